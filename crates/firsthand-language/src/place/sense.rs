//! Which of the places that bear a name is meant: container, neighbours in the text, population.

use super::distance::distance_km;
use super::format::{Gazetteer, Kind, Record};
use super::scan::{Form, Name};
use std::collections::{BTreeMap, BTreeSet};

/// Most places weighed for one name.
const CANDIDATES: usize = 14;
/// Most names that weigh on each other; the rest are taken by what they are worth alone.
const NAMES: usize = 160;
const ROUNDS: usize = 4;

/// A name of the text with the places it may be.
pub(super) struct Sense {
    pub candidates: Vec<Candidate>,
    /// How often it stands in the text.
    pub count: usize,
    form: Form,
}

/// A place that a name may be.
pub(super) struct Candidate {
    pub record: Record,
    /// What it is worth by itself.
    prior: f64,
    /// Evidence that a container named beside one use gives to the others.
    contained: f64,
    /// Probability after all rounds.
    pub p: f64,
}

/// The senses of a text's names, by key.
pub(super) fn senses(names: &[&Name], containers: &[Option<&Name>], home: Option<&str>) -> BTreeMap<String, Sense> {
    let g = Gazetteer::get();
    let mut senses: BTreeMap<String, Sense> = BTreeMap::new();
    let areas: BTreeSet<u16> = names.iter().flat_map(|n| &n.hit.areas).filter_map(|r| r.admin1).collect();
    for name in names {
        let sense = senses.entry(name.hit.key.clone()).or_insert_with(|| Sense {
            candidates: candidates(g, name, home, &areas),
            count: 0,
            form: name.hit.form,
        });
        sense.count += 1;
    }
    for (name, container) in names.iter().zip(containers) {
        if let (Some(container), Some(sense)) = (container, senses.get_mut(&name.hit.key)) {
            for c in &mut sense.candidates {
                if inside(&c.record, container) {
                    c.contained = 4.0;
                }
            }
        }
    }
    settle(&mut senses);
    senses
}

/// The places that bear a name, the likeliest alone first; `areas` are the states of the areas that the text names.
fn candidates(g: &Gazetteer, name: &Name, home: Option<&str>, areas: &BTreeSet<u16>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = name
        .hit
        .bearers
        .iter()
        .map(|(record, alternate)| {
            let record = *record;
            let mut prior = worth(&record);
            if *alternate {
                prior -= 2.0;
            }
            // "St. Orvel" is written so where the place is.
            if g.name(&record) == name.hit.written {
                prior += 0.8;
            }
            if home.is_some() && g.code(record.country) == home {
                prior += 0.8;
            }
            Candidate { record, prior, contained: 0.0, p: 0.0 }
        })
        .collect();
    // "Nassau police" in a report of New York: the county, of a state that the text names.
    if name.hit.form == Form::Plain && !areas.is_empty() {
        let counties = g.lookup_key(&format!("{} county", name.hit.key));
        let counties = counties.iter().filter(|e| !e.alternate).filter_map(|e| g.record(e.id));
        let named = counties.filter(|r| r.kind == Kind::Admin2 && r.admin1.is_some_and(|a| areas.contains(&a)));
        all.extend(named.map(|record| Candidate { record, prior: worth(&record) - 0.8, contained: 0.0, p: 0.0 }));
    }
    all.sort_by(|a, b| b.prior.total_cmp(&a.prior).then(a.record.id.cmp(&b.record.id)));
    // Towns of one name crowd out nothing: areas always stay.
    let mut towns = 0;
    all.retain(|c| {
        // Postal places are few; a container beside the name may mean one.
        if c.record.geoname == 0 {
            return true;
        }
        towns += usize::from(c.record.kind == Kind::Town);
        c.record.kind != Kind::Town || towns <= CANDIDATES || c.record.admin1.is_some_and(|a| areas.contains(&a))
    });
    all.truncate(CANDIDATES * 3);
    all
}

/// What a place is worth by itself, in the units of the evidence.
fn worth(r: &Record) -> f64 {
    let size = f64::from(r.population.max(200)).log10();
    match r.kind {
        Kind::Country => 12.0,
        Kind::Region => 7.5,
        Kind::Admin1 => 3.2 + 0.6 * size,
        Kind::Admin2 => 1.2 + 0.4 * size,
        // A postal place is seldom spoken of.
        Kind::Town if r.geoname == 0 => 1.1,
        Kind::Town => size * 1.1 + if r.capital { 1.5 } else { 0.0 },
    }
}

/// Whether a place lies inside any of the places that a name may be.
pub(super) fn inside(place: &Record, container: &Name) -> bool {
    container.hit.areas.iter().any(|c| within(place, c))
}

/// Whether a place lies inside another.
pub(super) fn within(place: &Record, container: &Record) -> bool {
    if place.id == container.id || place.kind >= container.kind {
        return false;
    }
    match container.kind {
        Kind::Country => place.country == container.country,
        Kind::Admin1 => place.admin1 == container.admin1,
        Kind::Admin2 => place.admin2 == container.admin2,
        Kind::Region => distance_km((place.lat, place.lon), (container.lat, container.lon)) <= f64::from(container.radius),
        // A district of a great city is listed as a town of its own.
        Kind::Town => false,
    }
}

/// Lets the names' places weigh on each other for some rounds.
fn settle(senses: &mut BTreeMap<String, Sense>) {
    for sense in senses.values_mut() {
        normalise(sense, &|_| 0.0);
    }
    let keys: Vec<String> = senses.keys().take(NAMES).cloned().collect();
    for _ in 0..ROUNDS {
        let mut pulls: Vec<Vec<f64>> = Vec::with_capacity(keys.len());
        for key in &keys {
            let Some(sense) = senses.get(key) else {
                continue;
            };
            let pull = sense.candidates.iter().map(|c| pull(key, c, senses, &keys)).collect();
            pulls.push(pull);
        }
        for (key, pull) in keys.iter().zip(&pulls) {
            if let Some(sense) = senses.get_mut(key) {
                normalise(sense, &|i| pull.get(i).copied().unwrap_or(0.0));
            }
        }
    }
}

/// How strongly the other names pull towards a candidate.
fn pull(key: &str, c: &Candidate, senses: &BTreeMap<String, Sense>, keys: &[String]) -> f64 {
    let mut total = 0.0;
    for other in keys.iter().filter(|k| k.as_str() != key) {
        let Some(sense) = senses.get(other) else {
            continue;
        };
        let best = sense.candidates.iter().map(|d| d.p * affinity(&c.record, &d.record)).fold(0.0, f64::max);
        let weight = (sense.count.min(4) as f64).sqrt() * if sense.form == Form::Demonym { 0.6 } else { 1.0 };
        total += best * weight;
    }
    total.min(9.0)
}

/// How much one place speaks for another.
fn affinity(c: &Record, d: &Record) -> f64 {
    if c.kind == Kind::Region || d.kind == Kind::Region {
        return 0.0;
    }
    if within(c, d) || within(d, c) {
        return match c.kind.max(d.kind) {
            Kind::Country => 1.2,
            Kind::Admin1 => 2.2,
            _ => 2.6,
        };
    }
    if c.kind == Kind::Country || d.kind == Kind::Country {
        return 0.0;
    }
    let near = (-distance_km((c.lat, c.lon), (d.lat, d.lon)) / 90.0).exp() * 2.2;
    let same = if c.admin1.is_some() && c.admin1 == d.admin1 {
        0.9
    } else if c.country == d.country {
        0.35
    } else {
        0.0
    };
    near.max(same)
}

fn normalise(sense: &mut Sense, pull: &dyn Fn(usize) -> f64) {
    let scores: Vec<f64> = sense.candidates.iter().enumerate().map(|(i, c)| c.prior + c.contained + pull(i)).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let sum: f64 = scores.iter().map(|s| ((s - top) * 1.6).exp()).sum();
    for (c, s) in sense.candidates.iter_mut().zip(&scores) {
        c.p = ((s - top) * 1.6).exp() / sum.max(1e-9);
    }
}

impl Sense {
    /// The town of the same name where a division is called after the great town in it ("Aleppo"): the town is meant, unless the
    /// words say otherwise.
    fn seat(&self, division: &Record) -> Option<Record> {
        if self.form != Form::Plain || !matches!(division.kind, Kind::Admin1 | Kind::Admin2) {
            return None;
        }
        let towns = self.candidates.iter().map(|c| c.record).filter(|r| r.kind == Kind::Town && r.country == division.country);
        let seat = towns.max_by_key(|r| r.population)?;
        let great = f64::from(seat.population) >= 0.25 * f64::from(division.population) || seat.capital;
        (great && seat.population >= 20_000).then_some(seat)
    }

    /// The likeliest place, inside a container where one is named beside this use.
    pub fn best(&self, container: Option<&Name>) -> Option<&Record> {
        let pick = |all: &mut dyn Iterator<Item = &Candidate>| -> Option<Record> {
            all.max_by(|a, b| a.p.total_cmp(&b.p).then(b.record.id.cmp(&a.record.id))).map(|c| c.record)
        };
        let chosen = container
            .and_then(|name| pick(&mut self.candidates.iter().filter(|c| inside(&c.record, name))))
            .or_else(|| pick(&mut self.candidates.iter()))?;
        let chosen = self.seat(&chosen).unwrap_or(chosen);
        self.candidates.iter().map(|c| &c.record).find(|r| r.id == chosen.id)
    }
}
