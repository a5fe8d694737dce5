//! A part of a nearly plain picture, a sky or a wall, found by its grain: what sensor and codec left on it survives cropping
//! and one more compression, where there is nothing that a feature could hold on to.
//!
//! The grain is the brightness less its Gaussian blur, its amplitude clipped so that no speck outweighs the rest (as in the
//! noise residuals of Lukas, Fridrich and Goljan, "Digital camera identification from sensor pattern noise", 2006). Where a
//! picture has texture, or nothing at all, it is masked. Two grains are correlated at every shift by masked normalised
//! cross-correlation (Padfield, "Masked object registration in the Fourier domain", 2012).
//!
//! **False alarms.** The correlation at each shift, times the root of the pixels that overlap, has one distribution over all
//! shifts when the grains have nothing to do with one another. A peak must stand [`STRENGTH`] standard deviations of it above
//! zero: of Gaussian noise one in 10^17 shifts does, and fewer than 10^9 are looked at for a picture. Real grain has heavier
//! tails, because the blocks of codecs and the edges of soft clouds repeat; then the peaks come in crowds, and so the peak must
//! also be [`RATIO`] times the second one. Lastly it must explain some of the grain ([`CORRELATION`]): two different pictures by
//! one camera share a faint pattern, whose correlation after compression is far below. `examples/grain.rs` measures all three on
//! pictures of different things.
//!
//! **Limits.** Pictures up to [`SIDE`] pixels, as they are and mirrored, at their own scale; or a whole picture within another
//! one, where the plain part of that has the shape of the whole. Other scales wear the grain off, or cost a search without end.

use super::fourier::{Grid, opposite};
use crate::raster::{self, Gray};
use image::RgbImage;

/// Longest and shortest side of a picture whose grain is kept, in pixels.
const SIDE: usize = 640;
const SHORTEST: usize = 64;
/// Side of the window of the smaller picture that is looked for, in pixels.
const WINDOW: usize = 256;
/// Standard deviation of the blur that is taken away, in pixels.
const BLUR: f32 = 3.0;
/// Greatest amplitude that is let through, in levels of 255.
const CLIP: f32 = 4.0;
/// Grain weaker and stronger than this (root mean square about a pixel, in levels of 255) is none: blank, and texture.
const BLANK: f32 = 0.1;
const ROUGH: f32 = 6.0;
/// Standard deviation, in pixels, of the neighbourhood in which that is judged, and width of the border that is left out.
const ABOUT: f32 = 2.0;
const BORDER: usize = 4;
/// Pixels with grain that must overlap.
const OVERLAP: f32 = 2500.0;
/// Shifts from which a distribution can be told.
const SHIFTS: usize = 1000;
/// Pixels about a peak that are the same peak.
const APART: usize = 8;
/// What a peak must reach: standard deviations above zero, times the second peak, and correlation.
const STRENGTH: f64 = 8.5;
const RATIO: f64 = 2.0;
const CORRELATION: f64 = 0.15;
/// Cells along a side in which colours are compared first, levels of 255 they may differ by, and their share that must be alike.
const CELLS: usize = 12;
const ALIKE: u8 = 6;
const SHARE: f64 = 0.5;
/// Pixels by which masking makes a picture within a picture smaller, at most; the share of its plain part that is left where that
/// leaks into what is around it; pixels between two sizes that are tried, and sizes tried at most.
const WORN: usize = 26;
const LEAKED: f64 = 0.94;
const SIZES: usize = 32;
const STEP: f64 = 1.5;

/// What is kept of a picture that has plain parts.
#[derive(Clone, Debug)]
pub struct Grain {
    width: usize,
    height: usize,
    /// Brightness, a byte a pixel.
    luma: Vec<u8>,
    /// Mean colours of the cells that are mostly plain.
    colours: Vec<[u8; 3]>,
    /// Width and height of the largest plain part.
    part: [usize; 2],
}

/// The best shift of one grain over another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Peak {
    /// Standard deviations above zero.
    pub strength: f64,
    /// How many times the second peak.
    pub ratio: f64,
    /// Correlation of the grain that overlaps, -1..1.
    pub correlation: f64,
    /// Whether the footage was mirrored.
    pub mirrored: bool,
    /// Size of a thing in the archive's picture over its size in the footage.
    pub growth: f64,
}

impl Peak {
    /// Whether chance is ruled out.
    pub fn is_copy(&self) -> bool {
        self.strength >= STRENGTH && self.ratio >= RATIO && self.correlation >= CORRELATION
    }
}

impl Grain {
    /// The grain of a picture; `None` where it is too large or small, or has too few plain pixels.
    pub fn of(rgb: &RgbImage) -> Option<Grain> {
        let (width, height) = (rgb.width() as usize, rgb.height() as usize);
        if width.max(height) > SIDE || width.min(height) < SHORTEST {
            return None;
        }
        let luma: Vec<u8> = Gray::from_rgb(rgb).data.iter().map(|v| (v * 255.0 + 0.5) as u8).collect();
        let noise = Noise::of(&levels(width, height, &luma));
        let plain = noise.mask.iter().sum::<f32>();
        let part = largest(&noise);
        (plain >= OVERLAP).then(|| Grain { width, height, luma, colours: colours(rgb, &noise), part })
    }

    /// How much the colours of plain parts speak for one being part of the other, 0..1; `None` where they speak against it.
    pub fn alike(&self, other: &Grain) -> Option<f64> {
        let near = |a: &[u8; 3], b: &[u8; 3]| a.iter().zip(b).all(|(x, y)| x.abs_diff(*y) <= ALIKE);
        let share = |of: &[[u8; 3]], among: &[[u8; 3]]| {
            of.iter().filter(|a| among.iter().any(|b| near(a, b))).count() as f64 / of.len().max(1) as f64
        };
        let share = share(&self.colours, &other.colours).max(share(&other.colours, &self.colours));
        (share >= SHARE).then_some(share)
    }

    /// The best place of this picture, or its mirror image, on a picture of the archive.
    pub fn peak(&self, archive: &Grain) -> Peak {
        let own = levels(self.width, self.height, &self.luma);
        let its = levels(archive.width, archive.height, &archive.luma);
        let mut sizes = vec![(Noise::of(&its), 1.0)];
        sizes.extend(self.inset(archive).into_iter().map(|s| {
            let side = |v: usize| ((v as f64 * s).round() as usize).max(1);
            (Noise::of(&its.resized(side(its.width), side(its.height))), 1.0 / s)
        }));
        let mut best = Peak::default();
        for mirrored in [false, true] {
            let own = Noise::of(&if mirrored { flipped(&own) } else { own.clone() });
            // Other sizes are many, so the mirror image is looked for at its own.
            for (its, growth) in sizes.iter().take(if mirrored { 1 } else { usize::MAX }) {
                let (small, large) = if own.pixels() <= its.pixels() { (&own, its) } else { (its, &own) };
                let found = correlated(&small.window(), large).unwrap_or_default();
                if found.strength > best.strength {
                    best = Peak { mirrored, growth: *growth, ..found };
                }
            }
        }
        best
    }

    /// Sizes at which the whole of the archive's picture would fill the largest plain part of this one, largest first.
    fn inset(&self, archive: &Grain) -> Vec<f64> {
        // A part that fills the picture lies within nothing.
        if 10 * self.part[0] * self.part[1] > 7 * self.width * self.height {
            return Vec::new();
        }
        let between = |part: usize, of: usize| [LEAKED * part as f64 / of as f64, (part + WORN) as f64 / of as f64];
        let (across, down) = (between(self.part[0], archive.width), between(self.part[1], archive.height));
        let (least, most) = (across[0].max(down[0]), across[1].min(down[1]).min(0.95));
        let step = STEP / self.part[0].max(self.part[1]).max(1) as f64;
        (0..).map(|i| most * (1.0 - step).powi(i)).take_while(|s| *s >= least).take(SIZES).collect()
    }
}

/// Brightness in levels of 255.
fn levels(width: usize, height: usize, luma: &[u8]) -> Gray {
    Gray { width, height, data: luma.iter().map(|v| f32::from(*v)).collect() }
}

fn flipped(g: &Gray) -> Gray {
    let data = g.data.chunks(g.width.max(1)).flat_map(|row| row.iter().rev().copied()).collect();
    Gray { data, ..*g }
}

/// Clipped grain where there is any, 0 elsewhere, and 1 where there is any.
struct Noise {
    width: usize,
    height: usize,
    grain: Vec<f32>,
    mask: Vec<f32>,
}

impl Noise {
    fn of(g: &Gray) -> Noise {
        let smooth = raster::blur(g, BLUR);
        let mut grain: Vec<f32> = g.data.iter().zip(&smooth.data).map(|(v, s)| v - s).collect();
        let square = Gray { data: grain.iter().map(|v| v * v).collect(), ..*g };
        let power = raster::blur(&square, ABOUT);
        let mut mask = vec![0.0; grain.len()];
        for (k, v) in grain.iter_mut().enumerate() {
            let (x, y) = (k % g.width, k / g.width);
            let within = x.min(g.width - 1 - x).min(y).min(g.height - 1 - y) >= BORDER;
            let plain = within && (BLANK * BLANK..ROUGH * ROUGH).contains(&power.data[k]);
            mask[k] = f32::from(u8::from(plain));
            *v = v.clamp(-CLIP, CLIP) * mask[k];
        }
        Noise { width: g.width, height: g.height, grain, mask }
    }

    fn pixels(&self) -> usize {
        self.width * self.height
    }

    /// The part of at most [`WINDOW`] pixels a side with most grain.
    fn window(&self) -> Noise {
        let (width, height) = (self.width.min(WINDOW), self.height.min(WINDOW));
        let places = |all: usize, part: usize| (0..=all - part).step_by(32).chain(std::iter::once(all - part));
        let rows = |x: usize, y: usize| (y..y + height).map(move |y| y * self.width + x..y * self.width + x + width);
        let plain = |x: usize, y: usize| rows(x, y).map(|r| self.mask[r].iter().sum::<f32>()).sum::<f32>();
        let all = places(self.height, height).flat_map(|y| places(self.width, width).map(move |x| (x, y)));
        let all: Vec<(usize, usize)> = all.collect();
        let best = first_greatest(all.iter().map(|(x, y)| plain(*x, *y)));
        let (x, y) = best.and_then(|i| all.get(i).copied()).unwrap_or((0, 0));
        let cut = |from: &[f32]| rows(x, y).flat_map(|r| from[r].iter().copied()).collect();
        Noise { width, height, grain: cut(&self.grain), mask: cut(&self.mask) }
    }
}

/// Width and height of the largest connected part that has grain.
fn largest(noise: &Noise) -> [usize; 2] {
    let (w, h) = (noise.width, noise.height);
    let mut open: Vec<bool> = noise.mask.iter().map(|m| *m > 0.0).collect();
    let (mut best, mut most, mut stack) = ([0, 0], 0, Vec::new());
    for start in 0..open.len() {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        let (mut count, mut left, mut right, mut top, mut low) = (0, w, 0, h, 0);
        stack.push(start);
        while let Some(k) = stack.pop() {
            let (x, y) = (k % w, k / w);
            count += 1;
            (left, right, top, low) = (left.min(x), right.max(x), top.min(y), low.max(y));
            let near = [(x > 0, k.wrapping_sub(1)), (x + 1 < w, k + 1), (y > 0, k.wrapping_sub(w)), (y + 1 < h, k + w)];
            stack.extend(near.into_iter().filter(|(inside, k)| *inside && std::mem::take(&mut open[*k])).map(|(_, k)| k));
        }
        if count > most {
            (most, best) = (count, [right + 1 - left, low + 1 - top]);
        }
    }
    best
}

fn colours(rgb: &RgbImage, noise: &Noise) -> Vec<[u8; 3]> {
    let mut sums = vec![[0.0f32; 5]; CELLS * CELLS];
    for ((x, y, pixel), mask) in rgb.enumerate_pixels().zip(&noise.mask) {
        let cell = (y as usize * CELLS / noise.height) * CELLS + x as usize * CELLS / noise.width;
        for (sum, v) in sums[cell].iter_mut().zip(pixel.0) {
            *sum += f32::from(v) * mask;
        }
        sums[cell][3] += mask;
        sums[cell][4] += 1.0;
    }
    let plain = sums.into_iter().filter(|s| s[3] > 0.5 * s[4]);
    plain.map(|s| [0, 1, 2].map(|c: usize| (s[c] / s[3]) as u8)).collect()
}

/// The best shift of `small` over `large`; `None` where too few shifts can be judged.
fn correlated(small: &Noise, large: &Noise) -> Option<Peak> {
    let [overlap, values] = products(small, large);
    let cells = overlap.real.len() as f32;
    let mut total = (0.0f64, 0usize);
    // Correlation at each shift times the root of the pixels it rests on; 0 where these are too few.
    let z: Vec<f32> = (0..overlap.real.len())
        .map(|k| {
            let (pixels, cross) = (overlap.imaginary[k] / cells, overlap.real[k] / cells);
            if pixels < OVERLAP - 0.5 {
                return 0.0;
            }
            let power = (values.real[k] / cells).max(1.0) * (values.imaginary[k] / cells).max(1.0);
            let z = cross / power.sqrt() * pixels.sqrt();
            total = (total.0 + f64::from(z * z), total.1 + 1);
            z
        })
        .collect();
    let spread = (total.0 / total.1.max(1) as f64).sqrt();
    if total.1 < SHIFTS || spread <= 0.0 {
        return None;
    }
    let (width, height) = (overlap.width, overlap.height);
    let at = first_greatest(z.iter().copied())?;
    let around = |a: usize, b: usize, size: usize| (a.abs_diff(b)).min(size - a.abs_diff(b));
    let elsewhere = |k: usize| around(k % width, at % width, width).max(around(k / width, at / width, height)) > APART;
    let second = z.iter().enumerate().filter(|(k, _)| elsewhere(*k)).map(|(_, v)| *v).fold(0.0, f32::max);
    let peak = f64::from(*z.get(at)?);
    Some(Peak {
        strength: peak / spread,
        ratio: peak / f64::from(second).max(spread),
        correlation: peak / f64::from(overlap.imaginary[at] / cells).sqrt(),
        mirrored: false,
        growth: 1.0,
    })
}

/// At every shift, times the number of cells: the product of both grains and the pixels that overlap; the power of the large
/// grain and of the small one where they overlap. Three transforms there and two back, two real grids in each.
fn products(small: &Noise, large: &Noise) -> [Grid; 2] {
    let width = (small.width + large.width).next_power_of_two();
    let height = (small.height + large.height).next_power_of_two();
    let plain: fn(f32) -> f32 = |v| v;
    let squared: fn(f32) -> f32 = |v| v * v;
    let laid = |real: (&Noise, &[f32]), imaginary: (&Noise, &[f32]), change: fn(f32) -> f32| {
        let mut g = Grid::new(width, height);
        for (to, (noise, from)) in [(&mut g.real, real), (&mut g.imaginary, imaginary)] {
            for (to, row) in to.chunks_exact_mut(width).zip(from.chunks_exact(noise.width)) {
                to.iter_mut().zip(row).for_each(|(to, v)| *to = change(*v));
            }
        }
        g.forward()
    };
    let its = laid((large, &large.grain), (large, &large.mask), plain);
    let own = laid((small, &small.grain), (small, &small.mask), plain);
    let power = laid((large, &large.grain), (small, &small.grain), squared);
    let (mut overlap, mut values) = (Grid::new(its.width, its.height), Grid::new(its.width, its.height));
    let (across, down) = (opposite(its.width), opposite(its.height));
    for (y, below) in down.iter().enumerate() {
        for (x, beside) in across.iter().enumerate() {
            let (k, o) = (y * its.width + x, below * its.width + beside);
            let ([lg, lm], [sg, sm], [lp, sp]) = (parted(&its, k, o), parted(&own, k, o), parted(&power, k, o));
            let (cross, pixels) = (by_conjugate(lg, sg), by_conjugate(lm, sm));
            let (upper, lower) = (by_conjugate(lp, sm), by_conjugate(lm, sp));
            (overlap.real[k], overlap.imaginary[k]) = (cross[0] - pixels[1], cross[1] + pixels[0]);
            (values.real[k], values.imaginary[k]) = (upper[0] - lower[1], upper[1] + lower[0]);
        }
    }
    [overlap.backward(), values.backward()]
}

/// The spectra of two real grids out of that of one complex grid, at one frequency and its opposite.
fn parted(g: &Grid, here: usize, opposite: usize) -> [[f32; 2]; 2] {
    let (a, b) = ([g.real[here], g.imaginary[here]], [g.real[opposite], g.imaginary[opposite]]);
    [[0.5 * (a[0] + b[0]), 0.5 * (a[1] - b[1])], [0.5 * (a[1] + b[1]), 0.5 * (b[0] - a[0])]]
}

/// One number times the conjugate of another.
fn by_conjugate(a: [f32; 2], b: [f32; 2]) -> [f32; 2] {
    [a[0] * b[0] + a[1] * b[1], a[1] * b[0] - a[0] * b[1]]
}

/// Where the greatest stands, the first of equal ones.
fn first_greatest(values: impl Iterator<Item = f32>) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (k, value) in values.enumerate() {
        if best.is_none_or(|b| value > b.0) {
            best = Some((value, k));
        }
    }
    best.map(|b| b.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::imageops::{self, FilterType};

    /// A sky with a slow change of brightness and coarse grain drawn from a seed.
    fn sky(width: u32, height: u32, seed: u32) -> RgbImage {
        let drawn = |x: u32, y: u32| {
            let mut v = (x / 2).wrapping_mul(0x9e37_79b1) ^ (y / 2).wrapping_mul(0x85eb_ca77) ^ seed.wrapping_mul(0xc2b2_ae3d);
            for _ in 0..3 {
                v = (v ^ (v >> 15)).wrapping_mul(0x2c1b_3c6d);
            }
            (v >> 16) % 7
        };
        RgbImage::from_fn(width, height, |x, y| {
            let v = 120 + y * 20 / height + drawn(x, y);
            image::Rgb([v as u8, v as u8 + 20, v as u8 + 60])
        })
    }

    /// Other noise of the same kind added, as one more compression does.
    fn worn(rgb: &RgbImage, seed: u32) -> RgbImage {
        let other = sky(rgb.width(), rgb.height(), seed);
        RgbImage::from_fn(rgb.width(), rgb.height(), |x, y| {
            let (a, b) = (rgb.get_pixel(x, y), other.get_pixel(x, y));
            image::Rgb([0, 1, 2].map(|c: usize| ((u16::from(a[c]) * 2 + u16::from(b[c])) / 3) as u8))
        })
    }

    fn peak(a: &RgbImage, b: &RgbImage) -> Peak {
        Grain::of(a).unwrap().peak(&Grain::of(b).unwrap())
    }

    #[test]
    fn a_crop_is_found_by_its_grain_and_in_the_mirror() {
        let whole = sky(260, 200, 1);
        let crop = worn(&imageops::crop_imm(&whole, 77, 61, 101, 83).to_image(), 9);
        let found = peak(&crop, &whole);
        assert!(found.is_copy() && !found.mirrored && found.growth == 1.0, "{found:?}");
        let found = peak(&imageops::flip_horizontal(&crop), &whole);
        assert!(found.is_copy() && found.mirrored, "{found:?}");
        let found = peak(&whole, &crop);
        assert!(found.is_copy(), "the archive may hold the part: {found:?}");
    }

    #[test]
    fn another_sky_of_the_same_colours_is_no_copy() {
        let whole = sky(260, 200, 1);
        for seed in 2..6 {
            let other = sky(120, 110, seed);
            assert!(Grain::of(&other).unwrap().alike(&Grain::of(&whole).unwrap()).is_some());
            let found = peak(&other, &whole);
            assert!(!found.is_copy(), "{found:?}");
        }
    }

    #[test]
    fn a_whole_picture_within_another_is_found_at_its_size() {
        let whole = sky(240, 200, 3);
        let small = imageops::resize(&whole, 108, 90, FilterType::Triangle);
        let mut out = RgbImage::from_fn(240, 200, |x, y| {
            let v = if (x / 20 + y / 20) % 2 == 0 { 30 } else { 220 };
            image::Rgb([v, v, v])
        });
        imageops::replace(&mut out, &small, 120, 10);
        let found = peak(&out, &whole);
        assert!(found.is_copy() && (found.growth - 240.0 / 108.0).abs() < 0.1, "{found:?}");
        assert!(!peak(&out, &sky(240, 200, 4)).is_copy());
    }

    #[test]
    fn what_has_no_grain_or_is_all_texture_is_left_alone() {
        assert!(Grain::of(&RgbImage::from_pixel(200, 200, image::Rgb([9, 9, 9]))).is_none());
        let checks = RgbImage::from_fn(200, 200, |x, y| image::Rgb([((x / 3 + y / 3) % 2 * 255) as u8; 3]));
        assert!(Grain::of(&checks).is_none());
        assert!(Grain::of(&RgbImage::new(0, 0)).is_none());
        assert!(Grain::of(&sky(2000, 100, 1)).is_none());
        let [grey, blue] = [[120, 120, 120], [60, 90, 220]];
        let tinted = |by: [u8; 3]| {
            let mut out = sky(120, 120, 1);
            out.pixels_mut().for_each(|p| (0..3).for_each(|c| p[c] = (by[c] / 2).saturating_add(p[c] / 2)));
            Grain::of(&out).unwrap()
        };
        assert_eq!(tinted(grey).alike(&tinted(blue)), None);
    }
}
