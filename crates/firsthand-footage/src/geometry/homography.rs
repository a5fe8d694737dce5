//! The homography: what two pictures of one plane, or from one spot, obey.

use super::linear::{eigen, inverse, mul, normaliser, solve};
use super::robust::Estimator;
use super::{Mat3, Pair, project};

/// Fits `b ~ H a`.
pub struct Homography;

impl Estimator for Homography {
    const SAMPLE: usize = 4;
    const DIMENSION: i32 = 2;

    fn minimal(&self, sample: &[Pair]) -> Vec<Mat3> {
        let Some(four) = sample.get(..4) else { return Vec::new() };
        if !convex_alike(four) {
            return Vec::new();
        }
        four_point(four).into_iter().filter(sane).collect()
    }

    fn refine(&self, pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
        direct_linear(pairs, weights).filter(sane)
    }

    fn error(&self, h: &Mat3, pair: &Pair) -> f64 {
        transfer(h, pair)
    }
}

/// Squared distance of `H a` from `b`, scaled to the smaller of the two pictures' pixels, in square pixels.
#[inline]
pub fn transfer(h: &Mat3, p: &Pair) -> f64 {
    match project(h, p.a) {
        Some([x, y]) => {
            let e = (x - p.b[0]).powi(2) + (y - p.b[1]).powi(2);
            // A pixel of b is worth exp(-growth) pixels of a: take the stricter of both directions.
            e * (-2.0 * p.growth).exp().clamp(1.0, 16.0)
        }
        None => f64::INFINITY,
    }
}

/// Neither mirrored nor nearly flat.
fn sane(h: &Mat3) -> bool {
    let d = super::linear::det(h);
    let size = h.iter().map(|v| v * v).sum::<f64>().sqrt();
    h.iter().all(|v| v.is_finite()) && size > 0.0 && d / h[8] / h[8] / h[8] > 1e-3 && h[8].abs() > 1e-9 * size
}

/// Every triangle of the sample turns the same way round in both pictures, and none is flat.
fn convex_alike(s: &[Pair]) -> bool {
    let area = |p: [f64; 2], q: [f64; 2], r: [f64; 2]| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)].iter().all(|&(i, j, k)| {
        let a = area(s[i].a, s[j].a, s[k].a);
        let b = area(s[i].b, s[j].b, s[k].b);
        a.abs() > 20.0 && b.abs() > 20.0 && (a > 0.0) == (b > 0.0)
    })
}

fn four_point(s: &[Pair]) -> Option<Mat3> {
    let ta = normaliser(s.iter().map(|p| p.a))?;
    let tb = normaliser(s.iter().map(|p| p.b))?;
    let mut m = [[0.0; 8]; 8];
    let mut v = [0.0; 8];
    for (i, p) in s.iter().enumerate() {
        let [x, y] = project(&ta, p.a)?;
        let [u, w] = project(&tb, p.b)?;
        m[2 * i] = [x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y];
        m[2 * i + 1] = [0.0, 0.0, 0.0, x, y, 1.0, -w * x, -w * y];
        v[2 * i] = u;
        v[2 * i + 1] = w;
    }
    let h = solve(m, v)?;
    let h = [h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1.0];
    denormalise(&h, &ta, &tb)
}

fn direct_linear(pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
    if pairs.len() < 4 {
        return None;
    }
    let ta = normaliser(pairs.iter().map(|p| p.a))?;
    let tb = normaliser(pairs.iter().map(|p| p.b))?;
    let mut m = [[0.0; 9]; 9];
    for (p, weight) in pairs.iter().zip(weights) {
        let [x, y] = project(&ta, p.a)?;
        let [u, w] = project(&tb, p.b)?;
        let rows = [[x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, -u], [0.0, 0.0, 0.0, x, y, 1.0, -w * x, -w * y, -w]];
        for r in rows {
            for i in 0..9 {
                for j in 0..9 {
                    m[i][j] += weight * r[i] * r[j];
                }
            }
        }
    }
    let (_, vectors) = eigen(m);
    denormalise(&vectors[0], &ta, &tb)
}

fn denormalise(h: &Mat3, ta: &Mat3, tb: &Mat3) -> Option<Mat3> {
    let m = mul(&inverse(tb)?, &mul(h, ta));
    let s = m[8];
    (s.abs() > 1e-12).then(|| m.map(|v| v / s))
}
