//! `read`: one capture to its reports. What it is decides which door; every door fills [`Draft`]s, and one place makes reports
//! of them.

use crate::kind::{Kind, sniff};
use crate::mapped::Mapped;
use crate::outlet::{one_line, publisher};
use crate::wordless::is_wordless;
use crate::{Input, date, decode, feed, html, json_report, language};
use firsthand_types::{CaptureId, Limits, Note, NoteKind, Noted, Report, ReportId};

/// Reads a capture. Never fails: what cannot be read is still one report, with `read` false and a note that says why.
///
/// A pure function of the bytes, the path (its ending, and its stem for ids), the limits and `published_default`, which
/// dates reports that state no date. Notes about a report stand on the report; the outer notes are about what no report
/// stands for (items beyond a limit).
///
/// ```
/// use firsthand_ingest::{Input, Limits, read};
/// let input = Input { path: "desk/fire.txt".into(), bytes: b"Nine people were killed.\r\n".to_vec() };
/// let reports = read(&input, &Limits::default(), Some("2031-04-05")).value;
/// assert_eq!(reports[0].id.as_str(), "fire");
/// assert_eq!(reports[0].text, "Nine people were killed.\r\n");
/// assert_eq!(reports[0].published.as_deref(), Some("2031-04-05"));
/// ```
pub fn read(input: &Input, limits: &Limits, published_default: Option<&str>) -> Noted<Vec<Report>> {
    let door = Door::new(input, limits, published_default);
    let read = match sniff(&input.path, &input.bytes) {
        Kind::Text => door.text(),
        Kind::Html => html::reports(&door),
        Kind::Json => json_report::document(&door),
        Kind::JsonLines => json_report::lines(&door),
        Kind::Xml => feed::reports(&door),
        Kind::Empty => door.unread(NoteKind::Empty, "The file is empty.", "Capture it again, or leave it out."),
        Kind::NotYet(kind) => door.unread(
            NoteKind::NotRead,
            &format!("The file is {kind}, a kind that is not read yet."),
            "It is kept and listed; save its words as .txt or .html to have them read now.",
        ),
        Kind::Binary(what) => door.unread(
            NoteKind::NotRead,
            &format!("The file is {what}, not text."),
            "It is kept and listed; if it is a report, open it where it was made and save its words as .txt (UTF-8) or .html.",
        ),
        Kind::Other => door.unread(
            NoteKind::NotRead,
            &format!("Files that end in `.{}` are not read as reports.", crate::kind::ending(&input.path)),
            "It is kept and listed; rename it to .txt if its words are a report.",
        ),
    };
    if !read.value.is_empty() {
        return read;
    }
    let mut none = door.unread(NoteKind::Empty, "The file holds no report.", "Capture it again, or leave it out.");
    none.notes = read.notes;
    none
}

/// A language as stated, and whether a person is likely to have filled it in.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'s> {
    /// The tag or name, as written.
    pub tag: &'s str,
    /// Whether it is a field of a record, and not a template's attribute.
    pub by_hand: bool,
}

/// What a door found of one report, as written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The id given in the input.
    pub id: Option<String>,
    /// Which item of the capture, from 1; 0 for the only one.
    pub item: u32,
    /// Its address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// When, in any spelling.
    pub published: Option<String>,
    /// Stated language.
    pub language: Option<String>,
    /// Whether the language is a field that a person filled in.
    pub language_by_hand: bool,
    /// The title.
    pub title: Option<String>,
    /// The text, mapped to the capture's bytes.
    pub text: Mapped,
    /// What was noted on the way.
    pub notes: Vec<Note>,
    /// Whether it could not be read at all.
    pub unread: bool,
}

/// What every door needs: the capture, its names and the limits.
pub struct Door<'i> {
    /// The capture and its path.
    pub input: &'i Input,
    /// The limits of this run.
    pub limits: &'i Limits,
    capture: CaptureId,
    stem: String,
    published_default: Option<String>,
}

impl<'i> Door<'i> {
    fn new(input: &'i Input, limits: &'i Limits, published_default: Option<&str>) -> Self {
        Door {
            input,
            limits,
            capture: CaptureId::of(&input.bytes),
            stem: stem(&input.path),
            published_default: published_default.and_then(date::normalise_date),
        }
    }

    /// A note about this capture.
    pub fn note(&self, kind: NoteKind, message: impl Into<String>) -> Note {
        Note::new(kind, &self.input.path, message)
    }

    /// The capture's characters, with what is worth a note about them.
    pub fn decode(&self, declared: Option<&str>, notes: &mut Vec<Note>) -> Mapped {
        let decoded = decode::decode(&self.input.bytes, declared);
        if decoded.guessed && !decoded.chars.text.is_ascii() {
            notes.push(
                self.note(
                    NoteKind::Guessed,
                    format!("The file does not state its charset; it was read as {}.", decoded.charset),
                )
                .help("Check names with accents; save the file as UTF-8 if they are wrong."),
            );
        }
        if decoded.bad > 0 {
            notes.push(
                self.note(
                    NoteKind::Malformed,
                    format!("{} places hold bytes that are not {}; each was replaced by U+FFFD.", decoded.bad, decoded.charset),
                )
                .help("Check the words around the replacement characters against another capture."),
            );
        }
        decoded.chars
    }

    /// The whole file is the text.
    fn text(&self) -> Noted<Vec<Report>> {
        let mut draft = Draft::default();
        draft.text = self.decode(None, &mut draft.notes);
        Noted::plain(vec![self.report(draft)])
    }

    /// The one report that stands for a capture that cannot be read.
    pub fn unread(&self, kind: NoteKind, message: &str, help: &str) -> Noted<Vec<Report>> {
        Noted::plain(vec![self.report(self.unread_item(0, kind, message, help))])
    }

    /// The draft that stands for an item that cannot be read.
    pub fn unread_item(&self, item: u32, kind: NoteKind, message: &str, help: &str) -> Draft {
        Draft { item, unread: true, notes: vec![self.note(kind, message).help(help)], ..Draft::default() }
    }

    /// Makes the report: limits, dates, language, outlet and id.
    pub fn report(&self, mut draft: Draft) -> Report {
        let mut notes = std::mem::take(&mut draft.notes);
        if draft.text.cut(self.limits.text_bytes) {
            notes.push(
                self.note(NoteKind::TooLarge, format!("The text was cut at {} bytes.", draft.text.text.len()))
                    .help("Raise the limit on a report's text (--max-text-mb) to read all of it; split a file that holds several reports."),
            );
        }
        if !draft.unread && is_wordless(&draft.text.text) {
            draft.unread = true;
            draft.text = Mapped::default();
            notes.push(
                self.note(
                    NoteKind::NotRead,
                    "No words can be made out: it seems to be an encoded file, keys or noise, not a report.",
                )
                .help("It is kept and listed; if it is a report, save its words as .txt (UTF-8) or .html."),
            );
        }
        let title = draft.title.as_deref().and_then(one_line);
        let published = self.published(draft.published.as_deref(), &mut notes);
        let empty = draft.text.text.trim().is_empty();
        if empty && !draft.unread {
            notes.push(
                self.note(NoteKind::Empty, "No text was found.").help("Capture the page again, or save its words as .txt."),
            );
        }
        let stated = draft.language.as_deref().map(|tag| Stated { tag, by_hand: draft.language_by_hand });
        let (code, read) = self.language(title.as_deref(), &draft, stated, &mut notes);
        let url = draft.url.as_deref().and_then(one_line);
        let outlet = draft.outlet.as_deref().and_then(one_line).or_else(|| url.as_deref().and_then(publisher));
        // Lengths may agree by chance where a charset's marks were replaced.
        let plain = draft.text.is_identity(self.input.bytes.len()) && draft.text.text.as_bytes() == &*self.input.bytes;
        Report {
            id: self.id(draft.id.as_deref(), draft.item),
            capture: self.capture.clone(),
            item: draft.item,
            paths: vec![self.input.path.clone()],
            outlet,
            author: draft.author.as_deref().and_then(one_line),
            published,
            url,
            language: code,
            title,
            text: draft.text.text,
            source_map: (!plain).then_some(draft.text.map),
            read: read && !draft.unread && !empty,
            notes,
        }
    }

    fn language(
        &self,
        title: Option<&str>,
        draft: &Draft,
        stated: Option<Stated<'_>>,
        notes: &mut Vec<Note>,
    ) -> (Option<String>, bool) {
        if draft.unread {
            return (None, false);
        }
        let found = language::settle(&self.input.path, title.unwrap_or(""), &draft.text.text, stated);
        notes.extend(found.notes);
        (Some(found.code), found.read)
    }

    fn published(&self, stated: Option<&str>, notes: &mut Vec<Note>) -> Option<String> {
        let stated = stated.map(str::trim).filter(|s| !s.is_empty());
        let found = stated.and_then(date::normalise_date);
        if let (Some(stated), None) = (stated, &found) {
            let shown: String = stated.chars().take(60).collect();
            notes.push(
                self.note(NoteKind::Malformed, format!("The date of publication {shown:?} could not be told."))
                    .help("Write it as YYYY-MM-DD, with time and offset where known."),
            );
        }
        found.or_else(|| self.published_default.clone())
    }

    fn id(&self, given: Option<&str>, item: u32) -> ReportId {
        let given = given.and_then(one_line).map(|id| id.chars().filter(|c| !c.is_control()).take(200).collect::<String>());
        ReportId(match given {
            Some(id) if !id.is_empty() => id,
            _ if item > 0 => format!("{}#{item}", self.stem),
            _ => self.stem.clone(),
        })
    }
}

/// The file's name without its ending: `fire` of `desk/fire.html`, `x` of `x.warc.gz`. Control characters, which could move a terminal's
/// cursor or end a line of a table, are marked.
fn stem(path: &str) -> String {
    bare_stem(path).chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn bare_stem(path: &str) -> String {
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
    let name = match name.len().checked_sub(8).and_then(|at| name.get(at..)) {
        Some(end) if end.eq_ignore_ascii_case(".warc.gz") => name.get(..name.len() - 3).unwrap_or(name),
        _ => name,
    };
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}
