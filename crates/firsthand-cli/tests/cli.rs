//! The program as a person runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn firsthand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firsthand"))
        .args(arguments)
        .env_remove("FIRSTHAND_CASE")
        .env("USER", "ana")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder of invented reports and a place for a case.
struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Desk { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.reports()).unwrap();
        desk.report(
            "one",
            "Meridian Post",
            "A bomb exploded at the market in Orvel on Tuesday. At least 12 people were killed, Orvel police said.",
        );
        desk.report("two", "Velda Times", "Fourteen people were killed by the bomb in Orvel on Tuesday, the health ministry said. Three men were arrested, according to police.");
        desk
    }

    fn reports(&self) -> PathBuf {
        self.dir.path().join("reports")
    }

    fn report(&self, id: &str, outlet: &str, text: &str) {
        let text = serde_json::json!({
            "id": id, "outlet": outlet, "published": "2031-03-12", "lang": "en",
            "title": "Bomb at Orvel market", "text": text,
        });
        fs::write(self.reports().join(format!("{id}.json")), text.to_string()).unwrap();
    }

    fn case(&self) -> String {
        self.dir.path().join("case").display().to_string()
    }

    fn build(&self) -> Output {
        let reports = self.reports().display().to_string();
        firsthand(&["build", &reports, "--case", &self.case()])
    }

    fn dossier(&self) -> serde_json::Value {
        let output = firsthand(&["build", "--case", &self.case(), "--json", "-"]);
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn plain(page: &str) {
    assert!(!page.contains('\u{1b}'), "colours where nobody sees them");
    for line in page.lines() {
        assert!(line.chars().count() <= 100, "too wide: {line}");
    }
}

#[test]
fn build_trace_ask_judge_audit_export() {
    let desk = Desk::new();
    let built = desk.build();
    assert!(built.status.success(), "{}", err(&built));
    assert_eq!(err(&built), "", "quiet when piped");
    plain(&out(&built));

    let dossier = desk.dossier();
    assert_eq!(dossier["format"], "firsthand-dossier");
    let claims = dossier["claims"].as_array().unwrap();
    let killed = claims.iter().find(|c| c["slot"] == "killed").expect("a claim of those killed");
    let id = killed["id"].as_str().unwrap();

    let traced = firsthand(&["trace", &id[..id.len() - 2], "--case", &desk.case()]);
    assert!(traced.status.success(), "{}", err(&traced));
    plain(&out(&traced));
    assert!(out(&traced).contains("━━━"), "{}", out(&traced));

    let asked = firsthand(&["ask", "killed", "--case", &desk.case()]);
    assert!(asked.status.success());
    assert!(out(&asked).contains("killed"), "{}", out(&asked));

    let judged = firsthand(&["judge", "reject", id, "--why", "a typing error", "--case", &desk.case()]);
    assert!(judged.status.success(), "{}", err(&judged));
    let after = desk.dossier();
    assert_eq!(after["judgements"][0]["who"], "ana");
    let judgement = after["judgements"][0]["id"].as_str().unwrap();
    let listed = out(&firsthand(&["judge", "list", "--case", &desk.case()]));
    let listed: Vec<&str> = listed.split_whitespace().collect();
    assert!(listed.join(" ").contains("a typing error"), "{listed:?}");
    let undone = firsthand(&["judge", "--undo", judgement, "--why", "it was right", "--case", &desk.case()]);
    assert!(undone.status.success(), "{}", err(&undone));
    assert_eq!(desk.dossier(), dossier);

    let audited = firsthand(&["audit", "--case", &desk.case()]);
    assert!(audited.status.success(), "{}", out(&audited));
    let rows = firsthand(&["export", "--as", "csv", "--case", &desk.case()]);
    assert!(out(&rows).starts_with("kind,id,"));
    assert!(out(&rows).contains("\r\nclaim,"));
    for (form, holds) in [("geojson", "c-"), ("claimreview", "https://schema.org"), ("ftm", "c-")] {
        let page = firsthand(&["export", "--as", form, "--case", &desk.case()]);
        assert!(page.status.success() && out(&page).contains(holds), "{form}: {}", err(&page));
    }
    for form in ["ucdp", "acled", "gtd", "airwars"] {
        let rows = firsthand(&["export", "--as", form, "--case", &desk.case()]);
        assert!(out(&rows).contains("_claims"), "{form}: {}", err(&rows));
    }
}

#[test]
fn audit_finds_what_was_tampered_with() {
    let desk = Desk::new();
    desk.build();
    let captures = Path::new(&desk.case()).join("captures");
    let folder = fs::read_dir(&captures).unwrap().flatten().next().unwrap().path();
    let file = fs::read_dir(folder).unwrap().flatten().next().unwrap().path();
    let changed = fs::read_to_string(&file).unwrap().replace("killed", "kilted");
    fs::remove_file(&file).unwrap();
    fs::write(&file, changed).unwrap();
    let audited = firsthand(&["audit", "--case", &desk.case()]);
    assert_eq!(audited.status.code(), Some(1));
    assert!(out(&audited).contains("no longer holds the bytes of its name"), "{}", out(&audited));
}

#[test]
fn a_changed_file_is_a_new_version() {
    let desk = Desk::new();
    desk.build();
    desk.report(
        "one",
        "Meridian Post",
        "A bomb exploded at the market in Orvel on Tuesday. At least 15 people were killed, Orvel police said.",
    );
    desk.build();
    let dossier = desk.dossier();
    let reports = dossier["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 3);
    let old: Vec<_> = reports.iter().filter(|r| !r["superseded_by"].is_null()).collect();
    assert_eq!(old.len(), 1);
    let new = reports.iter().find(|r| r["id"] == old[0]["superseded_by"]).unwrap();
    assert_eq!(new["superseded_by"], serde_json::Value::Null);
}

#[test]
fn errors_say_what_to_do() {
    let desk = Desk::new();
    let nowhere = firsthand(&["build", "no-such-folder"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(err(&nowhere).contains("no-such-folder"), "{}", err(&nowhere));
    let nothing = firsthand(&["build"]);
    assert_eq!(nothing.status.code(), Some(2));
    let unnamed = firsthand(&["trace", "c-1"]);
    assert_eq!(unnamed.status.code(), Some(2));
    assert!(err(&unnamed).contains("--case"));
    let absent = firsthand(&["ask", "killed", "--case", &desk.case()]);
    assert_eq!(absent.status.code(), Some(1));
    assert!(err(&absent).contains("firsthand build"), "{}", err(&absent));
    let slot = firsthand(&["ask", "colour", "--case", &desk.case()]);
    assert_eq!(slot.status.code(), Some(2));
    assert!(err(&slot).contains("start_time"), "{}", err(&slot));
    let date = firsthand(&["build", "x", "--published", "yesterday"]);
    assert_eq!(date.status.code(), Some(2));
    let foreign = firsthand(&["build", "x", "--case", &desk.reports().display().to_string()]);
    assert_eq!(foreign.status.code(), Some(1));
    assert!(err(&foreign).contains("other files"), "{}", err(&foreign));
}

#[test]
fn of_nothing_readable_no_dossier_is_written() {
    let desk = Desk::new();
    let at = |name: &str| desk.dir.path().join(name).display().to_string();
    fs::create_dir(at("nothing")).unwrap();
    fs::write(at("empty.txt"), "").unwrap();
    fs::write(at("broken.json"), "no json").unwrap();
    let noise: Vec<u8> = (0..300_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(at("noise.txt"), noise).unwrap();
    for (path, why) in [
        ("nothing", "There are no files in"),
        ("absent", "There is no such file or folder"),
        ("empty.txt", "The file is empty"),
        ("broken.json", "is no JSON"),
        ("noise.txt", "binary data, not text"),
        ("noise.txt", "save its words as .txt (UTF-8)"),
    ] {
        let (path, page) = (at(path), at("page.html"));
        let built = firsthand(&["build", &path, "--html", &page]);
        assert_eq!(built.status.code(), Some(1), "{path}: {}", out(&built));
        assert!(err(&built).contains(why) && err(&built).contains(&path), "{}", err(&built));
        assert!(!Path::new(&page).exists(), "no page of nothing");
    }
    for (path, why) in [("absent", "check the path"), ("nothing", "This is a folder"), ("empty.txt", "The file is empty")] {
        let read = firsthand(&["layers", &at(path)]);
        assert_eq!(read.status.code(), Some(1), "{path}");
        assert_eq!(out(&read), "");
        assert!(err(&read).contains(why) && err(&read).contains(path), "{}", err(&read));
    }
    // One that can be read is enough, and the others are noted.
    let mixed = firsthand(&["build", &desk.reports().display().to_string(), &at("empty.txt")]);
    assert!(mixed.status.success() && out(&mixed).contains("The file is empty"), "{}", out(&mixed));
}

#[test]
fn wrong_usage_shows_a_line_that_works() {
    for command in ["trace", "ask", "match", "export", "layers"] {
        let wrong = firsthand(&[command]);
        assert_eq!(wrong.status.code(), Some(2), "{command}");
        assert!(err(&wrong).contains(&format!("For example: firsthand {command} ")), "{}", err(&wrong));
    }
    assert!(firsthand(&["export", "--help"]).status.success());
}

#[test]
fn a_judgement_needs_who_and_why_and_the_later_one_holds() {
    let desk = Desk::new();
    desk.build();
    let dossier = desk.dossier();
    let killed = dossier["claims"].as_array().unwrap().iter().find(|c| c["slot"] == "killed").unwrap();
    let id = killed["id"].as_str().unwrap();
    let unsaid = firsthand(&["judge", "reject", id, "--case", &desk.case()]);
    assert_eq!(unsaid.status.code(), Some(2));
    assert!(err(&unsaid).contains("--why"), "{}", err(&unsaid));
    let nobody = Command::new(env!("CARGO_BIN_EXE_firsthand"))
        .args(["judge", "reject", id, "--why", "misread", "--case", &desk.case()])
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(nobody.status.code(), Some(2));
    assert!(err(&nobody).contains("--by"), "{}", err(&nobody));
    assert_eq!(desk.dossier(), dossier, "a refused judgement leaves nothing");

    firsthand(&["judge", "reject", id, "--why", "misread", "--by", "ana", "--case", &desk.case()]);
    let later = firsthand(&["judge", "correct", id, "13", "--why", "heard the tape", "--by", "bo", "--case", &desk.case()]);
    assert!(later.status.success(), "{}", err(&later));
    assert!(out(&later).contains("It holds in place of"), "{}", out(&later));
    let after = desk.dossier();
    let facts = after["incidents"][0]["facts"].as_array().unwrap();
    let killed = facts.iter().find(|f| f["slot"] == "killed").unwrap();
    let among = |f: &serde_json::Value| f["candidates"].as_array().unwrap().iter().any(|c| c["value"] == 13);
    assert!(among(killed), "the correction holds: {killed}");
}

#[test]
fn a_case_in_use_says_so() {
    let desk = Desk::new();
    desk.build();
    let lock = fs::File::options().write(true).open(Path::new(&desk.case()).join("firsthand.lock")).unwrap();
    lock.lock().unwrap();
    let second = desk.build();
    assert_eq!(second.status.code(), Some(1));
    assert!(err(&second).contains("in use by another firsthand"), "{}", err(&second));
    assert!(err(&second).contains("Wait until it has finished"), "{}", err(&second));
}

#[test]
fn without_a_case_nothing_is_kept() {
    let desk = Desk::new();
    let html = desk.dir.path().join("page.html").display().to_string();
    let built = firsthand(&["build", &desk.reports().display().to_string(), "--html", &html]);
    assert!(built.status.success());
    assert!(fs::read_to_string(&html).unwrap().contains("</html>"));
    assert!(!Path::new(&desk.case()).exists());
}
