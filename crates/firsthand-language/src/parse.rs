//! Sentences and tokens with their tags, lemmas, heads and relations: by the model where there is one, else by rule.

use crate::layers::{Layers, Mention, MentionKind, Sentence, Token, Upos};
use crate::lexicon::{class, lexicon};
use crate::model::{self, Found, Parse, Parser, ROLES, Sign, Window};
use crate::sentence;
use crate::tag;
use crate::token;
use firsthand_types::{Note, NoteKind, Span};
use std::ops::Range;

/// A text while its sentences are made.
struct Draft<'a> {
    text: &'a str,
    lower: &'a str,
    /// Whether the text is in capitals throughout.
    caps: bool,
    /// The words.
    words: Vec<Span>,
    /// Sentences as rules see them: first word, after the last, paragraph.
    sentences: Vec<(usize, usize, usize)>,
}

/// The longest text that the model reads, in words: about half a minute's work.
const MOST_WORDS: usize = 100_000;

/// Within how many words of a quotation its speaker's verb must come.
const MOST_SPEAKER: usize = 6;

/// What the parse says beyond the layers.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    /// How many sentences were longer than a window and are read in parts.
    pub cut: usize,
    /// Whether the text was too long for the model and was read by rules.
    pub long: bool,
    /// Logits of each token's roles in attribution relations; empty where the model says nothing of them.
    pub roles: Vec<[f32; ROLES]>,
}

impl Aside {
    /// What to say of it, `subject` naming the report.
    pub(crate) fn note(&self, subject: &str) -> Option<Note> {
        let message = match (self.long, self.cut) {
            (true, _) => format!("more than {MOST_WORDS} words: read by rules, without the language model"),
            (false, 0) => return None,
            (false, 1) => "one sentence is longer than the language model's window and was read in parts".to_owned(),
            (false, n) => format!("{n} sentences are longer than the language model's window and were read in parts"),
        };
        Some(Note::new(NoteKind::TooLarge, subject, message))
    }
}

/// Fills sentences and tokens, and `spans` where a model is given.
pub(crate) fn fill(text: &str, lower: &str, caps: bool, parser: Option<&dyn Parser>, layers: &mut Layers) -> Aside {
    let draft = draft(text, lower, caps, layers);
    let long = draft.words.len() > MOST_WORDS;
    match parser.filter(|_| !long).and_then(|p| by_model(&draft, p, layers)) {
        Some(aside) => aside,
        None => {
            by_rule(&draft, layers);
            Aside { long: long && parser.is_some(), ..Aside::default() }
        }
    }
}

fn draft<'a>(text: &'a str, lower: &'a str, caps: bool, layers: &Layers) -> Draft<'a> {
    let mut draft = Draft { text, lower, caps, words: Vec::new(), sentences: Vec::new() };
    let mut spans = Vec::new();
    for (p, paragraph) in layers.paragraphs.iter().enumerate() {
        spans.clear();
        let start = paragraph.span.start.max(paragraph.dateline.end);
        sentence::split(text, lower, Span::new(start, paragraph.span.end), &mut spans);
        for span in &spans {
            let first = draft.words.len();
            token::split(text, lower, *span, &mut draft.words);
            if draft.words.len() > first {
                draft.sentences.push((first, draft.words.len(), p));
            }
        }
    }
    draft
}

fn by_rule(draft: &Draft<'_>, layers: &mut Layers) {
    let mut tags = Vec::new();
    for (first, last, paragraph) in &draft.sentences {
        tags.clear();
        let words = draft.words.get(*first..*last).unwrap_or(&[]);
        tag::tag(draft.text, draft.lower, words, draft.caps, &mut tags);
        layers.tokens.extend(words.iter().zip(&tags).map(|(word, upos)| draft.token(*word, *upos)));
        layers.sentences.push(draft.sentence(*first, *last, *paragraph));
    }
}

impl Draft<'_> {
    fn token(&self, word: Span, upos: Upos) -> Token {
        Token {
            span: word,
            upos,
            lemma: tag::lemma(word.of(self.lower).unwrap_or(""), upos),
            head: None,
            deprel: None,
            capital: word.of(self.text).and_then(|w| w.chars().next()).is_some_and(char::is_uppercase),
        }
    }

    fn sentence(&self, first: usize, last: usize, paragraph: usize) -> Sentence {
        let span = self.range(first, last);
        Sentence { span, first, last, paragraph }
    }

    fn range(&self, first: usize, last: usize) -> Span {
        let start = self.words.get(first).map_or(0, |w| w.start);
        Span::new(start, last.checked_sub(1).and_then(|l| self.words.get(l)).map_or(start, |w| w.end))
    }
}

/// Reads every window by the model; `None` where it failed, and then nothing was changed.
fn by_model(draft: &Draft<'_>, parser: &dyn Parser, layers: &mut Layers) -> Option<Aside> {
    let words: Vec<&str> = draft.words.iter().map(|w| w.of(draft.text).unwrap_or("")).collect();
    let pieces: Vec<usize> = words.iter().map(|w| parser.pieces(w)).collect();
    let signs = signs(draft, &words);
    let (windows, paragraphs) = windows(draft, &words, &pieces, &signs);
    let mut parses = vec![Parse::default(); windows.len()];
    for batch in model::batches(&windows, &pieces) {
        let group = windows.get(batch.clone())?;
        let rows: Vec<Vec<&str>> = group.iter().map(|w| words.get(w.first..w.last).unwrap_or(&[]).to_vec()).collect();
        for ((window, slot), scores) in group.iter().zip(parses.get_mut(batch)?).zip(parser.score(&rows)?) {
            let signs = signs.get(window.first..window.last).unwrap_or(&[]);
            *slot = model::parse(&scores, parser.labels(), signs);
        }
    }
    if parses.iter().zip(&windows).any(|(p, w)| p.heads.len() != w.last - w.first) {
        return None;
    }
    for ((parse, window), paragraph) in parses.iter().zip(&windows).zip(&paragraphs) {
        take(draft, parser, parse, *window, *paragraph, layers);
    }
    let mut roles: Vec<[f32; ROLES]> = parses.iter().flat_map(|p| p.roles.iter().copied()).collect();
    if roles.len() != layers.tokens.len() {
        roles.clear();
    }
    Some(Aside { cut: windows.iter().filter(|w| w.cut).count(), long: false, roles })
}

/// What rules say of each word as a sentence's last.
fn signs(draft: &Draft<'_>, words: &[&str]) -> Vec<Sign> {
    let small = |i: usize| words.get(i).and_then(|w| w.chars().next()).is_some_and(char::is_lowercase);
    let mut signs: Vec<Sign> = (1..=words.len())
        .map(|next| {
            let word = words.get(next - 1).copied().unwrap_or("");
            let clock = word.eq_ignore_ascii_case("p.m.") || word.eq_ignore_ascii_case("a.m.");
            let title = sentence::title(word) && words.get(next).is_some_and(|w| w.starts_with(char::is_uppercase));
            Sign { small_next: small(next), clock, title, ..Sign::default() }
        })
        .collect();
    for (_, last, _) in &draft.sentences {
        if let Some(sign) = last.checked_sub(1).and_then(|l| signs.get_mut(l)) {
            sign.rule = true;
        }
    }
    for same in draft.sentences.chunk_by(|a, b| a.2 == b.2) {
        if let (Some((first, ..)), Some((_, last, _))) = (same.first(), same.last()) {
            quotations(words, *first..*last, &mut signs);
        }
    }
    signs
}

/// Marks, of the words of a paragraph, what quotation marks say of sentence ends.
fn quotations(words: &[&str], paragraph: Range<usize>, signs: &mut [Sign]) {
    let word = |i: usize| words.get(i).copied().unwrap_or("");
    let mut open: Option<usize> = None;
    for i in paragraph.clone() {
        let ends = match word(i) {
            "\"" | "''" | "``" => open.is_some(),
            "\u{201c}" => false,
            "\u{201d}" => true,
            _ => continue,
        };
        if !ends {
            open = Some(i);
            continue;
        }
        let inside = open.take().filter(|o| *o > paragraph.start && signs.get(o - 1).is_some_and(|s| !s.rule));
        for sign in inside.and_then(|o| signs.get_mut(o + 1..i)).unwrap_or_default() {
            sign.quoted = true;
        }
        if matches!(word(i.saturating_sub(1)), "?" | "!") && asked(words.get(i + 1..paragraph.end).unwrap_or(&[])) {
            for sign in signs.get_mut(i.saturating_sub(1)..=i).unwrap_or_default() {
                sign.asked = true;
            }
        }
        let left = paragraph.end - (i + 1);
        if let Some(sign) =
            signs.get_mut(i).filter(|_| (2..=6).contains(&left) && matches!(word(i + 1), "-" | "–" | "—" | "--"))
        {
            sign.signed = true;
        }
    }
}

/// Whether words that follow a quoted question only say who asked: "Venn asked."
fn asked(words: &[&str]) -> bool {
    let speaker = |w: &str| matches!(w, "he" | "she" | "they" | "the") || w.starts_with(|c: char| c.is_uppercase());
    let Some(at) = words.iter().take(MOST_SPEAKER).position(|w| !speaker(w)).filter(|at| *at > 0) else {
        return false;
    };
    let marked = words.get(at + 1).is_some_and(|w| matches!(*w, "." | ","));
    marked && words.get(at).is_some_and(|verb| lexicon().cue(&tag::lemma(verb, Upos::Verb)).is_some())
}

/// The windows of each paragraph, with the paragraph's index. Sentences of one quotation stay together where they are not too long.
fn windows(draft: &Draft<'_>, words: &[&str], pieces: &[usize], signs: &[Sign]) -> (Vec<Window>, Vec<usize>) {
    let (mut out, mut paragraphs) = (Vec::new(), Vec::new());
    for same in draft.sentences.chunk_by(|a, b| a.2 == b.2) {
        let mut ranges: Vec<(usize, usize)> = Vec::with_capacity(same.len());
        for (first, last, _) in same {
            let quoted = first.checked_sub(1).and_then(|i| signs.get(i)).is_some_and(|s| s.quoted || s.asked);
            match ranges.last_mut() {
                Some(open) if quoted && last - open.0 <= model::MOST_WORDS => open.1 = *last,
                _ => ranges.push((*first, *last)),
            }
        }
        model::windows(&ranges, words, pieces, &mut out);
        paragraphs.resize(out.len(), same.first().map_or(0, |s| s.2));
    }
    (out, paragraphs)
}

/// Appends what one window says.
fn take(draft: &Draft<'_>, parser: &dyn Parser, parse: &Parse, window: Window, paragraph: usize, layers: &mut Layers) {
    let mut first = window.first;
    for (i, upos) in parse.upos.iter().enumerate() {
        let at = window.first + i;
        let mut token = draft.token(draft.words.get(at).copied().unwrap_or_default(), *upos);
        token.head = parse.heads.get(i).copied().flatten().map(|h| window.first + h);
        token.deprel = parse.rels.get(i).and_then(|r| parser.labels().rels.get(*r)).cloned();
        layers.tokens.push(token);
        if parse.ends.get(i) == Some(&true) {
            layers.sentences.push(draft.sentence(first, at + 1, paragraph));
            first = at + 1;
        }
    }
    let from = layers.spans.len();
    layers.spans.extend(parse.mentions.iter().map(|found| mention(draft, parse, window, *found)));
    for name in &parse.names {
        named(draft, layers, from, mention(draft, parse, window, *name));
    }
    if let Some(new) = layers.spans.get_mut(from..) {
        new.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    }
}

/// Enters a proper name among a window's mentions: the mention of the same words, but for an article, takes its type; where there is
/// none and it crosses none, it is a mention of its own.
fn named(draft: &Draft<'_>, layers: &mut Layers, from: usize, name: Mention) {
    let bare = |span: Span| match span.of(draft.lower).and_then(|w| w.strip_prefix("the ")) {
        Some(rest) => Span::new(span.end - rest.len(), span.end),
        None => span,
    };
    let window = layers.spans.get_mut(from..).unwrap_or_default();
    if let Some(same) = window.iter_mut().find(|m| bare(m.span) == bare(name.span)) {
        (same.kind, same.named) = (name.kind, true);
        return;
    }
    let crosses = |m: &Mention| {
        let (a, b) = (m.span, name.span);
        a.start < b.start && b.start < a.end && a.end < b.end || b.start < a.start && a.start < b.end && b.end < a.end
    };
    if !window.iter().any(crosses) {
        layers.spans.push(Mention { named: true, ..name });
    }
}

/// A mention of the model: its head is the word whose own head lies outside it.
fn mention(draft: &Draft<'_>, parse: &Parse, window: Window, found: Found) -> Mention {
    let Found { first, last, kind, .. } = found;
    let outside = |i: &usize| match parse.heads.get(*i).copied().flatten() {
        Some(head) => head < first || head >= last,
        None => true,
    };
    let head = (first..last).find(outside).unwrap_or(first);
    Mention {
        span: draft.range(window.first + first, window.first + last),
        head: draft.range(window.first + head, window.first + head + 1),
        kind: refined(draft, window.first + head, kind),
        // Of bearers of names, the names' own head decides.
        named: parse.upos.get(head) == Some(&Upos::Propn)
            && !matches!(kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Place),
        entity: 0,
        place: None,
    }
}

/// The model's types, which are GUM's, with places and objects told apart where the head's word does: a hall is a facility, a
/// rifle a weapon, a bus a vehicle.
fn refined(draft: &Draft<'_>, head: usize, kind: MentionKind) -> MentionKind {
    let word = draft.words.get(head).and_then(|w| w.of(draft.lower)).unwrap_or("");
    let bits = lexicon().classes(word) | lexicon().classes(&tag::lemma(word, Upos::Noun));
    match kind {
        MentionKind::Place if bits & class::FACILITY != 0 => MentionKind::Facility,
        MentionKind::Object if bits & class::WEAPON != 0 => MentionKind::Weapon,
        MentionKind::Object if bits & class::VEHICLE != 0 => MentionKind::Vehicle,
        _ => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fake::Fake;
    use crate::paragraph;
    use proptest::prelude::*;

    fn layers(text: &str, fake: Fake) -> (Layers, usize) {
        let lower = text.to_ascii_lowercase();
        let mut layers = Layers { paragraphs: paragraph::paragraphs(text, &lower, false), ..Layers::default() };
        let aside = fill(text, &lower, false, Some(&fake), &mut layers);
        (layers, aside.cut)
    }

    /// Sentences, each word as word/TAG/head/relation.
    fn check(text: &str, expected: &[&str]) {
        let (layers, _) = layers(text, Fake::Plain);
        let word = |i: usize| layers.tokens.get(i).and_then(|t| t.span.of(text)).unwrap_or("ROOT");
        let got: Vec<String> = layers
            .sentences
            .iter()
            .map(|s| {
                let show = |i: usize| {
                    let t = &layers.tokens[i];
                    format!("{}/{:?}/{}/{}", word(i), t.upos, t.head.map_or("ROOT", word), t.deprel.as_deref().unwrap_or(""))
                };
                (s.first..s.last).map(show).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_quotation_that_began_inside_a_sentence_keeps_it_open() {
        let words: Vec<&str> = "Venn said \" It burned . We ran . \" \" We ran . \" - Bo Lind".split(' ').collect();
        let mut signs = vec![Sign::default(); words.len()];
        for (sign, word) in signs.iter_mut().zip(&words) {
            sign.rule = *word == ".";
        }
        // The closing mark ends the sentence, by rule.
        signs[9].rule = true;
        quotations(&words, 0..words.len(), &mut signs);
        let marked = |test: &dyn Fn(&Sign) -> bool| (0..words.len()).filter(|i| test(&signs[*i])).collect::<Vec<_>>();
        assert_eq!(marked(&|s| s.quoted), [3, 4, 5, 6, 7, 8]);
        assert_eq!(marked(&|s| s.signed), [14]);
        for (after, expected) in
            [("Venn asked .", true), ("she shouted ,", true), ("Police say the pier burned .", false), ("Venn left .", false)]
        {
            assert_eq!(asked(&after.split(' ').collect::<Vec<_>>()), expected, "{after}");
        }
    }

    #[test]
    fn heads_stay_inside_their_sentence() {
        check(
            "Ada Venn landed. Orr landed!",
            &[
                "Ada/Propn/landed/nsubj Venn/Propn/landed/nsubj landed/Verb/ROOT/root ./Punct/landed/punct",
                "Orr/Propn/landed/nsubj landed/Verb/ROOT/root !/Punct/landed/punct",
            ],
        );
    }

    #[test]
    fn mentions_are_nested_and_know_their_head() {
        let text = "Ada Venn landed.";
        let (layers, _) = layers(text, Fake::Plain);
        let got: Vec<_> = layers.spans.iter().map(|m| (m.span.of(text).unwrap_or(""), m.kind, m.named)).collect();
        let person = MentionKind::Person;
        assert_eq!(got, [("Ada Venn", person, true), ("Ada", person, false), ("Venn", person, false)]);
    }

    #[test]
    fn a_name_is_the_mention_of_the_same_words_or_one_of_its_own() {
        let text = "The Orvel Times said Ada Venn";
        let lower = text.to_ascii_lowercase();
        let draft = draft(text, &lower, false, &Layers::default());
        let at = |words: &str, kind| {
            let start = text.find(words).unwrap_or(0);
            let span = Span::new(start, start + words.len());
            Mention { span, head: span, kind, named: false, entity: 0, place: None }
        };
        let mut layers = Layers { spans: vec![at("The Orvel Times", MentionKind::Object)], ..Layers::default() };
        named(&draft, &mut layers, 0, at("Orvel Times", MentionKind::Organisation));
        named(&draft, &mut layers, 0, at("Ada Venn", MentionKind::Person));
        named(&draft, &mut layers, 0, at("Times said Ada", MentionKind::Person));
        let got: Vec<_> = layers.spans.iter().map(|m| (m.span.of(text).unwrap_or(""), m.kind, m.named)).collect();
        assert_eq!(got, [("The Orvel Times", MentionKind::Organisation, true), ("Ada Venn", MentionKind::Person, true)]);
    }

    #[test]
    fn a_model_that_fails_leaves_the_rules() {
        let (layers, cut) = layers("Ada Venn landed. She left.", Fake::Broken);
        assert_eq!((layers.sentences.len(), cut), (2, 0));
        assert!(layers.tokens.iter().all(|t| t.head.is_none()) && layers.spans.is_empty());
    }

    #[test]
    fn a_text_beyond_the_limit_is_read_by_rules_with_a_note() {
        let text = "Ada landed. ".repeat(MOST_WORDS / 3 + 1);
        let lower = text.to_ascii_lowercase();
        let mut layers = Layers { paragraphs: paragraph::paragraphs(&text, &lower, false), ..Layers::default() };
        let aside = fill(&text, &lower, false, Some(&Fake::Plain), &mut layers);
        assert!(aside.long && aside.note("r").is_some_and(|n| n.message.contains("by rules")));
        assert!(layers.tokens.len() > MOST_WORDS && layers.tokens.iter().all(|t| t.head.is_none()));
    }

    #[test]
    fn a_sentence_beyond_the_window_is_read_in_parts() {
        let text = format!("{}.", "so, ".repeat(90));
        let (layers, cut) = layers(&text, Fake::Plain);
        assert!(cut >= 1 && layers.sentences.len() > cut);
        assert_eq!(layers.tokens.len(), 181);
    }

    proptest! {
        #[test]
        fn any_scores_of_any_text_give_whole_trees(text in "(\\PC|[.!? \n]){0,300}") {
            let (layers, _) = layers(&text, Fake::Noise);
            let mut next = 0;
            for sentence in &layers.sentences {
                prop_assert_eq!(sentence.first, next);
                prop_assert!(sentence.last > sentence.first);
                next = sentence.last;
                let tokens = &layers.tokens[sentence.first..sentence.last];
                prop_assert_eq!(tokens.iter().filter(|t| t.head.is_none()).count(), 1);
                for (i, token) in tokens.iter().enumerate() {
                    let own = token.head.is_none_or(|h| h != sentence.first + i && (sentence.first..sentence.last).contains(&h));
                    prop_assert!(own);
                    prop_assert_eq!(token.head.is_none(), token.deprel.as_deref() == Some("root"));
                }
            }
            prop_assert_eq!(next, layers.tokens.len());
            for mention in &layers.spans {
                prop_assert!(mention.span.of(&text).is_some() && mention.span.contains(mention.head));
            }
        }
    }
}
