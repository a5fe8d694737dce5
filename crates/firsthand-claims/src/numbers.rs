//! The numbers of a sentence: those of the language layer, and the countable phrases that are none ("a boy", "nobody").

use crate::sentence::{Num, NumKind, Sent, num_kind};
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::{Bound, Value};

/// All of them, sorted, without overlap.
pub fn read(s: &Sent<'_>) -> Vec<Num> {
    let mut out: Vec<Num> = Vec::new();
    for q in s.layers.quantities_in(s.span) {
        if let Some(n) = from_layer(s, q) {
            // "2017 At least 17 people": a number that only names gives way.
            if out.last().is_some_and(|l| l.end > n.start && l.kind == NumKind::Other && n.kind == NumKind::Count) {
                out.pop();
            }
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
        if out.iter().any(|n| n.start <= i && i < n.end && n.kind != NumKind::Other) {
            i += 1;
            continue;
        }
        match crate::phrases::read(s, i) {
            // An age inside ("a 17-month-old boy") gives way to the phrase.
            Some(n) if !out.iter().any(|o| o.start < n.end && n.start < o.end && o.kind != NumKind::Other) => {
                out.retain(|o| o.start >= n.end || n.start >= o.end);
                i = n.end.max(i + 1);
                extra.push(n);
            }
            _ => i += 1,
        }
    }
    out.extend(extra);
    out.sort_by_key(|n| n.start);
    // "He was one of nearly 250 pilgrims injured": the one is of those, and no count.
    for k in 1..out.len() {
        let (Some(one), Some(whole)) = (out.get(k - 1), out.get(k)) else { continue };
        let whole_end = whole.end;
        let near = one.kind == NumKind::Count && matches!(one.value, Value::Number(1)) && s.low(one.number + 1) == "of";
        let be = s.before(one.start, 1).is_some_and(|w| w.is(BE) || w.any(&["as", "among"]));
        let of_it = near && be && whole.start == one.number + 2 && whole.kind == NumKind::Count;
        if let Some(one) = out.get_mut(k - 1).filter(|_| of_it && told_of_whole(s, whole_end)) {
            one.kind = NumKind::Other;
        }
    }
    for n in &mut out {
        // "one in five of the wounded": a share, no number of people.
        if fraction(s, n.number) || n.number.checked_sub(2).is_some_and(|i| fraction(s, i)) {
            n.kind = NumKind::Other;
        }
        one_of(s, n);
        another(s, n);
        // "the death of more than one person": a legal term.
        if n.bound == Bound::MoreThan && matches!(n.value, Value::Number(1)) {
            n.kind = NumKind::Other;
        }
        // "six of them under 18": an age.
        let bare = n.head.is_none() && n.kind == NumKind::Count && s.at(n.end).is_none_or(|w| w.punct() || w.is(CONJ));
        let whose = s.within(n.start.saturating_sub(3), n.number, &["them", "whom", "children", "those", "victims", "pupils"]);
        if bare && whose && s.before(n.number, 1).is_some_and(|w| w.any(&["under", "over", "below", "aged", "above"])) {
            n.kind = NumKind::Other;
        }
    }
    out
}

/// "She is one of 38 hikers who have been missing", "one of nine people booked": what is said is said of the whole.
fn one_of(s: &Sent<'_>, n: &mut Num) {
    let one = n.kind == NumKind::Count && matches!(n.value, Value::Number(1)) && s.low(n.number + 1) == "of";
    let inner = n.number + 2;
    let Some(value) = s.at(inner).filter(|_| one).and_then(|w| count_of(&w.low)) else { return };
    let Some(head) = own_head(s, inner + 1).filter(|&h| s.at(h).is_some_and(|w| w.is(PERSON))) else { return };
    let be = s.before(n.start, 1).is_some_and(|w| w.is(BE) || w.any(&["as", "among", ","]));
    if value > 1 && be && told_of_whole(s, head + 1) {
        (n.value, n.start, n.number, n.head, n.end) = (Value::Number(value), inner, inner, Some(head), head + 1);
    }
}

/// Whether what follows the noun is said of all whom it names: "who are still missing", "booked so far".
fn told_of_whole(s: &Sent<'_>, i: usize) -> bool {
    let next = |i: usize, words: &[&str]| s.at(i).is_some_and(|w| w.any(words));
    // "four friends from Orvel who died"
    let near = (i..i + 4).take_while(|&k| s.at(k).is_some_and(|w| !w.punct() && !w.is(BE | HAVE | MODAL)));
    let i = near.clone().find(|&k| k > i && next(k, &["who"])).filter(|_| next(i, &["from", "in", "at", "of"])).unwrap_or(i);
    let died = s.at(i + 1).is_some_and(|w| w.is(PAST) && matches!(w.tag.pred, Pred::Die | Pred::Kill));
    let relative = next(i, &["who", "that"]) && (died || next(i + 1, &["are", "were", "have", "remain"]));
    let participle =
        s.at(i).is_some_and(|w| (w.is(PAST) && w.tag.pred != Pred::None || w.any(&["booked"])) && w.upos == Upos::Verb);
    relative || participle
}

/// Whether "one in five" begins at the token.
fn fraction(s: &Sent<'_>, i: usize) -> bool {
    s.low(i) == "one"
        && s.at(i + 1).is_some_and(|w| w.any(&["in"]))
        && s.at(i + 2).is_some_and(|w| count_of(&w.low).is_some_and(|v| v > 1))
        && s.at(i + 3).is_none_or(|w| !w.is(PERSON | THING))
}

/// A small number in a word or in figures.
pub(crate) fn count_of(low: &str) -> Option<i64> {
    const WORDS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen",
    ];
    let plain: String = low.chars().filter(|c| *c != ',').collect();
    WORDS.iter().position(|w| *w == low).and_then(|i| i64::try_from(i + 2).ok()).or_else(|| plain.parse().ok())
}

/// "Two are dead and a third is fighting for her life": one more, not the third of a row.
fn another(s: &Sent<'_>, n: &mut Num) {
    // "the body of an 11th victim" goes on a row; "an eighth man was missing" is one more.
    let row = ["victim", "body", "death", "fatality", "person", "people"];
    let one = |h: usize| s.at(h).is_some_and(|w| w.is(ONE) && !w.is(ATTACKER | SUSPECT | BODY | DEATHS) && !w.any(&row));
    let bare =
        n.kind == NumKind::Ordinal && n.head.is_none_or(one) && s.before(n.start, 1).is_some_and(|w| w.any(&["a", "an"]));
    // "Of the passengers a third died" is a share.
    if s.within(0, n.start.min(4), &["of"]) {
        return;
    }
    let be = s.at(n.end).is_some_and(|w| w.any(&["is", "was", "has", "remains", "remained", "died", "survived"]));
    if bare && be && !matches!(n.value, Value::Number(0 | 1)) {
        (n.kind, n.value, n.increment) = (NumKind::Article, Value::Number(1), true);
        n.start = n.start.saturating_sub(1);
        n.number = n.start;
    }
}

/// "had gone from one to four", "rose by 250 to 1,100": two figures, not a range. "went up to 36" is no upper bound.
fn moved_range(s: &Sent<'_>, n: &Num) -> Option<Vec<Num>> {
    let Value::Range(r) = &n.value else {
        return None;
    };
    let lead =
        s.before(n.start, 1).filter(|w| w.any(&["from", "by"])).or_else(|| s.at(n.start).filter(|w| w.any(&["from", "by"])))?;
    let by = lead.any(&["by"]);
    // "brought down the number of missing from more than 80 to 34".
    let named = s.within(n.start.saturating_sub(12), n.start, &["number", "toll", "count", "tally", "figure"])
        && s.has(n.start.saturating_sub(14), n.start, MOVES);
    if !s.has(n.start.saturating_sub(5), n.start, MOVES) && !named {
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
    if let Some(of) = q.of {
        let from = s.token_from(of.start);
        let to = s.token_to(of.end);
        if from < to && from <= end + 3 {
            let h = head_in(s, from, to);
            // "156 unaccounted", "five yesterday": the word after the number is a predicate or an adverb, no noun.
            let function = ADV | DAY | KNOWN | BE | HAVE | MODAL | PREP;
            let noun = s.at(h).is_some_and(|w| {
                w.is(PERSON | THING | DEATHS)
                    || w.any(&["arrests"])
                    || !w.is(function) && (w.tag.pred == Pred::None || w.is(BODY | INJURIES))
            });
            if noun {
                head = Some(h);
                end = end.max(h + 1);
            }
        }
    }
    // "three Danish festival-goers": the last part of a compound says who they are.
    while head.is_some() && s.low(end) == "-" && s.at(end + 1).is_some_and(|w| w.upos == Upos::Noun || w.any(&["goers"])) {
        head = Some(end + 1);
        end += 2;
    }
    let mut bound = q.bound;
    if head.is_none()
        && let Some(h) = own_head(s, end)
    {
        head = Some(h);
        end = h + 1;
    }
    // "36 people or more", "one person dead at least".
    if s.follows(end, &["or", "more"]) || s.follows(end, &["or", "so"]) {
        bound = if s.low(end + 1) == "more" { Bound::AtLeast } else { Bound::About };
        end += 2;
        if head.is_none()
            && let Some(h) = own_head(s, end)
        {
            head = Some(h);
            end = h + 1;
        }
    }
    // "now up to 805" has risen to it.
    let risen = |w: &crate::sentence::Word<'_>| w.is(MOVES) && !w.any(&["hold", "holds", "given"]) || w.any(&["now"]);
    if bound == Bound::UpTo && s.before(start, 1).is_some_and(risen) {
        bound = Bound::Exact;
    }
    if bound == Bound::Exact && (s.find(end, end + 3, &["least"]).is_some_and(|i| s.low(i - 1) == "at")) {
        bound = Bound::AtLeast;
    }
    // "one-year-old Ivo Brandt".
    if s.at(number).is_some_and(|w| w.low.contains("-year") || w.low.contains("-month")) && !crate::phrases::aged(s, number) {
        kind = NumKind::Other;
    }
    // "In Tamm 97 of the dead are women", "at Orvel 82 were killed": a place is no part of the number's name.
    if kind == NumKind::Other && head.is_none() && after_place(s, number) {
        kind = NumKind::Count;
    }
    if head.is_none() && (age(s, number) || address(s, number) || s.low(number) == "911") {
        kind = NumKind::Other;
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
    })
}

/// Whether a plain number stands right behind a place that a preposition leads, and before what became of those it counts.
fn after_place(s: &Sent<'_>, number: usize) -> bool {
    use firsthand_language::MentionKind;
    let digits = s.at(number).is_some_and(|w| w.low.len() <= 6 && w.low.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let Some(place) = s.before(number, 1).filter(|w| w.capital && digits) else { return false };
    let held = s
        .layers
        .mentions_in(s.span)
        .any(|m| m.named && matches!(m.kind, MentionKind::Place | MentionKind::Facility) && m.span.contains(place.span));
    let led = s.within(number.saturating_sub(5), number, &["in", "at", "on", "from"]);
    let next = s.at(number + 1).is_some_and(|w| w.is(BE | HAVE) || w.any(&["of", "people", "died"]) || w.tag.pred == Pred::Die);
    held && led && next
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
pub fn own_head(s: &Sent<'_>, from: usize) -> Option<usize> {
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

/// "Ada Venn, 45, was shot", "her grandmother, 71, has": a bare number between commas after a name or a noun for one person;
/// "a girl of seven", "Ada Venn of 15".
fn age(s: &Sent<'_>, number: usize) -> bool {
    let digits = s.at(number).is_some_and(|w| w.low.len() <= 3 && w.low.bytes().all(|b| b.is_ascii_digit()));
    let single = |w: &crate::sentence::Word<'_>| w.is(ONE | PERSON) && !w.low.ends_with('s') && !w.any(&["people", "children"]);
    if s.before(number, 1).is_some_and(|w| w.any(&["of"]))
        && s.before(number, 2).is_some_and(|w| single(w) && w.num.is_none() && !w.any(&["crew", "personnel", "troops"]))
    {
        return !s.at(number + 1).is_some_and(|w| w.any(&["of", "out"]));
    }
    let before = s.before(number, 1).is_some_and(|w| w.any(&[",", "("]))
        && s.before(number, 2).is_some_and(|w| {
            let noun = w.upos == Upos::Noun && !w.low.ends_with('s') && s.low(number).len() == 2;
            w.capital && w.num.is_none() || single(w) || noun && !w.is(PAST | DEATHS | BODY) && w.num.is_none()
        });
    let after = s.at(number + 1).is_none_or(|w| w.any(&[",", "(", ")", ".", ";", "and"]));
    // "Ada Venn of Orvel, 45, were shot": a bare number between two commas.
    let set_off = s.before(number, 1).is_some_and(|w| w.any(&[","])) && s.at(number + 1).is_some_and(|w| w.any(&[","]));
    digits && (before && after || set_off && s.low(number).len() < 3)
}

/// "202 N. Main St.": a number before a street.
fn address(s: &Sent<'_>, number: usize) -> bool {
    let street = [
        "st", "st.", "street", "ave", "ave.", "avenue", "road", "rd", "rd.", "drive", "dr", "dr.", "lane", "ln", "boulevard",
        "blvd", "blvd.", "court", "highway", "way",
    ];
    (number + 1..number + 6)
        .take_while(|&i| s.at(i).is_some_and(|w| w.capital || w.any(&["."])))
        .any(|i| s.at(i).is_some_and(|w| w.any(&street)))
        && s.at(number).is_some_and(|w| w.low.bytes().any(|b| b.is_ascii_digit()))
}
