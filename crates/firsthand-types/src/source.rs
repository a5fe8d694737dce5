//! Sources: on whose word.

use crate::Part;
use serde::{Deserialize, Serialize};

/// What kind of body or person a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SourceKind {
    Agency,
    Outlet,
    Government,
    Military,
    Police,
    Emergency,
    Hospital,
    Court,
    Company,
    Witness,
    Relative,
    ArmedGroup,
    Expert,
    Document,
    SocialMedia,
    /// Not named in the report ("officials", "two American officials", "sources").
    #[default]
    Anonymous,
}

/// One link of a claim's chain of sources.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The name as resolved within the report ("Adrienne Watson"), or the report's own words where no name is given.
    pub name: String,
    /// Byte offset where the report names it, in the claim's part (or in `part` where that is given).
    pub start: usize,
    /// Byte offset after it.
    pub end: usize,
    /// What it is.
    pub kind: SourceKind,
    /// Whether the words name nobody in particular ("officials", "authorities", "sources", "reports").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vague: bool,
    /// The part that holds the words, where it is not the claim's own (a title claim that takes the body's chain).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Post, role or body stated for it in the report ("spokesperson for the ministry"), the report's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The body it speaks for, where the report says so ("the ministry").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}
