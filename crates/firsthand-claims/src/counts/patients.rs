//! People by the hospital that has them, in words that name no injury: "a child was at the county hospital", "23 in hospital",
//! "the unit received 21 victims", "nine patients were discharged".

use super::Hit;
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::Slot;

/// Where the injured lie.
const CLINIC: &[&str] = &["hospital", "hospitals", "clinic", "clinics", "infirmary", "ward", "wards", "icu"];

/// What it finds: the injured by where they lie, how they are there, or that they have left it.
///
/// Example: `A toddler was at the Kelby children's hospital.` gives injured 1.
///
/// Wrong where they were there for another reason: staff, visitors, patients of a hospital that itself was struck.
pub(super) fn read(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| matches!(n.kind, NumKind::Count | NumKind::Article) && !n.head_is(s, ATTACKER))?;
    taken(s, n)
        .or_else(|| at_hospital(s, n))
        .or_else(|| bare(s, n))
        .or_else(|| received(s, n))
        .or_else(|| from_it(s, n))
        .or_else(|| discharged(s, n))
        .or_else(|| stable(s, n))
}

/// Whether somebody has a noun of his own that names a patient or anybody, or none.
fn anybody(s: &Sent<'_>, n: &Num) -> bool {
    let staff = [
        "staff", "doctors", "nurses", "visitors", "workers", "officers", "doctor", "nurse", "soldiers", "beds", "relatives",
        "reporter", "policeman", "officer", "guard", "guards",
    ];
    n.head.is_none_or(|h| s.at(h).is_some_and(|w| w.is(PERSON | ONE) && !w.any(&staff)))
}

/// "19 people were transferred to burn centers": a place of care that is called no hospital.
fn taken(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let centre = (n.end..n.end + 10).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.any(&["center", "centers", "centre", "centres", "unit", "units", "facility", "facilities", "posts"])
        }) && s
            .before(i, 1)
            .is_some_and(|w| w.any(&["burn", "burns", "trauma", "medical", "health", "care", "specialist", "aid"]))
    })?;
    let v = (n.end..centre).find(|&i| {
        s.at(i).is_some_and(|w| {
            matches!(w.lemma, "transfer" | "take" | "fly" | "airlift" | "transport" | "rush" | "move" | "bring" | "treat")
        })
    })?;
    let be = (n.end..v).any(|i| s.at(i).is_some_and(|w| w.is(BE)))
        && (n.end..v).all(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | ADV)));
    (be && anybody(s, n)).then(|| Hit::new(Slot::Injured, "injured/to-hospital", n.start, centre + 1))
}

/// "A toddler is in the Tamm children's hospital": the predicate is a hospital, by the parse.
fn at_hospital(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let core = super::frames::core(s, n).filter(|_| anybody(s, n))?;
    let v = tree::head(s, core).filter(|v| *v > n.end && tree::rel(s, core) == "nsubj")?;
    let lies = s.at(v).is_some_and(|w| w.any(&["remain", "remained", "remains", "stay", "stayed", "lie", "lies", "lay"]));
    let place = if lies {
        s.children(v, &["obl"]).into_iter().find(|&k| s.at(k).is_some_and(|w| w.any(CLINIC)))?
    } else {
        s.at(v).filter(|w| w.any(CLINIC)).map(|_| v).filter(|_| tree::child(s, v, &["cop"]).is_some())?
    };
    let inside = s.children(place, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["in", "at"])));
    let then = s.at(place + 1).is_some_and(|w| w.any(&["when", "as", "for", "on", "while"]));
    let no = s.has(n.end, place, NEG | MODAL) || n.kind == NumKind::Zero;
    (inside && !then && !no).then(|| Hit::new(Slot::Injured, "injured/at-hospital", n.start, place + 1).part("in hospital"))
}

/// "44 miners rescued alive and eight in hospital": a bare figure beside another count.
fn bare(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let beside = s.before(n.start, 1).is_some_and(|w| w.any(&["and", ",", ";", "with"]));
    let counted = n.start > 2 && s.nums.iter().any(|m| m.kind == NumKind::Count && m.end < n.start && n.start - m.end < 6);
    // "19 died at the scene and three in hospital": these died, too.
    if s.within(n.start.saturating_sub(7), n.start, &["scene", "spot"])
        && s.within(n.start.saturating_sub(7), n.start, &["died"])
    {
        return None;
    }
    let there =
        s.at(n.end).is_some_and(|w| w.any(&["in"])) && s.at(n.end + 1).is_some_and(|w| w.any(&["hospital", "hospitals"]));
    let over = s.at(n.end + 2).is_none_or(|w| w.punct() || w.is(CONJ | PREP | SUB | ADV));
    (n.kind == NumKind::Count && n.head.is_none() && beside && counted && there && over)
        .then(|| Hit::new(Slot::Injured, "injured/at-hospital", n.start, n.end + 2).part("in hospital"))
}

/// "The burns unit received 21 victims of the fire", "the wards took in nine casualties".
fn received(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let head = n.head.filter(|&h| s.at(h).is_some_and(|w| w.any(&["victims", "casualties", "patients", "survivors"])))?;
    let v = tree::head(s, head).filter(|v| *v < n.start && tree::rel(s, head) == "obj")?;
    let took = s.at(v).is_some_and(|w| matches!(w.lemma, "receive" | "admit" | "treat" | "take"));
    let who = tree::subject(s, v)?;
    let clinic = s.within(who.from, who.to, CLINIC) || s.within(who.from, who.to, &["unit", "units", "surgeons", "doctors"]);
    let no = crate::clause::negated(s, v) || super::foreseen(s, v.saturating_sub(3), v);
    (took && clinic && !no && n.kind == NumKind::Count)
        .then(|| Hit::new(Slot::Injured, "injured/received", v, n.end).part("patients"))
}

/// "the clinic has nine patients from the blaze".
fn from_it(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let patients = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients", "casualties"])));
    let event = (n.end + 1..n.end + 4).find(|&i| s.at(i).is_some_and(|w| w.is(EVENT)))?;
    (patients && s.low(n.end) == "from" && n.kind == NumKind::Count)
        .then(|| Hit::new(Slot::Injured, "injured/from-it", n.start, event + 1).part("patients"))
}

/// "Nine patients were discharged", "twelve of the injured have been sent home": they were hurt, whatever they are now.
fn discharged(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let patients = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients", "wounded", "injured", "casualties"])));
    let i = (n.end..n.end + 5).find(|&i| s.at(i).is_some_and(|w| w.any(&["discharged"])))?;
    let plain = (n.end..i).all(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV) || w.any(&["been", "now", "since"])));
    (patients && plain && !s.has(n.end, i, NEG) && n.kind == NumKind::Count)
        .then(|| Hit::new(Slot::Injured, "injured/discharged", n.start, i + 1).part("discharged"))
}

/// "and seven others were stable": of those in care, beside others whose state is told.
fn stable(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let i = (n.end..n.end + 3).find(|&i| s.at(i).is_some_and(|w| w.any(&["stable"])))?;
    let be = i > n.end && (n.end..i).all(|j| s.at(j).is_some_and(|w| w.is(BE | ADV)));
    let care = s.within(0, n.start, &["condition", "hospital", "critical", "intensive", "treated"]);
    let over = s.at(i + 1).is_none_or(|w| w.punct() || w.is(CONJ | PREP | SUB));
    (n.kind == NumKind::Count && anybody(s, n) && be && care && over)
        .then(|| Hit::new(Slot::Injured, "injured/condition", n.start, i + 1).part("stable"))
}
