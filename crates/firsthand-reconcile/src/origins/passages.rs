//! Which claims are one claim carried on by copying.

use crate::copies::Link;
use firsthand_types::{Claim, Part, ReportId, Slot, Span};
use std::collections::BTreeMap;

/// Most pairs of claims compared in one pair of reports: hostile reports of one claim repeated without end stay cheap.
const COMPARED: usize = 2_000_000;

/// Groups of claims (indexes into the list), each the same claim in a passage and its copies, the earliest first. Every claim
/// stands in just one group. `links` name their reports; `claims` come in a fixed order.
pub(super) fn groups(claims: &[&Claim], links: &[(ReportId, ReportId, &Link)]) -> Vec<Vec<usize>> {
    let mut of: BTreeMap<&ReportId, Vec<usize>> = BTreeMap::new();
    for (i, c) in claims.iter().enumerate().filter(|(_, c)| c.part == Part::Text) {
        of.entry(&c.report).or_default().push(i);
    }
    let mut root: Vec<usize> = (0..claims.len()).collect();
    let mut later = vec![0usize; claims.len()];
    for (a, b, link) in links {
        let (Some(first), Some(second)) = (of.get(a), of.get(b)) else { continue };
        for (i, j) in pairs(claims, first, second, &link.spans) {
            if let (true, Some(n)) = (link.ordered, later.get_mut(j)) {
                *n += 1;
            }
            let (x, y) = (find(&mut root, i), find(&mut root, j));
            if let Some(r) = root.get_mut(x.max(y)) {
                *r = x.min(y);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..claims.len() {
        groups.entry(find(&mut root, i)).or_default().push(i);
    }
    let mut out: Vec<Vec<usize>> = groups.into_values().collect();
    for g in &mut out {
        // What nobody is known to have copied it from comes first.
        g.sort_by_key(|i| (later.get(*i).copied().unwrap_or(0), *i));
    }
    out
}

fn find(root: &mut [usize], i: usize) -> usize {
    let mut at = i;
    while let Some(next) = root.get(at).copied().filter(|n| *n != at) {
        at = next;
    }
    if let Some(r) = root.get_mut(i) {
        *r = at;
    }
    at
}

/// Claims of one slot and value that stand at the same place of a passage in both.
fn pairs(claims: &[&Claim], first: &[usize], second: &[usize], spans: &[[[usize; 2]; 2]]) -> Vec<(usize, usize)> {
    if first.len().saturating_mul(second.len()) > COMPARED {
        return Vec::new();
    }
    let mut by: BTreeMap<(Slot, String), Vec<usize>> = BTreeMap::new();
    for j in second {
        if let Some(c) = claims.get(*j) {
            by.entry((c.slot, meaning(c))).or_default().push(*j);
        }
    }
    let mut out = Vec::new();
    for i in first {
        let Some(c) = claims.get(*i) else { continue };
        let Some(same) = by.get(&(c.slot, meaning(c))) else { continue };
        let places: Vec<Span> = spans.iter().filter_map(|[a, b]| mapped(c.span(), *a, *b)).collect();
        let near = same.iter().filter(|j| *j != i).filter_map(|j| Some((*j, claims.get(*j)?.span())));
        // The nearest of those whose place it can be, so that two like figures in one passage stay apart.
        let gap = |s: Span| places.iter().filter(|p| p.overlap(s) > 0).map(|p| p.start.abs_diff(s.start)).min();
        let best = near.filter_map(|(j, s)| gap(s).map(|d| (d, j))).min();
        out.extend(best.map(|(_, j)| (*i, j)));
    }
    out
}

/// What must agree: numbers exactly; words may be changed by who rewrites them, so that their place decides.
fn meaning(c: &Claim) -> String {
    c.value.numbers().map(|(min, max)| format!("{min}/{max:?}")).unwrap_or_default()
}

/// Where a span of the first passage lies in the second, by its share of the length, with room for what was reworded.
fn mapped(s: Span, a: [usize; 2], b: [usize; 2]) -> Option<Span> {
    let (pa, pb) = (Span::new(a[0], a[1]), Span::new(b[0], b[1]));
    if pa.overlap(s) * 2 < s.len() {
        return None;
    }
    let room = if pa.len() == pb.len() { 0 } else { 40 + pa.len().abs_diff(pb.len()) };
    let place = |x: usize| pb.start + (x.clamp(pa.start, pa.end) - pa.start) * pb.len() / pa.len().max(1);
    Some(Span::new(place(s.start).saturating_sub(room), place(s.end) + room))
}
