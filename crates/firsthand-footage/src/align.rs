//! A loose warp from one picture to the other, carried by the matches that agree.
//!
//! No single matrix maps one picture of a room onto another; near a few agreeing matches a small affine map does.

use crate::geometry::Pair;

/// Anchors that must bear out one of theirs in a warp that is drawn.
const NEIGHBOURS: usize = 10;
/// Fewest anchors of a local map.
const FEWEST: usize = 4;
/// An anchor further away than this (pixels) carries nothing.
const REACH: f64 = 140.0;
/// The nearest anchor must be at least this near (pixels).
const NEAR: f64 = 60.0;
/// How strongly a local map is pulled towards a similarity: as if it were seen this far off (pixels).
const STIFFNESS: f64 = 25.0;

/// The agreeing matches, looked up by place.
#[derive(Clone, Debug)]
pub struct Warp {
    anchors: Vec<Pair>,
    /// Columns of the anchors in the first picture, in order, each with its position in the list.
    columns: Vec<(f64, usize)>,
    blend: Blend,
}

/// Of how many anchors a local map is made, and the distance (pixels) from which on they count for less.
#[derive(Clone, Copy, Debug)]
struct Blend {
    neighbours: usize,
    soft: f64,
}

/// What the verdict rests on: close to the anchors.
const CLOSE: Blend = Blend { neighbours: 10, soft: 30.0 };
/// What is drawn: what is straight stays straighter.
const DRAWN: Blend = Blend { neighbours: 28, soft: 90.0 };

/// A map good near one point: `b + m (p - a)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalMap {
    /// Where the point lands.
    pub b: [f64; 2],
    /// The 2 x 2 matrix around it, row by row.
    pub m: [f64; 4],
    /// Distance to the nearest anchor, in pixels.
    pub nearest: f64,
    /// How badly the anchors fit the map: root of the mean square, in pixels of the second picture.
    pub residual: f64,
}

impl Warp {
    /// A warp from agreeing matches; those should have been tested by [`crate::geometry`].
    pub fn new(anchors: Vec<Pair>) -> Self {
        let mut columns: Vec<(f64, usize)> = anchors.iter().enumerate().map(|(i, p)| (p.a[0], i)).collect();
        columns.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        Warp { anchors, columns, blend: CLOSE }
    }

    /// The warp the other way.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let anchors = self
            .anchors
            .iter()
            .map(|p| Pair { a: p.b, b: p.a, turn: -p.turn, growth: -p.growth, scale: p.scale * p.growth.exp(), ratio: p.ratio })
            .collect();
        Warp::new(anchors)
    }

    /// Without the anchors that land elsewhere than their neighbours say, and with more of these to each local map. For drawing:
    /// a single wrong anchor bends a picture, though it changes no verdict.
    #[must_use]
    pub fn smoothed(mut self) -> Self {
        for _ in 0..2 {
            let kept = self.anchors.iter().enumerate().filter(|(i, _)| self.fits(*i)).map(|(_, p)| *p).collect();
            self = Warp::new(kept);
        }
        Warp { blend: DRAWN, ..self }
    }

    /// Whether most of the nearest anchors predict this one: alike in direction and distance.
    fn fits(&self, i: usize) -> bool {
        let Some(p) = self.anchors.get(i) else {
            return false;
        };
        let mut near: Vec<(f64, &Pair)> = self
            .anchors
            .iter()
            .enumerate()
            .filter(|(j, _)| *j != i)
            .map(|(_, q)| {
                let d = (q.a[0] - p.a[0]).powi(2) + (q.a[1] - p.a[1]).powi(2);
                (d, q)
            })
            .filter(|(d, _)| *d <= REACH * REACH)
            .collect();
        near.sort_by(|x, y| x.0.total_cmp(&y.0));
        near.truncate(NEIGHBOURS);
        let agreeing = near
            .iter()
            .filter(|(d, q)| {
                let (dx, dy) = (q.a[0] - p.a[0], q.a[1] - p.a[1]);
                let (sin, cos) = p.turn.sin_cos();
                let g = p.growth.exp();
                let far = (q.b[0] - p.b[0] - g * (cos * dx - sin * dy)).hypot(q.b[1] - p.b[1] - g * (sin * dx + cos * dy));
                far <= g * (4.0 + 0.35 * d.sqrt())
            })
            .count();
        near.len() >= FEWEST && 2 * agreeing > near.len()
    }

    /// The map near a point of the first picture; `None` too far from what agrees.
    pub fn at(&self, p: [f64; 2]) -> Option<LocalMap> {
        let Blend { neighbours, soft } = self.blend;
        let mut near: Vec<(f64, usize)> = Vec::with_capacity(neighbours + 1);
        let start = self.columns.partition_point(|(x, _)| *x < p[0] - REACH);
        for (x, i) in self.columns.iter().skip(start).take_while(|(x, _)| *x <= p[0] + REACH) {
            let Some(q) = self.anchors.get(*i) else { continue };
            let d = (x - p[0]).powi(2) + (q.a[1] - p[1]).powi(2);
            // Of two equally near the one that stands first in the list.
            if d <= REACH * REACH && (near.len() < neighbours || near.last().is_some_and(|l| (d, *i) < *l)) {
                let at = near.partition_point(|n| *n < (d, *i));
                near.insert(at, (d, *i));
                near.truncate(neighbours);
            }
        }
        let nearest = near.first()?.0.sqrt();
        if near.len() < FEWEST || nearest > NEAR {
            return None;
        }
        let local: Vec<(f64, &Pair)> =
            near.iter().filter_map(|(d, i)| Some((1.0 / (soft * soft + d), self.anchors.get(*i)?))).collect();
        fit(&local, p).map(|(b, m, residual)| LocalMap { b, m, nearest, residual })
    }
}

/// Weighted least squares: a similarity first, then an affine map pulled towards it.
fn fit(local: &[(f64, &Pair)], p: [f64; 2]) -> Option<([f64; 2], [f64; 4], f64)> {
    let total: f64 = local.iter().map(|(w, _)| w).sum();
    let mean = |f: fn(&Pair) -> f64| local.iter().map(|(w, q)| w * f(q)).sum::<f64>() / total;
    let (ax, ay) = (mean(|q| q.a[0]), mean(|q| q.a[1]));
    let (bx, by) = (mean(|q| q.b[0]), mean(|q| q.b[1]));
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    let (mut ux, mut uy, mut vx, mut vy) = (0.0, 0.0, 0.0, 0.0);
    let (mut c0, mut s0) = (0.0, 0.0);
    for (w, q) in local {
        let w = w / total;
        let (x, y) = (q.a[0] - ax, q.a[1] - ay);
        let (u, v) = (q.b[0] - bx, q.b[1] - by);
        xx += w * x * x;
        xy += w * x * y;
        yy += w * y * y;
        ux += w * u * x;
        uy += w * u * y;
        vx += w * v * x;
        vy += w * v * y;
        // The features' own turn and growth speak too, as neighbours STIFFNESS away would.
        let g = q.growth.exp();
        c0 += w * g * q.turn.cos();
        s0 += w * g * q.turn.sin();
    }
    let stiff = STIFFNESS * STIFFNESS;
    let size = xx + yy + stiff;
    let c = (ux + vy + stiff * c0) / size;
    let s = (vx - uy + stiff * s0) / size;
    let (pxx, pyy) = (xx + stiff, yy + stiff);
    let det = pxx * pyy - xy * xy;
    if det.abs() < 1e-9 {
        return None;
    }
    // Rows of M solve M (C + k I) = D + k S, with S the similarity.
    let row = |dx: f64, dy: f64| [(dx * pyy - dy * xy) / det, (dy * pxx - dx * xy) / det];
    let [m0, m1] = row(ux + stiff * c, uy - stiff * s);
    let [m2, m3] = row(vx + stiff * s, vy + stiff * c);
    let grown = m0 * m3 - m1 * m2;
    if !(0.01..100.0).contains(&grown) {
        return None;
    }
    let land = |q: [f64; 2]| {
        let (x, y) = (q[0] - ax, q[1] - ay);
        [bx + m0 * x + m1 * y, by + m2 * x + m3 * y]
    };
    let residual = local
        .iter()
        .map(|(w, q)| {
            let l = land(q.a);
            w / total * ((l[0] - q.b[0]).powi(2) + (l[1] - q.b[1]).powi(2))
        })
        .sum::<f64>()
        .sqrt();
    Some((land(p), [m0, m1, m2, m3], residual))
}
