//! Footage beside a folder of references, copies in an archive, and the page, all from files on disk.

mod common;

use common::{ANGLE, homography, straight, view};
use firsthand_footage::copies::{TURNS, copies, turned};
use firsthand_footage::footage::{Options, match_footage};
use firsthand_footage::page::page_html;
use firsthand_footage::sift::SiftOptions;
use firsthand_footage::verdict::Verdict;
use firsthand_footage::verify::VerifyOptions;
use std::path::Path;

fn options() -> Options {
    let verify = VerifyOptions { sift: SiftOptions { max_points: 900, ..SiftOptions::default() }, ..VerifyOptions::default() };
    Options { verify, ..Options::default() }
}

fn save(dir: &Path, name: &str, rgb: &image::RgbImage) {
    rgb.save(dir.join(name)).unwrap();
}

#[test]
fn the_reference_that_shows_the_place_is_found_and_the_page_says_so() {
    let (footage, references) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for seed in 20..25 {
        save(references.path(), &format!("place{seed}.png"), &straight(seed));
    }
    save(footage.path(), "seen<b>.png", &view(22, 480, 360, homography(ANGLE)));
    std::fs::write(footage.path().join("broken.jpg"), b"\xff\xd8\xff\xe0 not a picture").unwrap();
    let report = match_footage(&[footage.path().to_path_buf()], references.path(), &options(), &|_, _, _| {});
    assert_eq!(report.verdict, Verdict::Same);
    let best = report.best.as_ref().unwrap();
    assert_eq!((best.frame.as_str(), best.reference.as_str()), ("seen<b>.png", "place22.png"));
    assert!(report.notes.iter().any(|n| n.subject == "broken.jpg"));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["verdict"], "same");
    let page = page_html(&report);
    assert!(page.contains("seen&lt;b&gt;.png") && !page.contains("seen<b>"));
    assert!(page.contains("data:image/jpeg;base64,") && page.contains("class=\"pf-line\""));
    assert!(!page.contains("<script"), "the page runs nothing");
    assert!(!page.contains("http://") && !page.contains("https://"));
}

#[test]
fn the_order_and_place_of_files_changes_nothing() {
    let (footage, references) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    save(references.path(), "one.png", &straight(30));
    save(footage.path(), "a.png", &straight(31));
    save(footage.path(), "b.png", &view(30, 480, 360, homography(ANGLE)));
    let paths = [footage.path().join("a.png"), footage.path().join("b.png")];
    let forward = match_footage(&paths, references.path(), &options(), &|_, _, _| {});
    let backward = match_footage(&[paths[1].clone(), paths[0].clone()], references.path(), &options(), &|_, _, _| {});
    assert_eq!(serde_json::to_string(&forward).unwrap(), serde_json::to_string(&backward).unwrap());
}

#[test]
fn nothing_to_compare_is_not_shown() {
    let empty = tempfile::tempdir().unwrap();
    let report = match_footage(&[empty.path().join("missing.jpg")], empty.path(), &options(), &|_, _, _| {});
    assert_eq!(report.verdict, Verdict::NotShown);
    assert!(report.best.is_none() && !report.notes.is_empty());
    page_html(&report);
}

#[test]
fn crops_bars_and_turns_are_found_among_others_and_strangers_are_not() {
    let (edited, archive) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for seed in 40..44 {
        save(archive.path(), &format!("old{seed}.png"), &straight(seed));
    }
    let original = straight(42);
    save(edited.path(), "crop.png", &image::imageops::crop_imm(&original, 70, 50, 340, 260).to_image());
    save(edited.path(), "mirror.png", &turned(&original, 4));
    save(edited.path(), "quarter.png", &turned(&original, 1));
    let mut barred = image::RgbImage::new(640, 360);
    image::imageops::replace(&mut barred, &original, 80, 0);
    save(edited.path(), "bars.png", &barred);
    save(edited.path(), "stranger.png", &straight(99));
    let report = copies(&[edited.path().to_path_buf()], archive.path(), &options(), &|_, _, _| {});
    let mut found: Vec<(&str, &str)> = report.copies.iter().map(|c| (c.footage.as_str(), c.archive.as_str())).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [("bars.png", "old42.png"), ("crop.png", "old42.png"), ("mirror.png", "old42.png"), ("quarter.png", "old42.png")]
    );
    let turn = |name: &str| report.copies.iter().find(|c| c.footage == name).map(|c| c.turn.clone());
    assert_eq!(turn("mirror.png").as_deref(), Some(TURNS[4]));
    assert_eq!(turn("crop.png").as_deref(), Some(TURNS[0]));
}
