//! Two pictures in, the evidence that they show one place out.
//!
//! The steps are those of [`verify`]: descriptors, neighbours, one rigid scene, a second guided look. [`details`] then compares
//! what the overlap should show twice.

use crate::align::Warp;
use crate::compare::{self, Detail, Layers};
use crate::geometry::fundamental::{Fundamental, sampson};
use crate::geometry::homography::{Homography, transfer};
use crate::geometry::robust::{Fit, RobustOptions, fit};
use crate::geometry::{Mat3, Pair, local};
use crate::matching::{self, Match};
use crate::raster::Gray;
use crate::sift::{self, Features, SiftOptions};

/// Long side at which pictures are compared, in pixels.
pub const SIDE: usize = 1024;

/// How pairs of pictures are examined.
#[derive(Clone, Debug)]
pub struct VerifyOptions {
    /// How features are found.
    pub sift: SiftOptions,
    /// Mutual neighbours up to this ratio are looked at at all.
    pub loose_ratio: f32,
    /// Neighbours up to this ratio need no support.
    pub strict_ratio: f32,
    /// The search for a rigid scene.
    pub scene: RobustOptions,
    /// The search for a plane.
    pub plane: RobustOptions,
}

impl Default for VerifyOptions {
    fn default() -> Self {
        VerifyOptions {
            sift: SiftOptions { max_points: 4096, ..SiftOptions::default() },
            loose_ratio: 0.92,
            strict_ratio: 0.8,
            scene: RobustOptions::default(),
            plane: RobustOptions { scales: [2.0, 4.0, 8.0], samples: 1000, ..RobustOptions::default() },
        }
    }
}

/// A picture made ready for comparison, at most [`SIDE`] pixels long.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Its features.
    pub features: Features,
    /// Its size, in pixels.
    pub width: usize,
    /// Its size, in pixels.
    pub height: usize,
    /// Its brightness, a byte a pixel.
    luma: Vec<u8>,
}

impl Prepared {
    /// Shrinks a picture and finds its features.
    pub fn new(picture: &Gray, options: &SiftOptions) -> Self {
        let gray = picture.shrunk_to(SIDE);
        Prepared {
            features: sift::features(&gray, options),
            width: gray.width,
            height: gray.height,
            luma: gray.data.iter().map(|v| (v * 255.0 + 0.5) as u8).collect(),
        }
    }

    /// Its brightness.
    pub fn gray(&self) -> Gray {
        let data = self.luma.iter().map(|v| f32::from(*v) / 255.0).collect();
        Gray { width: self.width, height: self.height, data }
    }
}

/// What speaks for one place, in numbers. All places are pixels of the prepared pictures.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Mutual neighbours within the loose ratio.
    pub tentative: usize,
    /// Of these, moved like at least two neighbours.
    pub supported: usize,
    /// Score of the rigid scene over all noise scales.
    pub scene_score: f64,
    /// Score of the best plane.
    pub plane_score: f64,
    /// Pairs that obey the scene.
    pub inliers: Vec<Pair>,
    /// Inliers that also move like a neighbour: these carry the warp.
    pub anchors: Vec<Pair>,
    /// Further pairs found by looking where the warp points.
    pub guided: Vec<Pair>,
    /// The fundamental matrix, first to second picture.
    pub scene: Option<Mat3>,
    /// The best plane's homography, first to second picture.
    pub plane: Option<Mat3>,
    /// Pairs on that plane.
    pub on_plane: usize,
    /// Cells of a grid over the first and second picture that hold anchors.
    pub cells: [usize; 2],
}

/// Examines two pictures.
pub fn verify(a: &Prepared, b: &Prepared, options: &VerifyOptions) -> Evidence {
    let matches = matching::mutual(&a.features, &b.features, options.loose_ratio);
    let all: Vec<Pair> = matches.iter().map(|m| pair(&a.features, &b.features, m)).collect();
    let support = local::support(&all);
    let mut evidence =
        Evidence { tentative: all.len(), supported: support.iter().filter(|s| **s >= 2).count(), ..Evidence::default() };
    let kept = trustworthy(&all, &support, options.strict_ratio);
    let pairs: Vec<Pair> = kept.iter().map(|(p, _)| *p).collect();
    if let Some(plane) = fit(&Homography, &pairs, &options.plane) {
        evidence.plane_score = plane.score;
        evidence.on_plane = plane.inliers.len();
        evidence.plane = Some(plane.model);
    }
    let Some(scene) = fit(&Fundamental, &pairs, &options.scene) else {
        return evidence;
    };
    take_scene(&mut evidence, &scene, &kept);
    look_again(&mut evidence, a, b, &scene.model);
    evidence
}

/// The pair of points behind a match.
pub(crate) fn pair(a: &Features, b: &Features, m: &Match) -> Pair {
    let (p, q) = (a.points[m.a], b.points[m.b]);
    Pair {
        a: [f64::from(p.x), f64::from(p.y)],
        b: [f64::from(q.x), f64::from(q.y)],
        turn: f64::from(q.angle - p.angle),
        growth: f64::from(q.scale / p.scale).ln(),
        scale: f64::from(p.scale),
        ratio: f64::from(m.ratio),
    }
}

/// Pairs that are either unmistakable or supported, most trustworthy first, each with its support.
fn trustworthy(all: &[Pair], support: &[usize], strict: f32) -> Vec<(Pair, usize)> {
    let mut kept: Vec<(Pair, usize)> =
        all.iter().zip(support).filter(|(p, s)| **s >= 2 || p.ratio < f64::from(strict)).map(|(p, s)| (*p, *s)).collect();
    // Supported pairs first: samples drawn among them are far more often all true.
    let key = |(p, s): &(Pair, usize)| p.ratio - 0.05 * (*s).min(6) as f64 + if *s >= 2 { 0.0 } else { 1.0 };
    kept.sort_by(|x, y| key(x).total_cmp(&key(y)));
    kept
}

fn take_scene(evidence: &mut Evidence, scene: &Fit, kept: &[(Pair, usize)]) {
    evidence.scene_score = scene.score;
    evidence.scene = Some(scene.model);
    for (p, support) in kept {
        let error = sampson(&scene.model, p);
        if error <= 2.5 * 2.5 {
            evidence.inliers.push(*p);
            let planar = evidence.plane.is_some_and(|h| transfer(&h, p) <= 16.0);
            if *support >= 1 || (planar && evidence.on_plane >= 8) {
                evidence.anchors.push(*p);
            }
        }
    }
}

/// The second round: features that had a rival elsewhere are matched where the warp says they should be.
fn look_again(evidence: &mut Evidence, a: &Prepared, b: &Prepared, scene: &Mat3) {
    let warp = Warp::new(evidence.anchors.clone());
    evidence.guided = guided(&a.features, &b.features, &warp, scene, &evidence.anchors);
    evidence.cells = [cells(evidence.anchors.iter().map(|p| p.a), a), cells(evidence.anchors.iter().map(|p| p.b), b)];
}

/// Details of both pictures carried over and correlated: what tells twins from one place. As dear as all the rest, so it is
/// looked at only where it can change a word or is to be shown.
pub fn details(evidence: &Evidence, a: &Prepared, b: &Prepared) -> Vec<Detail> {
    if evidence.anchors.is_empty() {
        return Vec::new();
    }
    let warp = Warp::new(evidence.anchors.clone());
    let (la, lb) = (Layers::new(&a.gray()), Layers::new(&b.gray()));
    compare::details(&a.features, &la, &b.features, &lb, &warp)
}

/// Cells of a 12-column grid that hold a point.
fn cells(points: impl Iterator<Item = [f64; 2]>, picture: &Prepared) -> usize {
    let side = (picture.width.max(picture.height) as f64 / 12.0).max(1.0);
    let taken: std::collections::BTreeSet<(i64, i64)> = points.map(|p| ((p[0] / side) as i64, (p[1] / side) as i64)).collect();
    taken.len()
}

/// Pixels around the predicted place that are searched, plus a share of the distance to the nearest anchor.
const WINDOW: f64 = 5.0;
const WINDOW_SHARE: f64 = 0.12;
/// Descriptors further apart than this are no match even where one is expected.
const GUIDED_DISTANCE: f32 = 0.72;
/// The best in the window must beat the next place in it by this.
const GUIDED_RATIO: f32 = 0.9;

fn guided(fa: &Features, fb: &Features, warp: &Warp, scene: &Mat3, known: &[Pair]) -> Vec<Pair> {
    let taken: std::collections::BTreeSet<(u64, u64)> = known.iter().map(|p| (p.a[0].to_bits(), p.a[1].to_bits())).collect();
    let mut used = std::collections::BTreeSet::new();
    let mut order: Vec<usize> = (0..fb.points.len()).collect();
    order.sort_by(|i, j| fb.points[*i].x.total_cmp(&fb.points[*j].x).then(i.cmp(j)));
    let mut found = Vec::new();
    for (i, p) in fa.points.iter().enumerate() {
        let at = [f64::from(p.x), f64::from(p.y)];
        if taken.contains(&(at[0].to_bits(), at[1].to_bits())) {
            continue;
        }
        let Some(map) = warp.at(at) else { continue };
        let grown = (map.m[0] * map.m[3] - map.m[1] * map.m[2]).sqrt();
        let turn = (map.m[2] - map.m[1]).atan2(map.m[0] + map.m[3]);
        let reach = grown.max(0.5) * (WINDOW + WINDOW_SHARE * map.nearest);
        let start = order.partition_point(|j| f64::from(fb.points[*j].x) < map.b[0] - reach);
        let mut near: Vec<(f32, usize)> = Vec::new();
        for j in &order[start..] {
            let q = fb.points[*j];
            if f64::from(q.x) > map.b[0] + reach {
                break;
            }
            let growth = (f64::from(q.scale / p.scale) / grown).ln().abs();
            let turned = crate::geometry::turn_between(f64::from(q.angle - p.angle), turn);
            if (f64::from(q.y) - map.b[1]).abs() <= reach && growth < 0.5 && turned < 0.5 {
                near.push((matching::distance(&fa.descriptors[i], &fb.descriptors[*j]), *j));
            }
        }
        near.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.cmp(&y.1)));
        let Some((distance, j)) = near.first().copied() else { continue };
        let q = fb.points[j];
        let rival = near.iter().skip(1).find(|(_, k)| {
            let r = fb.points[*k];
            (r.x - q.x).abs() + (r.y - q.y).abs() > 2.0
        });
        let ratio = rival.map_or(0.0, |(d, _)| distance / d);
        let candidate = pair(fa, fb, &Match { a: i, b: j, ratio, distance });
        if distance <= GUIDED_DISTANCE
            && ratio <= GUIDED_RATIO
            && sampson(scene, &candidate) <= 6.25
            && used.insert((q.x.to_bits(), q.y.to_bits()))
            && used.insert((p.x.to_bits(), p.y.to_bits()))
        {
            found.push(candidate);
        }
    }
    found
}
