//! Times of the exchange format as minutes and back: `2031-03-22T19:58+03:00`, `T19:58`, `2031-03-22`, `2031-03`, `A/B`.

use crate::when;

/// A time or an interval as written, in minutes: since 1970-01-01T00:00 of its own clock where it is dated, else since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    /// First minute.
    pub first: i64,
    /// Last minute; of a day, a minute before midnight.
    pub last: i64,
    /// Whether a date is given.
    pub dated: bool,
    /// Minutes that its clock is ahead of UTC, where given.
    pub offset: Option<i64>,
}

/// Minutes of a day.
pub(super) const DAY: i64 = 1440;

/// Reads a time; `None` where it is none.
pub(super) fn parse(text: &str) -> Option<Moment> {
    match text.split_once('/') {
        Some((a, b)) => {
            let (a, b) = (point(a)?, point(b)?);
            (a.dated == b.dated && a.first <= b.last).then_some(Moment { last: b.last, offset: a.offset.or(b.offset), ..a })
        }
        None => point(text),
    }
}

fn point(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (date, clock) = match text.split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let days = if date.is_empty() { None } else { Some(days(date)?) };
    let clock = match clock {
        Some(clock) => Some(minute(clock)?),
        None => None,
    };
    match (days, clock) {
        (Some((a, b)), None) => Some(Moment { first: a * DAY, last: b * DAY + DAY - 1, dated: true, offset: None }),
        (Some((a, b)), Some((m, offset))) if a == b => {
            let at = a * DAY + m;
            Some(Moment { first: at, last: at, dated: true, offset })
        }
        (None, Some((m, offset))) => Some(Moment { first: m, last: m, dated: false, offset }),
        _ => None,
    }
}

/// First and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn days(date: &str) -> Option<(i64, i64)> {
    let parts: Vec<i64> = date.splitn(3, '-').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = (*parts.first()?, parts.get(1).copied(), parts.get(2).copied());
    if !(1..=9999).contains(&year)
        || month.is_some_and(|m| !(1..=12).contains(&m))
        || day.is_some_and(|d| !(1..=31).contains(&d))
    {
        return None;
    }
    Some(match (month, day) {
        (Some(m), Some(d)) => (when::days(year, m, d), when::days(year, m, d)),
        (Some(12), None) => (when::days(year, 12, 1), when::days(year, 12, 31)),
        (Some(m), None) => (when::days(year, m, 1), when::days(year, m + 1, 1) - 1),
        _ => (when::days(year, 1, 1), when::days(year, 12, 31)),
    })
}

/// Minute of the day and offset of `19:58`, `19:58:03`, `19:58Z`, `19:58+03:00`.
fn minute(clock: &str) -> Option<(i64, Option<i64>)> {
    let (time, offset) = match clock.find(['Z', '+', '-']) {
        Some(at) => (clock.get(..at)?, Some(zone(clock.get(at..)?)?)),
        None => (clock, None),
    };
    let mut parts = time.split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: i64 = parts.next().map_or(Some(0), |m| m.parse().ok())?;
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour * 60 + minute, offset))
}

fn zone(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let hours: i64 = text.get(1..3)?.parse().ok()?;
    let minutes: i64 = text.get(4..6).map_or(Some(0), |m| m.parse().ok())?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

impl Moment {
    /// The same in UTC, where it is dated and its zone is known.
    pub fn utc(self) -> Option<(i64, i64)> {
        self.offset.filter(|_| self.dated).map(|o| (self.first - o, self.last - o))
    }
}

/// A minute since 1970 as a date and time, with the zone where it is known.
pub(super) fn dated(minute: i64, offset: Option<i64>) -> String {
    format!("{}{}", when::day_text(minute.div_euclid(DAY)), clock(minute.rem_euclid(DAY), offset))
}

/// A minute of an open day as a clock time. One past midnight is shown as of the next day's clock: its order tells the rest.
pub(super) fn clock(minute: i64, offset: Option<i64>) -> String {
    let m = minute.rem_euclid(DAY);
    let zone = offset.map_or(String::new(), |o| {
        let sign = if o < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", o.abs() / 60, o.abs() % 60)
    });
    format!("T{:02}:{:02}{zone}", m / 60, m % 60)
}

/// An interval since 1970: days where it begins and ends with them, else times. The end is `None` where it adds nothing.
pub(super) fn dated_interval(first: i64, last: i64, offset: Option<i64>) -> (String, Option<String>) {
    let whole = first.rem_euclid(DAY) == 0 && last.rem_euclid(DAY) == DAY - 1;
    if whole {
        let (a, b) = (when::day_text(first.div_euclid(DAY)), when::day_text(last.div_euclid(DAY)));
        let end = (a != b).then_some(b);
        return (a, end);
    }
    (dated(first, offset), (first != last).then(|| dated(last, offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_there_and_back() {
        for text in ["2031-03-22T19:58+03:00", "2031-03-22T00:05", "2031-12-31"] {
            let m = parse(text).unwrap();
            assert_eq!(dated_interval(m.first, m.last, m.offset), (text.to_owned(), None));
        }
        let m = parse("T19:58-03:30").unwrap();
        assert_eq!(clock(m.first, m.offset), "T19:58-03:30");
    }

    #[test]
    fn months_and_intervals_have_two_ends() {
        let m = parse("2031-02").unwrap();
        assert_eq!(dated_interval(m.first, m.last, None), ("2031-02-01".into(), Some("2031-02-28".into())));
        let m = parse("2031-03-01/2031-03-05").unwrap();
        assert_eq!(dated_interval(m.first, m.last, None), ("2031-03-01".into(), Some("2031-03-05".into())));
    }

    #[test]
    fn nonsense_is_no_time() {
        for text in
            ["", "T", "T25:00", "2031-13-01", "XXXX-XX-XXT18:54", "soon", "2031-03T10:00", "T10:00/2031", "é/é", "T1é:00"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
