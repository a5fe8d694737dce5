//! Descriptors: a turned, scaled patch around each point, as histograms of gradient directions.
//!
//! The patch is resampled first, so that cells, weights and bins are the same constant tables for every point
//! and the inner loops are plain arithmetic over rows.

use super::orient::quick_angle;
use super::pyramid::Pyramid;
use super::{DIMENSIONS, Descriptor, Keypoint};
use crate::raster::Gray;
use crate::wide::wide;
use std::f32::consts::PI;

/// Samples along a side of the patch.
const SIDE: usize = 32;
/// The patch with one more sample all round, for gradients.
const FRAME: usize = SIDE + 2;
/// Half the width of the patch in units of the point's scale: 2.5 cells of 3 scales.
const REACH: f32 = 7.5;
/// Largest share of one direction of one cell (Lowe's clipping).
const CLIP: f32 = 0.2;

/// The constant tables of a patch axis: for each sample its lower cell (one before the first counts as 0,
/// weightless), the weights of the lower and upper cell, and the Gaussian falloff.
struct Axis {
    lower: [usize; SIDE],
    weights: [[f32; 2]; SIDE],
    falloff: [f32; SIDE],
}

impl Axis {
    fn new() -> Self {
        let mut axis = Axis { lower: [0; SIDE], weights: [[0.0; 2]; SIDE], falloff: [0.0; SIDE] };
        for i in 0..SIDE {
            let u = (i as f32 + 0.5 - SIDE as f32 / 2.0) * (2.0 * REACH / 3.0) / SIDE as f32;
            let cell = u + 1.5;
            let floor = cell.floor();
            let part = cell - floor;
            // Cells -1 and 4 do not exist: shift them onto slots 0 and 5 of a frame of six.
            axis.lower[i] = (floor + 1.0).clamp(0.0, 4.0) as usize;
            axis.weights[i] = [1.0 - part, part];
            axis.falloff[i] = (-(u * u) / 8.0).exp();
        }
        axis
    }
}

/// Describes every point, pooling over the given window sizes.
pub(super) fn describe(pyramid: &Pyramid, points: &[Keypoint], domain_sizes: &[f32]) -> Vec<Descriptor> {
    let axis = Axis::new();
    points
        .iter()
        .map(|point| {
            let mut pooled = [0.0f32; DIMENSIONS];
            if let Some(level) = pyramid.level(point.octave, point.layer) {
                let step = pyramid.step(point.octave);
                for size in domain_sizes {
                    let one = histogram(level, point, step, *size, &axis);
                    for (p, v) in pooled.iter_mut().zip(one) {
                        *p += v;
                    }
                }
            }
            root(&pooled)
        })
        .collect()
}

/// The clipped, unit-length histogram of one window size.
fn histogram(level: &Gray, point: &Keypoint, step: f32, size: f32, axis: &Axis) -> [f32; DIMENSIONS] {
    let mut patch = [0.0f32; FRAME * FRAME];
    let reach = REACH * size * point.scale / step;
    sample_patch(level, point.x / step, point.y / step, point.angle, reach, &mut patch);
    let mut strength = [0.0f32; SIDE * SIDE];
    let mut turn = [0.0f32; SIDE * SIDE];
    gradients(&patch, &mut strength, &mut turn);
    // Six by six cells with a frame for what falls outside; nine directions, the ninth being the first again.
    let mut cells = [[[0.0f32; 9]; 6]; 6];
    for y in 0..SIDE {
        let mut row = [[0.0f32; 9]; 6];
        for x in 0..SIDE {
            let i = y * SIDE + x;
            let m = strength[i] * axis.falloff[x];
            let bin = (turn[i] as usize).min(7);
            let part = turn[i] - bin as f32;
            let c = axis.lower[x];
            let [wl, wu] = axis.weights[x];
            let (lo, hi) = (m * (1.0 - part), m * part);
            row[c][bin] += wl * lo;
            row[c][bin + 1] += wl * hi;
            row[c + 1][bin] += wu * lo;
            row[c + 1][bin + 1] += wu * hi;
        }
        let [wl, wu] = axis.weights[y].map(|w| w * axis.falloff[y]);
        let c = axis.lower[y];
        for k in 0..6 {
            for b in 0..9 {
                cells[c][k][b] += wl * row[k][b];
                cells[c + 1][k][b] += wu * row[k][b];
            }
        }
    }
    let mut out = [0.0f32; DIMENSIONS];
    for (i, o) in out.iter_mut().enumerate() {
        let (cy, cx, b) = (i / 32 + 1, i / 8 % 4 + 1, i % 8);
        *o = cells[cy][cx][b] + if b == 0 { cells[cy][cx][8] } else { 0.0 };
    }
    unit(&mut out);
    out.iter_mut().for_each(|v| *v = v.min(CLIP));
    unit(&mut out);
    out
}

fn unit(v: &mut [f32; DIMENSIONS]) {
    let length = v.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length > 1e-12 {
        v.iter_mut().for_each(|x| *x /= length);
    }
}

/// RootSIFT: L1 norm, square root, to bytes.
fn root(v: &[f32; DIMENSIONS]) -> Descriptor {
    let total: f32 = v.iter().sum();
    let mut out = [0u8; DIMENSIONS];
    if total > 1e-12 {
        for (o, x) in out.iter_mut().zip(v) {
            *o = ((x / total).max(0.0).sqrt() * 512.0 + 0.5).min(255.0) as u8;
        }
    }
    out
}

wide! {
    /// Bilinear samples of a square turned by `angle`, `reach` to each side of the centre, plus the frame.
    fn sample_patch(level: &Gray, x: f32, y: f32, angle: f32, reach: f32, patch: &mut [f32; FRAME * FRAME]) {
        let pitch = 2.0 * reach / SIDE as f32;
        let (sin, cos) = angle.sin_cos();
        let (w, h) = (level.width, level.height);
        let edge = reach * 1.5 + 2.0;
        let inside = x > edge && y > edge && x + edge < w as f32 - 1.0 && y + edge < h as f32 - 1.0;
        let middle = (FRAME as f32 - 1.0) / 2.0;
        let (ux, uy) = (cos * pitch, sin * pitch);
        for j in 0..FRAME {
            let v = j as f32 - middle;
            let (rx, ry) = (x - v * uy, y + v * ux);
            let out = &mut patch[j * FRAME..(j + 1) * FRAME];
            for (i, o) in out.iter_mut().enumerate() {
                let u = i as f32 - middle;
                let (px, py) = (rx + u * ux, ry + u * uy);
                *o = if inside {
                    // All four neighbours exist: the patch's circle lies within the picture.
                    let (x0, y0) = (px as usize, py as usize);
                    let (fx, fy) = (px - x0 as f32, py - y0 as f32);
                    let k = y0 * w + x0;
                    match (level.data.get(k..k + 2), level.data.get(k + w..k + w + 2)) {
                        (Some(a), Some(b)) => {
                            let top = a[0] + (a[1] - a[0]) * fx;
                            let low = b[0] + (b[1] - b[0]) * fx;
                            top + (low - top) * fy
                        }
                        _ => 0.0,
                    }
                } else {
                    level.sample(px, py)
                };
            }
        }
    }
}

wide! {
    /// Strength and direction (0..8) of the gradient at every sample.
    fn gradients(patch: &[f32; FRAME * FRAME], strength: &mut [f32; SIDE * SIDE], turn: &mut [f32; SIDE * SIDE]) {
        for y in 0..SIDE {
            let up = &patch[y * FRAME + 1..y * FRAME + 1 + SIDE];
            let down = &patch[(y + 2) * FRAME + 1..(y + 2) * FRAME + 1 + SIDE];
            let left = &patch[(y + 1) * FRAME..(y + 1) * FRAME + SIDE];
            let right = &patch[(y + 1) * FRAME + 2..(y + 1) * FRAME + 2 + SIDE];
            let s = &mut strength[y * SIDE..(y + 1) * SIDE];
            let t = &mut turn[y * SIDE..(y + 1) * SIDE];
            for x in 0..SIDE {
                let (gx, gy) = (right[x] - left[x], down[x] - up[x]);
                s[x] = (gx * gx + gy * gy).sqrt();
                let a = quick_angle(gx, gy) * (4.0 / PI);
                t[x] = if a < 0.0 { a + 8.0 } else { a };
            }
        }
    }
}
