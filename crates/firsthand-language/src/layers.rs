//! The layers of one text: what every rule downstream reads. Filled by the trained model and rules, or by rules alone where
//! the model fails or the text is too long for it; callers see only these types and never who filled them.
//!
//! All spans are byte ranges of the text that was given. All indexes are into the lists of the same [`Layers`].

use firsthand_types::{Bound, Source, Span, Value};
use serde::{Deserialize, Serialize};

/// Every layer of one text (a report's body or its title).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layers {
    /// Paragraphs: runs of text between blank lines or single line breaks, without surrounding white space. Sorted.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, sorted, without surrounding white space. Headings and credits are sentences of their own, marked by their
    /// paragraph's kind.
    pub sentences: Vec<Sentence>,
    /// Tokens, sorted.
    pub tokens: Vec<Token>,
    /// Typed mentions, sorted by start, longest first: those that rules find, on which the claims rest.
    pub mentions: Vec<Mention>,
    /// Every mention that the model finds, nested, named and unnamed, sorted by start, longest first; empty where no model ran.
    /// Their `entity` numbers chains of coreference within this list, and is no index into `entities`.
    #[serde(default)]
    pub spans: Vec<Mention>,
    /// Entities within this text; `mentions[..].entity` indexes them.
    pub entities: Vec<Entity>,
    /// Time expressions, sorted.
    pub timexes: Vec<Timex>,
    /// Quantities, sorted.
    pub quantities: Vec<Quantity>,
    /// Quoted passages, sorted.
    pub quotations: Vec<Quotation>,
    /// Attribution relations, sorted by content.
    pub attributions: Vec<Attribution>,
    /// Greatest end of the contents of the attributions up to each, for look-up; empty where nobody asked for it.
    #[serde(skip)]
    pub(crate) reach: Vec<usize>,
    /// Whose words the whole text is, where it is written in the first person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Source>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// Running prose.
    #[default]
    Prose,
    /// A section heading: asserts nothing.
    Heading,
    /// A byline, agency credit, "sign up", "read more": bears on provenance only.
    Credit,
    /// A picture's caption.
    Caption,
    /// An item of a list or a table row.
    Item,
}

/// A paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its range.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// A dateline at its start ("NEW DELHI, March 26 (Agency) -"), not part of the prose; empty where there is none.
    pub dateline: Span,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its range, without a dateline.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// After the last token.
    pub last: usize,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// Universal part of speech. Rules fill what they can be sure of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// A token. `head` and `deprel` are `None` where no parser ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its range.
    pub span: Span,
    /// Part of speech.
    pub upos: Upos,
    /// Dictionary form, lower case ("killed" -> "kill").
    pub lemma: Box<str>,
    /// Index of the token it depends on; `None` for the root or where no parser ran.
    pub head: Option<usize>,
    /// Universal Dependencies relation.
    pub deprel: Option<Box<str>>,
    /// Whether it begins with a capital (any script's upper or title case).
    pub capital: bool,
}

/// What a mention denotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum MentionKind {
    Person,
    Organisation,
    Place,
    Facility,
    Event,
    Object,
    Weapon,
    Vehicle,
    Substance,
    Animal,
    Plant,
    #[default]
    Abstract,
    Time,
    Quantity,
}

/// A typed span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The whole noun phrase, or the name.
    pub span: Span,
    /// Its head word or words.
    pub head: Span,
    /// What it denotes.
    pub kind: MentionKind,
    /// Whether it is a proper name.
    pub named: bool,
    /// Its entity.
    pub entity: usize,
    /// Where a place name was resolved to.
    pub place: Option<Place>,
}

/// A resolved place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// GeoNames id, where the gazetteer has one.
    pub geoname: Option<u32>,
    /// Name in the gazetteer.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166 alpha-2 country code, upper case.
    pub country: String,
    /// Containing places, smallest first, ending in the country's name.
    pub chain: Vec<String>,
    /// IANA time zone, where known.
    pub zone: Option<String>,
    /// `facility`, `town`, `near` (so far from a town), `admin`, `country`, `region` (larger than a country, or a sea).
    pub precision: String,
    /// Population, where known; 0 otherwise.
    pub population: u64,
    /// Radius in kilometres within which the place lies, an honest guess from its kind.
    pub uncertainty_km: f64,
}

/// Something the text speaks of, under one or more names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest proper name, else the first description.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// Post or description stated for it ("a spokesperson for the ministry").
    pub role: Option<String>,
    /// The body that a person speaks for, where stated ("the ministry").
    pub body: Option<String>,
    /// What kind of source it makes.
    pub source_kind: Option<firsthand_types::SourceKind>,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum TimexKind {
    #[default]
    Date,
    Time,
    Duration,
    Set,
}

/// What a time expression hangs on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Nothing: it names its time itself.
    #[default]
    Absolute,
    /// The day the report was published (and it is open where that is not known).
    Published,
    /// Another expression of this text.
    Timex(usize),
    /// An event in this text, so many minutes after it (negative: before). `minutes` is `None` where only the order is said.
    Event {
        /// The words that name the event.
        what: Span,
        /// Signed offset.
        minutes: Option<i64>,
    },
}

/// A time expression (TIMEX3, ISO 24617-1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timex {
    /// Its words, as TIMEX3 marks them (without the preposition).
    pub span: Span,
    /// Its words with preposition, modifier and zone ("at approximately 6:54 p.m. local time").
    pub phrase: Span,
    /// Date, time, duration or set.
    pub kind: TimexKind,
    /// TIMEX3 value: `2024-03-22`, `2024-03-22T19:58`, `2024-W12`, `P2D`, `PT4H`, `PRESENT_REF` ...
    pub value: String,
    /// In the dossier's format of times (`2024-03-22T19:58+03:00`, `T19:58`, `2024-03-22`, `A/B`); `None` where it names no
    /// point or interval (durations, sets), or where it is open.
    pub at: Option<String>,
    /// Exact, about, before or after.
    pub bound: Bound,
    /// What it hangs on.
    pub anchor: Anchor,
    /// Whether the date was filled in from an anchor rather than named.
    pub resolved: bool,
}

/// What a quantity measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum QuantityKind {
    /// Counted people or things.
    #[default]
    Count,
    Age,
    Money,
    Percent,
    Distance,
    Duration,
    Ordinal,
    /// Speed, weight, area, temperature, magnitude ...
    Measure,
    /// A number that names rather than counts: a flight, a road, a model, a score, a page, a postal code, a year.
    Name,
}

/// A number or number word with its bound and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number with its modifiers ("at least 137").
    pub span: Span,
    /// The number alone ("137").
    pub number: Span,
    /// Its value.
    pub value: Value,
    /// Its bound.
    pub bound: Bound,
    /// What it measures.
    pub kind: QuantityKind,
    /// The words that say what is counted ("spent cartridges"); `None` where they are left out ("137 died").
    pub of: Option<Span>,
    /// Lemma of the head of `of`, lower case.
    pub head: Option<Box<str>>,
    /// Whether it adds to an earlier figure ("a further", "another", "more").
    pub increment: bool,
}

/// A quoted passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words inside the marks.
    pub span: Span,
    /// Whether a closing mark was found (a quote that runs over paragraphs is closed only in the last).
    pub closed: bool,
    /// Whether it is a scare quote or a title rather than speech (short, not a clause, no cue).
    pub scare: bool,
    /// The attribution it is content of.
    pub attribution: Option<usize>,
}

/// How the source stands to the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// Says it neutrally (say, tell, report, according to).
    #[default]
    Say,
    /// Says that it is so with authority (confirm, verify, acknowledge).
    Confirm,
    /// Says it as an accusation or allegation (allege, accuse, claim).
    Allege,
    /// Denies it.
    Deny,
    /// Doubts it.
    Doubt,
    /// Believes, thinks, suspects, fears, expects it.
    Believe,
    /// Warns of it.
    Warn,
    /// Orders, asks, urges it.
    Order,
    /// Found it out itself (find, see, count, witness, obtain).
    Find,
}

/// An attribution relation: source, cue, content (PARC 3.0, PolNeAR).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name the source; `None` where none is named ("it was reported that", "allegedly").
    pub source: Option<Span>,
    /// The cue.
    pub cue: Option<Span>,
    /// What the cue does.
    pub cue_kind: CueKind,
    /// The content, one or more ranges.
    pub content: Vec<Span>,
    /// The whole chain of sources for the content, nearest first, with pronouns and descriptions resolved: "X told Y" is
    /// [Y, X], nested attributions are followed outwards.
    pub chain: Vec<Source>,
    /// Whom it was said to, where that is no outlet ("told the court", "told reporters").
    pub addressee: Option<Span>,
    /// The attribution whose content holds this one.
    pub within: Option<usize>,
    /// Whether the cue is negated ("declined to say", "did not confirm").
    pub negated: bool,
    /// Whether the cue states nothing: a wish, a plan, a stance, an impression ("wants to", "opposes", "is expected to"). It
    /// stands in the layer, but no claim rests on it.
    #[serde(default)]
    pub stance: bool,
}

impl Layers {
    /// Index of the sentence that holds the byte offset.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        self.sentences.get(i).filter(|s| s.span.holds(at)).map(|_| i)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        self.sentences.get(sentence).and_then(|s| self.tokens.get(s.first..s.last)).unwrap_or(&[])
    }

    /// Takes the attributions, which are sorted by content.
    pub(crate) fn attribute(&mut self, attributions: Vec<Attribution>) {
        let ends = attributions.iter().map(|a| a.content.iter().map(|c| c.end).max().unwrap_or(0));
        self.reach = ends
            .scan(0, |far, end| {
                *far = end.max(*far);
                Some(*far)
            })
            .collect();
        self.attributions = attributions;
    }

    /// The attributions whose content covers the span, stances among them, the last first.
    ///
    /// Attributions are sorted by content: those that may cover the span begin before it, and are looked through from the nearest
    /// back to where none reaches so far.
    pub fn attributions_over(&self, span: Span) -> impl Iterator<Item = &Attribution> {
        /// More than this many that begin before a span, the first of which still covers it, is no text.
        const BEFORE: usize = 1024;
        /// Of an attribution in two pieces the second may be the one that is sorted by.
        const BEHIND: usize = 16;
        let start = |a: &Attribution| a.content.first().copied().or(a.cue).map_or(0, |c| c.start);
        let upto = self.attributions.partition_point(|a| start(a) <= span.start);
        let near = upto.saturating_sub(BEFORE)..self.attributions.len().min(upto + BEHIND);
        near.rev()
            .take_while(move |i| self.reach.get(*i).is_none_or(|far| *far >= span.end))
            .filter_map(|i| self.attributions.get(i))
            .filter(move |a| a.content.iter().any(|c| c.contains(span)))
    }

    /// The innermost attribution, stances aside, whose content covers the span: the one with the shortest covering content range,
    /// of equals the first.
    pub fn attribution_of(&self, span: Span) -> Option<&Attribution> {
        let size = |a: &Attribution| a.content.iter().filter(|c| c.contains(span)).map(|c| c.len()).min();
        let stated = self.attributions_over(span).filter(|a| !a.stance).map(|a| (size(a), a));
        stated.reduce(|best, next| if next.0 <= best.0 { next } else { best }).map(|(_, a)| a)
    }

    /// The chain of sources that the words state for a span, nearest first; empty where the text itself speaks.
    pub fn chain_of(&self, span: Span) -> &[Source] {
        self.attribution_of(span).map_or(&[], |a| &a.chain)
    }

    /// Mentions whose span lies inside the range, in order of the text.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        self.mentions.iter().skip(first).take_while(move |m| m.span.start < span.end).filter(move |m| span.contains(m.span))
    }

    /// Quantities whose span lies inside the range, in order of the text.
    pub fn quantities_in(&self, span: Span) -> impl Iterator<Item = &Quantity> {
        let first = self.quantities.partition_point(|q| q.span.start < span.start);
        self.quantities.iter().skip(first).take_while(move |q| q.span.start < span.end).filter(move |q| span.contains(q.span))
    }

    /// Time expressions whose span lies inside the range, in order of the text.
    pub fn timexes_in(&self, span: Span) -> impl Iterator<Item = &Timex> {
        let first = self.timexes.partition_point(|t| t.span.start < span.start);
        self.timexes.iter().skip(first).take_while(move |t| t.span.start < span.end).filter(move |t| span.contains(t.span))
    }

    /// The entity of a mention.
    pub fn entity_of(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity)
    }
}

/// The layers of a whole report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportLayers {
    /// Of the body.
    pub text: Layers,
    /// Of the title; empty where there is none. Entities are those of the title alone.
    pub title: Layers,
    /// Country that the report is chiefly about, ISO 3166 alpha-2, where the places named show it.
    pub country: Option<String>,
    /// Time zone of its main place, IANA.
    pub zone: Option<String>,
    /// The town (or county) that the report is chiefly about, by its institutions, dateline, title and address.
    pub home: Option<crate::place::Home>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(content: &[(usize, usize)], stance: bool) -> Attribution {
        Attribution { content: content.iter().map(|(a, b)| Span::new(*a, *b)).collect(), stance, ..Attribution::default() }
    }

    #[test]
    fn the_innermost_attribution_is_found_however_far_back_it_begins() {
        let mut list = vec![over(&[(0, 5_000)], false), over(&[(10, 20), (30, 60)], false), over(&[(30, 60)], true)];
        list.extend((2..400).map(|i| over(&[(i * 10, i * 10 + 8)], false)));
        let mut layers = Layers::default();
        layers.attribute(list.clone());
        let content = |a: usize, b: usize| layers.attribution_of(Span::new(a, b)).map(|a| a.content.clone());
        assert_eq!(content(3_993, 3_996), content(3_990, 3_998), "the nearest");
        assert_eq!(content(4_990, 4_995), Some(list[0].content.clone()), "the first still reaches");
        assert_eq!(content(45, 55), Some(list[1].content.clone()), "of two ranges the one that covers; no stance");
        assert_eq!(content(5_001, 5_002), None);
    }
}
