//! Lineages of claims: which claims of different reports are one statement, copied.
//!
//! A claim in a copied passage goes together with the claim of the same slot and value at the same place of the original. A copied
//! claim that the original's reading lacks is an echo: it makes no origin of its own. A claim in a title goes with the body's claim
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
    /// Copied claims that the original's reading lacks.
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
        for [earlier, later] in &link.spans {
            let there = inside(claims, by_report.get(from), earlier);
            for i in inside(claims, by_report.get(to), later) {
                if let Some(twin) = nearest(claims, &same, &there, i, earlier, later) {
                    sets.join(twin, i);
                } else if from != to && claims.get(i).is_some_and(|c| copied(c, text, earlier)) {
                    all.echoes.insert(i);
                } else {
                    continue;
                }
                all.through.entry(i).or_default().insert(from.clone());
            }
        }
    }
    titles(claims, &same, &by_report, &mut sets);
    all.groups = grouped(claims, &mut sets, reports);
    all
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

/// The claim of the earlier text that says the same at about the same place of the passage.
fn nearest(
    claims: &[&Claim],
    same: &[String],
    there: &[usize],
    i: usize,
    earlier: &[usize; 2],
    later: &[usize; 2],
) -> Option<usize> {
    let claim = claims.get(i)?;
    let scale = (earlier[1] - earlier[0]) as f64 / (later[1] - later[0]).max(1) as f64;
    let expected = earlier[0] as f64 + (claim.start as f64 - later[0] as f64) * scale;
    let tolerance = 200.0 + 0.15 * (earlier[1] - earlier[0]) as f64;
    let far = |j: &usize| claims.get(*j).map_or(f64::MAX, |c| (c.start as f64 - expected).abs());
    let alike = |j: &usize| match &claim.value {
        Value::Text(_) | Value::Roles(_) => claims.get(*j).is_some_and(|c| share_words(&c.quote, &claim.quote)),
        _ => true,
    };
    let fits = there.iter().copied().filter(|j| *j != i && same.get(*j) == same.get(i) && far(j) <= tolerance && alike(j));
    fits.min_by(|x, y| far(x).total_cmp(&far(y)).then(x.cmp(y)))
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
