//! The Gaussian scale space, one octave after the other, kept only where descriptors will need it.

use super::SiftOptions;
use super::extrema::{self, Extremum};
use crate::raster::{Gray, blur_into, gaussian_half};

/// Layers of an octave in which extrema are looked for.
pub(super) const LAYERS: usize = 3;
/// Blur of the first layer of each octave, in its pixels.
pub(super) const BASE_SIGMA: f32 = 1.6;
/// Blur that a camera picture is taken to have already.
const CAMERA_SIGMA: f32 = 0.5;
/// Octaves end where the short side falls below this.
const SMALLEST: usize = 16;

/// What is left of the scale space after detection: layers 1 to [`LAYERS`] of each octave.
pub(super) struct Pyramid {
    /// `octaves[o][l - 1]` is Gaussian layer `l` of octave `o`.
    pub octaves: Vec<Vec<Gray>>,
    /// Size of a pixel of octave 0 in pixels of the picture: 0.5 where it was doubled, else 1.
    pub first_step: f32,
}

impl Pyramid {
    /// The Gaussian picture a point was found in, if it exists.
    pub fn level(&self, octave: u8, layer: u8) -> Option<&Gray> {
        self.octaves.get(usize::from(octave))?.get(usize::from(layer).checked_sub(1)?)
    }

    /// The order in which to visit points, given by octave, layer and row: from top to bottom of each picture of the pyramid, so that
    /// what is read lies near what was read before.
    pub fn reading_order(&self, points: impl Iterator<Item = (u8, u8, f32)>) -> Vec<usize> {
        let keys: Vec<(u8, u8, i32)> = points.map(|(o, l, y)| (o, l, (y / self.step(o)) as i32)).collect();
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|i| (keys[*i], *i));
        order
    }

    /// Size of a pixel of an octave in pixels of the picture.
    pub fn step(&self, octave: u8) -> f32 {
        self.first_step * 2f32.powi(i32::from(octave))
    }
}

/// Blur of Gaussian layer `layer` (fractions allowed) in pixels of its octave.
pub(super) fn sigma_of(layer: f32) -> f32 {
    BASE_SIGMA * (layer / LAYERS as f32).exp2()
}

/// Builds the scale space and finds its extrema on the way, in the picture's coordinates.
pub(super) fn build_and_detect(picture: &Gray, options: &SiftOptions) -> (Pyramid, Vec<Extremum>) {
    let doubled = picture.data.len() < options.double_below;
    let first_step = if doubled { 0.5 } else { 1.0 };
    let (start, has) = if doubled { (picture.doubled(), CAMERA_SIGMA * 2.0) } else { (picture.clone(), CAMERA_SIGMA) };
    let mut pyramid = Pyramid { octaves: Vec::new(), first_step };
    let mut found = Vec::new();
    let mut base = Gray::new(start.width, start.height);
    let lift = (BASE_SIGMA.powi(2) - has.powi(2)).max(0.01).sqrt();
    blur_into(&start, &gaussian_half(lift), &mut base);
    drop(start);
    while base.width.min(base.height) >= SMALLEST {
        let layers = octave(base);
        let number = pyramid.octaves.len() as u8;
        extrema::find(&layers, number, pyramid.step(number), options.contrast, &mut found);
        base = layers.get(LAYERS).map(Gray::halved).unwrap_or_default();
        pyramid.octaves.push(layers.into_iter().skip(1).take(LAYERS).collect());
    }
    (pyramid, found)
}

/// The `LAYERS + 3` Gaussian layers of an octave from its first.
fn octave(base: Gray) -> Vec<Gray> {
    let mut layers = vec![base];
    for i in 1..LAYERS + 3 {
        let (before, now) = (sigma_of(i as f32 - 1.0), sigma_of(i as f32));
        let step = (now.powi(2) - before.powi(2)).sqrt();
        if let Some(last) = layers.last() {
            let mut next = Gray::new(last.width, last.height);
            blur_into(last, &gaussian_half(step), &mut next);
            layers.push(next);
        }
    }
    layers
}
