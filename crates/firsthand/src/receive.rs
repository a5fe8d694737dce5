//! First stage: from paths to captures and their receipts.

use crate::guard::guarded;
use crate::shelf::{Bytes, Shelf};
use crate::{Options, Progress, Result, Stage, Watch};
use firsthand_ingest::Candidate;
use firsthand_store::Arrival;
use firsthand_types::{Note, NoteKind, Noted};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Takes in every file under the paths. What cannot be taken in is noted; only a disk that refuses the case is an error.
pub(crate) fn receive(shelf: &mut Shelf, paths: &[PathBuf], options: &Options, watch: Watch<'_>) -> Result<Vec<Note>> {
    let mut notes = Vec::new();
    if paths.is_empty() {
        if let Some(published) = &options.published {
            shelf.date_undated(published)?;
        }
        return Ok(notes);
    }
    let candidates = firsthand_ingest::list(paths, &options.limits).take(&mut notes);
    let bytes = shelf.bytes();
    let (done, total) = (AtomicUsize::new(0), candidates.len());
    let taken: Vec<Result<Noted<Vec<Arrival>>>> = candidates
        .par_iter()
        .map(|candidate| {
            let taken = take_in(candidate, bytes, options);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            watch(Progress { stage: Stage::Receiving, done, total });
            taken
        })
        .collect();
    let mut arrivals = Vec::new();
    for one in taken {
        arrivals.extend(one?.take(&mut notes));
    }
    shelf.receive(arrivals, &options.now)?;
    Ok(notes)
}

/// One candidate file; an archive gives several captures, each kept before the next is unpacked.
fn take_in(candidate: &Candidate, bytes: Bytes<'_>, options: &Options) -> Result<Noted<Vec<Arrival>>> {
    let mut arrivals = Vec::new();
    let mut refused = None;
    let loaded = guarded(|| {
        firsthand_ingest::load_each(candidate, &options.limits, &mut |input| {
            let (path, size) = (input.path, input.bytes.len() as u64);
            match bytes.keep(input.bytes) {
                Ok(capture) => arrivals.push(Arrival {
                    place: place(&path),
                    path,
                    capture,
                    bytes: size,
                    published: options.published.clone(),
                }),
                Err(error) => refused = Some(error),
            }
        })
    });
    if let Some(error) = refused {
        return Err(error);
    }
    let notes = loaded.unwrap_or_else(|panic| {
        let message = format!("It could not be opened: {panic}");
        vec![Note::new(NoteKind::Failed, candidate.path.clone(), message)]
    });
    Ok(Noted { value: arrivals, notes })
}

/// What tells a file from its namesakes elsewhere: its absolute path, never shown.
pub(crate) fn place(path: &str) -> String {
    std::path::absolute(Path::new(path)).map(|p| p.to_string_lossy().into_owned()).unwrap_or_else(|_| path.to_owned())
}
