//! Judgements: recorded, never deleted.

use crate::{Case, Error, ErrorKind, Result};
use firsthand_types::Judgement;
use rusqlite::{OptionalExtension, params};

impl Case {
    /// Records a judgement. The same one twice is one.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn judge(&mut self, judgement: &Judgement) -> Result<()> {
        self.db.execute(
            "INSERT OR IGNORE INTO judgement(id, body) VALUES(?,?)",
            params![judgement.id.as_str(), to_json(judgement)?],
        )?;
        Ok(())
    }

    /// Marks a judgement as undone, with who, when and why, and returns it. An id or the unique beginning of one.
    ///
    /// # Errors
    /// `Unknown` where no judgement, or more than one, has that id, or where it was undone before.
    pub fn undo(&mut self, id: &str, who: &str, when: &str, why: &str) -> Result<Judgement> {
        let mut found: Vec<Judgement> = self.judgements()?;
        found.retain(|j| j.id.as_str() == id || (id.len() >= 3 && j.id.as_str().starts_with(id)));
        let list = "List them with: firsthand judge list";
        let mut judgement = match found.len() {
            1 => found.remove(0),
            0 => return Err(unknown(format!("no judgement is called '{id}'"), list)),
            n => return Err(unknown(format!("{n} judgements begin with '{id}'"), list)),
        };
        if !judgement.stands() {
            return Err(unknown(format!("the judgement {id} was undone before"), list));
        }
        judgement.undone = Some((when.into(), who.into(), why.into()));
        self.db.execute("UPDATE judgement SET body=? WHERE id=?", params![to_json(&judgement)?, judgement.id.as_str()])?;
        Ok(judgement)
    }

    /// Every judgement, undone ones too, in the order recorded.
    ///
    /// # Errors
    /// Where the database refuses or a record cannot be read.
    pub fn judgements(&self) -> Result<Vec<Judgement>> {
        let mut query = self.db.prepare("SELECT body FROM judgement ORDER BY n")?;
        let bodies = query.query_map([], |r| r.get::<_, String>(0))?;
        let mut found = Vec::new();
        for body in bodies {
            found.push(serde_json::from_str(&body?).map_err(|e| damaged(&e))?);
        }
        Ok(found)
    }

    /// Whether a judgement with that id is recorded.
    ///
    /// # Errors
    /// Where the database refuses.
    pub fn has_judgement(&self, id: &str) -> Result<bool> {
        let found: Option<i64> = self.db.query_row("SELECT n FROM judgement WHERE id=?", [id], |r| r.get(0)).optional()?;
        Ok(found.is_some())
    }
}

fn to_json(judgement: &Judgement) -> Result<String> {
    serde_json::to_string(judgement).map_err(|e| damaged(&e))
}

fn unknown(message: String, help: &str) -> Error {
    Error::new(ErrorKind::Unknown, message, help)
}

fn damaged(error: &serde_json::Error) -> Error {
    Error::new(ErrorKind::Damaged, format!("a judgement cannot be read: {error}"), "Restore the case's database from a copy.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Access;
    use firsthand_types::{Subject, Verdict};

    #[test]
    fn judgements_are_kept_undone_and_never_lost() {
        let dir = tempfile::tempdir().unwrap();
        let mut case = Case::open(dir.path(), Access::Create).unwrap();
        let j = Judgement::new(vec![Subject::Claim("c-1".into())], Verdict::Reject, "ana", "2031-01-01T00:00:00Z", "misread");
        case.judge(&j).unwrap();
        case.judge(&j).unwrap();
        assert_eq!(case.judgements().unwrap(), std::slice::from_ref(&j));
        let undone = case.undo(&j.id.0[..6], "bo", "2031-01-02T00:00:00Z", "it was right").unwrap();
        assert!(!undone.stands());
        assert_eq!(case.judgements().unwrap(), [undone]);
        assert!(case.undo(j.id.as_str(), "bo", "", "").is_err());
        assert!(case.undo("j-nothing", "bo", "", "").is_err());
    }
}
