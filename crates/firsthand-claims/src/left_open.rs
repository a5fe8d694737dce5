//! Doubt by the parse: no evidence for a claim, what cannot be ruled out or trusted, what somebody did not confirm or does not believe.

use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::frames;
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot};

/// What would bear a claim out.
const PROOF: &str = "evidence proof sign indication trace substantiation corroboration";
/// What is claimed or held, that such proof is wanted for.
const HELD: &str = "claim involvement hand link tie connection role responsibility account accomplice help network group cell culprit part \
    version allegation accusation terrorism motive sabotage tip-off theory attack conspiracy plot arson";
/// Who may have helped.
const OTHERS: &[&str] = &[
    "others", "other", "accomplices", "accomplice", "help", "helped", "helpers", "network", "alone", "second", "links",
    "accident", "terrorism", "sabotage",
];
/// Deeds and causes that one believes or not.
const DEED: &str = "act do carry kill attack plan set start cause build plant fall collapse explode shoot happen die responsible guilty alone \
    involved behind accident suicide terrorist attacker bomber";

/// What it finds: a doubt in other words than "doubted" and "questioned".
///
/// Example: `No evidence that ties it to the attack was shown.` is a doubt, on nobody's word.
///
/// Wrong where what is wanting is no proof of an account: a word for what is held must stand beside it.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| !w.rel.is_empty())?;
    no_proof(s, part, i)
        .or_else(|| nothing_ties(s, part, i))
        .or_else(|| not_ruled_out(s, part, i))
        .or_else(|| unconfirmed(s, part, i))
        .or_else(|| disbelieved(s, part, i))
        .or_else(|| unlikely(s, part, i))
        .or_else(|| left_sceptical(s, part, i))
        .or_else(|| whether(s, part, i))
        .or_else(|| hard_to_believe(s, part, i))
        .or_else(|| improbable(s, part, i))
}

fn doubt(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: Option<Phrase>, i: usize) -> Found {
    let to = to.max(from + 1);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Doubt, rule, (from, to), by, roles).turning_on(s.bytes(i, i + 1)), to))
}

fn held(s: &Sent<'_>, from: usize, to: usize) -> bool {
    (from..to.min(s.words.len())).any(|k| s.at(k).is_some_and(|w| listed(HELD, w.lemma) || w.is(EVENT)))
}

/// Who finds or shows nothing: the subject of a verb that such a noun hangs on.
fn finder(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let v = tree::head(s, i).filter(|_| tree::rel(s, i) == "obj")?;
    s.at(v).filter(|w| w.upos == Upos::Verb && !w.is(BE))?;
    tree::subject(s, v).filter(|p| p.to <= v && !(p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON))))
}

/// "There is no proof of its involvement", "police found no sign of a second man", "offered no proof".
fn no_proof(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Noun && listed(PROOF, w.lemma))?;
    let v = tree::head(s, i);
    let verb_not = v.is_some_and(|v| clause::negated(s, v)) && s.within(i.saturating_sub(3), i, &["any"]);
    let none = s.within(i.saturating_sub(3), i, &["no", "little", "without", "scant"]) || verb_not;
    let end = clause::clause_end(s, i).max(i + 1);
    let gives = v.is_some_and(|v| s.at(v).is_some_and(|w| listed("offer provide give present produce publish show", w.lemma)));
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(10));
    let open = w.lemma == "evidence" || w.lemma == "proof";
    let about = open && s.low(i + 1) == "that" && finder(s, i).is_some()
        || held(s, i + 1, end + 4)
        || gives && open && s.at(i + 1).is_none_or(|n| n.punct() || n.any(&["for", "of", "to"]));
    // "No sign of life", "no sign of forced entry", "no trace of the boy".
    let life = s.within(i + 1, i + 5, &["life", "survivors", "abating", "letting", "forced", "warning", "him", "her", "them"]);
    // Of a danger that nobody saw beforehand the warnings tell.
    let before = s.within(begin, i, &["had"]) && s.within(begin, i, &["been"]);
    // "No sign that the strike would end".
    let to_come = !open && s.has(i + 1, end, MODAL);
    if !none || !about || life || before || to_come {
        return None;
    }
    // "The group gave no proof": it is not the group that doubts.
    let by = finder(s, i).filter(|_| !gives);
    let (mut d, to) = doubt(s, part, "doubt/no-proof", (begin, end), by, i)?;
    // "It offered no proof", "the Front has claimed it; no evidence has been published": the outlet finds none, not he who claims.
    let parted = tree::speaker(s, i).is_some_and(|c| s.within(s.token_to(c.end), i, &[";"]));
    if by.is_none() && (gives || parted) {
        d.chain = Some(Vec::new());
        if let firsthand_types::Value::Roles(r) = &mut d.value {
            r.by = None;
        }
    }
    Some((d, to))
}

/// "Have found nothing that ties the group to it", "saw nothing to suggest that he had help".
fn nothing_ties(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["nothing"]))?;
    let tie = s.children(i, &["acl"]).into_iter().find(|k| {
        s.at(*k).is_some_and(|w| {
            listed("tie link connect suggest show indicate prove support confirm point implicate bear", w.lemma)
        })
    })?;
    let v = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed("find see have be show know uncover", w.lemma)))?;
    let by = tree::subject(s, v).filter(|p| p.to <= v && !s.has(p.from, p.to, REL));
    let from = by.map_or(v, |p| p.from).max(i.saturating_sub(10));
    doubt(s, part, "doubt/nothing-ties", (from, clause::clause_end(s, tie).max(tie + 1)), by, i)
}

/// "Whether he had accomplices could not be ruled out", "police have not ruled out an accomplice".
fn not_ruled_out(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let rule = w.lemma == "rule" && s.find(i + 1, i + 3, &["out"]).is_some() || matches!(w.lemma, "exclude" | "discount");
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(16));
    let end = clause::clause_end(s, i).max(i + 2);
    if w.upos != Upos::Verb || !rule || !clause::negated(s, i) || !s.within(begin, end, OTHERS) {
        return None;
    }
    let by = frames::doer(s, i).filter(|p| p.to <= i && !frames::passive(s, i));
    doubt(s, part, "doubt/not-ruled-out", (by.map_or(begin, |p| p.from), end), by, i)
}

/// "Sources did not confirm that a tip had come", "would not confirm the account".
fn unconfirmed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && listed("confirm corroborate", w.lemma))?;
    let c = s.children(i, &["ccomp"]).into_iter().find(|c| *c > i);
    let account = s
        .children(i, &["obj"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(|w| listed(HELD, w.lemma) || listed("report identity", w.lemma)));
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let refused =
        clause::negated(s, i) && s.within(clause::group_start(s, i), i, &["did", "does", "do", "would", "didn't", "wouldn't"]);
    let outlet = s.within(p.from, p.to, &["we", "i", "reporters"]);
    // "Did not confirm how many had died" gives no figure, and doubts none.
    let figure = c.is_some_and(|c| s.within(i + 1, c, &["how", "what", "when", "where", "who"]));
    if !refused || outlet || figure || !(c.is_some() || account) || w.is(DET) {
        return None;
    }
    let to = clause::clause_end(s, c.unwrap_or(i)).max(i + 1);
    doubt(s, part, "doubt/unconfirmed", (p.from.max(i.saturating_sub(12)), to), Some(p), i)
}

/// "His mother does not believe that he acted alone", "the confession cannot be trusted", "that makes no sense".
fn disbelieved(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb)?;
    // "Few here accept that it was an accident".
    let few = tree::subject(s, i).is_some_and(|p| p.to <= i && s.within(p.from, p.to, &["few", "nobody", "none", "no-one"]));
    let not = clause::negated(s, i) || few;
    if not && listed("believe think accept", w.lemma) {
        let c = s.children(i, &["ccomp"]).into_iter().find(|c| *c > i)?;
        let to = clause::clause_end(s, c).max(c + 1);
        let deed = (i + 1..to).any(|k| s.at(k).is_some_and(|w| listed(DEED, w.lemma) || w.is(ATTACKER)));
        // "I don't think they will find anybody", "I can't believe he is dead".
        let ahead = s.has(i + 1, c, MODAL) || s.within(clause::group_start(s, i), i, &["can", "can't", "could"]);
        let by = tree::subject(s, i).filter(|p| p.to <= i)?;
        if !deed || ahead {
            return None;
        }
        let plain = Some(by).filter(|p| !(p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON))));
        return doubt(s, part, "doubt/disbelieved", (by.from.max(i.saturating_sub(8)), to), plain, i);
    }
    let account = |p: Option<Phrase>| {
        p.is_some_and(|p| {
            (p.from..p.to).any(|k| {
                s.at(k).is_some_and(|w| {
                    listed(
                        "claim account version confession statement story explanation testimony figure toll finding evidence",
                        w.lemma,
                    )
                })
            }) || p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["that", "this", "it"])) && tree::quoted(s, i)
        })
    };
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let trust = not && listed("trust believe credit rely", w.lemma) && frames::passive(s, i);
    let sense = matches!(w.lemma, "make" | "hold")
        && s.within(i + 1, i + 3, &["no", "any"])
        && s.within(i + 2, i + 4, &["sense", "water"])
        && (not || s.low(i + 1) == "no");
    if !(trust || sense) || !account(p) || tree::speaker(s, i).is_none() {
        return None;
    }
    doubt(s, part, "doubt/no-sense", (p.map_or(i, |p| p.from), clause::clause_end(s, i).max(i + 1)), None, i)
}

/// "It was unlikely that one man had built the device", said by somebody.
fn unlikely(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["unlikely", "doubtful", "questionable", "inconceivable", "improbable", "unthinkable"]))?;
    // "Found it very unlikely that the two had met": the clause may hang on the verb.
    let up =
        tree::head(s, i).filter(|h| s.at(*h).is_some_and(|w| listed("find think consider deem call believe hold", w.lemma)));
    let below = |k: usize| s.children(k, &["csubj", "ccomp"]).into_iter().find(|c| *c > i);
    let c = below(i).or_else(|| up.and_then(below))?;
    let past = (i + 1..c).any(|k| s.at(k).is_some_and(|w| w.is(HAVE))) || s.has(c, c + 1, PAST) || s.has(i + 1, c, BE);
    tree::speaker(s, i).filter(|_| past && !s.has(i + 1, c, MODAL))?;
    let begin = clause::clause_begin(s, i).max(i.saturating_sub(4));
    doubt(s, part, "doubt/unlikely", (begin, clause::clause_end(s, c).max(c + 1)), None, i)
}

/// "left experts sceptical", "remain unconvinced".
fn left_sceptical(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["sceptical", "skeptical", "unconvinced", "doubtful"]))?;
    let v = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed("leave remain stay make", w.lemma)))?;
    let by = match s.children(v, &["obj"]).first() {
        Some(&k) => frames::bare(s, k),
        None => tree::subject(s, v).filter(|p| p.to <= v)?,
    };
    (!clause::negated(s, v))
        .then(|| doubt(s, part, "doubt/left-sceptical", (v.min(by.from), clause::clause_end(s, i).max(i + 1)), Some(by), i))?
}

/// "Police would not say whether the attacks were linked", "it was too early to say if he had acted alone", "it is not clear whether ...".
fn whether(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let says = listed("say tell confirm know determine conclude establish", w.lemma);
    let clear = w.any(&["clear", "unclear", "known", "unknown", "certain", "uncertain"]);
    let k = s.find(i + 1, i + 4, &["whether", "if"])?;
    let end = clause::clause_end(s, k).max(k + 1);
    let group = clause::group_start(s, i);
    let not = clause::negated(s, i)
        || w.any(&["unclear", "unknown", "uncertain"])
        || s.within(i.saturating_sub(4), i, &["early", "soon", "premature", "impossible", "declined", "refused", "unable"]);
    let about = held(s, k + 1, end) && !s.has(k, end, MODAL)
        || (k + 1..end).any(|j| s.at(j).is_some_and(|w| listed(DEED, w.lemma) || w.any(OTHERS))) && !s.has(k, end, MODAL);
    // Whether more are missing, whether he will be charged: no account is doubted.
    let ahead = s.has(k + 1, end, FORECAST)
        || s.within(
            k + 1,
            end,
            &["will", "charged", "missing", "survivors", "survived", "alive", "more", "casualties", "injured", "died"],
        );
    if !(says || clear) || !not || !about || ahead || tree::rel(s, i).starts_with("acl") || s.within(group, i, &["if"]) {
        return None;
    }
    let by = tree::subject(s, i).filter(|p| p.to <= i && says && !s.within(p.from, p.to, &["it", "there"]));
    let from = by.map_or_else(|| clause::clause_begin(s, i), |p| p.from).max(i.saturating_sub(12));
    let plain = by.filter(|p| !(p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON))));
    doubt(s, part, "doubt/whether", (from, end), plain, i)
}

/// "Hard to believe", "open to question", "at face value", "more questions than answers", "beggars belief".
fn hard_to_believe(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let next = |words: &[&str]| (1..).zip(words).all(|(k, w)| s.low(i + k) == *w);
    let said = match w.low.as_ref() {
        "hard" | "difficult" | "impossible" => next(&["to", "believe"]) || next(&["to", "accept"]) || next(&["to", "credit"]),
        "open" => next(&["to", "question"]) || next(&["to", "doubt"]),
        "face" => next(&["value"]) && s.has(i.saturating_sub(6), i, NEG),
        "more" => next(&["questions", "than"]),
        "beggars" | "beggared" | "defies" | "defied" | "strains" => {
            next(&["belief"]) || next(&["credulity"]) || next(&["logic"])
        }
        "pinch" | "grain" => next(&["of", "salt"]),
        "sense" => {
            (s.within(i.saturating_sub(3), i, &["make", "makes", "made"]))
                && (s.has(i.saturating_sub(4), i, NEG) || s.within(i.saturating_sub(2), i, &["no"]))
        }
        _ => false,
    };
    // "It is hard to believe he is gone".
    let gone = s.within(i, i + 8, &["gone", "dead", "happened", "happening", "lost"]) || s.has(i, i + 6, MODAL);
    if !said || gone {
        return None;
    }
    let believe = s.within(i + 2, i + 3, &["believe", "accept", "credit"]);
    let deed = (i + 2..i + 14).any(|k| s.at(k).is_some_and(|w| listed(DEED, w.lemma) || w.is(EVENT | ATTACKER)));
    let account = (!believe || deed)
        && s.within(
            0,
            s.words.len(),
            &[
                "claim", "claims", "account", "accounts", "version", "figure", "figures", "toll", "explanation", "story",
                "report", "statement", "statements", "that", "this", "it", "theory", "evidence",
            ],
        );
    tree::voice(s, i).filter(|_| account)?;
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
    doubt(s, part, "doubt/hard-to-believe", (from, clause::clause_end(s, i).max(i + 1)), None, i)
}

/// "Lightning was an improbable cause", "an unlikely culprit".
fn improbable(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("cause explanation culprit theory scenario suspect source", w.lemma))?;
    let odd = s
        .children(i, &["amod"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(|w| listed("improbable unlikely implausible doubtful dubious far-fetched", w.lemma)));
    tree::voice(s, i).filter(|_| odd && !s.children(i, &["cop"]).is_empty() && !clause::negated(s, i))?;
    let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
    doubt(s, part, "doubt/improbable", (from, clause::clause_end(s, i).max(i + 1)), None, i)
}
