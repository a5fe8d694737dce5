//! Denials by the parse that name no charge: "did not accept that", "he had never worked there", "there was no cover-up", "it is not
//! true that", "nowhere near".

use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot, SourceKind};

/// Ties that somebody says never were.
const TIES: &str =
    "work attend belong visit train meet employ know join study preach serve contact fund support help order hire";
/// What is laid to somebody, and was not so by his word.
const WRONG: &str = "cover-up negligence failure delay conspiracy mistake fault error collusion crime lapse wrongdoing";

/// What it finds: a denial in other words than "denied" and "rejected".
///
/// Example: `A spokesman did not accept that.` is a denial by the spokesman.
///
/// Wrong where nobody answers for himself: witnesses and relatives deny nothing here but for the accused.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| !w.rel.is_empty())?;
    not_accepted(s, part, i)
        .or_else(|| never(s, part, i))
        .or_else(|| none_such(s, part, i))
        .or_else(|| untrue(s, part, i))
        .or_else(|| invention(s, part, i))
}

fn deny(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: Option<Phrase>, i: usize) -> Found {
    let to = to.max(from + 1);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Denial, rule, (from, to), by, roles).turning_on(s.bytes(i, i + 1)), to))
}

/// Somebody who answers for what happened, or for him who is accused.
fn answers(s: &Sent<'_>, i: usize) -> bool {
    tree::speaker(s, i).is_some_and(|c| {
        let low = c.name.to_lowercase();
        !matches!(
            c.kind,
            SourceKind::Witness | SourceKind::Outlet | SourceKind::Agency | SourceKind::Police | SourceKind::Emergency
        ) || low.contains("lawyer")
            || low.contains("chief")
    })
}

/// "A spokesman for the mosque did not accept that", "the ministry would not accept the criticism".
fn not_accepted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.upos == Upos::Verb && listed("accept agree", w.lemma))?;
    let object = s.children(i, &["obj"]).into_iter().any(|k| {
        s.at(k).is_some_and(|w| {
            w.any(&["that", "this", "it"])
                || listed("criticism charge accusation allegation blame responsibility claim liability", w.lemma)
        })
    });
    let by =
        tree::subject(s, i).filter(|p| p.to <= i && !s.within(p.from, p.to, &["nobody", "no", "court", "judge", "we", "i"]))?;
    let over = s.at(i + 2).is_none_or(|w| w.punct() || w.is(CONJ)) || object && !s.at(i + 1).is_some_and(|w| w.is(PRON | DET));
    if !object
        || !over
        || !clause::negated(s, i)
        || s.has(clause::group_start(s, i), i, MODAL) && !s.within(clause::group_start(s, i), i, &["would", "could"])
    {
        return None;
    }
    deny(s, part, "denial/not-accepted", (by.from.max(i.saturating_sub(14)), clause::clause_end(s, i).max(i + 1)), Some(by), i)
}

/// "The bomber had never worked at the mosque, its imam said", "nor had he ever belonged to it".
fn never(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && listed(TIES, w.lemma))?;
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(8));
    let never = s.within(begin, i, &["never"])
        || s.within(begin, i, &["nor", "neither"]) && s.within(begin, i, &["ever", "had", "has"]);
    let perfect = s.has(begin, i, HAVE);
    let p = tree::subject(s, i)?;
    let one = s.has(p.from, p.to, ATTACKER | SUSPECT)
        || s.within(p.from, p.to, &["he", "she", "it", "they", "bomber", "son", "client", "man"])
        || tree::named_person(s, p);
    if !never || !perfect || !one || !answers(s, i) || w.is(DET) {
        return None;
    }
    deny(s, part, "denial/never", (begin.min(p.from), clause::clause_end(s, i).max(i + 1)), None, i)
}

/// "There was no cover-up, the chief said", "he was nowhere near Orvel that day".
fn none_such(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let begin = clause::clause_begin(s, i);
    let wrong = w.upos == Upos::Noun
        && listed(WRONG, w.lemma)
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.within(begin, i, &["there"])
        && s.has(begin, i, BE)
        && !s.within(i + 1, i + 3, &["whatsoever", "that", "to"]) | s.within(i + 1, i + 2, &["whatsoever"]);
    let nowhere = w.any(&["nowhere"]) && s.low(i + 1) == "near" && s.has(i.saturating_sub(3), i, BE);
    // "There were never any explosives in the car", his family said: those for whom the dead are counted as foes answer.
    let arms = w.any(&["explosives", "weapons", "bomb", "militants", "fighters", "rebels", "arms", "terrorists", "gunmen"])
        && s.within(i.saturating_sub(3), i, &["no", "any"])
        && s.within(begin, i, &["there"])
        && (s.within(i.saturating_sub(3), i, &["no"]) || s.has(begin, i, NEG) || s.within(begin, i, &["never"]))
        && s.has(begin, i, BE);
    let by_us = w.any(&["nobody", "no-one"])
        && s.has(i + 1, i + 3, BE)
        && s.find(i + 2, i + 5, &["hit", "killed", "hurt", "struck", "harmed"])
            .is_some_and(|v| s.low(v + 1) == "by" && s.at(v + 2).is_some_and(|n| n.any(&["its", "our", "their"])));
    if arms && tree::speaker(s, i).is_some() {
        return deny(s, part, "denial/no-arms", (begin.max(i.saturating_sub(8)), clause::clause_end(s, i).max(i + 1)), None, i);
    }
    if !(wrong || nowhere || by_us) || !answers(s, i) {
        return None;
    }
    deny(s, part, "denial/none-such", (begin.max(i.saturating_sub(8)), clause::clause_end(s, i).max(i + 1)), None, i)
}

/// "It is not true that children worked there, said the firm".
fn untrue(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["true", "untrue", "false", "incorrect", "wrong"]))?;
    let it = s.children(i, &["nsubj", "expl"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["it"])));
    let not = clause::negated(s, i) || s.has(i.saturating_sub(3), i, NEG);
    let c = s.children(i, &["csubj", "ccomp"]).into_iter().find(|c| *c > i)?;
    let said = s.low(i + 1) == "that" && (s.low(i) == "true") == not;
    if !it || !said || !answers(s, i) {
        return None;
    }
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(5));
    deny(s, part, "denial/not-true", (begin, clause::clause_end(s, c).max(c + 1)), None, i)
}

/// "The ministry speaks of a fabrication", "talks of slander".
fn invention(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.upos == Upos::Verb && listed("speak talk", w.lemma))?;
    let of = s.find(i + 1, i + 3, &["of"])?;
    let lie = (of + 1..of + 5).any(|k| {
        s.at(k).is_some_and(|w| {
            listed("fabrication lie slander invention smear propaganda disinformation provocation conspiracy", w.lemma)
        })
    });
    let by = tree::subject(s, i).filter(|p| p.to <= i && crate::chains::speaker(s, *p))?;
    (lie && !clause::negated(s, i)).then(|| {
        deny(
            s,
            part,
            "denial/invention",
            (by.from.max(i.saturating_sub(10)), clause::clause_end(s, i).max(of + 2)),
            Some(by),
            i,
        )
    })?
}
