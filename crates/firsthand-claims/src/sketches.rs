//! People who are told apart by words, and not named: "a retired postman was among the dead".

use crate::draft::Draft;
use crate::portraits::VICTIM;
use crate::rosters::among_them;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, PersonValue, Slot, Value};

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
