//! Re-checking a case from its captures alone: every seal, every quote, every thread from a fact to its words.

use crate::build::Built;
use crate::{Options, Result, Watch, build};
use firsthand_store::{Access, Case};
use firsthand_types::{CaptureId, Claim, ClaimId, Dossier, Part, Report, ReportId, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was checked and what was found wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Captures whose bytes were hashed anew.
    pub captures: usize,
    /// Reports read anew.
    pub reports: usize,
    /// Quotes compared with the words read anew.
    pub claims: usize,
    /// Facts followed to their claims.
    pub facts: usize,
    /// What does not hold, each a sentence that names its subject. Empty: all holds.
    pub faults: Vec<String>,
    /// What is odd and harms nothing.
    pub remarks: Vec<String>,
}

/// Checks the case. Nothing is taken from the cache: what it says is compared with what the captures give now.
///
/// # Errors
/// Where there is no case or it cannot be opened. Faults are no errors: they are the result.
pub fn audit(case: &Path, options: &Options, watch: Watch<'_>) -> Result<Audit> {
    let mut found = Audit::default();
    seals(case, &mut found)?;
    let cached = build::look(case, options, watch)?;
    let anew = build::look_anew(case, options, watch)?;
    found.reports = anew.reports.len();
    quotes(&cached, &anew, &mut found);
    threads(&cached.dossier, &mut found);
    if cached.dossier != anew.dossier && found.faults.is_empty() {
        let fault = "the dossier from the cache is not the dossier from the captures";
        found.faults.push(format!("{fault}: rebuild with the cache thrown away"));
    }
    Ok(found)
}

/// Every capture received is there with the bytes of its name.
fn seals(case: &Path, found: &mut Audit) -> Result<()> {
    let case = Case::open(case, Access::Read)?;
    let captures = case.captures();
    let entries = case.captures_received()?;
    found.captures = entries.len();
    let faults: Vec<String> = entries
        .par_iter()
        .filter_map(|entry| match captures.bytes(&entry.id) {
            Err(error) => Some(error.to_string()),
            Ok(bytes) if bytes.len() as u64 != entry.bytes => {
                Some(format!("the capture {} is not as long as it was received", entry.id))
            }
            Ok(_) => None,
        })
        .collect();
    found.faults.extend(faults);
    let received: BTreeSet<&CaptureId> = entries.iter().map(|e| &e.id).collect();
    for id in captures.present()? {
        if !received.contains(&id) {
            let remark = "was kept by a build that did not finish; building from the same paths takes it up";
            found.remarks.push(format!("the capture {id} {remark}"));
        }
    }
    Ok(())
}

/// Every quote of the dossier is the words that its capture gives now, at its place.
fn quotes(cached: &Built, anew: &Built, found: &mut Audit) {
    let reports: BTreeMap<&ReportId, &Report> = anew.reports.iter().map(|r| (&r.id, r)).collect();
    found.claims = cached.dossier.claims.len();
    let seen: BTreeMap<&ClaimId, &Claim> = anew.dossier.claims.iter().map(|c| (&c.id, c)).collect();
    for claim in &cached.dossier.claims {
        let fault = match reports.get(&claim.report) {
            _ if claim.part == Part::Pixels => (seen.get(&claim.id).map(|c| &c.pixels) != Some(&claim.pixels))
                .then_some("its matched points are not what the captures give"),
            None => Some("its report is gone"),
            Some(report) => quote_fault(report, claim),
        };
        if let Some(fault) = fault {
            found.faults.push(format!("claim {} in {}: {fault}", claim.id, claim.report));
        }
    }
}

fn quote_fault(report: &Report, claim: &Claim) -> Option<&'static str> {
    if claim.quote.is_empty() || report.slice(claim.part, claim.span()) != Some(&claim.quote) {
        return Some("its quote is not what the capture says at that place");
    }
    for source in &claim.sources {
        let part = source.part.unwrap_or(claim.part);
        if report.slice(part, Span::new(source.start, source.end)).is_none() {
            return Some("a source of its chain is no words of the capture");
        }
    }
    None
}

/// Every fact leads to claims, and every id named is in the dossier.
fn threads(dossier: &Dossier, found: &mut Audit) {
    let claims: BTreeSet<&ClaimId> = dossier.claims.iter().map(|c| &c.id).collect();
    let origins: BTreeSet<_> = dossier.origins.iter().map(|o| &o.id).collect();
    for fact in dossier.incidents.iter().flat_map(|i| &i.facts) {
        found.facts += 1;
        for candidate in &fact.candidates {
            if candidate.claims.is_empty() {
                found.faults.push(format!("fact {}: a value stands on no claim", fact.id));
            }
            if let Some(lost) = candidate.claims.iter().find(|id| !claims.contains(id)) {
                found.faults.push(format!("fact {}: claim {lost} is not in the dossier", fact.id));
            }
            if let Some(lost) = candidate.origins.iter().find(|id| !origins.contains(id)) {
                found.faults.push(format!("fact {}: origin {lost} is not in the dossier", fact.id));
            }
        }
    }
}
