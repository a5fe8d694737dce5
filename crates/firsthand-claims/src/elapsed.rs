//! How long ago it happened, for a report that counts from its own day: "Seven weeks after twelve people died".

use crate::days;
use crate::sentence::Sent;
use firsthand_language::{Anchor, ReportLayers, TimexKind};
use firsthand_types::{Bound, Claim, EventKind, Part, Report, Slot, Span, Value};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// What it finds: a length of days, weeks or months after the event, in a sentence that tells of the report's own day.
///
/// Example: `Seven weeks after twelve people died in a mill in Orvel, families are still waiting.`, published on 24 March 2031, gives
/// 3 February 2031, bound `about`.
///
/// Wrong where the present tense is that of an older statement.
pub fn read(report: &Report, layers: &ReportLayers, claims: &[Claim]) -> Option<Claim> {
    let published: jiff::civil::Date = report.published.as_deref()?.get(..10)?.parse().ok()?;
    let sentences = (0..layers.text.sentences.len()).filter_map(|i| Sent::new(&report.text, &layers.text, i));
    sentences.into_iter().find_map(|s| {
        s.layers.timexes_in(s.span).filter(|t| t.kind == TimexKind::Duration).find_map(|t| {
            let Anchor::Event { what, minutes: Some(minutes) } = &t.anchor else { return None };
            let (span, since) = (Span::new(t.span.start, what.end), *minutes / DAY);
            if !(1..=366).contains(&since) || !of_now(&s, span) || !of_event(&s, *what) {
                return None;
            }
            let told = |c: &Claim| c.event == 0 && c.supports() && c.part == Part::Text && span.contains(c.span());
            let known =
                claims.iter().any(|c| told(c) && matches!(c.slot, Slot::Killed | Slot::Injured | Slot::Event | Slot::Target));
            let day = published.checked_sub(jiff::Span::new().days(since)).ok().filter(|_| known)?;
            let mut c = Claim::new(report, Part::Text, span, Slot::Date, Value::Text(day.to_string()), "date/elapsed")?;
            c.bound = Some(if since >= 7 { Bound::About } else { Bound::Exact });
            Some(c)
        })
    })
}

/// Whether what stands outside the span tells of the present.
fn of_now(s: &Sent<'_>, span: Span) -> bool {
    const NOW: &[&str] = &["is", "are", "has", "have", "remain", "remains", "still", "continue", "continues", "now"];
    (0..s.words.len()).any(|i| s.at(i).is_some_and(|w| !span.contains(w.span) && w.any(NOW)))
}

/// Whether the words that the length hangs on tell of the event.
fn of_event(s: &Sent<'_>, what: Span) -> bool {
    let (a, b) = (s.token_from(what.start), s.token_to(what.end));
    (a..b).any(|i| days::is_event(s, i, EventKind::Other))
}
