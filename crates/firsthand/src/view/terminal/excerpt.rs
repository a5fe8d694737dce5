//! Exact words underlined in the sentence they stand in.
//!
//! Written by hand rather than with a crate for compiler messages: those show whole source lines, and a paragraph of a
//! report is one line of a thousand characters. Here the sentence wraps, and the marks stand beneath the words on every
//! line, so that they are there without colours too.

use super::clean::shown;
use super::paper::{Ink, Paper};
use firsthand_types::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Longest excerpt in bytes; of a longer sentence only what lies around the first mark is shown.
const LONGEST: usize = 1200;

/// A range of the text and the character that underlines it. Of overlapping marks the first listed is shown.
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) with: char,
    pub(crate) ink: Ink,
}

/// One grapheme as shown, with what underlines it.
struct Cell {
    text: String,
    width: usize,
    mark: Option<usize>,
}

/// Prints `range` of `text`, wrapped, with its marks beneath.
pub(crate) fn excerpt(paper: &mut Paper, text: &str, range: Span, marks: &[Mark], indent: usize) {
    let (range, before, after) = window(text, range, marks);
    let Some(words) = range.of(text) else { return };
    let mut cells = cells(words, range.start, marks);
    if before {
        cells.insert(0, Cell { text: "… ".into(), width: 2, mark: None });
    }
    if after {
        cells.push(Cell { text: " …".into(), width: 2, mark: None });
    }
    let room = paper.columns().saturating_sub(indent).max(20);
    for line in lines(&cells, room) {
        print(paper, line, marks, indent);
    }
}

/// The part of a long range around its first mark.
fn window(text: &str, range: Span, marks: &[Mark]) -> (Span, bool, bool) {
    let range = Span::new(range.start.min(text.len()), range.end.min(text.len()));
    if range.len() <= LONGEST {
        return (range, false, false);
    }
    let mark = marks.first().map_or(range, |m| m.span);
    let start = mark.start.saturating_sub(LONGEST / 3).max(range.start);
    let end = (start + LONGEST).min(range.end);
    let start = text.floor_char_boundary(start);
    let end = text.floor_char_boundary(end);
    (Span::new(start, end), start > range.start, end < range.end)
}

fn cells(words: &str, offset: usize, marks: &[Mark]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (at, grapheme) in words.grapheme_indices(true) {
        let mut text: String = grapheme.chars().filter_map(shown).take(8).collect();
        if text.trim().is_empty() {
            let after_space = cells.last().is_some_and(|c| c.text == " ");
            if grapheme.is_empty() || text.is_empty() || after_space {
                continue;
            }
            " ".clone_into(&mut text);
        }
        let at = offset + at;
        let mark = marks.iter().position(|m| m.span.holds(at));
        let width = text.width();
        cells.push(Cell { text, width, mark });
    }
    cells
}

/// Breaks after spaces; a longer word is broken where it must.
fn lines(cells: &[Cell], room: usize) -> Vec<&[Cell]> {
    let mut lines = Vec::new();
    let (mut start, mut space, mut used) = (0, None, 0);
    let mut i = 0;
    while let Some(cell) = cells.get(i) {
        if used + cell.width > room && i > start {
            let end = space.filter(|s| *s > start).unwrap_or(i);
            lines.extend(cells.get(start..end));
            (start, space, used) = (end, None, 0);
            i = end;
            continue;
        }
        used += cell.width;
        i += 1;
        if cell.text == " " {
            space = Some(i);
        }
    }
    lines.extend(cells.get(start..).filter(|rest| !rest.is_empty()));
    lines
}

fn print(paper: &mut Paper, line: &[Cell], marks: &[Mark], indent: usize) {
    let margin = " ".repeat(indent);
    let mut words = vec![(margin.clone(), Ink::Plain)];
    let mut under = vec![(margin, Ink::Plain)];
    let mut marked = false;
    let line = match line {
        [rest @ .., last] if last.text == " " => rest,
        whole => whole,
    };
    for cell in line {
        let mark = cell.mark.and_then(|m| marks.get(m));
        let ink = mark.map_or(Ink::Plain, |m| m.ink);
        words.push((cell.text.clone(), ink));
        let with = mark.map_or(' ', |m| m.with);
        marked |= mark.is_some();
        under.push((with.to_string().repeat(cell.width), if mark.is_some() { Ink::Dim } else { Ink::Plain }));
    }
    paper.line(&joined(words));
    if marked {
        paper.line(&joined(under));
    }
}

/// Neighbours of one ink as one piece.
fn joined(pieces: Vec<(String, Ink)>) -> Vec<(String, Ink)> {
    let mut out: Vec<(String, Ink)> = Vec::new();
    for (text, ink) in pieces {
        match out.last_mut() {
            Some((last, same)) if *same == ink => last.push_str(&text),
            _ => out.push((text, ink)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::terminal::Look;

    fn shown_as(text: &str, span: Span, columns: usize) -> String {
        let mut paper = Paper::new(Look { width: columns, colour: false });
        let marks = [Mark { span, with: '━', ink: Ink::Bold }];
        excerpt(&mut paper, text, Span::new(0, text.len()), &marks, 2);
        paper.finish()
    }

    #[test]
    fn the_words_are_underlined_on_every_line() {
        let text = "Police said at least 17 people were killed in the fire.";
        let start = text.find("at least").unwrap();
        let end = text.find(" in the").unwrap();
        assert_eq!(
            shown_as(text, Span::new(start, end), 30),
            "  Police said at least 17\n              ━━━━━━━━━━━\n  people were killed in the\n  ━━━━━━━━━━━━━━━━━━\n  fire.\n"
        );
    }

    #[test]
    fn wide_and_hostile_words_keep_the_marks_in_place() {
        let text = "東京 \u{1b}[31mred\u{202e} e\u{301}nd";
        let start = text.find("e\u{301}").unwrap();
        let page = shown_as(text, Span::new(start, text.len()), 60);
        assert_eq!(page, "  東京 ␛[31mred� e\u{301}nd\n                 ━━━\n");
    }

    #[test]
    fn a_huge_sentence_shows_what_lies_around_the_mark() {
        let text = "x ".repeat(500_000);
        let page = shown_as(&text, Span::new(400_000, 400_003), 60);
        assert!(page.contains('…') && page.contains('━') && page.len() < 9000);
    }
}
