//! Signs and numerals that differ: how twins give themselves away that agree in everything else.
//!
//! Another floor of one building repeats doors, lamps and boards, and changes what is written on them. So every small place that
//! lies within the overlap and does not correlate is laid over its counterpart by what surrounds it, and looked at as print: two
//! tones, the same two in both pictures, in different shapes. A person in the way, a shadow, a reflection, a tree or a façade seen
//! from elsewhere are not of two tones, not of the same two, or their surroundings do not agree.
//!
//! Method of our own; the two tones are found by Otsu's threshold ("A threshold selection method from gray-level histograms", 1979).

use crate::align::{LocalMap, Warp};
use crate::compare::Detail;
use crate::raster::Gray;
use crate::regions::{self, Region};
use crate::verify::{Evidence, Prepared};

/// Details that correlate less than this, with at least so much contrast (standard deviation of brightness), are looked at.
const ODD: f32 = 0.55;
const TEXTURE: f32 = 0.05;
/// Larger details (half their side, in pixels) say little of where.
const COARSE: f64 = 28.0;
/// Cell in which they are gathered, in pixels, and how many there must be.
const CELL: f64 = 40.0;
const FEWEST: usize = 2;
/// Smallest and largest side of a sign, in pixels of the prepared pictures.
const SIDES: [f64; 2] = [14.0, 260.0];
/// Places looked at, at most.
const MOST: usize = 12;
/// The local map must fit its anchors this well, and have one this near (pixels; or, as the sign itself holds none, a share of
/// its longer side); sizes may differ by this factor.
const RESIDUAL: f64 = 3.1;
const NEAR: (f64, f64) = (46.0, 0.55);
const GROWTH: f64 = 1.7;
/// Samples along the longer side of a sign, and steps to which the two may be shifted to fit.
const SAMPLES: f64 = 48.0;
const SHIFT: usize = 6;
/// Width of the surroundings, as a share of the longer side, and in pixels besides.
const AROUND: (f64, f64) = (0.35, 6.0);
/// Correlation of the surroundings from which the two lie on one another, and of the sign itself up to which it may differ.
const LAID: f32 = 0.8;
const UNLIKE: f32 = 0.7;
/// Share of the variance that two tones must explain in both, their least distance, and how far the tones of the two may part.
const PRINT: f32 = 0.78;
const CONTRAST: f32 = 0.2;
const TONES: f32 = 0.12;
/// Share of the print of one that the other has not, both ways together; strokes may be displaced by this many samples.
const OTHER: f32 = 0.35;
const SLACK: usize = 2;

/// The places where print differs.
pub(crate) fn find(evidence: &Evidence, details: &[Detail], a: &Prepared, b: &Prepared) -> Vec<Region> {
    let odd = |d: &&Detail| {
        d.correlation < ODD
            && d.texture[0] >= TEXTURE
            && d.size <= COARSE
            && d.trust[0] <= RESIDUAL
            && (1.0 / GROWTH..=GROWTH).contains(&d.growth)
    };
    let places = regions::gathered(details.iter().filter(odd), CELL, FEWEST, a, b);
    if places.is_empty() {
        return Vec::new();
    }
    let warp = Warp::new(evidence.anchors.iter().chain(&evidence.guided).copied().collect());
    let (ga, gb) = (a.gray(), b.gray());
    places.into_iter().take(MOST).filter_map(|r| differs(r, &warp, &ga, &gb)).collect()
}

/// The region with its own correlation where it holds other print in the second picture.
fn differs(region: Region, warp: &Warp, a: &Gray, b: &Gray) -> Option<Region> {
    let [w, h] = [a.width as f64, a.height as f64];
    let [l, t, wide, high] = [region.frame[0] * w, region.frame[1] * h, region.frame[2] * w, region.frame[3] * h];
    let longer = wide.max(high);
    if wide.min(high) < SIDES[0] || longer > SIDES[1] {
        return None;
    }
    let centre = [l + wide / 2.0, t + high / 2.0];
    let map = warp.at(centre).filter(|m| m.residual <= RESIDUAL && m.nearest <= NEAR.0.max(NEAR.1 * longer))?;
    let step = (longer / SAMPLES).max(1.0);
    let margin = AROUND.0 * longer + AROUND.1;
    let grid = Grid {
        columns: ((wide + 2.0 * margin) / step).ceil() as usize,
        rows: ((high + 2.0 * margin) / step).ceil() as usize,
        edge: (margin / step).round() as usize,
    };
    let own = sampled(a, &grid, 0, |x, y| [l - margin + x * step, t - margin + y * step])?;
    let its = sampled(b, &grid, SHIFT, |x, y| land(&map, centre, [l - margin + x * step, t - margin + y * step]))?;
    let (laid, its) = laid_over(&grid, &own, &its)?;
    let correlation = correlation(inner(&grid, &own).zip(inner(&grid, &its)));
    let other = laid >= LAID && correlation <= UNLIKE && other_print(&grid, &own, &its);
    let reference = carried(&map, centre, [l, t, wide, high], [b.width as f64, b.height as f64]);
    other.then(|| Region { reference, correlation: Some(f64::from(correlation)), decisive: true, ..region })
}

/// The rectangle around a carried rectangle, in shares of the second picture.
fn carried(map: &LocalMap, centre: [f64; 2], [l, t, w, h]: [f64; 4], size: [f64; 2]) -> [f64; 4] {
    let corners = [[l, t], [l + w, t], [l, t + h], [l + w, t + h]].map(|p| land(map, centre, p));
    let edge = |axis: usize, pick: fn(f64, f64) -> f64, start: f64| {
        (corners.iter().map(|p| p[axis]).fold(start, pick) / size[axis].max(1.0)).clamp(0.0, 1.0)
    };
    let (left, top) = (edge(0, f64::min, f64::INFINITY), edge(1, f64::min, f64::INFINITY));
    [left, top, edge(0, f64::max, 0.0) - left, edge(1, f64::max, 0.0) - top]
}

fn land(map: &LocalMap, centre: [f64; 2], p: [f64; 2]) -> [f64; 2] {
    let (x, y) = (p[0] - centre[0], p[1] - centre[1]);
    [map.b[0] + map.m[0] * x + map.m[1] * y, map.b[1] + map.m[2] * x + map.m[3] * y]
}

/// Samples of a sign and of a frame around it, `edge` samples wide.
struct Grid {
    columns: usize,
    rows: usize,
    edge: usize,
}

impl Grid {
    fn holds(&self, i: usize) -> bool {
        let (x, y) = (i % self.columns, i / self.columns);
        x >= self.edge && y >= self.edge && x + self.edge < self.columns && y + self.edge < self.rows
    }
}

/// Brightness at each place of the grid grown by `more` on every side; `None` where it leaves the picture.
fn sampled(g: &Gray, grid: &Grid, more: usize, place: impl Fn(f64, f64) -> [f64; 2]) -> Option<Vec<f32>> {
    let (columns, rows) = (grid.columns + 2 * more, grid.rows + 2 * more);
    let mut out = Vec::with_capacity(columns * rows);
    for i in 0..columns * rows {
        let [x, y] = place((i % columns) as f64 - more as f64, (i / columns) as f64 - more as f64);
        if x < 0.0 || y < 0.0 || x > g.width as f64 - 1.0 || y > g.height as f64 - 1.0 {
            return None;
        }
        out.push(g.sample(x as f32, y as f32));
    }
    Some(out)
}

fn inner<'a>(grid: &'a Grid, values: &'a [f32]) -> impl Iterator<Item = f32> + Clone + 'a {
    values.iter().enumerate().filter(|(i, _)| grid.holds(*i)).map(|(_, v)| *v)
}

fn ring<'a>(grid: &'a Grid, values: &'a [f32]) -> impl Iterator<Item = f32> + Clone + 'a {
    values.iter().enumerate().filter(|(i, _)| !grid.holds(*i)).map(|(_, v)| *v)
}

/// The second picture's samples at the shift at which the surroundings agree best, in the brightness of the first.
fn laid_over(grid: &Grid, own: &[f32], its: &[f32]) -> Option<(f32, Vec<f32>)> {
    let wide = grid.columns + 2 * SHIFT;
    let shifted = |dx: usize, dy: usize| -> Vec<f32> {
        (0..grid.columns * grid.rows)
            .map(|i| its.get((i / grid.columns + dy) * wide + i % grid.columns + dx).copied().unwrap_or(0.0))
            .collect()
    };
    let mut best: Option<(f32, Vec<f32>)> = None;
    for (dx, dy) in (0..=2 * SHIFT).flat_map(|dy| (0..=2 * SHIFT).map(move |dx| (dx, dy))) {
        let moved = shifted(dx, dy);
        let c = correlation(ring(grid, own).zip(ring(grid, &moved)));
        if best.as_ref().is_none_or(|(b, _)| c > *b) {
            best = Some((c, moved));
        }
    }
    let (c, mut moved) = best?;
    let ([mean_a, spread_a], [mean_b, spread_b]) = (moments(ring(grid, own)), moments(ring(grid, &moved)));
    let gain = (spread_a / spread_b.max(1e-3)).clamp(0.5, 2.0);
    moved.iter_mut().for_each(|v| *v = (*v - mean_b) * gain + mean_a);
    Some((c, moved))
}

/// Mean and standard deviation.
fn moments(values: impl Iterator<Item = f32> + Clone) -> [f32; 2] {
    let n = values.clone().count().max(1) as f32;
    let mean = values.clone().sum::<f32>() / n;
    [mean, (values.map(|v| (v - mean) * (v - mean)).sum::<f32>() / n).sqrt()]
}

fn correlation(pairs: impl Iterator<Item = (f32, f32)> + Clone) -> f32 {
    let [ma, sa] = moments(pairs.clone().map(|p| p.0));
    let [mb, sb] = moments(pairs.clone().map(|p| p.1));
    let n = pairs.clone().count().max(1) as f32;
    pairs.map(|(a, b)| (a - ma) * (b - mb)).sum::<f32>() / n / (sa * sb + 1e-6)
}

/// Two tones.
struct Tones {
    dark: f32,
    light: f32,
    /// Share of the variance that they explain.
    explained: f32,
}

/// Otsu's two tones of some values.
fn tones(values: impl Iterator<Item = f32>) -> Option<Tones> {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    let n = sorted.len() as f32;
    let total: f32 = sorted.iter().sum();
    let [_, spread] = moments(sorted.iter().copied());
    let mut below = 0.0;
    let mut best = Tones { dark: 0.0, light: 0.0, explained: 0.0 };
    for (i, v) in sorted.iter().enumerate().take(sorted.len().saturating_sub(1)) {
        below += v;
        let k = (i + 1) as f32;
        let (dark, light) = (below / k, (total - below) / (n - k));
        let explained = k * (n - k) / (n * n) * (light - dark) * (light - dark) / (spread * spread).max(1e-9);
        if explained > best.explained {
            best = Tones { dark, light, explained };
        }
    }
    (best.explained > 0.0).then_some(best)
}

/// Whether both hold print in the same two tones, in other shapes.
fn other_print(grid: &Grid, own: &[f32], its: &[f32]) -> bool {
    let (Some(a), Some(b)) = (tones(inner(grid, own)), tones(inner(grid, its))) else { return false };
    let print = |t: &Tones| t.explained >= PRINT && t.light - t.dark >= CONTRAST;
    if !print(&a) || !print(&b) || (a.dark - b.dark).abs() > TONES || (a.light - b.light).abs() > TONES {
        return false;
    }
    let dark = |values: &[f32], t: &Tones| -> Vec<bool> {
        values.iter().enumerate().map(|(i, v)| grid.holds(i) && *v < (t.dark + t.light) / 2.0).collect()
    };
    let (mut ink, mut its_ink) = (dark(own, &a), dark(its, &b));
    let count = |m: &[bool]| m.iter().filter(|v| **v).count();
    let area = inner(grid, own).count();
    // The rarer tone is the ink.
    if 2 * count(&ink) > area {
        for m in [&mut ink, &mut its_ink] {
            m.iter_mut().enumerate().for_each(|(i, v)| *v = grid.holds(i) && !*v);
        }
    }
    let alone = count_alone(grid, &ink, &its_ink) + count_alone(grid, &its_ink, &ink);
    2.0 * alone as f32 >= OTHER * (count(&ink) + count(&its_ink)).max(1) as f32
}

/// Ink of one with none of the other within [`SLACK`] samples.
fn count_alone(grid: &Grid, ink: &[bool], other: &[bool]) -> usize {
    let near = |i: usize| {
        let (x, y) = (i % grid.columns, i / grid.columns);
        (y.saturating_sub(SLACK)..=y + SLACK).any(|v| {
            (x.saturating_sub(SLACK)..=(x + SLACK).min(grid.columns - 1))
                .any(|u| other.get(v * grid.columns + u) == Some(&true))
        })
    };
    ink.iter().enumerate().filter(|(i, v)| **v && !near(*i)).count()
}
