//! When it began, when it ended, and timed sub-events between. Days are in [`crate::days`].

use crate::clause;
use crate::draft::Draft;
use crate::kinds;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::{Anchor, Timex, TimexKind};
use firsthand_types::{EventKind, Part, Slot, Timed, Value};

/// Verbs of the event itself: with a clock time they say when it began.
const STRIKES: &[&str] = &[
    "collapsed", "collapse", "fell", "began", "begin", "started", "commenced", "erupted", "struck", "hit", "exploded",
    "detonated", "crashed", "crash", "happened", "occurred", "took", "derailed", "capsized", "sank", "broke", "opened",
    "opening", "fired", "rammed", "ploughed", "plowed", "drove", "ripped", "tore", "rocked", "shook", "shot", "stabbed",
    "attacked", "killed", "burst", "came", "roared", "went", "gave", "lost", "slammed", "toppled", "dropped", "ignited",
    "reported", "flooded", "swept", "called", "responded", "dispatched", "set", "spread", "destroyed", "plunged", "caved",
];

/// Of these, verbs that need a word of the event beside them to mean it.
const WEAK: &[&str] = &[
    "took", "hit", "opened", "opening", "came", "went", "gave", "lost", "broke", "began", "begin", "started", "commenced",
    "happened", "occurred", "drove", "reported", "called", "responded", "dispatched", "set", "fell", "dropped", "fired",
    "killed", "spread", "swept", "destroyed",
];

/// Verbs that open or close a stay.
const SUB_EVENTS: &[(&[&str], &str)] = &[
    (&["entered", "entrance", "entering", "arrived", "arriving", "stormed"], "entry"),
    (&["exiting", "exited", "left", "leaving", "fled", "escaped", "fleeing", "departed"], "exit"),
    (&["ended", "contained", "extinguished", "over", "killed"], "end"),
];

/// Words of what is done about it, whose times are not the event's.
const AFTERMATH: &[&str] = &[
    "search", "searchers", "demolished", "demolition", "conference", "briefing", "announced", "silence", "crews", "said",
    "says", "told", "vigil", "funeral", "update", "updated", "marked", "resumed", "stopped", "halted", "lightning", "list",
    "published", "court", "hospital", "airlifted", "identified", "blown", "pronounced", "saluted", "survivors", "expected",
    "scheduled", "deadline",
];

/// All time claims of one sentence; `main` is the report's kind of event.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind) -> Vec<Draft> {
    let mut out = Vec::new();
    for t in s.layers.timexes_in(s.span) {
        let found = match t.kind {
            TimexKind::Time => clock(s, part, t, main),
            _ => None,
        };
        out.extend(found);
    }
    out
}

/// What it finds: a clock time on a verb of the event, or of entering and leaving.
///
/// Example: `The tower fell at about 1:20 a.m. on Monday.` gives start time T01:20, about.
///
/// Wrong where the clause is about the response; words of it keep such times out.
fn clock(s: &Sent<'_>, part: Part, t: &Timex, main: EventKind) -> Option<Draft> {
    let at = t.at.clone()?;
    if !at.contains('T') || at.contains('/') || !at.contains(':') {
        return None;
    }
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    let (from, to) = (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b));
    if let Some((i, what)) = sub_event(s, from, to, a) {
        let span = s.bytes(i.min(a), b.max(i + 1));
        // What ends is the event only where the words say so of it.
        let slot = if what == "end" && s.has(from, to, EVENT) { Slot::EndTime } else { Slot::Time };
        if what != "end" || slot == Slot::EndTime {
            let value = match slot {
                Slot::EndTime => Value::Text(at),
                _ => Value::Timed(Timed { at, what: what.to_owned() }),
            };
            let mut d = Draft::new(part, span, slot, value, "time/sub-event");
            d.bound = Some(t.bound);
            return Some(d);
        }
    }
    if matches!(t.anchor, Anchor::Event { .. }) {
        return None;
    }
    // Clauses that open with "when", "after" or "since" are the event's own, whatever the main clause does.
    let open = (from..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["when", "after", "since"]))).unwrap_or(from);
    let struck = |i: &usize| s.at(*i).is_some_and(|w| w.any(STRIKES));
    let later = (to..s.words.len().min(to + 14)).find(|i| s.low(to + 1) == "when" && struck(i));
    let verb = (open..to).filter(struck).min_by_key(|&i| i.abs_diff(a)).or(later)?;
    let after = (open..to).filter(|&i| s.at(i).is_some_and(|w| w.any(AFTERMATH))).map(|i| i.abs_diff(a)).min();
    let about = kinds::noun_in(s, 0, s.words.len()).is_some_and(|(_, k)| !kinds::apart(k, main)) || event_words(s, main);
    let weak = s.at(verb).is_some_and(|w| w.any(WEAK));
    if after.is_some_and(|g| g < verb.abs_diff(a)) || weak && !about {
        return None;
    }
    let span = s.bytes(if verb < a && a - verb < 10 { verb } else { a }, b);
    let mut d = Draft::new(part, span, Slot::StartTime, Value::Text(at), "start/clock");
    d.bound = Some(t.bound);
    Some(d)
}

/// Whether the sentence speaks of the thing that the kind of event happens to ("the tower", "the block" for a collapse).
fn event_words(s: &Sent<'_>, main: EventKind) -> bool {
    let words: &[&str] = match main {
        EventKind::Collapse => &[
            "tower", "building", "block", "units", "bridge", "roof", "side", "wing", "part", "structure", "condo", "it", "dam",
            "wall",
        ],
        EventKind::Fire => &["fire", "fires", "flames", "blaze"],
        EventKind::Crash => &["train", "plane", "bus", "car", "truck", "flight", "helicopter", "aircraft", "jet"],
        _ => &[
            "tower", "building", "bridge", "train", "plane", "fire", "roof", "bus", "ferry", "dam", "gunmen", "gunman",
            "shots", "gunfire", "attackers", "attack", "it", "bomb", "men", "officers", "police", "earthquake", "quake",
        ],
    };
    s.within(0, s.words.len(), words)
}

fn sub_event(s: &Sent<'_>, from: usize, to: usize, near: usize) -> Option<(usize, &'static str)> {
    SUB_EVENTS
        .iter()
        .flat_map(|(words, what)| (from..to).filter(move |&i| s.at(i).is_some_and(|w| w.any(words))).map(move |i| (i, *what)))
        .filter(|&(i, what)| what != "end" || s.at(i).is_some_and(|w| w.any(&["ended"])))
        .filter(|&(i, _)| i.abs_diff(near) < 14)
        .min_by_key(|&(i, _)| i.abs_diff(near))
        .filter(|&(i, what)| {
            what != "exit"
                || s.at(i).is_some_and(|w| {
                    w.any(&["exiting", "exited", "fled", "fleeing", "escaped"])
                        || w.any(&["left"]) && s.at(i + 1).is_some_and(|n| n.any(&["the", "at"]))
                })
        })
}
