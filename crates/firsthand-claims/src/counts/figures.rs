//! Figures of a count that stands at a distance: named before ("they later raised that to 46", "the agency gave 5,300"), parted
//! from its figure by a clause ("the number of those who died when the dam broke has soared to 5,300"), or by a place ("put the
//! dead in Orvel at 150").

use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Scope, Slot};

/// Verbs that set a figure.
const SET: &[&str] = &[
    "raise", "lower", "put", "revise", "cut", "bring", "take", "set", "increase", "update", "adjust", "peg", "place", "give",
    "reckon", "estimate", "reduce", "correct", "amend", "push", "lift", "list", "drop",
];

/// Verbs that give or hold a figure as their object.
pub(super) const GIVE: &[&str] = &[
    "give", "say", "quote", "report", "announce", "claim", "reckon", "cite", "mention", "count", "list", "publish", "read",
    "confirm", "acknowledge", "admit",
];

/// Nouns of a figure.
pub(super) const FIGURE: &[&str] = &["figure", "number", "toll", "count", "tally", "total", "estimate", "sum"];

/// Signs that a figure was given before.
pub(super) const OLD: &[&str] =
    &["previous", "previously", "earlier", "until", "before", "initially", "first", "originally", "last", "yesterday"];

/// What it finds: the slot of the count that the words name at a distance.
///
/// Example: `The toll stood at 12. The ministry later raised that to 46.` gives killed 12 and 46.
///
/// Wrong where "that" is something else that is counted in between.
pub fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| hits[k].is_none() && n.kind == NumKind::Count) else { continue };
        // "Nobody knows how many were at work; a union man put it at 30": what is counted, the question says.
        if (0..n.start).any(|i| s.follows(i, &["how", "many"])) {
            continue;
        }
        let inside = (0..k).rev().find_map(|j| hits[j].as_ref()).map(|h| h.slot);
        let nearest = memory.nearest(s, hits, n);
        let inside = as_for(s).or(nearest).or(inside).or_else(|| named(s, n.start));
        let slot = inside.or(memory.last.filter(|(_, ago)| *ago <= 1).map(|(slot, _)| slot)).filter(counted);
        hits[k] = put(s, n, slot)
            .or_else(|| far(s, n))
            .or_else(|| slot.and_then(|slot| set(s, n, slot).or_else(|| given(s, n, slot))))
            .or_else(|| saved(s, n, inside.or(memory.last.filter(|(_, ago)| *ago == 0).map(|(slot, _)| slot))));
    }
}

/// "As for the wounded, some say 350": what the sentence is about, it says first.
fn as_for(s: &Sent<'_>) -> Option<Slot> {
    s.follows(0, &["as", "for", "the"]).then(|| fate(s.low(3))).flatten()
}

/// "First 368 had been saved, then cut this to 180": the rescued are corrected, too.
fn saved(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    set(s, n, slot.filter(|slot| *slot == Slot::Rescued)?)
}

/// "lowered the number of those killed by the storm, dropping the estimate to 18": the count that the sentence names before.
fn named(s: &Sent<'_>, before: usize) -> Option<Slot> {
    let noun = (0..before).rev().find(|&i| s.at(i).is_some_and(|w| w.any(FIGURE)) && s.low(i + 1) == "of")?;
    (noun + 2..(noun + 6).min(before)).find_map(|i| fate(s.low(i)))
}

fn counted(slot: &Slot) -> bool {
    matches!(slot, Slot::Killed | Slot::Injured | Slot::Missing)
}

/// Verbs that take the figure as their object.
const REACHED: &[&str] = &["reached", "hit", "passed", "topped", "exceeded", "neared", "crossed", "surpassed"];

/// A figure without a noun of its own.
pub(super) fn bare(s: &Sent<'_>, n: &Num) -> bool {
    n.head.is_none()
        && s.at(n.end).is_none_or(|w| w.punct() || w.is(PREP | CONJ | ADV | DAY | SUB | REL) || w.any(&["people", "dead"]))
}

fn hit(s: &Sent<'_>, n: &Num, slot: Slot, rule: &'static str, from: usize, verb: usize) -> Hit {
    let mut h = Hit::new(slot, rule, from, n.end);
    if s.within(verb.saturating_sub(7), n.start, OLD)
        || s.within(n.end, n.end + 2, &["before", "earlier", "previously", "initially"])
    {
        h.scope = Scope::Superseded;
    }
    h.void = super::foreseen(s, from.saturating_sub(2), n.start) || s.has(from, n.start, NEG);
    h
}

/// The count that a heading asks for ("And the missing?"); without one, what came before it is forgotten.
pub fn heading(words: &str) -> Option<(Slot, usize)> {
    let low = words.to_lowercase();
    low.split(|c: char| !c.is_alphabetic()).find_map(fate).map(|slot| (slot, 0))
}

/// The slot that the words for those counted name.
pub(super) fn fate(low: &str) -> Option<Slot> {
    Some(match low {
        "dead" | "deaths" | "fatalities" | "killed" | "toll" | "died" => Slot::Killed,
        "injured" | "wounded" | "injuries" => Slot::Injured,
        "missing" => Slot::Missing,
        _ => return None,
    })
}

/// "put the dead in Orvel at 150", "had until then put the number at 92".
fn put(s: &Sent<'_>, n: &Num, before: Option<Slot>) -> Option<Hit> {
    let at = n.start.checked_sub(1).filter(|i| s.at(*i).is_some_and(|w| w.any(&["at", "as"])) && bare(s, n))?;
    let verb = (at.saturating_sub(9)..at).rev().find(|i| {
        s.at(*i).is_some_and(|w| matches!(w.lemma, "put" | "place" | "estimate" | "peg" | "set" | "reckon" | "give"))
    })?;
    if s.has(verb + 1, at, BE | HAVE | REL) || s.within(verb, at, &[",", ";"]) {
        return None;
    }
    // "puts the toll at 12 and the temperature at 40": the second figure is of something else.
    let second = (verb + 1..at).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["and", "but"])));
    if second.is_some_and(|i| {
        s.at(i + 1).is_some_and(|w| w.is(DET))
            && !(i + 1..at).any(|j| fate(s.low(j)).is_some() || s.at(j).is_some_and(|w| w.any(FIGURE)))
    }) {
        return None;
    }
    // "puts the wounded at 90 and the dead at 31": the nearest.
    let named = (verb + 1..at).rev().find_map(|i| fate(s.low(i)));
    let figure = (verb + 1..at).any(|i| s.at(i).is_some_and(|w| w.any(FIGURE) || w.any(&["it", "that", "this"])));
    let slot = named.or(before.filter(|_| figure))?;
    Some(hit(s, n, slot, "figure/put", verb, verb))
}

/// "the number of people who died when the dam broke has soared to 5,300": the subject's noun by the parse.
fn far(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let to = n.start.checked_sub(1).filter(|i| {
        s.at(*i).is_some_and(|w| w.any(&["to", "at", "past", "beyond"]) || w.any(REACHED) || w.is(BE)) && bare(s, n)
    })?;
    let direct = s.at(to).is_some_and(|w| w.any(REACHED)).then_some(to);
    let verb =
        direct.or_else(|| (n.start.saturating_sub(4)..=to).find(|i| s.at(*i).is_some_and(|w| w.is(MOVES) && !w.is(DET))))?;
    let top = if tree::child(s, verb, &["nsubj"]).is_some() { verb } else { tree::head(s, verb)? };
    let noun = |i: &usize| s.at(*i).is_some_and(|w| w.any(&["number", "toll", "count", "tally", "total"]));
    // Where a clause stands between, the parse may give the verb to it.
    let far = || (0..verb.min(4)).find(noun).filter(|i| direct.is_some() && s.low(i + 1) == "of");
    let subject = tree::child(s, top, &["nsubj"]).filter(|i| *i < verb && noun(i)).or_else(far)?;
    let told = s.nums.iter().any(|o| o.start > subject && o.end < verb && o.kind == NumKind::Count);
    if told || !s.at(subject)?.any(&["number", "toll", "count", "tally", "total"]) || verb - subject < 4 {
        return None;
    }
    let slot = (subject..verb.min(subject + 9)).find_map(|i| {
        let lost = matches!(s.low(i), "lives" | "life") && s.within(i.saturating_sub(3), i, &["lost", "losing", "lose"]);
        let died = matches!(s.low(i), "died" | "dying" | "perished" | "drowned");
        if lost || died { Some(Slot::Killed) } else { fate(s.low(i)) }
    })?;
    Some(hit(s, n, slot, "figure/far", subject, verb))
}

/// "they later raised that to 46", "revised it down to 62", "but was brought down to 60".
fn set(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let to = n.start.checked_sub(1).filter(|i| s.at(*i).is_some_and(|w| w.any(&["to", "at", "as"])) && bare(s, n))?;
    let verb = (to.saturating_sub(4)..to)
        .rev()
        .find(|i| s.at(*i).is_some_and(|w| SET.contains(&w.lemma) && w.is(PAST | ING | VERB | MOVES)))?;
    let between = |i: usize| {
        s.at(i).is_some_and(|w| {
            w.any(&["it", "that", "this", "the", "up", "down", "back", "first", "now", "again", ","])
                || w.any(FIGURE)
                || w.is(ADV)
        })
    };
    if !(verb + 1..to).all(between) {
        return None;
    }
    let object = (verb + 1..to).any(|i| s.at(i).is_some_and(|w| w.any(&["it", "that", "this"]) || w.any(FIGURE)));
    let passive = s.has(verb.saturating_sub(3), verb, BE)
        && s.before(to, 1).is_some_and(|w| w.any(&["up", "down", "back", "again", ","]));
    (object || passive).then(|| hit(s, n, slot, "figure/set", verb, verb))
}

/// "the Red Crescent gave 5,300 to an agency", "the ministry was at 3,166", "the UN has stuck to 4,000": a large figure right
/// behind such a verb, where the words before were on a count.
fn given(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let value = n.value.numbers().filter(|_| !matches!(n.value, firsthand_types::Value::Word(_))).map(|(min, _)| min)?;
    let year = (1900..2100).contains(&value) && !s.slice(n.number, n.number + 1).contains(',');
    if value < 20 || year || !bare(s, n) {
        return None;
    }
    let link = s.before(n.start, 1)?;
    let at = n.start.checked_sub(2);
    let (verb, holds) = match link.low.as_ref() {
        // "the clerk's list ends at 58", "the dockers' lawyer goes by 71".
        "at" => (at?, s.at(at?)?.is(BE) || s.at(at?)?.any(&["ends", "ended", "stops", "stopped", "arrives", "arrived"])),
        "on" => (at?, s.at(at?)?.any(&["insists", "insist", "insisted", "settled", "settling"])),
        "by" => (at?, s.at(at?)?.any(&["goes", "went", "abides", "stands"])),
        "to" => (at?, s.at(at?)?.any(&["stuck", "sticks", "sticking", "held", "holds", "kept"])),
        "with" => (at?, s.at(at?)?.any(&["works", "worked", "working", "stays", "stayed"])),
        _ => (
            n.start - 1,
            GIVE.contains(&link.lemma)
                && (link.is(PAST | VERB | ING) || link.upos == firsthand_language::Upos::Verb)
                && !s.at(n.end).is_some_and(|w| w.any(&["of", "%"])),
        ),
    };
    let subject = tree::subject(s, verb)?;
    // "Nobody is saying thirty"; "Orvel counted 87" does not say who did.
    let span = s.bytes(subject.from, subject.to);
    let nobody = s.has(subject.from, subject.to, NEG) || s.within(subject.from, subject.to, &["nobody", "none", "no"]);
    let place = s.layers.mentions_in(span).any(|m| m.place.is_some() && m.span == span);
    let place = place || super::gapping::bare_name(s, subject);
    if nobody || place && s.at(verb).is_some_and(|w| w.lemma == "count") {
        return None;
    }
    let clock = s.within(n.end, n.end + 2, &["a.m", "a.m.", "p.m", "p.m.", "percent", "km", "metres", "miles", "gmt"]);
    let settled = s.at(verb).is_some_and(|w| w.lemma == "settle");
    (holds && subject.to <= verb && !clock).then(|| {
        let mut h = hit(s, n, slot, "figure/given", subject.from.max(verb.saturating_sub(6)), verb);
        // "first 100, then 150 before settling on 172": the last of them stands.
        if settled {
            h.scope = Scope::Total;
        }
        let insists = s.at(verb).is_some_and(|w| w.lemma == "insist") && crate::chains::speaker(s, subject);
        h.by = insists.then_some(subject);
        h
    })
}
