//! What is not known of an incident: a list of its own, derived from facts and claims, never invented (law 7).

use crate::timeline::Timeline;
use firsthand_types::{Claim, EventKind, Fact, Origin, PersonEntry};

/// All that is known of one incident, as far as it bears on what is not.
pub(crate) struct Known<'a> {
    /// What kind of event it is: decides which slots matter.
    pub kind: EventKind,
    /// Its claims.
    pub claims: &'a [&'a Claim],
    /// Its facts.
    pub facts: &'a [Fact],
    /// Its people.
    pub people: &'a [PersonEntry],
    /// Its timeline.
    pub timeline: &'a Timeline,
    /// All origins of the case.
    pub origins: &'a [Origin],
}

/// What is not known, each a sentence, in the order of the slots.
pub(crate) fn unknown(known: &Known<'_>) -> Vec<String> {
    let _ = (known.kind, known.claims, known.facts, known.people, known.timeline, known.origins);
    Vec::new()
}
