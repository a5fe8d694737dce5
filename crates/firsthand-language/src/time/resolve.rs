//! From the algebra of times to dates: each expression in the order of the text, with the day of publication, the day that the
//! text is telling of, and the tense of the clause.

mod calendar;
mod clock;
mod phrase;

use super::clause;
use super::event::{self, Order};
use super::expr::{Amount, Calendar, Core, Expr, From, Modifier, Which};
use super::length;
use super::lex::Tok;
use super::point::{Point, part_code};
use super::tense::{self, Tense};
use super::words::{Part, Unit};
use crate::layers::{Anchor, Sentence, Timex, TimexKind, Token};
use firsthand_types::Span;
use jiff::civil::{Date, DateTime};

/// Days since the end of a quarter after which it is no longer the one reported on.
const COMPARED: i32 = 220;

/// Sentences for which what was said of a quarter's figures goes on.
pub(super) const REPORTED: usize = 10;

/// What the text is telling of at some point of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Focus {
    pub day: Date,
    /// Civil time and its offset in minutes, where one was named.
    pub time: Option<(DateTime, Option<i16>)>,
    /// Index of the expression that set it.
    pub timex: usize,
    /// Its sentence.
    pub sentence: usize,
}

/// Walks the expressions of one text.
pub(crate) struct Resolver<'a> {
    pub(super) text: &'a str,
    pub(super) toks: &'a [Tok],
    sentences: &'a [Sentence],
    /// The same text's syntax; empty where no parser ran.
    tokens: &'a [Token],
    pub(super) published: Option<Date>,
    pub(super) zone: Option<&'a str>,
    pub(super) focus: Option<Focus>,
    /// The same without days that are still to come at publication: "come back tomorrow" moves no clock that follows it.
    told: Option<Focus>,
    /// The first day that the text names.
    pub(super) narrative: Option<Focus>,
    /// The latest year named outright, with its sentence.
    pub(super) year: Option<(i16, usize, usize)>,
    /// The quarter whose figures are told of, with the last sentence that speaks of it.
    pub(super) quarter: Option<(Point, usize)>,
    /// The last sentence that gives figures of several months or a year.
    pub(super) months: Option<usize>,
    /// Where sentences start, as far as signs tell, where no sentences are given.
    starts: Vec<usize>,
    /// The date that stands behind the weekday in hand: "last Monday night, November 28".
    pub(super) apposed: Option<Date>,
}

/// A resolved core: its point, where it hangs, and whether it was inferred.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub point: Option<Point>,
    /// TIMEX3 value where there is no point.
    pub open: String,
    pub anchor: Anchor,
    pub resolved: bool,
    /// Whether nothing but the day of publication spoke for it.
    pub guess: bool,
}

impl<'a> Resolver<'a> {
    pub fn new(
        text: &'a str,
        toks: &'a [Tok],
        sentences: &'a [Sentence],
        tokens: &'a [Token],
        published: Option<&str>,
        zone: Option<&'a str>,
    ) -> Self {
        let published = published.and_then(|p| p.get(..10)).and_then(|p| p.parse().ok());
        Resolver {
            text,
            toks,
            sentences,
            tokens,
            published,
            zone,
            focus: None,
            told: None,
            narrative: None,
            year: None,
            quarter: None,
            months: None,
            starts: if sentences.is_empty() { starts(toks) } else { Vec::new() },
            apposed: None,
        }
    }

    /// Every expression as a [`Timex`].
    pub fn all(mut self, exprs: &[Expr]) -> Vec<Timex> {
        let mut out: Vec<Timex> = Vec::with_capacity(exprs.len());
        for (k, e) in exprs.iter().enumerate() {
            let index = out.len();
            let Some(span) = self.span(e.first, e.last) else {
                continue;
            };
            let sentence = self.sentence_at(span.start);
            let ahead = self.day_ahead(exprs, k, sentence);
            self.apposed = self.apposed(exprs, k, sentence);
            let mut timex = self.one(e, index, sentence, ahead);
            self.note_months(e, sentence);
            timex.span = span;
            self.phrase(e, &mut timex);
            self.hang_on_event(exprs, k, &mut timex);
            out.push(timex);
        }
        self.lengths_from_points(exprs, &mut out);
        out
    }

    /// One expression. `ahead` is a day named later in the same sentence, for clock times without a day.
    fn one(&mut self, e: &Expr, index: usize, sentence: usize, ahead: Option<Found>) -> Timex {
        match e.core {
            Core::Length { n, unit } => Timex { kind: TimexKind::Duration, value: length::value(n, unit), ..Timex::default() },
            Core::Stretch { n, unit } => self.stretch(e, n, unit),
            Core::Set(recur) => Timex { kind: TimexKind::Set, value: length::recurring(recur), ..Timex::default() },
            Core::Ref(what) => Timex { value: what.into(), anchor: Anchor::Published, ..Timex::default() },
            // "days later" is counted from what is told, and so is no reference to the past or the future: as "minutes later", a length.
            Core::Offset { n: Amount::Vague, unit, from: From::Focus, .. } if unit > Unit::Hour => {
                Timex { kind: TimexKind::Duration, value: length::value(Amount::Vague, unit), ..Timex::default() }
            }
            _ if e.clock.is_some() => self.clock_time(e, index, sentence, ahead),
            _ => self.date_or_part(e, index, sentence, ahead),
        }
    }

    /// A date, or a part of a day.
    fn date_or_part(&mut self, e: &Expr, index: usize, sentence: usize, ahead: Option<Found>) -> Timex {
        if let Core::Offset { n, unit, sign, from } = e.core
            && unit <= Unit::Hour
        {
            return self.short_offset(e, (n, unit, i64::from(sign), from), index, sentence);
        }
        let mut found = self.core(e, sentence, ahead);
        // "Crews searched overnight": the night that ended this morning.
        if self.toks.get(e.first).map(|t| t.w) == Some(super::words::W::Overnight)
            && found.anchor == Anchor::Published
            && e.core == Core::Bare
            && self.tense(e) != Tense::Future
            && let Some(Point::Day(day)) = found.point
        {
            found.point = day.yesterday().ok().map(Point::Day);
        }
        // After the small hours "the next morning" is the same day's.
        if e.part == Some(Part::Morning)
            && matches!(e.core, Core::Unit { unit: Unit::Day, which: Which::Next | Which::Following })
            && let Some((at, _)) = self.focus.and_then(|f| f.time)
            && at.hour() < 5
        {
            found.point = Some(Point::Day(at.date()));
        }
        self.note_focus(e, &found, index, sentence);
        let mut timex = Timex {
            kind: if e.part.is_some() { TimexKind::Time } else { TimexKind::Date },
            anchor: found.anchor.clone(),
            resolved: found.resolved,
            ..Timex::default()
        };
        match (found.point, e.part) {
            (Some(p), Some(part)) => {
                let code = if part == Part::Midday { "12:00" } else { part_code(part) };
                timex.value = format!("{}T{code}", p.value());
                timex.at = self.part_interval(p, part, e);
            }
            (Some(p), None) => {
                timex.value = p.value();
                timex.at = self.point_at(p, e);
            }
            (None, Some(part)) => {
                let open = if found.open.is_empty() { "XXXX-XX-XX" } else { &found.open };
                timex.value = format!("{open}T{}", part_code(part));
            }
            (None, None) => timex.value = found.open,
        }
        timex
    }

    /// "earlier this month" ends at the day of publication, "later this month" starts there.
    fn point_at(&self, p: Point, e: &Expr) -> Option<String> {
        if let (Some(day), true) = (self.published, self.opens_with_comparison(e)) {
            let (first, last) = (p.first()?, p.last()?);
            if first < last && first <= day && day <= last {
                return Some(match e.modifier {
                    Modifier::Start => format!("{first}/{day}"),
                    _ => format!("{day}/{last}"),
                });
            }
        }
        let single = if self.opens_with_comparison(e) { Modifier::None } else { e.modifier };
        match (p, single) {
            (Point::Day(d), Modifier::Start) => Some(format!("{d}T00:00/{d}T08:00")),
            (Point::Day(d), Modifier::End) => Some(format!("{d}T18:00/{d}T24:00")),
            _ => p.at(single),
        }
    }

    /// "the past two months": a length, and the interval it covers.
    fn stretch(&self, e: &Expr, n: Amount, unit: Unit) -> Timex {
        let mut timex =
            Timex { kind: TimexKind::Duration, value: length::value(n, unit), anchor: Anchor::Published, ..Timex::default() };
        if let (Some(day), Some(count)) = (self.published, n.exact()) {
            let ahead = self
                .words(e)
                .split(' ')
                .any(|w| ["next", "coming", "following", "ahead", "upcoming"].contains(&w.to_lowercase().as_str()));
            let other = Point::shifted(day, if ahead { count } else { -count }, unit);
            if unit > Unit::Hour
                && let Some(other) = other
            {
                timex.at = Some(format!("{}/{}", day.min(other), day.max(other)));
            }
        }
        timex
    }

    /// The tense of an expression's clause: by the words just before it, by the parse, else by what stands around it.
    fn tense(&self, e: &Expr) -> Tense {
        let (first, last) = (e.first, e.last);
        if let Some(led) = tense::led(self.text, self.toks, first, last) {
            return led;
        }
        let around = || tense::around(self.text, self.toks, first, last);
        match self.span(first, last).and_then(|span| clause::tense(self.text, self.tokens, span)) {
            Some(Tense::Nearest) if is_future(around()) => Tense::Future,
            Some(tense) => tense,
            None => around(),
        }
    }

    /// The point of a core.
    fn core(&self, e: &Expr, sentence: usize, ahead: Option<Found>) -> Found {
        let tense = || match self.tense(e) {
            Tense::Future if tense::of_what_was(self.text, self.toks, e.last) => Tense::Open,
            Tense::Past | Tense::Open if tense::of_a_fixture(self.text, self.toks, e.last) => Tense::Nearest,
            tense => tense,
        };
        match e.core {
            // "the 1989 period": the quarter under discussion, in that year.
            Core::Calendar(Calendar { year: Some(y), month: None, .. }, _)
                if self.ends_with_period(e) && !self.of_months(sentence) && self.quarter.is_some() =>
            {
                let quarter = self.quarter.and_then(|(q, _)| if let Point::Quarter(_, q) = q { Some(q) } else { None });
                absolute(i16::try_from(y).ok().zip(quarter).map(|(y, q)| Point::Quarter(y, q)))
            }
            Core::Calendar(Calendar { weekday: Some(day), month: None, day: None, .. }, Which::Open)
                if self.beside_an_event(e) =>
            {
                open(format!("XXXX-WXX-{day}"), Anchor::Published)
            }
            Core::Calendar(c, which) => {
                let tense = match tense() {
                    Tense::Past if c.day.is_none() && tense::done(self.text, self.toks, e.first) => Tense::Done,
                    tense => tense,
                };
                self.calendar(c, which, tense, sentence)
            }
            Core::Offset { n, unit, sign, from } => self.offset((n, unit, i64::from(sign), from), tense(), sentence),
            Core::Unit { unit: Unit::Year, which: Which::Last } if self.compares(e) => self
                .quarter_of_another_year(Amount::whole(1), Unit::Year, -1, sentence)
                .unwrap_or_else(|| self.unit(Unit::Year, Which::Last, tense)),
            Core::Unit { unit, which } => self.unit(unit, which, tense),
            Core::Season { season, year, which } => self.season(season, year, which, tense()),
            Core::Fraction { index, of, year, which } => self.fraction(index, of, year, which, tense()),
            Core::YearEnd { year } => self.year_end(year, tense()),
            Core::Decade(y) => absolute(i16::try_from(y).ok().map(Point::Decade)),
            Core::Century(c) => absolute(i16::try_from(c).ok().map(Point::Century)),
            Core::Holiday { id, year, which } => self.holiday(id, year, which, tense()),
            Core::Bare => self.bare_day(tense, sentence, ahead),
            Core::Length { .. } | Core::Stretch { .. } | Core::Set(_) | Core::Ref(_) => Found::default(),
        }
    }

    /// "the Monday before the fair": which one, the event tells and not the day of publication.
    fn beside_an_event(&self, e: &Expr) -> bool {
        use super::words::W;
        let w = |k: usize| self.toks.get(k).map(|t| t.w);
        let led = w(e.first) == Some(W::The) || e.first > 0 && w(e.first - 1) == Some(W::The);
        led && matches!(w(e.last), Some(W::Before | W::After)) && w(e.last + 1) == Some(W::The)
    }

    /// The day of a clock time or part of the day that names none.
    pub(super) fn bare_day(&self, tense: impl Fn() -> Tense, sentence: usize, ahead: Option<Found>) -> Found {
        let near = |f: &Focus| f.sentence + 1 >= sentence;
        // A day to come goes on into the next sentence only where that tells of what will be.
        let goes_on = |f: &Focus| f.sentence == sentence || !self.to_come(f) || is_future(tense());
        let near = self.focus.filter(|f| near(f) && goes_on(f)).or_else(|| self.told.filter(near));
        if let Some(f) = near.filter(|f| f.sentence == sentence) {
            return hung(f);
        }
        if let Some(found) = ahead {
            return found;
        }
        // The day of publication alone, named far above, hardly dates what a report tells of.
        let told = self.narrative.filter(|f| Some(f.day) != self.published);
        if let Some(f) = near.or(told) {
            return hung(f);
        }
        // A text of long after that names no day of its own tells of the day it named.
        if let Some(f) = self.told.filter(|_| self.narrative.is_none() && matches!(tense(), Tense::Past | Tense::Done)) {
            return hung(f);
        }
        Found {
            point: self.published.map(Point::Day),
            anchor: Anchor::Published,
            resolved: true,
            guess: true,
            ..Found::default()
        }
    }

    /// The first whole day named later in the same sentence.
    fn day_ahead(&self, exprs: &[Expr], k: usize, sentence: usize) -> Option<Found> {
        let e = exprs.get(k)?;
        if e.core != Core::Bare {
            return None;
        }
        let next = exprs.iter().skip(k + 1).take(3).find(|n| day_grained(n))?;
        let span = self.span(next.first, next.last)?;
        if self.sentence_at(span.start) != sentence {
            return None;
        }
        let found = self.core(next, sentence, None);
        // "19:50 Donors are asked to come back tomorrow"
        let to_come = matches!(found.point, Some(Point::Day(day)) if self.published.is_some_and(|p| day > p));
        (found.point.is_some() && (!to_come || is_future(self.tense(e)))).then_some(Found { resolved: true, ..found })
    }

    /// The date that stands behind a weekday, past a comma or in brackets.
    fn apposed(&self, exprs: &[Expr], k: usize, sentence: usize) -> Option<Date> {
        let (e, next) = (exprs.get(k)?, exprs.get(k + 1)?);
        let weekday =
            matches!(e.core, Core::Calendar(Calendar { weekday: Some(_), month: None, day: None, year: None, .. }, _));
        let dated = matches!(next.core, Core::Calendar(Calendar { weekday: None, month: Some(_), day: Some(_), .. }, _));
        let mark = matches!(self.toks.get(e.last).map(|t| t.w), Some(super::words::W::Sym(b',' | b'(')));
        if !weekday || !dated || !mark || next.first != e.last + 1 {
            return None;
        }
        match self.core(next, sentence, None).point {
            Some(Point::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Remembers the day that the text is telling of.
    fn note_focus(&mut self, e: &Expr, found: &Found, index: usize, sentence: usize) {
        match found.point {
            Some(Point::Day(day)) => {
                if matches!(e.core, Core::Calendar(c, _) if c.year.is_some()) {
                    self.year = Some((day.year(), sentence, index));
                }
                self.set_focus(Focus { day, time: None, timex: index, sentence });
            }
            Some(q @ Point::Quarter(..)) => self.note_quarter(e, q, sentence),
            Some(Point::Year(y) | Point::Month(y, _)) if !matches!(found.anchor, Anchor::Published) => {
                self.year = Some((y, sentence, index));
            }
            _ => {}
        }
    }

    /// Remembers the quarter whose figures are told of. One of the year before stands for comparison only; one that is not over,
    /// or older than the one at hand, is an aside.
    fn note_quarter(&mut self, e: &Expr, quarter: Point, sentence: usize) {
        self.months = None;
        let compared = matches!(e.core, Core::Offset { .. })
            || self.published.zip(quarter.last()).is_some_and(|(p, last)| p.since(last).is_ok_and(|s| s.get_days() > COMPARED));
        if compared {
            self.quarter = self.quarter.map(|(q, _)| (q, sentence));
        } else if self.quarter.is_none_or(|(told, _)| told.first() <= quarter.first() && self.is_over(quarter)) {
            self.quarter = Some((quarter, sentence));
        }
    }

    fn is_over(&self, point: Point) -> bool {
        self.published.zip(point.last()).is_none_or(|(p, last)| last < p)
    }

    /// "In the nine months", "for the year ended": what is compared from here on is no quarter.
    fn note_months(&mut self, e: &Expr, sentence: usize) {
        use super::words::W;
        if let Core::Length { unit: Unit::Month | Unit::Year, .. } = e.core
            && self.toks.get(e.first).is_some_and(|t| t.w == W::The)
        {
            self.months = Some(sentence);
        }
    }

    /// Whether the figures at hand are those of several months or a year.
    pub(super) fn of_months(&self, sentence: usize) -> bool {
        self.months.is_some_and(|said| said + REPORTED >= sentence)
    }

    /// Whether an amount is compared with that of a time: "up from $2 million last year", "from last year's $2 million".
    fn compares(&self, e: &Expr) -> bool {
        const LED: &[&str] = &["compared with", "compared to", "versus", "up from", "down from", "rise from", "increase from"];
        let Some(span) = self.span(e.first, e.last) else { return false };
        let from = self.text.floor_char_boundary(span.start.saturating_sub(80));
        let before = self.text.get(from..span.start).unwrap_or("");
        let before = before.rfind(". ").and_then(|at| before.get(at + 2..)).unwrap_or(before);
        let after = self.text.get(span.end..).unwrap_or("");
        let money = |t: &str| t.contains(['$', '%', '\u{a3}', '\u{20ac}']) || t.contains("cents");
        let near = after.strip_prefix("'s ").or(after.strip_prefix("\u{2019}s ")).is_some_and(|r| r.starts_with('$'));
        LED.iter().any(|w| before.contains(w)) && (near || money(before))
    }

    /// Whether the words end in "period" or "quarter".
    fn ends_with_period(&self, e: &Expr) -> bool {
        use super::words::W;
        let last = e.last.checked_sub(1).and_then(|k| self.toks.get(k));
        last.is_some_and(|t| matches!(t.w, W::Period | W::Unit(Unit::Quarter)))
    }

    /// Whether a day had not come when the report was published.
    fn to_come(&self, focus: &Focus) -> bool {
        self.published.is_some_and(|p| focus.day > p)
    }

    pub(super) fn set_focus(&mut self, focus: Focus) {
        self.focus = Some(focus);
        if !self.to_come(&focus) {
            self.told = Some(focus);
        }
        let near = self.published.is_none_or(|p| p.since(focus.day).is_ok_and(|s| (0..=10).contains(&s.get_days())));
        if self.narrative.is_none() && near {
            self.narrative = Some(focus);
        }
    }

    /// The year under discussion where it was named after the last day, with the expression that named it.
    pub(super) fn later_year(&self) -> Option<(i16, usize)> {
        self.year.filter(|(_, _, i)| self.focus.is_none_or(|f| f.timex < *i)).map(|(y, _, i)| (y, i))
    }

    pub(super) fn words(&self, e: &Expr) -> &'a str {
        self.span(e.first, e.last).and_then(|s| s.of(self.text)).unwrap_or("")
    }

    /// Whether the words begin with "earlier" or "later".
    pub(super) fn opens_with_comparison(&self, e: &Expr) -> bool {
        use super::words::W;
        matches!(self.toks.get(e.first).map(|t| t.w), Some(W::Earlier | W::Later))
    }

    pub(super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        let start = self.toks.get(first)?.start;
        let end = self.toks.get(last.checked_sub(1)?)?.end;
        (end > start).then(|| Span::new(start, end))
    }

    fn sentence_at(&self, at: usize) -> usize {
        if self.sentences.is_empty() {
            return self.starts.partition_point(|s| *s <= at);
        }
        self.sentences.partition_point(|s| s.span.end <= at)
    }

    /// A length before "after", "before" or "into" hangs on an event.
    fn hang_on_event(&self, exprs: &[Expr], k: usize, timex: &mut Timex) {
        let Some(e) = exprs.get(k) else {
            return;
        };
        let Some((n, unit)) = length::of(e.core) else {
            return;
        };
        let Some((order, at)) = event::order(self.text, self.toks, e.first, e.last) else {
            return;
        };
        // Before another expression it is that one it hangs on: done once all are known.
        if exprs
            .get(k + 1)
            .is_some_and(|next| next.first <= at + 1 && !matches!(next.core, Core::Length { .. } | Core::Set(_) | Core::Ref(_)))
        {
            return;
        }
        let Some(what) = event::words(self.text, self.toks, at) else {
            return;
        };
        let minutes = length::minutes(n, unit).map(|m| if order == Order::Before { -m } else { m });
        timex.anchor = Anchor::Event { what, minutes };
    }

    /// "two days after Friday", "an hour before midnight": a length that hangs on the next expression.
    fn lengths_from_points(&self, exprs: &[Expr], out: &mut [Timex]) {
        if exprs.len() != out.len() {
            return;
        }
        for (k, e) in exprs.iter().enumerate() {
            let Some((n, unit)) = length::of(e.core) else {
                continue;
            };
            let Some((order, at)) = event::order(self.text, self.toks, e.first, e.last) else {
                continue;
            };
            if exprs.get(k + 1).is_none_or(|next| next.first > at + 1) {
                continue;
            }
            let Some(base) = out.get(k + 1).and_then(|t| t.at.clone()) else {
                continue;
            };
            let sign = if order == Order::Before { -1 } else { 1 };
            if let Some(timex) = out.get_mut(k) {
                timex.at = n.exact().and_then(|n| clock::shift_written(&base, n * sign, unit));
                timex.anchor = Anchor::Timex(k + 1);
                timex.resolved = true;
            }
        }
    }
}

/// Where sentences start: after a stop and white space, at a capital, and after a blank line.
fn starts(toks: &[Tok]) -> Vec<usize> {
    use super::lex::Gap;
    use super::words::W;
    let mut found = Vec::new();
    for pair in toks.windows(2) {
        if let [a, b] = pair
            && (a.w == W::Break || matches!(a.w, W::Sym(b'.' | b'!' | b'?')) && b.gap == Gap::Space && b.capital)
        {
            found.push(b.start);
        }
    }
    found
}

/// Whether an expression names one day.
fn day_grained(e: &Expr) -> bool {
    match e.core {
        Core::Calendar(c, _) => c.day.is_some() || c.weekday.is_some(),
        Core::Offset { unit, from, .. } => unit == Unit::Day && from == From::Published,
        Core::Unit { unit, which } => unit == Unit::Day && which == Which::This,
        Core::Holiday { .. } => true,
        _ => false,
    }
}

fn absolute(point: Option<Point>) -> Found {
    Found { point, ..Found::default() }
}

/// The day under discussion.
pub(super) fn hung(f: Focus) -> Found {
    Found { point: Some(Point::Day(f.day)), anchor: Anchor::Timex(f.timex), resolved: true, ..Found::default() }
}

/// What could not be tied to a day.
pub(super) fn open(value: String, anchor: Anchor) -> Found {
    Found { open: value, anchor, ..Found::default() }
}

/// Prefers the past where the tense is open.
pub(super) fn is_future(t: Tense) -> bool {
    t == Tense::Future
}
