//! The heads over the encoder: tags, sentence ends, arcs and relations, mentions, names, roles.
//!
//! Biaffine forms after Dozat and Manning (2017) and, for spans, Yu, Bohnet and Poesio (2020); their linear parts are folded into
//! biases and further outputs by `training/export.py`.

use super::dense::{Dense, Rows};
use super::float::{Matrix, gelu, multiply, transpose};
use super::weights::Weights;
use super::{Labels, ROLES, Scores};
use std::ops::Range;

/// The heads' matrices.
pub(super) struct Heads {
    /// The root's vector, beside which words stand.
    root: Vec<f32>,
    /// From a word's vector to its parts, in the order of [`Parts`].
    words: Dense,
    arcs: Dense,
    rels: Dense,
    spans: Dense,
    names: Dense,
    roles: Dense,
    parts: Parts,
}

/// Where a word's parts lie in the row that `words` makes of it.
struct Parts {
    arc_dependent: Range<usize>,
    rel_dependent: Range<usize>,
    start: Range<usize>,
    end: Range<usize>,
    role: Range<usize>,
    arc_head: Range<usize>,
    rel_head: Range<usize>,
    upos: Range<usize>,
    ends: usize,
}

/// Rows of parts: the root's, then each word's.
struct Made<'a> {
    data: &'a [f32],
    stride: usize,
}

impl Heads {
    /// Takes the weights; `None` where one is missing or does not fit the labels.
    pub(super) fn new(weights: &Weights<'_>, labels: &Labels, width: usize) -> Option<Heads> {
        let [words, arcs, rels, spans, names, roles] =
            ["words", "arcs", "rels", "spans", "names", "roles"].map(|name| weights.dense(name));
        let (words, arcs, rels, spans, names, roles) = (words?, arcs?, rels?, spans?, names?, roles?);
        let (arc, rel, span, role) = (arcs.inputs, rels.inputs, spans.inputs, roles.inputs);
        let mut at = 0;
        let mut next = |size: usize| {
            at += size;
            at - size..at
        };
        let parts = Parts {
            arc_dependent: next(arc),
            rel_dependent: next(rel),
            start: next(span),
            end: next(span),
            role: next(role),
            arc_head: next(arc),
            rel_head: next(rel),
            upos: next(labels.upos.len()),
            ends: next(1).start,
        };
        let bilinear = |dense: &Dense, kinds: usize, rank: usize| dense.inputs == rank && dense.outputs == kinds * (rank + 1);
        let root = weights.numbers("root")?;
        let fits = root.len() == width
            && (words.inputs, words.outputs) == (width, at)
            && arcs.outputs == arc
            && bilinear(&rels, labels.rels.len(), rel)
            && bilinear(&spans, labels.mentions.len() + 1, span)
            && bilinear(&names, labels.names.len() + 1, span)
            && roles.outputs == ROLES;
        fits.then_some(Heads { root, words, arcs, rels, spans, names, roles, parts })
    }

    /// Scores windows of words: `x` has the vectors of pieces, `width` numbers each, `words` of each window the first and last piece of
    /// its words.
    pub(super) fn score(&self, x: &[f32], width: usize, windows: &[Vec<(usize, usize)>]) -> Vec<Scores> {
        let mut all = self.root.clone();
        let piece = |at: usize| x.get(at * width..(at + 1) * width).unwrap_or(&[]);
        for (first, last) in windows.iter().flatten() {
            all.extend(piece(*first).iter().zip(piece(*last)).map(|(a, b)| (a + b) * 0.5));
        }
        let (mut rows, mut made) = (Rows::default(), Vec::new());
        rows.set(&all, width);
        self.words.apply(&rows, &mut made);
        let stride = self.words.outputs;
        gelu(&mut made, stride, self.parts.upos.start);
        let Some((root, mut rest)) = made.split_at_checked(stride) else {
            return Vec::new();
        };
        let mut out = Vec::with_capacity(windows.len());
        for window in windows {
            let (own, after) = rest.split_at(rest.len().min(window.len() * stride));
            rest = after;
            out.push(self.window(&Made { data: &[root, own].concat(), stride }, window.len()));
        }
        out
    }

    fn window(&self, made: &Made<'_>, n: usize) -> Scores {
        let p = &self.parts;
        let words = |part: &Range<usize>| made.part(part, 1);
        let mut rows = Rows::default();
        let mut product = |dense: &Dense, part: &Range<usize>| {
            let mut out = Vec::new();
            rows.set(&words(part), part.len());
            dense.apply(&rows, &mut out);
            out
        };
        let heads = Turned::new(&made.part(&p.arc_head, 0), self.arcs.inputs);
        let arcs = heads.times(&product(&self.arcs, &p.arc_dependent));
        let rels = product(&self.rels, &p.rel_dependent);
        let ends = Turned::new(&words(&p.end), self.spans.inputs);
        let mut pairs = |dense: &Dense| {
            let rank = dense.inputs;
            let kinds = dense.outputs / (rank + 1);
            let mut out = Vec::with_capacity(n * kinds * n);
            for row in product(dense, &p.start).chunks_exact(dense.outputs) {
                let (left, plain) = row.split_at(kinds * rank);
                let from = out.len();
                out.extend(ends.times(left));
                for (line, plain) in out.get_mut(from..).unwrap_or_default().chunks_exact_mut(n).zip(plain) {
                    line.iter_mut().for_each(|x| *x += plain);
                }
            }
            out
        };
        let (spans, names) = (pairs(&self.spans), pairs(&self.names));
        Scores {
            words: n,
            upos: words(&p.upos),
            ends: words(&(p.ends..p.ends + 1)),
            arcs,
            rels,
            rel_h: made.part(&p.rel_head, 0),
            rank: self.rels.inputs,
            spans,
            names,
            roles: product(&self.roles, &p.role),
        }
    }
}

impl Made<'_> {
    /// One part of each row but the first `skip`.
    fn part(&self, part: &Range<usize>, skip: usize) -> Vec<f32> {
        let rows = self.data.chunks_exact(self.stride).skip(skip);
        rows.flat_map(|row| row.get(part.clone()).unwrap_or(&[])).copied().collect()
    }
}

/// Rows turned into columns, by which other rows are multiplied.
struct Turned {
    data: Vec<f32>,
    depth: usize,
    columns: usize,
    padded: usize,
}

impl Turned {
    /// Takes rows of `depth` numbers.
    fn new(rows: &[f32], depth: usize) -> Turned {
        let (mut data, columns) = (Vec::new(), rows.len() / depth);
        let padded = transpose(Matrix { data: rows, stride: depth }, columns, depth, &mut data);
        Turned { data, depth, columns, padded }
    }

    /// Each row of `left` with each row that was taken: scalar products.
    fn times(&self, left: &[f32]) -> Vec<f32> {
        let (rows, columns) = (left.len() / self.depth, self.padded);
        let mut out = vec![0.0; rows * columns];
        let (left, right) = (Matrix { data: left, stride: self.depth }, Matrix { data: &self.data, stride: columns });
        multiply(left, right, rows, self.depth, columns, &mut out, columns);
        out.chunks_exact(columns.max(1)).flat_map(|line| line.get(..self.columns).unwrap_or(&[])).copied().collect()
    }
}
