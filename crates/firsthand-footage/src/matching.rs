//! Which feature of one picture is which feature of the other, by descriptor alone.

use crate::sift::{Descriptor, Features, DIMENSIONS};
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

/// Mutual nearest neighbours whose ratio is at most `ratio`, most certain first.
pub fn mutual(a: &Features, b: &Features, ratio: f32) -> Vec<Match> {
    let forward = nearest(a, b);
    let backward = nearest(b, a);
    let mut found: Vec<Match> = forward
        .iter()
        .enumerate()
        .filter_map(|(i, f)| {
            let f = (*f)?;
            let r = backward.get(f.index).copied().flatten()?;
            // The way back may lead to another direction of the same point.
            let near = same_place(a, r.index, i);
            let worst = f.ratio;
            (near && worst <= ratio).then_some(Match {
                a: i,
                b: f.index,
                ratio: worst,
                distance: f.distance,
            })
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

/// For each feature of `a` its nearest in `b` and how far the next place is.
fn nearest(a: &Features, b: &Features) -> Vec<Option<Nearest>> {
    let others: Vec<[i16; DIMENSIONS]> = b.descriptors.iter().map(widen).collect();
    let norms: Vec<i32> = others.iter().map(|d| dot(d, d)).collect();
    let mut distances = vec![0i32; others.len()];
    a.descriptors
        .iter()
        .map(|d| {
            let d = widen(d);
            let own = dot(&d, &d);
            dots(&d, &others, &mut distances);
            for (v, n) in distances.iter_mut().zip(&norms) {
                *v = own + n - 2 * *v;
            }
            best(&distances, b)
        })
        .collect()
}

fn widen(d: &Descriptor) -> [i16; DIMENSIONS] {
    d.map(i16::from)
}

fn best(distances: &[i32], b: &Features) -> Option<Nearest> {
    let mut top = [(i32::MAX, usize::MAX); KEPT];
    for (i, d) in distances.iter().enumerate() {
        if *d < top[KEPT - 1].0 {
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
    let rival = top[1..]
        .iter()
        .find(|(_, j)| *j != usize::MAX && !same_place(b, index, *j))
        .map_or(i32::MAX, |(d, _)| *d);
    let first = first.max(0) as f32;
    Some(Nearest {
        index,
        ratio: (first / (rival.max(1) as f32)).sqrt(),
        distance: first.sqrt() / 512.0,
    })
}

/// Distance of two descriptors on the scale of [`Match::distance`].
pub(crate) fn distance(a: &Descriptor, b: &Descriptor) -> f32 {
    let sum: i32 = a
        .iter()
        .zip(b)
        .map(|(x, y)| (i32::from(*x) - i32::from(*y)).pow(2))
        .sum();
    (sum as f32).sqrt() / 512.0
}

#[inline(always)]
fn dot(a: &[i16; DIMENSIONS], b: &[i16; DIMENSIONS]) -> i32 {
    let mut sum = 0i32;
    for i in 0..DIMENSIONS {
        sum += i32::from(a[i]) * i32::from(b[i]);
    }
    sum
}

wide! {
    /// Scalar products of one descriptor with many.
    fn dots(one: &[i16; DIMENSIONS], many: &[[i16; DIMENSIONS]], out: &mut [i32]) {
        for (o, d) in out.iter_mut().zip(many) {
            *o = dot(one, d);
        }
    }
}
