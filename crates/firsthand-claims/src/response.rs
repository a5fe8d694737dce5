//! What authorities and others did about it.

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Modality, Part, Slot, Value};

/// Verbs with the objects that make them a response.
const ACTS: &[(&[&str], &[&str])] = &[
    (&["declared", "declares", "declaring", "proclaimed"], &["emergency", "mourning", "holiday", "alert", "disaster"]),
    (
        &[
            "ordered", "orders", "ordering", "opened", "opens", "launched", "launches", "announced", "announces", "began",
            "promised",
        ],
        &[
            "review", "inquiry", "investigation", "audit", "probe", "evacuation", "evacuations", "crackdown", "curfew",
            "lockdown", "inspection", "inspections",
        ],
    ),
    (
        &["sent", "offered", "expressed", "extended", "offers", "sends"],
        &["condolences", "sympathy", "sympathies", "aid", "troops", "reinforcements", "rescuers"],
    ),
    (
        &["imposed", "imposes", "tightened", "stepped", "deployed", "mobilised", "mobilized"],
        &["curfew", "security", "troops", "soldiers", "officers", "firefighters", "checks", "patrols", "police", "army"],
    ),
    (
        &["cancelled", "canceled", "postponed", "suspended", "closed"],
        &["events", "event", "concert", "concerts", "match", "matches", "classes", "schools", "school", "flights", "services"],
    ),
];

/// What it finds: an emergency declared, an inquiry opened, condolences sent.
///
/// Example: `The governor declared a day of mourning.` gives the clause from the verb on.
///
/// Wrong where the act is another event's.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        let Some(w) = s.at(i) else { break };
        let Some((_, objects)) = ACTS.iter().find(|(verbs, _)| w.any(verbs)) else {
            continue;
        };
        if s.find(i + 1, i + 9, objects).is_none() || clause::negated(s, i) {
            continue;
        }
        let end = clause::clause_end(s, i);
        let from = clause::subject(s, i).map(|p| p.from).filter(|f| *f < i && i - f < 10).unwrap_or(i);
        let span = s.bytes(from, end);
        if out.iter().any(|d| d.span.overlap(span) > 0) {
            continue;
        }
        let mut d =
            Draft::new(part, span, Slot::Response, Value::Text(span.of(s.text).unwrap_or("").to_owned()), "response/act");
        if s.has(clause::group_start(s, i), i, MODAL) || w.any(&["promised"]) {
            d.modality = Modality::Planned;
        }
        out.push(d);
    }
    out
}
