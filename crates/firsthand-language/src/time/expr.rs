//! What the grammar makes of an expression before any date is known: a small algebra of times.

use super::words::{Part, Season, Unit};

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    /// So many halves: 5 is two and a half.
    Halves(i64),
    /// A range; both ends whole.
    Between(i64, i64),
    /// "a few", "several", "dozens".
    Vague,
}

impl Amount {
    /// A whole number.
    pub fn whole(n: i64) -> Self {
        Amount::Halves(n.saturating_mul(2))
    }

    /// The number, where it is one whole number.
    pub fn exact(self) -> Option<i64> {
        match self {
            Amount::Halves(h) if h % 2 == 0 => Some(h / 2),
            _ => None,
        }
    }
}

/// Which of several like-named times is meant, seen from the day it is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The words do not say: tense decides.
    Open,
    /// "last", "past".
    Last,
    /// "this", "the current".
    This,
    /// "next", "coming".
    Next,
    /// "the previous", counted from the time under discussion.
    Previous,
    /// "the following".
    Following,
    /// "that", "the same", "the".
    That,
}

/// Where an offset is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of publication ("ago", "yesterday").
    Published,
    /// The time under discussion ("later", "earlier").
    Focus,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 24.
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Index into the table of zones; `None` where no zone is named.
    pub zone: Option<Zone>,
    /// Whether the half of the day is open ("at 7", "half past six").
    pub open_half: bool,
}

/// A zone as named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// "local time".
    Local,
    /// Index into [`super::zone::ZONES`].
    Named(u8),
    /// "GMT+3": minutes east.
    Offset(i16),
}

/// Modifier of a point or length of time, as TIMEX3's `mod` has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Modifier {
    #[default]
    None,
    Start,
    Mid,
    End,
    About,
    Less,
    More,
    /// "at least".
    Least,
    /// "up to".
    Most,
    /// "shortly before".
    Before,
    /// "shortly after".
    After,
}

/// A calendar date, any of whose parts may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// Last day of a range of days or month of a range of months.
    pub until: Option<u8>,
    pub weekday: Option<u8>,
    /// The unit whose "last", "this" or "next" picks the date: the year of "July last year", the week of "Friday next week"; with a
    /// day of its own, the week around it.
    pub within: Option<Unit>,
}

/// The kernel of an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Core {
    /// "22 March 2024", "Friday", "last May", "1998".
    Calendar(Calendar, Which),
    /// "yesterday", "two weeks ago", "a day earlier": so many units from somewhere.
    Offset { n: Amount, unit: Unit, sign: i8, from: From },
    /// "this week", "the previous month", "that day".
    Unit { unit: Unit, which: Which },
    /// "last summer", "the winter of 1994".
    Season { season: Season, year: Option<i32>, which: Which },
    /// "the third quarter", "the first half of 2012"; `of` is 4 or 2.
    Fraction { index: u8, of: u8, year: Option<i32>, which: Which },
    /// "year-end", "the end of the year".
    YearEnd { year: Option<i32> },
    /// First year of the decade.
    Decade(i32),
    /// "the 20th century" is 19.
    Century(i32),
    /// Index into the table of holidays.
    Holiday { id: u8, year: Option<i32>, which: Which },
    /// Only a time or part of the day is named.
    Bare,
    /// A length.
    Length { n: Amount, unit: Unit },
    /// A length that lies before or after the day of publication ("the past two months").
    Stretch { n: Amount, unit: Unit },
    /// Something that recurs.
    Set(Recur),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Ref(&'static str),
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Recur {
    /// "every two weeks", "daily".
    Every { n: Amount, unit: Unit },
    /// "every Monday".
    Weekday(u8),
    /// "Tuesday nights".
    WeekdayPart(u8, Part),
    /// "every March".
    Month(u8),
    /// "every morning", "nightly".
    Part(Part),
}

/// A whole expression, in tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Expr {
    /// First token of the strict span.
    pub first: usize,
    /// After its last token.
    pub last: usize,
    pub core: Core,
    pub modifier: Modifier,
    pub clock: Option<Clock>,
    /// Second end of a clock range ("between 7 and 9 p.m.").
    pub until: Option<Clock>,
    pub part: Option<Part>,
}

impl Expr {
    pub fn new(first: usize, last: usize, core: Core) -> Self {
        Expr { first, last, core, modifier: Modifier::None, clock: None, until: None, part: None }
    }
}
