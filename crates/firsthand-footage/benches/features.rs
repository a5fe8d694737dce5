//! Times of the two steps that cost most: features of a 1600 x 1200 picture, and matching two of them. One thread.

use divan::{Bencher, black_box};
use firsthand_footage::matching::mutual;
use firsthand_footage::raster::Gray;
use firsthand_footage::sift::{Features, SiftOptions, features};

fn main() {
    divan::main();
}

/// A picture with details of all sizes everywhere; made by code.
fn picture(shift: f32) -> Gray {
    let (width, height) = (1600, 1200);
    let mut state = 1u32;
    let mut blobs = Vec::new();
    for _ in 0..6000 {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 24) as f32
        };
        blobs.push((next() * 1600.0 + shift, next() * 1200.0, 1.5 + next().powi(3) * 20.0, next() - 0.5));
    }
    let mut g = Gray::new(width, height);
    g.data.fill(0.5);
    for (cx, cy, r, v) in blobs {
        let reach = (r * 2.5) as isize + 1;
        for y in (cy as isize - reach).max(0)..(cy as isize + reach).min(height as isize) {
            for x in (cx as isize - reach).max(0)..(cx as isize + reach).min(width as isize) {
                let d2 = ((x as f32 - cx).powi(2) + (y as f32 - cy).powi(2)) / (r * r);
                g.data[y as usize * width + x as usize] += v * 0.5 * (-d2).exp();
            }
        }
    }
    g.data.iter_mut().for_each(|v| *v = v.clamp(0.0, 1.0));
    g
}

fn found(shift: f32) -> Features {
    features(&picture(shift), &SiftOptions::default())
}

#[divan::bench(sample_count = 10)]
fn features_1600x1200_2048_points(bencher: Bencher<'_, '_>) {
    let picture = picture(0.0);
    bencher.bench_local(|| features(black_box(&picture), &SiftOptions::default()));
}

#[divan::bench(sample_count = 10)]
fn match_2048_by_2048(bencher: Bencher<'_, '_>) {
    let (a, b) = (found(0.0), found(12.0));
    bencher.bench_local(|| mutual(black_box(&a), black_box(&b), 0.8));
}
