//! What is known, where the accounts part, what is not known, and the events beside the incident.

use super::parts::{bound, grade, heading, plural, scope, value};
use super::{Page, clean};
use firsthand_types::{Bound, Candidate, Conflict, Fact, Grade, Incident, Slot, UNATTRIBUTED};
use maud::{Markup, html};

/// Groups of slots under which facts are read, in order. `said` stands apart, folded.
const GROUPS: &[(&str, &[Slot])] = &[
    ("What, when, where", &[Slot::Event, Slot::Date, Slot::StartTime, Slot::EndTime, Slot::Place, Slot::Target, Slot::Time]),
    (
        "People harmed",
        &[Slot::Killed, Slot::Injured, Slot::Missing, Slot::Rescued, Slot::Evacuated, Slot::Hostages, Slot::Displaced],
    ),
    (
        "Who and how",
        &[Slot::Perpetrator, Slot::Attackers, Slot::Suspects, Slot::Weapon, Slot::Arrested, Slot::Charged, Slot::Motive],
    ),
    (
        "What is claimed and denied",
        &[
            Slot::ClaimOfResponsibility,
            Slot::Accusation,
            Slot::Denial,
            Slot::Doubt,
            Slot::Corroboration,
            Slot::Admission,
            Slot::Acquittal,
        ],
    ),
    ("Warnings and threats", &[Slot::PriorWarning, Slot::FoiledPlot, Slot::Threat]),
    ("Checked, counted, done", &[Slot::Verification, Slot::Counted, Slot::Response]),
];

/// Most candidates shown unfolded.
const SHOWN: usize = 4;

/// The few facts that a reader looks for first.
pub(super) fn glance(_page: &Page<'_>, i: &Incident) -> Markup {
    const FIRST: &[Slot] = &[
        Slot::Killed,
        Slot::Injured,
        Slot::Missing,
        Slot::Date,
        Slot::StartTime,
        Slot::Place,
        Slot::Perpetrator,
        Slot::Arrested,
    ];
    let facts: Vec<&Fact> = FIRST.iter().filter_map(|s| i.facts.iter().find(|f| f.slot == *s && f.best.is_some())).collect();
    html! {
        ul.glance {
            @for f in facts {
                @let best = f.best.as_ref().map(|v| value(f.slot, v)).unwrap_or_default();
                @let lead = f.candidates.first();
                li {
                    h3 { (heading(f.slot)) }
                    a.n.long[best.len() > 9] href=(format!("#{}", f.id)) { (bound(lead.and_then(|c| c.bound))) (best) }
                    span.sub {
                        @if let Some(spread) = spread(f) { (spread) " · " }
                        @let n = lead.map_or(0, |c| c.origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).count());
                        @if n == 0 { "nobody named" } @else { (n) (plural(n, " origin", " origins")) }
                        @if f.conflict == Conflict::Disagreement { " · " span.conflict { "contested" } }
                    }
                }
            }
        }
    }
}

/// Lowest to highest, where they differ.
fn spread(f: &Fact) -> Option<String> {
    match (&f.low, &f.high) {
        (Some(low), Some(high)) if low != high && f.slot.is_count() => {
            Some(format!("{} to {}", value(f.slot, low), value(f.slot, high)))
        }
        _ => None,
    }
}

/// Every fact with its rival values, grouped; statements folded at the end.
pub(super) fn known(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let of = |slots: &[Slot]| -> Vec<&Fact> {
        slots.iter().flat_map(|s| i.facts.iter().filter(move |f| f.slot == *s)).filter(|f| !f.candidates.is_empty()).collect()
    };
    let said = of(&[Slot::Said]);
    let any = i.facts.iter().any(|f| !f.candidates.is_empty());
    any.then(|| {
        html! {
            @for (name, slots) in GROUPS {
                @let facts = of(slots);
                @if !facts.is_empty() {
                    div.group.again[slots.contains(&Slot::Denial)].small[slots.contains(&Slot::Counted)] {
                        // A heading is not left alone at the foot of a sheet.
                        div.lead { p.kicker { (name) } @if let Some(f) = facts.first() { (fact(page, f)) } }
                        @for f in facts.iter().skip(1) { (fact(page, f)) }
                    }
                }
            }
            @if !said.is_empty() {
                @let n: usize = said.iter().map(|f| f.candidates.len()).sum();
                details { summary { (n) (plural(n, " other attributed statement", " other attributed statements")) }
                    ul.plain { @for c in said.iter().flat_map(|f| &f.candidates) { li { (page.quotes(&c.claims)) } } }
                }
            }
        }
    })
}

/// One fact: value and rivals in the column, the origins of the best value in the margin.
fn fact(page: &Page<'_>, f: &Fact) -> Markup {
    let Some(lead) = f.candidates.first() else { return html! {} };
    let name = match &f.what {
        Some(what) => format!("{}: {}", heading(f.slot), clean(what)),
        None => heading(f.slot),
    };
    let several = lists_many(f);
    html! {
        article.fact id=(f.id) {
            div {
                h3 { (name) }
                @if !several {
                    @let best = f.best.as_ref().unwrap_or(&lead.value);
                    @let shown = value(f.slot, best);
                    p.value.long[shown.len() > 40].named[f.slot == Slot::Event] {
                        span.bound { (bound(lead.bound)) } (shown)
                        @if let Some(s) = spread(f) { " " span.span { "(" (s) ")" } }
                    }
                    @if !f.why.is_empty() { p.why { (clean(&f.why)) } }
                }
                @let (shown, folded) = unfolded(f);
                ul.candidates {
                    @for (n, c) in shown.iter().enumerate() {
                        // What stands above as the value, with its origins in the margin, is not said again.
                        (candidate(page, f, c, several || n > 0 || f.best.as_ref().is_some_and(|b| *b != c.value)))
                    }
                }
                @if !folded.is_empty() {
                    details { summary { (folded.len()) " more" }
                        ul.candidates { @for c in folded { (candidate(page, f, c, true)) } } }
                }
            }
            div.margin {
                @if !several {
                    (page.counted(lead))
                    (page.dots(&lead.origins))
                    @if !lead.admiralty.is_empty() { p.code { abbr title=(super::parts::admiralty(&lead.admiralty)) { (lead.admiralty) } " Admiralty" } }
                    @if !f.would_change.is_empty() { (changes(page, f)) }
                    @else if let Some(o) = f.rests_on.as_ref().and_then(|o| page.origins.get(o)) { p { "Rests on " (clean(&o.name)) " alone." } }
                }
            }
        }
    }
}

/// The candidates to show, and those to fold: the first few are shown, but no day by which it had happened, where the day is known.
fn unfolded(f: &Fact) -> (Vec<&Candidate>, Vec<&Candidate>) {
    let says_less = |c: &Candidate| f.slot == Slot::Date && c.bound == Some(Bound::Before) && super::super::compatible(f, c);
    let (mut shown, mut folded): (Vec<&Candidate>, Vec<&Candidate>) = (Vec::new(), Vec::new());
    for (n, c) in f.candidates.iter().enumerate() {
        let first = n == 0 || shown.len() < SHOWN && !says_less(c);
        if first { shown.push(c) } else { folded.push(c) }
    }
    (shown, folded)
}

/// What the fact would be without each origin that carries something of it.
fn changes(page: &Page<'_>, f: &Fact) -> Markup {
    const MOST: usize = 6;
    html! {
        div.change {
            p { "What would change this" }
            ul { @for c in f.would_change.iter().take(MOST) {
                li { "Without " (page.origins.get(&c.origin).map(|o| clean(&o.name)).unwrap_or_default()) ": " (clean(&crate::view::terminal::left(f, c, &|v| value(f.slot, v)))) }
            } }
        }
    }
}

/// Whether the slot's values stand side by side (weapons, accusations) rather than rival each other.
fn lists_many(f: &Fact) -> bool {
    !(f.slot.is_count()
        || matches!(f.slot, Slot::Date | Slot::StartTime | Slot::EndTime | Slot::Place | Slot::Perpetrator | Slot::Event))
}

fn candidate(page: &Page<'_>, f: &Fact, c: &Candidate, with_value: bool) -> Markup {
    let rival = f.conflict == Conflict::Disagreement && f.candidates.first() != Some(c) && !super::super::compatible(f, c);
    html! {
        li.rival[rival] {
            @if with_value {
                span.cv { (bound(c.bound)) (value(f.slot, &c.value)) }
                span.cmeta {
                    @let n = c.origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).count();
                    @if n == 0 { "nobody named" } @else { (n) (plural(n, " origin", " origins")) }
                    @if let Some(s) = scope(c.scope.as_ref()) { " · " (s) }
                    @if let Some(t) = &c.as_of { " · as of " (super::parts::time(t)) }
                    // That nobody is named, or one, is said already.
                    @if !matches!((n, c.grade), (0, Grade::Unattributed) | (1, Grade::SingleOrigin)) { " · " (grade(c.grade)) }
                }
            } @else if let Some(t) = &c.as_of {
                span.cmeta { "as of " (super::parts::time(t)) }
            }
            (page.quotes(&c.claims))
        }
    }
}

/// What is not known, as sentences.
pub(super) fn unknown(_page: &Page<'_>, i: &Incident) -> Option<Markup> {
    (!i.not_known.is_empty()).then(|| html! { ul.unknown { @for s in &i.not_known { li { (clean(s)) } } } })
}

/// Incidents beside the primary one.
pub(super) fn background(page: &Page<'_>) -> Option<Markup> {
    let others: Vec<&Incident> = page.dossier.incidents.iter().filter(|i| !i.primary).collect();
    (!others.is_empty()).then(|| {
        html! {
            ul.plain {
                @for i in others.iter().take(60) {
                    li id=(i.id) {
                        b { (clean(&i.title)) }
                        span.cmeta {
                            " · in " (i.reports.len()) (plural(i.reports.len(), " report", " reports"))
                            @if !i.primary_for.is_empty() { ", the main subject of " (i.primary_for.len()) }
                        }
                        @for f in i.facts.iter().filter(|f| f.slot != Slot::Said && !f.candidates.is_empty()).take(6) {
                            @if let Some(c) = f.candidates.first() {
                                div { span.cv { (heading(f.slot)) ": " (bound(c.bound)) (value(f.slot, &c.value)) }
                                    @if let Some(first) = page.claims_of(&c.claims).first() { (page.quote(first)) } }
                            }
                        }
                    }
                }
            }
            @if others.len() > 60 { p.by { "and " (others.len() - 60) " more in dossier.json" } }
        }
    })
}
