//! The case on disk: captures under their hashes, how they were received, what people decided, and a cache.
//!
//! Invariants, most of them absences:
//! * Ground truth is three things only: the captures (`captures/ab/cdef…`, the bytes as received), the receipts (which
//!   path gave which capture, in which build) and the judgements. Everything else is a cache: deleting it, or finding it
//!   damaged, costs time and nothing else.
//! * A capture is written to another name, synced and renamed **before** the receipt that names it is committed, and is
//!   never written again. A process killed at any moment leaves either no receipt or a whole capture behind it.
//! * One process writes to a case at a time; readers share it. The lock dies with its process.
//! * No clock: whoever receives or judges says when. No knowledge of what reports or claims mean: cached bodies are bytes.
//! * This is the only crate that knows the format of a case.

mod cache;
mod captures;
mod case;
mod error;
mod judgements;
mod receipts;

pub use cache::{CacheKey, CacheRow};
pub use captures::Captures;
pub use case::{Access, Case, DATABASE, is_case};
pub use error::{Error, ErrorKind, Result};
pub use receipts::{Arrival, CaptureEntry, Version};
