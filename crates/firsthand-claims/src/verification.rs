//! Checks of footage and of claims: by whom, of what, how, with what result.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Modality, Part, Polarity, Roles, Slot, Value};

const OBJECTS: &[&str] = &[
    "footage", "video", "videos", "clip", "clips", "image", "images", "photo", "photos", "photograph", "photographs",
    "authenticity", "recording", "audio", "claim", "claims", "report", "reports", "account", "accounts", "pictures", "picture",
    "material", "location", "document", "documents", "figures", "toll", "independently", "imagery", "film", "it", "them",
    "place",
];

/// All verifications in one sentence.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        if let Some(d) = verb(s, part, i).or_else(|| seems(s, part, i))
            && !out.iter().any(|o| o.span.overlap(d.span) > 0)
        {
            out.push(d);
        }
    }
    out
}

/// What it finds: "verified", "authenticated", "geolocated", and what could not be verified.
///
/// Example: `The Pell Courier verified the clip by matching the arches of the station.` gives by the Courier, result verified.
///
/// Wrong where "verified" is an adjective of something else ("a verified list", "verified account" are left out).
fn verb(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let strict = w.any(&["authenticated", "geolocated", "geo-located", "authenticate"]);
    if !(strict || w.any(&["verified", "verify", "verifying", "verifies", "debunked", "confirmed", "confirm"])) {
        return None;
    }
    let (a, b) = (i.saturating_sub(14), (i + 8).min(s.words.len()));
    let object = s.find(i + 1, b, OBJECTS).or_else(|| (a..i).rev().find(|&j| s.at(j).is_some_and(|w| w.any(OBJECTS))));
    let passive = s.before(i, 1).is_some_and(|p| p.is(BE))
        || s.before(i, 2).is_some_and(|p| p.is(BE)) && s.before(i, 1).is_some_and(|p| p.is(ADV));
    if w.any(&["confirmed", "confirm"])
        && !s.within(i + 1, i + 4, &["authenticity"])
        && !s.within(i.saturating_sub(2), i + 3, &["independently"])
    {
        return None;
    }
    if !strict && object.is_none() || s.before(i, 1).is_some_and(|p| p.any(&["a", "the"])) {
        return None;
    }
    let failed = clause::negated(s, i) || s.within(i.saturating_sub(4), i, &["unable", "impossible", "yet"]);
    let (by, of) = if passive {
        (
            s.find(i + 1, i + 8, &["by"])
                .and_then(|j| clause::phrase_after(s, j + 1, false))
                .filter(|p| !s.at(p.from).is_some_and(|w| w.low.ends_with("ing"))),
            clause::subject(s, i),
        )
    } else if s.within(i.saturating_sub(4), i, &["unable"]) {
        (clause::subject(s, s.find(i.saturating_sub(4), i, &["unable"])?), clause::phrase_after(s, i + 1, true))
    } else {
        (clause::subject(s, i), clause::phrase_after(s, i + 1, true))
    };
    let end = clause::clause_end(s, i);
    let how = s
        .find(i + 1, end, &["by", "using", "through", "from", "against"])
        .filter(|&j| s.at(j + 1).is_some_and(|w| w.low.ends_with("ing") || s.low(j) != "by"))
        .map(|j| s.slice(j + 1, end).to_owned());
    let begin = by.or(of).map(|p| p.from).filter(|f| *f < i && i - f < 16).unwrap_or_else(|| clause::group_start(s, i));
    let result = if failed {
        "not verified"
    } else if w.any(&["debunked"]) {
        "refuted"
    } else {
        "verified"
    };
    let mut d = claim(
        s,
        part,
        "verification/verb",
        begin,
        end,
        by,
        Roles { by: name(s, by), of: name(s, of), how, result: Some(result.to_owned()), ..Roles::default() },
    );
    if failed {
        d.polarity = Polarity::Denied;
    }
    if passive && by.is_none() {
        d.modality = Modality::Asserted;
    }
    Some(d)
}

/// What it finds: footage that appears to show something, checked by nobody named.
///
/// Example: `Videos appear to show a truck leaving the gate.` gives result "appears".
///
/// Wrong where "video shows" is a plain description: without a word of doubt it is left out.
fn seems(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    if !s.at(i)?.any(&["videos", "video", "footage", "images", "photos", "clips", "clip", "pictures"]) {
        return None;
    }
    let v = s.find(
        i + 1,
        i + 7,
        &["seem", "seems", "appear", "appears", "appeared", "seemed", "purportedly", "purports", "purporting", "apparently"],
    )?;
    if !s.within(v, v + 4, &["show", "shows", "showed", "showing", "depict", "capture", "captured"]) || s.has(i, v, NEG) {
        return None;
    }
    let end = clause::clause_end(s, v);
    let of = Some(s.slice(i, end).to_owned());
    let mut d = claim(
        s,
        part,
        "verification/seems",
        i,
        end,
        None,
        Roles { of, result: Some("appears".to_owned()), ..Roles::default() },
    );
    d.modality = Modality::Possible;
    Some(d)
}

fn name(s: &Sent<'_>, p: Option<Phrase>) -> Option<String> {
    p.map(|p| clause::name(s, p)).filter(|n| !n.is_empty())
}

fn claim(s: &Sent<'_>, part: Part, rule: &'static str, from: usize, to: usize, by: Option<Phrase>, roles: Roles) -> Draft {
    let mut d = Draft::new(part, s.bytes(from, to), Slot::Verification, Value::Roles(roles), rule);
    d.claimant = by.and_then(|p| clause::source(s, p));
    d
}
