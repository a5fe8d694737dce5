//! Looks for footage in an archive: `copies ARCHIVE_DIR FOOTAGE...`; JSON goes to the terminal.

use firsthand_footage::{copies, footage};
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [archive, files @ ..] = paths.as_slice() else {
        eprintln!("usage: copies ARCHIVE_DIR FOOTAGE...");
        std::process::exit(2);
    };
    let report = copies::copies(files, archive, &footage::Options::default(), &|_, _, _| {});
    println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
}
