//! Proper names: runs of capitalised words inside noun phrases, with the titles before them.

use crate::chunk::{Chunk, Chunks};
use crate::layers::{MentionKind, Upos};
use crate::lexicon::class;
use crate::view::View;

/// A proper name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// First token of the name, titles left out.
    pub first: usize,
    /// After its last token (a possessive "'s" is left out).
    pub last: usize,
    /// First token of the title or post before it ("Prime Minister"), else `first`.
    pub title: usize,
    /// What it names, as far as its own words tell; `Abstract` where they do not.
    pub kind: MentionKind,
}

/// The proper names of a text, in order.
pub(crate) fn names(view: &View<'_>, chunks: &Chunks) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for chunk in chunks.all() {
        let from = out.last().map_or(0, |n| n.last);
        runs(view, chunks, *chunk, from, &mut out);
    }
    out
}

fn is_name(view: &View<'_>, i: usize) -> bool {
    let word = view.word(i);
    if view.caps {
        return view.tag(i) == Upos::Propn && !view.is(i, class::WEEKDAY | class::MONTH);
    }
    view.capital(i)
        && (view.tag(i) == Upos::Propn
            || view.tag(i) == Upos::Noun && (!opens_sentence(view, i) || view.capital(i + 1))
            || view.tag(i) == Upos::Adj && leads_to_name(view, i + 1)
            // "the Associated Press", "United Rescue": a participle in capitals inside a sentence.
            || view.tag(i) == Upos::Verb && word.ends_with("ed") && !opens_sentence(view, i) && leads_to_name(view, i + 1))
        && word.len() > 1
        || view.capital(i) && word.len() <= 2 && view.tag(i) == Upos::Propn
}

/// Whether a name follows an adjective, over at most two more ("National Public Radio").
fn leads_to_name(view: &View<'_>, from: usize) -> bool {
    (from..from + 3).take_while(|i| view.capital(*i)).any(|i| matches!(view.tag(i), Upos::Propn | Upos::Noun))
}

fn opens_sentence(view: &View<'_>, i: usize) -> bool {
    view.sentences.get(view.sentence_of(i)).is_some_and(|s| s.first == i)
}

fn runs(view: &View<'_>, chunks: &Chunks, chunk: Chunk, from: usize, out: &mut Vec<Name>) {
    let mut i = chunk.first.max(from);
    while i < chunk.last {
        if !is_name(view, i) || view.is(i, class::WEEKDAY) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        // The article belongs to the name, unless another name has taken it.
        if i >= 2 && i - 2 >= out.last().map_or(0, |n| n.last) && article(view, i - 2) {
            i -= 2;
        }
        let glued = |end: usize| (0..3).any(|k| end >= i + k && end - k > i && article(view, end - k));
        while given_part(view, end)
            || end > i && given_part(view, end - 1)
            || glued(end)
            || end < chunk.last
                && (is_name(view, end)
                    || view.word(end) == "-"
                        && !view.spaced(end)
                        && end + 1 < chunk.last
                        && (view.capital(end + 1) || view.tag(end + 1) == Upos::Num)
                    || view.word(end) == "&" && is_name(view, end + 1)
                    || view.tag(end) == Upos::Num
                        && view.capital(end - 1)
                        && end + 1 == chunk.last
                        && view.tag(end - 1) == Upos::Propn
                        && end > i
                        && view.word(end).len() <= 4)
        {
            end += 1;
        }
        while matches!(view.word(end - 1), "-" | "&") && end > i + 1 {
            end -= 1;
        }
        let end = joined(view, chunks, i, end);
        if let Some(name) = titled(view, chunk, i, end) {
            out.push(name);
        }
        i = end.max(i + 1);
    }
}

/// The Arabic article before a name, in small letters and glued to it ("el-Venn", "al-Orvel"): whether it stands at the token.
fn article(view: &View<'_>, i: usize) -> bool {
    matches!(view.word(i), "al" | "el" | "ad" | "an" | "ar" | "as" | "ash" | "at" | "az" | "ul" | "ur")
        && view.word(i + 1) == "-"
        && !view.spaced(i + 1)
        && !view.spaced(i + 2)
        && view.capital(i + 2)
}

/// Second halves of Korean and Chinese given names that English words or abbreviations look like.
const SYLLABLES: &[&str] = &[
    "jun", "in", "ho", "soo", "min", "hee", "mi", "sun", "sung", "young", "won", "yong", "hyun", "jin", "wan", "pyo", "mok",
    "ok", "gun", "him", "shin", "long", "ping", "ming", "wing", "king", "ting", "ling", "hung", "chung", "woo", "ah", "ja",
    "il", "ki",
];

/// The hyphen before the second half of a given name in small letters ("Belo-jun", "Orr-in"), as against "Orvel-based".
fn given_part(view: &View<'_>, i: usize) -> bool {
    let word = view.word(i + 1);
    view.word(i) == "-"
        && i > 0
        && view.capital(i - 1)
        && !view.spaced(i)
        && !view.spaced(i + 1)
        && (view.tag(i + 1) == Upos::Propn || SYLLABLES.contains(&word))
        && matches!(view.tag(i - 1), Upos::Propn | Upos::Noun)
        && (2..=6).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !["ed", "wide", "born", "style", "led", "era", "like", "area"].iter().any(|e| word.ends_with(e))
}

/// "Ministry of Health", "Bank for Orvel", "University of the North": the name goes on over "of".
fn joined(view: &View<'_>, chunks: &Chunks, first: usize, end: usize) -> usize {
    let mut end = end;
    for _ in 0..3 {
        let link = view.word(end);
        let organ = (first..end).any(|i| view.is(i, class::ORGANISATION | class::ORG_SUFFIX | class::FACILITY | class::COURT))
            || matches!(
                view.word(end.saturating_sub(1)),
                "city"
                    | "republic"
                    | "kingdom"
                    | "states"
                    | "gulf"
                    | "bay"
                    | "sea"
                    | "cape"
                    | "isle"
                    | "duchess"
                    | "duke"
                    | "prince"
                    | "department"
            );
        if !matches!(
            link,
            "of" | "for" | "de" | "del" | "al" | "bin" | "ibn" | "von" | "van" | "da" | "dos" | "la" | "el" | "and"
        ) {
            break;
        }
        if matches!(link, "of" | "for" | "and") && !organ
            || link == "and" && !view.is(end.saturating_sub(1), class::ORGANISATION) && end < first + 4
        {
            break;
        }
        let mut next = end + 1;
        if view.word(next) == "the" {
            next += 1;
        }
        if link == "and"
            && !(view.word(first) == "department" || view.word(first) == "ministry" || view.word(first) == "bureau")
        {
            break;
        }
        if !view.capital(next) && !view.caps || view.tag(next) != Upos::Propn {
            break;
        }
        let stop = chunks.at(next).map_or(next + 1, |c| {
            let mut e = next;
            while e < c.last && (is_name(view, e) || view.word(e) == "-") {
                e += 1;
            }
            e.max(next + 1)
        });
        end = stop;
    }
    end
}

/// Cuts titles off the front: "Prime Minister Ada Venn", "Fire Chief Bo Lind".
fn titled(view: &View<'_>, chunk: Chunk, first: usize, end: usize) -> Option<Name> {
    let mut name = first;
    let body = view.is(end - 1, class::ORG_SUFFIX | class::MEDIUM | class::OUTLET) && end > first + 1;
    let titles = |i: usize| !body && (view.is(i, class::TITLE) || view.is(i, class::PERSON) && !view.is(i, class::FIRST));
    // The last title word in the run opens the name, unless nothing follows it.
    for i in first..end {
        if titles(i)
            && i + 1 < end
            && !(i == first && view.is(i, class::FIRST))
            && view.word(i + 1) != "of"
            && view.word(i + 1) != "-"
        {
            name = i + 1;
        }
    }
    let demonym = (first..end).all(|i| view.is(i, class::DEMONYM));
    if demonym && (view.tag(end - 1) == Upos::Adj || chunk.head >= end) {
        return None;
    }
    let lower_title = name == first && first > chunk.first && titles(first - 1) && !view.capital(first - 1);
    let title = if name > first || lower_title { if lower_title { chunk.first } else { first } } else { first };
    let kind = kind(view, chunk, name, end, name > first || lower_title);
    Some(Name { first: name, last: end, title, kind })
}

fn kind(view: &View<'_>, chunk: Chunk, first: usize, end: usize, titled: bool) -> MentionKind {
    let last = end - 1;
    let of = (first..end).position(|i| view.word(i) == "of").map(|p| first + p);
    let head = of.map_or(last, |o| o.saturating_sub(1));
    let any = |bits: u64| (first..end).any(|i| view.is(i, bits));
    if any(class::AGENCY | class::OUTLET | class::ARMED) && end - first <= 4 && !titled {
        return MentionKind::Organisation;
    }
    if titled && !view.is(head, class::ORG_SUFFIX) {
        return MentionKind::Person;
    }
    if end - first >= 2 || of.is_some() {
        if view.is(first, class::FIRST) && !view.is(last, class::ORG_SUFFIX | class::FACILITY | class::ORGANISATION) {
            return MentionKind::Person;
        }
        if view.is(head, class::EVENT) || matches!(view.word(first), "hurricane" | "typhoon" | "cyclone" | "operation") {
            return MentionKind::Event;
        }
        if view.is(head, class::FACILITY) && !view.is(head, class::ORG_SUFFIX) {
            return MentionKind::Facility;
        }
        if view.is(head, class::ORG_SUFFIX | class::ORGANISATION) {
            return MentionKind::Organisation;
        }
        if view.is(head, class::FACILITY) {
            return MentionKind::Facility;
        }
    } else if view.is(first, class::ORG_SUFFIX) && view.is(first, class::GOVERNMENT | class::MILITARY | class::ORGANISATION) {
        return MentionKind::Organisation;
    }
    let raw = view.raw(last);
    let acronym = end - first == 1
        && raw.len() >= 2
        && raw.len() <= 6
        && raw.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
        && !view.caps;
    if acronym {
        return if matches!(view.word(first), "us" | "u.s." | "uk" | "u.k." | "usa" | "uae" | "eu") {
            MentionKind::Place
        } else {
            MentionKind::Organisation
        };
    }
    // "Venn, 54," or "Venn, a baker,".
    let comma = view.word(end) == ",";
    let aged = comma
        && view.word(end + 1).parse::<u32>().is_ok_and(|n| n > 0 && n < 115)
        && matches!(view.word(end + 2), "," | "." | ";" | "and")
        || view.word(end) == "("
            && view.word(end + 1).parse::<u32>().is_ok_and(|n| n > 9 && n < 115)
            && view.word(end + 2) == ")";
    if aged {
        return MentionKind::Person;
    }
    if chunk.head >= end && view.is(chunk.head, class::FACILITY) && chunk.head == end {
        return MentionKind::Abstract;
    }
    MentionKind::Abstract
}
