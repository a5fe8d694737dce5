//! What kind of source a person or body makes, by the words of its name, post and body.

use crate::layers::{Entity, MentionKind};
use crate::lexicon::{class, lexicon};
use firsthand_types::SourceKind;

/// Classes of a phrase's words, in the order in which they decide.
const ORDER: &[(u64, SourceKind)] = &[
    (class::KINSHIP, SourceKind::Relative),
    (class::ARMED, SourceKind::ArmedGroup),
    (class::AGENCY, SourceKind::Agency),
    (class::OUTLET, SourceKind::Outlet),
    (class::HOSPITAL, SourceKind::Hospital),
    (class::EMERGENCY, SourceKind::Emergency),
    (class::POLICE, SourceKind::Police),
    (class::COURT, SourceKind::Court),
    (class::MILITARY, SourceKind::Military),
    (class::GOVERNMENT, SourceKind::Government),
    (class::SOCIAL, SourceKind::SocialMedia),
    (class::MEDIUM, SourceKind::Outlet),
    (class::COMPANY, SourceKind::Company),
    (class::WITNESS, SourceKind::Witness),
    (class::EXPERT, SourceKind::Expert),
    (class::DOCUMENT, SourceKind::Document),
];

/// The kind of a source described by these words; `None` where no word tells.
pub(crate) fn of_words(words: &str) -> Option<SourceKind> {
    let mut bits = 0;
    for word in words.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).filter(|w| !w.is_empty()) {
        let low = word.to_ascii_lowercase();
        let found = lexicon().classes(low.trim_end_matches('.'));
        bits |= if found != 0 { found } else { lexicon().classes(low.strip_suffix('s').unwrap_or(&low)) };
    }
    ORDER.iter().find(|(class, _)| bits & class != 0).map(|(_, kind)| *kind)
}

/// The kind of source an entity makes, by role, body and name.
pub(crate) fn of_entity(entity: &Entity) -> Option<SourceKind> {
    if super::fold(&entity.name).starts_with("islamic state") {
        return Some(SourceKind::ArmedGroup);
    }
    let said = [entity.role.as_deref(), entity.body.as_deref()];
    for words in said.into_iter().flatten() {
        if let Some(kind) = of_words(words) {
            return Some(kind);
        }
    }
    match entity.kind {
        MentionKind::Person => None,
        MentionKind::Place => Some(SourceKind::Government),
        _ => of_words(&entity.name),
    }
}
