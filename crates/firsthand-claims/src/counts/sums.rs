//! One predicate, several figures: "three men and a woman are in custody" counts four. Where the sum has been told before ("took four
//! strangers into custody, four men and a woman") they are its parts. The dead and the injured are counted each for themselves.

use super::Hit;
use crate::draft::Draft;
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_types::{Part, Scope, Slot, Value};

/// Nouns that tell people apart by sex, age or kinship only: nobody counts these apart but to say who they were.
const PLAIN: &[&str] = &[
    "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "child", "children", "baby", "babies", "infant", "infants",
    "teenager", "teenagers", "toddler", "toddlers", "adult", "adults", "mother", "father", "son", "sons", "daughter",
    "daughters", "brother", "brothers", "sister", "sisters", "wife", "husband", "uncle", "aunt", "nephew", "niece", "cousin",
    "cousins", "grandmother", "grandfather", "grandson", "granddaughter", "neighbour", "neighbor", "neighbours", "neighbors",
    "youth", "youths", "male", "males", "female", "females", "pensioner", "pensioners", "couple", "person", "people", "others",
];

/// Marks the items of a list behind a total.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 0..s.nums.len() {
        items(s, k, hits);
    }
}

/// What it finds: the sum of a list whose items have one fate, beside the items.
///
/// Example: `Two men and one woman are behind bars.` gives arrested 3, of which 2 and 1.
///
/// Wrong where the parts were meant apart; kinds that are counted for themselves (soldiers, pupils) have no sum.
pub(super) fn totals(s: &Sent<'_>, part: Part, hits: &[Option<Hit>]) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut k = 0;
    while k < s.nums.len() {
        let end = run(s, k, hits);
        if end > k + 1 {
            out.extend(total(s, part, k..end, hits));
        }
        k = end.max(k + 1);
    }
    out
}

/// "Police took four strangers into custody, four men and a woman": a list behind a total, which it sums up to.
fn items(s: &Sent<'_>, j: usize, hits: &mut [Option<Hit>]) {
    let Some((slot, total, end)) = s.nums.get(j).zip(hits.get(j).and_then(Option::as_ref)).and_then(|(n, h)| {
        let (total, _) = n.value.numbers().filter(|_| summed(h.slot) && !h.void && n.kind == NumKind::Count)?;
        Some((h.slot, total, h.to.max(n.end)))
    }) else {
        return;
    };
    let mut last = j + 1;
    while s.nums.get(last).is_some_and(|n| {
        plain(s, n)
            && hits.get(last).is_some_and(Option::is_none)
            && (last == j + 1 || s.nums.get(last - 1).is_some_and(|p| linked(s, p.end, n.start)))
    }) {
        last += 1;
    }
    let value = |i: usize| s.nums.get(i).and_then(|n| n.value.numbers()).map_or(0, |(v, _)| v);
    let near = s.nums.get(j + 1).is_some_and(|n| {
        n.start >= end && n.start - end <= 8 && s.before(n.start, 1).is_some_and(|w| w.any(&[",", ":", "-", "–", "—", "("]))
    });
    if last < j + 3 || !near || total < 2 || (j + 1..last).map(value).sum::<i64>() != total {
        return;
    }
    for i in j + 1..last {
        if let (Some(n), Some(hit)) = (s.nums.get(i), hits.get_mut(i)) {
            *hit = Some(Hit::new(slot, "sum/item", n.start, n.end).part(s.slice(n.number + 1, n.end)));
        }
    }
}

/// After the last number of the list that begins at `k`.
fn run(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> usize {
    let Some(first) = hits.get(k).and_then(Option::as_ref).filter(|h| held(h.slot) && !h.void && h.many.is_none()) else {
        return k;
    };
    let mut end = k;
    while let (Some(n), Some(Some(h))) = (s.nums.get(end), hits.get(end)) {
        let linked = end == k || s.nums.get(end - 1).is_some_and(|p| linked(s, p.end, n.start));
        if h.slot != first.slot || h.void || !plain(s, n) || !linked {
            break;
        }
        end += 1;
    }
    end
}

/// Slots in which the sum is what counts, not who they were.
fn held(slot: Slot) -> bool {
    matches!(slot, Slot::Arrested | Slot::Charged)
}

fn summed(slot: Slot) -> bool {
    matches!(slot, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued | Slot::Arrested | Slot::Charged)
}

fn plain(s: &Sent<'_>, n: &Num) -> bool {
    matches!(n.kind, NumKind::Count | NumKind::Article)
        && n.value.numbers().is_some_and(|(a, b)| b.is_none_or(|b| b == a))
        && n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(PLAIN)))
        && !s.within(n.number + 1, n.end, &["of"])
}

/// A comma, "and", or both, and a possessive: nothing that could open another clause.
fn linked(s: &Sent<'_>, from: usize, to: usize) -> bool {
    from < to
        && to - from <= 3
        && (from..to).all(|i| s.at(i).is_some_and(|w| w.any(&[",", "and", "his", "her", "their"]) || w.is(DET)))
        && s.within(from, to, &[",", "and"])
}

fn total(s: &Sent<'_>, part: Part, range: std::ops::Range<usize>, hits: &[Option<Hit>]) -> Option<Draft> {
    let (k, end) = (range.start, range.end);
    let value = |i: usize| s.nums.get(i).and_then(|n| n.value.numbers()).map_or(0, |(v, _)| v);
    let sum: i64 = range.clone().map(value).sum();
    let (first, last) = (s.nums.get(k)?, s.nums.get(end - 1)?);
    let slot = hits.get(k)?.as_ref()?.slot;
    // One "and" closes the list; without it the items are asides to each other.
    let closed = s.nums.get(end - 2).is_some_and(|p| s.within(p.end, last.start, &["and"]));
    let told = |j: usize| hits.get(j).and_then(Option::as_ref).is_some_and(|h| h.slot == slot && !h.void) && value(j) >= sum;
    let whole = (0..k).any(told) || s.within(first.start.saturating_sub(3), first.start, &["including", "among", "includes"]);
    // "Two women were held and a man was arrested": each has a verb of its own.
    let apart = (k..end - 1).any(|j| {
        let (Some(Some(h)), Some(next)) = (hits.get(j), s.nums.get(j + 1)) else { return true };
        h.to > h.from.max(s.nums.get(j).map_or(0, |n| n.end)) && h.to <= next.start
    });
    if whole || !closed || apart {
        return None;
    }
    let all = range.filter_map(|j| hits.get(j).and_then(Option::as_ref));
    let (from, to) = all.fold((first.start, last.end), |(a, b), h| (a.min(h.from), b.max(h.to)));
    let mut d = Draft::new(part, s.bytes(from, to), slot, Value::Number(sum), "sum/list");
    d.bound = Some(first.bound);
    d.scope = Some(Scope::Total);
    d.modality = hits.get(k)?.as_ref()?.modality;
    Some(d)
}
