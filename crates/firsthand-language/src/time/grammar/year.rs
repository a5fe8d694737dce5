//! Years and decades: "1998", "nineteen ninety-six", "the 1990s", "fiscal 1989", "347 AD", and what four digits are not.

use super::{Grammar, Read};
use crate::time::expr::{Calendar, Core, Expr, Which};
use crate::time::words::{Unit, W};

impl Grammar<'_> {
    /// A year: four digits, or in words ("nineteen ninety-six", "two thousand and four").
    pub(super) fn year(&self, i: usize) -> Read<i32> {
        match self.w(i) {
            W::Num if self.len(i) == 4 && (1000..=2199).contains(&self.n(i)) => {
                if self.sym(i + 1, b':') && self.glued(i + 1) && self.w(i + 2) == W::Num && self.glued(i + 2) {
                    return None;
                }
                Some((i32::try_from(self.n(i)).ok()?, i + 1))
            }
            W::Sym(b'\'') if self.w(i + 1) == W::Num && self.len(i + 1) == 2 && self.glued(i + 1) && !self.glued(i) => {
                let n = i32::try_from(self.n(i + 1)).ok()?;
                Some((if n < 30 { 2000 + n } else { 1900 + n }, i + 2))
            }
            // "the Nineteen Twelve" is a name.
            W::Card(18..=20) if self.capital(i + 1) => None,
            W::Card(c @ 18..=20) => {
                let (n, at) = self.number_words(i + 1)?;
                let n = i32::try_from(n).ok().filter(|n| (10..100).contains(n))?;
                Some((i32::from(c) * 100 + n, at))
            }
            W::Card(2) if self.w(i + 1) == W::Card(1000) => {
                let (n, at) = self.number_words(i)?;
                let counted = matches!(self.w(at), W::Units(_) | W::Other)
                    && !matches!(self.w(i.wrapping_sub(1)), W::Unit(Unit::Year) | W::In | W::Since);
                let n = i32::try_from(n).ok().filter(|n| (2000..2100).contains(n) && !counted)?;
                Some((n, at))
            }
            _ => None,
        }
    }

    /// "the 1990s", "the '90s", "the nineties", "1980s".
    pub(super) fn decade(&self, i: usize) -> Option<Expr> {
        let start = if self.w(i) == W::The { i + 1 } else { i };
        let quote = self.sym(start, b'\'') && self.glued(start + 1);
        let at = if quote { start + 1 } else { start };
        if self.w(at) == W::Num && self.n(at) % 10 == 0 {
            let apostrophe = self.sym(at + 1, b'\'') && self.glued(at + 1);
            let s = if apostrophe { at + 2 } else { at + 1 };
            if self.w(s) != W::S || !self.glued(s) {
                return None;
            }
            let n = i32::try_from(self.n(at)).ok()?;
            let year = match (self.len(at), n) {
                (4, 1000..=2190) => n,
                (2, 20..=90) if quote || start > i => 1900 + n,
                (2, 0..=10) if quote => 2000 + n,
                _ => return None,
            };
            // "the 1800s" are a century; the 2000s are as yet a decade.
            let core = if year % 100 == 0 && year < 2000 { Core::Century(year / 100) } else { Core::Decade(year) };
            return Some(Expr::new(i, s + 1, core));
        }
        // "the nineteen eighties", "the late sixties"; "in his sixties" is an age.
        let century = match self.w(start) {
            W::Card(c @ 15..=20) => Some((i32::from(c), start + 1)),
            _ => None,
        };
        let (century, at) = century.unwrap_or((19, start));
        let W::Tens(tens) = self.w(at) else {
            return None;
        };
        let led = start > i || at > start || self.w(i.wrapping_sub(1)) == W::The || self.w(i.wrapping_sub(2)) == W::The;
        led.then(|| Expr::new(i, at + 1, Core::Decade(century * 100 + i32::from(tens))))
    }

    /// A year standing alone, where its company shows that it is one.
    pub(super) fn year_expression(&self, i: usize) -> Option<Expr> {
        let the_year = self.w(i) == W::The && self.w(i + 1) == W::Unit(Unit::Year);
        if the_year {
            let (year, at) = self.year(i + 2)?;
            let c = Calendar { year: Some(year), ..Calendar::default() };
            return Some(Expr::new(i, at, Core::Calendar(c, Which::Open)));
        }
        if self.w(i) == W::The
            && let Some((year, at)) =
                self.year(i + 1).filter(|(_, at)| matches!(self.w(*at), W::Period | W::Unit(Unit::Quarter)))
        {
            let c = Calendar { year: Some(year), ..Calendar::default() };
            return Some(Expr::new(i, at + 1, Core::Calendar(c, Which::Open)));
        }
        // "the 2015 fiscal year"
        if self.w(i) == W::The
            && let Some((year, at)) = self.year(i + 1)
            && self.w(at) == W::Fiscal
            && self.w(at + 1) == W::Unit(Unit::Year)
        {
            let c = Calendar { year: Some(year), ..Calendar::default() };
            return Some(Expr::new(i, at + 2, Core::Calendar(c, Which::Open)));
        }
        if let Some(e) = self.ancient_year(i) {
            return Some(e);
        }
        // "1920-21"
        if self.w(i) == W::Num
            && self.len(i) == 2
            && self.sym(i.wrapping_sub(1), b'-')
            && self.glued(i)
            && self.len(i.wrapping_sub(2)) == 4
            && self.w(i.wrapping_sub(2)) == W::Num
        {
            let first = i32::try_from(self.n(i - 2)).ok().filter(|y| (1500..=2100).contains(y))?;
            let year = first - first % 100 + i32::try_from(self.n(i)).ok()?;
            let c = Calendar { year: Some(year), ..Calendar::default() };
            return (year > first && !self.glued(i + 1)).then(|| Expr::new(i, i + 1, Core::Calendar(c, Which::Open)));
        }
        let fiscal = self.w(i) == W::Fiscal;
        let start = if fiscal { if self.w(i + 1) == W::Unit(Unit::Year) { i + 2 } else { i + 1 } } else { i };
        let (year, at) = self.year(start)?;
        if self.w(start) == W::Card(20) || self.sym(start, b'\'') && !self.lone_quote_year(start) {
            return None;
        }
        if self.w(start) == W::Num && !fiscal && !self.sure_year(start) {
            return None;
        }
        let c = Calendar { year: Some(year), ..Calendar::default() };
        Some(Expr::new(i, at, Core::Calendar(c, Which::Open)))
    }

    /// "347 AD", "c. 347", and "in 348" in a text that speaks of such years.
    fn ancient_year(&self, i: usize) -> Option<Expr> {
        if !self.ancient
            || self.w(i) != W::Num
            || self.len(i) != 3
            || self.glued(i) && !self.sym(i.wrapping_sub(1), b'-') && !self.sym(i.wrapping_sub(1), b'(')
        {
            return None;
        }
        let era = self.era(i + 1);
        let before = self.w(i.wrapping_sub(1));
        let led = self.circa(i)
            || matches!(before, W::In | W::Of | W::Around | W::About | W::Until | W::Since | W::By | W::Sym(b'-' | b'('));
        let next = self.w(i + 1);
        let closed = self.capital(i + 1) || matches!(next, W::Sym(b',' | b'.' | b')' | b'-' | b';') | W::Break);
        if !(era || led && closed) {
            return None;
        }
        let c = Calendar { year: i32::try_from(self.n(i)).ok(), ..Calendar::default() };
        Some(Expr::new(i, i + 1 + usize::from(era), Core::Calendar(c, Which::Open)))
    }

    fn lone_quote_year(&self, i: usize) -> bool {
        matches!(self.w(i.wrapping_sub(1)), W::In | W::Since | W::Of | W::Early | W::Late | W::Season(_))
    }

    /// Whether four digits are a year: not part of a longer number, not counted, not money, not a label.
    fn sure_year(&self, i: usize) -> bool {
        let before = self.w(i.wrapping_sub(1));
        let after = self.w(i + 1);
        if self.glued(i)
            && matches!(before, W::Sym(b'$' | b'#' | b'.' | b',' | b'/' | b':' | b'@' | b'+' | b'=' | b'_') | W::Other | W::Num)
            || self.glued(i + 1) && matches!(after, W::Sym(b'%' | b'/' | b'@' | b'_') | W::Other | W::Num | W::St)
            || matches!(after, W::Sym(b',' | b'.')) && self.glued(i + 1) && self.w(i + 2) == W::Num && self.glued(i + 2)
            // "a 2005 Chevrolet": the year of a model.
            || MAKES.contains(&self.word(i + 1))
            // "1600 Orvel Avenue"
            || self.capital(i + 1) && (i + 2..i + 4).any(|k| self.capital(k) && STREETS.contains(&self.word(k)))
            // "Bill HB 1523"
            || self.n(i) < 1900 && before == W::Other && self.word(i.wrapping_sub(1)).bytes().all(|b| b.is_ascii_uppercase())
            || matches!(before, W::No | W::Flight)
            || is_label(self.word(i.wrapping_sub(1)))
            || matches!(after, W::Units(_) | W::Hrs | W::Card(_) | W::Zone(_))
            || self.w(i.wrapping_sub(1)) == W::Sym(b'$')
        {
            return false;
        }
        let led = matches!(
            before,
            W::In
                | W::Since
                | W::Until
                | W::By
                | W::From
                | W::Of
                | W::During
                | W::Before
                | W::After
                | W::Early
                | W::Late
                | W::Mid
                | W::And
                | W::To
                | W::Or
                | W::Between
                | W::Through
                | W::The
                | W::Sym(b'(' | b'-' | b',')
                | W::Season(_)
                | W::Last
                | W::Around
                | W::About
                | W::That
                | W::End
                | W::At
                | W::For
                | W::Break
        );
        let n = self.n(i);
        if !(1500..=2100).contains(&n) {
            return matches!(before, W::Sym(b'(')) && matches!(after, W::Sym(b')' | b'-'))
                || matches!(before, W::In | W::Since | W::Until) && self.closes(i + 1);
        }
        let counted = after == W::Other && !self.capital(i + 1) && !self.glued(i + 1) && !is_function(self.word(i + 1));
        if counted {
            // "in 1998 alone", "the 1988 period": a plural noun after it makes it a number.
            let word = self.word(i + 1);
            let plural = word.ends_with('s') && !matches!(word, "was" | "has" | "is" | "does" | "alliance");
            // "his 1996 campaigns", "the 1992 protests", "Orvel's 1989 results"
            let owned = matches!(before, W::The | W::A | W::S)
                || matches!(self.word(i.wrapping_sub(1)), "his" | "her" | "its" | "their" | "our");
            // "his disputed 1996 campaign", "any 2016 candidate"
            let described = matches!(before, W::Other)
                && !self.capital(i.wrapping_sub(1))
                && !self.glued(i)
                && (1901..=2100).contains(&n)
                && n % 100 != 0
                && !UNCOUNTED.contains(&word)
                && !word.ends_with("en");
            return (led || owned || described) && (!plural || owned && (1900..=2100).contains(&n));
        }
        led || self.closes(i + 1)
    }

    fn closes(&self, i: usize) -> bool {
        matches!(
            self.w(i),
            W::Break | W::Sym(_) | W::Election | W::And | W::In | W::By | W::At | W::To | W::For | W::As | W::On | W::Other
        )
    }
}

/// What is counted without a plural in "-s".
const UNCOUNTED: &[&str] = &[
    "people",
    "percent",
    "feet",
    "foot",
    "dead",
    "others",
    "more",
    "yen",
    "yuan",
    "baht",
    "euro",
    "troops",
    "staff",
    "sheep",
    "square",
    "cubic",
    "miles",
    "tonne",
    "ton",
    "per",
    "or",
    "additional",
    "new",
    "different",
    "injured",
    "wounded",
    "homeless",
    "missing",
];

/// Words that make the digits after them a label.
fn is_label(word: &str) -> bool {
    const LABELS: [&str; 21] = [
        "room",
        "bus",
        "model",
        "route",
        "highway",
        "gate",
        "platform",
        "box",
        "unit",
        "apartment",
        "page",
        "line",
        "train",
        "flight",
        "number",
        "suite",
        "version",
        "channel",
        "boeing",
        "article",
        "case",
    ];
    LABELS.iter().any(|l| l.eq_ignore_ascii_case(word))
}

/// Small words that may follow a year without being counted by it.
fn is_function(word: &str) -> bool {
    matches!(
        word,
        "with"
            | "when"
            | "where"
            | "while"
            | "but"
            | "which"
            | "who"
            | "has"
            | "had"
            | "was"
            | "were"
            | "are"
            | "would"
            | "will"
            | "could"
            | "through"
            | "under"
            | "among"
            | "because"
            | "if"
            | "alone"
            | "onward"
            | "onwards"
            | "he"
            | "she"
            | "they"
            | "we"
            | "his"
            | "her"
            | "its"
            | "their"
            | "did"
            | "not"
            | "also"
            | "against"
    )
}

/// What makes the number before a name that of a house.
const STREETS: &[&str] =
    &["Avenue", "Ave", "Street", "Road", "Boulevard", "Blvd", "Drive", "Lane", "Place", "Court", "Parkway", "Highway"];

/// Makes of vehicles, which stand behind the year of their model.
const MAKES: &[&str] = &[
    "Acura",
    "Audi",
    "BMW",
    "Buick",
    "Cadillac",
    "Chevrolet",
    "Chevy",
    "Chrysler",
    "Dodge",
    "Ford",
    "GMC",
    "Harley",
    "Honda",
    "Hyundai",
    "Infiniti",
    "Jeep",
    "Kawasaki",
    "Kia",
    "Lexus",
    "Mazda",
    "Mercedes",
    "Mitsubishi",
    "Nissan",
    "Oldsmobile",
    "Pontiac",
    "Subaru",
    "Suzuki",
    "Toyota",
    "Volkswagen",
    "Volvo",
    "Yamaha",
];
