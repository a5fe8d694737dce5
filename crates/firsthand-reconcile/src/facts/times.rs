//! Clock times and days: rivals by instant, zones levelled.

use super::{Scene, zones};
use crate::entries::WEEKDAYS;
use crate::half_day;
use crate::timeline::same_instant;
use crate::undated::month;
use crate::when;
use firsthand_types::{Bound, Candidate, Claim, ClaimId, Conflict, Fact, Grade, ReportId, Slot, UNATTRIBUTED, Value};
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

/// A time, as written and, where its words leave the half of the day open, also twelve hours later; where they name no day, also
/// without the one that was filled in.
fn readings(t: &str, c: &Claim) -> Vec<String> {
    let later = || {
        let r = read(t).filter(|_| half_day::open(c))?;
        let hour: i64 = r.clock.get(..2)?.parse().ok()?;
        Some(format!("{}T{:02}{}{}", r.date, hour + half_day::HALF / 60, r.clock.get(2..)?, r.offset))
    };
    let mut out: Vec<String> = std::iter::once(t.to_owned()).chain(later()).collect();
    if !names_day(&c.quote) {
        let open: Vec<String> = out.iter().filter_map(|t| t.find('T').and_then(|at| t.get(at..)).map(str::to_owned)).collect();
        out.extend(open);
    }
    out
}

/// Readings without the zone, where the words do not name it: then it is that of wherever the report was taken to be of.
fn unzoned(readings: &[String], c: &Claim) -> Vec<String> {
    let bare = |t: &String| read(t).filter(|r| !r.offset.is_empty()).map(|r| format!("{}T{}", r.date, r.clock));
    if zones::stated(c) { Vec::new() } else { readings.iter().filter_map(bare).collect() }
}

/// Whether two times are the same words with more or less of date and zone, or one instant in two zones.
fn one_time(a: &str, b: &str) -> bool {
    compatible(a, b) || same_instant(a, b)
}

/// Whether a time carries its zone.
fn zoned_time(t: &str) -> bool {
    read(t).is_some_and(|c| !c.offset.is_empty())
}

/// Start or end: the time that most lineages give, the fullest form of it.
pub(super) fn clock(scene: &Scene<'_>, slot: Slot, claims: &[&Claim]) -> Option<Fact> {
    let usable = claims.iter().filter(|c| c.supports()).filter_map(|c| Some((text(&c.value)?, *c)));
    let mut sorted: Vec<(&str, &Claim)> = usable.collect();
    // Those with a zone first, so that a bare reading joins the zone that most give it, and no slip of one; those of an open half
    // of the day last.
    let filled = |c: &Claim| !names_day(&c.quote);
    sorted.sort_by_key(|(t, c)| {
        let elsewhere = zones::elsewhere(c, t);
        (elsewhere, half_day::open(c), !zoned_time(t), filled(c), std::cmp::Reverse(t.len()), *t, &c.id)
    });
    let mut groups: Vec<(String, Vec<&Claim>)> = Vec::new();
    for (t, c) in sorted {
        // By the clocks of another place: beside the others, whatever it reads.
        if zones::elsewhere(c, t) {
            match groups.iter_mut().find(|(full, list)| full == t && list.iter().all(|c| zones::elsewhere(c, t))) {
                Some((_, list)) => list.push(c),
                None => groups.push((t.to_owned(), vec![c])),
            }
            continue;
        }
        let readings = readings(t, c);
        let loose = unzoned(&readings, c);
        let fits = groups.iter().enumerate().filter(|(_, (full, list))| {
            let filled_in = || list.iter().all(|c| !zones::stated(c));
            readings.iter().any(|r| one_time(full, r)) || loose.iter().any(|r| compatible(full, r)) && filled_in()
        });
        let most = fits.max_by_key(|(n, (_, list))| (scene.lineages(list), std::cmp::Reverse(*n))).map(|(n, _)| n);
        match most.and_then(|n| groups.get_mut(n)) {
            Some((_, list)) => list.push(c),
            None => groups.push((t.to_owned(), vec![c])),
        }
    }
    for (full, list) in &mut groups {
        if let Some(most) = most_told(scene, full, list) {
            *full = most;
        }
    }
    let other_clocks: BTreeSet<&ClaimId> =
        claims.iter().filter(|c| text(&c.value).is_some_and(|t| zones::elsewhere(c, t))).map(|c| &c.id).collect();
    let mut candidates = ranked(scene, apart(scene, groups));
    candidates.sort_by_key(|c| c.claims.iter().all(|c| other_clocks.contains(c)));
    let timely = timely(scene, &candidates);
    let rivals = candidates.get_mut(..timely).unwrap_or_default();
    let conflict = conflict(rivals, &other_clocks);
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

/// Of the days and zones that were filled in for one clock reading, those of most lineages; a namesake's zone is that of few.
fn most_told(scene: &Scene<'_>, full: &str, list: &[&Claim]) -> Option<String> {
    let own = read(full)?;
    let mut by: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for c in list {
        let same = |t: &&str| {
            read(t).is_some_and(|r| {
                r.clock == own.clock && r.date.is_empty() == own.date.is_empty() && r.offset.is_empty() == own.offset.is_empty()
            })
        };
        if let Some(t) = text(&c.value).filter(same) {
            by.entry(t).or_default().push(c);
        }
    }
    let named = |list: &[&Claim]| list.iter().any(|c| names_day(&c.quote) || zones::stated(c));
    let best = by.iter().max_by_key(|(t, list)| (named(list), scene.lineages(list), std::cmp::Reverse(**t)))?;
    Some((*best.0).to_owned())
}

/// A zone that few give is not put on the bare readings of many: those stand apart, and the conflict is one of zones.
fn apart<'a>(scene: &Scene<'_>, groups: Vec<(String, Vec<&'a Claim>)>) -> Vec<(String, Vec<&'a Claim>)> {
    let weight = |list: &[&Claim]| scene.lineages(list);
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

/// The day: the one that most lineages give, then one that fits the first reports, then the one more is said of, then one within
/// days of the first report, then the earlier.
/// A dated start says the day too. Where no report gives it, the earliest day by which it had happened.
pub(super) fn date(scene: &Scene<'_>, days: Option<&Vec<&Claim>>, starts: Option<&Vec<&Claim>>) -> Option<Fact> {
    let mut by: BTreeMap<(bool, String), Vec<&Claim>> = BTreeMap::new();
    // The day of a clock time is often one that the text told of before; where a report's words name the day, they count alone.
    let named = |c: &&&Claim| c.supports() && c.bound != Some(Bound::Before);
    let naming: BTreeSet<&ReportId> = days.into_iter().flatten().filter(named).map(|c| &c.report).collect();
    for c in days.into_iter().chain(starts).flatten().filter(|c| c.supports()) {
        let full = c.slot == Slot::Date;
        // On which side of a bare midnight a day lies, its words do not say.
        let midnight = !full && c.bound != Some(Bound::After) && text(&c.value).is_some_and(|t| t.contains("T00:00"));
        if midnight || !full && naming.contains(&c.report) && !names_day(&c.quote) {
            continue;
        }
        let day = text(&c.value).and_then(|t| if full { Some(t) } else { day_of(t) });
        if let Some(day) = day {
            by.entry((c.bound == Some(Bound::Before), day.to_owned())).or_default().push(c);
        }
    }
    // What was told by a day speaks a little for it: news is told on the day or on the next.
    let all_of = |day: &str| -> Vec<&Claim> {
        [false, true].iter().filter_map(|b| by.get(&(*b, day.to_owned()))).flatten().copied().collect()
    };
    let mut weighed: Vec<Day> = by
        .iter()
        .map(|((before, day), list)| Day {
            late: scene.too_late(day),
            before: *before,
            lineages: if *before { 0 } else { scene.lineages(list) },
            stale: !*before && !scene.fresh(day),
            with_told: scene.lineages(&all_of(day)),
            claims: list.len(),
            distant: scene.days_before_first(day) > 4,
            candidate: scene.candidate(Value::Text(day.clone()), bound(list), None, list),
            day: day.clone(),
        })
        .collect();
    weighed.sort_by_key(Day::key);
    let timely = weighed.iter().take_while(|d| !d.late).count();
    let rivals = weighed.get(..timely).unwrap_or_default();
    let exact = rivals.iter().filter(|d| !d.before).count();
    let broken = rivals.first().is_some_and(|best| !best.before && rivals.iter().any(|d| d.before && d.day < best.day));
    let conflict = if exact > 1 || broken { Conflict::Disagreement } else { Conflict::None };
    let mut candidates: Vec<Candidate> = weighed.into_iter().map(|d| d.candidate).collect();
    // That it had happened by a later day disputes nothing.
    let best = candidates.first().filter(|c| c.bound != Some(Bound::Before)).and_then(|c| text(&c.value)).map(str::to_owned);
    let agrees = |c: &Candidate| {
        c.bound == Some(Bound::Before) && best.as_deref().is_some_and(|b| text(&c.value).is_some_and(|day| day >= b))
    };
    let disputed = candidates.get_mut(..timely).unwrap_or_default().iter_mut().filter(|c| !agrees(c));
    if conflict == Conflict::Disagreement {
        disputed.for_each(|c| c.grade = Grade::Contested);
    }
    let mut fact = scene.fact(Slot::Date, None, candidates);
    if timely == 0 {
        fact.best = None;
    }
    fact.conflict = conflict;
    if exact == 0 && timely > 0 {
        fact.high = fact.best.clone();
        fact.why = "No report gives the day; it had happened by this one.".into();
    }
    (!fact.candidates.is_empty()).then_some(fact)
}

/// Whether words name a weekday or a month.
fn names_day(words: &str) -> bool {
    let weekday = |w: &str| w.starts_with(char::is_uppercase) && WEEKDAYS.contains(&w.to_lowercase().as_str());
    words.split(|c: char| !c.is_alphanumeric()).any(|w| weekday(w) || month(w).is_some())
}

/// The day of a dated time.
fn day_of(t: &str) -> Option<&str> {
    read(t).map(|c| c.date).filter(|d| d.len() == 10)
}

/// A day that claims give for the incident.
struct Day {
    /// Whether it lies after the first report of the incident, and so can be no day of its beginning.
    late: bool,
    /// Whether they only say that it had happened by then.
    before: bool,
    lineages: usize,
    /// Whether it lies long before the first report, as days of other events do.
    stale: bool,
    /// Lineages that give it or tell of the event by it.
    with_told: usize,
    claims: usize,
    /// Whether more days lie between it and the first report than between news and its telling.
    distant: bool,
    day: String,
    candidate: Candidate,
}

impl Day {
    /// The best first.
    fn key(&self) -> impl Ord + use<> {
        let most = |n: usize| std::cmp::Reverse(if self.before { 0 } else { n });
        let key = (self.late, self.before, most(self.lineages), self.stale, most(self.with_told), most(self.claims));
        (key, !self.before && self.distant, self.day.clone())
    }
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
    // Who says "about 10:30" speaks for the one who says 10:33 too; of such the exact one says more.
    let with_rough = |t: &str, own: &[&Claim]| -> (usize, usize) {
        let at = bound(own);
        let rough = |list: &[&Claim]| bound(list).is_some_and(|b| b != Bound::Exact);
        let same = groups.iter().filter(|(o, l)| o == t || rough(l) && !rough(own) && rounded((t, at), (o, bound(l))));
        let all: Vec<&Claim> = same.flat_map(|(_, l)| l.iter().copied()).collect();
        let origins = scene.independent(&all);
        (origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).count(), scene.lineages(&all))
    };
    let weights: Vec<(usize, usize)> = groups.iter().map(|(t, list)| with_rough(t, list)).collect();
    let exact = |c: &Candidate| c.bound.is_none_or(|b| b == Bound::Exact);
    let mut weighed: Vec<((usize, usize), Candidate)> = groups
        .iter()
        .zip(weights)
        .map(|((t, list), n)| (n, scene.candidate(Value::Text(t.clone()), bound(list), None, list)))
        .collect();
    let late = |c: &Candidate| text(&c.value).is_some_and(|t| scene.too_late(t));
    weighed.sort_by(|(n, a), (m, b)| (late(a), m, !exact(a), a.value.key()).cmp(&(late(b), n, !exact(b), b.value.key())));
    weighed.into_iter().map(|(_, c)| c).collect()
}

fn conflict(candidates: &[Candidate], other_clocks: &BTreeSet<&ClaimId>) -> Conflict {
    let Some((best, rest)) = candidates.split_first() else { return Conflict::None };
    let Some(a) = text(&best.value) else { return Conflict::None };
    let kinds: Vec<Conflict> = rest
        .iter()
        .filter_map(|c| text(&c.value).map(|b| (b, c)))
        .map(|(b, c)| {
            let elsewhere = c.claims.iter().all(|c| other_clocks.contains(c)) && zones::zones_apart(a, b);
            if zoned(a, b) || elsewhere {
                Conflict::Zone
            } else if rounded((a, best.bound), (b, c.bound)) {
                Conflict::Rounding
            } else {
                Conflict::Disagreement
            }
        })
        .collect();
    let first = |kind: Conflict| kinds.iter().copied().find(|k| *k == kind);
    first(Conflict::Disagreement).or(first(Conflict::Zone)).or(kinds.first().copied()).unwrap_or_default()
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

/// Whether one of two times is the other, said roughly: no more than a quarter of an hour apart where one is about, before or after an
/// hour; a minute apart where both are exact, as clocks and roundings go.
fn rounded(a: (&str, Option<Bound>), b: (&str, Option<Bound>)) -> bool {
    let loose = [a.1, b.1].iter().any(|x| matches!(x, Some(Bound::About | Bound::Before | Bound::After)));
    // Where only one names its zone, the clocks are compared as written.
    let whole = |t: &str| t.split('/').next().and_then(when::parse).filter(|w| w.minute.is_some()).map(when::When::minutes);
    let level = |t: &str| read(t).is_some_and(|r| r.date.len() == 10 && !r.offset.is_empty());
    let clock = |t: &str| {
        let c = read(t)?;
        Some(c.clock.get(..2)?.parse::<i64>().ok()? * 60 + c.clock.get(3..5)?.parse::<i64>().ok()?)
    };
    let minutes = |t: &str| if level(a.0) && level(b.0) { whole(t) } else { clock(t) };
    let (Some(x), Some(y)) = (minutes(a.0), minutes(b.0)) else { return false };
    // "Shortly after one" holds for what the others put into the hour after it.
    let within = |bound, gap: i64| match bound {
        Some(Bound::After) => (0..=60).contains(&gap),
        Some(Bound::Before) => (-60..=0).contains(&gap),
        _ => false,
    };
    (x - y).abs() <= if loose { 15 } else { 1 } || within(a.1, y - x) || within(b.1, x - y)
}

fn grade(candidates: &mut [Candidate], conflict: Conflict) {
    if conflict == Conflict::Disagreement {
        candidates.iter_mut().for_each(|c| c.grade = Grade::Contested);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mayor_is_no_month() {
        assert!(names_day("killed on Friday") && names_day("the fire of 3 Sept. at dawn") && names_day("in May"));
        assert!(!names_day("Mayor Venn said at the Market that it may march on"));
    }
}
