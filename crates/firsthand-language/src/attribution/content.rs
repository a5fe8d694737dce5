//! How far content reaches: clauses, quotations, what stands before a postposed cue.

use super::{Text, is_quote_mark};
use crate::layers::Upos;
use crate::lexicon::class;
use firsthand_types::Span;

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing but the sentence's end.
    End,
    /// A colon, and the first token after it.
    Colon(usize),
    /// A quotation mark at this token.
    Quote(usize),
    /// "that", "how", "whether" ... at this token.
    That(usize),
    /// A comma at this token.
    Comma(usize),
    /// An infinitive at this token.
    Infinitive(usize),
    /// Anything else: a bare clause or a noun phrase at this token.
    Bare(usize),
}

/// Steps over adjuncts after a cue ("in a statement", "on Monday", "to reporters") and says what opens there.
pub(super) fn opening(text: &Text<'_, '_>, from: usize, last: usize) -> Opening {
    let direct = kind_at(text, from, last);
    if !matches!(direct, Opening::Bare(_)) {
        return direct;
    }
    let mut at = from;
    let mut timed = false;
    for _ in 0..5 {
        let Some((next, time)) = adjunct(text, at, last) else {
            break;
        };
        at = over_bracket(text, next, last);
        timed = time;
        let found = kind_at(text, at, last);
        if !matches!(found, Opening::Bare(_)) {
            return found;
        }
    }
    if timed && at > from { Opening::Bare(at) } else { Opening::Bare(from) }
}

fn kind_at(text: &Text<'_, '_>, at: usize, last: usize) -> Opening {
    let view = text.view;
    let word = view.word(at);
    if at >= last || matches!(word, "." | "!" | "?" | "..." | ";") || word == ")" && at + 1 >= last {
        return Opening::End;
    }
    if matches!(word, "”" | "\"" | "''") && at + 1 >= last {
        return Opening::End;
    }
    if word == ":" {
        return Opening::Colon(at + 1);
    }
    if is_quote_mark(word) && text.quotation_opened_by(at).is_some() {
        return Opening::Quote(at);
    }
    if matches!(word, "," | "—" | "–" | "--" | "-") {
        return Opening::Comma(at);
    }
    if matches!(word, "that" | "how" | "whether" | "why" | "if" | "what" | "when" | "where" | "who")
        && !(word == "that" && matches!(view.word(at + 1), "day" | "week" | "night" | "time"))
    {
        return Opening::That(at);
    }
    if word == "to" && is_quote_mark(view.word(at + 1)) || word == "not" && view.word(at + 1) == "to" {
        return Opening::Infinitive(at);
    }
    if word == "to" && matches!(view.tag(at + 1), Upos::Verb | Upos::Aux) {
        return Opening::Infinitive(at);
    }
    Opening::Bare(at)
}

/// One adjunct at the token: after its last token, and whether it is a time.
fn adjunct(text: &Text<'_, '_>, at: usize, last: usize) -> Option<(usize, bool)> {
    let view = text.view;
    let word = view.word(at);
    if view.is(at, class::WEEKDAY) {
        let mut end = at + 1;
        if matches!(view.word(end), "morning" | "night" | "evening" | "afternoon") {
            end += 1;
        }
        return Some((end, true));
    }
    if view.is(at, class::MONTH) && view.tag(at + 1) == Upos::Num {
        return Some((at + 2, true));
    }
    // "..., his lawyer said outside."
    let alone = matches!(word, "outside" | "inside" | "there" | "here" | "online" | "privately" | "overnight");
    if alone && (at + 1 >= last || matches!(view.tag(at + 1), Upos::Punct)) {
        return Some((at + 1, false));
    }
    if matches!(
        word,
        "yesterday"
            | "today"
            | "tonight"
            | "earlier"
            | "later"
            | "late"
            | "early"
            | "recently"
            | "afterward"
            | "afterwards"
            | "again"
            | "simply"
            | "publicly"
            | "then"
            | "bluntly"
            | "flatly"
            | "repeatedly"
            | "also"
            | "last"
            | "this"
            | "previously"
    ) {
        let mut end = at + 1;
        if matches!(word, "last" | "this" | "late" | "early" | "earlier") {
            while end < last
                && (view.is(end, class::WEEKDAY | class::MONTH)
                    || matches!(
                        view.word(end),
                        "week"
                            | "month"
                            | "year"
                            | "morning"
                            | "night"
                            | "evening"
                            | "afternoon"
                            | "in"
                            | "on"
                            | "the"
                            | "day"
                            | "this"
                            | "last"
                    ))
            {
                end += 1;
            }
            if end == at + 1 && matches!(word, "last" | "this") {
                return None;
            }
        }
        return (end <= last).then_some((end, true));
    }
    if !matches!(
        word,
        "in" | "on"
            | "at"
            | "during"
            | "from"
            | "via"
            | "through"
            | "after"
            | "before"
            | "by"
            | "to"
            | "of"
            | "about"
            | "as"
            | "for"
            | "over"
            | "with"
            | "under"
            | "near"
            | "when"
            | "while"
            | "outside"
    ) {
        return None;
    }
    if view.is(at + 1, class::WEEKDAY) {
        let mut end = at + 2;
        if matches!(view.word(end), "morning" | "night" | "evening" | "afternoon") {
            end += 1;
        }
        return Some((end, true));
    }
    if view.is(at + 1, class::MONTH) {
        let mut end = at + 2;
        while view.tag(end) == Upos::Num || view.word(end) == "," && view.tag(end + 1) == Upos::Num {
            end += 1;
        }
        return Some((end, true));
    }
    if view.tag(at + 1) == Upos::Verb && view.word(at + 1).ends_with("ing") {
        let chunk = text.chunks.starting_at(at + 2)?;
        return (chunk.last <= last).then_some((chunk.last, false));
    }
    let chunk = text.chunks.starting_at(at + 1)?;
    (chunk.last <= last).then_some((chunk.last, false))
}

/// After a short bracket ("(May 3)") at the token, else the token itself.
fn over_bracket(text: &Text<'_, '_>, at: usize, last: usize) -> usize {
    if text.view.word(at) != "(" {
        return at;
    }
    (at + 1..(at + 8).min(last)).find(|i| text.view.word(*i) == ")").map_or(at, |i| i + 1)
}

/// The end of content that runs to the sentence's end: without its final stop, before a clause with a cue of its own.
pub(super) fn clause_end(text: &Text<'_, '_>, from: usize, last: usize) -> usize {
    let view = text.view;
    // What begins inside a quotation ends with it.
    let start = view.span(from).start;
    let last = match text.quotation_at(start) {
        Some(q) if q.span.start < start || !is_quote_mark(view.word(from)) => last.min(view.token_from(q.span.end)).max(from),
        _ => last,
    };
    let mut end = last;
    let mut i = from + 1;
    while i < last {
        // Inside a quotation nothing ends.
        if is_quote_mark(view.word(i))
            && let Some(q) = text.quotation_opened_by(i)
        {
            let after = text.after_quotation(q);
            if after > i {
                i = after;
                continue;
            }
        }
        if breaks(text, i, last) {
            end = i;
            break;
        }
        i += 1;
    }
    while end > from + 1 && matches!(view.word(end - 1), "." | "," | ";" | "!" | "?") {
        end -= 1;
    }
    end
}

/// Whether a new attribution at the level of the cue begins at the token.
pub(super) fn breaks(text: &Text<'_, '_>, i: usize, last: usize) -> bool {
    let view = text.view;
    let word = view.word(i);
    let cue = |k: usize| {
        matches!(view.tag(k), Upos::Verb)
            && crate::lexicon::lexicon()
                .cue(view.lemma(k))
                .is_some_and(|c| c.frames & crate::lexicon::frame::QUOTE != 0 && c.frames & crate::lexicon::frame::WEAK == 0)
    };
    if gapped(text, i, last).is_some() {
        return true;
    }
    match word {
        "," | "—" | "–" | "--" | ";" => {
            let next = view.word(i + 1);
            if matches!(next, "adding" | "citing" | "according" | "referring" | "quoting")
                || next.ends_with("ing") && view.tag(i + 1) == Upos::Verb && cue(i + 1)
            {
                return true;
            }
            if next == "as" && (i + 2..(i + 7).min(last)).any(|k| matches!(view.lemma(k), "report" | "confirm" | "document")) {
                return true;
            }
            let joint = matches!(next, "and" | "but" | "while" | "although" | "though" | "whereas");
            let from = if joint { i + 2 } else { i + 1 };
            if joint && speaks(text, from) {
                return true;
            }
            if word == ";" || word == "," && speaks(text, i + 1) {
                return true;
            }
            if joint && another_counts(text, i + 1, last) {
                return true;
            }
            clause_with_cue(text, from, last, &cue)
        }
        "and" | "but" => {
            let named = text
                .chunks
                .starting_at(i + 1)
                .is_some_and(|c| view.tag(c.head) == Upos::Propn || matches!(view.word(c.head), "he" | "she" | "they"));
            let saying = matches!(view.word(i + 1), "saying" | "adding" | "insisting" | "arguing" | "claiming" | "telling");
            saying || speaks(text, i + 1) || named && clause_with_cue(text, i + 1, last, &cue) || another_counts(text, i, last)
        }
        "while" | "but-" => clause_with_cue(text, i + 1, last, &cue),
        _ => false,
    }
}

/// Where a figure without its verb has a source of its own behind the joint at the token (", 14 according to the hospital", "and 9
/// according to the union"): the token of "according".
pub(super) fn gapped(text: &Text<'_, '_>, i: usize, last: usize) -> Option<usize> {
    const BOUNDS: &[&str] =
        &["at", "least", "about", "some", "around", "more", "than", "nearly", "over", "only", "up", "to", "almost", "roughly"];
    let view = text.view;
    let joint = matches!(view.word(i), "," | ";" | "and" | "or" | "but" | "while");
    // "12 or 14 according to the mayor", "between 12 and 14 according to her": one figure.
    let range = view.word(i) != "," && i > 0 && view.tag(i - 1) == Upos::Num
        || i >= 3 && view.word(i) == "and" && (i - 3..i).any(|k| matches!(view.word(k), "between" | "from"));
    let mut k = i + 1;
    while k < i + 6 && (BOUNDS.contains(&view.word(k)) || matches!(view.word(k), "and" | "or" | "but")) {
        k += 1;
    }
    let figure = view.tag(k) == Upos::Num && k + 2 < last && view.word(k + 1) == "according" && view.word(k + 2) == "to";
    (joint && !range && figure).then_some(k + 1)
}

/// Whether a clause joined on gives somebody else's figure: ", while the envoy, Ada Venn, put the injured at 125", ", and in Dorr the
/// ministry spoke of five dead".
pub(super) fn another_counts(text: &Text<'_, '_>, joint: usize, last: usize) -> bool {
    let view = text.view;
    if !matches!(view.word(joint), "and" | "but" | "while" | "whereas" | "though" | "although") {
        return false;
    }
    let end = last.min(joint + 16);
    let counts = |i: &usize| {
        let figure = matches!(view.lemma(*i), "put" | "count" | "estimate" | "report" | "confirm" | "give" | "list")
            || view.lemma(*i) == "speak" && view.word(i + 1) == "of";
        figure && view.tag(*i) == Upos::Verb && (i + 1..(i + 8).min(last)).any(|k| view.tag(k) == Upos::Num)
    };
    let Some(verb) = (joint + 2..end).find(counts) else { return false };
    (joint + 1..verb)
        .filter_map(|i| text.chunks.starting_at(i))
        .any(|c| c.last <= verb && view.tag(c.head) != Upos::Pron && super::source::sourcelike(text, c.head))
}

/// A finite cue verb at the token, adverbs and auxiliaries before it stepped over: "and added", "but went on to say".
fn speaks(text: &Text<'_, '_>, at: usize) -> bool {
    use crate::lexicon::{frame, lexicon};
    let view = text.view;
    let mut i = at;
    while i < at + 3 && (view.tag(i) == Upos::Adv || matches!(view.word(i), "has" | "had" | "have" | "is" | "was")) {
        i += 1;
    }
    if matches!(view.word(i), "went" | "goes") && view.word(i + 1) == "on" && view.word(i + 2) == "to" {
        i += 3;
    }
    let finite = i > at || !view.word(i).ends_with("ing") && view.word(i) != view.lemma(i);
    finite
        && view.tag(i) == Upos::Verb
        && lexicon().cue(view.lemma(i)).is_some_and(|c| {
            c.frames & (frame::CLAUSE | frame::QUOTE) != 0 && (c.frames & frame::WEAK == 0 || c.frames & frame::ADDRESSEE != 0)
        })
}

/// A short subject and a cue verb right here: ", police said".
fn clause_with_cue(text: &Text<'_, '_>, from: usize, last: usize, cue: &dyn Fn(usize) -> bool) -> bool {
    let Some(chunk) = text.chunks.starting_at(from) else {
        return false;
    };
    let mut at = chunk.last;
    while at < last && matches!(text.view.tag(at), Upos::Adv | Upos::Aux) && at < chunk.last + 3 {
        at += 1;
    }
    // A weak verb counts where nothing follows it (", the Courier reported.").
    let bare = |i: usize| {
        text.view.tag(i) == Upos::Verb
            && crate::lexicon::lexicon().cue(text.view.lemma(i)).is_some_and(|c| c.frames & crate::lexicon::frame::QUOTE != 0)
            && opening(text, i + 1, last) == Opening::End
    };
    // ", and the ministry confirmed that": any verb that takes a clause, where it has one.
    let clausal = |i: usize| {
        text.view.tag(i) == Upos::Verb
            && matches!(text.view.word(from.wrapping_sub(1)), "and" | "but" | "while" | "whereas")
            && crate::lexicon::lexicon().cue(text.view.lemma(i)).is_some_and(|c| {
                c.frames & crate::lexicon::frame::CLAUSE != 0 && !matches!(c.kind, crate::layers::CueKind::Believe)
            })
            && matches!(opening(text, i + 1, last), Opening::That(t) if text.view.word(t) == "that")
    };
    at < last && (cue(at) || bare(at) || clausal(at)) && super::source::sourcelike(text, chunk.head)
}

/// The content that stands before a postposed cue whose phrase begins at `edge`: from the sentence's start or the last
/// boundary to the comma or closing mark before it.
pub(super) fn preceding(text: &Text<'_, '_>, first: usize, edge: usize) -> Option<Span> {
    let view = text.view;
    let last = edge.checked_sub(1).filter(|l| *l >= first)?;
    let word = view.word(last);
    let quoted = is_quote_mark(word) || view.word(last.wrapping_sub(1)) == "," && is_quote_mark(word);
    if !(quoted || matches!(word, "," | "?" | "!" | "—" | "–" | "--" | "..." | ";" | ")")) {
        return None;
    }
    let mut end = last;
    while end > first && (is_quote_mark(view.word(end - 1)) || matches!(view.word(end - 1), "," | ";")) {
        end -= 1;
    }
    let mut start = first;
    // A conjunction before a quotation is no part of it: `And "the fire..."`.
    if quoted && let Some(q) = text.quotation_at(view.span(end.saturating_sub(1)).start) {
        let opened = view.token_from(q.span.start);
        if opened > first && opened < end && opened <= first + 2 {
            start = opened;
        }
    }
    while start < end && (is_quote_mark(view.word(start)) || matches!(view.word(start), "," | ";")) {
        start += 1;
    }
    (end > start).then(|| view.range(start, end))
}

/// Whether the tokens hold a finite verb: a clause rather than "In a statement".
pub(super) fn is_clause(text: &Text<'_, '_>, first: usize, last: usize) -> bool {
    let view = text.view;
    let mut subject = false;
    for i in first..last {
        if text.chunks.at(i).is_some() {
            subject = true;
            continue;
        }
        let finite = view.tag(i) == Upos::Aux
            || view.tag(i) == Upos::Verb && !view.word(i).ends_with("ing") && view.word(i.wrapping_sub(1)) != "to";
        if finite && subject {
            return true;
        }
    }
    false
}
