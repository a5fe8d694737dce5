//! A build killed at any moment loses no capture and corrupts nothing.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KILLS: u32 = 20;
const REPORTS: usize = 60;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn dossier(reports: &str, case: &str) -> Vec<u8> {
    let built =
        Command::new(env!("CARGO_BIN_EXE_firsthand")).args(["build", reports, "--case", case, "--json", "-"]).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    built.stdout
}

fn write(dir: &Path) {
    for n in 0..REPORTS {
        let text = format!(
            "Report {n}: a fire broke out in the harbour of Velda on Monday.\n\nAt least {} people were injured, the fire service said.\n\nThe harbour master, Ida Morn, said {} boats were lost.\n",
            n % 7 + 3,
            n % 5 + 2
        );
        fs::write(dir.join(format!("r{n:03}.txt")), text).unwrap();
    }
}

#[test]
fn a_killed_build_can_be_taken_up_again() {
    let dir = tempfile::tempdir().unwrap();
    let reports = dir.path().join("reports");
    fs::create_dir(&reports).unwrap();
    write(&reports);
    let reports = reports.display().to_string();
    let case = |name: &str| dir.path().join(name).display().to_string();

    let started = Instant::now();
    let undisturbed = dossier(&reports, &case("undisturbed"));
    let whole = started.elapsed().max(Duration::from_millis(10));

    let killed = case("killed");
    let mut survived = 0;
    for round in 0..KILLS {
        // A new case every other round, so that its making is killed as well.
        if round % 4 == 0 {
            let _ = fs::remove_dir_all(&killed);
        }
        let mut child = command(&["build", &reports, "--case", &killed]).spawn().unwrap();
        std::thread::sleep(whole.mul_f64(f64::from(round + 1) / f64::from(KILLS + 4)));
        let _ = child.kill();
        survived += u32::from(child.wait().unwrap().success());
        if Path::new(&killed).join("firsthand.case.sqlite").exists() {
            let audited = command(&["audit", "--case", &killed]).output().unwrap();
            let fault = String::from_utf8_lossy(&audited.stdout).contains("fault");
            assert!(!fault, "round {round}");
        }
    }
    assert!(survived < KILLS, "no build was killed");
    assert_eq!(dossier(&reports, &killed), undisturbed);
    let audited = command(&["audit", "--case", &killed]).status().unwrap();
    assert!(audited.success());
    let drafts = fs::read_dir(Path::new(&killed).join("captures")).unwrap().flatten();
    let left = drafts.filter(|e| e.file_name().to_string_lossy().starts_with("draft")).count();
    assert_eq!(left, 0, "drafts of killed builds are swept");
}
