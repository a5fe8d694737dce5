//! Attributions: who is said to have said, confirmed, denied or found what, and through whom.
//!
//! The way of a sentence: [`cue`] finds cue verbs with their subjects, [`passive`] those without, [`phrase`] the cues that are no
//! verbs ("according to", "as X reported", headline colons), [`content`] says how far the content reaches. Where a parser ran,
//! [`tree`] reads relations off its trees and [`merge`] joins them to these. [`statement`] reads
//! statements given in full, [`signed`] names beside words, without a verb. [`spread`] carries quotations over sentences, [`chain`]
//! resolves the sources and follows nesting outwards.

mod chain;
mod cited;
mod content;
mod cue;
mod merge;
mod passive;
mod phrase;
mod signed;
mod source;
mod spread;
mod statement;
mod tree;
mod words;

#[cfg(test)]
mod tests;

use crate::chunk::Chunks;
use crate::layers::{Attribution, CueKind, Entity, Mention, ParagraphKind, Quotation};
use crate::model::ROLES;
use crate::read::Setting;
use crate::view::View;
use firsthand_types::Span;

/// A source in the text: the noun phrase that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// First token.
    pub first: usize,
    /// After the last token.
    pub last: usize,
    /// Head token.
    pub head: usize,
}

/// An attribution before its source is resolved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The sentence it stands in.
    pub sentence: usize,
    /// The source.
    pub source: Option<Phrase>,
    /// Whom a relative pronoun or a shared subject stands for.
    pub stands_for: Option<Phrase>,
    /// Tokens of the cue.
    pub cue: (usize, usize),
    /// What the cue does.
    pub kind: CueKind,
    /// The content's ranges.
    pub content: Vec<Span>,
    /// Whom it was said to.
    pub addressee: Option<Phrase>,
    /// Whether the cue is negated.
    pub negated: bool,
    /// Whether the source is borrowed from a clause in the passive ("... are feared lost, admitting that"), whose subject may
    /// well not be who speaks, by the parse.
    pub borrowed: bool,
    /// Whether the cue is joined on to another clause ("... and added"), by the parse.
    pub joined: bool,
    /// Whether the cue states nothing (a wish, a plan, a stance): no claim rests on it.
    pub stance: bool,
    /// Whom the source itself cites ("Interfax, citing the ministry").
    pub cites: Option<Phrase>,
}

/// What the model says beside the trees.
#[derive(Clone, Copy, Default)]
pub(crate) struct Parsed<'a> {
    /// Its mentions.
    pub spans: &'a [Mention],
    /// Logits of each token's roles; empty where it does not say.
    pub roles: &'a [[f32; ROLES]],
}

/// The attributions of a text, sorted by content.
pub(crate) fn attributions(
    view: &View<'_>,
    chunks: &Chunks,
    mentions: &[Mention],
    parsed: Parsed<'_>,
    entities: &mut [Entity],
    quotations: &mut [Quotation],
    setting: Setting<'_>,
) -> Vec<Attribution> {
    let text = Text { view, chunks, quotations };
    let mut found: Vec<Found> = Vec::new();
    for (s, sentence) in view.sentences.iter().enumerate() {
        if view.kind_of(s) == ParagraphKind::Credit {
            continue;
        }
        let from = found.len();
        // A text's first line may be its headline, end mark or not.
        let head = view.kind_of(s) == ParagraphKind::Heading || s == 0 && sentence.last <= 28;
        if head && phrase::headline(&text, s, &mut found) || phrase::flash(&text, s, &mut found) {
            continue;
        }
        found.extend(statement::read(&text, s));
        phrase::phrases(&text, s, &mut found);
        cue::verbs(&text, s, from, &mut found);
        phrase::colons(&text, s, from, &mut found);
        phrase::nominal(&text, s, from, &mut found);
        cited::read(&text, s, from, &mut found);
    }
    if let Some(tree) = tree::Tree::new(&text, parsed) {
        let mut more = Vec::new();
        for s in 0..view.sentences.len() {
            if view.kind_of(s) != ParagraphKind::Credit {
                tree.relations(s, &mut more);
            }
        }
        merge::merge(&text, &mut found, more);
        tree.corrected(&mut found);
    }
    found.retain(|f| !names_only(view, f));
    signed::read(&text, &mut found);
    for source in found.iter_mut().filter_map(|f| f.source.as_mut()) {
        undated(view, source);
    }
    found.sort_by_key(|f| (f.sentence, f.cue));
    spread::spread(&text, &mut found);
    let resolved = chain::resolve(view, mentions, entities, &found, setting);
    link(&resolved, quotations);
    resolved
}

/// "Survivors of the crush on Wednesday": the day is when they spoke, and no part of who they are.
fn undated(view: &View<'_>, source: &mut Phrase) {
    use crate::lexicon::class;
    let mut end = source.last;
    while end > source.head + 1
        && (view.is(end - 1, class::WEEKDAY) || matches!(view.word(end - 1), "yesterday" | "today" | "overnight"))
    {
        end -= 1;
    }
    if end < source.last {
        while end > source.head + 1 && matches!(view.word(end - 1), "on" | "late" | "early" | "last" | "this" | "next") {
            end -= 1;
        }
        source.last = end;
    }
}

/// "A cargo ship named the 'Orvel'", "a group called the Dawn": a participle that gives a name states nothing.
fn names_only(view: &View<'_>, f: &Found) -> bool {
    let (cue, end) = f.cue;
    let naming = matches!(
        view.word(cue).to_ascii_lowercase().as_str(),
        "named" | "called" | "dubbed" | "nicknamed" | "titled" | "entitled" | "christened"
    );
    let participle = view.tokens.get(cue).and_then(|t| t.deprel.as_deref()).is_some_and(|r| r.starts_with("acl"));
    naming && participle && end <= cue + 1
}

/// What the steps read: the text, its noun phrases, its quotations.
pub(crate) struct Text<'a, 'b> {
    /// Words and tags.
    pub view: &'b View<'a>,
    /// Base noun phrases.
    pub chunks: &'b Chunks,
    /// Quoted passages.
    pub quotations: &'b [Quotation],
}

impl Text<'_, '_> {
    /// The quoted passage that holds the offset.
    pub(crate) fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        let i = self.quotations.partition_point(|q| q.span.end <= at);
        self.quotations.get(i).filter(|q| q.span.start <= at)
    }

    /// The quoted passage whose opening mark is the token, or that begins at the token after it.
    pub(crate) fn quotation_opened_by(&self, token: usize) -> Option<&Quotation> {
        if !is_quote_mark(self.view.word(token)) {
            return None;
        }
        let after = self.view.span(token).end;
        let i = self.quotations.partition_point(|q| q.span.start < after);
        self.quotations.get(i).filter(|q| q.span.start <= after + 1)
    }

    /// The first token after the passage and its closing mark.
    pub(crate) fn after_quotation(&self, quotation: &Quotation) -> usize {
        let at = self.view.token_from(quotation.span.end);
        if is_quote_mark(self.view.word(at)) { at + 1 } else { at }
    }
}

/// Whether the token is a quotation mark of any kind.
pub(crate) fn is_quote_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" | "„")
}

/// Tells each quotation which attribution it is content of.
fn link(attributions: &[Attribution], quotations: &mut [Quotation]) {
    for (a, attribution) in attributions.iter().enumerate().filter(|(_, a)| !a.stance) {
        for content in &attribution.content {
            let from = quotations.partition_point(|q| q.span.end <= content.start);
            for quotation in quotations.iter_mut().skip(from).take_while(|q| q.span.start < content.end) {
                if content.contains(quotation.span) && quotation.attribution.is_none() {
                    quotation.attribution = Some(a);
                    if content.len() <= quotation.span.len() + 8 {
                        quotation.scare = false;
                    }
                }
            }
        }
    }
}

/// Whether a cue verb with a clause of its own stands in the tokens.
fn content_has_cue(text: &Text<'_, '_>, first: usize, last: usize) -> bool {
    use crate::layers::Upos;
    (first..last).any(|i| text.view.tag(i) == Upos::Verb && matches!(text.view.word(i), "said" | "told" | "added" | "says"))
}

/// Most tokens before and after a cue that are looked at, so that a sentence without end costs no more than many.
const REACH: usize = 300;
/// Most relations of a sentence that a new one is compared with.
const RECENT: usize = 48;

/// The tokens of the sentence around a cue.
fn window(sentence: crate::layers::Sentence, at: usize) -> (usize, usize) {
    (sentence.first.max(at.saturating_sub(REACH)), sentence.last.min(at + REACH))
}

/// The latest relations of the sentence whose first one is `from`.
fn recent(out: &[Found], from: usize) -> &[Found] {
    out.get(from.max(out.len().saturating_sub(RECENT))..).unwrap_or(&[])
}
