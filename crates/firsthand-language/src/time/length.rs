//! Lengths of time as TIMEX3 writes them.

use super::expr::{Amount, Core, Recur};
use super::point::{part_code, unit_letter};
use super::words::Unit;

/// `P2D`, `PT30M`, `P2Y6M`, `PXW`.
pub(crate) fn value(n: Amount, unit: Unit) -> String {
    let (letter, timed) = unit_letter(unit);
    let p = if timed { "PT" } else { "P" };
    match n {
        Amount::Vague => format!("{p}X{letter}"),
        Amount::Between(low, high) => match unit {
            Unit::Fortnight => format!("P{}W", low.saturating_mul(2)),
            _ if low + 1 == high => format!("{p}{low}{letter}"),
            _ => format!("{p}X{letter}"),
        },
        Amount::Halves(h) if h % 2 == 0 => whole(h / 2, unit),
        Amount::Halves(h) => halves(h, unit),
    }
}

fn whole(n: i64, unit: Unit) -> String {
    let (letter, timed) = unit_letter(unit);
    match unit {
        Unit::Fortnight => format!("P{}W", n.saturating_mul(2)),
        Unit::Quarter => format!("P{}M", n.saturating_mul(3)),
        Unit::Decade => format!("P{}Y", n.saturating_mul(10)),
        Unit::Century => format!("P{}Y", n.saturating_mul(100)),
        Unit::Millennium => format!("P{}Y", n.saturating_mul(1000)),
        _ => format!("{}{n}{letter}", if timed { "PT" } else { "P" }),
    }
}

/// An odd number of halves: half a unit is so many of the next smaller one.
fn halves(h: i64, unit: Unit) -> String {
    let n = h / 2;
    let head = |letter: &str| if n == 0 { String::new() } else { format!("{n}{letter}") };
    match unit {
        Unit::Year => format!("P{}6M", head("Y")),
        Unit::Hour => format!("PT{}30M", head("H")),
        Unit::Minute => format!("PT{}30S", head("M")),
        Unit::Day if n == 0 => "PT12H".into(),
        Unit::Decade => format!("P{}Y", h.saturating_mul(5)),
        Unit::Century => format!("P{}Y", h.saturating_mul(50)),
        Unit::Quarter | Unit::Fortnight | Unit::Millennium => format!("P{n}.5{}", unit_letter(unit).0),
        _ => format!("P{n}.5{}", unit_letter(unit).0),
    }
}

/// Minutes of a length, where it is a number; months and years by their mean.
pub(crate) fn minutes(n: Amount, unit: Unit) -> Option<i64> {
    let halves = match n {
        Amount::Halves(h) => h,
        Amount::Between(low, high) => low.checked_add(high)?,
        Amount::Vague => return None,
    };
    let unit_minutes: i64 = match unit {
        Unit::Second => return Some(halves / 120),
        Unit::Minute => 1,
        Unit::Hour => 60,
        Unit::Day => 1440,
        Unit::Weekend => 2880,
        Unit::Week => 10_080,
        Unit::Fortnight => 20_160,
        Unit::Month => 43_830,
        Unit::Quarter => 131_490,
        Unit::Year => 525_960,
        Unit::Decade => 5_259_600,
        Unit::Century => 52_596_000,
        Unit::Millennium => 525_960_000,
    };
    halves.checked_mul(unit_minutes).map(|m| m / 2)
}

/// Value of a set.
pub(crate) fn recurring(recur: Recur) -> String {
    match recur {
        Recur::Every { n, unit } => value(n, unit),
        Recur::Weekday(d) => format!("XXXX-WXX-{d}"),
        Recur::WeekdayPart(d, p) => format!("XXXX-WXX-{d}T{}", part_code(p)),
        Recur::Month(m) => format!("XXXX-{m:02}"),
        Recur::Part(p) => format!("XXXX-XX-XXT{}", part_code(p)),
    }
}

/// Whether an expression is a length.
pub(crate) fn of(core: Core) -> Option<(Amount, Unit)> {
    match core {
        Core::Length { n, unit } => Some((n, unit)),
        _ => None,
    }
}
