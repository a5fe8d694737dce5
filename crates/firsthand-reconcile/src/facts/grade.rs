//! Grades: how well a value stands, by independent origins.

use firsthand_types::{Candidate, Grade, OriginId, UNATTRIBUTED};

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
