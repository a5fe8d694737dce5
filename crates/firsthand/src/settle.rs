//! Between reading and comparing: byte-identical files become one report, equal ids are told apart.

use crate::stages::Reading;
use firsthand_store::CaptureEntry;
use firsthand_types::{Note, NoteKind, Report, ReportClaims, ReportId};

/// All reports of a case with their claims, by id.
pub(crate) struct Settled {
    pub(crate) reports: Vec<Report>,
    /// Of the reports that were read, by id.
    pub(crate) claims: Vec<ReportClaims>,
}

/// Gives every report all its paths and its final id, and its claims that id.
pub(crate) fn settle(entries: &[CaptureEntry], readings: Vec<Reading>, notes: &mut Vec<Note>) -> Settled {
    let mut pairs: Vec<(Report, ReportClaims)> = Vec::new();
    for (entry, reading) in entries.iter().zip(readings) {
        notes.extend(reading.notes);
        pairs.extend(reading.reports.into_iter().map(|(mut report, claims)| {
            all_paths(&mut report, entry);
            (report, claims)
        }));
    }
    let (mut reports, claims): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    firsthand_ingest::settle_ids(&mut reports);
    let mut pairs: Vec<_> = reports.into_iter().zip(claims).collect();
    pairs.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut settled = Settled { reports: Vec::new(), claims: Vec::new() };
    for (report, mut claims) in pairs {
        if report.read {
            rename(&mut claims, &report.id);
            settled.claims.push(claims);
        }
        settled.reports.push(report);
    }
    settled
}

/// Every path under which these bytes were given, sorted, with a note where there are several.
fn all_paths(report: &mut Report, entry: &CaptureEntry) {
    report.paths = entry.versions.iter().map(|v| v.path.clone()).collect();
    report.paths.sort();
    report.paths.dedup();
    if let [first, others @ ..] = report.paths.as_slice()
        && !others.is_empty()
    {
        let message = format!("The same bytes were also given as {}.", others.join(", "));
        report.notes.push(Note::new(NoteKind::Duplicate, first, message));
    }
}

fn rename(claims: &mut ReportClaims, id: &ReportId) {
    claims.report = id.clone();
    for claim in &mut claims.claims {
        claim.report = id.clone();
    }
}
