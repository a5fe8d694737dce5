//! The time for which each figure is given: what its words say, where that can be; else the day on which its lineage was first
//! published; for undated reports what bounds them.
//!
//! * A figure cannot be given for a time before the event, and in a report of days later the event's own day is no time of counting.
//! * A copied figure is given for the time that the head of its lineage gives it for: a copy's date moves nothing (law 3).
//! * An undated figure between two dated ones of a rising toll came after the lower and before the higher. Where nothing bounds it,
//!   it stands apart without a time.

use crate::entries::{Entry, WEEKDAYS, entries, time_at};
use crate::when::{self, day_text};
use firsthand_types::{Claim, ClaimId, LedgerEntry, Modality, Part, Report, ReportId, Scope, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of the times of a case's reports and copies.
pub(crate) struct Timing<'a> {
    /// All reports.
    pub index: &'a BTreeMap<&'a ReportId, &'a Report>,
    /// For copied claims, the day on which the first of their lineage was published.
    pub first_published: &'a BTreeMap<ClaimId, String>,
    /// For copied claims, the time for which the head of their lineage gives them.
    pub head_as_of: &'a BTreeMap<ClaimId, String>,
    /// For undated reports, the day before which they cannot have been written.
    pub not_before: &'a BTreeMap<ReportId, String>,
}

impl Timing<'_> {
    /// The claims of one incident with the time for which each figure is given.
    pub fn timed(&self, claims: &[&Claim]) -> Vec<Claim> {
        let event = event_day(claims);
        let mut timed: Vec<Claim> = claims.iter().map(|c| self.one(c, event)).collect();
        self.by_entry(&mut timed);
        self.part_bounded(claims, &mut timed, event);
        timed
    }

    fn undated(&self, c: &Claim) -> bool {
        self.index.get(&c.report).is_none_or(|r| r.published.is_none())
    }

    fn one(&self, claim: &Claim, event: Option<i64>) -> Claim {
        const DAYS_LATER: i64 = 2;
        let mut claim = claim.clone();
        if !claim.slot.is_people_count() {
            return claim;
        }
        if let Some(head) = self.head_as_of.get(&claim.id) {
            claim.as_of = Some(head.clone());
        }
        let published = self.index.get(&claim.report).and_then(|r| r.published.clone());
        if let (Some(at), Some(out)) = (claim.as_of.as_deref(), published.as_deref())
            && !self.head_as_of.contains_key(&claim.id)
            && let Some(told) = clipped(at, out)
        {
            claim.as_of = Some(told);
        }
        let impossible = match (day(&claim.as_of), event, day(&published)) {
            (Some(at), Some(event), _) if at < event => true,
            (Some(at), Some(event), Some(out)) => at == event && out - event > DAYS_LATER,
            (given, _, _) => given.is_none(),
        };
        if claim.scope == Some(Scope::Superseded) {
            // An earlier figure without a day of its own has no place on the course.
            claim.as_of = claim.as_of.filter(|_| !impossible);
        } else if impossible {
            let head = self.first_published.get(&claim.id).cloned();
            let published = published.map(|p| p.get(..10).unwrap_or(&p).to_owned());
            claim.as_of = head.or(published).or_else(|| self.not_before.get(&claim.report).cloned());
        }
        claim
    }

    /// On a running page a figure is given when its entry was written; its title's where the title's figure is an entry's.
    fn by_entry(&self, timed: &mut [Claim]) {
        let mut pages: BTreeMap<ReportId, Vec<Entry>> = BTreeMap::new();
        let mut given: BTreeMap<(ReportId, Slot, String), String> = BTreeMap::new();
        let own = |c: &Claim| {
            let published = self.index.get(&c.report).and_then(|r| r.published.as_deref());
            c.slot.is_people_count() && published.is_some() && c.as_of.as_deref() == published
        };
        for c in timed.iter_mut().filter(|c| c.part == Part::Text && own(c)) {
            let Some(report) = self.index.get(&c.report) else { continue };
            let page = pages.entry(c.report.clone()).or_insert_with(|| entries(report));
            // Where its own sentence names a day ("by 9 August"), that is the one.
            let dated = |c: &Claim| sentence(&report.text, c).is_some_and(crate::undated::names_day);
            if let Some(at) = time_at(page, c.start).filter(|_| !dated(c)) {
                c.as_of = Some(at.to_owned());
                given.entry((c.report.clone(), c.slot, c.value.key())).or_insert_with(|| at.to_owned());
            }
        }
        for c in timed.iter_mut().filter(|c| c.part == Part::Title && own(c)) {
            if let Some(at) = given.get(&(c.report.clone(), c.slot, c.value.key())) {
                c.as_of = Some(at.clone());
            }
        }
    }

    /// A toll of the dead does not fall because an undated report gives its later state: where its report can only be bounded by the
    /// days it names, or by the event's own, a figure above one that is dated later stands apart, without a time.
    fn part_bounded(&self, given: &[&Claim], timed: &mut [Claim], event: Option<i64>) {
        let dated: Vec<(i64, i64)> = timed
            .iter()
            .filter(|c| !self.undated(c) && c.modality == Modality::Asserted && c.part == Part::Text)
            .filter_map(|c| Some((day(&c.as_of)?, toll(c)?)))
            .collect();
        for (own, claim) in given.iter().zip(timed.iter_mut()) {
            let (Some(at), Some(figure)) = (day(&claim.as_of), toll(claim)) else {
                continue;
            };
            let bounded = own.as_of.is_none() || day(&own.as_of) == event;
            // A part that looks like a total is no proof: the later figure must be of the same order.
            let later = dated.iter().any(|(d, n)| *d > at && *n < figure && n * 2 > figure);
            if self.undated(claim) && bounded && later {
                claim.as_of = None;
            }
        }
    }

    /// Undated tolls of the dead that fall between two days of the course given by dated ones: placed on the days between, in the
    /// order of their size. Returns whether any was placed. `course` is the ledger of what is dated.
    pub fn place(&self, course: &[LedgerEntry], timed: &mut [Claim]) -> bool {
        let stood: Vec<(i64, i64)> =
            course.iter().filter_map(|e| Some((day(&e.as_of)?, e.best.as_ref()?.numbers()?.0))).collect();
        let known: BTreeSet<i64> = stood.iter().map(|(_, n)| *n).collect();
        let mut free: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
        let mut on: Vec<(usize, i64)> = Vec::new();
        for (i, c) in timed.iter().enumerate() {
            let Some(figure) = toll(c).filter(|n| self.undated(c) && c.supports() && !known.contains(n)) else { continue };
            // A time that rests on a bound alone may be moved; one that the words give may not.
            if c.as_of.is_some() && c.as_of.as_ref() != self.not_before.get(&c.report) {
                continue;
            }
            let bound = self.not_before.get(&c.report).and_then(|b| when::parse(b)).map(|b| b.day);
            let Some((from, to)) = gap(&stood, figure, bound) else { continue };
            // The day that its words name, where there is one such in the gap.
            let named = self.index.get(&c.report).and_then(|r| named_weekday(&r.text, c));
            let mut days = (from..=to).filter(|d| named == Some(when::weekday(*d)) && bound.is_none_or(|b| b <= *d));
            if let (Some(day), None) = (days.next(), days.next()) {
                on.push((i, day));
            } else if bound.map_or(from + 1, |b| b.max(from + 1)) < to {
                free.entry((from, to)).or_default().push(i);
            }
        }
        let any = !free.is_empty() || !on.is_empty();
        for (i, day) in on {
            if let Some(c) = timed.get_mut(i) {
                c.as_of = Some(day_text(day));
            }
        }
        for ((from, to), members) in free {
            let figures: BTreeSet<i64> = members.iter().filter_map(|i| timed.get(*i)).filter_map(toll).collect();
            for (n, figure) in figures.into_iter().enumerate() {
                let at = (from + 1 + n as i64).min(to - 1);
                for i in &members {
                    if let Some(c) = timed.get_mut(*i).filter(|c| toll(c) == Some(figure)) {
                        c.as_of = Some(day_text(at));
                    }
                }
            }
        }
        any
    }
}

/// A time of counting that lies after its report's publication, moved to where it can be: nothing is counted after it is told.
/// "16:05 ..." on a page last touched at 21:20 of the day before is that afternoon; whatever else lies ahead was told when it was
/// published. `None` where it does not lie after it.
fn clipped(at: &str, published: &str) -> Option<String> {
    const DAY: i64 = 1440;
    let (given, told) = (when::parse(at)?, when::parse(published)?);
    let exact = given.minute.is_some() && told.minute.is_some();
    let after = if exact { given.minutes() > told.minutes() } else { given.day > told.day };
    // A clock time without a zone beside one with a zone may be hours apart and the same.
    let zoned = |t: &str| t.get(11..).is_some_and(|c| c.contains(['+', '-', 'Z']));
    if !after || exact && zoned(at) != zoned(published) && given.day <= told.day {
        return None;
    }
    let (day, clock) = (at.get(..10)?, at.get(10..).filter(|c| c.starts_with('T')));
    let before = when::parse(day).map(|d| day_text(d.day - 1));
    match (clock, before) {
        (Some(clock), Some(before)) if given.minutes() - told.minutes() < DAY => Some(format!("{before}{clock}")),
        _ => Some(published.to_owned()),
    }
}

/// The two days of a course between whose tolls a figure falls. Where a toll rose past it more than once, the rise that was told
/// day by day: reports come thick then.
fn gap(stood: &[(i64, i64)], figure: i64, bound: Option<i64>) -> Option<(i64, i64)> {
    const DAY_BY_DAY: i64 = 7;
    let all: Vec<(i64, i64)> = stood
        .windows(2)
        .filter_map(|w| match w {
            [(from, low), (to, high)] if *low < figure && figure < *high => Some((*from, *to)),
            _ => None,
        })
        .filter(|(_, to)| bound.is_none_or(|b| b <= *to))
        .collect();
    let near: Vec<&(i64, i64)> = all.iter().filter(|(from, to)| to - from <= DAY_BY_DAY).collect();
    match (all.as_slice(), near.as_slice()) {
        ([only], _) => Some(*only),
        (_, [only]) => Some(**only),
        _ => None,
    }
}

/// The weekday that a claim's own sentence names ("confirmed on Monday"), if it names just one.
fn named_weekday(text: &str, c: &Claim) -> Option<i64> {
    let words = sentence(text, c)?.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let days: BTreeSet<i64> =
        words.filter_map(|w| WEEKDAYS.iter().position(|d| *d == w)).filter_map(|d| i64::try_from(d).ok()).collect();
    days.first().copied().filter(|_| days.len() == 1)
}

/// The words around a claim, from the stop before it to the one after. A point before a number or a small letter is no stop.
fn sentence<'t>(text: &'t str, c: &Claim) -> Option<&'t str> {
    let stop = |at: &usize| match text.get(*at..).map(|rest| rest.chars()) {
        Some(mut rest) => match rest.next() {
            Some('.') => rest.next() == Some(' ') && rest.next().is_none_or(char::is_uppercase),
            first => first.is_some(),
        },
        None => false,
    };
    let stops = |from: usize, to: usize| {
        let some = text.get(from..to).unwrap_or("");
        some.match_indices(['.', '!', '?', '\n']).map(move |(at, _)| from + at).filter(stop)
    };
    let start = stops(0, c.start).next_back().map_or(0, |at| at + 1);
    let end = stops(c.end, text.len()).next().unwrap_or(text.len());
    text.get(start..end)
}

/// The day of the event: the one that most date claims give.
fn event_day(claims: &[&Claim]) -> Option<i64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for c in claims.iter().filter(|c| c.slot == Slot::Date && c.supports()) {
        if let Value::Text(t) = &c.value
            && let Some(when) = when::parse(t)
        {
            *counts.entry(when.day).or_default() += 1;
        }
    }
    counts.iter().max_by_key(|(day, n)| (**n, std::cmp::Reverse(**day))).map(|(day, _)| *day)
}

fn day(t: &Option<String>) -> Option<i64> {
    t.as_deref().and_then(when::parse).map(|w| w.day)
}

/// The least number of a total of those killed.
fn toll(c: &Claim) -> Option<i64> {
    let whole = c.slot == Slot::Killed && matches!(c.scope, None | Some(Scope::Total));
    whole.then(|| c.value.numbers()).flatten().map(|n| n.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::Span;

    fn report(id: &str, published: Option<&str>) -> Report {
        Report { id: id.into(), published: published.map(Into::into), text: "They died.".into(), ..Report::default() }
    }

    fn entry(day: &str, n: i64) -> LedgerEntry {
        LedgerEntry { as_of: Some(day.into()), low: None, best: Some(Value::Number(n)), high: None, claims: Vec::new() }
    }

    fn killed(report: &Report, n: i64) -> Claim {
        Claim::new(report, Part::Text, Span::new(0, 10), Slot::Killed, Value::Number(n), "test").unwrap()
    }

    #[test]
    fn nothing_is_counted_after_it_is_told() {
        let reports = [report("a", Some("2031-05-02T21:20+03:00"))];
        let index: BTreeMap<&ReportId, &Report> = reports.iter().map(|r| (&r.id, r)).collect();
        let none = BTreeMap::new();
        let days = BTreeMap::new();
        let timing = Timing { index: &index, first_published: &none, head_as_of: &none, not_before: &days };
        let mut claim = killed(&reports[0], 12);
        claim.as_of = Some("2031-05-03T16:05".into());
        assert_eq!(timing.timed(&[&claim])[0].as_of.as_deref(), Some("2031-05-02T16:05"));
    }

    #[test]
    fn an_undated_figure_stands_between_its_neighbours() {
        let reports = [report("a", Some("2031-05-02")), report("b", None), report("c", Some("2031-05-09"))];
        let index: BTreeMap<&ReportId, &Report> = reports.iter().map(|r| (&r.id, r)).collect();
        let none = BTreeMap::new();
        let timing = Timing { index: &index, first_published: &none, head_as_of: &none, not_before: &BTreeMap::new() };
        let claims: Vec<Claim> = reports.iter().zip([4, 7, 12]).map(|(r, n)| killed(r, n)).collect();
        let mut timed = timing.timed(&claims.iter().collect::<Vec<_>>());
        assert_eq!(timed[1].as_of, None);
        assert!(timing.place(&[entry("2031-05-02", 4), entry("2031-05-09", 12)], &mut timed));
        assert_eq!(timed[1].as_of.as_deref(), Some("2031-05-03"));
        timed[1].as_of = None;
        assert!(!timing.place(&[entry("2031-05-02", 4), entry("2031-05-09", 5)], &mut timed), "above all that is dated");
    }

    #[test]
    fn a_figure_of_a_running_page_is_of_its_entry() {
        let text = "9:10 p.m. on Thursday: Seven are dead.\nSix had died by Apr. 30.\n8:00 p.m. on Thursday: Nothing new.";
        let page = Report { text: text.into(), ..report("a", Some("2031-04-30")) };
        let index = BTreeMap::from([(&page.id, &page)]);
        let none = BTreeMap::new();
        let timing = Timing { index: &index, first_published: &none, head_as_of: &none, not_before: &BTreeMap::new() };
        let at = |words: &str, n| {
            let start = text.find(words).unwrap();
            let span = Span::new(start, start + words.len());
            let mut c = Claim::new(&page, Part::Text, span, Slot::Killed, Value::Number(n), "test").unwrap();
            c.as_of = Some("2031-04-30".into());
            c
        };
        let claims = [at("Seven are dead", 7), at("Six had died", 6)];
        let timed = timing.timed(&claims.iter().collect::<Vec<_>>());
        assert_eq!(timed[0].as_of.as_deref(), Some("2031-05-01T21:10"));
        assert_eq!(timed[1].as_of.as_deref(), Some("2031-04-30"));
    }

    #[test]
    fn an_undated_figure_stands_on_the_day_that_its_sentence_names() {
        let text = "Seven had died by Saturday, the harbour master said.";
        let page = Report { text: text.into(), ..report("b", None) };
        let index = BTreeMap::from([(&page.id, &page)]);
        let none = BTreeMap::new();
        let timing = Timing { index: &index, first_published: &none, head_as_of: &none, not_before: &BTreeMap::new() };
        let mut timed = timing.timed(&[&killed(&page, 7)]);
        // It rose past seven twice: in days, and again over months. 2031-05-03 is a Saturday.
        let course = [("2031-05-02", 4), ("2031-05-06", 12), ("2031-06-20", 5), ("2032-01-02", 9)];
        assert!(timing.place(&course.map(|(d, n)| entry(d, n)), &mut timed));
        assert_eq!(timed[0].as_of.as_deref(), Some("2031-05-03"));
    }

    #[test]
    fn a_copy_takes_the_time_of_its_head() {
        let reports = [report("a", Some("2031-05-02")), report("b", Some("2031-05-20"))];
        let index: BTreeMap<&ReportId, &Report> = reports.iter().map(|r| (&r.id, r)).collect();
        let mut copy = killed(&reports[1], 4);
        copy.as_of = Some("2031-05-20".into());
        let (none, heads) = (BTreeMap::new(), BTreeMap::from([(copy.id.clone(), "2031-05-02".to_owned())]));
        let timing = Timing { index: &index, first_published: &none, head_as_of: &heads, not_before: &BTreeMap::new() };
        assert_eq!(timing.timed(&[&copy])[0].as_of.as_deref(), Some("2031-05-02"));
    }
}
