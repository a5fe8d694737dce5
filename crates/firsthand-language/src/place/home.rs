//! The town that a report is chiefly about: what its institutions, its dateline, its title and its address name.
//!
//! Local reports seldom say where their streets lie: "Orvel police" and the outlet's address do. The home weighs on the sense of
//! other names, and a small namesake far away from it, which nothing in the text speaks for, is none of the report's places.

use super::distance::distance_km;
use super::format::{Gazetteer, Kind, Record};
use super::scan::{Form, Name};
use super::words::{Gap, Word};
use crate::layers::Place;
use crate::lexicon::class;
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
    /// Where a local outlet is known to stand.
    Desk,
}

impl From {
    /// Whether it is no words of the report.
    pub(super) fn outside(self) -> bool {
        matches!(self, From::Address | From::Desk)
    }
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
    /// Whether it is called a quarter of some town ("the Pell neighborhood").
    pub quarter: bool,
    /// Whether the record is only that of the area it lies in: the gazetteer does not list it there.
    pub unlisted: bool,
    /// Whether it stands in the outlet's own name at the end of a title.
    pub signed: bool,
    /// Whether it stands in what the outlet calls itself in a title.
    pub outlets: bool,
}

/// The home that names speak for.
pub(super) struct Found<'a> {
    pub record: Record,
    pub weight: f64,
    /// Its name, where the gazetteer does not list it and the record is that of the area it lies in.
    pub unlisted: Option<&'a Name>,
}

/// The home that the names speak for, if any does.
pub(super) fn home<'a>(text: &str, words: &[Word], used: &[Used<'a>]) -> Option<Found<'a>> {
    #[derive(Default)]
    struct Tally {
        uses: f64,
        official: f64,
        rest: f64,
        /// Whether police, a dateline, a container or the outlet's own address show that this very town is meant.
        grounded: bool,
    }
    let mut by: BTreeMap<(u32, &str), (&Used<'a>, Tally)> = BTreeMap::new();
    // What a local outlet tells without naming any other town is told of its own.
    let local = |u: &&Used<'a>| u.unlisted || matches!(u.record.kind, Kind::Town | Kind::Admin2);
    let desk = used.iter().find(|u| u.from == From::Desk).map(|u| u.record.id);
    let alone = used.iter().filter(local).all(|u| u.from.outside() || Some(u.record.id) == desk || u.quarter);
    for u in used.iter().filter(local).filter(|u| !u.quarter) {
        let key = if u.unlisted { u.name.hit.key.as_str() } else { "" };
        let (_, t) = by.entry((u.record.id, key)).or_insert_with(|| (u, Tally::default()));
        match u.from {
            // "- WXYZ News, Orvel": where the outlet stands.
            From::Beside | From::Title if u.signed || u.outlets => t.rest += 1.0,
            From::Address => {
                t.rest += 2.0;
                t.grounded = true;
            }
            From::Desk => {
                t.rest += 2.0 + if alone { 1.0 } else { 0.0 };
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
    let shown: Vec<Record> = by.values().filter(|(u, t)| t.grounded && !u.unlisted).map(|(u, _)| u.record).collect();
    let namesake = |r: &Record, t: &Tally| {
        let apart = |s: &Record| {
            s.id != r.id && (r.admin1.is_none() || s.admin1 != r.admin1) && distance_km((r.lat, r.lon), (s.lat, s.lon)) > FAR
        };
        let named_state = used
            .iter()
            .any(|u| !u.from.outside() && u.record.kind == Kind::Admin1 && u.record.admin1 == r.admin1 && r.admin1.is_some());
        // The desk's own town stands, where nothing but the name speaks for a town abroad.
        let abroad = used.iter().any(|u| u.from == From::Desk && u.record.country != r.country);
        let famous = if abroad { METROPOLIS } else { FAMOUS };
        let alias = |u: &Used<'_>| u.name.hit.bearers.iter().any(|(b, alternate)| b.id == r.id && *alternate);
        let named = |own: bool| {
            let of =
                |u: &&Used<'_>| u.record.id != r.id && u.record.kind != Kind::Region && (u.record.country == r.country) == own;
            used.iter().filter(|u| !u.from.outside() && u.name.hit.form != Form::Demonym).any(|u| of(&u))
        };
        let by_alias = used.iter().filter(|u| u.record.id == r.id).all(alias) && named(false) && !named(true);
        !t.grounded && by_alias || !t.grounded && !named_state && r.population < famous && shown.iter().any(apart)
    };
    let weight = |u: &Used<'_>, t: &Tally| {
        let sum = t.uses.min(5.0) + t.official.min(3.0) + t.rest;
        if u.unlisted || u.record.kind == Kind::Town { sum } else { sum * 0.6 }
    };
    // One passing mention is no home.
    let spoken_for = |t: &Tally| t.official > 0.0 || t.rest >= 1.0 || t.uses >= 2.5;
    let mut meant: Vec<(f64, &Used<'a>, bool)> = by
        .values()
        .filter(|(u, t)| spoken_for(t) && (u.unlisted || !namesake(&u.record, t)))
        .map(|(u, t)| (weight(u, t), *u, t.grounded && !u.unlisted))
        .filter(|(w, ..)| *w >= 1.5)
        .collect();
    meant.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.record.id.cmp(&b.1.record.id)));
    let (weight, u) = meant.first().map(|(w, u, _)| (*w, *u))?;
    // Where the county's sheriff speaks, the town in it that a dateline or its own police name is the nearer word.
    let county = !u.unlisted && u.record.kind == Kind::Admin2;
    let town = meant.iter().find(|(_, t, grounded)| county && *grounded && super::sense::within(&t.record, &u.record));
    let (weight, u) = town.map_or((weight, u), |(w, t, _)| (*w, *t));
    Some(Found { record: u.record, weight, unlisted: Some(u.name).filter(|_| u.unlisted) })
}

/// "Orvel police", "Orvel Fire Department", "the Orvel mayor": what belongs to a town stands in it.
fn official(text: &str, words: &[Word], name: &Name) -> bool {
    let bits = class::POLICE | class::EMERGENCY;
    super::judge::force(text, words, name).is_some()
        || words.get(name.last).is_some_and(|w| {
            let listed = matches!(
                w.span.of(text),
                Some("police" | "Police" | "PD" | "Fire" | "firefighters" | "officers" | "detectives" | "deputies" | "Sheriff")
            );
            matches!(w.gap, Gap::Joined | Gap::Possessive) && (w.class & bits != 0 || listed)
        })
}

/// "the Pell neighborhood", "in the Pell section of Orvel": a quarter, whose namesakes elsewhere are other places.
pub(super) fn quarter(text: &str, words: &[Word], name: &Name) -> bool {
    words.get(name.last).is_some_and(|w| {
        w.gap == Gap::Joined
            && w.span.of(text).is_some_and(|t| {
                matches!(
                    t.to_ascii_lowercase().as_str(),
                    "neighborhood" | "neighbourhood" | "neighborhoods" | "section" | "subdivision" | "quarter"
                )
            })
    })
}

/// Whether the town of that name is another than the quarter: far from the report's home, or the report has none.
pub(super) fn elsewhere(u: &Used<'_>, home: Option<&Record>) -> bool {
    let far = |h: &Record| distance_km((u.record.lat, u.record.lon), (h.lat, h.lon)) > CITY;
    u.quarter && u.record.kind == Kind::Town && home.map_or(!u.contained, far)
}

/// Kilometres from the middle of a home within which its quarters lie.
const CITY: f64 = 30.0;

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

/// "the DeKalb shooting", told by an outlet of Atlanta: a county is named without the noun where the town of that name is a far stranger
/// and the outlet's own state, or the text elsewhere, has a county of it.
pub(super) fn counties(used: &mut [Used<'_>]) {
    let g = Gazetteer::get();
    let desk = used.iter().find(|u| u.from == From::Desk).map(|u| u.record);
    let county = |u: &Used<'_>| {
        let whole = format!("{} county", u.name.hit.key);
        let told = used.iter().find(|o| o.name.hit.key == whole && o.record.kind == Kind::Admin2).map(|o| o.record);
        let near = told.or(desk)?;
        let town = u.record.kind == Kind::Town && !u.from.outside() && !u.quarter;
        if !town || !stray(u, &near, used) {
            return None;
        }
        told.or_else(|| {
            let all = g.lookup_key(&whole).into_iter().filter_map(|e| g.record(e.id));
            all.into_iter().find(|r| r.kind == Kind::Admin2 && r.admin1.is_some() && r.admin1 == near.admin1)
        })
    };
    let meant: Vec<Option<Record>> = used.iter().map(county).collect();
    for (u, record) in used.iter_mut().zip(meant) {
        u.record = record.unwrap_or(u.record);
    }
}

/// Kilometres from the home beyond which a small namesake is none of the report's.
const FAR: f64 = 200.0;

/// Inhabitants from which on a town is spoken of anywhere.
pub(super) const FAMOUS: u32 = 150_000;

/// Inhabitants from which on a town abroad is spoken of by any of its names.
const METROPOLIS: u32 = 4_000_000;

/// Whether a name's place is a small namesake far from home that nothing else in the text speaks for.
pub(super) fn stray(u: &Used<'_>, home: &Record, used: &[Used<'_>]) -> bool {
    let r = &u.record;
    // By another name than its own ("Puna") a town abroad is rarely meant.
    let alternate = r.country != home.country && u.name.hit.bearers.iter().any(|(b, alternate)| b.id == r.id && *alternate);
    let small = match r.kind {
        Kind::Town if alternate && !r.capital => r.population < METROPOLIS,
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
            && !o.quarter
            && !o.from.outside()
            && o.record.country == r.country
            && match o.record.kind {
                Kind::Region => false,
                // "The British tourist" speaks for no town in Britain.
                Kind::Country => r.country != home.country && o.name.hit.form != Form::Demonym,
                _ => r.admin1.is_some() && o.record.admin1 == r.admin1,
            }
    });
    let told_where = used.iter().any(|o| o.name.hit.key == u.name.hit.key && o.contained);
    !supported && !told_where && distance_km((r.lat, r.lon), (home.lat, home.lon)) > FAR
}
