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

    /// Whether this decision, taken later, replaces an earlier one: the two answer one question and cannot both hold. A claim that is
    /// accepted after it was corrected is accepted as corrected.
    pub fn replaces(&self, earlier: &Judgement) -> bool {
        use Verdict::{Accept, CannotLink, Correct, MustLink, Reject};
        match (&self.verdict, &earlier.verdict) {
            (Accept, Correct(_)) => false,
            (Accept | Reject | Correct(_), Accept | Reject | Correct(_)) => self.subjects == earlier.subjects,
            (MustLink, CannotLink) | (CannotLink, MustLink) => earlier.subjects.iter().all(|s| self.subjects.contains(s)),
            _ => false,
        }
    }

    /// The judgements that bear on the dossier, in the order in which they were decided: those that stand and that no later one
    /// replaces.
    pub fn in_force(all: &[Judgement]) -> Vec<&Judgement> {
        let mut standing: Vec<&Judgement> = all.iter().filter(|j| j.stands()).collect();
        standing.sort_by(|a, b| (&a.when, &a.id).cmp(&(&b.when, &b.id)));
        let replaced = |n: usize, j: &Judgement| standing.iter().skip(n + 1).any(|later| later.replaces(j));
        standing.iter().enumerate().filter(|(n, j)| !replaced(*n, j)).map(|(_, j)| *j).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(claim: &str, verdict: Verdict, when: &str) -> Judgement {
        Judgement::new(vec![Subject::Claim(claim.into())], verdict, "ana", when, "why")
    }

    #[test]
    fn the_later_decision_holds_in_whatever_order_they_are_given() {
        let reject = on("c-1", Verdict::Reject, "2031-01-01T10:00:00Z");
        let correct = on("c-1", Verdict::Correct(Box::new(Value::Number(3))), "2031-01-01T11:00:00Z");
        let accept = on("c-1", Verdict::Accept, "2031-01-01T12:00:00Z");
        let other = on("c-2", Verdict::Reject, "2031-01-01T09:00:00Z");
        for all in [[&reject, &correct, &other], [&other, &correct, &reject]] {
            let all: Vec<Judgement> = all.into_iter().cloned().collect();
            assert_eq!(Judgement::in_force(&all), [&other, &correct]);
        }
        let all = [reject.clone(), correct.clone(), accept.clone()];
        assert_eq!(Judgement::in_force(&all), [&correct, &accept], "accepted as corrected");
        let mut undone = correct.clone();
        undone.undone = Some(("2031-01-02T10:00:00Z".into(), "ana".into(), "a mistake".into()));
        assert_eq!(Judgement::in_force(&[reject.clone(), undone]), [&reject], "what was replaced stands again");
    }

    #[test]
    fn a_later_link_replaces_an_opposite_one_of_the_same_subjects() {
        let link = |of: &[&str], verdict, when| {
            Judgement::new(of.iter().map(|r| Subject::Report((*r).into())).collect(), verdict, "ana", when, "why")
        };
        let apart = link(&["a", "b"], Verdict::CannotLink, "2031-01-01T10:00:00Z");
        let one = link(&["a", "b", "c"], Verdict::MustLink, "2031-01-01T11:00:00Z");
        assert!(one.replaces(&apart) && !apart.replaces(&one));
    }
}
