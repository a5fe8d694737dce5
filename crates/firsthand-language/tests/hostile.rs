//! Any string gives layers, and every span of them is a slice of it.

use firsthand_language::{Layers, read, read_by_rule};
use firsthand_types::{Report, Span};
use proptest::prelude::*;

fn check(text: &str) {
    for title in [false, true] {
        let mut report =
            Report { published: Some("2031-05-04".into()), outlet: Some("Orvel Courier".into()), ..Report::default() };
        if title {
            report.title = Some(text.to_owned());
        } else {
            report.text = text.to_owned();
        }
        let layers = read_by_rule(&report).value;
        sliced(text, if title { &layers.title } else { &layers.text });
    }
}

/// Through the model too, where its weights are compiled in.
fn check_model(text: &str) {
    let report = Report { text: text.to_owned(), ..Report::default() };
    sliced(text, &read(&report).value.text);
}

fn sliced(text: &str, layers: &Layers) {
    let slice = |span: Span| assert!(span.of(text).is_some(), "{span:?} is no slice of {text:?}");
    layers.paragraphs.iter().for_each(|p| slice(p.span));
    for pair in layers.sentences.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start && pair[0].last == pair[1].first);
    }
    layers.sentences.iter().for_each(|s| slice(s.span));
    layers.tokens.iter().for_each(|t| slice(t.span));
    for pair in layers.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{text:?}");
    }
    for mention in &layers.spans {
        assert!(mention.span.contains(mention.head));
        slice(mention.span);
        slice(mention.head);
    }
    for mention in &layers.mentions {
        slice(mention.span);
        slice(mention.head);
        assert!(mention.entity < layers.entities.len());
    }
    for quantity in &layers.quantities {
        slice(quantity.span);
        slice(quantity.number);
        quantity.of.into_iter().for_each(slice);
    }
    for quotation in &layers.quotations {
        slice(quotation.span);
        assert!(quotation.attribution.is_none_or(|a| a < layers.attributions.len()));
    }
    for attribution in &layers.attributions {
        attribution.source.into_iter().for_each(slice);
        attribution.cue.into_iter().for_each(slice);
        attribution.addressee.into_iter().for_each(slice);
        attribution.content.iter().for_each(|c| slice(*c));
        attribution.chain.iter().for_each(|s| slice(Span::new(s.start, s.end)));
        assert!(attribution.within.is_none_or(|w| w < layers.attributions.len()));
    }
    layers.timexes.iter().for_each(|t| slice(t.span));
}

const PIECES: &[&str] = &[
    "Police",
    "said",
    "that",
    "told",
    "the Orvel Courier",
    ",",
    ".",
    "\"",
    "“",
    "”",
    "'",
    "’s",
    "‘",
    "--",
    "—",
    "(",
    ")",
    ":",
    ";",
    "\n",
    "\n\n",
    " ",
    "137",
    "1,700",
    "a dozen",
    "hundreds",
    "of",
    "people",
    "killed",
    "at least",
    "or more",
    "Ada Venn",
    "she",
    "who",
    "according to",
    "as",
    "reported",
    "by",
    "é",
    "ﬁ",
    "İ",
    "ß",
    "e\u{301}",
    "\u{202e}",
    "\u{200d}",
    "\0",
    "👩‍🚒",
    "Ж",
    "中文",
    "\u{a0}",
    "U.S.",
    "p.m.",
    "Mr.",
    "54-year-old",
    "and",
    "but",
    "says",
    "to",
    "n't",
    "don’t",
    "[TEXT]",
    "ORVEL (AP) —",
    "By ADA",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_string_gives_layers(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn news_cut_to_pieces_gives_layers(parts in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)) {
        let mut text = String::new();
        for (i, spaced) in parts {
            text.push_str(PIECES[i]);
            if spaced {
                text.push(' ');
            }
        }
        check(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn the_model_reads_any_string(text in "(\\PC|[.,!? \n]){0,120}") {
        check_model(&text);
    }
}

#[test]
fn long_runs_of_one_mark_are_read_in_time() {
    for piece in [
        "\"",
        "'",
        "said ",
        "(",
        "a ",
        ", ",
        "“x” ",
        "1 ",
        "\n",
        ". ",
        "Ada Venn, ",
        "he said, ",
        "according to ",
        "and ",
        "one hundred ",
        "A-",
    ] {
        check(&piece.repeat(4_000));
    }
}
