//! The way from a report to its layers, one step a line.

use crate::attribution;
use crate::chunk;
use crate::layers::{Layers, ParagraphKind, ReportLayers, Sentence, Token};
use crate::mention;
use crate::paragraph;
use crate::place;
use crate::quantity;
use crate::quote;
use crate::sentence;
use crate::tag;
use crate::time;
use crate::token;
use crate::view::View;
use firsthand_types::{Noted, Report, Span};

/// Who publishes the report, and when: what the layers know beyond the text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Setting<'a> {
    /// The outlet's name.
    pub outlet: Option<&'a str>,
    /// The report's address.
    pub url: Option<&'a str>,
    /// When it was published.
    pub published: Option<&'a str>,
}

/// Fills every layer of a report by rule.
pub fn read(report: &Report) -> Noted<ReportLayers> {
    let setting =
        Setting { outlet: report.outlet.as_deref(), url: report.url.as_deref(), published: report.published.as_deref() };
    let title = report.title.as_deref();
    let (text, body) = layers(&report.text, setting, &place::Places::default(), title, false);
    // A title is too short to show its country: it lies where the body does.
    let (title, headed) = layers(title.unwrap_or(""), setting, &body, opening(&report.text), true);
    let home = body.home.or(headed.home);
    Noted::plain(ReportLayers { text, title, country: body.country, zone: body.zone, home })
}

/// The first words of a text, enough to show where it lies.
fn opening(text: &str) -> Option<&str> {
    let mut end = text.len().min(2000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end)
}

/// The layers of one text, and where it lies. `body` is what is known of that already, `beside` the other part of the report.
fn layers(
    text: &str,
    setting: Setting<'_>,
    body: &place::Places,
    beside: Option<&str>,
    title: bool,
) -> (Layers, place::Places) {
    let lower = text.to_ascii_lowercase();
    let caps = is_capitals(text);
    let mut layers = Layers { paragraphs: paragraph::paragraphs(text, &lower, caps), ..Layers::default() };
    if title {
        for paragraph in &mut layers.paragraphs {
            paragraph.kind = ParagraphKind::Heading;
            paragraph.dateline = Span::default();
        }
    }
    sentences(text, &lower, caps, &mut layers);
    let Layers { paragraphs, sentences, tokens, .. } = &layers;
    let evidence =
        place::Evidence { outlet: setting.outlet, url: setting.url, country: body.country.as_deref(), beside, title };
    let mut places = place::resolve(text, &[], evidence);
    let zone = body.zone.as_deref().or(places.zone.as_deref());
    let timexes = time::timexes(text, sentences, tokens, setting.published, zone);
    let view = View::new(text, &lower, paragraphs, sentences, tokens, caps);
    let quantities = quantity::quantities(&view, &timexes);
    let mut quotations = quote::quotations(&view);
    let chunks = chunk::chunks(&view);
    let (mut mentions, mut entities) = mention::mentions(&view, &chunks);
    place::attach(text, &mut places, &mut mentions, &mut entities);
    mention::guess_persons(&mut mentions, &mut entities);
    mention::fill_source_kinds(&mut entities);
    let attributions = attribution::attributions(&view, &chunks, &mentions, &mut entities, &mut quotations, setting);
    layers.timexes = timexes;
    layers.quantities = quantities;
    layers.quotations = quotations;
    layers.mentions = mentions;
    layers.entities = entities;
    layers.attributions = attributions;
    (layers, places)
}

/// Sentences, tokens, tags and lemmas, paragraph by paragraph.
fn sentences(text: &str, lower: &str, caps: bool, layers: &mut Layers) {
    let mut spans = Vec::new();
    let mut words = Vec::new();
    let mut tags = Vec::new();
    for (p, paragraph) in layers.paragraphs.iter().enumerate() {
        spans.clear();
        let start = paragraph.span.start.max(paragraph.dateline.end);
        sentence::split(text, lower, Span::new(start, paragraph.span.end), &mut spans);
        for span in &spans {
            words.clear();
            tags.clear();
            token::split(text, lower, *span, &mut words);
            tag::tag(text, lower, &words, caps, &mut tags);
            let first = layers.tokens.len();
            layers.tokens.extend(words.iter().zip(&tags).map(|(word, upos)| Token {
                span: *word,
                upos: *upos,
                lemma: tag::lemma(word.of(lower).unwrap_or(""), *upos),
                head: None,
                deprel: None,
                capital: word.of(text).and_then(|w| w.chars().next()).is_some_and(char::is_uppercase),
            }));
            layers.sentences.push(Sentence { span: *span, first, last: layers.tokens.len(), paragraph: p });
        }
    }
}

/// Whether a text is written in capitals throughout (old wire copy): hardly a small letter in it.
fn is_capitals(text: &str) -> bool {
    let (mut upper, mut lower) = (0usize, 0usize);
    for b in text.bytes().take(20_000) {
        upper += usize::from(b.is_ascii_uppercase());
        lower += usize::from(b.is_ascii_lowercase());
    }
    upper > 20 && lower * 10 < upper
}
