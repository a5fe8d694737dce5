//! Look-ups that the structured exports share.

use firsthand_types::{Claim, ClaimId, Dossier, Origin, OriginId, ReportEntry, ReportId, UNATTRIBUTED, Value};
use std::collections::BTreeMap;

/// Claims, reports and origins by id.
pub(super) struct Names<'a> {
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    reports: BTreeMap<&'a ReportId, &'a ReportEntry>,
    origins: BTreeMap<&'a OriginId, &'a Origin>,
}

impl<'a> Names<'a> {
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        Names {
            claims: dossier.claims.iter().map(|c| (&c.id, c)).collect(),
            reports: dossier.reports.iter().map(|r| (&r.id, r)).collect(),
            origins: dossier.origins.iter().map(|o| (&o.id, o)).collect(),
        }
    }

    pub(super) fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    pub(super) fn report(&self, id: &ReportId) -> Option<&'a ReportEntry> {
        self.reports.get(id).copied()
    }

    /// An origin that is somebody: not "nobody named".
    pub(super) fn origin(&self, id: &OriginId) -> Option<&'a Origin> {
        self.origins.get(id).copied().filter(|o| o.id.as_str() != UNATTRIBUTED)
    }

    /// The names of those that are somebody.
    pub(super) fn origins(&self, ids: &[OriginId]) -> Vec<&'a str> {
        ids.iter().filter_map(|id| self.origin(id)).map(|o| o.name.as_str()).collect()
    }
}

/// Ids of claims as text.
pub(super) fn list(claims: &[ClaimId]) -> impl Iterator<Item = &str> {
    claims.iter().map(ClaimId::as_str)
}

/// A value as it is displayed; numbers stay numbers.
pub(super) fn bare(value: &Value) -> serde_json::Value {
    match value {
        Value::Number(n) => (*n).into(),
        other => other.display().into(),
    }
}
