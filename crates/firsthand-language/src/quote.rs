//! Quoted passages: straight and curly marks, passages that run over paragraphs, marks that never close.

use crate::layers::{ParagraphKind, Quotation, Upos};
use crate::view::View;
use firsthand_types::Span;

/// A mark that opens a passage, and whether only its own kind may close it.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Straight,
    Curly,
    Single,
    Guillemets,
    Backticks,
}

/// The quoted passages of a text, outermost only, sorted.
pub(crate) fn quotations(view: &View<'_>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut running = false;
    for (p, paragraph) in view.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Credit {
            continue;
        }
        let next_opens =
            view.paragraphs.get(p + 1).and_then(|n| n.span.of(view.text)).is_some_and(|t| t.starts_with(['"', '“']));
        running = read_paragraph(view.text, paragraph.span, running, next_opens, &mut out);
    }
    for quotation in &mut out {
        quotation.scare = is_scare(view, quotation.span);
    }
    out
}

/// Reads one paragraph; says whether its last passage runs on into the next.
fn read_paragraph(text: &str, paragraph: Span, running: bool, next_opens: bool, out: &mut Vec<Quotation>) -> bool {
    let words = paragraph.of(text).unwrap_or("");
    let bytes = text.as_bytes();
    let mut open: Option<(usize, Style)> = None;
    let mut i = 0;
    // Only bytes that can begin a mark are looked at.
    while let Some(step) =
        words.as_bytes().get(i..).and_then(|rest| rest.iter().position(|b| matches!(b, b'"' | b'\'' | b'`' | 0xE2 | 0xC2)))
    {
        i += step;
        let at = paragraph.start + i;
        let Some(c) = words.get(i..).and_then(|r| r.chars().next()) else {
            i += 1;
            continue;
        };
        let doubled = (c == '\'' || c == '`') && bytes.get(at + 1) == Some(&(c as u8));
        let len = if doubled { 2 } else { c.len_utf8() };
        i += len;
        match open {
            Some((start, style)) => {
                if closes(text, paragraph, c, doubled, style, at, len) {
                    push(text, Span::new(start, at), true, out);
                    open = None;
                } else if c == '“' && style == Style::Curly {
                    // A second opening mark: the first was never closed.
                    push(text, Span::new(start, at), false, out);
                    open = Some((at + len, Style::Curly));
                }
            }
            None => {
                if let Some(style) = opens(text, paragraph, c, doubled, at, len) {
                    open = Some((at + len, style));
                }
            }
        }
    }
    let Some((start, style)) = open else {
        return false;
    };
    if style == Style::Single {
        return false;
    }
    let runs_on = next_opens && (running || start <= paragraph.start + 4 || paragraph.end - start > 40);
    push(text, Span::new(start, paragraph.end), false, out);
    runs_on
}

fn opens(text: &str, paragraph: Span, c: char, doubled: bool, at: usize, len: usize) -> Option<Style> {
    let before = text.get(paragraph.start..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + len..paragraph.end).and_then(|t| t.chars().next());
    let free =
        before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | ':' | '/' | '“' | '"' | ','));
    let word = after.is_some_and(|a| !a.is_whitespace());
    match c {
        '“' | '„' => Some(Style::Curly),
        '«' => Some(Style::Guillemets),
        '`' if doubled => Some(Style::Backticks),
        '"' if word && (free || before.is_some_and(|b| !b.is_alphanumeric())) => Some(Style::Straight),
        '\'' if doubled && free && word => Some(Style::Straight),
        '‘' if free && word => single_closes(text, paragraph, at + len).then_some(Style::Single),
        '\'' if !doubled && free && after.is_some_and(char::is_alphabetic) => {
            single_closes(text, paragraph, at + len).then_some(Style::Single)
        }
        _ => None,
    }
}

/// Whether a closing single mark that is no apostrophe follows within reach: a letter or stop before it, no letter after.
fn single_closes(text: &str, paragraph: Span, from: usize) -> bool {
    let mut end = paragraph.end.min(from + 600);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = text.get(from..end).unwrap_or("");
    for (i, c) in rest.char_indices() {
        if (c == '\'' || c == '’') && is_single_close(rest, i, c) {
            return true;
        }
        if matches!(c, '"' | '“' | '”') {
            return false;
        }
    }
    false
}

fn is_single_close(rest: &str, i: usize, c: char) -> bool {
    let before = rest.get(..i).and_then(|r| r.chars().next_back());
    let after = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
    let plural = before == Some('s') && after == Some(' ');
    before.is_some_and(|b| !b.is_whitespace())
        && after.is_none_or(|a| !a.is_alphanumeric())
        && !(plural && rest.get(i + 2..).is_some_and(|r| r.contains(['\'', '’'])))
}

fn closes(text: &str, paragraph: Span, c: char, doubled: bool, style: Style, at: usize, len: usize) -> bool {
    match style {
        Style::Curly => c == '”' || c == '"',
        Style::Guillemets => c == '»',
        Style::Backticks => c == '\'' && doubled || c == '"',
        Style::Single => {
            (c == '\'' || c == '’')
                && !doubled
                && text.get(paragraph.start..paragraph.end).is_some_and(|t| is_single_close(t, at - paragraph.start, c))
        }
        Style::Straight => {
            let before = text.get(paragraph.start..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + len..paragraph.end).and_then(|t| t.chars().next());
            let opening = before.is_some_and(char::is_whitespace) && after.is_some_and(|a| a.is_alphanumeric());
            c == '”' || c == '"' && !opening || c == '\'' && doubled
        }
    }
}

fn push(text: &str, span: Span, closed: bool, out: &mut Vec<Quotation>) {
    let words = span.of(text).unwrap_or("");
    let start = span.start + words.len() - words.trim_start().len();
    let span = Span::new(start, start + words.trim().len());
    if !span.is_empty() {
        out.push(Quotation { span, closed, scare: false, attribution: None });
    }
}

/// Scare quotes and titles: few words, no verb, no end mark. Cues around them may still make them speech.
fn is_scare(view: &View<'_>, span: Span) -> bool {
    let first = view.token_from(span.start);
    let last = view.token_from(span.end);
    let count = last.saturating_sub(first);
    let ends = span.of(view.text).is_some_and(|t| t.ends_with(['.', ',', '!', '?']));
    if count > 7 {
        return false;
    }
    let verb = (first..last).any(|i| {
        matches!(view.tag(i), Upos::Aux)
            || view.tag(i) == Upos::Verb && !view.word(i).ends_with("ing") && !view.word(i).ends_with("ed")
    });
    let titled = (first..last)
        .all(|i| view.capital(i) || !matches!(view.tag(i), Upos::Noun | Upos::Verb | Upos::Adj | Upos::Pron | Upos::Aux));
    titled && count > 1 && !ends || !verb && !ends
}
