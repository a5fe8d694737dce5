//! Places made by code: textures without end, seen through known transforms.

#![allow(dead_code)]

use firsthand_footage::raster::Gray;
use image::{Rgb, RgbImage};

/// A texture of soft blobs and hard-edged boxes at many sizes, different for every seed, defined everywhere.
pub fn texture(seed: u32, x: f32, y: f32) -> f32 {
    let mut value = 0.5;
    for octave in 0..5u32 {
        let size = 96.0 / 2f32.powi(octave as i32);
        let (cx, cy) = ((x / size).floor(), (y / size).floor());
        for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            let (gx, gy) = (cx + dx, cy + dy);
            let h = hash(seed.wrapping_mul(31).wrapping_add(octave), gx as i32, gy as i32);
            let unit = |shift: u32| ((h >> shift) & 0xff) as f32 / 255.0;
            let (px, py) = ((gx + unit(0) * 0.6 - 0.3) * size, (gy + unit(8) * 0.6 - 0.3) * size);
            let reach = size * (0.2 + 0.35 * unit(16));
            let strength = (unit(24) - 0.5) * 0.5;
            let far = ((x - px).abs()).max((y - py).abs() * (0.6 + unit(4)));
            if h.is_multiple_of(3) {
                value += if far < reach * 0.7 { strength } else { 0.0 };
            } else {
                let d2 = ((x - px).powi(2) + (y - py).powi(2)) / (reach * reach);
                value += strength * (-2.0 * d2).exp();
            }
        }
    }
    value.clamp(0.0, 1.0)
}

fn hash(seed: u32, x: i32, y: i32) -> u32 {
    let mut h = seed ^ 0x9e37_79b9;
    for v in [x as u32, y as u32] {
        h = (h ^ v).wrapping_mul(0x85eb_ca6b);
        h ^= h >> 13;
        h = h.wrapping_mul(0xc2b2_ae35);
        h ^= h >> 16;
    }
    h
}

/// A picture whose pixel (x, y) shows the place at `map(x, y)`.
pub fn view(seed: u32, width: u32, height: u32, map: impl Fn(f32, f32) -> (f32, f32)) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        // Four samples a pixel, so that fine edges do not flicker.
        let mut sum = 0.0;
        for (dx, dy) in [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)] {
            let (u, v) = map(x as f32 + dx, y as f32 + dy);
            sum += texture(seed, u, v);
        }
        let v = (sum / 4.0 * 255.0) as u8;
        Rgb([v, v, (f32::from(v) * 0.9) as u8])
    })
}

/// A homography as a function.
pub fn homography(h: [f32; 9]) -> impl Fn(f32, f32) -> (f32, f32) {
    move |x, y| {
        let w = h[6] * x + h[7] * y + h[8];
        ((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w)
    }
}

/// The straight view of a place.
pub fn straight(seed: u32) -> RgbImage {
    view(seed, 480, 360, |x, y| (x, y))
}

/// The same place from another angle: turned a little, larger, in perspective.
pub const ANGLE: [f32; 9] = [0.82, 0.10, 20.0, -0.08, 0.85, 45.0, 0.0001, 0.0002, 1.0];

/// Brightness of a picture.
pub fn gray(rgb: &RgbImage) -> Gray {
    Gray::from_rgb(rgb)
}
