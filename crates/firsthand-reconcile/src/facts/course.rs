//! The course of a count, day by day: which of the figures given for a day stood at its end.
//!
//! * A later figure replaces an earlier one unless it is vaguer and agrees, is a part, is an old figure told again, or is one that
//!   its own report does not go by.
//! * A toll of the dead that several gave does not fall on one report's word that names nobody for it.

use super::Scene;
use super::counts::is_toll;
use firsthand_types::{Bound, Claim, Modality, Part, Slot, UNATTRIBUTED, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Claims that give one figure, with its meaning as numbers.
pub(super) struct Figure<'a> {
    pub min: i64,
    pub max: Option<i64>,
    pub bound: Bound,
    pub claims: Vec<&'a Claim>,
    /// Those of the claims that are the first figure of their report, or stand in its title.
    pub leads: Vec<&'a Claim>,
    /// Claims that give it as an earlier figure, with its day ("had been 115 since 21 August"): they bear on the course alone.
    pub told: Vec<&'a Claim>,
    /// Whether all who gave it have taken it back.
    pub withdrawn: bool,
}

/// One day of the course: the figures given for it and the one that stood at its end.
pub(super) struct Day {
    pub as_of: String,
    pub given: Vec<usize>,
    pub stood: usize,
}

/// The course of the toll, day by day.
pub(super) fn course(scene: &Scene<'_>, slot: Slot, figures: &[Figure<'_>]) -> Vec<Day> {
    let mut given: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (n, f) in figures.iter().enumerate() {
        for day in f.claims.iter().chain(&f.told).filter_map(|c| c.as_of.as_deref()).filter_map(|t| t.get(..10)) {
            given.entry(day.to_owned()).or_default().insert(n);
        }
    }
    let mut out: Vec<Day> = Vec::new();
    for (day, given) in given {
        let before = out.last().map(|d| d.stood);
        let given: Vec<usize> = given.into_iter().collect();
        let may = |n: &usize| {
            before.is_none_or(|b| replaces(scene, slot, figures, *n, b, &day)) && !overshoots(scene, slot, figures, *n, &day)
        };
        let mut fresh: Vec<usize> = given.iter().copied().filter(may).collect();
        // A headline alone moves no toll on a day for which a text gives one.
        let in_text = |n: &usize| figures.get(*n).is_some_and(|f| today(f, &day).any(|c| c.part == Part::Text));
        if fresh.iter().any(in_text) {
            fresh.retain(in_text);
        }
        // A figure that has stood before is the older word of the day beside one that is higher.
        let higher = |n: &usize| before.and_then(|b| Some(figures.get(*n)?.min > figures.get(b)?.min)).unwrap_or(false);
        let rises = |n: &usize| higher(n) && figures.get(*n).is_some_and(|f| begins(f, &day));
        if !falls(slot) && fresh.iter().any(rises) {
            fresh.retain(|n| Some(*n) != before);
        }
        let stood = last_of_day(scene, slot, figures, &fresh, before, &day).or(before);
        if let Some(stood) = stood {
            out.push(Day { as_of: day, given, stood });
        }
    }
    out
}

/// The earliest time for which a figure is given.
fn first<'f>(f: &'f Figure<'_>) -> Option<&'f str> {
    f.claims.iter().filter_map(|c| c.as_of.as_deref()).min()
}

/// Whether a figure is given for this day for the first time.
fn begins(f: &Figure<'_>, day: &str) -> bool {
    first(f).is_some_and(|t| t.starts_with(day))
}

/// Slots whose counts go down as people are found and freed.
fn falls(slot: Slot) -> bool {
    matches!(slot, Slot::Missing | Slot::Hostages | Slot::Evacuated | Slot::Displaced | Slot::Suspects)
}

/// Whether a figure of the dead or the hurt goes so far beyond all that is given for later days that it is a slip or a rumour. One
/// lineage without a named origin is believed up to a quarter above the highest later figure, others up to ten times of it:
/// tolls are put right downwards, but never by that much.
fn overshoots(scene: &Scene<'_>, slot: Slot, figures: &[Figure<'_>], n: usize, day: &str) -> bool {
    let Some(f) = figures.get(n).filter(|_| matches!(slot, Slot::Killed | Slot::Injured)) else { return false };
    let named = scene.independent(&f.claims).iter().any(|o| o.as_str() != UNATTRIBUTED);
    let (believed, of) = if named || scene.lineages(&f.claims) > 1 { (10, 1) } else { (5, 4) };
    let after = |c: &Claim| c.as_of.as_deref().and_then(|t| t.get(..10)).is_some_and(|t| t > day);
    // What reports lead with; a figure further down is often of another thing.
    let later = figures.iter().filter(|o| o.leads.iter().any(|c| after(c)));
    let (most, tellers) = later.fold((None, Vec::new()), |(most, mut tellers), o| {
        tellers.extend(o.leads.iter().copied().filter(|c| after(c)));
        (most.max(Some(o.min)), tellers)
    });
    // One late figure alone may be of a part.
    scene.lineages(&tellers) > 1 && most.is_some_and(|most: i64| most.saturating_mul(believed) < f.min.saturating_mul(of))
}

/// Whether a figure given on a day may replace the one that stood before it.
fn replaces(scene: &Scene<'_>, slot: Slot, figures: &[Figure<'_>], new: usize, old: usize, day: &str) -> bool {
    let (Some(n), Some(o)) = (figures.get(new), figures.get(old)) else { return false };
    // A toll that "is lowered to at least 97" is no vaguer word for the 115 that stood; "nearly 130" is one for 129.
    let claims: Vec<&Claim> = today(n, day).collect();
    let moved = claims.iter().any(|c| moves(c));
    if new == old || agrees(n, o) || !moved && agrees(&as_given(n, day), o) {
        return new == old;
    }
    // A word or an old figure repeated later is no news: it was given on an earlier day than the one that stands. One to which
    // the toll "rises" or "is lowered" is.
    if first(n) < first(o) && !begins(n, day) && scene.lineages(&claims) < 2 && !moved {
        return false;
    }
    // No report led with it: it may count another day or place, and is no later word on its own.
    let aside = n.min < o.min && !o.leads.is_empty() && !n.leads.iter().any(|c| claims.iter().any(|x| x.id == c.id));
    if aside && scene.independent(&claims).len() < 2 {
        return false;
    }
    if aside_above(figures, n, o, &claims) && scene.independent(&claims).len() < 2 {
        return false;
    }
    // Where nobody says so, and names nobody for it, a toll that several gave has not gone down.
    let nobody = |claims: &[&Claim]| scene.independent(claims).iter().all(|o| o.as_str() == UNATTRIBUTED);
    let untold = n.min < o.min && !falls(slot) && !moved && nobody(&claims) && scene.lineages(&claims) < 2;
    if untold && (!nobody(&o.claims) || scene.lineages(&o.claims) > 1) {
        return false;
    }
    // "76 are potentially unaccounted for" is how bodies speak of the missing.
    // The dead that are feared are no count of them; where it is little more than what stood, and no report gives that any more, the
    // presumed are told with the found.
    let led = n.leads.iter().any(|c| claims.iter().any(|x| x.id == c.id));
    let presumed = led && n.min > o.min && n.min.saturating_mul(2) < o.min.saturating_mul(3) && today(o, day).next().is_none();
    let fair = matches!(n.bound, Bound::Exact | Bound::AtLeast) && (falls(slot) || presumed);
    if tentative(n) && !tentative(o) && !fair {
        return false;
    }
    // Of the missing and the held many are found at once; the dead and the hurt do not halve.
    let small = !falls(slot) && !tentative(o) && n.max.is_some_and(|m| m.saturating_mul(2) < o.min);
    !small || scene.independent(&claims).len() > 1
}

/// A figure with the bound that the claims of one day give it: "nearly 130" is as vague where others count 130 later.
fn as_given<'a>(f: &Figure<'a>, day: &str) -> Figure<'a> {
    let bound = today(f, day).map(|c| c.bound.unwrap_or_default()).min().unwrap_or(f.bound);
    Figure { bound, claims: f.claims.clone(), leads: Vec::new(), told: Vec::new(), ..*f }
}

/// Whether a figure lies well above the one that stands and none of the reports that give it goes by it: each leads with a lower one
/// for the same time. It may count a longer time, another place, or be a rumour.
fn aside_above(figures: &[Figure<'_>], n: &Figure<'_>, o: &Figure<'_>, claims: &[&Claim]) -> bool {
    let above = |low: i64| n.min.saturating_mul(3) > low.saturating_mul(4);
    let goes_by = |c: &&Claim| {
        let own = |f: &&Figure<'_>| f.leads.iter().any(|l| l.report == c.report && l.as_of == c.as_of);
        !figures.iter().filter(own).any(|f| above(f.min)) || n.leads.iter().any(|l| l.id == c.id)
    };
    above(o.min) && !claims.iter().any(goes_by)
}

/// Whether words say that the count moved to this figure.
fn moves(c: &Claim) -> bool {
    const WORDS: &[&str] = &[
        "rise",
        "rises",
        "rose",
        "risen",
        "raised",
        "raises",
        "raising",
        "climbs",
        "climbed",
        "brings",
        "brought",
        "bringing",
        "lowered",
        "lowers",
        "reduced",
        "revised",
        "cut",
        "now",
        "reached",
        "reaches",
        "grew",
        "grown",
        "down",
        "up",
        "fell",
        "increased",
    ];
    let word = |w: &str| WORDS.contains(&w.to_lowercase().as_str());
    c.rule.starts_with("tally/") && c.quote.split(|x: char| !x.is_alphabetic()).any(word)
}

/// Whether nobody states a figure outright: it says only what is not exceeded, or what may be ("as many as 20", "20 may have died").
fn tentative(f: &Figure<'_>) -> bool {
    matches!(f.bound, Bound::UpTo | Bound::AtMost) || f.claims.iter().all(|c| c.modality == Modality::Possible)
}

/// Whether a vaguer figure agrees with a sharper one, so that it replaces nothing.
pub(super) fn agrees(vague: &Figure<'_>, sharp: &Figure<'_>) -> bool {
    let near = |a: i64, b: i64| (a - b).abs() * 10 <= b.abs();
    // "Dozens" are about as many as they are, whatever the bound: 35 are dozens.
    let word = vague.claims.first().is_some_and(|c| matches!(c.value, Value::Word(_)));
    match vague.bound {
        Bound::About if word => vague.min <= sharp.min && vague.max.is_none_or(|m| m >= sharp.min),
        Bound::AtLeast | Bound::MoreThan => vague.min <= sharp.min && sharp.min.saturating_sub(vague.min) * 5 <= sharp.min,
        Bound::UpTo | Bound::AtMost => vague.max.is_some_and(|m| m >= sharp.min && m - sharp.min <= sharp.min / 4),
        Bound::About => near(vague.min, sharp.min),
        Bound::Range => vague.min <= sharp.min && vague.max.is_some_and(|m| m >= sharp.min),
        _ => match vague.claims.first().map(|c| &c.value) {
            Some(Value::Word(_)) => vague.min <= sharp.min && vague.max.is_none_or(|m| m >= sharp.min),
            _ => false,
        },
    }
}

pub(super) fn today<'f, 'a>(f: &'f Figure<'a>, day: &'f str) -> impl Iterator<Item = &'a Claim> + 'f {
    f.claims.iter().chain(&f.told).copied().filter(move |c| c.as_of.as_deref().is_some_and(|t| t.starts_with(day)))
}

/// Of several figures for one day the one that stood at its end: any before one that nobody states outright; the latest by the
/// clock where clocks are given; else what a report leads with, an official's, the one that later reports go on with, the one of
/// most lineages; else the farther along the way the count was going.
fn last_of_day(
    scene: &Scene<'_>,
    slot: Slot,
    figures: &[Figure<'_>],
    fresh: &[usize],
    before: Option<usize>,
    day: &str,
) -> Option<usize> {
    let led = |f: &Figure<'_>| f.leads.iter().any(|c| c.as_of.as_deref().is_some_and(|t| t.starts_with(day)));
    let time = |n: usize| {
        let clock =
            |f: &Figure<'_>| today(f, day).filter_map(|c| c.as_of.as_deref()).filter(|t| t.len() > 10).max().map(str::to_owned);
        figures.get(n).and_then(clock)
    };
    // A figure of the morning is not later than a higher one that is given for the whole day.
    let timed = fresh.iter().filter(|n| time(**n).is_some()).filter_map(|n| Some(figures.get(*n)?.min)).max();
    let of_day = |n: usize| {
        let backed = |f: &Figure<'_>| {
            let claims: Vec<&Claim> = today(f, day).collect();
            scene.lineages(&claims) > 1 || scene.independent(&claims).iter().any(|o| o.as_str() != UNATTRIBUTED)
        };
        let above = !falls(slot) && timed.is_some_and(|most| figures.get(n).is_some_and(|f| f.min > most && backed(f)));
        time(n).or_else(|| above.then(|| "~".to_owned()))
    };
    let falling = before
        .and_then(|b| figures.get(b))
        .is_some_and(|b| fresh.iter().all(|n| figures.get(*n).is_some_and(|f| f.min < b.min)));
    fresh.iter().copied().max_by_key(|n| {
        let Some(f) = figures.get(*n) else { return (false, None, false, 0, false, false, 0, i64::MIN) };
        let claims: Vec<&Claim> = today(f, day).collect();
        let clock = of_day(*n);
        let lineages = scene.lineages(&claims);
        let official = scene.independent(&claims).iter().filter(|o| o.as_str() != UNATTRIBUTED).count().min(1);
        // What others go on with on later days was the last word of this one; a copy with a later date is no other.
        let later = |c: &&Claim| c.as_of.as_deref().and_then(|t| t.get(..10)).is_some_and(|t| t >= day);
        let since: Vec<&Claim> = f.claims.iter().copied().filter(|c| later(c)).chain(claims.iter().copied()).collect();
        let goes_on = scene.lineages(&since) > lineages;
        let toll = claims.iter().any(|c| is_toll(c));
        (!tentative(f), clock, led(f), official, toll, goes_on, lineages, if falling { -f.min } else { f.min })
    })
}
