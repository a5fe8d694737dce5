//! The timeline: lanes on one axis at a glance, and beneath it every entry in words, lane by lane, which reads aloud as it stands.

use super::ledger::day;
use super::parts::time;
use super::{Page, clean};
use firsthand_types::{Bound, Incident, TimelineEntry, TimelineLane};
use maud::{Markup, html};

const LANES: &[(TimelineLane, &str)] = &[
    (TimelineLane::Warning, "Warnings before"),
    (TimelineLane::Incident, "The incident"),
    (TimelineLane::Statement, "What was said"),
    (TimelineLane::Report, "Reports"),
];

/// Most rows shown of one lane.
const ROWS: usize = 60;

/// Every lane with its entries; those without a time stand in a lane of their own, grouped as the lanes are.
pub(super) fn timeline(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    (!i.timeline.is_empty()).then(|| {
        html! {
            @if let Some(axis) = Axis::of(&i.timeline) { figure { (glance(&axis, &i.timeline)) } }
            div.scroll { table {
                @for (lane, name) in LANES {
                    @let entries: Vec<&TimelineEntry> = i.timeline.iter().filter(|e| e.lane == *lane && timed(e)).collect();
                    @if !entries.is_empty() { tbody.again[*lane == TimelineLane::Report] { (rows(page, name, &entries)) } }
                }
                @if i.timeline.iter().any(|e| !timed(e)) { tbody.again { (undated(page, i)) } }
            } }
        }
    })
}

fn timed(e: &TimelineEntry) -> bool {
    e.start.is_some() || e.end.is_some()
}

/// One lane's rows, in order.
fn rows(page: &Page<'_>, name: &str, entries: &[&TimelineEntry]) -> Markup {
    html! {
        tr { th.lane colspan="2" scope="rowgroup" { (name) } }
        @for e in entries.iter().take(ROWS) { tr { td.time { (when(e)) } td { (what(page, e)) } } }
        @if entries.len() > ROWS { tr { td {} td.by { "and " (entries.len() - ROWS) " more in dossier.json" } } }
    }
}

/// The lane of what has no time; what the words say of its order stands with each.
fn undated(page: &Page<'_>, i: &Incident) -> Markup {
    html! {
        tr { th.lane colspan="2" scope="rowgroup" { "Time not stated" } }
        @for (lane, name) in LANES {
            @let entries: Vec<&TimelineEntry> = i.timeline.iter().filter(|e| e.lane == *lane && !timed(e)).collect();
            @for (n, e) in entries.iter().take(ROWS).enumerate() {
                tr {
                    @if n == 0 { td.time rowspan=(entries.len().min(ROWS)) { (name) } }
                    td { (what(page, e)) }
                }
            }
            @if entries.len() > ROWS { tr { td {} td.by { "and " (entries.len() - ROWS) " more in dossier.json" } } }
        }
    }
}

fn what(page: &Page<'_>, e: &TimelineEntry) -> Markup {
    html! {
        (clean(&e.what))
        @if let Some(p) = &e.placed_by { " " span.by { "placed by " q { (clean(p)) } } }
        @if !e.after.is_empty() { " " span.by { "after: " (clean(&e.after.join("; "))) } }
        @if let Some(c) = page.claims_of(&e.claims).first() {
            " " @if e.lane != TimelineLane::Report { a.by href=(format!("#{}", c.id)) { (page.chain(c)) } " " }
            span.by { (page.cite(c)) }
        }
    }
}

fn when(e: &TimelineEntry) -> String {
    match (&e.start, &e.end) {
        (Some(a), Some(b)) if a != b => time(&format!("{a}/{b}")),
        (Some(a), _) => match e.bound {
            Some(Bound::About) => format!("about {}", time(a)),
            Some(Bound::Before) => format!("before {}", time(a)),
            Some(Bound::After) => format!("after {}", time(a)),
            _ => time(a),
        },
        (None, Some(b)) => format!("before {}", time(b)),
        (None, None) => "time not stated".into(),
    }
}

const WIDTH: f64 = 900.0;
/// Where the axis begins; the lanes' names stand left of it.
const LEFT: f64 = 132.0;
const RIGHT: f64 = WIDTH - 8.0;
const LANE: f64 = 30.0;

/// The one axis of all lanes, in days. Times without a date are placed on a day of their own, where all are such.
struct Axis {
    from: f64,
    to: f64,
    clock_only: bool,
}

impl Axis {
    /// From the first dated entry that is no warning to the last; earlier ones are marked at the edge.
    fn of(entries: &[TimelineEntry]) -> Option<Self> {
        let clock = |t: &Option<String>| t.as_deref().is_none_or(|s| s.starts_with('T'));
        let clock_only = entries.iter().all(|e| clock(&e.start) && clock(&e.end));
        let at = |t: &Option<String>| t.as_deref().and_then(|t| at(t, clock_only));
        let own = |lane: TimelineLane| matches!(lane, TimelineLane::Incident | TimelineLane::Report);
        let points: Vec<f64> =
            entries.iter().filter(|e| own(e.lane)).flat_map(|e| [at(&e.start), at(&e.end)]).flatten().collect();
        let from = points.iter().copied().fold(f64::INFINITY, f64::min);
        let said = entries.iter().filter(|e| e.lane == TimelineLane::Statement).filter_map(|e| at(&e.start));
        let to = points.iter().copied().chain(said).fold(f64::NEG_INFINITY, f64::max);
        let pad = (to - from) * 0.02;
        (to > from && (to - from).is_finite()).then_some(Axis { from: from - pad, to: to + pad, clock_only })
    }

    fn x(&self, day: f64) -> f64 {
        LEFT + (day - self.from) / (self.to - self.from) * (RIGHT - LEFT)
    }

    /// Days or hours at round distances, each with its label.
    fn ticks(&self) -> Vec<(f64, String)> {
        let steps = [1.0 / 24.0, 0.125, 0.25, 0.5, 1.0, 2.0, 7.0, 14.0, 30.0, 91.0, 365.0, 3652.0];
        let step = steps.into_iter().find(|s| (self.to - self.from) / s <= 9.0).unwrap_or(36525.0);
        let mut at = (self.from / step).ceil() * step;
        let mut out = Vec::new();
        while at <= self.to && out.len() < 12 {
            out.push((self.x(at), self.label(at, step < 1.0)));
            at += step;
        }
        out
    }

    /// "24 Jun", or "19:00" and "24 Jun" where hours are told apart.
    fn label(&self, at: f64, hours: bool) -> String {
        let whole = (at + 1e-6).floor();
        let minutes = ((at + 1e-6 - whole) * 24.0).floor();
        if hours && (minutes > 0.0 || self.clock_only) {
            return format!("{minutes:02}:00");
        }
        let (_, month, d) = civil(whole);
        format!("{d} {}", MONTHS.get(month.wrapping_sub(1)).unwrap_or(&""))
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Year, month and day of a count of days since 1970 (H. Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: f64) -> (i64, usize, i64) {
    let z = days as i64 + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, usize::try_from(month).unwrap_or(1), doy - (153 * mp + 2) / 5 + 1)
}

/// The lanes at a glance. A stroke is a stated time, a pale bar an interval, an arrow what lies before the axis.
fn glance(axis: &Axis, entries: &[TimelineEntry]) -> Markup {
    let lanes: Vec<_> = LANES.iter().filter(|(lane, _)| entries.iter().any(|e| e.lane == *lane)).collect();
    let bottom = LANE * lanes.len() as f64;
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {:.0}", bottom + 24.0)) role="img" aria-label="Timeline; the table below says the same in words" {
            @for (x, label) in axis.ticks() {
                path.axis d=(format!("M{x:.1} 2V{bottom:.1}")) {}
                text x=(format!("{x:.1}")) y=(format!("{:.1}", bottom + 17.0)) text-anchor=(if x > RIGHT - 24.0 { "end" } else { "middle" }) { (label) }
            }
            @for (n, (lane, name)) in lanes.iter().enumerate() {
                @let y = LANE * n as f64 + LANE / 2.0;
                text x="0" y=(format!("{:.1}", y + 4.0)) { (name) }
                path.axis d=(format!("M{LEFT:.0} {y:.1}H{RIGHT:.0}")) {}
                @for e in entries.iter().filter(|e| e.lane == *lane).take(400) { (mark(axis, e, y)) }
            }
        }
    }
}

fn mark(axis: &Axis, e: &TimelineEntry, y: f64) -> Markup {
    let at = |t: &Option<String>| t.as_deref().and_then(|t| at(t, axis.clock_only));
    let (start, end) = (at(&e.start), at(&e.end));
    if start.is_none() && end.is_none() {
        return html! {};
    }
    let title = format!("{}: {}", when(e), clean(&e.what));
    let last = end.or(start).unwrap_or(axis.to);
    if last < axis.from {
        return html! { path.bar d=(format!("M{:.1} {y:.1}l7 -5v10z", LEFT + 1.0)) { title { (title) } } };
    }
    let from = axis.x(start.unwrap_or(axis.from)).clamp(LEFT, RIGHT);
    let to = axis.x(last).clamp(LEFT, RIGHT);
    // How far the event may lie to either side of the time that is said.
    let within = |t: &Option<String>, or: f64| at(t).map_or(or, |d| axis.x(d).clamp(LEFT, RIGHT));
    let (early, late) = (within(&e.earliest, from).min(from), within(&e.latest, to).max(to));
    html! {
        @if early < from - 1.0 || late > to + 1.0 { rect.soft x=(format!("{early:.1}")) y=(format!("{:.1}", y - 2.0)) width=(format!("{:.1}", late - early)) height="4" rx="2" {} }
        @if to - from > 3.0 { rect.soft x=(format!("{from:.1}")) y=(format!("{:.1}", y - 4.0)) width=(format!("{:.1}", to - from)) height="8" rx="2" { title { (title) } } }
        @else { rect.bar x=(format!("{:.1}", from - 1.25)) y=(format!("{:.1}", y - 7.0)) width="2.5" height="14" rx="1" { title { (title) } } }
    }
}

fn at(t: &str, clock_only: bool) -> Option<f64> {
    match t.strip_prefix('T') {
        Some(clock) if clock_only => day(&format!("2000-01-01T{clock}")),
        Some(_) => None,
        None => day(t),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(lane: TimelineLane, start: Option<&str>, end: Option<&str>) -> TimelineEntry {
        TimelineEntry {
            start: start.map(Into::into),
            end: end.map(Into::into),
            what: "the hall burns".into(),
            after: vec![],
            claims: vec![],
            lane,
            placed_by: None,
            bound: None,
            earliest: None,
            latest: None,
        }
    }

    #[test]
    fn one_axis_holds_the_lanes_and_marks_what_was_before_it() {
        let entries = [
            entry(TimelineLane::Warning, Some("2029-01-01"), None),
            entry(TimelineLane::Incident, Some("2031-03-22T19:58"), None),
            entry(TimelineLane::Statement, None, Some("2031-03-23")),
            entry(TimelineLane::Report, Some("2031-03-24"), None),
        ];
        let axis = Axis::of(&entries).unwrap();
        assert!(axis.x(day("2031-03-22T19:58").unwrap()) < axis.x(day("2031-03-24").unwrap()));
        let drawn = glance(&axis, &entries).into_string();
        assert!(drawn.contains("23 Mar") && drawn.contains("l7 -5v10z"), "{drawn}");
        assert_eq!(drawn.matches("class=\"soft\"").count(), 1);
    }

    #[test]
    fn uncertainty_is_drawn_to_both_sides_and_said() {
        let about = TimelineEntry {
            bound: Some(Bound::About),
            earliest: Some("2031-03-22T18:58".into()),
            latest: Some("2031-03-22T20:58".into()),
            ..entry(TimelineLane::Incident, Some("2031-03-22T19:58"), None)
        };
        assert!(when(&about).starts_with("about "), "{}", when(&about));
        let entries = [about, entry(TimelineLane::Report, Some("2031-03-23"), None)];
        let drawn = glance(&Axis::of(&entries).unwrap(), &entries).into_string();
        assert_eq!(drawn.matches("class=\"soft\"").count(), 1, "{drawn}");
    }

    #[test]
    fn days_come_back() {
        for (t, want) in [("2031-03-22", (2031, 3, 22)), ("2000-02-29", (2000, 2, 29)), ("1969-12-31", (1969, 12, 31))] {
            assert_eq!(civil(day(t).unwrap().floor()), want);
        }
    }
}
