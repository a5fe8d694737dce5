//! Receipts: which path gave which capture, in which build, and so which capture is the newest at each place.

use crate::{Case, Result};
use firsthand_types::CaptureId;
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::BTreeMap;

/// A capture as it arrives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrival {
    /// Where it came from, the same in every build: an absolute path. Identifies versions; never shown.
    pub place: String,
    /// The path as the user named it.
    pub path: String,
    /// The capture, kept already.
    pub capture: CaptureId,
    /// Its size in bytes.
    pub bytes: u64,
    /// The date for undated reports in it, as given.
    pub published: Option<String>,
}

/// One version at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The place.
    pub place: String,
    /// Counts up from 1 at each place.
    pub n: u32,
    /// The path as the user named it.
    pub path: String,
    /// The build that received it; later builds have greater numbers.
    pub batch: u32,
    /// Whether it is the newest there.
    pub newest: bool,
    /// The date for undated reports in it, as given.
    pub published: Option<String>,
}

/// A capture with every version that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureEntry {
    /// The capture.
    pub id: CaptureId,
    /// Its size in bytes.
    pub bytes: u64,
    /// Where and when it was received, sorted by place and number; never empty.
    pub versions: Vec<Version>,
}

impl Case {
    /// Records captures that were kept, as one build, at a time given as RFC 3339. A place whose newest capture is the
    /// same again makes no new version. All or nothing: a killed process leaves the case as it was.
    ///
    /// Returns how many versions are new. The order of `arrivals` bears on nothing.
    ///
    /// # Errors
    /// Where the disk or the database refuses.
    pub fn receive(&mut self, arrivals: &[Arrival], when: &str) -> Result<usize> {
        self.captures().settle()?;
        let mut sorted: Vec<&Arrival> = arrivals.iter().collect();
        sorted.sort();
        let tx = self.db.transaction()?;
        let batch: u32 = tx.query_row("SELECT coalesce(max(n),0)+1 FROM batch", [], |r| r.get(0))?;
        tx.execute("INSERT INTO batch VALUES(?,?)", params![batch, when])?;
        let mut new = 0;
        for arrival in sorted {
            new += usize::from(record(&tx, arrival, batch)?);
        }
        if new == 0 {
            // Updates of paths and dates stay; an empty build leaves no trace.
            tx.execute("DELETE FROM batch WHERE n=?", [batch])?;
        }
        tx.commit()?;
        Ok(new)
    }

    /// Sets the date for undated reports of every capture that has none.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn date_undated(&mut self, published: &str) -> Result<()> {
        self.db.execute("UPDATE version SET published=? WHERE published IS NULL", [published])?;
        Ok(())
    }

    /// Every capture, by id.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn captures_received(&self) -> Result<Vec<CaptureEntry>> {
        let mut found: BTreeMap<String, CaptureEntry> = BTreeMap::new();
        let mut query = self.db.prepare(
            "SELECT v.place, v.n, v.path, v.sha256, v.batch, v.published, c.bytes,
               v.n = (SELECT max(n) FROM version w WHERE w.place = v.place)
             FROM version v JOIN capture c USING(sha256) ORDER BY v.place, v.n",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let sha: String = row.get(3)?;
            let version = Version {
                place: row.get(0)?,
                n: row.get(1)?,
                path: row.get(2)?,
                batch: row.get(4)?,
                published: row.get(5)?,
                newest: row.get(7)?,
            };
            let bytes: i64 = row.get(6)?;
            found
                .entry(sha.clone())
                .or_insert_with(|| CaptureEntry { id: CaptureId(sha), bytes: bytes.unsigned_abs(), versions: Vec::new() })
                .versions
                .push(version);
        }
        Ok(found.into_values().collect())
    }

    /// When each build received what it did: number and time, in order.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn batches(&self) -> Result<Vec<(u32, String)>> {
        let mut query = self.db.prepare("SELECT n, received FROM batch ORDER BY n")?;
        let rows = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Whether a new version was made.
fn record(tx: &Transaction<'_>, arrival: &Arrival, batch: u32) -> Result<bool> {
    let newest: Option<(u32, String, String)> = tx
        .prepare_cached("SELECT n, sha256, path FROM version WHERE place=? ORDER BY n DESC LIMIT 1")?
        .query_row([&arrival.place], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let n = match newest {
        Some((n, sha, path)) if sha == arrival.capture.as_str() => {
            // The same file under another spelling: the smaller one is shown, whichever came first.
            let shown = path.min(arrival.path.clone());
            tx.prepare_cached("UPDATE version SET path=?, published=coalesce(?,published) WHERE place=? AND n=?")?
                .execute(params![shown, arrival.published, arrival.place, n])?;
            return Ok(false);
        }
        Some((n, ..)) => n + 1,
        None => 1,
    };
    let bytes = i64::try_from(arrival.bytes).unwrap_or(i64::MAX);
    tx.prepare_cached("INSERT OR IGNORE INTO capture VALUES(?,?,?)")?.execute(params![
        arrival.capture.as_str(),
        bytes,
        batch
    ])?;
    tx.prepare_cached("INSERT INTO version VALUES(?,?,?,?,?,?)")?.execute(params![
        arrival.place,
        n,
        arrival.path,
        arrival.capture.as_str(),
        batch,
        arrival.published
    ])?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Access;

    fn arrive(case: &mut Case, path: &str, bytes: &[u8]) -> usize {
        let capture = case.captures().keep(bytes).unwrap();
        let arrival =
            Arrival { place: format!("/desk/{path}"), path: path.into(), capture, bytes: bytes.len() as u64, published: None };
        case.receive(&[arrival], "2031-01-01T00:00:00Z").unwrap()
    }

    #[test]
    fn changed_bytes_are_a_new_version_and_the_same_bytes_are_not() {
        let dir = tempfile::tempdir().unwrap();
        let mut case = Case::open(dir.path(), Access::Create).unwrap();
        assert_eq!(arrive(&mut case, "a.txt", b"one"), 1);
        assert_eq!(arrive(&mut case, "a.txt", b"one"), 0);
        assert_eq!(arrive(&mut case, "a.txt", b"two"), 1);
        assert_eq!(arrive(&mut case, "b.txt", b"one"), 1);
        assert_eq!(case.batches().unwrap().len(), 3);
        drop(case);

        let case = Case::open(dir.path(), Access::Read).unwrap();
        let all = case.captures_received().unwrap();
        let newest = |bytes: &[u8]| {
            let id = CaptureId::of(bytes);
            let entry = all.iter().find(|e| e.id == id).unwrap();
            entry.versions.iter().map(|v| (v.path.as_str(), v.n, v.newest)).collect::<Vec<_>>()
        };
        assert_eq!(newest(b"one"), [("a.txt", 1, false), ("b.txt", 1, true)]);
        assert_eq!(newest(b"two"), [("a.txt", 2, true)]);
    }

    #[test]
    fn a_file_that_changes_back_is_the_newest_again() {
        let dir = tempfile::tempdir().unwrap();
        let mut case = Case::open(dir.path(), Access::Create).unwrap();
        for bytes in [b"one", b"two", b"one"] {
            arrive(&mut case, "a.txt", bytes);
        }
        let all = case.captures_received().unwrap();
        let one = all.iter().find(|e| e.id == CaptureId::of(b"one")).unwrap();
        assert!(one.versions.iter().any(|v| v.newest));
        let two = all.iter().find(|e| e.id == CaptureId::of(b"two")).unwrap();
        assert!(!two.versions.iter().any(|v| v.newest));
    }
}
