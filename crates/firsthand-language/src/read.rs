//! The way from a report to its layers, one step a line.

use crate::attribution;
use crate::author;
use crate::chunk;
use crate::coref;
use crate::layers::{Layers, ParagraphKind, ReportLayers};
use crate::mention;
use crate::model::{self, Parser};
use crate::paragraph;
use crate::parse;
use crate::place;
use crate::quantity;
use crate::quote;
use crate::time;
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

/// Fills every layer of a report: syntax and mentions by the model, the rest by rules over them.
pub fn read(report: &Report) -> Noted<ReportLayers> {
    read_with(report, model::shipped())
}

/// Fills every layer of a report by rules alone: no heads, no relations, no [`spans`](crate::Layers::spans).
pub fn read_by_rule(report: &Report) -> Noted<ReportLayers> {
    read_with(report, None)
}

/// As [`read`], with the parser given; by rules alone without one.
fn read_with(report: &Report, parser: Option<&dyn Parser>) -> Noted<ReportLayers> {
    let setting =
        Setting { outlet: report.outlet.as_deref(), url: report.url.as_deref(), published: report.published.as_deref() };
    let mut notes = Vec::new();
    let title = report.title.as_deref();
    let (text, body, aside) = layers(&report.text, setting, &place::Places::default(), title, false, parser);
    notes.extend(aside.note(&report.id.0));
    // A title is too short to show its country: it lies where the body does.
    let (title, headed, _) = layers(title.unwrap_or(""), setting, &body, opening(&report.text), true, parser);
    // The title alone may say it: what names it more strongly counts.
    let home = [body.home, headed.home].into_iter().flatten().reduce(|a, b| if b.weight > a.weight { b } else { a });
    Noted { value: ReportLayers { text, title, country: body.country, zone: body.zone, home }, notes }
}

/// The first words of a text, enough to show where it lies.
fn opening(text: &str) -> Option<&str> {
    let mut end = text.len().min(2000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end)
}

/// The layers of one text, where it lies, and what else the parse said. `body` is what is known of the place already, `beside` the
/// other part of the report.
fn layers(
    text: &str,
    setting: Setting<'_>,
    body: &place::Places,
    beside: Option<&str>,
    title: bool,
    parser: Option<&dyn Parser>,
) -> (Layers, place::Places, parse::Aside) {
    let lower = text.to_ascii_lowercase();
    let caps = is_capitals(text);
    let mut layers = Layers { paragraphs: paragraph::paragraphs(text, &lower, caps), ..Layers::default() };
    if title {
        for paragraph in &mut layers.paragraphs {
            paragraph.kind = ParagraphKind::Heading;
            paragraph.dateline = Span::default();
        }
    }
    let aside = parse::fill(text, &lower, caps, parser, &mut layers);
    let mut spans = std::mem::take(&mut layers.spans);
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
    let parsed = attribution::Parsed { spans: &spans, roles: &aside.roles };
    let attributions = attribution::attributions(&view, &chunks, &mentions, parsed, &mut entities, &mut quotations, setting);
    coref::link(&view, &coref::Speech { attributions: &attributions, quotations: &quotations }, &mut spans);
    place::share(&mentions, &mut spans);
    layers.spans = spans;
    layers.timexes = timexes;
    layers.quantities = quantities;
    layers.quotations = quotations;
    layers.mentions = mentions;
    layers.entities = entities;
    layers.attribute(attributions);
    layers.author = if title { None } else { author::of(text, &layers, setting) };
    (layers, places, aside)
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
