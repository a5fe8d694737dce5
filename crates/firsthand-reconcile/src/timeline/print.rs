//! Solved events as entries of the timeline, in order.

use super::entries::wording;
use super::moment::{self, DAY};
use super::network::Bounds;
use super::solve::{Axis, Node, Solved};
use firsthand_types::{Bound, Claim, ClaimId, Report, ReportId, TimelineEntry, TimelineLane};
use std::collections::{BTreeMap, BTreeSet};

/// Axis (clock times of an open day, then dates, then what has no time), minute, and before or after others of that minute.
type At = (u8, i64, i32);

/// Longest chain of "after that" that is followed in sorting.
const CHAIN: usize = 64;

/// What comes before a time, against what comes at it.
const EARLIER: i32 = -1000;

/// An entry with what it is sorted by.
pub(super) struct Sorted {
    at: At,
    entry: TimelineEntry,
}

/// Where what no words place is sorted.
const UNPLACED: At = (2, 0, 0);

/// The entries in order of time, then lane, words and claims.
pub(super) fn in_order(mut list: Vec<Sorted>) -> Vec<TimelineEntry> {
    list.sort_by(|a, b| {
        let key = |s: &Sorted| (s.at, s.entry.lane);
        key(a).cmp(&key(b)).then_with(|| a.entry.what.cmp(&b.entry.what)).then_with(|| a.entry.claims.cmp(&b.entry.claims))
    });
    list.into_iter().map(|s| s.entry).collect()
}

/// Every solved event as an entry.
pub(super) fn entries(solved: &Solved<'_>) -> Vec<Sorted> {
    let at = positions(&solved.nodes);
    solved.nodes.iter().zip(at).map(|(node, at)| Sorted { at, entry: entry(solved, node) }).collect()
}

/// Where each event is sorted: by its time, or right after what it is said to come after.
fn positions(nodes: &[Node<'_>]) -> Vec<At> {
    let named: BTreeSet<usize> = nodes.iter().flat_map(|n| n.after.iter().copied()).collect();
    let mut at: Vec<At> = Vec::with_capacity(nodes.len());
    for (i, node) in nodes.iter().enumerate() {
        let related = node.placed || !node.after.is_empty() || named.contains(&i);
        at.push(if related { position(node) } else { UNPLACED });
    }
    for _ in 0..nodes.len().min(CHAIN) {
        let before = at.clone();
        for (i, node) in nodes.iter().enumerate().filter(|(_, n)| n.shown.is_none()) {
            for anchor in node.after.iter().filter_map(|a| before.get(*a)) {
                if let Some(own) = at.get_mut(i).filter(|own| **own <= *anchor) {
                    *own = (anchor.0, anchor.1, anchor.2 + 1);
                }
            }
        }
        if at == before {
            break;
        }
    }
    at
}

fn entry(solved: &Solved<'_>, node: &Node<'_>) -> TimelineEntry {
    let zone = node.shown.and_then(|s| s.offset);
    let mut start = None;
    let mut end = None;
    match (node.shown, node.bound) {
        (Some(s), Bound::Before) => end = point(s.axis, s.last, zone),
        (Some(s), Bound::After) => start = point(s.axis, s.first, zone),
        (Some(s), _) => (start, end) = interval(s.axis, s.first, s.last, zone),
        // Only an order places it: the interval that the others leave it.
        (None, _) if node.placed => {
            if let Some((axis, (a, b))) = node.allowed.and_then(|(axis, b)| Some((axis, b.closed()?))) {
                let zone = if axis == Axis::Local { solved.offset } else { None };
                (start, end) = interval(axis, a, b, zone);
            }
        }
        _ => {}
    }
    let (earliest, latest) = allowed(node, zone);
    let mut after: Vec<String> = node.after.iter().filter_map(|i| solved.nodes.get(*i)).map(|n| n.event.what.clone()).collect();
    after.sort();
    after.dedup();
    after.retain(|a| *a != node.event.what);
    let mut claims: Vec<ClaimId> = node.event.claims.iter().map(|c| c.id.clone()).collect();
    claims.sort();
    TimelineEntry {
        start,
        end,
        what: node.event.what.clone(),
        after,
        claims,
        lane: node.event.lane,
        placed_by: node.placed_by.clone(),
        bound: Some(node.bound).filter(|b| *b != Bound::Exact && node.shown.is_some()),
        earliest,
        latest,
    }
}

/// What all claims together allow, where it is more or less than what is shown.
fn allowed(node: &Node<'_>, zone: Option<i64>) -> (Option<String>, Option<String>) {
    let (Some(s), Some((axis, bounds))) = (node.shown, node.allowed) else {
        return (None, None);
    };
    if axis != s.axis {
        return (None, None);
    }
    let text = |minute: i64| point(axis, minute, zone);
    let Bounds { least, most } = bounds;
    (least.filter(|l| *l != s.first).and_then(text), most.filter(|m| *m != s.last).and_then(text))
}

fn position(node: &Node<'_>) -> At {
    let class = |axis: Axis| if matches!(axis, Axis::Clock | Axis::Open) { 0 } else { 1 };
    match (node.shown, node.allowed) {
        (Some(s), _) if node.bound == Bound::Before => (class(s.axis), s.last, EARLIER),
        (Some(s), _) => (class(s.axis), s.first, 0),
        (None, Some((axis, Bounds { least: Some(least), .. }))) => (class(axis), least, 1),
        (None, Some((axis, Bounds { most: Some(most), .. }))) => (class(axis), most, EARLIER),
        _ => UNPLACED,
    }
}

/// A time in words; `None` for a clock time of another day than the open one, which would mislead.
fn point(axis: Axis, minute: i64, zone: Option<i64>) -> Option<String> {
    Some(match axis {
        Axis::Clock if !(-DAY / 2..2 * DAY).contains(&minute) => return None,
        Axis::Clock | Axis::Open => moment::clock(minute, zone),
        Axis::Local => moment::dated(minute, zone),
        Axis::Utc => moment::dated(minute + zone.unwrap_or(0), Some(zone.unwrap_or(0))),
    })
}

fn interval(axis: Axis, first: i64, last: i64, zone: Option<i64>) -> (Option<String>, Option<String>) {
    if axis == Axis::Local && zone.is_none() {
        let (a, b) = moment::dated_interval(first, last, None);
        return (Some(a), b);
    }
    let end = if first == last { None } else { point(axis, last, zone) };
    (point(axis, first, zone), end)
}

/// One entry for each dated report, in the lane of reports; its claims are those it carries about the incident.
pub(super) fn published(claims: &[&Claim], reports: &[&Report]) -> Vec<Sorted> {
    let mut of: BTreeMap<&ReportId, Vec<ClaimId>> = BTreeMap::new();
    for claim in claims {
        of.entry(&claim.report).or_default().push(claim.id.clone());
    }
    let mut seen: BTreeMap<&ReportId, &Report> = BTreeMap::new();
    for report in reports {
        seen.entry(&report.id).or_insert(report);
    }
    seen.into_values().filter_map(|r| report(r, of.remove(&r.id)?)).collect()
}

fn report(report: &Report, mut claims: Vec<ClaimId>) -> Option<Sorted> {
    let published = report.published.as_ref()?;
    let m = moment::parse(published).filter(|m| m.dated)?;
    claims.sort();
    claims.dedup();
    let outlet = report.outlet.as_deref().unwrap_or(report.id.as_str());
    let what = match &report.title {
        Some(title) if !title.trim().is_empty() => format!("{outlet}: {}", wording(title)),
        _ => outlet.to_owned(),
    };
    let entry = TimelineEntry {
        start: Some(published.clone()),
        end: None,
        what,
        after: Vec::new(),
        claims,
        lane: TimelineLane::Report,
        placed_by: None,
        bound: None,
        earliest: None,
        latest: None,
    };
    Some(Sorted { at: (1, m.first, 0), entry })
}
