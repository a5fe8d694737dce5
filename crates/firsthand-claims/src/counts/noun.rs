//! A number whose own noun phrase says what is counted: "four deaths", "ten more bodies", "12 injured passengers",
//! "eleven arrests", "four gunmen", "an 11th victim".

use super::{Hit, foreseen};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Scope, Slot, Value};

/// What it finds: counts whose head noun, or an adjective before it, names the fate.
///
/// Example: `Rescuers found three more bodies on Sunday.` gives killed 3, an increment.
///
/// Wrong for figurative nouns ("two political deaths").
pub fn read(s: &Sent<'_>, k: usize, violent: bool) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let head = n.head.and_then(|h| s.at(h));
    let before = n.start.saturating_sub(4);
    if s.has(before, n.start, FORECAST) && foreseen(s, before, n.start)
        || s.within(before, n.start, &["would", "could", "will", "than", "warned"]) && head.is_some_and(|h| h.is(DEATHS))
    {
        let mut h = Hit::new(Slot::Killed, "void", n.start, n.end);
        h.void = true;
        return head.is_some_and(|w| w.is(DEATHS)).then_some(h);
    }
    // "six of the injured died": what is said of them is the verb's.
    let died = head.is_some_and(|h| h.is(INJURIES))
        && (n.end..n.end + 3).any(|i| s.at(i).is_some_and(|w| w.tag.pred == Pred::Die && w.is(PAST)));
    // "one of the injured, a girl of six, died on Sunday": an apposition between.
    let apposed = || {
        let close = s.find(n.end + 1, n.end + 12, &[","]).filter(|_| s.low(n.end) == ",")?;
        let plain =
            (n.end + 1..close).all(|i| s.at(i).is_some_and(|w| w.upos != firsthand_language::Upos::Verb && !w.is(BE | HAVE)));
        s.at(close + 1).filter(|w| plain && w.tag.pred == Pred::Die && w.is(PAST))
    };
    if died || head.is_some_and(|h| h.is(INJURIES)) && apposed().is_some() {
        return None;
    }
    if let Some(h) = head
        && let Some(hit) = by_head(s, n, h)
    {
        return Some(hit);
    }
    partitive(s, n, violent).or_else(|| by_adjective(s, n))
}

/// "about 30 hostages were still inside", "no hostages": people held, where no verb says what became of them.
///
/// Wrong for hostages of another time; "former" keeps these out.
pub fn hostages(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| matches!(n.kind, NumKind::Count | NumKind::Zero))?;
    let held = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["hostages", "hostage", "captives"])));
    // "three of the hostages escaped": what is said of a part is not said of those who are held.
    let part = s.within(n.number + 1, n.end, &["of"]) && n.kind == NumKind::Count;
    (held && !part && !s.within(n.start, n.end, &["former", "freed"]))
        .then(|| Hit::new(Slot::Hostages, "hostages/noun", n.start, n.end))
}

/// "eight of the dead", "two of the victims", "three of those killed": a part of what the words name.
fn partitive(s: &Sent<'_>, n: &Num, violent: bool) -> Option<Hit> {
    let of = (n.end.saturating_sub(3)..=n.end).rev().find(|&i| i > n.number && s.low(i) == "of")?;
    let det = s.at(of + 1).filter(|w| w.any(&["the", "those", "its", "their"]))?;
    let end = (of + 5).min(s.words.len());
    let at = (of + 2..end)
        .find(|&i| s.at(i).is_some_and(|w| w.tag.pred != Pred::None || w.any(&["victims", "bodies", "casualties"])))?;
    let w = s.at(at)?;
    if (of + 2..at).any(|i| s.at(i).is_some_and(|w| w.punct() || w.is(BE | HAVE | MODAL | PREP | THING))) {
        return None;
    }
    // "one of the men who killed nine": these did it.
    if s.before(at, 1).is_some_and(|w| w.any(&["who"])) {
        return None;
    }
    // "six of those hurt have died since": what is said of the part is the verb's.
    let died = (at + 1..at + 8)
        .take_while(|&i| s.at(i).is_some_and(|w| !w.any(&[",", ";", "and", "who", "while"])))
        .any(|i| s.at(i).is_some_and(|w| w.tag.pred == Pred::Die && w.is(PAST)));
    if died && w.tag.pred == Pred::Injure {
        return Some(Hit::new(Slot::Killed, "killed/die", n.start, at + 1).part(s.slice(of, at + 1).to_owned()));
    }
    let (slot, rule) = match w.tag.pred {
        Pred::Kill if w.is(PAST) => (Slot::Killed, "killed/of-the"),
        Pred::Dead => (Slot::Killed, "killed/of-the"),
        Pred::Injure if w.is(PAST) => (Slot::Injured, "injured/of-the"),
        Pred::Missing => (Slot::Missing, "missing/of-the"),
        Pred::Find if det.any(&["those"]) => return None,
        _ if w.any(&["bodies"]) || w.any(&["victims"]) && !violent => (Slot::Killed, "killed/of-the"),
        _ => return None,
    };
    // "one of the victims died": what is said of the part is the predicate's.
    Some(Hit::new(slot, rule, n.start, at + 1).part(s.slice(at + 1, (at + 6).min(s.words.len())).to_owned()))
}

fn by_head(s: &Sent<'_>, n: &Num, head: &crate::sentence::Word<'_>) -> Option<Hit> {
    let (mut from, mut to) = (n.start, n.end);
    // "confirmed at least one death", "four deaths confirmed".
    if s.before(from, 1)
        .is_some_and(|w| w.any(&["confirmed", "reported", "confirming", "confirms", "confirm", "reporting", "reports"]))
    {
        from -= 1;
    }
    if s.at(to).is_some_and(|w| w.any(&["confirmed", "reported"])) {
        to += 1;
    }
    let zero = n.kind == NumKind::Zero;
    if head.is(DEATHS) && !head.any(&["dead"]) || head.any(&["dead"]) && n.kind == NumKind::Count {
        // "reported a death toll of 25,000" counts no death of its own.
        if s.at(n.end).is_some_and(|w| w.any(&["toll", "tolls", "count", "penalty", "sentence", "threat", "threats", "squad"]))
        {
            return None;
        }
        if n.kind == NumKind::Article && head.any(&["death"]) && !s.within(from, to, &["confirmed", "reported"]) {
            return None;
        }
        let mut h = Hit::new(Slot::Killed, "killed/deaths", from, to);
        // "five attempted murders": nobody died of them. "A burst could bury the canteen, with more than 200 deaths": nor of that.
        let with = s.before(from, 1).is_some_and(|w| w.any(&["with", "causing", "leaving"]));
        let thought = (from.saturating_sub(16)..from).rev().take_while(|&i| !matches!(s.low(i), ";" | "." | ":"));
        let could = thought.into_iter().any(|i| s.at(i).is_some_and(|w| w.any(&["could", "would", "might", "can", "may"])));
        // "accused of 51 murders", "admitted 51 murders": counts of a charge.
        let charge = head.any(&["murders", "manslaughters", "homicides"])
            && s.within(
                from.saturating_sub(7),
                from,
                &[
                    "accused", "charged", "admitted", "admits", "admitting", "guilty", "convicted", "counts", "charges",
                    "pleaded", "denied", "denies", "tried", "trial", "facing", "faces", "sentenced", "indicted",
                ],
            );
        h.void = s.within(from, to, &["attempted"]) || with && could || charge;
        return Some(h);
    }
    if head.is(BODY) && !head.any(&["remains"]) && !zero {
        return bodies(s, n);
    }
    if head.any(&["injuries", "wounded", "injured", "hurt"]) || zero && head.any(&["injury"]) {
        let hit = Hit::new(Slot::Injured, "injured/injuries", from, to);
        return Some(if zero { hit } else { of_the_hurt(s, n, hit) });
    }
    if zero && head.any(&["casualties", "fatality", "casualty"]) {
        return Some(Hit::new(Slot::Killed, "killed/none", from, to));
    }
    // "45 hospital admissions".
    if head.any(&["admissions", "hospitalisations", "hospitalizations"]) && !zero {
        let clinic = head.any(&["hospitalisations", "hospitalizations"]) || s.within(from, to, &["hospital", "emergency"]);
        return clinic.then(|| Hit::new(Slot::Injured, "injured/admissions", from, to));
    }
    let made = s.within(to, to + 4, &["made"]) || s.within(from.saturating_sub(3), from, &["made"]);
    if zero && head.any(&["arrests", "arrest"]) && made {
        return Some(Hit::new(Slot::Arrested, "arrested/none", from, to));
    }
    if head.any(&["arrests"]) && !zero {
        return Some(Hit::new(Slot::Arrested, "arrested/arrests", from, to));
    }
    if let Some(h) = victims(s, n).filter(|_| head.any(&["victims"])) {
        return Some(h);
    }
    if head.any(&["lives"]) && s.at(to).is_some_and(|w| w.any(&["lost"])) {
        return Some(Hit::new(Slot::Killed, "killed/lives-lost", from, to + 1));
    }
    None
}

/// "40 injured remain in hospital", "30 injured have gone home": a part of those who were hurt.
pub(super) fn of_the_hurt(s: &Sent<'_>, n: &Num, hit: Hit) -> Hit {
    let to = n.end.max(n.number + 1);
    let verb = (to..to + 2).find(|&i| s.at(i).is_some_and(|w| w.is(BE | HAVE) || matches!(w.lemma, "remain" | "stay")));
    let stay = [
        "hospitalized", "hospitalised", "hospital", "hospitals", "treatment", "discharged", "home", "released", "critical",
        "intensive",
    ];
    let at = verb.and_then(|v| s.find(v, v + 6, &stay));
    match at {
        Some(i) if n.kind == NumKind::Count && !s.within(to, i, &[",", ";", "and"]) => hit.part(s.slice(n.end, i + 1)),
        _ => hit,
    }
}

/// "Another nine sets of remains were brought to Kelby": each is one of the dead.
pub(super) fn sets(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && n.head.is_some_and(|h| s.low(h) == "sets"))?;
    let remains = s.low(n.end) == "of" && s.within(n.end + 1, n.end + 3, &["remains", "bodies"]);
    remains.then(|| Hit::new(Slot::Killed, "killed/bodies", n.start, n.end + 2))
}

/// "the 96 victims of Thursday's deadly fire", "a blaze resulting in 60 victims": the dead, unless the words care for them.
fn victims(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = s.low(n.end) == "of";
    let deadly = of && s.within(n.end + 1, n.end + 7, &["deadly", "fatal", "deadliest"]);
    let result = s.within(
        n.start.saturating_sub(3),
        n.start,
        &["resulting", "resulted", "results", "caused", "causing", "claimed", "claiming"],
    );
    let result = result
        || s.before(n.start, 1).is_some_and(|w| w.any(&["in"]))
            && (n.start.saturating_sub(16)..n.start).any(|i| s.at(i).is_some_and(|w| w.lemma == "result"));
    let named = s.within(n.end, (n.end + 24).min(s.words.len()), &["identified", "buried", "cremated"]);
    let alive = ["injured", "wounded", "surviving", "treated", "survivors", "hospital", "hospitals", "compensation"];
    let plain =
        n.kind == NumKind::Count && matches!(n.value, Value::Number(v) if v > 1) && !s.within(n.number + 1, n.end, &["of"]);
    (plain && (deadly || result || of && named) && !s.within(n.start.saturating_sub(2), s.words.len(), &alive))
        .then(|| Hit::new(Slot::Killed, "killed/victims", n.start, n.end))
}

/// "three bodies": found or recovered, or at least not merely mentioned.
fn bodies(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let (mut from, mut to) = (n.start, n.end);
    let verbs: &[&str] = &[
        "found", "recovered", "discovered", "pulled", "taken", "retrieved", "located", "removed", "brought", "recovering",
        "recover", "unearthed", "finding", "find", "pulling", "exhumed", "counted",
    ];
    let after = s.find(to, (to + 9).min(s.words.len()), verbs);
    let before = s.find(from.saturating_sub(4), from, verbs);
    let mut h = match (after, before) {
        (Some(i), _) if !s.has(to, i, NEG | SUB) => {
            to = i + 1;
            Hit::new(Slot::Killed, "killed/bodies", from, to)
        }
        (_, Some(i)) => {
            from = i;
            Hit::new(Slot::Killed, "killed/bodies", from, to)
        }
        _ => Hit::new(Slot::Killed, "killed/bodies", from, to),
    };
    // "the body of a fifth person" is the ordinal's; "a body" alone, unfound, says little.
    if n.kind == NumKind::Article && (after.is_none() && before.is_none() || s.low(n.end) == "of") && !n.increment {
        return None;
    }
    // "we may yet find ten bodies": none has been found.
    let lead = before.unwrap_or(n.start);
    // "divers could see three bodies": they saw them.
    let saw = s.before(n.start, 1).is_some_and(|w| matches!(w.lemma, "see" | "spot"))
        && s.within(lead.saturating_sub(3), lead, &["could"]);
    let thought =
        s.has(lead.saturating_sub(4), lead, MODAL) || s.within(n.start.saturating_sub(3), n.start, &["would", "could"]);
    h.void = thought && !saw;
    Some(h)
}

/// "159 missing residents", "three dead civilians", "12 wounded soldiers", "two critically injured".
fn by_adjective(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    // "the bodies of two missing miners": they are missing no more.
    if s.before(n.start, 1).is_some_and(|w| w.any(&["of"])) && s.before(n.start, 2).is_some_and(|w| w.is(BODY)) {
        return None;
    }
    for i in n.number + 1..n.end {
        let w = s.at(i)?;
        // "one of the two detained men": what is said of the whole is not said of the part.
        if w.any(&["of"]) {
            return None;
        }
        let (slot, rule) = match w.tag.pred {
            Pred::Dead => (Slot::Killed, "killed/dead-noun"),
            Pred::Missing if !matches!(n.value, Value::Number(1)) => (Slot::Missing, "missing/noun"),
            Pred::Injure if w.is(PAST) => (Slot::Injured, "injured/noun"),
            Pred::Arrest if w.is(PAST) => (Slot::Arrested, "arrested/noun"),
            Pred::Displace => (Slot::Displaced, "displaced/noun"),
            _ => continue,
        };
        let hit = Hit::new(slot, rule, n.start, n.end);
        return Some(if rule == "injured/noun" { of_the_hurt(s, n, hit) } else { hit });
    }
    None
}

/// What it finds: ordinals that state a running total ("an 11th victim had been found", "the body of a fifth person").
///
/// Example: `With the identification of a 98th victim the search ended.` gives killed 98.
///
/// Wrong where the order is not that of the dead ("the second body found on Monday").
pub fn ordinals(s: &Sent<'_>, hits: &mut [Option<Hit>], violent: bool) {
    let mut last: Option<usize> = None;
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|n| n.kind == NumKind::Ordinal && matches!(n.value, Value::Number(v) if v > 1))
        else {
            continue;
        };
        let head = n.head.and_then(|h| s.at(h)).map(|w| w.low.clone()).unwrap_or_default();
        let next = s.low(n.end);
        let fatal = !violent
            || s.within(0, s.words.len(), &["died", "dead", "dies", "killed", "die"])
                && !s.within(n.start, n.end + 8, &["injured", "hospital", "wounded"]);
        let words: &[&str] = if fatal { &["victim", "body", "death", "fatality"] } else { &["body", "death", "fatality"] };
        let dead = words.iter().any(|w| head == *w || next == *w)
            || (["person", "people"].iter().any(|w| head == *w || next == *w)
                && (s.within(n.start.saturating_sub(4), n.start, &["body", "remains", "bodies", "death"])
                    || s.within(n.end, n.end + 5, &["died", "dead", "killed"])));
        let end = if ["victim", "body", "death", "fatality", "person"].contains(&next) { n.end + 1 } else { n.end };
        if dead
            && !s.within(n.start.saturating_sub(3), n.start, &["of", "for"])
                | s.within(
                    n.start.saturating_sub(4),
                    n.start,
                    &["body", "identification", "recovery", "discovery", "death", "as"],
                )
        {
            let from = s
                .find(n.start.saturating_sub(5), n.start, &["body", "identification", "recovery", "discovery", "death"])
                .map_or(n.start, |i| i.saturating_sub(1));
            let to = s
                .find(end, end + 6, &["found", "recovered", "died", "dead", "identified", "discovered"])
                .map_or(end, |i| i + 1);
            hits[k] = Some(Hit::new(Slot::Killed, "killed/ordinal", from, to));
            last = Some(k);
        } else if head.is_empty() && last.is_some() && s.within(n.start.saturating_sub(3), n.start, &["after"]) {
            let mut h = Hit::new(Slot::Killed, "killed/ordinal-before", n.start.saturating_sub(2), n.end);
            h.scope = Scope::Superseded;
            hits[k] = Some(h);
        }
    }
}

/// What it finds: attackers and suspects that are counted and to whom nothing else happens in the words.
///
/// Example: `Three gunmen entered the market.` gives attackers 3.
///
/// Wrong for attackers of another attack; the event decides later.
pub fn attackers(s: &Sent<'_>, k: usize) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| matches!(n.kind, NumKind::Count | NumKind::Article))?;
    // "the nine defendants", "there are 11 accused".
    if n.kind == NumKind::Count
        && (n.end - 1..n.end + 1).any(|i| {
            s.at(i).is_some_and(|w| {
                w.any(&["defendants"]) || w.any(&["accused"]) && s.at(i + 1).is_none_or(|x| x.punct() || x.is(PREP))
            })
        })
        && s.low(n.number + 1) != "of"
        && !s.within(0, s.words.len(), &["civil", "tax", "suit", "lawsuit", "protects", "year", "per"])
    {
        let to = if s.at(n.end).is_some_and(|w| w.any(&["defendants", "accused"])) { n.end + 1 } else { n.end };
        return Some(Hit::new(Slot::Charged, "charged/defendants", n.start, to));
    }
    // "a gunman" is met, not counted; "a lone gunman" is.
    if n.kind == NumKind::Article && !s.within(n.start, n.end, &["lone", "single", "sole", "second", "third"]) {
        return None;
    }
    // "nine of the attackers' victims", "two former hijackers", "three of the five suspects were ruled out".
    let owners = s.at(n.end).is_some_and(|w| w.any(&["'s", "’s", "'", "’"]));
    let once = s.within(n.start, n.end, &["former", "ex", "retired", "reformed", "would-be"]);
    let cleared = n.head_is(s, SUSPECT)
        && (s.before(n.start, 1).is_some_and(|w| w.any(&["out"])) && s.before(n.start, 2).is_some_and(|w| w.lemma == "rule")
            || s.before(n.start, 1).is_some_and(|w| matches!(w.lemma, "clear" | "exonerate"))
            || s.within(n.end, n.end + 6, &["cleared", "exonerated"])
            || s.within(n.end, n.end + 6, &["ruled"]) && s.within(n.end, n.end + 7, &["out"]));
    if owners || once || cleared {
        return None;
    }
    if n.head_is(s, ATTACKER) {
        return Some(Hit::new(Slot::Attackers, "attackers/noun", n.start, n.end));
    }
    if n.head_is(s, SUSPECT) && n.kind == NumKind::Count {
        return Some(Hit::new(Slot::Suspects, "suspects/noun", n.start, n.end));
    }
    armed(s, n).or_else(|| seen(s, n)).or_else(|| striking(s, n))
}

/// `"There were three of them," the guard said`: those whom a witness saw.
fn seen(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let them = s.low(n.number + 1) == "of"
        && s.low(n.number + 2) == "them"
        && s.at(n.number + 3).is_none_or(crate::sentence::Word::punct);
    let lead = s.find(n.start.saturating_sub(3), n.start, &["saw", "seen", "there", "were"])?;
    let other = s.words.iter().any(|w| {
        w.is(BODY | DEATHS) || matches!(w.tag.pred, Pred::Dead | Pred::Die | Pred::Missing | Pred::Injure | Pred::Arrest)
    });
    (them && n.kind == NumKind::Count && !other).then(|| Hit::new(Slot::Attackers, "attackers/of-them", lead, n.number + 3))
}

/// "Two masked men on a motorbike shot dead the mayor": by the parse, the subject of a verb of attack that has its object.
fn striking(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let h = n.head?;
    let people = [
        "men", "women", "people", "individuals", "persons", "youths", "teenagers", "boys", "brothers", "students", "militants",
        "rebels", "fighters", "extremists", "men.",
    ];
    let w = s.at(h).filter(|w| w.rel == "nsubj" && w.any(&people))?;
    let v = w.head.filter(|v| *v > h)?;
    let verb = s.at(v).filter(|v| {
        ["kill", "shoot", "stab", "attack", "storm", "raid", "ambush", "murder", "hack", "open"].contains(&v.lemma)
    })?;
    let objects = s.children(v, &["obj"]);
    let fire = verb.lemma != "open" || objects.iter().any(|k| s.low(*k) == "fire");
    (n.kind == NumKind::Count && !objects.is_empty() && fire && s.children(v, &["aux:pass"]).is_empty())
        .then(|| Hit::new(Slot::Attackers, "attackers/striking", n.start, v + 1))
}

/// "Four individuals, equipped with rifles", "two men opened fire", "three armed men stormed".
fn armed(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let people = n.head.is_some_and(|h| {
        s.at(h).is_some_and(|w| {
            w.any(&[
                "men", "man", "individuals", "people", "persons", "youths", "woman", "women", "teenager", "teenagers",
                "militants", "fighters", "person", "rebels",
            ])
        })
    });
    if !people {
        return None;
    }
    let end = (n.end + 12).min(s.words.len());
    let stop = s.find(n.end, end, &["were", "was", "who", "and", "when", "after"]).unwrap_or(end);
    let weapon = s
        .find(n.end, stop, &["armed", "equipped", "wielding", "brandishing", "carrying", "masked"])
        .filter(|_| s.within(n.end, end, WEAPONS));
    let attack = s
        .find(
            n.end,
            (n.end + 4).min(stop),
            &["opened", "stormed", "attacked", "burst", "detonated", "fired", "taken", "took", "carried", "involved", "blew"],
        )
        .filter(|&i| match s.low(i) {
            "opened" => s.low(i + 1) == "fire",
            // "Four men took part." is of the attack; "took part in the search" is not.
            "taken" | "took" => {
                s.low(i + 1) == "part"
                    && (s.at(i + 2).is_none_or(crate::sentence::Word::punct) || s.within(i + 2, i + 7, DEEDS))
            }
            "carried" => s.low(i + 1) == "out" && s.within(i + 2, i + 7, DEEDS),
            "involved" => s.within(i + 1, i + 5, DEEDS),
            "blew" => s.within(i + 1, i + 3, &["themselves"]),
            _ => true,
        });
    let adjective = s.find(n.start, n.end, &["armed", "masked", "hooded"]);
    let to = weapon.or(attack).map(|i| i + 2).or(adjective.map(|_| n.end))?;
    Some(Hit::new(Slot::Attackers, "attackers/armed", n.start, to))
}

/// What attackers do.
const DEEDS: &[&str] =
    &["attack", "attacks", "bombing", "assault", "shooting", "raid", "siege", "ambush", "killing", "stabbing", "massacre"];

const WEAPONS: &[&str] = &[
    "rifles", "rifle", "guns", "gun", "knives", "knife", "machetes", "machete", "pistols", "pistol", "kalashnikovs",
    "kalashnikov", "weapons", "firearms", "axes", "explosives", "grenades", "handgun", "handguns", "shotgun",
];
