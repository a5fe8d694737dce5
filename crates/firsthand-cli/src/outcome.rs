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
    /// Nothing to work on: what, and in lines why and what to do.
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

/// Prints what the arguments lack, with a line that would be right, and gives the exit code: 2, or 0 for help and version.
pub fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is nobody's failure.
    let _ = error.print();
    if error.use_stderr() {
        let command = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_default();
        let example =
            EXAMPLES.iter().find(|(name, _)| *name == command).map_or("build REPORTS --html dossier.html", |(_, e)| e);
        eprintln!("For example: firsthand {example}");
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

/// For each command a line that works.
const EXAMPLES: &[(&str, &str)] = &[
    ("trace", "trace c-5613ea5b94e0 --case DIR"),
    ("ask", "ask killed --case DIR"),
    ("judge", "judge reject c-5613ea5b94e0 --why \"the ministry took this figure back\" --case DIR"),
    ("audit", "audit --case DIR"),
    ("match", "match clip.mp4 --reference pictures-of-the-place --html footage.html"),
    ("export", "export --as csv --case DIR --out rows.csv"),
    ("layers", "layers report.txt --as json"),
];

/// Prints the failure, if it is one, and gives the exit code.
pub fn exit(done: Outcome) -> ExitCode {
    let (what, help, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Said) => return ExitCode::from(1),
        // Whoever read our output has had enough (`| head`): no failure.
        Err(Failure::File(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Err(Failure::Library(error)) if error.kind() == firsthand::ErrorKind::Unsigned => {
            (error.to_string(), error.help().to_owned(), 2)
        }
        Err(Failure::Library(error)) => (error.to_string(), error.help().to_owned(), 1),
        Err(Failure::File(path, error)) => {
            let help = match error.kind() {
                io::ErrorKind::NotFound => "There is no such file or folder: check the path.",
                io::ErrorKind::IsADirectory => "This is a folder: give the name of a file.",
                io::ErrorKind::PermissionDenied => "You may not read or write there: choose another path, or change who may.",
                io::ErrorKind::StorageFull => "The disk is full: make room, or choose another path.",
                _ => "Check the path and the disk.",
            };
            (format!("{path}: {error}"), help.to_owned(), 1)
        }
        Err(Failure::Nothing(what, help)) => (what, help, 1),
        Err(Failure::Usage(what, help)) => (what, help, 2),
    };
    eprintln!("firsthand: {}", firsthand::view::terminal::clean(&what));
    for line in help.lines() {
        eprintln!("  {}", firsthand::view::terminal::clean(line));
    }
    ExitCode::from(code)
}
