//! What the step from sources to origins would reach if every claim and every source were read right: gold claims with gold sources
//! go in, a dossier for `score_case.py` comes out. Its `origins` is the ceiling that the laws leave to that measure.
//!
//! `cargo run --release -p firsthand-reconcile --example origins_oracle -- GOLD.json REPORTS_FOLDER > dossier.json`

use firsthand_reconcile::{Options, reconcile};
use firsthand_types::{
    Bound, CaptureId, Claim, EventMention, Part, Report, ReportClaims, Slot, Source, SourceKind, Span, Value,
};
use serde_json::{Value as Json, json};

fn main() {
    let mut args = std::env::args().skip(1);
    let (gold, folder) = (args.next().unwrap_or_default(), args.next().unwrap_or_default());
    let gold: Json = std::fs::read_to_string(gold).ok().and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
    let Ok(files) = std::fs::read_dir(&folder) else { return };
    let mut paths: Vec<_> = files.flatten().map(|f| f.path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|p| std::fs::read_to_string(p).ok());
    let rows: Vec<Json> = texts.filter_map(|t| serde_json::from_str(&t).ok()).collect();
    let reports: Vec<Report> = rows.iter().map(report).collect();
    let told: Vec<Json> = gold["claims"].as_array().cloned().unwrap_or_default();
    let claims = reports.iter().map(|r| claims(r, &told)).collect();
    let r = reconcile(&reports, claims, &[], &Options::default()).value;
    let listed: Vec<Json> = reports.iter().map(|r| json!({"id": r.id})).collect();
    let dossier = json!({"reports": listed, "claims": r.claims, "incidents": r.incidents, "origins": r.origins, "copies": r.copies, "shared": r.shared});
    println!("{dossier}");
}

fn report(v: &Json) -> Report {
    let get = |k: &str| v[k].as_str().filter(|s| !s.is_empty()).map(str::to_owned);
    Report {
        id: get("id").unwrap_or_default().into(),
        capture: CaptureId::of(v.to_string().as_bytes()),
        outlet: get("outlet"),
        published: get("published"),
        url: get("url"),
        title: get("title"),
        text: get("text").unwrap_or_default(),
        read: true,
        ..Report::default()
    }
}

/// The report's gold claims. Everything of the incident is of the first event, everything else of the second.
fn claims(report: &Report, told: &[Json]) -> ReportClaims {
    let own = told.iter().filter(|g| g["report"].as_str() == Some(report.id.as_str()));
    let event = |main| EventMention { main, background: (!main).then(|| "gold".to_owned()), ..EventMention::default() };
    ReportClaims {
        report: report.id.clone(),
        claims: own.filter_map(|g| claim(report, g)).collect(),
        events: vec![event(true), event(false)],
        ..ReportClaims::default()
    }
}

fn claim(report: &Report, g: &Json) -> Option<Claim> {
    let span = Span::new(usize::try_from(g["start"].as_u64()?).ok()?, usize::try_from(g["end"].as_u64()?).ok()?);
    let slot: Slot = serde_json::from_value(g["slot"].clone()).ok()?;
    let value: Value = serde_json::from_value(g["value"].clone()).ok()?;
    let mut c = Claim::new(report, Part::Text, span, slot, value, "gold")?;
    c.bound = serde_json::from_value::<Bound>(g["bound"].clone()).ok();
    c.event = usize::from(g["about"].as_str() != Some("incident"));
    c.sources = g["sources"].as_array()?.iter().filter_map(Json::as_str).map(source).collect();
    Some(c)
}

/// A source as the program reads its name where it stands alone.
fn source(name: &str) -> Source {
    let text = format!("Six people died, {name} said.");
    let r = Report { id: "name".into(), capture: CaptureId::of(name.as_bytes()), text, read: true, ..Report::default() };
    let layers = firsthand_language::read(&r).value;
    let read = layers.text.attributions.iter().flat_map(|a| &a.chain).next().cloned();
    let bare = Source {
        name: name.into(),
        start: 0,
        end: 0,
        kind: SourceKind::Government,
        vague: false,
        part: None,
        role: None,
        body: None,
    };
    Source { name: name.into(), ..read.unwrap_or(bare) }
}
