//! Opens what was listed: a file is one capture, a zipped folder is one a file in it.

use crate::Input;
use crate::list::{Candidate, failed, is_hidden};
use firsthand_types::{Limits, Note, NoteKind, Noted};
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use zip::ZipArchive;

/// Reads one listed file, or unpacks it; everything in memory at once. See [`load_each`].
pub fn load(candidate: &Candidate, limits: &Limits) -> Noted<Vec<Input>> {
    let mut inputs = Vec::new();
    let notes = load_each(candidate, limits, &mut |input| inputs.push(input));
    Noted { value: inputs, notes }
}

/// Reads one listed file, or unpacks it, handing each capture to `sink` as it comes: only one is held at a time.
///
/// What is too large, locked or damaged is left out with a note. Names inside an archive are labels and never become paths
/// on disk.
pub fn load_each(candidate: &Candidate, limits: &Limits, sink: &mut dyn FnMut(Input)) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut file = match File::open(&candidate.file) {
        Ok(file) => file,
        Err(error) => return vec![failed(&candidate.path, &error)],
    };
    if candidate.zipped && is_zip(&mut file) {
        return unpack(file, &candidate.path, candidate.bytes, limits, sink);
    }
    let mut bytes = Vec::new();
    match file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes) {
        Err(error) => notes.push(failed(&candidate.path, &error)),
        Ok(_) if bytes.len() as u64 > limits.file_bytes => notes.push(too_large(&candidate.path, limits)),
        Ok(_) => sink(Input { path: candidate.path.clone(), bytes }),
    }
    notes
}

/// Unpacks a zip of `packed` bytes known as `path`, handing each file in it to `sink`.
pub fn unpack<R: Read + Seek>(source: R, path: &str, packed: u64, limits: &Limits, sink: &mut dyn FnMut(Input)) -> Vec<Note> {
    let mut unpacking = Unpacking { limits, left: budget(packed, limits), items: 0, notes: Vec::new(), sink };
    unpacking.archive(source, path, 0);
    unpacking.notes
}

/// How much an archive of that size may unpack to: no folder of reports packs better than two hundred to one.
fn budget(packed: u64, limits: &Limits) -> u64 {
    packed.saturating_mul(200).saturating_add(64 << 20).min(limits.unpacked_bytes)
}

fn is_zip(file: &mut File) -> bool {
    let mut magic = [0; 4];
    let is = file.read_exact(&mut magic).is_ok() && &magic == b"PK\x03\x04";
    file.rewind().is_ok() && is
}

fn too_large(path: &str, limits: &Limits) -> Note {
    Note::new(NoteKind::TooLarge, path, format!("It is larger than {} bytes and was left out.", limits.file_bytes))
        .help("Raise the limit on a file's size (--max-file-mb) to read it, or split it.")
}

/// Archives within archives, deeper than anyone packs by hand, are a trick.
const MOST_NESTED: usize = 3;

struct Unpacking<'l> {
    limits: &'l Limits,
    /// Bytes that may still be unpacked.
    left: u64,
    items: usize,
    notes: Vec<Note>,
    sink: &'l mut dyn FnMut(Input),
}

impl Unpacking<'_> {
    fn archive<R: Read + Seek>(&mut self, source: R, path: &str, depth: usize) {
        let mut zip = match ZipArchive::new(source) {
            Ok(zip) => zip,
            Err(error) => {
                return self.note(
                    NoteKind::Malformed,
                    path,
                    &format!("The archive cannot be opened: {error}."),
                    "Pack the folder again.",
                );
            }
        };
        let mut names: Vec<(String, usize)> =
            (0..zip.len()).map(|i| (zip.name_for_index(i).unwrap_or_default().to_owned(), i)).collect();
        names.sort();
        if names.is_empty() {
            return self.note(NoteKind::Empty, path, "The archive is empty.", "Pack the folder again.");
        }
        for (name, index) in names {
            if self.items >= self.limits.items {
                let message = format!("Only the first {} files of the archive were read.", self.limits.items);
                return self.note(
                    NoteKind::TooLarge,
                    path,
                    &message,
                    "Raise the limit on items (--max-items), or split the archive.",
                );
            }
            if self.left == 0 {
                return self.note(
                    NoteKind::TooLarge,
                    path,
                    "The archive unpacks to more than the limit; the rest was left out.",
                    "Unpack it by hand and give the folder.",
                );
            }
            self.entry(&mut zip, index, &format!("{path}/{}", harmless(&name)), depth);
        }
    }

    fn entry<R: Read + Seek>(&mut self, zip: &mut ZipArchive<R>, index: usize, path: &str, depth: usize) {
        let mut entry = match zip.by_index(index) {
            Ok(entry) => entry,
            Err(error) => {
                return self.note(
                    NoteKind::Malformed,
                    path,
                    &format!("It cannot be unpacked: {error}."),
                    "Pack it again without a password.",
                );
            }
        };
        if entry.is_dir() {
            return;
        }
        if entry.is_symlink() {
            return self.note(
                NoteKind::NotRead,
                path,
                "It is a link inside an archive and was skipped.",
                "Pack the file itself.",
            );
        }
        if path.split('/').any(is_hidden) {
            return self.note(
                NoteKind::Remark,
                path,
                "Hidden or system file, skipped.",
                "Unpack it and give it by name to have it read.",
            );
        }
        self.items += 1;
        let most = self.limits.file_bytes.min(self.left);
        let mut bytes = Vec::new();
        let result = (&mut entry).take(most.saturating_add(1)).read_to_end(&mut bytes);
        drop(entry);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        match result {
            Err(_) => {
                self.note(NoteKind::Malformed, path, "It is damaged inside the archive and was left out.", "Pack it again.")
            }
            Ok(_) if bytes.len() as u64 > most => {
                let note = too_large(path, self.limits);
                self.notes.push(note);
            }
            Ok(_) if crate::kind::ending(path) == "zip" && bytes.starts_with(b"PK\x03\x04") => {
                if depth + 1 >= MOST_NESTED {
                    return self.note(
                        NoteKind::TooLarge,
                        path,
                        "Archives lie too deep within archives; this one was left out.",
                        "Unpack it by hand.",
                    );
                }
                self.archive(Cursor::new(bytes), path, depth + 1);
            }
            Ok(_) => (self.sink)(Input { path: path.to_owned(), bytes }),
        }
    }

    fn note(&mut self, kind: NoteKind, path: &str, message: &str, help: &str) {
        self.notes.push(Note::new(kind, path, message).help(help));
    }
}

/// An entry's name as a label: forward slashes, no root, no drive, no step upwards, no control characters.
fn harmless(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| {
            if c == '\\' {
                '/'
            } else if c.is_control() {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect();
    let steps: Vec<&str> = name.split('/').filter(|s| !s.is_empty() && *s != "." && *s != ".." && !s.ends_with(':')).collect();
    steps.join("/")
}
