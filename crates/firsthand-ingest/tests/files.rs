//! Listing and unpacking, on real folders.

use firsthand_ingest::{Input, Limits, list, load, merge_duplicates, read, settle_ids};
use std::fs;
use std::io::Write;
use std::path::Path;

fn names(root: &Path, limits: &Limits) -> (Vec<String>, Vec<String>) {
    let listed = list(&[root.to_path_buf()], limits);
    let prefix = format!("{}/", root.to_string_lossy());
    let short = |s: &str| s.strip_prefix(&prefix).unwrap_or(s).to_owned();
    (listed.value.iter().map(|c| short(&c.path)).collect(), listed.notes.iter().map(|n| short(&n.subject)).collect())
}

#[test]
fn folders_are_walked_in_order_and_once() {
    let dir = tempfile::tempdir().unwrap();
    let at = |p: &str| dir.path().join(p);
    for folder in ["b/c", "case", ".git"] {
        fs::create_dir_all(at(folder)).unwrap();
    }
    for file in ["z.txt", "b/a.txt", "b/c/x.html", "case/firsthand.case.sqlite", "case/in.txt", ".hidden.txt", ".git/config"] {
        fs::write(at(file), file).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path(), at("b/loop")).unwrap();
    let (found, noted) = names(dir.path(), &Limits::default());
    assert_eq!(found, ["b/a.txt", "b/c/x.html", "z.txt"]);
    assert_eq!(noted, [".git", ".hidden.txt", "case"]);
    // A path given twice, or inside another, is listed once; a given hidden file is read.
    let again = list(&[at("b"), dir.path().to_path_buf(), at("b/a.txt"), at(".hidden.txt"), at("nowhere")], &Limits::default());
    assert_eq!(again.value.len(), 4);
    assert!(again.notes.iter().any(|n| n.subject.ends_with("nowhere") && n.help.is_some()));
    let few = list(&[dir.path().to_path_buf()], &Limits { files: 2, ..Limits::default() });
    assert_eq!((few.value.len(), few.notes.len()), (2, 4));
}

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn unpack(bytes: &[u8], limits: &Limits) -> (Vec<Input>, usize) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.zip");
    fs::write(&path, bytes).unwrap();
    let mut candidate = list(&[path], limits).value.remove(0);
    candidate.path = "a.zip".into();
    let loaded = load(&candidate, limits);
    (loaded.value, loaded.notes.len())
}

#[test]
fn zipped_folders_are_unpacked_by_name() {
    let inner = zip_of(&[("deep.txt", b"deep")]);
    let bytes = zip_of(&[
        ("z/b.txt", b"b"),
        ("a.txt", b"a"),
        ("../../evil.txt", b"e"),
        ("C:\\x\\y.txt", b"w"),
        (".DS_Store", b"x"),
        ("in.zip", &inner),
    ]);
    let (inputs, notes) = unpack(&bytes, &Limits::default());
    let paths: Vec<&str> = inputs.iter().map(|i| i.path.as_str()).collect();
    assert_eq!(paths, ["a.zip/evil.txt", "a.zip/x/y.txt", "a.zip/a.txt", "a.zip/in.zip/deep.txt", "a.zip/z/b.txt"]);
    assert_eq!(notes, 1);
}

#[test]
fn archives_that_are_tricks_end_early() {
    let big = vec![b'a'; 3 << 20];
    let bytes = zip_of(&[("a.txt", &big), ("b.txt", &big), ("c.txt", &big)]);
    let (inputs, notes) = unpack(&bytes, &Limits { unpacked_bytes: 4 << 20, ..Limits::default() });
    assert_eq!((inputs.len(), notes > 0), (1, true));
    let (inputs, notes) = unpack(&bytes, &Limits { items: 2, ..Limits::default() });
    assert_eq!((inputs.len(), notes), (2, 1));
    let (inputs, notes) = unpack(&bytes, &Limits { file_bytes: 1 << 20, ..Limits::default() });
    assert_eq!((inputs.len(), notes), (0, 3));
    let mut nested = zip_of(&[("x.txt", b"x")]);
    for _ in 0..10 {
        nested = zip_of(&[("n.zip", &nested)]);
    }
    let (inputs, notes) = unpack(&nested, &Limits::default());
    assert_eq!((inputs.len(), notes), (0, 1));
    let (inputs, notes) = unpack(&bytes[..bytes.len() / 2], &Limits::default());
    assert_eq!((inputs.len(), notes), (0, 1));
}

#[test]
fn a_case_of_clashes_comes_out_the_same_in_any_order() {
    let given = [
        ("x/a.txt", "Nine people were killed."),
        ("y/a.txt", "Ten people were killed."),
        ("b.txt", "Nine people were killed."),
    ];
    let settled = |order: [usize; 3]| {
        let reports = order.iter().flat_map(|&i| {
            let (path, text) = given[i];
            read(&Input { path: path.into(), bytes: text.into() }, &Limits::default(), None).value
        });
        let mut reports = merge_duplicates(reports.collect());
        settle_ids(&mut reports);
        reports
    };
    let first = settled([0, 1, 2]);
    assert_eq!(first, settled([2, 1, 0]));
    assert_eq!(first.len(), 2);
    assert!(first.iter().any(|r| r.paths == ["b.txt", "x/a.txt"] && r.id.as_str() == "b"));
}
