//! What is kept of a file of either side: hashes of all its frames, features and a small picture of its keyframes.

use super::grain::Grain;
use crate::clip;
use crate::decode;
use crate::footage::Options;
use crate::frames::Chooser;
use crate::note::Note;
use crate::pdq::{self, Hashed};
use crate::raster::Gray;
use crate::sift::{self, Features, SiftOptions};
use crate::verify;
use image::RgbImage;
use rayon::prelude::*;
use std::path::Path;

/// Seconds of a clip from which one frame is taken, and frames kept, at most.
const EVERY: f64 = 0.5;
const MOST: usize = 96;
/// Features kept of a frame.
const POINTS: usize = 1500;
/// Pictures are doubled for as long as they stay within this side: a small crop of a small picture has few features
/// otherwise.
const SMALL: usize = 800;
/// With fewer features than this a picture is plain, and its faintest details are looked for too.
const PLAIN: usize = 500;
/// Contrast of the faintest details: the noise of a sky is as much its own as a face is.
const FAINT: f32 = 0.002;
/// Long side of the small picture, in pixels.
const THUMB: usize = 384;

/// A file of either side.
pub(super) struct Item {
    pub name: String,
    /// Seconds and the hashes of all eight turns, frame by frame.
    pub hashes: Vec<(Option<f64>, [Hashed; 8])>,
    pub looks: Vec<Look>,
}

/// A picture or keyframe.
pub(super) struct Look {
    pub time: Option<f64>,
    pub features: Features,
    /// Pixels of the features a pixel of the picture at its usual size.
    pub enlarged: f64,
    /// Brightness, a byte a pixel, at most [`THUMB`] pixels long.
    luma: Vec<u8>,
    size: [usize; 2],
    /// Whether it has few features.
    pub plain: bool,
    /// What codec and sensor left on its plain parts; none for frames of clips, whose codec makes its own.
    pub grain: Option<Grain>,
    /// Mean colours of a grid over a plain picture; none where the hash says enough.
    pub colours: Option<super::plain::Colours>,
}

impl Look {
    /// Its brightness.
    pub fn gray(&self) -> Gray {
        let [width, height] = self.size;
        Gray { width, height, data: self.luma.iter().map(|v| f32::from(*v) / 255.0).collect() }
    }
}

/// Reads a picture or clip; `None` where there is nothing to see.
pub(super) fn read(path: &Path, name: &str, options: &Options, notes: &mut Vec<Note>) -> Option<Item> {
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
    let mut gray = Gray::from_rgb(rgb).shrunk_to(verify::SIDE);
    let small = gray.shrunk_to(THUMB);
    let mut enlarged = 1.0;
    while gray.width.min(gray.height) > 0 && 2 * gray.width.max(gray.height) <= SMALL {
        gray = gray.doubled();
        enlarged *= 2.0;
    }
    let options = SiftOptions { max_points: POINTS, domain_sizes: &[1.0], ..SiftOptions::default() };
    let mut features = sift::features(&gray, &options);
    let plain = features.points.len() < PLAIN;
    if plain {
        features = sift::features(&gray, &SiftOptions { contrast: FAINT, ..options });
    }
    Look {
        time,
        features,
        enlarged,
        luma: small.data.iter().map(|v| (v * 255.0 + 0.5) as u8).collect(),
        size: [small.width, small.height],
        plain,
        grain: if time.is_none() { Grain::of(rgb) } else { None },
        colours: plain.then(|| super::plain::Colours::of(rgb)).flatten(),
    }
}
