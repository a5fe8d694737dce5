//! What a report declares of its own making: bylines, agency credits, datelines, boilerplate. Bears on lineage, never on chains.

use firsthand_language::{ParagraphKind, ReportLayers};
use firsthand_types::{Author, Provenance, Report, Span};

/// News agencies, as credits and datelines name them, with the name that stands for each.
const AGENCIES: &[(&str, &str)] = &[
    ("associated press", "Associated Press"),
    ("the associated press", "Associated Press"),
    ("ap", "Associated Press"),
    ("reuters", "Reuters"),
    ("afp", "Agence France-Presse"),
    ("agence france-presse", "Agence France-Presse"),
    ("upi", "United Press International"),
    ("united press international", "United Press International"),
    ("tass", "TASS"),
    ("interfax", "Interfax"),
    ("ria novosti", "RIA Novosti"),
    ("xinhua", "Xinhua"),
    ("efe", "EFE"),
    ("dpa", "dpa"),
    ("ansa", "ANSA"),
    ("pti", "Press Trust of India"),
    ("ani", "ANI"),
    ("ians", "IANS"),
    ("anadolu", "Anadolu Agency"),
    ("kyodo", "Kyodo News"),
    ("yonhap", "Yonhap"),
    ("bernama", "Bernama"),
    ("belga", "Belga"),
    ("notimex", "Notimex"),
    ("prensa latina", "Prensa Latina"),
    ("cnn", "CNN"),
    ("abc news", "ABC News"),
    ("cbs news", "CBS News"),
    ("nbc", "NBC"),
    ("nbc news", "NBC News"),
    ("bbc", "BBC"),
    ("nytimes", "The New York Times"),
    ("bloomberg", "Bloomberg"),
    ("newser", "Newser"),
    ("sana", "SANA"),
    ("press association", "PA Media"),
    ("pa", "PA Media"),
];

/// The agency or outlet that a credit's words name.
pub fn agency(words: &str) -> Option<&'static str> {
    let low = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AGENCIES.iter().find(|(k, _)| *k == low).map(|(_, v)| *v)
}

/// Reads credits out of datelines, credit paragraphs and the text's first and last lines.
pub fn read(report: &Report, layers: &ReportLayers) -> Provenance {
    let mut out = Provenance::default();
    let text = &report.text;
    let count = layers.text.paragraphs.len();
    for (i, p) in layers.text.paragraphs.iter().enumerate() {
        if !p.dateline.is_empty() {
            credits(text, p.dateline, "dateline", true, &mut out);
        }
        if p.kind == ParagraphKind::Credit {
            let whole = i < 4 || i + 2 >= count;
            credits(text, p.span, if i < 4 { "byline" } else { "credit" }, whole && i < 4, &mut out);
            out.boilerplate.push(p.span);
        }
    }
    if let Some(author) = report.author.as_deref() {
        for piece in author.split([',', ';', '/', '&']).flat_map(|p| p.split(" and ")) {
            if let Some(name) = agency(piece) {
                out.credits.push(Author {
                    name: name.to_owned(),
                    how: "byline".to_owned(),
                    span: Span::default(),
                    whole: true,
                });
            }
        }
    }
    out.credits.dedup();
    out
}

/// Every agency named in a range, longest names first, without overlap.
fn credits(text: &str, span: Span, how: &str, whole: bool, out: &mut Provenance) {
    let Some(words) = span.of(text).filter(|w| w.len() < 600) else {
        return;
    };
    let pieces = pieces(words);
    let mut i = 0;
    while i < pieces.len() {
        let found = (1..=3usize).rev().find_map(|n| {
            let (a, b) = (pieces.get(i)?, pieces.get(i + n - 1)?);
            let phrase = words.get(a.0..b.1)?;
            // "AP" and the like count in capitals only: "ap" and "ani" are words elsewhere.
            let short = phrase.len() <= 4 && phrase.chars().any(char::is_lowercase);
            agency(phrase).filter(|_| !short).map(|name| (n, name, Span::new(span.start + a.0, span.start + b.1)))
        });
        match found {
            Some((n, name, at)) => {
                out.credits.push(Author { name: name.to_owned(), how: how.to_owned(), span: at, whole });
                i += n;
            }
            None => i += 1,
        }
    }
}

/// Byte ranges of the words.
fn pieces(words: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in words.char_indices() {
        let inside = c.is_alphanumeric() || c == '-';
        match (inside, start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                out.push((s, i));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(s) = start {
        out.push((s, words.len()));
    }
    out
}
