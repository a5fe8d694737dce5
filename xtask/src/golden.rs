//! `cargo xtask golden`: the dossier of the bundled example, written by machine; the gold labels are out of its reach.

use crate::tools::{binary, capture, root, scratch};
use std::path::PathBuf;
use std::process::Command;

/// The folder of the bundled example: the one under `examples/` that holds a `gold.json`.
pub fn example() -> Result<PathBuf, String> {
    let examples = root().join("examples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(&examples)
        .map_err(|e| format!("{}: {e}", examples.display()))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.join("gold.json").is_file())
        .collect();
    found.sort();
    found.into_iter().next().ok_or_else(|| format!("{}: no folder with a gold.json", examples.display()))
}

/// Writes the example's dossier, or with `check` compares it with the committed one.
pub fn run(check: bool) -> Result<(), String> {
    let golden = example()?.join("dossier.golden.json");
    let fresh = scratch("golden")?.join("dossier.json");
    let folder = example()?;
    let inside = folder.strip_prefix(root()).unwrap_or(&folder).join("reports");
    capture(Command::new(binary()?).current_dir(root()).arg("build").arg(inside).arg("--json").arg(&fresh))?;
    let new = std::fs::read_to_string(&fresh).map_err(|e| format!("{}: {e}", fresh.display()))?;
    let old = std::fs::read_to_string(&golden).unwrap_or_default();
    if check {
        return if new == old { Ok(()) } else { Err(first_difference(&old, &new)) };
    }
    std::fs::write(&golden, &new).map_err(|e| format!("{}: {e}", golden.display()))?;
    println!("golden: {}", if new == old { "unchanged" } else { "written; read the diff before you commit it" });
    Ok(())
}

fn first_difference(old: &str, new: &str) -> String {
    let pair = old.lines().zip(new.lines()).enumerate().find(|(_, (a, b))| a != b);
    let at = pair.map_or_else(
        || format!("{} lines before, {} now", old.lines().count(), new.lines().count()),
        |(n, (a, b))| format!("line {}:\n- {a}\n+ {b}", n + 1),
    );
    format!("the example's dossier is not the committed one; {at}\nif that is meant: cargo xtask golden, then read the diff")
}
