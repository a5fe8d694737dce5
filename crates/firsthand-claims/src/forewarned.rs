//! Warnings in other words than "had warned": people who were told, warnings repeated or ignored, letters that warned, alarms raised,
//! and people who were told nothing.

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::warnings::{BEFORE, agent, claim, is_long_ago, name};
use crate::words::flag::*;
use firsthand_types::{Part, Polarity, Roles, Slot};

/// What a warning is put into.
const WRITING: &[&str] = &[
    "writing", "letter", "letters", "memo", "memos", "email", "emails", "e-mail", "report", "reports", "paper", "study",
    "audit", "complaint", "complaints", "assessment", "survey", "review", "email", "documents", "inspection",
];

/// Verbs and adjectives of danger in what was warned of.
pub(crate) const DANGER: &[&str] = &[
    "danger", "dangerous", "risk", "risks", "threat", "attack", "attacks", "fail", "failure", "collapse", "unsafe", "rotten",
    "faulty", "fault", "faults", "damage", "cracks", "crack", "leak", "leaks", "hazard", "weak", "weapon", "bomb", "knife",
    "gun", "kill", "hurt", "flood", "fire", "explosion", "explode", "overcrowding", "overcrowded", "overloaded", "extremist",
    "radical", "militants", "imminent", "rupture", "disaster", "catastrophe", "accident", "derail", "sink", "capsize",
    "landslide", "corroded", "defect", "defects", "brakes", "bearings", "exits", "plot", "due", "crush", "stampede",
    "strangers", "leaking", "violence", "harm", "views", "radicalised", "radicalized", "extremism",
];

/// What it finds: a warning before the event that no form of "had warned" tells.
///
/// Example: `The firm's people were told about the cracks, the union said.` is a prior warning to the firm's people.
///
/// Wrong for what people are told afterwards; the words must speak of danger, of writing or of before.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    told(s, part, i)
        .or_else(|| tells(s, part, i))
        .or_else(|| shared(s, part, i))
        .or_else(|| repeated(s, part, i))
        .or_else(|| in_writing(s, part, i))
        .or_else(|| alarm(s, part, i))
}

fn old(s: &Sent<'_>, from: usize, to: usize) -> bool {
    s.within(from, to, BEFORE) || s.layers.timexes_in(s.bytes(from, to)).any(|t| is_long_ago(&t.value))
}

/// "They were told about the bearings", "the committee was told nothing", "was never informed".
fn told(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["told", "informed", "alerted", "notified", "aware", "warned"]) || !s.has(i.saturating_sub(3), i, BE) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let subject = clause::subject(s, i)?;
    // Reporters are told, and residents are told to leave, afterwards.
    if s.within(subject.from, subject.to, &["reporters", "journalists", "court", "residents", "media", "jury", "relatives"]) {
        return None;
    }
    let nothing = s.at(i + 1).is_some_and(|n| n.any(&["nothing"]))
        || s.has(clause::group_start(s, i), i, NEG)
            && w.any(&["told", "informed", "alerted", "notified", "warned"])
            && s.within(i, end.max(i + 1), &["about", "of", "told", "warned"]);
    // "Neither she nor her ministers had been told of the plot": nobody was warned.
    let nothing = nothing || s.within(clause::clause_begin(s, i).max(i.saturating_sub(9)), i, &["neither", "nobody", "none"]);
    let link = s.find(i + 1, i + 3, &["about", "of", "that"]);
    let danger = link.is_some_and(|l| s.within(l, end, DANGER)) || w.any(&["warned"]) && link.is_some();
    let perfect = s.within(i.saturating_sub(3), i, &["had", "been", "were", "was"]);
    if !(nothing || danger && perfect) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    let roles = Roles {
        by: name(s, agent(s, i)),
        to: name(s, Some(subject)),
        of: link.map(|l| s.slice(l + 1, end).to_owned()),
        ..Roles::default()
    };
    let from = if i - subject.from.min(i) <= 14 { subject.from } else { i };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/told"), (from, end.max(i + 2)), None, roles);
    if nothing {
        d.polarity = Polarity::Absent;
    }
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "The union told the company in October about a door", "the embassy had told its citizens to avoid markets".
fn tells(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["told", "informed", "notified", "advised", "urged"])
        || s.before(i, 1).is_some_and(|p| p.is(BE))
        || clause::negated(s, i)
    {
        return None;
    }
    let end = clause::clause_end(s, i);
    let had = s.within(i.saturating_sub(3), i, &["had"]);
    let whom = clause::phrase_after(s, i + 1, false).filter(|p| p.to - p.from <= 6)?;
    let body = s.within(
        whom.from,
        whom.to,
        &[
            "company", "firm", "police", "guards", "ministry", "city", "council", "authorities", "operator", "owner", "owners",
            "management", "regulator", "promoter", "contractor", "government", "officials", "board", "landlord", "mayor",
            "school", "agency",
        ],
    );
    let embassy = s.within(clause::clause_begin(s, i), i, &["embassy", "consulate", "embassies"])
        && s.within(whom.to, end.max(whom.to + 8), &["avoid", "away", "leave"]);
    let about = s.find(whom.to, s.words.len().min(i + 16), &["about", "of"]);
    let back = had || s.layers.timexes_in(s.bytes(i, end)).any(|t| is_long_ago(&t.value)) || s.within(i, end, BEFORE);
    if !(embassy || body && about.is_some() && back) {
        return None;
    }
    let by = clause::subject(s, i);
    let to = about.map_or(end, |a| clause::clause_end(s, a)).max(end);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
    let of = about.map(|a| s.slice(a + 1, to).to_owned());
    let roles = Roles { by: name(s, by), to: name(s, Some(whom)), of, ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/tells"), (from, to), by, roles);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "The service shared information in March about a planned attack", "had passed a warning about the hall to the police".
fn shared(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    if !s.at(i)?.any(&["shared", "passed", "provided", "relayed", "gave", "handed", "forwarded"]) || clause::negated(s, i) {
        return None;
    }
    let noun = s.find(i + 1, i + 5, &["information", "intelligence", "warning", "warnings", "alert", "tip", "tip-off"])?;
    let end = clause::clause_end(s, noun);
    let about = s.find(noun + 1, end, &["about", "of", "on", "that"]);
    let danger = s.within(noun, end, DANGER) || s.at(noun)?.any(&["warning", "warnings", "alert"]);
    let before = s.within(i.saturating_sub(3), i, &["had"])
        || old(s, 0, s.words.len())
        || s.within(noun, end, &["planned", "impending", "possible", "plot"]);
    if about.is_none() || !(danger && before) {
        return None;
    }
    let by = clause::subject(s, i);
    let to = s.find(noun, end, &["to", "with"]).and_then(|t| clause::phrase_after(s, t + 1, false));
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
    let roles =
        Roles { by: name(s, by), to: name(s, to), of: about.map(|a| s.slice(a + 1, end).to_owned()), ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/shared"), (from, end), by, roles);
    d.number = Some(s.bytes(noun, noun + 1));
    Some(d)
}

/// "She repeated the warning", "ignored repeated warnings", "the warnings went unheeded", "despite warnings".
fn repeated(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["warning", "warnings", "complaints", "alarms"]) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let lead = s.find(
        i.saturating_sub(5),
        i,
        &[
            "repeated", "ignored", "dismissed", "ignoring", "disregarded", "overlooked", "despite", "heeded", "reiterated",
            "received", "passed", "brushed", "shrugged", "acted", "unheeded",
        ],
    );
    let after =
        s.find(i + 1, (i + 6).min(end), &["unheeded", "ignored", "dismissed", "unanswered", "passed", "heeded", "overlooked"]);
    let verb = lead.or(after)?;
    let given = s.at(verb)?.any(&["received", "passed", "acted"]);
    // Of the danger that goes on, people are warned afterwards.
    if given && !old(s, 0, s.words.len()) && !s.within(i, end, DANGER) || s.within(i, end, &["aftershocks", "evacuate", "more"])
    {
        return None;
    }
    let by = lead.filter(|&l| s.at(l).is_some_and(|w| w.any(&["repeated", "reiterated"]))).and_then(|l| clause::subject(s, l));
    let to = lead
        .filter(|&l| {
            s.at(l).is_some_and(|w| w.any(&["ignored", "dismissed", "disregarded", "heeded", "overlooked", "ignoring"]))
        })
        .and_then(|l| clause::subject(s, l));
    let of = s.find(i + 1, end, &["about", "of", "that", "over", "from"]).map(|l| s.slice(l + 1, end).to_owned());
    let roles = Roles { by: name(s, by), to: name(s, to), of, ..Roles::default() };
    let begin = by.or(to).map_or(verb.min(i), |p| p.from).max(i.saturating_sub(18));
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/repeated"), (begin, end.max(verb + 1)), by, roles);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "An engineer warned the firm in writing that the bearings could fail", "she warned them that he had bought a knife".
fn in_writing(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["warned", "cautioned", "alerted", "warning", "told"]) || s.before(i, 1).is_some_and(|p| p.is(BE | DET)) {
        return None;
    }
    let stop = s.words.len().min(i + 32);
    let that = s.find(i + 1, stop, &["that", "about", "of"])?;
    let end = clause::clause_end(s, that);
    let tail = end.max(that + 1);
    // What had happened is warned of beforehand only where it is no count of what the event did.
    let past = s.low(that) == "that" && s.within(that, tail, &["had"]) && s.within(that, tail, DANGER);
    let writing = s.within(0, s.words.len(), WRITING);
    let could = s.within(that, tail, &["could", "might", "would", "was", "were", "had"]);
    let before = old(s, 0, s.words.len());
    let danger = s.within(that, tail, DANGER);
    let strong = past && !w.any(&["told"])
        || writing && could && danger && !w.any(&["told"])
        || before && danger && could
        || before && w.any(&["warned", "cautioned", "alerted"]) && !s.within(that, tail, &["will", "expected", "expect"]);
    if !strong
        || s.within(that, tail, &["rise", "further", "aftershocks", "tomorrow", "coming"])
        || s.within(that, tail, &["toll"])
    {
        return None;
    }
    let by = clause::subject(s, i);
    // Police and ministers who warn of what may come speak after the event, unless a time or a paper says otherwise.
    let to = clause::phrase_after(s, i + 1, false).filter(|p| p.from < that);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 16).unwrap_or_else(|| clause::group_start(s, i));
    let roles = Roles { by: name(s, by), to: name(s, to), of: Some(s.slice(that + 1, tail).to_owned()), ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/in-writing"), (from, tail), by, roles);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// "Had raised concerns about the brakes", "sounded the alarm months before".
fn alarm(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if w.any(&["complained"]) && !clause::negated(s, i) {
        let end = clause::clause_end(s, i);
        let about = s.find(i + 1, end, &["about", "of", "that"])?;
        if !(old(s, i, s.words.len()) || s.within(i.saturating_sub(3), i, &["had"])) {
            return None;
        }
        let by = clause::subject(s, i);
        let roles = Roles { by: name(s, by), of: Some(s.slice(about + 1, end).to_owned()), ..Roles::default() };
        let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
        let mut d = claim(s, part, (Slot::PriorWarning, "warning/complained"), (from, end), by, roles);
        d.number = Some(s.bytes(i, i + 1));
        return Some(d);
    }
    if !w.any(&["raised", "sounded", "voiced", "flagged", "reported"]) || clause::negated(s, i) {
        return None;
    }
    let noun = s.find(
        i + 1,
        i + 5,
        &["concerns", "concern", "alarm", "alarms", "fears", "flags", "complaints", "problems", "defects"],
    )?;
    let end = clause::clause_end(s, noun);
    let before = old(s, 0, s.words.len()) || s.within(i.saturating_sub(3), i, &["had"]) && s.within(noun, end, DANGER);
    if !before || w.any(&["reported"]) && !s.within(noun, end, DANGER) {
        return None;
    }
    let by = clause::subject(s, i);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
    let of = s.find(noun + 1, end, &["about", "over", "of", "with"]).map(|l| s.slice(l + 1, end).to_owned());
    let roles = Roles { by: name(s, by), of, ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/alarm"), (from, end), by, roles);
    d.number = Some(s.bytes(noun, noun + 1));
    Some(d)
}
