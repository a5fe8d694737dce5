//! Accusations that use no verb of accusing: somebody says that another did it, knew of it, let it happen, or has blood on his hands.

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, Source, SourceKind};

/// Nouns for sides and bodies that can be held to have done something.
const PARTY: &[&str] = &[
    "army", "force", "regime", "government", "military", "rebels", "militants", "fighters", "soldiers", "troops", "militia",
    "militias", "forces", "terrorists", "organisations", "organizations", "states", "insurgents", "separatists", "guerrillas",
    "gangs", "agents", "services", "service", "intelligence", "police", "council", "city", "company", "firm", "operator",
    "owners", "owner", "managers", "management", "ministry", "authorities", "office", "mayor", "officials", "landlord",
    "contractor", "developer", "factions", "group", "groups", "brigades", "jets", "warplanes", "planes", "side", "enemy",
    "state", "department", "hospital", "airline", "regulator", "gunmen", "occupation",
];

/// What it finds: a charge that somebody lays against another in plain words.
///
/// Example: `Residents said it was the air force that bombed the market.` gives by residents, against the air force.
///
/// Wrong where the police tell what an attacker did, or somebody what his own side did: such speakers and subjects are left out.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    hands(s, part, i).or_else(|| nothing_done(s, part, i)).or_else(|| answerable(s, part, i)).or_else(|| suspects(s, part, i))
}

fn accuse(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    against: Option<String>,
    of: Option<String>,
) -> Found {
    let said =
        by.and_then(|p| role(s, Some(p))).or_else(|| tree::speaker(s, from.max(to.saturating_sub(1))).map(|c| c.name.clone()));
    alleged(s, part, rule, (from, to), by, Roles { by: said, against, of, ..Roles::default() })
}

/// The speaker of a word, if such a one accuses: no police, court, hospital or rescuer, who tell what they found.
fn accuser<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::speaker(s, i).filter(|c| match c.kind {
        SourceKind::Court => ["lawsuit", "suit", "complaint", "petition"].iter().any(|w| c.name.to_lowercase().contains(w)),
        SourceKind::Police | SourceKind::Emergency | SourceKind::Agency => false,
        // A nurse who says that they knew accuses; a hospital that gives a figure does not.
        SourceKind::Hospital => tree::direct(s, i),
        _ => true,
    })
}

/// Whether a phrase is a side or body, and not the speaker's own.
fn party(s: &Sent<'_>, p: Phrase, speaker: &Source) -> bool {
    let words = s.slice(p.from, p.to).to_lowercase();
    let said = speaker.name.to_lowercase();
    let own = s.within(p.from, p.to, &["its", "our", "we", "their", "his", "her", "own", "my"])
        || words.split_whitespace().filter(|w| w.len() > 3).any(|w| said.contains(w));
    let noun = s.within(p.from, p.to, PARTY);
    let named = (p.from..p.to).any(|j| s.at(j).is_some_and(|w| w.capital && !w.is(DET | PRON) && w.num.is_none() && j > 0))
        && !tree::named_person(s, p);
    !own && (noun || named) && !s.at(p.from).is_some_and(|w| w.is(PRON))
}

/// "has blood on its hands".
fn hands(s: &Sent<'_>, part: Part, i: usize) -> Found {
    if s.low(i) != "blood" || s.low(i + 1) != "on" || s.find(i + 2, i + 5, &["hands"]).is_none() {
        return None;
    }
    let v = (i.saturating_sub(4)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(HAVE)))?;
    let p = tree::subject(s, v).or_else(|| clause::subject(s, v))?;
    let to = clause::clause_end(s, i);
    accuse(s, part, "accusation/blood", (p.from.max(i.saturating_sub(14)), to), None, role(s, Some(p)), text(s, i, to))
}

/// "nothing was done", "the police did nothing", "nobody listened".
fn nothing_done(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let passive = w.any(&["nothing"])
        && s.at(i + 1).is_some_and(|n| n.any(&["was", "is", "has", "ever", "had"]))
        && s.find(i + 1, i + 6, &["done"]).is_some()
        && !s.has(i, i + 4, MODAL);
    let active = w.any(&["nothing"])
        && s.before(i, 1).is_some_and(|p| p.any(&["did", "done", "doing"]))
        && s.at(i + 1).is_none_or(|n| n.punct() || n.any(&["to", "about", "for"]))
        && !s.at(i + 1).is_some_and(|n| n.any(&["wrong"]));
    let deaf = w.any(&["nobody", "no-one"])
        && s.at(i + 1).is_some_and(|n| {
            n.any(&[
                "listened", "acted", "cared", "controlled", "came", "warned", "helped", "directed", "guided", "managed",
                "stopped", "checked",
            ])
        })
        || w.any(&["no"])
            && s.low(i + 1) == "one"
            && s.at(i + 2).is_some_and(|n| {
                n.any(&[
                    "listened", "acted", "cared", "controlled", "came", "warned", "helped", "directed", "guided", "managed",
                    "stopped", "checked",
                ])
            });
    if !(passive || active || deaf) || s.has(i.saturating_sub(5), i, MODAL) || s.within(i.saturating_sub(4), i, &["if"]) {
        return None;
    }
    let speaker = accuser(s, i)?;
    let p = if active { Some(tree::subject(s, i - 1)?) } else { None };
    if let Some(p) = p
        && !(party(s, p, speaker) || s.at(p.from).is_some_and(|w| w.any(&["they"])))
    {
        return None;
    }
    let from = p.map_or(i, |p| p.from).max(i.saturating_sub(12));
    let to = clause::clause_end(s, i).max(i + 1);
    accuse(s, part, "accusation/nothing-done", (from, to), None, role(s, p), text(s, from, to))
}

/// "laid the blame on the Front", "said the Front was responsible", "called it an act of state terrorism by Pell", "whom it holds responsible".
fn answerable(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if w.any(&["blame"]) && s.within(i.saturating_sub(3), i, &["laid", "put", "placed", "pinned", "lays", "puts", "pins"]) {
        let v = s.find(i.saturating_sub(3), i, &["laid", "put", "placed", "pinned", "lays", "puts", "pins"])?;
        let on = s.find(i + 1, i + 6, &["on", "at", "with"])?;
        let (by, against) = (tree::subject(s, v)?, clause::phrase_after(s, on + 1, false)?);
        return accuse(
            s,
            part,
            "accusation/laid-blame",
            (by.from.max(v.saturating_sub(12)), against.to),
            Some(by),
            role(s, Some(against)),
            None,
        );
    }
    if w.any(&["responsible"])
        && s.has(i.saturating_sub(3), i, BE)
        && !s.has(i.saturating_sub(4), i, NEG | MODAL)
        && s.at(i + 1).is_none_or(|n| {
            n.punct()
                || n.any(&["for"]) && (s.has(i + 2, i + 7, EVENT | DEATHS) || s.within(i + 2, i + 3, &["this", "that", "it"]))
        })
    {
        let v = (i.saturating_sub(3)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(BE)))?;
        let speaker = accuser(s, i)?;
        let p = tree::subject(s, i).filter(|p| p.to <= v).or_else(|| clause::subject(s, v))?;
        let people = s.within(p.from, p.to, &["people", "somebody", "someone", "many"]) && tree::direct(s, i);
        if !(party(s, p, speaker) || people) || s.within(p.from, p.to, &["who", "those", "whoever"]) {
            return None;
        }
        return accuse(
            s,
            part,
            "accusation/responsible",
            (p.from.max(i.saturating_sub(12)), i + 1),
            None,
            role(s, Some(p)),
            None,
        );
    }
    if w.any(&["responsible", "accountable"])
        && s.before(i, 1).is_some_and(|p| p.any(&["holds", "held", "hold"]))
        && s.within(i.saturating_sub(4), i, &["whom", "who", "which", "it", "they"])
    {
        let v = i - 1;
        let by = clause::subject(s, v)?;
        return accuse(s, part, "accusation/holds", (v.saturating_sub(3), i + 1), Some(by), None, None);
    }
    if w.any(&["doing", "work"])
        && (s.before(i, 1).is_some_and(|p| p.any(&["'s", "’s", "'"]))
            || s.low(i + 1) == "of" && s.before(i, 1).is_some_and(|p| p.any(&["the"])))
        && s.within(i.saturating_sub(7), i, &["this", "it", "that"])
        && s.has(i.saturating_sub(7), i, BE)
        && !s.has(i.saturating_sub(7), i, NEG)
        && accuser(s, i).is_some()
    {
        let of = if s.low(i + 1) == "of" { clause::phrase_after(s, i + 2, false) } else { clause::phrase_before(s, i - 1) };
        let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
        return accuse(s, part, "accusation/doing", (from, of.map_or(i + 1, |p| p.to.max(i + 1))), None, role(s, of), None);
    }
    // "asleep at the wheel", "must answer for the deaths", "It was negligence": fixed phrases of blame.
    let wheel = w.any(&["asleep"]) && s.follows(i + 1, &["at", "the", "wheel"]);
    let answer = w.any(&["answer"])
        && s.low(i + 1) == "for"
        && s.has(i.saturating_sub(3), i, MODAL)
        && s.has(i + 2, i + 6, EVENT | DEATHS);
    let negligence = w.any(&["negligence", "carelessness", "greed", "manslaughter"])
        && tree::direct(s, i)
        && s.has(i.saturating_sub(4), i, BE)
        && !s.has(i.saturating_sub(4), i, NEG);
    if (wheel || answer || negligence) && accuser(s, i).is_some() {
        let begin = clause::clause_begin(s, i).max(i.saturating_sub(10));
        let p = if negligence { None } else { tree::subject(s, i) };
        return accuse(s, part, "accusation/phrase", (begin, clause::clause_end(s, i).max(i + 1)), None, role(s, p), None);
    }
    if w.any(&["finger"]) && s.within(i + 1, i + 5, &["points", "pointed", "pointing"]) {
        let at = s.find(i + 1, i + 7, &["at", "to"])?;
        let against = clause::phrase_after(s, at + 1, false)?;
        return accuse(s, part, "accusation/finger", (i, against.to), None, role(s, Some(against)), None);
    }
    let act = w.any(&["act", "crime", "attack", "aggression", "massacre"])
        && s.within(i.saturating_sub(8), i, &["called", "calls", "described", "denounced", "condemned", "branded"]);
    if act {
        let v = (i.saturating_sub(8)..i).rev().find(|&j| {
            s.at(j).is_some_and(|w| w.any(&["called", "calls", "described", "denounced", "condemned", "branded"]))
        })?;
        let by_at = s.find(i + 1, i + 7, &["by"])?;
        let against = clause::phrase_after(s, by_at + 1, false)?;
        let by = tree::subject(s, v)?;
        return accuse(
            s,
            part,
            "accusation/called",
            (by.from.max(v.saturating_sub(10)), against.to),
            Some(by),
            role(s, Some(against)),
            text(s, v, by_at),
        );
    }
    None
}

/// "The ministry suspects the Sons of Pell", "officials point to the Grey Hand", "suspect that the Front carried out the bombing".
fn suspects(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let verb = w.any(&["suspects", "suspect", "suspected"])
        && s.at(i + 1).is_some_and(|n| n.is(DET) || n.capital || n.any(&["that"]))
        && !crate::counts::object::passive(s, i)
        && s.before(i, 1)
            .is_some_and(|p| !p.is(DET | PREP) && p.num.is_none() && !p.any(&["main", "prime", "chief", "key", "second"]));
    let point =
        w.any(&["point", "pointed", "points"]) && s.low(i + 1) == "to" && s.at(i + 2).is_some_and(|n| n.is(DET) || n.capital);
    if !verb && !point {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    let from = i + if s.low(i + 1) == "that" || point { 2 } else { 1 };
    let against = clause::phrase_after(s, from, false)?;
    let place = s
        .layers
        .mentions_in(s.bytes(against.from, against.to))
        .any(|m| m.named && m.kind == firsthand_language::MentionKind::Place);
    if point && place {
        return None;
    }
    let named = (against.from..against.to).any(|j| s.at(j).is_some_and(|w| w.capital && !w.is(DET | DAY)));
    let source = clause::source(s, by)?;
    if !named
        || tree::named_person(s, against)
        || !party(s, against, &source)
        || s.within(by.from, by.to, &["evidence", "signs", "that", "who"])
    {
        return None;
    }
    accuse(
        s,
        part,
        "accusation/suspects",
        (by.from.max(i.saturating_sub(12)), clause::clause_end(s, i)),
        Some(by),
        role(s, Some(against)),
        None,
    )
}
