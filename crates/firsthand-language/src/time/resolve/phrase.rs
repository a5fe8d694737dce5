//! The whole phrase around an expression, and the bound that its words set: "shortly before", "by", "since", "about".

use super::Resolver;
use crate::layers::Timex;
use crate::time::expr::{Expr, Modifier};
use crate::time::words::W;
use firsthand_types::{Bound, Span};

impl Resolver<'_> {
    /// Fills `phrase` and `bound`.
    pub(super) fn phrase(&self, e: &Expr, timex: &mut Timex) {
        let mut first = e.first;
        let mut bound = match e.modifier {
            Modifier::About | Modifier::Less | Modifier::More | Modifier::Least | Modifier::Most => Bound::About,
            Modifier::Before => Bound::Before,
            Modifier::After => Bound::After,
            Modifier::Start | Modifier::Mid | Modifier::End if !self.opens_with_comparison(e) => Bound::About,
            _ => Bound::Exact,
        };
        // Backwards over the words that lead it in; at most four.
        for _ in 0..4 {
            let Some(before) = first.checked_sub(1).and_then(|k| self.toks.get(k)) else {
                break;
            };
            match before.w {
                W::About | W::Around | W::Approx | W::Roughly | W::Nearly | W::Almost => bound = stronger(bound, Bound::About),
                W::Before | W::Until => bound = stronger(bound, Bound::Before),
                W::By => bound = stronger(bound, Bound::Before),
                W::After | W::Since => bound = stronger(bound, Bound::After),
                W::Shortly | W::Soon | W::Just | W::In | W::On | W::At | W::Of | W::From | W::During | W::For | W::The => {}
                _ => break,
            }
            first -= 1;
        }
        timex.bound = bound;
        timex.phrase = match self.toks.get(first) {
            Some(t) => Span::new(t.start, timex.span.end),
            None => timex.span,
        };
    }
}

/// Before and after outrank about; what was said nearest the time stays.
fn stronger(old: Bound, new: Bound) -> Bound {
    match (old, new) {
        (Bound::Exact, _) => new,
        (Bound::About, Bound::Before | Bound::After) => new,
        _ => old,
    }
}
