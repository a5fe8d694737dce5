//! The discrete Fourier transform of a grid whose sides are powers of two (Cooley and Tukey 1965), for correlating pictures.
//!
//! Of our own because the sums must run in one order on every processor, and because products of spectra need no order of
//! frequencies: they stay as the butterflies leave them, bit-reversed and transposed, and nothing is ever put back in line.

/// A grid of complex numbers, real and imaginary parts apart so that loops over rows are done many at a time.
#[derive(Clone)]
pub(super) struct Grid {
    pub width: usize,
    pub height: usize,
    pub real: Vec<f32>,
    pub imaginary: Vec<f32>,
}

impl Grid {
    /// Zeros; both sides must be powers of two.
    pub fn new(width: usize, height: usize) -> Self {
        debug_assert!(width.is_power_of_two() && height.is_power_of_two());
        let zeros = || vec![0.0; width * height];
        Grid { width, height, real: zeros(), imaginary: zeros() }
    }

    /// The spectrum, transposed, both axes in bit-reversed order.
    pub fn forward(mut self) -> Grid {
        forward_columns(&mut self);
        let mut turned = self.transposed();
        forward_columns(&mut turned);
        turned
    }

    /// The grid of a spectrum as [`Grid::forward`] leaves it, times its number of cells.
    pub fn backward(mut self) -> Grid {
        backward_columns(&mut self);
        let mut turned = self.transposed();
        backward_columns(&mut turned);
        turned
    }

    fn transposed(&self) -> Grid {
        const BLOCK: usize = 16;
        let (w, h) = (self.width, self.height);
        let mut out = Grid::new(h, w);
        for (from, to) in [(&self.real, &mut out.real), (&self.imaginary, &mut out.imaginary)] {
            for (top, left) in (0..h).step_by(BLOCK).flat_map(|t| (0..w).step_by(BLOCK).map(move |l| (t, l))) {
                for y in top..(top + BLOCK).min(h) {
                    for x in left..(left + BLOCK).min(w) {
                        to[x * h + y] = from[y * w + x];
                    }
                }
            }
        }
        out
    }
}

/// For each place of a bit-reversed axis the place of the frequency of other sign.
pub(super) fn opposite(size: usize) -> Vec<usize> {
    let bits = size.trailing_zeros();
    let reversed = |i: usize| if bits == 0 { 0 } else { i.reverse_bits() >> (usize::BITS - bits) };
    (0..size).map(|i| reversed((size - reversed(i)) % size)).collect()
}

/// Decimation in frequency over the columns: natural order in, bit-reversed order out.
fn forward_columns(g: &mut Grid) {
    let mut half = g.height / 2;
    while half > 0 {
        for (j, [c, s]) in turns(half).into_iter().enumerate() {
            for top in (j..g.height).step_by(2 * half) {
                let ([ar, ai], [br, bi]) = rows(g, top, top + half);
                for k in 0..ar.len() {
                    let (dr, di) = (ar[k] - br[k], ai[k] - bi[k]);
                    ar[k] += br[k];
                    ai[k] += bi[k];
                    br[k] = dr * c + di * s;
                    bi[k] = di * c - dr * s;
                }
            }
        }
        half /= 2;
    }
}

/// Decimation in time over the columns: bit-reversed order in, natural order out.
fn backward_columns(g: &mut Grid) {
    let mut half = 1;
    while half < g.height {
        for (j, [c, s]) in turns(half).into_iter().enumerate() {
            for top in (j..g.height).step_by(2 * half) {
                let ([ar, ai], [br, bi]) = rows(g, top, top + half);
                for k in 0..ar.len() {
                    let (tr, ti) = (br[k] * c - bi[k] * s, bi[k] * c + br[k] * s);
                    br[k] = ar[k] - tr;
                    bi[k] = ai[k] - ti;
                    ar[k] += tr;
                    ai[k] += ti;
                }
            }
        }
        half *= 2;
    }
}

/// Cosine and sine of the first half turn in `half` steps.
fn turns(half: usize) -> Vec<[f32; 2]> {
    let angle = |j: usize| std::f64::consts::PI * j as f64 / half as f64;
    (0..half).map(|j| [angle(j).cos() as f32, angle(j).sin() as f32]).collect()
}

type Row<'a> = [&'a mut [f32]; 2];

/// Two rows, `a` above `b`, each with its real and imaginary part, all of one length.
fn rows(g: &mut Grid, a: usize, b: usize) -> (Row<'_>, Row<'_>) {
    let w = g.width;
    let (upper, lower) = g.real.split_at_mut(b * w);
    let (upper_i, lower_i) = g.imaginary.split_at_mut(b * w);
    ([&mut upper[a * w..(a + 1) * w], &mut upper_i[a * w..(a + 1) * w]], [&mut lower[..w], &mut lower_i[..w]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waves() -> Grid {
        let mut g = Grid::new(16, 8);
        for (k, v) in g.real.iter_mut().enumerate() {
            *v = ((k * 37 + 11) % 29) as f32 - 14.0;
        }
        for (k, v) in g.imaginary.iter_mut().enumerate() {
            *v = ((k * 53 + 5) % 31) as f32 - 15.0;
        }
        g
    }

    #[test]
    fn there_and_back_is_where_it_was() {
        let (before, after) = (waves(), waves().forward().backward());
        assert_eq!((after.width, after.height), (16, 8));
        for (b, a) in [(&before.real, &after.real), (&before.imaginary, &after.imaginary)] {
            assert!(b.iter().zip(a).all(|(b, a)| (b - a / 128.0).abs() < 1e-4));
        }
    }

    #[test]
    fn a_spectrum_is_the_sum_that_defines_it() {
        let (g, spectrum) = (waves(), waves().forward());
        let reversed = |i: usize, bits: u32| i.reverse_bits() >> (usize::BITS - bits);
        for (u, v) in [(0, 0), (1, 0), (0, 1), (5, 3), (15, 7)] {
            let (mut re, mut im) = (0.0f64, 0.0f64);
            for (y, x) in (0..8).flat_map(|y| (0..16).map(move |x| (y, x))) {
                let angle = -std::f64::consts::TAU * (u as f64 * x as f64 / 16.0 + v as f64 * y as f64 / 8.0);
                let (r, i) = (f64::from(g.real[y * 16 + x]), f64::from(g.imaginary[y * 16 + x]));
                re += r * angle.cos() - i * angle.sin();
                im += r * angle.sin() + i * angle.cos();
            }
            let at = reversed(u, 4) * 8 + reversed(v, 3);
            assert!((re - f64::from(spectrum.real[at])).abs() < 1e-2, "{u} {v}");
            assert!((im - f64::from(spectrum.imaginary[at])).abs() < 1e-2, "{u} {v}");
        }
    }

    #[test]
    fn the_opposite_frequency_of_a_real_grid_is_its_conjugate() {
        let mut g = waves();
        g.imaginary.fill(0.0);
        let s = g.forward();
        let (across, down) = (opposite(s.width), opposite(s.height));
        for (y, x) in (0..s.height).flat_map(|y| (0..s.width).map(move |x| (y, x))) {
            let (here, there) = (y * s.width + x, down[y] * s.width + across[x]);
            assert!((s.real[here] - s.real[there]).abs() < 1e-2 && (s.imaginary[here] + s.imaginary[there]).abs() < 1e-2);
        }
        assert_eq!(opposite(1), [0]);
    }
}
