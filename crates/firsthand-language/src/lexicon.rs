//! Word classes and cue verbs, read once from the lists under `data/`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::layers::CueKind;

/// Word classes as bits. A word can be in several.
pub(crate) mod class {
    macro_rules! bits {
        ($($name:ident = $word:literal,)*) => {
            bits!(@each 0u32, $($name = $word,)*);
            /// Class names as the list file spells them, with their bit.
            pub(crate) const NAMES: &[(&str, u64)] = &[$(($word, $name)),*];
        };
        (@each $n:expr, $name:ident = $word:literal, $($rest:tt)*) => {
            #[allow(missing_docs)]
            pub(crate) const $name: u64 = 1 << ($n);
            bits!(@each $n + 1, $($rest)*);
        };
        (@each $n:expr,) => {};
    }
    bits! {
        TITLE = "title", KINSHIP = "kinship", PERSON = "person", PEOPLE = "people", POLICE = "police",
        VAGUE = "vague", ORGANISATION = "organisation", ORG_SUFFIX = "orgsuffix", FACILITY = "facility",
        VEHICLE = "vehicle", WEAPON = "weapon", SUBSTANCE = "substance", EVENT = "event", ANIMAL = "animal",
        DOCUMENT = "document", MEDIUM = "medium", AGENCY = "agency", OUTLET = "outlet", SOCIAL = "social",
        ARMED = "armed", MILITARY = "military", EMERGENCY = "emergency", HOSPITAL = "hospital", COURT = "court",
        GOVERNMENT = "government", COMPANY = "company", WITNESS = "witness", EXPERT = "expert",
        MONTH = "month", WEEKDAY = "weekday", ADVERB = "adverbs", DEMONYM = "demonym", FIRST = "first",
        FEMALE = "female",
    }
}

/// What a cue verb does and which shapes of content it takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// What it does.
    pub kind: CueKind,
    /// Bits of [`frame`].
    pub frames: u16,
}

/// Shapes of content that a cue verb takes.
pub(crate) mod frame {
    /// A content clause, with or without "that".
    pub(crate) const CLAUSE: u16 = 1;
    /// Quoted or postposed content: `"...," said X`.
    pub(crate) const QUOTE: u16 = 2;
    /// A noun phrase.
    pub(crate) const NOUN: u16 = 4;
    /// An infinitive.
    pub(crate) const INFINITIVE: u16 = 8;
    /// An -ing clause.
    pub(crate) const GERUND: u16 = 16;
    /// An addressee as object.
    pub(crate) const ADDRESSEE: u16 = 32;
    /// Object and "as ...".
    pub(crate) const AS: u16 = 64;
    /// Weak: needs "that", a quote or a clear clause.
    pub(crate) const WEAK: u16 = 128;
    /// A noun phrase, as an attitude.
    pub(crate) const ATTITUDE: u16 = 256;
}

/// A fast, seedless hash: the same on every run.
#[derive(Default)]
pub(crate) struct Fx(u64);

impl Hasher for Fx {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0u8; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
        }
    }
    fn write_u8(&mut self, byte: u8) {
        self.write(&[byte]);
    }
}

/// A map that is looked up, never iterated.
pub(crate) type Map<V> = HashMap<&'static str, V, BuildHasherDefault<Fx>>;

/// The lists.
pub(crate) struct Lexicon {
    classes: Map<u64>,
    cues: Map<Cue>,
}

impl Lexicon {
    /// The classes of a word in lower case; 0 where it is in none.
    pub(crate) fn classes(&self, word: &str) -> u64 {
        self.classes.get(word).copied().unwrap_or(0)
    }

    /// The cue verb of this lemma.
    pub(crate) fn cue(&self, lemma: &str) -> Option<Cue> {
        self.cues.get(lemma).copied()
    }
}

/// The lexicon, read on first use.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon {
        classes: read_classes(include_str!("../data/words.txt")),
        cues: read_cues(include_str!("../data/cues.txt")),
    })
}

fn read_classes(data: &'static str) -> Map<u64> {
    let mut classes = Map::default();
    let mut bit = 0;
    for line in data.lines().filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            bit = class::NAMES.iter().find(|(n, _)| *n == name).map_or(0, |(_, b)| *b);
            continue;
        }
        for word in line.split_ascii_whitespace() {
            *classes.entry(word).or_insert(0) |= bit;
        }
    }
    classes
}

fn read_cues(data: &'static str) -> Map<Cue> {
    let mut cues = Map::default();
    for line in data.lines().filter(|l| !l.starts_with('#')) {
        let mut parts = line.split_ascii_whitespace();
        let (Some(lemma), Some(kind), Some(letters)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let kind = match kind {
            "confirm" => CueKind::Confirm,
            "allege" => CueKind::Allege,
            "deny" => CueKind::Deny,
            "doubt" => CueKind::Doubt,
            "believe" => CueKind::Believe,
            "warn" => CueKind::Warn,
            "order" => CueKind::Order,
            "find" => CueKind::Find,
            _ => CueKind::Say,
        };
        let frames = letters.bytes().fold(0, |f, b| {
            f | match b {
                b'c' => frame::CLAUSE,
                b'q' => frame::QUOTE,
                b'n' => frame::NOUN,
                b'i' => frame::INFINITIVE,
                b'g' => frame::GERUND,
                b'o' => frame::ADDRESSEE,
                b'a' => frame::AS,
                b'w' => frame::WEAK,
                b'b' => frame::ATTITUDE,
                _ => 0,
            }
        });
        cues.insert(lemma, Cue { kind, frames });
    }
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_in_the_file_is_known_and_filled() {
        for (name, bit) in class::NAMES {
            let header = format!("[{name}]");
            assert!(include_str!("../data/words.txt").contains(&header), "{header}");
            assert!(bit.is_power_of_two());
        }
        assert!(lexicon().classes("ministry") & class::ORGANISATION != 0);
        assert!(lexicon().cue("say").is_some());
    }
}
