//! Prints what is read of files: `cargo run -p firsthand-ingest --example show -- PATH...`

use firsthand_ingest::{Limits, list, load, read};

fn main() {
    let limits = Limits::default();
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let listed = list(&paths, &limits);
    for note in &listed.notes {
        println!("! {}: {}", note.subject, note.message);
    }
    for candidate in listed.value {
        for input in load(&candidate, &limits).value {
            for r in read(&input, &limits, None).value {
                println!("=== {} [{}] read={}", r.id, r.paths.join(", "), r.read);
                println!(
                    "title {:?}\noutlet {:?}\nauthor {:?}\npublished {:?}\nurl {:?}\nlanguage {:?}",
                    r.title, r.outlet, r.author, r.published, r.url, r.language
                );
                for note in &r.notes {
                    println!("! {:?} {}", note.kind, note.message);
                }
                println!("{}\n", r.text);
            }
        }
    }
}
