//! The responsibility board, changing accounts, and the people.

use super::parts::{heading, plural, stance, time, value};
use super::{Page, clean};
use firsthand_types::{Claim, Incident, PersonEntry, Slot};
use maud::{Markup, html};

/// Slots that bear on responsibility, in the order of the scale.
const BOARD: &[(Slot, &str)] = &[
    (Slot::ClaimOfResponsibility, "Claims it"),
    (Slot::Admission, "Admits it"),
    (Slot::Accusation, "Accuses"),
    (Slot::Corroboration, "Supports it"),
    (Slot::Doubt, "Doubts it"),
    (Slot::Denial, "Denies it"),
    (Slot::Acquittal, "Clears"),
];

/// What a stance is called: whoever denies a warning, or another matter, does not deny that he did it.
fn named<'n>(slot: Slot, name: &'n str, what: Option<&str>) -> &'n str {
    match (slot, what) {
        (Slot::Denial, Some("a warning")) => "Denies a warning",
        (Slot::Denial, Some(_)) => "Denies something else",
        (Slot::Doubt, Some(_)) => "Doubts something else",
        (Slot::Corroboration, Some(_)) => "Supports something else",
        _ => name,
    }
}

/// A table: what is done, by whom, in which words, when.
pub(super) fn board(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let rows: Vec<(&str, Vec<&Claim>, usize)> = BOARD
        .iter()
        .flat_map(|(slot, name)| {
            i.facts
                .iter()
                .filter(move |f| f.slot == *slot)
                .flat_map(|f| &f.candidates)
                .map(|c| (named(*slot, name, c.what.as_deref()), page.claims_of(&c.claims), c.reports.len()))
        })
        .filter(|(_, claims, _)| !claims.is_empty())
        .collect();
    (!rows.is_empty()).then(|| {
        html! {
            div.scroll { table.board {
                thead { tr { th { "What" } th { "Who, and against whom" } th { "In the words of the report" } } }
                tbody {
                    @for (name, claims, reports) in rows {
                        @if let Some(c) = claims.first() {
                            tr {
                                td { (name) @for s in stance(c) { br; span.by { (s) } } }
                                td { (clean(&c.value.display())) br; span.by { "in " (reports) (plural(reports, " report", " reports")) @if let Some(t) = &c.as_of { ", " (time(t)) } } }
                                td { (page.quote(c)) }
                            }
                        }
                    }
                }
            } }
        }
    })
}

/// Speakers whose positions differ, each position in order.
pub(super) fn accounts(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let changed: Vec<_> = i.accounts.iter().filter(|a| a.changed).collect();
    (!changed.is_empty()).then(|| {
        html! {
            @for a in changed {
                h3 { (page.origins.get(&a.speaker).map(|o| clean(&o.name)).unwrap_or_default()) " on " (clean(&a.about)) }
                div.parts {
                    @for c in a.claims.iter().filter_map(|id| page.claim(id)) {
                        div.older {
                            @if let Some(t) = &c.as_of { p.cmeta { (time(t)) } }
                            p.cmeta { (heading(c.slot)) @if c.slot.is_count() { ": " (value(c.slot, &c.value)) } }
                            (page.quote(c))
                        }
                    }
                }
            }
        }
    })
}

const ROLES: &[(&str, &str)] =
    &[("victim", "Victims"), ("survivor", "Survivors"), ("suspect", "Suspects and accused"), ("witness", "Witnesses")];

/// Victims first, by name; the rest after them.
pub(super) fn people(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    (!i.people.is_empty()).then(|| {
        html! {
            @for (role, name) in ROLES {
                @let some: Vec<&PersonEntry> = i.people.iter().filter(|p| p.role == *role).collect();
                @if !some.is_empty() {
                    h3 style="margin-top:1rem" { (name) }
                    ul.plain {
                        @for p in some {
                            li {
                                span.words { b { (clean(&p.name)) } }
                                @if let Some(age) = p.age { ", " @if age == 0 { "under 1" } @else { (age) } }
                                @if let Some(fate) = &p.fate { " · " (clean(fate)) }
                                @if let Some(c) = page.claims_of(&p.claims).first() { (page.quote(c)) }
                            }
                        }
                    }
                }
            }
        }
    })
}
