//! Accusations without a verb of accusing, on somebody's word: "they were told and did nothing", "negligence by the company
//! caused it", "it was the work of the Front".

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, agent, alleged, role, text};
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, SourceKind};

/// All kinds at the token.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    negligence(s, part, i).or_else(|| work_of(s, part, i)).or_else(|| wrong(s, part, i))
}

fn accuse(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    against: Phrase,
    of: Option<String>,
) -> Found {
    let named = role(s, by).or_else(|| s.layers.chain_of(s.bytes(from, to)).last().map(|c| c.name.clone()));
    let roles = Roles { by: named, against: role(s, Some(against)), of, ..Roles::default() };
    alleged(s, part, rule, (from, to), by, roles)
}

/// "Negligence by the power company caused the fire, the governor said."
fn negligence(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let noun = ["negligence", "incompetence", "recklessness", "failings", "failures", "greed", "mismanagement", "carelessness"];
    if !s.at(i)?.any(&noun) || clause::negated(s, i) || s.low(i + 1) == "charges" {
        return None;
    }
    let by = s.find(i + 1, i + 3, &["by", "of", "at", "on"])?;
    let against = clause::phrase_after(s, by + 1, false)?;
    s.layers.chain_of(s.bytes(i, i + 1)).last()?;
    let caused = s.find(against.to, (against.to + 6).min(s.words.len()), &["caused", "led", "killed", "cost", "was", "were"]);
    let before = s.find(i.saturating_sub(4), i, &["by", "to", "of", "alleged", "alleging"]);
    if caused.is_none() && before.is_none() {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(6));
    accuse(s, part, "accusation/negligence", (from, clause::clause_end(s, against.to)), None, against, text(s, i, against.to))
}

/// "The president called it the work of foreign agents", `"This is the Front's work," he said`.
fn work_of(s: &Sent<'_>, part: Part, i: usize) -> Found {
    if !s.at(i)?.any(&["work", "doing", "handiwork"]) || clause::negated(s, i) {
        return None;
    }
    let source = s.layers.chain_of(s.bytes(i, i + 1)).last().filter(|c| !matches!(c.kind, SourceKind::ArmedGroup))?;
    let be = s.has(i.saturating_sub(8), i, BE) || s.within(i.saturating_sub(6), i, &["called", "it", "this"]);
    let points = s.within(i.saturating_sub(9), i, &["this", "it", "that", "attack", "bombing"]);
    let own = s.before(i, 1).is_some_and(|w| w.any(&["'s", "’s", "'"]));
    let against = if own {
        clause::phrase_before(s, i - 1)?
    } else if s.low(i + 1) == "of" && s.before(i, 1).is_some_and(|w| w.any(&["the"])) {
        clause::phrase_after(s, i + 2, false)?
    } else {
        return None;
    };
    let known = source.name.clone();
    if !(be && points) || role(s, Some(against)).is_none_or(|n| n.eq_ignore_ascii_case(&known)) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    accuse(s, part, "accusation/work-of", (from, clause::clause_end(s, i).max(against.to)), None, against, None)
}

/// Verbs of wrong done or right left undone, with what must follow (nothing: enough alone).
const WRONGS: &[(&[&str], &[&str])] = &[
    (
        &["ignored", "ignore", "ignoring", "disregarded"],
        &[
            "warning", "warnings", "complaint", "complaints", "letters", "letter", "requests", "calls", "us", "them", "alarm",
            "reports", "rules", "safety", "pleas", "concerns", "signs",
        ],
    ),
    (&["did", "done", "do"], &["nothing"]),
    (
        &["failed", "failing"],
        &[
            "act", "warn", "protect", "respond", "heed", "check", "inspect", "maintain", "evacuate", "fix", "repair", "stop",
            "prevent", "us", "them", "people",
        ],
    ),
    (&["let", "left"], &["die", "drown", "burn", "happen", "alone", "open", "behind", "suffocate", "down", "rot"]),
    (&["lied", "lying"], &[]),
    (&["covered", "covering"], &["up"]),
    (&["turned"], &["blind"]),
    (&["cut", "cutting"], &["corners"]),
    (&["locked", "chained", "blocked"], &["door", "doors", "exit", "exits", "gate", "gates"]),
    (&["abandoned", "betrayed", "starved"], &[]),
    (&["sold"], &["out"]),
    (&["put", "puts", "putting"], &["profit", "profits", "money"]),
    (&["murdered", "murderers"], &["them", "us", "our", "my"]),
];

/// `"They were told about the cracks and did nothing," said Ilse Brandt`: what somebody holds against those who should have known
/// better.
///
/// Wrong where a speaker owns up ("we did nothing"), or tells of the dead ("he left the house").
fn wrong(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    let knew = w.any(&["knew"])
        && (s.at(i + 1).is_none_or(|n| {
            n.punct() || n.any(&["about", "perfectly", "full", "very", "it", "that", "all", "the", "exactly"])
        }));
    let verb = knew
        || WRONGS.iter().any(|(verbs, after)| {
            w.any(verbs) && (after.is_empty() || s.find(i + 1, (i + 8).min(end.max(i + 3)), after).is_some())
        });
    if !verb || clause::negated(s, i) {
        return None;
    }
    let source = s.layers.chain_of(s.bytes(i, i + 1)).last()?;
    let passive = s.before(i, 1).is_some_and(|p| p.is(BE));
    let subject = clause::subject(s, i)?;
    let against = if passive { agent(s, i)? } else { subject };
    let head = s.at(against.to.checked_sub(1)?)?;
    // Only those who answer for others: "they", a body, an owner.
    let body = [
        "they", "company", "operator", "owner", "owners", "council", "city", "government", "ministry", "police", "authorities",
        "officials", "management", "manager", "managers", "bosses", "mayor", "minister", "county", "firm", "contractor",
        "contractors", "landlord", "developer", "state", "regulator", "inspectors", "organisers", "organizers", "promoter",
        "airline", "railway", "army", "department", "brigade", "hall", "board", "agency", "governor", "guards", "bosses",
    ];
    let capital = head.capital && !head.is(DAY | PRON) && against.from > 0;
    if !(head.any(&body) || capital)
        || s.has(against.from, against.to, NEG)
        || s.within(against.from, against.to, &["nobody", "no"])
    {
        return None;
    }
    let name = role(s, Some(against))?;
    let official = matches!(source.kind, SourceKind::Police | SourceKind::Emergency | SourceKind::Agency | SourceKind::Outlet);
    let oneself =
        name.to_lowercase().contains(&source.name.to_lowercase()) || source.name.to_lowercase().contains(&name.to_lowercase());
    if official || oneself {
        return None;
    }
    let from = subject.from.max(i.saturating_sub(14));
    accuse(s, part, "accusation/wrong", (from, end), None, against, text(s, clause::group_start(s, i), end))
}
