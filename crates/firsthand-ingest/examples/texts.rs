//! Writes the text of each file into a folder: `... --example texts -- OUT FILE...`
use firsthand_ingest::{Input, Limits, read};

fn main() {
    let mut args = std::env::args().skip(1);
    let out = std::path::PathBuf::from(args.next().expect("a folder to write to"));
    for path in args {
        let bytes = std::fs::read(&path).expect("a file that can be read");
        let name = std::path::Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let reports = read(&Input { path, bytes }, &Limits::default(), None).value;
        let text: Vec<String> = reports.into_iter().map(|r| r.text).collect();
        std::fs::write(out.join(name + ".txt"), text.join("\n\n")).expect("a folder that can be written");
    }
}
