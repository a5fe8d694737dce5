//! Where it happened and what was struck.

use crate::clause;
use crate::draft::Draft;
use crate::kinds;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_language::place::{Home, STRONG};
use firsthand_language::{Layers, Mention, MentionKind, Place, ReportLayers, Upos};
use firsthand_types::{Claim, EventKind, Part, PlaceValue, Report, Slot, Span, Value};

/// All place, target and event claims of one sentence; `main` is the report's kind of event.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind, home: Option<&Home>) -> Vec<Draft> {
    let mut out = places(s, part, main, home);
    let called = called(s, part, main, home);
    out.extend(called.into_iter().filter(|c| !out.iter().any(|d| d.value == c.value)).collect::<Vec<_>>());
    out.extend(targets(s, part));
    out.extend(event(s, part, main).or_else(|| crate::happenings::read(s, part, main)));
    out
}

/// Verbs that put what happened somewhere.
const HAPPENS: &[&str] = &[
    "collapsed", "happened", "occurred", "exploded", "crashed", "erupted", "broke", "struck", "began", "fell", "derailed",
    "detonated", "stormed", "opened", "took", "capsized", "sank", "burst", "rammed", "burned", "hit", "attacked", "found",
    "discovered", "burst", "entered", "entrance",
];

/// Words of a clause that place something else than the event: whose home, what was bought, where a court sits.
const AWAY: &[&str] = &[
    "born", "lives", "lived", "native", "met", "visited", "arrived", "hospital", "purchased", "bought", "sold", "trial",
    "court", "courtroom", "hearing", "arraigned", "sentenced",
];

/// Nouns before "of" and a town's name.
const TOWNS: &[&str] =
    &["town", "city", "village", "community", "suburb", "hamlet", "township", "municipality", "port", "resort"];

/// Words between a preposition and "town of".
const DESCRIBED: &[&str] = &["small", "tiny", "little", "rural", "remote", "coastal", "port", "mountain", "farming", "nearby"];

/// Things that are found where those who used them left them, not where it happened.
const LEFT: &[&str] = &[
    "car", "vehicle", "suv", "truck", "van", "pickup", "sedan", "minivan", "motorcycle", "getaway", "gun", "handgun", "rifle",
    "pistol", "shotgun", "weapon", "knife",
];

/// Whether the verb at `i`, in a clause from `from`, tells of something left behind: "the car was found burned in Orvel".
fn left_behind(s: &Sent<'_>, from: usize, i: usize) -> bool {
    let verb = s.at(i).is_some_and(|w| w.any(&["found", "discovered", "burned", "abandoned", "recovered", "located"]));
    // "police found the gun in Orvel"
    let object = s.find(i + 1, i + 4, LEFT).and_then(|k| s.at(k + 1));
    if verb && !crate::counts::object::passive(s, i) && object.is_some_and(|w| w.is(PREP)) {
        return true;
    }
    verb && s.within(from, i, LEFT) && !s.has(from, i, PERSON) && !s.within(from, i, &["body", "bodies", "remains"])
}

/// What it finds: a place name with "in", "at", "near" on a clause about the event.
///
/// Example: `Twelve people were killed in a fire in Orvel.` gives Orvel.
///
/// Wrong where the place is that of something else in the same clause; datelines are no prose and never read.
fn places(s: &Sent<'_>, part: Part, main: EventKind, home: Option<&Home>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for m in s.layers.mentions_in(s.span).filter(|m| m.named && matches!(m.kind, MentionKind::Place | MentionKind::Facility)) {
        let a = s.token_from(m.span.start);
        let mut p = a;
        while s.before(p, 1).is_some_and(|w| w.is(DET) || w.any(crate::sites::PARTS)) {
            p -= 1;
        }
        // "in the Norland town of Orvel".
        if s.before(p, 1).is_some_and(|w| w.any(&["of"])) && s.before(p, 2).is_some_and(|w| w.any(TOWNS)) {
            p -= 2;
            while s.before(p, 1).is_some_and(|w| w.is(DET) || w.capital || w.any(DESCRIBED) || w.low.ends_with("ern")) {
                p -= 1;
            }
        }
        // "right outside of Orvel"
        if s.before(p, 1).is_some_and(|w| w.any(&["of"])) && s.before(p, 2).is_some_and(|w| w.any(&["outside", "inside"])) {
            p -= 1;
        }
        let Some(prep) = s.before(p, 1).filter(|w| w.any(&["in", "at", "near", "on", "outside", "off", "inside", "into"]))
        else {
            continue;
        };
        // "on Kensington" is a street, whatever town is called so.
        let town = m.place.as_ref().is_some_and(|p| p.precision == "town");
        if prep.any(&["on"]) && town && !s.within(a, s.token_to(m.span.end), &["island", "isle", "beach", "coast"]) {
            continue;
        }
        let (from, to) = (clause::clause_begin(s, a), clause::clause_end(s, a));
        let noun = kinds::noun_in(s, from, p).filter(|(_, k)| !kinds::apart(*k, main)).map(|(i, _)| i);
        let verb = (from..to).rev().find(|&i| {
            s.at(i).is_some_and(|w| {
                let tense = if part == Part::Title { VERB } else { PAST | ING };
                w.any(HAPPENS) || matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Shoot) && w.is(tense)
            })
        });
        let Some(anchor) = [noun, verb].into_iter().flatten().filter(|i| i.abs_diff(a) <= 14).min_by_key(|i| i.abs_diff(a))
        else {
            continue;
        };
        // "in a small town outside Orvel": another town, where the report names it.
        let other = home.is_some_and(|h| {
            let own = m.place.as_ref().is_some_and(|p| p.geoname == h.place.geoname && p.name == h.place.name);
            h.weight >= STRONG && h.place.precision == "town" && !own
        });
        if other && prep.any(&["outside", "near"]) && s.before(p, 2).is_some_and(|w| w.any(TOWNS))
            || left_behind(s, from, anchor)
        {
            continue;
        }
        if s.within(from, to, AWAY) || out.iter().any(|d| d.span.contains(m.span)) {
            continue;
        }
        let own = s.token_to(m.span.end).max(a + 1);
        let end = grounds(s, own).unwrap_or(own);
        let span = s.bytes(anchor.min(p.saturating_sub(1)), end.max(anchor + 1));
        let place = value(s, m, home);
        let place = if end > own { on_grounds(place, s.slice(a, end)) } else { place };
        out.push(Draft::new(part, span, Slot::Place, Value::Place(place), "place/preposition"));
        if out.len() == 3 {
            break;
        }
    }
    out
}

/// Nouns of bases and yards that are called after the town that they lie in.
const GROUNDS: &[&str] = &["yard", "base", "depot", "arsenal", "barracks", "garrison"];

/// Where the name of a base ends that a town's name opens ("Orvel Navy Yard", "Orvel Air Force Base").
fn grounds(s: &Sent<'_>, from: usize) -> Option<usize> {
    let run = (from..from + 5).take_while(|i| s.at(*i).is_some_and(|w| w.capital && !w.punct()));
    run.skip(1).find(|i| s.at(*i).is_some_and(|w| w.any(GROUNDS))).map(|i| i + 1)
}

/// The base in the town that its name opens with.
fn on_grounds(town: PlaceValue, name: &str) -> PlaceValue {
    let mut chain = vec![town.name.clone()];
    chain.extend(town.chain.iter().cloned());
    chain.dedup();
    let precision = if town.precision == "town" { "facility".to_owned() } else { town.precision.clone() };
    PlaceValue { name: name.to_owned(), chain, precision, geoname: None, ..town }
}

/// What it finds: a place that what happened is called after.
///
/// Example: `Two men are charged in the Orvel shooting.` gives Orvel, where the gazetteer knows it.
///
/// Wrong where a family or a firm of that name is meant.
fn called(s: &Sent<'_>, part: Part, main: EventKind, home: Option<&Home>) -> Option<Draft> {
    let list = s.layers.mentions_in(s.span).filter(|m| m.named && m.kind == MentionKind::Place);
    list.filter(|m| m.place.as_ref().is_some_and(|p| matches!(p.precision.as_str(), "town" | "admin"))).find_map(|m| {
        let (a, b) = (s.token_from(m.span.start), s.token_to(m.span.end));
        let noun = (b..b + 4).find(|i| s.at(*i).is_some_and(|w| w.is(EVENT)))?;
        let kind = kinds::of_word(s.low(noun)).filter(|k| !kinds::apart(*k, main) && *k != EventKind::Other)?;
        // "Orvel police shooting", "in Orvel before the fire": something stands between.
        let bare = (b..noun).all(|i| {
            s.at(i).is_some_and(|w| {
                !w.punct()
                    && !w.is(PREP | SUB | REL | BE | HAVE | MODAL | CONJ | PERSON | DET | DAY)
                    && w.tag.pred == Pred::None
            }) && !s.at(i).is_some_and(|w| w.any(NOT_BETWEEN))
        });
        // "opens fire", "fire officials"
        let used = kind == EventKind::Fire && s.at(noun + 1).is_some_and(|w| w.any(FIRE_NAMES));
        let span = s.bytes(a, noun + 1);
        (bare && !used).then(|| Draft::new(part, span, Slot::Place, Value::Place(value(s, m, home)), "place/called"))
    })
}

/// Words between a place and an event's noun that make it another's ("Orvel police shooting").
const NOT_BETWEEN: &[&str] = &[
    "police", "man", "woman", "teen", "officer", "sheriff", "deputy", "'s", "’s", "firefighters", "mayor", "residents",
    "family", "county", "investigating", "investigates", "open", "opens", "opened", "under",
];

/// Words after "fire" that name an institution.
const FIRE_NAMES: &[&str] = &[
    "department", "departments", "officials", "official", "chief", "marshal", "crews", "crew", "officers", "captain", "rescue",
    "district", "service", "services", "station", "authority", "brigade", "commissioner", "dept",
];

/// A mention as a place. What the gazetteer does not know, a street or a district, lies somewhere in the report's home town.
fn value(s: &Sent<'_>, m: &Mention, home: Option<&Home>) -> PlaceValue {
    let name = m.span.of(s.text).unwrap_or("").to_owned();
    let home = home.filter(|h| h.weight >= STRONG).map(|h| &h.place);
    let place = m.place.as_ref().filter(|p| !home.is_some_and(|h| stranger(s.layers, p, h)));
    if let Some(town) = m.place.is_none().then(|| town_in(s, m)).flatten() {
        return inside(name, town);
    }
    match (place, home) {
        (Some(p), _) => resolved(name, p),
        (None, Some(town)) if town.name.eq_ignore_ascii_case(&name) => resolved(name, town),
        (None, Some(town)) => {
            let mut place = inside(name, town);
            if m.kind == MentionKind::Facility && town.precision == "town" {
                place.precision = "facility".to_owned();
            }
            place
        }
        (None, None) => PlaceValue { name, precision: "unresolved".to_owned(), ..PlaceValue::default() },
    }
}

/// What the gazetteer does not hold, somewhere in a town.
fn inside(name: String, town: &Place) -> PlaceValue {
    let mut place = resolved(town.name.clone(), town);
    if place.chain.first() != Some(&town.name) {
        place.chain.insert(0, town.name.clone());
    }
    PlaceValue { name, geoname: None, ..place }
}

/// The town of "Southwest Orvel", whose name ends the mention's.
fn town_in<'a>(s: &Sent<'a>, m: &Mention) -> Option<&'a Place> {
    let mut inner = s.layers.mentions_in(m.span).filter(|i| i.span.end == m.span.end && i.span.start > m.span.start);
    inner.find_map(|i| i.place.as_ref()).filter(|p| p.precision == "town")
}

/// Inhabitants from which on a town abroad is meant wherever it is named.
const METROPOLIS: u64 = 1_000_000;

/// Whether a place is a town abroad of whose country the report names nothing else, where it tells of its own town: a quarter there has
/// the name.
pub(crate) fn stranger(l: &Layers, p: &Place, home: &Place) -> bool {
    let other = |o: &Place| o.country == p.country && o.geoname != p.geoname;
    p.precision == "town"
        && home.precision == "town"
        && p.country != home.country
        && p.population < METROPOLIS
        && !l.mentions.iter().any(|m| m.place.as_ref().is_some_and(other))
}

/// A place under the report's name for it; a town that the gazetteer holds under that one's, so that "D.C." and "Washington" are one.
pub(crate) fn resolved(name: String, p: &Place) -> PlaceValue {
    let name = if p.precision == "town" && p.geoname.is_some() { p.name.clone() } else { name };
    PlaceValue {
        name,
        chain: p.chain.clone(),
        lat: Some(p.lat),
        lon: Some(p.lon),
        precision: p.precision.clone(),
        geoname: p.geoname,
        zone: p.zone.clone(),
        uncertainty_km: Some(p.uncertainty_km),
    }
}

/// What it finds: for a report that places its event nowhere, the town that it is chiefly about.
///
/// Example: `Two men were shot on Friday. Orvel police are looking for a gunman.` gives Orvel. The quote is the name where it stands
/// before the police, else where it stands first; nobody is credited with it.
///
/// Wrong where the report is by an outlet of one town on an event in another that it does not name.
pub fn by_home(report: &Report, layers: &ReportLayers, claims: &[Claim]) -> Option<Claim> {
    let of_area = |h: &Home| {
        claims.iter().any(|c| {
            let Value::Place(p) = &c.value else { return false };
            c.slot == Slot::Place && c.event == 0 && p.precision == "admin" && h.place.chain.contains(&p.name)
        })
    };
    // A county is named: the town in it that is named besides is the likelier.
    let home = layers.home.as_ref().filter(|h| h.weight >= if of_area(h) { SPOKEN_OF } else { FAIR })?;
    let placed = |c: &Claim| matches!(&c.value, Value::Place(p) if p.lat.is_some() && matches!(p.precision.as_str(), "facility" | "town"));
    let told = claims.iter().any(|c| c.event == 0 && c.supports() && c.slot != Slot::Said)
        || crate::days::headline(report, layers).is_some();
    if !told || claims.iter().any(|c| c.slot == Slot::Place && c.event == 0 && placed(c)) {
        return None;
    }
    let of_county = (home.place.precision == "admin").then(|| only_town(report, layers, &home.place)).flatten();
    let place = of_county.unwrap_or(&home.place);
    let same = |m: &&Mention| m.named && m.place.as_ref().is_some_and(|p| p.geoname == place.geoname && p.name == place.name);
    let uses = |part: Part| -> Vec<Span> {
        let l = if part == Part::Title { &layers.title } else { &layers.text };
        l.mentions.iter().filter(same).map(|m| m.span).collect()
    };
    let official =
        |span: &Span| report.text.get(span.end..).is_some_and(|r| r.trim_start().to_lowercase().starts_with("police"));
    let body = uses(Part::Text);
    let in_body = body.iter().find(|s| official(s)).or(body.first()).map(|s| (Part::Text, *s));
    let (part, span) = in_body.or_else(|| uses(Part::Title).first().map(|s| (Part::Title, *s)))?;
    let words = report.slice(part, span)?;
    if part == Part::Text && crate::sites::surname(&layers.text, words) {
        return None;
    }
    // A dateline's capitals are no spelling.
    let name = if words.chars().any(char::is_lowercase) { words.to_owned() } else { place.name.clone() };
    Claim::new(report, part, span, Slot::Place, Value::Place(resolved(name, place)), "place/home")
}

/// Nouns after a town's name where those are taken who were hurt or held elsewhere.
const INSTITUTIONS: &[&str] = &[
    "hospital", "medical", "regional", "memorial", "general", "jail", "court", "courthouse", "county", "university", "college",
    "news",
];

/// The one town of a county that the body says something to be in ("deputies went to a house near Orvel"), else that it names at all,
/// where it names one alone.
fn only_town<'a>(report: &Report, layers: &'a ReportLayers, county: &Place) -> Option<&'a Place> {
    const LEAD: &[&str] = &["in", "near", "outside", "rural"];
    let led = |m: &&Mention| {
        let before = report.text.get(..m.span.start).unwrap_or("").split_whitespace().next_back().unwrap_or("");
        LEAD.iter().any(|w| w.eq_ignore_ascii_case(before))
    };
    let in_county = |p: &&Place| p.precision == "town" && p.chain.first() == Some(&county.name) && p.country == county.country;
    let named = || layers.text.mentions.iter().filter(|m| m.named && m.kind == MentionKind::Place);
    let alone = |towns: Vec<&'a Place>| {
        let first = *towns.first()?;
        towns.iter().all(|p| p.geoname == first.geoname && p.name == first.name).then_some(first)
    };
    let stays = |m: &&Mention| {
        let next = report.text.get(m.span.end..).unwrap_or("").trim_start().split(|c: char| !c.is_alphanumeric()).next();
        !next.is_some_and(|w| INSTITUTIONS.iter().any(|i| i.eq_ignore_ascii_case(w)))
    };
    let led_in = alone(named().filter(led).filter_map(|m| m.place.as_ref()).filter(in_county).collect());
    led_in.or_else(|| alone(named().filter(stays).filter_map(|m| m.place.as_ref()).filter(in_county).collect()))
}

/// From this weight on a home is where the event was, for want of better.
const FAIR: f64 = 3.0;

/// From this weight on it is, where it lies in the area that the words name.
const SPOKEN_OF: f64 = 1.5;

/// What it finds: what was attacked: the object of "attacked", "stormed", "targeted", of "attack on", of a bomb "at" or "outside".
///
/// Example: `Gunmen stormed the Meridian theatre.` gives the Meridian theatre.
///
/// Wrong where the attack is of words ("an attack on the government's record").
fn targets(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        let Some(w) = s.at(i) else { break };
        let start = if w.any(&[
            "attacked", "stormed", "targeting", "targeted", "bombed", "shelled", "raided", "ambushed", "dynamited",
            "destroyed", "torched", "burned", "blew", "damaged", "machine-gunned",
        ]) {
            if crate::counts::object::passive(s, i) {
                // "the office was bombed": the subject is the target.
                let Some(p) = clause::subject(s, i).filter(|p| p.to - p.from <= 8) else { continue };
                push(s, part, &mut out, p, (p.from, i + 1), "target/passive");
                continue;
            }
            if s.low(i) == "blew" && s.low(i + 1) == "up" { i + 2 } else { i + 1 }
        } else if strikes(s, i) {
            i + 2
        } else {
            continue;
        };
        if let Some(p) = clause::phrase_after(s, start, false).filter(|p| p.to - p.from <= 10) {
            let first = s.at(p.from);
            let time = s
                .layers
                .timexes_in(s.bytes(p.from, p.to))
                .next()
                .is_some_and(|t| t.span.start <= s.bytes(p.from, p.to).start + 1);
            let event = s.at(p.to - 1).is_some_and(|w| w.is(EVENT))
                && s.at(start - 1).is_some_and(|w| w.any(&["targeted", "targeting"]));
            if !time
                && !event
                && first.is_some_and(|w| !w.is(PRON | ADV))
                && first.is_some_and(|w| w.num.is_none() || w.is(DET))
            {
                push(s, part, &mut out, p, (i, p.to), "target/object");
            }
        }
    }
    out
}

/// "an attack on", "opened fire at", "exploded outside": the target stands after the preposition.
fn strikes(s: &Sent<'_>, i: usize) -> bool {
    let Some(w) = s.at(i) else { return false };
    let next = |words: &[&str]| s.at(i + 1).is_some_and(|n| n.any(words));
    let noun = w.any(&["attack", "attacks", "assault", "raid", "bombing", "strike", "airstrike", "onslaught"])
        && next(&["on", "against", "at"]);
    let fire = w.any(&["fire"]) && s.before(i, 1).is_some_and(|p| p.any(&["opened", "opening"])) && next(&["on", "at"]);
    let blast = w.any(&["exploded", "detonated", "blast", "explosion"]) && next(&["outside", "inside", "at", "near"]);
    noun || fire || blast
}

fn push(s: &Sent<'_>, part: Part, out: &mut Vec<Draft>, p: clause::Phrase, (from, to): (usize, usize), rule: &'static str) {
    let words = clause::words(s, p);
    if words.len() > 2 && !out.iter().any(|d| d.value == Value::Text(words.to_owned())) {
        out.push(Draft::new(part, s.bytes(from, to), Slot::Target, Value::Text(words.to_owned()), rule));
    }
}

/// What it finds: the words that name what happened ("a shooting at the Meridian theatre").
///
/// Example: `The bombing of the market in Orvel left 20 dead.` gives "The bombing of the market in Orvel".
///
/// Wrong where the noun is another event's; the event decides later.
fn event(s: &Sent<'_>, part: Part, main: EventKind) -> Option<Draft> {
    let nouns = (0..s.words.len()).filter_map(|i| kinds::noun_in(s, i, i + 1).filter(|_| names_event(s, i)));
    let nouns: Vec<(usize, EventKind)> = nouns.collect();
    let (i, kind) = *nouns.iter().find(|(_, k)| *k != EventKind::Other).or(nouns.first())?;
    let first = s.index == 0 && part == Part::Text || part == Part::Title;
    if !first || kinds::apart(kind, main) || s.at(i)?.any(&["fighting", "incident", "crisis", "war"]) {
        return None;
    }
    let mut from = i;
    while s.before(from, 1).is_some_and(|w| {
        w.is(DET)
            || !w.punct()
                && w.tag.flags & (PREP | BE | HAVE | MODAL | VERB | SUB | REL | CONJ | ADV | NEG) == 0
                && w.tag.pred == Pred::None
                && w.num.is_none()
                && (w.upos != Upos::Verb || w.low.ends_with("ed"))
    }) && i - from < 4
    {
        from -= 1;
        if s.at(from).is_some_and(|w| w.is(DET)) {
            break;
        }
    }
    // "what other fires", "no attack", "a similar blast" name none of their own.
    if s.within(from, i, OTHERS) {
        return None;
    }
    let mut to = i + 1;
    for _ in 0..2 {
        if s.at(to).is_some_and(|w| w.any(&["on", "at", "in", "of", "outside", "near"]))
            && s.layers.timexes_in(s.bytes(to + 1, to + 3)).next().is_none()
            && let Some(p) = clause::phrase_after(s, to + 1, false).filter(|p| p.to - p.from <= 7)
        {
            to = told_from(s, p.from, p.to);
            continue;
        }
        break;
    }
    let span = s.bytes(from, to);
    Some(Draft::new(part, span, Slot::Event, Value::Text(span.of(s.text)?.to_owned()), "event/noun"))
}

/// Words before a noun of an event that make it another one, or none.
const OTHERS: &[&str] = &["what", "which", "no", "any", "other", "similar", "previous", "earlier", "such", "every", "future"];

/// Whether a word of an event names one here: "opened fire" and "killing at least nine people" tell a deed.
fn names_event(s: &Sent<'_>, i: usize) -> bool {
    let opened =
        s.low(i) == "fire" && s.before(i, 1).is_some_and(|w| w.low.starts_with("open") || w.low.starts_with("exchang"));
    let deed = s.low(i).ends_with("ing")
        && (s
            .at(i + 1)
            .is_some_and(|w| w.num.is_some() || w.any(&["at", "more", "about", "nearly", "over", "up", "dozens", "an"]))
            && s.within(i + 1, i + 5, &["least", "than", "people", "to"])
            || s.at(i + 1).is_some_and(|w| w.num.is_some()));
    !opened && !deed
}

/// Where the words that name end and those that tell begin, in a phrase behind a preposition: "Mecca | killed at least nine".
fn told_from(s: &Sent<'_>, from: usize, to: usize) -> usize {
    let tells = |i: usize| {
        s.at(i).is_some_and(|w| {
            let next = s.at(i + 1).is_none_or(|n| n.punct() || n.is(PREP | DET | ADV | SUB | CONJ | DAY) || n.num.is_some());
            w.tag.pred != Pred::None && w.is(PAST) || w.upos == Upos::Verb && next && !w.capital
        })
    };
    (from + 1..to).find(|&i| tells(i)).unwrap_or(to)
}
