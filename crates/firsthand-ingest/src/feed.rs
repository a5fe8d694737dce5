//! stub
use crate::read::Door;
use firsthand_types::{Noted, Report};
pub fn reports(door: &Door<'_>) -> Noted<Vec<Report>> {
    door.unread(firsthand_types::NoteKind::NotRead, "x", "y")
}
