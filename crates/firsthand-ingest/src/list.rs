//! The cheap part: which files there are, in an order that no file system decides.

use firsthand_types::{Limits, Note, NoteKind, Noted};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The file that marks a folder as a case.
pub const CASE_FILE: &str = "firsthand.case.sqlite";

/// A file to be read, not opened yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// As the user named it, with forward slashes.
    pub path: String,
    /// Where to open it.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether its name says that it is a zipped folder.
    pub zipped: bool,
}

/// Lists the files of all paths, sorted by path, each once.
///
/// Folders are walked to `limits.depth`; links are followed, each folder at most once. Hidden files and case folders below
/// a given path are left out with a note, as is what is no file.
pub fn list(paths: &[PathBuf], limits: &Limits) -> Noted<Vec<Candidate>> {
    let mut given: Vec<&PathBuf> = paths.iter().collect();
    given.sort();
    given.dedup();
    let mut walk = Walk { limits, found: BTreeSet::new(), notes: Vec::new(), seen: BTreeSet::new(), over: 0 };
    for path in given {
        walk.visit(path);
    }
    if walk.over > 0 {
        walk.notes.push(
            Note::new(
                NoteKind::TooLarge,
                "",
                format!("{} files beyond the limit of {} were left out.", walk.over, limits.files),
            )
            .help("Raise the limit on files (--max-files), or give fewer folders."),
        );
    }
    walk.notes.sort_by(|a, b| (&a.subject, a.kind, &a.message).cmp(&(&b.subject, b.kind, &b.message)));
    Noted { value: walk.found.into_iter().collect(), notes: walk.notes }
}

struct Walk<'l> {
    limits: &'l Limits,
    found: BTreeSet<Candidate>,
    notes: Vec<Note>,
    /// Folders already walked, by their real path: links can make loops and lattices.
    seen: BTreeSet<PathBuf>,
    over: usize,
}

impl Walk<'_> {
    /// Walks one given path, folders from a stack, names in order.
    fn visit(&mut self, given: &Path) {
        let mut stack = vec![(given.to_path_buf(), 0usize)];
        while let Some((path, depth)) = stack.pop() {
            let metadata = match fs::metadata(&path) {
                Ok(metadata) => metadata,
                Err(error) => {
                    self.failed(&path, &error);
                    continue;
                }
            };
            if metadata.is_dir() {
                self.folder(&path, depth, &mut stack);
            } else if metadata.is_file() {
                self.file(&path, metadata.len());
            } else {
                self.note(NoteKind::NotRead, &path, "This is neither a file nor a folder.", "Leave it out.");
            }
        }
    }

    fn folder(&mut self, path: &Path, depth: usize, stack: &mut Vec<(PathBuf, usize)>) {
        if path.join(CASE_FILE).exists() {
            self.note(NoteKind::Remark, path, "This folder is a case and was skipped.", "Name it with --case to add to it.");
            return;
        }
        if depth > self.limits.depth {
            self.note(NoteKind::TooLarge, path, "This folder lies too deep and was skipped.", "Give it as a path of its own.");
            return;
        }
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if !self.seen.insert(real) {
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.failed(path, &error),
        };
        let mut names: Vec<PathBuf> = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if is_hidden(&entry.file_name().to_string_lossy()) => {
                    self.note(
                        NoteKind::Remark,
                        &entry.path(),
                        "Hidden or system file, skipped.",
                        "Give it by name to have it read.",
                    );
                }
                Ok(entry) => names.push(entry.path()),
                Err(error) => self.failed(path, &error),
            }
        }
        // The stack is popped from its end, so the smallest name goes last.
        names.sort_by(|a, b| b.cmp(a));
        stack.extend(names.into_iter().map(|name| (name, depth + 1)));
    }

    fn file(&mut self, path: &Path, bytes: u64) {
        if self.found.len() >= self.limits.files {
            self.over += 1;
            return;
        }
        let shown = shown(path);
        let zipped = crate::kind::ending(&shown) == "zip";
        self.found.insert(Candidate { path: shown, file: path.to_path_buf(), bytes, zipped });
    }

    fn failed(&mut self, path: &Path, error: &std::io::Error) {
        self.notes.push(failed(&shown(path), error));
    }

    fn note(&mut self, kind: NoteKind, path: &Path, message: &str, help: &str) {
        self.notes.push(Note::new(kind, shown(path), message).help(help));
    }
}

/// The note for a file that could not be opened or read.
pub(crate) fn failed(path: &str, error: &std::io::Error) -> Note {
    // The kind, not the system's own words: those differ with locale.
    let message = match error.kind() {
        std::io::ErrorKind::NotFound => "There is no such file or folder.".to_owned(),
        std::io::ErrorKind::PermissionDenied => "It could not be opened: you may not read it.".to_owned(),
        kind => format!("It could not be opened: {kind}."),
    };
    Note::new(NoteKind::Failed, path, message).help("Check that it exists and may be read.")
}

/// Whether a name is a system's own rubbish or hidden by custom.
pub(crate) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name)
}

/// The path with forward slashes and without empty steps.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    let rooted = text.starts_with('/');
    let steps: Vec<&str> = text.split('/').filter(|s| !s.is_empty() && *s != ".").collect();
    let joined = steps.join("/");
    if rooted { format!("/{joined}") } else { joined }
}
