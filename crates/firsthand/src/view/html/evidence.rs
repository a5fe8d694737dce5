//! Every claim in its sentence, with its chain of sources: where each value above leads.

use super::parts::{bound, heading, plural, scope, stance, value};
use super::{Page, clean};
use firsthand_types::{Claim, Part, Span};
use maud::{Markup, html};

/// Most claims listed; beyond it only those that a fact of some incident cites are, so that a page of a huge case still opens.
const LIMIT: usize = 4_000;

/// Longest stretch shown around a quote, in bytes on each side, where the sentence is not known.
const AROUND: usize = 160;

/// The claims by report, in order of the text.
pub(super) fn evidence(page: &Page<'_>) -> Option<Markup> {
    let all = &page.dossier.claims;
    if all.is_empty() {
        return None;
    }
    let left = all.len().saturating_sub(LIMIT);
    Some(html! {
        ul.plain.evidence {
            @for c in all.iter().take(LIMIT) {
                li id=(c.id) {
                    div { (heading(c.slot)) div.id { (c.id) @if !c.rule.is_empty() { br; (clean(&c.rule)) } } }
                    div {
                        p.said { (sentence(page, c)) }
                        p.by {
                            b { (bound(c.bound)) (value(c.slot, &c.value)) }
                            @if let Some(s) = scope(c.scope.as_ref()) { " · " (s) }
                            @for s in stance(c) { " · " (s) }
                            " · " (page.chain(c))
                            @if let Some(o) = c.origin.as_ref().and_then(|o| page.origins.get(o)) { " · origin: " (clean(&o.name)) }
                            @if c.pixels.is_some() { " · " a href="#footage" { "the pictures" } }
                            @else { " " (page.cite(c)) ", bytes " (c.start) "–" (c.end) }
                        }
                    }
                }
            }
        }
        @if left > 0 { p.by { "and " (left) (plural(left, " more claim", " more claims")) " in dossier.json" } }
    })
}

/// The sentence with the quote marked; only the quote where the text is not at hand.
fn sentence(page: &Page<'_>, c: &Claim) -> Markup {
    if c.part == Part::Pixels {
        return html! { (clean(&c.quote)) };
    }
    let Some(text) = page.texts.text(&c.report, c.part) else { return html! { q { (clean(&c.quote)) } } };
    let around = around(page, c, text);
    let before = text.get(around.start..c.start).unwrap_or_default();
    let after = text.get(c.end..around.end).unwrap_or_default();
    html! { span.words { span.rest { (clean(before)) } mark { (clean(&c.quote)) } span.rest { (clean(after)) } } }
}

fn around(page: &Page<'_>, c: &Claim, text: &str) -> Span {
    let known = page.reports.get(&c.report).filter(|_| c.part == Part::Text).and_then(|(_, r)| {
        let at = r.sentences.partition_point(|s| s.end <= c.start);
        r.sentences.get(at).copied().filter(|s| s.contains(c.span()))
    });
    known.unwrap_or_else(|| {
        let start = (c.start.saturating_sub(AROUND)..=c.start).find(|i| text.is_char_boundary(*i)).unwrap_or(c.start);
        let end = (c.end..=text.len().min(c.end + AROUND)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(c.end);
        Span::new(start, end)
    })
}
