//! Fault found by the word that judges: what a body did badly ("kept inadequate records", "acted too hastily"), why it did it ("to save
//! money"), on whose watch it was, that it is investigated, and the questions of those who were hit ("asked why nobody had ...").
//!
//! As in [`crate::deeds`], it accuses only on the word of somebody who is not that body, nor an outlet or a rescuer.

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, answers, listed};
use crate::faults::accuse;
use crate::frames;
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, SourceKind};

/// Adjectives that find what is done or given wanting.
const BAD: &str = "inadequate inappropriate insufficient excessive disproportionate wrong poor lax shoddy botched bungled misleading false \
    confusing contradictory unnecessary undue reckless negligent careless sloppy slipshod substandard unsafe unlawful illegal unauthorised \
    unauthorized dishonest improper incorrect irresponsible faulty flawed incomplete scant meagre minimal token unjustified unacceptable \
    systemic systematic serious grave fatal glaring basic repeated catastrophic shocking inexcusable";
/// Of these, those that judge only with a noun that is itself of fault ("serious failings", "basic errors").
const GRAVE: &str = "systemic systematic serious grave fatal glaring basic repeated catastrophic shocking scant minimal poor";
/// Nouns of fault for those.
const ERROR: &str = "error mistake failing failure shortcoming lapse blunder breach violation flaw deficiency omission oversight judgement judgment";
/// Verbs by which a body does or gives what is bad.
const DOES: &str = "make commit give provide use issue keep put take show have offer adopt operate run conduct carry perform build install \
    apply exercise release publish produce order take hold leave supply sell deploy";
/// Verbs of acting, that an adverb judges.
const ACTS: &str = "act behave respond react handle manage move drive fly sail operate run build treat plan conduct use carry proceed decide \
    decommission store inspect fire shoot kill";
/// Adverbs that judge.
const BADLY: &[&str] = &[
    "hastily", "recklessly", "irresponsibly", "negligently", "carelessly", "unlawfully", "illegally", "improperly",
    "dangerously", "cynically", "badly", "poorly", "inadequately", "wrongly", "unprofessionally", "knowingly", "wilfully",
    "willfully", "callously", "appallingly", "shamefully", "incompetently", "disgracefully", "inappropriately", "unsafely",
];

/// What it finds: fault in other words than those of blame.
///
/// Example: `The agency acted too hastily, an expert said.` gives by the expert, against the agency.
///
/// Wrong where the speaker judges his own side; then it is none of another.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    crate::pointed::turning_on(s, i, found(s, part, i))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Verb => bad_thing(s, part, i)
            .or_else(|| badly(s, part, i))
            .or_else(|| for_money(s, part, i))
            .or_else(|| let_happen(s, part, i))
            .or_else(|| under_investigation(s, part, i))
            .or_else(|| asked_why(s, part, i)),
        Upos::Noun => human_error(s, part, i).or_else(|| on_watch(s, part, i)).or_else(|| under_investigation(s, part, i)),
        _ => None,
    }
}

/// A subject that can be held to account, with whoever accuses it.
fn charged<'a>(s: &Sent<'a>, i: usize) -> Option<(Phrase, &'a firsthand_types::Source)> {
    if clause::negated(s, i) || supposed(s, i) {
        return None;
    }
    let p = if frames::passive(s, i) { frames::doer(s, i) } else { tree::subject(s, i).filter(|p| p.to <= i) }?;
    let by = accuser(s, i).filter(|c| !matches!(c.kind, SourceKind::Outlet) && answers(s, p, i, c))?;
    Some((p, by))
}

fn supposed(s: &Sent<'_>, i: usize) -> bool {
    s.has(clause::group_start(s, i), i, MODAL)
        || s.children(i, &["mark"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["if", "whether", "unless", "to"])))
}

fn range(s: &Sent<'_>, p: Phrase, i: usize) -> (usize, usize) {
    (p.from.min(i).max(i.saturating_sub(14)), clause::clause_end(s, i).max(i + 1))
}

/// "Had put an inappropriate share into one thing", "made serious errors", "gave misleading information".
fn bad_thing(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(DOES, w.lemma))?;
    let bad = s.children(i, &["obj"]).into_iter().filter(|k| *k > i).any(|k| {
        s.children(k, &["amod"]).into_iter().any(|a| {
            s.at(a).is_some_and(|w| listed(BAD, w.lemma))
                && (!s.at(a).is_some_and(|w| listed(GRAVE, w.lemma)) || s.at(k).is_some_and(|w| listed(ERROR, w.lemma)))
        })
    });
    let (p, by) = charged(s, i).filter(|_| bad)?;
    accuse(s, part, "accusation/misconduct", range(s, p, i), by, Some(p))
}

/// "Acted too hastily", "behaved recklessly".
fn badly(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(ACTS, w.lemma))?;
    let (from, to) = (clause::group_start(s, i), (i + 7).min(s.words.len()));
    let judged = s.children(i, &["advmod"]).into_iter().any(|k| {
        s.at(k).is_some_and(|w| w.any(BADLY))
            || s.at(k).is_some_and(|w| w.any(&["quickly", "slowly", "late", "fast", "soon", "little"]))
                && s.low(k.saturating_sub(1)) == "too"
    });
    // "drove badly" in the snow is no charge; "the army acted illegally" is.
    let plain = s.within(from, to, &["badly", "poorly"])
        && !s.at(i).is_some_and(|w| listed("handle manage treat plan conduct respond", w.lemma));
    let (p, by) = charged(s, i).filter(|_| judged && !plain)?;
    accuse(s, part, "accusation/misconduct", range(s, p, i), by, Some(p))
}

/// "Left the gate open to save money", "to cut costs", "for profit".
fn for_money(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let saving = |k: usize| {
        s.at(k).is_some_and(|w| listed("save cut reduce avoid maximise maximize boost", w.lemma))
            && s.children(k, &["mark"]).into_iter().any(|m| s.low(m) == "to")
            && s.within(
                k + 1,
                k + 7,
                &[
                    "money", "cost", "costs", "price", "cash", "profit", "profits", "expense", "pennies", "fuel",
                    "embarrassment",
                ],
            )
    };
    let why = s.children(i, &["advcl", "xcomp", "acl"]).into_iter().any(|k| k > i && saving(k));
    let (p, by) = charged(s, i).filter(|_| why)?;
    let (from, to) = range(s, p, i);
    accuse(s, part, "accusation/for-money", (from, to), by, Some(p))
}

/// "Let them be trampled", "allowed the mine to stay open", "let it rot": what ought to have been stopped.
fn let_happen(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| matches!(w.lemma, "let" | "allow" | "permit"))?;
    let harm = s.children(i, &["xcomp", "ccomp"]).into_iter().filter(|k| *k > i).any(|k| {
        s.at(k).is_some_and(|w| {
            listed("happen die burn drown rot decay fall deteriorate crumble spread escape slip perish suffer suffocate collapse rust", w.lemma)
        })
    });
    let (p, by) = charged(s, i).filter(|_| harm)?;
    accuse(s, part, "accusation/let-happen", range(s, p, i), by, Some(p))
}

/// "It was human error", "not fate but human error", said by somebody.
fn human_error(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| matches!(w.lemma, "error" | "failure" | "negligence" | "failing"))?;
    let human = s.before(i, 1).is_some_and(|w| w.any(&["human", "criminal", "gross", "pilot", "driver", "official"]));
    let be = !s.children(i, &["cop"]).is_empty()
        || tree::head(s, i).is_some_and(|h| tree::rel(s, i) == "conj" && !s.children(h, &["cop"]).is_empty())
        || tree::head(s, i)
            .and_then(|h| s.at(h))
            .is_some_and(|h| listed("cause blame rule suspect attribute point", h.lemma) && !h.any(&["ruled"]));
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    if !human
        || !be
        || s.has(i.saturating_sub(3), i, NEG)
        || s.has(from, i, MODAL)
        || s.within(from, i, &["whether", "if", "no"])
    {
        return None;
    }
    let by = accuser(s, i).filter(|c| c.kind != SourceKind::Outlet)?;
    accuse(s, part, "accusation/human-error", (from, clause::clause_end(s, i).max(i + 1)), by, None)
}

/// "It was on the mayor's watch that the wardens were cut", "happened under her watch".
fn on_watch(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.lemma == "watch")?;
    let case = s.children(i, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["on", "under", "during"])));
    let owner = s.children(i, &["nmod"]).into_iter().find(|k| *k < i && tree::rel(s, *k) == "nmod:poss")?;
    let p = frames::bare(s, owner);
    let by = accuser(s, i)
        .filter(|c| case && c.kind != SourceKind::Outlet && !s.within(p.from, p.to, &["my", "our"]) && !c.name.is_empty())?;
    let from = clause::clause_begin(s, i).max(i.saturating_sub(10));
    accuse(s, part, "accusation/on-watch", (from, clause::clause_end(s, i).max(i + 1)), by, Some(p))
}

/// "Put twelve managers under investigation over the deaths", "is under investigation for fraud", "is being investigated for".
fn under_investigation(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let crime = |from: usize| {
        s.find(from, from + 5, &["for", "over"]).is_some_and(|k| {
            s.within(
                k + 1,
                k + 7,
                &[
                    "manslaughter", "homicide", "murder", "negligence", "fraud", "corruption", "endangering", "neglect",
                    "crimes", "breach", "breaches", "causing", "failing", "misconduct", "terrorism", "bribery", "failure",
                ],
            )
        }) || s.find(from, from + 5, &["suspicion"]).is_some_and(|k| s.low(k + 1) == "of")
    };
    let p = if w.upos == Upos::Verb {
        let being = w.lemma == "investigate" && frames::passive(s, i) && crime(i + 1);
        frames::undergoer(s, i).filter(|_| being)?
    } else {
        let under = w.lemma == "investigation" && s.low(i.saturating_sub(1)) == "under" && crime(i + 1);
        let v = tree::head(s, i).filter(|_| under);
        let is = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| under && p.to <= i);
        is.or_else(|| v.and_then(|v| frames::undergoer(s, v).or_else(|| tree::subject(s, v))))?
    };
    let nobody = s.within(p.from, p.to, &["nobody", "case", "incident", "it", "this", "deaths", "death", "matter"])
        || s.has(p.from, p.to, EVENT);
    if nobody || clause::negated(s, i) || s.within(clause::group_start(s, i).saturating_sub(2), i, &["no", "not"]) {
        return None;
    }
    let v = if w.upos == Upos::Verb { Some(i) } else { tree::head(s, i) };
    let by = v.and_then(|v| tree::subject(s, v)).filter(|b| b.from != p.from && clause::source(s, *b).is_some());
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let to = clause::clause_end(s, i).max(i + 1);
    let from = by.map_or(p.from, |b| b.from.min(p.from)).min(i).max(i.saturating_sub(14));
    let roles = Roles { by: name, against: role(s, Some(p)), of: text(s, i + 1, to), ..Roles::default() };
    alleged(s, part, "accusation/investigated", (from, to), by, roles)
}

/// "Relatives asked why nobody had warned them", "residents want to know why the gate was locked".
fn asked_why(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let asks = matches!(w.lemma, "ask" | "question" | "demand" | "wonder") && !frames::passive(s, i)
        || w.lemma == "know" && s.within(i.saturating_sub(3), i, &["want", "wanted", "demanded", "wants"]);
    let c = s.children(i, &["ccomp", "xcomp", "advcl"]).into_iter().find(|k| *k > i)?;
    let why = s.find(i + 1, c, &["why"]).filter(|k| *k <= i + 3)?;
    let inner = s.children(c, &["nsubj"]).into_iter().next();
    let nobody = inner.is_some_and(|k| {
        s.at(k).is_some_and(|w| w.any(&["nobody", "nothing", "none"])) || s.within(k.saturating_sub(1), k, &["no"])
    });
    let bad = clause::negated(s, c)
        || nobody
        || s.at(c).is_some_and(|w| listed("ignore lock fail refuse take wait delay abandon block remove cut", w.lemma))
        || s.within(c, c + 5, &["long", "late", "locked", "slow", "unheeded", "open"]);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let by = clause::source(s, p).or_else(|| tree::speaker(s, i).cloned())?;
    let hit = matches!(
        by.kind,
        SourceKind::Relative | SourceKind::Witness | SourceKind::Government | SourceKind::Company | SourceKind::Expert
    ) || s.within(
        p.from,
        p.to,
        &["relatives", "families", "residents", "survivors", "parents", "critics", "opposition", "union", "unions", "lawyers"],
    );
    let press =
        s.within(p.from, p.to, &["reporter", "reporters", "journalist", "journalists", "police", "investigators", "we", "i"]);
    if !asks || !bad || !hit || press || clause::negated(s, i) {
        return None;
    }
    let to = clause::clause_end(s, c).max(c + 1);
    let against = inner.map(|k| tree::phrase(s, k)).filter(|p| !frames::is_thing(s, *p));
    let roles = Roles { by: Some(by.name.clone()), against: role(s, against), of: text(s, why, to), ..Roles::default() };
    alleged(s, part, "accusation/asked-why", (p.from.max(i.saturating_sub(10)), to), Some(p), roles)
}
