//! Passages that stand in more than one place.

use crate::ReportId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the later text relates to the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyReason {
    /// The whole, or nearly.
    Copy,
    /// A part of it, cut.
    Trimmed,
    /// The same passage in other words, with or without cuts.
    Reworded,
    /// A later or earlier version of one running story of one outlet or agency.
    Version,
    /// A passage that stands twice in one report.
    Within,
    /// In the `shared` list only: text that many unrelated reports carry (credits, sign-up lines, agency background).
    Boilerplate,
    /// In the `shared` list only: one statement quoted by reporters who heard it independently.
    Statement,
}

/// One edge: two reports (or one report twice) with the passages they share and the reasons for the verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyEdge {
    /// Earlier and later; where neither can be dated before the other, in the order of their ids and `ordered` is false.
    pub reports: [ReportId; 2],
    /// Aligned passages: range in the first, range in the second. Sorted.
    pub spans: Vec<[[usize; 2]; 2]>,
    /// Share of the shorter text's words that stand in the aligned passages, 0 to 1, rounded to three places.
    pub containment: f64,
    /// The verdict.
    pub reason: CopyReason,
    /// Labelled weights behind the verdict; their sum decided it. Rounded to three places.
    pub weights: BTreeMap<String, f64>,
    /// Whether the words show who had it first.
    #[serde(default)]
    pub ordered: bool,
}
