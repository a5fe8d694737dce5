//! Motives without the word: a quarrel it grew out of, a grudge, a rage, hatred, what he wanted, what it was in answer to.

use crate::clause;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Modality, Part, Slot, Value};

/// Quarrels and passions.
const QUARREL: &[&str] = &[
    "dispute", "disputes", "row", "feud", "quarrel", "grudge", "grievance", "grievances", "argument", "rivalry", "enmity",
    "vendetta", "jealousy", "hatred", "revenge", "anger", "battle", "fight", "rage", "disagreement", "animosity", "resentment",
    "altercation", "divorce", "dismissal", "robbery", "extortion", "affair", "debt", "vengeance", "obsession", "racism",
    "bigotry",
];

/// Verbs that lead from a cause to a deed, before the cause.
const GREW: &[&str] = &[
    "stemmed", "stems", "stemming", "grew", "grown", "arose", "arisen", "sparked", "triggered", "fuelled", "fueled", "rooted",
    "prompted", "result", "resulted", "followed", "provoked", "linked", "related", "connected", "over", "driven", "born",
];

/// States of mind.
const ANGRY: &[&str] = &[
    "angry", "furious", "enraged", "upset", "bitter", "aggrieved", "resentful", "disgruntled", "jealous", "obsessed",
    "angered", "incensed", "infuriated", "embittered", "radicalised", "radicalized",
];

/// Verbs of the deed.
const DEED: &[&str] = &[
    "attacked", "bombed", "struck", "shelled", "opened", "planted", "carried", "stormed", "staged", "launched", "killed",
    "shot", "targeted", "stabbed", "ambushed", "raided", "detonated", "went", "did", "seized", "hijacked", "rammed", "set",
    "burst", "acted", "came", "planting", "attacking",
];

/// What it finds: a motive in other words.
///
/// Example: `The shooting stemmed from a land dispute, police said.` gives "stemmed from a land dispute".
///
/// Wrong where what follows the quarrel is no deed; the sentence must speak of the event, or of whoever did it.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let d = quarrel(s, i)
        .or_else(|| angry(s, i))
        .or_else(|| hatred(s, i))
        .or_else(|| because(s, i))
        .or_else(|| purpose(s, i))
        .or_else(|| answer(s, i))
        .or_else(|| named(s, i))?;
    let open = s.within(d.0, d.1, &["whether", "if", "unclear", "unknown"])
        || s.within(d.0.saturating_sub(3), d.0, &["whether", "if"]);
    if open || tree::long_before(s) && !s.has(0, s.words.len(), EVENT) {
        return None;
    }
    let span = s.bytes(d.0, d.1);
    let mut draft = Draft::new(part, span, Slot::Motive, Value::Text(span.of(s.text).unwrap_or("").to_owned()), d.2);
    if s.within(
        d.0.saturating_sub(4),
        d.1,
        &["may", "might", "could", "possibly", "appears", "appeared", "apparently", "suspect"],
    ) {
        draft.modality = Modality::Possible;
    }
    Some(draft)
}

type Found = Option<(usize, usize, &'static str)>;

/// Whether the subject of a verb is the deed, or somebody who can have done it.
fn deed_or_doer(s: &Sent<'_>, v: usize) -> bool {
    tree::subject(s, v).is_some_and(|p| {
        let deed = (p.from..p.to).any(|j| {
            s.at(j).is_some_and(|w| {
                w.is(EVENT)
                    || w.any(&[
                        "carnage", "killings", "murders", "attacks", "shootings", "stabbings", "violence", "bloodshed",
                        "death", "deaths",
                    ])
            })
        });
        deed || tree::culprit(s, p)
    })
}

/// "stemmed from a land dispute", "bore a grudge", "followed a row over money", "a feud was behind the killing".
fn quarrel(s: &Sent<'_>, i: usize) -> Found {
    if !(s.at(i)?.any(QUARREL) || s.at(i)?.any(&["feuding", "quarrelling", "quarreling"]))
        || s.has(i.saturating_sub(4), i, NEG)
        || s.within(i.saturating_sub(4), i, &["no"])
    {
        return None;
    }
    let end = clause::clause_end(s, i);
    let lead = (i.saturating_sub(8)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(GREW)));
    if let Some(v) = lead
        && deed_or_doer(s, v)
        && !(s.at(i)?.any(&["battle", "fight", "robbery"]) && s.at(v)?.any(&["followed", "over"]))
    {
        return Some((v, end, "motive/quarrel"));
    }
    let held = (i.saturating_sub(5)..i).rev().find(|&j| {
        s.at(j).is_some_and(|w| {
            w.any(&[
                "bore", "held", "harboured", "harbored", "nursed", "nursing", "wanted", "sought", "taking", "took", "seeking",
                "had",
            ])
        })
    });
    if let Some(v) = held
        && s.at(i)?.any(&["grudge", "grievance", "grievances", "revenge", "hatred", "vengeance", "vendetta", "resentment"])
        && tree::subject(s, v).is_some_and(|p| tree::culprit(s, p) || s.within(p.from, p.to, &["man", "woman", "they"]))
    {
        return Some((v, end, "motive/grudge"));
    }
    let feuding = s.at(i)?.any(&["feuding", "quarrelling", "quarreling", "arguing", "rowing"])
        && s.has(i.saturating_sub(3), i, BE)
        && tree::subject(s, i).is_some_and(|p| tree::culprit(s, p))
        && tree::speaker(s, i).is_some();
    if feuding {
        return Some((i, end, "motive/grudge"));
    }
    let behind = s
        .find(i + 1, i + 7, &["behind"])
        .filter(|&b| (s.has(i, b, BE) || s.within(i, b, &["lay", "lies"])) && s.has(b, b + 5, EVENT))?;
    Some((i.saturating_sub(2).max(clause::clause_begin(s, i)), clause::clause_end(s, behind), "motive/quarrel"))
}

/// "He was angry over a ruling", "had been sacked and wanted to make them pay".
fn angry(s: &Sent<'_>, i: usize) -> Found {
    let w = s.at(i)?;
    if w.any(ANGRY) && s.at(i + 1).is_some_and(|n| n.any(&["over", "about", "at", "with", "by", "that", "because"])) {
        let v = (i.saturating_sub(4)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(BE)))?;
        let p = tree::subject(s, i).or_else(|| tree::subject(s, v))?;
        let doer = tree::culprit(s, p) && (s.has(p.from, p.to, ATTACKER | SUSPECT) || tree::speaker(s, i).is_some())
            || s.within(p.from, p.to, &["man", "woman", "husband", "employee", "driver"]) && tree::speaker(s, i).is_some();
        return doer.then(|| (v.min(i), clause::clause_end(s, i), "motive/angry"));
    }
    let wanted = w.any(&["wanted", "sought", "hoped", "intended"])
        && s.low(i + 1) == "to"
        && s.at(i + 2).is_some_and(|n| {
            n.any(&[
                "make", "kill", "punish", "teach", "hurt", "start", "take", "avenge", "die", "harm", "spread", "force", "send",
                "show", "stop", "destroy",
            ])
        });
    let p = wanted.then(|| tree::subject(s, i)).flatten()?;
    // "it had planted a bomb to kill a commander": the group's own aim.
    let own = tree::culprit(s, p) && (tree::speaker(s, i).is_some() || s.has(p.from, p.to, ATTACKER | SUSPECT));
    own.then(|| (i, clause::clause_end(s, i), "motive/wanted"))
}

/// "out of hatred", "racially motivated", "as a hate crime", "payback for".
fn hatred(s: &Sent<'_>, i: usize) -> Found {
    let w = s.at(i)?;
    if w.any(&["motivated"]) && s.before(i, 1).is_some_and(|p| p.low.ends_with("ly")) && !clause::negated(s, i) {
        return Some((clause::clause_begin(s, i).max(i.saturating_sub(6)), i + 1, "motive/motivated"));
    }
    if w.any(&["hate"])
        && s.at(i + 1).is_some_and(|n| n.any(&["crime"]))
        && s.within(i.saturating_sub(3), i, &["a", "as"])
        && !s.has(i.saturating_sub(6), i, NEG)
    {
        return Some((clause::clause_begin(s, i).max(i.saturating_sub(8)), i + 2, "motive/hate-crime"));
    }
    if w.any(&["out"])
        && s.low(i + 1) == "of"
        && s.at(i + 2).is_some_and(|n| n.any(QUARREL) || n.any(&["spite", "hate", "despair", "fear"]))
    {
        return Some((i, clause::clause_end(s, i), "motive/out-of"));
    }
    let payback = w.any(&["payback", "punishment", "retribution"])
        && s.low(i + 1) == "for"
        && (s.has(i.saturating_sub(3), i, BE) || s.before(i, 1).is_some_and(|p| p.any(&["as", "in"])));
    payback.then(|| (i.saturating_sub(2), clause::clause_end(s, i), "motive/payback"))
}

/// "He did it because of his brother", "targeted the theatre because it had dismissed him", "did it for his daughter".
fn because(s: &Sent<'_>, i: usize) -> Found {
    let w = s.at(i)?;
    let cause = w.any(&["because"]);
    let over = w.any(&["over"])
        && s.within(i.saturating_sub(3), i, &["him", "her", "them", "shot", "killed", "stabbed"])
        && s.at(i + 1).is_some_and(|n| n.is(DET) || n.any(&["money"]));
    let sake = over || w.any(&["for"]) && s.before(i, 1).is_some_and(|p| p.any(&["it", "this"]));
    if !cause && !sake {
        return None;
    }
    let v =
        (i.saturating_sub(9)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(DEED) && !w.any(&["went", "came", "set"])))?;
    let p = tree::subject(s, v)?;
    if clause::negated(s, v)
        || sake && !over && s.low(v) != "did"
        || !tree::culprit(s, p)
        || tree::speaker(s, i).is_none() && !s.has(p.from, p.to, ATTACKER | SUSPECT)
    {
        return None;
    }
    Some((i, clause::clause_end(s, i), "motive/because"))
}

/// "attacked the town to free their comrades", "went there to make them suffer", "the attack was to punish Orvel".
fn purpose(s: &Sent<'_>, i: usize) -> Found {
    let aim = s.low(i) == "to"
        && s.at(i + 1).is_some_and(|n| {
            n.any(&[
                "make", "punish", "free", "avenge", "force", "derail", "stop", "teach", "send", "kill", "hurt", "start",
                "sabotage", "intimidate", "terrorise", "terrorize", "silence", "settle", "protest", "deter", "disrupt",
                "provoke", "spread", "humiliate", "draw", "frighten",
            ])
        });
    if !aim {
        return None;
    }
    // The tree says what the purpose hangs on; without it, the nearest verb of a deed.
    let over = tree::head(s, i + 1).filter(|_| matches!(tree::rel(s, i + 1), "advcl" | "xcomp" | "ccomp"));
    let v = over.filter(|&v| s.at(v).is_some_and(|w| w.any(DEED))).or_else(|| {
        (i.saturating_sub(8)..i)
            .rev()
            .find(|&j| s.at(j).is_some_and(|w| w.any(DEED) || w.any(&["meant", "intended", "designed"])))
    });
    let be = s.before(i, 1).is_some_and(|p| p.is(BE) || p.any(&["meant", "designed", "intended", "aimed"]));
    let event = be && clause::subject(s, i - 1).is_some_and(|p| s.has(p.from, p.to, EVENT));
    let doer = v.filter(|&v| !clause::negated(s, v)).and_then(|v| tree::subject(s, v)).is_some_and(|p| {
        s.has(p.from, p.to, ATTACKER | SUSPECT)
            || s.within(p.from, p.to, &["militants", "fighters", "rebels", "insurgents", "group"])
            || tree::culprit(s, p) && tree::speaker(s, i).is_some()
            || s.at(p.from).is_some_and(|w| w.any(&["it", "they", "we"]))
                && tree::speaker(s, i).is_some_and(|c| {
                    crate::avowals::fights(c)
                        || s.within(0, p.from, &["group", "faction", "militia", "rebels", "movement", "brigade"])
                })
    });
    (event || doer).then(|| (i, clause::clause_end(s, i), "motive/purpose"))
}

/// "In response to the massacre, our rockets struck Orvel", "it was a response to the raid".
fn answer(s: &Sent<'_>, i: usize) -> Found {
    if !s.at(i)?.any(&["response", "reply", "answer", "reaction"]) || s.low(i + 1) != "to" {
        return None;
    }
    let lead = s.before(i, 1).is_some_and(|p| p.any(&["in", "a", "direct"]));
    let cause = [
        "massacre", "killing", "killings", "crimes", "raid", "shelling", "bombardment", "fire", "strike", "strikes",
        "assassination", "aggression", "arrests", "siege", "attacks", "provocation", "raids",
    ];
    let deed = [
        "shelled", "bombed", "fired", "struck", "launched", "targeted", "hit", "operation", "strike", "strikes", "rockets",
        "attack", "bombing",
    ];
    let end = clause::clause_end(s, i);
    let own = s.find(0, s.words.len(), &deed).is_some_and(|j| j < i || j >= end);
    // The answer of the state with troops, aid or laws is a response and no motive.
    (lead
        && s.within(i + 2, end, &cause)
        && own
        && !s.within(0, s.words.len(), &["aid", "law", "sanctions", "sent", "deployed"]))
    .then(|| (i - 1, end, "motive/answer"))
}

/// "is thought to be the motive", "the motive was robbery".
fn named(s: &Sent<'_>, i: usize) -> Found {
    if !s.at(i)?.any(&["motive"]) {
        return None;
    }
    let begin = clause::clause_begin(s, i);
    let be = (begin..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(BE)))?;
    let none =
        s.has(begin, i, NEG) || s.within(begin, i, &["no", "what", "unclear", "establish", "determine", "whether", "unknown"]);
    let p = tree::subject(s, be)?;
    let none = none || (be + 1..i).any(|j| s.at(j).is_some_and(|w| w.low.ends_with("ing")));
    (!none && i - be <= 4 && p.to <= be && !s.within(p.from, p.to, &["it", "this", "that"]))
        .then(|| (p.from, i + 1, "motive/named"))
}
