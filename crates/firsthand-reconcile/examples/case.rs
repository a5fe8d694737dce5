//! Reconciles a folder of reports (JSON, one a file, or JSON lines) with the real language and claims stages and prints the parts of
//! the dossier that scores look at. For measuring this stage without the rest of the product.
//!
//! `cargo run --release -p firsthand-reconcile --example case -- FOLDER_OR_JSONL > dossier.json`

use firsthand_reconcile::{Options, reconcile};
use firsthand_types::{CaptureId, Report, ReportClaims};
use serde_json::{Value, json};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let reports: Vec<Report> = rows(&path).iter().map(report).collect();
    let started = std::time::Instant::now();
    let claims: Vec<ReportClaims> =
        reports.iter().map(|r| firsthand_claims::claims(r, &firsthand_language::read(r).value).value).collect();
    let read = started.elapsed();
    let found = reconcile(&reports, claims, &[], &Options::default());
    eprintln!("{} reports: claims {read:?}, reconcile {:?}", reports.len(), started.elapsed() - read);
    let r = found.value;
    let listed: Vec<Value> = reports.iter().map(|r| json!({"id": r.id})).collect();
    let dossier = json!({"reports": listed, "claims": r.claims, "incidents": r.incidents, "origins": r.origins, "copies": r.copies, "shared": r.shared});
    println!("{dossier}");
}

fn rows(path: &str) -> Vec<Value> {
    let parse = |text: String| -> Vec<Value> {
        match serde_json::from_str(&text) {
            Ok(one) => vec![one],
            Err(_) => text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect(),
        }
    };
    let read = |p: &std::path::Path| std::fs::read_to_string(p).map(parse).unwrap_or_default();
    let Ok(folder) = std::fs::read_dir(path) else {
        return read(std::path::Path::new(path));
    };
    let mut files: Vec<_> = folder.flatten().map(|f| f.path()).collect();
    files.sort();
    files.iter().flat_map(|f| read(f)).collect()
}

fn report(v: &Value) -> Report {
    let get = |k: &str| v.get(k).and_then(Value::as_str).filter(|s| !s.is_empty()).map(str::to_owned);
    let text = get("text").unwrap_or_default();
    Report {
        id: get("id").unwrap_or_default().into(),
        capture: CaptureId::of(v.to_string().as_bytes()),
        outlet: get("outlet"),
        published: get("published").or_else(|| get("pub")),
        url: get("url"),
        language: Some("en".into()),
        title: get("title"),
        text,
        read: true,
        ..Report::default()
    }
}
