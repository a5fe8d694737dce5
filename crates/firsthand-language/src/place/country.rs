//! Countries: names and demonyms.

use super::format::Gazetteer;

/// Name of the country with an ISO 3166 alpha-2 code ("RU" -> "Russia").
pub fn country_name(code: &str) -> Option<&'static str> {
    let g = Gazetteer::get();
    g.country(code).map(|r| g.name(&r))
}

/// Country of an adjective or a people ("Russian", "Russians", "Kenyans" -> code); case matters not.
pub fn demonym(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let find = |w: &str| DEMONYMS.binary_search_by(|(d, _)| (*d).cmp(w)).ok().and_then(|i| DEMONYMS.get(i)).map(|(_, c)| *c);
    find(&lower).or_else(|| lower.strip_suffix('s').and_then(find)).or_else(|| {
        let stem = lower.strip_suffix("men").or_else(|| lower.strip_suffix("man")).or_else(|| lower.strip_suffix("woman"))?;
        find(stem)
    })
}

/// Sorted: adjective or singular, code.
#[rustfmt::skip]
static DEMONYMS: &[(&str, &str)] = &[
    ("afghan", "AF"), ("albanian", "AL"), ("algerian", "DZ"), ("american", "US"), ("andorran", "AD"), ("angolan", "AO"), ("argentine", "AR"), ("argentinian", "AR"),
    ("armenian", "AM"), ("aussie", "AU"), ("australian", "AU"), ("austrian", "AT"), ("azerbaijani", "AZ"), ("azeri", "AZ"), ("bahamian", "BS"), ("bahraini", "BH"),
    ("bangladeshi", "BD"), ("barbadian", "BB"), ("basque", "ES"), ("belarusian", "BY"), ("belarussian", "BY"), ("belgian", "BE"), ("belizean", "BZ"), ("beninese", "BJ"),
    ("bermudian", "BM"), ("bhutanese", "BT"), ("bolivian", "BO"), ("bosnian", "BA"), ("botswanan", "BW"), ("brazilian", "BR"), ("british", "GB"), ("briton", "GB"),
    ("bruneian", "BN"), ("bulgarian", "BG"), ("burkinabe", "BF"), ("burmese", "MM"), ("burundian", "BI"), ("cambodian", "KH"), ("cameroonian", "CM"), ("canadian", "CA"),
    ("cape verdean", "CV"), ("central african", "CF"), ("chadian", "TD"), ("chechen", "RU"), ("chilean", "CL"), ("chinese", "CN"), ("colombian", "CO"), ("comoran", "KM"),
    ("congolese", "CD"), ("costa rican", "CR"), ("croat", "HR"), ("croatian", "HR"), ("cuban", "CU"), ("cypriot", "CY"), ("czech", "CZ"), ("dane", "DK"),
    ("danish", "DK"), ("djiboutian", "DJ"), ("dominican", "DO"), ("dutch", "NL"), ("ecuadorean", "EC"), ("ecuadorian", "EC"), ("egyptian", "EG"), ("emirati", "AE"),
    ("english", "GB"), ("eritrean", "ER"), ("estonian", "EE"), ("ethiopian", "ET"), ("fijian", "FJ"), ("filipino", "PH"), ("finn", "FI"), ("finnish", "FI"),
    ("french", "FR"), ("gabonese", "GA"), ("gambian", "GM"), ("georgian", "GE"), ("german", "DE"), ("ghanaian", "GH"), ("greek", "GR"), ("grenadian", "GD"),
    ("guatemalan", "GT"), ("guinean", "GN"), ("guyanese", "GY"), ("haitian", "HT"), ("honduran", "HN"), ("hungarian", "HU"), ("icelander", "IS"), ("icelandic", "IS"),
    ("indian", "IN"), ("indonesian", "ID"), ("iranian", "IR"), ("iraqi", "IQ"), ("irish", "IE"), ("israeli", "IL"), ("italian", "IT"), ("ivorian", "CI"),
    ("jamaican", "JM"), ("japanese", "JP"), ("jordanian", "JO"), ("kazakh", "KZ"), ("kazakhstani", "KZ"), ("kenyan", "KE"), ("kosovan", "XK"), ("kosovar", "XK"),
    ("kuwaiti", "KW"), ("kyrgyz", "KG"), ("lao", "LA"), ("laotian", "LA"), ("latvian", "LV"), ("lebanese", "LB"), ("liberian", "LR"), ("libyan", "LY"),
    ("lithuanian", "LT"), ("luxembourgish", "LU"), ("macedonian", "MK"), ("malagasy", "MG"), ("malawian", "MW"), ("malaysian", "MY"), ("maldivian", "MV"), ("malian", "ML"),
    ("maltese", "MT"), ("mauritanian", "MR"), ("mauritian", "MU"), ("mexican", "MX"), ("moldovan", "MD"), ("monegasque", "MC"), ("mongolian", "MN"), ("montenegrin", "ME"),
    ("moroccan", "MA"), ("mozambican", "MZ"), ("namibian", "NA"), ("nepalese", "NP"), ("nepali", "NP"), ("new zealander", "NZ"), ("nicaraguan", "NI"), ("nigerian", "NG"),
    ("nigerien", "NE"), ("north korean", "KP"), ("northern irish", "GB"), ("norwegian", "NO"), ("omani", "OM"), ("pakistani", "PK"), ("palestinian", "PS"), ("panamanian", "PA"),
    ("papua new guinean", "PG"), ("paraguayan", "PY"), ("peruvian", "PE"), ("philippine", "PH"), ("pole", "PL"), ("polish", "PL"), ("portuguese", "PT"), ("puerto rican", "PR"),
    ("qatari", "QA"), ("romanian", "RO"), ("russian", "RU"), ("rwandan", "RW"), ("salvadoran", "SV"), ("salvadorean", "SV"), ("saudi", "SA"), ("saudi arabian", "SA"),
    ("scot", "GB"), ("scottish", "GB"), ("senegalese", "SN"), ("serb", "RS"), ("serbian", "RS"), ("sierra leonean", "SL"), ("singaporean", "SG"), ("slovak", "SK"),
    ("slovakian", "SK"), ("slovene", "SI"), ("slovenian", "SI"), ("somali", "SO"), ("somalian", "SO"), ("south african", "ZA"), ("south korean", "KR"), ("south sudanese", "SS"),
    ("spaniard", "ES"), ("spanish", "ES"), ("sri lankan", "LK"), ("sudanese", "SD"), ("surinamese", "SR"), ("swazi", "SZ"), ("swede", "SE"), ("swedish", "SE"),
    ("swiss", "CH"), ("syrian", "SY"), ("taiwanese", "TW"), ("tajik", "TJ"), ("tajikistani", "TJ"), ("tanzanian", "TZ"), ("thai", "TH"), ("tibetan", "CN"),
    ("togolese", "TG"), ("tongan", "TO"), ("trinidadian", "TT"), ("tunisian", "TN"), ("turk", "TR"), ("turkish", "TR"), ("turkmen", "TM"), ("ugandan", "UG"),
    ("ukrainian", "UA"), ("uruguayan", "UY"), ("uzbek", "UZ"), ("venezuelan", "VE"), ("vietnamese", "VN"), ("welsh", "GB"), ("yemeni", "YE"), ("yemenite", "YE"),
    ("zambian", "ZM"), ("zimbabwean", "ZW"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_names_countries() {
        assert!(DEMONYMS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(DEMONYMS.iter().all(|(_, code)| country_name(code).is_some()));
    }

    #[test]
    fn peoples_belong_to_countries() {
        assert_eq!(demonym("Russians"), Some("RU"));
        assert_eq!(demonym("French"), Some("FR"));
        assert_eq!(demonym("Frenchman"), Some("FR"));
        assert_eq!(demonym("Orvelian"), None);
    }
}
