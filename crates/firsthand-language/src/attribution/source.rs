//! The noun phrase that names a source: before the cue, or after it.

use super::{Phrase, Text, is_quote_mark};
use crate::chunk::Chunk;
use crate::layers::Upos;
use crate::lexicon::class;

/// Most tokens that an apposition between commas may have.
const APPOSITION: usize = 30;

/// The subject whose phrase ends right before the token; `first` is the sentence's first token. The second value is whom a
/// relative pronoun stands for.
pub(super) fn before(text: &Text<'_, '_>, first: usize, at: usize) -> Option<(Phrase, Option<Phrase>)> {
    let view = text.view;
    let mut end = at;
    while end > first {
        let word = view.word(end - 1);
        let person = view.is(end - 1, class::PERSON | class::KINSHIP | class::PEOPLE);
        let adverb = view.tag(end - 1) == Upos::Adv && !person
            || matches!(word, "yesterday" | "today" | "both" | "all") && view.tag(end - 1) != Upos::Pron;
        // "The fire service first gave": when, not who.
        let first_of_all = word == "first"
            && end == at
            && end > first + 1
            && matches!(view.tag(end - 2), Upos::Noun | Upos::Propn)
            && !view.capital(end - 1);
        let adverb = adverb || first_of_all;
        let day = view.is(end - 1, class::WEEKDAY);
        let on = matches!(word, "on" | "late" | "early" | "last") && end < at && view.is(end, class::WEEKDAY);
        if !(adverb || day || on) {
            break;
        }
        end -= 1;
    }
    // "The figures published Friday put": back over the participle.
    if end < at
        && end > first + 1
        && view.tag(end - 1) == Upos::Verb
        && matches!(view.lemma(end - 1), "release" | "publish" | "conduct" | "issue" | "post" | "file" | "take" | "date")
        && text.chunks.ending_at(end - 1).is_some()
    {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|l| *l >= first)?;
    let word = view.word(last);
    if matches!(word, "who" | "which" | "that") && view.tag(last) != Upos::Noun {
        let antecedent = antecedent(text, first, last);
        if word == "that" && antecedent.is_none() {
            return None;
        }
        let pronoun = Phrase { first: last, last: end, head: last };
        return Some((pronoun, antecedent));
    }
    if matches!(word, "," | ")" | "—" | "–" | "--") {
        return interrupted(text, first, last).map(|p| (p, None));
    }
    let Some(chunk) = text.chunks.ending_at(end).filter(|c| c.first >= first) else {
        // A surname that the tagger took for another word ("Bloom said").
        let name = view.capital(last)
            && end == at
            && view.word(last).len() > 2
            && text.chunks.at(last).is_none()
            && !matches!(view.tag(last), Upos::Sconj | Upos::Adv | Upos::Adp | Upos::Cconj | Upos::Det);
        return name.then_some((Phrase { first: last, last: end, head: last }, None));
    };
    if let Some(phrase) = share(text, first, chunk) {
        return Some((phrase, None));
    }
    let phrase = widen_left(text, first, chunk);
    if view.is(phrase.head, class::WEEKDAY | class::MONTH) {
        return None;
    }
    // "Ada Venn, mayor of Orvel said": an apposition whose closing comma is missing.
    Some((phrase, None))
}

/// "six in 10", "51 percent", "six in 10 voters".
fn share(text: &Text<'_, '_>, first: usize, chunk: Chunk) -> Option<Phrase> {
    let view = text.view;
    if view.tag(chunk.first) != Upos::Num
        || view.is(chunk.head, class::PEOPLE | class::PERSON) && view.word(chunk.first.wrapping_sub(1)) != "in"
    {
        return None;
    }
    if view.word(chunk.head) == "percent" || view.word(chunk.head) == "%" {
        return Some(Phrase { first: chunk.first, last: chunk.last, head: chunk.head });
    }
    let link = chunk.first.checked_sub(1).filter(|l| *l > first && view.word(*l) == "in")?;
    (view.tag(link - 1) == Upos::Num).then_some(Phrase { first: link - 1, last: chunk.last, head: chunk.head })
}

/// "Ada Venn, a spokesperson for the ministry, said": steps back over what stands between the commas.
fn interrupted(text: &Text<'_, '_>, first: usize, close: usize) -> Option<Phrase> {
    let view = text.view;
    let closing = view.word(close);
    let opening = match closing {
        ")" => "(",
        other => other,
    };
    let low = first.max(close.saturating_sub(APPOSITION));
    let mut open = close;
    while open > low {
        open -= 1;
        let word = view.word(open);
        if is_quote_mark(word) {
            return None;
        }
        if word == opening {
            let Some(chunk) = text.chunks.ending_at(open).filter(|c| c.first >= first) else {
                continue;
            };
            // A relative clause, an apposition, an age; a participle clause ("speaking in Orvel").
            let inside = open + 1;
            let opens = text.chunks.starting_at(inside).is_some()
                || matches!(
                    view.word(inside),
                    "who"
                        | "whose"
                        | "which"
                        | "speaking"
                        | "in"
                        | "on"
                        | "at"
                        | "citing"
                        | "quoting"
                        | "himself"
                        | "herself"
                        | "also"
                        | "like"
                        | "as"
                        | "a"
                        | "an"
                        | "the"
                        | "one"
                )
                || closing == ")"
                || view.tag(inside) == Upos::Verb
                || view.tag(inside) == Upos::Adj
                || view.tag(inside) == Upos::Num
                || view.tag(inside) == Upos::Adv;
            if !opens {
                return None;
            }
            let mut phrase = widen_left(text, first, chunk);
            if !sourcelike(text, phrase.head) {
                // "A, B, C said" as a list or an unlikely head: look further back.
                if view.word(open) == "," && open > low {
                    continue;
                }
                return None;
            }
            if view.word(inside) != "speaking" {
                phrase.last = close;
            }
            return Some(phrase);
        }
    }
    None
}

/// Goes left over "of the ministry", "for the office in Orvel" to the phrase's own head.
fn widen_left(text: &Text<'_, '_>, first: usize, chunk: Chunk) -> Phrase {
    let view = text.view;
    let mut phrase = Phrase { first: chunk.first, last: chunk.last, head: chunk.head };
    for _ in 0..4 {
        let Some(link) = phrase.first.checked_sub(1).filter(|l| *l > first) else {
            break;
        };
        let word = view.word(link);
        // "people close to the talks": an adjective may stand between.
        let (link, word) = if view.tag(link) == Upos::Adp
            && link > first + 1
            && view.tag(link - 1) == Upos::Adj
            && text.chunks.ending_at(link - 1).is_some()
        {
            (link - 1, "of")
        } else {
            (link, word)
        };
        let preposition = matches!(
            word,
            "of" | "for"
                | "at"
                | "in"
                | "with"
                | "from"
                | "to"
                | "on"
                | "about"
                | "into"
                | "by"
                | "inside"
                | "near"
                | "against"
                | "who"
                | "as"
                | "between"
                | "among"
                | "under"
        );
        let and = matches!(word, "and" | "or") || word == "&";
        if !preposition && !and {
            break;
        }
        let Some(left) = text.chunks.ending_at(bracket_start(text, first, link)).filter(|c| c.first >= first) else {
            break;
        };
        if and {
            // "the mayor and the sheriff": one phrase, the first head; but not "fire and police said" over clauses.
            let like = sourcelike(text, left.head) && sourcelike(text, phrase.head);
            if !like || view.tag(left.head) == Upos::Pron {
                break;
            }
            phrase = Phrase { first: left.first, last: phrase.last, head: left.head };
            continue;
        }
        let strong = sourcelike(text, left.head);
        let itself = sourcelike(text, phrase.head);
        let close = matches!(word, "of" | "for");
        // "In the city of Orvel police said": the left head is no source, ours is.
        if !strong && itself && (!close || view.is(phrase.head, class::PEOPLE | class::PERSON)) {
            break;
        }
        if matches!(word, "to" | "by" | "as" | "against" | "into" | "under") && !strong {
            break;
        }
        let opens = left.first > first
            && view.tag(left.first - 1) == Upos::Adp
            && (left.first - 1 == first || view.word(left.first - 2) == ",");
        let starts = left.first == first || opens;
        if !strong && starts && left.first > first {
            break;
        }
        phrase = Phrase { first: left.first, last: phrase.last, head: left.head };
    }
    phrase
}

/// "crews that found her say": the phrase before the relative clause that ends right before the token.
pub(super) fn over_relative(text: &Text<'_, '_>, first: usize, at: usize) -> Option<Phrase> {
    let view = text.view;
    let low = first.max(at.saturating_sub(16));
    for i in (low..at).rev() {
        let word = view.word(i);
        if matches!(word, "," | ";" | ":") || is_quote_mark(word) {
            return None;
        }
        if matches!(word, "who" | "that") && i > first {
            let chunk = text.chunks.ending_at(i).filter(|c| c.first >= first)?;
            let wide = widen_left(text, first, chunk);
            return sourcelike(text, wide.head).then_some(Phrase { last: at, ..wide });
        }
    }
    None
}

/// Before a short bracket that ends at the token ("Federal Security Service (FSB) of ..."), else the token itself.
fn bracket_start(text: &Text<'_, '_>, first: usize, at: usize) -> usize {
    if at > first + 2 && text.view.word(at - 1) == ")" {
        for open in (first.max(at.saturating_sub(5))..at - 1).rev() {
            if text.view.word(open) == "(" {
                return open;
            }
        }
    }
    at
}

/// Whom "who" stands for: the phrase before it, or before the comma before it.
fn antecedent(text: &Text<'_, '_>, first: usize, pronoun: usize) -> Option<Phrase> {
    let mut end = pronoun;
    if end > first && matches!(text.view.word(end - 1), "," | "—" | "–" | "(") {
        end -= 1;
    }
    let chunk = text.chunks.ending_at(end).filter(|c| c.first >= first && c.last <= pronoun)?;
    let wide = widen_left(text, first, chunk);
    if text.view.word(pronoun) == "who" && !sourcelike(text, wide.head) {
        return Some(Phrase { first: chunk.first, last: chunk.last, head: chunk.head });
    }
    if text.view.word(pronoun) == "that" && !sourcelike(text, wide.head) {
        return None;
    }
    Some(wide)
}

/// The phrase that starts at the token and names a source, with "of ..." and appositions: `..., said X, a spokesman for Y.`
pub(super) fn after(text: &Text<'_, '_>, at: usize, last: usize) -> Option<Phrase> {
    let view = text.view;
    let chunk = text.chunks.starting_at(at).filter(|c| c.last <= last)?;
    let mut phrase = Phrase { first: chunk.first, last: chunk.last, head: chunk.head };
    phrase.last = widen_right(text, phrase.last, last);
    // "..., said Ada Venn, the mayor of Orvel."
    for _ in 0..2 {
        if view.word(phrase.last) != "," || phrase.last + 1 >= last {
            break;
        }
        let inside = phrase.last + 1;
        let relative = matches!(view.word(inside), "who" | "whose" | "which");
        let post = text.chunks.starting_at(inside).is_some_and(|c| {
            view.is(c.head, class::PERSON | class::TITLE | class::KINSHIP) && view.tag(c.head) != Upos::Propn
                || view.tag(c.head) == Upos::Num
        });
        let number = view.tag(inside) == Upos::Num && matches!(view.word(inside + 1), "," | ".");
        if !(relative || post || number) {
            break;
        }
        let mut end = inside;
        if let Some(c) = text.chunks.starting_at(inside).filter(|_| !relative) {
            end = widen_right(text, c.last, last);
        } else if number {
            end += 1;
        } else {
            while end < last && !matches!(view.word(end), "," | "." | ";") && !is_quote_mark(view.word(end)) {
                end += 1;
            }
        }
        if end <= inside || post && acts(text, end) {
            break;
        }
        phrase.last = end;
    }
    // "said the mayor and the sheriff".
    if view.word(phrase.last) == "and"
        && let Some(next) = text.chunks.starting_at(phrase.last + 1)
        && sourcelike(text, next.head)
        && view.tag(next.head) != Upos::Pron
        // "by the ministry and number 40": a verb and its figure.
        && !(matches!(view.word(next.first), "number" | "total") && view.tag(next.first + 1) == Upos::Num)
    {
        phrase.last = widen_right(text, next.last, last);
    }
    Some(phrase)
}

/// Whether a finite verb follows at the token, so that what stands before it is its subject and nothing set beside a source:
/// "According to the prosecutor, the captain left the ship". A participle ("the mayor elected in May") has a preposition behind it.
fn acts(text: &Text<'_, '_>, at: usize) -> bool {
    let view = text.view;
    let verb = view.tag(at) == Upos::Verb && !view.word(at).ends_with("ing");
    view.tag(at) == Upos::Aux || verb && view.tag(at + 1) != Upos::Adp
}

fn widen_right(text: &Text<'_, '_>, from: usize, last: usize) -> usize {
    let view = text.view;
    let mut end = from;
    for _ in 0..4 {
        let word = view.word(end);
        // "in Salem, New Hampshire".
        if word == ","
            && view.capital(end - 1)
            && let Some(next) = text.chunks.starting_at(end + 1)
            && (next.first..next.last).all(|i| view.capital(i))
            && (matches!(view.word(next.last), "," | "that" | "how") || view.tag(next.last) == Upos::Adp)
            && end > from + 1
        {
            end = next.last;
            continue;
        }
        let link = matches!(word, "of" | "for" | "at" | "with" | "from")
            || matches!(word, "in" | "on" | "near" | "to") && view.tag(end) == Upos::Adp;
        if !link || end + 1 >= last {
            break;
        }
        let Some(next) = text.chunks.starting_at(end + 1).filter(|c| c.last <= last) else {
            break;
        };
        if matches!(word, "in" | "on" | "at")
            && (view.is(next.head, class::DOCUMENT | class::EVENT) || !view.capital(next.head))
        {
            break;
        }
        end = next.last;
    }
    end
}

/// Whether a head can speak: a person, a body, a document, a name, a pronoun.
pub(super) fn sourcelike(text: &Text<'_, '_>, head: usize) -> bool {
    let view = text.view;
    match view.tag(head) {
        Upos::Pron => matches!(
            view.word(head),
            "he" | "she"
                | "they"
                | "it"
                | "we"
                | "i"
                | "who"
                | "which"
                | "you"
                | "everyone"
                | "someone"
                | "nobody"
                | "one"
                | "many"
                | "some"
                | "others"
                | "anyone"
                | "everybody"
                | "somebody"
        ),
        Upos::Propn => !view.is(head, class::WEEKDAY | class::MONTH),
        Upos::Num if view.word(head.wrapping_sub(1)) == "in" => true,
        Upos::Det | Upos::Num | Upos::Adj | Upos::Adv => {
            view.is(head, class::PEOPLE | class::PERSON | class::VAGUE | class::KINSHIP)
                || matches!(
                    view.word(head),
                    "some" | "many" | "others" | "both" | "all" | "most" | "several" | "one" | "two" | "few" | "another"
                )
        }
        _ => {
            let bits = class::PERSON
                | class::PEOPLE
                | class::KINSHIP
                | class::TITLE
                | class::ORGANISATION
                | class::DOCUMENT
                | class::VAGUE
                | class::POLICE
                | class::AGENCY
                | class::OUTLET
                | class::MEDIUM
                | class::ARMED
                | class::MILITARY
                | class::EMERGENCY
                | class::WITNESS
                | class::EXPERT
                | class::COURT
                | class::GOVERNMENT;
            view.word(head) == "percent"
                || view.capital(head) && view.sentences.get(view.sentence_of(head)).is_some_and(|s| s.first < head)
                || view.is(head, bits)
                || crate::lexicon::lexicon().classes(view.lemma(head)) & bits != 0
                || view.word(head).ends_with("ers")
                || view.word(head).ends_with("ists")
        }
    }
}

/// "Monday", "yesterday", "today": never part of a verb group.
pub(super) fn is_time_word(word: &str) -> bool {
    matches!(word, "yesterday" | "today" | "tomorrow" | "tonight" | "here" | "there")
}
