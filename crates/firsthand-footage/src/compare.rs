//! What agrees and what differs where two pictures overlap.
//!
//! Twins (the same corridor on another floor) match well wherever the building repeats itself. They give themselves
//! away by what should match as well and does not: a numeral, a sign, a fixture. So every detail of either picture
//! that lies near agreeing matches is carried into the other picture and correlated there.

use crate::align::Warp;
use crate::raster::{Gray, blur};
use crate::sift::Features;

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

/// The best normalised correlation of the patch around `a` within the window around `b`.
fn correlate(la: &Gray, lb: &Gray, a: [f64; 2], b: &[f64; 2], m: &[f64; 4], step: f64) -> (f32, [f64; 2], [f32; 2]) {
    let mut patch = [0.0f32; SIDE * SIDE];
    let half = (SIDE / 2) as f64;
    for (i, v) in patch.iter_mut().enumerate() {
        let (dx, dy) = ((i % SIDE) as f64 - half, (i / SIDE) as f64 - half);
        *v = la.sample((a[0] + dx * step) as f32, (a[1] + dy * step) as f32);
    }
    let mut window = [0.0f32; WINDOW * WINDOW];
    let half = (WINDOW / 2) as f64;
    let place = |i: usize| {
        let (dx, dy) = (((i % WINDOW) as f64 - half) * step, ((i / WINDOW) as f64 - half) * step);
        [b[0] + m[0] * dx + m[1] * dy, b[1] + m[2] * dx + m[3] * dy]
    };
    for (i, v) in window.iter_mut().enumerate() {
        let [x, y] = place(i);
        *v = lb.sample(x as f32, y as f32);
    }
    let n = (SIDE * SIDE) as f32;
    let mean = patch.iter().sum::<f32>() / n;
    patch.iter_mut().for_each(|v| *v -= mean);
    let own = (patch.iter().map(|v| v * v).sum::<f32>() / n).sqrt();
    let mut best = (-1.0f32, (SEARCH, SEARCH), 0.0f32);
    let mut strongest = 0.0f32;
    for oy in 0..=2 * SEARCH {
        for ox in 0..=2 * SEARCH {
            let (mut sum, mut square, mut cross) = (0.0f32, 0.0f32, 0.0f32);
            for y in 0..SIDE {
                let row = &window[(y + oy) * WINDOW + ox..(y + oy) * WINDOW + ox + SIDE];
                for (v, p) in row.iter().zip(&patch[y * SIDE..(y + 1) * SIDE]) {
                    sum += v;
                    square += v * v;
                    cross += v * p;
                }
            }
            let other = (square / n - (sum / n).powi(2)).max(0.0).sqrt();
            strongest = strongest.max(other);
            let c = cross / n / (own * other + 1e-5);
            if c > best.0 {
                best = (c, (ox, oy), other);
            }
        }
    }
    let (ox, oy) = best.1;
    let at = place((oy + SIDE / 2) * WINDOW + ox + SIDE / 2);
    (best.0, at, [own.min(strongest), own.max(strongest)])
}
