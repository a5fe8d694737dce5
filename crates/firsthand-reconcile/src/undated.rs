//! Undated reports: the day before which they cannot have been written, by the days that they name and by their address.
//!
//! Only days in words of a month and a day count ("July 26", "26 July 2031"), and only those within the span of the case: from the
//! first day of the incident's dated reports to six weeks after the last. The latest of them is the bound. It orders the figures
//! of such a report; it is never said to be the day of publication.

use crate::when::{day_text, days, parse};
use firsthand_types::{Report, ReportId};
use std::collections::BTreeMap;

/// Days after the last dated report within which an undated one may lie.
const AFTER: i64 = 42;

/// Bytes of a text that are looked through.
const LOOKED_AT: usize = 200_000;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The bound of each undated report of a group that has one, `YYYY-MM-DD`.
pub(crate) fn not_before(reports: &[&Report]) -> BTreeMap<ReportId, String> {
    let dated: Vec<i64> = reports.iter().filter_map(|r| Some(parse(r.published.as_deref()?)?.day)).collect();
    let (Some(first), Some(last)) = (dated.iter().min(), dated.iter().max()) else { return BTreeMap::new() };
    let span = (first - 2)..=(last + AFTER);
    let year_of = |day: i64| day_text(day).get(..4).and_then(|y| y.parse::<i64>().ok()).unwrap_or(1970);
    let years: Vec<i64> = (year_of(*span.start())..=year_of(*span.end())).take(50).collect();
    let bound = |r: &&Report| -> Option<(ReportId, String)> {
        let mut named: Vec<i64> = r.url.as_deref().and_then(address).into_iter().collect();
        for (month, day, year) in month_days(&r.text) {
            match year {
                Some(y) => named.push(days(y, month, day)),
                None => named.extend(years.iter().map(|y| days(*y, month, day))),
            }
        }
        let latest = named.into_iter().filter(|d| span.contains(d)).max()?;
        Some((r.id.clone(), day_text(latest)))
    };
    reports.iter().filter(|r| r.published.is_none()).filter_map(bound).collect()
}

/// The days that a text names with month, day and year, sorted.
pub(crate) fn named_days(text: &str) -> Vec<i64> {
    const MOST: usize = 64;
    let mut named: Vec<i64> = month_days(text).into_iter().filter_map(|(m, d, y)| Some(days(y?, m, d))).collect();
    named.sort_unstable();
    named.dedup();
    named.truncate(MOST);
    named
}

/// Whether words name a day of a month.
pub(crate) fn names_day(words: &str) -> bool {
    !month_days(words).is_empty()
}

/// The day or month in an address such as `/2031/05/02/`.
fn address(url: &str) -> Option<i64> {
    let parts: Vec<&str> = url.split(['/', '-']).collect();
    let number = |s: Option<&&str>, digits: usize| s.filter(|s| s.len() == digits).and_then(|s| s.parse::<i64>().ok());
    (0..parts.len()).find_map(|i| {
        let year = number(parts.get(i), 4).filter(|y| (1990..2100).contains(y))?;
        let month = number(parts.get(i + 1), 2).filter(|m| (1..=12).contains(m))?;
        let day = number(parts.get(i + 2), 2).filter(|d| (1..=31).contains(d)).unwrap_or(1);
        Some(days(year, month, day))
    })
}

/// Every "July 26", "26 July", "Jul. 26, 2031" of a text as (month, day, year).
fn month_days(text: &str) -> Vec<(i64, i64, Option<i64>)> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let words: Vec<&str> =
        text.get(..end).unwrap_or("").split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let day = |w: Option<&&str>| {
        let w = w?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        w.parse::<i64>().ok().filter(|d| (1..=31).contains(d) && w.len() <= 2)
    };
    let year =
        |w: Option<&&str>| w.filter(|w| w.len() == 4).and_then(|w| w.parse::<i64>().ok()).filter(|y| (1000..3000).contains(y));
    let mut out = Vec::new();
    for (i, w) in words.iter().enumerate() {
        let Some(month) = month(w) else { continue };
        if let Some(d) = day(words.get(i + 1)) {
            out.push((month, d, year(words.get(i + 2))));
        } else if let Some(d) = i.checked_sub(1).and_then(|p| day(words.get(p))) {
            out.push((month, d, year(words.get(i + 1))));
        }
    }
    out
}

/// A month's name in full or cut to three or four letters; capitalised, since "may" and "march" are words.
pub(crate) fn month(w: &str) -> Option<i64> {
    if !w.starts_with(|c: char| c.is_uppercase()) || w.len() < 3 {
        return None;
    }
    let lower = w.to_lowercase();
    let at = MONTHS.iter().position(|m| *m == lower || ((3..=4).contains(&lower.len()) && m.starts_with(&lower)))?;
    i64::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(id: &str, published: Option<&str>, url: Option<&str>, text: &str) -> Report {
        Report {
            id: id.into(),
            published: published.map(Into::into),
            url: url.map(Into::into),
            text: text.into(),
            ..Report::default()
        }
    }

    #[test]
    fn an_undated_report_is_no_older_than_the_last_day_it_names() {
        let all = [
            report("a", Some("2031-05-02"), None, "The bridge fell."),
            report("b", None, None, "The bridge fell on May 2. The last of them was named on Monday (May 26)."),
            report("c", None, Some("https://orvel.example/2031/05/11/bridge"), "They may return in March."),
            report("d", None, None, "It fell on Friday."),
            report("e", None, None, "A mill burned on 3 June 1987 and on May 2, 2029."),
        ];
        let list: Vec<&Report> = all.iter().collect();
        let found = not_before(&list);
        assert_eq!(found.get(&"b".into()).map(String::as_str), Some("2031-05-26"));
        assert_eq!(found.get(&"c".into()).map(String::as_str), Some("2031-05-11"));
        assert_eq!(found.get(&"d".into()), None);
        assert_eq!(found.get(&"e".into()), None);
    }
}
