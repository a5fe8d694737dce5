//! What the terminal can show, and writing to it.

use crate::outcome::{Failure, Outcome};
use firsthand::view::terminal::Look;
use std::io::{self, IsTerminal, Write};

/// How pages on standard output are set: colours on a terminal that wants them (`NO_COLOR` and `TERM=dumb` are heeded),
/// as wide as it is, 80 columns where it is none.
pub fn look() -> Look {
    let terminal = io::stdout().is_terminal();
    let refused =
        std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || std::env::var_os("TERM").is_some_and(|v| v == "dumb");
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    Look::new(columns.unwrap_or_else(|| width(terminal)), terminal && !refused)
}

fn width(terminal: bool) -> usize {
    if !terminal {
        return 80;
    }
    let (_, columns) = console::Term::stdout().size();
    usize::from(columns)
}

/// Writes a page to standard output.
pub fn print(page: &str) -> Outcome {
    let mut out = io::stdout().lock();
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Failure::file("standard output"))
}

/// Writes to a file, or to standard output where the path is `-`.
pub fn write_to(path: &std::path::Path, page: &str) -> Outcome {
    if path.as_os_str() == "-" {
        return print(page);
    }
    std::fs::write(path, page).map_err(Failure::file(path.display()))
}
