//! Days and moments as numbers: ISO 8601 strings of the exchange format, compared without a clock or a locale.

/// A day or a moment. Days count from 1970-01-01; the minute is of the day in UTC where an offset is given, else as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct When {
    /// Days since 1970-01-01.
    pub day: i64,
    /// Minute of the day, where a clock time is given. May lie outside 0..1440 before [`When::minutes`] levels it.
    pub minute: Option<i64>,
}

impl When {
    /// Minutes since 1970-01-01T00:00; a bare day counts from its midnight.
    pub fn minutes(self) -> i64 {
        self.day * 1440 + self.minute.unwrap_or(0)
    }
}

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`; missing months and days are 1.
pub(crate) fn parse(text: &str) -> Option<When> {
    let (date, clock) = match text.split_once(['T', ' ']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text, None),
    };
    let mut parts = date.trim().splitn(3, '-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next().map_or(Some(1), |m| m.parse().ok())?;
    let day: i64 = parts.next().map_or(Some(1), |d| d.parse().ok())?;
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(When { day: days(year, month, day), minute: clock.and_then(minute) })
}

fn minute(clock: &str) -> Option<i64> {
    let hour: i64 = clock.get(0..2)?.parse().ok()?;
    let minute: i64 = clock.get(3..5)?.parse().ok()?;
    let rest = clock.get(5..).unwrap_or("");
    let offset = rest
        .find(['+', '-'])
        .and_then(|at| rest.get(at..))
        .and_then(|zone| {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let h: i64 = zone.get(1..3)?.parse().ok()?;
            let m: i64 = zone.get(4..6).and_then(|m| m.parse().ok()).unwrap_or(0);
            Some(sign * (h * 60 + m))
        })
        .unwrap_or(0);
    Some(hour * 60 + minute - offset)
}

/// The first and last day that a day, month or year names.
pub(crate) fn day_range(text: &str) -> Option<(i64, i64)> {
    let first = parse(text)?.day;
    let date = text.split(['T', ' ']).next().unwrap_or("");
    let width = match date.matches('-').count() {
        0 => 365,
        1 => 30,
        _ => 0,
    };
    Some((first, first + width))
}

/// Days since 1970-01-01 of a civil date.
pub(crate) fn days(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// `YYYY-MM-DD` of a day.
pub(crate) fn day_text(day: i64) -> String {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", doy - (153 * mp + 2) / 5 + 1)
}

/// The day of the week, Monday 0 to Sunday 6.
pub(crate) fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for text in ["1970-01-01", "2024-02-29", "1999-12-31", "2023-08-08"] {
            assert_eq!(day_text(parse(text).unwrap().day), text);
        }
        assert_eq!(parse("1970-01-02").unwrap().day, 1);
        assert_eq!(weekday(parse("2024-02-29").unwrap().day), 3);
    }

    #[test]
    fn offsets_are_levelled() {
        let a = parse("2024-03-22T19:58+03:00").unwrap().minutes();
        let b = parse("2024-03-22T16:58:00Z").unwrap().minutes();
        assert_eq!(a, b);
        assert_eq!(parse("not a day"), None);
    }
}
