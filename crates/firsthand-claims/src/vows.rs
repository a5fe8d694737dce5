//! Threats in other words: promises of revenge and of more to come, by those who did it or by those it was done to.

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Slot, SourceKind, Value};

/// What one side does to another.
const HARM: &[&str] = &[
    "strike", "hunt", "hunted", "kill", "avenge", "avenged", "punish", "attack", "crush", "destroy", "annihilate", "retaliate",
    "bomb", "shell", "target", "burn", "respond",
];

/// What it finds: a threat in other words than "threatened" or "vowed revenge".
///
/// Example: `"We will strike again," the group said.` gives the words themselves.
///
/// Wrong for promises of help and for forecasts: a verb of harm, or a fixed phrase of menace, must stand in it.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let (from, to) = will(s, i).or_else(|| promised(s, i)).or_else(|| phrase(s, i))?;
    let span = s.bytes(from, to);
    Some(Draft::new(part, span, Slot::Threat, Value::Text(span.of(s.text).unwrap_or("").to_owned()), "threat/vowed"))
}

fn side(s: &Sent<'_>, i: usize) -> bool {
    tree::speaker(s, i).is_some_and(|c| {
        matches!(
            c.kind,
            SourceKind::Government
                | SourceKind::Military
                | SourceKind::ArmedGroup
                | SourceKind::Anonymous
                | SourceKind::SocialMedia
                | SourceKind::Document
        )
    })
}

/// "We will strike again", "it would strike without mercy anyone who ...", "the army will respond with full force".
fn will(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    if !w.any(&["will", "would", "'ll", "shall"]) || s.has(i + 1, i + 3, NEG) {
        return None;
    }
    let v = s.find(i + 1, i + 5, HARM)?;
    let end = clause::clause_end(s, v);
    let menace = [
        "again", "mercy", "hesitation", "force", "anyone", "whoever", "those", "down", "dead", "every", "enemy", "martyrs",
        "decisively", "harshly", "severely", "iron",
    ];
    let actor = clause::subject(s, i).is_some_and(|p| {
        !s.within(p.from, p.to, &["firefighters", "crews", "workers", "union", "storm", "fire", "police", "officials"])
            && s.at(p.from).is_some_and(|w| !w.any(&["who", "which"]))
    });
    if s.within(v, end.max(v + 1), &["pay", "wages", "questions", "emergency", "calls", "needs"]) {
        return None;
    }
    let strong =
        s.within(v, (end + 3).min(s.words.len()), &menace) || s.low(v).starts_with("avenge") || s.low(v) == "retaliate";
    (actor && strong && side(s, i))
        .then(|| (clause::clause_begin(s, i).max(i.saturating_sub(6)), end.max(v + 2).min(s.words.len())))
}

/// "vowed to continue its attacks", "promised a crushing response", "warned of harsh retaliation", "warned that more attacks would follow".
fn promised(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    if !w.any(&["vowed", "vows", "promised", "promises", "pledged", "swore", "warned", "warns", "warning", "threatened"])
        || clause::negated(s, i)
    {
        return None;
    }
    let end = clause::clause_end(s, i);
    let harsh = ["crushing", "harsh", "painful", "severe", "devastating", "fierce", "strong", "decisive", "iron", "bloody"];
    let answer = s.find(i + 1, i + 7, &["response", "retaliation", "reprisals", "revenge", "blow", "blows", "retribution"]);
    let rivers = s.find(i + 1, i + 7, &["blood"]).is_some();
    let answer = answer.is_some_and(|a| {
        s.within(i + 1, a, &harsh) || s.at(a).is_some_and(|w| w.any(&["retaliation", "reprisals", "revenge", "retribution"]))
    });
    let more = s.find(i + 1, i + 7, &["attacks", "strikes", "operations", "bombings"]).is_some_and(|a| {
        s.within(i + 1, a, &["more", "further", "continue", "new"])
            && clause::subject(s, i).is_some_and(|p| armed(s, p.from, p.to))
    });
    let those =
        s.find(i + 1, i + 12, &["hunted", "hunt", "punished", "pay", "enemy", "taste", "shell", "target"]).is_some_and(|_| {
            s.within(i + 1, i + 10, &["those", "anyone", "whoever", "enemy", "killers", "capital"])
                && !s.within(i + 1, end, &["families", "compensation", "wages"])
        });
    (answer || rivers || more || those).then(|| (i, end.max(i + 2)))
}

fn armed(s: &Sent<'_>, from: usize, to: usize) -> bool {
    s.has(from, to, ATTACKER)
        || s.within(from, to, &["group", "rebels", "militia", "front", "militants", "army", "brigades", "movement", "fighters"])
        || (from..to).any(|j| s.at(j).is_some_and(|w| w.capital && !w.is(DET)))
            && !s.within(from, to, &["officials", "police", "ministry", "forecasters", "mayor", "governor"])
}

/// "will pay a heavy price", "no safe place", "only the beginning", "taste the same cup".
fn phrase(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let price = s.at(i)?.any(&["pay"]) && s.within(i + 1, i + 5, &["price", "dearly"]) && s.has(i.saturating_sub(3), i, MODAL);
    let place = s.low(i) == "no" && s.follows(i + 1, &["safe", "place"]);
    let cup = s.low(i) == "taste" && s.follows(i + 1, &["the", "same", "cup"]);
    let blow = s.low(i) == "next" && s.at(i + 1)?.any(&["blow", "strike", "attack"]) && s.has(i + 2, i + 4, MODAL);
    if !(price || place || cup || blow) || tree::speaker(s, i).is_none() && !tree::quoted(s, i) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    Some((from, clause::clause_end(s, i)))
}
