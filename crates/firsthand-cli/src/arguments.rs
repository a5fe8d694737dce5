//! The arguments of every command, with their help.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// What is known of an incident, on whose word, how many independent origins stand behind it, and where the accounts part.
#[derive(Debug, Parser)]
#[command(name = "firsthand", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Everything stays on this machine; nothing is sent anywhere.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports and say what is known, on whose word
    Build(Build),
}

/// Limits, rule and threads: what any command that derives the dossier takes.
#[derive(Clone, Debug, Args)]
pub struct Derive {
    /// How best, low and high are chosen: default, ucdp, acled, gtd or airwars
    #[arg(long, value_name = "RULE", default_value = "default")]
    pub rule: firsthand::Rule,
    /// Threads to read with; 0 for one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Largest file to read, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 64, help_heading = "Limits")]
    pub max_file_mb: u64,
    /// Longest text of one report, in megabytes; the rest is cut, with a note
    #[arg(long, value_name = "MB", default_value_t = 16, help_heading = "Limits")]
    pub max_text_mb: u64,
    /// Most items of one feed, JSON-lines file or zipped folder
    #[arg(long, value_name = "N", default_value_t = 100_000, help_heading = "Limits")]
    pub max_items: usize,
    /// Most that one zipped folder may unpack to, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 1024, help_heading = "Limits")]
    pub max_unpacked_mb: u64,
    /// Deepest folders, markup or archives to follow
    #[arg(long, value_name = "N", default_value_t = 128, help_heading = "Limits")]
    pub max_depth: usize,
    /// Most files
    #[arg(long, value_name = "N", default_value_t = 1_000_000, help_heading = "Limits")]
    pub max_files: usize,
}

/// `firsthand build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Files and folders: .txt .html .json .jsonl .xml (RSS, Atom), zipped folders of them. None: rebuild the case
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Keep everything in this folder, and add to it the next time; without it nothing is kept
    #[arg(long, value_name = "DIR")]
    pub case: Option<PathBuf>,
    /// Write the dossier as JSON; - for standard output
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Write the dossier as one self-contained page; - for standard output
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// The date of reports that give none: YYYY-MM-DD, with a clock time if known
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// Print no summary
    #[arg(long, short)]
    pub quiet: bool,
    /// Limits, rule, threads.
    #[command(flatten)]
    pub derive: Derive,
}

impl Derive {
    /// As the library takes them.
    pub fn options(&self) -> firsthand::Options {
        let limits = firsthand::types::Limits {
            file_bytes: self.max_file_mb << 20,
            text_bytes: usize::try_from(self.max_text_mb << 20).unwrap_or(usize::MAX),
            items: self.max_items,
            unpacked_bytes: self.max_unpacked_mb << 20,
            depth: self.max_depth,
            files: self.max_files,
        };
        firsthand::Options {
            limits,
            rule: self.rule,
            threads: self.threads,
            now: now(),
            ..firsthand::Options::default()
        }
    }
}

/// The time now, RFC 3339 in UTC, to the second. The only clock of the whole house.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// A date that the exchange format takes.
fn date(given: &str) -> Result<String, String> {
    let time = given.parse::<jiff::Timestamp>().is_ok();
    let civil = given.parse::<jiff::civil::DateTime>().is_ok() && given.contains('T');
    let day = given.len() == 10 && given.parse::<jiff::civil::Date>().is_ok();
    if time || civil || day {
        Ok(given.to_owned())
    } else {
        Err("give it as 2031-05-01 or 2031-05-01T14:30+02:00".to_owned())
    }
}
