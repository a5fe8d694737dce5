//! Copies: which passages stand in more than one report, or twice in one, and who had them first.

mod align;
mod candidates;
mod direction;
mod marks;
mod verdict;

pub(crate) use align::{Passage, align, align_within};
pub(crate) use candidates::candidates;
pub(crate) use marks::{Class, marks};
pub(crate) use verdict::{Side, round, shared};

use crate::words::Words;
use firsthand_types::{CopyEdge, CopyReason, Report, ReportClaims};
use rayon::prelude::*;
use std::collections::BTreeMap;
use verdict::weigh;

/// What copying was found.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// For the dossier: copies and passages that stand twice in one report.
    pub copies: Vec<CopyEdge>,
    /// For the dossier: boilerplate and statements.
    pub shared: Vec<CopyEdge>,
    /// For lineage: the same copies with indexes into the list of reports.
    pub links: Vec<Link>,
}

/// Two reports of which one has a passage from the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    /// Index of the earlier report.
    pub a: usize,
    /// Index of the later report; the same for a passage that stands twice in one.
    pub b: usize,
    /// Byte ranges in the earlier and the later.
    pub spans: Vec<[[usize; 2]; 2]>,
    /// Whether the order is known.
    pub ordered: bool,
    /// Whether most of one of them stands in the other: then both are about the same thing.
    pub whole: bool,
}

/// Share of a passage's words that must match.
pub(crate) const THINNEST: f64 = 0.45;

/// Share of the shorter text's words from which a copy is one of the whole report.
const WHOLE: f64 = 0.6;

/// What each word of each report stands in.
pub(crate) fn classes(reports: &[&Report], found: &[Option<&ReportClaims>], words: &[Words]) -> Vec<Vec<Class>> {
    let none = Words::default();
    let of = |(i, r): (usize, &&Report)| marks(r, found.get(i).copied().flatten(), words.get(i).unwrap_or(&none));
    reports.par_iter().enumerate().map(of).collect()
}

/// Finds what the reports copied. `reports` must come in the case's fixed order, `classes` are what [`classes`] gives for them.
pub(crate) fn find(reports: &[&Report], found: &[Option<&ReportClaims>], words: &[Words], classes: &[Vec<Class>]) -> Copies {
    let candidates = candidates(words);
    let side = |i: u32| -> Option<Side<'_>> {
        Some(Side {
            report: reports.get(i as usize)?,
            words: words.get(i as usize)?,
            found: found.get(i as usize).copied().flatten(),
            marks: classes.get(i as usize)?,
        })
    };
    let equal = candidates.equal.par_iter().filter_map(|(i, j)| {
        let (a, b) = (side(*i)?, side(*j)?);
        let whole = Passage {
            a: (0, a.words.len()),
            b: (0, b.words.len()),
            matched: a.words.len(),
            content: a.words.content().len(),
            score: i32::MAX,
        };
        edge((*i, a), (*j, b), &[whole])
    });
    let near = candidates.near.par_iter().filter_map(|(i, j)| {
        let (mut x, mut y) = ((*i, side(*i)?), (*j, side(*j)?));
        // Aligned the same way round whoever leads, so that equal texts meet equal verdicts.
        let content = |s: &Side<'_>| (s.words.len(), s.words.hash.clone());
        if content(&y.1) < content(&x.1) {
            (x, y) = (y, x);
        }
        let mut passages = align(x.1.words, y.1.words);
        passages.retain(|p| p.density() >= THINNEST);
        edge(x, y, &passages)
    });
    let within = (0..reports.len() as u32).into_par_iter().filter_map(|i| within(i, side(i)?));
    let mut edges: Vec<(CopyEdge, Link)> = equal.chain(near).chain(within).collect();
    edges.sort_by(|x, y| x.1.cmp(&y.1));
    let mut all = Copies::default();
    for (edge, link) in edges {
        if matches!(edge.reason, CopyReason::Boilerplate | CopyReason::Statement) {
            all.shared.push(edge);
        } else {
            all.links.push(link);
            all.copies.push(edge);
        }
    }
    all.copies.sort_by(|x, y| x.reports.cmp(&y.reports));
    all.shared.sort_by(|x, y| x.reports.cmp(&y.reports));
    all
}

fn edge((i, a): (u32, Side<'_>), (j, b): (u32, Side<'_>), passages: &[Passage]) -> Option<(CopyEdge, Link)> {
    let verdict = weigh(a, b, passages);
    let reason = verdict.reason?;
    let order = direction::order((a.report, a.provenance()), (b.report, b.provenance()), verdict.holds);
    let mut spans: Vec<[[usize; 2]; 2]> = passages
        .iter()
        .map(|p| {
            let (x, y) = (a.words.bytes(p.a.0, p.a.1), b.words.bytes(p.b.0, p.b.1));
            if order.swapped { [y, x] } else { [x, y] }
        })
        .collect();
    spans.sort_unstable();
    let (first, second) = if order.swapped { (j, i) } else { (i, j) };
    let ids = [a.report.id.clone(), b.report.id.clone()];
    let reports = if order.swapped {
        let [x, y] = ids;
        [y, x]
    } else {
        ids
    };
    let mut weights = verdict.weights;
    if order.known {
        weights.insert(order.by.to_owned(), 0.0);
    }
    let whole = verdict.containment >= WHOLE;
    let link = Link { a: first as usize, b: second as usize, spans: spans.clone(), ordered: order.known, whole };
    let edge = CopyEdge { reports, spans, containment: verdict.containment, reason, weights, ordered: order.known };
    Some((edge, link))
}

/// The edge of a report with itself, where a passage stands twice in it.
fn within(i: u32, side: Side<'_>) -> Option<(CopyEdge, Link)> {
    const FEWEST: usize = 12;
    let passages: Vec<Passage> =
        align_within(side.words).into_iter().filter(|p| p.content >= FEWEST && p.density() >= 0.6).collect();
    let matched: usize = passages.iter().map(|p| p.matched).sum();
    if matched == 0 {
        return None;
    }
    let spans: Vec<[[usize; 2]; 2]> =
        passages.iter().map(|p| [side.words.bytes(p.a.0, p.a.1), side.words.bytes(p.b.0, p.b.1)]).collect();
    let edge = CopyEdge {
        reports: [side.report.id.clone(), side.report.id.clone()],
        spans: spans.clone(),
        containment: round((2.0 * matched as f64 / side.words.len().max(1) as f64).min(1.0)),
        reason: CopyReason::Within,
        weights: BTreeMap::from([("words repeated".to_owned(), matched as f64)]),
        ordered: true,
    };
    let link = Link { a: i as usize, b: i as usize, spans, ordered: true, whole: false };
    Some((edge, link))
}
