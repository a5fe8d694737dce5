//! Tells heaps of reports apart and scores it: B-cubed precision, recall and F1 against the field `gold`, and the share of the
//! pairs of one gold label by different outlets that are put together.
//!
//! `heap read IN.jsonl OUT.jsonl` reads JSON lines of {"id","outlet","title","text","pub","gold"} with the language and claims
//! stages (by rule, which is quick and finds days and places about as well), once; `heap score FILE...` reconciles each such file, as often as the stage is changed. `--misses` lists the pairs.

use firsthand_reconcile::{Options, reconcile};
use firsthand_types::{CaptureId, Report, ReportClaims, ReportId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;

#[derive(Serialize, Deserialize)]
struct Read {
    gold: String,
    report: Report,
    claims: ReportClaims,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["read", from, to] => read(from, to),
        ["score", rest @ ..] => {
            let misses = rest.contains(&"--misses");
            rest.iter().filter(|f| !f.starts_with("--")).for_each(|f| score(f, misses));
        }
        _ => eprintln!("heap read IN.jsonl OUT.jsonl | heap score FILE... [--misses]"),
    }
}

fn read(from: &str, to: &str) {
    let lines = std::fs::read_to_string(from).unwrap_or_default();
    let Ok(file) = std::fs::File::create(to) else { return eprintln!("{to}: cannot be written") };
    let mut out = std::io::BufWriter::new(file);
    for v in lines.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok()) {
        let get = |k: &str| v[k].as_str().filter(|s| !s.is_empty()).map(str::to_owned);
        let report = Report {
            id: get("id").unwrap_or_default().into(),
            capture: CaptureId::of(v.to_string().as_bytes()),
            outlet: get("outlet"),
            published: get("pub"),
            url: get("url"),
            title: get("title"),
            text: get("text").unwrap_or_default(),
            language: Some("en".into()),
            read: true,
            ..Report::default()
        };
        let claims = firsthand_claims::claims(&report, &firsthand_language::read_by_rule(&report).value).value;
        let line = serde_json::to_string(&Read { gold: get("gold").unwrap_or_default(), report, claims });
        let _ = writeln!(out, "{}", line.unwrap_or_default());
    }
}

fn score(path: &str, misses: bool) {
    let file = std::fs::read_to_string(path).unwrap_or_default();
    let all: Vec<Read> = file.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    let reports: Vec<Report> = all.iter().map(|r| r.report.clone()).collect();
    let started = std::time::Instant::now();
    let found = reconcile(&reports, all.iter().map(|r| r.claims.clone()).collect(), &[], &Options::default()).value;
    let took = started.elapsed().as_secs_f64();
    let mut home: BTreeMap<&ReportId, String> = BTreeMap::new();
    for primary in [true, false] {
        for i in &found.incidents {
            for r in if primary { &i.primary_for } else { &i.reports } {
                home.entry(r).or_insert_with(|| i.id.to_string());
            }
        }
    }
    let at = |r: &Read| home.get(&r.report.id).cloned().unwrap_or_else(|| format!("alone {}", r.report.id));
    let founds: Vec<String> = all.iter().map(at).collect();
    let golds: Vec<&str> = all.iter().map(|r| r.gold.as_str()).collect();
    let (p, r) = b_cubed(&golds, &founds);
    let (mut pairs, mut together) = (0usize, 0usize);
    for i in 0..all.len() {
        for j in i + 1..all.len() {
            let apart = all[i].report.outlet != all[j].report.outlet;
            if golds[i] == golds[j] && apart {
                pairs += 1;
                together += usize::from(founds[i] == founds[j]);
            }
            if misses && (golds[i] == golds[j]) != (founds[i] == founds[j]) {
                let side = |n: usize| {
                    let r = &all[n];
                    let e = r.claims.events.iter().find(|e| e.main);
                    format!(
                        "{} {:?} {:?} {:?} {:?}",
                        r.report.id,
                        r.report.published,
                        e.map(|e| &e.when),
                        e.map(|e| &e.places),
                        r.report.title
                    )
                };
                println!(
                    "{} {}\n    {}\n    {}",
                    if golds[i] == golds[j] { "TORN  " } else { "MIXED " },
                    golds[i],
                    side(i),
                    side(j)
                );
            }
        }
    }
    let f = 2.0 * p * r / (p + r);
    let share = together as f64 / pairs.max(1) as f64;
    println!(
        "{path}: {} reports, b3 precision {p:.4} recall {r:.4} f1 {f:.4}; of {pairs} pairs by different outlets together {share:.3}; {took:.1} s",
        all.len()
    );
}

fn b_cubed(golds: &[&str], founds: &[String]) -> (f64, f64) {
    let mut cells: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let (mut g, mut f): (BTreeMap<&str, f64>, BTreeMap<&str, f64>) = Default::default();
    for (gold, found) in golds.iter().zip(founds) {
        *cells.entry((gold, found)).or_default() += 1.0;
        *g.entry(gold).or_default() += 1.0;
        *f.entry(found).or_default() += 1.0;
    }
    let n = golds.len().max(1) as f64;
    let sum = |of: &dyn Fn(&str, &str) -> f64| cells.iter().map(|((a, b), c)| c * c / of(a, b) / n).sum::<f64>();
    (sum(&|_, b| f.get(b).copied().unwrap_or(1.0)), sum(&|a, _| g.get(a).copied().unwrap_or(1.0)))
}
