//! `firsthand build`: the main job.

use crate::arguments::Build;
use crate::outcome::{Failure, Outcome};
use crate::progress::Bar;
use crate::screen;
use firsthand::types::Note;
use firsthand::view::terminal::{Next, summary};
use firsthand::view::{html, json};
use std::path::Path;

/// Builds, writes what was asked for, and prints the summary unless standard output is taken.
pub fn run(build: &Build) -> Outcome {
    check(build)?;
    let options = firsthand::Options {
        case: build.case.clone(),
        footage: build.footage.clone(),
        references: build.reference.clone(),
        published: build.published.clone(),
        ..build.derive.options()
    };
    let bar = Bar::new();
    let built = firsthand::build(&build.paths, &options, &|progress| bar.watch(progress));
    bar.done();
    let built = built?;
    if !readable(&built.dossier) {
        return Err(nothing(build, &built.dossier));
    }
    if let Some(path) = &build.json {
        screen::write_to(path, &json::page(&built.dossier))?;
    }
    if let Some(path) = &build.html {
        screen::write_to(path, &html::page(&built.dossier, &built.texts()))?;
    }
    let taken = [&build.json, &build.html].into_iter().flatten().any(|p| is_stdout(p));
    if build.quiet || taken {
        return Ok(());
    }
    let next = Next { case: build.case.as_ref().map(|c| c.display().to_string()) };
    screen::print(&summary(&built.dossier, screen::look(), &next))
}

fn check(build: &Build) -> Outcome {
    if build.paths.is_empty() && build.case.is_none() && build.footage.is_empty() {
        return Err(Failure::Usage(
            "there is nothing to build: no path and no case".to_owned(),
            "Try: firsthand build REPORTS --html dossier.html".to_owned(),
        ));
    }
    let outputs = [&build.json, &build.html];
    if outputs.into_iter().flatten().filter(|p| is_stdout(p)).count() > 1 {
        return Err(Failure::Usage(
            "--json - and --html - cannot share standard output".to_owned(),
            "Give one of them a file name.".to_owned(),
        ));
    }
    Ok(())
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether there is anything to make a dossier of: words, though nobody here may read their language, or footage. Of files that are
/// all empty, broken or of a kind that is not read yet none can be made.
fn readable(dossier: &firsthand::Dossier) -> bool {
    let words = |r: &firsthand::types::ReportEntry| r.words > 0 || r.title.as_ref().is_some_and(|t| !t.trim().is_empty());
    dossier.reports.iter().any(words) || !dossier.footage.is_empty()
}

/// Why there is no dossier: the notes say it file by file.
fn nothing(build: &Build, dossier: &firsthand::Dossier) -> Failure {
    const SHOWN: usize = 8;
    let notes: Vec<_> = dossier.reports.iter().flat_map(|r| &r.notes).chain(&dossier.notes).collect();
    let mut lines: Vec<String> = notes.iter().take(SHOWN).map(|n| format!("{}: {}", n.subject, n.message)).collect();
    if notes.len() > SHOWN {
        lines.push(format!("and {} more", notes.len() - SHOWN));
    }
    if notes.is_empty() {
        let given: Vec<String> = build.paths.iter().map(|p| p.display().to_string()).collect();
        let case = build.case.as_ref().map_or_else(String::new, |c| c.display().to_string());
        lines.push(format!("There are no files in {}.", if given.is_empty() { case } else { given.join(", ") }));
    }
    if let (Some(case), false) = (&build.case, dossier.reports.is_empty()) {
        lines.push(format!("The captures are kept in {}.", case.display()));
    }
    lines.extend(advice(&notes));
    lines.push("Give files or folders with .txt .html .json .jsonl .xml or .zip in them.".to_owned());
    Failure::Nothing("no dossier was written: no report with words was found".to_owned(), lines.join("\n"))
}

/// What to do about the notes, each once; without a case nothing is kept, so that is not said.
fn advice(notes: &[&Note]) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut out: Vec<String> = Vec::new();
    for help in notes.iter().filter_map(|n| n.help.as_deref()) {
        let help = help.strip_prefix("It is kept and listed; ").unwrap_or(help);
        let mut said = help.to_owned();
        if let Some(first) = said.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        if !out.contains(&said) && out.len() < SHOWN {
            out.push(said);
        }
    }
    out
}
