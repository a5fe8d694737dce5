//! Facts and their rival candidates as rows of the page.

use super::index::{Index, bounded, count_origins, slot_name};
use super::paper::{Paper, Run, bold, conflict, dim, plain, quote};
use firsthand_types::{Candidate, Conflict, Fact, Grade, Slot};

/// Width of the column of labels.
pub(crate) const LABELS: usize = 14;

/// What a fact is called: its slot, and what is counted.
pub(crate) fn name(fact: &Fact) -> String {
    match (&fact.what, fact.slot) {
        (Some(what), Slot::Counted) => what.clone(),
        (Some(what), slot) => format!("{} ({what})", slot_name(slot)),
        (None, slot) => slot_name(slot),
    }
}

/// One fact: value, span of figures, origins, and the quote that stands for it.
pub(crate) fn fact(paper: &mut Paper, index: &Index<'_>, fact: &Fact) {
    let Some(best) = leading(fact) else { return };
    let value = match &fact.best {
        Some(value) if value == &best.value => bounded(value, best.bound),
        Some(value) => value.display(),
        None => "not settled".to_owned(),
    };
    let mut runs = vec![bold(value)];
    if let Some(scope) = &best.scope
        && let firsthand_types::Scope::Subset(of) = scope
    {
        runs.push(dim(format!("({of})")));
    }
    if let Some(span) = figures(fact) {
        runs.push(dim(span));
    }
    runs.push(dim("·"));
    runs.push(plain(count_origins(index, &best.origins, 3)));
    if let Some(mark) = mark(fact) {
        runs.push(dim("·"));
        runs.push(mark);
    }
    paper.row(&name(fact), LABELS, &runs);
    said(paper, index, best, 2 + LABELS);
}

/// The candidate that carries the best value; the first where none does.
pub(crate) fn leading(fact: &Fact) -> Option<&Candidate> {
    fact.candidates.iter().find(|c| Some(&c.value) == fact.best.as_ref()).or_else(|| fact.candidates.first())
}

/// The quote that stands for a candidate, with who prints it and whom it quotes.
pub(crate) fn said(paper: &mut Paper, index: &Index<'_>, candidate: &Candidate, indent: usize) {
    let Some(claim) = index.best_claim(candidate) else {
        return;
    };
    let mut runs = vec![quote(&claim.quote)];
    let mut by = vec![index.outlet(&claim.report)];
    by.extend(claim.sources.iter().map(|s| s.name.clone()));
    runs.push(dim("—"));
    runs.push(dim(by.join(" ← ")));
    runs.push(dim(claim.id.as_str()));
    paper.para(indent, indent, &runs);
}

/// "12 to 20" where the low or the high differs from the best.
fn figures(fact: &Fact) -> Option<String> {
    let (low, high) = (fact.low.as_ref()?, fact.high.as_ref()?);
    let best = fact.best.as_ref();
    if Some(low) == best && Some(high) == best {
        return None;
    }
    (low != high).then(|| format!("low {}, high {}", low.display(), high.display()))
}

/// What a reader must know beside the value.
fn mark(fact: &Fact) -> Option<Run> {
    let words = match (fact.conflict, fact.grade) {
        (Conflict::Disagreement, _) => return Some(conflict("accounts differ")),
        (_, Grade::Contested) => return Some(conflict("contested")),
        (_, Grade::Withdrawn) => "taken back",
        (_, Grade::Superseded) => "superseded",
        (Conflict::Update, _) => "updated since",
        (Conflict::Zone, _) => "zone open",
        _ => return None,
    };
    Some(dim(words))
}

/// The sort of a conflict, in words.
pub(crate) fn conflict_name(kind: Conflict) -> &'static str {
    match kind {
        Conflict::None => "agreement",
        Conflict::Disagreement => "disagreement",
        Conflict::Update => "a figure that changed",
        Conflict::Scope => "parts and wholes, or different things",
        Conflict::Rounding => "the same, rounded",
        Conflict::Zone => "the same moment, in different zones",
    }
}

/// The grade in words.
pub(crate) fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "two or more independent origins",
        Grade::SingleOrigin => "a single origin",
        Grade::Contested => "contested between origins",
        Grade::Superseded => "replaced by a later word of its own origin",
        Grade::Withdrawn => "taken back by its origin",
        Grade::Unattributed => "nobody is named for it",
    }
}

/// One candidate with its quote, for lists of rivals.
pub(crate) fn rival(paper: &mut Paper, index: &Index<'_>, fact: &Fact, candidate: &Candidate) {
    let runs = rival_head(index, fact, candidate);
    paper.para(4, 6, &runs);
    said(paper, index, candidate, 6);
}

/// The head line of a candidate: value, when, origins.
pub(crate) fn rival_head(index: &Index<'_>, fact: &Fact, candidate: &Candidate) -> Vec<Run> {
    let mut runs = vec![bold(bounded(&candidate.value, candidate.bound))];
    if let Some(firsthand_types::Scope::Subset(of)) = &candidate.scope {
        runs.push(dim(format!("({of})")));
    }
    if let Some(as_of) = &candidate.as_of {
        runs.push(dim(format!("as of {as_of}")));
    }
    runs.push(dim("·"));
    runs.push(plain(count_origins(index, &candidate.origins, 4)));
    let n = candidate.reports.len();
    let word = if n == 1 { "report" } else { "reports" };
    runs.push(dim(format!("· in {n} {word}")));
    if !candidate.admiralty.is_empty() {
        runs.push(dim(format!("· {}", candidate.admiralty)));
    }
    if Some(&candidate.value) == fact.best.as_ref() && fact.candidates.len() > 1 {
        runs.push(dim("· best by the rule"));
    }
    runs
}
