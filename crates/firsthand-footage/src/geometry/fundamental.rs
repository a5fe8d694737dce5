//! The fundamental matrix: what two pictures of one rigid place obey, wherever the cameras stood.

use super::linear::{cubic_roots, det, eigen, mul, normaliser, null_space_7, transpose};
use super::robust::Estimator;
use super::{Mat3, Pair};

/// Fits `b^T F a = 0`.
pub struct Fundamental;

impl Estimator for Fundamental {
    const SAMPLE: usize = 7;
    const DIMENSION: i32 = 1;

    fn minimal(&self, sample: &[Pair]) -> Vec<Mat3> {
        seven_point(sample).unwrap_or_default()
    }

    fn refine(&self, pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
        eight_point(pairs, weights)
    }

    fn error(&self, f: &Mat3, pair: &Pair) -> f64 {
        sampson(f, pair)
    }
}

/// The squared Sampson distance of a pair from the epipolar constraint, in square pixels.
#[inline]
pub fn sampson(f: &Mat3, p: &Pair) -> f64 {
    let ([x, y], [u, v]) = (p.a, p.b);
    let fa = [f[0] * x + f[1] * y + f[2], f[3] * x + f[4] * y + f[5], f[6] * x + f[7] * y + f[8]];
    let fb = [f[0] * u + f[3] * v + f[6], f[1] * u + f[4] * v + f[7]];
    let e = u * fa[0] + v * fa[1] + fa[2];
    let g = fa[0] * fa[0] + fa[1] * fa[1] + fb[0] * fb[0] + fb[1] * fb[1];
    if g > 0.0 { e * e / g } else { f64::INFINITY }
}

fn row(a: [f64; 2], b: [f64; 2]) -> [f64; 9] {
    let ([x, y], [u, v]) = (a, b);
    [u * x, u * y, u, v * x, v * y, v, x, y, 1.0]
}

fn apply(t: &Mat3, p: [f64; 2]) -> [f64; 2] {
    [t[0] * p[0] + t[2], t[4] * p[1] + t[5]]
}

/// Up to three matrices through seven pairs.
fn seven_point(sample: &[Pair]) -> Option<Vec<Mat3>> {
    let seven: &[Pair; 7] = sample.get(..7)?.try_into().ok()?;
    let ta = normaliser(seven.iter().map(|p| p.a))?;
    let tb = normaliser(seven.iter().map(|p| p.b))?;
    let rows = seven.map(|p| row(apply(&ta, p.a), apply(&tb, p.b)));
    let [f, g] = null_space_7(rows)?;
    // det(x F + (1 - x) G) = 0 is a cubic in x; four values determine it.
    let at = |x: f64| -> f64 { det(&std::array::from_fn(|i| x * f[i] + (1.0 - x) * g[i])) };
    let (p0, p1, m1, p2) = (at(0.0), at(1.0), at(-1.0), at(2.0));
    let d = p0;
    let b = (p1 + m1) / 2.0 - d;
    let a = (p2 - 2.0 * p1 - 2.0 * b + d) / 6.0;
    let c = p1 - a - b - d;
    let models = cubic_roots(a, b, c, d)
        .into_iter()
        .filter(|x| x.is_finite())
        .map(|x| {
            let m: Mat3 = std::array::from_fn(|i| x * f[i] + (1.0 - x) * g[i]);
            mul(&transpose(&tb), &mul(&m, &ta))
        })
        .filter(|m| same_side(m, seven))
        .collect();
    Some(models)
}

/// The oriented epipolar constraint: all pairs of a true sample lie in front of both cameras (Chum 2004).
fn same_side(f: &Mat3, sample: &[Pair; 7]) -> bool {
    // The epipole in b: left null vector, as the largest cross product of two columns.
    let column = |c: usize| [f[c], f[c + 3], f[c + 6]];
    let cross = |p: [f64; 3], q: [f64; 3]| [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
    let size = |v: &[f64; 3]| v.iter().map(|x| x * x).sum::<f64>();
    let candidates = [cross(column(0), column(2)), cross(column(1), column(2)), cross(column(0), column(1))];
    let Some(e) = candidates.into_iter().max_by(|p, q| size(p).total_cmp(&size(q))) else {
        return false;
    };
    let sign = |p: &Pair| {
        let fa =
            [f[0] * p.a[0] + f[1] * p.a[1] + f[2], f[3] * p.a[0] + f[4] * p.a[1] + f[5], f[6] * p.a[0] + f[7] * p.a[1] + f[8]];
        let eb = cross(e, [p.b[0], p.b[1], 1.0]);
        fa[0] * eb[0] + fa[1] * eb[1] + fa[2] * eb[2] > 0.0
    };
    let first = sign(&sample[0]);
    sample.iter().all(|p| sign(p) == first)
}

/// Weighted least squares over eight or more pairs, with rank two enforced.
pub(crate) fn eight_point(pairs: &[Pair], weights: &[f64]) -> Option<Mat3> {
    if pairs.len() < 8 {
        return None;
    }
    let ta = normaliser(pairs.iter().map(|p| p.a))?;
    let tb = normaliser(pairs.iter().map(|p| p.b))?;
    let mut m = [[0.0; 9]; 9];
    for (p, w) in pairs.iter().zip(weights) {
        let r = row(apply(&ta, p.a), apply(&tb, p.b));
        for i in 0..9 {
            for j in i..9 {
                m[i][j] += w * r[i] * r[j];
            }
        }
    }
    for i in 0..9 {
        for j in 0..i {
            m[i][j] = m[j][i];
        }
    }
    let (_, vectors) = eigen(m);
    let f = rank_two(&vectors[0]);
    let out = mul(&transpose(&tb), &mul(&f, &ta));
    out.iter().all(|v| v.is_finite()).then_some(out)
}

/// The nearest matrix of rank two: F minus its smallest singular part.
fn rank_two(f: &Mat3) -> Mat3 {
    let ftf = mul(&transpose(f), f);
    let (_, v) = eigen([[ftf[0], ftf[1], ftf[2]], [ftf[3], ftf[4], ftf[5]], [ftf[6], ftf[7], ftf[8]]]);
    let v = v[0];
    let fv = [0, 3, 6].map(|r| f[r] * v[0] + f[r + 1] * v[1] + f[r + 2] * v[2]);
    std::array::from_fn(|i| f[i] - fv[i / 3] * v[i % 3])
}
