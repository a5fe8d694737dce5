//! Sources that cite another: "Interfax reported, citing the ministry", "the Gazette, quoting doctors, put the wounded at 29".

use super::content::clause_end;
use super::{Found, Text, source};
use crate::layers::Upos;

/// Furthest source or cue from the citing word, in tokens.
const NEAR: usize = 14;

/// Gives the relations of sentence `s` (those from `from` on) whom their source cites, and makes one where a medium cites without a cue.
pub(super) fn read(text: &Text<'_, '_>, s: usize, from: usize, out: &mut Vec<Found>) {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return;
    };
    for at in sentence.first + 1..sentence.last {
        if !matches!(view.word(at), "citing" | "quoting") {
            continue;
        }
        let Some(whom) = source::after(text, at + 1, sentence.last).filter(|p| source::sourcelike(text, p.head)) else {
            continue;
        };
        // The relation that the citing word itself made has the cited words as content; it is none.
        out.retain(|f| f.sentence != s || !(f.cue.0 <= at && at < f.cue.1));
        let gap = |f: &Found| {
            let end = f.source.map_or(f.cue.1, |p| p.head + 1).max(if f.cue.1 <= at { f.cue.1 } else { 0 });
            (end <= at && at - end <= NEAR).then(|| at - end)
        };
        let near = out.iter().enumerate().skip(from.min(out.len())).filter(|(_, f)| f.source.is_some() && f.cites.is_none());
        let best = near.filter_map(|(i, f)| Some((gap(f)?, i))).min().map(|(_, i)| i);
        if let Some(f) = best.and_then(|i| out.get_mut(i)) {
            f.cites = Some(whom);
            continue;
        }
        // "The Gazette, citing the ambulance service, put the wounded at 29": no cue, but a medium that cites.
        let edge = if view.word(at - 1) == "," { at - 1 } else { at };
        let Some(chunk) = text.chunks.ending_at(edge).filter(|c| c.first >= sentence.first) else {
            continue;
        };
        let by = super::Phrase { first: chunk.first, last: chunk.last, head: chunk.head };
        let comma = (whom.last..sentence.last).find(|i| view.word(*i) == ",");
        let finite = |i: usize| matches!(view.tag(i), Upos::Verb | Upos::Aux);
        let Some(begin) = comma.map(|c| c + 1).filter(|i| finite(*i) && source::sourcelike(text, by.head)) else {
            continue;
        };
        let end = clause_end(text, begin, sentence.last);
        if end > begin {
            out.push(Found {
                sentence: s,
                source: Some(by),
                cue: (at, at + 1),
                content: vec![view.range(begin, end)],
                cites: Some(whom),
                ..Found::default()
            });
        }
    }
}
