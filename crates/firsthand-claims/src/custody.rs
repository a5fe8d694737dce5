//! One person before the law, without a count and mostly without a name: in custody, taken, given up, charged.

use crate::clause::{self, Phrase};
use crate::counts::object::passive;
use crate::court::count;
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Slot};

/// Verbs that take somebody.
const TAKEN: &[&str] = &["arrested", "detained", "apprehended", "nabbed", "cuffed", "handcuffed", "remanded", "collared"];

/// Words that what is only hoped, feared or ordered stands behind.
const UNREAL: &[&str] = &["if", "unless", "before", "until", "whether", "to", "hope", "want", "anyone", "whoever"];

fn unreal(s: &Sent<'_>, v: usize) -> bool {
    let group = clause::group_start(s, v);
    s.has(group.min(v.saturating_sub(2)), v, MODAL | NEG)
        || s.within(v.saturating_sub(3), v, &["to", "cannot"])
        || s.within(clause::clause_begin(s, v), v, &UNREAL[..5])
        || tree::long_before(s)
}

/// From the subject, where it is near, to the token.
fn found(s: &Sent<'_>, part: Part, slot: Slot, (p, v): (Phrase, usize), to: usize, rule: &'static str) -> Option<Draft> {
    // Joined verbs ("took a round in the leg and was cuffed") stand far from the subject: the quote keeps to the verb and its clause.
    let near = p.to <= v && v - p.to <= 9 && !s.within(p.to, v, &["and", ","]);
    let from = if near || p.from >= v { p.from.min(v) } else { clause::group_start(s, v) };
    let end = clause::clause_end(s, to.saturating_sub(1)).clamp(to, to + 6);
    Some(count(s, part, slot, 1, (from, end), rule))
}

/// What it finds: that one person is held.
///
/// Example: `He was in custody on Tuesday.` gives arrested 1; so do `The gunman gave himself up.` and `Officers took him into custody.`
///
/// Wrong where the one held is somebody else's case; a year or month gone by keeps such out.
pub fn arrested(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if w.num.is_some() {
        return None;
    }
    holding(s, part, i)
        .or_else(|| state(s, part, i))
        .or_else(|| taken(s, part, i))
        .or_else(|| gave_up(s, part, i))
        .or_else(|| noun(s, part, i))
}

/// "were holding seven men over the blast", "a teenager is helping police with their inquiries".
fn holding(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if w.any(&["helping"])
        && s.within(i + 1, i + 3, &["police", "detectives"])
        && s.within(i + 2, i + 6, &["inquiries", "enquiries"])
    {
        let p = tree::subject(s, i).filter(|p| p.to <= i && tree::one_person(s, *p))?;
        return found(
            s,
            part,
            Slot::Arrested,
            (p, i),
            s.find(i + 2, i + 6, &["inquiries", "enquiries"])? + 1,
            "arrested/helping",
        );
    }
    if !w.any(&["holding", "detaining"]) || unreal(s, i) {
        return None;
    }
    let n = s.nums.iter().find(|n| n.start == i + 1 && n.people(s) && n.head.is_some())?;
    let over = s.at(n.end).is_some_and(|w| w.any(&["over", "on", "in", "for", "as", "suspected"]))
        && !s.within(n.end, n.end + 3, &["hostage", "captive", "place"]);
    let power = clause::subject(s, i)
        .is_some_and(|p| s.within(p.from, p.to, &["police", "they", "authorities", "officers", "troops", "army", "it"]));
    (over && power).then(|| {
        let mut d = Draft::new(
            part,
            s.bytes(i, clause::clause_end(s, i).max(n.end)),
            Slot::Arrested,
            n.value.clone(),
            "arrested/holding",
        );
        d.bound = Some(n.bound);
        d.scope = Some(firsthand_types::Scope::Total);
        d
    })
}

/// "is in custody", "behind bars", "under arrest", "Officers have the man in custody", "Suspect in custody".
fn state(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let prep = if w.any(&["custody", "detention", "guard", "remand"]) {
        (i.saturating_sub(4)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["in", "into", "to", "under", "on"])))?
    } else if w.any(&["bars"]) && s.before(i, 1).is_some_and(|p| p.any(&["behind"]))
        || w.any(&["arrest"]) && s.before(i, 1).is_some_and(|p| p.any(&["under"]))
    {
        i - 1
    } else {
        return None;
    };
    if w.any(&["guard", "remand"]) && !s.within(prep, i, &["police", "armed", "on", "heavy"]) {
        return None;
    }
    let verbs = ["sent", "is", "was", "'s", "remains", "remained", "held", "taken", "placed", "put", "being", "been", "kept"];
    let active = ["took", "taken", "take", "have", "had", "has", "placed", "put", "keeping"];
    let begin = prep.saturating_sub(9);
    if let Some(v) = (begin..prep).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&active) && !passive(s, j)))
        && !s.at(v + 1).is_some_and(|n| n.is(BE))
        && v + 1 < prep
    {
        let p = Phrase { from: v + 1, to: prep };
        if tree::one_person(s, p) && !unreal(s, v) {
            return found(s, part, Slot::Arrested, (Phrase { from: v, to: prep }, v), i + 1, "arrested/took");
        }
    }
    let v = (begin..prep).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&verbs)));
    let p = match v {
        Some(v) => tree::subject(s, v).filter(|p| p.to <= prep && prep - p.to <= 14).or_else(|| clause::subject(s, v))?,
        None => clause::phrase_before(s, prep).filter(|p| s.has(p.from, p.to, ATTACKER | SUSPECT))?,
    };
    if !tree::one_person(s, p) || v.is_some_and(|v| unreal(s, v)) || s.has(p.from.saturating_sub(1), prep, NEG | MODAL) {
        return None;
    }
    found(s, part, Slot::Arrested, (p, v.unwrap_or(prep)), i + 1, "arrested/state")
}

/// "was arrested", "is being held without bail", "was taken alive", "police arrested the suspect".
fn taken(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let after = |n: usize, words: &[&str]| s.find(i + 1, i + n, words);
    let jail = &[
        "bail", "bond", "custody", "jail", "prison", "suspicion", "cell", "cells", "questioning", "police", "barracks",
        "hideout",
    ];
    let to = if w.any(&["questioned", "interrogated"]) {
        after(5, &["suspicion", "connection"]).map(|j| j + 1)
    } else if w.any(&["remanded"]) {
        after(4, &["custody", "jail", "prison"]).map(|j| j + 1)
    } else if w.any(TAKEN) {
        Some(i + 1)
    } else if w.any(&["picked", "rounded"]) {
        after(2, &["up"]).map(|j| j + 1)
    } else if w.any(&["held"]) {
        after(7, jail).map(|j| j + 1)
    } else if w.any(&["booked"]) {
        after(7, &["jail", "prison", "custody"]).map(|j| j + 1)
    } else if w.any(&["captured", "caught", "taken"]) {
        after(3, &["alive"]).map(|j| j + 1)
    } else if w.any(&["handed", "turned"]) && s.low(i + 1) == "over" {
        after(6, &["police", "authorities", "officers", "custody"]).map(|j| j + 1)
    } else if w.any(&["led", "hauled", "bundled", "put", "marched", "placed"]) {
        after(8, &["handcuffs", "patrol", "squad", "cuffs"])
            .or_else(|| after(8, &["police"]).filter(|&j| s.at(j + 1).is_some_and(|n| n.any(&["car", "van", "vehicle"]))))
            .map(|j| j + 1)
    } else {
        None
    };
    if to.is_none() && w.any(&["captured", "held", "caught"]) && i <= 3 {
        return headline(s, part, i);
    }
    let to = to?;
    let joined = s.before(i, 1).is_some_and(|p| p.any(&["and"]))
        && tree::rel(s, i) == "conj"
        && (w.any(TAKEN) && s.at(i + 1).is_none_or(|n| n.punct() || n.is(PREP | ADV | SUB))
            || tree::head(s, i).is_some_and(|h| passive(s, h)));
    let helped = w.any(&["picked"])
        && s.within(
            i,
            i + 12,
            &[
                "bystanders", "ambulance", "hospital", "friend", "driver", "children", "boat", "boats", "ship", "vessel",
                "trawler", "helicopter", "lifeboat", "coastguard",
            ],
        );
    if helped {
        return None;
    }
    if passive(s, i) || joined {
        let p = tree::subject(s, i)?;
        let told = s.has(p.from, p.to, ATTACKER | SUSPECT) || s.at(p.from).is_some_and(|w| w.is(PRON | DET) || w.num.is_some());
        if !tree::one_person(s, p) || !(told || tree::named_person(s, p)) || unreal(s, i) {
            return None;
        }
        return found(s, part, Slot::Arrested, (p, i), to, "arrested/one-passive");
    }
    if w.any(&["picked", "rounded"]) {
        return None;
    }
    if let Some(d) = headline(s, part, i) {
        return Some(d);
    }
    let object = if w.any(TAKEN) || w.any(&["captured"]) { clause::phrase_after(s, i + 1, false) } else { None }?;
    let one = s.at(object.from).is_some_and(|w| w.any(&["him", "her"])) && object.to - object.from == 1
        || s.has(object.from, object.to, ATTACKER | SUSPECT) && tree::one_person(s, object)
        || s.within(object.from, object.from + 2, &["one"]) && s.within(object.from, object.to, &["of"]);
    (one && !unreal(s, i) && clause::subject(s, i).is_some())
        .then(|| count(s, part, Slot::Arrested, 1, (i, object.to), "arrested/one-object"))
}

/// "Suspect captured after six-hour manhunt": a headline leaves out the verb "to be".
fn headline(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let next = ["after", "at", "by", "near", "following", "over", "without"];
    let one = s.before(i, 1).is_some_and(|p| p.is(ATTACKER | SUSPECT) && !p.low.ends_with('s') && !p.low.ends_with("men"));
    // "Teenager held after stabbing": a noun for one person opens the headline.
    let who = s.before(i, 1).is_some_and(|p| p.is(ONE) && !p.any(&["police", "officer", "hostage"]));
    let one = one || who && (i == 1 || i == 2 && s.at(0).is_some_and(|w| w.capital)) && s.words.len() <= 16;
    let taken = s.at(i).is_some_and(|w| w.any(TAKEN) || w.any(&["captured", "held"]));
    let bare = s.at(i + 1).is_none_or(|n| n.punct() || n.any(&next)) && !s.has(0, i, NEG | BE | MODAL | PREP);
    (one && taken && bare && i <= 3)
        .then(|| count(s, part, Slot::Arrested, 1, (0, clause::clause_end(s, i)), "arrested/headline"))
}

/// "surrendered", "gave himself up", "turned herself in".
fn gave_up(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let own = s.at(i + 1).is_some_and(|n| n.any(&["himself", "herself"]));
    let to = if w.any(&["gave", "turned", "handed"]) && own && s.at(i + 2).is_some_and(|n| n.any(&["up", "in", "over"])) {
        i + 3
    } else if w.any(&["surrendered"])
        && s.at(i + 1).is_none_or(|n| n.punct() || n.any(&["to", "in", "after", "at", "peacefully", "without"]))
    {
        i + 1
    } else {
        return None;
    };
    let p = tree::subject(s, i)?;
    (tree::one_person(s, p) && !unreal(s, i)).then(|| found(s, part, Slot::Arrested, (p, i), to, "arrested/gave-up"))?
}

/// "His arrest came within the hour", "the arrest of the gunman".
fn noun(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    if !s.at(i)?.any(&["arrest", "detention", "capture"]) {
        return None;
    }
    let his = s.before(i, 1).is_some_and(|p| p.any(&["his", "her"]))
        && s.at(i + 1).is_some_and(|n| n.any(&["came", "followed", "comes", "ended", "was", "at", "on"]));
    let of = s.low(i + 1) == "of"
        && clause::phrase_after(s, i + 2, false)
            .is_some_and(|p| tree::one_person(s, p) && s.has(p.from, p.to, ATTACKER | SUSPECT));
    let wanted =
        s.within(i.saturating_sub(6), i, &["warrant", "for", "reward", "demand", "demanded", "resisting", "no", "avoid"]);
    if !(his || of) || wanted || unreal(s, i) {
        return None;
    }
    let end = if of { clause::phrase_after(s, i + 2, false)?.to } else { i + 2 };
    Some(count(s, part, Slot::Arrested, 1, (i - usize::from(i > 0), end), "arrested/noun"))
}

/// What it finds: that one person is charged.
///
/// Example: `He faces six counts of murder.` gives charged 1; so does `Murder charges were brought against the suspect.`
///
/// Wrong for a charge that somebody is only entrusted with ("charged with overseeing"): a crime must follow, or nothing.
pub fn charged(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if w.any(&["charged", "indicted", "arraigned", "booked"]) && passive(s, i) {
        let next = s.at(i + 1);
        let tail = next.is_none_or(|n| n.punct() || n.any(&["on", "at", "in", "by", "over", "under", "for", "after"]));
        let with = s.low(i + 1) == "with"
            && !s.at(i + 2).is_some_and(|n| n.low.ends_with("ing") && !n.is(EVENT) && !crime(n.low.as_ref()));
        let under = w.any(&["booked"]) && !s.within(i + 1, i + 6, &["under", "section", "sections", "murder"]);
        let p = tree::subject(s, i)?;
        if !(tail || with) || under || !tree::one_person(s, p) || unreal(s, i) {
            return None;
        }
        return found(s, part, Slot::Charged, (p, i), (i + 1).max(clause::clause_end(s, i)), "charged/one-passive");
    }
    let counts = s.find(i + 1, i + 9, &["charges", "charge", "counts", "count"]);
    if w.any(&["faces", "faced", "facing"]) && !w.any(&["face"]) {
        let noun = counts?;
        let p = tree::subject(s, i)?;
        if !tree::one_person(s, p) || unreal(s, i) || s.within(i, noun, &["possible", "potential"]) {
            return None;
        }
        return found(s, part, Slot::Charged, (p, i), clause::clause_end(s, noun), "charged/faces");
    }
    if w.any(&[
        "filed", "brought", "laid", "announced", "pressed", "authorised", "authorized", "approved", "levelled", "leveled",
    ]) {
        let noun =
            counts.or_else(|| s.find(i.saturating_sub(7), i, &["charges", "charge", "counts", "count", "chargesheet"]))?;
        let against = s.find(i.min(noun) + 1, i.max(noun) + 8, &["against"])?;
        let p = clause::phrase_after(s, against + 1, false)?;
        let none = s.within(i.min(noun).saturating_sub(3), i.max(noun), &["no", "any"]);
        if none || !tree::one_person(s, p) || unreal(s, i) {
            return None;
        }
        let from = i.min(noun).saturating_sub(usize::from(noun < i));
        return Some(count(s, part, Slot::Charged, 1, (from, p.to), "charged/brought"));
    }
    if w.any(&["charged", "indicted"]) && !passive(s, i) {
        let p = clause::phrase_after(s, i + 1, false)?;
        let with = s.at(p.to).is_some_and(|n| n.any(&["with", "over", "on"]));
        let told = s.has(p.from, p.to, ATTACKER | SUSPECT) || s.at(p.from).is_some_and(|w| w.any(&["him", "her"]));
        if with && told && tree::one_person(s, p) && !unreal(s, i) && clause::subject(s, i).is_some() {
            return Some(count(s, part, Slot::Charged, 1, (i, p.to), "charged/one-object"));
        }
    }
    // "Prosecutors hit him with nine murder charges", "authorised charges against the man", "stands accused of nine counts".
    if w.any(&["hit", "slapped"])
        && s.at(i + 1).is_some_and(|n| n.any(&["him", "her"]))
        && s.low(i + 2) == "with"
        && counts.is_some()
    {
        return Some(count(s, part, Slot::Charged, 1, (i, clause::clause_end(s, i)), "charged/hit-with"));
    }
    let stands = w.any(&["stands", "stood"]) && s.low(i + 1) == "accused"
        || w.any(&["appeared", "appears"])
            && counts.is_some()
            && s.within(i + 1, i + 7, &["court", "judge", "magistrates", "magistrate"])
            && s.within(i + 1, i + 9, &["on"]);
    if stands
        && let Some(p) = tree::subject(s, i).filter(|p| p.to <= i && tree::one_person(s, *p))
        && !unreal(s, i)
    {
        return found(s, part, Slot::Charged, (p, i), clause::clause_end(s, i), "charged/stands");
    }
    // "appeared in court accused of six murders".
    let court = w.any(&["accused"])
        && s.low(i + 1) == "of"
        && s.within(i.saturating_sub(6), i, &["court", "magistrates", "judge", "dock"]);
    let v = (i.saturating_sub(8)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["appeared", "appears"])));
    let p = tree::subject(s, v.filter(|_| court)?)?;
    (tree::one_person(s, p) && !unreal(s, i))
        .then(|| found(s, part, Slot::Charged, (p, i), clause::clause_end(s, i), "charged/accused"))?
}

fn crime(low: &str) -> bool {
    [
        "killing", "murdering", "causing", "attempting", "conspiring", "planting", "bombing", "stabbing", "shooting",
        "setting", "aiding", "inciting", "possessing", "kidnapping", "raping", "assaulting", "endangering", "wounding",
    ]
    .contains(&low)
}

/// What it finds: that one person did it alone.
///
/// Example: `There was only one shooter, the sheriff said.` gives attackers 1; so does `He came here by himself, the chief said.`
///
/// Wrong for others who come alone: the words must name an attacker, or be those of an officer about "he".
pub fn alone(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let attacker = |j: usize| {
        s.at(j).is_some_and(|n| {
            n.any(&["gunman", "shooter", "attacker", "assailant", "knifeman", "bomber", "suspect", "killer", "wolf", "actor"])
        })
    };
    let open = s.within(clause::clause_begin(s, i), i, &["whether", "if", "no", "not", "second", "other"]);
    if w.any(&["lone", "solitary", "single", "only", "one"]) && attacker(i + 1 + usize::from(s.low(i + 1) == "one")) {
        let to = i + 2 + usize::from(s.low(i + 1) == "one");
        let bare = w.any(&["one"]);
        let start = clause::clause_begin(s, i);
        // "One suspect": only where it is all that the clause says, or what there is.
        let plain = start == i && s.at(to).is_none_or(|n| n.punct())
            || s.within(i.saturating_sub(4), i, &["there", "looking", "just", "was", "had", "is"])
                && !s.low(to).starts_with("of");
        let wolf = s.low(to - 1) != "suspect" || bare;
        let have =
            bare && s.within(i.saturating_sub(2), i, &["have", "had"]) && s.low(to - 1) != "suspect" && tree::quoted(s, i);
        let plain = plain || have;
        if open || bare && !plain || !wolf || w.any(&["only"]) && s.low(i + 1) != "one" {
            return None;
        }
        return Some(count(s, part, Slot::Attackers, 1, (i, to), "attackers/lone"));
    }
    let own = s.follows(i, &["by", "himself"]) || s.follows(i, &["by", "herself"]) || s.follows(i, &["on", "his", "own"]);
    let here = w.any(&["alone"]) && s.within(i.saturating_sub(3), i, &["came", "arrived", "worked", "here"]);
    if !(own || here) || open {
        return None;
    }
    let v = (i.saturating_sub(5)..i).rev().find(|&j| {
        s.at(j).is_some_and(|w| w.any(&["came", "worked", "acted", "arrived", "operated", "went", "acting", "planned", "did"]))
    })?;
    let p = tree::subject(s, v)?;
    let official = tree::speaker(s, i).is_some_and(|c| {
        use firsthand_types::SourceKind::*;
        matches!(c.kind, Police | Government | Court | Military)
    });
    let told = s.has(p.from, p.to, ATTACKER | SUSPECT);
    let he = s.at(p.from).is_some_and(|w| w.any(&["he", "she"]));
    (told || he && official).then(|| {
        count(
            s,
            part,
            Slot::Attackers,
            1,
            (p.from.max(i.saturating_sub(8)), i + if own { 2 } else { 1 }),
            "attackers/by-himself",
        )
    })
}
