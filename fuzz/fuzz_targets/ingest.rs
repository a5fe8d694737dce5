//! Any bytes, read as every kind: no panic, no lost report, no text that maps outside its capture.
#![no_main]

use firsthand_ingest::{Input, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { text_bytes: 1 << 16, items: 100, ..Limits::default() };
    for ending in ["txt", "html", "json", "jsonl", "xml", "eml", ""] {
        let input = Input { path: format!("a.{ending}"), bytes: bytes.to_vec() };
        let reports = read(&input, &limits, None).value;
        assert!(!reports.is_empty());
        for report in reports {
            assert!(report.read || !report.notes.is_empty());
            let runs = report.source_map.iter().flat_map(|map| &map.runs);
            for (text, raw) in runs {
                assert!(text.of(&report.text).is_some() && raw.end <= bytes.len());
            }
        }
    }
});
