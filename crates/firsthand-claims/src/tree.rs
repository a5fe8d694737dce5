//! The tree over a sentence's words, as far as the parser gave one, and in whose voice a word stands.
//!
//! Every answer is `None` or the words' own order where no parser ran.

use crate::clause::{self, Phrase};
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::Source;

/// Most steps up the tree: deeper nesting is no news prose.
const DEEP: usize = 24;

/// The word that a word depends on, within the sentence.
pub fn head(s: &Sent<'_>, i: usize) -> Option<usize> {
    s.at(i)?.head
}

/// Its relation to that word, or nothing.
pub fn rel<'a>(s: &Sent<'a>, i: usize) -> &'a str {
    s.at(i).map_or("", |w| w.rel)
}

/// The first word that depends on `v` in a relation that begins so.
pub fn child(s: &Sent<'_>, v: usize, rels: &[&str]) -> Option<usize> {
    (0..s.words.len()).find(|&j| rels.iter().any(|r| rel(s, j).starts_with(r)) && head(s, j) == Some(v))
}

/// The subject of a verb: its own, or that of the verb it is joined to; a relative pronoun stands for what it hangs on.
pub fn subject(s: &Sent<'_>, v: usize) -> Option<Phrase> {
    let mut at = v;
    for _ in 0..4 {
        if let Some(j) = child(s, at, &["nsubj"]) {
            let core = if s.at(j)?.is(REL) { head(s, at).filter(|_| rel(s, at).starts_with("acl"))? } else { j };
            return Some(phrase(s, core));
        }
        if !matches!(rel(s, at), "conj" | "xcomp" | "advcl" | "cop") {
            break;
        }
        at = head(s, at)?;
    }
    clause::subject(s, v)
}

/// The noun phrase that a word heads: what hangs on it, up to the first comma, clause or bracket after it.
pub fn phrase(s: &Sent<'_>, i: usize) -> Phrase {
    let under = |j: usize| {
        let mut at = j;
        for _ in 0..DEEP {
            if at == i {
                return true;
            }
            let Some(up) = head(s, at) else { return false };
            at = up;
        }
        false
    };
    let mut from = i;
    while from > 0 && i - from < 12 && under(from - 1) && s.at(from - 1).is_some_and(|w| !w.punct() || w.any(&["-", "'"])) {
        from -= 1;
    }
    let mut to = i + 1;
    while to - i < 14
        && s.at(to).is_some_and(|w| (!w.punct() || w.any(&["-", "'"])) && !w.is(REL | SUB | BE | HAVE))
        && under(to)
        && !rel(s, to).starts_with("acl")
    {
        to += 1;
    }
    Phrase { from, to }
}

/// Who says a word: the last source of the attribution whose content holds it.
pub fn speaker<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    s.layers.chain_of(s.at(i)?.span).last()
}

/// The author of a text in the first person, for a word that nobody else says.
pub fn author<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    s.layers.author.as_ref().filter(|_| !quoted(s, i) && speaker(s, i).is_none())
}

/// Who says a word, else the author who writes it.
pub fn voice<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    speaker(s, i).or_else(|| author(s, i))
}

/// Whether a word is somebody's own: between quotation marks, or in a text that he writes in the first person.
pub fn direct(s: &Sent<'_>, i: usize) -> bool {
    quoted(s, i) || author(s, i).is_some()
}

/// Whether a word stands in quotation marks that quote.
pub fn quoted(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| s.layers.quotations.iter().any(|q| !q.scare && q.span.contains(w.span)))
}

/// Whether a phrase is one person: a pronoun, a name, or a singular noun for somebody.
pub fn one_person(s: &Sent<'_>, p: Phrase) -> bool {
    let several = s.within(p.from, p.to, &["and", "or", "both", "they", "them", "no", "nobody"]);
    let counts = (p.from..p.to).any(|j| {
        s.at(j).and_then(|w| w.num).and_then(|k| s.nums.get(k)).is_some_and(|n| {
            n.people(s) && n.kind != crate::sentence::NumKind::Article && n.value.numbers().is_some_and(|(min, _)| min != 1)
        }) && !s.within(j, j + 4, &["year", "old"])
    });
    if several || counts || p.from >= p.to {
        return false;
    }
    if p.to - p.from == 1 && s.at(p.from).is_some_and(|w| w.any(&["he", "she", "him", "her"])) {
        return true;
    }
    let end = s.find(p.from + 1, p.to, &["of", "in", "from", "with", "at", "on", "who"]).unwrap_or(p.to);
    let noun = end.checked_sub(1).and_then(|j| s.at(j)).is_some_and(|w| {
        w.is(ONE | ATTACKER | SUSPECT) && !w.low.ends_with("men") && !w.low.ends_with('s')
            || w.any(&[
                "accused", "old", "mastermind", "ringleader", "culprit", "plumber", "local", "husband", "son", "brother",
            ])
            || w.low.ends_with("-old")
    });
    // "the foreman", "a supervisor": who is arrested or charged is somebody, by whatever trade.
    let trade = s.at(p.from).is_some_and(|w| w.is(DET))
        && end
            .checked_sub(1)
            .and_then(|j| s.at(j))
            .is_some_and(|w| ["man", "woman", "er", "or", "ist", "ee"].iter().any(|e| w.low.len() > 4 && w.low.ends_with(e)));
    noun || trade || named_person(s, p) || surname(s, p)
}

/// Whether a phrase is one capitalised word that no mention says to be a body or a place.
fn surname(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    p.to - p.from == 1
        && !s.caps
        && s.at(p.from).is_some_and(|w| w.capital && !w.is(PRON | DET | DAY | NEG | PERSON | EVENT | ADV | PREP | SUB))
        && s.at(p.from).is_some_and(|w| w.upos == firsthand_language::Upos::Propn)
        && !s.layers.mentions_in(span).any(|m| m.named && !matches!(m.kind, firsthand_language::MentionKind::Person))
}

/// Whether a phrase names a person.
pub fn named_person(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    s.layers.mentions_in(span).any(|m| m.named && m.kind == firsthand_language::MentionKind::Person)
}

/// Whether a phrase is somebody who can have done it: a pronoun or a noun for attackers and suspects, or a name.
pub fn culprit(s: &Sent<'_>, p: Phrase) -> bool {
    let pronoun = p.to - p.from == 1 && s.at(p.from).is_some_and(|w| w.any(&["he", "she"]));
    pronoun
        || s.has(p.from, p.to, ATTACKER | SUSPECT)
        || s.within(p.from, p.to, &["killer", "accused", "mastermind", "arsonist"])
}

/// Whether a year or month gone by, or a word such as "previously", puts the sentence before the event.
pub fn long_before(s: &Sent<'_>) -> bool {
    s.layers.timexes_in(s.span).any(|t| crate::warnings::is_long_ago(&t.value))
        || s.within(0, s.words.len(), &["previously", "twice", "formerly"])
}
