//! Checks in other words: what could not be confirmed, what a clip turned out to be, what experts and shadows show.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::tree;
use crate::verification::{claim, name};
use crate::words::flag::*;
use firsthand_types::{Part, Polarity, Roles, SourceKind};

/// Pictures and recordings.
const FILM: &[&str] = &[
    "clip", "clips", "video", "videos", "footage", "photo", "photos", "picture", "pictures", "image", "images", "photograph",
    "photographs", "recording", "recordings", "film", "these", "screenshot", "imagery",
];

/// What is told and can be checked.
pub(crate) const TOLD: &[&str] = &[
    "claim", "claims", "report", "reports", "account", "accounts", "figure", "figures", "toll", "authenticity", "statement",
    "information", "this", "it", "that", "details", "version", "video", "footage", "clip", "images", "photographs", "number",
    "numbers", "these", "deaths", "location", "either", "neither", "contents", "letter", "whether",
];

/// What it finds: a check, or that there was none, in other words.
///
/// Example: `The Courier could not immediately confirm the account.` gives result "not verified".
///
/// Wrong where police confirm a fact of the event: the words must be of not confirming, of pictures, or of an independent check.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    unconfirmed(s, part, i)
        .or_else(|| no_way(s, part, i))
        .or_else(|| tallied(s, part, i))
        .or_else(|| shows(s, part, i))
        .or_else(|| elsewhere(s, part, i))
        .or_else(|| judged(s, part, i))
        .or_else(|| turned_out(s, part, i))
}

/// "Monitor, a group that follows militants, judged the text authentic", "the tape appears genuine, two experts said".
fn judged(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.any(&["authentic", "genuine", "fake", "doctored", "forged"]))?;
    let text = ["text", "statement", "tape", "recording", "message", "letter", "note", "document", "documents", "claim"];
    let thing = |p: Phrase| s.within(p.from, p.to, FILM) || s.within(p.from, p.to, &text);
    let not = s.has(i.saturating_sub(4), i, NEG);
    let result = s.slice(i, i + 1).to_owned();
    let v = (i.saturating_sub(9)..i).rev().find(|&k| {
        s.at(k).is_some_and(|w| {
            matches!(w.lemma, "judge" | "deem" | "consider" | "call" | "declare" | "find" | "appear" | "seem" | "look" | "be")
        })
    })?;
    let active = s.at(v).is_some_and(|w| matches!(w.lemma, "judge" | "deem" | "consider" | "call" | "declare" | "find"));
    if active {
        let of = clause::phrase_after(s, v + 1, false)
            .map(|p| Phrase { to: p.to.min(i), ..p })
            .filter(|p| p.to > p.from && thing(*p))?;
        let by = tree::subject(s, v).filter(|p| p.to <= v)?;
        return Some(check(s, part, (by.from.max(v.saturating_sub(16)), i + 1), Some(by), Some(of), &result, not));
    }
    // "The statement was forged, the army said" denies it.
    s.at(i).filter(|w| w.any(&["authentic", "genuine"]))?;
    let of = tree::subject(s, i).or_else(|| tree::subject(s, v)).filter(|p| p.to <= v && thing(*p))?;
    tree::speaker(s, i)?;
    Some(check(s, part, (of.from.max(i.saturating_sub(12)), i + 1), None, Some(of), &result, not))
}

/// "The object turned out to be clothes and not a device, the force said": what was feared, and was not so.
fn turned_out(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.any(&["turned", "proved"]) && (w.low != "turned" || s.low(i + 1) == "out"))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let feared = [
        "object", "package", "bag", "device", "alarm", "alert", "report", "reports", "rumour", "rumours", "suspect", "threat",
        "call", "calls",
    ];
    let end = clause::clause_end(s, i).max(i + 3);
    // What was said of it may stand between commas.
    let to = s.words.len().min(i + 22);
    let not = s.within(i + 1, to, &["not", "false", "hoax", "harmless", "unfounded", "abandoned", "dropped", "nothing"]);
    (s.within(p.from, p.to, &feared) && not)
        .then(|| check(s, part, (p.from.max(i.saturating_sub(10)), end), None, Some(p), s.slice(i, end), true))
}

fn check(
    s: &Sent<'_>,
    part: Part,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    of: Option<Phrase>,
    result: &str,
    failed: bool,
) -> Draft {
    let roles = Roles { by: name(s, by), of: name(s, of), result: Some(result.to_owned()), ..Roles::default() };
    let mut d = claim(s, part, "verification/other-words", from, to.max(from + 1), by, roles);
    if failed {
        d.polarity = Polarity::Denied;
    }
    d
}

/// "could not immediately confirm the account", "has not been able to confirm this", "it was not possible to confirm the claim".
fn unconfirmed(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&[
        "confirm", "verify", "corroborate", "check", "authenticate", "confirmed", "verified", "checked", "corroborated",
        "established", "authenticated",
    ]) {
        return None;
    }
    let end = clause::clause_end(s, i).max(i + 1);
    let begin = clause::clause_begin(s, i);
    let neg = s.has(i.saturating_sub(7), i, NEG)
        || s.within(i.saturating_sub(6), i, &["unable", "impossible", "neither", "none", "nor"]);
    if !neg {
        return None;
    }
    let passive = crate::counts::object::passive(s, i);
    let can = s.has(i.saturating_sub(6), i, MODAL)
        || s.within(
            i.saturating_sub(7),
            i,
            &["able", "unable", "possible", "impossible", "yet", "been", "neither", "none", "cannot"],
        );
    let told = if passive { s.within(begin, i, TOLD) } else { s.within(i + 1, i + 8, TOLD) };
    // "... was unable to check where or when the picture was taken".
    let of_film = s.within(i + 1, end, FILM) && s.within(i + 1, i + 4, &["when", "where"]);
    let told = told || of_film;
    let refuses = s.within(i.saturating_sub(3), i, &["would", "will", "declined", "refused"]);
    if refuses
        || !can
        || !told
        || s.within(i + 1, i + 4, &["when", "whether", "how", "why", "if"]) && !w.any(&["verify"]) && !of_film
    {
        return None;
    }
    if w.any(&["established", "check", "checked"])
        && !of_film
        && !s.within(begin, end, &["authenticity", "claim", "claims", "figures", "independently", "account", "report"])
    {
        return None;
    }
    let by =
        if passive { None } else { tree::subject(s, i).filter(|p| p.to <= i && !s.at(p.from).is_some_and(|w| w.any(&["it"]))) };
    // Officials who cannot confirm a toll decline to speak; a check is a reporter's or a body's that checks.
    let source = by.and_then(|p| clause::source(s, p));
    if source.as_ref().is_some_and(|c| {
        matches!(c.kind, SourceKind::Police | SourceKind::Military | SourceKind::Hospital | SourceKind::Emergency)
    }) {
        return None;
    }
    if by.is_some_and(|p| {
        s.within(
            p.from,
            p.to,
            &["minister", "spokesman", "spokeswoman", "spokesperson", "mayor", "he", "she", "official", "officials"],
        )
    }) {
        return None;
    }
    if unsure(s, i, by) {
        return None;
    }
    let from = by.map_or(begin, |p| p.from).max(i.saturating_sub(14));
    let of = if passive { clause::subject(s, i) } else { clause::phrase_after(s, i + 1, false) };
    Some(check(s, part, (from, end), by, of, "not verified", true))
}

/// Whether those who cannot confirm are people who might know ("Governor Orrin Veld could not confirm the reports", "We cannot
/// confirm it," she said), no desk that checks: they cast doubt.
pub(crate) fn unsure(s: &Sent<'_>, i: usize, by: Option<Phrase>) -> bool {
    let ours = by.is_some_and(|p| s.at(p.from).is_some_and(|w| w.any(&["we", "i"])));
    by.is_some_and(|p| tree::named_person(s, p)) || ours && tree::quoted(s, i)
}

/// "no independent confirmation of the claim", "independent verification was not possible", "no way to verify".
fn no_way(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    // "said the footage appeared genuine", "its authenticity has been confirmed by two employees".
    let looks = w.any(&["genuine", "authentic"])
        && s.within(i.saturating_sub(3), i, &["appeared", "appears", "looked", "looks", "seemed", "seems"])
        && s.within(i.saturating_sub(8), i, FILM);
    let sure = w.any(&["authenticity"])
        && s.find(i + 1, i + 6, &["confirmed", "verified", "established"]).is_some_and(|v| !s.has(i, v, NEG | MODAL));
    if (looks || sure) && !s.has(i.saturating_sub(4), i, NEG) {
        let from = clause::clause_begin(s, i).max(i.saturating_sub(10));
        return Some(check(s, part, (from, clause::clause_end(s, i).max(i + 1)), None, None, "verified", false));
    }
    let noun = w.any(&["confirmation", "verification", "corroboration"])
        && s.within(i.saturating_sub(3), i, &["independent", "no"])
        && (s.within(i.saturating_sub(3), i, &["no"])
            || s.has(i + 1, i + 6, NEG)
            || s.within(i + 1, i + 6, &["impossible", "unavailable"]));
    let way = w.any(&["way", "means"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.within(i + 1, i + 5, &["verify", "verifying", "confirming", "confirm", "checking"]);
    if !(noun || way) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    Some(check(s, part, (from, clause::clause_end(s, i)), None, None, "not verified", true))
}

/// "has so far verified 33 of the deaths", "has seen the letter", "has confirmed the location of the video".
fn tallied(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if clause::negated(s, i) || crate::counts::object::passive(s, i) {
        return None;
    }
    let verified = w.any(&["verified"])
        && s.at(i + 1).is_some_and(|n| n.num.is_some())
        && s.within(i + 1, i + 7, &["deaths", "dead", "killed", "cases", "casualties", "names"])
        && s.has(i.saturating_sub(4), i, HAVE);
    let seen = w.any(&["seen", "reviewed", "obtained"])
        && s.has(i.saturating_sub(3), i, HAVE)
        && s.within(
            i + 1,
            i + 5,
            &["letter", "document", "documents", "email", "emails", "footage", "video", "recording", "images", "memo", "clip"],
        );
    let matched = w.any(&["matched", "compared", "matches"])
        && s.within(i, s.words.len(), FILM)
        && s.within(i, s.words.len(), &["satellite", "street", "maps", "archive", "photographs"]);
    let located = matched
        || w.any(&["confirmed", "established", "pinpointed"])
            && s.within(i + 1, i + 4, &["location", "place", "date", "time"])
            && s.within(i + 2, i + 9, FILM);
    let police = tree::speaker(s, i).is_some_and(|c| matches!(c.kind, SourceKind::Police | SourceKind::Court));
    if !(verified || seen && !police || located) {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i);
    let own = by.is_some_and(|p| s.at(p.from).is_some_and(|w| w.any(&["we"])));
    let from = by.map_or(i, |p| p.from).max(i.saturating_sub(14));
    let mut d = check(
        s,
        part,
        (from, clause::clause_end(s, i)),
        by.filter(|_| !own),
        clause::phrase_after(s, i + 1, false),
        if seen { "seen" } else { "verified" },
        false,
    );
    if own {
        d.chain = Some(Vec::new());
        d.firsthand = true;
    }
    Some(d)
}

/// "the metadata shows that the clip was recorded at", "shadows in the video show", "experts who examined the fragments said".
fn shows(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let trace = w.any(&["metadata", "shadows", "shadow", "geolocation"])
        && s.find(
            i + 1,
            i + 7,
            &["show", "shows", "showed", "indicate", "indicates", "suggest", "suggests", "confirm", "confirmed", "confirms"],
        )
        .is_some();
    let search = w.any(&["search"])
        && s.within(i.saturating_sub(3), i, &["image", "reverse"])
        && s.within(i + 1, i + 4, &["shows", "showed", "found", "finds", "revealed"]);
    let examined = !s.within(i, s.words.len(), &["consistent", "inconsistent"])
        && w.any(&["examined", "reviewed", "analysed", "analyzed", "studied", "inspected"])
        && s.within(
            i + 1,
            i + 7,
            &[
                "fragments", "photographs", "photos", "footage", "images", "video", "videos", "crater", "clip", "clips",
                "debris", "remnants", "recording", "imagery",
            ],
        )
        && s.find(
            i.saturating_sub(6),
            i,
            &["experts", "expert", "analysts", "analyst", "specialists", "we", "investigators", "researchers", "reporters"],
        )
        .is_some();
    if !(trace || search || examined) || s.has(i.saturating_sub(3), i, NEG) {
        return None;
    }
    let begin = clause::clause_begin(s, i);
    let by = examined.then(|| tree::subject(s, i)).flatten().filter(|p| p.to <= i && !s.at(p.from).is_some_and(|w| w.is(PRON)));
    let (from, to) = if search { (0, i + 2) } else { (by.map_or(begin, |p| p.from).max(i.saturating_sub(12)), end) };
    Some(check(s, part, (from, to), by, None, "checked", false))
}

/// "is of somebody else", "These are OLD, from 2021", "was filmed in another town", "was made with AI", "does not show Orvel".
fn elsewhere(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["came", "comes", "predate", "predates", "is", "are", "was", "were", "dates", "date", "had"]) {
        return None;
    }
    let stop = s.words.len().min(i + 12);
    let p = tree::subject(s, i).filter(|p| p.to <= i).or_else(|| clause::subject(s, i))?;
    if !s.within(p.from, p.to, FILM) {
        return None;
    }
    let set = s.within(i + 1, i + 4, &["from"])
        && s.within(i + 2, i + 7, &["film", "game", "drill", "exercise", "movie", "simulator"]);
    let year = s.layers.timexes_in(s.bytes(i, stop)).any(|t| is_year(&t.value));
    let other = w.any(&["predate", "predates"])
        || s.within(i + 1, i + 6, &["somebody", "someone", "another"])
            && s.within(
                i + 1,
                i + 8,
                &["else", "man", "town", "country", "city", "war", "place", "person", "fire", "event", "year"],
            );
    let made = s.within(i + 1, i + 4, &["made", "generated", "created"])
        && s.within(i + 2, i + 7, &["ai", "intelligence", "computer", "game"]);
    let old =
        year && s.within(i + 1, stop, &["from", "filmed", "old", "shot", "taken", "recorded", "posted", "back", "appeared"]);
    if !(other || made || old || set) || s.has(i, i + 3, NEG) || s.within(i + 1, i + 3, &["released", "published"]) {
        return None;
    }
    let these = s.at(p.from).is_some_and(|w| w.any(&["these"])) && p.to - p.from == 1;
    if these && !s.within(i + 1, i + 3, &["old", "from"]) {
        return None;
    }
    let from = p.from.max(i.saturating_sub(12));
    let mut to = clause::clause_end(s, i).max(i + 2);
    if s.low(to) == "," && s.at(to + 1).is_some_and(|w| w.any(&["from"])) {
        to = clause::clause_end(s, to + 1);
    }
    Some(check(s, part, (from, to), None, Some(p), s.slice(i, to), true))
}

fn is_year(value: &str) -> bool {
    value.len() >= 4 && value.len() <= 7 && value.bytes().take(4).all(|b| b.is_ascii_digit())
}
