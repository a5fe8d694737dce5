//! Disjoint sets over indexes, with pairs that must stay apart.

use std::collections::{BTreeMap, BTreeSet};

/// Disjoint sets. The representative of a set is its smallest index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Union {
    root: Vec<usize>,
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Union {
    /// `n` sets of one.
    pub fn new(n: usize) -> Self {
        Union { root: (0..n).collect(), apart: BTreeMap::new() }
    }

    /// The smallest index of the set that holds `i`.
    pub fn find(&mut self, i: usize) -> usize {
        let mut at = i;
        while let Some(next) = self.root.get(at).copied().filter(|n| *n != at) {
            let over = self.root.get(next).copied().unwrap_or(next);
            if let Some(slot) = self.root.get_mut(at) {
                *slot = over;
            }
            at = next;
        }
        at
    }

    /// Keeps two indexes apart from now on.
    pub fn part(&mut self, a: usize, b: usize) {
        self.apart.entry(a).or_default().insert(b);
        self.apart.entry(b).or_default().insert(a);
    }

    /// Joins the sets of two indexes; false where they were one already or must stay apart.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.forbidden(a, b) {
            return false;
        }
        if let Some(slot) = self.root.get_mut(b) {
            *slot = a;
        }
        if let Some(foes) = self.apart.remove(&b) {
            self.apart.entry(a).or_default().extend(foes);
        }
        true
    }

    fn forbidden(&mut self, a: usize, b: usize) -> bool {
        let foes = |u: &Union, x: usize| u.apart.get(&x).cloned().unwrap_or_default();
        let (of_a, of_b) = (foes(self, a), foes(self, b));
        of_a.into_iter().any(|f| self.find(f) == b) || of_b.into_iter().any(|f| self.find(f) == a)
    }
}
