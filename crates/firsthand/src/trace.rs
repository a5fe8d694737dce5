//! Finding what an id names, and following it back to the words it rests on.

use crate::{Error, ErrorKind, Result};
use firsthand_types::{Claim, ClaimId, CopyEdge, Dossier, Fact, Incident, Judgement, Origin, Part, ReportEntry, Span, Subject};
use std::collections::BTreeSet;

/// What an id names.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// A claim.
    Claim(&'a Claim),
    /// A fact, with its incident.
    Fact(&'a Incident, &'a Fact),
    /// An origin.
    Origin(&'a Origin),
    /// A report.
    Report(&'a ReportEntry),
    /// An incident.
    Incident(&'a Incident),
    /// A judgement.
    Judgement(&'a Judgement),
}

impl<'a> Found<'a> {
    /// Its whole id.
    pub fn id(&self) -> &'a str {
        match self {
            Found::Claim(c) => c.id.as_str(),
            Found::Fact(_, f) => f.id.as_str(),
            Found::Origin(o) => o.id.as_str(),
            Found::Report(r) => r.id.as_str(),
            Found::Incident(i) => i.id.as_str(),
            Found::Judgement(j) => j.id.as_str(),
        }
    }

    fn sort(&self) -> &'static str {
        match self {
            Found::Claim(_) => "claim",
            Found::Fact(..) => "fact",
            Found::Origin(_) => "origin",
            Found::Report(_) => "report",
            Found::Incident(_) => "incident",
            Found::Judgement(_) => "judgement",
        }
    }
}

/// What `id` names: a whole id, else the beginning of exactly one.
///
/// # Errors
/// `Unknown` where nothing, or more than one thing, has it; the message lists what it could be.
pub fn find<'a>(dossier: &'a Dossier, id: &str) -> Result<Found<'a>> {
    let id = id.trim();
    let all: Vec<Found<'a>> = everything(dossier).collect();
    if let Some(exact) = all.iter().find(|found| found.id() == id) {
        return Ok(*exact);
    }
    // A letter or two begin hundreds of ids; asking with them is a slip.
    let begins: Vec<&Found<'a>> = match id.len() {
        0 | 1 => Vec::new(),
        _ => all.iter().filter(|found| found.id().starts_with(id)).collect(),
    };
    match begins.as_slice() {
        [only] => Ok(**only),
        [] => Err(Error::new(
            ErrorKind::Unknown,
            format!("nothing in this case is called '{id}'"),
            "Ids of claims, facts, origins and reports stand in the summary and in the dossier.",
        )),
        several => {
            let some: Vec<String> = several.iter().take(6).map(|found| format!("{} {}", found.sort(), found.id())).collect();
            Err(Error::new(
                ErrorKind::Unknown,
                format!("{} ids begin with '{id}': {}", several.len(), some.join(", ")),
                "Give more of it.",
            ))
        }
    }
}

fn everything(dossier: &Dossier) -> impl Iterator<Item = Found<'_>> {
    let facts = |incident| -> Vec<Found<'_>> {
        let incident: &Incident = incident;
        incident.facts.iter().map(|fact| Found::Fact(incident, fact)).collect()
    };
    dossier
        .claims
        .iter()
        .map(Found::Claim)
        .chain(dossier.incidents.iter().flat_map(facts))
        .chain(dossier.incidents.iter().map(Found::Incident))
        .chain(dossier.origins.iter().map(Found::Origin))
        .chain(dossier.reports.iter().map(Found::Report))
        .chain(dossier.judgements.iter().map(Found::Judgement))
}

/// Another place where a claim's words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The edge that says so.
    pub edge: &'a CopyEdge,
    /// The other report.
    pub report: &'a firsthand_types::ReportId,
    /// The aligned passage there.
    pub span: Span,
    /// Whether the other report had it later.
    pub later: bool,
    /// Whether it is shared text rather than a copy (boilerplate, a statement heard independently).
    pub shared: bool,
}

/// Where else the words of a claim stand, as the dossier's copies say. Titles have no copies of their own.
pub fn copies_of<'a>(dossier: &'a Dossier, claim: &Claim) -> Vec<Standing<'a>> {
    if claim.part != Part::Text {
        return Vec::new();
    }
    let edges = dossier.copies.iter().map(|e| (e, false));
    let shared = dossier.shared.iter().map(|e| (e, true));
    let mut found = Vec::new();
    for (edge, shared) in edges.chain(shared) {
        for side in [0, 1] {
            if edge.reports.get(side) != Some(&claim.report) {
                continue;
            }
            let Some(report) = edge.reports.get(1 - side) else { continue };
            for pair in &edge.spans {
                let (Some(here), Some(there)) = (pair.get(side), pair.get(1 - side)) else {
                    continue;
                };
                if claim.span().overlap(Span::new(here[0], here[1])) > 0 {
                    let span = Span::new(there[0], there[1]);
                    found.push(Standing { edge, report, span, later: side == 0, shared });
                }
            }
        }
    }
    found
}

/// The judgements that bear on a claim: on itself, on its report, or on a name in its chain.
pub fn judgements_on<'a>(dossier: &'a Dossier, claim: &Claim) -> Vec<&'a Judgement> {
    let names: BTreeSet<&str> = claim.sources.iter().map(|s| s.name.as_str()).collect();
    dossier
        .judgements
        .iter()
        .filter(|j| {
            j.subjects.iter().any(|subject| match subject {
                Subject::Claim(id) => *id == claim.id,
                Subject::Report(id) => *id == claim.report,
                Subject::Name(name) => names.contains(name.as_str()),
            })
        })
        .collect()
}

/// The facts that a claim supports, each with its incident.
pub fn facts_of<'a>(dossier: &'a Dossier, claim: &ClaimId) -> Vec<(&'a Incident, &'a Fact)> {
    dossier
        .incidents
        .iter()
        .flat_map(|incident| incident.facts.iter().map(move |fact| (incident, fact)))
        .filter(|(_, fact)| {
            let holds = |c: &firsthand_types::Candidate| c.claims.contains(claim);
            fact.candidates.iter().any(holds)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::ReportEntry;

    fn dossier(ids: &[&str]) -> Dossier {
        Dossier {
            reports: ids.iter().map(|id| ReportEntry { id: (*id).into(), ..ReportEntry::default() }).collect(),
            ..Dossier::default()
        }
    }

    #[test]
    fn whole_ids_win_and_beginnings_must_be_unique() {
        let dossier = dossier(&["fire", "fire-2", "flood"]);
        assert_eq!(find(&dossier, "fire").unwrap().id(), "fire");
        assert_eq!(find(&dossier, "flo").unwrap().id(), "flood");
        let several = find(&dossier, "fi").unwrap_err();
        assert!(several.to_string().contains("report fire-2"), "{several}");
        assert!(find(&dossier, "").is_err());
        assert!(find(&dossier, "x").is_err());
    }
}
