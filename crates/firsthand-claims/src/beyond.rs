//! Marks of another event that stand around a claim rather than in its clause: totals of a war, "elsewhere", the accident of those
//! who came to help, an earlier disaster from which time is counted, another country.

use crate::events::MANY_EVENTS;
use crate::sentence::Sent;
use crate::tree;
use crate::words::{Pred, flag::*};
use firsthand_language::MentionKind;
use firsthand_types::{EventKind, Span};

/// What sets a claim apart: why, the word that says so, and whether the paragraph goes on about it.
pub struct Other {
    /// The reason, as the event shows it.
    pub why: &'static str,
    /// The word.
    pub at: usize,
    /// Whether the rest of the paragraph is about it too, where nothing leads back.
    pub goes_on: bool,
}

/// What goes on for months and years and kills many times.
const WAR: &[&str] = &[
    "war", "wars", "conflict", "invasion", "insurgency", "uprising", "revolt", "revolution", "hostilities", "occupation",
    "epidemic", "pandemic",
];

/// Vehicles.
const VEHICLES: &[&str] = &[
    "bus", "coach", "minibus", "van", "car", "truck", "lorry", "helicopter", "plane", "aircraft", "convoy", "ambulance",
    "vehicle",
];

/// Units in which the distance between two events is told.
const UNITS: &[&str] = &["day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "fortnight", "decade"];

/// What the words around `quote` say of another event; `main` is the kind of the report's own, `country` where it was.
pub fn mark(s: &Sent<'_>, quote: Span, main: EventKind, country: Option<&str>) -> Option<Other> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    let other = |why, at, goes_on| Some(Other { why, at, goes_on });
    if let Some(i) = war(s, a, b, main) {
        return other(MANY_EVENTS, i, false);
    }
    if let Some(i) = illness(s, b, main) {
        return other(MANY_EVENTS, i, false);
    }
    if let Some(i) = aftermath(s, a, b, main) {
        return other("another event", i, false);
    }
    if s.low(0) == "elsewhere" {
        return other("another event", 0, true);
    }
    if let Some(i) = accident(s, b, main) {
        return other("another event", i, true);
    }
    if let Some(i) = since_another(s, a) {
        return other("another event", i, false);
    }
    if let Some(i) = in_a_far_town(s, a, b, main, country) {
        return other("another event", i, false);
    }
    abroad(s, a, b, country).and_then(|i| other("another event", i, false))
}

/// "In Lyon three people were shot dead on Monday", "convicted of killing nine in Graz", in a report on an attack in another country: a
/// town abroad is where it was done. Wars, quakes and storms know no borders.
fn in_a_far_town(s: &Sent<'_>, a: usize, b: usize, main: EventKind, country: Option<&str>) -> Option<usize> {
    use EventKind::*;
    let home = country.filter(|_| matches!(main, Attack | Shooting | Bombing | Fire | Collapse | Stampede | Assault))?;
    let deed = |i: usize| s.at(i).is_some_and(|w| matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Shoot | Pred::Injure));
    if !(a..b).any(deed) {
        return None;
    }
    let abroad = |i: usize| {
        let Some(at) = s.at(i + 1).filter(|_| s.at(i).is_some_and(|w| w.any(&["in"]))).map(|w| w.span.start) else {
            return false;
        };
        let far = |p: &firsthand_language::Place| p.precision != "country" && p.country != home && !p.country.is_empty();
        let named = s.layers.mentions_in(s.bytes(i + 1, s.words.len().min(i + 5))).filter(|m| m.named && m.span.start == at);
        named.filter_map(|m| m.place.as_ref()).any(far)
    };
    let said = (0..a).any(|i| s.at(i).is_some_and(|w| matches!(w.lemma, "say" | "tell" | "announce" | "confirm" | "report")));
    let opens = s.low(0) == "in" && a <= 6 && !said && abroad(0);
    // Right behind what was done, or behind its day: "..., prosecutors in Graz said" is somebody's seat.
    let near = |i: usize| (b..i).all(|j| s.at(j).is_some_and(|w| w.is(ADV | DAY) && !w.punct()));
    let behind = (b..b + 4).find(|&i| near(i) && abroad(i) && !s.within(i, i + 6, &["hospital", "hospitals", "clinic"]));
    if opens { Some(0) } else { behind }
}

/// "2,400 have been killed since the start of the invasion", "the conflict had claimed 14,000 lives": totals of a war.
fn war(s: &Sent<'_>, a: usize, b: usize, main: EventKind) -> Option<usize> {
    let all = s.words.len();
    // "the deadliest strike since the war began, killing 12" compares.
    if s.within(0, all, &["deadliest", "worst", "bloodiest", "heaviest", "largest", "biggest", "first", "most"]) {
        return None;
    }
    let siege = |w: &str| w == "siege" && !matches!(main, EventKind::Kidnapping | EventKind::Attack | EventKind::Shooting);
    let of_war = |i: usize| s.at(i).is_some_and(|w| w.any(WAR) || siege(&w.low));
    // "since the war began", "since the start of the invasion"; "in the siege".
    let since =
        (0..all).filter(|&i| s.at(i).is_some_and(|w| w.any(&["since"]))).find_map(|i| (i + 1..i + 8).find(|&j| of_war(j)));
    let during = || {
        (b..all.min(b + 4)).filter(|&i| s.at(i).is_some_and(|w| w.any(&["in", "during"]))).find_map(|i| {
            (i + 1..i + 4).find(|&j| of_war(j) && s.before(j, 1).is_some_and(|w| w.any(&["the", "this", "whole", "entire"])))
        })
    };
    let verb = (a..b).find(|&i| s.at(i).is_some_and(|w| w.tag.pred != Pred::None || w.any(&["claimed", "cost", "taken"])));
    let subject = || {
        let p = verb.and_then(|v| tree::subject(s, v))?;
        (p.from..p.to).find(|&i| of_war(i) && !s.has(i.saturating_sub(3), i, PREP))
    };
    since.or_else(during).or_else(subject)
}

/// "17,592 deaths from the virus", in a report on a fire.
fn illness(s: &Sent<'_>, b: usize, main: EventKind) -> Option<usize> {
    const ILL: &[&str] =
        &["virus", "coronavirus", "covid", "covid-19", "disease", "cholera", "malaria", "measles", "ebola", "flu"];
    let from = s.find(b.saturating_sub(2), b + 2, &["from", "of", "to"])?;
    s.find(from + 1, from + 4, ILL).filter(|_| !matches!(main, EventKind::Outbreak | EventKind::Other))
}

/// "Police arrested four demonstrators": what follows in the streets is not what they are angry about.
fn aftermath(s: &Sent<'_>, a: usize, b: usize, main: EventKind) -> Option<usize> {
    use EventKind::*;
    if matches!(main, Protest | Other | Stampede | Assault | Shooting | Attack | Battle) {
        return None;
    }
    s.find(
        a,
        b,
        &["demonstrators", "protesters", "protestors", "activists", "rioters", "marchers", "demonstrator", "protester"],
    )
}

/// "seven people killed when the bus of a team ran into a car", in a report on a flood or a collapse.
fn accident(s: &Sent<'_>, b: usize, main: EventKind) -> Option<usize> {
    use EventKind::*;
    if !matches!(main, Earthquake | Flood | Storm | Landslide | Eruption | Collapse | Stampede | Outbreak | Protest) {
        return None;
    }
    let when = s.find(b.saturating_sub(12), b + 8, &["when", "after", "as"])?;
    let vehicle = s.find(when + 1, when + 7, VEHICLES)?;
    let hit = (vehicle + 1..(vehicle + 14).min(s.words.len())).any(|i| {
        s.at(i).is_some_and(|w| w.any(&["collided", "crashed", "collision"]))
            || s.follows(i, &["ran", "into"])
            || s.follows(i, &["head-on"])
    });
    hit.then_some(vehicle)
}

/// "It was a week to the day since a strike on a hospital in which three died", "The blaze came months after a fire that killed 82":
/// the event whose distance in time is told, never the one from which it is told.
fn since_another(s: &Sent<'_>, a: usize) -> Option<usize> {
    let link = (1..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["since", "after", "before"])))?;
    let unit = s.find(link.saturating_sub(5), link, UNITS)?;
    let new = s.find(link + 1, link + 3, &["a", "an", "another"])?;
    // "four years after another in the same region".
    let alone = s.low(new) == "another" && s.at(new + 1).is_some_and(|w| w.is(PREP) || w.punct());
    let event = (new + 1..(new + 6).min(a)).find(|&i| s.at(i).is_some_and(|w| w.is(EVENT))).or(alone.then_some(new))?;
    let the = (0..unit).any(|i| {
        s.at(i).is_some_and(|w| w.is(EVENT))
            && (i.saturating_sub(3)..i).any(|j| s.at(j).is_some_and(|w| w.any(&["the", "this", "that"])))
    });
    let it = s
        .find(0, unit, &["it", "this", "that"])
        .is_some_and(|i| s.find(i + 1, i + 3, &["was", "came", "comes", "is", "happened", "follows"]).is_some());
    (the || it).then_some(event)
}

/// "The storm earlier killed at least 15 people in Greece": another country, and a word that sets it apart.
fn abroad(s: &Sent<'_>, a: usize, b: usize, country: Option<&str>) -> Option<usize> {
    let home = country?;
    let apart = s.find(a.saturating_sub(8), b + 6, &["earlier", "also", "previously", "already"])?;
    let there = s.find(b.saturating_sub(2), b + 3, &["there"]).is_some();
    let from = if there { 0 } else { a };
    let near = s.bytes(from, (b + 6).min(s.words.len()));
    let mut places =
        s.layers.mentions_in(near).filter(|m| m.named && m.kind == MentionKind::Place).filter_map(|m| m.place.as_ref());
    let first = places.next().filter(|p| p.precision == "country" && p.country != home)?;
    (places.all(|p| p.country != home) && !first.country.is_empty()).then_some(apart)
}
