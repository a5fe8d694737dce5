//! `trace`: from an id to the exact words, the chain of sources, and the other places where they stand.

use super::Look;
use super::excerpt::{Mark, excerpt};
use super::facts::{conflict_name, grade_name, name, rival};
use super::index::{Index, bounded, slot_name, some};
use super::paper::{Ink, Paper, bold, dim, plain, quote};
use super::summary::count;
use crate::trace::{Found, copies_of, facts_of, judgements_on};
use crate::view::Texts;
use firsthand_types::{
    Claim, Dossier, Fact, Incident, Judgement, Modality, Origin, Part, Polarity, ReportEntry, Scope, Source, Span,
};

/// Column of labels.
const LABELS: usize = 12;
/// Most places of one list.
const MOST: usize = 12;

/// The page for one thing found.
pub fn trace(dossier: &Dossier, texts: &dyn Texts, found: &Found<'_>, look: Look) -> String {
    let index = Index::new(dossier);
    let mut paper = Paper::new(look);
    match found {
        Found::Claim(claim) => of_claim(&mut paper, &index, texts, claim),
        Found::Fact(incident, fact) => of_fact(&mut paper, &index, texts, incident, fact),
        Found::Origin(origin) => of_origin(&mut paper, &index, origin),
        Found::Report(report) => of_report(&mut paper, &index, report),
        Found::Incident(incident) => of_incident(&mut paper, &index, incident),
        Found::Judgement(one) => judgement(&mut paper, one),
    }
    paper.finish()
}

fn of_claim(paper: &mut Paper, index: &Index<'_>, texts: &dyn Texts, claim: &Claim) {
    let value = bounded(&claim.value, claim.bound);
    let mut head = vec![bold(format!("{}: {value}", slot_name(claim.slot)))];
    head.extend(claim.what.as_ref().map(|what| dim(format!("({what})"))));
    head.push(dim(claim.id.as_str()));
    paper.para(0, 2, &head);
    paper.blank();
    words(paper, index, texts, claim);
    paper.blank();
    on_whose_word(paper, index, claim);
    how(paper, claim);
    standings(paper, index, claim);
    for (incident, fact) in facts_of(index.dossier, &claim.id) {
        let line = format!("{} of {} ({})", name(fact), incident.title, fact.id);
        paper.row("supports", LABELS, &[plain(line)]);
    }
    for one in judgements_on(index.dossier, claim) {
        judgement(paper, one);
    }
}

/// The sentence with the quote underlined, and the sentences in which its sources are named.
fn words(paper: &mut Paper, index: &Index<'_>, texts: &dyn Texts, claim: &Claim) {
    let mut marks = vec![Mark { span: claim.span(), with: '━', ink: Ink::Bold }];
    let same_part = |s: &&Source| s.part.is_none_or(|p| p == claim.part);
    for source in claim.sources.iter().filter(same_part) {
        let span = Span::new(source.start, source.end);
        marks.push(Mark { span, with: '┄', ink: Ink::Plain });
    }
    let Some(text) = texts.text(&claim.report, claim.part) else {
        paper.para(2, 2, &[quote(&claim.quote)]);
        return;
    };
    let mut ranges: Vec<Span> = marks.iter().map(|m| sentence(index, claim, text, m.span)).collect();
    ranges.sort();
    ranges.dedup();
    for (n, range) in ranges.iter().enumerate() {
        if n > 0 {
            paper.para(2, 2, &[dim("⋯")]);
        }
        excerpt(paper, text, *range, &marks, 2);
    }
}

/// The sentences that hold a range; a title is one.
fn sentence(index: &Index<'_>, claim: &Claim, text: &str, span: Span) -> Span {
    if claim.part == Part::Title {
        return Span::new(0, text.len());
    }
    let sentences = index.report(&claim.report).map_or(&[][..], |r| &r.sentences);
    let first = sentences.partition_point(|s| s.end <= span.start);
    sentences
        .get(first..)
        .unwrap_or(&[])
        .iter()
        .take_while(|s| s.start < span.end.max(span.start + 1))
        .fold(span, |cover, s| cover.cover(*s))
}

fn on_whose_word(paper: &mut Paper, index: &Index<'_>, claim: &Claim) {
    let report = index.report(&claim.report);
    let mut outlet = vec![plain(index.outlet(&claim.report)), dim(claim.report.as_str())];
    let place = match claim.part {
        Part::Title => "title".to_owned(),
        Part::Pixels => "pixels".to_owned(),
        Part::Text => format!("bytes {}–{}", claim.start, claim.end),
    };
    outlet.push(dim(format!("· {place}")));
    paper.row("printed by", LABELS, &outlet);
    if claim.sources.is_empty() {
        paper.row("quoting", LABELS, &[plain("nobody: the report itself says it")]);
    }
    for (n, source) in claim.sources.iter().enumerate() {
        let label = if n == 0 { "quoting" } else { "who quotes" };
        let mut runs = vec![plain(&source.name)];
        let role = [&source.role, &source.body];
        runs.extend(role.into_iter().flatten().map(|r| dim(format!("· {r}"))));
        runs.push(dim(format!("· {}", kind(source))));
        if source.vague {
            runs.push(dim("· names nobody in particular"));
        }
        paper.row(label, LABELS, &runs);
    }
    if let Some(origin) = &claim.origin {
        paper.row("origin", LABELS, &[bold(index.origin(origin)), dim(origin.as_str())]);
    }
    if let Some(report) = report {
        let mut from = vec![plain(&report.path)];
        from.extend(report.url.as_ref().map(|u| dim(format!("· {u}"))));
        from.push(dim(format!("· sha256 {}", report.sha256)));
        paper.row("capture", LABELS, &from);
        if let Some(by) = &report.superseded_by {
            paper.row("superseded", LABELS, &[plain(format!("a newer version is {by}"))]);
        }
    }
}

fn kind(source: &Source) -> String {
    let name = serde_json::to_value(source.kind).ok();
    let name = name.as_ref().and_then(|v| v.as_str()).unwrap_or("source");
    name.replace('_', " ")
}

fn how(paper: &mut Paper, claim: &Claim) {
    let mut said = Vec::new();
    match claim.polarity {
        Polarity::Affirmed => {}
        Polarity::Denied => said.push("denied".to_owned()),
        Polarity::Absent => said.push("said to be absent".to_owned()),
    }
    match claim.modality {
        Modality::Asserted => {}
        Modality::Alleged => said.push("alleged".to_owned()),
        Modality::Possible => said.push("possible".to_owned()),
        Modality::Planned => said.push("planned".to_owned()),
        Modality::Predicted => said.push("predicted".to_owned()),
    }
    match &claim.scope {
        Some(Scope::Increment) => said.push("adds to an earlier figure".to_owned()),
        Some(Scope::Superseded) => said.push("given as an earlier figure, since replaced".to_owned()),
        Some(Scope::Subset(of)) => said.push(format!("a part of the whole: {of}")),
        Some(Scope::Total) | None => {}
    }
    said.extend(claim.as_of.as_ref().map(|t| format!("as of {t}")));
    if claim.firsthand {
        said.push("the outlet saw or counted it itself".to_owned());
    }
    if !said.is_empty() {
        paper.row("said as", LABELS, &[plain(said.join(" · "))]);
    }
    paper.row("rule", LABELS, &[dim(&claim.rule)]);
}

fn standings(paper: &mut Paper, index: &Index<'_>, claim: &Claim) {
    let found = copies_of(index.dossier, claim);
    for (n, standing) in found.iter().take(MOST).enumerate() {
        let label = if n == 0 { "also in" } else { "" };
        let order = match (standing.shared, standing.edge.ordered, standing.later) {
            (true, ..) => "shared words, no copy",
            (_, false, _) => "who had it first is open",
            (_, true, true) => "later",
            (_, true, false) => "earlier",
        };
        let reason = serde_json::to_value(standing.edge.reason).ok();
        let reason = reason.as_ref().and_then(|v| v.as_str()).unwrap_or("copy").to_owned();
        let runs = [
            plain(standing.report.as_str()),
            dim(index.outlet(standing.report)),
            dim(format!("· {reason} · {order}")),
            dim(format!("· bytes {}–{}", standing.span.start, standing.span.end)),
        ];
        paper.row(label, LABELS, &runs);
    }
    if found.len() > MOST {
        paper.row("", LABELS, &[dim(format!("and {} more", found.len() - MOST))]);
    }
}

fn of_fact(paper: &mut Paper, index: &Index<'_>, texts: &dyn Texts, incident: &Incident, fact: &Fact) {
    let best = fact.best.as_ref().map_or("not settled".to_owned(), |v| v.display());
    paper.para(0, 2, &[bold(format!("{}: {best}", name(fact))), dim(fact.id.as_str())]);
    paper.para(0, 0, &[plain(&incident.title)]);
    let line = format!("{} · {}", grade_name(fact.grade), conflict_name(fact.conflict));
    paper.para(0, 0, &[dim(line)]);
    for candidate in &fact.candidates {
        paper.blank();
        rival(paper, index, fact, candidate);
        for claim in candidate.claims.iter().take(MOST).filter_map(|id| index.claim(id)) {
            paper.blank();
            paper.para(6, 8, &[dim(claim.id.as_str()), plain(index.outlet(&claim.report))]);
            words(paper, index, texts, claim);
        }
        if candidate.claims.len() > MOST {
            let more = format!("and {} more claims", candidate.claims.len() - MOST);
            paper.para(6, 8, &[dim(more)]);
        }
    }
}

fn of_origin(paper: &mut Paper, index: &Index<'_>, origin: &Origin) {
    paper.para(0, 2, &[bold(&origin.name), dim(format!("{} · {}", origin.kind, origin.id))]);
    if let Some(side) = &origin.side {
        paper.row("side", LABELS, &[plain(side)]);
    }
    if !origin.aliases.is_empty() {
        paper.row("also called", LABELS, &[plain(origin.aliases.join(", "))]);
    }
    let reports: Vec<String> = origin.reports.iter().map(ToString::to_string).collect();
    paper.row("reports", LABELS, &[plain(some(&reports, 24))]);
    if !origin.evidence.is_empty() {
        let evidence: Vec<String> = origin.evidence.iter().map(ToString::to_string).collect();
        let runs = [plain(some(&evidence, 12)), dim("show that these names are one")];
        paper.row("evidence", LABELS, &runs);
    }
    paper.heading(&count(origin.claims.len(), "claim"));
    for claim in origin.claims.iter().filter_map(|id| index.claim(id)).take(40) {
        claim_line(paper, index, claim);
    }
    if origin.claims.len() > 40 {
        paper.para(2, 4, &[dim(format!("and {} more", origin.claims.len() - 40))]);
    }
}

fn claim_line(paper: &mut Paper, index: &Index<'_>, claim: &Claim) {
    let head = format!("{} {}", slot_name(claim.slot), bounded(&claim.value, claim.bound));
    paper.para(2, 4, &[plain(head), dim(index.outlet(&claim.report)), dim(claim.id.as_str())]);
    paper.para(4, 4, &[quote(&claim.quote)]);
}

fn of_report(paper: &mut Paper, index: &Index<'_>, report: &ReportEntry) {
    let title = report.title.as_deref().unwrap_or(report.id.as_str());
    paper.para(0, 2, &[bold(title), dim(report.id.as_str())]);
    let mut rows = vec![
        ("outlet", report.outlet.clone()),
        ("author", report.author.clone()),
        ("published", report.published.clone()),
        ("address", report.url.clone()),
        ("language", report.language.clone()),
        ("paths", Some(some(&report.paths, 8))),
        ("sha256", Some(report.sha256.to_string())),
    ];
    let replaced = report.superseded_by.as_ref().map(|by| format!("by {by}"));
    rows.push(("superseded", replaced));
    for (label, value) in rows {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            paper.row(label, LABELS, &[plain(value)]);
        }
    }
    for note in &report.notes {
        paper.row("note", LABELS, &[plain(&note.message)]);
    }
    let of_report = |e: &&firsthand_types::CopyEdge| e.reports.contains(&report.id);
    for edge in index.dossier.copies.iter().filter(of_report).take(MOST) {
        let [first, second] = &edge.reports;
        let other = if *first == report.id { second } else { first };
        let how = format!("{:?}", edge.reason).to_lowercase();
        let share = format!("{:.0}% of the shorter · {how}", edge.containment * 100.0);
        let side = match (edge.ordered, *first == report.id) {
            (false, _) => "shares with",
            (true, true) => "copied by",
            (true, false) => "copies",
        };
        paper.row(side, LABELS, &[plain(other.as_str()), dim(share)]);
    }
    let claims: Vec<&Claim> = index.dossier.claims.iter().filter(|c| c.report == report.id).collect();
    paper.heading(&count(claims.len(), "claim"));
    for claim in claims {
        claim_line(paper, index, claim);
    }
}

fn of_incident(paper: &mut Paper, index: &Index<'_>, incident: &Incident) {
    paper.para(0, 2, &[bold(&incident.title), dim(incident.id.as_str())]);
    let reports: Vec<String> = incident.reports.iter().map(ToString::to_string).collect();
    paper.row("reports", LABELS, &[plain(some(&reports, 24))]);
    let main: Vec<String> = incident.primary_for.iter().map(ToString::to_string).collect();
    if !main.is_empty() {
        paper.row("main for", LABELS, &[plain(some(&main, 24))]);
    }
    for fact in &incident.facts {
        paper.blank();
        super::facts::fact(paper, index, fact);
    }
}

/// One judgement in full.
pub(crate) fn judgement(paper: &mut Paper, one: &Judgement) {
    let mut runs = vec![bold(crate::view::decided(one))];
    runs.push(dim(format!("· {} · {}", one.who, one.when)));
    if !one.why.is_empty() {
        runs.push(plain(format!("· {}", one.why)));
    }
    runs.push(dim(one.id.as_str()));
    if let Some((when, who, why)) = &one.undone {
        runs.push(dim(format!("· undone by {who} · {when}")));
        runs.push(plain(why));
    }
    paper.row("judged", LABELS, &runs);
}
