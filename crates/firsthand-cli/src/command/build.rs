//! `firsthand build`: the main job.

use crate::arguments::Build;
use crate::outcome::{Failure, Outcome};
use crate::progress::Bar;
use crate::screen;
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
    if built.dossier.reports.is_empty() && built.dossier.footage.is_empty() {
        return Err(nothing(&built.dossier));
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

/// Why there is no dossier: the notes say it file by file.
fn nothing(dossier: &firsthand::Dossier) -> Failure {
    let why: Vec<String> = dossier.notes.iter().take(5).map(|n| format!("{}: {}", n.subject, n.message)).collect();
    let what = match why.is_empty() {
        true => "no report was found".to_owned(),
        false => format!("no report was found. {}", why.join(" ")),
    };
    Failure::Nothing(what, "Give files or folders with .txt .html .json .jsonl .xml or .zip in them.".to_owned())
}
