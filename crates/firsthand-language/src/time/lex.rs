//! Cuts a text into the tokens that the time grammar reads: words, numbers and signs, each with its class.
//!
//! This is the fast first pass: one walk over the bytes, one table look-up a word, no allocation per token. Anything that
//! the grammar has no use for becomes [`W::Other`].

use super::words::{W, classify};

/// White space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// None: glued to the token before it.
    None,
    /// Spaces, or a single line break.
    Space,
}

/// A token of the time grammar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tok {
    /// First byte.
    pub start: usize,
    /// After the last byte.
    pub end: usize,
    /// What the grammar sees.
    pub w: W,
    /// Value of a number; 0 otherwise. Numbers beyond 12 digits are [`W::Other`].
    pub n: i64,
    /// White space before it.
    pub gap: Gap,
    /// Whether it begins with an ASCII capital.
    pub capital: bool,
}

/// The tokens of a text. A blank line becomes one [`W::Break`], which no expression crosses.
pub(crate) fn lex(text: &str) -> Vec<Tok> {
    let bytes = text.as_bytes();
    let mut toks = Vec::with_capacity(bytes.len() / 5 + 8);
    let mut at = 0;
    let mut gap = Gap::None;
    let mut breaks = 0;
    while let Some(&b) = bytes.get(at) {
        if b == b'\n' {
            breaks += 1;
            if breaks == 2 {
                toks.push(tok(at, at, W::Break, 0, Gap::Space, false));
            }
            gap = Gap::Space;
            at += 1;
            continue;
        }
        if b == b' ' || b == b'\t' || b == b'\r' {
            gap = Gap::Space;
            at += 1;
            continue;
        }
        let end = run(bytes, at);
        if let Some((w, n)) = read(text, at, end) {
            toks.push(tok(at, end, w, n, gap, b.is_ascii_uppercase()));
            gap = Gap::None;
        } else {
            gap = Gap::Space;
        }
        breaks = 0;
        at = end;
    }
    toks
}

fn tok(start: usize, end: usize, w: W, n: i64, gap: Gap, capital: bool) -> Tok {
    Tok { start, end, w, n, gap, capital }
}

/// End of the token that starts at `at`: a run of letters, a run of digits, or one character.
fn run(bytes: &[u8], at: usize) -> usize {
    let Some(&first) = bytes.get(at) else {
        return at;
    };
    let rest = bytes.get(at + 1..).unwrap_or(&[]);
    let more = if first.is_ascii_digit() {
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    } else if first.is_ascii_alphabetic() || (0xc3..0xe2).contains(&first) {
        rest.iter().take_while(|b| b.is_ascii_alphabetic() || (0x80..0xc0).contains(*b) || (0xc3..0xe2).contains(*b)).count()
    } else {
        // One character of any length, with its continuation bytes.
        rest.iter().take_while(|b| (0x80..0xc0).contains(*b)).count()
    };
    at + 1 + more
}

/// Class and value of a token; `None` for characters that count as white space.
fn read(text: &str, start: usize, end: usize) -> Option<(W, i64)> {
    let bytes = text.as_bytes().get(start..end)?;
    let first = *bytes.first()?;
    if first.is_ascii_digit() {
        if bytes.len() > 12 {
            return Some((W::Other, 0));
        }
        let n = bytes.iter().fold(0i64, |n, b| n * 10 + i64::from(b - b'0'));
        return Some((W::Num, n));
    }
    if first.is_ascii_alphabetic() {
        return Some((classify(bytes), 0));
    }
    if first < 0x80 {
        return Some((W::Sym(if first == b'`' { b'\'' } else { first }), 0));
    }
    match text.get(start..end)? {
        "\u{a0}" | "\u{2009}" | "\u{202f}" | "\u{200b}" | "\u{2002}" | "\u{2003}" => None,
        "\u{2019}" | "\u{2018}" => Some((W::Sym(b'\''), 0)),
        "\u{2013}" | "\u{2010}" | "\u{2011}" | "\u{2212}" => Some((W::Sym(b'-'), 0)),
        "\u{2014}" => Some((W::Sym(b'_'), 0)),
        "\u{bd}" => Some((W::HalfSign, 0)),
        _ => Some((W::Other, 0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_clock_times_come_apart() {
        let w: Vec<W> = lex("7:58pm, May").iter().map(|t| t.w).collect();
        assert_eq!(w, [W::Num, W::Sym(b':'), W::Num, W::Pm, W::Sym(b','), W::Month(5)]);
    }

    #[test]
    fn a_blank_line_breaks() {
        assert!(lex("in\n\nMay").iter().any(|t| t.w == W::Break));
        assert!(!lex("in\nMay").iter().any(|t| t.w == W::Break));
    }
}
