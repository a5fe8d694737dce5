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
    let published = number(report.published.as_deref()?.get(..10)?)?;
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
            let day = text(published - since).filter(|_| known)?;
            let mut c = Claim::new(report, Part::Text, span, Slot::Date, Value::Text(day), "date/elapsed")?;
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

/// Days since 1 March of the year 0 (the civil calendar's count, after H. Hinnant).
fn number(day: &str) -> Option<i64> {
    let part = |a: usize, b: usize| day.get(a..b)?.parse::<i64>().ok();
    let (year, month, of) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let year = if month <= 2 { year - 1 } else { year };
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + of - 1;
    Some(year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year)
}

/// The day of a number.
fn text(number: i64) -> Option<String> {
    let era = number.div_euclid(146_097);
    let rest = number.rem_euclid(146_097);
    let year = (rest - rest / 1_460 + rest / 36_524 - rest / 146_096) / 365;
    let in_year = rest - (365 * year + year / 4 - year / 100);
    let shifted = (5 * in_year + 2) / 153;
    let (of, month) = (in_year - (153 * shifted + 2) / 5 + 1, if shifted < 10 { shifted + 3 } else { shifted - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    (1..10_000).contains(&year).then(|| format!("{year:04}-{month:02}-{of:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_back_over_months_and_leap_years() {
        let back = |day: &str, n: i64| number(day).and_then(|d| text(d - n));
        assert_eq!(back("2031-03-24", 49).as_deref(), Some("2031-02-03"));
        assert_eq!(back("2032-03-01", 1).as_deref(), Some("2032-02-29"));
        assert_eq!(back("2031-01-01", 1).as_deref(), Some("2030-12-31"));
        assert_eq!(back("2031-0x-01", 1), None);
    }
}
