//! The time for which a count is given.

use crate::days;
use crate::draft::Draft;
use crate::sentence::Sent;
use firsthand_language::{Timex, TimexKind};
use firsthand_types::{EventKind, Report, Scope};

/// The day or hour of its sentence that stands nearest to a count and is that of its giving, else the report's; `main` is the
/// report's kind of event.
///
/// "Saturday's attack, which killed 15" gives the figure for no Saturday: the event's own day is none of counting. What was added
/// on a day was.
pub fn as_of(report: &Report, s: &Sent<'_>, d: &Draft, main: EventKind) -> Option<String> {
    if !d.slot.is_count() {
        return None;
    }
    let added = matches!(d.scope, Some(Scope::Increment | Scope::Superseded));
    let nearest = s
        .layers
        .timexes_in(s.span)
        .filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time))
        .filter(|t| t.at.as_deref().is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()) && !a.contains('/')))
        .filter(|t| added || !days::of_the_event(s, t, main))
        .filter(|t| !left(s, d) || t.span.start >= d.span.end && gap(t, d) <= BESIDE)
        .min_by_key(|t| (gap(t, d), t.span.start));
    match nearest {
        Some(t) => t.at.clone().map(|at| told(at, report)),
        None if d.scope == Some(Scope::Superseded) => None,
        None => report.published.clone(),
    }
}

/// Bytes between a figure and a day that is the figure's own.
const BESIDE: usize = 12;

/// Whether the count went up or down from a figure: "at seven o'clock it rose from 19 to 22" gives an hour for the 22 alone.
fn left(s: &Sent<'_>, d: &Draft) -> bool {
    let quote = d.span.of(s.text).unwrap_or("");
    d.scope == Some(Scope::Superseded) && quote.split_whitespace().any(|w| w.eq_ignore_ascii_case("from"))
}

/// A day that lies after the report's publication is none for which it gives a figure: it was told when it was published. A clock
/// time of the day after is left, whose day was filled in.
fn told(at: String, report: &Report) -> String {
    match report.published.as_deref() {
        Some(out) if at.len() == 10 && out.get(..10).is_some_and(|out| out < at.as_str()) => out.to_owned(),
        _ => at,
    }
}

/// Bytes between an expression of time and the words of a count.
fn gap(t: &Timex, d: &Draft) -> usize {
    if t.span.start >= d.span.end { t.span.start - d.span.end } else { d.span.start.saturating_sub(t.span.end) }
}
