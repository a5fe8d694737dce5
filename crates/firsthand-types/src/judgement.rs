//! What a person decided.

use crate::id::content_id;
use crate::{ClaimId, JudgementId, ReportId, Value};
use serde::{Deserialize, Serialize};

/// What a judgement is stored against: claims, reports and names, never derived incidents or facts (law 5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One claim.
    Claim(ClaimId),
    /// One report.
    Report(ReportId),
    /// A name of a source, place or person, as reports give it.
    Name(String),
}

/// The decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The claim is read rightly.
    Accept,
    /// The claim is not to be used.
    Reject,
    /// The claim's value is this.
    Correct(Box<Value>),
    /// The subjects are one (reports of one incident; sources or names of one body).
    MustLink,
    /// The subjects are not one.
    CannotLink,
}

/// A decision of a person, with who, when and why. Never deleted: undoing adds `undone`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Made from subjects, verdict, who and when.
    pub id: JudgementId,
    /// One subject for accept, reject and correct; two or more of one kind for the links. Sorted.
    pub subjects: Vec<Subject>,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub who: String,
    /// When, RFC 3339 in UTC. Given by the caller: no clock in the pipeline.
    pub when: String,
    /// Why, in the person's words.
    pub why: String,
    /// When it was undone, by whom and why; `None` while it stands.
    #[serde(default)]
    pub undone: Option<(String, String, String)>,
}

impl Judgement {
    /// A standing judgement. Subjects are sorted; the id is made from content.
    pub fn new(mut subjects: Vec<Subject>, verdict: Verdict, who: &str, when: &str, why: &str) -> Self {
        subjects.sort();
        subjects.dedup();
        let what = serde_json::to_string(&(&subjects, &verdict)).unwrap_or_default();
        let id = JudgementId(content_id("j", &[&what, who, when, why]));
        Judgement { id, subjects, verdict, who: who.into(), when: when.into(), why: why.into(), undone: None }
    }

    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.undone.is_none()
    }
}
