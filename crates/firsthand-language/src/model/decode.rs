//! What is read from a window's scores: where sentences end, then tags, one tree a sentence, relations, nested mentions.

use super::{Labels, ROLES, Scores, tree};
use crate::layers::{MentionKind, Upos};
use std::ops::Range;

/// What rules say of a word as the last of its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sign {
    /// They end a sentence after it.
    pub rule: bool,
    /// The next word begins with a small letter.
    pub small_next: bool,
    /// It is "a.m." or "p.m.", which the treebanks rarely end a sentence with, and news often does.
    pub clock: bool,
    /// It stands within a quotation that began inside a sentence and ends in the same paragraph.
    pub quoted: bool,
    /// It closes a quoted question or call, after which only stands who asked.
    pub asked: bool,
    /// It is a title cut short ("Gov.", "Lt."), with a capital behind it.
    pub title: bool,
    /// A dash and a few words follow, the paragraph's last: who said it.
    pub signed: bool,
}

impl Sign {
    /// How sure the model must be (as a logit) that a sentence ends here. Chosen on EWT dev, GUM's dev documents and news together.
    fn threshold(self) -> f32 {
        match self {
            Sign { rule: true, clock: true, .. } => -8.0,
            Sign { quoted: true, .. } | Sign { asked: true, .. } | Sign { title: true, .. } => 7.0,
            Sign { signed: true, .. } => 4.0,
            Sign { rule: true, .. } => 0.0,
            Sign { small_next: true, .. } => 3.0,
            _ => -0.5,
        }
    }
}

/// A window's words, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parse {
    /// Part of speech of each word.
    pub upos: Vec<Upos>,
    /// Whether a sentence ends after the word; always true of the last.
    pub ends: Vec<bool>,
    /// Head of each word within the window; `None` for the root of its sentence.
    pub heads: Vec<Option<usize>>,
    /// Relation of each word, a column of the labels.
    pub rels: Vec<usize>,
    /// Mentions, sorted by first word, the longest first; they may be nested but never cross.
    pub mentions: Vec<Found>,
    /// Names of persons, organisations and places, likewise.
    pub names: Vec<Found>,
    /// Logits of each word's roles in attribution relations; empty where the model has no such head.
    pub roles: Vec<[f32; ROLES]>,
}

/// A mention in a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// First word.
    pub first: usize,
    /// After the last word.
    pub last: usize,
    /// What it denotes.
    pub kind: MentionKind,
    /// By how much the type's logit beats that of "none".
    pub margin: f32,
}

/// Reads the scores. `signs[i]` says of word `i` what rules know of sentence ends.
pub(crate) fn parse(scores: &Scores, labels: &Labels, signs: &[Sign]) -> Parse {
    let n = scores.words;
    let upos = (0..n)
        .map(|w| {
            let line = row(&scores.upos, w, labels.upos.len());
            best(line).and_then(|i| labels.upos.get(i)).copied().unwrap_or_default()
        })
        .collect();
    let ends: Vec<bool> = (0..n)
        .map(|w| {
            let logit = scores.ends.get(w).copied().unwrap_or(f32::MIN);
            w + 1 == n || logit > signs.get(w).copied().unwrap_or_default().threshold()
        })
        .collect();
    let roles = scores.roles.chunks_exact(ROLES).filter_map(|line| line.try_into().ok()).collect();
    let mut parse =
        Parse { upos, ends, heads: vec![None; n], rels: vec![0; n], mentions: Vec::new(), names: Vec::new(), roles };
    let mut first = 0;
    for last in 1..=n {
        if parse.ends.get(last - 1) == Some(&true) {
            sentence(scores, labels, first, last, &mut parse);
            first = last;
        }
    }
    parse
}

fn sentence(scores: &Scores, labels: &Labels, first: usize, last: usize, parse: &mut Parse) {
    let n = last - first;
    let mut arcs = Vec::with_capacity(n * (n + 1));
    for d in first..last {
        let line = row(&scores.arcs, d, scores.words + 1);
        arcs.push(line.first().copied().unwrap_or(f32::MIN));
        arcs.extend_from_slice(line.get(first + 1..last + 1).unwrap_or(&[]));
    }
    for (i, head) in tree::heads(&arcs, n).into_iter().enumerate() {
        let (d, h) = (first + i, head.map(|h| first + h));
        if let Some(slot) = parse.heads.get_mut(d) {
            *slot = h;
        }
        if let Some(slot) = parse.rels.get_mut(d) {
            *slot = relation(scores, labels, d, h);
        }
    }
    spans(scores.words, &scores.spans, &labels.mentions, first..last, &mut parse.mentions);
    spans(scores.words, &scores.names, &labels.names, first..last, &mut parse.names);
}

/// The best relation of a word to its head: `root` for the root's word and for no other.
fn relation(scores: &Scores, labels: &Labels, d: usize, head: Option<usize>) -> usize {
    let Some(h) = head else {
        return labels.root.unwrap_or(0);
    };
    let count = labels.rels.len();
    let of_head = row(&scores.rel_h, h + 1, scores.rank);
    let (bilinear, plain) =
        row(&scores.rels, d, count * (scores.rank + 1)).split_at_checked(count * scores.rank).unwrap_or_default();
    let mut top = (f32::MIN, 0);
    for r in (0..count).filter(|r| Some(*r) != labels.root) {
        let dot: f32 = row(bilinear, r, scores.rank).iter().zip(of_head).map(|(a, b)| a * b).sum();
        let score = dot + plain.get(r).copied().unwrap_or(0.0);
        if score > top.0 {
            top = (score, r);
        }
    }
    top.1
}

/// The spans of a sentence (a range of a window of `n` words) whose best type is not "none"; of two that cross, the surer.
fn spans(n: usize, scores: &[f32], kinds: &[MentionKind], sentence: Range<usize>, out: &mut Vec<Found>) {
    let types = kinds.len();
    let mut found = Vec::new();
    for start in sentence.clone() {
        let table = row(scores, start, (types + 1) * n);
        let none = row(table, types, n);
        for end in start..sentence.end {
            let base = none.get(end).copied().unwrap_or(f32::MAX);
            let mut top = (base, None);
            for (t, kind) in kinds.iter().enumerate() {
                let score = table.get(t * n + end).copied().unwrap_or(f32::MIN);
                if score > top.0 {
                    top = (score, Some(*kind));
                }
            }
            if let (score, Some(kind)) = top {
                found.push(Found { first: start, last: end + 1, kind, margin: score - base });
            }
        }
    }
    found.sort_by(|a, b| b.margin.total_cmp(&a.margin).then(a.first.cmp(&b.first)).then(a.last.cmp(&b.last)));
    let from = out.len();
    for new in found {
        let crosses = |old: &Found| {
            old.first < new.first && new.first < old.last && old.last < new.last
                || new.first < old.first && old.first < new.last && new.last < old.last
        };
        if !out.get(from..).unwrap_or(&[]).iter().any(crosses) {
            out.push(new);
        }
    }
    if let Some(new) = out.get_mut(from..) {
        new.sort_by_key(|f| (f.first, std::cmp::Reverse(f.last)));
    }
}

fn row(table: &[f32], index: usize, width: usize) -> &[f32] {
    table.get(index * width..(index + 1) * width).unwrap_or(&[])
}

fn best(line: &[f32]) -> Option<usize> {
    let mut top = (f32::MIN, None);
    for (i, score) in line.iter().enumerate() {
        if *score > top.0 {
            top = (*score, Some(i));
        }
    }
    top.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Labels {
        Labels {
            upos: vec![Upos::Noun],
            rels: ["dep", "root"].map(Into::into).to_vec(),
            root: Some(1),
            mentions: vec![MentionKind::Person],
            names: Vec::new(),
        }
    }

    /// Scores of four words that say nothing.
    fn scores() -> Scores {
        let n = 4;
        Scores {
            words: n,
            upos: vec![0.0; n],
            ends: vec![0.2; n],
            arcs: vec![0.0; n * (n + 1)],
            rels: vec![0.0; n * 4],
            rel_h: vec![0.0; n + 1],
            rank: 1,
            spans: vec![0.0; n * 2 * n],
            names: Vec::new(),
            roles: Vec::new(),
        }
    }

    #[test]
    fn a_small_letter_keeps_a_sentence_together() {
        let sign = |rule, small_next| Sign { rule, small_next, ..Sign::default() };
        let signs = [sign(true, true), sign(false, true), sign(false, false), sign(false, false)];
        assert_eq!(parse(&scores(), &labels(), &signs).ends, [true, false, true, true]);
    }

    #[test]
    fn where_rule_and_clock_agree_the_model_has_little_to_say() {
        let mut scores = scores();
        scores.ends = vec![-3.0; 4];
        let sign = |rule, clock| Sign { rule, clock, ..Sign::default() };
        let signs = [sign(true, true), sign(true, false), sign(false, true), sign(false, false)];
        assert_eq!(parse(&scores, &labels(), &signs).ends, [true, false, false, true]);
    }

    #[test]
    fn of_mentions_that_cross_the_surer_stays() {
        let mut scores = scores();
        scores.ends = vec![-9.0; 4];
        let mut set = |first: usize, last: usize, score: f32| scores.spans[first * 8 + last] = score;
        set(0, 2, 1.0);
        set(1, 3, 2.0);
        set(1, 2, 0.5);
        let got: Vec<(usize, usize)> = parse(&scores, &labels(), &[]).mentions.iter().map(|m| (m.first, m.last)).collect();
        assert_eq!(got, [(1, 4), (1, 3)]);
    }

    #[test]
    fn the_root_alone_has_the_roots_relation() {
        let mut scores = scores();
        scores.ends = vec![-9.0; 4];
        scores.rels = [0.0, 0.0, 0.0, 9.0].repeat(4);
        let parse = parse(&scores, &labels(), &[]);
        let roots: Vec<bool> = parse.rels.iter().map(|r| *r == 1).collect();
        assert_eq!(roots, parse.heads.iter().map(Option::is_none).collect::<Vec<_>>());
        assert_eq!(roots.iter().filter(|r| **r).count(), 1);
    }
}
