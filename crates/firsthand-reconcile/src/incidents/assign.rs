//! From groups of reports and the events they mention to incidents with an identity.
//!
//! The main events of one group of reports are one incident. Other events are matched across reports by kind, time and place, and
//! with the main incidents of other groups; where nothing shows that two are one they stay two.

use super::cluster::{Item, Links, cluster};
use super::telling::Telling;
use super::vectors::vectors;
use crate::when;
use firsthand_types::id::content_id;
use firsthand_types::{
    Bound, Claim, EventKind, EventMention, Fact, IncidentId, Report, ReportClaims, ReportId, Scope, Slot, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// One incident before its facts are made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Its events, as (report, index into its events).
    pub events: Vec<(ReportId, usize)>,
    /// Reports whose main incident it is.
    pub primary_for: BTreeSet<ReportId>,
    /// What kind of event it is.
    pub kind: EventKind,
    /// Its identity.
    pub id: IncidentId,
    /// Kind, place and day, by what most of its events say.
    pub named: [Option<String>; 3],
    /// Earliest day on which it can have begun.
    pub start: Option<String>,
    /// Reports whose words brought two mentions together.
    pub evidence: BTreeSet<ReportId>,
}

impl Draft {
    /// Kind, place and day in words: the best of its facts where there are such.
    pub fn title(&self, facts: &[Fact]) -> String {
        let exact = |f: &&Fact| f.candidates.first().is_none_or(|c| c.bound != Some(Bound::Before));
        let best = |slot: Slot| facts.iter().filter(exact).find(|f| f.slot == slot).and_then(|f| f.best.as_ref());
        let [kind, place, day] = &self.named;
        let place = match best(Slot::Place) {
            Some(Value::Place(p)) => Some(match p.chain.first().filter(|c| **c != p.name) {
                Some(around) => format!("{}, {around}", p.name),
                None => p.name.clone(),
            }),
            _ => place.clone(),
        };
        let day = match best(Slot::Date) {
            Some(Value::Text(t)) => Some(t.clone()),
            _ => day.clone(),
        };
        title(kind.as_deref(), place.as_deref(), day.as_deref())
    }
}

/// Assigns every event of every report to an incident. `reports` and `read` come in the case's fixed order and in step where
/// `read[i]` is given for `reports[i]`.
pub(crate) fn assign(reports: &[&Report], read: &[Option<&ReportClaims>], told: &[Telling], links: &Links) -> Vec<Draft> {
    let vectors = vectors(told, &links.must);
    let live: Vec<usize> = (0..reports.len())
        .filter(|i| read.get(*i).copied().flatten().is_some_and(|r| !r.claims.is_empty() || !r.events.is_empty()))
        .collect();
    let position: BTreeMap<usize, usize> = live.iter().enumerate().map(|(n, i)| (*i, n)).collect();
    let item = |i: &usize| {
        let main = read.get(*i).copied().flatten().and_then(main_event);
        Item {
            vector: vectors.get(*i).cloned().unwrap_or_default(),
            published: reports.get(*i).and_then(|r| r.published.as_deref()).and_then(when::parse).map(|w| w.day),
            named: reports.get(*i).map_or_else(Vec::new, |r| crate::undated::named_days(&r.text)),
            tolls: read.get(*i).copied().flatten().map_or_else(Vec::new, tolls),
            places: main.map_or_else(Vec::new, |e| e.places.iter().take(3).map(|p| p.to_lowercase()).collect()),
            war: main.is_some_and(|e| WAR.contains(&e.kind)),
            battle: main.is_some_and(|e| matches!(e.kind, EventKind::Battle | EventKind::Airstrike)),
            when: main.and_then(|e| e.when.as_ref()).and_then(|(a, b)| Some((when::day_range(a)?.0, when::day_range(b)?.1))),
        }
    };
    let items: Vec<Item> = live.iter().map(item).collect();
    let within =
        |pairs: &[(usize, usize)]| pairs.iter().filter_map(|(a, b)| Some((*position.get(a)?, *position.get(b)?))).collect();
    let groups = cluster(&items, &Links { must: within(&links.must), cannot: within(&links.cannot) });
    let mut drafts: BTreeMap<usize, Draft> = BTreeMap::new();
    let mut others: Vec<(&Report, usize, &EventMention)> = Vec::new();
    for (n, i) in live.iter().enumerate() {
        let (Some(report), Some(r), Some(group)) = (reports.get(*i), read.get(*i).copied().flatten(), groups.get(n)) else {
            continue;
        };
        let draft = drafts.entry(*group).or_default();
        let main = r.events.iter().position(|e| e.main);
        for (k, e) in r.events.iter().enumerate() {
            if Some(k) == main || (e.main && e.background.is_none()) {
                draft.events.push((report.id.clone(), k));
            } else {
                others.push((report, k, e));
            }
        }
        if main.is_some() || r.events.is_empty() {
            draft.primary_for.insert(report.id.clone());
        }
    }
    let mut out: Vec<Draft> = drafts.into_values().filter(|d| !d.events.is_empty() || !d.primary_for.is_empty()).collect();
    let lookup: BTreeMap<&ReportId, (&Report, &ReportClaims)> =
        reports.iter().zip(read).filter_map(|(r, c)| Some((&r.id, (*r, (*c)?)))).collect();
    others.retain(|(report, k, e)| {
        let Some(d) = out.iter_mut().find(|d| joins(d, report, e, &lookup)) else { return true };
        d.evidence.insert(report.id.clone());
        d.events.push((report.id.clone(), *k));
        false
    });
    out.extend(background(&others));
    for d in &mut out {
        name(d, &lookup);
    }
    part(&mut out);
    settle(out)
}

/// Two events of one report of which the words tell neither kind nor place nor day have one name: they are two all the same, and the
/// figures of the one are not the other's.
fn part(drafts: &mut [Draft]) {
    let mut taken: BTreeSet<IncidentId> = BTreeSet::new();
    for d in drafts {
        if taken.contains(&d.id)
            && let Some((report, k)) = d.events.first()
        {
            d.id = IncidentId(content_id("i", &[d.id.as_str(), report.as_str(), &k.to_string()]));
        }
        taken.insert(d.id.clone());
    }
}

/// Kinds of events of which a war sees several on one day in one place.
const WAR: &[EventKind] =
    &[EventKind::Airstrike, EventKind::Battle, EventKind::Bombing, EventKind::Explosion, EventKind::Attack];

/// Smallest toll by which an incident is known, five times that of a round one: smaller ones many incidents have.
const KNOWN_BY: i64 = 20;

/// The large tolls that a report gives for its main event.
fn tolls(r: &ReportClaims) -> Vec<i64> {
    let exact = |c: &Claim| {
        matches!(c.bound, None | Some(Bound::Exact))
            && matches!(c.scope, None | Some(Scope::Total))
            && matches!(c.value, Value::Number(_))
    };
    let main = |c: &&Claim| c.slot == Slot::Killed && c.supports() && exact(c) && r.events.get(c.event).is_some_and(|e| e.main);
    let mut out: Vec<i64> = r.claims.iter().filter(main).filter_map(|c| c.value.numbers()).map(|(min, _)| min).collect();
    out.retain(|n| *n >= 5 * KNOWN_BY || *n >= KNOWN_BY && n % 10 != 0);
    out.sort_unstable();
    out.dedup();
    out
}

fn main_event(r: &ReportClaims) -> Option<&EventMention> {
    r.events.iter().find(|e| e.main)
}

/// Whether an event told beside a report's main one is a main incident after all: a look back at it from another year, say. The
/// day must be one that its own reports give for it, or follow within three days, and kind and place must not differ.
fn joins(d: &Draft, report: &Report, e: &EventMention, lookup: &BTreeMap<&ReportId, (&Report, &ReportClaims)>) -> bool {
    if !d.primary_for.contains(&report.id) {
        return false;
    }
    let day = |e: &EventMention| {
        e.when.as_ref().filter(|(a, b)| a == b && a.len() == 10).and_then(|(a, _)| when::parse(a)).map(|w| w.day)
    };
    let Some(told) = day(e) else { return false };
    // The day of the incident is what most date claims of its reports give, besides what its main events say.
    let own = |r: &ReportId| lookup.get(r).map(|(_, c)| c);
    let main_days = d.events.iter().filter_map(|(r, k)| own(r)?.events.get(*k)).filter_map(day);
    let claimed = d.primary_for.iter().filter_map(own).flat_map(|c| &c.claims).filter(|c| c.slot == Slot::Date && c.supports());
    let claimed = claimed.filter_map(|c| if let Value::Text(t) = &c.value { when::parse(t).map(|w| w.day) } else { None });
    let mut days: BTreeMap<i64, usize> = BTreeMap::new();
    for own in main_days.chain(claimed) {
        *days.entry(own).or_default() += 1;
    }
    let first = days.iter().max_by_key(|(day, n)| (**n, std::cmp::Reverse(**day))).map(|(day, _)| *day);
    first.is_some_and(|f| (f..=f + 3).contains(&told))
}

/// Events beside the main ones, matched across reports.
fn background(others: &[(&Report, usize, &EventMention)]) -> Vec<Draft> {
    let mut drafts: Vec<(Draft, &EventMention)> = Vec::new();
    // By year and kind, so that only likely ones are compared.
    let mut near: BTreeMap<(Option<String>, EventKind), Vec<usize>> = BTreeMap::new();
    for (report, k, e) in others {
        let year = e.when.as_ref().and_then(|(a, _)| a.get(..4)).map(str::to_owned);
        let list = near.entry((year, e.kind)).or_default();
        let found = list.iter().copied().take(200).find(|n| drafts.get(*n).is_some_and(|(_, other)| same(e, other)));
        match found.and_then(|n| drafts.get_mut(n)) {
            Some((d, _)) => {
                d.evidence.insert(report.id.clone());
                d.events.push((report.id.clone(), *k));
            }
            None => {
                list.push(drafts.len());
                drafts.push((Draft { events: vec![(report.id.clone(), *k)], ..Draft::default() }, e));
            }
        }
    }
    drafts.into_iter().map(|(d, _)| d).collect()
}

/// Whether two mentions can be one event: the same kind and year (the caller saw to that), and a place or somebody in common.
fn same(a: &EventMention, b: &EventMention) -> bool {
    let fold = |list: &[String]| -> BTreeSet<String> { list.iter().map(|s| s.to_lowercase()).collect() };
    let both = |x: &[String], y: &[String]| !fold(x).is_disjoint(&fold(y));
    let apart_in_time = match (&a.when, &b.when) {
        (Some((a0, a1)), Some((b0, b1))) => {
            let range = |f: &str, t: &str| Some((when::day_range(f)?.0, when::day_range(t)?.1));
            matches!((range(a0, a1), range(b0, b1)), (Some(x), Some(y)) if x.1 < y.0 || y.1 < x.0)
        }
        _ => false,
    };
    !apart_in_time && (both(&a.places, &b.places) || both(&a.participants, &b.participants))
}

/// Identity and title from the events: the kind, place and day that most of them give.
fn name(d: &mut Draft, lookup: &BTreeMap<&ReportId, (&Report, &ReportClaims)>) {
    d.events.sort();
    let events: Vec<&EventMention> =
        d.events.iter().filter_map(|(r, k)| lookup.get(r).and_then(|(_, c)| c.events.get(*k))).collect();
    let most = |values: Vec<String>| -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for v in values {
            *counts.entry(v).or_default() += 1;
        }
        counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(v, _)| v)
    };
    let kinds: Vec<String> = events.iter().filter(|e| e.kind != EventKind::Other).map(|e| kind_name(e.kind)).collect();
    let kind = most(kinds);
    d.kind = events.iter().find(|e| Some(kind_name(e.kind)) == kind).map_or(EventKind::Other, |e| e.kind);
    let place = most(events.iter().filter_map(|e| e.places.first().cloned()).collect());
    let day = most(events.iter().filter_map(|e| e.when.as_ref()).filter(|(a, b)| a == b).map(|(a, _)| a.clone()).collect());
    d.start = events.iter().filter_map(|e| e.when.as_ref()).map(|(a, _)| a.clone()).min();
    let first = d
        .events
        .iter()
        .map(|(r, _)| r)
        .chain(&d.primary_for)
        .filter_map(|r| lookup.get(r))
        .map(|(r, _)| r.capture_item())
        .min();
    let folded = |o: &Option<String>| o.as_deref().unwrap_or("").to_lowercase();
    let first_words = first.unwrap_or_default();
    d.id = IncidentId(content_id("i", &[&folded(&kind), &folded(&place), &folded(&day), &first_words]));
    let earliest = events.iter().filter_map(|e| e.when.as_ref()).min();
    d.named = [kind, place, day.or_else(|| earliest.and_then(|(a, b)| known_of(a, b)))];
}

/// What is known of a time that may be an interval.
fn known_time(time: &str) -> Option<String> {
    match time.split_once('/') {
        Some((a, b)) => known_of(a, b),
        None => Some(time.to_owned()),
    }
}

/// What is known of a day that lies between two: the day, month or year that they have in common.
fn known_of(a: &str, b: &str) -> Option<String> {
    let whole = |n: usize| a.get(..n).filter(|head| b.get(..n) == Some(head)).map(str::to_owned);
    [10, 7, 4].into_iter().find_map(whole)
}

fn kind_name(kind: EventKind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn title(kind: Option<&str>, place: Option<&str>, day: Option<&str>) -> String {
    let mut kind = kind.unwrap_or("event").replace('_', " ");
    if let Some(first) = kind.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let place = place.map(|p| format!(", {p}")).unwrap_or_default();
    let day = day.and_then(known_time).map(|d| format!(", {}", spoken(&d))).unwrap_or_default();
    format!("{kind}{place}{day}")
}

/// `2031-05-02` as "2 May 2031".
fn spoken(day: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = day.split('-');
    let (year, month, number) = (parts.next().unwrap_or(day), parts.next(), parts.next());
    let month = month.and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match (month, number.and_then(|d| d.get(..2)).and_then(|d| d.parse::<u32>().ok())) {
        (Some(m), Some(d)) => format!("{d} {m} {year}"),
        (Some(m), None) => format!("{m} {year}"),
        _ => year.to_owned(),
    }
}

/// The primary incident first, then by reports, then by id.
fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|a, b| {
        let key = |d: &Draft| {
            (std::cmp::Reverse(d.primary_for.len()), d.start.clone().unwrap_or_else(|| "9999".into()), d.id.clone())
        };
        key(a).cmp(&key(b))
    });
    drafts
}

#[cfg(test)]
mod tests {
    use super::{known_of, spoken, title};

    #[test]
    fn a_day_is_named_as_exactly_as_it_is_known() {
        let said = |a, b| known_of(a, b).map(|d| spoken(&d));
        assert_eq!(said("2016-01-01", "2016-12-31").as_deref(), Some("2016"));
        assert_eq!(said("2023-06-01", "2023-06-30").as_deref(), Some("June 2023"));
        assert_eq!(said("2023-06-03", "2023-06-03").as_deref(), Some("3 June 2023"));
        assert_eq!(said("2023-12-30", "2024-01-02"), None);
        assert_eq!(title(Some("fire"), Some("Orvel"), Some("2016-01-01/2016-12-31")), "Fire, Orvel, 2016");
    }
}
