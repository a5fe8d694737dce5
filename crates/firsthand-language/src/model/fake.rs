//! Parsers without weights, for tests.

use super::{Labels, Parser, Scores};
use crate::layers::{MentionKind, Upos};
use std::sync::LazyLock;

static LABELS: LazyLock<Labels> = LazyLock::new(|| Labels {
    upos: vec![Upos::Noun, Upos::Propn, Upos::Punct, Upos::Verb],
    rels: ["dep", "nsubj", "punct", "root"].map(Into::into).to_vec(),
    root: Some(3),
    mentions: vec![MentionKind::Person, MentionKind::Place],
    names: vec![MentionKind::Person],
});

/// What a fake does.
pub(crate) enum Fake {
    /// Marks are punctuation, words in "ed" verbs and roots, capitals names and persons; all else hangs on the verb. A sentence
    /// ends after "." and nowhere else.
    Plain,
    /// Scores that look like noise, not-a-numbers among them, but hang on the words alone.
    Noise,
    /// Fails.
    Broken,
}

impl Parser for Fake {
    fn labels(&self) -> &Labels {
        &LABELS
    }

    fn pieces(&self, word: &str) -> usize {
        word.len().clamp(1, 12)
    }

    fn score(&self, batch: &[Vec<&str>]) -> Option<Vec<Scores>> {
        match self {
            Fake::Plain => Some(batch.iter().map(|w| plain(w)).collect()),
            Fake::Noise => Some(batch.iter().map(|w| noise(w)).collect()),
            Fake::Broken => None,
        }
    }
}

fn empty(n: usize) -> Scores {
    let (rels, types, rank) = (LABELS.rels.len(), LABELS.mentions.len() + 1, 2);
    Scores {
        words: n,
        upos: vec![0.0; n * LABELS.upos.len()],
        ends: vec![-9.0; n],
        arcs: vec![0.0; n * (n + 1)],
        rels: vec![0.0; n * rels * (rank + 1)],
        rel_h: vec![0.0; (n + 1) * rank],
        rank,
        spans: vec![0.0; n * types * n],
        names: vec![0.0; n * 2 * n],
        roles: Vec::new(),
    }
}

fn plain(words: &[&str]) -> Scores {
    let n = words.len();
    let mut scores = empty(n);
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    for (i, word) in words.iter().enumerate() {
        let tag = match *word {
            w if w.chars().all(|c| !c.is_alphanumeric()) => 2,
            w if w.ends_with("ed") => 3,
            w if capital(w) => 1,
            _ => 0,
        };
        scores.upos[i * 4 + tag] = 5.0;
        scores.ends[i] = if *word == "." { 9.0 } else { -9.0 };
        scores.rels[i * 12 + 8 + [0, 1, 2, 3][tag]] = 2.0;
        for (h, head) in words.iter().enumerate().filter(|(_, w)| w.ends_with("ed")) {
            scores.arcs[i * (n + 1) + h + 1] = if h == i { 0.0 } else { 3.0 - (h.abs_diff(i) as f32) * 0.01 };
            let _ = head;
        }
        scores.arcs[i * (n + 1)] = if word.ends_with("ed") { 5.0 } else { -5.0 };
        let mut end = i;
        while end < n && capital(words[end]) {
            scores.spans[i * 3 * n + end] = if i == 0 || !capital(words[i - 1]) { 4.0 } else { 1.0 };
            end += 1;
        }
        if end > i + 1 && (i == 0 || !capital(words[i - 1])) {
            scores.names[i * 2 * n + end - 1] = 4.0;
        }
    }
    scores
}

fn noise(words: &[&str]) -> Scores {
    let mut scores = empty(words.len());
    let mut state = words.iter().flat_map(|w| w.bytes()).fold(0x9e37_79b9_u32, |s, b| s.rotate_left(5) ^ u32::from(b));
    let lists = [
        &mut scores.upos,
        &mut scores.ends,
        &mut scores.arcs,
        &mut scores.rels,
        &mut scores.rel_h,
        &mut scores.spans,
        &mut scores.names,
    ];
    for cell in lists.into_iter().flatten() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *cell = match state >> 24 {
            0 => f32::NAN,
            1 => f32::INFINITY,
            2 => f32::NEG_INFINITY,
            byte => byte as f32 / 16.0 - 8.0,
        };
    }
    scores
}
