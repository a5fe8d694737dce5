//! Which of many references are worth a close look: an inverted file over visual words with Hamming signatures (Sivic and
//! Zisserman 2003; Jegou, Douze and Schmid 2008), then a quick count of matches that move together.
//!
//! The order of the references does not change what is found.

mod words;

use crate::geometry::{Pair, local};
use crate::matching;
use crate::sift::{Descriptor, Features, Keypoint};
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
    /// Direction in 256ths of a turn, size in eighths of an octave.
    turn: u8,
    size: u8,
    signature: u64,
}

fn turn_of(p: &Keypoint) -> u8 {
    ((p.angle / std::f32::consts::TAU * 256.0).round() as i32).rem_euclid(256) as u8
}

fn size_of(p: &Keypoint) -> u8 {
    (p.scale.max(1e-3).log2() * 8.0 + 96.0).clamp(0.0, 255.0) as u8
}

/// Votes by how far a feature is turned, in eighths of a turn, and by how much it has grown, in octaves: what shows the same
/// turns and grows alike (weak geometric consistency, Jegou 2008).
#[derive(Clone, Copy, Default)]
struct Votes {
    turns: [u64; 8],
    sizes: [u64; 8],
}

impl Votes {
    fn cast(&mut self, turned: u8, grown: i16, worth: u64) {
        let turn = usize::from(turned.wrapping_add(16) >> 5);
        let size = ((grown + 36) >> 3).clamp(0, 7) as usize;
        self.turns[turn] += worth;
        self.sizes[size] += worth;
    }

    /// Votes of the two neighbouring turns, and of the two neighbouring growths, that have most; the lesser of both.
    fn agreeing(&self) -> u64 {
        let turns = (0..8).map(|i| self.turns[i] + self.turns[(i + 1) % 8]).max().unwrap_or(0);
        let sizes = (0..7).map(|i| self.sizes[i] + self.sizes[i + 1]).max().unwrap_or(0);
        turns.min(sizes)
    }
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
        let read: Vec<Vec<(usize, Posting)>> = quick.par_iter().enumerate().map(|(i, f)| posted(i as u32, f, &words)).collect();
        let mut postings = vec![Vec::new(); words.len()];
        for (word, posting) in read.into_iter().flatten() {
            postings[word].push(posting);
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
        self.counted(&own, near, most)
    }

    /// What [`Index::search`] would find if it counted every reference instead of those the words bring: slow, for measuring.
    pub fn search_all(&self, picture: &Features, most: usize) -> Vec<usize> {
        self.counted(&quick(picture), (0..self.len()).map(|i| (0, i)).collect(), most)
    }

    fn counted(&self, own: &Features, near: Vec<(u64, usize)>, most: usize) -> Vec<usize> {
        let mut counted: Vec<(usize, u64, usize)> =
            near.into_par_iter().filter_map(|(score, i)| Some((moving_together(own, self.quick.get(i)?), score, i))).collect();
        counted.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        counted.truncate(most);
        counted.into_iter().map(|(_, _, i)| i).collect()
    }

    /// The references with most votes of a picture's features that turn and grow alike, each with its votes.
    pub fn voted(&self, picture: &Features, most: usize) -> Vec<(u64, usize)> {
        let mut votes = vec![Votes::default(); self.len()];
        for (point, descriptor) in picture.points.iter().zip(&picture.descriptors) {
            let (turn, size) = (turn_of(point), i16::from(size_of(point)));
            for (word, signature) in self.words.about(descriptor) {
                let Some(postings) = self.postings.get(word) else { continue };
                // What many references have says little of any one.
                let rare = (64.0 * (1.0 + self.len() as f64 / (1 + postings.len()) as f64).ln()) as u64;
                for p in postings {
                    let apart = (p.signature ^ signature).count_ones();
                    if let (Some(worth), Some(vote)) = (WORTH.get(apart as usize), votes.get_mut(p.reference as usize)) {
                        vote.cast(p.turn.wrapping_sub(turn), i16::from(p.size) - size, worth * rare);
                    }
                }
            }
        }
        let mut order: Vec<(u64, usize)> = votes.into_iter().enumerate().map(|(i, v)| (v.agreeing(), i)).collect();
        order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        order.truncate(most);
        order
    }
}

/// A reference's features as the words file them.
fn posted(reference: u32, features: &Features, words: &Words) -> Vec<(usize, Posting)> {
    let one = |(p, d): (&Keypoint, &Descriptor)| {
        let (word, signature) = words.of(d)?;
        Some((word, Posting { reference, turn: turn_of(p), size: size_of(p), signature }))
    };
    features.points.iter().zip(&features.descriptors).filter_map(one).collect()
}

/// Matches that move like at least one neighbour, counted for each neighbour up to four.
fn moving_together(a: &Features, b: &Features) -> usize {
    let matches = matching::mutual(a, b, 0.92);
    let pairs: Vec<Pair> = matches.iter().map(|m| verify::pair(a, b, m)).collect();
    local::support(&pairs).into_iter().map(|s| s.min(4)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sift::DIMENSIONS;

    /// Features drawn from a seed: far apart for different seeds.
    fn drawn(seed: u64, turned: f32) -> Features {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 40
        };
        let mut f = Features { width: 400, height: 300, ..Features::default() };
        for _ in 0..60 {
            let place = |n: u64| (n % 280) as f32;
            f.points.push(Keypoint {
                x: place(next()),
                y: place(next()),
                scale: 1.0 + (next() % 8) as f32,
                angle: (next() % 6) as f32 - 3.0 + turned,
                response: 0.1,
                octave: 0,
                layer: 1,
            });
            f.descriptors.push(std::array::from_fn::<u8, DIMENSIONS, _>(|_| (next() % 120) as u8));
        }
        f
    }

    #[test]
    fn what_was_indexed_is_found_among_hundreds_even_turned() {
        let index = Index::new((0..300).map(|i| drawn(i, 0.0)).collect());
        for wanted in [0, 17, 299] {
            let picture = drawn(wanted as u64, 1.0);
            assert_eq!(index.voted(&picture, 3)[0].1, wanted);
        }
    }

    #[test]
    fn the_order_of_references_changes_no_vote() {
        let index = Index::new((0..80).map(|i| drawn(i, 0.0)).collect());
        let turned = Index::new((0..80).rev().map(|i| drawn(i, 0.0)).collect());
        let picture = drawn(33, 0.0);
        let back: Vec<(u64, usize)> = turned.voted(&picture, 80).into_iter().map(|(v, i)| (v, 79 - i)).collect();
        let mut straight = index.voted(&picture, 80);
        let mut back = back;
        straight.sort_unstable();
        back.sort_unstable();
        assert_eq!(straight, back);
    }

    #[test]
    fn nothing_indexed_and_nothing_seen_give_nothing() {
        assert!(Index::new(Vec::new()).search(&drawn(1, 0.0), 5).is_empty());
        let blank = Index::new(vec![Features::default(); 100]);
        assert_eq!(blank.search(&drawn(1, 0.0), 5).len(), 5);
        assert!(Index::new((0..60).map(|i| drawn(i, 0.0)).collect()).search(&Features::default(), 5).len() == 5);
    }
}
