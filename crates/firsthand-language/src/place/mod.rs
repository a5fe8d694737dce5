//! Places: a gazetteer inside the binary, and the resolution of names in the context of one report.
//!
//! The way of a name: [`words`] cuts the text, [`scan`] finds the names that the gazetteer knows, [`judge`] weighs whether each
//! is meant as a place ("Paris Hilton" is not), [`sense`] decides which place it is: by the container named beside it, the
//! other places named, and the population. [`resolve`] puts them together and adds bearings and facilities.
//!
//! Decisions:
//! * One sense a name and report, unless a container beside one use says otherwise.
//! * Coordinates only from the gazetteer (or computed from it), each with an uncertainty in kilometres.
//! * Adjectives ("Russian") are evidence for a country and no places.
//! * A report has a home: the town that its police, its dateline, its title or its address name. Small namesakes far from it that
//!   nothing else speaks for are no places of the report.
//! * A speaking capital ("Washington said") is a government, no place.

mod address;
mod attach;
mod bearing;
mod country;
mod distance;
mod format;
mod home;
mod judge;
mod key;
mod outlet;
mod resolve;
mod scan;
mod sense;
mod states;
#[cfg(test)]
mod tests;
mod unlisted;
mod words;

pub use attach::{attach, share};
pub use country::{country_name, demonym};
pub use distance::distance_km;
pub use format::{Entry, Gazetteer, Kind, PlaceId, Record};
pub use home::{Home, STRONG};
pub use key::key;
pub use resolve::{Evidence, Hint, Located, Places, resolve};

use crate::layers::Place;

/// The places that bear a name, with what the gazetteer holds of them; the most populous first.
pub fn lookup(name: &str) -> Vec<Record> {
    let g = Gazetteer::get();
    let mut found: Vec<Record> = g.lookup(name).iter().filter_map(|e| g.record(e.id)).collect();
    found.sort_by(|a, b| b.population.cmp(&a.population).then(a.id.cmp(&b.id)));
    found.dedup_by_key(|r| r.id);
    found
}

/// IANA time zone of a resolved place, or of its country where that has one only.
pub fn zone_of(place: &Place) -> Option<String> {
    let g = Gazetteer::get();
    place.zone.clone().or_else(|| g.country(&place.country).and_then(|c| g.zone(&c)).map(str::to_owned))
}
