//! Which pairs of reports are worth aligning: those that share runs of meaningful words.
//!
//! Equal texts are put together by hash first; the rest meet through an inverted index of shingles (three meaningful words in a
//! row). A shingle that many texts hold links them star-wise to the first, so that ten thousand copies cost ten thousand pairs.

use crate::words::{Words, mix};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Pairs of indexes, the smaller first, sorted.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    /// Texts equal word for word: (leader, follower).
    pub equal: Vec<(u32, u32)>,
    /// Texts that share shingles: to be aligned.
    pub near: Vec<(u32, u32)>,
}

/// Words in a shingle.
const SHINGLE: usize = 3;
/// Shared shingles that make a pair worth aligning.
const ENOUGH: u32 = 2;
/// Shortest text that takes part, in words.
const SHORTEST: usize = 8;

/// Finds the pairs among `texts`. The order of the texts decides who is a leader, so give them in a fixed order.
pub(crate) fn candidates(texts: &[Words]) -> Candidates {
    let equal = equal_texts(texts);
    let follows: Vec<bool> = {
        let mut follows = vec![false; texts.len()];
        for (_, follower) in &equal {
            if let Some(f) = follows.get_mut(*follower as usize) {
                *f = true;
            }
        }
        follows
    };
    let mut postings: Vec<(u64, u32)> = texts
        .par_iter()
        .enumerate()
        .filter(|(i, w)| w.len() >= SHORTEST && !follows.get(*i).copied().unwrap_or(false))
        .flat_map_iter(|(i, w)| shingles(w).into_iter().map(move |s| (s, i as u32)))
        .collect();
    postings.par_sort_unstable();
    Candidates { equal, near: shared_often(&postings, texts.len()) }
}

fn equal_texts(texts: &[Words]) -> Vec<(u32, u32)> {
    let keys: Vec<(u64, usize)> =
        texts.par_iter().map(|w| (w.hash.iter().fold(7, |h, x| mix(h, u64::from(*x))), w.len())).collect();
    let mut leaders: BTreeMap<(u64, usize), u32> = BTreeMap::new();
    let mut equal = Vec::new();
    for (i, key) in keys.iter().enumerate() {
        if key.1 < SHORTEST {
            continue;
        }
        let leader = *leaders.entry(*key).or_insert(i as u32);
        if leader != i as u32 {
            equal.push((leader, i as u32));
        }
    }
    equal
}

/// The distinct shingles of a text, sorted.
fn shingles(words: &Words) -> Vec<u64> {
    let content: Vec<u32> = words.content().iter().filter_map(|i| words.hash.get(*i as usize).copied()).collect();
    let mut found: Vec<u64> = content.windows(SHINGLE).map(|run| run.iter().fold(11, |h, x| mix(h, u64::from(*x)))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Pairs that share [`ENOUGH`] shingles. `postings` is sorted by shingle, then text.
fn shared_often(postings: &[(u64, u32)], texts: usize) -> Vec<(u32, u32)> {
    // A small case can afford every pair; a large heap meets its frequent shingles star-wise.
    let every_pair_up_to = if texts <= 200 { 80 } else { 12 };
    let mut pairs: Vec<(u32, u32)> = postings
        .chunk_by(|x, y| x.0 == y.0)
        .filter(|run| run.len() > 1)
        .flat_map(|run| pairs_of(run, every_pair_up_to))
        .collect();
    pairs.par_sort_unstable();
    pairs.chunk_by(|x, y| x == y).filter(|run| run.len() as u32 >= ENOUGH).filter_map(|run| run.first().copied()).collect()
}

fn pairs_of(run: &[(u64, u32)], every_pair_up_to: usize) -> Vec<(u32, u32)> {
    let Some(first) = run.first() else {
        return Vec::new();
    };
    if run.len() > every_pair_up_to {
        return run.iter().skip(1).map(|x| (first.1, x.1)).collect();
    }
    let mut pairs = Vec::with_capacity(run.len() * (run.len() - 1) / 2);
    for (n, x) in run.iter().enumerate() {
        pairs.extend(run.iter().skip(n + 1).map(|y| (x.1, y.1)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_and_near_texts_meet() {
        let texts: Vec<Words> = [
            "A ferry burned in Orvel harbour on Monday and eleven sailors drowned, the coastguard said.",
            "A ferry burned in Orvel harbour on Monday and eleven sailors drowned, the coastguard said!",
            "Prices of wheat rose again in the markets of Tarn after the harvest failed in the valley.",
            "In Orvel harbour on Monday a ferry burned; 11 sailors drowned, the coastguard said later.",
        ]
        .iter()
        .map(|t| Words::of(t))
        .collect();
        let found = candidates(&texts);
        assert_eq!(found.equal, vec![(0, 1)]);
        assert_eq!(found.near, vec![(0, 3)]);
    }
}
