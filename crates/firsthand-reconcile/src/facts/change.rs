//! What would change a fact: each origin is taken away in turn, and the fact is made again of what is left.

use super::{Scene, by_slot, made, perpetrator};
use firsthand_types::{Change, Claim, Conflict, Fact, Grade, OriginId, Slot, UNATTRIBUTED};
use std::collections::BTreeSet;

/// Origins of one fact that are tried.
const TRIED: usize = 24;
/// Claims of one fact beyond which it is left: one origin of so many carries nothing.
const CLAIMS: usize = 2_000;

/// The origins without which the fact would have another grade, another best value or another conflict, sorted.
pub(super) fn would_change(scene: &Scene<'_>, fact: &Fact) -> Vec<Change> {
    let Some(inputs) = inputs(fact.slot) else { return Vec::new() };
    let claims: Vec<&Claim> = scene.claims.iter().copied().filter(|c| inputs.is_empty() || inputs.contains(&c.slot)).collect();
    if claims.len() > CLAIMS {
        return Vec::new();
    }
    let named = |o: &&OriginId| o.as_str() != UNATTRIBUTED;
    let origins: BTreeSet<&OriginId> = fact.candidates.iter().flat_map(|c| &c.origins).filter(named).collect();
    origins.into_iter().take(TRIED).filter_map(|o| without(scene, fact, &claims, o)).collect()
}

/// The slots whose claims bear on a fact's value; none for those that list things side by side, all of them where empty.
fn inputs(slot: Slot) -> Option<&'static [Slot]> {
    match slot {
        Slot::Killed => Some(&[Slot::Killed, Slot::Person]),
        Slot::Injured => Some(&[Slot::Injured, Slot::Person, Slot::Killed]),
        Slot::Missing => Some(&[Slot::Missing]),
        Slot::Hostages => Some(&[Slot::Hostages]),
        Slot::Rescued => Some(&[Slot::Rescued]),
        Slot::Attackers => Some(&[Slot::Attackers]),
        Slot::Arrested => Some(&[Slot::Arrested]),
        Slot::Place => Some(&[Slot::Place]),
        Slot::Date => Some(&[Slot::Date, Slot::StartTime]),
        Slot::StartTime => Some(&[Slot::StartTime]),
        Slot::EndTime => Some(&[Slot::EndTime]),
        Slot::Perpetrator => Some(&[]),
        _ => None,
    }
}

fn without(scene: &Scene<'_>, fact: &Fact, claims: &[&Claim], origin: &OriginId) -> Option<Change> {
    let rest: Vec<&Claim> = claims.iter().copied().filter(|c| c.origin.as_ref() != Some(origin)).collect();
    let left = match fact.slot {
        // It hangs on claims of every slot, but on no other fact: the others need not be made.
        Slot::Perpetrator => perpetrator::perpetrator(scene, &by_slot(&rest)),
        _ => made(scene, &rest).into_iter().find(|f| f.id == fact.id),
    };
    let change = Change {
        origin: origin.clone(),
        grade: left.as_ref().map(|f| f.grade),
        best: left.as_ref().and_then(|f| f.best.clone()),
        conflict: left.as_ref().map_or(Conflict::None, |f| f.conflict),
    };
    let settled = (fact.conflict == Conflict::Disagreement) != (change.conflict == Conflict::Disagreement);
    let falls = change.grade.is_none_or(|g| weight(g) < weight(fact.grade));
    (falls || settled || change.best != fact.best).then_some(change)
}

/// Grades by how well a value stands.
fn weight(grade: Grade) -> u8 {
    match grade {
        Grade::Confirmed => 3,
        Grade::Contested => 2,
        Grade::SingleOrigin => 1,
        Grade::Superseded | Grade::Withdrawn | Grade::Unattributed => 0,
    }
}
