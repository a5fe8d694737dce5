//! Prints the layers of a file as JSON: `layers FILE [--published DATE] [--outlet NAME] [--title]`.

use firsthand_language::{layers_json, read};
use firsthand_types::Report;

fn main() {
    let mut report = Report::default();
    let mut title = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--published" => report.published = args.next(),
            "--outlet" => report.outlet = args.next(),
            "--title" => title = true,
            path => match std::fs::read(path) {
                Ok(bytes) => report.text = String::from_utf8_lossy(&bytes).into_owned(),
                Err(error) => {
                    eprintln!("{path}: {error}");
                    std::process::exit(1);
                }
            },
        }
    }
    if title {
        report.title = Some(std::mem::take(&mut report.text));
    }
    let layers = read(&report).value;
    println!("{}", layers_json(if title { &layers.title } else { &layers.text }));
}
