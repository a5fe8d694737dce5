//! The verdict on two reports that share passages: copied, boilerplate, or one statement quoted twice. Labelled weights, whose sum
//! decides; every edge carries them.
//!
//! Reports of one event share names, figures and what officials said, copied or not. What shows copying is the prose between: lower-case
//! words that run on alike beyond a few, and how much of a report's own prose is accounted for. The weights were set on one half of
//! the pairs in `eval/copy_pairs.csv` and checked on the other.

use super::align::{Passage, matched_pairs};
use super::marks::Class;
use crate::words::{self, Kind, Words};
use firsthand_types::{CopyReason, Provenance, Report, ReportClaims};
use std::collections::{BTreeMap, HashSet};

/// What the verdict looks at on one side.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub report: &'a Report,
    pub words: &'a Words,
    pub found: Option<&'a ReportClaims>,
    /// What each word stands in.
    pub marks: &'a [Class],
}

impl<'a> Side<'a> {
    pub fn provenance(&self) -> Option<&'a Provenance> {
        self.found.map(|f| &f.provenance)
    }

    fn class(&self, i: usize) -> Class {
        self.marks.get(i).copied().unwrap_or(Class::Own)
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

/// What two reports share, counted apart by what the words stand in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shared {
    /// Matched words of both reports' own prose.
    pub own: usize,
    /// Those that carry meaning.
    pub content: usize,
    /// Matched words that are quoted on either side.
    pub quoted: usize,
    /// Matched words of stock text.
    pub stock: usize,
    /// Words of prose that run on alike beyond what the same facts would make alike: names and numbers count for little.
    pub verbatim: f64,
    /// The longest such run.
    pub longest: f64,
    /// Share of the own prose of each that matches.
    pub share: (f64, f64),
    /// Of the rare words of the shorter's prose outside the passages, the share that the other text has too; 1 where nothing is left.
    pub rest: f64,
}

/// Sum of weights from which shared text is taken for a copy.
const COPY: f64 = 2.0;
/// Fewest meaningful words shared for anything to be said.
const FEWEST: usize = 10;

/// Fewest meaningful words of own prose shared for a copy.
const FEWEST_OWN: usize = 8;
/// Share of the rare words outside the passages under which two reports speak of other things.
const UNRELATED: f64 = 0.12;
/// So much prose that runs on alike is a copy whatever the rest speaks of.
const LONG_RUNS: f64 = 25.0;

/// Counts what the passages hold.
pub(crate) fn shared(a: Side<'_>, b: Side<'_>, passages: &[Passage]) -> Shared {
    let mut s = Shared::default();
    let mut run = Run::default();
    for p in passages {
        for (i, j) in matched_pairs(a.words, b.words, p) {
            match (a.class(i), b.class(j)) {
                (Class::Stock, _) | (_, Class::Stock) => s.stock += 1,
                (Class::Quoted, _) | (_, Class::Quoted) => s.quoted += 1,
                _ => {
                    s.own += 1;
                    s.content += usize::from(a.words.is_content(i));
                    run.add(a.words, i, j, &mut s);
                    continue;
                }
            }
            run.end(&mut s);
        }
        run.end(&mut s);
    }
    let prose = |side: Side<'_>| side.marks.iter().filter(|c| **c == Class::Own).count().max(1) as f64;
    s.share = ((s.own as f64 / prose(a)).min(1.0), (s.own as f64 / prose(b)).min(1.0));
    let shorter_first = a.words.len() <= b.words.len();
    let spans: Vec<(usize, usize)> = passages.iter().map(|p| if shorter_first { p.a } else { p.b }).collect();
    s.rest = if shorter_first { rest(a, b, &spans) } else { rest(b, a, &spans) };
    s
}

/// A run of equal words.
#[derive(Default)]
struct Run {
    last: Option<(usize, usize)>,
    length: usize,
    weight: f64,
}

impl Run {
    fn add(&mut self, words: &Words, i: usize, j: usize, s: &mut Shared) {
        if self.last.is_some_and(|(x, y)| (x + 1, y + 1) != (i, j)) {
            self.end(s);
        }
        self.last = Some((i, j));
        self.length += 1;
        self.weight += match words.kind.get(i) {
            Some(Kind::Capital | Kind::Number) => 0.3,
            _ => 1.0,
        };
    }

    fn end(&mut self, s: &mut Shared) {
        const ORDINARY: f64 = 3.0;
        let beyond = (self.weight - ORDINARY).max(0.0);
        s.verbatim += beyond;
        s.longest = s.longest.max(beyond);
        *self = Run::default();
    }
}

/// Share of the rare words outside the passages that the other text has too.
fn rest(shorter: Side<'_>, longer: Side<'_>, passages: &[(usize, usize)]) -> f64 {
    const RARE: f32 = 0.03;
    const FEW: usize = 8;
    let there: HashSet<u32> = longer.words.hash.iter().copied().collect();
    let mut inside = vec![false; shorter.words.len()];
    for (from, to) in passages {
        inside.iter_mut().take(*to).skip(*from).for_each(|x| *x = true);
    }
    let left = (0..shorter.words.len()).filter(|i| {
        inside.get(*i) == Some(&false) && shorter.class(*i) == Class::Own && shorter.words.kind.get(*i) != Some(&Kind::Function)
    });
    let hashes: HashSet<u32> =
        left.filter_map(|i| shorter.words.hash.get(i).copied()).filter(|h| words::commonness(*h) < RARE).collect();
    if hashes.len() < FEW {
        return 1.0;
    }
    hashes.iter().filter(|h| there.contains(h)).count() as f64 / hashes.len() as f64
}

/// Weighs what two reports share. How many others
/// carry a passage is of no account: the verdict on two reports must not change because a third was added (law 3).
pub(crate) fn weigh(a: Side<'_>, b: Side<'_>, passages: &[Passage]) -> Verdict {
    let matched: usize = passages.iter().map(|p| p.matched).sum();
    let held = |n: usize| (matched as f64 / n.max(1) as f64).min(1.0);
    let holds = (held(a.words.len()), held(b.words.len()));
    let containment = holds.0.max(holds.1);
    let s = shared(a, b, passages);
    let all = (s.own + s.quoted + s.stock).max(1) as f64;

    let mut weights = BTreeMap::new();
    let mut add = |label: &str, weight: f64| {
        if weight.abs() >= 0.0005 {
            weights.insert(label.to_owned(), round(weight));
        }
    };
    let share = s.share.0.max(s.share.1);
    add("share of the own prose of one", 5.0 * share);
    add("own prose that runs on alike", s.verbatim.min(40.0) / 7.0);
    if s.rest < UNRELATED && s.verbatim < LONG_RUNS {
        add("the rest speaks of other things", -1.0);
    }
    add("same outlet", same_outlet(a, b));
    add("credits the other", credit(a, b) + credit(b, a));
    add("same canonical address", canonical(a, b));
    let sum: f64 = weights.values().sum();
    let reason = if s.own + s.quoted + s.stock < FEWEST {
        None
    } else if sum >= COPY && s.content >= FEWEST_OWN {
        Some(kind_of_copy(a, b, passages, holds))
    } else if s.stock as f64 > 0.5 * all {
        Some(CopyReason::Boilerplate)
    } else if s.quoted as f64 >= 0.5 * all {
        Some(CopyReason::Statement)
    } else {
        None
    };
    Verdict { reason, weights, containment: round(containment), holds }
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

/// An outlet's later reports take over the prose of its earlier ones.
fn same_outlet(a: Side<'_>, b: Side<'_>) -> f64 {
    match (&a.report.outlet, &b.report.outlet) {
        (Some(x), Some(y)) if x.eq_ignore_ascii_case(y) => 0.25,
        _ => 0.0,
    }
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
