//! Which feature of one picture is which feature of the other, by descriptor alone.

mod dot;

use crate::sift::{DIMENSIONS, Descriptor, Features};
use crate::wide::wide;

/// A pair of features taken for the same point of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Index into the first picture's features.
    pub a: usize,
    /// Index into the second picture's features.
    pub b: usize,
    /// Distance of the descriptors over that of the next best place (0 sure, 1 worthless).
    pub ratio: f32,
    /// Distance of the descriptors, where 1 is at right angles times the square root of two.
    pub distance: f32,
}

/// A second neighbour nearer than this many scales to the first is the same place and no rival.
const SAME_PLACE: f32 = 1.5;
/// Neighbours kept for a query, to find the first one at another place.
const KEPT: usize = 4;

/// Mutual nearest neighbours whose ratio (towards the first picture's rivals in the second) is at most `ratio`,
/// most certain first.
pub fn mutual(a: &Features, b: &Features, ratio: f32) -> Vec<Match> {
    let (forward, backward) = nearest(a, b);
    let mut found: Vec<Match> = forward
        .iter()
        .enumerate()
        .filter_map(|(i, f)| {
            let f = (*f)?;
            let back = *backward.get(f.index)?;
            // The way back may lead to another direction of the same point.
            let mutual = back == i || (back < a.points.len() && same_place(a, back, i));
            (mutual && f.ratio <= ratio).then_some(Match { a: i, b: f.index, ratio: f.ratio, distance: f.distance })
        })
        .collect();
    found.sort_by(|x, y| x.ratio.total_cmp(&y.ratio).then(x.a.cmp(&y.a)));
    // One match a place: further directions of a point add no evidence.
    let mut seen = std::collections::BTreeSet::new();
    let key = |f: &Features, i: usize| {
        let p = f.points[i];
        (p.x.to_bits(), p.y.to_bits())
    };
    found.retain(|m| seen.insert((key(a, m.a), key(b, m.b))));
    found
}

fn same_place(f: &Features, i: usize, j: usize) -> bool {
    let (p, q) = (f.points[i], f.points[j]);
    let reach = SAME_PLACE * p.scale.min(q.scale);
    (p.x - q.x).powi(2) + (p.y - q.y).powi(2) <= reach * reach
}

#[derive(Clone, Copy, Debug)]
struct Nearest {
    index: usize,
    ratio: f32,
    distance: f32,
}

/// For each feature of `a` its nearest in `b` and how far the next place is; for each feature of `b` its nearest in `a`.
fn nearest(a: &Features, b: &Features) -> (Vec<Option<Nearest>>, Vec<usize>) {
    let others: Vec<[i16; DIMENSIONS]> = b.descriptors.iter().map(widen).collect();
    let norms: Vec<i32> = others.iter().map(squared).collect();
    let mut distances = vec![0i32; others.len()];
    let mut back_distance = vec![i32::MAX; others.len()];
    let mut back_index = vec![u32::MAX; others.len()];
    let forward = a
        .descriptors
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let d = widen(d);
            dot::dots(&d, &others, &mut distances);
            settle(squared(&d), &norms, i as u32, &mut distances, &mut back_distance, &mut back_index);
            best(&distances, b)
        })
        .collect();
    (forward, back_index.into_iter().map(|i| i as usize).collect())
}

fn squared(d: &[i16; DIMENSIONS]) -> i32 {
    d.iter().map(|v| i32::from(*v) * i32::from(*v)).sum()
}

wide! {
    /// Scalar products become squared distances; each column remembers its nearest row.
    fn settle(own: i32, norms: &[i32], row: u32, distances: &mut [i32], back: &mut [i32], index: &mut [u32]) {
        for (((d, n), b), i) in distances.iter_mut().zip(norms).zip(back).zip(index) {
            let far = own + n - 2 * *d;
            *d = far;
            let nearer = far < *b;
            *b = if nearer { far } else { *b };
            *i = if nearer { row } else { *i };
        }
    }
}

fn widen(d: &Descriptor) -> [i16; DIMENSIONS] {
    d.map(i16::from)
}

/// Squared distance that rounding to bytes alone makes.
const NOISE: f32 = 64.0;
/// Distances looked at together.
const BLOCK: usize = 64;

wide! {
    fn least(values: &[i32]) -> i32 {
        values.iter().copied().fold(i32::MAX, i32::min)
    }
}

fn best(distances: &[i32], b: &Features) -> Option<Nearest> {
    let mut top = [(i32::MAX, usize::MAX); KEPT];
    for (c, chunk) in distances.chunks(BLOCK).enumerate() {
        // Most blocks hold nothing near: one look at their least value passes over them.
        if least(chunk) >= top[KEPT - 1].0 {
            continue;
        }
        for (i, d) in chunk.iter().enumerate().map(|(i, d)| (c * BLOCK + i, d)) {
            if *d >= top[KEPT - 1].0 {
                continue;
            }
            let mut at = KEPT - 1;
            while at > 0 && top[at - 1].0 > *d {
                top[at] = top[at - 1];
                at -= 1;
            }
            top[at] = (*d, i);
        }
    }
    let (first, index) = top[0];
    if index == usize::MAX {
        return None;
    }
    let rival = top[1..].iter().find(|(_, j)| *j != usize::MAX && !same_place(b, index, *j)).map_or(i32::MAX, |(d, _)| *d);
    let first = first.max(0) as f32;
    Some(Nearest {
        index,
        // Two perfect rivals are as undecided as two poor ones: rounding noise is added to both.
        ratio: ((first + NOISE) / (rival as f32 + NOISE)).sqrt(),
        distance: first.sqrt() / 512.0,
    })
}

/// Distance of two descriptors on the scale of [`Match::distance`].
pub(crate) fn distance(a: &Descriptor, b: &Descriptor) -> f32 {
    let sum: i32 = a.iter().zip(b).map(|(x, y)| (i32::from(*x) - i32::from(*y)).pow(2)).sum();
    (sum as f32).sqrt() / 512.0
}
