//! What somebody says of his own part in it: not told, no record, not in command, no law broken; and what is laid to others or doubted
//! in words of their own.

use crate::clause;
use crate::responsibility::{Found, alleged, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, Slot, SourceKind};

/// What it finds: a denial of one's own part, an accusation or a doubt in other words.
///
/// Example: `The chief said that he was not in command that day.` is a denial by the chief.
///
/// Wrong where a bystander says what he did not know: the words must be of a duty, a warning, an office or a law.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    not_warned(s, part, i)
        .or_else(|| not_mine(s, part, i))
        .or_else(|| untrue(s, part, i))
        .or_else(|| culprits(s, part, i))
        .or_else(|| laid_to(s, part, i))
        .or_else(|| unproven(s, part, i))
}

fn deny(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize)) -> Found {
    let to = to.max(from + 1);
    let name = tree::speaker(s, from).or_else(|| tree::speaker(s, to - 1)).map(|c| c.name.clone());
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Denial, rule, (from, to), None, roles), to))
}

/// Whether the word is negated from before: "not", "never", "neither he nor".
fn not(s: &Sent<'_>, i: usize, back: usize) -> bool {
    let from = i.saturating_sub(back).max(clause::clause_begin(s, i).min(i));
    s.has(from, i, NEG) || s.within(from, i, &["never", "neither", "no", "nobody"])
}

/// Whether the subject is the speaker himself or somebody whom he answers for.
fn himself(s: &Sent<'_>, i: usize) -> bool {
    let from = i.saturating_sub(9).max(clause::clause_begin(s, i).min(i));
    s.within(from, i, &["he", "she", "it", "we", "i", "they"])
        || (from..i).any(|j| {
            s.at(j).is_some_and(|w| w.any(&["his", "her", "its", "their", "our", "my"]))
                && s.at(j + 1).is_some_and(|w| {
                    w.any(&["client", "ministers", "men", "officers", "staff", "department", "office", "government", "agency"])
                })
        })
}

/// Whether somebody who may have had a part speaks: no witness and no relative.
pub(crate) fn answerable(s: &Sent<'_>, i: usize) -> bool {
    tree::speaker(s, i).is_some_and(|c| {
        !matches!(
            c.kind,
            SourceKind::Witness | SourceKind::Relative | SourceKind::Outlet | SourceKind::Agency | SourceKind::Expert
        )
    })
}

/// "Neither she nor her ministers had been told of the plot", "it has no record of that letter".
fn not_warned(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let told = w.any(&["told", "informed", "warned", "alerted", "briefed", "notified"])
        && s.has(i.saturating_sub(4), i, BE | HAVE)
        && s.within(i.saturating_sub(3), i, &["been", "was", "were", "being"])
        && s.within(i + 1, (i + 3).min(s.words.len()), &["of", "about", "that", "beforehand", "."])
        && not(s, i, 9);
    let record = w.any(&["record", "knowledge", "trace"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no", "any"]))
        && not(s, i, 5)
        && s.within(i.saturating_sub(5), i, &["has", "had", "have"])
        && s.low(i + 1) == "of";
    if !(told || record) || !himself(s, i) || !answerable(s, i) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
    deny(s, part, "denial/not-warned", (from, end))
}

/// "He did not see himself as in charge", "he was not in command", "her client broke no law", "we did nothing that
/// would have led to this".
fn not_mine(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let office = w.any(&["charge", "command"]) && s.low(i.saturating_sub(1)) == "in" && not(s, i, 9)
        || w.any(&["commander"])
            && s.within(i.saturating_sub(4), i, &["incident", "scene", "the"])
            && not(s, i, 7)
            && s.has(i.saturating_sub(7), i, BE);
    let law = w.any(&["law", "laws", "rule", "rules", "policy", "regulation", "regulations", "protocol"])
        && s.within(i.saturating_sub(4), i, &["broken", "broke", "violated", "breached"])
        && (s.within(i.saturating_sub(2), i, &["no"]) || not(s, i, 6));
    let nothing = w.any(&["nothing"])
        && s.before(i, 1).is_some_and(|p| p.any(&["did", "done"]))
        && (s.within(i + 1, i + 3, &["wrong", "punishable", "illegal", "unlawful", "criminal", "improper"])
            || s.low(i + 1) == "that" && s.within(i + 2, i + 7, &["led", "caused", "lead", "cause"]));
    if !(office || law || nothing) || !himself(s, i) || !answerable(s, i) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(10));
    deny(s, part, "denial/own-part", (from, clause::clause_end(s, i).max(i + 1)))
}

/// "Such assertions do not reflect the truth", `"that cannot be", the minister says`.
fn untrue(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let reflect =
        w.any(&["reflect", "reflects", "correspond"]) && not(s, i, 3) && s.within(i + 1, i + 5, &["truth", "reality", "facts"]);
    let cannot = w.any(&["be"])
        && s.within(i.saturating_sub(3), i, &["cannot", "can"])
        && (s.within(i.saturating_sub(3), i, &["cannot"]) || not(s, i, 2))
        && s.within(i.saturating_sub(4), i, &["that", "this", "it"])
        && s.at(i + 1).is_none_or(|n| n.punct());
    if !(reflect || cannot) || !answerable(s, i) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(if reflect { 24 } else { 3 }));
    deny(s, part, "denial/untrue", (from, clause::clause_end(s, i).max(i + 1)))
}

/// "The culprits of the disaster are the ones who ...", "officials should be held accountable": on somebody's word.
fn culprits(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let are = w.any(&["culprit", "culprits"])
        && s.within(i + 1, (i + 7).min(s.words.len()), &["is", "are", "were", "was"])
        && !not(s, i, 4);
    let held = w.any(&["accountable", "responsible"])
        && s.low(i.saturating_sub(1)) == "held"
        && s.within(i.saturating_sub(4), i, &["should", "must"])
        && !not(s, i, 5);
    let speaker = tree::speaker(s, i).filter(|_| are || held)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let be = (i..end).find(|&j| s.at(j).is_some_and(|w| w.is(BE)));
    let whom = if held { clause::subject(s, i - 1) } else { be.and_then(|b| clause::phrase_after(s, b + 1, true)) };
    let nobody =
        whom.is_some_and(|p| s.within(p.from, p.to, &["those", "whoever", "anyone", "someone", "everyone", "who"])) && held;
    if nobody || whom.is_none() {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    let roles = Roles { by: Some(speaker.name.clone()), against: role(s, whom), of: text(s, from, end), ..Roles::default() };
    alleged(s, part, "accusation/culprit", (from, end), None, roles)
}

/// "The daily laid the crush to the convoy of the king's son".
fn laid_to(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["laid", "lays", "ascribed", "ascribes"]))?;
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    let to = s.find(i + 2, i + 8, &["to"])?;
    let it = s.has(i + 1, to, EVENT | DEATHS) || s.low(i + 1) == "it" && to == i + 2;
    let whom = clause::phrase_after(s, to + 1, true)?;
    let siege = s.within(i + 1, to, &["siege", "waste", "rest", "wreath", "flowers", "foundation"]);
    let who = clause::source(s, by).is_some();
    if !it || siege || !who || clause::negated(s, i) {
        return None;
    }
    let end = clause::clause_end(s, i).max(whom.to);
    let roles = Roles { by: role(s, Some(by)), against: role(s, Some(whom)), of: text(s, i + 1, to), ..Roles::default() };
    alleged(s, part, "accusation/laid-to", (by.from.max(i.saturating_sub(10)), end), Some(by), roles)
}

/// "The claim has yet to be verified", "has yet to be proven", said by somebody: he leaves it open.
fn unproven(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["verified", "proven", "proved", "substantiated", "confirmed"]))?;
    let open = s.within(i.saturating_sub(4), i, &["still", "yet", "remains", "remained"])
        && s.within(i.saturating_sub(3), i, &["to"])
        && s.low(i.saturating_sub(1)) == "be";
    let p = clause::subject(s, i).filter(|_| open)?;
    let account = s.within(p.from, p.to, &["claim", "claims", "account", "allegation", "allegations", "confession", "version"]);
    tree::speaker(s, i).filter(|_| account)?;
    let to = clause::clause_end(s, i).max(i + 1);
    let name = tree::speaker(s, i).map(|c| c.name.clone());
    let roles = Roles { by: name, of: text(s, p.from, p.to), ..Roles::default() };
    Some((draft(s, part, Slot::Doubt, "doubt/unproven", (p.from.max(i.saturating_sub(10)), to), None, roles), to))
}
