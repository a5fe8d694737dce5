//! The stages that look at one report at a time: capture -> reports -> layers -> claims. Parallel, cacheable, order-free.

use crate::guard::guarded;
use firsthand_ingest::Input;
use firsthand_types::{CaptureId, Claim, Limits, Note, NoteKind, Noted, Part, Placed, Report, ReportClaims, ReportId, Span};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The version of all that happens here; cached work of other versions is not used.
pub(crate) const VERSION: &str = env!("FIRSTHAND_STAGES");

/// All that one capture gives. This is what the cache holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) reports: Vec<(Report, ReportClaims)>,
    /// Notes on the file as a whole.
    pub(crate) notes: Vec<Note>,
}

/// Reads one capture to its claims. Whatever the bytes, something comes back.
///
/// The same bytes may have been given under names that say different things of them (`page.html`, `page.txt`): the first
/// name under which something could be read stands.
pub(crate) fn read_capture(names: &[&str], bytes: Vec<u8>, limits: &Limits, published: Option<&str>) -> Reading {
    let capture = CaptureId::of(&bytes);
    let mut input = Input { path: String::new(), bytes };
    let mut first: Option<Noted<Vec<Report>>> = None;
    for name in names {
        input.path = (*name).to_owned();
        let read = guarded(|| firsthand_ingest::read(&input, limits, published))
            .unwrap_or_else(|panic| Noted::plain(vec![failed(name, capture.clone(), &panic)]));
        if read.value.iter().any(|report| report.read) {
            first = Some(read);
            break;
        }
        first.get_or_insert(read);
    }
    let read = first.unwrap_or_default();
    let reports = read.value.into_iter().map(read_report).collect();
    Reading { reports, notes: read.notes }
}

/// A capture whose bytes could not be had: listed, with the reason.
pub(crate) fn unreadable(path: &str, capture: &CaptureId, why: &str) -> Reading {
    Reading { reports: vec![(failed(path, capture.clone(), why), ReportClaims::default())], notes: Vec::new() }
}

/// Layers, then claims, each with its quote checked.
fn read_report(mut report: Report) -> (Report, ReportClaims) {
    if !report.read {
        return (report, ReportClaims::default());
    }
    let found = guarded(|| {
        let mut notes = Vec::new();
        let layers = firsthand_language::read(&report).take(&mut notes);
        let claims = firsthand_claims::claims(&report, &layers).take(&mut notes);
        (claims, notes)
    });
    match found {
        Ok((claims, notes)) => {
            report.notes.extend(notes);
            let claims = ground(&mut report, claims);
            (report, claims)
        }
        Err(panic) => {
            report.notes.push(failure(report.id.as_str(), &panic));
            report.read = false;
            (report, ReportClaims::default())
        }
    }
}

/// Law 1, whoever made the claims: a quote that is not the words at its place is no quote.
fn ground(report: &mut Report, mut found: ReportClaims) -> ReportClaims {
    let before = found.claims.len();
    found.report = report.id.clone();
    found.claims.retain(|claim| grounded(report, claim));
    for claim in &mut found.claims {
        let words = |p: &Placed| report.slice(claim.part, Span::new(p.start, p.end)) == Some(&p.words);
        claim.placed = claim.placed.take().filter(words);
    }
    let dropped = before - found.claims.len();
    if dropped > 0 {
        let message = format!("{dropped} claims whose quotes are not its words were left out");
        let note = Note::new(NoteKind::Failed, report.id.as_str(), message)
            .help("This is a fault of Firsthand: please report it with the file.");
        report.notes.push(note);
    }
    found
}

fn grounded(report: &Report, claim: &Claim) -> bool {
    let quoted = report.slice(claim.part, claim.span()) == Some(claim.quote.as_str());
    quoted
        && !claim.quote.is_empty()
        && claim.sources.iter().all(|source| {
            let part: Part = source.part.unwrap_or(claim.part);
            source.start <= source.end && report.slice(part, Span::new(source.start, source.end)).is_some()
        })
}

fn failed(path: &str, capture: CaptureId, why: &str) -> Report {
    let stem = Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned());
    Report {
        id: ReportId(stem.unwrap_or_else(|| path.to_owned())),
        capture,
        paths: vec![path.to_owned()],
        notes: vec![failure(path, why)],
        ..Report::default()
    }
}

fn failure(subject: &str, why: &str) -> Note {
    Note::new(NoteKind::Failed, subject, format!("could not be read: {why}"))
        .help("The capture is kept; please report this with the file.")
}

/// The language layers of one file's first report, in the exchange format of `layers --as json`; offsets are bytes of its
/// text.
pub fn layers_json(
    path: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    published: Option<&str>,
    zone: Option<&str>,
) -> Noted<Option<serde_json::Value>> {
    first_layers(path, bytes, limits, published, zone)
        .map(|read| read.map(|(_, layers)| firsthand_language::layers_json(&layers.text)))
}

/// The time expressions of one file's first report as TimeML.
pub fn layers_timeml(
    path: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    published: Option<&str>,
    zone: Option<&str>,
) -> Noted<Option<String>> {
    first_layers(path, bytes, limits, published, zone)
        .map(|read| read.map(|(report, layers)| firsthand_language::timeml(&report, &layers)))
}

/// The sentences of one file's first report as CoNLL-U; `Bytes` in the last column are those of its text.
pub fn layers_conllu(path: &str, bytes: Vec<u8>, limits: &Limits, published: Option<&str>) -> Noted<Option<String>> {
    first_layers(path, bytes, limits, published, None)
        .map(|read| read.map(|(report, layers)| firsthand_language::conllu(&report.id.0, &report.text, &layers.text)))
}

/// The first report of one file with its layers.
fn first_layers(
    path: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    published: Option<&str>,
    zone: Option<&str>,
) -> Noted<Option<(Report, firsthand_language::ReportLayers)>> {
    let input = Input { path: path.to_owned(), bytes };
    let mut read = firsthand_ingest::read(&input, limits, published);
    let Some(mut report) = read.value.into_iter().next() else {
        return Noted { value: None, notes: read.notes };
    };
    // A language that the dossier does not read may still be measured; a file without words cannot.
    if report.text.trim().is_empty() {
        read.notes.append(&mut report.notes);
        return Noted { value: None, notes: read.notes };
    }
    let mut layers = firsthand_language::read(&report).take(&mut read.notes);
    if zone.is_some() {
        let (text, published) = (&mut layers.text, report.published.as_deref());
        text.timexes = firsthand_language::time::timexes(&report.text, &text.sentences, &text.tokens, published, zone);
    }
    read.notes.append(&mut report.notes);
    Noted { value: Some((report, layers)), notes: read.notes }
}
