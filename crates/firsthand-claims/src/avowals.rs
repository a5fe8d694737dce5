//! Those who say that they did it: armed groups and armies that tell of their own strikes, suspects who own up.

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Polarity, Roles, Slot, Source, SourceKind};

/// Deeds that are claimed.
const DEEDS: &[&str] = &[
    "shelled", "bombed", "struck", "hit", "targeted", "destroyed", "attacked", "launched", "fired", "carried", "killed",
    "planted", "detonated", "ambushed", "raided", "bombarded", "eliminated", "conducted", "carrying", "planting", "bombing",
    "shelling", "striking", "blew", "flew",
];

/// What it finds: a claim of responsibility or an admission in other words.
///
/// Example: `The army said its aircraft had destroyed a command post in Orvel.` is a claim by the army.
///
/// Wrong where a side tells of another's deed: the subject of the deed must be the speaker or his own.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    withdrawn(s, part, i)
        .or_else(|| own_strike(s, part, i))
        .or_else(|| responsible(s, part, i))
        .or_else(|| we_did(s, part, i))
        .or_else(|| nobody(s, part, i))
        .or_else(|| announced(s, part, i))
        .or_else(|| owned_up(s, part, i))
        .or_else(|| confession(s, part, i))
}

fn claims(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    name: Option<String>,
) -> Found {
    let roles = Roles { by: role(s, by).or(name), ..Roles::default() };
    Some((draft(s, part, Slot::ClaimOfResponsibility, rule, (from, to.max(from + 1)), by, roles), to.max(from + 1)))
}

pub(crate) fn fights(source: &Source) -> bool {
    let low = source.name.to_lowercase();
    matches!(source.kind, SourceKind::Military | SourceKind::ArmedGroup)
        || [
            "army", "brigade", "front", "militia", "group", "coalition", "alliance", "command", "air force", "military",
            "rebels", "hand", "movement", "sons of",
        ]
        .iter()
        .any(|w| low.contains(w))
}

/// "said its aircraft had destroyed a command post", "confirmed that it had struck", "announce that they have shelled", "claims to have planted".
fn own_strike(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !w.any(DEEDS) || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) || crate::counts::object::passive(s, i) {
        return None;
    }
    if w.any(&["carried", "carrying"]) && s.low(i + 1) != "out"
        || w.any(&["killed"]) && !s.within(i + 1, i + 6, &["militants", "terrorists", "fighters", "soldiers", "commander"])
    {
        return None;
    }
    let says = [
        "said", "says", "announced", "announce", "announces", "confirmed", "confirms", "claims", "claimed", "claim", "stated",
        "declared", "acknowledged", "admitted", "saying", "say",
    ];
    let v = (i.saturating_sub(14)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&says)))?;
    // "Eleven were killed, the army said, when they attacked a convoy": told of others.
    if s.low(v + 1) == "," && s.within(v + 2, v + 3, &["when", "after", "as", "while", "before"]) {
        return None;
    }
    let own = (v + 1..i).any(|j| {
        // "it was the army that shelled": "it" is nobody there.
        let cleft = s.low(j) == "it" && s.at(j + 1).is_some_and(|n| n.is(BE)) && s.has(j + 2, i, REL);
        !cleft && i - j <= 8 && s.at(j).is_some_and(|w| w.any(&["it", "its", "they", "their", "we", "our", "to"]))
    });
    let gerund = w.low.ends_with("ing") && i - v <= 2;
    if !(own || gerund)
        || s.within(v + 1, i, &["had", "has", "have", "it", "its", "they", "their", "we", "our"]) == gerund && gerund
    {
        return None;
    }
    let by = tree::subject(s, v).filter(|p| p.to <= v).or_else(|| clause::subject(s, v))?;
    let source = clause::source(s, by)?;
    let target = s.low(i + 1) == "up"
        || s.has(i + 1, i + 10, EVENT)
        || s.at(i + 1).is_some_and(|n| {
            n.is(DET)
                || n.capital
                || n.any(&[
                    "targets", "militants", "positions", "rockets", "two", "three", "several", "out", "precision", "terrorist",
                ])
        });
    // Whom the deed belongs to: a subject between that is neither a pronoun nor the speaker's own is another's.
    let doer = tree::subject(s, i).filter(|p| p.from > v);
    let theirs = doer.is_none_or(|p| {
        s.within(p.from, p.to, &["it", "its", "they", "their", "we", "our"])
            || s.slice(p.from, p.to).to_lowercase() == source.name.to_lowercase()
    });
    let service = s.within(
        by.from,
        by.to,
        &["police", "officials", "ministry", "residents", "witnesses", "investigators", "doctors", "engineers"],
    );
    if !target || !theirs || service || !fights(&source) {
        return None;
    }
    let from = if v - by.from.min(v) <= 10 { by.from } else { v };
    claims(s, part, "claim/own-strike", (from, clause::clause_end(s, i)), Some(by), None)
}

/// The noun for an attack in `from..to` that is what was done, and not when or where ("behind the wheel when the bomb went off").
pub(crate) fn attack_follows(s: &Sent<'_>, from: usize, to: usize) -> Option<usize> {
    let other = ["when", "after", "as", "before", "during", "since", "at", "where", "while"];
    s.find(from, to.min(s.words.len()), ATTACKS).filter(|&j| !s.within(from, j, &other))
}

/// Whether a pronoun stands for the speaker himself, or owns those who fight for him: "its soldiers", not "its rivals".
pub(crate) fn whose(s: &Sent<'_>, pronoun: usize) -> bool {
    let own = [
        "soldiers", "fighters", "men", "members", "forces", "militants", "warriors", "brothers", "sons", "brigade", "brigades",
        "unit", "units", "planes", "aircraft", "warplanes", "jets", "drones", "gunners", "commandos", "squad", "cell", "cells",
        "bombers", "martyrs", "wing", "people", "troops", "knights", "lions", "guerrillas", "followers", "snipers",
    ];
    !s.at(pronoun).is_some_and(|w| w.any(&["its", "their", "his", "our"])) || s.within(pronoun + 1, pronoun + 4, &own)
}

/// Attacks that are claimed.
pub(crate) const ATTACKS: &[&str] = &[
    "attack", "attacks", "bombing", "bombings", "blast", "blasts", "assault", "assaults", "shooting", "shootings", "killing",
    "killings", "strike", "strikes", "raid", "raids", "ambush", "massacre", "explosion", "explosions", "siege", "bomb",
    "bombs",
];

/// Whether a speaker may be a group that claims an attack: one that fights, or a name of which the text does not say what it is.
fn may_claim(s: &Sent<'_>, by: Phrase, source: &Source) -> bool {
    use SourceKind::*;
    let office = ["ministry", "department", "council", "agency", "government", "office", "authority", "parliament", "service"];
    let last = s.at(by.to.saturating_sub(1));
    let named = last.is_some_and(|w| w.capital) && !s.within(by.from, by.to, &office) && !tree::named_person(s, by);
    fights(source) || named && matches!(source.kind, Government | Anonymous | Document | SocialMedia)
}

/// "The Salt Column said in a statement that it was responsible for the attacks", "for which it said one of its men was responsible".
fn responsible(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let behind = s.follows(i, &["behind"]);
    if !(s.follows(i, &["responsible"]) || behind) || clause::negated(s, i) || !s.has(i.saturating_sub(3), i, BE) {
        return None;
    }
    let says =
        ["said", "says", "say", "saying", "announced", "announces", "declared", "declares", "stated", "wrote", "insisted"];
    let v = (i.saturating_sub(14)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&says)))?;
    let own = s.find(v + 1, i, &["it", "its", "they", "their", "we", "our", "he"])?;
    let by = tree::subject(s, v).filter(|p| p.to <= v).or_else(|| clause::subject(s, v))?;
    let source = clause::source(s, by)?;
    // Who is it that is responsible: the speaker, or one of his; never another whom the words name in between.
    let told = ["claim", "claims", "allegation", "allegations", "accusation", "report", "reports", "none", "neither", "nobody"];
    let other =
        s.has(v + 1, i, MODAL | NEG) || s.within(v + 1, i, &told) || s.layers.mentions_in(s.bytes(own, i)).any(|m| m.named);
    let what = if behind { i + 1 } else { i + 2 };
    let other =
        other || !whose(s, own) || s.at(what).is_some_and(|w| w.low.ends_with("ing") && !w.any(&["carrying", "planning"]));
    let deed = attack_follows(s, what, what + 7).is_some_and(|j| s.at(j + 1).is_none_or(|w| w.upos != Upos::Noun));
    let asked =
        !behind && s.low(i + 1) != "for" && (by.from.saturating_sub(3)..by.from).any(|j| s.follows(j, &["for", "which"]));
    if other || !may_claim(s, by, &source) || !(deed && (behind || s.low(i + 1) == "for") || asked) {
        return None;
    }
    let from = if v - by.from.min(v) <= 10 { by.from } else { v };
    claims(s, part, "claim/responsible", (from, clause::clause_end(s, i)), Some(by), None)
}

/// "On Thursday the group withdrew its claim of responsibility", "took back the claim": who claimed it claims it no more.
fn withdrawn(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let verb = ["withdraw", "retract", "rescind", "recant", "revoke"].contains(&w.lemma)
        || w.lemma == "take" && s.within(i + 1, i + 8, &["back"])
        || w.lemma == "walk" && s.low(i + 1) == "back";
    let urged = s.before(i, 1).is_some_and(|b| b.any(&["to"]));
    if !verb || urged || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    let end = (i + 8).min(s.words.len());
    let noun = s.find(i + 1, end, &["claim", "claims", "responsibility"])?;
    // "Withdrew its claim for damages", "retracted the claim that the pilot was drunk": no word on who did it.
    let after = if s.low(noun) == "responsibility" { noun } else { noun + 1 };
    let of = s.follows(after, &["of", "responsibility"]) || s.low(after) == "responsibility";
    let own = (i + 1..noun).any(|j| s.at(j).is_some_and(|w| w.any(&["its", "their", "his", "the", "that", "this"])));
    let over = |w: &crate::sentence::Word<'_>| w.punct() || w.is(ADV | PREP | DAY) || w.num.is_some();
    // "Its report that Grey Dawn claimed responsibility": another's claim.
    if s.within(i + 1, noun, &["report", "story", "statement", "that", "which"]) {
        return None;
    }
    // "Its claim that it had carried out the bombing", "to have bombed".
    let deed = s.low(noun) == "claim"
        && (s.low(after) == "that" && s.at(after + 1).is_some_and(|w| w.any(&["it", "they", "he"]))
            || s.follows(after, &["to", "have"]))
        && s.within(after + 1, after + 9, ATTACKS);
    let bare = s.low(noun) == "claim" && s.at(after).is_none_or(over);
    let by = tree::subject(s, i).filter(|p| p.to <= i).or_else(|| clause::subject(s, i))?;
    let armed = clause::source(s, by).is_some_and(|c| may_claim(s, by, &c));
    if !own || !(of || deed && armed || bare && armed && !s.at(after).is_some_and(|w| w.any(&["for", "against", "that", "to"])))
    {
        return None;
    }
    let from = if i - by.from.min(i) <= 10 { by.from } else { i };
    // "Grey Dawn said it took the claim back": he who speaks.
    let it = by.to == by.from + 1 && s.at(by.from).is_some_and(|w| w.any(&["it", "they", "he", "she"]));
    let name = tree::speaker(s, i).filter(|_| it).map(|c| c.name.clone());
    let (mut d, to) =
        claims(s, part, "claim/withdrawn", (from, clause::clause_end(s, i)), Some(by).filter(|_| name.is_none()), name)?;
    d.polarity = Polarity::Denied;
    Some((d, to))
}

/// "Our fighters struck the market," the group said; "We announce our responsibility".
fn we_did(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let deed = w.any(DEEDS)
        && s.within(i.saturating_sub(4), i, &["our", "we"])
        && (s.at(i + 1).is_some_and(|n| n.is(DET) || n.capital) || s.has(i + 1, i + 5, EVENT));
    let responsibility = w.any(&["responsibility"]) && s.before(i, 1).is_some_and(|p| p.any(&["our"]));
    if !(deed || responsibility) || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    let speaker = tree::speaker(s, i);
    let armed = speaker.is_some_and(fights)
        || deed && s.within(0, s.words.len(), &["communique", "statement", "front", "brigades"])
        || responsibility && s.has(i, s.words.len(), EVENT)
        || responsibility && s.within(0, i, &["announce", "declare", "claim"]);
    if !armed {
        return None;
    }
    let name = speaker.map(|c| c.name.clone());
    claims(s, part, "claim/we", (clause::clause_begin(s, i).max(i.saturating_sub(8)), clause::clause_end(s, i)), None, name)
}

/// "So far nobody has said they did it", "no organisation immediately took responsibility".
fn nobody(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let none = w.any(&["nobody", "none"])
        || w.any(&["no"])
            && s.at(i + 1)
                .is_some_and(|n| n.any(&["one", "group", "organisation", "organization", "side", "party", "faction"]));
    if !none {
        return None;
    }
    let v = s.find(i + 1, i + 9, &["said", "claimed", "admitted", "took", "taken", "accepted"])?;
    let did = s.find(v + 1, v + 6, &["responsibility", "did", "it", "credit", "carried", "behind"])?;
    if !(s.within(v, did + 3, &["responsibility", "credit"])
        || s.within(v, v + 6, &["they", "it"]) && s.within(v, v + 6, &["did", "carried", "was", "were"]))
    {
        return None;
    }
    let (mut d, to) =
        claims(s, part, "claim/nobody", (i, clause::clause_end(s, v).max(did + 1)), None, Some(s.slice(i, i + 2).to_owned()))?;
    d.polarity = Polarity::Absent;
    Some((d, to))
}

/// "The military acknowledged carrying out the strike", "admitted it was responsible", "owned up to the bombing".
fn announced(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let owned = w.any(&["owned"]) && s.low(i + 1) == "up" && s.low(i + 2) == "to" && s.has(i + 3, i + 7, EVENT);
    let admitted = w.any(&["admitted", "admits", "acknowledged", "acknowledges", "accepted", "confirmed"])
        && (s.within(i + 1, i + 6, &["responsible", "responsibility"])
            || s.at(i + 1).is_some_and(|n| n.any(&["carrying", "striking", "bombing", "shelling"])));
    if !(owned || admitted) || clause::negated(s, i) {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    let source = clause::source(s, by)?;
    if !fights(&source) {
        return None;
    }
    claims(s, part, "claim/admitted", (by.from.max(i.saturating_sub(10)), clause::clause_end(s, i)), Some(by), None)
}

/// "acknowledged that he had fallen asleep", "told detectives that he had planted the bomb", "has owned up to the murder", "I did it".
fn owned_up(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let crime = [
        "murder", "murders", "killing", "killings", "shooting", "bombing", "stabbing", "attack", "crime", "arson", "planting",
        "placing", "setting", "bag", "bomb",
    ];
    let up = w.any(&["owned"]) && s.low(i + 1) == "up" && s.low(i + 2) == "to" && s.within(i + 3, i + 7, &crime);
    let killed = w.any(&["killed", "shot", "stabbed", "planted"])
        && s.before(i, 1).is_some_and(|p| p.any(&["i"]))
        && tree::quoted(s, i)
        && s.at(i + 1).is_some_and(|n| n.any(&["them", "him", "her", "it", "those", "the"]));
    let did = killed
        || w.any(&["did"])
            && s.before(i, 1).is_some_and(|p| p.any(&["i"]))
            && s.at(i + 1).is_some_and(|n| n.any(&["it", "this"]))
            && tree::quoted(s, i);
    let told = w.any(&["told"])
        && s.at(i + 1)
            .is_some_and(|n| n.any(&["detectives", "police", "officers", "investigators", "interrogators", "agents", "court"]))
        && s.within(i + 2, i + 5, &["he", "she"])
        && s.find(
            i + 3,
            i + 8,
            &["planted", "shot", "stabbed", "killed", "placed", "set", "fired", "carried", "opened", "drove", "rammed"],
        )
        .is_some()
        && !s.has(i + 2, i + 7, NEG)
        && !s.within(i + 2, i + 8, &["been", "was", "were"])
        && tree::subject(s, i).is_some_and(|p| tree::one_person(s, p));
    let to_ing = w.any(&["admitted", "admitting", "admits"])
        && s.low(i + 1) == "to"
        && s.within(i + 2, i + 3, &["placing", "planting", "killing", "shooting", "stabbing", "setting", "firing", "driving"]);
    let fault = w.any(&["accepted", "accepts", "admitted", "admits", "conceded", "concedes", "acknowledged", "acknowledges"])
        && (s.within(
            i + 1,
            i + 4,
            &["mistakes", "mistake", "errors", "error", "failings", "failures", "fault", "shortcomings", "blunder"],
        ) || s.within(i + 1, i + 4, &["it", "he", "she", "that", "they"])
            && s.within(
                i + 2,
                (i + 9).min(end.max(i + 9)),
                &[
                    "wrong", "failed", "asleep", "broken", "ignored", "mistakenly", "locked", "speeding", "drunk", "negligent",
                    "skipped", "misread", "switched", "bypassed", "forgotten", "disabled", "fallen", "misjudged", "forgotten",
                    "mistaken", "civilians",
                ],
            ));
    if !(up || did || told || to_ing || fault) || clause::negated(s, i) {
        return None;
    }
    let by = if did { None } else { tree::subject(s, i).filter(|p| p.to <= i) };
    let from = by.map_or_else(|| i.saturating_sub(1), |p| p.from).max(i.saturating_sub(10));
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, i + 1, end), ..Roles::default() };
    Some((draft(s, part, Slot::Admission, "admission/owned-up", (from, end), None, roles), end))
}

/// "A confession was aired", "has made a full confession".
fn confession(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !w.any(&["confession", "confessions"])
        || s.has(i.saturating_sub(5), i, NEG)
        || s.within(i.saturating_sub(4), i, &["no", "forced", "alleged"])
    {
        return None;
    }
    let made = s.find(i.saturating_sub(5), i, &["made", "gave", "given", "signed"]);
    let aired = s.find(i + 1, i + 4, &["aired", "broadcast", "shown", "published", "read"]).filter(|&a| s.has(i, a, BE));
    let from = made.unwrap_or_else(|| clause::clause_begin(s, i)).max(i.saturating_sub(8));
    let to = aired.map_or(i + 1, |a| a + 1);
    made.or(aired)?;
    let roles = Roles { of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Admission, "admission/confession", (from, to), None, roles), to))
}
