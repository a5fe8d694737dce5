//! Helpers of the integration tests.
#![allow(dead_code)]

use firsthand_ingest::{Input, Limits, Report, read};
use firsthand_types::{NoteKind, Span};

/// Reads a capture; checks the law of the map on every report.
pub fn reports(path: &str, bytes: impl AsRef<[u8]>) -> Vec<Report> {
    let input = Input { path: path.into(), bytes: bytes.as_ref().to_vec() };
    let read = read(&input, &Limits::default(), None);
    for report in &read.value {
        check_map(report, &input.bytes);
    }
    read.value
}

/// Reads a capture that holds one report.
pub fn report(path: &str, bytes: impl AsRef<[u8]>) -> Report {
    let mut all = reports(path, bytes);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}

/// Whether a note of that kind stands on the report.
pub fn has(report: &Report, kind: NoteKind) -> bool {
    report.notes.iter().any(|n| n.kind == kind)
}

/// Every byte of the text lies in exactly one run, runs and their raw ranges only move forward, all ranges hold, and where a
/// run is literal in a UTF-8 capture its bytes are the text's (white space for white space).
pub fn check_map(report: &Report, bytes: &[u8]) {
    let Some(map) = &report.source_map else {
        assert!(report.text.as_bytes() == bytes || report.text.is_empty());
        return;
    };
    let utf8 = std::str::from_utf8(bytes).is_ok();
    let (mut text_end, mut raw_start, mut raw_end) = (0, 0, 0);
    for &(text, raw) in &map.runs {
        assert_eq!(text.start, text_end, "runs follow each other");
        assert!(!text.is_empty() && text.of(&report.text).is_some(), "{text:?} is a slice of the text");
        assert!(raw.end <= bytes.len(), "{raw:?} lies in {} bytes", bytes.len());
        assert!(raw.start >= raw_start && raw.end >= raw_end, "raw ranges move forward: {raw:?} after {raw_start}..{raw_end}");
        if utf8 && text.len() == raw.len() && text.len() > 8 {
            for (a, b) in report.text.as_bytes()[text.start..text.end].iter().zip(&bytes[raw.start..raw.end]) {
                assert!(a == b || (a.is_ascii_whitespace() && b.is_ascii_whitespace()), "literal runs are equal");
            }
        }
        (text_end, raw_start, raw_end) = (text.end, raw.start, raw.end);
    }
    assert_eq!(text_end, report.text.len(), "every byte is mapped");
}

/// The capture's bytes behind the first place where the words stand in the report's text.
pub fn raw_of<'b>(report: &Report, words: &str, bytes: &'b [u8]) -> &'b [u8] {
    let at = report.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {:?}", report.text));
    let span = Span::new(at, at + words.len());
    let raw = report.source_map.as_ref().map_or(Some(span), |m| m.raw(span)).expect("mapped");
    &bytes[raw.start..raw.end]
}
