//! When it was over, and timed steps between the beginning and the end: "the fire was out by 6 a.m.", "a second blast followed at
//! 10:41", "the last survivor came out at 8:07".

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::times::AFTERMATH;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::{Anchor, Timex, TimexKind, Upos};
use firsthand_types::{Part, Slot, Timed, Value};

/// Nouns for what ends.
const LASTS: &[&str] = &[
    "siege", "standoff", "stand-off", "hostage-taking", "assault", "fire", "blaze", "flames", "shooting", "gunfight",
    "rampage", "attack", "raid", "battle",
];

/// What it finds: the time at which it was over.
///
/// Example: `The fire was out by 6 a.m.` gives end time T06:00, before.
///
/// Wrong where what ends is a part of it ("the first assault ended"); a second one in the clause keeps it out.
pub fn over(s: &Sent<'_>, part: Part, t: &Timex) -> Option<Draft> {
    let at = t.at.clone().filter(|at| at.contains('T') && at.contains(':') && !at.contains('/'))?;
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    // "0:58 - It is over": an entry of a log is one clause with its hour.
    let log = a <= 1 && s.at(b).is_some_and(|w| w.any(&["-", "–", "—", ":"]));
    let (from, to) = match log {
        true => (a, clause::clause_end(s, b + 1).max(b + 1)),
        false => (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b)),
    };
    let what = s.find(0, s.words.len(), LASTS);
    let ended = (from..to).find(|&i| {
        s.at(i).is_some_and(|w| {
            let out = w.any(&["out", "over"]) && s.before(i, 1).is_some_and(|p| p.is(BE | ADV));
            w.any(&["extinguished", "ended", "overpowered"]) || out || w.any(&["ending"]) && what.is_some_and(|k| k > i)
        })
    });
    // "Stormed the hall at 0:20, ending the siege": the participle behind the time.
    let behind = || {
        let i = s.find(b, b + 3, &["ending"])?;
        s.find(i + 1, i + 5, LASTS).map(|k| (a, k + 1))
    };
    let later = s.within(from, to, &["search", "operation", "first", "part", "vigil", "conference", "curfew", "talks"]);
    let it = || s.within(from, to, &["it"]) && log;
    let range = ended
        .filter(|&i| s.low(i) == "overpowered" || what.is_some_and(|k| (from..to).contains(&k)) || it())
        .map(|i| (i.min(a), b.max(i + 1)))
        .or_else(behind)
        .filter(|_| !later && !s.has(from, to, NEG))?;
    let mut d = Draft::new(part, s.bytes(range.0, range.1), Slot::EndTime, Value::Text(at), "end/over");
    d.bound = Some(t.bound);
    Some(d)
}

/// What people do and what happens between the beginning and the end.
const STEPS: &[&str] = &[
    "arrive", "reach", "enter", "leave", "come", "go", "call", "ring", "phone", "text", "die", "evacuate", "rescue", "pull",
    "shoot", "stop", "raise", "order", "issue", "send", "land", "collapse", "explode", "follow", "detonate", "burn", "break",
    "lose", "find", "storm", "fire", "kill", "begin", "start", "withdraw", "cut", "close", "open", "put", "bring", "give",
    "declare", "see", "hear", "spread",
];

/// What it finds: a timed step between, told by a verb in the past or as one more blast.
///
/// Example: `The last survivor came out at 8:07.` gives that hour with the words that tell it.
///
/// Wrong for hours of what is said about it: a verb of saying, of courts or of ceremonies keeps them out.
pub fn step(s: &Sent<'_>, part: Part, t: &Timex) -> Option<Draft> {
    let at = t.at.clone().filter(|at| at.contains('T') && at.contains(':') && !at.contains('/'))?;
    if !matches!(t.anchor, Anchor::Event { .. }) && t.kind != TimexKind::Time {
        return None;
    }
    let digits =
        t.span.of(s.text).is_some_and(|w| w.bytes().any(|b| b.is_ascii_digit()) || w.contains("half") || w.contains("noon"));
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    let (begin, end) = (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b));
    // "A second blast, at 4:10, shook the square".
    let again = (a.saturating_sub(6)..a).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["second", "third", "another", "further"]))
            && s.within(i + 1, i + 3, &["bang", "blast", "explosion", "bomb", "shot", "tremor", "collapse", "wave"])
    });
    let hung = (begin..end).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.upos == Upos::Verb && STEPS.contains(&w.lemma) && w.is(PAST | VERB | ING)
                || w.upos == Upos::Verb && STEPS.contains(&w.lemma) && w.low.ends_with("ed")
        }) && tree::subject(s, i).is_some()
            && i.abs_diff(a) <= 10
    });
    let other = s.within(begin, end, AFTERMATH) && again.is_none()
        || s.within(
            begin,
            end,
            &["concert", "doors", "tomorrow", "will", "would", "should", "court", "trial", "church", "mass", "every", "daily"],
        );
    if !digits || other || again.is_none() && hung.is_none() || s.has(begin, end, NEG) {
        return None;
    }
    let (from, to) = match (again, hung) {
        (Some(i), _) => (i.saturating_sub(1).max(begin.min(i)), b),
        (None, Some(v)) => {
            let p = tree::subject(s, v).map_or(v, |p| p.from);
            (p.min(a).min(v).max(v.min(a).saturating_sub(10)), b.max(v + 1))
        }
        _ => return None,
    };
    let words = if from < a { s.slice(from, a) } else { s.slice(b, end.max(b + 1)) };
    let what = words
        .trim()
        .trim_end_matches([',', ' '])
        .trim_end_matches(" at")
        .trim_end_matches(" about")
        .trim_end_matches(" around");
    let mut d = Draft::new(part, s.bytes(from, to), Slot::Time, Value::Timed(Timed { at, what: what.to_owned() }), "time/step");
    d.bound = Some(t.bound);
    Some(d)
}
