//! A vocabulary of descriptors in two steps (Nister and Stewenius 2006) with a signature for what a word leaves out
//! (Hamming embedding, Jegou 2008). It is made from the references themselves, so that nothing has to be trained or shipped.

use crate::sift::{DIMENSIONS, Descriptor};
use crate::wide::wide;
use rayon::prelude::*;

/// Words of the first step, and of the second beneath each.
const BRANCHES: usize = 64;
/// Descriptors sampled to make them, at most, and rounds of improvement.
const SAMPLED: usize = 65_536;
const ROUNDS: usize = 5;
/// Sampled descriptors that a word of the second step stands for, at least.
const MEMBERS: usize = 12;
/// Words of the first step under which a query looks.
const LOOKED: usize = 2;

type Centre = [f32; DIMENSIONS];

/// The vocabulary.
#[derive(Debug, Default)]
pub(super) struct Words {
    coarse: Vec<Centre>,
    fine: Vec<Vec<Centre>>,
    /// The number of the first word beneath each coarse one.
    first: Vec<usize>,
    /// For each word, what half of its descriptors lie above, direction by direction.
    middles: Vec<[f32; 64]>,
    /// The directions: sums and differences of a descriptor's numbers.
    directions: Vec<Centre>,
}

impl Words {
    /// A vocabulary of the descriptors of all references; their order does not matter.
    pub fn new<'a>(all: impl Iterator<Item = &'a Descriptor>) -> Self {
        let sample = sampled(all);
        if sample.is_empty() {
            return Words::default();
        }
        let coarse = centres(&sample, BRANCHES);
        let mut members: Vec<Vec<Descriptor>> = vec![Vec::new(); coarse.len()];
        let homes: Vec<usize> = sample.par_iter().map(|d| nearest(&widened(d), &coarse).0).collect();
        sample.iter().zip(homes).for_each(|(d, h)| members[h].push(*d));
        let directions = directions();
        let built: Vec<(Vec<Centre>, Vec<[f32; 64]>)> = members
            .par_iter()
            .map(|own| {
                let fine = centres(own, BRANCHES.min(own.len() / MEMBERS).max(1));
                let middles = middles(own, &fine, &directions);
                (fine, middles)
            })
            .collect();
        let mut words = Words { coarse, directions, ..Words::default() };
        for (fine, middles) in built {
            words.first.push(words.middles.len());
            words.middles.extend(middles);
            words.fine.push(fine);
        }
        words
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.middles.len()
    }

    /// The word of a descriptor and its signature there; `None` where there are no words.
    pub fn of(&self, d: &Descriptor) -> Option<(usize, u64)> {
        let v = widened(d);
        let word = self.beneath(nearest(&v, &self.coarse).0, &v)?;
        Some((word, self.signature(word, &self.projected(&v))))
    }

    /// The words that a query's descriptor may have in a reference, each with its signature there.
    pub fn about(&self, d: &Descriptor) -> Vec<(usize, u64)> {
        let v = widened(d);
        let mut far: Vec<(f32, usize)> = self.coarse.iter().enumerate().map(|(i, c)| (distance(&v, c), i)).collect();
        far.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let projected = self.projected(&v);
        let near = far.iter().take(LOOKED).filter_map(|(_, c)| self.beneath(*c, &v));
        near.map(|word| (word, self.signature(word, &projected))).collect()
    }

    fn beneath(&self, coarse: usize, v: &Centre) -> Option<usize> {
        let fine = self.fine.get(coarse).filter(|f| !f.is_empty())?;
        Some(self.first.get(coarse)? + nearest(v, fine).0)
    }

    fn projected(&self, v: &Centre) -> [f32; 64] {
        let mut out = [0.0; 64];
        out.iter_mut().zip(&self.directions).for_each(|(o, d)| *o = product(v, d));
        out
    }

    fn signature(&self, word: usize, projected: &[f32; 64]) -> u64 {
        let Some(middles) = self.middles.get(word) else { return 0 };
        projected.iter().zip(middles).enumerate().fold(0, |bits, (i, (p, m))| bits | (u64::from(p > m) << i))
    }
}

fn widened(d: &Descriptor) -> Centre {
    d.map(f32::from)
}

/// Those descriptors whose checksums are least, sorted: the same sample in any order of references.
fn sampled<'a>(all: impl Iterator<Item = &'a Descriptor>) -> Vec<Descriptor> {
    let sum = |d: &Descriptor| {
        d.iter().fold(0xcbf2_9ce4_8422_2325u64, |h, v| (h ^ u64::from(*v)).wrapping_mul(0x0000_0100_0000_01b3))
    };
    let mut kept: Vec<(u64, &Descriptor)> = Vec::new();
    for d in all {
        kept.push((sum(d), d));
        if kept.len() >= 4 * SAMPLED {
            kept.sort_unstable();
            kept.dedup();
            kept.truncate(SAMPLED);
        }
    }
    kept.sort_unstable();
    kept.dedup();
    kept.truncate(SAMPLED);
    let mut sample: Vec<Descriptor> = kept.into_iter().map(|(_, d)| *d).collect();
    sample.sort_unstable();
    sample
}

/// Centres by k-means, started from evenly spaced members of the sorted sample.
fn centres(sample: &[Descriptor], count: usize) -> Vec<Centre> {
    let count = count.min(sample.len());
    let mut centres: Vec<Centre> = (0..count).map(|i| widened(&sample[i * sample.len() / count])).collect();
    for _ in 0..ROUNDS {
        let homes: Vec<usize> = sample.par_iter().map(|d| nearest(&widened(d), &centres).0).collect();
        let mut sums = vec![([0.0f64; DIMENSIONS], 0usize); count];
        for (d, h) in sample.iter().zip(homes) {
            let (sum, n) = &mut sums[h];
            sum.iter_mut().zip(d).for_each(|(s, v)| *s += f64::from(*v));
            *n += 1;
        }
        for (centre, (sum, n)) in centres.iter_mut().zip(sums).filter(|(_, (_, n))| *n > 0) {
            centre.iter_mut().zip(sum).for_each(|(w, s)| *w = (s / n as f64) as f32);
        }
    }
    centres
}

/// For each word the middle of its members along every direction.
fn middles(members: &[Descriptor], words: &[Centre], directions: &[Centre]) -> Vec<[f32; 64]> {
    let mut along: Vec<Vec<[f32; 64]>> = vec![Vec::new(); words.len()];
    for d in members {
        let v = widened(d);
        let mut out = [0.0; 64];
        out.iter_mut().zip(directions).for_each(|(o, d)| *o = product(&v, d));
        along[nearest(&v, words).0].push(out);
    }
    let middle = |all: &Vec<[f32; 64]>, word: &Centre| {
        std::array::from_fn(|i| {
            let mut values: Vec<f32> = all.iter().map(|a| a[i]).collect();
            values.sort_by(f32::total_cmp);
            // A word without members in the sample has its own place for a middle.
            values.get(values.len() / 2).copied().unwrap_or_else(|| product(word, &directions[i]))
        })
    };
    along.iter().zip(words).map(|(all, word)| middle(all, word)).collect()
}

/// Sixty-four directions of signs, drawn once for all (xorshift64*).
fn directions() -> Vec<Centre> {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut sign = || {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        if state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 63 == 0 { 1.0 } else { -1.0 }
    };
    (0..64).map(|_| std::array::from_fn(|_| sign())).collect()
}

fn nearest(v: &Centre, centres: &[Centre]) -> (usize, f32) {
    let mut best = (0, f32::INFINITY);
    for (i, c) in centres.iter().enumerate() {
        let far = distance(v, c);
        if far < best.1 {
            best = (i, far);
        }
    }
    best
}

wide! {
    /// Squared distance.
    fn distance(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> f32 {
        let mut lanes = [0.0f32; 16];
        for (x, y) in a.chunks_exact(16).zip(b.chunks_exact(16)) {
            for l in 0..16 {
                lanes[l] += (x[l] - y[l]) * (x[l] - y[l]);
            }
        }
        lanes.iter().sum()
    }
}

wide! {
    fn product(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> f32 {
        let mut lanes = [0.0f32; 16];
        for (x, y) in a.chunks_exact(16).zip(b.chunks_exact(16)) {
            for l in 0..16 {
                lanes[l] += x[l] * y[l];
            }
        }
        lanes.iter().sum()
    }
}
