//! What footage shows, as claims of slot `verification` that stand beside what the reports say was verified.
//!
//! * The evidence is matched points in captured pixels (law 1). "Not shown" makes no claim (law 7).
//! * Each file of footage is an origin of its own: it adds to no value that a report gives.
//! * Judgements on these claims are heeded as on all others (law 5).

use crate::footage::{Checked, Region, Verdict};
use firsthand_reconcile::Reconciled;
use firsthand_types::id::content_id;
use firsthand_types::{
    Candidate, Claim, ClaimId, Conflict, Directness, Fact, FactId, Grade, Incident, Judgement, Origin, OriginId, PixelRegion,
    Pixels, Roles, Slot, Subject, Value, Verdict as Decision,
};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// The rule named in these claims.
const RULE: &str = "verification/pixels";

/// Adds the claims of checked footage to what was reconciled, about the primary incident.
pub(crate) fn stand(reconciled: &mut Reconciled, checked: &[Json], judgements: &[Judgement]) {
    let mut claims: Vec<Claim> = checked.iter().filter_map(Checked::read).filter_map(|one| claim(&one)).collect();
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    claims.dedup_by(|a, b| a.id == b.id);
    if claims.is_empty() {
        return;
    }
    let judged = Judged::of(judgements, &claims);
    let about = reconciled.incidents.iter().find(|i| i.primary).map(|i| i.id.clone());
    let mut origins: BTreeMap<OriginId, Origin> = BTreeMap::new();
    for claim in &mut claims {
        if let Some(value) = judged.corrected.get(&claim.id) {
            claim.value = value.clone();
        }
        claim.about.clone_from(&about);
        if !judged.rejected.contains(&claim.id) {
            let origin = origin(claim, &mut origins);
            claim.origin = Some(origin);
        }
    }
    if let Some(incident) = reconciled.incidents.iter_mut().find(|i| i.primary) {
        let live: Vec<&Claim> = claims.iter().filter(|c| c.origin.is_some()).collect();
        beside(incident, &live);
    }
    reconciled.orphaned.retain(|id| !judged.settled.contains(id.as_str()));
    reconciled.origins.extend(origins.into_values());
    reconciled.origins.sort_by(|a, b| a.id.cmp(&b.id));
    reconciled.claims.extend(claims);
}

/// The claim that a file of footage makes, if it shows anything.
fn claim(one: &Checked) -> Option<Claim> {
    let result = match one.verdict? {
        Verdict::Same => "same place",
        Verdict::Contradicted => "contradicted: the pictures align, and something that both must show differs",
        Verdict::NotShown => return None,
    };
    let best = one.best.as_ref()?;
    let region = |r: &Region| PixelRegion { frame: r.frame, reference: r.reference };
    let pixels = Pixels {
        frame: best.frame.clone(),
        sha256: one.sha256.clone(),
        reference: best.reference.clone(),
        reference_sha256: one.reference_sha256.clone()?,
        points: one.points.clone(),
        agrees: one.agrees.iter().map(region).collect(),
        differs: one.differs.iter().map(region).collect(),
    };
    let value = Roles {
        by: Some("comparison of pixels".to_owned()),
        of: Some(best.frame.clone()),
        how: Some(format!("{} matched points with {}", best.inliers + best.guided, best.reference)),
        result: Some(result.to_owned()),
        ..Roles::default()
    };
    Claim::of_pixels(&one.file, pixels, Slot::Verification, Value::Roles(value), RULE)
}

/// The footage itself: one origin a file.
fn origin(claim: &Claim, origins: &mut BTreeMap<OriginId, Origin>) -> OriginId {
    let capture = claim.pixels.as_ref().map_or("", |p| p.sha256.as_str());
    let id = OriginId(content_id("o", &["footage", capture]));
    let known = origins.entry(id.clone()).or_insert_with(|| Origin {
        id: id.clone(),
        name: format!("the footage {}", claim.report),
        kind: "document".to_owned(),
        ..Origin::default()
    });
    known.claims.push(claim.id.clone());
    known.claims.sort();
    id
}

/// Sets candidates behind those of the reports, in the fact of the slot; where no report speaks of it, they make the fact.
fn beside(incident: &mut Incident, claims: &[&Claim]) {
    let mut candidates: Vec<Candidate> = claims.iter().map(|c| candidate(c)).collect();
    candidates.sort_by(|a, b| a.value.key().cmp(&b.value.key()).then(a.claims.cmp(&b.claims)));
    if let Some(fact) = incident.facts.iter_mut().find(|f| f.slot == Slot::Verification) {
        fact.candidates.extend(candidates);
        return;
    }
    let Some(first) = candidates.first() else { return };
    let fact = Fact {
        precision: None,
        id: FactId(content_id("f", &[incident.id.as_str(), Slot::Verification.as_str(), ""])),
        slot: Slot::Verification,
        best: Some(first.value.clone()),
        low: None,
        high: None,
        grade: first.grade,
        conflict: Conflict::None,
        rests_on: first.origins.first().cloned(),
        would_change: Vec::new(),
        candidates,
        ledger: Vec::new(),
        what: None,
        why: "No report says that footage was verified; its pixels were compared with references.".to_owned(),
    };
    let rank = |s: Slot| Slot::ALL.iter().position(|x| *x == s);
    let at = incident.facts.partition_point(|f| rank(f.slot) < rank(Slot::Verification));
    incident.facts.insert(at, fact);
}

fn candidate(claim: &Claim) -> Candidate {
    Candidate {
        value: claim.value.clone(),
        bound: None,
        as_of: None,
        first_as_of: None,
        claims: vec![claim.id.clone()],
        reports: Vec::new(),
        origins: claim.origin.iter().cloned().collect(),
        sides: Vec::new(),
        grade: Grade::SingleOrigin,
        scope: None,
        what: None,
        directness: Some(Directness::Firsthand),
        admiralty: "B3".to_owned(),
    }
}

/// What persons decided on these claims.
#[derive(Default)]
struct Judged {
    rejected: BTreeSet<ClaimId>,
    corrected: BTreeMap<ClaimId, Value>,
    /// Judgements all of whose subjects are these claims: reconciliation took them for orphans.
    settled: BTreeSet<String>,
}

impl Judged {
    fn of(judgements: &[Judgement], claims: &[Claim]) -> Self {
        let ours: BTreeSet<&ClaimId> = claims.iter().map(|c| &c.id).collect();
        let mut judged = Judged::default();
        let mine = |judgement: &Judgement| -> Vec<ClaimId> {
            let claims = judgement.subjects.iter().filter_map(|s| if let Subject::Claim(id) = s { Some(id) } else { None });
            claims.filter(|id| ours.contains(id)).cloned().collect()
        };
        for judgement in Judgement::in_force(judgements) {
            for id in mine(judgement) {
                match &judgement.verdict {
                    Decision::Reject => drop(judged.rejected.insert(id)),
                    Decision::Correct(value) => drop(judged.corrected.insert(id, (**value).clone())),
                    _ => {}
                }
            }
        }
        for judgement in judgements.iter().filter(|j| j.stands()) {
            let mine = mine(judgement);
            if mine.len() == judgement.subjects.len() {
                judged.settled.insert(judgement.id.0.clone());
            }
        }
        judged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footage::Best;
    use firsthand_types::{CaptureId, IncidentId};

    fn checked(file: &str, verdict: Verdict, points: usize) -> Json {
        let capture = CaptureId::of(file.as_bytes());
        let one = Checked {
            file: file.into(),
            sha256: capture.clone(),
            verdict: Some(verdict),
            score: 0.99,
            best: Some(Best { frame: format!("{file}@1.50"), reference: "hall.jpg".into(), inliers: 40, guided: 12 }),
            reference_sha256: Some(CaptureId::of(b"hall")),
            agrees: Vec::new(),
            differs: Vec::new(),
            points: vec![[0.25; 4]; points],
            frames: 3,
            references: 1,
            metadata: None,
            notes: Vec::new(),
        };
        serde_json::to_value(one).unwrap()
    }

    fn reconciled() -> Reconciled {
        let incident = Incident {
            id: IncidentId::from("i-1"),
            title: "fire in Orvel".into(),
            primary: true,
            reports: Vec::new(),
            primary_for: Vec::new(),
            facts: Vec::new(),
            people: Vec::new(),
            timeline: Vec::new(),
            clashes: Vec::new(),
            accounts: Vec::new(),
            not_known: Vec::new(),
            evidence: Vec::new(),
            airwars: None,
        };
        Reconciled { incidents: vec![incident], ..Reconciled::default() }
    }

    #[test]
    fn only_what_is_shown_becomes_a_claim_and_each_file_is_its_own_origin() {
        let mut found = reconciled();
        let all = [
            checked("a.mp4", Verdict::Same, 20),
            checked("b.mp4", Verdict::NotShown, 20),
            checked("c.mp4", Verdict::Contradicted, 20),
            checked("few.mp4", Verdict::Same, 7),
        ];
        stand(&mut found, &all, &[]);
        let files: BTreeSet<&str> = found.claims.iter().map(|c| c.report.as_str()).collect();
        assert_eq!(files, ["a.mp4", "c.mp4"].into());
        assert!(found.claims.iter().all(|c| c.pixels.as_ref().is_some_and(|p| p.points.len() == 20)));
        let fact = found.incidents[0].facts.first().unwrap();
        assert_eq!((fact.slot, fact.candidates.len(), found.origins.len()), (Slot::Verification, 2, 2));
        assert!(fact.candidates.iter().all(|c| c.origins.len() == 1 && c.claims.len() == 1));
    }

    #[test]
    fn a_rejected_claim_supports_nothing_and_its_judgement_is_no_orphan() {
        let mut found = reconciled();
        let all = [checked("a.mp4", Verdict::Same, 20)];
        stand(&mut found, &all, &[]);
        let id = found.claims[0].id.clone();
        let no = Judgement::new(vec![Subject::Claim(id)], Decision::Reject, "ana", "2031-01-01T00:00:00Z", "another hall");
        let mut again = reconciled();
        again.orphaned = vec![no.id.clone()];
        stand(&mut again, &all, &[no]);
        assert_eq!((again.claims.len(), again.orphaned.len()), (1, 0));
        assert!(again.incidents[0].facts.is_empty() && again.origins.is_empty());
    }
}
