//! The small pieces that every section is made of: quotes with their citation, chains, origin dots, values.

use super::{Page, clean};
pub(super) use crate::view::bound;
use firsthand_types::{
    Candidate, Claim, ClaimId, Conflict, Grade, Modality, Origin, OriginId, Part, Polarity, Scope, Slot, Value,
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// `one` for 1, else `many`.
pub(super) fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// A slot's name as a heading.
pub(super) fn heading(slot: Slot) -> String {
    let mut s = slot.as_str().replace('_', " ");
    if let Some(first) = s.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    s
}

/// A value as it is printed; times lose their separators' machine look.
pub(super) fn value(slot: Slot, v: &Value) -> String {
    let shown = clean(&v.display());
    match (slot, v) {
        (Slot::StartTime | Slot::EndTime | Slot::Date, Value::Text(t)) => time(t),
        (_, Value::Timed(t)) => format!("{} · {}", time(&t.at), clean(&t.what)),
        (Slot::Place, Value::Place(p)) if p.chain.len() > 1 => clean(&p.full()),
        _ => shown,
    }
}

/// `2024-03-22T19:58+03:00` as "22 March 2024, 19:58 (UTC+03:00)"; what is open stays open.
pub(super) fn time(t: &str) -> String {
    if let Some((a, b)) = t.split_once('/') {
        if let Some(whole) = whole(a, b) {
            return date(whole);
        }
        return match (a.split_once('T'), b.split_once('T')) {
            (Some((da, _)), Some((db, tb))) if da == db && !da.is_empty() => format!("{} to {}", time(a), clock(tb)),
            _ => format!("{} to {}", time(a), time(b)),
        };
    }
    match t.split_once('T') {
        Some(("", clock_part)) => clock(clock_part),
        Some((day, clock_part)) => format!("{}, {}", date(day), clock(clock_part)),
        None => date(t),
    }
}

/// The year or month that two days are the first and last of: no more is known than that.
fn whole<'a>(a: &'a str, b: &str) -> Option<&'a str> {
    let (year, of_year) = a.split_at_checked(4)?;
    let rest = b.strip_prefix(year)?;
    if (of_year, rest) == ("-01-01", "-12-31") {
        return Some(year);
    }
    let month = a.strip_suffix("-01").filter(|m| m.len() == 7)?;
    b.strip_prefix(month)?;
    let next = match month.get(5..)?.parse::<u32>().ok()? {
        12 => format!("{}-01-01", year.parse::<u32>().ok()? + 1),
        n => format!("{year}-{:02}-01", n + 1),
    };
    (super::ledger::day(b)? + 1.0 == super::ledger::day(&next)?).then_some(month)
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn date(d: &str) -> String {
    let mut parts = d.split('-');
    let (year, month, day) = (parts.next().unwrap_or(d), parts.next(), parts.next());
    let name = month.and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match (name, day.and_then(|d| d.parse::<u32>().ok())) {
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
        (Some(name), None) => format!("{name} {year}"),
        _ => clean(d),
    }
}

fn clock(c: &str) -> String {
    let zone_at = c.find(['+', '-', 'Z']).unwrap_or(c.len());
    let (time, zone) = c.split_at(zone_at);
    // Whole minutes are given as such.
    let time = if time.len() == 8 { time.strip_suffix(":00").unwrap_or(time) } else { time };
    match zone {
        "" => time.to_owned(),
        "Z" | "+00:00" => format!("{time} UTC"),
        z => format!("{time} (UTC{z})"),
    }
}

/// The grade in words.
pub(super) fn grade(g: Grade) -> &'static str {
    match g {
        Grade::Confirmed => "confirmed by independent origins",
        Grade::SingleOrigin => "single origin",
        Grade::Contested => "contested",
        Grade::Superseded => "superseded",
        Grade::Withdrawn => "withdrawn",
        Grade::Unattributed => "nobody named",
    }
}

/// An Admiralty code in words.
pub(super) fn admiralty(code: &str) -> String {
    let mut marks = code.chars();
    let source = match marks.next() {
        Some('B') => "saw, treated or obtained it, or admits it",
        Some('C') => "a body on its own business",
        Some('D') => "passed on",
        Some('E') => "a party that accuses",
        _ => "nobody named",
    };
    let said = match marks.next() {
        Some('1') => "confirmed by origins of different sides",
        Some('2') => "confirmed by origins of one side",
        Some('3') => "one origin",
        Some('4') => "others say otherwise",
        Some('5') => "taken back",
        _ => "cannot be judged",
    };
    format!("Source: {source}. Information: {said}.")
}

/// The kind of conflict in words.
pub(super) fn conflict(c: Conflict) -> &'static str {
    match c {
        Conflict::None => "",
        Conflict::Disagreement => "The accounts disagree",
        Conflict::Update => "A later figure replaced an earlier one",
        Conflict::Scope => "One counts a part of the other, or something else",
        Conflict::Rounding => "The same figure, rounded",
        Conflict::Zone => "The same time in different zones",
    }
}

/// How firmly a claim is put, where that is not plain assertion.
pub(super) fn stance(c: &Claim) -> Vec<&'static str> {
    let polarity = match c.polarity {
        Polarity::Affirmed => None,
        Polarity::Denied => Some("denied"),
        Polarity::Absent => Some("said to be absent"),
    };
    let modality = match c.modality {
        Modality::Asserted => None,
        Modality::Alleged => Some("alleged"),
        Modality::Possible => Some("possible"),
        Modality::Planned => Some("planned"),
        Modality::Predicted => Some("predicted"),
    };
    polarity.into_iter().chain(modality).collect()
}

/// What part of the whole a count counts, where not the total.
pub(super) fn scope(s: Option<&Scope>) -> Option<String> {
    match s? {
        Scope::Total => None,
        Scope::Increment => Some("added to an earlier figure".into()),
        Scope::Superseded => Some("given as an earlier figure".into()),
        Scope::Subset(of) => Some(format!("of these: {}", clean(of))),
    }
}

impl Page<'_> {
    /// A link to a claim's place in the evidence.
    pub(super) fn quote(&self, c: &Claim) -> Markup {
        html! {
            p.said {
                // What the tool says of pixels is no quotation.
                a href=(format!("#{}", c.id)) { @if c.part == Part::Pixels { (clean(&c.quote)) } @else { q { (clean(&c.quote)) } } }
                @for s in stance(c) { " " span.grade { "(" (s) ")" } }
            }
            p.by { (self.chain(c)) " " (self.cite(c)) }
        }
    }

    /// On whose word, nearest first: "Ada Venn, according to the Orvel Courier".
    pub(super) fn chain(&self, c: &Claim) -> Markup {
        html! {
            @if c.part == Part::Pixels {
                "pixels of " span.words { (clean(c.report.as_str())) } ", compared by this program"
            } @else if c.sources.is_empty() {
                @if c.firsthand { "the outlet's own observation" } @else { "no source named" }
            } @else {
                @for (n, s) in c.sources.iter().enumerate() {
                    @if n > 0 { " ← " }
                    span.words { (clean(&s.name)) }
                    @if s.vague { " (unnamed)" } @else if let Some(role) = &s.role { ", " (clean(role)) }
                }
            }
        }
    }

    /// Report number, outlet and day, linked to the list of sources.
    pub(super) fn cite(&self, c: &Claim) -> Markup {
        let Some((n, r)) = self.reports.get(&c.report) else { return html! {} };
        let outlet = r.outlet.clone().unwrap_or_else(|| r.id.0.clone());
        html! {
            "· " a href=(format!("#r{n}")) { "[" (n) "] " (clean(&outlet)) }
            @if let Some(p) = &r.published { ", " (time(p.get(..10).unwrap_or(p))) } @else { ", undated" }
            @if c.part == Part::Title { ", headline" }
        }
    }

    /// The first quote of a list and a fold with the others; copies of a passage are named, not repeated.
    pub(super) fn quotes(&self, ids: &[ClaimId]) -> Markup {
        let claims = self.claims_of(ids);
        let Some((first, rest)) = claims.split_first() else { return html! {} };
        html! {
            (self.quote(first))
            @if !rest.is_empty() {
                details {
                    summary { (rest.len()) (plural(rest.len(), " more passage", " more passages")) }
                    ul { @for c in rest.iter().take(40) { li { (self.quote(c)) } } @if rest.len() > 40 { li { "and " (rest.len() - 40) " more, listed under Evidence" } } }
                }
            }
        }
    }

    /// Origins as dots, grouped by side, each with its name: never colour alone.
    pub(super) fn dots(&self, ids: &[OriginId]) -> Markup {
        let mut sides: BTreeMap<&str, Vec<&Origin>> = BTreeMap::new();
        for o in ids.iter().filter_map(|id| self.origins.get(id)) {
            sides.entry(o.side.as_deref().unwrap_or("")).or_default().push(o);
        }
        html! {
            @for (side, origins) in &sides {
                @if !side.is_empty() { span.side { (clean(side)) } }
                ul { @for o in origins { li { (dot(o)) (clean(&o.name)) } } }
            }
        }
    }

    /// "3 independent origins in 9 reports", for a candidate.
    pub(super) fn counted(&self, c: &Candidate) -> Markup {
        let (named, open): (Vec<_>, Vec<_>) = c.origins.iter().partition(|o| o.as_str() != firsthand_types::UNATTRIBUTED);
        html! {
            span.count {
                @if named.is_empty() && !open.is_empty() { "Nobody named" }
                @else { (named.len()) (plural(named.len(), " independent origin", " independent origins")) }
            }
            @if c.reports.is_empty() { "in footage" }
            @else if c.reports.len() == 1 { "in 1 report" }
            @else { details.copies { summary { "in " (c.reports.len()) " reports" } (super::sources::tree(self, &c.reports)) } }
        }
    }
}

/// A filled dot for an origin, a ring where nobody is named.
pub(super) fn dot(o: &Origin) -> Markup {
    let open = o.id.as_str() == firsthand_types::UNATTRIBUTED;
    html! { span class=(if open { "dot open" } else { "dot" }) aria-hidden="true" {} }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_said_as_exactly_as_they_are_known() {
        assert_eq!(time("2016-01-01/2016-12-31"), "2016");
        assert_eq!(time("2023-06-01/2023-06-30"), "June 2023");
        assert_eq!(time("2023-06-01/2023-06-29"), "1 June 2023 to 29 June 2023");
        assert_eq!(time("2016"), "2016");
        assert_eq!(time("2016-06"), "June 2016");
        assert_eq!(time("2016-06-03T18:00/2016-06-03T19:00"), "3 June 2016, 18:00 to 19:00");
    }
}
