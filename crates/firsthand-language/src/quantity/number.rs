//! Numbers and number words at a token: "1,700", "two and a half million", "dozens", "tens of thousands", "a third".

use crate::view::View;
use firsthand_types::{Value, WordNumber};

/// A number read from tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Its value.
    pub value: Value,
    /// After its last token.
    pub end: usize,
    /// "first", "5th".
    pub ordinal: bool,
    /// "half", "a third": a share, not a count.
    pub fraction: bool,
}

impl Number {
    fn plain(value: f64, end: usize) -> Self {
        Number { value: number(value), end, ordinal: false, fraction: false }
    }
}

/// Whole numbers as such, others as decimals.
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        Value::Number(value as i64)
    } else {
        Value::Decimal((value * 1e9).round() / 1e9)
    }
}

/// The value of a small number word.
fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        _ => return tens(word),
    })
}

fn tens(word: &str) -> Option<f64> {
    Some(match word {
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// Factors that follow a number.
fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" => 1e12,
        "dozen" => 12.0,
        "lakh" => 1e5,
        "crore" => 1e7,
        _ => return None,
    })
}

/// Words that stand for an open number, with what they are taken to span.
pub(super) fn vague(word: &str) -> Option<(i64, Option<i64>)> {
    Some(match word {
        "dozens" => (24, Some(99)),
        "scores" => (40, Some(99)),
        "hundreds" => (200, Some(999)),
        "thousands" => (2_000, Some(9_999)),
        "millions" => (2_000_000, Some(9_999_999)),
        "billions" => (2_000_000_000, Some(9_999_999_999)),
        "several" => (3, Some(9)),
        "multiple" => (2, Some(9)),
        "numerous" => (4, None),
        _ => return None,
    })
}

/// "1.2m tons", "$5m", "40k": a factor glued to the digits, where no distance is meant.
fn glued(view: &View<'_>, i: usize, at: usize, digits: bool) -> Option<f64> {
    if !digits || view.spaced(i) {
        return None;
    }
    let money = at > 0 && matches!(view.word(at - 1), "$" | "£" | "€" | "¥" | "usd" | "eur" | "gbp" | "us$" | "rm");
    let counted = matches!(view.tag(i + 1), crate::layers::Upos::Noun | crate::layers::Upos::Adj)
        && !matches!(view.word(i + 1), "tall" | "high" | "deep" | "long" | "wide");
    match view.word(i) {
        "m" | "mil" if money || counted => Some(1e6),
        "k" => Some(1e3),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fifteenth" => 15.0,
        "twentieth" => 20.0,
        _ => {
            let digits = word
                .strip_suffix("st")
                .or_else(|| word.strip_suffix("nd"))
                .or_else(|| word.strip_suffix("rd"))
                .or_else(|| word.strip_suffix("th"))?;
            return digits.parse::<u32>().ok().map(f64::from);
        }
    })
}

/// The value of digits with grouping commas or a decimal point. Clock times and scores ("7:58") are none.
pub(super) fn digits(word: &str) -> Option<f64> {
    let first = word.bytes().next()?;
    if !first.is_ascii_digit() || word.len() > 24 {
        return None;
    }
    if word.bytes().any(|b| !(b.is_ascii_digit() || b == b',' || b == b'.')) {
        return None;
    }
    if word.contains(',') {
        let whole = word.split('.').next().unwrap_or(word);
        let mut groups = whole.split(',');
        let head = groups.next().unwrap_or("");
        let grouped = head.len() <= 3 && groups.all(|g| g.len() == 3 || g.len() == 2);
        if !grouped {
            return None;
        }
    }
    word.replace(',', "").parse().ok()
}

/// Reads a number at the token.
pub(super) fn read(view: &View<'_>, at: usize, last: usize) -> Option<Number> {
    let word = |i: usize| if i < last { view.word(i) } else { "" };
    let w = word(at);
    if let Some(n) = share(view, at, last) {
        return Some(n);
    }
    if let Some((min, max)) = vague(w) {
        return Some(open(view, at, last, w, min, max));
    }
    if w == "tens" && word(at + 1) == "of" && matches!(word(at + 2), "thousands" | "millions") {
        let unit = if word(at + 2) == "thousands" { 1_000 } else { 1_000_000 };
        return Some(worded(view, at, at + 3, 20 * unit, Some(99 * unit)));
    }
    if (w == "a" || w == "an")
        && (matches!(word(at + 1), "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion"))
    {
        let mut n = compose(view, at + 1, last, Some(1.0))?;
        if word(n.end) == "or" && word(n.end + 1) == "so" {
            n.end += 2;
        }
        return Some(n);
    }
    if w == "half" && word(at + 1) == "a" && matches!(word(at + 2), "dozen" | "million" | "billion") {
        return Some(Number::plain(magnitude(word(at + 2))? / 2.0, at + 3));
    }
    if w == "a" && word(at + 1) == "half" && word(at + 2) == "-" && word(at + 3) == "dozen" {
        return Some(Number::plain(6.0, at + 4));
    }
    if w == "half" && word(at + 1) == "-" && word(at + 2) == "dozen" {
        return Some(Number::plain(6.0, at + 3));
    }
    if let Some(value) = ordinal(w) {
        return Some(Number { value: number(value), end: at + 1, ordinal: true, fraction: false });
    }
    compose(view, at, last, None)
}

/// "dozens", "hundreds of thousands".
fn open(view: &View<'_>, at: usize, last: usize, w: &str, min: i64, max: Option<i64>) -> Number {
    let next = if at + 2 < last { view.word(at + 2) } else { "" };
    if at + 1 < last && view.word(at + 1) == "of" && matches!(next, "thousands" | "millions" | "billions") && w != "several" {
        let unit = match next {
            "thousands" => 1_000,
            "millions" => 1_000_000,
            _ => 1_000_000_000,
        };
        return worded(view, at, at + 3, min.saturating_mul(unit), max.map(|m| m.saturating_mul(unit)));
    }
    if matches!(w, "several")
        && at + 1 < last
        && let Some(unit) = magnitude(view.word(at + 1))
    {
        return worded(view, at, at + 2, 3 * unit as i64, Some(9 * unit as i64));
    }
    worded(view, at, at + 1, min, max)
}

fn worded(view: &View<'_>, at: usize, end: usize, min: i64, max: Option<i64>) -> Number {
    let word = view.range(at, end).of(view.lower).unwrap_or("").to_owned();
    Number { value: Value::Word(WordNumber { word, min, max }), end, ordinal: false, fraction: false }
}

/// "half", "a third", "two-thirds", "three quarters".
fn share(view: &View<'_>, at: usize, last: usize) -> Option<Number> {
    let word = |i: usize| if i < last { view.word(i) } else { "" };
    let part = |w: &str| match w {
        "half" | "halves" => Some(2.0),
        "third" | "thirds" => Some(3.0),
        "quarter" | "quarters" | "fourth" | "fourths" => Some(4.0),
        "fifth" | "fifths" => Some(5.0),
        "eighth" | "eighths" => Some(8.0),
        "tenth" | "tenths" => Some(10.0),
        _ => None,
    };
    if word(at) == "half" && matches!(word(at + 1), "of" | "the" | "its" | "their") {
        return Some(Number { value: number(0.5), end: at + 1, ordinal: false, fraction: true });
    }
    if word(at + 1) == "/"
        && word(at + 3) == "of"
        && let (Some(top), Some(below)) = (digits(word(at)), digits(word(at + 2)).filter(|b| *b > 0.0))
    {
        return Some(Number { value: number(top / below), end: at + 3, ordinal: false, fraction: true });
    }
    let (top, next) = match word(at) {
        "a" | "one" => (1.0, at + 1),
        w => (small(w)?, at + 1),
    };
    let next = if word(next) == "-" { next + 1 } else { next };
    let below = part(word(next))?;
    let of = word(next + 1) == "of" || word(at) != "a" && next > at + 1 || word(next).ends_with('s');
    of.then_some(Number { value: number(top / below), end: next + 1, ordinal: false, fraction: true })
}

/// Digits or number words with their factors: "2.5 million", "one hundred and five", "twenty-five", "two and a half million".
fn compose(view: &View<'_>, at: usize, last: usize, start: Option<f64>) -> Option<Number> {
    let word = |i: usize| if i < last { view.word(i) } else { "" };
    let mut i = at;
    let (mut total, mut part, mut any) = (0.0, start.unwrap_or(0.0), start.is_some());
    let mut steps = 0;
    let mut digit_part = false;
    while i < last && steps < 24 {
        steps += 1;
        let w = word(i);
        if let Some(v) = digits(w) {
            if any {
                break;
            }
            part = v;
            any = true;
            digit_part = true;
            i += 1;
        } else if let Some(v) = tens(w) {
            if any && (digit_part || part % 100.0 != 0.0 || part == 0.0) {
                break;
            }
            part += v;
            any = true;
            i += 1;
            if word(i) == "-" && small(word(i + 1)).is_some_and(|s| s < 10.0) {
                part += small(word(i + 1)).unwrap_or(0.0);
                i += 2;
            } else if small(word(i)).is_some_and(|s| s > 0.0 && s < 10.0) {
                part += small(word(i)).unwrap_or(0.0);
                i += 1;
            }
        } else if let Some(v) = small(w) {
            if any && (digit_part || part % 10.0 != 0.0 || part == 0.0) {
                break;
            }
            part += v;
            any = true;
            i += 1;
        } else if let Some(m) = magnitude(w).or_else(|| glued(view, i, at, digit_part)) {
            if !any {
                break;
            }
            if m > 100.0 && m != 12.0 {
                total += part * m;
                part = 0.0;
            } else {
                part *= m;
            }
            digit_part = false;
            i += 1;
        } else if any && w == "-" && magnitude(word(i + 1)).is_some() {
            i += 1;
        } else if any && w == "and" && word(i + 1) == "a" && word(i + 2) == "half" && total == 0.0 {
            part += 0.5;
            i += 3;
        } else if any
            && w == "and"
            && i > at
            && magnitude(word(i - 1)).is_some_and(|m| m >= 100.0)
            && small(word(i + 1)).is_some()
            && (total > 0.0 || part >= 100.0)
        {
            i += 1;
        } else {
            break;
        }
    }
    (any && i > at).then(|| Number::plain(total + part, i))
}
