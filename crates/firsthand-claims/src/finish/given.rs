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
        .min_by_key(|t| (gap(t, d), t.span.start));
    match nearest {
        Some(t) => t.at.clone(),
        None if d.scope == Some(Scope::Superseded) => None,
        None => report.published.clone(),
    }
}

/// Bytes between an expression of time and the words of a count.
fn gap(t: &Timex, d: &Draft) -> usize {
    if t.span.start >= d.span.end { t.span.start - d.span.end } else { d.span.start.saturating_sub(t.span.end) }
}
