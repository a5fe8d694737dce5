//! Figures that are taken back: "retracted its earlier figure of 15 dead", "withdrew a statement that 15 had been killed", "the toll of 15
//! was given in error". They stand no longer on the word of whoever gave them, and are kept as what they were.

use crate::sentence::Sent;
use crate::words::flag::*;

/// Verbs by which one's own word is taken back.
const RETRACT: &[&str] = &[
    "retracted", "retracts", "retract", "retracting", "withdrew", "withdraws", "withdraw", "withdrawing", "withdrawn",
    "rescinded", "rescinds", "rescinding", "recanted", "recants", "recanting", "disowned", "disowns", "disavowed",
];

/// The same in two words: "took back", "walked back", "backed away from".
const IN_TWO: &[(&str, &[&str])] = &[
    ("took", &["back"]),
    ("takes", &["back"]),
    ("taken", &["back"]),
    ("taking", &["back"]),
    ("walked", &["back"]),
    ("walks", &["back"]),
    ("walking", &["back"]),
    ("backed", &["away", "off"]),
    ("backtracked", &["on", "from"]),
];

/// What is taken back: the words for a figure or for the saying of it.
const WORD: &[&str] = &[
    "figure", "figures", "toll", "count", "tally", "number", "numbers", "estimate", "statement", "claim", "report",
    "announcement", "assertion", "remark", "account", "post", "tweet", "message", "version", "news",
];

/// Words that call a figure given before a mistake and not only out of date.
const MISTAKE: &[&str] = &[
    "corrected", "corrects", "correcting", "correction", "erroneous", "erroneously", "mistaken", "mistakenly", "wrongly",
    "error", "miscounted", "miscount", "miscalculated", "double-counted", "misreported", "misheard",
];

/// Whether the figure's words in `from..to` are taken back by whoever gave them.
pub(super) fn taken_back(s: &Sent<'_>, from: usize, to: usize) -> bool {
    before(s, from) || after(s, from, to)
}

/// Whether a figure that the words give as replaced was a mistake.
pub(super) fn mistaken(s: &Sent<'_>, from: usize, to: usize) -> bool {
    let near = from.saturating_sub(9)..(to + 7).min(s.words.len());
    let parted = |i: usize| s.within(i.min(to), i.max(from), &[",", ";", ":"]);
    near.filter(|&i| s.at(i).is_some_and(|w| w.any(MISTAKE))).any(|i| !parted(i) && !s.has(i.saturating_sub(2), i, NEG))
}

/// "retracted its earlier figure of 15 dead": the verb, the word for the figure, and no other clause between it and the figure.
fn before(s: &Sent<'_>, from: usize) -> bool {
    let near = from.saturating_sub(12);
    let Some(verb) = (near..from).rev().find(|i| retracts(s, *i)) else { return false };
    let Some(word) = s.find(verb + 1, from, WORD) else { return false };
    let after_verb = !s.within(verb + 1, word, &[",", ";", ":", "after", "when", "as", "while", "and", "before"]);
    let to_figure =
        (word + 1..from).all(|i| !s.at(i).is_some_and(|w| w.any(&[",", ";", ":", "after", "when", "while", "and"])));
    after_verb && to_figure && !s.has(verb.saturating_sub(3), verb, NEG | MODAL)
}

/// "the figure of 15 dead was withdrawn", "the toll of 15 was given in error".
fn after(s: &Sent<'_>, from: usize, to: usize) -> bool {
    let end = (to + 6).min(s.words.len());
    let named = s.find(from.saturating_sub(5), to, WORD).is_some();
    let Some(verb) = (to..end).find(|i| retracts(s, *i)) else { return false };
    named
        && s.has(to, verb, BE | HAVE)
        && !s.has(to, verb, NEG | MODAL)
        && !s.within(to, verb, &[",", ";", ":", "who", "which", "and"])
}

fn retracts(s: &Sent<'_>, i: usize) -> bool {
    let Some(w) = s.at(i) else { return false };
    w.any(RETRACT) || IN_TWO.iter().any(|(verb, with)| w.low == *verb && (i + 1..i + 3).any(|j| with.contains(&s.low(j))))
}
