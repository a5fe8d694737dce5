//! Pronouns: "he", "she", "it", "they" by agreement and nearness; "I" and "we" by who speaks.

use super::reference::{Pronoun, Reference};
use super::{Chains, Speech};
use crate::layers::MentionKind;
use crate::view::View;

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

/// Joins each pronoun to its best antecedent, in order of the text.
pub(super) fn link(view: &View<'_>, speech: &Speech<'_>, references: &[Reference], chains: &mut Chains) {
    let mut spoken: [Option<usize>; 3] = [None; 3];
    for (i, reference) in references.iter().enumerate() {
        match reference.pronoun {
            Some(Pronoun::Person(_) | Pronoun::Thing | Pronoun::Many) => {
                if let Some(best) = antecedent(view, references, i, chains) {
                    chains.join(i, best);
                }
            }
            Some(person @ (Pronoun::First(_) | Pronoun::Second)) => {
                if person == Pronoun::First(false)
                    && let Some(speaker) = speaker(speech, references, reference)
                {
                    chains.join(i, speaker);
                }
                let slot = match person {
                    Pronoun::First(plural) => usize::from(plural),
                    _ => 2,
                };
                let near = |o: &usize| references.get(*o).is_some_and(|o| reference.sentence - o.sentence < REACH);
                if let Some(slot) = spoken.get_mut(slot) {
                    if let Some(other) = slot.filter(near) {
                        chains.join(i, other);
                    }
                    *slot = Some(i);
                }
            }
            _ => {}
        }
    }
}

/// The person to whom the quotation that holds "I" is attributed.
fn speaker(speech: &Speech<'_>, references: &[Reference], said: &Reference) -> Option<usize> {
    let after = speech.quotations.partition_point(|q| q.span.start <= said.span.start);
    let quotation = speech.quotations.get(after.checked_sub(1)?).filter(|q| q.span.contains(said.span))?;
    let source = speech.attributions.get(quotation.attribution?)?.source?;
    let from = references.partition_point(|r| r.span.start < source.start);
    let inside = references.iter().enumerate().skip(from).take_while(|(_, r)| r.span.start < source.end);
    let people = inside.filter(|(_, r)| source.contains(r.span) && r.kind == MentionKind::Person && !r.plural);
    people.max_by_key(|(i, r)| (r.span.len(), std::cmp::Reverse(*i))).map(|(i, _)| i)
}

fn antecedent(view: &View<'_>, references: &[Reference], i: usize, chains: &mut Chains) -> Option<usize> {
    let pronoun = references.get(i)?;
    let mut best: Option<(f32, usize)> = None;
    for (j, other) in references.iter().enumerate().take(i).rev() {
        if pronoun.sentence - other.sentence > REACH {
            break;
        }
        if !agrees(view, pronoun, other) || !same_gender(pronoun, chains.gender(j)) {
            continue;
        }
        let score = weight(pronoun, other) - 0.02 * (i - j) as f32;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, j));
        }
    }
    best.map(|(_, j)| j)
}

fn same_gender(pronoun: &Reference, other: Option<super::Gender>) -> bool {
    pronoun.gender.zip(other).is_none_or(|(a, b)| a == b)
}

/// Whether the pronoun can stand for the other: person for person, many for many, and not the object for its own subject.
fn agrees(view: &View<'_>, pronoun: &Reference, other: &Reference) -> bool {
    let Some(kind) = pronoun.pronoun else {
        return false;
    };
    let person = other.kind == MentionKind::Person;
    if other.holds(pronoun) || matches!(other.kind, MentionKind::Time | MentionKind::Quantity) {
        return false;
    }
    if let Some(same) = other.pronoun {
        return same == kind;
    }
    let fits = match kind {
        Pronoun::Person(_) => person && !other.plural,
        Pronoun::Thing => !person && !other.plural,
        Pronoun::Many => other.plural || other.kind == MentionKind::Organisation,
        _ => false,
    };
    let object = matches!(view.relation(pronoun.head), "obj" | "iobj");
    let own = object && other.subject && view.head(other.head) == view.head(pronoun.head);
    let reflexive = view.word(pronoun.head).ends_with("self") || view.word(pronoun.head).ends_with("selves");
    fits && (reflexive || !own)
}

fn weight(pronoun: &Reference, other: &Reference) -> f32 {
    let mut score = -2.0 * (pronoun.sentence - other.sentence) as f32;
    score += if other.subject { 1.2 } else { 0.0 };
    score += if other.named { 0.5 } else { 0.0 };
    score += if other.pronoun.is_some() { 0.8 } else { 0.0 };
    score -= if other.indefinite { 0.2 } else { 0.0 };
    score -= if other.nested { 0.5 } else { 0.0 };
    let vague = matches!(other.kind, MentionKind::Abstract | MentionKind::Event);
    score - if pronoun.pronoun == Some(Pronoun::Thing) && vague { 0.3 } else { 0.0 }
}
