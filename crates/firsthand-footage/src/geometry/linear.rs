//! The little linear algebra that two-view geometry needs, on arrays.

use super::Mat3;

/// `a` times `b`.
pub(crate) fn mul(a: &Mat3, b: &Mat3) -> Mat3 {
    let mut out = [0.0; 9];
    for r in 0..3 {
        for c in 0..3 {
            out[r * 3 + c] = (0..3).map(|k| a[r * 3 + k] * b[k * 3 + c]).sum();
        }
    }
    out
}

/// Rows become columns.
pub(crate) fn transpose(m: &Mat3) -> Mat3 {
    [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]]
}

/// The determinant.
pub(crate) fn det(m: &Mat3) -> f64 {
    m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6])
}

/// The inverse; `None` where there is none.
pub(crate) fn inverse(m: &Mat3) -> Option<Mat3> {
    let d = det(m);
    if !d.is_finite() || d.abs() < 1e-18 {
        return None;
    }
    let c = |a: usize, b: usize, e: usize, f: usize| (m[a] * m[b] - m[e] * m[f]) / d;
    Some([
        c(4, 8, 5, 7),
        c(2, 7, 1, 8),
        c(1, 5, 2, 4),
        c(5, 6, 3, 8),
        c(0, 8, 2, 6),
        c(2, 3, 0, 5),
        c(3, 7, 4, 6),
        c(1, 6, 0, 7),
        c(0, 4, 1, 3),
    ])
}

/// Eigenvalues and eigenvectors (as rows) of a symmetric matrix by Jacobi's rotations, smallest value first.
pub(crate) fn eigen<const N: usize>(mut m: [[f64; N]; N]) -> ([f64; N], [[f64; N]; N]) {
    let mut v = [[0.0; N]; N];
    for (i, row) in v.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    for _ in 0..30 {
        let off: f64 = (0..N).map(|i| (i + 1..N).map(|j| m[i][j] * m[i][j]).sum::<f64>()).sum();
        let diagonal: f64 = (0..N).map(|i| m[i][i] * m[i][i]).sum();
        if !off.is_finite() || off <= 1e-28 * diagonal {
            break;
        }
        for p in 0..N {
            for q in p + 1..N {
                rotate(&mut m, &mut v, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by(|a, b| m[*a][*a].total_cmp(&m[*b][*b]).then(a.cmp(b)));
    let mut values = [0.0; N];
    let mut vectors = [[0.0; N]; N];
    for (to, from) in order.into_iter().enumerate() {
        values[to] = m[from][from];
        vectors[to] = v[from];
    }
    (values, vectors)
}

fn rotate<const N: usize>(m: &mut [[f64; N]; N], v: &mut [[f64; N]; N], p: usize, q: usize) {
    if m[p][q].abs() < 1e-300 {
        return;
    }
    let theta = (m[q][q] - m[p][p]) / (2.0 * m[p][q]);
    let t = if theta >= 0.0 { 1.0 } else { -1.0 } / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for k in 0..N {
        let (kp, kq) = (m[k][p], m[k][q]);
        m[k][p] = c * kp - s * kq;
        m[k][q] = s * kp + c * kq;
    }
    for k in 0..N {
        let (pk, qk) = (m[p][k], m[q][k]);
        m[p][k] = c * pk - s * qk;
        m[q][k] = s * pk + c * qk;
        let (vp, vq) = (v[p][k], v[q][k]);
        v[p][k] = c * vp - s * vq;
        v[q][k] = s * vp + c * vq;
    }
}

/// Two independent vectors that seven rows of nine numbers send to zero, by elimination with full pivoting.
pub(crate) fn null_space_7(mut m: [[f64; 9]; 7]) -> Option<[[f64; 9]; 2]> {
    let mut columns: [usize; 9] = std::array::from_fn(|i| i);
    for step in 0..7 {
        let (mut best, mut at) = (0.0, (step, step));
        for (r, row) in m.iter().enumerate().skip(step) {
            for (c, v) in row.iter().enumerate().skip(step) {
                if v.abs() > best {
                    (best, at) = (v.abs(), (r, c));
                }
            }
        }
        if best < 1e-10 {
            return None;
        }
        m.swap(step, at.0);
        for row in &mut m {
            row.swap(step, at.1);
        }
        columns.swap(step, at.1);
        let pivot = m[step];
        for (r, row) in m.iter_mut().enumerate() {
            if r != step {
                let f = row[step] / pivot[step];
                for c in step..9 {
                    row[c] -= f * pivot[c];
                }
            }
        }
    }
    let mut out = [[0.0; 9]; 2];
    for (k, vector) in out.iter_mut().enumerate() {
        vector[columns[7 + k]] = 1.0;
        for r in 0..7 {
            vector[columns[r]] = -m[r][7 + k] / m[r][r];
        }
    }
    Some(out)
}

/// The real roots of `a x^3 + b x^2 + c x + d`.
pub(crate) fn cubic_roots(a: f64, b: f64, c: f64, d: f64) -> Vec<f64> {
    let size = b.abs().max(c.abs()).max(d.abs());
    if a.abs() < 1e-12 * size {
        if b.abs() < 1e-12 * size {
            return if c == 0.0 { Vec::new() } else { vec![-d / c] };
        }
        let disc = c * c - 4.0 * b * d;
        if disc < 0.0 {
            return Vec::new();
        }
        return vec![(-c + disc.sqrt()) / (2.0 * b), (-c - disc.sqrt()) / (2.0 * b)];
    }
    let (b, c, d) = (b / a, c / a, d / a);
    let q = (b * b - 3.0 * c) / 9.0;
    let r = (2.0 * b * b * b - 9.0 * b * c + 27.0 * d) / 54.0;
    if r * r < q * q * q {
        let theta = (r / (q * q * q).sqrt()).clamp(-1.0, 1.0).acos();
        let size = -2.0 * q.sqrt();
        return [0.0, std::f64::consts::TAU, -std::f64::consts::TAU]
            .iter()
            .map(|t| size * ((theta + t) / 3.0).cos() - b / 3.0)
            .collect();
    }
    let e = -r.signum() * (r.abs() + (r * r - q * q * q).max(0.0).sqrt()).cbrt();
    let f = if e == 0.0 { 0.0 } else { q / e };
    vec![e + f - b / 3.0]
}

/// Solves a small symmetric or general system by elimination with partial pivoting.
pub(crate) fn solve<const N: usize>(mut m: [[f64; N]; N], mut v: [f64; N]) -> Option<[f64; N]> {
    for step in 0..N {
        let pivot = (step..N).max_by(|a, b| m[*a][step].abs().total_cmp(&m[*b][step].abs()))?;
        if m[pivot][step].abs() < 1e-12 || !m[pivot][step].is_finite() {
            return None;
        }
        m.swap(step, pivot);
        v.swap(step, pivot);
        for r in step + 1..N {
            let f = m[r][step] / m[step][step];
            for c in step..N {
                m[r][c] -= f * m[step][c];
            }
            v[r] -= f * v[step];
        }
    }
    for step in (0..N).rev() {
        let known: f64 = (step + 1..N).map(|c| m[step][c] * v[c]).sum();
        v[step] = (v[step] - known) / m[step][step];
    }
    Some(v)
}

/// A translation and scaling that puts points around zero at distance root two (Hartley 1997).
pub(crate) fn normaliser(points: impl Iterator<Item = [f64; 2]> + Clone) -> Option<Mat3> {
    let n = points.clone().count() as f64;
    if n == 0.0 {
        return None;
    }
    let (sx, sy) = points.clone().fold((0.0, 0.0), |(x, y), p| (x + p[0], y + p[1]));
    let (cx, cy) = (sx / n, sy / n);
    let spread: f64 = points.map(|p| ((p[0] - cx).powi(2) + (p[1] - cy).powi(2)).sqrt()).sum::<f64>() / n;
    if spread < 1e-9 {
        return None;
    }
    let s = std::f64::consts::SQRT_2 / spread;
    Some([s, 0.0, -s * cx, 0.0, s, -s * cy, 0.0, 0.0, 1.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cubic_with_three_roots_gives_them() {
        let mut roots = cubic_roots(2.0, -12.0, 22.0, -12.0);
        roots.sort_by(f64::total_cmp);
        for (r, e) in roots.iter().zip([1.0, 2.0, 3.0]) {
            assert!((r - e).abs() < 1e-9);
        }
        assert_eq!(cubic_roots(0.0, 0.0, 2.0, -4.0), vec![2.0]);
    }

    #[test]
    fn inverse_and_eigen_undo_what_they_should() {
        let m = [2.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 1.0];
        let i = mul(&m, &inverse(&m).unwrap());
        assert!(i.iter().zip([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-12));
        let (values, vectors) = eigen([[2.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 1.0]]);
        for (l, v) in values.iter().zip(vectors) {
            for r in 0..3 {
                let mv: f64 = (0..3).map(|c| m[r * 3 + c] * v[c]).sum();
                assert!((mv - l * v[r]).abs() < 1e-9);
            }
        }
    }
}
