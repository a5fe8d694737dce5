//! Precision of every rule on gold cases, as CSV: `rule,claims,right,precision`.
//!
//! `cargo run --release -p firsthand-claims --example rules -- CASE_DIR [CASE_DIR ...] > eval/rules.csv`. A case folder holds `reports/*.json`
//! and `gold.json` (claims with report, slot, start, end, value). Only slots that the gold annotates are counted; a claim is right where
//! it matches a gold claim of its report and slot: quotes that overlap by half of the shorter, and for counts the same number.

use firsthand_types::{Claim, Part, Report};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn main() {
    let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in std::env::args().skip(1) {
        if let Err(e) = tally(Path::new(&case), &mut rules) {
            eprintln!("{case}: {e}");
            std::process::exit(1);
        }
    }
    println!("rule,claims,right,precision");
    for (rule, (all, right)) in rules {
        println!("{rule},{all},{right},{:.3}", right as f64 / all.max(1) as f64);
    }
}

fn tally(case: &Path, rules: &mut BTreeMap<String, (usize, usize)>) -> std::io::Result<()> {
    let gold: Value = serde_json::from_slice(&std::fs::read(case.join("gold.json"))?)?;
    let empty = Vec::new();
    let list = gold["claims"].as_array().unwrap_or(&empty);
    let slots: BTreeSet<&str> = list.iter().filter_map(|g| g["slot"].as_str()).collect();
    let mut files: Vec<_> = std::fs::read_dir(case.join("reports"))?.flatten().map(|e| e.path()).collect();
    files.sort();
    for path in files {
        let v: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
        let report = report(&v);
        let layers = firsthand_language::read(&report).value;
        let mut used = vec![false; list.len()];
        for c in firsthand_claims::claims(&report, &layers).value.claims {
            if c.part != Part::Text || !slots.contains(c.slot.as_str()) {
                continue;
            }
            let hit = list.iter().enumerate().find(|(i, g)| !used[*i] && g["report"] == report.id.as_str() && fits(&c, g));
            let entry = rules.entry(c.rule.clone()).or_default();
            entry.0 += 1;
            if let Some((i, _)) = hit {
                used[i] = true;
                entry.1 += 1;
            }
        }
    }
    Ok(())
}

fn report(v: &Value) -> Report {
    let field = |k: &str| v[k].as_str().map(str::to_owned);
    let id = field("id").unwrap_or_default();
    Report {
        capture: id.as_str().into(),
        id: id.as_str().into(),
        outlet: field("outlet"),
        published: field("published"),
        url: field("url"),
        title: field("title"),
        text: field("text").unwrap_or_default(),
        read: true,
        ..Report::default()
    }
}

fn fits(c: &Claim, g: &Value) -> bool {
    let (start, end) = (g["start"].as_u64().unwrap_or(0) as usize, g["end"].as_u64().unwrap_or(0) as usize);
    let overlap = c.end.min(end).saturating_sub(c.start.max(start));
    let near = 2 * overlap >= (c.end - c.start).min(end.saturating_sub(start)) && overlap > 0;
    let number = g["value"].as_i64();
    let same = match (number, c.value.numbers()) {
        (Some(n), Some((min, max))) => n == min || Some(n) == max,
        (Some(_), None) => false,
        _ => true,
    };
    g["slot"] == c.slot.as_str() && near && same
}
