//! Denials that plead rather than deny: "found no link to the gunman", "it bore no responsibility", "it carried out every check that the
//! law demands", "the brakes had been in order", "nobody could have foreseen it", "it is absurd to speak of ...".

use crate::clause;
use crate::deeds::listed;
use crate::frames;
use crate::responsibility::{Found, draft, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot, Source, SourceKind};

/// Those who answer for a thing, by dictionary form: what they say of its state answers a charge.
const ANSWERS: &str = "company firm operator owner landlord contractor manufacturer airline utility railway management spokesman \
    spokeswoman spokesperson lawyer attorney solicitor defendant suspect accused minister ministry council mayor government official \
    authority regulator army police force chief commissioner driver pilot captain manager director executive maker builder club organiser \
    organizer hospital agency department";

/// What it finds: a plea of somebody who is, or may be, held to account.
///
/// Example: `Police say they found no link between the letter and the gunman.` gives by the police.
///
/// Wrong where nobody was accused; the words must be of fault, of a link, or of duties done.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => no_evidence(s, part, i)
            .or_else(|| not_believed(s, part, i))
            .or_else(|| duties_done(s, part, i))
            .or_else(|| unforeseeable(s, part, i))
            .or_else(|| stood_by(s, part, i)),
        Upos::Noun => no_fault(s, part, i),
        Upos::Adj => in_order(s, part, i).or_else(|| absurd(s, part, i)).or_else(|| confident(s, part, i)),
        _ => None,
    }
}

fn deny(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: &Source) -> Found {
    let to = to.max(from + 1);
    let roles = Roles { by: Some(by.name.clone()), of: text(s, from, to), ..Roles::default() };
    let mut d = draft(s, part, Slot::Denial, rule, (from, to), None, roles);
    d.number = d.number.or(Some(s.bytes(from, to)));
    Some((d, to))
}

/// Who says it, and no wire or outlet.
fn voice<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::voice(s, i).filter(|c| !matches!(c.kind, SourceKind::Agency | SourceKind::Outlet | SourceKind::Witness))
}

/// A speaker who answers for what happened.
pub(crate) fn answerer<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    voice(s, i).filter(|c| {
        c.name.split(|x: char| !x.is_alphabetic()).any(|w| {
            let low = w.to_lowercase();
            listed(ANSWERS, &low) || low.strip_suffix('s').is_some_and(|one| listed(ANSWERS, one))
        }) || matches!(c.kind, SourceKind::Company | SourceKind::Government | SourceKind::Military | SourceKind::Police)
    })
}

fn end_of(s: &Sent<'_>, i: usize) -> usize {
    let governed =
        s.children(i, &["ccomp", "xcomp", "obj", "obl"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    clause::clause_end(s, i).max(governed.unwrap_or(0)).max(i + 1)
}

/// "Found no link to the gunman", "saw nothing to bear out the claim", "found no proof of an accomplice".
fn no_evidence(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("find see have uncover establish identify", w.lemma))?;
    let object = s.children(i, &["obj"]).first().copied().filter(|k| *k > i)?;
    let no = s.within(i, object + 1, &["no", "nothing"]);
    let noun = s.at(object).is_some_and(|n| listed("evidence link proof indication connection trace sign basis", n.lemma));
    let end = end_of(s, i);
    let borne =
        s.low(object) == "nothing" && s.within(object, end, &["claim", "claims", "suggestion", "allegation", "link", "theory"]);
    // "Found no sign of life", "no evidence of survivors", "have no evidence yet on the cause" deny nothing.
    let of = s.find(object, end, &["to", "that", "of", "between", "for", "with"])?;
    let charge = [
        "gunman", "attack", "attacker", "helped", "help", "involved", "involvement", "linked", "revenge", "wrongdoing",
        "negligence", "terrorism", "conspiracy", "accomplice", "accomplices", "foul", "sabotage", "bomber", "group", "state",
        "fault", "claim", "claims", "him", "plot", "corruption",
    ];
    let against = s.within(of, end, &charge) || s.has(of, end, EVENT | ATTACKER | SUSPECT);
    if !no || !(noun && against || borne) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let own = clause::source(s, p);
    let by = voice(s, i).cloned().or(own)?;
    let range = (p.from.max(i.saturating_sub(12)), end);
    // Investigators and unnamed officials looked for it and are accused of nothing.
    let low = by.name.to_lowercase();
    if ["investigat", "inquiry", "detective", "officials", "analyst", "expert"].iter().any(|w| low.contains(w)) {
        let roles = Roles { by: Some(by.name.clone()), of: text(s, range.0, range.1), ..Roles::default() };
        let mut d = draft(s, part, Slot::Doubt, "doubt/no-evidence", range, None, roles);
        d.number = d.number.or(Some(s.bytes(range.0, range.1)));
        return Some((d, range.1));
    }
    deny(s, part, "denial/no-evidence", range, &by)
}

/// "We do not think they are to blame".
fn not_believed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("believe think consider regard", w.lemma) && clause::negated(s, i))?;
    let k = s.children(i, &["ccomp", "xcomp"]).into_iter().find(|k| *k > i)?;
    let end = clause::clause_end(s, k).max(end_of(s, i));
    let charge = s.within(i, end, &["involved", "responsible", "guilty", "linked", "connected", "negligent", "fault", "blame"]);
    let p = tree::subject(s, i)
        .filter(|p| p.to <= i && s.within(p.from, p.to, &["we", "i", "they", "police", "investigators", "officials"]))?;
    let by = voice(s, i)?;
    charge.then(|| deny(s, part, "denial/not-believed", (p.from, end), by))?
}

/// "It carried out every check that the law demands", "we did everything by the book", "had always followed the rules".
fn duties_done(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let end = end_of(s, i);
    let all = s.within(i, end, &["every", "all", "everything"])
        || s.within(clause::group_start(s, i), i, &["always", "fully", "strictly"]);
    let duty = [
        "check", "checks", "rule", "rules", "regulation", "regulations", "law", "laws", "standard", "standards", "procedure",
        "procedures", "protocol", "protocols", "requirement", "requirements", "obligations", "inspections", "maintenance",
        "book", "power",
    ];
    let done = listed("do carry make follow meet comply observe perform fulfil fulfill conduct respect take", w.lemma);
    if !(done && all && s.within(i, end, &duty)) {
        return None;
    }
    let p = tree::subject(s, i)
        .filter(|p| p.to <= i && s.within(p.from, p.to, &["it", "we", "he", "she", "they", "its", "our", "his"]))?;
    let by = answerer(s, i)?;
    deny(s, part, "denial/duties-done", (p.from, end), by)
}

/// "Nobody could have foreseen it", "could not have been prevented", of those who answer for it.
fn unforeseeable(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed("foresee prevent avoid predict anticipate stop make do", w.lemma))?;
    let start = clause::group_start(s, i);
    let could = s.within(start, i, &["could"]) && s.has(start, i, HAVE);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let nothing = s.within(p.from, p.to, &["nothing", "nobody", "no-one"]) || clause::negated(s, i);
    let end = end_of(s, i);
    let sense = listed("foresee prevent avoid predict anticipate", w.lemma)
        || s.within(i, end, &["foresee", "more", "prevent", "differently", "predict"]);
    if !(could && nothing && sense) {
        return None;
    }
    let by = answerer(s, i)?;
    deny(s, part, "denial/unforeseeable", (p.from, end), by)
}

/// "The agency stood by its forecast", "stands by its officers".
fn stood_by(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| {
        w.lemma == "stand" && s.low(i + 1) == "by" && s.at(i + 2).is_some_and(|n| n.any(&["its", "his", "her", "their", "our"]))
    })?;
    let what = [
        "decision", "forecast", "officers", "account", "handling", "findings", "statement", "response", "record", "actions",
        "report",
    ];
    let to = (i + 3..i + 7).find(|&k| s.at(k).is_some_and(|n| n.any(&what)))? + 1;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let by = clause::source(s, p)?;
    deny(s, part, "denial/stood-by", (p.from.max(i.saturating_sub(12)), to), &by)
}

/// "It bore no responsibility for the collapse", "it was not our fault", "the blame lay elsewhere".
fn no_fault(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed("responsibility blame fault liability guilt", w.lemma))?;
    let v = tree::head(s, i);
    let no = s.children(i, &["det"]).into_iter().any(|k| s.low(k) == "no");
    let bears =
        no && v.is_some_and(|v| s.at(v).is_some_and(|w| listed("bear have carry accept", w.lemma)) && tree::rel(s, i) == "obj");
    let ours = w.lemma == "fault"
        && clause::negated(s, i)
        && s.children(i, &["nmod", "det"])
            .into_iter()
            .any(|k| s.at(k).is_some_and(|w| w.any(&["our", "my", "its", "his", "her", "their"])))
        && !s.children(i, &["cop"]).is_empty();
    let elsewhere = v.is_some_and(|v| s.at(v).is_some_and(|w| w.lemma == "lie") && s.low(v + 1) == "elsewhere");
    if !(bears || ours || elsewhere) {
        return None;
    }
    let at = v.unwrap_or(i);
    let p = tree::subject(s, if ours { i } else { at });
    let own = p.and_then(|p| clause::source(s, p)).filter(|_| bears);
    let by = voice(s, i).cloned().or(own)?;
    let from = p.filter(|p| p.from < i).map_or(i.saturating_sub(3), |p| p.from).max(i.saturating_sub(12));
    deny(s, part, "denial/no-fault", (from, end_of(s, at).max(i + 1)), &by)
}

/// "The brakes had been in order", "the plane was fit to fly", of those who answer for it.
fn in_order(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let fit = w.any(&["fit", "airworthy", "roadworthy", "seaworthy", "sound"]) && !s.children(i, &["cop"]).is_empty();
    if !fit || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i && frames::is_thing(s, *p))?;
    let by = answerer(s, i)?;
    deny(s, part, "denial/in-order", (p.from, end_of(s, i)), by)
}

/// "It was mistaken to talk of sabotage", "it is absurd to suggest that".
fn absurd(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let bad = w.any(&[
        "naive", "absurd", "ridiculous", "preposterous", "outrageous", "wrong", "nonsensical", "ludicrous", "unfair",
        "mistaken",
    ]);
    let to = (i + 1..i + 4).find(|&k| s.low(k) == "to")?;
    let verb = s.at(to + 1).is_some_and(|n| listed("speak say suggest claim talk blame accuse imply pretend call", n.lemma));
    let it = tree::subject(s, i).filter(|p| p.to <= i && s.within(p.from, p.to, &["it"]))?;
    if !bad || !verb || clause::negated(s, i) {
        return None;
    }
    let by = voice(s, i)?;
    deny(s, part, "denial/absurd", (it.from, end_of(s, to + 1)), by)
}

/// "She is sure that she will be cleared".
fn confident(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["confident", "certain", "sure"]))?;
    let end = end_of(s, i);
    let cleared = s.within(i, end, &["cleared", "acquitted", "exonerated", "vindicated"]);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let by = voice(s, i).cloned().or_else(|| clause::source(s, p))?;
    (cleared && !clause::negated(s, i)).then(|| deny(s, part, "denial/confident", (p.from, end), &by))?
}
