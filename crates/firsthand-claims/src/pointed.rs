//! Blame without a word of blame, by the parse: hallmarks and a hand seen in it, whoever should be tried, slowness, membership of a
//! group, what prosecutors say a man prepared, a policy that led to it.

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, answers, listed};
use crate::frames;
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Part, Roles, Source, SourceKind};

/// Nouns for the trace that a doer leaves.
const TRACE: &str = "hallmark handiwork fingerprint stamp signature hand work trademark";
/// Verbs that see such a trace.
const SEES: &str = "bear carry see recognise recognize have describe detect find show display call";
/// What those at fault should face.
const FACE: &str = "prosecute punish jail try sack fire resign go answer face dismiss arrest charge convict indict imprison quit pay blame remove";
/// What the guilty prepare.
const PREPARED: &str = "rent hire buy supply build make assemble recruit train finance fund plan scout help drive deliver pose smuggle procure \
    order transfer mix rehearse film acquire";
/// What a body does that harms from afar.
const POLICY: &str = "cut policy decision war reform privatisation privatization austerity deregulation rhetoric inaction propaganda bombing penny-pinching advice delay order instruction failure lack absence hesitation indecision \
    confusion neglect slowness silence negligence mismanagement";
/// How that leads to the event.
const LED: &str = "cause lead contribute enable make allow bring cost kill help fuel encourage open";

/// What it finds: blame that no verb of blaming gives.
///
/// Example: `The attack bore the hallmarks of the Grey Hand, analysts said.` gives against the Grey Hand.
///
/// Wrong where the words have a plain sense ("the work of firefighters"): somebody must say it of whom one can accuse.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    turning_on(s, i, found(s, part, i))
}

/// Whose word an accusation is, the word that it turns on says.
pub(crate) fn turning_on(s: &Sent<'_>, i: usize, found: Found) -> Found {
    found.map(|(d, to)| (d.turning_on(s.bytes(i, i + 1)), to))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    if w.upos == Upos::Verb {
        return trace(s, part, i)
            .or_else(|| trail(s, part, i))
            .or_else(|| share(s, part, i))
            .or_else(|| should_face(s, part, i))
            .or_else(|| slow(s, part, i))
            .or_else(|| alleged_to(s, part, i))
            .or_else(|| suspect_of(s, part, i))
            .or_else(|| prepared(s, part, i))
            .or_else(|| policy(s, part, i))
            .or_else(|| ties(s, part, i));
    }
    crime(s, part, i).or_else(|| member(s, part, i))
}

fn accuse(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    range: (usize, usize),
    by: Option<String>,
    against: Option<Phrase>,
) -> Found {
    let to = range.1.max(range.0 + 1);
    let roles = Roles { by, against: role(s, against), of: text(s, range.0, to), ..Roles::default() };
    alleged(s, part, rule, (range.0, to), None, roles)
}

fn subject(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    tree::subject(s, i).filter(|p| p.to <= i)
}

/// Whether a phrase names somebody: a group, a state, a person.
fn named(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    !s.caps
        && s.layers
            .mentions_in(span)
            .any(|m| m.named && !matches!(m.kind, MentionKind::Time | MentionKind::Quantity | MentionKind::Facility))
}

fn said<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::voice(s, i).filter(|c| !matches!(c.kind, SourceKind::Agency | SourceKind::Outlet))
}

/// "Bore the hallmarks of the Grey Hand", "saw the hand of Velia in it", "described it as the work of Velia".
fn trace(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed(SEES, w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let noun = (i + 1..end).find(|&k| s.at(k).is_some_and(|w| w.upos == Upos::Noun && listed(TRACE, w.lemma)))?;
    let of = s
        .children(noun, &["nmod"])
        .into_iter()
        .find(|k| tree::rel(s, *k) == "nmod:poss" || s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "of"))?;
    let against = frames::bare(s, of);
    let strong = s.at(noun).is_some_and(|w| !matches!(w.lemma, "hand" | "work" | "signature" | "stamp"));
    let event = s.has(clause::clause_begin(s, i), end, EVENT) || s.within(i + 1, noun, &["it", "this"]);
    let as_work = s.at(noun).is_some_and(|w| w.lemma != "work") || s.within(i, noun, &["as"]) || w.lemma == "call";
    let p = subject(s, i)?;
    let thing = frames::is_thing(s, p) || !crate::chains::speaker(s, p) && said(s, i).is_some();
    if !(strong || event)
        || !as_work
        || !named(s, against)
        || clause::negated(s, i)
        || s.has(against.from, against.to, PERSON | EVENT)
    {
        return None;
    }
    let by = if thing { said(s, i)?.name.clone() } else { role(s, Some(p))? };
    let from = p.from.max(i.saturating_sub(12));
    let to = end.max(against.to);
    let roles = Roles { by: Some(by), against: role(s, Some(against)), of: None, ..Roles::default() };
    alleged(s, part, "accusation/trace", (from, to), Some(p).filter(|_| !thing), roles)
}

/// "The trail led to the Grey Hand", "all signs point to Velia": on somebody's word.
fn trail(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("lead point", w.lemma))?;
    let p = subject(s, i)?;
    let sign = (p.from..p.to)
        .any(|k| s.at(k).is_some_and(|w| listed("trail sign evidence finger clue lead track everything indication", w.lemma)));
    let to = s.find(i + 1, i + 5, &["to", "at"])?;
    let against = clause::phrase_after(s, to + 1, false).filter(|p| named(s, *p))?;
    let person = s
        .layers
        .mentions_in(s.bytes(against.from, against.to))
        .any(|m| m.named && matches!(m.kind, MentionKind::Organisation | MentionKind::Person | MentionKind::Abstract));
    let by = said(s, i).filter(|_| sign && person && !clause::negated(s, i))?.name.clone();
    accuse(
        s,
        part,
        "accusation/trail",
        (p.from.max(i.saturating_sub(8)), clause::clause_end(s, i).max(against.to)),
        Some(by),
        Some(against),
    )
}

/// "Politicians who preach hatred share the blame", "the owners bear some of the responsibility".
fn share(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("share bear carry", w.lemma))?;
    let blame = s.children(i, &["obj"]).into_iter().any(|k| {
        let inner = s.children(k, &["nmod"]);
        std::iter::once(k).chain(inner).any(|k| s.at(k).is_some_and(|w| w.any(&["blame", "guilt", "responsibility"])))
    });
    let p = subject(s, i).filter(|p| !frames::is_thing(s, *p))?;
    let own = s.within(p.from, p.to, &["i", "we"]);
    let by = said(s, i).filter(|_| blame && !own && !clause::negated(s, i))?.name.clone();
    accuse(
        s,
        part,
        "accusation/share",
        (p.from.max(i.saturating_sub(12)), clause::clause_end(s, i).max(i + 2)),
        Some(by),
        Some(p),
    )
}

/// "The owners should be put on trial", "the minister must go", "has to answer for this": on somebody's word.
fn should_face(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let group = clause::group_start(s, i);
    let ought = s.within(group, i, &["should", "must"])
        || s.within(i.saturating_sub(4), i, &["has", "have", "ought"]) && s.low(i.saturating_sub(1)) == "to";
    let trial = w.lemma == "put" && s.within(i + 1, i + 4, &["trial", "dock", "jail", "prison", "bars"])
        || w.lemma == "bring" && s.within(i + 1, i + 4, &["justice", "court"])
        || w.lemma == "hold" && s.within(i + 1, i + 4, &["accountable", "responsible", "liable"])
        || w.lemma == "step" && s.low(i + 1) == "down";
    let face = listed(FACE, w.lemma) && (frames::passive(s, i) || matches!(w.lemma, "resign" | "quit"))
        || matches!(w.lemma, "answer") && s.low(i + 1) == "for"
        || w.lemma == "face" && s.within(i + 1, i + 4, &["justice", "trial", "court", "charges", "jury", "prosecution"])
        || matches!(w.lemma, "go" | "resign" | "quit") && s.at(i + 1).is_none_or(|n| n.punct());
    if !ought || !(trial || face) || clause::negated(s, i) {
        return None;
    }
    let p = if frames::passive(s, i) { frames::undergoer(s, i)? } else { subject(s, i)? };
    let whoever = s.within(
        p.from,
        p.to,
        &["those", "whoever", "anyone", "someone", "everyone", "who", "we", "i", "it", "people", "residents"],
    );
    let by = said(s, i).filter(|c| !whoever && answers(s, p, i, c))?.name.clone();
    let to = clause::clause_end(s, i).max(i + 1);
    accuse(s, part, "accusation/should-face", (p.from.max(i.saturating_sub(12)), to), Some(by), Some(p))
}

/// "The coastguard took an hour to answer", "police waited an hour before they went in".
fn slow(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let long = |from: usize, to: usize| {
        s.within(from, to, &["hour", "hours", "minutes", "long", "days", "weeks", "months", "years", "ages"])
    };
    let took = w.lemma == "take"
        && long(i + 1, i + 5)
        && s.children(i, &["xcomp", "advcl", "ccomp"]).into_iter().any(|k| {
            s.at(k).is_some_and(|w| {
            listed(
                "answer respond react arrive come reach act send get appear intervene enter stop close call reply open release",
                w.lemma,
            )
        })
        });
    let waited =
        listed("wait hesitate dither", w.lemma) && long(i + 1, i + 6) && s.within(i + 1, i + 9, &["before", "to", "outside"]);
    if !(took || waited) || clause::negated(s, i) {
        return None;
    }
    let p = subject(s, i)?;
    let by = accuser(s, i).filter(|c| answers(s, p, i, c))?.name.clone();
    accuse(
        s,
        part,
        "accusation/slow",
        (p.from.max(i.saturating_sub(10)), clause::clause_end(s, i).max(i + 3)),
        Some(by),
        Some(p),
    )
}

/// "Brandt is alleged to have driven the van", "is suspected to have supplied the explosives".
fn alleged_to(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("allege suspect", w.lemma))?;
    let done = s.children(i, &["xcomp", "ccomp"]).into_iter().find(|k| *k > i)?;
    let p = frames::undergoer(s, i).filter(|p| p.to <= i && !frames::is_thing(s, *p))?;
    let have =
        s.has(i + 1, done, HAVE) || s.within(i + 1, done, &["be"]) || s.children(done, &["cop"]).into_iter().any(|k| k > i);
    if !frames::passive(s, i) || !have || clause::negated(s, i) || clause::negated(s, done) {
        return None;
    }
    let by = frames::doer(s, i).filter(|b| b.from > i);
    let name = role(s, by).or_else(|| said(s, i).map(|c| c.name.clone()));
    accuse(
        s,
        part,
        "accusation/alleged-to",
        (p.from.max(i.saturating_sub(12)), clause::clause_end(s, done).max(done + 1)),
        name,
        Some(p),
    )
}

/// "Police have grounds to suspect the council of manslaughter".
fn suspect_of(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.lemma == "suspect" && !w.is(DET))?;
    let whom = s
        .children(i, &["obj"])
        .into_iter()
        .find(|k| *k > i)
        .map(|k| frames::bare(s, k))
        .filter(|p| !frames::is_thing(s, *p))?;
    let of = s.find(i + 2, i + 9, &["of"])?;
    let whom = Phrase { to: whom.to.min(of), ..whom };
    let by = said(s, i).map(|c| c.name.clone()).or_else(|| role(s, subject(s, i)))?;
    if clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) || of < whom.from {
        return None;
    }
    accuse(s, part, "accusation/suspect-of", (i, clause::clause_end(s, of).max(of + 2)), Some(by), Some(whom))
}

/// "Ivo Brandt rented the van, prosecutors say": what those who charge him lay to a named man.
fn prepared(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(PREPARED, w.lemma))?;
    let c = said(s, i).filter(|c| {
        let low = c.name.to_lowercase();
        ["prosecut", "indictment", "charge sheet", "complaint", "affidavit", "district attorney"]
            .iter()
            .any(|w| low.contains(w))
    })?;
    let p = subject(s, i).filter(|p| tree::named_person(s, *p) || tree::culprit(s, *p))?;
    let object = s.children(i, &["obj", "xcomp", "ccomp"]).into_iter().any(|k| k > i);
    let own = c.name.contains(s.slice(p.from, p.to)) || s.within(p.from, p.to, &["lawyer", "police"]);
    if !object || own || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) || frames::passive(s, i) {
        return None;
    }
    accuse(
        s,
        part,
        "accusation/prepared",
        (p.from.max(i.saturating_sub(10)), clause::clause_end(s, i).max(i + 1)),
        Some(c.name.clone()),
        Some(p),
    )
}

/// "The government's cuts had made the attack possible", "your wars brought this on us".
fn policy(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(LED, w.lemma))?;
    let noun = tree::child(s, i, &["nsubj"]).filter(|k| *k < i && s.at(*k).is_some_and(|w| listed(POLICY, w.lemma)))?;
    let owner = s.children(noun, &["nmod"]).into_iter().find(|k| {
        tree::rel(s, *k) == "nmod:poss"
            || s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["of", "by"])))
    })?;
    let against = frames::bare(s, owner);
    let end = clause::clause_end(s, i).max(i + 1);
    let harm = s.has(i, end, EVENT | DEATHS) || s.within(i, end, &["lives", "possible", "this", "disaster", "tragedy"]);
    let by = said(s, i).filter(|c| harm && !clause::negated(s, i) && answers(s, against, i, c))?.name.clone();
    accuse(s, part, "accusation/policy", (against.from.min(noun), end), Some(by), Some(against))
}

/// "Brandt had links to the Grey Hand", "had sworn loyalty to": of a named man, on somebody's word.
fn ties(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed("have belong work", w.lemma))?;
    let link =
        s.children(i, &["obj"]).into_iter().find(|k| s.at(*k).is_some_and(|w| listed("link tie connection contact", w.lemma)));
    let to = s.find(link.unwrap_or(i) + 1, link.unwrap_or(i) + 3, &["to", "with", "for"])?;
    let group = clause::phrase_after(s, to + 1, false).filter(|p| band(s, *p))?;
    let p = subject(s, i).filter(|p| tree::named_person(s, *p) || tree::culprit(s, *p))?;
    let by = said(s, i).filter(|_| (link.is_some() || w.lemma == "belong") && !clause::negated(s, i))?;
    if s.slice(p.from, p.to).split(' ').any(|x| x.len() > 3 && by.name.contains(x)) {
        return None;
    }
    accuse(
        s,
        part,
        "accusation/ties",
        (p.from.max(i.saturating_sub(8)), clause::clause_end(s, i).max(group.to)),
        Some(by.name.clone()),
        Some(p),
    )
}

/// A cell, a band, an armed group.
fn band(s: &Sent<'_>, p: Phrase) -> bool {
    let armed = s
        .layers
        .mentions_in(s.bytes(p.from, p.to))
        .any(|m| m.named && s.layers.entity_of(m).is_some_and(|e| e.source_kind == Some(SourceKind::ArmedGroup)));
    armed
        || s.within(
            p.from,
            p.to,
            &[
                "cell", "gang", "network", "militants", "extremists", "terrorists", "jihadists", "militia", "rebels", "front",
                "brigade",
            ],
        )
        || (p.from..p.to).any(|k| {
            s.at(k).is_some_and(|w| {
                w.capital && w.any(&["hand", "front", "army", "movement", "state", "group", "brigades", "jihad"])
            })
        })
}

/// "He was part of a Grey Hand cell", "Brandt is a member of the network", a source said.
fn member(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("part member follower supporter leader head ringleader mastermind courier", w.lemma))?;
    let cop = s.children(i, &["cop"]).into_iter().next()?;
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= cop)?;
    let of = s.children(i, &["nmod"]).into_iter().find(|k| *k > i).map(|k| frames::bare(s, k)).filter(|p| band(s, *p));
    let master = s.at(i).is_some_and(|w| matches!(w.lemma, "ringleader" | "mastermind"));
    let one = tree::named_person(s, p) || tree::culprit(s, p) || s.has(p.from, p.to, ATTACKER | SUSPECT);
    let by = said(s, i).filter(|_| (of.is_some() || master) && one && !clause::negated(s, i) && !s.has(cop, i, NEG))?;
    let own = s.slice(p.from, p.to).split(' ').any(|x| x.len() > 3 && by.name.contains(x))
        || s.within(p.from, p.to, &["he", "she"])
            && !tree::direct(s, i)
            && by.kind == SourceKind::Anonymous
            && !by.vague
            && by.name.contains(' ')
            && tree::named_person(s, p);
    let to = clause::clause_end(s, i).max(of.map_or(i + 1, |p| p.to));
    (!own).then(|| accuse(s, part, "accusation/member", (p.from, to), Some(by.name.clone()), Some(p)))?
}

/// `"It was murder, not an accident," shouted a man`, "this was a crime": of nobody by name.
fn crime(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let cop = s.children(i, &["cop"]).into_iter().next()?;
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= cop)?;
    let it = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["it", "this", "that"]));
    let crime = listed("murder crime manslaughter homicide massacre sabotage", w.lemma)
        && !s.has(cop, i, NEG)
        && !clause::negated(s, i);
    let no_accident = w.any(&["accident"]) && (s.within(cop, i, &["no"]) || s.has(cop.saturating_sub(1), i, NEG));
    let c = said(s, i).filter(|c| !matches!(c.kind, SourceKind::Police | SourceKind::Court | SourceKind::Emergency))?;
    if !it || !(crime || no_accident) || !tree::direct(s, i) || s.has(cop.saturating_sub(2), cop, MODAL) {
        return None;
    }
    accuse(s, part, "accusation/crime", (p.from, clause::clause_end(s, i).max(i + 1)), Some(c.name.clone()), None)
}
