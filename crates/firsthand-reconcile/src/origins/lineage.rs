//! Lineages of claims: which claims of different reports are one statement, copied.
//!
//! A claim in a copied passage goes together with the claim of the same slot and value at the same place of the original. A claim
//! of a shared passage that only one of the readings has is an echo: its lineage makes no origin of its own. A claim in a title goes with the body's claim
//! of the same slot and value.

use crate::copies::Link;
use crate::union::Union;
use crate::words::{self, Words};
use firsthand_types::{Bound, Claim, Part, Report, ReportId, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Claims of one statement each, and what is known of them. Claims are indexes.
#[derive(Debug, Default)]
pub(crate) struct Lineages {
    /// Every claim is in exactly one; the members as their reports were published, the undated last.
    pub groups: Vec<Vec<usize>>,
    /// Claims of a shared passage that the reading of the other text lacks.
    pub echoes: BTreeSet<usize>,
    /// Claim -> reports through which it was put into a lineage, or found to be an echo.
    pub through: BTreeMap<usize, BTreeSet<ReportId>>,
}

/// Follows the copies.
pub(crate) fn lineages(
    claims: &[&Claim],
    links: &[(ReportId, ReportId, &Link)],
    reports: &BTreeMap<&ReportId, &Report>,
) -> Lineages {
    let mut by_report: BTreeMap<&ReportId, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        if claim.part == Part::Text {
            by_report.entry(&claim.report).or_default().push(i);
        }
    }
    let same: Vec<String> = claims.iter().map(|c| statement(c)).collect();
    let mut all = Lineages::default();
    let mut sets = Union::new(claims.len());
    for (from, to, link) in links {
        let text = reports.get(from).map_or("", |r| r.text.as_str());
        for ([earlier, later], [before, after]) in link.spans.iter().zip(widened(&link.spans)) {
            let there = inside(claims, by_report.get(from), earlier);
            let here = inside(claims, by_report.get(to), later);
            let mut twins = twins(claims, &same, (&there, earlier), (&here, later));
            if from != to {
                let beside = |of: &ReportId, span: &[usize; 2], known: &dyn Fn(usize) -> bool| -> Vec<usize> {
                    inside(claims, by_report.get(of), span).into_iter().filter(|i| !known(*i)).collect()
                };
                let taken: BTreeSet<usize> = twins.values().copied().collect();
                let there = beside(from, &before, &|i| taken.contains(&i));
                let here = beside(to, &after, &|i| twins.contains_key(&i));
                let more = self::twins(claims, &same, (&there, &before), (&here, &after));
                twins.extend(more.into_iter().filter(|(i, j)| one_source(claims, *i, *j)));
            }
            for (i, twin) in &twins {
                sets.join(*twin, *i);
                all.through.entry(*i).or_default().insert(from.clone());
            }
            if from == to {
                continue;
            }
            let (near_there, near_here) =
                (inside(claims, by_report.get(from), &before), inside(claims, by_report.get(to), &after));
            for (i, j) in said_again(claims, &same, &near_there, &near_here, &twins) {
                sets.join(j, i);
                all.through.entry(i).or_default().insert(from.clone());
            }
            // Either side: which of the two is the earlier must not decide how many origins there are.
            let taken: BTreeSet<usize> = twins.values().copied().collect();
            let other = reports.get(to).map_or("", |r| r.text.as_str());
            let left_here = here.iter().filter(|i| !twins.contains_key(i)).map(|i| (*i, text, earlier, from));
            let left_there = there.iter().filter(|j| !taken.contains(j)).map(|j| (*j, other, later, to));
            for (i, text, span, through) in left_here.chain(left_there) {
                if claims.get(i).is_some_and(|c| copied(c, text, span)) {
                    all.echoes.insert(i);
                    all.through.entry(i).or_default().insert(through.clone());
                }
            }
        }
    }
    titles(claims, &same, &by_report, &mut sets);
    all.groups = grouped(claims, &mut sets, reports);
    all
}

/// The spans with some of what stands beside them, up to their neighbours: a copy that rewords its first sentence leaves it outside the
/// passage that aligns.
fn widened(spans: &[[[usize; 2]; 2]]) -> Vec<[[usize; 2]; 2]> {
    const BESIDE: usize = 200;
    let mut wide = spans.to_vec();
    for side in 0..2 {
        let mut order: Vec<usize> = (0..spans.len()).collect();
        let span = |n: usize| spans.get(n).and_then(|s| s.get(side)).copied().unwrap_or_default();
        order.sort_by_key(|n| span(*n));
        for (at, n) in order.iter().enumerate() {
            let [start, end] = span(*n);
            let low = at.checked_sub(1).and_then(|p| order.get(p)).map_or(0, |p| span(*p)[1]);
            let high = order.get(at + 1).map_or(usize::MAX, |p| span(*p)[0]);
            if let Some(s) = wide.get_mut(*n).and_then(|s| s.get_mut(side)) {
                *s = [start.saturating_sub(BESIDE).max(low).min(start), end.saturating_add(BESIDE).min(high).max(end)];
            }
        }
    }
    wide
}

/// Whether two claims name the same source, or one of them nobody in particular.
fn one_source(claims: &[&Claim], i: usize, j: usize) -> bool {
    let named = |n: usize| claims.get(n).and_then(|c| c.sources.last()).filter(|s| !s.vague).map(|s| s.name.to_lowercase());
    match (named(i), named(j)) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}

/// Claims of either passage that no twin was left for, because the text says the thing twice, with one of the other that says it on the
/// same person's word: (later, earlier).
fn said_again(
    claims: &[&Claim],
    same: &[String],
    there: &[usize],
    here: &[usize],
    twins: &BTreeMap<usize, usize>,
) -> Vec<(usize, usize)> {
    let taken: BTreeSet<usize> = twins.values().copied().collect();
    let named = |n: usize| claims.get(n).and_then(|c| c.sources.last()).filter(|s| !s.vague).map(|s| s.name.to_lowercase());
    let days = |i: usize, j: usize| matches!((claims.get(i), claims.get(j)), (Some(x), Some(y)) if one_day(x, y));
    let alike =
        |i: usize, j: usize| i != j && same.get(i) == same.get(j) && named(i).is_some() && named(i) == named(j) && days(i, j);
    let later = here.iter().filter(|i| !twins.contains_key(i));
    let earlier = there.iter().filter(|j| !taken.contains(j));
    later
        .filter_map(|i| there.iter().find(|j| alike(*i, **j)).map(|j| (*i, *j)))
        .chain(earlier.filter_map(|j| here.iter().find(|i| alike(**i, *j)).map(|i| (*i, *j))))
        .collect()
}

/// What makes two claims one statement: slot and what the value means.
fn statement(claim: &Claim) -> String {
    let value = match (&claim.value, claim.value.numbers()) {
        (_, Some((min, max))) => format!("{min} {max:?} {}", matches!(claim.bound, Some(Bound::UpTo | Bound::AtMost))),
        // Words may be another's in a reworded copy; the place in the passage tells which claim it is.
        (Value::Text(_) | Value::Roles(_), _) if claim.slot != Slot::Date => String::new(),
        (value, _) => value.key(),
    };
    format!("{}|{value}|{:?}", claim.slot, claim.polarity)
}

/// Claims of which at least half stands in the span.
fn inside(claims: &[&Claim], of: Option<&Vec<usize>>, span: &[usize; 2]) -> Vec<usize> {
    let held = |c: &Claim| {
        let over = c.end.min(span[1]).saturating_sub(c.start.max(span[0]));
        over * 2 >= c.end.saturating_sub(c.start)
    };
    of.into_iter().flatten().copied().filter(|i| claims.get(*i).is_some_and(|c| held(c))).collect()
}

/// Claims of the later passage with those of the earlier that say the same at about the same place: the nearest first, each once, so
/// that it is of no account which of the two texts is asked.
fn twins(
    claims: &[&Claim],
    same: &[String],
    (there, earlier): (&[usize], &[usize; 2]),
    (here, later): (&[usize], &[usize; 2]),
) -> BTreeMap<usize, usize> {
    let length = (earlier[1] - earlier[0]).max(later[1] - later[0]) as f64;
    let tolerance = 200.0 + 0.15 * length;
    let place = |i: usize, span: &[usize; 2]| {
        let start = claims.get(i).map_or(0, |c| c.start) as f64 - span[0] as f64;
        start / (span[1] - span[0]).max(1) as f64 * length
    };
    let alike = |i: usize, j: usize| match (claims.get(i), claims.get(j)) {
        (Some(x), Some(y)) if matches!(x.value, Value::Text(_) | Value::Roles(_)) => {
            share_words(&x.quote, &y.quote) && one_day(x, y)
        }
        _ => true,
    };
    let mut by_statement: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for j in there {
        by_statement.entry(same.get(*j).map_or("", String::as_str)).or_default().push(*j);
    }
    let mut near: Vec<(i64, usize, usize)> = Vec::new();
    for i in here {
        let others = same.get(*i).and_then(|s| by_statement.get(s.as_str())).into_iter().flatten();
        for j in others.filter(|j| *j != i) {
            let far = (place(*j, earlier) - place(*i, later)).abs();
            if far <= tolerance && alike(*i, *j) {
                near.push((far as i64, *i, *j));
            }
        }
    }
    near.sort_unstable();
    let (mut found, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, i, j) in near {
        if !found.contains_key(&i) && taken.insert(j) {
            found.insert(i, j);
        }
    }
    found
}

/// Whether two times can be of one day. A copy that is dated to another week reads "on Tuesday" as another day: the words are one
/// statement, the readings are not, and neither may borrow the other's source.
fn one_day(x: &Claim, y: &Claim) -> bool {
    let day = |c: &Claim| match &c.value {
        Value::Text(t) if matches!(c.slot, Slot::StartTime | Slot::EndTime) => t.split(['T', '/']).next().map(str::to_owned),
        _ => None,
    };
    match (day(x), day(y)) {
        (Some(a), Some(b)) => a == b || a.is_empty() || b.is_empty(),
        _ => true,
    }
}

/// Whether half of the meaningful words of the shorter quote stand in the longer.
fn share_words(a: &str, b: &str) -> bool {
    let content = |t: &str| -> BTreeSet<u32> {
        let words = Words::of(t);
        words.content().iter().filter_map(|i| words.hash.get(*i as usize).copied()).collect()
    };
    let (a, b) = (content(a), content(b));
    a.intersection(&b).count() * 2 >= a.len().min(b.len())
}

/// Whether the claim's own words, its numbers above all, stand in the earlier passage too.
fn copied(claim: &Claim, text: &str, earlier: &[usize; 2]) -> bool {
    let passage = text.get(earlier[0]..earlier[1]).unwrap_or("");
    let there: BTreeSet<u32> = Words::of(passage).hash.into_iter().collect();
    let own = Words::of(&claim.quote);
    let (mut known, mut all) = (0usize, 0usize);
    for (i, hash) in own.hash.iter().enumerate() {
        let number = own.kind.get(i) == Some(&words::Kind::Number);
        if number && !there.contains(hash) {
            return false;
        }
        if own.is_content(i) {
            all += 1;
            known += usize::from(there.contains(hash));
        }
    }
    all > 0 && known * 5 >= all * 4
}

fn titles(claims: &[&Claim], same: &[String], by_report: &BTreeMap<&ReportId, Vec<usize>>, sets: &mut Union) {
    for (i, claim) in claims.iter().enumerate().filter(|(_, c)| c.part == Part::Title) {
        let exact = |j: &&usize| claims.get(**j).is_some_and(|c| c.value == claim.value);
        let body = by_report.get(&claim.report).into_iter().flatten();
        if let Some(j) = body.filter(|j| same.get(**j) == same.get(i)).find(exact) {
            sets.join(*j, i);
        }
    }
}

fn grouped(claims: &[&Claim], sets: &mut Union, reports: &BTreeMap<&ReportId, &Report>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..claims.len() {
        groups.entry(sets.find(i)).or_default().push(i);
    }
    let published = |i: &usize| {
        let report = claims.get(*i).and_then(|c| reports.get(&c.report));
        report.and_then(|r| r.published.as_deref()).and_then(crate::when::parse).map_or(i64::MAX, crate::when::When::minutes)
    };
    let mut all: Vec<Vec<usize>> = groups.into_values().collect();
    for group in all.iter_mut().filter(|g| g.len() > 1) {
        group.sort_by_key(|i| (published(i), *i));
    }
    all
}
