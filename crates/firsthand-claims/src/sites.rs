//! What a report's words say for each town that they name: the cues by which reconciliation weighs towns against each other.
//!
//! No cue decides. A dateline may be the desk's, a police force may help its neighbours, a wounded man may be flown to a third town;
//! but where several reports name several towns, these few add up to the one where it happened.

use crate::places::{resolved, stranger};
use firsthand_language::place::{STRONG, distance_km};
use firsthand_language::{Layers, Mention, MentionKind, Place, ReportLayers};
use firsthand_types::{Claim, Part, PlaceValue, Report, Slot, Span, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the rule that makes a claim for a town that only cues speak for.
pub const RULE: &str = "place/weighed";

/// A town that the report names, with what speaks for it.
struct Site<'a> {
    place: &'a Place,
    cues: BTreeSet<&'static str>,
    uses: usize,
    /// The most telling use: how telling, which part, and the words.
    best: Option<(u8, Part, Span)>,
}

/// A town's name with the last two of what contains it.
type Key = (String, Vec<String>);

fn key(p: &PlaceValue) -> Key {
    let (name, chain) = p.town();
    (name, chain.to_vec())
}

/// Gives each place claim of the report's own event the cues of its town, and adds a claim for each town that has a cue of its own and
/// no claim yet.
///
/// Example: `ORVEL, Ohio - Two men were shot. Orvel police said ...` gives Orvel `dateline` and `police`.
pub fn weigh(report: &Report, layers: &ReportLayers, claims: &mut Vec<Claim>) {
    let mut sites: BTreeMap<Key, Site<'_>> = BTreeMap::new();
    for part in [Part::Title, Part::Text] {
        let l = if part == Part::Title { &layers.title } else { &layers.text };
        let text = report.part(part);
        for m in l.mentions.iter().filter(|m| m.kind == MentionKind::Place && spelled(text, m.span) && !listed(text, m.span)) {
            let Some(place) = m.place.as_ref().filter(|p| p.precision == "town" || p.precision == "admin" && p.chain.len() > 1)
            else {
                continue;
            };
            if part == Part::Text && (elsewhere(l, m.span, claims) || surname(l, m.span.of(text).unwrap_or(""))) {
                continue;
            }
            // A quarter that has the name of a town abroad speaks for its own.
            let home = layers.home.as_ref().filter(|h| h.weight >= STRONG).map(|h| &h.place);
            let place = home.filter(|h| stranger(&layers.text, place, h)).unwrap_or(place);
            let site = sites.entry(key(&resolved(place.name.clone(), place))).or_insert_with(|| Site {
                place,
                cues: BTreeSet::new(),
                uses: 0,
                best: None,
            });
            site.note(report, l, part, m);
        }
    }
    surroundings(layers, &mut sites);
    quarters(report, &sites, claims);
    let mut spoken_for = BTreeSet::new();
    for c in claims.iter_mut().filter(|c| c.slot == Slot::Place && c.event == 0) {
        let Value::Place(p) = &c.value else { continue };
        if c.part == Part::Text && listed(&report.text, Span::new(c.start, c.end)) {
            continue;
        }
        // A quarter brings its own cues to its city.
        let keys = [key(p), key(&PlaceValue { precision: String::new(), ..p.clone() })];
        let mut cues: BTreeSet<&str> = keys.iter().filter_map(|k| sites.get(k)).flat_map(|s| s.cues.iter().copied()).collect();
        // Where somebody was taken is no scene.
        let taken = holds(&p.name, &["hospital", "medical"]);
        if c.rule == "place/preposition" && c.part == Part::Text && !taken {
            cues.insert("told");
        }
        c.cues = cues.into_iter().map(str::to_owned).collect();
        spoken_for.extend(keys);
    }
    let told = claims.iter().any(|c| c.event == 0 && c.supports() && c.slot != Slot::Said);
    for site in sites.iter().filter(|(k, s)| told && !spoken_for.contains(*k) && s.telling()).map(|(_, s)| s) {
        let made = site.best.and_then(|(_, part, span)| {
            let value = Value::Place(resolved(site.place.name.clone(), site.place));
            Claim::new(report, part, span, Slot::Place, value, RULE)
        });
        claims.extend(made.map(|c| Claim { cues: site.cues.iter().map(|c| (*c).to_owned()).collect(), ..c }));
    }
}

/// Whether a mention is a name: some are common words too ("Forest police").
fn spelled(text: &str, span: Span) -> bool {
    span.of(text).is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether a span stands in a list of other reports' clips ("0:45 Orvel police warn of fraud"): in a line that ends as a headline does
/// and that a clip's length leads, in it or on a line of its own.
fn listed(text: &str, span: Span) -> bool {
    let from = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(from..).and_then(|t| t.lines().next()).unwrap_or("").trim_end();
    let above = text.get(..from).and_then(|t| t.lines().rev().find(|l| !l.trim().is_empty())).unwrap_or("").trim();
    let led = line.split_once(' ').is_some_and(|(length, rest)| clip(length) && !meridiem(rest));
    (led || clip(above)) && !line.ends_with('.')
}

/// Whether a word is the length of a clip.
fn clip(word: &str) -> bool {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    word.split_once(':').is_some_and(|(m, s)| (1..=2).contains(&m.len()) && s.len() == 2 && digits(m) && digits(s))
}

/// Whether "a.m." or "p.m." begins the words: what stood before is a time of day.
fn meridiem(rest: &str) -> bool {
    let word: String = rest.trim_start().chars().take(4).filter(char::is_ascii_alphabetic).collect();
    ["am", "pm"].iter().any(|m| word.get(..2).is_some_and(|w| w.eq_ignore_ascii_case(m)))
}

/// Whether a name is that of somebody whom the report names in full: "BRANDIS:" in a transcript with Lotte Brandis.
pub fn surname(l: &Layers, name: &str) -> bool {
    let last = |e: &firsthand_language::Entity| {
        e.kind == MentionKind::Person && e.name.rsplit_once(' ').is_some_and(|(_, last)| last.eq_ignore_ascii_case(name))
    };
    !name.contains(' ') && l.entities.iter().any(last)
}

/// Puts what is listed as a town, and is a quarter of a great city, into that city: it lies close to its middle in the same state, its
/// own police are not spoken of, and the city's are ("shot in Pellwood, Meridian police said").
fn quarters(report: &Report, sites: &BTreeMap<Key, Site<'_>>, claims: &mut [Claim]) {
    let police = |s: &&Site<'_>| s.place.precision == "town" && s.cues.contains("police");
    let cities: Vec<&Site<'_>> = sites.values().filter(police).filter(|s| s.place.population >= CITY).collect();
    for c in claims.iter_mut().filter(|c| c.slot == Slot::Place && c.event == 0) {
        let Value::Place(p) = &c.value else { continue };
        let Some(site) = sites.get(&key(p)).filter(|s| s.place.name == p.name && !s.cues.contains("police")) else { continue };
        let around = cities.iter().find(|city| {
            let apart = distance_km((city.place.lat, city.place.lon), (site.place.lat, site.place.lon));
            let (own, state) = (key(p), key(&resolved(city.place.name.clone(), city.place)));
            p.precision == "town"
                && own != state
                && own.1 == state.1
                && apart <= ACROSS
                && city.place.population > site.place.population
        });
        if let Some(city) = around {
            let mut inside = p.clone();
            inside.chain.insert(0, city.place.name.clone());
            let (part, span) = (c.part, Span::new(c.start, c.end));
            if let Some(made) = Claim::new(report, part, span, c.slot, Value::Place(inside), &c.rule) {
                (c.id, c.value) = (made.id, made.value);
            }
        }
    }
}

/// Inhabitants from which on a city's quarters are listed as towns.
const CITY: u64 = 500_000;

/// Kilometres from a great city's middle within which its quarters lie.
const ACROSS: f64 = 18.0;

/// Whether all that a mention's sentence tells is of another event.
fn elsewhere(l: &Layers, span: Span, claims: &[Claim]) -> bool {
    let Some(s) = l.sentence_at(span.start).and_then(|i| l.sentences.get(i)) else { return false };
    let mut told = claims.iter().filter(|c| c.part == Part::Text && s.span.contains(Span::new(c.start, c.end))).peekable();
    told.peek().is_some() && told.all(|c| c.event != 0)
}

/// What the rest of the report says for a town: its home, a county that is named.
fn surroundings(layers: &ReportLayers, sites: &mut BTreeMap<Key, Site<'_>>) {
    let counties: BTreeSet<(String, Vec<String>)> = sites
        .values()
        .filter(|s| s.place.precision == "admin")
        .map(|s| (s.place.name.clone(), s.place.chain.clone()))
        .collect();
    let home = layers.home.as_ref().map(|h| resolved(h.place.name.clone(), &h.place));
    let home = home.as_ref().map(key);
    for (own, site) in sites.iter_mut() {
        if home.as_ref() == Some(own) {
            site.cues.insert("home");
        }
        if home.as_ref().is_some_and(|h| h.1.last() != own.1.last()) {
            site.cues.insert("abroad");
        }
        let state = |k: &Key| k.1.len() > 1;
        if home.as_ref().is_none_or(|h| state(h) && h.1 == own.1) {
            site.cues.insert("state");
        }
        match site.place.chain.split_first() {
            _ if site.place.precision == "admin" => {
                site.cues.insert("area");
            }
            Some((county, rest)) if counties.contains(&(county.clone(), rest.to_vec())) => {
                site.cues.insert("county");
            }
            _ => {}
        }
        if site.uses >= MANY {
            site.cues.insert("often");
        }
    }
}

/// Uses of a name in the body from which on it is named often.
const MANY: usize = 3;

/// How far into the body a dateline stands; one in small letters stands at the very front.
const HEAD: usize = 400;
const FRONT: usize = 120;

impl Site<'_> {
    /// What one use of the name says.
    fn note(&mut self, report: &Report, l: &Layers, part: Part, m: &Mention) {
        let site_is_area = self.place.precision == "admin";
        let text = report.part(part);
        let around = Around::of(text, l, m.span);
        if part == Part::Title {
            self.cues.insert("title");
            return self.keep(if around.led { 3 } else { 1 }, part, m.span);
        }
        // "A Columbus man fled": where somebody is from.
        if starts_with(around.after, PEOPLE) || around.within_before(30, LEFT) {
            return;
        }
        self.uses += 1;
        let mut telling = 0;
        let name = m.span.of(text).unwrap_or("");
        let capitals = m.span.start < HEAD && !name.chars().any(char::is_lowercase);
        // Where a court sits is no scene; that report's dateline is the court's.
        if (capitals || m.span.start < FRONT) && around.opens() && !around.within_after(TRIAL) {
            self.cues.insert("dateline");
            telling = 2;
        }
        // A sheriff is a county's: "the Orvel sheriff" speaks for no town of that name.
        let sheriff = site_is_area && starts_with(around.after, &["sheriff"]);
        if sheriff
            || starts_with(around.after, &["police", "officers", "detectives", "firefighters", "pd", "fire", "department"])
        {
            self.cues.insert("police");
            telling = telling.max(4);
        }
        if around.led
            && !around.within_before(70, AWAY)
            && !starts_with(around.after, &["hospital", "medical", "court", "jail"])
        {
            self.cues.insert("in");
            telling = telling.max(1);
            if around.within_before(90, SCENE) || around.within_after(SCENE) {
                self.cues.insert("scene");
                telling = telling.max(5);
            }
            if around.within_before(60, STREETS) {
                self.cues.insert("street");
                telling = telling.max(6);
            }
        }
        if around.after.strip_prefix(',').is_some_and(|r| r.trim_start().starts_with(char::is_uppercase)) {
            self.cues.insert("in full");
        }
        self.keep(telling, part, m.span);
    }

    fn keep(&mut self, telling: u8, part: Part, span: Span) {
        if self.best.is_none_or(|(t, ..)| telling > t) {
            self.best = Some((telling, part, span));
        }
    }

    /// Whether some use speaks for it, rather than only its surroundings.
    fn telling(&self) -> bool {
        const AROUND: &[&str] = &["state", "county", "area", "abroad"];
        self.cues.iter().any(|c| !AROUND.contains(c))
    }
}

/// Words that say that something happened, or that police came.
const SCENE: &[&str] = &[
    "shot", "shoot", "shooting", "shootings", "killed", "gunfire", "gunned", "fired", "fatal", "fatally", "wounded", "dead",
    "died", "slain", "homicide", "murder", "incident", "happened", "occurred", "place", "robbery", "found", "responded",
    "called", "home", "house", "apartment", "residence", "fire", "crash", "collapse", "collapsed", "explosion", "exploded",
    "attack", "attacked", "stabbed", "stabbing", "blast", "crashed", "struck",
];

/// Those whom a town's name before them only says where they are from.
const PEOPLE: &[&str] = &[
    "man", "men", "woman", "women", "resident", "residents", "teen", "teenager", "boy", "girl", "couple", "native", "mother",
    "father", "driver", "rapper", "family", "soldier", "soldiers", "paratrooper", "marine", "airman",
];

/// What is found where it was left: "their car was found burned near Orvel".
const LEFT: &[&str] = &["burned", "abandoned", "recovered", "torched", "ditched"];

/// Words that take somebody elsewhere.
const AWAY: &[&str] = &[
    "hospital", "hospitals", "medical", "trauma", "airlifted", "flown", "transported", "taken", "coroner", "examiner", "court",
    "jail", "prison", "trial", "news", "bureau", "school", "university", "lives", "native", "born", "arrested", "stationed",
    "assigned", "based", "soldier", "soldiers",
];

/// Words of an opening that tell of a court's day.
const TRIAL: &[&str] =
    &["judge", "jury", "jurors", "trial", "sentenced", "pleaded", "pleads", "convicted", "testified", "prosecutors", "guilty"];

/// Words that stand between what leads a place in and its name ("in south Orvel").
pub(crate) const PARTS: &[&str] = &[
    "suburban", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northern", "southern",
    "eastern", "western", "central", "downtown", "midtown", "rural", "suburban", "nearby", "neighboring",
];

/// Nouns of streets.
const STREETS: &[&str] = &["block", "street", "st", "avenue", "ave", "road", "rd", "drive", "lane", "boulevard", "highway"];

/// Words that lead a place in.
const LEADS: &[&str] = &["in", "near", "outside", "at"];

/// The words around a name, within its sentence.
struct Around<'t> {
    before: &'t str,
    after: &'t str,
    /// Whether the word before leads a place in.
    led: bool,
}

impl<'t> Around<'t> {
    fn of(text: &'t str, l: &Layers, span: Span) -> Self {
        let sentence = l.sentence_at(span.start).and_then(|i| l.sentences.get(i)).map(|s| s.span);
        // A dateline stands before its sentence.
        let (from, to) = sentence.map_or((span.start, text.len()), |s| (s.start, s.end.max(span.end)));
        let to = text.floor_char_boundary(to.min(span.end + 120));
        let before = text.get(from..span.start).unwrap_or("");
        let after = text.get(span.end..to).unwrap_or("");
        let mut words = before.split_whitespace().rev().skip_while(|w| PARTS.iter().any(|p| p.eq_ignore_ascii_case(w)));
        let (last, noun) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let part_of = last == "of" && ["city", "town", "part", "section", "side", "outside", "area", "village"].contains(&noun);
        let led = part_of || LEADS.iter().any(|w| w.eq_ignore_ascii_case(last));
        Around { before, after, led }
    }

    /// Whether a dateline's mark follows: "(Agency) -", "-", ", Ohio -".
    fn opens(&self) -> bool {
        let mut rest = self.after;
        if let Some(r) = rest.strip_prefix(", ") {
            let end = r.find([' ', '(', '-', '\u{2013}', '\u{2014}']).unwrap_or(r.len());
            rest = r.get(end..).unwrap_or("");
        }
        rest.trim_start().starts_with(['(', '-', '\u{2013}', '\u{2014}'])
    }

    fn within_before(&self, bytes: usize, words: &[&str]) -> bool {
        let from = self.before.ceil_char_boundary(self.before.len().saturating_sub(bytes));
        holds(self.before.get(from..).unwrap_or(""), words)
    }

    fn within_after(&self, words: &[&str]) -> bool {
        holds(self.after, words)
    }
}

fn holds(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|t| words.iter().any(|w| w.eq_ignore_ascii_case(t)))
}

/// Whether a name's own noun follows: "police", "'s police", "area police".
fn starts_with(after: &str, words: &[&str]) -> bool {
    let rest = after.strip_prefix("'s").or(after.strip_prefix("\u{2019}s")).unwrap_or(after);
    let mut next = rest.strip_prefix(' ').unwrap_or("").split(|c: char| !c.is_alphanumeric());
    next.next().is_some_and(|t| words.iter().any(|w| w.eq_ignore_ascii_case(t)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, name: &str) -> Span {
        let start = text.find(name).unwrap_or(0);
        Span::new(start, start + name.len())
    }

    #[test]
    fn other_reports_clips_are_no_words_of_this_one() {
        let text = "0:45 Orvel police warn of fraud\n\n1:20\n\nMan robbed in Tull\n\nTwo men were shot in Pell.\n";
        assert!(listed(text, at(text, "Orvel")));
        assert!(listed(text, at(text, "Tull")));
        assert!(!listed(text, at(text, "Pell")));
        let text = "7:45 p.m. Orvel police close the bridge";
        assert!(!listed(text, at(text, "Orvel")));
    }
}
