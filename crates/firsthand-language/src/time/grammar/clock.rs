//! Times of day: "7:58pm", "6.54 p.m.", "0740 GMT", "1940 hours", "half past six", "noon Saturday".

use super::{Grammar, Read};
use crate::time::expr::{Clock, Core, Expr, Zone};
use crate::time::words::{Part, Unit, W};
use crate::time::zone;

impl Grammar<'_> {
    /// A clock time with all that belongs to it: zone, day.
    pub(super) fn clock_expression(&self, i: usize) -> Option<Expr> {
        let (clock, until, mut at) = self.clock_range(i)?;
        let mut e = Expr::new(i, at, Core::Bare);
        e.clock = Some(clock);
        e.until = until;
        // "7 in the morning", "8 o'clock at night", "7 on Wednesday morning"
        if let Some((part, end)) = self.of_day(at) {
            at = end;
            e.part = Some(part);
            e.clock = Some(clock.in_part(part));
        }
        if let Some(zone) = self.zone(at) {
            if let Some(c) = e.clock.as_mut() {
                c.zone = Some(zone.0);
            }
            at = zone.1;
        }
        e.last = at;
        self.day_after(e)
    }

    /// The day named after a clock time: "Wednesday", ", Friday", "on 22 March", "yesterday".
    pub(super) fn day_after(&self, mut e: Expr) -> Option<Expr> {
        let on = match self.w(e.last) {
            W::On => e.last + 1,
            W::Sym(b',') if self.w(e.last + 1) == W::On => e.last + 2,
            W::Sym(b',') => e.last + 1,
            _ => e.last,
        };
        let day = match self.w(on) {
            W::Today | W::Yesterday | W::Tomorrow | W::Tonight => self.relative(on),
            W::This if matches!(self.w(on + 1), W::Part(_)) => self.relative(on),
            W::Last if self.w(on + 1) == W::Part(Part::Night) => self.relative(on),
            W::The | W::That if on > e.last || matches!(self.w(on + 1), W::Next | W::Following | W::Same) => {
                self.relative(on).or_else(|| self.dated(on))
            }
            _ => self.dated(on),
        };
        let Some(day) = day.filter(|d| d.clock.is_none() && day_grained(d)) else {
            return Some(e);
        };
        e.core = day.core;
        e.last = day.last;
        if let Some(part) = day.part {
            e.part = Some(part);
            e.clock = e.clock.map(|c| c.in_part(part));
        }
        Some(e)
    }

    /// "between 7 and 9 p.m.", "6:30-7:15 p.m.", "from 9 to 11 a.m.".
    fn clock_range(&self, i: usize) -> Option<(Clock, Option<Clock>, usize)> {
        if self.w(i) == W::Num
            && self.n(i) <= 24
            && let Some((joint, first)) = self.half_clock(i)
            && matches!(self.w(joint), W::Sym(b'-') | W::To | W::And)
            && let Some((second, end)) = self.clock(joint + 1)
            && self.clock(i).is_none_or(|(_, at)| at <= joint)
        {
            let between = matches!(self.w(i.wrapping_sub(1)), W::Between | W::From);
            if self.w(joint) != W::And || between {
                let first = first.like(second);
                return Some((first, Some(second), end));
            }
        }
        let (clock, at) = self.clock(i)?;
        if matches!(self.w(at), W::Sym(b'-') | W::To | W::Until | W::Through)
            && let Some((second, end)) = self.clock(at + 1)
        {
            return Some((clock.like(second), Some(second), end));
        }
        Some((clock, None, at))
    }

    /// Hour and perhaps minute, without its half of the day, as the first end of a range.
    fn half_clock(&self, i: usize) -> Option<(usize, Clock)> {
        let (hour, minute, at) = self.hour_minute(i)?;
        Some((at, Clock::at(hour, minute).open()))
    }

    /// A clock time alone.
    pub(super) fn clock(&self, i: usize) -> Read<Clock> {
        match self.w(i) {
            // "High noon" is a figure of speech.
            W::Noon if self.word(i.wrapping_sub(1)).eq_ignore_ascii_case("high") => None,
            W::Noon => Some((Clock::at(12, 0), i + 1)),
            W::Midnight => Some((Clock::at(24, 0), i + 1)),
            W::Card(12) if self.w(i + 1) == W::Noon => Some((Clock::at(12, 0), i + 2)),
            W::Card(12) if self.w(i + 1) == W::Midnight => Some((Clock::at(24, 0), i + 2)),
            W::Num if self.n(i) == 12 && self.w(i + 1) == W::Noon => Some((Clock::at(12, 0), i + 2)),
            W::Num if self.n(i) == 12 && self.w(i + 1) == W::Midnight => Some((Clock::at(24, 0), i + 2)),
            W::Num => self.digital(i),
            W::Card(_) | W::Half | W::A => self.spoken(i),
            _ => None,
        }
    }

    /// Digits: "7:58pm", "7.58 p.m.", "19:58", "19.40", "7pm", "0740 GMT", "1940 hours", "19h40".
    fn digital(&self, i: usize) -> Read<Clock> {
        if self.glued(i) && matches!(self.w(i.wrapping_sub(1)), W::Sym(b'$' | b':' | b'/' | b'.' | b'#')) {
            return None;
        }
        if let Some(military) = self.military(i) {
            return Some(military);
        }
        if self.n(i) > 24 || self.len(i) > 2 {
            return None;
        }
        let (hour, minute, mut at) = self.hour_minute(i)?;
        let dotted = at > i + 1 && self.sym(i + 1, b'.');
        let mut clock = Clock::at(hour, minute);
        if at > i + 1 && self.sym(at, b':') && self.w(at + 1) == W::Num && self.len(at + 1) == 2 && self.n(at + 1) < 60 {
            clock.second = u8::try_from(self.n(at + 1)).ok();
            at += 2;
        }
        if let Some((afternoon, end)) = self.half_of_day(at) {
            if hour == 0 || hour > 12 {
                return (hour <= 24).then_some((clock, end));
            }
            clock.hour = hour % 12 + if afternoon { 12 } else { 0 };
            return Some((clock, end));
        }
        if self.o_clock(at) {
            return Some((clock.open(), at + 3));
        }
        if at == i + 1 {
            // A lone number: only "at 7 Friday", "7 in the morning".
            self.of_day(at)?;
            return (1..=12).contains(&hour).then_some((clock.open(), at));
        }
        let hours = matches!(self.w(at), W::Units(Unit::Hour) | W::Hrs);
        let zoned = self.zone(at).is_some();
        let after_at = matches!(
            self.w(i.wrapping_sub(1)),
            W::At | W::Around | W::About | W::By | W::Until | W::Before | W::After | W::From | W::Since | W::Approx
        );
        if dotted && !(zoned || hours || after_at && self.len(i) == 2 && self.len(i + 2) == 2) {
            return None;
        }
        // "John 3:16"
        let named = i.checked_sub(1).is_some_and(|k| self.w(k) == W::Other && self.capital(k) && !self.first_of_sentence(k));
        if named && !zoned && !hours && self.len(i) == 1 {
            return None;
        }
        // "3:16" of a chapter, "2:1" of a score: two digits of minutes; hours below 10 without a zero stay open.
        if self.sym(i + 1, b':') && self.len(i + 2) != 2 {
            return None;
        }
        if hours {
            return Some((clock, at + 1));
        }
        if self.len(i) == 1 || hour <= 12 && hour > 0 && self.toks.get(i).is_some_and(|_| !self.word(i).starts_with('0')) {
            clock = clock.open();
        }
        Some((clock, at))
    }

    /// Hour and minute around a sign: "7:58", "7.58"; or the hour alone.
    fn hour_minute(&self, i: usize) -> Option<(u8, u8, usize)> {
        let hour = u8::try_from(self.n(i)).ok().filter(|h| *h <= 24)?;
        if matches!(self.w(i + 1), W::Sym(b':' | b'.'))
            && self.glued(i + 1)
            && self.w(i + 2) == W::Num
            && self.glued(i + 2)
            && self.len(i + 2) == 2
        {
            let minute = u8::try_from(self.n(i + 2)).ok().filter(|m| *m < 60)?;
            return (hour < 24 || minute == 0).then_some((hour, minute, i + 3));
        }
        Some((hour, 0, i + 1))
    }

    /// "0740 GMT", "1940 hours", "1940hrs": four digits.
    fn military(&self, i: usize) -> Read<Clock> {
        if self.len(i) != 4 {
            return None;
        }
        let (hour, minute) = (self.n(i) / 100, self.n(i) % 100);
        if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
            return None;
        }
        let clock = Clock::at(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
        match self.w(i + 1) {
            W::Units(Unit::Hour) => Some((clock, i + 2)),
            W::Hrs => Some((clock, self.stop(i + 2))),
            W::Zone(_) => Some((clock, i + 1)),
            W::Local if self.w(i + 2) == W::Time => Some((clock, i + 1)),
            W::Other if self.word(i + 1) == "Z" => {
                let zulu = Clock { zone: Some(Zone::Named(0)), ..clock };
                Some((zulu, i + 2))
            }
            W::Other if self.word(i + 1) == "h" => Some((clock, i + 2)),
            _ if self.zone(i + 1).is_some_and(|(_, end)| end > i + 2) => Some((clock, i + 1)),
            _ => None,
        }
    }

    /// "six o'clock", "half past six", "a quarter to nine", "ten minutes past eight", "eight p.m.", "seven thirty p.m.".
    fn spoken(&self, i: usize) -> Read<Clock> {
        if let Some((minutes, past, at)) = self.minutes_past(i) {
            let (hour, at) = self.hour_word(at)?;
            let clock = if past {
                Clock::at(hour, minutes)
            } else {
                Clock::at(if hour == 1 { 12 } else { hour.saturating_sub(1) }, 60 - minutes)
            };
            let at = if self.o_clock(at) { at + 3 } else { at };
            return match self.half_of_day(at) {
                Some((afternoon, end)) => Some((clock.half(afternoon), end)),
                None => Some((clock.open(), at)),
            };
        }
        let (hour, mut at) = self.hour_word(i)?;
        if self.o_clock(at) {
            at += 3;
            return match self.half_of_day(at) {
                Some((afternoon, end)) => Some((Clock::at(hour, 0).half(afternoon), end)),
                None => Some((Clock::at(hour, 0).open(), at)),
            };
        }
        let mut minute = 0;
        if let Some((m, end)) = self.number_words(at)
            && (10..60).contains(&m)
        {
            minute = u8::try_from(m).ok()?;
            at = end;
        }
        if let Some((afternoon, end)) = self.half_of_day(at) {
            return Some((Clock::at(hour, minute).half(afternoon), end));
        }
        let at_before = matches!(self.w(i.wrapping_sub(1)), W::At | W::Around | W::About | W::By) || minute > 0;
        (at_before && self.of_day(at).is_some()).then_some((Clock::at(hour, minute).open(), at))
    }

    /// "half past", "a quarter to", "ten minutes past", "20 to" (only with "minutes").
    fn minutes_past(&self, i: usize) -> Option<(u8, bool, usize)> {
        let (minutes, at) = match self.w(i) {
            W::Half => (30, i + 1),
            W::A if self.w(i + 1) == W::Unit(Unit::Quarter) => (15, i + 2),
            W::Unit(Unit::Quarter) => (15, i + 1),
            W::Card(_) => {
                let (n, at) = self.number_words(i)?;
                let minutes = u8::try_from(n).ok().filter(|n| (1..60).contains(n))?;
                match self.w(at) {
                    W::Units(Unit::Minute) => (minutes, at + 1),
                    _ => (minutes, at),
                }
            }
            _ => return None,
        };
        match self.w(at) {
            W::Past => Some((minutes, true, at + 1)),
            // "ten to six on Wednesday morning"
            W::To
                if matches!(self.w(i), W::Card(_))
                    && minutes % 5 == 0
                    && self.hour_word(at + 1).is_some_and(|(_, end)| self.of_day(end).is_some()) =>
            {
                Some((minutes, false, at + 1))
            }
            W::After if self.w(at - 1) == W::Units(Unit::Minute) => Some((minutes, true, at + 1)),
            W::To | W::Before if self.w(i) != W::Half && (self.w(at - 1) == W::Units(Unit::Minute) || minutes == 15) => {
                Some((minutes, false, at + 1))
            }
            _ => None,
        }
    }

    fn hour_word(&self, i: usize) -> Read<u8> {
        let n = match self.w(i) {
            W::Card(n) => u8::try_from(n).ok()?,
            W::Num if self.len(i) <= 2 => u8::try_from(self.n(i)).ok()?,
            W::Noon => return Some((12, i + 1)),
            W::Midnight => return Some((24, i + 1)),
            _ => return None,
        };
        (1..=12).contains(&n).then_some((n, i + 1))
    }

    /// "a.m.", "pm", "P.M.": whether it is the afternoon, and the token after it. The final stop belongs to it.
    pub(super) fn half_of_day(&self, i: usize) -> Read<bool> {
        let afternoon = match self.w(i) {
            W::Am => false,
            W::Pm => true,
            W::A | W::P => {
                let m = self.stop(i + 1);
                if self.w(m) != W::M || !self.glued(m) {
                    return None;
                }
                return Some((self.w(i) == W::P, self.stop(m + 1)));
            }
            _ => return None,
        };
        // "pm." ends a sentence more often than it is an abbreviation with one stop.
        Some((afternoon, i + 1))
    }

    /// "o'clock".
    fn o_clock(&self, i: usize) -> bool {
        self.w(i) == W::O && self.sym(i + 1, b'\'') && self.w(i + 2) == W::Clock
    }

    /// "in the morning", "at night", "in the early evening".
    fn of_day(&self, i: usize) -> Read<Part> {
        match (self.w(i), self.w(i + 1), self.w(i + 2), self.w(i + 3)) {
            (W::In | W::Of, W::The, W::Part(p), _) => Some((p, i + 3)),
            (W::In | W::Of, W::The, W::Early | W::Late, W::Part(p)) => Some((p, i + 4)),
            (W::In, W::Part(p), ..) => Some((p, i + 2)),
            (W::At, W::Part(Part::Night), ..) => Some((Part::Night, i + 2)),
            (W::This, W::Part(p), ..)
            | (W::Yesterday | W::Tomorrow, W::Part(p), ..)
            | (W::Weekday(_), W::Part(p), ..)
            | (W::On, W::Weekday(_), W::Part(p), _) => Some((p, i)),
            _ => None,
        }
    }

    /// A zone: "GMT", "(GMT)", "local time", "Moscow time", "Eastern Daylight Time", "UTC+3".
    pub(super) fn zone(&self, i: usize) -> Read<Zone> {
        match self.w(i) {
            W::Local if self.w(i + 1) == W::Time => Some((Zone::Local, i + 2)),
            W::Zone(z) if self.len(i) >= 2 && self.word(i).bytes().all(|b| b.is_ascii_uppercase()) => {
                if matches!(self.w(i + 1), W::Sym(b'+' | b'-'))
                    && self.glued(i + 1)
                    && self.w(i + 2) == W::Num
                    && self.glued(i + 2)
                {
                    return self.zone_offset(i);
                }
                let end = if self.w(i + 1) == W::Time { i + 2 } else { i + 1 };
                Some((Zone::Named(z), end))
            }
            W::Other | W::Month(_) | W::Weekday(_) | W::New if self.capital(i) => {
                // Up to three words before "time": "Moscow time", "New York time", "Pacific Standard Time".
                let time = (i + 1..=i + 3).find(|k| self.w(*k) == W::Time)?;
                let start = self.toks.get(i)?.start;
                let end = self.toks.get(time - 1)?.end;
                let name = self.text.get(start..end)?;
                let z = zone::by_name(name)?;
                Some((Zone::Named(z), time + 1))
            }
            W::Sym(b'(') => {
                let (z, end) = self.zone(i + 1)?;
                self.sym(end, b')').then_some((z, end + 1))
            }
            _ => None,
        }
    }

    /// "UTC+3", "GMT-5", "UTC+5:30".
    fn zone_offset(&self, i: usize) -> Read<Zone> {
        let hours = i16::try_from(self.n(i + 2)).ok().filter(|h| *h <= 14)?;
        let mut end = i + 3;
        let mut minutes = hours * 60;
        if self.sym(end, b':') && self.len(end + 1) == 2 && self.glued(end + 1) {
            minutes += i16::try_from(self.n(end + 1)).ok().filter(|m| *m < 60)?;
            end += 2;
        }
        let sign = if self.sym(i + 1, b'-') { -1 } else { 1 };
        Some((Zone::Offset(sign * minutes), end))
    }
}

impl Clock {
    pub(super) fn at(hour: u8, minute: u8) -> Self {
        Clock { hour, minute, second: None, zone: None, open_half: false }
    }

    fn open(mut self) -> Self {
        self.open_half = self.hour >= 1 && self.hour <= 12;
        self
    }

    fn half(mut self, afternoon: bool) -> Self {
        self.open_half = false;
        self.hour = self.hour % 12 + if afternoon { 12 } else { 0 };
        self
    }

    /// The first end of a range takes its half of the day from the second: "between 7 and 9 p.m.", "11 to 1 p.m.".
    fn like(self, second: Clock) -> Self {
        if !self.open_half || second.open_half {
            return self;
        }
        let mut c = self.half(second.hour >= 12);
        if (c.hour, c.minute) > (second.hour, second.minute) {
            c.hour = (c.hour + 12) % 24;
        }
        c
    }

    /// The half of the day that a part of the day implies.
    pub(super) fn in_part(self, part: Part) -> Self {
        if !self.open_half {
            return self;
        }
        match part {
            Part::Dawn | Part::Morning => self.half(false),
            Part::Afternoon | Part::Evening | Part::Midday => self.half(true),
            Part::Night => self.half(self.hour >= 6 && self.hour < 12),
            Part::Day => self,
        }
    }
}

/// Whether an expression names a single day.
fn day_grained(e: &Expr) -> bool {
    match e.core {
        Core::Calendar(c, _) => c.day.is_some() || c.weekday.is_some(),
        Core::Offset { unit, .. } | Core::Unit { unit, .. } => unit == Unit::Day,
        Core::Holiday { .. } => true,
        _ => false,
    }
}
