//! Descriptors: a turned, scaled patch around each point, as histograms of gradient directions.
//!
//! The patch is resampled first, so that cells, weights and bins are the same constant tables for every point
//! and the inner loops are plain arithmetic over rows.

use super::orient::quick_angle;
use super::pyramid::Pyramid;
use super::{DIMENSIONS, Descriptor, Keypoint};
use crate::raster::{Gray, whole};
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

/// Cells along a side, with one before the first and one after the last for what falls outside.
const CELLS: usize = 6;

/// The constant tables of a patch axis. Samples that lie between the same two cells stand together: `first[c]..first[c + 1]` are
/// those between cells `c` and `c + 1`. `weights` are the shares of the lower and upper cell.
struct Axis {
    first: [usize; CELLS],
    weights: [[f32; 2]; SIDE],
    falloff: [f32; SIDE],
}

impl Axis {
    fn new() -> Self {
        let mut axis = Axis { first: [0; CELLS], weights: [[0.0; 2]; SIDE], falloff: [0.0; SIDE] };
        for i in 0..SIDE {
            let u = (i as f32 + 0.5 - SIDE as f32 / 2.0) * (2.0 * REACH / 3.0) / SIDE as f32;
            let cell = u + 1.5;
            let floor = cell.floor();
            let part = cell - floor;
            // Cells -1 and 4 do not exist: they are slots 0 and 5 of a frame of six.
            let lower = (floor + 1.0).clamp(0.0, CELLS as f32 - 2.0) as usize;
            axis.first[lower + 1..].fill(i + 1);
            axis.weights[i] = [1.0 - part, part];
            axis.falloff[i] = (-(u * u) / 8.0).exp();
        }
        axis
    }
}

/// Describes every point, pooling over the given window sizes.
pub(super) fn describe(pyramid: &Pyramid, points: &[Keypoint], domain_sizes: &[f32]) -> Vec<Descriptor> {
    let axis = Axis::new();
    let mut described = vec![[0; DIMENSIONS]; points.len()];
    for i in pyramid.reading_order(points.iter().map(|p| (p.octave, p.layer, p.y))) {
        let point = &points[i];
        let mut all = [0.0f32; DIMENSIONS];
        if let Some(level) = pyramid.level(point.octave, point.layer) {
            let step = pyramid.step(point.octave);
            for size in domain_sizes {
                let one = histogram(level, point, step, *size, &axis);
                for (p, v) in all.iter_mut().zip(one) {
                    *p += v;
                }
            }
        }
        described[i] = root(&all);
    }
    described
}

/// The clipped, unit-length histogram of one window size.
fn histogram(level: &Gray, point: &Keypoint, step: f32, size: f32, axis: &Axis) -> [f32; DIMENSIONS] {
    let mut patch = [0.0f32; FRAME * FRAME];
    let reach = REACH * size * point.scale / step;
    sample_patch(level, point.x / step, point.y / step, point.angle, reach, &mut patch);
    let mut strength = [0.0f32; SIDE * SIDE];
    let mut turn = [0.0f32; SIDE * SIDE];
    gradients(&patch, &mut strength, &mut turn);
    let cells = pooled(&strength, &turn, axis);
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

/// Cells of nine directions, the ninth being the first again.
type Cells = [[[f32; 9]; CELLS]; CELLS];

wide! {
    /// Every gradient shared among the cells and directions that it lies between.
    fn pooled(strength: &[f32; SIDE * SIDE], turn: &[f32; SIDE * SIDE], axis: &Axis) -> Cells {
        let mut cells = [[[0.0f32; 9]; CELLS]; CELLS];
        for c in 0..CELLS - 1 {
            for y in axis.first[c]..axis.first[c + 1].min(SIDE) {
                let row = pooled_row(&strength[y * SIDE..(y + 1) * SIDE], &turn[y * SIDE..(y + 1) * SIDE], axis);
                let [wl, wu] = axis.weights[y].map(|w| w * axis.falloff[y]);
                for k in 0..CELLS {
                    for b in 0..9 {
                        cells[c][k][b] += wl * row[k][b];
                        cells[c + 1][k][b] += wu * row[k][b];
                    }
                }
            }
        }
        cells
    }
}

#[inline(always)]
fn pooled_row(strength: &[f32], turn: &[f32], axis: &Axis) -> [[f32; 9]; CELLS] {
    let fall = |part: f32| if part > 0.0 { part } else { 0.0 };
    let mut row = [[0.0f32; 9]; CELLS];
    let (mut lower, mut last) = ([0.0f32; 8], 0.0f32);
    for (c, cell) in row.iter_mut().enumerate().take(CELLS - 1) {
        let (mut upper, mut next) = ([0.0f32; 8], 0.0f32);
        for x in axis.first[c]..axis.first[c + 1].min(SIDE) {
            let (t, m, [wl, wu]) = (turn[x], strength[x] * axis.falloff[x], axis.weights[x]);
            // What each of the first eight directions gets of it, all at once: less by the distance, nothing from one step on.
            // Not a bit differs from adding to the two neighbours alone.
            for b in 0..8 {
                let (up, down) = (t - (b as f32 - 1.0), (b as f32 + 1.0) - t);
                let share = m * fall(if up < down { up } else { down });
                lower[b] += wl * share;
                upper[b] += wu * share;
            }
            let share = m * fall(t - 7.0);
            last += wl * share;
            next += wu * share;
        }
        cell[..8].copy_from_slice(&lower);
        cell[8] = last;
        (lower, last) = (upper, next);
    }
    row[CELLS - 1][..8].copy_from_slice(&lower);
    row[CELLS - 1][8] = last;
    row
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

/// A row of the patch, filled up to whole vectors.
const ROW: usize = 40;

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
        for (j, out) in patch.chunks_exact_mut(FRAME).enumerate() {
            let v = j as f32 - middle;
            let (rx, ry) = (x - v * uy, y + v * ux);
            if !inside {
                for (i, o) in out.iter_mut().enumerate() {
                    let u = i as f32 - middle;
                    *o = level.sample(rx + u * ux, ry + u * uy);
                }
                continue;
            }
            // All four neighbours exist: the patch's circle lies within the picture. Places, pixels and mixtures are loops of
            // their own, so that the first and the last are done eight at a time.
            let (mut at, mut fx, mut fy) = ([0i32; ROW], [0.0f32; ROW], [0.0f32; ROW]);
            for i in 0..ROW {
                let u = i as f32 - middle;
                let (px, py) = (rx + u * ux, ry + u * uy);
                let ((x0, xi), (y0, yi)) = (whole(px), whole(py));
                (fx[i], fy[i]) = (px - x0, py - y0);
                at[i] = yi.wrapping_mul(w as i32).wrapping_add(xi);
            }
            let mut near = [[0.0f32; ROW]; 4];
            for (i, k) in at.iter().enumerate().take(FRAME) {
                let pair = |k: usize| level.data.get(k..).and_then(|row| row.first_chunk::<2>());
                if let (Some([a, b]), Some([c, d])) = (pair(*k as usize), pair((*k as usize).saturating_add(w))) {
                    (near[0][i], near[1][i], near[2][i], near[3][i]) = (*a, *b, *c, *d);
                }
            }
            let mut row = [0.0f32; ROW];
            for i in 0..ROW {
                let top = near[0][i] + (near[1][i] - near[0][i]) * fx[i];
                let low = near[2][i] + (near[3][i] - near[2][i]) * fx[i];
                row[i] = top + (low - top) * fy[i];
            }
            out.copy_from_slice(&row[..FRAME]);
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
