//! Firsthand: what is known of an incident, on whose word, how many independent origins stand behind it, and where the
//! accounts part.
//!
//! Entry point: [`build`]. It reads as the list of the stages, and is the only function that sees them all.
//!
//! Invariants, most of them absences:
//! * Views and exports are made from a [`Dossier`] and the texts it was made from; none of them decides anything.
//! * No fact without a claim, no claim without a quote: every quote is checked against its report before the reports are
//!   compared, and again by [`audit`] from the captures alone.
//! * No clock, no network, no locale: whoever calls says what time it is.
//! * A panic while one report is read is a note on that report; the rest of the build goes on.
//! * The same case gives the same bytes, whatever the order of the paths, the number of threads and the state of the cache.

mod assemble;
pub mod audit;
mod build;
mod error;
pub mod export;
pub mod footage;
mod footage_claims;
mod guard;
pub mod judge;
mod progress;
mod receive;
mod settle;
mod shelf;
mod stages;
pub mod trace;
mod versions;
pub mod view;

pub use build::{Built, Counts, Options, build, look};
pub use error::{Error, ErrorKind, Result};
pub use firsthand_reconcile::Rule;
pub use firsthand_types as types;
pub use firsthand_types::Dossier;
pub use guard::silence_guarded_panics;
pub use progress::{Progress, Stage, Watch};
pub use stages::{layers_conllu, layers_json, layers_timeml};
