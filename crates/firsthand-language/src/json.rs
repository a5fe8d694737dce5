//! The layers in the exchange form of `firsthand layers --as json`.

use crate::layers::{Attribution, Layers, Mention, Quantity, QuantityKind};
use firsthand_types::{Span, Value as Count};
use serde_json::{Value, json};

/// The layers of one text in the exchange form: sentences, tokens, mentions, timexes, quantities, attributions. Numbers that
/// name (years, flights, clock times) and ordinals are left out of `quantities`. `attributions` holds the outermost relations
/// only, each token in one at most, as corpora of attribution mark them; those within another's content stand in `nested`.
pub fn layers_json(layers: &Layers) -> Value {
    json!({
        "sentences": layers.sentences.iter().map(|s| pair(s.span)).collect::<Vec<_>>(),
        "tokens": layers.tokens.iter().map(|t| json!([
            t.span.start, t.span.end, t.upos, t.lemma,
            t.head.map_or(-1, |h| i64::try_from(h).unwrap_or(-1)),
            t.deprel.as_deref().unwrap_or("dep"),
        ])).collect::<Vec<_>>(),
        "mentions": shown(layers).iter().map(mention).collect::<Vec<_>>(),
        "timexes": layers.timexes.iter().map(|t| json!({
            "start": t.span.start, "end": t.span.end, "type": t.kind, "value": t.value, "at": t.at, "bound": t.bound, "anchor": t.anchor, "resolved": t.resolved
        })).collect::<Vec<_>>(),
        "quantities": layers.quantities.iter().filter(|q| !matches!(q.kind, QuantityKind::Name | QuantityKind::Ordinal)).map(quantity).collect::<Vec<_>>(),
        "attributions": layers.attributions.iter().filter(|a| a.within.is_none()).map(attribution).collect::<Vec<_>>(),
        "nested": layers.attributions.iter().filter(|a| a.within.is_some()).map(attribution).collect::<Vec<_>>(),
    })
}

/// The mentions to show: the model's, which are nested and more; the rules' where no model ran.
fn shown(layers: &Layers) -> &[Mention] {
    if layers.spans.is_empty() { &layers.mentions } else { &layers.spans }
}

fn pair(span: Span) -> Value {
    json!([span.start, span.end])
}

fn attribution(attribution: &Attribution) -> Value {
    json!({
        "source": attribution.source.map(pair),
        "cue": attribution.cue.map(pair),
        "content": attribution.content.iter().map(|c| pair(*c)).collect::<Vec<_>>(),
        "chain": attribution.chain,
        "kind": attribution.cue_kind,
        "negated": attribution.negated,
    })
}

fn mention(mention: &Mention) -> Value {
    json!({
        "start": mention.span.start,
        "end": mention.span.end,
        "head": pair(mention.head),
        "type": mention.kind,
        "entity": mention.entity,
        "named": mention.named,
        "lat": mention.place.as_ref().map(|p| p.lat),
        "lon": mention.place.as_ref().map(|p| p.lon),
        "geoname": mention.place.as_ref().and_then(|p| p.geoname),
    })
}

fn quantity(quantity: &Quantity) -> Value {
    let value = match &quantity.value {
        Count::Number(n) => json!(n),
        Count::Decimal(d) => json!(d),
        other => json!(other),
    };
    json!({
        "start": quantity.span.start, "end": quantity.span.end, "value": value, "bound": quantity.bound,
        "of": quantity.of.map(pair), "kind": quantity.kind, "head": quantity.head, "increment": quantity.increment,
    })
}
