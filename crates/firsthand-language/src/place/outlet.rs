//! The outlet's own name in a title ("... | Orvel Post"): no words about places.

use super::address::host;
use firsthand_types::Span;

/// Marks between a headline and the outlet's name.
const MARKS: &[&str] = &[" - ", " | ", " \u{2013} ", " \u{2014} ", " :: ", " \u{00bb} "];

/// Fewest letters of a name that may be only part of an address, or an address that may be only part of a name.
const TELLING: usize = 6;

/// The parts of a title in which the outlet names itself: "Two shot (Orvel Post)", "Two shot - Orvel Post", "Orvel Post: two shot".
pub(super) fn own_names(title: &str, outlet: Option<&str>, url: Option<&str>) -> Vec<Span> {
    let own = own(outlet, url);
    if own.is_empty() || title.len() > 400 {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let end = title.trim_end().len();
    if let Some(open) = title.rfind('(').filter(|_| title.get(..end).is_some_and(|t| t.ends_with(')'))) {
        spans.push(Span::new(open, end));
    }
    for mark in MARKS {
        spans.extend(title.rfind(mark).map(|at| Span::new(at + mark.len(), end.max(at + mark.len()))));
        spans.extend(title.find(mark).map(|at| Span::new(0, at)));
    }
    spans.extend(title.find(": ").map(|at| Span::new(0, at)));
    spans.retain(|s| s.of(title).is_some_and(|words| names(&squeezed(words), &own)));
    spans
}

/// Whether squeezed words are the outlet's name.
fn names(words: &str, own: &[String]) -> bool {
    own.iter().any(|o| {
        words == o
            || words.len() >= TELLING && o.contains(words) && 2 * words.len() >= o.len()
            || o.len() >= TELLING && words.contains(o.as_str())
    })
}

/// What an outlet may call itself: its name, and the parts of its address.
fn own(outlet: Option<&str>, url: Option<&str>) -> Vec<String> {
    let address = |o: &&str| o.contains('.') && !o.contains(' ');
    let hosts = [url, outlet.filter(address)].into_iter().flatten().map(host);
    let labels: Vec<String> = hosts
        .flat_map(|h| h.rsplit('.').skip(1).map(squeezed).collect::<Vec<_>>())
        .filter(|l| l.len() >= 4 && l != "news" && l != "local")
        .collect();
    let mut own: Vec<String> = outlet.filter(|o| !address(o)).map(squeezed).into_iter().chain(labels).collect();
    own.retain(|o| o.len() >= 3);
    own.dedup();
    own
}

/// Letters and digits alone, without the article.
fn squeezed(words: &str) -> String {
    let bare: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    bare.strip_prefix("the").filter(|r| r.len() >= TELLING).map(str::to_owned).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_names_itself_at_either_end_of_a_title() {
        let of = |title: &str, outlet| {
            let url = Some("http://archive.example/2031/https://www.meridianpost.example:80/a");
            own_names(title, outlet, url).iter().filter_map(|s| s.of(title).map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(of("Two shot at a market (Meridian Post)", None), ["(Meridian Post)"]);
        assert_eq!(of("Two shot at a market - The Meridian Post", None), ["The Meridian Post"]);
        assert_eq!(of("Meridian Post: two shot", None), ["Meridian Post"]);
        assert_eq!(of("Two shot | Orvel Star", Some("Orvel Star")), ["Orvel Star"]);
        assert!(of("Two shot in Meridian - police", None).is_empty());
        assert!(of("Two shot (Meridian, Mississippi)", None).is_empty());
    }
}
