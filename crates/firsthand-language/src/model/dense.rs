//! Products with matrices of eight bits, where nearly all the time goes.
//!
//! Whole numbers are summed exactly, and each row is quantised by itself: every processor gives the same bits, and no row's result
//! hangs on another's. The kernels hold the crate's only unsafe code.

use super::float::quantise;
use super::wide::wide;

/// Columns that are made together; a panel holds the weights of so many.
const WIDE: usize = 32;
/// Rows that are made together, and the step in which rows are padded.
const TALL: usize = 12;
const STEP: usize = 4;
/// Weights that are multiplied by one instruction.
const QUAD: usize = 4;

type Tile = [[i32; WIDE]; TALL];

/// Rows of numbers as bytes.
#[derive(Default)]
pub(super) struct Rows {
    width: usize,
    count: usize,
    /// Row by row, padded with rows of nothing to a multiple of [`STEP`].
    bytes: Vec<u8>,
    scales: Vec<f32>,
    zeros: Vec<i32>,
}

impl Rows {
    /// Takes rows of `width` numbers.
    pub(super) fn set(&mut self, x: &[f32], width: usize) {
        (self.width, self.count) = (width, x.len() / width.max(1));
        self.bytes.resize(self.count.next_multiple_of(STEP) * width, 0);
        self.scales.resize(self.count, 0.0);
        self.zeros.resize(self.count, 0);
        quantise(x, width, &mut self.bytes, &mut self.scales, &mut self.zeros);
    }
}

/// A matrix of weights: `outputs` times a row of `inputs`, plus a bias.
pub(super) struct Dense {
    /// Length of a row that goes in.
    pub inputs: usize,
    /// Length of a row that comes out.
    pub outputs: usize,
    /// Panel by panel of [`WIDE`] outputs, four inputs at a time: those four weights of each output.
    panels: Vec<i8>,
    /// Of each output, padded: the sum of its weights, its scale, its bias.
    sums: Vec<i32>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// Packs `weights`, a row an output. `None` where the sizes do not fit, or a row is no multiple of sixteen.
    pub(super) fn new(weights: &[u8], mut scales: Vec<f32>, mut bias: Vec<f32>) -> Option<Dense> {
        let outputs = bias.len();
        let inputs = weights.len().checked_div(outputs)?;
        if inputs == 0 || inputs % super::float::LANES != 0 || inputs * outputs != weights.len() || scales.len() != outputs {
            return None;
        }
        let padded = outputs.next_multiple_of(WIDE);
        let mut panels = vec![0; padded * inputs];
        let mut sums = vec![0; padded];
        for (o, row) in weights.chunks_exact(inputs).enumerate() {
            let panel = panels.get_mut(o / WIDE * WIDE * inputs..)?;
            for (group, four) in panel.chunks_exact_mut(WIDE * QUAD).zip(row.as_chunks::<QUAD>().0) {
                let at = o % WIDE * QUAD;
                *group.get_mut(at..)?.first_chunk_mut()? = four.map(|w| w as i8);
            }
            *sums.get_mut(o)? = row.iter().map(|w| i32::from(*w as i8)).sum();
        }
        scales.resize(padded, 0.0);
        bias.resize(padded, 0.0);
        Some(Dense { inputs, outputs, panels, sums, scales, bias })
    }

    /// Writes the product with each row over `out`, `outputs` numbers a row. Rows of another width give nothing.
    pub(super) fn apply(&self, rows: &Rows, out: &mut Vec<f32>) {
        out.resize(rows.count * self.outputs, 0.0);
        if rows.width != self.inputs {
            return out.fill(0.0);
        }
        let mut tile = [[0; WIDE]; TALL];
        let columns = self.sums.as_chunks::<WIDE>().0.iter().zip(self.scales.as_chunks().0).zip(self.bias.as_chunks().0);
        for (p, (panel, ((sums, scales), bias))) in self.panels.chunks_exact(WIDE * self.inputs).zip(columns).enumerate() {
            let column = Column { sums, scales, bias };
            let mut row = 0;
            while row < rows.count {
                let tall = if rows.count.next_multiple_of(STEP) - row >= TALL { TALL } else { STEP };
                let bytes = rows.bytes.get(row * self.inputs..(row + tall) * self.inputs).unwrap_or(&[]);
                kernel::product(bytes, panel, tall, &mut tile);
                let real = row..(row + tall).min(rows.count);
                let (row_scales, zeros) = (&rows.scales[real.clone()], &rows.zeros[real.clone()]);
                let out = out.get_mut(row * self.outputs + p * WIDE..).unwrap_or_default();
                finish(&tile, row_scales, zeros, column, out, self.outputs, (self.outputs - p * WIDE).min(WIDE));
                row += tall;
            }
        }
    }
}

/// A panel's outputs.
#[derive(Clone, Copy)]
struct Column<'a> {
    sums: &'a [i32; WIDE],
    scales: &'a [f32; WIDE],
    bias: &'a [f32; WIDE],
}

wide! {
    /// From sums of whole numbers to numbers, written to rows of `out` that are `stride` apart.
    fn finish(tile: &Tile, scales: &[f32], zeros: &[i32], column: Column<'_>, out: &mut [f32], stride: usize, keep: usize) {
        for (((sums, scale), zero), out) in tile.iter().zip(scales).zip(zeros).zip(out.chunks_mut(stride)) {
            let mut line = [0.0; WIDE];
            for c in 0..WIDE {
                line[c] = (sums[c] - zero * column.sums[c]) as f32 * (scale * column.scales[c]) + column.bias[c];
            }
            match out.first_chunk_mut::<WIDE>() {
                Some(out) if keep == WIDE => *out = line,
                _ => {
                    for (out, x) in out.iter_mut().zip(line).take(keep) {
                        *out = x;
                    }
                }
            }
        }
    }
}

/// Sums of products of bytes and weights: `tall` rows, of which each is as long as the panel is deep, by a panel.
mod kernel {
    use super::{QUAD, STEP, TALL, Tile, WIDE};

    /// Fills the first `tall` rows of `tile`.
    pub(super) fn product(bytes: &[u8], panel: &[i8], tall: usize, tile: &mut Tile) {
        let depth = panel.len() / WIDE;
        if bytes.len() < tall * depth || tall > TALL {
            return;
        }
        #[cfg(target_arch = "x86_64")]
        {
            use std::arch::is_x86_feature_detected as has;
            if has!("avx512f") && has!("avx512vnni") {
                // SAFETY: the processor has what the function needs, and there are `tall` rows of bytes.
                #[allow(unsafe_code)]
                return unsafe {
                    match tall {
                        TALL => x86::vnni::<TALL>(bytes, panel, tile),
                        _ => x86::vnni::<STEP>(bytes, panel, tile),
                    }
                };
            }
            if has!("avx2") {
                // SAFETY: as above.
                #[allow(unsafe_code)]
                return unsafe { x86::avx2(bytes, panel, tall, tile) };
            }
        }
        plain(bytes, panel, tall, tile);
    }

    /// The same for every processor.
    pub(super) fn plain(bytes: &[u8], panel: &[i8], tall: usize, tile: &mut Tile) {
        let depth = panel.len() / WIDE;
        for (row, sums) in bytes.chunks_exact(depth).take(tall).zip(tile) {
            *sums = [0; WIDE];
            for (four, weights) in row.as_chunks::<QUAD>().0.iter().zip(panel.chunks_exact(WIDE * QUAD)) {
                let four = four.map(i32::from);
                for (sum, w) in sums.iter_mut().zip(weights.as_chunks::<QUAD>().0) {
                    let w = w.map(i32::from);
                    *sum += four[0] * w[0] + four[1] * w[1] + four[2] * w[2] + four[3] * w[3];
                }
            }
        }
    }

    #[cfg(target_arch = "x86_64")]
    pub(super) mod x86 {
        use super::{QUAD, STEP, Tile, WIDE};
        use std::arch::x86_64::*;

        /// With instructions made for it: four products and their sum at once, for sixteen outputs.
        #[target_feature(enable = "avx512f,avx512vnni")]
        pub(in super::super) fn vnni<const R: usize>(bytes: &[u8], panel: &[i8], tile: &mut Tile) {
            let depth = panel.len() / WIDE;
            assert!(bytes.len() >= R * depth && R <= tile.len());
            let mut sums = [[_mm512_setzero_si512(); 2]; R];
            for (k, weights) in panel.chunks_exact(WIDE * QUAD).enumerate() {
                // SAFETY: a group of weights is two registers long. Row `r` has the bytes `r * depth..(r + 1) * depth`, and there are
                // `depth / 4` groups. No alignment is needed.
                #[allow(unsafe_code)]
                unsafe {
                    let left = _mm512_loadu_si512(weights.as_ptr().cast());
                    let right = _mm512_loadu_si512(weights.as_ptr().add(WIDE * QUAD / 2).cast());
                    for (r, sums) in sums.iter_mut().enumerate() {
                        let four = _mm512_set1_epi32(bytes.as_ptr().add(r * depth + k * QUAD).cast::<i32>().read_unaligned());
                        sums[0] = _mm512_dpbusd_epi32(sums[0], four, left);
                        sums[1] = _mm512_dpbusd_epi32(sums[1], four, right);
                    }
                }
            }
            for (line, sums) in tile.iter_mut().zip(&sums) {
                // SAFETY: a line is two registers long.
                #[allow(unsafe_code)]
                unsafe {
                    _mm512_storeu_si512(line.as_mut_ptr().cast(), sums[0]);
                    _mm512_storeu_si512(line.as_mut_ptr().add(WIDE / 2).cast(), sums[1]);
                }
            }
        }

        /// With plain AVX2: pairs of products in sixteen bits, which weights within -64..64 never overflow.
        #[target_feature(enable = "avx2")]
        pub(in super::super) fn avx2(bytes: &[u8], panel: &[i8], tall: usize, tile: &mut Tile) {
            const PART: usize = 8;
            let depth = panel.len() / WIDE;
            for (rows, lines) in bytes.chunks_exact(STEP * depth).take(tall / STEP).zip(tile.chunks_exact_mut(STEP)) {
                for half in [0, 2 * PART] {
                    let mut sums = [[_mm256_setzero_si256(); 2]; STEP];
                    for (k, weights) in panel.chunks_exact(WIDE * QUAD).enumerate() {
                        // SAFETY: from `half` on a group of weights is two registers long. Row `r` has the bytes
                        // `r * depth..(r + 1) * depth` of `rows`, and there are `depth / 4` groups. No alignment is needed.
                        #[allow(unsafe_code)]
                        unsafe {
                            let left = _mm256_loadu_si256(weights.as_ptr().add(half * QUAD).cast());
                            let right = _mm256_loadu_si256(weights.as_ptr().add((half + PART) * QUAD).cast());
                            for (r, sums) in sums.iter_mut().enumerate() {
                                let four =
                                    _mm256_set1_epi32(rows.as_ptr().add(r * depth + k * QUAD).cast::<i32>().read_unaligned());
                                let pairs = |w| _mm256_madd_epi16(_mm256_maddubs_epi16(four, w), _mm256_set1_epi16(1));
                                sums[0] = _mm256_add_epi32(sums[0], pairs(left));
                                sums[1] = _mm256_add_epi32(sums[1], pairs(right));
                            }
                        }
                    }
                    for (line, sums) in lines.iter_mut().zip(&sums) {
                        // SAFETY: from `half` on a line is at least two registers long.
                        #[allow(unsafe_code)]
                        unsafe {
                            _mm256_storeu_si256(line.as_mut_ptr().add(half).cast(), sums[0]);
                            _mm256_storeu_si256(line.as_mut_ptr().add(half + PART).cast(), sums[1]);
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(n: usize, seed: u32) -> Vec<u32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        (0..n).map(|_| next()).collect()
    }

    #[test]
    fn every_kernel_gives_the_same_sums() {
        let depth = 64;
        // The extremes among them: bytes of 255, weights of 64 and -64.
        let bytes: Vec<u8> = noise(TALL * depth, 1).iter().map(|x| (x % 3 * 127 + x % 2) as u8).collect();
        let panel: Vec<i8> =
            noise(WIDE * depth, 2).iter().map(|x| (x % 3 * 64) as i8).map(|w| if w < 0 { -64 } else { w }).collect();
        for tall in [STEP, TALL] {
            let mut expected = [[0; WIDE]; TALL];
            kernel::plain(&bytes, &panel, tall, &mut expected);
            let mut got = [[0; WIDE]; TALL];
            kernel::product(&bytes, &panel, tall, &mut got);
            assert_eq!(got, expected);
            #[cfg(target_arch = "x86_64")]
            if std::arch::is_x86_feature_detected!("avx2") {
                let mut got = [[0; WIDE]; TALL];
                // SAFETY: the processor has AVX2.
                #[allow(unsafe_code)]
                unsafe {
                    kernel::x86::avx2(&bytes, &panel, tall, &mut got);
                }
                assert_eq!(got, expected);
            }
        }
    }

    #[test]
    fn a_product_is_that_of_the_numbers() {
        for (count, outputs) in [(1, 3), (5, 32), (17, 70), (31, 64)] {
            let inputs = 32;
            let weights: Vec<u8> =
                noise(inputs * outputs, 3).iter().map(|x| (x % 129) as i8 as u8).map(|w| w.wrapping_sub(64)).collect();
            let scales: Vec<f32> = (0..outputs).map(|o| 0.01 + o as f32 * 0.001).collect();
            let bias: Vec<f32> = (0..outputs).map(|o| o as f32).collect();
            let x: Vec<f32> = noise(count * inputs, 4).iter().map(|x| *x as f32 / 32768.0 - 1.0).collect();
            let dense = Dense::new(&weights, scales.clone(), bias.clone()).expect("sizes fit");
            let (mut rows, mut out) = (Rows::default(), Vec::new());
            rows.set(&x, inputs);
            dense.apply(&rows, &mut out);
            assert_eq!(out.len(), count * outputs);
            for (i, got) in out.iter().enumerate() {
                let (r, o) = (i / outputs, i % outputs);
                let exact: f32 =
                    (0..inputs).map(|k| x[r * inputs + k] * f32::from(weights[o * inputs + k] as i8) * scales[o]).sum::<f32>()
                        + bias[o];
                assert!((got - exact).abs() < 0.5 * scales[o] * 64.0 * 0.05 + 0.02, "{count} {outputs}: {got} {exact}");
            }
        }
    }

    #[test]
    fn sizes_that_do_not_fit_are_refused() {
        assert!(Dense::new(&[0; 30], vec![0.0; 2], vec![0.0; 2]).is_none());
        assert!(Dense::new(&[0; 32], vec![0.0; 1], vec![0.0; 2]).is_none());
        assert!(Dense::new(&[], Vec::new(), Vec::new()).is_none());
    }
}
