//! The shipped network, run by `rten`: one thread a worker, the weights shared.
//!
//! A worker that called `rten`'s pool itself would, while it waits, begin other reports of its own pool inside this one (and wait
//! for itself, where that happens while the model is loaded). So the model is loaded on a thread of its own, and each worker has
//! one beside it which alone talks to `rten`; the worker sleeps until it answers. A panic in there ends in `None`, and the caller
//! falls back to rules.

use super::wordpiece::WordPiece;
use super::{Labels, OTHER, PIECE, Parser, ROLES, Scores, shape};
use crate::layers::{MentionKind, Upos};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};

/// The graph's inputs and outputs, in the order in which they are given and taken.
const INPUTS: [&str; 5] = ["ids", "shapes", "mask", "first", "last"];
const OUTPUTS: [&str; 10] = ["upos", "ends", "arcs", "rel_d", "rel_h", "rel_d1", "rel_h1", "spans", "attribution", "names"];

/// The network with its vocabulary and labels.
pub(crate) struct Network {
    graph: Arc<Graph>,
    pieces: WordPiece,
    labels: Labels,
}

struct Graph {
    model: Model,
    inputs: [NodeId; 5],
    outputs: [NodeId; 10],
}

/// A batch's inputs, row by row, padded: `[rows, pieces]` and `[rows, words]`.
struct Batch {
    rows: usize,
    pieces: usize,
    words: usize,
    ids: Vec<i32>,
    shapes: Vec<i32>,
    mask: Vec<i32>,
    first: Vec<i32>,
    last: Vec<i32>,
}

/// Each output's data, with its shape.
type Outputs = Vec<(Vec<usize>, Vec<f32>)>;

/// The model that travels in the binary, loaded on first use; `None` where it cannot be read.
pub(crate) fn shipped() -> Option<&'static dyn Parser> {
    static SHIPPED: OnceLock<Option<Network>> = OnceLock::new();
    let load = || std::thread::Builder::new().spawn(embedded).ok()?.join().ok().flatten();
    SHIPPED.get_or_init(load).as_ref().map(|n| n as &dyn Parser)
}

fn embedded() -> Option<Network> {
    Network::load(
        include_bytes!("../../../../models/language.onnx"),
        include_str!("../../../../models/labels.json"),
        include_str!("../../../../models/vocab.txt"),
    )
}

impl Network {
    /// Reads the graph, its labels (`{"upos","rels","mentions","names"}`) and its vocabulary.
    fn load(graph: &'static [u8], labels: &str, vocabulary: &'static str) -> Option<Network> {
        let labels = read_labels(labels)?;
        let model = ModelOptions::with_all_ops().prepack_weights(true).load_static_slice(graph).ok()?;
        let mut inputs = [model.node_id(INPUTS[0]).ok()?; 5];
        for (id, name) in inputs.iter_mut().zip(INPUTS) {
            *id = model.node_id(name).ok()?;
        }
        let mut outputs = [inputs[0]; 10];
        for (id, name) in outputs.iter_mut().zip(OUTPUTS) {
            *id = model.node_id(name).ok()?;
        }
        Some(Network { graph: Arc::new(Graph { model, inputs, outputs }), pieces: WordPiece::new(vocabulary), labels })
    }

    fn batch(&self, windows: &[Vec<&str>]) -> Batch {
        let mut rows = Vec::with_capacity(windows.len());
        for window in windows {
            let (mut ids, mut shapes) = (vec![self.pieces.start], vec![OTHER]);
            let (mut first, mut last) = (Vec::new(), Vec::new());
            for word in window {
                first.push(ids.len() as i32);
                self.pieces.pieces(word, &mut ids);
                shapes.push(shape(word));
                shapes.resize(ids.len(), PIECE);
                last.push(ids.len() as i32 - 1);
            }
            ids.push(self.pieces.end);
            shapes.push(OTHER);
            rows.push((ids, shapes, first, last));
        }
        let pieces = rows.iter().map(|r| r.0.len()).max().unwrap_or(0);
        let words = rows.iter().map(|r| r.2.len()).max().unwrap_or(0);
        let pad = |row: &[i32], to: usize, with: i32, out: &mut Vec<i32>| {
            out.extend_from_slice(row);
            out.resize(out.len() + to.saturating_sub(row.len()), with);
        };
        let mut batch = Batch {
            rows: rows.len(),
            pieces,
            words,
            ids: Vec::new(),
            shapes: Vec::new(),
            mask: Vec::new(),
            first: Vec::new(),
            last: Vec::new(),
        };
        for (ids, shapes, first, last) in &rows {
            pad(ids, pieces, 0, &mut batch.ids);
            pad(shapes, pieces, OTHER, &mut batch.shapes);
            pad(&vec![1; ids.len()], pieces, 0, &mut batch.mask);
            pad(first, words, 0, &mut batch.first);
            pad(last, words, 0, &mut batch.last);
        }
        batch
    }
}

impl Parser for Network {
    fn labels(&self) -> &Labels {
        &self.labels
    }

    fn pieces(&self, word: &str) -> usize {
        let mut out = Vec::new();
        self.pieces.pieces(word, &mut out);
        out.len()
    }

    fn score(&self, batch: &[Vec<&str>]) -> Option<Vec<Scores>> {
        let words: Vec<usize> = batch.iter().map(Vec::len).collect();
        let outputs = run(&self.graph, self.batch(batch))?;
        words.iter().enumerate().map(|(row, n)| unpack(&outputs, row, *n)).collect()
    }
}

fn read_labels(json: &str) -> Option<Labels> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let names = |key: &str| value.get(key).and_then(|v| v.as_array()).cloned();
    let upos = names("upos")?.into_iter().map(|v| serde_json::from_value::<Upos>(v).unwrap_or_default()).collect();
    let rels: Vec<Box<str>> = names("rels")?.iter().map(|v| v.as_str().unwrap_or("dep").into()).collect();
    let kinds = |key: &str| -> Option<Vec<MentionKind>> {
        Some(names(key)?.into_iter().map(|v| serde_json::from_value(v).unwrap_or_default()).collect())
    };
    let root = rels.iter().position(|r| &**r == "root");
    Some(Labels { upos, root, mentions: kinds("mentions")?, names: kinds("names")?, rels })
}

/// What a worker says to the thread beside it.
type Job = (Arc<Graph>, Batch);

struct Beside {
    jobs: Sender<Job>,
    results: Receiver<Option<Outputs>>,
}

/// Runs a batch on the thread beside this one, which is started on first use and ends with it.
fn run(graph: &Arc<Graph>, batch: Batch) -> Option<Outputs> {
    thread_local! {
        static BESIDE: RefCell<Option<Beside>> = const { RefCell::new(None) };
    }
    BESIDE.with(|slot| {
        let mut slot = slot.try_borrow_mut().ok()?;
        if slot.is_none() {
            *slot = start();
        }
        let beside = slot.as_ref()?;
        beside.jobs.send((Arc::clone(graph), batch)).ok()?;
        beside.results.recv().ok()?
    })
}

fn start() -> Option<Beside> {
    let (jobs, inbox) = channel::<Job>();
    let (outbox, results) = channel();
    let work = move || {
        let options = RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
        for (graph, batch) in inbox {
            let result = catch_unwind(AssertUnwindSafe(|| evaluate(&graph, batch, &options))).ok().flatten();
            if outbox.send(result).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("language model".into()).spawn(work).ok()?;
    Some(Beside { jobs, results })
}

fn evaluate(graph: &Graph, batch: Batch, options: &RunOptions) -> Option<Outputs> {
    let Batch { rows, pieces, words, ids, shapes, mask, first, last } = batch;
    let tensor = |width: usize, data: Vec<i32>| Value::from(Tensor::from_data(&[rows, width], data));
    let values = [tensor(pieces, ids), tensor(pieces, shapes), tensor(pieces, mask), tensor(words, first), tensor(words, last)];
    let inputs = graph.inputs.iter().zip(values).map(|(id, value)| (*id, value.into())).collect();
    let outputs = graph.model.run(inputs, &graph.outputs, Some(options.clone())).ok()?;
    let plain = |value: Value| {
        let tensor: Tensor<f32> = value.try_into().ok()?;
        Some((tensor.shape().to_vec(), tensor.into_data()))
    };
    outputs.into_iter().map(plain).collect()
}

/// One window's scores out of a batch's, without the padding.
fn unpack(outputs: &Outputs, row: usize, words: usize) -> Option<Scores> {
    let [upos, ends, arcs, rel_d, rel_h, rel_d1, rel_h1, spans, roles, names] = outputs.as_slice() else {
        return None;
    };
    // Takes `keep` rows of `width` cells out of window `row`.
    let rows = |output: &(Vec<usize>, Vec<f32>), keep: usize| {
        let (shape, data) = output;
        let width: usize = shape.get(2..)?.iter().product();
        let from = row * shape.get(1)? * width;
        data.get(from..from + keep * width).map(<[f32]>::to_vec)
    };
    let padded = upos.0.get(1).copied()?;
    let mut heads = Vec::with_capacity(words * (words + 1));
    for line in rows(arcs, words)?.chunks(padded + 1) {
        heads.extend_from_slice(line.get(..words + 1)?);
    }
    let pairs = |output: &(Vec<usize>, Vec<f32>)| {
        let mut kept = Vec::with_capacity(words * output.0.get(2)? * words);
        for line in rows(output, words)?.chunks(padded) {
            kept.extend_from_slice(line.get(..words)?);
        }
        Some(kept)
    };
    Some(Scores {
        words,
        upos: rows(upos, words)?,
        ends: rows(ends, words)?,
        arcs: heads,
        rel_d: rows(rel_d, words)?,
        rel_h: rows(rel_h, words + 1)?,
        rel_d1: rows(rel_d1, words)?,
        rel_h1: rows(rel_h1, words + 1)?,
        rank: *rel_h.0.get(2)?,
        spans: pairs(spans)?,
        names: pairs(names)?,
        roles: (roles.0.get(2) == Some(&ROLES)).then(|| rows(roles, words)).flatten().unwrap_or_default(),
    })
}
