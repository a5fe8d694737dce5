//! Makes every listed edit of pictures and clips and looks for each among the originals: `edits PICTURES CLIPS [STEP [EACH]]`.
//!
//! PICTURES and CLIPS are folders of originals that have nothing to do with one another. With STEP only every so many-th of the
//! pictures is edited; with EACH every clip goes through so many of the edits, in turn, so that all are tried. Printed, with tabs: what was missed, how many of each edit were found, and how
//! many pairs of different originals were taken for copies, each pair looked at closely.

mod clips;
mod pictures;

use firsthand_footage::copies;
use firsthand_footage::footage::{self, Options};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn main() {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [originals, moving, rest @ ..] = given.as_slice() else {
        eprintln!("usage: edits PICTURES CLIPS [STEP [EACH]]");
        std::process::exit(2);
    };
    let number = |i: usize, otherwise: usize| rest.get(i).and_then(|m| m.to_str()?.parse().ok()).unwrap_or(otherwise);
    let (step, each) = (number(0, 1).max(1), number(1, usize::MAX));
    let work = std::env::temp_dir().join(format!("firsthand-edits-{}", std::process::id()));
    let done = of_pictures(originals, &work, step).and_then(|()| of_clips(moving, &work, each));
    let _ = std::fs::remove_dir_all(&work);
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

/// An edited file, with the name of its edit and the original it was made of.
type Edited = (String, String, String);

fn of_pictures(folder: &Path, work: &Path, step: usize) -> std::io::Result<()> {
    let (archive, edited) = rooms(work, "pictures")?;
    let mut made: Vec<Edited> = Vec::new();
    let all = footage::files(&[folder.to_path_buf()], &mut Vec::new());
    for (i, (path, name)) in all.iter().enumerate() {
        let Ok(rgb) = image::open(path).map(|p| p.into_rgb8()) else { continue };
        let kept = format!("{name}.jpg");
        pictures::save(&rgb, &archive.join(&kept), 92)?;
        if i % step != 0 {
            continue;
        }
        for (edit, quality, picture) in pictures::edits(&rgb) {
            let file = format!("{edit}~{kept}");
            pictures::save(&picture, &edited.join(&file), quality)?;
            made.push((file, edit, kept.clone()));
        }
    }
    look("pictures", &archive, &edited, &made);
    Ok(())
}

fn of_clips(folder: &Path, work: &Path, each: usize) -> std::io::Result<()> {
    let (archive, edited) = rooms(work, "clips")?;
    let mut made: Vec<Edited> = Vec::new();
    let all = footage::files(&[folder.to_path_buf()], &mut Vec::new());
    for (i, (path, name)) in all.iter().enumerate() {
        let kept = format!("{name}.mp4");
        let Some(seconds) = clips::kept(path, &archive.join(&kept)) else {
            println!("unread\t{name}");
            continue;
        };
        let edits = clips::edits(seconds);
        let count = edits.len();
        for (edit, arguments) in edits.into_iter().cycle().skip(i.saturating_mul(each) % count).take(each.min(count)) {
            let file = format!("{edit}~{kept}");
            clips::make(&archive.join(&kept), &arguments, &edited.join(&file))?;
            made.push((file, edit, kept.clone()));
        }
    }
    look("clips", &archive, &edited, &made);
    Ok(())
}

fn rooms(work: &Path, kind: &str) -> std::io::Result<(PathBuf, PathBuf)> {
    let (archive, edited) = (work.join(kind).join("archive"), work.join(kind).join("edited"));
    std::fs::create_dir_all(&archive)?;
    std::fs::create_dir_all(&edited)?;
    Ok((archive, edited))
}

fn look(kind: &str, archive: &Path, edited: &Path, made: &[Edited]) {
    let report = copies::copies(&[edited.to_path_buf()], archive, &Options::default(), &|_, _, _| {});
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut strangers = 0;
    for (file, edit, original) in made {
        let found = report.copies.iter().any(|c| c.footage == *file && c.archive == *original);
        strangers += report.copies.iter().filter(|c| c.footage == *file && c.archive != *original).count();
        let count = counts.entry(edit).or_default();
        count[0] += usize::from(found);
        count[1] += 1;
        if !found {
            println!("missed\t{file}");
        }
    }
    for (edit, [found, all]) in &counts {
        println!("{kind}, {edit}\t{found}/{all}");
    }
    let [found, all] = counts.values().fold([0, 0], |t, c| [t[0] + c[0], t[1] + c[1]]);
    println!("{kind}, every edit\t{found}/{all}");
    // Every original beside every other one, each pair examined, however little alike they are.
    let closely = Options { closely: usize::MAX, ..Options::default() };
    let report = copies::copies(&[archive.to_path_buf()], archive, &closely, &|_, _, _| {});
    let wrong: Vec<_> = report.copies.iter().filter(|c| c.footage != c.archive).collect();
    wrong.iter().for_each(|c| println!("wrong\t{}\t{}\t{} points", c.footage, c.archive, c.inliers));
    let pairs = report.footage * report.archive.saturating_sub(1);
    println!("{kind}, pairs of different originals taken for copies\t{}/{pairs}", wrong.len());
    println!("{kind}, edits found in a different original\t{strangers}/{}", made.len() * report.archive.saturating_sub(1));
}
