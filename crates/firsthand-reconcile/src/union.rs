//! Disjoint sets over indexes.

/// Disjoint sets. The representative of a set is its smallest index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Union {
    root: Vec<usize>,
}

impl Union {
    /// `n` sets of one.
    pub fn new(n: usize) -> Self {
        Union { root: (0..n).collect() }
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

    /// Joins the sets of two indexes; false where they were one already.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return false;
        }
        if let Some(slot) = self.root.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
        true
    }
}
