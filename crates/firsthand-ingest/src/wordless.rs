//! What is no text for all that its name says: bytes of some other kind, and characters without a word among them.
//!
//! Both lean towards reading: a damaged report, a list of names, a table and any script but Latin pass.

/// Bytes below which a stray control character or two are an accident.
const FEW: usize = 4;

/// Whether bytes are no text in any charset that is read as one byte after another: next to no text has a NUL, and control characters
/// are a rare accident of the wire. The whole file is counted, as what begins as a report may go on as something else.
pub fn is_binary(bytes: &[u8]) -> bool {
    let nul = bytes.iter().filter(|b| **b == 0).count();
    let control = bytes.iter().filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    nul > 2 + bytes.len() / 50 || nul + control > FEW + bytes.len() / 50
}

/// Letters below which a text is too short to be judged: a line in capitals, a code, an address.
const FEWEST_LETTERS: usize = 120;

/// Characters that are looked at.
const SAMPLE: usize = 20_000;

/// Whether a text is characters without words: keys, hashes, encoded files, noise. Told for Latin script alone; where a third of the
/// letters is of other scripts, or there are few, nothing is said; where there is no letter and no digit at all, it is plain.
pub fn is_wordless(text: &str) -> bool {
    let (mut letters, mut latin, mut in_words) = (0usize, 0usize, 0usize);
    let head = text.get(..crate::mapped::floor_boundary(text, SAMPLE)).unwrap_or(text);
    for token in head.split(|c: char| c.is_whitespace() || SEAMS.contains(&c)) {
        let all = token.chars().filter(|c| c.is_alphabetic()).count();
        letters += all;
        latin += token.chars().filter(|c| c.is_alphabetic() && u32::from(*c) < 0x250).count();
        in_words += if is_word(token) { all } else { 0 };
    }
    let signs = letters == 0 && !head.trim().is_empty() && !text.chars().any(char::is_alphanumeric);
    signs || letters >= FEWEST_LETTERS && latin * 3 > letters * 2 && in_words * 5 < letters
}

/// What joins or parts words without a blank.
const SEAMS: &[char] =
    &['-', '–', '—', '/', '’', '\'', '<', '>', '=', '"', '|', '_', '.', ',', ';', ':', '(', ')', '[', ']', '@'];

/// Whether letters, with marks around them at most, make a word by their length, their capitals and their vowels.
fn is_word(token: &str) -> bool {
    const LONGEST: usize = 30;
    const FEWEST_IN_LINE: usize = 3;
    let word = token.trim_matches(|c: char| !c.is_alphabetic());
    let letters = word.chars().count();
    if !word.chars().all(|c| c.is_alphabetic()) || !(FEWEST_IN_LINE..=LONGEST).contains(&letters) {
        return false;
    }
    // "Mc", "De" and "O" are let stand before a capital; noise changes from one to the other at every second letter.
    let case = |c: char| (c.is_uppercase(), c.is_lowercase());
    let pairs = word.chars().zip(word.chars().skip(1));
    let turns = pairs.filter(|(a, b)| case(*a) == (false, true) && case(*b) == (true, false)).count();
    let vowel = |c: char| !c.is_ascii() || "aeiouyAEIOUY".contains(c);
    turns <= 1 && word.chars().any(vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise that is the same in every run.
    fn noise(len: usize) -> impl Iterator<Item = u32> {
        let mut state = 0x2545_f491_u32;
        std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state >> 8
        })
        .take(len)
    }

    #[test]
    fn noise_is_no_text_and_has_no_words() {
        let bytes: Vec<u8> = noise(3000).map(|n| (n % 256) as u8).collect();
        assert!(is_binary(&bytes) && is_binary(&bytes[..200]));
        let report = "Nine people were killed in Orvel on Monday. ".repeat(9);
        assert!(is_binary(&[report.as_bytes(), &bytes].concat()), "a report that goes on as something else");
        let keys: [&str; 3] = [
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            "0123456789abcdef",
            " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
        ];
        for alphabet in keys {
            let signs: Vec<char> = alphabet.chars().collect();
            let text: String = noise(4000).filter_map(|n| signs.get(n as usize % signs.len())).collect();
            assert!(is_wordless(&text), "{alphabet}");
        }
        let high: String = noise(4000).filter_map(|n| char::from_u32(0x80 + n % 128)).collect();
        assert!(is_wordless(&high) && is_wordless("&&&& ((((") && !is_wordless(""));
    }

    #[test]
    fn whatever_has_words_is_read() {
        let names = "Marko Petrov, 34\nIlse Brandt, 61\nTomas Varga, 9\nO'Neill-McAdam, DeShawn, 45\n".repeat(5);
        let table = "Orvel\t12\t40\nBrenna\t3\t9\nSouth Calder\t0\t17\n".repeat(9);
        for text in [
            "14 30",
            "14 DEAD IN ORVEL BLAST",
            &"THREE PEOPLE WERE KILLED WHEN A FERRY SANK OFF ORVEL ON MONDAY, OFFICIALS SAID. ".repeat(4),
            &names,
            &table,
            &"Девять человек погибли при пожаре на рынке. ".repeat(9),
            &"市場で火災があり、九人が死亡した。".repeat(20),
            &"<p class=\"a\">Nine people <b>were</b> killed</p>\n".repeat(9),
            &"https://orvel.example/news/market-fire-nine-dead\n".repeat(9),
            &"Bei dem Marktbrand kamen neun Menschen ums Leben. ".repeat(9),
        ] {
            assert!(!is_wordless(text) && !is_binary(text.as_bytes()), "{text}");
        }
    }
}
