//! Reports and words a second for the whole build, and where the time goes.
//!
//! `cargo bench -p firsthand` measures; `cargo bench -p firsthand --bench build -- --dominates` prints one line a stage and
//! `--memory N` builds N reports once (for a look at the process's peak memory from outside).

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::path::{Path, PathBuf};
use std::time::Instant;

#[path = "../tests/common/mod.rs"]
mod common;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| arguments.iter().position(|a| a == name).map(|i| i + 1);
    if let Some(i) = after("--memory") {
        let n = arguments.get(i).and_then(|n| n.parse().ok()).unwrap_or(10_000);
        return memory(n);
    }
    if after("--dominates").is_some() {
        return dominates();
    }
    divan::main();
}

/// Reports made from the example where it is there, else from the tests' invented lines: each with other figures, so that
/// not all are copies of each other.
fn corpus(dir: &Path, n: usize) -> (Vec<PathBuf>, u64) {
    let example = texts();
    let mut bytes = 0;
    let paths = (0..n)
        .map(|i| {
            let text = varied(&example[i % example.len()], i);
            bytes += text.len() as u64;
            let path = dir.join(format!("r{i:05}.json"));
            let body = serde_json::json!({
                "id": format!("r{i:05}"), "outlet": format!("Outlet {}", i % 97), "lang": "en",
                "published": format!("2031-03-{:02}T{:02}:00Z", 12 + i % 9, i % 24),
                "title": format!("Report {i}"), "text": text,
            });
            std::fs::write(&path, body.to_string()).unwrap();
            path
        })
        .collect();
    (paths, bytes)
}

fn texts() -> Vec<String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let found = match examples.is_dir() {
        true => firsthand::build(&[examples], &common::options(None, 0), &|_| {}).ok(),
        false => None,
    };
    let mut texts: Vec<String> = found.into_iter().flat_map(|b| b.reports).map(|r| r.text).filter(|t| t.len() > 600).collect();
    if texts.is_empty() {
        texts = (0..20).map(|n| common::page(n, &[n, n + 1, n + 2, n + 3, n + 4]).text).collect();
    }
    texts
}

/// The text with its paragraphs turned and every figure moved, so that reports differ as reports do.
fn varied(text: &str, seed: usize) -> String {
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    let by = seed % paragraphs.len().max(1);
    paragraphs.rotate_left(by);
    let mut out = String::with_capacity(text.len() + 32);
    for c in paragraphs.join("\n\n").chars() {
        match c.to_digit(10) {
            Some(d) if d > 0 => out.extend(char::from_digit((d + seed as u32 % 9 - 1) % 9 + 1, 10)),
            _ => out.push(c),
        }
    }
    out
}

fn whole(bencher: Bencher<'_, '_>, n: usize, threads: usize) {
    let dir = tempfile::tempdir().unwrap();
    let (paths, bytes) = corpus(dir.path(), n);
    bencher
        .counter(ItemsCount::new(n))
        .counter(BytesCount::new(bytes))
        .bench_local(|| firsthand::build(&paths, &common::options(None, threads), &|_| {}).unwrap());
}

#[divan::bench(args = [100, 1000], sample_count = 3, sample_size = 1)]
fn one_thread(bencher: Bencher<'_, '_>, n: usize) {
    whole(bencher, n, 1);
}

#[divan::bench(args = [100, 1000], sample_count = 3, sample_size = 1)]
fn all_threads(bencher: Bencher<'_, '_>, n: usize) {
    whole(bencher, n, 0);
}

/// One more report on a case of a thousand: only that report is read.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn one_more_report_on_1000(bencher: Bencher<'_, '_>) {
    let (dir, case) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (paths, _) = corpus(dir.path(), 1000);
    let options = common::options(Some(case.path()), 0);
    firsthand::build(&paths, &options, &|_| {}).unwrap();
    let mut n = 1000;
    bencher
        .with_inputs(|| {
            n += 1;
            let (paths, _) = corpus(dir.path(), n);
            paths[n - 1..].to_vec()
        })
        .bench_local_values(|path| {
            let built = firsthand::build(&path, &options, &|_| {}).unwrap();
            assert_eq!(built.counts.read, 1);
            built
        });
}

fn memory(n: usize) {
    let dir = tempfile::tempdir().unwrap();
    let (paths, bytes) = corpus(dir.path(), n);
    let start = Instant::now();
    let built = firsthand::build(&paths, &common::options(None, 0), &|_| {}).unwrap();
    let words: usize = built.dossier.reports.iter().map(|r| r.words).sum();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("");
    println!(
        "{n} reports, {bytes} bytes, {words} words, {} claims: {:.2?}, {peak}",
        built.dossier.claims.len(),
        start.elapsed()
    );
}

/// Seconds of each stage, on one thread, as the watcher sees them.
fn dominates() {
    let dir = tempfile::tempdir().unwrap();
    let (paths, bytes) = corpus(dir.path(), 1000);
    let last: std::sync::Mutex<Vec<(firsthand::Stage, Instant)>> = std::sync::Mutex::default();
    let start = Instant::now();
    let built = firsthand::build(&paths, &common::options(None, 1), &|p| {
        let mut last = last.lock().unwrap();
        match last.last_mut() {
            Some(one) if one.0 == p.stage => one.1 = Instant::now(),
            _ => last.push((p.stage, Instant::now())),
        }
    })
    .unwrap();
    let end = start.elapsed().as_secs_f64();
    let stages = last.into_inner().unwrap();
    let mut before = 0.0;
    for (stage, at) in stages {
        let at = at.duration_since(start).as_secs_f64();
        let name = format!("{stage:?}").to_lowercase();
        if stage == firsthand::Stage::Comparing {
            println!("{name},{:.3}", end - before);
        } else {
            println!("{name},{:.3}", at - before);
            before = at;
        }
    }
    by_report(&built);
    println!("whole,{end:.3}");
    println!("megabytes a second,{:.2}", bytes as f64 / 1e6 / end);
    println!("claims,{}", built.dossier.claims.len());
}

/// Seconds of what reading is made of.
fn by_report(built: &firsthand::Built) {
    let limits = firsthand::types::Limits::default();
    let (mut ingest, mut language, mut claims) = (0.0, 0.0, 0.0);
    for report in &built.reports {
        let path = report.paths.first().cloned().unwrap_or_default();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let start = Instant::now();
        let read = firsthand_ingest::read(&firsthand_ingest::Input { path, bytes }, &limits, None);
        ingest += start.elapsed().as_secs_f64();
        for report in &read.value {
            let start = Instant::now();
            let layers = firsthand_language::read(report).value;
            language += start.elapsed().as_secs_f64();
            let start = Instant::now();
            divan::black_box(firsthand_claims::claims(report, &layers));
            claims += start.elapsed().as_secs_f64();
        }
    }
    println!("reading: ingest,{ingest:.3}");
    println!("reading: language,{language:.3}");
    println!("reading: claims,{claims:.3}");
}
