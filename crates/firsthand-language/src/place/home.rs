//! The town that a report is chiefly about: what its institutions, its dateline, its title and its address name.
//!
//! Local reports seldom say where their streets lie: "Orvel police" and the outlet's address do. The home weighs on the sense of
//! other names, and a small namesake far away from it, which nothing in the text speaks for, is none of the report's places.

use super::distance::distance_km;
use super::format::{Gazetteer, Kind, Record};
use super::key::key;
use super::scan::{Form, Hit, Name};
use super::words::{Gap, Word};
use crate::layers::Place;
use crate::lexicon::class;
use firsthand_types::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From this weight on a home is sure enough to place other names by it.
pub const STRONG: f64 = 3.0;

/// The town (or county) that a report is chiefly about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// The place.
    pub place: Place,
    /// What speaks for it; from [`STRONG`] on it may place what has no town of its own.
    pub weight: f64,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    Text,
    /// A title that is read as the text.
    Title,
    /// The other part of the report: the title of a body.
    Beside,
    /// The outlet's name or address.
    Address,
}

/// The names of towns in an outlet's name and address: "orvelnews.example", "orvel.station.example".
pub(super) fn address_names(outlet: Option<&str>, url: Option<&str>) -> Vec<Name> {
    let host = |u: &str| {
        let last = u.rsplit("://").next().unwrap_or(u);
        last.split(['/', ':', '?']).next().unwrap_or("").to_ascii_lowercase()
    };
    let mut hosts: Vec<String> =
        [url, outlet.filter(|o| o.contains('.') && !o.contains(' '))].into_iter().flatten().map(host).collect();
    hosts.dedup();
    let mut found: Vec<Name> = Vec::new();
    for label in hosts.iter().flat_map(|h| h.split('.').take(4)).filter(|l| l.len() >= 5 && l.len() <= 40) {
        if let Some(name) = town_in(label).filter(|n| !found.iter().any(|f| f.hit.key == n.hit.key)) {
            found.push(name);
        }
    }
    found
}

/// Words that stand before or after a town's name in an address.
const AFFIXES: &[&str] = &[
    "news",
    "now",
    "times",
    "post",
    "sun",
    "tribune",
    "herald",
    "gazette",
    "journal",
    "register",
    "star",
    "press",
    "today",
    "online",
    "local",
    "daily",
    "tv",
    "globe",
    "chronicle",
    "dispatch",
    "observer",
    "examiner",
    "record",
    "live",
    "homepage",
    "standard",
    "leader",
    "citizen",
    "mail",
    "echo",
    "mirror",
    "union",
    "ledger",
    "telegraph",
    "enterprise",
    "reporter",
    "independent",
    "nbc",
    "abc",
    "cbs",
    "fox",
    "my",
    "the",
    "click",
    "sentinel",
    "advocate",
    "democrat",
    "free",
    "city",
];

/// Beginnings of names of two words, which an address writes as one.
const FIRST_WORDS: &[&str] =
    &["new", "san", "los", "las", "saint", "fort", "santa", "baton", "little", "salt", "grand", "el", "palm"];

/// Least inhabitants of a town that an address is read as naming.
const GREAT: u32 = 40_000;

fn town_in(label: &str) -> Option<Name> {
    let bare = label.trim_matches(|c: char| c.is_ascii_digit() || c == '-');
    let mut tries = vec![bare.to_owned()];
    for affix in AFFIXES {
        let cut = bare.strip_prefix(affix).or_else(|| bare.strip_suffix(affix));
        tries.extend(cut.map(|c| c.trim_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned()));
    }
    tries.into_iter().filter(|t| t.len() >= 5).find_map(|t| {
        let split = FIRST_WORDS.iter().filter_map(|w| t.strip_prefix(w).filter(|r| r.len() >= 3).map(|r| format!("{w} {r}")));
        [t.replace('-', " ")].into_iter().chain(split).find_map(|t| named(&t))
    })
}

fn named(town: &str) -> Option<Name> {
    let g = Gazetteer::get();
    let key = key(town);
    let mut entries = g.lookup_key(&key);
    entries.retain(|e| !e.alternate && g.record(e.id).is_some_and(|r| r.kind == Kind::Town && r.population >= GREAT));
    (!entries.is_empty()).then(|| Name {
        span: Span::default(),
        first: 0,
        last: 0,
        hit: Hit::new(g, key, &entries, Form::Plain),
    })
}

/// A name with the place it was found to be.
pub(super) struct Used<'a> {
    pub name: &'a Name,
    pub record: Record,
    pub from: From,
    /// Whether it opens a dateline.
    pub desk: bool,
    /// Whether a container is named beside it.
    pub contained: bool,
}

/// The home that the names speak for, if any does.
pub(super) fn home(text: &str, words: &[Word], used: &[Used<'_>]) -> Option<(Record, f64)> {
    #[derive(Default)]
    struct Tally {
        uses: f64,
        official: f64,
        rest: f64,
        /// Whether police, a dateline, a container or the outlet's own address show that this very town is meant.
        grounded: bool,
    }
    let mut by: BTreeMap<u32, (Record, Tally)> = BTreeMap::new();
    for u in used.iter().filter(|u| matches!(u.record.kind, Kind::Town | Kind::Admin2)) {
        let (_, t) = by.entry(u.record.id).or_insert_with(|| (u.record, Tally::default()));
        match u.from {
            From::Address => {
                t.rest += 2.0;
                t.grounded = true;
            }
            // "Orvel man dies": where a person is from may be far from where it happened.
            From::Title if of_person(text, words, u.name) || in_longer(text, words, u.name) => t.rest += 1.0,
            From::Beside | From::Title => t.rest += 2.5,
            From::Text => {
                // "ORVEL: Good morning": somebody speaks in a transcript, or a desk far away.
                let label = text.get(u.name.span.end..).is_some_and(|r| r.starts_with(':'));
                t.uses += match label {
                    true => 0.0,
                    false if in_longer(text, words, u.name) => 0.5,
                    false if u.name.span.start < 400 => 1.5,
                    false => 1.0,
                };
                t.official += if official(text, words, u.name) { 1.5 } else { 0.0 };
                t.rest += if u.desk && !label { 1.5 } else { 0.0 } + if u.contained { 0.5 } else { 0.0 };
            }
        }
        t.grounded |= u.contained || u.desk || t.official > 0.0;
    }
    // A quarter of a town may have a namesake elsewhere, of which nothing speaks: it is no home beside the town that is shown.
    let shown: Vec<Record> = by.values().filter(|(_, t)| t.grounded).map(|(r, _)| *r).collect();
    let namesake = |r: &Record, t: &Tally| {
        let apart = |s: &Record| {
            s.id != r.id && (r.admin1.is_none() || s.admin1 != r.admin1) && distance_km((r.lat, r.lon), (s.lat, s.lon)) > FAR
        };
        let named_state = used.iter().any(|u| {
            u.from != From::Address && u.record.kind == Kind::Admin1 && u.record.admin1 == r.admin1 && r.admin1.is_some()
        });
        !t.grounded && !named_state && r.population < FAMOUS && shown.iter().any(apart)
    };
    let weight = |r: &Record, t: &Tally| {
        let sum = t.uses.min(5.0) + t.official.min(3.0) + t.rest;
        if r.kind == Kind::Town { sum } else { sum * 0.6 }
    };
    // One passing mention is no home.
    let spoken_for = |t: &Tally| t.official > 0.0 || t.rest >= 1.0 || t.uses >= 2.5;
    let best = by
        .values()
        .filter(|(r, t)| spoken_for(t) && !namesake(r, t))
        .map(|(r, t)| (*r, weight(r, t)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.id.cmp(&a.0.id)))?;
    (best.1 >= 1.5).then_some(best)
}

/// "Orvel police", "Orvel Fire Department", "the Orvel mayor": what belongs to a town stands in it.
fn official(text: &str, words: &[Word], name: &Name) -> bool {
    let bits = class::POLICE | class::EMERGENCY;
    words.get(name.last).is_some_and(|w| {
        let listed = matches!(
            w.span.of(text),
            Some("police" | "Police" | "PD" | "Fire" | "firefighters" | "officers" | "detectives" | "deputies" | "Sheriff")
        );
        matches!(w.gap, Gap::Joined | Gap::Possessive) && (w.class & bits != 0 || listed)
    })
}

/// "Orvel man", "an Orvel teen": where somebody is from.
fn of_person(text: &str, words: &[Word], name: &Name) -> bool {
    const PERSONS: &[&str] = &[
        "man",
        "woman",
        "men",
        "women",
        "teen",
        "teens",
        "teenager",
        "boy",
        "girl",
        "couple",
        "native",
        "resident",
        "residents",
        "mother",
        "father",
        "student",
        "mom",
        "dad",
        "toddler",
    ];
    words.get(name.last).is_some_and(|w| {
        w.gap == Gap::Joined && w.span.of(text).is_some_and(|t| PERSONS.iter().any(|p| p.eq_ignore_ascii_case(t)))
    })
}

/// "Orvel High School", "Orvel Avenue": what a town's name is only a part of may stand anywhere.
fn in_longer(text: &str, words: &[Word], name: &Name) -> bool {
    const NOUNS: &[&str] = &[
        "High",
        "School",
        "Elementary",
        "Middle",
        "University",
        "College",
        "Church",
        "Market",
        "Park",
        "Apartments",
        "Mall",
        "Hotel",
        "Plaza",
        "Village",
        "Heights",
        "Memorial",
        "Creek",
        "Lake",
        "Gardens",
        "Estates",
        "Grill",
        "Bar",
        "Club",
    ];
    words.get(name.last).is_some_and(|w| {
        w.gap == Gap::Joined && w.span.of(text).is_some_and(|t| NOUNS.contains(&t) || super::judge::is_street(t))
    })
}

/// Kilometres from the home beyond which a small namesake is none of the report's.
const FAR: f64 = 200.0;

/// Inhabitants from which on a town is spoken of anywhere.
const FAMOUS: u32 = 150_000;

/// Whether a name's place is a small namesake far from home that nothing else in the text speaks for.
pub(super) fn stray(u: &Used<'_>, home: &Record, used: &[Used<'_>]) -> bool {
    let r = &u.record;
    let small = match r.kind {
        Kind::Town => r.population < FAMOUS && !r.capital,
        Kind::Admin1 | Kind::Admin2 => r.country != home.country && r.population < FAMOUS,
        Kind::Country | Kind::Region => false,
    };
    if !small || u.contained || u.desk || u.name.hit.form != Form::Plain || r.admin1.is_some() && r.admin1 == home.admin1 {
        return false;
    }
    let supported = used.iter().any(|o| {
        let same = o.name.hit.key == u.name.hit.key;
        !same
            && o.from != From::Address
            && o.record.country == r.country
            && match o.record.kind {
                Kind::Region => false,
                Kind::Country => r.country != home.country,
                _ => r.admin1.is_some() && o.record.admin1 == r.admin1,
            }
    });
    let told_where = used.iter().any(|o| o.name.hit.key == u.name.hit.key && o.contained);
    !supported && !told_where && distance_km((r.lat, r.lon), (home.lat, home.lon)) > FAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_great_towns() {
        let keys = |url: &str| address_names(None, Some(url)).into_iter().map(|n| n.hit.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys("https://www.chicagonews.example/2031/05/02/fire"), ["chicago"]);
        assert_eq!(keys("http://archive.example/web/2031/http://memphis.station.example:80/x"), ["memphis"]);
        assert_eq!(keys("https://newyorkpost.example/x"), ["new york"]);
        assert!(keys("https://www.orvelobserver.example/x").is_empty());
    }
}
