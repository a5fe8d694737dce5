//! Blame without a verb of blaming: "is to blame", "bears responsibility", "linked it to", "was behind it", "was carried out by".

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, agent, alleged, role};
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, SourceKind};

/// Both kinds at the token.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    to_blame(s, part, i).or_else(|| culprit(s, part, i))
}

/// "The contractor is to blame", "the guilty party is the contractor": the fault is somebody's, as somebody says.
///
/// Example: `For the union the guilty party is the Pell company.` gives against the Pell company.
///
/// Wrong where things are to blame ("the weather was to blame" is kept, against the weather).
fn to_blame(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let (subject, against) = if w.any(&["blame"]) && s.before(i, 1).is_some_and(|p| p.any(&["to"])) {
        let be = (i.saturating_sub(4)..i - 1).rev().find(|&j| s.at(j).is_some_and(|w| w.is(BE)))?;
        let p = clause::subject(s, be)?;
        (p, p)
    } else if w.any(&["responsibility"]) && s.find(i.saturating_sub(4), i, &["bears", "bear", "bore"]).is_some() {
        let v = s.find(i.saturating_sub(4), i, &["bears", "bear", "bore"])?;
        let p = clause::subject(s, v)?;
        (p, p)
    } else if w.any(&["linked", "tied"])
        && s.find(i + 1, i + 12, &["to"]).is_some_and(|t| s.has(i + 1, t, EVENT))
        && !crate::counts::object::passive(s, i)
    {
        let t = s.find(i + 1, i + 12, &["to"])?;
        (clause::subject(s, i)?, clause::phrase_after(s, t + 1, false)?)
    } else if w.any(&["party", "culprit"])
        && s.within(i.saturating_sub(2), i, &["guilty", "main", "real", "the"])
        && s.at(i + 1)?.is(BE)
    {
        let p = clause::phrase_after(s, i + 2, false)?;
        (Phrase { from: i - 1, to: i + 1 }, p)
    } else {
        return None;
    };
    // "It bore no responsibility".
    let none = s.before(i, 1).is_some_and(|w| w.any(&["no"]));
    if none || s.has(i.saturating_sub(5), i, NEG) || s.within(i.saturating_sub(6), i, &["who", "what", "whether", "nobody"]) {
        return None;
    }
    // The weather is a cause, nobody's fault.
    let nature = [
        "hurricane", "wind", "winds", "storm", "weather", "rain", "rains", "drought", "climate", "fog", "snow", "ice", "heat",
        "error", "ignorance", "overcrowding", "speed", "fire", "flood", "fault", "failure",
    ];
    if s.within(against.from, against.to, &nature) {
        return None;
    }
    let to = clause::clause_end(s, i);
    if w.any(&["linked", "tied"]) {
        let roles = Roles { by: role(s, Some(subject)), against: role(s, Some(against)), ..Roles::default() };
        return alleged(s, part, "accusation/linked", (subject.from.max(i.saturating_sub(12)), to), Some(subject), roles);
    }
    let by = s.layers.chain_of(s.bytes(i, i + 1)).last().map(|c| c.name.clone()).or_else(|| {
        // "For the union the guilty party is ...".
        let lead = s.at(0).filter(|w| w.any(&["for"])).and_then(|_| clause::phrase_after(s, 1, false));
        role(s, lead)
    });
    let roles = Roles { by, against: role(s, Some(against)), ..Roles::default() };
    let from = clause::clause_begin(s, subject.from).max(subject.from.saturating_sub(6));
    alleged(s, part, "accusation/to-blame", (from, to), None, roles)
}

/// "took part in the attack", "had a role in", "was involved in the bombing", "planned the raid": the verb of a share in a deed, by
/// the parse.
fn took_part(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i)?;
    let deed = |k: usize| s.at(k).is_some_and(|w| w.is(EVENT));
    let behind = |v: usize, prep: &str| {
        s.children(v, &["obl", "nmod"])
            .into_iter()
            .any(|k| deed(k) && s.children(k, &["case"]).into_iter().any(|c| s.low(c) == prep))
    };
    let share = ["part", "role", "hand"].contains(&w.lemma)
        && !s.before(i, 1).is_some_and(|d| d.any(&["no", "any"]))
        && w.head.and_then(|v| s.at(v)).is_some_and(|v| ["take", "have", "play"].contains(&v.lemma))
        && (behind(i, "in") || w.head.is_some_and(|v| behind(v, "in")));
    let involved = w.any(&["involved", "implicated", "complicit"]) && behind(i, "in");
    let responsible = w.any(&["responsible"]) && behind(i, "for");
    // "Planning another assault" is a threat.
    let deed_now = |k: usize| deed(k) && !s.within(k.saturating_sub(3), k, &["another", "further", "more", "new", "second"]);
    let led = ["plan", "lead", "organise", "organize", "finance", "mastermind", "direct", "plot", "mount", "perpetrate"]
        .contains(&w.lemma)
        && s.children(i, &["obj"]).into_iter().any(deed_now);
    let verb = if share { w.head? } else { i };
    (share || involved || responsible || led).then_some(verb)
}

/// "The attack was carried out by X, the minister said", "police said X was behind the bombing": a culprit on somebody's word.
///
/// Example: `The minister said the Grey Hand was behind the bombing.` gives against the Grey Hand.
///
/// Wrong where the outlet itself states it: without a source it is left out.
fn culprit(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let by_whom = w
        .any(&["carried", "orchestrated", "perpetrated", "committed", "masterminded", "organised", "organized", "planned"])
        && crate::counts::object::passive(s, i)
        && (!w.any(&["carried"]) || s.low(i + 1) == "out");
    let it = s.at(i + 1).is_some_and(|n| n.any(&["it", "this"])) && s.at(i + 2).is_none_or(|n| n.punct());
    let behind = w.any(&["behind"]) && s.has(i.saturating_sub(3), i, BE) && (it || s.has(i + 1, i + 5, EVENT))
        || w.any(&["carried"]) && s.low(i + 1) == "out" && s.has(i + 2, i + 6, EVENT) && !by_whom;
    let shared = took_part(s, i);
    let behind = behind || shared.is_some();
    if !(by_whom || behind)
        || s.has(i.saturating_sub(4), i, NEG)
        || s.within(i.saturating_sub(4), i, &["could", "would", "who", "if"])
    {
        return None;
    }
    let source = s.layers.chain_of(s.bytes(i, i + 1)).last().cloned()?;
    let subject = clause::subject(s, shared.unwrap_or(i))?;
    let event = (subject.from..subject.to).any(|j| s.at(j).is_some_and(|w| w.is(EVENT)));
    let against = if by_whom { agent(s, i).filter(|_| event)? } else { subject };
    let name = role(s, Some(against))?;
    let own = s.at(against.from).is_some_and(|w| w.is(PRON) || w.any(&["who", "its", "their", "our", "no", "nobody", "men"]));
    // A group that says it did it itself claims it; "a man" and "five fighters" name nobody.
    let named = (against.from..against.to).any(|j| s.at(j).is_some_and(|w| w.capital && w.num.is_none() && !w.is(DET)))
        && !(against.from..against.to).any(|j| s.at(j).is_some_and(|w| w.num.is_some()))
        // "a Briton and two Swedes".
        || (against.from..against.to).any(|j| s.at(j).is_some_and(|w| w.capital && w.span.start > s.span.start && w.upos == firsthand_language::Upos::Propn));
    let armed = [
        "rebels", "militants", "guerrillas", "insurgents", "separatists", "jihadists", "terrorists", "extremists", "islamists",
    ];
    let named =
        named || s.at(against.to - 1).is_some_and(|w| w.any(&armed) && s.at(against.from).is_some_and(|f| f.num.is_none()));
    let theirs = ["group", "release", "statement", "message", "video", "organisation", "organization", "communique", "amaq"]
        .iter()
        .any(|w| source.name.to_lowercase().contains(w));
    if !named
        || theirs
        || own
        || name.eq_ignore_ascii_case(&source.name)
        || matches!(source.kind, SourceKind::ArmedGroup)
        || event && behind
    {
        return None;
    }
    let to = clause::clause_end(s, i);
    let roles = Roles { by: Some(source.name), against: Some(name), ..Roles::default() };
    alleged(s, part, "accusation/culprit", (subject.from.max(i.saturating_sub(14)), to), None, roles)
}
