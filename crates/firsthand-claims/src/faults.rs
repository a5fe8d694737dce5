//! Fault found with somebody, by a noun or an adjective: "a failure of the state to protect them", "the response was inadequate",
//! "the deaths could have been avoided", "the police should have closed the street", "a Velian air strike".
//!
//! As in [`crate::deeds`], it is an accusation only on somebody's word.

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, answers, listed, owned};
use crate::frames;
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Source, SourceKind};

/// Nouns for fault.
const FAULT: &str = "negligence mismanagement corruption incompetence inaction indifference carelessness recklessness cover-up complacency \
    dereliction impunity greed neglect shortcoming maladministration malpractice misconduct nepotism unpreparedness ineptitude \
    irresponsibility callousness criminality betrayal whitewash travesty breach violation lapse blunder";
/// What a thing is that carries fault as its cause.
const MADE: &str =
    "product result consequence fruit outcome proof evidence symptom sign case example picture matter story cause reason root";
/// Adjectives for fault in a body or in what it did.
const AT_FAULT: &str = "negligent incompetent reckless irresponsible inadequate insufficient slow complicit guilty corrupt casual unprepared \
    careless criminal indifferent lax sloppy chaotic inept culpable absent useless shameful unforgivable inexcusable disgraceful \
    deficient flawed woeful lacking late belated inhuman cynical";
/// What a body did or ought to have, that can be found wanting.
const CONDUCT: &str = "response reaction preparation measure management plan safety security supervision oversight control inspection \
    maintenance handling system rescue operation evacuation coordination communication conduct behaviour behavior training regulation \
    staffing effort alarm warning policing deployment";
/// Nouns for an attack or its weapon, that an owner makes his deed.
const ATTACK: &str = "airstrike air-strike strike attack bombing bombardment shelling missile rocket bomb torpedo shell crime atrocity \
    provocation massacre aggression sabotage terrorism drone assault offensive genocide murder";

/// What it finds: a fault or a deed that a noun or an adjective lays to somebody.
///
/// Example: `The bishop called it a failure of the state to protect its people.` gives by the bishop, against the state.
///
/// Wrong where fault is found with a thing ("the response of the market").
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Noun | Upos::Propn => fault(s, part, i).or_else(|| theirs(s, part, i)),
        Upos::Adj | Upos::Adv => wanting(s, part, i),
        Upos::Verb => avoidable(s, part, i)
            .or_else(|| ought(s, part, i))
            .or_else(|| at_door(s, part, i))
            .or_else(|| suspected(s, part, i))
            .or_else(|| charged_with(s, part, i)),
        _ => None,
    }
}

/// An accusation that `by` voices in the words `from..to`.
pub(crate) fn accuse(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: &Source,
    against: Option<Phrase>,
) -> Found {
    let of = text(s, from, to);
    let roles = Roles { by: Some(by.name.clone()), against: role(s, against), of, ..Roles::default() };
    alleged(s, part, rule, (from, to), None, roles)
}

/// Who a noun is laid to: its owner, "of" or "by" with it, or an adjective of a nation.
fn owner(s: &Sent<'_>, i: usize, preps: &[&str]) -> Option<Phrase> {
    let under = s.children(i, &["nmod", "obl"]);
    let case = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(preps)));
    let own = under.iter().copied().find(|k| tree::rel(s, *k) == "nmod:poss").map(|k| frames::bare(s, k));
    own.or_else(|| under.into_iter().filter(|k| *k > i).find(case).map(|k| frames::bare(s, k))).or_else(|| {
        let nation =
            |k: &usize| !s.caps && s.at(*k).is_some_and(|w| w.capital && !w.is(DAY | DET) && w.span.start > s.span.start);
        s.children(i, &["amod", "compound"]).into_iter().find(nation).map(|k| Phrase { from: k, to: k + 1 })
    })
}

/// Whether a noun is asserted of what happened: "it was ...", "called it ...", "spoke of ...", "the product of ...", "led to".
fn asserted(s: &Sent<'_>, i: usize) -> bool {
    let up = tree::head(s, i);
    let of_made = tree::rel(s, i).starts_with("nmod") && up.is_some_and(|h| s.at(h).is_some_and(|w| listed(MADE, w.lemma)));
    let named = up.is_some_and(|h| {
        s.at(h).is_some_and(|w| {
            listed("call describe speak denounce condemn brand see cite blame accuse talk complain decry deplore label term constitute represent", w.lemma)
                || tree::rel(s, i).starts_with("nsubj") && listed("cause lead contribute kill cost allow turn lie bring", w.lemma)
                || listed("cause stem result die come arise follow", w.lemma)
                || listed("list detail expose identify uncover document find reveal highlight catalogue", w.lemma)
        })
    });
    !s.children(i, &["cop"]).is_empty() || of_made || named || matches!(tree::rel(s, i), "root" | "conj" | "appos")
}

/// "the product of corruption", "their negligence contributed to it", "a failure of the state to protect".
fn fault(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let to_do = || s.children(i, &["acl"]).into_iter().any(|k| s.children(k, &["mark"]).into_iter().any(|m| s.low(m) == "to"));
    let bare = s.children(i, &["compound"]).is_empty();
    let failure = listed("failure failing inability refusal unwillingness", w.lemma)
        && bare
        && (to_do() || owner(s, i, &["of", "by"]).is_some());
    let lack = w.lemma == "fault" && owner(s, i, &["of"]).is_some() && !s.children(i, &["cop"]).is_empty()
        || listed("lack absence", w.lemma) && tree::direct(s, i) && bare;
    if !(listed(FAULT, w.lemma) || failure || lack)
        || s.has(i.saturating_sub(3), i, NEG)
        || s.within(i.saturating_sub(3), i, &["no", "any"])
        || s.within(i + 1, i + 2, &["charge", "charges"])
    {
        return None;
    }
    let top = outermost(s, i);
    if !asserted(s, i) && !asserted(s, top) {
        return None;
    }
    let by = anybody(s, i)?;
    let against = owner(s, i, &["of", "by", "at", "on"]).filter(|p| answers(s, *p, i, by));
    let to = clause::clause_end(s, i).max(i + 1);
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
    accuse(s, part, "accusation/fault", (from, to), by, against)
}

/// The noun that a coordination of nouns or "of" begins with.
fn outermost(s: &Sent<'_>, i: usize) -> usize {
    let mut at = i;
    for _ in 0..4 {
        match tree::head(s, at) {
            Some(h)
                if matches!(tree::rel(s, at), "conj" | "nmod" | "nmod:of" | "appos")
                    && s.at(h).is_some_and(|w| w.upos == Upos::Noun) =>
            {
                at = h
            }
            _ => break,
        }
    }
    at
}

/// A speaker who is no wire or outlet.
fn anybody<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::voice(s, i).filter(|c| !matches!(c.kind, SourceKind::Agency | SourceKind::Outlet))
}

/// "The response was inadequate", "the ministers had been casual", "rescuers came late" of a body or its conduct.
fn wanting(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let too = s.children(i, &["advmod"]).into_iter().any(|k| s.low(k) == "too");
    // "The state was not there", "they were not ready".
    let unready = clause::negated(s, i)
        && listed("there present ready prepared", w.lemma)
        && s.at(i + 1).is_none_or(crate::sentence::Word::punct);
    let found = listed(AT_FAULT, w.lemma) || too && listed("few little weak lenient", w.lemma);
    if !(unready || found && !clause::negated(s, i)) {
        return manmade(s, part, i);
    }
    let acts = s.low(i + 1) == "to" && s.at(i + 2).is_some_and(|n| n.any(&["respond", "react", "act", "help", "warn"]));
    if s.children(i, &["cop"]).is_empty() || w.any(&["late", "absent", "slow"]) && !too && !acts && !tree::direct(s, i) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    if let Some(found) = owned(s, part, i, (p.from, clause::clause_end(s, i).max(i + 1))) {
        return Some(found);
    }
    let by = anybody(s, i)?;
    let conduct = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(CONDUCT, w.lemma)));
    // "The chief said that his force's response had been inadequate": his own fault.
    if conduct && crate::contrition::of_his_own(s, p, by) {
        return crate::contrition::own_fault(s, part, (p.from, clause::clause_end(s, i).max(i + 1)), i);
    }
    if !(conduct || answers(s, p, i, by)) {
        return None;
    }
    accuse(s, part, "accusation/wanting", (p.from.max(i.saturating_sub(14)), clause::clause_end(s, i).max(i + 1)), by, Some(p))
}

/// "This is a man-made disaster", "an avoidable tragedy".
fn manmade(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let noun = tree::head(s, i)
        .filter(|_| tree::rel(s, i) == "amod")
        .filter(|h| s.has(*h, h + 1, EVENT) || s.at(*h).is_some_and(|w| listed("disaster tragedy catastrophe death", w.lemma)));
    if !listed("man-made manmade preventable avoidable needless", w.lemma)
        || clause::negated(s, i)
        || noun.is_none() && s.children(i, &["cop"]).is_empty()
    {
        return None;
    }
    if noun.is_some_and(|n| !asserted(s, n)) {
        return None;
    }
    let by = anybody(s, i)?;
    let (from, to) = (clause::clause_begin(s, i).max(i.saturating_sub(12)), clause::clause_end(s, i).max(i + 1));
    accuse(s, part, "accusation/man-made", (from, to), by, None)
}

/// "The deaths could have been avoided", "it was preventable".
fn avoidable(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let start = clause::group_start(s, i);
    let could = s.within(start, i, &["could", "should", "might", "would"]) && s.has(start, i, HAVE) && !s.has(start, i, NEG);
    let spared = listed("avoid prevent avert", w.lemma) || !frames::passive(s, i) && listed("stop save reduce", w.lemma);
    if !spared || !could {
        return None;
    }
    let by = anybody(s, i)?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    accuse(s, part, "accusation/avoidable", (p.from, clause::clause_end(s, i).max(i + 1)), by, None)
}

/// Whether somebody is pointed to as to a place.
fn example(s: &Sent<'_>, p: clause::Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    s.layers.mentions_in(span).any(|m| m.named && m.kind == firsthand_language::MentionKind::Place)
}

/// "laid the blast at the door of the Front", "pointed at the guard".
fn at_door(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let hung = |k: &usize, list: &[&str]| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(list)));
    let obl = s.children(i, &["obl"]);
    let against = match w.lemma {
        "lay" | "leave" | "put" | "place" => {
            let door = obl
                .into_iter()
                .find(|k| s.at(*k).is_some_and(|w| listed("door doorstep foot", w.lemma)) && hung(k, &["at", "on"]))?;
            owner(s, door, &["of"])?
        }
        "point" => frames::bare(s, obl.into_iter().find(|k| hung(k, &["at", "to"]))?),
        _ => return None,
    };
    let p = tree::subject(s, i)?;
    let by = clause::source(s, p)?;
    let core = (against.from + 1..against.to).find(|&k| tree::rel(s, k) == "case").unwrap_or(against.to);
    let named = !s.caps && (against.from..core).any(|k| s.at(k).is_some_and(|w| w.capital && !w.is(DET | DAY)));
    // "He pointed to Tarn, where 60 died in 2006": an example, no culprit.
    let place = s.low(i + 1) == "to" && example(s, against);
    if place || !answers(s, against, i, &by) || w.lemma == "point" && !named || clause::negated(s, i) {
        return None;
    }
    let roles = Roles { by: role(s, Some(p)), against: role(s, Some(against)), ..Roles::default() };
    alleged(s, part, "accusation/at-door", (i.min(against.from), against.to.max(i + 1)), Some(p), roles)
}

/// "was suspected of having ordered it": on a word that may name nobody.
fn suspected(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if w.lemma != "suspect" || !frames::passive(s, i) || clause::negated(s, i) {
        return None;
    }
    let of = |k: &usize| {
        s.children(*k, &["mark", "case"]).into_iter().any(|c| s.low(c) == "of")
            && s.at(*k).is_some_and(|w| w.low.ends_with("ing") || s.within(i, *k, &["having"]))
    };
    let k = s.children(i, &["advcl", "obl", "xcomp", "ccomp"]).into_iter().find(of)?;
    let p = frames::undergoer(s, i).filter(|p| p.to <= i)?;
    let to = clause::clause_end(s, k).max(k + 1).max(i + 1);
    let by = frames::doer(s, i);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, against: role(s, Some(p)), of: text(s, k, to), ..Roles::default() };
    alleged(s, part, "accusation/suspected", (p.from.max(i.saturating_sub(12)), to), by, roles)
}

/// "charged the army with having wrecked it": no court's charge.
fn charged_with(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let deed = |k: &usize| {
        s.children(*k, &["mark", "case"]).into_iter().any(|c| s.low(c) == "with")
            && s.at(*k).is_some_and(|w| w.low.ends_with("ing") || s.within(i, *k, &["having", "being"]))
    };
    let with = s.children(i, &["advcl", "obl", "xcomp", "ccomp"]).into_iter().find(deed).filter(|_| w.lemma == "charge")?;
    let p = tree::subject(s, i)?;
    let court = clause::source(s, p).is_some_and(|c| matches!(c.kind, SourceKind::Court | SourceKind::Police));
    if court {
        return None;
    }
    let against = frames::undergoer(s, i).filter(|a| clause::source(s, p).is_some_and(|by| answers(s, *a, i, &by)))?;
    let to = clause::clause_end(s, with).max(i + 1);
    let roles = Roles { by: role(s, Some(p)), against: role(s, Some(against)), of: text(s, with, to), ..Roles::default() };
    alleged(s, part, "accusation/charged-with", (i.min(against.from), to), Some(p), roles)
}

/// "The police should have closed the street", "they ought to have warned us".
fn ought(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let start = clause::group_start(s, i);
    if !(s.within(start, i, &["should"]) || s.within(i.saturating_sub(4), i, &["ought"])) || !s.has(start, i, HAVE) {
        return None;
    }
    let by = accuser(s, i)?;
    let passive = frames::passive(s, i);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let against = Some(p).filter(|p| !passive && answers(s, *p, i, by));
    // "should have been closed" blames whoever ought to have closed it.
    if against.is_none() && !passive {
        return None;
    }
    accuse(s, part, "accusation/ought", (p.from, clause::clause_end(s, i).max(i + 1)), by, against)
}

/// "It was a Velian air strike", "another war crime by the army", "the bridge was sunk by an Ostvari torpedo".
fn theirs(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !listed(ATTACK, w.lemma) || s.has(i.saturating_sub(3), i, NEG) {
        return None;
    }
    // "when a Velian strike hit the theatre" tells when, and accuses nobody.
    let aside = tree::head(s, i).is_some_and(|h| {
        tree::rel(s, h).starts_with("advcl") || tree::rel(s, h).starts_with("csubj") || tree::rel(s, h).starts_with("acl")
    });
    let does = !aside && tree::rel(s, i).starts_with("nsubj")
        || tree::rel(s, i) == "obl:agent"
        || s.children(i, &["case"]).into_iter().any(|c| s.low(c) == "by");
    if !(asserted(s, i) && !tree::rel(s, i).starts_with("obl") || does) || tree::rel(s, i) == "conj" {
        return None;
    }
    let by = accuser(s, i)?;
    // "The murder of Ada Venn", "the bombing of Osten": those to whom it was done.
    let suffered = listed("murder massacre genocide bombing bombardment shelling sabotage assault", w.lemma);
    let preps: &[&str] = if suffered { &["by", "from"] } else { &["of", "by", "from"] };
    let against = owner(s, i, preps).filter(|p| answers(s, *p, i, by))?;
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12)).min(against.from);
    accuse(s, part, "accusation/theirs", (from, clause::clause_end(s, i).max(against.to).max(i + 1)), by, Some(against))
}
