//! Looking things up in a dossier by id.

use firsthand_types::{
    Bound, Candidate, Claim, ClaimId, Dossier, Origin, OriginId, ReportEntry, ReportId, Slot, UNATTRIBUTED, Value,
};
use std::collections::BTreeMap;

/// A dossier with its lists by id.
pub(crate) struct Index<'a> {
    pub(crate) dossier: &'a Dossier,
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    origins: BTreeMap<&'a OriginId, &'a Origin>,
    reports: BTreeMap<&'a ReportId, &'a ReportEntry>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(dossier: &'a Dossier) -> Self {
        Index {
            dossier,
            claims: dossier.claims.iter().map(|c| (&c.id, c)).collect(),
            origins: dossier.origins.iter().map(|o| (&o.id, o)).collect(),
            reports: dossier.reports.iter().map(|r| (&r.id, r)).collect(),
        }
    }

    pub(crate) fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    pub(crate) fn report(&self, id: &ReportId) -> Option<&'a ReportEntry> {
        self.reports.get(id).copied()
    }

    /// The name of an origin; its id where the dossier does not list it.
    pub(crate) fn origin<'b>(&'b self, id: &'b OriginId) -> &'b str {
        if id.as_str() == UNATTRIBUTED {
            return "nobody named";
        }
        self.origins.get(id).map_or(id.as_str(), |o| o.name.as_str())
    }

    /// Outlet and day of a report, else its id.
    pub(crate) fn outlet(&self, id: &ReportId) -> String {
        let Some(report) = self.report(id) else {
            return id.to_string();
        };
        let day = report.published.as_deref().and_then(|p| p.get(..10));
        match (report.outlet.as_deref(), day) {
            (Some(outlet), Some(day)) => format!("{outlet}, {day}"),
            (Some(outlet), None) => outlet.to_owned(),
            (None, Some(day)) => format!("{id}, {day}"),
            (None, None) => id.to_string(),
        }
    }

    /// Origins with names, without "nobody named"; and whether there was that too.
    pub(crate) fn named(&self, origins: &[OriginId]) -> (Vec<String>, bool) {
        let named: Vec<String> =
            origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).map(|o| self.origin(o).to_owned()).collect();
        let all = named.len();
        (named, all < origins.len())
    }

    /// The claim whose quote stands for a candidate: of an origin that counts for it, from a text rather than a title, the
    /// shortest, then by id.
    pub(crate) fn best_claim(&self, candidate: &Candidate) -> Option<&'a Claim> {
        candidate.claims.iter().filter_map(|id| self.claim(id)).min_by_key(|c| {
            let counted = c.origin.as_ref().is_some_and(|o| candidate.origins.contains(o));
            (!counted, c.part, c.sources.is_empty(), c.quote.len(), &c.id)
        })
    }
}

/// "3 origins: A, B, C", "1 origin: A", "nobody named".
pub(crate) fn count_origins(index: &Index<'_>, origins: &[OriginId], most: usize) -> String {
    let (named, unnamed) = index.named(origins);
    match (named.len(), unnamed) {
        (0, false) => "no origin".to_owned(),
        (0, true) => "nobody named".to_owned(),
        (n, _) => {
            let word = if n == 1 { "origin" } else { "origins" };
            format!("{n} {word}: {}", some(&named, most))
        }
    }
}

/// The first so many, then "and n more".
pub(crate) fn some(names: &[String], most: usize) -> String {
    match names.get(..most) {
        Some(first) if names.len() > most => {
            format!("{} and {} more", first.join(", "), names.len() - most)
        }
        _ => names.join(", "),
    }
}

/// A value with its bound in words.
pub(crate) fn bounded(value: &Value, bound: Option<Bound>) -> String {
    format!("{}{}", crate::view::bound(bound), value.display())
}

/// A slot's name as a reader says it, short enough for the column of labels.
pub(crate) fn slot_name(slot: Slot) -> String {
    match slot {
        Slot::ClaimOfResponsibility => "claimed by".to_owned(),
        Slot::Corroboration => "supported".to_owned(),
        _ => slot.as_str().replace('_', " "),
    }
}
