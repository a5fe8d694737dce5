//! Arrests and charges of named or single people, charges that have not been brought, and attackers who acted alone: counts of one
//! or none that stand in no number.

use crate::clause;
use crate::draft::Draft;
use crate::kinds;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_language::{Mention, MentionKind};
use firsthand_types::{Bound, EventKind, Part, Polarity, Scope, Slot, Value};

/// All of them in one sentence; `taken` are the counts already found.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind, taken: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        if let Some(d) = crate::accomplices::read(s, part, i) {
            let more = |o: &Draft| o.slot == d.slot && o.span.overlap(d.span) > 0 && o.value.numbers() >= d.value.numbers();
            if !taken.iter().any(more) {
                out.push(d);
            }
            continue;
        }
        let found = not_charged(s, part, i)
            .or_else(|| named(s, part, i))
            .or_else(|| appeared(s, part, i))
            .or_else(|| alone(s, part, i).filter(|_| kinds::violent(main)))
            .or_else(|| crate::custody::arrested(s, part, i))
            .or_else(|| crate::custody::charged(s, part, i))
            .or_else(|| crate::custody::alone(s, part, i).filter(|_| kinds::violent(main)));
        if let Some(d) = found
            && !taken.iter().chain(&out).any(|o| o.slot == d.slot && o.span.overlap(d.span) > 0)
        {
            out.push(d);
        }
    }
    out
}

pub(crate) fn count(s: &Sent<'_>, part: Part, slot: Slot, value: i64, (from, to): (usize, usize), rule: &'static str) -> Draft {
    let mut d = Draft::new(part, s.bytes(from, to), slot, Value::Number(value), rule);
    d.bound = Some(Bound::Exact);
    d.scope = Some(Scope::Total);
    if value == 0 {
        d.polarity = Polarity::Absent;
    }
    d
}

/// What it finds: that nobody has been charged.
///
/// Example: `He has yet to be charged.` gives charged 0, absent; so does `Neither has been charged.`
///
/// Wrong where one of several has not been charged and others have.
fn not_charged(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let charges = w.any(&["charges"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.within(i + 1, i + 5, &["filed", "brought", "laid", "announced", "pressed"]);
    if charges {
        let to = s.find(i + 1, i + 5, &["filed", "brought", "laid", "announced", "pressed"])? + 1;
        return Some(count(s, part, Slot::Charged, 0, (i - 1, to), "charged/none"));
    }
    if !w.any(&["charged", "indicted"]) || !s.has(i.saturating_sub(2), i, BE) || w.num.is_some() {
        return None;
    }
    let group = clause::group_start(s, i);
    if let Some(j) = s.find(group.saturating_sub(3), i, &["neither", "nobody", "none"]) {
        return Some(count(s, part, Slot::Charged, 0, (j, i + 1), "charged/none"));
    }
    let yet = s.find(i.saturating_sub(4), i, &["yet"]).is_some_and(|y| s.low(y + 1) == "to");
    let subject = clause::subject(s, if yet { s.find(i.saturating_sub(4), i, &["yet"])? } else { group })?;
    let neither = s.at(subject.from).is_some_and(|w| w.any(&["neither", "nobody", "none"]))
        || s.at(subject.from).is_some_and(|w| w.any(&["no"])) && s.low(subject.from + 1) == "one";
    let not = s.has(group, i, NEG) && !s.within(group, i, &["without"]);
    if !(yet || neither || not) {
        return None;
    }
    Some(count(s, part, Slot::Charged, 0, (subject.from.max(i.saturating_sub(10)), i + 1), "charged/none"))
}

/// A person named in the range, who is no official and no plural.
fn person<'a>(s: &'a Sent<'_>, from: usize, to: usize) -> Option<&'a Mention> {
    let span = s.bytes(from, to);
    s.layers.mentions_in(s.span).find(|m| m.named && m.kind == MentionKind::Person && span.contains(m.span))
}

/// What it finds: somebody by name who was arrested or charged.
///
/// Example: `Prosecutors charged Ivo Brandt, 51, with arson.` gives charged 1.
///
/// Wrong where the name is that of an earlier case; the event decides later.
fn named(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    // "Ivo Brandt, 44, was led away in handcuffs", "was taken into custody".
    let led =
        w.any(&["led", "taken"]) && s.within(i + 1, i + 5, &["handcuffs", "custody"]) && crate::counts::object::passive(s, i);
    if led && w.num.is_none() && !clause::negated(s, i) {
        let p = clause::subject(s, i)?;
        let one = !s.within(p.from, p.to, &["and", "or"]) && (p.from..p.to).all(|j| s.at(j).is_some_and(|w| w.num.is_none()));
        person(s, p.from, p.to).filter(|_| one && i - p.from <= 20)?;
        let to = s.find(i + 1, i + 5, &["handcuffs", "custody"])? + 1;
        return Some(count(s, part, Slot::Arrested, 1, (p.from, to), "court/led-away"));
    }
    if !w.is(PAST) {
        return None;
    }
    let slot = match w.tag.pred {
        Pred::Arrest if !w.any(&["captured"]) => Slot::Arrested,
        Pred::Charge => Slot::Charged,
        _ => return None,
    };
    if w.num.is_some() || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    if crate::counts::object::passive(s, i) {
        let p = clause::subject(s, i)?;
        // One name, and no count beside it ("Ivo Brandt and two others").
        let one = !s.within(p.from, p.to, &["and", "or"]) && (p.from..p.to).all(|j| s.at(j).is_some_and(|w| w.num.is_none()));
        person(s, p.from, p.to).filter(|_| one && i - p.from <= 20)?;
        return Some(count(s, part, slot, 1, (p.from, i + 1), "court/named-passive"));
    }
    let p = clause::phrase_after(s, i + 1, false).filter(|p| p.to - p.from <= 8)?;
    let m = person(s, p.from, p.to)?;
    let first = s.token_from(m.span.start) <= p.from + 2;
    let plain = (p.from..p.to).all(|j| s.at(j).is_some_and(|w| w.num.is_none() && !w.any(&["and", "or", "'s", "’s"])));
    let subject = clause::subject(s, i)?;
    let authority = s.words.get(subject.from..subject.to)?.iter().any(|w| {
        w.any(&[
            "police", "prosecutors", "officers", "authorities", "court", "agents", "detectives", "deputies", "prosecutor",
            "service", "forces", "department", "they", "sheriff", "officials", "troops",
        ])
    });
    (first && plain && authority).then(|| count(s, part, slot, 1, (i, p.to), "court/named-object"))
}

/// What it finds: one person before a court, charged.
///
/// Example: `A kitchen porter appeared before magistrates on Monday, charged with arson.` gives charged 1.
///
/// Wrong for hearings of another case; the event decides later.
fn appeared(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["charged"]) || !s.at(i + 1)?.any(&["with", "over", "in"]) || crate::counts::object::passive(s, i) {
        return None;
    }
    let court = (i.saturating_sub(20)..i)
        .rev()
        .find(|&j| s.at(j).is_some_and(|w| w.any(&["appeared", "appears", "arraigned", "dock", "trial"])))?;
    let p = clause::subject(s, court)?;
    let one = s.at(p.from).is_some_and(|w| w.any(&["a", "an", "the", "he", "she"])) && !s.low(p.to - 1).ends_with('s')
        || person(s, p.from, p.to).is_some() && !s.within(p.from, p.to, &["and"]);
    one.then(|| count(s, part, Slot::Charged, 1, (p.from, clause::clause_end(s, i)), "court/appeared"))
}

/// What it finds: that the attacker acted alone.
///
/// Example: `Officers believe that he acted alone.` gives attackers 1.
///
/// Wrong where it is only asked ("whether he acted alone").
fn alone(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let acted = w.any(&["acted", "acting"]) && (s.follows(i + 1, &["alone"]) || s.follows(i + 1, &["on", "his", "own"]));
    let himself = w.any(&["did", "done"])
        && s.at(i + 1).is_some_and(|n| n.any(&["this", "it"]))
        && (s.follows(i + 2, &["by", "himself"]) || s.follows(i + 2, &["alone"]) || s.follows(i + 2, &["on", "his", "own"]));
    if !(acted || himself) || clause::negated(s, i) || s.within(i.saturating_sub(6), i, &["whether", "if"]) {
        return None;
    }
    let from = clause::subject(s, i).map(|p| p.from).filter(|f| i - f <= 6).unwrap_or(i);
    let to = if acted { s.find(i, i + 4, &["alone", "own"])? } else { s.find(i, i + 6, &["himself", "alone", "own"])? };
    Some(count(s, part, Slot::Attackers, 1, (from, to + 1), "attackers/alone"))
}
