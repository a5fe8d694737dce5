//! Where those counted were: "three were found in Magan, three in Tull and one in Corro", whose sum the words before have given; "Tull
//! lost 120, Sigan 61"; "three of the 48 have been named".

use super::figures::bare;
use super::{Hit, Memory};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_types::Slot;

/// Words that say where somebody was, behind a number.
const WHERE: &[&str] = &[
    "in", "at", "on", "inside", "outside", "near", "from", "aboard", "under", "up", "around", "by", "beside", "behind",
    "beneath", "below", "off", "along", "between", "across",
];

/// What it finds: the slot of the whole, for its parts.
///
/// Example: `Seven bodies were found: three in Dorr, four outside it.` gives killed 3 and 4.
///
/// Wrong where the sum is a chance; parts without a noun of their own that add up to a figure just given are hardly anything else.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    sums(s, hits, memory);
    run(s, hits, memory);
    for k in 0..s.nums.len() {
        if hits.get(k).is_some_and(Option::is_none) {
            let found = lost(s, k, hits, memory).or_else(|| of_known(s, k, memory)).or_else(|| gapped(s, k, hits));
            if let Some(slot) = hits.get_mut(k) {
                *slot = found;
            }
        }
    }
}

/// Numbers of one sentence without a fate of their own, which add up to a figure just given.
fn sums(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let loose = |n: &Num| n.kind == NumKind::Count && n.head_is(s, PERSON | KIND) && bracketed(s, n.start);
    let free: Vec<bool> = s.nums.iter().zip(hits.iter()).map(|(n, h)| h.is_none() && (part(s, n) || loose(n))).collect();
    let free = |k: usize| free.get(k).copied().unwrap_or_default();
    let mut k = 0;
    while k < s.nums.len() {
        let mut end = k;
        while end < s.nums.len() && free(end) {
            end += 1;
        }
        if end >= k + 2 {
            let sum: i64 = (k..end).filter_map(|i| s.nums.get(i)?.value.numbers()).map(|(v, _)| v).sum();
            let here = (0..k).rev().find_map(|j| {
                let h = hits.get(j)?.as_ref().filter(|h| whole(h.slot) && !h.void)?;
                (s.nums.get(j)?.value.numbers()?.0 == sum).then_some(h.slot)
            });
            let own = s.nums.get(k).is_some_and(|n| parts_of_it(s, n.start));
            let there = || memory.recent.iter().filter(|_| own).rev().find(|(_, v, _)| *v == sum).map(|(slot, ..)| *slot);
            if let Some(slot) = here.or_else(there).filter(|_| sum > 2) {
                for i in k..end {
                    if let (Some(n), Some(hit)) = (s.nums.get(i), hits.get_mut(i)) {
                        let stop = stop(s, n);
                        *hit = Some(Hit::new(slot, "place/sum", n.start, stop).part(s.slice(n.end, stop)));
                    }
                }
            }
        }
        k = end.max(k + 1);
    }
}

/// "nine (seven guests, two waiters)": inside a bracket that opens right behind a figure.
fn bracketed(s: &Sent<'_>, i: usize) -> bool {
    let open = (i.saturating_sub(12)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["(", ")"])));
    open.is_some_and(|j| s.low(j) == "(")
}

/// Whether a sentence that opens with its first part goes on with those counted before: nothing stands before the part but words for
/// the dead, and nobody escapes, votes or is unhurt.
fn parts_of_it(s: &Sent<'_>, start: usize) -> bool {
    use firsthand_language::Upos;
    let lead = (0..start).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(DEATHS | BODY | DET)
                || w.any(&["victims", "dead", "of", "them", "these"])
                || w.upos != Upos::Noun && w.upos != Upos::Propn && w.upos != Upos::Verb
        })
    });
    let other =
        ["escaped", "unhurt", "survived", "voted", "absent", "hurt", "alive", "injured", "unharmed", "safe", "others", "other"];
    lead && !s.within(0, s.words.len(), &other)
}

/// Slots whose parts are told by where they were.
pub(super) fn whole(slot: Slot) -> bool {
    matches!(slot, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued | Slot::Arrested)
}

/// A number with no noun but one for people, and a word for a place or a verb behind it.
fn part(s: &Sent<'_>, n: &Num) -> bool {
    let noun = n.head.is_none()
        || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["others", "other", "more", "victims", "people", "bodies"])))
        || s.within(n.number + 1, n.number + 2, &["of"]) && n.head_is(s, PERSON | BODY);
    let next = s.at(n.end.max(n.number + 1));
    let placed = next.is_some_and(|w| w.any(WHERE) || w.is(BE) || w.any(&["more", "were", "was"]) || w.punct())
        || s.within(n.end, n.end + 3, &["found", "located", "recovered", "died", "in", "at"]);
    n.kind == NumKind::Count && noun && placed && n.value.numbers().is_some_and(|(v, b)| v > 0 && b.is_none_or(|b| b == v))
}

/// Up to the next number, comma or joining word.
fn stop(s: &Sent<'_>, n: &Num) -> usize {
    let end = (n.end + 8).min(s.words.len());
    (n.end..end)
        .find(|&i| s.at(i).is_some_and(|w| w.punct() || w.any(&["and", "while", "but"]) || w.num.is_some()))
        .unwrap_or(end)
}

/// "Tull lost 120, Sigan 61 and Upper Parim 23": figures behind names of places.
fn lost(s: &Sent<'_>, k: usize, hits: &[Option<Hit>], memory: &Memory) -> Option<Hit> {
    // "Brakk 61" looks like a name with a number.
    let n = s
        .nums
        .get(k)
        .filter(|n| matches!(n.kind, NumKind::Count | NumKind::Other) && bare(s, n) && n.head.is_none() && !played(s))?;
    let counts = n.kind == NumKind::Count;
    let topic = memory.topic.filter(|(slot, ago)| *slot == Slot::Killed && *ago <= 1).map(|(slot, _)| slot);
    let name = |i: usize| s.at(i).is_some_and(|w| w.capital && !w.is(DAY));
    let before = n.start.checked_sub(1)?;
    // "Ostia accounts for 40".
    let accounts = s.low(before) == "for" && s.before(before, 1).is_some_and(|w| w.lemma == "account");
    if let Some(from) = before.checked_sub(2).filter(|&i| accounts && counts && name(i)) {
        return Some(Hit::new(topic?, "place/lost", from, n.end).part(s.slice(from, from + 1)));
    }
    let loses = s.low(before) == "lost" || s.low(before) == "buried" && topic.is_some();
    // "Dorr lost 3 to Tamm".
    let to = s.at(n.end).is_some_and(|w| w.any(&["to", "of", "seats"]));
    if loses && counts && !to && before.checked_sub(1).is_some_and(&name) {
        let dead =
            topic.or_else(|| s.within(0, s.words.len(), &["dead", "died", "killed", "deaths"]).then_some(Slot::Killed))?;
        return Some(Hit::new(dead, "place/lost", before - 1, n.end).part(s.slice(before - 1, before)));
    }
    let last = hits.get(k.checked_sub(1)?)?.as_ref().filter(|h| matches!(h.rule, "place/lost" | "place/name"))?;
    let from = (before.saturating_sub(2)..=before).rev().take_while(|&i| name(i)).last()?;
    let joined =
        s.before(from, 1).is_some_and(|w| w.any(&[",", "and", ";"])) && from.checked_sub(last.to).is_some_and(|d| d <= 3);
    joined.then(|| Hit::new(last.slot, "place/name", from, n.end).part(s.slice(from, n.start)))
}

/// "worst hit were Ostia with 40, Velda with 31, Marr with 22", "Ostia (40), Velda (31) and Marr (22)":
/// three or more figures in a row, each with a name before it, behind a count of the dead.
fn run(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let name = |i: usize| s.at(i).is_some_and(|w| w.capital && !w.is(DAY | PRON | DET));
    // Where the name begins that a figure goes with.
    let item = |n: &Num| -> Option<usize> {
        let free = n.kind == NumKind::Count
            && n.head.is_none_or(|h| s.at(h).is_some_and(|w| w.any(&["dead", "deaths", "people", "each"])));
        let mut i = n.start.checked_sub(1).filter(|_| free)?;
        if s.at(i)?.any(&["with", "(", ":", "-", "–"]) {
            i = i.checked_sub(1)?;
        }
        name(i).then(|| (i.saturating_sub(3)..=i).rev().take_while(|&j| name(j)).last().unwrap_or(i))
    };
    let near = |(slot, ago): &(Slot, usize)| *slot == Slot::Killed && *ago == 0;
    let mut k = 0;
    while k < s.nums.len() {
        let mut end = k;
        while s.nums.get(end).is_some_and(|n| item(n).is_some())
            && (end == k || s.nums.get(end - 1).zip(s.nums.get(end)).is_some_and(|(a, b)| b.start - a.end < 10))
        {
            end += 1;
        }
        let inside = (0..k.max(1)).filter_map(|j| hits.get(j)?.as_ref()).any(|h| h.slot == Slot::Killed && !h.void);
        let words = s.within(0, s.words.len(), &["lost", "dead", "deaths", "toll"]);
        let told = !played(s) && (inside || words || memory.topic.as_ref().is_some_and(near));
        if end >= k + 3 && told {
            for i in k..end {
                if let (Some(n), Some(hit)) = (s.nums.get(i), hits.get_mut(i))
                    && let (Some(from), true) = (item(n), hit.is_none())
                {
                    *hit = Some(Hit::new(Slot::Killed, "place/name", from, n.end).part(s.slice(from, n.start)));
                }
            }
        }
        k = end.max(k + 1);
    }
}

/// Words by which names with numbers are scores, prices, votes or weather.
const OTHER: &[&str] = &[
    "seats", "shares", "match", "cup", "jobs", "points", "goals", "votes", "medals", "rain", "rainfall", "millimetres",
    "degrees", "temperature", "percent", "index", "league", "stock", "euros", "dollars", "tonnes", "kilometres", "price",
    "prices",
];

fn played(s: &Sent<'_>) -> bool {
    s.words.iter().any(|w| w.any(OTHER))
}

/// "three of the 48 have been named", "one of the 61 was found in a yard": of a number that the report has counted.
fn of_known(s: &Sent<'_>, k: usize, memory: &Memory) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count)?;
    // "all the 88 have been buried".
    let all = s.within(n.start.saturating_sub(3), n.start, &["all"]) && n.head.is_none();
    let own = n.value.numbers().and_then(|(v, _)| memory.counted.get(&v).copied()).filter(|slot| all && *slot == Slot::Killed);
    if let (Some(slot), Some(to)) = (own, s.find(n.end, n.end + 5, &["identified", "buried", "recovered", "found", "named"])) {
        return (!s.has(n.end, to, NEG)).then(|| Hit::new(slot, "place/of-known", n.start, to + 1));
    }
    let i = n.number + 1;
    let at =
        if s.low(i) == "of" && s.at(i + 1).is_some_and(|w| w.any(&["the", "those", "these"])) { i + 2 } else { return None };
    let value = s.at(at).and_then(|w| crate::numbers::count_of(&w.low))?;
    let slot = memory.counted.get(&value).copied().filter(|slot| whole(*slot))?;
    let next = s.at(at + 1)?;
    let verb =
        ["identified", "named", "found", "recovered", "located", "buried", "children", "women", "men", "died", "unidentified"];
    let end = stop(s, n).max(at + 6).min(s.words.len());
    let fate = (at + 1..end).find(|&i| s.at(i).is_some_and(|w| w.any(&verb)))?;
    let several = n.value.numbers().is_some_and(|(v, _)| v >= 1 && v < value);
    // "have been found to leak".
    let leak =
        s.low(fate) == "found" && s.at(fate + 1).is_some_and(|w| w.any(&["to"]) || w.upos == firsthand_language::Upos::Adj);
    (!leak
        && next.is(BE | HAVE)
        && several
        && slot == Slot::Killed
        && !s.has(at, fate, NEG)
        && !s.within(fate, end, &["alive", "safe"]))
    .then(|| Hit::new(slot, "place/of-known", n.start, fate + 1).part(s.slice(at + 1, fate + 1)))
}

/// "590 died in Tull, 40 in Parim and 18 in Donna", "nine were killed in Dorr, near the port, and six in the Leir valley".
fn gapped(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.head.is_none() && n.kind == NumKind::Count)?;
    let (j, last) = (0..k).rev().find_map(|j| Some((j, hits.get(j)?.as_ref()?)))?;
    let first = s.nums.get(j)?;
    let place = |i: usize| {
        s.at(i).is_some_and(|w| w.any(&["at", "in", "on", "near"]))
            && (s.at(i + 1).is_some_and(|w| w.capital && !w.is(DAY))
                || s.at(i + 1).is_some_and(|w| w.is(DET)) && s.at(i + 2).is_some_and(|w| w.capital))
    };
    // "nine died at the scene, and three in hospital".
    let spot =
        s.within(first.end, n.start, &["spot", "scene", "instantly", "outright"]) && s.within(first.end, n.start, &["died"]);
    if spot
        && s.before(n.start, 1).is_some_and(|w| w.any(&["and"]))
        && s.at(n.end).is_some_and(|w| w.any(&["in", "on", "at", "later"]))
    {
        let end = stop(s, n);
        let clause =
            (n.end..(n.end + 10).min(s.words.len())).take_while(|&i| !s.at(i).is_some_and(|w| w.any(&[",", ";", "."])));
        let acts = clause
            .into_iter()
            .any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || w.upos == firsthand_language::Upos::Verb));
        return (!acts && last.slot == Slot::Killed && !last.void && n.start - first.end < 10)
            .then(|| Hit::new(Slot::Killed, "place/gapped", n.start, end).part(s.slice(n.end, end)));
    }
    let both = (first.end..n.start).any(place) && place(n.end);
    let joined = s.before(n.start, 1).is_some_and(|w| w.any(&[",", "and", ";"]));
    let end = stop(s, n);
    let verb =
        (n.end..end).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL) || w.upos == firsthand_language::Upos::Verb));
    let other = s.within(
        n.end,
        end,
        &["hospital", "hospitals", "custody", "condition", "detention", "jail", "clinic", "care", "surgery"],
    );
    // "and 3,000 in Leir without power": no part of twenty.
    let smaller = n.value.numbers().zip(first.value.numbers()).is_none_or(|(a, b)| a.0 <= b.0.saturating_mul(10));
    (smaller && both && joined && !verb && !other && whole(last.slot) && !last.void && n.start - first.end < 22)
        .then(|| Hit::new(last.slot, "place/gapped", n.start, end).part(s.slice(n.end, end)))
}
