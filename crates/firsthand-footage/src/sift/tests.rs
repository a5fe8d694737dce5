use super::*;

use crate::raster::{Gray, blur};

/// A white disc of the given radius on black.
fn disc(width: usize, height: usize, cx: f32, cy: f32, radius: f32) -> Gray {
    let mut g = Gray::new(width, height);
    for y in 0..height {
        for x in 0..width {
            let d = (x as f32 - cx).hypot(y as f32 - cy);
            g.data[y * width + x] = (radius + 0.5 - d).clamp(0.0, 1.0);
        }
    }
    blur(&g, 0.8)
}

#[test]
fn a_disc_is_found_at_its_centre_and_size() {
    for (cx, cy, radius) in [(60.0, 50.0, 6.0), (70.3, 41.6, 9.0), (64.0, 64.0, 14.0)] {
        let f = features(&disc(140, 120, cx, cy, radius), &SiftOptions::default());
        let best = f.points.iter().max_by(|a, b| a.response.total_cmp(&b.response)).unwrap();
        assert!((best.x - cx).hypot(best.y - cy) < 0.5, "{best:?} for {cx} {cy}");
        // A disc stands out most at a Gaussian of its radius over root two.
        assert!((best.scale * 1.414 / radius - 1.0).abs() < 0.25, "{best:?} for {radius}");
    }
}

#[test]
fn descriptors_have_the_promised_length_and_points_stay_inside() {
    let f = features(&disc(140, 120, 60.0, 50.0, 9.0), &SiftOptions::default());
    for (p, d) in f.points.iter().zip(&f.descriptors) {
        let length = d.iter().map(|v| f32::from(*v).powi(2)).sum::<f32>().sqrt();
        assert!((length - 512.0).abs() < 12.0);
        assert!(p.x >= 0.0 && p.x < 140.0 && p.y >= 0.0 && p.y < 120.0);
    }
}

#[test]
fn no_more_points_than_asked_for() {
    let mut noise = Gray::new(300, 200);
    let mut state = 7u32;
    for v in &mut noise.data {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *v = (state >> 8) as f32 / (1 << 24) as f32;
    }
    for most in [0, 1, 10, 500] {
        let f = features(&noise, &SiftOptions { max_points: most, ..SiftOptions::default() });
        assert!(f.points.len() <= most && f.points.len() == f.descriptors.len());
    }
}
