//! Which of many references are worth a close look: aggregated descriptors (VLAD, Jegou 2010), then a quick count of
//! matches that move together.
//!
//! The vocabulary is made from the references themselves, so that nothing has to be trained or shipped. The order of
//! the references does not change what is found.

use crate::geometry::{Pair, local};
use crate::matching;
use crate::sift::{DIMENSIONS, Descriptor, Features};
use crate::verify;
use rayon::prelude::*;

/// Words of the vocabulary.
const WORDS: usize = 32;
/// Descriptors sampled to make it, at most, and rounds of improvement.
const SAMPLED: usize = 16_384;
const ROUNDS: usize = 6;
/// Features of each reference kept for the quick count: the strongest.
pub const QUICK: usize = 640;
/// References that pass from the vocabulary to the quick count.
const CLOSE: usize = 48;

/// The references, searchable.
#[derive(Debug, Default)]
pub struct Index {
    words: Vec<[f32; DIMENSIONS]>,
    quick: Vec<Features>,
    vlad: Vec<Vec<i8>>,
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
        let words = vocabulary(&quick);
        let vlad = quick.par_iter().map(|f| aggregate(f, &words)).collect();
        Index { words, quick, vlad }
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
        let mut near: Vec<(i64, usize)> = if self.len() > CLOSE {
            let v = aggregate(&own, &self.words);
            self.vlad.iter().enumerate().map(|(i, w)| (dot(&v, w), i)).collect()
        } else {
            (0..self.len()).map(|i| (0, i)).collect()
        };
        near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(CLOSE);
        let mut counted: Vec<(usize, i64, usize)> =
            near.into_iter().filter_map(|(score, i)| Some((moving_together(&own, self.quick.get(i)?), score, i))).collect();
        counted.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        counted.truncate(most);
        counted.into_iter().map(|(_, _, i)| i).collect()
    }
}

/// Matches that move like at least one neighbour, counted for each neighbour up to four.
fn moving_together(a: &Features, b: &Features) -> usize {
    let matches = matching::mutual(a, b, 0.92);
    let pairs: Vec<Pair> = matches.iter().map(|m| verify::pair(a, b, m)).collect();
    local::support(&pairs).into_iter().map(|s| s.min(4)).sum()
}

fn dot(a: &[i8], b: &[i8]) -> i64 {
    a.iter().zip(b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum::<i32>().into()
}

/// Words by k-means over an even sample of all descriptors, started from evenly spaced members of the sorted sample.
fn vocabulary(all: &[Features]) -> Vec<[f32; DIMENSIONS]> {
    let total: usize = all.iter().map(|f| f.descriptors.len()).sum();
    let mut sample: Vec<Descriptor> =
        all.iter().flat_map(|f| f.descriptors.iter().copied()).step_by(total.div_ceil(SAMPLED).max(1)).collect();
    sample.sort_unstable();
    sample.dedup();
    if sample.is_empty() {
        return Vec::new();
    }
    let count = WORDS.min(sample.len());
    let mut words: Vec<[f32; DIMENSIONS]> = (0..count).map(|i| sample[i * sample.len() / count].map(f32::from)).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0f64; DIMENSIONS], 0usize); count];
        let homes: Vec<usize> = sample.par_iter().map(|d| home(d, &words)).collect();
        for (d, h) in sample.iter().zip(homes) {
            let (sum, n) = &mut sums[h];
            sum.iter_mut().zip(d).for_each(|(s, v)| *s += f64::from(*v));
            *n += 1;
        }
        for (word, (sum, n)) in words.iter_mut().zip(sums) {
            if n > 0 {
                word.iter_mut().zip(sum).for_each(|(w, s)| *w = (s / n as f64) as f32);
            }
        }
    }
    words
}

/// The nearest word.
fn home(d: &Descriptor, words: &[[f32; DIMENSIONS]]) -> usize {
    let v = d.map(f32::from);
    let mut best = (f32::INFINITY, 0);
    for (i, w) in words.iter().enumerate() {
        let mut lanes = [0.0f32; 16];
        for (a, b) in v.chunks_exact(16).zip(w.chunks_exact(16)) {
            for l in 0..16 {
                lanes[l] += (a[l] - b[l]) * (a[l] - b[l]);
            }
        }
        let far: f32 = lanes.iter().sum();
        if far < best.0 {
            best = (far, i);
        }
    }
    best.1
}

/// Sums of what each word's descriptors have beyond it, each word and the whole brought to one length.
fn aggregate(f: &Features, words: &[[f32; DIMENSIONS]]) -> Vec<i8> {
    let mut sums = vec![[0.0f32; DIMENSIONS]; words.len()];
    for d in &f.descriptors {
        let h = home(d, words);
        if let (Some(sum), Some(word)) = (sums.get_mut(h), words.get(h)) {
            for ((s, v), w) in sum.iter_mut().zip(d).zip(word) {
                *s += f32::from(*v) - w;
            }
        }
    }
    for sum in &mut sums {
        let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt();
        sum.iter_mut().for_each(|v| *v /= length.max(1e-6));
    }
    // A word's part has length one: its largest component is seldom above 0.4.
    sums.iter().flatten().map(|v| (v * 300.0).clamp(-127.0, 127.0) as i8).collect()
}
