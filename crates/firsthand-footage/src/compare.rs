//! What agrees and what differs where two pictures overlap.
//!
//! Twins (the same corridor on another floor) match well wherever the building repeats itself. They give themselves
//! away by what should match as well and does not: a numeral, a sign, a fixture. So every detail of either picture
//! that lies near agreeing matches is carried into the other picture and correlated there.

use crate::align::Warp;
use crate::raster::{Gray, blur};
use crate::sift::Features;
use crate::wide::wide;

/// Samples along a side of a correlated patch.
const SIDE: usize = 13;
/// Steps searched to each side of the predicted place.
const SEARCH: usize = 4;
/// Samples along a side of the searched window.
const WINDOW: usize = SIDE + 2 * SEARCH;

/// A detail of one picture looked for in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detail {
    /// Its place in the first picture, in pixels.
    pub a: [f64; 2],
    /// Its place in the second picture.
    pub b: [f64; 2],
    /// Half the side of the patch, in pixels of the first picture.
    pub size: f64,
    /// Best normalised correlation nearby, -1..1.
    pub correlation: f32,
    /// Standard deviation of brightness in the weaker and in the stronger of the two patches.
    pub texture: [f32; 2],
    /// Whether the detail was found in the first picture (else in the second).
    pub from_first: bool,
    /// How badly the anchors around it fit one map, in pixels, and the distance to the nearest of them.
    pub trust: [f64; 2],
    /// How much larger it is in the second picture than in the first.
    pub growth: f64,
}

/// A picture prepared for correlation: blurred for steps of 1, 2 and 4 pixels.
#[derive(Clone, Debug)]
pub struct Layers {
    levels: [Gray; 3],
}

impl Layers {
    /// Prepares a picture.
    pub fn new(picture: &Gray) -> Self {
        Layers { levels: [blur(picture, 0.7), blur(picture, 1.4), blur(picture, 2.8)] }
    }

    fn for_step(&self, step: f64) -> &Gray {
        let [fine, middle, coarse] = &self.levels;
        if step < 1.5 {
            fine
        } else if step < 3.0 {
            middle
        } else {
            coarse
        }
    }

    fn holds(&self, p: [f64; 2], margin: f64) -> bool {
        let [g, ..] = &self.levels;
        p[0] >= margin && p[1] >= margin && p[0] + margin < g.width as f64 && p[1] + margin < g.height as f64
    }
}

/// Looks for every detail of both pictures in the other one, as far as the warp carries.
pub fn details(fa: &Features, la: &Layers, fb: &Features, lb: &Layers, warp: &Warp) -> Vec<Detail> {
    let mut found = one_way(fa, la, lb, warp, true);
    let back = one_way(fb, lb, la, &warp.reversed(), false);
    found.extend(back.into_iter().map(|d| Detail { a: d.b, b: d.a, from_first: false, ..d }));
    found
}

fn one_way(from: &Features, lf: &Layers, lt: &Layers, warp: &Warp, first: bool) -> Vec<Detail> {
    let mut seen = std::collections::BTreeSet::new();
    from.points
        .iter()
        .filter(|p| p.scale >= 1.2 && p.scale <= 14.0)
        // A point with several directions is one detail.
        .filter(|p| seen.insert((p.x.to_bits(), p.y.to_bits())))
        .filter_map(|p| {
            let a = [f64::from(p.x), f64::from(p.y)];
            let map = warp.at(a)?;
            let step = (0.6 * f64::from(p.scale)).max(1.0);
            let reach = step * SIDE as f64 / 2.0;
            let grown = (map.m[0] * map.m[3] - map.m[1] * map.m[2]).abs().sqrt();
            if !lf.holds(a, reach) || !lt.holds(map.b, (reach + step * SEARCH as f64) * grown) || !(0.33..=3.0).contains(&grown)
            {
                return None;
            }
            let (correlation, at, texture) = correlate(lf.for_step(step), lt.for_step(step * grown), a, &map.b, &map.m, step);
            Some(Detail {
                a,
                b: at,
                size: reach,
                correlation,
                texture,
                from_first: first,
                trust: [map.residual, map.nearest],
                growth: if first { grown } else { 1.0 / grown },
            })
        })
        .collect()
}

/// Places of a square grid of a picture: the `i`-th column and `j`-th row of its samples lie at `middle + m (i, j) step`, counted from
/// the middle.
struct Grid {
    middle: [f64; 2],
    m: [f64; 4],
    step: f64,
}

impl Grid {
    #[inline(always)]
    fn place(&self, i: f64, j: f64) -> [f64; 2] {
        let (dx, dy) = (i * self.step, j * self.step);
        let [m0, m1, m2, m3] = self.m;
        [self.middle[0] + m0 * dx + m1 * dy, self.middle[1] + m2 * dx + m3 * dy]
    }

    /// Whether all samples up to `half` columns and rows from the middle have four pixels around them.
    fn within(&self, g: &Gray, half: f64) -> bool {
        [(-half, -half), (half, -half), (-half, half), (half, half)].iter().all(|(i, j)| {
            let [x, y] = self.place(*i, *j);
            x >= 1.0 && y >= 1.0 && x + 2.0 < g.width as f64 && y + 2.0 < g.height as f64 && x.max(y) < 4e6
        })
    }
}

/// Samples in a row of a grid as they lie in memory, filled up to whole vectors.
const ROW: usize = 32;

wide! {
    /// Brightness at the samples of a grid of `side` columns and rows.
    fn sampled(g: &Gray, grid: &Grid, side: usize, out: &mut [[f32; ROW]]) {
        let half = (side / 2) as f64;
        let within = grid.within(g, half);
        for (j, out) in out.iter_mut().enumerate().take(side) {
            let (mut x, mut y) = ([0.0f32; ROW], [0.0f32; ROW]);
            for i in 0..ROW {
                let [px, py] = grid.place(i as f64 - half, j as f64 - half);
                (x[i], y[i]) = (px as f32, py as f32);
            }
            if within {
                g.sample_within(&x, &y, side, out);
            } else {
                for ((o, x), y) in out.iter_mut().zip(x).zip(y).take(side) {
                    *o = g.sample(x, y);
                }
            }
        }
    }
}

/// Offsets tried at once: all columns of the search, filled up.
const OFFSETS: usize = 16;

wide! {
    /// For each column of the search, in row `oy`: sum and sum of squares of the window beneath the patch, and its product with it.
    fn slide(patch: &[[f32; ROW]; SIDE], window: &[[f32; ROW]; WINDOW], oy: usize) -> [[f32; OFFSETS]; 3] {
        let (mut sum, mut square, mut cross) = ([0.0f32; OFFSETS], [0.0f32; OFFSETS], [0.0f32; OFFSETS]);
        for (row, patch) in window[oy..].iter().zip(patch) {
            for x in 0..SIDE {
                let (under, p) = (&row[x..x + OFFSETS], patch[x]);
                for o in 0..OFFSETS {
                    sum[o] += under[o];
                    square[o] += under[o] * under[o];
                    cross[o] += under[o] * p;
                }
            }
        }
        [sum, square, cross]
    }
}

/// The best normalised correlation of the patch around `a` within the window around `b`.
fn correlate(la: &Gray, lb: &Gray, a: [f64; 2], b: &[f64; 2], m: &[f64; 4], step: f64) -> (f32, [f64; 2], [f32; 2]) {
    let (own_grid, its_grid) = (Grid { middle: a, m: [1.0, 0.0, 0.0, 1.0], step }, Grid { middle: *b, m: *m, step });
    let (mut patch, mut window) = ([[0.0f32; ROW]; SIDE], [[0.0f32; ROW]; WINDOW]);
    sampled(la, &own_grid, SIDE, &mut patch);
    sampled(lb, &its_grid, WINDOW, &mut window);
    let n = (SIDE * SIDE) as f32;
    let values = |patch: &[[f32; ROW]; SIDE]| -> [f32; SIDE * SIDE] { std::array::from_fn(|i| patch[i / SIDE][i % SIDE]) };
    let mean = values(&patch).iter().sum::<f32>() / n;
    patch.iter_mut().flatten().for_each(|v| *v -= mean);
    let own = (values(&patch).iter().map(|v| v * v).sum::<f32>() / n).sqrt();
    let mut best = (-1.0f32, (SEARCH, SEARCH), 0.0f32);
    let mut strongest = 0.0f32;
    for oy in 0..=2 * SEARCH {
        let [sum, square, cross] = slide(&patch, &window, oy);
        for ox in 0..=2 * SEARCH {
            let other = (square[ox] / n - (sum[ox] / n).powi(2)).max(0.0).sqrt();
            strongest = strongest.max(other);
            let c = cross[ox] / n / (own * other + 1e-5);
            if c > best.0 {
                best = (c, (ox, oy), other);
            }
        }
    }
    let (ox, oy) = best.1;
    let at = its_grid.place(ox as f64 - SEARCH as f64, oy as f64 - SEARCH as f64);
    (best.0, at, [own.min(strongest), own.max(strongest)])
}
