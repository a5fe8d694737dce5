//! What a body or its people did badly, as somebody tells it: fired into the crowd, stood by, came too late, had no training, left
//! first, chose the cheaper pumps, were drunk.
//!
//! As in [`crate::deeds`], the words accuse only where a speaker who is neither that body nor an outlet says them.

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, answers, listed};
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, SourceKind};

/// People who serve a body, besides those whom the deeds know.
const SERVANTS: &str = "crew captain sailor driver pilot guard steward contractor builder staff nurse firefighter officer soldier police inspector \
    manager owner landlord operator coastguard security rescuer official authority engineer";
/// What somebody unfit is.
const UNFIT: &str = "drunk asleep absent untrained unlicensed unqualified overworked unfit distracted missing corrupt incompetent unprepared useless";
/// What somebody unprepared has none of.
const LACKED: &[&str] = &[
    "training", "licence", "license", "permit", "plan", "radio", "radios", "idea", "equipment", "water", "ladders", "hoses",
    "masks", "experience", "supervision",
];
/// How what was used was bad.
const SHODDY: &[&str] = &[
    "cheap", "cheaper", "cheapest", "wrong", "substandard", "flammable", "combustible", "faulty", "inferior", "banned",
    "unsafe", "rotten", "second-hand",
];

/// What it finds: a failing that a plain verb or adjective tells of a body or its people.
///
/// Example: `Police fired into the crowd, witnesses said.` gives by witnesses, against the police.
///
/// Wrong where the failing is told without blame ("the guard was asleep in the next room when it struck").
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    crate::pointed::turning_on(s, i, found(s, part, i))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    let p = match w.upos {
        Upos::Verb => fired(s, i)
            .or_else(|| idle(s, i))
            .or_else(|| late(s, i))
            .or_else(|| lacked(s, i))
            .or_else(|| fled(s, i))
            .or_else(|| chose(s, i))
            .or_else(|| treated(s, i)),
        Upos::Adj => unfit(s, i),
        Upos::Noun => return suspect(s, part, i),
        _ => None,
    }?;
    if clause::negated(s, i)
        || s.has(clause::group_start(s, i), i, MODAL)
        || s.within(clause::clause_begin(s, i), i, &["if", "whether", "why"])
    {
        return None;
    }
    // Those who serve the same state or firm tell of their own.
    let own = |c: &firsthand_types::Source| {
        matches!(
            c.kind,
            SourceKind::Military | SourceKind::Police | SourceKind::Government | SourceKind::Company | SourceKind::Emergency
        )
    };
    let by =
        accuser(s, i).filter(|c| answers(s, p, i, c) || servant(s, p) && !own(c) && !c.name.contains(s.slice(p.from, p.to)))?;
    let to = clause::clause_end(s, i).max(i + 1);
    let from = p.from.min(i).max(i.saturating_sub(12));
    let roles = Roles {
        by: Some(by.name.clone()),
        against: role(s, Some(p)),
        of: text(s, clause::group_start(s, i), to),
        ..Roles::default()
    };
    alleged(s, part, "accusation/failing", (from, to), None, roles)
}

fn servant(s: &Sent<'_>, p: Phrase) -> bool {
    let own = s.within(p.from, p.to, &["our", "we", "my", "i", "his", "her"]);
    !own && (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(SERVANTS, w.lemma)))
}

fn subject(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    tree::subject(s, i).filter(|p| p.to <= i && !s.within(p.from, p.to, &["nobody", "none", "no"]))
}

/// "Soldiers opened fire on the crowd", "police fired into the crowd", "they shot at everybody who ran": forces, and no gunmen.
fn fired(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let open = w.lemma == "open"
        && s.low(i + 1) == "fire"
        && s.at(i + 2).is_none_or(|n| n.punct() || n.is(PREP | SUB | CONJ | DAY) || n.any(&["on", "at", "into"]));
    let shot = listed("fire shoot", w.lemma)
        && s.within(i + 1, i + 4, &["into", "at", "on"])
        && s.within(
            i + 2,
            i + 7,
            &[
                "crowd", "crowds", "us", "them", "people", "everybody", "everyone", "civilians", "protesters", "house",
                "houses", "car", "cars",
            ],
        );
    let p = subject(s, i)?;
    let forces =
        (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed("soldier troop police officer force army guard", w.lemma)));
    // "They", between quotation marks, of forces that the sentence names.
    let they = s.within(p.from, p.to, &["they"]) && s.within(0, s.words.len(), &["soldiers", "troops", "police", "officers"]);
    ((open || shot) && (forces || they) && !s.has(p.from, p.to, ATTACKER)).then_some(p)
}

/// "The police stood by and watched", "looked on".
fn idle(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let stood = w.lemma == "stand"
        && s.at(i + 1).is_some_and(|n| n.any(&["by", "around", "idle", "idly"]))
        && s.at(i + 2).is_none_or(|n| n.punct() || n.any(&["and", "while", "as"]))
        || w.lemma == "look" && s.low(i + 1) == "on" && s.at(i + 2).is_none_or(|n| n.punct() || n.any(&["and", "while"]))
        || w.lemma == "walk" && s.low(i + 1) == "away" && s.low(i + 2) == "from";
    stood.then(|| subject(s, i)).flatten()
}

/// "The ministry acted too late", "the engines came far too late".
fn late(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let acts = listed("act come arrive react respond move intervene start begin", w.lemma);
    let late = s.find(i + 1, i + 4, &["late", "slowly"]).filter(|&k| s.before(k, 1).is_some_and(|p| p.any(&["too"])));
    (acts && late.is_some()).then(|| subject(s, i)).flatten()
}

/// "The crew had no training", "the firm had no permit".
fn lacked(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let none = w.lemma == "have" && s.low(i + 1) == "no" && s.within(i + 2, i + 4, LACKED)
        || w.lemma == "lack" && s.within(i + 1, i + 4, LACKED);
    let p = none.then(|| subject(s, i)).flatten()?;
    (!s.within(p.from, p.to, &["residents", "victims", "survivors", "people"])).then_some(p)
}

/// "The crew left first", "the captain ran away", "saved themselves".
fn fled(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let over = s.at(i + 2).is_none_or(|n| n.punct() || n.any(&["and", "while", "leaving"]));
    let first = listed("leave flee go jump escape run", w.lemma) && s.low(i + 1) == "first" && over;
    let own = w.lemma == "save" && s.at(i + 1).is_some_and(|n| n.any(&["themselves", "himself", "herself"]));
    let away = w.lemma == "run" && s.low(i + 1) == "away";
    let p = (first || own || away).then(|| subject(s, i)).flatten()?;
    (servant(s, p) && !s.has(p.from, p.to, ATTACKER | SUSPECT)).then_some(p)
}

/// "The firm chose the cheaper pumps", "contractors had used the wrong bolts".
fn chose(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let used = listed("choose use install fit buy pick supply sell", w.lemma)
        && s.children(i, &["obj"]).into_iter().any(|k| s.within(i + 1, k, SHODDY));
    used.then(|| subject(s, i)).flatten()
}

/// "They treated us like dirt", "the council treats residents with contempt".
fn treated(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i)?;
    let badly = w.lemma == "treat"
        && (s.find(i + 1, i + 4, &["like"]).is_some_and(|k| {
            s.within(k + 1, k + 4, &["dirt", "animals", "rubbish", "criminals", "nothing", "dogs", "cattle", "fools"])
        }) || s.within(i + 1, i + 6, &["contempt", "disdain"]));
    badly.then(|| subject(s, i)).flatten()
}

/// "The captain was drunk".
fn unfit(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let w = s.at(i).filter(|w| listed(UNFIT, w.lemma) && !s.children(i, &["cop"]).is_empty())?;
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= i)?;
    let lost = w.lemma == "missing" && !s.within(i + 1, i + 4, &["from"]);
    (servant(s, p) && !lost).then_some(p)
}

/// "The Grey Hand was the prime suspect, two officials said".
fn suspect(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| {
        w.lemma == "suspect" && s.before(i, 1).is_some_and(|p| p.any(&["prime", "main", "chief", "likely", "obvious"]))
    })?;
    s.children(i, &["cop"]).into_iter().next()?;
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= i)?;
    let capital = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| w.capital && !w.is(DET))) && !s.caps;
    let by = tree::speaker(s, i).filter(|c| !matches!(c.kind, SourceKind::Agency | SourceKind::Outlet))?;
    if !capital || clause::negated(s, i) {
        return None;
    }
    let to = clause::clause_end(s, i).max(i + 1);
    let roles = Roles { by: Some(by.name.clone()), against: role(s, Some(p)), ..Roles::default() };
    alleged(s, part, "accusation/prime-suspect", (p.from, to), None, roles)
}
