//! Features of the tagger. Templates and hash are those of `training/lexicon.py`: change both or neither.

/// Rows of the weight table, as a power of two.
pub(super) const BITS: u32 = 15;
/// Number of feature templates.
pub(super) const TEMPLATES: usize = 22;

/// What the features of a token are made from, computed once a token.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// Hash of the word in lower case.
    pub word: u32,
    /// Hash of its last three characters.
    pub suffix3: u32,
    /// Hash of its last two characters.
    pub suffix2: u32,
    /// Hash of the letters of the tags it is known with.
    pub class: u32,
    /// 1 lower, 2 capital, 3 capitals, 4 a text in capitals, 5 digit; 0 beyond the sentence.
    pub shape: u32,
}

/// FNV-1a, 32 bits.
pub(super) fn fnv(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

fn mix(h: u32, template: u32) -> usize {
    let h = (h ^ template.wrapping_mul(0x9E37_79B1)).wrapping_mul(0x85EB_CA6B);
    let h = (h ^ (h >> 13)).wrapping_mul(0xC2B2_AE35);
    (h >> (32 - BITS)) as usize
}

/// The active features of the token in the middle of a window of five, after two tags.
pub(super) fn features(window: &[Shape; 5], first: bool, prev: u32, prev2: u32) -> [usize; TEMPLATES] {
    let [pp, p, w, n, nn] = window;
    let first = u32::from(first);
    let both = prev * 16 + prev2;
    let pair = |a: u32, b: u32| a.wrapping_mul(31).wrapping_add(b);
    [
        mix(w.word, 1),
        mix(w.suffix3, 2),
        mix(w.suffix2, 3),
        mix(w.shape * 2 + first, 4),
        mix(prev, 5),
        mix(both, 6),
        mix(pair(w.word, prev), 7),
        mix(p.word, 8),
        mix(n.word, 9),
        mix(pair(n.class, prev), 10),
        mix(pair(w.class, both), 11),
        mix(pair(w.class, n.class), 12),
        mix(pair(w.word, n.class), 13),
        mix(pair(w.suffix3, prev), 14),
        mix(pair(w.word, n.word), 15),
        mix(pair(n.class, nn.class), 16),
        mix(w.shape * 64 + n.shape * 8 + first * 4, 17),
        mix(pair(w.class, p.word), 18),
        mix(pp.word, 19),
        mix(nn.word, 20),
        mix(pair(w.shape, prev), 21),
        mix(pair(w.suffix3, w.shape), 22),
    ]
}
