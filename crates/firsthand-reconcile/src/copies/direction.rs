//! Who had it first: dates where both are dated, then declared credits, then who holds the whole of the other.

use crate::when;
use firsthand_types::{Provenance, Report};
use std::cmp::Ordering;

/// The verdict on the order of two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// Whether the second is the earlier.
    pub swapped: bool,
    /// Whether the words or dates show it.
    pub known: bool,
    /// What showed it.
    pub by: &'static str,
}

/// Decides which of two reports that share text had it first. `holds` is the share of each report's words that stand in the other.
pub(crate) fn order(a: (&Report, Option<&Provenance>), b: (&Report, Option<&Provenance>), holds: (f64, f64)) -> Order {
    let (by_date, by_credit) = (dates(a.0, b.0), credits(a, b));
    let (ordering, by) = if by_date != Ordering::Equal {
        (by_date, "published earlier")
    } else if by_credit != Ordering::Equal {
        (by_credit, "credited by the other")
    } else if holds.1 >= 0.9 && holds.0 < 0.8 {
        (Ordering::Less, "holds all of the other")
    } else if holds.0 >= 0.9 && holds.1 < 0.8 {
        (Ordering::Greater, "holds all of the other")
    } else {
        (Ordering::Equal, "")
    };
    Order {
        swapped: ordering == Ordering::Greater || (ordering == Ordering::Equal && b.0.id < a.0.id),
        known: ordering != Ordering::Equal,
        by,
    }
}

fn dates(a: &Report, b: &Report) -> Ordering {
    let read = |r: &Report| r.published.as_deref().and_then(when::parse);
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return Ordering::Equal;
    };
    match (x.minute, y.minute) {
        (Some(_), Some(_)) => x.minutes().cmp(&y.minutes()),
        _ => x.day.cmp(&y.day),
    }
}

/// The report that the other one credits comes first.
fn credits(a: (&Report, Option<&Provenance>), b: (&Report, Option<&Provenance>)) -> Ordering {
    match (credited(a, b.0), credited(b, a.0)) {
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        _ => Ordering::Equal,
    }
}

/// Whether `from` credits the outlet of `to`.
fn credited(from: (&Report, Option<&Provenance>), to: &Report) -> bool {
    let Some(outlet) = to.outlet.as_deref().map(str::to_lowercase) else {
        return false;
    };
    let own = from.0.outlet.as_deref().map(str::to_lowercase);
    from.1.is_some_and(|p| {
        p.credits.iter().any(|c| {
            let name = c.name.to_lowercase();
            Some(&name) != own.as_ref() && name.len() > 1 && (outlet.contains(&name) || name.contains(&outlet))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::Author;

    fn report(id: &str, outlet: &str, published: Option<&str>) -> Report {
        Report { id: id.into(), outlet: Some(outlet.into()), published: published.map(Into::into), ..Report::default() }
    }

    #[test]
    fn a_date_needs_two() {
        let (a, b) = (report("a", "Tarn Post", Some("2031-05-02")), report("b", "Pell Wire", None));
        assert!(!order((&a, None), (&b, None), (0.5, 0.5)).known);
        let b = report("b", "Pell Wire", Some("2031-05-01"));
        let o = order((&a, None), (&b, None), (0.5, 0.5));
        assert!(o.known && o.swapped);
    }

    #[test]
    fn a_credit_speaks_where_dates_do_not() {
        let (a, b) = (report("a", "Tarn Post", None), report("b", "Pell Wire", None));
        let credit = Provenance {
            credits: vec![Author { name: "Pell Wire".into(), how: "byline".into(), span: Default::default(), whole: true }],
            ..Provenance::default()
        };
        let o = order((&a, Some(&credit)), (&b, None), (0.5, 0.5));
        assert!(o.known && o.swapped);
    }
}
