//! One sentence as the rules see it: words with their tags, and the numbers and countable noun phrases among them.

use crate::words::{Tag, flag::*, tag};
use firsthand_language::{Layers, QuantityKind, Upos};
use firsthand_types::{Bound, Span, Value};
use std::borrow::Cow;

/// A word of a sentence.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Where it stands.
    pub span: Span,
    /// In lower case, but for the month of May.
    pub low: Cow<'a, str>,
    /// What it can mean.
    pub tag: Tag,
    /// Part of speech, where the language layer is sure.
    pub upos: Upos,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Index of the [`Num`] that it belongs to.
    pub num: Option<usize>,
    /// Index in the sentence of the word that it depends on; `None` for the root and where no parser ran.
    pub head: Option<usize>,
    /// Universal Dependencies relation to its head; empty where no parser ran.
    pub rel: &'a str,
    /// Dictionary form, lower case.
    pub lemma: &'a str,
}

impl Word<'_> {
    /// Whether it has any of the flags.
    pub fn is(&self, flags: u32) -> bool {
        self.tag.flags & flags != 0
    }

    /// Whether it is one of the words.
    pub fn any(&self, words: &[&str]) -> bool {
        let low = self.low.as_ref();
        // Asked for most of all: a look at the first letter spares nearly every comparison.
        let first = low.as_bytes().first();
        words.iter().any(|w| w.len() == low.len() && w.as_bytes().first() == first && *w == low)
    }

    /// Whether it is punctuation.
    pub fn punct(&self) -> bool {
        self.low.chars().all(|c| !c.is_alphanumeric() && c != '%' && c != '$')
    }
}

/// Where a [`Num`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumKind {
    /// A number or number word.
    Count,
    /// "the fifth".
    Ordinal,
    /// "a boy", "a mother and child".
    Article,
    /// "nobody", "no injuries".
    Zero,
    /// A number that counts nobody: money, ages, percentages, names. Kept as a barrier.
    Other,
}

/// A number with the noun phrase that it heads, as token indexes into the sentence.
#[derive(Clone, Debug)]
pub struct Num {
    /// Its value.
    pub value: Value,
    /// Its bound.
    pub bound: Bound,
    /// What it is.
    pub kind: NumKind,
    /// First token, with modifiers ("at least").
    pub start: usize,
    /// First token of the number itself.
    pub number: usize,
    /// After the noun phrase, up to its head ("at least 12 people").
    pub end: usize,
    /// Head noun, where it has one of its own.
    pub head: Option<usize>,
    /// "more", "another", "a further".
    pub increment: bool,
}

impl Num {
    /// Whether it can count people: a count whose head is no thing.
    pub fn people(&self, s: &Sent<'_>) -> bool {
        match self.kind {
            NumKind::Other | NumKind::Ordinal => false,
            _ if self.thing(s) => false,
            _ => match self.head.and_then(|h| s.words.get(h)) {
                Some(w) => !w.is(THING | EVENT) || w.is(PERSON | DEATHS | BODY),
                None => true,
            },
        }
    }

    /// "Two of the paintings": what the model takes for things, in a phrase whose number has no noun of its own.
    fn thing(&self, s: &Sent<'_>) -> bool {
        use firsthand_language::MentionKind as Kind;
        let pronoun = s.at(self.number + 2).is_some_and(|w| w.any(&["them", "those", "these", "whom", "us"]));
        if s.low(self.number + 1) != "of" || pronoun || self.head_is(s, PERSON | ATTACKER | SUSPECT | BODY | DEATHS) {
            return false;
        }
        let Some(number) = s.at(self.number).map(|w| w.span) else { return false };
        let mut kinds =
            s.spans().filter(|m| m.span.start <= number.start && m.span.end > number.end).map(|m| m.kind).peekable();
        kinds.peek().is_some()
            && kinds
                .all(|k| matches!(k, Kind::Object | Kind::Vehicle | Kind::Facility | Kind::Animal | Kind::Weapon | Kind::Plant))
    }

    /// The head's flags.
    pub fn head_is(&self, s: &Sent<'_>, flags: u32) -> bool {
        self.head.and_then(|h| s.words.get(h)).is_some_and(|w| w.is(flags))
    }
}

/// A sentence.
#[derive(Debug)]
pub struct Sent<'a> {
    /// The text that the spans point into.
    pub text: &'a str,
    /// Its layers.
    pub layers: &'a Layers,
    /// Which sentence it is.
    pub index: usize,
    /// Its range.
    pub span: Span,
    /// Its words and punctuation.
    pub words: Vec<Word<'a>>,
    /// Whether it is written in capitals throughout, so that capitals say nothing.
    pub caps: bool,
    /// Its numbers, sorted.
    pub nums: Vec<Num>,
}

/// Longest sentence that the rules read, in tokens; what is beyond asserts nothing to them (a hostile or broken text).
const LONGEST: usize = 400;

impl<'a> Sent<'a> {
    /// Reads a sentence out of the layers.
    pub fn new(text: &'a str, layers: &'a Layers, index: usize) -> Option<Self> {
        let sentence = layers.sentences.get(index)?;
        let tokens = layers.tokens_of(index);
        let mut words: Vec<Word<'a>> = Vec::with_capacity(tokens.len().min(LONGEST));
        for t in tokens.iter().take(LONGEST) {
            let raw = t.span.of(text)?;
            let low: Cow<'a, str> = if raw.bytes().any(|b| !b.is_ascii_lowercase() && !b.is_ascii_digit()) {
                Cow::Owned(raw.to_lowercase().replace('’', "'"))
            } else {
                Cow::Borrowed(raw)
            };
            let mut found = tag(&low);
            if let Some(base) = low.strip_suffix("n't").filter(|b| !b.is_empty()) {
                found = tag(base);
                found.flags |= NEG;
            }
            // The month keeps its capital, so that no rule takes it for the modal.
            let month = raw == "May" && (t.upos == Upos::Propn || !words.is_empty()) || raw == "MAY" && t.upos == Upos::Propn;
            let low = if month { Cow::Borrowed("May") } else { low };
            if month {
                found.flags &= !MODAL;
            }
            let head = t.head.and_then(|h| h.checked_sub(sentence.first)).filter(|h| *h < tokens.len().min(LONGEST));
            let rel = t.deprel.as_deref().unwrap_or("");
            words.push(Word {
                span: t.span,
                low,
                tag: found,
                upos: t.upos,
                capital: t.capital,
                num: None,
                head,
                rel,
                lemma: &t.lemma,
            });
        }
        let capitals = words.iter().filter(|w| w.capital).count();
        let caps = words.len() > 3 && capitals * 3 > words.iter().filter(|w| !w.punct()).count() * 2;
        let mut s = Sent { caps, text, layers, index, span: sentence.span, words, nums: Vec::new() };
        s.count_people();
        s.nums = crate::numbers::read(&s);
        for (k, n) in s.nums.iter().enumerate() {
            for w in s.words.iter_mut().take(n.end).skip(n.start) {
                w.num = Some(k);
            }
        }
        Some(s)
    }

    /// The nominal mentions that the model found in the sentence; none where no model ran.
    pub fn spans(&self) -> impl Iterator<Item = &'a firsthand_language::Mention> + use<'a> {
        let (all, sentence) = (&self.layers.spans, self.span);
        let first = all.partition_point(|m| m.span.start < sentence.start);
        all.iter().skip(first).take_while(move |m| m.span.start < sentence.end)
    }

    /// Nouns that a number counts are people where the model says so ("nine fitters"): no list can hold every trade.
    fn count_people(&mut self) {
        let counted: Vec<usize> = self.words.iter().filter(|w| w.rel == "nummod").filter_map(|w| w.head).collect();
        for i in counted {
            let Some(w) =
                self.at(i).filter(|w| w.upos == Upos::Noun && !w.is(THING | EVENT | PERSON | DEATHS | BODY | INJURIES))
            else {
                continue;
            };
            let (at, lead) = (w.span, self.bytes(i.saturating_sub(5), i + 1).start);
            let person = self.spans().any(|m| {
                m.kind == firsthand_language::MentionKind::Person
                    && m.span.contains(at)
                    && m.span.start >= lead
                    && m.span.start < at.start
            });
            if let Some(w) = self.words.get_mut(i).filter(|_| person) {
                w.tag.flags |= PERSON;
            }
        }
    }

    /// A word, or `None` beyond the ends.
    pub fn at(&self, i: usize) -> Option<&Word<'a>> {
        self.words.get(i)
    }

    /// The words that depend on `i` by one of the relations (subtypes too), in order.
    pub fn children(&self, i: usize, relations: &[&str]) -> Vec<usize> {
        (0..self.words.len())
            .filter(|&k| {
                self.at(k).is_some_and(|w| {
                    w.head == Some(i) && relations.iter().any(|r| w.rel == *r || w.rel.split(':').next() == Some(*r))
                })
            })
            .collect()
    }

    /// The lower-case word at `i`, or nothing.
    pub fn low(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| w.low.as_ref())
    }

    /// The word `back` places before `i`.
    pub fn before(&self, i: usize, back: usize) -> Option<&Word<'a>> {
        i.checked_sub(back).and_then(|j| self.words.get(j))
    }

    /// Whether the words from `i` on are these.
    pub fn follows(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.low(i + k) == *w)
    }

    /// Whether any of the words stands in `from..to`.
    pub fn within(&self, from: usize, to: usize, words: &[&str]) -> bool {
        self.find(from, to, words).is_some()
    }

    /// First of the words in `from..to`.
    pub fn find(&self, from: usize, to: usize, words: &[&str]) -> Option<usize> {
        (from..to.min(self.words.len())).find(|&i| self.at(i).is_some_and(|w| w.any(words)))
    }

    /// Whether any word in `from..to` has one of the flags.
    pub fn has(&self, from: usize, to: usize, flags: u32) -> bool {
        self.words.iter().take(to).skip(from).any(|w| w.is(flags))
    }

    /// The byte range of the tokens `from..to`, without punctuation at its ends.
    pub fn bytes(&self, from: usize, to: usize) -> Span {
        let mut to = to.min(self.words.len());
        let mut from = from;
        while to > from + 1 && self.at(to - 1).is_some_and(Word::punct) {
            to -= 1;
        }
        while from + 1 < to && self.at(from).is_some_and(Word::punct) {
            from += 1;
        }
        match (self.at(from), to.checked_sub(1).and_then(|t| self.at(t))) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::new(self.span.start, self.span.start),
        }
    }

    /// The words of the tokens `from..to` as they stand.
    pub fn slice(&self, from: usize, to: usize) -> &'a str {
        self.bytes(from, to).of(self.text).unwrap_or("")
    }

    /// Index of the first token that starts at or after the byte.
    pub fn token_from(&self, byte: usize) -> usize {
        self.words.partition_point(|w| w.span.start < byte)
    }

    /// Index after the last token that ends at or before the byte.
    pub fn token_to(&self, byte: usize) -> usize {
        self.words.partition_point(|w| w.span.end <= byte)
    }

    /// If the comma (or bracket, or dash) at `i` opens an aside, the token after the aside.
    pub fn after_aside(&self, i: usize) -> Option<usize> {
        let close: &[&str] = match self.low(i) {
            "(" => &[")"],
            "[" => &["]"],
            "," => {
                let next = self.at(i + 1)?;
                let aside = next.any(&[
                    "including", "among", "most", "mostly", "mainly", "many", "all", "aged", "some", "whose", "who", "ranging",
                    "both", "or", "according", "among",
                ]) || (next.num.is_some()
                    && self.within(i + 2, i + 6, &["of"])
                    && self.within(i + 2, i + 7, &["them", "whom"]));
                // ", Jonah Venn,": a name set beside.
                let name = next.capital
                    && next.num.is_none()
                    && self
                        .find(i + 2, i + 7, &[","])
                        .is_some_and(|j| (i + 1..j).all(|k| self.at(k).is_some_and(|w| w.capital)));
                if !aside && !name {
                    return self.after_names(i);
                }
                &[","]
            }
            "-" | "–" | "—" | "--" => &["-", "–", "—", "--"],
            _ => return None,
        };
        self.find(i + 2, i + 22, close).map(|j| j + 1)
    }

    /// ", Ilse Brack, 9, and her grandfather, 68, have": names, kin and ages set beside what is counted, up to the verb.
    fn after_names(&self, i: usize) -> Option<usize> {
        let mut names = 0;
        for j in i + 1..i + 24 {
            let w = self.at(j)?;
            if w.is(BE | HAVE) {
                return (names > 0 && self.low(j - 1) == ",").then_some(j);
            }
            let digits = w.low.len() <= 3 && w.low.bytes().all(|b| b.is_ascii_digit());
            names += usize::from(w.capital || w.is(ONE));
            if !(w.capital || digits || w.any(&[",", "and", "aged", "(", ")", "of"]) || w.is(DET | PERSON | ONE)) {
                return None;
            }
        }
        None
    }

    /// Nearest clause boundary at or before `i`: after a semicolon, colon, dash or subordinator, else the sentence's start.
    pub fn clause_start(&self, i: usize) -> usize {
        let mut j = i.min(self.words.len());
        while j > 0 {
            let Some(w) = self.at(j - 1) else { break };
            if w.any(&[";", ":", "—", "--"]) {
                break;
            }
            j -= 1;
        }
        j
    }
}

/// The kind of number a quantity of the language layer is to these rules.
pub fn num_kind(kind: QuantityKind) -> NumKind {
    match kind {
        QuantityKind::Count => NumKind::Count,
        QuantityKind::Ordinal => NumKind::Ordinal,
        _ => NumKind::Other,
    }
}
