//! How the cost grows: heaps of invented reports (incidents of Zipf-like sizes, three in ten reports a copy), and the worst case,
//! many copies of one text. `cargo bench -p firsthand-reconcile`; `FIRSTHAND_BENCH=100000` adds the largest.

use firsthand_reconcile::{Options, reconcile};
use firsthand_types::{CaptureId, EventKind, EventMention, Report, ReportClaims};

fn main() {
    divan::main();
}

/// A small generator of numbers: the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    /// An invented word of a vocabulary of `size`, the frequent ones first.
    fn word(&mut self, size: usize) -> String {
        const SYLLABLES: [&str; 16] =
            ["ba", "ren", "tol", "mi", "sor", "vel", "ka", "dun", "pe", "lis", "or", "gan", "thu", "wex", "ni", "zar"];
        let rank = (self.roll(size) * (self.roll(size) + 1)) / size;
        let at = |shift: usize| SYLLABLES[(rank >> shift) & 15];
        format!("{}{}{}{}", at(0), at(4), at(8), at(12))
    }
}

fn report(n: usize, text: String, day: usize) -> Report {
    Report {
        id: format!("r{n:06}").into(),
        capture: CaptureId::of(format!("{n}").as_bytes()),
        outlet: Some(format!("Outlet {}", n % 97)),
        published: Some(format!("20{:02}-{:02}-{:02}", 31 + day / 336, day / 28 % 12 + 1, day % 28 + 1)),
        text,
        read: true,
        ..Report::default()
    }
}

/// `n` invented reports: incidents of 1 to 200 reports, each with its own names; at most three in ten are copies.
fn heap(n: usize) -> (Vec<Report>, Vec<ReportClaims>) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut reports: Vec<Report> = Vec::with_capacity(n);
    let mut incident = 0;
    while reports.len() < n {
        incident += 1;
        let size = (200 / (1 + dice.roll(200))).max(1);
        let own: Vec<String> = (0..30).map(|k| format!("{}{incident}x{k}", dice.word(60_000))).collect();
        let day = dice.roll(700);
        let first = reports.len();
        for k in 0..size {
            if reports.len() >= n {
                break;
            }
            let copy = k > 0 && dice.roll(10) < 3;
            let text = if copy {
                let from = reports.get(first + dice.roll(k)).map(|r| r.text.clone()).unwrap_or_default();
                let cut = from.len() / 2 + dice.roll(from.len() / 2 + 1);
                from.get(..cut).unwrap_or("").to_owned()
            } else {
                (0..220)
                    .map(|_| if dice.roll(6) == 0 { own[dice.roll(own.len())].clone() } else { dice.word(60_000) })
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            reports.push(report(reports.len(), text, day + dice.roll(3)));
        }
    }
    let found = claims(&reports);
    (reports, found)
}

fn claims(reports: &[Report]) -> Vec<ReportClaims> {
    let event = EventMention { kind: EventKind::Fire, main: true, ..EventMention::default() };
    reports
        .iter()
        .map(|r| ReportClaims { report: r.id.clone(), events: vec![event.clone()], ..ReportClaims::default() })
        .collect()
}

fn sizes() -> Vec<usize> {
    let mut sizes = vec![1_000, 3_000, 10_000];
    sizes.extend(std::env::var("FIRSTHAND_BENCH").ok().and_then(|n| n.parse::<usize>().ok()));
    sizes
}

/// Copies, incidents and all that follows, without claims.
#[divan::bench(args = sizes(), sample_count = 1, sample_size = 1)]
fn invented(bencher: divan::Bencher<'_, '_>, n: usize) {
    let (reports, found) = heap(n);
    bencher.bench_local(|| reconcile(&reports, found.clone(), &[], &Options::default()));
}

/// Ten thousand copies of one text, each with a word of its own.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn copies_of_one(bencher: divan::Bencher<'_, '_>) {
    let text = heap(1).0.pop().map(|r| r.text).unwrap_or_default();
    let reports: Vec<Report> = (0..10_000).map(|n| report(n, format!("{text} own{n}"), n % 300)).collect();
    let found = claims(&reports);
    bencher.bench_local(|| reconcile(&reports, found.clone(), &[], &Options::default()));
}
