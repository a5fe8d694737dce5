//! Quantities: numbers and number words with their bounds, what they measure and what they count.

mod bound;
mod kind;
mod number;

use crate::layers::{ParagraphKind, Quantity, QuantityKind, Timex, TimexKind, Upos};
use crate::lexicon::class;
use crate::view::View;
use firsthand_types::{Bound, Range, Span, Value};
use number::Number;

/// The quantities of a text, sorted. Numbers inside dates and clock times are marked as names.
pub(crate) fn quantities(view: &View<'_>, timexes: &[Timex]) -> Vec<Quantity> {
    let mut out = Vec::new();
    for (s, sentence) in view.sentences.iter().enumerate() {
        if view.kind_of(s) == ParagraphKind::Credit {
            continue;
        }
        let mut at = sentence.first;
        while at < sentence.last {
            match quantity(view, timexes, &out, sentence.first, at, sentence.last) {
                Some((quantity, next)) => {
                    out.push(quantity);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// Whether a number can begin at the token; a quick test before the grammar runs.
fn may_begin(view: &View<'_>, at: usize) -> bool {
    view.tag(at) == Upos::Num
        || matches!(view.word(at).bytes().next(), Some(b'0'..=b'9'))
        || matches!(
            view.word(at),
            "dozens"
                | "scores"
                | "hundreds"
                | "thousands"
                | "millions"
                | "billions"
                | "several"
                | "multiple"
                | "numerous"
                | "tens"
                | "a"
                | "an"
                | "half"
                | "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "seventh"
                | "eighth"
                | "ninth"
                | "tenth"
                | "couple"
                | "pair"
                | "trio"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
                | "twelve"
                | "thirteen"
                | "fourteen"
                | "fifteen"
                | "sixteen"
                | "seventeen"
                | "eighteen"
                | "nineteen"
                | "twenty"
                | "thirty"
                | "forty"
                | "fifty"
                | "sixty"
                | "seventy"
                | "eighty"
                | "ninety"
                | "zero"
                | "few"
        )
}

fn quantity(
    view: &View<'_>,
    timexes: &[Timex],
    out: &[Quantity],
    first: usize,
    at: usize,
    last: usize,
) -> Option<(Quantity, usize)> {
    if !may_begin(view, at) {
        return None;
    }
    let number = number::read(view, at, last).or_else(|| paired(view, at, last))?;
    let (number, range) = ranged(view, first, at, last, number);
    let range_free = range.is_none();
    let number_span = view.range(at, number.end);
    let timed = in_timex(timexes, number_span);
    let mut kind = match timed {
        Some(TimexKind::Duration | TimexKind::Set) => QuantityKind::Duration,
        Some(TimexKind::Date | TimexKind::Time) if kind::is_duration_unit(view.word(number.end)) => QuantityKind::Duration,
        Some(_) => QuantityKind::Name,
        None if number.ordinal => QuantityKind::Ordinal,
        None if number.fraction => QuantityKind::Percent,
        None => kind::kind(view, first, at, number.end, last),
    };
    if view.word(at) == "one" && kind == QuantityKind::Count && !counts_one(view, first, at, last) {
        return None;
    }
    let mut bound = if range.is_some() { Bound::Range } else { Bound::Exact };
    let mut start = at;
    let mut end = number.end;
    if !number.ordinal
        && timed.is_none_or(|t| t == TimexKind::Duration)
        && let Some((found, from)) = bound::before(view, first, at)
    {
        start = from;
        bound = if range.is_some() { Bound::Range } else { found };
    }
    let of = counted(view, number.end, last, kind);
    for from in [number.end, of.map_or(number.end, |(_, e, _)| e)] {
        if start == at
            && let Some((found, to)) = bound::after(view, from, last)
        {
            bound = found;
            if from == number.end {
                end = to;
            }
            break;
        }
    }
    let of = if end > number.end { counted(view, end, last, kind).or(of) } else { of };
    if bound == Bound::Exact && start == at && at > first && view.word(at - 1) == "(" {
        bound = converted(out, view, at, kind).unwrap_or(bound);
    }
    let (increment, widened) = increment(view, first, start, end, last);
    if kind == QuantityKind::Count && range_free && is_score(view, at, number.end) {
        kind = QuantityKind::Name;
    }
    let quantity = Quantity {
        span: view.range(widened, end),
        number: number_span,
        value: range.unwrap_or(number.value),
        bound,
        kind,
        of: of.map(|(f, e, _)| view.range(f, e)),
        head: of.map(|(_, _, head)| view.lemma(head).into()),
        increment,
    };
    Some((quantity, end))
}

/// "a couple of", "a pair of", "a few".
fn paired(view: &View<'_>, at: usize, last: usize) -> Option<Number> {
    if at + 1 >= last || view.word(at) != "a" {
        return None;
    }
    let (value, end) = match view.word(at + 1) {
        "couple" => (Value::Word(firsthand_types::WordNumber { word: "a couple".into(), min: 2, max: Some(3) }), at + 2),
        "few" if matches!(view.tag(at + 2), Upos::Noun | Upos::Adj) => {
            (Value::Word(firsthand_types::WordNumber { word: "a few".into(), min: 3, max: Some(9) }), at + 2)
        }
        "pair" if view.word(at + 2) == "of" => (Value::Number(2), at + 2),
        "trio" if view.word(at + 2) == "of" => (Value::Number(3), at + 2),
        _ => return None,
    };
    Some(Number { value, end, ordinal: false, fraction: false })
}

/// "20 to 30", "between 10 and 20", "20-30", "$200 to $300", "5% to 10%". A toll that went "from one to four" is no range.
fn ranged(view: &View<'_>, first: usize, at: usize, last: usize, number: Number) -> (Number, Option<Value>) {
    let word = |i: usize| if i < last { view.word(i) } else { "" };
    let before = if at > first { view.word(at - 1) } else { "" };
    let money = matches!(before, "$" | "£" | "€");
    let before = if money && at > first + 1 { view.word(at - 2) } else { before };
    let unit = matches!(
        word(number.end),
        "%" | "percent" | "pc" | "degrees" | "pounds" | "miles" | "mpg" | "feet" | "meters" | "km" | "hours" | "months"
    );
    let mut joint_at = number.end + usize::from(unit);
    if word(number.end) == "per" && word(number.end + 1) == "cent" {
        joint_at = number.end + 2;
    }
    let joint = word(joint_at);
    let joins = match joint {
        "to" => !matches!(before, "from" | "by") || before == "from" && (money || unit),
        "–" | "—" => true,
        "-" => !view.spaced(joint_at) || view.spaced(joint_at + 1),
        "and" => before == "between",
        "or" => joint_at == number.end,
        _ => false,
    };
    if !joins || number.ordinal || number.fraction {
        return (number, None);
    }
    let high_at = joint_at + 1 + usize::from(matches!(word(joint_at + 1), "$" | "£" | "€" | "-"));
    let Some(high) = number::read(view, high_at, last).filter(|n| !n.ordinal && !n.fraction) else {
        return (number, None);
    };
    let (Some(low), Some(top)) = (plain(&number.value), plain(&high.value)) else {
        return (number, None);
    };
    // "20 to 30 million": the factor is shared.
    let factor = match word(high.end - 1) {
        "million" | "m" if low < 1e3 => 1e6,
        "billion" | "bn" if low < 1e3 => 1e9,
        "thousand" | "k" if low < 1e3 => 1e3,
        "dozen" if low < 12.0 => 12.0,
        "hundred" if low < 10.0 => 100.0,
        _ => 1.0,
    };
    let low = if low * factor <= top { low * factor } else { low };
    // "3-2" is a score, "1990-91" a season, "555-1234" a telephone number.
    let ascending = low < top && (joint != "-" || low > 0.0 && top < (low * 20.0).max(20.0)) || before == "from" && low != top;
    let years = !money && (1700.0..2100.0).contains(&low) && (1700.0..2100.0).contains(&top)
        || joint == "-" && word(high.end) == "-" && !unit;
    if !ascending || years || joint == "to" && before != "between" && top > low * 1000.0 && !money {
        return (number, None);
    }
    let (low, top) = if low < top { (low, top) } else { (top, low) };
    let value = if low.fract() == 0.0 && top.fract() == 0.0 {
        Value::Range(Range { min: low as i64, max: top as i64 })
    } else {
        Value::Text(format!("{low} to {top}"))
    };
    (Number { end: high.end, ..number }, Some(value))
}

/// A plain number's value.
fn plain(value: &Value) -> Option<f64> {
    match value {
        Value::Number(n) => Some(*n as f64),
        Value::Decimal(d) => Some(*d),
        _ => None,
    }
}

fn in_timex(timexes: &[Timex], span: Span) -> Option<TimexKind> {
    let from = timexes.partition_point(|t| t.span.end <= span.start);
    timexes.get(from).filter(|t| t.span.overlap(span) > 0).map(|t| t.kind)
}

/// "more than 100 kilometers (60 miles)": the figure in brackets has the bound of the one before it.
fn converted(out: &[Quantity], view: &View<'_>, at: usize, kind: QuantityKind) -> Option<Bound> {
    let before = out.last()?;
    let close = view.span(at).start.saturating_sub(before.number.end) < 24;
    let measured = matches!(before.kind, QuantityKind::Distance | QuantityKind::Measure | QuantityKind::Money);
    (close
        && measured
        && (kind == before.kind || kind == QuantityKind::Count)
        && matches!(before.bound, Bound::MoreThan | Bound::AtLeast | Bound::AtMost | Bound::UpTo))
    .then_some(before.bound)
}

/// Whether "one" is the number rather than a pronoun or part of "no one", "one another", "this one".
fn counts_one(view: &View<'_>, first: usize, at: usize, last: usize) -> bool {
    let before = if at > first { view.word(at - 1) } else { "" };
    let next = if at + 1 < last { view.word(at + 1) } else { "" };
    if matches!(
        before,
        "no" | "this"
            | "that"
            | "any"
            | "every"
            | "some"
            | "each"
            | "the"
            | "another"
            | "which"
            | "good"
            | "big"
            | "new"
            | "first"
            | "only"
            | "a"
            | "-"
    ) {
        return before == "only" || before == "the" && next == "person";
    }
    !matches!(
        next,
        "another"
            | "'s"
            | "’s"
            | "day"
            | "-"
            | "can"
            | "could"
            | "must"
            | "should"
            | "would"
            | "may"
            | "might"
            | "thing"
            | "."
            | ","
    ) || next == "-"
        && at + 2 < last
        && matches!(view.word(at + 2), "year" | "story" | "day" | "hour" | "week" | "month" | "minute" | "mile")
}

/// "3-2" without anything counted.
fn is_score(view: &View<'_>, at: usize, end: usize) -> bool {
    let number = |w: &str| w.bytes().next().is_some_and(|b| b.is_ascii_digit());
    matches!(view.word(end), "-" | "–") && !view.spaced(end) && number(view.word(end + 1))
        || at > 1 && matches!(view.word(at - 1), "-" | "–") && !view.spaced(at) && number(view.word(at - 2))
}

/// What is counted: first token, after the last, head. "more", "other" and the like are stepped over.
fn counted(view: &View<'_>, from: usize, last: usize, kind: QuantityKind) -> Option<(usize, usize, usize)> {
    if matches!(kind, QuantityKind::Ordinal | QuantityKind::Name | QuantityKind::Age) {
        return None;
    }
    let mut at = from;
    let mut of = false;
    while at < last {
        match view.word(at) {
            "more" | "additional" | "further" | "new" | "extra" if !of => at += 1,
            "other" => at += 1,
            "of" if !of => {
                of = true;
                at += 1;
            }
            "the" | "its" | "his" | "her" | "their" | "those" | "these" | "all" | "our" | "whom" if of => at += 1,
            _ => break,
        }
        if at > from + 4 {
            return None;
        }
    }
    phrase(view, at, last)
}

/// Adjectives and nouns up to the head noun.
fn phrase(view: &View<'_>, at: usize, last: usize) -> Option<(usize, usize, usize)> {
    let mut end = at;
    let mut head = None;
    let mut i = at;
    while i < last && i < at + 8 {
        let tag = view.tag(i);
        let noun =
            matches!(tag, Upos::Noun) || tag == Upos::Propn || view.is(i, class::PEOPLE | class::PERSON) && tag != Upos::Verb;
        let participle = tag == Upos::Verb
            && i + 1 < last
            && matches!(view.tag(i + 1), Upos::Noun | Upos::Adj)
            && (view.word(i).ends_with("ed")
                || view.word(i).ends_with("ing")
                || view.word(i) == "spent"
                || view.word(i).ends_with("en"));
        if noun {
            head = Some(i);
            end = i + 1;
        } else if tag == Upos::Adj
            || tag == Upos::Num && head.is_none()
            || participle
            || view.word(i) == "-" && !view.spaced(i)
            || view.word(i) == "/"
        {
            if head.is_some() && participle {
                break;
            }
            // An adjective after the head belongs to the predicate ("12 people dead").
            if head.is_some() && tag == Upos::Adj && !(i + 1 < last && view.tag(i + 1) == Upos::Noun) {
                break;
            }
        } else if !goes_on(view, i, at, head) {
            break;
        }
        i += 1;
    }
    head.map(|h| (at, end, h))
}

/// Whether a possessive mark, or a comma or "and" between adjectives, keeps the phrase open.
fn goes_on(view: &View<'_>, i: usize, first: usize, head: Option<usize>) -> bool {
    let next = view.tag(i + 1);
    match view.word(i) {
        "'s" | "’s" | "'" | "’" => head.is_some() && matches!(next, Upos::Noun | Upos::Adj),
        "and" | "," => head.is_none() && i > first && next == Upos::Adj && view.tag(i - 1) == Upos::Adj,
        _ => false,
    }
}

/// Whether the number adds to an earlier one, and the first token of the quantity with the words that say so.
fn increment(view: &View<'_>, first: usize, start: usize, end: usize, last: usize) -> (bool, usize) {
    let before = if start > first { view.word(start - 1) } else { "" };
    let before2 = if start > first + 1 { view.word(start - 2) } else { "" };
    if before == "another" {
        return (true, start - 1);
    }
    if matches!(before, "further" | "additional" | "extra") && matches!(before2, "a" | "an") {
        return (true, start - 2);
    }
    let next = if end < last { view.word(end) } else { "" };
    let than = end + 1 < last && view.word(end + 1) == "than";
    let more_noun = (end + 1..(end + 4).min(last))
        .find(|i| view.word(*i) == "more")
        .is_some_and(|i| view.tag(i - 1) == Upos::Noun && view.word(i + 1) != "than" && view.word(i - 1) != "or");
    let increments =
        matches!(next, "more" | "additional" | "further" | "extra") && !than || more_noun && view.word(end) != "or";
    (increments, start)
}
