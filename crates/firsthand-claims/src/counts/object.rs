//! A number of people as the object of a verb or a noun of what happened to them: "killing 12", "the deaths of two men".

use super::{Hit, foreseen};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Modality, Slot};

/// Words after a verb of moving that make it a rescue.
pub const SAFETY: &[&str] = &[
    "out", "alive", "safety", "free", "off", "rubble", "wreckage", "debris", "balconies", "ashore", "shore", "sea", "water",
    "waves", "waters", "ruins", "flames", "burning", "inferno", "rooftops", "roofs", "ocean", "surf",
];

/// What it finds: the verb or noun that governs a number from its left.
///
/// Example: `The blast killed at least nine people and wounded 30 more.` gives killed at least 9, injured 30.
///
/// Wrong when the number is no object ("killed 12 hours later") and the language layer takes it for a count.
pub fn read(s: &Sent<'_>, k: usize, violent: bool) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let mut j = n.start.checked_sub(1)?;
    let low = n.start.saturating_sub(6);
    loop {
        let w = s.at(j)?;
        if w.num.is_some_and(|m| m != k) {
            return None;
        }
        if w.tag.pred == Pred::Dead && s.before(j, 1).is_some_and(|p| p.tag.pred == Pred::Shoot && p.is(PAST | ING)) {
            return shoot(s, n, j - 1);
        }
        if let Some(h) = sought(s, n, j).or_else(|| taken_in(s, n, j)) {
            return Some(h);
        }
        if w.tag.pred != Pred::None {
            return verb(s, n, j);
        }
        if w.any(&["of"]) {
            return noun(s, n, j);
        }
        if w.any(&["to", "on"]) && s.before(j, 1).is_some_and(|p| p.any(&["cpr", "resuscitation"])) && n.kind == NumKind::Count
        {
            let given = s.within(
                j.saturating_sub(5),
                j,
                &["gave", "giving", "given", "performed", "performing", "administered", "administering"],
            );
            return given.then(|| Hit::new(Slot::Injured, "injured/cpr", j - 1, n.end));
        }
        if w.any(&["against"]) && s.within(j.saturating_sub(3), j, &["charges", "indictments", "charge"]) {
            let brought = ["brought", "filed", "laid", "bring", "filing", "bringing", "pressed", "issued", "announced"];
            let made = s.within(j.saturating_sub(6), j, &brought) && !foreseen(s, j.saturating_sub(8), j);
            return made.then(|| Hit::new(Slot::Charged, "charged/against", j.saturating_sub(2), n.end));
        }
        // "Contact has been lost with seven climbers".
        if w.any(&["with"]) && s.before(j, 1).is_some_and(|p| p.any(&["lost", "contact", "touch"])) {
            let lost = s.within(j.saturating_sub(5), j, &["contact", "touch"])
                && s.within(j.saturating_sub(5), j, &["lost", "no", "losing"]);
            let people = n.head_is(s, PERSON) && n.kind == NumKind::Count;
            return (lost && people).then(|| Hit::new(Slot::Missing, "missing/contact", j.saturating_sub(4), n.end));
        }
        if let Some(h) = to_their_deaths(s, n, j).or_else(|| questioning(s, n, j)) {
            return Some(h);
        }
        if w.any(&["to"]) && s.before(j, 1).is_some_and(|w| w.any(&["injuries", "injury", "wounds"])) {
            return Some(Hit::new(Slot::Injured, "injured/injuries-to", j - 1, n.end));
        }
        let taken = w.any(&["in"]) && s.before(j, 1).is_some_and(|p| p.any(&["took", "taken", "taking"]));
        let through = w.is(ADV | DET)
            || taken
            || w.any(&[
                "up", "out", "off", "as", "many", "all", "both", "total", "estimated", "some", "safely", "to", "further",
            ]) && !w.is(BE);
        if w.is(BE) || w.any(&["include", "includes", "included"]) {
            return among(s, n, j, violent);
        }
        if n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients"])))
            && w.any(&["in", "received", "receiving", "receives", "treating", "admitted", "has", "had"])
        {
            let clinic = s.within(0, s.words.len(), &["hospital", "hospitals", "clinic", "center", "centre", "medical"]);
            return clinic.then(|| Hit::new(Slot::Injured, "injured/patients", n.start, n.end).part("patients"));
        }
        if !through || j <= low || w.punct() {
            return None;
        }
        j -= 1;
    }
}

/// "swept six skiers to their deaths", "cost 11 people their lives".
fn to_their_deaths(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    let sent =
        s.at(j)?.any(&["swept", "sent", "threw", "dragged", "hurled", "plunged", "sweeping", "sending", "plunging", "carried"])
            && s.follows(n.end, &["to", "their", "deaths"]);
    let lives_lost = s.at(j)?.any(&["cost", "costing", "costs"]) && lives(s, n);
    if lives_lost {
        return Some(Hit::new(Slot::Killed, "killed/object", j, n.end));
    }
    let cost = s.at(j)?.any(&["cost", "costing", "costs"]) && s.follows(n.end, &["their", "lives"]);
    let mut h = Hit::new(Slot::Killed, "killed/lives-of", j, n.end + if cost { 2 } else { 3 });
    h.void = foreseen(s, j.saturating_sub(4), j);
    ((sent || cost) && n.head_is(s, PERSON)).then_some(h)
}

/// "Police are questioning nine people": whom the police hold to be heard.
fn questioning(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    let verb = s.at(j)?.any(&["questioning", "interrogating"]) && s.before(j, 1).is_some_and(|w| w.is(BE));
    let people = n.head.is_none()
        || n.head_is(s, PERSON | SUSPECT)
            && !n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["survivors", "residents"])));
    (verb && people && n.kind == NumKind::Count).then(|| Hit::new(Slot::Arrested, "arrested/questioned", j, n.end))
}

/// "looking for 14 people", "have not heard from nine colleagues": people whom nobody can find.
///
/// Wrong where the police look for suspects: men and attackers are left out.
fn sought(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    let w = s.at(j)?;
    let people = n.head_is(s, PERSON) && !n.head_is(s, ATTACKER | SUSPECT);
    let men = n.head.is_some_and(|h| {
        s.at(h).is_some_and(|w| w.any(&["men", "man", "others", "survivors", "victims", "militants", "members", "leaders"]))
    });
    let witnesses = s.within(n.number, n.end + 1, &["witness", "witnesses"]);
    // Rescuers look for men, too.
    let rescue = s.within(0, j, &["rescuers", "firefighters", "divers", "crews", "coastguard", "rescue", "teams"]);
    if !people || men && !rescue || witnesses || n.kind != NumKind::Count {
        return None;
    }
    let search = w.any(&["for"]) && s.before(j, 1).is_some_and(|p| p.any(&["looking", "searching", "searched", "searches"]));
    let heard = w.any(&["from"])
        && s.before(j, 1).is_some_and(|p| p.any(&["heard", "hear"]))
        && (s.has(j.saturating_sub(5), j, NEG) || s.within(j.saturating_sub(5), j, &["nobody", "no-one"]));
    (search || heard).then(|| Hit::new(Slot::Missing, "missing/sought", j - 1, n.end))
}

/// "The clinic at Dorr has taken in thirty-seven", "the hospital admitted 29": a hospital's patients, without a noun.
fn taken_in(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    let w = s.at(j)?;
    let clinic =
        s.within(0, s.words.len(), &["hospital", "hospitals", "clinic", "infirmary", "nurse", "doctor", "doctors", "medics"]);
    let bare = n.head.is_none() || n.head_is(s, PERSON);
    let casualties = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["casualties", "wounded", "injured"])));
    let took = w.any(&["in"]) && s.before(j, 1).is_some_and(|p| p.any(&["taken", "took", "taking"]));
    let care = w.is(HAVE) && s.within(n.end, n.end + 4, &["care"]);
    if care && clinic && n.kind == NumKind::Count {
        return Some(Hit::new(Slot::Injured, "injured/taken-in", j, n.end).part("patients"));
    }
    let admitted = w.any(&["admitted", "received", "treated", "admitting", "receiving", "treating"]) && !passive(s, j);
    let end = s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ | PREP | SUB) || w.num.is_some());
    (clinic && bare && end && n.kind == NumKind::Count && (took || admitted && (n.head.is_none() || casualties)))
        .then(|| Hit::new(Slot::Injured, "injured/taken-in", n.start, n.end).part("patients"))
}

/// "Among the dead were two children", "the victims include six students": a part of those named before the verb.
fn among(s: &Sent<'_>, n: &Num, be: usize, violent: bool) -> Option<Hit> {
    let from = be.saturating_sub(9);
    let lead = s.find(
        from,
        be,
        &[
            "among", "those", "victims", "dead", "bodies", "deceased", "fatalities", "casualties", "wounded", "injured",
            "murdered", "slain",
        ],
    )?;
    let dead = (lead..be).any(|i| {
        s.at(i).is_some_and(|w| {
            w.is(BODY)
                || w.any(&["dead", "killed", "deaths", "fatalities", "deceased", "murdered", "slain"])
                || !violent && w.any(&["victims", "casualties"])
        })
    });
    let hurt = (lead..be).any(|i| s.at(i).is_some_and(|w| w.any(&["injured", "wounded", "hurt"])));
    let kind = n.head_is(s, PERSON | ATTACKER) && n.kind != NumKind::Zero;
    let slot = if dead {
        Slot::Killed
    } else if hurt {
        Slot::Injured
    } else {
        return None;
    };
    let include = s.within(from, be + 1, &["among", "include", "includes", "included"]);
    (kind && include).then(|| Hit::new(slot, "subset/among", n.start, n.end).part(s.slice(n.number + 1, n.end)))
}

fn verb(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    let w = s.at(j)?;
    if passive(s, j) || w.any(&["missing", "dead", "unaccounted"]) {
        return None;
    }
    // "plotted to kill 12", "came to rescue the crew": meant, not done.
    if w.is(BASE)
        && s.before(j, 1).is_some_and(|p| p.any(&["to"]))
        && !s.before(j, 2).is_some_and(|p| p.any(&["managed", "helped", "continued"]))
    {
        return None;
    }
    let from = j;
    let pred = w.tag.pred;
    // "set free nine people who were still held": the law had them; nobody was saved. "will admit no others" treats nobody.
    let law = ["prosecutor", "prosecutors", "judge", "court", "magistrate", "bail", "detainees", "prisoners"];
    let let_go = pred == Pred::Rescue && w.lemma == "free" && s.within(0, (n.end + 8).min(s.words.len()), &law);
    if let_go || pred == Pred::Treat && n.kind == NumKind::Zero {
        return None;
    }
    let slot = match pred {
        Pred::Kill => Slot::Killed,
        Pred::Injure => Slot::Injured,
        Pred::Rescue => Slot::Rescued,
        Pred::Evacuate => Slot::Evacuated,
        Pred::Arrest => Slot::Arrested,
        Pred::Charge if n.head_is(s, PERSON | ATTACKER | SUSPECT) || s.low(n.number + 1) == "of" => Slot::Charged,
        Pred::Kidnap if n.head_is(s, SUSPECT | ATTACKER) => Slot::Arrested,
        // "seized 150 crates": a noun of its own that names nobody.
        Pred::Kidnap if of_things(s, n) => return None,
        Pred::Kidnap => Slot::Hostages,
        Pred::Displace => Slot::Displaced,
        Pred::Treat if n.head_is(s, PERSON) => Slot::Injured,
        Pred::Claim | Pred::Lose if lives(s, n) => Slot::Killed,
        // "The crash claimed nine": what happened takes people, nobody else does.
        Pred::Claim if (n.head.is_none() || n.head_is(s, PERSON)) && s.has(j.saturating_sub(5), j, EVENT) => Slot::Killed,
        // "The army lost nine of its men".
        Pred::Lose
            if s.within(
                n.number + 1,
                n.end + 3,
                &["men", "soldiers", "troops", "fighters", "officers", "policemen", "firefighters", "guards", "servicemen"],
            ) =>
        {
            Slot::Killed
        }
        Pred::Carry => return carry(s, n, j),
        Pred::Find if n.head_is(s, BODY) => Slot::Killed,
        Pred::Find if s.within(n.end, n.end + 3, &["alive"]) => Slot::Rescued,
        // "drowning six people": whom the water or the fire takes.
        Pred::Die if w.any(&["drowning", "drowned", "drowns"]) && n.head_is(s, PERSON) => Slot::Killed,
        Pred::Shoot => return shoot(s, n, j),
        _ => return None,
    };
    let rule = match slot {
        Slot::Killed => "killed/object",
        Slot::Injured => "injured/object",
        Slot::Rescued => "rescued/object",
        Slot::Evacuated => "evacuated/object",
        Slot::Arrested => "arrested/object",
        Slot::Charged => "charged/object",
        Slot::Hostages => "hostages/object",
        _ => "displaced/object",
    };
    let mut h = Hit::new(slot, rule, from, n.end);
    // "killing and wounding hundreds", "killed or injured 40": one figure for both.
    if let Some(both) = s.before(j, 2).filter(|_| s.before(j, 1).is_some_and(|w| w.any(&["and", "or"])))
        && matches!((both.tag.pred, pred), (Pred::Kill, Pred::Injure) | (Pred::Injure, Pred::Kill))
    {
        h = h.part("killed and injured together");
        h.from = j - 2;
    }
    h.void = foreseen(s, j.saturating_sub(4), j) || negated(s, j);
    if s.within(j.saturating_sub(4), j, &["may", "might"]) {
        h.modality = Modality::Possible;
    }
    Some(h)
}

fn shoot(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    if !n.head_is(s, PERSON | ATTACKER | SUSPECT) || negated(s, j) {
        return None;
    }
    let end = (n.end + 3).min(s.words.len());
    if s.at(j + 1).is_some_and(|w| w.tag.pred == Pred::Dead) || s.within(n.end, end, &["dead", "death"]) {
        let to = s.find(n.end, end, &["dead", "death"]).map_or(n.end, |i| i + 1);
        return Some(Hit::new(Slot::Killed, "killed/shot-dead", j, to));
    }
    if s.before(j, 1).is_some_and(|w| w.any(&["fatally"])) {
        return Some(Hit::new(Slot::Killed, "killed/shot-dead", j - 1, n.end));
    }
    let plain = !foreseen(s, j.saturating_sub(4), j) && !s.within(j + 1, n.start, &["at", "dead"]);
    plain.then(|| Hit::new(Slot::Injured, "injured/shot-object", j, n.end))
}

fn lives(s: &Sent<'_>, n: &Num) -> bool {
    n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["lives", "life"])))
}

/// "bringing a boy out of the rubble", "took 14 people to hospital", "claimed" is elsewhere.
/// "the loss of all five on board".
fn aboard(s: &Sent<'_>, n: &Num) -> bool {
    s.at(n.end).is_some_and(|w| w.any(&["aboard"]))
        || s.follows(n.end, &["on", "board"])
        || s.within(n.number, n.end, &["crew"])
}

/// "causing the death of two or more persons" is how a law defines a crime, and counts nobody.
fn defined(s: &Sent<'_>, n: &Num) -> bool {
    s.find(n.start, n.end, &["or"]).is_some_and(|i| s.low(i + 1) == "more")
}

fn carry(s: &Sent<'_>, n: &Num, j: usize) -> Option<Hit> {
    if lives(s, n) {
        let mut h = Hit::new(Slot::Killed, "killed/object", j, n.end);
        h.void = foreseen(s, j.saturating_sub(4), j);
        return Some(h);
    }
    if n.head_is(s, BODY) {
        return Some(Hit::new(Slot::Killed, "killed/bodies", j, n.end));
    }
    if foreseen(s, j.saturating_sub(4), j) || negated(s, j) {
        return None;
    }
    let end = (n.end + 6).min(s.words.len());
    let stop = s.find(n.end, end, &[",", ";", "and", "while", "as"]).unwrap_or(end);
    if let Some(i) = s.find(n.end, stop, &["hostage", "captive"]) {
        return Some(Hit::new(Slot::Hostages, "hostages/taken", j, i + 1));
    }
    if let Some(i) = s.find(n.end, stop, &["hospital", "hospitals"]) {
        return Some(Hit::new(Slot::Injured, "injured/to-hospital", j, i + 1));
    }
    if let Some(i) = s.find(n.end, stop, SAFETY) {
        return Some(Hit::new(Slot::Rescued, "rescued/brought-out", j, super::subject::goal(s, i) + 1));
    }
    // "have picked up 151 people": from the sea, unless it is the police who pick up.
    let picked = s.at(j).is_some_and(|w| w.any(&["picked", "picking", "pick"])) && s.low(j + 1) == "up";
    let boats = s.has(0, s.words.len(), THING)
        && s.within(
            0,
            s.words.len(),
            &[
                "boats", "boat", "trawlers", "ship", "ships", "vessel", "coastguard", "coast", "navy", "naval", "lifeboat",
                "helicopters",
            ],
        );
    let survivors = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["survivors"])));
    if picked && (boats || survivors) {
        return Some(Hit::new(Slot::Rescued, "rescued/picked-up", j, n.end));
    }
    // "taking out a boy": the particle stands before the object.
    (s.within(j + 1, n.start, &["out", "off"])).then(|| Hit::new(Slot::Rescued, "rescued/brought-out", j, n.end))
}

/// "the deaths of 12 people", "the bodies of seven", "the lives of 107".
fn noun(s: &Sent<'_>, n: &Num, of: usize) -> Option<Hit> {
    let j = of.checked_sub(1)?;
    let w = s.at(j)?;
    if s.within(j.saturating_sub(4), j, &["if", "could", "would"]) || s.before(j, 1).is_some_and(|w| w.any(&["attempted"])) {
        return None;
    }
    if w.any(&[
        "deaths", "death", "killing", "killings", "murder", "murders", "loss", "execution", "assassination", "slaying",
        "slayings", "massacre",
    ]) {
        if w.any(&["loss"]) && !lives(s, n) && !aboard(s, n) || w.any(&["death"]) && defined(s, n) {
            return None;
        }
        return Some(Hit::new(Slot::Killed, "killed/death-of", j, n.end));
    }
    // "the fatal shooting of a man"; without the word, the shooting of somebody says that he was hit.
    if w.any(&["shooting", "shootings", "stabbing"]) && n.head.is_some() {
        if s.before(j, 1).is_some_and(|w| w.any(&["fatal", "deadly"])) {
            return Some(Hit::new(Slot::Killed, "killed/death-of", j - 1, n.end));
        }
        return Some(Hit::new(Slot::Injured, "injured/shot-of", j, n.end));
    }
    if w.any(&["life"]) && s.within(j.saturating_sub(3), j, &["claimed", "took", "claiming", "taking"]) {
        return Some(Hit::new(Slot::Killed, "killed/lives-of", j.saturating_sub(2), n.end));
    }
    if w.any(&["lives"]) {
        let fighting = s.within(j.saturating_sub(5), j, &["fighting", "fight", "battling", "battle", "save", "struggling"]);
        let taken = s.within(
            j.saturating_sub(4),
            j,
            &["claimed", "claiming", "took", "taken", "taking", "cost", "lost", "claim", "claims", "costing"],
        ) || s.within(n.end, n.end + 4, &["lost"]);
        return if fighting {
            Some(Hit::new(Slot::Injured, "injured/lives-of", j.saturating_sub(3), n.end).part("critical"))
        } else if taken {
            Some(Hit::new(Slot::Killed, "killed/lives-of", j.saturating_sub(2), n.end))
        } else {
            None
        };
    }
    // "no trace of 20 villagers", "the whereabouts of 20 people are unknown".
    let trace = w.any(&["trace", "word", "news", "sign"]) && s.before(j, 1).is_some_and(|w| w.any(&["no"]));
    let known = |i: usize| s.find(i, i + 16, &["known"]).is_some_and(|j| s.has(j.saturating_sub(2), j, NEG));
    let unknown =
        w.any(&["whereabouts", "fate"]) && (s.within(n.end, n.end + 6, &["unknown", "unclear", "uncertain"]) || known(n.end));
    if (trace || unknown) && n.head_is(s, PERSON) {
        return Some(Hit::new(Slot::Missing, "missing/no-trace", j, n.end));
    }
    // "the disappearance of eleven fishermen", "searching for the remains of five anglers".
    let looking = s.before(j, 2).is_some_and(|p| p.any(&["for"]))
        && s.before(j, 3).is_some_and(|p| matches!(p.lemma, "search" | "look" | "hunt" | "dive" | "dig"));
    if w.any(&["disappearance"]) && n.head_is(s, PERSON) || w.is(BODY) && looking {
        return Some(Hit::new(Slot::Missing, "missing/sought", j, n.end));
    }
    // "ordered the arrest of 13 officials": they are still at large.
    let arrest = w.any(&["arrest", "arrests", "detention", "capture"]);
    let wanted = ["ordered", "orders", "ordering", "order", "sought", "seeks", "seeking", "demanded", "warrants", "warrant"];
    if arrest && !w.any(&["detention"]) && s.within(j.saturating_sub(4), j, &wanted) {
        return None;
    }
    let (slot, rule) = if w.is(BODY) {
        (Slot::Killed, "killed/bodies-of")
    } else if w.any(&["arrest", "arrests", "detention", "capture"]) {
        (Slot::Arrested, "arrested/of")
    } else if w.any(&["rescue"]) {
        (Slot::Rescued, "rescued/of")
    } else if w.any(&["evacuation"]) {
        (Slot::Evacuated, "evacuated/of")
    } else if w.any(&["kidnapping", "abduction"]) {
        (Slot::Hostages, "hostages/of")
    } else if w.any(&["wounding", "injuring"]) {
        (Slot::Injured, "injured/of")
    } else {
        return None;
    };
    let mut from = j;
    if s.before(from, 1).is_some_and(|w| w.is(DET)) {
        from -= 1;
    }
    Some(Hit::new(slot, rule, from, n.end))
}

/// Whether the noun of a number names things: by the parse and by what the model takes for a person.
fn of_things(s: &Sent<'_>, n: &Num) -> bool {
    let i = n.head.unwrap_or(if n.end > n.number + 1 { n.end - 1 } else { n.end });
    // "seized a police station": the house, not the police.
    let house =
        ["station", "stations", "post", "posts", "headquarters", "car", "cars", "vehicle", "vehicles", "base", "checkpoint"];
    if s.at(i).is_some_and(|w| w.any(&["police", "army", "border"])) && s.within(n.end, n.end + 1, &house) {
        return true;
    }
    let Some(w) = s.at(i).filter(|w| w.upos == firsthand_language::Upos::Noun && !w.is(PERSON | ONE | KIND)) else {
        return false;
    };
    !s.spans().any(|m| m.kind == firsthand_language::MentionKind::Person && m.span.overlap(w.span) > 0)
}

/// Whether a form of "be" stands right before the verb, past adverbs.
pub fn passive(s: &Sent<'_>, j: usize) -> bool {
    // "were treating 26 people".
    if s.at(j).is_some_and(|w| w.is(ING)) {
        return false;
    }
    let mut i = j;
    while let Some(w) = s.before(i, 1) {
        if w.is(BE) {
            return true;
        }
        if !w.is(ADV | NEG) {
            return false;
        }
        i -= 1;
    }
    false
}

fn negated(s: &Sent<'_>, j: usize) -> bool {
    s.has(j.saturating_sub(3), j, NEG) || s.within(j.saturating_sub(3), j, &["no", "denied", "deny"])
}
