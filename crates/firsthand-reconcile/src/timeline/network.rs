//! A simple temporal network (Dechter, Meiri and Pearl 1991): times as variables, differences of times with bounds.
//!
//! A constraint `least <= t(b) - t(a) <= most` is one or two edges of a distance graph. The network is consistent while that
//! graph has no negative cycle, and then a time's bounds are shortest distances. Constraints are added one at a time, each in
//! O(edges + times log times) by keeping a feasible solution (Cotton and Maler 2006), so work is bounded by what is added.

use std::collections::BTreeSet;

/// Index of a time.
pub(super) type Var = usize;

/// Index of whatever gave a constraint; [`NATURE`] for what holds without a claim.
pub(super) type Reason = usize;

/// The reason of constraints that need no claim: an end is not before its start.
pub(super) const NATURE: Reason = 0;

/// Largest distance in minutes that is kept apart from "open" (some ten million years): keeps sums from overflowing.
const FAR: i64 = 1 << 42;

/// Largest group of reasons that is made irreducible by leaving out one after the other.
const MINIMISED: usize = 48;

/// `t(to) - t(from) <= most`.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Var,
    to: Var,
    most: i64,
    reason: Reason,
}

/// A network that is consistent at all times: a constraint that would break it is refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    edges: Vec<Edge>,
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
    /// One solution: a time for every variable that satisfies every edge.
    solution: Vec<i64>,
}

/// The bounds of one time relative to another, in minutes; `None` where open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    pub least: Option<i64>,
    pub most: Option<i64>,
}

impl Bounds {
    /// Both ends, where both are known.
    pub fn closed(self) -> Option<(i64, i64)> {
        self.least.zip(self.most)
    }
}

impl Network {
    /// A new time, without constraints.
    pub fn var(&mut self) -> Var {
        self.out.push(Vec::new());
        self.into.push(Vec::new());
        self.solution.push(0);
        self.out.len() - 1
    }

    /// Adds `least <= t(b) - t(a) <= most`. Refused where it contradicts what holds already: then the reasons of the smallest
    /// contradicting group are returned, sorted, `reason` among them, and the network is as before.
    pub fn add(&mut self, a: Var, b: Var, least: Option<i64>, most: Option<i64>, reason: Reason) -> Result<(), Vec<Reason>> {
        if a.max(b) >= self.out.len() {
            return Ok(());
        }
        let far = |m: i64| m.clamp(-FAR, FAR);
        let edges = [
            most.map(|m| Edge { from: a, to: b, most: far(m), reason }),
            least.map(|m| Edge { from: b, to: a, most: -far(m), reason }),
        ];
        let before = self.edges.len();
        for edge in edges.into_iter().flatten() {
            if !self.push(edge) {
                let group = self.contradiction(&edge);
                self.pop_to(before);
                return Err(group);
            }
        }
        Ok(())
    }

    /// The bounds of every time relative to `from`.
    pub fn bounds(&self, from: Var) -> Vec<Bounds> {
        let most = self.distances(from, true);
        let least = self.distances(from, false);
        most.into_iter().zip(least).map(|(most, least)| Bounds { least: least.map(|l| -l), most }).collect()
    }

    /// Adds an edge and repairs the solution; false, with everything as before, where none is left.
    fn push(&mut self, e: Edge) -> bool {
        let Some(repaired) = self.repair(&e) else {
            return false;
        };
        for (var, time) in repaired {
            if let Some(t) = self.solution.get_mut(var) {
                *t = time;
            }
        }
        let index = self.edges.len();
        if let Some(list) = self.out.get_mut(e.from) {
            list.push(index);
        }
        if let Some(list) = self.into.get_mut(e.to) {
            list.push(index);
        }
        self.edges.push(e);
        true
    }

    /// Takes back the edges from `keep` on. What solved more edges solves fewer.
    fn pop_to(&mut self, keep: usize) {
        while self.edges.len() > keep {
            if let Some(e) = self.edges.pop() {
                self.out.get_mut(e.from).map(Vec::pop);
                self.into.get_mut(e.to).map(Vec::pop);
            }
        }
    }

    /// The times that must move for a new edge to hold, each with its new time; `None` where no solution is left.
    fn repair(&self, e: &Edge) -> Option<Vec<(Var, i64)>> {
        let at = |v: Var| self.solution.get(v).copied().unwrap_or(0);
        let need = at(e.from) + e.most - at(e.to);
        if need >= 0 {
            return Some(Vec::new());
        }
        let mut move_by: Vec<i64> = vec![0; self.out.len()];
        let mut done: Vec<Option<i64>> = vec![None; self.out.len()];
        let mut open = BTreeSet::from([(need, e.to)]);
        *move_by.get_mut(e.to)? = need;
        while let Some((shift, v)) = open.pop_first() {
            if v == e.from {
                return None;
            }
            let time = at(v) + shift;
            *done.get_mut(v)? = Some(time);
            for next in self.out.get(v)?.iter().filter_map(|k| self.edges.get(*k)) {
                if done.get(next.to)?.is_some() {
                    continue;
                }
                let shift = time + next.most - at(next.to);
                let known = move_by.get_mut(next.to)?;
                if shift < *known {
                    open.remove(&(*known, next.to));
                    open.insert((shift, next.to));
                    *known = shift;
                }
            }
        }
        Some(done.into_iter().enumerate().filter_map(|(v, t)| t.map(|t| (v, t))).collect())
    }

    /// Shortest distances from (or, backwards, to) one time, by Dijkstra over what the solution leaves of each edge.
    fn distances(&self, from: Var, forward: bool) -> Vec<Option<i64>> {
        let at = |v: Var| self.solution.get(v).copied().unwrap_or(0);
        let mut best: Vec<Option<i64>> = vec![None; self.out.len()];
        let mut settled = vec![false; self.out.len()];
        let mut open = BTreeSet::from([(0, from)]);
        while let Some((far, v)) = open.pop_first() {
            match settled.get_mut(v) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            if let Some(b) = best.get_mut(v) {
                *b = Some(far);
            }
            let list = if forward { self.out.get(v) } else { self.into.get(v) };
            for e in list.into_iter().flatten().filter_map(|k| self.edges.get(*k)) {
                let next = if forward { e.to } else { e.from };
                if settled.get(next).is_some_and(|s| !s) {
                    open.insert((far + at(e.from) + e.most - at(e.to), next));
                }
            }
        }
        let sign = if forward { 1 } else { -1 };
        best.into_iter().enumerate().map(|(v, far)| far.map(|far| far + sign * (at(v) - at(from)))).collect()
    }

    /// The reasons of a negative cycle with fewest edges through the new edge, made irreducible, sorted.
    fn contradiction(&self, new: &Edge) -> Vec<Reason> {
        let mut group: BTreeSet<Reason> = self.cycle(new).into_iter().filter(|r| *r != NATURE).collect();
        if group.len() <= MINIMISED {
            for reason in group.clone() {
                if reason != new.reason {
                    group.remove(&reason);
                    if !self.contradicted_by(&group, new) {
                        group.insert(reason);
                    }
                }
            }
        }
        group.insert(new.reason);
        group.remove(&NATURE);
        group.into_iter().collect()
    }

    /// Reasons along the walk with fewest edges from the new edge's head to its tail that it makes a negative cycle with.
    fn cycle(&self, new: &Edge) -> Vec<Reason> {
        let n = self.out.len();
        let mut best: Vec<Option<i64>> = vec![None; n];
        if let Some(b) = best.get_mut(new.to) {
            *b = Some(0);
        }
        let mut steps: Vec<Vec<Option<usize>>> = Vec::new();
        let closes = |best: &[Option<i64>]| best.get(new.from).copied().flatten().is_some_and(|d| d + new.most < 0);
        while !closes(&best) && steps.len() < n {
            let mut next = best.clone();
            let mut step = vec![None; n];
            for (k, e) in self.edges.iter().enumerate() {
                let Some(d) = best.get(e.from).copied().flatten().map(|d| d + e.most) else {
                    continue;
                };
                if let (Some(known), Some(s)) = (next.get_mut(e.to), step.get_mut(e.to))
                    && known.is_none_or(|k| d < k)
                {
                    *known = Some(d);
                    *s = Some(k);
                }
            }
            best = next;
            steps.push(step);
        }
        let mut at = new.from;
        let mut reasons = vec![new.reason];
        for step in steps.iter().rev() {
            if let Some(e) = step.get(at).copied().flatten().and_then(|k| self.edges.get(k)) {
                reasons.push(e.reason);
                at = e.from;
            }
        }
        reasons
    }

    /// Whether the new edge contradicts the edges of these reasons (and of nature) alone.
    fn contradicted_by(&self, group: &BTreeSet<Reason>, new: &Edge) -> bool {
        let mut alone = Network::default();
        for _ in 0..self.out.len() {
            alone.var();
        }
        for e in self.edges.iter().filter(|e| e.reason == NATURE || group.contains(&e.reason)) {
            alone.push(*e);
        }
        !alone.push(*new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Given = (Var, Var, i64, i64);
    const VARS: usize = 6;

    fn build(given: &[Given]) -> (Network, Vec<bool>) {
        let mut net = Network::default();
        for _ in 0..VARS {
            net.var();
        }
        let kept = given
            .iter()
            .enumerate()
            .map(|(i, &(a, b, least, wide))| net.add(a, b, Some(least), Some(least + wide), i + 1).is_ok())
            .collect();
        (net, kept)
    }

    /// Floyd and Warshall over the same constraints: distances, or `None` where they contradict.
    fn brute(given: &[Given]) -> Option<Vec<Vec<Option<i64>>>> {
        let mut d = vec![vec![None; VARS]; VARS];
        let mut set = |a: usize, b: usize, w: i64| {
            if d[a][b].is_none_or(|k: i64| w < k) {
                d[a][b] = Some(w);
            }
        };
        (0..VARS).for_each(|v| set(v, v, 0));
        for &(a, b, least, wide) in given {
            set(a, b, least + wide);
            set(b, a, -least);
        }
        for k in 0..VARS {
            for i in 0..VARS {
                for j in 0..VARS {
                    if let (Some(x), Some(y)) = (d[i][k], d[k][j])
                        && d[i][j].is_none_or(|w| x + y < w)
                    {
                        d[i][j] = Some(x + y);
                    }
                }
            }
        }
        (0..VARS).all(|v| d[v][v] == Some(0)).then_some(d)
    }

    fn given() -> impl Strategy<Value = Vec<Given>> {
        let one = (0..VARS, 0..VARS, -60i64..60, 0i64..40).prop_filter("two times", |(a, b, ..)| a != b);
        prop::collection::vec(one, 0..14)
    }

    proptest! {
        #[test]
        fn the_solution_satisfies_what_was_kept(given in given()) {
            let (net, kept) = build(&given);
            for (&(a, b, least, wide), _) in given.iter().zip(kept).filter(|(_, k)| *k) {
                let gap = net.solution[b] - net.solution[a];
                prop_assert!((least..=least + wide).contains(&gap));
            }
        }

        #[test]
        fn bounds_are_the_shortest_distances(given in given()) {
            let (net, kept) = build(&given);
            let held: Vec<Given> = given.iter().zip(kept).filter(|(_, k)| *k).map(|(g, _)| *g).collect();
            let d = brute(&held).expect("what was kept is consistent");
            for (v, b) in net.bounds(0).into_iter().enumerate() {
                prop_assert_eq!(b.most, d[0][v]);
                prop_assert_eq!(b.least, d[v][0].map(|l| -l));
            }
        }

        #[test]
        fn another_constraint_never_widens(given in given()) {
            let Some((last, rest)) = given.split_last() else { return Ok(()) };
            let before = build(rest).0.bounds(0);
            let after = build(&[rest, &[*last]].concat()).0.bounds(0);
            for (b, a) in before.into_iter().zip(after) {
                prop_assert!(b.most.is_none_or(|b| a.most.is_some_and(|a| a <= b)));
                prop_assert!(b.least.is_none_or(|b| a.least.is_some_and(|a| a >= b)));
            }
        }

        #[test]
        fn order_is_of_no_account_where_all_hold(given in given(), turn in 0usize..14) {
            let (one, kept) = build(&given);
            if kept.iter().all(|k| *k) && !given.is_empty() {
                let mut other = given.clone();
                other.rotate_left(turn % given.len());
                other.reverse();
                prop_assert_eq!(one.bounds(0), build(&other).0.bounds(0));
            } else {
                prop_assert!(brute(&given).is_none() || given.is_empty());
            }
        }

        #[test]
        fn a_refused_group_contradicts_and_nothing_in_it_is_idle(given in given()) {
            let mut net = Network::default();
            (0..VARS).for_each(|_| { net.var(); });
            for (i, &(a, b, least, wide)) in given.iter().enumerate() {
                if let Err(group) = net.add(a, b, Some(least), Some(least + wide), i + 1) {
                    prop_assert!(group.contains(&(i + 1)));
                    let held: Vec<Given> = group.iter().map(|r| given[r - 1]).collect();
                    prop_assert!(brute(&held).is_none());
                    for idle in 0..held.len() {
                        let mut fewer = held.clone();
                        fewer.remove(idle);
                        prop_assert!(brute(&fewer).is_some());
                    }
                }
            }
        }
    }
}
