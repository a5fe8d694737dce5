//! Who does what to whom in a clause, without a parse: the noun phrase before a verb, the one after it, and where the clause
//! ends. Shared by the relational families.

use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::{Mention, MentionKind, Upos};
use firsthand_types::{Source, SourceKind, Span};

/// A noun phrase as token indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First token.
    pub from: usize,
    /// After the last token.
    pub to: usize,
}

/// Longest aside that is skipped between a subject and its verb, in tokens.
const ASIDE: usize = 28;

/// First token of the verb group whose main verb stands at `v`: before its auxiliaries, negation and adverbs.
pub fn group_start(s: &Sent<'_>, v: usize) -> usize {
    let mut i = v;
    while let Some(w) = s.before(i, 1) {
        if w.is(BE | HAVE | MODAL | NEG)
            || w.is(ADV) && !w.is(DET)
            || w.any(&["always", "repeatedly", "consistently", "steadfastly", "vehemently", "strongly", "firmly", "publicly"])
            || w.any(&["to", "did", "does", "do", "openly"]) && !w.punct()
        {
            i -= 1;
        } else {
            break;
        }
    }
    i
}

/// Whether the verb group that ends at `v` is negated.
pub fn negated(s: &Sent<'_>, v: usize) -> bool {
    s.has(group_start(s, v), v, NEG) || s.has(v.saturating_sub(3), v, NEG) && !s.within(v.saturating_sub(3), v, &[","])
}

/// The subject of the verb at `v`: what the parse gives where the words between leave the rules no choice but to guess (a relative
/// clause, an apposition, a participle), else the noun phrase before its group.
pub fn subject(s: &Sent<'_>, v: usize) -> Option<Phrase> {
    if let Some(k) = pronoun(s, v) {
        return Some(Phrase { from: k, to: k + 1 });
    }
    let near = subject_before(s, v).and_then(|p| trimmed(s, p));
    match parsed_subject(s, v).and_then(|p| trimmed(s, p)) {
        // Beside what the rules found, or around it ("Unions in Orvel have ...").
        Some(p) if near.is_none_or(|n| n.to <= p.from || n.from >= p.to || p.from < n.from && p.to == n.to) => Some(p),
        _ => near,
    }
}

/// A subject without the hour or year that opens its line ("18:40 The ministry"), a clause word ("that a consultant") or another
/// phrase before its own article ("after the flood the ministry"); `None` where no word of it can name anybody ("very", "untrue").
fn trimmed(s: &Sent<'_>, p: Phrase) -> Option<Phrase> {
    let (mut from, mut to) = (p.from, p.to);
    // "a group calling itself the Grey Helpers first claimed": the pronoun and the adverb are none of the name.
    while to > from + 1 && s.at(from).is_some_and(|w| w.any(&["itself", "themselves", "himself", "herself"])) {
        from += 1;
    }
    while to > from + 1
        && s.at(to - 1).is_some_and(|w| w.any(&["first", "later", "also", "then", "now", "initially"]) && !w.capital)
    {
        to -= 1;
    }
    let p = Phrase { from, to };
    for i in p.from..p.to.saturating_sub(1) {
        let w = s.at(i)?;
        let article = s.at(i + 1).is_some_and(|n| {
            n.any(&["the", "a", "an"]) || w.any(&["that"]) && n.any(&["his", "her", "its", "their", "our", "my"])
        });
        let clock = w.low.contains([':', '.']) && w.low.starts_with(|c: char| c.is_ascii_digit());
        let year = i == p.from && w.low.len() == 4 && w.low.bytes().all(|b| b.is_ascii_digit());
        let plain = (from..=i).all(|k| s.at(k).is_some_and(|w| !w.is(PREP | CONJ) && !w.any(&["'s", "’s", "-"])));
        if clock || article && (year || w.any(&["that"]) || plain && matches!(w.upos, Upos::Noun | Upos::Num)) {
            from = i + 1;
        }
    }
    let names = (from..p.to).any(|i| {
        s.at(i).is_some_and(|w| {
            w.capital || matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det) || s.caps
        })
    });
    names.then_some(Phrase { from, to: p.to })
}

/// A pronoun that the parse gives the verb for its subject, with no more than the verb's group between ("On Venngram he denied").
fn pronoun(s: &Sent<'_>, v: usize) -> Option<usize> {
    let k = s.children(v, &["nsubj"]).into_iter().rfind(|&k| k < v)?;
    let close = group_start(s, v) <= k + 1 && v - k <= 4;
    (close && s.at(k).is_some_and(|w| w.any(&["he", "she", "it", "they"]))).then_some(k)
}

/// The subject that the parse gives the verb, up to the end of its base noun phrase; `None` where it gives a pronoun or none.
fn parsed_subject(s: &Sent<'_>, v: usize) -> Option<Phrase> {
    // "said the memo was idle talk and denied it": a verb joined on has the first one's subject.
    let joined = s.at(v).filter(|w| w.rel == "conj").and_then(|w| w.head).filter(|&h| h < v);
    let whose = |k: usize| s.children(k, &["nmod"]).into_iter().any(|w| s.low(w) == "whose");
    let of = |v: usize| s.children(v, &["nsubj"]).into_iter().rfind(|&k| k < v && !whose(k));
    let mut head = of(v).or_else(|| joined.and_then(of))?;
    let mut w = s
        .at(head)
        .filter(|w| matches!(w.upos, Upos::Noun | Upos::Propn) && !w.any(&["group", "organisation", "organization"]))?;
    // "The consultant who wrote it, Ada Venn, warned": the name set beside.
    if let Some((k, name)) = s
        .children(head, &["appos"])
        .into_iter()
        .filter(|&k| k < v && w.upos == Upos::Noun)
        .find_map(|k| s.at(k).filter(|n| n.upos == Upos::Propn).map(|n| (k, n)))
    {
        (head, w) = (k, name);
    }
    let mut from = head;
    while let Some(b) = s.before(from, 1) {
        let inside =
            matches!(b.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det) || b.any(&["'s", "’s", "-"]);
        if !inside || b.is(REL | SUB | CONJ | DAY) || head - from > 8 {
            break;
        }
        from -= 1;
    }
    let mut to = head + 1;
    // "Rasim al-Dovri": a hyphen inside a name.
    let hyphen = |to: usize| {
        w.upos == Upos::Propn
            && s.at(to).is_some_and(|n| {
                n.any(&["-"])
                    && s.before(to, 1).is_some_and(|b| b.span.end == n.span.start)
                    && s.at(to + 1).is_some_and(|a| a.span.start == n.span.end && a.rel == "flat")
            })
    };
    while hyphen(to)
        || s.at(to).is_some_and(|n| {
            n.head.is_some_and(|h| h >= head && h < to)
                && (n.rel == "flat" || n.rel == "compound" || w.upos == Upos::Propn && n.upos == Upos::Propn)
        })
    {
        to += 1;
    }
    // "the head of the agency", "engineers from Orvel".
    if s.at(to).is_some_and(|n| n.any(&["of", "for", "in", "from", "at"]))
        && let Some(p) = phrase_after(s, to + 1, false).filter(|p| p.to <= v)
    {
        to = p.to;
    }
    Some(Phrase { from, to })
}

/// The noun phrase before the verb's group, past one aside or relative clause.
fn subject_before(s: &Sent<'_>, v: usize) -> Option<Phrase> {
    let mut i = group_start(s, v);
    for _ in 0..4 {
        let w = s.before(i, 1)?;
        // "officials on Monday said": the day stands between.
        if let Some(t) = s.layers.timexes_in(s.span).find(|t| t.phrase.end == w.span.end || t.span.end == w.span.end) {
            let from = s.token_from(t.phrase.start.min(t.span.start));
            i = if from < i { from } else { i - 1 };
            if s.before(i, 1).is_some_and(|w| w.any(&["on", "in", "by", "late", "early", "at"])) {
                i -= 1;
            }
            continue;
        }
        if w.any(&[",", ")", "—", "–"]) {
            let open = if w.any(&[")"]) { "(" } else { "," };
            let stop = i.saturating_sub(ASIDE);
            match (stop..i.saturating_sub(1)).rev().find(|&j| s.low(j) == open || w.punct() && s.low(j) == w.low) {
                Some(j) => i = j,
                // "In a statement, X said" has its subject after the comma; here the comma is the aside's own.
                None => i -= 1,
            }
        } else if w.is(REL) {
            // "the Front, which denies it": what stands right before is meant.
            i -= 1;
            if s.before(i, 1).is_some_and(|w| w.any(&[","])) {
                i -= 1;
            }
            break;
        } else if w.any(&["and"]) && group_before(s, i - 1) {
            i -= 1;
        } else {
            break;
        }
    }
    let p = phrase_before(s, i)?;
    // "emails seen by the paper bear her out": the participle's agent is no subject.
    let agent = s.before(p.from, 1).is_some_and(|w| w.any(&["by"]))
        && s.before(p.from, 2)
            .is_some_and(|w| w.is(PAST | VERB) || w.any(&["seen", "obtained", "published", "released", "shared", "posted"]));
    if agent && p.from > 2 {
        return phrase_before(s, p.from - 2).or(Some(p));
    }
    Some(p)
}

/// Whether a finite verb stands close before the token, so that "and" joins two verbs of one subject.
fn group_before(s: &Sent<'_>, i: usize) -> bool {
    let from = i.saturating_sub(8);
    (from..i).any(|j| s.at(j).is_some_and(|w| w.is(PAST | VERB) || w.upos == Upos::Verb))
}

/// The noun phrase that ends right before token `i`.
pub fn phrase_before(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let last = i.checked_sub(1)?;
    let end = s.at(last)?.span.end;
    if let Some(m) = covering(s, end) {
        let from = s.token_from(m.span.start);
        if from < i {
            return Some(of_phrase(s, widen(s, Phrase { from, to: i })));
        }
    }
    let mut from = i;
    while let Some(w) = s.before(from, 1) {
        let stop = w.punct()
            || w.is(BE | HAVE | MODAL | SUB | REL | CONJ | VERB)
            || w.is(PREP) && !w.any(&["of", "for"])
            || w.upos == Upos::Verb && !w.capital
            || i - from >= 8;
        if stop {
            break;
        }
        from -= 1;
    }
    (from < i).then_some(Phrase { from, to: i })
}

/// "the Security Service (SS) of Orvel", "the head of the agency": the phrase before "of" belongs to it.
fn of_phrase(s: &Sent<'_>, p: Phrase) -> Phrase {
    // "authorities in Orvel", "a spokesman for the ministry": after a noun of office the other prepositions belong to it too.
    let office = s.before(p.from, 2).is_some_and(|w| w.any(OFFICES));
    if s.before(p.from, 1).is_none_or(|w| !(w.any(&["of"]) || office && w.any(&["in", "for", "at", "from"]))) {
        return p;
    }
    let mut i = p.from - 1;
    if s.before(i, 1).is_some_and(|w| w.any(&[")"]))
        && let Some(j) = (i.saturating_sub(6)..i - 1).rev().find(|&j| s.low(j) == "(")
    {
        i = j;
    }
    let mut from = i;
    while let Some(w) = s.before(from, 1) {
        if w.punct() && !w.any(&["-"]) || w.is(PREP | BE | HAVE | MODAL | SUB | REL | CONJ | VERB | ADV | PAST) || i - from >= 6
        {
            break;
        }
        from -= 1;
        if w.is(DET) {
            break;
        }
    }
    if from < i { Phrase { from, to: p.to } } else { p }
}

/// A phrase with the rest of its name ("Islamic" of "Islamic State", "IS-" of "IS-Khorasan") and the determiner before it.
fn widen(s: &Sent<'_>, p: Phrase) -> Phrase {
    let mut from = p.from;
    while !s.caps && p.from - from < 6 && s.at(from).is_some_and(|w| w.capital) {
        let Some(w) = s.before(from, 1) else { break };
        let function = w.is(DET | PREP | SUB | REL | CONJ | BE | HAVE | MODAL | ADV | DAY | PRON) || w.num.is_some();
        let glued = |k: usize| s.before(from, k).is_some_and(|b| b.any(&["-"])) && s.before(from, k + 1).is_some();
        let joined = w.any(&["-"]) && s.before(from, 2).is_some_and(|b| b.capital && b.span.end == w.span.start);
        // "Jamaat-ur-Ahrar": a small word between hyphens.
        let linked = w.any(&["-"])
            && s.before(from, 2).is_some_and(|b| b.low.len() <= 3 && b.span.end == w.span.start)
            && glued(3)
            && s.before(from, 4).is_some_and(|b| b.capital);
        if linked {
            from -= 4;
        } else if joined {
            from -= 2;
        } else if w.capital && !w.punct() && !function && (from > 1 || w.low.len() > 3) {
            from -= 1;
        } else {
            break;
        }
    }
    if s.before(from, 1).is_some_and(|w| w.is(DET)) {
        from -= 1;
    }
    Phrase { from, to: p.to }
}

/// The widest mention that ends at the byte.
fn covering<'a>(s: &Sent<'a>, end: usize) -> Option<&'a Mention> {
    s.layers
        .mentions_in(s.span)
        .filter(|m| m.span.end == end && !matches!(m.kind, MentionKind::Time | MentionKind::Quantity))
        .max_by_key(|m| m.span.len())
}

/// The noun phrase that begins at token `i` (past a determiner): up to a verb, a clause word or punctuation. Prepositional
/// phrases with "of" belong to it, others with "in", "on", "for" where `long`.
pub fn phrase_after(s: &Sent<'_>, i: usize, long: bool) -> Option<Phrase> {
    let mut to = i;
    while let Some(w) = s.at(to) {
        let quote = w.any(&["\"", "“", "”", "'", "‘", "’"]);
        let stop = w.punct() && !quote && (!w.any(&["-", "/"]) || dash(s, to))
            || w.is(BE | HAVE | MODAL | SUB | REL)
            || w.is(CONJ) && to > i && !nominal(s, to + 1)
            || w.is(VERB) && to > i && !w.is(EVENT)
            || w.is(PAST) && to > i && s.caps
            || to > i && s.layers.timexes_in(s.span).any(|t| t.span.start == w.span.start)
            || w.is(PREP) && to > i && !(w.any(&["of"]) || long && w.any(&["in", "on", "at", "against", "near", "from"]))
            || w.is(PREP) && to == i
            || w.upos == Upos::Verb && !w.low.ends_with("ing") && !w.low.ends_with("ed") && !w.capital && to > i
            || to - i >= 22;
        if stop {
            break;
        }
        to += 1;
    }
    (to > i).then_some(Phrase { from: i, to })
}

fn nominal(s: &Sent<'_>, i: usize) -> bool {
    // "put at 12 by police and 19 by the hospital", "and at 19": a figure, no second body.
    let figure = s.at(i).is_some_and(|w| w.num.is_some()) && s.at(i + 1).is_none_or(|w| w.punct() || w.is(PREP));
    // "reported by the ministry and number 40": a verb.
    let number =
        s.at(i).is_some_and(|w| w.any(&["number", "numbered", "total"])) && s.at(i + 1).is_some_and(|w| w.num.is_some());
    !figure
        && !number
        && s.at(i).is_some_and(|w| !w.is(PREP | PRON | BE | HAVE | MODAL | VERB | SUB) && w.upos != Upos::Verb && !w.is(PAST))
        && s.at(i + 1).is_none_or(|w| !w.is(BE | HAVE | MODAL | PAST) && w.upos != Upos::Verb)
}

/// Whether the sign at `i` stands free, as one that parts ("Fire in Orvel - Brenna Herald"): with space before it and behind it, or
/// another sign there.
fn dash(s: &Sent<'_>, i: usize) -> bool {
    let Some(w) = s.at(i) else { return false };
    s.before(i, 1).is_some_and(|p| p.span.end < w.span.start || p.low == w.low)
        && s.at(i + 1).is_some_and(|n| n.span.start > w.span.end || n.low == w.low)
}

/// Where the clause around token `v` ends: at a semicolon, a dash, a comma that no list or aside explains, or the sentence's end.
pub fn clause_end(s: &Sent<'_>, v: usize) -> usize {
    // A comma inside a number or a short list goes on.
    let list = |i: usize| s.at(i + 1).is_some_and(|w| w.any(&["and", "or"])) && s.at(i + 2).is_some_and(|w| !w.is(PRON | DET));
    let credit =
        |i: usize| s.at(i).is_some_and(|n| n.any(&["reported", "documented", "stated", "quoted", "cited", "confirmed"]));
    let mut i = v + 1;
    while let Some(w) = s.at(i) {
        let ends = match w.low.as_ref() {
            ";" | ":" | "—" | "--" | "(" | "”" => i > v + 1,
            "-" | "–" => i > v + 1 && dash(s, i),
            "," => !list(i),
            "as" => credit(i + 1),
            "according" => true,
            "while" | "whereas" | "although" | "though" | "but" => i > v + 2,
            _ => false,
        };
        if ends {
            return i;
        }
        i += 1;
    }
    while i > v + 1 && s.at(i - 1).is_some_and(|w| w.punct()) {
        i -= 1;
    }
    i
}

/// Where the clause around `i` begins: after a comma, semicolon or the like.
pub fn clause_begin(s: &Sent<'_>, i: usize) -> usize {
    let mut j = i;
    while let Some(w) = s.before(j, 1) {
        if matches!(w.low.as_ref(), "," | ";" | ":" | "—" | "--" | "“" | "\"" | "(" | "but" | "while" | "although") {
            break;
        }
        j -= 1;
    }
    j
}

/// Nouns of office: what follows with "in" or "for" belongs to them.
const OFFICES: &[&str] = &[
    "authorities", "officials", "official", "police", "spokesman", "spokeswoman", "spokesperson", "minister", "mayor",
    "governor", "prosecutors", "director", "rescuers", "firefighters", "investigators", "chief", "head", "doctors",
];

/// The words of a phrase.
pub fn words<'a>(s: &Sent<'a>, p: Phrase) -> &'a str {
    s.slice(p.from, p.to)
}

/// The name to give for a phrase: its entity's where it is a pronoun or no more than a name, else its words.
pub fn name(s: &Sent<'_>, p: Phrase) -> String {
    let core = if s.at(p.from).is_some_and(|w| w.is(DET)) { p.from + 1 } else { p.from };
    let plain = words(s, p).trim_matches(['“', '”', '"', '‘', ' ', ',']).to_owned();
    let pronoun = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON));
    if pronoun {
        let found = cited(s, s.bytes(p.from, p.to)).filter(|c| !matches!(c.name.to_lowercase().as_str(), "he" | "she"));
        let person = s.at(p.from).is_some_and(|w| w.any(&["he", "she"]));
        return found.or_else(|| spoke_before(s, p).filter(|_| person)).map_or(plain, |c| c.name);
    }
    if let Some(name) = apposed(s, p) {
        return name;
    }
    let whole = mention(s, p).filter(|m| m.named && s.token_from(m.span.start) <= core && s.token_to(m.span.end) >= p.to);
    match whole.and_then(|m| s.layers.entity_of(m)).filter(|e| !e.name.is_empty()) {
        Some(e) => e.name.clone(),
        None => plain,
    }
}

/// The name set beside a phrase that is none: "the organiser, Orvel Events, calls".
fn apposed(s: &Sent<'_>, p: Phrase) -> Option<String> {
    if s.low(p.to) != "," || !s.at(p.from)?.is(DET) || s.at(p.to + 1).is_none_or(|w| !w.capital) {
        return None;
    }
    let at = s.at(p.to + 1)?.span.start;
    let m = s.layers.mentions_in(s.span).find(|m| {
        m.named
            && m.span.start == at
            && matches!(m.kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Abstract)
    })?;
    let next = s.token_to(m.span.end);
    let closed = s.low(next) == ",";
    let plain = (p.from + 1..p.to).all(|i| s.at(i).is_some_and(|w| !w.capital));
    let entity = s.layers.entity_of(m).map(|e| e.name.clone()).filter(|n| !n.is_empty());
    entity.filter(|_| closed && plain)
}

/// The mention that heads a phrase.
fn mention<'a>(s: &Sent<'a>, p: Phrase) -> Option<&'a Mention> {
    let span = s.bytes(p.from, p.to);
    s.layers
        .mentions_in(s.span)
        .filter(|m| {
            m.span.overlap(span) > 0 && span.contains(m.span) && !matches!(m.kind, MentionKind::Time | MentionKind::Quantity)
        })
        .max_by_key(|m| (m.named, m.span.end == span.end, m.span.len()))
}

/// Who spoke last before a pronoun, within a few sentences.
pub fn spoke_before(s: &Sent<'_>, p: Phrase) -> Option<Source> {
    let at = s.at(p.from)?.span;
    let said = s.layers.attributions.iter().filter(|a| a.cue.is_some_and(|c| c.end <= at.start && at.start - c.end < 400));
    let label = |c: &Source| !s.caps && c.name.len() > 2 && c.name.chars().all(|x| x.is_uppercase() || x == ' ');
    let last =
        said.filter(|a| !a.stance && a.chain.last().is_some_and(|c| !label(c))).max_by_key(|a| a.cue.map_or(0, |c| c.start))?;
    last.chain.last().filter(|c| c.name.chars().next().is_some_and(char::is_uppercase)).cloned()
}

/// The source that an attribution has already resolved for these words.
fn cited(s: &Sent<'_>, span: Span) -> Option<Source> {
    let first = s
        .layers
        .attributions
        .iter()
        .find(|a| !a.stance && a.source.is_some_and(|x| x.overlap(span) > 0 && (span.contains(x) || x.contains(span))))?;
    first.chain.last().cloned()
}

/// A phrase as a source: a claimant, an accuser, a denier.
pub fn source(s: &Sent<'_>, p: Phrase) -> Option<Source> {
    let span = s.bytes(p.from, p.to);
    if span.is_empty() {
        return None;
    }
    let pronoun = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["he", "she"]));
    if pronoun
        && cited(s, span).is_none_or(|c| matches!(c.name.to_lowercase().as_str(), "he" | "she"))
        && let Some(found) = spoke_before(s, p)
    {
        return Some(found);
    }
    if let Some(mut found) = cited(s, span) {
        // Where the attribution caught only a piece of the name, the name as it stands is given.
        let full = name(s, p);
        // "The governor, Ada Venn, denied it": the post is hers.
        if found.name.chars().all(|c| !c.is_uppercase()) && apposed(s, p).is_some() {
            found.role.get_or_insert_with(|| found.name.clone());
            found.name = full;
            return Some(found);
        }
        let piece = found.part.is_none()
            && span.contains(Span::new(found.start, found.end))
            && full.len() > found.name.len()
            && full.contains(&found.name);
        if piece {
            found.name = full;
            (found.start, found.end) = (span.start, span.end);
        }
        return Some(found);
    }
    let m = mention(s, p);
    let entity = m.and_then(|m| s.layers.entity_of(m));
    let kind = entity.and_then(|e| e.source_kind).unwrap_or_else(|| match m.map(|m| (m.kind, m.named)) {
        Some((MentionKind::Organisation, true)) => organisation(&words(s, p).to_lowercase()),
        _ => by_words(&words(s, p).to_lowercase()),
    });
    let vague = m.is_none_or(|m| !m.named) && matches!(kind, SourceKind::Anonymous);
    Some(Source {
        name: name(s, p),
        start: span.start,
        end: span.end,
        kind,
        vague,
        part: None,
        role: entity.and_then(|e| e.role.clone()),
        body: entity.and_then(|e| e.body.clone()),
    })
}

fn organisation(low: &str) -> SourceKind {
    let armed = [
        "islamic state", "isis", "is-", "al-qaeda", "al qaeda", "taliban", "hamas", "hezbollah", "front", "army of", "brigade",
        "shabaab", "boko",
    ];
    if armed.iter().any(|a| low.contains(a)) { SourceKind::ArmedGroup } else { by_words(low) }
}

fn by_words(low: &str) -> SourceKind {
    let table: &[(&[&str], SourceKind)] = &[
        (&["police", "sheriff", "detective"], SourceKind::Police),
        (&["hospital", "doctor", "medic"], SourceKind::Hospital),
        (&["court", "judge", "prosecut"], SourceKind::Court),
        (&["army", "military", "ministry of defence", "defense ministry", "navy"], SourceKind::Military),
        (&["fire", "rescue", "emergency"], SourceKind::Emergency),
        (
            &[
                "ministry", "government", "president", "minister", "mayor", "governor", "county", "council", "agency",
                "embassy", "official", "city",
            ],
            SourceKind::Government,
        ),
        (&["company", "inc", "corp", "ltd", "electric", "airline"], SourceKind::Company),
        (&["report", "lawsuit", "suit", "document", "records"], SourceKind::Document),
        (&["group", "militia", "rebel", "guerrilla"], SourceKind::ArmedGroup),
        (&["family", "mother", "father", "brother", "sister", "relative"], SourceKind::Relative),
        (&["witness", "resident", "survivor"], SourceKind::Witness),
    ];
    table.iter().find(|(words, _)| words.iter().any(|w| low.contains(w))).map_or(SourceKind::Anonymous, |(_, k)| *k)
}
