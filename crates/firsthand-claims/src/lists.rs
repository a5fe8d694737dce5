//! On whose word a list of figures stands: the body that its heading names, or whoever spoke in the sentence that leads to it.

use crate::chains;
use crate::clause::{self, Phrase};
use crate::sentence::Sent;
use firsthand_types::{Claim, Source};

/// "Break-up of the dead (Relief Board of Dorr):", "Fatalities by town (source: relief board)": the source of a heading.
pub(crate) fn source(s: &Sent<'_>) -> Vec<Source> {
    let bracket = (0..s.words.len()).find(|&i| s.at(i).is_some_and(|w| w.any(&["(", "["])));
    let named = (0..s.words.len()).find(|&i| s.at(i).is_some_and(|w| w.any(&["source", "sources"])));
    let Some(from) = named.map(|i| i + 1).or(bracket.map(|i| i + 1)) else { return Vec::new() };
    let from = if s.at(from).is_some_and(crate::sentence::Word::punct) { from + 1 } else { from };
    let close = |i: &usize| s.at(*i).is_none_or(|w| w.any(&[")", "]", ":", ";", ","]));
    let to = (from..s.words.len() + 1).find(close).unwrap_or(from);
    let p = Phrase { from, to };
    let body = to > from && to - from <= 8 && (named.is_some() || chains::speaker(s, p));
    if body { clause::source(s, p).into_iter().collect() } else { Vec::new() }
}

/// "The losses, as he read them out:": the chain of the last figure before a list that such a sentence leads to.
pub(crate) fn lead(s: &Sent<'_>, found: &[Claim]) -> Vec<Source> {
    let colon = s.words.last().is_some_and(|w| w.any(&[":"]));
    if !colon {
        return Vec::new();
    }
    let headed = source(s);
    if !headed.is_empty() {
        return headed;
    }
    let said = s.layers.attributions.iter().find(|a| !a.stance && a.cue.is_some_and(|c| s.span.holds(c.start)));
    let paragraph = s.layers.sentences.get(s.index).map(|x| x.paragraph);
    let near = |c: &&Claim| {
        let at = s.layers.sentence_at(c.start).and_then(|i| s.layers.sentences.get(i)).map(|x| x.paragraph);
        c.slot.is_people_count() && at == paragraph
    };
    match said.filter(|a| !a.chain.is_empty()) {
        Some(a) => a.chain.clone(),
        None => found.iter().rev().find(near).map(|c| c.sources.clone()).unwrap_or_default(),
    }
}
