//! Rows in the columns of the codebooks by which conflict and casualty data are coded by hand.

use super::columns;
use super::csv::Sheet;
use firsthand_reconcile::Rule;
use firsthand_types::{Airwars, Candidate, ClaimId, Dossier, Fact, Incident, ReportEntry, ReportId, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codebook {
    /// UCDP Georeferenced Event Dataset.
    Ucdp,
    /// Armed Conflict Location and Event Data.
    Acled,
    /// Global Terrorism Database.
    Gtd,
    /// Airwars' civilian harm incidents.
    Airwars,
}

impl Codebook {
    /// The rule by which its figures are chosen.
    pub fn rule(self) -> Rule {
        match self {
            Codebook::Ucdp => Rule::Ucdp,
            Codebook::Acled => Rule::Acled,
            Codebook::Gtd => Rule::Gtd,
            Codebook::Airwars => Rule::Airwars,
        }
    }
}

/// One row an incident, the primary one first. Beside each cell stands `<column>_claims`, the claims it rests on. What only
/// a coder can judge (types of violence, actor codes) is left empty rather than guessed.
pub fn codebook(dossier: &Dossier, codebook: Codebook, rule: Rule) -> String {
    let columns = columns::of(codebook);
    let mut head: Vec<String> = ["incident", "primary", "rule"].map(str::to_owned).to_vec();
    for column in columns {
        head.push(column.name.to_owned());
        head.push(format!("{}_claims", column.name));
    }
    let mut sheet = Sheet::new(&head);
    for incident in &dossier.incidents {
        let about = About::new(dossier, incident);
        let mut row = vec![incident.id.to_string(), incident.primary.to_string(), format!("{rule}: {}", rule.row().says)];
        for column in columns {
            let cell = (column.cell)(&about);
            row.push(cell.value);
            row.push(cell.claims.iter().map(ClaimId::as_str).collect::<Vec<_>>().join("; "));
        }
        sheet.row(&row);
    }
    sheet.finish()
}

/// A column of a codebook and how its cell is found.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) cell: fn(&About<'_>) -> Cell,
}

/// A cell with the claims it rests on.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) value: String,
    pub(super) claims: Vec<ClaimId>,
}

/// An incident with what its cells are made from.
pub(super) struct About<'a> {
    pub(super) incident: &'a Incident,
    reports: BTreeMap<&'a ReportId, &'a ReportEntry>,
}

impl<'a> About<'a> {
    fn new(dossier: &'a Dossier, incident: &'a Incident) -> Self {
        let reports = dossier.reports.iter().map(|r| (&r.id, r)).collect();
        About { incident, reports }
    }

    pub(super) fn fact(&self, slot: Slot) -> Option<&'a Fact> {
        self.incident.facts.iter().find(|f| f.slot == slot)
    }

    /// The candidate that carries a value of a fact.
    fn behind(&self, fact: &'a Fact, value: &Value) -> Option<&'a Candidate> {
        let exact = fact.candidates.iter().find(|c| c.value == *value);
        let numbers = |v: &Value| v.numbers();
        exact.or_else(|| {
            let (low, high) = numbers(value)?;
            fact.candidates.iter().find(|c| numbers(&c.value).is_some_and(|(a, b)| a == low || b.is_some() && b == high))
        })
    }

    /// A cell made from one value of a fact; where no candidate carries just this value, all its claims stand for it.
    pub(super) fn cell(&self, fact: &'a Fact, value: &Value, shown: String) -> Cell {
        let claims = match self.behind(fact, value) {
            Some(candidate) => candidate.claims.clone(),
            None => {
                let all: BTreeSet<_> = fact.candidates.iter().flat_map(|c| &c.claims).collect();
                all.into_iter().cloned().collect()
            }
        };
        Cell { value: shown, claims }
    }

    /// The best value of a slot, as it is displayed.
    pub(super) fn best(&self, slot: Slot) -> Cell {
        self.best_as(slot, |v| Some(v.display()))
    }

    /// The best value of a slot, shown by a function.
    pub(super) fn best_as(&self, slot: Slot, show: impl Fn(&Value) -> Option<String>) -> Cell {
        self.value_as(slot, |fact| fact.best.as_ref(), show)
    }

    /// A value of a slot's fact, shown by a function.
    pub(super) fn value_as(
        &self,
        slot: Slot,
        which: impl Fn(&'a Fact) -> Option<&'a Value>,
        show: impl Fn(&Value) -> Option<String>,
    ) -> Cell {
        let found = self.fact(slot).and_then(|fact| {
            let value = which(fact)?;
            Some(self.cell(fact, value, show(value)?))
        });
        found.unwrap_or_default()
    }

    /// Outlets of the incident's reports, sorted; they rest on no claim.
    pub(super) fn outlets(&self) -> Cell {
        let names: BTreeSet<&str> = self
            .incident
            .reports
            .iter()
            .filter_map(|id| self.reports.get(id))
            .map(|r| r.outlet.as_deref().unwrap_or(r.id.as_str()))
            .collect();
        Cell { value: names.into_iter().collect::<Vec<_>>().join("; "), claims: Vec::new() }
    }

    /// The incident's place on Airwars' scale.
    pub(super) fn airwars(&self, show: impl Fn(&Airwars) -> Option<String>) -> Cell {
        let found = self.incident.airwars.as_ref().and_then(|g| Some(Cell { value: show(g)?, claims: g.claims.clone() }));
        found.unwrap_or_default()
    }

    /// How many independent origins stand behind the best figure of those killed.
    pub(super) fn origins(&self, slot: Slot) -> Cell {
        let found = self.fact(slot).and_then(|fact| {
            let value = fact.best.as_ref()?;
            let n = self.behind(fact, value)?.origins.len();
            Some(self.cell(fact, value, n.to_string()))
        });
        found.unwrap_or_default()
    }
}
