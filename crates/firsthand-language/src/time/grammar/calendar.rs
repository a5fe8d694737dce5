//! Calendar dates: "Friday", "22 March 2024", "Sept. 30", "the 22nd of May", "2024-03-22", "10/30/89", "1998", "the 1990s".

use super::{Grammar, Read};
use crate::time::expr::{Calendar, Core, Expr, Which};
use crate::time::holiday;
use crate::time::words::{Part, Unit, W};

impl Grammar<'_> {
    /// A date with weekday, month, day, year in any order that English uses, and the part or time of day that follows.
    pub(super) fn dated(&self, i: usize) -> Option<Expr> {
        let e = self
            .weekday_date(i)
            .or_else(|| self.month_date(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.second_day(i))
            .or_else(|| self.holiday(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.year_expression(i).map(|e| self.part_of_year(e)))?;
        Some(self.time_after(e))
    }

    /// "fiscal 1990's first quarter".
    fn part_of_year(&self, e: Expr) -> Expr {
        let Core::Calendar(Calendar { year, .. }, _) = e.core else {
            return e;
        };
        if !self.sym(e.last, b'\'') || self.w(e.last + 1) != W::S {
            return e;
        }
        match self.fraction(e.last + 2, Which::This) {
            Some(Expr { last, core: Core::Fraction { index, of, year: None, which }, .. }) => {
                Expr { last, core: Core::Fraction { index, of, year, which }, ..e }
            }
            _ => e,
        }
    }

    /// "25" of "April 24 and 25".
    fn second_day(&self, i: usize) -> Option<Expr> {
        if self.w(i) != W::Num || !matches!(self.w(i.wrapping_sub(1)), W::And | W::Or) {
            return None;
        }
        let k = i.checked_sub(3)?;
        let (month, at) = self.month(k).or_else(|| self.month(k.checked_sub(1)?))?;
        let (first, end) = self.day_number(at)?;
        let (day, last) = self.day_number(i)?;
        let closed = matches!(self.w(last), W::Break | W::Sym(b'.' | b',' | b';' | b')') | W::In | W::At | W::On | W::And);
        if end + 1 != i || !matches!(self.w(end), W::And | W::Or) || day <= first || !closed {
            return None;
        }
        let mut c = Calendar { month: Some(month), day: Some(day), ..Calendar::default() };
        let (year, last) = self.year_after(last).map_or((None, last), |(y, end)| (Some(y), end));
        c.year = year;
        Some(Expr::new(i, last, Core::Calendar(c, Which::Open)))
    }

    /// A weekday, with the date that may follow it.
    fn weekday_date(&self, i: usize) -> Option<Expr> {
        let (weekday, at) = self.weekday(i)?;
        // "Friday Night Orvel" is a programme.
        let programme =
            matches!(self.w(at), W::Part(_)) && self.capital(at) && self.w(at + 1) == W::Other && self.capital(at + 1);
        if matches!(self.w(at), W::Parts(_)) || programme {
            return None;
        }
        if let Some(e) = self.weekday_of_week(i, weekday, at) {
            return Some(e);
        }
        let next = self.comma(at);
        // "Friday, March 22", "Tuesday 22 March", "Tuesday the 18th"
        if let Some(e) = self.month_date(next).or_else(|| self.day_month(next))
            && let Core::Calendar(c, which) = e.core
            && c.day.is_some()
        {
            let c = Calendar { weekday: Some(weekday), ..c };
            return Some(Expr::new(i, e.last, Core::Calendar(c, which)));
        }
        if self.w(next) == W::The
            && let Some((day, end)) = self.ordinal_day(next + 1).filter(|_| self.w(next + 1) == W::Num)
        {
            let c = Calendar { day: Some(day), weekday: Some(weekday), ..Calendar::default() };
            return Some(Expr::new(i, end, Core::Calendar(c, Which::Open)));
        }
        let c = Calendar { weekday: Some(weekday), ..Calendar::default() };
        // "Friday last", "Friday week" are left alone.
        Some(Expr::new(i, at, Core::Calendar(c, Which::Open)))
    }

    /// "Tuesday of last week", "Friday next week".
    fn weekday_of_week(&self, i: usize, weekday: u8, at: usize) -> Option<Expr> {
        let of = if self.w(at) == W::Of { at + 1 } else { at };
        let which = match self.w(of) {
            W::Last => Which::Last,
            W::This => Which::This,
            W::Next => Which::Next,
            _ => return None,
        };
        let c = Calendar { weekday: Some(weekday), within: Some(Unit::Week), ..Calendar::default() };
        (self.w(of + 1) == W::Unit(Unit::Week)).then(|| Expr::new(i, of + 2, Core::Calendar(c, which)))
    }

    /// A weekday's name, spelled out or with a stop.
    pub(super) fn weekday(&self, i: usize) -> Read<u8> {
        match self.w(i) {
            W::Weekday(d) if self.capital(i) && !self.after_title(i) => Some((d, i + 1)),
            W::WeekdayAbbr(d) if self.capital(i) => {
                let at = self.stop(i + 1);
                let follows = matches!(self.w(self.comma(at)), W::Num | W::Month(_) | W::MonthAbbr(_));
                (at > i + 1 && !self.sym(at, b'.') && self.len(i) <= 5 && !self.starts_sentence(at) || follows)
                    .then_some((d, at))
            }
            _ => None,
        }
    }

    /// "Sergeant Friday", "Miss May".
    fn after_title(&self, i: usize) -> bool {
        let k = i.wrapping_sub(1);
        matches!(
            self.word(k),
            "Sergeant"
                | "Sgt"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "Miss"
                | "Dr"
                | "Officer"
                | "Inspector"
                | "Captain"
                | "Judge"
                | "Detective"
                | "named"
                // Days that have a name of their own.
                | "Black"
                | "Bloody"
                | "Super"
                | "Cyber"
        )
    }

    /// Whether a capitalised word that is no date word follows, so that the stop before it closed a sentence.
    fn starts_sentence(&self, i: usize) -> bool {
        self.w(i) == W::Other && self.capital(i)
    }

    /// A month's name: (month, token after it).
    pub(super) fn month(&self, i: usize) -> Read<u8> {
        match self.w(i) {
            W::Month(m) if self.capital(i) => Some((m, self.stop_before_number(i + 1))),
            W::MonthAbbr(m) if self.capital(i) => {
                let at = self.stop(i + 1);
                let dated = matches!(self.w(at), W::Num) || self.w(i.wrapping_sub(1)) == W::Num;
                (at > i + 1 || dated).then_some((m, at))
            }
            _ => None,
        }
    }

    /// "eighth" of "March eighth", "twenty fifth" of "January twenty fifth".
    fn spoken_day(&self, i: usize) -> Read<u8> {
        let (day, at) = self.ordinal_day(i).filter(|_| self.w(i) != W::Num)?;
        (!matches!(self.w(at), W::Unit(_) | W::Units(_) | W::Half | W::Sym(b'-') | W::Period)).then_some((day, at))
    }

    fn stop_before_number(&self, i: usize) -> usize {
        if self.sym(i, b'.') && self.glued(i) && self.w(i + 1) == W::Num && self.glued(i + 1) { i + 1 } else { i }
    }

    /// "March 22, 2024", "Sept. 30", "March 9-11", "May 1998", "May".
    fn month_date(&self, i: usize) -> Option<Expr> {
        let (month, at) = self.month(i)?;
        let mut c = Calendar { month: Some(month), ..Calendar::default() };
        let the = if self.w(at) == W::The { at + 1 } else { at };
        if let Some((day, end)) = self.day_number(the).or_else(|| self.spoken_day(the)) {
            c.day = Some(day);
            let mut last = end;
            if matches!(self.w(end), W::Sym(b'-') | W::To)
                && let Some((until, end)) = self.day_number(end + 1)
                && until > day
                && !matches!(self.w(end), W::Am | W::Pm)
                && self.half_of_day(end).is_none()
            {
                c.until = Some(until);
                last = end;
            }
            if let Some((which, end)) = self.named_year(last) {
                c.within = Some(Unit::Year);
                return Some(Expr::new(i, end, Core::Calendar(c, which)));
            }
            if let Some((year, end)) = self.year_after(last) {
                c.year = Some(year);
                last = end;
            }
            return Some(Expr::new(i, last, Core::Calendar(c, Which::Open)));
        }
        let of = if matches!(self.w(at), W::Of) { at + 1 } else { self.comma(at) };
        if let Some((year, end)) = self.year(of).filter(|_| self.n(of) > 1000 || self.w(of) != W::Num) {
            c.year = Some(year);
            return Some(Expr::new(i, end, Core::Calendar(c, Which::Open)));
        }
        if let Some((which, end)) = self.named_year(at) {
            c.within = Some(Unit::Year);
            return Some(Expr::new(i, end, Core::Calendar(c, which)));
        }
        if self.sure_month(i, month, at) {
            return Some(Expr::new(i, at, Core::Calendar(c, Which::Open)));
        }
        None
    }

    /// "this year", "of last year" behind a month or a day.
    fn named_year(&self, at: usize) -> Read<Which> {
        let said = if self.w(at) == W::Of { at + 1 } else { at };
        let which = match self.w(said) {
            W::Last => Which::Last,
            W::This => Which::This,
            W::Next => Which::Next,
            _ => return None,
        };
        (self.w(said + 1) == W::Unit(Unit::Year)).then_some((which, said + 2))
    }

    /// "May" and "March" are also verbs, "August" and "April" names; a lone month needs company.
    fn sure_month(&self, i: usize, month: u8, at: usize) -> bool {
        if self.after_title(i) {
            return false;
        }
        let before = self.w(i.wrapping_sub(1));
        let doubtful = matches!(month, 3 | 5) || matches!(month, 4 | 6 | 8) && self.w(i) == W::Month(month);
        if !doubtful && matches!(self.w(i), W::Month(_)) {
            return true;
        }
        let led = matches!(
            before,
            W::In
                | W::Since
                | W::Until
                | W::By
                | W::From
                | W::Of
                | W::Last
                | W::Next
                | W::This
                | W::During
                | W::Before
                | W::After
                | W::Early
                | W::Late
                | W::Mid
                | W::To
                | W::And
                | W::Between
                | W::Through
                | W::On
                | W::For
                | W::Sym(b'-')
        );
        // "April Jones", "June Carter": a name, unless a preposition leads.
        let name_follows = self.w(at) == W::Other && self.capital(at) && !self.sym(at, b',');
        // "In June Vela said"
        if matches!(before, W::In | W::Since | W::Until | W::By | W::During | W::Last | W::Early | W::Late | W::Mid) {
            return true;
        }
        if matches!(month, 4 | 6 | 8) {
            return !name_follows && (led || !self.first_of_sentence(i));
        }
        led && !name_follows
    }

    /// Whether a token stands first in its sentence, as far as signs tell.
    pub(super) fn first_of_sentence(&self, i: usize) -> bool {
        matches!(self.w(i.wrapping_sub(1)), W::Break | W::Sym(b'.' | b'"' | b'!' | b'?' | b'\'' | b':'))
    }

    /// "22 March 2024", "22nd of March", "the 22nd of March", "the 22nd".
    fn day_month(&self, i: usize) -> Option<Expr> {
        let the = self.w(i) == W::The;
        let start = if the { i + 1 } else { i };
        let (day, at) = self.day_number(start).or_else(|| self.ordinal_day(start))?;
        let mut c = Calendar { day: Some(day), ..Calendar::default() };
        let mut at = at;
        if matches!(self.w(at), W::Sym(b'-') | W::To)
            && let Some((until, end)) = self.day_number(at + 1)
            && until > day
            && self.month(end).is_some()
        {
            c.until = Some(until);
            at = end;
        }
        let of = match self.w(at) {
            W::Of => at + 1,
            W::Sym(b'-') if self.glued(at) => at + 1,
            _ => at,
        };
        // "On the 27th the committee refused."
        if the && self.w(start) == W::Num && self.month(of).is_none() {
            let led = matches!(self.w(i.wrapping_sub(1)), W::On | W::By | W::Since | W::Until | W::From | W::Before | W::After);
            let free = !matches!(self.w(at), W::Unit(_) | W::Sym(b'-' | b'/') | W::Anniversary | W::Birthday)
                && (self.w(at) != W::Other
                    || matches!(self.word(at), "the" | "he" | "she" | "they" | "it")
                    || self.capital(at));
            return (led && (free || self.w(at) == W::The)).then(|| Expr::new(i, at, Core::Calendar(c, Which::Open)));
        }
        let (month, end) = self.month(of)?;
        // "22 May" but not "the 9 May have left": digits before "May" need no guard, capitals do it.
        c.month = Some(month);
        let mut last = end;
        if let Some((which, end)) = self.named_year(end) {
            c.within = Some(Unit::Year);
            return Some(Expr::new(i, end, Core::Calendar(c, which)));
        }
        let year_at = if self.sym(end, b'-') && self.glued(end) { end + 1 } else { end };
        if let Some((year, end)) = self.year_after(year_at) {
            c.year = Some(year);
            last = end;
        }
        Some(Expr::new(i, last, Core::Calendar(c, Which::Open)))
    }

    /// A day of the month in digits, with or without "st", "nd", "rd", "th".
    fn day_number(&self, i: usize) -> Read<u8> {
        if self.w(i) != W::Num || self.len(i) > 2 {
            return None;
        }
        let day = u8::try_from(self.n(i)).ok().filter(|d| (1..=31).contains(d))?;
        if self.w(i + 1) == W::St && self.glued(i + 1) {
            return Some((day, i + 2));
        }
        // "June 5.4", "May 10%", "Feb 22:30"
        let more = matches!(self.w(i + 1), W::Sym(b'.' | b'%' | b':')) && self.glued(i + 1) && {
            self.sym(i + 1, b'%') || self.w(i + 2) == W::Num && self.glued(i + 2)
        };
        if more || self.half_of_day(i + 1).is_some() {
            return None;
        }
        Some((day, i + 1))
    }

    /// "22nd", "twenty-second", "third": a day that needs a month or an article beside it.
    fn ordinal_day(&self, i: usize) -> Read<u8> {
        match (self.w(i), self.w(i + 1)) {
            (W::Num, W::St) if self.glued(i + 1) => {
                let day = u8::try_from(self.n(i)).ok().filter(|d| (1..=31).contains(d))?;
                Some((day, i + 2))
            }
            (W::Ord(n), _) => Some((u8::try_from(n).ok()?, i + 1)),
            (W::Card(t @ (20 | 30)), _) => {
                let at = self.hyphen(i + 1);
                match self.w(at) {
                    W::Ord(n) if n < 10 => Some((u8::try_from(t + n).ok()?, at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A year after a day: ", 2024" or " 2024".
    fn year_after(&self, i: usize) -> Read<i32> {
        let at = self.comma(i);
        if self.ancient && self.w(at) == W::Num && self.len(at) == 3 && !self.sym(at + 1, b',') {
            return Some((i32::try_from(self.n(at)).ok()?, at + 1));
        }
        let (year, end) = self.year(at)?;
        // "March 22, 2024 people": a count
        let sure = self.w(at) != W::Num || self.len(at) == 4 && !matches!(self.w(end), W::Units(_));
        sure.then_some((year, end))
    }

    /// "2024-03-22", "2024-03-22T19:58", "22/03/2024", "10/30/89", "22.03.2024".
    pub(super) fn numeric_date(&self, i: usize) -> Option<Expr> {
        // The attacks are known by their date.
        if self.w(i) == W::Num
            && self.n(i) == 9
            && self.len(i) == 1
            && self.sym(i + 1, b'/')
            && self.n(i + 2) == 11
            && !self.sym(i + 3, b'/')
            && !self.glued(i)
        {
            let c = Calendar { year: Some(2001), month: Some(9), day: Some(11), ..Calendar::default() };
            return (self.glued(i + 1) && self.glued(i + 2)).then(|| Expr::new(i, i + 3, Core::Calendar(c, Which::Open)));
        }
        if self.w(i) != W::Num || self.w(i + 2) != W::Num || !self.glued(i + 1) || !self.glued(i + 2) {
            return None;
        }
        if self.glued(i) && matches!(self.w(i.wrapping_sub(1)), W::Sym(b'-' | b'/' | b'.' | b'$')) {
            return None;
        }
        let W::Sym(sign @ (b'-' | b'/' | b'.')) = self.w(i + 1) else {
            return None;
        };
        if !self.sym(i + 3, sign) || !self.glued(i + 3) || self.w(i + 4) != W::Num || !self.glued(i + 4) {
            return None;
        }
        if self.sym(i + 5, sign) && self.glued(i + 5) && self.w(i + 6) == W::Num {
            return None;
        }
        let (a, b, c) = (self.n(i), self.n(i + 2), self.n(i + 4));
        let lens = (self.len(i), self.len(i + 2), self.len(i + 4));
        let (year, month, day) = match (lens, sign) {
            ((4, 1 | 2, 1 | 2), _) => (a, b, c),
            ((1 | 2, 1 | 2, 4), b'/') if a <= 12 && b > 12 => (c, a, b),
            ((1 | 2, 1 | 2, 4), b'/') if a > 12 => (c, b, a),
            // Both readings are possible: the American one is commoner in English news.
            ((1 | 2, 1 | 2, 4), b'/' | b'-') => (c, a, b),
            ((1 | 2, 1 | 2, 4), _) => (c, b, a),
            ((1 | 2, 1 | 2, 2), b'/') => {
                let year = if c < 50 { 2000 + c } else { 1900 + c };
                if a > 12 { (year, b, a) } else { (year, a, b) }
            }
            _ => return None,
        };
        let cal = Calendar {
            year: i32::try_from(year).ok().filter(|y| (1000..=2199).contains(y)),
            month: u8::try_from(month).ok().filter(|m| (1..=12).contains(m)),
            day: u8::try_from(day).ok().filter(|d| (1..=31).contains(d)),
            ..Calendar::default()
        };
        if cal.year.is_none() || cal.month.is_none() || cal.day.is_none() {
            return None;
        }
        let mut e = Expr::new(i, i + 5, Core::Calendar(cal, Which::Open));
        if self.w(i + 5) == W::T
            && self.glued(i + 5)
            && let Some((clock, end)) = self.clock(i + 6)
        {
            e.clock = Some(crate::time::expr::Clock { open_half: false, ..clock });
            e.last = end;
            return Some(e);
        }
        Some(self.time_after(e))
    }

    /// Part or time of day after a date: "Friday morning", "Friday at 7:58pm", "March 22, 10 p.m.".
    pub(super) fn time_after(&self, mut e: Expr) -> Expr {
        let single = matches!(e.core, Core::Calendar(c, _) if c.day.is_some() || c.weekday.is_some())
            || matches!(e.core, Core::Offset { unit: Unit::Day, .. } | Core::Holiday { .. })
            || matches!(e.core, Core::Unit { unit: Unit::Day, .. });
        if !single || e.clock.is_some() {
            return e;
        }
        let early = usize::from(matches!(self.w(e.last), W::Early | W::Late));
        let mid = if self.w(e.last) == W::Mid { self.hyphen(e.last + 1) - e.last } else { 0 };
        match self.w(e.last + early + mid) {
            W::Part(p) => {
                e.part = Some(p);
                e.last += 1 + early + mid;
            }
            W::Overnight => {
                e.part = Some(Part::Night);
                e.last += 1;
            }
            W::Parts(_) | W::Noon | W::Midnight => {}
            _ => {}
        }
        let at = match self.w(e.last) {
            W::At if matches!(self.w(e.last + 1), W::About | W::Around | W::Approx | W::Roughly) => e.last + 2,
            W::At | W::Around | W::About => e.last + 1,
            W::Sym(b',') if self.w(e.last + 1) == W::At => e.last + 2,
            W::Sym(b',') => e.last + 1,
            _ => e.last,
        };
        if let Some((mut clock, end)) = self.clock(at) {
            let mut end = end;
            if let Some((part, after)) = self.of_day_after(end) {
                e.part = Some(part);
                end = after;
            }
            if let Some(part) = e.part {
                clock = clock.in_part(part);
            }
            if let Some((zone, after)) = self.zone(end) {
                clock.zone = Some(zone);
                end = after;
            }
            e.clock = Some(clock);
            e.last = end;
        }
        e
    }

    fn of_day_after(&self, i: usize) -> Read<Part> {
        match (self.w(i), self.w(i + 1), self.w(i + 2)) {
            (W::In, W::The, W::Part(p)) => Some((p, i + 3)),
            (W::At, W::Part(Part::Night), _) => Some((Part::Night, i + 2)),
            _ => None,
        }
    }

    /// A holiday by name, with the year that may follow.
    pub(super) fn holiday(&self, i: usize) -> Option<Expr> {
        let (id, at) = holiday::read(|k| self.w(i + k), |k| self.capital(i + k))?;
        let at = i + at;
        let next = self.comma(at);
        let (year, end) = match self.year(next).filter(|_| self.w(next) == W::Num) {
            Some((y, end)) => (Some(y), end),
            None => (None, at),
        };
        let core = Core::Holiday { id, year, which: Which::Open };
        Some(Expr::new(i, end, core))
    }
}
