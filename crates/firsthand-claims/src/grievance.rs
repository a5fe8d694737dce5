//! Blame in the words of those who were hit or who speak for them: "the harbour board did this to us", "I hold the council responsible",
//! "they looked the other way", "nothing was done", "it burned since no inspection was made".

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, listed};
use crate::faults::accuse;
use crate::frames;
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Source, SourceKind};

/// What it finds: a grievance that somebody voices against a body, or against nobody by name.
///
/// Example: `"The harbour board did this to us," said a shop owner.` gives against the harbour board.
///
/// Wrong where the words tell of the speaker's own side: "we" and "I" are never accused.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => did_this(s, part, i)
            .or_else(|| looked_away(s, part, i))
            .or_else(|| failed_to(s, part, i))
            .or_else(|| undone(s, part, i))
            .or_else(|| put_on(s, part, i)),
        Upos::Adj => greedy(s, part, i),
        _ => None,
    }
}

/// Who says it: any source but wires, outlets and rescuers; or the words stand between quotation marks.
fn voice<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    accuser(s, i).filter(|c| !matches!(c.kind, SourceKind::Outlet))
}

/// The subject, where it is not the speaker himself.
fn they(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let own = s.within(p.from, p.to, &["we", "i", "us", "our", "my", "it", "this", "that", "which", "what", "you"]);
    (!own && !frames::is_thing(s, p)).then_some(p)
}

fn end_of(s: &Sent<'_>, i: usize) -> usize {
    clause::clause_end(s, i).max(i + 1)
}

/// "The harbour board did this to us", "they have done this to our children".
fn did_this(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let object = s.at(i + 1).is_some_and(|w| w.any(&["this", "that", "it"]));
    let to_us = s.low(i + 2) == "to" && s.at(i + 3).is_some_and(|w| w.any(&["us", "our", "my", "them", "me", "the"]));
    if !s.at(i)?.any(&["did", "done"]) || !object || !to_us || clause::negated(s, i) {
        return None;
    }
    let by = voice(s, i)?;
    let p = they(s, i)?;
    let nobody = s.within(p.from, p.to, &["who", "whoever", "he", "she", "someone", "somebody"]);
    if nobody {
        return None;
    }
    accuse(s, part, "accusation/did-this", (p.from, end_of(s, i)), by, Some(p))
}

/// "They looked the other way", "turned a deaf ear", "washed their hands of us", "swept it under the carpet".
fn looked_away(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let next = |words: &[&str]| (1..).zip(words).all(|(k, w)| s.low(i + k) == *w);
    let idiom = match w.lemma {
        "look" => next(&["the", "other", "way"]) || next(&["away"]),
        "turn" => next(&["a", "deaf", "ear"]) || next(&["a", "blind", "eye"]),
        "wash" => next(&["their", "hands"]) || next(&["its", "hands"]),
        "sweep" => s.within(i, i + 6, &["carpet", "rug"]),
        "sit" => next(&["on", "their", "hands"]) || next(&["on", "its", "hands"]) || next(&["idly", "by"]),
        "stand" => next(&["by", "and"]) || next(&["idly", "by"]),
        "let" => s.at(i + 1).is_some_and(|w| w.any(&["us", "them", "people"])) && s.low(i + 2) == "down",
        "drag" => next(&["their", "feet"]) || next(&["its", "feet"]),
        _ => false,
    };
    if !idiom || clause::negated(s, i) {
        return None;
    }
    let by = voice(s, i)?;
    let p = they(s, i)?;
    accuse(s, part, "accusation/looked-away", (p.from, end_of(s, i)), by, Some(p))
}

/// "The ministers were informed of it and failed to act", "never lifted a finger".
fn failed_to(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let acts = "act respond react intervene protect warn listen help prevent stop heed inspect maintain enforce secure evacuate prepare";
    let failed =
        w.lemma == "fail" && s.low(i + 1) == "to" && (i + 2..i + 4).any(|k| s.at(k).is_some_and(|w| listed(acts, w.lemma)));
    let finger = w.lemma == "lift"
        && s.follows(i + 1, &["a", "finger"])
        && (clause::negated(s, i) || s.before(i, 1).is_some_and(|w| w.any(&["never"])));
    if !(failed && !clause::negated(s, i) || finger) {
        return None;
    }
    let by = voice(s, i)?;
    let p = they(s, i)?;
    accuse(s, part, "accusation/failed-to", (p.from.max(i.saturating_sub(16)), end_of(s, i)), by, Some(p))
}

/// "Nothing was done", "corners were cut", "it burned since no inspection was made", "our letters were ignored".
fn undone(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !frames::passive(s, i) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let nothing = s.within(p.from, p.to, &["nothing", "little"]) && w.any(&["done", "fixed", "changed", "learned", "learnt"]);
    let corners = s.within(p.from, p.to, &["corners"]) && w.any(&["cut"]);
    let work = "maintenance repair inspection upkeep check work safety";
    let neglected = clause::negated(s, i)
        && w.any(&["done", "carried", "made"])
        && (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(work, w.lemma)));
    let cries = "warning letter complaint concern plea call report appeal alarm";
    let ignored = w.any(&["ignored", "dismissed", "disregarded", "brushed"])
        && (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(cries, w.lemma)));
    let ahead = s.has(clause::group_start(s, i), i, MODAL);
    if ahead || !(nothing || corners || neglected || ignored) {
        return None;
    }
    let by = voice(s, i)?;
    accuse(s, part, "accusation/undone", (p.from, end_of(s, i)), by, None)
}

/// "I hold the council responsible", "we put the responsibility on the ministry", "underestimated the danger".
fn put_on(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let start = clause::group_start(s, i);
    if clause::negated(s, i) || s.has(start, i, MODAL) {
        return None;
    }
    let speaker = |p: Phrase| s.within(p.from, p.to, &["i", "we"]) || clause::source(s, p).is_some();
    if w.lemma == "underestimate"
        && s.within(i, i + 6, &["danger", "risk", "risks", "threat", "importance", "severity", "problem"])
    {
        let by = voice(s, i)?;
        let p = tree::subject(s, i).filter(|p| p.to <= i && !s.within(p.from, p.to, &["we", "i"]))?;
        return accuse(s, part, "accusation/underestimated", (p.from, end_of(s, i)), by, Some(p));
    }
    let (against, to) = match w.lemma {
        "hold" => {
            let at = s.find(i + 1, (i + 26).min(s.words.len()), &["responsible", "accountable", "liable"])?;
            let object = s.children(i, &["obj"]).first().copied().filter(|k| *k < at)?;
            (frames::bare(s, object), end_of(s, i).max(at + 1))
        }
        "put" | "lay" | "place" | "pin" => {
            let noun = s.find(i + 1, i + 5, &["responsibility", "blame", "fault"])?;
            let on = s.find(noun + 1, noun + 5, &["on", "upon", "with"])?;
            let p = clause::phrase_after(s, on + 1, false)?;
            (p, p.to)
        }
        _ => return None,
    };
    let p = tree::subject(s, i).filter(|p| p.to <= i && speaker(*p))?;
    let roles = Roles { by: role(s, Some(p)), against: role(s, Some(against)), of: text(s, i, to), ..Roles::default() };
    alleged(s, part, "accusation/held", (p.from, to), Some(p), roles)
}

/// "They were being greedy", "he was greedy and careless" between quotation marks.
fn greedy(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let bad =
        listed("greedy careless reckless negligent irresponsible incompetent heartless cruel lazy corrupt dishonest", w.lemma);
    if !bad || clause::negated(s, i) || !tree::direct(s, i) || s.children(i, &["cop"]).is_empty() {
        return None;
    }
    let by = voice(s, i)?;
    let p = they(s, i)?;
    accuse(s, part, "accusation/greedy", (p.from, end_of(s, i)), by, Some(p))
}
