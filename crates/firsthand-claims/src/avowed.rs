//! Those who say that they did it, by the parse and by who speaks: an armed group's "the bombers were its men", "it sent him", "we did
//! this", "explosives had been placed"; and that nobody says so.

use crate::avowals::{attack_follows, fights};
use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::frames;
use crate::responsibility::{Found, draft, role};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Polarity, Roles, Slot, Source, SourceKind};

/// Those who fight for a group.
const MEN: &str = "man fighter soldier member warrior militant son brother martyr bomber commando follower knight lion mujahideen hero unit \
    detachment cell squad brigade";
/// What a group does that attacks.
const DEEDS: &str = "carry plant place set detonate kill attack bomb strike target send dispatch execute shoot storm blow conduct launch stage ambush";

/// What it finds: a claim of responsibility in the words of a group that fights, or its absence.
///
/// Example: `The Grey Hand said that the bombers were its men.` is a claim by the Grey Hand.
///
/// Wrong for armies at war, whose reports of strikes other rules read: only groups speak here.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    crate::pointed::turning_on(s, i, found(s, part, i))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| !w.rel.is_empty())?;
    its_men(s, part, i)
        .or_else(|| deed(s, part, i))
        .or_else(|| called(s, part, i))
        .or_else(|| takes(s, part, i))
        .or_else(|| nobody(s, part, i))
}

/// A group that fights, and no army or ministry, as the speaker of a word.
fn group<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    let c = tree::speaker(s, i)?;
    let low = c.name.to_lowercase();
    let state = matches!(c.kind, SourceKind::Military | SourceKind::Police | SourceKind::Government) && !low.contains("hand");
    let text = ["message", "statement", "note", "video", "recording"].iter().any(|w| low.contains(w))
        && c.kind != SourceKind::Government;
    // "Rights group", "a monitoring group", "the aid group" fight for nobody.
    let other = ["rights", "monitor", "aid", "relief", "families", "victims", "support", "media group", "advoca", "campaign"];
    let armed = c.kind == SourceKind::ArmedGroup || !state && fights(c) || text && group_before(s);
    (armed && !other.iter().any(|w| low.contains(w)) && !low.contains("ministry")).then_some(c)
}

/// Whether the sentence names a group that fights.
fn group_before(s: &Sent<'_>) -> bool {
    s.layers.mentions_in(s.span).any(|m| s.layers.entity_of(m).is_some_and(|e| e.source_kind == Some(SourceKind::ArmedGroup)))
}

fn claim(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: &Source) -> Found {
    let to = to.max(from + 1);
    let roles = Roles { by: Some(by.name.clone()), ..Roles::default() };
    Some((draft(s, part, Slot::ClaimOfResponsibility, rule, (from, to), None, roles), to))
}

fn own(s: &Sent<'_>, p: Phrase) -> bool {
    s.within(p.from, p.to, &["its", "their", "our", "it", "they", "we"])
}

/// "The bombers were its men", "one of its soldiers was behind it".
fn its_men(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.upos == Upos::Noun && listed(MEN, w.lemma))?;
    let cop = s.children(i, &["cop"]).into_iter().next()?;
    let owner = s.children(i, &["nmod"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["its", "their", "our"])));
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= cop)?;
    let who = s.has(p.from, p.to, ATTACKER | SUSPECT) || s.within(p.from, p.to, &["killers", "bomber", "he", "they", "man"]);
    let by = group(s, i).filter(|_| owner && who && !clause::negated(s, i) && !s.has(cop, i, NEG))?;
    claim(s, part, "claim/its-men", (p.from, clause::clause_end(s, i).max(i + 1)), by)
}

/// "Its fighters had carried out the attack, the group said", "it sent the bomber", "explosives had been placed among the crowd",
/// "we did this".
fn deed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && (listed(DEEDS, w.lemma) || w.lemma == "do"))?;
    if clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let by = group(s, i)?;
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let end = clause::clause_end(s, i).max(i + 1);
    let passive = frames::passive(s, i);
    let charge =
        p.is_some_and(|p| s.within(p.from, p.to, &["explosives", "bomb", "bombs", "device", "devices", "charges", "mines"]));
    let placed = passive && charge && listed("place plant set detonate", w.lemma);
    let ours = p.is_some_and(|p| own(s, p) && s.at(p.to - 1).is_some_and(|w| w.is(PRON) || listed(MEN, w.lemma)));
    // "A unit which had blown up two bridges", spoken of by the group.
    let unit = tree::rel(s, i).starts_with("acl")
        && p.is_some_and(|p| {
            (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed("detachment unit cell squad soldier fighter", w.lemma)))
        });
    let object = match w.lemma {
        "do" => {
            tree::quoted(s, i)
                && s.at(i + 1).is_some_and(|n| n.any(&["this", "it", "that"]))
                && s.at(i + 2).is_none_or(|n| n.punct())
        }
        "send" | "dispatch" => {
            s.within(i + 1, i + 5, &["bomber", "bombers", "gunman", "attackers", "attacker", "fighters", "him", "men"])
        }
        "carry" => s.low(i + 1) == "out" && attack_follows(s, i + 2, i + 8).is_some(),
        "set" | "place" | "plant" | "detonate" => {
            s.within(i + 1, end, &["bomb", "bombs", "explosives", "device", "devices", "charges"])
        }
        _ => attack_follows(s, i + 1, i + 7).is_some(),
    };
    if !(placed || !passive && object && (ours || unit)) {
        return None;
    }
    let from = p.map_or(i, |p| p.from).max(i.saturating_sub(12));
    claim(s, part, "claim/deed", (from, end), by)
}

/// "Called the bomber a soldier of its cause", "hailed him as its martyr".
fn called(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.upos == Upos::Verb && listed("call describe hail praise name identify present", w.lemma))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let by = clause::source(s, p)?;
    let armed =
        by.kind == SourceKind::ArmedGroup || !matches!(by.kind, SourceKind::Military | SourceKind::Police) && fights(&by);
    let end = clause::clause_end(s, i).max(i + 1);
    let whom = s.has(i + 1, end, ATTACKER) || s.within(i + 1, i + 4, &["him", "them", "bomber", "killer"]);
    let man = (i + 1..end).any(|k| s.at(k).is_some_and(|w| listed("soldier martyr fighter hero knight lion", w.lemma)));
    if !armed || !whom || !man || clause::negated(s, i) {
        return None;
    }
    let roles = Roles { by: role(s, Some(p)), ..Roles::default() };
    Some((
        draft(s, part, Slot::ClaimOfResponsibility, "claim/called", (p.from.max(i.saturating_sub(10)), end), Some(p), roles),
        end,
    ))
}

/// "The Grey Hand took responsibility", "repeated that it was responsible".
fn takes(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let took = w.upos == Upos::Verb
        && listed("take assume accept", w.lemma)
        && s.at(i + 1).is_some_and(|n| n.any(&["responsibility", "credit"]))
        && s.at(i + 2).is_none_or(|n| n.punct() || n.is(PREP | DAY | CONJ) && n.low != "for");
    let responsible = w.any(&["responsible"])
        && s.children(i, &["nsubj"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["it", "they"])))
        && tree::head(s, i)
            .is_some_and(|h| s.at(h).is_some_and(|w| listed("repeat reiterate insist confirm say announce", w.lemma)));
    if !(took || responsible) || clause::negated(s, i) {
        return None;
    }
    if responsible {
        let by = group(s, i)?;
        let from = tree::child(s, i, &["nsubj"]).unwrap_or(i).min(i);
        return claim(s, part, "claim/responsible", (from, clause::clause_end(s, i).max(i + 1)), by);
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let by = clause::source(s, p)?;
    let armed =
        by.kind == SourceKind::ArmedGroup || !matches!(by.kind, SourceKind::Military | SourceKind::Police) && fights(&by);
    let roles = Roles { by: role(s, Some(p)), ..Roles::default() };
    let to = clause::clause_end(s, i).max(i + 2);
    armed.then(|| {
        (draft(s, part, Slot::ClaimOfResponsibility, "claim/takes", (p.from.max(i.saturating_sub(10)), to), Some(p), roles), to)
    })
}

/// "Nobody has come forward to claim the attack", "there has been no claim".
fn nobody(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.lemma == "claim")?;
    let begin = clause::clause_begin(s, i);
    let noun = w.upos == Upos::Noun
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.within(begin, i, &["there"])
        && s.at(i + 1).is_none_or(|n| n.punct() || n.any(&["so", "yet", "by"]));
    let verb = w.upos == Upos::Verb
        && s.within(begin, i, &["nobody", "no-one", "none", "no"])
        && s.within(i + 1, i + 5, &["attack", "bombing", "it", "blast", "shooting", "responsibility", "killings", "assault"])
        && s.within(begin, i, &["forward", "stepped", "come", "has", "had", "yet"]);
    if !(noun || verb) {
        return None;
    }
    let to = clause::clause_end(s, i).max(i + 1);
    let from = begin.max(i.saturating_sub(8));
    let mut d = draft(s, part, Slot::ClaimOfResponsibility, "claim/nobody", (from, to), None, Roles::default());
    d.polarity = Polarity::Absent;
    Some((d, to))
}
