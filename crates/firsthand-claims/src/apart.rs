//! Asides about another event that no year marks: what the event is compared with, what came months before in another town, the
//! siege of another town named for its toll.
//!
//! An aside ends at its comma; what is told outside it stays the report's own.

use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_types::Span;
use std::collections::BTreeSet;

/// Sentences of a report that are asked what it tells of besides.
const ASKED: usize = 12;

/// Words that set an event above all since another.
const MOST: &[&str] = &["worst", "deadliest", "bloodiest", "most", "biggest", "largest", "heaviest", "gravest", "first"];

/// Units in which the distance between two events is told.
const UNITS: &[&str] = &["hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "fortnight"];

const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "May", "may", "june", "july", "august", "september", "october", "november",
    "december", "christmas", "easter",
];

/// The word by which a claim is another event's; `None` where none of these marks holds it.
pub fn mark(s: &Sent<'_>, quote: Span) -> Option<usize> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    let holds = |&(from, to): &(usize, usize)| from <= a && a < to && b <= to + 1;
    asides(s).into_iter().find(holds).map(|(from, _)| from).or_else(|| opens_elsewhere(s))
}

/// The stretches of a sentence that tell of another event.
fn asides(s: &Sent<'_>) -> Vec<(usize, usize)> {
    let all = s.words.len();
    let mut out = Vec::new();
    for i in 0..all {
        let end = match s.low(i) {
            "since" if s.within(i.saturating_sub(9), i, MOST) => Some(reach(s, i)),
            "unlike" => Some(reach(s, i)),
            "compared" if s.within(i + 1, i + 2, &["with", "to"]) => {
                Some(reach(s, i)).filter(|&to| (i..to).any(|j| named_event(s, j).is_some()))
            }
            // "The collapse recalls that of the hall": events recall events.
            "recalls" | "recalled" | "recalling" | "echoes" | "echoed" | "echoing" | "resembles" | "resembled" | "mirrors"
                if s.has(i.saturating_sub(4), i, EVENT) =>
            {
                Some(reach(s, i))
            }
            // "the same type as one that crashed".
            "as" if s.before(i, 1).is_some_and(|w| w.any(&["type", "model", "make"]))
                && s.within(i + 1, i + 2, &["one", "the", "that"]) =>
            {
                Some(reach(s, i))
            }
            "after" | "since" | "before" => after(s, i),
            "blamed" | "accused" | "convicted" => blamed(s, i),
            "the" => siege_of(s, i),
            _ => None,
        };
        out.extend(end.map(|to| (i, to)));
    }
    out
}

/// Where an aside that begins at `link` ends: at its comma, past a relative clause or a bracket about what it names.
fn reach(s: &Sent<'_>, link: usize) -> usize {
    let all = s.words.len();
    let mut i = link + 1;
    while i < all {
        let w = s.low(i);
        let verb = (link..i).any(|j| s.at(j).is_some_and(|w| w.is(VERB | BE | HAVE) || w.tag.pred != Pred::None && w.is(PAST)));
        let relative = s.at(i + 1).is_some_and(|w| w.is(REL) || w.any(&["when", "where"]))
            || s.at(i + 1).is_some_and(|w| w.is(PREP)) && s.at(i + 2).is_some_and(|w| w.is(REL));
        match w {
            "," if relative && !verb => i += 2,
            "(" if !verb => i = s.find(i, i + 8, &[")"]).unwrap_or(i) + 1,
            "," | ";" | ":" | "—" | "–" | "(" | ")" => return i,
            _ => i += 1,
        }
    }
    all
}

/// "Two years after the club fire that killed 51, a blaze killed six"; "..., hours after six died in Orlo"; "The war began after
/// gunmen killed 400 people in Orlo".
fn after(s: &Sent<'_>, link: usize) -> Option<usize> {
    let to = reach(s, link);
    let unit = s.before(link, 1).is_some_and(|w| w.any(UNITS));
    let deed = (link..to).any(|i| deadly(s, i));
    if !deed {
        return None;
    }
    if unit && link <= 5 && s.low(to) == "," && !s.has(0, link, VERB | BE) {
        let new = s.find(to + 1, to + 2, &["a", "an", "another"])?;
        let event = s.has(new + 1, new + 4, EVENT) && (new..s.words.len()).any(|i| deadly(s, i));
        if event {
            return Some(to);
        }
    }
    let here = spots(s, 0, link).into_iter().chain(spots(s, to, s.words.len())).collect::<BTreeSet<_>>();
    let there = spots(s, link, to);
    if unit && !here.is_empty() && !there.is_empty() && here.is_disjoint(&there) {
        return Some(to);
    }
    let war = s.find(0, link, &["war", "conflict", "offensive", "campaign"])?;
    let began = s.find(war + 1, link, &["began", "started", "erupted", "broke"]).is_some();
    (began && two_towns(s, &there)).then_some(to)
}

/// "Grey Dawn, blamed for killing 70 people in Orlo, said it did not kill the three in Brae".
fn blamed(s: &Sent<'_>, i: usize) -> Option<usize> {
    let to = reach(s, i);
    let aside = s.before(i, 1).is_some_and(|w| w.any(&[","])) && s.low(to) == "," && (i..to).any(|j| deadly(s, j));
    let there = spots(s, i, to);
    let here = spots(s, to, s.words.len());
    (aside && !there.is_empty() && !here.is_empty() && here.is_disjoint(&there)).then_some(to)
}

/// "The Orlo siege, in which 70 were killed, ...", where the report has told of deaths before and never of Orlo.
fn siege_of(s: &Sent<'_>, i: usize) -> Option<usize> {
    let event = named_event(s, i)?;
    let (from, first) = if s.low(event + 1) == "," { (event + 2, true) } else { (event + 1, false) };
    let relative = s.at(from).is_some_and(|w| w.is(REL))
        || first && s.at(from).is_some_and(|w| w.is(PREP)) && s.at(from + 1).is_some_and(|w| w.is(REL));
    let town = s.low(i + 1);
    let before = s.text.get(..s.span.start)?.to_lowercase();
    let told = s.index > 0 && !before.contains(town) && (0..s.index.min(ASKED)).any(|k| toll(s, k).is_some());
    (relative && told).then(|| s.find(from, s.words.len(), &[",", ";"]).unwrap_or(s.words.len()))
}

/// "Eleven months earlier, bombers had killed 32 people in Orlo", "A year ago, 70 died in a fire in Orlo", where the report tells of
/// deaths in another town.
fn opens_elsewhere(s: &Sent<'_>) -> Option<usize> {
    let comma = s.find(1, 6, &[","])?;
    let back = s.find(1, comma, &["earlier", "ago", "before"]).is_some_and(|i| s.within(i.saturating_sub(1), i, UNITS));
    let last = s.low(0) == "last" && s.within(1, 2, &["month", "week", "spring", "summer", "autumn", "winter"]);
    let new = (comma..s.words.len()).any(|i| deadly(s, i));
    let there = spots(s, comma, s.words.len());
    ((back || last) && new && two_towns(s, &there)).then_some(0)
}

/// Whether a word kills or dies.
fn deadly(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Dead))
}

/// "the Orlo siege": where the event stands that is named for a place, behind an article at `i`.
fn named_event(s: &Sent<'_>, i: usize) -> Option<usize> {
    let the = s.low(i) == "the" && s.at(i + 1).is_some_and(|w| w.capital && !w.is(DAY | EVENT) && !w.any(MONTHS));
    (i + 2..i + 4).find(|&j| the && s.at(j).is_some_and(|w| w.is(EVENT)))
}

/// The towns that a stretch of words names.
fn spots(s: &Sent<'_>, from: usize, to: usize) -> BTreeSet<String> {
    let town = |i: usize| s.at(i).is_some_and(|w| w.capital && !w.is(DAY) && !w.any(MONTHS));
    (from..to)
        .filter_map(|i| {
            let at = s.at(i).is_some_and(|w| w.any(&["in", "at", "near", "off", "outside", "on"])) && town(i + 1);
            (at || named_event(s, i).is_some()).then(|| s.low(i + 1).to_owned())
        })
        .collect()
}

/// The towns of a sentence that tells of deaths.
fn toll(s: &Sent<'_>, k: usize) -> Option<BTreeSet<String>> {
    let other = Sent::new(s.text, s.layers, k)?;
    let dead = (0..other.words.len()).any(|i| deadly(&other, i)) && !other.nums.is_empty();
    dead.then(|| spots(&other, 0, other.words.len()))
}

/// Whether another sentence tells of deaths in towns that are none of these.
fn two_towns(s: &Sent<'_>, there: &BTreeSet<String>) -> bool {
    let near = (0..ASKED).chain(s.index.saturating_sub(2)..s.index + 3).filter(|k| *k != s.index);
    let mut tolls = near.filter_map(|k| toll(s, k)).filter(|t| !t.is_empty()).peekable();
    !there.is_empty() && tolls.peek().is_some() && tolls.all(|t| t.is_disjoint(there))
}
