//! What a number measures: a count, an age, money, a distance ... or nothing, where it names.

use crate::layers::{QuantityKind, Upos};
use crate::lexicon::class;
use crate::view::View;

/// The kind of the number in tokens `at..end`.
pub(super) fn kind(view: &View<'_>, first: usize, at: usize, end: usize, last: usize) -> QuantityKind {
    let next = if end < last { view.word(end) } else { "" };
    let after = if end + 1 < last { view.word(end + 1) } else { "" };
    let before = if at > first { view.word(at - 1) } else { "" };
    if is_money(view, first, at, end, last) {
        return QuantityKind::Money;
    }
    if matches!(next, "%" | "percent" | "pct" | "pc") || next == "per" && after == "cent" || next == "percentage" {
        return QuantityKind::Percent;
    }
    if is_age(view, first, at, end, last) {
        return QuantityKind::Age;
    }
    let unit_at = if next == "-" { end + 1 } else { end };
    let unit_at = if matches!(view.word(unit_at), "more" | "further" | "full" | "square" | "cubic" | "consecutive" | "straight")
    {
        unit_at + 1
    } else {
        unit_at
    };
    let unit = if unit_at < last { view.word(unit_at) } else { "" };
    if let Some(kind) = unit_kind(unit) {
        return kind;
    }
    // "five-alarm", "six-speed": a number inside an adjective.
    if next == "-"
        && !view.spaced(end)
        && !view.spaced(end + 1)
        && end + 1 < last
        && matches!(view.tag(end + 1), Upos::Noun | Upos::Adj)
        && !matches!(after, "odd" | "plus" | "strong")
    {
        return QuantityKind::Name;
    }
    if before == "category" {
        return QuantityKind::Name;
    }
    if matches!(before, "magnitude" | "category") || before == "-" && at > first + 1 && view.word(at - 2) == "magnitude" {
        return QuantityKind::Measure;
    }
    if is_name(view, first, at, end, last) {
        return QuantityKind::Name;
    }
    QuantityKind::Count
}

fn is_money(view: &View<'_>, first: usize, at: usize, end: usize, last: usize) -> bool {
    let before = if at > first { view.word(at - 1) } else { "" };
    let next = if end < last { view.word(end) } else { "" };
    matches!(before, "$" | "£" | "€" | "¥" | "us$" | "c$" | "a$" | "hk$" | "₹" | "rs" | "rs.")
        || matches!(
            next,
            "dollars"
                | "dollar"
                | "euros"
                | "euro"
                | "pounds"
                | "yen"
                | "rubles"
                | "roubles"
                | "rupees"
                | "pesos"
                | "cents"
                | "yuan"
                | "shekels"
                | "francs"
                | "usd"
                | "eur"
                | "lira"
                | "$"
                | "€"
        )
}

/// "54-year-old", "54 years old", "aged 54", "Ada Venn, 54,".
fn is_age(view: &View<'_>, first: usize, at: usize, end: usize, last: usize) -> bool {
    let word = |i: usize| if i < last { view.word(i) } else { "" };
    let before = if at > first { view.word(at - 1) } else { "" };
    let old_after =
        |i: usize| word(i) == "old" || word(i) == "-" && word(i + 1) == "old" || word(i) == "of" && word(i + 1) == "age";
    if word(end) == "-" && matches!(word(end + 1), "year" | "years" | "month" | "months" | "day" | "week") && old_after(end + 2)
    {
        return true;
    }
    if matches!(word(end), "year" | "years" | "month" | "months" | "days" | "weeks") && old_after(end + 1) {
        return true;
    }
    if matches!(before, "aged" | "age") {
        return true;
    }
    let least = if before == "(" { 10 } else { 0 };
    let small = view.word(at).parse::<u32>().is_ok_and(|n| (least..115).contains(&n));
    let boxed = matches!(word(end), "," | ")" | ";") || end >= last || word(end) == "." && end + 1 >= last;
    at > first + 1
        && small
        && end == at + 1
        && boxed
        && matches!(before, "," | "(")
        && view.is_name_token(at - 2)
        && !view.is(at - 2, class::MONTH | class::WEEKDAY)
}

/// Whether the word is a unit of time.
pub(super) fn is_duration_unit(word: &str) -> bool {
    unit_kind(word) == Some(QuantityKind::Duration)
}

fn unit_kind(unit: &str) -> Option<QuantityKind> {
    Some(match unit {
        "mile" | "miles" | "kilometer" | "kilometers" | "kilometre" | "kilometres" | "km" | "kms" | "meter" | "meters"
        | "metre" | "metres" | "m" | "foot" | "feet" | "ft" | "yard" | "yards" | "inch" | "inches" | "centimeter"
        | "centimeters" | "centimetres" | "cm" | "mm" | "millimeters" | "light-years" | "block" | "blocks" | "nautical" => {
            QuantityKind::Distance
        }
        "second" | "seconds" | "minute" | "minutes" | "hour" | "hours" | "hr" | "hrs" | "day" | "days" | "night" | "nights"
        | "week" | "weeks" | "month" | "months" | "year" | "years" | "decade" | "decades" | "century" | "centuries"
        | "fortnight" => QuantityKind::Duration,
        "mph" | "kph" | "kmh" | "knots" | "kg" | "kilogram" | "kilograms" | "kilos" | "gram" | "grams" | "ton" | "tons"
        | "tonne" | "tonnes" | "lb" | "lbs" | "ounce" | "ounces" | "oz" | "acre" | "acres" | "hectare" | "hectares"
        | "degree" | "degrees" | "celsius" | "fahrenheit" | "liter" | "liters" | "litres" | "litre" | "gallon" | "gallons"
        | "barrel" | "barrels" | "watt" | "watts" | "kilowatts" | "megawatts" | "mw" | "volts" | "sq" | "square" | "kwh"
        | "mm-" | "caliber" | "calibre" | "story" | "storey" | "stories" | "storeys" | "floor" => QuantityKind::Measure,
        _ => return None,
    })
}

/// A flight, a road, a model, a year, a score, a page: numbers that name.
fn is_name(view: &View<'_>, first: usize, at: usize, end: usize, last: usize) -> bool {
    let raw = view.word(at);
    let before = if at > first { view.word(at - 1) } else { "" };
    let before2 = if at > first + 1 { view.word(at - 2) } else { "" };
    let next = if end < last { view.word(end) } else { "" };
    let digits = raw.bytes().next().is_some_and(|b| b.is_ascii_digit());
    if !digits {
        return false;
    }
    if raw.len() == 4
        && end == at + 1
        && raw
            .parse::<u32>()
            .is_ok_and(|y| (1700..2100).contains(&y) || (2100..2200).contains(&y) && matches!(before, "by" | "in" | "until"))
    {
        let noun = end < last
            && matches!(view.tag(end), Upos::Noun | Upos::Adj)
            && next.ends_with('s')
            && !matches!(before, "in" | "since" | "the" | "of" | "by" | "from" | "until" | "," | "and");
        return !noun;
    }
    if matches!(next, "/" | ":") || matches!(before, "/" | ":" | "#") && !view.spaced(at) {
        return true;
    }
    let hyphened = before == "-" && at > first + 1 && !view.spaced(at) && !view.spaced(at - 1);
    if hyphened && view.word(at - 2).bytes().any(|b| b.is_ascii_alphabetic()) && !matches!(before2, "magnitude") {
        return true;
    }
    if next == "-"
        && !view.spaced(end)
        && super::number::digits(view.word(end + 1)).is_some()
        && super::number::digits(before2).is_none()
        && view.word(end + 2) == "-"
    {
        return true;
    }
    let names = matches!(
        before,
        "flight"
            | "route"
            | "highway"
            | "interstate"
            | "no."
            | "no"
            | "nos."
            | "number"
            | "article"
            | "section"
            | "chapter"
            | "page"
            | "pages"
            | "channel"
            | "pier"
            | "gate"
            | "terminal"
            | "apartment"
            | "apt"
            | "unit"
            | "room"
            | "suite"
            | "district"
            | "ward"
            | "zone"
            | "line"
            | "box"
            | "area"
            | "phase"
            | "part"
            | "volume"
            | "vol"
            | "version"
            | "model"
            | "type"
            | "level"
            | "tower"
            | "building"
            | "block"
            | "exit"
            | "platform"
            | "track"
            | "boeing"
            | "game"
            | "iphone"
            | "airbus"
            | "top"
            | "season"
            | "episode"
            | "week"
            | "day"
            | "grade"
            | "title"
            | "proposition"
            | "resolution"
            | "act"
            | "engine"
    ) && !(end < last && view.tag(end) == Upos::Noun && next.ends_with('s'));
    let street = end < last
        && view.capital(end)
        && (end..(end + 4).min(last)).any(|i| {
            view.capital(i)
                && matches!(
                    view.word(i),
                    "road"
                        | "street"
                        | "avenue"
                        | "ave"
                        | "ave."
                        | "drive"
                        | "lane"
                        | "boulevard"
                        | "blvd"
                        | "way"
                        | "rd"
                        | "st"
                        | "st."
                )
        });
    let after_name = at > first
        && view.tag(at - 1) == Upos::Propn
        && !view.is(at - 1, class::MONTH)
        && (at > first + 1 || view.is(at - 1, class::FACILITY));
    names
        || street
        || after_name
            && !(end < last
                && (matches!(view.tag(end), Upos::Noun | Upos::Adj) && !view.capital(end)
                    || view.tag(end) == Upos::Num
                    || view.is(end, class::PEOPLE)))
            && view.spaced(at)
}
