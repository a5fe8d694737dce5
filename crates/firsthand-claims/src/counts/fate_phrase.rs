//! Fates that several words name: "in intensive care", "fighting for their lives", "have yet to be found".

use crate::sentence::{Num, Sent};
use crate::words::{Pred, flag::*};

/// Words that make an injury, or the state of the injured, a grave one.
const GRAVE: &[&str] = &[
    "critical", "critically", "serious", "seriously", "badly", "severe", "severely", "gravely", "grave", "intensive",
    "life-threatening", "ventilators", "ventilator", "clinging", "fighting", "support", "danger",
];

/// Whether the words in the range say that it is grave.
pub fn grave(s: &Sent<'_>, from: usize, to: usize) -> bool {
    s.within(from, to, GRAVE)
}

/// The last token of a phrase that begins at `i` and says how the injured are: "intensive care", "critical condition",
/// "clinging to life", "fighting for their lives", "on life support".
pub fn condition(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i)?;
    let near = |from: usize, words: &[&str]| s.find(from, from + 4, words);
    if w.any(&["intensive", "critical"]) && s.low(i + 1) == "care" {
        return Some(i + 1);
    }
    if w.any(&["critical", "serious", "grave", "stable", "bad", "fair"]) {
        let noun = ["condition", "conditions", "way", "state"];
        let j =
            near(i + 1, &noun).filter(|&j| (i + 1..j).all(|k| s.at(k).is_some_and(|w| w.any(&["but", "stable", "and"]))))?;
        return s.within(i.saturating_sub(4), i, &["in"]).then_some(j);
    }
    if w.any(&["critical", "serious"]) {
        return Some(i);
    }
    if w.any(&["clinging"]) {
        return near(i + 1, &["life"]);
    }
    if w.any(&["fighting", "battling"]) {
        return near(i + 1, &["life", "lives"]);
    }
    if w.any(&["ventilator", "ventilators"]) {
        return Some(i);
    }
    (w.any(&["life"]) && s.low(i + 1) == "support").then_some(i + 1)
}

/// Where the predicate at `i` says that those counted lie in hospital or in what condition: its last token. `be`: whether a form of
/// "be" (or "remain") leads to it.
///
/// Wrong where they were in hospital for another reason; "when", as in "were in hospital when it was hit", keeps that out.
pub fn lying(s: &Sent<'_>, n: &Num, i: usize, be: bool) -> Option<usize> {
    if let Some(to) = condition(s, i) {
        return Some(to);
    }
    let w = s.at(i)?;
    if !w.any(&["hospital", "hospitals", "ward", "wards", "clinic", "clinics"]) || s.low(i + 1) == "when" {
        return None;
    }
    let lead = (n.end..i).rev().take(6).find(|&j| s.at(j).is_some_and(|w| w.any(&["in", "at"])))?;
    // "in", "in the", "at Queen Ada": a name or an article may stand between.
    let plain = (lead + 1..i).all(|j| s.at(j).is_some_and(|w| w.is(DET) || w.capital || w.any(&["'s", "’s", "."])));
    let still = (n.end..lead).any(|j| s.at(j).is_some_and(|w| w.any(&["still", "remain", "remained", "remains"])));
    let patients =
        n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients", "patient", "victims", "wounded", "injured"])));
    (plain && (still || patients || be && s.low(lead) == "in" && lead - n.end <= 2)).then_some(i)
}

/// The last token of "have yet to be found", "they cannot account for", where those words begin at `i`.
pub fn not_found(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i)?;
    if w.any(&["yet"]) && s.follows(i + 1, &["to", "be"]) {
        let found = s.at(i + 3)?;
        let lost = matches!(found.tag.pred, Pred::Find | Pred::Account) || found.any(&["reached", "contacted", "rescued"]);
        let to = if s.low(i + 4) == "for" { i + 4 } else { i + 3 };
        return lost.then_some(to);
    }
    // "five people they can't account for", "11 workers nobody has heard from".
    if w.is(PRON) || w.any(&["nobody", "police", "officials", "families", "relatives"]) {
        let j = s.find(i + 1, i + 6, &["account", "find", "trace", "reach", "heard"])?;
        let verb = s.has(i, j, NEG) || w.any(&["nobody"]);
        let end = if s.at(j + 1).is_some_and(|w| w.any(&["for", "from"])) { j + 1 } else { j };
        return (verb && s.at(end + 1).is_none_or(|w| w.punct() || w.is(CONJ | SUB))).then_some(end);
    }
    None
}

/// Whether the words around a verb of freeing speak of the law.
pub fn let_go(s: &Sent<'_>, i: usize) -> bool {
    let law = ["charge", "charges", "bail", "custody", "caution", "parole", "questioning", "prison", "jail", "court", "judge"];
    s.within(i.saturating_sub(6), (i + 9).min(s.words.len()), &law)
}
