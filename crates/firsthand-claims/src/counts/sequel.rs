//! Readings in which a figure goes on with those who were counted, in words that name no fate: "lost 14 of the 290", "we buried
//! eleven", "48 of those they lost", "now they believe there were three", "some 20 were not", "it is over 400".

use super::figures::bare;
use super::{Hit, Memory, places};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::{Scope, Slot};

/// How many sentences back the count may lie of which graves and burials speak.
const NEAR: usize = 8;

/// What it finds: the slot of those who were counted.
///
/// Example: `The flood killed 290. In Orvel, which lost 14 of the 290, ...` gives killed 14.
///
/// Wrong where the words between counted something else; each reading names what it goes back to.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| hits[k].is_none() && n.kind == NumKind::Count) else { continue };
        hits[k] = lost(s, n, memory)
            .or_else(|| those_lost(s, n))
            .or_else(|| buried(s, n, memory))
            .or_else(|| graves(s, n, memory))
            .or_else(|| there_were(s, n, memory))
            .or_else(|| were_not(s, k, hits))
            .or_else(|| it_is(s, n, memory))
            .or_else(|| replaced(s, n));
    }
    for k in (0..s.nums.len()).rev() {
        if hits[k].is_none() {
            hits[k] = among(s, k, hits);
        }
    }
}

fn near(memory: &Memory, reach: usize) -> bool {
    memory.topic.is_some_and(|(slot, ago)| slot == Slot::Killed && ago <= reach)
}

/// "which lost 14 of the 290": a share of a number that the report has counted.
fn lost(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let lost = s.before(n.start, 1)?.any(&["lost", "losing"]);
    let of = s.low(n.number + 1) == "of" && s.at(n.number + 2).is_some_and(|w| w.any(&["the", "those", "these"]));
    let whole = s.at(n.number + 3).and_then(|w| crate::numbers::count_of(&w.low)).filter(|_| lost && of)?;
    let over = s.at(n.number + 4).is_none_or(|w| w.punct() || w.is(CONJ | PREP));
    (over && memory.counted.get(&whole) == Some(&Slot::Killed))
        .then(|| Hit::new(Slot::Killed, "sequel/lost", n.start - 1, n.number + 4).part(s.slice(n.start, n.number + 4)))
}

/// "Forty-eight of those we lost travelled by coach", "two of those they have lost".
fn those_lost(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = n.number + 1;
    let those = s.low(of) == "of" && s.at(of + 1).is_some_and(|w| w.any(&["those", "people", "ones"]));
    let who = s.at(of + 2).filter(|w| those && w.any(&["we", "they", "i", "it", "she", "he"]))?;
    let verb = if s.at(of + 3).is_some_and(|w| w.is(HAVE)) { of + 4 } else { of + 3 };
    (s.low(verb) == "lost" && who.upos != Upos::Noun && !s.at(verb + 1).is_some_and(|w| w.any(&["to", "contact", "touch"])))
        .then(|| Hit::new(Slot::Killed, "sequel/those-lost", n.start, verb + 1).part(s.slice(verb + 1, verb + 8)))
}

/// "From our street we buried eleven", "the village buried nine on Friday": where the report tells of the dead.
fn buried(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let v = n.start.checked_sub(1).filter(|&v| s.low(v) == "buried" && bare(s, n) && near(memory, NEAR))?;
    let who = s.before(v, if s.before(v, 1)?.is(HAVE | ADV) { 2 } else { 1 })?;
    let people = who.any(&["we", "they", "village", "town", "parish", "family", "street", "families", "i"]);
    // "buried 12 under rubble": they may live.
    let under = s.at(n.end).is_some_and(|w| w.any(&["under", "beneath", "alive"]));
    (people && !under && !s.has(v.saturating_sub(3), v, BE)).then(|| {
        let from = v - 1;
        Hit::new(Slot::Killed, "sequel/buried", from, n.end).part(s.slice(from, n.end))
    })
}

/// "74 houses and eleven new graves", "Kell has seven graves": fresh ones, where the report tells of the dead.
fn graves(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let g = (n.number + 1..n.number + 3).find(|&i| s.at(i).is_some_and(|w| w.any(&["graves"])))?;
    let fresh = s.within(n.number + 1, g, &["new", "fresh"]);
    let mass = s.within(n.number + 1, g, &["mass", "empty", "old", "open"]);
    let has = g == n.number + 1 && s.before(n.start, 1).is_some_and(|w| w.any(&["has", "have"])) && near(memory, 1);
    (!mass && (has || fresh && near(memory, NEAR)))
        .then(|| Hit::new(Slot::Killed, "sequel/graves", n.start, g + 1).part(s.slice(n.start, g + 1)))
}

/// "Police spoke of two killed. An officer now believes there were three": right behind a count.
fn there_were(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let be = n.start.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(BE)) && bare(s, n))?;
    let there = s.before(be, if s.before(be, 1)?.is(HAVE | ADV) { 2 } else { 1 })?.any(&["there"]);
    let over = s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ | DAY));
    let slot = memory.last.filter(|(slot, ago)| *ago == 0 && places::whole(*slot)).map(|(slot, _)| slot)?;
    let size = n.value.numbers().is_some_and(|(v, _)| {
        memory
            .recent
            .iter()
            .any(|(of, m, ago)| *of == slot && *ago == 0 && v <= m.saturating_mul(3) && *m <= v.saturating_mul(3))
    });
    let told = s.has(0, be, VERB) || (0..be).any(|i| s.at(i).is_some_and(|w| w.upos == Upos::Verb));
    (there && over && size && told && !super::foreseen(s, be.saturating_sub(3), be))
        .then(|| Hit::new(slot, "sequel/there-were", be - 1, n.end))
}

/// "40 of the dead had been named and some 20 were not": those of whom it does not hold.
fn were_not(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.head.is_none())?;
    let last = hits.get(..k)?.iter().rev().flatten().next()?;
    let known = matches!(&last.scope, Scope::Subset(of) if of.contains("identified")) && last.slot == Slot::Killed;
    let aux = s.at(n.end).filter(|w| known && w.is(BE | HAVE))?;
    let not = aux.is(NEG) || s.at(n.end + 1).is_some_and(|w| w.is(NEG));
    let to = if aux.is(NEG) { n.end + 1 } else { n.end + 2 };
    (not && s.at(to).is_none_or(|w| w.punct() || w.is(CONJ)))
        .then(|| Hit::new(Slot::Killed, "sequel/were-not", n.start, to).part("unidentified"))
}

/// "The true toll is being hidden. I tell you it is over 400": the sentence before named the count and gave no figure.
fn it_is(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let be = n.start.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(BE)) && bare(s, n))?;
    let it = s.before(be, 1)?.any(&["it"]) && s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ));
    // Reading a sentence again costs: only where all else fits.
    let large = n.value.numbers().is_some_and(|(v, _)| v >= super::history::LARGE);
    if !it || !large || memory.last.is_some_and(|(slot, _)| slot != Slot::Killed) {
        return None;
    }
    let last = s.index.checked_sub(1).and_then(|i| Sent::new(s.text, s.layers, i))?;
    let named = last.find(0, last.words.len(), &["toll"]).or_else(|| {
        let of = |i: usize| (i + 2..i + 6).any(|j| super::figures::fate(last.low(j)) == Some(Slot::Killed));
        (0..last.words.len()).find(|&i| last.low(i) == "number" && last.low(i + 1) == "of" && of(i))
    })?;
    let bare_named = last.nums.iter().all(|m| m.kind != NumKind::Count) && !last.has(named, named + 2, NEG);
    bare_named.then(|| Hit::new(Slot::Killed, "sequel/it-is", be - 1, n.end))
}

/// "This toll replaces the 54 that the board gave on Sunday".
fn replaced(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let the = s.before(n.start, 1)?.any(&["the"]);
    let verb = s.before(n.start, 2)?.lemma == "replace";
    let toll = s.within(n.start.saturating_sub(5), n.start - 1, &["toll"]);
    let mut h = Hit::new(Slot::Killed, "sequel/replaced", n.start - 1, n.end);
    h.scope = Scope::Superseded;
    (the && verb && toll && bare(s, n)).then_some(h)
}

/// "Six boys and four girls are among 19 people found dead": parts of the figure that follows.
fn among(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && n.head_is(s, PERSON | KIND))?;
    let (j, whole) = (k + 1..s.nums.len()).find_map(|j| Some((j, hits.get(j)?.as_ref()?)))?;
    let m = s.nums.get(j)?;
    // "nine soldiers and two women are among": the first hangs on the second.
    let joined = whole.rule == "sequel/among" && n.end < m.start && s.at(n.end).is_some_and(|w| w.any(&["and", ","]));
    let near = m.start - n.end <= 5 && whole.slot == Slot::Killed && !whole.void;
    let verb = (n.end..m.start).any(|i| s.at(i).is_some_and(|w| w.any(&["among"])))
        && (n.end..m.start).all(|i| s.at(i).is_some_and(|w| w.is(BE | ADV | DET) || w.any(&["among", "the"])))
        && s.has(n.end, m.start, BE);
    let dead = s.at(m.number).is_some_and(|w| w.tag.pred != Pred::Injure);
    let to = if verb { m.start } else { n.end };
    (near && dead && (verb || joined && m.start == n.end + 1))
        .then(|| Hit::new(Slot::Killed, "sequel/among", n.start, to).part(s.slice(n.number + 1, n.end)))
}
