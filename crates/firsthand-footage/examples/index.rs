//! How well and how fast references are found among many: `index PAIRS.tsv ROOT [TOTAL]`.
//!
//! The pictures of the pairs are the references, with made-up ones until there are TOTAL (10,000): each of these has descriptors
//! of all the others, shaken. For every true pair whose second picture a close look confirms, is that picture among those that
//! pass on to the quick count? Beside it stands what counting every reference finds (`brute`), for the folder alone.

use firsthand_footage::index::{self, Index};
use firsthand_footage::raster::Gray;
use firsthand_footage::sift::Features;
use firsthand_footage::verify::{Prepared, VerifyOptions};
use firsthand_footage::{decode, verdict, verify};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [table, root, rest @ ..] = given.as_slice() else {
        eprintln!("usage: index PAIRS.tsv ROOT [TOTAL]");
        std::process::exit(2);
    };
    let total = rest.first().and_then(|t| t.parse().ok()).unwrap_or(10_000);
    if let Err(error) = run(Path::new(table), Path::new(root), total) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run(table: &Path, root: &Path, total: usize) -> std::io::Result<()> {
    let text = std::fs::read_to_string(table)?;
    let names: Vec<&str> = text.lines().next().unwrap_or("").split('\t').collect();
    let column = |n: &str| names.iter().position(|c| *c == n).unwrap_or(usize::MAX);
    let (a, b, label) = (column("image_a"), column("image_b"), column("same_place"));
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let cell = |row: &Vec<&str>, i: usize| row.get(i).copied().unwrap_or("").to_owned();
    let pictures: Vec<String> =
        rows.iter().flat_map(|r| [cell(r, a), cell(r, b)]).collect::<BTreeSet<_>>().into_iter().collect();
    let options = VerifyOptions::default();
    let prepared: Vec<Option<Prepared>> = pictures
        .par_iter()
        .map(|p| {
            let read = decode::read_picture(&root.join(p), p, &decode::Limits::default()).value?;
            Some(Prepared::new(&Gray::from_rgb(&read.rgb), &options.sift))
        })
        .collect();
    let place: BTreeMap<&String, usize> = pictures.iter().enumerate().map(|(i, p)| (p, i)).collect();
    let look = |i: usize| prepared.get(i).and_then(Option::as_ref);
    let truths: Vec<(usize, usize)> = rows
        .par_iter()
        .filter(|r| cell(r, label) == "1")
        .filter_map(|r| {
            let (i, j) = (*place.get(&cell(r, a))?, *place.get(&cell(r, b))?);
            let judged = verdict::judge(&verify::verify(look(i)?, look(j)?, &options), look(i)?, look(j)?);
            (judged.verdict == verdict::Verdict::Same).then_some((i, j))
        })
        .collect();
    let real: Vec<Features> =
        prepared.iter().map(|p| p.as_ref().map(|p| index::quick(&p.features)).unwrap_or_default()).collect();
    println!("pictures\t{}\ntrue pairs that a close look confirms\t{}", real.len(), truths.len());
    let mut all = real.clone();
    made_up(&mut all, total);
    let start = Instant::now();
    let index = Index::new(all);
    println!("references\t{}\nindexed in\t{:.1} s", index.len(), start.elapsed().as_secs_f64());
    let start = Instant::now();
    // The picture itself is a reference too and always first, so one more is asked for.
    let ranks: Vec<usize> = truths
        .iter()
        .map(|(i, j)| index.voted(&real[*i], index.len()).iter().position(|(_, k)| k == j).unwrap_or(usize::MAX))
        .collect();
    let each = start.elapsed().as_secs_f64() / truths.len().max(1) as f64;
    for most in [2, 7, 25, 49] {
        println!("voted among the first {}\t{}/{}", most - 1, ranks.iter().filter(|r| **r < most).count(), ranks.len());
    }
    println!("vote\t{:.1} ms", each * 1e3);
    let start = Instant::now();
    let found = truths.iter().filter(|(i, j)| index.search(&real[*i], 5).contains(j)).count();
    println!("searched, among the best 4\t{found}/{}", truths.len());
    println!("search\t{:.1} ms", start.elapsed().as_secs_f64() * 1e3 / truths.len().max(1) as f64);
    Ok(())
}

/// Adds references whose descriptors and places are drawn from the first ones, each number of a descriptor moved a little.
fn made_up(all: &mut Vec<Features>, total: usize) {
    let real = all.len();
    let mut state = 0x1234_5678_9abc_def1u64;
    let mut below = |n: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    };
    while all.len() < total && real > 0 {
        let mut one = Features { width: 1024, height: 768, ..Features::default() };
        while one.points.len() < index::QUICK {
            let from = below(real);
            let at = below(all[from].points.len());
            if let (Some(p), Some(d)) = (all[from].points.get(at).copied(), all[from].descriptors.get(at)) {
                let d = d.map(|v| (usize::from(v) + below(25)).saturating_sub(12).min(255) as u8);
                one.points.push(p);
                one.descriptors.push(d);
            }
        }
        all.push(one);
    }
}
