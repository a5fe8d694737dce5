//! The dossier on a terminal: a calm page of at most a hundred columns.
//!
//! * Nothing here decides anything: every line repeats what the dossier says.
//! * All words pass through [`clean()`]: no input moves the cursor, sets colours or turns the reading order.
//! * Colour repeats what the words say; without it nothing is lost.

mod ask;
mod clean;
mod desk;
mod excerpt;
mod facts;
mod footage;
mod index;
mod paper;
mod summary;
mod trace;

pub use ask::ask;
pub(crate) use ask::left;
pub use clean::clean;
pub use desk::{audit, consequences, judgements};
pub use footage::{copied, matched};
pub use summary::{Next, summary};
pub use trace::trace;

/// How the page is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns; kept between 60 and 100.
    pub width: usize,
    /// Whether the terminal shows colours and wants them.
    pub colour: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look { width: 80, colour: false }
    }
}

impl Look {
    /// A look for a terminal of so many columns.
    pub fn new(columns: usize, colour: bool) -> Self {
        Look { width: columns.clamp(60, 100), colour }
    }
}
