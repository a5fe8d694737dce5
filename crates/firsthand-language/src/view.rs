//! A text with what the later steps look up again and again: lower-cased words, word classes, tags.

use crate::layers::{Paragraph, ParagraphKind, Sentence, Token, Upos};
use crate::lexicon::lexicon;
use crate::tag::known_tags;
use firsthand_types::Span;

/// A text, its sentences and tokens, with each token's word classes. Offsets of `lower` are those of `text`: only ASCII
/// letters are folded.
pub(crate) struct View<'a> {
    /// The text.
    pub text: &'a str,
    /// The text with ASCII letters in lower case.
    pub lower: &'a str,
    /// Paragraphs.
    pub paragraphs: &'a [Paragraph],
    /// Sentences.
    pub sentences: &'a [Sentence],
    /// Tokens.
    pub tokens: &'a [Token],
    /// Word classes of each token.
    pub classes: Vec<u64>,
    /// Whether the text is written in capitals throughout, so that capitals tell nothing.
    pub caps: bool,
}

impl<'a> View<'a> {
    /// Looks up every token's classes.
    pub(crate) fn new(
        text: &'a str,
        lower: &'a str,
        paragraphs: &'a [Paragraph],
        sentences: &'a [Sentence],
        tokens: &'a [Token],
        caps: bool,
    ) -> Self {
        let lexicon = lexicon();
        let classes = tokens
            .iter()
            .map(|t| {
                let word = t.span.of(lower).unwrap_or("");
                match lexicon.classes(word) {
                    0 if word.ends_with('.') => lexicon.classes(word.trim_end_matches('.')),
                    c => c,
                }
            })
            .collect();
        View { text, lower, paragraphs, sentences, tokens, classes, caps }
    }

    /// The token's word in lower case; empty beyond the end.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|t| t.span.of(self.lower)).unwrap_or("")
    }

    /// The token's word as it stands.
    pub(crate) fn raw(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|t| t.span.of(self.text)).unwrap_or("")
    }

    /// The token's lemma.
    pub(crate) fn lemma(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| &t.lemma)
    }

    /// The token's part of speech; `X` beyond the end. A common noun in small letters that treebanks call a name ("mayor Venn") is
    /// a noun here.
    pub(crate) fn tag(&self, i: usize) -> Upos {
        let Some(token) = self.tokens.get(i) else {
            return Upos::X;
        };
        let small = token.upos == Upos::Propn && !token.capital && !self.caps;
        if small && known_tags(self.word(i)).contains('N') { Upos::Noun } else { token.upos }
    }

    /// The token that it depends on; `None` for a root and where no parser ran.
    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.tokens.get(i).and_then(|t| t.head)
    }

    /// The token's relation to its head; empty where no parser ran.
    pub(crate) fn relation(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|t| t.deprel.as_deref()).unwrap_or("")
    }

    /// Whether the token is in one of these classes.
    pub(crate) fn is(&self, i: usize, classes: u64) -> bool {
        self.classes.get(i).is_some_and(|c| c & classes != 0)
    }

    /// The token's range; empty at the text's end beyond the last.
    pub(crate) fn span(&self, i: usize) -> Span {
        self.tokens.get(i).map_or(Span::new(self.text.len(), self.text.len()), |t| t.span)
    }

    /// The range of the tokens `first..last`.
    pub(crate) fn range(&self, first: usize, last: usize) -> Span {
        if last <= first {
            return Span::new(self.span(first).start, self.span(first).start);
        }
        Span::new(self.span(first).start, self.span(last - 1).end)
    }

    /// Whether the token begins with a capital that means something (the text is not all capitals).
    pub(crate) fn capital(&self, i: usize) -> bool {
        !self.caps && self.tokens.get(i).is_some_and(|t| t.capital)
    }

    /// Whether the token can be part of a name: a capital that means something, tagged as a name or not known otherwise.
    pub(crate) fn is_name_token(&self, i: usize) -> bool {
        self.tag(i) == Upos::Propn || self.capital(i) && self.tag(i) == Upos::Noun
    }

    /// Whether white space stands before the token.
    pub(crate) fn spaced(&self, i: usize) -> bool {
        i == 0 || self.span(i - 1).end < self.span(i).start
    }

    /// The first token that starts at or after the offset.
    pub(crate) fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < at)
    }

    /// Index of the sentence that holds the token.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.last <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The kind of the sentence's paragraph.
    pub(crate) fn kind_of(&self, sentence: usize) -> ParagraphKind {
        self.sentences.get(sentence).and_then(|s| self.paragraphs.get(s.paragraph)).map_or(ParagraphKind::Prose, |p| p.kind)
    }
}
