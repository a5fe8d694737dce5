//! One row a fact and one row a claim, in one table: each fact is followed by the claims it rests on.
//!
//! One table rather than two files: it goes through a pipe, a coder sees a figure and its words together, and the column
//! `kind` parts them again.

use super::csv::Sheet;
use firsthand_types::{Claim, ClaimId, Dossier, Fact, Incident, ReportEntry, ReportId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

const COLUMNS: &[&str] = &[
    "kind",
    "id",
    "fact",
    "incident",
    "incident_title",
    "primary",
    "slot",
    "what",
    "value",
    "bound",
    "low",
    "high",
    "scope",
    "as_of",
    "polarity",
    "modality",
    "grade",
    "admiralty",
    "directness",
    "conflict",
    "origin_count",
    "origins",
    "sides",
    "rests_on",
    "sources",
    "reports",
    "outlet",
    "published",
    "url",
    "part",
    "start",
    "end",
    "quote",
    "claims",
    "rule",
];

/// The table. A claim that supports several facts stands under each; one that supports none stands at the end.
pub fn csv(dossier: &Dossier) -> String {
    let mut sheet = Sheet::new(COLUMNS);
    let claims: BTreeMap<&ClaimId, &Claim> = dossier.claims.iter().map(|c| (&c.id, c)).collect();
    let reports: BTreeMap<&ReportId, &ReportEntry> = dossier.reports.iter().map(|r| (&r.id, r)).collect();
    let origins: BTreeMap<_, _> = dossier.origins.iter().map(|o| (&o.id, o.name.as_str())).collect();
    let mut shown: BTreeSet<&ClaimId> = BTreeSet::new();
    for incident in &dossier.incidents {
        for fact in &incident.facts {
            let mut of: Vec<&ClaimId> = fact.candidates.iter().flat_map(|c| &c.claims).collect();
            of.sort();
            of.dedup();
            sheet.row(&fact_row(incident, fact, &of, &origins));
            for id in of {
                if let Some(claim) = claims.get(id) {
                    shown.insert(&claim.id);
                    let report = reports.get(&claim.report).copied();
                    sheet.row(&claim_row(claim, Some((incident, fact)), report, &origins));
                }
            }
        }
    }
    for claim in dossier.claims.iter().filter(|c| !shown.contains(&c.id)) {
        sheet.row(&claim_row(claim, None, reports.get(&claim.report).copied(), &origins));
    }
    sheet.finish()
}

type Names<'a> = BTreeMap<&'a firsthand_types::OriginId, &'a str>;

/// Fills the columns by name, so that none slips by one.
struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn set(&mut self, column: &'static str, value: impl Into<String>) {
        self.0.insert(column, value.into());
    }

    fn cells(mut self) -> Vec<String> {
        COLUMNS.iter().map(|c| self.0.remove(c).unwrap_or_default()).collect()
    }
}

fn fact_row(incident: &Incident, fact: &Fact, claims: &[&ClaimId], origins: &Names<'_>) -> Vec<String> {
    let shown = |v: &Option<firsthand_types::Value>| v.as_ref().map(|v| v.display()).unwrap_or_default();
    let best = fact.candidates.iter().find(|c| Some(&c.value) == fact.best.as_ref());
    let mut row = Row(BTreeMap::new());
    row.set("kind", "fact");
    row.set("id", fact.id.as_str());
    row.set("fact", fact.id.as_str());
    of_incident(&mut row, incident);
    row.set("slot", fact.slot.as_str());
    row.set("what", fact.what.clone().unwrap_or_default());
    row.set("value", shown(&fact.best));
    row.set("low", shown(&fact.low));
    row.set("high", shown(&fact.high));
    row.set("grade", word(&fact.grade));
    row.set("conflict", word(&fact.conflict));
    if let Some(best) = best {
        row.set("bound", best.bound.as_ref().map(word).unwrap_or_default());
        row.set("as_of", best.as_of.clone().unwrap_or_default());
        row.set("origin_count", best.origins.len().to_string());
        let names: Vec<&str> = best.origins.iter().map(|o| origins.get(o).copied().unwrap_or(o.as_str())).collect();
        row.set("origins", names.join("; "));
        row.set("sides", best.sides.join("; "));
        row.set("admiralty", best.admiralty.clone());
        row.set("directness", best.directness.as_ref().map(word).unwrap_or_default());
        row.set("reports", joined(best.reports.iter().map(ReportId::as_str)));
    }
    if let Some(o) = &fact.rests_on {
        row.set("rests_on", origins.get(o).copied().unwrap_or(o.as_str()));
    }
    row.set("claims", joined(claims.iter().map(|c| c.as_str())));
    row.set("rule", fact.why.clone());
    row.cells()
}

fn claim_row(claim: &Claim, of: Option<(&Incident, &Fact)>, report: Option<&ReportEntry>, origins: &Names<'_>) -> Vec<String> {
    let mut row = Row(BTreeMap::new());
    row.set("kind", "claim");
    row.set("id", claim.id.as_str());
    if let Some((incident, fact)) = of {
        row.set("fact", fact.id.as_str());
        of_incident(&mut row, incident);
    } else if let Some(about) = &claim.about {
        row.set("incident", about.as_str());
    }
    row.set("slot", claim.slot.as_str());
    row.set("what", claim.what.clone().unwrap_or_default());
    row.set("value", claim.value.display());
    row.set("bound", claim.bound.as_ref().map(word).unwrap_or_default());
    row.set("scope", claim.scope.as_ref().map(word).unwrap_or_default());
    row.set("as_of", claim.as_of.clone().unwrap_or_default());
    row.set("polarity", word(&claim.polarity));
    row.set("modality", word(&claim.modality));
    if let Some(origin) = &claim.origin {
        row.set("origins", origins.get(origin).copied().unwrap_or(origin.as_str()));
    }
    row.set("sources", joined(claim.sources.iter().map(|s| s.name.as_str())));
    row.set("reports", claim.report.as_str());
    if let Some(report) = report {
        row.set("outlet", report.outlet.clone().unwrap_or_default());
        row.set("published", report.published.clone().unwrap_or_default());
        row.set("url", report.url.clone().unwrap_or_default());
    }
    row.set("part", claim.part.as_str());
    row.set("start", claim.start.to_string());
    row.set("end", claim.end.to_string());
    row.set("quote", claim.quote.clone());
    row.set("claims", claim.id.as_str());
    row.set("rule", claim.rule.clone());
    row.cells()
}

fn of_incident(row: &mut Row, incident: &Incident) {
    row.set("incident", incident.id.as_str());
    row.set("incident_title", incident.title.clone());
    row.set("primary", incident.primary.to_string());
}

fn joined<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

/// The word with which the dossier spells it.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
