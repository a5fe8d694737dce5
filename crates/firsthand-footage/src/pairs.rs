//! Scores a list of picture pairs, so that anyone can measure the matcher on labelled places.

use crate::decode::{self, Limits};
use crate::note::Note;
use crate::raster::Gray;
use crate::verdict::{self, Verdict};
use crate::verify::{self, Prepared, VerifyOptions};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

/// Pairs worked on together; pictures are kept only for one block and the next.
const BLOCK: usize = 32;

/// One scored pair.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredPair {
    /// First picture, as listed.
    pub image_a: String,
    /// Second picture, as listed.
    pub image_b: String,
    /// Probability of the same place; 0 where a picture could not be read.
    pub score: f64,
    /// The verdict.
    pub verdict: Verdict,
}

/// Reads a table with columns `image_a` and `image_b` (tab-separated, first line names), scores every pair of pictures
/// under `root`, and writes `image_a, image_b, score, verdict` to `out`. Notes name unreadable pictures.
///
/// # Errors
/// Where the table cannot be read or the scores cannot be written.
pub fn score_pairs(
    table: &Path,
    root: &Path,
    out: &Path,
    options: &VerifyOptions,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> std::io::Result<Vec<Note>> {
    let text = std::fs::read_to_string(table)?;
    let pairs = parse(&text).ok_or_else(|| {
        std::io::Error::new(std::io::ErrorKind::InvalidData, "the table needs the columns image_a and image_b")
    })?;
    let (scored, notes) = score_list(&pairs, root, options, progress);
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    for s in scored {
        writeln!(file, "{}\t{}\t{}\t{}", s.image_a, s.image_b, s.score, s.verdict.as_str())?;
    }
    file.flush()?;
    Ok(notes)
}

fn parse(text: &str) -> Option<Vec<(String, String)>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next()?.split('\t').collect();
    let a = names.iter().position(|n| *n == "image_a")?;
    let b = names.iter().position(|n| *n == "image_b")?;
    let cells = |l: &str| {
        let c: Vec<&str> = l.split('\t').collect();
        Some((c.get(a)?.to_string(), c.get(b)?.to_string()))
    };
    Some(lines.filter_map(cells).collect())
}

fn score_list(
    pairs: &[(String, String)],
    root: &Path,
    options: &VerifyOptions,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> (Vec<ScoredPair>, Vec<Note>) {
    let mut ready: BTreeMap<&str, Option<Prepared>> = BTreeMap::new();
    let (mut scored, mut notes) = (Vec::new(), Vec::new());
    for block in pairs.chunks(BLOCK) {
        let wanted: BTreeSet<&str> = block.iter().flat_map(|(a, b)| [a.as_str(), b.as_str()]).collect();
        ready.retain(|name, _| wanted.contains(name));
        let missing: Vec<&str> = wanted.into_iter().filter(|n| !ready.contains_key(n)).collect();
        let made: Vec<_> = missing.par_iter().map(|name| prepare(&root.join(name), name, options)).collect();
        for (name, (prepared, said)) in missing.into_iter().zip(made) {
            ready.insert(name, prepared);
            notes.extend(said);
        }
        let rows: Vec<ScoredPair> = block.par_iter().map(|(a, b)| score_one(a, b, &ready, options)).collect();
        scored.extend(rows);
        progress(scored.len(), pairs.len());
    }
    (scored, notes)
}

fn prepare(path: &Path, name: &str, options: &VerifyOptions) -> (Option<Prepared>, Vec<Note>) {
    let read = decode::read_picture(path, name, &Limits::default());
    let prepared = read.value.map(|p| Prepared::new(&Gray::from_rgb(&p.rgb), &options.sift));
    (prepared, read.notes)
}

fn score_one(a: &str, b: &str, ready: &BTreeMap<&str, Option<Prepared>>, options: &VerifyOptions) -> ScoredPair {
    let judged = match (ready.get(a), ready.get(b)) {
        (Some(Some(pa)), Some(Some(pb))) => {
            let j = verdict::judge(&verify::verify(pa, pb, options), pa, pb);
            (j.score, j.verdict)
        }
        _ => (0.0, Verdict::NotShown),
    };
    ScoredPair { image_a: a.to_owned(), image_b: b.to_owned(), score: judged.0, verdict: judged.1 }
}
