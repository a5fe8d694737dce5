//! Prints the time expressions of a file in the shape of `firsthand layers FILE --as json`, so that the scorers for that command
//! can measure the time layer alone: `timex layers FILE --as json [--published DATE] [--zone ZONE]`. With `show` instead of
//! `layers` it prints one line an expression, for people.

use firsthand_language::time::timexes;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = args.iter().position(|a| a == name)?;
        args.get(at + 1).cloned()
    };
    let (Some(mode), Some(path)) = (args.first(), args.get(1)) else {
        eprintln!("usage: timex layers|show FILE [--published DATE] [--zone ZONE]");
        return ExitCode::from(2);
    };
    let text = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let published = option("--published");
    let zone = option("--zone");
    let found = timexes(&text, &[], &[], published.as_deref(), zone.as_deref());
    if mode == "show" {
        for t in &found {
            let words = t.phrase.of(&text).unwrap_or("");
            println!("{words:?}\t{:?}\t{}\t{}\t{:?}\t{:?}", t.kind, t.value, t.at.as_deref().unwrap_or("-"), t.bound, t.anchor);
        }
        return ExitCode::SUCCESS;
    }
    let listed: Vec<serde_json::Value> = found
        .iter()
        .map(|t| {
            serde_json::json!({"start": t.span.start, "end": t.span.end, "type": t.kind, "value": t.value, "at": t.at,
                "bound": t.bound, "anchor": t.anchor, "resolved": t.resolved})
        })
        .collect();
    println!("{}", serde_json::json!({ "timexes": listed }));
    ExitCode::SUCCESS
}
