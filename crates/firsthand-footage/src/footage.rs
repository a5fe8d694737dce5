//! The main job: footage and a folder of references in, a [`MatchReport`] out.

use crate::clip::ClipOptions;
use crate::decode::{self, Limits};
use crate::index::{self, Index};
use crate::metadata::Metadata;
use crate::note::Note;
use crate::raster::Gray;
use crate::report::{Best, FrameReport, MatchReport, Seal, Shown, Tried};
use crate::show;
use crate::stills::{self, Still};
use crate::verdict::{self, Judged, Places, Verdict};
use crate::verify::{self, Evidence, Prepared, VerifyOptions};
use image::RgbImage;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How footage is compared.
#[derive(Clone, Debug)]
pub struct Options {
    /// How large files may be.
    pub limits: Limits,
    /// How clips are read.
    pub clip: ClipOptions,
    /// Frames kept of a clip, at most.
    pub frames: usize,
    /// References looked at closely for each frame.
    pub closely: usize,
    /// Prepared references kept in memory; beyond it they are read again when they are needed.
    pub held: usize,
    /// How a pair is examined.
    pub verify: VerifyOptions,
    /// Pairs that the page shows with pictures.
    pub shown: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            limits: Limits::default(),
            clip: ClipOptions::default(),
            frames: 24,
            closely: 4,
            held: 256,
            verify: VerifyOptions::default(),
            shown: 3,
        }
    }
}

/// A step of the work, for a progress bar: what is being done, how far, of how much.
pub type Progress<'a> = &'a (dyn Fn(&str, usize, usize) + Sync);

struct Reference {
    name: String,
    path: PathBuf,
    /// Seconds into a clip.
    time: Option<f64>,
    prepared: Option<Prepared>,
}

/// Compares footage (files, or folders of files) with every picture and clip frame in a folder of references.
pub fn match_footage(footage: &[PathBuf], reference_dir: &Path, options: &Options, progress: Progress<'_>) -> MatchReport {
    let mut report = empty();
    let listed = files(&[reference_dir.to_path_buf()], &mut report.notes);
    let references = read_references(&listed, options, &mut report, progress);
    report.references = references.len();
    let (references, quick): (Vec<Reference>, Vec<_>) = references.into_iter().unzip();
    let index = Index::new(quick);
    let mut seen: Vec<(FrameReport, Option<Found>)> = Vec::new();
    let listed = files(footage, &mut report.notes);
    for (done, (path, name)) in listed.iter().enumerate() {
        progress("footage", done, listed.len());
        let stills = read_stills(path, name, options, options.frames, &mut report);
        let looked: Vec<_> = stills.par_iter().map(|s| look(s, &references, &index, options)).collect();
        seen.extend(looked);
        keep_best(&mut seen, options.shown.max(1));
    }
    progress("footage", listed.len(), listed.len());
    finish(report, seen, &references, options)
}

/// A file and the name it goes by in reports.
pub type Named = (PathBuf, String);

/// Compares each file of footage by itself with the same references, which are read once. Reports stand in the order of
/// `footage`; the notes are those on the references.
pub fn match_each(
    footage: &[Named],
    references: &[Named],
    options: &Options,
    progress: Progress<'_>,
) -> (Vec<MatchReport>, Vec<Note>) {
    let mut common = empty();
    let read = read_references(references, options, &mut common, progress);
    let (references, quick): (Vec<Reference>, Vec<_>) = read.into_iter().unzip();
    let index = Index::new(quick);
    let one = |(done, (path, name)): (usize, &Named)| {
        progress("footage", done, footage.len());
        let mut report = MatchReport { references: references.len(), ..empty() };
        let stills = read_stills(path, name, options, options.frames, &mut report);
        let mut seen: Vec<_> = stills.par_iter().map(|s| look(s, &references, &index, options)).collect();
        keep_best(&mut seen, options.shown.max(1));
        finish(report, seen, &references, options)
    };
    let reports = footage.iter().enumerate().map(one).collect();
    progress("footage", footage.len(), footage.len());
    (reports, common.notes)
}

fn empty() -> MatchReport {
    MatchReport {
        verdict: Verdict::NotShown,
        score: 0.0,
        best: None,
        agrees: Vec::new(),
        differs: Vec::new(),
        frames: Vec::new(),
        references: 0,
        metadata: BTreeMap::new(),
        files: BTreeMap::new(),
        notes: Vec::new(),
        shown: Vec::new(),
    }
}

/// All regular files of a list of files and folders, by name, without hidden ones.
pub fn files(paths: &[PathBuf], notes: &mut Vec<Note>) -> Vec<(PathBuf, String)> {
    const DEPTH: usize = 16;
    fn walk(path: &Path, name: String, depth: usize, out: &mut Vec<(PathBuf, String)>, notes: &mut Vec<Note>) {
        // Links are not followed below the paths given: a folder cannot send the reader elsewhere.
        let Ok(kind) = (if depth == 0 { std::fs::metadata(path) } else { std::fs::symlink_metadata(path) }) else {
            notes.push(Note::new("unreadable", name, "There is no such file or folder.").with_help("Check the path."));
            return;
        };
        if kind.is_file() {
            out.push((path.to_path_buf(), name));
        } else if kind.is_dir() && depth < DEPTH {
            let mut inside: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.file_name()).collect();
            inside.sort();
            for entry in inside {
                let short = entry.to_string_lossy().into_owned();
                if !short.starts_with('.') {
                    let full = if depth == 0 { short } else { format!("{name}/{short}") };
                    walk(&path.join(&entry), full, depth + 1, out, notes);
                }
            }
        }
    }
    let mut out = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        walk(path, name, 0, &mut out, notes);
    }
    out.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    out
}

fn read_stills(path: &Path, name: &str, options: &Options, most: usize, report: &mut MatchReport) -> Vec<Still> {
    let opened = stills::open(path, name, options, most);
    take(report, name, !opened.stills.is_empty(), opened.metadata, opened.seal, opened.notes);
    opened.stills
}

/// What a file says of itself is told where it gave a picture.
fn take(report: &mut MatchReport, name: &str, seen: bool, metadata: Metadata, seal: Option<Seal>, notes: Vec<Note>) {
    if seen {
        report.metadata.insert(name.to_owned(), metadata);
        report.files.extend(seal.map(|s| (name.to_owned(), s)));
    }
    report.notes.extend(notes);
}

fn read_references(
    listed: &[(PathBuf, String)],
    options: &Options,
    report: &mut MatchReport,
    progress: Progress<'_>,
) -> Vec<(Reference, crate::sift::Features)> {
    let mut all = Vec::new();
    for block in listed.chunks(32) {
        progress("references", all.len(), listed.len());
        let keep = all.len() < options.held;
        let read: Vec<_> = block
            .par_iter()
            .map(|(path, name)| {
                let opened = stills::open(path, name, options, 8);
                let ready: Vec<_> = opened
                    .stills
                    .into_iter()
                    .map(|s| {
                        let prepared = Prepared::new(&Gray::from_rgb(&s.rgb), &options.verify.sift);
                        let quick = index::quick(&prepared.features);
                        // A frame of a clip cannot be read again cheaply.
                        let prepared = (keep || s.time.is_some()).then_some(prepared);
                        (Reference { name: s.name, path: path.clone(), time: s.time, prepared }, quick)
                    })
                    .collect();
                (name, ready, opened.metadata, opened.seal, opened.notes)
            })
            .collect();
        for (name, ready, metadata, seal, notes) in read {
            take(report, name, !ready.is_empty(), metadata, seal, notes);
            all.extend(ready);
        }
    }
    progress("references", listed.len(), listed.len());
    all
}

/// The best comparison of a frame.
struct Found {
    still: RgbImage,
    name: String,
    prepared: Prepared,
    reference: usize,
    judged: Judged,
    evidence: Evidence,
}

/// A prepared reference: the one held in memory, or read again.
fn prepared<'a>(reference: &'a Reference, options: &Options) -> Option<Cow<'a, Prepared>> {
    if let Some(held) = &reference.prepared {
        return Some(Cow::Borrowed(held));
    }
    let picture = decode::read_picture(&reference.path, &reference.name, &options.limits).value?;
    Some(Cow::Owned(Prepared::new(&Gray::from_rgb(&picture.rgb), &options.verify.sift)))
}

/// Compares one still with the references most like it.
fn look(still: &Still, references: &[Reference], index: &Index, options: &Options) -> (FrameReport, Option<Found>) {
    let own = Prepared::new(&Gray::from_rgb(&still.rgb), &options.verify.sift);
    let mut best: Option<(usize, Judged, Evidence)> = None;
    let mut tried = Vec::new();
    for number in index.search(&own.features, options.closely) {
        let Some(reference) = references.get(number) else { continue };
        let Some(other) = prepared(reference, options) else { continue };
        let evidence = verify::verify(&own, &other, &options.verify);
        let judged = verdict::judge(&evidence, &own, &other);
        tried.push(Tried {
            reference: reference.name.clone(),
            verdict: judged.verdict,
            score: judged.score,
            tentative: evidence.tentative,
            supported: evidence.supported,
            inliers: evidence.anchors.len(),
            guided: evidence.guided.len(),
        });
        if best.as_ref().is_none_or(|(_, b, _)| judged.score > b.score) {
            best = Some((number, judged, evidence));
        }
    }
    tried.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.reference.cmp(&b.reference)));
    let report = FrameReport {
        frame: still.name.clone(),
        time: still.time,
        shot: still.shot,
        features: own.features.points.len(),
        tried,
    };
    let found = best.map(|(reference, judged, evidence)| Found {
        still: still.rgb.clone(),
        name: still.name.clone(),
        prepared: own,
        reference,
        judged,
        evidence,
    });
    (report, found)
}

/// Order of findings: best first, ties by name.
fn rank(f: &Found, g: &Found) -> std::cmp::Ordering {
    g.judged.score.total_cmp(&f.judged.score).then(f.name.cmp(&g.name))
}

/// Lets go of the pixels of all but the best.
fn keep_best(seen: &mut [(FrameReport, Option<Found>)], most: usize) {
    let mut order: Vec<usize> = (0..seen.len()).filter(|i| seen[*i].1.is_some()).collect();
    order.sort_by(|i, j| match (&seen[*i].1, &seen[*j].1) {
        (Some(f), Some(g)) => rank(f, g),
        _ => i.cmp(j),
    });
    for i in order.into_iter().skip(most) {
        seen[i].1 = None;
    }
}

fn finish(
    mut report: MatchReport,
    seen: Vec<(FrameReport, Option<Found>)>,
    references: &[Reference],
    options: &Options,
) -> MatchReport {
    let mut found = Vec::new();
    for (frame, best) in seen {
        report.frames.push(frame);
        found.extend(best);
    }
    found.sort_by(rank);
    if let Some(top) = found.first() {
        report.verdict = top.judged.verdict;
        report.score = top.judged.score;
        report.best = references.get(top.reference).map(|r| Best {
            frame: top.name.clone(),
            reference: r.name.clone(),
            inliers: top.evidence.anchors.len(),
            guided: top.evidence.guided.len(),
        });
    }
    let last: Vec<Option<(Places, Option<Shown>)>> = found
        .par_iter()
        .take(options.shown.max(1))
        .map(|f| {
            let reference = references.get(f.reference)?;
            let other = prepared(reference, options)?;
            let places = verdict::places(&f.evidence, &f.prepared, &other);
            let shown = (options.shown > 0).then(|| shown(f, reference, &other, &places, options)).flatten();
            Some((places, shown))
        })
        .collect();
    for (i, (places, shown)) in last.into_iter().enumerate().filter_map(|(i, l)| Some((i, l?))) {
        report.shown.extend(shown);
        if i == 0 {
            (report.agrees, report.differs) = (places.agrees, places.differs);
        }
    }
    report
}

/// Pictures and points of a pair for the page.
fn shown(found: &Found, reference: &Reference, other: &Prepared, places: &Places, options: &Options) -> Option<Shown> {
    let opened = stills::open(&reference.path, &reference.name, options, 8);
    let picture = opened.stills.into_iter().find(|s| s.time == reference.time)?;
    Some(show::shown(
        &show::Pictures {
            frame: &found.still,
            frame_name: &found.name,
            frame_size: [found.prepared.width, found.prepared.height],
            reference: &picture.rgb,
            reference_name: &reference.name,
            reference_size: [other.width, other.height],
        },
        found.judged,
        places,
        &found.evidence,
    ))
}
