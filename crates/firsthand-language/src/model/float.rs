//! Loops over rows of numbers: sums of sixteen lanes in a fixed order, so that every processor gives the same bits.

use super::wide::wide;

/// Numbers that go together in a loop; rows are whole multiples of it.
pub(super) const LANES: usize = 16;

/// Added to a small number, this leaves its nearest whole number in the low bits.
const ROUND: f32 = 12_582_912.0;
/// What is added to a variance before its root is taken; the base model's.
const EPSILON: f32 = 1e-12;

wide! {
    /// Writes rows of `width` numbers as bytes: a number is about `(byte - zero) * scale`, zero exactly so.
    pub(super) fn quantise(x: &[f32], width: usize, bytes: &mut [u8], scales: &mut [f32], zeros: &mut [i32]) {
        let outs = bytes.chunks_exact_mut(width).zip(scales.iter_mut().zip(zeros));
        for (row, (out, (scale, zero))) in x.chunks_exact(width).zip(outs) {
            let (mut low, mut high) = ([0.0; LANES], [0.0; LANES]);
            for part in row.as_chunks::<LANES>().0 {
                for i in 0..LANES {
                    low[i] = if part[i] < low[i] { part[i] } else { low[i] };
                    high[i] = if part[i] > high[i] { part[i] } else { high[i] };
                }
            }
            let (low, high) = (low.into_iter().fold(0.0, f32::min), high.into_iter().fold(0.0, f32::max));
            *scale = ((high - low) / 255.0).max(1e-30);
            let inverse = 1.0 / *scale;
            *zero = (-low * inverse + ROUND).to_bits() as i32 - ROUND.to_bits() as i32;
            let shift = ROUND + *zero as f32;
            for (byte, number) in out.iter_mut().zip(row) {
                let whole = (number * inverse + shift).to_bits() as i32 - ROUND.to_bits() as i32;
                *byte = whole.clamp(0, 255) as u8;
            }
        }
    }
}

wide! {
    /// Adds `more` to `x`, then makes each row of `weight`'s length have mean 0 and variance 1, times `weight`, plus `bias`
    /// (Ba, Kiros and Hinton 2016).
    pub(super) fn add_and_norm(x: &mut [f32], more: &[f32], weight: &[f32], bias: &[f32]) {
        let width = weight.len();
        for (row, more) in x.chunks_exact_mut(width).zip(more.chunks_exact(width)) {
            let mut sums = [0.0f32; LANES];
            for (part, more) in row.as_chunks_mut::<LANES>().0.iter_mut().zip(more.as_chunks::<LANES>().0) {
                for i in 0..LANES {
                    part[i] += more[i];
                    sums[i] += part[i];
                }
            }
            let mean = total(sums) / width as f32;
            let mut squares = [0.0f32; LANES];
            for part in row.as_chunks::<LANES>().0 {
                for i in 0..LANES {
                    squares[i] += (part[i] - mean) * (part[i] - mean);
                }
            }
            let factor = 1.0 / (total(squares) / width as f32 + EPSILON).sqrt();
            for ((x, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
                *x = (*x - mean) * factor * weight + bias;
            }
        }
    }
}

wide! {
    /// The Gaussian error linear unit (Hendrycks and Gimpel 2016) of the first `keep` numbers of each row of `width`. The error
    /// function is formula 7.1.26 of Abramowitz and Stegun (1964), off by at most 1.5e-7.
    pub(super) fn gelu(x: &mut [f32], width: usize, keep: usize) {
        for row in x.chunks_exact_mut(width) {
            for x in row.iter_mut().take(keep) {
                let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
                let t = 1.0 / (1.0 + 0.327_591_1 * z);
                let series = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_72) * t + 0.254_829_6) * t;
                let erf = (1.0 - series * exp(-z * z)).copysign(*x);
                *x = 0.5 * *x * (1.0 + erf);
            }
        }
    }
}

wide! {
    /// Makes each row of `width` numbers positive with sum 1, by their exponentials; those after the first `keep` come to nothing.
    pub(super) fn softmax(x: &mut [f32], width: usize, keep: usize) {
        for row in x.chunks_exact_mut(width) {
            for x in row.iter_mut().skip(keep) {
                *x = -1e30;
            }
            let mut top = [-1e30f32; LANES];
            for part in row.as_chunks::<LANES>().0 {
                for i in 0..LANES {
                    top[i] = if part[i] > top[i] { part[i] } else { top[i] };
                }
            }
            let top = top.into_iter().fold(-1e30, f32::max);
            let mut sums = [0.0; LANES];
            for part in row.as_chunks_mut::<LANES>().0 {
                for i in 0..LANES {
                    part[i] = exp(part[i] - top);
                    sums[i] += part[i];
                }
            }
            let factor = 1.0 / total(sums);
            for x in row {
                *x *= factor;
            }
        }
    }
}

/// A matrix in a slice: row `r` begins at `r * stride`.
#[derive(Clone, Copy)]
pub(super) struct Matrix<'a> {
    /// The numbers.
    pub data: &'a [f32],
    /// From one row to the next.
    pub stride: usize,
}

wide! {
    /// `out = a b`, for `a` of `rows` by `depth` and `b` of `depth` by `cols`, a multiple of [`LANES`]; rows of `out` are `stride` apart.
    pub(super) fn multiply(a: Matrix<'_>, b: Matrix<'_>, rows: usize, depth: usize, cols: usize, out: &mut [f32], stride: usize) {
        let line = |row: usize| a.data.get(row * a.stride..).and_then(|line| line.get(..depth)).unwrap_or(&[]);
        for col in (0..cols).step_by(LANES) {
            let b = Matrix { data: b.data.get(col..).unwrap_or(&[]), ..b };
            for row in (0..rows).step_by(4) {
                // Beyond the last row it is made again, and not kept.
                let lines = [0, 1, 2, 3].map(|r| line((row + r).min(rows - 1)));
                let sums = four(lines, b);
                let out = out.get_mut(row * stride + col..).unwrap_or_default();
                for (out, sums) in out.chunks_mut(stride).take(rows - row).zip(&sums) {
                    if let Some(out) = out.first_chunk_mut() {
                        *out = *sums;
                    }
                }
            }
        }
    }
}

/// Four rows times the first columns of a matrix. Each row's sums are a variable of their own, so that they stay in registers.
#[inline(always)]
fn four(lines: [&[f32]; 4], b: Matrix<'_>) -> [[f32; LANES]; 4] {
    let [mut first, mut second, mut third, mut fourth] = [[0.0; LANES]; 4];
    let [a, rest @ ..] = lines;
    for ((((right, a), b), c), d) in b.data.chunks(b.stride).zip(a).zip(rest[0]).zip(rest[1]).zip(rest[2]) {
        let Some(right) = right.first_chunk() else { break };
        add_times(&mut first, *a, right);
        add_times(&mut second, *b, right);
        add_times(&mut third, *c, right);
        add_times(&mut fourth, *d, right);
    }
    [first, second, third, fourth]
}

#[inline(always)]
fn add_times(sums: &mut [f32; LANES], left: f32, right: &[f32; LANES]) {
    for i in 0..LANES {
        sums[i] += left * right[i];
    }
}

/// The transpose of `rows` rows of `cols` numbers, its rows padded with zeros to a multiple of [`LANES`]; gives their length.
pub(super) fn transpose(a: Matrix<'_>, rows: usize, cols: usize, out: &mut Vec<f32>) -> usize {
    let width = rows.next_multiple_of(LANES);
    out.clear();
    out.resize(width * cols, 0.0);
    for (r, row) in a.data.chunks(a.stride).take(rows).enumerate() {
        for (column, x) in out.chunks_exact_mut(width).zip(row) {
            column[r] = *x;
        }
    }
    width
}

/// The sum of the lanes, by halves.
#[inline(always)]
fn total(mut lanes: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] += lanes[i + half];
        }
        half /= 2;
    }
    lanes[0]
}

/// e to the power of a number that is not above 88; below -87 it is next to nothing. Within two units in the last place: the
/// number is parted into a power of two and a rest within half of ln 2, whose exponential is a polynomial (as in Cephes' `expf`).
#[inline(always)]
fn exp(x: f32) -> f32 {
    let x = if x < -87.0 { -87.0 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUND;
    let power = rounded.to_bits().wrapping_sub(ROUND.to_bits());
    let whole = rounded - ROUND;
    let rest = x - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let series = ((((1.987_569_1e-4 * rest + 1.398_199_9e-3) * rest + 8.333_452e-3) * rest + 4.166_579_6e-2) * rest
        + 0.166_666_66)
        * rest
        + 0.5;
    (series * rest * rest + rest + 1.0) * f32::from_bits(power.wrapping_add(127) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, within -4..4.
    fn numbers(n: usize) -> Vec<f32> {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 21) as f32 - 4.0
        };
        (0..n).map(|_| next()).collect()
    }

    #[test]
    fn exponentials_are_right_to_the_last_places() {
        for i in -8700..=0 {
            let x = i as f32 / 100.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) - exact).abs() <= 3e-7 * exact, "{x}");
        }
        assert!(exp(-1e30) < 1e-37);
    }

    #[test]
    fn bytes_stand_for_their_numbers() {
        let x = numbers(4 * 32);
        let (mut bytes, mut scales, mut zeros) = (vec![0; x.len()], [0.0; 4], [0; 4]);
        quantise(&x, 32, &mut bytes, &mut scales, &mut zeros);
        for (i, (x, byte)) in x.iter().zip(&bytes).enumerate() {
            let back = (i32::from(*byte) - zeros[i / 32]) as f32 * scales[i / 32];
            assert!((x - back).abs() <= scales[i / 32] * 0.51 + 1e-6, "{x} {back}");
        }
        let (mut bytes, mut scales, mut zeros) = (vec![9; 32], [1.0], [1]);
        quantise(&[0.0; 32], 32, &mut bytes, &mut scales, &mut zeros);
        assert_eq!((bytes, zeros), (vec![0; 32], [0]));
    }

    #[test]
    fn products_are_those_of_the_plain_sum() {
        for (rows, depth, cols) in [(1, 5, 16), (13, 32, 48), (6, 1, 32)] {
            let (a, b) = (numbers(rows * depth), numbers(depth * cols));
            let mut out = vec![0.0; rows * cols];
            multiply(Matrix { data: &a, stride: depth }, Matrix { data: &b, stride: cols }, rows, depth, cols, &mut out, cols);
            for r in 0..rows {
                for c in 0..cols {
                    let exact: f32 = (0..depth).map(|k| a[r * depth + k] * b[k * cols + c]).sum();
                    assert!((out[r * cols + c] - exact).abs() < 1e-3, "{rows} {depth} {cols} at {r} {c}");
                }
            }
        }
    }

    #[test]
    fn a_softmax_sums_to_one_over_what_is_kept() {
        let mut x = numbers(32);
        let exact: Vec<f64> = x[..19].iter().map(|v| f64::from(*v).exp()).collect();
        softmax(&mut x, 32, 19);
        let sum: f64 = exact.iter().sum();
        for (x, e) in x.iter().zip(exact) {
            assert!((f64::from(*x) - e / sum).abs() < 1e-6);
        }
        assert!(x[19..].iter().all(|x| *x < 1e-30));
    }

    #[test]
    fn the_linear_unit_is_the_integral_of_the_bell() {
        let mut x = [-3.0, -1.0, -0.1, 0.0, 0.5, 1.0, 2.0, 5.0];
        gelu(&mut x, 8, 7);
        let exact = [-0.004_049_7, -0.158_655_3, -0.046_017_2, 0.0, 0.345_731_2, 0.841_344_7, 1.954_499_7, 5.0];
        for (x, exact) in x.iter().zip(exact) {
            assert!((x - exact).abs() < 1e-6, "{x} {exact}");
        }
    }

    #[test]
    fn a_norm_has_mean_and_variance_of_its_weights() {
        let mut x = numbers(64);
        add_and_norm(&mut x, &numbers(64), &[2.0; 32], &[1.0; 32]);
        for row in x.chunks(32) {
            let mean = row.iter().sum::<f32>() / 32.0;
            let variance = row.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 32.0;
            assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4);
        }
    }
}
