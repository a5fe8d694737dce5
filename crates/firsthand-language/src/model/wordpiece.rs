//! Words to pieces, as BERT's uncased tokeniser cuts them (Devlin et al. 2019): clean, fold, part at marks, then the longest
//! known piece from the left.

use crate::lexicon::Fx;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use unicode_normalization::UnicodeNormalization;

/// Most pieces of one word that the model sees.
const MOST: usize = 12;
/// A longer run of letters is one unknown piece.
const LONGEST: usize = 100;

/// A vocabulary: a piece's id is its line.
pub(crate) struct WordPiece {
    /// Pieces that begin a word.
    heads: HashMap<&'static str, i32, BuildHasherDefault<Fx>>,
    /// Pieces that go on with one, without their "##".
    tails: HashMap<&'static str, i32, BuildHasherDefault<Fx>>,
    /// Ids of the marks at a window's start and end, and of what is unknown.
    pub start: i32,
    /// See `start`.
    pub end: i32,
    unknown: i32,
}

impl WordPiece {
    /// Reads a vocabulary, one piece a line.
    pub(crate) fn new(vocabulary: &'static str) -> Self {
        let mut heads = HashMap::default();
        let mut tails = HashMap::default();
        for (id, piece) in (0..).zip(vocabulary.lines()) {
            match piece.strip_prefix("##") {
                Some(tail) if !tail.is_empty() => tails.insert(tail, id),
                _ => heads.insert(piece, id),
            };
        }
        let special = |name: &str| heads.get(name).copied().unwrap_or(0);
        let (start, end, unknown) = (special("[CLS]"), special("[SEP]"), special("[UNK]"));
        WordPiece { heads, tails, start, end, unknown }
    }

    /// Appends the ids of a word's pieces: at least one, at most twelve.
    pub(crate) fn pieces(&self, word: &str, out: &mut Vec<i32>) {
        let from = out.len();
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            self.run(word, out);
        } else {
            let folded = fold(word);
            let mut rest = folded.as_str();
            while let Some(c) = rest.chars().next() {
                let len = if c.is_whitespace() {
                    rest = rest.get(c.len_utf8()..).unwrap_or("");
                    continue;
                } else if is_mark(c) || is_ideograph(c) {
                    c.len_utf8()
                } else {
                    rest.find(|c: char| c.is_whitespace() || is_mark(c) || is_ideograph(c)).unwrap_or(rest.len())
                };
                self.run(rest.get(..len).unwrap_or(""), out);
                rest = rest.get(len..).unwrap_or("");
            }
        }
        out.truncate(from + MOST);
        if out.len() == from {
            out.push(self.unknown);
        }
    }

    /// The pieces of one run of letters, or one mark.
    fn run(&self, run: &str, out: &mut Vec<i32>) {
        let from = out.len();
        if run.is_empty() {
            return;
        }
        if run.chars().count() > LONGEST {
            return out.push(self.unknown);
        }
        let mut at = 0;
        while at < run.len() {
            let pieces = if at == 0 { &self.heads } else { &self.tails };
            let mut end = run.len();
            let found = loop {
                match run.get(at..end).and_then(|piece| pieces.get(piece)) {
                    Some(id) => break Some(*id),
                    None if end > at + 1 => end -= 1,
                    None => break None,
                }
            };
            let Some(id) = found else {
                out.truncate(from);
                return out.push(self.unknown);
            };
            out.push(id);
            at = end;
        }
    }
}

/// Lower case without accents and control characters.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word
            .chars()
            .filter(|c| !c.is_ascii_control() || c.is_ascii_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    let kept = word.chars().filter(|c| !is_dropped(*c));
    kept.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c) || is_spacing_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Control and format characters that the tokeniser drops.
fn is_dropped(c: char) -> bool {
    c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r') || is_format(c)
}

/// Unicode's general category Cf, with private use.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e000}'..='\u{f8ff}')
}

/// Combining marks that take room of their own (category Mc): the tokeniser keeps them.
fn is_spacing_mark(c: char) -> bool {
    matches!(c, '\u{903}' | '\u{93b}' | '\u{93e}'..='\u{940}' | '\u{949}'..='\u{94c}' | '\u{94e}'..='\u{94f}')
}

/// ASCII symbols and Unicode punctuation: each is a piece of its own.
fn is_mark(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    matches!(c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
        | '\u{2053}'..='\u{205e}' | '\u{207d}' | '\u{207e}' | '\u{208d}' | '\u{208e}' | '\u{2e00}'..='\u{2e2e}'
        | '\u{2e30}'..='\u{2e4f}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{3030}'
        | '\u{30fb}' | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}'
        | '\u{ff1f}' | '\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff3f}' | '\u{ff5b}' | '\u{ff5d}' | '\u{ff5f}'..='\u{ff65}'
        | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{60c}' | '\u{60d}' | '\u{61b}' | '\u{61e}' | '\u{61f}'
        | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{37e}' | '\u{387}')
}

/// Han characters, which the tokeniser parts one by one.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2b73f}'
        | '\u{2b740}'..='\u{2b81f}' | '\u{2b920}'..='\u{2ceaf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOCABULARY: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\norv\n##el\n##s\n-\n.\nu\n中\n##ste\n##r\no";

    fn check(word: &str, expected: &[i32]) {
        let mut out = vec![99];
        WordPiece::new(VOCABULARY).pieces(word, &mut out);
        assert_eq!(out.get(1..).unwrap_or(&[]), expected, "{word}");
    }

    #[test]
    fn the_longest_piece_comes_first() {
        check("Orvels", &[4, 5, 6]);
        check("ORVEL", &[4, 5]);
        check("Örvel-Ü.", &[4, 5, 7, 9, 8]);
        check("中u", &[10, 9]);
    }

    #[test]
    fn what_is_unknown_is_one_piece_and_nothing_is_one_too() {
        check("xyz", &[1]);
        check("", &[1]);
        check("\u{200b}", &[1]);
        check(&"o".repeat(101), &[1]);
        check(&"-".repeat(40), &[7; 12]);
    }
}
