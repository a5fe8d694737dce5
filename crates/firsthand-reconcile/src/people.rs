//! Victims, suspects and survivors of one incident: the claims about one person brought together.

use firsthand_types::{Claim, ClaimId, PersonEntry, PersonValue, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How final a fate is: a word that ends the matter stands over an earlier one. Who was missing is found, hurt or dead in the end; who was
/// arrested is let go, or charged, and then convicted or acquitted.
const FATES: &[&str] = &[
    "missing",
    "unharmed",
    "survived",
    "rescued",
    "injured",
    "killed",
    "arrested",
    "released",
    "charged",
    "convicted",
    "acquitted",
];

/// Words before a name that are none of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "sgt",
    "sergeant",
    "officer",
    "constable",
    "pc",
    "captain",
    "capt",
    "lt",
    "imam",
    "rabbi",
    "father",
    "sister",
    "pastor",
    "rev",
    "reverend",
    "professor",
    "prof",
    "judge",
];

/// What a claim says of a person.
type Told<'a> = (&'a PersonValue, &'a Claim);

/// One entry a person: proper names by full name, a surname alone joins the one full name that ends in it; descriptions by their words.
pub(crate) fn people(claims: &[&Claim]) -> Vec<PersonEntry> {
    let told: Vec<(&PersonValue, &Claim)> = claims
        .iter()
        .filter(|c| c.slot == Slot::Person && c.supports())
        .filter_map(|c| match &c.value {
            Value::Person(p) => Some((p, *c)),
            _ => None,
        })
        .collect();
    let full: BTreeSet<Vec<String>> = told.iter().map(|(p, _)| words(&p.name)).filter(|w| w.len() > 1).collect();
    let whole: BTreeSet<Vec<String>> = full.iter().map(|f| longest(f.clone(), &full, true)).collect();
    let mut by: BTreeMap<(Vec<String>, bool), Vec<Told<'_>>> = BTreeMap::new();
    for (p, c) in told {
        let proper = named(&p.name);
        let name = longest(longest(words(&p.name), &full, proper && words(&p.name).len() > 1), &whole, proper);
        by.entry((name, p.role == "suspect")).or_default().push((p, c));
    }
    let mut out: Vec<PersonEntry> = by.into_values().filter_map(|list| entry(&list)).collect();
    out.sort_by(|a, b| (&a.role, &a.name, &a.claims).cmp(&(&b.role, &b.name, &b.claims)));
    out
}

/// Whether a name is a proper one, and no description in the report's words.
fn named(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// The fullest name that these words stand for: a surname, a first name with a surname ("Ivo Brandt" for "Ivo Karl Brandt"), or another
/// spelling (one letter off, of long names), where one alone fits; else the words themselves.
fn longest(own: Vec<String>, full: &BTreeSet<Vec<String>>, proper: bool) -> Vec<String> {
    if !proper {
        return own;
    }
    let ends = |f: &&Vec<String>| f.len() > own.len() && f.last() == own.last() && (own.len() == 1 || f.first() == own.first());
    let inner = |f: &&Vec<String>| own.iter().all(|w| f.contains(w));
    let spelt = |f: &&Vec<String>| f.len() == own.len() && own.len() > 1 && **f != own && alike(f, &own);
    for fits in [&(|f: &&Vec<String>| ends(f) && inner(f)) as &dyn Fn(&&Vec<String>) -> bool, &spelt] {
        let mut found = full.iter().filter(|f| fits(f));
        if let (Some(only), None) = (found.next(), found.next()) {
            // Of two spellings the first in order stands for both.
            return if only.len() > own.len() { only.clone() } else { only.clone().min(own.clone()) };
        }
    }
    own
}

/// Whether two names of as many words are one but for how one word is spelt: a letter doubled ("Mukad", "Mukaad"), or one letter of a
/// long surname. First names that differ otherwise may be a brother's and a sister's.
fn alike(a: &[String], b: &[String]) -> bool {
    let off: Vec<usize> = a.iter().zip(b).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
    let [only] = off.as_slice() else { return false };
    let (Some(x), Some(y)) = (a.get(*only), b.get(*only)) else { return false };
    let single = |w: &str| {
        let mut letters: Vec<char> = w.chars().collect();
        letters.dedup();
        letters
    };
    let surname = only + 1 == a.len() && x.chars().count().min(y.chars().count()) >= 5 && one_off(x, y);
    single(x) == single(y) || surname
}

/// Whether one letter parts two words.
fn one_off(x: &str, y: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    let head = x.iter().zip(&y).take_while(|(a, b)| a == b).count();
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(a, b)| a == b).count();
    let most = x.len().max(y.len());
    head > 0 && x.len().abs_diff(y.len()) <= 1 && head + tail + 1 >= most
}

fn entry(list: &[(&PersonValue, &Claim)]) -> Option<PersonEntry> {
    let (longest, _) = list.iter().max_by_key(|(p, c)| (p.name.len(), &c.id))?;
    let rank = |f: &str| FATES.iter().position(|x| *x == f);
    let fate = list.iter().filter_map(|(p, _)| p.fate.as_deref()).max_by_key(|f| (rank(f), (*f).to_owned()));
    let mut ages: BTreeMap<u32, usize> = BTreeMap::new();
    for age in list.iter().filter_map(|(p, _)| p.age) {
        *ages.entry(age).or_default() += 1;
    }
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    for (p, _) in list {
        *roles.entry(p.role.as_str()).or_default() += 1;
    }
    let role =
        roles.iter().max_by_key(|(r, n)| (**n, **r == "victim", std::cmp::Reverse(**r))).map(|(r, _)| (*r).to_owned())?;
    let claims: BTreeSet<ClaimId> = list.iter().map(|(_, c)| c.id.clone()).collect();
    Some(PersonEntry {
        name: longest.name.clone(),
        role,
        fate: fate.map(str::to_owned),
        age: ages.iter().max_by_key(|(_, n)| **n).map(|(age, _)| *age),
        claims: claims.into_iter().collect(),
    })
}

fn words(name: &str) -> Vec<String> {
    let all: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let bare: Vec<String> = all.iter().skip_while(|w| TITLES.contains(&w.as_str())).cloned().collect();
    if bare.is_empty() { all } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(w: &str) -> Vec<String> {
        words(w)
    }

    #[test]
    fn one_person_in_several_spellings() {
        let full: BTreeSet<Vec<String>> =
            ["Ivo Karl Brandt", "Ivo Brandt", "Mukad Orman", "Lena Brandt"].iter().map(|n| name(n)).collect();
        assert_eq!(longest(name("Ivo Brandt"), &full, true), name("Ivo Karl Brandt"));
        assert_eq!(longest(name("Mukaad Orman"), &full, true), name("Mukaad Orman").min(name("Mukad Orman")));
        assert_eq!(longest(name("Maria Kern"), &[name("Marta Kern")].into(), true), name("Maria Kern"));
        // Two have the surname.
        assert_eq!(longest(name("Mr Brandt"), &full, true), name("Brandt"));
        assert_eq!(longest(name("a retired postman"), &full, false), name("a retired postman"));
    }
}
