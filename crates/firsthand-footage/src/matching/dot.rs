//! Scalar products of a few descriptors with many: where matching spends its time.
//!
//! Whole numbers throughout, so every version gives the same result; only the time differs.

use crate::sift::{DIMENSIONS, Descriptor};

/// Descriptors of the first picture taken together, so that each load of the second picture's is used so often.
pub(super) const ROWS: usize = 4;
/// Descriptors of the second picture that lie side by side in memory.
pub(super) const BLOCK: usize = 16;
/// Neighbouring numbers of one descriptor: what one instruction multiplies and adds up.
const RUN: usize = 4;
/// Runs in a descriptor.
const RUNS: usize = DIMENSIONS / RUN;

/// One run of each of sixteen descriptors.
type Slice = [u8; RUN * BLOCK];

/// The descriptors of a picture, laid out for [`Many::dots`]: the first run of sixteen descriptors, their second run, and so on.
pub(super) struct Many {
    blocks: Vec<[Slice; RUNS]>,
    /// The sum of each descriptor's numbers.
    sums: Vec<i32>,
}

/// Which instructions are used.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Level {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// AVX-512 with products of bytes (VNNI).
    #[cfg(target_arch = "x86_64")]
    Vnni,
}

/// The best that this processor has.
fn level() -> Level {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::is_x86_feature_detected as has;
        if has!("avx512f") && has!("avx512vnni") {
            return Level::Vnni;
        }
        if has!("avx2") {
            return Level::Avx2;
        }
    }
    Level::Plain
}

impl Many {
    pub fn new(descriptors: &[Descriptor]) -> Self {
        let mut blocks = vec![[[0; RUN * BLOCK]; RUNS]; descriptors.len().div_ceil(BLOCK)];
        for (block, own) in blocks.iter_mut().zip(descriptors.chunks(BLOCK)) {
            for (place, d) in own.iter().enumerate() {
                for (slice, run) in block.iter_mut().zip(d.chunks_exact(RUN)) {
                    slice[place * RUN..(place + 1) * RUN].copy_from_slice(run);
                }
            }
        }
        let mut sums: Vec<i32> = descriptors.iter().map(|d| d.iter().map(|v| i32::from(*v)).sum()).collect();
        sums.resize(blocks.len() * BLOCK, 0);
        Many { blocks, sums }
    }

    /// Numbers in a row of products: the descriptors, filled up to whole blocks.
    pub fn padded(&self) -> usize {
        self.sums.len()
    }

    /// `out[r][i]` becomes the scalar product of `rows[r]` and descriptor `i`; each row of `out` holds [`Many::padded`] numbers.
    pub fn dots(&self, rows: &[Descriptor; ROWS], out: &mut [Vec<i32>; ROWS]) {
        self.dots_by(level(), rows, out);
    }

    fn dots_by(&self, level: Level, rows: &[Descriptor; ROWS], out: &mut [Vec<i32>; ROWS]) {
        match level {
            Level::Plain => self.plain(rows, out),
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => {
                // SAFETY: the function needs nothing but AVX2; `level` has found it.
                #[allow(unsafe_code)]
                unsafe {
                    x86::avx2(self, rows, out);
                }
            }
            #[cfg(target_arch = "x86_64")]
            Level::Vnni => {
                // SAFETY: the function needs nothing but AVX-512F and its VNNI; `level` has found both.
                #[allow(unsafe_code)]
                unsafe {
                    x86::vnni(self, rows, out);
                }
            }
        }
    }

    fn plain(&self, rows: &[Descriptor; ROWS], out: &mut [Vec<i32>; ROWS]) {
        for (row, out) in rows.iter().zip(out) {
            for (block, out) in self.blocks.iter().zip(out.chunks_exact_mut(BLOCK)) {
                let mut products = [0i32; RUN * BLOCK];
                for (slice, run) in block.iter().zip(row.chunks_exact(RUN)) {
                    for (sums, its) in products.chunks_exact_mut(RUN).zip(slice.chunks_exact(RUN)) {
                        for ((s, x), y) in sums.iter_mut().zip(its).zip(run) {
                            *s += i32::from(*x) * i32::from(*y);
                        }
                    }
                }
                for (o, sums) in out.iter_mut().zip(products.chunks_exact(RUN)) {
                    *o = sums.iter().sum();
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, Descriptor, Many, ROWS, RUN, RUNS, Slice};
    use std::arch::x86_64::*;

    /// Sixteen bytes of a slice, widened to two bytes each.
    #[target_feature(enable = "avx2")]
    fn widened(slice: &Slice, quarter: usize) -> __m256i {
        let part: &[u8] = &slice[quarter * BLOCK..(quarter + 1) * BLOCK];
        // SAFETY: `part` is the 16 bytes read; no alignment is needed.
        #[allow(unsafe_code)]
        let bytes = unsafe { _mm_loadu_si128(part.as_ptr().cast()) };
        _mm256_cvtepu8_epi16(bytes)
    }

    /// Half a block (eight descriptors) at a time: four sums of products of two a register, and two registers for each row.
    #[target_feature(enable = "avx2")]
    pub(super) fn avx2(many: &Many, rows: &[Descriptor; ROWS], out: &mut [Vec<i32>; ROWS]) {
        // A run of each row, widened, as one number of eight bytes.
        let runs: [[i64; ROWS]; RUNS] = std::array::from_fn(|k| {
            std::array::from_fn(|r| {
                let run = &rows[r][k * RUN..(k + 1) * RUN];
                run.iter().rev().fold(0i64, |all, v| (all << 16) | i64::from(*v))
            })
        });
        for (b, block) in many.blocks.iter().enumerate() {
            for half in 0..2 {
                let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
                for (slice, runs) in block.iter().zip(&runs) {
                    let (left, right) = (widened(slice, 2 * half), widened(slice, 2 * half + 1));
                    for (sums, run) in sums.iter_mut().zip(runs) {
                        let run = _mm256_set1_epi64x(*run);
                        sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(left, run));
                        sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(right, run));
                    }
                }
                for ([left, right], out) in sums.iter().zip(out.iter_mut()) {
                    // Sums stand in order but for the two middle quarters.
                    let all = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(*left, *right));
                    let start = b * BLOCK + half * (BLOCK / 2);
                    let to: &mut [i32] = &mut out[start..start + BLOCK / 2];
                    // SAFETY: `to` is the 8 numbers of four bytes written; no alignment is needed.
                    #[allow(unsafe_code)]
                    unsafe {
                        _mm256_storeu_si256(to.as_mut_ptr().cast(), all);
                    }
                }
            }
        }
    }

    /// Two blocks at a time. The instruction multiplies bytes without a sign by bytes with one: 128 is taken from each number of
    /// the rows, and 128 times the sum of the other descriptor's numbers is added in the end.
    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(super) fn vnni(many: &Many, rows: &[Descriptor; ROWS], out: &mut [Vec<i32>; ROWS]) {
        let runs: [[i32; ROWS]; RUNS] = std::array::from_fn(|k| {
            std::array::from_fn(|r| i32::from_le_bytes(std::array::from_fn(|i| rows[r][k * RUN + i].wrapping_sub(128))))
        });
        for (p, pair) in many.blocks.chunks(2).enumerate() {
            let (first, second) = (&pair[0], pair.last().unwrap_or(&pair[0]));
            let mut sums = [[_mm512_setzero_si512(); 2]; ROWS];
            for ((one, two), runs) in first.iter().zip(second).zip(&runs) {
                let (one, two) = (loaded(one), loaded(two));
                for (sums, run) in sums.iter_mut().zip(runs) {
                    let run = _mm512_set1_epi32(*run);
                    sums[0] = _mm512_dpbusd_epi32(sums[0], one, run);
                    sums[1] = _mm512_dpbusd_epi32(sums[1], two, run);
                }
            }
            for (sums, out) in sums.iter().zip(out.iter_mut()) {
                for (i, sum) in sums.iter().enumerate().take(pair.len()) {
                    let start = (2 * p + i) * BLOCK;
                    let (to, all) = (&mut out[start..start + BLOCK], &many.sums[start..start + BLOCK]);
                    // SAFETY: `all` and `to` are the 16 numbers of four bytes read and written; no alignment is needed.
                    #[allow(unsafe_code)]
                    unsafe {
                        let all = _mm512_loadu_si512(all.as_ptr().cast());
                        let whole = _mm512_add_epi32(*sum, _mm512_slli_epi32::<7>(all));
                        _mm512_storeu_si512(to.as_mut_ptr().cast(), whole);
                    }
                }
            }
        }
    }

    #[target_feature(enable = "avx512f")]
    fn loaded(slice: &Slice) -> __m512i {
        // SAFETY: a slice is the 64 bytes read; no alignment is needed.
        #[allow(unsafe_code)]
        unsafe {
            _mm512_loadu_si512(slice.as_ptr().cast())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_gives_the_same_numbers() {
        // All values of a byte, the extremes above all.
        let make = |seed: usize| -> Descriptor {
            std::array::from_fn(
                |i| if seed.is_multiple_of(5) { 255 * (i % 2) as u8 } else { ((i * 37 + seed * 101) % 256) as u8 },
            )
        };
        let mut levels = vec![Level::Plain, level()];
        #[cfg(target_arch = "x86_64")]
        if level() == Level::Vnni {
            levels.push(Level::Avx2);
        }
        let rows = [make(75), make(1), make(2), [255; DIMENSIONS]];
        for count in [0, 1, 15, 16, 17, 33, 70] {
            let others: Vec<Descriptor> = (0..count).map(make).collect();
            let many = Many::new(&others);
            for level in &levels {
                let mut out = [(); ROWS].map(|()| vec![-1; many.padded()]);
                many.dots_by(*level, &rows, &mut out);
                for (row, out) in rows.iter().zip(&out) {
                    for (i, o) in out.iter().enumerate() {
                        let product = |d: &Descriptor| row.iter().zip(d).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
                        assert_eq!(*o, others.get(i).map_or(0, product), "{level:?}, {count} descriptors, {i}");
                    }
                }
            }
        }
    }
}
