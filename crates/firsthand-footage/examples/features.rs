//! Finds features and times it: `features POINTS A.png [B.png]`. Prints `x y scale` lines of A, then times and matches.

use firsthand_footage::raster::Gray;
use firsthand_footage::{decode, matching, sift};
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [points, pictures @ ..] = args.as_slice() else {
        eprintln!("usage: features POINTS A.png [B.png]");
        std::process::exit(2);
    };
    let options = sift::SiftOptions { max_points: points.parse().unwrap_or(2048), ..sift::SiftOptions::default() };
    let mut found = Vec::new();
    for path in pictures {
        let read = decode::read_picture(path.as_ref(), path, &decode::Limits::default());
        let Some(picture) = read.value else { continue };
        let gray = Gray::from_rgb(&picture.rgb);
        let mut best = f64::INFINITY;
        let mut features = sift::Features::default();
        for _ in 0..5 {
            let start = Instant::now();
            features = sift::features(&gray, &options);
            best = best.min(start.elapsed().as_secs_f64());
        }
        eprintln!("{path}: {} points, {:.1} ms", features.points.len(), best * 1e3);
        found.push(features);
    }
    for p in found.first().iter().flat_map(|f| &f.points) {
        println!("{} {} {}", p.x, p.y, p.scale);
    }
    if let [a, b, ..] = found.as_slice() {
        let start = Instant::now();
        let matches = matching::mutual(a, b, 0.8).len();
        eprintln!("{matches} matches, {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    }
}
