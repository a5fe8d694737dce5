//! Whose words a whole text is, where it is written in the first person: an opinion piece, an open letter, a post or a statement.
//!
//! News is told in the third person; outside quotation marks "we" and "I" are hardly ever written. Where every third sentence has
//! them, whoever wrote it speaks for himself, and what he holds against others is on his word, not on an outlet's.

use crate::layers::{Layers, MentionKind, ParagraphKind};
use crate::read::Setting;
use firsthand_types::{Source, SourceKind, Span};

/// Fewest sentences in the first person, and their least share of the text's, that make it one person's or body's own.
const FEWEST: usize = 3;
const SHARE: f64 = 0.3;
/// Most words of a line that is nothing but a signature.
const SIGNATURE: usize = 5;
/// What the first lines say of who wrote it.
const BYLINE: &[&str] = &["by ", "from ", "the office of ", "written by ", "signed by "];
const PIECE: &[&str] = &[
    "opinion",
    "comment",
    "column",
    "letter",
    "statement",
    "guest",
    "op-ed",
    "essay",
    "sent to this",
    "view",
    "speech",
    "address",
];

/// The author of a text in the first person; one whom the text does not name has the outlet's name, and no place in it.
pub(crate) fn of(text: &str, layers: &Layers, setting: Setting<'_>) -> Option<Source> {
    let prose: Vec<Span> = layers
        .sentences
        .iter()
        .filter(|s| {
            let kind = layers.paragraphs.get(s.paragraph).map(|p| p.kind).unwrap_or_default();
            matches!(kind, ParagraphKind::Prose | ParagraphKind::Item)
        })
        .map(|s| s.span)
        .collect();
    let own = prose.iter().filter(|s| first_person(text, layers, **s)).count();
    if own < FEWEST || (own as f64) < SHARE * prose.len() as f64 {
        return None;
    }
    Some(named(text, layers).unwrap_or_else(|| Source {
        name: setting.outlet.unwrap_or("the author").to_owned(),
        vague: true,
        ..source(Span::default(), SourceKind::Anonymous)
    }))
}

/// Whether a sentence says "we" or "I" outside quotation marks and of nobody who is said to speak.
fn first_person(text: &str, layers: &Layers, sentence: Span) -> bool {
    let first = layers.tokens.partition_point(|t| t.span.start < sentence.start);
    layers.tokens.iter().skip(first).take_while(|t| t.span.end <= sentence.end).any(|t| {
        let word = t.span.of(text).unwrap_or("");
        let own = matches!(word, "I" | "We" | "we" | "Our" | "our" | "us" | "My" | "my");
        own && !layers.quotations.iter().any(|q| !q.scare && q.span.contains(t.span)) && layers.chain_of(t.span).is_empty()
    })
}

/// "Opinion, by Ada Venn of the Harbour Council", "sent to this newspaper by the office of Ada Venn", or the name that ends the text.
fn named(text: &str, layers: &Layers) -> Option<Source> {
    let last = layers.paragraphs.last()?;
    let signed = last
        .span
        .of(text)
        .is_some_and(|line| line.split_whitespace().count() <= SIGNATURE && !line.trim_end().ends_with(['.', '!', '?']));
    let signature = layers.mentions_in(last.span).find(|m| signed && m.named && m.kind == MentionKind::Person);
    let byline = layers.paragraphs.iter().take(2).find_map(|p| {
        let low = p.span.of(text)?.to_lowercase();
        let piece = PIECE.iter().any(|w| low.contains(w));
        layers.mentions_in(p.span).find(|m| {
            let before = text.get(p.span.start..m.span.start).unwrap_or("").to_lowercase();
            piece
                && m.named
                && matches!(m.kind, MentionKind::Person | MentionKind::Organisation)
                && BYLINE.iter().any(|b| before.ends_with(b))
        })
    });
    let m = byline.or(signature)?;
    let e = layers.entities.get(m.entity);
    Some(Source {
        name: e.map_or_else(|| m.span.of(text).unwrap_or("").to_owned(), |e| e.name.clone()),
        ..source(m.span, e.and_then(|e| e.source_kind).unwrap_or(SourceKind::Anonymous))
    })
}

/// A source without a name yet.
fn source(at: Span, kind: SourceKind) -> Source {
    Source { name: String::new(), start: at.start, end: at.end, kind, vague: false, part: None, role: None, body: None }
}

#[cfg(test)]
mod tests {
    use crate::read_by_rule;
    use firsthand_types::Report;

    fn author(text: &str) -> Option<String> {
        let report = Report { text: text.into(), outlet: Some("The Orvel Post".into()), ..Report::default() };
        read_by_rule(&report).value.text.author.map(|a| a.name)
    }

    #[test]
    fn who_writes_we_is_the_author() {
        let piece = "We lost our pier. We were told that it was safe. Nobody listened to us, and I will not be quiet.";
        assert_eq!(author(&format!("{piece}\n\nAda Venn")).as_deref(), Some("Ada Venn"));
        assert_eq!(author(piece).as_deref(), Some("The Orvel Post"));
        assert_eq!(
            author("The pier burned. \u{201c}We lost our pier,\u{201d} said Ada Venn. The mayor came. The fire is out."),
            None
        );
    }
}
