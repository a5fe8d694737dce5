//! From the claims of many reports to copies, origins, incidents, facts, conflicts and the timeline.
//!
//! Invariants, most of them absences:
//! * It depends on `firsthand-types` only and never opens a file: reports and claims come in, [`Reconciled`] goes out.
//! * Same in, same out (law 4): any order of the inputs, any number of threads, the same bytes.
//! * It makes no claim and alters none, but for `origin` and `about`; a value a person corrected is the one exception (law 5).
//! * Copies add nothing (law 3): origins are counted over lineages, never over reports.

mod accounts;
mod asof;
mod assemble;
mod copies;
mod entries;
mod facts;
mod half_day;
mod incidents;
mod origins;
mod people;
mod rules;
mod timeline;
mod undated;
mod union;
mod unknown;
mod when;
mod words;

pub use rules::{Pick, RULES, Rule, RuleRow};
pub use timeline::precision;

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
    assemble::assemble(reports, claims, judgements, options)
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

/// What the copy finder counts of pairs of reports, one line a pair, for `examples/copy_features.rs`.
#[doc(hidden)]
pub fn copy_features(pairs: &[[(Report, ReportClaims); 2]]) -> Vec<String> {
    use rayon::prelude::*;
    let line = |pair: &[(Report, ReportClaims); 2]| {
        let words = pair.each_ref().map(|(r, _)| words::Words::of(&r.text));
        let [wa, wb] = &words;
        let marks = [0, 1].map(|i: usize| copies::marks(&pair[i].0, Some(&pair[i].1), &words[i]));
        let side = |i: usize| copies::Side { report: &pair[i].0, words: &words[i], found: Some(&pair[i].1), marks: &marks[i] };
        let mut passages = copies::align(wa, wb);
        passages.retain(|p| p.density() >= copies::THINNEST);
        let met = !copies::candidates(&words).near.is_empty();
        let s = copies::shared(side(0), side(1), &passages);
        format!("{}\t{}\t{met}\t{}\t{}\t{}\t{s:?}", pair[0].0.id, pair[1].0.id, wa.len(), wb.len(), passages.len())
    };
    pairs.par_iter().map(line).collect()
}
