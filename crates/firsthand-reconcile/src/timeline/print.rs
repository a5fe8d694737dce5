//! Solved events as entries of the timeline, in order.

use super::entries::wording;
use super::moment;
use super::network::Bounds;
use super::solve::{Axis, Node, Solved};
use firsthand_types::{Bound, Claim, ClaimId, Report, ReportId, TimelineEntry, TimelineLane};
use std::collections::BTreeMap;

/// An entry with what it is sorted by.
pub(super) struct Sorted {
    /// Axis (clock times of an open day, then dates, then what has no time), minute, and before or after others of that minute.
    at: (u8, i64, i8),
    entry: TimelineEntry,
}

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
    solved.nodes.iter().map(|node| entry(solved, node)).collect()
}

fn entry(solved: &Solved<'_>, node: &Node<'_>) -> Sorted {
    let zone = node.shown.and_then(|s| s.offset);
    let mut start = None;
    let mut end = None;
    match (node.shown, node.bound) {
        (Some(s), Bound::Before) => end = Some(point(s.axis, s.last, zone)),
        (Some(s), Bound::After) => start = Some(point(s.axis, s.first, zone)),
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
    let entry = TimelineEntry {
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
    };
    Sorted { at: position(node), entry }
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
    (least.filter(|l| *l != s.first).map(text), most.filter(|m| *m != s.last).map(text))
}

fn position(node: &Node<'_>) -> (u8, i64, i8) {
    let class = |axis: Axis| if matches!(axis, Axis::Clock | Axis::Open) { 0 } else { 1 };
    match (node.shown, node.allowed) {
        (Some(s), _) if node.bound == Bound::Before => (class(s.axis), s.last, -1),
        (Some(s), _) => (class(s.axis), s.first, 0),
        (None, Some((axis, Bounds { least: Some(least), .. }))) => (class(axis), least, 1),
        (None, Some((axis, Bounds { most: Some(most), .. }))) => (class(axis), most, -1),
        _ => (2, 0, 0),
    }
}

fn point(axis: Axis, minute: i64, zone: Option<i64>) -> String {
    match axis {
        Axis::Clock | Axis::Open => moment::clock(minute, zone),
        Axis::Local => moment::dated(minute, zone),
        Axis::Utc => moment::dated(minute + zone.unwrap_or(0), Some(zone.unwrap_or(0))),
    }
}

fn interval(axis: Axis, first: i64, last: i64, zone: Option<i64>) -> (Option<String>, Option<String>) {
    match axis {
        Axis::Local if zone.is_none() => {
            let (a, b) = moment::dated_interval(first, last, None);
            (Some(a), b)
        }
        _ => (Some(point(axis, first, zone)), (first != last).then(|| point(axis, last, zone))),
    }
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
    Some(Sorted { at: (1, m.first, 2), entry })
}

