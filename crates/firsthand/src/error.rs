//! What can go wrong with a whole operation. What goes wrong with one report is a note.

use firsthand_store::ErrorKind as Store;
use std::fmt;

/// Shorthand of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// The sort of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no case, or nothing to read, there.
    Absent,
    /// Something is there, and it is no case.
    Foreign,
    /// Another process is using the case.
    Locked,
    /// Bytes on disk are not what they were, or are of a newer version.
    Damaged,
    /// No claim, fact, report, origin or judgement has that id, or several have.
    Unknown,
    /// A judgement without who decided, or why.
    Unsigned,
    /// The disk or the system refused.
    Io,
}

/// A failed operation. Its text names what failed; [`Error::help`] says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    help: String,
}

impl Error {
    /// An error with its advice.
    pub fn new(kind: ErrorKind, message: impl Into<String>, help: impl Into<String>) -> Self {
        Error { kind, message: message.into(), help: help.into() }
    }

    /// What sort it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What to do about it, in one sentence; may be empty.
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<firsthand_store::Error> for Error {
    fn from(error: firsthand_store::Error) -> Self {
        let kind = match error.kind() {
            Store::Absent => ErrorKind::Absent,
            Store::Foreign => ErrorKind::Foreign,
            Store::Locked => ErrorKind::Locked,
            Store::Newer | Store::Damaged => ErrorKind::Damaged,
            Store::Unknown => ErrorKind::Unknown,
            Store::Io => ErrorKind::Io,
        };
        Error::new(kind, error.to_string(), error.help())
    }
}
