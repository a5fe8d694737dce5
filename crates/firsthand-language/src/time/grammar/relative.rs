//! Deictic expressions: "yesterday", "last week", "this morning", "next May", "the previous Friday", "later that day".

use super::Grammar;
use crate::time::expr::{Amount, Calendar, Core, Expr, From, Modifier, Which};
use crate::time::words::{Part, Unit, W};

impl Grammar<'_> {
    /// An expression that hangs on the day of publication or on the time under discussion.
    pub(super) fn relative(&self, i: usize) -> Option<Expr> {
        match self.w(i) {
            W::Today | W::This if self.is_programme(i) => None,
            W::Today | W::Tomorrow if self.is_an_age(i) => None,
            W::Today | W::Yesterday | W::Tomorrow | W::Tonight => Some(self.near_day(i)),
            W::The if matches!(self.w(i + 1), W::Unit(Unit::Day)) => self.day_before_yesterday(i).or_else(|| self.which(i)),
            W::Earlier | W::Later => self.earlier_that(i),
            W::Unit(Unit::Year) => self.year_ago(i, i),
            _ => self.which(i),
        }
    }

    /// "today's youth", "the leaders of tomorrow": no day, but an age.
    fn is_an_age(&self, i: usize) -> bool {
        const AGES: &[&str] = &[
            "youth",
            "world",
            "society",
            "generation",
            "generations",
            "children",
            "kids",
            "culture",
            "politics",
            "climate",
            "economy",
            "technology",
            "standards",
            "audiences",
            "readers",
            "voters",
            "students",
            "teens",
            "teenagers",
        ];
        let owns = self.sym(i + 1, b'\'') && self.word(i + 2) == "s" && AGES.contains(&self.word(i + 3));
        let of = self.w(i.wrapping_sub(1)) == W::Of
            && ["people", "leaders", "world", "youth", "children", "cities", "society"].contains(&self.word(i.wrapping_sub(2)));
        owns || of
    }

    /// "Orvel Today", the broadcaster's "This Week": names, by their capitals inside a sentence.
    fn is_programme(&self, i: usize) -> bool {
        if !self.capital(i) {
            return false;
        }
        let k = i.wrapping_sub(1);
        match self.w(i) {
            W::Today => self.w(k) == W::Other && self.capital(k) && !self.sym(i + 1, b','),
            _ => self.capital(i + 1) && matches!(self.w(i + 1), W::Unit(_)),
        }
    }

    /// "yesterday", "tomorrow morning", "tonight".
    fn near_day(&self, i: usize) -> Expr {
        let sign = match self.w(i) {
            W::Yesterday => -1,
            W::Tomorrow => 1,
            _ => 0,
        };
        let core = Core::Offset { n: Amount::whole(i64::from(sign != 0)), unit: Unit::Day, sign, from: From::Published };
        let mut e = Expr::new(i, i + 1, core);
        if self.w(i) == W::Tonight {
            e.part = Some(Part::Night);
        }
        self.time_after(e)
    }

    /// "the day before yesterday", "the day after tomorrow".
    fn day_before_yesterday(&self, i: usize) -> Option<Expr> {
        let sign = match (self.w(i + 2), self.w(i + 3)) {
            (W::Before, W::Yesterday) => -1,
            (W::After, W::Tomorrow) => 1,
            _ => return None,
        };
        let core = Core::Offset { n: Amount::whole(2), unit: Unit::Day, sign, from: From::Published };
        Some(self.time_after(Expr::new(i, i + 4, core)))
    }

    /// "earlier this month", "later that day", "later yesterday", "earlier in the day".
    fn earlier_that(&self, i: usize) -> Option<Expr> {
        let at = match self.w(i + 1) {
            W::In | W::On => i + 2,
            _ => i + 1,
        };
        let mut e = match self.w(at) {
            W::This | W::That | W::Last | W::Today | W::Yesterday | W::Tomorrow | W::Next => self.relative(at)?,
            W::The if at == i + 2 => self.which(at)?,
            W::Weekday(_) => self.dated(at)?,
            _ => return None,
        };
        if matches!(e.core, Core::Stretch { .. }) {
            return None;
        }
        e.first = i;
        if self.w(i) == W::Earlier {
            e.modifier = Modifier::Start;
        } else {
            e.modifier = Modifier::End;
        }
        Some(e)
    }

    /// A determiner that says which of several: "last", "this", "next", "the previous", "that", "the".
    fn which(&self, i: usize) -> Option<Expr> {
        let start = match self.w(i) {
            W::The | W::A | W::An | W::These | W::Those => i + 1,
            _ => i,
        };
        let (which, at) = match self.w(start) {
            W::Last | W::Past => (Which::Last, start + 1),
            W::This | W::Current if !(self.w(start) == W::Current && start == i && !self.unit_at(start + 1)) => {
                let at = if matches!(self.w(start + 1), W::Past | W::Coming | W::Current) { start + 2 } else { start + 1 };
                let which = match self.w(start + 1) {
                    W::Past => Which::Last,
                    W::Coming => Which::Next,
                    _ => Which::This,
                };
                (which, at)
            }
            W::Next | W::Coming => (Which::Next, start + 1),
            W::Previous => (Which::Previous, start + 1),
            W::Following => (Which::Following, start + 1),
            W::Latest if self.w(start + 1) == W::Unit(Unit::Quarter) => (Which::That, start + 1),
            W::Latest => (Which::Last, start + 1),
            W::Recent if start == i || self.w(i) == W::The => return self.recent(i, start + 1),
            W::That | W::Same if self.w(start) == W::That || start > i => {
                let at = if self.w(start + 1) == W::Same { start + 2 } else { start + 1 };
                (Which::That, at)
            }
            _ if start > i && self.w(i) == W::The => return self.the(i, start),
            _ if start > i && matches!(self.w(i), W::These | W::Those) => return self.these(i, start),
            _ => return None,
        };
        if which == Which::Last && self.w(start) == W::Past && start == i && !self.past_led(i) {
            return None;
        }
        let mut e = self.named(i, at, which).or_else(|| self.stretch(i, start, at, which))?;
        if self.w(e.last) == W::Or && self.word(e.last + 1) == "so" {
            e.last += 2;
        }
        Some(e)
    }

    fn unit_at(&self, i: usize) -> bool {
        matches!(self.w(i), W::Unit(_) | W::Fiscal | W::Units(_))
    }

    /// "past" starts an expression only before a unit or a number.
    fn past_led(&self, i: usize) -> bool {
        matches!(self.w(i + 1), W::Unit(_) | W::Units(_) | W::Card(_) | W::Num | W::Few | W::Several | W::Couple)
    }

    /// What `which` picks: a unit, a part of the day, a weekday, a month, a season, a quarter, a holiday.
    fn named(&self, i: usize, at: usize, which: Which) -> Option<Expr> {
        let fiscal = if matches!(self.w(at), W::Fiscal | W::Full | W::Calendar) { at + 1 } else { at };
        match self.w(fiscal) {
            W::Unit(Unit::Day) if !matches!(which, Which::That | Which::Previous | Which::Following | Which::Next) => None,
            W::Unit(
                unit @ (Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Fortnight),
            ) => {
                // "the last week of March" is none of the calendar's.
                if which == Which::Last
                    && i < at - 1
                    && self.w(fiscal + 1) == W::Of
                    && matches!(self.w(fiscal + 2), W::Month(_) | W::MonthAbbr(_) | W::Num | W::The | W::This | W::Last)
                {
                    return None;
                }
                let e = Expr::new(i, fiscal + 1, Core::Unit { unit, which });
                if matches!(unit, Unit::Year)
                    && self.sym(fiscal + 1, b'\'')
                    && self.w(fiscal + 2) == W::S
                    && let Some(f) = self.fraction(fiscal + 3, which)
                {
                    return Some(Expr { first: i, ..f });
                }
                Some(self.time_after(e))
            }
            W::Unit(unit @ (Unit::Decade | Unit::Century)) => match which {
                // "The last century" is the one before this; "the past century" its hundred years.
                Which::Last | Which::Next if unit == Unit::Decade || self.w(at - 1) == W::Past => {
                    Some(Expr::new(i, fiscal + 1, Core::Stretch { n: Amount::whole(1), unit }))
                }
                _ => Some(Expr::new(i, fiscal + 1, Core::Unit { unit, which })),
            },
            W::Part(part) => {
                let core = match (which, part) {
                    (Which::Last, Part::Night | Part::Evening) => {
                        Core::Offset { n: Amount::whole(1), unit: Unit::Day, sign: -1, from: From::Published }
                    }
                    (Which::Last, _) => return None,
                    _ => Core::Unit { unit: Unit::Day, which },
                };
                let mut e = Expr::new(i, fiscal + 1, core);
                e.part = Some(part);
                Some(self.time_after(e))
            }
            W::Early | W::Late | W::Mid if which == Which::This => {
                let e = self.named(i, self.hyphen(fiscal + 1), which)?;
                Some(e)
            }
            W::Period if matches!(self.w(at - 1), W::Latest) => {
                Some(Expr::new(i, fiscal + 1, Core::Unit { unit: Unit::Quarter, which: Which::That }))
            }
            W::Season(season) => Some(Expr::new(i, fiscal + 1, Core::Season { season, year: None, which })),
            W::Weekday(_) | W::WeekdayAbbr(_) | W::Month(_) | W::MonthAbbr(_)
                if which != Which::That || self.w(at - 1) == W::That =>
            {
                self.named_date(i, fiscal, which)
            }
            W::Ord(_) => self.fraction(fiscal, which).map(|f| Expr { first: i, ..f }),
            _ => {
                let e = self.holiday(fiscal)?;
                let Core::Holiday { id, year, .. } = e.core else {
                    return None;
                };
                Some(Expr::new(i, e.last, Core::Holiday { id, year, which }))
            }
        }
    }

    /// "last Friday", "next May", "this September".
    fn named_date(&self, i: usize, at: usize, which: Which) -> Option<Expr> {
        let c = if let Some((weekday, end)) = self.weekday(at) {
            (Calendar { weekday: Some(weekday), ..Calendar::default() }, end)
        } else {
            let (month, end) = self.month(at)?;
            (Calendar { month: Some(month), ..Calendar::default() }, end)
        };
        // "last March 22"
        if c.0.month.is_some()
            && let Some(e) = self.dated(at)
            && let Core::Calendar(full, _) = e.core
            && full.day.is_some()
        {
            return Some(Expr { first: i, core: Core::Calendar(full, which), ..e });
        }
        Some(self.time_after(Expr::new(i, c.1, Core::Calendar(c.0, which))))
    }

    /// "the past two months", "the next few days", "the last 24 hours", "coming weeks".
    fn stretch(&self, i: usize, start: usize, at: usize, which: Which) -> Option<Expr> {
        if let W::Units(unit) = self.w(at) {
            return match which {
                Which::Next | Which::Following => Some(Expr::new(i, at + 1, Core::Stretch { n: Amount::Vague, unit })),
                Which::Last if self.w(start) == W::Past => Some(Expr::new(i, at + 1, Core::Ref("PAST_REF"))),
                _ => None,
            };
        }
        if matches!(which, Which::This | Which::That) || matches!(self.w(at), W::A | W::An) {
            return None;
        }
        let (n, unit, end) = self.length(at)?;
        if matches!(unit, Unit::Second) {
            return None;
        }
        // "last two years ago" cannot be; "the previous two weeks" is a length.
        Some(Expr::new(i, end, Core::Stretch { n, unit }))
    }

    /// "recent years", "recent weeks and months".
    fn recent(&self, i: usize, at: usize) -> Option<Expr> {
        let W::Units(unit) = self.w(at) else {
            return None;
        };
        if self.w(at + 1) == W::And && matches!(self.w(at + 2), W::Units(_)) {
            return Some(Expr::new(i, at + 3, Core::Ref("PAST_REF")));
        }
        Some(Expr::new(i, at + 1, Core::Stretch { n: Amount::Vague, unit }))
    }

    /// "these days".
    fn these(&self, i: usize, at: usize) -> Option<Expr> {
        (self.w(i) == W::These && self.w(at) == W::Units(Unit::Day)).then(|| Expr::new(i, at + 1, Core::Ref("PRESENT_REF")))
    }

    /// "the day before", "the third quarter", "the year-ago quarter", "the weekend", "the morning of 22 March".
    fn the(&self, i: usize, at: usize) -> Option<Expr> {
        if let Some(e) = self
            .first_months(i, at)
            .or_else(|| self.year_ago(i, at))
            .or_else(|| self.stretch_beside(i, at))
            .or_else(|| self.week_of(i, at))
        {
            return Some(e);
        }
        match self.w(at) {
            W::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend)) => {
                let (sign, end) = match self.w(at + 1) {
                    W::Before | W::Earlier if self.w(at + 1) == W::Earlier || self.closes_before(at + 2) => (-1, at + 2),
                    W::After | W::Later if self.w(at + 1) == W::Later || self.closes_before(at + 2) => (1, at + 2),
                    _ if unit == Unit::Weekend => {
                        return Some(Expr::new(i, at + 1, Core::Unit { unit, which: Which::Open }));
                    }
                    _ => return self.results(i, at),
                };
                let core = Core::Offset { n: Amount::whole(1), unit, sign, from: From::Focus };
                Some(self.time_after(Expr::new(i, end, core)))
            }
            W::Unit(Unit::Quarter) | W::Full => self.results(i, at),
            // "the most recent quarter"
            W::Most if self.w(at + 1) == W::Recent => match self.w(at + 2) {
                W::Unit(unit @ (Unit::Quarter | Unit::Week | Unit::Month | Unit::Year)) => {
                    let which = if unit == Unit::Quarter { Which::That } else { Which::Last };
                    Some(Expr::new(i, at + 3, Core::Unit { unit, which }))
                }
                _ => None,
            },
            W::Ord(_) | W::Fiscal => {
                let Some(f) = self.fraction(at, Which::Open) else {
                    return self.results(i, at);
                };
                // "the third-quarter loss": the article is the loss's.
                let joined = self.sym(f.last.wrapping_sub(2), b'-') && matches!(self.w(f.last), W::Other);
                Some(Expr { first: if joined { f.first } else { i }, ..f })
            }
            W::Season(season) => {
                let of = if self.w(at + 1) == W::Of { at + 2 } else { at + 1 };
                let led = matches!(self.w(i.wrapping_sub(1)), W::In | W::During | W::Until | W::Since | W::By | W::Of);
                let (year, end) = match self.year(of) {
                    Some((y, end)) => (Some(y), end),
                    None if led && !matches!(self.w(at + 1), W::Other | W::Of) => (None, at + 1),
                    None => return None,
                };
                Some(Expr::new(i, end, Core::Season { season, year, which: Which::Open }))
            }
            _ => None,
        }
    }

    /// "in the quarter", "for the full year": the one under discussion, after a preposition.
    fn results(&self, i: usize, at: usize) -> Option<Expr> {
        let led = matches!(self.w(i.wrapping_sub(1)), W::In | W::For | W::Of | W::During);
        let noun = if matches!(self.w(at), W::Full | W::Fiscal) { at + 1 } else { at };
        let W::Unit(unit @ (Unit::Quarter | Unit::Year | Unit::Week)) = self.w(noun) else {
            return None;
        };
        let next = self.word(noun + 1);
        // "the year ended March 31" is any twelve months.
        if unit == Unit::Year && matches!(next, "ended" | "ending") {
            return led.then(|| Expr::new(i, noun + 1, Core::Length { n: Amount::whole(1), unit }));
        }
        let plain = match self.w(noun + 1) {
            W::Of => self.sym(noun + 2, b'$'),
            W::Sym(b'-') => false,
            W::Other if unit == Unit::Quarter || noun > at => !FIGURES.contains(&next),
            W::Other => matches!(next, "ended" | "ending" | "compared" | "was" | "were" | "fell" | "rose"),
            _ => !self.capital(noun),
        };
        let which = if unit == Unit::Quarter { Which::That } else { Which::This };
        (led && plain).then(|| Expr::new(i, noun + 1, Core::Unit { unit, which }))
    }

    /// "the first nine months", "the last 24 hours of".
    fn first_months(&self, i: usize, at: usize) -> Option<Expr> {
        if self.w(at) != W::Ord(1) {
            return None;
        }
        let (n, unit, end) = self.length(at + 1)?;
        (unit > Unit::Second).then(|| Expr::new(i, end, Core::Length { n, unit }))
    }

    /// "over the years", "in the weeks ahead", "in the days before the vote", "in the first hours of": lengths without a number.
    fn stretch_beside(&self, i: usize, at: usize) -> Option<Expr> {
        let led = matches!(self.w(i.wrapping_sub(1)), W::In | W::Over | W::During | W::For | W::Within);
        let noun = if matches!(self.w(at), W::Ord(1) | W::Early) { at + 1 } else { at };
        let W::Units(unit) = self.w(noun) else {
            return None;
        };
        // "the early hours" are a part of the night.
        if unit == Unit::Hour && self.w(at) == W::Early {
            return None;
        }
        let end = noun + 1;
        let core = Core::Length { n: Amount::Vague, unit };
        if self.w(end) == W::Ahead {
            return led.then(|| Expr::new(i, end + 1, core));
        }
        let goes_on = matches!(self.w(end), W::Before | W::After | W::Following | W::Since | W::That)
            || matches!(self.word(end), "leading" | "preceding" | "to");
        let over = self.w(i.wrapping_sub(1)) == W::Over && !self.sym(end, b'-') && self.w(end) != W::Of;
        let first = noun > at && matches!(self.w(end), W::Of | W::Sym(b',' | b'.') | W::After);
        (led && (goes_on || over || first)).then(|| Expr::new(i, end, core))
    }

    /// "the week of March 6", "the week ended Friday": the week of the calendar.
    fn week_of(&self, i: usize, at: usize) -> Option<Expr> {
        if self.w(at) != W::Unit(Unit::Week) || self.w(at + 1) != W::Of {
            return None;
        }
        let day = self.dated(at + 2)?;
        let Core::Calendar(c, which) = day.core else {
            return None;
        };
        let single = c.day.is_some() && c.until.is_none() && c.within.is_none() && day.clock.is_none() && day.part.is_none();
        let c = Calendar { within: Some(Unit::Week), ..c };
        single.then(|| Expr::new(i, day.last, Core::Calendar(c, which)))
    }

    /// "the year-ago quarter", "the year-earlier period", "year-ago".
    fn year_ago(&self, i: usize, at: usize) -> Option<Expr> {
        if self.w(at) != W::Unit(Unit::Year)
            || !self.sym(at + 1, b'-')
            || !matches!(self.w(at + 2), W::Ago | W::Earlier | W::Before)
        {
            return None;
        }
        let core = Core::Offset { n: Amount::whole(1), unit: Unit::Year, sign: -1, from: From::Published };
        let end = at + 3;
        if let Some(f) = self.fraction(end, Which::Last) {
            return Some(Expr { first: i, ..f });
        }
        match self.w(end) {
            W::Unit(Unit::Quarter) | W::Period => Some(Expr::new(i, end + 1, core)),
            _ => Some(Expr::new(at, end, core)),
        }
    }

    pub(super) fn closes_before(&self, i: usize) -> bool {
        matches!(self.w(i), W::Break | W::Sym(_) | W::And | W::In | W::At | W::On | W::By)
    }
}

/// What a quarter or year only describes: "for the quarter results".
const FIGURES: &[&str] = &[
    "s", "earnings", "results", "result", "profit", "profits", "loss", "losses", "net", "sales", "revenue", "dividend",
    "report", "figures", "end",
];
