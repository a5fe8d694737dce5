//! How far the grain of pictures agrees, and how far by chance: `grain PICTURES [ARCHIVE [MOST]]`.
//!
//! Every picture of one folder beside every one of the other (without ARCHIVE, of the same folder) whose colours are like its own, as when
//! copies are looked for, whatever else would settle the pair; with MOST so many of these pairs, evenly chosen. A name may begin
//! with the name of an edit and `~`; what follows it is the original's. Printed, with tabs: the pairs of different originals
//! taken for copies, how strong and how lone the peaks of such pairs are, and the peaks of every pair of one original.

use firsthand_footage::copies::{Grain, Peak};
use firsthand_footage::{decode, footage};
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (pictures, archive) = match given.as_slice() {
        [one] => (one, one),
        [one, other, ..] => (one, other),
        _ => {
            eprintln!("usage: grain PICTURES [ARCHIVE [MOST]]");
            std::process::exit(2);
        }
    };
    let most = given.get(2).and_then(|m| m.to_str()?.parse().ok()).unwrap_or(usize::MAX);
    let (footage, known) = (grains(pictures), grains(archive));
    let beside = footage.iter().flat_map(|a| known.iter().map(move |b| (a, b)));
    let (own, other): (Vec<_>, Vec<_>) = beside
        .filter(|((a, own), (b, its))| a != b && own.alike(its).is_some())
        .partition(|((a, _), (b, _))| original(a) == original(b));
    println!("pictures with grain\t{}\nin the archive\t{}", footage.len(), known.len());
    println!("pairs of different originals of like colours\t{}", other.len());
    let count = other.len().min(most);
    let other: Vec<_> = (0..count).filter_map(|i| other.get(i * other.len() / count).copied()).collect();
    let start = Instant::now();
    let peaks = measured(&other);
    let each = start.elapsed().as_secs_f64() * rayon::current_num_threads() as f64 / count.max(1) as f64;
    for (peak, a, b) in peaks.iter().filter(|p| p.0.is_copy()) {
        println!("wrong\t{a}\t{b}\t{peak:?}");
    }
    let of = |what: fn(&Peak) -> f64| {
        let mut all: Vec<f64> = peaks.iter().map(|p| what(&p.0)).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        let at = |i: usize| all.get(i).copied().unwrap_or(0.0);
        format!("{:.2}, hundredth {:.2}, median {:.2}", at(0), at(all.len() / 100), at(all.len() / 2))
    };
    println!("greatest strength of these\t{}", of(|p| p.strength));
    println!("greatest ratio\t{}", of(|p| p.ratio));
    println!("greatest correlation\t{}", of(|p| p.correlation));
    for (peak, a, b) in peaks.iter().filter(|p| p.0.strength > 6.0 && p.0.ratio > 1.3) {
        println!("near\t{a}\t{b}\t{peak:?}");
    }
    println!("pairs of different originals taken for copies\t{}/{count}", peaks.iter().filter(|p| p.0.is_copy()).count());
    println!("milliseconds of a thread a pair\t{:.0}", each * 1e3);
    for (peak, a, _) in measured(&own) {
        println!("own\t{a}\t{}\t{peak:?}", peak.is_copy());
    }
}

type Named<'a> = &'a (String, Grain);

fn measured<'a>(pairs: &[(Named<'a>, Named<'a>)]) -> Vec<(Peak, &'a str, &'a str)> {
    let mut peaks: Vec<_> = pairs.par_iter().map(|((a, own), (b, its))| (own.peak(its), a.as_str(), b.as_str())).collect();
    peaks.sort_by(|x, y| y.0.strength.total_cmp(&x.0.strength).then(x.1.cmp(y.1)).then(x.2.cmp(y.2)));
    peaks
}

fn grains(folder: &PathBuf) -> Vec<(String, Grain)> {
    let files = footage::files(std::slice::from_ref(folder), &mut Vec::new());
    let read = |(path, name): &(PathBuf, String)| {
        let rgb = decode::read_picture(path, name, &decode::Limits::default()).value?.rgb;
        Some((name.clone(), Grain::of(&rgb)?))
    };
    files.par_iter().filter_map(read).collect()
}

/// The name of the original.
fn original(name: &str) -> &str {
    name.split_once('~').map_or(name, |n| n.1)
}
