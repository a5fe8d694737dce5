//! Which town: the cues that the reports' words give for each, weighed.
//!
//! A town's weight is the sum over the lineages that name it; in each it is the sum of the weights of its cues. The weights are whole
//! hundredths, fitted by `training/places.py`: a conditional logit, over incidents of which the town was known, of the town among all
//! that the reports name. What is in the table is all there is to it.

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
];

/// A town as [`PlaceValue::town`] tells it from others.
type Key = (String, Vec<String>);

/// The towns of an incident with what speaks for each.
pub(super) struct Towns {
    /// For each town and cue the lineages in which it stands, by their number.
    cues: BTreeMap<Key, BTreeMap<String, usize>>,
}

fn key(p: &PlaceValue) -> Key {
    let (name, chain) = p.town();
    (name, chain.to_vec())
}

impl Towns {
    /// The cues of the place claims.
    pub fn new(scene: &Scene<'_>, claims: &[&Claim]) -> Self {
        let mut by: BTreeMap<Key, BTreeMap<&ReportId, BTreeSet<&str>>> = BTreeMap::new();
        for c in claims.iter().filter(|c| c.supports() && !c.cues.is_empty()) {
            let Value::Place(p) = &c.value else { continue };
            let lineage = scene.lineage.get(&c.report).unwrap_or(&c.report);
            let of = by.entry(key(p)).or_default().entry(lineage).or_default();
            of.extend(c.cues.iter().map(String::as_str));
        }
        let count = |of: BTreeMap<&ReportId, BTreeSet<&str>>| {
            let mut cues: BTreeMap<String, usize> = BTreeMap::new();
            for cue in of.into_values().flatten() {
                *cues.entry(cue.to_owned()).or_default() += 1;
            }
            cues
        };
        Towns { cues: by.into_iter().map(|(k, of)| (k, count(of))).collect() }
    }

    /// What speaks for the town that a place is or lies in; nothing where no town is given.
    pub fn weight(&self, p: &PlaceValue) -> i64 {
        let Some(cues) = self.cues.get(&key(p)).filter(|_| p.lat.is_some()) else { return NONE };
        WEIGHTS.iter().map(|(cue, weight)| weight * cues.get(*cue).map_or(0, |n| i64::try_from(*n).unwrap_or(0))).sum()
    }

    /// Why a place's town was chosen, where cues speak for it.
    pub fn why(&self, p: &PlaceValue) -> Option<String> {
        let cues = self.cues.get(&key(p))?;
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
