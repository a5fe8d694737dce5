//! A resolved time: its grain, how TIMEX3 writes it, and the interval it spans.

use super::expr::{Clock, Modifier};
use super::words::{Part, Season, Unit};
use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

/// A stretch of the calendar at one grain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Point {
    Day(Date),
    /// First and last day.
    Days(Date, Date),
    Week(Date),
    Weekend(Date),
    Month(i16, i8),
    Season(i16, Season),
    Quarter(i16, i8),
    Half(i16, i8),
    Year(i16),
    Decade(i16),
    Century(i16),
}

impl Point {
    /// The stretch of a grain that holds a day.
    pub fn around(day: Date, unit: Unit) -> Point {
        match unit {
            Unit::Week | Unit::Fortnight => Point::Week(day),
            Unit::Weekend => Point::Weekend(day),
            Unit::Month => Point::Month(day.year(), day.month()),
            Unit::Quarter => Point::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Year => Point::Year(day.year()),
            Unit::Decade => Point::Decade(day.year().div_euclid(10) * 10),
            Unit::Century | Unit::Millennium => Point::Century(day.year().div_euclid(100)),
            _ => Point::Day(day),
        }
    }

    /// First day.
    pub fn first(self) -> Option<Date> {
        match self {
            Point::Day(d) | Point::Days(d, _) => Some(d),
            Point::Week(d) => monday(d),
            Point::Weekend(d) => monday(d)?.checked_add(5.days()).ok(),
            Point::Month(y, m) => Date::new(y, m, 1).ok(),
            Point::Season(y, s) => Date::new(y, season_month(s), 1).ok(),
            Point::Quarter(y, q) => Date::new(y, q * 3 - 2, 1).ok(),
            Point::Half(y, h) => Date::new(y, h * 6 - 5, 1).ok(),
            Point::Year(y) | Point::Decade(y) => Date::new(y, 1, 1).ok(),
            Point::Century(c) => Date::new(c.checked_mul(100)?, 1, 1).ok(),
        }
    }

    /// Last day.
    pub fn last(self) -> Option<Date> {
        let first = self.first()?;
        let after: Span = match self {
            Point::Day(d) | Point::Days(_, d) => return Some(d),
            Point::Week(_) => 7.days(),
            Point::Weekend(_) => 2.days(),
            Point::Month(..) => 1.months(),
            Point::Season(..) | Point::Quarter(..) => 3.months(),
            Point::Half(..) => 6.months(),
            Point::Year(_) => 1.years(),
            Point::Decade(_) => 10.years(),
            Point::Century(_) => 100.years(),
        };
        first.checked_add(after).ok()?.yesterday().ok()
    }

    /// As TIMEX3 writes it.
    pub fn value(self) -> String {
        match self {
            Point::Day(d) | Point::Days(d, _) => d.to_string(),
            Point::Week(d) => {
                let w = d.iso_week_date();
                format!("{:04}-W{:02}", w.year(), w.week())
            }
            Point::Weekend(d) => {
                let w = d.iso_week_date();
                format!("{:04}-W{:02}-WE", w.year(), w.week())
            }
            Point::Month(y, m) => format!("{y:04}-{m:02}"),
            Point::Season(y, s) => format!("{y:04}-{}", season_code(s)),
            Point::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Point::Half(y, h) => format!("{y:04}-H{h}"),
            Point::Year(y) => format!("{y:04}"),
            Point::Decade(y) => format!("{:03}", y.div_euclid(10)),
            Point::Century(c) => format!("{c:02}"),
        }
    }

    /// In the dossier's format of times: a day, or the interval from its first day to its last, narrowed by a modifier.
    pub fn at(self, modifier: Modifier) -> Option<String> {
        let (first, last) = (self.first()?, self.last()?);
        if first == last {
            return Some(first.to_string());
        }
        let (first, last) = narrowed(first, last, modifier).unwrap_or((first, last));
        Some(format!("{first}/{last}"))
    }

    /// So many units later (or earlier).
    pub fn shifted(day: Date, n: i64, unit: Unit) -> Option<Date> {
        let n = i32::try_from(n).ok().filter(|n| n.abs() < 200_000)?;
        let n = i64::from(n);
        let span = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
            Unit::Day => Span::new().try_days(n),
            Unit::Week | Unit::Weekend => Span::new().try_weeks(n),
            Unit::Fortnight => Span::new().try_weeks(n * 2),
            Unit::Month => Span::new().try_months(n),
            Unit::Quarter => Span::new().try_months(n * 3),
            Unit::Year => Span::new().try_years(n),
            Unit::Decade => Span::new().try_years(n * 10),
            Unit::Century => Span::new().try_years(n * 100),
            Unit::Millennium => Span::new().try_years(n * 1000),
        };
        day.checked_add(span.ok()?).ok()
    }
}

/// The first, middle or last third.
fn narrowed(first: Date, last: Date, modifier: Modifier) -> Option<(Date, Date)> {
    let days = i64::from(first.until(last).ok()?.get_days());
    let day = |n: i64| first.checked_add(n.days()).ok();
    match modifier {
        Modifier::Start => Some((first, day(days / 3)?)),
        Modifier::Mid => Some((day(days / 3)?, day(days * 2 / 3)?)),
        Modifier::End => Some((day(days * 2 / 3)?, last)),
        _ => None,
    }
}

fn monday(day: Date) -> Option<Date> {
    let w = day.iso_week_date();
    Some(ISOWeekDate::new(w.year(), w.week(), Weekday::Monday).ok()?.date())
}

fn season_month(s: Season) -> i8 {
    match s {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

fn season_code(s: Season) -> &'static str {
    match s {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// TIMEX3's code of a part of the day.
pub(crate) fn part_code(p: Part) -> &'static str {
    match p {
        Part::Dawn | Part::Morning => "MO",
        Part::Midday => "MI",
        Part::Afternoon => "AF",
        Part::Evening => "EV",
        Part::Night => "NI",
        Part::Day => "DT",
    }
}

/// Hours that a part of the day spans; beyond 24 lies the next day.
pub(crate) fn part_hours(p: Part, modifier: Modifier) -> (i64, i64) {
    match (p, modifier) {
        (Part::Dawn, _) => (4, 7),
        (Part::Morning, Modifier::Start) => (0, 8),
        (Part::Morning, Modifier::End) => (10, 12),
        (Part::Morning, Modifier::Mid) => (8, 11),
        (Part::Morning, _) => (5, 12),
        (Part::Midday, _) => (11, 14),
        (Part::Afternoon, Modifier::Start) => (12, 15),
        (Part::Afternoon, Modifier::End) => (15, 18),
        (Part::Afternoon, Modifier::Mid) => (14, 16),
        (Part::Afternoon, _) => (12, 18),
        (Part::Evening, Modifier::Start) => (17, 20),
        (Part::Evening, Modifier::End) => (20, 23),
        (Part::Evening, _) => (17, 23),
        (Part::Night, Modifier::End) => (22, 26),
        (Part::Night, _) => (19, 30),
        (Part::Day, _) => (6, 20),
    }
}

/// A clock time as TIMEX3 writes it, with its `T`.
pub(crate) fn clock_value(c: Clock) -> String {
    match c.second {
        Some(s) => format!("T{:02}:{:02}:{s:02}", c.hour, c.minute),
        None => format!("T{:02}:{:02}", c.hour, c.minute),
    }
}

/// The civil moment of a clock time on a day; 24:00 is the next day's midnight.
pub(crate) fn moment(day: Date, c: Clock) -> Option<DateTime> {
    let midnight = day.at(0, 0, 0, 0);
    let seconds = i64::from(c.hour) * 3600 + i64::from(c.minute) * 60 + i64::from(c.second.unwrap_or(0));
    midnight.checked_add(seconds.seconds()).ok()
}

/// A civil moment to the minute (to the second where it has one).
pub(crate) fn written(at: DateTime) -> String {
    if at.second() == 0 {
        format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
    } else {
        format!("{}T{:02}:{:02}:{:02}", at.date(), at.hour(), at.minute(), at.second())
    }
}

/// TIMEX3's letter of a unit, and whether it stands after the `T`.
pub(crate) fn unit_letter(unit: Unit) -> (&'static str, bool) {
    match unit {
        Unit::Second => ("S", true),
        Unit::Minute => ("M", true),
        Unit::Hour => ("H", true),
        Unit::Day => ("D", false),
        Unit::Weekend => ("WE", false),
        Unit::Week | Unit::Fortnight => ("W", false),
        Unit::Month => ("M", false),
        Unit::Quarter => ("Q", false),
        Unit::Year => ("Y", false),
        Unit::Decade => ("DE", false),
        Unit::Century => ("CE", false),
        Unit::Millennium => ("ML", false),
    }
}
