//! From paths to a dossier. [`build`] reads as the list of the stages.

use crate::footage::Shown;
use crate::shelf::{Bytes, Shelf};
use crate::stages::{self, Reading};
use crate::view::ReportTexts;
use crate::{Progress, Result, Stage, Watch, assemble, footage, footage_claims, receive, settle, versions};
use firsthand_reconcile::Rule;
use firsthand_store::{Access, CacheKey, CacheRow, CaptureEntry};
use firsthand_types::{Dossier, Limits, Note, NoteKind, Report};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many captures are read between two writes to the cache: what a killed build may have to read again.
const CHUNK: usize = 512;
/// Stack of a reading thread, in bytes. Recursion is bounded everywhere; this is the margin.
const STACK: usize = 16 << 20;

/// How to build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The case's folder; `None` keeps nothing.
    pub case: Option<PathBuf>,
    /// Footage to check: files and folders. Kept in the case, and checked again in every later build of it.
    pub footage: Vec<PathBuf>,
    /// Files and folders of references that show where footage is said to be from.
    pub references: Vec<PathBuf>,
    /// The date of undated reports, ISO 8601.
    pub published: Option<String>,
    /// How much is read at most.
    pub limits: Limits,
    /// How best, low and high are chosen.
    pub rule: Rule,
    /// Reading threads; 0 for one a core. Bears on nothing but time.
    pub threads: usize,
    /// The time now, RFC 3339: recorded in the case beside what is received, and nowhere in the dossier.
    pub now: String,
}

/// A dossier with the texts that its spans point into.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Built {
    /// The dossier.
    pub dossier: Dossier,
    /// The reports as read, by id.
    pub reports: Vec<Report>,
    /// What the build did. Not part of the dossier: a rebuild reads less and says the same.
    pub counts: Counts,
    /// Pictures of footage beside its reference, by file: for the page, which shows them folded.
    pub pictures: BTreeMap<String, Shown>,
}

/// What a build did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Captures in the case.
    pub captures: usize,
    /// Captures read now.
    pub read: usize,
    /// Captures whose reading was found in the cache.
    pub cached: usize,
}

/// Adds what lies under `paths` to the case (or to one that is forgotten afterwards) and derives the dossier.
///
/// ```no_run
/// let options = firsthand::Options { now: "2031-05-01T12:00:00Z".into(), ..Default::default() };
/// let built = firsthand::build(&["reports".into()], &options, &|_| {}).unwrap();
/// println!("{} claims", built.dossier.claims.len());
/// ```
///
/// # Errors
/// Where the case cannot be opened or written. What is wrong with one file or report is a note in the dossier.
pub fn build(paths: &[PathBuf], options: &Options, watch: Watch<'_>) -> Result<Built> {
    in_threads(options.threads, || {
        let mut shelf = Shelf::open(options.case.as_deref(), Access::Create)?;
        let mut notes = receive::receive(&mut shelf, paths, options, watch)?;
        footage::receive(&mut shelf, options, watch, &mut notes)?;
        derive(&mut shelf, options, notes, watch)
    })
}

/// Derives the dossier of a case as it stands, without adding to it. Readers may do this side by side.
///
/// # Errors
/// Where there is no case or it cannot be read.
pub fn look(case: &Path, options: &Options, watch: Watch<'_>) -> Result<Built> {
    in_threads(options.threads, || {
        let mut shelf = Shelf::open(Some(case), Access::Read)?;
        derive(&mut shelf, options, Vec::new(), watch)
    })
}

/// The same with the cache left aside: everything is read again from the captures.
///
/// # Errors
/// As [`look`].
pub(crate) fn look_anew(case: &Path, options: &Options, watch: Watch<'_>) -> Result<Built> {
    in_threads(options.threads, || {
        let mut shelf = Shelf::open(Some(case), Access::Read)?.without_cache();
        derive(&mut shelf, options, Vec::new(), watch)
    })
}

fn derive(shelf: &mut Shelf, options: &Options, mut notes: Vec<Note>, watch: Watch<'_>) -> Result<Built> {
    let (entries, given) = footage::part(shelf.entries()?);
    let (readings, counts) = read_all(shelf, &entries, options, watch);
    let settled = settle::settle(&entries, readings, &mut notes);
    let superseded_by = versions::superseded(&entries, &settled.reports);
    let judgements = shelf.judgements()?;
    watch(Progress { stage: Stage::Comparing, done: 0, total: 0 });
    let sentences = assemble::sentences(&settled.claims);
    let how = firsthand_reconcile::Options { rule: options.rule, superseded_by };
    let mut reconciled = firsthand_reconcile::reconcile(&settled.reports, settled.claims, &judgements, &how).take(&mut notes);
    let (checked, pictures) = footage::check(shelf, &given, watch, &mut notes);
    footage_claims::stand(&mut reconciled, &checked, &judgements);
    let mut dossier = assemble::dossier(&settled.reports, sentences, &how.superseded_by, reconciled, judgements, notes);
    dossier.footage = checked;
    let reports = settled.reports;
    Ok(Built { dossier, reports, counts, pictures })
}

impl Built {
    /// The words of the reports, for views.
    pub fn texts(&self) -> ReportTexts<'_> {
        ReportTexts::new(&self.reports).with_pictures(&self.pictures)
    }
}

/// Runs `work` on a pool of so many threads.
fn in_threads<T: Send>(threads: usize, work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    match pool {
        Ok(pool) => pool.install(work),
        // Where the system gives no more threads, the caller's own will do.
        Err(_) => work(),
    }
}

/// Every capture's reading, in the order of `entries`: from the cache, or read now.
fn read_all(shelf: &mut Shelf, entries: &[CaptureEntry], options: &Options, watch: Watch<'_>) -> (Vec<Reading>, Counts) {
    let done = AtomicUsize::new(0);
    let watch = || {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        watch(Progress { stage: Stage::Reading, done, total: entries.len() });
    };
    let mut counts = Counts { captures: entries.len(), ..Counts::default() };
    let mut readings = Vec::with_capacity(entries.len());
    shelf.forget_other_builds(stages::VERSION);
    for chunk in entries.chunks(CHUNK) {
        let mut rows = Vec::new();
        for done in read_chunk(shelf, chunk, &options.limits, &watch) {
            counts.read += usize::from(!done.cached);
            counts.cached += usize::from(done.cached);
            readings.push(done.reading);
            rows.extend(done.row);
        }
        shelf.cache(&rows);
    }
    (readings, counts)
}

/// A reading, whether the cache had it, and the row that it should have.
struct Done {
    reading: Reading,
    cached: bool,
    row: Option<(CacheKey, Vec<u8>)>,
}

/// Rows are fetched by one thread (there is one connection), opened or read anew by all.
fn read_chunk(shelf: &Shelf, chunk: &[CaptureEntry], limits: &Limits, watch: &(dyn Fn() + Sync)) -> Vec<Done> {
    let fetch = |entry| {
        let key = key(entry, limits);
        let row = shelf.cached(&key);
        (key, row)
    };
    let rows: Vec<(CacheKey, Option<CacheRow>)> = chunk.iter().map(fetch).collect();
    let (bytes, keep) = (shelf.bytes(), shelf.caches());
    let work = |(entry, (key, row)): (&CaptureEntry, (CacheKey, Option<CacheRow>))| {
        let body = row.and_then(CacheRow::open);
        let done = match body.and_then(|body| serde_json::from_slice(&body).ok()) {
            Some(reading) => Done { reading, cached: true, row: None },
            None => {
                let reading = read_one(entry, bytes, limits);
                let body = (keep && whole(&reading)).then(|| serde_json::to_vec(&reading).ok()).flatten();
                Done { reading, cached: false, row: body.map(|body| (key, body)) }
            }
        };
        watch();
        done
    };
    chunk.par_iter().zip(rows).map(work).collect()
}

fn read_one(entry: &CaptureEntry, bytes: Bytes<'_>, limits: &Limits) -> Reading {
    let names = names(entry);
    match bytes.take(&entry.id) {
        Ok(bytes) => stages::read_capture(&names, bytes, limits, published(entry)),
        Err(error) => {
            let name = names.first().copied().unwrap_or(entry.id.as_str());
            stages::unreadable(name, &entry.id, &error.to_string())
        }
    }
}

/// Whether it is worth keeping: what failed is tried again the next time.
fn whole(reading: &Reading) -> bool {
    let failed = |n: &Note| n.kind == NoteKind::Failed;
    !reading.notes.iter().any(failed) && !reading.reports.iter().any(|(report, _)| report.notes.iter().any(failed))
}

/// All that a reading depends on.
fn key(entry: &CaptureEntry, limits: &Limits) -> CacheKey {
    let limits = format!("{limits:?}");
    let mut parts = vec![entry.id.as_str(), published(entry).unwrap_or(""), &limits];
    parts.extend(names(entry));
    CacheKey::new(stages::VERSION, &parts)
}

/// The names under which the bytes may be read: of the paths whose newest bytes these are (else of all), the smallest
/// with each ending, sorted.
fn names(entry: &CaptureEntry) -> Vec<&str> {
    let newest = entry.versions.iter().any(|v| v.newest);
    let mut paths: Vec<&str> = entry.versions.iter().filter(|v| v.newest == newest).map(|v| v.path.as_str()).collect();
    paths.sort_unstable();
    let mut endings = BTreeSet::new();
    paths.retain(|path| endings.insert(Path::new(path).extension().map(OsStr::to_ascii_lowercase)));
    paths
}

/// The date for undated reports: the earliest that was given for these bytes.
fn published(entry: &CaptureEntry) -> Option<&str> {
    entry.versions.iter().filter_map(|v| v.published.as_deref()).min()
}
