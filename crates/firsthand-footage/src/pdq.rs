//! PDQ: a 256-bit hash of how a picture looks, bit for bit that of the published reference.
//!
//! Luma, two box filters each way, 64 x 64 samples, the 16 x 16 lowest waves of a cosine transform, one bit for each
//! wave above the median. Equal pictures differ in few bits; crops of a few percent already in many.

use crate::raster::Gray;
use image::RgbImage;
use serde::{Deserialize, Serialize};

/// Hashes nearer than this (bits) are taken for the same picture.
pub const NEAR: u32 = 31;
/// Pictures below this quality (0..100) are too plain for their hash to mean anything.
pub const LEAST_QUALITY: u8 = 50;

/// A hash: 256 bits, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pdq(pub [u64; 4]);

impl Pdq {
    /// Bits in which two hashes differ, 0..256.
    pub fn distance(&self, other: &Pdq) -> u32 {
        self.0.iter().zip(other.0).map(|(a, b)| (a ^ b).count_ones()).sum()
    }
}

impl std::fmt::Display for Pdq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|w| write!(f, "{w:016x}"))
    }
}

/// A picture's hash, and how much its picture has to hash (0..100).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashed {
    /// The hash.
    pub pdq: Pdq,
    /// 0 for a blank picture, 100 for a busy one.
    pub quality: u8,
}

/// The hash of a picture. A picture without pixels has quality 0.
pub fn hash(rgb: &RgbImage) -> Hashed {
    let small = shrink(&luma(&cut_down(rgb)));
    Hashed { pdq: bits(&small), quality: quality(&small) }
}

/// The hashes of the picture, turned by 90, 180 and 270 degrees, and of the mirror image turned likewise.
pub fn eight(rgb: &RgbImage) -> [Hashed; 8] {
    let small = shrink(&luma(&cut_down(rgb)));
    let quality = quality(&small);
    std::array::from_fn(|turn| Hashed { pdq: bits(&turned(&small, turn)), quality })
}

const SMALL: usize = 64;
const WAVES: usize = 16;
type Block = Vec<f32>;

/// Sides longer than this are first cut down to it, as the reference does.
const LARGEST: u32 = 512;

/// Larger pictures become 512 x 512 by taking the nearest pixel, without regard to their shape.
fn cut_down(rgb: &RgbImage) -> std::borrow::Cow<'_, RgbImage> {
    let (w, h) = rgb.dimensions();
    if w <= LARGEST && h <= LARGEST {
        return std::borrow::Cow::Borrowed(rgb);
    }
    let at = |i: u32, size: u32| ((u64::from(i) * u64::from(size)) / u64::from(LARGEST)) as u32;
    std::borrow::Cow::Owned(RgbImage::from_fn(LARGEST, LARGEST, |x, y| *rgb.get_pixel(at(x, w), at(y, h))))
}

/// Brightness 0..255, as the reference weighs it.
fn luma(rgb: &RgbImage) -> Gray {
    let data = rgb
        .as_raw()
        .chunks_exact(3)
        .map(|p| match p {
            [r, g, b] => 0.299 * f32::from(*r) + 0.587 * f32::from(*g) + 0.114 * f32::from(*b),
            _ => 0.0,
        })
        .collect();
    Gray { width: rgb.width() as usize, height: rgb.height() as usize, data }
}

/// Blurs with two box filters each way and takes 64 x 64 samples.
fn shrink(luma: &Gray) -> Block {
    let (w, h) = (luma.width, luma.height);
    if w == 0 || h == 0 {
        return vec![0.0; SMALL * SMALL];
    }
    let window = |size: usize| size.div_ceil(2 * SMALL).clamp(1, size);
    let mut image = luma.data.clone();
    let mut line = Vec::new();
    for _ in 0..2 {
        for row in image.chunks_exact_mut(w) {
            line.clear();
            line.extend_from_slice(row);
            box_filter(&line, row, window(w));
        }
        let mut column = vec![0.0; h];
        for x in 0..w {
            line.clear();
            line.extend(image.iter().skip(x).step_by(w));
            box_filter(&line, &mut column, window(h));
            image.iter_mut().skip(x).step_by(w).zip(&column).for_each(|(to, from)| *to = *from);
        }
    }
    let at = |i: usize, size: usize| (((i as f64 + 0.5) * size as f64 / SMALL as f64) as usize).min(size - 1);
    (0..SMALL * SMALL).map(|k| image[at(k / SMALL, h) * w + at(k % SMALL, w)]).collect()
}

/// A running mean whose window shrinks at the ends. Sums run in the reference's order, so that bits agree.
fn box_filter(from: &[f32], to: &mut [f32], window: usize) {
    let n = from.len();
    let half = (window + 2) / 2;
    let (mut sum, mut count) = (0.0f32, 0.0f32);
    let (mut right, mut left, mut out) = (0, 0, 0);
    while out < n && out < to.len() {
        // The window of output `out` is [out + half - window, out + half).
        while right < (out + half).min(n) {
            sum += from[right];
            count += 1.0;
            right += 1;
        }
        while left + window < (out + half) {
            sum -= from[left];
            count -= 1.0;
            left += 1;
        }
        to[out] = sum / count;
        out += 1;
    }
}

/// How much changes from sample to sample.
fn quality(b: &[f32]) -> u8 {
    let step = |u: f32, v: f32| (((u - v) * 100.0) / 255.0).trunc().abs() as u32;
    let mut sum = 0;
    for y in 0..SMALL {
        for x in 0..SMALL {
            let here = b[y * SMALL + x];
            if y + 1 < SMALL {
                sum += step(here, b[(y + 1) * SMALL + x]);
            }
            if x + 1 < SMALL {
                sum += step(here, b[y * SMALL + x + 1]);
            }
        }
    }
    (sum / 90).min(100) as u8
}

fn bits(b: &[f32]) -> Pdq {
    let mut cosines = [[0.0f32; SMALL]; WAVES];
    let scale = (2.0 / SMALL as f64).sqrt();
    for (i, row) in cosines.iter_mut().enumerate() {
        for (j, c) in row.iter_mut().enumerate() {
            let angle = std::f64::consts::PI / 2.0 / SMALL as f64 * (i + 1) as f64 * (2 * j + 1) as f64;
            *c = (scale * angle.cos()) as f32;
        }
    }
    let mut half = [[0.0f32; SMALL]; WAVES];
    for (row, c) in half.iter_mut().zip(&cosines) {
        for (x, v) in row.iter_mut().enumerate() {
            *v = c.iter().enumerate().map(|(k, c)| c * b[k * SMALL + x]).sum();
        }
    }
    let mut waves = [0.0f32; WAVES * WAVES];
    for (k, v) in waves.iter_mut().enumerate() {
        *v = half[k / WAVES].iter().zip(&cosines[k % WAVES]).map(|(h, c)| h * c).sum();
    }
    let mut sorted = waves;
    sorted.sort_by(f32::total_cmp);
    let median = sorted[WAVES * WAVES / 2 - 1];
    let mut hash = [0u64; 4];
    for (k, v) in waves.iter().enumerate() {
        if *v > median {
            hash[3 - k / 64] |= 1 << (k % 64);
        }
    }
    Pdq(hash)
}

/// The block turned by `turn % 4` quarters, mirrored first where `turn` is 4 or more.
fn turned(b: &[f32], turn: usize) -> Block {
    let last = SMALL - 1;
    (0..SMALL * SMALL)
        .map(|k| {
            let (y, x) = (k / SMALL, k % SMALL);
            let (y, x) = match turn % 4 {
                0 => (y, x),
                1 => (last - x, y),
                2 => (last - y, last - x),
                _ => (x, last - y),
            };
            b[y * SMALL + if turn >= 4 { last - x } else { x }]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::imageops;

    fn picture() -> RgbImage {
        RgbImage::from_fn(600, 400, |x, y| {
            let (x, y) = (x as f32 / 20.0, y as f32 / 20.0);
            let v = (128.0 + 60.0 * (x * 1.3 + y * x * 0.03).sin() + 50.0 * (y * y * 0.1 - x).cos()) as u8;
            image::Rgb([v, v / 2 + 40, 255 - v])
        })
    }

    #[test]
    fn turned_pictures_have_the_turned_hashes() {
        let p = picture();
        let all = eight(&p);
        assert_eq!(all[0], hash(&p));
        let near = |i: usize, q: &RgbImage| {
            let bits = all[i].pdq.distance(&hash(q).pdq);
            assert!(bits <= 24, "turn {i}: {bits} bits");
        };
        near(1, &imageops::rotate90(&p));
        near(2, &imageops::rotate180(&p));
        near(3, &imageops::rotate270(&p));
        near(4, &imageops::flip_horizontal(&p));
    }

    #[test]
    fn plain_pictures_have_no_quality_and_half_the_bits_are_set_elsewhere() {
        let p = hash(&picture());
        assert!(p.quality > 20, "{}", p.quality);
        let set: u32 = p.pdq.0.iter().map(|w| w.count_ones()).sum();
        assert_eq!(set, 128);
        assert_eq!(hash(&RgbImage::new(40, 40)).quality, 0);
        assert_eq!(hash(&RgbImage::new(0, 0)).quality, 0);
        hash(&RgbImage::new(1, 1));
        assert_eq!(p.pdq.to_string().len(), 64);
    }
}
