//! What kind of text each word of a report stands in: its own prose, somebody's quoted words, or the furniture of a site.
//!
//! Only the report's own prose is evidence of copying. Quoted words may have been heard by many; notices, sign-up lines, captions'
//! credits and calls to a tip line stand under everything that a site or a region's outlets publish. Read from the one report alone.

use crate::words::Words;
use firsthand_types::{Report, ReportClaims, Span};

/// What a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The report's own prose.
    Own,
    /// Words quoted from somebody, or a post that is embedded.
    Quoted,
    /// Notices, sign-up lines, credits, tip lines.
    Stock,
}

/// Longest passage between quotation marks, in bytes.
const LONGEST_QUOTE: usize = 1_200;
/// Most words of a line that a single cue word makes stock.
const SHORT: usize = 12;

/// The class of each word of a report.
pub(crate) fn marks(report: &Report, found: Option<&ReportClaims>, words: &Words) -> Vec<Class> {
    let text = report.text.as_str();
    let mut class = vec![Class::Own; words.len()];
    let mut quoted = between_marks(text);
    quoted.extend(posts(text));
    quoted.extend(found.into_iter().flat_map(|f| f.quotations.iter().map(|(span, _)| *span)));
    let mut stock = furniture(text);
    stock.extend(found.into_iter().flat_map(|f| f.provenance.boilerplate.iter().copied()));
    paint(&mut class, words, &quoted, Class::Quoted);
    paint(&mut class, words, &stock, Class::Stock);
    class
}

fn paint(class: &mut [Class], words: &Words, spans: &[Span], with: Class) {
    for span in spans {
        let from = words.start.partition_point(|s| (*s as usize) < span.start);
        let to = words.start.partition_point(|s| (*s as usize) < span.end);
        if let Some(range) = class.get_mut(from..to.max(from)) {
            range.fill(with);
        }
    }
}

/// Passages between quotation marks, double or single. A passage that is not closed ends with its line.
fn between_marks(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let closes = match open {
            Some((_, '“' | '"' | '«')) => matches!(c, '"' | '”' | '»'),
            // An apostrophe within a word closes nothing.
            Some((_, '\'' | '‘')) => matches!(c, '\'' | '’') && !next.is_alphanumeric(),
            _ => false,
        };
        if let Some((start, _)) = open.filter(|_| closes || c == '\n') {
            if at - start <= LONGEST_QUOTE {
                spans.push(Span::new(start, at));
            }
            open = None;
        } else if open.is_none() || c == '“' {
            let single = matches!(c, '\'' | '‘') && !before.is_alphanumeric() && next.is_alphanumeric();
            if matches!(c, '“' | '"' | '«') || single {
                open = Some((at, c));
            }
        }
        before = c;
    }
    spans
}

/// Posts that are embedded: the line that ends in a name and "(@handle)".
fn posts(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, _) in text.match_indices("(@") {
        let line = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
        let dash = text.get(line..at).is_some_and(|t| t.trim_end().rsplit(' ').take(6).any(|w| matches!(w, "—" | "-" | "–")));
        if dash && at - line <= LONGEST_QUOTE {
            spans.push(Span::new(line, at));
        }
    }
    spans
}

/// Phrases by which a sentence is no prose of its report.
const PHRASES: &[&str] = &[
    "all rights reserved",
    "rights reserved.",
    "©",
    "copyright 19",
    "copyright 20",
    "image copyright",
    "terms of use",
    "terms of service",
    "privacy policy",
    "may not be published",
    "used under license",
    "sign up for",
    "newsletter",
    "subscribe",
    "subscription required",
    "online subscription",
    "premium content",
    "follow us on",
    "like us on",
    "stay in touch",
    "download our",
    "free app",
    "continue reading",
    "read or share this",
    "click here",
    "clicking the box",
    "by clicking",
    "share this story",
    "invalid email",
    "email address",
    "email notification",
    "your notification",
    "email delivered to your inbox",
    "verification email",
    "verification message",
    "send your news tips",
    "send news tips",
    "external links are provided",
    "not a robot",
    "error has occurred",
    "try again later",
    "hide caption",
    "toggle caption",
    "media playback",
    "contributed to this report",
    "anyone with information",
    "crime stoppers",
    "crimestoppers",
    "tip line",
    "remain anonymous",
    "asked to call",
    "asked to contact",
    "urged to call",
    "encouraged to call",
    "encouraged to contact",
    "enter the characters",
    "wanted you to see this",
    "your browser",
    "viewing the video",
    "copy this code",
    "products and services",
    "special offers",
    "rush deadline",
    "authoritative record",
    "accuracy and availability",
    "not be in its final form",
    "create one now",
    "please log in",
    "this article in its entirety",
    "related content",
];

/// Words that make a short line stock.
const WORDS: &[&str] =
    &["advertisement", "newsletters", "related:", "autoplay", "login", "twitter:", "facebook:", "embed", "skip"];

/// Sentences and lines that are furniture of a site, and what stands between two of them in a few words.
fn furniture(text: &str) -> Vec<Span> {
    let pieces = pieces(text);
    let mut is: Vec<bool> = pieces.iter().map(|p| p.of(text).is_some_and(stock)).collect();
    let few = |p: &Span| p.of(text).is_some_and(|t| t.split_whitespace().count() <= SHORT);
    for i in 1..pieces.len().saturating_sub(1) {
        let between = is.get(i - 1) == Some(&true) && pieces.get(i + 1).and_then(|p| p.of(text)).is_some_and(stock);
        if between && pieces.get(i).is_some_and(few) {
            is[i] = true;
        }
    }
    pieces.into_iter().zip(is).filter(|(_, is)| *is).map(|(p, _)| p).collect()
}

fn stock(piece: &str) -> bool {
    let low = piece.to_lowercase();
    PHRASES.iter().any(|p| low.contains(p))
        || (low.split_whitespace().count() <= SHORT && low.split_whitespace().any(|w| WORDS.contains(&w)))
}

/// Lines, cut at the ends of sentences.
fn pieces(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or('\n', |(_, c)| *c);
        let ends = c == '\n' || (matches!(c, '.' | '!' | '?') && next.is_whitespace());
        if ends {
            let end = at + c.len_utf8();
            if end > start + 1 {
                spans.push(Span::new(start, end));
            }
            start = end;
        }
    }
    if start < text.len() {
        spans.push(Span::new(start, text.len()));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str) -> Vec<Class> {
        let report = Report { text: text.into(), ..Report::default() };
        marks(&report, None, &Words::of(text))
    }

    #[test]
    fn quoted_words_are_told_from_prose() {
        let found = classes("The mill's owner said “we lost all” and left. 'It burned for hours,' he added.");
        let own = found.iter().filter(|c| **c == Class::Own).count();
        assert_eq!(own, 8, "{found:?}");
        assert!(classes("“Not closed\nand on").ends_with(&[Class::Own, Class::Own]));
    }

    #[test]
    fn notices_and_tip_lines_are_stock() {
        let found = classes(
            "The mill burned on Monday.\nAnyone with information is asked to call 555.\nCopyright 2031 Tarn Post. All rights reserved.",
        );
        assert_eq!(found.iter().filter(|c| **c == Class::Own).count(), 5, "{found:?}");
    }

    #[test]
    fn an_embedded_post_is_quoted() {
        let found = classes("He wrote:\nThe mill is gone for good — Ada Venn (@adavenn) May 2, 2031\nNobody was hurt.");
        assert_eq!(found.iter().filter(|c| **c == Class::Quoted).count(), 8, "{found:?}");
    }
}
