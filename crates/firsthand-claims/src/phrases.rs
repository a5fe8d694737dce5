//! Countable phrases that hold no number: "nobody", "a boy", "a mother and child", "his wife and her two ...", "the driver".

use crate::numbers::own_head;
use crate::sentence::{Num, NumKind, Sent};
use crate::words::flag::*;
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Bound, Value};

/// The phrase that begins at the token, if any.
pub fn read(s: &Sent<'_>, i: usize) -> Option<Num> {
    zero(s, i)
        .or_else(|| both(s, i))
        .or_else(|| couple(s, i))
        .or_else(|| one(s, i))
        .or_else(|| article(s, i))
        .or_else(|| definite(s, i))
        .or_else(|| bare(s, i))
        .or_else(|| pronoun(s, i))
}

fn phrase(kind: NumKind, value: i64, (start, end): (usize, usize), head: Option<usize>) -> Num {
    Num { value: Value::Number(value), bound: Bound::Exact, kind, start, number: start, end, head, increment: false }
}

fn zero(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    let end = if w.any(&["nobody", "none"]) {
        i + 1
    } else if w.any(&["no"]) || w.any(&["any"]) && s.has(i.saturating_sub(2), i, NEG) {
        let next = s.at(i + 1)?;
        if next.any(&["one", "-one"]) {
            i + 2
        } else {
            let h = (i + 1..i + 4).find(|&j| {
                s.at(j).is_some_and(|w| {
                    w.is(PERSON | DEATHS | INJURIES | BODY | SUSPECT)
                        || w.any(&["arrests", "arrest", "hostage", "hostages", "captives"])
                        || of_a_people(s, j)
                })
            })?;
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
    })
}

/// "no Danes were among the dead", "no reports of missing persons": people by what they are said to be among or to be.
fn of_a_people(s: &Sent<'_>, j: usize) -> bool {
    let name = s.at(j).is_some_and(|w| w.capital && w.low.ends_with(['s', 'i', 'h', 'e'])) || s.low(j) == "nationals";
    name && (s.within(j + 1, j + 4, &["among", "amongst"]) || fate_follows(s, j + 1))
        || s.low(j) == "reports" && s.follows(j + 1, &["of", "missing"])
}

/// "Both died in the mud": two who were told of before.
fn both(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i).filter(|w| w.any(&["both"]))?;
    let opens = i == 0 || s.before(i, 1).is_some_and(|p| p.punct() || p.is(CONJ));
    let pair = s.within(i + 1, i + 12, &["and"])
        && !s.at(i + 1).is_some_and(|n| n.is(BE | HAVE) || n.tag.pred == crate::words::Pred::Die);
    (opens && w.rel != "cc:preconj" && !pair && fate_follows(s, i + 1)).then(|| phrase(NumKind::Count, 2, (i, i + 1), None))
}

/// "A retired couple were killed", "an elderly Danish couple": two, and not "a couple of" them.
fn couple(s: &Sent<'_>, i: usize) -> Option<Num> {
    s.at(i).filter(|w| w.any(&["a", "an", "another", "the"]))?;
    let h = (i + 1..i + 5).find(|&j| s.at(j).is_some_and(|w| w.any(&["couple", "twins"])))?;
    let kind = (i + 1..h).all(|j| s.at(j).is_some_and(|w| matches!(w.upos, Upos::Adj | Upos::Propn | Upos::Noun) || w.capital));
    let of = s.at(h + 1).is_some_and(|w| w.any(&["of", "hundred", "thousand", "dozen", "more", "days", "weeks", "hours"]));
    (kind && !of).then(|| phrase(NumKind::Article, 2, (i, h + 1), Some(h)))
}

/// "one" that the language layer left alone ("where one died").
fn one(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    if !w.any(&["one"])
        || s.before(i, 1).is_some_and(|p| p.any(&["no", "this", "that", "which", "any", "every", "the", "each"]))
    {
        return None;
    }
    if s.at(i + 1).is_some_and(|n| n.any(&["another", "day", "night", "way", "thing", "-", "year", "month"])) {
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
    })
}

/// "a boy", "another body", "a mother and child", "a 25-year-old man", "his wife, son and daughter".
fn article(s: &Sent<'_>, i: usize) -> Option<Num> {
    let w = s.at(i)?;
    let kin = w.any(&["his", "her", "their", "whose"]);
    if !(w.any(&["a", "an", "another"]) || kin) {
        return None;
    }
    // "Another died in hospital": one more of those counted.
    let more = s.at(i + 1).is_some_and(|n| n.tag.pred == crate::words::Pred::Die && n.is(PAST));
    if more && w.any(&["another"]) {
        let mut n = phrase(NumKind::Count, 1, (i, i + 1), None);
        n.increment = true;
        return Some(n);
    }
    let h = demonym(s, i + 1).filter(|_| !kin).or_else(|| head(s, i + 1)).or_else(|| trade(s, i + 1).filter(|_| !kin))?;
    if kin && !s.at(h)?.any(KIN) {
        return None;
    }
    let (more, end) = list(s, h + 1);
    let more = if s.low(i) == "another" { None } else { more };
    let value = 1 + more.unwrap_or(0);
    let mut n = phrase(NumKind::Article, value, (i, if more.is_some() { end } else { h + 1 }), Some(h));
    n.increment = s.low(i) == "another";
    Some(n)
}

/// "A Dane was slightly hurt": a people's name for one of them, as the subject of its own fate.
fn demonym(s: &Sent<'_>, i: usize) -> Option<usize> {
    let at = s.at(i).filter(|w| w.capital && matches!(w.upos, Upos::Propn | Upos::Noun) && !w.is(DAY))?.span;
    let person = s.spans().any(|m| m.kind == MentionKind::Person && m.span.end == at.end);
    (person && !s.caps && fate_follows(s, i + 1)).then_some(i)
}

/// "A diver died in the search": what the model takes for a person, as the subject of its own fate.
fn trade(s: &Sent<'_>, from: usize) -> Option<usize> {
    let h = (from..from + 3).find(|&i| fate_follows(s, i + 1))?;
    let w = s.at(h).filter(|w| w.upos == Upos::Noun && !w.is(PERSON | THING | EVENT | BODY | DEATHS | INJURIES))?;
    let person = s.spans().any(|m| m.kind == MentionKind::Person && m.span.end == w.span.end);
    let plain = (from..h).all(|i| s.at(i).is_some_and(|w| matches!(w.upos, Upos::Adj | Upos::Noun | Upos::Propn)));
    (person && plain).then_some(h)
}

/// Relatives, whom a possessive makes countable.
const KIN: &[&str] = &[
    "wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "girlfriend", "boyfriend", "partner",
    "grandmother", "grandfather", "child", "baby", "girl", "boy", "fiancee", "ex-wife", "ex-girlfriend", "ex-husband",
    "stepson", "stepdaughter", "grandson", "granddaughter", "grandchild", "nephew", "niece", "cousin", "uncle", "aunt",
];

/// The rest of a list of single persons: ", son and daughter", "and a woman". How many more, and where it ends.
fn list(s: &Sent<'_>, from: usize) -> (Option<i64>, usize) {
    let (mut i, mut count, mut closed) = (from, 0, false);
    while count < 6 && !closed {
        let comma = s.low(i) == ",";
        let and = s.low(i) == "and" || comma && s.low(i + 1) == "and";
        if !(comma || and) {
            break;
        }
        let mut next = if comma && and { i + 2 } else { i + 1 };
        if s.at(next).is_some_and(|w| w.any(&["a", "an", "his", "her", "their"])) {
            next += 1;
        }
        let Some(h) =
            head(s, next).filter(|&h| h < next + 4 && s.at(h).is_some_and(|w| !w.is(BODY) && (w.is(ONE) || w.any(KIN))))
        else {
            break;
        };
        count += 1;
        closed = and;
        i = h + 1;
    }
    if closed { (Some(count), i) } else { (None, from) }
}

/// The head noun of a phrase for one person, within a few words.
fn head(s: &Sent<'_>, from: usize) -> Option<usize> {
    for i in from..from + 9 {
        let w = s.at(i)?;
        if aged(s, i) {
            return Some(i);
        }
        let lone = s.before(i, 1).is_some_and(|p| p.any(&["lone", "single", "sole"]));
        let attacker = w.any(&["gunman", "attacker"]) || lone && w.is(ATTACKER) && !w.low.ends_with('s');
        if w.is(ONE) || w.any(KIN) || attacker || w.any(&["body", "corpse", "suspect", "death", "fatality"]) {
            // "a police officer", "a school bus driver": the last of several.
            let next = s.at(i + 1).filter(|n| n.is(ONE));
            return Some(if next.is_some() { i + 1 } else { i });
        }
        let state = w.any(&[","]) && s.at(i + 1).is_some_and(|n| n.low.len() == 2 && n.capital);
        let hyphen = w.any(&["-", "year", "month", "old", "week"]) || w.low.bytes().all(|b| b.is_ascii_digit());
        if hyphen || state {
            continue;
        }
        if i >= from + 5 || w.punct() || w.is(PREP | BE | HAVE | MODAL | REL | SUB | CONJ | DET | PRON | PAST) {
            return None;
        }
    }
    None
}

/// "an 11-year-old was shot", "2-year-old dies": an age that stands for the person, because no noun follows it.
pub(crate) fn aged(s: &Sent<'_>, i: usize) -> bool {
    let years = |w: &str| ["year", "month", "week", "day"].iter().any(|u| w.trim_end_matches('s').ends_with(u));
    let age = s.at(i).is_some_and(|w| {
        w.any(&["old"]) && s.before(i, 1).is_some_and(|b| years(&b.low) || b.any(&["-"]))
            || w.low.strip_suffix("-old").is_some_and(years)
    });
    age && s.at(i + 1).is_none_or(|n| {
        n.punct() && !n.any(&["-", "\"", "“"])
            || n.is(BE | HAVE | MODAL | PREP | REL | CONJ | SUB)
            || n.is(ADV) && n.low.ends_with("ly")
            || n.tag.pred != crate::words::Pred::None && !n.is(BODY) && !n.any(&["missing", "dead"])
            || n.any(&["dead", "dies", "passed"])
    })
}

/// "He was pronounced dead at the scene": one person, where nobody else in the report is said to have died (see `finish`).
fn pronoun(s: &Sent<'_>, i: usize) -> Option<Num> {
    let fatal = |k: usize| {
        use crate::words::Pred;
        let stop = (k..k + 6).find(|&j| s.at(j).is_none_or(|w| w.tag.pred != Pred::None))?;
        let w = s.at(stop)?;
        matches!(w.tag.pred, Pred::Die | Pred::Dead | Pred::Kill).then_some(stop)
    };
    let w = s.at(i).filter(|w| w.any(&["he", "she"]))?;
    (w.is(PRON) && fate_follows(s, i + 1) && fatal(i + 1).is_some()).then(|| phrase(NumKind::Article, 1, (i, i + 1), None))
}

/// "the boy died", "the driver was killed": one person, named before, as the subject of his own fate.
fn definite(s: &Sent<'_>, i: usize) -> Option<Num> {
    if !s.at(i)?.any(&["the"]) {
        return None;
    }
    let h = head(s, i + 1).filter(|&h| h < i + 9 && (aged(s, h) || s.at(h).is_some_and(|w| w.is(ONE))))?;
    fate_follows(s, h + 1).then(|| phrase(NumKind::Article, 1, (i, h + 1), Some(h)))
}

/// Headlines leave the article out: "Toddler killed in Orvel shooting", "Orvel teen dies".
fn bare(s: &Sent<'_>, i: usize) -> Option<Num> {
    let first = i == 0 || s.before(i, 1).is_some_and(|w| w.any(&[":", "|"]));
    if !first || s.words.len() > 18 || s.at(i)?.is(DET | PREP) || s.at(i)?.punct() {
        return None;
    }
    let h = head(s, i)
        .filter(|&h| h < i + 4 && (aged(s, h) || s.at(h).is_some_and(|w| w.is(ONE) && !w.any(&["police", "officer"]))))?;
    (fate_follows(s, h + 1) && s.at(h + 1).is_some_and(|w| !w.is(BE | HAVE)))
        .then(|| phrase(NumKind::Article, 1, (i, h + 1), Some(h)))
}

fn fate_follows(s: &Sent<'_>, from: usize) -> bool {
    use crate::words::Pred;
    for i in from..from + 5 {
        let Some(w) = s.at(i) else { return false };
        match w.tag.pred {
            Pred::Kill | Pred::Shoot | Pred::Injure => {
                return w.is(PAST) && !s.at(i + 1).is_some_and(|n| n.is(DET | PERSON | PRON) || n.num.is_some());
            }
            Pred::Find if w.is(PAST) && s.within(i + 1, i + 3, &["dead", "hanged", "lifeless"]) => return true,
            Pred::Die | Pred::Dead | Pred::Missing => return true,
            Pred::None => {}
            _ => return false,
        }
        if !(w.is(BE | HAVE | ADV | KNOWN) || w.any(&["fatally", "and", "critically"])) || w.is(NEG) {
            return false;
        }
    }
    false
}
