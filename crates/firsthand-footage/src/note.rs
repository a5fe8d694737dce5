//! What the reader should know beside a result: never an error, always data.

use serde::{Deserialize, Serialize};

/// Something that went otherwise than hoped, about one file or one step, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// A word that programs can test: `unreadable`, `too_large`, `no_ffmpeg`, `clip_cut`, `animated`, ...
    pub kind: String,
    /// The file (or frame) the note is about, as the caller named it.
    pub subject: String,
    /// What happened, in one sentence.
    pub message: String,
    /// What the reader can do about it; empty where there is nothing to do.
    pub help: String,
}

impl Note {
    /// A note without advice.
    pub fn new(kind: &str, subject: impl Into<String>, message: impl Into<String>) -> Self {
        Note { kind: kind.to_owned(), subject: subject.into(), message: message.into(), help: String::new() }
    }

    /// The same note with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// A value and the notes that came with it.
#[derive(Clone, Debug, Default)]
pub struct Noted<T> {
    /// The result, as complete as the input allowed.
    pub value: T,
    /// What could not be done, in order of happening.
    pub notes: Vec<Note>,
}
