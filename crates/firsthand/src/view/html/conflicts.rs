//! Where the accounts part: disagreements side by side, times that cannot all be true, and figures that only changed with time.

use super::super::compatible;
use super::parts::{bound, conflict, grade, heading, plural, scope, time, value};
use super::{Page, clean};
use firsthand_types::{Candidate, Clash, Conflict, Fact, Grade, Incident, Scope, Slot};
use maud::{Markup, html};

/// Most rival values shown side by side; the others stand with the fact.
const SHOWN: usize = 4;

/// What cannot all be true first; the accent is kept for it.
pub(super) fn conflicts(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let parting = |f: &&Fact| f.conflict != Conflict::None && f.candidates.len() > 1 && f.slot != Slot::Said;
    let (open, settled): (Vec<&Fact>, Vec<&Fact>) =
        i.facts.iter().filter(parting).partition(|f| f.conflict == Conflict::Disagreement);
    (!open.is_empty() || !settled.is_empty() || !i.clashes.is_empty()).then(|| {
        html! {
            @for f in open { (disagreement(page, f)) }
            @for c in &i.clashes { (clash(page, c)) }
            @if !settled.is_empty() {
                h3 { "Changed or counted otherwise" }
                ul.plain.courses { @for f in settled { (course(f)) } }
            }
        }
    })
}

fn name(f: &Fact) -> String {
    match &f.what {
        Some(what) => format!("{}: {}", heading(f.slot), clean(what)),
        None => heading(f.slot),
    }
}

/// Rival values side by side, each with its words and origins.
fn disagreement(page: &Page<'_>, f: &Fact) -> Markup {
    // What its own origin has replaced or taken back is no rival any more, nor is a part of the whole, where rivals are left without.
    let part = |c: &Candidate| matches!(c.scope, Some(Scope::Subset(_) | Scope::Increment | Scope::Superseded));
    let stands = |c: &&Candidate| !compatible(f, c) && !part(c) && !matches!(c.grade, Grade::Superseded | Grade::Withdrawn);
    let mut rivals: Vec<&Candidate> = f.candidates.iter().filter(stands).collect();
    if rivals.len() < 2 {
        rivals = f.candidates.iter().collect();
    }
    rivals.truncate(SHOWN);
    let more = f.candidates.len() - rivals.len();
    html! {
        h3 { (name(f)) " " span.conflict { (conflict(f.conflict)) } }
        div.parts {
            @for c in rivals {
                div {
                    p.value { (bound(c.bound)) (value(f.slot, &c.value)) }
                    @let of = scope(c.scope.as_ref());
                    @let as_of = c.as_of.as_ref().map(|t| format!("as of {}", time(t)));
                    // That each is contested stands above them all.
                    @let graded = (c.grade != Grade::Contested).then(|| grade(c.grade).to_owned());
                    p.cmeta { (as_of.into_iter().chain(of).chain(graded).collect::<Vec<_>>().join(" · ")) }
                    @if let Some(first) = page.claims_of(&c.claims).first() { (page.quote(first)) }
                    div.margin { (page.dots(&c.origins)) }
                }
            }
        }
        @if more > 0 { p.by.more { a href=(format!("#{}", f.id)) { (more) (plural(more, " more value", " more values")) " under What is known" } } }
    }
}

/// Times that cannot all be true, each with its words.
fn clash(page: &Page<'_>, c: &Clash) -> Markup {
    html! {
        h3 { "Times " span.conflict { "They cannot all be true" } }
        div.parts {
            @for c in c.claims.iter().filter_map(|id| page.claim(id)) {
                div { p.cmeta { (heading(c.slot)) " · " (value(c.slot, &c.value)) } (page.quote(c)) }
            }
        }
    }
}

/// One line for a figure that changed: what stood when.
fn course(f: &Fact) -> Markup {
    let mut steps: Vec<(String, String)> = Vec::new();
    for e in &f.ledger {
        let (Some(best), Some(day)) = (&e.best, e.as_of.as_deref().and_then(|t| t.get(..10))) else { continue };
        let shown = value(f.slot, best);
        if steps.last().is_none_or(|(last, _)| *last != shown) {
            steps.push((shown, time(day)));
        }
    }
    html! {
        li {
            a href=(format!("#{}", f.id)) { b { (name(f)) } } " "
            @if steps.len() > 1 {
                @for (n, (shown, day)) in steps.iter().enumerate() {
                    @if n > 0 { " → " } b { (shown) } " " span.cmeta { (day) }
                }
            } @else {
                @for (n, c) in f.candidates.iter().take(SHOWN).enumerate() {
                    @if n > 0 { " / " } (bound(c.bound)) b { (value(f.slot, &c.value)) }
                    @if let Some(s) = scope(c.scope.as_ref()) { " " span.cmeta { (s) } }
                }
            }
            span.cmeta { " · " (conflict(f.conflict)) }
        }
    }
}
