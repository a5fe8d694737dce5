//! From a text to its resolved places, its country and its zone.

use super::address::outlet_towns;
use super::bearing;
use super::distance::distance_km;
use super::format::{Gazetteer, Kind, Record};
use super::home::{self, From, Home, STRONG, Used};
use super::judge::{PLACE, SURE, Setting, is_street};
use super::key::key;
use super::outlet::own_names;
use super::scan::{Form, Name, names};
use super::sense::{inside, senses};
use super::unlisted::{town_of, unknown, unlisted};
use super::words::{Gap, Word, points, speaks, words};
use crate::layers::{MentionKind, Place};
use crate::lexicon::class;
use firsthand_types::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What another layer holds a span to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The name's words.
    pub span: Span,
    /// What it is taken for.
    pub kind: MentionKind,
}

/// Weak evidence from outside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence<'a> {
    /// The outlet's name.
    pub outlet: Option<&'a str>,
    /// The report's address.
    pub url: Option<&'a str>,
    /// Country that the report is known to be about, ISO 3166 alpha-2 (from its body, for a title).
    pub country: Option<&'a str>,
    /// The other part of the report: the title of a body, the opening of a title's body.
    pub beside: Option<&'a str>,
    /// Whether the text is a title: what a title names, the report is about.
    pub title: bool,
}

/// A span of the text that names a place, and the place.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The name's words; for bearings the whole phrase.
    pub span: Span,
    /// Whether the span is a facility that lies at or in the place, rather than the place itself.
    pub facility: bool,
    /// The place.
    pub place: Place,
}

/// What a text says of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Sorted by start, longest first.
    pub located: Vec<Located>,
    /// Country that the text is chiefly about, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Time zone of its main place, IANA.
    pub zone: Option<String>,
    /// The town that it is chiefly about.
    pub home: Option<Home>,
}

/// Finds and resolves the places of a text. `hints` are the names that another layer found; facilities among them are placed
/// in the town named beside them, persons are not taken for places.
pub fn resolve(text: &str, hints: &[Hint], evidence: Evidence<'_>) -> Places {
    let words = words(text);
    let all_capitals = capitals(&words);
    let found = names(text, &words, all_capitals);
    let judged = judge(text, &words, &found, all_capitals, hints);
    let address = evidence.url.or(evidence.outlet);
    let home = evidence.country.or_else(|| address.and_then(country_of_address)).or_else(|| country_of_words(text));
    // What the outlet calls itself in the title tells where it may stand, and is no place of the report.
    let title = if evidence.title { Some(text) } else { evidence.beside };
    let own_names = title.map(|t| own_names(t, evidence.outlet, evidence.url)).unwrap_or_default();
    let listed: Vec<&Name> =
        found.iter().zip(&judged).filter(|(n, j)| **j || n.hit.form == Form::Demonym).map(|(n, _)| n).collect();
    let unknown = unknown(text, &words, &listed);
    let mut kept: Vec<&Name> = listed.into_iter().chain(&unknown).collect();
    kept.sort_by_key(|n| n.first);
    let mut containers = containers(&words, &kept, text);
    let unlisted = unlisted(&words, &kept, &containers, text);
    let beside = evidence.beside.map(Beside::new).unwrap_or_default();
    let address =
        outlet_towns(evidence.outlet, evidence.url, if evidence.title { evidence.beside.unwrap_or("") } else { text });
    let own = kept.len();
    let others: Vec<&Name> = beside.names.iter().collect();
    let towns = address.iter().map(|t| &t.name);
    let states = address.iter().filter_map(|t| t.state.as_ref());
    let all: Vec<&Name> = kept.iter().copied().chain(others.iter().copied()).chain(towns).chain(states).collect();
    containers.extend(beside.containers.iter().map(|c| c.and_then(|i| others.get(i).copied())));
    containers.extend(address.iter().map(|t| t.state.as_ref()));
    containers.resize(all.len(), None);
    let senses = senses(&all, &containers, home);
    let mut used: Vec<Used<'_>> = Vec::with_capacity(all.len());
    let signature = signature(title);
    let held: BTreeSet<(usize, usize)> = containers.iter().flatten().map(|c| (c.first, c.span.start)).collect();
    for (i, (name, container)) in all.iter().zip(&containers).enumerate() {
        let in_area = unlisted.get(name.hit.key.as_str()).filter(|_| i < own);
        let sense = match in_area {
            Some(area) => senses.get(&area.hit.key).and_then(|s| s.best(None)),
            None => senses.get(&name.hit.key).and_then(|s| s.best(*container)),
        };
        let Some(record) = sense else {
            continue;
        };
        let record = &city(record).filter(|_| i < own && !held.contains(&(name.first, name.span.start))).unwrap_or(*record);
        let from = match i {
            _ if i < own && evidence.title => From::Title,
            _ if i < own => From::Text,
            _ if i < own + others.len() => From::Beside,
            _ if container.is_some() => From::Desk,
            _ => From::Address,
        };
        let desk = from == From::Text && opens(text, name);
        let of_title = from == From::Title || from == From::Beside && !evidence.title;
        let outlets = of_title && own_names.iter().any(|o| o.contains(name.span));
        let signed = matches!(from, From::Title | From::Beside) && signature.is_some_and(|at| name.span.start > at);
        let quarter = i < own && home::quarter(text, &words, name);
        used.push(Used {
            name,
            record: *record,
            from,
            desk,
            contained: container.is_some(),
            quarter,
            unlisted: in_area.is_some(),
            signed: signed && !outlets,
            outlets,
        });
    }
    home::counties(&mut used);
    let town = home::home(text, &words, &used);
    let desk = used.iter().find(|u| u.from == From::Desk).map(|u| u.record);
    let mut out = Places::default();
    let mut records: Vec<(Record, f64)> = Vec::new();
    for u in used.iter().filter(|u| matches!(u.from, From::Text | From::Title)) {
        // A local outlet tells of no hamlet abroad without naming the country.
        let abroad = desk.filter(|d| d.country != u.record.country).is_some_and(|d| home::stray(u, &d, &used));
        let at_desk = |h: &home::Found<'_>| h.weight >= DESK && desk.is_some_and(|d| d.id == h.record.id);
        // A great city in the title needs no more to be what the report is about.
        let great = |h: &home::Found<'_>| h.weight >= GREAT && (h.record.capital || h.record.population >= home::FAMOUS);
        let sure = town.as_ref().filter(|h| h.weight >= STRONG || at_desk(h) || great(h));
        let stray = abroad || sure.is_some_and(|h| home::stray(u, &h.record, &used));
        if stray || u.outlets || home::elsewhere(u, town.as_ref().map(|h| &h.record)) {
            continue;
        }
        // A dateline says where the outlet's desk stands.
        let demonym = u.name.hit.form == Form::Demonym;
        records.push((
            u.record,
            if u.desk {
                0.3
            } else if demonym {
                0.5
            } else {
                1.0
            },
        ));
        if demonym {
            continue;
        }
        let place = if u.unlisted { somewhere_in(&u.record, u.name.span.of(text).unwrap_or("")) } else { place(&u.record) };
        if let Some((span, moved)) = bearing::read(text, &words, u.name.first, &place, u.name.span) {
            out.located.push(Located { span, facility: false, place: moved });
        }
        out.located.push(Located { span: u.name.span, facility: false, place });
    }
    (out.country, out.zone) = chief(&records, home);
    out.home = town.map(|h| {
        // A name of the other part is written as its key.
        let written = h.unlisted.map(|n| n.span.of(text).filter(|t| key(t) == n.hit.key).unwrap_or(&n.hit.key));
        let place = written.map_or_else(|| place(&h.record), |name| somewhere_in(&h.record, name));
        Home { place, weight: h.weight }
    });
    out.located.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    facilities(text, hints, &mut out);
    out.located.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
    out
}

/// From this weight on a great city in the title is what the report is about.
const GREAT: f64 = 2.5;

/// From this weight on the home is sure that a local outlet's own desk speaks for.
const DESK: f64 = 2.0;

/// "D.C." by itself is the city, which is all there is of it.
fn city(area: &Record) -> Option<Record> {
    let g = Gazetteer::get();
    let towns = || g.lookup_key("washington").into_iter().filter_map(|e| g.record(e.id));
    let district = area.kind == Kind::Admin1 && g.name(area) == "District of Columbia";
    district.then(|| towns().find(|r| r.kind == Kind::Town && r.admin1.is_some() && r.admin1 == area.admin1)).flatten()
}

/// How far into a text, past credits and updates, a dateline may stand.
const HEAD: usize = 700;

/// Whether a name opens the text, or in capitals a line or sentence of its head, as a dateline does.
fn opens(text: &str, name: &Name) -> bool {
    let rest = text.get(name.span.end..).unwrap_or("");
    let signed = rest.trim_start().starts_with(['(', '-', '\u{2013}', '\u{2014}', '_']);
    let Some(before) = text.get(..name.span.start) else { return false };
    if before.trim().is_empty() {
        return signed || rest.starts_with([':', ',']);
    }
    let capitals = name.span.of(text).is_some_and(|w| w.len() > 2 && !w.chars().any(char::is_lowercase));
    let begins = before.trim_end_matches([' ', '\t']).ends_with(['.', '!', '?', ')', '\n', '\r', '"', '\u{201d}']);
    // "ORVEL, Ohio (Agency) -": the state may stand between.
    let contained = rest.starts_with(", ")
        && rest.split(['-', '\u{2013}', '\u{2014}', '(']).next().is_some_and(|s| s.len() < rest.len() && s.len() <= 24);
    name.span.start <= HEAD && capitals && begins && (signed || contained)
}

/// The names of the other part of a report, which weigh on the sense of this one's.
#[derive(Default)]
struct Beside {
    names: Vec<Name>,
    /// For each the index of the name that contains it.
    containers: Vec<Option<usize>>,
}

impl Beside {
    fn new(text: &str) -> Self {
        let words = words(text);
        let all_capitals = capitals(&words);
        let found = names(text, &words, all_capitals);
        let judged = judge(text, &words, &found, all_capitals, &[]);
        let names: Vec<Name> = found.into_iter().zip(judged).filter(|(_, j)| *j).map(|(n, _)| n).collect();
        let kept: Vec<&Name> = names.iter().collect();
        let index = |c: &Name| kept.iter().position(|k| std::ptr::eq(*k, c));
        let containers = containers(&words, &kept, text).into_iter().map(|c| c.and_then(index)).collect();
        Beside { names, containers }
    }
}

/// Whether most words are in capitals, as in old wire copy.
fn capitals(words: &[Word]) -> bool {
    let head = words.get(..words.len().min(3000)).unwrap_or(words);
    let upper = head.iter().filter(|w| w.upper).count();
    head.len() > 12 && upper * 10 > head.len() * 6
}

/// Which of the names are places.
fn judge(text: &str, words: &[Word], found: &[Name], all_capitals: bool, hints: &[Hint]) -> Vec<bool> {
    let mut setting = Setting {
        text,
        words,
        all_capitals,
        surnames: surnames(words, found),
        sure: BTreeSet::new(),
        vessels: BTreeSet::new(),
    };
    setting.vessels = found.iter().filter(|n| setting.vessel(n)).map(|n| n.hit.key.clone()).collect();
    let weigh = |setting: &Setting<'_>| -> Vec<f64> {
        (0..found.len())
            .map(|i| match found.get(i) {
                Some(name) => {
                    let previous = i.checked_sub(1).and_then(|p| found.get(p));
                    setting.weigh(name, found.get(i + 1), previous) + hinted(text, name, hints)
                }
                None => 0.0,
            })
            .collect()
    };
    let first = weigh(&setting);
    setting.sure = found.iter().zip(&first).filter(|(_, w)| **w >= SURE).map(|(n, _)| n.hit.key.clone()).collect();
    let second = weigh(&setting);
    found
        .iter()
        .zip(&second)
        .map(|(name, w)| {
            let next = words.get(name.last).and_then(|w| w.span.of(text)).unwrap_or("");
            let street = (is_street(next) || avenues(text, words, name.last)) && name.hit.form == Form::Plain;
            *w >= PLACE && !street && !government(name, words, text)
        })
        .collect()
}

/// "Pell avenues", "Pell and Orvel streets", "Pell Street and Orvel avenues": corners are named by the streets that meet there.
fn avenues(text: &str, words: &[Word], at: usize) -> bool {
    let word = |k: usize| words.get(k).and_then(|w| w.span.of(text)).unwrap_or("");
    let plural = |k: &usize| {
        matches!(word(*k).to_ascii_lowercase().as_str(), "streets" | "avenues" | "roads" | "drives" | "boulevards" | "lanes")
    };
    let pair = || {
        let mut run = (at + 1..at + 4).take_while(|k| words.get(*k).is_some_and(|w| w.gap == Gap::Joined));
        let end = run.find(|k| !words.get(*k).is_some_and(|w| w.capital) || plural(k));
        end.is_some_and(|k| k > at + 1 && plural(&k))
    };
    let joined = words.get(at).is_some_and(|w| w.gap == Gap::Joined);
    joined && (plural(&at) || matches!(word(at), "and" | "at") && pair())
}

/// "Washington said": a capital that speaks is a government.
fn government(name: &Name, words: &[Word], text: &str) -> bool {
    let Some(next) = words.get(name.last).filter(|w| w.gap == Gap::Joined) else {
        return false;
    };
    let led = name
        .first
        .checked_sub(1)
        .and_then(|k| words.get(k))
        .and_then(|w| w.span.of(text))
        .is_some_and(|w| super::words::leads(w) > 0.0);
    next.span.of(text).is_some_and(speaks) && !led && name.hit.areas.iter().all(|r| r.kind < Kind::Country)
}

/// What other layers say of the name.
fn hinted(text: &str, name: &Name, hints: &[Hint]) -> f64 {
    let first = hints.partition_point(|h| h.span.start + 200 < name.span.start);
    let mut weight: f64 = 0.0;
    for h in hints.iter().skip(first).take_while(|h| h.span.start <= name.span.start) {
        // "the Pell Theatre, Orvel"
        let beside = h.span.end + 2 == name.span.start && matches!(h.kind, MentionKind::Facility | MentionKind::Place);
        if beside && text.get(h.span.end..name.span.start) == Some(", ") {
            weight += 1.5;
        }
        if !h.span.contains(name.span) {
            continue;
        }
        // "Southwest Orvel" is nobody.
        let first = || h.span.of(text).and_then(|w| w.split(' ').next()).unwrap_or("");
        weight += match h.kind {
            MentionKind::Person if h.span != name.span && points(first()) => 0.0,
            MentionKind::Person => -2.5,
            MentionKind::Place => 1.0,
            MentionKind::Organisation if h.span == name.span => -1.5,
            _ => 0.0,
        };
    }
    weight.clamp(-4.0, 1.5)
}

/// Keys of single-word names that follow a first name or a title somewhere.
fn surnames(words: &[Word], found: &[Name]) -> BTreeSet<String> {
    found
        .iter()
        .filter(|n| n.hit.form == Form::Plain && n.last == n.first + 1)
        .filter(|n| {
            let joined = words.get(n.first).is_some_and(|w| w.gap == Gap::Joined);
            joined
                && n.first
                    .checked_sub(1)
                    .and_then(|k| words.get(k))
                    .is_some_and(|b| b.capital && b.class & (class::FIRST | class::TITLE) != 0)
        })
        .map(|n| n.hit.key.clone())
        .collect()
}

/// For each name the container named beside it: ", Ohio", "(Texas)", "Ohio's ...".
fn containers<'a>(words: &[Word], kept: &[&'a Name], text: &str) -> Vec<Option<&'a Name>> {
    let holds = |container: &Name, name: &Name| name.hit.bearers.iter().any(|(r, _)| inside(r, container));
    kept.iter()
        .enumerate()
        .map(|(i, name)| {
            let gap_after = |n: &Name| words.get(n.last).map(|w| w.gap);
            // Up to three names in a row: town, county, state.
            let mut last = *name;
            for next in kept.iter().skip(i + 1).take(3) {
                let between = words.get(last.last..next.first).unwrap_or(&[]);
                let small: Vec<&str> = between.iter().filter_map(|w| w.span.of(text)).collect();
                let led = matches!(small.as_slice(), [] | ["in"] | ["in", "the"] | ["of"]) && next.first >= last.last;
                let comma = matches!(gap_after(last), Some(Gap::Comma | Gap::Bracket)) && small.is_empty();
                let joined =
                    small.is_empty() && matches!(next.hit.form, Form::State | Form::Division) || !small.is_empty() && led;
                if !(comma || joined && led) {
                    break;
                }
                if holds(next, name) {
                    return Some(*next);
                }
                last = next;
            }
            let previous = i.checked_sub(1).and_then(|p| kept.get(p))?;
            let possessive = previous.last == name.first
                && words.get(name.first).is_some_and(|w| matches!(w.gap, Gap::Possessive | Gap::Joined));
            ((possessive || town_of(words, previous, name, text)) && holds(previous, name)).then_some(*previous)
        })
        .collect()
}

/// Where the outlet's own name begins at the end of a title: "... - WXYZ News 5, Orvel", "... | Orvel Courier News".
fn signature(title: Option<&str>) -> Option<usize> {
    let title = title.filter(|t| t.len() <= 400)?;
    let at = [" - ", " | ", " \u{2013} ", " \u{2014} "].iter().filter_map(|s| title.find(s)).min()?;
    let call_sign =
        |w: &str| (3..=4).contains(&w.len()) && w.starts_with(['K', 'W']) && w.chars().all(|c| c.is_ascii_uppercase());
    let mut words = title.get(at..)?.split(|c: char| !c.is_alphanumeric());
    words.any(|w| matches!(w, "com" | "News" | "TV" | "Weather" | "Newspaper") || call_sign(w)).then_some(at)
}

/// Country of an address by its top-level domain.
fn country_of_address(url: &str) -> Option<&'static str> {
    // Of an archived address the last part is the outlet's own.
    let host = url.rsplit("://").next().unwrap_or(url).split(['/', ':', '?']).next()?;
    let tld = host.rsplit('.').next()?.to_ascii_uppercase();
    let code = match tld.as_str() {
        "UK" => "GB",
        // Sold as names of their own.
        "TV" | "ME" | "IO" | "CO" | "FM" | "AM" | "AI" | "LY" | "TO" | "CC" | "WS" => return None,
        other => other,
    };
    let g = Gazetteer::get();
    g.country(code).and_then(|c| g.code(c.country))
}

/// Country by what only its institutions are called; the sheriff's deputies and the emergency number of one country.
fn country_of_words(text: &str) -> Option<&'static str> {
    let cues = ["Sheriff's", "Sheriff’s", "sheriff's", "sheriff’s", "911 call", "called 911", "Blvd.", "(AP)"];
    cues.iter().any(|c| text.contains(c)).then_some("US")
}

/// The country most spoken of, and the zone of its most spoken-of place.
fn chief(records: &[(Record, f64)], home: Option<&str>) -> (Option<String>, Option<String>) {
    let g = Gazetteer::get();
    let mut countries: BTreeMap<u8, f64> = BTreeMap::new();
    for (i, (r, weight)) in records.iter().enumerate().filter(|(_, (r, _))| r.kind != Kind::Region) {
        let early = if i < 4 { 1.5 } else { 1.0 };
        let town = if r.kind <= Kind::Admin1 { 1.2 } else { 1.0 };
        *countries.entry(r.country).or_default() += weight * early * town;
    }
    let best = countries.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map(|(c, _)| *c);
    let Some(country) = best else {
        return (home.map(str::to_owned), None);
    };
    let mut zones: BTreeMap<u16, f64> = BTreeMap::new();
    for (r, weight) in records.iter().filter(|(r, _)| r.country == country && g.zone(r).is_some()) {
        *zones.entry(r.zone).or_default() += weight * if r.kind == Kind::Town { 2.0 } else { 1.0 };
    }
    let zone = zones.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map(|(z, _)| *z);
    let named = zone.and_then(|z| records.iter().find(|(r, _)| r.zone == z)).and_then(|(r, _)| g.zone(r));
    let only = || g.code(country).and_then(|c| g.country(c)).and_then(|c| g.zone(&c));
    (g.code(country).map(str::to_owned), named.or_else(only).map(str::to_owned))
}

/// A record as the layers hold places.
pub(super) fn place(r: &Record) -> Place {
    let g = Gazetteer::get();
    let mut chain: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !name.is_empty() && chain.last().is_none_or(|l| l != name) {
            chain.push(name.to_owned());
        }
    };
    if r.kind == Kind::Town
        && let Some(a) = r.admin2.and_then(|a| g.area(a))
    {
        add(g.name(&a));
    }
    if r.kind < Kind::Admin1
        && let Some(a) = r.admin1.and_then(|a| g.area(a))
    {
        add(g.name(&a));
    }
    let code = g.code(r.country).unwrap_or("");
    if r.kind < Kind::Country
        && let Some(c) = g.country(code)
    {
        add(g.name(&c));
    }
    if r.kind == Kind::Town
        && let Some(city) = whole(&chain)
        && city != g.name(r)
    {
        chain.insert(0, city.to_owned());
    }
    Place {
        geoname: Some(r.geoname).filter(|id| *id != 0),
        name: g.name(r).to_owned(),
        lat: r.lat,
        lon: r.lon,
        country: code.to_owned(),
        chain,
        zone: g.zone(r).map(str::to_owned),
        precision: match r.kind {
            Kind::Town => "town",
            Kind::Admin1 | Kind::Admin2 => "admin",
            Kind::Country => "country",
            Kind::Region => "region",
        }
        .into(),
        population: u64::from(r.population),
        uncertainty_km: uncertainty(r),
    }
}

/// A town that the gazetteer does not list, somewhere in an area: as uncertain as that is wide.
fn somewhere_in(area: &Record, name: &str) -> Place {
    let mut place = place(area);
    let area = std::mem::replace(&mut place.name, name.to_owned());
    place.chain.insert(0, area);
    Place { geoname: None, precision: "town".into(), population: 0, ..place }
}

/// The city that is all there is of a county: whatever is listed as a town there is a quarter of it.
fn whole(chain: &[String]) -> Option<&'static str> {
    const CITIES: &[(&str, &str, &str)] = &[
        ("Kings County", "New York", "Brooklyn"),
        ("Queens County", "New York", "Queens"),
        ("Bronx County", "New York", "The Bronx"),
        ("New York County", "New York", "Manhattan"),
        ("Richmond County", "New York", "Staten Island"),
        ("Philadelphia County", "Pennsylvania", "Philadelphia"),
        ("Orleans Parish", "Louisiana", "New Orleans"),
        ("San Francisco County", "California", "San Francisco"),
        ("Denver County", "Colorado", "Denver"),
        ("District of Columbia", "United States", "Washington"),
    ];
    let [first, second, ..] = chain else { return None };
    CITIES.iter().find(|(county, state, _)| county == first && state == second).map(|(.., city)| *city)
}

fn uncertainty(r: &Record) -> f64 {
    match r.kind {
        Kind::Town => match r.population {
            0..5_000 => 2.0,
            5_000..50_000 => 4.0,
            50_000..500_000 => 8.0,
            500_000..3_000_000 => 15.0,
            _ => 25.0,
        },
        _ => f64::from(r.radius.max(5)),
    }
}

/// Whether two places are one; those without a number by their names and where they lie.
fn same(a: &Place, b: &Place) -> bool {
    a.geoname == b.geoname && (a.geoname.is_some() || a.name == b.name && a.chain == b.chain)
}

/// Inhabitants from which on a town's name in a facility's is the town.
const KNOWN: u64 = 100_000;

/// Kilometres from the report's home within which a facility may lie in another town that its name holds.
const ABOUT_HOME: f64 = 80.0;

/// How far a container's name may begin from a facility's, in bytes.
const NEAR: usize = 64;

/// Facilities, and places that the gazetteer does not know (districts, roads), stand in the town named in or beside them: "Orvel
/// City Hall", "the Pell Theatre, Orvel", "the hall in Orvel". They keep their own name and lie somewhere in that town.
pub(super) fn facilities(text: &str, hints: &[Hint], out: &mut Places) {
    let mut found = Vec::new();
    // Only what stands near counts; `located` is sorted by start.
    let around = |h: &Hint| -> Vec<&Located> {
        let from = out.located.partition_point(|l| l.span.start + NEAR < h.span.start);
        out.located.iter().skip(from).take(24).take_while(|l| l.span.start <= h.span.end + NEAR).collect()
    };
    let beside = |h: &Hint, near: &[&'_ Located]| -> Option<Place> {
        let town = near.iter().find(|l| {
            let between = text.get(h.span.end..l.span.start).map(str::trim);
            matches!(between, Some("," | "in" | ", in" | "in the" | ", in the" | "(" | "near" | ", near" | "at"))
        });
        town.map(|l| l.place.clone())
    };
    // "Pell High School in Orvel": at its other uses too it lies there.
    let mut told: BTreeMap<&str, Place> = BTreeMap::new();
    for h in hints.iter().filter(|h| h.kind == MentionKind::Facility) {
        let town = beside(h, &around(h)).filter(|p| p.precision == "town");
        if let (Some(town), Some(name)) = (town, h.span.of(text)) {
            told.entry(name).or_insert(town);
        }
    }
    for h in hints.iter().filter(|h| matches!(h.kind, MentionKind::Facility | MentionKind::Place)) {
        let near = around(h);
        if h.kind == MentionKind::Place && near.iter().any(|l| l.span.overlap(h.span) > 0) {
            continue;
        }
        // "Orvel Apartments" may be called after any Orvel: the town counts where the text names it by itself too, or all know it.
        let known = |l: &&&Located| {
            // A road is called after any town at all.
            let road = h.span.of(text).and_then(|w| w.rsplit(' ').next()).is_some_and(is_street);
            l.place.population >= KNOWN && !road
                || out.located.iter().any(|o| {
                    same(&o.place, &l.place)
                        && !hints.iter().any(|x| x.kind == MentionKind::Facility && x.span.contains(o.span) && x.span != o.span)
                })
        };
        // Nor does a Madison Street or a Pell High School lie in the great town of its name, where the report is about another.
        let at_home = |l: &&&Located| {
            out.home.as_ref().is_none_or(|home| {
                same(&home.place, &l.place)
                    || distance_km((home.place.lat, home.place.lon), (l.place.lat, l.place.lon)) <= ABOUT_HOME
            })
        };
        let inside = near.iter().find(|l| h.span.contains(l.span) && l.span != h.span).filter(known).filter(at_home);
        let own = beside(h, &near).or_else(|| h.span.of(text).and_then(|name| told.get(name).cloned()));
        let before = near.iter().rev().find(|l| {
            let between = text.get(l.span.end..h.span.start).map(str::trim);
            matches!(between, Some("'s" | "’s" | "" | "," | "’s the"))
        });
        let Some(town) = own.or_else(|| inside.or(before).map(|l| l.place.clone())) else {
            continue;
        };
        let mut chain = vec![town.name.clone()];
        chain.extend(town.chain.iter().cloned());
        found.push(Located {
            span: h.span,
            facility: h.kind == MentionKind::Facility,
            place: Place {
                geoname: None,
                name: h.span.of(text).unwrap_or("").to_owned(),
                chain,
                precision: if h.kind == MentionKind::Facility && town.precision == "town" {
                    "facility".into()
                } else {
                    town.precision.clone()
                },
                population: 0,
                ..town
            },
        });
    }
    out.located.extend(found);
}
