//! Makes every listed edit of the pictures in a folder and looks for each in that folder: `edits PICTURES [MOST [UNRELATED]]`.
//!
//! Printed: for each edit how many were found, which were not, and how many pictures of UNRELATED were taken for a copy.

use firsthand_footage::{copies, footage};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn main() {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let Some(folder) = given.first() else {
        eprintln!("usage: edits PICTURES [MOST [UNRELATED]]");
        std::process::exit(2);
    };
    let most = given.get(1).and_then(|m| m.to_str()?.parse().ok()).unwrap_or(40);
    if let Err(error) = run(folder, most, given.get(2).map(PathBuf::as_path)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run(folder: &Path, most: usize, unrelated: Option<&Path>) -> std::io::Result<()> {
    let work = std::env::temp_dir().join(format!("firsthand-edits-{}", std::process::id()));
    let (archive, edited) = (work.join("archive"), work.join("edited"));
    std::fs::create_dir_all(&archive)?;
    std::fs::create_dir_all(&edited)?;
    let mut notes = Vec::new();
    let pictures = footage::files(&[folder.to_path_buf()], &mut notes);
    let mut wanted = Vec::new();
    for (n, (path, _)) in pictures.iter().filter(|(p, _)| image::open(p).is_ok()).take(most).enumerate() {
        let Ok(rgb) = image::open(path).map(|p| p.into_rgb8()) else { continue };
        save(&rgb, &archive.join(format!("{n}.jpg")), 92)?;
        for (name, quality, picture) in edits(&rgb) {
            let file = format!("{name}~{n}.jpg");
            save(&picture, &edited.join(&file), quality)?;
            wanted.push((file, n));
        }
    }
    let options = footage::Options::default();
    let report = copies::copies(&[edited], &archive, &options, &|_, _, _| {});
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (file, n) in &wanted {
        let name = file.split('~').next().unwrap_or("");
        let found = report.copies.iter().any(|c| c.footage == *file && c.archive == format!("{n}.jpg"));
        let count = counts.entry(name).or_default();
        count.1 += 1;
        count.0 += usize::from(found);
        if !found {
            println!("missed\t{file}\t{}", pictures.get(*n).map_or("", |p| p.1.as_str()));
        }
    }
    for (name, (found, all)) in &counts {
        println!("{name}\t{found}/{all}");
    }
    let total = counts.values().fold((0, 0), |t, c| (t.0 + c.0, t.1 + c.1));
    println!("all edits\t{}/{}", total.0, total.1);
    if let Some(others) = unrelated {
        let report = copies::copies(&[others.to_path_buf()], &archive, &options, &|_, _, _| {});
        println!("unrelated\t{}/{}", report.copies.len(), report.footage);
    }
    std::fs::remove_dir_all(&work)
}

fn save(rgb: &RgbImage, path: &Path, quality: u8) -> std::io::Result<()> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(rgb).map_err(std::io::Error::other)?;
    std::fs::write(path, out)
}

/// Every edit with its name and the JPEG quality it is saved with.
fn edits(rgb: &RgbImage) -> Vec<(String, u8, RgbImage)> {
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
