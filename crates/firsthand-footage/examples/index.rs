//! How well and how fast references are found among many: `index PAIRS.tsv ROOT [TOTAL [QUERIES]]`.
//!
//! The pictures of the true pairs are the references, and with them, until there are TOTAL (10,000), all pictures under ROOT in
//! negative, in the mirror and both, sheared in ways of their own: none of these shows the place of another, all have the statistics
//! of pictures. For every true pair that a close look confirms (of these QUERIES, evenly chosen; all of them if 0), is the second
//! picture among those that pass on to the quick count, and among the four examined in the end? Beside it stands what counting
//! every reference finds, for as many of the queries as [`EXHAUSTIVE`].

use firsthand_footage::index::{self, Index};
use firsthand_footage::raster::Gray;
use firsthand_footage::sift::{self, Features};
use firsthand_footage::verify::{Prepared, VerifyOptions};
use firsthand_footage::{decode, footage, verdict, verify};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

/// Queries counted exhaustively, at most.
const EXHAUSTIVE: usize = 20;
/// Long side at which the crowd's features are found, in pixels.
const SMALL: usize = 640;
/// The picture itself is a reference too and always first, so one more is asked for.
const ITSELF: usize = 1;

/// What is timed as making the index.
const FILED: &str = "file the features of all references, found before and not timed";

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [table, root, rest @ ..] = given.as_slice() else {
        eprintln!("usage: index PAIRS.tsv ROOT [TOTAL [QUERIES]]");
        std::process::exit(2);
    };
    let number = |i: usize, otherwise| rest.get(i).and_then(|t| t.parse().ok()).unwrap_or(otherwise);
    if let Err(error) = run(Path::new(table), Path::new(root), number(0, 10_000), number(1, 0)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run(table: &Path, root: &Path, total: usize, queries: usize) -> std::io::Result<()> {
    // Of ten true pairs a close look confirms about seven.
    let wanted = if queries == 0 { usize::MAX } else { queries * 3 / 2 };
    let (pictures, true_pairs) = pairs(&std::fs::read_to_string(table)?, wanted);
    let options = VerifyOptions::default();
    let prepared: Vec<Option<Prepared>> = pictures
        .par_iter()
        .map(|p| {
            let read = decode::read_picture(&root.join(p), p, &decode::Limits::default()).value?;
            Some(Prepared::new(&Gray::from_rgb(&read.rgb), &options.sift))
        })
        .collect();
    let confirmed = |(i, j): &(usize, usize)| {
        let (Some(Some(a)), Some(Some(b))) = (prepared.get(*i), prepared.get(*j)) else { return false };
        verdict::judge(&verify::verify(a, b, &options), a, b).verdict == verdict::Verdict::Same
    };
    let truths: Vec<(usize, usize)> = true_pairs.into_par_iter().filter(confirmed).collect();
    let truths = evenly(&truths, if queries == 0 { usize::MAX } else { queries });
    let mut all: Vec<Features> =
        prepared.iter().map(|p| p.as_ref().map(|p| index::quick(&p.features)).unwrap_or_default()).collect();
    println!("true pairs that a close look confirms\t{}", truths.len());
    let start = Instant::now();
    all.extend(crowd(root, total.saturating_sub(all.len())));
    eprintln!("crowd made in {:.0} s", start.elapsed().as_secs_f64());
    let asked: Vec<(Features, usize)> = truths.iter().filter_map(|(i, j)| Some((all.get(*i)?.clone(), *j))).collect();
    // What is timed is filing features that are there already. The vocabulary is made of a sample whose size does not grow with the
    // references, so that most of it takes as long for a thousand as for ten thousand; a busy machine takes several times as long.
    let start = Instant::now();
    let index = Index::new(all);
    println!("references\t{}\nseconds to {FILED}\t{:.1}", index.len(), start.elapsed().as_secs_f64());
    measure(&index, &asked);
    Ok(())
}

/// True pairs of a table, `most` of them, evenly chosen, as positions among their pictures, which are in order of their names.
fn pairs(text: &str, most: usize) -> (Vec<String>, Vec<(usize, usize)>) {
    let names: Vec<&str> = text.lines().next().unwrap_or("").split('\t').collect();
    let column = |n: &str| names.iter().position(|c| *c == n).unwrap_or(usize::MAX);
    let (a, b, label) = (column("image_a"), column("image_b"), column("same_place"));
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let cell = |row: &Vec<&str>, i: usize| row.get(i).copied().unwrap_or("").to_owned();
    let true_rows: Vec<&Vec<&str>> = rows.iter().filter(|r| cell(r, label) == "1").collect();
    let chosen = evenly(&true_rows, most);
    let pictures: BTreeSet<String> = chosen.iter().flat_map(|r| [cell(r, a), cell(r, b)]).collect();
    let pictures: Vec<String> = pictures.into_iter().collect();
    let place: BTreeMap<&String, usize> = pictures.iter().enumerate().map(|(i, p)| (p, i)).collect();
    let position = |name: String| place.get(&name).copied();
    let true_pairs = chosen.iter().filter_map(|r| Some((position(cell(r, a))?, position(cell(r, b))?))).collect();
    (pictures, true_pairs)
}

fn evenly<T: Copy>(all: &[T], most: usize) -> Vec<T> {
    let count = all.len().min(most);
    (0..count).filter_map(|i| all.get(i * all.len() / count).copied()).collect()
}

fn measure(index: &Index, asked: &[(Features, usize)]) {
    let of = |found: usize, all: usize| format!("{found}/{all}");
    let start = Instant::now();
    let ranks: Vec<usize> = asked
        .iter()
        .map(|(own, wanted)| index.voted(own, index.len()).iter().position(|(_, k)| k == wanted).unwrap_or(usize::MAX))
        .collect();
    let each = start.elapsed().as_secs_f64() / asked.len().max(1) as f64;
    for most in [1, 4, 48] {
        println!("voted among the first {most}\t{}", of(ranks.iter().filter(|r| **r < most + ITSELF).count(), ranks.len()));
    }
    println!("milliseconds a vote\t{:.0}", each * 1e3);
    let start = Instant::now();
    let found: Vec<bool> = asked.iter().map(|(own, wanted)| index.search(own, 4 + ITSELF).contains(wanted)).collect();
    let each = start.elapsed().as_secs_f64() / asked.len().max(1) as f64;
    println!("searched, among the best 4\t{}", of(found.iter().filter(|f| **f).count(), asked.len()));
    println!("milliseconds a search\t{:.0}", each * 1e3);
    let sample: Vec<usize> = evenly(&(0..asked.len()).collect::<Vec<_>>(), EXHAUSTIVE);
    let start = Instant::now();
    let (mut exhaustive, mut both) = (0, 0);
    for (own, wanted, found) in sample.iter().filter_map(|i| Some((&asked.get(*i)?.0, asked.get(*i)?.1, *found.get(*i)?))) {
        let there = index.search_all(own, 4 + ITSELF).contains(&wanted);
        exhaustive += usize::from(there);
        both += usize::from(there && found);
    }
    println!("every reference counted, among the best 4\t{}", of(exhaustive, sample.len()));
    println!("of these the index brings\t{}", of(both, exhaustive));
    println!("milliseconds to count every reference\t{:.0}", start.elapsed().as_secs_f64() * 1e3 / sample.len().max(1) as f64);
}

/// References that show nothing of the others: every picture under a folder in three ways that no camera makes, each sheared
/// a little more round after round.
fn crowd(root: &Path, most: usize) -> Vec<Features> {
    let pictures: Vec<Gray> = footage::files(&[root.to_path_buf()], &mut Vec::new())
        .par_iter()
        .filter_map(|(path, name)| decode::read_picture(path, name, &decode::Limits::default()).value)
        .map(|p| Gray::from_rgb(&p.rgb).shrunk_to(SMALL))
        .filter(|g| g.width.min(g.height) >= 64)
        .collect();
    let jobs: Vec<(usize, usize)> = (0..most.div_ceil(pictures.len().max(1)))
        .flat_map(|round| (0..pictures.len()).map(move |i| (round, i)))
        .take(most)
        .collect();
    let options = sift::SiftOptions { max_points: index::QUICK, domain_sizes: &[1.0], ..sift::SiftOptions::default() };
    jobs.par_iter()
        .filter_map(|(round, i)| Some(index::quick(&sift::features(&changed(pictures.get(*i)?, *round), &options))))
        .collect()
}

fn changed(g: &Gray, round: usize) -> Gray {
    let (mirror, negative) = [(false, true), (true, false), (true, true)][round % 3];
    let shear = 0.12 * (round / 3) as f32 - 0.24;
    let stretch = 1.0 + 0.15 * ((round / 3) % 3) as f32;
    let (width, height) = (g.width, (g.height as f32 / stretch) as usize);
    let mut out = Gray::new(width, height);
    for y in 0..height {
        for x in 0..width {
            let u = x as f32 + shear * (y as f32 - height as f32 / 2.0);
            let v = g.sample(if mirror { width as f32 - 1.0 - u } else { u }, y as f32 * stretch);
            out.data[y * width + x] = if negative { 1.0 - v } else { v };
        }
    }
    out
}
