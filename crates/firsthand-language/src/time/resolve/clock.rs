//! Clock times and short offsets on the axis of time, with their zones.

use super::{Focus, Found, Resolver};
use crate::layers::{Anchor, Timex, TimexKind};
use crate::time::expr::{Amount, Clock, Core, Expr, From, Modifier, Zone};
use crate::time::length;
use crate::time::point::{Point, clock_value, moment, part_hours, written};
use crate::time::words::{Part, Unit};
use crate::time::zone;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

impl Resolver<'_> {
    /// A clock time, with or without its day.
    pub(super) fn clock_time(&mut self, e: &Expr, index: usize, sentence: usize, ahead: Option<Found>) -> Timex {
        let Some(mut clock) = e.clock else {
            return Timex::default();
        };
        // "Just after midnight on Friday" is Friday's first hour; "midnight on Friday" closes it.
        let after = |k: usize| self.toks.get(k).is_some_and(|t| t.w == crate::time::words::W::After);
        if clock.hour == 24 && (e.modifier == Modifier::After || e.first.checked_sub(1).is_some_and(after)) {
            clock.hour = 0;
        }
        let inferred = e.core == Core::Bare;
        let mut found = self.core(e, sentence, ahead);
        if inferred && let Some(Point::Day(day)) = found.point {
            found.point = Some(Point::Day(self.turned(day, clock, &found.anchor)));
        }
        let day = found.point.and_then(|p| match p {
            Point::Day(d) => Some(d),
            _ => None,
        });
        // Only the day of publication is left: a report often tells of the days before.
        let unsure = inferred && found.guess;
        let mut timex = Timex {
            kind: TimexKind::Time,
            anchor: if inferred && unsure && day.is_none() { Anchor::Absolute } else { found.anchor.clone() },
            resolved: found.resolved || inferred,
            ..Timex::default()
        };
        let date = match day {
            Some(d) => d.to_string(),
            None if found.open.is_empty() => "XXXX-XX-XX".into(),
            None => found.open.clone(),
        };
        timex.value = format!("{date}{}", clock_value(clock));
        let on = day.filter(|_| !unsure);
        timex.at = self.clock_at(on, clock);
        if let (Some(until), Some(first)) = (e.until, timex.at.as_deref())
            && let Some(second) = self.clock_at(on, Clock { zone: until.zone.or(clock.zone), ..until })
        {
            timex.at = Some(format!("{first}/{second}"));
        }
        if on.is_none() {
            timex.resolved = false;
        }
        if let Some(day) = on {
            let at = moment(day, clock);
            self.set_focus(Focus {
                day: at.map_or(day, DateTime::date),
                time: at.map(|at| (at, self.minutes_east(clock.zone, at))),
                timex: index,
                sentence,
            });
        }
        timex
    }

    /// The day of a clock time that follows another: the small hours after an evening are the next day's, and a second reading of the
    /// same moment ("1 a.m. (2200 GMT)") lies on the day that makes them one moment.
    fn turned(&self, day: Date, clock: Clock, anchor: &Anchor) -> Date {
        let Some((before, offset)) = self.focus.filter(|f| *anchor == Anchor::Timex(f.timex)).and_then(|f| f.time) else {
            return day;
        };
        let Some(at) = moment(day, clock) else {
            return day;
        };
        let named = matches!(clock.zone, Some(Zone::Named(_) | Zone::Offset(_)));
        if named && let (Some(here), Some(there)) = (offset, self.minutes_east(clock.zone, at)) {
            let gap = |d: Date| {
                let here = before.checked_sub(i64::from(here).minutes()).ok()?;
                let there = moment(d, clock)?.checked_sub(i64::from(there).minutes()).ok()?;
                Some(here.duration_until(there).abs())
            };
            let days = [Some(day), day.yesterday().ok(), day.tomorrow().ok()];
            let same = days.into_iter().flatten().find(|d| gap(*d).is_some_and(|g| g.as_mins() <= 60));
            if let Some(same) = same {
                return same;
            }
        }
        if !named && clock.hour < 6 && before.hour() >= 17 && !clock.open_half {
            return before.date().tomorrow().unwrap_or(day);
        }
        day
    }

    /// In the dossier's format, with the zone's offset on that date.
    fn clock_at(&self, day: Option<Date>, clock: Clock) -> Option<String> {
        match day {
            Some(day) => {
                let at = moment(day, clock)?;
                let offset = self.minutes_east(clock.zone, at).map(zone::written).unwrap_or_default();
                Some(format!("{}{offset}", written(at)))
            }
            None => {
                let offset = self.steady_minutes(clock.zone).map(zone::written).unwrap_or_default();
                let clock = Clock { hour: clock.hour % 24, ..clock };
                Some(format!("{}{offset}", clock_value(clock)))
            }
        }
    }

    /// Offset of a clock time's zone on its date; the report's zone where none is named.
    pub(super) fn minutes_east(&self, named: Option<Zone>, at: DateTime) -> Option<i16> {
        match named {
            Some(Zone::Named(z)) => zone::minutes(z, at),
            Some(Zone::Offset(m)) => Some(m),
            Some(Zone::Local) | None => zone::offset(self.zone?, at),
        }
    }

    fn steady_minutes(&self, named: Option<Zone>) -> Option<i16> {
        match named {
            Some(Zone::Named(z)) => zone::steady(z),
            Some(Zone::Offset(m)) => Some(m),
            Some(Zone::Local) | None => zone::steady_iana(self.zone?),
        }
    }

    /// The hours of a part of a day.
    pub(super) fn part_interval(&self, p: Point, part: Part, e: &Expr) -> Option<String> {
        let Point::Day(day) = p else {
            return None;
        };
        let (from, to) = part_hours(part, e.modifier);
        let at = |hours: i64| day.at(0, 0, 0, 0).checked_add(hours.hours()).ok();
        let (from, to) = (at(from)?, at(to)?);
        let offset = |at| self.minutes_east(None, at).map(zone::written).unwrap_or_default();
        Some(format!("{}{}/{}{}", written(from), offset(from), written(to), offset(to)))
    }

    /// "four hours later", "20 minutes earlier", "an hour ago".
    pub(super) fn short_offset(
        &mut self,
        e: &Expr,
        (n, unit, sign, from): (Amount, Unit, i64, From),
        index: usize,
        sentence: usize,
    ) -> Timex {
        let shift = length::minutes(n, unit).and_then(|m| m.checked_mul(sign));
        let mut timex =
            Timex { kind: TimexKind::Duration, value: length::value(n, unit), anchor: Anchor::Published, ..Timex::default() };
        if from == From::Published {
            timex.kind = TimexKind::Time;
            if let Some(day) = self.published {
                timex.value = day.to_string();
            }
            return timex;
        }
        let Some(f) = self.focus else {
            timex.anchor = index.checked_sub(1).map_or(Anchor::Absolute, Anchor::Timex);
            return timex;
        };
        timex.anchor = Anchor::Timex(f.timex);
        if let (Some((at, offset)), Some(minutes)) = (f.time, shift)
            && let Ok(at) = at.checked_add(minutes.minutes())
        {
            timex.kind = TimexKind::Time;
            timex.value = written(at);
            timex.at = Some(format!("{}{}", written(at), offset.map(zone::written).unwrap_or_default()));
            timex.resolved = true;
            self.set_focus(Focus { day: at.date(), time: Some((at, offset)), timex: index, sentence });
        }
        let _ = e;
        timex
    }
}

/// A written point so many units later: "2024-03-22T19:58+03:00" or "2024-03-22".
pub(super) fn shift_written(base: &str, n: i64, unit: Unit) -> Option<String> {
    if base.contains('/') {
        return None;
    }
    if let Ok(day) = base.parse::<Date>()
        && base.len() == 10
    {
        return (unit > Unit::Hour).then(|| Point::shifted(day, n, unit))?.map(|d| d.to_string());
    }
    let (civil, offset) = base.split_at_checked(16)?;
    let at: DateTime = civil.parse().ok()?;
    let shifted = if unit > Unit::Hour {
        Point::shifted(at.date(), n, unit)?.to_datetime(at.time())
    } else {
        let minutes = length::minutes(Amount::whole(n), unit)?;
        at.checked_add(minutes.minutes()).ok()?
    };
    Some(format!("{}{offset}", written(shifted)))
}
