//! Warnings beforehand by the parse: calls that came in before it, orders and requests made in time, documents that found the fault,
//! plans that somebody was told of, and orders that nobody heard.

use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::draft::Draft;
use crate::forewarned::DANGER;
use crate::frames;
use crate::sentence::Sent;
use crate::tree;
use crate::warnings::{BEFORE, is_long_ago};
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Polarity};

/// What is put on paper before it happens.
const PAPER: &str = "audit report letter memo inspection study paper assessment review email note circular dossier bulletin \
    conference inspector auditor engineer consultant surveyor bureau commission recommendation";
/// What paper does.
const TELLS: &str = "warn find note flag chide criticise criticize fault list describe call rate conclude show point urge recommend \
    identify document record state caution say write speak predict highlight class classify judge deem inspect";
/// What is wrong with a thing.
const FLAW: &str = "flaw crack defect fault damage corrosion deficiency violation weakness failing shortfall shortcoming delay hazard leak \
    risk danger decay gap breach problem dilapidated unsafe dangerous faulty rotten inadequate overdue weak corroded deficient \
    flammable destroy devastate ignite explode overloaded overcrowded unstable missing lacking ageing aging maintenance repair";

/// What it finds: a warning, an order or a request before the event.
///
/// Example: `Eleven calls about the crowd came in hours before the crush.` is a prior warning.
///
/// Wrong where the words of before belong to another event.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => ordered(s, part, i)
            .or_else(|| on_paper(s, part, i))
            .or_else(|| asked(s, part, i))
            .or_else(|| told_of_plans(s, part, i))
            .or_else(|| unheard(s, part, i)),
        Upos::Noun => calls(s, part, i),
        _ => None,
    }
}

/// Whether the sentence says that it was before: "three days before", "in 2021", "in advance", "for years".
fn beforehand(s: &Sent<'_>, from: usize, to: usize) -> bool {
    // "before the fire was put out" is no time before the fire.
    let mark = (from..to.min(s.words.len())).any(|k| {
        s.at(k).is_some_and(|w| w.any(BEFORE))
            && (k + 1 >= s.words.len()
                || s.at(k + 1).is_some_and(|n| n.punct() || n.is(DET | EVENT | PREP | CONJ))
                || s.low(k) != "before")
    });
    let span = s.bytes(from, to);
    mark || s.layers.timexes_in(span).any(|t| is_long_ago(&t.value))
        || s.within(from, to, &["years", "twice", "writing"]) && s.has(from, to, HAVE)
}

/// A warning whose sense is its own words.
fn warning(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    to_whom: Option<Phrase>,
) -> Draft {
    crate::alerts::warning(s, part, rule, (from, to), by, to_whom, Some(s.slice(from, to).to_owned()))
}

/// The words from a subject to the end of the clause, and on into the clause that is governed.
fn extent(s: &Sent<'_>, by: Option<Phrase>, i: usize) -> (usize, usize) {
    let start = clause::group_start(s, i);
    let from = by.map(|p| p.from).filter(|f| *f <= start && start - f <= 12).unwrap_or(start);
    let governed = s.children(i, &["ccomp", "xcomp"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    (from, clause::clause_end(s, i).max(governed.unwrap_or(0)).max(i + 1).min(i + 40))
}

/// "ordered people out three days before", "had called for it to be cleared well in advance", "told residents to stay indoors the
/// night before".
fn ordered(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !listed("order tell call urge advise instruct ask declare impose", w.lemma) || clause::negated(s, i) {
        return None;
    }
    let (from, to) = extent(s, tree::subject(s, i).filter(|p| p.to <= i), i);
    let order = if listed("declare impose", w.lemma) {
        s.children(i, &["obj", "nsubj"])
            .into_iter()
            .any(|k| s.at(k).is_some_and(|w| listed("emergency curfew state evacuation closure", w.lemma)))
    } else {
        (i + 1..to).any(|k| {
            s.at(k).is_some_and(|w| {
                listed("evacuate evacuation leave clear clearance indoors flee shelter avoid away", w.lemma)
                    || w.any(&["out"]) && s.before(k, 1).is_none_or(|v| v.upos != Upos::Verb)
            })
        })
    };
    let end = s.words.len().min(to + 8);
    if !order || !beforehand(s, i, end) || s.has(i, to, PERSON) && s.within(i, to, &["reporters"]) {
        return None;
    }
    let by = frames::doer(s, i).filter(|p| p.to <= i || frames::passive(s, i));
    Some(warning(s, part, "warning/ordered", (from, to), by, frames::undergoer(s, i)))
}

/// "The audit of 2021 chided the ministry for delays", "an inspector had found 48 hours before that no instruction was followed".
fn on_paper(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !listed(TELLS, w.lemma) || clause::negated(s, i) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let paper = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(PAPER, w.lemma)));
    let (from, to) = extent(s, Some(p), i);
    let flaw = (i + 1..to).any(|k| s.at(k).is_some_and(|w| listed(FLAW, w.lemma) || w.any(DANGER)));
    // "The letter of 2013 called for sprinklers".
    let remedy =
        ["sprinklers", "alarms", "exits", "doors", "repairs", "barriers", "removal", "closure", "detectors", "evacuation"];
    let flaw = flaw || listed("call recommend urge demand propose request ask", w.lemma) && s.within(i + 1, to, &remedy);
    // A clause that hangs on the paper may say when ("a letter of 2021 in which the bureau chided it").
    let back = tree::head(s, i).filter(|h| *h < i && tree::rel(s, i).starts_with("acl")).unwrap_or(from);
    let paper = paper || s.at(back).is_some_and(|w| listed(PAPER, w.lemma));
    let cause = s.within(i, to, &["caused", "cause", "killed", "died"]);
    // Who warned, the clause says itself.
    let within = (i + 1..to).any(|k| s.at(k).is_some_and(|w| listed("warn caution alert tell", w.lemma)));
    if !paper || !flaw || cause || within || !beforehand(s, back.min(from), to) {
        return None;
    }
    // "flagged the missing sprinklers": what was found, and nobody who was told.
    let whom = frames::undergoer(s, i).filter(|p| crate::chains::speaker(s, *p) || s.has(p.from, p.to, PERSON));
    Some(warning(s, part, "warning/on-paper", (back.min(from).max(i.saturating_sub(16)), to), Some(p), whom))
}

/// "had asked the ministry for fire doors in writing", "recommendations sent in May were never answered".
fn asked(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let unheard = listed("answer ignore heed reject refuse decline turn", w.lemma)
        && frames::passive(s, i)
        && p.is_some_and(|p| {
            (p.from..p.to).any(|k| {
                s.at(k).is_some_and(|w| {
                    listed("recommendation request appeal plea letter warning complaint proposal petition", w.lemma)
                })
            })
        })
        && (!matches!(w.lemma, "answer" | "heed") || clause::negated(s, i));
    let had = s.has(clause::group_start(s, i), i, HAVE) || frames::passive(s, i);
    let for_safety = || {
        let to = clause::clause_end(s, i).min(i + 20);
        s.within(
            i,
            to,
            &[
                "door", "doors", "sprinklers", "extinguishers", "withdraw", "repair", "repairs", "replace", "alarm", "alarms",
                "maintenance", "barriers", "exits", "protection",
            ],
        )
    };
    let request = listed("ask request petition beg plead demand recommend apply", w.lemma)
        && had
        && !clause::negated(s, i)
        && for_safety()
        && beforehand(s, i, clause::clause_end(s, i) + 6);
    if !(unheard || request) {
        return None;
    }
    let (from, to) = extent(s, p, i);
    let by = p.filter(|_| request && !frames::passive(s, i));
    Some(warning(s, part, "warning/asked", (from, to), by, frames::undergoer(s, i).filter(|_| request)))
}

/// "ministers were told of plans to attack the market", "a report named men said to be planning suicide attacks".
fn told_of_plans(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !listed("tell brief inform warn name alert notify learn", w.lemma) || clause::negated(s, i) {
        return None;
    }
    let (from, to) = extent(s, tree::subject(s, i).filter(|p| p.to <= i), i);
    let to =
        to.max(s.children(i, &["obl", "obj"]).into_iter().map(|k| clause::clause_end(s, k)).max().unwrap_or(0)).min(i + 36);
    let plan = (i + 1..to).find(|&k| s.at(k).is_some_and(|w| listed("plan planning plot prepare", w.lemma)))?;
    let attack = s.has(plan, to, EVENT) || s.within(plan, to, &["attacks", "strike", "bomb", "kill", "shoot"]);
    let linked = s.within(i + 1, plan, &["of", "about", "to", "said", "suspected"]) || s.low(i + 1) == "suspects";
    if !attack || !linked {
        return None;
    }
    let by = frames::doer(s, i).filter(|_| !frames::passive(s, i));
    Some(warning(s, part, "warning/plans", (from, to), by, frames::undergoer(s, i)))
}

/// "Nobody in the quarter had heard of such an order", "they knew nothing of a warning".
fn unheard(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let to = clause::clause_end(s, i).max(i + 1);
    let what = s.find(
        i + 1,
        to,
        &[
            "order", "orders", "warning", "warnings", "instruction", "siren", "sirens", "alarm", "alert", "alerts",
            "announcement",
        ],
    )?;
    let begin = clause::clause_begin(s, i);
    let none = clause::negated(s, i)
        || s.within(begin, i, &["nobody", "none", "no-one", "no", "never"])
        || s.within(i, what, &["nothing", "no"]);
    if !listed("hear receive know get see", w.lemma) || !none {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let mut d = warning(s, part, "warning/unheard", (p.map_or(begin, |p| p.from).max(i.saturating_sub(14)), to), None, None);
    d.polarity = Polarity::Absent;
    Some(d)
}

/// "eleven calls came in hours before the crush", "the first caller to warn the police rang four hours before", "93 calls about
/// dangerous crowds".
fn calls(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !listed("call caller alert report tip complaint tip-off message", w.lemma) || w.is(DET) {
        return None;
    }
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i).max(i + 1));
    let emergency = s.within(
        begin,
        end,
        &["police", "emergency", "services", "hotline", "firefighters", "authorities", "112", "911", "999", "119"],
    );
    let hours = (begin..end).any(|k| {
        s.low(k) == "before" && s.before(k, 1).is_some_and(|w| w.any(&["hours", "minutes", "days", "hour", "weeks", "day"]))
    });
    let of_danger = s.children(i, &["nmod", "acl"]).into_iter().any(|k| {
        let to = clause::clause_end(s, k).min(k + 10);
        s.within(k.saturating_sub(3), to, DANGER)
            || s.within(k.saturating_sub(3), to, &["warn", "warning", "crowd", "crowds", "crushed"])
    });
    // "Police dismissed reports of a second bomb".
    let dismissed = s.within(begin, i, &["dismissed", "denied", "rejected", "dismisses", "denies", "dismissing"]);
    if dismissed || !(emergency && (hours || of_danger) || hours && of_danger) || s.has(begin, i, NEG) {
        return None;
    }
    let from = begin.max(i.saturating_sub(12));
    Some(warning(s, part, "warning/calls", (from, end.min(i + 30)), None, None))
}
