//! Numbers, number words and lengths: "two and a half hours", "some four hours", "a few minutes ago".

use super::{Grammar, Read};
use crate::time::expr::{Amount, Core, Expr, From, Modifier};
use crate::time::words::{Unit, W};

impl Grammar<'_> {
    /// An amount: digits, number words, "a", "a few", "half an".
    pub(super) fn amount(&self, i: usize) -> Read<Amount> {
        let (first, at) = self.amount_one(i)?;
        // "two or three", "12 to 18", "5-10"
        let joined = match self.w(at) {
            W::To | W::Or => Some(at + 1),
            W::Sym(b'-') => Some(at + 1),
            _ => None,
        };
        if let (Some(next), Some(low)) = (joined, first.exact())
            && let Some((second, end)) = self.amount_one(next)
            && let Some(high) = second.exact()
            && high > low
            && !matches!(self.w(i), W::A | W::An)
        {
            return Some((Amount::Between(low, high), end));
        }
        Some((first, at))
    }

    fn amount_one(&self, i: usize) -> Read<Amount> {
        match self.w(i) {
            W::Num => self.digits(i),
            W::Card(_) => self.number_words(i).map(|(n, at)| (Amount::whole(n), at)).map(|r| self.and_half(r)),
            W::A | W::An => match self.w(i + 1) {
                W::Few => Some((Amount::Vague, i + 2)),
                W::Couple if self.w(i + 2) == W::Of => Some((Amount::whole(2), i + 3)),
                W::Couple => Some((Amount::whole(2), i + 2)),
                W::Dozen => Some((Amount::whole(12), i + 2)),
                W::Half => Some((Amount::Halves(1), self.hyphen(i + 2))),
                W::Card(h @ (100 | 1000)) => Some((Amount::whole(i64::from(h)), i + 2)),
                W::Full | W::Additional => Some((Amount::whole(1), i + 2)),
                _ => Some((Amount::whole(1), i + 1)),
            },
            W::Half => match self.w(i + 1) {
                W::A | W::An => Some((Amount::Halves(1), i + 2)),
                // "the last half hour"
                W::Unit(Unit::Hour | Unit::Century) => Some((Amount::Halves(1), i + 1)),
                W::Sym(b'-') => Some((Amount::Halves(1), i + 2)),
                _ => None,
            },
            W::Few | W::Several | W::Many | W::Dozens | W::Hundreds | W::Thousands => {
                let at = if self.w(i + 1) == W::Of { i + 2 } else { i + 1 };
                Some((Amount::Vague, at))
            }
            W::Couple => Some((Amount::whole(2), if self.w(i + 1) == W::Of { i + 2 } else { i + 1 })),
            W::Additional => Some((Amount::whole(1), i + 1)),
            _ => None,
        }
    }

    /// Digits with groups, decimals and halves: "2,000", "2.5", "2 1/2", "1½".
    fn digits(&self, i: usize) -> Read<Amount> {
        let mut n = self.n(i);
        let mut at = i + 1;
        while self.sym(at, b',') && self.glued(at) && self.w(at + 1) == W::Num && self.glued(at + 1) && self.len(at + 1) == 3 {
            n = n.saturating_mul(1000).saturating_add(self.n(at + 1));
            at += 2;
        }
        if self.w(at) == W::HalfSign {
            return Some((Amount::Halves(n.saturating_mul(2).saturating_add(1)), at + 1));
        }
        if self.sym(at, b'.') && self.glued(at) && self.w(at + 1) == W::Num && self.glued(at + 1) {
            return match (self.len(at + 1), self.n(at + 1)) {
                (1, 5) => Some((Amount::Halves(n.saturating_mul(2).saturating_add(1)), at + 2)),
                (_, 0) => Some((Amount::whole(n), at + 2)),
                _ => Some((Amount::Between(n, n.saturating_add(1)), at + 2)),
            };
        }
        if self.w(at) == W::Num && self.n(at) == 1 && self.sym(at + 1, b'/') && self.n(at + 2) == 2 {
            return Some((Amount::Halves(n.saturating_mul(2).saturating_add(1)), at + 3));
        }
        // "1/2 hour"; other fractions and ratios are none of ours.
        if self.sym(at, b'/') {
            return (n == 1 && self.n(at + 1) == 2).then_some((Amount::Halves(1), at + 2));
        }
        Some(self.and_half((Amount::whole(n), at)))
    }

    /// "two and a half", "two-and-a-half".
    fn and_half(&self, (n, at): (Amount, usize)) -> (Amount, usize) {
        let and = self.hyphen(at);
        let a = self.hyphen(and + 1);
        let half = self.hyphen(a + 1);
        match (n, self.w(and), self.w(a), self.w(half)) {
            (Amount::Halves(h), W::And, W::A, W::Half) => (Amount::Halves(h.saturating_add(1)), self.hyphen(half + 1)),
            _ => (n, at),
        }
    }

    /// "twenty-four", "two hundred", "two thousand and five".
    pub(super) fn number_words(&self, i: usize) -> Read<i64> {
        let mut total = 0i64;
        let mut part = 0i64;
        let mut at = i;
        let mut steps = 0;
        while let W::Card(n) = self.w(at) {
            let n = i64::from(n);
            match n {
                1000 => {
                    total += part.max(1) * 1000;
                    part = 0;
                }
                100 => part = part.max(1) * 100,
                _ if part % 100 == 0 => part += n,
                _ if part % 10 == 0 && part % 100 >= 20 && n < 10 => part += n,
                _ => break,
            }
            at += 1;
            steps += 1;
            if steps > 8 {
                break;
            }
            let next = self.hyphen(at);
            if next != at && matches!(self.w(next), W::Card(c) if c < 10) && part % 10 == 0 && part % 100 >= 20 {
                at = next;
            } else if self.w(at) == W::And && n >= 100 && matches!(self.w(at + 1), W::Card(_)) {
                at += 1;
            }
        }
        (at > i).then_some((total + part, at))
    }

    /// A length, or a point at such a distance: "two hours", "two hours ago", "a day earlier".
    pub(super) fn amount_expression(&self, i: usize) -> Option<Expr> {
        let (start, the) = match self.w(i) {
            W::The => (i + 1, true),
            _ => (i, false),
        };
        if the && !matches!(self.w(start), W::Num | W::Card(_) | W::Few | W::Several) {
            return None;
        }
        if self.sym(i.wrapping_sub(1), b'$') || self.sym(i.wrapping_sub(1), b'.') && self.glued(i) {
            return None;
        }
        if let Some(e) = self.lasting(i).or_else(|| self.bare_plural(i)) {
            return Some(e);
        }
        let (n, unit, at) = self.length(start)?;
        if let Some(end) = self.standing(unit, at) {
            return Some(Expr::new(start, end, Core::Length { n, unit }));
        }
        if the && matches!(unit, Unit::Second) || self.is_age(at) || self.is_rate(i, n, unit, at) {
            return None;
        }
        // "the 14-day": the article belongs to what follows.
        let joined = self.sym(at.wrapping_sub(2), b'-') && self.glued(at.wrapping_sub(1));
        Some(self.after_length(if the && joined { start } else { i }, n, unit, at))
    }

    /// Amount and unit: "two hours", "two-hour", "two more weeks", "eight trading days", "an hour and a half".
    pub(super) fn length(&self, i: usize) -> Option<(Amount, Unit, usize)> {
        if let Some(quarters) = self.quarters_of_an_hour(i) {
            return Some(quarters);
        }
        let (n, at) = self.amount(i)?;
        let hyphened = self.hyphen(at);
        let mut at = hyphened;
        while matches!(
            self.w(at),
            W::More
                | W::Full
                | W::Additional
                | W::Trading
                | W::Business
                | W::Working
                | W::Consecutive
                | W::Straight
                | W::Calendar
        ) && at < hyphened + 2
        {
            at += 1;
        }
        let (unit, mut end) = self.unit(at)?;
        // "three-quarters" are parts of a whole.
        if unit == Unit::Quarter && hyphened > self.amount(i)?.1 {
            return None;
        }
        if matches!(unit, Unit::Second) && !matches!(self.w(at), W::Units(_)) && (n.exact() != Some(1) && hyphened == at) {
            return None;
        }
        // "1998 Quarter": a year, not a number of them.
        if matches!(n.exact(), Some(1000..=2100)) && matches!(self.w(at), W::Unit(_)) && self.w(i) == W::Num {
            return None;
        }
        if let Amount::Halves(h) = n
            && self.w(end) == W::And
            && matches!(self.w(end + 1), W::A)
            && self.w(end + 2) == W::Half
        {
            end += 3;
            return Some((Amount::Halves(h + 1), unit, end));
        }
        Some((n, unit, end))
    }

    /// "yearlong", "year-long".
    fn lasting(&self, i: usize) -> Option<Expr> {
        let (unit, end) = match self.w(i) {
            W::Lasting(unit) => (unit, i + 1),
            W::Unit(unit) if self.sym(i + 1, b'-') && self.glued(i + 1) && self.w(i + 2) == W::Long => (unit, i + 3),
            _ => return None,
        };
        (!self.sym(i.wrapping_sub(1), b'-')).then(|| Expr::new(i, end, Core::Length { n: Amount::whole(1), unit }))
    }

    /// "weeks" after "for" or before "ago", "later", "after": a length without a number.
    fn bare_plural(&self, i: usize) -> Option<Expr> {
        let W::Units(unit) = self.w(i) else {
            return None;
        };
        let before = self.w(i.wrapping_sub(1));
        let mut at = i + 1;
        if matches!(self.w(at), W::Or | W::And) && matches!(self.w(at + 1), W::Units(_)) {
            at += 2;
        }
        // "the first rise in years"
        let since = before == W::In
            && self.word(i.wrapping_sub(1)) == "in"
            && !matches!(self.w(at), W::Of | W::To | W::Ahead | W::Past | W::And | W::Or | W::Sym(b'-'))
            && self.word(at) != "gone";
        let led = matches!(before, W::For | W::Within | W::Just) || since || self.sym(at, b'-') && self.w(at + 1) == W::Long;
        let follows = matches!(self.w(at), W::Ago | W::Later | W::Earlier | W::Before | W::After | W::Ahead);
        let counted =
            matches!(before, W::Num | W::Card(_) | W::Ord(_) | W::The | W::Past | W::Last | W::Next | W::These | W::Those);
        (led || follows && !counted).then(|| self.after_length(i, Amount::Vague, unit, at))
    }

    /// The end of "eight-month-old" before what is no child: how long a truce or a strike has lasted.
    fn standing(&self, unit: Unit, at: usize) -> Option<usize> {
        let end = at + 2;
        let old = self.sym(at, b'-') && self.glued(at) && self.w(at + 1) == W::Old && (Unit::Hour..Unit::Year).contains(&unit);
        (old && self.w(end) == W::Other && !CHILDREN.contains(&self.word(end)) && !self.capital(end)).then_some(end)
    }

    /// "52 years old", "a 6-year-old", "aged".
    fn is_age(&self, at: usize) -> bool {
        self.w(at) == W::Old || self.sym(at, b'-') && self.w(at + 1) == W::Old
    }

    /// "$2 million a year", "24 hours a day", "four flights a week": a rate; "more than a quarter of": a part.
    fn is_rate(&self, i: usize, n: Amount, unit: Unit, at: usize) -> bool {
        if !matches!(self.w(i), W::A | W::An)
            || n != Amount::whole(1)
            || matches!(self.w(at), W::Ago | W::Earlier | W::Later | W::Before | W::After)
            || self.w(at) == W::From && self.w(at + 1) == W::Now
        {
            return unit == Unit::Quarter && self.w(at) == W::Of;
        }
        if unit == Unit::Second || unit == Unit::Quarter {
            return true;
        }
        let before = self.word(i.wrapping_sub(1));
        let lasts = before.ends_with("ed")
            || matches!(
                before,
                "spent"
                    | "took"
                    | "take"
                    | "takes"
                    | "last"
                    | "lasts"
                    | "wait"
                    | "waiting"
                    | "spend"
                    | "served"
                    | "need"
                    | "is"
                    | "be"
                    | "was"
            );
        match self.w(i.wrapping_sub(1)) {
            W::Other => !lasts,
            W::Units(_) | W::Num | W::Card(_) | W::Twice | W::Once | W::Sym(b'%') => true,
            _ => false,
        }
    }

    /// "a quarter of an hour", "three quarters of an hour", "an hour and a quarter".
    fn quarters_of_an_hour(&self, i: usize) -> Option<(Amount, Unit, usize)> {
        let minutes = |n: i64, end| Some((Amount::whole(n), Unit::Minute, end));
        let of_an_hour = |k: usize| self.w(k) == W::Of && self.w(k + 1) == W::An && self.w(k + 2) == W::Unit(Unit::Hour);
        match (self.w(i), self.w(i + 1)) {
            (W::A, W::Unit(Unit::Quarter)) if of_an_hour(i + 2) => minutes(15, i + 5),
            (W::Card(3), W::Units(Unit::Quarter)) if of_an_hour(i + 2) => minutes(45, i + 5),
            (W::An, W::Unit(Unit::Hour))
                if self.w(i + 2) == W::And && self.w(i + 3) == W::A && self.w(i + 4) == W::Unit(Unit::Quarter) =>
            {
                minutes(75, i + 5)
            }
            // "an hour and 20 minutes"
            (W::An | W::Card(1), W::Unit(Unit::Hour)) if self.w(i + 2) == W::And => {
                let (n, at) = self.amount(i + 3)?;
                let n = n.exact().filter(|n| (1..60).contains(n))?;
                (self.w(at) == W::Units(Unit::Minute)).then_some(())?;
                minutes(60 + n, at + 1)
            }
            _ => None,
        }
    }

    /// What follows a length decides whether it is a point.
    fn after_length(&self, i: usize, n: Amount, unit: Unit, at: usize) -> Expr {
        let offset = |sign, from, end| Expr::new(i, end, Core::Offset { n, unit, sign, from });
        // "a week or so ago"
        let at = if self.w(at) == W::Or && self.word(at + 1).eq_ignore_ascii_case("so") { at + 2 } else { at };
        match self.w(at) {
            W::Ago => offset(-1, From::Published, at + 1),
            W::Earlier | W::Previously => offset(-1, From::Focus, at + 1),
            W::Later | W::Hence => offset(1, From::Focus, at + 1),
            W::Sym(b'-') if self.glued(at) && self.w(at + 1) == W::Ago => offset(-1, From::Published, at + 2),
            W::Sym(b'-') if self.glued(at) && self.w(at + 1) == W::Earlier => offset(-1, From::Focus, at + 2),
            W::Sym(b'-') if self.glued(at) && self.w(at + 1) == W::Long => Expr::new(i, at + 2, Core::Length { n, unit }),
            W::Before if self.ends_phrase(at + 1) => offset(-1, From::Focus, at + 1),
            W::From if self.w(at + 1) == W::Now => offset(1, From::Published, at + 2),
            W::Ahead => Expr::new(i, at + 1, Core::Stretch { n, unit }),
            _ => {
                let mut e = Expr::new(i, at, Core::Length { n, unit });
                if self.w(i) == W::Some {
                    e.modifier = Modifier::About;
                }
                e
            }
        }
    }

    /// Whether nothing more belongs to the phrase here: a sign, a break or the end.
    pub(super) fn ends_phrase(&self, i: usize) -> bool {
        matches!(self.w(i), W::Break | W::Sym(b'.' | b',' | b';' | b')' | b'"'))
    }
}

/// Those whose age is given in days, weeks or months.
const CHILDREN: &[&str] = &[
    "baby",
    "babies",
    "boy",
    "boys",
    "girl",
    "girls",
    "child",
    "children",
    "daughter",
    "daughters",
    "son",
    "sons",
    "infant",
    "infants",
    "twin",
    "twins",
    "brother",
    "sister",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "toddler",
    "puppy",
    "kitten",
    "male",
    "female",
    "fetus",
    "cousin",
];
