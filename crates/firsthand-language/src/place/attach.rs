//! Hangs resolved places on the mentions of a text, and adds mentions for the places that no other layer found.

use super::resolve::{Hint, Places, facilities};
use super::words::points;
use crate::layers::{Entity, Mention, MentionKind};
use firsthand_types::Span;
use std::collections::BTreeMap;

/// Fills `place` of the mentions that name places, makes names that another layer left untyped into places, adds mentions for
/// places named inside longer names ("Orvel Police"), and places facilities in the town named beside them. A person stays a person.
/// Mentions stay sorted by start, longest first; entities are only added to.
pub fn attach(text: &str, places: &mut Places, mentions: &mut Vec<Mention>, entities: &mut Vec<Entity>) {
    let hints: Vec<Hint> = mentions.iter().filter(|m| m.named).map(|m| Hint { span: m.span, kind: m.kind }).collect();
    facilities(text, &hints, places);
    let untyped = |k: MentionKind| matches!(k, MentionKind::Person | MentionKind::Abstract);
    for m in mentions.iter_mut().filter(|m| m.named && untyped(m.kind) && part_of_town(text, m.span, places)) {
        m.kind = MentionKind::Place;
        if let Some(e) = entities.get_mut(m.entity) {
            e.kind = MentionKind::Place;
        }
    }
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

/// "Southwest Orvel": whether a span is a direction in capitals and the name of a town.
fn part_of_town(text: &str, span: Span, places: &Places) -> bool {
    let from = places.located.partition_point(|l| l.span.start <= span.start);
    let inner = places.located.get(from..).unwrap_or_default().iter().take_while(|l| l.span.start < span.end);
    let mut towns = inner.filter(|l| l.span.end == span.end && l.place.precision == "town" && !l.facility);
    towns.any(|l| text.get(span.start..l.span.start).is_some_and(|w| w.split_whitespace().all(points)))
}

/// Gives the places that the rules resolved to the model's mentions of the same words, and adds those that the model passed over, each
/// as a chain of its own. Nothing changes where no model ran. The list stays sorted by start, longest first.
pub fn share(mentions: &[Mention], spans: &mut Vec<Mention>) {
    if spans.is_empty() {
        return;
    }
    let mut chain = spans.iter().map(|m| m.entity).max().map_or(0, |e| e + 1);
    let mut added = Vec::new();
    for m in mentions.iter().filter(|m| m.named && m.place.is_some()) {
        let from = spans.partition_point(|s| s.span.start < m.span.start);
        let same = spans.get_mut(from..).unwrap_or_default().iter_mut().take_while(|s| s.span.start == m.span.start);
        match same.into_iter().find(|s| s.span == m.span) {
            Some(s) => {
                s.place.clone_from(&m.place);
                s.kind = m.kind;
            }
            None => {
                added.push(Mention { entity: chain, ..m.clone() });
                chain += 1;
            }
        }
    }
    spans.append(&mut added);
    spans.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Evidence, resolve};

    #[test]
    fn places_are_shared_with_the_models_mentions() {
        let place = resolve("in London", &[], Evidence::default()).located.first().map(|l| l.place.clone());
        assert!(place.is_some());
        let mention = |start, end, place| Mention {
            span: Span::new(start, end),
            head: Span::new(start, end),
            kind: MentionKind::Place,
            named: true,
            entity: 3,
            place,
        };
        let rules = [mention(0, 6, place.clone()), mention(20, 26, place)];
        let mut spans = vec![mention(0, 12, None), mention(0, 6, None)];
        share(&rules, &mut spans);
        let shown: Vec<_> = spans.iter().map(|m| (m.span.start, m.span.end, m.entity, m.place.is_some())).collect();
        assert_eq!(shown, [(0, 12, 3, false), (0, 6, 3, true), (20, 26, 4, true)]);
        let mut none = Vec::new();
        share(&rules, &mut none);
        assert!(none.is_empty());
    }

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
