//! Time expressions: found by a compositional grammar, then hung on the report's date, on each other, or on events.
//!
//! The way of an expression: [`lex`] cuts the text into classed tokens, [`grammar`] reads them into an algebra of times
//! ([`expr`]) that knows no date yet, [`resolve`] walks the expressions in the order of the text and turns each into a
//! [`Timex`] with TIMEX3 value, point or interval, bound and anchor.
//!
//! Decisions:
//! * Spans are those of the TimeML guidelines: no preposition, with article and modifier ("the early 1990s").
//! * A bare weekday is the latest one up to the day of publication, unless the clause speaks of the future.
//! * A clock time takes its day from its own words, its sentence, the sentence before, or the day the text tells of. Where only the
//!   day of publication is left, `value` says that day and `at` keeps the date open: a report often tells of days before.
//! * Without a day of publication, relative days stay open.

mod clause;
mod event;
mod expr;
mod grammar;
mod holiday;
mod length;
mod lex;
mod point;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod words;
pub mod zone;

use crate::layers::{Sentence, Timex, Token};

/// Every time expression of a text, sorted, without overlap.
///
/// `published` is the report's day (or time) of publication in ISO 8601; `zone` the IANA name of its main place's zone, which
/// "local time" and clock times without a zone stand in.
pub fn timexes(
    text: &str,
    sentences: &[Sentence],
    tokens: &[Token],
    published: Option<&str>,
    zone: Option<&str>,
) -> Vec<Timex> {
    let toks = lex::lex(text);
    let grammar = grammar::Grammar::new(text, &toks);
    let exprs = grammar.all();
    resolve::Resolver::new(text, &toks, sentences, tokens, published, zone).all(&exprs)
}
