//! What the passes look at in a mention, computed once.

use crate::layers::{Mention, MentionKind, Upos};
use crate::lexicon::class;
use crate::mention::fold;
use crate::view::View;
use firsthand_types::Span;

/// Grammatical gender of a person, where the words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Who a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// "I", "we": the plural or not.
    First(bool),
    /// "you".
    Second,
    /// "he", "she".
    Person(Gender),
    /// "it".
    Thing,
    /// "they".
    Many,
    /// "this", "those" standing alone.
    Pointing,
}

/// A mention with what tells whether it is the same as another.
#[derive(Debug)]
pub(super) struct Reference {
    pub span: Span,
    /// Head token.
    pub head: usize,
    /// Index of its sentence.
    pub sentence: usize,
    pub kind: MentionKind,
    pub named: bool,
    pub pronoun: Option<Pronoun>,
    /// The name inside it, folded; empty where it is not named.
    pub name: String,
    /// Its words in lower case without articles and possessives.
    pub core: String,
    /// Its head's dictionary form.
    pub lemma: String,
    /// Whether it opens with "the", "this", "those" ...
    pub definite: bool,
    /// Whether it opens with "a", "some", "no" ...
    pub indefinite: bool,
    pub plural: bool,
    /// Whether its head is a subject.
    pub subject: bool,
    pub gender: Option<Gender>,
    /// Whether another mention holds it.
    pub nested: bool,
}

impl Reference {
    /// Whether the other lies inside this one.
    pub(super) fn holds(&self, other: &Reference) -> bool {
        self.span.contains(other.span)
    }

    /// Whether every word that this has beside its head stands in the other too.
    pub(super) fn adds_nothing_to(&self, other: &Reference) -> bool {
        let head = self.core.rsplit(' ').next().unwrap_or("");
        self.core.split(' ').all(|w| w == head || w == self.lemma || other.core.split(' ').any(|o| o == w))
    }
}

/// Reads the mentions of a text, which are sorted by start, the longest first.
pub(super) fn references(view: &View<'_>, mentions: &[Mention]) -> Vec<Reference> {
    let mut reach = 0;
    mentions
        .iter()
        .map(|mention| {
            let nested = mention.span.end <= reach;
            reach = reach.max(mention.span.end);
            reference(view, mention, nested)
        })
        .collect()
}

fn reference(view: &View<'_>, mention: &Mention, nested: bool) -> Reference {
    let first = view.token_from(mention.span.start);
    let last = view.token_from(mention.span.end).max(first + 1);
    let head = view.token_from(mention.head.start);
    let opening = view.word(first);
    let pronoun = if last == first + 1 { pronoun(opening) } else { None };
    let name = if mention.named { name(view, first, last, head) } else { String::new() };
    let kind = mention.kind;
    let words: Vec<&str> = (first..last).map(|i| view.word(i)).filter(|w| !is_determiner(w)).collect();
    Reference {
        span: mention.span,
        head,
        sentence: view.sentence_of(first),
        kind,
        named: mention.named && !name.is_empty(),
        pronoun,
        gender: gender(view, first, last, head, kind, pronoun, &name),
        name,
        core: words.join(" "),
        lemma: view.lemma(head).to_owned(),
        definite: matches!(opening, "the" | "this" | "that" | "these" | "those"),
        indefinite: matches!(opening, "a" | "an" | "some" | "no" | "any" | "another"),
        plural: plural(view, first, last, head),
        subject: view.relation(head).starts_with("nsubj"),
        nested,
    }
}

fn pronoun(word: &str) -> Option<Pronoun> {
    Some(match word {
        "i" | "me" | "my" | "mine" | "myself" => Pronoun::First(false),
        "we" | "us" | "our" | "ours" | "ourselves" => Pronoun::First(true),
        "you" | "your" | "yours" | "yourself" | "yourselves" => Pronoun::Second,
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Man),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Woman),
        "it" | "its" | "itself" => Pronoun::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Many,
        "this" | "that" | "these" | "those" => Pronoun::Pointing,
        _ => return None,
    })
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "some"
            | "any"
            | "no"
            | "all"
            | "both"
            | "each"
            | "every"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "'s"
            | "’s"
    )
}

/// The run of name words around the head, folded: titles before it and what hangs on it left out.
fn name(view: &View<'_>, first: usize, last: usize, head: usize) -> String {
    let part = |i: usize| view.tag(i) == Upos::Propn || matches!(view.word(i), "-" | "&");
    let modifies = |i: usize| {
        view.capital(i) && matches!(view.tag(i), Upos::Adj | Upos::Noun) && matches!(view.relation(i), "amod" | "compound")
    };
    let mut start = head;
    while start > first && (part(start - 1) || modifies(start - 1)) {
        start -= 1;
    }
    let mut end = head + 1;
    while end < last
        && (part(end)
            || view.tag(end) == Upos::Num
            || view.tag(end) == Upos::Adp && end + 1 < last && view.tag(end + 1) == Upos::Propn)
    {
        end += 1;
    }
    while start < head && (view.relation(start) == "nmod:desc" || view.is(start, class::TITLE)) {
        start += 1;
    }
    fold(view.range(start, end).of(view.text).unwrap_or(""))
}

fn plural(view: &View<'_>, first: usize, last: usize, head: usize) -> bool {
    let (word, lemma) = (view.word(head), view.lemma(head));
    let inflected = word.ends_with('s') || matches!(lemma, "man" | "woman" | "child" | "person");
    word != lemma && inflected
        || matches!(word, "people" | "police")
        || (first..last).any(|i| view.relation(i) == "conj" && view.head(i) == Some(head))
}

fn gender(
    view: &View<'_>,
    first: usize,
    last: usize,
    head: usize,
    kind: MentionKind,
    pronoun: Option<Pronoun>,
    name: &str,
) -> Option<Gender> {
    if let Some(Pronoun::Person(gender)) = pronoun {
        return Some(gender);
    }
    if kind != MentionKind::Person {
        return None;
    }
    let tells = |i: usize| !name.is_empty() || i == head;
    if (first..last).any(|i| tells(i) && is_man(view.word(i))) {
        return Some(Gender::Man);
    }
    if (first..last).any(|i| tells(i) && view.is(i, class::FEMALE)) {
        return Some(Gender::Woman);
    }
    let given = crate::lexicon::lexicon().classes(name.split(' ').next().unwrap_or(""));
    (given & class::FIRST != 0 && given & class::FEMALE == 0).then_some(Gender::Man)
}

fn is_man(word: &str) -> bool {
    matches!(
        word,
        "man"
            | "men"
            | "boy"
            | "father"
            | "dad"
            | "son"
            | "husband"
            | "widower"
            | "king"
            | "prince"
            | "duke"
            | "lord"
            | "sir"
            | "brother"
            | "uncle"
            | "nephew"
            | "grandfather"
            | "grandson"
            | "mr"
            | "mr."
            | "gentleman"
            | "policeman"
            | "businessman"
            | "chairman"
            | "spokesman"
            | "congressman"
            | "gunman"
            | "fireman"
            | "monk"
            | "priest"
    )
}
