//! Paragraphs, what each of them is, and the dateline it may open with.

use crate::dateline;
use crate::layers::{Paragraph, ParagraphKind};
use firsthand_types::Span;

/// The paragraphs of a text. `caps`: the text is in capitals throughout.
pub(crate) fn paragraphs(text: &str, lower: &str, caps: bool) -> Vec<Paragraph> {
    let lines = lines(text);
    let spans =
        if is_wrapped(text, &lines) { joined(text, &lines) } else { lines.into_iter().filter(|l| !l.is_empty()).collect() };
    let mut out: Vec<Paragraph> = Vec::with_capacity(spans.len());
    let last = spans.len().saturating_sub(1);
    for (i, span) in spans.iter().enumerate() {
        let words = span.of(text).unwrap_or("");
        let low = span.of(lower).unwrap_or("");
        let early = out.iter().filter(|p| p.kind == ParagraphKind::Prose).take(2).count() < 2;
        let kind = kind(words, low, i == last, spans.len(), caps);
        let dateline = if kind == ParagraphKind::Prose || kind == ParagraphKind::Heading {
            dateline::at_start(text, *span, caps, early)
        } else {
            Span::default()
        };
        let kind = if dateline.is_empty() { kind } else { ParagraphKind::Prose };
        out.push(Paragraph { span: *span, kind, dateline });
    }
    out
}

/// Lines without surrounding white space; blank ones are empty.
fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
        out.push(trim(text, Span::new(start, end)));
        start = end + 1;
    }
    out
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text).unwrap_or("");
    let start = span.start + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

/// Whether line breaks only wrap the text: blank lines part its paragraphs, and most other breaks stand inside sentences.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let (mut inner, mut running) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if a.is_empty() || b.is_empty() || b.start - a.end > 3 {
            continue;
        }
        inner += 1;
        let ends = a.of(text).is_some_and(|l| l.ends_with(['.', '!', '?', ':', '"', '”', ')', ']']));
        let long = (40..=110).contains(&a.len());
        running += usize::from(long && !ends);
    }
    inner >= 3 && running * 3 >= inner * 2
}

/// Runs of lines between blank ones; an indented line after a full stop opens a paragraph too.
fn joined(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut end_before = 0;
    for line in lines {
        if line.is_empty() {
            out.extend(open.take());
            end_before = line.end;
            continue;
        }
        let indent = text
            .get(end_before..line.start)
            .is_some_and(|gap| gap.bytes().rev().take_while(|b| matches!(b, b' ' | b'\t')).count() >= 3);
        let short = open.is_some_and(|o| o.len() < 40 || text.get(..o.end).is_some_and(|t| t.ends_with(['.', '"', '!', '?'])));
        if indent && short {
            out.extend(open.take());
        }
        open = Some(open.map_or(*line, |o| o.cover(*line)));
        end_before = line.end;
    }
    out.extend(open);
    out
}

fn kind(words: &str, lower: &str, last: bool, all: usize, caps: bool) -> ParagraphKind {
    if is_credit(words, lower) {
        return ParagraphKind::Credit;
    }
    if is_caption(lower) {
        return ParagraphKind::Caption;
    }
    if words.starts_with(['•', '*', '·', '▪', '●', '–', '—']) && words.len() < 400
        || words.starts_with("- ")
        || words.contains('\t')
        || words.contains(" | ")
    {
        return ParagraphKind::Item;
    }
    if is_heading(words, last, all, caps) {
        return ParagraphKind::Heading;
    }
    ParagraphKind::Prose
}

/// A short line without an end mark, that is not the text's only paragraph.
fn is_heading(words: &str, last: bool, all: usize, caps: bool) -> bool {
    if all < 2 || words.len() > 120 {
        return false;
    }
    let count = words.split_whitespace().count();
    let ends = words.ends_with(['.', '!', ':', ';', '"', '”', '’', ')', ']', '…', ',', '?']);
    let heading = !ends && !caps && count <= if last { 8 } else { 14 };
    let question = words.ends_with('?') && count <= 8 && !last;
    (heading || question) && words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_ascii())
}

const CREDIT_STARTS: &[&str] = &[
    "by ",
    "posted:",
    "posted on",
    "updated:",
    "published:",
    "published on",
    "last updated",
    "first published",
    "reporting by",
    "editing by",
    "writing by",
    "additional reporting",
    "(reporting by",
    "(with input",
    "with input",
    "(with agenc",
    "(with report",
    "with agenc",
    "sign up",
    "subscribe",
    "read more",
    "read also",
    "also read",
    "see also",
    "click here",
    "follow us",
    "©",
    "copyright",
    "(c) ",
    "all rights reserved",
    "advertisement",
    "share this",
    "share on",
    "related:",
    "more:",
    "source:",
    "sources:",
    "file photo",
    "this article",
    "this story was",
    "this story has",
    "this post",
    "download the",
    "watch:",
    "photo:",
    "photos:",
    "photo by",
    "image:",
    "image credit",
    "text by",
    "photographs by",
    "—with",
    "contact the",
    "contact ",
    "compiled by",
    "edited by",
    "written by",
    "translated by",
    "story by",
    "agencies",
    "follow ",
    "join our",
    "like us",
    "(ap)",
    "(additional reporting",
    "-- ",
    "(end)",
    "correction:",
    "editor's note",
    "editor’s note",
];
const CREDIT_PARTS: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed reporting",
    "contributed to this article",
    "all rights reserved",
    "may not be published, broadcast",
    "newsletter",
    "our app",
    "reporting was contributed",
];

/// A byline, an agency's credit, an invitation to subscribe.
fn is_credit(words: &str, lower: &str) -> bool {
    if words.len() > 400 {
        return false;
    }
    let head = lower.trim_start_matches(['(', '[', '*', '_', ' ']);
    if CREDIT_PARTS.iter().any(|p| lower.contains(p)) {
        return true;
    }
    let Some(start) = CREDIT_STARTS.iter().find(|s| lower.starts_with(**s) || head.starts_with(**s)) else {
        return words.len() < 60 && is_stamp(lower);
    };
    match *start {
        "by " => is_byline(words),
        "follow " => {
            words.len() < 160 && (lower.contains(" on twitter") || lower.contains('@') || lower.contains("on facebook"))
        }
        "contact " | "contact the" => words.len() < 160 && lower.contains('@'),
        "agencies" => words.len() < 12,
        "-- " => words.len() < 60,
        "this article" | "this story was" | "this story has" | "this post" => {
            ["originally", "updated", "first appeared", "published", "corrected", "produced", "translated"]
                .iter()
                .any(|p| lower.contains(p))
        }
        "sources:" | "source:" | "more:" | "watch:" | "related:" | "correction:" => words.len() < 200,
        _ => true,
    }
}

/// "By ADA VENN", "By Ada Venn, Orvel Courier", "By Ada Venn and Bo Lind (Associated Press)".
fn is_byline(words: &str) -> bool {
    let names = words.get(3..).unwrap_or("");
    let count = names.split_whitespace().count();
    let ends = words.ends_with('.') && count > 6;
    count <= 16
        && !ends
        && names.chars().next().is_some_and(char::is_uppercase)
        && names.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count() * 3 <= count
}

/// A line that is nothing but a date and time.
fn is_stamp(lower: &str) -> bool {
    use crate::lexicon::{class, lexicon};
    let mut words = 0;
    let mut dated = 0;
    for word in lower.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|w| !w.is_empty()) {
        words += 1;
        let plain = word.trim_end_matches('.');
        let known = lexicon().classes(plain) & (class::MONTH | class::WEEKDAY) != 0
            || plain.bytes().next().is_some_and(|b| b.is_ascii_digit())
            || matches!(
                plain,
                "am" | "pm"
                    | "a.m"
                    | "p.m"
                    | "at"
                    | "on"
                    | "gmt"
                    | "utc"
                    | "est"
                    | "edt"
                    | "et"
                    | "ist"
                    | "ago"
                    | "hours"
                    | "minutes"
                    | "updated"
                    | "published"
                    | "min"
                    | "read"
            );
        if !known {
            return false;
        }
        dated += usize::from(plain.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    }
    words >= 2 && dated >= 1
}

/// A picture's caption: ends in a photographer's or agency's credit.
fn is_caption(lower: &str) -> bool {
    let tail_at = lower.len().saturating_sub(90);
    let tail = (tail_at..lower.len()).find_map(|i| lower.get(i..)).unwrap_or(lower);
    lower.starts_with("caption:")
        || lower.starts_with("image caption")
        || [
            "(ap photo",
            "getty images",
            "(photo by",
            "photo credit:",
            "/reuters)",
            "(reuters)",
            "/afp)",
            "(photo:",
            "file photo)",
            "via ap)",
            "(file)",
        ]
        .iter()
        .any(|p| tail.contains(p))
            && lower.len() < 700
            && !(lower.contains("(reuters) -") || lower.contains("(reuters) –") || lower.contains("(reuters) —"))
}
