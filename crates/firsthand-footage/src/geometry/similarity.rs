//! The similarity: turn, growth and shift, as one edit of one picture makes them.

use super::robust::Estimator;
use super::{Mat3, Pair};

/// Fits `b = s R a + t`.
pub struct Similarity;

impl Estimator for Similarity {
    const SAMPLE: usize = 2;
    const DIMENSION: i32 = 2;

    fn minimal(&self, sample: &[Pair]) -> Vec<Mat3> {
        fit(sample, &[1.0; 2]).into_iter().collect()
    }

    fn refine(&self, pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
        fit(pairs, weights)
    }

    fn error(&self, m: &Mat3, pair: &Pair) -> f64 {
        super::homography::transfer(m, pair)
    }
}

/// Weighted least squares.
fn fit(pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
    let total: f64 = pairs.iter().zip(weights).map(|(_, w)| w).sum();
    if pairs.len() < 2 || total <= 0.0 {
        return None;
    }
    let mean = |f: fn(&Pair) -> f64| pairs.iter().zip(weights).map(|(p, w)| w * f(p)).sum::<f64>() / total;
    let (ax, ay) = (mean(|p| p.a[0]), mean(|p| p.a[1]));
    let (bx, by) = (mean(|p| p.b[0]), mean(|p| p.b[1]));
    let (mut dot, mut cross, mut size) = (0.0, 0.0, 0.0);
    for (p, w) in pairs.iter().zip(weights) {
        let (x, y) = (p.a[0] - ax, p.a[1] - ay);
        let (u, v) = (p.b[0] - bx, p.b[1] - by);
        dot += w * (x * u + y * v);
        cross += w * (x * v - y * u);
        size += w * (x * x + y * y);
    }
    if size < 1.0 {
        return None;
    }
    let (c, s) = (dot / size, cross / size);
    let grow = c * c + s * s;
    (1e-4..1e4).contains(&grow).then_some([c, -s, bx - c * ax + s * ay, s, c, by - s * ax - c * ay, 0.0, 0.0, 1.0])
}
