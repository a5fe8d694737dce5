//! Frames over the parse: who accuses, denies, doubts, bears out or had warned, by classes of verbs and nouns and the places where
//! their arguments stand.
//!
//! One table for five slots. A row names the words of a predicate (dictionary forms, a particle behind a space), where its doer
//! and its other argument stand, and what that other argument must be. Passives, relative clauses, participles, light verbs ("laid
//! the blame on", "issued a denial") and nouns ("the union's criticism of the mayor") are read by the engine, not by rows of
//! their own. A sentence that no parser has read gives nothing here; the older rules beside it read the words' order.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::responsibility::{Found, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Modality, Part, Roles, Slot};

/// Where an argument of a predicate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The subject of the active verb, "by" with the passive; a noun's owner, or "by", "from" with it.
    Doer,
    /// The object of the active verb, the subject of the passive, what a relative clause hangs on.
    Undergoer,
    /// Behind one of the prepositions.
    Behind(&'static [&'static str]),
    /// The subject of the clause that the predicate governs.
    ClauseSubject,
    /// Nowhere.
    Nowhere,
}

/// What an argument must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Somebody who can be held to account: no deed, no time, no pronoun for things.
    Actor,
    /// What happened: an attack, a crash.
    Event,
    /// Something said: an account, a figure, a charge; or a clause.
    Account,
    /// The same by its noun alone: what is confirmed "that ..." bears nobody out.
    Told,
    /// Anything, and it may be missing.
    Any,
}

/// One row of the table.
struct Frame {
    slot: Slot,
    rule: &'static str,
    /// Dictionary forms of the verb or noun; "throw out" is a verb with its particle.
    words: &'static str,
    /// For light verbs: the noun that carries the sense, as object, passive subject or behind "under", "in", "with".
    noun: &'static str,
    by: Place,
    other: Place,
    kind: Kind,
    /// Whether the predicate must be negated.
    not: bool,
}

const fn verb(slot: Slot, rule: &'static str, words: &'static str, other: Place, kind: Kind) -> Frame {
    Frame { slot, rule, words, noun: "", by: Place::Doer, other, kind, not: false }
}

const fn light(slot: Slot, rule: &'static str, words: &'static str, noun: &'static str, other: Place, kind: Kind) -> Frame {
    Frame { slot, rule, words, noun, by: Place::Doer, other, kind, not: false }
}

/// Nouns for what is held against somebody.
const CHARGE: &str = "accusation allegation charge criticism claim complaint suggestion insinuation report blame responsibility \
    involvement notion idea rumour rumor theory speculation assertion link talk story version account finding verdict reproach";
/// Nouns for what is told, and can be doubted or borne out.
const ACCOUNT: &str = "account claim version story narrative statement explanation toll figure number count tally finding conclusion \
    report assertion confession allegation theory testimony description assessment estimate evidence identification claim \
    responsibility involvement link role authenticity credibility reliability accuracy veracity reconstruction view opinion \
    assumption suspicion hypothesis idea theory notion verdict wisdom";
/// Nouns for what somebody has said, and another can bear out; a figure that is confirmed is a figure.
const TESTIMONY: &str = "account claim version story narrative statement finding conclusion assertion confession allegation theory \
    testimony description assessment accusation";
/// Nouns for a doubt.
const DOUBT: &str = "doubt question scepticism skepticism suspicion reservation misgiving uncertainty disbelief";
/// Nouns for blame as such.
const BLAME: &str = "blame fault responsibility guilt culpability suspicion";
/// Nouns for a complaint that is brought.
const BROUGHT: &str = "accusation allegation charge criticism complaint claim lawsuit suit proceeding action petition";
/// Nouns for being blamed.
const FIRE: &str = "criticism condemnation fire accusation anger fury outrage censure attack";
/// Nouns for a warning.
const WARNING: &str = "warning alert alarm advisory notice tip tip-off bulletin forecast caution threat intelligence";

/// The table.
const FRAMES: &[Frame] = &[
    verb(
        Slot::Accusation,
        "accusation/frame",
        "accuse blame criticise criticize fault castigate chide censure rebuke reproach upbraid implicate incriminate slam lambast lambaste denounce berate \
         excoriate savage blast admonish scold vilify pillory",
        Place::Undergoer,
        Kind::Actor,
    ),
    verb(
        Slot::Accusation,
        "accusation/frame",
        "rail rage fume inveigh|lash out|hit out",
        Place::Behind(&["at", "against", "on"]),
        Kind::Actor,
    ),
    verb(Slot::Accusation, "accusation/blamed-on", "blame", Place::Behind(&["on", "upon"]), Kind::Actor),
    light(
        Slot::Accusation,
        "accusation/laid",
        "lay put place pin heap cast shift fix lump",
        BLAME,
        Place::Behind(&["on", "upon", "at", "with", "onto"]),
        Kind::Actor,
    ),
    light(
        Slot::Accusation,
        "accusation/filed",
        "level levell make bring direct hurl aim file lodge launch start press lay issue",
        BROUGHT,
        Place::Behind(&["against", "at"]),
        Kind::Actor,
    ),
    Frame {
        slot: Slot::Accusation,
        rule: "accusation/under-fire",
        words: "come face draw attract meet incur run provoke",
        noun: FIRE,
        by: Place::Behind(&["from"]),
        other: Place::Doer,
        kind: Kind::Actor,
        not: false,
    },
    Frame {
        slot: Slot::Accusation,
        rule: "accusation/lies-with",
        words: "lie rest fall",
        noun: BLAME,
        by: Place::Nowhere,
        other: Place::Behind(&["with", "on", "upon"]),
        kind: Kind::Actor,
        not: false,
    },
    verb(Slot::Accusation, "accusation/that", "allege", Place::ClauseSubject, Kind::Any),
    verb(Slot::Accusation, "accusation/that", "charge suspect", Place::ClauseSubject, Kind::Actor),
    verb(Slot::Accusation, "accusation/ascribed", "ascribe|put down|chalk up", Place::Behind(&["to"]), Kind::Actor),
    verb(
        Slot::ClaimOfResponsibility,
        "claim/boast",
        "boast crow gloat brag",
        Place::Behind(&["of", "about", "over"]),
        Kind::Event,
    ),
    verb(
        Slot::Doubt,
        "doubt/frame",
        "conflict clash jar disagree differ|part company",
        Place::Behind(&["with"]),
        Kind::Account,
    ),
    Frame {
        slot: Slot::Doubt,
        rule: "doubt/unshared",
        words: "agree concur",
        noun: "",
        by: Place::Doer,
        other: Place::Behind(&["with"]),
        kind: Kind::Account,
        not: true,
    },
    verb(Slot::PriorWarning, "warning/foretold", "predict forecast foresee foretell", Place::Undergoer, Kind::Any),
    verb(Slot::PriorWarning, "warning/named", "name list mention identify", Place::Behind(&["as"]), Kind::Any),
    verb(Slot::Denial, "denial/frame", "deny disown disavow repudiate gainsay refute rebut", Place::Undergoer, Kind::Account),
    verb(
        Slot::Denial,
        "denial/frame",
        "reject dismiss rebuff rubbish ridicule discount disclaim deride|throw out|brush aside|brush off|brush away|shrug off|wave \
         away|wave aside|laugh off|sweep aside|bat away",
        Place::Undergoer,
        Kind::Account,
    ),
    verb(
        Slot::Denial,
        "denial/frame",
        "scoff bridle bristle baulk sneer|hit back|push back",
        Place::Behind(&["at", "against"]),
        Kind::Account,
    ),
    verb(Slot::Denial, "denial/ruled-out", "rule out", Place::ClauseSubject, Kind::Any),
    light(
        Slot::Denial,
        "denial/issued",
        "issue make publish repeat reiterate release maintain",
        "denial rebuttal refutation disclaimer",
        Place::Behind(&["of"]),
        Kind::Any,
    ),
    // A figure is not denied: whoever dismisses one doubts it.
    verb(
        Slot::Doubt,
        "doubt/frame",
        "doubt question query challenge contest dispute dismiss reject discount downplay minimise minimize belittle|play down",
        Place::Undergoer,
        Kind::Account,
    ),
    light(
        Slot::Doubt,
        "doubt/cast",
        "cast throw raise express voice harbour harbor have sow air entertain pose",
        DOUBT,
        Place::Behind(&["on", "upon", "about", "over", "as", "of"]),
        Kind::Account,
    ),
    Frame {
        slot: Slot::Doubt,
        rule: "doubt/unshared",
        words: "share accept believe buy trust credit endorse substantiate support corroborate|back up|bear out",
        noun: "",
        by: Place::Doer,
        other: Place::Undergoer,
        kind: Kind::Account,
        not: true,
    },
    verb(
        Slot::Corroboration,
        "corroboration/frame",
        "corroborate substantiate bolster vindicate support echo reinforce confirm back endorse affirm|bear out|back up",
        Place::Undergoer,
        Kind::Told,
    ),
    verb(
        Slot::Corroboration,
        "corroboration/frame",
        "tally chime square match agree accord concur dovetail fit",
        Place::Behind(&["with"]),
        Kind::Account,
    ),
    light(
        Slot::PriorWarning,
        "warning/frame",
        "issue give send deliver receive get relay pass sound raise post circulate publish ignore dismiss miss overlook disregard \
         neglect heed",
        WARNING,
        Place::Nowhere,
        Kind::Any,
    ),
];

/// A noun that is a predicate of its own: the prepositions of the other argument, and whether the doer must be named.
struct NounFrame {
    slot: Slot,
    rule: &'static str,
    words: &'static str,
    other: &'static [&'static str],
    kind: Kind,
}

const NOUNS: &[NounFrame] = &[
    NounFrame {
        slot: Slot::Accusation,
        rule: "accusation/noun",
        words: "criticism condemnation denunciation censure",
        other: &["of", "against"],
        kind: Kind::Actor,
    },
    NounFrame {
        slot: Slot::Accusation,
        rule: "accusation/noun",
        words: "accusation allegation complaint",
        other: &["against"],
        kind: Kind::Actor,
    },
    NounFrame {
        slot: Slot::Denial,
        rule: "denial/noun",
        words: "denial rebuttal refutation repudiation",
        other: &["of"],
        kind: Kind::Any,
    },
    NounFrame {
        slot: Slot::Doubt,
        rule: "doubt/noun",
        words: "doubt scepticism skepticism",
        other: &["about", "over", "on"],
        kind: Kind::Account,
    },
    NounFrame {
        slot: Slot::PriorWarning,
        rule: "warning/noun",
        words: "warning alert tip-off",
        other: &["of", "about"],
        kind: Kind::Any,
    },
];

/// "The ministry's denial of the report", "criticism of the mayor by the union", "a warning by X to Y that Z": a noun with its owner
/// or its "by".
fn noun(s: &Sent<'_>, part: Part, i: usize, warnings: bool) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Noun && !w.rel.is_empty())?;
    let f = NOUNS.iter().find(|f| (f.slot == Slot::PriorWarning) == warnings && f.words.split(' ').any(|n| n == w.lemma))?;
    let under = s.children(i, &["nmod"]);
    let case = |k: &usize, list: &[&str]| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(list)));
    let owner = under.iter().copied().find(|k| tree::rel(s, *k) == "nmod:poss");
    let by = owner.or_else(|| under.iter().copied().find(|k| case(k, &["by", "from"]))).map(|k| bare(s, k))?;
    let other = under.iter().copied().find(|k| case(k, f.other)).map(|k| bare(s, k));
    let clause = s.children(i, &["acl", "ccomp"]).into_iter().any(|c| c > i);
    let fits = match f.kind {
        Kind::Actor => other.is_some_and(|p| actor(s, p)),
        Kind::Account | Kind::Told => other.is_some_and(|p| account(s, p, f.slot)) || clause,
        Kind::Event | Kind::Any => f.slot == Slot::Denial || (other.is_some() || clause) && before(s, i),
    };
    let refused = s.has(i.saturating_sub(3), i, NEG) || s.before(i, 1).is_some_and(|w| w.any(&["no"]));
    let own = s.at(by.from).is_some_and(|w| w.any(&["his", "her", "its", "their", "our", "my"])) && by.to == by.from + 1;
    if !fits || refused || own || !actor(s, by) {
        return None;
    }
    let to = clause::clause_end(s, i).max(other.map_or(i + 1, |p| p.to)).max(by.to);
    let from = by.from.min(i).max(i.saturating_sub(12));
    let mut roles = Roles { by: role(s, Some(by)), ..Roles::default() };
    match f.slot {
        Slot::Accusation => roles.against = role(s, other),
        _ => roles.of = text(s, other.map_or(i + 1, |p| p.from).max(i + 1), to),
    }
    let mut d = draft(s, part, f.slot, f.rule, (from, to), Some(by), roles);
    if f.slot == Slot::Accusation {
        d.modality = Modality::Alleged;
    }
    Some((d, to))
}

/// The first frame whose predicate stands at the token, all slots but warnings.
///
/// Example: `Union leaders cast doubt on the official toll.` gives a doubt by union leaders.
///
/// Wrong where the parse is, or where a word of the table has another sense (a ball is thrown out); the other argument's kind
/// keeps that rare.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    any(s, part, i, false)
}

/// A warning given before, by the same frames.
pub fn warned(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    any(s, part, i, true).map(|(d, _)| d)
}

fn any(s: &Sent<'_>, part: Part, i: usize, warnings: bool) -> Found {
    // A tagger may call "alleges" a noun; with a subject and no copula it is a verb.
    let governs = || !s.children(i, &["nsubj"]).is_empty() && s.children(i, &["cop"]).is_empty();
    let verb = s.at(i).is_some_and(|w| !w.rel.is_empty() && w.rel != "amod" && (w.upos == Upos::Verb || governs()));
    if !verb {
        return noun(s, part, i, warnings);
    }
    let fit = |f: &&Frame| (f.slot == Slot::PriorWarning) == warnings && means(s, i, f.words);
    FRAMES.iter().filter(fit).find_map(|f| claim(s, part, i, f))
}

/// Whether the verb is one of the words; those with a particle stand between bars.
fn means(s: &Sent<'_>, i: usize, words: &str) -> bool {
    let Some(lemma) = s.at(i).map(|w| w.lemma) else { return false };
    words.split('|').any(|group| match group.split_once(' ') {
        Some((verb, particle)) if group.split(' ').count() == 2 && PARTICLES.contains(&particle) => {
            verb == lemma
                && (s.low(i + 1) == particle
                    || s.children(i, &["compound", "advmod"]).into_iter().any(|k| s.low(k) == particle && k < i + 9))
        }
        _ => group.split(' ').any(|v| v == lemma),
    })
}

/// Words that make another verb of a verb.
const PARTICLES: &[&str] = &["out", "off", "aside", "away", "back", "up", "down"];

fn claim(s: &Sent<'_>, part: Part, i: usize, f: &Frame) -> Found {
    let nobody = doer(s, i).is_some_and(|p| s.within(p.from, p.to, &["nobody", "none", "no"]));
    let negated = clause::negated(s, i) || nobody;
    if negated != f.not || s.has(clause::group_start(s, i), i, MODAL) && f.slot != Slot::PriorWarning {
        return None;
    }
    let noun = if f.noun.is_empty() { None } else { Some(carrier(s, i, f)?) };
    // "had issued no warning", "had it received any warning": of none the other rules tell.
    if noun.is_some_and(|n| s.within(n.saturating_sub(3), n, &["no", "any", "little"])) {
        return None;
    }
    let by = place(s, i, f, f.by).filter(|_| !nobody);
    let other = place(s, i, f, f.other);
    let clause = clauses(s, i).into_iter().chain(noun.into_iter().flat_map(|n| s.children(n, &["acl", "ccomp"]))).next();
    let governs =
        f.kind == Kind::Account && !f.not && clause.is_some_and(|c| c > i) && (f.other == Place::Undergoer || noun.is_some());
    // "If this is confirmed", "unable to confirm it", "has seen nothing to support it": confirmed by nobody.
    let up = s.at(i).and_then(|w| w.head).filter(|_| s.children(i, &["mark"]).into_iter().any(|k| s.low(k) == "to"));
    let not_yet =
        s.children(i, &["mark"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["if", "unless", "whether", "until"])))
            || up.is_some_and(|h| {
                let no = |k: usize| s.at(k).is_some_and(|w| w.any(&["no", "any", "nothing", "little"]));
                s.at(h).is_some_and(|w| w.any(&["unable", "failed", "nothing", "impossible", "declined", "refused"]))
                    || clause::negated(s, h)
                    || no(h)
                    || s.children(h, &["det"]).into_iter().any(no)
            });
    if f.slot == Slot::Corroboration && not_yet {
        return None;
    }
    // "Two shops came under fire": of guns, unless somebody or something to blame goes with it.
    let guns = f.rule == "accusation/under-fire"
        && noun.is_some_and(|n| s.low(n) == "fire" && !s.at(n + 1).is_some_and(|w| w.any(&["for", "over", "from", "after"])));
    if guns {
        return None;
    }
    let fits = governs || f.kind == Kind::Any || other.is_some_and(|p| f.fits(s, p));
    // "doubts that he will walk again" doubts no account.
    // "doubt whether one vest can have done it" looks back.
    let ahead = f.slot == Slot::Doubt
        && clause.is_some()
        && s.find(i + 1, i + 7, &["will", "would", "can", "could"]).is_some_and(|k| !s.at(k + 1).is_some_and(|w| w.is(HAVE)));
    // "was named as a target": of being named the words must say for what.
    let target = f.rule != "warning/named" || other.is_some_and(|p| s.within(p.from, p.to, &["target", "targets"]));
    let told = target && (f.slot != Slot::PriorWarning || before(s, i) || clause.is_some_and(|c| planned(s, c)));
    let court = f.slot == Slot::Denial
        && by.is_some_and(|p| s.within(p.from, p.to, &["court", "judge", "jury", "tribunal", "judges", "magistrate"]));
    // A passive that names nobody is somebody's word only where the words around it are.
    let anybody = !(f.slot == Slot::Denial || f.kind == Kind::Told) || by.is_some() || tree::speaker(s, i).is_some();
    if !fits || !told || !anybody || ahead || court || f.other == Place::ClauseSubject && clause.is_none() {
        return None;
    }
    // "A government already accused of it", "the men accused over it": who they are, and nobody's word.
    let described = f.slot == Slot::Accusation && by.is_none() && tree::rel(s, i) == "acl";
    // What prosecutors file is a charge.
    let charged = f.rule == "accusation/filed"
        && by.is_some_and(|p| s.within(p.from, p.to, &["prosecutor", "prosecutors", "attorney", "court", "state", "police"]));
    if described || charged {
        return None;
    }
    let to = clause::clause_end(s, noun.unwrap_or(i).max(i)).max(other.map_or(0, |p| p.to)).max(i + 1);
    let start = clause::group_start(s, i);
    let lead = [by, other].into_iter().flatten().map(|p| p.from).filter(|x| *x <= start && start - x <= 12).min();
    let from = lead.unwrap_or_else(|| noun.map_or(start, |n| n.min(start)));
    let mut roles = Roles { by: role(s, by), ..Roles::default() };
    let of = text(s, other.filter(|p| p.from > i).map_or(i + 1, |p| p.from), to);
    match f.slot {
        Slot::Accusation => roles.against = role(s, other),
        Slot::ClaimOfResponsibility => {}
        _ => roles.of = of,
    }
    // "The firm ignored a warning" tells who had it, not who gave it.
    let gives = ["issue", "give", "send", "deliver", "raise", "sound", "post", "circulate", "publish", "relay"];
    let foretold = f.rule == "warning/foretold";
    if f.slot == Slot::PriorWarning && !foretold && !s.at(i).is_some_and(|w| gives.contains(&w.lemma)) {
        roles.to = roles.by.take();
    }
    // "The firm disputes that it was warned", "a judge rejected this account": whoever is told of denies; a figure is doubted.
    let figure =
        ["toll", "tolls", "figure", "figures", "count", "counts", "number", "numbers", "estimate", "estimates", "total"];
    let findings =
        ["expert", "finding", "findings", "study", "evidence", "theory", "autopsy", "analysis", "conclusion", "conclusions"];
    let own = f.slot == Slot::Doubt
        && s.at(i).is_some_and(|w| matches!(w.lemma, "dispute" | "contest" | "reject"))
        && !passive(s, i)
        // What others have found out is doubted; what is held against one is denied.
        && (clause.is_some() || other.is_some_and(|p| !s.within(p.from, p.to, &figure) && !s.within(p.from, p.to, &findings)));
    let slot = if own { Slot::Denial } else { f.slot };
    let mut d = draft(s, part, slot, f.rule, (from, to), by.filter(|_| f.slot != Slot::PriorWarning), roles);
    if f.slot == Slot::Accusation {
        d.modality = Modality::Alleged;
    }
    Some((d, to))
}

/// The clauses that the verb governs. A clause that begins with a gerund is often called its subject.
fn clauses(s: &Sent<'_>, i: usize) -> Vec<usize> {
    s.children(i, &["ccomp", "csubj"]).into_iter().filter(|k| *k > i).collect()
}

/// The noun that carries a light verb's sense.
fn carrier(s: &Sent<'_>, i: usize, f: &Frame) -> Option<usize> {
    let list = |k: &usize| s.at(*k).is_some_and(|w| f.noun.split(' ').any(|n| n == w.lemma || w.low.as_ref() == n));
    let mut found = s.children(i, &["obj", "nsubj"]);
    if f.other == Place::Doer {
        found.retain(|k| *k > i);
        found.extend(s.children(i, &["obl"]));
    }
    found.into_iter().find(list)
}

/// Whether a word hangs on another, in a few steps.
fn under(s: &Sent<'_>, k: usize, i: usize) -> bool {
    let mut at = k;
    for _ in 0..5 {
        match tree::head(s, at) {
            Some(h) if h == i => return true,
            Some(h) => at = h,
            None => return false,
        }
    }
    false
}

impl Frame {
    fn fits(&self, s: &Sent<'_>, p: Phrase) -> bool {
        match self.kind {
            Kind::Actor => actor(s, p),
            Kind::Account | Kind::Told => account(s, p, self.slot),
            Kind::Event => s.has(p.from, p.to, EVENT),
            Kind::Any => true,
        }
    }
}

fn place(s: &Sent<'_>, i: usize, f: &Frame, p: Place) -> Option<Phrase> {
    match p {
        Place::Doer => doer(s, i),
        Place::Undergoer => undergoer(s, i),
        // The parse often hangs "on the ministry" on a noun between ("the blame for the blast on the ministry").
        Place::Behind(preps) => {
            let case = |k: usize| s.children(k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(preps)));
            let marked = |k: &usize| tree::rel(s, *k).starts_with("obl") || tree::rel(s, *k).starts_with("nmod");
            (i + 1..i + 18).filter(marked).filter(|k| case(*k) && under(s, *k, i)).map(|k| bare(s, k)).find(|p| f.fits(s, *p))
        }
        Place::ClauseSubject => {
            let c = *clauses(s, i).first()?;
            s.children(c, &["nsubj"]).first().map(|&k| bare(s, k))
        }
        Place::Nowhere => None,
    }
}

/// A noun's phrase without the preposition that marks it.
pub(crate) fn bare(s: &Sent<'_>, k: usize) -> Phrase {
    let p = tree::phrase(s, k);
    let from = (p.from..k).find(|&j| tree::rel(s, j) != "case").unwrap_or(k);
    Phrase { from, to: p.to }
}

/// Whether the verb is passive by its auxiliary or its subject, or a participle behind what it is about.
pub(crate) fn passive(s: &Sent<'_>, i: usize) -> bool {
    // "an attempt to blame me" is active.
    !s.children(i, &["aux:pass", "nsubj:pass"]).is_empty()
        || s.at(i).is_some_and(|w| w.rel == "acl" && !w.low.ends_with("ing") && s.children(i, &["mark"]).is_empty())
}

pub(crate) fn doer(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    if passive(s, i) {
        let by = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "by");
        return s.children(i, &["obl"]).into_iter().find(by).map(|k| bare(s, k));
    }
    let none = |k: &usize| *k < i && s.at(*k).is_some_and(|w| w.any(&["nobody", "none", "no-one"]));
    if let Some(k) = s.children(i, &["nsubj"]).into_iter().find(none) {
        return Some(Phrase { from: k, to: k + 1 });
    }
    clause::subject(s, i).filter(|p| p.to <= i).or_else(|| tree::subject(s, i))
}

pub(crate) fn undergoer(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let gap = |k: &usize| s.at(*k).is_some_and(|w| w.is(REL));
    let hung = || tree::head(s, i).filter(|_| tree::rel(s, i).starts_with("acl")).map(|h| bare(s, h));
    if passive(s, i) {
        let own = s.children(i, &["nsubj"]).first().copied();
        return match own {
            Some(k) if !gap(&k) => Some(bare(s, k)),
            _ => hung(),
        };
    }
    match s.children(i, &["obj"]).first() {
        Some(k) if gap(k) => hung(),
        Some(&k) => Some(bare(s, k)),
        // "an allegation the ministry threw out": nothing stands for the object.
        None if tree::rel(s, i) == "acl:relcl" && s.children(i, &["ccomp", "xcomp"]).is_empty() => {
            hung().filter(|_| !s.children(i, &["nsubj"]).iter().any(gap))
        }
        None => None,
    }
}

/// Somebody who can be held to account.
fn actor(s: &Sent<'_>, p: Phrase) -> bool {
    !is_thing(s, p) && p.to - p.from <= 14
}

/// Whether a phrase is what happened, a time, or nobody, or has no noun at all.
pub(crate) fn is_thing(s: &Sent<'_>, p: Phrase) -> bool {
    let head = (p.from..p.to).rev().find(|&k| s.at(k).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Pron)));
    let Some(w) = head.and_then(|k| s.at(k)) else { return true };
    // "The fire brigade", "the crash investigators" are no event.
    let event = |k: usize| {
        s.at(k).is_some_and(|w| w.is(EVENT | DEATHS) && !(w.rel == "compound" && w.head.is_some_and(|h| h > k && h < p.to)))
    };
    (p.from..p.to).any(event)
        || w.is(DAY)
        || s.within(
            p.from,
            p.to,
            &[
                "it", "this", "that", "there", "nobody", "none", "no", "nothing", "what", "violence", "killings", "weather",
                "event", "gathering", "concert", "festival", "ceremony", "accident", "incident", "disaster", "tragedy",
                "rally", "procession", "pilgrimage", "stampede", "crush", "crash", "storm", "war", "flood", "floods",
            ],
        )
}

/// Something said, by its head.
fn account(s: &Sent<'_>, p: Phrase, slot: Slot) -> bool {
    let list = match slot {
        Slot::Denial => CHARGE,
        Slot::Corroboration => TESTIMONY,
        _ => ACCOUNT,
    };
    // "a number of people" is no figure.
    let figure = |k: usize| s.before(k, 1).is_some_and(|w| w.any(&["the", "that", "this", "its", "their", "official"]));
    let told = |k: usize| {
        s.at(k).is_some_and(|w| {
            w.upos == Upos::Noun && list.split(' ').any(|n| n == w.lemma) && (!w.any(&["number", "count"]) || figure(k))
        })
    };
    let pronoun = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["it", "this", "that"]));
    (p.from..p.to).any(told) || pronoun
}

/// Whether a clause tells of what somebody was about to do.
fn planned(s: &Sent<'_>, c: usize) -> bool {
    s.at(c).is_some_and(|w| ["plan", "prepare", "plot", "intend"].contains(&w.lemma)) || s.within(c, c + 4, &["imminent"])
}

/// Whether the words put it before what the report is about.
fn before(s: &Sent<'_>, i: usize) -> bool {
    let had = s.within(clause::group_start(s, i), i, &["had"]);
    let (begin, end) = (clause::clause_begin(s, i), clause::clause_end(s, i));
    let mark = s.within(begin, end, crate::warnings::BEFORE)
        || s.within(begin, end, &["repeated", "previous"])
        || s.find(begin, end, &["as"]).is_some_and(|k| s.follows(k, &["as", "early", "as"]));
    let old = s.layers.timexes_in(s.bytes(begin, end)).any(|t| crate::warnings::is_long_ago(&t.value));
    let later = s.within(begin, end, &["aftershock", "aftershocks", "lifted", "bond"]);
    (had || mark || old) && !later
}
