//! Who attacked whom or what: the frame of a verb or noun of attack, with its doer, the thing struck and the person hurt.
//!
//! Read from the words around the trigger, without a parse: the noun phrase before an active verb or after "by" is the doer, the
//! one after it (before a passive, after "of" or "against" with a noun) is what was struck. The tags of the language layer bound
//! the phrases, so that text in capitals is read the same way.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::{Mention, MentionKind, Upos};
use firsthand_types::{Part, PersonValue, Roles, Slot, Value};

/// Verbs whose object is a person who is killed, hurt or taken.
const PEOPLE: &[&str] = &[
    "killed", "murdered", "assassinated", "slain", "executed", "massacred", "kidnapped", "abducted", "machinegunned", "gunned",
    "wounded", "injured", "attacked", "ambushed", "shot", "killing", "murdering", "kidnapping", "stabbed", "tortured",
    "wounding", "injuring",
];

/// Those after which nobody lives.
const FATAL: &[&str] = &[
    "killed", "murdered", "assassinated", "slain", "executed", "massacred", "killing", "murdering", "assassination", "murder",
    "murders", "killings", "death", "deaths", "massacre", "execution", "slaying",
];

/// Verbs whose object is a building, a vehicle, a line.
const THINGS: &[&str] = &[
    "attacked", "bombed", "dynamited", "burned", "destroyed", "damaged", "blasted", "raided", "stormed", "shelled",
    "sabotaged", "torched", "blew", "blown", "ambushed", "destroying", "damaging", "burning", "bombing", "intercepted",
    "strafed", "machinegunned", "wrecked", "shattered", "demolished",
];

/// Nouns of attack, which take what was struck with "of", "against", "on", "at" and the doer with "by".
const NOUNS: &[&str] = &[
    "attack", "attacks", "bombing", "bombings", "assassination", "assassinations", "murder", "murders", "killing", "killings",
    "kidnapping", "kidnappings", "massacre", "ambush", "raid", "assault", "death", "deaths", "explosion", "explosions",
    "execution", "abduction", "slaying", "sabotage",
];

/// Verbs by which a weapon is brought to a place.
const PLACING: &[&str] =
    &["placed", "planted", "threw", "hurled", "detonated", "exploded", "launched", "fired", "tossed", "hurling", "throwing"];

/// Nouns for people who do such things: enough by themselves.
const DOERS: &[&str] = &[
    "terrorists", "narcoterrorists", "mercenaries", "guerrillas", "rebels", "gunman", "gunmen", "assassin", "assassins",
    "attacker", "attackers", "assailant", "assailants", "criminals", "subversives", "extremist", "extremists", "trafficker",
    "traffickers", "killer", "killers", "hitmen", "hitman", "murderer", "murderers", "kidnapper", "kidnappers", "bandits",
    "gangsters", "saboteurs", "commandos", "insurgents", "militants", "militant", "bomber", "bombers", "squads",
];

/// Nouns for people who need a word before them to be told apart ("two hooded men").
const ANYBODY: &[&str] = &[
    "individuals", "individual", "men", "man", "persons", "youths", "woman", "members", "member", "column", "squad",
    "commando", "fighters", "unit", "subjects",
];

/// Of these, those that name a group after "of".
const OF_GROUP: &[&str] = &["members", "member", "column", "squad", "squads", "commando", "unit", "men", "commandos"];

/// Things that are struck.
const STRUCK: &[&str] = &[
    "embassy", "embassies", "building", "buildings", "house", "houses", "home", "homes", "office", "offices", "residence",
    "residences", "station", "stations", "bank", "banks", "bridge", "bridges", "pylon", "pylons", "tower", "towers", "pole",
    "poles", "substation", "substations", "car", "cars", "vehicle", "vehicles", "bus", "buses", "truck", "trucks", "plane",
    "airplane", "aircraft", "helicopter", "farm", "farms", "plant", "plants", "installations", "hotel", "hotels", "church",
    "churches", "temple", "mosque", "school", "schools", "headquarters", "pipeline", "pipelines", "facilities", "mansion",
    "store", "stores", "supermarket", "supermarkets", "transformer", "transformers", "restaurant", "restaurants", "ambulance",
    "train", "trains", "factory", "factories", "warehouse", "institute", "institutes", "university", "consulate", "branch",
    "branches", "ranch", "railroad", "airport", "powerline", "powerlines", "dam", "refinery", "drugstore", "newspaper", "jeep",
    "van", "wagon", "tanker", "trailer", "garage", "shop", "shops", "cathedral", "clinic", "hospital", "hospitals", "market",
    "theatre", "theater", "checkpoint", "convoy", "shrine", "synagogue", "mall", "nightclub", "depot",
];

/// All frames of one sentence, as claims of who did it, what was struck and who was hurt.
///
/// What it finds: the doer, the thing and the person of each verb or noun of attack.
///
/// Example: `Hooded gunmen attacked the power station in Brack.` gives perpetrator "Hooded gunmen", target "power station".
///
/// Wrong where the clause is longer than the phrases that its words bound, and another verb's subject stands nearest.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out = Vec::new();
    for i in 0..s.words.len() {
        let f = frame(s, i);
        let skip = clause::negated(s, i) || s.within(i.saturating_sub(8), i, &["denied", "denies", "denying"]);
        if skip || f.is_empty() {
            continue;
        }
        for p in &f.doers {
            push(&mut out, doer(s, part, i, *p));
            push(&mut out, group(s, part, i, *p));
        }
        for p in &f.things {
            push(&mut out, thing(s, part, i, *p));
        }
        for p in &f.people {
            for d in persons(s, part, i, *p) {
                push(&mut out, Some(d));
            }
        }
    }
    out
}

fn push(out: &mut Vec<Draft>, d: Option<Draft>) {
    out.extend(d.filter(|d| !out.iter().any(|o| o.slot == d.slot && o.value == d.value)));
}

/// The phrases that play a part in the frame of one trigger.
#[derive(Default)]
struct Frame {
    doers: Vec<Phrase>,
    things: Vec<Phrase>,
    people: Vec<Phrase>,
}

impl Frame {
    fn is_empty(&self) -> bool {
        self.doers.is_empty() && self.things.is_empty() && self.people.is_empty()
    }
}

fn frame(s: &Sent<'_>, i: usize) -> Frame {
    let mut f = Frame::default();
    let Some(w) = s.at(i) else { return f };
    let (people, things) = (w.any(PEOPLE), w.any(THINGS));
    if people || things {
        verb(s, i, people, things, &mut f);
    }
    if w.any(NOUNS) && w.upos != Upos::Verb {
        noun(s, i, &mut f);
    }
    if w.any(PLACING) {
        let end = (i + 14).min(s.words.len());
        let places = ["at", "in", "near", "under", "inside", "outside", "against", "on", "front"];
        f.things.extend((i + 1..end).filter(|&k| s.at(k).is_some_and(|w| w.any(&places))).filter_map(|k| after(s, k + 1)));
        f.doers.extend(before(s, i).filter(|_| !w.any(&["exploded"])));
    }
    if w.any(&["opened"]) && s.follows(i + 1, &["fire"]) {
        f.doers.extend(before(s, i));
    }
    f
}

/// "rebels attacked the farm", "the farm was attacked by rebels".
fn verb(s: &Sent<'_>, i: usize, people: bool, things: bool, f: &mut Frame) {
    let passive = s.has(i.saturating_sub(3), i, BE);
    let by = s.find(i + 1, (i + 14).min(s.words.len()), &["by"]);
    let (patient, agent) = if passive || by.is_some_and(|b| b - i < 3) {
        (before(s, i), by.and_then(|b| after(s, b + 1)))
    } else {
        let from = if s.at(i + 1).is_some_and(|w| w.any(&["up", "down", "to"])) { i + 2 } else { i + 1 };
        let active = s.at(i).is_some_and(|w| !w.low.ends_with("ing"));
        (after(s, from), before(s, i).filter(|_| active))
    };
    f.doers.extend(agent);
    f.things.extend(patient.filter(|_| things));
    f.people.extend(patient.filter(|_| people));
}

/// "the attack on the embassy by rebels", "the bank's bombing", "staged an attack".
fn noun(s: &Sent<'_>, i: usize, f: &mut Frame) {
    let prep = (i + 1..i + 6)
        .take_while(|&k| s.at(k).is_some_and(|w| !w.punct()))
        .find(|&k| s.at(k).is_some_and(|w| w.any(&["of", "against", "on", "at", "in"])));
    if let Some((k, p)) = prep.and_then(|k| Some((k, after(s, k + 1)?))) {
        f.things.push(p);
        f.people.extend(Some(p).filter(|_| !s.at(k).is_some_and(|w| w.any(&["at", "in"]))));
    }
    let by = s.find(i + 1, (i + 12).min(s.words.len()), &["by"]);
    f.doers.extend(by.and_then(|b| after(s, b + 1)));
    let staged = ["staged", "launched", "perpetrated", "committed", "carried", "conducted"];
    let verb = (i.saturating_sub(6)..i).rev().find(|&k| s.at(k).is_some_and(|w| w.any(&staged)));
    f.doers.extend(verb.filter(|&k| !s.has(k.saturating_sub(3), k, BE)).and_then(|k| before(s, k)));
    if s.before(i, 1).is_some_and(|w| w.any(&["'s", "’s", "'"])) && s.at(i).is_some_and(|w| w.any(FATAL)) {
        f.people.extend(before(s, i - 1));
    }
}

fn stops(s: &Sent<'_>, k: usize, of: &[&str]) -> bool {
    s.at(k).is_none_or(|w| {
        matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Pron | Upos::Sconj | Upos::Part)
            || w.punct() && !w.any(&["-", "\""])
            || matches!(w.upos, Upos::Adp) && !w.any(of)
            || w.any(&["and", "or", "but", "that", "who", "which", "when", "while", "yesterday", "today"])
    })
}

/// The noun phrase that ends before token `i`, past auxiliaries and one aside or relative pronoun.
fn before(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let mut end = i;
    while s.before(end, 1).is_some_and(|w| w.is(BE | HAVE) || w.is(ADV) && !w.is(DET) || w.any(&["reportedly", "recently"])) {
        end -= 1;
    }
    if s.before(end, 1).is_some_and(|w| w.is(REL)) {
        end -= 1;
    }
    if let Some(close) = s.before(end, 1).filter(|w| w.any(&[",", ")", "]"])) {
        let open = match close.low.as_ref() {
            ")" => "(",
            "]" => "[",
            _ => ",",
        };
        let at = (end.saturating_sub(18)..end - 1).rev().find(|&k| s.low(k) == open);
        end = at.unwrap_or(end - 1);
    }
    let mut from = end;
    while from > 0 && end - from < 14 && !stops(s, from - 1, &["of", "from"]) {
        from -= 1;
    }
    (from < end).then_some(Phrase { from, to: end })
}

/// The noun phrase that begins at token `i`, past determiners and numbers.
fn after(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let mut from = i;
    while s.at(from).is_some_and(|w| w.is(DET) || w.num.is_some() || matches!(w.upos, Upos::Det | Upos::Num | Upos::Adv)) {
        from += 1;
    }
    let mut to = from;
    while to - from < 14 && (!stops(s, to, &["of"]) || s.at(to).is_some_and(|w| w.any(&["'s", "’s"]))) {
        to += 1;
    }
    (from < to).then_some(Phrase { from, to })
}

/// A phrase without determiners and numbers at its start, up to its head noun.
fn core(s: &Sent<'_>, p: Phrase) -> Option<Phrase> {
    let number = |w: &crate::sentence::Word<'_>| w.upos == Upos::Num || w.low.bytes().all(|b| b.is_ascii_digit());
    let mut from = p.from;
    while from < p.to && s.at(from).is_some_and(|w| w.is(DET) || w.upos == Upos::Det || number(w) || w.any(&["several"])) {
        from += 1;
    }
    let to = (from..p.to).find(|&k| s.at(k).is_some_and(|w| w.upos == Upos::Adp)).unwrap_or(p.to);
    (from < to).then_some(Phrase { from, to })
}

/// The quote: from the trigger to the phrase, whichever stands first.
fn span(s: &Sent<'_>, i: usize, p: Phrase) -> firsthand_types::Span {
    s.bytes(p.from.min(i), p.to.max(i + 1))
}

fn doer(s: &Sent<'_>, part: Part, i: usize, p: Phrase) -> Option<Draft> {
    let c = core(s, p)?;
    let head = s.at(c.to - 1)?;
    let sure = head.any(DOERS);
    let told = head.any(ANYBODY) && (c.to < p.to || c.to - c.from > 1 || head.any(&["men", "man", "individuals", "persons"]));
    if !(sure || told) {
        return None;
    }
    let of = head.any(OF_GROUP) && s.at(c.to).is_some_and(|w| w.any(&["of"]));
    let to = if of { p.to } else { c.to };
    let name = s.slice(c.from, to).to_owned();
    let roles = Roles { name: Some(name), kind: Some("person".to_owned()), ..Roles::default() };
    Some(Draft::new(part, span(s, i, Phrase { from: c.from, to }), Slot::Perpetrator, Value::Roles(roles), "perpetrator/doer"))
}

/// Last words of the names of armed groups.
const GROUPS: &[&str] =
    &["front", "movement", "cartel", "brigade", "brigades", "army", "path", "state", "command", "militia", "guerrilla"];

/// The organisation that a doer's phrase names: "members of the Grey Front", "Grey Front rebels".
fn group(s: &Sent<'_>, part: Part, i: usize, p: Phrase) -> Option<Draft> {
    let within = s.bytes(p.from, p.to);
    let armed = |m: &&Mention| {
        let words = m.span.of(s.text).unwrap_or("");
        let last = words.rsplit(' ').next().unwrap_or("").to_lowercase();
        let short = words.len() <= 5 && words.len() >= 3 && words.bytes().all(|b| b.is_ascii_uppercase()) && !s.caps;
        let known = s.layers.entity_of(m).is_some_and(|e| {
            e.source_kind == Some(firsthand_types::SourceKind::ArmedGroup)
                || e.name.to_lowercase().rsplit(' ').next().is_some_and(|l| GROUPS.contains(&l))
        });
        m.named && m.kind == MentionKind::Organisation && (GROUPS.contains(&last.as_str()) || short || known)
    };
    let m = s.layers.mentions_in(within).filter(armed).max_by_key(|m| m.span.len())?;
    let name = s.layers.entity_of(m).map_or_else(|| m.span.of(s.text).unwrap_or("").to_owned(), |e| e.name.clone());
    let at = Phrase { from: s.token_from(m.span.start), to: s.token_to(m.span.end) };
    let roles = Roles { name: Some(name), kind: Some("organisation".to_owned()), ..Roles::default() };
    Some(Draft::new(part, span(s, i, at), Slot::Perpetrator, Value::Roles(roles), "perpetrator/group"))
}

fn thing(s: &Sent<'_>, part: Part, i: usize, p: Phrase) -> Option<Draft> {
    let c = core(s, p)?;
    s.at(c.to - 1).filter(|w| w.any(STRUCK))?;
    let value = Value::Text(s.slice(c.from, c.to).to_owned());
    Some(Draft::new(part, span(s, i, c), Slot::Target, value, "target/struck"))
}

/// The people named in a phrase, and in the list that goes on after it.
fn persons(s: &Sent<'_>, part: Part, i: usize, p: Phrase) -> Vec<Draft> {
    let within = s.bytes(p.from, p.to);
    let named = |m: &&Mention| m.named && (m.kind == MentionKind::Person) && is_name(m.span.of(s.text).unwrap_or(""));
    let Some(first) = s.layers.mentions_in(within).filter(named).max_by_key(|m| m.span.len()) else { return Vec::new() };
    let mut list = vec![first];
    let mut end = first.span.end;
    for m in s.layers.mentions_in(s.span).filter(named).filter(|m| m.span.start >= first.span.end).take(12) {
        let between = s.text.get(end..m.span.start).unwrap_or("").to_lowercase();
        let joins = between.trim().trim_matches(',').trim();
        if joins.is_empty() && between.contains(',') || joins == "and" {
            list.push(m);
            end = m.span.end;
        } else {
            break;
        }
    }
    let fate = s.at(i).filter(|w| w.any(FATAL)).map(|_| "killed".to_owned());
    let hurt = s.at(i).filter(|w| w.any(&["wounded", "injured", "wounding", "injuring"])).map(|_| "injured".to_owned());
    list.into_iter()
        .map(|m| {
            let name = s.layers.entity_of(m).map_or("", |e| e.name.as_str());
            let words = m.span.of(s.text).unwrap_or("");
            let name = if name.ends_with(words) { name } else { words };
            let fate = fate.clone().or_else(|| hurt.clone());
            let value = PersonValue { name: name.to_owned(), role: "victim".to_owned(), age: None, fate };
            let at = Phrase { from: s.token_from(m.span.start), to: s.token_to(m.span.end) };
            Draft::new(part, span(s, i, at), Slot::Person, Value::Person(value), "person/patient")
        })
        .collect()
}

/// Whether the words can be a person's name: no noun for people or things among them.
fn is_name(words: &str) -> bool {
    let list: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(|w| !w.is_empty()).collect();
    let common = |w: &String| {
        crate::words::tag(w).flags & (PERSON | ATTACKER | DET | THING | EVENT) != 0 || STRUCK.contains(&w.as_str())
    };
    !list.is_empty() && !list.iter().any(common)
}
