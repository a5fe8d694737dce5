//! Denials in other words: what never was, what was not theirs, what is devoid of truth, what they had no idea of, a plea entered.

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, Slot, SourceKind};

/// Words that call an account wrong, as nouns and adjectives.
const WRONG: &[&str] = &[
    "smear", "smears", "witch-hunt", "hoax", "misinformation", "garbage", "nonsense", "rubbish", "lie", "lies", "fabrication",
    "fabrications", "invention", "slander", "fiction", "rot", "false", "untrue", "baseless", "unfounded", "groundless",
    "fabricated", "forged", "fake", "fictitious", "hogwash", "propaganda", "disinformation", "bogus", "preposterous", "bunk",
];

/// What can be held against somebody.
const TALE: &[&str] = &[
    "reports", "report", "claim", "claims", "allegation", "allegations", "rumours", "rumors", "rumour", "rumor", "accusation",
    "accusations", "statement", "story", "figure", "account", "accounts", "suggestion", "news", "video", "charges", "what",
    "that", "this", "it", "all", "documents", "letter", "version", "everything",
];

/// What it finds: a denial in other words than those of [`crate::denials`].
///
/// Example: `The report is devoid of truth, the ministry said.` gives by the ministry.
///
/// Wrong where a bystander says what he did not see: the speaker must be a side, or the words those of one accused.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    truth(s, part, i)
        .or_else(|| wrong(s, part, i))
        .or_else(|| not_ours(s, part, i))
        .or_else(|| no_forces(s, part, i))
        .or_else(|| no_idea(s, part, i))
        .or_else(|| plea(s, part, i))
        .or_else(|| distanced(s, part, i))
        .or_else(|| denial(s, part, i))
        .or_else(|| answered(s, part, i))
}

/// What a statement leaves open or knows nothing of, and what is only about the dead or the days ahead: such words deny no deed.
const OPEN: &[&str] = &[
    "information", "comment", "details", "detail", "confirm", "confirmed", "know", "known", "knew", "clear", "immediate",
    "warning", "warnings", "yet", "longer", "doubt", "evidence", "indication", "indications", "sign", "signs", "threat",
    "risk", "danger", "casualties", "injured", "injuries", "deaths", "dead", "killed", "missing", "hurt", "survivors",
    "arrests", "arrested", "decision", "decided", "choice", "time", "suspects", "motive", "reason", "word", "plan", "plans",
    "enough", "only", "matter", "identified", "found", "hope", "excuse", "necessarily", "power", "water", "electricity",
    "access", "believe", "think", "see", "seen", "heard", "rest", "until", "tsunami", "electricity", "idea", "sirens",
    "flights",
];

/// "No gas was used, the army said", "the ministry says its men took nothing": a side says that it was not so, right after somebody has
/// said that it was.
///
/// Wrong where the sentence before speaks of accusations of another matter.
fn answered(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !(w.is(NEG) && !w.any(&["cannot", "without", "nor"]) || w.any(&["no", "nothing", "nobody", "none"])) || !side(s, i) {
        return None;
    }
    const HELD: &[&str] = &[
        "accus", "alleg", "blame", "critici", "rumour", "rumor", "denied", "denies", "claims that", "reports that", "suggest",
    ];
    let last = s.index.checked_sub(1).and_then(|k| s.layers.sentences.get(k)).and_then(|n| n.span.of(s.text)).unwrap_or("");
    let lead = s.slice(0, i).to_lowercase();
    let last = last.to_lowercase();
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i).max(i + 1));
    let v = (begin..end)
        .find(|&j| s.at(j).is_some_and(|w| w.upos == firsthand_language::Upos::Verb && w.is(PAST) || w.low.ends_with("ed")));
    let open = s.within(begin, end, OPEN)
        || s.has(begin, end, MODAL | FORECAST)
        || (begin..end).any(|j| {
            s.at(j).is_some_and(|w| {
                w.num.is_some_and(|k| s.nums.get(k).is_some_and(|n| n.kind == crate::sentence::NumKind::Count))
            })
        });
    if !HELD.iter().any(|h| last.contains(h) || lead.contains(h)) || v.is_none() || open || end - begin < 4 {
        return None;
    }
    deny(s, part, "denial/answered", (begin.max(i.saturating_sub(14)), end), None)
}

fn deny(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: Option<Phrase>) -> Found {
    let to = to.max(from + 1);
    let name = role(s, by).or_else(|| tree::speaker(s, to - 1).or_else(|| tree::speaker(s, from)).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Denial, rule, (from, to), by, roles), to))
}

/// Whether a side speaks: a government, an army, an armed group, a company; or somebody who answers for one.
fn side(s: &Sent<'_>, i: usize) -> bool {
    tree::speaker(s, i).is_some_and(|c| {
        let low = c.name.to_lowercase();
        let role = c.role.as_deref().unwrap_or("").to_lowercase();
        matches!(c.kind, SourceKind::Government | SourceKind::Military | SourceKind::ArmedGroup | SourceKind::Company)
            || [
                "spokes", "military source", "lawyer", "attorney", "chief executive", "minister", "the group", "the firm",
                "front",
            ]
            .iter()
            .any(|w| low.contains(w) || role.contains(w))
    })
}

/// "devoid of any truth", "without foundation", "no truth in the reports", "not a grain of truth".
fn truth(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let none = w.any(&["truth", "foundation", "basis", "substance", "merit"])
        && (s.within(i.saturating_sub(5), i, &["devoid", "no", "void"])
            || w.any(&["foundation", "substance", "merit"]) && s.within(i.saturating_sub(2), i, &["without"])
            || w.any(&["truth", "foundation"])
                && s.within(i.saturating_sub(6), i, &["grain", "shred", "word", "any", "jot"])
                && s.has(i.saturating_sub(8), i, NEG));
    if !none {
        return None;
    }
    let tale = s.within(0, s.words.len(), TALE);
    if !tale || tree::speaker(s, i).is_none() && !s.within(i.saturating_sub(5), i, &["devoid", "without"]) {
        return None;
    }
    let to = clause::clause_end(s, i).max(i + 1);
    deny(s, part, "denial/no-truth", (clause::clause_begin(s, i).max(i.saturating_sub(26)), to), None)
}

/// "That's garbage," he said; the statement was forged; "Complete nonsense," said a spokesman.
fn wrong(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !w.any(WRONG) || clause::negated(s, i) || s.has(i.saturating_sub(4), i, NEG) {
        return None;
    }
    let begin = clause::clause_begin(s, i);
    // A quotation of three words that is nothing but the verdict.
    let alone = tree::quoted(s, i) && i - begin <= 3 && s.at(i + 1).is_none_or(|n| n.punct());
    let be = (i.saturating_sub(6)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(BE) || w.low.as_ref() == "'s"));
    let of_tale = be.is_some_and(|b| {
        let p = tree::subject(s, i).filter(|p| p.to <= b).or_else(|| clause::subject(s, b));
        p.is_some_and(|p| s.within(p.from, p.to, TALE))
            || s.within(begin, b, &["what", "reports", "claims", "statement", "that", "report"])
    });
    let termed = s.within(i.saturating_sub(7), i, &["termed", "called", "branded", "labelled", "labeled", "deemed"])
        && s.within(i.saturating_sub(6), i, TALE);
    let hung = termed
        || s.within(i.saturating_sub(9), i, &["rejected", "rejects"]) && s.before(i, 1).is_some_and(|p| p.any(&["as"]))
        || s.before(i, 1).is_some_and(|p| p.any(&["as"]))
            && s.within(i.saturating_sub(9), i, &["dismissed", "dismissing", "rejected", "described", "denounced"]);
    if !(alone || of_tale || hung) {
        return None;
    }
    if hung {
        let v = s.find(
            i.saturating_sub(9),
            i,
            &[
                "rejects", "termed", "called", "branded", "labelled", "labeled", "deemed", "dismissed", "dismissing",
                "rejected", "described", "denounced",
            ],
        )?;
        let by = tree::subject(s, v)?;
        return deny(s, part, "denial/as-false", (by.from.max(v.saturating_sub(12)), i + 1), Some(by));
    }
    // Only on somebody's word, and no checker's.
    let checker = tree::speaker(s, i)
        .is_none_or(|c| matches!(c.kind, SourceKind::Outlet | SourceKind::Agency | SourceKind::Expert | SourceKind::Witness));
    if checker && !alone {
        return None;
    }
    deny(s, part, "denial/wrong", (begin.max(i.saturating_sub(24)), i + 1), None)
}

/// "It wasn't us," "we were not involved", "has no hand in it", "We do not target civilians", "That never happened".
fn not_ours(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let us = w.any(&["us", "ours", "me"])
        && s.has(i.saturating_sub(3), i, NEG)
        && s.has(i.saturating_sub(3), i, BE)
        && tree::quoted(s, i);
    let never = w.any(&["never"])
        && s.before(i, 1).is_some_and(|p| p.any(&["that", "this", "it"]))
        && s.low(i + 1) == "happened"
        && tree::quoted(s, i);
    let hand = w.any(&["hand"])
        && s.within(i.saturating_sub(3), i, &["no"])
        && s.within(i.saturating_sub(4), i, &["had", "has", "have"]);
    let target = w.any(&["target", "targets", "attack", "shell", "bomb"])
        && s.has(i.saturating_sub(3), i, NEG)
        && s.within(i.saturating_sub(4), i, &["do", "does", "did"])
        && s.at(i + 1).is_some_and(|n| n.any(&["civilians", "hospitals", "schools", "civilian"]));
    if !(us || never || hand || target && (side(s, i) || tree::quoted(s, i))) {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
    deny(s, part, "denial/not-ours", (from, clause::clause_end(s, i).max(i + 1)), None)
}

/// "No aircraft had flown over the town, a military source said", "none of its aircraft were in the area", "its fighters were not there",
/// "had not carried out any strikes", "ruled out any military activity".
fn no_forces(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let forces = [
        "aircraft", "planes", "jets", "warplanes", "drones", "forces", "troops", "soldiers", "fighters", "units", "missiles",
        "officers", "helicopters", "strikes", "strike", "airstrikes", "operations", "operation", "shelling", "activity",
        "raids", "flights", "sorties", "attack", "bombing", "depot", "weapons", "men",
    ];
    if w.any(&["ruled", "rules"]) && s.low(i + 1) == "out" {
        let noun = s.find(i + 2, i + 8, &forces)?;
        let by = tree::subject(s, i)?;
        let source = clause::source(s, by)?;
        let sided =
            matches!(source.kind, SourceKind::Government | SourceKind::Military | SourceKind::ArmedGroup | SourceKind::Company);
        return if sided {
            deny(s, part, "denial/ruled-out", (by.from.max(i.saturating_sub(12)), noun + 1), Some(by))
        } else {
            None
        };
    }
    // "had received no complaints", "there was nothing wrong with the valve".
    let clean = w.any(&["complaints", "complaint", "warnings", "warning"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.within(i.saturating_sub(4), i, &["received", "had"])
        || w.any(&["wrong"]) && s.before(i, 1).is_some_and(|p| p.any(&["nothing"])) && s.has(i.saturating_sub(4), i, BE | HAVE)
        || w.any(&["wrong"])
            && s.before(i, 1).is_some_and(|p| p.any(&["nothing"]))
            && s.within(i.saturating_sub(4), i, &["did", "done"]);
    if clean && side(s, i) {
        let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
        return deny(s, part, "denial/clean", (from, clause::clause_end(s, i).max(i + 1)), None);
    }
    let lead = w.any(&["no", "none"]) || w.is(NEG);
    if !lead || !side(s, i) {
        return None;
    }
    let verbs = [
        "flown", "flew", "carried", "conducted", "launched", "fired", "struck", "bombed", "operated", "operating", "active",
        "present", "near", "over", "in", "targeted", "took", "taken", "hit", "shelled", "used", "there", "on", "that", "out",
    ];
    let noun = if w.any(&["no", "none"]) {
        s.find(i + 1, i + 5, &forces)
    } else {
        s.find(i.saturating_sub(5), i, &forces).or_else(|| s.find(i + 1, i + 6, &forces))
    }?;
    let v = s.find(i.max(noun).min(i + 1), i.max(noun) + 6, &verbs)?;
    let no_land = s.within(i, v + 3, &["land", "could", "hurt", "injured", "killed", "damaged", "lost"]) || s.has(i, v, MODAL);
    let finite = s.has(i.min(noun).saturating_sub(2), v + 1, BE | HAVE)
        || s.within(i, v + 1, &["flew", "carried", "did", "took", "fired", "operated"]);
    if no_land || !finite {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(8));
    let from = s.find(from, i, &["that"]).map_or(from, |t| t + 1);
    deny(s, part, "denial/no-forces", (from, clause::clause_end(s, v).max(v + 1)), None)
}

/// "I had no idea what it was for", "he knew nothing about the rifle": said by or for one accused.
fn no_idea(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let idea = w.any(&["idea", "knowledge"])
        && s.before(i, 1).is_some_and(|p| p.any(&["no"]))
        && s.at(i + 1).is_some_and(|n| n.any(&["what", "that", "of", "about"]))
        && s.at(i + 2).is_some_and(|n| n.any(&["it", "the", "any", "he", "she", "his", "a"]));
    let contest = w.any(&["contest", "contesting", "fight", "fighting", "contested"])
        && s.within(i + 1, i + 5, &["charges", "charge", "allegations", "case"])
        && tree::speaker(s, i).is_some_and(|c| {
            let low = format!("{} {}", c.name, c.role.as_deref().unwrap_or("")).to_lowercase();
            ["lawyer", "attorney", "counsel", "solicitor", "barrister", "family"].iter().any(|w| low.contains(w))
        });
    if contest {
        return deny(
            s,
            part,
            "denial/contest",
            (clause::clause_begin(s, i).max(i.saturating_sub(8)), clause::clause_end(s, i)),
            None,
        );
    }
    let rules = w.any(&["followed", "complied", "observed", "met"])
        && s.within(
            i + 1,
            i + 6,
            &["rule", "rules", "regulation", "regulations", "procedure", "procedures", "standard", "standards", "law"],
        )
        && s.within(i + 1, i + 4, &["every", "all", "the", "with"])
        && side(s, i);
    if rules && !clause::negated(s, i) {
        return deny(
            s,
            part,
            "denial/rules",
            (clause::clause_begin(s, i).max(i.saturating_sub(8)), clause::clause_end(s, i)),
            None,
        );
    }
    let nothing = w.any(&["nothing"])
        && s.before(i, 1).is_some_and(|p| p.any(&["knew", "knows", "know"]))
        && s.at(i + 1).is_some_and(|n| n.any(&["about", "of"]));
    if !(idea || nothing) || s.within(i, i + 6, &["happening", "going", "where", "happened"]) {
        return None;
    }
    let lawyer = tree::speaker(s, i).is_some_and(|c| {
        let low = format!("{} {}", c.name, c.role.as_deref().unwrap_or("")).to_lowercase();
        ["lawyer", "attorney", "counsel", "spokes", "suspect", "accused", "defen"].iter().any(|w| low.contains(w))
    });
    let deed = s.within(
        i,
        s.words.len(),
        &["rifle", "gun", "plan", "plot", "weapon", "attack", "bomb", "it", "explosives", "fault", "order"],
    );
    let p = tree::subject(s, i - 2).or_else(|| clause::subject(s, i - 1));
    let told = lawyer
        || p.is_some_and(|p| s.has(p.from, p.to, SUSPECT | ATTACKER))
        || nothing && deed && tree::speaker(s, i).is_some()
        || idea && s.within(i, i + 6, &["for"]) && s.within(i, i + 6, &["it"]);
    if !(told && deed) {
        return None;
    }
    deny(s, part, "denial/no-idea", (i.saturating_sub(3).max(clause::clause_begin(s, i)), clause::clause_end(s, i)), None)
}

/// "entered a plea of not guilty", "a not-guilty plea", "denies six counts of murder".
fn plea(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let guilty = w.any(&["guilty"])
        && s.before(i, 1).is_some_and(|p| p.any(&["not", "-"]))
        && s.within(i.saturating_sub(5), i + 3, &["plea", "pleas"]);
    if !guilty || s.within(i.saturating_sub(8), i, &["expected", "will"]) {
        return None;
    }
    let from = s.find(i.saturating_sub(6), i, &["entered", "entering"]).unwrap_or_else(|| i.saturating_sub(3));
    deny(s, part, "denial/plea", (from, clause::clause_end(s, i).max(i + 1)), None)
}

/// "has distanced itself from the attack", "disowned the bombing", "hit back at the claims", "scoffed at the suggestion".
fn distanced(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let own = w.any(&["distanced", "distancing", "dissociated"])
        && s.at(i + 1).is_some_and(|n| n.any(&["itself", "himself", "themselves", "herself"]));
    let disown = w.any(&["disowned", "disavowed", "disowns", "disclaimed"]);
    let fault = [
        "claim", "claims", "criticism", "suggestion", "suggestions", "report", "reports", "allegation", "allegations",
        "accusation", "accusations", "rumour", "rumours", "rumor", "rumors",
    ];
    let back = w.any(&["hit", "scoffed", "brushed", "shot", "laughed", "waved", "played"])
        && s.at(i + 1).is_some_and(|n| n.any(&["back", "at", "aside", "off", "down"]))
        && s.within(i + 2, i + 6, &fault);
    if !(own || disown || back) || clause::negated(s, i) {
        return None;
    }
    let by = tree::subject(s, i)?;
    deny(s, part, "denial/distanced", (by.from.max(i.saturating_sub(12)), clause::clause_end(s, i)), Some(by))
}

/// "Denials came from the army", "the denial by the ministry", "In a denial, the ministry".
fn denial(s: &Sent<'_>, part: Part, i: usize) -> Found {
    if !s.at(i)?.any(&["denial", "denials"])
        || s.has(i.saturating_sub(3), i, NEG)
        || s.at(i + 1).is_some_and(|n| n.any(&["of"])) && !s.within(i + 2, i + 9, &["by"])
    {
        return None;
    }
    let link = s.find(i + 1, i + 6, &["by", "from"])?;
    let by = clause::phrase_after(s, link + 1, false)?;
    if s.within(by.from, by.to, &["service", "access"]) {
        return None;
    }
    deny(s, part, "denial/noun", (i, by.to), Some(by))
}
