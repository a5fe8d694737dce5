//! Captures: the bytes as received, each in a file named by its SHA-256.

use crate::{Error, ErrorKind, Result};
use firsthand_types::CaptureId;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind as Io, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The folder of captures. May be used from many threads at once.
#[derive(Debug)]
pub struct Captures {
    root: PathBuf,
    /// Folders with new names in them, to be synced before a receipt is committed.
    touched: Mutex<BTreeSet<PathBuf>>,
    unique: AtomicU64,
}

impl Captures {
    pub(crate) fn new(case: &Path) -> Self {
        Captures { root: case.join("captures"), touched: Mutex::default(), unique: AtomicU64::new(0) }
    }

    /// Where the capture stands (or would stand).
    pub fn path(&self, id: &CaptureId) -> PathBuf {
        let name = id.as_str();
        let (folder, rest) = name.split_at_checked(2).unwrap_or(("", name));
        self.root.join(folder).join(rest)
    }

    /// Keeps the bytes under their hash. When this returns, the file is whole and synced; its name is durable after
    /// [`Captures::settle`]. Keeping the same bytes twice is one capture.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn keep(&self, bytes: &[u8]) -> Result<CaptureId> {
        let id = CaptureId::of(bytes);
        let path = self.path(&id);
        match fs::metadata(&path) {
            Ok(found) if found.len() == bytes.len() as u64 => return Ok(id),
            Ok(_) => set_aside(&path)?,
            Err(_) => {}
        }
        let folder = path.parent().unwrap_or(&self.root).to_owned();
        fs::create_dir_all(&folder).map_err(|e| Error::io(&folder, "could not make the folder", &e))?;
        let draft = self.draft();
        write_synced(&draft, bytes).and_then(|()| fs::rename(&draft, &path)).map_err(|e| {
            let _ = fs::remove_file(&draft);
            Error::io(&path, "could not keep the capture", &e)
        })?;
        if let Ok(mut touched) = self.touched.lock() {
            touched.insert(folder);
        }
        Ok(id)
    }

    /// Makes the names of all captures kept so far durable. Called before their receipts are committed.
    pub(crate) fn settle(&self) -> Result<()> {
        let Ok(mut touched) = self.touched.lock() else {
            return Ok(());
        };
        if !touched.is_empty() {
            touched.insert(self.root.clone());
        }
        for folder in std::mem::take(&mut *touched) {
            sync_folder(&folder).map_err(|e| Error::io(&folder, "could not sync", &e))?;
        }
        Ok(())
    }

    /// The bytes of a capture, checked against its name.
    ///
    /// # Errors
    /// `Damaged` where they are gone or are not what they were; `Io` where the disk refuses.
    pub fn bytes(&self, id: &CaptureId) -> Result<Vec<u8>> {
        let path = self.path(id);
        let bytes = fs::read(&path).map_err(|e| match e.kind() {
            Io::NotFound => damaged(&path, "is missing"),
            _ => Error::io(&path, "could not read the capture", &e),
        })?;
        if CaptureId::of(&bytes) != *id {
            return Err(damaged(&path, "no longer holds the bytes of its name"));
        }
        Ok(bytes)
    }

    /// Names of every capture file present, sorted.
    ///
    /// # Errors
    /// Where the folder cannot be listed.
    pub fn present(&self) -> Result<Vec<CaptureId>> {
        let mut found = Vec::new();
        for folder in entries(&self.root)? {
            let Some(prefix) = hex_name(&folder, 2) else {
                continue;
            };
            for file in entries(&folder)? {
                if let Some(rest) = hex_name(&file, 62) {
                    found.push(CaptureId(format!("{prefix}{rest}")));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// Removes drafts that a killed process left. Only the holder of the case's lock calls this.
    pub(crate) fn sweep(&self) {
        for path in entries(&self.root).unwrap_or_default() {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
            if name.starts_with("draft-") {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn draft(&self) -> PathBuf {
        let n = self.unique.fetch_add(1, Ordering::Relaxed);
        self.root.join(format!("draft-{}-{n}", std::process::id()))
    }
}

/// Renames a file that has the wrong size for its name: evidence of damage is kept too.
fn set_aside(path: &Path) -> Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".damaged");
    fs::rename(path, &aside).map_err(|e| Error::io(path, "could not set aside the damaged", &e))
}

fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)?;
    file.sync_all()
}

/// Syncs a folder's names. Systems that cannot open a folder make names durable themselves.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(list) => Ok(list.filter_map(|e| e.ok().map(|e| e.path())).collect()),
        Err(e) if e.kind() == Io::NotFound => Ok(Vec::new()),
        Err(e) => Err(Error::io(folder, "could not list", &e)),
    }
}

fn hex_name(path: &Path, len: usize) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (name.len() == len && name.bytes().all(hex)).then_some(name)
}

fn damaged(path: &Path, how: &str) -> Error {
    Error::new(
        ErrorKind::Damaged,
        format!("the capture {} {how}", path.display()),
        "Restore the file from a copy of the case, or build again with the original file among the paths.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were_and_twice_is_once() {
        let dir = tempfile::tempdir().unwrap();
        let captures = Captures::new(dir.path());
        let id = captures.keep(b"a\0b").unwrap();
        assert_eq!(captures.keep(b"a\0b").unwrap(), id);
        assert_eq!(captures.bytes(&id).unwrap(), b"a\0b");
        assert_eq!(captures.present().unwrap(), std::slice::from_ref(&id));
        assert!(fs::metadata(captures.path(&id)).unwrap().permissions().readonly());
    }

    #[test]
    fn a_truncated_file_is_set_aside_and_kept_anew() {
        let dir = tempfile::tempdir().unwrap();
        let captures = Captures::new(dir.path());
        let id = captures.keep(b"whole").unwrap();
        let path = captures.path(&id);
        fs::remove_file(&path).unwrap();
        fs::write(&path, b"who").unwrap();
        assert_eq!(captures.bytes(&id).unwrap_err().kind(), ErrorKind::Damaged);
        captures.keep(b"whole").unwrap();
        assert_eq!(captures.bytes(&id).unwrap(), b"whole");
        assert_eq!(captures.present().unwrap(), [id]);
    }

    #[test]
    fn drafts_of_the_dead_are_swept() {
        let dir = tempfile::tempdir().unwrap();
        let captures = Captures::new(dir.path());
        captures.keep(b"x").unwrap();
        let draft = dir.path().join("captures/draft-1-1");
        fs::write(&draft, b"half").unwrap();
        captures.sweep();
        assert!(!draft.exists());
        assert_eq!(captures.present().unwrap().len(), 1);
    }
}
