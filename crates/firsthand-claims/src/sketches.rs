//! People who are told apart by words, and not named: "a retired postman was among the dead", "a man in black military gear".

use crate::draft::Draft;
use crate::portraits::{ACCUSED, VICTIM};
use crate::rosters::among_them;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Modality, Part, PersonValue, Slot, Value};

/// What it finds: one or two people who are told apart by words alone, among those of whom a fate is told.
///
/// Example: `A retired postman was among the 22 dead.` gives "retired postman", victim, killed.
///
/// Wrong where the noun is a kind of people rather than somebody: it must stand with "a" and more than the bare noun.
pub(crate) fn described(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out = Vec::new();
    for a in (0..s.words.len()).filter(|&i| s.at(i).is_some_and(|w| w.any(&["a", "an"]))) {
        let Some(noun) = (a + 1..a + 7).find(|&i| somebody(s, i)) else { continue };
        let plain = (a + 1..noun).all(|i| {
            s.at(i).is_some_and(|w| {
                matches!(w.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adp) && !w.is(PREP)
                    || w.low == "off"
                    || w.low == "-"
            })
        });
        let next = noun + 1;
        // "a postman, Ada Venn", "a postman called Venn": the name tells.
        let end = s.at(next).is_none_or(|w| w.is(BE) || w.punct() && !s.at(next + 1).is_some_and(|n| n.capital));
        if !plain || noun < a + 2 || !end {
            continue;
        }
        let Some(found) = crate::victims::among(s, a, next).or_else(|| among_them(s, a)).filter(|f| f.0 == VICTIM) else {
            continue;
        };
        let to = found.2;
        let span = if to < a { s.bytes(a, next) } else { s.bytes(a, to.max(next)) };
        let value = PersonValue {
            name: s.slice(a + 1, next).to_owned(),
            role: VICTIM.to_owned(),
            age: None,
            fate: found.1.map(str::to_owned),
        };
        out.push(Draft::new(part, span, Slot::Person, Value::Person(value), "person/described"));
    }
    out
}

/// A noun for one person, or a couple, that says more than that it is one.
pub(crate) fn somebody(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| {
        let one = w.is(ONE)
            || w.any(&["couple", "policewoman", "firewoman", "grandfather", "bride", "groom", "schoolteacher", "aid-worker"]);
        one && !w.is(ATTACKER | SUSPECT) && w.upos == Upos::Noun && s.at(i + 1).is_none_or(|n| n.upos != Upos::Noun)
    })
}

/// What it finds: an attacker whom witnesses describe and nobody names.
///
/// Example: `She saw a man in black military gear fire at the door.` gives "man in black military gear", suspect.
///
/// Wrong where those who came to help are dressed so: there must be a shot or an attack told beside.
pub(crate) fn attacker(s: &Sent<'_>, part: Part) -> Option<Draft> {
    const DRESS: &[&str] = &[
        "black", "uniform", "gear", "mask", "helmet", "vest", "armour", "armor", "camouflage", "balaclava", "fatigues", "robe",
    ];
    const ARMS: &[&str] =
        &["rifle", "gun", "shotgun", "pistol", "weapon", "machete", "knife", "kalashnikov", "handgun", "weapons", "axe"];
    const DEEDS: &[&str] = &[
        "fire", "firing", "shooting", "shot", "shots", "shoot", "gunman", "attacker", "gunfire", "stabbing", "killing",
        "massacre",
    ];
    let around = |n: usize| s.layers.sentences.get(n).and_then(|x| x.span.of(s.text)).unwrap_or("").to_lowercase();
    let near = (s.index.saturating_sub(2)..s.index + 3).map(around).collect::<Vec<_>>().join(" ");
    let violent = near.split(|c: char| !c.is_alphanumeric()).any(|w| DEEDS.contains(&w));
    let noun = (0..s.words.len()).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["man", "someone", "somebody", "person", "figure"]))
            && s.at(i + 1).is_some_and(|w| w.any(&["in", "wearing", "dressed", "carrying", "armed", "clad", "with", "holding"]))
            && (s.at(i).is_some_and(|w| w.any(&["someone", "somebody"]))
                || (i.saturating_sub(4)..i).any(|k| s.at(k).is_some_and(|w| w.any(&["a", "an"]))))
    })?;
    let start =
        (noun.saturating_sub(4)..noun).rev().find(|&k| s.at(k).is_some_and(|w| w.any(&["a", "an"]))).map_or(noun, |k| k + 1);
    if !(start..noun)
        .all(|k| s.at(k).is_some_and(|w| matches!(w.upos, Upos::Adj | Upos::Adv | Upos::Noun | Upos::Propn) || w.low == "-"))
    {
        return None;
    }
    let last = (noun + 2..noun + 9)
        .take_while(|&k| {
            s.at(k).is_some_and(|w| !w.punct() || w.low == "-") && !s.at(k).is_some_and(|w| w.is(BE | HAVE | REL | PRON))
        })
        .filter(|&k| s.at(k).is_some_and(|w| w.any(DRESS) || w.any(ARMS)))
        .last()?;
    let other = s.within(0, s.words.len(), &["officer", "officers", "rescuer", "soldier", "paramedic", "guard", "not", "no"]);
    // "A man with a gun" tells nobody apart.
    if other || !violent || !s.within(noun + 1, last + 1, DRESS) {
        return None;
    }
    let value = PersonValue { name: s.slice(start, last + 1).to_owned(), role: ACCUSED.to_owned(), age: None, fate: None };
    let mut d = Draft::new(part, s.bytes(start, last + 1), Slot::Person, Value::Person(value), "person/attacker");
    d.modality = Modality::Alleged;
    Some(d)
}
