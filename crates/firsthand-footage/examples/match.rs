//! Compares footage with a folder of references: `match REFERENCE_DIR OUT.html FOOTAGE...`; JSON goes to the terminal.

use firsthand_footage::{footage, page};
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [reference, html, clips @ ..] = paths.as_slice() else {
        eprintln!("usage: match REFERENCE_DIR OUT.html FOOTAGE...");
        std::process::exit(2);
    };
    let report = footage::match_footage(clips, reference, &footage::Options::default(), &|_, _, _| {});
    println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
    if let Err(error) = std::fs::write(html, page::page_html(&report)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
