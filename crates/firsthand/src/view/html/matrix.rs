//! The claim matrix: rows are facts, columns are independent origins.

use super::parts::{bound, heading, value};
use super::{Page, clean};
use firsthand_types::{Conflict, Fact, Incident, Origin, OriginId, Slot, UNATTRIBUTED};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Most columns: what fits a page.
const COLUMNS: usize = 16;

/// The table, where at least two origins speak.
pub(super) fn matrix(page: &Page<'_>, i: &Incident) -> Option<Markup> {
    let rows: Vec<&Fact> = i.facts.iter().filter(|f| f.slot != Slot::Said && !f.candidates.is_empty()).collect();
    let mut weight: BTreeMap<&OriginId, usize> = BTreeMap::new();
    for o in rows.iter().flat_map(|f| &f.candidates).flat_map(|c| &c.origins).filter(|o| o.as_str() != UNATTRIBUTED) {
        *weight.entry(o).or_default() += 1;
    }
    let mut columns: Vec<(&OriginId, &Origin)> =
        weight.keys().filter_map(|id| page.origins.get(*id).map(|o| (*id, *o))).collect();
    columns.sort_by_key(|(id, o)| (std::cmp::Reverse(weight.get(*id).copied().unwrap_or(0)), o.name.clone(), (*id).clone()));
    let left = columns.len().saturating_sub(COLUMNS);
    columns.truncate(COLUMNS);
    let told: Vec<&Fact> = rows.into_iter().filter(|f| columns.iter().any(|(id, _)| cell(f, id).is_some())).collect();
    (columns.len() > 1 && !told.is_empty()).then(|| {
        html! {
            div.scroll { table.matrix {
                thead { tr { th { span.sr { "Fact" } } @for (_, o) in &columns { th.o scope="col" title=(clean(&o.name)) { span { (clean(&o.name)) } } } } }
                tbody {
                    @for f in told {
                        tr {
                            th scope="row" { a href=(format!("#{}", f.id)) { (heading(f.slot)) @if let Some(w) = &f.what { ": " (clean(w)) } } }
                            @for (id, _) in &columns { (shown(f, id)) }
                        }
                    }
                }
            } }
            @if left > 0 { p.by { "and " (left) " origins with fewer facts, under Sources" } }
        }
    })
}

/// The first candidate that the origin stands behind.
fn cell<'f>(f: &'f Fact, origin: &OriginId) -> Option<(usize, &'f firsthand_types::Candidate)> {
    f.candidates.iter().enumerate().find(|(_, c)| c.origins.contains(origin))
}

fn shown(f: &Fact, origin: &OriginId) -> Markup {
    let Some((n, c)) = cell(f, origin) else { return html! { td {} } };
    let off = n > 0 && f.conflict == Conflict::Disagreement;
    let text = if f.slot.is_count() || f.slot == Slot::StartTime {
        format!("{}{}", bound(c.bound), value(f.slot, &c.value))
    } else {
        "●".into()
    };
    html! { td.off[off] title=(value(f.slot, &c.value)) { (text) @if text == "●" { span.sr { (value(f.slot, &c.value)) } } } }
}
