//! Fault that somebody finds with himself, by the parse: mistakes admitted, apologies, responsibility accepted, deeds told to the police.

use crate::clause::{self, Phrase};
use crate::deeds::listed;
use crate::frames;
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Slot, SourceKind};

/// Nouns and adjectives for what went wrong.
const FAULT: &str = "mistake error failure failing shortcoming fault lapse delay oversight blunder omission negligence flaw misjudgement \
    misjudgment wrong late slow inadequate insufficient unprepared overwhelmed broken faulty defective unable weakness";
/// Verbs for it.
const FAILED: &str = "fail miss overlook ignore neglect mishandle underestimate misjudge err forget delay mislead falsify conceal \
    misread botch bungle mistake";
/// Verbs for a deed that one owns up to.
const DEEDS: &str = "kill stab shoot plant bomb strangle detonate murder attack ram burn poison set start build fire throw";

/// What it finds: an admission of a fault or a deed in other words than "confessed" and "pleaded guilty".
///
/// Example: `The service conceded it had missed the signs.` gives by the service.
///
/// Wrong where the fault conceded is another's: the clause must be the speaker's own, or of no one's.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    if w.upos == Upos::Verb {
        return conceded(s, part, i)
            .or_else(|| accepted(s, part, i))
            .or_else(|| sorry(s, part, i))
            .or_else(|| should_have(s, part, i))
            .or_else(|| named_so(s, part, i))
            .or_else(|| killings(s, part, i))
            .or_else(|| told_of_it(s, part, i));
    }
    mistake(s, part, i)
        .or_else(|| mine(s, part, i))
        .or_else(|| sorry(s, part, i))
        .or_else(|| was_mistake(s, part, i))
        .or_else(|| regret(s, part, i))
}

/// `"I am responsible for this strike," the general said`.
fn mine(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["responsible", "accountable"]))?;
    let own = s.children(i, &["nsubj"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["i", "we"])));
    let first = s.children(i, &["nsubj"]).into_iter().next()?;
    if !own
        || !tree::direct(s, i)
        || clause::negated(s, i)
        || s.has(first, i, NEG | MODAL)
        || !crate::own_part::answerable(s, i)
    {
        return None;
    }
    // A group that fights claims what it is responsible for.
    let group = tree::speaker(s, i).is_some_and(|c| c.kind == SourceKind::ArmedGroup);
    (!group).then(|| admit(s, part, "admission/mine", (first, clause::clause_end(s, i).max(i + 1)), None, i))?
}

/// "The army called the strike a tragic mistake": of its own deed.
fn named_so(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("call describe label term", w.lemma))?;
    let end = clause::clause_end(s, i).max(i + 1);
    let fault = s.within(i + 2, end, &["mistake", "error", "failure", "blunder"]);
    let deed = s.has(i + 1, i + 5, EVENT);
    let by = subject(s, i).filter(|p| {
        s.within(
            p.from,
            p.to,
            &["army", "general", "officer", "commander", "military", "company", "operator", "command", "navy", "officers"],
        )
    })?;
    (fault && deed && !clause::negated(s, i))
        .then(|| admit(s, part, "admission/named-so", (by.from.max(i.saturating_sub(10)), end), Some(by), i))?
}

fn admit(s: &Sent<'_>, part: Part, rule: &'static str, (from, to): (usize, usize), by: Option<Phrase>, i: usize) -> Found {
    let to = to.max(from + 1);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Admission, rule, (from, to), by, roles).turning_on(s.bytes(i, i + 1)), to))
}

fn subject(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    tree::subject(s, i).filter(|p| p.to <= i && !s.within(p.from, p.to, &["nobody", "none", "no"]))
}

/// Whether a phrase is the speaker himself or what is his.
fn own(s: &Sent<'_>, p: Phrase) -> bool {
    s.within(p.from, p.to, &["it", "they", "he", "she", "we", "i", "its", "their", "his", "her", "our", "my"])
}

/// "Conceded it had missed the signs", "acknowledged that the sensors had not worked", "admitted that mistakes were made".
fn conceded(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !listed("concede acknowledge admit accept recognise recognize confess", w.lemma) || clause::negated(s, i) {
        return None;
    }
    let by = subject(s, i);
    let c = s.children(i, &["ccomp"]).into_iter().find(|c| *c > i);
    let object = s.children(i, &["obj"]).into_iter().find(|o| *o > i);
    let end = clause::clause_end(s, c.or(object).unwrap_or(i)).max(i + 1);
    let fault = (i + 1..end)
        .any(|k| s.at(k).is_some_and(|w| listed(FAULT, w.lemma) || listed(FAULT, &w.low) || listed(FAILED, w.lemma)));
    let inner = c.and_then(|c| s.children(c, &["nsubj"]).first().map(|k| tree::phrase(s, *k)));
    let mine = inner.is_none_or(|p| own(s, p) || by.is_some_and(|b| s.slice(b.from, b.to) == s.slice(p.from, p.to)));
    let deed = mine && c.is_some_and(|c| s.at(c).is_some_and(|w| listed(DEEDS, w.lemma) || listed("buy drive carry", w.lemma)));
    let broken = c.is_some_and(|c| {
        clause::negated(s, c) && s.at(c).is_some_and(|w| listed("work function sound warn act know check", w.lemma))
    });
    // "The response had not been good enough", "the men it had killed were aid workers".
    let wanting = (i + 1..end).any(|k| s.at(k).is_some_and(|w| w.any(&["enough", "acceptable", "adequate", "properly"])))
        && s.has(i + 1, end, NEG);
    let whom_it_killed = (i + 1..end).any(|k| {
        s.at(k).is_some_and(|w| listed(DEEDS, w.lemma) && w.upos == Upos::Verb)
            && s.within(k.saturating_sub(3), k, &["it", "they", "we", "he"])
    });
    // "Acknowledged that he had known", "admits to having written to him": whatever it was, of himself.
    let himself = inner.is_some_and(|p| {
        own(s, p) || by.is_some_and(|b| his_side(s, b, p)) || by.is_some_and(|b| s.slice(b.from, b.to) == s.slice(p.from, p.to))
    });
    let of_old = c.is_some_and(|c| himself && told_of_old(s, c));
    let to_having = s.children(i, &["advcl", "xcomp", "obl"]).into_iter().any(|k| k > i && k < i + 7 && gerund(s, k));
    if of_old || to_having && w.lemma != "accept" {
        let from = by.map_or(i, |p| p.from).max(i.saturating_sub(10));
        return admit(s, part, "admission/own-part", (from, end), by, i);
    }
    let other = object.is_some_and(|o| !s.at(o).is_some_and(|w| listed(FAULT, w.lemma)));
    // "Admitted that the rebels had failed": a fault of others.
    let theirs = inner.is_some_and(|p| !own(s, p) && s.has(p.from, p.to, ATTACKER));
    if !(fault || deed || broken || wanting || whom_it_killed)
        || theirs
        || other && c.is_none()
        || c.is_none() && object.is_none()
    {
        return None;
    }
    let from = by.map_or(i, |p| p.from).max(i.saturating_sub(10));
    admit(s, part, "admission/conceded", (from, end), by, i)
}

/// Those who answer for what they hold: officials, forces, firms.
fn office(c: &firsthand_types::Source) -> bool {
    let low = format!("{} {}", c.name, c.role.as_deref().unwrap_or("")).to_lowercase();
    matches!(
        c.kind,
        SourceKind::Government | SourceKind::Military | SourceKind::Police | SourceKind::Company | SourceKind::Emergency
    ) || [
        "chief", "chairman", "director", "minister", "mayor", "leader", "commissioner", "president", "manager", "owner",
        "council", "railway", "operator", "executive",
    ]
    .iter()
    .any(|w| low.contains(w))
}

/// Whether a phrase is the side of whoever speaks: "its response", "the police" of a police chief, "the government" of a minister.
pub(crate) fn of_his_own(s: &Sent<'_>, p: Phrase, by: &firsthand_types::Source) -> bool {
    let low = format!("{} {}", by.name, by.role.as_deref().unwrap_or("")).to_lowercase();
    let same = |list: &[&str], kind: SourceKind| s.within(p.from, p.to, list) && by.kind == kind;
    let owned = s.within(p.from, p.to, &["its", "our", "their", "his", "her"]) && !tree::quoted(s, p.from)
        || s.within(p.from, p.to, &["our", "my"]);
    let pressed = matches!(by.kind, SourceKind::Witness | SourceKind::Relative | SourceKind::Expert | SourceKind::Document);
    let named = (p.from..p.to).any(|k| {
        s.at(k).is_some_and(|w| {
            w.low.len() > 5 && matches!(w.upos, Upos::Noun | Upos::Propn) && low.split_whitespace().any(|x| x == w.low.as_ref())
        })
    });
    !pressed
        && (owned
            || named
            || same(&["police", "officers", "force"], SourceKind::Police)
            || same(&["army", "military", "troops"], SourceKind::Military))
}

/// A fault that a speaker finds with his own side.
pub(crate) fn own_fault(s: &Sent<'_>, part: Part, range: (usize, usize), i: usize) -> Found {
    admit(s, part, "admission/own-fault", range, None, i)
}

/// "The minister acknowledged that the government had been caught off guard": of his own side.
fn his_side(s: &Sent<'_>, by: Phrase, p: Phrase) -> bool {
    clause::source(s, by).is_some_and(|c| {
        of_his_own(s, p, &c)
            || c.kind == SourceKind::Government
                && s.within(p.from, p.to, &["government", "state", "ministry", "authorities", "council"])
            || c.kind == SourceKind::Company && s.within(p.from, p.to, &["company", "firm", "staff", "workers"])
    })
}

/// "The general said the strike had been a tragic mistake".
fn was_mistake(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| matches!(w.lemma, "mistake" | "error" | "blunder"))?;
    let p = tree::child(s, i, &["nsubj"]).map(|k| tree::phrase(s, k)).filter(|p| p.to <= i)?;
    let deed = s.has(p.from, p.to, EVENT) || s.within(p.from, p.to, &["decision", "order", "it", "this"]);
    let by = tree::speaker(s, i).filter(|c| office(c) && !matches!(c.kind, SourceKind::Government))?;
    let not = clause::negated(s, i) || s.has(p.to, i, NEG | MODAL) || s.within(p.to, i, &["no"]);
    (deed && !not && !s.children(i, &["cop"]).is_empty() && !by.name.is_empty())
        .then(|| admit(s, part, "admission/was-mistake", (p.from, clause::clause_end(s, i).max(i + 1)), None, i))?
}

/// "The governor expressed regret for the delay", "issued an apology", "felt a heavy responsibility".
fn regret(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| matches!(w.lemma, "regret" | "apology" | "remorse" | "responsibility"))?;
    let v = tree::head(s, i).filter(|v| tree::rel(s, i) == "obj" && s.at(*v).is_some_and(|w| w.upos == Upos::Verb))?;
    let verb = s.at(v)?;
    let feels = w.lemma == "responsibility"
        && matches!(verb.lemma, "feel")
        && s.within(v + 1, i, &["heavy", "great", "infinite", "grave", "deep", "huge"]);
    let gives = w.lemma != "responsibility" && listed("express offer issue make give extend voice convey show", verb.lemma);
    // Regret for a loss, that a neighbour sends, admits nothing.
    let of = s.find(i + 1, i + 3, &["for", "over", "that", "about"]).is_none_or(|k| {
        !s.within(k + 1, k + 6, &["loss", "deaths", "death", "lives", "victims", "tragedy", "attack", "incident"])
    });
    let p = subject(s, v)?;
    let by = clause::source(s, p).or_else(|| tree::speaker(s, i).cloned()).filter(office);
    let accused = tree::culprit(s, p);
    let not = clause::negated(s, v) || s.has(clause::group_start(s, v), v, MODAL) || s.within(v, i, &["no", "any"]);
    (by.is_some() || accused && w.lemma == "remorse").then_some(())?;
    ((feels || gives && of) && !not).then(|| {
        admit(s, part, "admission/regret", (p.from.max(v.saturating_sub(10)), clause::clause_end(s, i).max(i + 1)), Some(p), i)
    })?
}

/// "The gunman acknowledged the killings in court".
fn killings(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("admit acknowledge confess", w.lemma))?;
    let deed = s
        .children(i, &["obj", "obl"])
        .into_iter()
        .find(|k| *k > i && s.at(*k).is_some_and(|w| w.is(EVENT) || listed("crime deed act", w.lemma)))?;
    let p = subject(s, i).filter(|p| tree::culprit(s, *p) || tree::named_person(s, *p))?;
    (!clause::negated(s, i) && !frames::passive(s, i) && deed < i + 8).then(|| {
        admit(
            s,
            part,
            "admission/killings",
            (p.from.max(i.saturating_sub(10)), clause::clause_end(s, i).max(deed + 1)),
            Some(p),
            i,
        )
    })?
}

/// Whether a clause tells of what was before, and of no figure: "had been informed", "knew", "did not check".
fn told_of_old(s: &Sent<'_>, c: usize) -> bool {
    let start = clause::group_start(s, c);
    let end = clause::clause_end(s, c).max(c + 1);
    let past = s.within(start, c, &["had", "did", "was", "were", "'d"])
        || s.at(c).is_some_and(|w| matches!(w.lemma, "know") || w.is(PAST));
    // "Admitted that it was struggling", "that they had no more beds": how things are now.
    let now = s.at(c).is_some_and(|w| {
        w.upos == Upos::Verb && w.low.ends_with("ing") || listed("surprise shock sadden relieve confuse", w.lemma)
    });
    // "Admitted that he was tired": a state, and no deed or fault.
    let state = s.at(c).is_some_and(|w| w.upos == Upos::Adj) && !s.within(start, c, &["had"]);
    past && !now && !state && !s.has(start, c, MODAL) && !s.has(start, end, DEATHS | FORECAST)
}

/// "having written", "knowing", "driving".
fn gerund(s: &Sent<'_>, k: usize) -> bool {
    let having = s.children(k, &["aux", "aux:pass"]).into_iter().any(|a| s.at(a).is_some_and(|w| w.any(&["having", "being"])));
    let to = s.children(k, &["mark", "case"]).into_iter().any(|m| s.low(m) == "to");
    let right = s.at(k).is_some_and(|w| w.low.ends_with("ing"))
        && s.before(k, 1).is_some_and(|w| listed("admit confess acknowledge", w.lemma));
    s.at(k).is_some_and(|w| w.upos == Upos::Verb) && (right || having || to && s.at(k).is_some_and(|w| w.low.ends_with("ing")))
}

/// "Accepted responsibility for the disaster", "I take full responsibility", "bears a share of the blame": of oneself.
fn accepted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let noun = s
        .children(i, &["obj"])
        .into_iter()
        .find(|k| s.at(*k).is_some_and(|w| w.any(&["responsibility", "blame", "liability"])))?;
    let p = subject(s, i)?;
    let mine = s.within(p.from, p.to, &["i", "we"]) && tree::direct(s, i);
    let takes = listed("accept admit acknowledge", w.lemma) || mine && listed("take bear carry share assume", w.lemma);
    // Armed groups claim what they take upon themselves.
    let claims = s.within(p.from, p.to, &["group", "front", "militants", "rebels", "movement"])
        || tree::speaker(s, i).is_some_and(|c| c.kind == SourceKind::ArmedGroup);
    if !takes || claims || clause::negated(s, i) {
        return None;
    }
    let end = clause::clause_end(s, i).max(noun + 1);
    admit(s, part, "admission/accepted", (p.from.max(i.saturating_sub(10)), end), Some(p).filter(|_| !mine), i)
}

/// "Apologised for the failure of the services", "said sorry for not acting sooner".
fn sorry(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    // "He was sorry they had not come sooner".
    let is_sorry = w.any(&["sorry"]) && !s.children(i, &["cop"]).is_empty() && crate::own_part::answerable(s, i);
    let verb = matches!(w.lemma, "apologise" | "apologize") || w.lemma == "say" && s.low(i + 1) == "sorry" || is_sorry;
    let bare = s.at(i + 1).is_none_or(|n| n.punct() || n.any(&["to", "on", "again", "publicly", "yesterday"]));
    let official = bare && verb && subject(s, i).and_then(|p| clause::source(s, p)).is_some_and(|c| office(&c));
    if official && !clause::negated(s, i) && !s.has(i.saturating_sub(3), i, MODAL) && !s.within(i.saturating_sub(2), i, &["to"])
    {
        let by = subject(s, i);
        let from = by.map_or(i, |p| p.from).max(i.saturating_sub(10));
        return admit(s, part, "admission/sorry", (from, clause::clause_end(s, i).max(i + 1)), by, i);
    }
    let link = s.find(i + 1, i + 10, &["for", "that"]).or(is_sorry.then_some(i + 1))?;
    let end = clause::clause_end(s, link).max(link + 1);
    let fault = (link..end).any(|k| {
        s.at(k).is_some_and(|w| {
            listed(FAULT, w.lemma)
                || listed(FAILED, w.lemma)
                || w.low.ends_with("ing") && w.upos == Upos::Verb
                || w.is(NEG)
                || w.any(&["not", "role"])
        })
    });
    if !verb || !fault || clause::negated(s, i) || s.has(i.saturating_sub(3), i, MODAL) {
        return None;
    }
    let by = subject(s, i);
    admit(s, part, "admission/sorry", (by.map_or(i, |p| p.from).max(i.saturating_sub(10)), end), by, i)
}

/// `"We should have acted sooner," the chief said`.
fn should_have(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let group = clause::group_start(s, i);
    let ought = s.find(group, i, &["should", "could", "ought"]).filter(|_| s.within(group, i, &["have"]))?;
    let p = subject(s, i)?;
    let mine = s.within(p.from, p.to, &["we", "i"]) && p.to - p.from <= 2 && tree::direct(s, i);
    let answers = tree::speaker(s, i).is_some_and(|c| !matches!(c.kind, SourceKind::Witness | SourceKind::Relative));
    let better = s.low(ought) == "should" || s.within(i, i + 6, &["more", "better", "sooner", "faster", "earlier"]);
    // Who was inside, or lost somebody, owes nothing.
    let bystander = s.within(i, i + 6, &["died", "dead", "lived"]) || !crate::own_part::answerable(s, i);
    (mine && answers && better && !bystander)
        .then(|| admit(s, part, "admission/should-have", (p.from, clause::clause_end(s, i).max(i + 1)), None, i))?
}

/// `"I made a mistake," said the engineer`, "we got it wrong", "it was our error".
fn mistake(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    if !listed("mistake error wrong fault failure misjudgement", w.lemma) && !w.any(&["wrong"]) || !tree::direct(s, i) {
        return None;
    }
    let begin = clause::clause_begin(s, i);
    let own = s.within(begin.max(i.saturating_sub(6)), i, &["i", "we", "our", "my"])
        && s.within(begin.max(i.saturating_sub(5)), i, &["made", "make", "got", "was", "were", "our", "my"]);
    if !own || s.has(begin, i, NEG) || s.within(begin, i, &["did", "what"]) || !crate::own_part::answerable(s, i) {
        return None;
    }
    admit(s, part, "admission/mistake", (begin, clause::clause_end(s, i).max(i + 1)), None, i)
}

/// "He told the police that he had planted the bomb", "Brandt said he had stabbed them".
fn told_of_it(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed(DEEDS, w.lemma))?;
    let v = tree::head(s, i).filter(|_| w.rel == "ccomp")?;
    let tells = s.at(v).is_some_and(|w| listed("tell say state", w.lemma)) && !clause::negated(s, v);
    let inner = s.children(i, &["nsubj"]).into_iter().find(|k| s.at(*k).is_some_and(|w| w.any(&["he", "she", "i"])))?;
    let by = subject(s, v)?;
    let whom = s.within(
        v,
        i,
        &["police", "investigators", "officers", "detectives", "court", "judge", "agents", "prosecutors", "judges"],
    );
    let had = s.within(inner, i, &["had"]) || s.low(inner) == "i";
    let one = tree::named_person(s, by) || tree::culprit(s, by);
    let passive = frames::passive(s, i) || clause::negated(s, i) || s.has(inner, i, MODAL);
    (tells && had && one && !passive && (whom || tree::culprit(s, by))).then(|| {
        admit(s, part, "admission/told", (by.from.max(v.saturating_sub(8)), clause::clause_end(s, i).max(i + 1)), Some(by), i)
    })?
}
