//! What a comparison found, in the form it is written in (`match --json`).

use crate::metadata::Metadata;
use crate::note::Note;
use crate::regions::Region;
use crate::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// Does the footage show the place? Everything here can be written as JSON; `shown` is only for the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatchReport {
    /// The word for all of the footage: the best frame decides.
    pub verdict: Verdict,
    /// Probability of the same place for the best frame, 0..1.
    pub score: f64,
    /// The best pair of frame and reference, if any pair could be compared.
    pub best: Option<Best>,
    /// Where the best pair agrees.
    pub agrees: Vec<Region>,
    /// Where the best pair should agree and does not.
    pub differs: Vec<Region>,
    /// Every frame with what it was compared to.
    pub frames: Vec<FrameReport>,
    /// References that were indexed.
    pub references: usize,
    /// Metadata of the footage and reference files that were read, by name.
    pub metadata: std::collections::BTreeMap<String, Metadata>,
    /// The files that were read, by name.
    #[serde(default)]
    pub files: std::collections::BTreeMap<String, Seal>,
    /// What could not be done.
    pub notes: Vec<Note>,
    /// Pictures and points of the pairs that the page shows.
    #[serde(skip)]
    pub shown: Vec<Shown>,
}

/// The best pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Best {
    /// The frame: a file name, with `@seconds` for a clip.
    pub frame: String,
    /// The reference's file name.
    pub reference: String,
    /// Matched points that agree with one rigid scene and with their neighbours.
    pub inliers: usize,
    /// Further points found where the scene says they should be.
    pub guided: usize,
}

impl Best {
    /// All matched points: the number that every page, terminal and claim gives first.
    pub fn points(&self) -> usize {
        self.inliers + self.guided
    }
}

/// Which file exactly was read, so that a printed page can be held against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// SHA-256 of the whole file, in hexadecimal.
    pub sha256: String,
    /// Its length, in bytes.
    pub bytes: u64,
}

/// A frame and the references it was compared to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameReport {
    /// The frame: a file name, with `@seconds` for a clip.
    pub frame: String,
    /// Seconds from the clip's start; absent for a picture.
    pub time: Option<f64>,
    /// The shot of the clip, from 0; absent for a picture.
    pub shot: Option<usize>,
    /// Features found.
    pub features: usize,
    /// The closest references, best first.
    pub tried: Vec<Tried>,
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tried {
    /// The reference's file name.
    pub reference: String,
    /// The word for this pair.
    pub verdict: Verdict,
    /// Probability of the same place, 0..1.
    pub score: f64,
    /// Neighbours by descriptor alone.
    pub tentative: usize,
    /// Of these, moved like their neighbours.
    pub supported: usize,
    /// Agreeing with one rigid scene and with their neighbours.
    pub inliers: usize,
    /// Further points found where the scene says they should be.
    #[serde(default)]
    pub guided: usize,
}

/// A picture shrunk for a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The JPEG file.
    #[serde(with = "crate::base64::text")]
    pub jpeg: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A pair as the page shows it. Points are pixels of the JPEGs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The frame's name.
    pub frame: String,
    /// The reference's name.
    pub reference: String,
    /// The word and probability.
    pub verdict: Option<Verdict>,
    /// Probability of the same place.
    pub score: f64,
    /// The frame.
    pub frame_picture: Picture,
    /// The reference.
    pub reference_picture: Picture,
    /// JPEG of the reference warped over the frame; empty where there is no warp.
    #[serde(with = "crate::base64::text")]
    pub warped: Vec<u8>,
    /// Matched points: x, y in the frame, x, y in the reference; of very many every so many-th.
    pub lines: Vec<[f64; 4]>,
    /// Matched points in all.
    #[serde(default)]
    pub points: usize,
    /// Where both agree.
    pub agrees: Vec<Region>,
    /// Where they differ.
    pub differs: Vec<Region>,
}
