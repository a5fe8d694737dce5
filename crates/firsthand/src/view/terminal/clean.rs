//! Words of reports on a terminal: nothing in them may move the cursor, change colours, or turn the reading order.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Most marks that may stand on one letter; more is a trick to overwrite the lines around it.
const MARKS: usize = 4;

/// What is shown for one character: itself, a space, a stand-in, or nothing (`None`).
///
/// Escape and other control characters become visible stand-ins, so that a person sees that they were there.
pub(crate) fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{a0}' => Some(' '),
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        // Controls of direction: embeddings, overrides, isolates, marks.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        '\u{61c}' | '\u{200e}' | '\u{200f}' => None,
        // Invisible: soft hyphen, zero-width space, word joiners, byte-order mark, tags, fillers.
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => None,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => None,
        _ => Some(c),
    }
}

/// The words as they may be printed: one line, white space single, marks bounded.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut space = true;
    for c in text.chars().filter_map(shown) {
        if c == ' ' {
            if !space {
                out.push(' ');
            }
            space = true;
            continue;
        }
        let mark = c.width() == Some(0) && !matches!(c, '\u{200c}' | '\u{200d}');
        marks = if mark { marks + 1 } else { 0 };
        if marks <= MARKS {
            out.push(c);
            space = false;
        }
    }
    if space {
        out.pop();
    }
    out
}

/// Columns that cleaned words take.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_are_shown_and_not_obeyed() {
        let hostile = "a\u{1b}[2J\u{1b}]0;title\u{7}b\u{9b}31mc\r\nd\u{7f}";
        let shown = clean(hostile);
        assert_eq!(shown, "a␛[2J␛]0;title␇b�31mc d␡");
        assert!(!shown.chars().any(|c| c.is_control()));
    }

    #[test]
    fn direction_cannot_be_turned() {
        assert_eq!(clean("pay \u{202e}gpj.exe"), "pay �gpj.exe");
        assert_eq!(clean("\u{200f}\u{feff}x"), "x");
        assert_eq!(clean("مرحبا"), "مرحبا");
    }

    #[test]
    fn stacked_marks_are_bounded() {
        let zalgo = format!("e{}", "\u{301}".repeat(500));
        assert_eq!(clean(&zalgo).chars().count(), 1 + MARKS);
    }

    #[test]
    fn wide_words_take_two_columns_a_character() {
        assert_eq!(width("東京都"), 6);
    }
}
