//! What somebody who may be held to account says that he, or his, did not do: "it had not received any request", "no complaint was
//! ever logged", "he had not seen the letter", "it was sold without our knowledge".
//!
//! The rules of [`crate::denials`] go by the order of words and few verbs of fault; these go by the tree, with a class of verbs for
//! what bodies do and leave undone, and ask that the subject be the speaker's own.

use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::frames;
use crate::pleas;
use crate::responsibility::{Found, draft, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot, Source, SourceKind};

/// What bodies and their people do: with "not" and their own subject it answers a charge.
const CONDUCT: &str = "receive get order promise do keep hold store own use refuse turn reject ignore delay lock block cut skip miss break \
    violate breach commit carry fire shoot bomb shell target send build agree inform warn notify alert approve authorise authorize sign \
    issue pay accept lie hide conceal withhold mislead endanger neglect abandon cause contribute train fund finance shelter harbour harbor \
    log record oppose instruct force pressure overload exceed sell supply deliver employ hire dismiss sack discriminate justify fail \
    start plan intend kill want mean hurt deploy launch conduct rush act attack mistreat abuse torture detain leave put take make give tell ask advise license install disable \
    switch alter tamper remove shut fall handle waive bypass bend";
/// Verbs that deny only what they are of: "had not seen the letter", "knew nothing of the cargo".
const AWARE: &str = "see know hear learn read recall remember notice";
/// What one is said to have been told, given or shown.
const PAPER: &str = "letter report warning memo email e-mail complaint request document file message order call notice alert study survey \
    instruction plan cargo stockpile rifle gun weapon crack fault defect problem danger risk plot allegation figure contract";
/// Nouns for what was never made or given.
const MADE: &str = "complaint request warning order letter report appeal notice instruction call alert demand application leak delay shortage \
    evidence breach cover-up agreement deal threat";
/// What leaves a matter open, or is of the dead: such words deny no deed.
const OPEN: &[&str] = &[
    "information", "comment", "details", "detail", "yet", "casualties", "injured", "injuries", "deaths", "dead", "killed",
    "missing", "hurt", "survivors", "arrests", "arrested", "decision", "decided", "suspects", "motive", "word", "choice",
    "longer", "enough", "only", "hope", "time", "confirmation", "statement", "questions", "immediately", "anyone", "anybody",
    "sleep", "chance", "right", "charges", "charge",
];

/// What it finds: a denial of the speaker's own conduct, or of a tie.
///
/// Example: `The ministry said it had not received any such request.` is a denial by the ministry.
///
/// Wrong where nobody was accused and the speaker only says what he has not done; verbs of reporting and deciding are left out.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    let found = match w.upos {
        Upos::Verb => conduct(s, i)
            .or_else(|| none_made(s, i))
            .or_else(|| properly(s, i))
            .or_else(|| kept(s, i))
            .or_else(|| unharmed(s, i))
            .or_else(|| insisted(s, i))
            .or_else(|| only_soldiers(s, i)),
        Upos::Noun => unknowing(s, i).or_else(|| never_was(s, i)).or_else(|| scapegoat(s, i)),
        Upos::Adj => adequate(s, i),
        _ => None,
    };
    let (from, to) = found?;
    let by = pleas::answerer(s, i)?;
    deny(s, part, (from, to.max(i + 1)), by, i)
}

fn deny(s: &Sent<'_>, part: Part, (from, to): (usize, usize), by: &Source, i: usize) -> Found {
    let roles = Roles { by: Some(by.name.clone()), of: text(s, from, to), ..Roles::default() };
    let mut d = draft(s, part, Slot::Denial, "denial/own-conduct", (from, to), None, roles);
    // Whose word it is, the word that it turns on says.
    d.number = Some(s.bytes(i, i + 1));
    Some((d, to))
}

/// Whether a phrase is the speaker himself or what is his.
fn own(s: &Sent<'_>, p: Phrase, by: &Source, i: usize) -> bool {
    let ours = s.within(p.from, p.to, &["we", "our", "i", "my", "us"]);
    let theirs = s.within(p.from, p.to, &["it", "its", "he", "his", "she", "her", "they", "their"]);
    // Between quotation marks "they" are others.
    let same = || {
        let said = by.name.to_lowercase();
        (p.from..p.to).any(|k| {
            s.at(k).is_some_and(|w| {
                w.low.len() > 4
                    && matches!(w.upos, Upos::Noun | Upos::Propn)
                    && said.split_whitespace().any(|x| x == w.low.as_ref())
            })
        })
    };
    if tree::direct(s, i) { ours } else { theirs || ours || same() }
}

/// Whether the clause is of the past and asserted: "had not", "did not", "was never", "has never".
fn past(s: &Sent<'_>, i: usize) -> bool {
    let start = clause::group_start(s, i).saturating_sub(1);
    let aux = s.within(start, i, &["had", "did", "was", "were", "didn't", "hadn't", "wasn't", "weren't", "'d"])
        || s.within(start, i, &["has", "have"]) && s.within(start, i, &["never"]);
    aux && !s.has(start, i, MODAL)
        || s.at(i).is_some_and(|w| w.is(PAST)) && s.within(start, i, &["never"]) && !s.has(start, i, MODAL)
}

fn open(s: &Sent<'_>, from: usize, to: usize) -> bool {
    let figure = (from..to).any(|j| {
        s.at(j)
            .and_then(|w| w.num)
            .and_then(|k| s.nums.get(k))
            .is_some_and(|n| n.kind == crate::sentence::NumKind::Count && n.people(s))
    });
    s.within(from, to, OPEN) || s.has(from, to, FORECAST) || figure
}

fn range(s: &Sent<'_>, p: Phrase, i: usize) -> (usize, usize) {
    let start = clause::group_start(s, i);
    let from = if start.saturating_sub(p.from) <= 12 { p.from } else { start };
    (from.min(i), clause::clause_end(s, i).max(i + 1))
}

/// "It had not received any request", "she was never told of it", "he had not seen the letter".
fn conduct(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    let aware = listed(AWARE, w.lemma);
    if !(aware || listed(CONDUCT, w.lemma)) || tree::rel(s, i).starts_with("acl") || tree::rel(s, i) == "xcomp" {
        return None;
    }
    let by = pleas::answerer(s, i)?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let none = s.children(i, &["obj"]).into_iter().any(|k| {
        s.at(k).is_some_and(|w| w.any(&["nothing"]))
            || s.children(k, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(&["no"])))
    });
    let not = clause::negated(s, i);
    let end = clause::clause_end(s, i).max(i + 1);
    let of_paper = (i + 1..end.min(i + 8)).any(|k| s.at(k).is_some_and(|w| listed(PAPER, w.lemma)));
    let start = clause::group_start(s, i).saturating_sub(1);
    let did =
        past(s, i) || none && (s.at(i).is_some_and(|w| w.is(PAST) || w.low.ends_with("ed")) || s.within(start, i, &["had"]));
    // "The minister said he had not told his wife": to whom one answers is none of one's own.
    let wondering = s.within(i + 1, i + 3, &["how", "what", "why", "who", "whether", "if", "where", "when"]);
    let done = not || none;
    if !done || !did || aware && !of_paper || wondering || open(s, p.from, end) || !own(s, p, by, i) {
        return None;
    }
    // Police and rescuers tell what they did not find or get in their work.
    let work = matches!(by.kind, SourceKind::Police | SourceKind::Emergency | SourceKind::Hospital)
        && !listed("receive get ignore delay fail tell inform warn fire shoot use order do act", w.lemma);
    if work || listed("make take give put get leave", w.lemma) && !(none || of_paper || s.within(start, i, &["never"])) {
        return None;
    }
    Some(range(s, p, i))
}

/// "No complaint was ever logged", "no request had reached it".
fn none_made(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    let k = s.children(i, &["nsubj"]).into_iter().find(|k| *k < i && s.at(*k).is_some_and(|w| listed(MADE, w.lemma)))?;
    let no = s.children(k, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(&["no"])));
    let made =
        listed("log record make receive give issue file lodge send reach come arrive register submit raise exist", w.lemma);
    let start = clause::group_start(s, i);
    let past = s.within(start, i, &["was", "were", "had", "been", "ever"])
        || s.at(i).is_some_and(|w| w.is(PAST) || w.low.ends_with("ed"));
    let end = clause::clause_end(s, i).max(i + 1);
    let p = tree::phrase(s, k);
    (no && made && past && !s.has(start, i, MODAL) && !open(s, p.from, end)).then_some((p.from, end))
}

/// "It was done without our knowledge", "was not aware of the letter".
fn unknowing(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i).filter(|w| {
        matches!(w.lemma, "knowledge" | "consent" | "approval" | "permission" | "authorisation" | "authorization")
    })?;
    let without = s.within(i.saturating_sub(3), i, &["without"]);
    let whose = s.at(i.saturating_sub(1)).is_some_and(|w| w.any(&["our", "its", "his", "their", "my", "her"]));
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(14));
    (without && whose && w.upos == Upos::Noun).then_some((begin, clause::clause_end(s, i).max(i + 1)))
}

/// "There never was such a request", "there was no delay".
fn never_was(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| listed(MADE, w.lemma) && w.lemma != "evidence")?;
    let there = s.children(i, &["expl"]).first().copied().or_else(|| {
        tree::head(s, i).filter(|h| s.at(*h).is_some_and(|w| w.is(BE))).and_then(|h| s.children(h, &["expl"]).first().copied())
    })?;
    let no = s.children(i, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(&["no"])));
    let never = s.within(there, i, &["never"]);
    let was = s.within(there, i, &["was", "were", "been"]);
    let end = clause::clause_end(s, i).max(i + 1);
    ((no || never) && was && there < i && !frames::passive(s, i) && !open(s, there, end)).then_some((there, end))
}

/// What may be held against a body, that it says was as it ought to be.
const STATE: &str = "number response staffing procedure check equipment system door exit alarm plan deployment measure precaution training \
    maintenance bridge building plant dam plane aircraft train vessel ship lift ride design product decision conduct force action advice \
    security inspection officer cover provision arrangement line track brake valve standard warning signal";
/// How it ought to be.
const RIGHT: &str = "adequate sufficient appropriate proportionate reasonable correct proper lawful legal justified right sound safe normal open \
    functional satisfactory compliant exemplary swift prompt";
/// Rules and routines that were kept.
const ROUTINE: &str = "procedure rule protocol check regulation law standard guideline inspection maintenance step precaution requirement instruction test";

/// "The officers acted properly", "he acted in self-defence", "had done the work to specification".
fn properly(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s
        .at(i)
        .filter(|w| listed("act behave respond react perform operate conduct carry do handle work build use", w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let well = s.within(
        i + 1,
        end.min(i + 7),
        &[
            "properly", "appropriately", "correctly", "lawfully", "responsibly", "reasonably", "professionally",
            "self-defence", "self-defense", "necessity", "specification", "diligently", "swiftly", "accordance",
            "proportionately", "impeccably", "legally",
        ],
    ) || s
        .find(i + 1, i + 5, &["in"])
        .is_some_and(|k| s.follows(k + 1, &["good", "faith"]) || s.follows(k + 1, &["line", "with"]))
        || s.find(i + 1, i + 5, &["within", "by"])
            .is_some_and(|k| s.within(k + 1, k + 4, &["law", "rules", "book", "regulations", "guidelines"]));
    let start = clause::group_start(s, i);
    let done = s.at(i).is_some_and(|w| w.is(PAST) || w.low.ends_with("ed") || w.any(&["did", "done", "built"]))
        || s.within(start, i, &["had", "has", "have"]);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let own = s.within(
        p.from,
        p.to,
        &[
            "it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "client", "officers", "staff", "crew",
            "pilots", "men", "troops", "soldiers", "driver",
        ],
    );
    (well && done && own && w.rel != "xcomp" && !clause::negated(s, i) && !s.has(start, i, MODAL)).then(|| range(s, p, i))
}

/// "Procedures had been followed", "all the checks were carried out".
fn kept(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| listed("follow observe respect apply carry complete meet perform conduct pass do make", w.lemma))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let routine = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(ROUTINE, w.lemma)));
    let start = clause::group_start(s, i);
    let past =
        s.within(start, i, &["had", "was", "were", "been"]) && !s.has(start, i, MODAL) && !s.within(start, i, &["being"]);
    (routine && frames::passive(s, i) && past && !clause::negated(s, i) && !s.within(p.from, p.to, &["no", "few", "some"]))
        .then(|| range(s, p, i))
}

/// "The number of officers had been adequate", "its trains are safe".
fn adequate(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i).filter(|w| listed(RIGHT, w.lemma) && !s.children(i, &["cop"]).is_empty())?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let state = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(STATE, w.lemma)));
    let begin = clause::clause_begin(s, i).max(p.from);
    let ahead = s.has(begin, i, MODAL | NEG)
        || s.within(begin, i, &["no", "if", "whether", "now", "more"])
        || s.within(i + 1, i + 4, &["now", "again", "to"]);
    // "All passengers are safe" is no plea; "safe" and "open" are of what failed or was shut.
    let passing = w.any(&["safe", "open", "normal", "right"]) && !s.within(p.from, p.to, &["its", "our", "their", "his"]);
    (state && !ahead && !passing).then_some((p.from.max(i.saturating_sub(12)), clause::clause_end(s, i).max(i + 1)))
}

/// "He had not been mistreated", said by those who hold him.
fn unharmed(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| {
        listed("mistreat maltreat torture beat abuse coerce harm starve target intimidate pressure mislead", w.lemma)
    })?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    (frames::passive(s, i) && clause::negated(s, i) && past(s, i)).then(|| range(s, p, i))
}

/// "The contractor insisted that it had done the work well", "insists that its doors had been open".
fn insisted(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let v = tree::head(s, i).filter(|_| tree::rel(s, i) == "ccomp")?;
    s.at(v).filter(|w| w.lemma == "insist" && w.upos == Upos::Verb && !clause::negated(s, v))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i && p.from > v)?;
    let by = pleas::answerer(s, i)?;
    let start = clause::group_start(s, i);
    let past = s.within(start, i, &["had", "was", "were", "did"]) || s.at(i).is_some_and(|w| w.is(PAST));
    let end = clause::clause_end(s, i).max(i + 1);
    let now = s.has(start, i, MODAL) || s.within(start, i, &["being"]) || open(s, p.from, end) || s.has(i, end, EVENT);
    (past && !now && own(s, p, by, i)).then_some((p.from, end))
}

/// "It struck only military targets".
fn only_soldiers(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| listed("strike hit target attack bomb shell fire", w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let only = s.within(i.saturating_sub(2), i + 5, &["only", "solely", "exclusively"]);
    let military = s.within(
        i + 1,
        end,
        &["military", "militants", "legitimate", "terrorists", "combatants", "fighters", "rebel", "terrorist"],
    );
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    (only && military && !clause::negated(s, i)).then(|| range(s, p, i))
}

/// "Would not be made a scapegoat", "refused to be the scapegoat".
fn scapegoat(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| matches!(w.lemma, "scapegoat"))?;
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(10));
    let refused = s.has(begin, i, NEG) || s.within(begin, i, &["refused", "refuses"]);
    let made = s.within(begin, i, &["made", "become", "becoming", "being", "be", "am", "used", "being"]);
    (made && (refused || s.within(begin, i, &["being"]))).then(|| (begin, clause::clause_end(s, i).max(i + 1)))
}
