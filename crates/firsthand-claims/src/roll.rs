//! Lists of the dead: names a line each, under a heading or a sentence that says of whom they are.

use crate::draft::Draft;
use firsthand_language::{Layers, MentionKind};
use firsthand_types::{Part, PersonValue, Slot, Span, Value};

/// Longest line that is an item by itself, in bytes.
const LINE: usize = 90;
/// Most sentences between a list's lead, or its last name, and the next name.
const GAP: usize = 14;

/// What it finds: each name of such a list, with the age beside it. The answer has the index of each sentence.
///
/// Example: a line `The victims`, then a line `Ada Venn, 54`: Ada Venn, victim, 54.
///
/// Wrong where the list goes on to others: it ends at a heading that is no name, and where nobody is named for long.
pub fn read(text: &str, title: &str, l: &Layers) -> Vec<(usize, Draft)> {
    let mut out = Vec::new();
    let mut open: Option<(Option<&str>, usize)> = headline(title).then_some((None, 0));
    for (index, sentence) in l.sentences.iter().enumerate() {
        let Some(words) = sentence.span.of(text) else { continue };
        // A line, as the report has it: what a mark of a list opens, or short words without a stop.
        let line = words.trim();
        let own = starts_line(text, sentence.span.start);
        let bare = own && line.len() <= LINE && !line.ends_with(['.', '!', '?', '”', '"']);
        if let Some(fate) = lead(line, bare) {
            open = fate.map(|f| (f, index));
            continue;
        }
        let Some((fate, last)) = open else { continue };
        if index - last > GAP {
            open = None;
            continue;
        }
        match item(text, l, sentence.span, own, bare) {
            Some((name, age, span)) => {
                let value = PersonValue { name, role: "victim".to_owned(), age, fate: fate.map(str::to_owned) };
                out.push((index, Draft::new(Part::Text, span, Slot::Person, Value::Person(value), "person/roll")));
                open = Some((fate, index));
            }
            // Another heading ends the list.
            None if bare && !line.ends_with(':') && line.split(' ').count() > 1 && !line.contains(',') => open = None,
            None => {}
        }
    }
    out
}

/// Whether only blanks and the mark of a list stand before the words on their line.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.rsplit('\n').next().unwrap_or("").chars().all(|c| !c.is_alphanumeric())
}

/// "Who were the victims of the fire?", "The Corrin dead: what we know of them": a report that is such a list.
fn headline(title: &str) -> bool {
    let low = title.to_lowercase();
    let whom = ["victims", "the dead", "those killed", "those who died", "lives lost"].iter().any(|w| low.contains(w));
    let list = [
        "who were", "who are", "what we know", "these are", "remembering", "portraits", "lives of", "faces of", "stories of",
        "named so far", "list of",
    ];
    whom && list.iter().any(|w| low.contains(w)) && !low.contains("injured")
}

/// Whether a line opens a list: of the dead (with the fate that its words give), or (the inner answer none) of others.
fn lead(line: &str, bare: bool) -> Option<Option<Option<&'static str>>> {
    let low = line.to_lowercase();
    let colon = low.ends_with(':');
    if !(colon || bare) || low.len() > 160 {
        return None;
    }
    let has = |words: &[&str]| low.split(|c: char| !c.is_alphanumeric()).any(|x| words.contains(&x));
    let names = low.split_whitespace().count() <= 9 || colon;
    if has(&["survivors", "injured", "wounded", "suspects", "attackers", "missing", "rescued", "witnesses"]) && names {
        return Some(None);
    }
    let dead = has(&["dead", "killed", "died", "fatalities", "perished", "deceased"]);
    let form = colon
        || [
            "the victims", "who were", "who are", "names of", "list of", "those who", "those killed", "the dead",
            "victims named", "victims of",
        ]
        .iter()
        .any(|w| low.starts_with(w) || low.contains("what we know about the victims"));
    // "Twelve killed in fire: what we know" is a headline; a number tells of a count.
    let count = low.starts_with(|c: char| c.is_ascii_digit());
    ((dead || has(&["victims"])) && form && !count && !has(&["said", "says", "asked", "told"]))
        .then_some(Some(dead.then_some("killed")))
}

/// The name that begins the line, its age, and the words of both.
fn item(text: &str, l: &Layers, span: Span, own: bool, bare: bool) -> Option<(String, Option<u32>, Span)> {
    let m = l.mentions_in(span).filter(|m| m.named && m.kind == MentionKind::Person).min_by_key(|m| m.span.start)?;
    let lead = text.get(span.start..m.span.start)?;
    let name = m.span.of(text)?;
    // Capitals throughout are whose picture it is.
    if !own || !name.chars().any(char::is_lowercase) || lead.chars().any(char::is_alphanumeric) || name.split(' ').count() < 2 {
        return None;
    }
    let rest = text.get(m.span.end..span.end)?;
    let after =
        rest.trim_start_matches([',', ' ', '(', ':', '-', '–', '—']).trim_start_matches("aged ").trim_start_matches("age ");
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let end = after.get(digits.len()..).unwrap_or("");
    let age = digits
        .parse::<u32>()
        .ok()
        .filter(|n| (1..=112).contains(n) && !end.starts_with(char::is_alphanumeric) && rest.len() > after.len());
    let whole = bare && rest.trim().trim_end_matches(':').is_empty();
    let mark = text.get(..m.span.start)?.trim_end().ends_with(['-', '•', '*', '·', '–'])
        && rest.starts_with([',', ':', ' '])
        && rest.starts_with(", ");
    if age.is_none() && !whole && !mark {
        return None;
    }
    let upto = if age.is_some() { span.end - end.len() } else { m.span.end };
    Some((name.to_owned(), age, Span::new(m.span.start, upto)))
}
