//! Spellings of one name: word order, demonyms, British and American letters, and the ways of writing a name in Latin letters.
//!
//! Two names of a body are one where the same words make them up ("the Ministry of Health", "the Health Ministry"); two names of a
//! person where every word is the same sound ("Andriuschenko", "Andrushchenko"). Nothing here guesses at what words mean.

use super::fold::{BODIES, SPEAKS, fold, personal};
use std::collections::BTreeSet;

/// What makes up a body's name, and the word that says what it is ("ministry").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub words: BTreeSet<String>,
    pub head: String,
}

/// Words before which a body's head stands ("the Ministry of Health", "the prosecutor's office in Orvel").
const AFTER_HEAD: &[&str] = &["of", "in", "at", "for", "from", "to", "on", "by", "with"];

/// Words that add nothing to what a name says.
const EMPTY: &[&str] = &["the", "a", "an", "and", "same", "spokesman", "spokeswoman", "spokesperson"];

/// Forces, and the words that may stand after them without another meaning ("the Orvel police department").
const FORCES: &[&str] = &["police", "fire", "rescue", "ambulance", "coastguard", "cross", "crescent"];
const OF_FORCES: &[&str] = &["department", "service", "services", "force", "dept", "brigade", "society"];

/// Units of administration, which names of places often go without ("Tarn officials", "officials in Tarn County").
pub(super) const UNITS: &[&str] =
    &["county", "city", "province", "state", "district", "region", "governorate", "municipality", "town", "village", "oblast"];

impl Key {
    /// The key of a body's name; `None` where no word of it tells it apart.
    pub fn of(name: &str) -> Option<Self> {
        let lower = name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|w| w.trim_end_matches("'s").trim_matches('\''))
            .filter(|w| w.chars().count() > 1 && !EMPTY.contains(w))
            .collect();
        let cut = words.iter().position(|w| AFTER_HEAD.contains(w)).unwrap_or(words.len());
        let told = |list: &[&str]| -> Vec<String> {
            let kept: Vec<&str> =
                list.iter().copied().filter(|w| !SPEAKS.contains(w) && !AFTER_HEAD.contains(w) && !article(w)).collect();
            without_force(&kept).iter().map(|w| word(w)).collect()
        };
        let (front, mut back) = (told(words.get(..cut).unwrap_or(&[])), told(words.get(cut..).unwrap_or(&[])));
        let head = front.last().or(back.last())?.clone();
        // "Corvane's embassy in Castrane" is Corvane's: where an embassy stands says nothing of whose it is.
        let seat = words.get(cut..).unwrap_or(&[]).iter().position(|w| matches!(*w, "in" | "at"));
        if let (true, Some(seat)) = (matches!(head.as_str(), "embassy" | "consulate"), seat) {
            let whose = told(words.get(cut..cut + seat).unwrap_or(&[]));
            let there = told(words.get(cut + seat..).unwrap_or(&[])).into_iter().map(|w| format!("@{w}"));
            back = whose.into_iter().chain(there).collect();
        }
        Some(Key { words: front.into_iter().chain(back).collect(), head })
    }

    /// Whether this is the other name of a body cut short: fewer of the same words, and of the same head.
    pub fn shortens(&self, long: &Key) -> bool {
        self.words.len() < long.words.len() && self.head == long.head && self.words.is_subset(&long.words)
    }

    /// Whether the head is a word that bodies have: an unnamed judge or mother is not the one whom another report tells more of.
    pub fn is_body(&self) -> bool {
        BODIES.iter().any(|b| word(b) == self.head)
    }
}

/// The name that a descriptor stands with: "the Islamist movement al-Ward", "Ward insurgents".
pub(super) fn described(name: &str) -> Option<String> {
    const WHAT: &[&str] = &[
        "movement",
        "group",
        "militia",
        "organisation",
        "organization",
        "network",
        "faction",
        "insurgents",
        "militants",
        "rebels",
        "fighters",
        "guerrillas",
        "outfit",
        "gang",
        "union",
        "charity",
        "company",
        "operator",
        "airline",
        "broadcaster",
        "newspaper",
        "channel",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let what = |w: &&str| WHAT.contains(&w.to_lowercase().as_str());
    let proper = |w: &&str| w.chars().any(char::is_uppercase);
    let last = words.iter().rposition(what)?;
    let own = words.get(last + 1..).unwrap_or(&[]);
    if !own.is_empty() {
        return own.iter().all(proper).then(|| own.join(" "));
    }
    let front = words.get(..last).unwrap_or(&[]);
    let from = front.iter().rposition(|w| w.ends_with("'s") || w.ends_with("\u{2019}s")).map_or(0, |n| n + 1);
    let own = front.get(from..).unwrap_or(&[]);
    (!own.is_empty() && own.iter().all(proper)).then(|| own.join(" "))
}

/// How a person's full name sounds, word by word; `None` where the words are no full name.
pub(super) fn person(name: &str) -> Option<Vec<String>> {
    let folded = fold(name);
    let words: Vec<String> = folded.split(' ').filter(|w| !article(w)).map(sound).collect();
    (personal(name) && words.len() > 1 && words.iter().all(|w| w.chars().count() > 1)).then_some(words)
}

/// How one word of a name sounds: the letters of the common ways of writing names in Latin letters, made one.
pub(super) fn sound(word: &str) -> String {
    let mut s: String = word.to_lowercase().chars().flat_map(plain).collect();
    for (from, to) in SOUNDS {
        s = s.replace(from, to);
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars().filter(|c| *c != '\'') {
        // A letter written twice sounds once.
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    hard_g(&out)
}

/// Ways of writing one sound, the longest first.
const SOUNDS: &[(&str, &str)] = &[
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("y", "i"),
    ("ij", "i"),
    ("iu", "u"),
    ("ju", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("w", "v"),
];

/// An "h" between a letter that is not part of its sign and a vowel is often a "g" in the neighbouring language.
fn hard_g(s: &str) -> String {
    let chars: Vec<char> = s.chars().collect();
    let at = |n: usize| chars.get(n).copied().unwrap_or(' ');
    let is = |n: usize| n > 0 && at(n) == 'h' && !"sctkgp".contains(at(n - 1)) && "aeiou".contains(at(n + 1));
    (0..chars.len()).map(|n| if is(n) { 'g' } else { at(n) }).collect()
}

/// A letter without its marks.
fn plain(c: char) -> Vec<char> {
    let s = match c {
        '\u{e0}'..='\u{e5}' | '\u{101}' | '\u{103}' | '\u{105}' => "a",
        '\u{e7}' | '\u{107}' | '\u{10d}' => "c",
        '\u{e8}'..='\u{eb}' | '\u{113}' | '\u{119}' | '\u{11b}' => "e",
        '\u{ec}'..='\u{ef}' | '\u{12b}' | '\u{131}' => "i",
        '\u{f1}' | '\u{144}' | '\u{148}' => "n",
        '\u{f2}'..='\u{f6}' | '\u{f8}' | '\u{14d}' | '\u{151}' => "o",
        '\u{f9}'..='\u{fc}' | '\u{16b}' | '\u{16f}' | '\u{171}' => "u",
        '\u{fd}' | '\u{ff}' => "y",
        '\u{11f}' => "g",
        '\u{142}' => "l",
        '\u{159}' => "r",
        '\u{15b}' | '\u{161}' | '\u{15f}' => "s",
        '\u{17a}' | '\u{17c}' | '\u{17e}' => "z",
        '\u{df}' => "ss",
        other => return vec![other],
    };
    s.chars().collect()
}

/// The Arabic article, written apart.
fn article(word: &str) -> bool {
    matches!(word, "al" | "el")
}

/// "the Orvel police department" is the Orvel police.
fn without_force<'w>(words: &[&'w str]) -> Vec<&'w str> {
    match words {
        [front @ .., force, last] if FORCES.contains(force) && OF_FORCES.contains(last) => {
            front.iter().copied().chain([*force]).collect()
        }
        _ => words.to_vec(),
    }
}

/// One word of a body's name without what differs between spellings: British letters, endings of demonyms and plurals, marks.
fn word(w: &str) -> String {
    let mut s = w.to_owned();
    for (from, to) in
        [("isation", "ization"), ("fence", "fense"), ("labour", "labor"), ("harbour", "harbor"), ("centre", "center")]
    {
        s = s.replace(from, to);
    }
    let long = |s: &str, cut: &str| s.strip_suffix(cut).filter(|rest| rest.chars().count() > 2).map(str::to_owned);
    if !s.ends_with("ss") && !s.ends_with("ans") {
        s = long(&s, "s").unwrap_or(s);
    }
    // "Kenya", "Kenyan"; "Libya", "Libyan": to what they have in common. One ending only: Niger is not Nigeria.
    let cut = ["ese", "an", "a", "e", "i", "o", "u", "y"].iter().find_map(|end| long(&s, end));
    sound(&cut.unwrap_or(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of(name).unwrap()
    }

    #[test]
    fn the_same_words_in_any_order_are_one_body() {
        assert_eq!(key("the Ministry of Health").words, key("Health Ministry").words);
        assert_eq!(key("Velian Defence Ministry").words, key("Ministry of Defense of Velia").words);
        assert_eq!(key("the Orvel Police Department").words, key("police in Orvel").words);
        assert_eq!(key("Kamarese Red Star").words, key("Kamara's Red Star").words);
        assert_ne!(key("Nigerian army").words, key("Niger's army").words);
        assert_ne!(key("Indian police").words, key("Indiana police").words);
        assert_ne!(key("the harbour ministry").words, key("the salt ministry").words);
        assert_ne!(key("an adviser to the mayor").words, key("an adviser to the governor").words);
    }

    #[test]
    fn a_name_cut_short_keeps_its_head() {
        assert!(key("Health Ministry").shortens(&key("Ministry of Health and Waters")));
        assert!(!key("Orvel").shortens(&key("Orvel fire service")));
        assert!(key("ministry").is_body() && !key("a judge in Orvel").is_body());
    }

    #[test]
    fn one_name_in_two_spellings_sounds_alike() {
        let same = |a, b| person(a).is_some() && person(a) == person(b);
        assert!(same("Petro Danyuschenko", "Petro Danyushchenko"));
        assert!(same("Oleh Sarenskyy", "Oleh Sarensky"));
        assert!(same("Serhiy Tarn", "Sergiy Tarn"));
        assert!(!same("Ada Venn", "Ida Venn"));
        assert!(!same("Carla Venn", "Carlo Venn"));
    }

    #[test]
    fn a_descriptor_stands_with_a_name() {
        assert_eq!(described("the Brakk Islamist movement al-Ward"), Some("al-Ward".into()));
        assert_eq!(described("Brakk's Ward insurgents"), Some("Ward".into()));
        assert_eq!(described("an armed group"), None);
        assert_eq!(described("the Orvel police"), None);
    }
}
