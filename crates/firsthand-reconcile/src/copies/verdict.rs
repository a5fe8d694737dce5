//! The verdict on two reports that share passages: copied, boilerplate, or one statement quoted twice. Labelled weights, whose sum
//! decides; every edge carries them.

use super::align::{Passage, longest_run};
use crate::words::Words;
use firsthand_types::{CopyReason, Provenance, Report, ReportClaims, Span};
use std::collections::BTreeMap;

/// What the verdict looks at on one side.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub report: &'a Report,
    pub words: &'a Words,
    pub found: Option<&'a ReportClaims>,
}

impl<'a> Side<'a> {
    pub fn provenance(&self) -> Option<&'a Provenance> {
        self.found.map(|f| &f.provenance)
    }
}

/// The decision on one pair.
pub(crate) struct Verdict {
    /// Why the texts agree; `None` where they share too little to say anything.
    pub reason: Option<CopyReason>,
    /// The labelled weights.
    pub weights: BTreeMap<String, f64>,
    /// Share of the shorter text's words that match.
    pub containment: f64,
    /// Share of each text's words that match.
    pub holds: (f64, f64),
}

/// Sum of weights from which shared text is taken for a copy.
const COPY: f64 = 2.0;
/// Fewest meaningful words shared for anything to be said.
const FEWEST: usize = 10;
/// Share of the matched words inside quotation marks from which they are a statement.
const QUOTED: f64 = 0.7;

/// Weighs what two reports share. How many others
/// carry a passage is of no account: the verdict on two reports must not change because a third was added (law 3).
pub(crate) fn weigh(a: Side<'_>, b: Side<'_>, passages: &[Passage]) -> Verdict {
    let matched: usize = passages.iter().map(|p| p.matched).sum();
    let content: usize = passages.iter().map(|p| p.content).sum();
    let share = |n: usize| matched as f64 / n.max(1) as f64;
    let holds = (share(a.words.len()).min(1.0), share(b.words.len()).min(1.0));
    let containment = holds.0.max(holds.1);
    let run = passages.iter().map(|p| longest_run(a.words, b.words, p)).max().unwrap_or(0);
    let quoted = share_inside(a, passages, quoted_spans).min(share_inside(b, &flipped(passages), quoted_spans));
    let stock = share_inside(a, passages, boilerplate_spans).max(share_inside(b, &flipped(passages), boilerplate_spans));

    let mut weights = BTreeMap::new();
    let mut add = |label: &str, weight: f64| {
        if weight.abs() >= 0.0005 {
            weights.insert(label.to_owned(), round(weight));
        }
    };
    add("share of the shorter text", 4.0 * containment);
    add("longest run of equal words", run.min(40) as f64 / 20.0);
    add("meaningful words shared", content.min(60) as f64 / 30.0);
    add("inside quotation marks", -3.0 * quoted);
    add("declared boilerplate", -4.0 * stock);
    add("credits the other", credit(a, b) + credit(b, a));
    add("same canonical address", canonical(a, b));
    let sum: f64 = weights.values().sum();
    let reason = if content < FEWEST {
        None
    } else if sum >= COPY {
        Some(kind_of_copy(a, b, passages, holds))
    } else if stock > 0.5 {
        Some(CopyReason::Boilerplate)
    } else if quoted >= QUOTED {
        Some(CopyReason::Statement)
    } else {
        None
    };
    Verdict { reason, weights, containment: round(containment), holds }
}

fn flipped(passages: &[Passage]) -> Vec<Passage> {
    passages.iter().map(|p| p.flipped()).collect()
}

fn kind_of_copy(a: Side<'_>, b: Side<'_>, passages: &[Passage], holds: (f64, f64)) -> CopyReason {
    let outlet = |s: Side<'_>| s.report.outlet.as_deref().map(str::to_lowercase);
    let both = outlet(a).is_some() && outlet(a) == outlet(b);
    let length: usize = passages.iter().map(|p| (p.a.1 - p.a.0).max(p.b.1 - p.b.0)).sum();
    let density = passages.iter().map(|p| p.matched).sum::<usize>() as f64 / length.max(1) as f64;
    if both && holds.0.min(holds.1) < 0.98 {
        CopyReason::Version
    } else if density < 0.8 {
        CopyReason::Reworded
    } else if holds.0.min(holds.1) >= 0.85 {
        CopyReason::Copy
    } else {
        CopyReason::Trimmed
    }
}

/// Share of the matched words that stand inside the given spans of the first text.
fn share_inside(side: Side<'_>, passages: &[Passage], spans: fn(Side<'_>) -> Vec<Span>) -> f64 {
    let mut spans = spans(side);
    spans.sort();
    let (mut inside, mut all) = (0usize, 0usize);
    for p in passages {
        for i in p.a.0..p.a.1 {
            if !side.words.is_content(i) {
                continue;
            }
            all += 1;
            let at = side.words.start.get(i).copied().unwrap_or(0) as usize;
            let before = spans.partition_point(|s| s.start <= at);
            let held = before.checked_sub(1).and_then(|n| spans.get(n)).is_some_and(|s| s.holds(at));
            inside += usize::from(held);
        }
    }
    inside as f64 / all.max(1) as f64
}

fn boilerplate_spans(side: Side<'_>) -> Vec<Span> {
    side.provenance().map_or_else(Vec::new, |p| p.boilerplate.clone())
}

/// Quoted passages: as the language layer found them, else what stands between double quotation marks.
fn quoted_spans(side: Side<'_>) -> Vec<Span> {
    match side.found {
        Some(found) if !found.quotations.is_empty() => found.quotations.iter().map(|(span, _)| *span).collect(),
        _ => between_marks(&side.report.text),
    }
}

fn between_marks(text: &str) -> Vec<Span> {
    const LONGEST: usize = 1_200;
    let mut spans = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“' | '«', _) => open = Some(at),
            ('"', None) => open = Some(at),
            ('"' | '”' | '»', Some(start)) => {
                if at - start <= LONGEST {
                    spans.push(Span::new(start, at));
                }
                open = None;
            }
            ('\n', Some(start)) if at - start > LONGEST => open = None,
            _ => {}
        }
    }
    spans
}

/// Weight of one side crediting the outlet of the other, or both the same agency.
fn credit(from: Side<'_>, to: Side<'_>) -> f64 {
    let outlet = to.report.outlet.as_deref().unwrap_or("").to_lowercase();
    let theirs: Vec<String> =
        to.provenance().map_or_else(Vec::new, |p| p.credits.iter().map(|c| c.name.to_lowercase()).collect());
    from.provenance().map_or(0.0, |p| {
        let hit = p.credits.iter().any(|c| {
            let name = c.name.to_lowercase();
            name.len() > 1 && (name == outlet || theirs.contains(&name))
        });
        if hit { 0.25 } else { 0.0 }
    })
}

fn canonical(a: Side<'_>, b: Side<'_>) -> f64 {
    match (&a.report.url, &b.report.url) {
        (Some(x), Some(y)) if x == y && !x.is_empty() => 1.0,
        _ => 0.0,
    }
}

/// Three places, so that no platform's last bit shows.
pub(crate) fn round(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}
