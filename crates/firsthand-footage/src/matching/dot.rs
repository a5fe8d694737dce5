//! Scalar products of one descriptor with many: where matching spends its time.
//!
//! Whole numbers, so every version gives the same result.

use crate::sift::DIMENSIONS;

type Wide = [i16; DIMENSIONS];

/// `out[i]` becomes the scalar product of `one` and `many[i]`.
pub(super) fn dots(one: &Wide, many: &[Wide], out: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the function needs nothing but AVX2, which was just found.
        #[allow(unsafe_code)]
        unsafe {
            avx2::dots(one, many, out);
        }
        return;
    }
    for (o, d) in out.iter_mut().zip(many) {
        *o = plain(one, d);
    }
}

fn plain(a: &Wide, b: &Wide) -> i32 {
    a.iter().zip(b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::Wide;
    use std::arch::x86_64::*;

    /// Numbers in a register, and registers in a descriptor.
    const LANES: usize = 16;
    const REGISTERS: usize = super::DIMENSIONS / LANES;

    #[target_feature(enable = "avx2")]
    fn load(d: &Wide, register: usize) -> __m256i {
        let part: &[i16] = &d[register * LANES..(register + 1) * LANES];
        // SAFETY: `part` is 16 numbers of two bytes, the 32 bytes read; no alignment is needed.
        #[allow(unsafe_code)]
        unsafe {
            _mm256_loadu_si256(part.as_ptr().cast())
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn dots(one: &Wide, many: &[Wide], out: &mut [i32]) {
        let mut query = [_mm256_setzero_si256(); REGISTERS];
        for (r, q) in query.iter_mut().enumerate() {
            *q = load(one, r);
        }
        let mut fours = out.chunks_exact_mut(4);
        let mut groups = many.chunks_exact(4);
        for (o, group) in fours.by_ref().zip(groups.by_ref()) {
            let mut sums = [_mm256_setzero_si256(); 4];
            for (r, q) in query.iter().enumerate() {
                for (sum, d) in sums.iter_mut().zip(group) {
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(*q, load(d, r)));
                }
            }
            let left = _mm256_hadd_epi32(sums[0], sums[1]);
            let right = _mm256_hadd_epi32(sums[2], sums[3]);
            let all = _mm256_hadd_epi32(left, right);
            let four = _mm_add_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256::<1>(all));
            o[0] = _mm_extract_epi32::<0>(four);
            o[1] = _mm_extract_epi32::<1>(four);
            o[2] = _mm_extract_epi32::<2>(four);
            o[3] = _mm_extract_epi32::<3>(four);
        }
        for (o, d) in fours.into_remainder().iter_mut().zip(groups.remainder()) {
            *o = super::plain(one, d);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_give_the_same_numbers() {
        let make = |seed: usize| -> Wide { std::array::from_fn(|i| ((i * 37 + seed * 101) % 256) as i16) };
        for count in 0..9 {
            let many: Vec<Wide> = (0..count).map(make).collect();
            let mut out = vec![0; count];
            dots(&make(77), &many, &mut out);
            assert!(out.iter().zip(&many).all(|(o, d)| *o == plain(&make(77), d)));
        }
    }
}
