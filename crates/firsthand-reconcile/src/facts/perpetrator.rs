//! Who did it, on the scale of MUC-4: derived from claims of responsibility, admissions, charges, accusations and suspects.
//!
//! The scale is a statement about what is said, never about what is true: "claimed or admitted" stands over "accused", and each
//! candidate keeps its claims, so that a reader sees who says it.

use super::stand_ins::Claimants;
use super::{Scene, named};
use firsthand_types::{Candidate, Claim, Fact, Modality, Roles, Slot, SourceKind, Value};
use std::collections::BTreeMap;

/// The scale, the firmest first.
const SCALE: &[&str] = &[
    "reported as fact",
    "claimed or admitted",
    "charged",
    "accused by authorities",
    "suspected or accused",
    "possible",
    "acquitted",
];

/// The derived fact, where anybody is named or described as having done it.
pub(super) fn perpetrator(scene: &Scene<'_>, by_slot: &BTreeMap<Slot, Vec<&Claim>>) -> Option<Fact> {
    let mut found: BTreeMap<String, (String, &'static str, usize, Vec<&Claim>)> = BTreeMap::new();
    let every: Vec<&Claim> = by_slot.values().flatten().copied().collect();
    let claimants = Claimants::of(&every);
    for (slot, claims) in by_slot {
        for c in claims.iter().filter(|c| c.supports()) {
            if let Some((name, kind, rank)) = named_by(*slot, c) {
                let name = claimants.meant(c, &name).to_owned();
                let entry = found.entry(fold(&name)).or_insert((name, kind, rank, Vec::new()));
                entry.2 = entry.2.min(rank);
                entry.3.push(c);
            }
        }
    }
    let mut ranked: Vec<(usize, Candidate)> = found
        .into_values()
        .map(|(name, kind, rank, list)| {
            let status = SCALE.get(rank).map(|s| (*s).to_owned());
            let value = Roles { name: Some(name), kind: Some(kind.into()), status, ..Roles::default() };
            (rank, scene.candidate(Value::Roles(value), None, None, &list))
        })
        .collect();
    // A description ("two gunmen") says less than any name, however firmly it is told.
    let unnamed = |c: &Candidate| matches!(&c.value, Value::Roles(r) if r.name.as_deref().is_some_and(described));
    ranked.sort_by(|(n, a), (m, b)| {
        (unnamed(a), n, named(b), b.reports.len(), a.value.key()).cmp(&(
            unnamed(b),
            m,
            named(a),
            a.reports.len(),
            b.value.key(),
        ))
    });
    let candidates: Vec<Candidate> = ranked.into_iter().map(|(_, c)| c).collect();
    (!candidates.is_empty()).then(|| {
        let mut fact = scene.fact(Slot::Perpetrator, None, candidates);
        fact.why =
            "Derived: names before descriptions, the firmest standing on the responsibility scale first. It says what is said of whom, not what is true."
                .into();
        fact
    })
}

/// Name, kind and place on the scale that a claim gives, if any.
fn named_by(slot: Slot, c: &Claim) -> Option<(String, &'static str, usize)> {
    let official = c.sources.last().is_some_and(|s| {
        matches!(
            s.kind,
            SourceKind::Government | SourceKind::Police | SourceKind::Military | SourceKind::Court | SourceKind::Emergency
        )
    });
    let accused = if c.modality == Modality::Possible {
        5
    } else if official {
        3
    } else {
        4
    };
    match (&c.value, slot) {
        // Whoever failed, lied or knew did not do it; nor did whoever owns up to that.
        (_, Slot::Accusation | Slot::Admission) if of_fault(c) => None,
        (Value::Roles(r), Slot::ClaimOfResponsibility | Slot::Admission) => {
            Some((r.by.clone().or(r.name.clone())?, kind(r, c), 1))
        }
        (Value::Roles(r), Slot::Accusation) => Some((r.against.clone()?, kind(r, c), accused)),
        (Value::Roles(r), Slot::Acquittal) => Some((r.of.clone()?, "person", 6)),
        (Value::Roles(r), Slot::Perpetrator) => {
            let rank = r
                .status
                .as_ref()
                .and_then(|s| SCALE.iter().position(|x| x == s))
                .unwrap_or(if c.sources.is_empty() && c.modality == Modality::Asserted { 0 } else { accused });
            Some((r.name.clone()?, kind(r, c), rank))
        }
        (Value::Person(p), Slot::Person) if p.role == "suspect" => {
            let rank = match p.fate.as_deref() {
                Some("charged" | "convicted") => 2,
                _ => 4,
            };
            Some((p.name.clone(), "person", rank))
        }
        _ => None,
    }
}

/// Rules that find fault with somebody, not the deed itself.
const FAULT: &[&str] = &[
    "accusation/wrong",
    "accusation/undone",
    "accusation/raised",
    "accusation/fault",
    "accusation/wanting",
    "accusation/man-made",
    "accusation/avoidable",
    "accusation/ought",
    "accusation/nothing-done",
    "admission/owned",
];

/// Whether an accusation or admission is of a fault: a duty left undone, a lie, help to others.
fn of_fault(c: &Claim) -> bool {
    FAULT.contains(&c.rule.as_str())
}

/// Organisation or person: what the claim says, else by the words.
fn kind(r: &Roles, c: &Claim) -> &'static str {
    match r.kind.as_deref() {
        Some("person") => return "person",
        Some(_) => return "organisation",
        None => {}
    }
    let name = r.against.as_ref().or(r.by.as_ref()).or(r.name.as_ref()).map(|s| s.to_lowercase()).unwrap_or_default();
    let armed = c.sources.iter().any(|s| s.kind == SourceKind::ArmedGroup && s.name.to_lowercase() == name);
    if described(&name) && !armed { "person" } else { "organisation" }
}

/// Words for people of whom no name is given.
const PEOPLE: &[&str] = &[
    "man",
    "men",
    "woman",
    "women",
    "gunman",
    "gunmen",
    "attacker",
    "attackers",
    "individual",
    "individuals",
    "suspect",
    "suspects",
    "people",
    "person",
    "assailant",
    "assailants",
    "terrorists",
    "militants",
    "rebels",
    "guerrillas",
    "driver",
    "pilot",
    "he",
    "she",
    "they",
    "youths",
    "teenager",
    "shooter",
    "gunwoman",
];

/// Whether a name only describes somebody.
fn described(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|w| PEOPLE.contains(&w.to_lowercase().as_str()))
}

fn fold(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = lower.trim_start_matches("the ").trim_start_matches("a ").trim_start_matches("an ");
    bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
