//! Pixels to matches (being built).

pub mod align;
pub mod compare;
pub mod decode;
pub mod geometry;
pub mod matching;
pub mod note;
pub mod raster;
pub mod sift;
pub mod verify;
pub(crate) mod wide;
