//! The casualty ledger: small multiples, one step chart a count, with the figures in a table below for those who read.

use super::Page;
use super::parts::{heading, time, value};
use firsthand_types::{Claim, Fact, Incident, LedgerEntry, Slot, Value};
use maud::{Markup, html};

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 170.0;
/// Room for the scale.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 60.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 26.0;

/// A longer gap than this many days is drawn shortened, with a break mark.
const LONGEST_GAP: f64 = 6.0;

/// Charts and tables of every count that has a course.
pub(super) fn ledger(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let facts: Vec<&Fact> =
        i.facts.iter().filter(|f| f.slot.is_people_count() && f.ledger.iter().any(|e| e.best.is_some())).collect();
    (!facts.is_empty()).then(|| html! { @for f in facts { (one(page, f)) } })
}

fn one(page: &Page<'_>, f: &Fact) -> Markup {
    let points: Vec<Point> = points(&f.ledger);
    let undated: Vec<&LedgerEntry> = f.ledger.iter().filter(|e| e.as_of.is_none()).collect();
    html! {
        figure.again[points.len() <= 1] {
            h3 { (heading(f.slot)) }
            @if points.len() > 1 { (chart(f.slot, &points)) }
            details open[points.len() <= 1] {
                summary { "Figures" }
                table {
                    thead { tr { th { "As of" } th.num { "Low" } th.num { "Best" } th.num { "High" } } }
                    tbody {
                        @for e in f.ledger.iter().filter(|e| e.as_of.is_some()).chain(undated.iter().copied()) {
                            tr {
                                td { (e.as_of.as_deref().map_or_else(|| "undated".to_owned(), time)) }
                                @let shown = |v: &Option<Value>| v.as_ref().map(|v| value(f.slot, v)).unwrap_or_default();
                                td.num { (shown(&e.low)) }
                                td.num { @if let Some(c) = behind(page, e) { a href=(format!("#{}", c.id)) { (shown(&e.best)) } } @else { (shown(&e.best)) } }
                                td.num { (shown(&e.high)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The claim that gives the figure which stood, among those of its day.
fn behind<'a>(page: &Page<'a>, e: &LedgerEntry) -> Option<&'a Claim> {
    let best = e.best.as_ref()?.numbers()?.0;
    page.claims_of(&e.claims).into_iter().find(|c| c.value.numbers().is_some_and(|(min, _)| min == best))
}

struct Point {
    day: f64,
    label: String,
    low: f64,
    best: f64,
    high: f64,
}

fn points(ledger: &[LedgerEntry]) -> Vec<Point> {
    let n = |v: &Option<Value>| v.as_ref().and_then(Value::numbers).map(|(min, _)| min as f64);
    let mut out: Vec<Point> = ledger
        .iter()
        .filter_map(|e| {
            let as_of = e.as_of.as_deref()?;
            let best = n(&e.best)?;
            Some(Point {
                day: day(as_of)?,
                label: as_of.to_owned(),
                low: n(&e.low).unwrap_or(best),
                best,
                high: n(&e.high).unwrap_or(best),
            })
        })
        .collect();
    out.sort_by(|a, b| a.day.total_cmp(&b.day));
    out
}

/// Days since 1970 of a date with or without a clock time (civil-from-days algorithm of H. Hinnant, inverted).
pub(super) fn day(t: &str) -> Option<f64> {
    let (d, clock) = t.split_once('T').unwrap_or((t, ""));
    let mut parts = d.split('-').map(|p| p.parse::<i64>().ok());
    let (y, m, d) = (parts.next()??, parts.next().flatten().unwrap_or(1), parts.next().flatten().unwrap_or(1));
    if !(1..=9999).contains(&y) || !(1..=12).contains(&m) || !(1..=31).contains(&d) {
        return None;
    }
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let doy = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    let days = era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468;
    let hour = clock.get(..2).and_then(|h| h.parse::<f64>().ok()).unwrap_or(0.0);
    let minute = clock.get(3..5).and_then(|m| m.parse::<f64>().ok()).unwrap_or(0.0);
    Some(days as f64 + hour / 24.0 + minute / 1440.0)
}

/// Positions along the axis, and where it is broken.
fn axis(points: &[Point]) -> (Vec<f64>, Vec<f64>) {
    let mut at = vec![0.0];
    let mut breaks = Vec::new();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let gap = (b.day - a.day).max(0.15);
        let last = at.last().copied().unwrap_or(0.0);
        if gap > LONGEST_GAP {
            breaks.push(last + LONGEST_GAP / 2.0);
        }
        at.push(last + gap.min(LONGEST_GAP));
    }
    let whole = at.last().copied().unwrap_or(1.0).max(0.001);
    let scale = |x: f64| LEFT + x / whole * (WIDTH - LEFT - RIGHT);
    (at.into_iter().map(scale).collect(), breaks.into_iter().map(scale).collect())
}

fn chart(slot: Slot, points: &[Point]) -> Markup {
    let top = points.iter().map(|p| p.high).fold(1.0, f64::max);
    let y = |v: f64| TOP + (1.0 - v / top) * (HEIGHT - TOP - BOTTOM);
    let (xs, breaks) = axis(points);
    let end = WIDTH - RIGHT + 20.0;
    let step = |f: &dyn Fn(&Point) -> f64| -> Vec<(f64, f64)> {
        let mut out = Vec::new();
        for (n, p) in points.iter().enumerate() {
            let x = xs.get(n).copied().unwrap_or(LEFT);
            out.push((x, y(f(p))));
            out.push((xs.get(n + 1).copied().unwrap_or(end), y(f(p))));
        }
        out
    };
    let best = path(&step(&|p| p.best));
    let mut around = step(&|p| p.high);
    around.extend(step(&|p| p.low).into_iter().rev());
    let said: Vec<String> = points.iter().map(|p| format!("{}: {}", time(&p.label), p.best)).collect();
    let labels = labels(points, &xs);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(format!("{} over time. {}", heading(slot), said.join("; "))) {
            @for mark in scale(top) {
                path.axis d=(format!("M{LEFT} {0:.1}H{end}", y(mark))) {}
                text x=(format!("{:.1}", LEFT - 8.0)) y=(format!("{:.1}", y(mark) + 4.0)) text-anchor="end" { (mark) }
            }
            path.band d=(format!("{}Z", path(&around))) {}
            path.line d=(best) {}
            @for x in breaks { text x=(format!("{x:.1}")) y=(format!("{:.1}", y(0.0) + 4.0)) text-anchor="middle" { "//" } }
            @for (n, p) in points.iter().enumerate() {
                @let x = xs.get(n).copied().unwrap_or(LEFT);
                circle.pt cx=(format!("{x:.1}")) cy=(format!("{:.1}", y(p.best))) r="3" {}
                @if labels.contains(&n) {
                    text.num x=(format!("{x:.1}")) y=(format!("{:.1}", y(p.best) - 9.0)) text-anchor="start" { (p.best) }
                    text x=(format!("{x:.1}")) y=(format!("{:.1}", HEIGHT - 6.0)) text-anchor="start" { (short(&p.label)) }
                }
            }
        }
    }
}

/// The marks of the scale: nought and one to five round numbers up to the highest figure.
fn scale(top: f64) -> Vec<f64> {
    let tens = 10f64.powf(top.max(1.0).log10().floor());
    let steps = [0.25, 0.5, 1.0, 2.0].map(|part| part * tens).into_iter().filter(|step| *step >= 1.0 && step.fract() == 0.0);
    let step = steps.into_iter().find(|step| top / step <= 5.0).unwrap_or(5.0 * tens).max(1.0);
    (0..=5).map(|n| f64::from(n) * step).filter(|mark| *mark <= top).collect()
}

/// Which points are labelled: as many as do not touch, the last always.
fn labels(points: &[Point], xs: &[f64]) -> Vec<usize> {
    const ROOM: f64 = 58.0;
    let last = points.len().saturating_sub(1);
    let mut out: Vec<usize> = Vec::new();
    for (n, x) in xs.iter().enumerate().take(last) {
        let free = out.last().and_then(|l| xs.get(*l)).is_none_or(|prev| x - prev >= ROOM);
        let clear = xs.get(last).is_none_or(|end| end - x >= ROOM);
        if free && clear {
            out.push(n);
        }
    }
    out.push(last);
    out
}

/// "22 Mar" of a date.
fn short(t: &str) -> String {
    let full = time(t.get(..10).unwrap_or(t));
    let mut words = full.split(' ');
    let (d, m) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    format!("{d} {}", m.get(..3).unwrap_or(m))
}

fn path(points: &[(f64, f64)]) -> String {
    points.iter().enumerate().map(|(n, (x, y))| format!("{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' })).collect()
}

#[cfg(test)]
mod tests {
    use super::{day, scale};

    #[test]
    fn the_scale_has_few_round_marks() {
        assert_eq!(scale(1.0), [0.0, 1.0]);
        assert_eq!(scale(14.0), [0.0, 5.0, 10.0]);
        assert_eq!(scale(43.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(scale(145.0), [0.0, 50.0, 100.0]);
        assert_eq!(scale(97.0), [0.0, 20.0, 40.0, 60.0, 80.0]);
    }

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        assert_eq!(day("1970-01-01"), Some(0.0));
        assert_eq!(day("2024-03-01").unwrap() - day("2024-02-28").unwrap(), 2.0);
        assert_eq!(day("2031-05-02T12:00"), day("2031-05-02").map(|d| d + 0.5));
        assert_eq!(day("T19:58"), None);
        assert_eq!(day("2031-13-02"), None);
    }
}
