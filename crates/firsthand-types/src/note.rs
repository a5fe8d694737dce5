//! Notes: what went wrong or was left out, said beside the result and never instead of it.

use serde::{Deserialize, Serialize};

/// What a note is about. The kind decides how a view shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// The input could not be read as what it claims to be.
    Malformed,
    /// Nothing to read.
    Empty,
    /// Beyond a limit; the rest was kept or cut as the message says.
    TooLarge,
    /// A kind or a language that this version does not read; the capture is kept.
    NotRead,
    /// The same bytes were given more than once.
    Duplicate,
    /// A newer version of the same path or URL replaced this report.
    Superseded,
    /// Something was guessed (a charset, a date) that a person may want to check.
    Guessed,
    /// A judgement whose subject is gone.
    Orphaned,
    /// A stage failed on this report; the rest of the run went on.
    Failed,
    /// Anything else worth saying.
    Remark,
}

/// One remark about one subject, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// The file, report or judgement it is about, as the user named it.
    pub subject: String,
    /// What happened, in one sentence.
    pub message: String,
    /// What to do next, where something can be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Note {
    /// A note without advice.
    pub fn new(kind: NoteKind, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Note { kind, subject: subject.into(), message: message.into(), help: None }
    }

    /// The same note with what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A result with the notes made on the way. Extraction and reconciliation return this, never a `Result`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted<T> {
    /// The result; as much of it as could be had.
    pub value: T,
    /// What was left out, guessed or wrong.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A result without notes.
    pub fn plain(value: T) -> Self {
        Noted { value, notes: Vec::new() }
    }

    /// Applies `f` to the result and keeps the notes.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: f(self.value), notes: self.notes }
    }

    /// Moves the notes into `sink` and returns the result.
    pub fn take(self, sink: &mut Vec<Note>) -> T {
        sink.extend(self.notes);
        self.value
    }
}
