//! Warnings in other words: orders that never came, alarms that rang or did not, calls that went unheeded, faults that were reported,
//! complaints that were ignored.

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::warnings::{claim, name};
use crate::words::flag::*;
use firsthand_types::{Part, Polarity, Roles, Slot};

/// All of them at the token.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    not_told(s, part, i)
        .or_else(|| alarm(s, part, i))
        .or_else(|| unheeded(s, part, i))
        .or_else(|| ignored(s, part, i))
        .or_else(|| too_late(s, part, i))
        .or_else(|| reported(s, part, i))
        .or_else(|| pleaded(s, part, i))
        .or_else(|| in_force(s, part, i))
        .or_else(|| word_sent(s, part, i))
}

/// "A tsunami alert for the coast went out at 5:07", "the service had kept a storm warning over the valley".
fn in_force(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let kind = [
        "tsunami", "flood", "storm", "weather", "flag", "evacuation", "hurricane", "avalanche", "fire", "wind", "heat",
        "early", "emergency", "amber", "red", "orange", "yellow",
    ];
    if !w.any(&["alert", "alerts", "warning", "warnings", "alarm"]) || !s.within(i.saturating_sub(3), i, &kind) {
        return None;
    }
    let end = clause::clause_end(s, i).max(i + 1);
    let out = (i + 1..(i + 11).min(s.words.len())).find(|&j| {
        s.follows(j, &["went", "out"])
            || s.follows(j, &["in", "force"])
            || s.follows(j, &["in", "place"])
            || s.follows(j, &["in", "effect"])
    });
    let kept = (i.saturating_sub(7)..i).rev().find(|&j| {
        s.at(j).is_some_and(|w| w.any(&["kept", "maintained", "hoisted", "activated"]))
            && s.before(j, 1).is_some_and(|b| b.is(HAVE))
    });
    let lifted = s.within(i + 1, end, &["no", "not", "lifted", "cancelled", "canceled", "after"]) || clause::negated(s, i);
    if (out.is_none() && kept.is_none()) || lifted && kept.is_none() || s.within(i.saturating_sub(5), i, &["no", "without"]) {
        return None;
    }
    let by = kept.and_then(|k| clause::subject(s, k));
    let from = by.map_or(i.saturating_sub(3).max(clause::clause_begin(s, i)), |p| p.from.max(i.saturating_sub(12)));
    let to = out.map_or(end, |o| end.max(o + 2));
    let roles = Roles { by: name(s, by), of: Some(s.slice(from, to).to_owned()), ..Roles::default() };
    warning(s, part, "warning/in-force", i, (from, to), false, roles)
}

/// "The service sent word on Monday of a planned assault", "neighbours had reported his threats to the network".
fn word_sent(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let word = w.any(&["word"])
        && s.within(i.saturating_sub(2), i, &["sent", "passed", "given", "gave"])
        && s.find(i + 1, i + 6, &["of"])
            .is_some_and(|o| s.within(o + 1, o + 5, &["imminent", "planned", "possible", "impending", "coming", "likely"]));
    let threats = w.any(&["reported"])
        && s.within(i + 1, i + 3, &["his", "her", "their", "the"])
        && s.within(i + 2, i + 4, &["threats", "threat", "plans", "plan"])
        && s.within(i + 3, i + 7, &["to"])
        && s.before(i, 1).is_some_and(|b| b.is(HAVE));
    if !(word || threats) || clause::negated(s, i) {
        return None;
    }
    let end = clause::clause_end(s, i).max(i + 1);
    let v = if word { i.saturating_sub(1) } else { i };
    let by = clause::subject(s, v);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 12).unwrap_or(v);
    let roles = Roles { by: name(s, by), of: Some(s.slice(i + 1, end).to_owned()), ..Roles::default() };
    warning(s, part, "warning/word-sent", i, (from, end), false, roles)
}

fn warning(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    i: usize,
    (from, to): (usize, usize),
    absent: bool,
    roles: Roles,
) -> Option<Draft> {
    let mut d = claim(s, part, (Slot::PriorWarning, rule), (from, to.max(from + 1)), None, roles);
    d.number = Some(s.bytes(i, i + 1));
    if absent {
        d.polarity = Polarity::Absent;
    }
    Some(d)
}

/// "Nobody told us to leave", "no evacuation order was given", "nobody passed that warning on".
fn not_told(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let none = s.find(i.saturating_sub(5), i, &["nobody", "none", "never", "not", "no"]).is_some()
        || s.before(i, 1).is_some_and(|p| p.is(NEG));
    let end = clause::clause_end(s, i);
    let leave = ["leave", "evacuate", "go", "get", "run", "flee", "out", "warn"];
    let told = w.any(&["told", "ordered", "asked", "instructed"])
        && s.find(i + 1, i + 5, &["to"]).is_some_and(|t| s.at(t + 1).is_some_and(|n| n.any(&leave)));
    let order = w.any(&["order", "orders", "alert", "alerts", "instruction", "instructions"])
        && s.within(i.saturating_sub(3), i, &["no"])
        && s.find(i + 1, i + 5, &["given", "issued", "sent", "came", "reached", "received"]).is_some();
    let passed =
        w.any(&["passed", "passes"]) && s.within(i + 1, (i + 5).min(end), &["warning", "warnings", "tip", "information"]);
    if !((told || passed) && none || order) || s.within(i.saturating_sub(6), i, &["if"]) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(10));
    let roles = Roles { of: Some(s.slice(from, end).to_owned()), ..Roles::default() };
    warning(s, part, "warning/not-told", i, (from, end), true, roles)
}

/// "The fire bell had been switched off", "the alarm rang for five minutes".
fn alarm(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let device = ["alarm", "alarms", "bell", "bells", "siren", "sirens", "detector", "detectors", "sprinklers", "tannoy"];
    if !w.any(&device) || s.at(i + 1).is_some_and(|n| n.any(&["centre", "center", "call", "calls", "company"])) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let off = s.find(
        i + 1,
        (i + 8).min(end),
        &["switched", "disconnected", "disabled", "turned", "unplugged", "muted", "silenced", "broken", "faulty"],
    );
    let off = off.filter(|&k| !s.at(k).is_some_and(|w| w.any(&["switched", "turned"])) || s.low(k + 1) == "off");
    let from = clause::clause_begin(s, i).max(i.saturating_sub(6));
    if let Some(k) = off.filter(|&k| s.has(i + 1, k, BE) || s.within(i + 1, k, &["been"])) {
        let roles = Roles { of: Some(s.slice(from, k + 1).to_owned()), ..Roles::default() };
        return warning(s, part, "warning/alarm-off", i, (from, end.max(k + 2)), true, roles);
    }
    let rang = s.find(i + 1, (i + 4).min(end), &["rang", "rung", "sounded", "blared", "wailed"])?;
    // Sirens of ambulances wail afterwards.
    if s.has(i, rang, NEG)
        || w.any(&["siren", "sirens"]) && !s.within(i + 1, rang, &["had"])
        || s.at(i.saturating_sub(1)).is_some_and(|p| p.any(&["church"]))
    {
        return None;
    }
    if !s.within(i + 1, rang, &["had"]) && !s.within(rang, end, BEFORE) {
        return None;
    }
    let roles = Roles { of: Some(s.slice(from, end).to_owned()), ..Roles::default() };
    warning(s, part, "warning/alarm-rang", i, (from, end), false, roles)
}

const BEFORE: &[&str] = &["before", "minutes", "earlier", "first", "ahead", "previously"];

/// "Calls to halt the concert had gone unheeded", "her complaints fell on deaf ears".
fn unheeded(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let gone = w.any(&["unheeded", "unanswered"]) && s.before(i, 1).is_some_and(|p| p.any(&["gone", "went", "go", "going"]))
        || w.any(&["deaf"]) && s.low(i + 1) == "ears";
    if !gone {
        return None;
    }
    let v = clause::group_start(s, i.saturating_sub(1));
    let begin = clause::clause_begin(s, i);
    let noun = s.find(
        begin,
        i,
        &["calls", "call", "warnings", "warning", "complaints", "pleas", "requests", "letters", "appeals", "concerns"],
    )?;
    let roles = Roles { of: Some(s.slice(noun, v.max(noun + 1)).to_owned()), ..Roles::default() };
    warning(s, part, "warning/unheeded", noun, (noun.saturating_sub(1).max(begin), clause::clause_end(s, i)), false, roles)
}

/// "The ministry ignored three letters from the union about the brakes."
fn ignored(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["ignored", "ignoring", "dismissed", "disregarded"]) || clause::negated(s, i) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let noun = s.find(
        i + 1,
        (i + 6).min(end),
        &["letters", "letter", "complaints", "calls", "requests", "memos", "memo", "emails", "pleas"],
    )?;
    let from_by = s.find(noun + 1, end, &["from", "by"]).and_then(|k| clause::phrase_after(s, k + 1, false));
    let about = s.find(noun + 1, end, &["about", "over", "that", "to"])?;
    let to = clause::subject(s, i);
    let from = to.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
    let roles =
        Roles { by: name(s, from_by), to: name(s, to), of: Some(s.slice(about + 1, end).to_owned()), ..Roles::default() };
    warning(s, part, "warning/ignored", i, (from, end), false, roles)
}

/// "Evacuation orders came too late", "the alert arrived minutes after the wave".
fn too_late(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let noun = ["orders", "order", "warning", "warnings", "alert", "alerts", "sirens"];
    let late = w.any(&["late"]) && s.before(i, 1).is_some_and(|p| p.any(&["too"]));
    let v = (i.saturating_sub(5)..i)
        .rev()
        .find(|&k| s.at(k).is_some_and(|w| w.any(&["came", "come", "arrived", "issued", "sounded", "was", "were"])))?;
    let n = (v.saturating_sub(5)..v).rev().find(|&k| s.at(k).is_some_and(|w| w.any(&noun)))?;
    if !late {
        return None;
    }
    let from = clause::clause_begin(s, n).max(n.saturating_sub(4));
    let roles = Roles { of: Some(s.slice(from, i + 1).to_owned()), ..Roles::default() };
    warning(s, part, "warning/too-late", n, (from, i + 1), false, roles)
}

/// "A valve that had been reported faulty four times", "the company had been told to fix the valve".
fn reported(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let been = s.within(i.saturating_sub(3), i, &["been"]) && s.within(i.saturating_sub(4), i, &["had"]);
    let bad = [
        "faulty", "unsafe", "defective", "dangerous", "unstable", "cracked", "leaking", "broken", "unfit", "condemned",
        "overcrowded",
    ];
    let fault =
        w.any(&["reported", "declared", "flagged", "found", "judged", "deemed", "rated"]) && s.within(i + 1, i + 4, &bad);
    let mend = w.any(&["told", "ordered", "urged", "advised", "instructed"])
        && s.low(i + 1) == "to"
        && s.at(i + 2).is_some_and(|n| {
            n.any(&["fix", "repair", "replace", "close", "inspect", "check", "stop", "reinforce", "clear", "install", "shut"])
        });
    if !(been && (fault || mend)) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let subject = clause::subject(s, i);
    let from = subject.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or_else(|| clause::group_start(s, i));
    let roles = if mend {
        Roles { to: name(s, subject), of: Some(s.slice(i + 2, end).to_owned()), ..Roles::default() }
    } else {
        Roles { of: Some(s.slice(from, end).to_owned()), ..Roles::default() }
    };
    warning(s, part, "warning/reported", i, (from, end), false, roles)
}

/// "They had radioed for the show to be stopped", "his sister had called the police about his threats".
fn pleaded(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    let had = s.within(i.saturating_sub(3), i, &["had"]);
    let stop = w.any(&["radioed", "called", "asked", "begged", "pleaded", "phoned", "appealed", "pressed"])
        && s.find(i + 1, (i + 10).min(end), &["stopped", "halted", "closed", "cancelled", "canceled", "evacuated", "shut"])
            .is_some_and(|k| s.before(k, 1).is_some_and(|p| p.any(&["be"])));
    let police = w.any(&["called", "phoned", "contacted", "alerted", "rung"])
        && s.within(i + 1, i + 4, &["police", "authorities", "council", "landlord"])
        && s.within(i + 2, (i + 8).min(end), &["about", "over"]);
    if !(had && (stop || police)) || clause::negated(s, i) {
        return None;
    }
    let by = clause::subject(s, i);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or_else(|| clause::group_start(s, i));
    let roles = Roles { by: name(s, by), of: Some(s.slice(i + 1, end).to_owned()), ..Roles::default() };
    let mut d = warning(s, part, "warning/pleaded", i, (from, end), false, roles)?;
    let pronoun = by.is_some_and(|p| p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON)));
    d.claimant = by.filter(|_| !pronoun).and_then(|p| clause::source(s, p));
    Some(d)
}
