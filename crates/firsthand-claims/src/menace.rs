//! Threats by the parse: more attacks that are expected, promised or feared, and threats that somebody received.

use crate::clause;
use crate::deeds::listed;
use crate::draft::Draft;
use crate::frames;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Slot, SourceKind, Value};

/// What may come again.
const ATTACKS: &str = "attack strike bombing assault bomb explosion raid massacre shooting atrocity operation blast";
/// Words that make it one to come.
const MORE: &[&str] =
    &["further", "more", "another", "other", "new", "second", "fresh", "next", "additional", "similar", "follow-up"];
/// What is said of one to come.
const COMING: &str = "follow come imminent likely possible expect plan prepare plot happen occur inevitable near threaten mount stage launch carry";
/// What those who fear it do.
const FEAR: &str = "warn fear expect anticipate predict vow promise threaten swear pledge plan plot prepare brace";

/// What it finds: an attack still to come, as somebody promises, expects or fears it.
///
/// Example: `Another attack may be near, the minister said.` gives those words.
///
/// Wrong where what is to come is a tremor, a trial or a game: a word for an attack, and one for another, must stand in it.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    if let Some((from, to, by)) = feared(s, i) {
        let mut d = threat(s, part, (from, to));
        d.claimant = by.and_then(|p| clause::source(s, p));
        return Some(d);
    }
    let range = coming(s, i)
        .or_else(|| again(s, i))
        .or_else(|| will_follow(s, i))
        .or_else(|| sinister(s, i))
        .or_else(|| received(s, i))?;
    Some(threat(s, part, range))
}

fn threat(s: &Sent<'_>, part: Part, (from, to): (usize, usize)) -> Draft {
    let span = s.bytes(from, to);
    Draft::new(part, span, Slot::Threat, Value::Text(span.of(s.text).unwrap_or("").to_owned()), "threat/to-come")
}

fn extent(s: &Sent<'_>, from: usize, to: usize) -> (usize, usize) {
    (clause::clause_begin(s, from).max(from.saturating_sub(8)), clause::clause_end(s, to).max(to + 1).min(s.words.len()))
}

/// A noun for an attack that is one more, with the verb that it hangs on.
fn one_more(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i).filter(|w| w.upos == Upos::Noun && listed(ATTACKS, w.lemma))?;
    let more = s.within(i.saturating_sub(3), i, MORE) && !s.within(i.saturating_sub(3), i, &["no", "any"]);
    let stopped = s.within(i.saturating_sub(8), i, &["prevent", "avoid", "stop", "foil", "foiled", "prevented", "averted"]);
    // Unions strike, too.
    let walkout = w.lemma == "strike"
        && s.within(
            0,
            s.words.len(),
            &["union", "unions", "railways", "railway", "workers", "pay", "wages", "pilots", "drivers", "staff", "teachers"],
        );
    let up = tree::head(s, i).filter(|_| more && !stopped && !walkout && !w.is(DET))?;
    (!clause::negated(s, up)).then_some(up)
}

/// "Another attack may be near", "another attack is expected": what has happened ("a second attack killed four") is none.
fn coming(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let up = one_more(s, i)?;
    let verb = s.at(up)?;
    let subject = s.at(i).is_some_and(|w| matches!(w.rel, "nsubj" | "nsubj:pass" | "csubj"));
    let likely = ["imminent", "likely", "expected", "planned", "coming", "inevitable"];
    let open = s.has(clause::group_start(s, up).min(up), up, MODAL) || verb.any(&likely);
    (subject && open && (listed(COMING, verb.lemma) || verb.any(&likely))).then(|| extent(s, i.min(up), i.max(up)))
}

/// "Warned of more attacks", "are planning another assault on the airport": with whoever warns.
fn feared(s: &Sent<'_>, i: usize) -> Option<(usize, usize, Option<clause::Phrase>)> {
    let up = one_more(s, i)?;
    let verb = s.at(up)?;
    let group = clause::group_start(s, up).min(up);
    let subject = s.at(i).is_some_and(|w| w.rel.starts_with("nsubj"));
    if subject || !listed(FEAR, verb.lemma) || s.within(group, up, &["had"]) {
        return None;
    }
    let by = tree::subject(s, up).filter(|p| p.to <= up);
    let (_, to) = extent(s, i.min(up), i.max(up));
    let speaks = listed("warn fear vow promise threaten swear pledge predict", verb.lemma);
    Some((by.map_or(group, |p| p.from).max(up.saturating_sub(10)), to, by.filter(|_| speaks)))
}

/// "Militants could strike again", "before he strikes again".
fn again(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    if w.upos != Upos::Verb || !listed("strike attack kill bomb shoot hit target", w.lemma) || clause::negated(s, i) {
        return None;
    }
    let once_more = s.within(i + 1, i + 4, &["again"]);
    let begin = clause::group_start(s, i);
    let modal = s.within(begin, i, &["could", "may", "might", "will", "would", "to", "can"]);
    let before = s.within(i.saturating_sub(4), i, &["before"]) && w.low.ends_with('s');
    let p = tree::subject(s, i).filter(|p| p.to <= i);
    let nature =
        p.is_some_and(|p| s.within(p.from, p.to, &["storm", "quake", "earthquake", "disaster", "fire", "virus", "lightning"]));
    let other = s.within(i + 1, i + 4, &["problem", "problems", "issue", "task", "question", "ball", "market", "target"]);
    if !once_more || !(modal || before) || nature || other {
        return None;
    }
    let from = p.map_or(begin, |p| p.from).max(i.saturating_sub(10));
    Some((if before { i.saturating_sub(2).max(from.min(i)) } else { from }, clause::clause_end(s, i).max(i + 2)))
}

/// Whether those who fight or threaten speak.
fn foe(s: &Sent<'_>, i: usize) -> bool {
    tree::speaker(s, i).is_some_and(|c| {
        let low = c.name.to_lowercase();
        let text =
            ["message", "statement", "video", "recording", "leaflet", "letter", "group", "militant", "note", "communique"];
        c.kind == SourceKind::ArmedGroup || text.iter().any(|w| low.contains(w))
    })
}

/// "The group said more would follow", "there will be other Orvels".
fn will_follow(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    let modal = s.has(clause::group_start(s, i), i, MODAL);
    let more = w.lemma == "follow"
        && modal
        && s.within(i.saturating_sub(5), i, &["more", "others", "another", "worse"])
        && !s.within(clause::clause_begin(s, i), i, &["details", "statement", "funerals", "rain"]);
    // "There will be other Orvels": a place that is many.
    let places = w.any(&["other", "more"])
        && s.low(i.saturating_sub(1)) == "be"
        && s.within(i.saturating_sub(4), i, &["will", "would"])
        && !s.caps
        && s.at(i + 1).is_some_and(|n| n.capital && n.low.ends_with('s'));
    // "What comes next will be worse", "the worst is yet to come".
    let worse = w.any(&["worse", "worst"])
        && (s.within(clause::clause_begin(s, i), i, &["next"]) || s.follows(i + 1, &["is", "yet"]))
        && foe(s, i);
    if !(places || worse || more && (foe(s, i) || s.has(clause::clause_begin(s, i), i, EVENT))) {
        return None;
    }
    Some((clause::clause_begin(s, i).max(i.saturating_sub(8)), clause::clause_end(s, i).max(i + 2)))
}

/// "Velians would know no peace", "to bring war to every city", "we will hunt you down", "hostages would be shot", "the first of the storm".
fn sinister(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i)?;
    let ahead = s.has(clause::group_start(s, i), i, MODAL) || s.within(i.saturating_sub(2), i, &["to"]);
    let peace =
        w.lemma == "know" && s.follows(i + 1, &["no", "peace"]) || w.lemma == "live" && s.follows(i + 1, &["in", "fear"]);
    let bring = matches!(w.lemma, "bring" | "take" | "spread" | "carry")
        && s.within(i + 1, i + 4, &["war", "death", "terror", "fight", "battle", "jihad"])
        && s.within(i + 2, i + 7, &["to", "into"]);
    let hunt = w.lemma == "hunt" && s.within(i + 1, i + 5, &["you", "them", "down"]);
    let pay =
        w.any(&["pay"]) && s.within(i.saturating_sub(3), i, &["you", "them"]) && s.within(i.saturating_sub(4), i, &["make"]);
    let hostage = matches!(w.lemma, "shoot" | "kill" | "execute" | "behead")
        && frames::passive(s, i)
        && frames::undergoer(s, i).is_some_and(|p| s.within(p.from, p.to, &["hostages", "captives", "prisoners", "hostage"]));
    let first = w.any(&["first"])
        && s.follows(i + 1, &["of"])
        && s.within(i + 2, i + 6, &["storm", "many", "attacks", "series", "more"])
        && foe(s, i);
    let told = tree::speaker(s, i).is_some() || tree::quoted(s, i);
    if !(first || told && ahead && (peace || bring || hunt || pay || hostage)) || clause::negated(s, i) {
        return None;
    }
    let own = tree::subject(s, i).map(|p| p.from).filter(|f| hostage && *f < i);
    let from = own.unwrap_or_else(|| clause::clause_begin(s, i)).max(i.saturating_sub(9));
    Some((from, clause::clause_end(s, i).max(i + 2)))
}

/// "A second school received a bomb threat", "the mosque has had death threats since".
fn received(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    let w = s.at(i).filter(|w| w.any(&["threat", "threats"]))?;
    let kind = s.before(i, 1).is_some_and(|p| p.any(&["bomb", "death", "hoax", "online", "arson"]));
    let up = tree::head(s, i).filter(|_| kind && matches!(w.rel, "obj" | "nsubj:pass" | "obl"))?;
    let got = s.at(up).is_some_and(|v| listed("receive have get face report make send phone evacuate", v.lemma));
    let before = s.within(clause::group_start(s, up), up, &["had"]) || clause::negated(s, up);
    (got && !before && !s.has(i.saturating_sub(4), i, NEG)).then(|| {
        let from = tree::subject(s, up).map_or(up, |p| p.from).min(up).max(up.saturating_sub(10));
        (from.min(i), clause::clause_end(s, i).max(i + 1))
    })
}
