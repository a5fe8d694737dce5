//! Kin and friends whom somebody has lost, buried or mourns: "who lost both parents and a sister", "buried three nephews".

use super::Hit;
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::Slot;

/// Those whom one can lose: kin, and who stands as near.
const NEAR: &str = "brother sister son daughter cousin nephew niece parent mother father wife husband uncle aunt child grandchild \
    grandson granddaughter grandparent grandmother grandfather relative friend colleague comrade neighbour neighbor classmate twin \
    sibling girlfriend boyfriend fiancee partner baby in-law sister-in-law brother-in-law mother-in-law father-in-law workmate boy girl";

/// What it finds: how many near ones the object of such a verb names, counted along its list.
///
/// Example: `Ivo Brandt lost both parents and a sister in the crush.` gives killed 3, a part.
///
/// Wrong where they are lost to something else; "to", "over" and a case or a quarrel keep such out.
pub(super) fn read(s: &Sent<'_>, n: &Num, core: usize) -> Option<Hit> {
    let mut first = core;
    while let Some(h) = tree::head(s, first).filter(|_| tree::rel(s, first) == "conj") {
        first = h;
    }
    let v = tree::head(s, first).filter(|_| tree::rel(s, first) == "obj")?;
    let verb = s.at(v)?;
    if !matches!(verb.lemma, "lose" | "bury" | "mourn" | "grieve") || verb.lemma == "mourn" && !verb.low.ends_with("ing") {
        return None;
    }
    let list: Vec<usize> = [first].into_iter().chain(s.children(first, &["conj"])).collect();
    let near = |i: &usize| s.at(*i).is_some_and(|w| NEAR.split_whitespace().any(|x| x == w.lemma));
    if !list.iter().all(near) {
        return None;
    }
    let dead = |k: &usize| {
        let case = s.children(*k, &["case"]);
        let to = case.iter().any(|&c| s.at(c).is_some_and(|w| w.any(&["to", "over"])));
        let fatal =
            s.at(*k).is_some_and(|w| w.is(EVENT) || w.any(&["fire", "flames", "smoke", "floods", "water", "waves", "bullets"]));
        !to || fatal
    };
    let end = (v + 16).min(s.words.len());
    let private = s.within(v, end, &["custody", "divorce", "contact", "touch", "faith", "cancer", "quarrel", "dispute"]);
    if !s.children(v, &["obl"]).iter().all(dead)
        || private
        || crate::clause::negated(s, v)
        || super::foreseen(s, v.saturating_sub(4), v)
    {
        return None;
    }
    let each = |i: usize| -> Option<i64> {
        let own = s.nums.iter().find(|m| (m.start..m.end).contains(&i) || m.head == Some(i));
        match own.filter(|m| m.kind == NumKind::Count).and_then(|m| m.value.numbers()) {
            Some((v, _)) => Some(v),
            None if s.before(i, 1).is_some_and(|w| w.any(&["both"])) => Some(2),
            None if s.at(i).is_some_and(|w| w.low == w.lemma) => Some(1),
            None => None,
        }
    };
    let many = list.iter().map(|&i| each(i)).sum::<Option<i64>>()?;
    let last = list.iter().copied().max()? + 1;
    let leads = s.nums.iter().find(|m| list.iter().any(|&i| m.head == Some(i) || (m.start..m.end).contains(&i)))?;
    let mut hit = Hit::new(Slot::Killed, "killed/kin", v, last.max(n.end)).part("kin");
    hit.many = Some(many);
    // The list has one claim, on its first number.
    hit.void = leads.start != n.start;
    Some(hit)
}
