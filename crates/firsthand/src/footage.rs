//! Footage beside the reports: kept as captures, compared with references, listed in the dossier.
//!
//! * The evidence of a [`Checked`] is matched points of two captures, as shares of each picture's width and height.
//! * A file that stands among the footage is no reference: nothing is its own proof.
//! * Results depend on the captures and their names alone; a rebuild finds them in the cache or works them out again.

use crate::guard::guarded;
use crate::receive::place;
use crate::shelf::Shelf;
use crate::{Options, Progress, Result, Stage, Watch, stages};
use firsthand_store::{Arrival, CacheKey, CacheRow, CaptureEntry};
use firsthand_types::{CaptureId, Note, NoteKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

pub use firsthand_footage::copies::{CopiesReport, Copy, copies};
pub use firsthand_footage::figure;
pub use firsthand_footage::footage::{Options as MatchOptions, match_footage};
pub use firsthand_footage::metadata::Metadata;
pub use firsthand_footage::note::Note as FootageNote;
pub use firsthand_footage::page::page_html;
pub use firsthand_footage::pairs::score_pairs;
pub use firsthand_footage::regions::Region;
pub use firsthand_footage::report::{Best, FrameReport, MatchReport, Picture, Shown};
pub use firsthand_footage::verdict::{Verdict, probability, probability_short};
pub use firsthand_footage::verify::VerifyOptions;

/// What a footage capture's place begins with; reports have none.
const FOOTAGE: &str = "footage:";
/// What a reference capture's place begins with.
const REFERENCE: &str = "reference:";
/// Largest file of footage that is kept and looked at, in bytes.
const LARGEST: u64 = 1 << 30;
/// Matched points listed for a file.
const POINTS: usize = 100;

/// One file of footage as it stands in the dossier's `footage`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// The file, as the user named it.
    pub file: String,
    /// Its capture.
    pub sha256: CaptureId,
    /// The word; absent where no frame could be read.
    pub verdict: Option<Verdict>,
    /// Probability of the same place for the best frame, 0..1, rounded.
    pub score: f64,
    /// The best pair of frame and reference.
    pub best: Option<Best>,
    /// The capture of the best reference.
    pub reference_sha256: Option<CaptureId>,
    /// Where the best pair agrees.
    pub agrees: Vec<Region>,
    /// Where the best pair should agree and does not.
    pub differs: Vec<Region>,
    /// Matched points of the best pair: x and y in the frame, x and y in the reference, shares of width and height.
    pub points: Vec<[f64; 4]>,
    /// Frames that were looked at; 1 for a picture.
    pub frames: usize,
    /// References that it was compared with.
    pub references: usize,
    /// What the file says of itself: told, not trusted.
    pub metadata: Option<Metadata>,
    /// What could not be done.
    pub notes: Vec<FootageNote>,
}

impl Checked {
    /// An entry of the dossier; `None` where it was written by something else.
    pub fn read(entry: &Value) -> Option<Checked> {
        Checked::deserialize(entry).ok()
    }
}

/// Footage and references of a case.
#[derive(Debug, Default)]
pub(crate) struct Given {
    footage: Vec<File>,
    references: Vec<File>,
}

#[derive(Debug)]
struct File {
    name: String,
    id: CaptureId,
}

/// Tells whoever watches a build how far footage has come.
pub fn watching(watch: Watch<'_>) -> impl Fn(&str, usize, usize) + Sync {
    move |what, done, total| {
        let stage = if what == "footage" { Stage::Matching } else { Stage::Indexing };
        watch(Progress { stage, done, total });
    }
}

/// Takes in footage and references.
pub(crate) fn receive(shelf: &mut Shelf, options: &Options, watch: Watch<'_>, notes: &mut Vec<Note>) -> Result<()> {
    let mut arrivals = Vec::new();
    for (prefix, paths) in [(FOOTAGE, &options.footage), (REFERENCE, &options.references)] {
        let mut said = Vec::new();
        let files = firsthand_footage::footage::files(paths, &mut said);
        notes.extend(said.iter().map(noted));
        for (done, (path, name)) in files.iter().enumerate() {
            match bytes(path) {
                Ok(bytes) => arrivals.push(Arrival {
                    place: format!("{prefix}{}", place(&path.to_string_lossy())),
                    path: name.clone(),
                    capture: shelf.keep_file(path, &bytes)?,
                    bytes: bytes.len() as u64,
                    published: None,
                }),
                Err(note) => notes.push(Note { subject: name.clone(), ..note }),
            }
            watch(Progress { stage: Stage::Receiving, done: done + 1, total: files.len() });
        }
    }
    if arrivals.is_empty() { Ok(()) } else { shelf.receive(arrivals, &options.now) }
}

fn bytes(path: &Path) -> std::result::Result<Vec<u8>, Note> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(LARGEST + 1).read_to_end(&mut bytes));
    match read {
        Err(e) => Err(Note::new(NoteKind::Malformed, "", format!("The file cannot be read: {e}."))
            .help("Check the path and the permissions.")),
        Ok(_) if bytes.len() as u64 > LARGEST => {
            Err(Note::new(NoteKind::TooLarge, "", "Footage of more than 1 GiB is not taken in.")
                .help("Cut the part that matters out of it, or use: firsthand match"))
        }
        Ok(_) => Ok(bytes),
    }
}

/// Parts the captures of a case into those of reports, and footage with its references (the newest at each place).
pub(crate) fn part(entries: Vec<CaptureEntry>) -> (Vec<CaptureEntry>, Given) {
    let mut given = Given::default();
    let mut reports = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let named = |prefix: &str| {
            let of = entry.versions.iter().filter(|v| v.newest && v.place.starts_with(prefix));
            of.map(|v| v.path.clone()).min().map(|name| File { name, id: entry.id.clone() })
        };
        given.footage.extend(named(FOOTAGE));
        given.references.extend(named(REFERENCE));
        entry.versions.retain(|v| !v.place.starts_with(FOOTAGE) && !v.place.starts_with(REFERENCE));
        if !entry.versions.is_empty() {
            reports.push(entry);
        }
    }
    settle_names(&mut given.footage);
    settle_names(&mut given.references);
    (reports, given)
}

/// Sorts, and tells namesakes apart: all but the one with the smallest SHA-256 get `~` and six digits of theirs.
fn settle_names(files: &mut [File]) {
    files.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let mut taken = BTreeSet::new();
    for file in files {
        if !taken.insert(file.name.clone()) {
            file.name = format!("{}~{}", file.name, file.id.short(6));
        }
    }
}

/// Compares every file of footage with the references; sorted by file. With it the pictures of those that show something.
pub(crate) fn check(
    shelf: &mut Shelf,
    given: &Given,
    watch: Watch<'_>,
    notes: &mut Vec<Note>,
) -> (Vec<Value>, BTreeMap<String, Shown>) {
    if given.footage.is_empty() {
        return Default::default();
    }
    let footage: BTreeSet<&CaptureId> = given.footage.iter().map(|f| &f.id).collect();
    let (own, references): (Vec<&File>, Vec<&File>) = given.references.iter().partition(|r| footage.contains(&r.id));
    for file in own {
        let message = "It is among the footage too, so it was not used as a reference.";
        notes.push(Note::new(NoteKind::Remark, file.name.as_str(), message));
    }
    let keys: Vec<CacheKey> = given.footage.iter().map(|f| key(f, &references)).collect();
    let cached: Option<Vec<Cached>> = keys
        .iter()
        .map(|key| shelf.cached(key).and_then(CacheRow::open).and_then(|body| serde_json::from_slice(&body).ok()))
        .collect();
    let found = match cached {
        Some(found) => found,
        None => {
            let found = compare(shelf, &given.footage, &references, watch);
            if shelf.caches() && found.iter().all(Cached::whole) {
                let body = |(key, one): (CacheKey, &Cached)| Some((key, serde_json::to_vec(one).ok()?));
                shelf.cache(&keys.into_iter().zip(&found).filter_map(body).collect::<Vec<_>>());
            }
            found
        }
    };
    notes.extend(found.first().into_iter().flat_map(|one| one.references.iter().map(noted)));
    let entries = found.iter().filter_map(|one| serde_json::to_value(&one.checked).ok()).collect();
    let pictures = found.into_iter().filter_map(|one| Some((one.checked.file, one.shown?))).collect();
    (entries, pictures)
}

/// What is kept of a comparison for the next build.
#[derive(Debug, Serialize, Deserialize)]
struct Cached {
    checked: Checked,
    /// Notes on the references, the same for every file.
    references: Vec<FootageNote>,
    /// The best pair's pictures, where the verdict is more than "not shown".
    shown: Option<Shown>,
}

impl Cached {
    /// Whether it is worth keeping: what another program was missing for, or cut short, is tried again.
    fn whole(&self) -> bool {
        let passing = |n: &FootageNote| ["no_ffmpeg", "clip_cut", "failed"].contains(&n.kind.as_str());
        !self.checked.notes.iter().chain(&self.references).any(passing)
    }
}

/// All that a comparison depends on.
fn key(file: &File, references: &[&File]) -> CacheKey {
    let mut parts = vec!["footage", file.name.as_str(), file.id.as_str()];
    parts.extend(references.iter().flat_map(|r| [r.name.as_str(), r.id.as_str()]));
    CacheKey::new(stages::VERSION, &parts)
}

fn compare(shelf: &Shelf, footage: &[File], references: &[&File], watch: Watch<'_>) -> Vec<Cached> {
    let footage_files: Vec<(PathBuf, String)> = footage.iter().map(|f| (shelf.file(&f.id), f.name.clone())).collect();
    let reference_files: Vec<(PathBuf, String)> = references.iter().map(|f| (shelf.file(&f.id), f.name.clone())).collect();
    let options = MatchOptions { shown: 1, ..MatchOptions::default() };
    let progress = watching(watch);
    let work = || firsthand_footage::footage::match_each(&footage_files, &reference_files, &options, &progress);
    match guarded(work) {
        Ok((reports, said)) => {
            let one = |(file, report): (&File, MatchReport)| Cached {
                shown: report.shown.first().filter(|_| report.verdict != Verdict::NotShown).cloned(),
                checked: checked(file, references, report),
                references: said.clone(),
            };
            footage.iter().zip(reports).map(one).collect()
        }
        Err(panic) => footage.iter().map(|file| failed(file, references.len(), &panic)).collect(),
    }
}

fn checked(file: &File, references: &[&File], report: MatchReport) -> Checked {
    let best = report.best.as_ref().map(|b| b.reference.as_str());
    // A clip's frame is named after the clip, with its time.
    let of = |r: &&&File| best.is_some_and(|b| b == r.name || b.rsplit_once('@').is_some_and(|(clip, _)| clip == r.name));
    Checked {
        file: file.name.clone(),
        sha256: file.id.clone(),
        verdict: (!report.frames.is_empty()).then_some(report.verdict),
        score: rounded(report.score),
        reference_sha256: references.iter().find(of).map(|r| r.id.clone()),
        agrees: report.agrees.into_iter().map(region).collect(),
        differs: report.differs.into_iter().map(region).collect(),
        points: report.shown.first().map(points).unwrap_or_default(),
        frames: report.frames.len(),
        references: report.references,
        metadata: report.metadata.get(&file.name).cloned(),
        best: report.best,
        notes: report.notes,
    }
}

fn failed(file: &File, references: usize, panic: &str) -> Cached {
    let note = FootageNote::new("failed", file.name.as_str(), format!("The comparison failed: {panic}"));
    let checked = Checked {
        file: file.name.clone(),
        sha256: file.id.clone(),
        verdict: None,
        score: 0.0,
        best: None,
        reference_sha256: None,
        agrees: Vec::new(),
        differs: Vec::new(),
        points: Vec::new(),
        frames: 0,
        references,
        metadata: None,
        notes: vec![note],
    };
    Cached { checked, references: Vec::new(), shown: None }
}

/// The matched points of a shown pair, evenly thinned, as shares of both pictures.
fn points(shown: &firsthand_footage::report::Shown) -> Vec<[f64; 4]> {
    let (a, b) = (&shown.frame_picture, &shown.reference_picture);
    let sizes = [a.width, a.height, b.width, b.height].map(|v| f64::from(v.max(1)));
    let step = shown.lines.len().div_ceil(POINTS).max(1);
    let share = |line: &[f64; 4]| std::array::from_fn(|i| rounded(line[i] / sizes[i]));
    shown.lines.iter().step_by(step).map(share).collect()
}

fn region(r: Region) -> Region {
    Region { frame: r.frame.map(rounded), reference: r.reference.map(rounded), correlation: r.correlation.map(rounded), ..r }
}

/// Four decimals: what stands in the dossier does not hang on the last bits of a processor.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn noted(note: &FootageNote) -> Note {
    let kind = match note.kind.as_str() {
        "too_large" => NoteKind::TooLarge,
        "unreadable" => NoteKind::Malformed,
        "no_ffmpeg" => NoteKind::NotRead,
        _ => NoteKind::Remark,
    };
    let said = Note::new(kind, note.subject.as_str(), note.message.as_str());
    if note.help.is_empty() { said } else { said.help(note.help.as_str()) }
}
