//! Parts and their wholes: "nine of the 47 people killed were children" counts 47 dead too, and "half of the 60 passengers died" does
//! not count 60.

use super::Hit;
use crate::draft::Draft;
use crate::numbers::{count_of, own_head};
use crate::sentence::{NumKind, Sent};
use crate::tree;
use crate::words::{Pred, flag::*};
use firsthand_types::{Bound, Modality, Part, Scope, Slot, Value};

/// What stands for some of a whole, without a number.
const SHARES: &[&str] = &[
    "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "cent", "percent", "%", "most", "many",
    "some", "few", "majority", "handful", "part", "portion", "bulk", "any", "much", "fraction", "proportion", "minority",
];

/// Takes the figure back where only a share of those counted met the fate: "most of the 60 guests were killed".
///
/// Wrong where the fate is the whole's own ("most of the 60 people killed were men"): there the figure stands.
pub(super) fn shares(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for (n, hit) in s.nums.iter().zip(hits.iter_mut()) {
        let Some(h) = hit.as_mut().filter(|_| n.kind == NumKind::Count) else { continue };
        let det = usize::from(s.before(n.start, 1).is_some_and(the));
        let Some(of) = n.start.checked_sub(det + 1).filter(|&i| s.low(i) == "of") else { continue };
        let share = s.before(of, 1).is_some_and(|w| w.any(SHARES));
        if share && fate(s, n.number).is_none() {
            h.void = true;
        }
    }
}

/// What it finds: the whole of which a figure is a part, where its own words say what happened to it.
///
/// Example: `Nine of the 47 people killed were pupils.` gives killed 47.
///
/// Wrong where the words behind the noun are the main clause's ("nine of the 47 pupils injured themselves"): the parse decides.
pub(super) fn totals(s: &Sent<'_>, part: Part, hits: &[Option<Hit>]) -> Vec<Draft> {
    let mut out = Vec::new();
    for (k, n) in s.nums.iter().enumerate().filter(|(_, n)| n.kind == NumKind::Count) {
        let void = hits.get(k).and_then(Option::as_ref).is_some_and(|h| h.void);
        let of = (n.number + 1..n.number + 3).find(|&i| s.low(i) == "of");
        let Some(of) = of.filter(|&i| i < n.number + 2 || s.at(n.number).is_some_and(|w| w.any(&["a"]))) else { continue };
        let past_year = s.within(at_end(n), at_end(n) + 8, &["last", "debt", "year", "each"]);
        if void || past_year || super::foreseen(s, n.start.saturating_sub(3), n.start) {
            continue;
        }
        let at = of + 1;
        let Some((number, bound)) = s.at(at).filter(|w| the(w)).and_then(|_| whole(s, at + 1)) else { continue };
        let Some(value) = s.at(number).and_then(|w| count_of(&w.low)) else { continue };
        let Some((slot, to)) = fate(s, number) else { continue };
        let taken = s.nums.iter().zip(hits).any(|(m, h)| m.number == number && h.is_some());
        if taken || value <= n.value.numbers().map_or(0, |v| v.0) {
            continue;
        }
        let mut d = Draft::new(part, s.bytes(number, to), slot, Value::Number(value), "whole/of-the");
        d.bound = Some(bound);
        d.scope = Some(Scope::Total);
        d.modality = Modality::Asserted;
        d.number = Some(s.bytes(number, number + 1));
        out.push(d);
    }
    out
}

fn at_end(n: &crate::sentence::Num) -> usize {
    n.number + 3
}

fn the(w: &crate::sentence::Word<'_>) -> bool {
    w.any(&["the", "those", "these", "its", "their", "his", "her"])
}

/// The number of a whole and its bound, from the word behind the article: "more than 60", "at least 60", "60".
fn whole(s: &Sent<'_>, i: usize) -> Option<(usize, Bound)> {
    let digit = |j: usize| s.at(j).is_some_and(|w| count_of(&w.low).is_some());
    let pair = |a: &str, b: &str| s.low(i) == a && s.low(i + 1) == b;
    if digit(i) {
        return Some((i, Bound::Exact));
    }
    match s.low(i) {
        "more" | "over" if pair("more", "than") || digit(i + 1) => {
            let j = if digit(i + 1) { i + 1 } else { i + 2 };
            digit(j).then_some((j, Bound::MoreThan))
        }
        "at" if pair("at", "least") && digit(i + 2) => Some((i + 2, Bound::AtLeast)),
        "some" | "about" | "around" | "nearly" | "roughly" | "almost" if digit(i + 1) => Some((i + 1, Bound::About)),
        "known" | "confirmed" if digit(i + 1) => Some((i + 1, Bound::Exact)),
        _ => None,
    }
}

/// What the words right behind a number say happened to those whom it counts, and where they end; nothing where it is said of them by
/// the clause ("the 60 guests died").
fn fate(s: &Sent<'_>, number: usize) -> Option<(Slot, usize)> {
    let head = own_head(s, number + 1);
    let noun = head.unwrap_or(number);
    let own = |i: usize| {
        let w = s.at(i)?;
        Some(match w.tag.pred {
            _ if w.is(DEATHS) || w.any(&["dead", "fatalities"]) => Slot::Killed,
            Pred::Missing | Pred::Unaccounted => Slot::Missing,
            Pred::Injure if !w.is(ING) => Slot::Injured,
            _ if w.is(INJURIES) => Slot::Injured,
            _ => return None,
        })
    };
    // "the 47 injured", "the 60 confirmed dead".
    let from = number + 1;
    let past =
        (from..from + 3).find(|&i| !s.at(i).is_some_and(|w| w.is(KNOWN | ADV) && w.tag.pred == Pred::None)).unwrap_or(from);
    let noun_behind = |w: &crate::sentence::Word<'_>| {
        w.is(PERSON | THING | BODY) || matches!(w.upos, firsthand_language::Upos::Noun | firsthand_language::Upos::Propn)
    };
    let bare = s.at(past + 1).is_none_or(|w| !noun_behind(w));
    // "the six dead attackers", "the nine bombers".
    if let Some(i) = (from..from + 3).find(|&i| s.at(i).is_some_and(|w| w.is(ATTACKER))) {
        return Some((Slot::Attackers, i + 1));
    }
    if let Some(slot) = own(past).filter(|_| bare && (head.is_none() || head == Some(past))) {
        return Some((slot, past + 1));
    }
    let mut i = noun + 1;
    head?;
    while s.at(i).is_some_and(|w| w.is(KNOWN | ADV) && w.tag.pred == Pred::None || w.any(&["still", "so", "far"])) {
        i += 1;
    }
    let relative = s.at(i).is_some_and(|w| w.any(&["who", "that"]));
    while relative && s.at(i).is_some_and(|w| w.is(REL | BE | HAVE) || w.any(&["who", "that", "been"])) {
        i += 1;
    }
    let w = s.at(i)?;
    let reduced = relative || tree::rel(s, i).starts_with("acl") || tree::rel(s, i) == "amod";
    if !reduced || s.has(noun, i, NEG) {
        return None;
    }
    let slot = match w.tag.pred {
        Pred::Kill => Slot::Killed,
        Pred::Die if relative => Slot::Killed,
        Pred::Injure => Slot::Injured,
        Pred::Missing | Pred::Unaccounted => Slot::Missing,
        Pred::Arrest => Slot::Arrested,
        Pred::Rescue => Slot::Rescued,
        _ if w.any(&["hurt"]) => Slot::Injured,
        _ if w.any(&["taken", "admitted", "brought", "rushed", "treated", "ferried", "flown"]) => {
            let ward = s.find(i + 1, i + 5, &["hospital", "hospitals"])?;
            return Some((Slot::Injured, ward + 1));
        }
        _ => return None,
    };
    let acts = w.is(ING) || s.at(i + 1).is_some_and(|n| n.any(&["themselves", "himself"]));
    (!acts).then_some((slot, i + 1))
}
