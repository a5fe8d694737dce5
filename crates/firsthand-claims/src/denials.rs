//! Denials without a verb of denying: "that isn't so, says X", "we did not abandon our crew", "no such letter ever reached him",
//! "X calls the charge false", "X insists it never overloaded a boat".

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, Slot};

/// Words that call an account wrong.
const FALSE: &[&str] = &[
    "false", "untrue", "baseless", "nonsense", "fabricated", "groundless", "unfounded", "lie", "lies", "absurd", "wrong",
    "smear", "smears", "politically", "hysterical", "defamatory", "distortion", "scandalous", "inaccurate", "misinformation",
    "witch-hunt", "cynical", "exaggerated", "unfair", "disrespectful", "speculation", "disinformation", "ridiculous",
    "malicious", "slander", "fake", "propaganda", "fiction", "rubbish", "incorrect", "misleading",
];

/// What is held against somebody.
const CHARGE: &[&str] = &[
    "accusation", "accusations", "claim", "claims", "allegation", "allegations", "criticism", "charge", "charges",
    "suggestion", "report", "reports", "lawsuit", "account", "accounts", "that", "this", "it", "those", "these", "rumours",
    "rumors",
];

/// Verbs of what people are held to have done or left undone. With "not" and the first person they deny it.
const FAULTS: &[&str] = &[
    "ignore", "ignored", "fail", "failed", "cause", "caused", "order", "ordered", "authorise", "authorised", "authorize",
    "authorized", "delay", "delayed", "kill", "killed", "target", "targeted", "bomb", "bombed", "lie", "lied", "hide",
    "hidden", "conceal", "concealed", "neglect", "neglected", "skip", "skipped", "carry", "carried", "attack", "attacked",
    "shell", "shelled", "fire", "fired", "plant", "planted", "start", "started", "abandon", "abandoned", "cut", "refuse",
    "refused", "receive", "received", "postpone", "postponed", "put", "withhold", "withheld", "break", "broken", "violate",
    "violated", "do", "done", "abuse", "abused", "mislead", "misled", "downplay", "downplayed", "overload", "overloaded",
    "block", "blocked", "lock", "locked", "hold", "held", "drop", "dropped", "approve", "approved", "commit", "committed",
    "involve", "involved", "finance", "financed",
];

/// Verbs by which a speaker insists.
const INSISTS: &[&str] = &[
    "insists", "insisted", "insist", "maintains", "maintained", "swears", "swore", "protests", "protested", "retorts",
    "retorted",
];

/// What it finds: a denial by other words than "deny".
///
/// Example: `The ferry firm insists it never overloaded a boat.` gives by the firm.
///
/// Wrong where nobody has been accused and somebody only says what did not happen; the verb must be one of fault.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    insisted(s, part, i)
        .or_else(|| own_negative(s, part, i))
        .or_else(|| no_such(s, part, i))
        .or_else(|| called_false(s, part, i))
        .or_else(|| innocent(s, part, i))
        .or_else(|| no_part(s, part, i))
        .or_else(|| none_done(s, part, i))
}

/// "The army said it had carried out no strikes", "the airline says it followed every rule", "there is no truth in it".
fn none_done(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    let begin = clause::clause_begin(s, i);
    if w.any(&["truth"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.at(i + 1).is_some_and(|n| n.any(&["in", "to", "whatsoever"]))
    {
        return deny(s, part, "denial/no-truth", (begin.max(i.saturating_sub(5)), end), None, text(s, i + 2, end));
    }
    let did = w.any(&["carried", "fired", "conducted", "launched", "ordered", "used", "dropped", "committed", "targeted"])
        && s.find(i + 1, i + 3, &["no"]).is_some_and(|k| k == i + 1 || s.low(i + 1) == "out");
    let kept = w.any(&["followed", "obeyed", "met", "complied", "observed"])
        && s.within(i + 1, i + 4, &["all", "every", "with"])
        && s.within(
            i + 1,
            i + 7,
            &[
                "rule", "rules", "regulation", "regulations", "standard", "standards", "requirements", "procedures", "law",
                "laws",
            ],
        );
    let received = w.any(&["received", "had", "got"])
        && s.low(i + 1) == "no"
        && s.within(i + 2, i + 5, &["complaint", "complaints", "request", "report", "letter"]);
    let own = s.find(i.saturating_sub(4), i, &["it", "they", "he", "she"])?;
    let v = (own.saturating_sub(3)..own)
        .rev()
        .find(|&k| s.at(k).is_some_and(|w| w.any(&["said", "says", "say", "that", "insisted", "insists"])))?;
    let v = if s.low(v) == "that" { v.checked_sub(1)? } else { v };
    if !(did || kept || received) {
        return None;
    }
    let by = clause::subject(s, v)?;
    let from = if by.from <= i && i - by.from <= 14 { by.from } else { own };
    deny(s, part, "denial/none-done", (from, end), Some(by), text(s, i, end))
}

/// A denial in `from..to` by the phrase, or by whoever the words are attributed to.
fn deny(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    of: Option<String>,
) -> Found {
    let outer = s.layers.chain_of(s.bytes(from, to)).last().map(|c| c.name.clone());
    let name = role(s, by).or(outer);
    name.as_ref()?;
    let roles = Roles { by: name, of, ..Roles::default() };
    let mut d = draft(s, part, Slot::Denial, rule, (from, to), by, roles);
    d.number = d.number.or(Some(s.bytes(from, to)));
    Some((d, to))
}

/// "The firm insists it never ...", "he maintained they had not ...".
fn insisted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    if w.any(&["retorts", "retorted"]) {
        let not = (0..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(NEG)))?;
        let to = s.find(not, i, &[",", "”", "\""]).unwrap_or(i);
        return deny(
            s,
            part,
            "denial/retort",
            (clause::clause_begin(s, not), to),
            None,
            text(s, clause::clause_begin(s, not), to),
        );
    }
    let insists = w.any(INSISTS);
    let says = w.any(&["says", "said", "say"]);
    if !(insists || says) {
        return None;
    }
    let own = s.find(i + 1, i + 4, &["it", "he", "she", "they", "we", "its", "no"])?;
    let not = (own..(own + 5).min(end)).find(|&j| s.at(j).is_some_and(|w| w.is(NEG)) || s.low(own) == "no")?;
    let never = s.within(own, not + 1, &["never"]);
    let fault = s.within(not + 1, not + 4, FAULTS);
    let known = s.within(not + 1, not + 4, &["know", "see", "seen", "known", "heard", "remember", "expect", "think"]);
    // "It had not yet received any": it may still.
    let yet = s.within(own, not + 4, &["yet"]);
    if known || yet || says && !(never && !s.within(not + 1, not + 3, &["felt", "thought", "imagined"]) || fault) {
        return None;
    }
    let by = clause::subject(s, i)?;
    if s.at(by.from).is_some_and(|w| w.any(&["nobody", "no"])) {
        return None;
    }
    let from = if i - by.from.min(i) <= 12 { by.from } else { i };
    deny(s, part, "denial/insists", (from, end), Some(by), text(s, own + 1, end))
}

/// `"We did not abandon our crew," he said`, `it "has never put profit before safety"`: the accused's own words.
fn own_negative(s: &Sent<'_>, part: Part, i: usize) -> Found {
    if !s.at(i)?.is(NEG) || s.at(i)?.any(&["cannot", "nor", "neither", "without"]) {
        return None;
    }
    let quoted = s.layers.quotations.iter().any(|q| q.span.contains(s.at(i).map_or(q.span, |w| w.span)));
    if !quoted && crate::tree::author(s, i).is_none() {
        return None;
    }
    let first = s.find(i.saturating_sub(3), i + 1, &["we", "i"]).is_some();
    let never = s.at(i)?.any(&["never"]);
    let third = never && s.within(i.saturating_sub(2), i, &["has", "have"]);
    let fault = s.find(i + 1, i + 3, FAULTS)?;
    if !(first || third) || s.within(fault, fault + 2, &["know", "it"]) && !never {
        return None;
    }
    let from = clause::clause_begin(s, i);
    let to = clause::clause_end(s, fault);
    deny(s, part, "denial/own-words", (from, to), None, text(s, from, to))
}

/// "No such order ever came to him, Veld said".
fn no_such(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let never = s.low(i) == "such" && s.low(i + 1) == "a" && s.has(i.saturating_sub(3), i, NEG);
    let kind =
        s.low(i) == "nothing" && s.follows(i + 1, &["of", "the"]) && s.at(i + 3).is_some_and(|w| w.any(&["kind", "sort"]));
    if kind {
        let v = clause::clause_begin(s, i);
        return deny(s, part, "denial/no-such", (v, i + 4), None, text(s, v, i + 4));
    }
    if !(never || s.at(i)?.any(&["no"]) && s.low(i + 1) == "such") {
        return None;
    }
    let noun = s.find(
        i + 2,
        i + 4,
        &[
            "letter", "order", "orders", "warning", "report", "call", "meeting", "attack", "thing", "strike", "decision",
            "document", "instruction", "instructions", "complaint", "incident", "request", "agreement", "email", "operation",
        ],
    )?;
    let to = clause::clause_end(s, noun);
    let from = if never { clause::clause_begin(s, i).max(i.saturating_sub(4)) } else { i };
    deny(s, part, "denial/no-such", (from, to), None, text(s, from, to))
}

/// "That isn't so, says the firm", "the office called the claims baseless".
fn called_false(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if w.any(&["called", "calls", "calling", "described", "describes", "branded", "brands"]) {
        let charge = s.find(i + 1, i + 6, CHARGE)?;
        let wrong = s.find(charge + 1, charge + 5, FALSE)?;
        let by = clause::subject(s, i);
        let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 12).unwrap_or(i);
        let end = clause::clause_end(s, wrong);
        return deny(s, part, "denial/called-false", (from, end.max(wrong + 1)), by, text(s, i + 1, charge + 1));
    }
    if !w.is(BE) {
        return None;
    }
    // "Reports that the ministry ignored an alert are false": the head stands before its clause.
    let begin = clause::clause_begin(s, i);
    let headed = s
        .at(begin)
        .is_some_and(|w| w.any(&["reports", "claims", "allegations", "suggestions", "rumours", "rumors", "accusations"]))
        && s.at(begin + 1).is_some_and(|w| w.any(&["that", "of"]));
    let subject = headed || s.before(i, 1).is_some_and(|p| p.any(CHARGE) && !p.any(&["it"]));
    let negative = w.is(NEG) || s.at(i + 1).is_some_and(|n| n.is(NEG));
    let next = if s.at(i + 1).is_some_and(|n| n.is(NEG)) { i + 2 } else { i + 1 };
    let so = negative
        && s.at(next)
            .is_some_and(|n| n.any(&["so", "true", "correct", "accurate"]) || n.any(&["the"]) && s.low(next + 1) == "case");
    let wrong = !negative
        && s.find(next, next + 5, FALSE)
            .is_some_and(|j| (next..j).all(|k| s.at(k).is_some_and(|w| w.is(ADV | DET) || w.any(&["of", "course"]))));
    if !subject || !(so || wrong) {
        return None;
    }
    // Only on somebody's word: "this is not true" by the outlet is a check, no denial.
    let from = clause::clause_begin(s, i);
    let to = clause::clause_end(s, next);
    // "The ministry says that is not true": the verb of saying stands right before.
    let said = s
        .before(i, 2)
        .filter(|w| w.any(&["says", "said", "say", "insists", "insisted"]))
        .and_then(|_| clause::subject(s, i - 2));
    if let Some(by) = said {
        return deny(s, part, "denial/untrue", (by.from.max(i.saturating_sub(14)), to), Some(by), text(s, i - 1, to));
    }
    if headed && s.layers.chain_of(s.bytes(i, i + 1)).is_empty() {
        let roles = Roles { of: text(s, from, i), ..Roles::default() };
        return Some((draft(s, part, Slot::Denial, "denial/untrue", (from, to), None, roles), to));
    }
    s.layers.chain_of(s.bytes(i, i + 1)).last()?;
    deny(s, part, "denial/untrue", (from, to), None, text(s, from, to))
}

/// "There was no foreign involvement", "has not the slightest connection to it": no part in it, on somebody's word.
fn no_part(s: &Sent<'_>, part: Part, i: usize) -> Found {
    if !s.at(i)?.any(&["involvement", "part", "role", "link", "links", "connection", "connections", "hand", "responsibility"]) {
        return None;
    }
    let no = s
        .find(i.saturating_sub(4), i, &["no", "not", "any"])
        .filter(|&j| s.low(j) != "any" || s.has(j.saturating_sub(5), j, NEG))?;
    let verb = (no.saturating_sub(4)..no + 1)
        .any(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE) || w.any(&["played", "took", "bore", "bears"])));
    if !verb
        || s.within(i + 1, i + 5, &["established", "found", "proven", "evidence"])
        || s.within(no.saturating_sub(3), i, &["evidence", "sign", "immediate"])
    {
        return None;
    }
    let source = s.layers.chain_of(s.bytes(i, i + 1)).last()?.clone();
    if matches!(source.kind, firsthand_types::SourceKind::Police | firsthand_types::SourceKind::Court) {
        return None;
    }
    let from = clause::clause_begin(s, no);
    let to = clause::clause_end(s, i);
    deny(s, part, "denial/no-part", (from, to), None, text(s, from, to))
}

/// "Brandt is innocent, said his lawyer", "pleaded not guilty", "maintains his innocence".
fn innocent(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let is = w.any(&["innocent"]) && s.has(i.saturating_sub(2), i, BE) && !s.has(i.saturating_sub(2), i, NEG);
    let pleaded = w.any(&["pleaded", "pleads", "pled"]) && s.follows(i + 1, &["not", "guilty"]);
    let keeps =
        w.any(&["innocence"]) && s.within(i.saturating_sub(3), i, &["maintains", "maintained", "protested", "protests"]);
    if !(is || pleaded || keeps) || s.at(i + 1).is_some_and(|n| n.is(PERSON)) {
        return None;
    }
    let v = if is {
        i - 1
    } else if keeps {
        s.find(i.saturating_sub(3), i, &["maintains", "maintained", "protested", "protests"])?
    } else {
        i
    };
    let who = clause::subject(s, v)?;
    let from = if i - who.from.min(i) <= 12 { who.from } else { v };
    let to = if pleaded { i + 3 } else { i + 1 };
    // Said of somebody by another: the claim is the speaker's.
    let spoken = s.layers.chain_of(s.bytes(i, i + 1)).last().is_some();
    let roles = Roles { by: role(s, Some(who)), of: Some("guilt".to_owned()), ..Roles::default() };
    let by = Some(who).filter(|_| !(is && spoken));
    Some((draft(s, part, Slot::Denial, "denial/innocent", (from, to), by, roles), to))
}
