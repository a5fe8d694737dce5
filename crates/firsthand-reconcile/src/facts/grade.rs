//! Grades: how well a value stands, by its independent origins, their sides and how directly they speak.
//!
//! The grade counts origins. Beside it stand two scales of the field, made from the same things by rules that are written down here:
//! the Admiralty code for each candidate, Airwars' grading for the incident.

use firsthand_types::{
    Airwars, AirwarsGrade, Candidate, Claim, ClaimId, Conflict, Directness, Fact, Grade, Origin, OriginId, Slot, UNATTRIBUTED,
    Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// The grade of a value by its origins alone, before rivals are looked at.
pub(super) fn standing(origins: &[OriginId]) -> Grade {
    match origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).count() {
        0 => Grade::Unattributed,
        1 => Grade::SingleOrigin,
        _ => Grade::Confirmed,
    }
}

/// The single origin without which the grade would fall: found by removing each in turn. With three or more, or with two of
/// which either may go only at the cost of the grade, there is none that alone carries it.
pub(super) fn rests_on(c: &Candidate) -> Option<OriginId> {
    let carries = |o: &&OriginId| {
        let rest: Vec<OriginId> = c.origins.iter().filter(|x| x != o).cloned().collect();
        standing(&rest) != standing(&c.origins)
    };
    let mut found = c.origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).filter(carries);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => None,
    }
}

/// How directly the best placed of the claims' origins speaks: an admission weighs most, a party's accusation least.
pub(super) fn directness(claims: &[&Claim], origins: &BTreeMap<&OriginId, &Origin>) -> Option<Directness> {
    let of = |c: &&Claim| {
        c.origin.as_ref().filter(|o| o.as_str() != UNATTRIBUTED).and_then(|o| origins.get(o)).map(|o| direct(c, o))
    };
    claims.iter().filter_map(of).max()
}

fn direct(c: &Claim, origin: &Origin) -> Directness {
    let party = matches!(origin.kind.as_str(), "armed_group" | "military");
    match c.slot {
        Slot::Admission | Slot::ClaimOfResponsibility => return Directness::Admission,
        Slot::Accusation if party => return Directness::Accusation,
        _ => {}
    }
    if c.firsthand {
        return Directness::Firsthand;
    }
    match origin.kind.as_str() {
        "witness" | "hospital" | "emergency" | "relative" => Directness::Firsthand,
        "police" | "government" | "military" | "court" | "company" | "document" | "armed_group" => Directness::Official,
        _ => Directness::Relayed,
    }
}

/// The Admiralty code of a candidate: a letter for the source, a number for what it says.
///
/// The letter goes by how directly the best placed origin speaks, since nothing is known of anybody's record: B for an admission or
/// for who saw, treated or obtained it; C for a body that speaks of its own business; D for who passes it on; E for a party that
/// accuses; F where nobody is named. A, "completely reliable", is for people to give. The number: 1 confirmed by origins of
/// different sides, 2 by origins of one side, 3 by one origin, 4 where others say otherwise, 5 taken back, 6 where nobody is named.
pub(super) fn admiralty(c: &Candidate, origins: &BTreeMap<&OriginId, &Origin>) -> String {
    let letter = match c.directness {
        Some(Directness::Admission | Directness::Firsthand) => 'B',
        Some(Directness::Official) => 'C',
        Some(Directness::Relayed) => 'D',
        Some(Directness::Accusation) => 'E',
        None => 'F',
    };
    let named: Vec<&OriginId> = c.origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).collect();
    let side = |o: &&OriginId| origins.get(*o).and_then(|x| x.side.as_deref());
    // Origins without a side stand each for itself.
    let one_side = named.first().and_then(side).is_some_and(|s| named.iter().all(|o| side(o) == Some(s)));
    let number = match (c.grade, named.len()) {
        (Grade::Withdrawn, _) => 5,
        (_, 0) => 6,
        (Grade::Contested, _) => 4,
        (_, 1) => 3,
        _ if one_side => 2,
        _ => 1,
    };
    format!("{letter}{number}")
}

/// An incident's place on Airwars' scale: confirmed where a party has accepted responsibility, contested where attributions compete,
/// fair on two or more independent origins of harm, weak on one or on nobody's word. "Discounted" needs a judgement of who the dead
/// were and is left to people. None where nobody is said to have been killed or hurt.
pub(crate) fn airwars(facts: &[Fact]) -> Option<Airwars> {
    let of = |slot: Slot| facts.iter().filter(move |f| f.slot == slot);
    let harm: Vec<&Candidate> =
        [Slot::Killed, Slot::Injured].into_iter().flat_map(of).filter_map(|f| f.candidates.first()).collect();
    let harmed = harm.iter().any(|c| c.value.numbers().is_some_and(|(min, max)| min > 0 || max.is_some_and(|m| m > 0)));
    if !harmed {
        return None;
    }
    let said = |slots: &[Slot]| -> Vec<&Candidate> {
        let all = slots.iter().flat_map(|s| of(*s)).flat_map(|f| &f.candidates);
        all.filter(|c| c.origins.iter().any(|o| o.as_str() != UNATTRIBUTED)).collect()
    };
    let accepted = said(&[Slot::ClaimOfResponsibility, Slot::Admission]);
    let accused = said(&[Slot::Accusation]);
    let who = |c: &Candidate, accusing: bool| match &c.value {
        Value::Roles(r) => (if accusing { r.against.clone() } else { r.by.clone() }).map(|n| n.to_lowercase()),
        _ => None,
    };
    let blamed: BTreeSet<String> =
        accepted.iter().filter_map(|c| who(c, false)).chain(accused.iter().filter_map(|c| who(c, true))).collect();
    let rivals = of(Slot::Perpetrator).any(|f| f.conflict == Conflict::Disagreement);
    let (grade, why, on) = if blamed.len() > 1 && rivals {
        (AirwarsGrade::Contested, "Responsibility is attributed to more than one party.", [accepted, accused].concat())
    } else if !accepted.is_empty() {
        (AirwarsGrade::Confirmed, "A party has accepted responsibility.", accepted)
    } else {
        let origins: BTreeSet<&OriginId> =
            harm.iter().flat_map(|c| &c.origins).filter(|o| o.as_str() != UNATTRIBUTED).collect();
        match origins.len() {
            0 => (AirwarsGrade::Weak, "Nobody is named for the harm.", harm),
            1 => (AirwarsGrade::Weak, "The harm rests on a single origin.", harm),
            _ => (AirwarsGrade::Fair, "Two or more independent origins stand behind the harm.", harm),
        }
    };
    let claims: BTreeSet<&ClaimId> = on.iter().flat_map(|c| &c.claims).collect();
    Some(Airwars { grade, why: why.to_owned(), claims: claims.into_iter().cloned().collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::Roles;

    fn candidate(value: Value, origins: &[&str]) -> Candidate {
        let v = serde_json::json!({"value": 1, "claims": ["c-1"], "reports": ["r"], "origins": origins});
        Candidate { value, grade: Grade::SingleOrigin, ..serde_json::from_value(v).unwrap() }
    }

    fn fact(slot: Slot, candidates: Vec<Candidate>) -> Fact {
        let v = serde_json::json!({"id": "f", "slot": slot, "grade": "single_origin", "conflict": "none", "candidates": []});
        Fact { candidates, ..serde_json::from_value(v).unwrap() }
    }

    #[test]
    fn an_incident_is_graded_by_who_accepts_it_and_how_many_tell_it() {
        let grade = |facts: &[Fact]| airwars(facts).map(|a| a.grade);
        let killed = |origins: &[&str]| fact(Slot::Killed, vec![candidate(Value::Number(3), origins)]);
        let by = Value::Roles(Roles { by: Some("the Salt Column".into()), ..Roles::default() });
        assert_eq!(grade(&[killed(&["unattributed"])]), Some(AirwarsGrade::Weak));
        assert_eq!(grade(&[killed(&["a", "b"])]), Some(AirwarsGrade::Fair));
        let claimed = fact(Slot::ClaimOfResponsibility, vec![candidate(by, &["a"])]);
        assert_eq!(grade(&[killed(&["a"]), claimed]), Some(AirwarsGrade::Confirmed));
        assert_eq!(grade(&[fact(Slot::Killed, vec![candidate(Value::Number(0), &["a"])])]), None);
    }

    #[test]
    fn the_admiralty_code_weighs_sides_and_directness() {
        let origin =
            |id: &str, side: Option<&str>| Origin { id: id.into(), side: side.map(str::to_owned), ..Origin::default() };
        let all = [origin("a", Some("x")), origin("b", Some("x")), origin("c", None)];
        let of: BTreeMap<&OriginId, &Origin> = all.iter().map(|o| (&o.id, o)).collect();
        let code = |origins: &[&str], directness, grade| {
            admiralty(&Candidate { directness, grade, ..candidate(Value::Number(3), origins) }, &of)
        };
        assert_eq!(code(&["a", "b"], Some(Directness::Official), Grade::Confirmed), "C2");
        assert_eq!(code(&["a", "c"], Some(Directness::Firsthand), Grade::Confirmed), "B1");
        assert_eq!(code(&["a"], Some(Directness::Accusation), Grade::SingleOrigin), "E3");
        assert_eq!(code(&["unattributed"], None, Grade::Unattributed), "F6");
        assert_eq!(code(&["a"], Some(Directness::Official), Grade::Contested), "C4");
    }
}
