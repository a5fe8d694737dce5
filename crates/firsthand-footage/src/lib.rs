//! Pixels to matches (being built).

pub mod align;
pub mod clip;
pub mod compare;
pub mod copies;
pub mod decode;
pub mod footage;
pub mod frames;
pub mod geometry;
pub mod index;
pub mod matching;
pub mod metadata;
pub mod note;
pub mod page;
pub mod pairs;
pub mod pdq;
pub mod raster;
pub mod regions;
pub mod report;
mod show;
pub mod sift;
pub mod verdict;
pub mod verify;
pub(crate) mod wide;
