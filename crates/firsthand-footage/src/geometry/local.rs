//! Agreement with the neighbours: true matches move together, false ones each for itself.
//!
//! Every match carries a turn and a growth, so it predicts where its neighbours should land. How many of them do
//! is evidence that costs no sampling, and it orders the samples of [`super::robust`].

use super::{Pair, turn_between};

/// Matches within this distance (pixels of the first picture) are neighbours.
const RADIUS: f64 = 120.0;
/// A neighbour may land this far from where it is predicted, as a share of its distance.
const SLACK: f64 = 0.35;
/// Pixels allowed on top of the share.
const BASE: f64 = 4.0;
/// Turn (radians) and growth (natural logarithm) of neighbours may differ by this much.
const TURN: f64 = 0.6;
const GROWTH: f64 = 0.7;
/// Points nearer than this count as one neighbour: a repeated hit on one spot is one piece of evidence.
const APART: f64 = 6.0;

/// For each pair the number of neighbours that move as it does.
pub fn support(pairs: &[Pair]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|i, j| pairs[*i].a[0].total_cmp(&pairs[*j].a[0]).then(i.cmp(j)));
    let mut out = vec![0; pairs.len()];
    for (k, i) in order.iter().enumerate() {
        let p = &pairs[*i];
        let mut agreeing: Vec<[f64; 2]> = Vec::new();
        let left = order[..k].iter().rev().take_while(|j| p.a[0] - pairs[**j].a[0] <= RADIUS);
        let right = order[k + 1..].iter().take_while(|j| pairs[**j].a[0] - p.a[0] <= RADIUS);
        for j in left.chain(right) {
            let q = &pairs[*j];
            if agrees(p, q) && agreeing.iter().all(|o| apart(*o, q.a)) && apart(p.a, q.a) && apart(p.b, q.b) {
                agreeing.push(q.a);
                if agreeing.len() >= 64 {
                    break;
                }
            }
        }
        out[*i] = agreeing.len();
    }
    out
}

fn apart(p: [f64; 2], q: [f64; 2]) -> bool {
    (p[0] - q[0]).abs() > APART || (p[1] - q[1]).abs() > APART
}

/// Whether `q` lands where `p` predicts it, turned and grown alike.
pub fn agrees(p: &Pair, q: &Pair) -> bool {
    let d = [q.a[0] - p.a[0], q.a[1] - p.a[1]];
    let length = (d[0] * d[0] + d[1] * d[1]).sqrt();
    if length > RADIUS || turn_between(p.turn, q.turn) > TURN || (p.growth - q.growth).abs() > GROWTH {
        return false;
    }
    let (turn, grow) = (p.turn, ((p.growth + q.growth) / 2.0).exp());
    let (sin, cos) = turn.sin_cos();
    let want = [grow * (cos * d[0] - sin * d[1]), grow * (sin * d[0] + cos * d[1])];
    let got = [q.b[0] - p.b[0], q.b[1] - p.b[1]];
    let miss = ((want[0] - got[0]).powi(2) + (want[1] - got[1]).powi(2)).sqrt();
    miss <= grow.max(0.3) * (BASE + SLACK * length)
}
