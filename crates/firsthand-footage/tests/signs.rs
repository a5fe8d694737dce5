//! Twins that agree in all but a numeral are contradicted; the same numeral from another angle is not.

mod common;

use common::{ANGLE, gray, homography, texture};
use firsthand_footage::regions::Region;
use firsthand_footage::sift::SiftOptions;
use firsthand_footage::verdict::{Verdict, judge, places};
use firsthand_footage::verify::{Prepared, VerifyOptions, verify};
use image::{Rgb, RgbImage};

/// The plate in the place: left, top, width, height.
const PLATE: [f32; 4] = [180.0, 120.0, 110.0, 84.0];

/// Few features, so that a pair stays below what `same` asks for: that word is said first.
fn options() -> VerifyOptions {
    VerifyOptions { sift: SiftOptions { max_points: 260, ..SiftOptions::default() }, ..VerifyOptions::default() }
}

/// Strokes of the digits on a seven-segment display: top, upper left, upper right, middle, lower left, lower right, bottom.
const DIGITS: [u8; 10] =
    [0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111, 0b1010010, 0b1111111, 0b1111011];

fn stroke(digit: usize, u: f32, v: f32) -> bool {
    let on = |k: usize| DIGITS[digit] >> (6 - k) & 1 == 1;
    let (left, right) = (u < 0.24, u > 0.76);
    (v < 0.14 && on(0))
        || (left && v < 0.5 && on(1))
        || (right && v < 0.5 && on(2))
        || ((0.43..0.57).contains(&v) && on(3))
        || (left && v >= 0.5 && on(4))
        || (right && v >= 0.5 && on(5))
        || (v > 0.86 && on(6))
}

/// Brightness of the place: a texture, and on it a pale plate with two dark digits.
fn place(seed: u32, number: usize, x: f32, y: f32) -> f32 {
    let (u, v) = ((x - PLATE[0]) / PLATE[2], (y - PLATE[1]) / PLATE[3]);
    if !(0.0..1.0).contains(&u) || !(0.0..1.0).contains(&v) {
        return texture(seed, x, y);
    }
    let inside = |from: f32| ((u - from) / 0.3, (v - 0.16) / 0.68);
    let digit = |n: usize, from: f32| {
        let (a, b) = inside(from);
        (0.0..1.0).contains(&a) && (0.0..1.0).contains(&b) && stroke(n, a, b)
    };
    if digit(number / 10, 0.13) || digit(number % 10, 0.57) { 0.15 } else { 0.85 }
}

fn seen(seed: u32, number: usize, map: impl Fn(f32, f32) -> (f32, f32)) -> Prepared {
    let picture = RgbImage::from_fn(480, 360, |x, y| {
        let samples = [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)];
        let sum: f32 =
            samples.iter().map(|(dx, dy)| map(x as f32 + dx, y as f32 + dy)).map(|(u, v)| place(seed, number, u, v)).sum();
        Rgb([(sum / 4.0 * 255.0) as u8; 3])
    });
    Prepared::new(&gray(&picture), &options().sift)
}

fn compared(seed: u32, numbers: [usize; 2]) -> (Verdict, Vec<Region>) {
    let (a, b) = (seen(seed, numbers[0], |x, y| (x, y)), seen(seed, numbers[1], homography(ANGLE)));
    let evidence = verify(&a, &b, &options());
    (judge(&evidence, &a, &b).verdict, places(&evidence, &a, &b).differs)
}

fn on_plate(r: &Region) -> bool {
    let centre = [(r.frame[0] + r.frame[2] / 2.0) * 480.0, (r.frame[1] + r.frame[3] / 2.0) * 360.0];
    (0..2).all(|i| centre[i] > PLATE[i] as f64 && centre[i] < f64::from(PLATE[i] + PLATE[i + 2]))
}

#[test]
fn most_other_numerals_contradict() {
    let pairs = [[14, 82], [12, 96], [71, 20], [38, 41], [65, 17]];
    let found = pairs.iter().enumerate().filter(|(i, numbers)| {
        let (verdict, differs) = compared(50 + *i as u32, **numbers);
        verdict == Verdict::Contradicted && differs.iter().any(|r| r.decisive && on_plate(r))
    });
    assert!(found.count() * 2 > pairs.len());
}

#[test]
fn the_same_numeral_from_another_angle_contradicts_nothing() {
    for (i, number) in [14, 96, 20].into_iter().enumerate() {
        let (verdict, differs) = compared(50 + i as u32, [number, number]);
        assert_ne!(verdict, Verdict::Contradicted, "{number}: {differs:?}");
    }
}
