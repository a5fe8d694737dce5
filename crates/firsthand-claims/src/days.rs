//! On which day it happened, or by which day it had happened.
//!
//! A day hangs on a word: on the event's noun ("Tuesday's fire", "a shooting late Monday"), else on the nearest verb to its left,
//! else on the first to its right ("On Friday night two men were shot"). Where that word is the event's own, the day is the
//! event's. Where it is of what follows at once (found, called, taken to a hospital), the event had happened by that day: bound
//! `before`. A report that names no day at all was still written after it: see [`by_publication`].

use crate::clause;
use crate::draft::Draft;
use crate::kinds;
use crate::sentence::Sent;
use crate::tree;
use crate::words::{Pred, flag::*};
use firsthand_language::{Anchor, ReportLayers, Timex, TimexKind, Upos};
use firsthand_types::{Bound, Claim, EventKind, Modality, Part, Report, Slot, Span, Value};

/// All date claims of one sentence; `main` is the report's kind of event.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind) -> Vec<Draft> {
    let list = s.layers.timexes_in(s.span).filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time));
    list.filter_map(|t| year(s, part, t).or_else(|| day(s, part, t, main))).collect()
}

/// Verbs that say that an event happened, beside those of [`Pred`].
const HAPPENS: &[&str] = &[
    "collapsed", "collapse", "fell", "began", "started", "commenced", "erupted", "struck", "hit", "exploded", "detonated",
    "crashed", "happened", "occurred", "derailed", "capsized", "sank", "broke", "fired", "rammed", "ploughed", "plowed",
    "ripped", "tore", "rocked", "shook", "attacked", "burst", "roared", "slammed", "toppled", "dropped", "ignited", "flooded",
    "swept", "spread", "destroyed", "plunged", "caved", "unfolded", "shattered", "rang", "stormed", "ambushed", "happening",
    "occurring", "took", "gave", "drove", "opened", "opening", "firing", "went",
];

/// Verbs that mean the event only with the word behind them.
const WITH: &[(&str, &[&str])] = &[
    ("took", &["place"]),
    ("gave", &["way"]),
    ("went", &["off", "down", "on"]),
    ("drove", &["into", "through"]),
    ("opened", &["fire"]),
    ("opening", &["fire"]),
    ("broke", &["out"]),
    ("rang", &["out"]),
];

/// Of these, verbs that need a word of the event beside them to mean it.
const LOOSE: &[&str] = &[
    "took", "hit", "went", "broke", "began", "started", "commenced", "happened", "occurred", "drove", "fell", "dropped",
    "fired", "spread", "swept", "destroyed", "happening", "occurring", "firing", "tore", "rang", "unfolded",
];

/// Verbs of what follows at once: by the day they are given for, it had happened.
const FOLLOWS: &[&str] = &[
    "found", "discovered", "called", "responded", "responding", "dispatched", "summoned", "rushed", "transported",
    "hospitalized", "hospitalised", "airlifted", "treated", "admitted", "heard", "pronounced", "flown", "evacuated", "arrived",
    "investigating", "searching", "died", "dies", "reported", "sent", "confirmed",
];

/// Nouns of events that the table of words does not hold.
const NOUNS: &[&str] = &[
    "homicide", "homicides", "slaying", "slayings", "murder-suicide", "drive-by", "robbery", "shootout", "shoot-out",
    "gunfire", "murders", "killings", "gunshots", "standoff", "invasion", "shots",
];

/// Words after an event's noun that make it the name of something else ("the shooting suspect").
const COMPOUND: &[&str] = &[
    "suspect", "suspects", "victim", "victims", "scene", "investigation", "case", "charge", "charges", "survivor", "survivors",
    "trial", "suspects",
];

/// Signs of a death that comes after the event.
const LATER: &[&str] = &["hospital", "wounds", "injuries", "surgery", "later", "support", "complications", "wound"];

/// What the word that a day hangs on says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    /// The event was on the day.
    On,
    /// It had happened by the day.
    By,
}

/// What it finds: the day on which the event happened, or by which it had.
///
/// Example: `A fire killed 12 people in Orvel on Tuesday.` gives that Tuesday's date.
///
/// Wrong where the nearest verb is not the one that the day belongs to ("charged in a shooting Monday").
fn day(s: &Sent<'_>, part: Part, t: &Timex, main: EventKind) -> Option<Draft> {
    let at = own_day(s, t)?;
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    let (word, tie, rule) = noun_around(s, a, b, main)
        .map(|i| (i, Tie::On, "date/noun"))
        .or_else(|| governor(s, a, b, main).map(|(i, tie)| (i, tie, "date/verb")))?;
    // "LIVE: Orvel fire, Sunday": the day that the page tells of.
    let label = part == Part::Title && b >= s.words.len() && s.before(a, 1).is_some_and(|w| w.any(&[","]));
    if label || of_another(s, word, a, b, main) || of_teller(s, word, a, b) {
        return None;
    }
    let span = s.bytes(word.min(a), b.max(word + 1));
    // "Overnight" is the night that ended on the morning of the telling: on which side of midnight the words do not say.
    let night = overnight(s, t);
    let (tie, at) = match t.anchor {
        Anchor::Published if night => (Tie::By, day_after(&at).unwrap_or(at)),
        _ if night => (Tie::By, at),
        _ => (tie, at),
    };
    let mut d = Draft::new(part, span, Slot::Date, Value::Text(at), if tie == Tie::By { "date/by" } else { rule });
    d.bound = Some(if tie == Tie::By { Bound::Before } else { t.bound });
    Some(d)
}

/// The day that the expression's own words name; `None` for a clock time whose day was filled in, and for what is wider.
fn own_day(s: &Sent<'_>, t: &Timex) -> Option<String> {
    let day = t.value.get(..10).filter(|d| d.bytes().all(|b| b.is_ascii_digit() || b == b'-') && d.is_char_boundary(10))?;
    if day.as_bytes().get(7) != Some(&b'-') || t.value.contains('/') || t.at.is_none() {
        return None;
    }
    if t.kind == TimexKind::Time && !names_day(t.phrase.of(s.text)?) {
        return None;
    }
    // "the next day", "two days later": what the text goes on to.
    if t.kind == TimexKind::Date && matches!(t.anchor, Anchor::Timex(_)) && !names_day(t.span.of(s.text)?) {
        return None;
    }
    // "the weekend", "March 3-5": more days than one. A night may end on the next.
    let wide = t.kind == TimexKind::Date && t.at.as_deref().is_some_and(|at| at.contains('/') && !at.contains('T'));
    (!wide).then(|| day.to_owned())
}

/// Whether the expression is a bare "overnight".
fn overnight(s: &Sent<'_>, t: &Timex) -> bool {
    t.span.of(s.text).is_some_and(|w| w.eq_ignore_ascii_case("overnight"))
}

/// The day after one.
fn day_after(day: &str) -> Option<String> {
    let part = |a: usize, b: usize| day.get(a..b)?.parse::<u32>().ok();
    let (year, month, of) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Some(match (month, of) {
        (12, d) if d >= last => format!("{:04}-01-01", year + 1),
        (m, d) if d >= last => format!("{year:04}-{:02}-01", m + 1),
        (m, d) => format!("{year:04}-{m:02}-{:02}", d + 1),
    })
}

/// Whether words for a time of day say which day is meant.
fn names_day(words: &str) -> bool {
    let low = words.to_lowercase();
    low.split(|c: char| !c.is_alphanumeric()).any(|w| {
        crate::words::tag(w).flags & DAY != 0
            || matches!(w, "yesterday" | "today" | "tonight" | "overnight" | "this" | "last")
            || w.strip_suffix('s').is_some_and(|w| crate::words::tag(w).flags & DAY != 0)
    }) || low.contains(|c: char| c.is_ascii_digit()) && low.contains('/')
}

/// The event's noun that the day stands in front of ("Tuesday's fire", "the Aug. 8 fire") or right behind ("a shooting on Monday").
fn noun_around(s: &Sent<'_>, a: usize, b: usize, main: EventKind) -> Option<usize> {
    let possessive = matches!(s.low(b), "'s" | "’s");
    let led = possessive || s.before(a, 1).is_some_and(|w| w.is(DET)) || s.at(a).is_some_and(|w| w.is(DET));
    let from = b + usize::from(possessive);
    let ahead = (from..from + 4).find(|i| event_noun(s, *i, main)).filter(|i| {
        led && (from..*i).all(|k| s.at(k).is_some_and(|w| !w.punct() && !w.is(PREP | SUB | BE | HAVE | MODAL | CONJ)))
    });
    if ahead.is_some() {
        return ahead;
    }
    let before = (a.saturating_sub(3)..a).rev().find(|i| event_noun(s, *i, main))?;
    let plain = (before + 1..a).all(|k| s.at(k).is_some_and(|w| w.is(PREP | ADV | DET) || w.any(&["early", "late"])));
    plain.then_some(before)
}

/// Whether the parse hangs the day at `a..b` on a verb that is none of the event's, past the event's noun at `word` ("charged with
/// the murder at the district court on Friday", "raised the toll of the attack to 31 on Sunday").
fn of_another(s: &Sent<'_>, word: usize, a: usize, b: usize, main: EventKind) -> bool {
    let Some(top) = (a..b).find(|i| tree::head(s, *i).is_some_and(|h| !(a..b).contains(&h))) else { return false };
    let Some(v) = tree::head(s, top).filter(|v| *v != word && word < a && tree::rel(s, top).starts_with("obl")) else {
        return false;
    };
    let subject = tree::head(s, word) == Some(v) && tree::rel(s, word).starts_with("nsubj");
    event_noun(s, word, main) && !subject && s.at(v).is_some_and(|w| w.upos == Upos::Verb) && tie(s, v, main).is_none()
}

/// "Survivors of the stampede on Wednesday recalled the horror": the day is that of the verb right behind it, whose subject is not the
/// event.
fn of_teller(s: &Sent<'_>, word: usize, a: usize, b: usize) -> bool {
    let tells = s.at(b).is_some_and(|w| {
        w.upos == Upos::Verb
            && (w.any(SAYS)
                || matches!(
                    w.lemma,
                    "recall"
                        | "describe"
                        | "testify"
                        | "recount"
                        | "mourn"
                        | "bury"
                        | "gather"
                        | "tell"
                        | "speak"
                        | "meet"
                        | "search"
                        | "question"
                ))
    });
    let subject = || s.children(b, &["nsubj"]).first().copied();
    tells && word < a && subject().is_none_or(|k| k != word)
}

/// Whether the word is a noun of the kind of event that the report is on.
fn event_noun(s: &Sent<'_>, i: usize, main: EventKind) -> bool {
    let Some(w) = s.at(i).filter(|w| w.is(EVENT) || w.any(NOUNS)) else { return false };
    let kind = kinds::of_word(&w.low).unwrap_or(EventKind::Other);
    // "opened fire", "was shooting at": verbs.
    let verb = w.any(&["fire"]) && s.before(i, 1).is_some_and(|p| p.any(&["opened", "opening", "open", "police"]));
    !kinds::apart(kind, main)
        && !verb
        && !s.at(i + 1).is_some_and(|n| n.any(COMPOUND))
        && !w.any(&["war", "crisis", "fighting"])
}

/// The word that the day hangs on, where it is one of the event.
fn governor(s: &Sent<'_>, a: usize, b: usize, main: EventKind) -> Option<(usize, Tie)> {
    let ahead = |from: usize| (from..s.words.len().min(from + 16)).find(|i| stop(s, *i) || verb(s, *i)).filter(|i| verb(s, *i));
    let mut left = None;
    for i in (a.saturating_sub(28)..a).rev() {
        if stop(s, i) {
            break;
        }
        if in_time(s, i) {
            continue;
        }
        if verb(s, i) || event_noun(s, i, main) {
            left = Some(i);
            break;
        }
    }
    let Some(i) = left else {
        return ahead(b).and_then(|i| Some((i, tie(s, i, main)?)));
    };
    if let Some(tie) = tie(s, i, main) {
        return Some((i, tie));
    }
    // "was settling in on Monday when the gunfire erupted"
    let when = s.find(b, b + 3, &["when", "after"])?;
    let own = ahead(when + 1).filter(|v| tie(s, *v, main) == Some(Tie::On))?;
    (s.low(when) == "when" || !s.at(i)?.any(SAYS)).then_some((own, if s.low(when) == "when" { Tie::On } else { Tie::By }))
}

/// Verbs of saying and of the law, whose days are their own.
const SAYS: &[&str] = &[
    "said", "says", "told", "announced", "charged", "arrested", "identified", "pleaded", "sentenced", "convicted", "appeared",
    "released", "indicted", "tweeted", "posted", "published", "updated", "confirmed", "according",
];

/// Where the clause of a day ends.
fn stop(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_none_or(|w| {
        w.any(&[";", ":", "—", "--", "“", "”", "\"", "(", ")", "|", ">", ">>", "–"])
            || w.is(REL) && !w.any(&["that"])
            || w.any(&["when", "after", "while", "before", "because", "where", "as", "if", "but"])
    })
}

/// Whether the word belongs to a time expression.
fn in_time(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| w.is(DAY) || s.layers.timexes_in(s.span).any(|t| t.phrase.contains(w.span)))
}

/// Whether the word is a verb that carries a clause.
fn verb(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| {
        let known = w.is(PAST | ING | VERB) && !w.is(EVENT | DET | PREP) || w.any(HAPPENS) || w.any(FOLLOWS) || w.any(SAYS);
        known || w.upos == Upos::Verb && !w.is(EVENT)
    })
}

/// Whether a word says of a day that hangs on it that the event was then.
pub fn is_event(s: &Sent<'_>, i: usize, main: EventKind) -> bool {
    tie(s, i, main) == Some(Tie::On)
}

/// Whether a day is the one on which it happened, and not one for which something is told: it stands beside the event's noun, or on
/// a verb that is the event's own. Who died on a day may have died of it later.
pub fn of_the_event(s: &Sent<'_>, t: &Timex, main: EventKind) -> bool {
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    if let Some(noun) = noun_around(s, a, b, main) {
        return !of_another(s, noun, a, b, main);
    }
    governor(s, a, b, main)
        .is_some_and(|(i, tie)| tie == Tie::On && !s.at(i).is_some_and(|w| w.any(&["died", "dies", "found"])))
}

/// What the word says of a day that hangs on it; `None` where the day is not the event's.
fn tie(s: &Sent<'_>, i: usize, main: EventKind) -> Option<Tie> {
    let w = s.at(i)?;
    if event_noun(s, i, main) {
        return Some(Tie::On);
    }
    let (from, to) = (clause::clause_begin(s, i), clause::clause_end(s, i));
    if w.any(SAYS) {
        return None;
    }
    if w.any(&["died", "dies"]) {
        return Some(if s.within(from, to, LATER) { Tie::By } else { Tie::On });
    }
    // "the Courier reported on Friday": a saying; "a fire was reported on Friday": what follows at once.
    if w.any(&["reported"]) && !s.before(i, 1).is_some_and(|b| b.is(BE)) {
        return None;
    }
    if w.any(FOLLOWS) {
        return about(s, main).then_some(Tie::By);
    }
    if matches!(w.tag.pred, Pred::Kill | Pred::Shoot | Pred::Injure) && w.is(PAST | ING) {
        return Some(Tie::On);
    }
    let with = WITH.iter().find(|(verb, _)| w.low == *verb);
    let meant = with.is_none_or(|(_, next)| s.at(i + 1).is_some_and(|n| n.any(next)));
    (w.any(HAPPENS) && meant && (!w.any(LOOSE) || about(s, main))).then_some(Tie::On)
}

/// Whether the sentence speaks of the event at all.
fn about(s: &Sent<'_>, main: EventKind) -> bool {
    (0..s.words.len()).any(|i| {
        event_noun(s, i, main)
            || s.at(i).is_some_and(|w| {
                matches!(w.tag.pred, Pred::Kill | Pred::Shoot | Pred::Injure | Pred::Die | Pred::Dead)
                    || kinds::of_word(&w.low).is_some_and(|k| !kinds::apart(k, main))
                    || w.is(BODY | ATTACKER)
                    || w.any(&[
                        "it", "scene", "911", "9-1-1", "gun", "fire", "shots", "bullet", "tower", "building", "train", "plane",
                        "bus", "bridge",
                    ])
            })
    })
}

/// What it finds: a year that stands alone, for what happened at another time.
///
/// Example: `The hall held a chess congress in 2009.` gives the year 2009, about another event.
///
/// Wrong where the year is the main event's; the caller knows and leaves it out then.
fn year(s: &Sent<'_>, part: Part, t: &Timex) -> Option<Draft> {
    let alone = t.value.len() == 4 && t.value.bytes().all(|b| b.is_ascii_digit()) && t.span.len() > 3;
    if !alone || part != Part::Text || t.kind != TimexKind::Date || matches!(t.anchor, Anchor::Event { .. }) {
        return None;
    }
    let (a, b) = (s.token_from(t.phrase.start), s.token_to(t.phrase.end));
    let (from, to) = (clause::clause_begin(s, a), clause::clause_end(s, b.saturating_sub(1).max(a)).max(b));
    let mut d = Draft::new(part, s.bytes(from, to), Slot::Date, Value::Text(t.value.clone()), "date/year");
    d.bound = Some(t.bound);
    d.background = Some("another time");
    Some(d)
}

/// Of a report's date claims those that say more than the others: where one gives the day, those that only bound it go; where
/// none says anything of it, the day of publication is the bound.
pub fn settle(report: &Report, layers: &ReportLayers, claims: &mut Vec<Claim>) {
    let own = |c: &Claim| matches!(c.slot, Slot::Date | Slot::StartTime) && c.event == 0 && has_day(c);
    if !claims.iter().any(|c| own(c) && c.bound != Some(Bound::Before)) {
        let found = crate::elapsed::read(report, layers, claims);
        claims.extend(found);
    }
    let exact = claims.iter().any(|c| own(c) && c.bound != Some(Bound::Before));
    claims.retain(|c| !exact || c.slot != Slot::Date || c.event != 0 || c.bound != Some(Bound::Before));
    if !exact && !claims.iter().any(own) {
        let found = by_publication(report, layers, claims);
        claims.extend(found);
    }
}

/// What it finds: the day of publication, for a report that tells of its event and names no day for it: by then it had happened.
///
/// Example: `Two men were shot at a market in Orvel, police said.`, published on 3 March 2031, gives that day, bound `before`. The
/// quote is the first claim of the event; nobody is credited with the day.
///
/// Wrong where the report is about something else and tells of the event in passing.
fn by_publication(report: &Report, layers: &ReportLayers, claims: &[Claim]) -> Option<Claim> {
    let day = report.published.as_deref().and_then(|p| p.get(..10))?;
    let told = |c: &&Claim| {
        let slots = [Slot::Killed, Slot::Injured, Slot::Event, Slot::Place, Slot::StartTime, Slot::Target];
        c.event == 0 && c.supports() && c.modality == Modality::Asserted && slots.contains(&c.slot)
    };
    let first = claims.iter().filter(told).min_by_key(|c| (c.part == Part::Title, c.start, c.end)).map(|c| (c.part, c.span()));
    let (part, span) = first.or_else(|| headline(report, layers))?;
    let mut c = Claim::new(report, part, span, Slot::Date, Value::Text(day.to_owned()), "date/published")?;
    c.bound = Some(Bound::Before);
    Some(c)
}

/// The sentence of the title that tells of something happening to people.
pub fn headline(report: &Report, layers: &ReportLayers) -> Option<(Part, Span)> {
    let text = report.title.as_deref()?;
    let tells = |s: &Sent<'_>| {
        s.words.iter().any(|w| {
            w.is(EVENT)
                || w.any(NOUNS)
                || matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Dead | Pred::Injure | Pred::Shoot)
        })
    };
    let sentences = (0..layers.title.sentences.len()).filter_map(|i| Sent::new(text, &layers.title, i));
    sentences.into_iter().find(tells).map(|s| (Part::Title, s.bytes(0, s.words.len())))
}

fn has_day(c: &Claim) -> bool {
    matches!(&c.value, Value::Text(t) if t.len() >= 10 && !t.starts_with('T'))
}
