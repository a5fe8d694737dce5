//! Warnings beforehand in other words: a call to the police before it, leaflets, tips, threats made online, inspectors' findings,
//! and sirens, orders and alerts that there were none of.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::forewarned::DANGER;
use crate::sentence::Sent;
use crate::tree;
use crate::warnings::{BEFORE, claim, is_long_ago, name};
use crate::words::flag::*;
use firsthand_language::TimexKind;
use firsthand_types::{Part, Polarity, Roles, Slot};

/// Those to whom one turns.
const BODIES: &[&str] = &[
    "police", "sheriff", "authorities", "council", "officer", "officers", "dispatch", "dispatcher", "services", "service",
    "fbi", "company", "ministry", "city", "school", "officials", "deputies", "detectives", "management", "managers",
    "inspectors", "embassy", "government", "army", "hotline", "agency", "bureau", "operator", "firm", "owner", "owners",
    "landlord", "mayor", "boss", "bosses", "supervisor", "supervisors", "manager", "superiors", "employers", "department",
    "fbi's", "station", "regulator", "office", "headteacher", "teachers", "hospital",
];

/// What it finds: a warning before the event in other words.
///
/// Example: `The mother of the suspect phoned the police a week before the attack to say he had bought a gun.` gives by the mother.
///
/// Wrong for calls made after it: a mark of before must stand in the sentence.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    called(s, part, i)
        .or_else(|| received(s, part, i))
        .or_else(|| leaflets(s, part, i))
        .or_else(|| never(s, part, i))
        .or_else(|| had_said(s, part, i))
        .or_else(|| document(s, part, i))
        .or_else(|| menaced(s, part, i))
}

/// Whether the sentence says that it was before: a span of time before the event, a year or month gone by, or a word of before.
fn earlier(s: &Sent<'_>, from: usize, to: usize) -> bool {
    let span = s.bytes(from, to);
    let before = s.find(from, to, &["before", "ahead", "prior", "earlier", "ago", "beforehand", "previously"]);
    let old = s.layers.timexes_in(span).any(|t| is_long_ago(&t.value));
    let year = s.within(from, to, &["twice", "repeatedly"])
        || s.within(from, to, &["day", "week", "night"]) && s.within(from, to, &["before"])
        || s.within(from, to, &["year", "month", "months", "years", "spring", "summer", "winter", "autumn"])
            && s.within(from, to, &["last", "ago", "for", "before", "earlier"]);
    before.is_some_and(|b| {
        !s.at(b + 1).is_some_and(|w| w.any(&["the", "a"])) || s.has(b, b + 5, EVENT) || s.within(b, b + 4, &["strike", "blast"])
    }) || old
        || year
}

fn after_it(s: &Sent<'_>) -> bool {
    s.find(0, s.words.len(), &["after", "following"]).is_some_and(|a| s.has(a, a + 5, EVENT))
}

/// A warning that the words `from..to` tell of.
pub(crate) fn warning(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    whom: Option<Phrase>,
    of: Option<String>,
) -> Draft {
    let roles = Roles { by: name(s, by), to: name(s, whom), of, ..Roles::default() };
    claim(s, part, (Slot::PriorWarning, rule), (from, to.max(from + 1)), by, roles)
}

/// "phoned the police a week before the attack to say", "contacted police twice last year", "had spoken to an officer about him",
/// "rang the council in March to say", "wrote to the company that the dam would not hold", "had reported the boy to the authorities".
fn called(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let call = w.any(&[
        "petitioned", "sued", "ring", "phone", "phoned", "called", "telephoned", "rang", "contacted", "emailed", "alerted",
        "approached", "visited", "begged", "told", "urged",
    ]);
    let to_whom = w.any(&["spoken", "spoke", "written", "wrote", "complained", "reported", "gone", "went", "talked"]);
    if !(call || to_whom)
        || clause::negated(s, i)
        || crate::counts::object::passive(s, i)
        || s.has(i.saturating_sub(3), i, MODAL)
    {
        return None;
    }
    let end = s.words.len().min(i + 30);
    let body = s.find(i + 1, i + 9, BODIES)?;
    if to_whom && !s.within(i + 1, body, &["to", "with"]) {
        return None;
    }
    let stop = clause::clause_end(s, body).max(body + 1);
    let had = s.has(i.saturating_sub(3), i, HAVE) && s.within(i.saturating_sub(3), i, &["had"]);
    let about = s.find(i + 1, end, &["about", "say", "that", "saying", "report", "of", "warn", "give"]);
    let perfect_day = had && s.layers.timexes_in(s.bytes(i, end)).any(|t| t.kind == TimexKind::Date);
    // "I told my boss on Friday that the valve was leaking": in the words of whoever warned.
    let own = tree::quoted(s, i) && s.before(i, 1).is_some_and(|p| p.any(&["i", "we"]));
    let before = earlier(s, i.saturating_sub(3), end) || perfect_day || own;
    let danger = about.is_some_and(|a| {
        s.within(a, end, DANGER) || s.within(a, end, &["him", "rifle", "leaning", "killed", "hold", "boy", "man"])
    });
    if after_it(s)
        || !before
        || !(danger || about.is_some_and(|a| s.at(a).is_some_and(|w| w.any(&["say", "warn", "saying", "about"]))) || had)
    {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i);
    // Officials who call on people to go, or call the families, warn of nothing.
    if by.is_some_and(|p| s.within(p.from, p.to, &["officials", "police", "mayor", "firefighters"])) {
        return None;
    }
    let to = about.filter(|a| *a < end).map_or(stop, |a| clause::clause_end(s, a)).max(stop);
    let from = by.map_or(i, |p| p.from).max(i.saturating_sub(14));
    let of = about.map(|a| s.slice(a + 1, to).to_owned());
    Some(warning(s, part, "warning/called", (from, to), by, clause::phrase_after(s, i + 1, false), of))
}

/// "the office had been told months ago", "were tipped off in 2021", "a tip about the man was sent to the police", "had picked up chatter".
fn received(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let told = w.any(&["told", "tipped", "informed", "alerted", "warned", "notified"])
        && crate::counts::object::passive(s, i)
        && !clause::negated(s, i)
        && clause::subject(s, i)
            .is_some_and(|p| s.within(p.from, p.to, BODIES) || s.at(p.from).is_some_and(|w| w.is(REL)) || w.any(&["tipped"]));
    let chatter = w.any(&["chatter", "signals", "intelligence"])
        && s.within(i.saturating_sub(4), i, &["picked", "intercepted", "received", "had"])
        && s.has(i, end, EVENT);
    let tip = w.any(&["tip", "tips", "tip-off", "complaint", "complaints", "alert", "alerts", "warning", "report", "reports"])
        && (s
            .find(i + 1, i + 9, &["sent", "passed", "made", "received", "missed", "filed", "given", "logged", "lodged"])
            .is_some_and(|v| crate::counts::object::passive(s, v))
            || s.find(i.saturating_sub(4), i, &["received", "got", "logged", "missed", "overlooked"]).is_some())
        && (s.within(0, s.words.len(), BODIES) && (earlier(s, 0, s.words.len()) || s.within(i + 1, end, &["about"]))
            || w.any(&["warning"]) && s.within(i.saturating_sub(3), i + 4, &["missed", "overlooked"]));
    let message = w.any(&["message", "messages", "sms", "text", "texts"])
        && s.within(i.saturating_sub(5), i, &["received", "got", "sent"])
        && s.within(i, end, &["before"]);
    let circulated = w.any(&["alert", "warning", "bulletin", "advisory", "memo"])
        && s.within(i.saturating_sub(5), i, &["circulated", "put", "issued", "sent", "distributed"])
        && s.within(i.saturating_sub(6), i, &["had"]);
    let off = w.any(&["tip-off", "tip"])
        && s.before(i, 1).is_some_and(|p| p.any(&["a"]))
        && s.within(i.saturating_sub(10), i, &["visited", "questioned", "interviewed", "searched"]);
    let coded = circulated
        || off
        || w.any(&["warning"])
            && s.within(i.saturating_sub(4), i, &["gave", "coded", "telephoned", "phoned"])
            && s.within(i, end, &["before"]);
    if told && !(earlier(s, i, s.words.len().min(i + 12)) || s.within(i, end, DANGER))
        || !(told || chatter || tip || message || coded)
        || after_it(s)
    {
        return None;
    }
    let subject = if told { clause::subject(s, i) } else { None };
    let from = subject.map_or_else(|| clause::clause_begin(s, i), |p| p.from).max(i.saturating_sub(14));
    let of = s.find(i + 1, end, &["about", "of", "that"]).map(|a| s.slice(a + 1, end).to_owned());
    let mut d = warning(s, part, "warning/received", (from, end), None, subject, of);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "dropped leaflets on Monday telling civilians to leave", "None of the leaflets mentioned the market".
fn leaflets(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if w.any(&["leaflets", "flyers"]) {
        let dropped = s.within(i.saturating_sub(6), i + 6, &["dropped", "scattered", "distributed", "fell"]);
        let told =
            s.find(i + 1, s.words.len().min(i + 14), &["telling", "warning", "urging", "ordering", "asking", "instructing"]);
        if dropped && told.is_some() {
            let begin = clause::clause_begin(s, i).max(i.saturating_sub(8));
            let end = told.map_or(i + 1, |t| clause::clause_end(s, t));
            let by = (i.saturating_sub(4)..i).rev().find(|&j| s.low(j) == "dropped").and_then(|v| clause::subject(s, v));
            return Some(warning(
                s,
                part,
                "warning/leaflets",
                (begin, end),
                by,
                None,
                told.map(|t| s.slice(t, end).to_owned()),
            ));
        }
    }
    // "None mentioned the market": what the warnings did not say.
    let none = w.any(&["none", "neither", "nothing"]) && s.within(i + 1, i + 6, &["mentioned", "named", "mention"]);
    let near = || {
        s.within(i, i + 6, &["leaflets", "warnings", "alerts", "them", "messages"]) || {
            let last = s.index.checked_sub(1).and_then(|k| s.layers.sentences.get(k)).and_then(|n| n.span.of(s.text));
            let last = last.unwrap_or("").to_lowercase();
            ["leaflet", "warning", "alert"].iter().any(|w| last.contains(w))
        }
    };
    if !none || !near() {
        return None;
    }
    let end = clause::clause_end(s, i);
    let mut d = warning(s, part, "warning/unmentioned", (i, end), None, None, Some(s.slice(i, end).to_owned()));
    d.polarity = Polarity::Absent;
    Some(d)
}

/// "There were no sirens", "Nobody told us to leave", "No evacuation order was given", "the alert was never passed on", "came without warning, X said".
fn never(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i).max(i + 1));
    let sirens = w.any(&["siren", "sirens", "alarm", "alarms"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.has(i.saturating_sub(4), i, BE);
    let us = (w.any(&["nobody", "no-one"]) || w.any(&["one"]) && s.before(i, 1).is_some_and(|p| p.any(&["no"])))
        && s.at(i + 1).is_some_and(|n| n.any(&["told", "warned", "alerted", "informed"]))
        && s.at(i + 2).is_some_and(|n| n.any(&["us", "me", "them", "anyone", "residents", "anybody"]));
    let order = w.any(&["order", "orders", "alert", "notice", "warning"])
        && s.within(i.saturating_sub(3), i, &["no"])
        && s.find(i + 1, i + 5, &["given", "issued", "sent", "came", "sounded", "made"]).is_some()
        && (w.any(&["alert", "warning", "notice"]) || s.within(i.saturating_sub(2), i, &["evacuation"]));
    let unsent = w.any(&["alert", "alerts", "warning", "warnings", "message"])
        && s.find(i + 1, i + 6, &["passed", "sent", "issued", "relayed", "forwarded", "delivered", "reached"])
            .is_some_and(|v| s.within(i, v, &["never", "not"]));
    let without = w.any(&["warning"])
        && s.before(i, 1).is_some_and(|p| p.any(&["without"]))
        && tree::speaker(s, i).is_some()
        && s.within(begin, i, &["came", "hit", "struck", "fell", "happened"]);
    if !(sirens || us || order || unsent || without) {
        return None;
    }
    let from = if us || order { begin.max(i.saturating_sub(3)) } else { begin.max(i.saturating_sub(8)) };
    let mut d = warning(s, part, "warning/never", (from, end), None, None, Some(s.slice(from, end).to_owned()));
    d.polarity = Polarity::Absent;
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "We told them this would happen", "We'd been saying for years that somebody would be killed", "the union had demanded new brakes in April".
fn had_said(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let told = w.any(&["told", "warned"])
        && s.within(i.saturating_sub(3), i, &["we", "i"])
        && s.at(i + 1).is_some_and(|n| n.any(&["them", "him", "her", "everyone", "the"]))
        && s.within(i + 2, end, &["would", "could", "years", "again", "before", "times"])
        && tree::quoted(s, i);
    let saying = w.any(&["saying", "warning", "telling", "asking", "begging", "complaining"])
        && s.within(i.saturating_sub(4), i, &["been"])
        && s.within(i + 1, s.words.len().min(i + 9), &["years", "months", "weeks", "decades", "ages"]);
    let order = w.any(&["sought", "obtained", "requested", "granted"])
        && s.within(i + 1, i + 5, &["restraining", "protection", "protective"])
        && s.within(i + 2, i + 6, &["order"]);
    let demanded = order
        || w.any(&["demanded", "requested", "sought", "asked"])
            && s.within(i.saturating_sub(2), i, &["had"])
            && earlier(s, i, s.words.len())
            && s.within(
                i + 1,
                end,
                &[
                    "brakes", "repair", "repairs", "inspection", "exits", "protection", "guards", "replacement", "maintenance",
                    "new", "security",
                ],
            );
    if !(told || saying || demanded) || clause::negated(s, i) {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i);
    let plain = by.filter(|p| !s.at(p.from).is_some_and(|w| w.is(PRON)));
    let from = by.map_or(i, |p| p.from).max(i.saturating_sub(8));
    Some(warning(s, part, "warning/had-said", (from, end), plain, None, Some(s.slice(i + 1, end).to_owned())))
}

/// "A 2019 report said the bridge needed urgent repair", "inspectors flagged the gate as unsafe in 2022".
fn document(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let verb = w.any(&[
        "said", "found", "flagged", "rated", "recommended", "noted", "deemed", "declared", "judged", "concluded", "described",
        "called", "listed", "warned", "demanded", "urged",
    ]);
    let need = [
        "leak", "leaking", "disaster", "unsafe", "repair", "repairs", "inadequate", "dangerous", "deficient", "hazard",
        "hazardous", "poor", "defective", "needed", "replaced", "replacement", "substandard", "illegal", "unfit", "overdue",
        "risk", "weak",
    ];
    if !verb
        || !s.within(i + 1, (i + 14).min(s.words.len()), &need)
        || !(earlier(s, 0, s.words.len()) || s.within(0, s.words.len(), BEFORE))
        || after_it(s)
    {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let expert = s.within(
        p.from,
        p.to,
        &[
            "letter", "memo", "report", "audit", "inspection", "inspectors", "inspector", "survey", "review", "engineers",
            "engineer", "study", "consultants", "consultant", "assessment", "surveyors",
        ],
    );
    expert.then(|| {
        warning(
            s,
            part,
            "warning/document",
            (p.from.max(i.saturating_sub(14)), clause::clause_end(s, i)),
            Some(p),
            None,
            Some(s.slice(i, clause::clause_end(s, i)).to_owned()),
        )
    })
}

/// "He had posted threats online the night before", "the Front had threatened the market in a video last month".
fn menaced(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let had = s.within(i.saturating_sub(3), i, &["had"]);
    let end = clause::clause_end(s, i).max(i + 1);
    let threats =
        w.any(&["posted", "made", "sent", "issued", "written", "uttered"]) && s.within(i + 1, i + 4, &["threats", "threat"]);
    let threatened = w.any(&["threatened", "boasted", "hinted"]) && !crate::counts::object::passive(s, i);
    if !(had && (threats || threatened))
        || !(earlier(s, i, s.words.len()) || s.within(i, s.words.len(), &["before", "last", "days", "weeks", "repeatedly"]))
        || clause::negated(s, i)
    {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    Some(warning(
        s,
        part,
        "warning/menaced",
        (by.from.max(i.saturating_sub(10)), end),
        None,
        None,
        Some(s.slice(i, end).to_owned()),
    ))
}
