//! Pages of the desk: judgements and audits.

use super::Look;
use super::facts::grade_name;
use super::index::slot_name;
use super::paper::{Paper, bold, conflict, dim, plain};
use super::summary::count;
use super::trace::judgement;
use crate::audit::Audit;
use firsthand_types::{Dossier, Fact, Incident, Judgement, Value};

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

/// What a judgement changed: reports that went to another incident, and facts of the incident that are others now.
pub fn consequences(before: &Dossier, after: &Dossier, look: Look) -> String {
    const SHOWN: usize = 12;
    let mut paper = Paper::new(look);
    let mut lines: Vec<String> = Vec::new();
    if let (Some(old), Some(new)) = (primary(before), primary(after)) {
        let moved = |from: &Incident, to: &Incident| -> Vec<String> {
            from.primary_for.iter().filter(|r| !to.primary_for.contains(r)).map(ToString::to_string).collect()
        };
        for (reports, what) in [(moved(old, new), "stands apart from"), (moved(new, old), "is now about")] {
            lines.extend(reports.iter().map(|r| format!("{r} {what} {}", new.title)));
        }
        let known = |f: &Fact| (f.best.as_ref().map_or_else(|| "not settled".to_owned(), Value::display), f.grade);
        let given = |f: &Fact| f.candidates.iter().map(|c| c.value.display()).collect::<Vec<_>>();
        for f in &old.facts {
            let now = new.facts.iter().find(|g| (g.slot, &g.what) == (f.slot, &f.what));
            let name = f.what.clone().unwrap_or_else(|| slot_name(f.slot));
            match now {
                None => lines.push(format!("{name}: {} → not known", known(f).0)),
                Some(g) if known(g).0 != known(f).0 => lines.push(format!("{name}: {} → {}", known(f).0, known(g).0)),
                Some(g) if g.grade != f.grade => {
                    lines.push(format!("{name}: {} → {}", grade_name(f.grade), grade_name(g.grade)));
                }
                Some(g) if given(g) != given(f) => {
                    lines.push(format!("{name}: {} stays; given are now {}", known(f).0, given(g).join(", ")));
                }
                Some(_) => {}
            }
        }
    }
    let head = if lines.is_empty() { "No fact of the incident changes." } else { "What this changes" };
    paper.para(2, 2, &[dim(head)]);
    for line in lines.iter().take(SHOWN) {
        paper.para(4, 6, &[plain(line)]);
    }
    if lines.len() > SHOWN {
        paper.para(4, 6, &[dim(format!("and {} more", lines.len() - SHOWN))]);
    }
    paper.finish()
}

fn primary(dossier: &Dossier) -> Option<&Incident> {
    dossier.incidents.iter().find(|i| i.primary)
}
