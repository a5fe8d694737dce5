//! Names of people over a whole text: each run of name words, with the fullest name that the text has for it.

use super::lexicon::{NO_NAME, TITLES};
use firsthand_language::{Layers, MentionKind, Token, Upos};
use firsthand_types::Span;
use std::collections::BTreeMap;

/// The names of people in a text, sorted by place.
#[derive(Debug, Default)]
pub struct Names {
    runs: Vec<(Span, String)>,
    /// Initials of armed groups that the text sets beside their names ("Grey Liberation Front (GLF)"), sorted.
    initials: Vec<String>,
}

/// Small words inside names.
const LINKS: &[&str] = &["de", "la", "del", "los", "las", "von", "van", "der", "bin", "ibn", "al", "el", "da", "dos"];
/// Most distinct names that are compared; more is no report.
const MOST: usize = 300;
/// How many of the model's mentions before a name are looked at for one that holds it.
const LOOK: usize = 32;

impl Names {
    /// Reads the runs of name words that the model takes for a person's, titles left out.
    pub fn new(text: &str, layers: &Layers) -> Self {
        let mut found: Vec<(Span, String)> = Vec::new();
        for sentence in &layers.sentences {
            let tokens = layers.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
            let mut i = 0;
            while i < tokens.len() {
                if !is_name(text, tokens, i) {
                    i += 1;
                    continue;
                }
                let from = i;
                while is_name(text, tokens, i) || links(text, tokens, i) {
                    i += 1;
                }
                let span = match (tokens.get(from), tokens.get(i - 1)) {
                    (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
                    _ => continue,
                };
                if is_person(layers, span, i - from) && !is_people(span.of(text).unwrap_or("")) {
                    found.push((span, span.of(text).unwrap_or("").to_owned()));
                }
            }
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, name) in &found {
            *counts.entry(name).or_default() += 1;
        }
        let full: BTreeMap<String, String> = counts.keys().take(MOST).map(|n| ((*n).to_owned(), fullest(n, &counts))).collect();
        let runs = found.into_iter().map(|(span, name)| (span, full.get(&name).cloned().unwrap_or(name))).collect();
        Names { runs, initials: initials(text) }
    }

    /// The name that the word at the span belongs to: its words, and the fullest name.
    pub fn at(&self, word: Span) -> Option<&(Span, String)> {
        let i = self.runs.partition_point(|(s, _)| s.end < word.end);
        self.runs.get(i).filter(|(s, _)| s.contains(word))
    }

    /// Whether the text sets these initials beside the name of an armed group.
    pub fn is_group(&self, initials: &str) -> bool {
        self.initials.binary_search_by(|i| i.as_str().cmp(initials)).is_ok()
    }

    /// The names that lie in the span.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &(Span, String)> {
        let i = self.runs.partition_point(|(s, _)| s.start < span.start);
        self.runs.iter().skip(i).take_while(move |(s, _)| s.start < span.end).filter(move |(s, _)| span.contains(*s))
    }
}

/// Initials in brackets after a name of which they are the first letters, where a word of the name is that of an armed group.
fn initials(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices(['(', '[']).take(MOST) {
        let Some(short) = text.get(at + 1..).and_then(|t| t.split([')', ']']).next()) else { continue };
        let before = text.get(..at).unwrap_or("").trim_end();
        let words: Vec<String> =
            before.rsplit([' ', '-', '\n', '"']).filter(|w| !w.is_empty()).take(8).map(str::to_lowercase).collect();
        let letters = short.len() >= 3 && short.len() <= 6 && short.bytes().all(|b| b.is_ascii_uppercase());
        let armed = words.iter().take(4).any(|w| ARMED.contains(&w.as_str()));
        let spelt = || short.to_lowercase().chars().all(|c| words.iter().any(|w| w.starts_with(c)));
        if letters && armed && spelt() {
            out.push(short.to_owned());
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Words in the names of armed groups.
const ARMED: &[&str] =
    &["front", "liberation", "army", "armed", "movement", "brigade", "brigades", "path", "militia", "command"];

fn is_name(text: &str, tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| {
        let raw = t.span.of(text).unwrap_or("");
        let low = raw.trim_end_matches('.').to_lowercase();
        let initial = raw.len() <= 2 && raw.trim_end_matches('.').len() == 1;
        let word = t.upos == Upos::Propn || initial && tokens.get(i + 1).is_some_and(|n| n.upos == Upos::Propn);
        let first = raw.chars().next().is_some_and(char::is_uppercase);
        word && first && !TITLES.contains(&low.as_str()) && !NO_NAME.contains(&low.as_str())
    })
}

fn links(text: &str, tokens: &[Token], i: usize) -> bool {
    let low = |k: usize| tokens.get(k).and_then(|t| t.span.of(text)).unwrap_or("").to_lowercase();
    LINKS.contains(&low(i).as_str())
        && (is_name(text, tokens, i + 1) || LINKS.contains(&low(i + 1).as_str()) && is_name(text, tokens, i + 2))
}

/// Whether the smallest mention of the model that holds the words is a person, and no place lies in them.
fn is_person(layers: &Layers, span: Span, words: usize) -> bool {
    let upto = layers.spans.partition_point(|m| m.span.start <= span.start);
    let near = layers.spans.get(upto.saturating_sub(LOOK)..).unwrap_or(&[]).iter().take(LOOK * 2);
    let holds = near.clone().filter(|m| m.span.contains(span)).min_by_key(|m| m.span.len());
    let place = words == 1 && near.clone().any(|m| span.contains(m.span) && m.kind == MentionKind::Place);
    holds.is_some_and(|m| m.kind == MentionKind::Person) && !place
}

/// Whether a lone word is a people's name ("Orvelians") rather than a person's.
fn is_people(name: &str) -> bool {
    let low = name.to_lowercase();
    !low.contains(' ')
        && (["ans", "eans", "ese", "ians", "ards", "its", "ists", "lims"].iter().any(|e| low.ends_with(e)) && low.len() > 6)
}

/// The fullest name that ends with these words ("Venn": "Ada Venn"), or that holds a lone one.
fn fullest(name: &str, counts: &BTreeMap<&str, usize>) -> String {
    let ends = |other: &&&str| other.len() > name.len() && other.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '));
    // "Ada Venn", where another line has "Ada Venn Marol".
    let begins = |other: &&&str| name.contains(' ') && other.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    let padded = format!(" {name} ");
    let holds = |other: &&&str| !name.contains(' ') && other.split(' ').count() > 2 && format!(" {other} ").contains(&padded);
    let best = |list: Vec<&&str>| list.into_iter().max_by_key(|n| (counts.get(**n).copied(), n.len())).map(|n| (*n).to_owned());
    best(counts.keys().filter(ends).collect())
        .or_else(|| best(counts.keys().filter(begins).collect()))
        .or_else(|| best(counts.keys().filter(holds).collect()))
        .unwrap_or_else(|| name.to_owned())
}
