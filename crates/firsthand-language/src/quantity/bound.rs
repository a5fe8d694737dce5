//! Bounds: the words before a number ("at least", "nearly") and after it ("or more").

use crate::view::View;
use firsthand_types::Bound;

/// Word runs that end right before the number, longest first.
const BEFORE: &[(&str, Bound)] = &[
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("at the very least", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("atleast", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("lower than", Bound::AtMost),
    ("under the age of", Bound::AtMost),
    ("over the age of", Bound::MoreThan),
    ("barely", Bound::About),
    ("under", Bound::AtMost),
    ("below", Bound::AtMost),
    ("as many as", Bound::UpTo),
    ("as much as", Bound::UpTo),
    ("as high as", Bound::UpTo),
    ("up to", Bound::UpTo),
    ("upto", Bound::UpTo),
    ("upwards of", Bound::MoreThan),
    ("upward of", Bound::MoreThan),
    ("in excess of", Bound::MoreThan),
    ("more than", Bound::MoreThan),
    ("over than", Bound::MoreThan),
    ("greater than", Bound::MoreThan),
    ("higher than", Bound::MoreThan),
    ("larger than", Bound::MoreThan),
    ("well over", Bound::MoreThan),
    ("just over", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("exceeded", Bound::MoreThan),
    ("exceeds", Bound::MoreThan),
    ("exceed", Bound::MoreThan),
    ("topped", Bound::MoreThan),
    ("surpassed", Bound::MoreThan),
    ("close to", Bound::About),
    ("in the region of", Bound::About),
    ("an estimated", Bound::About),
    ("a reported", Bound::Exact),
    ("estimated", Bound::About),
    ("estimated at", Bound::About),
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("roughly", Bound::About),
    ("nearly", Bound::About),
    ("almost", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("approx.", Bound::About),
    ("approx", Bound::About),
    ("or so", Bound::About),
    ("perhaps", Bound::About),
    ("maybe", Bound::About),
    ("virtually", Bound::About),
    ("near", Bound::About),
    ("~", Bound::About),
    (">", Bound::MoreThan),
    ("<", Bound::AtMost),
    ("a total of", Bound::Exact),
    ("exactly", Bound::Exact),
    ("precisely", Bound::Exact),
];

/// Word runs that start right after the number, or after what is counted.
const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("or greater", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("or higher", Bound::AtLeast),
    ("and up", Bound::AtLeast),
    ("or over", Bound::AtLeast),
    ("and above", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at a minimum", Bound::AtLeast),
    ("at the least", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("or so", Bound::About),
    ("- odd", Bound::About),
    ("or thereabouts", Bound::About),
    ("- plus", Bound::AtLeast),
    ("plus", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("or under", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("maximum", Bound::AtMost),
];

/// The bound said before the token, and its first token. Two in a row ("just over", "as many as about") give the outer one.
pub(super) fn before(view: &View<'_>, first: usize, at: usize) -> Option<(Bound, usize)> {
    let mut end = at;
    // "a", "the", a currency sign or a minus may stand between.
    while end > first
        && matches!(view.word(end - 1), "$" | "£" | "€" | "¥" | "us$" | "a" | "an" | "c$" | "a$" | "(")
        && at - end < 2
    {
        end -= 1;
    }
    let mut found: Option<(Bound, usize)> = None;
    for _ in 0..2 {
        let Some((bound, start)) = run_before(view, first, end) else {
            break;
        };
        found = Some(match found {
            Some((inner, _)) if bound == Bound::Exact || bound == Bound::About => (inner, start),
            _ => (bound, start),
        });
        end = start;
    }
    found
}

fn run_before(view: &View<'_>, first: usize, end: usize) -> Option<(Bound, usize)> {
    let last = end.checked_sub(1).filter(|l| *l >= first)?;
    let word = view.word(last);
    for (words, bound) in BEFORE {
        if !words.ends_with(word) {
            continue;
        }
        let count = words.split(' ').count();
        let Some(start) = end.checked_sub(count).filter(|s| *s >= first) else {
            continue;
        };
        if words.split(' ').enumerate().all(|(k, w)| view.word(start + k) == w) && fits(view, words, first, start) {
            return Some((*bound, start));
        }
    }
    None
}

/// "over" and "under" that are plain prepositions ("died over two days" is one all the same), "near" before a count.
fn fits(view: &View<'_>, words: &str, first: usize, start: usize) -> bool {
    let before = if start > first { view.word(start - 1) } else { "" };
    match words {
        "some" => !matches!(before, "in" | "of"),
        "near" => false,
        "above" | "below" | "under" => !matches!(before, "floor" | "floors"),
        "over" => !matches!(before, "took" | "take" | "taken" | "spread" | "handed"),
        _ => true,
    }
}

/// The bound said from the token on, and after its last token.
pub(super) fn after(view: &View<'_>, at: usize, last: usize) -> Option<(Bound, usize)> {
    let word = view.word(at);
    if at >= last || word.is_empty() {
        return None;
    }
    AFTER.iter().find_map(|(words, bound)| {
        if !words.starts_with(word) {
            return None;
        }
        let count = words.split(' ').count();
        (at + count <= last && words.split(' ').enumerate().all(|(k, w)| view.word(at + k) == w))
            .then_some((*bound, at + count))
    })
}
