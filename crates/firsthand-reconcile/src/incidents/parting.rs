//! What a person parted: the one report leaves the incident of the other, and nothing else moves.
//!
//! Parting is done last, on the incidents that the words make. Were it a condition of making them, one link would decide on which
//! side every other report falls, and reports that nobody judged would take their figures out of the incident.

use super::cluster::{Item, Links};
use super::vectors::{Vector, add, dot};
use std::collections::{BTreeMap, BTreeSet};

/// Parts the pairs that cannot be linked within the groups of `root`, and names each group by its smallest index again.
///
/// Of two reports of one group the one that is parted from more leaves, else the one whose words are less like the group's. With it
/// go the reports that must be with it and not with the other. Those that leave one group stay together as far as nothing parts them.
pub(super) fn part(mut root: Vec<usize>, items: &[Item], links: &Links) -> Vec<usize> {
    let mut foes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b) in links.cannot.iter().filter(|(a, b)| a != b) {
        foes.entry(*a).or_default().insert(*b);
        foes.entry(*b).or_default().insert(*a);
    }
    let homes: BTreeSet<usize> = foes.keys().filter_map(|i| root.get(*i).copied()).collect();
    for home in homes {
        let members: Vec<usize> = (0..root.len()).filter(|i| root.get(*i) == Some(&home)).collect();
        for part in parts(&members, &foes, items, links) {
            let Some(first) = part.iter().min().copied() else { continue };
            for i in part {
                if let Some(slot) = root.get_mut(i) {
                    *slot = first;
                }
            }
        }
    }
    root
}

/// The members of one group as parts without foes; what stays comes first.
fn parts(members: &[usize], foes: &BTreeMap<usize, BTreeSet<usize>>, items: &[Item], links: &Links) -> Vec<BTreeSet<usize>> {
    let mut out: Vec<BTreeSet<usize>> = vec![members.iter().copied().collect()];
    let none = BTreeSet::new();
    let of = |i: usize| foes.get(&i).unwrap_or(&none);
    let mut n = 0;
    while let Some(here) = out.get(n).cloned() {
        let sum = here.iter().filter_map(|i| items.get(*i)).fold(Vector::default(), |sum, item| add(&sum, &item.vector));
        let like = |i: usize| items.get(i).map_or(0.0, |item| dot(&item.vector, &sum) - dot(&item.vector, &item.vector));
        let parted = |i: usize| of(i).intersection(&here).count();
        let leaves = here
            .iter()
            .copied()
            .filter(|i| parted(*i) > 0)
            .max_by(|a, b| parted(*a).cmp(&parted(*b)).then_with(|| like(*b).total_cmp(&like(*a))).then_with(|| a.cmp(b)));
        let Some(leaves) = leaves else {
            n += 1;
            continue;
        };
        let stay: BTreeSet<usize> = of(leaves).intersection(&here).copied().collect();
        let bound = reach(&stay, leaves, &here, links);
        let mut gone = reach(&BTreeSet::from([leaves]), usize::MAX, &here, links);
        gone.retain(|i| *i == leaves || !bound.contains(i) && !stay.contains(i));
        if let Some(part) = out.get_mut(n) {
            part.retain(|i| !gone.contains(i));
        }
        let friendly = |part: &BTreeSet<usize>| gone.iter().all(|i| of(*i).is_disjoint(part));
        match out.iter().skip(n + 1).position(friendly) {
            Some(k) => out.get_mut(n + 1 + k).into_iter().for_each(|part| part.extend(&gone)),
            None => out.push(gone),
        }
    }
    out
}

/// What must be with any of `from`, without passing `avoid`.
fn reach(from: &BTreeSet<usize>, avoid: usize, within: &BTreeSet<usize>, links: &Links) -> BTreeSet<usize> {
    let mut found = from.clone();
    let mut open: Vec<usize> = from.iter().copied().collect();
    while let Some(at) = open.pop() {
        for (a, b) in &links.must {
            let next = if *a == at {
                *b
            } else if *b == at {
                *a
            } else {
                continue;
            };
            if next != avoid && within.contains(&next) && found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Item> {
        let word = |w: f32, x: f32| Item { vector: vec![(1, w), (2, x)], ..Item::default() };
        vec![word(0.9, 0.1), word(0.9, 0.2), word(0.5, 0.8), word(0.8, 0.3), word(0.6, 0.6)]
    }

    fn parted(must: &[(usize, usize)], cannot: &[(usize, usize)]) -> Vec<usize> {
        part(vec![0; 5], &items(), &Links { must: must.to_vec(), cannot: cannot.to_vec() })
    }

    #[test]
    fn one_of_two_leaves_and_nothing_else_moves() {
        assert_eq!(parted(&[], &[(1, 2)]), [0, 0, 2, 0, 0]);
        assert_eq!(parted(&[], &[(2, 1)]), [0, 0, 2, 0, 0]);
        assert_eq!(parted(&[], &[]), [0; 5]);
    }

    #[test]
    fn what_must_be_with_it_goes_along() {
        assert_eq!(parted(&[(2, 4)], &[(1, 2)]), [0, 0, 2, 0, 2]);
        // A copy of both: it stays where it is.
        assert_eq!(parted(&[(2, 4), (1, 4)], &[(1, 2)]), [0, 0, 2, 0, 0]);
        // A copy of the other, which a person parted from it.
        assert_eq!(parted(&[(1, 2)], &[(1, 2)]), [0, 0, 2, 0, 0]);
    }

    #[test]
    fn those_that_leave_stay_together_unless_parted() {
        assert_eq!(parted(&[], &[(0, 2), (0, 4), (1, 2), (1, 4)]), [0, 0, 2, 0, 2]);
        assert_eq!(parted(&[], &[(0, 2), (0, 4), (2, 4)]), [0, 0, 2, 0, 4]);
    }
}
