//! Accusations without a verb of accusing, on somebody's word: "they were told and did nothing", "negligence by the company
//! caused it", "it was the work of the Front".

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, SourceKind};

/// All kinds at the token.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    negligence(s, part, i).or_else(|| work_of(s, part, i))
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
