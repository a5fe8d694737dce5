//! Where sentences end, within one paragraph.

use crate::tag::known_tags;
use firsthand_types::Span;

/// Abbreviations that stand before a name or a number: their point ends no sentence.
const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "cpl", "sgt", "pvt", "adm", "gov", "sen",
    "rep", "reps", "sens", "rev", "hon", "st", "mt", "ft", "msgr", "pres", "supt", "insp", "det", "dep", "atty", "messrs",
    "mmes", "fr", "sr", "no", "nos", "vs", "v", "cf", "e.g", "i.e", "approx", "est", "fig", "vol", "pp", "brig", "ens", "op",
    "al", "asst", "dist", "spc", "ltc", "m.sgt", "lieut",
];
/// Titles among them, which end a sentence only by mistake.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "cpl", "sgt", "adm", "gov", "sen", "rep",
    "rev", "msgr", "supt", "insp", "brig", "lieut",
];

/// Whether a word is a title cut short, with its point ("Gov.").
pub(crate) fn title(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|w| TITLES.iter().any(|t| w.eq_ignore_ascii_case(t)))
}

/// Abbreviations that may end a sentence: the next word decides.
const EITHER: &[&str] = &[
    "a.m", "p.m", "am", "pm", "u.s", "u.k", "u.n", "e.u", "d.c", "u.s.a", "inc", "corp", "co", "ltd", "jr", "etc", "bros",
    "llc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "ave", "blvd", "rd", "hwy",
    "calif", "fla", "ariz", "colo", "conn", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo",
    "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "n.y", "n.j", "n.c", "s.c",
    "n.d", "s.d", "n.m", "n.h", "r.i", "w.va", "ph.d", "m.d", "b.c", "a.d", "dept", "est", "min", "max", "ind", "l.a", "p.s",
    "lb", "lbs", "oz", "hr", "hrs", "yr", "mph", "km", "ext", "univ", "assn", "govt",
];

/// The sentences of a paragraph's range, trimmed of white space.
pub(crate) fn split(text: &str, lower: &str, paragraph: Span, out: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        let rest = bytes.get(at..paragraph.end).unwrap_or(&[]);
        let Some(found) = memchr::memchr3(b'.', b'!', b'?', rest) else {
            break;
        };
        let mark = at + found;
        let after = run_end(text, mark, paragraph.end);
        if is_end(text, lower, start, mark, after, paragraph.end) {
            push(text, Span::new(start, after), out);
            start = after;
        }
        at = after.max(mark + 1);
    }
    push(text, Span::new(start, paragraph.end), out);
}

/// After the run of terminators and the closing marks that follow it.
fn run_end(text: &str, mark: usize, end: usize) -> usize {
    let mut at = mark;
    let mut closed = false;
    for c in text.get(mark..end).unwrap_or("").chars() {
        match c {
            '.' | '!' | '?' | '…' if !closed => {}
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' => closed = true,
            _ => break,
        }
        at += c.len_utf8();
    }
    at
}

fn is_end(text: &str, lower: &str, start: usize, mark: usize, after: usize, end: usize) -> bool {
    let rest = text.get(after..end).unwrap_or("");
    let Some(first) = rest.chars().next() else {
        return false;
    };
    if !first.is_whitespace() {
        return false;
    }
    let mut skipped = 0;
    let mut next = None;
    let mut quoted = false;
    for c in rest.chars() {
        if c.is_whitespace() {
            skipped += c.len_utf8();
        } else if matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '-' | '–' | '—' | '*' | '•') {
            skipped += c.len_utf8();
            quoted |= matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«');
        } else {
            next = Some(c);
            break;
        }
    }
    let Some(next) = next else {
        return false;
    };
    let next_word = word_at(lower, after + skipped, end);
    let opens = next.is_uppercase() || next.is_numeric() || (next.is_alphabetic() && !next.is_lowercase());
    let terminator = text.as_bytes().get(mark).copied().unwrap_or(b'.');
    let only_point = terminator == b'.' && text.get(mark..after).is_some_and(|s| s.starts_with('.') && !s.starts_with(".."));
    if !opens {
        // Lower-case writing: only after a plain word and a clear end.
        let word = word_before(lower, start, mark);
        let raw_lower =
            text.get(..mark).is_some_and(|t| t.chars().rev().take_while(|c| c.is_alphanumeric()).all(|c| !c.is_uppercase()));
        let plain = word.len() > 2
            && !word.contains('.')
            && raw_lower
            && !BEFORE_NAME.contains(&word)
            && !EITHER.contains(&word)
            && (!known_tags(word).is_empty() || terminator != b'.');
        return after == mark + 1 && plain && next.is_alphabetic() && !quoted && skipped <= 2;
    }
    if terminator != b'.' {
        // `"Why?" Ames asked.` goes on.
        return !(after > mark + 1 && speech_follows(lower, after + skipped, end));
    }
    if !only_point {
        return true;
    }
    let word = word_before(lower, start, mark);
    if word.is_empty() {
        return true;
    }
    let closed = after > mark + 1;
    if BEFORE_NAME.contains(&word) && !closed {
        return word == "no" && !next.is_numeric() || word == "al" && starter(next_word);
    }
    if word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()) && !closed {
        // An initial, unless a plain word opens the next sentence.
        return starter(next_word) && !quoted && next_word.len() > 1 && word != "j";
    }
    if EITHER.contains(&word) || is_acronym(word) {
        if closed && text.get(mark + 1..after).is_some_and(|s| s.contains(['"', '”'])) {
            return true;
        }
        if matches!(word, "a.m" | "p.m" | "am" | "pm") {
            return !next.is_numeric() && !is_calendar(next_word);
        }
        return quoted || starter(next_word);
    }
    true
}

/// "u.s", "i.r.a": single letters with points between them.
fn is_acronym(word: &str) -> bool {
    word.len() >= 3 && word.contains('.') && word.split('.').all(|p| p.len() == 1)
}

fn is_calendar(word: &str) -> bool {
    use crate::lexicon::{class, lexicon};
    lexicon().classes(word) & (class::WEEKDAY | class::MONTH) != 0
        || matches!(
            word,
            "est"
                | "edt"
                | "cst"
                | "cdt"
                | "pst"
                | "pdt"
                | "mst"
                | "mdt"
                | "gmt"
                | "utc"
                | "bst"
                | "cet"
                | "hst"
                | "et"
                | "pt"
                | "eastern"
                | "pacific"
                | "central"
                | "mountain"
        )
}

/// Whether the word opens a sentence rather than goes on with a name: a function word.
fn starter(word: &str) -> bool {
    let tags = known_tags(word);
    match tags.bytes().next() {
        Some(b'D' | b'O' | b'R' | b'P' | b'C' | b'S' | b'X' | b'I') => true,
        Some(_) => {
            matches!(word, "police" | "authorities" | "officials" | "witnesses" | "investigators" | "residents" | "people")
        }
        None => false,
    }
}

/// Whether "... said" or "said ..." comes within the next few words.
fn speech_follows(lower: &str, at: usize, end: usize) -> bool {
    let mut rest_end = end.min(at + 60);
    while !lower.is_char_boundary(rest_end) {
        rest_end -= 1;
    }
    lower
        .get(at..rest_end)
        .unwrap_or("")
        .split_ascii_whitespace()
        .take(4)
        .map(|w| w.trim_end_matches([',', '.', ':']))
        .any(|w| matches!(w, "said" | "says" | "asked" | "asks" | "shouted" | "cried" | "wrote" | "yelled" | "added"))
}

fn word_at(lower: &str, at: usize, end: usize) -> &str {
    let rest = lower.get(at..end).unwrap_or("");
    let stop = rest.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\'')).unwrap_or(rest.len());
    rest.get(..stop).unwrap_or("").trim_end_matches('.')
}

/// The word that ends at the point, with inner points ("u.s"), in lower case. Looks back 16 bytes at most.
fn word_before(lower: &str, start: usize, mark: usize) -> &str {
    let mut from = mark.saturating_sub(16).max(start);
    while !lower.is_char_boundary(from) {
        from += 1;
    }
    let head = lower.get(from..mark).unwrap_or("");
    let cut = head
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |i| i + head.get(i..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
    head.get(cut..).unwrap_or("").trim_start_matches('.')
}

fn push(text: &str, span: Span, out: &mut Vec<Span>) {
    let words = span.of(text).unwrap_or("");
    let start = span.start + words.len() - words.trim_start().len();
    let trimmed = words.trim();
    if !trimmed.is_empty() {
        out.push(Span::new(start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lower = text.to_ascii_lowercase();
        let mut out = Vec::new();
        split(text, &lower, Span::new(0, text.len()), &mut out);
        let got: Vec<&str> = out.iter().filter_map(|s| s.of(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn abbreviations_and_times_end_no_sentence_of_themselves() {
        check(
            "It began at 7 p.m. Police came. Lt. Gov. Ada Venn of the U.S. Senate spoke.",
            &["It began at 7 p.m.", "Police came.", "Lt. Gov. Ada Venn of the U.S. Senate spoke."],
        );
        check("J. B. Orr left at 3.5 km. He ran.", &["J. B. Orr left at 3.5 km.", "He ran."]);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check(
            "\u{201c}Run!\u{201d} he said. \u{201c}Now.\u{201d} They ran.",
            &["\u{201c}Run!\u{201d} he said.", "\u{201c}Now.\u{201d}", "They ran."],
        );
    }
}
