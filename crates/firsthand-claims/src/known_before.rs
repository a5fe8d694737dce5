//! What was known beforehand, by the parse: checks that found nothing, lists that a man stood on, plans that were known of, letters by
//! their date, calls that were made, alerts that went out; and that nobody knew.

use crate::alerts::warning;
use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::draft::Draft;
use crate::forewarned::DANGER;
use crate::frames;
use crate::sentence::Sent;
use crate::tree;
use crate::warnings::{BEFORE, is_long_ago};
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Polarity};

/// Nouns for a check.
const CHECK: &str = "inspection check test audit review examination survey inspector assessment";
/// What a check finds, or does not.
const FAULT: &str =
    "fault defect breach flaw violation problem crack leak damage shortcoming danger irregularity wrong deficiency";
/// What may be known of beforehand.
const PLAN: &str = "plan plot attack danger threat risk crack leak fault defect intention view extremism radicalisation weakness problem \
    stockpile cargo chemical explosive nitrate material corrosion warning rust flaw letter";
/// Those who ought to be told.
const BODIES: &[&str] = &[
    "police", "authorities", "hotline", "service", "services", "council", "ministry", "company", "government", "force",
    "agency", "office", "officials", "army", "fbi", "school", "inspectors", "regulator", "helpline", "prevent", "sheriff",
];

/// What it finds: that it was known, checked or feared beforehand, or that nobody knew.
///
/// Example: `The last inspection, in May, found nothing wrong.` is a prior warning, that of none.
///
/// Wrong where the check came after it; words of before, or the perfect, must put it back.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    found(s, part, i).map(|d| d.turning_on(s.bytes(i, i + 1)))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => checked(s, part, i)
            .or_else(|| knew(s, part, i))
            .or_else(|| nobody_told(s, part, i))
            .or_else(|| reported(s, part, i))
            .or_else(|| rang(s, part, i))
            .or_else(|| urged(s, part, i))
            .or_else(|| foresaw(s, part, i))
            .or_else(|| wrote(s, part, i))
            .or_else(|| dated(s, part, i))
            .or_else(|| handed(s, part, i))
            .or_else(|| missed_phones(s, part, i)),
        Upos::Noun => no_knowledge(s, part, i).or_else(|| on_list(s, part, i)).or_else(|| signals(s, part, i)),
        _ => None,
    }
}

fn beforehand(s: &Sent<'_>, from: usize, to: usize) -> bool {
    s.within(from, to, BEFORE)
        || s.layers.timexes_in(s.bytes(from, to.min(s.words.len()))).any(|t| is_long_ago(&t.value))
        || s.within(from, to, &["years", "last", "previous", "twice"]) && s.within(from, to, &["had"])
}

fn subject(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    tree::subject(s, i).filter(|p| p.to <= i)
}

fn none(mut d: Draft) -> Draft {
    d.polarity = Polarity::Absent;
    d.claimant = None;
    d
}

/// "The last inspection found nothing wrong", "the lift had been checked twice since May and no fault was found".
fn checked(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let p = subject(s, i);
    let begin = clause::clause_begin(s, i);
    let end = clause::clause_end(s, i).max(i + 1);
    let check = |p: Phrase| (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(CHECK, w.lemma)));
    let found = listed("find show reveal detect uncover turn report", w.lemma)
        && p.is_some_and(check)
        && s.within(i + 1, end, &["nothing", "no", "any"])
        && (s.within(i + 1, end, &["nothing"]) || (i + 1..end).any(|k| s.at(k).is_some_and(|w| listed(FAULT, w.lemma))));
    let looked = listed("inspect check examine test service overhaul certify", w.lemma)
        && frames::passive(s, i)
        && s.within(clause::group_start(s, i), i, &["had", "been"])
        && !clause::negated(s, i)
        && (beforehand(s, i.saturating_sub(2), end + 8)
            || s.layers.timexes_in(s.bytes(i, end)).next().is_some()
            || s.within(i, end, &["times", "regularly", "twice", "recently"]))
        && !p.is_some_and(|p| s.has(p.from, p.to, PERSON | BODY) || s.within(p.from, p.to, &["he", "she", "they", "bodies"]));
    // An inquiry after it finds too.
    let later = s.within(begin, end, &["after", "since", "preliminary", "inquiry"]) && !looked
        || s.within(begin, i, &["will", "would", "should", "must"]);
    if !(found || looked) || later {
        return None;
    }
    let from = p.map_or(i, |p| p.from).max(i.saturating_sub(12));
    // "and no breach was found": the clause that goes on.
    let on =
        (end..end + 3).find(|&k| s.at(k).is_some_and(|w| w.any(&["and", "that"]))).filter(|_| s.within(end, end + 6, &["no"]));
    let to = on.map_or(end, |k| clause::clause_end(s, k + 2).max(end));
    Some(warning(s, part, "warning/checked", (from, to), None, None, Some(s.slice(from, to).to_owned())))
}

/// "No prior knowledge of the leak", "there had been no indication that the wall was weak", "no intelligence pointing to it".
fn no_knowledge(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| {
        listed("knowledge indication sign hint intelligence clue inkling information forewarning reason", w.lemma)
    })?;
    let begin = clause::clause_begin(s, i);
    let no = s.within(i.saturating_sub(4), i, &["no", "any", "little"])
        && (s.within(i.saturating_sub(4), i, &["no", "little"]) || s.has(i.saturating_sub(6), i, NEG));
    let prior = s.within(i.saturating_sub(3), i, &["prior", "advance", "previous", "earlier", "specific"]);
    let end = clause::clause_end(s, i).max(i + 1);
    let past = s.within(begin, i, &["had", "was", "were"]);
    let danger = s.within(i + 1, end, DANGER)
        || s.has(i + 1, end, EVENT)
        || s.within(i + 1, end, &["weak", "planning", "planned", "happen"]);
    let whose = s.at(i + 1).is_some_and(|n| n.any(&["of", "that", "about", "pointing", "to", "suggesting"]));
    // "There was no indication that others were involved" leaves something open now.
    let now = s.within(i, end, &["others", "involved", "survivors", "responsible", "behind", "terrorism", "terror", "suicide"]);
    let evidence = w.any(&["sign", "signs", "reason"]) && !s.within(begin, i, &["been"]);
    if !no || !(prior || past && danger) || !whose || now || evidence || tree::speaker(s, i).is_none() && !prior {
        return None;
    }
    let v = tree::head(s, i).filter(|_| w.rel == "obj");
    let to = v.and_then(|v| subject(s, v));
    let from = to.map_or(begin, |p| p.from).max(i.saturating_sub(10));
    Some(none(warning(s, part, "warning/no-knowledge", (from, end), None, to, Some(s.slice(i, end).to_owned()))))
}

/// "Was on a watch list", "a former subject of interest", "had been under surveillance".
fn on_list(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let list = w.any(&["list", "lists", "watchlist", "register", "database"])
        && (w.low.starts_with("watch")
            || s.within(i.saturating_sub(3), i, &["watch", "terror", "terrorist", "terrorism", "no-fly"]));
    let interest = w.any(&["subject", "subjects", "person", "persons"])
        && s.follows(i + 1, &["of", "interest"])
        && s.within(clause::clause_begin(s, i), i, &["former", "been", "once", "previously", "closed"]);
    let surveillance =
        w.any(&["surveillance"]) && s.low(i.saturating_sub(1)) == "under" && s.within(i.saturating_sub(5), i, &["been", "had"]);
    let named = list && (s.within(i.saturating_sub(7), i, &["on", "onto"])) && !s.has(i.saturating_sub(8), i, NEG);
    if !(named || interest || surveillance) || s.has(i.saturating_sub(6), i, NEG) || s.within(i, i + 4, &["now", "today"]) {
        return None;
    }
    let end = clause::clause_end(s, i + if interest { 2 } else { 0 }).max(i + 1);
    let from = clause::clause_begin(s, i).max(i.saturating_sub(10));
    Some(warning(s, part, "warning/on-list", (from, end), None, None, Some(s.slice(from, end).to_owned())))
}

/// "The service knew of the plan ten days ahead", "had been aware of the cracks since May".
fn knew(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.lemma == "know" || w.lemma == "learn")?;
    let end = clause::clause_end(s, i).max(i + 1);
    let of = s.find(i + 1, i + 3, &["of", "about"])?;
    let plan = (of..end).any(|k| s.at(k).is_some_and(|w| listed(PLAN, w.lemma)));
    let p = subject(s, i)?;
    let body = crate::chains::speaker(s, p) || s.within(p.from, p.to, BODIES);
    if !plan || !body || clause::negated(s, i) || !beforehand(s, of, end) {
        return None;
    }
    Some(warning(
        s,
        part,
        "warning/knew",
        (p.from.max(i.saturating_sub(10)), end),
        None,
        Some(p),
        Some(s.slice(of + 1, end).to_owned()),
    ))
}

/// "Nobody had told the police of his views", "no one informed the council about it".
fn nobody_told(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("tell inform warn alert notify report", w.lemma))?;
    let p =
        subject(s, i).filter(|p| s.within(p.from, p.to, &["nobody", "none", "no-one"]) || s.follows(p.from, &["no", "one"]))?;
    let whom = s.children(i, &["obj", "iobj"]).into_iter().find(|k| *k > i).map(|k| frames::bare(s, k))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let about = s.within(i + 1, end, &["of", "about", "that"]) || w.lemma == "warn";
    (about && !s.has(clause::group_start(s, i), i, MODAL)).then(|| {
        none(warning(
            s,
            part,
            "warning/nobody-told",
            (p.from, end),
            None,
            Some(whom),
            Some(s.slice(whom.to.min(end), end).to_owned()),
        ))
    })
}

/// "Had been reported to the authorities two years ago", "was flagged to the police as a danger", "had reported him as one should".
fn reported(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("report flag refer", w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let whom = frames::undergoer(s, i)?;
    let person = tree::one_person(s, whom)
        || s.within(whom.from, whom.to, &["him", "her", "he", "she", "them"])
        || s.has(whom.from, whom.to, ATTACKER | SUSPECT);
    let body = s.find(i + 1, end, &["to"]).is_some_and(|t| s.within(t + 1, t + 6, BODIES));
    let back = beforehand(s, clause::group_start(s, i), end + 2);
    let perfect = s.within(clause::group_start(s, i), i, &["had"]);
    let law = s.within(i, end, &["missing", "dead", "killed", "injured", "safe", "absent"]);
    if w.is(DET) || !person || law || !(body && (back || perfect) || back && perfect) || clause::negated(s, i) {
        return None;
    }
    let by = frames::doer(s, i).filter(|p| p.from != whom.from);
    let from = by.map_or(whom.from, |p| p.from.min(whom.from)).min(i).max(i.saturating_sub(12));
    Some(warning(s, part, "warning/reported-him", (from, end), by, None, Some(s.slice(whom.from, whom.to).to_owned())))
}

/// "Two friends rang the hotline five years ago", "callers telephoned a coded warning ninety minutes ahead".
fn rang(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| listed("ring phone telephone call contact give", w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let object = s.children(i, &["obj"]).into_iter().find(|k| *k > i)?;
    let line = s.at(object).is_some_and(|w| w.any(&["hotline", "helpline", "line"]) || w.lemma == "warning");
    let last = s.words.len().min(end + 10);
    let back = beforehand(s, i, last) || s.layers.timexes_in(s.bytes(i, last)).any(|t| t.value.contains("ago"));
    let p = subject(s, i)?;
    let after = s.within(i, last, &["afterwards", "after", "should", "can"]);
    let ago = s.within(i, last, &["ago", "ahead", "before", "earlier"]);
    if !line || !(back || ago) || after || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    Some(warning(
        s,
        part,
        "warning/rang",
        (p.from.max(i.saturating_sub(14)), end.max(object + 1)),
        Some(p),
        None,
        Some(s.slice(object, end).to_owned()),
    ))
}

/// "Had urged the council to close the road", "was urged in 2029 to install sirens".
fn urged(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| listed("urge advise tell ask press implore beg recommend petition", w.lemma))?;
    let mend = "close install fix repair replace inspect evacuate reinforce strengthen shut stop clear withdraw check cancel postpone remove fit";
    let to = s
        .children(i, &["xcomp", "ccomp", "advcl"])
        .into_iter()
        .find(|k| *k > i && s.at(*k).is_some_and(|w| listed(mend, w.lemma)))?;
    let end = clause::clause_end(s, to).max(to + 1);
    let group = clause::group_start(s, i);
    let back = s.within(group, i, &["had"]) || beforehand(s, group, end + 2);
    let told = s.children(i, &["iobj"]).first().map(|k| frames::bare(s, *k));
    let whom = told.or_else(|| frames::undergoer(s, i))?;
    let body = s.within(whom.from, whom.to, BODIES) || crate::chains::speaker(s, whom) && !s.has(whom.from, whom.to, PERSON);
    if !back || !body || clause::negated(s, i) || s.has(group, i, MODAL) {
        return None;
    }
    let by = frames::doer(s, i).filter(|p| p.from != whom.from);
    let from = by.map_or(whom.from, |p| p.from.min(whom.from)).min(i).max(i.saturating_sub(12));
    Some(warning(s, part, "warning/urged", (from, end), by, Some(whom), Some(s.slice(to, end).to_owned())))
}

/// "It will take a catastrophe before anybody listens," the blog had written the November before; "had spoken of a credible threat".
fn foresaw(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("write say predict post tell blog speak talk remark", w.lemma))?;
    let group = clause::group_start(s, i);
    let had = s.within(group, i, &["had"]);
    let p = subject(s, i)?;
    let threat = listed("speak talk", w.lemma)
        && s.find(i + 1, i + 3, &["of"])
            .is_some_and(|o| s.within(o + 1, o + 7, &["threat", "threats", "plot", "danger", "plans", "risk"]));
    // Its own words, before the verb or behind it.
    let words = |from: usize, to: usize| {
        s.within(from, to, &["will", "would", "could", "'ll", "might"])
            && s.within(
                from,
                to,
                &[
                    "catastrophe", "disaster", "tragedy", "die", "dies", "deaths", "killed", "collapse", "explode", "fire",
                    "burn", "accident",
                ],
            )
    };
    let end = clause::clause_end(s, i).max(i + 1);
    let last = s.words.len().min(i + 30);
    let back = beforehand(s, i, last) || s.within(i, last, &["previous", "months", "weeks", "days"]);
    let foretold =
        listed("write predict post blog say remark tell", w.lemma) && back && (words(0, p.from) || words(i + 1, last));
    if !had || !(threat || foretold) || clause::negated(s, i) {
        return None;
    }
    let from = if words(0, p.from) && foretold { p.from.saturating_sub(14) } else { p.from };
    Some(warning(
        s,
        part,
        "warning/foresaw",
        (from.max(i.saturating_sub(24)), end),
        Some(p),
        None,
        Some(s.slice(from, end).to_owned()),
    ))
}

/// "Customs officers had written six times to the courts, asking for the cargo to be taken away", "he had known about the cargo since
/// July".
fn wrote(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("write appeal complain know aware", w.lemma) && !w.is(DET))?;
    let group = clause::group_start(s, i);
    let p = subject(s, i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let last = s.words.len().min(end + 12);
    if !s.within(group, i, &["had"]) || clause::negated(s, i) || s.has(p.from, p.to, ATTACKER) {
        return None;
    }
    if w.lemma == "know" {
        let since = s.within(i + 1, end, &["since"]) && s.layers.timexes_in(s.bytes(i, end)).next().is_some();
        let about = s.at(i + 1).is_some_and(|n| n.any(&["about", "of"]));
        let him = s.within(i + 1, i + 4, &["him", "her", "them", "each"]);
        let who = s.within(p.from, p.to, &["he", "she", "it", "they"]) || s.within(p.from, p.to, BODIES);
        return (since && about && who && !him).then(|| {
            warning(
                s,
                part,
                "warning/knew",
                (p.from.max(i.saturating_sub(8)), end),
                None,
                Some(p),
                Some(s.slice(i + 2, end).to_owned()),
            )
        });
    }
    let to = s.find(i + 1, i + 7, &["to"])?;
    let whom = clause::phrase_after(s, to + 1, false)?;
    let times = s.within(i + 1, to, &["times", "twice", "repeatedly", "again"]);
    let asks =
        s.within(whom.to, last, &["asking", "warning", "calling", "urging", "demanding", "requesting", "begging", "about"]);
    let body = crate::chains::speaker(s, whom)
        || s.within(whom.from, whom.to, BODIES)
        || s.within(whom.from, whom.to, &["courts", "court", "judges", "president", "ministers", "deputies"]);
    (body && (asks || times)).then(|| {
        let to = if asks { clause::clause_end(s, end + 1).max(end).min(end + 14) } else { end };
        warning(
            s,
            part,
            "warning/wrote",
            (p.from.max(i.saturating_sub(10)), to),
            Some(p),
            Some(whom),
            Some(s.slice(whom.to, to).to_owned()),
        )
    })
}

/// "A letter dated 3 March spoke of leaks", "a memo of 11 April went to the security chiefs and names the leader".
fn dated(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s
        .at(i)
        .filter(|w| listed("speak name list go mention describe refer circulate reach detail send identify", w.lemma))?;
    let p = subject(s, i)?;
    let paper = (p.from..p.to).find(|&k| {
        s.at(k).is_some_and(|w| {
            listed("letter memo memorandum email circular report dossier note warning alert bulletin intelligence", w.lemma)
        })
    })?;
    let date = s.within(paper, paper + 2, &["dated"])
        || s.within(paper + 1, paper + 3, &["dated", "of", "from"]) && s.layers.timexes_in(s.bytes(paper, i)).next().is_some();
    let end = clause::clause_end(s, i).max(i + 1);
    let grave = s.within(i, s.words.len(), DANGER)
        || s.within(i, s.words.len(), &["chiefs", "leaks", "leader", "names"])
        || matches!(w.lemma, "go" | "circulate" | "reach");
    if !date || !grave || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    Some(warning(
        s,
        part,
        "warning/dated",
        (p.from.max(i.saturating_sub(18)), end),
        Some(p),
        None,
        Some(s.slice(i, end).to_owned()),
    ))
}

/// "Intelligence passed on a fortnight ahead", "information that was shared a week before the attack".
fn handed(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("hand pass share give supply send provide forward", w.lemma))?;
    let what = frames::undergoer(s, i)?;
    let word = (what.from..what.to)
        .any(|k| s.at(k).is_some_and(|w| listed("intelligence information warning tip-off tip alert", w.lemma)));
    let end = clause::clause_end(s, i).max(i + 1);
    let back = s.within(i, end + 2, &["ahead", "before", "earlier", "beforehand", "advance"]);
    if !word || !back || clause::negated(s, i) || w.is(DET) {
        return None;
    }
    let by = frames::doer(s, i).filter(|p| p.from != what.from);
    let from = by.map_or(what.from, |p| p.from.min(what.from)).min(i).max(i.saturating_sub(12));
    Some(warning(s, part, "warning/handed", (from, end), by, None, Some(s.slice(what.from, end).to_owned())))
}

/// "Messages telling people to leave reached only half the phones", "the alert went out twenty minutes after the wall gave way".
fn missed_phones(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed("reach go sound come arrive send issue", w.lemma))?;
    let p = subject(s, i)?;
    let head =
        (p.from..p.to).find(|&k| s.at(k).is_some_and(|w| listed("message alert siren warning text order alarm", w.lemma)))?;
    let kind = s.at(head).is_some_and(|w| matches!(w.lemma, "alert" | "siren"))
        || s.within(p.from, i, &["text", "emergency", "evacuation", "warning", "telling", "leave", "tsunami", "flood"]);
    let end = clause::clause_end(s, i).max(i + 1);
    let last = s.words.len().min(end + 10);
    let few = w.lemma == "reach" && s.within(i + 1, end, &["only", "half", "few", "fewer", "some", "nobody"]);
    let out = w.lemma == "go"
        && s.low(i + 1) == "out"
        && (s.within(i, last, &["after", "before", "late", "later", "minutes"])
            || s.layers.timexes_in(s.bytes(i, end)).next().is_some());
    if !kind || !(few || out) || clause::negated(s, i) || s.within(i, last, &["aftershock", "again"]) {
        return None;
    }
    Some(warning(
        s,
        part,
        "warning/went-out",
        (p.from.max(i.saturating_sub(14)), end),
        None,
        None,
        Some(s.slice(p.from, end).to_owned()),
    ))
}

/// "The sensors had given alarm signals for days", "instruments showed the pressure rising from 11 May", "readings had been rising".
fn signals(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| {
        listed("sensor instrument reading gauge monitor meter detector signal", w.lemma) && w.rel.starts_with("nsubj")
    })?;
    let v = tree::head(s, i)?;
    let end = clause::clause_end(s, v).max(v + 1);
    let rise =
        (i..end).any(|k| s.at(k).is_some_and(|w| listed("rise climb grow alarm danger leak movement warn abnormal", w.lemma)));
    let back = s.within(i, v, &["had"]) || beforehand(s, i, end + 2) || s.within(v, end, &["from", "since", "days", "hours"]);
    let from = clause::clause_begin(s, i).max(i.saturating_sub(5));
    (rise && back && !clause::negated(s, v))
        .then(|| warning(s, part, "warning/signals", (from, end), None, None, Some(s.slice(from, end).to_owned())))
}
