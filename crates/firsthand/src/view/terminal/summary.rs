//! What `build` prints: what happened, on whose word, where the accounts part, what is not known, and what to do next.

use super::super::compatible;
use super::Look;
use super::facts::{LABELS, conflict_name, fact, leading, name, rival};
use super::index::{Index, bounded, some};
use super::paper::{Paper, Run, bold, conflict, dim, plain, quote};
use firsthand_types::{
    Bound, Candidate, Conflict, CopyReason, Dossier, Fact, Incident, NoteKind, Slot, TimelineEntry, TimelineLane, UNATTRIBUTED,
    Value,
};
use std::collections::BTreeMap;

/// Most facts shown of one slot, before "and n more".
const SAME_SLOT: usize = 4;

/// What the summary may suggest to do next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// The case's folder as the user named it; `None` where nothing was kept.
    pub case: Option<String>,
}

const RESPONSIBILITY: &[Slot] = &[
    Slot::Perpetrator,
    Slot::ClaimOfResponsibility,
    Slot::Accusation,
    Slot::Denial,
    Slot::Admission,
    Slot::Doubt,
    Slot::Corroboration,
    Slot::Acquittal,
    Slot::Motive,
];
const WARNINGS: &[Slot] = &[Slot::PriorWarning, Slot::FoiledPlot, Slot::Threat];
const BESIDE: &[Slot] = &[Slot::Verification, Slot::Response, Slot::Counted, Slot::Said];
/// Shown in the timeline or among the people.
const ELSEWHERE: &[Slot] = &[Slot::Time, Slot::Person];

/// The page.
pub fn summary(dossier: &Dossier, look: Look, next: &Next) -> String {
    let index = Index::new(dossier);
    let mut paper = Paper::new(look);
    let primary = dossier.incidents.iter().find(|i| i.primary);
    head(&mut paper, &index, primary);
    if let Some(incident) = primary {
        known(&mut paper, &index, incident);
        section(&mut paper, &index, incident, "Responsibility", RESPONSIBILITY);
        conflicts(&mut paper, &index, incident);
        clashes(&mut paper, &index, incident);
        timeline(&mut paper, &index, incident);
        section(&mut paper, &index, incident, "Warnings and threats", WARNINGS);
        beside(&mut paper, incident);
        super::footage::checked(&mut paper, dossier);
        people(&mut paper, incident);
        not_known(&mut paper, dossier, Some(incident));
        background(&mut paper, dossier);
    } else {
        super::footage::checked(&mut paper, dossier);
        not_known(&mut paper, dossier, None);
    }
    sources(&mut paper, &index);
    reports_and_notes(&mut paper, dossier);
    what_next(&mut paper, primary, next);
    paper.finish()
}

fn head(paper: &mut Paper, index: &Index<'_>, primary: Option<&Incident>) {
    let dossier = index.dossier;
    let title = primary.map_or("No incident found in these reports", |i| i.title.as_str());
    paper.para(0, 0, &[bold(title)]);
    let words: usize = dossier.reports.iter().map(|r| r.words).sum();
    let copied = crate::view::copying(dossier);
    let origins = dossier.origins.iter().filter(|o| o.id.as_str() != UNATTRIBUTED).count();
    let mut line = vec![
        plain(count(dossier.reports.len(), "report")),
        dim("·"),
        plain(format!("{} words", thousands(words))),
        dim("·"),
        plain(count(dossier.claims.len(), "claim")),
        dim("·"),
        plain(count(origins, "origin")),
    ];
    if copied > 0 {
        line.push(dim("·"));
        let verb = if copied == 1 { "copies" } else { "copy" };
        line.push(plain(format!("{copied} {verb} another")));
    }
    paper.para(0, 0, &line);
}

fn known(paper: &mut Paper, index: &Index<'_>, incident: &Incident) {
    let elsewhere = [RESPONSIBILITY, WARNINGS, BESIDE, ELSEWHERE];
    let slots: Vec<Slot> = Slot::ALL.iter().copied().filter(|slot| !elsewhere.iter().any(|list| list.contains(slot))).collect();
    section(paper, index, incident, "What is known", &slots);
}

fn section(paper: &mut Paper, index: &Index<'_>, incident: &Incident, title: &str, slots: &[Slot]) {
    let mut headed = false;
    for slot in slots {
        let of_slot: Vec<&Fact> = incident.facts.iter().filter(|f| f.slot == *slot && !f.candidates.is_empty()).collect();
        for one in of_slot.iter().take(SAME_SLOT) {
            if !headed {
                paper.heading(title);
                headed = true;
            }
            fact(paper, index, one);
            others(paper, one);
        }
        if of_slot.len() > SAME_SLOT {
            let more = format!("and {} more: firsthand ask {slot}", of_slot.len() - SAME_SLOT);
            paper.row("", LABELS, &[dim(more)]);
        }
    }
}

/// Rivals that are no conflict of the section below, in one line.
fn others(paper: &mut Paper, fact: &Fact) {
    if fact.candidates.len() < 2 || contested(fact) {
        return;
    }
    let best = leading(fact).map(|c| &c.value);
    let rest: Vec<String> =
        fact.candidates.iter().filter(|c| Some(&c.value) != best).map(|c| bounded(&c.value, c.bound)).collect();
    if !rest.is_empty() {
        let line = format!("also said: {}", some(&rest, 4));
        paper.row("", LABELS, &[dim(line)]);
    }
}

fn contested(fact: &Fact) -> bool {
    matches!(fact.conflict, Conflict::Disagreement | Conflict::Update)
}

fn conflicts(paper: &mut Paper, index: &Index<'_>, incident: &Incident) {
    let small = |f: &Fact| BESIDE.contains(&f.slot);
    let parted: Vec<&Fact> = incident.facts.iter().filter(|f| contested(f) && !small(f) && f.candidates.len() > 1).collect();
    if parted.is_empty() {
        return;
    }
    paper.heading("Where the accounts part");
    for fact in parted {
        let kind = conflict_name(fact.conflict);
        if fact.conflict == Conflict::Update && fact.ledger.len() > 1 {
            over_time(paper, fact, kind);
            continue;
        }
        paper.para(2, 2, &[bold(name(fact)), dim("·"), conflict(kind)]);
        let rivals: Vec<&Candidate> = fact.candidates.iter().filter(|c| !compatible(fact, c)).take(SAME_SLOT).collect();
        for candidate in &rivals {
            rival(paper, index, fact, candidate);
        }
        let left = fact.candidates.len() - rivals.len();
        if left > 0 {
            let more = format!("and {left} more: firsthand ask {}", fact.slot);
            paper.para(4, 4, &[dim(more)]);
        }
    }
}

/// A figure that changed, as it changed; its rivals stand in `ask`.
fn over_time(paper: &mut Paper, fact: &Fact, kind: &str) {
    paper.para(2, 2, &[bold(name(fact)), dim(format!("· {kind}: firsthand ask {}", fact.slot))]);
    let mut steps: Vec<Run> = Vec::new();
    let mut last = None;
    for entry in &fact.ledger {
        let Some(best) = entry.best.as_ref().filter(|best| last.replace(*best) != Some(*best)) else { continue };
        if !steps.is_empty() {
            steps.push(dim("→"));
        }
        steps.push(plain(best.display()));
        steps.extend(entry.as_of.as_ref().map(|t| dim(format!("({t})"))));
    }
    paper.para(4, 4, &steps);
}

/// Times that cannot all be right.
fn clashes(paper: &mut Paper, index: &Index<'_>, incident: &Incident) {
    if incident.clashes.is_empty() {
        return;
    }
    paper.heading("Times that cannot all be true");
    for clash in incident.clashes.iter().take(6) {
        paper.para(2, 4, &[conflict("–"), plain(&clash.why)]);
        for claim in clash.claims.iter().take(4).filter_map(|id| index.claim(id)) {
            let by = format!("— {} {}", index.outlet(&claim.report), claim.id);
            paper.para(6, 6, &[quote(&claim.quote), dim(by)]);
        }
    }
}

fn timeline(paper: &mut Paper, index: &Index<'_>, incident: &Incident) {
    if incident.timeline.is_empty() {
        return;
    }
    paper.heading("Timeline");
    for (lane, name, most) in LANES {
        let entries: Vec<&TimelineEntry> = incident.timeline.iter().filter(|e| e.lane == *lane && timed(e)).collect();
        if entries.is_empty() {
            continue;
        }
        if *lane == TimelineLane::Report {
            reports(paper, name, &entries);
            continue;
        }
        paper.para(2, 2, &[dim(name)]);
        lane_rows(paper, index, &entries, *most);
    }
    let open: Vec<&TimelineEntry> = incident.timeline.iter().filter(|e| !timed(e)).collect();
    if !open.is_empty() {
        paper.para(2, 2, &[dim("time not stated")]);
        lane_rows(paper, index, &open, UNDATED);
    }
}

/// Whether anything is known of when it was.
fn timed(e: &TimelineEntry) -> bool {
    e.start.is_some() || e.end.is_some()
}

fn lane_rows(paper: &mut Paper, index: &Index<'_>, entries: &[&TimelineEntry], most: usize) {
    for entry in entries.iter().take(most) {
        entry_row(paper, index, entry);
    }
    if entries.len() > most {
        paper.row("", 24, &[dim(format!("and {} more in the dossier", entries.len() - most))]);
    }
}

/// Most entries without a time that are shown.
const UNDATED: usize = 6;

/// The lanes of the timeline, with the most lines shown of each.
const LANES: &[(TimelineLane, &str, usize)] = &[
    (TimelineLane::Warning, "warnings before", 4),
    (TimelineLane::Incident, "the incident", 10),
    (TimelineLane::Statement, "what was said", 6),
    (TimelineLane::Report, "reports", 0),
];

/// When the reports came, in one line.
fn reports(paper: &mut Paper, name: &str, entries: &[&TimelineEntry]) {
    let day = |e: &&TimelineEntry| e.start.as_deref().and_then(|s| s.get(..10)).map(str::to_owned);
    let days: Vec<String> = entries.iter().filter_map(day).collect();
    let span = match (days.iter().min(), days.iter().max()) {
        (Some(a), Some(b)) if a != b => format!(", {a} to {b}"),
        (Some(a), _) => format!(", {a}"),
        _ => String::new(),
    };
    paper.para(2, 2, &[dim(name), plain(format!("{}{span}", entries.len()))]);
}

fn entry_row(paper: &mut Paper, index: &Index<'_>, entry: &TimelineEntry) {
    let when = match (&entry.start, &entry.end) {
        (Some(start), Some(end)) if start != end => format!("{start} – {end}"),
        (None, Some(end)) => format!("before {end}"),
        (Some(at), _) => match entry.bound {
            Some(Bound::About) => format!("about {at}"),
            Some(Bound::Before) => format!("before {at}"),
            Some(Bound::After) => format!("after {at}"),
            _ => at.clone(),
        },
        (None, None) => match entry.lane {
            TimelineLane::Warning => "warning",
            TimelineLane::Incident => "incident",
            TimelineLane::Statement => "said",
            TimelineLane::Report => "report",
        }
        .to_owned(),
    };
    let mut runs = vec![plain(&entry.what)];
    if let Some(by) = &entry.placed_by {
        runs.push(quote(by));
    }
    if let Some(claim) = entry.claims.first().and_then(|id| index.claim(id)) {
        runs.push(dim(format!("— {} {}", index.outlet(&claim.report), claim.id)));
    }
    paper.row(&when, 24, &runs);
}

/// Slots that hold many small things: how many, and how to see them.
fn beside(paper: &mut Paper, incident: &Incident) {
    let mut headed = false;
    for slot in BESIDE {
        let of_slot: Vec<&Fact> = incident.facts.iter().filter(|f| f.slot == *slot).collect();
        if of_slot.is_empty() {
            continue;
        }
        if !headed {
            paper.heading("Also in the reports");
            headed = true;
        }
        let shown: Vec<String> = match slot {
            Slot::Counted => of_slot
                .iter()
                .filter_map(|f| {
                    let best = leading(f)?;
                    Some(format!("{} {}", bounded(&best.value, best.bound), name(f)))
                })
                .take(6)
                .collect(),
            _ => Vec::new(),
        };
        let candidates: usize = of_slot.iter().map(|f| f.candidates.len()).sum();
        let mut runs: Vec<Run> = vec![plain(candidates.to_string())];
        if !shown.is_empty() {
            runs.push(plain(format!("· {}", shown.join(" · "))));
        }
        runs.push(dim(format!("· firsthand ask {slot}")));
        paper.row(&super::index::slot_name(*slot), LABELS, &runs);
    }
}

fn people(paper: &mut Paper, incident: &Incident) {
    if incident.people.is_empty() {
        return;
    }
    let mut by_role: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for person in &incident.people {
        let mut shown = person.name.clone();
        if let Some(age) = person.age {
            shown.push_str(&format!(", {age}"));
        }
        if let Some(fate) = &person.fate {
            shown.push_str(&format!(" ({fate})"));
        }
        by_role.entry(person.role.as_str()).or_default().push(shown);
    }
    paper.heading("People");
    for (role, names) in by_role {
        let most = 12;
        let mut line = names.iter().take(most).cloned().collect::<Vec<_>>().join("; ");
        if names.len() > most {
            line.push_str(&format!("; and {} more", names.len() - most));
        }
        paper.row(role, LABELS, &[plain(line)]);
    }
}

fn not_known(paper: &mut Paper, dossier: &Dossier, incident: Option<&Incident>) {
    let mut lines: Vec<String> = incident.map(|i| i.not_known.clone()).unwrap_or_default();
    let mut unread: BTreeMap<&str, usize> = BTreeMap::new();
    for report in &dossier.reports {
        if report.notes.iter().any(|n| n.kind == NoteKind::NotRead) {
            let language = report.language.as_deref().unwrap_or("a kind not read yet");
            *unread.entry(language).or_default() += 1;
        }
    }
    for (language, n) in unread {
        lines.push(format!("What stands in {} ({language}): kept, not read.", count(n, "report")));
    }
    if lines.is_empty() {
        return;
    }
    paper.heading("What is not known");
    for line in lines {
        paper.para(2, 4, &[dim("–"), plain(line)]);
    }
}

fn background(paper: &mut Paper, dossier: &Dossier) {
    let others: Vec<&Incident> = dossier.incidents.iter().filter(|i| !i.primary).collect();
    if others.is_empty() {
        return;
    }
    paper.heading("Other events the reports mention (kept apart)");
    for incident in others.iter().take(8) {
        let killed = incident
            .facts
            .iter()
            .find(|f| f.slot == Slot::Killed)
            .and_then(|f| f.best.as_ref())
            .map(|v: &Value| format!("· killed {}", v.display()))
            .unwrap_or_default();
        let reports = format!("· in {}", count(incident.reports.len(), "report"));
        paper.para(2, 4, &[plain(&incident.title), dim(killed), dim(reports), dim(incident.id.as_str())]);
    }
    if others.len() > 8 {
        paper.para(2, 4, &[dim(format!("and {} more in the dossier", others.len() - 8))]);
    }
}

fn sources(paper: &mut Paper, index: &Index<'_>) {
    let dossier = index.dossier;
    let mut origins: Vec<_> = dossier.origins.iter().filter(|o| o.id.as_str() != UNATTRIBUTED).collect();
    origins.sort_by_key(|o| (std::cmp::Reverse(o.reports.len()), &o.name));
    if !origins.is_empty() {
        paper.heading("Whose word it is");
        let named: Vec<String> = origins.iter().map(|o| format!("{} ({})", o.name, count(o.reports.len(), "report"))).collect();
        paper.para(2, 2, &[plain(some(&named, 10))]);
    }
    let copies: Vec<_> = dossier.copies.iter().filter(|c| c.reason != CopyReason::Within).collect();
    if !copies.is_empty() {
        paper.heading("Copies (they add no origin)");
        for copy in copies.iter().take(10) {
            let [earlier, later] = &copy.reports;
            let share = format!("{:.0}%", copy.containment * 100.0);
            let how = match copy.reason {
                CopyReason::Copy => "copies",
                CopyReason::Trimmed => "is cut from",
                CopyReason::Reworded => "rewords",
                CopyReason::Version => "is a version of",
                _ => "shares passages with",
            };
            paper.para(2, 4, &[plain(later.as_str()), dim(how), plain(earlier.as_str()), dim(share)]);
        }
        if copies.len() > 10 {
            paper.para(2, 4, &[dim(format!("and {} more in the dossier", copies.len() - 10))]);
        }
    }
}

/// Everything noted, grouped, each by its name.
fn reports_and_notes(paper: &mut Paper, dossier: &Dossier) {
    let mut groups: BTreeMap<NoteKind, Vec<(String, String)>> = BTreeMap::new();
    let on_reports = dossier.reports.iter().flat_map(|r| r.notes.iter().map(move |n| (r.path.as_str(), n)));
    let on_case = dossier.notes.iter().map(|n| (n.subject.as_str(), n));
    for (name, note) in on_reports.chain(on_case) {
        let of = groups.entry(note.kind).or_default();
        of.push((name.to_owned(), note.message.clone()));
    }
    if groups.is_empty() {
        return;
    }
    paper.heading("Notes");
    for (kind, mut notes) in groups {
        notes.sort();
        notes.dedup();
        paper.para(2, 2, &[plain(kind_name(kind)), dim(format!("({})", notes.len()))]);
        for (name, message) in notes.iter().take(6) {
            paper.para(4, 6, &[plain(name), dim(message)]);
        }
        if notes.len() > 6 {
            let names: Vec<String> = notes.iter().skip(6).map(|(name, _)| name.clone()).collect();
            paper.para(4, 6, &[dim(format!("and {} more: {}", names.len(), some(&names, 20)))]);
        }
    }
}

fn kind_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Malformed => "Malformed",
        NoteKind::Empty => "Empty",
        NoteKind::TooLarge => "Too large",
        NoteKind::NotRead => "Kept, not read yet",
        NoteKind::Duplicate => "The same bytes more than once",
        NoteKind::Superseded => "Replaced by a newer version",
        NoteKind::Guessed => "Guessed",
        NoteKind::Orphaned => "Judgements whose subject is gone",
        NoteKind::Failed => "Failed",
        NoteKind::Remark => "Remarks",
    }
}

fn what_next(paper: &mut Paper, primary: Option<&Incident>, next: &Next) {
    let Some(incident) = primary else { return };
    let shown = incident.facts.iter().find(|f| f.slot == Slot::Killed).or_else(|| incident.facts.first());
    let Some(fact) = shown else { return };
    paper.heading("Next");
    match &next.case {
        Some(case) => {
            let case = format!("--case {}", quoted(case));
            let claim = leading(fact).and_then(|c| c.claims.first());
            let id = claim.map_or(fact.id.as_str(), |c| c.as_str());
            paper.para(2, 4, &[plain(format!("firsthand trace {id} {case}")), dim("the exact words")]);
            paper.para(2, 4, &[plain(format!("firsthand ask {} {case}", fact.slot)), dim("one fact, all sides")]);
            paper.para(
                2,
                4,
                &[
                    plain(format!("firsthand judge reject {id} --why \"...\" {case}")),
                    dim("your decision outranks the machine's"),
                ],
            );
        }
        None => {
            let why = "keep what was read, then trace, ask and judge";
            paper.para(2, 4, &[plain("firsthand build PATH... --case DIR"), dim(why)]);
        }
    }
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-~".contains(c);
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// "1 report", "2 reports".
pub(crate) fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {noun}{s}", thousands(n))
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
