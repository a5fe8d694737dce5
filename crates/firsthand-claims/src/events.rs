//! Which event a clause is about: the report's main one, or another beside it.
//!
//! A clause is background where it carries the mark of another event: a year (or a month) that is not the main event's, a
//! comparison ("the deadliest since", "more than the 85 of"), an anniversary, a plot that was foiled. The mark must stand in
//! the claim's own segment of the sentence (between commas), or in the one that its relative pronoun points back to.

use crate::kinds::{self, main_kind};
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use crate::{apart, beyond};
use firsthand_language::{Anchor, MentionKind, ReportLayers, TimexKind};
use firsthand_types::{EventKind, EventMention, Report, Span};
use std::collections::BTreeSet;

/// Most background events that one report keeps apart; later ones join the last.
const MOST: usize = 64;

/// The events of one report.
#[derive(Debug)]
pub struct Events {
    list: Vec<EventMention>,
    keys: Vec<String>,
    year: Option<i32>,
    published: Option<(i32, i32)>,
    /// Day of the month of publication.
    day: Option<i32>,
    /// When the main event began, as the report first gives it.
    pub start: Option<String>,
    /// What the report opens with.
    opening: Opening,
    /// The paragraph that speaks of another event, the sentence that says so, and that event.
    aside: Option<(usize, usize, usize)>,
}

impl Events {
    /// Finds the main event of a report.
    pub fn new(report: &Report, layers: &ReportLayers) -> Self {
        let published = report.published.as_deref().and_then(year_month);
        let mut main = EventMention {
            kind: main_kind(report, layers),
            main: true,
            country: layers.country.clone(),
            ..EventMention::default()
        };
        places(layers, &mut main);
        Events {
            list: vec![main],
            keys: vec![String::new()],
            year: published.map(|(y, _)| y).or_else(|| latest_year(layers)),
            published,
            day: report.published.as_deref().and_then(|p| p.get(8..10)).and_then(|d| d.parse().ok()),
            start: None,
            opening: Opening::of(report, layers),
            aside: None,
        }
    }

    /// The event that a claim is about, made where it is new. Claims must come in the order of their sentences.
    pub fn of(&mut self, s: &Sent<'_>, quote: Span) -> usize {
        let paragraph = s.layers.sentences.get(s.index).map(|n| n.paragraph);
        if let Some(at) = apart::mark(s, quote) {
            return self.add(s, self.marked("another event", None, Some((at, EventKind::Other)), s, at, quote));
        }
        if let Some(mark) = self.mark(s, quote) {
            return self.add(s, mark);
        }
        if let Some(mark) = self.months_ago(s, quote) {
            return self.add(s, mark);
        }
        if let Some(other) = beyond::mark(s, quote, self.kind(), self.country()) {
            let noun = Some((other.at, EventKind::Other));
            let event = self.add(s, self.marked(other.why, None, noun, s, other.at, s.span));
            self.aside = paragraph.filter(|_| other.goes_on).map(|p| (p, s.index, event));
            return event;
        }
        match self.aside {
            Some((p, from, event)) if Some(p) == paragraph && (from..from + 4).contains(&s.index) && !self.back(s) => event,
            _ => 0,
        }
    }

    /// "In April 82 people died at a hospital in Brack", in a report of July on a fire of that day: a day or month well before that is
    /// named beside the claim and not in the report's opening, where that tells of something of these days.
    fn months_ago(&self, s: &Sent<'_>, quote: Span) -> Option<Mark> {
        if !self.opening.recent || self.opening.sentences.contains(&s.index) {
            return None;
        }
        let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
        // "The fire broke out in April and killed 82": the report's own; "the disaster at Brack in April" is another.
        let own = |i: usize, date: usize| i < date && (i..date).any(|j| s.at(j).is_some_and(|w| w.is(PAST | VERB | BE | HAVE)));
        let the = |date: usize| {
            (0..a).any(|i| {
                s.at(i).is_some_and(|w| w.is(EVENT))
                    && s.before(i, 1).is_some_and(|w| w.any(&["the", "this", "that"]))
                    && (own(i, date) || date < i || date > i + 8)
            })
        };
        let near = s.bytes(a.saturating_sub(9), (b + 5).min(s.words.len()));
        let dates = s.layers.timexes_in(near).filter(|t| t.kind == TimexKind::Date);
        let when =
            dates.filter(|t| t.at.is_some() && !the(s.token_from(t.span.start))).map(|t| t.value.as_str()).find(|day| {
                let back = match day.len() {
                    7 => self.days_back(&format!("{day}-28")),
                    10 => self.days_back(day),
                    _ => None,
                };
                back.is_some_and(|d| d >= 40) && day.get(..7).is_some_and(|m| !self.opening.months.contains(m))
            })?;
        let noun = Some((a, EventKind::Other));
        Some(self.marked("another time", Some(when.to_owned()), noun, s, a, s.span))
    }

    /// Whether a sentence leads back to the main event: by a definite noun of its kind, or a place where it was.
    fn back(&self, s: &Sent<'_>) -> bool {
        let noun = (0..s.words.len()).any(|i| {
            s.at(i).is_some_and(|w| w.is(EVENT) && kinds::of_word(&w.low).is_some_and(|k| !kinds::apart(k, self.kind())))
                && s.before(i, 1).is_some_and(|w| w.any(&["the", "this", "that"]))
        });
        let places = self.list.first().map(|e| e.places.as_slice()).unwrap_or_default();
        let mut named = s.layers.mentions_in(s.span).filter_map(|m| m.place.as_ref());
        noun || named.any(|p| p.precision != "country" && places.contains(&p.name))
    }

    fn country(&self) -> Option<&str> {
        self.list.first().and_then(|e| e.country.as_deref())
    }

    /// The event of a plot that came to nothing, or of another occasion that the rule itself has found.
    pub fn other(&mut self, s: &Sent<'_>, quote: Span, why: &str) -> usize {
        let mark = Mark {
            why: why.to_owned(),
            when: s.layers.timexes_in(quote).find_map(|t| t.at.clone()),
            kind: EventKind::Other,
            span: quote,
            key: format!("{why}:{}", quote.of(s.text).unwrap_or("").to_lowercase()),
        };
        self.add(s, mark)
    }

    /// The event of a clause that only its year sets apart; `None` where the year is the main event's or the one before it.
    pub fn other_year(&mut self, s: &Sent<'_>, quote: Span) -> Option<usize> {
        let (when, years) = self.old_time(s, quote)?;
        if years.is_some_and(|y| y < 2) {
            return None;
        }
        let mark = Mark {
            key: format!("another time:{when}"),
            why: "another time".to_owned(),
            when: Some(when),
            kind: EventKind::Other,
            span: quote,
        };
        Some(self.add(s, mark))
    }

    /// The list, once every claim has been placed.
    pub fn finish(self) -> Vec<EventMention> {
        self.list
    }

    /// The coarse kind of the main event.
    pub fn kind(&self) -> EventKind {
        self.list.first().map(|e| e.kind).unwrap_or_default()
    }

    fn add(&mut self, s: &Sent<'_>, mark: Mark) -> usize {
        if let Some(i) = self.keys.iter().position(|k| *k == mark.key) {
            return i;
        }
        if self.list.len() >= MOST {
            return self.list.len() - 1;
        }
        let mut e = EventMention {
            kind: mark.kind,
            spans: vec![mark.span],
            when: mark.when.map(|w| (w.clone(), w)),
            background: Some(mark.why),
            ..EventMention::default()
        };
        for m in
            s.layers.mentions_in(mark.span).filter(|m| m.named && matches!(m.kind, MentionKind::Place | MentionKind::Facility))
        {
            if let Some(p) = &m.place {
                e.places.push(p.name.clone());
                e.point.get_or_insert((p.lat, p.lon));
                e.country.get_or_insert_with(|| p.country.clone());
            }
        }
        self.list.push(e);
        self.keys.push(mark.key);
        self.list.len() - 1
    }

    fn mark(&self, s: &Sent<'_>, quote: Span) -> Option<Mark> {
        let Segment { from, to, hangs, hole } = segment(s, quote);
        let span = s.bytes(from, to);
        let told = || match hole {
            // "The deadliest attack since 2005, when 52 died, left nine dead".
            Some((end, next)) => self
                .old_time(s, s.bytes(next, to))
                .or_else(|| self.old_time(s, s.bytes(from, end)).filter(|_| !s.within(from, end, &["since"]))),
            None => self.old_time(s, span),
        };
        let compared = s.has_any(from.saturating_sub(6), to, COMPARED)
            || s.has_any(0, s.words.len(), &["deadliest", "worst", "outnumber", "history", "fifth-deadliest", "bloodiest"]);
        let noun = match hole {
            Some((end, next)) => kinds::noun_in(s, next, to).or_else(|| kinds::noun_in(s, from, end)),
            None => kinds::noun_in(s, from, to),
        };
        let other_kind = noun.map(|(_, k)| k).filter(|k| kinds::apart(*k, self.kind()));
        if let Some(i) = s.find(from, to, &["anniversary", "commemorating", "commemoration"]) {
            return Some(self.marked("an anniversary", None, noun, s, i, span));
        }
        if let Some(i) = statistic(s, from, to).or_else(|| months_long(s, 0).then_some(0)) {
            return Some(self.marked(MANY_EVENTS, None, None, s, i, span));
        }
        // "the coach crash near Pell, which killed four", in a report on an attack.
        let accident = |k: EventKind| matches!(k, EventKind::Crash | EventKind::Sinking);
        if let Some((i, k)) = noun.filter(|(_, k)| hangs && accident(*k) && kinds::violent(self.kind())) {
            return Some(self.marked("another event", None, Some((i, k)), s, i, span));
        }
        let old = told().or_else(|| {
            let lead = s.bytes(0, s.find(0, 8, &[","]).unwrap_or(4));
            (other_kind.is_some()).then(|| self.old_time(s, lead).or_else(|| self.old_time(s, s.span))).flatten()
        });
        if let Some((when, years)) = old {
            let far = years.is_some_and(|y| y >= 2);
            let marks = usize::from(far) + usize::from(compared) + usize::from(noun.is_some());
            if marks >= 2 || other_kind.is_some() || far && hangs {
                let at = noun.map_or(from, |(i, _)| i);
                return Some(self.marked("another time", Some(when), noun, s, at, span));
            }
        }
        if let Some(m) = self.beside(s, quote, noun, span, told()) {
            return Some(m);
        }
        if let Some(m) = self.another(s, quote, noun) {
            return Some(m);
        }
        // "like the attack on ...", "a similar attack in ...": another place, named as such.
        let similar = s.find(from, to, &["similar", "previous", "unrelated", "separate"]).filter(|&i| {
            s.at(i + 1).is_some_and(|w| w.is(EVENT)) && s.before(i, 1).is_some_and(|w| w.any(&["a", "an", "in", "another"]))
        });
        similar.map(|i| self.marked("another event", None, noun, s, i, span))
    }

    /// Another event by the sentence around the segment, or by the one before: "in what police called an unrelated incident, a gunman
    /// shot dead three", "it came the same day that a bomb killed two in Dorr", "nobody was hurt in that case".
    fn beside(
        &self,
        s: &Sent<'_>,
        quote: Span,
        noun: Option<(usize, EventKind)>,
        span: Span,
        told: Option<(String, Option<i32>)>,
    ) -> Option<Mark> {
        let a = s.token_from(quote.start);
        let b = s.token_to(quote.end).max(a + 1);
        // A mark before the quote, in the same sentence.
        let unrelated = s.find(0, a, &["unrelated", "unconnected", "separate", "different"]).filter(|&i| {
            s.find(i + 1, i + 3, &["incident", "attack", "shooting", "accident", "case", "crash", "fire", "event", "blast"])
                .is_some()
                && !s.has(i.saturating_sub(3), i, NEG)
                && !s.within(i + 1, a, &["but", "while"])
        });
        if let Some(i) = unrelated {
            return Some(self.marked("another event", None, noun, s, i, span));
        }
        // "The attack came two weeks after a bomber killed 12 in Dorr": an indefinite doer after the other time.
        let indefinite = (a.saturating_sub(8)..a + 1).rev().find(|&i| {
            s.at(i).is_some_and(|w| w.any(&["a", "an", "another"]))
                && (i..(i + 6).min(b + 1)).any(|j| {
                    s.at(j).is_some_and(|w| {
                        w.is(ATTACKER | EVENT)
                            || w.any(&["driver", "man", "bomb", "train", "bus", "car", "plane", "boat", "ferry", "blaze"])
                    })
                })
        });
        let came = indefinite.and_then(|i| {
            let link = (i.saturating_sub(3)..i).find(|&j| s.at(j).is_some_and(|w| w.any(&["after", "that", "as", "when"])))?;
            let lead = s.find(
                link.saturating_sub(8),
                link,
                &["came", "comes", "follows", "weeks", "months", "days", "same", "hours"],
            )?;
            let verb = s.find(0, link, &["came", "comes", "happened", "follows"])?;
            Some(lead.min(verb))
        });
        if let Some(i) = came {
            return Some(self.marked("another event", None, noun, s, i, span));
        }
        // "In February a freight train left the tracks; two crewmen were hurt": the sentence opens with its own time.
        let opens = matches!(s.low(0), "in" | "on" | "last" | "earlier");
        let comma = s.find(0, a, &["but", "while", "whereas", "now"]).is_none();
        if opens && comma && a > 2 {
            let lead = s.bytes(0, s.find(0, 10, &[","]).map_or(5, |i| i.max(5)).min(a));
            let old = self.old_time(s, lead).or_else(|| self.other_month(s, lead));
            let some = (1..a + 1).any(|i| s.at(i).is_some_and(|w| w.any(&["a", "an", "another"])));
            let old = old.filter(|(_, years)| some && s.low(0) != "on" || years.is_some_and(|y| y >= 2));
            if let Some((when, _)) = old {
                return Some(self.marked("another time", Some(when), noun, s, 0, span));
            }
        }
        // "Grey Hand gunmen killed 33 soldiers at the pass in 2022": long ago, and no word of "the attack".
        let seg = told.filter(|(_, years)| years.is_some_and(|y| y >= 2));
        let the = (0..s.words.len()).any(|i| {
            s.at(i).is_some_and(|w| w.is(EVENT))
                && (i.saturating_sub(4)..i).any(|j| s.at(j).is_some_and(|w| w.any(&["the", "this", "that", "his", "her"])))
        });
        let deed = s.has_pred(a.saturating_sub(2), b) && !the;
        if let Some((when, _)) = seg.filter(|_| deed) {
            return Some(self.marked("another time", Some(when), noun, s, a, span));
        }
        // "On October 15, at least 32 people were killed in a series of explosions": days before, and something not spoken of yet.
        if s.low(0) == "on" && comma && a > 2 {
            let t = s
                .layers
                .timexes_in(s.bytes(0, 6.min(a)))
                .find(|t| t.kind == TimexKind::Date && t.at.as_deref().is_some_and(|v| v.len() == 10));
            let far = t.and_then(|t| t.at.as_deref()).is_some_and(|day| self.days_back(day).is_some_and(|d| d >= 6));
            let once = t.is_some_and(|t| {
                s.layers.timexes.iter().filter(|o| o.at.as_deref().is_some_and(|v| v.get(..10) == t.at.as_deref())).count() == 1
            });
            let new = (2..s.words.len()).any(|i| {
                s.at(i).is_some_and(|w| w.any(&["a", "an", "another"]))
                    && (i + 1..i + 5).any(|j| s.at(j).is_some_and(|w| w.is(EVENT)))
            });
            if let Some(t) = t.filter(|_| far && once && new) {
                return Some(self.marked("another time", t.at.clone(), noun, s, 0, span));
            }
        }
        // "Nobody was hurt in that case": the case of the sentence before.
        let that = s.find(0, s.words.len(), &["that"]).filter(|&i| {
            s.find(
                i + 1,
                i + 2,
                &["case", "incident", "accident", "occasion", "attack", "crash", "fire", "disaster", "collapse"],
            )
            .is_some()
                && s.before(i, 1).is_some_and(|w| w.any(&["in", "on", "during"]))
        });
        // "That triggered a tsunami": what the sentence before ended with.
        let points = s.low(0) == "that" && s.at(1).is_some_and(|w| w.is(PAST | VERB | MODAL | BE) || w.low.ends_with("ed"));
        let at = that.or(points.then_some(0))?;
        let before = s.index.checked_sub(1).and_then(|i| Sent::new(s.text, s.layers, i))?;
        let (when, years) = self.old_time(&before, before.span)?;
        if points && that.is_none() && years.is_none_or(|y| y < 2) {
            return None;
        }
        Some(self.marked("another time", Some(when), noun, s, at, span))
    }

    /// "Another dam of the company collapsed in 2015, leaving 19 dead": another of the kind, in another year, is the sentence's subject.
    fn another(&self, s: &Sent<'_>, quote: Span, noun: Option<(usize, EventKind)>) -> Option<Mark> {
        let a = s.token_from(quote.start);
        let i = s.find(0, 6.min(a), &["another", "second"]).filter(|&i| i == 0 || !s.has(0, i, VERB | PAST))?;
        let subject = crate::tree::head(s, i)?;
        let thing =
            s.at(subject).is_some_and(|w| w.rel.starts_with("nsubj") && !w.is(PERSON | BODY | DEATHS | ATTACKER | SUSPECT));
        let (when, _) = self.old_time(s, s.span).filter(|(_, years)| years.is_none_or(|y| y >= 1))?;
        thing.then(|| self.marked("another event", Some(when), noun, s, i, s.span))
    }

    /// How many days before the report's publication a day of the same or the last year lies, by months of thirty days.
    fn days_back(&self, day: &str) -> Option<i32> {
        let (year, month) = self.published?;
        let (y, m) = year_month(day)?;
        let d: i32 = day.get(8..10)?.parse().ok()?;
        Some((year - y) * 365 + (month - m) * 30 + self.day? - d)
    }

    /// A month of the year that is neither the report's nor that of any day it names.
    fn other_month(&self, s: &Sent<'_>, span: Span) -> Option<(String, Option<i32>)> {
        let (year, month) = self.published?;
        let t = s.layers.timexes_in(span).find(|t| t.kind == TimexKind::Date)?;
        let value = t.at.as_deref().unwrap_or(&t.value);
        let (y, m) = year_month(value).filter(|_| value.len() == 7)?;
        let named = s.layers.timexes.iter().filter(|o| o.kind == TimexKind::Date || o.kind == TimexKind::Time);
        let main = named.filter_map(|o| o.at.as_deref()).filter(|a| a.len() >= 10).any(|a| a.get(..7) == Some(value));
        (y == year && m < month && !main).then(|| (value.to_owned(), Some(0)))
    }

    fn marked(
        &self,
        why: &str,
        when: Option<String>,
        noun: Option<(usize, EventKind)>,
        s: &Sent<'_>,
        at: usize,
        span: Span,
    ) -> Mark {
        let kind = noun.map_or(EventKind::Other, |(_, k)| k);
        let key = format!("{why}:{kind:?}:{}", when.clone().unwrap_or_else(|| s.low(at).to_owned()));
        Mark { why: why.to_owned(), when, kind, span, key }
    }

    /// A time in the range that is not the main event's: its value, and how many years before the report where known.
    fn old_time(&self, s: &Sent<'_>, span: Span) -> Option<(String, Option<i32>)> {
        for t in s.layers.timexes_in(span) {
            if t.kind != TimexKind::Date {
                continue;
            }
            let Some((y, m)) = year_month(t.at.as_deref().unwrap_or(&t.value)).or_else(|| Some((year_only(&t.value)?, 0)))
            else {
                continue;
            };
            let when = t.at.clone().unwrap_or_else(|| t.value.clone());
            match (self.year, self.published) {
                (Some(main), _) if y < main => return Some((when, Some(main - y))),
                (Some(main), Some((_, pm))) if y == main && m > 0 && pm - m >= 3 => return Some((when, Some(0))),
                (None, _) => return Some((when, None)),
                _ => {}
            }
        }
        None
    }
}

/// "in the first six months", "over the past decade": time enough for many events.
fn months_long(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| w.any(&["in", "over", "during"]))
        && s.find(i + 1, i + 3, &["first", "past", "last"])
            .is_some_and(|j| s.within(j + 1, j + 4, &["months", "years", "decade", "decades"]))
}

/// "more than 750 people this year", "a year", "since January": figures over many events.
fn statistic(s: &Sent<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["annually", "nationwide", "statistics"]))
            || s.at(i).is_some_and(|w| w.any(&["this", "last", "every", "each", "a", "per"]))
                && s.at(i + 1).is_some_and(|w| w.any(&["year"]))
                && !s.at(i + 2).is_some_and(|w| w.any(&["ago", "later", "after", "before", "earlier"]))
                && !s.before(i, 1).is_some_and(|w| w.any(&["half"]))
            || months_long(s, i)
            || s.follows(i, &["year", "to", "date"])
            || s.follows(i, &["for", "the", "year"])
            || s.follows(i, &["of", "the", "year"])
            || s.at(i).is_some_and(|w| w.any(&["since", "in", "during"]))
                && s.find(i + 1, i + 8, &["war", "conflict", "uprising", "revolt", "insurgency"]).is_some_and(|j| {
                    !(i..j).any(|k| s.at(k).is_some_and(|w| w.punct() || w.is(BE | HAVE | MODAL)))
                        && (s.low(i) == "since"
                            || s.before(j, 1).is_some_and(|w| {
                                w.any(&["civil", "year", "syrian", "ongoing"])
                                    || w.low.ends_with("-year")
                                    || w.low.ends_with("-old")
                            }))
                })
            || s.at(i).is_some_and(|w| w.any(&["since"]))
                && s.at(i + 1).is_some_and(|w| w.is(DAY))
                && s.within(i + 1, i + 3, &["january", "jan"])
    })
}

/// What a report opens with: the title and the first sentences of the text.
#[derive(Debug, Default)]
struct Opening {
    sentences: std::ops::Range<usize>,
    /// Whether it names a day of the week or so before publication.
    recent: bool,
    /// The months that it names.
    months: BTreeSet<String>,
}

impl Opening {
    fn of(report: &Report, layers: &ReportLayers) -> Self {
        /// Sentences in which a report says what it is about.
        const FIRST: usize = 5;
        let end = layers.text.sentences.get(FIRST).map_or(report.text.len(), |s| s.span.start);
        let within = layers.text.timexes.iter().take_while(|t| t.span.start < end);
        let days = layers.title.timexes.iter().chain(within).filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time));
        let named: Vec<&str> = days.filter_map(|t| t.at.as_deref()).collect();
        let published = report.published.as_deref().and_then(|p| p.get(..10));
        let day = |t: &str| Some((year_month(t)?, t.get(8..10)?.parse::<i32>().ok()?));
        let recent = named.iter().any(|at| match (published.and_then(day), day(at)) {
            (Some(((y, m), d)), Some(((ty, tm), td))) => (-1..=10).contains(&((y - ty) * 365 + (m - tm) * 30 + d - td)),
            _ => false,
        });
        let months = named.iter().filter_map(|at| at.get(..7)).map(str::to_owned).collect();
        Opening { sentences: 0..FIRST, recent, months }
    }
}

/// Why a figure is no incident's: it is a statistic.
pub const MANY_EVENTS: &str = "a count over many events";

struct Mark {
    why: String,
    when: Option<String>,
    kind: EventKind,
    span: Span,
    key: String,
}

const COMPARED: &[&str] = &[
    "than", "since", "above", "ahead", "passing", "surpassing", "surpassed", "exceeding", "outnumber", "deadliest", "worst",
    "beyond", "unlike", "like", "compared", "rivalling", "echoing", "recalled", "recalling", "reminiscent",
];

impl Sent<'_> {
    /// Whether a word in the range kills, hurts or the like.
    fn has_pred(&self, from: usize, to: usize) -> bool {
        (from..to)
            .any(|i| self.at(i).is_some_and(|w| matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Injure | Pred::Shoot)))
    }

    fn has_any(&self, from: usize, to: usize, words: &[&str]) -> bool {
        self.within(from, to, words)
    }
}

/// The segment of the sentence that holds the quote: from the comma (or break) before it to the one after. A segment that
/// begins with a relative pronoun reaches back over what it is about.
fn segment(s: &Sent<'_>, quote: Span) -> Segment {
    let a = s.token_from(quote.start);
    let b = s.token_to(quote.end).max(a + 1);
    // "the Nov. 5, 2009, shooting that killed four": the second comma belongs to the day.
    let day = |i: usize| i >= 3 && year_only(s.low(i - 1)).is_some() && s.low(i - 2) == "," && s.low(i - 3).len() <= 2;
    let cut = |i: usize| {
        s.at(i).is_some_and(|w| w.any(&[",", ";", ":", "—", "–", "(", ")"]))
            && !day(i)
            && !(s.low(i) == ","
                && s.at(i + 1).is_some_and(|w| year_only(&w.low).is_some())
                && s.before(i, 1).is_some_and(|w| w.low.bytes().all(|b| b.is_ascii_digit())))
    };
    let mut from = a;
    while from > 0 && !cut(from - 1) {
        from -= 1;
    }
    // A clause that hangs on what stands before it ("when", "which"), or whose subject does, reaches back to that.
    let (mut hangs, mut seeking, mut hole) = (false, false, None);
    let opens = |i: usize| {
        s.at(i).is_some_and(|w| w.is(REL) || w.any(&["when", "where"]))
            || s.at(i).is_some_and(|w| w.is(PREP)) && s.at(i + 1).is_some_and(|w| w.is(REL))
            || s.low(i) == "the"
                && s.at(i + 1).is_some_and(|w| w.any(&["worst", "deadliest", "bloodiest", "heaviest", "first"]))
    };
    for _ in 0..4 {
        let first = s.at(from);
        let pointer = hole.is_none()
            && (first.is_some_and(|w| {
                w.is(REL) || w.any(&["when", "where"]) || w.is(PREP) && s.at(from + 1).is_some_and(|w| w.is(REL))
            }) || s.at(a).is_some_and(|w| w.is(REL)) && !hangs);
        seeking |= first.is_some_and(|w| w.is(PAST) && w.tag.pred != Pred::None);
        // "when the tip slid and 144 people, 116 of them children, were killed": a part is of its whole's event.
        let part = s.low(from + 1) == "of" && s.at(from + 2).is_some_and(|w| w.any(&["them", "whom", "these", "those"]));
        seeking |= part && first.is_some_and(|w| w.num.is_some());
        let headless = seeking && from > 1;
        if !pointer && !headless {
            break;
        }
        hangs |= pointer;
        let (end, next) = (from.saturating_sub(1), from);
        from = from.saturating_sub(2);
        while from > 0 && !cut(from - 1) {
            from -= 1;
        }
        // "The blast, the deadliest since 52 died in 2005, left nine dead": the aside says nothing of the nine.
        if !pointer && !part && opens(from) && from > 1 {
            let (_, last) = *hole.get_or_insert((from - 1, next));
            hole = Some((from - 1, last));
        }
        // "the blast in Orvel, Pellshire, that killed four": the province is no clause.
        let place = end > from && end - from <= 3 && (from..end).all(|i| s.at(i).is_some_and(|w| w.capital && !w.is(PRON)));
        if pointer && place && from > 1 {
            from = from.saturating_sub(2);
            while from > 0 && !cut(from - 1) {
                from -= 1;
            }
        }
        if pointer {
            break;
        }
    }
    // "killed nine people and is the first quake since ...": the second predicate is no part of the first.
    let second = |i: usize| s.low(i) == "and" && s.at(i + 1).is_some_and(|w| w.is(BE));
    let mut to = b;
    while to < s.words.len() && !cut(to) && !second(to) {
        to += 1;
    }
    // "while", "after" part clauses too, unless they lead to the other event that the clause is set against.
    Segment { from, to, hangs, hole }
}

/// A stretch of a sentence that is read for the marks of a claim's event.
struct Segment {
    from: usize,
    to: usize,
    /// Whether the claim's clause hangs on what stands before it.
    hangs: bool,
    /// An aside within, which is not the claim's: its first word, and the one after it.
    hole: Option<(usize, usize)>,
}

fn year_month(value: &str) -> Option<(i32, i32)> {
    let y: i32 = value.get(..4)?.parse().ok()?;
    let m: i32 = value.get(5..7)?.parse().ok()?;
    ((1000..2200).contains(&y) && value.get(4..5) == Some("-") && (1..=12).contains(&m)).then_some((y, m))
}

fn year_only(value: &str) -> Option<i32> {
    if value.len() != 4 {
        return None;
    }
    value.parse().ok().filter(|y| (1000..2200).contains(y))
}

fn latest_year(layers: &ReportLayers) -> Option<i32> {
    let years: BTreeSet<i32> = layers
        .text
        .timexes
        .iter()
        .chain(&layers.title.timexes)
        .filter(|t| {
            matches!(t.kind, TimexKind::Date | TimexKind::Time)
                && t.value.len() >= 10
                && !t.resolved
                && t.anchor == Anchor::Absolute
        })
        .filter_map(|t| year_month(&t.value).map(|(y, _)| y))
        .collect();
    years.last().copied()
}

/// A place named in the report.
struct Named<'l> {
    place: &'l firsthand_language::Place,
    times: usize,
    /// How closely it says where: 0 a facility, 1 a town, 2 a province, 3 a country, 4 more.
    rank: usize,
}

/// Where the main event happened: resolved places, those named most often and most closely first.
fn places(layers: &ReportLayers, main: &mut EventMention) {
    let mut list: Vec<Named<'_>> = Vec::new();
    for m in layers.title.mentions.iter().chain(&layers.text.mentions) {
        let Some(place) = m.place.as_ref().filter(|_| m.named) else {
            continue;
        };
        let rank = ["facility", "town", "admin", "country"].iter().position(|p| *p == place.precision).unwrap_or(4);
        if let Some(n) = list.iter_mut().find(|n| n.place.name == place.name) {
            n.times += 1;
        } else if list.len() < 40 {
            list.push(Named { place, times: 1, rank });
        }
    }
    list.retain(|n| layers.country.as_deref().is_none_or(|c| c == n.place.country));
    list.sort_by_key(|n| (n.rank >= 3, std::cmp::Reverse(n.times), n.rank, n.place.name.clone()));
    main.point = list
        .first()
        .filter(|n| n.rank < 3 && (n.rank != 1 || n.place.uncertainty_km <= 50.0))
        .map(|n| (n.place.lat, n.place.lon));
    main.places = list.into_iter().map(|n| n.place.name.clone()).take(6).collect();
}
