//! The grammar: from tokens to expressions, by recursive descent with a bounded look-ahead, longest reading first.

mod amount;
mod calendar;
mod clock;
mod misc;
mod relative;
mod year;

use super::expr::{Core, Expr, Modifier};
use super::lex::{Gap, Tok};
use super::words::{Unit, W};

/// A position in the tokens of one text.
pub(crate) struct Grammar<'a> {
    pub text: &'a str,
    pub toks: &'a [Tok],
    /// Whether the text speaks of years of three digits ("c. 347", "347 AD").
    pub ancient: bool,
}

/// What a rule reads: its result and the token after it.
type Read<T> = Option<(T, usize)>;

impl<'a> Grammar<'a> {
    /// Looks once through the tokens for what bears on the whole text.
    pub fn new(text: &'a str, toks: &'a [Tok]) -> Self {
        let mut grammar = Grammar { text, toks, ancient: false };
        grammar.ancient =
            (0..toks.len()).any(|i| grammar.w(i) == W::Num && grammar.len(i) == 3 && (grammar.era(i + 1) || grammar.circa(i)));
        grammar
    }

    /// "AD", "BC", "CE" after a year.
    pub(super) fn era(&self, i: usize) -> bool {
        matches!(self.w(i), W::Other) && matches!(self.word(i), "AD" | "BC" | "CE" | "BCE")
    }

    /// "c.", "ca." before a year.
    pub(super) fn circa(&self, i: usize) -> bool {
        i >= 2 && self.sym(i - 1, b'.') && matches!(self.word(i - 2), "c" | "ca")
    }

    /// Every expression of the text, in order, without overlap.
    pub fn all(&self) -> Vec<Expr> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.toks.len() {
            match self.expression(i) {
                Some(e) if e.last > i => {
                    i = e.last;
                    found.push(e);
                }
                _ => i += 1,
            }
        }
        found
    }

    /// The expression that starts at a token.
    fn expression(&self, i: usize) -> Option<Expr> {
        if !self.may_start(i) {
            return None;
        }
        self.beside(i)
            .or_else(|| self.some_day(i))
            .or_else(|| self.modified(i))
            .or_else(|| self.numeric_date(i))
            .or_else(|| self.clock_expression(i))
            .or_else(|| self.dated(i))
            .or_else(|| self.set(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.amount_expression(i))
            .or_else(|| self.part_expression(i))
            .or_else(|| self.reference(i))
    }

    /// Cheap test that keeps most tokens out of the grammar.
    fn may_start(&self, i: usize) -> bool {
        match self.w(i) {
            W::Other | W::Break | W::HalfSign | W::Of | W::In | W::On | W::To | W::And | W::Or | W::From => false,
            W::For | W::By | W::As | W::It | W::Is | W::S | W::T | W::No | W::Than | W::Then | W::Before | W::After => false,
            W::Since | W::Until | W::Through | W::Within | W::During | W::Between | W::Time | W::Long | W::Old => false,
            W::Sym(b) => b == b'\'',
            // Most articles lead no time: "the small hours" and "the near future" are all that begin with other words.
            W::The if self.w(i + 1) == W::Other => {
                matches!(self.word(i + 1), "small" | "wee" | "near" | "foreseeable" | "immediate" | "distant")
            }
            W::A | W::An | W::This | W::That if self.w(i + 1) == W::Other => false,
            _ => true,
        }
    }

    /// "shortly before 8 p.m.", "just after noon on Friday".
    fn beside(&self, i: usize) -> Option<Expr> {
        if !matches!(self.w(i), W::Shortly | W::Just | W::Soon) {
            return None;
        }
        let modifier = match self.w(i + 1) {
            W::Before => Modifier::Before,
            W::After => Modifier::After,
            _ => return None,
        };
        let e = self.clock_expression(i + 2)?;
        Some(Expr { first: i, modifier, ..e })
    }

    /// "about", "nearly", "early", "late", "mid-" and the like before an expression.
    fn modified(&self, i: usize) -> Option<Expr> {
        let (modifier, at) = self.modifier(i)?;
        let mut e = self.expression_plain(at).or_else(|| self.whole_unit(i, at)).or_else(|| self.bare_season(i, at))?;
        if !fits(modifier, &e) {
            return None;
        }
        e.first = i;
        e.modifier = modifier;
        Some(e)
    }

    /// "the end of the month".
    fn whole_unit(&self, i: usize, at: usize) -> Option<Expr> {
        let of = self.w(at.wrapping_sub(1)) == W::Of && at > i + 1;
        match self.w(at + 1) {
            W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Day)) if of && self.w(at) == W::The => {
                let which = if unit == Unit::Day { super::expr::Which::That } else { super::expr::Which::This };
                Some(Expr::new(at, at + 2, Core::Unit { unit, which }))
            }
            _ => None,
        }
    }

    /// "the early summer", "in late autumn".
    fn bare_season(&self, i: usize, at: usize) -> Option<Expr> {
        let W::Season(season) = self.w(at) else {
            return None;
        };
        let led = self.w(i) == W::The
            || matches!(self.w(i.wrapping_sub(1)), W::In | W::By | W::Until | W::Since | W::From | W::To | W::Through);
        let closed = !matches!(self.w(at + 1), W::Of | W::Sym(b'-'))
            && (self.w(at + 1) != W::Other || !self.word(at + 1).bytes().all(|b| b.is_ascii_lowercase()));
        let core = Core::Season { season, year: None, which: super::expr::Which::Open };
        (led && closed).then(|| Expr::new(at, at + 1, core))
    }

    fn expression_plain(&self, i: usize) -> Option<Expr> {
        self.numeric_date(i)
            .or_else(|| self.clock_expression(i))
            .or_else(|| self.dated(i))
            .or_else(|| self.relative(i))
            .or_else(|| self.amount_expression(i))
            .or_else(|| self.part_expression(i))
    }

    /// A modifier and the token after it.
    fn modifier(&self, i: usize) -> Read<Modifier> {
        let m = match self.w(i) {
            W::About | W::Around if self.is_topic(i + 1) => return None,
            W::About | W::Around | W::Approx | W::Roughly => (Modifier::About, i + 1),
            W::Nearly | W::Almost => (Modifier::Less, i + 1),
            // "over the years" is no more than they are.
            W::Over if self.w(i + 1) == W::The => return None,
            W::Over => (Modifier::More, i + 1),
            W::Under => (Modifier::Less, i + 1),
            W::More if self.w(i + 1) == W::Than => (Modifier::More, i + 2),
            W::Less | W::Fewer if self.w(i + 1) == W::Than => (Modifier::Less, i + 2),
            W::At if matches!(self.w(i + 1), W::Least) => (Modifier::Least, i + 2),
            W::At if matches!(self.w(i + 1), W::Most) => (Modifier::Most, i + 2),
            W::Up if self.w(i + 1) == W::To => (Modifier::Most, i + 2),
            W::As if matches!(self.w(i + 1), W::Many | W::Long | W::Early | W::Late) && self.w(i + 2) == W::As => {
                return None;
            }
            W::Just | W::Well | W::Only => {
                return match self.w(i + 1) {
                    W::Over | W::Under | W::More | W::Less => self.modifier(i + 1),
                    _ => None,
                };
            }
            W::Some => (Modifier::About, i + 1),
            W::The if matches!(self.w(i + 1), W::Early | W::Late | W::Mid) => {
                let (m, at) = self.modifier(i + 1)?;
                (m, at)
            }
            W::The if matches!(self.w(i + 1), W::Beginning | W::Start | W::End | W::Middle) && self.w(i + 2) == W::Of => {
                let m = match self.w(i + 1) {
                    W::End => Modifier::End,
                    W::Middle => Modifier::Mid,
                    _ => Modifier::Start,
                };
                (m, i + 3)
            }
            W::Early => (Modifier::Start, self.hyphen(i + 1)),
            W::Late => (Modifier::End, self.hyphen(i + 1)),
            W::Mid => (Modifier::Mid, self.hyphen(i + 1)),
            _ => return None,
        };
        // "early on Friday"
        let at = if matches!(self.w(i), W::Early | W::Late) && self.w(m.1) == W::On { m.1 + 1 } else { m.1 };
        Some((m.0, at))
    }

    /// "asked about last week", "to get around Friday's ruling": no measure of how near.
    fn is_topic(&self, i: usize) -> bool {
        match self.w(i) {
            W::This | W::Last | W::Next | W::Previous | W::Today | W::Yesterday | W::Tomorrow => true,
            W::Weekday(_) => self.sym(i + 1, b'\'') && self.w(i + 2) == W::S,
            _ => false,
        }
    }

    /// Class of a token; a break beyond the end.
    pub(super) fn w(&self, i: usize) -> W {
        self.toks.get(i).map_or(W::Break, |t| t.w)
    }

    /// Value of a number token.
    pub(super) fn n(&self, i: usize) -> i64 {
        self.toks.get(i).map_or(0, |t| t.n)
    }

    /// Whether the token is glued to the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.gap == Gap::None)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.capital)
    }

    /// Number of bytes of a token.
    pub(super) fn len(&self, i: usize) -> usize {
        self.toks.get(i).map_or(0, |t| t.end - t.start)
    }

    /// The words of a token.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.toks.get(i).and_then(|t| self.text.get(t.start..t.end)).unwrap_or("")
    }

    pub(super) fn sym(&self, i: usize, b: u8) -> bool {
        self.w(i) == W::Sym(b)
    }

    /// Past a hyphen that is glued on both sides.
    pub(super) fn hyphen(&self, i: usize) -> usize {
        if self.sym(i, b'-') && self.glued(i) && self.glued(i + 1) { i + 1 } else { i }
    }

    /// Past a full stop that is glued on, as after abbreviations.
    pub(super) fn stop(&self, i: usize) -> usize {
        if self.sym(i, b'.') && self.glued(i) { i + 1 } else { i }
    }

    /// Past a comma.
    pub(super) fn comma(&self, i: usize) -> usize {
        if self.sym(i, b',') { i + 1 } else { i }
    }

    /// A unit, singular or plural.
    pub(super) fn unit(&self, i: usize) -> Read<Unit> {
        match self.w(i) {
            W::Unit(u) | W::Units(u) => Some((u, i + 1)),
            W::Hrs => Some((Unit::Hour, self.stop(i + 1))),
            // "second" is a unit only after an article or number, which the callers have seen.
            W::Ord(2) => Some((Unit::Second, i + 1)),
            _ => None,
        }
    }
}

/// Whether a modifier can stand before such an expression.
fn fits(modifier: Modifier, e: &Expr) -> bool {
    if e.modifier != Modifier::None {
        return false;
    }
    match modifier {
        Modifier::Start | Modifier::Mid | Modifier::End => {
            !matches!(e.core, Core::Length { .. } | Core::Stretch { .. } | Core::Set(_) | Core::Ref(_))
        }
        Modifier::More | Modifier::Less | Modifier::Least | Modifier::Most => {
            matches!(e.core, Core::Length { .. } | Core::Offset { .. })
        }
        _ => true,
    }
}
