//! Warnings by the parse that tell no body in so many words: letters by their date, faults that were found long before, talk of an
//! attack that was picked up, plans that the attacker put out himself, what was known, what nobody foresaw.

use crate::alerts::warning;
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

/// What is sent before it.
const LETTER: &str =
    "letter memo email e-mail report note warning message dossier file complaint cable bulletin notice tip tip-off";
/// What is wrong with a thing, found before it failed.
const FLAW: &str = "rust corrosion crack flaw defect fault damage weakness deficiency leak decay deterioration hazard wear rot violation shortcoming \
    subsidence erosion problem vibration anomaly gap";
/// What agencies hear of a plan.
const TALK: &str = "talk chatter message signal communication intelligence hint conversation call rumour rumor";
/// What an attacker puts out beforehand.
const PLANS: &str = "plan manifesto intention threat message video letter post link tract document warning email farewell";
/// Dangers that may be known.
const RISK: &str = "risk danger problem fault weakness defect threat flaw hazard deficiency";

/// What it finds: a warning before the event in other words than those of telling a body.
///
/// Example: `In 2031 a professor found rust on the cables.` is a prior warning.
///
/// Wrong for what is found afterwards: a mark of before must stand beside it.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    found(s, part, i).map(|d| d.turning_on(s.bytes(i, i + 1)))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => flaw(s, part, i)
            .or_else(|| overheard(s, part, i))
            .or_else(|| announced(s, part, i))
            .or_else(|| was_known(s, part, i))
            .or_else(|| unforeseen(s, part, i))
            .or_else(|| tipped(s, part, i)),
        Upos::Noun => letter(s, part, i).or_else(|| should_have_been(s, part, i)),
        Upos::Adj => was_known(s, part, i),
        _ => None,
    }
}

/// Whether words put it before: a year or month gone by, "ago", "the week before", "last winter".
pub(crate) fn back(s: &Sent<'_>, from: usize, to: usize) -> bool {
    let to = to.min(s.words.len());
    let mark = (from..to).any(|k| {
        s.at(k).is_some_and(|w| w.any(BEFORE) && !w.any(&["long"]))
            && (s.low(k) != "before" || s.at(k + 1).is_none_or(|n| n.punct() || n.is(DET | EVENT | PREP | CONJ)))
    });
    let last = s.find(from, to, &["last", "previous"]).is_some_and(|k| {
        s.at(k + 1).is_some_and(|n| {
            n.is(DAY) && n.low.len() > 3 && !n.low.ends_with("day")
                || n.any(&["year", "month", "winter", "summer", "spring", "autumn", "week", "season"])
        })
    });
    mark || last || s.layers.timexes_in(s.bytes(from, to.max(from + 1))).any(|t| is_long_ago(&t.value))
}

fn range(s: &Sent<'_>, p: Option<Phrase>, i: usize, end: usize) -> (usize, usize) {
    let from = p.map_or_else(|| clause::clause_begin(s, i), |p| p.from).min(i).max(i.saturating_sub(14));
    (from, end.max(i + 1).min(i + 30))
}

/// "The letter, sent to the minister on July 20", "a report handed to the council in 2030".
fn letter(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| listed(LETTER, w.lemma))?;
    let sent = |k: &usize| {
        *k > i
            && s.at(*k).is_some_and(|w| {
                listed("send address hand deliver dispatch submit write date deliver forward present", w.lemma)
                    && !w.low.ends_with("ing")
            })
    };
    let v = s.children(i, &["acl"]).into_iter().find(sent)?;
    let to = s.children(v, &["obl", "obj"]).into_iter().find(|k| {
        s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "to")
            && s.layers.timexes_in(s.bytes(*k, *k + 1)).next().is_none()
    });
    let whom = to.map(|k| frames::bare(s, k)).filter(|p| {
        !s.within(p.from, p.to, &["reporters", "newspaper", "media", "relatives", "families", "parents", "staff"])
    })?;
    let end = clause::clause_end(s, v).max(whom.to);
    let dated = back(s, v, end) || s.layers.timexes_in(s.bytes(v, end)).any(|t| t.value.len() >= 7 && !t.value.contains('T'));
    let after = s.has(0, s.words.len(), EVENT) && s.within(0, s.words.len(), &["after", "following", "since"])
        || s.within(v, end, &["after", "condolence", "thanking"]);
    let grave = s.within(0, s.words.len(), DANGER)
        || s.at(i).is_some_and(|w| w.lemma == "warning")
        || s.within(i.saturating_sub(2), i, &["the", "that"]);
    (dated && grave && !after).then(|| {
        let (from, to) = (tree::phrase(s, i).from.max(i.saturating_sub(6)), end);
        warning(s, part, "warning/letter", (from, to), None, Some(whom), None)
    })
}

/// "In 2031 a professor found rust on the cables", "had seen decay in the stays a year before".
fn flaw(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| {
        listed("find discover detect identify spot notice record measure report observe note see document", w.lemma)
    })?;
    let object = s.children(i, &["obj", "nsubj"]).into_iter().find(|k| {
        (*k > i || frames::passive(s, i) && *k < i)
            && (s.at(*k).is_some_and(|w| listed(FLAW, w.lemma))
                || s.children(*k, &["nmod", "conj"]).into_iter().any(|n| s.at(n).is_some_and(|w| listed(FLAW, w.lemma))))
    })?;
    let end = clause::clause_end(s, i.max(object)).max(i + 1);
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let later = p.is_some_and(|p| {
        s.within(p.from, p.to, &["investigators", "inquiry", "divers", "prosecutors", "police", "commission", "search"])
    }) || s.within(clause::clause_begin(s, i), end, &["after", "since"]);
    let old = back(s, clause::clause_begin(s, i).saturating_sub(6), end + 4);
    let not = clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) || s.within(i, object, &["no", "any"]);
    let by = p.filter(|_| !frames::passive(s, i));
    (old && !later && !not).then(|| {
        warning(s, part, "warning/flaw", range(s, p, i, end), by, None, Some(s.slice(object, end.max(object + 1)).to_owned()))
    })
}

/// "Agencies had picked up talk of an attack on the station".
fn overheard(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("pick intercept overhear detect receive gather obtain have get", w.lemma))?;
    let k = s.children(i, &["obj", "nsubj"]).into_iter().find(|k| s.at(*k).is_some_and(|w| listed(TALK, w.lemma)))?;
    let end = clause::clause_end(s, i.max(k)).max(i + 1);
    let of = s.has(k + 1, end, EVENT)
        || s.within(k + 1, end, &["attack", "attacks", "plot", "strike", "bomb", "planned", "planning", "imminent", "threat"]);
    let had = s.within(clause::group_start(s, i), i, &["had"]) || back(s, clause::clause_begin(s, i), end + 4);
    let weak = matches!(w.lemma, "have" | "get" | "receive" | "gather" | "obtain")
        && !s.at(k).is_some_and(|w| matches!(w.lemma, "intelligence" | "hint"));
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let not = clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) || s.within(i, k, &["no", "any", "little"]);
    (of && had && !weak && !not).then(|| {
        let whom = p.filter(|_| !frames::passive(s, i));
        warning(s, part, "warning/overheard", range(s, p, i, end), None, whom, Some(s.slice(k, end).to_owned()))
    })
}

/// "The killer posted his plans online an hour before", "had sent a manifesto to the parliament".
fn announced(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| {
        listed("post publish announce upload send write email mail leave circulate share broadcast declare", w.lemma)
    })?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let he = s.has(p.from, p.to, ATTACKER | SUSPECT)
        || s.within(p.from, p.to, &["he", "she", "killer", "shooter", "attackers", "brothers", "somebody", "someone"])
        || tree::named_person(s, p);
    let k = s.children(i, &["obj"]).into_iter().find(|k| {
        *k > i
            && (s.at(*k).is_some_and(|w| listed(PLANS, w.lemma))
                || s.children(*k, &["nmod"]).into_iter().any(|n| s.at(n).is_some_and(|w| listed(PLANS, w.lemma))))
    })?;
    let end = clause::clause_end(s, k).max(i + 1);
    let grave = s.within(
        k.saturating_sub(3),
        end,
        &["manifesto", "plans", "plan", "threat", "threats", "farewell", "kill", "attack", "intentions", "intention", "shoot"],
    );
    let ahead = s.within(i, end + 6, &["before", "ahead", "beforehand", "earlier", "prior"])
        || s.within(0, i, &["before", "hours", "minutes"]) && s.within(0, i, &["before", "earlier", "shortly"]);
    let not = clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL);
    (he && grave && ahead && !not).then(|| {
        warning(s, part, "warning/announced", range(s, Some(p), i, end), Some(p), None, Some(s.slice(k, end).to_owned()))
    })
}

/// "The risk was known", "the danger had been known for years".
fn was_known(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.any(&["known"]))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let risk = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(RISK, w.lemma)));
    let end = clause::clause_end(s, i).max(i + 1);
    let past = s.within(p.to, i, &["was", "were", "had", "been"]) && !s.has(p.to, i, NEG | MODAL);
    let other = s.within(i + 1, i + 3, &["as", "how", "whether", "now"]);
    (risk && past && !other).then(|| {
        warning(s, part, "warning/was-known", range(s, Some(p), i, end), None, None, Some(s.slice(p.from, end).to_owned()))
    })
}

/// "Nobody had foreseen a wave of that size".
fn unforeseen(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| listed("foresee expect predict imagine anticipate", w.lemma))?;
    let p = tree::subject(s, i).filter(|p| {
        p.to <= i && (s.within(p.from, p.to, &["nobody", "none", "no-one"]) || s.follows(p.from, &["no", "one"]))
    })?;
    let had = s.within(p.to, i, &["had"]) && !s.has(p.to, i, MODAL);
    had.then(|| {
        let end = clause::clause_end(s, i).max(i + 1);
        let mut d = warning(s, part, "warning/unforeseen", (p.from, end), None, None, Some(s.slice(p.from, end).to_owned()));
        d.polarity = Polarity::Absent;
        d.claimant = None;
        d
    })
}

/// "Was tipped off in January that he had bought chemicals".
fn tipped(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.lemma == "tip" && s.low(i + 1) == "off" && !clause::negated(s, i))?;
    let end = clause::clause_end(s, i).max(i + 2);
    let whom = frames::undergoer(s, i)?;
    let had = s.within(clause::group_start(s, i), i, &["had"]) || back(s, i, end);
    had.then(|| {
        let by = frames::doer(s, i).filter(|p| p.from != whom.from);
        warning(
            s,
            part,
            "warning/tipped-off",
            range(s, Some(whom), i, end),
            by,
            Some(whom),
            Some(s.slice((i + 2).min(end), end).to_owned()),
        )
    })
}

/// "Two fires in 2030 should have been a warning", "ought to have rung alarm bells".
fn should_have_been(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.any(&["warning", "alarm", "bells", "wake-up", "lesson"]))?;
    let begin = clause::clause_begin(s, i);
    let ought = s.within(begin, i, &["should", "ought"]) && s.within(begin, i, &["have"]) && !s.has(begin, i, NEG);
    let sense = s.within(begin, i, &["been", "rung", "served", "set", "raised"]);
    (ought && sense).then(|| {
        let end = clause::clause_end(s, i).max(i + 1);
        warning(
            s,
            part,
            "warning/should-have-been",
            (begin.max(i.saturating_sub(16)), end),
            None,
            None,
            Some(s.slice(begin, end).to_owned()),
        )
    })
}
