//! Views of a dossier: never sources. Each is a pure function of the dossier and the reports' texts.

pub mod html;
pub mod json;
pub mod terminal;

use firsthand_types::{Part, Report, ReportId};
use std::collections::BTreeMap;

/// Gives the words of reports to views that show a quote in its sentence.
pub trait Texts {
    /// The text or title of a report, or `None` where it is not at hand.
    fn text(&self, report: &ReportId, part: Part) -> Option<&str>;
}

/// The texts of a list of reports.
pub struct ReportTexts<'a>(BTreeMap<&'a ReportId, &'a Report>);

impl<'a> ReportTexts<'a> {
    /// Looks reports up by id.
    pub fn new(reports: &'a [Report]) -> Self {
        ReportTexts(reports.iter().map(|r| (&r.id, r)).collect())
    }
}

impl Texts for ReportTexts<'_> {
    fn text(&self, report: &ReportId, part: Part) -> Option<&str> {
        self.0.get(report).map(|r| r.part(part))
    }
}
