//! Whose figure it is where no verb of saying holds it: "by the ministry's count", "lowered to 40 by the province", "the
//! union's last count stands at 12", "cited the brigade for 12 deaths". Each reading needs a person or a body that can state a
//! figure; anything else stays without a source (law 2).

use crate::chains::{self, speaker};
use crate::clause::{self, Phrase};
use crate::counts::object::passive;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::{Attribution, Upos};
use firsthand_types::{Source, Span};

/// Nouns for a figure that somebody arrives at.
const RECKONINGS: &[&str] = &["count", "tally", "reckoning", "estimate", "estimates", "figures"];

/// Nouns for what such a verb gives: without one near, "set by" and "put by" are about something else.
const GIVEN_OF: &[&str] = &[
    "toll", "number", "numbers", "total", "count", "tally", "figure", "figures", "estimate", "dead", "deaths", "fatalities",
    "casualties", "victims", "bodies", "injured", "wounded", "missing", "injuries",
];

/// Participles by which a body gives or changes a figure.
const GIVEN: &[&str] = &[
    "given", "put", "lowered", "raised", "brought", "revised", "reduced", "cut", "placed", "set", "estimated", "counted",
    "confirmed", "announced", "reported", "recorded", "verified", "documented", "tallied", "increased", "published",
    "registered", "updated", "communicated", "issued", "provided", "released", "supplied", "compiled",
];

/// Who the words around a figure say arrived at it.
pub fn figure(s: &Sent<'_>, quote: Span, kernel: Option<Span>) -> Option<Source> {
    let at = kernel.unwrap_or(quote);
    reckoned(s, quote).or_else(|| agent(s, at)).or_else(|| stands(s, at)).or_else(|| cited(s, at))
}

/// A phrase as a source, where it can state a figure and is no event ("the fire's toll").
fn body(s: &Sent<'_>, p: Phrase) -> Option<Source> {
    // "In the morning the ministry's count": the phrase begins at its last article.
    let from = (p.from + 1..p.to).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["the", "a", "an"]))).unwrap_or(p.from);
    let day = s.within(p.from, from, &["morning", "evening", "afternoon", "night", "end", "time", "day"]);
    let p = Phrase { from: if day { from } else { p.from }, to: p.to };
    // "his agency's tally": his who speaks.
    if s.at(p.from).is_some_and(|w| w.any(&["his", "her"])) {
        return clause::spoke_before(s, p);
    }
    let event = p.to.checked_sub(1).and_then(|j| s.at(j)).is_none_or(|w| w.any(&["fire", "rescue"]));
    if event || !speaker(s, p) { None } else { clause::source(s, p).map(|by| known(s, by)) }
}

/// "the ministry", where a source before it has the fuller name ("Orvel's interior ministry"): that name.
fn known(s: &Sent<'_>, mut by: Source) -> Source {
    let low = by.name.to_lowercase();
    let plain = low.trim_start_matches("the ").trim_start_matches("same ");
    if plain.contains(' ') || plain == low {
        return by;
    }
    let said = s.layers.attributions.iter().filter(|a| !a.stance && a.source.is_some_and(|x| x.end <= by.start));
    let full = said.flat_map(|a| &a.chain).filter(|x| x.name.to_lowercase().ends_with(&format!(" {plain}")));
    if let Some(x) = full.max_by_key(|x| x.start) {
        by.name = x.name.clone();
        by.kind = x.kind;
    }
    by
}

/// Whether nothing between the two tokens begins a clause of its own.
fn joined(s: &Sent<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        s.at(i).is_some_and(|w| {
            let new = w.is(CONJ | REL) && s.before(i, 1).is_some_and(|b| b.any(&[","]));
            !w.any(&[";", ":", "—", "–", "while", "whereas", "although", "though", "but"]) && !new
        })
    })
}

/// Whether no verb stands between the two tokens: what a verb gives is its own object, not what somebody did further on.
pub fn direct(s: &Sent<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| s.at(i).is_some_and(|w| w.upos != Upos::Verb || w.any(&["having", "treated", "received", "confirmed"])))
}

/// "by the latest count of the province", "by the agency's reckoning", "on the council's last count", "by her account".
fn reckoned(s: &Sent<'_>, quote: Span) -> Option<Source> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    (0..s.words.len()).find_map(|i| {
        if !s.at(i)?.any(RECKONINGS) && !s.at(i)?.any(&["account"]) {
            return None;
        }
        let p = (i.saturating_sub(8)..i)
            .rev()
            .take_while(|&j| s.at(j).is_some_and(|w| !w.punct()))
            .find(|&j| s.at(j).is_some_and(|w| w.any(&["by", "on"])) && s.at(j + 1).is_some_and(|w| w.upos != Upos::Verb))?;
        let near = if i < a { a - i <= 6 && joined(s, i + 1, a) } else { p < b || p - b <= 14 && joined(s, b, p) };
        if !near {
            return None;
        }
        owner(s, p + 1, i)
    })
}

/// Whose the reckoning at `i` is, in a phrase that begins at `from`.
fn owner(s: &Sent<'_>, from: usize, i: usize) -> Option<Source> {
    if let Some(mark) = s.find(from, i, &["'s", "’s", "'", "’"]).filter(|&m| !s.within(from, m, &["according"])) {
        return body(s, Phrase { from, to: mark });
    }
    if s.within(from, i, &["according"]) {
        return None;
    }
    let w = s.at(from)?;
    if w.any(&["his", "her"]) {
        return clause::spoke_before(s, Phrase { from, to: from + 1 });
    }
    // "by senior figures of the party" are people.
    let plain = !s.at(i)?.any(&["figures", "account"]);
    if s.low(i + 1) == "by" || s.at(i + 1).is_some_and(|w| w.any(&["of", "from"])) && plain {
        return clause::phrase_after(s, i + 2, false).and_then(|p| body(s, p));
    }
    let official = w.any(&["official"]) && i == from + 1 && !s.at(i)?.any(&["account"]);
    if official { chains::officially(s, from, i + 1) } else { None }
}

/// "The toll was lowered to 40 by the province", "the toll, given by doctors as 92": the agent of the verb that gives the figure.
fn agent(s: &Sent<'_>, at: Span) -> Option<Source> {
    let n = s.token_from(at.start);
    let gives = |v: usize| s.at(v).is_some_and(|w| w.any(GIVEN) && w.num.is_none());
    let before = (n.saturating_sub(9)..n).rev().find(|&v| gives(v));
    let after = || (n + 1..n + 6).find(|&v| gives(v) && passive(s, v) && direct(s, n + 1, v) && joined(s, n, v));
    let v = before.or_else(after)?;
    let bare = s.low(v + 1) == "by" && s.before(v, 1).is_some_and(|w| !w.is(HAVE))
        // "The toll, put at 12 by police".
        || s.before(v, 1).is_some_and(|w| w.any(&[","])) && s.low(v + 1) == "at" && v < n;
    let figure = s.within(v.saturating_sub(12), v.max(n + 3), GIVEN_OF);
    if !(passive(s, v) || bare) || !figure {
        return None;
    }
    // "The toll communicated by the court remains 129".
    let stands = |i: usize| s.at(i).is_some_and(|w| w.any(&["remains", "remained", "stands", "stood", "reached", "totals"]));
    let held = (v + 1..n).find(|&i| stands(i)).filter(|&i| bare && n - i <= 3);
    if v < n && !(joined(s, v, n) && direct(s, v + 1, held.unwrap_or(n))) {
        return None;
    }
    let stop = |i: usize| s.at(i).is_none_or(|w| w.any(&[",", ";", ":"]) || w.is(REL | SUB) || w.is(CONJ));
    let by = (v + 1..v + 14).take_while(|&i| !stop(i)).find(|&i| s.low(i) == "by")?;
    clause::phrase_after(s, by + 1, false).and_then(|p| body(s, p))
}

/// "The ministry's last count stands at 154", "an earlier count by the same officials had been 64", "tonight's figures from the
/// agency: 16 dead".
fn stands(s: &Sent<'_>, at: Span) -> Option<Source> {
    let n = s.token_from(at.start);
    let i = (n.saturating_sub(16)..n).rev().find(|&i| s.at(i).is_some_and(|w| w.any(RECKONINGS)))?;
    let verbs =
        ["stands", "stood", "is", "was", "are", "were", "been", "gives", "gave", "puts", "put", ":", "has", "had", "lists"];
    let v = s.find(i + 1, n, &verbs)?;
    if n - v > 6 || !joined(s, v + 1, n) || !direct(s, v + 1, n) {
        return None;
    }
    if s.at(i + 1).is_some_and(|w| w.any(&["by", "from"])) {
        return clause::phrase_after(s, i + 2, false).filter(|p| p.to <= v).and_then(|p| body(s, p));
    }
    // "A Courier Agency count has 64 dead": whose it is stands before it.
    if s.at(v).is_some_and(|w| w.any(&["has", "had", "lists", "gives", "puts"])) && s.before(i, 1).is_some_and(|w| w.capital) {
        return clause::phrase_before(s, i).and_then(|p| body(s, p));
    }
    let mark = (i.saturating_sub(4)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(&["'s", "’s", "'"])))?;
    clause::phrase_before(s, mark).and_then(|p| body(s, p))
}

/// "cited the brigade for 12 deaths".
fn cited(s: &Sent<'_>, at: Span) -> Option<Source> {
    let n = s.token_from(at.start);
    let v = (n.saturating_sub(12)..n)
        .rev()
        .find(|&v| s.at(v).is_some_and(|w| w.any(&["cited", "cites", "citing", "quoted", "quotes", "quoting", "credited"])))?;
    let p = clause::phrase_after(s, v + 1, false)?;
    let plain = s.low(p.to) == "for" && p.to < n && n - p.to <= 4 && !passive(s, v) && direct(s, p.to, n);
    plain.then(|| body(s, p)).flatten()
}

/// A quote that holds its own cue and what is said ("The union called the inquiry a whitewash"): the chain of the widest such.
pub fn held(s: &Sent<'_>, quote: Span) -> Vec<Source> {
    let inside = |a: &&Attribution| {
        let cue = a.cue.is_some_and(|c| quote.contains(c));
        let said = a.content.iter().any(|c| s.span.holds(c.start) && quote.overlap(*c) * 4 > quote.len());
        let source = a.source.is_some_and(|x| s.span.holds(x.start));
        cue && said && source && !a.stance && !a.chain.is_empty()
    };
    let list = s.layers.attributions.iter().filter(inside);
    list.max_by_key(|a| a.content.first().map_or(0, |c| c.len())).map(|a| a.chain.clone()).unwrap_or_default()
}
