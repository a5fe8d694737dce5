//! Reports with their copies, origins with what they carry, and the notes on the input.

use super::parts::{dot, plural, time};
use super::{Page, clean};
use firsthand_types::{CopyEdge, CopyReason, Origin, ReportEntry, ReportId};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Reports as a list (copies under what they copy), then origins.
pub(super) fn sources(page: &Page<'_>) -> Option<Markup> {
    let d = page.dossier;
    if d.reports.is_empty() {
        return None;
    }
    let mut heads: BTreeMap<&ReportId, Vec<(&ReportId, &CopyEdge)>> = BTreeMap::new();
    for e in &d.copies {
        let [a, b] = &e.reports;
        if a != b {
            heads.entry(a).or_default().push((b, e));
        }
    }
    let named: Vec<&Origin> = d.origins.iter().collect();
    let pairs = heads.values().map(Vec::len).sum::<usize>();
    Some(html! {
        h3 { "Reports" }
        @if pairs > 0 {
            @let copying = crate::view::copying(d);
            p.by { (copying) " of " (d.reports.len()) " reports copy another; " (pairs) (plural(pairs, " pair", " pairs")) " of reports in all, as one may share the words of several. Each pair stands under the one that had them first." }
        }
        ol.plain {
            @for r in &d.reports { @let n = page.reports.get(&r.id).map_or(0, |(n, _)| *n);
                li id=(format!("r{n}")) {
                    (line(n, r))
                    @if let Some(copies) = heads.get(&r.id) {
                        ul.tree { @for (later, e) in copies { li { (edge(page, later, e)) } } }
                    }
                    @for e in d.copies.iter().filter(|e| e.reports[0] == r.id && e.reports[1] == r.id) { div.by { "Its own text stands in it twice (" (e.spans.len()) (plural(e.spans.len(), " passage", " passages")) "); nothing in it counts twice." } }
                }
            }
        }
        @if !named.is_empty() {
            h3 style="margin-top:1.8rem" { "Origins" }
            div.scroll.origins { table {
                thead { tr { th { "Origin" } th { "Kind" } th { "Side" } th.num { "Claims" } th.num { "Reports" } } }
                tbody { @for o in named { tr {
                    td { (dot(o)) (clean(&o.name)) @if !o.aliases.is_empty() { " " span.by { "also " (clean(&o.aliases.join(", "))) } } }
                    td { (o.kind.replace('_', " ")) } td { (o.side.as_deref().map(clean).unwrap_or_default()) }
                    td.num { (o.claims.len()) } td.num { (o.reports.len()) }
                } } }
            } }
        }
        @if !d.shared.is_empty() {
            details { summary { (d.shared.len()) (plural(d.shared.len(), " pair shares", " pairs share")) " words without copying" }
                ul { @for e in &d.shared { li { (number(page, &e.reports[0])) " and " (number(page, &e.reports[1])) ": "
                    (if e.reason == CopyReason::Statement { "the same statement, quoted independently" } else { "boilerplate" }) } } }
            }
        }
    })
}

fn line(n: usize, r: &ReportEntry) -> Markup {
    html! {
        span.grade { "[" (n) "] " }
        b { (clean(r.outlet.as_deref().unwrap_or("no outlet named"))) }
        @if let Some(t) = &r.title { " · " span.words { (clean(t)) } }
        div.by {
            (r.published.as_deref().map_or_else(|| "undated".to_owned(), time))
            @if let Some(a) = &r.author { " · " (clean(a)) }
            span.path { " · " (r.words) " words · " (clean(&r.path)) }
            @if let Some(l) = r.language.as_deref().filter(|l| *l != "en") { " · language " (clean(l)) }
            @if let Some(by) = &r.superseded_by { " · superseded by " (clean(&by.0)) }
            br; "SHA-256 " code { (r.sha256.short(16)) "…" }
        }
    }
}

fn how(reason: CopyReason) -> &'static str {
    match reason {
        CopyReason::Copy => "copy",
        CopyReason::Trimmed => "trimmed copy",
        CopyReason::Reworded => "reworded copy",
        CopyReason::Version => "version of the same story",
        CopyReason::Within => "repeats itself",
        CopyReason::Boilerplate => "boilerplate",
        CopyReason::Statement => "same statement",
    }
}

fn edge(page: &Page<'_>, later: &ReportId, e: &CopyEdge) -> Markup {
    let how = how(e.reason);
    let weights: Vec<String> = e.weights.iter().map(|(k, w)| format!("{} {w:+.2}", k.replace('_', " "))).collect();
    html! {
        (number(page, later)) " " (how) ", " (format!("{:.0}%", e.containment * 100.0)) " of the shorter text"
        @if !e.ordered { " (who had it first is not shown)" }
        @if !weights.is_empty() { span.by { " · " (weights.join(", ")) } }
    }
}

/// The reports behind a count, each copy under the report that it was copied from.
pub(super) fn tree(page: &Page<'_>, reports: &[ReportId]) -> Markup {
    let held: BTreeSet<&ReportId> = reports.iter().collect();
    let mut parent: BTreeMap<&ReportId, &CopyEdge> = BTreeMap::new();
    for e in &page.dossier.copies {
        let [first, later] = &e.reports;
        if first != later && held.contains(first) && held.contains(later) {
            parent.entry(later).or_insert(e);
        }
    }
    // Where copies run in a circle, nobody being known to be the first, the circle is opened at its smallest id.
    for r in &held {
        let mut at = *r;
        let mut seen = BTreeSet::new();
        while let Some(e) = parent.get(at).filter(|_| seen.insert(at)) {
            at = &e.reports[0];
        }
        if at == *r && parent.contains_key(at) {
            parent.remove(at);
        }
    }
    let mut under: BTreeMap<&ReportId, Vec<&CopyEdge>> = BTreeMap::new();
    for e in parent.values() {
        under.entry(&e.reports[0]).or_default().push(e);
    }
    let heads: Vec<&ReportId> = held.iter().copied().filter(|r| !parent.contains_key(*r)).collect();
    html! { ul.tree { @for r in heads.iter().take(BRANCHES) { li { (number(page, r)) (branch(page, r, &under, 0)) } }
    @if heads.len() > BRANCHES { li { "and " (heads.len() - BRANCHES) " more" } } } }
}

/// Reports shown at one fork of a tree, and how deep it is drawn.
const BRANCHES: usize = 40;
const DEPTH: usize = 12;

fn branch(page: &Page<'_>, of: &ReportId, under: &BTreeMap<&ReportId, Vec<&CopyEdge>>, depth: usize) -> Markup {
    let copies = under.get(of).map_or(&[][..], Vec::as_slice);
    if copies.is_empty() || depth == DEPTH {
        return html! {};
    }
    html! { ul { @for e in copies.iter().take(BRANCHES) { li {
        (number(page, &e.reports[1])) " " span.by { (how(e.reason)) ", " (format!("{:.0}%", e.containment * 100.0)) }
        (branch(page, &e.reports[1], under, depth + 1))
    } }
    @if copies.len() > BRANCHES { li { "and " (copies.len() - BRANCHES) " more" } } } }
}

fn number(page: &Page<'_>, id: &ReportId) -> Markup {
    match page.reports.get(id) {
        Some((n, r)) => html! { a href=(format!("#r{n}")) { "[" (n) "] " (clean(r.outlet.as_deref().unwrap_or(&r.id.0))) } },
        None => html! { (clean(&id.0)) },
    }
}

/// Notes of the case and of each report, and judgements.
pub(super) fn notes(page: &Page<'_>) -> Option<Markup> {
    let d = page.dossier;
    let all: Vec<_> = d.notes.iter().chain(d.reports.iter().flat_map(|r| &r.notes)).collect();
    if all.is_empty() && d.judgements.is_empty() {
        return None;
    }
    Some(html! {
        ul.plain {
            @for n in &all { li { b { (clean(&n.subject)) } ": " (clean(&n.message)) @if let Some(h) = &n.help { " " span.by { (clean(h)) } } } }
            @for j in &d.judgements { li {
                b { "Judgement " (j.id) } " by " (clean(&j.who)) ", " (clean(&j.when)) ": " (clean(&crate::view::decided(j)))
                @if !j.why.is_empty() { " · " (clean(&j.why)) }
                @if j.undone.is_some() { " (undone)" }
            } }
        }
    })
}
