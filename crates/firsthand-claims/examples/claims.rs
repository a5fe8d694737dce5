//! Reads a folder of reports (JSON files with id, url, outlet, published, lang, title, text, or one .txt) and writes a small dossier
//! with one primary incident, so that the claims of single reports can be scored before they are reconciled.
//!
//! `cargo run --release -p firsthand-claims --example claims -- FOLDER OUT.json`; with `--show` it prints one line a claim.

use firsthand_types::{Part, Report};
use serde_json::{Value, json};
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let show = args.iter().any(|a| a == "--show");
    let plain: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let Some(folder) = plain.first() else {
        eprintln!("usage: claims FOLDER [OUT.json] [--show]");
        std::process::exit(2);
    };
    let mut reports: Vec<Report> = files(Path::new(folder)).iter().filter_map(|p| report(p)).collect();
    reports.sort_by(|a, b| a.id.cmp(&b.id));
    let dossier = dossier(&reports, show);
    if let Some(out) = plain.get(1)
        && let Err(e) = std::fs::write(out, dossier.to_string())
    {
        eprintln!("{out}: {e}");
        std::process::exit(1);
    }
}

fn files(path: &Path) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut list: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
    list.sort();
    list
}

fn report(path: &Path) -> Option<Report> {
    let bytes = std::fs::read(path).ok()?;
    let stem = path.file_stem()?.to_string_lossy().to_string();
    let text = String::from_utf8_lossy(&bytes).to_string();
    if path.extension().is_some_and(|e| e == "txt") {
        return Some(Report { id: stem.as_str().into(), capture: stem.as_str().into(), text, read: true, ..Report::default() });
    }
    let v: Value = serde_json::from_str(&text).ok()?;
    let field = |k: &str| v.get(k).and_then(Value::as_str).map(str::to_owned);
    let id = field("id").unwrap_or(stem);
    Some(Report {
        capture: id.as_str().into(),
        id: id.as_str().into(),
        outlet: field("outlet"),
        published: field("published"),
        url: field("url"),
        language: field("lang"),
        title: field("title"),
        text: field("text").unwrap_or_default(),
        read: true,
        ..Report::default()
    })
}

fn dossier(reports: &[Report], show: bool) -> Value {
    let mut claims = Vec::new();
    let mut background = Vec::new();
    for r in reports {
        let layers = firsthand_language::read(r).value;
        let rc = firsthand_claims::claims(r, &layers).value;
        if show {
            println!("## {} {}", r.id, r.title.as_deref().unwrap_or(""));
        }
        if std::env::args().any(|a| a == "--layers") {
            for q in &layers.text.quantities {
                println!(
                    "  Q {:?} {:?} {:?} {:?} of {:?}",
                    q.span.of(&r.text),
                    q.value,
                    q.bound,
                    q.kind,
                    q.of.and_then(|o| o.of(&r.text))
                );
            }
            for m in &layers.text.mentions {
                let name = layers.text.entity_of(m).map(|e| e.name.as_str());
                println!("  M {:?} {:?} named={} -> {name:?}", m.span.of(&r.text), m.kind, m.named);
            }
            for t in &layers.text.timexes {
                println!(
                    "  T {:?} {:?} {:?} {} {:?} {:?} {:?}",
                    t.span.of(&r.text),
                    t.phrase.of(&r.text),
                    t.kind,
                    t.value,
                    t.at,
                    t.bound,
                    t.anchor
                );
            }
            for a in &layers.text.attributions {
                let content: Vec<_> = a.content.iter().map(|c| c.of(&r.text).unwrap_or("")).collect();
                let chain: Vec<_> = a.chain.iter().map(|s| s.name.as_str()).collect();
                println!(
                    "  A {:?} {:?} {:?} -> {chain:?}",
                    a.source.and_then(|s| s.of(&r.text)),
                    a.cue.and_then(|s| s.of(&r.text)),
                    content
                );
            }
        }
        for c in &rc.claims {
            let event = rc.events.get(c.event);
            let about = match event {
                Some(e) if !e.main => {
                    let id = format!("{}-{}", r.id, c.event);
                    background.push(id.clone());
                    id
                }
                _ => "main".to_owned(),
            };
            if show {
                let names: Vec<String> = c.sources.iter().map(|s| format!("{} [{:?}]", s.name, s.kind)).collect();
                let scope = c.scope.as_ref().map(|s| format!("{s:?}")).unwrap_or_default();
                println!(
                    "{}{}\t{}\t{:?} {scope} {:?} {:?}\t{}\t<{}>\t{}\t{}",
                    if c.part == Part::Title { "T " } else { "  " },
                    c.slot,
                    c.value.display(),
                    c.bound,
                    c.polarity,
                    c.modality,
                    c.quote.replace('\n', " "),
                    names.join(" < "),
                    c.rule,
                    if about == "main" {
                        String::new()
                    } else {
                        format!("BACKGROUND {:?}", event.and_then(|e| e.background.clone()))
                    },
                );
            }
            let mut v = serde_json::to_value(c).unwrap_or_default();
            if let Some(o) = v.as_object_mut() {
                o.insert("about".into(), json!(about));
            }
            claims.push(v);
        }
    }
    background.sort();
    background.dedup();
    let mut incidents = vec![json!({"id": "main", "primary": true, "facts": []})];
    incidents.extend(background.iter().map(|b| json!({"id": b, "primary": false, "facts": []})));
    let ids: Vec<Value> = reports.iter().map(|r| json!({"id": r.id})).collect();
    json!({"reports": ids, "claims": claims, "incidents": incidents, "copies": []})
}
