//! Any other counted thing: "over 500 spent cartridges", "up to 6,200 guests", "55 of 136 units".

use crate::draft::Draft;
use crate::sentence::{NumKind, Sent};
use crate::words::flag::*;
use firsthand_types::{Bound, Part, Slot, Span, Value};

/// Counted words that measure time or name parts of a text, and so count nothing.
const NOT_COUNTED: &[&str] = &[
    "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour", "minutes", "minute", "seconds",
    "miles", "mile", "kilometres", "kilometers", "km", "metres", "meters", "feet", "times", "degrees", "percent", "points",
    "pages", "dollars", "euros", "inches", "yards", "others", "them", "ways", "decades", "centuries", "point", "p.m.", "a.m.",
    "gmt",
];

/// What it finds: a number of things or people that no other family has taken, with what is counted.
///
/// Example: `The hall holds up to 4,000 guests.` gives 4000 guests, up to.
///
/// Wrong where a casualty figure is put in words that no rule knows: then it stands here, and never as casualties.
pub fn read(s: &Sent<'_>, part: Part, taken: &[Draft], void: &[Span]) -> Vec<Draft> {
    let mut out = Vec::new();
    for n in &s.nums {
        let Some(h) = n.head.filter(|_| n.kind == NumKind::Count) else {
            continue;
        };
        let number = s.bytes(n.number, n.number + 1);
        let low = s.low(h);
        if NOT_COUNTED.contains(&low)
            || taken.iter().any(|d| d.slot.is_count() && d.span.overlap(number) > 0)
            || s.at(h).is_some_and(|w| w.is(DAY))
        {
            continue;
        }
        // "Three men" are met, not counted; nor is a figure that a count of people has looked at and left.
        let met = s.at(h).is_some_and(|w| w.any(&["men", "women", "people", "man", "woman"]))
            && n.value.numbers().is_some_and(|(v, _)| v < 10);
        if met || s.at(h).is_some_and(|w| w.is(DEATHS | BODY)) || void.iter().any(|v| v.overlap(number) > 0) {
            continue;
        }
        if matches!(n.value, Value::Number(1)) || s.at(h).is_some_and(|w| w.is(PRON)) {
            continue;
        }
        let mut d = Draft::new(part, s.bytes(n.start, n.end), Slot::Counted, n.value.clone(), "counted/noun");
        d.bound = Some(match (&n.value, n.bound) {
            (Value::Range(_), Bound::Exact) => Bound::Range,
            (Value::Word(_), Bound::Exact) => Bound::About,
            (_, b) => b,
        });
        d.number = Some(number);
        d.what = Some(s.slice(n.number + 1, n.end).to_owned()).filter(|w| !w.is_empty());
        d.head = Some(low.to_owned());
        out.push(d);
    }
    out
}
