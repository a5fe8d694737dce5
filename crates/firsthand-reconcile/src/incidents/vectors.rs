//! A report as a weighted bag of words, for telling incidents apart: how rare a word is in the heap and in general English
//! decides its weight, so that a heap about one disaster is not torn apart by the words that all its reports share.

use super::telling::Telling;
use crate::union::Union;
use crate::words::{Kind, Words, commonness};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Sorted (term, weight); the term's upper half names the channel.
pub(crate) type Vector = Vec<(u64, f32)>;

/// Documents of general English that the heap is imagined to stand in: a small heap's own counts say little.
const BACKGROUND: f32 = 1000.0;
/// Most terms kept of one report and channel.
const TERMS: usize = 200;
/// Shares of the channels in the similarity: all words, names, numbers, the title's words.
const CHANNELS: [f32; 4] = [0.6, 0.2, 0.1, 0.1];

/// The vectors of all reports: each the sum of its channels, of length 1 or 0 where it has no words. What pairs of `alike` hold
/// counts as one report in how rare a word is: copies make no word commoner (law 3).
pub(crate) fn vectors(told: &[Telling], alike: &[(usize, usize)]) -> Vec<Vector> {
    let mut sets = Union::new(told.len());
    for (a, b) in alike {
        sets.join(*a, *b);
    }
    let mut order: Vec<(usize, usize)> = (0..told.len()).map(|i| (sets.find(i), i)).collect();
    order.sort_unstable();
    let heads = order.iter().filter(|(head, i)| head == i).count();
    let counts: Vec<[BTreeMap<u32, f32>; 4]> = told.par_iter().map(|t| channels(&t.text, &t.title)).collect();
    let rarity: Vec<HashMap<u32, (u32, usize)>> = (0..CHANNELS.len())
        .into_par_iter()
        .map(|channel| {
            let mut seen: HashMap<u32, (u32, usize)> = HashMap::new();
            for (head, i) in &order {
                for term in counts.get(*i).and_then(|report| report.get(channel)).into_iter().flat_map(BTreeMap::keys) {
                    let (count, last) = seen.entry(*term).or_insert((0, usize::MAX));
                    *count += u32::from(*last != *head);
                    *last = *head;
                }
            }
            seen
        })
        .collect();
    counts.into_par_iter().map(|report| vector(&report, &rarity, heads)).collect()
}

fn channels(text: &Words, title: &Words) -> [BTreeMap<u32, f32>; 4] {
    let mut found: [BTreeMap<u32, f32>; 4] = Default::default();
    let lower: std::collections::HashSet<u32> = (0..text.len())
        .filter(|i| text.kind.get(*i) == Some(&Kind::Content))
        .filter_map(|i| text.hash.get(i).copied())
        .collect();
    for (words, weight) in [(title, 2.0f32), (text, 1.0)] {
        for (hash, kind) in words.hash.iter().zip(&words.kind) {
            let [all, names, numbers, heading] = &mut found;
            *all.entry(*hash).or_default() += weight;
            match kind {
                Kind::Capital if !lower.contains(hash) => {
                    *names.entry(*hash).or_default() += weight;
                }
                Kind::Number => *numbers.entry(*hash).or_default() += weight,
                _ => {}
            }
            if weight > 1.0 {
                *heading.entry(*hash).or_default() += 1.0;
            }
        }
    }
    found
}

fn vector(report: &[BTreeMap<u32, f32>; 4], rarity: &[HashMap<u32, (u32, usize)>], reports: usize) -> Vector {
    let mut all: Vector = Vec::new();
    for (channel, ((counts, seen), share)) in report.iter().zip(rarity).zip(CHANNELS).enumerate() {
        let mut terms: Vec<(u32, f32)> = counts
            .iter()
            .filter_map(|(term, count)| {
                let df = seen.get(term)?.0 as f32;
                let common = commonness(*term).max(0.0006);
                let rare = (reports as f32 + BACKGROUND) / (df + BACKGROUND * common + 0.5);
                let weight = (1.0 + count.ln().max(0.0)) * rare.ln().max(0.0);
                (df > 1.0 && weight > 0.0).then_some((*term, weight))
            })
            .collect();
        terms.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        terms.truncate(TERMS);
        let length: f32 = terms.iter().map(|t| t.1 * t.1).sum::<f32>().sqrt();
        if length > 0.0 {
            let scale = share.sqrt() / length;
            let base = (channel as u64) << 32;
            all.extend(terms.iter().map(|(t, w)| (base | u64::from(*t), w * scale)));
        }
    }
    all.sort_unstable_by_key(|x| x.0);
    all
}

/// The dot product of two vectors.
pub(crate) fn dot(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
    if a.len() * 16 < b.len() {
        return seek(a, b);
    }
    if b.len() * 16 < a.len() {
        return seek(b, a);
    }
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.1 * y.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

fn seek(small: &[(u64, f32)], large: &[(u64, f32)]) -> f32 {
    small
        .iter()
        .filter_map(|(term, weight)| {
            let at = large.binary_search_by_key(term, |x| x.0).ok()?;
            Some(weight * large.get(at)?.1)
        })
        .sum()
}

/// The sum of two vectors.
pub(crate) fn add(a: &[(u64, f32)], b: &[(u64, f32)]) -> Vector {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    loop {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                sum.push((x.0, x.1 + y.1));
                (i, j) = (i + 1, j + 1);
            }
            (Some(x), Some(y)) if x.0 < y.0 => {
                sum.push(*x);
                i += 1;
            }
            (Some(_), Some(y)) | (None, Some(y)) => {
                sum.push(*y);
                j += 1;
            }
            (Some(x), None) => {
                sum.push(*x);
                i += 1;
            }
            (None, None) => return sum,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_make_no_word_commoner() {
        let told = |text: &str| Telling { text: Words::of(text), ..Telling::default() };
        let heap =
            || vec![told("A ferry burned in Orvel harbour."), told("The ferry of Orvel sank."), told("Wheat rose in Tarn.")];
        let (alone, mut more) = (vectors(&heap(), &[]), heap());
        more.extend([told("A ferry burned in Orvel harbour."), told("A ferry burned in Orvel.")]);
        assert_eq!(vectors(&more, &[(0, 3), (3, 4)])[..3], alone[..]);
    }
}
