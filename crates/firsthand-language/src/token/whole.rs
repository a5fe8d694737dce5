//! What is one token although marks stand in it: addresses, dates, telephone numbers, files, faces made of marks.

/// File endings that stay with their name.
const FILES: &[&str] =
    &["doc", "docx", "xls", "xlsx", "pdf", "ppt", "txt", "jpg", "jpeg", "png", "gif", "zip", "mp3", "mp4", "exe"];

/// Length in bytes of the token at the start of a run without white space, where it is one of these; 0 otherwise. `rest` is in
/// lower case; `fresh` says that the run begins here.
pub(super) fn len(rest: &str, fresh: bool) -> usize {
    let first = rest.bytes().next().unwrap_or(b' ');
    match first {
        b':' | b';' | b'=' | b'>' | b'8' if fresh && face(rest) > 0 => face(rest),
        b'<' if rest.starts_with("<<") => 2,
        b'>' if rest.starts_with(">>") => 2,
        b'<' if fresh && rest.starts_with("<3") && rest.len() == 2 => 2,
        b'+' if fresh => {
            let digits = digits(rest.get(1..).unwrap_or(""));
            if digits > 0 { digits + 1 } else { 0 }
        }
        b'0'..=b'9' => date(rest).max(telephone(rest)).max(file(rest, fresh)),
        b'a'..=b'z' => slashed(rest).max(file(rest, fresh)),
        _ => 0,
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether the text goes on after the first `len` bytes with a letter, a digit or one of these.
fn goes_on(rest: &str, len: usize, marks: &[u8]) -> bool {
    let next = rest.get(len..).and_then(|r| r.chars().next());
    next.is_some_and(|c| c.is_alphanumeric() || c.is_ascii() && marks.contains(&(c as u8)))
}

/// Groups of digits with one kind of mark between them: their lengths (up to four) and the whole length.
fn groups(rest: &str, mark: u8) -> ([usize; 4], usize, usize) {
    let (mut sizes, mut count, mut at) = ([0; 4], 0, 0);
    loop {
        let size = digits(rest.get(at..).unwrap_or(""));
        let Some(slot) = sizes.get_mut(count).filter(|_| size > 0) else {
            return (sizes, count, at.saturating_sub(usize::from(count > 0)));
        };
        (*slot, count, at) = (size, count + 1, at + size);
        if rest.as_bytes().get(at) != Some(&mark) || digits(rest.get(at + 1..).unwrap_or("")) == 0 {
            return (sizes, count, at);
        }
        at += 1;
    }
}

/// "11/28/2000", "9/11", "1/2".
fn date(rest: &str) -> usize {
    let (sizes, count, len) = groups(rest, b'/');
    let fits = match (count, sizes) {
        (2, [a, b, ..]) => a <= 2 && b <= 4,
        (3, [a, b, c, _]) => a <= 4 && b <= 2 && c <= 4,
        _ => false,
    };
    if fits && !goes_on(rest, len, b"/-") { len } else { 0 }
}

/// "713-555-0142", "1-800-555-0142", "555-0142".
fn telephone(rest: &str) -> usize {
    let (sizes, count, len) = groups(rest, b'-');
    let fits = matches!((count, sizes), (2, [3, 4, ..]) | (3, [3, 3, 4, _]) | (4, [1, 3, 3, 4]));
    if fits && !goes_on(rest, len, b"-") { len } else { 0 }
}

/// "report7.doc", "plan_b.pdf".
fn file(rest: &str, fresh: bool) -> usize {
    if !fresh || !rest.contains('.') {
        return 0;
    }
    let name = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '#'))).unwrap_or(rest.len());
    let Some(dot) = rest.get(..name).and_then(|n| n.trim_end_matches('.').rfind('.')) else {
        return 0;
    };
    let ending = rest.get(dot + 1..name).unwrap_or("").trim_end_matches('.');
    if dot > 0 && FILES.contains(&ending) { dot + 1 + ending.len() } else { 0 }
}

/// "w/o", "l/c": a slash between single letters.
fn slashed(rest: &str) -> usize {
    match rest.as_bytes() {
        [_, b'/', b'a'..=b'z', ..] if !goes_on(rest, 3, b"/") => 3,
        _ => 0,
    }
}

/// ":)", ";-(", "=D", ">:(": the whole run, but for a full stop or comma after it.
fn face(rest: &str) -> usize {
    let mut chars = rest.trim_end_matches(['.', ',']).chars().peekable();
    chars.next_if_eq(&'>');
    let eyes = chars.next_if(|c| matches!(c, ':' | ';' | '=' | '8')).is_some();
    let nose = chars.next_if(|c| matches!(c, '-' | '\'' | '^')).is_some();
    let mouth: String = chars.collect();
    let first = mouth.chars().next().unwrap_or(' ');
    let known = matches!(first, ')' | '(' | 'd' | 'p' | '/' | '|' | '\\' | 'o' | ']' | '[' | '*');
    let same = mouth.chars().all(|c| c == first);
    if eyes && known && same && (nose || !rest.starts_with('8')) { rest.trim_end_matches(['.', ',']).len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rest: &str, expected: &str) {
        assert_eq!(rest.get(..len(rest, true)).unwrap_or("?"), expected, "{rest}");
    }

    #[test]
    fn whole_tokens() {
        for word in [
            "11/28/2031",
            "9/11",
            "713-555-0142",
            "1-800-555-0142",
            "555-0142",
            "w/o",
            "plan_b.pdf",
            ":)",
            ";-(",
            ":d",
            "+44",
            "<<",
        ] {
            check(word, word);
        }
        check("9/11,", "9/11");
        check(":).", ":)");
        check("plan7.doc)", "plan7.doc");
    }

    #[test]
    fn what_comes_apart() {
        for word in ["2029-2031", "5-10", "and/or", "he/she", "1/2/3/4/5", "8)", "orvel.com", "12-year-old", ":", "é/o"] {
            check(word, "");
        }
    }
}
