//! How a command ends: an exit code, and an error that says what to do.

use std::fmt;
use std::io;
use std::process::ExitCode;

/// Why a command could not be done.
#[derive(Debug)]
pub enum Failure {
    /// The library refused; it says what to do.
    Library(firsthand::Error),
    /// A file could not be written or read.
    File(String, io::Error),
    /// Wrong usage: what, and what would be right.
    Usage(String, String),
    /// Done and said, but the answer is no (`audit` found a fault).
    Said,
    /// Nothing to work on: what, and what to do.
    Nothing(String, String),
}

/// How commands end.
pub type Outcome = Result<(), Failure>;

impl From<firsthand::Error> for Failure {
    fn from(error: firsthand::Error) -> Self {
        Failure::Library(error)
    }
}

impl Failure {
    /// A failure to read or write a file.
    pub fn file(path: impl fmt::Display) -> impl FnOnce(io::Error) -> Failure {
        move |error| Failure::File(path.to_string(), error)
    }
}

/// Prints the failure, if it is one, and gives the exit code.
pub fn exit(done: Outcome) -> ExitCode {
    let (what, help, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Said) => return ExitCode::from(1),
        // Whoever read our output has had enough (`| head`): no failure.
        Err(Failure::File(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(Failure::Library(error)) => (error.to_string(), error.help().to_owned(), 1),
        Err(Failure::File(path, error)) => {
            (format!("{path}: {error}"), "Check the path and that you may write there.".to_owned(), 1)
        }
        Err(Failure::Nothing(what, help)) => (what, help, 1),
        Err(Failure::Usage(what, help)) => (what, help, 2),
    };
    eprintln!("firsthand: {}", firsthand::view::terminal::clean(&what));
    if !help.is_empty() {
        eprintln!("  {}", firsthand::view::terminal::clean(&help));
    }
    ExitCode::from(code)
}
