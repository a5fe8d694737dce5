//! Which town: the cues that the reports' words give for each, weighed.
//!
//! A town's weight is the sum over the lineages that name it; in each it is the sum of the weights of its cues. The weights are whole
//! hundredths of a conditional logit, over 600 incidents of which the town was known, of the town among all that the reports name;
//! they were fitted on the cues of all mentions, before those without a claim were left out. `training/places.py` fits the same on
//! dossiers and says how many incidents its table and this one get right: this one stands for as long as it gets more. What is in the table is all there is to it.

use super::Scene;
use firsthand_types::{Claim, PlaceValue, ReportId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What each cue is worth, in hundredths.
const WEIGHTS: &[(&str, i64)] = &[
    ("told", 159),
    ("dateline", 154),
    ("police", 177),
    ("street", 76),
    ("in full", 77),
    ("scene", 83),
    ("home", 36),
    ("often", 33),
    ("state", 107),
    ("county", 288),
    ("area", -288),
    // Set by hand, as those incidents have none: a namesake in another country than the report's home.
    ("abroad", -200),
];

/// A town as [`PlaceValue::town`] tells it from others.
type Key = (String, Vec<String>);

/// The towns of an incident with what speaks for each.
pub(super) struct Towns {
    /// For each town and cue the lineages in which it stands, by their number.
    cues: BTreeMap<Key, BTreeMap<String, usize>>,
    /// Towns that are quarters of others.
    quarters: BTreeMap<Key, Key>,
}

fn key(p: &PlaceValue) -> Key {
    let (name, chain) = p.town();
    (name, chain.to_vec())
}

/// A place under its own name.
fn own(p: &PlaceValue) -> Key {
    let name = p.name.to_lowercase();
    let state = p.chain.get(p.chain.len().saturating_sub(2)..).unwrap_or(&[]);
    (name.strip_prefix("the ").unwrap_or(&name).to_owned(), state.to_vec())
}

impl Towns {
    fn of(&self, p: &PlaceValue) -> Option<&BTreeMap<String, usize>> {
        self.cues.get(self.quarters.get(&own(p)).unwrap_or(&key(p)))
    }

    /// The cues of the place claims.
    pub fn new(scene: &Scene<'_>, claims: &[&Claim]) -> Self {
        // A quarter that one report puts into its city lies there in all.
        let mut quarters: BTreeMap<Key, Key> = BTreeMap::new();
        for c in claims.iter().filter(|c| c.supports()) {
            if let Value::Place(p) = &c.value
                && p.precision == "town"
                && own(p) != key(p)
            {
                quarters.entry(own(p)).or_insert_with(|| key(p));
            }
        }
        let mut by: BTreeMap<Key, BTreeMap<&ReportId, BTreeSet<&str>>> = BTreeMap::new();
        for c in claims.iter().filter(|c| c.supports() && !c.cues.is_empty()) {
            let Value::Place(p) = &c.value else { continue };
            let lineage = scene.lineage.get(&c.report).unwrap_or(&c.report);
            let town = quarters.get(&own(p)).cloned().unwrap_or_else(|| key(p));
            let of = by.entry(town).or_default().entry(lineage).or_default();
            of.extend(c.cues.iter().map(String::as_str));
        }
        let count = |of: BTreeMap<&ReportId, BTreeSet<&str>>| {
            let mut cues: BTreeMap<String, usize> = BTreeMap::new();
            for cue in of.into_values().flatten() {
                *cues.entry(cue.to_owned()).or_default() += 1;
            }
            cues
        };
        Towns { quarters, cues: by.into_iter().map(|(k, of)| (k, count(of))).collect() }
    }

    /// What speaks for the town that a place is or lies in; nothing where no town is given.
    pub fn weight(&self, p: &PlaceValue) -> i64 {
        let Some(cues) = self.of(p).filter(|_| p.lat.is_some()) else { return NONE };
        WEIGHTS.iter().map(|(cue, weight)| weight * cues.get(*cue).map_or(0, |n| i64::try_from(*n).unwrap_or(0))).sum()
    }

    /// Whether some report's words say that it happened there.
    pub fn tells(&self, p: &PlaceValue) -> bool {
        self.of(p).is_some_and(|cues| ["told", "scene", "street"].iter().any(|c| cues.contains_key(*c)))
    }

    /// Why a place's town was chosen, where cues speak for it.
    pub fn why(&self, p: &PlaceValue) -> Option<String> {
        let cues = self.of(p)?;
        let known = WEIGHTS.iter().filter_map(|(cue, weight)| Some((*cue, *weight, cues.get(*cue)?)));
        let list: Vec<String> = known.filter(|(_, w, _)| *w > 0).map(|(cue, _, n)| format!("{cue} {n}")).collect();
        (!list.is_empty()).then(|| {
            format!(
                "The town for which the reports' words speak most ({}), and the most specific place in it.",
                list.join(", ")
            )
        })
    }
}

/// Less than any town with cues has.
const NONE: i64 = -100_000;

/// More than a town that one lineage names has.
pub(super) const TOLD_BY_MANY: i64 = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, chain: &[&str], precision: &str) -> PlaceValue {
        PlaceValue {
            name: name.to_owned(),
            chain: chain.iter().map(|c| (*c).to_owned()).collect(),
            precision: precision.to_owned(),
            lat: Some(40.0),
            lon: Some(-80.0),
            ..PlaceValue::default()
        }
    }

    fn towns(of: &[(&PlaceValue, &[&str])]) -> Towns {
        let count = |cues: &[&str]| cues.iter().map(|c| ((*c).to_owned(), 1)).collect();
        Towns { cues: of.iter().map(|(p, cues)| (key(p), count(cues))).collect(), quarters: BTreeMap::new() }
    }

    #[test]
    fn a_town_with_its_police_outweighs_the_one_with_a_hospital_and_a_street_lies_in_its_town() {
        let orvel = place("Orvel", &["Pell County", "Ohio", "United States"], "town");
        let street = place("Elm Street", &["Orvel", "Pell County", "Ohio", "United States"], "facility");
        let tull = place("Tull", &["Pell County", "Ohio", "United States"], "town");
        let t = towns(&[(&orvel, &["police", "state"]), (&tull, &["home", "state"])]);
        assert!(t.weight(&orvel) > t.weight(&tull));
        assert_eq!(t.weight(&orvel), t.weight(&street));
        assert!(t.why(&street).is_some_and(|w| w.contains("police 1")));
    }

    #[test]
    fn what_no_cue_speaks_for_weighs_least() {
        let county = place("Pell County", &["Ohio", "United States"], "admin");
        let t = towns(&[(&county, &["area"])]);
        assert!(t.weight(&county) > t.weight(&place("Orvel", &["Pell County", "Ohio", "United States"], "town")));
    }
}
