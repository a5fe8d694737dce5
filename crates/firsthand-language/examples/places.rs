//! Prints the places of a file in the shape of `firsthand layers FILE --as json`, so that a scorer for that command can measure the
//! place layer alone: `places layers FILE --as json`. With `show` instead of `layers` it prints one line a place, for people.

use firsthand_language::place::{Evidence, resolve};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (Some(mode), Some(path)) = (args.first(), args.get(1)) else {
        eprintln!("usage: places layers|show FILE...");
        return ExitCode::from(2);
    };
    if mode == "batch" {
        return batch(path);
    }
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let found = resolve(&text, &[], Evidence::default());
    if mode == "show" {
        println!("country {:?}, zone {:?}", found.country, found.zone);
        for l in &found.located {
            let words = l.span.of(&text).unwrap_or("");
            println!(
                "{words:?}\t{}\t{}\t{:?}\t{:.3} {:.3} +- {} km",
                l.place.precision, l.place.name, l.place.chain, l.place.lat, l.place.lon, l.place.uncertainty_km
            );
        }
        return ExitCode::SUCCESS;
    }
    println!("{}", json(&text));
    ExitCode::SUCCESS
}

/// One line of JSON for each line of a file of JSON strings: many texts in one run.
fn batch(path: &str) -> ExitCode {
    let Ok(lines) = std::fs::read_to_string(path) else {
        return ExitCode::FAILURE;
    };
    for line in lines.lines() {
        let text: String = serde_json::from_str(line).unwrap_or_default();
        println!("{}", json(&text));
    }
    ExitCode::SUCCESS
}

fn json(text: &str) -> serde_json::Value {
    let found = resolve(text, &[], Evidence::default());
    let mentions: Vec<serde_json::Value> = found
        .located
        .iter()
        .map(|l| {
            serde_json::json!({"start": l.span.start, "end": l.span.end, "type": if l.facility { "facility" } else { "place" },
                "lat": l.place.lat, "lon": l.place.lon, "geoname": l.place.geoname})
        })
        .collect();
    serde_json::json!({ "mentions": mentions, "country": found.country, "zone": found.zone })
}
