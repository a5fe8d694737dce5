//! Several people before the law, told by name, by post and by number in one list: "the harbour master and two others were arrested".

use crate::counts::object::passive;
use crate::court::count;
use crate::draft::Draft;
use crate::sentence::{NumKind, Sent};
use crate::tree;
use crate::words::{Pred, flag::*};
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Part, Slot};

/// The rule's name, which outranks a count of a part of the list.
pub const RULE: &str = "court/together";

/// What it finds: how many a list under a verb of arrest or charge holds, where each item is one person or a number of them.
///
/// Example: `Police arrested Karel Dunn, 29, and Otto Brill, 31.` gives arrested 2.
///
/// Wrong where an item is a body ("the firm and two of its managers"): a list with such an item is left alone.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i).filter(|w| w.is(PAST) && w.num.is_none())?;
    let custody = w.any(&["taken", "remanded"]) && s.within(i + 1, i + 4, &["custody"]);
    let slot = match w.tag.pred {
        Pred::Arrest if !w.any(&["captured"]) => Slot::Arrested,
        Pred::Charge => Slot::Charged,
        _ if custody => Slot::Arrested,
        _ => return None,
    };
    let modal = s.children(i, &["aux"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.is(MODAL)));
    if crate::clause::negated(s, i) || modal || tree::long_before(s) {
        return None;
    }
    let first = if passive(s, i) {
        tree::child(s, i, &["nsubj:pass", "nsubj"]).filter(|k| *k < i)?
    } else {
        tree::child(s, i, &["obj"]).filter(|k| *k > i)?
    };
    // The parse may hang the third item on the second.
    let mut items = vec![first];
    // "The captain, the third mate and a helmsman were ...": the parse may set the second beside the first; a comma closes what is.
    let group = s.children(i, &["aux"]).into_iter().min().unwrap_or(i);
    let open = !s.before(group, 1).is_some_and(|w| w.any(&[","]));
    let beside = s.children(first, &["appos"]).into_iter().find(|&k| !s.children(k, &["conj"]).is_empty());
    items.extend(beside.filter(|&k| open && k < i && s.low(lead(s, k)) != "a"));
    let mut at = 0;
    while let Some(&k) = items.get(at).filter(|_| items.len() < 12) {
        items.extend(s.children(k, &["conj"]));
        at += 1;
    }
    let each: Vec<i64> = items.iter().map(|&k| people(s, k)).collect::<Option<_>>()?;
    let last = items.iter().copied().max()?;
    // A number in the list that is no item of it: the parse has not seen the whole list.
    let from = lead(s, first);
    // "nine people in Dorr, four in Tull and one in Sigan": a bare number with a place of its own is no age.
    let placed = |n: &crate::sentence::Num| s.at(n.end).is_some_and(|w| w.any(&["in", "from", "at", "near", "on"]));
    let inside =
        |n: &&crate::sentence::Num| n.start >= from && n.start < i.max(last) && n.people(s) && (n.head.is_some() || placed(n));
    let own = |n: &crate::sentence::Num| items.iter().any(|&k| n.head == Some(k) || (n.start..n.end).contains(&k));
    if s.nums.iter().filter(inside).any(|n| !own(n)) {
        return None;
    }
    let from = lead(s, first).min(i);
    // "Ivo Brandt, 29, and": one item after all, the age.
    (items.len() > 1 && last - from < 24).then(|| count(s, part, slot, each.iter().sum(), (from, last.max(i) + 1), RULE))
}

/// First word of the item's noun phrase.
fn lead(s: &Sent<'_>, k: usize) -> usize {
    s.children(k, &["det", "amod", "compound", "nummod", "nmod:desc", "nmod:poss"]).into_iter().min().unwrap_or(k).min(k)
}

/// How many people an item is: its number, or one for a name or a singular post.
fn people(s: &Sent<'_>, k: usize) -> Option<i64> {
    if let Some(n) = s.nums.iter().find(|n| n.head == Some(k) || (n.start..n.end).contains(&k)) {
        return match n.kind {
            NumKind::Count if n.people(s) => n.value.numbers().filter(|(a, b)| b.is_none_or(|b| b == *a)).map(|(v, _)| v),
            NumKind::Article => n.value.numbers().map(|(v, _)| v),
            // "the third mate".
            NumKind::Ordinal => Some(1),
            _ => None,
        };
    }
    let w = s.at(k)?;
    let named = s.layers.mentions_in(s.span).any(|m| m.named && m.kind == MentionKind::Person && m.span.contains(w.span));
    let the = !s.children(k, &["nmod:poss"]).is_empty()
        || s.children(k, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.is(DET)));
    let post = w.upos == Upos::Noun
        && w.low == w.lemma
        && the
        && s.spans().any(|m| m.kind == MentionKind::Person && m.span.contains(w.span));
    (named || post).then_some(1)
}
