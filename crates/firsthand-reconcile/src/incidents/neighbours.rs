//! Which groups of reports are worth comparing: near-linear, only those that share rare words, or a day and a place of a war.

use super::cluster::Item;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Neighbours kept of each report.
const NEIGHBOURS: usize = 40;
/// Words standing in more reports than this find no neighbours.
const FREQUENT: usize = 400;

/// Pairs of `groups`, each given as its index and its words, that share rare words: each one's best few.
pub(super) fn by_words(groups: &[(usize, &[(u64, f32)])]) -> Vec<(usize, usize)> {
    let mut postings: HashMap<u64, Vec<(u32, f32)>> = HashMap::new();
    for (i, words) in groups {
        for (term, weight) in *words {
            postings.entry(*term).or_default().push((*i as u32, *weight));
        }
    }
    let frequent = FREQUENT.max(if groups.len() <= 4_000 { groups.len() } else { 0 });
    let near = |(i, words): &(usize, &[(u64, f32)])| {
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for (term, weight) in *words {
            let Some(list) = postings.get(term).filter(|l| l.len() <= frequent) else {
                continue;
            };
            for (j, w) in list {
                *scores.entry(*j).or_default() += weight * w;
            }
        }
        let (i, best) = (*i, best_of(scores, *i as u32));
        best.into_iter().map(move |j| (i.min(j as usize), i.max(j as usize)))
    };
    groups.par_iter().flat_map_iter(near).collect()
}

fn best_of(scores: HashMap<u32, f32>, own: u32) -> Vec<u32> {
    let mut best: Vec<(u32, f32)> = scores.into_iter().filter(|(j, s)| *j != own && *s > 0.04).collect();
    best.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    best.truncate(NEIGHBOURS);
    best.into_iter().map(|x| x.0).collect()
}

/// Pairs of reports of war that were published on one day and name one place, whatever their words; of very many, each with those
/// beside it.
pub(super) fn day_and_place(items: &[Item]) -> Vec<(usize, usize)> {
    let mut at: BTreeMap<(i64, &str), Vec<usize>> = BTreeMap::new();
    for (i, item) in items.iter().enumerate().filter(|(_, item)| item.war) {
        for place in item.published.iter().flat_map(|day| item.places.iter().map(move |p| (*day, p.as_str()))) {
            at.entry(place).or_default().push(i);
        }
    }
    let beside = |list: &Vec<usize>| -> Vec<(usize, usize)> {
        let next = |n: usize| list.get(n + 1..).unwrap_or(&[]).iter().take(NEIGHBOURS / 2);
        list.iter().enumerate().flat_map(|(n, i)| next(n).map(move |j| (*i, *j))).collect()
    };
    at.values().flat_map(beside).collect()
}
