//! Which of many references are worth a close look: an inverted file over visual words with Hamming signatures (Sivic and
//! Zisserman 2003; Jegou, Douze and Schmid 2008), then a quick count of matches that move together.
//!
//! The order of the references does not change what is found.

mod words;

use crate::geometry::{Pair, local};
use crate::matching;
use crate::sift::Features;
use crate::verify;
use rayon::prelude::*;
use words::Words;

/// Features of each reference kept for the quick count: the strongest.
pub const QUICK: usize = 640;
/// References that pass from the vocabulary to the quick count.
const CLOSE: usize = 48;

/// Signatures further apart than this (bits of 64) speak of different things.
const SIGNATURE: u32 = 24;
/// What a vote is worth by the distance of its signatures: a Gaussian of 16 bits, in 64ths.
const WORTH: [u64; SIGNATURE as usize + 1] =
    [64, 64, 63, 63, 62, 61, 60, 58, 56, 55, 53, 51, 48, 46, 44, 41, 39, 36, 34, 32, 29, 27, 25, 23, 21];

/// The references, searchable.
#[derive(Debug, Default)]
pub struct Index {
    words: Words,
    /// For each word the references that have it, in their order, with their signatures.
    postings: Vec<Vec<Posting>>,
    quick: Vec<Features>,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    reference: u32,
    signature: u64,
}

/// The strongest features only.
pub fn quick(features: &Features) -> Features {
    let mut order: Vec<usize> = (0..features.points.len()).collect();
    order.sort_by(|i, j| features.points[*j].response.total_cmp(&features.points[*i].response).then(i.cmp(j)));
    order.truncate(QUICK);
    order.sort_unstable();
    Features {
        width: features.width,
        height: features.height,
        points: order.iter().map(|i| features.points[*i]).collect(),
        descriptors: order.iter().map(|i| features.descriptors[*i]).collect(),
    }
}

impl Index {
    /// Indexes references given by their strongest features (see [`quick`]).
    pub fn new(quick: Vec<Features>) -> Self {
        if quick.len() <= CLOSE {
            // So few are all counted: there is nothing to choose.
            return Index { quick, ..Index::default() };
        }
        let words = Words::new(quick.iter().flat_map(|f| &f.descriptors));
        let read: Vec<Vec<(usize, u64)>> =
            quick.par_iter().map(|f| f.descriptors.iter().filter_map(|d| words.of(d)).collect()).collect();
        let mut postings = vec![Vec::new(); words.len()];
        for (reference, found) in read.into_iter().enumerate() {
            for (word, signature) in found {
                postings[word].push(Posting { reference: reference as u32, signature });
            }
        }
        Index { words, postings, quick }
    }

    /// How many references there are.
    pub fn len(&self) -> usize {
        self.quick.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quick.is_empty()
    }

    /// The `most` references most likely to show what a picture shows, best first, as positions in the list given.
    pub fn search(&self, picture: &Features, most: usize) -> Vec<usize> {
        let own = quick(picture);
        let near = if self.len() > CLOSE { self.voted(&own, CLOSE) } else { (0..self.len()).map(|i| (0, i)).collect() };
        let mut counted: Vec<(usize, u64, usize)> =
            near.into_par_iter().filter_map(|(score, i)| Some((moving_together(&own, self.quick.get(i)?), score, i))).collect();
        counted.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        counted.truncate(most);
        counted.into_iter().map(|(_, _, i)| i).collect()
    }

    /// The references with most votes of a picture's descriptors, each with its votes.
    pub fn voted(&self, picture: &Features, most: usize) -> Vec<(u64, usize)> {
        let mut votes = vec![0u64; self.len()];
        for descriptor in &picture.descriptors {
            for (word, signature) in self.words.about(descriptor) {
                let Some(postings) = self.postings.get(word) else { continue };
                // What many references have says little of any one.
                let rare = (64.0 * (1.0 + self.len() as f64 / (1 + postings.len()) as f64).ln()) as u64;
                for p in postings {
                    let apart = (p.signature ^ signature).count_ones();
                    if let (Some(worth), Some(vote)) = (WORTH.get(apart as usize), votes.get_mut(p.reference as usize)) {
                        *vote += worth * rare;
                    }
                }
            }
        }
        let mut order: Vec<(u64, usize)> = votes.into_iter().enumerate().map(|(i, v)| (v, i)).collect();
        order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        order.truncate(most);
        order
    }
}

/// Matches that move like at least one neighbour, counted for each neighbour up to four.
fn moving_together(a: &Features, b: &Features) -> usize {
    let matches = matching::mutual(a, b, 0.92);
    let pairs: Vec<Pair> = matches.iter().map(|m| verify::pair(a, b, m)).collect();
    local::support(&pairs).into_iter().map(|s| s.min(4)).sum()
}
