//! What single predicates say of those who are counted before them: missing, carried off, shot, lost, found, identified.

use super::{Group, Step, hit, void};
use crate::sentence::{Num, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::Slot;

/// "missing", unless the rest of the clause finds them again ("reported missing had been found safe").
pub(super) fn missing(s: &Sent<'_>, n: &Num, g: &Group, i: usize) -> Option<Step> {
    if s.at(i + 1).is_some_and(|w| w.any(&["person", "persons", "people's"])) {
        return None;
    }
    let end = (i + 10).min(s.words.len());
    let stop = s.find(i + 1, end, &[",", ";", "while", "after", "and", "but"]).unwrap_or(end);
    if s.within(i + 1, stop, &["safe", "found", "located", "accounted", "reappeared", "traced"]) && !s.has(i + 1, stop, NEG) {
        return void(s, n, Slot::Missing, i);
    }
    // "who had been listed as missing have since reported to the police": they are missing no more.
    let since = s.find(i + 1, (i + 6).min(s.words.len()), &["since"]).filter(|&j| s.before(j, 1).is_some_and(|w| w.is(HAVE)));
    if since.is_some_and(|j| !s.has(j, j + 3, NEG) && s.at(j + 1).is_some_and(|w| !w.is(BE) && w.tag.pred != Pred::Die)) {
        return void(s, n, Slot::Missing, i);
    }
    // "Four people reported missing after the blast turned up unharmed".
    let up = s.find(i + 1, (i + 14).min(s.words.len()), &["turned"]).filter(|&j| s.low(j + 1) == "up");
    if up.is_some_and(|j| s.within(j + 2, j + 5, &["unharmed", "unhurt", "safe", "alive", "well", "uninjured", "later"])) {
        return void(s, n, Slot::Missing, i);
    }
    hit(s, n, g, Slot::Missing, "missing/adjective", i)
}

/// Where the particle or goal after a verb of moving says that it was to safety (or to hospital, or into custody).
pub(super) fn carried(s: &Sent<'_>, n: &Num, g: &Group, i: usize) -> Option<Step> {
    let end = (i + 8).min(s.words.len());
    // "in three cases remains picked up by the road": the remains were.
    if (n.end..i).any(|j| s.at(j).is_some_and(|w| w.is(BODY) || w.any(&["remains"]))) {
        return None;
    }
    if n.head_is(s, BODY) {
        return hit(s, n, g, Slot::Killed, "killed/bodies", i);
    }
    if let Some(j) = s.find(i + 1, end, &["hostage", "captive"]) {
        return hit(s, n, g, Slot::Hostages, "hostages/taken", j);
    }
    if let Some(j) = s.find(i + 1, i + 4, &["custody"]) {
        return hit(s, n, g, Slot::Arrested, "arrested/custody", j);
    }
    if let Some(j) = s.find(i + 1, end, &["hospital", "hospitals", "clinic", "clinics", "trauma", "medical"]) {
        return hit(s, n, g, Slot::Injured, "injured/to-hospital", j);
    }
    let up = s.at(i).is_some_and(|w| w.any(&["picked"])) && s.low(i + 1) == "up";
    if up && g.violent && !s.within(0, s.words.len(), &["sea", "water", "boat", "boats", "coast", "river", "ocean"]) {
        return hit(s, n, g, Slot::Arrested, "arrested/picked-up", i + 1);
    }
    if up {
        return hit(s, n, g, Slot::Rescued, "rescued/brought-out", i + 1);
    }
    // "was pulled from the wreck of the bus": alive, or the words would say so.
    let pulled = s.at(i).is_some_and(|w| w.any(&["pulled", "plucked", "dug", "winched", "extricated"]));
    let ruin = [
        "wreck", "wreckage", "ruins", "car", "bus", "train", "ferry", "ship", "river", "lake", "mud", "snow", "building",
        "house", "fire", "flames", "collapse", "carriage", "carriages", "vehicle", "avalanche", "tunnel", "shaft",
    ];
    if let Some(j) =
        s.find(i + 2, i + 6, &ruin).filter(|_| pulled && s.low(i + 1) == "from" && !n.head_is(s, ATTACKER | SUSPECT))
    {
        let dead = s.find(i + 1, (i + 14).min(s.words.len()), &["dead", "lifeless", "died"]);
        // "pulled from their car and shot", "could not be revived".
        let ends = i + 2..(i + 14).min(s.words.len());
        let harmed = ends.into_iter().any(|k| {
            s.at(k).is_some_and(|w| {
                matches!(w.tag.pred, Pred::Kill | Pred::Shoot)
                    || w.any(&["beaten", "lynched", "revived", "pronounced", "body", "bodies"])
            })
        });
        if harmed && dead.is_none() {
            return None;
        }
        return match dead {
            Some(d) => hit(s, n, g, Slot::Killed, "killed/dead", d),
            None => hit(s, n, g, Slot::Rescued, "rescued/pulled-from", j),
        };
    }
    if let Some(j) = s.find(i + 1, end, crate::counts::object::SAFETY) {
        return hit(s, n, g, Slot::Rescued, "rescued/brought-out", goal(s, j));
    }
    Some(Step::On)
}

/// The end of a short prepositional phrase that begins at `j`: "out of the debris".
pub(in crate::counts) fn goal(s: &Sent<'_>, j: usize) -> usize {
    let mut k = j;
    for _ in 0..5 {
        match s.at(k + 1) {
            Some(w) if w.is(PREP | DET) && !w.any(&["since", "around", "at", "on", "by"]) => k += 1,
            Some(w)
                if !w.punct()
                    && w.tag.flags & (BE | HAVE | MODAL | SUB | REL | CONJ | PREP | VERB | ADV) == 0
                    && s.at(k).is_some_and(|p| p.is(PREP | DET)) =>
            {
                k += 1
            }
            _ => break,
        }
    }
    k
}

pub(super) fn shot(s: &Sent<'_>, n: &Num, g: &Group, i: usize) -> Option<Step> {
    // "A man who was shot seven weeks ago has died": what is said of him in the end.
    let end = n.head.filter(|_| g.rel).and_then(|h| s.at(h)).filter(|w| w.rel == "nsubj").and_then(|w| w.head);
    if let Some(v) = end.filter(|&v| v > i && s.at(v).is_some_and(|w| w.tag.pred == Pred::Die)) {
        return hit(s, n, g, Slot::Killed, "killed/die", v);
    }
    // "Two masked men shot dead the mayor": by the parse they did it.
    let object = s.children(i, &["obj"]).into_iter().any(|k| k > i);
    let dead = s.low(i + 1) == "dead" && s.at(i + 2).is_some_and(|w| w.is(DET) || w.num.is_some() || w.capital && !w.is(DAY));
    if dead
        && s.at(i).is_some_and(|w| matches!(w.rel, "root" | "ccomp" | "conj"))
        && s.children(i, &["aux:pass", "nsubj:pass"]).is_empty()
    {
        return None;
    }
    if object
        && s.children(i, &["aux:pass", "nsubj:pass"]).is_empty()
        && s.at(i).is_some_and(|w| matches!(w.rel, "root" | "ccomp"))
    {
        return None;
    }
    // "A man shot and killed his neighbour": what stands after both verbs is whom it happened to.
    if !g.be && both_have_object(s, i) {
        return None;
    }
    // "was shot outside her home and died in hospital": the second verb is of the same person.
    let died =
        |&k: &usize| s.at(k).is_some_and(|w| w.tag.pred == Pred::Die && w.is(PAST)) && s.children(k, &["nsubj"]).is_empty();
    if let Some(v) = s.children(i, &["conj"]).into_iter().find(died).filter(|v| *v > i && !s.has(i, *v, NEG)) {
        return hit(s, n, g, Slot::Killed, "killed/die", v);
    }
    // "28 people shot and ten killed": the second figure has its own fate.
    let next = (i + 1..i + 5).find(|&j| s.at(j).is_some_and(|w| w.num.is_some()));
    let end = next.unwrap_or(i + 5).min(s.words.len());
    if let Some(j) =
        (i + 1..end).find(|&j| s.at(j).is_some_and(|w| matches!(w.tag.pred, Pred::Dead) || w.any(&["killed", "death"])))
        && !s.has(i + 1, j, NEG)
    {
        return hit(s, n, g, Slot::Killed, "killed/shot-dead", j);
    }
    if s.before(i, 1).is_some_and(|w| w.any(&["fatally", "dead"])) || s.low(i) == "gunned" && s.low(i + 1) == "down" {
        return hit(s, n, g, Slot::Killed, "killed/shot-dead", i);
    }
    let Some(Step::Hit(h)) = hit(s, n, g, Slot::Injured, "injured/shot", i) else {
        return None;
    };
    let fatal = s.within(i + 1, s.words.len(), &["fatally", "died", "dead", "killed"]);
    Some(Step::Hit(if fatal { h.part("shot") } else { h }))
}

/// Whether "shot and killed" and the like stands right before a noun phrase: an article, a possessive, a number, a name or a pronoun.
fn both_have_object(s: &Sent<'_>, i: usize) -> bool {
    let joined = s.at(i + 1).is_some_and(|w| w.any(&["and", "&"]));
    let second = s.at(i + 2).is_some_and(|w| matches!(w.tag.pred, Pred::Kill | Pred::Injure) && w.is(PAST));
    joined
        && second
        && s.at(i + 3).is_some_and(|w| {
            w.is(DET | PRON) && !w.any(&["that", "this"]) || w.num.is_some() || w.capital && !w.is(DAY | PREP | SUB | CONJ)
        })
}

/// "the 61 lost in a tsunami", "93 lives were lost".
pub(super) fn lost(s: &Sent<'_>, n: &Num, g: &Group, i: usize) -> Option<Step> {
    let lives = n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["lives", "life"])));
    // "the search for nine fishermen lost in the storm": nobody has found them.
    if !lives
        && s.before(n.start, 1).is_some_and(|w| w.any(&["for"]))
        && s.before(n.start, 2).is_some_and(|w| matches!(w.lemma, "search" | "look" | "hunt"))
        || !lives && s.before(n.start, 1).is_some_and(|w| matches!(w.lemma, "hunt" | "seek"))
    {
        return hit(s, n, g, Slot::Missing, "missing/sought", i);
    }
    let fatal = s.has(i + 1, i + 7, EVENT) || s.within(i + 1, i + 6, &["sea", "water", "river", "lake", "flames", "fighting"]);
    let after = fatal && s.at(i + 1).is_none_or(|w| w.is(PREP) || w.punct());
    if lives || after && (n.head.is_none() || n.head_is(s, PERSON)) && s.at(i + 1).is_some_and(|w| w.any(&["in", "to", "at"])) {
        return hit(s, n, g, Slot::Killed, "killed/lost", i);
    }
    None
}

/// Found: bodies are dead, people found alive are rescued, people not found are missing.
pub(super) fn found(s: &Sent<'_>, n: &Num, g: &mut Group, i: usize) -> Option<Step> {
    let bodies =
        n.head_is(s, BODY) || !g.violent && n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["victims", "victim"])));
    if bodies && !g.neg {
        return hit(s, n, g, Slot::Killed, "killed/bodies", i);
    }
    if g.neg {
        g.neg = false;
        return hit(s, n, g, Slot::Missing, "missing/not-found", i);
    }
    g.found = true;
    Some(Step::On)
}

pub(super) fn identified(s: &Sent<'_>, n: &Num, g: &Group, i: usize) -> Option<Step> {
    let of_dead = s.within(n.start, i, &["victims", "victim", "dead", "bodies", "remains", "deceased", "killed"]);
    if !of_dead || g.neg || s.within(n.end, i, &["to"]) {
        return None;
    }
    match hit(s, n, g, Slot::Killed, "killed/identified", i)? {
        Step::Hit(h) => Some(Step::Hit(h.part("identified"))),
        on => Some(on),
    }
}

pub(super) fn with_for(s: &Sent<'_>, i: usize) -> usize {
    if s.low(i + 1) == "for" { i + 1 } else { i }
}

/// "suffered serious injuries", "have burns", "with gunshot wounds": where the injuries stand.
pub(in crate::counts) fn injuries(s: &Sent<'_>, i: usize) -> Option<usize> {
    let j = s.find(i + 1, i + 6, &["injuries", "injury", "wounds", "burns", "wound", "fractures", "concussions"])?;
    (!(i + 1..j).any(|k| s.at(k).is_some_and(|w| w.punct() || w.is(NEG | BE | REL) || w.any(&["no"])))).then_some(j)
}

/// "lost their lives": where "lives" stands.
pub(super) fn life(s: &Sent<'_>, i: usize) -> Option<usize> {
    s.find(i + 1, i + 4, &["life", "lives"])
}
