//! Pixels to matches (being built).

pub mod decode;
pub mod geometry;
pub mod matching;
pub mod note;
pub mod raster;
pub mod sift;
pub(crate) mod wide;
