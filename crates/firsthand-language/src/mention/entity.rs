//! Which names speak of the same thing within one report: surnames, acronyms, spellings, variants of a venue.

use crate::layers::{Entity, MentionKind};
use crate::mention::name::Name;
use crate::view::View;
use std::collections::BTreeMap;

/// Names of one group or country, folded: facts of the world.
const SAME_NAME: &[(&str, &str)] = &[
    ("is", "islamic state"),
    ("isis", "islamic state"),
    ("isil", "islamic state"),
    ("daesh", "islamic state"),
    ("isis k", "islamic state khorasan"),
    ("is k", "islamic state khorasan"),
    ("iskp", "islamic state khorasan"),
    ("is khorasan", "islamic state khorasan"),
    ("isis khorasan", "islamic state khorasan"),
    ("islamic state khorasan province", "islamic state khorasan"),
    ("islamic state group", "islamic state"),
    ("islamic state of iraq and syria", "islamic state"),
    ("islamic state of iraq and the levant", "islamic state"),
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("eu", "european union"),
    ("un", "united nations"),
];

/// Entities of a text while names are put together.
#[derive(Default)]
pub(crate) struct Registry {
    /// The entities.
    pub entities: Vec<Entity>,
    /// Folded full names to entity.
    by_key: BTreeMap<String, usize>,
    /// Last word of a person's name to the entity last seen with it.
    by_surname: BTreeMap<String, usize>,
    /// Initials of an organisation's name to entity.
    by_initials: BTreeMap<String, usize>,
    /// First word of a venue's name to entity.
    by_venue: BTreeMap<String, usize>,
}

/// A name's words folded: lower case, hyphens and points away, possessives cut.
pub(crate) fn fold(words: &str) -> String {
    let lower = words.to_lowercase().replace(['-', '–', '\u{a0}'], " ");
    let mut out = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        let word: String = word.chars().filter(|c| *c != '.').collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    let bare = out.strip_prefix("the ").unwrap_or(&out);
    SAME_NAME.iter().find(|(from, _)| *from == bare).map_or_else(|| bare.to_owned(), |(_, to)| (*to).to_owned())
}

impl Registry {
    /// The entity of a name; a new one where no earlier name is the same. Longer names should come first.
    pub(crate) fn enter(&mut self, view: &View<'_>, name: &Name, kind: MentionKind) -> usize {
        let words = view.range(name.first, name.last).of(view.text).unwrap_or("");
        let key = fold(words);
        if let Some(found) = self.known(&key, kind) {
            self.better(found, words, kind);
            return found;
        }
        let id = self.entities.len();
        self.entities.push(Entity { name: tidy(words), kind, ..Entity::default() });
        self.index(id, &key, kind);
        id
    }

    fn known(&self, key: &str, kind: MentionKind) -> Option<usize> {
        if let Some(found) = self.by_key.get(key) {
            return Some(*found);
        }
        let single = !key.contains(' ');
        let last = key.rsplit(' ').next().unwrap_or(key);
        if matches!(kind, MentionKind::Person | MentionKind::Abstract) {
            if single && let Some(found) = self.by_surname.get(key) {
                return Some(*found);
            }
            // "A. Venn" and "Ada Venn": same surname, same initial.
            if !single
                && kind == MentionKind::Person
                && let Some(found) = self.by_surname.get(last)
            {
                let other = self.entities.get(*found).map(|e| fold(&e.name)).unwrap_or_default();
                let (a, b) = (other.split(' ').next().unwrap_or(""), key.split(' ').next().unwrap_or(""));
                let initial = (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
                if initial || a == b || !other.contains(' ') {
                    return Some(*found);
                }
            }
        }
        if matches!(kind, MentionKind::Organisation | MentionKind::Abstract)
            && single
            && let Some(found) = self.by_initials.get(key)
        {
            return Some(*found);
        }
        if kind == MentionKind::Facility && !single {
            let first = key.split(' ').next().unwrap_or("");
            if first.len() > 3
                && let Some(found) = self.by_venue.get(first)
            {
                return Some(*found);
            }
        }
        // "Islamic State Khorasan" beside "Islamic State".
        if let Some(parent) = key.strip_suffix(" khorasan")
            && let Some(found) = self.by_key.get(parent)
        {
            return Some(*found);
        }
        if key == "islamic state"
            && let Some(found) = self.by_key.get("islamic state khorasan")
        {
            return Some(*found);
        }
        None
    }

    fn index(&mut self, id: usize, key: &str, kind: MentionKind) {
        self.by_key.insert(key.to_owned(), id);
        if kind == MentionKind::Person {
            let last = key.rsplit(' ').find(|w| !matches!(*w, "jr" | "sr" | "ii" | "iii")).unwrap_or(key);
            self.by_surname.insert(last.to_owned(), id);
        }
        if key.contains(' ') && kind != MentionKind::Person {
            let initials: String = key
                .split(' ')
                .filter(|w| !matches!(*w, "of" | "the" | "for" | "and" | "de" | "on" | "in"))
                .filter_map(|w| w.chars().next())
                .collect();
            self.by_initials.entry(initials).or_insert(id);
        }
        if kind == MentionKind::Facility
            && let Some(first) = key.split(' ').next()
        {
            self.by_venue.entry(first.to_owned()).or_insert(id);
        }
    }

    /// Says that a second name is the same entity ("Federal Security Service (FSB)").
    pub(crate) fn alias(&mut self, words: &str, id: usize) {
        let key = fold(words);
        if !key.is_empty() {
            self.by_key.entry(key).or_insert(id);
        }
    }

    fn better(&mut self, id: usize, words: &str, kind: MentionKind) {
        let Some(entity) = self.entities.get_mut(id) else {
            return;
        };
        if entity.kind == MentionKind::Abstract && kind != MentionKind::Abstract {
            entity.kind = kind;
        }
        let fuller = words.split_whitespace().count() > entity.name.split_whitespace().count();
        if fuller
            && (entity.kind == MentionKind::Person || kind == MentionKind::Organisation && words.len() > entity.name.len())
        {
            entity.name = tidy(words);
        }
    }

    /// The entity of a folded name, where one is known.
    pub(crate) fn get(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }
}

/// White space inside a name as single blanks.
pub(crate) fn tidy(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
