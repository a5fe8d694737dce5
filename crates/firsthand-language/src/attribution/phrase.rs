//! Cues that are no verbs with subjects: "according to", "as X reported", "reportedly", nouns ("X's claim that"), headlines.

use super::content::{Opening, clause_end, is_clause, opening};
use super::{Found, Phrase, Text, is_quote_mark, recent, source, window};
use crate::layers::{CueKind, Upos};
use crate::lexicon::{class, lexicon};
use firsthand_types::Span;

/// Finds "according to X", "as X reported", "as reported by X", "per X", "reportedly" in a sentence.
pub(super) fn phrases(text: &Text<'_, '_>, s: usize, out: &mut Vec<Found>) {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return;
    };
    let (first, last) = (sentence.first, sentence.last);
    let mut taken = first;
    for at in first..last {
        if at < taken {
            continue;
        }
        let (first, last) = window(*sentence, at);
        let found = match view.word(at) {
            "according" if view.word(at + 1) == "to" => by_preposition(text, s, first, last, at, at + 2),
            "going" if view.word(at + 1) == "by" => by_preposition(text, s, first, last, at, at + 2),
            "in" if view.word(at + 1) == "the" && view.word(at + 2) == "words" && view.word(at + 3) == "of" => {
                by_preposition(text, s, first, last, at, at + 4)
            }
            "in" => in_words(text, s, first, last, at),
            "per" if source_name(text, at + 1) => by_preposition(text, s, first, last, at, at + 1),
            "as" if matches!(view.word(at + 1), "saying" | "telling" | "stating") => as_saying(text, s, first, last, at),
            "as" => as_reported(text, s, first, last, at),
            "reportedly" | "allegedly" | "purportedly" | "supposedly" | "apparently" => adverb(text, s, first, last, at),
            _ => None,
        };
        if let Some(found) = found {
            taken = found.cue.1;
            out.push(found);
        }
    }
}

fn source_name(text: &Text<'_, '_>, at: usize) -> bool {
    text.chunks.starting_at(at).is_some_and(|c| {
        let view = text.view;
        // "per the prefecture", and not "per month" or "per officer".
        let body = matches!(view.word(c.first), "the" | "its" | "their") && source::sourcelike(text, c.head);
        body || view.capital(c.head) && view.tag(c.head) == Upos::Propn && !view.is(c.head, class::WEEKDAY)
    })
}

fn by_preposition(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize, from: usize) -> Option<Found> {
    let named = source::after(text, from, last)?;
    let source = giver(text, named, last).unwrap_or(named);
    let mut found = Found { sentence: s, source: Some(source), cue: (at, from), kind: CueKind::Say, ..Found::default() };
    found.content = around(text, first, last, at, source.last);
    // "According to a police source cited by the Star".
    let view = text.view;
    if matches!(view.word(source.last), "quoted" | "cited") && view.word(source.last + 1) == "by" {
        found.addressee = source::after(text, source.last + 2, last);
        if let Some(outlet) = found.addressee {
            found.content = around(text, first, last, at, outlet.last);
        }
    }
    (!found.content.is_empty()).then_some(found)
}

/// "information given to us by the hospital", "figures released on Monday by the ministry": who gave it.
fn giver(text: &Text<'_, '_>, named: Phrase, last: usize) -> Option<Phrase> {
    let view = text.view;
    if !matches!(view.lemma(named.head), "information" | "data" | "figure" | "detail" | "number" | "statistic") {
        return None;
    }
    let by = (named.head + 1..last.min(named.head + 9))
        .take_while(|i| !matches!(view.tag(*i), Upos::Punct))
        .find(|i| matches!(view.word(*i), "by" | "from"))?;
    // "figures disputed by the union" are not the union's.
    let given = (named.head + 1..by).any(|i| {
        matches!(
            view.lemma(i),
            "give" | "release" | "publish" | "issue" | "provide" | "compile" | "supply" | "collect" | "share"
        )
    });
    if !given && by > named.head + 1 {
        return None;
    }
    source::after(text, by + 1, last)
}

/// "..., in the mayor's words".
fn in_words(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let chunk = text.chunks.starting_at(at + 1)?;
    if !matches!(view.word(chunk.head), "words" | "view" | "opinion" | "account") {
        return None;
    }
    let source = owner(text, chunk.first, chunk.head)?;
    let mut found = Found { sentence: s, source: Some(source), cue: (at, chunk.last), ..Found::default() };
    found.content = around(text, first, last, at, chunk.last);
    (!found.content.is_empty()).then_some(found)
}

/// The content of a parenthetical cue in tokens `at..end`: what stands after it where it opens the sentence, else what stands
/// before it, and what goes on behind its closing comma.
fn around(text: &Text<'_, '_>, first: usize, last: usize, at: usize, end: usize) -> Vec<Span> {
    let view = text.view;
    let mut out = Vec::new();
    let opens = at == first
        || at <= first + 2
            && (first..at).all(|i| is_quote_mark(view.word(i)) || matches!(view.tag(i), Upos::Cconj | Upos::Punct | Upos::Adv));
    if !opens {
        let start = left_edge(text, first, at);
        let mut stop = at;
        while stop > start && matches!(view.word(stop - 1), "," | "—" | "–" | "--" | "(" | "-" | ";") {
            stop -= 1;
        }
        let (mut a, mut b) = (start, stop);
        while a < b && is_quote_mark(view.word(a)) {
            a += 1;
        }
        while b > a && is_quote_mark(view.word(b - 1)) {
            b -= 1;
        }
        if b > a {
            out.push(view.range(a, b));
        }
    }
    let mut rest = end;
    let comma = matches!(view.word(rest), "," | "—" | "–" | "--" | ")");
    if comma {
        rest += 1;
    }
    let goes_on = if opens {
        rest < last && (comma || is_clause(text, rest, last))
    } else {
        comma
            && rest < last
            && !matches!(view.word(rest), "." | "who" | "which" | "while" | "but" | "although")
            && is_clause(text, rest, last)
            && !super::content_has_cue(text, rest, last)
            || comma && view.tag(at.wrapping_sub(2)) != Upos::Verb && !is_clause(text, first, at) && rest < last
    };
    if goes_on {
        let to = clause_end(text, rest, last);
        let (mut a, mut b) = (rest, to);
        while a < b && is_quote_mark(view.word(a)) {
            a += 1;
        }
        while b > a && is_quote_mark(view.word(b - 1)) {
            b -= 1;
        }
        if b > a {
            out.push(view.range(a, b));
        }
    }
    out
}

/// Where the clause that a postposed cue governs begins: after a semicolon, or after "but" / "while" with a clause on both sides.
fn left_edge(text: &Text<'_, '_>, first: usize, at: usize) -> usize {
    let view = text.view;
    let mut start = first;
    for i in first..at {
        let word = view.word(i);
        if word == ";"
            || i > first && super::content::gapped(text, i, at + 3) == Some(at)
            || matches!(word, "but" | "while" | "whereas")
                && i > first
                && view.word(i - 1) == ","
                && is_clause(text, i + 1, at)
                && is_clause(text, first, i)
        {
            start = i + 1;
        }
    }
    start
}

/// "The paper quoted Venn as saying that ...": Venn's words, within what the paper said.
fn as_saying(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let (source, stands_for) = quoted_one(text, first, at)
        .map(|p| (p, None))
        .or_else(|| source::before(text, first, at))
        .filter(|(p, _)| source::sourcelike(text, p.head))?;
    let from = match opening(text, at + 2, last) {
        Opening::That(i) | Opening::Quote(i) | Opening::Bare(i) | Opening::Colon(i) | Opening::Comma(i) => i,
        _ => return None,
    };
    let end = clause_end(text, from, last);
    let mut from = from;
    while from < end && (is_quote_mark(view.word(from)) || view.word(from) == ",") {
        from += 1;
    }
    (end > from).then(|| Found {
        sentence: s,
        source: Some(source),
        stands_for,
        cue: (at, at + 2),
        content: vec![view.range(from, end)],
        ..Found::default()
    })
}

/// Whom the words before "as saying" quote: "quoted Venn", "cited Ada Venn, the coroner,".
fn quoted_one(text: &Text<'_, '_>, first: usize, at: usize) -> Option<Phrase> {
    let view = text.view;
    let verb = (first..at).rev().take(14).find(|i| matches!(view.lemma(*i), "quote" | "cite"))?;
    let edge = if view.word(at - 1) == "," { at - 1 } else { at };
    let near = text.chunks.ending_at(edge).filter(|c| c.first > verb)?;
    // "Ada Venn, the coroner,": the name before what is set beside it.
    let apposed = (edge < at && view.word(near.first - 1) == ",").then(|| text.chunks.ending_at(near.first - 1)).flatten();
    let named = apposed.filter(|c| c.first > verb).unwrap_or(near);
    Some(Phrase { first: named.first, last: edge, head: named.head })
}

/// "as TASS reported", "as reported by TASS", "as documented by authorities", "as confirmed by two officials".
fn as_reported(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let mut verb = at + 1;
    while matches!(view.tag(verb), Upos::Adv) && verb < at + 3 {
        verb += 1;
    }
    if !matches!(
        view.lemma(verb),
        "report"
            | "document"
            | "confirm"
            | "describe"
            | "state"
            | "note"
            | "quote"
            | "cite"
            | "record"
            | "claim"
            | "announce"
            | "reveal"
            | "verify"
            | "establish"
            | "mention"
            | "point"
            | "see"
            | "show"
            | "put"
            | "say"
            | "explain"
            | "tell"
            | "write"
            | "acknowledge"
    ) {
        return as_clause(text, s, first, last, at);
    }
    let by = (verb + 1..(verb + 4).min(last)).find(|i| matches!(view.word(*i), "by" | "in"))?;
    let source = source::after(text, by + 1, last)?;
    if !source::sourcelike(text, source.head) {
        return None;
    }
    let kind = lexicon().cue(view.lemma(verb)).map_or(CueKind::Say, |c| c.kind);
    let mut found = Found { sentence: s, source: Some(source), cue: (at, by + 1), kind, ..Found::default() };
    found.content = around(text, first, last, at, source.last);
    (!found.content.is_empty()).then_some(found)
}

/// "as TASS reported", "as Venn put it".
fn as_clause(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let source = source::after(text, at + 1, last)?;
    let mut verb = source.last;
    while matches!(view.tag(verb), Upos::Adv | Upos::Aux) && verb < source.last + 3 {
        verb += 1;
    }
    let cue = lexicon().cue(view.lemma(verb)).filter(|_| view.tag(verb) == Upos::Verb);
    let put = matches!(view.lemma(verb), "put" | "have") && view.word(verb + 1) == "it";
    if cue.is_none() && !put || !source::sourcelike(text, source.head) {
        return None;
    }
    let end = if put { verb + 2 } else { verb + 1 };
    // "as" of time goes on with a clause ("as police said that ...").
    let stop = match opening(text, end, last) {
        Opening::End => last.saturating_sub(1).max(end),
        Opening::Comma(c) => c,
        Opening::Colon(c) => c - 1,
        _ => return None,
    };
    let comma = at == first || matches!(view.word(at - 1), "," | "—" | "–" | "--" | "(") || is_quote_mark(view.word(at - 1));
    if !comma {
        return None;
    }
    let mut found = Found {
        sentence: s,
        source: Some(source),
        cue: (verb, end),
        kind: cue.map_or(CueKind::Say, |c| c.kind),
        ..Found::default()
    };
    found.content = around(text, first, last, at, stop);
    (!found.content.is_empty()).then_some(found)
}

/// "reportedly", "allegedly": a cue without a source; the clause is its content.
fn adverb(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let kind = match view.word(at) {
        "allegedly" | "purportedly" | "supposedly" => CueKind::Allege,
        "apparently" => CueKind::Believe,
        _ => CueKind::Say,
    };
    let mut start = at;
    while start > first
        && !matches!(view.word(start - 1), "," | ";" | "—" | "–" | "that" | ":")
        && !is_quote_mark(view.word(start - 1))
    {
        start -= 1;
    }
    let mut end = at + 1;
    while end < last && !matches!(view.word(end), "," | ";" | "—" | "–" | "." | "!" | "?") && !is_quote_mark(view.word(end))
    {
        end += 1;
    }
    let mut content = Vec::new();
    if at > start {
        content.push(view.range(start, at));
    }
    if end > at + 1 {
        content.push(view.range(at + 1, end));
    }
    (!content.is_empty()).then(|| Found { sentence: s, cue: (at, at + 1), kind, content, ..Found::default() })
}

/// "The ministry has just given a new figure: 38 dead", "Tonight's figures from the ministry: 16 dead, 61 injured": what follows
/// the colon is the body's.
fn figures(text: &Text<'_, '_>, s: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let sentence = view.sentences.get(s)?;
    let (first, last) = window(*sentence, at);
    let noun = (at.saturating_sub(8).max(first)..at).rev().find(|i| {
        matches!(
            view.word(*i),
            "figure" | "figures" | "toll" | "tally" | "count" | "update" | "numbers" | "breakdown" | "statement" | "bulletin"
        )
    })?;
    if !(at + 1..(at + 4).min(last)).any(|i| view.tag(i) == Upos::Num) {
        return None;
    }
    let from = (noun + 1..at).find(|i| matches!(view.word(*i), "from" | "by"));
    let source = match from {
        Some(from) => source::after(text, from + 1, last).filter(|p| p.last == at),
        None => {
            let verb = (first..noun).rev().find(|i| {
                matches!(
                    view.lemma(*i),
                    "give"
                        | "release"
                        | "issue"
                        | "publish"
                        | "have"
                        | "provide"
                        | "revise"
                        | "raise"
                        | "update"
                        | "announce"
                        | "put"
                ) && view.tag(*i) == Upos::Verb
            })?;
            let mut group = verb;
            while group > first && matches!(view.tag(group - 1), Upos::Aux | Upos::Adv) {
                group -= 1;
            }
            source::before(text, first, group).map(|p| p.0)
        }
    }?;
    let end = clause_end(text, at + 1, last);
    let content = vec![view.range(at + 1, end)];
    let known = source::sourcelike(text, source.head) && view.tag(source.head) != Upos::Pron;
    (known && end > at + 1).then(|| Found { sentence: s, source: Some(source), cue: (at, at + 1), content, ..Found::default() })
}

/// Nouns that carry content: "Venn's claim that ...", "reports that ...", "the allegation by X that ...".
pub(super) fn nominal(text: &Text<'_, '_>, s: usize, from: usize, out: &mut Vec<Found>) {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return;
    };
    for at in sentence.first..sentence.last {
        if view.tag(at) != Upos::Noun || !is_cue_noun(view.lemma(at)) {
            continue;
        }
        if recent(out, from).iter().any(|f| f.cue.0 <= at && at < f.cue.1 || f.source.is_some_and(|p| p.head == at)) {
            continue;
        }
        let (first, last) = window(*sentence, at);
        if let Some(found) = noun_cue(text, s, first, last, at) {
            out.push(found);
        }
    }
}

fn is_cue_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "claim"
            | "statement"
            | "report"
            | "allegation"
            | "accusation"
            | "assertion"
            | "suggestion"
            | "warning"
            | "belief"
            | "view"
            | "opinion"
            | "argument"
            | "announcement"
            | "contention"
            | "promise"
            | "pledge"
            | "vow"
            | "prediction"
            | "estimate"
            | "charge"
            | "assessment"
            | "conclusion"
            | "finding"
            | "assurance"
            | "insistence"
            | "complaint"
            | "concern"
            | "fear"
            | "hope"
            | "call"
            | "criticism"
            | "comment"
            | "remark"
            | "denial"
            | "acknowledgment"
            | "admission"
            | "notion"
            | "idea"
            | "speculation"
            | "rumor"
            | "rumour"
            | "skepticism"
            | "doubt"
            | "decision"
            | "plan"
            | "proposal"
            | "support"
            | "opposition"
            | "endorsement"
            | "description"
            | "demand"
            | "request"
            | "refusal"
            | "desire"
            | "testimony"
            | "theory"
            | "question"
            | "attack"
    )
}

fn noun_kind(lemma: &str) -> CueKind {
    match lemma {
        "allegation" | "accusation" | "claim" | "charge" | "assertion" | "contention" | "insistence" | "complaint"
        | "criticism" | "attack" => CueKind::Allege,
        "warning" | "vow" | "pledge" | "promise" => CueKind::Warn,
        "belief" | "view" | "opinion" | "fear" | "hope" | "concern" | "prediction" | "estimate" | "speculation" | "notion"
        | "theory" => CueKind::Believe,
        "denial" | "refusal" => CueKind::Deny,
        "doubt" | "skepticism" | "question" => CueKind::Doubt,
        "acknowledgment" | "admission" => CueKind::Confirm,
        "finding" | "conclusion" => CueKind::Find,
        "call" | "demand" | "request" => CueKind::Order,
        _ => CueKind::Say,
    }
}

fn noun_cue(text: &Text<'_, '_>, s: usize, first: usize, last: usize, at: usize) -> Option<Found> {
    let view = text.view;
    let chunk = text.chunks.at(at)?;
    if chunk.head != at {
        return None;
    }
    let owner = owner(text, chunk.first, at);
    let mut next = at + 1;
    let mut agent = None;
    if matches!(view.word(next), "by" | "from") {
        agent = source::after(text, next + 1, last).filter(|p| source::sourcelike(text, p.head));
        next = agent.map_or(next, |p| p.last);
    }
    let source = owner.or(agent);
    let that = view.word(next) == "that" && is_clause(text, next + 1, last);
    let of = matches!(view.word(next), "of" | "for" | "to" | "about" | "on" | "against")
        && source.is_some()
        && (text.chunks.starting_at(next + 1).is_some() || view.tag(next + 1) == Upos::Verb);
    // "Its claim for damages" demands something and tells nothing.
    let demand = view.lemma(at) == "claim" && matches!(view.word(next), "for" | "on" | "against");
    if !(that || of) || demand {
        return None;
    }
    if source.is_none()
        && !matches!(
            view.lemma(at),
            "claim"
                | "report"
                | "allegation"
                | "accusation"
                | "speculation"
                | "rumor"
                | "rumour"
                | "suggestion"
                | "warning"
                | "concern"
                | "fear"
                | "belief"
        )
    {
        return None;
    }
    let end = if that { clause_end(text, next, last) } else { object_end(text, next + 1, last) };
    let from = if that { next } else { next + 1 };
    let (cue, source) = match (owner, agent) {
        (Some(_), _) => ((chunk.first.max(at), if that { at + 1 } else { next + 1 }), source),
        (None, Some(p)) => ((at, p.first), source),
        _ => ((at, at + 1), source),
    };
    let _ = first;
    (end > from).then(|| Found {
        sentence: s,
        source,
        cue,
        kind: noun_kind(view.lemma(at)),
        content: vec![view.range(from, end)],
        ..Found::default()
    })
}

/// The possessor inside the phrase: "Venn's", "the ministry's", "his".
fn owner(text: &Text<'_, '_>, first: usize, head: usize) -> Option<Phrase> {
    let view = text.view;
    for i in (first..head).rev() {
        if matches!(view.word(i), "'s" | "’s" | "'" | "’") && i > first {
            let p = Phrase { first, last: i, head: i - 1 };
            return source::sourcelike(text, p.head).then_some(p);
        }
        if matches!(view.word(i), "his" | "her" | "their" | "its" | "my" | "our") && view.tag(i) == Upos::Pron {
            return Some(Phrase { first: i, last: i + 1, head: i });
        }
    }
    None
}

/// The end of a noun phrase or infinitive as content: over prepositions, up to a comma or finite verb.
fn object_end(text: &Text<'_, '_>, from: usize, last: usize) -> usize {
    let view = text.view;
    let mut i = from;
    while i < last {
        let verb = matches!(view.tag(i), Upos::Aux)
            || view.tag(i) == Upos::Verb && !view.word(i).ends_with("ing") && view.word(i.wrapping_sub(1)) != "to" && i > from;
        if matches!(view.word(i), "," | "." | ";" | "—" | "–") || is_quote_mark(view.word(i)) || verb {
            break;
        }
        i += 1;
    }
    i
}

/// Headlines: "Police: Three killed", "Three killed, officials say". True where the line was read as one.
pub(super) fn headline(text: &Text<'_, '_>, s: usize, out: &mut Vec<Found>) -> bool {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return false;
    };
    let (first, last) = (sentence.first, sentence.last);
    let Some(colon) = (first..last.min(first + 7)).find(|i| view.word(*i) == ":") else {
        return false;
    };
    let whole = text.chunks.starting_at(first).is_some_and(|c| c.last == colon || c.last + 3 > colon && c.last <= colon);
    let head = text.chunks.ending_at(colon).map_or(colon.saturating_sub(1), |c| c.head);
    let speaks = (source::sourcelike(text, head) || view.capital(head))
        && (view.tag(head) == Upos::Propn
            || view.capital(head) && colon <= first + 3
            || view.is(
                head,
                class::PEOPLE
                    | class::PERSON
                    | class::POLICE
                    | class::ORGANISATION
                    | class::DOCUMENT
                    | class::VAGUE
                    | class::TITLE,
            ));
    if !(whole && speaks && colon + 2 < last && colon > first) {
        return false;
    }
    let mut end = last;
    while end > colon + 1 && (is_quote_mark(view.word(end - 1)) || view.word(end - 1) == ".") {
        end -= 1;
    }
    let mut from = colon + 1;
    while from < end && is_quote_mark(view.word(from)) {
        from += 1;
    }
    // "Orvel: A crowd ...": the place that a report is sent from.
    let plain =
        class::PEOPLE | class::PERSON | class::POLICE | class::ORGANISATION | class::TITLE | class::AGENCY | class::OUTLET;
    if view.kind_of(s) != crate::layers::ParagraphKind::Heading
        && colon == first + 1
        && view.tag(head) == Upos::Propn
        && !view.is(head, plain)
    {
        return false;
    }
    // "9:39 p.m. on Thursday:" is a stamp.
    if (first..colon).any(|i| view.word(i).bytes().any(|b| b.is_ascii_digit()) || view.is(i, class::WEEKDAY)) {
        return false;
    }
    // "Casualties: 6 killed (police)", "Toll (source: the board)": what is counted, not who counts.
    let label = matches!(
        view.word(first),
        "casualties"
            | "deaths"
            | "death"
            | "toll"
            | "killed"
            | "dead"
            | "injured"
            | "wounded"
            | "missing"
            | "victims"
            | "fatalities"
    );
    if label || (first..colon).any(|i| view.word(i) == "(") {
        return false;
    }
    // "Orvel fire: what we know" names a topic, not a speaker.
    if matches!(view.word(from), "what" | "how" | "why" | "live" | "who" | "here") || view.is(head, class::EVENT) {
        return false;
    }
    if end <= from {
        return false;
    }
    out.push(Found {
        sentence: s,
        source: Some(Phrase { first, last: colon, head }),
        cue: (colon, colon + 1),
        content: vec![view.range(from, end)],
        ..Found::default()
    });
    true
}

/// "Fire service: five dead, many hurt." in the running text: a body known by its words, a colon, a short statement.
pub(super) fn flash(text: &Text<'_, '_>, s: usize, out: &mut Vec<Found>) -> bool {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return false;
    };
    // An entry of a running page: behind its clock, and a dash.
    let last = sentence.last;
    let stamped = s.checked_sub(1).and_then(|b| view.sentences.get(b)).is_some_and(|b| {
        b.paragraph == sentence.paragraph
            && b.last - b.first <= 4
            && view.word(b.first).starts_with(|c: char| c.is_ascii_digit())
    });
    // "3:18 p.m. Gov. Orr: nine dead": the clock may open the entry itself.
    let clock = view.word(sentence.first);
    let own = clock.starts_with(|c: char| c.is_ascii_digit()) && clock.contains([':', '.']);
    let mut first = sentence.first + usize::from(own);
    if own {
        first += usize::from(matches!(view.word(first), "p.m." | "a.m." | "pm" | "am" | "gmt" | "bst"));
        first += usize::from(matches!(view.word(first), "gmt" | "bst" | "local"));
    }
    let stamped = stamped || own;
    first += usize::from(stamped && matches!(view.word(first), "-" | "–" | "—" | "|"));
    let Some(colon) = (first + 1..last.min(first + 8)).find(|i| view.word(*i) == ":") else {
        return false;
    };
    // "Fire service at the noon briefing:".
    let occasion = (first + 1..colon).find(|i| matches!(view.word(*i), "at" | "in" | "on")).filter(|_| stamped);
    let whole = text.chunks.starting_at(first).filter(|c| c.last == occasion.unwrap_or(colon));
    let named = whole.is_some_and(|c| {
        stamped
            && (view.is(c.first, class::TITLE) && view.capital(c.head) || view.is(c.head, class::AGENCY))
            && (c.first..c.last).all(|i| view.tag(i) != Upos::Num)
    });
    let body = whole.is_some_and(|c| {
        let bits =
            class::POLICE | class::EMERGENCY | class::GOVERNMENT | class::HOSPITAL | class::ORGANISATION | class::MILITARY;
        view.is(c.head, bits) && !view.is(c.head, class::EVENT) && (c.first..c.last).all(|i| view.tag(i) != Upos::Num)
    });
    let figures = (colon + 1..last).any(|i| view.tag(i) == Upos::Num);
    if !(body || named) || !figures || last - first > 30 || is_quote_mark(view.word(colon + 1)) {
        return false;
    }
    let Some(chunk) = whole else { return false };
    let end = if view.word(last - 1) == "." { last - 1 } else { last };
    out.push(Found {
        sentence: s,
        source: Some(Phrase { first, last: chunk.last, head: chunk.head }),
        cue: (colon, colon + 1),
        content: vec![view.range(colon + 1, end)],
        ..Found::default()
    });
    true
}

/// `Ada Venn, the mayor: "..."`: a source and a colon before a quotation, without a verb.
pub(super) fn colons(text: &Text<'_, '_>, s: usize, from: usize, out: &mut Vec<Found>) {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s) else {
        return;
    };
    for at in sentence.first + 1..sentence.last {
        if view.word(at) != ":" {
            continue;
        }
        let Some(quotation) = text.quotation_opened_by(at + 1) else {
            out.extend(figures(text, s, at).filter(|f| {
                !recent(out, from)
                    .iter()
                    .any(|o| o.content.iter().any(|c| c.overlap(f.content.first().copied().unwrap_or_default()) > 0))
            }));
            continue;
        };
        let taken = recent(out, from).iter().any(|f| f.content.iter().any(|c| c.overlap(quotation.span) > 0));
        let Some((source, _)) =
            source::before(text, window(*sentence, at).0, at).filter(|(p, _)| !taken && source::sourcelike(text, p.head))
        else {
            continue;
        };
        if view.tag(source.head) == Upos::Pron {
            continue;
        }
        out.push(Found {
            sentence: s,
            source: Some(source),
            cue: (at, at + 1),
            content: vec![quotation.span],
            ..Found::default()
        });
    }
}
