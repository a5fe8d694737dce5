//! Entries of a running page: paragraphs that begin with a clock time, each with a time of its own.
//!
//! Such a page keeps the day on which it was begun as its day of publication, whatever is added on the next. A weekday in an entry's
//! head is the day so called nearest to that one.

use crate::when::{day_text, parse, weekday};
use firsthand_types::Report;

/// The head of an entry: where it begins and the time that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Byte of the text at which it begins; it ends where the next one begins.
    pub start: usize,
    /// `YYYY-MM-DDTHH:MM`.
    pub at: String,
}

/// The entries of a report, in the order of its text. None where it is undated or has fewer than two.
pub(crate) fn entries(report: &Report) -> Vec<Entry> {
    let Some(first) = report.published.as_deref().and_then(parse) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    for line in report.text.split_inclusive('\n') {
        if let Some((minute, day)) = head(line) {
            let day = day.map_or(first.day, |d| nearest(first.day, d));
            found.push(Entry { start, at: format!("{}T{:02}:{:02}", day_text(day), minute / 60, minute % 60) });
        }
        start += line.len();
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// The time of the entry that holds a byte.
pub(crate) fn time_at(entries: &[Entry], byte: usize) -> Option<&str> {
    let after = entries.partition_point(|e| e.start <= byte);
    after.checked_sub(1).and_then(|n| entries.get(n)).map(|e| e.at.as_str())
}

/// The day so called that is nearest to a day.
fn nearest(day: i64, wanted: i64) -> i64 {
    let ahead = (wanted - weekday(day)).rem_euclid(7);
    if ahead > 3 { day + ahead - 7 } else { day + ahead }
}

/// The clock time with which a line begins, as a minute of its day, and the weekday beside it: "Update: 9:39 p.m. on Thursday: ...".
fn head(line: &str) -> Option<(i64, Option<i64>)> {
    const LONGEST: usize = 48;
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let lower = line.get(..end)?.to_lowercase().replace(['.', ','], "");
    let mut words = lower.split_whitespace().peekable();
    while words
        .next_if(|w| matches!(w.trim_end_matches(':'), "update" | "updated" | "new" | "latest" | "-" | "\u{2013}" | "\u{2014}"))
        .is_some()
    {}
    let mut clock = words.next()?.trim_end_matches(':').to_owned();
    if let Some(half) = words.next_if(|w| matches!(w.trim_end_matches(':'), "am" | "pm")) {
        clock.push_str(half.trim_end_matches(':'));
        if half.ends_with(':') {
            return Some((minute(&clock)?, None));
        }
    }
    let minute = minute(&clock)?;
    words.next_if(|w| *w == "on");
    let day = words.next().and_then(|w| WEEKDAYS.iter().position(|d| *d == w.trim_end_matches(':')));
    Some((minute, day.and_then(|d| i64::try_from(d).ok())))
}

/// Monday first, as [`weekday`] counts.
pub(crate) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// "9:39pm" or "21:39" as a minute of the day.
fn minute(clock: &str) -> Option<i64> {
    let (digits, half) = match (clock.strip_suffix("am"), clock.strip_suffix("pm")) {
        (Some(d), _) => (d, Some(0)),
        (_, Some(d)) => (d, Some(12)),
        _ => (clock, None),
    };
    let (hour, minute) = digits.split_once(':')?;
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        None if (0..24).contains(&hour) => hour,
        _ => return None,
    };
    (0..60).contains(&minute).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str) -> Report {
        // A Wednesday.
        Report { published: Some("2031-04-30".into()), text: text.into(), ..Report::default() }
    }

    #[test]
    fn a_running_page_gives_each_entry_its_time() {
        let text = "9:39 p.m. on Thursday: Seven are dead.\nNo more is known.\n\nUPDATE: 7:05 a.m.\nSix are dead.\n18:30 Tuesday - One.";
        let found = entries(&report(text));
        let at: Vec<&str> = found.iter().map(|e| e.at.as_str()).collect();
        assert_eq!(at, ["2031-05-01T21:39", "2031-04-30T07:05", "2031-04-29T18:30"]);
        assert_eq!(time_at(&found, 45), Some("2031-05-01T21:39"));
        assert_eq!(time_at(&found, text.len()), Some("2031-04-29T18:30"));
    }

    #[test]
    fn a_text_is_no_running_page() {
        assert_eq!(entries(&report("At 9:39 p.m. it fell.\n12 were hurt.\n3 p.m. came.")), []);
        assert_eq!(entries(&report("9:39 p.m. on Thursday: it fell.\nNothing else.")), []);
        assert_eq!(entries(&Report { published: None, ..report("9:39 p.m.: a\n8:00 p.m.: b") }), []);
    }
}
