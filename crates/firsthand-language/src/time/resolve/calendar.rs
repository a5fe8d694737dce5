//! Calendar dates, weekdays, units, seasons and quarters on the axis of time.

use super::{Found, REPORTED, Resolver, hung, is_future, open};
use crate::layers::Anchor;
use crate::time::expr::{Amount, Calendar, From, Which};
use crate::time::holiday;
use crate::time::point::Point;
use crate::time::tense::Tense;
use crate::time::words::{Season, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

impl Resolver<'_> {
    /// A calendar date with some of its parts.
    pub(super) fn calendar(&self, c: Calendar, which: Which, tense: Tense, sentence: usize) -> Found {
        match (c.year, c.month, c.day) {
            (Some(_) | None, Some(_), Some(_)) if c.within == Some(Unit::Week) => self.week_around(c, which, tense, sentence),
            (Some(y), m, d) => self.with_year(y, m, d, c.until),
            (None, Some(m), d) if c.within.is_some() => self.of_year(m, d, c.until, which),
            (None, Some(m), Some(d)) => self.month_day(m, d, c.until, which, tense),
            (None, Some(m), None) => self.month(m, which, tense, sentence),
            (None, None, Some(d)) => self.day_of_month(d, c.weekday),
            (None, None, None) => match c.weekday {
                Some(w) if c.within.is_some() => self.weekday_of_week(w, which),
                Some(w) => self.weekday(w, which, tense),
                None => Found::default(),
            },
        }
    }

    /// "the week of March 6".
    fn week_around(&self, c: Calendar, which: Which, tense: Tense, sentence: usize) -> Found {
        let found = self.calendar(Calendar { within: None, ..c }, which, tense, sentence);
        let point = found.point.map(|p| if let Point::Day(day) = p { Point::Week(day) } else { p });
        Found { point, ..found }
    }

    fn with_year(&self, y: i32, m: Option<u8>, d: Option<u8>, until: Option<u8>) -> Found {
        let Ok(year) = i16::try_from(y) else {
            return Found::default();
        };
        let point = match (m.map(|m| m as i8), d.map(|d| d as i8)) {
            (Some(m), Some(d)) => day_point(year, m, d, until),
            (Some(m), None) => Some(Point::Month(year, m)),
            _ => Some(Point::Year(year)),
        };
        Found { point, ..Found::default() }
    }

    /// "July last year", "June 12 last year".
    fn of_year(&self, m: u8, d: Option<u8>, until: Option<u8>, which: Which) -> Found {
        let shift = match which {
            Which::Last => -1,
            Which::Next => 1,
            _ => 0,
        };
        let point = self.published.and_then(|p| {
            let year = p.year() + shift;
            d.map_or(Some(Point::Month(year, m as i8)), |d| day_point(year, m as i8, d as i8, until))
        });
        match (point, d) {
            (Some(point), _) => self.on_published(point),
            (None, None) => open(format!("XXXX-{m:02}"), Anchor::Published),
            (None, Some(d)) => open(format!("XXXX-{m:02}-{d:02}"), Anchor::Published),
        }
    }

    /// "Sept. 30": the latest up to the day of publication, the next where the clause looks ahead, else the nearest.
    fn month_day(&self, m: u8, d: u8, until: Option<u8>, which: Which, tense: Tense) -> Found {
        let value = || format!("XXXX-{m:02}-{d:02}");
        let (m, d) = (m as i8, d as i8);
        let said = self.later_year().filter(|_| self.published.is_none());
        let (base, anchor) = match (self.published, self.focus, said) {
            (None, _, Some((y, i))) => {
                return Found {
                    point: day_point(y, m, d, until),
                    anchor: Anchor::Timex(i),
                    resolved: true,
                    ..Found::default()
                };
            }
            (Some(p), ..) => (p, Anchor::Published),
            (None, Some(f), _) => (f.day, Anchor::Timex(f.timex)),
            (None, None, None) => return open(value(), Anchor::Published),
        };
        let years = [base.year() - 1, base.year(), base.year() + 1];
        let days = years.iter().filter_map(|y| Date::new(*y, m, d).ok());
        let Some(day) = pick(days, base, which, tense, self.published.is_none()) else {
            return open(value(), Anchor::Published);
        };
        Found { point: day_point(day.year(), m, d, until), anchor, resolved: true, ..Found::default() }
    }

    /// "May", "last May".
    fn month(&self, m: u8, which: Which, tense: Tense, sentence: usize) -> Found {
        let _ = sentence;
        if let Some((y, _, i)) = self.year.filter(|_| self.published.is_none()) {
            return Found {
                point: Some(Point::Month(y, m as i8)),
                anchor: Anchor::Timex(i),
                resolved: true,
                ..Found::default()
            };
        }
        let Some(p) = self.published.or(self.focus.map(|f| f.day)) else {
            return open(format!("XXXX-{m:02}"), Anchor::Published);
        };
        let m = m as i8;
        let year = match which {
            Which::This => p.year(),
            Which::Last | Which::Previous => p.year() - i16::from(m >= p.month()),
            Which::Next | Which::Following => p.year() + i16::from(m <= p.month()),
            Which::Open | Which::That => {
                let months = i32::from(p.month()) - i32::from(m);
                let (past, next) = (months.rem_euclid(12), (-months).rem_euclid(12));
                let weight = |against| if tense == against { 6 } else { 2 };
                let next_weight = if tense == Tense::Done { i32::MAX } else { next * weight(Tense::Past) };
                let past_weight = past * if is_future(tense) { 24 } else { 2 };
                let ahead = next_weight < past_weight || is_future(tense) && next_weight == past_weight;
                let open_ahead = tense == Tense::Open && next > 2;
                if ahead && !open_ahead { p.year() + i16::from(m < p.month()) } else { p.year() - i16::from(m > p.month()) }
            }
        };
        self.on_published(Point::Month(year, m))
    }

    /// "the 22nd", "Tuesday the 18th": in the month under discussion.
    fn day_of_month(&self, d: u8, weekday: Option<u8>) -> Found {
        let base = self.focus.map(|f| f.day).or(self.published);
        let Some(base) = base else {
            return open(format!("XXXX-XX-{d:02}"), Anchor::Published);
        };
        let fits = |day: &Date| weekday.is_none_or(|w| day.weekday() == named(w));
        let near = [0, -1, 1, -2, 2].iter().filter_map(|k| {
            let first = base.first_of_month().checked_add(i64::from(*k).months()).ok()?;
            Date::new(first.year(), first.month(), d as i8).ok()
        });
        match near.into_iter().find(fits) {
            Some(day) => self.on_published(Point::Day(day)),
            None => open(format!("XXXX-XX-{d:02}"), Anchor::Published),
        }
    }

    /// A weekday: the latest up to the day of publication unless the words or the tense say otherwise.
    fn weekday(&self, w: u8, which: Which, tense: Tense) -> Found {
        let day = named(w);
        if let Some(dated) = self.apposed.filter(|d| d.weekday() == day) {
            return self.on_published(Point::Day(dated));
        }
        let near_focus = matches!(which, Which::Previous | Which::Following | Which::That);
        let (base, anchor) = match (self.published, self.focus) {
            (_, Some(f)) if near_focus => (f.day, Anchor::Timex(f.timex)),
            (Some(p), _) => (p, Anchor::Published),
            (None, Some(f)) => (f.day, Anchor::Timex(f.timex)),
            (None, None) => return open(format!("XXXX-WXX-{w}"), Anchor::Published),
        };
        let undated = self.published.is_none();
        let back = |strict: bool| {
            let n = i64::from(day.to_monday_one_offset()) - i64::from(base.weekday().to_monday_one_offset());
            let n = n.rem_euclid(7) - 7;
            if n == -7 && !strict { 0 } else { n }
        };
        let ahead = |strict: bool| {
            let n = i64::from(day.to_monday_one_offset()) - i64::from(base.weekday().to_monday_one_offset());
            let n = n.rem_euclid(7);
            if n == 0 && strict { 7 } else { n }
        };
        let days = match which {
            Which::Last | Which::Previous => back(true),
            Which::Next | Which::Following => ahead(true),
            Which::This if !matches!(tense, Tense::Past | Tense::Done) => ahead(false),
            Which::Open if undated && !is_future(tense) => {
                // A narrative moves on from the day it last named, by days rather than weeks.
                if ahead(false) <= 3 { ahead(false) } else { back(false) }
            }
            Which::That => {
                if ahead(false) <= 3 {
                    ahead(false)
                } else {
                    back(false)
                }
            }
            _ if is_future(tense) => ahead(false),
            _ => back(false),
        };
        match base.checked_add(days.days()) {
            Ok(day) => Found { point: Some(Point::Day(day)), anchor, resolved: true, ..Found::default() },
            Err(_) => open(format!("XXXX-WXX-{w}"), Anchor::Published),
        }
    }

    /// "Tuesday of last week".
    fn weekday_of_week(&self, w: u8, which: Which) -> Found {
        let weeks = match which {
            Which::Last => -1,
            Which::Next => 1,
            _ => 0,
        };
        let day = self.published.and_then(|p| Point::shifted(Point::Week(p).first()?, weeks * 7 + i64::from(w) - 1, Unit::Day));
        match day {
            Some(day) => self.on_published(Point::Day(day)),
            None => open(format!("XXXX-WXX-{w}"), Anchor::Published),
        }
    }

    /// "two weeks ago", "yesterday", "a day earlier", "the day after".
    pub(super) fn offset(&self, (n, unit, sign, from): (Amount, Unit, i64, From), tense: Tense, sentence: usize) -> Found {
        let anchor_only = || {
            let value = match n {
                Amount::Vague if sign < 0 => "PAST_REF".into(),
                Amount::Vague => "FUTURE_REF".into(),
                _ => open_value(unit),
            };
            open(value, Anchor::Published)
        };
        if let Some(found) = self.quarter_of_another_year(n, unit, sign, sentence) {
            return found;
        }
        // "two years later" after "in 1724" counts from that year.
        if from == From::Focus
            && unit >= Unit::Year
            && let Some((y, i)) =
                self.later_year().or_else(|| self.year.map(|(y, _, i)| (y, i)).filter(|_| self.published.is_none()))
            && (self.published.is_none() || self.year.is_some_and(|(_, s, _)| s + 1 >= sentence))
            && let (Some(n), Ok(base)) = (n.exact(), Date::new(y, 1, 1))
            && let Some(day) = n.checked_mul(sign).and_then(|n| Point::shifted(base, n, unit))
        {
            return Found {
                point: Some(Point::Year(day.year())),
                anchor: Anchor::Timex(i),
                resolved: true,
                ..Found::default()
            };
        }
        let focus = self.focus.filter(|f| unit <= Unit::Week || f.sentence + 1 >= sentence);
        let (base, anchor) = match from {
            From::Focus if unit <= Unit::Month || self.published.is_none() => match (focus, self.published) {
                (Some(f), _) => (f.day, Anchor::Timex(f.timex)),
                (None, Some(p)) => (p, Anchor::Published),
                _ => return anchor_only(),
            },
            _ => match self.published {
                Some(p) => (p, Anchor::Published),
                None => return anchor_only(),
            },
        };
        if let Amount::Vague = n {
            return Found { anchor, ..anchor_only() };
        }
        // The smaller unit carries halves: a year and a half is 18 months.
        let (count, unit_shift) = match (n, unit) {
            (Amount::Halves(h), _) if h % 2 == 0 => (h / 2, unit),
            (Amount::Halves(h), Unit::Year) => (h.saturating_mul(6), Unit::Month),
            (Amount::Halves(h), Unit::Decade) => (h.saturating_mul(5), Unit::Year),
            (Amount::Halves(h), Unit::Century) => (h.saturating_mul(50), Unit::Year),
            (Amount::Halves(h), Unit::Week) => (h.saturating_mul(7) / 2, Unit::Day),
            (Amount::Halves(h), _) => (h / 2, unit),
            (Amount::Between(low, _), _) => (low, unit),
            (Amount::Vague, _) => (1, unit),
        };
        let Some(day) = count.checked_mul(sign).and_then(|n| Point::shifted(base, n, unit_shift)) else {
            return anchor_only();
        };
        // What was told of had happened by the day of publication: "three years later" from a year that was not seen ends there.
        let day = match self.published {
            Some(p) if from == From::Focus && !is_future(tense) && unit >= Unit::Month => day.min(p),
            _ => day,
        };
        let point = match unit {
            Unit::Decade | Unit::Century | Unit::Millennium => Point::Year(day.year()),
            Unit::Week | Unit::Fortnight if count <= 2 => Point::Day(day),
            _ => Point::around(day, unit),
        };
        Found { point: Some(point), anchor, resolved: true, ..Found::default() }
    }

    /// "A year ago" in a report on a quarter is that quarter of the year before.
    pub(super) fn quarter_of_another_year(&self, n: Amount, unit: Unit, sign: i64, sentence: usize) -> Option<Found> {
        let (Point::Quarter(y, q), said) = self.quarter? else {
            return None;
        };
        if unit != Unit::Year || n.exact() != Some(1) || said + REPORTED < sentence || self.of_months(sentence) {
            return None;
        }
        let point = Point::Quarter(y.checked_add(i16::try_from(sign).ok()?)?, q);
        Some(Found { point: Some(point), anchor: Anchor::Published, resolved: true, ..Found::default() })
    }

    /// "this week", "last year", "the previous month", "that day", "the weekend".
    pub(super) fn unit(&self, unit: Unit, which: Which, tense: impl Fn() -> Tense) -> Found {
        // "that year" is the year last told of; "the quarter" the one last told of, else the last that is over.
        if unit == Unit::Year
            && matches!(which, Which::That | Which::Following | Which::Previous)
            && let Some((y, i)) = self.later_year()
        {
            let y = y + match which {
                Which::Following => 1,
                Which::Previous => -1,
                _ => 0,
            };
            return Found { point: Some(Point::Year(y)), anchor: Anchor::Timex(i), resolved: true, ..Found::default() };
        }
        if unit == Unit::Quarter && which == Which::That {
            let over =
                self.published.and_then(|p| Point::shifted(p, -1, Unit::Quarter)).map(|d| Point::around(d, Unit::Quarter));
            if let Some(q) = self.quarter.map(|(q, _)| q).or(over) {
                return self.on_published(q);
            }
        }
        let by_focus =
            matches!(which, Which::That | Which::Previous | Which::Following) || which == Which::Next && unit == Unit::Day;
        let (base, anchor) = match (self.published, self.focus) {
            (_, Some(f)) if by_focus => (f.day, Anchor::Timex(f.timex)),
            (Some(p), _) => (p, Anchor::Published),
            (None, Some(f)) if which != Which::This => (f.day, Anchor::Timex(f.timex)),
            _ => return open(open_value(unit), Anchor::Published),
        };
        let n = match which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
            // The weekend under discussion is the past one, unless it is on or told of as to come.
            Which::Open if unit == Unit::Weekend && base.weekday().to_monday_one_offset() < 6 && !is_future(tense()) => -1,
            _ => 0,
        };
        let Some(day) = Point::shifted(base, n, unit) else {
            return open(open_value(unit), anchor);
        };
        Found { point: Some(Point::around(day, unit)), anchor, resolved: true, ..Found::default() }
    }

    pub(super) fn season(&self, season: Season, year: Option<i32>, which: Which, tense: Tense) -> Found {
        if let Some(y) = year {
            return Found { point: i16::try_from(y).ok().map(|y| Point::Season(y, season)), ..Found::default() };
        }
        let Some(p) = self.published else {
            return open("XXXX".into(), Anchor::Published);
        };
        let at = |y| Point::Season(y, season);
        let starts = |y: i16| at(y).first().is_some_and(|f| f <= p);
        let ended = |y: i16| at(y).last().is_some_and(|l| l < p);
        let y = p.year();
        let year = match which {
            Which::Last | Which::Previous if ended(y) => y,
            Which::Last | Which::Previous => y - 1,
            Which::Next | Which::Following if starts(y) => y + 1,
            Which::Next | Which::Following | Which::This | Which::That => y,
            Which::Open if is_future(tense) => y + i16::from(ended(y)),
            Which::Open => y - i16::from(!starts(y)),
        };
        self.on_published(at(year))
    }

    pub(super) fn fraction(&self, index: u8, of: u8, year: Option<i32>, which: Which, tense: Tense) -> Found {
        let index = index as i8;
        let at = |y| if of == 4 { Point::Quarter(y, index) } else { Point::Half(y, index) };
        if let Some(y) = year {
            return Found { point: i16::try_from(y).ok().map(at), ..Found::default() };
        }
        let Some(p) = self.published else {
            return open(format!("XXXX-{}{index}", if of == 4 { 'Q' } else { 'H' }), Anchor::Published);
        };
        let y = p.year();
        let starts = at(y).first().is_some_and(|f| f <= p);
        let ended = at(y).last().is_some_and(|l| l < p);
        // What ended some weeks ago is still to be reported on: "expects to report a third-quarter loss" is the past quarter's.
        let long_ago = at(y).last().is_some_and(|l| p.since(l).is_ok_and(|s| s.get_days() > 120));
        let year = match which {
            Which::Last | Which::Previous => y - 1,
            Which::Next | Which::Following => y + 1,
            Which::This | Which::That => y,
            Which::Open if is_future(tense) => y + i16::from(ended && long_ago),
            Which::Open => y - i16::from(!starts),
        };
        self.on_published(at(year))
    }

    pub(super) fn year_end(&self, year: Option<i32>, tense: Tense) -> Found {
        let year = match (year, self.published) {
            (Some(y), _) => i16::try_from(y).ok(),
            (None, Some(p)) if tense == Tense::Past => Some(p.year() - 1),
            (None, Some(p)) => Some(p.year()),
            _ => None,
        };
        match year.and_then(|y| Date::new(y, 12, 31).ok()) {
            Some(day) => self.on_published(Point::Day(day)),
            None => open("XXXX-12-31".into(), Anchor::Published),
        }
    }

    pub(super) fn holiday(&self, id: u8, year: Option<i32>, which: Which, tense: Tense) -> Found {
        if let Some(y) = year.and_then(|y| i16::try_from(y).ok()) {
            return Found { point: holiday::on(id, y).map(Point::Day), ..Found::default() };
        }
        let Some(base) = self.published.or(self.focus.map(|f| f.day)) else {
            let value = holiday::on(id, 2000).map_or(String::new(), |d| format!("XXXX-{:02}-{:02}", d.month(), d.day()));
            return open(value, Anchor::Published);
        };
        let days = [-1, 0, 1].iter().filter_map(|k| holiday::on(id, base.year() + k));
        // "held the Saturday before Christmas": what was done need not lie behind it.
        let tense = if tense == Tense::Done { Tense::Past } else { tense };
        match pick(days, base, which, tense, false) {
            Some(day) => self.on_published(Point::Day(day)),
            None => Found::default(),
        }
    }

    fn on_published(&self, point: Point) -> Found {
        match (self.published, self.focus) {
            (None, Some(f)) => Found { point: Some(point), ..hung(f) },
            _ => Found { point: Some(point), anchor: Anchor::Published, resolved: true, ..Found::default() },
        }
    }
}

fn day_point(year: i16, m: i8, d: i8, until: Option<u8>) -> Option<Point> {
    let day = Date::new(year, m, d).ok()?;
    Some(match until.and_then(|u| Date::new(year, m, u as i8).ok()) {
        Some(last) => Point::Days(day, last),
        None => Point::Day(day),
    })
}

/// Of the candidate days the one that the words and the tense point to.
fn pick(days: impl Iterator<Item = Date>, base: Date, which: Which, tense: Tense, nearest: bool) -> Option<Date> {
    let days: Vec<Date> = days.collect();
    let past = || days.iter().copied().filter(|d| *d <= base).max();
    let next = || days.iter().copied().filter(|d| *d >= base).min();
    let near = || days.iter().copied().min_by_key(|d| base.until(*d).map_or(i32::MAX, |s| s.get_days().abs()));
    match (which, tense) {
        (Which::Last | Which::Previous, _) => past(),
        (Which::Next | Which::Following, _) => next(),
        (Which::This, _) => days.iter().copied().find(|d| d.year() == base.year()),
        (_, Tense::Done) => past(),
        _ if nearest => near(),
        // The nearest, unless the tense speaks against it: a date almost a year away would be given with its year.
        _ => {
            let days = |d: Option<Date>| d.and_then(|d| base.until(d).ok()).map_or(i32::MAX / 8, |s| s.get_days().abs());
            let weight = |against| if tense == against { 3 } else { 1 };
            if days(next()) * weight(Tense::Past) < days(past()) * weight(Tense::Future) { next() } else { past() }
        }
    }
}

fn named(w: u8) -> Weekday {
    Weekday::from_monday_one_offset(w.clamp(1, 7) as i8).unwrap_or(Weekday::Monday)
}

/// TIMEX3 value of a unit that hangs on nothing known.
fn open_value(unit: Unit) -> String {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX".into(),
        Unit::Weekend => "XXXX-WXX-WE".into(),
        Unit::Month => "XXXX-XX".into(),
        Unit::Quarter => "XXXX-QX".into(),
        Unit::Year => "XXXX".into(),
        Unit::Decade => "XXXX".into(),
        Unit::Century | Unit::Millennium => "XXXX".into(),
        _ => "XXXX-XX-XX".into(),
    }
}
