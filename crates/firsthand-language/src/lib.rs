//! From a report's text to its layers: sentences, tokens, mentions, times, quantities, quotations, attributions.
//!
//! Invariants, most of them absences:
//! * The text is never altered; every span is a byte range of it.
//! * One report at a time: nothing here knows of other reports, incidents, facts or the disk.
//! * No clock: relative dates hang on the report's own date or stay open.
//! * Any string gives layers, in time near-linear in its length; none panics.

pub mod layers;
pub mod place;
pub mod time;

mod attribution;
mod author;
mod chunk;
mod conllu;
mod coref;
mod dateline;
mod json;
mod lexicon;
mod mention;
mod model;
mod paragraph;
mod parse;
mod quantity;
mod quote;
mod read;
mod sentence;
mod tag;
mod timeml;
mod token;
mod view;

pub use conllu::conllu;
pub use json::layers_json;
pub use layers::*;
pub use read::{read, read_by_rule};
pub use timeml::timeml;
