//! Bodies that were told beforehand, whatever the verb: "had been telling the ministry for years", "had written twice to the court
//! that it must be moved", "were informed of the danger", "told the operator that two cables were rusting"; and
//! that nobody knew anything.

use crate::alerts::warning;
use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::draft::Draft;
use crate::forewarned::DANGER;
use crate::frames;
use crate::sentence::Sent;
use crate::tree;
use crate::warnings::is_long_ago;
use crate::words::flag::*;
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Part, Polarity, SourceKind};

/// Verbs by which a body is told.
const TELLS: &str = "tell inform alert notify write email complain report advise brief appeal urge petition caution remind warn phone \
    ring contact approach plead email e-mail raise flag submit forward pass refer lodge file recommend propose report beg implore";
/// Those that by themselves tell of something wrong.
const GRIEVES: &str = "write email e-mail complain warn report alert flag raise petition appeal notify urge caution";
/// Bodies, by dictionary form, that can be told of a danger.
const BODY: &str = "police authority government ministry minister official council court judge judiciary agency service parliament president \
    company operator management manager owner landlord regulator inspector board mayor city state department office firm embassy army \
    school headteacher contractor landlord doctor psychiatrist teacher hospital railway utility port customs organiser hotline fbi developer organiser organizer sheriff prosecutor governor commission bureau force executive boss \
    supervisor employer intelligence customs utility airline railway";
/// What is told of a danger, besides the words of danger themselves.
const NEED: &str = "concern worry problem condition corrosion corrode rust replace repair fix remove secure inspect vibrate sick urgent \
    urgently necessary need deteriorate deterioration decay unstable extremism racism harassment spit follow evacuate overload \
    spark wiring wire block culvert smell gas signal hydrant drain pressure heat sensor study brake door exit lock alarm sprinkler chemical \
    buy purchase gun weapon extremist dangerous disturbed behave behaviour threaten maintenance strengthen crowd explode burn collapse move re-export dispose material cargo";
/// Marks of a word given more than once, or long before.
const OFTEN: &[&str] = &["repeatedly", "again", "twice", "times", "years", "months", "often", "constantly", "frequently"];

/// What it finds: that a body was told before the event, or that nobody had word of it.
///
/// Example: `The keeper had written twice to the court that the cargo must be moved.` gives to the court.
///
/// Wrong for what a body is told afterwards: the perfect before the past, an old date or a word told often must put it before.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => {
            told(s, part, i).or_else(|| asked_for(s, part, i)).or_else(|| informed(s, part, i)).or_else(|| had_none(s, part, i))
        }
        Upos::Noun => was_none(s, part, i),
        _ => None,
    }
}

/// Whether a phrase is a body that can be told, and no outlet or reporter.
fn body(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    let outlet = s.layers.mentions_in(span).any(|m| {
        s.layers.entities.get(m.entity).is_some_and(|e| matches!(e.source_kind, Some(SourceKind::Outlet | SourceKind::Agency)))
    });
    let press = s.within(
        p.from,
        p.to,
        &["reporters", "journalists", "newspaper", "radio", "television", "tv", "news", "daily", "channel"],
    );
    let listed_body = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(BODY, w.lemma)));
    let named = !s.caps && s.layers.mentions_in(span).any(|m| m.named && m.kind == MentionKind::Organisation);
    !outlet && !press && (listed_body || named && p.to - p.from <= 6)
}

/// Whom a verb of telling addresses: its object, or what stands behind "to" and "with".
fn addressee(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let to = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["to", "with"])));
    let object = s.children(i, &["obj", "iobj"]).into_iter().map(|k| frames::bare(s, k));
    let oblique = s.children(i, &["obl"]).into_iter().filter(to).map(|k| frames::bare(s, k));
    object.chain(oblique).find(|p| p.from > i && body(s, *p))
}

/// Whether the words put it before the event.
fn before(s: &Sent<'_>, i: usize, end: usize) -> bool {
    let start = clause::group_start(s, i);
    let had = s.within(start.saturating_sub(1), i, &["had", "'d"])
        || s.within(start.saturating_sub(1), i, &["been"]) && s.has(start.saturating_sub(1), i, HAVE);
    let (from, to) = (clause::clause_begin(s, i).saturating_sub(8), end);
    let old = s.layers.timexes_in(s.bytes(from, to.max(from + 1))).any(|t| is_long_ago(&t.value));
    let month = s.within(from, to, &["last", "previous"])
        && s.within(
            from,
            to,
            &[
                "month", "year", "january", "february", "march", "april", "june", "july", "august", "september", "october",
                "november", "december",
            ],
        );
    had || old || month || s.within(i, to, OFTEN) || s.within(from, i, &["years", "repeatedly"])
}

/// Whether the words from a verb on tell of a danger or of something that needed doing.
fn of_danger(s: &Sent<'_>, from: usize, end: usize) -> bool {
    s.within(from, end, DANGER) || (from..end).any(|k| s.at(k).is_some_and(|w| listed(NEED, w.lemma)))
}

fn afterwards(s: &Sent<'_>) -> bool {
    s.find(0, s.words.len(), &["after", "since", "following"]).is_some_and(|a| s.has(a, a + 5, EVENT))
}

/// "Had been telling governments that the right was on the rise", "wrote twice to the court that it must go".
fn told(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| listed(TELLS, w.lemma))?;
    let start = clause::group_start(s, i);
    if frames::passive(s, i) || clause::negated(s, i) || s.has(start, i, MODAL) || afterwards(s) {
        return None;
    }
    let whom = addressee(s, i)?;
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    // The force that is told may tell in its turn; who gives the news warns of nothing.
    let official = s.within(
        by.from,
        by.to,
        &["police", "officials", "spokesman", "spokeswoman", "spokesperson", "prosecutors", "lawyer", "lawyers"],
    );
    let governed =
        s.children(i, &["ccomp", "xcomp", "advcl"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    let end = clause::clause_end(s, i).max(governed.unwrap_or(0)).max(whom.to).max(i + 1);
    let often = s.within(i, end, OFTEN) || s.within(by.to, i, &["repeatedly"]);
    let danger = of_danger(s, whom.to, end);
    // "Had emailed the utility the day before about it": what one writes to a body long before needs no word of danger.
    let marked = crate::intimated::back(s, clause::clause_begin(s, i).saturating_sub(6), end + 3)
        || s.within(i, end + 3, &["times", "twice", "repeatedly", "years"]);
    let kind = s.within(
        whom.to,
        end,
        &["thank", "thanking", "condolence", "condolences", "sympathy", "congratulate", "interview", "visa", "job"],
    );
    let about = s.within(whom.to, end, &["about", "of", "that", "over"]) || w.lemma == "report" || w.lemma == "raise";
    let mean = danger || (often || marked && about) && listed(GRIEVES, w.lemma) && !kind;
    if official || !mean || !(before(s, i, end) || marked && listed(GRIEVES, w.lemma)) {
        return None;
    }
    let from = if start.saturating_sub(by.from) <= 12 { by.from } else { start };
    let of = (whom.to < end).then(|| s.slice(whom.to, end).trim().to_owned()).filter(|t| !t.is_empty());
    Some(warning(s, part, "warning/told-body", (from, end), Some(by), Some(whom), of))
}

/// What is asked for that would have helped.
const REMEDY: &str = "hydrant sprinkler alarm exit door repair barrier sensor study replacement removal closure inspection officer steward staff \
    helicopter boat engine light signal brake fence wall pump siren extinguisher maintenance money fund protection crossing limit survey review \
    re-export re-exported removed moved repaired replaced closed fixed inspected checked disposed lowered widened secured";

/// "Had asked for more hydrants for years", "we asked them to move it", "asked the court to have the cargo removed".
fn asked_for(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| {
        listed("ask call beg plead push press campaign lobby recommend request demand urge propose petition", w.lemma)
    })?;
    let start = clause::group_start(s, i);
    if frames::passive(s, i) || clause::negated(s, i) || s.has(start, i, MODAL) || afterwards(s) {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i)?;
    let governed =
        s.children(i, &["ccomp", "xcomp", "advcl"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    let end = clause::clause_end(s, i).max(governed.unwrap_or(0)).max(i + 1);
    let remedy = (i + 1..end.min(i + 12)).any(|k| s.at(k).is_some_and(|w| listed(REMEDY, w.lemma) || listed(REMEDY, &w.low)));
    let had = s.within(start.saturating_sub(1), i, &["had", "'d"]);
    let old = crate::intimated::back(s, clause::clause_begin(s, i).saturating_sub(6), end + 3) || s.within(i, end, OFTEN);
    // "We asked them to move it", quoted of those who had no say since.
    let we = w.lemma == "ask" && tree::direct(s, i) && s.within(by.from, by.to, &["we", "i"]) && s.within(i, end, &["be"]);
    if !remedy || !(had || old || we) || s.within(by.from, by.to, &["reporters", "police", "prosecutors"]) {
        return None;
    }
    let from = if start.saturating_sub(by.from) <= 12 { by.from } else { start };
    Some(warning(s, part, "warning/asked-for", (from, end), Some(by), addressee(s, i), Some(s.slice(i + 1, end).to_owned())))
}

/// "Both ministers were informed of the risk", "they were told that the stays were sick".
fn informed(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    s.at(i).filter(|w| w.any(&["informed", "told", "notified", "alerted", "advised", "briefed", "aware"]))?;
    let start = clause::group_start(s, i);
    if !frames::passive(s, i) || clause::negated(s, i) || s.has(start, i, MODAL) || afterwards(s) {
        return None;
    }
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let governed = s.children(i, &["ccomp", "xcomp"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    let end = clause::clause_end(s, i).max(governed.unwrap_or(0)).max(i + 1);
    let pronoun = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["they", "he", "she"]));
    let post = s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.named && m.kind == MentionKind::Person);
    // A pronoun or a person: only of a danger, and in the past of the telling.
    let of = s.at(i + 1).is_some_and(|w| w.any(&["of", "about", "that", "the"])) || governed.is_some();
    let ok = (body(s, p) || pronoun || post) && of && of_danger(s, i + 1, end);
    // Relatives who are told of a death learn of it afterwards.
    let kin = s.within(p.from, p.to, &["family", "families", "relatives", "parents", "residents", "patients"]);
    if !ok || kin || s.has(i + 1, end, DEATHS) {
        return None;
    }
    let from = if start.saturating_sub(p.from) <= 12 { p.from } else { start };
    let of = Some(s.slice(i + 1, end).trim().to_owned()).filter(|t| !t.is_empty());
    Some(warning(s, part, "warning/informed", (from, end), None, Some(p), of))
}

/// What somebody may have of an event before it.
const WORD: &str = "information intelligence warning indication inkling sign knowledge notice";

fn none(s: &Sent<'_>, part: Part, (from, to): (usize, usize), by: Option<Phrase>) -> Draft {
    let of = Some(s.slice(from, to).to_owned());
    let mut d = warning(s, part, "warning/none", (from, to), by, None, of);
    d.polarity = Polarity::Absent;
    d
}

/// "No bureau had word of the plan beforehand", "the police had received no warning".
fn had_none(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| matches!(w.lemma, "have" | "receive" | "get" | "possess"))?;
    let object = s.children(i, &["obj"]).into_iter().find(|k| s.at(*k).is_some_and(|w| listed(WORD, w.lemma)))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let nobody = s.at(p.from).is_some_and(|w| w.any(&["no", "nobody", "none", "neither"]));
    let not = s.within(i, object, &["no"]) || clause::negated(s, i) && w.lemma != "receive";
    let end = clause::clause_end(s, i).max(object + 1);
    let about = s.within(
        object,
        end,
        &["about", "beforehand", "attack", "advance", "before", "plot", "plan", "plans", "threat", "prior"],
    ) || s.within(p.from, i, &["prior", "advance"]);
    // "They have no word on why": of the time before it, or of an attack.
    let past = s.within(clause::group_start(s, i), i + 1, &["had", "received", "got"]);
    if !(nobody || not) || !about || !past || !(body(s, p) || nobody || s.within(p.from, p.to, &["we", "they"])) {
        return None;
    }
    Some(none(s, part, (p.from, end), Some(p)))
}

/// "There was no intelligence of an attack", "there had been no reason to think it dangerous".
fn was_none(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let there = s.children(i, &["expl"]).first().copied().or_else(|| {
        tree::head(s, i)
            .filter(|h| s.at(*h).is_some_and(|w| w.lemma == "be"))
            .and_then(|h| s.children(h, &["expl"]).first().copied())
    })?;
    let no = s.children(i, &["det"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["no"])));
    let be = s.within(there, i, &["was", "were", "been"]);
    let end = clause::clause_end(s, i).max(i + 1);
    let word = listed("intelligence warning indication inkling sign", w.lemma)
        && (s.at(i + 1).is_none_or(crate::sentence::Word::punct)
            || s.within(i, end, &["attack", "of", "that", "beforehand", "before"]) && of_danger(s, i, end));
    let reason =
        w.lemma == "reason" && s.within(i, end, &["think", "believe", "suspect", "fear", "expect"]) && of_danger(s, i, end);
    (no && be && there < i && (word || reason)).then(|| none(s, part, (there, end), None))
}
