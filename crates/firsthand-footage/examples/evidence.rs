//! What each pair of a table offers as evidence, in numbers: `evidence TABLE.tsv ROOT`. The table goes to the terminal.
//!
//! `bench/footage/calibrate.py` fits and cross-validates the score on it.

use firsthand_footage::compare::Detail;
use firsthand_footage::raster::Gray;
use firsthand_footage::verify::{Prepared, VerifyOptions};
use firsthand_footage::{decode, verdict, verify};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

const NAMES: &str = "set\tsame_place\timage_a\timage_b\ttentative\tsupported\tscene\tplane\ton_plane\tinliers\tanchors\tguided\tcells_a\tcells_b\tdetails\tbad\tpoor\tfair\tgood\ttrusted_bad\ttrusted_poor\ttrusted_fair\ttrusted_good\tdiffering\tdecisive\tscore\tverdict";

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [table, root] = paths.as_slice() else {
        eprintln!("usage: evidence TABLE.tsv ROOT");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(table).unwrap_or_default();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let options = VerifyOptions::default();
    println!("{NAMES}");
    let mut held: BTreeMap<&str, Prepared> = BTreeMap::new();
    for block in rows.chunks(24) {
        let mut wanted: Vec<&str> = block.iter().flat_map(|r| r.iter().skip(2).take(2).copied()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        held.retain(|k, _| wanted.contains(k));
        let missing: Vec<&str> = wanted.into_iter().filter(|w| !held.contains_key(w)).collect();
        held.extend(missing.par_iter().filter_map(|name| Some((*name, prepare(root, name, &options)?))).collect::<Vec<_>>());
        let lines: Vec<String> = block.par_iter().filter_map(|r| line(r, &held, &options)).collect();
        lines.iter().for_each(|l| println!("{l}"));
    }
}

fn prepare(root: &str, name: &str, options: &VerifyOptions) -> Option<Prepared> {
    let picture = decode::read_picture(&Path::new(root).join(name), name, &decode::Limits::default()).value?;
    Some(Prepared::new(&Gray::from_rgb(&picture.rgb), &options.sift))
}

fn line(row: &[&str], held: &BTreeMap<&str, Prepared>, options: &VerifyOptions) -> Option<String> {
    let [set, same, a, b, ..] = row else { return None };
    let (pa, pb) = (held.get(a)?, held.get(b)?);
    let e = verify::verify(pa, pb, options);
    let j = verdict::judge(&e, pa, pb);
    let (details, differs) = (verify::details(&e, pa, pb), verdict::places(&e, pa, pb).differs);
    let all = bins(&details, |_| true);
    let trusted = bins(&details, |d| d.trust[0] <= 1.5 && d.trust[1] <= 25.0 && d.growth < 1.25 && d.growth > 0.8);
    let numbers = [
        e.tentative as f64,
        e.supported as f64,
        e.scene_score,
        e.plane_score,
        e.on_plane as f64,
        e.inliers.len() as f64,
        e.anchors.len() as f64,
        e.guided.len() as f64,
        e.cells[0] as f64,
        e.cells[1] as f64,
        details.len() as f64,
    ];
    let counts: Vec<String> = all.iter().chain(&trusted).map(ToString::to_string).collect();
    let decisive = differs.iter().filter(|r| r.decisive).count();
    Some(format!(
        "{set}\t{same}\t{a}\t{b}\t{}\t{}\t{}\t{decisive}\t{}\t{}",
        numbers.map(|n| n.to_string()).join("\t"),
        counts.join("\t"),
        differs.len(),
        j.score,
        j.verdict.as_str()
    ))
}

/// Details with contrast, by correlation: below .25, .5, .8, above.
fn bins(details: &[Detail], wanted: impl Fn(&Detail) -> bool) -> [usize; 4] {
    let mut counts = [0; 4];
    for d in details.iter().filter(|d| d.texture[0] >= 0.05 && wanted(d)) {
        let bin = [0.25, 0.5, 0.8].iter().filter(|t| d.correlation >= **t).count();
        counts[bin] += 1;
    }
    counts
}
