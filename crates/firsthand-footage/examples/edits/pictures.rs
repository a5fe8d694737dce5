//! Edits of pictures.

use firsthand_footage::copies;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};
use std::path::Path;

pub fn save(rgb: &RgbImage, path: &Path, quality: u8) -> std::io::Result<()> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(rgb).map_err(std::io::Error::other)?;
    std::fs::write(path, out)
}

/// Every edit with its name and the JPEG quality it is saved with.
pub fn edits(rgb: &RgbImage) -> Vec<(String, u8, RgbImage)> {
    let (w, h) = rgb.dimensions();
    let mut out = Vec::new();
    for percent in [2, 5, 10, 20, 30] {
        let (x, y) = (w * percent / 100, h * percent / 100);
        out.push((format!("crop {percent}%"), 85, imageops::crop_imm(rgb, x, y, w - 2 * x, h - 2 * y).to_image()));
    }
    out.push(("bars above".to_owned(), 85, framed(rgb, 0, h / 5)));
    out.push(("bars beside".to_owned(), 85, framed(rgb, w / 5, 0)));
    out.push(("logo".to_owned(), 85, covered(rgb, [w * 7 / 10, h / 20, w / 4, h / 5])));
    out.push(("caption".to_owned(), 85, covered(rgb, [0, h * 4 / 5, w, h / 7])));
    out.push(("recompressed".to_owned(), 20, rgb.clone()));
    out.push(("half size".to_owned(), 85, scaled(rgb, 0.5)));
    out.push(("picture in picture".to_owned(), 85, inside(rgb)));
    for turn in 1..8 {
        out.push((copies::TURNS[turn].to_owned(), 85, copies::turned(rgb, turn)));
    }
    out
}

fn scaled(rgb: &RgbImage, by: f64) -> RgbImage {
    let side = |v: u32| ((f64::from(v) * by) as u32).max(1);
    imageops::resize(rgb, side(rgb.width()), side(rgb.height()), imageops::FilterType::Triangle)
}

fn framed(rgb: &RgbImage, x: u32, y: u32) -> RgbImage {
    let mut out = RgbImage::new(rgb.width() + 2 * x, rgb.height() + 2 * y);
    imageops::replace(&mut out, rgb, i64::from(x), i64::from(y));
    out
}

/// A plate with strokes like letters over part of the picture.
fn covered(rgb: &RgbImage, [x, y, w, h]: [u32; 4]) -> RgbImage {
    let mut out = rgb.clone();
    for (i, j) in (0..h).flat_map(|j| (0..w).map(move |i| (i, j))) {
        let stroke = j > h / 4 && j < h * 3 / 4 && (i / (h / 8).max(1)) % 3 == 0;
        if let Some(pixel) = out.get_pixel_mut_checked(x + i, y + j) {
            *pixel = if stroke { Rgb([250, 250, 250]) } else { Rgb([20, 30, 90]) };
        }
    }
    out
}

/// The picture at two fifths of its size in the corner of another one, made here.
fn inside(rgb: &RgbImage) -> RgbImage {
    let mut out = RgbImage::from_fn(rgb.width(), rgb.height(), |x, y| {
        let v = (((x / 24) * 7919) ^ ((y / 24) * 104_729)) % 251;
        Rgb([v as u8, (v / 2) as u8, 255 - v as u8])
    });
    let small = scaled(rgb, 0.4);
    let (x, y) = (out.width() - small.width() - out.width() / 30, out.height() / 30);
    imageops::replace(&mut out, &small, i64::from(x), i64::from(y));
    out
}
