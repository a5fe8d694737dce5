//! Clock times and days: rivals by instant, zones levelled.

use super::{Scene, named};
use crate::timeline::same_instant;
use firsthand_types::{Bound, Candidate, Claim, Conflict, Fact, Grade, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A clock time taken apart: date and offset where they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock<'a> {
    date: &'a str,
    clock: &'a str,
    offset: &'a str,
}

fn read(t: &str) -> Option<Clock<'_>> {
    let (date, rest) = t.split_once('T')?;
    let cut = rest.find(['+', '-', 'Z']).unwrap_or(rest.len());
    let (clock, offset) = rest.split_at(cut);
    Some(Clock { date, clock: clock.get(..5).unwrap_or(clock), offset })
}

/// Whether two times may be the same words with more or less of date and zone.
fn compatible(a: &str, b: &str) -> bool {
    let open = |x: &str, y: &str| x.is_empty() || y.is_empty() || x == y;
    match (read(a), read(b)) {
        (Some(a), Some(b)) => a.clock == b.clock && open(a.date, b.date) && open(a.offset, b.offset),
        _ => a == b,
    }
}

/// Whether a time carries its zone.
fn zoned_time(t: &str) -> bool {
    read(t).is_some_and(|c| !c.offset.is_empty())
}

/// Start or end: the time that most lineages give, the fullest form of it.
pub(super) fn clock(scene: &Scene<'_>, slot: Slot, claims: &[&Claim]) -> Option<Fact> {
    let usable = claims.iter().filter(|c| c.supports()).filter_map(|c| Some((text(&c.value)?, *c)));
    let mut sorted: Vec<(&str, &Claim)> = usable.collect();
    // Those with a zone first, so that a bare reading joins the zone that most give it, and no slip of one.
    sorted.sort_by_key(|(t, c)| (!zoned_time(t), std::cmp::Reverse(t.len()), *t, &c.id));
    let mut groups: Vec<(String, Vec<&Claim>)> = Vec::new();
    for (t, c) in sorted {
        let fits = groups.iter().enumerate().filter(|(_, (full, _))| compatible(full, t));
        let most = fits.max_by_key(|(n, (_, list))| (scene.lineages(list), std::cmp::Reverse(*n))).map(|(n, _)| n);
        match most.and_then(|n| groups.get_mut(n)) {
            Some((_, list)) => list.push(c),
            None => groups.push((t.to_owned(), vec![c])),
        }
    }
    let mut candidates = ranked(scene, apart(scene, groups));
    let timely = timely(scene, &candidates);
    let rivals = candidates.get_mut(..timely).unwrap_or_default();
    let conflict = conflict(rivals);
    grade(rivals, conflict);
    let mut fact = scene.fact(slot, None, candidates);
    if timely == 0 {
        fact.best = None;
    }
    fact.conflict = conflict;
    fact.why = if fact.candidates.len() > 1 {
        "The time that most independent origins give, then most reports that are no copies.".into()
    } else {
        String::new()
    };
    (!fact.candidates.is_empty()).then_some(fact)
}

/// A zone that few give is not put on the bare readings of many: those stand apart, and the conflict is one of zones.
fn apart<'a>(scene: &Scene<'_>, groups: Vec<(String, Vec<&'a Claim>)>) -> Vec<(String, Vec<&'a Claim>)> {
    let reports = |list: &[&Claim]| list.iter().map(|c| &c.report).collect::<BTreeSet<_>>().len();
    let weight = |list: &[&Claim]| (scene.lineages(list), reports(list));
    let mut out = Vec::new();
    for (full, list) in groups {
        let (zoned, bare): (Vec<&Claim>, Vec<&Claim>) =
            list.iter().copied().partition(|c| text(&c.value).is_some_and(zoned_time));
        let fullest =
            bare.iter().filter_map(|c| text(&c.value)).max_by_key(|t| (t.len(), std::cmp::Reverse(*t))).map(str::to_owned);
        match fullest {
            Some(fullest) if !zoned.is_empty() && weight(&bare) > weight(&zoned) => {
                out.push((full, zoned));
                out.push((fullest, bare));
            }
            _ => out.push((full, list)),
        }
    }
    out
}

/// The day: the one that most lineages give; a tie goes to the earlier.
pub(super) fn date(scene: &Scene<'_>, claims: &[&Claim]) -> Option<Fact> {
    let mut by: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for c in claims.iter().filter(|c| c.supports()) {
        if let Some(t) = text(&c.value) {
            by.entry(t.to_owned()).or_default().push(c);
        }
    }
    let mut weighed: Vec<(usize, String, Candidate)> = by
        .into_iter()
        .map(|(day, list)| (scene.lineages(&list), day.clone(), scene.candidate(Value::Text(day), bound(&list), None, &list)))
        .collect();
    weighed.sort_by(|a, b| (scene.too_late(&a.1), b.0, &a.1).cmp(&(scene.too_late(&b.1), a.0, &b.1)));
    let mut candidates: Vec<Candidate> = weighed.into_iter().map(|(_, _, c)| c).collect();
    let timely = timely(scene, &candidates);
    let conflict = if timely > 1 { Conflict::Disagreement } else { Conflict::None };
    grade(candidates.get_mut(..timely).unwrap_or_default(), conflict);
    let mut fact = scene.fact(Slot::Date, None, candidates);
    if timely == 0 {
        fact.best = None;
    }
    fact.conflict = conflict;
    (!fact.candidates.is_empty()).then_some(fact)
}

fn text(v: &Value) -> Option<&str> {
    match v {
        Value::Text(t) => Some(t),
        Value::Timed(t) => Some(&t.at),
        _ => None,
    }
}

fn bound(claims: &[&Claim]) -> Option<Bound> {
    claims.iter().filter_map(|c| c.bound).min()
}

/// How many candidates, the first ones, can be when it began: a day after the first report of it is shown after them and rivals none.
fn timely(scene: &Scene<'_>, candidates: &[Candidate]) -> usize {
    candidates.iter().take_while(|c| !text(&c.value).is_some_and(|t| scene.too_late(t))).count()
}

fn ranked(scene: &Scene<'_>, groups: Vec<(String, Vec<&Claim>)>) -> Vec<Candidate> {
    let mut weighed: Vec<(usize, Candidate)> = groups
        .into_iter()
        .map(|(t, list)| (scene.lineages(&list), scene.candidate(Value::Text(t), bound(&list), None, &list)))
        .collect();
    let late = |c: &Candidate| text(&c.value).is_some_and(|t| scene.too_late(t));
    weighed.sort_by(|(n, a), (m, b)| (late(a), named(b), m, a.value.key()).cmp(&(late(b), named(a), n, b.value.key())));
    weighed.into_iter().map(|(_, c)| c).collect()
}

fn conflict(candidates: &[Candidate]) -> Conflict {
    let Some((best, rest)) = candidates.split_first() else { return Conflict::None };
    let Some(a) = text(&best.value) else { return Conflict::None };
    let kinds: Vec<Conflict> = rest
        .iter()
        .filter_map(|c| text(&c.value).map(|b| (b, c)))
        .map(|(b, c)| {
            if zoned(a, b) {
                Conflict::Zone
            } else if near(a, b)
                && [best.bound, c.bound].iter().any(|x| matches!(x, Some(Bound::About | Bound::Before | Bound::After)))
            {
                Conflict::Rounding
            } else {
                Conflict::Disagreement
            }
        })
        .collect();
    kinds.iter().copied().find(|k| *k == Conflict::Disagreement).or(kinds.first().copied()).unwrap_or_default()
}

/// One instant in two zones, or one clock reading under two zones: a slip, not a second start.
fn zoned(a: &str, b: &str) -> bool {
    let slip = match (read(a), read(b)) {
        (Some(x), Some(y)) => {
            x.clock == y.clock && x.offset != y.offset && (x.date == y.date || x.date.is_empty() || y.date.is_empty())
        }
        _ => false,
    };
    slip || same_instant(a, b)
}

fn near(a: &str, b: &str) -> bool {
    let minutes = |t: &str| {
        let c = read(t)?;
        Some(c.clock.get(..2)?.parse::<i64>().ok()? * 60 + c.clock.get(3..5)?.parse::<i64>().ok()?)
    };
    matches!((minutes(a), minutes(b)), (Some(x), Some(y)) if (x - y).abs() <= 15)
}

fn grade(candidates: &mut [Candidate], conflict: Conflict) {
    if conflict == Conflict::Disagreement {
        candidates.iter_mut().for_each(|c| c.grade = Grade::Contested);
    }
}
