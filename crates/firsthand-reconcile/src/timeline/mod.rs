//! The timeline of one incident: what happened, was said and was published, in order of time, each bound traced to its claims.
//!
//! Claims become events ([`entries`]), events and the words that place them become a simple temporal network ([`network`]), and
//! its solution gives every entry its interval ([`solve`]). What cannot be placed is kept, without a time.

mod anchors;
mod entries;
mod moment;
mod network;
pub mod precision;
mod print;
mod solve;

use firsthand_types::{Claim, Clash, Fact, Note, NoteKind, Noted, Report, ReportId, Slot, TimelineEntry};
use std::collections::BTreeMap;

/// One incident's timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timeline {
    /// In order of time; what has no time last.
    pub entries: Vec<TimelineEntry>,
    /// The smallest groups of claims about times that cannot all be true.
    pub clashes: Vec<Clash>,
}

/// The timeline of one incident.
///
/// `claims` are those about it, with `origin` set, without rejected ones and those of superseded reports; foiled plots told beside
/// it in its reports should be among them. Copies may be too and add no entry of their own. `reports` are the reports that carry
/// them. `facts` are the incident's: its best `date` and `start_time` win where claims contradict each other. The order of the
/// lists is of no account. A note names every clash.
pub(crate) fn timeline(claims: &[&Claim], reports: &[&Report], facts: &[Fact]) -> Noted<Timeline> {
    let events = entries::events(claims, &title(facts));
    let published: BTreeMap<&ReportId, moment::Moment> =
        reports.iter().filter_map(|r| Some((&r.id, moment::parse(r.published.as_deref()?)?))).collect();
    let solved = solve::solve(&events, &published, facts);
    let mut told = print::entries(&solved);
    told.extend(print::published(claims, reports));
    let entries = print::in_order(told);
    let clashes = solved.clashes(claims);
    let notes = clashes.iter().map(|c| Note::new(NoteKind::Remark, "timeline", c.why.clone())).collect();
    Noted { value: Timeline { entries, clashes }, notes }
}

/// How the incident is called in its own entries.
fn title(facts: &[Fact]) -> String {
    let event = facts.iter().find(|f| f.slot == Slot::Event).and_then(|f| f.best.as_ref());
    event.map_or(String::new(), |v| entries::wording(&v.display()))
}

/// Whether two times in the format of times name one instant in different zones: both carry a date and an offset, the offsets
/// differ, and the instants are equal. For `Conflict::Zone`.
pub(crate) fn same_instant(a: &str, b: &str) -> bool {
    let read = |t: &str| moment::parse(t).filter(|m| m.first == m.last);
    let (Some(a), Some(b)) = (read(a), read(b)) else {
        return false;
    };
    let (Some(x), Some(y)) = (a.offset, b.offset) else {
        return false;
    };
    let gap = (a.first - x) - (b.first - y);
    x != y && if a.dated && b.dated { gap == 0 } else { a.dated == b.dated && gap.rem_euclid(moment::DAY) == 0 }
}

#[cfg(test)]
mod tests;
