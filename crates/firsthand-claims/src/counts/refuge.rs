//! People who had to go: told to leave, moved to shelters, forced from their homes, left homeless, sleeping in a school.

use super::Hit;
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::Slot;

/// Where people are taken who cannot stay.
const SHELTER: &[&str] = &[
    "shelter", "shelters", "camp", "camps", "hall", "halls", "gym", "gyms", "gymnasium", "school", "schools", "church",
    "churches", "tents", "tent", "centre", "centres", "center", "centers", "stadium", "relatives", "ground", "refuge",
    "barracks", "hotels",
];

/// Where people live or stay, and what they have to leave.
const HOME: &[&str] = &[
    "home", "homes", "house", "houses", "flat", "flats", "apartment", "apartments", "building", "buildings", "hotel",
    "village", "villages", "area", "town", "street", "streets", "city", "valley", "island", "neighbourhood", "neighborhood",
    "premises",
];

/// What it finds: evacuated or displaced, by the verb that those counted are subject or object of.
///
/// Example: `Around 600 residents were told to leave their homes.` gives evacuated 600.
///
/// Wrong where they leave a place for good or for another reason; a home, a shelter or an order must be named.
pub(super) fn read(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && people(s, n))?;
    headline(s, n).or_else(|| {
        let core = super::frames::core(s, n)?;
        let v = tree::head(s, core)?;
        let object = tree::rel(s, core) == "obj" && v < n.start;
        let passive = tree::rel(s, core) == "nsubj:pass" && v > n.start;
        let doer = tree::rel(s, core) == "nsubj" && v > n.start;
        let no = crate::clause::negated(s, v) || super::foreseen(s, v.saturating_sub(3), v);
        if no || !(object || passive || doer) {
            return None;
        }
        if object || passive {
            return ordered(s, n, v).or_else(|| moved(s, n, v)).or_else(|| moved_out(s, n, v).filter(|_| passive));
        }
        had_to_leave(s, n, v).or_else(|| left(s, n, v)).or_else(|| shelters(s, n, v))
    })
}

/// People or families, and nobody who goes on duty or is taken by the law.
fn people(s: &Sent<'_>, n: &Num) -> bool {
    let families = ["families", "households", "guests", "villagers", "islanders", "holidaymakers", "tourists", "visitors"];
    let other = ["patients", "prisoners", "detainees", "soldiers", "troops", "police", "officers", "firefighters", "suspects"];
    n.head
        .is_none_or(|h| s.at(h).is_some_and(|w| (w.is(PERSON) || w.any(&families)) && !w.any(&other) && !w.is(BODY | ATTACKER)))
}

fn evacuated(n: &Num, v: usize, to: usize) -> Hit {
    Hit::new(Slot::Evacuated, "evacuated/moved", n.start.min(v), to.max(n.end))
}

/// "left 2,300 families homeless", "made 40 people homeless".
pub(super) fn homeless(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && people(s, n))?;
    let made = s.before(n.start, 1).is_some_and(|w| matches!(w.lemma, "leave" | "make" | "render") && !w.is(DET));
    let to = (n.end..n.end + 2).find(|&i| s.at(i).is_some_and(|w| w.any(&["homeless"])))?;
    let ahead = super::foreseen(s, n.start.saturating_sub(4), n.start);
    (made && !ahead).then(|| Hit::new(Slot::Displaced, "displaced/left", n.start - 1, to + 1))
}

/// "Wildfire forces 4,000 from homes": a headline leaves the possessive out.
fn headline(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = n
        .start
        .checked_sub(1)
        .filter(|&v| s.at(v).is_some_and(|w| w.any(&["forces", "forced", "forcing", "drives", "drove"])))?;
    let from = s.at(n.end).is_some_and(|w| w.any(&["from", "out"]));
    let home = s.find(n.end + 1, n.end + 4, &["home", "homes", "houses"])?;
    from.then(|| Hit::new(Slot::Evacuated, "evacuated/forced", v, home + 1))
}

/// "were told to leave their homes", "ordered 600 residents to flee".
fn ordered(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let told = s.at(v).is_some_and(|w| {
        matches!(w.lemma, "tell" | "order" | "ask" | "instruct" | "force" | "urge" | "advise" | "compel" | "oblige")
    });
    let go = s
        .children(v, &["xcomp", "ccomp"])
        .into_iter()
        .find(|&k| s.at(k).is_some_and(|w| matches!(w.lemma, "leave" | "flee" | "evacuate" | "abandon" | "quit")) && k > v)?;
    let home = s.find(go, go + 5, HOME);
    let plain = home.is_some() || s.children(go, &["obj"]).is_empty();
    let to = home.map_or(go + 1, |i| i + 1);
    (told && plain).then(|| evacuated(n, v, to))
}

/// "have been moved to shelters", "took 120 people to a sports hall", "were brought to higher ground".
fn moved(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let went = s.at(v).is_some_and(|w| {
        matches!(
            w.lemma,
            "move" | "take" | "bring" | "bus" | "relocate" | "shift" | "transfer" | "ferry" | "house" | "put" | "shelter"
        )
    });
    let to = s.find(v.max(n.end), v.max(n.end) + 7, SHELTER)?;
    let prep = s.within(v, to, &["to", "in", "into", "at", "up"]);
    let care =
        s.within(v, to + 1, &["burn", "burns", "trauma", "medical", "health", "care", "cancer", "detention", "training"]);
    let kept = ["questioning", "identification", "hospital", "custody", "court", "trip", "outing"];
    let plain = !s.within(v, (to + 4).min(s.words.len()), &kept);
    // "took 120 children to school" is every day's.
    let daily = s.at(to).is_some_and(|w| w.any(&["school", "church", "stadium", "ground"]))
        && !s.within(v, to, &["a", "an", "higher", "nearby", "local", "safe"]);
    (went && prep && plain && !daily && !care).then(|| evacuated(n, v, to + 1))
}

/// "had to leave the hotel", "were forced to flee" is the order's.
fn had_to_leave(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let have = s.at(v).is_some_and(|w| w.is(HAVE));
    let go = s
        .children(v, &["xcomp"])
        .into_iter()
        .find(|&k| s.at(k).is_some_and(|w| matches!(w.lemma, "leave" | "flee" | "abandon" | "quit")) && k > v)?;
    let to = s.find(go, go + 6, HOME)?;
    (have && s.before(go, 1).is_some_and(|w| w.any(&["to"]))).then(|| evacuated(n, v, to + 1))
}

/// "have been moved out", "were cleared out of the flats".
fn moved_out(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let went = s.at(v).is_some_and(|w| matches!(w.lemma, "move" | "clear" | "turn" | "usher" | "order" | "shift"));
    let out = s.at(v + 1).is_some_and(|w| w.any(&["out"]));
    let home = s.within(v + 2, v + 6, HOME) || s.at(v + 2).is_none_or(|w| w.punct() || w.is(CONJ | SUB));
    (went && out && home).then(|| evacuated(n, v, v + 2))
}

/// "Some 90 tenants left their flats".
fn left(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let went = s.at(v).is_some_and(|w| matches!(w.lemma, "leave" | "flee" | "abandon" | "quit" | "vacate"));
    let theirs = s.at(v + 1).is_some_and(|w| w.any(&["their"]));
    let home = s.find(
        v + 2,
        v + 4,
        &["home", "homes", "house", "houses", "flat", "flats", "apartment", "apartments", "village", "villages"],
    )?;
    (went && theirs).then(|| evacuated(n, v, home + 1))
}

/// What it finds: displaced, where the words say that those counted have no home to go to.
///
/// Example: `Some 90 are unable to go back to their homes.` gives displaced 90.
pub(super) fn unhoused(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && people(s, n))?;
    let to = n.end.max(n.number + 1);
    let verb = (to..to + 3).find(|&i| s.at(i).is_some_and(|w| w.is(BE | HAVE) || w.any(&["cannot", "can"])))?;
    let without = (verb + 1..verb + 4)
        .find(|&i| s.low(i) == "without")
        .filter(|&i| s.within(i + 1, i + 4, &["home", "homes", "shelter", "roof"]));
    let back = (verb..verb + 5)
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["return", "back"])))
        .filter(|&i| s.within(verb, i, &["unable", "cannot", "not"]) && s.within(i + 1, i + 7, HOME));
    let end = without.or(back)?;
    let home = (end + 1..end + 7).find(|&i| s.at(i).is_some_and(|w| w.any(HOME) || w.any(&["shelter", "roof"])))?;
    Some(Hit::new(Slot::Displaced, "displaced/unhoused", n.start, home + 1))
}

/// "spent the night in a school gym", "are living in tents", "are staying in shelters".
fn shelters(s: &Sent<'_>, n: &Num, v: usize) -> Option<Hit> {
    let stay = s.at(v).is_some_and(|w| matches!(w.lemma, "spend" | "sleep" | "live" | "stay" | "shelter" | "camp" | "lodge"));
    let night = s.at(v).is_some_and(|w| w.lemma != "spend") || s.within(v, v + 4, &["night", "nights"]);
    let to = s.find(v + 1, v + 9, SHELTER)?;
    let inside = s.within(v, to, &["in", "at", "under"]);
    let place = !s.at(to).is_some_and(|w| w.any(&["hotels", "ground"]));
    (stay && night && inside && place).then(|| Hit::new(Slot::Displaced, "displaced/shelter", n.start.min(v), to + 1))
}
