//! A text as a stream of normalised words, each with the bytes it came from.
//!
//! Case, possessives, number words and number formats are levelled ("Six", "6"; "1,000", "1000"), so that a reworded copy still
//! meets its original. Scripts without spaces are cut into single characters. The text itself is never altered.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A text's words: parallel arrays, one entry a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// Hash of the normalised word.
    pub hash: Vec<u32>,
    /// First byte.
    pub start: Vec<u32>,
    /// After the last byte.
    pub end: Vec<u32>,
    /// What kind of word it is.
    pub kind: Vec<Kind>,
}

/// What a word is good for in comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Grammar: says nothing of the subject.
    Function,
    /// Carries meaning.
    Content,
    /// Begins with a capital and carries meaning.
    Capital,
    /// A number.
    Number,
}

impl Words {
    /// Reads a text. Linear in its length.
    pub fn of(text: &str) -> Self {
        let mut words = Words::default();
        each_word(text, |start, end| {
            let Some(raw) = text.get(start..end) else {
                return;
            };
            let norm = normal(raw);
            let kind = if norm.starts_with(|c: char| c.is_ascii_digit()) {
                Kind::Number
            } else if is_function(&norm) {
                Kind::Function
            } else if raw.starts_with(char::is_uppercase) {
                Kind::Capital
            } else {
                Kind::Content
            };
            words.hash.push(hash(&norm));
            words.start.push(start as u32);
            words.end.push(end as u32);
            words.kind.push(kind);
        });
        words
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.hash.len()
    }

    /// Whether the word carries meaning.
    pub fn is_content(&self, i: usize) -> bool {
        self.kind.get(i).is_some_and(|k| *k != Kind::Function)
    }

    /// Indexes of the words that carry meaning.
    pub fn content(&self) -> Vec<u32> {
        (0..self.len()).filter(|i| self.is_content(*i)).map(|i| i as u32).collect()
    }

    /// The byte range of the words `from..to`.
    pub fn bytes(&self, from: usize, to: usize) -> [usize; 2] {
        let start = self.start.get(from).copied().unwrap_or(0) as usize;
        let end = to.checked_sub(1).and_then(|last| self.end.get(last)).copied().unwrap_or(0) as usize;
        [start, end.max(start)]
    }
}

/// Calls `found` with the byte range of every word.
pub(crate) fn each_word(text: &str, mut found: impl FnMut(usize, usize)) {
    let mut open: Option<usize> = None;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        if stands_alone(c) {
            if let Some(start) = open.take() {
                found(start, at);
            }
            found(at, at + c.len_utf8());
        } else if c.is_alphanumeric() || joins(before, c, next) {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            found(start, at);
        }
        before = c;
    }
    if let Some(start) = open {
        found(start, text.len());
    }
}

fn joins(before: char, c: char, next: char) -> bool {
    match c {
        '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
        ',' | '.' => before.is_ascii_digit() && next.is_ascii_digit(),
        // Combining marks belong to the letter before them.
        '\u{300}'..='\u{36f}' => before.is_alphanumeric(),
        _ => false,
    }
}

fn stands_alone(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x2ffff)
}

/// The levelled form of one word: lower case, no possessive, numbers in digits, light endings off.
pub(crate) fn normal(raw: &str) -> String {
    let mut w = String::with_capacity(raw.len());
    for c in raw.chars().flat_map(char::to_lowercase) {
        match c {
            '’' => w.push('\''),
            '\u{300}'..='\u{36f}' => {}
            c => w.push(c),
        }
    }
    if w.starts_with(|c: char| c.is_ascii_digit()) {
        w.retain(|c| c != ',');
        return w;
    }
    if let Some(number) = number_word(&w) {
        return number.to_owned();
    }
    stem(w)
}

/// Light stemming: enough that "said the officials" and "the official's" meet; never below four letters.
fn stem(mut w: String) -> String {
    if w.ends_with("'s") {
        w.truncate(w.len() - 2);
    }
    for ending in ["ings", "ing", "edly", "ed", "es", "s", "ly"] {
        if w.ends_with(ending) && w.is_char_boundary(w.len() - ending.len()) {
            if w.len() - ending.len() >= 4 {
                w.truncate(w.len() - ending.len());
            }
            return w;
        }
    }
    w
}

fn number_word(w: &str) -> Option<&'static str> {
    Some(match w {
        "zero" => "0",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        "thirteen" => "13",
        "fourteen" => "14",
        "fifteen" => "15",
        "sixteen" => "16",
        "seventeen" => "17",
        "eighteen" => "18",
        "nineteen" => "19",
        "twenty" => "20",
        "thirty" => "30",
        "forty" => "40",
        "fifty" => "50",
        "sixty" => "60",
        "seventy" => "70",
        "eighty" => "80",
        "ninety" => "90",
        _ => return None,
    })
}

/// FNV-1a, folded to 32 bits: stable over machines and versions, which the standard hasher does not promise.
pub(crate) fn hash(word: &str) -> u32 {
    let h = hash64(word.as_bytes());
    (h ^ (h >> 32)) as u32
}

/// FNV-1a over bytes.
pub(crate) fn hash64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Mixes one more value into a hash.
pub(crate) fn mix(h: u64, value: u64) -> u64 {
    let h = (h ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}

/// Share of general English documents that hold the word, 0 to 1.
pub(crate) fn commonness(norm_hash: u32) -> f32 {
    common().get(&norm_hash).copied().unwrap_or(0.0)
}

fn is_function(norm: &str) -> bool {
    const OFTEN: f32 = 0.15;
    commonness(hash(norm)) >= OFTEN && !NEWS_WORDS.contains(&norm)
}

/// Frequent words that still say what a report is about.
const NEWS_WORDS: &[&str] = &["people", "home", "year", "day", "world"];

fn common() -> &'static HashMap<u32, f32> {
    static TABLE: OnceLock<HashMap<u32, f32>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut documents = 1.0f32;
        let mut table = HashMap::new();
        for line in include_str!("../data/common_words.tsv").lines() {
            let Some((word, count)) = line.split_once('\t') else {
                continue;
            };
            let count: f32 = count.parse().unwrap_or(0.0);
            if word == "#documents" {
                documents = count.max(1.0);
            } else {
                table.insert(hash(word), count / documents);
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        Words::of(a).hash == Words::of(b).hash
    }

    #[test]
    fn formats_are_levelled() {
        assert!(same("Six official’s gardens", "6 official's garden"));
        assert!(same("1,000 people", "1000 people"));
        assert!(same("the mayor’s office", "The mayor's office"));
        assert!(!same("six", "seven"));
    }

    #[test]
    fn bytes_lead_back_to_the_text() {
        let text = "Zürich: «é» 火災 1,000 o'clock.";
        let words = Words::of(text);
        for i in 0..words.len() {
            let [s, e] = words.bytes(i, i + 1);
            assert!(text.get(s..e).is_some_and(|w| !w.is_empty()));
        }
    }

    #[test]
    fn common_words_are_grammar() {
        let words = Words::of("the fire was at the harbour");
        assert_eq!(words.content().len(), 2);
    }
}
