use super::*;
use crate::layers::{Layers, Sentence, Token, Upos};
use firsthand_types::Span;

/// A text of words parted by blanks; each word as `word/TAG/head/relation` with the head's index, or the word alone. Mentions as
/// `first..last kind`. Expects the entities, mention by mention.
fn check(words: &str, mentions: &[(usize, usize, MentionKind)], expected: &[usize]) {
    let mut text = String::new();
    let mut layers = Layers::default();
    let mut first = 0;
    for (i, entry) in words.split(' ').enumerate() {
        let mut parts = entry.split('/');
        let word = parts.next().unwrap();
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let upos = match parts.next() {
            Some("N") => Upos::Noun,
            Some("P") => Upos::Propn,
            Some("V") => Upos::Verb,
            _ => Upos::X,
        };
        let head = parts.next().and_then(|h| h.parse().ok());
        let lower = word.to_lowercase();
        let lemma = if upos == Upos::Noun { lower.trim_end_matches('s') } else { &lower };
        layers.tokens.push(Token {
            span: Span::new(start, text.len()),
            upos,
            lemma: lemma.into(),
            head,
            deprel: parts.next().map(Into::into),
            capital: word.starts_with(char::is_uppercase),
        });
        if word == "." {
            let span = Span::new(layers.tokens[first].span.start, text.len());
            layers.sentences.push(Sentence { span, first, last: i + 1, paragraph: 0 });
            first = i + 1;
        }
    }
    let lower = text.to_ascii_lowercase();
    let span = |first: usize, last: usize| Span::new(layers.tokens[first].span.start, layers.tokens[last - 1].span.end);
    let mut found: Vec<Mention> = mentions
        .iter()
        .map(|(first, last, kind)| {
            let outside = |i: &usize| layers.tokens[*i].head.is_none_or(|h| h < *first || h >= *last);
            let head = (*first..*last).find(outside).unwrap();
            let named = layers.tokens[head].upos == Upos::Propn;
            Mention { span: span(*first, *last), head: layers.tokens[head].span, kind: *kind, named, entity: 0, place: None }
        })
        .collect();
    let view = View::new(&text, &lower, &[], &layers.sentences, &layers.tokens, false);
    link(&view, &Speech { attributions: &[], quotations: &[] }, &mut found);
    assert_eq!(found.iter().map(|m| m.entity).collect::<Vec<_>>(), expected, "{text}");
}

use MentionKind::{Event, Organisation, Person, Place};

#[test]
fn a_surname_and_a_pronoun_follow_their_name() {
    check(
        "Ada/P/2/nsubj Venn/P/0/flat left/V . Orr/P/5/nsubj stayed/V . Venn/P/8/nsubj said/V she/X/10/nsubj slept/V/8/ccomp .",
        &[(0, 2, Person), (4, 5, Person), (7, 8, Person), (9, 10, Person)],
        &[0, 1, 0, 0],
    );
}

#[test]
fn most_mentions_of_a_name_give_its_type() {
    check(
        "Orr/P/1/nsubj left/V . Orr/P/4/nsubj slept/V . Orr/P/7/nsubj woke/V . He/X/10/nsubj ate/V .",
        &[(0, 1, Person), (3, 4, Organisation), (6, 7, Person), (9, 10, Person)],
        &[0, 0, 0, 0],
    );
}

#[test]
fn a_woman_is_not_he() {
    check(
        "Karl/P/4/nsubj saw/V Anna/P/1/obj . He/X/5/nsubj waved/V .",
        &[(0, 1, Person), (2, 3, Person), (4, 5, Person)],
        &[0, 1, 0],
    );
}

#[test]
fn initials_stand_for_a_body() {
    check(
        "Orvel/P/2/compound Rescue/P/2/compound Service/P/3/nsubj came/V . ORS/P/6/nsubj left/V .",
        &[(0, 3, Organisation), (5, 6, Organisation)],
        &[0, 0],
    );
}

#[test]
fn the_attack_is_the_one_before_and_another_is_not() {
    check(
        "A/X/2/det knife/N/2/compound attack/N began/V . The/X/6/det attack/N/7/nsubj ended/V . A/X/11/det second/X/11/amod attack/N came/V .",
        &[(0, 3, Event), (5, 7, Event), (9, 12, Event)],
        &[0, 0, 1],
    );
}

#[test]
fn an_apposition_is_its_phrase_but_a_country_is_not_its_town() {
    check("Orr/P/5/nsubj ,/X the/X/3/det mayor/N/0/appos ,/X came/V .", &[(0, 1, Person), (2, 4, Person)], &[0, 0]);
    check("Orvel/P/3/obl ,/X Sundmark/P/0/appos burned/V .", &[(0, 1, Place), (2, 3, Place)], &[0, 1]);
}

#[test]
fn an_object_is_not_its_own_subject() {
    check("Orr/P/1/nsubj hit/V him/X/1/obj .", &[(0, 1, Person), (2, 3, Person)], &[0, 1]);
}
