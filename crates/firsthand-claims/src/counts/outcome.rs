//! The dead by words that stand apart from the figure: "some 70 guests said to have died", "the nine people whose lives were
//! stolen", "the choir has lost nine of its singers", "the dead exceed six hundred", attackers "neutralised"; the injured who went home or are
//! looked after; the arrest of some that is announced.

use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Modality, Slot};

/// What it finds: killed, for figures that no rule before has read.
///
/// Example: `Television reports a crash with some 70 guests said to have died.` gives killed 70.
///
/// Wrong where those who are "lost" have left: members of a body in the words of a disaster only.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let mut topic = memory.last.filter(|(_, ago)| *ago <= 1).map(|(slot, _)| slot);
    for (n, hit) in s.nums.iter().zip(hits.iter_mut()).filter(|(n, _)| n.kind == NumKind::Count) {
        if let Some(found) = neutralised(s, n).filter(|_| hit.as_ref().is_none_or(|h| h.slot == Slot::Attackers)) {
            *hit = Some(found);
        }
        if hit.is_none() {
            *hit = home(s, n).filter(|_| topic == Some(Slot::Injured)).or_else(|| cared_for(s, n)).or_else(|| arrest_of(s, n));
        }
        topic = hit.as_ref().map(|h| h.slot).or(topic);
        if hit.is_none() {
            *hit = said_to(s, n)
                .or_else(|| lives(s, n))
                .or_else(|| lost_of(s, n))
                .or_else(|| exceed(s, n))
                .or_else(|| bodies_of(s, n));
        }
    }
}

/// "Two dozen have gone home", "nine have since been sent home": of the injured.
fn home(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = (n.end..n.end + 4).find(|&i| s.at(i).is_some_and(|w| w.any(&["gone", "sent", "allowed"])))?;
    let plain = (n.end..v).all(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | ADV))) && v > n.end;
    let bare = n.head.is_none() || n.head_is(s, PERSON | INJURIES);
    (plain && bare && s.low(v + 1) == "home" && !s.has(n.end, v, NEG))
        .then(|| Hit::new(Slot::Injured, "injured/home", n.start, v + 2).part("discharged"))
}

/// "sixty were looked after in two clinics", "medical teams treated some 400 cases".
fn cared_for(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = (n.end..n.end + 5).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["looked", "cared"])) && s.at(i + 1).is_some_and(|w| w.any(&["after", "for"]))
    });
    if let Some(v) = v.filter(|&v| s.has(n.end, v, BE) && (n.head.is_none() || n.head_is(s, PERSON))) {
        let ward = ["hospital", "hospitals", "ward", "wards", "clinic", "clinics", "doctors", "medics", "paramedics", "nurses"];
        return s.within(v, v + 9, &ward).then(|| Hit::new(Slot::Injured, "injured/cared-for", n.start, v + 2));
    }
    let treated = s.before(n.start, 1).is_some_and(|w| w.any(&["treated", "treating", "treat"]));
    let cases = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["cases", "casualties", "patients"])));
    (treated && cases && !s.within(0, n.start, &["virus", "cholera", "flu"]))
        .then(|| Hit::new(Slot::Injured, "injured/treated-cases", n.start - 1, n.end))
}

/// "Police announced the arrest of five employees"; one that is ordered may be still to come.
fn arrest_of(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = n.start.checked_sub(1).filter(|&i| s.low(i) == "of")?;
    let noun = of.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["arrest", "arrests", "detention"])))?;
    let v = (noun.saturating_sub(4)..noun)
        .rev()
        .find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "confirm" | "announce" | "report" | "follow" | "lead")))?;
    let people = n.head_is(s, PERSON | SUSPECT) || n.head.is_none();
    (people && !s.has(v.saturating_sub(3), v, MODAL | NEG)).then(|| Hit::new(Slot::Arrested, "arrested/arrest-of", noun, n.end))
}

/// "some 70 guests said to have died", "two nurses reported to have died".
fn said_to(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let people = n.head.is_none() || n.head_is(s, PERSON | KIND);
    let said = s.at(n.end).filter(|w| {
        w.any(&["said", "reported", "thought", "believed", "known", "feared", "confirmed", "understood", "presumed"])
    })?;
    let have = s.low(n.end + 1) == "to" && s.at(n.end + 2).is_some_and(|w| w.is(HAVE));
    let v = (n.end + 3..n.end + 6).find(|&i| s.at(i).is_some_and(|w| matches!(w.tag.pred, Pred::Kill | Pred::Die)))?;
    let plain = (n.end + 3..v).all(|i| s.at(i).is_some_and(|w| w.is(BE | ADV)));
    let passive = s.at(v).is_some_and(|w| w.tag.pred == Pred::Die) || s.has(n.end + 3, v, BE);
    let mut h = Hit::new(Slot::Killed, "killed/said-to", n.start, v + 1);
    if said.any(&["thought", "believed", "feared", "presumed"]) {
        h.modality = Modality::Possible;
    }
    (people && have && plain && passive).then_some(h)
}

/// "the nine people, most of them pupils, whose lives were taken".
fn lives(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let people = n.head_is(s, PERSON | KIND);
    let whose = (n.end..n.end + 9).find(|&i| s.low(i) == "whose" && s.at(i + 1).is_some_and(|w| w.any(&["lives", "life"])))?;
    let be = s.at(whose + 2).is_some_and(|w| w.is(BE | HAVE));
    let v = (whose + 3..whose + 6)
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["stolen", "taken", "lost", "claimed", "ended", "cut", "extinguished"])))?;
    (people && be).then(|| Hit::new(Slot::Killed, "killed/whose-lives", n.start, v + 1))
}

/// "the choir has lost nine of its singers", "the school lost 12 of its pupils".
fn lost_of(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let lost = s.before(n.start, 1).is_some_and(|w| w.any(&["lost", "losing"]));
    let of = n.number + 1;
    let own = s.low(of) == "of" && s.at(of + 1).is_some_and(|w| w.any(&["its", "their", "our", "his", "her"]));
    let who = [
        "members", "people", "pupils", "students", "men", "women", "workers", "own", "staff", "parishioners", "children",
        "sons", "crew", "colleagues", "soldiers", "nurses", "teachers", "firefighters", "relatives", "citizens", "brothers",
        "sisters", "employees",
    ];
    let noun = (of + 2..of + 4).find(|&i| s.at(i).is_some_and(|w| w.any(&who)))?;
    let trade = s.within(0, s.words.len(), &["votes", "seats", "election", "jobs", "rival", "match", "season", "strike"]);
    (lost && own && !trade).then(|| Hit::new(Slot::Killed, "killed/lost-of", n.start - 1, noun + 1))
}

/// "The dead exceed six hundred"; "the number of the dead has passed 300" is the tally's.
fn exceed(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = n.start.checked_sub(1).filter(|&v| {
        s.at(v).is_some_and(|w| matches!(w.lemma, "exceed" | "surpass" | "top" | "pass" | "number") && !w.is(DET))
    })?;
    let p = crate::tree::subject(s, v).filter(|p| p.to <= v)?;
    let dead = s.at(p.to - 1).is_some_and(|w| w.any(&["dead", "fatalities", "killed"])) && s.low(p.from) == "the"
        || s.at(p.from).is_some_and(|w| w.is(DEATHS) && !w.is(DET));
    (dead && n.head.is_none() && !s.has(v.saturating_sub(2), v, MODAL | NEG))
        .then(|| Hit::new(Slot::Killed, "killed/exceed", p.from, n.end))
}

/// "The bodies of the last three divers were found".
fn bodies_of(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let of = (n.start.saturating_sub(4)..n.start).rev().find(|&i| s.low(i) == "of")?;
    let bodies = s.before(of, 1).is_some_and(|w| w.any(&["bodies", "remains", "body", "corpses"]));
    let plain = (of + 1..n.start).all(|i| {
        s.at(i).is_some_and(|w| w.is(DET | ADV) || w.any(&["our", "their", "last", "its", "his", "her", "final", "remaining"]))
    });
    let v = (n.end..n.end + 4).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.any(&["reached", "found", "recovered", "brought", "retrieved", "located", "identified", "pulled"])
        })
    })?;
    let be = s.has(n.end, v, BE);
    let all = s.at(n.start).is_some_and(|w| !w.any(&["all"]));
    (bodies && plain && be && all && !s.has(n.end, v, NEG | MODAL))
        .then(|| Hit::new(Slot::Killed, "killed/bodies-of", of - 1, v + 1))
}

/// "Five attackers have been neutralised", "named the seven dead attackers": attackers among the dead, whom [`super::assailants`]
/// counts as attackers, too.
fn neutralised(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if !n.head_is(s, ATTACKER) {
        return None;
    }
    let dead = (n.number + 1..n.end).any(|i| s.at(i).is_some_and(|w| w.any(&["dead", "slain", "killed"])));
    let v = (n.end..n.end + 5).find(|&i| s.at(i).is_some_and(|w| w.any(&["neutralised", "neutralized", "eliminated"])));
    let be = v.is_some_and(|v| s.has(n.end, v, BE) && !s.has(n.end, v, NEG | MODAL));
    let of = (n.number..n.end).any(|i| s.at(i).is_some_and(|w| w.any(&["of", "by"])));
    if of || !(dead || be) {
        return None;
    }
    Some(Hit::new(Slot::Killed, "killed/neutralised", n.start, v.filter(|_| be).map_or(n.end, |v| v + 1)))
}
