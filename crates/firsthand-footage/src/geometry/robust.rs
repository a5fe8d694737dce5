//! Fitting a model to matches of which most may be wrong: samples drawn best first (PROSAC), scored over a range of
//! noise scales (the idea of MAGSAC: no single threshold decides), and improved locally (LO-RANSAC).
//!
//! Deterministic: the seed comes from the pairs themselves, and the effort is counted in samples.

use super::{Mat3, Pair};

/// A kind of model.
pub trait Estimator {
    /// Pairs in a smallest sample.
    const SAMPLE: usize;
    /// Dimensions of an error: 1 for a distance to a line, 2 for a distance to a point.
    const DIMENSION: i32;
    /// Models through a smallest sample.
    fn minimal(&self, sample: &[Pair]) -> Vec<Mat3>;
    /// The weighted least-squares model of many pairs.
    fn refine(&self, pairs: &[Pair], weights: &[f64]) -> Option<Mat3>;
    /// Squared error of a pair, in square pixels.
    fn error(&self, model: &Mat3, pair: &Pair) -> f64;
}

/// How long and how strictly to look.
#[derive(Clone, Debug)]
pub struct RobustOptions {
    /// Noise scales over which a model is scored, in pixels, smallest first.
    pub scales: [f64; 3],
    /// Most samples drawn.
    pub samples: usize,
    /// Chance of having drawn an all-true sample at which the search ends.
    pub confidence: f64,
}

impl Default for RobustOptions {
    fn default() -> Self {
        RobustOptions { scales: [1.0, 2.0, 3.5], samples: 3000, confidence: 0.9999 }
    }
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The matrix.
    pub model: Mat3,
    /// Score over all noise scales: a perfect pair counts 1.
    pub score: f64,
    /// Indices of the pairs within the largest noise scale.
    pub inliers: Vec<usize>,
    /// Samples that were drawn.
    pub samples: usize,
}

/// The best model for `pairs`, which must be sorted most trustworthy first. `None` where nothing fits.
pub fn fit<E: Estimator>(estimator: &E, pairs: &[Pair], options: &RobustOptions) -> Option<Fit> {
    let n = pairs.len();
    if n < E::SAMPLE + 1 {
        return None;
    }
    let mut random = Random::new(pairs);
    let mut best: Option<(f64, Mat3)> = None;
    let mut needed = options.samples;
    let mut drawn = 0;
    let mut sample = vec![Pair::default(); E::SAMPLE];
    while drawn < needed.min(options.samples) {
        drawn += 1;
        // PROSAC: the pool of candidates grows from the best few to all.
        let grown = E::SAMPLE + 1 + (n - E::SAMPLE - 1) * (2 * drawn).min(options.samples) / options.samples;
        let pool = if drawn % 4 == 0 { n } else { grown.clamp(E::SAMPLE + 1, n) };
        random.draw(pairs, pool, &mut sample);
        for model in estimator.minimal(&sample) {
            let bar = best.as_ref().map_or(0.0, |b| b.0);
            let score = score(estimator, &model, pairs, options, bar);
            if score > bar {
                let better = improve(estimator, model, score, pairs, options);
                needed = enough(&better.1, estimator, pairs, options);
                best = Some(better);
            }
        }
    }
    let (score, model) = best?;
    let widest = options.scales[2] * options.scales[2];
    let inliers = (0..n).filter(|i| estimator.error(&model, &pairs[*i]) <= widest).collect();
    Some(Fit { model, score, inliers, samples: drawn })
}

/// The score of a model, given up early where it cannot reach `bar`.
fn score<E: Estimator>(estimator: &E, model: &Mat3, pairs: &[Pair], options: &RobustOptions, bar: f64) -> f64 {
    let inverse = options.scales.map(|s| 1.0 / (s * s));
    let mut total = 0.0;
    for (i, p) in pairs.iter().enumerate() {
        total += worth(estimator.error(model, p), &inverse);
        if i % 64 == 63 && total + (pairs.len() - i - 1) as f64 <= bar {
            return 0.0;
        }
    }
    total
}

/// What a pair with squared error `e` adds: truncated quadratics averaged over the noise scales.
#[inline]
pub(crate) fn worth(e: f64, inverse: &[f64; 3]) -> f64 {
    inverse.iter().map(|i| (1.0 - e * i).max(0.0)).sum::<f64>() / 3.0
}

/// Local optimisation: reweighted least squares for as long as the score rises.
fn improve<E: Estimator>(estimator: &E, model: Mat3, first: f64, pairs: &[Pair], options: &RobustOptions) -> (f64, Mat3) {
    let inverse = options.scales.map(|s| 1.0 / (s * s));
    let (mut best, mut current) = ((first, model), model);
    for round in 0..6 {
        // The first rounds look a little further, to catch what a noisy sample misses.
        let reach = if round < 2 { 0.25 } else { 1.0 };
        let wide = inverse.map(|i| i * reach);
        let (mut inside, mut weights) = (Vec::new(), Vec::new());
        for p in pairs {
            let w = worth(estimator.error(&current, p), &wide);
            if w > 0.0 {
                inside.push(*p);
                weights.push(w);
            }
        }
        let Some(next) = estimator.refine(&inside, &weights) else { break };
        let score = score(estimator, &next, pairs, options, 0.0);
        if score > best.0 {
            best = (score, next);
        } else if round >= 2 {
            break;
        }
        current = next;
    }
    best
}

/// Samples after which a better model is unlikely, from the share of inliers.
fn enough<E: Estimator>(model: &Mat3, estimator: &E, pairs: &[Pair], options: &RobustOptions) -> usize {
    let middle = options.scales[1] * options.scales[1];
    let inside = pairs.iter().filter(|p| estimator.error(model, p) <= middle).count();
    let share = inside as f64 / pairs.len() as f64;
    let hit = share.powi(E::SAMPLE as i32);
    if hit <= 1e-9 {
        return options.samples;
    }
    let needed = (1.0 - options.confidence).ln() / (1.0 - hit).max(1e-12).ln();
    (needed.ceil().max(50.0)) as usize
}

/// A small generator (xorshift64*), seeded from the pairs.
struct Random(u64);

impl Random {
    fn new(pairs: &[Pair]) -> Self {
        let mut seed = 0xcbf2_9ce4_8422_2325u64;
        for p in pairs {
            for v in [p.a[0], p.a[1], p.b[0], p.b[1]] {
                seed = (seed ^ v.to_bits()).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        Random(seed | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % n.max(1)
    }

    /// Different pairs out of the first `pool`.
    fn draw(&mut self, pairs: &[Pair], pool: usize, sample: &mut [Pair]) {
        let mut taken: Vec<usize> = Vec::with_capacity(sample.len());
        for slot in sample {
            let mut i = self.below(pool);
            while taken.contains(&i) {
                i = (i + 1) % pool;
            }
            taken.push(i);
            *slot = pairs[i];
        }
    }
}
