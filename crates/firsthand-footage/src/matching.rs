//! Which feature of one picture is which feature of the other, by descriptor alone.

mod dot;

use crate::sift::{DIMENSIONS, Descriptor, Features};
use crate::wide::wide;
use dot::{Many, ROWS};

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
    let others = Many::new(&b.descriptors);
    let norms: Vec<i32> = b.descriptors.iter().map(squared).collect();
    let count = norms.len();
    let mut rows = [(); ROWS].map(|()| vec![0i32; others.padded()]);
    let mut lows = [(); ROWS].map(|()| vec![0i32; count.div_ceil(CHUNK)]);
    let mut back_distance = vec![i32::MAX; count];
    let mut back_index = vec![u32::MAX; count];
    let mut forward = Vec::with_capacity(a.descriptors.len());
    for taken in a.descriptors.chunks(ROWS) {
        // The last few are filled up with nothing.
        let four = std::array::from_fn(|r| taken.get(r).copied().unwrap_or([0; DIMENSIONS]));
        others.dots(&four, &mut rows);
        let squares = std::array::from_fn(|r| taken.get(r).map(squared));
        settle(&squares, &norms, forward.len() as u32, &mut rows, &mut back_distance, &mut back_index, &mut lows);
        forward.extend(rows.iter().zip(&lows).take(taken.len()).map(|(row, lows)| best(&row[..count], lows, b)));
    }
    (forward, back_index.into_iter().map(|i| i as usize).collect())
}

fn squared(d: &Descriptor) -> i32 {
    d.iter().map(|v| i32::from(*v) * i32::from(*v)).sum()
}

/// Distances looked at together.
const CHUNK: usize = 32;

wide! {
    /// Scalar products become squared distances; each column remembers its nearest row, each row the least distance of each chunk.
    /// `own` are the squares of the rows that there are, `first` is the number of the first.
    fn settle(
        own: &[Option<i32>; ROWS],
        norms: &[i32],
        first: u32,
        rows: &mut [Vec<i32>; ROWS],
        back: &mut [i32],
        index: &mut [u32],
        lows: &mut [Vec<i32>; ROWS],
    ) {
        let columns = norms.chunks(CHUNK).zip(back.chunks_mut(CHUNK)).zip(index.chunks_mut(CHUNK));
        for (c, ((norms, back), index)) in columns.enumerate() {
            for (r, (row, lows)) in rows.iter_mut().zip(lows.iter_mut()).enumerate() {
                let Some(own) = own[r] else { continue };
                let mut low = i32::MAX;
                let distances = &mut row[c * CHUNK..c * CHUNK + norms.len()];
                for (((d, n), b), i) in distances.iter_mut().zip(norms).zip(back.iter_mut()).zip(index.iter_mut()) {
                    let far = own + n - 2 * *d;
                    *d = far;
                    let nearer = far < *b;
                    *b = if nearer { far } else { *b };
                    *i = if nearer { first + r as u32 } else { *i };
                    low = if far < low { far } else { low };
                }
                lows[c] = low;
            }
        }
    }
}

/// Squared distance that rounding to bytes alone makes.
const NOISE: f32 = 64.0;

/// The nearest of all; `lows` are the least distances of each chunk.
fn best(distances: &[i32], lows: &[i32], b: &Features) -> Option<Nearest> {
    // As many chunks as are kept hold something at least so near; so nothing further off is among the nearest.
    let mut bar = [i32::MAX; KEPT];
    for low in lows {
        insert(&mut bar, *low);
    }
    let mut top = [(i32::MAX, usize::MAX); KEPT];
    for (c, chunk) in distances.chunks(CHUNK).enumerate().filter(|(c, _)| lows.get(*c).is_some_and(|l| *l <= bar[KEPT - 1])) {
        for (i, d) in chunk.iter().enumerate().filter(|(_, d)| **d <= bar[KEPT - 1]) {
            insert(&mut top, (*d, c * CHUNK + i));
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

/// Puts a value where it belongs among the least so far, in order; the greatest falls out.
#[inline]
fn insert<T: Copy + PartialOrd>(least: &mut [T; KEPT], value: T) {
    if value >= least[KEPT - 1] {
        return;
    }
    let mut at = KEPT - 1;
    while at > 0 && least[at - 1] > value {
        least[at] = least[at - 1];
        at -= 1;
    }
    least[at] = value;
}

/// Distance of two descriptors on the scale of [`Match::distance`].
pub(crate) fn distance(a: &Descriptor, b: &Descriptor) -> f32 {
    let sum: i32 = a.iter().zip(b).map(|(x, y)| (i32::from(*x) - i32::from(*y)).pow(2)).sum();
    (sum as f32).sqrt() / 512.0
}
