//! What "this alert", "the shooting commenced" and "subsequently" hang on: the event of a timeline that such words name.

use super::entries::{Event, Role, folded};
use firsthand_types::{Claim, Part, Placed, ReportId, Slot};
use std::collections::BTreeMap;

/// Offset, event, claim.
type Telling<'e> = (usize, usize, &'e Claim);

/// Where each event is told: report and part, then offset, for finding what the text told before.
pub(super) struct Told<'e> {
    /// Sorted within each part of each report.
    places: BTreeMap<(&'e ReportId, Part), Vec<Telling<'e>>>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Words of an incident as such, and of its beginning.
const INCIDENT: &[&str] = &[
    "attack",
    "attacks",
    "shooting",
    "bombing",
    "blast",
    "explosion",
    "assault",
    "incident",
    "massacre",
    "raid",
    "strike",
    "stabbing",
    "siege",
    "fire",
    "blaze",
    "crash",
    "collapse",
    "disaster",
    "earthquake",
    "quake",
    "flood",
    "storm",
    "derailment",
    "sinking",
    "tragedy",
    "event",
    "onslaught",
    "rampage",
    "spree",
    "killing",
    "killings",
    "murders",
    "stampede",
    "eruption",
    "landslide",
    "accident",
    "collision",
    "violence",
    "detonation",
    "gunfire",
    "shots",
    "tremor",
    "wildfire",
    "outbreak",
    "fell",
    "collapsed",
    "exploded",
    "crashed",
    "struck",
    "began",
    "started",
    "commenced",
    "erupted",
    "happened",
    "occurred",
    "sank",
    "derailed",
    "opened",
    "broke",
];

/// Words that turn an anchor to the incident's end.
const ENDS: &[&str] = &["ended", "ends", "end", "over", "finished", "extinguished", "stopped", "ceased"];

/// Words that name an event of a slot.
const NAMED: &[(&[&str], &[Slot])] = &[
    (&["alert", "warning", "warnings", "alerts", "notice", "advisory", "warned", "alerted"], &[Slot::PriorWarning]),
    (&["plot", "plots"], &[Slot::FoiledPlot]),
    (
        &["claim", "admission", "confession", "claimed", "acknowledged", "admitted", "confessed"],
        &[Slot::ClaimOfResponsibility, Slot::Admission],
    ),
    (&["arrest", "arrests", "detention", "detentions", "arrested", "detained"], &[Slot::Arrested]),
    (&["charges", "charge", "indictment", "charged"], &[Slot::Charged]),
    (&["accusation", "accusations", "allegation", "allegations", "accused"], &[Slot::Accusation]),
    (&["denial", "denials", "denied"], &[Slot::Denial]),
    (&["threat", "threats", "threatened"], &[Slot::Threat]),
];

/// Words of an occasion on which somebody speaks: "a later meeting" comes after what he said before.
const OCCASIONS: &[&str] = &[
    "meeting",
    "address",
    "speech",
    "interview",
    "statement",
    "conference",
    "briefing",
    "remarks",
    "video",
    "message",
    "post",
    "announcement",
    "broadcast",
    "footage",
];

impl<'e> Told<'e> {
    pub fn of(events: &[Event<'e>]) -> Self {
        let mut places: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (i, event) in events.iter().enumerate() {
            for claim in &event.claims {
                places.entry((&claim.report, claim.part)).or_default().push((claim.start, i, *claim));
            }
        }
        for list in places.values_mut() {
            list.sort_by_key(|(at, event, _)| (*at, *event));
        }
        let role = |role: Role| events.iter().position(|e| e.role == role);
        Told { places, start: role(Role::Start), end: role(Role::End) }
    }

    /// The event that a claim's placing words hang on; `None` where none is known to be meant.
    pub fn anchor(&self, claim: &Claim, placed: &Placed, own: usize) -> Option<usize> {
        let Some(anchor) = placed.anchor.as_deref() else {
            return self.before(claim, own, |_| true);
        };
        let words = folded(anchor);
        let has = |list: &[&str]| words.split(' ').any(|w| list.contains(&w));
        let slots: Vec<Slot> =
            NAMED.iter().filter(|(names, _)| has(names)).flat_map(|(_, slots)| slots.iter().copied()).collect();
        if !slots.is_empty() {
            let wanted = |c: &Claim| slots.contains(&c.slot);
            return self.before(claim, own, wanted).or_else(|| self.after(claim, own, wanted));
        }
        if has(OCCASIONS) && !has(INCIDENT) {
            return self.before(claim, own, |c| c.origin == claim.origin || c.slot == Slot::ClaimOfResponsibility);
        }
        if has(INCIDENT) && has(ENDS) {
            return self.end.or(self.start).filter(|e| *e != own);
        }
        has(INCIDENT).then_some(self.start).flatten().filter(|e| *e != own)
    }

    /// The first event told after the claim's beginning in its report whose claim is wanted.
    fn after(&self, claim: &Claim, own: usize, wanted: impl Fn(&Claim) -> bool) -> Option<usize> {
        let list = self.places.get(&(&claim.report, claim.part))?;
        let from = list.partition_point(|(at, ..)| *at < claim.start);
        list.get(from..)?.iter().find(|(_, event, c)| *event != own && wanted(c)).map(|(_, event, _)| *event)
    }

    /// The last event told before the claim in its report whose claim is wanted.
    fn before(&self, claim: &Claim, own: usize, wanted: impl Fn(&Claim) -> bool) -> Option<usize> {
        let list = self.places.get(&(&claim.report, claim.part))?;
        let to = list.partition_point(|(at, ..)| *at < claim.start);
        list.get(..to)?.iter().rev().find(|(_, event, c)| *event != own && wanted(c)).map(|(_, event, _)| *event)
    }
}
