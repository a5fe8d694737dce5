//! Any other attributed statement: the content of an attribution that carries no other claim.

use crate::draft::Draft;
use firsthand_language::Layers;
use firsthand_types::{Part, Slot, Span, Value};

/// Longest quote of a statement, in bytes; longer contents are cut at a word.
const LONGEST: usize = 280;

/// What it finds: what somebody is said to have said, where no other family has found a claim in it.
///
/// Example: `"It shook like an earthquake," said Ada Venn.` gives the quoted words, by Ada Venn.
///
/// Wrong where the attribution is.
///
/// `taken` holds the quotes of the other claims, sorted by start. Returns drafts with the sentence that holds each.
pub fn read(text: &str, layers: &Layers, part: Part, taken: &[Span]) -> Vec<(usize, Draft)> {
    let mut out: Vec<(usize, Draft)> = Vec::new();
    let mut last = 0;
    for a in layers.attributions.iter().filter(|a| !a.stance) {
        let Some(first) = a.content.iter().copied().find(|c| c.len() >= 12 && c.start >= last) else {
            continue;
        };
        let Some((index, s)) = layers.sentence_at(first.start).and_then(|i| layers.sentences.get(i).map(|s| (i, s))) else {
            continue;
        };
        let content = Span::new(first.start, first.end.min(s.span.end));
        if a.chain.is_empty() || content.len() < 12 || overlaps(taken, content) {
            continue;
        }
        let Some(words) = content.of(text).map(cut) else {
            continue;
        };
        let span = Span::new(content.start, content.start + words.len());
        let mut d = Draft::new(part, span, Slot::Said, Value::Text(words.to_owned()), "said/content");
        d.chain = Some(a.chain.clone());
        last = content.end;
        out.push((index, d));
    }
    out
}

/// Whether any of the sorted spans overlaps the range. Quotes are at most a sentence long, so a short look back is enough.
fn overlaps(taken: &[Span], range: Span) -> bool {
    let end = taken.partition_point(|t| t.start < range.end);
    taken.get(end.saturating_sub(64)..end).is_some_and(|near| near.iter().any(|t| t.overlap(range) > 0))
}

fn cut(words: &str) -> &str {
    if words.len() <= LONGEST {
        return words;
    }
    let mut end = LONGEST;
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let head = words.get(..end).unwrap_or(words);
    head.rfind(' ').and_then(|i| head.get(..i)).unwrap_or(head)
}
