//! Folding names of sources: what of a name tells its bearer from others.

use firsthand_types::{Source, SourceKind};
use std::collections::BTreeSet;

/// Titles and articles that do not tell names apart.
const LEFT_OUT: &[&str] = &[
    "the",
    "a",
    "an",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "gen",
    "general",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "sgt",
    "president",
    "minister",
    "mayor",
    "governor",
    "gov",
    "sen",
    "senator",
    "rep",
    "chief",
    "sheriff",
    "commissioner",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "deputy",
    "vice",
    "prime",
    "same",
    "maj",
    "major",
    "brig",
    "brigadier",
    "adm",
    "admiral",
    "rear",
    "lieutenant",
    "sergeant",
    "det",
    "detective",
    "supt",
    "cdr",
    "rev",
];

/// Words of a post that stands before a person's name.
pub(super) const POSTS: &[&str] = &[
    "minister",
    "president",
    "mayor",
    "governor",
    "gov",
    "senator",
    "chief",
    "sheriff",
    "commissioner",
    "director",
    "secretary",
    "general",
    "colonel",
    "captain",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chairman",
    "chairwoman",
    "commander",
    "attorney",
    "ambassador",
    "premier",
    "chancellor",
    "head",
    "officer",
    "superintendent",
    "inspector",
    "prosecutor",
    "judge",
];

/// Words after which a group's own name for itself stands ("a group that calls itself ...").
const CALLED: &[&str] =
    &["calling itself ", "calling themselves ", "calls itself ", "call themselves ", "styling itself ", "known as "];

/// Words by which a body speaks.
pub(super) const SPEAKS: &[&str] = &[
    "official",
    "officials",
    "authorities",
    "website",
    "statement",
    "leaders",
    "of",
    "in",
    "for",
    "from",
    "at",
    "spokespeople",
    "lawsuit",
    "suit",
    "complaint",
    "filing",
    "message",
    "communique",
    "communiqu\u{e9}",
    "briefing",
];

/// A name without articles, titles, possessives and punctuation, in lower case.
pub(super) fn fold(name: &str) -> String {
    let lower = name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let lower = of_where(name, &lower).to_owned();
    let called = CALLED.iter().filter_map(|c| lower.split_once(c).map(|(_, own)| own)).find(|own| !own.trim().is_empty());
    let words: Vec<&str> = called
        .unwrap_or(&lower)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|w| w.trim_end_matches("'s").trim_matches('\''))
        .filter(|w| !w.is_empty())
        .collect();
    let kept: Vec<&str> = words.iter().copied().filter(|w| !LEFT_OUT.contains(w)).collect();
    // Initials between two names tell nobody apart.
    let long = kept.iter().filter(|w| w.chars().count() > 1).count();
    let full: Vec<&str> = kept.iter().copied().filter(|w| long < 2 || w.chars().count() > 1).collect();
    // "Tarn officials", "officials in Tarn" and the website of Tarn are Tarn's word.
    let bare: Vec<&str> = full.iter().copied().filter(|w| !SPEAKS.contains(w)).collect();
    let full = if bare.is_empty() { full } else { bare };
    // A post alone is its own name, with and without the article.
    let bare: Vec<&str> = words.iter().copied().filter(|w| !matches!(*w, "the" | "a" | "an")).collect();
    if full.is_empty() { bare.join(" ") } else { full.join(" ") }
}

/// A titled person's name without where he is from or what he belongs to ("Sen. Ada Venn of Tarn", "Gen. Brakk Dell of the Staff").
fn of_where<'l>(name: &str, lower: &'l str) -> &'l str {
    let Some(at) = lower.find(" of ") else { return lower };
    let front: Vec<&str> = name.get(..at).unwrap_or("").split_whitespace().collect();
    let title =
        |w: &str| LEFT_OUT.contains(&w.to_lowercase().trim_end_matches('.')) && !matches!(w, "the" | "a" | "an" | "The");
    let own = front.iter().skip_while(|w| title(w)).copied().collect::<Vec<_>>();
    let titled = front.first().is_some_and(|w| title(w) && w.starts_with(char::is_uppercase));
    if titled && own.len() > 1 && personal(&own.join(" ")) { lower.get(..at).unwrap_or(lower) } else { lower }
}

/// Whether a source is a body rather than a person, by its kind and the shape of its name.
pub(super) fn body_like(s: &Source) -> bool {
    use SourceKind::*;
    matches!(s.kind, Government | Military | Police | Emergency | Hospital | Court | Company) && !personal(&s.name)
}

/// Whether one folded name is another cut short: "police" beside "orvel police".
pub(crate) fn cut_short(short: &str, full: &str) -> bool {
    let (short, full) = (fold(short), fold(full));
    !short.is_empty() && full.len() > short.len() && full.strip_suffix(&short).is_some_and(|rest| rest.ends_with(' '))
}

/// Words that names of bodies have, and names of people have not.
pub(super) const BODIES: &[&str] = &[
    "department",
    "ministry",
    "police",
    "agency",
    "service",
    "office",
    "council",
    "county",
    "city",
    "hospital",
    "rescue",
    "university",
    "institute",
    "company",
    "committee",
    "army",
    "force",
    "forces",
    "news",
    "times",
    "post",
    "group",
    "state",
    "house",
    "bureau",
    "authority",
    "court",
    "party",
    "union",
    "association",
    "cross",
    "crescent",
    "society",
    "directorate",
    "commission",
    "board",
    "brigade",
    "guard",
    "coastguard",
    "navy",
    "railway",
    "railways",
    "government",
    "parliament",
    "foundation",
    "federation",
    "centre",
    "center",
    "observatory",
    "embassy",
    "consulate",
];

/// Two or three capitalised words without a word that bodies have: a person's name, as far as its shape shows.
pub(super) fn personal(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()))
        && !words.iter().any(|w| BODIES.contains(&w.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Countries by their names and adjectives, for the side of a body. Facts of the world, kept short: states whose bodies are often quoted.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("Afghanistan", &["afghanistan", "afghan"]),
    ("China", &["china", "chinese", "beijing"]),
    ("Egypt", &["egypt", "egyptian"]),
    ("France", &["france", "french", "elysee"]),
    ("Germany", &["germany", "german"]),
    ("India", &["india", "indian"]),
    ("Iran", &["iran", "iranian", "tehran"]),
    ("Iraq", &["iraq", "iraqi"]),
    ("Israel", &["israel", "israeli", "idf"]),
    ("Pakistan", &["pakistan", "pakistani"]),
    ("Russia", &["russia", "russian", "kremlin", "moscow", "fsb"]),
    ("Syria", &["syria", "syrian"]),
    ("Turkey", &["turkey", "turkish", "ankara"]),
    ("Ukraine", &["ukraine", "ukrainian", "kyiv"]),
    ("United Kingdom", &["britain", "british", "uk"]),
    ("United States", &["us", "u.s", "america", "american", "pentagon", "fbi", "cia", "washington"]),
];

/// The country that a body's name gives away.
pub(super) fn country(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let words: BTreeSet<&str> = lower.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    COUNTRIES.iter().find(|(_, names)| names.iter().any(|n| words.contains(n))).map(|(c, _)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cut_short_is_known() {
        assert!(cut_short("police", "the Orvel police"));
        assert!(cut_short("county officials", "Officials in Tarn County"));
        assert!(!cut_short("police", "police"));
        assert!(!cut_short("lice", "the Orvel police"));
    }

    #[test]
    fn names_fold_to_what_tells_them_apart() {
        assert_eq!(fold("the Orvel Fire Service"), "orvel fire service");
        assert_eq!(fold("Mayor Ada Venn"), "ada venn");
        assert_eq!(fold("a group calling itself the Salt Column"), "salt column");
        assert_eq!(fold("same ministry"), "ministry");
        assert_eq!(fold("Tarn County's lawsuit"), "tarn county");
        assert_eq!(fold("St Oda’s Hospital"), "st oda hospital");
        assert_eq!(fold("Ada Q. Venn"), "ada venn");
        assert_eq!(fold("Sen. Ada Venn of Tarn"), "ada venn");
        assert_eq!(fold("Maj. Gen. Brakk Dell of the Joint Staff"), "brakk dell");
        assert_eq!(fold("the Mayor of Tarn"), fold("Mayor of Tarn"));
        assert_eq!(fold("the spokesman"), "spokesman");
        assert_eq!(country("US embassy"), Some("United States"));
        assert_eq!(country("the museum"), None);
    }
}
