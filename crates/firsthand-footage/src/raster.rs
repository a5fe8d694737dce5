//! Grey pictures as rows of `f32`, and the few operations everything else is made of.

use crate::wide::wide;
use image::RgbImage;

/// A one-channel picture: brightness 0..1, row by row from the top left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gray {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width * height` values.
    pub data: Vec<f32>,
}

impl Gray {
    /// A black picture.
    pub fn new(width: usize, height: usize) -> Self {
        Gray { width, height, data: vec![0.0; width * height] }
    }

    /// Luma (ITU-R BT.601) of a colour picture.
    pub fn from_rgb(rgb: &RgbImage) -> Self {
        let data = rgb
            .as_raw()
            .chunks_exact(3)
            .map(|p| match p {
                [r, g, b] => (0.299 * f32::from(*r) + 0.587 * f32::from(*g) + 0.114 * f32::from(*b)) / 255.0,
                _ => 0.0,
            })
            .collect();
        Gray { width: rgb.width() as usize, height: rgb.height() as usize, data }
    }

    /// The value at a pixel; coordinates outside are moved to the nearest edge. An empty picture is black.
    #[inline]
    pub fn at(&self, x: isize, y: isize) -> f32 {
        if self.data.is_empty() {
            return 0.0;
        }
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.data[y * self.width + x]
    }

    /// Bilinear interpolation at a point (pixel centres at whole numbers).
    #[inline]
    pub fn sample(&self, x: f32, y: f32) -> f32 {
        let (xi, yi) = (floor(x), floor(y));
        let (fx, fy) = (x - xi as f32, y - yi as f32);
        // Both rows at once where all four neighbours exist, as nearly always.
        let inside = xi >= 0 && yi >= 0 && (xi as usize) + 1 < self.width;
        let first = if inside { yi as usize * self.width + xi as usize } else { usize::MAX };
        let pair = |from: usize| self.data.get(from..).and_then(|row| row.first_chunk::<2>());
        let ([a, b], [c, d]) = match (pair(first), pair(first.saturating_add(self.width))) {
            (Some([a, b]), Some([c, d])) => ([*a, *b], [*c, *d]),
            _ => {
                let (x, y) = (xi as isize, yi as isize);
                ([self.at(x, y), self.at(x + 1, y)], [self.at(x, y + 1), self.at(x + 1, y + 1)])
            }
        };
        let top = a * (1.0 - fx) + b * fx;
        let low = c * (1.0 - fx) + d * fx;
        top * (1.0 - fy) + low * fy
    }

    /// [`Gray::sample`] at the first `count` of some points, all of which have four pixels around them (what has not is black).
    #[inline(always)]
    pub(crate) fn sample_within<const N: usize>(&self, x: &[f32; N], y: &[f32; N], count: usize, out: &mut [f32; N]) {
        // Places, pixels and mixtures are loops of their own, so that the first and the last are done many at a time.
        let (mut at, mut fx, mut fy) = ([0i32; N], [0.0f32; N], [0.0f32; N]);
        for i in 0..N {
            let ((x0, xi), (y0, yi)) = (whole(x[i]), whole(y[i]));
            (fx[i], fy[i]) = (x[i] - x0, y[i] - y0);
            at[i] = yi.wrapping_mul(self.width as i32).wrapping_add(xi);
        }
        let mut near = [[0.0f32; N]; 4];
        for (i, k) in at.iter().enumerate().take(count) {
            let pair = |k: usize| self.data.get(k..).and_then(|row| row.first_chunk::<2>());
            if let (Some([a, b]), Some([c, d])) = (pair(*k as usize), pair((*k as usize).saturating_add(self.width))) {
                (near[0][i], near[1][i], near[2][i], near[3][i]) = (*a, *b, *c, *d);
            }
        }
        for i in 0..N {
            let top = near[0][i] * (1.0 - fx[i]) + near[1][i] * fx[i];
            let low = near[2][i] * (1.0 - fx[i]) + near[3][i] * fx[i];
            out[i] = top * (1.0 - fy[i]) + low * fy[i];
        }
    }

    /// One row, empty where there is none.
    #[inline]
    pub fn row(&self, y: usize) -> &[f32] {
        self.data.get(y * self.width..(y + 1) * self.width).unwrap_or(&[])
    }

    /// Twice the width and height, by bilinear interpolation with pixel (2x, 2y) on pixel (x, y).
    pub fn doubled(&self) -> Gray {
        let (w, h) = (self.width * 2, self.height * 2);
        let mut out = Gray::new(w, h);
        for y in 0..h {
            let upper = self.row(y / 2);
            let lower = self.row((y / 2 + y % 2).min(self.height.saturating_sub(1)));
            double_row(upper, lower, &mut out.data[y * w..(y + 1) * w]);
        }
        out
    }

    /// Every second pixel of every second row.
    pub fn halved(&self) -> Gray {
        let (w, h) = (self.width / 2, self.height / 2);
        let mut out = Gray::new(w, h);
        for y in 0..h {
            let source = self.row(2 * y);
            for (to, from) in out.data[y * w..(y + 1) * w].iter_mut().zip(source.iter().step_by(2)) {
                *to = *from;
            }
        }
        out
    }

    /// Shrinks by area averaging so that the long side is at most `side`; never enlarges.
    pub fn shrunk_to(&self, side: usize) -> Gray {
        let long = self.width.max(self.height);
        if long <= side || long == 0 {
            return self.clone();
        }
        let fit = |v: usize| ((v * side + long / 2) / long).max(1);
        self.resized(fit(self.width), fit(self.height))
    }

    /// Resizes by area averaging (nearest pixel where it enlarges).
    pub fn resized(&self, width: usize, height: usize) -> Gray {
        let columns = coverage(self.width, width);
        let rows = coverage(self.height, height);
        let mut middle = Gray::new(width, self.height);
        // Some rows at a time: each sum waits for its own last addition only.
        const ROWS: usize = 8;
        for (y, target) in middle.data.chunks_mut((ROWS * width).max(1)).enumerate().map(|(i, t)| (i * ROWS, t)) {
            let sources: [&[f32]; ROWS] = std::array::from_fn(|r| self.row(y + r));
            for (x, (start, weights)) in columns.iter().enumerate() {
                let under = sources.map(|row| row.get(*start..start + weights.len()).unwrap_or(&[]));
                let sums = weighted(&under, weights);
                for (sum, row) in sums.iter().zip(target.chunks_exact_mut(width)) {
                    row[x] = *sum;
                }
            }
        }
        let mut out = Gray::new(width, height);
        for (y, (start, weights)) in rows.iter().enumerate() {
            let target = &mut out.data[y * width..(y + 1) * width];
            for (i, w) in weights.iter().enumerate() {
                for (to, v) in target.iter_mut().zip(middle.row(start + i)) {
                    *to += w * v;
                }
            }
        }
        out
    }
}

/// The next whole number below, within the range of the type. (`f32::floor` is a call where the processor is not known.)
#[inline]
fn floor(v: f32) -> i32 {
    let cut = v as i32;
    cut.saturating_sub(i32::from(cut as f32 > v))
}

/// The whole part of a number from 0 to below 2^22, as both kinds of number. Casts are slow in loops of vectors, as they must do
/// right by every number; this is arithmetic alone, and exact.
#[inline(always)]
pub(crate) fn whole(v: f32) -> (f32, i32) {
    const SHIFT: f32 = 8_388_608.0;
    let rounded = (v + SHIFT) - SHIFT;
    let down = rounded - if rounded > v { 1.0 } else { 0.0 };
    (down, (down + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) as i32)
}

/// The weighted sum of each of some rows; 0 for one that is shorter than the weights.
#[inline]
fn weighted<const N: usize>(rows: &[&[f32]; N], weights: &[f32]) -> [f32; N] {
    let mut sums = [0.0f32; N];
    if rows.iter().all(|r| r.len() == weights.len()) {
        for (i, w) in weights.iter().enumerate() {
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += w * row[i];
            }
        }
    } else {
        for (sum, row) in sums.iter_mut().zip(rows).filter(|(_, r)| r.len() == weights.len()) {
            *sum = weights.iter().zip(*row).map(|(w, v)| w * v).sum();
        }
    }
    sums
}

fn double_row(upper: &[f32], lower: &[f32], out: &mut [f32]) {
    for (x, pair) in out.chunks_exact_mut(2).enumerate() {
        let next = (x + 1).min(upper.len() - 1);
        let here = 0.5 * (upper[x] + lower[x]);
        let right = 0.5 * (upper[next] + lower[next]);
        pair[0] = here;
        pair[1] = 0.5 * (here + right);
    }
}

/// For each target cell: the first source cell it covers and the weight of each covered cell (summing to 1).
pub(crate) fn coverage(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let step = from as f64 / to.max(1) as f64;
    (0..to)
        .map(|i| {
            let (a, b) = (i as f64 * step, (i as f64 + 1.0) * step);
            let first = (a as usize).min(from.saturating_sub(1));
            let last = (b.ceil() as usize).clamp(first + 1, from.max(first + 1));
            let weight = |c: usize| (b.min(c as f64 + 1.0) - a.max(c as f64)).max(0.0);
            let total: f64 = (first..last).map(weight).sum();
            let weights = (first..last).map(|c| if total > 0.0 { (weight(c) / total) as f32 } else { 1.0 }).collect();
            (first, weights)
        })
        .collect()
}

/// Half of a symmetric Gaussian kernel: the centre weight first, summing to 1 over the whole kernel.
pub(crate) fn gaussian_half(sigma: f32) -> Vec<f32> {
    let radius = (3.0 * sigma).ceil().max(1.0) as usize;
    let raw: Vec<f64> = (0..=radius).map(|i| (-((i * i) as f64) / (2.0 * f64::from(sigma).powi(2))).exp()).collect();
    let total = raw[0] + 2.0 * raw[1..].iter().sum::<f64>();
    raw.iter().map(|v| (v / total) as f32).collect()
}

/// Gaussian blur with edges repeated.
pub fn blur(source: &Gray, sigma: f32) -> Gray {
    let mut out = Gray::new(source.width, source.height);
    blur_into(source, &gaussian_half(sigma), &mut out);
    out
}

/// Blurs `source` into `out` (same size) with a half kernel made by [`gaussian_half`].
pub(crate) fn blur_into(source: &Gray, half: &[f32], out: &mut Gray) {
    let (w, h) = (source.width, source.height);
    if w == 0 || h == 0 {
        return;
    }
    let radius = half.len() - 1;
    let mut padded = vec![0.0f32; w + 2 * radius];
    for y in 0..h {
        blur_column_row(&source.data, w, h, y, half, &mut padded[radius..radius + w]);
        let (first, last) = (padded[radius], padded[radius + w - 1]);
        padded[..radius].fill(first);
        padded[radius + w..].fill(last);
        blur_row(&padded, half, &mut out.data[y * w..(y + 1) * w]);
    }
}

const LANES: usize = 32;

wide! {
    /// One output row of the vertical pass.
    fn blur_column_row(data: &[f32], w: usize, h: usize, y: usize, half: &[f32], out: &mut [f32]) {
        let row = |yy: usize| &data[yy * w..(yy + 1) * w];
        let centre = row(y);
        let full = w / LANES * LANES;
        let mut x = 0;
        while x < full {
            let mut acc = [0.0f32; LANES];
            for (a, c) in acc.iter_mut().zip(&centre[x..x + LANES]) {
                *a = half[0] * c;
            }
            for (i, k) in half.iter().enumerate().skip(1) {
                let up = &row(y.saturating_sub(i))[x..x + LANES];
                let down = &row((y + i).min(h - 1))[x..x + LANES];
                for l in 0..LANES {
                    acc[l] += k * (up[l] + down[l]);
                }
            }
            out[x..x + LANES].copy_from_slice(&acc);
            x += LANES;
        }
        for x in full..w {
            let mut acc = half[0] * centre[x];
            for (i, k) in half.iter().enumerate().skip(1) {
                acc += k * (row(y.saturating_sub(i))[x] + row((y + i).min(h - 1))[x]);
            }
            out[x] = acc;
        }
    }
}

wide! {
    /// The horizontal pass of one row; `padded` has the kernel's radius more on either side.
    fn blur_row(padded: &[f32], half: &[f32], out: &mut [f32]) {
        let radius = half.len() - 1;
        let w = out.len();
        let full = w / LANES * LANES;
        let mut x = 0;
        while x < full {
            let mut acc = [0.0f32; LANES];
            for (a, c) in acc.iter_mut().zip(&padded[x + radius..x + radius + LANES]) {
                *a = half[0] * c;
            }
            for (i, k) in half.iter().enumerate().skip(1) {
                let left = &padded[x + radius - i..x + radius - i + LANES];
                let right = &padded[x + radius + i..x + radius + i + LANES];
                for l in 0..LANES {
                    acc[l] += k * (left[l] + right[l]);
                }
            }
            out[x..x + LANES].copy_from_slice(&acc);
            x += LANES;
        }
        for x in full..w {
            let mut acc = half[0] * padded[x + radius];
            for (i, k) in half.iter().enumerate().skip(1) {
                acc += k * (padded[x + radius - i] + padded[x + radius + i]);
            }
            out[x] = acc;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_keeps_a_flat_picture_flat_and_its_mass_elsewhere() {
        let mut flat = Gray::new(70, 9);
        flat.data.fill(0.5);
        assert!(blur(&flat, 2.0).data.iter().all(|v| (v - 0.5).abs() < 1e-5));
        let mut dot = Gray::new(65, 65);
        dot.data[32 * 65 + 32] = 1.0;
        let total: f32 = blur(&dot, 1.6).data.iter().sum();
        assert!((total - 1.0).abs() < 1e-4);
    }

    #[test]
    fn sizes_of_zero_do_no_harm() {
        let none = Gray::new(0, 0);
        assert_eq!(blur(&none, 1.0), none);
        assert_eq!(none.at(3, 3), 0.0);
        assert_eq!(none.shrunk_to(10), none);
        let thin = Gray::new(1, 5000).shrunk_to(100);
        assert_eq!((thin.width, thin.height), (1, 100));
    }

    #[test]
    fn whole_parts_are_those_of_a_cast() {
        for i in 0..4_000_000u32 {
            let v = i as f32 * 0.013_7;
            assert_eq!(whole(v), (v.floor(), v as i32));
            assert_eq!(whole(i as f32), (i as f32, i as i32));
            assert_eq!(floor(-v), (-v).floor() as i32);
        }
        for v in [0.0, f32::MIN_POSITIVE, 0.5, 1.0 - f32::EPSILON, 1.5, 2.5, 4_194_303.0, 4_194_303.5] {
            assert_eq!(whole(v), (v.floor(), v as i32));
        }
    }

    #[test]
    fn shrinking_keeps_the_mean() {
        let mut g = Gray::new(100, 60);
        for (i, v) in g.data.iter_mut().enumerate() {
            *v = (i * 7919 % 101) as f32 / 101.0;
        }
        let mean = |g: &Gray| g.data.iter().sum::<f32>() / g.data.len() as f32;
        assert!((mean(&g) - mean(&g.resized(37, 23))).abs() < 1e-3);
    }
}
