//! Is this picture or clip, or part of it, older than it claims? Looks for it among others, through edits.
//!
//! Hashes ([`crate::pdq`], each frame of a clip, all eight turns) find plain re-posts at no cost. Crops, bars, logos and pictures
//! in pictures break hashes: those are found by features that fit one similarity transform, in the mirror image too, and
//! checked by laying one picture over the other. Pictures too plain for either are compared by their colours, and, where nothing
//! else is found, by their grain. For two clips the times at which they show the same are lined up, so that another speed and
//! another cut are told.

mod confirm;
mod fourier;
mod grain;
mod item;
mod line;
mod plain;

use crate::footage::{Options, Progress, files};
use crate::index::{self, Index};
use crate::note::Note;
use crate::pdq;
pub use grain::{Grain, Peak};
use image::{RgbImage, imageops};
use item::{Item, Look};
pub use line::Line;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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

/// Archive frames looked at closely for each frame, at least: copies of a copy crowd in front.
const CLOSELY: usize = 6;
/// Frames of one archive clip looked at closely for each frame of footage.
const FRAMES: usize = 2;

/// Archive pictures whose grain is compared with that of a picture, at most: those of the likest colours.
const GRAINS: usize = 12;

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
    /// Size of a thing in the archive's picture over its size in the footage's, both at most 1,024 pixels long.
    pub growth: Option<f64>,
    /// Peak of the grain's correlation, in standard deviations, where nothing but the grain speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grain: Option<f64>,
    /// Frames of the footage that were found.
    pub frames: usize,
    /// For two clips, the stretches of one that run along the other, longest first.
    pub lines: Vec<Line>,
}

/// Looks for footage in an archive.
pub fn copies(footage: &[PathBuf], archive: &Path, options: &Options, progress: Progress<'_>) -> CopiesReport {
    let mut report = CopiesReport::default();
    let listed = files(&[archive.to_path_buf()], &mut report.notes);
    let mut known: Vec<Item> = Vec::new();
    for (i, (path, name)) in listed.iter().enumerate() {
        progress("archive", i, listed.len());
        known.extend(item::read(path, name, options, &mut report.notes));
    }
    report.archive = known.len();
    let places: Vec<(usize, usize)> =
        known.iter().enumerate().flat_map(|(i, k)| (0..k.looks.len()).map(move |j| (i, j))).collect();
    let index =
        Index::new(places.iter().filter_map(|(i, j)| Some(index::quick(&known.get(*i)?.looks.get(*j)?.features))).collect());
    let archive = Archive { known: &known, places: &places, index: &index, closely: options.closely.max(CLOSELY) };
    let listed = files(footage, &mut report.notes);
    let looked: Vec<_> = listed
        .par_iter()
        .map(|(path, name)| {
            let mut notes = Vec::new();
            let item = item::read(path, name, options, &mut notes);
            (item.map(|item| look(&item, &archive)), notes)
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

/// What speaks for one archive file.
#[derive(Default)]
struct Gathered {
    best: Option<Hit>,
    hash: Option<(u32, usize, Times)>,
    plain: Option<usize>,
    grain: Option<Peak>,
    /// Pairs of seconds at which the two show the same.
    times: Vec<Times>,
}

/// Seconds into the footage and into the archive file; none for pictures.
type Times = [Option<f64>; 2];

/// What footage is looked for in.
struct Archive<'a> {
    known: &'a [Item],
    /// File and look of each entry of the index.
    places: &'a [(usize, usize)],
    index: &'a Index,
    closely: usize,
}

/// Looks for one file of footage in the archive.
fn look(item: &Item, archive: &Archive<'_>) -> Vec<Copy> {
    let by_features: Vec<Hit> = item.looks.par_iter().flat_map_iter(|l| confirmed(l, archive)).collect();
    let mut found: BTreeMap<usize, Gathered> = BTreeMap::new();
    for hit in by_features {
        let one = found.entry(hit.file).or_default();
        one.times.push(hit.times);
        if one.best.as_ref().is_none_or(|b| hit.inliers > b.inliers) {
            one.best = Some(hit);
        }
    }
    for (i, k) in archive.known.iter().enumerate() {
        let near = near_hashes(item, k);
        let plain =
            item.looks.iter().find_map(|l| k.looks.iter().find_map(|o| l.colours.as_ref()?.turn_to(o.colours.as_ref()?)));
        if !near.is_empty() || plain.is_some() {
            let one = found.entry(i).or_default();
            one.times.extend(near.iter().map(|n| n.2));
            one.hash = near.into_iter().min_by_key(|n| n.0);
            one.plain = plain;
        }
    }
    if found.is_empty() {
        found.extend(
            by_grain(item, archive).into_iter().map(|(i, peak)| (i, Gathered { grain: Some(peak), ..Gathered::default() })),
        );
    }
    found.into_iter().filter_map(|(i, one)| Some(told(item, archive.known.get(i)?, one))).collect()
}

/// Pictures of the archive that share a picture's grain. Tried only where one of the two has few features, so that features
/// cannot have settled it, and for the few archive pictures whose colours are likest.
fn by_grain(item: &Item, archive: &Archive<'_>) -> Vec<(usize, Peak)> {
    let [look] = item.looks.as_slice() else { return Vec::new() };
    let Some(own) = &look.grain else { return Vec::new() };
    let mut likely: Vec<(f64, usize, &Grain)> = archive
        .known
        .iter()
        .enumerate()
        .filter_map(|(i, k)| {
            let [other] = k.looks.as_slice() else { return None };
            let its = other.grain.as_ref().filter(|_| look.plain || other.plain)?;
            Some((own.alike(its)?, i, its))
        })
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    likely.truncate(GRAINS);
    let peaks: Vec<(usize, Peak)> = likely.into_par_iter().map(|(_, i, its)| (i, own.peak(its))).collect();
    peaks.into_iter().filter(|(_, p)| p.is_copy()).collect()
}

fn told(item: &Item, known: &Item, one: Gathered) -> Copy {
    let turn = match (&one.best, &one.hash) {
        (Some(hit), _) => usize::from(hit.mirrored) * 4 + hit.quarter,
        (None, Some((_, turn, _))) => *turn,
        (None, None) => one.plain.unwrap_or(one.grain.map_or(0, |g| usize::from(g.mirrored) * 4)),
    };
    let mut seen: Vec<Option<u64>> = one.times.iter().map(|t| t[0].map(f64::to_bits)).collect();
    seen.sort_unstable();
    seen.dedup();
    let both: Vec<[f64; 2]> = one.times.iter().filter_map(|t| Some([t[0]?, t[1]?])).collect();
    Copy {
        footage: item.name.clone(),
        archive: known.name.clone(),
        times: one.best.as_ref().map(|b| b.times).or(one.hash.map(|h| h.2)).unwrap_or_default(),
        hash_distance: one.hash.map(|h| h.0),
        turn: TURNS.get(turn).copied().unwrap_or_default().to_owned(),
        inliers: one.best.as_ref().map_or(0, |b| b.inliers),
        growth: one.best.as_ref().map(|b| b.growth).or(one.grain.map(|g| g.growth)),
        grain: one.grain.map(|g| g.strength),
        frames: seen.len().max(1),
        lines: line::lines(&both),
    }
}

/// For each frame of the footage its nearest hash in the archive file under any turn, where that is near and neither
/// picture is plain.
fn near_hashes(a: &Item, b: &Item) -> Vec<(u32, usize, Times)> {
    let mut found = Vec::new();
    for (ta, ha) in a.hashes.iter().filter(|(_, h)| h[0].quality >= pdq::LEAST_QUALITY) {
        let mut best: Option<(u32, usize, Times)> = None;
        for (tb, hb) in b.hashes.iter().filter(|(_, h)| h[0].quality >= pdq::LEAST_QUALITY) {
            for (turn, h) in hb.iter().enumerate() {
                let d = ha[0].pdq.distance(&h.pdq);
                if d <= pdq::NEAR && best.as_ref().is_none_or(|b| d < b.0) {
                    best = Some((d, turn, [*ta, *tb]));
                }
            }
        }
        found.extend(best);
    }
    found
}

struct Hit {
    file: usize,
    inliers: usize,
    times: Times,
    mirrored: bool,
    quarter: usize,
    growth: f64,
}

/// Archive frames that one similarity transform makes of this one, or of its mirror image.
fn confirmed(look: &Look, archive: &Archive<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for mirrored in [false, true] {
        if mirrored && !hits.is_empty() {
            break;
        }
        let turned;
        let features = if mirrored {
            turned = look.features.mirrored();
            &turned
        } else {
            &look.features
        };
        let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
        for place in archive.index.search(features, archive.closely) {
            let Some(&(file, j)) = archive.places.get(place) else { continue };
            // Neighbouring frames of one clip look alike: the likeliest few stand for it.
            let tries = seen.entry(file).or_default();
            *tries += 1;
            if *tries > FRAMES {
                continue;
            }
            let Some(other) = archive.known.get(file).and_then(|k| k.looks.get(j)) else { continue };
            let Some(fitted) = confirm::similar(look, features, mirrored, other) else { continue };
            let [c, s] = [fitted.model[0], fitted.model[3]];
            hits.push(Hit {
                file,
                inliers: fitted.inliers,
                times: [look.time, other.time],
                mirrored,
                quarter: (s.atan2(c) / std::f64::consts::FRAC_PI_2).round().rem_euclid(4.0) as usize % 4,
                growth: (c * c + s * s).sqrt() * look.enlarged / other.enlarged,
            });
        }
    }
    hits
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
