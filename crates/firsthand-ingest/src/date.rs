//! When it was published: the many spellings of pages, feeds and mail, brought to ISO 8601.
//!
//! Reads what stands there and no more: no clock, no time zone but the one stated, and nothing for a date such as
//! `03/04/2024` that two conventions read differently.

/// The date as `YYYY-MM-DD`, or with time and offset as `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`; `None` where it cannot be told.
///
/// ```
/// use firsthand_ingest::normalise_date;
/// let iso = |s| normalise_date(s).unwrap_or_default();
/// assert_eq!(iso("Fri, 22 Mar 2024 19:58:07 +0300"), "2024-03-22T19:58:07+03:00");
/// assert_eq!(iso("2024-03-22T16:58:07.123Z"), "2024-03-22T16:58:07Z");
/// assert_eq!(iso("March 22, 2024 7:58 p.m. EDT"), "2024-03-22T19:58-04:00");
/// assert_eq!(normalise_date("03/04/2024"), None);
/// ```
pub fn normalise_date(stated: &str) -> Option<String> {
    // No real spelling is longer; a hostile one is not worth a look.
    let stated = stated.trim();
    if stated.len() > 200 {
        return None;
    }
    if let Some(unix) = unix_time(stated) {
        return Some(unix);
    }
    let parts = parts(stated);
    let (day, used) = day(&parts)?;
    let rest: Vec<&Part<'_>> = parts.iter().enumerate().filter(|(i, _)| !used.contains(i)).map(|(_, p)| p).collect();
    let day = format!("{:04}-{:02}-{:02}", day.0, day.1, day.2);
    Some(match clock(&rest) {
        Some(clock) => format!("{day}T{clock}"),
        None => day,
    })
}

/// A run of digits, a run of letters, or one mark.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part<'s> {
    Digits(&'s str),
    Letters(&'s str),
    Mark(char),
}

fn parts(s: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = s;
    while let Some(first) = rest.chars().next() {
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let len = match class(first) {
            (false, false) => first.len_utf8(),
            kind => rest.find(|c| class(c) != kind).unwrap_or(rest.len()),
        };
        let (run, after) = rest.split_at(len);
        parts.push(match class(first) {
            (true, _) => Part::Digits(run),
            (_, true) => Part::Letters(run),
            _ => Part::Mark(first),
        });
        rest = after;
    }
    parts.retain(|p| *p != Part::Mark(' '));
    parts
}

/// The day, and which parts spelled it.
fn day(parts: &[Part<'_>]) -> Option<((u32, u32, u32), Vec<usize>)> {
    (0..parts.len()).find_map(|i| numeric(parts, i).or_else(|| compact(parts, i)).or_else(|| named(parts, i)))
}

type Found = Option<((u32, u32, u32), Vec<usize>)>;

/// `2024-03-22`, `2024/3/22`, `22.03.2024`; and `22/03/2024`, `03/22/2024` where only one reading is a date.
fn numeric(parts: &[Part<'_>], i: usize) -> Found {
    let [Part::Digits(a), Part::Mark(m), Part::Digits(b), Part::Mark(n), Part::Digits(c)] = parts.get(i..i + 5)? else {
        return None;
    };
    if m != n || !matches!(m, '-' | '/' | '.') {
        return None;
    }
    let used: Vec<usize> = (i..i + 5).collect();
    let (x, y, z) = (number(a)?, number(b)?, number(c)?);
    if a.len() == 4 {
        return valid(x, y, z).map(|d| (d, used));
    }
    if c.len() != 4 {
        return None;
    }
    let (day_first, month_first) = (valid(z, y, x), valid(z, x, y));
    let found = match (*m, day_first, month_first) {
        // Points are written day first everywhere.
        ('.', found, _) => found,
        (_, Some(d), None) | (_, None, Some(d)) => Some(d),
        (_, Some(d), Some(e)) if d == e => Some(d),
        _ => None,
    };
    found.map(|d| (d, used))
}

/// `20240322`, alone or before `T`.
fn compact(parts: &[Part<'_>], i: usize) -> Found {
    let Part::Digits(run) = parts.get(i)? else { return None };
    if run.len() != 8 && run.len() != 14 && run.len() != 12 {
        return None;
    }
    let (y, m, d) = (number(run.get(..4)?)?, number(run.get(4..6)?)?, number(run.get(6..8)?)?);
    valid(y, m, d).map(|d| (d, vec![i]))
}

/// `22 March 2024`, `22nd of March, 2024`, `March 22, 2024`, `22-Mar-2024`.
fn named(parts: &[Part<'_>], i: usize) -> Found {
    let Part::Letters(word) = parts.get(i)? else { return None };
    let month = month(word)?;
    let mut used = vec![i];
    let year = |from: usize, used: &mut Vec<usize>| {
        let (at, digits) = next_number(parts, from)?;
        (digits.len() == 4).then_some(())?;
        used.push(at);
        number(digits)
    };
    if let Some((at, digits)) = previous_number(parts, i)
        && let (true, Some(year)) = (digits.len() <= 2, year(i + 1, &mut used))
    {
        used.push(at);
        return valid(year, month, number(digits)?).map(|d| (d, used));
    }
    let (at, digits) = next_number(parts, i + 1).filter(|(_, d)| d.len() <= 2)?;
    used.push(at);
    let year = year(at + 1, &mut used)?;
    valid(year, month, number(digits)?).map(|d| (d, used))
}

/// The next number, over commas, dashes and `st nd rd th of`.
fn next_number<'s>(parts: &[Part<'s>], from: usize) -> Option<(usize, &'s str)> {
    number_among(parts.iter().enumerate().skip(from).take(4))
}

fn previous_number<'s>(parts: &[Part<'s>], before: usize) -> Option<(usize, &'s str)> {
    number_among(parts.iter().enumerate().take(before).rev().take(4))
}

fn number_among<'p, 's: 'p>(parts: impl Iterator<Item = (usize, &'p Part<'s>)>) -> Option<(usize, &'s str)> {
    for (at, part) in parts {
        match part {
            Part::Digits(d) => return Some((at, d)),
            Part::Mark(',' | '.' | '-' | '/' | '\u{a0}') => {}
            Part::Letters(l) if ["st", "nd", "rd", "th", "of"].contains(&l.to_lowercase().as_str()) => {}
            _ => return None,
        }
    }
    None
}

/// `19:58[:07[.123]]` with am or pm and a zone, or `T195807`.
fn clock(parts: &[&Part<'_>]) -> Option<String> {
    let i = (0..parts.len()).find(|&i| {
        matches!(parts.get(i..i + 3), Some([Part::Digits(h), Part::Mark(':'), Part::Digits(m)]) if h.len() <= 2 && m.len() == 2)
    })?;
    let digits = |at: usize| match parts.get(at) {
        Some(Part::Digits(d)) => number(d),
        _ => None,
    };
    let (mut hour, minute) = (digits(i)?, digits(i + 2)?);
    let mut at = i + 3;
    let mut second = None;
    if let (Some(Part::Mark(':')), Some(s)) = (parts.get(at), digits(at + 1)) {
        second = Some(s);
        at += 2;
        if let (Some(Part::Mark('.' | ',')), Some(_)) = (parts.get(at), digits(at + 1)) {
            at += 2;
        }
    }
    let rest = parts.get(at..).unwrap_or_default();
    hour = half_day(hour, rest)?;
    if hour > 23 || minute > 59 || second.is_some_and(|s| s > 60) {
        return None;
    }
    let second = second.map_or(String::new(), |s| format!(":{:02}", s.min(59)));
    let zone = zone(rest).unwrap_or_default();
    Some(format!("{hour:02}:{minute:02}{second}{zone}"))
}

/// The hour of the day, with `am`, `p.m.` and the like taken in.
fn half_day(hour: u32, rest: &[&Part<'_>]) -> Option<u32> {
    let mut letters = rest.iter().filter_map(|p| match p {
        Part::Letters(l) => Some(l.to_ascii_lowercase()),
        _ => None,
    });
    let first = letters.next().unwrap_or_default();
    let half = if (first == "a" || first == "p") && letters.next().as_deref() == Some("m") { first + "m" } else { first };
    match half.as_str() {
        "am" => (hour <= 12).then_some(hour % 12),
        "pm" => (hour <= 12).then_some(hour % 12 + 12),
        _ => Some(hour),
    }
}

/// `Z`, `+03:00`, `-0400`, or one of the names that mean one offset in the news of the world.
fn zone(rest: &[&Part<'_>]) -> Option<String> {
    for (i, part) in rest.iter().enumerate() {
        match part {
            Part::Letters(l) => {
                if let Some((_, offset)) = ZONES.iter().find(|(name, _)| l.eq_ignore_ascii_case(name)) {
                    // "GMT+3" and "UTC+03:00" go on after the name.
                    let after = rest.get(i + 1..).unwrap_or_default();
                    return offset_digits(after).or_else(|| Some((*offset).to_owned()));
                }
            }
            Part::Mark('+' | '-' | '\u{2212}') => return offset_digits(rest.get(i..).unwrap_or_default()),
            _ => {}
        }
    }
    None
}

fn offset_digits(rest: &[&Part<'_>]) -> Option<String> {
    let sign = match rest.first()? {
        Part::Mark('+') => '+',
        Part::Mark('-' | '\u{2212}') => '-',
        _ => return None,
    };
    let Part::Digits(hours) = rest.get(1)? else { return None };
    let (hours, minutes) = match (hours.len(), rest.get(2), rest.get(3)) {
        (4, ..) => (number(hours.get(..2)?)?, number(hours.get(2..)?)?),
        (1 | 2, Some(Part::Mark(':')), Some(Part::Digits(m))) => (number(hours)?, number(m)?),
        (1 | 2, ..) => (number(hours)?, 0),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    Some(if hours == 0 && minutes == 0 { "Z".to_owned() } else { format!("{sign}{hours:02}:{minutes:02}") })
}

const ZONES: &[(&str, &str)] = &[
    ("Z", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("UT", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("EET", "+02:00"),
    ("EEST", "+03:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
    ("HST", "-10:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
    ("SAST", "+02:00"),
    ("HKT", "+08:00"),
    ("SGT", "+08:00"),
    ("PKT", "+05:00"),
];

/// Ten digits are seconds since 1970, thirteen milliseconds.
fn unix_time(stated: &str) -> Option<String> {
    if !stated.bytes().all(|b| b.is_ascii_digit()) || !matches!(stated.len(), 10 | 13) {
        return None;
    }
    let seconds: i64 = stated.get(..10)?.parse().ok()?;
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (y, m, d) = civil(days);
    let (h, min, s) = (second / 3600, second / 60 % 60, second % 60);
    Some(format!("{y:04}-{m:02}-{d:02}T{h:02}:{min:02}:{s:02}Z"))
}

/// Days since 1970-01-01 to year, month, day (the usual era arithmetic of the Gregorian calendar).
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

fn number(digits: &str) -> Option<u32> {
    digits.parse().ok()
}

fn valid(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ((1000..3000).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day)).then_some((year, month, day))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let found = MONTHS
        .iter()
        .position(|m| *m == word || (word.len() == 3 && m.starts_with(&word)) || (word == "sept" && *m == "september"));
    found.and_then(|i| u32::try_from(i + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::normalise_date as iso;

    #[test]
    fn spellings_of_pages_feeds_and_mail() {
        let cases = [
            ("2031-04-05", "2031-04-05"),
            ("2031-04-05T06:07", "2031-04-05T06:07"),
            ("2031-04-05T06:07:08+00:00", "2031-04-05T06:07:08Z"),
            ("2031-04-05T06:07:08-0530", "2031-04-05T06:07:08-05:30"),
            ("2031-04-05 06:07:08", "2031-04-05T06:07:08"),
            ("2031/4/5", "2031-04-05"),
            ("20310405", "2031-04-05"),
            ("20310405T060708Z", "2031-04-05"),
            ("Sat, 05 Apr 2031 06:07:08 GMT", "2031-04-05T06:07:08Z"),
            ("Sat, 5 Apr 2031 06:07 EST", "2031-04-05T06:07-05:00"),
            ("Saturday 5 April 2031 18.07 BST", "2031-04-05"),
            ("April 5, 2031", "2031-04-05"),
            ("Apr. 5th, 2031 at 12:07 AM ET", "2031-04-05T00:07"),
            ("Updated 6:07 p.m. EDT, Sat April 5, 2031", "2031-04-05T18:07-04:00"),
            ("5th of April 2031", "2031-04-05"),
            ("05.04.2031, 06:07 Uhr", "2031-04-05T06:07"),
            ("13/04/2031", "2031-04-13"),
            ("04/13/2031", "2031-04-13"),
            ("04/04/2031", "2031-04-04"),
            ("1932870000", "2031-04-02T04:20:00Z"),
            ("2031-04-05T06:07:08 GMT+3", "2031-04-05T06:07:08+03:00"),
        ];
        for (given, wanted) in cases {
            assert_eq!(iso(given).as_deref(), Some(wanted), "{given}");
        }
        for given in
            ["", "yesterday", "05/04/2031", "2031-13-01", "2031-02-29", "April 2031", "31 April 2031", "99999999999999"]
        {
            assert_eq!(iso(given), None, "{given}");
        }
    }
}
