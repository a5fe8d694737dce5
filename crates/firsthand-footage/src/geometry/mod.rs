//! Where cameras stand and what planes do: fundamental matrices, homographies and similarities,
//! fitted to matches of which most may be wrong.

// Matrix code is clearer by index, as in the books.
#[allow(clippy::needless_range_loop)]
pub mod fundamental;
pub mod homography;
#[allow(clippy::needless_range_loop)]
pub(crate) mod linear;
pub mod local;
pub mod robust;
pub mod similarity;

/// A 3 x 3 matrix, row by row.
pub type Mat3 = [f64; 9];

/// A pair of points that may be the same point of the world, in pixels of their pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// Point of the first picture.
    pub a: [f64; 2],
    /// Point of the second picture.
    pub b: [f64; 2],
    /// Turn of the feature from the first to the second picture, radians in (-pi, pi].
    pub turn: f64,
    /// Natural logarithm of the feature's growth from the first to the second picture.
    pub growth: f64,
    /// The feature's scale in the first picture, in pixels.
    pub scale: f64,
    /// Ratio of descriptor distances (0 sure, 1 worthless).
    pub ratio: f64,
}

/// `m` times the homogeneous point `p`; `None` at infinity.
pub fn project(m: &Mat3, p: [f64; 2]) -> Option<[f64; 2]> {
    let w = m[6] * p[0] + m[7] * p[1] + m[8];
    if w.abs() < 1e-12 {
        return None;
    }
    Some([(m[0] * p[0] + m[1] * p[1] + m[2]) / w, (m[3] * p[0] + m[4] * p[1] + m[5]) / w])
}

/// The smallest difference of two directions, in radians, in [0, pi].
pub fn turn_between(a: f64, b: f64) -> f64 {
    let d = (a - b).rem_euclid(std::f64::consts::TAU);
    d.min(std::f64::consts::TAU - d)
}
