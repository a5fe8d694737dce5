//! What is known of a group of reports, and how two groups stand to each other in size, time and place.

use super::vectors::{Vector, dot};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest reports of a group that show how similar its reports are.
pub(super) const SEVERAL: f32 = 3.0;
/// Days after which a report is one of long after.
const LONG: i64 = 21;

/// Reports that are one incident so far.
#[derive(Default)]
pub(super) struct Group {
    pub sum: Vector,
    pub size: f32,
    /// Similarity of every member with every member, and of each with itself, added up.
    pub among: f32,
    pub alone: f32,
    pub published: Option<(i64, i64)>,
    pub when: Option<(i64, i64)>,
    pub named: Vec<i64>,
    pub tolls: Vec<i64>,
    /// How many of its members name each place, and how many name any.
    pub places: BTreeMap<String, f32>,
    pub placed: f32,
    /// How many of its members name each place first.
    pub leads: BTreeMap<String, f32>,
    pub war: bool,
    pub battle: bool,
    pub near: BTreeSet<usize>,
    pub version: u32,
}

impl Group {
    /// Reports that were put together beforehand, copies above all, count as one from here on: more copies of a text make no average
    /// and no likeness within a group (law 3), and a reprint says nothing of when it was. Where they exclude each other's day it is
    /// open: a copy dated to another week reads "on Tuesday" as another day.
    pub fn speak_once(&mut self) {
        self.when = self.when.filter(|(from, to)| from <= to);
        if self.size <= 1.0 {
            return;
        }
        self.published = self.published.map(|(first, _)| (first, first));
        self.sum.iter_mut().for_each(|(_, weight)| *weight /= self.size);
        self.places.values_mut().chain(self.leads.values_mut()).for_each(|n| *n /= self.size);
        self.placed /= self.size;
        self.size = 1.0;
        self.among = dot(&self.sum, &self.sum);
        self.alone = self.among;
    }

    /// Average similarity of two different members; of a single one 0, which excludes nothing.
    pub fn within(&self) -> f32 {
        if self.size > 1.0 { (self.among - self.alone) / (self.size * (self.size - 1.0)) } else { 0.0 }
    }
}

/// Whether one of two groups is a report alone and the other one of several.
pub(super) fn alone(x: &Group, y: &Group) -> bool {
    x.size.min(y.size) <= 1.0 && x.size.max(y.size) >= SEVERAL
}

/// Days over which the reports of two groups were published.
pub(super) fn spread(x: &Group, y: &Group) -> i64 {
    cover(x.published, y.published).map_or(0, |(a, b)| b - a)
}

/// How far the places of two groups are the same, 0 to 1; 0 where either names none.
pub(super) fn same_place(x: &Group, y: &Group) -> f32 {
    let both: f32 = x.places.iter().filter_map(|(p, n)| y.places.get(p).map(|m| n * m)).sum();
    if both > 0.0 { (both / (x.placed * y.placed)).min(1.0) } else { 0.0 }
}

/// Whether all reports of both groups name the same place first.
pub(super) fn one_front(x: &Group, y: &Group) -> bool {
    let only = |g: &Group| -> Option<String> {
        let (place, n) = g.leads.first_key_value()?;
        (*n >= g.size).then(|| place.clone())
    };
    only(x).is_some() && only(x) == only(y)
}

/// Whether a report of long after names a day on which the others were first told.
pub(super) fn points_back(later: &Group, earlier: &Group) -> bool {
    const FIRST_DAYS: i64 = 3;
    let (Some(after), Some(before)) = (later.published, earlier.published) else {
        return false;
    };
    after.0 - before.1 > LONG && later.named.iter().any(|d| (before.0 - FIRST_DAYS..=before.0 + 1).contains(d))
}

/// Whether a report of long after gives a toll that the others gave, of an event that can be theirs.
pub(super) fn same_toll(x: &Group, y: &Group) -> bool {
    let shared = || x.tolls.iter().any(|t| y.tolls.binary_search(t).is_ok());
    let elsewhere = x.placed > 0.0 && y.placed > 0.0 && !x.places.keys().any(|p| y.places.contains_key(p));
    gap(x.published, y.published) > LONG && !apart(x.when, y.when) && !elsewhere && shared()
}

/// From the first day of either to the last.
pub(super) fn cover(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(y)) => Some((x.0.min(y.0), x.1.max(y.1))),
        (x, y) => x.or(y),
    }
}

/// What both allow; where they exclude each other, what the first allows.
pub(super) fn meet(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(_)) => both(a, b).filter(|(from, to)| from <= to).or(Some(x)),
        (x, y) => x.or(y),
    }
}

/// What both allow, its end before its beginning where they exclude each other.
pub(super) fn both(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(y)) => Some((x.0.max(y.0), x.1.min(y.1))),
        (x, y) => x.or(y),
    }
}

/// Days between two spans of days; 0 where they meet or either is not known.
pub(super) fn gap(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> i64 {
    match (a, b) {
        (Some(x), Some(y)) => (x.0.max(y.0) - x.1.min(y.1)).max(0),
        _ => 0,
    }
}

/// Whether the events cannot have begun on the same day, nor on neighbouring ones.
pub(super) fn apart(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> bool {
    gap(a, b) > 1
}

/// 1 for reports of the same days, falling with the gap; events dated alike need no nearness of publication.
pub(super) fn near_in_time(gap: i64, a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> f32 {
    let g = gap as f32;
    let near = 0.3 + 0.5 * (-g / 15.0).exp() + 0.2 * (-g / 60.0).exp();
    match (a, b) {
        (Some(_), Some(_)) if apart(a, b) => near * 0.6,
        (Some(x), Some(y)) if x.0.max(y.0) <= x.1.min(y.1) => near.max(0.8),
        _ => near,
    }
}
