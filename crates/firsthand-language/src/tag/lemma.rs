//! Dictionary forms: a table of the irregular, suffix rules for the rest (those of `training/lexicon.py`).

use crate::layers::Upos;
use crate::lexicon::Map;
use std::sync::OnceLock;

struct Table {
    nouns: Map<&'static str>,
    verbs: Map<&'static str>,
    auxiliaries: Map<&'static str>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { nouns: Map::default(), verbs: Map::default(), auxiliaries: Map::default() };
        for line in include_str!("../../data/lemmas.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut parts = line.split('\t');
            if let (Some(form), Some(tag), Some(lemma)) = (parts.next(), parts.next(), parts.next()) {
                match tag {
                    "N" => table.nouns.insert(form, lemma),
                    "V" => table.verbs.insert(form, lemma),
                    "X" => table.auxiliaries.insert(form, lemma),
                    _ => None,
                };
            }
        }
        table
    })
}

/// The dictionary form of a word in lower case.
pub(crate) fn lemma(word: &str, tag: Upos) -> Box<str> {
    let table = table();
    match tag {
        Upos::Noun => match table.nouns.get(word) {
            Some(lemma) => (*lemma).into(),
            None => plural(word),
        },
        Upos::Verb => match table.verbs.get(word) {
            Some(lemma) => (*lemma).into(),
            None => verb(word),
        },
        Upos::Aux => match table.auxiliaries.get(word).or_else(|| table.verbs.get(word)) {
            Some(lemma) => (*lemma).into(),
            None => word.into(),
        },
        _ => word.to_lowercase().into(),
    }
}

fn verb(word: &str) -> Box<str> {
    if word.ends_with('s') {
        return plural(word);
    }
    if let Some(base) = word.strip_suffix("ied").filter(|_| word.len() > 4) {
        return join(base, "y");
    }
    for suffix in ["ing", "ed"] {
        if let Some(base) = word.strip_suffix(suffix).filter(|b| b.len() > 2) {
            return stem(base);
        }
    }
    word.into()
}

fn plural(word: &str) -> Box<str> {
    if let Some(base) = word.strip_suffix("ies").filter(|_| word.len() > 4) {
        return join(base, "y");
    }
    if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|s| word.ends_with(s)) {
        return word.strip_suffix("es").unwrap_or(word).into();
    }
    if word.len() > 3 && !["ss", "us", "is"].iter().any(|s| word.ends_with(s)) {
        return word.strip_suffix('s').unwrap_or(word).into();
    }
    word.into()
}

fn join(base: &str, end: &str) -> Box<str> {
    let mut out = String::with_capacity(base.len() + end.len());
    out.push_str(base);
    out.push_str(end);
    out.into()
}

const TAKES_E: &[&str] = &[
    "at", "v", "iz", "us", "as", "os", "ag", "ang", "rg", "dg", "ec", "nc", "rc", "ic", "ac", "uc", "ur", "ir", "bl", "pl",
    "tl", "dl", "gl", "ut", "ot", "id", "ud", "u", "it", "in",
];
const TAKES_NONE: &[&str] = &[
    "eat", "oat", "eas", "oin", "ain", "eed", "ait", "out", "oot", "uit", "ein", "oit", "bit", "dit", "sit", "mit", "fit",
    "oid", "aid", "our", "eur", "ick", "ck", "gin", "lain", "air",
];

/// The base of a verb without "-ed" or "-ing": the spelling that is known as a verb, else by rule.
fn stem(base: &str) -> Box<str> {
    let known = |word: &str| super::known_tags(word).contains('V') || crate::lexicon::lexicon().cue(word).is_some();
    let with_e = join(base, "e");
    if known(&with_e) && !known(base) {
        return with_e;
    }
    if known(base) && !known(&with_e) {
        return base.into();
    }
    let bytes = base.as_bytes();
    if let [.., a, b] = bytes
        && base.len() > 3
        && a == b
        && b.is_ascii_alphabetic()
        && !b"lszaeiou".contains(b)
    {
        return base.get(..base.len() - 1).unwrap_or(base).into();
    }
    if TAKES_E.iter().any(|s| base.ends_with(s)) && !TAKES_NONE.iter().any(|s| base.ends_with(s)) {
        return join(base, "e");
    }
    base.into()
}
