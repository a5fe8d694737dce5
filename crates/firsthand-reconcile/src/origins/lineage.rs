//! Lineages of claims: which claims of different reports are one statement, copied.
//!
//! A claim in a copied passage is put together with the claim of the same slot and value at the same place of the original. A
//! copied claim that the original's reading lacks is an echo: it makes no origin where anything else supports the value. A claim in
//! a title goes with the body's claim of the same slot and value and never makes an origin of its own.

use crate::copies::Link;
use crate::union::Union;
use crate::words::{Kind, Words};
use firsthand_types::{Claim, Part};
use std::collections::{BTreeMap, BTreeSet};

/// Lineages over the case's claims, by index.
#[derive(Debug, Default)]
pub(crate) struct Lineages {
    /// Claim -> smallest claim of its lineage.
    pub of: Vec<usize>,
    /// Claims that make no origin where anything else supports the value.
    pub echo: Vec<bool>,
    /// Claim -> earlier reports through which it was put into a lineage.
    pub through: BTreeMap<usize, BTreeSet<usize>>,
}

/// Follows the copies. `claims` come with the index of their report; `same` is what makes two claims one statement (slot, value).
pub(crate) fn lineages(claims: &[(usize, &Claim)], same: &[String], links: &[Link], words: &[Words]) -> Lineages {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, (report, claim)) in claims.iter().enumerate() {
        if claim.part == Part::Text {
            by_report.entry(*report).or_default().push(i);
        }
    }
    let mut sets = Union::new(claims.len());
    let mut all = Lineages { echo: vec![false; claims.len()], ..Lineages::default() };
    for link in links {
        for [from, to] in &link.spans {
            let inside = |report: usize, span: &[usize; 2]| -> Vec<usize> {
                by_report
                    .get(&report)
                    .into_iter()
                    .flatten()
                    .copied()
                    .filter(|i| claims.get(*i).is_some_and(|(_, c)| held(c, span)))
                    .collect()
            };
            let earlier = inside(link.a, from);
            for later in inside(link.b, to) {
                let twin = nearest(claims, same, &earlier, later, from, to);
                if let Some(twin) = twin {
                    sets.join(twin, later);
                    all.through.entry(later).or_default().insert(link.a);
                } else if link.a != link.b && copied(claims, later, words.get(link.b), words.get(link.a), from) {
                    if let Some(echo) = all.echo.get_mut(later) {
                        *echo = true;
                    }
                    all.through.entry(later).or_default().insert(link.a);
                }
            }
        }
    }
    titles(claims, same, &by_report, &mut sets, &mut all.echo);
    all.of = (0..claims.len()).map(|i| sets.find(i)).collect();
    all
}

/// Whether at least half of the claim's quote stands in the span.
fn held(claim: &Claim, span: &[usize; 2]) -> bool {
    let over = claim.end.min(span[1]).saturating_sub(claim.start.max(span[0]));
    over * 2 >= claim.end.saturating_sub(claim.start)
}

/// The claim of the earlier text that says the same at about the same place of the passage.
fn nearest(
    claims: &[(usize, &Claim)],
    same: &[String],
    earlier: &[usize],
    later: usize,
    from: &[usize; 2],
    to: &[usize; 2],
) -> Option<usize> {
    let (_, claim) = claims.get(later)?;
    let scale = (from[1] - from[0]) as f64 / (to[1] - to[0]).max(1) as f64;
    let expected = from[0] as f64 + (claim.start as f64 - to[0] as f64) * scale;
    let tolerance = 200.0 + 0.15 * (from[1] - from[0]) as f64;
    earlier
        .iter()
        .filter(|i| **i != later && same.get(**i) == same.get(later))
        .map(|i| {
            let start = claims.get(*i).map_or(0, |(_, c)| c.start);
            ((start as f64 - expected).abs(), *i)
        })
        .filter(|(far, _)| *far <= tolerance)
        .min_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)))
        .map(|x| x.1)
}

/// Whether the claim's own words, its numbers above all, stand in the earlier passage too.
fn copied(claims: &[(usize, &Claim)], later: usize, own: Option<&Words>, other: Option<&Words>, from: &[usize; 2]) -> bool {
    let (Some((_, claim)), Some(own), Some(other)) = (claims.get(later), own, other) else {
        return false;
    };
    let there: BTreeSet<u32> =
        (other.at(from[0])..other.at(from[1])).filter_map(|i| other.hash.get(i).copied()).collect();
    let (mut known, mut all) = (0usize, 0usize);
    for i in own.at(claim.start)..own.at(claim.end) {
        let Some(hash) = own.hash.get(i) else {
            break;
        };
        let number = own.kind.get(i) == Some(&Kind::Number);
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

fn titles(
    claims: &[(usize, &Claim)],
    same: &[String],
    by_report: &BTreeMap<usize, Vec<usize>>,
    sets: &mut Union,
    echo: &mut [bool],
) {
    for (i, (report, claim)) in claims.iter().enumerate() {
        if claim.part != Part::Title {
            continue;
        }
        let body = by_report.get(report).into_iter().flatten().find(|j| same.get(**j) == same.get(i));
        match body {
            Some(j) => {
                sets.join(*j, i);
            }
            None => {
                if let Some(e) = echo.get_mut(i) {
                    *e = true;
                }
            }
        }
    }
}
