//! Figures that leave out what they count, because the words before have said it: "a little earlier it was 36",
//! "159 had not", "another 17 were confirmed today".

use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_types::{Scope, Slot};

/// What it finds: the slot that the sentence, or the one before it, was counting.
///
/// Example: `The toll is now 12; an hour earlier it was nine.` gives killed 9, superseded.
///
/// Wrong where "it" is something else that is counted in between.
pub fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    one_by_one(s, hits, memory);
    // What is found here may be what a later figure replaces ("97, not 115").
    super::join::later(s, hits);
}

fn one_by_one(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| hits[k].is_none() && n.kind == NumKind::Count) else {
            continue;
        };
        let inside = (0..k).rev().find_map(|j| hits[j].as_ref()).map(|h| h.slot);
        let before = memory.last.filter(|(_, ago)| *ago == 0).map(|(slot, _)| slot);
        // "150 people were poisoned, 55 of them children": of those, not of the dead of the sentence before.
        let others = s.nums.iter().take(k).any(|m| m.kind == NumKind::Count && m.head_is(s, PERSON));
        hits[k] = had_not(s, n)
            .or_else(|| it_was(s, n, inside, before))
            .or_else(|| it_stood(s, n, before))
            .or_else(|| confirmed(s, n, inside.or(before)))
            .or_else(|| identified(s, n, inside.or(before)))
            .or_else(|| then(s, n, k, hits))
            .or_else(|| kind(s, n, inside.or(before)))
            .or_else(|| of_them(s, n, inside.or(before.filter(|_| !others))))
            .or_else(|| announced(s, n, inside.or(before)))
            .or_else(|| includes(s, n, inside.or(before)))
            .or_else(|| among_them(s, n, before.map(|slot| foremost(slot, memory))))
            .or_else(|| colon(s, n));
    }
}

/// "120 had been accounted for and 159 had not".
fn had_not(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let aux = s.at(n.end)?;
    let not = aux.is(HAVE | BE) && (aux.is(NEG) || s.at(n.end + 1)?.is(NEG));
    let to = if aux.is(NEG) { n.end + 1 } else { n.end + 2 };
    let over = s.at(to).is_none_or(|w| w.punct() || w.is(CONJ));
    let accounted = s.find(0, n.start, &["accounted", "located", "traced", "found"])?;
    (not && over && n.start - accounted < 8).then(|| Hit::new(Slot::Missing, "missing/had-not", n.start, to))
}

/// "it was 36", "the figure given was 850".
fn it_was(s: &Sent<'_>, n: &Num, inside: Option<Slot>, before: Option<Slot>) -> Option<Hit> {
    if n.head.is_some() && !n.head_is(s, PERSON) || !s.before(n.start, 1)?.is(BE) {
        return None;
    }
    let be = n.start - 1;
    let mut j = be;
    while s.before(j, 1).is_some_and(|w| w.is(HAVE | ADV | BE) || w.any(&["given"])) {
        j -= 1;
    }
    let subject = s.before(j, 1)?;
    if !subject.any(&["it", "figure", "number", "count", "tally", "total"]) {
        return None;
    }
    let clause = s.slice(s.clause_start(j), (n.end + 4).min(s.words.len())).to_lowercase();
    let old = ["earlier", "before", "previous", "yesterday", "ago", "had been", "given", "morning", "last night"]
        .iter()
        .any(|w| clause.contains(w));
    let reckoned = ["reckoning", " count", "estimate", "tally", "according to"].iter().any(|w| clause.contains(w));
    // "It was 377 yesterday": what it was before is the count of the sentence before.
    let slot = inside.or(if subject.any(&["it"]) && !old && !reckoned { None } else { before })?;
    let from = s.clause_start(j).max(j.saturating_sub(5));
    let mut h = Hit::new(slot, "ellipsis/it-was", from, n.end);
    if old {
        h.scope = Scope::Superseded;
    }
    h.void = super::foreseen(s, j, n.start);
    Some(h)
}

/// "On Friday the figure stood at 59", "it had been put at 58", "the number has since risen to 71": the count of the sentence before.
fn it_stood(s: &Sent<'_>, n: &Num, before: Option<Slot>) -> Option<Hit> {
    let slot = before.filter(|_| n.head.is_none() || n.head_is(s, PERSON))?;
    let at = s.before(n.start, 1).filter(|w| w.any(&["at", "to", "as"]))?;
    let v = n.start.checked_sub(2).filter(|&v| s.at(v).is_some_and(|w| w.is(MOVES)))?;
    let mut j = v;
    while s.before(j, 1).is_some_and(|w| w.is(HAVE | ADV | BE | MOVES)) {
        j -= 1;
    }
    let subject = s.before(j, 1)?;
    let it = subject.any(&["it"])
        && (at.any(&["as"]) || s.at(v).is_some_and(|w| w.any(&["put", "stood", "stands", "risen", "fallen", "given"])));
    if !(it || subject.any(&["figure", "number", "count", "tally", "total"])) {
        return None;
    }
    let mut h = Hit::new(slot, "ellipsis/it-stood", j - 1, n.end);
    let had = (j..v).any(|i| s.low(i) == "had");
    if had && !s.within(j, v, &["now"]) || s.within(0, s.words.len(), &["earlier", "previously", "initially"]) {
        h.scope = Scope::Superseded;
    }
    h.void = super::foreseen(s, j, n.start);
    Some(h)
}

/// "Another 17 were confirmed earlier today", "three others had been found that day".
fn confirmed(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    slot.filter(|s| *s == Slot::Killed)?;
    let headless =
        n.head.is_none() || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["more", "others", "other", "further"])));
    let more = n.increment || s.within(n.start, n.end, &["another", "more", "others", "further"]);
    let definite = s.before(n.start, 1).is_some_and(|w| w.any(&["the"]));
    let only = s.at(n.start).is_some_and(|w| w.any(&["only"])) || s.before(n.start, 1).is_some_and(|w| w.any(&["only"]));
    if !headless || !(more || (definite || only) && n.head.is_none()) {
        return None;
    }
    let i = (n.end..(n.end + 5).min(s.words.len())).find(|&i| {
        let lemma = ["confirm", "find", "recover", "report", "discover", "come", "process", "examine", "count", "await"];
        s.at(i).is_some_and(|w| lemma.contains(&w.lemma) || w.any(&["found", "came"]))
    })?;
    if !(n.end..i).all(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV) || w.any(&["still", "yet", "to"])))
        || s.at(i + 1).is_some_and(|w| w.any(&["alive", "safe"]))
    {
        return None;
    }
    let mut h = Hit::new(Slot::Killed, "ellipsis/confirmed", n.start, i + 1);
    h.scope = Scope::Increment;
    Some(h)
}

/// "First the dead were nine, then 17, then 31": each figure replaces the one before.
pub(super) fn then(s: &Sent<'_>, n: &Num, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let last = hits.get(k.checked_sub(1)?)?.as_ref()?;
    // "first gave it as 49, then as 50".
    let link = usize::from(
        s.before(n.start, 1)?.any(&["as", "at", "to", "of"]) && s.before(n.start, 2).is_some_and(|w| w.any(&["then", "again"])),
    );
    if n.head.is_some()
        || !s.before(n.start - link, 1)?.any(&["then", "again", "today", "now", "tonight", "later", "finally"])
        || !matches!(last.slot, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued)
    {
        return None;
    }
    let mut h = Hit::new(last.slot, "ellipsis/then", n.start - 1, n.end);
    if s.before(n.start, 1)?.any(&["then"]) {
        h.scope = Scope::Superseded;
    }
    Some(h)
}

/// "Of the 31 injured, nine were children": a kind of those counted before, without a noun of its own.
fn kind(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    // "All of the dead are young; seven are women": the words before it say of whom.
    let dead = s.within(0, n.start, &["dead", "killed", "deaths", "victims"]);
    let slot = if dead { Some(Slot::Killed) } else { slot };
    let slot = slot.filter(|s| matches!(s, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued))?;
    let young = s.low(n.end + 1) == "under"
        && s.at(n.end + 2).is_some_and(|w| w.any(&["18", "16", "sixteen", "eighteen", "12", "twelve", "ten", "10"]));
    if young && n.head.is_none() && s.at(n.end)?.any(&["were", "are"]) {
        return Some(Hit::new(slot, "ellipsis/kind", n.start, n.end + 3).part("children"));
    }
    if n.head.is_some() || !s.at(n.end)?.any(&["were", "are", "was", "is"]) {
        return None;
    }
    let i = (n.end + 1..n.end + 4).find(|&i| s.at(i).is_some_and(|w| w.is(KIND)))?;
    let plain = (n.end + 1..i).all(|j| s.at(j).is_some_and(|w| w.is(DET | ADV) || w.any(&["young", "small", "foreign"])));
    (plain && s.at(i + 1).is_none_or(|w| w.punct() || w.is(CONJ)))
        .then(|| Hit::new(slot, "ellipsis/kind", n.start, i + 1).part(s.slice(i, i + 1)))
}

/// "Forty had been identified", "of the dead, 65 have been named", "nine more identified".
fn identified(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    slot.filter(|s| *s == Slot::Killed)
        .or_else(|| s.within(0, n.start, &["dead", "victims", "bodies", "died"]).then_some(Slot::Killed))?;
    let headless =
        n.head.is_none() || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["more", "others", "other", "further"])));
    let end = (n.end + 6).min(s.words.len());
    // "21 without a name", "39 whose identity is known".
    if let Some(i) = s.find(n.end, end, &["name", "names", "identity", "identities"]).filter(|_| headless)
        && s.within(n.end, i, &["without", "whose"])
        && (n.end..i)
            .all(|j| s.at(j).is_some_and(|w| w.is(ADV | DET) || w.any(&["without", "whose", "still", "remain", "remained"])))
    {
        return Some(Hit::new(Slot::Killed, "ellipsis/identified", n.start, i + 1).part(s.slice(n.end, i + 1)));
    }
    let known = ["identified", "named", "unidentified", "unnamed", "nameless"];
    let i = (n.end..end).find(|&i| s.at(i).is_some_and(|w| w.any(&known)))?;
    let plain = (n.end..i).all(|j| {
        s.at(j).is_some_and(|w| {
            w.is(BE | HAVE | ADV | NEG) || w.any(&["of", "them", "these", "more", "yet", "to", "remain", "remained"])
        })
    });
    let not = s.has(n.end, i, NEG) || s.within(n.end, i, &["yet"]) || s.low(i).starts_with("un");
    let part = if not { "unidentified" } else { "identified" };
    (headless && plain).then(|| Hit::new(Slot::Killed, "ellipsis/identified", n.start, i + 1).part(part))
}

/// "Nine of these have not been identified", "two of them had moved here in May": a part of those counted before.
fn of_them(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let slot = whole(slot).filter(|slot| matches!(slot, Slot::Killed | Slot::Missing))?;
    let pronoun = |i: usize| s.at(i).is_some_and(|w| w.any(&["them", "these", "those", "whom"]));
    let behind = s.low(n.number + 1) == "of" && pronoun(n.number + 2);
    let before = s.before(n.start, 1).is_some_and(|w| w.any(&["whom", ",", "them"]))
        && (n.start.saturating_sub(4)..n.start).any(|i| s.low(i) == "of" && pronoun(i + 1));
    let end = (n.end + 9).min(s.words.len());
    let stop =
        (n.end.max(n.number + 3)..end).find(|&i| s.at(i).is_some_and(|w| w.any(&[",", ";", "and", "but"]))).unwrap_or(end);
    let several = n.value.numbers().is_some_and(|(v, _)| v > 1);
    let more = !several
        || s.at(n.number + 3).and_then(|w| w.num).is_some()
        || s.at(n.number + 3).is_some_and(|w| w.any(&["who", "still", "inside", "trapped"]));
    (n.head.is_none_or(pronoun)
        && (behind || before)
        && !of_living(s, n)
        && !more
        && !super::join::other_fate(s, n.start, stop, slot))
    .then(|| Hit::new(slot, "ellipsis/of-them", n.start, stop).part(s.slice(n.end, stop)))
}

/// "The attackers, nine of them, fled"; "he was one of three brothers. Two of them are doctors": others than the dead stand nearer.
pub(super) fn of_living(s: &Sent<'_>, n: &Num) -> bool {
    let comma = s.before(n.start, 1).is_some_and(|w| w.any(&[","]));
    let whom = s.before(n.start, 2).is_some_and(|w| comma && w.is(ATTACKER | SUSPECT));
    let last = s.index.checked_sub(1).filter(|_| n.start <= 1).and_then(|i| Sent::new(s.text, s.layers, i));
    let brothers = last.is_some_and(|last| {
        let end = last.words.len();
        (end.saturating_sub(6)..end)
            .any(|i| last.low(i) == "one" && last.low(i + 1) == "of" && last.at(i + 2).is_some_and(|w| w.num.is_some()))
    });
    whom || brothers
}

/// "The 27 announced by the ministry", "the 60 that the hospital had given": a figure spoken of as such.
fn announced(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let slot = whole(slot).filter(|_| n.head.is_none() && s.before(n.start, 1).is_some_and(|w| w.any(&["the"])))?;
    let told = [
        "announce", "report", "give", "confirm", "cite", "quote", "claim", "list", "publish", "count", "release", "name",
        "acknowledge", "admit", "recognise", "recognize", "declare", "record",
    ];
    let verb = (n.end..n.end + 9)
        .take_while(|&i| s.at(i).is_some_and(|w| !w.punct()))
        .find(|&i| s.at(i).is_some_and(|w| told.contains(&w.lemma) && w.rel.starts_with("acl") && w.head == Some(n.number)))?;
    let mut h = Hit::new(slot, "ellipsis/announced", n.start - 1, verb + 1);
    // "down from the 90 given on Monday", "not the 90 given at first".
    let gone = s.before(n.start, 2).is_some_and(|w| w.any(&["from", "not", "than"]));
    if gone || s.within(n.end, (verb + 4).min(s.words.len()), &["earlier", "previously", "initially", "first", "had"]) {
        h.scope = Scope::Superseded;
    }
    Some(h)
}

/// Slots of which a part is told by what it belongs to.
fn whole(slot: Option<Slot>) -> Option<Slot> {
    slot.filter(|s| matches!(s, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued))
}

/// "The figure includes two residents": a part of what was counted before.
fn includes(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let verb = s.before(n.start, 1)?.any(&["includes", "included", "include"]);
    let sum = s.before(n.start, 2)?.any(&["figure", "figures", "number", "toll", "total", "tally", "count", "they", "these"]);
    (verb && sum && n.head_is(s, PERSON))
        .then(|| Some(Hit::new(whole(slot)?, "ellipsis/includes", n.start, n.end).part(s.slice(n.number + 1, n.end))))?
}

/// Where a sentence counted dead and injured, "among them" is among the dead.
fn foremost(slot: Slot, memory: &Memory) -> Slot {
    let dead = memory.recent.iter().any(|(of, _, ago)| *of == Slot::Killed && *ago == 0);
    if slot == Slot::Injured && dead { Slot::Killed } else { slot }
}

/// "All four members of the crew are among them": a part of those whom the sentence before counted.
fn among_them(s: &Sent<'_>, n: &Num, slot: Option<Slot>) -> Option<Hit> {
    let i = s.find(n.end, n.end + 6, &["among"])?;
    let them = s.at(i + 1)?.any(&["them", "those"]) && s.at(i + 2).is_none_or(|w| w.punct() || w.is(CONJ));
    let plain = s.before(i, 1)?.is(BE) && !s.within(n.end, i, &["not", "never", ","]);
    (them && plain && n.head_is(s, PERSON))
        .then(|| Some(Hit::new(whole(slot)?, "ellipsis/among-them", n.start, i + 2).part(s.slice(n.number + 1, i - 1))))?
}

/// "Fewer people died than had been reported: 97, not 115".
fn colon(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if n.head.is_some() || s.low(n.start.checked_sub(1)?) != ":" {
        return None;
    }
    let dead = s.words.iter().take(n.start).any(|w| {
        matches!(w.tag.pred, crate::words::Pred::Die | crate::words::Pred::Dead) || w.any(&["killed", "deaths", "toll"])
    });
    let close = s.at(n.end).is_none_or(|w| w.punct());
    // "The dead: 14. The hurt: 52": the word before the colon is the one that counts.
    let label = n.start.checked_sub(2).and_then(|i| s.at(i));
    if label.is_some_and(|w| w.any(&["hurt", "injured", "wounded"]) || w.is(INJURIES)) {
        return close.then(|| Hit::new(Slot::Injured, "ellipsis/colon", n.start, n.end));
    }
    (dead && close).then(|| Hit::new(Slot::Killed, "ellipsis/colon", n.start, n.end))
}
