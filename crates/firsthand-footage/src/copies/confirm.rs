//! One picture out of another by a single similarity transform: found by features, then checked pixel by pixel.

use super::item::Look;
use crate::geometry::robust::{RobustOptions, fit};
use crate::geometry::similarity::Similarity;
use crate::geometry::{Mat3, Pair, local, project};
use crate::matching;
use crate::raster::Gray;
use crate::sift::Features;
use crate::verify;

/// Points that must fit, and their share of all that move together.
const FEWEST: usize = 16;
const SHARE: f64 = 0.5;
/// Cells of an 8 x 8 grid over the fitting points that must be taken: one logo is not a copy.
const SPREAD: usize = 4;
/// So many points are enough where the pixels of the overlap agree in at least so many cells, and in most.
const FEWEST_SEEN: usize = 6;
const CELLS_SEEN: usize = 8;
const SHARE_SEEN: f64 = 0.6;
/// Where this many cells can be judged and fewer than this share agrees, points alone are not believed: two channels'
/// frames with one ticker.
const JUDGED: usize = 12;
const SHARE_LEAST: f64 = 0.15;

/// A similarity that makes one picture of the other.
pub(super) struct Fitted {
    /// Footage to archive, in pixels of the features.
    pub model: Mat3,
    /// Points that fit it.
    pub inliers: usize,
}

/// The similarity from one picture to the other; `None` where it is no copy. `features` are those of `a` or its mirror image.
pub(super) fn similar(a: &Look, features: &Features, mirrored: bool, b: &Look) -> Option<Fitted> {
    let matches = matching::mutual(features, &b.features, 0.9);
    let all: Vec<Pair> = matches.iter().map(|m| verify::pair(features, &b.features, m)).collect();
    let support = local::support(&all);
    let mut kept: Vec<(usize, Pair)> = support.iter().copied().zip(all).filter(|(s, p)| *s >= 2 || p.ratio < 0.7).collect();
    kept.sort_by(|x, y| y.0.cmp(&x.0).then(x.1.ratio.total_cmp(&y.1.ratio)));
    let moving = kept.iter().filter(|(s, _)| *s >= 2).count();
    let pairs: Vec<Pair> = kept.into_iter().map(|(_, p)| p).collect();
    let options = RobustOptions { scales: [1.0, 2.0, 4.0], samples: 600, ..RobustOptions::default() };
    let found = fit(&Similarity, &pairs, &options)?;
    let inside: Vec<&Pair> = found.inliers.iter().filter_map(|i| pairs.get(*i)).collect();
    if inside.len() < FEWEST_SEEN {
        return None;
    }
    let cell = |p: &Pair| {
        ((p.a[0] * 8.0 / features.width.max(1) as f64) as i64, (p.a[1] * 8.0 / features.height.max(1) as f64) as i64)
    };
    let spread: std::collections::BTreeSet<_> = inside.iter().map(|p| cell(p)).collect();
    let seen = overlay(a, mirrored, b, &found.model, [features, &b.features]);
    let share = seen.agreeing as f64 / seen.judged.max(1) as f64;
    let by_points = inside.len() >= FEWEST
        && inside.len() as f64 >= SHARE * moving as f64
        && spread.len() >= SPREAD
        && (seen.judged < JUDGED || share >= SHARE_LEAST);
    let by_pixels = seen.agreeing >= CELLS_SEEN && share >= SHARE_SEEN;
    (by_points || by_pixels).then_some(Fitted { model: found.model, inliers: inside.len() })
}

/// Cells of a grid over the overlap that could be judged, and those whose pixels agree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Seen {
    judged: usize,
    agreeing: usize,
}

/// Cells along a side of the overlap, and samples along a side of a cell.
const GRID: usize = 8;
const SAMPLES: usize = 9;
/// Contrast (standard deviation of brightness without its slope) from which a cell can be judged.
const CONTRAST: f32 = 0.008;
/// Correlation from which a cell agrees.
const AGREES: f32 = 0.7;

/// Lays one picture over the other and compares the details, cell by cell.
fn overlay(a: &Look, mirrored: bool, b: &Look, model: &Mat3, sizes: [&Features; 2]) -> Seen {
    let size = |f: &Features| [f.width as f64, f.height as f64];
    let ([aw, ah], [bw, bh]) = (size(sizes[0]), size(sizes[1]));
    let growth = (model[0] * model[0] + model[3] * model[3]).sqrt();
    let Some([left, top, right, bottom]) = overlap(model, [aw, ah], [bw, bh]) else {
        return Seen::default();
    };
    let steps = (GRID * SAMPLES) as f64;
    let (sx, sy) = ((right - left) / steps, (bottom - top) / steps);
    // Both pictures are averaged down until a step is about a pixel, so that fine detail does not alias.
    let shrunk = |look: &Look, width: f64, step: f64| {
        let gray = look.gray();
        let side = (gray.width.max(gray.height) as f64 * (width / step) / gray.width.max(1) as f64).round() as usize;
        gray.shrunk_to(side.max(8))
    };
    let step = sx.max(sy);
    let (ga, gb) = (shrunk(a, aw, step), shrunk(b, bw, step * growth));
    let at = |g: &Gray, [w, h]: [f64; 2], [x, y]: [f64; 2]| {
        let place = |v: f64, from: f64, to: usize| (((v + 0.5) * to as f64 / from) - 0.5) as f32;
        g.sample(place(x, w, g.width), place(y, h, g.height))
    };
    let mut seen = Seen::default();
    for cell in 0..GRID * GRID {
        let (cx, cy) = ((cell % GRID * SAMPLES) as f64, (cell / GRID * SAMPLES) as f64);
        let (mut own, mut its) = ([0.0f32; SAMPLES * SAMPLES], [0.0f32; SAMPLES * SAMPLES]);
        let mut outside = false;
        for k in 0..SAMPLES * SAMPLES {
            let p = [left + (cx + (k % SAMPLES) as f64 + 0.5) * sx, top + (cy + (k / SAMPLES) as f64 + 0.5) * sy];
            let Some(q) = project(model, p) else { return Seen::default() };
            outside |= q[0] < 0.0 || q[1] < 0.0 || q[0] > bw - 1.0 || q[1] > bh - 1.0;
            // Mirrored features lie in the mirror image; the pixels kept are those of the picture itself.
            own[k] = at(&ga, [aw, ah], [if mirrored { aw - 1.0 - p[0] } else { p[0] }, p[1]]);
            its[k] = at(&gb, [bw, bh], q);
        }
        let (one, two) = (detail(&mut own), detail(&mut its));
        if outside || one.max(two) < CONTRAST {
            continue;
        }
        seen.judged += 1;
        let cross: f32 = own.iter().zip(&its).map(|(x, y)| x * y).sum::<f32>() / (SAMPLES * SAMPLES) as f32;
        seen.agreeing += usize::from(cross / (one * two).max(1e-9) >= AGREES);
    }
    seen
}

/// The part of the first picture, as left, top, right, bottom, that the second covers; `None` where it is too small to judge.
fn overlap(model: &Mat3, [aw, ah]: [f64; 2], [bw, bh]: [f64; 2]) -> Option<[f64; 4]> {
    let (c, s) = (model[0], model[3]);
    let grow = c * c + s * s;
    let back = |x: f64, y: f64| {
        let (u, v) = (x - model[2], y - model[5]);
        [(c * u + s * v) / grow, (c * v - s * u) / grow]
    };
    let corners = [back(0.0, 0.0), back(bw, 0.0), back(0.0, bh), back(bw, bh)];
    let edge = |axis: usize, pick: fn(f64, f64) -> f64, start: f64| corners.iter().map(|p| p[axis]).fold(start, pick);
    let left = edge(0, f64::min, f64::INFINITY).max(0.0);
    let top = edge(1, f64::min, f64::INFINITY).max(0.0);
    let right = edge(0, f64::max, f64::NEG_INFINITY).min(aw);
    let bottom = edge(1, f64::max, f64::NEG_INFINITY).min(ah);
    (right - left >= GRID as f64 && bottom - top >= GRID as f64).then_some([left, top, right, bottom])
}

/// Takes mean and slope away and returns the standard deviation that is left.
fn detail(cell: &mut [f32; SAMPLES * SAMPLES]) -> f32 {
    let place = |i: usize| i as f32 - (SAMPLES / 2) as f32;
    let n = (SAMPLES * SAMPLES) as f32;
    let spread = (0..SAMPLES).map(|i| place(i) * place(i)).sum::<f32>() * SAMPLES as f32;
    let (mut mean, mut sx, mut sy) = (0.0, 0.0, 0.0);
    for (k, v) in cell.iter().enumerate() {
        mean += v / n;
        sx += v * place(k % SAMPLES) / spread;
        sy += v * place(k / SAMPLES) / spread;
    }
    let mut square = 0.0;
    for (k, v) in cell.iter_mut().enumerate() {
        *v -= mean + sx * place(k % SAMPLES) + sy * place(k / SAMPLES);
        square += *v * *v;
    }
    (square / n).sqrt()
}
