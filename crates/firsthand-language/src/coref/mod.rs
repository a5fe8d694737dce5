//! Which mentions of a text speak of the same thing: names and their variants, appositions, repeated descriptions, pronouns.
//!
//! Passes from the surest to the least sure, each over the whole text, as in the sieves of Lee et al. (2013); a later pass never
//! parts what an earlier one joined. Pronouns take the best of the candidates that agree with them in the sentences just before.

mod names;
mod pronoun;
mod reference;

use crate::layers::{Attribution, Mention, MentionKind, Quotation};
use crate::view::View;
use reference::{Gender, Reference};
use std::collections::BTreeMap;

/// How many earlier mentions with the same head word are looked at.
const LOOK_BACK: usize = 30;

/// What the text says beside its words and mentions.
pub(crate) struct Speech<'a> {
    /// Attribution relations.
    pub attributions: &'a [Attribution],
    /// Quoted passages.
    pub quotations: &'a [Quotation],
}

/// Numbers the entities of the model's mentions (`entity`), in order of their first mention, and gives equal names one type.
pub(crate) fn link(view: &View<'_>, speech: &Speech<'_>, mentions: &mut [Mention]) {
    let mut references = reference::references(view, mentions);
    names::agree(&mut references);
    for (mention, reference) in mentions.iter_mut().zip(&references) {
        mention.kind = reference.kind;
    }
    let mut chains = Chains::new(&references);
    names::link(&references, &mut chains);
    appositions(view, &references, &mut chains);
    descriptions(&references, &mut chains);
    pronoun::link(view, speech, &references, &mut chains);
    let mut numbers = BTreeMap::new();
    for (i, mention) in mentions.iter_mut().enumerate() {
        let root = chains.root(i);
        let next = numbers.len();
        mention.entity = *numbers.entry(root).or_insert(next);
    }
}

/// Mentions joined so far: a union-find whose roots are first mentions, with each chain's gender.
struct Chains {
    parent: Vec<usize>,
    gender: Vec<Option<Gender>>,
}

impl Chains {
    fn new(references: &[Reference]) -> Self {
        Chains { parent: (0..references.len()).collect(), gender: references.iter().map(|r| r.gender).collect() }
    }

    /// The chain's first mention.
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.parent.get(at).copied().filter(|up| *up != at) {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = above;
            }
            at = up;
        }
        at
    }

    fn gender(&mut self, at: usize) -> Option<Gender> {
        let root = self.root(at);
        self.gender.get(root).copied().flatten()
    }

    /// Joins two chains, unless one is of a woman and one of a man.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (ga, gb) = (self.gender(a), self.gender(b));
        if a == b || ga.zip(gb).is_some_and(|(x, y)| x != y) {
            return a == b;
        }
        let (first, second) = (a.min(b), a.max(b));
        if let Some(slot) = self.parent.get_mut(second) {
            *slot = first;
        }
        if let Some(slot) = self.gender.get_mut(first) {
            *slot = ga.or(gb);
        }
        true
    }
}

/// "Ada Venn, the mayor,": one phrase beside another.
fn appositions(view: &View<'_>, references: &[Reference], chains: &mut Chains) {
    let mut by_head: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, reference) in references.iter().enumerate() {
        by_head.entry(reference.head).or_default().push(i);
    }
    for (i, reference) in references.iter().enumerate() {
        if view.relation(reference.head) != "appos" {
            continue;
        }
        let of = view.head(reference.head).and_then(|h| by_head.get(&h)).map_or(&[][..], Vec::as_slice);
        for other in of {
            if references.get(*other).is_some_and(|o| !o.holds(reference) && beside(o, reference)) {
                chains.join(i, *other);
            }
        }
    }
}

/// Whether two phrases side by side can be one thing: not a town and its country, nor a person and a body.
fn beside(a: &Reference, b: &Reference) -> bool {
    let any = |kind| a.kind == kind || b.kind == kind;
    let both_places = a.named && b.named && (any(MentionKind::Place) || any(MentionKind::Facility));
    !any(MentionKind::Time) && !both_places && (a.kind == MentionKind::Person) == (b.kind == MentionKind::Person)
}

/// Repeated words, and "the attack" after "a knife attack": definite phrases that add nothing to an earlier one.
fn descriptions(references: &[Reference], chains: &mut Chains) {
    let mut by_words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_lemma: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, reference) in references.iter().enumerate() {
        if reference.pronoun.is_some() || reference.core.is_empty() || reference.kind == MentionKind::Quantity {
            continue;
        }
        let time = reference.kind == MentionKind::Time;
        let dated = time && reference.core.bytes().any(|b| b.is_ascii_digit());
        if dated || !time && !reference.named && !reference.indefinite {
            let same = by_words.get(reference.core.as_str()).map_or(&[][..], Vec::as_slice);
            let fits = |o: &Reference| !o.holds(reference) && o.plural == reference.plural;
            join_last(i, same, references, chains, &fits);
        }
        if reference.definite && !time && !reference.named {
            let same = by_lemma.get(reference.lemma.as_str()).map_or(&[][..], Vec::as_slice);
            let fits = |o: &Reference| !o.holds(reference) && o.plural == reference.plural && reference.adds_nothing_to(o);
            join_last(i, same, references, chains, &fits);
        }
        if !reference.named || time {
            by_words.entry(&reference.core).or_default().push(i);
        }
        if !time {
            by_lemma.entry(&reference.lemma).or_default().push(i);
        }
    }
}

fn join_last(i: usize, candidates: &[usize], references: &[Reference], chains: &mut Chains, fits: &dyn Fn(&Reference) -> bool) {
    let found = candidates.iter().rev().take(LOOK_BACK).find(|o| references.get(**o).is_some_and(fits));
    if let Some(other) = found {
        chains.join(i, *other);
    }
}

#[cfg(test)]
mod tests;
