//! The trained model behind the layers: windows of words in, scores out, and what is read from the scores.
//!
//! Each row of numbers is rounded to eight bits by itself and summed in a fixed order: a window's scores are the same in any
//! company, on any number of threads, and on any processor.

mod decode;
mod dense;
mod encoder;
mod float;
mod heads;
mod network;
mod tree;
mod weights;
mod wide;
mod window;
mod wordpiece;

#[cfg(test)]
pub(crate) mod fake;

pub(crate) use decode::{Found, Parse, Sign, parse};
pub(crate) use network::shipped;
pub(crate) use window::{MOST_WORDS, Window, batches, windows};

use crate::layers::{MentionKind, Upos};

/// The names behind the model's output columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    /// Parts of speech.
    pub upos: Vec<Upos>,
    /// Universal Dependencies relations.
    pub rels: Vec<Box<str>>,
    /// Column of `root` among the relations.
    pub root: Option<usize>,
    /// Mention types; "none" has the column after the last.
    pub mentions: Vec<MentionKind>,
    /// Types of the bearers of proper names; "none" has the column after the last. Empty where the model has no such head.
    pub names: Vec<MentionKind>,
}

/// What the model says of one window of `words` words. Rows and columns are words unless said otherwise; all are logits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scores {
    /// Number of words.
    pub words: usize,
    /// Word by part of speech.
    pub upos: Vec<f32>,
    /// That a sentence ends after the word.
    pub ends: Vec<f32>,
    /// Dependent by head; column 0 is the root.
    pub arcs: Vec<f32>,
    /// Dependent by relation by `rank`, which times `rel_h` of the head gives what hangs on both; then, in the same row, by relation:
    /// what hangs on the dependent alone.
    pub rels: Vec<f32>,
    /// Head (row 0 is the root) by `rank`.
    pub rel_h: Vec<f32>,
    /// Inner size of the relations' bilinear form.
    pub rank: usize,
    /// First word by mention type (the last: none) by last word.
    pub spans: Vec<f32>,
    /// First word by type of a name's bearer (the last: none) by last word; empty where the model has no such head.
    pub names: Vec<f32>,
    /// Word by role in an attribution relation; empty where the model has no such head.
    pub roles: Vec<f32>,
}

/// Roles of words in attribution relations, as the model's columns: none, then first word and later words of source, cue and
/// content.
pub(crate) const ROLES: usize = 7;

/// Something that scores windows of words: the network, or a fake in tests.
pub(crate) trait Parser: Sync {
    /// The names of its columns.
    fn labels(&self) -> &Labels;

    /// How many pieces the model cuts a word into: what a window's cost is counted in.
    fn pieces(&self, word: &str) -> usize;

    /// Scores of a batch of windows, each a list of words; `None` where the model failed.
    fn score(&self, batch: &[Vec<&str>]) -> Option<Vec<Scores>>;
}

/// The class of a word's letters, which the uncased pieces have lost; as `shape` in `training/model.py`.
pub(crate) fn shape(word: &str) -> i32 {
    const LOWER: i32 = 0;
    const INITIAL: i32 = 1;
    const CAPITALS: i32 = 2;
    const MIXED: i32 = 3;
    const DIGIT: i32 = 4;
    if word.chars().any(char::is_numeric) {
        return DIGIT;
    }
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters().next() else {
        return OTHER;
    };
    if letters().all(char::is_lowercase) {
        return LOWER;
    }
    if letters().all(char::is_uppercase) {
        return if letters().count() > 1 { CAPITALS } else { INITIAL };
    }
    if first.is_uppercase() && letters().skip(1).all(char::is_lowercase) { INITIAL } else { MIXED }
}

/// The shape of marks, and of what is no word.
pub(crate) const OTHER: i32 = 5;
/// The shape of a word's pieces after its first.
pub(crate) const PIECE: i32 = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_those_of_training() {
        for (word, expected) in
            [("the", 0), ("Orvel", 1), ("A", 1), ("UN", 2), ("McOrr", 3), ("7:58", 4), ("-", 5), ("R2", 4), ("U.S.", 2)]
        {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
