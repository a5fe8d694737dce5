//! `ask`: one fact from all sides.

use super::Look;
use super::facts::{conflict_name, grade_name, leading, name, rival_head, said};
use super::index::{Index, bounded, slot_name};
use super::paper::{Paper, bold, conflict, dim, plain, quote};
use super::summary::count;
use firsthand_types::{Change, Claim, Conflict, Dossier, Fact, Incident, LedgerEntry, Slot, Value};

/// The page for one slot of the primary incident; other incidents that know it are named at the end.
pub fn ask(dossier: &Dossier, slot: Slot, look: Look) -> String {
    let index = Index::new(dossier);
    let mut paper = Paper::new(look);
    let primary = dossier.incidents.iter().find(|i| i.primary);
    let Some(incident) = primary else {
        paper.para(0, 0, &[plain("No incident was found in this case, so nothing is known of any.")]);
        return paper.finish();
    };
    let facts: Vec<&Fact> = incident.facts.iter().filter(|f| f.slot == slot).collect();
    paper.para(0, 0, &[dim(&incident.title)]);
    if facts.is_empty() {
        unknown(&mut paper, &index, incident, slot);
    }
    for fact in facts {
        one(&mut paper, &index, fact);
    }
    elsewhere(&mut paper, dossier, slot);
    paper.finish()
}

fn unknown(paper: &mut Paper, index: &Index<'_>, incident: &Incident, slot: Slot) {
    paper.para(0, 0, &[bold(format!("{}: not known", slot_name(slot)))]);
    let said: Vec<&Claim> =
        index.dossier.claims.iter().filter(|c| c.slot == slot && c.about.as_ref() == Some(&incident.id)).collect();
    if said.is_empty() {
        paper.para(0, 0, &[plain("No report of the case says anything about it.")]);
        return;
    }
    paper.para(0, 0, &[plain("Said, but not so that it supports a fact:")]);
    for claim in said.iter().take(20) {
        let by = format!("— {} {}", index.outlet(&claim.report), claim.id);
        paper.para(2, 4, &[quote(&claim.quote), dim(by)]);
    }
}

fn one(paper: &mut Paper, index: &Index<'_>, fact: &Fact) {
    let best = leading(fact);
    let value = match (&fact.best, best) {
        (Some(value), Some(c)) if *value == c.value => bounded(value, c.bound),
        (Some(value), _) => value.display(),
        (None, _) => "not settled".to_owned(),
    };
    paper.blank();
    paper.para(0, 2, &[bold(format!("{}: {value}", name(fact))), dim(fact.id.as_str())]);
    if let (Some(low), Some(high)) = (&fact.low, &fact.high)
        && low != high
    {
        let figures = format!("low {} · high {}", low.display(), high.display());
        paper.para(0, 0, &[plain(figures)]);
    }
    let kind = conflict_name(fact.conflict);
    let kind = match fact.conflict {
        Conflict::Disagreement => conflict(kind),
        _ => plain(kind),
    };
    paper.para(0, 0, &[plain(grade_name(fact.grade)), dim("·"), kind]);
    if !fact.why.is_empty() {
        paper.para(0, 2, &[dim("why:"), plain(&fact.why)]);
    }
    for candidate in &fact.candidates {
        paper.blank();
        paper.para(2, 4, &rival_head(index, fact, candidate));
        said(paper, index, candidate, 4);
        others(paper, index, candidate);
    }
    ledger(paper, &fact.ledger);
    change(paper, index, fact);
}

/// The other reports of a candidate, by outlet.
fn others(paper: &mut Paper, index: &Index<'_>, candidate: &firsthand_types::Candidate) {
    let shown = index.best_claim(candidate).map(|c| &c.report);
    let mut rest: Vec<String> = candidate.reports.iter().filter(|r| Some(*r) != shown).map(|r| index.outlet(r)).collect();
    rest.dedup();
    if !rest.is_empty() {
        let line = format!("also in {}", super::index::some(&rest, 8));
        paper.para(4, 6, &[dim(line)]);
    }
}

fn ledger(paper: &mut Paper, ledger: &[LedgerEntry]) {
    if ledger.len() < 2 {
        return;
    }
    paper.heading("Over time");
    let shown = |v: &Option<Value>| v.as_ref().map_or("–".to_owned(), Value::display);
    for entry in ledger {
        let when = entry.as_of.as_deref().unwrap_or("time open");
        let span = match (&entry.low, &entry.high) {
            (Some(low), Some(high)) if low != high => {
                format!("low {} · high {}", low.display(), high.display())
            }
            _ => String::new(),
        };
        let claims = dim(format!("· {}", count(entry.claims.len(), "claim")));
        paper.row(when, 24, &[bold(shown(&entry.best)), plain(span), claims]);
    }
}

/// What the fact would be without each origin that carries something of it.
fn change(paper: &mut Paper, index: &Index<'_>, fact: &Fact) {
    if fact.would_change.is_empty() {
        // A dossier that was written before this was worked out names the one origin at most.
        if let Some(origin) = &fact.rests_on {
            let line = format!("without the word of {} the grade would fall", index.origin(origin));
            paper.blank();
            paper.para(0, 2, &[dim("what would change this:"), plain(line), dim(origin.as_str())]);
        }
        return;
    }
    paper.heading("What would change this");
    for c in &fact.would_change {
        let line = format!("without the word of {}: {}", index.origin(&c.origin), left(fact, c, &Value::display));
        paper.para(2, 4, &[plain(line), dim(c.origin.as_str())]);
    }
}

/// What is left of a fact, in words: "7 instead of 9, a single origin". `shown` writes a value.
pub(crate) fn left(fact: &Fact, change: &Change, shown: &dyn Fn(&Value) -> String) -> String {
    let Some(grade) = change.grade else { return "nothing would be known".to_owned() };
    let value = match (&change.best, &fact.best) {
        (Some(new), Some(old)) if new != old => format!("{} instead of {}, ", shown(new), shown(old)),
        (None, Some(_)) => "no total, ".to_owned(),
        _ => String::new(),
    };
    let parted = |c| c == Conflict::Disagreement;
    let conflict = match (parted(fact.conflict), parted(change.conflict)) {
        (true, false) => ", no longer disputed",
        (false, true) => ", disputed",
        _ => "",
    };
    format!("{value}{}{conflict}", grade_name(grade))
}

fn elsewhere(paper: &mut Paper, dossier: &Dossier, slot: Slot) {
    let mut headed = false;
    for incident in dossier.incidents.iter().filter(|i| !i.primary) {
        for fact in incident.facts.iter().filter(|f| f.slot == slot).take(1) {
            if !headed {
                paper.heading("Of other events (kept apart)");
                headed = true;
            }
            let value = fact.best.as_ref().map_or("not settled".to_owned(), Value::display);
            paper.para(2, 4, &[plain(&incident.title), plain(value), dim(fact.id.as_str())]);
        }
    }
}
