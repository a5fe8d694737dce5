//! Tokens in the manner of English Universal Dependencies: contractions and hyphens split, numbers and abbreviations kept.

mod whole;

use firsthand_types::Span;

/// Abbreviations that keep their point inside a sentence.
const POINTED: &[&str] = &[
    "mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "lt.", "col.", "maj.", "capt.", "cmdr.", "cpl.", "sgt.", "gov.", "sen.",
    "rep.", "rev.", "st.", "mt.", "ft.", "inc.", "corp.", "co.", "ltd.", "jr.", "sr.", "no.", "vs.", "jan.", "feb.", "mar.",
    "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "etc.", "ave.", "blvd.", "adm.", "brig.", "det.", "supt.",
    "reps.", "sens.", "approx.", "est.", "fla.", "calif.", "tex.", "pa.", "va.", "mass.", "mich.", "conn.", "ariz.", "tenn.",
    "pvt.", "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.", "sat.", "sun.", "la.", "attn.", "dept.",
    "bros.", "hon.", "pres.", "messrs.", "al.", "ex.", "pp.", "vol.", "ext.",
];
/// Prefixes whose hyphen does not split.
const PREFIXES: &[&str] = &[
    "e", "re", "co", "pre", "anti", "non", "un", "ex", "post", "pro", "sub", "multi", "inter", "mid", "semi", "counter",
    "cross", "over", "mini", "micro", "intra",
];

/// The tokens of a sentence.
pub(crate) fn split(text: &str, lower: &str, sentence: Span, out: &mut Vec<Span>) {
    let Some(words) = sentence.of(text) else {
        return;
    };
    let mut start = None;
    for (i, c) in words.char_indices() {
        let at = sentence.start + i;
        if c.is_whitespace() {
            if let Some(s) = start.take() {
                chunk(text, lower, s, at, at >= sentence.end, out);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(s) = start {
        chunk(text, lower, s, sentence.end, true, out);
    }
}

/// Splits one run without white space.
fn chunk(text: &str, lower: &str, start: usize, end: usize, last: bool, out: &mut Vec<Span>) {
    if text.as_bytes().get(start..end).is_some_and(|b| b.iter().all(u8::is_ascii_alphabetic)) {
        return plain(lower, start, end, out);
    }
    let open =
        text.as_bytes().get(start..end).unwrap_or(&[]).iter().take_while(|b| matches!(b, b'<' | b'(' | b'[' | b'"')).count();
    if is_address(lower.get(start + open..end).unwrap_or("")) {
        marks(text, start, start + open, out);
        let trimmed = lower.get(start..end).unwrap_or("").trim_end_matches(['.', ',', ')', '"', '>', ']', ';', '\'']);
        let stop = start + trimmed.len();
        out.push(Span::new(start + open, stop));
        return marks(text, stop, end, out);
    }
    let mut at = start;
    while at < end {
        let rest = text.get(at..end).unwrap_or("");
        let Some(c) = rest.chars().next() else {
            return;
        };
        let whole = whole::len(lower.get(at..end).unwrap_or(""), at == start);
        let mut len = if whole > 0 {
            whole
        } else if c.is_alphanumeric() {
            let len = word_len(rest, lower.get(at..end).unwrap_or(""), last);
            word(lower, at, at + len, out);
            at += len;
            continue;
        } else {
            mark_len(rest, c)
        };
        // "=" with a stroke through it: one character to the eye, and to Unicode.
        len += rest.get(len..).unwrap_or("").chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum::<usize>();
        out.push(Span::new(at, at + len));
        at += len;
    }
}

fn marks(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let mut at = start;
    while let Some(c) = text.get(at..end).and_then(|r| r.chars().next()) {
        let len = mark_len(text.get(at..end).unwrap_or(""), c);
        out.push(Span::new(at, at + len));
        at += len;
    }
}

fn is_address(word: &str) -> bool {
    word.len() > 5
        && (word.starts_with("http") && word.contains("://")
            || word.starts_with("www.")
            || word.contains('@') && word.contains('.') && !word.starts_with('@'))
}

/// Length of a run of marks that makes one token: "...", "--", "'s", or one character.
fn mark_len(rest: &str, c: char) -> usize {
    match c {
        '.' | '-' | '*' | '=' | '_' | '~' | '?' | '!' => {
            let run = rest.bytes().take_while(|b| *b == c as u8).count();
            if c == '?' || c == '!' { rest.bytes().take_while(|b| matches!(b, b'?' | b'!')).count() } else { run.max(1) }
        }
        '\'' | '`' if rest.as_bytes().get(1) == Some(&(c as u8)) => 2,
        '’' | '‘' if rest.get(3..).is_some_and(|r| r.starts_with(['’', '‘'])) => 6,
        '\'' | '’' | '`' => {
            let tail = rest.get(c.len_utf8()..).unwrap_or("");
            let word: usize = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
            let short = tail.get(..word).unwrap_or("").to_ascii_lowercase();
            if matches!(short.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m" | "em") {
                c.len_utf8() + word
            } else {
                c.len_utf8()
            }
        }
        '#' if rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => 1,
        '#' | '@' => {
            let tail = rest.get(1..).unwrap_or("").find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1);
            1 + tail
        }
        _ => c.len_utf8(),
    }
}

/// Length of the word at the start of the run: letters and digits with the points, commas and apostrophes that belong to it.
fn word_len(rest: &str, lower: &str, last: bool) -> usize {
    let bytes = rest.as_bytes();
    let mut end = rest.len();
    let mut before = ' ';
    for (i, c) in rest.char_indices() {
        if c.is_alphanumeric() || is_mark(c) {
            before = c;
            continue;
        }
        let next = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().next()).unwrap_or(' ');
        let joins = match c {
            '.' | ',' | ':' => {
                before.is_ascii_digit() && next.is_ascii_digit()
                    || c == '.' && before.is_alphabetic() && next.is_alphabetic() && acronym_at(bytes, i)
            }
            '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
            '&' => before.is_uppercase() && next.is_uppercase() || i == 1 && next.is_alphabetic() && rest.chars().count() == 3,
            '_' | '@' => next.is_alphanumeric(),
            '-' => prefix_joins(lower.get(..i).unwrap_or(""), next),
            _ => false,
        };
        if joins {
            before = c;
            continue;
        }
        end = i;
        break;
    }
    // A closing point that belongs to an abbreviation.
    if bytes.get(end) == Some(&b'.') && bytes.get(end + 1) != Some(&b'.') {
        let word = lower.get(..end + 1).unwrap_or("");
        let final_point = last && end + 1 >= rest.len();
        let body = lower.get(..end).unwrap_or("");
        let dotted = body.contains('.') && body.split('.').all(|p| p.len() <= 2 && p.bytes().all(|b| b.is_ascii_alphabetic()));
        let initial = body.len() == 1 && rest.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        if dotted || (!final_point && (initial || POINTED.contains(&word))) {
            return end + 1;
        }
    }
    end
}

/// Combining marks and joiners belong to the character before them.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && (unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}'))
}

/// Whether the point at `i` stands after a part of one or two letters, as in "U.S." and "Ph.D.".
fn acronym_at(bytes: &[u8], i: usize) -> bool {
    let part = bytes.get(..i).unwrap_or(&[]).iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let after = bytes.get(i + 1..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_alphabetic()).count();
    (1..=2).contains(&part) && after <= 2 || after >= 2 && part >= 2 && bytes.len() < 40
}

fn prefix_joins(before: &str, next: char) -> bool {
    next.is_alphabetic() && PREFIXES.contains(&before)
}

/// Splits contractions and units off a word: "don't" -> "do" "n't", "7:58pm" -> "7:58" "pm".
fn word(lower: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let w = lower.get(start..end).unwrap_or("");
    if w.bytes().all(|b| b.is_ascii_alphabetic()) {
        return plain(lower, start, end, out);
    }
    for tail in ["n't", "n’t"] {
        if w.ends_with(tail) && w.len() > tail.len() {
            let cut = end - tail.len();
            out.push(Span::new(start, cut));
            out.push(Span::new(cut, end));
            return;
        }
    }
    if let Some(i) = w.rfind(['\'', '’']) {
        let tail = w.get(i..).unwrap_or("").trim_start_matches(['\'', '’']);
        if matches!(tail, "s" | "re" | "ve" | "ll" | "d" | "m") && i > 0 {
            word(lower, start, start + i, out);
            out.push(Span::new(start + i, end));
            return;
        }
    }
    // "USD1,700", "EUR50m".
    let code = w.bytes().take_while(u8::is_ascii_alphabetic).count();
    if matches!(w.get(..code), Some("usd" | "eur" | "gbp" | "rm" | "us" | "hk"))
        && w.as_bytes().get(code).is_some_and(u8::is_ascii_digit)
    {
        out.push(Span::new(start, start + code));
        return word(lower, start + code, end, out);
    }
    if w.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        let digits = w.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))).unwrap_or(w.len());
        let unit = w.get(digits..).unwrap_or("");
        if matches!(
            unit,
            "am" | "pm"
                | "a.m."
                | "p.m."
                | "a.m"
                | "p.m"
                | "km"
                | "m"
                | "cm"
                | "mm"
                | "kg"
                | "mph"
                | "ft"
                | "mi"
                | "lb"
                | "lbs"
                | "hrs"
                | "min"
                | "bn"
                | "k"
                | "kph"
                | "kmh"
                | "g"
                | "mg"
                | "gb"
                | "mb"
                | "kw"
                | "mw"
                | "hp"
                | "bhp"
                | "kwh"
                | "pc"
                | "sq"
                | "l"
                | "mil"
                | "mn"
                | "tn"
        ) {
            out.push(Span::new(start, start + digits));
            out.push(Span::new(start + digits, end));
            return;
        }
    }
    out.push(Span::new(start, end));
}

/// Words that two words made, written as one: how many letters the first has.
const JOINED: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("dont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("isnt", 2),
    ("wasnt", 3),
    ("werent", 4),
    ("arent", 3),
    ("wont", 2),
    ("cant", 2),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("hasnt", 3),
    ("havent", 4),
    ("hadnt", 3),
    ("aint", 2),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("youll", 3),
    ("youve", 3),
    ("theyre", 4),
    ("thats", 4),
    ("whats", 4),
];

fn plain(lower: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let word = lower.get(start..end).unwrap_or("");
    match JOINED.iter().find(|(whole, _)| word.len() <= 8 && *whole == word) {
        Some((_, cut)) => {
            out.push(Span::new(start, start + cut));
            out.push(Span::new(start + cut, end));
        }
        None => out.push(Span::new(start, end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let lower = text.to_ascii_lowercase();
        let mut out = Vec::new();
        split(text, &lower, Span::new(0, text.len()), &mut out);
        let got: Vec<&str> = out.iter().filter_map(|s| s.of(text)).collect();
        assert_eq!(got.join(" "), expected);
    }

    #[test]
    fn words_marks_and_contractions_come_apart() {
        check("They don't say it's over.", "They do n't say it 's over .");
        check("\"No,\" said Orr's aide (54).", "\" No , \" said Orr 's aide ( 54 ) .");
        check("A 54-year-old U.S. man paid $1,700 at 7:58pm.", "A 54 - year - old U.S. man paid $ 1,700 at 7:58 pm .");
        check("Wait... Mr. Orr -- 10% more", "Wait ... Mr. Orr -- 10 % more");
    }
}
