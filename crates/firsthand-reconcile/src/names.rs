//! Names levelled for comparison: marks, titles, posts and filler off. What is left are the words that tell one source from another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that belong to no name.
const FILLER: &[&str] = &["the", "a", "an", "of", "in", "for", "and", "at", "on", "by", "from", "to", "s", "its", "his", "her"];

/// Titles, posts and generic nouns: dropped while something else is left.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "mayor", "governor", "gov", "lt", "lieutenant", "sheriff",
    "chief", "captain", "capt", "sgt", "sergeant", "detective", "officer", "colonel", "col", "general", "gen", "major", "maj",
    "minister", "prime", "secretary", "senator", "sen", "rep", "representative", "councilman", "councilwoman", "commissioner",
    "director", "head", "deputy", "vice", "assistant", "spokesman", "spokeswoman", "spokesperson", "spokespersons", "official",
    "officials", "officers", "authorities", "statement", "department", "dept", "office", "professor", "prof", "judge", "king",
    "queen", "prince", "imam", "pastor", "rev", "reverend", "father", "commander", "attorney", "superintendent", "ambassador",
];

/// The levelled words of a name, in order; single letters (initials) are dropped where longer words remain.
pub(crate) fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let all: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|w| w.replace('.', ""))
        .filter(|w| !w.is_empty() && !FILLER.contains(&w.as_str()))
        .collect();
    let without = |drop: &dyn Fn(&str) -> bool, from: &[String]| -> Vec<String> {
        let kept: Vec<String> = from.iter().filter(|w| !drop(w)).cloned().collect();
        if kept.is_empty() { from.to_vec() } else { kept }
    };
    let named = without(&|w| TITLES.contains(&w), &all);
    without(&|w| w.chars().count() < 2, &named)
}

/// The levelled name as one string: equal for "Mayor Ada Q. Venn" and "Ada Venn".
pub(crate) fn key(name: &str) -> String {
    words(name).join(" ")
}

/// Whether `short`, written in capitals, is made of the initials of `long`.
pub(crate) fn is_acronym(short: &str, long: &[String]) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.chars().count() >= 2
        && letters.chars().all(|c| c.is_uppercase() || c.is_numeric())
        && long.len() >= 2
        && letters.to_lowercase() == long.iter().filter_map(|w| w.chars().next()).collect::<String>()
}

/// Whether two names of two words or more are one person's or body's: the same first and last word, or the same words in any order.
pub(crate) fn agree(a: &[String], b: &[String]) -> bool {
    if a.len() < 2 || b.len() < 2 {
        return false;
    }
    if a.first() == b.first() && a.last() == b.last() {
        return true;
    }
    let sorted = |x: &[String]| {
        let mut x = x.to_vec();
        x.sort();
        x
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_initials_fall_away() {
        assert_eq!(key("Mayor Ada Q. Venn"), "ada venn");
        assert_eq!(key("the Mayor"), "mayor");
        assert_eq!(key("Orvel Police Department officials"), "orvel police");
        assert_eq!(key("José Ñandú"), "jose nandu");
    }

    #[test]
    fn initials_make_an_acronym() {
        assert!(is_acronym("TSF", &words("Tarn Security Force")));
        assert!(!is_acronym("tsf", &words("Tarn Security Force")));
    }
}
