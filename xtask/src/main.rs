//! The project's own chores: `eval` (quality into `eval/*.csv`), `golden` (the example's dossier), `tidy` (the walls).

mod eval;
mod footage;
mod golden;
mod score;
mod tidy;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask eval [NAME...] [--all] [--only]   score the program; write eval/*.csv (a fixed sample; --all the whole);
                                     a name stands for all that begin with it (footage, footage_copies ...) unless --only
cargo xtask golden [--check]         write (or compare) the bundled example's dossier
cargo xtask tidy                     check dependency directions, the map, file sizes, licence lines, stray paths";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest: Vec<&str> = args.iter().skip(1).map(String::as_str).collect();
    let done = match args.first().map(String::as_str) {
        Some("eval") => eval::run(&rest),
        Some("golden") => golden::run(rest.contains(&"--check")),
        Some("tidy") => tidy::run(),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("say what to do:\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
