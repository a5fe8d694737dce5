//! Terminal pages of one invented dossier, beside what they looked like when a person last read them.
//!
//! `UPDATE_PAGES=1 cargo test -p firsthand --test pages` writes them anew; read the difference before committing it.

use firsthand::export::{self, Codebook};
use firsthand::trace::find;
use firsthand::types::{Dossier, Part, ReportId, Slot};
use firsthand::view::Texts;
use firsthand::view::terminal::{Look, Next, ask, summary, trace};
use std::path::PathBuf;

const MERIDIAN: &str = "ORVEL, March 11 — A bomb exploded in the central market on Tuesday evening. \
At least 12 people were killed and 30 were injured, Orvel police said. The Grey Hand said on its channel that it had carried out the attack.";
const VELDA: &str = "Fourteen people died when a bomb went off in Orvel's market, the health ministry said.";

struct Words;

impl Texts for Words {
    fn text(&self, report: &ReportId, part: Part) -> Option<&str> {
        match (report.as_str(), part) {
            ("meridian", Part::Text) => Some(MERIDIAN),
            ("velda", Part::Text) => Some(VELDA),
            _ => None,
        }
    }
}

fn at(text: &str, words: &str) -> (usize, usize) {
    let start = text.find(words).expect("the words stand there");
    (start, start + words.len())
}

fn dossier() -> Dossier {
    let claim = |id: &str,
                 report: &str,
                 text: &str,
                 quote: &str,
                 slot: &str,
                 value: serde_json::Value,
                 source: Option<(&str, &str, &str)>,
                 origin: &str| {
        let (start, end) = at(text, quote);
        let sources: Vec<_> = source
            .map(|(name, words, kind)| {
                let (start, end) = at(text, words);
                serde_json::json!({"name": name, "start": start, "end": end, "kind": kind})
            })
            .into_iter()
            .collect();
        serde_json::json!({
            "id": id, "report": report, "part": "text", "start": start, "end": end, "quote": quote, "slot": slot, "value": value,
            "bound": if quote.contains("At least") { "at_least" } else { "exact" }, "polarity": "affirmed", "modality": "asserted", "sources": sources,
            "origin": origin, "about": "i-1", "rule": "test/rule",
        })
    };
    let police = Some(("Orvel police", "Orvel police", "police"));
    let ministry = Some(("the health ministry", "the health ministry", "government"));
    let hand = Some(("the Grey Hand", "The Grey Hand", "armed_group"));
    let (first, last) = at(MERIDIAN, "A bomb exploded in the central market on Tuesday evening.");
    let (second, third) = at(MERIDIAN, "At least 12 people were killed and 30 were injured, Orvel police said.");
    let report = |id: &str, outlet: &str, notes: serde_json::Value, sentences: serde_json::Value| {
        serde_json::json!({
            "id": id, "path": format!("reports/{id}.json"), "sha256": "ab".repeat(32), "outlet": outlet, "url": null,
            "published": "2031-03-12T06:00:00Z", "language": "en", "title": "Bomb in Orvel", "superseded_by": null,
            "notes": notes, "words": 40, "sentences": sentences,
        })
    };
    let span = |start: usize, end: usize| serde_json::json!({"start": start, "end": end});
    serde_json::from_value(serde_json::json!({
        "format": "firsthand-dossier", "version": 1,
        "reports": [
            report("kopie", "Tagblatt", serde_json::json!([{"kind": "not_read", "subject": "reports/kopie.json", "message": "Its language is not read yet."}]), serde_json::json!([])),
            report("meridian", "Meridian Post", serde_json::json!([]), serde_json::json!([span(first, last), span(second, third), span(third + 1, MERIDIAN.len())])),
            report("velda", "Velda Times", serde_json::json!([]), serde_json::json!([span(0, VELDA.len())])),
        ],
        "claims": [
            claim("c-111111111111", "meridian", MERIDIAN, "At least 12 people were killed", "killed", 12.into(), police, "o-police"),
            claim("c-222222222222", "velda", VELDA, "Fourteen people died", "killed", 14.into(), ministry, "o-ministry"),
            claim("c-333333333333", "meridian", MERIDIAN, "The Grey Hand said on its channel that it had carried out the attack", "claim_of_responsibility",
                serde_json::json!({"by": "the Grey Hand", "through": "its channel"}), hand, "o-hand"),
        ],
        "incidents": [
            {"id": "i-1", "title": "Bombing in Orvel, 11 March 2031", "primary": true, "reports": ["meridian", "velda"], "primary_for": ["meridian", "velda"],
             "facts": [
                {"id": "f-killed", "slot": "killed", "best": 14, "low": 12, "high": 14, "grade": "contested", "conflict": "disagreement",
                 "why": "The latest word of a good origin.", "rests_on": "o-ministry",
                 "ledger": [{"as_of": "2031-03-11", "low": 12, "best": 12, "high": 12, "claims": ["c-111111111111"]}, {"as_of": "2031-03-12", "low": 12, "best": 14, "high": 14, "claims": ["c-222222222222"]}],
                 "candidates": [
                    {"value": 14, "bound": "exact", "as_of": "2031-03-12", "claims": ["c-222222222222"], "reports": ["velda"], "origins": ["o-ministry"], "grade": "single_origin"},
                    {"value": 12, "bound": "at_least", "as_of": "2031-03-11", "claims": ["c-111111111111"], "reports": ["meridian"], "origins": ["o-police"], "grade": "single_origin"}]},
                {"id": "f-claimed", "slot": "claim_of_responsibility", "best": {"by": "the Grey Hand", "through": "its channel"}, "grade": "single_origin", "conflict": "none",
                 "candidates": [{"value": {"by": "the Grey Hand", "through": "its channel"}, "claims": ["c-333333333333"], "reports": ["meridian"], "origins": ["o-hand"]}]}],
             "people": [{"name": "Ada Venn", "role": "victim", "fate": "killed", "age": 54, "claims": ["c-111111111111"]}],
             "timeline": [{"start": "2031-03-11T19:40", "end": null, "what": "the bomb explodes", "after": [], "claims": ["c-111111111111"]}],
             "not_known": ["Who planted the bomb."]},
            {"id": "i-2", "title": "Fire in Velda, 2019", "primary": false, "reports": ["velda"], "primary_for": [], "facts": [], "people": [], "timeline": []}],
        "origins": [
            {"id": "o-hand", "name": "the Grey Hand", "kind": "armed_group", "side": null, "reports": ["meridian"], "claims": ["c-333333333333"]},
            {"id": "o-ministry", "name": "the health ministry", "kind": "government", "side": "Velda", "reports": ["velda"], "claims": ["c-222222222222"]},
            {"id": "o-police", "name": "Orvel police", "kind": "police", "side": null, "reports": ["meridian"], "claims": ["c-111111111111"]}],
        "copies": [{"reports": ["meridian", "velda"], "spans": [[[76, 140], [0, 40]]], "containment": 0.31, "reason": "reworded", "weights": {"words": 2.5}, "ordered": true}],
        "shared": [], "footage": [],
        "notes": [{"kind": "failed", "subject": "reports/\u{1b}[31mgone.txt", "message": "It could not be opened."}],
    }))
    .expect("the dossier is well made")
}

/// Compares a page with its file, or writes it.
fn check(name: &str, page: &str) {
    for line in page.lines() {
        assert!(line.chars().count() <= 80, "wider than the sheet: {line}");
    }
    same_as_file(&format!("{name}.txt"), page);
}

fn same_as_file(name: &str, page: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(page == expected, "{name} changed; UPDATE_PAGES=1 writes it anew:\n{page}");
}

#[test]
fn pages_are_as_they_were_read() {
    let (dossier, look) = (dossier(), Look::new(80, false));
    check("summary", &summary(&dossier, look, &Next { case: Some("orvel".into()) }));
    check("ask", &ask(&dossier, Slot::Killed, look));
    for (name, id) in [("trace-claim", "c-111"), ("trace-fact", "f-k"), ("trace-origin", "o-m"), ("trace-report", "velda")] {
        let found = find(&dossier, id).unwrap();
        check(name, &trace(&dossier, &Words, &found, look));
    }
}

#[test]
fn rows_are_as_they_were_read() {
    let dossier = dossier();
    same_as_file("rows.csv", &export::csv(&dossier));
    for (name, codebook) in
        [("ucdp", Codebook::Ucdp), ("acled", Codebook::Acled), ("gtd", Codebook::Gtd), ("airwars", Codebook::Airwars)]
    {
        same_as_file(&format!("{name}.csv"), &export::codebook(&dossier, codebook, codebook.rule()));
    }
}

#[test]
fn colours_add_nothing() {
    let dossier = dossier();
    let strip = |page: String| {
        let mut out = String::new();
        let mut rest = page.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            out.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        out + rest
    };
    let page = |colour| summary(&dossier, Look { width: 80, colour }, &Next::default());
    assert_eq!(strip(page(true)), page(false));
}
