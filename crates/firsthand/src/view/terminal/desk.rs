//! Pages of the desk: judgements and audits.

use super::Look;
use super::paper::{Paper, bold, conflict, dim, plain};
use super::summary::count;
use super::trace::judgement;
use crate::audit::Audit;
use firsthand_types::Judgement;

/// The list of judgements, undone ones too.
pub fn judgements(all: &[Judgement], look: Look) -> String {
    let mut paper = Paper::new(look);
    if all.is_empty() {
        paper.para(0, 0, &[plain("No judgement is recorded in this case.")]);
    }
    for one in all {
        judgement(&mut paper, one);
    }
    paper.finish()
}

/// What an audit found.
pub fn audit(found: &Audit, look: Look) -> String {
    let mut paper = Paper::new(look);
    let checked = [
        count(found.captures, "capture"),
        count(found.reports, "report"),
        count(found.claims, "quote"),
        count(found.facts, "fact"),
    ];
    paper.para(0, 0, &[dim("checked"), plain(checked.join(" · "))]);
    if found.faults.is_empty() {
        paper.para(
            0,
            0,
            &[
                bold("All holds."),
                plain(
                    "Every capture has the bytes of its name, every quote is words of its capture, every fact leads to claims.",
                ),
            ],
        );
    } else {
        let head = format!("{} found.", count(found.faults.len(), "fault"));
        paper.para(0, 0, &[conflict(head)]);
    }
    for fault in &found.faults {
        paper.para(2, 4, &[plain(fault)]);
    }
    for remark in &found.remarks {
        paper.para(2, 4, &[dim("remark:"), plain(remark)]);
    }
    paper.finish()
}
