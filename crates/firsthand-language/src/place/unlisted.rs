//! Towns that the gazetteer does not hold, or not in the area that the words name: they lie somewhere in it.

use super::format::{Gazetteer, Kind};
use super::home;
use super::judge::is_street;
use super::key::key;
use super::scan::{Form, Hit, Name};
use super::words::{Gap, INSTITUTION, Word, is_municipal, leads};
use crate::lexicon::class;
use firsthand_types::Span;
use std::collections::BTreeMap;

/// Most words of a name that the gazetteer does not hold.
const LONGEST: usize = 3;

/// Nouns between an area and its town.
const TOWNS: &[&str] = &[
    "town",
    "city",
    "village",
    "community",
    "suburb",
    "hamlet",
    "township",
    "municipality",
    "port",
    "capital",
    "resort",
    "settlement",
];

/// Classes of words that end no town's name.
const NO_TOWN: u64 =
    INSTITUTION | class::PEOPLE | class::PERSON | class::TITLE | class::MONTH | class::WEEKDAY | class::KINSHIP;

/// Names that the gazetteer does not hold and that the words put in a state ("in Zorvel, Ohio", "the Ohio town of Zorvel"), at each of
/// their uses. No place bears them; [`unlisted`] lays them into the state.
pub(super) fn unknown(text: &str, words: &[Word], kept: &[&Name]) -> Vec<Name> {
    let free = |first: usize, last: usize| kept.iter().all(|n| n.last <= first || last <= n.first);
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for area in kept.iter().filter(|n| state(n)) {
        let end = inside(text, words, area).unwrap_or(area.first);
        let before = run_before(text, words, area).map(|first| (first, end));
        for (first, last) in [before, run_after(text, words, area)].into_iter().flatten() {
            if let Some(written) = slice(text, words, first, last).filter(|_| free(first, last)) {
                shown.insert(written, last - first);
            }
        }
    }
    let g = Gazetteer::get();
    let mut found = Vec::new();
    for (written, len) in shown {
        let hit = Hit::new(g, key(written), &[], Form::Plain);
        for first in 0..(words.len() + 1).saturating_sub(len) {
            let last = first + len;
            let same = slice(text, words, first, last).is_some_and(|w| w.eq_ignore_ascii_case(written));
            if same && free(first, last) && alone(text, words, first, last) {
                found.extend(span(words, first, last).map(|span| Name { span, first, last, hit: hit.clone() }));
            }
        }
    }
    found
}

/// Where a name begins that stands before its state, after a word that leads places in or as a dateline.
fn run_before(text: &str, words: &[Word], area: &Name) -> Option<usize> {
    let gap = words.get(area.first)?.gap;
    let end = match gap {
        Gap::Comma | Gap::Bracket => area.first,
        _ => inside(text, words, area)?,
    };
    let mut first = end.checked_sub(1)?;
    while end - first < LONGEST
        && words.get(first)?.gap == Gap::Joined
        && first
            .checked_sub(1)
            .and_then(|k| words.get(k))
            .is_some_and(|w| w.capital && leads(w.span.of(text).unwrap_or("")) == 0.0)
    {
        first -= 1;
    }
    let (opening, closing) = (words.get(first)?, words.get(end - 1)?);
    // "the resort of Zorvel in Pell province"
    let of = |k: usize| words.get(k).and_then(|w| w.span.of(text)).unwrap_or("");
    let described = first >= 2 && of(first - 1) == "of" && TOWNS.contains(&of(first - 2));
    let led = described
        || opening.gap == Gap::Joined
            && first.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|w| leads(w.span.of(text).unwrap_or("")) >= 0.8);
    let dateline = opening.upper && closing.upper && (first == 0 || opening.gap == Gap::Stop);
    let named = closing.capital
        && !closing.common
        && closing.class & NO_TOWN == 0
        && opening.class & (class::FIRST | class::TITLE) == 0;
    let shown = if end == area.first { led || dateline } else { described };
    (shown && named && closing.span.len() >= 3).then_some(first)
}

/// The word "in" that puts what stands before it into an area.
fn inside(text: &str, words: &[Word], area: &Name) -> Option<usize> {
    let link = area.first.checked_sub(1)?;
    let joined = words.get(area.first)?.gap == Gap::Joined && words.get(link)?.gap == Gap::Joined;
    (joined && words.get(link)?.span.of(text)? == "in").then_some(link)
}

/// The name behind "the Ohio town of".
fn run_after(text: &str, words: &[Word], area: &Name) -> Option<(usize, usize)> {
    let word = |k: usize| words.get(k).and_then(|w| w.span.of(text)).unwrap_or("");
    let of = (area.last + 1..area.last + 3).find(|k| word(*k) == "of" && TOWNS.contains(&word(k - 1)))?;
    let named =
        |k: &usize| words.get(*k).is_some_and(|w| w.capital && !w.common && w.gap == Gap::Joined && w.class & NO_TOWN == 0);
    let len = (of + 1..of + 1 + LONGEST).take_while(named).count();
    (len > 0).then_some((of + 1, of + 1 + len))
}

/// Whether a name stands by itself, not in the midst of a longer one.
fn alone(text: &str, words: &[Word], first: usize, last: usize) -> bool {
    let before = words.get(first).filter(|f| f.gap == Gap::Joined).and_then(|_| words.get(first.checked_sub(1)?));
    let in_name = before.is_some_and(|w| w.capital && !w.common && leads(w.span.of(text).unwrap_or("")) == 0.0);
    let after = words.get(last).filter(|w| w.gap == Gap::Joined && w.capital);
    let goes_on = after.is_some_and(|w| {
        let word = w.span.of(text).unwrap_or("");
        is_street(word) || w.class & (INSTITUTION | class::TITLE) == 0 && !is_municipal(word)
    });
    !in_name && !goes_on
}

fn span(words: &[Word], first: usize, last: usize) -> Option<Span> {
    Some(Span::new(words.get(first)?.span.start, words.get(last.checked_sub(1)?)?.span.end))
}

fn slice<'t>(text: &'t str, words: &[Word], first: usize, last: usize) -> Option<&'t str> {
    span(words, first, last)?.of(text)
}

fn state(name: &Name) -> bool {
    name.hit.form == Form::State || name.hit.areas.iter().any(|r| r.kind == Kind::Admin1)
}

/// Names beside which the words put a container that holds no place of that name ("Orvel, Ohio", of which the gazetteer has only one
/// in Kent): it lists not the one that is meant, which lies somewhere in the container.
pub(super) fn unlisted<'a>(
    words: &[Word],
    kept: &[&'a Name],
    containers: &[Option<&Name>],
    text: &str,
) -> BTreeMap<&'a str, &'a Name> {
    let mut found = BTreeMap::new();
    let small = |n: &Name| n.hit.bearers.iter().all(|(r, _)| r.kind <= Kind::Admin2 && r.population < home::FAMOUS);
    for (pair, own) in kept.windows(2).zip(containers) {
        let [name, next] = pair else { continue };
        let comma = words.get(name.last).is_some_and(|w| matches!(w.gap, Gap::Comma | Gap::Bracket)) && next.first == name.last;
        let within = name.hit.bearers.is_empty() && inside(text, words, next) == Some(name.last);
        let beside = comma || within;
        // "In Orvel, Ohio State Police said"
        let longer = words.get(next.last).is_some_and(|w| w.gap == Gap::Joined && w.capital);
        if own.is_none() && beside && state(next) && !longer && small(name) && name.hit.form == Form::Plain {
            found.insert(name.hit.key.as_str(), *next);
        }
    }
    for (pair, own) in kept.windows(2).zip(containers.iter().skip(1)) {
        let [area, town] = pair else { continue };
        if own.is_none() && state(area) && small(town) && town.hit.form == Form::Plain && town_of(words, area, town, text) {
            found.insert(town.hit.key.as_str(), *area);
        }
    }
    for (name, _) in kept.iter().zip(containers).filter(|(_, c)| c.is_some()) {
        found.remove(name.hit.key.as_str());
    }
    found
}

/// Whether an area's name stands before its town's as in "the Florida town of Marlow", "the Norland port city of Orvel".
pub(super) fn town_of(words: &[Word], area: &Name, town: &Name, text: &str) -> bool {
    let between: Vec<&str> =
        words.get(area.last..town.first).unwrap_or(&[]).iter().take(4).filter_map(|w| w.span.of(text)).collect();
    between.len() <= 3 && matches!(between.as_slice(), [.., noun, "of"] if TOWNS.contains(noun))
}
