//! The best tree over a sentence: Chu-Liu/Edmonds, with exactly one word on the root.

/// A score that no sum of arc scores outweighs.
const NEVER: f64 = -1e12;
/// What each word on the root costs: so much that the best tree has one only.
const ROOT_COST: f64 = 1e6;

/// The heads of the tree of greatest score in which exactly one word hangs on the root. `scores[d * (n + 1) + h]` is the score
/// of head `h` for word `d`, both counted with `h = 0` for the root and `h = w + 1` for word `w`; `None` is the root.
pub(crate) fn heads(scores: &[f32], n: usize) -> Vec<Option<usize>> {
    if let Some(greedy) = greedy(scores, n) {
        return greedy;
    }
    // Node 0 is the root, node w + 1 is word w.
    let size = n + 1;
    let mut table = vec![NEVER; size * size];
    for d in 1..size {
        for h in 0..size {
            if h != d {
                let score = scores.get((d - 1) * size + h).copied().unwrap_or(f32::MIN);
                let score = if score.is_finite() { f64::from(score).clamp(-1e4, 1e4) } else { -1e4 };
                set(&mut table, size, d, h, if h == 0 { score - ROOT_COST } else { score });
            }
        }
    }
    arborescence(table, size).into_iter().skip(1).map(|h| h.checked_sub(1)).collect()
}

/// Each word's best head, where that is a tree with one root.
fn greedy(scores: &[f32], n: usize) -> Option<Vec<Option<usize>>> {
    let mut heads = Vec::with_capacity(n);
    for (d, line) in scores.chunks(n + 1).take(n).enumerate() {
        let mut best = (f32::MIN, 0);
        for (h, score) in line.iter().enumerate().filter(|(h, _)| *h != d + 1) {
            if *score > best.0 {
                best = (*score, h);
            }
        }
        heads.push(best.1.checked_sub(1));
    }
    let single = heads.iter().filter(|h| h.is_none()).count() == 1;
    (single && heads.len() == n && is_tree(&heads)).then_some(heads)
}

/// Whether every word leads to the root.
pub(crate) fn is_tree(heads: &[Option<usize>]) -> bool {
    // 0: not seen; otherwise the walk that saw it first.
    let mut seen = vec![0usize; heads.len()];
    for start in 0..heads.len() {
        let mut at = Some(start);
        while let Some(word) = at {
            match seen.get(word) {
                None => return false,
                Some(0) => {}
                Some(walk) if *walk == start + 1 => return false,
                Some(_) => break,
            }
            if let Some(mark) = seen.get_mut(word) {
                *mark = start + 1;
            }
            at = heads.get(word).copied().flatten();
        }
    }
    true
}

fn at(table: &[f64], size: usize, d: usize, h: usize) -> f64 {
    table.get(d * size + h).copied().unwrap_or(NEVER)
}

fn set(table: &mut [f64], size: usize, d: usize, h: usize, score: f64) {
    if let Some(cell) = table.get_mut(d * size + h) {
        *cell = score;
    }
}

/// Contracted cycles, innermost first: which nodes, the heads inside, and for every outer node which cycle node joins them.
struct Contraction {
    /// The nodes of the cycle; the first stands for it afterwards.
    cycle: Vec<usize>,
    /// The head of each within the cycle.
    inner: Vec<usize>,
    /// For each head outside: the cycle node that it would enter.
    enters: Vec<usize>,
    /// For each dependent outside: the cycle node that would be its head.
    leaves: Vec<usize>,
}

/// Edmonds' algorithm on a dense table, cycles contracted in place; node 0 is the root. Returns each node's head.
fn arborescence(mut table: Vec<f64>, size: usize) -> Vec<usize> {
    let mut alive = vec![true; size];
    let mut contractions: Vec<Contraction> = Vec::new();
    let mut heads = vec![0; size];
    // Each round removes a node at least.
    for _ in 0..size {
        for d in (1..size).filter(|d| alive.get(*d) == Some(&true)) {
            let mut best = (f64::MIN, 0);
            for h in (0..size).filter(|h| *h != d && alive.get(*h) == Some(&true)) {
                let score = at(&table, size, d, h);
                if score > best.0 {
                    best = (score, h);
                }
            }
            if let Some(head) = heads.get_mut(d) {
                *head = best.1;
            }
        }
        let Some(cycle) = find_cycle(&heads, &alive) else {
            break;
        };
        contractions.push(contract(&mut table, size, cycle, &heads, &mut alive));
    }
    for contraction in contractions.iter().rev() {
        expand(contraction, &mut heads, &alive_at(&contractions, contraction, size));
    }
    heads
}

fn find_cycle(heads: &[usize], alive: &[bool]) -> Option<Vec<usize>> {
    let mut seen = vec![0usize; heads.len()];
    for start in (1..heads.len()).filter(|s| alive.get(*s) == Some(&true)) {
        let mut node = start;
        while node != 0 && seen.get(node) == Some(&0) {
            if let Some(mark) = seen.get_mut(node) {
                *mark = start;
            }
            node = heads.get(node).copied().unwrap_or(0);
        }
        if node != 0 && seen.get(node) == Some(&start) {
            let mut cycle = vec![node];
            let mut next = heads.get(node).copied().unwrap_or(0);
            while next != node && cycle.len() <= heads.len() {
                cycle.push(next);
                next = heads.get(next).copied().unwrap_or(0);
            }
            cycle.sort_unstable();
            return Some(cycle);
        }
    }
    None
}

fn contract(table: &mut [f64], size: usize, cycle: Vec<usize>, heads: &[usize], alive: &mut [bool]) -> Contraction {
    let inner: Vec<usize> = cycle.iter().map(|c| heads.get(*c).copied().unwrap_or(0)).collect();
    let whole: f64 = cycle.iter().zip(&inner).map(|(c, h)| at(table, size, *c, *h)).sum();
    let stands = cycle.first().copied().unwrap_or(0);
    let (mut enters, mut leaves) = (vec![stands; size], vec![stands; size]);
    for outer in (0..size).filter(|o| alive.get(*o) == Some(&true) && !cycle.contains(o)) {
        let (mut into, mut out) = ((f64::MIN, stands), (f64::MIN, stands));
        for (c, h) in cycle.iter().zip(&inner) {
            let enter = at(table, size, *c, outer) - at(table, size, *c, *h) + whole;
            if enter > into.0 {
                into = (enter, *c);
            }
            let leave = at(table, size, outer, *c);
            if leave > out.0 {
                out = (leave, *c);
            }
        }
        set(table, size, stands, outer, into.0);
        set(table, size, outer, stands, out.0);
        if let Some(slot) = enters.get_mut(outer) {
            *slot = into.1;
        }
        if let Some(slot) = leaves.get_mut(outer) {
            *slot = out.1;
        }
    }
    for gone in cycle.iter().skip(1) {
        if let Some(flag) = alive.get_mut(*gone) {
            *flag = false;
        }
    }
    Contraction { cycle, inner, enters, leaves }
}

/// Which nodes were alive when the cycle was contracted, and stood outside it.
fn alive_at(all: &[Contraction], this: &Contraction, size: usize) -> Vec<bool> {
    let mut alive = vec![true; size];
    for earlier in all.iter().take_while(|c| !std::ptr::eq(*c, this)) {
        for gone in earlier.cycle.iter().skip(1) {
            if let Some(flag) = alive.get_mut(*gone) {
                *flag = false;
            }
        }
    }
    for inside in &this.cycle {
        if let Some(flag) = alive.get_mut(*inside) {
            *flag = false;
        }
    }
    alive
}

fn expand(contraction: &Contraction, heads: &mut [usize], outside: &[bool]) {
    let stands = contraction.cycle.first().copied().unwrap_or(0);
    let entered_from = heads.get(stands).copied().unwrap_or(0);
    for (d, _) in outside.iter().enumerate().filter(|(_, out)| **out).skip(1) {
        if let Some(head) = heads.get_mut(d)
            && *head == stands
        {
            *head = contraction.leaves.get(d).copied().unwrap_or(stands);
        }
    }
    let entry = contraction.enters.get(entered_from).copied().unwrap_or(stands);
    for (c, h) in contraction.cycle.iter().zip(&contraction.inner) {
        if let Some(head) = heads.get_mut(*c) {
            *head = if *c == entry { entered_from } else { *h };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The best tree with one root, by trying every assignment of heads.
    fn exhaustive(scores: &[f32], n: usize) -> f64 {
        let mut best = f64::MIN;
        let mut choice = vec![0usize; n];
        loop {
            let heads: Vec<Option<usize>> = choice.iter().map(|h| h.checked_sub(1)).collect();
            if heads.iter().filter(|h| h.is_none()).count() == 1 && is_tree(&heads) {
                best = best.max(total(scores, &heads));
            }
            let Some(i) = choice.iter().position(|h| *h < n) else {
                return best;
            };
            choice[i] += 1;
            choice[..i].fill(0);
        }
    }

    fn total(scores: &[f32], heads: &[Option<usize>]) -> f64 {
        let n = heads.len();
        heads.iter().enumerate().map(|(d, h)| f64::from(scores[d * (n + 1) + h.map_or(0, |h| h + 1)])).sum()
    }

    proptest! {
        #[test]
        fn no_tree_scores_better(n in 1usize..6, cells in prop::collection::vec(-9i8..9, 30)) {
            let scores: Vec<f32> = cells.iter().take(n * (n + 1)).map(|c| f32::from(*c)).collect();
            let found = heads(&scores, n);
            prop_assert!(is_tree(&found));
            prop_assert_eq!(found.iter().filter(|h| h.is_none()).count(), 1);
            prop_assert_eq!(total(&scores, &found), exhaustive(&scores, n));
        }

        #[test]
        fn any_scores_give_a_tree(n in 1usize..40, seed in prop::collection::vec(any::<f32>(), 1..50)) {
            let scores: Vec<f32> = seed.iter().cycle().take(n * (n + 1)).copied().collect();
            let found = heads(&scores, n);
            prop_assert_eq!(found.len(), n);
            prop_assert!(is_tree(&found));
            prop_assert_eq!(found.iter().filter(|h| h.is_none()).count(), 1);
        }
    }
}
