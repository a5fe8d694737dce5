//! Warnings given beforehand, warnings that never came, and plots that were foiled.

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_types::{Part, Polarity, Roles, Slot, Value};

/// All warnings and foiled plots in one sentence.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        let found = foiled(s, part, i)
            .or_else(|| absent(s, part, i))
            .or_else(|| issued(s, part, i))
            .or_else(|| warned(s, part, i))
            .or_else(|| crate::forewarned::read(s, part, i))
            .or_else(|| crate::omens::read(s, part, i))
            .or_else(|| defect(s, part, i))
            .or_else(|| crate::alerts::read(s, part, i))
            .or_else(|| crate::frames::warned(s, part, i))
            .or_else(|| crate::foretold::read(s, part, i))
            .or_else(|| crate::known_before::read(s, part, i))
            .or_else(|| crate::notified::read(s, part, i))
            .or_else(|| crate::intimated::read(s, part, i));
        if let Some(d) = found
            && !out.iter().any(|o| o.slot == d.slot && o.span.overlap(d.span) > 0)
        {
            out.push(d);
        }
    }
    out
}

pub(crate) fn name(s: &Sent<'_>, p: Option<Phrase>) -> Option<String> {
    p.map(|p| clause::name(s, p)).filter(|n| !n.is_empty())
}

/// "the council of a surge", "the operator twice": whom, without what it was of or how often.
fn whom(to: &str, of: Option<&str>) -> String {
    let cut = [" of ", " about ", " over "].iter().find_map(|link| {
        let (whom, rest) = to.split_once(link)?;
        of.is_some_and(|of| of.starts_with(rest)).then_some(whom)
    });
    let mut whom = cut.unwrap_or(to).trim_end();
    while let Some((left, last)) = whom.rsplit_once(' ') {
        if !matches!(last, "once" | "twice" | "repeatedly" | "again" | "directly" | "beforehand" | "earlier" | "before") {
            break;
        }
        whom = left;
    }
    whom.to_owned()
}

pub(crate) fn claim(
    s: &Sent<'_>,
    part: Part,
    (slot, rule): (Slot, &'static str),
    (from, to): (usize, usize),
    by: Option<Phrase>,
    mut roles: Roles,
) -> Draft {
    roles.to = roles.to.map(|to| whom(&to, roles.of.as_deref()));
    let mut d = Draft::new(part, s.bytes(from, to), slot, Value::Roles(roles), rule);
    d.claimant = by.and_then(|p| clause::source(s, p)).filter(|c| !c.vague || rule == "warning/defect");
    d
}

/// Words that put a warning before the event.
pub(crate) const BEFORE: &[&str] =
    &["previously", "earlier", "before", "prior", "ago", "ahead", "beforehand", "repeatedly", "long", "advance"];

/// What it finds: somebody had warned somebody before it happened.
///
/// Example: `The embassy had warned its citizens a month earlier about attacks on markets.` gives by the embassy, to its citizens.
///
/// Wrong for warnings of what will come after the event ("officials warned of more deaths" has no mark of before and is left out).
fn warned(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["warned", "alerted", "cautioned", "notified", "tipped", "warning"])
        || w.any(&["warning"]) && !s.has(i.saturating_sub(3), i, HAVE | BE)
    {
        return None;
    }
    // "have cautioned for years" reaches back as "had" does.
    let perfect = s.within(clause::group_start(s, i), i, &["had"])
        || s.has(clause::group_start(s, i), i, HAVE) && s.within(i, i + 4, &["years", "repeatedly", "long", "months", "over"]);
    let mut end = clause::clause_end(s, i);
    // "cautioned that, unless ..., the city faced": the clause goes on behind the aside.
    if s.before(end, 1).is_some_and(|w| w.any(&["that"])) && s.low(end) == "," {
        end = s.children(i, &["ccomp"]).first().map_or(end, |&k| clause::clause_end(s, k).max(end));
    }
    let begin = clause::clause_begin(s, i);
    let old = s.layers.timexes_in(s.bytes(begin.saturating_sub(8), end)).any(|t| is_long_ago(&t.value));
    // An embassy or a service warns beforehand of what it knows; a day or "to" with an order goes with it.
    let embassy = (begin..i).any(|j| s.at(j).is_some_and(|w| w.any(&["embassy", "intelligence", "consulate", "forecasters"])));
    let before = s.within(begin, end, BEFORE) || old || embassy;
    if !(perfect && before
        || perfect
            && s.within(i, end, &["about", "of", "that", "against", "to"])
            && !s.within(i, end, &["more", "rise", "further"])
        || before
            && s.within(i, end, &["about", "of", "that", "to", "on"])
            && !s.within(i, end, &["more", "toll", "further", "rise"]))
    {
        return None;
    }
    if clause::negated(s, i) && !s.within(i.saturating_sub(4), i, &["never", "not"]) {
        return None;
    }
    let passive = s.has(i.saturating_sub(3), i, BE) && !w.any(&["warning"]);
    let subject = clause::subject(s, i);
    let object = clause::phrase_after(s, i + 1, false);
    let (by, to) = if passive { (agent(s, i), subject) } else { (subject, object) };
    let of = s.find(i + 1, end, &["about", "of", "that", "against"]).map(|j| s.slice(j + 1, end).to_owned());
    let from = subject.map(|p| p.from).filter(|f| i - f <= 16).unwrap_or_else(|| clause::group_start(s, i));
    let mut d = claim(
        s,
        part,
        (Slot::PriorWarning, "warning/warned"),
        (from, end),
        by,
        Roles { by: name(s, by), to: name(s, to), of, ..Roles::default() },
    );
    if clause::negated(s, i) {
        d.polarity = Polarity::Absent;
        d.claimant = None;
    }
    Some(d)
}

pub(crate) fn agent(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let by = s.find(i + 1, i + 8, &["by"])?;
    clause::phrase_after(s, by + 1, false)
}

/// Whether a time is given by its year or month alone, as what lies back is.
pub(crate) fn is_long_ago(value: &str) -> bool {
    let year = value.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
    year && (value.len() == 4 || value.len() == 7)
}

/// What it finds: sirens that never sounded, people who were not warned, no sign beforehand.
///
/// Example: `The sirens never sounded.` is a prior warning, absent.
///
/// Wrong for figurative use ("struck without warning" says as much and is left out: it is a phrase).
fn absent(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let (mut from, mut to);
    if w.any(&["siren", "sirens", "alarm", "alarms", "bell", "bells"]) {
        let end = (i + 10).min(s.words.len());
        let sounded = &[
            "sound", "sounded", "silent", "activated", "activate", "off", "triggered", "ring", "rang", "sounding", "used",
            "blared", "heard",
        ];
        let verb = s.find(i + 1, end, sounded);
        let refused = s.find(i.saturating_sub(8), i, &["not", "no", "never", "failed", "without", "nobody"]);
        match (verb, refused) {
            (Some(v), _) if s.has(i, v, NEG) || s.low(v) == "silent" || s.within(i, v, &["failed"]) => {
                (from, to) = (clause::clause_begin(s, i), v + 1)
            }
            (None, Some(r)) if i - r <= 1 || s.within(r, i, &["heard", "hear"]) => {
                (from, to) = (clause::clause_begin(s, r), i + 1)
            }
            (verb, Some(r)) if verb.is_some() || s.within(r, i, sounded) => (from, to) = (r, verb.map_or(i + 1, |v| v + 1)),
            _ => return None,
        }
        if s.within(from.saturating_sub(3), from, &["decision", "sign", "record"]) {
            from = s.find(from.saturating_sub(4), from, &["decision", "sign", "record"]).map_or(from, |j| j.saturating_sub(1));
        }
        // "records show no sign that sirens went off": the claim is the whole clause.
        if s.within(from, i, &["sign", "record", "indication", "evidence"]) {
            from = clause::clause_begin(s, from);
        }
    } else if w.any(&["warning", "warnings", "notice"]) && s.at(i)?.num.is_none() {
        let lead = s.find(i.saturating_sub(3), i, &["no", "little", "any", "scant", "without"])?;
        if s.low(lead) == "without" && (i - lead == 1 || s.follows(lead + 1, &["any"]))
            || s.low(lead) == "any" && !s.has(lead.saturating_sub(6), lead, NEG)
        {
            return None;
        }
        if s.at(i + 1).is_some_and(|n| n.any(&["shots", "shot", "sign", "signs", "system"])) || s.low(lead + 1) == "such" {
            return None;
        }
        let that = (clause::clause_begin(s, i)..lead).rev().find(|&j| s.low(j) == "that").map(|j| j + 1);
        (from, to) = (that.unwrap_or_else(|| clause::clause_begin(s, i)), i + 1);
        if s.at(to).is_some_and(|n| n.is(HAVE | BE)) {
            to = clause::clause_end(s, i);
        }
        while s.at(to).is_some_and(|n| n.any(&["at", "all", "of", "beforehand"])) {
            to += 1;
        }
    } else if w.any(&["warn", "alert"]) {
        s.find(i.saturating_sub(4), i, &["failed", "impossible", "unable", "failure", "fail", "nobody", "no-one"])?;
        from = clause::clause_begin(s, i);
        to = clause::clause_end(s, i);
    } else if w.any(&["indication", "sign"]) {
        // "It gave no sign that the building was in danger."
        let no = s.before(i, 1).is_some_and(|p| p.any(&["no"]));
        let danger = s.within(i + 1, i + 12, &["danger", "risk", "threat", "attack", "imminent", "unsafe"]);
        let gave = s.within(i.saturating_sub(4), i, &["gave", "given", "showed", "was", "were", "had"]);
        if !(no && danger && gave) {
            return None;
        }
        from = clause::clause_begin(s, i);
        to = clause::clause_end(s, i);
    } else {
        return None;
    }
    to = to.min(s.words.len());
    if to - from > 30 {
        from = to - 30;
    }
    let roles = Roles { of: Some(s.slice(from, to).to_owned()), ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/absent"), (from, to), None, roles);
    d.polarity = Polarity::Absent;
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// What it finds: a warning, notice, alert or forecast that was issued.
///
/// Example: `The weather service issued a Red Flag Warning on Monday.` gives by the weather service.
///
/// Wrong for warnings issued because of the event.
fn issued(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    if !w.any(&["warning", "warnings", "alert", "alerts", "notice", "advisory", "advisories", "forecast"]) {
        return None;
    }
    let named = s.before(i, 1).is_some_and(|p| {
        p.any(&[
            "flag", "weather", "security", "travel", "cautionary", "evacuation", "flood", "storm", "tsunami", "wind",
            "intelligence", "terror", "public", "written", "formal", "explicit", "specific", "official", "urgent",
        ])
    });
    let begin = clause::clause_begin(s, i);
    let end = clause::clause_end(s, i);
    let given = s.find(
        begin,
        end,
        &[
            "issued", "issues", "gave", "sent", "received", "posted", "published", "went", "ignored", "passed", "shared",
            "plenty", "despite", "relayed", "delivered", "led", "force", "transmitted", "broadcast", "circulated", "put",
            "given",
        ],
    );
    let later = s.within(begin, end, &["tsunami", "aftershock", "aftershocks", "lifted"]) && !s.within(begin, end, BEFORE);
    let strong = named && given.is_some()
        || given.is_some() && s.within(begin, end, BEFORE)
        || s.within(i.saturating_sub(4), i, &["plenty"])
        || given.is_some_and(|g| g < i && i - g < 6) && w.any(&["alerts", "advisory", "notice"]);
    let went = w.any(&["alerts"]) && s.at(i + 1).is_some_and(|n| n.any(&["went", "were"])) && !s.has(i + 1, i + 4, NEG);
    if !(strong || went) || later || s.has(begin, i, NEG) || s.within(begin, i, &["no", "little"]) {
        return None;
    }
    let by = s.find(i + 1, end, &["from", "by"]).and_then(|f| clause::phrase_after(s, f + 1, false)).or_else(|| {
        given
            .filter(|g| *g < i && s.at(*g).is_some_and(|w| w.any(&["issued", "issues", "gave", "sent", "posted", "published"])))
            .and_then(|g| clause::subject(s, g))
    });
    let of = s.find(i + 1, end, &["about", "of", "regarding", "against", "over"]).map(|j| s.slice(j + 1, end).to_owned());
    let roles = Roles { by: name(s, by), of, ..Roles::default() };
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/issued"), (begin, end), by, roles);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// What it finds: reports, engineers or inspectors that found a fault (or found none) before it happened.
///
/// Example: `A consultant found cracks in the dam three years before.` is a prior warning; `The bridge had passed an inspection
/// on Monday` is one that was absent.
///
/// Wrong for faults found afterwards: a mark of before must stand in the sentence.
fn defect(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let begin = clause::clause_begin(s, i);
    let expert = &[
        "engineer", "engineers", "engineer's", "inspector", "inspectors", "consultant", "consultants", "consultant's",
        "inspection", "audit", "surveyor", "study", "report", "letter", "memo", "email", "association",
    ];
    let damage = &[
        "damage", "flaws", "cracks", "defects", "deterioration", "deficiencies", "corrosion", "violations", "faults",
        "worsened", "hazards", "unsafe", "hazard", "weaknesses", "failings",
    ];
    let old = s.within(0, s.words.len(), &["before", "ago", "earlier", "previously", "prior"])
        || s.layers.timexes_in(s.span).any(|t| t.value.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())));
    if w.any(&["inspection", "inspections", "survey", "check", "checks"])
        && s.find(i.saturating_sub(4), i, &["passed", "pass"]).is_some()
    {
        let from = s.find(i.saturating_sub(4), i, &["passed", "pass"])?;
        let roles = Roles { of: Some(s.slice(from, i + 1).to_owned()), ..Roles::default() };
        let mut d = claim(s, part, (Slot::PriorWarning, "warning/reassured"), (from, clause::clause_end(s, i)), None, roles);
        d.polarity = Polarity::Absent;
        return Some(d);
    }
    if w.any(&["assured", "reassured"]) && old {
        let end = clause::clause_end(s, i);
        let by = clause::subject(s, i);
        let roles = Roles {
            by: name(s, by),
            to: name(s, clause::phrase_after(s, i + 1, false)),
            of: Some(s.slice(i + 1, end).to_owned()),
            ..Roles::default()
        };
        let mut d = claim(s, part, (Slot::PriorWarning, "warning/reassured"), (i, end.max(i + 2)), by, roles);
        d.polarity = Polarity::Absent;
        return Some(d);
    }
    if !w.any(damage) || !old {
        return None;
    }
    let source = s.find(i.saturating_sub(14), i, expert).or_else(|| s.find(i + 1, i + 9, expert))?;
    let verb = &[
        "found", "warned", "said", "spoke", "set", "showed", "shows", "reported", "noted", "flagged", "identified", "wrote",
        "described", "pointed", "documented", "detected", "had",
    ];
    if !s.within(source.min(i), source.max(i) + 1, verb) {
        return None;
    }
    let from =
        if source < i { clause::clause_begin(s, source).max(source.saturating_sub(4)) } else { begin.max(i.saturating_sub(2)) };
    let to = clause::clause_end(s, i.max(source));
    let roles =
        Roles { by: Some(s.slice(source, source + 1).to_owned()), of: Some(s.slice(from, to).to_owned()), ..Roles::default() };
    let by = clause::phrase_before(s, source + 1);
    let mut d = claim(s, part, (Slot::PriorWarning, "warning/defect"), (from, to), by, roles);
    d.number = Some(s.bytes(i, i + 1));
    Some(d)
}

/// What it finds: an attack that was planned and prevented.
///
/// Example: `The security service said it had thwarted a plot against a synagogue.` gives by the security service.
///
/// Wrong for figurative plots ("foiled plans for a reform" has no word of attack and is left out).
fn foiled(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let verbs = [
        "foiled", "thwarted", "foiling", "thwarting", "averted", "disrupted", "prevented", "preventing", "foil", "thwart",
        "neutralised", "neutralized", "uncovered", "stopped",
    ];
    let broken = w.any(&["broken", "broke"]) && s.low(i + 1) == "up";
    if !(broken || w.any(&verbs)) {
        return None;
    }
    let passive = s.before(i, 1).is_some_and(|p| p.is(BE));
    let (a, b) = if passive { (i.saturating_sub(8), i) } else { (i + 1, (i + 9).min(s.words.len())) };
    let plot = s.find(a, b, &["plot", "plots", "attack", "attacks", "bombing", "conspiracy", "assault", "assassination"])?;
    if clause::negated(s, i)
        || s.has(i.saturating_sub(3), i, MODAL)
        || s.within(i.saturating_sub(3), i, &["have", "to"]) && w.any(&["prevented", "averted", "foil", "thwart"])
    {
        return None;
    }
    let by = if passive { agent(s, i) } else { clause::subject(s, i).or_else(|| main_actor(s, i)) };
    let end = clause::clause_end(s, i.max(plot));
    let begin = if passive { clause::clause_begin(s, plot) } else { i };
    let target =
        s.find(plot, s.words.len(), &["against", "at", "on"]).and_then(|j| clause::phrase_after(s, j + 1, false)).map(|p| p.to);
    let to = end.max(target.unwrap_or(0)).min(s.words.len());
    let of = Some(s.slice(if passive { begin } else { i + 1 }, to).to_owned());
    Some(claim(s, part, (Slot::FoiledPlot, "foiled/verb"), (begin, to), by, Roles { by: name(s, by), of, ..Roles::default() }))
}

/// "X announced thwarting": the subject of the verb that governs the participle.
fn main_actor(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let v = (i.saturating_sub(3)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.low.ends_with("ed") || w.is(VERB)))?;
    clause::subject(s, v)
}
