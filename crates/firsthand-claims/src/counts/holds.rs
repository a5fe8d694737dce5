//! What else must hold for a row of the table ([`super::frames`]): of those who are counted, of the predicate and of what hangs on it.

use super::frames::{Case, RUINS, agent, companion, object, passive};
use crate::sentence::{NumKind, Sent};
use crate::tree;
use crate::words::flag::*;

/// No object, or what happened: "did not survive", "did not survive the crash".
pub(super) fn plain(s: &Sent<'_>, c: &Case<'_>) -> bool {
    object(s, c.v).is_none_or(|w| w.is(EVENT) || w.span == s.at(c.core).map_or(w.span, |x| x.span))
}

pub(super) fn people(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && s.at(c.core).is_some()
}

pub(super) fn never(s: &Sent<'_>, c: &Case<'_>) -> bool {
    // "never came up with a plan".
    if s.low(c.v + 1) == "up" && s.low(c.v + 2) == "with" {
        return false;
    }
    s.children(c.v, &["advmod"]).into_iter().any(|i| s.low(i) == "never") && s.children(c.v, &["xcomp", "obj"]).is_empty()
}

/// "We lost 156 people": a people, a company or a force that counts its dead; not to another employer, in a game or at sea.
pub(super) fn bereft(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let own = [
        "people", "men", "women", "soldiers", "officers", "firefighters", "firemen", "children", "colleagues", "comrades",
        "policemen", "workers", "miners", "pupils", "lives", "souls",
    ];
    let end = (c.v.max(c.n.end) + 8).min(s.words.len());
    let to = s.find(c.n.end, c.n.end + 2, &["to"]).is_some();
    let other = [
        "contact", "touch", "sight", "game", "season", "jobs", "election", "seats", "cancer", "rivals", "custody", "year",
        "years",
    ];
    c.n.kind == NumKind::Count && c.n.head.is_some_and(|h| own.contains(&s.low(h))) && !to && !s.within(c.v, end, &other)
}

/// "taken from us": the living speak.
pub(super) fn from_us(s: &Sent<'_>, c: &Case<'_>) -> bool {
    companion(s, c, "us").is_some_and(|i| s.before(i, 1).is_some_and(|w| w.any(&["from"])))
}

pub(super) fn to_death(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let death = companion(s, c, "death deaths");
    death.is_some_and(|i| s.within(i.saturating_sub(2), i, &["to"]) && s.at(c.v).is_none_or(|w| w.lemma != "sentence"))
}

/// "Six members of the guard fell": people under arms, and nothing that they fell from or into.
pub(super) fn fallen(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let p = tree::phrase(s, c.core);
    let arms = [
        "soldiers", "guard", "guards", "forces", "police", "policemen", "officers", "troops", "army", "fighters", "servicemen",
        "marines", "comrades", "rangers", "gendarmes", "commandos", "firefighters", "firemen",
    ];
    let cases = s.children(c.v, &["obl", "advmod", "xcomp", "compound", "obj"]);
    let into = |k: &usize| {
        s.children(*k, &["case"]).into_iter().any(|i| !s.at(i).is_some_and(|w| w.any(&["in", "on", "during", "at", "by"])))
            || s.at(*k)
                .is_some_and(|w| w.any(&["ill", "asleep", "sick", "behind", "short", "silent", "off", "down", "over", "out"]))
    };
    s.within(p.from, p.to, &arms) && !cases.iter().any(into)
}

pub(super) fn known_dead(s: &Sent<'_>, c: &Case<'_>) -> bool {
    // "among those killed" hangs the participle on "those"; "the injured victims" live.
    let p = tree::phrase(s, c.v);
    !s.within(p.from, p.to, &["injured", "wounded", "surviving", "hurt"])
}

/// Those who are counted have a noun of their own: "two of whom needed surgery" tells of some who were counted before.
pub(super) fn own_noun(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.head.is_some_and(|h| !s.at(h).is_some_and(|w| w.any(&["them", "whom", "those", "these"])))
        && s.low(c.n.number + 1) != "of"
}

/// "The dead are two brothers": a noun of their own, not an age or a total ("the victims were 15 and 17"). Of victims these words or
/// those before must tell that they died, or of what they are the victims.
pub(super) fn named(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let before = s.index.checked_sub(1).and_then(|k| s.layers.sentences.get(k)).and_then(|n| n.span.of(s.text)).unwrap_or("");
    let own = s.span.of(s.text).unwrap_or("");
    let died = |text: &str| {
        let low = text.to_lowercase();
        low.split(|x: char| !x.is_alphanumeric()).any(|w| {
            matches!(
                w,
                "dead"
                    | "died"
                    | "killed"
                    | "killing"
                    | "kills"
                    | "deaths"
                    | "death"
                    | "murdered"
                    | "bodies"
                    | "lives"
                    | "fatalities"
                    | "fatal"
            )
        })
    };
    let open = s.at(c.v).is_some_and(|w| w.any(&["victims", "casualties"]));
    c.n.head.is_some() && known_dead(s, c) && (!open || died(own) || died(before) || s.has(c.v, c.v + 8, EVENT))
}

pub(super) fn in_ruins(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && companion(s, c, RUINS).is_some()
}

/// "are still buried under the rubble", not "was pulled out after being trapped under it".
pub(super) fn still_in_ruins(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let now = s
        .children(c.v, &["aux", "advmod"])
        .into_iter()
        .any(|i| s.at(i).is_some_and(|w| w.any(&["still", "are", "is", "remain", "may", "might", "feared"])));
    let left =
        tree::head(s, c.v).and_then(|h| s.at(h)).is_some_and(|w| matches!(w.lemma, "remain" | "fear" | "believe" | "think"));
    in_ruins(s, c) && (now || left)
}

/// "Between 200 and 300 are trapped underground", "trapped 40 others below": not those who were freed, nor those in lifts and queues.
pub(super) fn trapped(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let other = [
        "lift", "lifts", "elevator", "elevators", "traffic", "cars", "car", "freed", "rescued", "before", "until", "hours",
        "attackers", "gunmen", "airport", "hotel", "poverty", "saved", "pulled", "extricated", "alive", "survived", "released",
        "freeing", "rescuing",
    ];
    // "Fifty were trapped and died": no longer missed.
    let end = c.v.max(c.n.end);
    let dead = s.within(end, end + 8, &["died", "dead", "killed", "perished", "bodies", "drowned", "suffocated", "burned"]);
    let was = s.children(c.v, &["aux"]).into_iter().any(|i| s.at(i).is_some_and(|w| w.any(&["were", "was", "been"])));
    let once = was && !s.within(c.v, c.v + 3, &["underground", "inside", "below", "under", "beneath"]);
    c.n.kind == NumKind::Count && !once && !dead && !s.within(0, s.words.len(), &other)
}

/// "Some 90 men are still in the shaft", "thirty are still below": now, after a disaster.
pub(super) fn still_inside(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let near = s.within(c.n.end.min(c.v), c.v.max(c.n.end), &["still", "remain", "remained", "remains"])
        || s.within(c.n.start.saturating_sub(2), c.n.start, &["still"]);
    // Crews go in, and the living stay in their homes.
    let crews = ["rescuers", "firefighters", "crews", "divers", "soldiers", "officers", "inspectors"];
    let who = s.within(c.n.start, c.n.end.max(c.core + 1), &crews);
    c.n.kind == NumKind::Count && near && !who && !c.n.head_is(s, ATTACKER | SUSPECT)
}

/// "Forty hostages walked out at dawn": those who were held or shut in.
pub(super) fn freed(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let held = ["hostages", "captives", "miners", "survivors", "prisoners", "passengers", "hostage"];
    c.n.kind == NumKind::Count
        && s.at(c.core).is_some_and(|w| w.any(&held))
        && !s.within(c.v, c.v + 5, &["strike", "protest", "jail", "prison"])
}

/// "Ninety men escaped or were rescued".
pub(super) fn or_rescued(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let joined = |i: usize| s.at(i).is_some_and(|w| matches!(w.lemma, "rescue" | "save" | "free"));
    c.n.kind != NumKind::Zero && s.children(c.v, &["conj"]).into_iter().any(joined)
}

/// "A man blew himself up" counts one; "his brother blew himself up" tells of somebody known.
pub(super) fn counted(s: &Sent<'_>, c: &Case<'_>) -> bool {
    people(s, c) && (c.n.kind != NumKind::Article || s.at(c.n.start).is_some_and(|w| w.any(&["a", "an", "another", "one"])))
}

/// "Two more men are still at large": people, and no animals nor debts.
pub(super) fn at_large(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let lead = s.before(c.v, 1).is_some_and(|w| w.any(&["at", "on", "the"]));
    let loose = s.at(c.v).is_some_and(|w| w.any(&["loose"]));
    people(s, c) && (lead || loose) && !s.within(0, s.words.len(), &["tiger", "animals", "zoo", "society"])
}

/// "Four people are wanted over the attack", "are being sought by police".
pub(super) fn wanted_for(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let law = ["police", "detectives", "interpol", "authorities", "prosecutors", "fbi", "investigators"];
    let over = s.within(c.v, c.v + 2, &["over", "for", "in"]) && s.has(c.v, c.v + 8, EVENT);
    let passive = s.children(c.v, &["aux"]).into_iter().any(|i| s.at(i).is_some_and(|w| w.is(BE)));
    let by_law = s.within(c.v, c.v + 4, &law) && s.at(c.v).is_some_and(|w| w.lemma == "want");
    people(s, c) && passive && (over || by_law) && s.low(c.v + 1) != "to"
}

/// "Eleven people are being sought", and not by the police.
pub(super) fn being_sought(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let now = s.children(c.v, &["aux"]).into_iter().any(|i| s.at(i).is_some_and(|w| w.any(&["being"])));
    let law = ["police", "suspects", "suspect", "warrants", "connection", "questioning", "wanted", "prosecutors"];
    // "Five volunteers are being sought to help", "by the embassy".
    let hired = s.at(c.v + 1).is_some_and(|w| w.any(&["to", "as", "by", "for"]));
    !hired && now && c.n.kind == NumKind::Count && !s.within(0, s.words.len(), &law) && !c.n.head_is(s, SUSPECT | ATTACKER)
}

/// "Three cousins are lost under the slag": not at sea in a game, nor lost for words.
pub(super) fn lost_in(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && !s.within(c.v, c.v + 5, &["thought", "words", "translation", "court", "love", "time"])
}

/// "only six made it out": out of it, not to the final.
pub(super) fn made_it(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero
        && s.low(c.v + 1) == "it"
        && s.at(c.v + 2).is_some_and(|w| w.any(&["out", "ashore"]))
        && !s.within(c.v, c.v + 8, &["group", "stage", "final", "round", "league"])
}

/// "nine lodgers got out safely".
pub(super) fn got_out(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && !c.n.head_is(s, SUSPECT | ATTACKER) && s.within(c.v + 1, c.v + 3, &["out", "ashore"])
}

/// "The orders affect some 52,000 residents": orders to leave.
pub(super) fn evacuating(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let practice = ["drill", "drills", "exercise", "exercises", "plan", "plans", "training", "year"];
    c.n.kind != NumKind::Zero && s.within(0, c.v, &["evacuation", "evacuations"]) && !s.within(0, s.words.len(), &practice)
}

/// "sent 900 villagers out of the valley".
pub(super) fn out_of_home(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && s.within(c.v, c.n.end + 6, &["home", "homes", "houses", "area", "town", "city", "valley"])
}

/// "ninety families have no home left".
pub(super) fn no_home(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero
        && s.low(c.v + 1) == "no"
        && s.at(c.v + 2).is_some_and(|w| w.any(&["home", "homes"]))
        && s.at(c.v + 3).is_none_or(|w| w.punct() || w.is(PREP | CONJ) || w.any(&["left", "to"]))
}

/// Where people stay who had to go, and no camp of other kinds.
pub(super) fn refuge(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let heads = [
        "volunteers", "soldiers", "monks", "fans", "suspects", "gunmen", "climbers", "tourists", "troops", "investors",
        "supporters", "prisoners", "players", "hikers", "scouts", "campers", "pilgrims",
    ];
    if s.at(c.core).is_some_and(|w| w.any(&heads) || w.is(SUSPECT | ATTACKER))
        || s.within(c.v, c.v + 8, &["rain", "gold", "wind"])
    {
        return false;
    }
    let other = ["training", "prison", "labour", "labor", "summer", "holiday", "base", "army", "refugee", "detention", "bible"];
    c.n.kind != NumKind::Zero && !s.within(c.v, (c.v + 8).min(s.words.len()), &other)
}

/// "four divers whose remains were recovered".
pub(super) fn whose_bodies(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind == NumKind::Count && s.within(c.n.end, c.v, &["whose"])
}

/// "eleven climbers are yet to be heard from".
pub(super) fn yet_to(s: &Sent<'_>, c: &Case<'_>) -> bool {
    s.within(c.n.end, c.v, &["yet"]) && s.within(c.n.end, c.v, &["to"])
}

/// "four hikers have not returned to the hut": after a disaster, in the perfect.
pub(super) fn not_back(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let camp = [
        "hut", "camp", "tent", "tents", "hotel", "ship", "shore", "base", "village", "boat", "harbour", "port", "lodge", "bus",
    ];
    let end = (c.v + 1..c.v + 4).find(|&i| s.at(i).is_some_and(|w| w.any(&["back", "in", "home", "touch"]))).unwrap_or(c.v);
    let place = s.low(end + 1) == "to" && s.within(end + 2, end + 5, &camp);
    let over = s.at(end + 1).is_none_or(|w| w.punct() || w.any(&["since", "after", "by", "when", "as", "and", "but"]));
    c.n.kind == NumKind::Count
        && (place || over)
        && s.children(c.v, &["aux"]).into_iter().any(|i| s.at(i).is_some_and(|w| w.is(HAVE)))
}

/// "the two clerks are being tried": by a court.
pub(super) fn on_trial(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let drug = c.n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["patients", "players"]))) || s.low(c.v + 1) == "on";
    let past = (c.n.end..s.words.len()).any(|i| s.low(i).len() == 4 && s.low(i).bytes().all(|b| b.is_ascii_digit()));
    c.n.kind != NumKind::Zero && !drug && !past && passive(s, c.v) && s.children(c.v, &["xcomp"]).is_empty()
}

/// "eleven lodgers are still being looked for".
pub(super) fn looked_for(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let law = ["police", "suspects", "suspect", "warrants", "questioning", "wanted", "prosecutors", "arrest"];
    let being = (c.n.end..c.v).any(|i| s.at(i).is_some_and(|w| w.any(&["being", "still"])));
    s.low(c.v + 1) == "for"
        && s.low(c.v + 2) != "to"
        && being
        && !s.within(0, s.words.len(), &law)
        && !c.n.head_is(s, SUSPECT | ATTACKER)
}

/// Swept away, and neither found nor dead by the words.
pub(super) fn swept(s: &Sent<'_>, _: &Case<'_>) -> bool {
    !s.words.iter().any(|w| {
        matches!(
            w.tag.pred,
            crate::words::Pred::Dead | crate::words::Pred::Die | crate::words::Pred::Kill | crate::words::Pred::Rescue
        )
    })
}

/// Brought out of something: no bodies, and no way to hospital or court.
pub(super) fn brought(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let end = (c.v.max(c.n.end) + 8).min(s.words.len());
    !c.n.head_is(s, BODY | ATTACKER | SUSPECT)
        && !s.within(c.v, end, &["dead", "lifeless", "court", "custody", "town", "hospital"])
        && (s.at(c.v).is_none_or(|w| w.lemma != "cut") || companion(s, c, "out free").is_some())
}

/// Let go by those who held them: hostages, or by a rescue.
pub(super) fn captive(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let held = |i: usize| {
        s.at(i).is_some_and(|w| {
            w.any(&["hostages", "hostage", "captives", "captive", "captivity", "kidnapped", "abducted", "held"])
        })
    };
    let law = agent(s, c.v).is_some_and(|w| w.any(&["court", "judge", "hospital"]));
    (0..s.words.len()).any(held) && !law && !c.n.head_is(s, SUSPECT | ATTACKER)
}

/// Nouns for those who hold hostages.
pub(super) fn attacker(w: &crate::sentence::Word<'_>) -> bool {
    w.is(ATTACKER)
        || w.any(&[
            "militants", "rebels", "fighters", "raiders", "guerrillas", "extremists", "captors", "jihadists", "insurgents",
            "pirates", "separatists", "bandits", "inmates", "prisoners", "men",
        ])
}

pub(super) fn by_attackers(s: &Sent<'_>, c: &Case<'_>) -> bool {
    if companion(s, c, "hostage captive").is_some() || agent(s, c.v).is_some_and(attacker) {
        return true;
    }
    // "trapped with the attackers".
    s.children(c.v, &["obl"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(attacker) && s.children(k, &["case"]).into_iter().any(|i| s.low(i) == "with"))
}

/// Held by the law: by its servants, or over a deed.
pub(super) fn by_law(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let law = |w: &crate::sentence::Word<'_>| {
        w.any(&[
            "police", "authorities", "officers", "investigators", "detectives", "army", "soldiers", "prosecutors", "troops",
            "security", "agents",
        ])
    };
    let who = agent(s, c.v);
    // "Held up" is delayed; "taken in", "rounded up" are held.
    let hold = s.at(c.v).is_some_and(|w| w.lemma == "hold");
    let particle = hold && s.children(c.v, &["compound"]).into_iter().next().is_some();
    // "Police say they now hold 150 people", "twenty were taken in, police said".
    let police = ["police", "detectives", "investigators", "authorities", "gendarmerie"];
    let they = who.is_some_and(|w| w.any(&["they", "it", "we"])) && s.within(0, c.v, &police);
    let told = who.is_none()
        && !hold
        && tree::speaker(s, c.v)
            .is_some_and(|x| matches!(x.kind, firsthand_types::SourceKind::Police | firsthand_types::SourceKind::Court));
    let over = companion(s, c, "connection custody suspicion questioning over inquiry bail").is_some();
    let still = s.children(c.v, &["obj", "obl", "xcomp"]).len() <= 1;
    !particle && (they || told || who.is_some_and(law) || who.is_none() && (over || c.n.head_is(s, SUSPECT) && still))
}

/// Taken, of people who are wanted.
pub(super) fn wanted(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let p = tree::phrase(s, c.core);
    let who = s.has(p.from, p.to, SUSPECT | ATTACKER)
        || s.within(p.from, p.to, &["raiders", "militants", "ringleaders", "fugitives", "killers", "looters", "rioters"]);
    let took = s.at(c.v).is_some_and(|w| w.lemma == "take") && companion(s, c, "alive custody").is_none();
    who && !took && !agent(s, c.v).is_some_and(attacker)
}

/// "Of 13 persons wanted, four have been seized": the words before say that they were looked for.
pub(super) fn sought(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let who = s.within(0, c.v, &["wanted", "suspects", "sought", "fugitives", "warrants", "accused"]);
    who && !agent(s, c.v).is_some_and(attacker)
}

/// "two brothers were arrested, a third man was led away": told beside other arrests, or by the police.
pub(super) fn among_arrests(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let law = ["arrested", "arrests", "detained", "police", "officers", "handcuffs", "detectives", "custody", "raid", "raids"];
    let care = [
        "safety", "distance", "shelter", "neighbours", "neighbors", "residents", "ambulance", "stretcher", "hospital",
        "stretchers", "ambulances", "paramedics", "body", "bodies",
    ];
    s.within(0, s.words.len(), &law) && !s.within(0, s.words.len(), &care) && !agent(s, c.v).is_some_and(attacker)
}

/// Entered in the books of the law, not in those of a hotel or an airline.
pub(super) fn booked(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let trip = companion(s, c, "flight flights hotel seat seats table rooms room tour bus train into").is_some();
    !trip && c.n.kind != NumKind::Zero && agent(s, c.v).is_none_or(|w| !w.any(&["airline", "hotel", "agency", "company"]))
}

/// Still in somebody's care: not those who were let go after it, and no thing that is treated as another.
pub(super) fn in_care(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let staff = ["doctors", "nurses", "medics", "volunteers", "doctor", "nurse", "surgeons"];
    if s.at(c.core).is_some_and(|w| w.any(&staff)) {
        return false;
    }
    let gone = companion(s, c, "released discharged home as like unfairly badly with").is_some();
    !gone && c.n.kind == NumKind::Count && c.n.head.is_none_or(|h| s.at(h).is_some_and(|w| w.is(PERSON | ONE)))
}

/// "Two of the ten have been buried": the perfect, and nothing that they lie under or that buried them.
pub(super) fn laid_to_rest(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let perfect = s.children(c.v, &["aux"]).into_iter().any(|i| s.at(i).is_some_and(|w| w.is(HAVE)));
    let end = (c.v + 8).min(s.words.len());
    let under = ["under", "beneath", "alive", "rubble", "mud", "debris", "in", "by", "when", "after", "snow", "for"];
    c.n.kind == NumKind::Count
        && perfect
        && s.at(c.v).is_some_and(|w| w.is(PAST) || w.low.ends_with("ed"))
        && !s.within(c.v + 1, end, &under)
}

/// Counted people, of whom it is said that it is so, not that it could be ("face possible charges").
pub(super) fn sure(s: &Sent<'_>, c: &Case<'_>) -> bool {
    // "two officers and a mate were arrested and face charges": one of a list is not the whole.
    let alone = tree::rel(s, c.core) != "conj"
        && !s.children(c.core, &["conj"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.is(PERSON | ONE) || w.num.is_some()));
    alone
        && c.n.kind == NumKind::Count
        && !s.within(c.v, c.v + 4, &["possible", "potential", "likely", "no", "calls", "life", "up"])
}

pub(super) fn over(s: &Sent<'_>, c: &Case<'_>) -> bool {
    companion(s, c, "over in").is_some()
}

/// The words name an attack.
pub(super) fn in_attack(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let list = "attack attacks shooting raid assault bombing massacre siege ambush killing killings stabbing hijacking shootings murders";
    let to = (c.v + 14).min(s.words.len());
    (c.v..to)
        .any(|i| s.at(i).is_some_and(|w| list.split(' ').any(|x| x == w.low) || matches!(w.lemma, "attack" | "raid" | "storm")))
}

/// "did the shooting", "carried out the attack".
pub(super) fn deed(s: &Sent<'_>, c: &Case<'_>) -> bool {
    object(s, c.v).is_some_and(|w| {
        w.any(&[
            "shooting", "attack", "attacks", "killing", "killings", "stabbing", "bombing", "raid", "assault", "massacre",
            "murders",
        ])
    }) && s.before(c.core, 1).is_some()
}

/// "The attack was the work of five men": those behind "of" stand for what it was.
pub(super) fn work(s: &Sent<'_>, c: &Case<'_>) -> bool {
    tree::head(s, c.core).is_some_and(|h| s.low(h) == "work")
}

pub(super) fn has_object(s: &Sent<'_>, c: &Case<'_>) -> bool {
    let law =
        s.at(c.core).is_some_and(|w| w.any(&["police", "officers", "soldiers", "troops", "policemen", "commandos", "agents"]));
    object(s, c.v).is_some() && !law && c.n.kind == NumKind::Count
}

/// "27 rescuers were overcome by smoke", not "affected by the gas leak" or by its price.
pub(super) fn breathed(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero
        && !s.within(c.v, (c.v + 8).min(s.words.len()), &["leak", "price", "prices", "supply", "outage", "ban"])
}

/// "three cousins are under there".
pub(super) fn under_there(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && s.before(c.v, 1).is_some_and(|w| w.any(&["under", "beneath", "underneath"]))
}

/// "taken in for questioning" as suspects, and not as witnesses.
pub(super) fn questioned(s: &Sent<'_>, c: &Case<'_>) -> bool {
    c.n.kind != NumKind::Zero && !s.within(c.v, s.words.len(), &["witnesses", "witness"])
}

/// Whether the parse gives what is said of a bare number to another one: "208" in "of the 68 on board flight 208 have died".
pub(super) fn of_another(s: &Sent<'_>, k: usize, hit: &super::Hit) -> bool {
    let n = match s.nums.get(k) {
        Some(n) if n.head.is_none() => n,
        _ => return false,
    };
    let subject = s.at(n.number).is_none_or(|w| w.head.is_none() || w.rel.starts_with("nsubj"));
    !subject
        && (n.end..hit.to)
            .any(|v| s.children(v, &["nsubj"]).iter().any(|i| s.at(*i).and_then(|w| w.num).is_some_and(|m| m != k)))
}
