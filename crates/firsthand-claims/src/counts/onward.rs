//! A count that goes on through a report, figure by figure: "that takes us to 48", "the list is at 380 now", "last week it had
//! 120 names", "up from 61 at noon", "against 31 on Thursday"; and labels of a release: "Fatalities so far: 52".

use super::figures::bare;
use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Scope, Slot};

/// Nouns for a count that needs no other words.
const COUNT: &[&str] = &["it", "list", "count", "number", "total", "figure", "tally", "roll", "register"];

/// Verbs by which a count takes a figure, as its object or behind "to" and "at".
const TAKES: &[&str] = &[
    "stand", "rise", "fall", "reach", "climb", "come", "go", "be", "bear", "hold", "have", "contain", "carry", "number", "run",
    "swell", "grow", "shrink", "drop", "hit", "pass", "exceed", "jump", "top", "show", "sink", "remain", "total", "cross",
    "near", "approach",
];

/// What it finds: the slot of the running count, for figures that only go on with it.
///
/// Example: `Fourteen more bodies were found. That brings us to 23.` gives killed 23.
///
/// Wrong where the words between counted something else: a figure with a noun of its own is never taken.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| hits[k].is_none() && n.kind == NumKind::Count) else { continue };
        let inside = (0..k).rev().find_map(|j| hits[j].as_ref()).filter(|h| !h.void);
        let before = memory.last.filter(|(_, ago)| *ago <= 1).map(|(slot, _)| slot);
        let slot = inside.map(|h| h.slot).or(before).filter(running);
        // "40 tents, down from 60": the figure right before this one counted something else.
        let other = k.checked_sub(1).is_some_and(|j| {
            hits[j].is_none() && s.nums.get(j).is_some_and(|m| m.kind == NumKind::Count && m.head.is_some() && !m.people(s))
        });
        let slot = slot.filter(|_| !other);
        let inside = inside.filter(|_| !other);
        hits[k] = label(s, n, memory)
            .or_else(|| list(s, n, memory, slot))
            .or_else(|| brings(s, n, slot))
            .or_else(|| takes(s, n, slot, memory))
            .or_else(|| made(s, n, slot))
            .or_else(|| increase(s, n, slot.filter(|_| k == 0 || hits.get(k - 1).is_some_and(Option::is_some))))
            .or_else(|| earlier(s, n, slot, inside.is_some()))
            .or_else(|| not(s, k, hits))
            .or_else(|| beside(s, n, inside.is_some()));
    }
}

/// The slot of a list that a sentence speaks of: "the list of those unaccounted for".
pub(super) fn listing(s: &Sent<'_>) -> Option<Slot> {
    let at = s.words.iter().position(|w| w.any(&["list", "register", "roll"]))?;
    (at.saturating_sub(2)..at + 7).find_map(|i| {
        let w = s.at(i)?;
        // "the list of missing files".
        let thing = s.at(i + 1).is_some_and(|x| x.upos == firsthand_language::Upos::Noun && !x.is(PERSON));
        Some(match w.tag.pred {
            Pred::Missing | Pred::Unaccounted if !thing => Slot::Missing,
            Pred::Dead if !thing => Slot::Killed,
            _ => return None,
        })
    })
}

fn running(slot: &Slot) -> bool {
    matches!(
        slot,
        Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued | Slot::Evacuated | Slot::Displaced | Slot::Arrested
    )
}

/// Whether a figure stands alone, or with a noun that only repeats what a list holds.
fn alone(s: &Sent<'_>, n: &Num) -> bool {
    let unit = s.at(n.end).is_some_and(|w| w.any(&["%", "percent", "per", "km", "metres", "degrees", "a.m", "p.m", "-"]));
    let year =
        n.value.numbers().is_some_and(|(v, _)| (1900..2100).contains(&v)) && !s.slice(n.number, n.number + 1).contains(',');
    bare(s, n) && !unit && !year
}

/// "there are 380 names on it now", "the warden's list bore 91 names", "it had 120 entries".
fn list(s: &Sent<'_>, n: &Num, memory: &Memory, slot: Option<Slot>) -> Option<Hit> {
    let names =
        (n.end..n.end + 2).find(|&i| s.at(i).is_some_and(|w| w.any(&["names", "entries"])) || s.low(n.end - 1) == "names")?;
    // "the candidates' list", "the electoral roll", "the visitors' register": lists of others.
    let plain = |i: usize| {
        let before =
            s.before(i, 1).is_none_or(|w| w.is(DET | KNOWN) || w.any(&["its", "their", "his", "official", "'s", "’s"]));
        before && (s.low(i + 1) != "of" || listing(s).is_some())
    };
    let list = (0..s.words.len()).find(|&i| s.at(i).is_some_and(|w| w.any(&["list", "register", "roll"])) && plain(i));
    let on_it = (n.end..n.end + 3).find(|&i| s.follows(i, &["on", "it"]) && s.low(0) == "there");
    let it = s.find(n.start.saturating_sub(4), n.start, &["it"]).or(on_it);
    let at = list.or(it)?;
    let running = slot.filter(|slot| *slot == Slot::Missing || *slot == Slot::Killed && list.is_some());
    let slot = listing(s).or(memory.list).or(running)?;
    let from = if at < n.start && n.start - at < 4 { at } else { n.start };
    let mut h = Hit::new(slot, "onward/list", from, names.max(n.end - 1) + 1);
    if s.within(0, n.start, &["earlier", "previously", "before"]) {
        h.scope = Scope::Superseded;
    }
    (!super::foreseen(s, n.start.saturating_sub(3), n.start)).then_some(h)
}

/// "That brings us to 23", "taking the total to 51", "which brought it to 12".
fn brings(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let slot = slot.filter(|_| alone(s, n))?;
    let to = n.start.checked_sub(1).filter(|&i| s.low(i) == "to")?;
    let v =
        (to.saturating_sub(4)..to).find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "bring" | "take" | "push" | "put")))?;
    let object = (v + 1..to).all(|i| {
        s.at(i)
            .is_some_and(|w| w.is(DET) || w.any(&["us", "it", "total", "count", "number", "figure", "tally", "overall", "up"]))
    });
    let subject = s.before(v, 1).is_some_and(|w| w.any(&["that", "this", "which", "they", "these", ","]));
    (object && v + 1 < to && subject && !super::foreseen(s, v.saturating_sub(2), v))
        .then(|| Hit::new(slot, "onward/brings", v.saturating_sub(1), n.end))
}

/// "the list stands at 380", "when it had reached 91", "in Orvel it is 77", "at noon it had risen to 53".
fn takes(s: &Sent<'_>, n: &Num, slot: Option<Slot>, memory: &Memory) -> Option<Hit> {
    if !alone(s, n) {
        return None;
    }
    let link = usize::from(s.before(n.start, 1).is_some_and(|w| w.any(&["to", "at", "past", "above"])));
    let v = n.start.checked_sub(1 + link)?;
    let verb = s.at(v).filter(|w| TAKES.contains(&w.lemma) && !w.any(&["of"]))?;
    if link == 0
        && !matches!(
            verb.lemma,
            "be" | "reach"
                | "bear"
                | "hold"
                | "number"
                | "hit"
                | "pass"
                | "exceed"
                | "top"
                | "total"
                | "cross"
                | "near"
                | "approach"
        )
    {
        return None;
    }
    let mut j = v;
    while s.before(j, 1).is_some_and(|w| w.is(HAVE | BE | ADV | MODAL) || w.any(&["up", "down", "back"])) {
        j -= 1;
    }
    let i = j.checked_sub(1)?;
    let subject = s.at(i).filter(|w| w.any(COUNT) || w.any(&["toll"]))?;
    // A list is of whom the report said; a tally is of the dead wherever these were counted.
    let slot = match subject.low.as_ref() {
        "list" | "register" | "roll" => memory.list.or(slot)?,
        "tally" | "toll" if memory.topic.is_some() => Slot::Killed,
        _ => slot?,
    };
    // "the number of tents was 40": of what, the words say; "it is 40 now" needs a count right before.
    let own = subject.any(&["it"])
        || s.before(i, 1).is_some_and(|w| w.is(DET | ADV) || w.any(&["the", "official", "confirmed", "same"]));
    // "it was 7:40", "it is 12 kilometres": a figure of two digits behind "it is" is a count only where a place or a day is set before it.
    let same_size = n.value.numbers().is_some_and(|(v, _)| {
        v >= 2 && memory.recent.iter().any(|(of, m, _)| *of == slot && *m >= v / 3 && *m <= v.saturating_mul(3))
    });
    // "On Friday it was 41", behind a falling temperature: "it" is a count only right behind one of the same size.
    let right_behind = memory.last.is_some_and(|(_, ago)| ago == 0)
        || (0..i).any(|j| s.at(j).is_some_and(|w| w.any(COUNT) || w.any(&["toll"])));
    let placed = !subject.any(&["it"]) || same_size && right_behind;
    if !own || !placed || s.within(i, n.start, &["not"]) {
        return None;
    }
    let modal = (i..v).any(|x| s.at(x).is_some_and(|w| w.is(MODAL)));
    let mut h = Hit::new(slot, "onward/takes", i, n.end);
    if modal {
        h.modality = firsthand_types::Modality::Possible;
        if !s.within(i, v, &["could", "may", "might"]) {
            h.void = true;
        }
    }
    let local =
        i > 2 && subject.any(&["it"]) && s.at(i - 1).is_some_and(|w| w.capital && !w.is(DAY)) && s.has(i - 3, i - 1, PREP);
    if s.within(i, v, &["had"]) || s.within(0, i, &["earlier", "previously", "when"]) {
        h.scope = Scope::Superseded;
    } else if local {
        h.scope = Scope::Subset(s.slice(i - 2, i).to_owned());
    }
    Some(h)
}

/// "a second agency makes it 671", "that makes nine".
fn made(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let slot = slot.filter(|_| alone(s, n))?;
    // "with the guard that makes nine", "his aunt is held too, which makes six".
    let sum = s.before(n.start, 1)?.lemma == "make" && s.before(n.start, 2)?.any(&["that", "which", "this"]);
    let first = !s.nums.iter().any(|m| m.kind == NumKind::Count && m.end <= n.start && m.head.is_some() && !m.people(s));
    if sum {
        // "Brandt has been arrested too, which makes six": of what the sentence itself tells.
        let arrest = (0..n.start).any(|i| s.at(i).is_some_and(|w| matches!(w.tag.pred, Pred::Arrest) && w.is(PAST)));
        let slot = if arrest { Slot::Arrested } else { slot };
        return first.then(|| Hit::new(slot, "onward/made", n.start - 2, n.end));
    }
    let body = n.start.checked_sub(3).and_then(|i| s.at(i)).is_some_and(|w| !w.any(&["wait", "delay", "that", "it"]));
    let v = n.start.checked_sub(2).filter(|_| body && n.value.numbers().is_some_and(|(v, _)| v >= 13))?;
    (s.low(n.start - 1) == "it" && s.at(v)?.lemma == "make").then(|| Hit::new(slot, "onward/made", v, n.end))
}

/// "the toll is 88, an increase of nine since noon": what was added.
fn increase(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let slot = slot.filter(|_| alone(s, n))?;
    let i = n.start.checked_sub(2)?;
    let more = s.low(n.start - 1) == "of" && s.at(i)?.any(&["increase", "rise", "jump", "addition"]);
    let mut h = Hit::new(slot, "onward/increase", i, n.end);
    h.scope = Scope::Increment;
    (more && s.before(i, 1).is_some_and(|w| w.is(DET))).then_some(h)
}

/// "up from 61 at noon", "against 31 on Thursday", "from a peak of some 400", "at its height in May, 380".
fn earlier(s: &Sent<'_>, n: &Num, slot: Option<Slot>, inside: bool) -> Option<Hit> {
    let slot = slot.filter(|_| alone(s, n))?;
    let p = s.before(n.start, 1)?;
    let from = match p.low.as_ref() {
        "from" if s.before(n.start, 2).is_some_and(|w| w.any(&["up", "down", ","])) => n.start - 2,
        "against" if inside && s.has(n.end, n.end + 3, DAY | PREP) => n.start - 1,
        "of" if inside && s.before(n.start, 2).is_some_and(|w| w.any(&["peak", "high", "low", "maximum", "height"])) => {
            n.start - 2
        }
        "," if inside && s.within(n.start.saturating_sub(7), n.start, &["height", "peak", "worst", "highest"]) => n.start - 1,
        _ => return None,
    };
    // "up from the depths": a figure of another day, or the end of the clause.
    let day = s.has(n.end, n.end + 3, DAY)
        || s.within(
            n.end,
            n.end + 4,
            &["earlier", "before", "yesterday", "reported", "previously", "given", "morning", "evening"],
        )
        || s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ));
    let mut h = Hit::new(slot, "onward/earlier", from, n.end);
    h.scope = Scope::Superseded;
    day.then_some(h)
}

/// "it is 31, not 36": what the figure before is not.
fn not(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| alone(s, n))?;
    let last = hits.get(k.checked_sub(1)?)?.as_ref().filter(|h| running(&h.slot) && !h.void)?;
    let not = s.before(n.start, 1)?.any(&["not"]) && s.before(n.start, 2)?.any(&[",", "and"]) && n.start - last.to <= 3;
    let mut h = Hit::new(last.slot, "onward/not", n.start - 1, n.end);
    h.scope = Scope::Superseded;
    not.then_some(h)
}

/// "puts the wounded at 90 and the dead at 31": the second of two that one verb puts.
fn beside(s: &Sent<'_>, n: &Num, inside: bool) -> Option<Hit> {
    let at = n.start.checked_sub(1).filter(|&i| inside && s.low(i) == "at" && alone(s, n))?;
    let slot = super::figures::fate(s.low(at.checked_sub(1)?))?;
    let lead = s.before(at, 2)?.any(&["the"]) && s.before(at, 3)?.any(&["and", ",", "but", "while"]);
    (lead && !super::foreseen(s, at.saturating_sub(4), at)).then(|| Hit::new(slot, "onward/beside", at - 2, n.end))
}

/// "Fatalities so far: 52", "Not accounted for: 17", "identified beyond doubt: 9": a label, a colon, a figure, and no verb.
fn label(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    // "Dead: unchanged at 117", "Of the dead: 'several dozen'".
    let still = n
        .start
        .checked_sub(2)
        .filter(|&i| s.follows(i, &["unchanged", "at"]) || s.follows(i, &["still", "at"]) || s.follows(i, &["now", "at"]));
    let mark = n.start.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["\"", "“", "``"])));
    let now = n.start.checked_sub(1).filter(|&i| s.low(i) == "now" && i.checked_sub(1).is_some_and(|i| s.low(i) == ":"));
    let lead = still.or(mark).or(now).unwrap_or(n.start);
    let colon = lead.checked_sub(1).filter(|&i| matches!(s.low(i), ":" | "=" | "–" | "-" | "|"))?;
    let end = s.at(n.end).is_none_or(|w| w.punct() || w.any(&["people", "persons"]));
    let start =
        (0..colon).rev().find(|&i| s.at(i).is_some_and(|w| w.punct() && !w.any(&[",", "(", ")", "-"]))).map_or(0, |i| i + 1);
    let verb =
        (start..colon).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || w.any(&["he", "she", "it", "they", "we"])));
    // "Kelby hospital: 48 patients".
    let patients = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients", "inpatients", "casualties"])));
    let near = memory.topic.is_some_and(|(_, ago)| ago <= 8);
    if patients && near && !verb && colon > start && s.at(n.end).is_none_or(|w| w.punct()) {
        return Some(Hit::new(Slot::Injured, "onward/label", start, n.end).part(s.slice(start, colon)));
    }
    if !end || verb || n.head.is_some() && !n.head_is(s, PERSON) || colon - start > 9 || colon == start {
        return None;
    }
    // "Missing persons hotline: 0800", "Rescue dogs: 7": the fate must be what the label ends with.
    let tail = |i: usize| {
        // "Still missing, per Tamm police: 60".
        let end = (i + 1..colon).find(|&j| s.low(j) == ",").unwrap_or(colon);
        (i + 1..end).all(|j| {
            s.at(j).is_some_and(|w| {
                w.punct()
                    || w.is(DET | KNOWN | ADV | PREP | PERSON | DAY) && !w.any(&["to"])
                    || w.num.is_some()
                    || w.any(&[
                        "to", "date", "so", "far", "now", "still", "total", "today", "for", "alive", "onset", "since", "teams",
                        "lives", "their",
                    ])
            })
        })
    };
    let nought = s.slice(n.number, n.number + 1).starts_with('0');
    let fate = (start..colon).filter(|&i| tail(i) && !nought).find_map(|i| {
        let w = s.at(i)?;
        let done = w.is(PAST) || w.low.ends_with("ed");
        Some(match w.tag.pred {
            Pred::Rescue | Pred::Evacuate | Pred::Arrest if !done && !w.any(&["arrests"]) => return None,
            Pred::Dead | Pred::Kill => Slot::Killed,
            Pred::Injure => Slot::Injured,
            Pred::Missing | Pred::Unaccounted => Slot::Missing,
            Pred::Account if s.has(start, i, NEG) => Slot::Missing,
            Pred::Rescue => Slot::Rescued,
            Pred::Evacuate => Slot::Evacuated,
            Pred::Displace => Slot::Displaced,
            Pred::Arrest => Slot::Arrested,
            _ if w.is(DEATHS) => Slot::Killed,
            _ if w.is(INJURIES) => Slot::Injured,
            _ if w.any(&["lives"]) && s.within(start, i, &["lost", "losing"]) => Slot::Killed,
            _ if w.any(&["survived", "survivors", "saved"]) => Slot::Rescued,
            _ if w.any(&["evacuees"]) => Slot::Evacuated,
            _ => return None,
        })
    });
    let mut h = Hit::new(fate.or(memory.topic.map(|(slot, _)| slot))?, "onward/label", start, n.end);
    if fate.is_none() {
        // "identified beyond doubt: 9": of the dead, where the release counts these.
        let known = s.within(start, colon, &["identified", "unidentified", "named", "identification"]);
        let near = memory.topic.is_some_and(|(slot, ago)| slot == Slot::Killed && ago <= 6);
        if !known || !near {
            return None;
        }
        h = h.part(s.slice(start, colon));
    }
    Some(h)
}
