//! The timeline as a table with bars: each row a time, its bar on the lane's scale, and the words. Rows read aloud as they stand.

use super::ledger::day;
use super::parts::time;
use super::{Page, clean};
use firsthand_types::{Incident, TimelineEntry, TimelineLane};
use maud::{Markup, html};

const LANES: &[(TimelineLane, &str)] = &[
    (TimelineLane::Warning, "Warnings before"),
    (TimelineLane::Incident, "The incident"),
    (TimelineLane::Statement, "What was said"),
    (TimelineLane::Report, "Reports"),
];

/// Most rows shown of one lane.
const ROWS: usize = 60;

/// Every lane with its entries; those without a time stand at its end.
pub(super) fn timeline(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    (!i.timeline.is_empty()).then(|| {
        html! {
            div.scroll { table {
                @for (lane, name) in LANES {
                    @let entries: Vec<&TimelineEntry> = i.timeline.iter().filter(|e| e.lane == *lane).collect();
                    @if !entries.is_empty() {
                        @let scale = Scale::of(&entries);
                        tbody {
                            tr { th.lane colspan="3" scope="rowgroup" { (name) } }
                            @for e in entries.iter().take(ROWS) { (row(page, e, &scale)) }
                            @if entries.len() > ROWS { tr { td {} td {} td.by { "and " (entries.len() - ROWS) " more in dossier.json" } } }
                        }
                    }
                }
            } }
        }
    })
}

fn row(page: &Page<'_>, e: &TimelineEntry, scale: &Scale) -> Markup {
    html! {
        tr {
            td.time { (when(e)) }
            td.bar { (scale.bar(e)) }
            td {
                (clean(&e.what))
                @if let Some(p) = &e.placed_by { " " span.by { "placed by " q { (clean(p)) } } }
                @if !e.after.is_empty() { " " span.by { "after: " (clean(&e.after.join("; "))) } }
                @if let Some(c) = page.claims_of(&e.claims).first() { " " a.by href=(format!("#{}", c.id)) { (page.chain(c)) } " " span.by { (page.cite(c)) } }
            }
        }
    }
}

fn when(e: &TimelineEntry) -> String {
    match (&e.start, &e.end) {
        (Some(a), Some(b)) if a != b => time(&format!("{a}/{b}")),
        (Some(a), _) => time(a),
        (None, Some(b)) => format!("before {}", time(b)),
        (None, None) => "time not stated".into(),
    }
}

/// The range of one lane, in days. Times without a date are placed on a day of their own, where all are such.
struct Scale {
    from: f64,
    to: f64,
    clock_only: bool,
}

impl Scale {
    fn of(entries: &[&TimelineEntry]) -> Self {
        let clock_only = entries.iter().all(|e| e.start.as_deref().is_none_or(|s| s.starts_with('T')));
        let ends =
            |e: &&TimelineEntry| [&e.start, &e.end].into_iter().flatten().filter_map(|t| at(t, clock_only)).collect::<Vec<_>>();
        let all: Vec<f64> = entries.iter().flat_map(ends).collect();
        let from = all.iter().copied().fold(f64::INFINITY, f64::min);
        let to = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Scale { from, to, clock_only }
    }

    fn bar(&self, e: &TimelineEntry) -> Markup {
        let at = |t: &Option<String>| t.as_deref().and_then(|t| at(t, self.clock_only));
        let (Some(a), width) = (at(&e.start), self.to - self.from) else { return html! {} };
        if !(width > 0.0 && width.is_finite()) {
            return html! {};
        }
        let b = at(&e.end).unwrap_or(a).max(a);
        let x = (a - self.from) / width * 292.0;
        let w = ((b - a) / width * 292.0).max(0.0);
        html! {
            svg viewBox="0 0 300 14" aria-hidden="true" {
                path.axis d="M0 7H300" {}
                @if w > 4.0 { rect.soft x=(format!("{x:.1}")) y="3" width=(format!("{w:.1}")) height="8" rx="2" {} }
                @else { rect.bar x=(format!("{x:.1}")) y="2" width="5" height="10" rx="1" {} }
            }
        }
    }
}

fn at(t: &str, clock_only: bool) -> Option<f64> {
    match t.strip_prefix('T') {
        Some(clock) if clock_only => day(&format!("2000-01-01T{clock}")),
        Some(_) => None,
        None => day(t),
    }
}
