//! Finds the names that the gazetteer knows among the capitalised words of a text.

use super::country::demonym;
use super::format::{Entry, Gazetteer, Kind, Record};
use super::key::key;
use super::states;
use super::words::{Gap, Word, is_division};
use firsthand_types::Span;
use std::collections::HashMap;
use std::rc::Rc;

/// A name that may be a place.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its words.
    pub span: Span,
    /// First word.
    pub first: usize,
    /// After the last word.
    pub last: usize,
    /// What the gazetteer holds of it, shared by all its uses.
    pub hit: Rc<Hit>,
}

/// What the gazetteer holds of a name.
#[derive(Debug)]
pub(super) struct Hit {
    /// Its key, under which all its uses in the text are one.
    pub key: String,
    /// The places that bear it, and whether only as an alternate name.
    pub bearers: Vec<(Record, bool)>,
    /// Those of them that can contain others.
    pub areas: Vec<Record>,
    /// What sort of name it is.
    pub form: Form,
    /// As the text writes it; empty where that says nothing.
    pub written: String,
}

impl Hit {
    pub(super) fn new(g: &Gazetteer, key: String, entries: &[Entry], form: Form) -> Rc<Self> {
        let bearers: Vec<(Record, bool)> = entries.iter().filter_map(|e| Some((g.record(e.id)?, e.alternate))).collect();
        let areas = bearers.iter().filter(|(r, alternate)| r.kind != Kind::Town && !alternate).map(|(r, _)| *r).collect();
        Rc::new(Hit { key, bearers, areas, form, written: String::new() })
    }
}

/// Look-ups already made in this text, by the words as written.
type Memo<'a> = HashMap<&'a str, Option<Rc<Hit>>>;

/// Most look-ups remembered.
const REMEMBERED: usize = 1 << 16;

/// What sort of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As the gazetteer has it.
    Plain,
    /// Of a division: "Orvel County", "Orvel region".
    Division,
    /// An abbreviated state: "Fla.", or "TX" after a comma.
    State,
    /// An adjective or people: "Russian".
    Demonym,
}

/// Most words of a name.
const LONGEST: usize = 6;

/// The names of a text, in order, without overlap.
pub(super) fn names(text: &str, words: &[Word], all_capitals: bool) -> Vec<Name> {
    let g = Gazetteer::get();
    let mut found: Vec<Name> = Vec::new();
    let mut memo = Memo::new();
    let mut i = 0;
    while let Some(word) = words.get(i) {
        if memo.len() > REMEMBERED {
            memo.clear();
        }
        if !word.capital {
            i += 1;
            continue;
        }
        match name_at(g, text, words, i, all_capitals, &mut memo) {
            Some(name) => {
                i = name.last;
                found.push(name);
            }
            None => i += 1,
        }
    }
    found
}

fn name_at<'a>(
    g: &Gazetteer,
    text: &'a str,
    words: &[Word],
    i: usize,
    all_capitals: bool,
    memo: &mut Memo<'a>,
) -> Option<Name> {
    if let Some(state) = state_at(g, text, words, i) {
        return Some(state);
    }
    let longest = reach(text, words, i, all_capitals);
    for last in (i + 1..=longest).rev() {
        let (Some(a), Some(b)) = (words.get(i), words.get(last - 1)) else {
            continue;
        };
        if !b.capital {
            continue;
        }
        let span = Span::new(a.span.start, b.span.end);
        let Some(written) = span.of(text) else {
            continue;
        };
        if let Some(name) = division(g, text, words, i, last, written) {
            return Some(name);
        }
        let upper = b.upper || a.upper && last == i + 1;
        let hit = match memo.get(written) {
            Some(known) => known.clone(),
            None => {
                let hit = look_up(g, written, upper, all_capitals, last == i + 1);
                memo.insert(written, hit.clone());
                hit
            }
        };
        // "in the Somali capital": a people's adjective, though a region has the same name.
        let noun = words.get(last).is_some_and(|w| w.gap == Gap::Joined && !w.capital && w.span.of(text).is_some_and(owned));
        let hit = if noun { people(g, written).or(hit) } else { hit };
        if let Some(hit) = hit {
            return Some(Name { span, first: i, last, hit });
        }
    }
    None
}

/// Nouns of what a state has.
fn owned(noun: &str) -> bool {
    matches!(
        noun,
        "capital"
            | "government"
            | "president"
            | "army"
            | "police"
            | "officials"
            | "authorities"
            | "soldiers"
            | "troops"
            | "forces"
            | "city"
            | "parliament"
            | "people"
            | "militants"
    )
}

/// The country whose people the words name.
fn people(g: &Gazetteer, written: &str) -> Option<Rc<Hit>> {
    let country = g.country(demonym(written)?)?;
    Some(Hit::new(g, key(written), &[Entry { id: country.id, alternate: false }], Form::Demonym))
}

/// What the gazetteer, or the table of peoples, holds of some words.
fn look_up(g: &Gazetteer, written: &str, upper: bool, all_capitals: bool, single: bool) -> Option<Rc<Hit>> {
    let key = key(written);
    if key.len() < 2 || key.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut entries = g.lookup_key(&key);
    // "US", "UK", "LA" are written in capitals; "us" and "la" are words.
    if key.len() <= 3 && !(upper || written.contains('.')) {
        entries.retain(|e| !e.alternate && key.len() == 3);
    }
    if key.len() <= 2 && all_capitals && !written.contains('.') {
        entries.clear();
    }
    if !entries.is_empty() {
        let noun = key.rsplit(' ').next().unwrap_or("");
        let areas = || entries.iter().all(|e| g.record(e.id).is_some_and(|r| r.kind != Kind::Town));
        let form = if !single && is_division(noun) && areas() { Form::Division } else { Form::Plain };
        let mut hit = Hit::new(g, key, &entries, form);
        if let Some(hit) = Rc::get_mut(&mut hit) {
            hit.written = written.to_owned();
        }
        return Some(hit);
    }
    people(g, written)
}

/// How far a name that starts at a word may reach: capitalised words and small connectors, joined.
fn reach(text: &str, words: &[Word], i: usize, all_capitals: bool) -> usize {
    let mut last = i + 1;
    for k in i + 1..i + LONGEST {
        let Some(w) = words.get(k) else {
            break;
        };
        let joined = w.gap == Gap::Joined || w.gap == Gap::Possessive;
        let connector = matches!(
            w.span.of(text),
            Some(
                "of" | "the"
                    | "de"
                    | "del"
                    | "la"
                    | "el"
                    | "al"
                    | "and"
                    | "du"
                    | "da"
                    | "do"
                    | "des"
                    | "les"
                    | "le"
                    | "upon"
                    | "on"
                    | "sur"
                    | "d"
                    | "am"
                    | "an"
                    | "ez"
                    | "es"
                    | "ed"
                    | "ar"
                    | "as"
                    | "ash"
                    | "ad"
                    | "az"
                    | "bin"
                    | "ben"
                    | "ul"
                    | "i"
            )
        );
        if !joined || !(w.capital || connector && !all_capitals) {
            break;
        }
        last = k + 1;
    }
    last
}

/// "Orvel County", "Orvel region", "Orvel Oblast": a division by its bare name and the noun, where it has no entry of its own.
fn division(g: &Gazetteer, text: &str, words: &[Word], i: usize, last: usize, written: &str) -> Option<Name> {
    let next = words.get(last).filter(|w| w.gap == Gap::Joined)?;
    let noun = next.span.of(text)?.to_lowercase();
    if !is_division(&noun) {
        return None;
    }
    let key = key(written);
    let whole = format!("{key} {noun}");
    let mut entries = g.lookup_key(&whole);
    // "Texas Department of ...", "Michigan State": with a capital these nouns name institutions too.
    let doubtful =
        next.capital && matches!(noun.as_str(), "department" | "state" | "district" | "republic" | "municipality" | "borough");
    if entries.is_empty() && !doubtful {
        entries = g.lookup_key(&key);
        entries.retain(|e| g.record(e.id).is_some_and(|r| r.kind == Kind::Admin1 || r.kind == Kind::Admin2));
    }
    if entries.is_empty() {
        return None;
    }
    // A small noun stays outside the name ("Moscow region"); a capitalised one belongs to it.
    let end = if next.capital { next.span.end } else { words.get(last - 1)?.span.end };
    Some(Name {
        span: Span::new(words.get(i)?.span.start, end),
        first: i,
        last: last + 1,
        hit: Hit::new(g, whole, &entries, Form::Division),
    })
}

/// "Fla.", "W.Va.", "N.J."; "TX" after a comma.
fn state_at(g: &Gazetteer, text: &str, words: &[Word], i: usize) -> Option<Name> {
    let word = words.get(i)?;
    let mut end = word.span.end;
    if text.get(end..).is_some_and(|r| r.starts_with('.')) {
        end += 1;
    }
    let mut last = i + 1;
    let mut span = Span::new(word.span.start, end);
    let mut full = states::expand(span.of(text)?, word.gap == Gap::Comma);
    if full.is_none() && word.gap == Gap::Comma {
        full = states::expand(word.span.of(text)?, true);
        span = word.span;
    }
    // "N. J.", "W. Va."
    if full.is_none()
        && let Some(next) = words.get(i + 1).filter(|w| w.gap == Gap::Joined && word.span.len() <= 2)
        && text.get(next.span.end..).is_some_and(|r| r.starts_with('.'))
        && text.get(word.span.end..).is_some_and(|r| r.starts_with('.'))
    {
        span = Span::new(word.span.start, next.span.end + 1);
        full = states::expand(span.of(text)?, false);
        last = i + 2;
    }
    let full = full?;
    // "La." and "Miss." are also other things: they need a town before them.
    if matches!(full, "Mississippi" | "Louisiana" | "Massachusetts" | "Delaware" | "Missouri" | "Michigan")
        && word.gap != Gap::Comma
        && word.gap != Gap::Bracket
        && !word.span.of(text)?.contains('.')
    {
        let sure = matches!(word.span.of(text), Some("Mass" | "Mich"));
        if !sure {
            return None;
        }
    }
    let key = key(full);
    let mut entries = g.lookup_key(&key);
    entries
        .retain(|e| g.record(e.id).is_some_and(|r| r.kind == Kind::Admin1 && matches!(g.code(r.country), Some("US" | "CA"))));
    (!entries.is_empty()).then(|| Name { span, first: i, last, hit: Hit::new(g, key, &entries, Form::State) })
}
