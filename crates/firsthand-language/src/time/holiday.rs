//! Holidays that reports name instead of dates.

use super::words::W;
use jiff::civil::{Date, Weekday};

/// How a holiday is found in a year.
enum Rule {
    Fixed(i8, i8),
    /// The n-th weekday of a month; -1 is the last.
    Nth(i8, Weekday, i8),
    /// Days from Easter Sunday (Western).
    Easter(i64),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
}

/// Index, rule. The index is what [`read`] returns.
const RULES: [Rule; 14] = [
    Rule::Fixed(12, 25),
    Rule::Fixed(12, 24),
    Rule::Fixed(1, 1),
    Rule::Fixed(12, 31),
    Rule::Easter(0),
    Rule::Easter(1),
    Rule::Easter(-2),
    Rule::Nth(11, Weekday::Thursday, 4),
    Rule::Fixed(10, 31),
    Rule::Fixed(2, 14),
    Rule::Nth(9, Weekday::Monday, 1),
    Rule::Nth(5, Weekday::Monday, -1),
    Rule::Fixed(12, 26),
    Rule::ElectionDay,
];

/// A holiday's name at the window: (index, number of tokens).
pub(crate) fn read(w: impl Fn(usize) -> W, capital: impl Fn(usize) -> bool) -> Option<(u8, usize)> {
    use super::words::Unit;
    if !capital(0) {
        return None;
    }
    let day = |k| matches!(w(k), W::Unit(Unit::Day)) && capital(k);
    let eve = |k| w(k) == W::Eve;
    let of = |k: usize| w(k) == W::Sym(b'\'') && w(k + 1) == W::S;
    let plus_day = |id, k: usize| Some((id, if day(k) { k + 1 } else { k }));
    match w(0) {
        W::Christmas if eve(1) => Some((1, 2)),
        W::Christmas => plus_day(0, 1),
        W::New if w(1) == W::Unit(Unit::Year) && of(2) && eve(4) => Some((3, 5)),
        W::New if w(1) == W::Unit(Unit::Year) && of(2) && day(4) => Some((2, 5)),
        W::Easter if w(1) == W::Weekday(1) => Some((5, 2)),
        W::Easter if w(1) == W::Weekday(7) => Some((4, 2)),
        W::Easter => Some((4, 1)),
        W::Good if w(1) == W::Weekday(5) => Some((6, 2)),
        W::Thanksgiving => plus_day(7, 1),
        W::Halloween => Some((8, 1)),
        W::Valentine if of(1) && day(3) => Some((9, 4)),
        W::Labor if day(1) => Some((10, 2)),
        W::Memorial if day(1) => Some((11, 2)),
        W::Boxing if day(1) => Some((12, 2)),
        W::Election if day(1) => Some((13, 2)),
        _ => None,
    }
}

/// The holiday's day in a year.
pub(crate) fn on(id: u8, year: i16) -> Option<Date> {
    let first = |month| Date::new(year, month, 1).ok();
    match RULES.get(usize::from(id))? {
        Rule::Fixed(month, day) => Date::new(year, *month, *day).ok(),
        Rule::Nth(month, weekday, n) => first(*month)?.nth_weekday_of_month(*n, *weekday).ok(),
        Rule::Easter(days) => easter(year)?.checked_add(jiff::Span::new().days(*days)).ok(),
        Rule::ElectionDay => first(11)?.nth_weekday_of_month(1, Weekday::Monday).ok()?.tomorrow().ok(),
    }
}

/// Western Easter Sunday, by the anonymous Gregorian computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).ok()?;
    let day = i8::try_from(n % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn movable_feasts_fall_where_they_fell() {
        assert_eq!(on(4, 2024), Some(date(2024, 3, 31)));
        assert_eq!(on(7, 1999), Some(date(1999, 11, 25)));
        assert_eq!(on(13, 1998), Some(date(1998, 11, 3)));
        assert_eq!(on(11, 2024), Some(date(2024, 5, 27)));
    }
}
