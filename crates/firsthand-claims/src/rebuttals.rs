//! Denials that answer a reproach without a verb of denying: "there was no cover-up", "they have nothing to hide", "it had done all
//! it could", "barriers would not have prevented it", "he only followed orders", by the parse and on somebody's word.

use crate::clause;
use crate::deeds::listed;
use crate::frames;
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot, Source, SourceKind};

/// What nobody denies that has not been held against somebody.
const REPROACH: &str = "attempt cover-up wrongdoing negligence sabotage conspiracy misconduct violation discrimination foul-play lapse intention \
    intent desire delay neglect failure torture massacre provocation bias favouritism favoritism mistreatment abuse corruption";
/// What would show it.
const EVIDENCE: &str = "evidence proof sign indication basis ground reason trace suggestion";
/// What evidence is of, where its absence clears somebody.
const CHARGE: &str = "sabotage involvement negligence wrongdoing foul crime drug explosion bomb link connection attack cover-up play arson \
    conspiracy role failure fault gas weapon violation torture responsibility";
/// Words that call an account wrong.
const FALSE: &str = "speculation rumour rumor nonsense fiction propaganda fabrication lie baseless false untrue unfounded groundless absurd \
    ridiculous slander fake rubbish incorrect misleading malicious invention hoax provocation disinformation misinformation \
    ludicrous preposterous unfair wrong hearsay fantasy";

/// What it finds: a denial in answer to a reproach.
///
/// Example: `The minister said barriers would not have prevented the crush.` gives by the minister.
///
/// Wrong where nobody was reproached ("there was no delay", of a train).
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    match w.upos {
        Upos::Noun => none_of_it(s, part, i),
        Upos::Pron => nothing(s, part, i),
        Upos::Verb => no_help(s, part, i)
            .or_else(|| all_it_could(s, part, i))
            .or_else(|| orders(s, part, i))
            .or_else(|| meant(s, part, i))
            .or_else(|| termed(s, part, i)),
        _ => None,
    }
}

/// Whoever answers: no outlet, no wire.
fn speaker<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::speaker(s, i).filter(|c| !matches!(c.kind, SourceKind::Agency | SourceKind::Outlet | SourceKind::Expert))
}

fn deny(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: &Source) -> Found {
    let roles = Roles { by: Some(by.name.clone()), of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Denial, rule, (from, to), None, roles), to))
}

/// The clause around a word, not longer than what a reader would mark.
fn around(s: &Sent<'_>, i: usize) -> (usize, usize) {
    (clause::clause_begin(s, i).max(i.saturating_sub(14)), clause::clause_end(s, i).max(i + 1))
}

/// "There was no attempt to hide anything", "no sign of sabotage has come up", "they had no evidence that drugs were involved".
fn none_of_it(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let no = s.children(i, &["det"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["no", "any"])))
        && s.within(i.saturating_sub(4), i, &["no", "any"]);
    let negated = s.within(i.saturating_sub(4), i, &["no"]) || s.has(i.saturating_sub(7), i, NEG);
    if !no || !negated {
        return None;
    }
    let about = || {
        let to = (i + 10).min(s.words.len());
        (i + 1..to).any(|k| s.at(k).is_some_and(|w| listed(CHARGE, w.lemma)))
    };
    let there = tree::head(s, i).is_some_and(|h| !s.children(h, &["expl"]).is_empty()) || !s.children(i, &["expl"]).is_empty();
    let have = tree::head(s, i)
        .and_then(|h| s.at(h))
        .is_some_and(|h| matches!(h.lemma, "have" | "see" | "find" | "use" | "make" | "show"));
    let reproach = listed(REPROACH, w.lemma) && (there || have);
    let evidence = listed(EVIDENCE, w.lemma) && about();
    if !(reproach || evidence) {
        return None;
    }
    // Who looked for it and found none doubts it; whoever it is held against denies it.
    let looked = match tree::speaker(s, i) {
        Some(c) => matches!(c.kind, SourceKind::Outlet | SourceKind::Agency | SourceKind::Expert | SourceKind::Document),
        None => true,
    };
    if looked {
        let (from, to) = around(s, i);
        let by = tree::head(s, i)
            .filter(|h| s.at(*h).is_some_and(|w| w.upos == Upos::Verb))
            .and_then(|h| tree::subject(s, h))
            .filter(|p| p.to <= i);
        let found = evidence
            && (have
                || tree::head(s, i)
                    .and_then(|h| s.at(h))
                    .is_some_and(|h| listed("find produce give receive offer present see", h.lemma)));
        let roles = Roles {
            by: role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone())),
            of: text(s, i + 1, to),
            ..Roles::default()
        };
        return found.then(|| (draft(s, part, Slot::Doubt, "doubt/no-evidence", (from, to), by, roles), to));
    }
    deny(s, part, "denial/none-of-it", around(s, i), speaker(s, i)?)
}

/// "has nothing to hide", "there was nothing to support the rumours".
fn nothing(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let next =
        s.low(i + 1) == "to" && s.within(i + 2, i + 4, &["hide", "conceal", "support", "suggest", "indicate", "back", "fear"]);
    if !(w.any(&["nothing"]) && (next || s.low(i + 1) == "wrong")) {
        return None;
    }
    let by = speaker(s, i)?;
    // "Officials saw nothing to suggest a bomb": who is not accused of it doubts it.
    let looked = !s.within(i + 2, i + 4, &["hide", "conceal", "fear"])
        && s.low(i + 1) != "wrong"
        && matches!(by.kind, SourceKind::Government | SourceKind::Military | SourceKind::Police | SourceKind::Anonymous)
        && tree::head(s, i).and_then(|h| s.at(h)).is_some_and(|h| listed("see find have be know", h.lemma));
    if looked {
        let (from, to) = around(s, i);
        let roles = Roles { by: Some(by.name.clone()), of: text(s, i + 1, to), ..Roles::default() };
        return Some((draft(s, part, Slot::Doubt, "doubt/nothing", (from, to), None, roles), to));
    }
    deny(s, part, "denial/nothing", around(s, i), by)
}

/// "would not have prevented it", "could not have been avoided", "could not have been solved by sending police".
fn no_help(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let start = clause::group_start(s, i).max(i.saturating_sub(6));
    let not = s.has(start, i, NEG) || s.has(start.saturating_sub(6), start, NEG);
    let would = s.within(start, i, &["would", "could"]) && s.has(start, i, HAVE);
    if !listed("prevent avert avoid stop solve save change help foresee predict", w.lemma) || !not || !would {
        return None;
    }
    deny(s, part, "denial/no-help", around(s, i), speaker(s, i)?)
}

/// "had done all it could", "did everything possible", "sent more officers than ever".
fn all_it_could(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let all = s.children(i, &["obj"]).into_iter().find(|&k| s.at(k).is_some_and(|w| w.any(&["all", "everything"])));
    let all = all.filter(|&k| s.within(k, k + 6, &["could", "can", "possible", "power"]))?;
    if w.lemma != "do" || clause::negated(s, i) {
        return None;
    }
    let by = speaker(s, i)?;
    // Of the rescuers, a minister says it in praise.
    let p = tree::subject(s, i)?;
    let own = s.within(p.from, p.to, &["we", "it", "they", "he", "she", "i", "its", "his", "her", "our"]);
    let (from, to) = around(s, i);
    if own { deny(s, part, "denial/all-it-could", (from, to.max(all + 1)), by) } else { None }
}

/// "only followed instructions".
fn orders(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let only = s.within(i.saturating_sub(3), i, &["only", "just", "merely", "simply"]);
    let what = s
        .children(i, &["obj", "obl"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(|w| listed("order instruction rule procedure protocol", w.lemma)));
    if !(only && what && listed("follow obey carry act do", w.lemma)) {
        return None;
    }
    deny(s, part, "denial/orders", around(s, i), speaker(s, i)?)
}

/// "never meant to mislead anybody".
fn meant(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let to = s.children(i, &["xcomp"]).into_iter().any(|k| k > i);
    if !(listed("mean intend seek try want", w.lemma) && to && s.within(i.saturating_sub(3), i, &["never"])) {
        return None;
    }
    deny(s, part, "denial/meant", around(s, i), speaker(s, i)?)
}

/// "termed the reports speculation", "dismissed it as propaganda", "called that a fabrication".
fn termed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !listed(
        "call term label brand describe dismiss reject denounce decry deem consider characterise characterize slam",
        w.lemma,
    ) || clause::negated(s, i)
    {
        return None;
    }
    let false_word = |k: &usize| *k > i && s.at(*k).is_some_and(|w| listed(FALSE, w.lemma));
    let at = s.children(i, &["xcomp", "obl", "obj", "advcl", "ccomp"]).into_iter().find(false_word)?;
    let said = frames::undergoer(s, i).filter(|p| p.to <= at);
    let p = frames::doer(s, i).filter(|p| !s.has(p.from, p.to, REL))?;
    let to = clause::clause_end(s, at).max(at + 1);
    let from = [Some(p), said].into_iter().flatten().map(|p| p.from).filter(|f| *f < i && i - f <= 12).min().unwrap_or(i);
    let roles = Roles { by: role(s, Some(p)), of: said.and_then(|p| text(s, p.from, p.to)), ..Roles::default() };
    let mut d = draft(s, part, Slot::Denial, "denial/termed", (from, to), Some(p), roles);
    d.number = d.number.or(Some(s.bytes(from, to)));
    Some((d, to))
}
