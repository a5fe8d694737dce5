//! What can go wrong with a case on disk, said so that a person knows what to do.

use std::fmt;
use std::path::Path;

/// Shorthand of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// The sort of failure; what callers may branch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no case there.
    Absent,
    /// Something is there, and it is no case.
    Foreign,
    /// Another process is using the case.
    Locked,
    /// The case was made by a newer version.
    Newer,
    /// Bytes on disk are not what they were.
    Damaged,
    /// A judgement named what is not there.
    Unknown,
    /// The disk or the system refused.
    Io,
}

/// A failed operation on a case. Its text names the file; [`Error::help`] says what to do.
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

    pub(crate) fn io(path: &Path, doing: &str, error: &std::io::Error) -> Self {
        let help = match error.kind() {
            std::io::ErrorKind::PermissionDenied => "Check that you may write there, or name another folder with --case.",
            std::io::ErrorKind::StorageFull => "Free some space and run the same command again.",
            _ => "Check the disk and the path, then run the same command again; nothing kept so far is lost.",
        };
        Error::new(ErrorKind::Io, format!("{doing} {}: {error}", path.display()), help)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::*;
        let (kind, help) = match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => {
                (ErrorKind::Locked, "Another program holds the case's database open; close it and try again.")
            }
            Some(NotADatabase) => (ErrorKind::Foreign, "Name another folder with --case, or restore the file from a copy."),
            Some(DatabaseCorrupt) => (
                ErrorKind::Damaged,
                "The captures beside it are whole files: build a new case from them, or restore the database from a copy.",
            ),
            _ => (ErrorKind::Io, "Check the disk and your permissions there, then run the same command again."),
        };
        Error::new(kind, format!("the case's database: {error}"), help)
    }
}
