//! Words that stand beside their speaker's name without a verb: "Words." ― Name, embedded posts, and transcripts.

use super::{Found, Phrase, Text, is_quote_mark};
use std::collections::{BTreeMap, BTreeSet};

/// Most words of a name, or of a speaker's label.
const MOST: usize = 6;
/// How often each of two speakers must be labelled before a text counts as a transcript.
const TURNS: usize = 2;

/// Adds what is signed or labelled and has no attribution yet.
pub(super) fn read(text: &Text<'_, '_>, out: &mut Vec<Found>) {
    let mut new = Vec::new();
    signatures(text, &mut new);
    transcript(text, &mut new);
    let cues: BTreeSet<_> = out.iter().map(|f| f.cue).collect();
    let sources: BTreeSet<_> = out.iter().filter_map(|f| f.source).map(|p| (p.first, p.last)).collect();
    new.retain(|f| !cues.contains(&f.cue) && !f.source.is_some_and(|p| sources.contains(&(p.first, p.last))));
    out.extend(new);
}

/// `"They left us there." ― Ada Venn`, and a post with its writer's handle: `They left us there. — Ada Venn (@adavenn) 3 May`.
fn signatures(text: &Text<'_, '_>, out: &mut Vec<Found>) {
    let view = text.view;
    for dash in 1..view.tokens.len() {
        if !matches!(view.word(dash), "―" | "—" | "–" | "--" | "-") {
            continue;
        }
        let first = dash + 1;
        let own = paragraph(text, dash);
        let last = (first..first + MOST).find(|i| !view.capital(*i) || paragraph(text, *i) != own).unwrap_or(first + MOST);
        if last == first || !(first..last).any(|i| view.is_name_token(i)) {
            continue;
        }
        let handle = view.word(last) == "(" && view.word(last + 1).starts_with('@');
        let ends = paragraph(text, last) != own
            || matches!(view.word(last), "." | ",")
            || is_quote_mark(view.word(last)) && view.spaced(last);
        let content = if handle {
            post(text, dash)
        } else if ends && is_quote_mark(view.word(dash - 1)) {
            let mark = view.span(dash - 1).start;
            let i = text.quotations.partition_point(|q| q.span.end <= mark);
            i.checked_sub(1).and_then(|i| text.quotations.get(i)).filter(|q| mark - q.span.end <= 1).map(|q| q.span)
        } else {
            None
        };
        out.extend(content.map(|content| Found {
            sentence: view.sentence_of(dash),
            source: Some(Phrase { first, last, head: last - 1 }),
            cue: (dash, dash + 1),
            content: vec![content],
            ..Found::default()
        }));
    }
}

/// Index of the paragraph that holds the token; `None` beyond the last.
fn paragraph(text: &Text<'_, '_>, token: usize) -> Option<usize> {
    let inside = token < text.view.tokens.len();
    text.view.sentences.get(text.view.sentence_of(token)).filter(|_| inside).map(|s| s.paragraph)
}

/// What a post says: the paragraph up to the dash, or the one before where the dash begins its own.
fn post(text: &Text<'_, '_>, dash: usize) -> Option<firsthand_types::Span> {
    let view = text.view;
    let own = paragraph(text, dash)?;
    let start = |i: usize| view.paragraphs.get(i).map(|p| view.token_from(p.span.start));
    let first = start(own).filter(|first| *first < dash).or_else(|| start(own.checked_sub(1)?))?;
    (first < dash).then(|| view.range(first, dash))
}

/// `VENN: Did anybody warn you?`, `ORR: Nobody did.`: labels in capitals before a colon at the start of paragraphs, of at least two
/// speakers who take turns.
fn transcript(text: &Text<'_, '_>, out: &mut Vec<Found>) {
    let view = text.view;
    if view.caps {
        return;
    }
    let mut turns = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for same in view.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let (Some(opening), Some(closing)) = (same.first(), same.last()) else { continue };
        let first = (opening.first..closing.last).find(|i| !is_quote_mark(view.word(*i))).unwrap_or(closing.last);
        let colon = (first..closing.last.min(first + MOST)).find(|i| !is_label(view.raw(*i))).unwrap_or(first);
        if colon == first || view.word(colon) != ":" || colon + 1 >= closing.last {
            continue;
        }
        let label = view.range(first, colon).of(view.text).unwrap_or("");
        *counts.entry(label).or_default() += 1;
        turns.push((view.sentence_of(first), first, colon, closing.last));
    }
    if counts.values().filter(|n| **n >= TURNS).count() < 2 {
        return;
    }
    for (sentence, first, colon, last) in turns {
        let mut end = last;
        while end > colon + 2 && is_quote_mark(view.word(end - 1)) {
            end -= 1;
        }
        out.push(Found {
            sentence,
            source: Some(Phrase { first, last: colon, head: colon - 1 }),
            cue: (colon, colon + 1),
            content: vec![view.range(colon + 1, end)],
            // Who asks or presents is the outlet's own, and words do not tell who that is: no claim rests on a label alone.
            stance: true,
            ..Found::default()
        });
    }
}

/// A word of a speaker's label: capitals, more than one.
fn is_label(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use crate::read_by_rule;
    use firsthand_types::Report;

    /// Source and content of what is attributed.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let report = Report { text: text.into(), ..Report::default() };
        let layers = read_by_rule(&report).value.text;
        let of = |span: firsthand_types::Span| span.of(text).unwrap_or("").to_owned();
        let got: Vec<(String, String)> =
            layers.attributions.iter().filter_map(|a| Some((of(a.source?), of(*a.content.first()?)))).collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(s, c)| (s.as_str(), c.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn a_name_after_a_dash_signs_the_quotation_before() {
        check(
            "\u{201c}They left us on the pier.\u{201d} \u{2015} Ada Venn \u{201c}Nobody came.\u{201d}\u{2014} Bo Lind\n\nThe harbour is closed.",
            &[("Ada Venn", "They left us on the pier."), ("Bo Lind", "Nobody came.")],
        );
        check("\u{201c}Gates of Orvel\u{201d} \u{2014} the hall's old name \u{2014} is painted over its doors.", &[]);
    }

    #[test]
    fn a_post_is_its_writers() {
        check(
            "The pier is on fire, stay away. \u{2014} Ada Venn (@adavenn) May 3, 2031",
            &[("Ada Venn", "The pier is on fire, stay away.")],
        );
    }

    #[test]
    fn speakers_who_take_turns_are_sources() {
        let talk = "The pier burned for two days.\n\nThe harbour has been closed since.\n\nWe met the mayor there.\n\nHere is our talk in full.\n\nORR: Did anybody warn you?\n\nVENN: Nobody came to the pier.\n\nORR: And after the fire?\n\nVENN: There was no time.";
        check(
            talk,
            &[
                ("ORR", "Did anybody warn you?"),
                ("VENN", "Nobody came to the pier."),
                ("ORR", "And after the fire?"),
                ("VENN", "There was no time."),
            ],
        );
        let updates = "The pier burned for two days.\n\nThe harbour has been closed since.\n\nUPDATE: The pier is closed.\n\n\
            The fire is out.\n\nUPDATE: The pier is open.";
        check(updates, &[]);
    }
}
