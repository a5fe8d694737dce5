//! Base noun phrases: runs of determiners, adjectives, numbers and nouns with one head, never nested.

use crate::layers::Upos;
use crate::lexicon::class;
use crate::view::View;

/// A base noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// First token.
    pub first: usize,
    /// After the last token.
    pub last: usize,
    /// Head token.
    pub head: usize,
}

/// The base noun phrases of a text, sorted.
pub(crate) struct Chunks {
    list: Vec<Chunk>,
    /// For each token the index of its chunk plus one; 0 where it is in none.
    of: Vec<u32>,
}

impl Chunks {
    /// The chunk that holds the token.
    pub(crate) fn at(&self, token: usize) -> Option<Chunk> {
        let i = (*self.of.get(token)? as usize).checked_sub(1)?;
        self.list.get(i).copied()
    }

    /// The chunk that ends right before the token.
    pub(crate) fn ending_at(&self, token: usize) -> Option<Chunk> {
        self.at(token.checked_sub(1)?).filter(|c| c.last == token)
    }

    /// The chunk that starts at the token.
    pub(crate) fn starting_at(&self, token: usize) -> Option<Chunk> {
        self.at(token).filter(|c| c.first == token)
    }

    /// All of them, in order.
    pub(crate) fn all(&self) -> &[Chunk] {
        &self.list
    }
}

/// Finds the base noun phrases of every sentence.
pub(crate) fn chunks(view: &View<'_>) -> Chunks {
    let mut list = Vec::new();
    for sentence in view.sentences {
        let mut at = sentence.first;
        while at < sentence.last {
            match chunk(view, at, sentence.last) {
                Some(found) => {
                    at = found.last;
                    list.push(found);
                }
                None => at += 1,
            }
        }
    }
    let mut of = vec![0u32; view.tokens.len()];
    for (i, chunk) in list.iter().enumerate() {
        for slot in of.iter_mut().take(chunk.last).skip(chunk.first) {
            *slot = i as u32 + 1;
        }
    }
    Chunks { list, of }
}

/// Possessive pronouns, which open a phrase rather than stand alone.
fn possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "my" | "our" | "your" | "whose")
}

fn chunk(view: &View<'_>, start: usize, last: usize) -> Option<Chunk> {
    let mut head = None;
    let mut owned = false;
    let mut i = start;
    let mut end = start;
    let owner = |i: usize| matches!(view.word(i + 1), "'s" | "’s");
    let calendar = |i: usize| {
        !owner(i) && view.is(i, class::WEEKDAY) || !owner(i) && view.is(i, class::MONTH) && view.tag(i) == Upos::Propn
    };
    if calendar(start) {
        return None;
    }
    while i < last && i < start + 40 {
        let word = view.word(i);
        match view.tag(i) {
            Upos::Pron if possessive(word) && i + 1 < last && opens_noun(view, i + 1) => {
                if head.is_some() {
                    break;
                }
            }
            Upos::Pron => {
                if i == start {
                    return Some(Chunk { first: i, last: i + 1, head: i });
                }
                break;
            }
            Upos::Det => {
                if head.is_some() || (start..i).any(|k| view.tag(k) == Upos::Num) {
                    break;
                }
                end = i + 1;
            }
            Upos::Noun | Upos::Propn => {
                if calendar(i) || speaks(view, i) && head == i.checked_sub(1) {
                    break;
                }
                if head.is_some_and(|h| h + 1 == i && view.tag(h) == Upos::Noun) && starts_name_clause(view, i, last) {
                    break;
                }
                head = Some(i);
                end = i + 1;
            }
            // "a relative said", "an official": nouns that taggers take for adjectives.
            Upos::Adj | Upos::Adv
                if head.is_none()
                    && i > start
                    && view.is(i, class::PERSON | class::KINSHIP | class::PEOPLE)
                    && matches!(view.tag(i + 1), Upos::Verb | Upos::Aux | Upos::Punct) =>
            {
                head = Some(i);
                end = i + 1;
            }
            // "Channel 10", "Local 5": a number that is part of a name.
            Upos::Num
                if head.is_some_and(|h| h + 1 == i && view.tag(h) == Upos::Propn && view.capital(h))
                    && view.word(i).len() <= 3
                    && !(i + 1 < last
                        && matches!(view.tag(i + 1), Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num | Upos::Sym)) =>
            {
                end = i + 1;
            }
            Upos::Adj | Upos::Num => {
                if head.is_some() && !owned && !(i + 1 < last && matches!(view.tag(i + 1), Upos::Noun | Upos::Propn)) {
                    break;
                }
                if head.is_some() && !owned && view.tag(i) == Upos::Adj && !view.capital(i) {
                    break;
                }
                end = i + 1;
            }
            Upos::Verb
                if head.is_none()
                    && i + 1 < last
                    && opens_noun(view, i + 1)
                    && is_participle(word)
                    && (i > start || opens_phrase(view, i)) => {}
            // "the state-run agency", "Orvel-backed rebels": a participle glued to a noun, before the head itself.
            Upos::Verb
                if i > start + 1
                    && view.word(i - 1) == "-"
                    && !view.spaced(i)
                    && !view.spaced(i - 1)
                    && (is_participle(word) || matches!(word, "run" | "led" | "held"))
                    && i + 1 < last
                    && opens_noun(view, i + 1) =>
            {
                end = i + 1;
                owned = true;
            }
            Upos::Adv if head.is_none() && i > start && matches!(view.tag(i + 1), Upos::Adj) => {}
            Upos::Part | Upos::Punct
                if matches!(word, "'s" | "’s" | "'" | "’") && head.is_some() && i + 1 < last && opens_noun(view, i + 1) =>
            {
                owned = true
            }
            Upos::Punct | Upos::Sym if word == "-" && !view.spaced(i) && i > start && i + 1 < last && !view.spaced(i + 1) => {}
            Upos::Sym if matches!(word, "$" | "&" | "#" | "£" | "€") => {}
            Upos::Cconj | Upos::Sym if word == "&" && head.is_some() => {}
            _ => break,
        }
        i += 1;
    }
    match head {
        Some(head) => Some(Chunk { first: start, last: end.max(head + 1), head }),
        // "some", "many", "both", "those" standing alone; "two" of "two said".
        None if end > start
            && matches!(view.tag(end - 1), Upos::Det | Upos::Num | Upos::Adj)
            && view.tag(start) != Upos::Adj =>
        {
            Some(Chunk { first: start, last: end, head: end - 1 })
        }
        None => None,
    }
}

fn opens_noun(view: &View<'_>, i: usize) -> bool {
    matches!(view.tag(i), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        || view.tag(i) == Upos::Verb && is_participle(view.word(i))
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || word.ends_with("en") || word.ends_with("wn")
}

/// "the day Venn said": a name that opens a clause of its own, not part of the phrase.
fn starts_name_clause(view: &View<'_>, i: usize, last: usize) -> bool {
    let mut j = i;
    while j < last && view.tag(j) == Upos::Propn {
        j += 1;
    }
    let title = view.is(i - 1, class::TITLE | class::PERSON | class::ORGANISATION | class::DOCUMENT);
    !title
        && j < last
        && crate::lexicon::lexicon().cue(view.lemma(j)).is_some()
        && view.tag(j) == Upos::Verb
        && view.tag(i) == Upos::Propn
}

/// "to unconfirmed reports": a participle in "-ed" that opens a phrase after a preposition.
fn opens_phrase(view: &View<'_>, i: usize) -> bool {
    i > 0 && view.word(i).ends_with("ed") && view.tag(i - 1) == Upos::Adp && matches!(view.tag(i + 1), Upos::Noun)
}

/// "officials confirm": a plain verb form after people that taggers take for a noun.
pub(crate) fn speaks(view: &View<'_>, i: usize) -> bool {
    matches!(view.word(i), "confirm" | "say" | "warn" | "claim" | "fear" | "report" | "believe" | "deny")
        && i > 0
        && view.is(i - 1, class::PEOPLE | class::POLICE)
}
