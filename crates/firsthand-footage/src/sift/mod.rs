//! Scale-invariant features (Lowe 2004) of our own: scale space, sub-pixel extrema, orientations, and
//! RootSIFT descriptors pooled over domain sizes (Dong and Soatto 2015).
//!
//! Entry point: [`features`]. One thread; the same bytes on every processor.

mod describe;
mod extrema;
mod orient;
mod pyramid;
mod select;

use crate::raster::Gray;

/// Numbers in a descriptor: 4 x 4 cells of 8 directions.
pub const DIMENSIONS: usize = 128;

/// A descriptor: the square roots of an L1-normalised histogram, times 512, in bytes. Its length is about 512.
pub type Descriptor = [u8; DIMENSIONS];

/// How features are found.
#[derive(Clone, Debug)]
pub struct SiftOptions {
    /// Most points kept.
    pub max_points: usize,
    /// Lowest contrast kept, as the difference of Gaussians times the layers of an octave (brightness 0..1).
    pub contrast: f32,
    /// Pictures with fewer pixels than this are doubled first, which finds the finest details.
    pub double_below: usize,
    /// Window sizes over which a descriptor is pooled, as multiples of the usual one.
    pub domain_sizes: &'static [f32],
}

impl Default for SiftOptions {
    fn default() -> Self {
        SiftOptions { max_points: 2048, contrast: 0.01, double_below: 1_500_000, domain_sizes: &[0.75, 1.0, 1.35] }
    }
}

/// A point that can be found again: where, how large, which way up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keypoint {
    /// Column of the picture, in its pixels.
    pub x: f32,
    /// Row of the picture, in its pixels.
    pub y: f32,
    /// Standard deviation of the Gaussian at which it stands out, in pixels of the picture.
    pub scale: f32,
    /// Direction of the strongest gradient, radians in (-pi, pi], clockwise on the screen.
    pub angle: f32,
    /// Absolute contrast (difference of Gaussians).
    pub response: f32,
    /// Octave of the pyramid.
    pub(crate) octave: u8,
    /// Gaussian layer within the octave.
    pub(crate) layer: u8,
}

/// The features of one picture; point `i` has descriptor `i`. Strongest selection first.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Width of the picture, in pixels.
    pub width: usize,
    /// Height of the picture, in pixels.
    pub height: usize,
    /// The points.
    pub points: Vec<Keypoint>,
    /// Their descriptors.
    pub descriptors: Vec<Descriptor>,
}

impl Features {
    /// The features that the mirror image (left and right exchanged) has, without looking again.
    #[must_use]
    pub fn mirrored(&self) -> Features {
        let last = self.width as f32 - 1.0;
        let point = |p: &Keypoint| Keypoint {
            x: last - p.x,
            angle: if p.angle >= 0.0 { std::f32::consts::PI - p.angle } else { -std::f32::consts::PI - p.angle },
            ..*p
        };
        // In the frame of the point the mirror exchanges the rows of cells and the sense of every direction.
        let turn = |d: &Descriptor| -> Descriptor {
            std::array::from_fn(|i| {
                let (row, column, bin) = (i / 32, i / 8 % 4, i % 8);
                d[(3 - row) * 32 + column * 8 + (8 - bin) % 8]
            })
        };
        Features {
            width: self.width,
            height: self.height,
            points: self.points.iter().map(point).collect(),
            descriptors: self.descriptors.iter().map(turn).collect(),
        }
    }
}

/// Finds and describes the features of a picture.
pub fn features(picture: &Gray, options: &SiftOptions) -> Features {
    let mut found = Features { width: picture.width, height: picture.height, ..Features::default() };
    if picture.width < 16 || picture.height < 16 || options.max_points == 0 {
        return found;
    }
    let (pyramid, candidates) = pyramid::build_and_detect(picture, options);
    let chosen = select::spread(candidates, picture.width, picture.height, options.max_points);
    found.points = orient::orient(&pyramid, &chosen, options.max_points);
    found.descriptors = describe::describe(&pyramid, &found.points, options.domain_sizes);
    found
}

#[cfg(test)]
mod tests;
