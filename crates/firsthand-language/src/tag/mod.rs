//! Parts of speech: a lexicon for the words that are never in doubt, an averaged perceptron for the rest.

mod features;
mod lemma;

pub(crate) use lemma::lemma;

use crate::layers::Upos;
use crate::lexicon::Map;
use features::{Shape, features, fnv};
use firsthand_types::Span;
use std::sync::OnceLock;

/// Tags in the order of the weight table's columns.
const TAGS: [Upos; 15] = [
    Upos::Adj,
    Upos::Adp,
    Upos::Adv,
    Upos::Aux,
    Upos::Cconj,
    Upos::Det,
    Upos::Intj,
    Upos::Noun,
    Upos::Num,
    Upos::Part,
    Upos::Pron,
    Upos::Propn,
    Upos::Punct,
    Upos::Sconj,
    Upos::Verb,
];
const LETTERS: &[u8; 15] = b"JPRXCDINMTOEUSV";
const NOUN: usize = 7;
const NUM: usize = 8;
const PUNCT: usize = 12;
/// The "tag" before a sentence's first token.
const NONE: u32 = 15;
const WEIGHTS: &[u8] = include_bytes!("../../data/tagger.bin");

struct Entry {
    letters: &'static str,
    class: u32,
    sure: Option<u8>,
    /// Bits of the columns that the word was seen with.
    seen: u16,
}

struct Tagger {
    words: Map<Entry>,
    unknown: u32,
    edge: Shape,
}

fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| {
        let mut words = Map::default();
        for line in include_str!("../../data/tags.tsv").lines().filter(|l| !l.starts_with('#')) {
            let Some((word, tags)) = line.split_once('\t') else {
                continue;
            };
            let letters = tags.trim_end_matches('!');
            let sure = tags.ends_with('!').then(|| letters.bytes().next().and_then(column)).flatten();
            let seen = letters.bytes().filter_map(column).fold(0, |bits, c| bits | 1 << c);
            words.insert(word, Entry { letters, class: fnv(letters.as_bytes()), sure, seen });
        }
        let edge = fnv(b"_");
        Tagger { words, unknown: fnv(b""), edge: Shape { word: edge, suffix3: 0, suffix2: 0, class: edge, shape: 0 } }
    })
}

fn column(letter: u8) -> Option<u8> {
    LETTERS.iter().position(|l| *l == letter).map(|i| i as u8)
}

/// Letters of the tags that a word in lower case was seen with, most frequent first; empty where it is unknown. The letters
/// are those of `training/lexicon.py`.
pub(crate) fn known_tags(word: &str) -> &'static str {
    tagger().words.get(word).map_or("", |e| e.letters)
}

/// The tags of a sentence's tokens. `caps` says that the text is in capitals throughout.
pub(crate) fn tag(text: &str, lower: &str, tokens: &[Span], caps: bool, out: &mut Vec<Upos>) {
    let tagger = tagger();
    let shapes: Vec<(Shape, Option<u8>, u16)> =
        tokens.iter().map(|t| shape(tagger, t.of(text).unwrap_or(""), t.of(lower).unwrap_or(""), caps)).collect();
    let at = |i: usize| shapes.get(i).map_or(tagger.edge, |s| s.0);
    let (mut prev, mut prev2) = (NONE, NONE);
    for (i, (shape, sure, allowed)) in shapes.iter().enumerate() {
        let tag = match sure {
            Some(tag) => usize::from(*tag),
            None => {
                let before = if i > 0 { at(i - 1) } else { tagger.edge };
                let before2 = if i > 1 { at(i - 2) } else { tagger.edge };
                let window = [before2, before, *shape, at(i + 1), at(i + 2)];
                best(&features(&window, i == 0, prev, prev2), *allowed)
            }
        };
        (prev2, prev) = (prev, tag as u32);
        let symbol = tag == NOUN && tokens.get(i).and_then(|t| t.of(text)).is_some_and(is_symbol);
        out.push(if symbol { Upos::Sym } else { TAGS.get(tag).copied().unwrap_or(Upos::X) });
    }
}

fn is_symbol(word: &str) -> bool {
    matches!(word, "$" | "%" | "£" | "€" | "¥" | "+" | "=" | "&" | "°" | "#" | "§" | "©")
}

fn best(active: &[usize; features::TEMPLATES], allowed: u16) -> usize {
    let mut scores = [0i32; 15];
    for row in active {
        let from = row * TAGS.len();
        if let Some(weights) = WEIGHTS.get(from..from + TAGS.len()) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += i32::from(*weight as i8);
            }
        }
    }
    let mut top = (i32::MIN, NOUN);
    for (i, score) in scores.iter().enumerate() {
        if allowed >> i & 1 == 1 && *score > top.0 {
            top = (*score, i);
        }
    }
    top.1
}

fn shape(tagger: &Tagger, raw: &str, word: &str, caps: bool) -> (Shape, Option<u8>, u16) {
    // Curly apostrophes were straight in training.
    let straight;
    let word = if word.contains('’') {
        straight = word.replace('’', "'");
        straight.as_str()
    } else {
        word
    };
    let entry = tagger.words.get(word);
    let first = raw.chars().next().unwrap_or(' ');
    let digit = first.is_ascii_digit();
    let shape = if digit {
        5
    } else if caps {
        4
    } else if raw.len() > 1 && first.is_uppercase() && is_upper(raw) {
        3
    } else if first.is_uppercase() {
        2
    } else {
        1
    };
    // "IS", "US", "WHO" in a text that is not in capitals are names.
    let name = shape == 3 && matches!(word, "is" | "us" | "who" | "un" | "am" | "idf");
    let sure = match entry {
        _ if name => Some(11),
        Some(e) => e.sure,
        None if !first.is_alphanumeric() && raw.chars().all(|c| !c.is_alphanumeric()) => {
            Some(if is_symbol(raw) { NOUN as u8 } else { PUNCT as u8 })
        }
        None if digit && raw.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')) => Some(NUM as u8),
        None => None,
    };
    let made = Shape {
        word: fnv(word.as_bytes()),
        suffix3: fnv(tail(word, 3).as_bytes()),
        suffix2: fnv(tail(word, 2).as_bytes()),
        class: entry.map_or(tagger.unknown, |e| e.class),
        shape,
    };
    let allowed = allowed(word, entry.map(|e| e.seen), shape);
    (made, sure, allowed)
}

/// Bits of the columns that a word may take, by those it was seen with and its shape; as `allowed` in `training/lexicon.py`.
fn allowed(word: &str, seen: Option<u16>, shape: u32) -> u16 {
    const ADJ: u16 = 1;
    const ADV: u16 = 1 << 2;
    const PROPN: u16 = 1 << 11;
    const VERB: u16 = 1 << 14;
    let named = if matches!(shape, 2..=4) { PROPN } else { 0 };
    let ends = |suffixes: &[&str]| suffixes.iter().any(|s| word.ends_with(s));
    if let Some(seen) = seen {
        let adverb = if word.ends_with("ly") { ADV } else { 0 };
        return seen | 1 << NOUN | VERB | ADJ | adverb | named;
    }
    // An unknown capitalised word is a name rather than a common noun.
    let noun = if shape == 2 && !word.ends_with('s') { 0 } else { 1 << NOUN };
    let mut bits = ADJ | noun | named;
    if matches!(shape, 1 | 4) || ends(&["ing", "ed"]) {
        bits |= VERB;
    }
    if ends(&["ly", "ward", "wards", "wise"]) {
        bits |= ADV;
    }
    if shape == 5 {
        bits |= PROPN | 1 << NUM;
    }
    bits
}

fn is_upper(raw: &str) -> bool {
    raw.chars().any(char::is_uppercase) && !raw.chars().any(char::is_lowercase)
}

fn tail(word: &str, n: usize) -> &str {
    if word.is_ascii() {
        return word.get(word.len().saturating_sub(n)..).unwrap_or(word);
    }
    word.char_indices().rev().nth(n - 1).and_then(|(i, _)| word.get(i..)).unwrap_or(word)
}
