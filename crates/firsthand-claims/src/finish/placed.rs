//! How a sentence places in time what a claim tells: a time of its own, an offset from another event, or order alone.
//!
//! Only for what is said, warned of and done about the event; the event's own times are values of the time slots.

use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::{Anchor, Timex, TimexKind};
use firsthand_types::{Bound, Order, Part, Placed, Slot, Span};

/// Most words between a time and the claim that it places.
const NEAR: usize = 4;

/// Most words of an opening phrase ("Before this alert,").
const OPENING: usize = 10;

/// Most time expressions of one sentence that are tried.
const TRIED: usize = 24;

/// Adverbs that put what is told after what was told before.
const THEN: &[&str] = &["subsequently", "afterwards", "afterward", "thereafter", "later"];

/// Occasions on which somebody speaks again.
const OCCASIONS: &[&str] = &[
    "meeting", "address", "speech", "interview", "statement", "conference", "briefing", "video", "message", "post", "session",
    "call", "announcement", "broadcast", "appearance", "hearing",
];

/// Words for things told of, which order can hang on beside events.
const TOLD: &[&str] = &[
    "alert", "warning", "notice", "claim", "statement", "arrest", "arrests", "announcement", "threat", "plot", "indictment",
    "charges", "accusation", "denial",
];

/// The words of the sentence that place the claim at `span` in time; `None` where there are none.
pub(super) fn of(s: &Sent<'_>, part: Part, slot: Slot, span: Span) -> Option<Placed> {
    let wanted = matches!(
        slot,
        Slot::ClaimOfResponsibility
            | Slot::Accusation
            | Slot::Denial
            | Slot::Doubt
            | Slot::Corroboration
            | Slot::Admission
            | Slot::Acquittal
            | Slot::Threat
            | Slot::PriorWarning
            | Slot::FoiledPlot
            | Slot::Verification
            | Slot::Response
            | Slot::Arrested
            | Slot::Charged
            | Slot::Said
    );
    if !wanted || part != Part::Text || s.words.is_empty() {
        return None;
    }
    timed(s, slot, span)
        .or_else(|| occasion(s))
        .or_else(|| opening(s))
        .or_else(|| beside(s, slot, span))
        .or_else(|| then(s, span))
}

/// The nearest time or offset that belongs to the claim and not to the event it speaks of.
fn timed(s: &Sent<'_>, slot: Slot, span: Span) -> Option<Placed> {
    let list = s.layers.timexes_in(s.span).take(TRIED);
    let (_, t) = list.filter_map(|t| Some((gap(s, slot, span, t)?, t))).min_by_key(|(gap, t)| (*gap, t.span.start))?;
    let bound = Some(t.bound).filter(|b| *b != Bound::Exact);
    if let Anchor::Event { what, minutes } = t.anchor {
        let between = Span::new(t.span.end, what.start).of(s.text).unwrap_or("").to_lowercase();
        let back = minutes.is_some_and(|m| m < 0) || between.contains("before") || between.contains("prior");
        let anchor = what.of(s.text).map(str::to_owned).filter(|a| !a.trim().is_empty());
        let order = if back { Order::Before } else { Order::After };
        return placed(
            s,
            t.phrase.cover(what),
            Placed { anchor, order, minutes: minutes.map(i64::saturating_abs), bound, ..none() },
        );
    }
    placed(s, t.phrase, Placed { at: t.at.clone(), bound, ..none() })
}

/// How many words lie between a time and the claim; `None` where the time is not the claim's.
fn gap(s: &Sent<'_>, slot: Slot, span: Span, t: &Timex) -> Option<usize> {
    let event = matches!(t.anchor, Anchor::Event { .. });
    if !event && (!matches!(t.kind, TimexKind::Date | TimexKind::Time) || !t.at.as_deref().is_some_and(narrow)) {
        return None;
    }
    let inside = span.contains(t.span);
    // What is said, and whom it blames for what, has times of its own.
    let content = matches!(
        slot,
        Slot::Said | Slot::Threat | Slot::Accusation | Slot::Doubt | Slot::Denial | Slot::Corroboration | Slot::Acquittal
    );
    if inside && content {
        return None;
    }
    // "days after the group claimed it": what the offset hangs on is not placed by it.
    if !inside && matches!(t.anchor, Anchor::Event { what, .. } if what.overlap(span) > 0) {
        return None;
    }
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    // "the bombing on Friday", "Friday's bombing": the event's time.
    let of_event = |i: usize| s.at(i).is_some_and(|w| w.is(EVENT));
    if !event && (a.checked_sub(1).is_some_and(of_event) || of_event(b) || s.low(b) == "'s" || s.low(b) == "’s") {
        return None;
    }
    if inside {
        return Some(0);
    }
    let (from, to) = (s.token_from(span.start), s.token_to(span.end));
    let between = if a >= to { a - to } else { from.saturating_sub(b) };
    (between <= NEAR || a <= 1).then_some(between)
}

/// Whether a time is narrow enough to place something: within a month.
fn narrow(at: &str) -> bool {
    match at.split_once('/') {
        Some((a, b)) => a.get(..7).is_some() && a.get(..7) == b.get(..7),
        None => at.starts_with('T') || at.len() >= 7,
    }
}

/// "In a later interview, ...", "During a subsequent meeting, ...".
fn occasion(s: &Sent<'_>) -> Option<Placed> {
    let again = s.find(0, OPENING, &["subsequent", "later", "second", "further"])?;
    let noun = s.find(again + 1, again + 4, OCCASIONS)?;
    let first = s.at(0)?.any(&["in", "during", "at", "on"]);
    first.then(|| placed(s, s.bytes(0, noun + 1), none()))?
}

/// "Before this alert, ...", "Following the bombing, ...", "Prior to the attack, ...".
fn opening(s: &Sent<'_>) -> Option<Placed> {
    let (order, from) = match s.low(0) {
        "before" => (Order::Before, 1),
        "prior" if s.low(1) == "to" => (Order::Before, 2),
        "after" | "following" => (Order::After, 1),
        "in" if s.follows(1, &["the", "wake", "of"]) => (Order::After, 4),
        "in" if s.follows(1, &["the", "aftermath", "of"]) => (Order::After, 4),
        _ => return None,
    };
    let comma = s.find(from, from + OPENING, &[","])?;
    let named = s.has(from, comma, EVENT) || s.within(from, comma, TOLD);
    if !named || s.layers.timexes_in(s.bytes(0, comma)).next().is_some() {
        return None;
    }
    let anchor = Some(s.slice(from, comma).trim().to_owned());
    placed(s, s.bytes(0, comma), Placed { anchor, order, ..none() })
}

/// "... after the attack", close to the claim or in it.
fn beside(s: &Sent<'_>, slot: Slot, span: Span) -> Option<Placed> {
    if matches!(slot, Slot::Said | Slot::Threat | Slot::Accusation | Slot::Doubt) {
        return None;
    }
    let (from, to) = (s.token_from(span.start), s.token_to(span.end) + 2);
    let i = s.find(from, to, &["after", "before", "following"]).filter(|i| *i > 0)?;
    let det = s.at(i + 1).filter(|w| w.is(DET))?;
    let noun = (i + 2..i + 6).find(|j| s.at(*j).is_some_and(|w| w.is(EVENT) || w.any(TOLD)))?;
    // "days after the attack" is an offset that the time layer has read.
    let counted =
        s.layers.timexes_in(s.span).take(TRIED).any(|t| t.phrase.end <= det.span.start && s.token_to(t.phrase.end) == i);
    if counted || s.has(i + 2, noun, VERB) && !s.has(i + 2, noun, EVENT) {
        return None;
    }
    let order = if s.low(i) == "before" { Order::Before } else { Order::After };
    let anchor = Some(s.slice(i + 1, noun + 1).trim().to_owned());
    placed(s, s.bytes(i, noun + 1), Placed { anchor, order, ..none() })
}

/// "Subsequently, ...", "... later ...", "Earlier, ...": order beside what was told before.
fn then(s: &Sent<'_>, span: Span) -> Option<Placed> {
    let (from, to) = (s.token_from(span.start), s.token_to(span.end));
    let first = s.at(0).filter(|w| w.any(THEN) || w.any(&["earlier"])).map(|_| 0);
    let i = first.or_else(|| s.find(from.saturating_sub(2), to + 1, THEN))?;
    let word = s.at(i)?;
    // "later on Friday", "two days later" are times.
    if s.layers.timexes_in(s.span).take(TRIED).any(|t| t.phrase.overlap(word.span) > 0) {
        return None;
    }
    let order = if word.any(&["earlier"]) { Order::Before } else { Order::After };
    placed(s, word.span, Placed { order, ..none() })
}

fn none() -> Placed {
    Placed::default()
}

/// With its words, where they are a slice of the text.
fn placed(s: &Sent<'_>, words: Span, p: Placed) -> Option<Placed> {
    let text = words.of(s.text).filter(|w| !w.trim().is_empty())?;
    Some(Placed { words: text.to_owned(), start: words.start, end: words.end, ..p })
}

#[cfg(test)]
mod tests {
    use firsthand_types::{Order, Placed, Report, Slot};

    /// How the first claim of the slot is placed.
    fn of(text: &str, slot: Slot) -> Option<Placed> {
        let report = Report { id: "r".into(), capture: "r".into(), text: text.into(), read: true, ..Report::default() };
        let layers = firsthand_language::read(&report).value;
        let claims = crate::claims(&report, &layers).value.claims;
        let found = claims.into_iter().find(|c| c.slot == slot);
        found.and_then(|c| c.placed).inspect(|p| assert_eq!(text.get(p.start..p.end), Some(p.words.as_str())))
    }

    #[test]
    fn an_offset_hangs_on_its_event() {
        let p = of(
            "The shooting began at 7:58 p.m. The Grey Hand claimed responsibility for the attack on its Pell channel, about four hours after the shooting began.",
            Slot::ClaimOfResponsibility,
        )
        .unwrap();
        assert_eq!((p.minutes, p.order), (Some(240), Order::After));
        assert_eq!(p.anchor.as_deref(), Some("the shooting began"));
    }

    #[test]
    fn an_offset_inside_the_claims_own_words_places_it() {
        let p = of(
            "The Grey Hand claimed responsibility for the Orvel attack about four hours after the shooting began, the interior ministry said.",
            Slot::ClaimOfResponsibility,
        )
        .unwrap();
        assert_eq!((p.minutes, p.order), (Some(240), Order::After));
    }

    #[test]
    fn opening_phrases_are_order() {
        let p = of(
            "Before this alert, the security service announced that it had foiled a plot against a market in Orvel.",
            Slot::FoiledPlot,
        )
        .unwrap();
        assert_eq!((p.order, p.anchor.as_deref(), p.minutes), (Order::Before, Some("this alert"), None));
    }

    #[test]
    fn the_day_of_the_event_is_not_that_of_the_claim() {
        let p = of("The Grey Hand claimed responsibility for the bombing on Friday in Orvel.", Slot::ClaimOfResponsibility);
        assert!(p.is_none_or(|p| p.at.is_none()), "the bombing was on Friday");
    }
}
