//! Where captures stand during a build: in a case on disk, or in memory where nothing is to be kept.

use crate::Result;
use firsthand_store::{Access, Arrival, CacheKey, CacheRow, CaptureEntry, Captures, Case, Version};
use firsthand_types::{CaptureId, Judgement};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Captures and receipts, on disk or in memory.
pub(crate) enum Shelf {
    Case(Box<Case>),
    /// A case whose cache is left aside.
    Uncached(Box<Case>),
    Memory(Memory),
}

/// A case that is gone when the build is done.
#[derive(Default)]
pub(crate) struct Memory {
    bytes: Mutex<BTreeMap<CaptureId, Vec<u8>>>,
    arrivals: Vec<Arrival>,
    /// Where footage lies: it is looked at in its place.
    files: BTreeMap<CaptureId, PathBuf>,
}

/// The part of a shelf that many threads may use at once.
#[derive(Clone, Copy)]
pub(crate) enum Bytes<'a> {
    Disk(&'a Captures),
    Memory(&'a Mutex<BTreeMap<CaptureId, Vec<u8>>>),
}

impl Shelf {
    pub(crate) fn open(case: Option<&Path>, access: Access) -> Result<Shelf> {
        Ok(match case {
            Some(dir) => Shelf::Case(Box::new(Case::open(dir, access)?)),
            None => Shelf::Memory(Memory::default()),
        })
    }

    /// The same shelf, its cache neither read nor written.
    pub(crate) fn without_cache(self) -> Shelf {
        match self {
            Shelf::Case(case) => Shelf::Uncached(case),
            other => other,
        }
    }

    pub(crate) fn bytes(&self) -> Bytes<'_> {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => Bytes::Disk(case.captures()),
            Shelf::Memory(memory) => Bytes::Memory(&memory.bytes),
        }
    }

    pub(crate) fn receive(&mut self, arrivals: Vec<Arrival>, when: &str) -> Result<()> {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => {
                case.receive(&arrivals, when)?;
            }
            Shelf::Memory(memory) => memory.arrivals.extend(arrivals),
        }
        Ok(())
    }

    pub(crate) fn date_undated(&mut self, published: &str) -> Result<()> {
        if let Shelf::Case(case) = self {
            case.date_undated(published)?;
        }
        Ok(())
    }

    /// Keeps a file of footage, in memory only by its name.
    pub(crate) fn keep_file(&mut self, path: &Path, bytes: &[u8]) -> Result<CaptureId> {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => Ok(case.captures().keep(bytes)?),
            Shelf::Memory(memory) => {
                let id = CaptureId::of(bytes);
                memory.files.entry(id.clone()).or_insert_with(|| path.to_owned());
                Ok(id)
            }
        }
    }

    /// Where a file of footage can be read.
    pub(crate) fn file(&self, id: &CaptureId) -> PathBuf {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => case.captures().path(id),
            Shelf::Memory(memory) => memory.files.get(id).cloned().unwrap_or_default(),
        }
    }

    /// Every capture, by id.
    pub(crate) fn entries(&self) -> Result<Vec<CaptureEntry>> {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => Ok(case.captures_received()?),
            Shelf::Memory(memory) => Ok(memory.entries()),
        }
    }

    pub(crate) fn judgements(&self) -> Result<Vec<Judgement>> {
        match self {
            Shelf::Case(case) | Shelf::Uncached(case) => Ok(case.judgements()?),
            Shelf::Memory(_) => Ok(Vec::new()),
        }
    }

    pub(crate) fn cached(&self, key: &CacheKey) -> Option<CacheRow> {
        match self {
            Shelf::Case(case) => case.cached(key),
            Shelf::Uncached(_) | Shelf::Memory(_) => None,
        }
    }

    /// Whether what is worked out may be kept for the next build.
    pub(crate) fn caches(&self) -> bool {
        matches!(self, Shelf::Case(case) if case.writable())
    }

    /// Losing the cache is no failure: what cannot be kept is worked out again.
    pub(crate) fn cache(&mut self, rows: &[(CacheKey, Vec<u8>)]) {
        if let Shelf::Case(case) = self
            && case.writable()
        {
            let _ = case.cache(rows);
        }
    }

    pub(crate) fn forget_other_builds(&mut self, build: &str) {
        if let Shelf::Case(case) = self
            && case.writable()
        {
            let _ = case.forget_other_builds(build);
        }
    }
}

impl Memory {
    fn entries(&self) -> Vec<CaptureEntry> {
        let mut sorted = self.arrivals.clone();
        sorted.sort();
        sorted.dedup_by(|b, a| a.place == b.place);
        let mut found: BTreeMap<CaptureId, CaptureEntry> = BTreeMap::new();
        for arrival in sorted {
            let entry = found.entry(arrival.capture.clone()).or_insert_with(|| CaptureEntry {
                id: arrival.capture.clone(),
                bytes: arrival.bytes,
                versions: Vec::new(),
            });
            entry.versions.push(Version {
                place: arrival.place,
                n: 1,
                path: arrival.path,
                batch: 1,
                newest: true,
                published: arrival.published,
            });
        }
        found.into_values().collect()
    }
}

impl Bytes<'_> {
    pub(crate) fn keep(self, bytes: Vec<u8>) -> Result<CaptureId> {
        match self {
            Bytes::Disk(captures) => Ok(captures.keep(&bytes)?),
            Bytes::Memory(kept) => {
                let id = CaptureId::of(&bytes);
                if let Ok(mut kept) = kept.lock() {
                    kept.insert(id.clone(), bytes);
                }
                Ok(id)
            }
        }
    }

    /// The bytes of a capture. In memory they are handed over: each capture is read once.
    pub(crate) fn take(self, id: &CaptureId) -> Result<Vec<u8>> {
        match self {
            Bytes::Disk(captures) => Ok(captures.bytes(id)?),
            Bytes::Memory(kept) => Ok(kept.lock().ok().and_then(|mut kept| kept.remove(id)).unwrap_or_default()),
        }
    }
}
