//! Directions: the strongest gradients around a point, so that a turned camera finds the same descriptor.

use super::Keypoint;
use super::extrema::Extremum;
use super::pyramid::Pyramid;
use crate::raster::Gray;
use std::f32::consts::PI;

const BINS: usize = 36;
/// A second direction is kept where it is at least this strong beside the first.
const SECOND: f32 = 0.8;

/// Gives every extremum its direction; a few get two or more. At most `most` keypoints, in the order given.
pub(super) fn orient(pyramid: &Pyramid, chosen: &[Extremum], most: usize) -> Vec<Keypoint> {
    let mut first = Vec::with_capacity(chosen.len());
    let mut further = Vec::new();
    for e in chosen {
        let Some(level) = pyramid.level(e.octave, e.layer) else {
            continue;
        };
        let step = pyramid.step(e.octave);
        let bins = histogram(level, e.x / step, e.y / step, e.scale / step);
        for (rank, angle) in peaks(&bins).into_iter().enumerate() {
            let point =
                Keypoint { x: e.x, y: e.y, scale: e.scale, angle, response: e.response, octave: e.octave, layer: e.layer };
            if rank == 0 {
                first.push(point);
            } else {
                further.push(point);
            }
        }
    }
    // Second directions fill what is left, strongest points first.
    further.truncate(most.saturating_sub(first.len()));
    first.extend(further);
    first.truncate(most);
    first
}

/// Gradient directions around a point, weighted by strength and nearness, smoothed.
fn histogram(level: &Gray, x: f32, y: f32, scale: f32) -> [f32; BINS] {
    let sigma = 1.5 * scale;
    let radius = (3.0 * sigma).round().clamp(1.0, 64.0) as isize;
    let (cx, cy) = (x.round() as isize, y.round() as isize);
    let falloff: Vec<f32> = (0..=radius).map(|d| (-((d * d) as f32) / (2.0 * sigma * sigma)).exp()).collect();
    let mut raw = [0.0f32; BINS];
    let w = level.width;
    let x_range = (cx - radius).max(1)..=(cx + radius).min(w as isize - 2);
    let y_range = (cy - radius).max(1)..=(cy + radius).min(level.height as isize - 2);
    for yy in y_range {
        let down = falloff[(yy - cy).unsigned_abs()];
        let row = yy as usize * w;
        for xx in x_range.clone() {
            let i = row + xx as usize;
            let gx = level.data[i + 1] - level.data[i - 1];
            let gy = level.data[i + w] - level.data[i - w];
            let weight = down * falloff[(xx - cx).unsigned_abs()];
            let turn = quick_angle(gx, gy) * (BINS as f32 / (2.0 * PI)) + 0.5;
            let bin = if turn < 0.0 { turn + BINS as f32 } else { turn } as usize;
            raw[bin % BINS] += weight * (gx * gx + gy * gy).sqrt();
        }
    }
    let mut smooth = [0.0; BINS];
    for (i, s) in smooth.iter_mut().enumerate() {
        let at = |d: usize| raw[(i + d) % BINS];
        *s = (at(0) * 6.0 + (at(1) + at(BINS - 1)) * 4.0 + (at(2) + at(BINS - 2))) / 16.0;
    }
    smooth
}

/// Directions of the peaks, strongest first, to a fraction of a bin.
fn peaks(bins: &[f32; BINS]) -> Vec<f32> {
    let max = bins.iter().copied().fold(0.0, f32::max);
    let mut found: Vec<(f32, f32)> = Vec::new();
    for i in 0..BINS {
        let (left, here, right) = (bins[(i + BINS - 1) % BINS], bins[i], bins[(i + 1) % BINS]);
        if here > left && here > right && here >= SECOND * max {
            let shift = 0.5 * (left - right) / (left - 2.0 * here + right);
            let mut angle = (i as f32 + shift) * (2.0 * PI / BINS as f32);
            if angle > PI {
                angle -= 2.0 * PI;
            }
            found.push((here, angle));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)));
    found.truncate(3);
    if found.is_empty() {
        return vec![0.0];
    }
    found.into_iter().map(|(_, angle)| angle).collect()
}

/// atan2(y, x) to about 0.0003 radians, without branches or tables.
#[inline(always)]
pub(super) fn quick_angle(x: f32, y: f32) -> f32 {
    let (ax, ay) = (x.abs(), y.abs());
    let (lo, hi) = if ax < ay { (ax, ay) } else { (ay, ax) };
    let t = lo / (hi + 1e-20);
    let s = t * t;
    let r = t * (0.999_866 + s * (-0.330_299_5 + s * (0.180_141 + s * (-0.085_133 + s * 0.020_835_1))));
    let r = if ax < ay { PI / 2.0 - r } else { r };
    let r = if x < 0.0 { PI - r } else { r };
    if y < 0.0 { -r } else { r }
}
