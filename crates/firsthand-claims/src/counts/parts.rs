//! Parts of those who were counted, without a noun of their own: "19 are foreigners", "of the dead, 39 belong to the valley",
//! "26 were killed: five from Iran, four each from China and Russia"; and none of a kind: "no Danes were among the dead".

use super::history::top;
use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::Slot;

/// What it finds: the slot of the whole, as a part.
///
/// Example: `A crush killed 151 people. In all 97 of the dead are female and 54 male.` gives killed 97 and 54.
///
/// Wrong where the words between counted something else.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let before = memory.last.filter(|(slot, ago)| *ago == 0 && whole(*slot)).map(|(slot, _)| slot);
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|_| hits[k].is_none()) else { continue };
        hits[k] = none_among(s, n)
            .or_else(|| among(s, n))
            .or_else(|| entries(s, n))
            .or_else(|| belongs(s, n, of_whom(s, n).or(before), memory))
            .or_else(|| share(s, k, hits))
            .or_else(|| gapped(s, k, hits))
            .or_else(|| listed(s, k, hits));
    }
}

/// Slots whose parts are told by what they are.
fn whole(slot: Slot) -> bool {
    matches!(slot, Slot::Killed | Slot::Injured | Slot::Missing)
}

/// "There were no Norwegians among the victims", "no Danes were among the dead".
fn none_among(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let i = s.find(n.end, n.end + 5, &["among", "amongst"]).filter(|_| n.kind == NumKind::Zero)?;
    let plain = (n.end..i).all(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV)));
    let end = (i + 4).min(s.words.len());
    let at =
        (i + 1..end).find(|&j| s.at(j).is_some_and(|w| w.tag.pred != Pred::None || w.is(DEATHS) || w.any(&["victims"])))?;
    let slot = match s.at(at)?.tag.pred {
        Pred::Injure => Slot::Injured,
        Pred::Missing => Slot::Missing,
        Pred::Dead | Pred::Kill => Slot::Killed,
        _ if s.at(at)?.is(DEATHS) || s.low(at) == "victims" => Slot::Killed,
        _ => return None,
    };
    let kind = s.slice(n.number + 1, n.end).to_owned();
    (plain && !kind.is_empty()).then(|| Hit::new(slot, "part/none-among", n.start, at + 1).part(kind))
}

/// "Three children among nine dead", "two Danes among the injured": a part by what the words behind it count, in a line without a verb.
fn among(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let there = s.at(n.end).is_some_and(|w| w.any(&["among", "amongst"]));
    let i = (n.end + 1..n.end + 5).find(|&i| s.at(i).is_some_and(|w| w.tag.pred != Pred::None || w.is(DEATHS | INJURIES)))?;
    let plain =
        (n.end + 1..i).all(|j| s.at(j).is_some_and(|w| w.num.is_some() || w.is(DET | ADV | KNOWN) || w.any(&["those"])));
    let slot = match s.at(i)?.tag.pred {
        Pred::Injure => Slot::Injured,
        Pred::Missing => Slot::Missing,
        Pred::Dead | Pred::Kill => Slot::Killed,
        _ if s.at(i)?.is(DEATHS) => Slot::Killed,
        _ => return None,
    };
    (there && plain && n.kind == NumKind::Count && n.head_is(s, PERSON | KIND))
        .then(|| Hit::new(slot, "part/among", n.start, i + 1).part(s.slice(n.number + 1, n.end)))
}

/// "388 names of people not accounted for", "3,580 reports of missing persons": entries of a list, each for one who is missing.
fn entries(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let list = ["names", "reports", "entries", "cases", "calls", "enquiries", "inquiries"];
    let head = (n.number + 1..n.number + 4).find(|&i| s.at(i).is_some_and(|w| w.any(&list)))?;
    let of = s.find(head + 1, head + 3, &["of", "about", "for"])?;
    let end = (of + 7).min(s.words.len());
    let at = (of + 1..end).find(|&j| {
        s.at(j).is_some_and(|w| {
            matches!(w.tag.pred, Pred::Missing | Pred::Unaccounted) || matches!(w.tag.pred, Pred::Account) && s.has(of, j, NEG)
        })
    })?;
    let plain = !(of + 1..at).any(|j| s.at(j).is_some_and(|w| w.punct() || w.is(BE | HAVE)));
    let to = if s.low(at + 1) == "for" || s.at(at + 1).is_some_and(|w| w.is(PERSON)) { at + 2 } else { at + 1 };
    (plain && matches!(n.kind, NumKind::Count | NumKind::Zero)).then(|| Hit::new(Slot::Missing, "missing/entries", n.start, to))
}

/// Those of whom the words before a figure speak: "of those who died, 41", "of the 275 bodies, 177 have ... and 101".
fn of_whom(s: &Sent<'_>, n: &Num) -> Option<Slot> {
    let of = s.find(n.start.saturating_sub(22), n.start, &["of"])?;
    let opens = of == 0 || s.before(of, 1).is_some_and(|w| w.punct() || w.is(CONJ));
    let end = (of + 7).min(n.start);
    let at = (of + 1..end)
        .find(|&j| s.at(j).is_some_and(|w| w.tag.pred != Pred::None || w.is(DEATHS | BODY) || w.any(&["victims"])))?;
    if !opens || !(at + 1..n.start).any(|j| s.low(j) == ",") {
        return None;
    }
    Some(match s.at(at)?.tag.pred {
        Pred::Injure => Slot::Injured,
        Pred::Missing => Slot::Missing,
        Pred::Dead | Pred::Kill | Pred::Die => Slot::Killed,
        _ if s.at(at)?.is(DEATHS | BODY) || s.low(at) == "victims" => Slot::Killed,
        _ => return None,
    })
}

/// "Nineteen are foreigners", "39 belong to the valley", "101 lie unclaimed", "187 had no name": what they are, not what became of them.
fn belongs(s: &Sent<'_>, n: &Num, slot: Option<Slot>, memory: &Memory) -> Option<Hit> {
    let slot = slot.filter(|slot| n.head.is_none() && n.kind == NumKind::Count && *slot != Slot::Injured)?;
    let root = tree::head(s, top(s, n)).filter(|&v| v > n.number && tree::rel(s, top(s, n)).starts_with("nsubj"))?;
    let verb = (n.end..n.end + 3).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.is(BE | HAVE) || w.lemma == "belong" || w.lemma == "come" || w.lemma == "lie" || w.lemma == "remain"
        })
    })?;
    let stop = (root + 1..root + 8).find(|&i| s.at(i).is_none_or(|w| w.punct() || w.is(CONJ))).unwrap_or(root + 1);
    let copular = s.at(verb).is_some_and(|w| w.is(BE)) && tree::child(s, root, &["cop"]) == Some(verb);
    let noun = s.at(root).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj));
    let kind = copular && noun && (s.has(root, root + 1, KIND | PERSON) || PEOPLE.contains(&s.low(root)) || origin(s, root));
    let state = matches!(s.at(verb)?.lemma, "belong" | "come") && s.within(verb, verb + 2, &["to", "from"])
        || s.within(
            n.end,
            stop,
            &["unclaimed", "unidentified", "nameless", "unnamed", "unrecognised", "unrecognized", "identified"],
        )
        || s.at(verb).is_some_and(|w| w.is(HAVE)) && s.within(verb, verb + 3, &["name", "names"]);
    // "Of the deaths, 17,388 were reported in Orvel".
    let told = ["reported", "recorded", "registered", "counted"];
    let placed = of_whom(s, n).is_some() && s.at(verb).is_some_and(|w| w.is(BE)) && s.within(verb + 1, verb + 3, &told);
    let state = state || placed && s.within(verb, verb + 5, &["in", "at", "from"]);
    let other = super::join::other_fate(s, n.start, stop, slot)
        || s.has(n.end, stop, EVENT | ATTACKER | SUSPECT)
        || s.has(0, n.start, ATTACKER | SUSPECT);
    let from = n.start - usize::from(s.before(n.start, 1).is_some_and(|w| w.any(&["all"])));
    // "Soldiers killed three attackers. Villagers said the three were farmers": the very three that were counted.
    let attackers = |i: usize| Sent::new(s.text, s.layers, i).is_some_and(|last| last.has(0, last.words.len(), ATTACKER));
    let same = kind
        && s.index.checked_sub(1).is_some_and(attackers)
        && s.before(n.start, 1).is_some_and(|w| w.any(&["the"]))
        && memory.recent.iter().any(|(of, many, _)| *of == slot && n.value.numbers().is_some_and(|(v, _)| v == *many));
    ((kind || state) && !other && !same && !super::ellipsis::of_living(s, n))
        .then(|| Hit::new(slot, "part/belongs", from, stop.max(root + 1)).part(s.slice(verb, stop)))
}

/// Nouns and adjectives for kinds of people by where they belong or what they are.
const PEOPLE: &[&str] = &[
    "foreigners", "foreign", "nationals", "citizens", "locals", "tourists", "civilians", "minors", "infants", "female", "male",
    "females", "males", "men", "women", "children", "teenagers", "pensioners", "elderly", "students", "pupils", "soldiers",
    "officers", "migrants", "staff", "crew", "residents", "relatives", "siblings",
];

/// "five are Danes", "two were Swedish": a capital that no sentence opens.
fn origin(s: &Sent<'_>, i: usize) -> bool {
    let name = s.at(i).is_some_and(|w| {
        s.layers
            .mentions_in(s.span)
            .any(|m| m.named && m.kind == firsthand_language::MentionKind::Person && m.span.contains(w.span))
    });
    i > 0 && !s.caps && !name && s.at(i).is_some_and(|w| w.capital && !w.is(DAY))
}

/// "Seven people died at Linn, according to police, and 42 at the Orvel hall": the second clause leaves its verb out.
fn gapped(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.head.is_none() && n.kind == NumKind::Count)?;
    let last = hits.get(..k)?.iter().rev().flatten().next().filter(|h| whole(h.slot) && !h.void)?;
    let there =
        |at: usize| s.at(at).is_some_and(|w| w.any(&["at", "in"])) && s.at(at + 1).is_some_and(|w| w.capital || w.is(DET));
    let and = s.before(n.start, 1)?.any(&["and"]);
    // The first says where, too.
    let both = (0..n.start).any(there);
    let end = (n.end + 2..n.end + 7).find(|&i| s.at(i).is_none_or(|w| w.punct() || w.is(CONJ | SUB)))?;
    // "and 12 in the hospital": another fate.
    let other = s.within(
        n.end,
        end,
        &["hospital", "hospitals", "custody", "condition", "detention", "jail", "clinic", "care", "surgery"],
    );
    let plain = !other && !(n.end..end).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || w.upos == Upos::Verb));
    (and && both && there(n.end) && plain && n.start.saturating_sub(last.to) < 16)
        .then(|| Hit::new(last.slot, "part/gapped", n.start, end).part(s.slice(n.end, end)))
}

/// "97 of the dead are female and 54 male": the second figure shares the first one's verb.
fn share(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count)?;
    let (j, last) = (k.checked_sub(1)?, hits.get(k.checked_sub(1)?)?.as_ref()?);
    let kind = n.number + 1;
    let gap = s.nums.get(j)?.end..n.start;
    // "of the dead are female and": a verb of being between them, nothing else.
    let be = gap.clone().any(|i| s.at(i).is_some_and(|w| w.is(BE))) && gap.len() <= 8;
    let plain = gap.clone().all(|i| s.at(i).is_some_and(|w| !matches!(w.upos, Upos::Verb) && !w.is(THING | EVENT)));
    let joined = s.before(n.start, 1)?.any(&["and", ","]);
    let known = s.at(kind).is_some_and(|w| PEOPLE.contains(&w.low.as_ref()));
    let over = s.at(kind + 1).is_none_or(|w| w.punct() || w.is(CONJ | SUB));
    (whole(last.slot) && joined && be && plain && known && over)
        .then(|| Hit::new(last.slot, "part/share", n.start, kind + 1).part(s.slice(kind, kind + 1)))
}

/// "26 people were killed: five from Iran, four each from China and Russia": items of a list behind a total and a colon.
fn listed(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| matches!(n.kind, NumKind::Count) && n.value.numbers().is_some())?;
    let colon =
        (0..n.start).rev().find(|&i| matches!(s.low(i), ":" | "-" | "–" | "—") && s.at(i).is_some_and(|w| w.punct()))?;
    let (j, total) = (0..k)
        .rev()
        .find_map(|j| Some((j, hits.get(j)?.as_ref().filter(|_| s.nums.get(j).is_some_and(|m| m.end <= colon))?)))?;
    let (most, _) = s.nums.get(j)?.value.numbers()?;
    if !whole(total.slot) || n.value.numbers()?.0 >= most {
        return None;
    }
    // No verb in the list: it tells who they were, not what else happened.
    let end = (colon + 60).min(s.words.len());
    let verb =
        (colon + 1..end).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || matches!(w.upos, Upos::Verb | Upos::Aux)));
    let starts = n.start == colon + 1 || s.before(n.start, 1).is_some_and(|w| w.any(&[",", ";", "and", "the"]));
    let items = s.nums.iter().filter(|m| m.start > colon && m.kind == NumKind::Count).count();
    let sort = s.within(n.end, n.end + 2, &["from", "each", "aboard", "on", "in", "at"])
        || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.is(PERSON | KIND) || origin(s, h)));
    if verb || !starts || items < 2 || !sort || !n.people(s) {
        return None;
    }
    let stop = (n.end..end).find(|&i| s.at(i).is_none_or(|w| w.any(&[",", ";", "."]) || w.num.is_some())).unwrap_or(end);
    let stop = if s.before(stop, 1).is_some_and(|w| w.any(&["and", "the"])) { stop - 1 } else { stop };
    Some(Hit::new(total.slot, "part/listed", n.start, stop.max(n.end)).part(s.slice(n.number + 1, stop)))
}
