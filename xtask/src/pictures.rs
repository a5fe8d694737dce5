//! The evaluations of footage: labelled pairs of places, and copies through edits.

use crate::eval::{Row, Setting, row};
use crate::tools::{capture, root, scratch};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Pairs of pictures of one place or two.
pub fn footage(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let folder = shared.join("data/footage");
    let scores = scratch("footage")?.join("scores.tsv");
    let mut command = Command::new(&s.firsthand);
    command.arg("match").arg("--pairs").arg(folder.join("PAIRS.tsv")).arg("--root").arg(&folder).arg("--scores").arg(&scores);
    capture(&mut command)?;
    let said =
        capture(Command::new("python3").arg(shared.join("eval/score_pairs.py")).arg(folder.join("PAIRS.tsv")).arg(&scores))?;
    let mut rows = Vec::new();
    for line in said.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let Some(at) = words.iter().position(|w| *w == "AUC") {
            let name = words.get(..at).unwrap_or(&[]).join(" ");
            rows.push(row("footage", &format!("AUC {name}"), words.get(at + 1).unwrap_or(&""), "firsthand match --pairs"));
            let recall = words.iter().position(|w| *w == "false").and_then(|i| words.get(i + 1)).unwrap_or(&"");
            rows.push(row("footage", &format!("recall at 0 false {name}"), recall, "firsthand match --pairs"));
        } else if line.starts_with("said same") {
            rows.push(row(
                "footage",
                "verdicts",
                line.split_whitespace().collect::<Vec<_>>().join(" "),
                "firsthand match --pairs",
            ));
        }
    }
    Ok(Some(rows))
}

/// Folders of the shared footage and how many of their pictures, first by name, are edited: forty scenes that share nothing.
const PICTURES: &[(&str, usize)] = &[
    ("threatexchange-pdq/pdq/data/reg-test-input/labelme-subset", 7),
    ("threatexchange-pdq/pdq/data/bridge-mods", 1),
    ("imagededup/tests/data/base_images", 10),
    ("thorn-perception/perception/testing/images", 10),
    ("d2net-pairs/qualitative/images/pair_1", 1),
    ("d2net-pairs/qualitative/images/pair_2", 1),
    ("d2net-pairs/qualitative/images/pair_3", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/false_positive", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/fresco", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/indoor", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/outdoor", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/sat2iss", 1),
    ("imm-example-pairs/vismatch/assets/example_pairs/thermal", 1),
    ("aliked-assets/assets/piazza_san_marco", 1),
    ("aliked-assets/assets/st_pauls_cathedral", 1),
    ("katna-videos/tests/data", 1),
];

/// Clips that are edited: each of another scene.
const CLIPS: &[&str] = &[
    "thorn-perception/perception/testing/videos/v2s.mov",
    "katna-videos/tests/data/codec_error_video.mp4",
    "katna-videos/tests/data/pos_video.mp4",
    "threatexchange-tmk-vpdq/tmk/sample-videos/chair-orig-22-sd-bar.mp4",
    "threatexchange-tmk-vpdq/tmk/sample-videos/doorknob-hd-no-bar.mp4",
    "threatexchange-tmk-vpdq/tmk/sample-videos/pattern-hd-no-bar.mp4",
    "threatexchange-tmk-vpdq/tmk/sample-videos/test-padded-dimensions.mp4",
    "videohash-rocket/assets/rocket.mkv",
];

/// Without `--all` every so many-th picture is edited, and one clip.
const STEP: &str = "9";

/// Copies of pictures and clips through the edits that people make.
pub fn copies(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let work = scratch("copies")?;
    let (pictures, clips) = (work.join("pictures"), work.join("clips"));
    let folder = shared.join("data/footage");
    let chosen = PICTURES.iter().map(|(from, most)| some(&folder.join(from), *most)).collect::<Result<Vec<_>, _>>()?.concat();
    gather(&chosen, &pictures)?;
    gather(&CLIPS.iter().map(|c| folder.join(c)).collect::<Vec<_>>(), &clips)?;
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.current_dir(root()).args(["run", "--release", "--quiet", "-p", "firsthand-footage", "--example", "edits", "--"]);
    command.arg(&pictures).arg(&clips).args((!s.all).then_some(STEP));
    let said = capture(&mut command)?;
    let shown = if s.all { "cargo xtask eval footage_copies --all" } else { "cargo xtask eval footage_copies" };
    let figure = |line: &str| {
        let (measure, value) = line.split_once('\t')?;
        (measure.contains(", ") && value.contains('/')).then(|| row("copies", &measure.replace(", ", ": "), value, shown))
    };
    Ok(Some(said.lines().filter_map(figure).collect()))
}

/// The first pictures of a folder, by name.
fn some(folder: &Path, most: usize) -> Result<Vec<PathBuf>, String> {
    let listed = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let picture = |p: &PathBuf| p.extension().and_then(|e| e.to_str()).is_some_and(|e| ["jpg", "jpeg", "png"].contains(&e));
    let mut files: Vec<PathBuf> = listed.filter_map(|e| e.ok().map(|e| e.path())).filter(picture).collect();
    files.sort();
    files.truncate(most);
    Ok(files)
}

/// Copies files into one folder, numbered so that no two have one name.
fn gather(files: &[PathBuf], to: &Path) -> Result<(), String> {
    std::fs::create_dir_all(to).map_err(|e| format!("{}: {e}", to.display()))?;
    for (i, file) in files.iter().enumerate() {
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        std::fs::copy(file, to.join(format!("{i:02}-{name}"))).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(())
}
