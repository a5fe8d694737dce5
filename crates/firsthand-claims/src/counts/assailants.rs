//! Attackers and suspects that no noun of theirs counts: by what they did, by those counted before, by who looks for them.

use super::{Hit, Memory};
use crate::draft::Draft;
use crate::sentence::{Num, NumKind, Sent, Word};
use crate::words::flag::*;
use firsthand_types::{Part, Scope, Slot};

/// What it finds: figures of attackers and of those wanted that the rules before left open or gave to their victims.
///
/// Example: `Nine bombers took part. Eight have been identified.` gives attackers 9, then 8 of them.
///
/// Wrong where the sentence before counts attackers and this one goes back to the dead of an earlier one.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for (n, hit) in s.nums.iter().zip(hits.iter_mut()).filter(|(n, _)| n.kind == NumKind::Count) {
        let open = hit.as_ref().is_none_or(|h| h.rule.starts_with("ellipsis") || h.rule.starts_with("part/"));
        let found = numbered(s, n)
            .or_else(|| as_attackers(s, n).filter(|_| open))
            .or_else(|| firing(s, n).filter(|_| open))
            .or_else(|| own_deed(s, n).filter(|_| open))
            .or_else(|| of_those(s, n, memory).filter(|_| open))
            .or_else(|| hunted(s, n).filter(|_| hit.is_none()))
            .or_else(|| under_inquiry(s, n).filter(|_| open));
        *hit = found.or_else(|| hit.take());
    }
    one_of_them(s, hits);
    own_fate(s, hits, memory);
}

/// "They named 24 men, 19 of them as attackers".
fn as_attackers(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = n.number + 1;
    let them = s.low(of) == "of" && s.at(of + 1).is_some_and(|w| w.any(&["them", "whom", "these", "those"]));
    let role = s.low(of + 2) == "as" && s.at(of + 3).is_some_and(|w| w.is(ATTACKER));
    (them && role).then(|| Hit::new(Slot::Attackers, "attackers/as", n.start, of + 4).part(s.slice(of, of + 4)))
}

/// "There were three or four of them, masked, shooting at the guests".
fn firing(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let them =
        s.low(n.number + 1) == "of" && s.low(n.number + 2) == "them" || s.low(n.end) == "of" && s.low(n.end + 1) == "them";
    let there = s.before(n.start, 1).is_some_and(|w| w.is(BE)) && s.within(n.start.saturating_sub(3), n.start, &["there"]);
    let end = (n.end + 16).min(s.words.len());
    let armed = ["firing", "shooting", "masked", "armed", "kalashnikovs", "rifles", "guns", "knives", "machetes"];
    let to = n.end.max(n.number + 3);
    (them && there && s.within(to, end, &armed))
        .then(|| Hit::new(Slot::Attackers, "attackers/firing", n.start.saturating_sub(2), to))
}

/// "six bombers, one of them a girl", "nine men being sought, two of them brothers": a part of those counted
/// right before.
fn one_of_them(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 1..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| matches!(n.kind, NumKind::Count | NumKind::Article)) else { continue };
        let of = n.number + 1;
        let them = s.low(of) == "of" && s.at(of + 1).is_some_and(|w| w.any(&["them", "whom"]));
        let noun = (of + 2..of + 5).find(|&i| s.at(i).is_some_and(|w| w.is(PERSON | ONE)));
        let slot = hits.get(k - 1).and_then(Option::as_ref).filter(|h| !h.void).map(|h| h.slot);
        let same = slot.filter(|slot| matches!(slot, Slot::Attackers | Slot::Suspects | Slot::Arrested | Slot::Hostages));
        let near = s.nums.get(k - 1).is_some_and(|m| n.start.saturating_sub(m.end) <= 10);
        // "a woman" is counted by its article, within the same words.
        let open =
            hits.get(k).is_some_and(|h| h.as_ref().is_none_or(|h| h.slot == Slot::Killed && h.rule == "ellipsis/of-them"));
        if let (Some(slot), Some(noun)) = (same.filter(|_| them && near && open), noun) {
            hits[k] = Some(Hit::new(slot, "attackers/one-of-them", n.start, noun + 1).part(s.slice(of, noun + 1)));
        }
    }
}

/// "Three gunmen stormed the hotel. All three were then shot dead by officers", "one blew himself up and two more were shot": what became of
/// the attackers themselves.
fn own_fate(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let law = ["police", "officers", "soldiers", "troops", "guards", "forces", "army", "snipers", "commandos"];
    let mut all = memory.attackers;
    let mut here = false;
    for (n, hit) in s.nums.iter().zip(hits.iter_mut()) {
        let many = n.value.numbers().map(|(v, _)| v);
        let Some(h) = hit.as_mut() else { continue };
        if h.slot == Slot::Attackers {
            // "None of its fighters carried out the attack" denies, and counts nobody.
            h.void |= n.kind == NumKind::Zero;
            (all, here) = (many.or(all), true);
            continue;
        }
        // "A third was shot".
        let third = s
            .find(n.start, n.end + 1, &["second", "third", "fourth", "fifth"])
            .is_some_and(|i| s.at(i + 1).is_some_and(|w| w.is(BE)));
        let of_them = all.is_some() && (third || bare(s, n) && n.kind != NumKind::Article) && h.scope != Scope::Superseded;
        let whole = many == all && s.before(n.start, 1).is_some_and(|w| w.any(&["all", "the"]));
        let part = many <= all && s.low(n.number + 1) == "of" && s.low(n.number + 2) == "them";
        let by_law =
            s.within(0, n.start, &law) || s.find(h.to, h.to + 3, &["by"]).is_some_and(|i| s.within(i + 1, i + 4, &law));
        let more = (here || third) && h.rule == "injured/shot";
        match h.slot {
            Slot::Killed if of_them && (whole || part) && by_law => {
                h.scope = Scope::Subset("attackers".to_owned());
            }
            Slot::Injured if of_them && (more || (whole || part) && by_law) => h.void = true,
            _ => {}
        }
    }
}

/// How many attackers the first figure of the sentence counts, where they are what it tells of.
pub(super) fn told_of(s: &Sent<'_>, hits: &[Option<Hit>]) -> Option<i64> {
    let first = |(n, h): (&Num, &Option<Hit>)| Some((n.value.numbers()?.0, h.as_ref().filter(|h| !h.void)?.slot));
    let (many, slot) = s.nums.iter().zip(hits).find_map(first)?;
    (slot == Slot::Attackers).then_some(many)
}

/// Attackers among the dead are attackers, too: "two gunmen were shot dead" counts them.
pub(super) fn fallen(s: &Sent<'_>, part: Part, hits: &[Option<Hit>]) -> Vec<Draft> {
    let dead = |(n, h): (&Num, &Option<Hit>)| {
        let h = h.as_ref().filter(|h| h.slot == Slot::Killed && !h.void && n.kind == NumKind::Count)?;
        let attacker = n.head_is(s, ATTACKER) && (n.number..n.end).all(|i| !s.at(i).is_some_and(|w| w.any(&["of", "by"])));
        if !attacker || h.scope == Scope::Superseded {
            return None;
        }
        let mut d = Draft::new(part, s.bytes(h.from, h.to), Slot::Attackers, n.value.clone(), "attackers/dead");
        d.bound = Some(n.bound);
        d.scope = Some(Scope::Subset("killed".to_owned()));
        d.modality = h.modality;
        d.number = Some(s.bytes(n.number, n.number + 1));
        Some(d)
    };
    s.nums.iter().zip(hits).filter_map(dead).collect()
}

/// "The attackers numbered nine".
fn numbered(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = n.start.checked_sub(1).filter(|&v| s.at(v).is_some_and(|w| w.any(&["numbered", "number"])))?;
    let head = v.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(ATTACKER)))?;
    Some(Hit::new(Slot::Attackers, "attackers/numbered", head, n.end))
}

/// Whether a figure has no noun of its own: "three", "two of them", "eight of whom".
fn bare(s: &Sent<'_>, n: &Num) -> bool {
    let stand_in = |w: &Word<'_>| w.any(&["them", "these", "those", "whom", "men", "others", "more"]);
    n.head.is_none_or(|h| s.at(h).is_some_and(stand_in))
}

/// Where the words behind a bare figure begin: past "of them".
fn behind(s: &Sent<'_>, n: &Num) -> usize {
    if s.low(n.number + 1) == "of" && s.at(n.number + 2).is_some_and(|w| w.is(PRON | REL | DET)) { n.number + 3 } else { n.end }
}

/// "Two of those blew themselves up", "four men set off explosives inside", "two of these were suicide bombers".
fn own_deed(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let from = behind(s, n);
    let v = (from..from + 4).find(|&i| !s.at(i).is_some_and(|w| w.is(BE | HAVE | ADV) || w.any(&["who", "then", "later"])))?;
    let charge = ["explosives", "explosive", "bomb", "bombs", "belt", "belts", "vest", "vests", "charge", "charges", "devices"];
    let end = (v + 6).min(s.words.len());
    let to = match s.low(v) {
        "blew" | "blown" => s.find(v + 1, v + 3, &["themselves"]).map(|i| i + 2),
        "set" => s.find(v + 2, end, &charge).filter(|_| s.low(v + 1) == "off").map(|i| i + 1),
        "detonated" => s.find(v + 1, end, &charge).or_else(|| s.find(v + 1, v + 2, &["themselves"])).map(|i| i + 1),
        "opened" => (s.low(v + 1) == "fire").then_some(v + 2),
        "suicide" => (s.low(v + 1) == "bombers" && s.has(from, v, BE)).then_some(v + 2),
        _ => None,
    }?;
    let passive = s.has(from, v, BE) && s.low(v) != "suicide";
    let law = s.within(0, n.start, &["police", "officers", "soldiers", "troops", "guards"]);
    let part = s.low(n.number + 1) == "of" || s.at(n.number + 1).is_none_or(|w| !w.any(&["men"]));
    let h = Hit::new(Slot::Attackers, "attackers/deed", n.start, to.min(s.words.len()));
    let named = |h: Hit| if part { h.part(s.slice(n.number + 1, to.min(s.words.len()))) } else { h };
    (bare(s, n) && !passive && !(law && s.low(v) == "opened")).then(|| named(h))
}

/// "Eight have been identified", "two of them came through Lannow": of the attackers whom the sentence before counted.
fn of_those(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let many = memory.attackers.filter(|all| n.value.numbers().is_some_and(|(v, _)| v <= *all))?;
    let opens = n.start <= 1 || s.before(n.start, 1).is_some_and(Word::punct);
    let from = behind(s, n);
    let said = (from..from + 4).find(|&i| s.at(i).is_some_and(|w| w.upos == firsthand_language::Upos::Verb || w.is(BE)))?;
    let of_them = from > n.end.min(n.number + 1);
    let known = s.within(from, from + 6, &["identified", "named", "unidentified"]);
    let victims =
        s.words.iter().any(|w| w.is(BODY | DEATHS | INJURIES) || w.any(&["victims", "wounded", "injured", "hospital"]));
    let to = crate::clause::clause_end(s, said).max(said + 1).min(said + 9);
    let hit = || Hit::new(Slot::Attackers, "attackers/of-those", n.start, to).part(s.slice(n.number + 1, to));
    (many > 1 && opens && bare(s, n) && (of_them || known) && !victims).then(hit)
}

/// People whom the law can look for.
const WANTED: &[&str] = &[
    "men", "man", "people", "persons", "individuals", "brothers", "youths", "teenagers", "women", "woman", "others",
    "accomplices", "fugitives", "nationals", "foreigners", "extremists", "militants",
];

/// "Police are hunting two men", "photographs of five people whom they are looking for".
fn hunted(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let law = ["police", "authorities", "detectives", "officers", "investigators", "fbi", "prosecutors", "interpol", "agents"];
    let rescue = [
        "missing", "trapped", "rubble", "survivors", "sea", "river", "rescuers", "rescue", "lost", "bodies", "debris", "lake",
        "witnesses", "help", "avalanche", "children", "disappeared", "vanished",
    ];
    let people = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(WANTED)));
    if !people || !s.within(0, s.words.len(), &law) || s.within(0, s.words.len(), &rescue) {
        return None;
    }
    // "two men who may have seen the shooting": witnesses.
    let saw = s.find(n.end, n.end + 6, &["seen", "saw", "witnessed", "heard", "see", "filmed", "helped"]);
    if saw.is_some_and(|i| s.has(n.end, i, REL)) {
        return None;
    }
    let back = |words: &[&str]| n.start.checked_sub(words.len()).filter(|&i| s.follows(i, words));
    let seek = [
        &["hunting"][..],
        &["hunting", "for"],
        &["hunt", "for"],
        &["hunted"],
        &["hunted", "for"],
        &["manhunt", "for"],
        &["seeking"],
        &["looking", "for"],
        &["searching", "for"],
    ];
    if let Some(from) = seek.iter().find_map(|w| back(w)) {
        return Some(Hit::new(Slot::Suspects, "suspects/hunted", from, n.end));
    }
    let picture = ["photographs", "photos", "pictures", "images", "names", "sketches", "portraits"];
    let of = n.start.checked_sub(2).filter(|&i| s.at(i).is_some_and(|w| w.any(&picture)) && s.low(i + 1) == "of")?;
    let end = (n.end + 7).min(s.words.len());
    let to = s
        .find(n.end, end, &["for", "sought", "wanted", "seeking", "hunting"])
        .filter(|&i| s.low(i) != "for" || s.at(i - 1).is_some_and(|w| w.any(&["looking", "searching", "hunting"])))?;
    Some(Hit::new(Slot::Suspects, "suspects/hunted", of, to + 1))
}

/// Wrongs that are not the deed: "suspected of sleeping", "under investigation for the leak of photographs".
const LESSER: &[&str] = &[
    "failing", "failure", "failures", "failings", "sleeping", "negligence", "neglect", "leak", "leaking", "leaks",
    "misconduct", "corruption", "bribery", "bribes", "ignoring", "lying", "perjury", "looting", "delay", "delays", "handling",
    "response", "tampering", "exposed", "mishandling", "dereliction",
];

/// Whether those under suspicion are so for something besides the deed, or no longer.
fn lesser(s: &Sent<'_>, near: usize) -> bool {
    let end = (near + 14).min(s.words.len());
    s.within(near + 1, (near + 6).min(end), LESSER) || s.within(near + 1, end, &["cleared", "exonerated"])
}

/// "Some 90 people were suspected of ties to the group", "27 people are under investigation", "added five officials to those under
/// investigation".
fn under_inquiry(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if !n.people(s) || n.head_is(s, SUSPECT | ATTACKER) {
        return None;
    }
    let mut i = n.end;
    while s.at(i).is_some_and(|w| {
        w.is(BE | HAVE | ADV | PREP) || w.any(&["who", "being", "remain", "remained", "put", "placed", "those"])
    }) && i < n.end + 6
        && s.low(i) != "under"
    {
        i += 1;
    }
    // "in Orvel" may stand between.
    let near = s.find(i, i + 3, &["suspected", "under", "investigated"])?;
    let be = s.has(n.end, near + 1, BE) || s.within(n.end, near, &["remain", "remained", "put", "placed", "those"]);
    let to = match s.low(near) {
        "suspected" => near + 2 + usize::from(s.low(near + 1) == "of"),
        "under" if s.at(near + 1).is_some_and(|w| w.any(&["investigation", "formal", "criminal", "suspicion"])) => near + 2,
        "investigated" if s.within(n.end, near, &["being"]) => near + 1,
        _ => return None,
    };
    if lesser(s, near) || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["companies", "firms", "company", "firm"]))) {
        return None;
    }
    let cases = s.within(near, near + 6, &["cases", "infected", "infection", "infections", "virus", "cholera", "having"]);
    (be && !cases && !crate::clause::negated(s, near))
        .then(|| Hit::new(Slot::Suspects, "suspects/inquiry", n.start, to.min(s.words.len())))
}
