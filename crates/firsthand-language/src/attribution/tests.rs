//! Each construction that the parse shows, on trees given by hand.

use super::{Parsed, attributions};
use crate::chunk;
use crate::layers::{Attribution, Layers, Paragraph, ParagraphKind, Sentence, Token, Upos};
use crate::quote;
use crate::read::Setting;
use crate::tag;
use crate::view::View;
use firsthand_types::Span;

/// A sentence from words written `form/TAG/head/relation`, heads counted from 1, 0 for the root.
fn parsed(tree: &str) -> (String, Layers) {
    let (mut text, mut tokens) = (String::new(), Vec::new());
    for word in tree.split_whitespace() {
        let [form, upos, head, rel] = word.split('/').collect::<Vec<_>>()[..] else { panic!("{word}") };
        if !text.is_empty() && !matches!(form, "," | "." | "'s" | ":") {
            text.push(' ');
        }
        let span = Span::new(text.len(), text.len() + form.len());
        text.push_str(form);
        let upos: Upos = serde_json::from_str(&format!("{upos:?}")).unwrap();
        tokens.push(Token {
            span,
            upos,
            lemma: tag::lemma(&form.to_lowercase(), upos),
            head: head.parse::<usize>().unwrap().checked_sub(1),
            deprel: Some(rel.into()),
            capital: form.starts_with(char::is_uppercase),
        });
    }
    let span = Span::new(0, text.len());
    let paragraphs = vec![Paragraph { span, kind: ParagraphKind::Prose, dateline: Span::default() }];
    let sentences = vec![Sentence { span, first: 0, last: tokens.len(), paragraph: 0 }];
    (text, Layers { paragraphs, sentences, tokens, ..Layers::default() })
}

fn read(tree: &str, cues: &[f32]) -> (String, Vec<Attribution>) {
    let (text, layers) = parsed(tree);
    let lower = text.to_ascii_lowercase();
    let view = View::new(&text, &lower, &layers.paragraphs, &layers.sentences, &layers.tokens, false);
    let mut quotations = quote::quotations(&view);
    let chunks = chunk::chunks(&view);
    let (mentions, mut entities) = crate::mention::mentions(&view, &chunks);
    let roles: Vec<[f32; 7]> =
        cues.iter().map(|c| [0.0, 0.0, 0.0, if *c > 0.0 { 9.0 } else { -9.0 }, -9.0, 0.0, 0.0]).collect();
    let parsed = Parsed { spans: &[], roles: &roles };
    let found = attributions(&view, &chunks, &mentions, parsed, &mut entities, &mut quotations, Setting::default());
    (text, found)
}

/// The relations of a tree, each as `source | cue | content`, a stance with a star.
fn shown(tree: &str, cues: &[f32]) -> Vec<String> {
    let (text, found) = read(tree, cues);
    let words = |s: Span| s.of(&text).unwrap_or("").to_owned();
    let show = |a: &Attribution| {
        let content: Vec<String> = a.content.iter().map(|c| words(*c)).collect();
        let star = if a.stance { "*" } else { "" };
        format!("{} | {}{star} | {}", a.source.map_or("-".into(), words), a.cue.map_or("-".into(), words), content.join(" + "))
    };
    found.iter().map(show).collect()
}

fn check(tree: &str, expected: &[&str]) {
    assert_eq!(shown(tree, &[]), expected, "{tree}");
}

#[test]
fn a_subject_keeps_its_apposition() {
    check(
        "Ada/PROPN/7/nsubj Venn/PROPN/1/flat ,/PUNCT/5/punct the/DET/5/det mayor/NOUN/1/appos ,/PUNCT/5/punct said/VERB/0/root \
         that/SCONJ/10/mark rain/NOUN/10/nsubj fell/VERB/7/ccomp ./PUNCT/7/punct",
        &["Ada Venn, the mayor | said | that rain fell"],
    );
}

#[test]
fn wishes_and_plans_are_stances() {
    check(
        "The/DET/2/det mayor/NOUN/3/nsubj aspires/VERB/0/root to/PART/5/mark close/VERB/3/xcomp the/DET/7/det bridge/NOUN/5/obj \
         ./PUNCT/3/punct",
        &["The mayor | aspires* | to close the bridge"],
    );
}

#[test]
fn a_raised_subject_belongs_to_the_content() {
    check(
        "The/DET/2/det crew/NOUN/4/nsubj:pass is/AUX/4/aux:pass desired/VERB/0/root to/PART/6/mark dig/VERB/4/xcomp \
         ./PUNCT/4/punct",
        &["- | is desired* | The crew + to dig"],
    );
}

#[test]
fn a_verb_joined_on_takes_the_subject_and_ends_the_content_before() {
    check(
        "Venn/PROPN/2/nsubj praised/VERB/0/root the/DET/4/det crews/NOUN/2/obj and/CCONJ/6/cc called/VERB/2/conj \
         for/ADP/8/case calm/NOUN/6/obl ./PUNCT/2/punct",
        &["Venn | praised | the crews", "Venn | called for | calm"],
    );
}

#[test]
fn predicates_of_mind_and_of_sides() {
    check(
        "Venn/PROPN/3/nsubj is/AUX/3/cop confident/ADJ/0/root that/SCONJ/6/mark rain/NOUN/6/nsubj falls/VERB/3/ccomp \
         ./PUNCT/3/punct",
        &["Venn | is confident* | that rain falls"],
    );
    check(
        "Venn/PROPN/5/nsubj was/AUX/5/cop against/ADP/5/case the/DET/5/det dam/NOUN/0/root ./PUNCT/5/punct",
        &["Venn | was against* | the dam"],
    );
}

#[test]
fn a_description_is_no_relation() {
    check("A/DET/2/det group/NOUN/5/nsubj backing/VERB/2/acl Orr/PROPN/3/obj marched/VERB/0/root ./PUNCT/5/punct", &[]);
}

#[test]
fn a_stance_does_not_lengthen_the_chain() {
    let (_, found) = read(
        "Venn/PROPN/2/nsubj dreads/VERB/0/root that/SCONJ/5/mark Orr/PROPN/5/nsubj said/VERB/2/ccomp that/SCONJ/8/mark \
         rain/NOUN/8/nsubj fell/VERB/5/ccomp ./PUNCT/2/punct",
        &[],
    );
    let inner = found.iter().find(|a| !a.stance).unwrap();
    let names: Vec<&str> = inner.chain.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Orr"]);
    assert!(inner.within.is_some());
}

#[test]
fn the_head_rejects_a_stance_and_opens_an_unknown_verb() {
    let tree = "Venn/PROPN/2/nsubj foraged/VERB/0/root the/DET/4/det plan/NOUN/2/obj ./PUNCT/2/punct";
    assert_eq!(shown(tree, &[]), Vec::<String>::new());
    assert_eq!(shown(tree, &[0.0, 0.9, 0.0, 0.0, 0.0]), ["Venn | foraged* | the plan"]);
    let tree = "Venn/PROPN/2/nsubj resents/VERB/0/root the/DET/4/det plan/NOUN/2/obj ./PUNCT/2/punct";
    assert_eq!(shown(tree, &[0.0; 5]), Vec::<String>::new());
    assert_eq!(shown(tree, &[0.0, 0.9, 0.0, 0.0, 0.0]), ["Venn | resents* | the plan"]);
}

#[test]
fn what_the_next_speaker_says_is_not_the_last_ones() {
    check(
        "The/DET/2/det bridge/NOUN/4/nsubj:pass was/AUX/4/aux:pass closed/VERB/0/root ,/PUNCT/8/punct the/DET/7/det \
         mayor/NOUN/8/nsubj said/VERB/4/parataxis ,/PUNCT/12/punct and/CCONJ/12/cc police/NOUN/12/nsubj \
         confirmed/VERB/4/conj that/SCONJ/16/mark nine/NUM/15/nummod people/NOUN/16/nsubj died/VERB/12/ccomp ./PUNCT/4/punct",
        &["the mayor | said | The bridge was closed", "police | confirmed | that nine people died"],
    );
}
