//! The `firsthand` program: arguments in, pages out. Everything it says is derived by the library.
//!
//! Invariants, most of them absences:
//! * The only place that reads the clock, the environment and the terminal.
//! * Exit 0: done, even with notes. Exit 1: it could not be done, and the message says what to do. Exit 2: wrong usage.
//! * Nothing but what was asked for goes to standard output; progress and errors go to standard error.

mod arguments;
mod command;
mod outcome;
mod progress;
mod screen;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return outcome::usage(&error),
    };
    firsthand::silence_guarded_panics();
    let done = match &arguments.command {
        Command::Build(build) => command::build::run(build),
        Command::Trace(trace) => command::look::trace(trace),
        Command::Ask(ask) => command::look::ask(ask),
        Command::Judge(judge) => command::judge::run(judge),
        Command::Audit(audit) => command::look::audit(audit),
        Command::Match(footage) => command::footage::run(footage),
        Command::Export(export) => command::export::run(export),
        Command::Layers(layers) => command::layers::run(layers),
    };
    outcome::exit(done)
}
