//! What people decided, sorted by what it bears on (law 5). Judgements that are undone are passed over; those whose subject is gone
//! are reported as orphaned.

use crate::names::key;
use firsthand_types::{Claim, ClaimId, Judgement, JudgementId, ReportId, Subject, Value, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Standing judgements by subject.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judged {
    /// Claims that support nothing.
    pub rejected: BTreeSet<ClaimId>,
    /// Claims whose value a person corrected.
    pub corrected: BTreeMap<ClaimId, Value>,
    /// Pairs of reports about one incident.
    pub same_reports: Vec<(ReportId, ReportId)>,
    /// Pairs of reports about different incidents.
    pub other_reports: Vec<(ReportId, ReportId)>,
    /// Pairs of levelled names of one source.
    pub same_names: Vec<(String, String)>,
    /// Pairs of levelled names of different sources.
    pub other_names: Vec<(String, String)>,
    /// Judgements whose subject is gone.
    pub orphaned: Vec<JudgementId>,
}

impl Judged {
    /// Reads the standing judgements. A later one on the same claim outranks an earlier.
    pub fn of(judgements: &[Judgement], claims: &BTreeSet<&ClaimId>, reports: &BTreeSet<&ReportId>, names: &BTreeSet<String>) -> Self {
        let mut all = Judged::default();
        let mut standing: Vec<&Judgement> = judgements.iter().filter(|j| j.stands()).collect();
        standing.sort_by(|x, y| x.when.cmp(&y.when).then_with(|| x.id.cmp(&y.id)));
        for judgement in standing {
            let here = |s: &Subject| match s {
                Subject::Claim(c) => claims.contains(c),
                Subject::Report(r) => reports.contains(r),
                Subject::Name(n) => names.contains(&key(n)),
            };
            if !judgement.subjects.iter().all(here) {
                all.orphaned.push(judgement.id.clone());
            }
            all.take(judgement);
        }
        all.orphaned.sort();
        all
    }

    fn take(&mut self, judgement: &Judgement) {
        match &judgement.verdict {
            Verdict::MustLink => self.link(&judgement.subjects, true),
            Verdict::CannotLink => self.link(&judgement.subjects, false),
            one => {
                for subject in &judgement.subjects {
                    if let Subject::Claim(id) = subject {
                        self.on_claim(id, one);
                    }
                }
            }
        }
    }

    fn on_claim(&mut self, id: &ClaimId, verdict: &Verdict) {
        match verdict {
            Verdict::Reject => {
                self.rejected.insert(id.clone());
            }
            Verdict::Correct(value) => {
                self.rejected.remove(id);
                self.corrected.insert(id.clone(), (**value).clone());
            }
            _ => {
                self.rejected.remove(id);
            }
        }
    }

    fn link(&mut self, subjects: &[Subject], same: bool) {
        for (n, x) in subjects.iter().enumerate() {
            for y in subjects.iter().skip(n + 1) {
                match (x, y) {
                    (Subject::Report(a), Subject::Report(b)) => {
                        let list = if same { &mut self.same_reports } else { &mut self.other_reports };
                        list.push((a.clone(), b.clone()));
                    }
                    (Subject::Name(a), Subject::Name(b)) => {
                        let list = if same { &mut self.same_names } else { &mut self.other_names };
                        list.push((key(a), key(b)));
                    }
                    _ => {}
                }
            }
        }
    }

    /// Puts corrected values in place. The claim keeps its id, its quote and its words.
    pub fn correct(&self, claim: &mut Claim) {
        if let Some(value) = self.corrected.get(&claim.id) {
            claim.value = value.clone();
        }
    }
}
