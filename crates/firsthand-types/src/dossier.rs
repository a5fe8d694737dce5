//! The dossier: all that is derived from a case, in the shape of `dossier.json`.

use crate::{CaptureId, Claim, CopyEdge, Incident, Judgement, Note, Origin, ReportId, Span};
use serde::{Deserialize, Serialize};

/// The value of `format`.
pub const FORMAT: &str = "firsthand-dossier";
/// The value of `version`.
pub const VERSION: u32 = 1;

/// A report as the dossier lists it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportEntry {
    /// Its id.
    pub id: ReportId,
    /// The first of its paths.
    pub path: String,
    /// The capture's hash.
    pub sha256: CaptureId,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The report that replaced it.
    pub superseded_by: Option<ReportId>,
    /// What was noted about it.
    pub notes: Vec<Note>,
    /// All paths under which its bytes were given.
    #[serde(default)]
    pub paths: Vec<String>,
    /// The byline.
    #[serde(default)]
    pub author: Option<String>,
    /// Words in its text.
    #[serde(default)]
    pub words: usize,
    /// Sentence boundaries, so that a quote can be shown in its sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Span>,
}

/// Everything derived from a case. All lists are sorted; the same case gives the same bytes (law 4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// By id.
    pub reports: Vec<ReportEntry>,
    /// By report, part, start, end, slot, value.
    pub claims: Vec<Claim>,
    /// The primary one first, then by number of reports, then by id.
    pub incidents: Vec<Incident>,
    /// By id.
    pub origins: Vec<Origin>,
    /// By reports.
    pub copies: Vec<CopyEdge>,
    /// Boilerplate, and statements quoted independently. By reports.
    pub shared: Vec<CopyEdge>,
    /// Footage checked. Empty until footage is given.
    pub footage: Vec<serde_json::Value>,
    /// What is said about the case as a whole.
    pub notes: Vec<Note>,
    /// Judgements that stand, and those whose subject is gone (noted as orphaned).
    #[serde(default)]
    pub judgements: Vec<Judgement>,
}
