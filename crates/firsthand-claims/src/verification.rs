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
        if let Some(d) = verb(s, part, i)
            .or_else(|| searched(s, part, i))
            .or_else(|| seems(s, part, i))
            .or_else(|| checked(s, part, i))
            .or_else(|| found_to_be(s, part, i))
            .or_else(|| crate::checks::read(s, part, i))
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
        && (!s.within(i.saturating_sub(4), i, &["able", "unable"]) || s.find(i + 1, i + 5, OBJECTS).is_none())
    {
        return None;
    }
    if !strict && object.is_none() || s.before(i, 1).is_some_and(|p| p.any(&["a", "the"])) {
        return None;
    }
    let unable = s.find(i.saturating_sub(4), i, &["able"]).is_some_and(|a| clause::negated(s, a));
    let pending =
        s.low(i.saturating_sub(1)) == "be" && s.within(i.saturating_sub(5), i, &["still", "yet", "remains", "remained"]);
    let failed =
        unable || pending || clause::negated(s, i) || s.within(i.saturating_sub(4), i, &["unable", "impossible", "yet"]);
    let (by, of) = if passive {
        (
            s.find(i + 1, i + 8, &["by"])
                .and_then(|j| clause::phrase_after(s, j + 1, false))
                .filter(|p| !s.at(p.from).is_some_and(|w| w.low.ends_with("ing"))),
            clause::subject(s, i),
        )
    } else if let Some(able) = s.find(i.saturating_sub(4), i, &["unable", "able"]) {
        (clause::subject(s, able), clause::phrase_after(s, i + 1, true))
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

/// "A reverse image search shows the picture is from 2015", "the authenticity of the letter could not be established".
fn searched(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    let begin = clause::clause_begin(s, i);
    if w.any(&["search"]) && s.within(i.saturating_sub(2), i, &["image"]) {
        let v = s.find(i + 1, i + 4, &["shows", "showed", "found", "finds", "reveals", "revealed", "traced", "suggests"])?;
        let result = Some(s.slice(v + 1, end).to_owned());
        let roles = Roles { how: Some(s.slice(begin.max(i.saturating_sub(2)), i + 1).to_owned()), result, ..Roles::default() };
        let mut d = claim(s, part, "verification/searched", begin.max(i.saturating_sub(4)), end, None, roles);
        d.polarity = Polarity::Denied;
        return Some(d);
    }
    let open = w.any(&["established", "determined", "ascertained"])
        && crate::counts::object::passive(s, i)
        && (clause::negated(s, i) || s.within(i.saturating_sub(4), i, &["not", "cannot"]))
        && s.within(begin, i, &["authenticity", "origin", "provenance", "location", "date"]);
    if !open {
        return None;
    }
    let of = clause::subject(s, i);
    let roles = Roles { of: name(s, of), result: Some("not verified".to_owned()), ..Roles::default() };
    let mut d = claim(s, part, "verification/open", of.map_or(begin, |p| p.from), end, None, roles);
    d.polarity = Polarity::Denied;
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

/// What it finds: checks by other words: matched, compared, traced, checked against.
///
/// Example: `We matched the balconies to street images.` gives how, by the outlet.
///
/// Wrong where something else is matched or traced (a call, a suspect): pictures or their details must stand in the sentence.
fn checked(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&[
        "matched", "matching", "compared", "comparing", "traced", "checked", "cross-checked", "analysed", "analyzed",
        "reviewed", "examined",
    ]) || w.low.ends_with("ing") && !s.before(i, 1).is_some_and(|p| p.any(&["by", "after"]))
    {
        return None;
    }
    let end = clause::clause_end(s, i);
    let begin = clause::clause_begin(s, i);
    let details = [
        "footage", "video", "clip", "clips", "photo", "photos", "image", "images", "picture", "pictures", "photograph",
        "photographs", "shopfronts", "shadow", "shadows", "metadata", "skyline", "landmarks", "street", "satellite",
        "geolocation", "frames", "buildings", "signs", "trusses", "masts", "mast", "film", "recording", "voice", "it", "them",
    ];
    let to = s.find(i + 1, end, &["against", "with", "to", "and"]);
    let shown = s.within(begin, end, &details[..details.len() - 2]);
    let it = s.within(i + 1, i + 3, &["it", "them"]);
    let checks = w.any(&["checked", "cross-checked"]) && (it || shown) && s.within(i, end, &["against"])
        || w.any(&["matched", "matching", "compared", "comparing"]) && shown
        || w.any(&["traced"]) && shown && s.within(i, end, &["to", "photo", "essay"])
        || w.any(&["analysed", "analyzed", "reviewed", "examined"])
            && shown
            && s.within(begin, i, &["experts", "we", "team", "agency", "analysts", "reporters"]);
    // "Experts who reviewed photographs said that they were consistent with it": what they found bears something out, or not.
    let finding =
        w.any(&["reviewed", "examined", "analysed", "analyzed"]) && s.within(i, s.words.len(), &["consistent", "inconsistent"]);
    if !checks || finding || clause::negated(s, i) || s.within(begin, i, &["police", "dna", "coroner"]) {
        return None;
    }
    let by = clause::subject(s, i);
    let from = by.map(|p| p.from).filter(|f| *f < i && i - f <= 14).unwrap_or(i);
    let how = Some(s.slice(to.unwrap_or(i + 1), end).to_owned()).filter(|h| !h.is_empty());
    let own = by.is_some_and(|p| s.at(p.from).is_some_and(|w| w.any(&["we", "our"])));
    let of = clause::phrase_after(s, i + 1, false);
    let roles = Roles { by: name(s, by), of: name(s, of), how, ..Roles::default() };
    let mut d = claim(s, part, "verification/checked", from, end, by.filter(|_| !own), roles);
    if own {
        d.chain = Some(Vec::new());
        d.firsthand = true;
    }
    Some(d)
}

/// What it finds: a picture or clip that is said to be genuine, old, doctored or from elsewhere.
///
/// Example: `The clip of the bridge is from another country.` gives result "from another country".
///
/// Wrong for pictures of a person or for films that are praised: the words must be of where, when or whether it is real.
fn found_to_be(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&[
        "clip", "video", "footage", "photo", "picture", "image", "photograph", "recording", "videos", "images", "pictures",
        "photos",
    ]) {
        return None;
    }
    let end = clause::clause_end(s, i);
    let v = (i + 1..(i + 18).min(s.words.len())).find(|&j| {
        s.at(j).is_some_and(|w| {
            w.any(&["is", "are", "was", "were", "does", "do", "dates", "dated", "predates", "shows", "comes", "came", "stems"])
        })
    })?;
    let to = clause::clause_end(s, v);
    let real = s.find(v, (v + 6).min(to), &["genuine", "authentic", "real"]);
    // The sentence that says how it was checked makes the claim.
    let next = s.layers.sentences.get(s.index + 1).and_then(|n| n.span.of(s.text)).unwrap_or("");
    if real.is_some() && (next.starts_with("We ") || next.starts_with("Our ")) {
        return None;
    }
    let fake = s.find(
        v,
        (v + 6).min(to),
        &["fake", "doctored", "manipulated", "ai-generated", "staged", "unrelated", "miscaptioned", "false"],
    );
    let old = s
        .find(v, to, &["old", "years", "2010", "dates", "predates"])
        .filter(|_| s.within(v, to, &["years", "from", "old"]))
        .filter(|_| s.within(v, to, &["filmed", "taken", "old", "from", "shot", "recorded"]));
    let abroad =
        s.find(v, to, &["abroad", "elsewhere", "another"]).filter(|_| s.within(v, to, &["filmed", "taken", "from", "shot"]));
    let not = s
        .find(v, s.words.len(), &["show", "from", "of", "shot", "taken", "filmed", "come"])
        .filter(|&j| s.has(v, j, NEG) && j - v <= 4);
    let comes =
        s.at(v).filter(|w| w.any(&["dated", "comes", "came", "stems", "dates"])).and_then(|_| s.find(v + 1, v + 3, &["from"]));
    let not = not.or(comes);
    let at = real.or(fake).or(not).or(abroad).or(old)?;
    if s.within(i, v, &["of"])
        && s.has(v, at, BE)
        && real.is_none()
        && fake.is_none()
        && not.is_none()
        && abroad.is_none()
        && !s.within(v, to, &["old", "filmed", "taken"])
    {
        return None;
    }
    let denied = real.is_none();
    let mut from = i;
    while s
        .before(from, 1)
        .is_some_and(|w| w.is(DET) || w.num.is_some() || w.any(&["second", "last", "first", "widely", "shared", "viral"]))
    {
        from -= 1;
    }
    let end = to.max(end.min(s.words.len())).max(at + 1);
    let roles = Roles {
        of: Some(s.slice(from, v).to_owned()),
        result: Some(s.slice(v, to.max(at + 1)).to_owned()),
        ..Roles::default()
    };
    let mut d = claim(s, part, "verification/found", from, end, None, roles);
    if denied {
        d.polarity = Polarity::Denied;
    }
    Some(d)
}

pub(crate) fn name(s: &Sent<'_>, p: Option<Phrase>) -> Option<String> {
    p.map(|p| clause::name(s, p)).filter(|n| !n.is_empty())
}

pub(crate) fn claim(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    from: usize,
    to: usize,
    by: Option<Phrase>,
    roles: Roles,
) -> Draft {
    let mut d = Draft::new(part, s.bytes(from, to), Slot::Verification, Value::Roles(roles), rule);
    d.claimant = by.and_then(|p| clause::source(s, p));
    d
}
