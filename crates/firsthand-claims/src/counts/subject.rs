//! A number of people as the subject of what happened to them: "at least 12 people were killed", "six dead", "159 missing".

mod fates;

use super::{Group, Hit, fate_phrase};
use crate::sentence::{Num, Sent};
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::{Modality, Slot};

use fates::{carried, found, identified, life, lost, missing, shot, with_for};
pub(super) use fates::{goal, injuries};

/// Furthest predicate, in tokens after the noun phrase.
const REACH: usize = 26;

/// What it finds: the predicate right of a noun phrase with a number, past prepositional phrases, asides and auxiliaries.
///
/// Example: `Thirty-one miners, most of them from Orvel, were killed.` gives killed 31.
///
/// Wrong when a finite verb that the lexicon does not know stands between them.
pub fn read(s: &Sent<'_>, k: usize, violent: bool) -> Option<Hit> {
    let n = s.nums.get(k)?;
    if other_subject(s, n) {
        return None;
    }
    // "None of the five men detained was a suspect": they are detained all the same.
    let reduced = |h: &Hit| {
        n.kind == crate::sentence::NumKind::Zero
            && s.low(n.number + 1) == "of"
            && h.rule.ends_with("/passive")
            && !s.has(n.end, h.to, BE | HAVE)
    };
    scan(s, n, n.end, violent).filter(|h| !super::holds::of_another(s, k, h) && !reduced(h))
}

/// The same where only the parse knows that the number is the subject: "63 of the 68 persons who were on board flight 12 have lost
/// their lives".
pub fn parsed(s: &Sent<'_>, k: usize, violent: bool) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let subject =
        [n.head, Some(n.number)].into_iter().flatten().filter_map(|i| s.at(i)).find(|w| w.rel.starts_with("nsubj"))?;
    let verb = subject.head.filter(|v| *v > n.end + 1)?;
    // "One of its pilots was to blame for the crash that killed 19": the verb right behind has been read.
    if s.at(n.end).is_some_and(|w| w.is(BE)) {
        return None;
    }
    let group = s.children(verb, &["aux", "cop", "advmod"]);
    let from = group.into_iter().filter(|i| (n.end + 1..verb).contains(i)).min().unwrap_or(verb);
    let hit = scan(s, n, from, violent).filter(|h| h.to > verb && h.to <= verb + 5)?;
    // "Two men and a woman were found dead": a part of those found.
    let at = [n.head, Some(n.number)].into_iter().flatten().find(|i| s.at(*i).is_some_and(|w| w.rel.starts_with("nsubj")))?;
    let others = s.children(at, &["conj"]).into_iter().any(|i| {
        s.at(i)
            .and_then(|w| w.num)
            .and_then(|m| s.nums.get(m))
            .is_some_and(|m| m.head.is_some() && m.people(s) && m.start > n.start)
    });
    Some(if others && n.head.is_some() { hit.part(s.slice(n.number + 1, n.end)) } else { hit })
}

/// Goes right from token `i`, past what stands between a subject and its predicate.
fn scan(s: &Sent<'_>, n: &Num, mut i: usize, violent: bool) -> Option<Hit> {
    let mut g = Group { violent, ..Group::default() };
    let mut prep = false;
    let end = (i + REACH).min(s.words.len());
    while i < end {
        let w = s.at(i)?;
        if w.punct() {
            // ", who died in hospital, ...": the aside itself may say it.
            if w.any(&[","]) && s.at(i + 1).is_some_and(|w| w.any(&["who"])) {
                let died = (i + 2..i + 5).find(|&j| s.at(j).is_some_and(|w| w.tag.pred == Pred::Die && w.is(PAST)));
                if let (Some(j), true) = (died, n.head.is_some()) {
                    return Some(Hit::new(Slot::Killed, "killed/who-died", n.start, j + 1));
                }
            }
            match s.after_aside(i) {
                Some(next) => i = next,
                None if w.any(&["\"", "“", "”", "'", "‘", "’", "``", "''", "*"]) => i += 1,
                None if w.any(&[","]) && s.at(i + 1).is_some_and(|w| w.is(REL | BE | HAVE)) => i += 1,
                None => return None,
            }
            continue;
        }
        // "eleven as yet unaccounted for".
        if w.any(&["as"]) && s.low(i + 1) == "yet" {
            i += 2;
            continue;
        }
        if let Some(m) = w.num.and_then(|m| s.nums.get(m)).filter(|m| m.start >= i && m.start != n.start) {
            if !prep && m.people(s) {
                return None;
            }
            i = m.end.max(i + 1);
            continue;
        }
        match judge(s, n, i, &mut g)? {
            Step::Hit(h) => return Some(h),
            Step::On => {}
        }
        prep = w.is(PREP) || prep && w.is(DET);
        i += 1;
    }
    None
}

/// "One of the three victims was dead": a plural figure before a singular verb is not its subject (a family of three is).
fn other_subject(s: &Sent<'_>, n: &Num) -> bool {
    // "All but one of the nine miners died" counts not that one.
    if s.before(n.start, 1).is_some_and(|w| w.any(&["but", "except"])) && s.before(n.start, 2).is_some_and(|w| w.any(&["all"]))
    {
        return true;
    }
    // "Of the remaining 71, 25 are in hospital": what is said is said of the 25.
    let opens = (n.start.saturating_sub(3)..n.start)
        .find(|&i| s.low(i) == "of")
        .filter(|&i| i == 0 || s.before(i, 1).is_some_and(|w| w.punct() || w.is(CONJ)));
    if opens.is_some() && s.low(n.end) == "," && s.at(n.end + 1).is_some_and(|w| w.num.is_some()) {
        return true;
    }
    let plural = n.value.numbers().is_some_and(|(n, _)| n > 1) && n.kind == crate::sentence::NumKind::Count;
    let of = s.find(n.start.saturating_sub(2), n.start, &["of"]);
    let group = ["family", "group", "party", "crew", "team", "total", "toll", "couple", "pair", "squad", "band"];
    // "The man accused of the attacks on two mosques in Orvel has been charged".
    let within = s.before(n.start, 1).is_some_and(|w| w.any(&["on", "at", "in", "against", "to", "outside", "near"]));
    let verb = (n.end..n.end + 6).find(|&i| s.at(i).is_none_or(|w| w.is(BE | HAVE | REL | SUB | CONJ) || w.punct()));
    let single = verb.is_some_and(|i| s.at(i).is_some_and(|w| w.any(&["was", "is", "has"])));
    plural
        && (s.at(n.end).is_some_and(|w| w.any(&["was", "is", "has"]))
            && of.is_some_and(|i| !s.within(i.saturating_sub(2), i, &group))
            || within && single)
}

/// "Five people jumped into the river and were picked up": a second verb group that shares the subject, past "and" or "but".
fn shared(s: &Sent<'_>, n: &Num, i: usize) -> Option<Step> {
    let end = (i + 22).min(s.words.len());
    let mut j = i + 1;
    while j < end {
        let w = s.at(j)?;
        if w.any(&[";", ":", "—", "“", "\""]) || w.is(REL) {
            return None;
        }
        if w.any(&["and", "but"]) && s.at(j + 1).is_some_and(|w| w.is(BE | HAVE) || w.tag.pred == Pred::Die && w.is(PAST)) {
            let mut g = Group::default();
            for k in j + 1..(j + 6).min(s.words.len()) {
                let w = s.at(k)?;
                if w.tag.pred != Pred::None {
                    return predicate(s, n, k, &mut g).filter(|h| matches!(h, Step::Hit(_)));
                }
                if !(g.take(w) || w.is(ADV | KNOWN)) {
                    return None;
                }
            }
            return None;
        }
        j += 1;
    }
    None
}

/// "Two men suspected of smuggling the migrants who drowned": those drowned whom the verb between has for its object.
fn hangs_on_another(s: &Sent<'_>, n: &Num, i: usize) -> bool {
    let object = s.before(i, 1).is_some_and(|w| w.upos == Upos::Noun && (w.is(PERSON | KIND) || w.rel == "obj"));
    object && i > n.end + 2 && (n.end..i - 1).any(|j| s.at(j).is_some_and(|w| w.low.ends_with("ing") && w.upos == Upos::Verb))
}

/// "All 67 people aboard a plane that collided with a helicopter are dead": the main verb, past a relative clause.
fn beyond(s: &Sent<'_>, n: &Num, i: usize, g: &Group) -> Option<Step> {
    if !g.rel {
        return None;
    }
    for j in i + 1..(i + 18).min(s.words.len()) {
        let w = s.at(j)?;
        if w.any(&[";", ":", "—", "“", "\"", ","]) || w.is(SUB | CONJ) {
            return None;
        }
        // "Four men who fled said two guards were hurt": the second verb is of those whom it stands right behind.
        let says = matches!(w.lemma, "say" | "tell" | "claim" | "report" | "allege" | "admit" | "believe");
        let others = w.num.and_then(|m| s.nums.get(m)).filter(|m| m.people(s) && m.start > n.end);
        if says || others.is_some_and(|m| (m.end..m.end + 2).any(|k| s.at(k).is_some_and(|w| w.is(BE | HAVE)))) {
            return None;
        }
        let subject = s.before(j, 1).is_some_and(|p| !p.is(REL | PRON | BE | HAVE | MODAL));
        // "A man who was shot seven weeks ago has died": the perfect of dying, too.
        let died = w.is(HAVE) && s.at(j + 1).is_some_and(|w| w.tag.pred == Pred::Die);
        if (w.is(BE) || died) && subject {
            let mut group = Group { violent: g.violent, ..Group::default() };
            for k in j..(j + 5).min(s.words.len()) {
                let w = s.at(k)?;
                if w.tag.pred != Pred::None {
                    return predicate(s, n, k, &mut group).filter(|h| matches!(h, Step::Hit(_)));
                }
                if !(group.take(w) || w.is(ADV | KNOWN)) {
                    return None;
                }
            }
            return None;
        }
    }
    None
}

/// What people do or suffer who die, in several words; `true` for those that say so only where they are negated.
const IDIOMS: &[(&[&str], bool)] = &[
    (&["survive"], true),
    (&["make", "it"], true),
    (&["made", "it"], true),
    (&["paid", "with", "their", "lives"], false),
    (&["met", "their", "deaths"], false),
    (&["met", "their", "death"], false),
    (&["met", "their", "end"], false),
    (&["gave", "their", "lives"], false),
    (&["mown", "down"], false),
    (&["mowed", "down"], false),
    (&["cut", "down"], false),
    (&["hanged", "himself"], false),
    (&["hanged", "herself"], false),
    (&["took", "his", "own", "life"], false),
    (&["took", "her", "own", "life"], false),
    (&["took", "their", "own", "lives"], false),
];

/// How a hospital puts the state of somebody it treats.
const CONDITIONS: &[&str] = &["critical", "serious", "stable", "grave", "guarded", "fair", "satisfactory"];

/// What hits people and hurts them.
const MISSILES: &[&str] = &[
    "bullet", "bullets", "gunfire", "shrapnel", "shot", "shots", "pellets", "debris", "leg", "arm", "foot", "head", "chest",
    "back", "shoulder", "stomach", "abdomen", "hand", "thigh", "ankle", "knee", "hip", "neck", "torso", "buttocks", "face",
];

/// Reflexive pronouns: who does it to himself.
const SELF: &[&str] = &["himself", "herself", "themselves", "self", "itself"];

enum Step {
    Hit(Hit),
    On,
}

/// One step to the right: a hit, go on, or `None` to give up.
fn judge(s: &Sent<'_>, n: &Num, i: usize, g: &mut Group) -> Option<Step> {
    let w = s.at(i)?;
    if w.any(&["alive"]) && (g.found || g.be && s.before(i, 1).is_some_and(|p| p.any(&["out", "come", "emerged"]))) {
        return hit(s, n, g, Slot::Rescued, "rescued/alive", i);
    }
    if w.low.ends_with("ed") && s.follows(i + 1, &["to", "death"]) && !g.have {
        return hit(s, n, g, Slot::Killed, "killed/to-death", i + 2);
    }
    // "fell to their deaths", "were swept to their deaths".
    if s.follows(i + 1, &["to", "their", "deaths"]) {
        return hit(s, n, g, Slot::Killed, "killed/to-death", i + 3);
    }
    if let Some((_, lives, len)) =
        IDIOMS.iter().map(|(words, lives)| (words, *lives, words.len())).find(|(words, ..)| s.follows(i, words))
        && lives == g.neg
    {
        g.neg = false;
        return hit(s, n, g, Slot::Killed, "killed/idiom", i + len - 1);
    }
    if w.any(&["hanging", "hanged"]) && g.found {
        return hit(s, n, g, Slot::Killed, "killed/dead", i);
    }
    if w.any(&["heard"]) && g.neg && s.at(i + 1).is_some_and(|w| w.any(&["from", "of"])) {
        g.neg = false;
        return hit(s, n, g, Slot::Missing, "missing/unheard", i + 1);
    }
    if w.any(&["fled", "flee", "abandoned"]) && !g.neg && s.within(i + 1, i + 4, &["homes", "houses", "home", "villages"]) {
        return hit(s, n, g, Slot::Displaced, "displaced/fled", i + 2);
    }
    if w.any(&["held", "kept", "holding"]) && s.at(i + 1).is_some_and(|w| w.any(&["hostage", "captive"])) {
        return hit(s, n, g, Slot::Hostages, "hostages/held", i + 1);
    }
    // "are being questioned by detectives": by then they are in custody, or as good as.
    if w.any(&["questioned", "interrogated"]) && g.be && s.before(i, 1).is_some_and(|w| w.any(&["being"])) && !g.neg {
        return hit(s, n, g, Slot::Arrested, "arrested/questioned", i);
    }
    if w.any(&["escaped", "survived"]) && s.low(i + 1) == "with" && injuries(s, i + 1).is_some() {
        return hit(s, n, g, Slot::Injured, "injured/suffer", injuries(s, i + 1)?);
    }
    if w.any(&["fatally"]) && !s.at(i + 1).is_some_and(|w| matches!(w.tag.pred, Pred::Shoot | Pred::Injure)) {
        return hit(s, n, g, Slot::Killed, "killed/fatally", i);
    }
    if w.any(&["passed"]) && s.follows(i + 1, &["away"]) {
        return hit(s, n, g, Slot::Killed, "killed/die", i + 1);
    }
    if w.any(&["condition"]) && s.within(i.saturating_sub(3), i, CONDITIONS) && s.within(i.saturating_sub(5), i, &["in"]) {
        let Some(Step::Hit(h)) = hit(s, n, g, Slot::Injured, "injured/condition", i) else { return None };
        return Some(Step::Hit(if n.kind == crate::sentence::NumKind::Article { h } else { h.part("critical") }));
    }
    if w.any(&["struck", "hit", "grazed"]) && g.be && s.within(i + 1, i + 9, MISSILES) {
        return hit(s, n, g, Slot::Injured, "injured/struck", i);
    }
    if w.any(&["overcome"]) && g.be && s.low(i + 1) == "by" {
        let to = s.find(i + 2, i + 6, &["smoke", "fumes", "gas", "heat"])?;
        return hit(s, n, g, Slot::Injured, "injured/overcome", to);
    }
    if w.any(&["recovering"]) && s.within(i + 1, i + 8, &["hospital", "injuries", "surgery", "wound", "wounds"]) {
        return hit(s, n, g, Slot::Injured, "injured/treated", i);
    }
    if w.any(&["have", "had", "has", "suffered", "sustained", "with", "suffering", "sustaining", "received"])
        && injuries(s, i).is_some()
    {
        return hit(s, n, g, Slot::Injured, "injured/suffer", injuries(s, i)?);
    }
    if w.any(&["hospitalised", "hospitalized"]) {
        return hit(s, n, g, Slot::Injured, "injured/treated", i);
    }
    if w.any(&["lost"]) && life(s, i).is_some() {
        return hit(s, n, g, Slot::Killed, "killed/life", life(s, i)?);
    }
    if w.any(&["custody", "detention"])
        && (g.be
            || g.found
            || s.before(i, 2).is_some_and(|w| w.any(&["taken", "remain", "held"]))
            || s.before(i, 1).is_some_and(|w| w.any(&["in"])) && i - n.end <= 3)
    {
        return hit(s, n, g, Slot::Arrested, "arrested/custody", i);
    }
    if held(s, n, i, g) {
        return hit(s, n, g, Slot::Arrested, "arrested/held", i);
    }
    // "41 remain unidentified at the hospital": bodies lie there.
    let nameless = s.within(n.end, i, &["unidentified", "unclaimed", "unnamed", "identified"]);
    if let Some(to) = fate_phrase::lying(s, n, i, g.be || g.found).filter(|_| !nameless) {
        let Step::Hit(h) = hit(s, n, g, Slot::Injured, "injured/condition", to)? else { return None };
        return Some(Step::Hit(h.part(if fate_phrase::grave(s, i, to + 1) { "critical" } else { "in hospital" })));
    }
    if let Some(to) = fate_phrase::not_found(s, i) {
        g.neg = false;
        return hit(s, n, g, Slot::Missing, "missing/not-found", to);
    }
    if w.any(&["appeared", "appear"]) && (s.follows(i + 1, &["in", "court"]) || s.follows(i + 1, &["before", "magistrates"])) {
        return hit(s, n, g, Slot::Charged, "charged/appeared", i + 2);
    }
    if w.any(&["lost"]) && s.before(i, 1).is_some_and(|p| p.any(&["feared"])) {
        return hit(s, n, g, Slot::Missing, "missing/feared-lost", i);
    }
    if w.any(&["handcuffs"]) {
        return hit(s, n, g, Slot::Arrested, "arrested/handcuffs", i);
    }
    if w.any(&["arrest"]) && s.before(i, 1).is_some_and(|w| w.any(&["under"])) {
        return hit(s, n, g, Slot::Arrested, "arrested/under", i);
    }
    if g.be
        && w.any(&["rushed", "transported", "transferred", "ferried", "shifted", "conveyed"])
        && let Some(j) = s.find(i + 1, i + 9, &["hospital", "hospitals", "clinic", "medical", "infirmary"])
        && !s.find(j, j + 6, &["succumbed", "died"]).is_some_and(|d| s.within(j, d, &["but", "and"]))
    {
        return hit(s, n, g, Slot::Injured, "injured/to-hospital", j);
    }
    if w.any(&["undergoing", "receiving", "needed", "needing", "requiring", "required", "received"])
        && let Some(j) = s.find(i + 1, i + 4, &["treatment", "surgery", "care"])
    {
        return hit(s, n, g, Slot::Injured, "injured/treatment", j);
    }
    if g.be && w.any(&["caught"]) && n.head_is(s, SUSPECT | ATTACKER) {
        return hit(s, n, g, Slot::Arrested, "arrested/caught", i);
    }
    // "four men suspected of carrying out the attack had been taken away": what they are suspected of is passed over.
    if w.is(ING) && !g.be && s.before(i, 1).is_some_and(|p| p.any(&["of", "for"])) && i > n.end + 1 {
        g.unsure = false;
        return Some(Step::On);
    }
    if w.tag.pred != Pred::None {
        return predicate(s, n, i, g);
    }
    // "One pilot was to blame for the crash that killed 19": the verb of the figure has been passed.
    let noun = s.before(i, 1).is_some_and(|p| p.punct() || matches!(p.upos, Upos::Noun | Upos::Propn));
    if w.is(REL) && noun && (g.be || g.have) && !s.within(n.end, i, &["among", "amongst", "those"]) {
        return shared(s, n, i);
    }
    if g.take(w) || w.is(ADV | KNOWN | DET | PREP) && !w.is(VERB) {
        if w.any(&["located", "found", "recovered", "discovered"]) {
            g.found = true;
        }
        return Some(Step::On);
    }
    // "two of them were charged".
    if w.any(&["them", "these", "those", "whom"]) && s.before(i, 1).is_some_and(|p| p.any(&["of"])) && i <= n.end + 2 {
        return Some(Step::On);
    }
    if w.any(&["whose", "whom"]) {
        return None;
    }
    if w.is(REL) && hangs_on_another(s, n, i) {
        g.rel = true;
        return beyond(s, n, i, g);
    }
    if w.is(REL) {
        g.rel = true;
        return Some(Step::On);
    }
    if w.any(&["as"]) && s.before(i, 1).is_some_and(|p| p.is(KNOWN) || p.any(&["people", "1,000"]))
        || w.any(&["as"])
            && s.at(i + 1).is_some_and(|n| n.any(&["missing", "dead", "rescued", "saved", "injured", "wounded", "killed"]))
    {
        return Some(Step::On);
    }
    if w.any(&["come", "came", "emerged", "emerge"]) && s.within(i + 1, i + 4, &["alive"]) {
        g.found = true;
        return Some(Step::On);
    }
    if w.is(SUB) || w.is(VERB) {
        return shared(s, n, i).or_else(|| beyond(s, n, i, g));
    }
    if w.is(CONJ) {
        // "residents and guests" goes on, "and a fire broke out" does not.
        let next = s.at(i + 1)?;
        let others = next.any(&["many", "some", "most", "all", "others", "several", "few", "those"]);
        let nominal =
            !others && !next.is(DET | PRON | BE | HAVE | MODAL | VERB | SUB) && next.num.is_none() && next.upos != Upos::Verb;
        return (nominal && !g.be && !g.have).then_some(Step::On);
    }
    if w.upos == Upos::Verb || w.is(PRON) || w.is(MOVES) && w.upos != Upos::Noun {
        // "were checked and treated": the second participle shares the auxiliary.
        if g.be
            && w.low.ends_with("ed")
            && s.at(i + 1).is_some_and(|w| w.any(&["and", "or"]))
            && s.at(i + 2).is_some_and(|w| w.is(PAST))
        {
            return Some(Step::On);
        }
        let participle = !g.be && !g.have && (w.low.ends_with("ing") || w.low.ends_with("ed"));
        let on = participle
            && !(w.low.ends_with("ed")
                && s.at(i + 1).is_some_and(|w| w.is(DET | PREP) && w.any(&["the", "a", "into", "to", "onto"])));
        return if on { Some(Step::On) } else { shared(s, n, i).or_else(|| beyond(s, n, i, g)) };
    }
    Some(Step::On)
}

fn predicate(s: &Sent<'_>, n: &Num, i: usize, g: &mut Group) -> Option<Step> {
    let w = s.at(i)?;
    let past = w.is(PAST);
    let active = active(s, n, i, g);
    // "Two people who had been taken to hospital have died": what is said of them in the end.
    let end = n
        .head
        .filter(|_| g.rel && w.tag.pred != Pred::Die)
        .and_then(|h| s.at(h))
        .filter(|w| w.rel == "nsubj")
        .and_then(|w| w.head);
    let dies = |v: usize| {
        s.at(v).is_some_and(|w| w.tag.pred == Pred::Die && w.is(PAST))
            || s.at(v).is_some_and(|w| w.any(&["hanged", "killed"])) && s.at(v + 1).is_some_and(|w| w.any(SELF))
    };
    if let Some(v) = end.filter(|&v| v > i && v < i + 12 && dies(v)) {
        return hit(s, n, &Group::default(), Slot::Killed, "killed/die", v);
    }
    if let Some(step) = to_self(s, n, i, g) {
        return Some(step);
    }
    match w.tag.pred {
        Pred::Kill if past && !active => hit(s, n, g, Slot::Killed, "killed/passive", i),
        Pred::Die if !w.is(ING) => {
            if g.modal || s.within(n.end, i, &["could"]) {
                return void(s, n, Slot::Killed, i);
            }
            hit(s, n, g, Slot::Killed, "killed/die", i)
        }
        // "for each of the deceased": a noun, no predicate.
        Pred::Dead
            if s.before(i, 1).is_some_and(|w| w.is(DET))
                && !s.within(i.saturating_sub(4), i, &["among", "counted", "number"]) =>
        {
            None
        }
        Pred::Dead => hit(s, n, g, Slot::Killed, "killed/dead", i),
        // "four of those who were hurt have since died": the relative says who, not what.
        Pred::Injure
            if past
                && g.rel
                && s.within(n.number, n.end + 2, &["of"])
                && s.within(i + 1, i + 5, &["have", "has", "had", "later"]) =>
        {
            *g = Group { violent: g.violent, ..Group::default() };
            Some(Step::On)
        }
        Pred::Injure if past && !active => hit(s, n, g, Slot::Injured, "injured/passive", i),
        Pred::Missing => missing(s, n, g, i),
        Pred::Unaccounted => hit(s, n, g, Slot::Missing, "missing/unaccounted", with_for(s, i)),
        Pred::Account if g.neg => {
            g.neg = false;
            hit(s, n, g, Slot::Missing, "missing/unaccounted", with_for(s, i))
        }
        // "were freed without charge": let go by the law.
        Pred::Rescue if past && !active && w.any(&["freed", "released"]) && super::fate_phrase::let_go(s, i) => None,
        Pred::Rescue if past && !active => hit(s, n, g, Slot::Rescued, "rescued/passive", i),
        // "five men carried out the attack" brings nobody out.
        Pred::Carry
            if w.low.starts_with("carr")
                && s.low(i + 1) == "out"
                && !s.at(i + 2).is_none_or(|n| n.any(&["of", "alive", "safely", "from", "on", "by"]) || n.punct()) =>
        {
            None
        }
        Pred::Carry if past && !active => carried(s, n, g, i),
        Pred::Evacuate if past && !active => hit(s, n, g, Slot::Evacuated, "evacuated/passive", i),
        Pred::Displace if past && !active || w.any(&["homeless"]) => hit(s, n, g, Slot::Displaced, "displaced/passive", i),
        // "of 13 persons wanted, four have been seized".
        Pred::Kidnap
            if past
                && !active
                && w.any(&["seized"])
                && (n.head_is(s, SUSPECT | ATTACKER)
                    || s.within(0, i, &["wanted", "sought", "fugitives", "warrants", "arrested", "detained", "arrests"])) =>
        {
            hit(s, n, g, Slot::Arrested, "arrested/passive", i)
        }
        Pred::Kidnap if past && !active || w.any(&["hostage", "captive"]) => {
            hit(s, n, g, Slot::Hostages, "hostages/passive", i)
        }
        Pred::Arrest if past && !active => hit(s, n, g, Slot::Arrested, "arrested/passive", i),
        Pred::Charge if past && !active => hit(s, n, g, Slot::Charged, "charged/passive", i),
        Pred::Treat if past && !active && !s.at(i + 1).is_some_and(|w| w.any(&["as", "like"])) => {
            hit(s, n, g, Slot::Injured, "injured/treated", i)
        }
        Pred::Shoot if past && !active => shot(s, n, g, i),
        Pred::Lose if past && !active && !g.have => lost(s, n, g, i),
        Pred::Find if past => found(s, n, g, i),
        Pred::Identify if past && g.be => identified(s, n, g, i),
        Pred::Leave | Pred::Claim => {
            // "left dead" goes on; "left the town" does not.
            let next = s.at(i + 1)?;
            (next.tag.pred != Pred::None || next.is(ADV)).then_some(Step::On)
        }
        // "in critical condition after being pulled": other forms are clauses of their own.
        _ => None,
    }
}

/// "One man held", "three are being held for questioning": held by the police, not held talks.
fn held(s: &Sent<'_>, n: &Num, i: usize, g: &Group) -> bool {
    if !s.at(i).is_some_and(|w| w.any(&["held"])) || g.have && !g.be || n.kind == crate::sentence::NumKind::Zero {
        return false;
    }
    let bare = (n.end..i).all(|j| {
        s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV) || w.any(&["being"]) || w.any(&["who"]) && s.within(j, i, &["still"]))
    });
    let next = s.at(i + 1).is_none_or(|w| w.punct() || w.any(&["for", "in", "on", "over", "after", "as", "without"]));
    let other = s.within(i + 1, i + 4, &["hostage", "captive", "funeral", "place", "honour", "honor", "memory"]);
    bare && next && !other
}

/// "A boy accidentally shot himself", "she killed herself": the doer is the one whom it happens to.
fn to_self(s: &Sent<'_>, n: &Num, i: usize, g: &mut Group) -> Option<Step> {
    let w = s.at(i)?;
    let own = s.at(i + 1)?.any(SELF) && (w.is(PAST) || w.low.ends_with('s')) && !g.be;
    match w.tag.pred {
        Pred::Kill if own => hit(s, n, g, Slot::Killed, "killed/self", i + 1),
        Pred::Shoot if own && s.before(i, 1).is_some_and(|b| b.any(&["fatally"])) => {
            hit(s, n, g, Slot::Killed, "killed/self", i + 1)
        }
        Pred::Shoot if own => {
            let Some(Step::Hit(h)) = hit(s, n, g, Slot::Injured, "injured/shot-self", i + 1) else { return None };
            let dies = (i + 2..s.words.len()).any(|j| s.at(j).is_some_and(|w| matches!(w.tag.pred, Pred::Die | Pred::Dead)));
            Some(Step::Hit(if dies { h.part("shot") } else { h }))
        }
        _ => None,
    }
}

/// Whether the number is the doer: an active past with an object after it, or a perfect without "been".
fn active(s: &Sent<'_>, n: &Num, i: usize, g: &Group) -> bool {
    if g.be {
        return false;
    }
    if g.have || n.head_is(s, ATTACKER) && !g.be {
        return true;
    }
    let Some(next) = s.at(i + 1) else {
        return false;
    };
    next.num.is_some() || next.is(DET | PRON | PERSON) && !next.any(&["this", "that", "earlier"])
}

fn hit(s: &Sent<'_>, n: &Num, g: &Group, slot: Slot, rule: &'static str, i: usize) -> Option<Step> {
    if g.neg && n.kind != crate::sentence::NumKind::Zero {
        return None;
    }
    let mut h = Hit::new(slot, rule, n.start, i + 1);
    if n.kind == crate::sentence::NumKind::Count && s.within(n.end, i, &["among", "amongst"]) && s.has(n.end, n.end + 3, BE) {
        h = h.part(s.slice(n.number + 1, n.end));
    }
    // "None of them was seriously hurt": of those hurt slightly it says nothing.
    const BADLY: &[&str] = &["seriously", "badly", "severely", "critically", "gravely"];
    if n.kind == crate::sentence::NumKind::Zero && slot == Slot::Injured && s.within(n.end, i, BADLY) {
        h = h.part("seriously");
    }
    h.modality = g.modality();
    h.void = g.modal;
    if g.modality() == Modality::Asserted
        && s.within(n.start.saturating_sub(3), n.start, &["fears", "feared", "possibly", "perhaps"])
    {
        h.modality = Modality::Possible;
    }
    // "That would leave 200 people unaccounted for" reckons, and foresees nothing.
    let left = s.before(n.start, 1).is_some_and(|w| matches!(w.lemma, "leave"));
    h.void |= super::foreseen(s, n.start.saturating_sub(3), n.start) && !left;
    Some(Step::Hit(h))
}

fn void(s: &Sent<'_>, n: &Num, slot: Slot, i: usize) -> Option<Step> {
    let mut h = Hit::new(slot, "void", n.start, i + 1);
    h.void = true;
    let _ = s;
    Some(Step::Hit(h))
}
