//! What a count was, and who put it where: figures whose noun stands in another clause or sentence, by the parse.
//!
//! "The previous figure was 28", "on Monday we reported 19", "at 50 on Saturday, at 48 by the union", "97 should be taken as a
//! minimum". A figure goes back to the count that was last told, or to the one in which the report gave that very number.

use super::figures::{FIGURE, GIVE, OLD, bare};
use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Scope, Slot};

/// Smallest figure that is known again by its number alone: smaller ones count too many things.
pub(super) const LARGE: i64 = 13;

/// How many sentences back a count may lie that "the figure" goes back to.
const BACK: usize = 1;

/// How many sentences back it may lie where the words call it the count ("the official count stood at 52").
const FAR: usize = 8;

/// What it finds: the slot of the count that a bare figure goes back to.
///
/// Example: `The fire killed 31. The previous figure, given on Sunday, was 28.` gives killed 28, superseded.
///
/// Wrong where "figure" is of something else that was counted in between.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|_| hits[k].is_none()) else { continue };
        // "number 64" is a label to those who read numbers, and a verb behind "the dead".
        hits[k] = number(s, n);
        if hits[k].is_some() || n.kind != NumKind::Count || n.head.is_some() {
            continue;
        }
        let inside = (0..k).rev().find_map(|j| hits[j].as_ref()).map(|h| h.slot);
        let before = memory.last.filter(|(_, ago)| *ago <= BACK).map(|(slot, _)| slot);
        let slot = memory
            .nearest(s, hits, n)
            .or(inside)
            .or(before)
            .filter(|s| matches!(s, Slot::Killed | Slot::Injured | Slot::Missing));
        hits[k] = super::ellipsis::then(s, n, k, hits)
            .or_else(|| series(s, k, hits))
            .or_else(|| rose(s, n, memory.last))
            .or_else(|| slot.and_then(|slot| was(s, n, slot).or_else(|| moved(s, n, slot)).or_else(|| told(s, n, slot))))
            .or_else(|| speaks(s, n))
            .or_else(|| memory.topic.filter(|(_, ago)| *ago <= FAR).and_then(|(slot, _)| stood(s, n, slot)))
            .or_else(|| again(s, n, memory));
    }
}

fn hit(s: &Sent<'_>, n: &Num, slot: Slot, rule: &'static str, from: usize) -> Hit {
    let mut h = Hit::new(slot, rule, from.min(n.start), n.end);
    let old =
        s.within(from.saturating_sub(4), n.start, OLD) || s.within(n.end, n.end + 3, &["before", "earlier", "previously"]);
    if old || s.has(n.start.saturating_sub(2), n.start, NEG) {
        h.scope = Scope::Superseded;
    }
    h.void = super::foreseen(s, from.saturating_sub(2), n.start);
    h
}

/// The word that stands for a number in the tree: "six" of "twenty-six".
pub(super) fn top(s: &Sent<'_>, n: &Num) -> usize {
    let inside = n.number..n.end.max(n.number + 1);
    inside.clone().find(|&i| tree::head(s, i).is_none_or(|h| !inside.contains(&h))).unwrap_or(n.number)
}

/// Whether a word is a noun for a figure.
fn figure(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| w.any(FIGURE))
}

/// "The dead now number 64", "the injured numbered 30".
fn number(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = n.start.checked_sub(1).filter(|&v| s.at(v).is_some_and(|w| w.any(&["number", "numbered"])))?;
    let subject =
        s.before(v, if s.before(v, 1)?.is(ADV) || s.before(v, 1)?.any(&["now", "already", "there", "here"]) { 2 } else { 1 })?;
    let slot = match subject.low.as_ref() {
        "dead" | "fatalities" | "deaths" | "killed" | "deceased" => Slot::Killed,
        "injured" | "wounded" => Slot::Injured,
        "missing" => Slot::Missing,
        _ => return None,
    };
    Some(hit(s, n, slot, "history/number", v.saturating_sub(3)))
}

/// "The previous figure, given last Sunday, was 3,868": the figure is the predicate of such a noun.
fn was(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let of = s.before(n.start, 1).is_some_and(|w| w.any(&["of"])).then(|| tree::head(s, top(s, n))).flatten();
    if let Some(noun) = of.filter(|&i| figure(s, i) && i < n.start) {
        return Some(hit(s, n, slot, "history/of", noun));
    }
    let subject = tree::child(s, top(s, n), &["nsubj"]).filter(|&i| i < n.start && figure(s, i))?;
    tree::child(s, top(s, n), &["cop"])?;
    // "the number of buses was 40": of what, the words say.
    let body = |i: usize| crate::chains::speaker(s, tree::phrase(s, i)) || s.at(i).is_some_and(|w| w.any(&["office"]));
    let time = |i: usize| s.at(i).is_some_and(|w| s.layers.timexes_in(s.span).any(|t| t.phrase.contains(w.span)));
    let other = s.children(subject, &["nmod", "acl"]).into_iter().any(|i| tree::rel(s, i) == "nmod" && !body(i) && !time(i));
    (!other).then(|| hit(s, n, slot, "history/was", subject))
}

/// "The toll was 24. It rose to 25 when one of the injured died": right behind a count "it" is that count.
fn rose(s: &Sent<'_>, n: &Num, last: Option<(Slot, usize)>) -> Option<Hit> {
    let slot = last.filter(|(slot, ago)| *ago == 0 && matches!(slot, Slot::Killed | Slot::Missing)).map(|(slot, _)| slot)?;
    let to = n.start.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["to"])) && bare(s, n))?;
    let v = (to.saturating_sub(2)..to).rev().find(|&i| {
        s.at(i).is_some_and(|w| {
            w.any(&["rose", "risen", "climbed", "fell", "fallen", "grew", "grown", "dropped", "increased", "jumped"])
        })
    })?;
    let it = (v.saturating_sub(3)..v).find(|&i| s.low(i) == "it")?;
    let plain = (it + 1..v).all(|i| s.at(i).is_some_and(|w| w.is(HAVE | ADV)));
    let unit = s.at(n.end).is_some_and(|w| w.any(&["percent", "%", "metres", "meters", "km", "per", "degrees", "m"]));
    (plain && !unit && it < 3).then(|| hit(s, n, slot, "history/rose", it))
}

/// "and was cut to 275 on Sunday": the verb's subject is such a noun, its own or that of the verb that it is joined to.
fn moved(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let at = n.start.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["to", "at", "as"])) && bare(s, n))?;
    let v = (at.saturating_sub(3)..at).rev().find(|&i| s.at(i).is_some_and(|w| w.is(MOVES) || w.any(&["cut", "lowered"])))?;
    let subject = tree::subject(s, v)?;
    let noun = (subject.from..subject.to).find(|&i| figure(s, i) || s.low(i) == "it")?;
    let known = s.low(noun) != "it" || s.at(v).is_some_and(|w| w.any(&["put", "stood", "cut", "lowered", "raised", "revised"]));
    let own = !s.within(noun, subject.to, &["of"]);
    (known && own && subject.to <= v).then(|| hit(s, n, slot, "history/moved", v))
}

/// "The number of missing varies: the ministry counts dozens, while the rescue service speaks of close to 100".
fn speaks(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = n.start.checked_sub(1).filter(|&i| s.low(i) == "of" && bare(s, n))?;
    let v = of.checked_sub(1).filter(|&v| s.at(v).is_some_and(|w| matches!(w.lemma, "speak" | "talk")))?;
    let noun = (0..v).find(|&i| figure(s, i) && s.low(i + 1) == "of")?;
    let slot = (noun + 2..noun + 6).find_map(|i| super::figures::fate(s.low(i)))?;
    Some(hit(s, n, slot, "history/speaks", v))
}

/// "By Monday the figure stood at 16", "the official count stood at 52": of what is counted, the words long before said.
fn stood(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let v = n.start.checked_sub(2).filter(|&v| s.at(v).is_some_and(|w| w.any(&["stood", "stands", "remained", "remains"])))?;
    let noun = v.checked_sub(if s.before(v, 1)?.is(ADV) || s.low(v - 1) == "now" { 2 } else { 1 })?;
    let the = (noun.saturating_sub(2)..noun).any(|i| s.at(i).is_some_and(|w| w.any(&["the", "that", "its", "this"])));
    let count = s.at(noun).is_some_and(|w| w.any(&["figure", "count", "tally", "toll"]));
    (s.low(n.start - 1) == "at" && count && the && bare(s, n)).then(|| hit(s, n, slot, "history/stood", noun))
}

/// "On Monday we reported 19", "yesterday they read us 92", "the mayor had spoken of six": somebody gave it, at another time.
fn told(s: &Sent<'_>, n: &Num, slot: Slot) -> Option<Hit> {
    let v = tree::head(s, top(s, n)).filter(|&v| v < n.start)?;
    let verb = s.at(v)?;
    let of = s.before(n.start, 1).is_some_and(|w| w.any(&["of"])) && matches!(verb.lemma, "speak" | "talk");
    let plain = tree::rel(s, top(s, n)) == "obj" && GIVE.contains(&verb.lemma);
    let then = s.has(0, s.words.len(), DAY) || s.within(0, s.words.len(), OLD) || s.within(v.saturating_sub(2), v, &["had"]);
    let over = s.at(n.end).is_none_or(|w| w.punct() || w.is(PREP | CONJ | ADV | DAY | SUB))
        || s.at(n.end).is_some_and(|w| w.any(&["a", "an", "the"]))
            && s.within(n.end + 1, n.end + 4, &["before", "earlier", "ago", "previous"]);
    let subject = tree::subject(s, v).filter(|p| p.to <= v)?;
    // "The number of hotels varies: the mayor speaks of 100": of what, the words say.
    let other = (0..v)
        .any(|i| figure(s, i) && s.low(i + 1) == "of" && !(i + 2..i + 6).any(|j| super::figures::fate(s.low(j)).is_some()));
    let now = of && !other && s.at(v).is_some_and(|w| w.low.ends_with("ing") || w.low.ends_with('s') || w.any(&["spoke"]));
    ((of || plain) && (then || now) && over && subject.to > subject.from).then(|| hit(s, n, slot, "history/told", v))
}

/// "It was put at 52 on Friday, at 50 on Saturday after a recount, at 48 by the union": one verb, several figures.
fn series(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let at = n.start.checked_sub(1).filter(|&i| s.low(i) == "at" && bare(s, n))?;
    let (j, last) = (0..k).rev().find_map(|j| Some((j, hits.get(j)?.as_ref()?)))?;
    let first = s.nums.get(j)?;
    let same = s.low(first.start.checked_sub(1)?) == "at" && n.start - first.end < 14;
    let parted = s.before(at, 1).is_some_and(|w| w.any(&[",", "and"]));
    let clock = s.within(n.end, n.end + 2, &["a.m", "a.m.", "p.m", "p.m.", "o'clock", "gmt", "km"]);
    // "put the toll at 12, the hospital, which has a morgue, at 19": somebody else's.
    let other = (first.end..at).any(|i| {
        s.at(i).is_some_and(|w| w.any(&[",", "and", ";"]))
            && (i + 2..(i + 6).min(at + 1))
                .any(|to| crate::chains::speaker(s, crate::clause::Phrase { from: i + 1, to }) && !s.has(i + 1, to, PREP))
    });
    (same && parted && !clock && !other).then(|| {
        let mut h = Hit::new(last.slot, "history/series", at, n.end);
        h.void = last.void;
        h
    })
}

/// "97 should be taken as a minimum", "attributed the 92 to the district": a number that the report has counted before.
fn again(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let (value, _) = n.value.numbers().filter(|(min, max)| max.is_none_or(|max| max == *min))?;
    let slot = *memory.counted.get(&value)?;
    let year = (1900..2100).contains(&value) && !s.slice(n.number, n.number + 1).contains(',');
    let alone = s.at(n.number + 1).is_none_or(|w| {
        w.punct() && !w.any(&["-", "%", "$", "/", "'"])
            || w.is(CONJ | ADV | DAY | SUB | REL | BE | MODAL | HAVE | PREP)
            || w.is(PAST)
    });
    let said = s.at(n.number + 1).is_some_and(|w| w.any(&["of", "per", "times"]));
    let rel = tree::rel(s, top(s, n));
    let before = s.before(n.start, 1);
    let definite = before.is_some_and(|w| w.any(&["the", "present", "current", "that", "those"]));
    let stands = definite && matches!(rel, "nsubj" | "nsubj:pass" | "obj" | "obl" | "nmod")
        || matches!(rel, "obj" | "nsubj:pass")
            && tree::head(s, top(s, n)).and_then(|v| s.at(v)).is_some_and(|w| TAKEN.contains(&w.lemma));
    (alone && !said && !year && stands).then(|| {
        let mut h = hit(s, n, slot, "history/again", n.start - usize::from(definite));
        h.void = false;
        h
    })
}

/// Verbs that take a figure for what it is.
const TAKEN: &[&str] = &[
    "take", "treat", "regard", "see", "read", "attribute", "call", "dispute", "question", "doubt", "confirm", "deny", "repeat",
    "cite", "use", "quote", "consider", "revise", "correct",
];
