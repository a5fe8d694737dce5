//! Counts: a toll that grows, and falls. Figures are ordered by the time for which they are given, never by their size.
//!
//! A later figure replaces an earlier one, with three exceptions, each said in `why`: a vaguer figure that agrees ("at least 40" after
//! 42) replaces nothing; a figure under half of one that stands is taken for a part of it unless two origins give it; a figure
//! without a date never replaces one that has a date.
//!
//! A figure that everybody who gave it has taken back is withdrawn: it stood in its time, and is chosen only where there is no other.

use super::course::{Day, Figure, agrees, course, today};
use super::individuals::{Telling, Told, told};
use super::part::{beside_its_whole, earlier, lesser, narrower};
use super::{Scene, content_words, named};
use crate::rules::Pick;
use firsthand_types::id::content_id;
use firsthand_types::{
    Bound, Candidate, Claim, ClaimId, Conflict, Fact, FactId, Grade, LedgerEntry, OriginId, Part, Polarity, Range, ReportId,
    Scope, Slot, UNATTRIBUTED, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// The fact of one count of people.
///
/// Where no claim gives a total, people told of one by one add up to it; else their number stands beside it as a part.
pub(super) fn people(scene: &Scene<'_>, slot: Slot, telling: &Telling<'_, '_>) -> Option<Fact> {
    let one_by_one = told(scene, slot, telling);
    let mut fact = count(scene, slot, None, telling.claims);
    let total = fact.as_ref().is_some_and(|f| f.best.is_some());
    let scope = total.then(|| Scope::Subset("told of one by one".to_owned()));
    let candidate = |t: &Told<'_>| scene.candidate(Value::Number(t.number), Some(Bound::Exact), scope.clone(), &t.claims);
    let mut sums: Vec<Candidate> = one_by_one.iter().map(candidate).collect();
    if sums.is_empty() {
        return fact;
    }
    if total {
        let shown = &mut fact.as_mut()?.candidates;
        sums.retain(|c| !shown.iter().any(|p| p.value == c.value && p.claims == c.claims));
        shown.extend(sums);
        return fact;
    }
    let parts = fact.map(|f| f.candidates).unwrap_or_default();
    sums.extend(parts);
    let best = one_by_one.first().map(|t| t.number)?;
    let mut fact = scene.fact(slot, None, sums);
    fact.best = Some(Value::Number(best));
    fact.low = Some(Value::Number(best));
    fact.high = one_by_one.iter().map(|t| t.number).max().map(Value::Number);
    fact.why = "No report gives a total: those told of one by one are counted, each once a report.".to_owned();
    Some(fact)
}

/// Words for people that do not say which.
const NOBODY: &[&str] = &["people", "persons", "person", "others", "individuals", "more", "some", "them", "those"];

/// One fact for each thing counted.
pub(super) fn counted(scene: &Scene<'_>, claims: &[&Claim]) -> Vec<Fact> {
    let mut things: Vec<(BTreeSet<String>, String, Vec<&Claim>)> = Vec::new();
    for c in claims {
        let what = c.what.clone().unwrap_or_else(|| c.quote.clone());
        let mut words = content_words(&what);
        // "1,418 people" here and "122 people" there are hardly the same people: only equal figures are one count of them.
        if words.iter().all(|w| NOBODY.contains(&w.as_str())) {
            words.insert(c.value.key());
        }
        match things.iter_mut().find(|(w, _, _)| !w.is_empty() && (w.is_subset(&words) || words.is_subset(w))) {
            Some((_, _, list)) => list.push(c),
            None => things.push((words, what, vec![c])),
        }
    }
    let mut seen = BTreeSet::new();
    let mut made: Vec<Fact> =
        things.into_iter().filter_map(|(_, what, list)| count(scene, Slot::Counted, Some(what), &list)).collect();
    for fact in &mut made {
        // Different people under one word are different facts: each has an id of its own, by what it counts and what it gives.
        if !seen.insert(fact.id.clone()) {
            let first = fact.candidates.first().map(|c| c.value.key()).unwrap_or_default();
            fact.id = FactId(content_id("f", &[fact.id.as_str(), &first]));
            seen.insert(fact.id.clone());
        }
    }
    made
}

pub(super) fn count(scene: &Scene<'_>, slot: Slot, what: Option<String>, claims: &[&Claim]) -> Option<Fact> {
    let usable = |c: &&&Claim| c.supports() || taken_back(c) || (c.polarity == Polarity::Absent && c.value == Value::Number(0));
    let kept: Vec<&Claim> = claims.iter().filter(usable).copied().collect();
    let leads = leads(&kept);
    let whole = |c: &&Claim| total(c) || leads.contains(&c.id) && c.scope == Some(Scope::Subset(CIVILIANS.to_owned()));
    // "A hospital that treats several victims" stands beside "31 were injured", and for no total of its own; so does "dozens", where a
    // number among them was given by then.
    let given: Vec<(i64, &Option<String>)> = kept
        .iter()
        .filter(|c| whole(c) && !matches!(c.value, Value::Word(_)))
        .filter_map(|c| Some((c.value.numbers()?.0, &c.as_of)))
        .collect();
    let few = |c: &Claim| {
        let Value::Word(w) = &c.value else { return false };
        // Of a figure that is only for the day nobody knows whether it was given by the hour.
        let by_then = |t: &Option<String>| match (t.as_deref(), c.as_of.as_deref()) {
            (Some(t), Some(own)) => t <= own && (t.contains('T') || !own.contains('T') || t.get(..10) < own.get(..10)),
            _ => true,
        };
        let meant = |n: i64| w.max.is_some_and(|m| m < FEW || (w.min..=m).contains(&n));
        given.iter().any(|(n, t)| meant(*n) && by_then(t))
    };
    let whole = |c: &&Claim| whole(c) && !few(c);
    let mut figures = figures(kept.iter().copied().filter(whole), &leads);
    for c in kept.iter().filter(|c| c.scope == Some(Scope::Superseded) && c.as_of.is_some()) {
        let Some((min, max)) = c.value.numbers() else { continue };
        if let Some(f) = figures.iter_mut().find(|f| (f.min, f.max) == (min, max)) {
            f.told.push(c);
        }
    }
    withdraw(&mut figures, &kept);
    let course = course(scene, slot, &figures);
    let best = pick(scene, slot, &figures, &course);
    let mut candidates: Vec<Candidate> =
        figures.iter().map(|f| scene.candidate(value(f), Some(f.bound), None, &f.claims)).collect();
    let Standing { at_the_end: standing, parts: beside } = standing(scene, slot, &figures, &course, best);
    let conflict = conflict(&figures, &candidates, &standing, &beside, best);
    for (n, c) in candidates.iter_mut().enumerate() {
        if figures.get(n).is_some_and(|f| f.withdrawn) {
            c.grade = Grade::Withdrawn;
        } else if beside.contains(&n) {
            continue;
        } else if !standing.contains(&n) && Some(n) != best && c.as_of.is_some() {
            c.grade = Grade::Superseded;
        } else if conflict == Conflict::Disagreement && standing.contains(&n) && rivals(&figures, n, best) {
            c.grade = Grade::Contested;
        }
    }
    let (low, high) = spread(scene, &figures, &candidates, &standing, best);
    let why = why(scene, &figures, &course, best, conflict);
    let best_value = best.and_then(|n| figures.get(n)).map(|f| chosen(scene, f));
    let mut ordered: Vec<Candidate> = Vec::new();
    ordered.extend(best.and_then(|n| candidates.get(n)).cloned());
    let mut rest: Vec<(usize, Candidate)> = candidates.into_iter().enumerate().filter(|(n, _)| Some(*n) != best).collect();
    rest.sort_by(|(n, a), (m, b)| {
        (standing.contains(m), named(b), &b.as_of, &b.reports.len(), &a.claims).cmp(&(
            standing.contains(n),
            named(a),
            &a.as_of,
            &a.reports.len(),
            &b.claims,
        ))
    });
    ordered.extend(rest.into_iter().map(|(_, c)| c));
    let rest: Vec<&Claim> = kept.iter().copied().filter(|c| !whole(c)).collect();
    ordered.extend(parts(scene, &rest));
    if ordered.is_empty() {
        return None;
    }
    let only_parts = figures.is_empty();
    let mut fact = scene.fact(slot, what, ordered);
    fact.best = best_value;
    fact.low = low;
    fact.high = high;
    fact.conflict = if only_parts && fact.candidates.len() > 1 { Conflict::Scope } else { conflict };
    if fact.conflict == Conflict::Disagreement {
        fact.grade = Grade::Contested;
    }
    fact.ledger = ledger(scene, &figures, &course);
    fact.why = why;
    Some(fact)
}

/// Below this a word for a number ("several", "a few") gives no total where a number does.
const FEW: i64 = 10;

/// What a figure counts where its words say that civilians are counted: a total wherever it is what a report leads with.
const CIVILIANS: &str = "civilians";

fn total(c: &Claim) -> bool {
    matches!(c.scope, None | Some(Scope::Total)) && !taken_back(c)
}

/// Whether a claim is the taking back of an earlier figure ("retracted its figure of 15").
fn taken_back(c: &Claim) -> bool {
    c.polarity == Polarity::Denied && c.scope == Some(Scope::Superseded)
}

/// Marks the figures that everybody who gave them has taken back. Those of nobody named are taken back by anybody; who gives one again
/// on a later day stands by it.
fn withdraw(figures: &mut [Figure<'_>], claims: &[&Claim]) {
    let nobody = |o: &Option<OriginId>| o.as_ref().is_none_or(|o| o.as_str() == UNATTRIBUTED);
    for f in figures {
        let back: Vec<&Claim> =
            claims.iter().copied().filter(|c| taken_back(c) && c.value.numbers() == Some((f.min, f.max))).collect();
        let given = |c: &&&Claim| !nobody(&c.origin);
        let mut named = f.claims.iter().filter(given).peekable();
        f.withdrawn = !back.is_empty()
            && !f.claims.is_empty()
            && (named.peek().is_none()
                || named
                    .all(|c| back.iter().any(|b| b.origin == c.origin) && !given_again(c.origin.as_ref(), &f.claims, &back)));
    }
}

/// Whether an origin gave a figure before it took it back and gives it once more on a later day. A copy is given for the day of what
/// it copies (law 3). Without a figure of before, it may be that one which is taken back.
fn given_again(origin: Option<&OriginId>, given: &[&Claim], back: &[&Claim]) -> bool {
    let days = |claims: &[&Claim]| -> Vec<String> {
        let own = claims.iter().filter(|c| c.origin.as_ref() == origin);
        own.filter_map(|c| Some(c.as_of.as_ref()?.get(..10)?.to_owned())).collect()
    };
    let (given, back) = (days(given), days(back));
    back.iter().max().is_some_and(|last| given.iter().any(|d| d <= last) && given.iter().any(|d| d > last))
}

/// The figures that reports lead with: those of their titles, the first of their texts and the first that they call the toll. What
/// else comes further down is often of another day, another place, a longer time.
fn leads<'a>(claims: &[&'a Claim]) -> BTreeSet<&'a ClaimId> {
    let mut first: BTreeMap<(&ReportId, bool), &Claim> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for c in claims.iter().filter(|c| total(c) || c.scope == Some(Scope::Subset(CIVILIANS.to_owned()))) {
        if c.part == Part::Title {
            out.insert(&c.id);
            continue;
        }
        for toll in [false, true] {
            let earlier = first.get(&(&c.report, toll)).is_none_or(|f| (c.start, &c.id) < (f.start, &f.id));
            if earlier && (!toll || is_toll(c)) {
                first.insert((&c.report, toll), c);
            }
        }
    }
    out.extend(first.into_values().map(|c| &c.id));
    // "A second body was found, taking the toll to 9": a report that leads with a part and with the whole goes by the whole.
    let mut most: BTreeMap<&ReportId, i64> = BTreeMap::new();
    for c in claims.iter().filter(|c| out.contains(&c.id) && c.bound != Some(Bound::UpTo)) {
        let least = c.value.numbers().map_or(0, |n| n.0);
        most.entry(&c.report).and_modify(|m| *m = least.max(*m)).or_insert(least);
    }
    let part = |c: &Claim| {
        let most = most.get(&c.report).copied().unwrap_or(0);
        c.value.numbers().and_then(|n| n.1).is_some_and(|n| n.saturating_mul(2) < most)
    };
    for c in claims.iter().filter(|c| part(c)) {
        out.remove(&c.id);
    }
    out
}

/// Whether words call the figure the toll ("the toll stands at 12", "raised the number of dead to 12").
pub(super) fn is_toll(c: &Claim) -> bool {
    c.rule.starts_with("tally/")
}

/// Figures by their meaning: a number with and without "at least" or "about" is one figure; "more than" and "up to" are others.
fn figures<'a>(claims: impl Iterator<Item = &'a Claim>, leads: &BTreeSet<&ClaimId>) -> Vec<Figure<'a>> {
    let mut by: BTreeMap<(i64, Option<i64>, u8), Vec<&Claim>> = BTreeMap::new();
    for c in claims {
        if let Some((min, max)) = c.value.numbers() {
            let family = match c.bound {
                Some(Bound::MoreThan) => 1,
                Some(Bound::UpTo | Bound::AtMost) => 2,
                _ => 0,
            };
            by.entry((min, max, family)).or_default().push(c);
        }
    }
    by.into_iter()
        .map(|((min, max, _), mut claims)| {
            claims.sort_by(|a, b| a.id.cmp(&b.id));
            let sharpest = claims.iter().map(|c| c.bound.unwrap_or_default()).min().unwrap_or_default();
            let leads = claims.iter().copied().filter(|c| leads.contains(&c.id)).collect();
            Figure { min, max, bound: sharpest, claims, leads, told: Vec::new(), withdrawn: false }
        })
        .collect()
}

fn value(f: &Figure<'_>) -> Value {
    f.claims.first().map_or(Value::Number(f.min), |c| c.value.clone())
}

/// The bare value for `best`: a word becomes the number that the rule takes it for.
fn chosen(scene: &Scene<'_>, f: &Figure<'_>) -> Value {
    match value(f) {
        Value::Word(w) => {
            let meant =
                scene.rule.row().words.iter().find(|(word, _)| *word == w.word.to_lowercase()).map_or(w.min, |(_, n)| *n);
            Value::Number(meant)
        }
        Value::Range(r) => Value::Number(i64::midpoint(r.min, r.max)),
        v => v,
    }
}

/// The figure chosen by the rule among those of the last state of the course; without a course, the one of most origins.
fn pick(scene: &Scene<'_>, slot: Slot, figures: &[Figure<'_>], course: &[Day]) -> Option<usize> {
    let kept = |n: &usize| figures.get(*n).is_some_and(|f| !f.withdrawn) || figures.iter().all(|f| f.withdrawn);
    let last = course.iter().rev().map(|d| d.stood).find(kept);
    let pool: Vec<usize> = match last {
        Some(stood) => standing(scene, slot, figures, course, Some(stood)).at_the_end.into_iter().collect(),
        None => (0..figures.len()).filter(kept).collect(),
    };
    let by_origins = |n: &usize| {
        let f = &figures.get(*n);
        let claims: &[&Claim] = f.map_or(&[], |f| &f.claims);
        let named = scene.independent(claims).iter().filter(|o| o.as_str() != firsthand_types::UNATTRIBUTED).count();
        (named, scene.lineages(claims), f.map_or(0, |f| f.min))
    };
    match scene.rule.row().best {
        Pick::Latest if last.is_some() => last,
        Pick::Lowest => {
            let backed: Vec<usize> = pool.iter().copied().filter(|n| by_origins(n).0 > 0).collect();
            let from = if backed.is_empty() { pool } else { backed };
            from.into_iter().min_by_key(|n| figures.get(*n).map_or(i64::MAX, |f| f.min))
        }
        _ => pool.into_iter().max_by_key(by_origins),
    }
}

/// The figures of a count by what they are to the one chosen.
struct Standing {
    /// Those given since the one that stood last first appeared, and those that agree with it.
    at_the_end: BTreeSet<usize>,
    /// Those that would stand, and count a part of it or another thing.
    parts: BTreeSet<usize>,
}

/// Figures that stand at the end, and those that only stand beside them.
fn standing(scene: &Scene<'_>, slot: Slot, figures: &[Figure<'_>], course: &[Day], best: Option<usize>) -> Standing {
    let mut out: BTreeSet<usize> = (0..figures.len()).collect();
    let mut since = String::new();
    if let Some(last) = course.last() {
        since = course.iter().rev().take_while(|d| d.stood == last.stood).last().map(|d| d.as_of.clone()).unwrap_or_default();
        out = course.iter().filter(|d| d.as_of >= since).flat_map(|d| d.given.iter().copied()).collect();
        // An earlier figure that is told again ("up from 38") was replaced before.
        let replaced: BTreeSet<usize> = course.iter().filter(|d| d.as_of < since).map(|d| d.stood).collect();
        out.retain(|n| !replaced.contains(n) || *n == last.stood);
        let stood = figures.get(last.stood);
        out.retain(|n| figures.get(*n).is_some_and(|f| !f.withdrawn && !stood.is_some_and(|s| earlier(f, s))));
    }
    let mut parts = BTreeSet::new();
    if let Some(b) = best.and_then(|n| figures.get(n)) {
        let aside = |n: &usize| {
            let part = |f: &Figure<'_>| {
                let small = !course.is_empty() && is_part(scene, f, b, since.as_str());
                small || narrower(f, b) || lesser(slot, f, b) || beside_its_whole(figures, f, b)
            };
            Some(*n) != best && figures.get(*n).is_some_and(part)
        };
        parts = out.iter().copied().filter(aside).collect();
        out.retain(|n| !parts.contains(n));
    }
    out.extend(best);
    Standing { at_the_end: out, parts }
}

/// Whether a figure is so small beside another that, led with by no report since a day, it counts a part of it; or so large that it
/// counts more than this event: ten times as much, or well above it on the word of nobody named.
fn is_part(scene: &Scene<'_>, f: &Figure<'_>, beside: &Figure<'_>, since: &str) -> bool {
    const BEYOND: i64 = 10;
    let from = |c: &Claim| c.as_of.as_deref().is_none_or(|t| t.get(..10).is_some_and(|t| t >= since));
    let led = f.leads.iter().any(|c| from(c));
    let small = f.max.is_some_and(|m| m.saturating_mul(2) < beside.min);
    let most = beside.max.unwrap_or(beside.min);
    let claims: Vec<&Claim> = f.claims.iter().copied().filter(|c| from(c)).collect();
    let nobody = || scene.independent(&claims).iter().all(|o| o.as_str() == UNATTRIBUTED);
    let beyond = f.min > most.saturating_mul(BEYOND) || f.min.saturating_mul(3) > most.saturating_mul(4) && nobody();
    !led && (small || beyond)
}

/// Whether a figure is the chosen one or differs from it.
fn rivals(figures: &[Figure<'_>], n: usize, best: Option<usize>) -> bool {
    let pair = best.and_then(|b| Some((figures.get(n)?, figures.get(b)?)));
    Some(n) == best || pair.is_some_and(|(f, b)| !agrees(f, b) && !agrees(b, f))
}

/// How the figures relate.
fn conflict(
    figures: &[Figure<'_>],
    candidates: &[Candidate],
    standing: &BTreeSet<usize>,
    parts: &BTreeSet<usize>,
    best: Option<usize>,
) -> Conflict {
    let Some((best, b)) = best.and_then(|n| Some((n, figures.get(n)?))) else { return Conflict::None };
    let rivals: Vec<usize> = standing.iter().copied().filter(|n| *n != best).collect();
    let differ = |n: &&usize| figures.get(**n).is_some_and(|f| !agrees(f, b) && !agrees(b, f));
    let origins = |n: usize| candidates.get(n).map(|c| c.origins.clone()).unwrap_or_default();
    let apart: Vec<&usize> = rivals.iter().filter(differ).collect();
    // One origin that gives two figures has changed its word; two origins disagree.
    if apart.iter().any(|n| origins(**n) != origins(best)) {
        return Conflict::Disagreement;
    }
    if !apart.is_empty() || (0..figures.len()).any(|n| !standing.contains(&n) && !parts.contains(&n)) {
        return Conflict::Update;
    }
    match (rivals.is_empty(), parts.is_empty()) {
        (false, _) => Conflict::Rounding,
        (true, false) => Conflict::Scope,
        (true, true) => Conflict::None,
    }
}

fn spread(
    scene: &Scene<'_>,
    figures: &[Figure<'_>],
    candidates: &[Candidate],
    standing: &BTreeSet<usize>,
    best: Option<usize>,
) -> (Option<Value>, Option<Value>) {
    let loud = |n: &&usize| {
        scene.rule.row().unattributed_bounds || candidates.get(**n).is_some_and(|c| named(c) > 0) || Some(**n) == best
    };
    let some: Vec<&Figure<'_>> = standing.iter().filter(loud).filter_map(|n| figures.get(*n)).collect();
    let low = some.iter().map(|f| f.min).min();
    let high = some.iter().map(|f| f.max.unwrap_or(f.min)).max();
    (low.map(Value::Number), high.map(Value::Number))
}

/// The ledger: for each day the figure that stood, between the lowest and highest given for it or standing.
fn ledger(scene: &Scene<'_>, figures: &[Figure<'_>], course: &[Day]) -> Vec<LedgerEntry> {
    let bare = |f: &Figure<'_>| match value(f) {
        Value::Word(w) => Value::Number(w.min),
        Value::Range(Range { min, .. }) => Value::Number(min),
        v => v,
    };
    course
        .iter()
        .map(|d| {
            let stood = figures.get(d.stood);
            let rivals = || {
                d.given
                    .iter()
                    .filter_map(|n| figures.get(*n))
                    .filter(|f| !stood.is_some_and(|s| is_part(scene, f, s, &d.as_of)))
            };
            let some: Vec<&Figure<'_>> = rivals().chain(stood).collect();
            let mut claims: Vec<_> = rivals().flat_map(|f| today(f, &d.as_of)).map(|c| c.id.clone()).collect();
            claims.sort();
            claims.dedup();
            LedgerEntry {
                as_of: Some(d.as_of.clone()),
                low: some.iter().map(|f| f.min).min().map(Value::Number),
                best: figures.get(d.stood).map(bare),
                high: some.iter().map(|f| f.max.unwrap_or(f.min)).max().map(Value::Number),
                claims,
            }
        })
        .collect()
}

/// Parts, additions and figures given as replaced: shown beside the total, never rivals of it.
fn parts(scene: &Scene<'_>, claims: &[&Claim]) -> Vec<Candidate> {
    let mut by: BTreeMap<(Scope, String), Vec<&Claim>> = BTreeMap::new();
    for c in claims {
        if let Some(scope) = c.scope.clone().filter(|s| *s != Scope::Total) {
            by.entry((scope, c.value.key())).or_default().push(c);
        }
    }
    by.into_iter()
        .filter_map(|((scope, _), list)| {
            let first = list.first()?;
            let mut c = scene.candidate(first.value.clone(), first.bound, Some(scope.clone()), &list);
            if scope == Scope::Superseded {
                c.grade = if list.iter().any(|c| taken_back(c)) { Grade::Withdrawn } else { Grade::Superseded };
            }
            Some(c)
        })
        .collect()
}

fn why(scene: &Scene<'_>, figures: &[Figure<'_>], course: &[Day], best: Option<usize>, conflict: Conflict) -> String {
    let Some(f) = best.and_then(|n| figures.get(n)) else { return "Only parts of the whole are given.".into() };
    if figures.len() == 1 {
        return String::new();
    }
    let day = course.iter().rev().find(|d| Some(d.stood) == best).map(|d| d.as_of.as_str());
    let mut said = format!("Chosen by the rule: {}", scene.rule.row().says);
    if let Some(day) = day {
        said.push_str(&format!(" (given for {day})"));
    }
    said.push('.');
    let higher = figures.iter().any(|o| o.min > f.min);
    if higher && conflict == Conflict::Update {
        said.push_str(" A higher figure was given before; the latest word stands over the highest number.");
    }
    said
}
