//! The encoder: a vector for each piece of a window (BERT's layers: Devlin and others 2019, after Vaswani and others 2017).
//!
//! Windows stand one after the other without padding; only attention looks where one ends.

use super::dense::{Dense, Rows};
use super::float::{LANES, Matrix, add_and_norm, gelu, multiply, softmax, transpose};
use super::weights::{Norm, Table, Weights};
use std::ops::Range;

/// Heads of attention in a layer.
const HEADS: usize = 12;

/// Embeddings and layers.
pub(super) struct Encoder {
    /// Length of a piece's vector.
    pub width: usize,
    word: Table,
    place: Table,
    shape: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

struct Layer {
    /// Queries, scaled already, then keys, then values.
    qkv: Dense,
    out: Dense,
    after_attention: Norm,
    up: Dense,
    down: Dense,
    after_inner: Norm,
}

/// A piece as the encoder sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Its line in the vocabulary.
    pub id: i32,
    /// Its word's shape.
    pub shape: i32,
}

/// Room that is used again from layer to layer.
#[derive(Default)]
struct Scratch {
    rows: Rows,
    wide: Vec<f32>,
    mixed: Vec<f32>,
    more: Vec<f32>,
    keys: Vec<f32>,
    scores: Vec<f32>,
}

impl Encoder {
    /// Takes the weights; `None` where one is missing or does not fit.
    pub(super) fn new(weights: &Weights<'static>) -> Option<Encoder> {
        let width = weights.numbers("norm.weight")?.len();
        let mut layers = Vec::new();
        while weights.numbers(&format!("layers.{}.o.bias", layers.len())).is_some() {
            layers.push(Layer::new(weights, layers.len(), width)?);
        }
        let (word, place) = (weights.table("word", width)?, weights.table("place", width)?);
        let (shape, norm) = (weights.numbers("shape")?, weights.norm("norm", width)?);
        let fits = width % (HEADS * LANES) == 0 && shape.len() % width.max(1) == 0 && !layers.is_empty();
        fits.then_some(Encoder { width, word, place, shape, norm, layers })
    }

    /// How many pieces of the vocabulary it knows.
    pub(super) fn pieces(&self) -> usize {
        self.word.len()
    }

    /// A vector for each piece; `windows` are the ranges of `pieces` that see each other.
    pub(super) fn encode(&self, pieces: &[Piece], windows: &[Range<usize>]) -> Vec<f32> {
        let mut x = vec![0.0; pieces.len() * self.width];
        for window in windows {
            let rows = x.chunks_exact_mut(self.width).zip(pieces).skip(window.start).take(window.len());
            for (place, (row, piece)) in rows.enumerate() {
                let shape = self.shape.chunks_exact(self.width).nth(usize::try_from(piece.shape).unwrap_or(0)).unwrap_or(&[]);
                for (x, s) in row.iter_mut().zip(shape) {
                    *x = *s;
                }
                self.word.add(usize::try_from(piece.id).unwrap_or(0), row);
                self.place.add(place, row);
            }
        }
        let mut scratch = Scratch::default();
        scratch.more.resize(x.len(), 0.0);
        add_and_norm(&mut x, &scratch.more, &self.norm.weight, &self.norm.bias);
        for layer in &self.layers {
            layer.apply(&mut x, windows, &mut scratch);
        }
        x
    }
}

impl Layer {
    fn new(weights: &Weights<'_>, number: usize, width: usize) -> Option<Layer> {
        let dense = |name: &str, inputs: usize, outputs: Option<usize>| {
            let dense = weights.dense(&format!("layers.{number}.{name}"))?;
            (dense.inputs == inputs && outputs.is_none_or(|o| dense.outputs == o)).then_some(dense)
        };
        let norm = |name: &str| weights.norm(&format!("layers.{number}.{name}"), width);
        let up = dense("up", width, None)?;
        Some(Layer {
            qkv: dense("qkv", width, Some(3 * width))?,
            out: dense("o", width, Some(width))?,
            after_attention: norm("norm1")?,
            down: dense("down", up.outputs, Some(width))?,
            up,
            after_inner: norm("norm2")?,
        })
    }

    fn apply(&self, x: &mut [f32], windows: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch { rows, wide, mixed, .. } = &mut *scratch;
        rows.set(x, self.out.outputs);
        self.qkv.apply(rows, wide);
        mixed.resize(x.len(), 0.0);
        self.attend(windows, scratch);
        let Scratch { rows, wide, mixed, more, .. } = scratch;
        rows.set(mixed, self.out.inputs);
        self.out.apply(rows, more);
        add_and_norm(x, more, &self.after_attention.weight, &self.after_attention.bias);
        rows.set(x, self.up.inputs);
        self.up.apply(rows, wide);
        gelu(wide, self.up.outputs, self.up.outputs);
        rows.set(wide, self.down.inputs);
        self.down.apply(rows, more);
        add_and_norm(x, more, &self.after_inner.weight, &self.after_inner.bias);
    }

    /// Mixes each window's values by how well queries and keys agree, head by head.
    fn attend(&self, windows: &[Range<usize>], scratch: &mut Scratch) {
        let Scratch { wide, mixed, keys, scores, .. } = scratch;
        let (width, stride) = (self.out.inputs, self.qkv.outputs);
        let size = width / HEADS;
        for window in windows {
            let n = window.len();
            for head in 0..HEADS {
                let part = |part: usize| {
                    let from = window.start * stride + part * width + head * size;
                    Matrix { data: wide.get(from..).unwrap_or(&[]), stride }
                };
                let padded = transpose(part(1), n, size, keys);
                scores.resize(n * padded, 0.0);
                multiply(part(0), Matrix { data: keys, stride: padded }, n, size, padded, scores, padded);
                softmax(scores, padded, n);
                let out = mixed.get_mut(window.start * width + head * size..).unwrap_or_default();
                multiply(Matrix { data: scores, stride: padded }, part(2), n, n, size, out, width);
            }
        }
    }
}
