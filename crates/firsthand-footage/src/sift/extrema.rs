//! Extrema of the difference of Gaussians, to a fraction of a pixel, without edges.

use super::pyramid::{LAYERS, sigma_of};
use crate::raster::Gray;
use crate::wide::wide;

/// Pixels at the border in which no extremum is taken.
const BORDER: usize = 5;
/// Greatest ratio of the two principal curvatures: above it the point lies on an edge.
const EDGE_RATIO: f32 = 10.0;
/// Moves allowed while an extremum is refined.
const MOVES: usize = 5;

/// An extremum before it has a direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extremum {
    pub x: f32,
    pub y: f32,
    pub scale: f32,
    pub response: f32,
    pub octave: u8,
    pub layer: u8,
}

/// Appends the extrema of one octave in the picture's coordinates (`step` pixels a pixel of the octave).
pub(super) fn find(layers: &[Gray], octave: u8, step: f32, contrast: f32, found: &mut Vec<Extremum>) {
    let Some((w, h)) = layers.first().map(|g| (g.width, g.height)) else {
        return;
    };
    if w <= 2 * BORDER || h <= 2 * BORDER || layers.len() < LAYERS + 3 {
        return;
    }
    let threshold = 0.5 * contrast / LAYERS as f32;
    // Differences are made row by row in a ring of three rows: the whole stack is never stored.
    let mut ring = vec![vec![0.0f32; w]; 3 * (LAYERS + 2)];
    let mut hits = vec![0u8; w];
    for y in 0..h {
        for d in 0..LAYERS + 2 {
            subtract(layers[d + 1].row(y), layers[d].row(y), &mut ring[d * 3 + y % 3]);
        }
        if y < BORDER + 1 || y > h - BORDER {
            continue;
        }
        let centre = y - 1;
        for layer in 1..=LAYERS {
            let rows = |d: usize| [0, 1, 2].map(|i| ring[d * 3 + (centre + 2 + i) % 3].as_slice());
            mark(rows(layer - 1), rows(layer), rows(layer + 1), threshold, &mut hits);
            for x in (BORDER..w - BORDER).filter(|x| hits[*x] != 0) {
                if let Some(e) = refine(layers, layer, x, centre, contrast) {
                    found.push(Extremum { x: e.x * step, y: e.y * step, scale: e.scale * step, octave, ..e });
                }
            }
        }
    }
}

wide! {
    fn subtract(upper: &[f32], lower: &[f32], out: &mut [f32]) {
        for ((o, u), l) in out.iter_mut().zip(upper).zip(lower) {
            *o = u - l;
        }
    }
}

wide! {
    /// Marks the pixels of the middle row that are at least as extreme as all 26 neighbours. Rows are [above, centre, below].
    fn mark(under: [&[f32]; 3], mid: [&[f32]; 3], over: [&[f32]; 3], threshold: f32, hits: &mut [u8]) {
        let w = hits.len();
        let cut = |r: &[f32]| -> usize { r.len().min(w) };
        let w = [under, mid, over].iter().flatten().map(|r| cut(r)).min().unwrap_or(0);
        let [a, b, c] = under.map(|r| &r[..w]);
        let [d, e, f] = mid.map(|r| &r[..w]);
        let [g, h, i] = over.map(|r| &r[..w]);
        let hi = |x: f32, y: f32| if x > y { x } else { y };
        let lo = |x: f32, y: f32| if x < y { x } else { y };
        const CHUNK: usize = 64;
        let mut start = 1;
        while start + 1 < w {
            let n = CHUNK.min(w - 1 - start);
            let mut top = [0.0f32; CHUNK + 2];
            let mut low = [0.0f32; CHUNK + 2];
            for k in 0..n + 2 {
                let p = start - 1 + k;
                top[k] = hi(hi(hi(a[p], b[p]), hi(c[p], d[p])), hi(hi(e[p], f[p]), hi(hi(g[p], h[p]), i[p])));
                low[k] = lo(lo(lo(a[p], b[p]), lo(c[p], d[p])), lo(lo(e[p], f[p]), lo(lo(g[p], h[p]), i[p])));
            }
            for k in 0..n {
                let v = e[start + k];
                let max = hi(hi(top[k], top[k + 1]), top[k + 2]);
                let min = lo(lo(low[k], low[k + 1]), low[k + 2]);
                let is = ((v > threshold) & (v >= max)) | ((v < -threshold) & (v <= min));
                hits[start + k] = u8::from(is);
            }
            start += n;
        }
    }
}

/// Fits a quadric to the neighbourhood and moves to its vertex; `None` if it is weak, on an edge or runs away.
/// Coordinates of the result are in pixels of the octave; `octave` is left 0.
fn refine(layers: &[Gray], layer: usize, x: usize, y: usize, contrast: f32) -> Option<Extremum> {
    let (w, h) = (layers[0].width, layers[0].height);
    let (mut l, mut x, mut y) = (layer, x, y);
    for _ in 0..MOVES {
        let at = |dl: isize, dx: isize, dy: isize| {
            let (l, x, y) = ((l as isize + dl) as usize, (x as isize + dx) as usize, (y as isize + dy) as usize);
            let i = y * w + x;
            layers[l + 1].data[i] - layers[l].data[i]
        };
        let v = at(0, 0, 0);
        let gradient =
            [0.5 * (at(0, 1, 0) - at(0, -1, 0)), 0.5 * (at(0, 0, 1) - at(0, 0, -1)), 0.5 * (at(1, 0, 0) - at(-1, 0, 0))];
        let dxx = at(0, 1, 0) + at(0, -1, 0) - 2.0 * v;
        let dyy = at(0, 0, 1) + at(0, 0, -1) - 2.0 * v;
        let dss = at(1, 0, 0) + at(-1, 0, 0) - 2.0 * v;
        let dxy = 0.25 * (at(0, 1, 1) - at(0, -1, 1) - at(0, 1, -1) + at(0, -1, -1));
        let dxs = 0.25 * (at(1, 1, 0) - at(1, -1, 0) - at(-1, 1, 0) + at(-1, -1, 0));
        let dys = 0.25 * (at(1, 0, 1) - at(1, 0, -1) - at(-1, 0, 1) + at(-1, 0, -1));
        let offset = solve([[dxx, dxy, dxs], [dxy, dyy, dys], [dxs, dys, dss]], gradient)?;
        if offset.iter().all(|o| o.abs() < 0.5) {
            let value = v - 0.5 * (0..3).map(|i| gradient[i] * offset[i]).sum::<f32>();
            let (trace, det) = (dxx + dyy, dxx * dyy - dxy * dxy);
            let edge = trace * trace * EDGE_RATIO >= (EDGE_RATIO + 1.0).powi(2) * det;
            if value.abs() * (LAYERS as f32) < contrast || det <= 0.0 || edge {
                return None;
            }
            return Some(Extremum {
                x: x as f32 - offset[0],
                y: y as f32 - offset[1],
                scale: sigma_of(l as f32 - offset[2]),
                response: value.abs(),
                octave: 0,
                layer: l as u8,
            });
        }
        let moved = |at: usize, by: f32| (at as f32 - by.clamp(-2.0, 2.0)).round().max(0.0) as usize;
        (x, y, l) = (moved(x, offset[0]), moved(y, offset[1]), moved(l, offset[2]));
        if !(1..=LAYERS).contains(&l) || !(BORDER..w - BORDER).contains(&x) || !(BORDER..h - BORDER).contains(&y) {
            return None;
        }
    }
    None
}

/// Solves a 3 x 3 system by Cramer's rule; `None` where it is singular.
fn solve(m: [[f32; 3]; 3], v: [f32; 3]) -> Option<[f32; 3]> {
    let det3 = |m: &[[f32; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let det = det3(&m);
    if det.abs() < 1e-20 || !det.is_finite() {
        return None;
    }
    let mut out = [0.0; 3];
    for (i, o) in out.iter_mut().enumerate() {
        let mut swapped = m;
        for r in 0..3 {
            swapped[r][i] = v[r];
        }
        *o = det3(&swapped) / det;
    }
    Some(out)
}
