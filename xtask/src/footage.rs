//! The evaluation of footage: labelled pairs of places, folders, poses, speed, copies through edits, references among thousands.
//!
//! Every figure is printed by an example of `firsthand-footage` (or by the program) as `name TAB value`; here the pictures are
//! gathered and the figures given their names and targets. Without `--all` the slow ones are measured on a sample, and say so.

use crate::eval::{Row, Setting, aimed, row};
use crate::tools::{capture, root, scratch};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Places: labelled pairs, folders, poses.
pub fn places(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    part(s, "footage", |run| {
        let mut rows = run.pairs()?;
        rows.extend(run.folders()?);
        rows.extend(run.poses()?);
        Ok(rows)
    })
}

/// Time: features beside OpenCV's, and a minute of footage.
pub fn speed(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    part(s, "footage_speed", |run| {
        let mut rows = run.features()?;
        rows.extend(run.minute()?);
        Ok(rows)
    })
}

/// Copies of pictures and clips through the edits that people make.
pub fn copies(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    part(s, "footage_copies", |run| run.copies())
}

/// References brought by the index among thousands.
pub fn index(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    part(s, "footage_index", |run| run.index())
}

fn part(
    s: &Setting,
    task: &'static str,
    measure: impl Fn(&Run<'_>) -> Result<Vec<Row>, String>,
) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let (folder, scorer) = (shared.join("data/footage"), shared.join("eval/score_pairs.py"));
    measure(&Run { task, folder: &folder, scorer: &scorer, all: s.all }).map(Some)
}

/// How far score and bar hold for places they were not chosen on.
pub fn calibration(s: &Setting) -> Result<Option<Vec<Row>>, String> {
    let Some(shared) = &s.shared else {
        return Ok(None);
    };
    let folder = shared.join("data/footage");
    let work = scratch("calibration")?;
    let bench = root().join("bench/footage");
    let table = folder.join("PAIRS.tsv");
    let more = capture(Command::new("python3").arg(bench.join("more_pairs.py")).arg(&folder).arg(&table))?;
    let first = std::fs::read_to_string(&table).map_err(|e| format!("{}: {e}", table.display()))?;
    let both = first + more.split_once('\n').map_or("", |m| m.1);
    let (pairs, evidence) = (work.join("pairs.tsv"), work.join("evidence.tsv"));
    put(&pairs, &both)?;
    put(&evidence, &example("evidence", &[pairs.as_path(), &folder])?)?;
    let said = capture(Command::new("python3").arg(bench.join("calibrate.py")).arg(&evidence))?;
    let one = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [table, name, pairs, value, meaning] = cells.as_slice() else { return None };
        Some(row(table, &format!("{name} ({pairs}): {meaning}"), value, "cargo xtask eval footage_calibration"))
    };
    Ok(Some(said.lines().skip(1).filter_map(one).collect()))
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

/// Places whose pictures the minute of footage pans over, and from which the references come.
const SEEN: &str = "opensfm/data/lund/images";
const REFERENCES: &[&str] = &[
    "opensfm/data/lund/images",
    "opensfm/data/berlin/images",
    "aliked-assets/assets/piazza_san_marco",
    "aliked-assets/assets/st_pauls_cathedral",
    "aliked-assets/assets/tum",
    "hloc-sacre-coeur/datasets/sacre_coeur/mapping",
    "ie-tower-vpr/data/processed_frames/basement0",
    "ie-tower-vpr/data/processed_frames/basement2",
];

/// Without `--all` every so many-th picture is edited, and every clip goes through so many of the edits, in turn.
const STEP: &str = "4";
const EACH: &str = "2";

/// One evaluation: the name of its csv file, the shared pictures, the scorer of pairs.
struct Run<'a> {
    task: &'static str,
    folder: &'a Path,
    scorer: &'a Path,
    all: bool,
}

impl Run<'_> {
    fn row(&self, measure: &str, value: &str, target: &str) -> Row {
        let all = if self.all { " --all" } else { "" };
        aimed(self.task, measure, value, target, &format!("cargo xtask eval {} --only{all}", self.task))
    }

    /// Pairs of pictures of one place or two.
    fn pairs(&self) -> Result<Vec<Row>, String> {
        let scores = scratch("footage")?.join("scores.tsv");
        let table = self.folder.join("PAIRS.tsv");
        // What `firsthand match --pairs` runs.
        example("pairs", &[&table, self.folder, &scores])?;
        let said = capture(Command::new("python3").arg(self.scorer).arg(&table).arg(&scores))?;
        let mut rows = Vec::new();
        for line in said.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let after = |word: &str| {
                let at = words.iter().position(|w| *w == word)?;
                words.get(at + 1).copied()
            };
            if let Some(at) = words.iter().position(|w| *w == "AUC") {
                let name = words.get(..at).unwrap_or(&[]).join(" ");
                let twins = name == "with twins";
                let (auc, recall) = if twins { ("0.968", "0.76") } else { ("0.970", "0.86") };
                rows.push(self.row(&format!("AUC {name}"), after("AUC").unwrap_or(""), auc));
                rows.push(self.row(&format!("recall at 0 false {name}"), after("false").unwrap_or(""), recall));
            } else if line.starts_with("said same") {
                let (same, contradicted) = line.split_once("said contradicted").unwrap_or((line, ""));
                let in_part = |part: &str, word: &str| {
                    let words: Vec<&str> = part.split_whitespace().collect();
                    let at = words.iter().position(|w| *w == word);
                    at.and_then(|i| words.get(i + 1)).copied().unwrap_or("").to_owned()
                };
                rows.push(self.row("said same of true pairs", &in_part(same, "true"), "70%"));
                rows.push(self.row("said same of false pairs", &in_part(same, "false"), "0"));
                rows.push(self.row("said same of twins", &in_part(same, "twins"), "0"));
                rows.push(self.row("said contradicted of true pairs", &in_part(contradicted, "true"), "0"));
                rows.push(self.row("said contradicted of twins", &in_part(contradicted, "twins"), ""));
            }
        }
        Ok(rows)
    }

    /// Each picture of a place held out against the others of it, and against all other places.
    fn folders(&self) -> Result<Vec<Row>, String> {
        let said = example("folders", &[&root().join("bench/footage/folders.tsv"), self.folder])?;
        let own = figure(&said, "found in the folder of its place")?;
        let other = figure(&said, "found in the folder of all other places")?;
        Ok(vec![
            self.row("best of a folder: each picture of six places held out and confirmed as the same", &own, "0.97"),
            self.row("best of a folder: pictures confirmed by the folder of all other places", &other, "0"),
        ])
    }

    /// Relative rotations against known ones.
    fn poses(&self) -> Result<Vec<Row>, String> {
        let place = self.folder.join("opensfm/data/berlin");
        let said = example("poses", &[&place.join("reconstruction_example.json"), &place.join("images")])?;
        Ok(vec![self.row("pose: median rotation error in degrees (three pairs)", &figure(&said, "median")?, "below 1")])
    }

    /// Features beside OpenCV's: only where that is installed for the Python named by `PYTHON`, or for `python3`.
    fn features(&self) -> Result<Vec<Row>, String> {
        let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
        if capture(Command::new(&python).args(["-c", "import cv2"])).is_err() {
            println!(
                "footage: features beside OpenCV left out; it is not there for {python} (pip install opencv-python-headless)"
            );
            return Ok(Vec::new());
        }
        let picture = self.folder.join("hloc-sacre-coeur/datasets/sacre_coeur/mapping/10265353_3838484249.jpg");
        let script = root().join("bench/footage/compare_sift.py");
        let said = capture(Command::new(&python).arg(script).arg(built("features")?).arg(picture))?;
        let milliseconds =
            |line: Option<&str>| line.and_then(|l| l.rsplit_once(" points, ")?.1.split(' ').next()?.parse::<f64>().ok());
        let theirs = milliseconds(said.lines().find(|l| l.starts_with("OpenCV ")));
        let ours = milliseconds(said.lines().find(|l| !l.starts_with("OpenCV ") && l.ends_with(" ms")));
        let (Some(ours), Some(theirs)) = (ours, theirs) else {
            return Err(format!("compare_sift.py said something else: {said}"));
        };
        let measure = format!(
            "features at 1600x1200 and 2048 points on one thread: share of OpenCV's time ({ours:.0} ms beside {theirs:.0})"
        );
        Ok(vec![self.row(&measure, &format!("{:.2}", ours / theirs), "1")])
    }

    /// A minute of 1080p against two hundred references.
    fn minute(&self) -> Result<Vec<Row>, String> {
        let work = scratch("minute")?;
        let references = work.join("references");
        let chosen = REFERENCES.iter().map(|f| some(&self.folder.join(f), 200)).collect::<Result<Vec<_>, _>>()?.concat();
        gather(chosen.get(..200).unwrap_or(&chosen), &references)?;
        let clip = work.join("minute.mp4");
        pan(&some(&self.folder.join(SEEN), 12)?, &clip)?;
        let said = example("minute", &[&clip, &references])?;
        let count = figure(&said, "references")?;
        Ok(vec![
            self.row(
                &format!("one minute of 1080p against {count} references after indexing: seconds (two threads; busy machines take longer)"),
                &figure(&said, "seconds")?,
                "below 20",
            ),
            self.row("the same: seconds of processor time", &figure(&said, "processor seconds")?, "below 40 (two cores)"),
        ])
    }

    /// Copies of pictures and clips through the edits that people make.
    fn copies(&self) -> Result<Vec<Row>, String> {
        let work = scratch("copies")?;
        let (pictures, clips) = (work.join("pictures"), work.join("clips"));
        let chosen =
            PICTURES.iter().map(|(from, most)| some(&self.folder.join(from), *most)).collect::<Result<Vec<_>, _>>()?.concat();
        gather(&chosen, &pictures)?;
        gather(&CLIPS.iter().map(|c| self.folder.join(c)).collect::<Vec<_>>(), &clips)?;
        let (step, each) = if self.all { ("1", "1000") } else { (STEP, EACH) };
        let said = example("edits", &[&pictures, &clips, Path::new(step), Path::new(each)])?;
        let one = |line: &str| {
            let (measure, value) = line.split_once('\t')?;
            let target = match measure {
                m if m.ends_with("every edit") => "all",
                m if m.contains("different original") => "0",
                _ => "",
            };
            (measure.contains(", ") && value.contains('/')).then(|| self.row(&format!("copies: {measure}"), value, target))
        };
        Ok(said.lines().filter_map(one).collect())
    }

    /// References brought by the index among thousands, and by counting every one.
    fn index(&self) -> Result<Vec<Row>, String> {
        let (total, queries) = if self.all { ("10000", "0") } else { ("1000", "10") };
        let said = example("index", &[&self.folder.join("PAIRS.tsv"), self.folder, Path::new(total), Path::new(queries)])?;
        let measure = |m: &str| format!("index of {total} references: {m}");
        said.lines().filter_map(|l| l.split_once('\t')).map(|(m, v)| Ok(self.row(&measure(m), v, ""))).collect()
    }
}

/// Runs an example of `firsthand-footage` and returns what it prints.
fn example(name: &str, arguments: &[&Path]) -> Result<String, String> {
    capture(Command::new(built(name)?).env("RAYON_NUM_THREADS", "2").args(arguments))
}

/// Builds an example and returns its path.
fn built(name: &str) -> Result<PathBuf, String> {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.current_dir(root()).args(["build", "--release", "--quiet", "-p", "firsthand-footage", "--example", name]);
    capture(&mut command)?;
    let target = std::env::var("CARGO_TARGET_DIR").map(PathBuf::from).unwrap_or_else(|_| root().join("target"));
    Ok(target.join("release/examples").join(name))
}

/// The value of the line that begins with a name and a tab.
fn figure(said: &str, name: &str) -> Result<String, String> {
    let found = said.lines().filter_map(|l| l.split_once('\t')).find(|(n, _)| *n == name);
    found.map(|(_, v)| v.to_owned()).ok_or_else(|| format!("no line '{name}' in: {said}"))
}

/// A minute of 1080p, five seconds over each of twelve pictures.
fn pan(pictures: &[PathBuf], to: &Path) -> Result<(), String> {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "error", "-y"]);
    for p in pictures {
        command.arg("-i").arg(p);
    }
    let shots: String = (0..pictures.len())
        .map(|i| format!("[{i}:v]scale=2880:-2,zoompan=z='1.05+0.0008*on':x='(iw-iw/zoom)*on/125':y='(ih-ih/zoom)/2':d=125:s=1920x1080:fps=25[v{i}];"))
        .collect();
    let order: String = (0..pictures.len()).map(|i| format!("[v{i}]")).collect();
    command.arg("-filter_complex").arg(format!("{shots}{order}concat=n={}:v=1:a=0", pictures.len()));
    capture(command.args(["-c:v", "mpeg4", "-q:v", "3"]).arg(to)).map(|_| ())
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
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
