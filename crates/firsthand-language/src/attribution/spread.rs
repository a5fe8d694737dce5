//! Quotations over sentences: content that begins in a quotation takes all of it, and a quotation that stands alone goes to
//! the speaker beside it.

use super::{Found, Phrase, Text};
use crate::layers::{CueKind, ParagraphKind, Upos};
use firsthand_types::Span;

/// Spreads content over quotations, sentence by sentence.
pub(super) fn spread(text: &Text<'_, '_>, found: &mut Vec<Found>) {
    for item in found.iter_mut() {
        whole_quotations(text, item);
    }
    alone(text, found);
}

/// Content that covers one end of a quotation takes the quotation, over sentences too.
fn whole_quotations(text: &Text<'_, '_>, item: &mut Found) {
    let cue = text.view.span(item.cue.0);
    for content in &mut item.content {
        for at in [content.start, content.end.saturating_sub(1)] {
            let Some(quotation) = text.quotation_at(at) else {
                continue;
            };
            let inside = quotation.span.holds(cue.start);
            let half = content.overlap(quotation.span) * 2 >= content.len().min(quotation.span.len());
            if !inside && half {
                *content = content.cover(quotation.span);
            }
        }
    }
    item.content.sort_by_key(|c| c.start);
    let mut merged: Vec<Span> = Vec::with_capacity(item.content.len());
    for content in item.content.drain(..) {
        match merged.last_mut() {
            Some(last) if last.end >= content.start => *last = last.cover(content),
            _ => merged.push(content),
        }
    }
    item.content = merged;
}

/// Sentences that are quotation from end to end and have no cue go to the speaker before them, in the same paragraph or
/// where the paragraph before ended in his words; else to the speaker after them.
fn alone(text: &Text<'_, '_>, found: &mut Vec<Found>) {
    let view = text.view;
    let mut covered: Vec<Span> = found.iter().flat_map(|f| f.content.iter().copied()).collect();
    covered.sort_by_key(|c| (c.start, c.end));
    let mut reach = 0;
    let mut c = 0;
    let mut speaker: Option<usize> = None;
    let mut next = 0;
    let mut extra: Vec<Found> = Vec::new();
    for quotation in text.quotations {
        while next < found.len()
            && found.get(next).is_some_and(|f| {
                f.content.iter().any(|c| c.start <= quotation.span.start) || view.span(f.cue.0).start < quotation.span.start
            })
        {
            if found.get(next).is_some_and(|f| speaks(text, f)) {
                speaker = Some(next);
            }
            next += 1;
        }
        while covered.get(c).is_some_and(|s| s.start <= quotation.span.start) {
            reach = reach.max(covered.get(c).map_or(0, |s| s.end));
            c += 1;
        }
        let touches = reach > quotation.span.start || covered.get(c).is_some_and(|s| s.start < quotation.span.end);
        if touches || quotation.scare {
            continue;
        }
        let Some(sentence) = sentence_of(text, quotation.span.start) else {
            continue;
        };
        if view.kind_of(sentence) == ParagraphKind::Heading || !fills_sentence(text, sentence, quotation.span) {
            continue;
        }
        if let Some(i) = speaker
            && near(text, found.get(i), sentence)
            && let Some(item) = found.get_mut(i)
        {
            item.content.push(quotation.span);
            continue;
        }
        if let Some(new) = bare_colon(text, sentence, quotation.span) {
            extra.push(new);
        }
    }
    found.append(&mut extra);
    found.sort_by_key(|f| (f.sentence, f.cue));
}

fn sentence_of(text: &Text<'_, '_>, at: usize) -> Option<usize> {
    let i = text.view.sentences.partition_point(|s| s.span.end <= at);
    text.view.sentences.get(i).filter(|s| s.span.start <= at).map(|_| i)
}

/// Whether an attribution's source can go on speaking: a person or body in its own words.
fn speaks(text: &Text<'_, '_>, item: &Found) -> bool {
    !item.content.is_empty()
        && !item.stance
        && item.source.is_some_and(|p| !matches!(text.view.word(p.head), "which" | "that" | "you"))
        && !matches!(item.kind, CueKind::Believe)
}

/// Whether the quotation is all of its sentence, marks aside.
fn fills_sentence(text: &Text<'_, '_>, sentence: usize, quotation: Span) -> bool {
    text.view.sentences.get(sentence).is_some_and(|s| {
        let head = quotation.start.saturating_sub(s.span.start);
        let tail = s.span.end.saturating_sub(quotation.end);
        head <= 4 && (quotation.end >= s.span.end || tail <= 5)
    })
}

/// Whether the speaker's words stand right before the sentence: in the same paragraph, or in the paragraph before it.
fn near(text: &Text<'_, '_>, item: Option<&Found>, sentence: usize) -> bool {
    let Some(item) = item else {
        return false;
    };
    let view = text.view;
    let paragraph = |s: usize| view.sentences.get(s).map_or(usize::MAX, |s| s.paragraph);
    let end = item.content.iter().map(|c| c.end).max().unwrap_or(0);
    let last = sentence_of(text, end.saturating_sub(1)).unwrap_or(item.sentence).max(item.sentence);
    let quoted = item
        .content
        .iter()
        .any(|c| text.quotation_at(c.end.saturating_sub(1)).is_some() || text.quotation_at(c.start).is_some());
    let (mine, theirs) = (paragraph(sentence), paragraph(last));
    mine == theirs && sentence <= last + 3 || quoted && mine <= theirs + 1 && sentence <= last + 2
}

/// `Venn, the mayor: "..."`: a name and a colon before the quotation.
fn bare_colon(text: &Text<'_, '_>, sentence: usize, quotation: Span) -> Option<Found> {
    let view = text.view;
    let s = view.sentences.get(sentence)?;
    let mark = view.token_from(quotation.start).checked_sub(2)?;
    if view.word(mark) != ":" || mark <= s.first {
        return None;
    }
    let chunk = text.chunks.ending_at(mark)?;
    (view.tag(chunk.head) != Upos::Pron && super::source::sourcelike(text, chunk.head)).then(|| Found {
        sentence,
        source: Some(Phrase { first: chunk.first, last: chunk.last, head: chunk.head }),
        cue: (mark, mark + 1),
        content: vec![quotation],
        ..Found::default()
    })
}
