//! When it began, when it ended, and timed sub-events between. Days are in [`crate::days`].

use crate::clause;
use crate::draft::Draft;
use crate::kinds;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_language::{Anchor, Timex, TimexKind};
use firsthand_types::{EventKind, Part, Slot, Timed, Value};

/// Verbs of the event itself: with a clock time they say when it began.
const STRIKES: &[&str] = &[
    "collapsed", "collapse", "fell", "began", "begin", "started", "commenced", "erupted", "struck", "hit", "exploded",
    "detonated", "crashed", "crash", "happened", "occurred", "took", "derailed", "capsized", "sank", "broke", "opened",
    "opening", "fired", "rammed", "ploughed", "plowed", "drove", "ripped", "tore", "rocked", "shook", "shot", "stabbed",
    "attacked", "killed", "burst", "came", "roared", "went", "gave", "lost", "slammed", "toppled", "dropped", "ignited",
    "reported", "flooded", "swept", "called", "responded", "dispatched", "set", "spread", "destroyed", "plunged", "caved",
    "mounted", "hopped", "jumped", "overturned", "veered", "careered", "swerved", "skidded", "driven", "buckled", "landed",
    "blew", "stormed", "charged", "triggered", "slid", "engulfed", "inundated", "breached", "derails", "left", "ran",
    "smashed", "ran", "jolted", "gunned", "rolled", "tipped", "listed", "flipped", "keeled", "failed", "snapped", "surged",
    "stampeded", "collided", "crushed", "trampled", "ambushed", "bombed", "entered", "shattered", "felt", "foundered",
    "unfolded", "list", "upended", "puts", "put", "jack-knifed", "jack-knife", "jackknifed", "somersaulted", "disintegrated",
];

/// Of these, verbs that need a word of the event beside them to mean it.
const WEAK: &[&str] = &[
    "took", "hit", "opened", "opening", "came", "went", "gave", "lost", "broke", "began", "begin", "started", "commenced",
    "happened", "occurred", "drove", "reported", "called", "responded", "dispatched", "set", "fell", "dropped", "fired",
    "killed", "spread", "swept", "destroyed", "left", "ran", "landed", "driven", "charged", "failed", "entered", "rolled",
    "listed", "jumped", "felt", "list",
];

/// Verbs that open or close a stay.
const SUB_EVENTS: &[(&[&str], &str)] = &[
    (&["entered", "entrance", "entering", "arrived", "arriving", "stormed"], "entry"),
    (&["exiting", "exited", "left", "leaving", "fled", "escaped", "fleeing", "departed"], "exit"),
    (&["ended", "contained", "extinguished", "over", "killed"], "end"),
];

/// Words of what is done about it, whose times are not the event's.
pub(crate) const AFTERMATH: &[&str] = &[
    "search", "searchers", "demolished", "demolition", "conference", "briefing", "announced", "silence", "crews", "said",
    "says", "told", "vigil", "funeral", "update", "updated", "marked", "resumed", "stopped", "halted", "lightning", "list",
    "published", "court", "hospital", "airlifted", "identified", "blown", "pronounced", "saluted", "survivors", "expected",
    "scheduled", "deadline", "arrested", "booked", "jailed", "indicted", "custody", "surrendered",
];

/// All time claims of one sentence; `main` is the report's kind of event.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut last = 0;
    for t in s.layers.timexes_in(s.span) {
        // "at 9.34pm (1934 GMT)": the same time once more.
        let again = last > 0
            && s.layers
                .tokens_of(s.index)
                .iter()
                .any(|k| k.span.start >= last && k.span.end <= t.span.start && k.span.of(s.text) == Some("("));
        if t.kind == TimexKind::Time && again && t.span.start - last <= 3 {
            last = t.span.end;
            continue;
        }
        last = t.span.end;
        if called(s, t) || offset(s, t) {
            continue;
        }
        let found = match t.kind {
            TimexKind::Time => crate::steps::over(s, part, t)
                .or_else(|| clock(s, part, t, main))
                .or_else(|| onset(s, part, t, main))
                .or_else(|| crate::steps::step(s, part, t)),
            _ => None,
        };
        // "between 6.45am and 6.55am": one beginning.
        let again =
            |d: &Draft| d.rule == "start/onset" && out.iter().any(|o: &Draft| o.slot == d.slot && o.span.overlap(d.span) > 0);
        out.extend(found.filter(|d| !again(d)));
    }
    out
}

/// "at the Midnight bar": a word for an hour that is a name.
fn called(s: &Sent<'_>, t: &Timex) -> bool {
    let i = s.token_from(t.span.start);
    let word = s.at(i).is_some_and(|w| w.capital && w.any(&["midnight", "noon", "midday", "dawn"]));
    word && i > 0 && s.before(i, 1).is_some_and(|w| w.is(DET) || matches!(&*w.low, "\"" | "“" | "‘" | "'" | "of"))
}

/// "At 3:20 a.m., 50 minutes after the fire began, she wrote": an hour that is itself so long after the event.
fn offset(s: &Sent<'_>, t: &Timex) -> bool {
    let end = s.token_to(t.phrase.end);
    t.kind == TimexKind::Time
        && s.layers.timexes_in(s.span).any(|o| {
            let from = s.token_from(o.phrase.start);
            matches!(o.anchor, Anchor::Event { .. }) && o.span != t.span && (end..=end + 2).contains(&from)
        })
}

/// What it finds: a clock time, or a span between two, on other words for the beginning (see [`crate::onset`]).
///
/// Example: `The first call came at 9:42 p.m.` gives start time T21:42.
///
/// Wrong for what is heard and seen later on; words of a second or last one keep such times out.
fn onset(s: &Sent<'_>, part: Part, t: &Timex, main: EventKind) -> Option<Draft> {
    let at = t.at.clone().filter(|at| at.contains('T') && at.contains(':') && !matches!(t.anchor, Anchor::Event { .. }))?;
    let (a, b) = (s.token_from(t.phrase.start), zone_after(s, s.token_to(t.phrase.end)));
    let clause = (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b));
    if stamped(s, a, b) && !logged(s, b, main) || counted_at(s, a) {
        return None;
    }
    let (from, to) = crate::onset::read(s, (a, b), clause, main)?;
    let mut d = Draft::new(part, s.bytes(from, to), Slot::StartTime, Value::Text(at), "start/onset");
    d.bound = Some(t.bound);
    Some(d)
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
    let (a, b) = (s.token_from(t.phrase.start), zone_after(s, s.token_to(t.phrase.end)));
    let (from, to) = (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b));
    if let Some((i, what)) = sub_event(s, from, to, a) {
        // A train that arrives at a station enters nothing, and its hours are those of a journey.
        if what != "end" && !kinds::violent(main) {
            return None;
        }
        let span = s.bytes(i.min(a), b.max(i + 1));
        // What ends is the event only where the words say so of it.
        let slot = if what == "end" && s.has(from, to, EVENT) { Slot::EndTime } else { Slot::Time };
        // "entering at 10:43 and firing within seconds": going in is the beginning.
        let fires = what == "entry"
            && s.within(b, s.words.len().min(b + 10), &["firing", "opening", "opened", "fired", "shooting", "shot", "shoot", "killed", "stabbed", "attacked", "hurled"])
            && onset(s, part, t, main).is_some()
            // "entered the hall and began shooting at 6:42": the nearer verb has the time.
            || what == "entry" && s.within(i + 1, a, &["began", "started", "opened", "fired", "detonated", "attacked"])
            // "entered the first hall at 1.40pm": it began at the first of them.
            || what == "entry" && i < a && s.within(i + 1, a, &["first"]) && s.within(b, s.words.len(), &["second", "killed", "third"]);
        if !fires && (what != "end" || slot == Slot::EndTime) {
            let value = match slot {
                Slot::EndTime => Value::Text(at),
                _ => Value::Timed(Timed { at, what: what.to_owned() }),
            };
            let mut d = Draft::new(part, span, slot, value, "time/sub-event");
            d.bound = Some(t.bound);
            return Some(d);
        }
    }
    // "During midday prayers", "at the noon briefing".
    let kept = ["prayers", "prayer", "meal", "mass", "service", "briefing", "news", "rush", "bulletin", "shift", "break"];
    if s.at(b).is_some_and(|w| w.any(&kept)) {
        return None;
    }
    // "02:15 - Not everyone was inside when it began": the hour at which a post or an entry was written.
    if stamped(s, a, b) && !logged(s, b, main) || counted_at(s, a) {
        return None;
    }
    // An aftershock is no beginning.
    if matches!(t.anchor, Anchor::Event { .. }) || s.within(from, b, &["aftershock", "aftershocks", "second", "later"]) {
        return None;
    }
    // Clauses that open with "when", "after" or "since" are the event's own, whatever the main clause does.
    let open = (from..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["when", "after", "since"]))).unwrap_or(from);
    let struck = |i: &usize| s.at(*i).is_some_and(|w| w.any(STRIKES));
    let draft = |from: usize, to: usize, rule: &'static str| {
        let mut d = Draft::new(part, s.bytes(from, to), Slot::StartTime, Value::Text(at.clone()), rule);
        d.bound = Some(t.bound);
        d
    };
    // "It was 6:14 a.m. when the first coach went over", "at 2 a.m. (0600 GMT), when one side came away": the clause after "when".
    let when = when_after(s, b);
    let it_was = s.before(a, 1).is_some_and(|w| w.is(BE | ADV) || w.any(&["just", "gone", "turned"]))
        && (from..a).any(|i| s.low(i) == "it" && s.at(i + 1).is_some_and(|w| w.is(BE | HAVE)));
    let until = s.before(a, 1).is_some_and(|w| w.any(&["until", "till"])) || s.at(a).is_some_and(|w| w.any(&["until", "till"]));
    if until {
        let lasts = (from..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["went", "lasted", "continued", "on"])));
        let noun = s.has(from, a, EVENT) || s.within(from, a, crate::onset::SIGNS);
        return lasts.filter(|_| noun).map(|i| {
            let mut d = Draft::new(part, s.bytes(i, b), Slot::EndTime, Value::Text(at.clone()), "time/until");
            d.bound = Some(firsthand_types::Bound::Exact);
            d
        });
    }
    if let Some(w) = when
        && (it_was || from == open)
        && let Some(v) = (w..clause::clause_end(s, w)).find(|i| struck(i) || s.at(*i).is_some_and(|w| w.tag.pred != Pred::None))
        && !s.within(w, v, AFTERMATH)
    {
        let lead = if it_was { (from..a).find(|&i| s.low(i) == "it").unwrap_or(a) } else { a };
        return Some(draft(lead, if it_was { v + 1 } else { b }, "start/when"));
    }
    // "At 20:42, on leaving the tunnel, it overturned": the clause that the hour opens.
    let opens =
        s.at(from).is_some_and(|w| w.any(&["at", "around", "about", "shortly", "just"])) && a <= from + 2 && s.low(b) == ",";
    let to = if opens { main_clause(s, b).unwrap_or(to).max(to) } else { to };
    let verb = (open..to).filter(struck).filter(|&i| !idle(s, i)).min_by_key(|&i| i.abs_diff(a))?;
    // "struck at 4:20 p.m., the agency said": who says it does not move the hour.
    let credit = |i: usize| i >= b && verb < a && s.at(i).is_some_and(|w| w.any(&["said", "says", "told", "announced"]));
    let after = (open..to).filter(|&i| s.at(i).is_some_and(|w| w.any(AFTERMATH)) && !credit(i)).map(|i| i.abs_diff(a)).min();
    // "A fire, first reported at 17:55, came before the explosions": what the verb tells of is the fire.
    let other = kinds::noun_in(s, open, verb.max(a))
        .is_some_and(|(_, k)| k == EventKind::Fire && main == EventKind::Explosion || kinds::apart(k, main));
    let about = !other && kinds::noun_in(s, 0, s.words.len()).is_some_and(|(_, k)| !kinds::apart(k, main))
        || event_words(s, main)
        || s.before(verb, 1).is_some_and(|w| w.any(&["it"]))
            && s.at(verb).is_some_and(|w| w.any(&["happened", "occurred", "struck", "hit", "began", "started", "came"]));
    // "The inquiry puts the beginning of the crush at 21:27": only a beginning is put at an hour.
    if s.at(verb).is_some_and(|w| w.any(&["puts", "put"]))
        && !s.within(verb, a, &["beginning", "start", "onset", "time", "moment"])
    {
        return None;
    }
    let particle = s.at(verb).is_some_and(|w| w.any(&["went", "came"]))
        && s.at(verb + 1).is_some_and(|n| n.any(&["off", "down", "under"]));
    let weak = s.at(verb).is_some_and(|w| w.any(WEAK)) && !particle;
    if after.is_some_and(|g| g < verb.abs_diff(a)) || weak && !about {
        return None;
    }
    Some(draft(if verb < a && a - verb < 10 { verb } else { a }, b, "start/clock"))
}

/// Whether a time stands at the front of a line, as the stamp of an entry: "14:20 - ...", "2.36pm: ...", "00:20 What blew up ...".
pub(crate) fn stamped(s: &Sent<'_>, a: usize, b: usize) -> bool {
    let before = s.at(a).and_then(|w| s.text.get(..w.span.start)).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("").trim();
    let opens = line.is_empty() || line.chars().all(|c| !c.is_alphanumeric());
    let mark = s.at(b).is_some_and(|w| w.any(&["-", "–", "—", ":", "|"]) || w.capital && !w.is(DAY) && !w.any(&["on"]));
    opens && mark && s.at(a).is_some_and(|w| w.low.bytes().any(|c| c.is_ascii_digit()))
}

/// Whether an entry of a log tells of the beginning itself: "21:20 - first explosion", "11:33 Subject enters and begins shooting".
fn logged(s: &Sent<'_>, b: usize, main: EventKind) -> bool {
    let end = s.words.len().min(b + 14);
    let first = s
        .find(b, b + 4, &["first"])
        .is_some_and(|i| (i + 1..i + 4).any(|k| s.at(k).is_some_and(|w| w.is(EVENT) || w.any(crate::onset::SIGNS))));
    let present = s.find(b, end, &["begins", "opens", "starts", "enters"]).is_some()
        && s.within(b, end, &["shooting", "fire", "firing", "shoots"])
        && kinds::violent(main);
    first || present
}

/// "40 by noon, 31 at about nine": the hour at which a count stood.
fn counted_at(s: &Sent<'_>, a: usize) -> bool {
    let prep = (a.saturating_sub(3)..a).find(|&i| s.at(i).is_some_and(|w| w.any(&["at", "by", "around"])));
    prep.and_then(|i| i.checked_sub(1))
        .is_some_and(|i| s.at(i).is_some_and(|w| w.num.is_some()) && s.nums.iter().any(|n| n.end == i + 1 && n.head.is_none()))
}

/// Verbs that strike only with their own word: "gave way", "took place".
fn idle(s: &Sent<'_>, i: usize) -> bool {
    let next = |words: &[&str]| s.at(i + 1).is_some_and(|w| w.any(words));
    match s.low(i) {
        "gave" => !next(&["way", "out"]),
        "took" => !next(&["place", "off", "hold", "fire", "aim", "to"]),
        "triggered" => s.within(i.saturating_sub(6), i, &["plan", "alarm", "alert", "protocol", "emergency"]),
        _ => false,
    }
}

/// The end of the main clause behind phrases that commas set off after an opening time.
fn main_clause(s: &Sent<'_>, b: usize) -> Option<usize> {
    let next = s.find(b + 1, b + 12, &[","])?;
    let phrase = s.at(b + 1).is_some_and(|w| w.is(PREP) || w.low.ends_with("ing"));
    phrase.then(|| clause::clause_end(s, next + 1).max(next + 2))
}

/// The end of a time whose zone is named by a place that the tables do not hold ("4:42 p.m. Corvane time"): its words belong to it, so
/// that nobody reads the hour as the event's own.
fn zone_after(s: &Sent<'_>, b: usize) -> usize {
    const LONGEST: usize = 3;
    let capitals = (b..b + LONGEST).take_while(|i| s.at(*i).is_some_and(|w| w.capital)).count();
    if capitals > 0 && s.low(b + capitals) == "time" { b + capitals + 1 } else { b }
}

/// The token after a "when" that follows the time, past the same time in brackets and a comma.
fn when_after(s: &Sent<'_>, b: usize) -> Option<usize> {
    let mut i = b;
    if s.low(i) == "(" {
        i = s.find(i, i + 8, &[")"])? + 1;
    }
    for _ in 0..6 {
        match s.low(i) {
            "when" | "as" => return Some(i + 1),
            "," | "on" | "by" | "the" | "local" | "time" | "clock" => i += 1,
            _ if s.at(i).is_some_and(|w| w.is(DAY)) => i += 1,
            _ => return None,
        }
    }
    None
}

/// Whether the sentence speaks of the thing that the kind of event happens to ("the tower", "the block" for a collapse).
fn event_words(s: &Sent<'_>, main: EventKind) -> bool {
    let words: &[&str] = match main {
        EventKind::Collapse => &[
            "tower", "towers", "building", "block", "units", "bridge", "roof", "side", "wing", "part", "structure", "condo",
            "it", "dam", "wall", "stand", "floor",
        ],
        EventKind::Fire => &["fire", "fires", "flames", "blaze"],
        EventKind::Crash => &[
            "train", "plane", "bus", "car", "truck", "flight", "helicopter", "aircraft", "jet", "carriage", "carriages",
            "coach", "van", "lorry", "tram", "it",
        ],
        _ => &[
            "tower", "towers", "wing", "block", "side", "part", "structure", "condo", "building", "bridge", "train", "plane",
            "fire", "flames", "roof", "bus", "ferry", "boat", "ship", "vessel", "dam", "gunmen", "gunman", "shots", "gunfire",
            "attackers", "attacker", "attack", "it", "bomb", "men", "man", "officers", "police", "earthquake", "quake",
            "temblor", "van", "truck", "lorry", "car", "carriage", "coach", "carriages", "flight", "helicopter", "jet",
            "aircraft", "crowd", "hillside", "slope", "wall", "device", "bomber", "suspect", "driver", "she",
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
                        || w.any(&["left"])
                            && s.at(i + 1).is_some_and(|n| n.any(&["the", "at"]))
                            && !s.within(i + 2, i + 4, &["tracks", "track", "rails", "road", "runway"])
                })
        })
}
