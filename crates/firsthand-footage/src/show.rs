//! Pictures for the page: shrunk, embedded as JPEG, and the reference warped over the frame.

use crate::align::Warp;
use crate::geometry::{Pair, project};
use crate::report::{Picture, Shown};
use crate::verdict::{Judged, Places};
use crate::verify::Evidence;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};

/// Long side of an embedded picture, in pixels.
const SIDE: u32 = 960;
/// JPEG quality of an embedded picture.
const QUALITY: u8 = 80;
/// The warp is computed on a grid of this many pixels and filled in between.
const GRID: usize = 8;
/// A local map that fits its anchors worse than this (pixels) would tear the picture; the plane is used there.
const LOOSEST: f64 = 8.0;
/// A cell stretched by more than this factor, beside the usual one, is torn.
const TORN: f64 = 2.5;
/// A part of less than one in so many cells is a scrap.
const SCRAP: usize = 50;
/// Points drawn, at most.
const POINTS: usize = 400;

/// What [`shown`] needs of a pair. Sizes are those of the prepared pictures, to which points refer.
pub(crate) struct Pictures<'a> {
    pub frame: &'a RgbImage,
    pub frame_name: &'a str,
    pub frame_size: [usize; 2],
    pub reference: &'a RgbImage,
    pub reference_name: &'a str,
    pub reference_size: [usize; 2],
}

/// Embeds a pair.
pub(crate) fn shown(p: &Pictures<'_>, judged: Judged, places: &Places, evidence: &Evidence) -> Shown {
    let pairs: Vec<&Pair> = evidence.anchors.iter().chain(&evidence.guided).collect();
    let frame = fit(p.frame);
    let reference = fit(p.reference);
    let grow = |to: &RgbImage, from: [usize; 2]| f64::from(to.width()) / from[0].max(1) as f64;
    let (ga, gb) = (grow(&frame, p.frame_size), grow(&reference, p.reference_size));
    let step = pairs.len().div_ceil(POINTS).max(1);
    let lines = pairs.iter().step_by(step).map(|q| [q.a[0] * ga, q.a[1] * ga, q.b[0] * gb, q.b[1] * gb]).collect();
    let warped = warp_over(&frame, ga, &reference, gb, evidence).map(|w| jpeg(&w)).unwrap_or_default();
    Shown {
        frame: p.frame_name.to_owned(),
        reference: p.reference_name.to_owned(),
        verdict: Some(judged.verdict),
        score: judged.score,
        warped,
        lines,
        points: pairs.len(),
        agrees: places.agrees.clone(),
        differs: places.differs.clone(),
        frame_picture: picture(&frame),
        reference_picture: picture(&reference),
    }
}

fn fit(rgb: &RgbImage) -> RgbImage {
    let long = rgb.width().max(rgb.height()).max(1);
    if long <= SIDE {
        return rgb.clone();
    }
    let scaled = |v: u32| ((u64::from(v) * u64::from(SIDE)) / u64::from(long)).max(1) as u32;
    imageops::thumbnail(rgb, scaled(rgb.width()), scaled(rgb.height()))
}

fn picture(rgb: &RgbImage) -> Picture {
    Picture { jpeg: jpeg(rgb), width: rgb.width(), height: rgb.height() }
}

fn jpeg(rgb: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    match JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(rgb) {
        Ok(()) => out,
        Err(_) => Vec::new(),
    }
}

/// The reference as the frame's camera would have seen it; where nothing carries it, the frame itself, paled.
fn warp_over(frame: &RgbImage, ga: f64, reference: &RgbImage, gb: f64, evidence: &Evidence) -> Option<RgbImage> {
    let warp = Warp::new(evidence.anchors.iter().chain(&evidence.guided).copied().collect()).smoothed();
    let (w, h) = (frame.width() as usize, frame.height() as usize);
    let columns = w.div_ceil(GRID) + 1;
    let rows = h.div_ceil(GRID) + 1;
    let place = |k: usize| [(k % columns * GRID) as f64 / ga, (k / columns * GRID) as f64 / ga];
    let scaled = |b: [f64; 2]| [b[0] * gb, b[1] * gb];
    let near = |k: usize| warp.at(place(k)).filter(|m| m.residual <= LOOSEST).map(|m| scaled(m.b));
    let mut knots: Vec<Option<[f64; 2]>> = (0..columns * rows).map(near).collect();
    // The plane stands in where the local maps carry little: beside them it would leave seams.
    if let Some(plane) = evidence.plane.filter(|_| evidence.on_plane >= 12)
        && knots.iter().flatten().count() * 4 < knots.len()
    {
        knots = (0..columns * rows).map(|k| project(&plane, place(k)).map(scaled)).collect();
    }
    let carried = whole_parts(&knots, columns);
    carried.iter().any(Option::is_some).then(|| {
        RgbImage::from_fn(frame.width(), frame.height(), |x, y| {
            let (x, y) = (x as usize, y as usize);
            let k = y / GRID * columns + x / GRID;
            let corners = carried.get(k).copied().flatten();
            let (fx, fy) = ((x % GRID) as f64 / GRID as f64, (y % GRID) as f64 / GRID as f64);
            corners
                .and_then(|c| sample(reference, between(c, fx, fy)))
                .unwrap_or_else(|| pale(*frame.get_pixel(x as u32, y as u32)))
        })
    })
}

/// Where the corners of a cell land: upper left, upper right, lower left, lower right.
type Corners = [[f64; 2]; 4];

/// The cells of the grid that carry a part of the reference. Cells that it would be torn over are left out, and scraps that hang
/// together with nothing: both are drawn by mistakes.
fn whole_parts(knots: &[Option<[f64; 2]>], columns: usize) -> Vec<Option<Corners>> {
    let corners = |k: usize| {
        let at = |i: usize| knots.get(i).copied().flatten();
        (!(k + 1).is_multiple_of(columns)).then_some(())?;
        Some([at(k)?, at(k + 1)?, at(k + columns)?, at(k + columns + 1)?])
    };
    let longest = |c: &Corners| {
        let far = |i: usize, j: usize| (c[i][0] - c[j][0]).hypot(c[i][1] - c[j][1]);
        [far(0, 1), far(2, 3), far(0, 2), far(1, 3)].into_iter().fold(0.0, f64::max)
    };
    let mut cells: Vec<Option<Corners>> = (0..knots.len()).map(corners).collect();
    let mut lengths: Vec<f64> = cells.iter().flatten().map(longest).collect();
    lengths.sort_by(f64::total_cmp);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0.0);
    for cell in &mut cells {
        *cell = cell.filter(|c| longest(c) <= TORN * usual);
    }
    let mut seen = vec![false; cells.len()];
    for start in 0..cells.len() {
        let mut part = Vec::new();
        let mut open = vec![start];
        while let Some(k) = open.pop() {
            if cells.get(k).is_some_and(Option::is_some) && !std::mem::replace(&mut seen[k], true) {
                part.push(k);
                open.extend([k + 1, k + columns]);
                open.extend([k.checked_sub(1), k.checked_sub(columns)].into_iter().flatten());
            }
        }
        if part.len() * SCRAP < cells.len() {
            part.into_iter().for_each(|k| cells[k] = None);
        }
    }
    cells
}

fn between([a, b, d, e]: Corners, fx: f64, fy: f64) -> [f64; 2] {
    let mix = |i: usize| (a[i] * (1.0 - fx) + b[i] * fx) * (1.0 - fy) + (d[i] * (1.0 - fx) + e[i] * fx) * fy;
    [mix(0), mix(1)]
}

fn sample(picture: &RgbImage, p: [f64; 2]) -> Option<Rgb<u8>> {
    if p[0] < 0.0 || p[1] < 0.0 {
        return None;
    }
    let at = |x: u32, y: u32| picture.get_pixel_checked(x, y).map(|c| c.0.map(f64::from));
    let (x, y) = (p[0] as u32, p[1] as u32);
    let (a, b, c, d) = (at(x, y)?, at(x + 1, y)?, at(x, y + 1)?, at(x + 1, y + 1)?);
    let (fx, fy) = (p[0].fract(), p[1].fract());
    Some(Rgb(std::array::from_fn(|i| {
        ((a[i] * (1.0 - fx) + b[i] * fx) * (1.0 - fy) + (c[i] * (1.0 - fx) + d[i] * fx) * fy) as u8
    })))
}

fn pale(c: Rgb<u8>) -> Rgb<u8> {
    let [r, g, b] = c.0.map(u32::from);
    let luma = ((r * 3 + g * 6 + b) / 10) as u8;
    Rgb([200 + luma / 6; 3].map(|v: u8| v.min(250)))
}
