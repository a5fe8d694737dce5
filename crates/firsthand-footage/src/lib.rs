//! Footage: does this footage show the place it is said to show, and is it older than it claims?
//!
//! Pixels in, matches out. Entry points: [`footage::match_footage`] (footage beside a folder of references),
//! [`copies::copies`] (footage looked for in an archive, through edits), [`pairs::score_pairs`] (a table of pairs, for
//! measuring), [`page::page_html`] (the page that shows why).
//!
//! The way through: [`decode`] and [`clip`] turn hostile bytes into pixels, [`frames`] picks what stands for a clip,
//! [`sift`] finds features, [`index`] finds the references worth a look, [`matching`] and [`geometry`] find one
//! rigid scene in two pictures, [`compare`] and [`regions`] look for what agrees and differs where they overlap, and
//! [`verdict`] says `same`, `not_shown` or `contradicted`.
//!
//! Invariants:
//! - Any bytes are input: what cannot be read is a [`note::Note`], never a panic, a hang or a lost file.
//! - The same files give the same bytes out, in any order and with any number of threads. No clock and no random seed but
//!   one made from the content; effort is counted in pixels, points and samples. Only `ffmpeg` is limited in seconds.
//! - Nothing leaves the machine: the only other program run is `ffmpeg`, and it may open only the clip.
//! - "Not shown" is the default. "Same" stands well above every look-alike that was measured; "contradicted" needs a
//!   region that both pictures show sharply and differently.
//! - Metadata is told, never trusted.

pub mod align;
mod base64;
pub mod clip;
pub mod compare;
pub mod copies;
pub mod credentials;
pub mod decode;
pub mod figure;
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
mod signs;
mod stills;
pub mod verdict;
pub mod verify;
pub(crate) mod wide;
