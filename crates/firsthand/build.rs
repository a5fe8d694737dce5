//! Names the version of everything that decides what one report says: the sources and data of the stages before
//! reconciliation. Cached work of any other version is thrown away, so nobody has to remember to raise a number.

use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const STAGES: &[&str] = &["firsthand-types", "firsthand-ingest", "firsthand-language", "firsthand-claims", "firsthand-footage"];

fn main() {
    let crates = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..");
    let mut files = Vec::new();
    for stage in STAGES {
        for part in ["src", "data", "Cargo.toml", "build.rs"] {
            let path = crates.join(stage).join(part);
            if path.exists() {
                println!("cargo::rerun-if-changed={}", path.display());
                collect(&path, &mut files);
            }
        }
    }
    for path in ["firsthand/src/stages.rs", "firsthand/src/footage.rs", "../data", "../Cargo.lock"] {
        println!("cargo::rerun-if-changed={}", crates.join(path).display());
        collect(&crates.join(path), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(fs::read(&file).unwrap_or_default());
    }
    let version: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=FIRSTHAND_STAGES={version}");
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), into);
        }
    } else {
        into.push(path.to_owned());
    }
}
