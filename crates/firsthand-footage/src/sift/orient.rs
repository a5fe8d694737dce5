//! Directions: the strongest gradients around a point, so that a turned camera finds the same descriptor.

use super::Keypoint;
use super::extrema::Extremum;
use super::pyramid::Pyramid;
use crate::raster::{Gray, whole};
use crate::wide::wide;
use std::f32::consts::PI;

const BINS: usize = 36;
/// A second direction is kept where it is at least this strong beside the first.
const SECOND: f32 = 0.8;

/// Gives every extremum its direction; a few get two or more. At most `most` keypoints, in the order given.
pub(super) fn orient(pyramid: &Pyramid, chosen: &[Extremum], most: usize) -> Vec<Keypoint> {
    let mut turned: Vec<Vec<f32>> = vec![Vec::new(); chosen.len()];
    for i in pyramid.reading_order(chosen.iter().map(|e| (e.octave, e.layer, e.y))) {
        let e = &chosen[i];
        if let Some(level) = pyramid.level(e.octave, e.layer) {
            let step = pyramid.step(e.octave);
            turned[i] = peaks(&histogram(level, e.x / step, e.y / step, e.scale / step));
        }
    }
    let mut first = Vec::with_capacity(chosen.len());
    let mut further = Vec::new();
    for (e, angles) in chosen.iter().zip(turned) {
        for (rank, angle) in angles.into_iter().enumerate() {
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

/// Farthest that gradients are gathered, in pixels to each side.
const FARTHEST: usize = 64;
/// Pixels in a row of them, at most.
const ROW: usize = 2 * FARTHEST + 1;

/// Gradient directions around a point, weighted by strength and nearness, smoothed.
fn histogram(level: &Gray, x: f32, y: f32, scale: f32) -> [f32; BINS] {
    let sigma = 1.5 * scale;
    let radius = (3.0 * sigma).round().clamp(1.0, FARTHEST as f32) as isize;
    let (cx, cy) = (x.round() as isize, y.round() as isize);
    let mut falloff = [0.0f32; ROW];
    for (i, f) in falloff.iter_mut().enumerate().take(2 * radius as usize + 1) {
        let d = i as isize - radius;
        *f = (-((d * d) as f32) / (2.0 * sigma * sigma)).exp();
    }
    let mut raw = [0.0f32; BINS];
    let w = level.width;
    let (left, right) = ((cx - radius).max(1), (cx + radius).min(w as isize - 2));
    let (top, bottom) = ((cy - radius).max(1), (cy + radius).min(level.height as isize - 2));
    let count = (right + 1 - left).max(0) as usize;
    let across = &falloff[((left - cx + radius).max(0) as usize).min(ROW - count)..][..count];
    let (mut bins, mut strengths) = ([0i32; ROW], [0.0f32; ROW]);
    for yy in top..=bottom {
        let down = falloff[(yy - cy + radius) as usize];
        let (start, row) = (left as usize, |y: isize| level.row(y as usize));
        let rows = [row(yy - 1), row(yy), row(yy + 1)];
        turns(rows, start, down, across, &mut bins[..count], &mut strengths[..count]);
        for (bin, strength) in bins.iter().zip(&strengths).take(count) {
            raw[*bin as usize % BINS] += strength;
        }
    }
    let mut smooth = [0.0; BINS];
    for (i, s) in smooth.iter_mut().enumerate() {
        let at = |d: usize| raw[(i + d) % BINS];
        *s = (at(0) * 6.0 + (at(1) + at(BINS - 1)) * 4.0 + (at(2) + at(BINS - 2))) / 16.0;
    }
    smooth
}

wide! {
    /// Bin and weighted strength of the gradients of a part of a row that begins at `start`. Rows are [above, this, below].
    fn turns(rows: [&[f32]; 3], start: usize, down: f32, across: &[f32], bins: &mut [i32], strengths: &mut [f32]) {
        let n = across.len().min(bins.len()).min(strengths.len());
        let cut = |row: usize, from: usize| rows[row].get(from..from + n).unwrap_or(&[]);
        let (left, right, above, below) = (cut(1, start - 1), cut(1, start + 1), cut(0, start), cut(2, start));
        if [left, right, above, below].iter().any(|r| r.len() < n) {
            bins.fill(0);
            strengths.fill(0.0);
            return;
        }
        for i in 0..n {
            let (gx, gy) = (right[i] - left[i], below[i] - above[i]);
            let turn = quick_angle(gx, gy) * (BINS as f32 / (2.0 * PI)) + 0.5;
            bins[i] = whole(if turn < 0.0 { turn + BINS as f32 } else { turn }).1;
            strengths[i] = down * across[i] * (gx * gx + gy * gy).sqrt();
        }
    }
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
