//! Beginnings told in other words: shots that rang out, the first call, an hour that somebody puts it at, a clock that stopped, a bare
//! "Strike at 06:50".

use crate::clause;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::EventKind;

/// Nouns for what is seen and heard of an event as it begins.
pub(crate) const SIGNS: &[&str] = &[
    "detonation", "inferno", "gunshot", "eruption", "shots", "shot", "gunfire", "explosion", "explosions", "blast", "blasts",
    "bang", "boom", "rocket", "rockets", "missile", "missiles", "shell", "shells", "bomb", "bombs", "strike", "strikes",
    "attack", "shooting", "collapse", "crash", "fire", "quake", "earthquake", "stampede", "crush", "stabbing", "bombing",
    "airstrike", "impact", "collision", "derailment", "tremor", "raid", "drone", "drones", "mortar", "mortars", "gunshots",
    "projectile", "projectiles", "temblor",
];

/// Verbs that such things do.
const COME: &[&str] = &[
    "landed", "land", "rang", "heard", "felt", "erupted", "slammed", "hit", "struck", "fell", "came", "went", "exploded",
    "ripped", "tore", "impacted", "recorded", "crashed", "detonated", "began", "started", "reported", "sounded", "shook",
    "rocked", "happened", "occurred", "smashed", "was", "were", "pierced", "broke",
];

/// What the call for help is called.
const CALL: &[&str] = &["call", "calls", "alert", "alarm", "alerts", "report", "reports"];

/// Where the clause around a time tells of the beginning in other words: the tokens of the quote.
///
/// Example: `The first call came at 9:42 p.m.` is a start time; so is `Shots rang out shortly after 9.40pm.`
///
/// Wrong for a second wave and for calls later on: "the first", or no other time before it, must go with a call.
pub fn read(s: &Sent<'_>, (a, b): (usize, usize), (from, to): (usize, usize), main: EventKind) -> Option<(usize, usize)> {
    let hour = (a..b).any(|j| {
        s.at(j).is_some_and(|w| {
            w.low.bytes().any(|c| c.is_ascii_digit())
                || w.num.is_some()
                || w.any(&["half", "quarter", "past", "noon", "midday", "midnight"])
        })
    });
    let after =
        ["second", "third", "later", "again", "final", "aftershock", "vigil", "conference", "funeral", "until", "wedding"];
    if let Some(found) = greater(s, from, a).filter(|_| hour) {
        return Some((found, b));
    }
    if !hour
        || s.within(from, b, &after)
        || s.find(from, b, &["last"]).is_some_and(|j| s.at(j + 1).is_some_and(|w| w.any(SIGNS)))
    {
        return None;
    }
    sign(s, (a, b), (from, to))
        .or_else(|| first_seen(s, (a, b), (from, to)))
        .or_else(|| time_of(s, (a, b)))
        .or_else(|| first_call(s, (a, b), (from, to)))
        .or_else(|| put_at(s, (a, b), (from, to)))
        .or_else(|| came_in(s, (a, b), (from, to), main))
        .or_else(|| bare(s, (a, b), (from, to)))
        .or_else(|| beside(s, (a, b)))
}

/// "The second and by far the larger of two explosions followed at 18:08": of several the one that is meant by the event, wherever in
/// their row it stands.
fn greater(s: &Sent<'_>, from: usize, a: usize) -> Option<usize> {
    const GREATER: &[&str] =
        &["larger", "largest", "bigger", "biggest", "main", "greater", "deadlier", "deadliest", "stronger", "strongest"];
    let size = (from..a).find(|&i| s.at(i).is_some_and(|w| w.any(GREATER)))?;
    let noun = (size + 1..(size + 5).min(a)).find(|&i| s.at(i).is_some_and(|w| w.any(SIGNS)))?;
    let came = (noun + 1..a).find(|&i| s.at(i).is_some_and(|w| w.any(COME) || w.any(&["followed", "came", "hit"])))?;
    let other = s.within(from, a, &["aftershock", "aftershocks"]) || s.has(from, a, NEG);
    (a - came <= 6 && !other).then_some(size)
}

/// "the 6pm inferno", "the raid, shortly after six on Friday, killed two".
fn beside(s: &Sent<'_>, (a, b): (usize, usize)) -> Option<(usize, usize)> {
    let noun = |i: usize| s.at(i).is_some_and(|w| w.is(EVENT) || w.any(SIGNS));
    if s.before(a, 1).is_some_and(|w| w.is(DET))
        && noun(b)
        && !s.at(b + 1).is_some_and(|w| w.any(&["briefing", "news", "drill"]))
    {
        return Some((a, b + 1));
    }
    let comma = a.checked_sub(1).filter(|&i| s.low(i) == ",")?;
    let event = comma.checked_sub(1).filter(|&i| noun(i))?;
    let set_off = (b..b + 5)
        .find(|&i| s.low(i) == ",")
        .is_some_and(|end| (b..end).all(|i| s.at(i).is_some_and(|w| w.is(PREP | DET | DAY) || w.num.is_some() || w.capital)));
    (s.before(event, 1).is_some_and(|w| w.is(DET)) && set_off).then_some((event - 1, b))
}

/// "The missiles landed at", "a loud explosion was heard at", "around 6.50am, two rockets slammed into the market", "the market was hit at".
fn sign(s: &Sent<'_>, (a, b): (usize, usize), (from, to): (usize, usize)) -> Option<(usize, usize)> {
    // "Around 6.50am, two rockets slammed": the clause after the comma is the time's.
    let opens = a <= from + 2 && s.at(b).is_some_and(|w| w.any(&[",", "-", "–", "—", ":"]));
    let to = if opens { clause::clause_end(s, b + 1).max(to) } else { to };
    let noun = (from..to).filter(|&j| s.at(j).is_some_and(|w| w.any(SIGNS))).min_by_key(|&j| j.abs_diff(a));
    if let Some(n) = noun
        && let Some(v) = (n + 1..(n + 7).min(to)).find(|&j| s.at(j).is_some_and(|w| w.any(COME)))
        && !s.has(n, v, NEG)
        && (v < a || opens || n < a)
        && !s.within(n, v, &["site", "scene", "victims", "after", "by"])
    {
        let be = s.at(v).is_some_and(|w| w.is(BE));
        // "The blast was at 6:50": the time right after; "was heard" has its participle.
        if be
            && v + 1 != a
            && !(s.at(v + 1).is_some_and(|w| w.any(&["at", "about", "around", "shortly", "just", "first"]) || w.any(COME)))
        {
            return None;
        }
        return Some((n.min(a), b.max(if opens { v + 1 } else { b })));
    }
    // "The market was hit at 6:50".
    let hit = (from..a).rev().find(|&j| {
        s.at(j).is_some_and(|w| w.any(&["hit", "struck", "bombed", "shelled", "attacked"]))
            && s.before(j, 1).is_some_and(|w| w.is(BE))
    })?;
    let subject = clause::subject(s, hit)?;
    (a - hit <= 4 && !s.has(subject.from, subject.to, PERSON)).then_some((subject.from.max(from), b))
}

/// What an event is first seen or felt by, besides its [`SIGNS`]: the first of it, or water that arrives.
const FIRST: &[&str] =
    &["flames", "smoke", "cracks", "screams", "tremors", "victims", "casualties", "stones", "water", "sparks"];
const WATER: &[&str] = &["water", "waters", "wave", "floodwater", "floodwaters", "torrent", "mud", "lava", "snow", "flames"];

/// "The first flames were seen at 9:46 p.m.", "the water reached the houses between 02:30 and 03:00".
fn first_seen(s: &Sent<'_>, (a, b): (usize, usize), (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let v = (from..to.min(a)).rev().find(|&j| s.at(j).is_some_and(|w| w.upos == firsthand_language::Upos::Verb))?;
    let noun = s.children(v, &["nsubj"]).into_iter().find(|&k| k < v)?;
    let first = s.at(noun).is_some_and(|w| w.any(FIRST)) && s.within(noun.saturating_sub(3), noun, &["first"]);
    let seen =
        s.at(v).is_some_and(|w| matches!(w.lemma, "see" | "spot" | "notice" | "appear" | "hear" | "feel" | "arrive" | "rise"));
    let arrives =
        s.at(v).is_some_and(|w| matches!(w.lemma, "reach" | "hit" | "burst" | "pour" | "engulf" | "arrive" | "crash"));
    let water = s.at(noun).is_some_and(|w| w.any(WATER)) && arrives;
    (a - v <= 12 && (first && seen || water) && !crate::clause::negated(s, v)).then_some((noun.max(from), b))
}

/// "gives 9:50 p.m. as the time of the first call".
fn time_of(s: &Sent<'_>, (a, b): (usize, usize)) -> Option<(usize, usize)> {
    let time = s.find(b, b + 4, &["time", "beginning", "start", "moment", "hour"])?;
    let of = s.low(time + 1) == "of" && s.within(b, time, &["as"]);
    let call = s.within(time + 2, time + 5, &["first"]) && s.within(time + 3, time + 8, CALL);
    let sign = s.has(time + 2, time + 6, EVENT) || s.within(time + 2, time + 6, SIGNS);
    (of && (call || sign)).then(|| (a.saturating_sub(1), time + 1))
}

/// "The first call came at", "received the first 911 call at", "emergency services were alerted at", "were called to the market at".
fn first_call(s: &Sent<'_>, (a, b): (usize, usize), (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let call = (from..to).find(|&j| s.at(j).is_some_and(|w| w.any(CALL)));
    if let Some(c) = call
        && c < a
        && a - c <= 9
        && !s.within(c, a, &["."])
        && s.within(c.saturating_sub(4), c, &["first", "initial", "emergency", "911", "999"])
        && s.within(
            from,
            to,
            &["came", "received", "made", "logged", "took", "taken", "arrived", "answered", "was", "fielded", "got"],
        )
    {
        return Some((c.saturating_sub(2).max(from), b));
    }
    let raised = (from..a).find(|&j| s.low(j) == "alarm" && s.find(j + 1, j + 4, &["raised", "sounded", "given"]).is_some());
    if let Some(c) = raised.filter(|&c| a - c <= 6) {
        return Some((c, b));
    }
    let alerted = (from..a).rev().find(|&j| {
        s.at(j).is_some_and(|w| w.any(&["alerted", "called", "summoned", "dispatched", "notified"]))
            && s.before(j, 1).is_some_and(|w| w.is(BE))
    })?;
    let subject = clause::subject(s, alerted)?;
    let services = s.within(
        subject.from,
        subject.to,
        &["services", "police", "firefighters", "officers", "crews", "ambulances", "deputies", "brigade", "service"],
    );
    (services && a - alerted <= 12).then_some((subject.from.max(from), b))
}

/// "Residents put the blast at half past six", "shadows put the first explosion at", "the time was given as 06:52", "the clock stopped at".
fn put_at(s: &Sent<'_>, (a, b): (usize, usize), (from, _): (usize, usize)) -> Option<(usize, usize)> {
    let near = a.saturating_sub(12).max(from);
    let put = (near..a)
        .rev()
        .find(|&j| s.at(j).is_some_and(|w| w.any(&["put", "puts", "placed", "place", "timed", "dated", "logged"])));
    if let Some(v) = put
        && (s.within(v + 1, a, SIGNS) || s.within(v + 1, a, &["it"]) || s.has(v + 1, a, EVENT))
    {
        return Some((v, b));
    }
    let time = (near..a).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["time", "beginning", "start", "moment"])));
    if let Some(t) = time
        && s.low(t + 1) == "of"
        && (s.within(t + 2, a, SIGNS) || s.has(t + 2, a, EVENT))
        && s.has(t, a, BE)
    {
        return Some((t, b));
    }
    // "footage stamped 4:11 p.m. shows the flash of the first blast".
    let stamped =
        s.before(a, 1).is_some_and(|w| w.any(&["stamped", "timestamped", "time-stamped"])) && s.within(b, b + 9, SIGNS);
    if stamped {
        return Some((a - 1, b));
    }
    let stopped = (near..a).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["stopped", "frozen", "stuck"])))?;
    s.within(near, stopped, &["clock", "clocks", "watch"]).then_some((near.max(stopped.saturating_sub(5)), b))
}

/// "The man came in shortly after 10:40 a.m. and began shooting", "entering at 10:43 and firing within seconds".
fn came_in(s: &Sent<'_>, (a, b): (usize, usize), (from, to): (usize, usize), main: EventKind) -> Option<(usize, usize)> {
    if !crate::kinds::violent(main) {
        return None;
    }
    let came = (from..a).rev().find(|&j| {
        s.at(j).is_some_and(|w| {
            w.any(&[
                "came", "entered", "entering", "walked", "walking", "burst", "stepped", "strode", "went", "arrived", "coming",
                "walks", "enters", "stormed", "storming", "rushed", "raided",
            ])
        })
    })?;
    let who = clause::subject(s, came).is_some_and(|p| {
        s.has(p.from, p.to, ATTACKER | SUSPECT)
            || tree::named_person(s, p)
            || s.within(p.from, p.to, &["man", "he", "she", "woman", "teenager", "men", "fighters", "militants"])
    });
    let inside = s.within(came, a, &["in", "into", "through", "inside", "entered", "entering"])
        || s.low(came).starts_with("enter")
        || s.low(came).starts_with("storm");
    // What follows must be the deed, or nothing but the place.
    let rest = s.words.len().min(b + 14);
    let deed = s.within(
        b,
        rest.max(to),
        &["shooting", "firing", "fired", "opening", "opened", "shots", "stabbing", "fire", "shot", "attacked", "began"],
    );
    let attacker = clause::subject(s, came).is_some_and(|p| s.has(p.from, p.to, ATTACKER));
    (who && inside && (deed || attacker)).then_some((came, b))
}

/// "Strike at 06:50, say residents", "Explosion, 11:05 pm": a fragment with no verb.
fn bare(s: &Sent<'_>, (a, b): (usize, usize), (from, _): (usize, usize)) -> Option<(usize, usize)> {
    let noun = (from..a).rev().find(|&j| s.at(j).is_some_and(|w| w.any(SIGNS)))?;
    let plain = (noun + 1..a)
        .all(|j| s.at(j).is_some_and(|w| w.is(PREP | ADV) || w.any(&["at", "about", "around", "shortly", "just", "after"])));
    let verbless = !s.has(from, b, BE | HAVE | MODAL | PAST | VERB) && noun - from <= 3;
    (plain && verbless && a - noun <= 4).then_some((noun, b))
}
