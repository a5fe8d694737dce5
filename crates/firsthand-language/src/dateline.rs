//! Datelines: "NEW DELHI:", "ORVEL, March 26 (Agency) -", "Aug. 9 (Agency) --", "PORT ANSE (Agency) —".

use crate::lexicon::{class, lexicon};
use firsthand_types::Span;

/// How far into a paragraph a dateline can reach, in bytes.
const REACH: usize = 140;

/// The dateline that the paragraph opens with; empty where there is none. `early`: one of the text's first paragraphs of
/// prose, where a colon may close a dateline too.
pub(crate) fn at_start(text: &str, paragraph: Span, caps: bool, early: bool) -> Span {
    let words = paragraph.of(text).unwrap_or("");
    let mut reach = words.len().min(REACH);
    while !words.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = words.get(..reach).unwrap_or("");
    let empty = Span::new(paragraph.start, paragraph.start);
    for (at, mark) in marks(head) {
        let before = head.get(..at).unwrap_or("").trim_end();
        let fits = match mark {
            ":" => early && !caps && (is_capital_place(before) || is_city_of(before)) && !is_speaker(text, before),
            ")" => {
                !words.get(at + 1..).is_some_and(|r| r.starts_with(['.', ',']))
                    && (is_bracket_only(before) || is_place_line(before, caps) && before.contains('('))
            }
            _ => is_place_line(before, caps),
        };
        if !fits {
            continue;
        }
        let mut end = at + mark.len();
        let rest = words.get(end..).unwrap_or("");
        if mark == ")" && rest.trim_start().starts_with(['-', '–', '—']) {
            continue;
        }
        end += rest.len() - rest.trim_start_matches([' ', '-', '–', '—', '\u{a0}']).len();
        end += bracketed(words.get(end..).unwrap_or(""));
        if words.get(end..).is_none_or(|r| r.trim().is_empty()) {
            return empty;
        }
        return Span::new(paragraph.start, paragraph.start + end);
    }
    empty
}

/// Whether a label opens more than one line of the text, as those of a transcript do ("BRANDIS: Good morning.").
fn is_speaker(text: &str, label: &str) -> bool {
    let opens = |line: &&str| line.trim_start().strip_prefix(label).is_some_and(|rest| rest.starts_with(':'));
    text.lines().filter(opens).nth(1).is_some()
}

/// Offsets and marks at which a dateline could end, in order.
fn marks(head: &str) -> Vec<(usize, &'static str)> {
    let mut out = Vec::new();
    for (i, c) in head.char_indices() {
        let after = head.get(i + c.len_utf8()..).unwrap_or("");
        let before = head.get(..i).unwrap_or("");
        match c {
            '-' if after.starts_with('-') => out.push((i, "--")),
            '-' if before.ends_with([' ', ')']) && after.starts_with(' ') => out.push((i, "-")),
            '–' | '—' => out.push((i, if c == '–' { "–" } else { "—" })),
            ':' if after.starts_with(' ') => out.push((i, ":")),
            ')' => out.push((i, ")")),
            _ => {}
        }
        if out.len() > 6 {
            break;
        }
    }
    out
}

/// "[REPORT] [TEXT] " of old wire copy.
fn bracketed(rest: &str) -> usize {
    let mut at = 0;
    while let Some(tail) = rest.get(at..)
        && tail.starts_with('[')
        && at < 200
    {
        let Some(close) = tail.find(']').filter(|c| *c < 120) else {
            break;
        };
        at += close + 1;
        let after = rest.get(at..).unwrap_or("");
        at += after.len() - after.trim_start().len();
    }
    at
}

/// "(Agency" alone: "(CNN) ...".
fn is_bracket_only(before: &str) -> bool {
    before.strip_prefix('(').is_some_and(|name| {
        let low = name.to_ascii_lowercase();
        name.len() <= 24 && lexicon().classes(&low) & (class::AGENCY | class::OUTLET) != 0
    })
}

/// One or more words in capitals and nothing else: a city before a colon.
fn is_capital_place(before: &str) -> bool {
    let mut words = 0;
    for word in before.split([' ', ',', '-', '/']).filter(|w| !w.is_empty()) {
        words += 1;
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || word.chars().any(|c| !(c.is_uppercase() || c == '.' || c == '\'')) {
            return false;
        }
        let low = word.to_ascii_lowercase();
        if lexicon().classes(&low) & (class::TITLE | class::POLICE | class::VAGUE | class::OUTLET | class::AGENCY) != 0
            || matches!(
                low.as_str(),
                "update"
                    | "watch"
                    | "breaking"
                    | "exclusive"
                    | "video"
                    | "photos"
                    | "read"
                    | "note"
                    | "live"
                    | "more"
                    | "related"
                    | "opinion"
                    | "analysis"
                    | "question"
                    | "answer"
            )
        {
            return false;
        }
    }
    (1..=4).contains(&words) && before.len() >= 4
}

/// "ORVEL, Pellmark": a city in capitals with its country or state.
fn is_city_of(before: &str) -> bool {
    before.split_once(", ").is_some_and(|(city, land)| {
        let name =
            |w: &str| w.chars().next().is_some_and(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || c == '.');
        is_capital_place(city) && (1..=3).contains(&land.split(' ').count()) && land.split(' ').all(name)
    })
}

/// Place in capitals (or before a bracketed agency or a date), date, agency, in this order, each optional but not all.
fn is_place_line(before: &str, caps: bool) -> bool {
    if before.is_empty() || before.contains(['"', '“', '”', '?', '!']) {
        return false;
    }
    let (place, agency) = match before.split_once('(') {
        Some((place, rest)) => (place, Some(rest.trim_end_matches([')', ' ']))),
        None => (before, None),
    };
    let (mut upper, mut title, mut lower, mut dated, mut months) = (0, 0, 0, 0, 0);
    for word in place.split([' ', ',', ';', '/']).filter(|w| !w.is_empty()) {
        let low = word.trim_end_matches('.').to_ascii_lowercase();
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        if lexicon().classes(&low) & (class::MONTH | class::WEEKDAY) != 0 {
            months += 1;
        } else if word.chars().all(|c| c.is_ascii_digit() || c == '.') {
            dated += 1;
        } else if letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase()) {
            upper += 1;
        } else if letters.first().is_some_and(|c| c.is_uppercase()) {
            title += 1;
        } else {
            lower += 1;
        }
    }
    if agency.is_some_and(|a| a.len() > 40) || lower > 1 || upper + title > 7 {
        return false;
    }
    let with_date = months >= 1 && dated >= 1;
    if caps {
        return with_date && upper >= 1 || agency.is_some() && (1..=4).contains(&upper);
    }
    match agency {
        Some(name) => {
            let named = name.chars().next().is_some_and(char::is_uppercase) && !name.chars().any(|c| c.is_ascii_digit());
            named && lower == 0 && (upper >= 1 || with_date || is_agency(name) && title <= 4)
        }
        None => {
            upper >= 1 && lower == 0 && (with_date || title <= 2 && dated == 0) && !starts_as_source(place)
                || with_date && upper + title == 0 && lower == 0
        }
    }
}

fn is_agency(name: &str) -> bool {
    name.split(['/', ' ', ',']).any(|w| lexicon().classes(&w.to_ascii_lowercase()) & (class::AGENCY | class::OUTLET) != 0)
}

/// "FBI -" or "UPDATE -" is no place.
fn starts_as_source(place: &str) -> bool {
    place.split_whitespace().next().is_some_and(|w| {
        let low = w.trim_end_matches(',').to_ascii_lowercase();
        lexicon().classes(&low) & (class::POLICE | class::AGENCY | class::OUTLET | class::GOVERNMENT) != 0
            || matches!(low.as_str(), "update" | "watch" | "breaking" | "exclusive" | "video")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let span = at_start(text, Span::new(0, text.len()), false, true);
        assert_eq!(span.of(text), Some(expected), "{text}");
    }

    #[test]
    fn datelines_of_many_wires() {
        check("NEW ORVEL: A fire broke out.", "NEW ORVEL: ");
        check("PORT ANSE, March 26 (Reuters) - A fire broke out.", "PORT ANSE, March 26 (Reuters) - ");
        check("Aug. 9 (UPI) -- A fire broke out.", "Aug. 9 (UPI) -- ");
        check("ORVEL (AP) \u{2014} A fire broke out.", "ORVEL (AP) \u{2014} ");
        check("Orvel, 3 May (TASS). A fire", "");
        check("ORVEL, 3 JAN 90 -- [REPORT] [TEXT] The army spoke.", "ORVEL, 3 JAN 90 -- [REPORT] [TEXT] ");
    }

    #[test]
    fn speakers_and_asides_are_no_datelines() {
        check("The mayor - a tall man - spoke.", "");
        check("BRANDIS: Good morning.\nHOST: Is he saying who?\nBRANDIS: He is.", "");
        check("POLICE: Three held after fire", "");
        check("Mayor Ada Venn (Independent) - a baker - spoke.", "");
    }
}
