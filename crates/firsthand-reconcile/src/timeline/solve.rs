//! Events into a temporal network, and the network's solution back to events.
//!
//! Constraints are added from the firmest to the weakest: the day, the beginning, other times, offsets, order. One that contradicts
//! those before it is refused and becomes a clash; the claims behind a refused time stand as an event of their own. What only
//! suits an event (something said about it comes after it, and before the report that tells it) is added last, where it can be.

use super::anchors::Told;
use super::entries::{self, Event, Role};
use super::moment::{DAY, Moment};
use super::network::{Bounds, NATURE, Network, Reason, Var};
use crate::half_day;
use firsthand_types::{Bound, Claim, ClaimId, Clash, Fact, Order, ReportId, Slot, TimelineLane, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Most events in the network. Beyond that, those that no time or offset places stand without bounds.
const MOST_EVENTS: usize = 400;

/// Most claims behind one event that are read for its times, so that work stays bounded on hostile input.
const MOST_CLAIMS: usize = 400;

/// Longest offset, in minutes (some two thousand years): what is beyond is no offset that anybody states.
const LONGEST: i64 = 1 << 30;

/// Most clashes reported.
const MOST_CLASHES: usize = 50;

/// Local clocks are between 12 hours behind and 14 hours ahead of UTC.
const ZONES: (i64, i64) = (-14 * 60, 12 * 60);

const UTC: Var = 0;
const LOCAL: Var = 1;
const MIDNIGHT: Var = 2;

/// On which axis a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Axis {
    /// Minutes since the midnight before it began; the day is open.
    Clock,
    /// Minutes since 1970 of the local clock.
    Local,
    /// Minutes since 1970 UTC; the local zone is open.
    Utc,
    /// A clock time of which neither day nor zone is known well enough to compare it.
    Open,
}

/// A time as it is shown: what the words say, before all claims together narrow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub axis: Axis,
    pub first: i64,
    pub last: i64,
    /// The zone to print.
    pub offset: Option<i64>,
}

/// An event with its place in time.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub event: Event<'a>,
    var: Option<Var>,
    pub shown: Option<Shown>,
    pub bound: Bound,
    /// Whether words of its own place it.
    pub placed: bool,
    pub placed_by: Option<String>,
    /// Events that it is said to come after.
    pub after: BTreeSet<usize>,
    /// What the network allows, on the axis on which it says most.
    pub allowed: Option<(Axis, Bounds)>,
}

/// All events with their places in time.
#[derive(Clone, Debug, Default)]
pub(super) struct Solved<'a> {
    pub nodes: Vec<Node<'a>>,
    /// The local clock's lead over UTC, where known.
    pub offset: Option<i64>,
    groups: Vec<Vec<ClaimId>>,
}

/// Places the events. `published` is when each report was published; `facts` say which of rival values is best.
pub(super) fn solve<'a>(events: &[Event<'a>], published: &BTreeMap<&ReportId, Moment>, facts: &[Fact]) -> Solved<'a> {
    let mut solver = Solver::new(events, facts);
    solver.times();
    solver.offsets(events);
    solver.suits(published);
    solver.finish()
}

/// Whether only the order is said, event, anchor, order, minutes, bound: offsets sort before mere order.
type OffsetKey = (bool, usize, usize, Order, Option<i64>, Bound);

/// A time that claims give for an event.
struct Stated<'a> {
    moment: Moment,
    bound: Bound,
    /// Whether the words leave the half of the day open.
    open: bool,
    claims: Vec<&'a Claim>,
}

struct Solver<'a> {
    net: Network,
    nodes: Vec<Node<'a>>,
    /// For each reason but nature, the first of the claims that give it.
    reasons: Vec<ClaimId>,
    clashes: BTreeSet<Vec<ClaimId>>,
    offset: Option<i64>,
    /// Local clock minute at which it began, where known.
    began: Option<i64>,
    /// The best values of the facts of time, as text.
    best: Vec<(Slot, String)>,
}

impl<'a> Solver<'a> {
    fn new(events: &[Event<'a>], facts: &[Fact]) -> Self {
        let mut net = Network::default();
        (UTC..=MIDNIGHT).for_each(|_| {
            net.var();
        });
        let mut keep: Vec<usize> = (0..events.len()).collect();
        keep.sort_by_key(|i| (events.get(*i).is_some_and(|e| !anchored(e)), *i));
        let within: BTreeSet<usize> = keep.into_iter().take(MOST_EVENTS).collect();
        let nodes = events.iter().enumerate().map(|(i, e)| node(e.clone(), within.contains(&i).then(|| net.var()))).collect();
        let offset = local_offset(events);
        let zone = offset.map_or(ZONES, |o| (-o, -o));
        let _ = net.add(UTC, LOCAL, Some(zone.0), Some(zone.1), NATURE);
        let best = facts
            .iter()
            .filter_map(|f| match &f.best {
                Some(Value::Text(t)) => Some((f.slot, t.clone())),
                _ => None,
            })
            .collect();
        Solver { net, nodes, reasons: Vec::new(), clashes: BTreeSet::new(), offset, began: None, best }
    }

    /// The times that claims state, the day and the beginning first.
    fn times(&mut self) {
        let start = self.nodes.iter().position(|n| n.event.role == Role::Start);
        if let Some(var) = start.and_then(|s| self.nodes.get(s)?.var) {
            let _ = self.net.add(MIDNIGHT, var, Some(0), Some(DAY - 1), NATURE);
        }
        if let (Some(a), Some(b)) =
            (start.and_then(|s| self.nodes.get(s)?.var), self.role(Role::End).and_then(|e| self.nodes.get(e)?.var))
        {
            let _ = self.net.add(a, b, Some(0), None, NATURE);
        }
        let count = self.nodes.len();
        let order = start.into_iter().chain((0..count).filter(|i| Some(*i) != start));
        for i in order.collect::<Vec<_>>() {
            for stated in self.stated(i) {
                let stated = self.likelier(i, stated);
                self.state(i, stated);
            }
        }
    }

    fn role(&self, role: Role) -> Option<usize> {
        self.nodes.iter().position(|n| n.event.role == role)
    }

    /// The different times given for an event, the firmest first.
    fn stated(&self, i: usize) -> Vec<Stated<'a>> {
        let mut groups: BTreeMap<(bool, Moment, Bound), Vec<&'a Claim>> = BTreeMap::new();
        let claims = self.nodes.get(i).map(|n| n.event.claims.as_slice()).unwrap_or_default();
        for claim in claims.iter().take(MOST_CLAIMS) {
            if let Some((moment, bound)) = entries::stated(claim) {
                groups.entry((half_day::open(claim), moment, bound)).or_default().push(claim);
            }
        }
        let mut list: Vec<Stated<'a>> =
            groups.into_iter().map(|((open, moment, bound), claims)| Stated { moment, bound, open, claims }).collect();
        let origins = |s: &Stated<'_>| s.claims.iter().map(|c| &c.origin).collect::<BTreeSet<_>>().len();
        list.sort_by_key(|s| {
            let best = s.claims.iter().any(|c| self.best.iter().any(|(slot, v)| *slot == c.slot && *v == c.value.display()));
            let firm = match s.bound {
                Bound::Exact => 0,
                Bound::About => 1,
                _ => 2,
            };
            let day = s.moment.dated && s.moment.last > s.moment.first;
            (s.open, !day, !best, firm, !s.moment.dated, std::cmp::Reverse(origins(s)), s.moment)
        });
        list
    }

    /// Of the two readings of a time that leaves the half of the day open, the later one where only that fits what is known.
    fn likelier(&self, i: usize, stated: Stated<'a>) -> Stated<'a> {
        let Some((role, var)) = self.nodes.get(i).filter(|_| stated.open).and_then(|n| Some((n.event.role, n.var?))) else {
            return stated;
        };
        let fits = |stated: &Stated<'a>| {
            self.shown(role, stated).is_some_and(|shown| {
                let limits = limits(var, role, &shown, stated);
                self.net.clone().add(limits.from, limits.to, limits.least, limits.most, NATURE).is_ok()
            })
        };
        let (first, last) = (stated.moment.first + half_day::HALF, stated.moment.last + half_day::HALF);
        let later = Stated { moment: Moment { first, last, ..stated.moment }, claims: stated.claims.clone(), ..stated };
        if !fits(&stated) && fits(&later) { later } else { stated }
    }

    /// One stated time: a constraint where the network can hold it, else a clash and an event of its own.
    fn state(&mut self, i: usize, stated: Stated<'a>) {
        let Some(node) = self.nodes.get(i) else { return };
        let (role, var) = (node.event.role, node.var);
        let shown = self.shown(role, &stated);
        if let Some((var, shown)) = var.zip(shown) {
            if !self.hold(var, role, &shown, &stated) {
                self.rival(i, &stated, shown);
                return;
            }
            if role == Role::Start && stated.moment.first == stated.moment.last {
                self.begin(&shown, &stated);
            }
        }
        let Some(node) = self.nodes.get_mut(i) else { return };
        let finer = node.shown.is_none_or(|s| s.last - s.first > stated.moment.last - stated.moment.first);
        if finer {
            node.shown = shown.or(Some(Shown {
                axis: Axis::Open,
                first: stated.moment.first,
                last: stated.moment.last,
                offset: stated.moment.offset,
            }));
            node.bound = stated.bound;
        }
        node.placed = true;
    }

    /// The beginning is known: its minute, and the day where it has a date.
    fn begin(&mut self, shown: &Shown, stated: &Stated<'_>) {
        if shown.axis == Axis::Utc || !matches!(stated.bound, Bound::Exact | Bound::About) {
            return;
        }
        self.began.get_or_insert(shown.first.rem_euclid(DAY));
        if shown.axis == Axis::Local {
            let midnight = shown.first.div_euclid(DAY) * DAY;
            let reason = self.reason(&stated.claims);
            let _ = self.net.add(LOCAL, MIDNIGHT, Some(midnight), Some(midnight), reason);
        }
    }

    /// A stated time on the axis on which it can be compared; `None` where it cannot.
    fn shown(&self, role: Role, stated: &Stated<'_>) -> Option<Shown> {
        let m = stated.moment;
        let (first, last) = (m.first, m.last);
        if m.dated {
            let (axis, shift) = match (m.offset, self.offset) {
                (Some(own), Some(local)) => (Axis::Local, local - own),
                (Some(own), None) => (Axis::Utc, -own),
                (None, _) => (Axis::Local, 0),
            };
            return Some(Shown {
                axis,
                first: first + shift,
                last: last + shift,
                offset: m.offset.and(self.offset).or(m.offset),
            });
        }
        if matches!(role, Role::After | Role::Before) {
            return None;
        }
        let shift = match (m.offset, self.offset) {
            (Some(own), Some(local)) => local - own,
            (Some(_), None) => return None,
            (None, _) => 0,
        };
        let near = |minute: i64| match self.began {
            Some(began) if role == Role::End => began + (minute - began).rem_euclid(DAY),
            Some(began) if role == Role::Part => began - DAY / 2 + 1 + (minute - began + DAY / 2 - 1).rem_euclid(DAY),
            _ => minute,
        };
        let at = near(first + shift);
        Some(Shown { axis: Axis::Clock, first: at, last: at + (last - first), offset: m.offset.and(self.offset) })
    }

    /// Adds the constraint of a stated time: as it stands, or as loosely as such times are rounded.
    fn hold(&mut self, var: Var, role: Role, shown: &Shown, stated: &Stated<'_>) -> bool {
        let Limits { day, from, to, least, most } = limits(var, role, shown, stated);
        let reason = self.reason(&stated.claims);
        let Err(group) = self.net.add(from, to, least, most, reason) else {
            return true;
        };
        let loose = if day { 0 } else { rounding(shown.first) };
        if loose > 0 && self.net.add(from, to, least.map(|l| l - loose), most.map(|m| m + loose), reason).is_ok() {
            return true;
        }
        self.clash(&group);
        false
    }

    /// Claims whose time was refused stand as an event of their own, out of the network.
    fn rival(&mut self, i: usize, stated: &Stated<'a>, shown: Shown) {
        let ids: BTreeSet<&ClaimId> = stated.claims.iter().map(|c| &c.id).collect();
        let Some(node) = self.nodes.get_mut(i) else { return };
        let mut event = node.event.clone();
        event.claims.retain(|c| ids.contains(&c.id));
        let whole = event.claims.len() == node.event.claims.len();
        let mut rival = self::node(event, None);
        rival.shown = Some(shown);
        rival.bound = stated.bound;
        rival.placed = true;
        // Others hang on events by their index: one that loses all its claims stays where it is.
        if whole {
            *node = rival;
        } else {
            node.event.claims.retain(|c| !ids.contains(&c.id));
            rival.event.role = Role::Part;
            self.nodes.push(rival);
        }
    }

    /// Offsets and order beside other events: offsets first, then order.
    fn offsets(&mut self, events: &[Event<'a>]) {
        let told = Told::of(events);
        let mut found: BTreeMap<OffsetKey, Vec<&Claim>> = BTreeMap::new();
        for (i, event) in events.iter().enumerate() {
            for claim in event.claims.iter().take(MOST_CLAIMS) {
                let Some(placed) = entries::relative(claim) else { continue };
                if let Some(node) = self.nodes.get_mut(i) {
                    node.placed_by.get_or_insert_with(|| entries::wording(&placed.words));
                }
                if let Some(anchor) = told.anchor(claim, placed, i) {
                    let minutes = placed.minutes.map(|m| m.clamp(0, LONGEST));
                    let key = (minutes.is_none(), i, anchor, placed.order, minutes, placed.bound.unwrap_or_default());
                    found.entry(key).or_default().push(claim);
                }
            }
        }
        for ((_, i, anchor, order, minutes, bound), claims) in found {
            self.offset(i, anchor, order, minutes.map(|m| (m, bound)), &claims);
        }
    }

    fn offset(&mut self, i: usize, anchor: usize, order: Order, minutes: Option<(i64, Bound)>, claims: &[&Claim]) {
        let var = |n: usize| self.nodes.get(n).and_then(|n| n.var);
        let (Some(own), Some(other)) = (var(i), var(anchor)) else { return };
        let (least, most) = match (minutes, order) {
            (Some((m, bound)), _) => offset_bounds(m, bound),
            (None, Order::During) => (Some(0), None),
            (None, _) => (Some(1), None),
        };
        let (from, to) = if order == Order::Before { (own, other) } else { (other, own) };
        let reason = self.reason(claims);
        if let Err(group) = self.net.add(from, to, least, most, reason) {
            // "Later" and the like lean on the order of the telling: that they do not fit proves nothing.
            let leaning = claims.iter().all(|c| entries::relative(c).is_some_and(|p| p.anchor.is_none()));
            if !leaning {
                self.clash(&group);
            }
            return;
        }
        let base = self.nodes.get(anchor).and_then(|n| n.shown);
        let (earlier, later) = if order == Order::Before { (i, anchor) } else { (anchor, i) };
        if let Some(node) = self.nodes.get_mut(later).filter(|_| order != Order::During) {
            node.after.insert(earlier);
        }
        let Some(node) = self.nodes.get_mut(i) else { return };
        node.placed = true;
        if let (None, Some((m, bound)), Some(base)) = (node.shown, minutes, base) {
            node.shown = Some(shifted(base, if order == Order::Before { -m } else { m }));
            node.bound = match (bound, order) {
                (Bound::AtLeast | Bound::MoreThan | Bound::After, Order::Before) => Bound::Before,
                (Bound::AtLeast | Bound::MoreThan | Bound::After, _) => Bound::After,
                (Bound::UpTo | Bound::AtMost | Bound::Before, Order::Before) => Bound::After,
                (Bound::UpTo | Bound::AtMost | Bound::Before, _) => Bound::Before,
                (other, _) => other,
            };
        }
    }

    /// What suits events without any claim saying so: added where it fits, passed over where it does not.
    fn suits(&mut self, published: &BTreeMap<&ReportId, Moment>) {
        let start = self.role(Role::Start).and_then(|s| self.nodes.get(s)?.var);
        let mut broken = Vec::new();
        for node in &self.nodes {
            let Some(var) = node.var else { continue };
            let plot = node.event.claims.iter().any(|c| c.slot == Slot::FoiledPlot);
            let fits = match (node.event.role, start) {
                (Role::After, Some(start)) => self.net.add(start, var, Some(0), None, NATURE),
                (Role::Before, Some(start)) if !plot => self.net.add(var, start, Some(0), None, NATURE),
                _ => Ok(()),
            };
            // Nobody claims what has not begun: where the times that are given say so, one of them is wrong.
            let owned = node.event.claims.iter().any(|c| matches!(c.slot, Slot::ClaimOfResponsibility | Slot::Admission));
            broken.extend(fits.err().filter(|_| owned));
            if matches!(node.event.role, Role::After | Role::Before) {
                let latest = node.event.claims.iter().filter_map(|c| published.get(&c.report)).filter(|m| m.dated);
                let latest = latest.map(|m| m.last + m.offset.map_or(-ZONES.0, |o| -o)).min();
                let _ = self.net.add(UTC, var, None, latest, NATURE);
            }
        }
        broken.iter().for_each(|group| self.clash(group));
    }

    fn reason(&mut self, claims: &[&Claim]) -> Reason {
        self.reasons.extend(claims.iter().map(|c| &c.id).min().cloned());
        self.reasons.len()
    }

    fn clash(&mut self, group: &[Reason]) {
        let claims: BTreeSet<ClaimId> = group.iter().filter_map(|r| self.reasons.get(r.checked_sub(1)?)).cloned().collect();
        if claims.len() > 1 && self.clashes.len() < MOST_CLASHES {
            self.clashes.insert(claims.into_iter().collect());
        }
    }

    fn finish(mut self) -> Solved<'a> {
        let on = |net: &Network, var| net.bounds(var);
        let axes =
            [(Axis::Local, on(&self.net, LOCAL)), (Axis::Utc, on(&self.net, UTC)), (Axis::Clock, on(&self.net, MIDNIGHT))];
        let midnight = axes.first().and_then(|(_, b)| b.get(MIDNIGHT)?.closed()).filter(|(a, b)| a == b).map(|(a, _)| a);
        for node in &mut self.nodes {
            if let (Some(s), Some(m)) = (node.shown.as_mut().filter(|s| s.axis == Axis::Clock), midnight) {
                *s = Shown { axis: Axis::Local, first: s.first + m, last: s.last + m, ..*s };
            }
            let Some(var) = node.var else { continue };
            let bounds =
                |axis: Axis| axes.iter().find(|(a, _)| *a == axis).and_then(|(_, b)| b.get(var)).copied().unwrap_or_default();
            // Times are printed on the axis of the words; without words, on the first on which both ends are known.
            let mut known = axes.iter().map(|(a, _)| (*a, bounds(*a))).filter(|(_, b)| b.closed().is_some());
            let half = || axes.iter().map(|(a, _)| (*a, bounds(*a))).find(|(_, b)| *b != Bounds::default());
            node.allowed = node.shown.map(|s| (s.axis, bounds(s.axis))).or_else(|| known.next()).or_else(half);
        }
        Solved { nodes: self.nodes, offset: self.offset, groups: self.clashes.into_iter().collect() }
    }
}

impl Solved<'_> {
    /// The clashes with their origins and a sentence.
    pub fn clashes(&self, claims: &[&Claim]) -> Vec<Clash> {
        let wanted: BTreeSet<&ClaimId> = self.groups.iter().flatten().collect();
        let by_id: BTreeMap<&ClaimId, &Claim> = claims.iter().filter(|c| wanted.contains(&c.id)).map(|c| (&c.id, *c)).collect();
        let clash = |group: &Vec<ClaimId>| {
            let claims: Vec<&&Claim> = group.iter().filter_map(|id| by_id.get(id)).collect();
            let origins: BTreeSet<_> = claims.iter().filter_map(|c| c.origin.clone()).collect();
            let said: Vec<String> = claims.iter().map(|c| says(c)).collect();
            Clash {
                claims: group.clone(),
                origins: origins.into_iter().collect(),
                why: format!("These times cannot all be true: {}.", said.join("; ")),
            }
        };
        self.groups.iter().map(clash).collect()
    }
}

fn says(claim: &Claim) -> String {
    let words = claim.placed.as_ref().filter(|p| p.at.is_none()).map_or(claim.quote.as_str(), |p| p.words.as_str());
    let by = claim.sources.last().map_or(String::new(), |s| format!(" ({})", s.name));
    format!("\u{201c}{}\u{201d}{by} in {}", entries::wording(words), claim.report)
}

fn node(event: Event<'_>, var: Option<Var>) -> Node<'_> {
    Node { event, var, shown: None, bound: Bound::Exact, placed: false, placed_by: None, after: BTreeSet::new(), allowed: None }
}

/// What a stated time asks of the network.
struct Limits {
    /// Whether it is the day of the beginning, and so places its midnight.
    day: bool,
    from: Var,
    to: Var,
    least: Option<i64>,
    most: Option<i64>,
}

fn limits(var: Var, role: Role, shown: &Shown, stated: &Stated<'_>) -> Limits {
    let day = stated.moment.dated && shown.last > shown.first && role == Role::Start;
    let (from, to, last) = match shown.axis {
        // A day of the incident places its midnight, so that clock times without a date have one.
        Axis::Local if day => (LOCAL, MIDNIGHT, shown.last - DAY + 1),
        Axis::Local => (LOCAL, var, shown.last),
        Axis::Utc => (UTC, var, shown.last),
        Axis::Clock | Axis::Open => (MIDNIGHT, var, shown.last),
    };
    let slack = if stated.bound == Bound::About { about_clock(shown.first, day) } else { 0 };
    let (least, most) = match stated.bound {
        Bound::Before | Bound::UpTo | Bound::AtMost => (None, Some(last)),
        Bound::After | Bound::AtLeast | Bound::MoreThan => (Some(shown.first), None),
        _ => (Some(shown.first - slack), Some(last + slack)),
    };
    Limits { day, from, to, least, most }
}

/// Whether a time or an offset places the event.
fn anchored(event: &Event<'_>) -> bool {
    event.claims.iter().any(|c| entries::stated(c).is_some() || entries::relative(c).is_some_and(|p| p.minutes.is_some()))
}

/// How far the local clock is ahead of UTC, by the zones that claims about the incident itself carry: the most frequent that is
/// not UTC's own, which is also how reports abroad give times.
fn local_offset(events: &[Event<'_>]) -> Option<i64> {
    let mut seen: BTreeMap<i64, BTreeSet<&ReportId>> = BTreeMap::new();
    for event in events.iter().filter(|e| e.lane == TimelineLane::Incident) {
        for claim in event.claims.iter().take(MOST_CLAIMS) {
            if let Some(offset) = entries::stated(claim).and_then(|(m, _)| m.offset).filter(|o| *o != 0) {
                seen.entry(offset).or_default().insert(&claim.report);
            }
        }
    }
    seen.into_iter().max_by_key(|(offset, reports)| (reports.len(), std::cmp::Reverse(*offset))).map(|(offset, _)| offset)
}

/// How far "about" reaches around a clock time or a day, in minutes: the rounder the time, the further.
fn about_clock(minute: i64, day: bool) -> i64 {
    match minute {
        _ if day => DAY,
        m if m % 60 == 0 => 30,
        m if m % 5 == 0 => 15,
        _ => 5,
    }
}

/// How far a clock time that is given as exact may be rounded, in minutes.
fn rounding(minute: i64) -> i64 {
    match minute {
        m if m % 30 == 0 => 10,
        m if m % 5 == 0 => 3,
        _ => 1,
    }
}

/// How exact an offset of `m` minutes is: half of the unit in which people give it.
fn half_unit(m: i64) -> i64 {
    match m.abs() {
        m if m >= 360 * DAY => 183 * DAY,
        m if m >= 28 * DAY => 15 * DAY,
        m if m >= DAY && m % DAY == 0 => DAY / 2,
        m if m % 30 == 0 => 30,
        m if m % 5 == 0 => 5,
        _ => 1,
    }
}

/// A time moved by an offset: to the minute for minutes and hours, else to the days that the offset's unit can mean.
fn shifted(base: Shown, by: i64) -> Shown {
    let (first, last) = (base.first + by, base.last + by);
    let half = half_unit(by);
    if half < DAY / 2 || !matches!(base.axis, Axis::Local | Axis::Utc) {
        return Shown { first, last, ..base };
    }
    let wide = if half > DAY { half } else { 0 };
    let midnight = |m: i64| m.div_euclid(DAY) * DAY;
    Shown { first: midnight(first - wide), last: midnight(last + wide) + DAY - 1, offset: None, ..base }
}

/// The bounds of an offset of `m` minutes: half its unit either way, and a quarter of it where it is "about".
fn offset_bounds(m: i64, bound: Bound) -> (Option<i64>, Option<i64>) {
    let unit = half_unit(m);
    match bound {
        Bound::AtLeast | Bound::MoreThan | Bound::After => (Some(m), None),
        Bound::UpTo | Bound::AtMost | Bound::Before => (Some(0), Some(m)),
        Bound::About => (Some((m - unit.max(m / 4)).max(0)), Some(m.saturating_add(unit.max(m / 4)))),
        _ => (Some((m - unit).max(0)), Some(m.saturating_add(unit))),
    }
}
