//! `firsthand match`: footage beside references, copies in an archive, and scores for a table of pairs.

use crate::arguments::Match;
use crate::outcome::{Failure, Outcome};
use crate::progress::Bar;
use crate::screen;
use firsthand::footage::{self, FootageNote, MatchOptions, VerifyOptions};
use firsthand::view::terminal;
use serde::Serialize;
use std::path::Path;

/// One of the three.
pub fn run(arguments: &Match) -> Outcome {
    match (&arguments.pairs, &arguments.root, &arguments.scores) {
        (Some(pairs), Some(root), Some(scores)) => score(pairs, root, scores),
        _ => compare(arguments),
    }
}

fn compare(arguments: &Match) -> Outcome {
    let Some(reference) = &arguments.reference else {
        return Err(Failure::Usage("no reference is named".to_owned(), "Add --reference DIR.".to_owned()));
    };
    let outputs = [&arguments.json, &arguments.html];
    if outputs.iter().all(|p| p.as_deref().is_some_and(is_stdout)) {
        return Err(Failure::Usage(
            "--json - and --html - cannot share standard output".to_owned(),
            "Give one of them a file name.".to_owned(),
        ));
    }
    let taken = outputs.iter().any(|p| p.as_deref().is_some_and(is_stdout));
    let quiet = arguments.quiet || taken;
    if arguments.copies { copies(arguments, reference, quiet) } else { place(arguments, reference, quiet) }
}

/// Does it show the place?
fn place(arguments: &Match, reference: &Path, quiet: bool) -> Outcome {
    let bar = Bar::new();
    let watch = |progress| bar.watch(progress);
    let progress = footage::watching(&watch);
    let report = footage::match_footage(&arguments.footage, reference, &MatchOptions::default(), &progress);
    bar.done();
    if report.frames.is_empty() || report.references == 0 {
        let side = if report.frames.is_empty() { "footage" } else { "reference" };
        return Err(nothing(side, &report.notes));
    }
    if let Some(path) = &arguments.json {
        screen::write_to(path, &json(&report))?;
    }
    if let Some(path) = &arguments.html {
        screen::write_to(path, &footage::page_html(&report))?;
    }
    if quiet { Ok(()) } else { screen::print(&terminal::matched(&report, screen::look())) }
}

/// Is it older than it claims?
fn copies(arguments: &Match, archive: &Path, quiet: bool) -> Outcome {
    let bar = Bar::new();
    let watch = |progress| bar.watch(progress);
    let progress = footage::watching(&watch);
    let report = footage::copies(&arguments.footage, archive, &MatchOptions::default(), &progress);
    bar.done();
    if report.footage == 0 || report.archive == 0 {
        return Err(nothing(if report.footage == 0 { "footage" } else { "reference" }, &report.notes));
    }
    if let Some(path) = &arguments.json {
        screen::write_to(path, &json(&report))?;
    }
    if quiet { Ok(()) } else { screen::print(&terminal::copied(&report, screen::look())) }
}

/// How well does it work on labelled pairs?
fn score(pairs: &Path, root: &Path, scores: &Path) -> Outcome {
    let bar = Bar::new();
    let watch = |done, total| bar.watch(firsthand::Progress { stage: firsthand::Stage::Matching, done, total });
    let done = footage::score_pairs(pairs, root, scores, &VerifyOptions::default(), &watch);
    bar.done();
    let notes = done.map_err(Failure::file(format!("{} or {}", pairs.display(), scores.display())))?;
    for note in notes {
        eprintln!("firsthand: {}", terminal::clean(&format!("{}: {}", note.subject, note.message)));
    }
    Ok(())
}

fn json(report: &impl Serialize) -> String {
    let mut page = serde_json::to_string_pretty(report).unwrap_or_default();
    page.push('\n');
    page
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Why nothing could be compared: the notes say it file by file.
fn nothing(side: &str, notes: &[FootageNote]) -> Failure {
    let mut what = format!("no {side} could be read.");
    for note in notes.iter().take(5) {
        what.push_str(&format!(" {}: {} {}", note.subject, note.message, note.help));
    }
    let help = "Give pictures (JPEG, PNG, WebP, TIFF, GIF, BMP) or clips; clips need ffmpeg.";
    Failure::Nothing(what.trim_end().to_owned(), help.to_owned())
}
