//! Parts of the day, seasons, quarters, sets, centuries and vague references.

use super::{Grammar, Read};
use crate::time::expr::{Amount, Calendar, Core, Expr, From, Modifier, Recur, Which};
use crate::time::words::{Part, Unit, W};

impl Grammar<'_> {
    /// "overnight", "the morning of 22 March", "the evening", "dawn", "the early hours of Friday", "summer 2014".
    pub(super) fn part_expression(&self, i: usize) -> Option<Expr> {
        let start = if self.w(i) == W::The { i + 1 } else { i };
        if let Some(e) = self.early_hours(i, start) {
            return Some(e);
        }
        let at = match self.w(start) {
            W::Early | W::Late => start + 1,
            W::Mid => self.hyphen(start + 1),
            _ => start,
        };
        let (part, end) = match self.w(at) {
            W::Part(p) => (p, at + 1),
            W::Overnight if start == i => {
                let mut e = Expr::new(i, at + 1, Core::Bare);
                e.part = Some(Part::Night);
                return self.day_after(e);
            }
            W::Season(season) => {
                let of = if self.w(at + 1) == W::Of { at + 2 } else { at + 1 };
                let (year, end) = self.year(of).filter(|_| self.w(of) == W::Num || self.w(at + 1) == W::Of)?;
                return Some(Expr::new(i, end, Core::Season { season, year: Some(year), which: Which::Open }));
            }
            W::Ord(_) | W::Fiscal | W::Num | W::Q => {
                return self.fraction(start, Which::Open).map(|f| Expr { first: i, ..f }).or_else(|| self.century(i, start));
            }
            W::Unit(Unit::Year) => return self.year_end(i, at),
            W::Card(_) => return self.century(i, start),
            _ => return None,
        };
        let mut e = Expr::new(i, end, Core::Bare);
        e.part = Some(part);
        // "the dawn of an age"
        if part == Part::Dawn && self.w(end) == W::Of && self.dated(end + 1).is_none() && self.relative(end + 1).is_none() {
            return None;
        }
        if matches!(self.w(end), W::Of | W::On)
            && let Some(day) = self.dated(end + 1).or_else(|| self.relative(end + 1))
            && day.part.is_none()
            && matches!(
                day.core,
                Core::Calendar(Calendar { day: Some(_), .. } | Calendar { weekday: Some(_), .. }, _)
                    | Core::Unit { unit: Unit::Day, .. }
                    | Core::Offset { .. }
            )
        {
            e.core = day.core;
            e.last = day.last;
            // "on the evening of 22 March, at 19:58"
            e.clock = day.clock.map(|c| c.in_part(part));
            e.until = day.until;
            return Some(e);
        }
        // A lone part of the day counts after "the", "in the", "at", "by", "before", "until"; "evening dress" does not.
        let led = start > i
            || matches!(
                self.w(i.wrapping_sub(1)),
                W::At | W::By | W::Before | W::Until | W::Since | W::After | W::From | W::Mid | W::In | W::Late | W::Early
            );
        // "the night before", "the morning after"
        let sign = match self.w(end) {
            W::Before => -1,
            W::After => 1,
            _ => 0,
        };
        if start > i && sign != 0 && self.closes_before(end + 1) {
            e.core = Core::Offset { n: Amount::whole(1), unit: Unit::Day, sign, from: From::Focus };
            e.last = end + 1;
            return Some(e);
        }
        let e = self.day_after(e)?;
        if e.core != Core::Bare {
            return Some(e);
        }
        // "night after night"
        if self.w(i.wrapping_sub(1)) == W::After && self.w(i.wrapping_sub(2)) == self.w(i) {
            return None;
        }
        let compound = self.w(end) == W::Other && !self.capital(end) && start == i;
        (led && !compound && !matches!(part, Part::Day)).then_some(e)
    }

    /// "the early hours of Friday", "the small hours".
    fn early_hours(&self, i: usize, start: usize) -> Option<Expr> {
        let small = self.word(start).eq_ignore_ascii_case("small") || self.word(start).eq_ignore_ascii_case("wee");
        if !(self.w(start) == W::Early || small) {
            return None;
        }
        let morning = usize::from(self.w(start + 1) == W::Part(Part::Morning));
        if self.w(start + 1 + morning) != W::Units(Unit::Hour) {
            return None;
        }
        let hours = start + 2 + morning;
        // "the early hours of the morning"
        let of = self.w(hours) == W::Of && self.w(hours + 1) == W::The && self.w(hours + 2) == W::Part(Part::Morning);
        let end = if of { hours + 3 } else { hours };
        let mut e = Expr::new(i, end, Core::Bare);
        e.part = Some(Part::Morning);
        e.modifier = Modifier::Start;
        if self.w(end) == W::Of
            && let Some(day) = self.dated(end + 1).or_else(|| self.relative(end + 1))
            && day.clock.is_none()
        {
            e.core = day.core;
            e.last = day.last;
        }
        Some(e)
    }

    /// "third quarter", "third-quarter", "the first half of 2012", "Q3 2019", "fiscal second-quarter".
    pub(super) fn fraction(&self, i: usize, which: Which) -> Option<Expr> {
        let fiscal = if self.w(i) == W::Fiscal { self.hyphen(i + 1) } else { i };
        let (year_before, at) = match self.year(fiscal) {
            Some((y, at)) if self.w(fiscal) == W::Num => (Some(y), at),
            _ => (None, fiscal),
        };
        let (index, of, mut end) = self.ordinal_fraction(at)?;
        let mut year = year_before;
        let mut which = which;
        match self.w(end) {
            W::Of if year.is_none() => {
                if let Some((y, e)) = self.year(end + 1) {
                    year = Some(y);
                    end = e;
                } else if self.w(end + 1) == W::Fiscal
                    && let Some((y, e)) = self.year(end + 2)
                {
                    year = Some(y);
                    end = e;
                } else if matches!(self.w(end + 1), W::This | W::Last | W::Next) && self.w(end + 2) == W::Unit(Unit::Year) {
                    which = match self.w(end + 1) {
                        W::Last => Which::Last,
                        W::Next => Which::Next,
                        _ => Which::This,
                    };
                    end += 3;
                } else if self.w(end + 1) == W::The && self.w(end + 2) == W::Unit(Unit::Year) {
                    which = Which::This;
                    end += 3;
                } else if of == 2 {
                    return None;
                }
            }
            W::Num if year.is_none() => {
                if let Some((y, e)) = self.year(end).filter(|_| self.sure_plain_year(end)) {
                    year = Some(y);
                    end = e;
                }
            }
            _ if of == 2 && year.is_none() && which == Which::Open => return None,
            _ => {}
        }
        Some(Expr::new(i, end, Core::Fraction { index, of, year, which }))
    }

    /// "third quarter", "first half", "Q3": which, of how many, and the token after it.
    fn ordinal_fraction(&self, at: usize) -> Option<(u8, u8, usize)> {
        let (index, next) = match self.w(at) {
            W::Ord(n @ 1..=4) => (u8::try_from(n).ok()?, self.hyphen(at + 1)),
            W::Q if self.capital(at) && self.w(at + 1) == W::Num && self.glued(at + 1) && self.len(at + 1) == 1 => {
                let index = u8::try_from(self.n(at + 1)).ok().filter(|n| (1..=4).contains(n))?;
                return (!self.glued(at) && !self.sym(at + 2, b'-')).then_some((index, 4, at + 2));
            }
            _ => return None,
        };
        match self.w(next) {
            W::Unit(Unit::Quarter) => Some((index, 4, next + 1)),
            W::Half if index <= 2 => Some((index, 2, next + 1)),
            _ => None,
        }
    }

    fn sure_plain_year(&self, i: usize) -> bool {
        self.len(i) == 4 && (1900..=2100).contains(&self.n(i)) && !self.sym(i + 1, b',')
    }

    /// "year-end", "year end", "the year's end".
    fn year_end(&self, i: usize, at: usize) -> Option<Expr> {
        let owned = self.sym(at + 1, b'\'') && self.w(at + 2) == W::S;
        let end = if owned { at + 3 } else { self.hyphen(at + 1) };
        (self.w(end) == W::End).then(|| {
            let (year, last) = match self.year(end + 1) {
                Some((y, e)) if self.w(end + 1) == W::Num => (Some(y), e),
                _ => (None, end + 1),
            };
            Expr::new(i, last, Core::YearEnd { year })
        })
    }

    /// "the 20th century", "the nineteenth century".
    fn century(&self, i: usize, start: usize) -> Option<Expr> {
        let (n, at) = self.ordinal(start)?;
        let at = self.hyphen(at);
        (self.w(at) == W::Unit(Unit::Century) && (1..=22).contains(&n)).then(|| Expr::new(i, at + 1, Core::Century(n - 1)))
    }

    fn ordinal(&self, i: usize) -> Read<i32> {
        match (self.w(i), self.w(i + 1)) {
            (W::Num, W::St) if self.glued(i + 1) => Some((i32::try_from(self.n(i)).ok()?, i + 2)),
            (W::Ord(n), _) => Some((i32::from(n), i + 1)),
            (W::Card(20), _) => {
                let at = self.hyphen(i + 1);
                match self.w(at) {
                    W::Ord(n) if n < 10 => Some((20 + i32::from(n), at + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Things that recur: "every day", "each Thursday", "daily", "Tuesday nights", "twice a week", "every two weeks".
    pub(super) fn set(&self, i: usize) -> Option<Expr> {
        let set = |end, recur| Some(Expr::new(i, end, Core::Set(recur)));
        let every = |n, unit| Recur::Every { n: Amount::whole(n), unit };
        match self.w(i) {
            W::Daily | W::Weekly | W::Hourly if self.word(i.wrapping_sub(1)).eq_ignore_ascii_case("average") => None,
            // "the party daily Orvelsk": a newspaper.
            W::Daily if !self.first_of_sentence(i) && self.w(i + 1) == W::Other && self.capital(i + 1) => None,
            W::Weekly | W::Monthly if self.capital(i) && self.w(i + 1) == W::Other && self.capital(i + 1) => None,
            W::Daily => set(i + 1, every(1, Unit::Day)),
            W::Hourly => set(i + 1, every(1, Unit::Hour)),
            W::Weekly => set(i + 1, every(1, Unit::Week)),
            W::Monthly => set(i + 1, every(1, Unit::Month)),
            // "quarterly" and "annual" say what kind more often than when.
            W::Yearly if !self.word(i).eq_ignore_ascii_case("annual") => set(i + 1, every(1, Unit::Year)),
            W::Nightly => set(i + 1, Recur::Part(Part::Night)),
            W::Weekdays(d) if self.capital(i) => set(i + 1, Recur::Weekday(d)),
            W::Weekday(d) if let W::Parts(p) = self.w(i + 1) => set(i + 2, Recur::WeekdayPart(d, p)),
            W::Units(Unit::Weekend) => set(i + 1, every(1, Unit::Weekend)),
            W::Every | W::Each => {
                let at = match self.w(i + 1) {
                    W::Other if self.word(i + 1).eq_ignore_ascii_case("single") => i + 2,
                    _ => i + 1,
                };
                match self.w(at) {
                    W::Unit(u) => set(at + 1, every(1, u)),
                    W::Weekday(d) if let W::Part(p) = self.w(at + 1) => set(at + 2, Recur::WeekdayPart(d, p)),
                    W::Weekday(d) => set(at + 1, Recur::Weekday(d)),
                    W::Month(m) if self.capital(at) => set(at + 1, Recur::Month(m)),
                    W::Part(p) => set(at + 1, Recur::Part(p)),
                    W::Num | W::Card(_) | W::Few | W::Couple => {
                        let (n, unit, end) = self.length(at)?;
                        set(end, Recur::Every { n, unit })
                    }
                    _ => None,
                }
            }
            W::Per => match self.w(i + 1) {
                W::Unit(u) => Some(Expr::new(i, i + 2, Core::Set(every(1, u)))),
                _ => None,
            },
            _ => None,
        }
    }

    /// "now", "recently", "the past", "the near future".
    pub(super) fn reference(&self, i: usize) -> Option<Expr> {
        let refer = |end, what| Some(Expr::new(i, end, Core::Ref(what)));
        match self.w(i) {
            W::Now | W::Currently | W::Presently => refer(i + 1, "PRESENT_REF"),
            W::Current if !self.sym(i + 1, b'-') && i > 0 => refer(i + 1, "PRESENT_REF"),
            W::Recently | W::Lately => refer(i + 1, "PAST_REF"),
            W::Recent if !matches!(self.w(i.wrapping_sub(1)), W::A | W::The) => refer(i + 1, "PAST_REF"),
            W::The => match (self.w(i + 1), self.w(i + 2)) {
                (W::Future, next) if !self.is_word(i + 2) || next != W::Other => refer(i + 2, "FUTURE_REF"),
                (W::Past, next) if !self.is_word(i + 2) || matches!(next, W::And | W::In | W::Or | W::That) => {
                    refer(i + 2, "PAST_REF")
                }
                (_, W::Future) if ["near", "immediate", "distant"].contains(&self.word(i + 1)) => refer(i + 3, "FUTURE_REF"),
                _ => None,
            },
            W::Future if self.w(i.wrapping_sub(1)) == W::In => refer(i + 1, "FUTURE_REF"),
            _ => None,
        }
    }

    /// "It may one day reopen": some day to come, no length.
    pub(super) fn some_day(&self, i: usize) -> Option<Expr> {
        let may = |w: &str| ["will", "would", "may", "might", "could", "can"].contains(&w);
        let led = i.checked_sub(1).is_some_and(|k| may(self.word(k)));
        let said = self.w(i) == W::Card(1) && self.w(i + 1) == W::Unit(Unit::Day) && self.w(i + 2) != W::Of;
        (led && said).then(|| Expr::new(i, i + 2, Core::Ref("FUTURE_REF")))
    }

    fn is_word(&self, i: usize) -> bool {
        !matches!(self.w(i), W::Break | W::Sym(_))
    }
}
