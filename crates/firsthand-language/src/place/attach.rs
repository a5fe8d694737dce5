//! Hangs resolved places on the mentions of a text, and adds mentions for the places that no other layer found.

use super::resolve::{Hint, Places, facilities};
use crate::layers::{Entity, Mention, MentionKind};
use firsthand_types::Span;
use std::collections::BTreeMap;

/// Fills `place` of the mentions that name places, makes names that another layer left untyped into places, adds mentions for
/// places named inside longer names ("Orvel Police"), and places facilities in the town named beside them. A person stays a person.
/// Mentions stay sorted by start, longest first; entities are only added to.
pub fn attach(text: &str, places: &mut Places, mentions: &mut Vec<Mention>, entities: &mut Vec<Entity>) {
    let hints: Vec<Hint> = mentions.iter().filter(|m| m.named).map(|m| Hint { span: m.span, kind: m.kind }).collect();
    facilities(text, &hints, places);
    let persons: Vec<Span> = mentions.iter().filter(|m| m.named && m.kind == MentionKind::Person).map(|m| m.span).collect();
    let of_person = |span: Span| {
        let i = persons.partition_point(|p| p.end <= span.start);
        persons.get(i).is_some_and(|p| p.contains(span))
    };
    places.located.retain(|l| l.facility || !of_person(l.span));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for m in mentions.iter().filter(|m| m.named && matches!(m.kind, MentionKind::Place | MentionKind::Facility)) {
        if let Some(e) = entities.get(m.entity) {
            known.entry(e.name.to_lowercase()).or_insert(m.entity);
        }
    }
    let mut added = Vec::new();
    for l in &places.located {
        let from = mentions.partition_point(|m| m.span.start < l.span.start);
        let same = mentions
            .get_mut(from..)
            .unwrap_or_default()
            .iter_mut()
            .take_while(|m| m.span.start == l.span.start)
            .find(|m| m.span == l.span || m.head == l.span);
        match same {
            Some(m) => {
                if !l.facility && m.kind != MentionKind::Place {
                    m.kind = MentionKind::Place;
                    if let Some(e) = entities.get_mut(m.entity).filter(|e| e.kind == MentionKind::Abstract) {
                        e.kind = MentionKind::Place;
                    }
                }
                m.place = Some(l.place.clone());
            }
            None if !l.facility => {
                let name = l.span.of(text).unwrap_or("").to_owned();
                let entity = *known.entry(name.to_lowercase()).or_insert_with(|| {
                    entities.push(Entity { name, kind: MentionKind::Place, ..Entity::default() });
                    entities.len() - 1
                });
                added.push(Mention {
                    span: l.span,
                    head: l.span,
                    kind: MentionKind::Place,
                    named: true,
                    entity,
                    place: Some(l.place.clone()),
                });
            }
            None => {}
        }
    }
    mentions.append(&mut added);
    // Other uses of a facility's name lie where its first one does.
    let mut placed = BTreeMap::new();
    for m in mentions.iter().filter(|m| m.named && m.kind == MentionKind::Facility) {
        if let Some(place) = &m.place {
            placed.entry(m.entity).or_insert_with(|| place.clone());
        }
    }
    for m in mentions.iter_mut().filter(|m| m.named && m.kind == MentionKind::Facility && m.place.is_none()) {
        m.place = placed.get(&m.entity).cloned();
    }
    mentions.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Evidence, resolve};

    #[test]
    fn untyped_names_become_places_and_persons_stay() {
        let text = "Ada London met nobody in London on the day.";
        let mut places = resolve(text, &[], Evidence::default());
        let mention = |start, end, kind| Mention {
            span: Span::new(start, end),
            head: Span::new(start, end),
            kind,
            named: true,
            entity: 0,
            place: None,
        };
        let mut mentions = vec![mention(0, 10, MentionKind::Person), mention(25, 31, MentionKind::Abstract)];
        let mut entities = vec![Entity::default()];
        attach(text, &mut places, &mut mentions, &mut entities);
        assert_eq!(mentions.len(), 2);
        assert!(mentions.iter().any(|m| m.kind == MentionKind::Place && m.place.as_ref().is_some_and(|p| p.country == "GB")));
        assert!(mentions.iter().any(|m| m.kind == MentionKind::Person && m.place.is_none()));
    }
}
