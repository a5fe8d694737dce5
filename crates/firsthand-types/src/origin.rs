//! Where a chain or a lineage ends.

use crate::{ClaimId, OriginId, ReportId};
use serde::{Deserialize, Serialize};

/// The id of the origin of claims for which nobody is named.
pub const UNATTRIBUTED: &str = "unattributed";

/// An origin: a person, body, document or outlet with which a chain of sources, or a lineage of copies, ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Made from the resolved name; [`UNATTRIBUTED`] for claims whose words name nobody.
    pub id: OriginId,
    /// The fullest name that the reports give.
    pub name: String,
    /// A [`crate::SourceKind`] as the dossier spells it, or `unattributed`.
    pub kind: String,
    /// What it belongs to (a government, a party to the conflict): two bodies of one government are two origins, one side.
    pub side: Option<String>,
    /// Reports that carry a claim from it, sorted.
    pub reports: Vec<ReportId>,
    /// Claims that end with it, sorted.
    pub claims: Vec<ClaimId>,
    /// Other names that were taken to be the same, sorted.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Reports whose words were the evidence that two names, or two texts, are one origin: removing one may raise a count.
    #[serde(default)]
    pub evidence: Vec<ReportId>,
    /// Whether its words name nobody in particular ("officials", "authorities"). Such origins are not told apart: behind one value
    /// they count one, and none beside a named one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vague: bool,
    /// The origin of the body that this person speaks for, where a report says so: the two do not count twice for one figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<OriginId>,
}
