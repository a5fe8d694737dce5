//! Bytes to reports: lists files, unpacks zipped folders, and reads text, pages, JSON and feeds into [`Report`]s.
//!
//! Invariants, most of them absences:
//! * [`read`] is a pure function of bytes, path and options: no file, clock, locale or network, and it never panics.
//! * Nothing is lost: a capture that cannot be read is still one report, with `read` false and a note that says why.
//! * Every character of a report's text maps to bytes of its capture ([`Report::source_map`]; where there is none, text
//!   and capture are the same bytes).
//! * No limit is counted in seconds, and nothing recurses as deep as its input says.
//! * It knows nothing of claims, cases or the store; the words of a report are data.

mod archive;
mod date;
mod decode;
mod feed;
mod html;
mod json;
mod json_report;
mod kind;
mod language;
mod list;
mod mapped;
mod outlet;
mod read;
mod settle;
mod wordless;

pub use archive::{load, load_each, unpack};
pub use date::normalise_date;
pub use firsthand_types::{Limits, Note, NoteKind, Noted, Report};
pub use list::{CASE_FILE, Candidate, list};
pub use outlet::{host, publisher};
pub use read::read;
pub use settle::{merge_duplicates, settle_ids};

/// A capture in hand: bytes as received, under the name that the user knows them by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The path as the user named it, with forward slashes; of a zip's entry `archive.zip/inner.html`.
    pub path: String,
    /// The bytes, never altered.
    pub bytes: Vec<u8>,
}
