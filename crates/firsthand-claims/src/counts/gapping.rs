//! Clauses that leave out what the clause before them said (gapping): "the Star puts it at 12 and the Times at 15", "61 at noon,
//! 44 at nine", "Denmark lost 18 people and Finland 12", "90 in the mill, 39 on the quays".
//!
//! What is left out is the verb or the thing counted; what stays are two things set against two of the clause before. Each
//! reading asks for both: a figure alone is never taken for one more of the same.

use super::figures::bare;
use super::{Hit, places};
use crate::chains::speaker;
use crate::clause::{self, Phrase};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Scope, Slot};

/// Farthest figure that the clause before may lie away, in tokens.
const REACH: usize = 18;

/// The rule for a figure with a time of its own, whose year may be another event's.
pub const TIME: &str = "gapping/time";

/// What it finds: the slot of the clause before, with its own speaker, time, place or name.
///
/// Example: `The Star puts the toll at 12 and the Times at 15.` gives killed 15 on the word of the Times.
///
/// Wrong where the second clause leaves out another verb than the one before it.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 1..s.nums.len() {
        // A figure that another rule gave the first speaker is the second one's.
        if let Some(found) = speakers(s, k, hits).or_else(|| agents(s, k, hits)).or_else(|| accordings(s, k, hits)) {
            hits[k] = Some(found);
        }
        if hits[k].is_none() {
            hits[k] =
                times(s, k, hits).or_else(|| spots(s, k, hits)).or_else(|| countries(s, k, hits)).or_else(|| list(s, k, hits));
        }
    }
}

/// The figure before, where it counts people and only a short way lies between, and the token after it.
fn last<'h>(s: &Sent<'_>, k: usize, hits: &'h [Option<Hit>]) -> Option<(&'h Hit, usize)> {
    // "Finland 12" looks like a name with a number.
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count || n.kind == NumKind::Other && n.head.is_none())?;
    let j = (0..k).rev().find(|&j| s.nums.get(j).is_some_and(|m| m.kind == NumKind::Count && !hour(s, m)))?;
    let h = hits.get(j)?.as_ref().filter(|h| !h.void && places::whole(h.slot))?;
    let end = s.nums.get(j)?.end;
    // The words of the claim before are no way between.
    let told = if h.to > n.start { end } else { h.to.max(end) };
    (n.start - told <= REACH).then_some((h, end))
}

/// "44 at nine, 31 by about seven": an hour that looks like a count, right behind one.
fn hour(s: &Sent<'_>, n: &Num) -> bool {
    let small = n.head.is_none() && n.value.numbers().is_some_and(|(v, _)| (1..=12).contains(&v));
    let link = s.before(n.start, 1).is_some_and(|w| w.any(&["at", "by", "around", "towards"]));
    small && link && n.start.checked_sub(2).is_some_and(|i| s.nums.iter().any(|m| m.number < m.end && m.end == i + 1))
}

/// Whether a token parts two clauses of which the second leaves something out.
fn parts(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| w.any(&[",", ";", "and", "but", "while", "whereas"]))
}

/// "The Star puts the toll at 12 and the Times at 15", "the ministry speaks of 9 dead, the union of 14", "police say 12 died, the
/// mayor 15": who speaks, what he says, and no verb.
fn speakers(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    const LINKS: &[&str] = &["at", "of", "as"];
    let n = s.nums.get(k)?;
    let (h, end) = last(s, k, hits)?;
    let link = s.before(n.start, 1).filter(|w| w.any(LINKS)).map(|w| w.low.as_ref());
    let to = n.start - usize::from(link.is_some());
    let from = (end..to).rev().find(|&i| parts(s, i))? + 1;
    // "the Star puts the toll at 12": the same link, and a verb by which somebody gives a figure.
    let number = s.nums.iter().find(|m| m.end == end)?;
    let same = link.is_none_or(|l| s.before(number.start, 1).is_some_and(|w| w.low == l));
    let verb = (number.start.saturating_sub(9)..number.start).rev().find(|&v| gives(s, v))?;
    let who = Phrase { from, to };
    let over = s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ | PREP | DAY | SUB));
    let name = n.kind == NumKind::Count || s.before(n.start, 1).is_some_and(|w| w.capital);
    // "The Star puts it at 12 and adds": nobody else speaks.
    let own = crate::tree::subject(s, verb).is_some_and(|p| p.to <= verb && named(s, p));
    let plain = (from..to).all(|i| s.at(i).is_some_and(|w| !w.punct() && w.num.is_none() && !is_verb(s, i) && !w.is(DAY)));
    let noun = n.head.is_none() || n.head_is(s, PERSON | DEATHS);
    if !(same && own && name && plain && over && noun && who.to > who.from && named(s, who)) {
        return None;
    }
    let mut out = Hit::new(h.slot, "gapping/speaker", from, n.end);
    out.modality = h.modality;
    // "Orvel counted 87, Dorr nine": a bare name that counts may be where they died.
    if counts(s, verb) && bare_name(s, who) {
        return Some(out.part(s.slice(from, to)));
    }
    out.by = Some(who);
    Some(out)
}

/// Verbs by which a place has its dead as well as a body gives them.
fn counts(s: &Sent<'_>, v: usize) -> bool {
    s.at(v).is_some_and(|w| matches!(w.lemma, "count" | "have" | "report" | "list"))
}

/// Whether a phrase is a name alone, without an article, and no person's or body's that the text makes known.
pub(super) fn bare_name(s: &Sent<'_>, p: Phrase) -> bool {
    use firsthand_language::MentionKind::{Organisation, Person};
    let known = s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.named && matches!(m.kind, Person | Organisation));
    !known && (p.from..p.to).all(|i| s.at(i).is_some_and(|w| w.capital && !w.is(DET)))
}

/// Verbs by which a figure is given.
fn gives(s: &Sent<'_>, v: usize) -> bool {
    s.at(v).is_some_and(|w| {
        matches!(
            w.lemma,
            "put" | "say" | "give" | "speak" | "count" | "report" | "estimate" | "reckon" | "list" | "claim" | "talk" | "have"
        ) && matches!(w.upos, Upos::Verb | Upos::Aux)
    })
}

/// Whether a phrase can speak: a body, a post or a person, or a paper by its name ("the Star").
fn named(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    // "Orvel counted 87 dead, Dorr nine": the second is where they died.
    if s.layers.mentions_in(span).any(|m| m.place.is_some() && m.span == span) {
        return false;
    }
    let title = p.to - p.from <= 4
        && s.at(p.from).is_some_and(|w| w.any(&["the"]))
        && (p.from + 1..p.to).all(|i| s.at(i).is_some_and(|w| w.capital && !w.is(DAY)));
    title || speaker(s, p) || s.within(p.from, p.to, &["others", "opposition", "rebels", "witnesses", "activists", "survivors"])
}

fn is_verb(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || matches!(w.upos, Upos::Verb | Upos::Aux))
}

/// Whether a time follows at `i`: "at nine", "by dusk", "on Friday", "in 1862", "an hour before", "when he first spoke".
fn time(s: &Sent<'_>, i: usize) -> bool {
    let Some(w) = s.at(i) else { return false };
    let at = s.layers.timexes_in(s.span).any(|t| {
        let first = s.token_from(t.span.start);
        first == i || first == i + 1 && w.is(PREP) || first == i + 2 && w.is(PREP)
    });
    let clock = s.nums.iter().any(|n| n.start == i + 1 && hour(s, n));
    at || clock || w.any(&["when"])
}

/// "put at 12 by police and 19 by the hospital": who gives it stands behind each.
fn agents(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let (h, end) = last(s, k, hits)?;
    let by = |i: usize| {
        let p = clause::phrase_after(s, i + 1, false).filter(|_| s.low(i) == "by")?;
        named(s, p).then_some(p)
    };
    by(end)?;
    let who = by(n.end)?;
    let parted = s.before(n.start, 1).is_some_and(|w| w.any(&["at", "as"])) || parts(s, n.start.checked_sub(1)?);
    let clean = !(end..n.start).any(|i| is_verb(s, i));
    let mut out = Hit::new(h.slot, "gapping/agent", n.start, who.to);
    out.by = Some(who);
    (parted && clean && n.head.is_none()).then_some(out)
}

/// "12 people died according to police, 14 according to the hospital", "12 people died; according to the hospital, 14".
fn accordings(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let (h, end) = last(s, k, hits)?;
    let cue = |i: usize| s.follows(i, &["according", "to"]);
    let told = if h.to > n.start { end } else { h.to.max(end) };
    let behind = cue(n.end).then(|| clause::phrase_after(s, n.end + 2, false)).flatten();
    let before = (told..n.start).rev().find(|&i| cue(i)).and_then(|i| clause::phrase_after(s, i + 2, false));
    let before = before.filter(|p| s.low(p.to) == "," && p.to + 1 == n.start && s.at(n.end).is_none_or(|w| w.punct()));
    let (who, to) = behind.map(|p| (p, n.end)).or_else(|| before.map(|p| (p, n.end)))?;
    let joint = if behind.is_some() { n.start.checked_sub(1).is_some_and(|i| parts(s, i) || s.low(i) == "or") } else { true };
    let clean = !(told..n.start).any(|i| is_verb(s, i) && !cue(i));
    let mut out = Hit::new(h.slot, "gapping/according", n.start, to);
    out.modality = h.modality;
    out.by = Some(who);
    let bare = n.head.is_none() || n.head_is(s, PERSON | DEATHS);
    (joint && clean && bare).then_some(out)
}

/// "61 at noon, 44 at nine and 12 when she first spoke": the same count at other times.
fn times(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.head.is_none() && !hour(s, n) || n.head_is(s, PERSON | DEATHS))?;
    let (h, end) = last(s, k, hits)?;
    // A hit of this family has its own time; another figure has one right behind it, or before its verb.
    let first = h.rule == TIME || (end..n.start).any(|i| time(s, i));
    let parted = s.before(n.start, 1).is_some_and(|w| w.any(&[",", "and", ";"]));
    let clean = !(end..n.start).any(|i| is_verb(s, i) && !under_when(s, end, i) && !told_aside(s, i));
    // "nine at 10 a.m., and three in hospital".
    let to = n.end;
    let clause = (to..to + 8).take_while(|&i| s.at(i).is_some_and(|w| !w.punct() && !w.any(&["and"])));
    let told = clause.clone().any(|i| is_verb(s, i) && !under_when(s, to, i));
    let at = (to..to + 4).any(|i| time(s, i) && (to..i).all(|j| s.at(j).is_some_and(|w| w.is(PREP | DET | EVENT))));
    let rate = s.within(to, to + 3, &["percent", "%", "km", "degrees", "per", "a.m", "p.m", "o'clock"]);
    if !(first && parted && clean && at && !told && !rate) {
        return None;
    }
    let end = s
        .layers
        .timexes_in(s.span)
        .map(|t| (s.token_from(t.span.start), s.token_to(t.span.end)))
        .find(|(from, _)| (to..to + 5).contains(from))
        .map_or(to, |(_, end)| end.max(to));
    let mut out = Hit::new(h.slot, TIME, n.start, end);
    if h.scope == Scope::Superseded {
        out.scope = Scope::Superseded;
    }
    Some(out)
}

/// "..., he told his audience, ...": who says it, between commas.
fn told_aside(s: &Sent<'_>, v: usize) -> bool {
    let says = s.at(v).is_some_and(|w| w.any(&["said", "says", "told", "recalled", "added", "noted", "wrote"]));
    let open = (v.saturating_sub(5)..v).rev().find(|&i| s.low(i) == ",");
    says && open.is_some() && (v + 1..v + 6).any(|i| s.low(i) == ",")
}

/// Whether a verb stands in a clause of time that opens in the range before it.
fn under_when(s: &Sent<'_>, from: usize, v: usize) -> bool {
    s.within(from, v, &["when", "as", "after", "before"])
}

/// "90 in the mill, 39 on the quays and one outside the gate", "seven died that night, two in a flat": others elsewhere.
fn spots(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    const SPOT: &[&str] = &["at", "in", "on", "inside", "outside", "near", "aboard", "under", "behind"];
    let n = s.nums.get(k).filter(|n| n.head.is_none() && !hour(s, n))?;
    let (h, end) = last(s, k, hits)?;
    let spot = |i: usize| {
        s.at(i).is_some_and(|w| w.any(SPOT))
            && s.at(i + 1).is_some_and(|w| w.is(DET) || w.capital && !w.is(DAY) || w.any(&["its", "their", "another"]))
            && !time(s, i)
    };
    let first = s.nums.iter().find(|m| m.end == end)?;
    let smaller = n.value.numbers().zip(first.value.numbers()).is_none_or(|(a, b)| a.0 <= b.0.saturating_mul(10));
    let parted = s.before(n.start, 1).is_some_and(|w| w.any(&[",", "and", ";"]));
    let to = (n.end..n.end + 9).find(|&i| s.at(i).is_none_or(|w| w.punct() || w.is(CONJ) || w.num.is_some()))?;
    let died = |i: usize| s.at(i).is_some_and(|w| w.any(&["died", "perished", "fell"]));
    // "Forty were killed at the hall, according to the mayor, and seven at another".
    let told = if h.to > n.start { end } else { h.to.max(end) };
    let clean = !(told..to).any(|i| is_verb(s, i) && !died(i) && s.low(i) != "according");
    let both = (end..n.start).any(|i| spot(i) || died(i)) && spot(n.end);
    // Where the hurt, the held and the safe are; and what somebody has two of, one in each place ("two cars, one in the yard").
    let other = s.within(
        n.end,
        to,
        &[
            "hospital", "hospitals", "custody", "condition", "detention", "jail", "prison", "clinic", "care", "surgery",
            "shelter", "shelters", "leg", "arm", "head", "chest", "court", "state", "shock",
        ],
    );
    (h.slot != Slot::Injured && smaller && both && parted && clean && !other)
        .then(|| Hit::new(h.slot, "gapping/spot", n.start, to).part(s.slice(n.end, to)))
}

/// "Denmark, by its own count, lost 18 people and Finland 12": names in a row behind one verb.
fn countries(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| bare(s, n))?;
    let (h, end) = last(s, k, hits)?;
    let verb = matches!(h.rule, "killed/lost" | "gapping/name") || s.at(h.from).is_some_and(|w| w.any(&["lost"]));
    let name = |i: usize| s.at(i).is_some_and(|w| w.capital && !w.is(DAY | PRON | DET | SUB));
    let to = n.start;
    let from = (to.saturating_sub(3)..to).rev().take_while(|&i| name(i)).last()?;
    let joined = from > end && (end..from).all(|i| s.at(i).is_some_and(|w| w.any(&[",", "and", ";"])));
    (verb && h.slot == Slot::Killed && joined && s.at(n.end).is_none_or(|w| w.punct() || w.any(&["and"])))
        .then(|| Hit::new(h.slot, "gapping/name", from, n.end).part(s.slice(from, to)))
}

/// "the deaths of three Danes, two Finns and four Swedes": people of one kind beside people of another, behind one noun.
fn list(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n: &Num = s.nums.get(k).filter(|n| n.people(s))?;
    let (h, end) = last(s, k, hits)?;
    let kind = |n: &Num| n.head.and_then(|i| s.at(i)).is_some_and(|w| w.is(PERSON | KIND) || w.capital && w.low.ends_with('s'));
    let first = s.nums.iter().find(|m| m.end == end)?;
    let between = end < n.start && n.start - end <= 2 && (end..n.start).all(|i| s.at(i).is_some_and(|w| w.any(&[",", "and"])));
    let behind = h.from < first.start && h.to <= end;
    let verb = s.at(n.end).is_some_and(|w| w.is(BE | HAVE | MODAL | PAST) || matches!(w.upos, Upos::Verb | Upos::Aux));
    (between && behind && !verb && kind(n) && kind(first))
        .then(|| Hit::new(h.slot, "gapping/list", n.start, n.end).part(s.slice(n.number + 1, n.end)))
}
