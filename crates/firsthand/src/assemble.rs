//! Last stage: everything derived, listed in its fixed order.

use firsthand_reconcile::Reconciled;
use firsthand_types::{
    Claim, Dossier, FORMAT, Judgement, Note, NoteKind, Report, ReportClaims, ReportEntry, ReportId, Span, VERSION,
};
use std::collections::{BTreeMap, BTreeSet};

/// Sentence boundaries by report, for views that show a quote in its sentence.
pub(crate) fn sentences(claims: &[ReportClaims]) -> BTreeMap<ReportId, Vec<Span>> {
    claims.iter().map(|c| (c.report.clone(), c.sentences.clone())).collect()
}

/// The dossier. Lists that reconciliation made keep its order; the others are sorted here.
pub(crate) fn dossier(
    reports: &[Report],
    mut sentences: BTreeMap<ReportId, Vec<Span>>,
    superseded_by: &BTreeMap<ReportId, ReportId>,
    mut reconciled: Reconciled,
    mut judgements: Vec<Judgement>,
    mut notes: Vec<Note>,
) -> Dossier {
    let mut entries: Vec<ReportEntry> =
        reports.iter().map(|r| entry(r, sentences.remove(&r.id), superseded_by.get(&r.id))).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    give_notes_to_reports(&mut entries, &mut notes);

    let orphaned: BTreeSet<_> = reconciled.orphaned.iter().collect();
    judgements.retain(Judgement::stands);
    judgements.sort_by(|a, b| a.id.cmp(&b.id));
    notes.extend(judgements.iter().filter(|j| orphaned.contains(&j.id)).map(orphan));
    notes.sort();
    notes.dedup();
    reconciled.claims.sort_by_cached_key(place);
    Dossier {
        format: FORMAT.to_owned(),
        version: VERSION,
        reports: entries,
        claims: reconciled.claims,
        incidents: reconciled.incidents,
        origins: reconciled.origins,
        copies: reconciled.copies,
        shared: reconciled.shared,
        footage: Vec::new(),
        notes,
        judgements,
    }
}

fn place(claim: &Claim) -> impl Ord + use<> {
    (claim.report.clone(), claim.part, claim.start, claim.end, claim.slot, claim.value.key(), claim.id.clone())
}

fn entry(report: &Report, sentences: Option<Vec<Span>>, by: Option<&ReportId>) -> ReportEntry {
    let mut notes = report.notes.clone();
    if let Some(by) = by {
        let message = format!("a newer version replaced it: {by}");
        notes.push(Note::new(NoteKind::Superseded, report.id.as_str(), message));
    }
    notes.sort();
    notes.dedup();
    ReportEntry {
        id: report.id.clone(),
        path: report.paths.first().cloned().unwrap_or_default(),
        sha256: report.capture.clone(),
        outlet: report.outlet.clone(),
        url: report.url.clone(),
        published: report.published.clone(),
        language: report.language.clone(),
        title: report.title.clone(),
        superseded_by: by.cloned(),
        notes,
        paths: report.paths.clone(),
        author: report.author.clone(),
        words: report.text.split_whitespace().count(),
        sentences: sentences.unwrap_or_default(),
    }
}

/// A note about a file that one report was read from belongs beside that report.
fn give_notes_to_reports(entries: &mut [ReportEntry], notes: &mut Vec<Note>) {
    let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (i, entry) in entries.iter().enumerate() {
        for path in &entry.paths {
            by_name.entry(path.clone()).and_modify(|e| *e = None).or_insert(Some(i));
        }
        by_name.insert(entry.id.0.clone(), Some(i));
    }
    notes.retain(|note| {
        let found = by_name.get(&note.subject).copied().flatten();
        match found.and_then(|i| entries.get_mut(i)) {
            Some(entry) => {
                entry.notes.push(note.clone());
                false
            }
            None => true,
        }
    });
    for entry in entries {
        entry.notes.sort();
        entry.notes.dedup();
    }
}

fn orphan(judgement: &Judgement) -> Note {
    let message = format!(
        "what {} judged on {} is no longer in the case; the judgement is kept and bears on nothing",
        judgement.who, judgement.when
    );
    Note::new(NoteKind::Orphaned, judgement.id.as_str(), message)
        .help(format!("Undo it with: firsthand judge --undo {}", judgement.id))
}
