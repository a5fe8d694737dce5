//! The numbers of a sentence: those of the language layer, and the countable phrases that are none ("a boy", "nobody").

use crate::sentence::{Num, NumKind, Sent, num_kind};
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::{Bound, Span, Value};

/// All of them, sorted, without overlap.
pub fn read(s: &Sent<'_>) -> Vec<Num> {
    let mut out: Vec<Num> = Vec::new();
    for q in s.layers.quantities_in(s.span) {
        if let Some(n) = from_layer(s, q) {
            if out.last().is_none_or(|l| l.end <= n.start) {
                match moved_range(s, &n) {
                    Some(two) => out.extend(two),
                    None => out.push(n),
                }
            }
        }
    }
    let mut extra = Vec::new();
    let mut i = 0;
    while i < s.words.len() {
        if out.iter().any(|n| n.start <= i && i < n.end) {
            i += 1;
            continue;
        }
        match zero(s, i).or_else(|| one(s, i)).or_else(|| article(s, i)) {
            Some(n) if !out.iter().any(|o| o.start < n.end && n.start < o.end) => {
                i = n.end.max(i + 1);
                extra.push(n);
            }
            _ => i += 1,
        }
    }
    out.extend(extra);
    out.sort_by_key(|n| n.start);
    out
}

/// "had gone from one to four", "rose by 250 to 1,100": two figures, not a range. "went up to 36" is no upper bound.
fn moved_range(s: &Sent<'_>, n: &Num) -> Option<Vec<Num>> {
    let Value::Range(r) = &n.value else {
        return None;
    };
    let lead =
        s.before(n.start, 1).filter(|w| w.any(&["from", "by"])).or_else(|| s.at(n.start).filter(|w| w.any(&["from", "by"])))?;
    let by = lead.any(&["by"]);
    if !s.has(n.start.saturating_sub(5), n.start, MOVES) {
        return None;
    }
    let to = s.find(n.number, n.end + 1, &["to"])?;
    let part = |value: i64, start: usize, end: usize| Num {
        value: Value::Number(value),
        bound: Bound::Exact,
        start,
        number: start,
        end,
        ..n.clone()
    };
    let (low, high) = if by { (r.min.min(r.max), r.max) } else { (r.min, r.max) };
    Some(vec![part(low, n.number, to), part(high, to + 1, n.end.max(to + 2))])
}

fn from_layer(s: &Sent<'_>, q: &firsthand_language::Quantity) -> Option<Num> {
    let start = s.token_from(q.span.start);
    let number = s.token_from(q.number.start).max(start);
    let mut end = s.token_to(q.span.end).max(number + 1);
    let mut kind = num_kind(q.kind);
    if !matches!(q.value, Value::Number(_) | Value::Range(_) | Value::Word(_)) {
        kind = NumKind::Other;
    }
    let mut head = None;
    let mut named_thing = false;
    if let Some(of) = q.of {
        let from = s.token_from(of.start);
        let to = s.token_to(of.end);
        if from < to && from <= end + 3 {
            let h = head_in(s, from, to);
            // "156 unaccounted", "five yesterday": the word after the number is a predicate or an adverb, no noun.
            let noun = s.at(h).is_some_and(|w| {
                !(w.is(ADV | DAY | KNOWN | BE | HAVE | MODAL | PREP) && !w.is(PERSON | THING | DEATHS)
                    || w.tag.pred != Pred::None && !w.is(PERSON | THING | BODY | INJURIES | DEATHS))
            });
            if noun {
                head = Some(h);
                named_thing = true;
                end = end.max(h + 1);
            }
        }
    }
    let mut bound = q.bound;
    if head.is_none() {
        if let Some(h) = own_head(s, end) {
            head = Some(h);
            end = h + 1;
        }
    }
    // "36 people or more", "one person dead at least".
    if s.follows(end, &["or", "more"]) || s.follows(end, &["or", "so"]) {
        bound = if s.low(end + 1) == "more" { Bound::AtLeast } else { Bound::About };
        end += 2;
        if head.is_none() {
            if let Some(h) = own_head(s, end) {
                head = Some(h);
                end = h + 1;
            }
        }
    }
    if bound == Bound::UpTo && s.before(start, 1).is_some_and(|w| w.is(MOVES) && !w.any(&["hold", "holds", "given"])) {
        bound = Bound::Exact;
    }
    if bound == Bound::Exact && (s.find(end, end + 3, &["least"]).is_some_and(|i| s.low(i - 1) == "at")) {
        bound = Bound::AtLeast;
    }
    (start < s.words.len()).then(|| Num {
        value: q.value.clone(),
        bound,
        kind,
        start,
        number,
        end: end.min(s.words.len()),
        head,
        increment: q.increment,
        named_thing,
    })
}

/// The head of a noun phrase: the last word before a preposition or the like.
fn head_in(s: &Sent<'_>, from: usize, to: usize) -> usize {
    let mut head = from;
    for i in from..to {
        let Some(w) = s.at(i) else { break };
        if i > from && (w.is(PREP | REL | SUB | CONJ) || w.punct()) {
            break;
        }
        head = i;
    }
    head
}

/// The head that follows a number whose layer gave none: within four words, a noun of the lexicon.
fn own_head(s: &Sent<'_>, from: usize) -> Option<usize> {
    let mut found = None;
    for i in from..from + 4 {
        let w = s.at(i)?;
        if w.is(PERSON | THING | DEATHS | BODY | ATTACKER | SUSPECT | INJURIES) && !w.is(PRON) {
            found = Some(i);
            break;
        }
        if w.punct() || w.is(BE | HAVE | MODAL | PREP | REL | SUB | CONJ | DET | NEG | MOVES | KNOWN) || w.upos == Upos::Verb {
            break;
        }
    }
    found
}

fn zero(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    let end = if w.any(&["nobody", "none"]) {
        i + 1
    } else if w.any(&["no"]) {
        let next = s.at(i + 1)?;
        if next.any(&["one", "-one"]) {
            i + 2
        } else {
            let h = (i + 1..i + 4)
                .find(|&j| s.at(j).is_some_and(|w| w.is(PERSON | DEATHS | INJURIES | BODY | SUSPECT) || w.any(&["arrests"])))?;
            if (i + 1..h).any(|j| s.at(j).is_some_and(|w| w.is(PREP | BE | HAVE | CONJ) || w.punct())) {
                return None;
            }
            h + 1
        }
    } else {
        return None;
    };
    let head = (end - 1 > i && !s.at(end - 1)?.any(&["one", "-one"])).then_some(end - 1);
    Some(Num {
        value: Value::Number(0),
        bound: Bound::Exact,
        kind: NumKind::Zero,
        start: i,
        number: i,
        end,
        head,
        increment: false,
        named_thing: false,
    })
}

/// "one" that the language layer left alone ("where one died").
fn one(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    if !w.any(&["one"])
        || s.before(i, 1).is_some_and(|p| p.any(&["no", "this", "that", "which", "any", "every", "the", "each"]))
    {
        return None;
    }
    if s.at(i + 1).is_some_and(|n| n.any(&["another", "day", "night", "way", "thing"])) {
        return None;
    }
    let head = own_head(s, i + 1);
    Some(Num {
        value: Value::Number(1),
        bound: Bound::Exact,
        kind: NumKind::Count,
        start: i,
        number: i,
        end: head.map_or(i + 1, |h| h + 1),
        head,
        increment: false,
        named_thing: false,
    })
}

/// "a boy", "another body", "a mother and child", "a 25-year-old man".
fn article(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    if !w.any(&["a", "an", "another"]) {
        return None;
    }
    let h = article_head(s, i + 1)?;
    let (mut value, mut end) = (1, h + 1);
    if s.low(end) == "and" && s.low(i) != "another" {
        let next = if s.at(end + 1).is_some_and(|w| w.any(&["a", "an"])) { end + 2 } else { end + 1 };
        if let Some(h2) = article_head(s, next).filter(|&h2| s.at(h2).is_some_and(|w| !w.is(BODY))) {
            value = 2;
            end = h2 + 1;
        }
    }
    Some(Num {
        value: Value::Number(value),
        bound: Bound::Exact,
        kind: NumKind::Article,
        start: i,
        number: i,
        end,
        head: Some(h),
        increment: s.low(i) == "another",
        named_thing: false,
    })
}

fn article_head(s: &Sent<'_>, from: usize) -> Option<usize> {
    for i in from..from + 5 {
        let w = s.at(i)?;
        if w.is(ONE) || w.any(&["body", "corpse", "gunman", "attacker", "suspect", "death", "fatality"]) {
            // "a police officer", "a school bus driver": the last of several.
            let next = s.at(i + 1).filter(|n| n.is(ONE));
            return Some(if next.is_some() { i + 1 } else { i });
        }
        if w.punct() && !w.any(&["-"]) || w.is(PREP | BE | HAVE | MODAL | REL | SUB | CONJ | DET | PRON) {
            return None;
        }
    }
    None
}

/// The byte range of a number's noun phrase.
pub fn bytes(s: &Sent<'_>, n: &Num) -> Span {
    s.bytes(n.start, n.end)
}
