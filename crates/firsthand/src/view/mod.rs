//! Views of a dossier: never sources. Each is a pure function of the dossier and the reports' texts.

pub mod html;
pub mod json;
pub mod terminal;

use crate::footage::Shown;
use firsthand_types::{Bound, Candidate, Dossier, Fact, Judgement, Part, Report, ReportId, Slot, Subject, Value, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Gives the words of reports to views that show a quote in its sentence.
pub trait Texts {
    /// The text or title of a report, or `None` where it is not at hand.
    fn text(&self, report: &ReportId, part: Part) -> Option<&str>;

    /// A file of footage beside its reference, or `None` where the pictures are not at hand.
    fn pictures(&self, _file: &str) -> Option<&Shown> {
        None
    }
}

/// A bound in words, with a trailing space, or nothing for an exact value.
pub(crate) fn bound(b: Option<Bound>) -> &'static str {
    match b {
        None | Some(Bound::Exact | Bound::Range) => "",
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::MoreThan) => "more than ",
        Some(Bound::About) => "about ",
        Some(Bound::UpTo) => "up to ",
        Some(Bound::AtMost) => "at most ",
        Some(Bound::Before) => "by ",
        Some(Bound::After) => "after ",
    }
}

/// Whether a candidate can be true beside the first: of places, what contains it or lies in it; of days, that it had happened by a later one.
pub(crate) fn compatible(fact: &Fact, candidate: &Candidate) -> bool {
    let best = fact.candidates.first();
    match (best.map(|c| &c.value), &candidate.value) {
        // That it had happened by a later day is no other day.
        (Some(Value::Text(day)), Value::Text(by)) if fact.slot == Slot::Date && candidate.bound == Some(Bound::Before) => {
            best.is_some_and(|b| b.bound != Some(Bound::Before)) && by.get(..10) >= day.get(..10)
        }
        (Some(Value::Place(best)), Value::Place(p)) => best != p && (best.lies_in(p) || p.lies_in(best)),
        _ => false,
    }
}

/// How many reports copy another: each is counted once, of however many it shares the words.
pub(crate) fn copying(dossier: &Dossier) -> usize {
    let later = dossier.copies.iter().filter(|c| c.reports[0] != c.reports[1]).map(|c| &c.reports[1]);
    later.collect::<BTreeSet<_>>().len()
}

/// What was decided on what, in words: "rejected c-5613ea5b94e0".
pub(crate) fn decided(judgement: &Judgement) -> String {
    let subjects: Vec<String> = judgement
        .subjects
        .iter()
        .map(|s| match s {
            Subject::Claim(id) => id.to_string(),
            Subject::Report(id) => format!("report {id}"),
            Subject::Name(name) => format!("“{name}”"),
        })
        .collect();
    let list = subjects.join(", ");
    match &judgement.verdict {
        Verdict::Accept => format!("accepted {list}"),
        Verdict::Reject => format!("rejected {list}"),
        Verdict::Correct(value) => format!("corrected {list} to {}", value.display()),
        Verdict::MustLink => format!("{list} are one"),
        Verdict::CannotLink => format!("{list} are not one"),
    }
}

/// The texts of a list of reports, with the pictures of footage where there are any.
pub struct ReportTexts<'a> {
    reports: BTreeMap<&'a ReportId, &'a Report>,
    pictures: Option<&'a BTreeMap<String, Shown>>,
}

impl<'a> ReportTexts<'a> {
    /// Looks reports up by id.
    pub fn new(reports: &'a [Report]) -> Self {
        ReportTexts { reports: reports.iter().map(|r| (&r.id, r)).collect(), pictures: None }
    }

    /// The same with pictures of footage, by file.
    #[must_use]
    pub fn with_pictures(self, pictures: &'a BTreeMap<String, Shown>) -> Self {
        ReportTexts { pictures: Some(pictures), ..self }
    }
}

impl Texts for ReportTexts<'_> {
    fn text(&self, report: &ReportId, part: Part) -> Option<&str> {
        self.reports.get(report).map(|r| r.part(part))
    }

    fn pictures(&self, file: &str) -> Option<&Shown> {
        self.pictures?.get(file)
    }
}
