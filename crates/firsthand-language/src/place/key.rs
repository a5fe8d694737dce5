//! The form in which names are looked up: ASCII letters and digits, lower case, single spaces.
//!
//! `training/gazetteer.py` makes the keys of the gazetteer by the same rules.

/// Longest name that is looked up, in bytes.
const LONGEST: usize = 80;

/// The key of a name: marks and stops dropped, hyphens as spaces, Latin letters without their accents, "Saint" as "St".
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut word = String::new();
    for c in name.chars().take(LONGEST) {
        match c {
            '-' | '/' | ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2010}' | '\u{2011}' | '\u{2013}' => push(&mut out, &mut word),
            _ if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => {}
            _ => word.push_str(plain(c)),
        }
    }
    push(&mut out, &mut word);
    out
}

fn push(out: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(match word.as_str() {
        "saint" => "st",
        "ft" => "fort",
        "mt" => "mount",
        other => other,
    });
    word.clear();
}

/// A Latin letter without its accent; nothing for other characters.
fn plain(c: char) -> &'static str {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ǎ' | 'Ǎ' | 'ạ'..='ặ' | 'Ạ'..='Ặ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'ẹ'..='ệ' | 'Ẹ'..='Ệ' | 'ə' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'ỉ'..='ị' | 'Ỉ'..='Ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' | 'Ḩ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'ơ' | 'Ơ' | 'ọ'..='ợ' | 'Ọ'..='Ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'ș' | 'Ș' | 'ṣ' | 'Ṣ' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'ț' | 'Ț' | 'ṭ' | 'Ṭ' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'ư' | 'Ư' | 'ụ'..='ự' | 'Ụ'..='Ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'ỳ'..='ỹ' | 'Ỳ'..='Ỹ' => "y",
        'Ź'..='ž' | 'Ẕ' | 'ẓ' | 'Ẓ' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        assert_eq!(key("Saint-Étienne"), key("St. Etienne"));
        assert_eq!(key("Côte d’Ivoire"), "cote divoire");
        assert_eq!(key("  Al-Fashir "), "al fashir");
        assert_eq!(key("МОСКВА"), "");
    }
}
