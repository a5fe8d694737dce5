//! The cache: what was worked out from one capture, sealed, and thrown away whenever in doubt.

use crate::{Case, Result};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

/// What a cached body was worked out from, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheKey {
    /// Everything that the body depends on apart from `build`: capture, file name, options. Hashed.
    name: [u8; 32],
    /// The version of whatever worked it out.
    build: String,
}

impl CacheKey {
    /// A key over all that the body depends on. Length prefixes keep the parts apart.
    pub fn new(build: &str, parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        CacheKey { name: hash.finalize().into(), build: build.to_owned() }
    }

    /// The seal binds a body to its key, so that a body in another's row is found out too.
    fn seal(&self, body: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.name);
        hash.update(self.build.as_bytes());
        hash.update(body);
        hash.finalize().into()
    }
}

/// A row as it stands on disk, its seal not yet checked: reading is one thread's work, checking is many's.
#[derive(Clone, Debug)]
pub struct CacheRow {
    key: CacheKey,
    seal: Vec<u8>,
    body: Vec<u8>,
}

impl CacheRow {
    /// The body, or `None` where the row is damaged (then it is worked out again).
    pub fn open(self) -> Option<Vec<u8>> {
        (self.key.seal(&self.body)[..] == self.seal[..]).then_some(self.body)
    }
}

impl Case {
    /// The row of a key, or `None`. An unreadable row is none: the cache is never a reason to fail.
    pub fn cached(&self, key: &CacheKey) -> Option<CacheRow> {
        let row = self
            .db
            .prepare_cached("SELECT seal, body FROM cache WHERE name=? AND build=?")
            .ok()?
            .query_row(params![&key.name[..], key.build], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()
            .ok()??;
        Some(CacheRow { key: key.clone(), seal: row.0, body: row.1 })
    }

    /// Keeps bodies, all in one transaction.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn cache(&mut self, rows: &[(CacheKey, Vec<u8>)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let tx = self.db.transaction()?;
        for (key, body) in rows {
            tx.prepare_cached("INSERT OR REPLACE INTO cache VALUES(?,?,?,?)")?.execute(params![
                &key.name[..],
                key.build,
                &key.seal(body)[..],
                body
            ])?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Throws away what other versions worked out.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn forget_other_builds(&mut self, build: &str) -> Result<()> {
        self.db.execute("DELETE FROM cache WHERE build<>?", [build])?;
        Ok(())
    }

    /// Throws the whole cache away.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn forget_all(&mut self) -> Result<()> {
        self.db.execute("DELETE FROM cache", [])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Access;

    #[test]
    fn a_damaged_row_is_no_row() {
        let dir = tempfile::tempdir().unwrap();
        let mut case = Case::open(dir.path(), Access::Create).unwrap();
        let key = CacheKey::new("v1", &["abc", "a.txt"]);
        case.cache(&[(key.clone(), b"body".to_vec())]).unwrap();
        assert_eq!(case.cached(&key).unwrap().open().unwrap(), b"body");
        assert!(case.cached(&CacheKey::new("v2", &["abc", "a.txt"])).is_none());
        assert!(case.cached(&CacheKey::new("v1", &["abca", ".txt"])).is_none());
        case.db.execute("UPDATE cache SET body=x'00'", []).unwrap();
        assert!(case.cached(&key).unwrap().open().is_none());
        case.db.execute("UPDATE cache SET body=1, seal='odd'", []).unwrap();
        assert!(case.cached(&key).is_none());
        case.forget_other_builds("v2").unwrap();
        assert!(case.cached(&key).is_none());
    }
}
