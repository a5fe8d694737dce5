//! Opening a case: the folder, its lock, its database and the schema.

use crate::{Captures, Error, ErrorKind, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The database's name within a case folder; a folder that holds it is a case.
pub const DATABASE: &str = "firsthand.case.sqlite";
const LOCK: &str = "firsthand.lock";
/// "FHND": marks the database as ours among SQLite files.
const APPLICATION: i32 = 0x4648_4e44;
/// Version of the schema below.
const SCHEMA: i32 = 1;

/// Receipts and judgements are ground truth, `cache` may be emptied at any time.
const TABLES: &str = "
CREATE TABLE batch(
  n        INTEGER PRIMARY KEY,
  received TEXT NOT NULL);
CREATE TABLE capture(
  sha256 TEXT PRIMARY KEY,
  bytes  INTEGER NOT NULL,
  batch  INTEGER NOT NULL REFERENCES batch(n)) WITHOUT ROWID;
CREATE TABLE version(
  place     TEXT NOT NULL,
  n         INTEGER NOT NULL,
  path      TEXT NOT NULL,
  sha256    TEXT NOT NULL REFERENCES capture(sha256),
  batch     INTEGER NOT NULL REFERENCES batch(n),
  published TEXT,
  PRIMARY KEY(place, n)) WITHOUT ROWID;
CREATE INDEX version_of ON version(sha256);
CREATE TABLE judgement(
  n    INTEGER PRIMARY KEY,
  id   TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL);
CREATE TABLE cache(
  name BLOB PRIMARY KEY,
  build TEXT NOT NULL,
  seal BLOB NOT NULL,
  body BLOB NOT NULL);
";

/// What the opener means to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Add to it; made where there is none.
    Create,
    /// Add to a case that exists.
    Write,
    /// Look at it, beside other readers.
    Read,
}

/// An open case. Dropping it releases its lock.
#[derive(Debug)]
pub struct Case {
    dir: PathBuf,
    /// The captures; usable from many threads.
    captures: Captures,
    pub(crate) db: Connection,
    access: Access,
    /// Held for as long as the case is open; `None` where the disk is read-only, so that nobody can write either.
    _lock: Option<File>,
}

/// Whether the folder is a case.
pub fn is_case(dir: &Path) -> bool {
    dir.join(DATABASE).is_file()
}

impl Case {
    /// Opens the case in `dir`.
    ///
    /// # Errors
    /// `Absent` where there is none (and `access` is not `Create`), `Foreign` where the folder or the database is something
    /// else, `Locked` where another process uses it, `Newer` where it was made by a newer version, `Damaged`, `Io`.
    pub fn open(dir: &Path, access: Access) -> Result<Case> {
        match access {
            Access::Create => prepare(dir)?,
            _ if !is_case(dir) => return Err(absent(dir)),
            _ => {}
        }
        let lock = lock(dir, access)?;
        let mut db = connect(&dir.join(DATABASE), access)?;
        check(&mut db, dir, access)?;
        let captures = Captures::new(dir);
        if access != Access::Read {
            let root = dir.join("captures");
            fs::create_dir_all(&root).map_err(|e| Error::io(&root, "could not make the folder", &e))?;
            captures.sweep();
        }
        Ok(Case { dir: dir.to_owned(), captures, db, access, _lock: lock })
    }

    /// The case's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Its captures.
    pub fn captures(&self) -> &Captures {
        &self.captures
    }

    /// Whether it may be added to.
    pub fn writable(&self) -> bool {
        self.access != Access::Read
    }
}

/// Makes the folder, or checks that what is there is ours or nothing.
fn prepare(dir: &Path) -> Result<()> {
    if is_case(dir) {
        return Ok(());
    }
    if dir.exists() && !dir.is_dir() {
        return Err(Error::new(
            ErrorKind::Foreign,
            format!("{} is a file, not a case folder", dir.display()),
            "Name a folder with --case; it is made where it does not exist.",
        ));
    }
    fs::create_dir_all(dir).map_err(|e| Error::io(dir, "could not make the case folder", &e))?;
    let list = fs::read_dir(dir).map_err(|e| Error::io(dir, "could not list", &e))?;
    for entry in list.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // What a process killed while making the case leaves behind.
        if name != "captures" && !name.starts_with("firsthand.") {
            return Err(Error::new(
                ErrorKind::Foreign,
                format!("{} holds other files and no case", dir.display()),
                "Name an empty or a new folder with --case, so that nothing of yours is mixed with the case.",
            ));
        }
    }
    Ok(())
}

fn absent(dir: &Path) -> Error {
    Error::new(
        ErrorKind::Absent,
        format!("there is no case in {}", dir.display()),
        format!("Make one with: firsthand build PATH... --case {}", dir.display()),
    )
}

fn lock(dir: &Path, access: Access) -> Result<Option<File>> {
    let path = dir.join(LOCK);
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
    let mut file = match opened {
        Ok(file) => file,
        // A case on a read-only disk can be read: nobody can write it under us.
        Err(_) if access == Access::Read => match File::open(&path) {
            Ok(file) => file,
            Err(_) => return Ok(None),
        },
        Err(e) => return Err(Error::io(&path, "could not lock", &e)),
    };
    let taken = match access {
        Access::Read => file.try_lock_shared(),
        _ => file.try_lock(),
    };
    match taken {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(locked(dir, &mut file)),
        Err(TryLockError::Error(e)) if e.kind() == std::io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(e)) => return Err(Error::io(&path, "could not lock", &e)),
    }
    if access != Access::Read {
        // For the message of whoever comes second; losing it loses nothing.
        let _ = file.set_len(0);
        let _ = write!(file, "{}", std::process::id());
    }
    Ok(Some(file))
}

fn locked(dir: &Path, file: &mut File) -> Error {
    let mut holder = String::new();
    let _ = file.take(20).read_to_string(&mut holder);
    let holder = match holder.trim().parse::<u32>() {
        Ok(pid) => format!(" (process {pid})"),
        Err(_) => String::new(),
    };
    Error::new(
        ErrorKind::Locked,
        format!("the case {} is in use by another firsthand{holder}", dir.display()),
        "Wait until it has finished, then run the same command again.",
    )
}

fn connect(path: &Path, access: Access) -> Result<Connection> {
    let flags = match access {
        Access::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        // A reader may have to roll back what a killed writer left; where the disk is read-only it cannot, and need not.
        Access::Read => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = match Connection::open_with_flags(path, flags) {
        Err(_) if access == Access::Read => Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        opened => opened?,
    };
    db.busy_timeout(Duration::from_secs(5))?;
    Ok(db)
}

/// Sets the connection up; makes the tables in a new database and refuses foreign ones.
fn check(db: &mut Connection, dir: &Path, access: Access) -> Result<()> {
    let foreign = |_| {
        Error::new(
            ErrorKind::Foreign,
            format!("{} is not a case's database", dir.join(DATABASE).display()),
            "Name another folder with --case, or restore the file from a copy.",
        )
    };
    let number = |db: &Connection, name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let application = number(db, "application_id").map_err(foreign)?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if application == 0 && tables == 0 {
        if access == Access::Create {
            make(db)?;
        } else {
            return Err(absent(dir));
        }
    } else if application != APPLICATION {
        return Err(foreign(rusqlite::Error::InvalidQuery));
    }
    let version = number(db, "user_version")?;
    if version > SCHEMA {
        return Err(Error::new(
            ErrorKind::Newer,
            format!("the case {} was made by a newer Firsthand", dir.display()),
            "Use that version, or build a new case from the same paths.",
        ));
    }
    // A rollback journal leaves one file that can be copied; a full sync survives a power cut.
    db.execute_batch("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384;")?;
    Ok(())
}

/// All in one transaction: a killed process leaves an empty database, never half of one.
fn make(db: &mut Connection) -> Result<()> {
    let tx = db.transaction()?;
    tx.execute_batch(TABLES)?;
    tx.pragma_update(None, "application_id", APPLICATION)?;
    tx.pragma_update(None, "user_version", SCHEMA)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(dir: &Path, access: Access) -> ErrorKind {
        Case::open(dir, access).unwrap_err().kind()
    }

    #[test]
    fn absent_foreign_and_newer_cases_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(kind(dir.path(), Access::Read), ErrorKind::Absent);
        fs::write(dir.path().join("letter.txt"), "mine").unwrap();
        assert_eq!(kind(dir.path(), Access::Create), ErrorKind::Foreign);
        assert_eq!(kind(&dir.path().join("letter.txt"), Access::Create), ErrorKind::Foreign);

        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join(DATABASE), "not a database, but long enough to look at").unwrap();
        assert_eq!(kind(other.path(), Access::Create), ErrorKind::Foreign);

        let newer = tempfile::tempdir().unwrap();
        let case = Case::open(newer.path(), Access::Create).unwrap();
        case.db.pragma_update(None, "user_version", SCHEMA + 1).unwrap();
        drop(case);
        assert_eq!(kind(newer.path(), Access::Read), ErrorKind::Newer);
    }

    #[test]
    fn another_database_is_foreign() {
        let dir = tempfile::tempdir().unwrap();
        let db = Connection::open(dir.path().join(DATABASE)).unwrap();
        db.execute_batch("CREATE TABLE mine(a)").unwrap();
        drop(db);
        assert_eq!(kind(dir.path(), Access::Create), ErrorKind::Foreign);
    }

    #[test]
    fn one_writes_many_read() {
        let dir = tempfile::tempdir().unwrap();
        let writer = Case::open(dir.path(), Access::Create).unwrap();
        let refused = Case::open(dir.path(), Access::Write).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Locked);
        assert!(refused.to_string().contains(&std::process::id().to_string()));
        assert_eq!(kind(dir.path(), Access::Read), ErrorKind::Locked);
        drop(writer);
        let one = Case::open(dir.path(), Access::Read).unwrap();
        let two = Case::open(dir.path(), Access::Read).unwrap();
        assert!(!one.writable() && !two.writable());
        assert_eq!(kind(dir.path(), Access::Write), ErrorKind::Locked);
    }

    #[test]
    fn what_a_killed_maker_leaves_can_be_taken_up() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(LOCK), "1").unwrap();
        fs::create_dir(dir.path().join("captures")).unwrap();
        fs::write(dir.path().join(DATABASE), "").unwrap();
        assert_eq!(kind(dir.path(), Access::Read), ErrorKind::Absent);
        Case::open(dir.path(), Access::Create).unwrap();
    }
}
