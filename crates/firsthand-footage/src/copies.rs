//! Is this picture or clip, or part of it, older than it claims? Looks for it among others, through edits.
//!
//! Hashes ([`crate::pdq`], each frame of a clip, all eight turns) find plain re-posts at no cost. Crops, bars, logos and pictures
//! in pictures break hashes: those are found by features that fit one similarity transform, in the mirror image too.

use crate::clip;
use crate::decode;
use crate::footage::{Options, Progress, files};
use crate::frames::Chooser;
use crate::geometry::robust::{RobustOptions, fit};
use crate::geometry::similarity::Similarity;
use crate::geometry::{Mat3, Pair, local};
use crate::index::{self, Index};
use crate::matching;
use crate::note::Note;
use crate::pdq::{self, Hashed};
use crate::raster::Gray;
use crate::sift::{self, Features, SiftOptions};
use crate::verify;
use image::{RgbImage, imageops};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The names of the eight turns, in the order of [`pdq::eight`].
pub const TURNS: [&str; 8] = [
    "as it is",
    "turned by 90 degrees",
    "turned by 180 degrees",
    "turned by 270 degrees",
    "mirrored",
    "mirrored and turned by 90 degrees",
    "mirrored and turned by 180 degrees",
    "mirrored and turned by 270 degrees",
];

/// Points that must fit one similarity, and their share of all that move together.
const FEWEST: usize = 16;
const SHARE: f64 = 0.5;
/// Cells of an 8 x 8 grid over the fitting points that must be taken: one logo is not a copy.
const SPREAD: usize = 4;
/// Seconds of a clip from which one frame is taken, and frames kept, at most.
const EVERY: f64 = 0.5;
const MOST: usize = 96;
/// References looked at closely for each frame.
const CLOSELY: usize = 6;

/// Copies that were found, strongest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CopiesReport {
    /// One entry for each footage file and archive file that share a picture.
    pub copies: Vec<Copy>,
    /// Footage files that were looked at.
    pub footage: usize,
    /// Archive files that were looked at.
    pub archive: usize,
    /// What could not be done.
    pub notes: Vec<Note>,
}

/// A footage file that shares a picture with an archive file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copy {
    /// The footage file.
    pub footage: String,
    /// The archive file.
    pub archive: String,
    /// Seconds into both, for clips, of the strongest evidence.
    pub times: [Option<f64>; 2],
    /// Least distance of hashes (bits of 256), where a hash was near.
    pub hash_distance: Option<u32>,
    /// How the footage was turned, in words.
    pub turn: String,
    /// Features that fit one similarity transform.
    pub inliers: usize,
    /// Size of the footage's picture within the archive's, 1 for none of it rescaled.
    pub growth: Option<f64>,
    /// Frames of the footage that were found.
    pub frames: usize,
}

/// Looks for footage in an archive.
pub fn copies(footage: &[PathBuf], archive: &Path, options: &Options, progress: Progress<'_>) -> CopiesReport {
    let mut report = CopiesReport::default();
    let listed = files(&[archive.to_path_buf()], &mut report.notes);
    let mut known: Vec<Item> = Vec::new();
    for (i, (path, name)) in listed.iter().enumerate() {
        progress("archive", i, listed.len());
        known.extend(read(path, name, options, &mut report.notes));
    }
    report.archive = known.len();
    let places: Vec<(usize, usize)> =
        known.iter().enumerate().flat_map(|(i, k)| (0..k.looks.len()).map(move |j| (i, j))).collect();
    let index =
        Index::new(places.iter().filter_map(|(i, j)| Some(index::quick(&known.get(*i)?.looks.get(*j)?.features))).collect());
    let listed = files(footage, &mut report.notes);
    let looked: Vec<_> = listed
        .par_iter()
        .map(|(path, name)| {
            let mut notes = Vec::new();
            let item = read(path, name, options, &mut notes);
            (item.map(|item| look(&item, &known, &places, &index)), notes)
        })
        .collect();
    for (found, notes) in looked {
        report.footage += usize::from(found.is_some());
        report.copies.extend(found.into_iter().flatten());
        report.notes.extend(notes);
    }
    progress("footage", listed.len(), listed.len());
    report.copies.sort_by(|a, b| {
        b.inliers
            .cmp(&a.inliers)
            .then(a.hash_distance.cmp(&b.hash_distance))
            .then(a.footage.cmp(&b.footage))
            .then(a.archive.cmp(&b.archive))
    });
    report
}

/// A file of either side: hashes of all its frames, features of its keyframes.
struct Item {
    name: String,
    hashes: Vec<(Option<f64>, [Hashed; 8])>,
    looks: Vec<Look>,
}

struct Look {
    time: Option<f64>,
    features: Features,
    mirrored: Features,
}

fn read(path: &Path, name: &str, options: &Options, notes: &mut Vec<Note>) -> Option<Item> {
    let bytes = decode::read_limited(path, options.limits.file_bytes);
    let is_clip = match &bytes {
        Ok(b) => clip::container(b).is_some(),
        // A clip may be larger than a picture may.
        Err(n) => n.kind == "too_large",
    };
    let mut item = Item { name: name.to_owned(), hashes: Vec::new(), looks: Vec::new() };
    if is_clip {
        // A re-cut shifts every frame, so copies need more of them than places do.
        let mut chooser = Chooser::every(EVERY);
        let read = clip::frames(path, name, &options.clip, &mut |frame| {
            item.hashes.push((Some(frame.time), pdq::eight(&frame.rgb)));
            chooser.take(frame);
        });
        notes.extend(read.notes);
        let kept: Vec<_> = chooser.finish(MOST).into_iter().map(|k| (Some(k.frame.time), k.frame.rgb)).collect();
        item.looks = kept.par_iter().map(|(time, rgb)| describe(*time, rgb)).collect();
    } else {
        match bytes {
            Ok(bytes) => {
                let read = decode::decode_picture(&bytes, name, &options.limits);
                notes.extend(read.notes);
                let rgb = read.value?.rgb;
                item.hashes.push((None, pdq::eight(&rgb)));
                item.looks.push(describe(None, &rgb));
            }
            Err(note) => notes.push(Note { subject: name.to_owned(), ..note }),
        }
    }
    (!item.hashes.is_empty()).then_some(item)
}

fn describe(time: Option<f64>, rgb: &RgbImage) -> Look {
    let gray = Gray::from_rgb(rgb).shrunk_to(verify::SIDE);
    let options = SiftOptions { max_points: 1500, domain_sizes: &[1.0], ..SiftOptions::default() };
    let features = sift::features(&gray, &options);
    Look { time, mirrored: features.mirrored(), features }
}

fn look(item: &Item, known: &[Item], places: &[(usize, usize)], index: &Index) -> Vec<Copy> {
    let mut found: std::collections::BTreeMap<usize, Copy> = Default::default();
    let found_by_features: Vec<_> = item
        .looks
        .par_iter()
        .flat_map_iter(|l| [(l, &l.features, false), (l, &l.mirrored, true)])
        .flat_map_iter(|(l, features, mirrored)| confirm(l.time, features, mirrored, known, places, index))
        .collect();
    let blank = |k: &Item| Copy {
        footage: item.name.clone(),
        archive: k.name.clone(),
        times: [None, None],
        hash_distance: None,
        turn: String::new(),
        inliers: 0,
        growth: None,
        frames: 0,
    };
    for hit in found_by_features {
        let Some(k) = known.get(hit.file) else { continue };
        let copy = found.entry(hit.file).or_insert_with(|| blank(k));
        copy.frames += 1;
        if hit.inliers > copy.inliers {
            copy.inliers = hit.inliers;
            copy.times = hit.times;
            copy.turn = TURNS[usize::from(hit.mirrored) * 4 + hit.quarter].to_owned();
            copy.growth = Some(hit.growth);
        }
    }
    for (i, k) in known.iter().enumerate() {
        if let Some((distance, turn, times)) = nearest_hash(item, k) {
            let copy = found.entry(i).or_insert_with(|| blank(k));
            copy.hash_distance = Some(distance);
            copy.frames = copy.frames.max(1);
            if copy.inliers == 0 {
                copy.turn = TURNS[turn].to_owned();
                copy.times = times;
            }
        }
    }
    found.into_values().collect()
}

/// The nearest pair of hashes under any turn, if near enough and not of plain pictures.
fn nearest_hash(a: &Item, b: &Item) -> Option<(u32, usize, [Option<f64>; 2])> {
    let mut best: Option<(u32, usize, [Option<f64>; 2])> = None;
    for (ta, ha) in &a.hashes {
        for (tb, hb) in &b.hashes {
            if ha[0].quality < pdq::LEAST_QUALITY || hb[0].quality < pdq::LEAST_QUALITY {
                continue;
            }
            for (turn, h) in hb.iter().enumerate() {
                let d = ha[0].pdq.distance(&h.pdq);
                if d <= pdq::NEAR && best.as_ref().is_none_or(|b| d < b.0) {
                    best = Some((d, turn, [*ta, *tb]));
                }
            }
        }
    }
    best
}

struct Hit {
    file: usize,
    inliers: usize,
    times: [Option<f64>; 2],
    mirrored: bool,
    quarter: usize,
    growth: f64,
}

/// Archive frames that one similarity transform makes of this one.
fn confirm(
    time: Option<f64>,
    features: &Features,
    mirrored: bool,
    known: &[Item],
    places: &[(usize, usize)],
    index: &Index,
) -> Vec<Hit> {
    let mut hits = Vec::new();
    for place in index.search(features, CLOSELY) {
        let Some(&(file, j)) = places.get(place) else { continue };
        let Some(other) = known.get(file).and_then(|k| k.looks.get(j)) else { continue };
        let Some((model, inliers)) = similar(features, &other.features) else { continue };
        let angle = model[3].atan2(model[0]);
        let quarter = (angle / std::f64::consts::FRAC_PI_2).round().rem_euclid(4.0) as usize % 4;
        hits.push(Hit {
            file,
            inliers,
            times: [time, other.time],
            mirrored,
            quarter,
            growth: (model[0] * model[0] + model[3] * model[3]).sqrt(),
        });
    }
    hits
}

/// The similarity from one picture to the other and how many features fit it; `None` where it is no copy.
fn similar(a: &Features, b: &Features) -> Option<(Mat3, usize)> {
    let matches = matching::mutual(a, b, 0.9);
    let all: Vec<Pair> = matches.iter().map(|m| verify::pair(a, b, m)).collect();
    let support = local::support(&all);
    let mut kept: Vec<(usize, Pair)> = support.iter().copied().zip(all).filter(|(s, p)| *s >= 2 || p.ratio < 0.7).collect();
    kept.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.ratio.total_cmp(&y.1.ratio)));
    let moving = kept.iter().filter(|(s, _)| *s >= 2).count();
    let pairs: Vec<Pair> = kept.into_iter().map(|(_, p)| p).collect();
    let options = RobustOptions { scales: [1.0, 2.0, 4.0], samples: 600, ..RobustOptions::default() };
    let found = fit(&Similarity, &pairs, &options)?;
    let inside: Vec<&Pair> = found.inliers.iter().filter_map(|i| pairs.get(*i)).collect();
    let cell = |p: &Pair| ((p.a[0] * 8.0 / a.width.max(1) as f64) as i64, (p.a[1] * 8.0 / a.height.max(1) as f64) as i64);
    let spread: std::collections::BTreeSet<_> = inside.iter().map(|p| cell(p)).collect();
    let enough = inside.len() >= FEWEST && inside.len() as f64 >= SHARE * moving as f64 && spread.len() >= SPREAD;
    enough.then_some((found.model, inside.len()))
}

/// The eight turns of a picture, in the order of [`TURNS`]; for tests and tools.
pub fn turned(rgb: &RgbImage, turn: usize) -> RgbImage {
    let base = if turn >= 4 { imageops::flip_horizontal(rgb) } else { rgb.clone() };
    match turn % 4 {
        1 => imageops::rotate90(&base),
        2 => imageops::rotate180(&base),
        3 => imageops::rotate270(&base),
        _ => base,
    }
}
