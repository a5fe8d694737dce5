//! Pictures so plain that neither hash nor features say anything: a sky, a wall, water. What is left of them through
//! recompression and rescaling is the slow change of their colours.

use crate::pdq;
use crate::raster::Gray;
use image::RgbImage;

/// Cells along a side.
const CELLS: usize = 32;
/// Greatest difference of colours, as the root of the mean square of 0..255.
const APART: f64 = 6.0;
/// Least likeness of what is left when each colour's mean and slope are taken away (correlation, -1..1), and least
/// change of colour (standard deviation of 0..255) that must be left for that to mean anything.
const ALIKE: f64 = 0.9;
const CHANGE: f64 = 1.5;
/// The same for pictures that differ less still, as strong recompression of a faint picture leaves them.
const NEARER: f64 = 3.0;
const ALIKE_NEARER: f64 = 0.75;
const CHANGE_NEARER: f64 = 3.0;

/// Mean colours of a grid over a plain picture.
pub(super) struct Colours {
    /// Red, green, blue, each row by row.
    planes: [Vec<f32>; 3],
    /// The same without each colour's mean and slope.
    rest: [Vec<f32>; 3],
    change: f64,
}

impl Colours {
    /// The colours of a picture that is too plain to be hashed; `None` for any other, and for one without any change.
    pub fn of(rgb: &RgbImage) -> Option<Colours> {
        if rgb.width() == 0 || rgb.height() == 0 || pdq::hash(rgb).quality >= pdq::LEAST_QUALITY {
            return None;
        }
        let plane = |c: usize| {
            let data = rgb.as_raw().iter().skip(c).step_by(3).map(|v| f32::from(*v)).collect();
            Gray { width: rgb.width() as usize, height: rgb.height() as usize, data }.resized(CELLS, CELLS).data
        };
        let planes = [plane(0), plane(1), plane(2)];
        let rest = [0, 1, 2].map(|c: usize| without_slope(&planes[c]));
        let square: f64 = rest.iter().flatten().map(|v| f64::from(v * v)).sum();
        let change = (square / (3 * CELLS * CELLS) as f64).sqrt();
        (change >= CHANGE).then_some(Colours { planes, rest, change })
    }

    /// The turn, as a number of [`super::TURNS`], that makes one picture of the other.
    pub fn turn_to(&self, other: &Colours) -> Option<usize> {
        // Turning moves cells about and changes no mean.
        let means = |c: &Colours| [0, 1, 2].map(|i: usize| c.planes[i].iter().sum::<f32>() / (CELLS * CELLS) as f32);
        if means(self).iter().zip(means(other)).any(|(a, b)| f64::from((a - b).abs()) > APART) {
            return None;
        }
        (0..8).find(|turn| {
            let (mut far, mut cross, mut own, mut its) = (0.0, 0.0, 0.0, 0.0);
            for c in 0..3 {
                for k in 0..CELLS * CELLS {
                    let j = turned(k, *turn);
                    far += f64::from(self.planes[c][k] - other.planes[c][j]).powi(2);
                    let (x, y) = (f64::from(self.rest[c][k]), f64::from(other.rest[c][j]));
                    cross += x * y;
                    own += x * x;
                    its += y * y;
                }
            }
            let far = (far / (3 * CELLS * CELLS) as f64).sqrt();
            let alike = cross / (own * its).sqrt().max(1e-9);
            let change = self.change.min(other.change);
            (far <= APART && alike >= ALIKE) || (far <= NEARER && alike >= ALIKE_NEARER && change >= CHANGE_NEARER)
        })
    }
}

/// Where cell `k` of the picture, turned as [`super::TURNS`] counts, comes from.
fn turned(k: usize, turn: usize) -> usize {
    let last = CELLS - 1;
    let (y, x) = (k / CELLS, k % CELLS);
    let (y, x) = match turn % 4 {
        0 => (y, x),
        1 => (last - x, y),
        2 => (last - y, last - x),
        _ => (x, last - y),
    };
    y * CELLS + if turn >= 4 { last - x } else { x }
}

fn without_slope(plane: &[f32]) -> Vec<f32> {
    let place = |i: usize| i as f32 - (CELLS - 1) as f32 / 2.0;
    let n = (CELLS * CELLS) as f32;
    let spread: f32 = (0..CELLS).map(|i| place(i) * place(i)).sum::<f32>() * CELLS as f32;
    let mean = plane.iter().sum::<f32>() / n;
    let along = |f: fn(usize) -> usize| plane.iter().enumerate().map(|(k, v)| v * place(f(k))).sum::<f32>() / spread;
    let (sx, sy) = (along(|k| k % CELLS), along(|k| k / CELLS));
    plane.iter().enumerate().map(|(k, v)| v - mean - sx * place(k % CELLS) - sy * place(k / CELLS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies;

    fn sky(across: f32, down: f32) -> RgbImage {
        RgbImage::from_fn(160, 120, |x, y| {
            let wave = 9.0 * ((x as f32 / across).sin() + (y as f32 / down).cos());
            image::Rgb([(90.0 + wave) as u8, (130.0 + wave) as u8, (200.0 + 0.5 * wave) as u8])
        })
    }

    #[test]
    fn a_sky_is_itself_through_every_turn_and_no_other_sky() {
        let own = Colours::of(&sky(31.0, 23.0)).unwrap();
        for turn in 0..8 {
            let other = Colours::of(&copies::turned(&sky(31.0, 23.0), turn)).unwrap();
            assert_eq!(other.turn_to(&own), Some(turn));
        }
        assert_eq!(Colours::of(&sky(17.0, 41.0)).unwrap().turn_to(&own), None);
    }

    #[test]
    fn a_picture_of_one_colour_is_nobodys_copy() {
        assert!(Colours::of(&RgbImage::from_pixel(80, 60, image::Rgb([3, 3, 3]))).is_none());
        assert!(Colours::of(&RgbImage::new(0, 0)).is_none());
    }
}
