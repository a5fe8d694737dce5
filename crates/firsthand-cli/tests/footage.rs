//! `match`, and `build --footage`, on places made by code.

use image::{Rgb, RgbImage};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn firsthand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firsthand")).args(arguments).env_remove("FIRSTHAND_CASE").output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn hash(seed: u32, x: i32, y: i32) -> u32 {
    [x as u32, y as u32].iter().fold(seed ^ 0x9e37_79b9, |h, v| {
        let h = (h ^ v).wrapping_mul(0x85eb_ca6b);
        (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35) ^ (h >> 16)
    })
}

/// A wall of blobs of many sizes, another for every seed, without end.
fn wall(seed: u32, x: f32, y: f32) -> f32 {
    let mut value = 0.5;
    for octave in 0..4u32 {
        let size = 64.0 / 2f32.powi(octave as i32);
        let (cx, cy) = ((x / size).floor(), (y / size).floor());
        for (dx, dy) in
            [(-1.0, -1.0), (0.0, -1.0), (1.0, -1.0), (-1.0, 0.0), (0.0, 0.0), (1.0, 0.0), (-1.0, 1.0), (0.0, 1.0), (1.0, 1.0)]
        {
            let h = hash(seed.wrapping_mul(31).wrapping_add(octave), (cx + dx) as i32, (cy + dy) as i32);
            let unit = |shift: u32| ((h >> shift) & 0xff) as f32 / 255.0;
            let (px, py) = ((cx + dx + unit(0)) * size, (cy + dy + unit(8)) * size);
            let reach = size * (0.15 + 0.25 * unit(16));
            value += (unit(24) - 0.5) * 0.6 * (-((x - px).powi(2) + (y - py).powi(2)) / (reach * reach)).exp();
        }
    }
    value.clamp(0.0, 1.0)
}

/// The wall as a camera sees it from `angle`: 0 straight, 1 turned and nearer.
fn view(seed: u32, angle: f32) -> RgbImage {
    RgbImage::from_fn(320, 240, |x, y| {
        let (x, y) = (x as f32, y as f32);
        let (u, v) = (x * (1.0 - 0.12 * angle) + y * 0.08 * angle + 12.0 * angle, y * (1.0 - 0.1 * angle) + 20.0 * angle);
        let light = (wall(seed, u, v) * 255.0) as u8;
        Rgb([light, light, light])
    })
}

/// Footage of wall 3 from an angle and of a wall nobody knows; references of walls 1 to 4.
struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Desk { dir: tempfile::tempdir().unwrap() };
        for folder in ["footage", "walls", "reports"] {
            fs::create_dir(desk.dir.path().join(folder)).unwrap();
        }
        for seed in 1..4 {
            desk.save(&format!("walls/wall{seed}.png"), &view(seed, 0.0));
        }
        desk.save("footage/seen<b>.png", &view(3, 1.0));
        desk
    }

    fn save(&self, name: &str, picture: &RgbImage) {
        picture.save(self.dir.path().join(name)).unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }
}

fn captures(case: &str) -> Vec<PathBuf> {
    let list = |dir: &Path| fs::read_dir(dir).unwrap().flatten().map(|e| e.path()).collect::<Vec<_>>();
    list(&Path::new(case).join("captures")).iter().filter(|p| p.is_dir()).flat_map(|p| list(p)).collect()
}

#[test]
fn the_place_is_found_and_told_calmly() {
    let desk = Desk::new();
    let (json, html) = (desk.path("found.json"), desk.path("found.html"));
    let arguments = ["match", &desk.path("footage"), "--reference", &desk.path("walls"), "--json", &json, "--html", &html];
    let output = firsthand(&arguments);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(err(&output), "", "quiet when piped");
    let page = out(&output);
    assert!(page.starts_with("Same place.") && page.contains("Probability ") && page.contains("wall3.png"), "{page}");
    assert!(page.contains("1 frame against 3 references"), "{page}");
    assert!(page.lines().all(|l| l.chars().count() <= 80), "{page}");
    let found: Value = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(found["verdict"], "same");
    assert_eq!(found["best"]["reference"], "wall3.png");
    assert!(fs::read_to_string(&html).unwrap().contains("seen&lt;b&gt;.png"));
}

#[test]
fn what_is_not_shown_is_not_a_no_and_broken_files_are_noted() {
    let desk = Desk::new();
    desk.save("stranger.png", &view(99, 0.0));
    fs::write(desk.path("broken.jpg"), b"\xff\xd8\xff\xe0 no picture").unwrap();
    let output =
        firsthand(&["match", &desk.path("stranger.png"), &desk.path("broken.jpg"), "--reference", &desk.path("walls")]);
    assert!(output.status.success(), "{}", err(&output));
    let page = out(&output);
    assert!(page.starts_with("Not shown.") && page.contains("not a no"), "{page}");
    assert!(page.contains("broken.jpg:"), "{page}");
    let none = firsthand(&["match", &desk.path("broken.jpg"), "--reference", &desk.path("walls")]);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).contains("broken.jpg"), "{}", err(&none));
    let bare = firsthand(&["match", &desk.path("stranger.png")]);
    assert_eq!(bare.status.code(), Some(2));
    assert!(err(&bare).contains("--reference"), "{}", err(&bare));
    assert_eq!(firsthand(&["match", "--pairs", "x.tsv"]).status.code(), Some(2));
}

#[test]
fn copies_and_pairs() {
    let desk = Desk::new();
    desk.save("crop.png", &image::imageops::crop_imm(&view(2, 0.0), 30, 20, 250, 190).to_image());
    let output = firsthand(&["match", "--copies", &desk.path("crop.png"), "--reference", &desk.path("walls")]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).starts_with("1 copy found.") && out(&output).contains("wall2.png"), "{}", out(&output));

    let (table, scores) = (desk.path("pairs.tsv"), desk.path("scores.tsv"));
    fs::write(&table, "image_a\timage_b\nfootage/seen<b>.png\twalls/wall3.png\nfootage/seen<b>.png\twalls/wall1.png\n")
        .unwrap();
    let output = firsthand(&["match", "--pairs", &table, "--root", &desk.path(""), "--scores", &scores]);
    assert!(output.status.success(), "{}", err(&output));
    let rows = fs::read_to_string(&scores).unwrap();
    let verdicts: Vec<&str> = rows.lines().filter_map(|l| l.rsplit('\t').next()).collect();
    assert_eq!(verdicts, ["same", "not_shown"], "{rows}");
}

#[test]
fn footage_stands_in_the_dossier_and_its_captures_in_the_case() {
    let desk = Desk::new();
    desk.save("footage/stranger.png", &view(99, 0.0));
    // Its own reference would prove anything.
    desk.save("walls/stranger.png", &view(99, 0.0));
    let text = "A fire broke out in the hall in Orvel on Tuesday. Six people were killed, Orvel police said.";
    fs::write(desk.path("reports/one.txt"), text).unwrap();
    let (case, html) = (desk.path("case"), desk.path("page.html"));
    let given = ["--footage", &desk.path("footage"), "--reference", &desk.path("walls")];
    let first = firsthand(&[&["build", &desk.path("reports"), "--case", &case, "--html", &html], &given[..]].concat());
    assert!(first.status.success(), "{}", err(&first));
    let page = out(&first);
    assert!(page.contains("Footage checked") && page.contains("seen<b>.png · same place · probability "), "{page}");
    let page = fs::read_to_string(&html).unwrap();
    assert!(page.contains("id=\"footage\"") && page.contains("seen&lt;b&gt;.png") && !page.contains("seen<b>"), "{page}");

    let rebuilt = firsthand(&["build", "--case", &case, "--json", "-"]);
    let dossier: Value = serde_json::from_slice(&rebuilt.stdout).unwrap();
    let footage = dossier["footage"].as_array().unwrap();
    assert_eq!(footage.len(), 2, "{footage:?}");
    assert_eq!((&footage[0]["file"], &footage[0]["verdict"]), (&Value::from("seen<b>.png"), &Value::from("same")));
    assert_eq!(footage[0]["best"]["reference"], "wall3.png");
    assert!(footage[0]["points"].as_array().unwrap().len() >= 8, "evidence is matched points");
    assert_eq!((&footage[1]["verdict"], &footage[1]["references"]), (&Value::from("not_shown"), &Value::from(3)));
    assert_eq!(dossier["reports"].as_array().unwrap().len(), 1, "footage is no report");
    assert_eq!(captures(&case).len(), 6, "a report, two files of footage (one a reference too), three references");

    let rested = |c: &&Value| c["part"] == "pixels";
    let claims: Vec<&Value> = dossier["claims"].as_array().unwrap().iter().filter(rested).collect();
    assert_eq!(claims.len(), 1, "what is not shown makes no claim: {claims:?}");
    assert_eq!((&claims[0]["slot"], &claims[0]["report"]), (&Value::from("verification"), &Value::from("seen<b>.png")));
    assert_eq!(claims[0]["pixels"]["sha256"], footage[0]["sha256"]);
    assert_eq!(claims[0]["pixels"]["points"], footage[0]["points"]);
    let facts = dossier["incidents"][0]["facts"].as_array().unwrap();
    let fact = facts.iter().find(|f| f["slot"] == "verification").expect("it stands beside the reports' facts");
    assert_eq!(fact["candidates"][0]["claims"][0], claims[0]["id"]);
    assert_eq!(fact["candidates"][0]["value"]["result"], "same place");
    assert!(page.contains("data:image/jpeg;base64,") && !page.contains("<script"), "pictures, and nothing that runs");

    let id = claims[0]["id"].as_str().unwrap();
    let traced = firsthand(&["trace", id, "--case", &case]);
    assert!(traced.status.success() && out(&traced).contains("matched points"), "{}{}", out(&traced), err(&traced));

    let kept = firsthand(&[&["build", &desk.path("reports"), "--json", "-"], &given[..]].concat());
    let unkept: Value = serde_json::from_slice(&kept.stdout).unwrap();
    assert_eq!(unkept["footage"], dossier["footage"], "the same with a case and without");
    let audited = firsthand(&["audit", "--case", &case]);
    assert!(audited.status.success(), "{}", out(&audited));
    assert!(out(&audited).contains("6 captures"), "{}", out(&audited));

    let judged = firsthand(&["judge", "reject", id, "--case", &case, "--who", "ana", "--why", "another wall like it"]);
    assert!(judged.status.success(), "{}", err(&judged));
    let after = firsthand(&["build", "--case", &case, "--json", "-"]);
    let after: Value = serde_json::from_slice(&after.stdout).unwrap();
    let facts = after["incidents"][0]["facts"].as_array().unwrap();
    assert!(facts.iter().all(|f| f["slot"] != "verification"), "a rejected claim supports nothing");
    assert!(!after["notes"].to_string().contains("orphaned"), "{}", after["notes"]);
}
