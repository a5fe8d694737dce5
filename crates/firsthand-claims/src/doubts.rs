//! Doubt and support in other words: what does not add up, what somebody does not believe, what evidence speaks against or for an account.

use crate::clause::{self, Phrase};
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Part, Roles, Slot, SourceKind};

/// Accounts that can be doubted or borne out.
const ACCOUNT: &[&str] = &[
    "claim", "claims", "account", "accounts", "version", "story", "narrative", "statement", "explanation", "toll", "figure",
    "figures", "finding", "findings", "report", "reports", "assertion", "confession", "allegation", "allegations", "evidence",
    "theory", "testimony",
];

/// Means and causes that an account may name.
const MEANS: &[&str] = &[
    "car", "bomb", "rocket", "rockets", "strike", "airstrike", "missile", "missiles", "shell", "shells", "mortar", "depot",
    "store", "explosives", "drone", "drones", "mine", "grenade", "gas", "blast", "explosion", "bullet", "bullets", "artillery",
    "device", "fire", "attack", "rifle", "accident",
];

/// What it finds: doubt, else support, in other words.
///
/// Example: `The official version does not add up, said Veld.` is a doubt; `Phone records back up her account.` a corroboration.
///
/// Wrong where another thing is doubted than what is told: the words must name an account, or a means that one names.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    unbelieved(s, part, i)
        .or_else(|| against(s, part, i))
        .or_else(|| capable(s, part, i))
        .or_else(|| made_under(s, part, i))
        .or_else(|| records(s, part, i))
        .or_else(|| fits(s, part, i))
        .or_else(|| passive_support(s, part, i))
        .or_else(|| cannot_confirm(s, part, i))
}

fn claim(s: &Sent<'_>, part: Part, slot: Slot, rule: &'static str, (from, to): (usize, usize), by: Option<Phrase>) -> Found {
    let to = to.max(from + 1);
    // "The chief declined to confirm the toll given by police" bears nobody out.
    if slot == Slot::Corroboration && s.within(from, to, &["declined", "refused", "declines", "refuses", "unable", "cannot"]) {
        return None;
    }
    let name = role(s, by).or_else(|| tree::speaker(s, from).or_else(|| tree::speaker(s, to - 1)).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, slot, rule, (from, to), by, roles), to))
}

fn doubt(s: &Sent<'_>, part: Part, range: (usize, usize), by: Option<Phrase>) -> Found {
    claim(s, part, Slot::Doubt, "doubt/other-words", range, by)
}

/// "The governor could not confirm the reports": an official who might know leaves it open.
fn cannot_confirm(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !w.any(&["confirm", "corroborate", "substantiate"])
        || !clause::negated(s, i)
        || !s.has(i.saturating_sub(4), i, MODAL) && !s.within(i.saturating_sub(4), i, &["cannot"])
    {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i);
    let told = s.within(i + 1, i + 8, crate::checks::TOLD) || s.within(i + 1, i + 4, &["details", "intelligence"]);
    if !told || !crate::checks::unsure(s, i, by) {
        return None;
    }
    doubt(s, part, (by.map_or(i, |p| p.from), clause::clause_end(s, i).max(i + 1)), by)
}

/// "does not add up", "was not convinced by the account", "I don't believe a word", "should be treated with caution", "disputes the toll",
/// "met with disbelief", "questions have been raised", "doubts remain", "looked like a fabrication", "a history of false claims".
fn unbelieved(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i).max(i + 1));
    let account = |a: usize, b: usize| s.within(a, b, ACCOUNT);
    let neg = s.has(i.saturating_sub(4), i, NEG);
    let adds = (w.any(&["add"]) && s.low(i + 1) == "up"
        || w.any(&["stack", "hold"]) && s.at(i + 1).is_some_and(|n| n.any(&["up", "water"])))
        && neg;
    let convinced = w.any(&["convinced", "persuaded"]) && neg && account(i + 1, end);
    let believe = w.any(&["believe", "buy", "trust"])
        && neg
        && (s.at(i + 1).is_some_and(|n| {
            n.any(&["it", "a", "that", "this", "them"]) && !s.within(i + 2, i + 5, &["happened", "happening", "alive"])
        }) && tree::direct(s, i)
            && s.at(i + 2).is_none_or(|n| n.punct() || n.any(&["word"]))
            || account(i + 1, (i + 5).min(end)));
    let caution = w.any(&["caution", "scepticism", "skepticism", "suspicion", "disbelief", "derision"])
        && s.within(i.saturating_sub(5), i, &["treated", "met", "greeted", "received", "viewed"])
        && account(begin, i);
    let raised = w.any(&["questions", "doubts", "doubt"])
        && (s.within(i + 1, i + 5, &["raised", "remain", "remained", "persist", "hang", "hangs"]))
        && (account(i, s.words.len()) || s.within(i, end, &["who", "whether", "about", "over"]))
        && !neg
        && !s.within(i.saturating_sub(2), i, &["no"]);
    let looked = w.any(&["fabrication", "work", "cover", "invention", "cover-up", "hoax", "bluff"])
        && s.within(i.saturating_sub(6), i, &["looked", "looks", "appears", "appeared", "seemed", "seems", "like"])
        && account(begin, i);
    let history = w.any(&["claims", "claim"])
        && s.within(i.saturating_sub(3), i, &["false", "exaggerated", "unfounded", "dubious"])
        && s.within(i.saturating_sub(6), i, &["history", "record", "known", "often", "routinely"]);
    let too = w.any(&["low", "high"]) && s.low(i.saturating_sub(1)) == "too";
    let inflated =
        (too || w.any(&[
            "inflated", "exaggerated", "implausible", "dubious", "unreliable", "premature", "overstated", "understated",
            "underestimated", "unrealistic",
        ])) && s.has(i.saturating_sub(3), i, BE)
            && !neg
            && (account(begin, i) || s.within(begin, i, &["number", "numbers", "it", "they"]))
            && tree::speaker(s, i).is_some();
    let from_clear = w.any(&["clear", "certain", "evident", "proven"])
        && s.within(i.saturating_sub(3), i, &["far"])
        && s.low(i + 1) == "that"
        && tree::speaker(s, i).is_some();
    let so_called = w.any(&["so-called"]) || w.low.as_ref() == "so" && s.low(i + 1) == "-" && s.low(i + 2) == "called";
    let belittled = so_called
        && tree::speaker(s, i).is_some()
        && s.within(
            i + 1,
            i + 5,
            &[
                "observatory", "monitor", "witnesses", "activists", "organisation", "organization", "report", "experts",
                "network",
            ],
        );
    let whether = w.any(&["question", "questioned", "questions", "doubt", "doubted"])
        && s.at(i + 1).is_some_and(|n| n.any(&["whether", "that"]))
        && s.within(i + 2, end.max(i + 8), &["could", "was", "had", "really", "did"])
        && s.has(0, s.words.len(), EVENT)
        && !neg
        && !s.within(i.saturating_sub(2), i, &["no", "the", "of"])
        || w.any(&["holes"]) && s.within(begin, i, ACCOUNT)
        || w.any(&["higher", "lower", "greater", "larger"])
            && s.within(begin, i, &["real", "true", "actual"])
            && (account(begin, i) || s.within(begin, i, &["number", "count"]))
        || w.any(&["unconvinced", "sceptical", "skeptical"])
            && s.has(i.saturating_sub(3), i, BE)
            && s.at(i + 1).is_none_or(|n| n.punct());
    let stance = whether
        || w.any(&["sceptical", "skeptical", "suspicious", "wary", "unconvinced"])
            && s.low(i + 1) == "of"
            && account(i + 2, end);
    if !(adds
        || convinced
        || believe
        || caution
        || raised
        || looked
        || history
        || inflated
        || from_clear
        || belittled
        || stance)
    {
        return None;
    }
    let by = if believe || convinced || stance && !w.any(&["higher", "lower", "holes"]) {
        let p = tree::subject(s, i)?;
        (!s.at(p.from).is_some_and(|w| w.is(PRON)) || p.to - p.from > 1).then_some(p)
    } else {
        None
    };
    let from = by.map_or(begin, |p| p.from.min(i)).max(i.saturating_sub(14));
    doubt(s, part, (from, end), by)
}

/// "the crater ruled out a car bomb", "not consistent with a car bomb", "little evidence that the Front was involved", "could not be
/// squared with the photographs", "did not fit the evidence", "There was no car".
fn against(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i).max(i + 1));
    let neg = s.has(i.saturating_sub(4), i, NEG);
    let spoken = tree::speaker(s, i);
    let checks = spoken.is_some_and(|c| !matches!(c.kind, SourceKind::Police | SourceKind::Emergency | SourceKind::Hospital));
    let ruled = w.any(&["ruled", "rules"])
        && s.low(i + 1) == "out"
        && s.within(i + 2, i + 7, MEANS)
        && clause::subject(s, i).is_some_and(|p| {
            s.within(
                p.from,
                p.to,
                &[
                    "crater", "damage", "evidence", "footage", "fragments", "images", "photographs", "wounds", "debris",
                    "pattern",
                ],
            )
        });
    let consistent = w.any(&["consistent", "compatible"]) && neg && s.low(i + 1) == "with";
    let inconsistent = w.any(&["inconsistent", "incompatible"]) && s.low(i + 1) == "with";
    let evidence = w.any(&["evidence"])
        && s.within(i.saturating_sub(2), i, &["little", "no", "scant"])
        && s.at(i + 1).is_some_and(|n| n.any(&["that", "for"]))
        && spoken.is_some_and(|c| matches!(c.kind, SourceKind::Expert | SourceKind::Anonymous | SourceKind::Witness))
        && checks;
    let squared = w.any(&["squared", "reconciled", "fit", "match", "tally", "squares", "fits"])
        && neg
        && (s.within(begin, i, ACCOUNT) || s.within(i + 1, end, ACCOUNT));
    let there = w.any(&["was", "were"])
        && s.at(i + 1).is_some_and(|n| n.any(&["no"]))
        && s.before(i, 1).is_some_and(|p| p.any(&["there"]))
        && s.at(i + 2).is_some_and(|n| {
            n.any(MEANS)
                || n.any(&[
                    "fighters", "militants", "weapons", "gunman", "soldiers", "rebels", "ammunition", "warehouse", "base",
                    "aircraft", "jet",
                ])
        })
        && s.at(i + 3).is_none_or(|n| n.punct())
        && tree::direct(s, i);
    let contradicts = w.any(&["contradicts", "contradict", "contradicted", "undermines", "undermined", "undercuts"])
        && s.within(i + 1, end, ACCOUNT)
        && !neg;
    if !(ruled || consistent || inconsistent || evidence || squared || there || contradicts) {
        return None;
    }
    if (consistent || inconsistent) && !(s.within(i, end, MEANS) || s.within(i, end, ACCOUNT)) {
        return None;
    }
    doubt(s, part, (begin.max(i.saturating_sub(14)), end), None)
}

/// "the group is not thought capable of such an attack", "lacks the means".
fn capable(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let capable = w.any(&["capable"]) && s.has(i.saturating_sub(4), i, NEG) && s.low(i + 1) == "of";
    let lacks = w.any(&["lacks", "lacked", "lack"])
        && s.within(i + 1, i + 5, &["means", "capacity", "capability", "weapons", "skill", "ability"])
        && s.has(i, s.words.len(), EVENT);
    if !(capable || lacks) || !(tree::speaker(s, i).is_some() || s.has(i, s.words.len(), EVENT)) {
        return None;
    }
    doubt(s, part, (clause::clause_begin(s, i).max(i.saturating_sub(12)), clause::clause_end(s, i)), None)
}

/// "the confession was made under duress", "any statement was made while his client was on morphine", "was not given freely".
fn made_under(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !w.any(&["confession", "statement", "admission", "confessions", "statements"]) {
        return None;
    }
    let end = clause::clause_end(s, i).max((i + 10).min(s.words.len()));
    let forced = s.within(
        i + 1,
        end,
        &[
            "duress", "torture", "coerced", "forced", "extracted", "sedated", "morphine", "pressure", "beaten", "medication",
            "sedation", "coercion", "inadmissible",
        ],
    ) || s.within(i + 1, end, &["freely", "voluntary", "voluntarily"]) && s.has(i + 1, end, NEG);
    if !forced || tree::speaker(s, i).is_none() {
        return None;
    }
    let from = clause::clause_begin(s, i).max(i.saturating_sub(3));
    doubt(s, part, (from, clause::clause_end(s, i)), None)
}

fn support(s: &Sent<'_>, part: Part, range: (usize, usize), by: Option<Phrase>) -> Found {
    claim(s, part, Slot::Corroboration, "corroboration/other-words", range, by)
}

/// "the bureau confirmed that phone records show a call", "records back up her account", "spotters confirmed that a jet took off".
fn records(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let back = w.any(&["back", "backs", "backed", "backing"]) && s.low(i + 1) == "up" && s.within(i + 2, i + 7, ACCOUNT);
    let endorsed = w.any(&["endorsed", "endorses", "echoed", "echoes", "echoing", "affirmed"])
        && s.within(i + 1, i + 6, ACCOUNT)
        && !crate::counts::object::passive(s, i)
        || w.any(&["bear", "bears", "bore"]) && s.within(i + 1, i + 4, &["markings", "serial", "hallmarks"]);
    let same = w.any(&["reached", "came", "drew"])
        && s.within(i + 1, i + 4, &["same"])
        && s.within(i + 2, i + 5, &["conclusion", "conclusions"])
        || w.any(&["gave", "told", "gives", "tell"]) && s.follows(i + 1, &["the", "same"]) && s.within(i + 3, i + 5, ACCOUNT)
        || w.any(&["gave", "give"])
            && s.within(i + 1, i + 4, &["similar", "matching", "identical"])
            && s.within(i + 2, i + 6, &["accounts", "account", "versions", "descriptions"]);
    let agreed = w.any(&["agreed", "agree", "agrees"]) && s.low(i + 1) == "with" && s.within(i + 2, i + 6, ACCOUNT);
    let truth = w.any(&["truth"]) && s.within(i + 1, i + 4, &["out", "emerged"]) && tree::direct(s, i);
    let right = w.any(&["right"])
        && s.before(i, 1).is_some_and(|p| p.is(BE))
        && s.before(i, 2).is_some_and(|p| p.any(&["he", "she", "they"]))
        && tree::direct(s, i)
        && s.at(i + 1).is_none_or(|n| n.punct());
    let confirmed = w.any(&["confirmed", "confirms", "confirm"])
        && !crate::counts::object::passive(s, i)
        && !s.has(i.saturating_sub(3), i, MODAL)
        && (s.within(i + 1, end, &["records", "footage", "images", "intelligence", "radar", "logs", "data", "recordings"])
            || s.at(i + 1).is_some_and(|n| n.any(&["this"])) && s.at(i + 2).is_none_or(|n| n.punct())
            || s.within(i + 1, i + 5, &["call", "figure", "toll", "number"])
                && s.at(i + 1).is_some_and(|n| n.is(DET))
                && s.at(i + 2).is_some_and(|n| !n.any(&["death"]))
                && s.within(i + 2, i + 6, &["call", "figure", "toll"])
            || s.low(i + 1) == "that"
                && s.at(i + 2).is_some_and(|n| !n.any(&["he", "she", "it", "they", "we", "police", "officers"]))
                && (i + 3..(i + 10).min(end)).any(|j| {
                    s.at(j).is_some_and(|w| w.any(&["flew", "fired", "launched", "dropped", "bombed", "shelled"]))
                        || s.low(j) == "took" && s.low(j + 1) == "off"
                }));
    let show = w.any(&["show", "shows", "showed", "showing"])
        && clause::subject(s, i)
            .is_some_and(|p| s.within(p.from.saturating_sub(6), p.to, &["records", "logs", "emails", "documents", "radar"]))
        && (s.within(i + 1, i + 4, &["that"]) && s.within(i + 2, i + 9, &["call", "calls", "warning", "he", "she", "they"]));
    if !(back || endorsed || same || agreed || truth || right || confirmed || show || logs(s, i)) || clause::negated(s, i) {
        return None;
    }
    // "confirmed that two people were killed" is a count.
    let fate = (i + 1..end).any(|j| {
        s.at(j).is_some_and(|w| {
            w.num.is_some() && w.is(PERSON) || w.tag.pred == crate::words::Pred::Kill || w.tag.pred == crate::words::Pred::Die
        })
    });
    if confirmed && fate {
        return None;
    }
    let by = if truth || right {
        None
    } else {
        tree::subject(s, i).filter(|p| !s.at(p.from).is_some_and(|w| w.is(PRON)) && p.to <= i)
    };
    let from = by.map_or_else(|| clause::clause_begin(s, i), |p| p.from).max(i.saturating_sub(14));
    support(s, part, (from, end), by)
}

/// "the company's own logs confirm that the alarm had been off".
fn logs(s: &Sent<'_>, i: usize) -> bool {
    let papers = ["logs", "records", "documents", "images", "footage", "data", "emails"];
    s.at(i).is_some_and(|w| w.any(&["confirm", "confirms", "confirmed"]))
        && s.low(i + 1) == "that"
        && clause::subject(s, i).is_some_and(|p| s.within(p.from, p.to, &papers))
}

/// "the fragments were consistent with an air-dropped bomb", "her version tallies with that of the police", "the photographs match it".
fn fits(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i).max(i + 1);
    let begin = clause::clause_begin(s, i);
    if s.has(i.saturating_sub(4), i, NEG) {
        return None;
    }
    let consistent = w.any(&["consistent"])
        && s.low(i + 1) == "with"
        && s.has(i.saturating_sub(4), i, BE)
        && (s.within(i + 2, i + 9, MEANS)
            || s.within(i + 2, i + 9, ACCOUNT)
            || s.within(i + 2, i + 12, &["bomb", "missile", "strike", "rocket"]));
    let tallies = w.any(&["tallies", "tallied", "tally", "agrees", "matches", "match", "matched", "chimes", "squares"])
        && (s.low(i + 1) == "with" && s.within(begin, i, ACCOUNT)
            || w.any(&["match", "matches", "matched"]) && s.within(i + 1, i + 6, ACCOUNT));
    if !(tallies || consistent && tree::speaker(s, i).is_some()) {
        return None;
    }
    // "said that they were consistent with a FAB, an air-dropped bomb": what is said, with what is set beside it.
    let from = (begin.max(i.saturating_sub(12))..i)
        .rev()
        .find(|&j| s.at(j).is_some_and(|w| w.any(&["said", "that", "says", "concluded", "added"])))
        .map_or(begin.max(i.saturating_sub(12)), |j| j + 1);
    let beside = s.low(end) == "," && s.at(end + 1).is_some_and(|w| w.is(DET) || w.any(&["which"]));
    let end = if beside { clause::clause_end(s, end + 1) } else { end };
    support(s, part, (from, end), None)
}

/// "His account was confirmed by a second witness", "the toll was confirmed by the hospital".
fn passive_support(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let verb = w.any(&["confirmed", "corroborated", "backed", "supported", "echoed", "endorsed", "substantiated"])
        && crate::counts::object::passive(s, i);
    if !verb || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    let by_at = s.find(i + 1, i + 5, &["by"])?;
    let p = clause::subject(s, i).filter(|p| s.within(p.from, p.to, ACCOUNT))?;
    let by = clause::phrase_after(s, by_at + 1, false)?;
    support(s, part, (p.from.max(i.saturating_sub(10)), by.to), Some(by))
}
