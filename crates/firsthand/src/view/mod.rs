//! Views of a dossier: never sources. Each is a pure function of the dossier and the reports' texts.

pub mod html;
pub mod json;
pub mod terminal;

use crate::footage::Shown;
use firsthand_types::{Part, Report, ReportId};
use std::collections::BTreeMap;

/// Gives the words of reports to views that show a quote in its sentence.
pub trait Texts {
    /// The text or title of a report, or `None` where it is not at hand.
    fn text(&self, report: &ReportId, part: Part) -> Option<&str>;

    /// A file of footage beside its reference, or `None` where the pictures are not at hand.
    fn pictures(&self, _file: &str) -> Option<&Shown> {
        None
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
