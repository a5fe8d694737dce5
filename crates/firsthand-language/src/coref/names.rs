//! Names: the same letters, a surname after the full name, initials for a body's name.

use super::Chains;
use super::reference::Reference;
use crate::layers::MentionKind;
use std::collections::BTreeMap;

/// What is known of names already seen, the longest first.
#[derive(Default)]
struct Known<'a> {
    whole: BTreeMap<&'a str, usize>,
    surname: BTreeMap<&'a str, usize>,
    given: BTreeMap<&'a str, usize>,
    initials: BTreeMap<String, usize>,
}

/// Gives each name the type that most of its mentions have; where none has most, each keeps its own.
pub(super) fn agree(references: &mut [Reference]) {
    let counted = |r: &Reference| r.named && r.kind != MentionKind::Time;
    let mut votes: BTreeMap<String, BTreeMap<MentionKind, usize>> = BTreeMap::new();
    for reference in references.iter().filter(|r| counted(r)) {
        *votes.entry(reference.name.clone()).or_default().entry(reference.kind).or_default() += 1;
    }
    for reference in references.iter_mut().filter(|r| counted(r)) {
        let mut kinds: Vec<(usize, MentionKind)> =
            votes.get(&reference.name).into_iter().flatten().map(|(kind, n)| (*n, *kind)).collect();
        kinds.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        match kinds.as_slice() {
            [(most, kind), (next, _), ..] if most > next => reference.kind = *kind,
            _ => {}
        }
    }
}

/// Joins mentions whose names are one name. Longer names come first, so that a surname before its full name finds it too.
pub(super) fn link(references: &[Reference], chains: &mut Chains) {
    let mut order: Vec<(usize, &Reference)> =
        references.iter().enumerate().filter(|(_, r)| r.named && r.kind != MentionKind::Time).collect();
    order.sort_by_key(|(i, r)| (std::cmp::Reverse(r.name.split(' ').count().min(3)), *i));
    let mut known = Known::default();
    for (i, reference) in order {
        match known.find(reference, references) {
            Some(other) => {
                chains.join(i, other);
            }
            None => known.enter(i, reference),
        }
    }
}

impl<'a> Known<'a> {
    fn find(&self, reference: &Reference, references: &[Reference]) -> Option<usize> {
        let name = reference.name.as_str();
        if let Some(found) = self.whole.get(name) {
            return Some(*found);
        }
        let person = reference.kind == MentionKind::Person;
        match name.rsplit_once(' ') {
            None if person => self.surname.get(name).or_else(|| self.given.get(name)).copied(),
            None => self.initials.get(name).copied(),
            Some((_, last)) if person => {
                let found = *self.surname.get(last)?;
                let other = references.get(found)?.name.as_str();
                let (a, b) = (name.split(' ').next()?, other.split(' ').next()?);
                let initial = (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
                (a == b || initial || !other.contains(' ')).then_some(found)
            }
            Some(_) => None,
        }
    }

    fn enter(&mut self, i: usize, reference: &'a Reference) {
        let name = reference.name.as_str();
        self.whole.insert(name, i);
        if reference.kind == MentionKind::Person {
            let mut words = name.split(' ');
            self.given.entry(words.next().unwrap_or(name)).or_insert(i);
            let last = words.rfind(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii"));
            self.surname.entry(last.unwrap_or(name)).or_insert(i);
        } else if name.contains(' ') {
            let small = |w: &&str| !matches!(*w, "of" | "the" | "for" | "and" | "de" | "in" | "on" | "-" | "&");
            let initials: String = name.split(' ').filter(small).filter_map(|w| w.chars().next()).collect();
            self.initials.entry(initials).or_insert(i);
        }
    }
}
