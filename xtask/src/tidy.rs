//! The walls, checked by machine: dependency directions, the map against the crates, file sizes, licence lines, stray paths.

use crate::tools::{capture, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Longest source file allowed, in lines. About 500 is the aim.
const LONGEST: usize = 800;

/// Runs every check and lists all that was found.
pub fn run() -> Result<(), String> {
    let files = tracked()?;
    let mut found = Vec::new();
    found.extend(directions()?);
    found.extend(map(&files));
    found.extend(sizes(&files));
    found.extend(licences(&files));
    found.extend(strays(&files));
    if found.is_empty() {
        println!("tidy: {} files, nothing found", files.len());
        return Ok(());
    }
    Err(format!("{} found:\n{}", found.len(), found.join("\n")))
}

fn tracked() -> Result<Vec<PathBuf>, String> {
    let out = capture(Command::new("git").current_dir(root()).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    Ok(out.split('\0').filter(|p| !p.is_empty()).map(PathBuf::from).filter(|p| root().join(p).is_file()).collect())
}

/// The one dependency rule: the middle crates see only the types; claims sees language's types too; `firsthand` sees all.
fn allowed() -> BTreeMap<&'static str, &'static [&'static str]> {
    const TYPES: &[&str] = &["firsthand-types"];
    BTreeMap::from([
        ("firsthand-types", &[] as &[&str]),
        ("firsthand-ingest", TYPES),
        ("firsthand-language", TYPES),
        ("firsthand-claims", &["firsthand-types", "firsthand-language"]),
        ("firsthand-reconcile", TYPES),
        ("firsthand-footage", TYPES),
        ("firsthand-store", TYPES),
        (
            "firsthand",
            &[
                "firsthand-types",
                "firsthand-ingest",
                "firsthand-language",
                "firsthand-claims",
                "firsthand-reconcile",
                "firsthand-footage",
                "firsthand-store",
            ],
        ),
        ("firsthand-cli", &["firsthand"]),
        ("xtask", TYPES),
    ])
}

fn directions() -> Result<Vec<String>, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let out = capture(Command::new(cargo).current_dir(root()).args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let meta: serde_json::Value = serde_json::from_str(&out).map_err(|e| format!("cargo metadata: {e}"))?;
    let allowed = allowed();
    let mut found = Vec::new();
    for package in meta["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(may) = allowed.get(name) else {
            found.push(format!("directions: crate {name} has no rule in xtask/src/tidy.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            let own = on == "firsthand" || on.starts_with("firsthand-");
            if own && dependency["kind"].is_null() && !may.contains(&on) {
                found.push(format!("directions: {name} must not depend on {on}"));
            }
        }
    }
    Ok(found)
}

/// ARCHITECTURE.md names exactly the crates that exist.
fn map(files: &[PathBuf]) -> Vec<String> {
    let text = read(Path::new("ARCHITECTURE.md"));
    let crates: BTreeSet<String> = files
        .iter()
        .filter_map(|p| p.strip_prefix("crates").ok()?.components().next()?.as_os_str().to_str().map(str::to_owned))
        .collect();
    let missing = crates.iter().filter(|c| !text.contains(&format!("`{c}`")));
    let mut found: Vec<String> = missing.map(|c| format!("map: ARCHITECTURE.md does not name `{c}`")).collect();
    let named = text.split('`').skip(1).step_by(2).filter(|w| w.starts_with("firsthand-") && !w.contains([' ', '.', '/']));
    found
        .extend(named.filter(|w| !crates.contains(*w)).map(|w| format!("map: ARCHITECTURE.md names `{w}`, which is no crate")));
    found.sort();
    found.dedup();
    found
}

fn sizes(files: &[PathBuf]) -> Vec<String> {
    let long = |p: &PathBuf| {
        let lines = read(p).lines().count();
        (lines > LONGEST).then(|| format!("size: {} has {lines} lines (at most {LONGEST})", p.display()))
    };
    files.iter().filter(|p| p.extension().is_some_and(|e| e == "rs")).filter_map(long).collect()
}

/// Every data file and weight has a licence line in the README of its folder (or above, within the crate).
fn licences(files: &[PathBuf]) -> Vec<String> {
    let data = |p: &&PathBuf| {
        let at = p.to_string_lossy();
        (at.starts_with("crates/") && at.contains("/data/") || at.starts_with("models/") || at.starts_with("data/"))
            && !at.ends_with(".md")
    };
    files
        .iter()
        .filter(data)
        .filter(|p| {
            let name = p.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            let readme = p.parent().map(|d| read(&d.join("README.md"))).unwrap_or_default();
            !(readme.contains(&name) && readme.to_lowercase().contains("licence"))
        })
        .map(|p| format!("licence: {} has no line naming it and its licence in the README.md beside it", p.display()))
        .collect()
}

/// Paths of one machine.
fn strays(files: &[PathBuf]) -> Vec<String> {
    // Put together here so that this file does not find itself.
    let marks = [["/wo", "rk/"].concat(), ["/fa", "rm/"].concat(), ["/home", "/"].concat(), ["/ro", "ot/"].concat()];
    let mut found = Vec::new();
    for p in files.iter().filter(|p| !p.ends_with(".gitignore")) {
        let Ok(text) = std::fs::read_to_string(root().join(p)) else {
            continue;
        };
        for (n, line) in text.lines().enumerate() {
            if marks.iter().any(|m| line.contains(m.as_str())) {
                found.push(format!("path: {}:{} names a path of one machine", p.display(), n + 1));
            }
        }
    }
    found
}

fn read(path: &Path) -> String {
    std::fs::read(root().join(path)).map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default()
}
