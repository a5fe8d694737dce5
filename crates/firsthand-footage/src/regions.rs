//! Agreeing and differing places of two aligned pictures, as rectangles a person can check.

use crate::compare::Detail;
use crate::verify::{Evidence, Prepared};
use serde::{Deserialize, Serialize};

/// A rectangle of both pictures. Coordinates are shares of the width and height (0..1), so that they hold at any size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Left, top, width, height in the frame.
    pub frame: [f64; 4],
    /// Left, top, width, height in the reference.
    pub reference: [f64; 4],
    /// Matched points, or details that differ, within it.
    pub points: usize,
    /// Mean correlation of the details within it, -1..1; absent where none was correlated.
    pub correlation: Option<f64>,
    /// For a differing region: whether it is sharp, flat and surrounded by agreement, so that it cannot be a
    /// matter of viewpoint.
    pub decisive: bool,
}

/// A detail with less correlation than this differs.
const DIFFERS: f32 = 0.25;
/// A detail with more agrees.
const AGREES: f32 = 0.8;
/// Contrast (standard deviation of brightness) a differing detail must have in both pictures.
const TEXTURE: f32 = 0.05;
/// The local map around a differing detail must fit its anchors this well (pixels) and have one this near.
const TRUST: [f64; 2] = [1.5, 25.0];
/// Agreeing details that must surround a decisive region, within this many pixels, in this many quarters around.
const AROUND: (usize, f64, usize) = (6, 90.0, 3);
/// Details of a region that differ, at least, and at least how many of each picture in a decisive one.
const FEWEST: usize = 3;
const EACH: usize = 4;
/// A decisive region is no larger than this share of the picture's sides: what is larger may be in the way.
const LARGEST: f64 = 0.25;
/// Sizes in both pictures may differ by this factor: more, and fine details are not comparable.
const GROWTH: f64 = 1.25;
/// Columns of the grid on which agreeing points are gathered.
const COLUMNS: f64 = 12.0;
/// Points a cell must hold to belong to an agreeing region.
const DENSE: usize = 3;
/// Regions shown, at most.
const SHOWN: usize = 12;

/// Agreeing and differing regions, largest first.
pub(crate) fn find(evidence: &Evidence, details: &[Detail], a: &Prepared, b: &Prepared) -> (Vec<Region>, Vec<Region>) {
    let sizes = [size(a), size(b)];
    let points: Vec<Spot> = evidence
        .anchors
        .iter()
        .chain(&evidence.guided)
        .map(|p| Spot { a: p.a, b: p.b, size: p.scale * 3.0, correlation: None, first: true })
        .collect();
    let cell = sizes[0][0].max(sizes[0][1]) / COLUMNS;
    let mut agrees = gather(&points, cell / 1.5, DENSE, 6, sizes);
    let odd: Vec<Spot> = details.iter().filter(|d| differs(d)).map(Spot::from).collect();
    let mut differing = gather(&odd, cell / 2.0, 1, FEWEST, sizes);
    for r in &mut differing {
        r.decisive = r.decisive && surrounded(r, details, sizes[0]);
    }
    differing.sort_by(|x, y| y.decisive.cmp(&x.decisive).then(y.points.cmp(&x.points)));
    agrees.truncate(SHOWN);
    differing.truncate(SHOWN);
    (agrees, differing)
}

/// Details gathered into places, largest first.
pub(crate) fn gathered<'a>(
    details: impl Iterator<Item = &'a Detail>,
    cell: f64,
    fewest: usize,
    a: &Prepared,
    b: &Prepared,
) -> Vec<Region> {
    let spots: Vec<Spot> = details.map(Spot::from).collect();
    gather(&spots, cell, 1, fewest, [size(a), size(b)])
}

fn size(p: &Prepared) -> [f64; 2] {
    [p.width.max(1) as f64, p.height.max(1) as f64]
}

fn differs(d: &Detail) -> bool {
    d.correlation < DIFFERS
        && d.texture[0] >= TEXTURE
        && d.trust[0] <= TRUST[0]
        && d.trust[1] <= TRUST[1]
        && d.growth < GROWTH
        && d.growth > 1.0 / GROWTH
}

struct Spot {
    /// Whether it is a detail of the first picture, looked for in the second.
    first: bool,
    a: [f64; 2],
    b: [f64; 2],
    size: f64,
    correlation: Option<f32>,
}

impl From<&Detail> for Spot {
    fn from(d: &Detail) -> Self {
        Spot { a: d.a, b: d.b, size: d.size, correlation: Some(d.correlation), first: d.from_first }
    }
}

/// Spots in touching cells of a grid over the first picture become one region; cells with fewer than `dense` spots and
/// regions with fewer than `fewest` are left out.
fn gather(spots: &[Spot], cell: f64, dense: usize, fewest: usize, sizes: [[f64; 2]; 2]) -> Vec<Region> {
    let mut grid: std::collections::BTreeMap<(i64, i64), Vec<usize>> = Default::default();
    for (i, s) in spots.iter().enumerate() {
        let key = ((s.a[0] / cell).floor() as i64, (s.a[1] / cell).floor() as i64);
        grid.entry(key).or_default().push(i);
    }
    grid.retain(|_, members| members.len() >= dense);
    let mut regions = Vec::new();
    while let Some((start, _)) = grid.iter().next() {
        let mut open = vec![*start];
        let mut members = Vec::new();
        while let Some((x, y)) = open.pop() {
            if let Some(list) = grid.remove(&(x, y)) {
                members.extend(list);
                open.extend([(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]);
            }
        }
        if members.len() >= fewest {
            members.sort_unstable();
            regions.extend(bound(spots, &members, sizes));
        }
    }
    regions.sort_by(|x, y| {
        y.points.cmp(&x.points).then(x.frame[1].total_cmp(&y.frame[1])).then(x.frame[0].total_cmp(&y.frame[0]))
    });
    regions
}

fn bound(spots: &[Spot], members: &[usize], sizes: [[f64; 2]; 2]) -> Option<Region> {
    let chosen: Vec<&Spot> = members.iter().filter_map(|i| spots.get(*i)).collect();
    let frame = around(chosen.iter().map(|s| (s.a, s.size)), sizes[0])?;
    let reference = around(chosen.iter().map(|s| (s.b, s.size)), sizes[1])?;
    let firsts = chosen.iter().filter(|s| s.first).count();
    let each = firsts.min(chosen.len() - firsts);
    let known: Vec<f64> = chosen.iter().filter_map(|s| s.correlation.map(f64::from)).collect();
    Some(Region {
        frame,
        reference,
        points: chosen.len(),
        correlation: (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64),
        // The surroundings are judged by the caller.
        decisive: each >= EACH && frame[2] <= LARGEST && frame[3] <= LARGEST,
    })
}

/// The rectangle around spots, in shares of the picture.
fn around(spots: impl Iterator<Item = ([f64; 2], f64)>, size: [f64; 2]) -> Option<[f64; 4]> {
    let mut edges: Option<[f64; 4]> = None;
    for (p, s) in spots {
        let one = [p[0] - s, p[1] - s, p[0] + s, p[1] + s];
        edges = Some(edges.map_or(one, |e| [e[0].min(one[0]), e[1].min(one[1]), e[2].max(one[2]), e[3].max(one[3])]));
    }
    let [l, t, r, b] = edges?;
    let (l, t) = ((l / size[0]).clamp(0.0, 1.0), (t / size[1]).clamp(0.0, 1.0));
    let (r, b) = ((r / size[0]).clamp(0.0, 1.0), (b / size[1]).clamp(0.0, 1.0));
    Some([l, t, r - l, b - t])
}

/// Whether enough details around a region agree, on most sides of it.
fn surrounded(r: &Region, details: &[Detail], size: [f64; 2]) -> bool {
    let [l, t] = [r.frame[0] * size[0], r.frame[1] * size[1]];
    let (w, h) = (r.frame[2] * size[0], r.frame[3] * size[1]);
    let (cx, cy) = (l + w / 2.0, t + h / 2.0);
    let reach = AROUND.1 + w.max(h) / 2.0;
    let mut quarters = [0usize; 4];
    for d in details.iter().filter(|d| d.correlation >= AGREES && d.texture[0] >= TEXTURE) {
        let (dx, dy) = (d.a[0] - cx, d.a[1] - cy);
        if dx * dx + dy * dy <= reach * reach {
            let q = usize::from(dx > 0.0) + 2 * usize::from(dy > 0.0);
            quarters[q] += 1;
        }
    }
    quarters.iter().sum::<usize>() >= AROUND.0 && quarters.iter().filter(|q| **q > 0).count() >= AROUND.2
}
