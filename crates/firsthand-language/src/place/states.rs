//! Abbreviations of US states and Canadian provinces: newspaper style ("Fla.", "W.Va.") and postal codes.

/// Full name of the division that an abbreviation stands for. Postal codes ("FL") count only where `postal` is set: after a town's
/// name and a comma.
pub fn expand(words: &str, postal: bool) -> Option<&'static str> {
    let bare: String = words.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
    STATES.iter().find_map(|(name, code, news)| {
        let by_news = !news.is_empty() && words.contains('.') && news.eq_ignore_ascii_case(&bare);
        let by_code = postal && bare == *code && !words.ends_with('.');
        (by_news || by_code).then_some(*name)
    })
}

/// Name, postal code, newspaper abbreviation without stops.
#[rustfmt::skip]
static STATES: &[(&str, &str, &str)] = &[
    ("Alabama", "AL", "Ala"), ("Alaska", "AK", ""), ("Arizona", "AZ", "Ariz"), ("Arkansas", "AR", "Ark"), ("California", "CA", "Calif"),
    ("Colorado", "CO", "Colo"), ("Connecticut", "CT", "Conn"), ("Delaware", "DE", "Del"), ("District of Columbia", "DC", "DC"), ("Florida", "FL", "Fla"),
    ("Georgia", "GA", "Ga"), ("Hawaii", "HI", ""), ("Idaho", "ID", ""), ("Illinois", "IL", "Ill"), ("Indiana", "IN", "Ind"), ("Iowa", "IA", ""),
    ("Kansas", "KS", "Kan"), ("Kansas", "KS", "Kans"), ("Kentucky", "KY", "Ky"), ("Louisiana", "LA", "La"), ("Maine", "ME", ""), ("Maryland", "MD", "Md"),
    ("Massachusetts", "MA", "Mass"), ("Michigan", "MI", "Mich"), ("Minnesota", "MN", "Minn"), ("Mississippi", "MS", "Miss"), ("Missouri", "MO", "Mo"),
    ("Montana", "MT", "Mont"), ("Nebraska", "NE", "Neb"), ("Nebraska", "NE", "Nebr"), ("Nevada", "NV", "Nev"), ("New Hampshire", "NH", "NH"),
    ("New Jersey", "NJ", "NJ"), ("New Mexico", "NM", "NM"), ("New York", "NY", "NY"), ("North Carolina", "NC", "NC"), ("North Dakota", "ND", "ND"),
    ("Ohio", "OH", ""), ("Oklahoma", "OK", "Okla"), ("Oregon", "OR", "Ore"), ("Pennsylvania", "PA", "Pa"), ("Pennsylvania", "PA", "Penn"), ("Rhode Island", "RI", "RI"),
    ("South Carolina", "SC", "SC"), ("South Dakota", "SD", "SD"), ("Tennessee", "TN", "Tenn"), ("Texas", "TX", "Tex"), ("Utah", "UT", ""),
    ("Vermont", "VT", "Vt"), ("Virginia", "VA", "Va"), ("Washington", "WA", "Wash"), ("West Virginia", "WV", "WVa"), ("Wisconsin", "WI", "Wis"),
    ("Wisconsin", "WI", "Wisc"), ("Wyoming", "WY", "Wyo"), ("Ontario", "ON", "Ont"), ("Quebec", "QC", "Que"), ("British Columbia", "BC", "BC"),
    ("Alberta", "AB", "Alta"), ("Manitoba", "MB", "Man"), ("Saskatchewan", "SK", "Sask"), ("Nova Scotia", "NS", "NS"), ("New Brunswick", "NB", "NB"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newspaper_style_and_codes() {
        assert_eq!(expand("Fla.", false), Some("Florida"));
        assert_eq!(expand("W.Va.", false), Some("West Virginia"));
        assert_eq!(expand("TX", true), Some("Texas"));
        assert_eq!(expand("IN", false), None);
        assert_eq!(expand("OK", false), None);
    }
}
