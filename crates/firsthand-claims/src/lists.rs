//! On whose word a list of figures stands: the body that its heading names, or whoever spoke in the sentence that leads to it.

use crate::chains;
use crate::clause::{self, Phrase};
use crate::sentence::Sent;
use crate::words::flag::REL;
use firsthand_language::CueKind;
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
    let says = (from..to).any(|i| s.at(i).is_some_and(|w| w.is(REL) || w.upos == firsthand_language::Upos::Verb));
    let body = !says && to > from && to - from <= 8 && (named.is_some() || chains::speaker(s, p));
    if body { clause::source(s, p).into_iter().collect() } else { Vec::new() }
}

/// "The losses, as he read them out:": the chain of the last figure before a list that such a sentence leads to.
pub(crate) fn lead(s: &Sent<'_>, found: &[Claim]) -> Vec<Source> {
    let colon = s.words.last().is_some_and(|w| w.any(&[":"]));
    if !colon {
        // "Deaths by town (source: relief board)": a heading that the page does not set apart.
        let note = s.words.last().is_some_and(|w| w.any(&[")", "]"])) && s.words.iter().any(|w| w.any(&["source", "sources"]));
        return if note { source(s) } else { Vec::new() };
    }
    let headed = source(s);
    if !headed.is_empty() {
        return headed;
    }
    // What is said must reach the colon, and not by a denial.
    let end = s.words.last().map_or(s.span.end, |w| w.span.start);
    let reaches = |a: &firsthand_language::Attribution| a.content.iter().any(|c| s.span.holds(c.start) && c.end + 2 >= end);
    let said = s.layers.attributions.iter().find(|a| {
        let plain = matches!(a.cue_kind, CueKind::Say | CueKind::Confirm) && !a.negated && !a.stance && !a.chain.is_empty();
        plain && a.cue.is_some_and(|c| s.span.holds(c.start)) && reaches(a)
    });
    let here = |c: &&Claim| c.slot.is_people_count() && s.span.holds(c.start);
    // "Where the dead lie, on his list:": his who gave the figure before.
    let own = (0..s.words.len()).any(|i| {
        s.at(i).is_some_and(|w| w.any(&["his", "her", "its", "their"]))
            && s.at(i + 1).is_some_and(|w| w.any(&["list", "count", "tally", "figures", "breakdown", "table"]))
    });
    match said {
        Some(a) => a.chain.clone(),
        None if own => {
            found.iter().rev().take(6).find(|c| c.slot.is_people_count()).map(|c| c.sources.clone()).unwrap_or_default()
        }
        None => found.iter().rev().find(here).map(|c| c.sources.clone()).unwrap_or_default(),
    }
}
