//! What is written is what the published schema says.
//!
//! The validator below knows the words of JSON Schema that the schema uses and fails on any other. A crate for all of JSON
//! Schema brings 78 others.

mod common;

use common::{build, build_pages, copy, page, write};
use firsthand::types::{Judgement, Subject, Verdict};
use serde_json::Value;
use std::path::Path;

const SCHEMA: &str = include_str!("../schema/dossier.schema.json");

/// Faults of `value` against `schema`; properties that the schema does not name are faults too, since the dossier is ours.
struct Check<'a> {
    root: &'a Value,
    faults: Vec<String>,
}

impl Check<'_> {
    fn check(&mut self, at: &str, schema: &Value, value: &Value) {
        let words = schema.as_object().expect("a schema is an object");
        for (word, rule) in words {
            match word.as_str() {
                "$ref" => {
                    let name = rule.as_str().and_then(|r| r.strip_prefix("#/$defs/")).expect("a local reference");
                    let target = self.root["$defs"][name].clone();
                    assert!(target.is_object(), "no definition {name}");
                    self.check(at, &target, value);
                }
                "type" => self.expect(at, is_type(rule, value), &format!("is no {rule}: {value}")),
                "const" => self.expect(at, rule == value, &format!("is not {rule}")),
                "enum" => {
                    let among = rule.as_array().unwrap().contains(value);
                    self.expect(at, among, &format!("{value} is not among {rule}"));
                }
                "anyOf" => self.any(at, rule, value),
                "required" => {
                    for name in rule.as_array().unwrap() {
                        let there = value.get(name.as_str().unwrap()).is_some();
                        self.expect(at, there, &format!("lacks {name}"));
                    }
                }
                "properties" => self.properties(at, schema, rule, value),
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(&format!("{at}[{i}]"), rule, item);
                    }
                }
                "minItems" => self.expect(at, length(value) >= rule.as_u64().unwrap(), "has too few items"),
                "maxItems" => self.expect(at, length(value) <= rule.as_u64().unwrap(), "has too many items"),
                "minLength" => self.expect(at, value.as_str().is_none_or(|s| !s.is_empty()), "is empty"),
                "minimum" => self.expect(at, value.as_f64().is_none_or(|v| v >= rule.as_f64().unwrap()), "is too small"),
                "maximum" => self.expect(at, value.as_f64().is_none_or(|v| v <= rule.as_f64().unwrap()), "is too great"),
                "pattern" => {
                    let hex = value.as_str().is_some_and(|s| s.len() == 64 && s.bytes().all(|b| b.is_ascii_hexdigit()));
                    assert_eq!(rule, "^[0-9a-f]{64}$", "the one pattern this validator knows");
                    self.expect(at, hex, "is no SHA-256");
                }
                "additionalProperties" | "description" | "title" | "$schema" | "$id" | "$defs" => {}
                other => panic!("this validator does not know '{other}'"),
            }
        }
    }

    fn properties(&mut self, at: &str, schema: &Value, known: &Value, value: &Value) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            match known.get(name) {
                Some(rule) => self.check(&format!("{at}.{name}"), rule, inner),
                None => self.expect(at, false, &format!("has '{name}', which the schema does not name")),
            }
        }
        let _ = schema;
    }

    fn any(&mut self, at: &str, rules: &Value, value: &Value) {
        let fits = rules.as_array().unwrap().iter().any(|rule| {
            let mut one = Check { root: self.root, faults: Vec::new() };
            one.check(at, rule, value);
            one.faults.is_empty()
        });
        self.expect(at, fits, &format!("fits no choice: {value}"));
    }

    fn expect(&mut self, at: &str, holds: bool, fault: &str) {
        if !holds {
            self.faults.push(format!("{at} {fault}"));
        }
    }
}

fn length(value: &Value) -> u64 {
    value.as_array().map_or(0, |a| a.len() as u64)
}

fn is_type(rule: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type is called {other}"),
    };
    match rule {
        Value::String(name) => is(name),
        names => names.as_array().unwrap().iter().any(|n| is(n.as_str().unwrap())),
    }
}

fn assert_valid(dossier: &firsthand::Dossier) {
    let root: Value = serde_json::from_str(SCHEMA).unwrap();
    let value: Value = serde_json::from_str(&firsthand::view::json::page(dossier)).unwrap();
    let mut check = Check { root: &root, faults: Vec::new() };
    check.check("dossier", &root, &value);
    check.faults.truncate(10);
    assert!(check.faults.is_empty(), "{:#?}", check.faults);
}

#[test]
fn invented_coverage_is_valid() {
    let lines: Vec<usize> = (0..10).collect();
    let first = page(0, &lines);
    let second = copy(&first, &lines, 1, common::Disguise::Trimmed, 13);
    let mut built = build_pages(&[first, second, page(1, &[2, 4, 6]), page(2, &[5, 8])]);
    let claim = built.dossier.claims[0].id.clone();
    let value = firsthand::types::Value::Number(3);
    built.dossier.judgements = [Verdict::Accept, Verdict::MustLink, Verdict::Correct(Box::new(value))]
        .map(|verdict| Judgement::new(vec![Subject::Claim(claim.clone())], verdict, "ana", "2031-01-01T00:00:00Z", "why"))
        .to_vec();
    built.dossier.footage = [true, false].map(checked).to_vec();
    assert_valid(&built.dossier);
}

/// A file of footage with everything, or one that could not be read.
fn checked(whole: bool) -> Value {
    use firsthand::footage::{Best, Checked, FootageNote, Metadata, Region, Verdict};
    let rectangle = [0.1, 0.2, 0.3, 0.4];
    let region = Region { frame: rectangle, reference: rectangle, points: 5, correlation: Some(0.9), decisive: true };
    let best = Best { frame: "clip.mp4@1.50".into(), reference: "hall.jpg".into(), inliers: 40, guided: 12 };
    let capture = firsthand::types::CaptureId::of(b"pixels");
    let metadata = Metadata { position: Some([1.0, 2.0]), absent: vec!["device".into()], ..Metadata::default() };
    let checked = Checked {
        file: "clip.mp4".into(),
        sha256: capture.clone(),
        verdict: whole.then_some(Verdict::NotShown),
        score: 0.5,
        best: whole.then_some(best),
        reference_sha256: whole.then_some(capture),
        agrees: vec![region.clone()],
        differs: vec![Region { correlation: None, ..region }],
        points: vec![rectangle],
        frames: usize::from(whole),
        references: 1,
        metadata: whole.then_some(metadata),
        notes: vec![FootageNote::new("unreadable", "clip.mp4", "It cannot be read.")],
    };
    serde_json::to_value(checked).unwrap()
}

#[test]
fn oddities_are_valid() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &[page(0, &[0])]);
    std::fs::write(dir.path().join("empty.txt"), "").unwrap();
    std::fs::write(dir.path().join("letter.eml"), "x").unwrap();
    assert_valid(&build(&[dir.path().to_owned(), dir.path().join("none")]).dossier);
}

/// The bundled example, once it is there.
#[test]
fn examples_are_valid() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    if examples.is_dir() {
        assert_valid(&build(&[examples]).dossier);
    }
}
