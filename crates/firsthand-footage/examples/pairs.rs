//! Scores a table of picture pairs: `pairs TABLE.tsv ROOT OUT.tsv`.

use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [table, root, out] = paths.as_slice() else {
        eprintln!("usage: pairs TABLE.tsv ROOT OUT.tsv");
        std::process::exit(2);
    };
    let options = firsthand_footage::verify::VerifyOptions::default();
    match firsthand_footage::pairs::score_pairs(table, root, out, &options, &|_, _| {}) {
        Ok(notes) => notes.iter().for_each(|n| eprintln!("{}: {}", n.subject, n.message)),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}
