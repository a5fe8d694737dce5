//! Reports given as JSON: one object, an array of them, or one a line.

use crate::json::{Json, JsonError};
use crate::mapped::Mapped;
use crate::read::{Door, Draft};
use firsthand_types::{NoteKind, Noted, Report, Span};

/// A JSON file: an object is one report, an array is a report an item, an object that holds such an array is read as it.
pub fn document(door: &Door<'_>) -> Noted<Vec<Report>> {
    let mut notes = Vec::new();
    let chars = door.decode(None, &mut notes);
    let json = match Json::read(&chars.text, door.limits.depth) {
        Ok(json) => json,
        Err(_) if is_lines(&chars.text, door.limits.depth) => return by_line(door, &chars),
        Err(error) => {
            let (message, help) = fault(&error, &chars.text);
            return door.unread(NoteKind::Malformed, &message, help);
        }
    };
    let mut read = match list(&json) {
        Some(items) => many(door, &chars, items),
        None => Noted::plain(vec![door.report(draft(door, &chars, &json, 0))]),
    };
    if let Some(first) = read.value.first_mut() {
        first.notes.extend(notes);
    }
    read
}

/// A JSON-lines file. A bad line becomes an unread report of its own, so that nothing is lost.
pub fn lines(door: &Door<'_>) -> Noted<Vec<Report>> {
    let mut notes = Vec::new();
    let chars = door.decode(None, &mut notes);
    // One object over many lines is a JSON document under another name.
    let first = chars.text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    if Json::read(first, door.limits.depth).is_err() && Json::read(&chars.text, door.limits.depth).is_ok() {
        return document(door);
    }
    let mut read = by_line(door, &chars);
    if let Some(first) = read.value.first_mut() {
        first.notes.extend(notes);
    }
    read
}

/// Bad lines that are listed one by one; a file with more is no JSON lines.
const MOST_BAD_LINES: usize = 100;

fn by_line(door: &Door<'_>, chars: &Mapped) -> Noted<Vec<Report>> {
    let mut read = Noted::<Vec<Report>>::default();
    let (mut bad, mut at) = (0usize, 0usize);
    for (number, line) in chars.text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        if read.value.len() >= door.limits.items {
            read.notes.push(too_many(door));
            break;
        }
        let item = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let draft = match Json::read(line, door.limits.depth) {
            Ok(json) => draft(door, &line_of(chars, start, line), &json, item),
            Err(_) if bad >= MOST_BAD_LINES => {
                bad += 1;
                continue;
            }
            Err(error) => {
                bad += 1;
                let (_, column) = error.line_column(line);
                let message = format!("Line {item}, column {column} is no JSON: {}. Only this line was left out.", error.what);
                door.unread_item(item, NoteKind::Malformed, &message, "Put one whole JSON object on each line.")
            }
        };
        read.value.push(door.report(draft));
    }
    if bad > MOST_BAD_LINES {
        read.notes.push(
            door.note(NoteKind::Malformed, format!("{bad} lines are no JSON; the first {MOST_BAD_LINES} are listed."))
                .help("Put one whole JSON object on each line."),
        );
    }
    read
}

/// One line as a layer of its own, so that its strings map through it to the bytes.
fn line_of(chars: &Mapped, start: usize, line: &str) -> Mapped {
    let mut one = crate::mapped::Builder::default();
    one.literal(line, start);
    one.finish().through(chars)
}

fn many(door: &Door<'_>, chars: &Mapped, items: &[Json]) -> Noted<Vec<Report>> {
    let mut read = Noted::<Vec<Report>>::default();
    for (index, item) in items.iter().enumerate() {
        if index >= door.limits.items {
            read.notes.push(too_many(door));
            break;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        read.value.push(door.report(draft(door, chars, item, number)));
    }
    read
}

fn too_many(door: &Door<'_>) -> firsthand_types::Note {
    door.note(NoteKind::TooLarge, format!("Only the first {} items were read.", door.limits.items))
        .help("Raise the limit on items (--max-items), or split the file.")
}

/// The items where the document is a list of reports.
fn list(json: &Json) -> Option<&[Json]> {
    match json {
        Json::Array(items) => Some(items),
        Json::Object(members) if field(json, TEXT).is_none() => members.iter().find_map(|(name, value)| match value {
            Json::Array(items) if WRAPPERS.contains(&name.as_str()) => Some(items.as_slice()),
            _ => None,
        }),
        _ => None,
    }
}

// The first name is the format's own; the others are what common exports call the same thing.
const TEXT: &[&str] = &["text", "body", "content", "articleBody"];
const TITLE: &[&str] = &["title", "headline"];
const PUBLISHED: &[&str] = &["published", "date", "datePublished", "published_at"];
const LANGUAGE: &[&str] = &["lang", "language", "inLanguage"];
const OUTLET: &[&str] = &["outlet", "publisher", "source", "site_name"];
const AUTHOR: &[&str] = &["author", "byline"];
const URL: &[&str] = &["url", "link"];
const WRAPPERS: &[&str] = &["reports", "articles", "items", "documents", "results"];

fn field<'j>(json: &'j Json, names: &[&str]) -> Option<&'j Json> {
    names.iter().find_map(|name| json.get(name).filter(|v| **v != Json::Null))
}

fn draft(door: &Door<'_>, chars: &Mapped, json: &Json, item: u32) -> Draft {
    let where_ = if item > 0 { format!("Item {item}") } else { "The file".to_owned() };
    if !matches!(json, Json::Object(_)) {
        let message = format!("{where_} is {}, not an object with a `text`.", json.kind());
        return door.unread_item(item, NoteKind::Malformed, &message, OBJECT_HELP);
    }
    let mut draft = Draft { item, language_by_hand: true, ..Draft::default() };
    let mut wrong = Vec::new();
    draft.id = words(json, &["id"], &mut wrong);
    draft.url = words(json, URL, &mut wrong);
    draft.outlet = words(json, OUTLET, &mut wrong);
    draft.author = words(json, AUTHOR, &mut wrong);
    draft.published = words(json, PUBLISHED, &mut wrong);
    draft.language = words(json, LANGUAGE, &mut wrong);
    draft.title = words(json, TITLE, &mut wrong);
    match field(json, TEXT) {
        Some(Json::String(text)) => draft.text = text.clone().through(chars),
        Some(Json::Array(paragraphs)) => draft.text = joined(paragraphs).through(chars),
        other => {
            draft.unread = true;
            let found = other.map_or("missing".to_owned(), |o| o.kind().to_owned());
            draft
                .notes
                .push(door.note(NoteKind::Malformed, format!("{where_}: `text` is {found}, not a string.")).help(OBJECT_HELP));
        }
    }
    for name in wrong {
        draft.notes.push(
            door.note(NoteKind::Malformed, format!("{where_}: `{name}` is not a string and was left out."))
                .help("Write it as a string, or leave it null."),
        );
    }
    draft
}

const OBJECT_HELP: &str = "A report is an object with id, url, outlet, published, lang, title and text.";

/// A field as words: a string, a number as written, or the `name` of an object or of the first item of a list.
fn words(json: &Json, names: &[&'static str], wrong: &mut Vec<&'static str>) -> Option<String> {
    let value = field(json, names)?;
    let found = said(value).or_else(|| value.items().first().and_then(said)).or_else(|| value.get("name").and_then(said));
    if found.is_none() && !matches!(value, Json::Array(items) if items.is_empty()) {
        wrong.extend(names.first());
    }
    found
}

fn said(value: &Json) -> Option<String> {
    match value {
        Json::String(s) => Some(s.text.clone()),
        Json::Number(n) => Some(n.clone()),
        _ => None,
    }
}

/// Paragraphs given as a list, set apart by a blank line. The break stands for the bytes between them.
fn joined(paragraphs: &[Json]) -> Mapped {
    let mut out = crate::mapped::Builder::default();
    let mut end = None;
    for paragraph in paragraphs {
        let Json::String(paragraph) = paragraph else { continue };
        let Some(&(_, first)) = paragraph.map.runs.first() else { continue };
        if let Some(end) = end {
            out.made("\n\n", Span::new(end, first.start));
        }
        for &(text, raw) in &paragraph.map.runs {
            let piece = text.of(&paragraph.text).unwrap_or_default();
            if text.len() == raw.len() {
                out.literal(piece, raw.start)
            } else {
                out.made(piece, raw)
            }
            end = Some(raw.end);
        }
    }
    out.finish()
}

/// Whether the first line is a JSON document by itself and another begins as one.
fn is_lines(text: &str, depth: usize) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let first = lines.next().is_some_and(|l| l.starts_with('{') && Json::read(l, depth).is_ok());
    first && lines.next().is_some_and(|l| l.starts_with('{'))
}

fn fault(error: &JsonError, text: &str) -> (String, &'static str) {
    let (line, column) = error.line_column(text);
    (
        format!("Line {line}, column {column} is no JSON: {}.", error.what),
        "Mend that place, or save the report's words as .txt.",
    )
}
