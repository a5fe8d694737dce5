//! From the claims of many reports to copies, origins, incidents, facts, conflicts and the timeline.
//!
//! Invariants, most of them absences:
//! * It depends on `firsthand-types` only and never opens a file: reports and claims come in, [`Reconciled`] goes out.
//! * Same in, same out (law 4): any order of the inputs, any number of threads, the same bytes.
//! * It makes no claim and alters none, but for `origin` and `about`; a value a person corrected is the one exception (law 5).
//! * Copies add nothing (law 3): origins are counted over lineages, never over reports.

mod accounts;
mod assemble;
mod copies;
mod facts;
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

/// What alignment sees of every candidate pair, for `examples/copy_features.rs`.
#[doc(hidden)]
pub fn copy_features(texts: &[(String, String)]) -> Vec<String> {
    use rayon::prelude::*;
    let words: Vec<words::Words> = texts.par_iter().map(|(_, t)| words::Words::of(t)).collect();
    let found = copies::candidates(&words);
    let name = |i: u32| texts.get(i as usize).map_or("", |t| t.0.as_str());
    let mut lines: Vec<String> = found.equal.iter().map(|(a, b)| format!("{}\t{}\tequal", name(*a), name(*b))).collect();
    let near: Vec<Vec<String>> = found
        .near
        .par_iter()
        .filter_map(|(i, j)| {
            let (a, b) = (words.get(*i as usize)?, words.get(*j as usize)?);
            let ps = copies::align(a, b);
            let matched: usize = ps.iter().map(|p| p.matched).sum();
            let content: usize = ps.iter().map(|p| p.content).sum();
            let run = ps.iter().map(|p| copies::longest_run(a, b, p)).max().unwrap_or(0);
            let shorter = a.len().min(b.len()).max(1);
            Some(vec![
                format!(
                    "{}\t{}\t{:.3}\t{}\t{}\t{}\t{}\t{}\t{}",
                    name(*i),
                    name(*j),
                    matched as f64 / shorter as f64,
                    matched,
                    content,
                    run,
                    ps.len(),
                    a.len(),
                    b.len()
                ),
                ps.iter()
                    .map(|p| {
                        let [s, e] = a.bytes(p.a.0, p.a.1);
                        let [u, v] = b.bytes(p.b.0, p.b.1);
                        format!(
                            "   {} {:.2} | {} | {}",
                            p.score,
                            p.density(),
                            texts[*i as usize].1.get(s..e).unwrap_or("").replace('\n', " "),
                            texts[*j as usize].1.get(u..v).unwrap_or("").replace('\n', " ")
                        )
                    })
                    .collect::<Vec<_>>()
                    .join("\n"),
            ])
        })
        .collect();
    lines.extend(near.into_iter().flatten());
    lines
}

/// Groups texts as incidents, for `examples/heap.rs`: (title, text, published) each; the smallest index of each one's group.
#[doc(hidden)]
pub fn heap(texts: &[(String, String, Option<String>)]) -> Vec<usize> {
    use rayon::prelude::*;
    let read = |f: fn(&(String, String, Option<String>)) -> &str| -> Vec<words::Words> {
        texts.par_iter().map(|t| words::Words::of(f(t))).collect()
    };
    let vectors = incidents::vectors::vectors(&read(|t| &t.1), &read(|t| &t.0));
    let items: Vec<incidents::cluster::Item> = vectors
        .into_iter()
        .zip(texts)
        .map(|(vector, t)| incidents::cluster::Item {
            vector,
            published: t.2.as_deref().and_then(when::parse).map(|w| w.day),
            when: None,
            named: undated::named_days(&t.1),
        })
        .collect();
    incidents::cluster::cluster(&items, &incidents::cluster::Links::default())
}
