//! Statements given in full: "The governor issued the following statement:", and then his words, over as many paragraphs as they take.

use super::{Found, Text, is_quote_mark, source};
use crate::layers::{ParagraphKind, Upos};
use firsthand_types::Span;

/// What is given in full.
const NOUNS: &[&str] = &[
    "statement",
    "statements",
    "declaration",
    "announcement",
    "communique",
    "communiqué",
    "message",
    "remarks",
    "release",
    "text",
];

/// Verbs by which it is given.
const GIVEN: &[&str] = &[
    "make",
    "issue",
    "release",
    "publish",
    "give",
    "read",
    "post",
    "deliver",
    "circulate",
    "send",
    "put",
    "share",
    "distribute",
];

/// Most paragraphs that a statement is followed over: without a closing mark one is taken.
const MOST: usize = 60;

/// The relation of sentence `s` to the statement that it introduces, where it does.
///
/// The content is the passage that opens the next paragraph, up to the mark that closes it. Words without marks are nobody's but
/// the outlet's, however they are introduced: where they end the text does not say.
pub(super) fn read(text: &Text<'_, '_>, s: usize) -> Option<Found> {
    let view = text.view;
    let sentence = view.sentences.get(s)?;
    let at = (sentence.first..sentence.last.min(sentence.first + super::REACH))
        .find(|i| view.word(*i) == "following" && NOUNS.contains(&view.word(i + 1)))?;
    let verb = (sentence.first..at).rev().take(4).find(|i| view.tag(*i) == Upos::Verb && GIVEN.contains(&view.lemma(*i)))?;
    let group = (sentence.first..verb).rev().take_while(|i| view.tag(*i) == Upos::Aux).last().unwrap_or(verb);
    let (who, stands_for) = source::before(text, sentence.first, group).filter(|(p, _)| source::sourcelike(text, p.head))?;
    let content = vec![passage(text, s)?];
    Some(Found { sentence: s, source: Some(who), stands_for, cue: (verb, verb + 1), content, ..Found::default() })
}

/// The quoted words that follow sentence `s`: from the mark that opens the next one to the mark that closes it, paragraphs on.
fn passage(text: &Text<'_, '_>, s: usize) -> Option<Span> {
    let view = text.view;
    let next = view.sentences.get(s + 1).filter(|n| is_quote_mark(view.word(n.first)))?;
    let opened = text.quotation_opened_by(next.first)?;
    if opened.closed {
        return Some(opened.span);
    }
    let mut end = opened.span.end;
    for paragraph in view.paragraphs.iter().skip(next.paragraph + 1).take(MOST) {
        let words = paragraph.span.of(view.text).unwrap_or("").trim_end();
        let marks = words.chars().filter(|c| matches!(c, '"' | '“' | '”')).count();
        let opens = words.starts_with(['"', '“']);
        // A paragraph with a passage of its own in it is the outlet's again.
        if paragraph.kind == ParagraphKind::Credit || marks > usize::from(opens) + 1 {
            break;
        }
        if words.ends_with(['"', '”']) && marks == usize::from(opens) + 1 {
            return Some(Span::new(opened.span.start, paragraph.span.start + words.len()));
        }
        if opens {
            end = paragraph.span.end;
        } else if marks > 0 {
            break;
        }
    }
    // Never closed: what each paragraph's own mark opens, and no more.
    Some(Span::new(opened.span.start, end))
}
