//! Mentions and entities: who and what the text speaks of.

mod entity;
mod name;
pub(crate) mod source_kind;

pub(crate) use entity::{fold, tidy};

use crate::chunk::{Chunk, Chunks};
use crate::layers::{Entity, Mention, MentionKind, Upos};
use crate::lexicon::class;
use crate::view::View;
use entity::Registry;
use name::Name;

/// The mentions of a text, sorted by start, longest first, and the entities they speak of.
pub(crate) fn mentions(view: &View<'_>, chunks: &Chunks) -> (Vec<Mention>, Vec<Entity>) {
    let names = name::names(view, chunks);
    let mut registry = Registry::default();
    let ids = enter_names(view, &names, &mut registry);
    let mut out = Vec::new();
    for (name, id) in names.iter().zip(&ids) {
        let kind = registry.entities.get(*id).map_or(name.kind, |e| e.kind);
        out.push(Mention {
            span: view.range(name.first, name.last),
            head: view.range(name.first, name.last),
            kind,
            named: true,
            entity: *id,
            place: None,
        });
        if let Some(entity) = registry.entities.get_mut(*id) {
            describe(view, chunks, name, entity);
        }
    }
    for chunk in chunks.all() {
        if let Some(mention) = described(view, *chunk, &mut registry) {
            out.push(mention);
        }
    }
    out.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    out.dedup_by_key(|m| m.span);
    (out, registry.entities)
}

/// Names of two or three words that nothing else explains are people's.
pub(crate) fn guess_persons(mentions: &mut [Mention], entities: &mut [Entity]) {
    for entity in entities.iter_mut().filter(|e| e.kind == MentionKind::Abstract) {
        let words: Vec<&str> = entity.name.split(' ').collect();
        let name = |w: &&str| {
            w.len() > 1
                && w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().skip(1).any(char::is_lowercase)
                && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
        };
        let common = words.last().is_some_and(|w| crate::tag::known_tags(&w.to_ascii_lowercase()).starts_with('N'));
        // "South Orvel": everyday words are no given names.
        let everyday = words.iter().enumerate().any(|(i, w)| {
            let low = w.to_ascii_lowercase();
            let listed = crate::lexicon::lexicon().classes(&low) & class::FIRST != 0;
            let tags = crate::tag::known_tags(&low);
            !listed && (tags.starts_with(['N', 'J', 'V', 'R', 'D', 'P']) || i == 0 && tags.contains(['N', 'J', 'D']))
        });
        if !everyday
            && matches!(words.len(), 2 | 3)
            && words.iter().all(|w| name(w) || w.len() == 2 && w.ends_with('.'))
            && !common
        {
            entity.kind = MentionKind::Person;
        }
    }
    for mention in mentions.iter_mut().filter(|m| m.named && m.kind == MentionKind::Abstract) {
        mention.kind = entities.get(mention.entity).map_or(mention.kind, |e| e.kind);
    }
}

/// Fills what kind of source each entity makes, once kinds and posts are settled.
pub(crate) fn fill_source_kinds(entities: &mut [Entity]) {
    for entity in entities {
        entity.source_kind = source_kind::of_entity(entity);
    }
}

/// Enters names, the fullest first, so that a surname before its full name finds it too.
fn enter_names(view: &View<'_>, names: &[Name], registry: &mut Registry) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|i| names.get(*i).map(|n| (std::cmp::Reverse((n.last - n.first).min(3)), *i)));
    let mut ids = vec![usize::MAX; names.len()];
    for i in order {
        let Some(name) = names.get(i) else { continue };
        let id = registry.enter(view, name, name.kind);
        if let Some(slot) = ids.get_mut(i) {
            *slot = id;
        }
        // "Federal Security Service (FSB)".
        let short = view.raw(name.last + 1);
        if view.word(name.last) == "("
            && view.word(name.last + 2) == ")"
            && short.len() <= 8
            && short.chars().all(|c| c.is_uppercase() || c == '-')
            && short.len() >= 2
        {
            registry.alias(short, id);
        }
    }
    ids
}

/// Posts and bodies said beside a name: "Mayor Ada Venn", "Ada Venn, a spokesperson for the ministry,".
fn describe(view: &View<'_>, chunks: &Chunks, name: &Name, entity: &mut Entity) {
    if entity.kind == MentionKind::Abstract && name.title < name.first {
        entity.kind = MentionKind::Person;
    }
    if entity.role.is_none() && name.title < name.first {
        let words = view.range(name.title, name.first).of(view.text).unwrap_or("");
        if !matches!(view.word(name.title), "mr." | "mrs." | "ms." | "mr" | "mrs" | "ms" | "miss" | "dr." | "dr") {
            entity.role = Some(tidy(words));
        }
    }
    if view.word(name.last) != "," {
        return;
    }
    let Some(chunk) = chunks.starting_at(name.last + 1) else {
        return;
    };
    let post = view.is(chunk.head, class::PERSON | class::TITLE | class::KINSHIP) && view.tag(chunk.head) != Upos::Pron;
    if !post {
        return;
    }
    let mut end = chunk.last;
    let mut body = None;
    for _ in 0..3 {
        if matches!(view.word(end), "for" | "of" | "at" | "with" | "from" | "in")
            && let Some(next) = chunks.starting_at(end + 1)
        {
            if body.is_none() && matches!(view.word(end), "for" | "of" | "at" | "with" | "from") {
                body = Some(next);
            }
            end = next.last;
        } else {
            break;
        }
    }
    // "died in the town of Orvel, the sheriff said": the post is the subject of what follows.
    let led = name
        .title
        .checked_sub(1)
        .is_some_and(|i| matches!(view.word(i), "in" | "of" | "at" | "near" | "from" | "to" | "outside" | "around" | "on"));
    if led && matches!(view.tag(end), Upos::Verb | Upos::Aux) {
        return;
    }
    if entity.role.is_none() {
        entity.role = view.range(chunk.first, end).of(view.text).map(tidy);
    }
    if entity.body.is_none() {
        entity.body = body.and_then(|b| view.range(b.first, end).of(view.text)).map(tidy);
    }
    if entity.kind == MentionKind::Abstract {
        entity.kind = MentionKind::Person;
    }
}

/// A noun phrase whose head says what it denotes: "four gunmen", "the concert hall".
fn described(view: &View<'_>, chunk: Chunk, registry: &mut Registry) -> Option<Mention> {
    let head = chunk.head;
    if view.tag(head) == Upos::Pron || view.tag(head) == Upos::Propn && view.capital(head) {
        return None;
    }
    if !matches!(view.tag(head), Upos::Noun) && !view.is(head, class::PEOPLE) {
        return None;
    }
    let kind = kind_of(view, head)?;
    let span = view.range(chunk.first, chunk.last);
    let words = tidy(span.of(view.text).unwrap_or(""));
    let id = match registry.get(&fold(&words)) {
        Some(id) if view.word(chunk.first) == "the" => id,
        _ => {
            registry.entities.push(Entity { name: words.clone(), kind, ..Entity::default() });
            let id = registry.entities.len() - 1;
            registry.alias(&words, id);
            id
        }
    };
    Some(Mention { span, head: view.span(head), kind, named: false, entity: id, place: None })
}

/// What a head noun denotes, where the lists are sure.
pub(crate) fn kind_of(view: &View<'_>, head: usize) -> Option<MentionKind> {
    let table = [
        (class::PERSON | class::PEOPLE | class::KINSHIP, MentionKind::Person),
        (class::EVENT, MentionKind::Event),
        (class::WEAPON, MentionKind::Weapon),
        (class::VEHICLE, MentionKind::Vehicle),
        (class::FACILITY, MentionKind::Facility),
        (class::ORGANISATION, MentionKind::Organisation),
        (class::SUBSTANCE, MentionKind::Substance),
        (class::ANIMAL, MentionKind::Animal),
        (class::DOCUMENT, MentionKind::Object),
    ];
    let lemma = view.lemma(head);
    let bits = crate::lexicon::lexicon().classes(lemma);
    table.into_iter().find(|(c, _)| view.is(head, *c) || bits & c != 0).map(|(_, kind)| kind)
}
