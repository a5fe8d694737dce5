//! From the layers of one report to its claims: what its words assert, with the words, and on whose word.
//!
//! Invariants, most of them absences:
//! * One report at a time: nothing here knows of other reports, incidents, facts or the disk.
//! * Every claim's quote is a slice of the report (law 1); every claim is made by [`firsthand_types::Claim::new`].
//! * The outlet is never credited with what it quotes: a chain is what the words state, else it is empty (law 2).
//! * A figure that the words deny, foresee or only suppose is no count.
//! * Same report, same claims: no clock, no locale, no order of a hash map.

mod chains;
mod clause;
mod counted;
mod counts;
mod draft;
mod events;
mod finish;
mod kinds;
mod motive_threat;
mod numbers;
mod people;
mod phrases;
mod places;
mod provenance;
mod response;
mod responsibility;
mod roles;
mod said;
mod sentence;
mod times;
mod verification;
mod warnings;
mod weapons;
mod words;

use draft::Draft;
use firsthand_language::{Layers, ParagraphKind, ReportLayers};
use firsthand_types::{Claim, Noted, Part, Report, ReportClaims};
use sentence::Sent;

/// Everything that a report claims, with its events and what it declares of its making.
///
/// A pure function of the report and its layers. Never fails: what the rules cannot ground they leave out.
pub fn claims(report: &Report, layers: &ReportLayers) -> Noted<ReportClaims> {
    let mut events = events::Events::new(report, layers);
    let mut found = Vec::new();
    for part in [Part::Text, Part::Title] {
        read(report, layers, part, &mut events, &mut found);
    }
    Noted::plain(finish::assemble(report, layers, found, events))
}

/// The layers of one part.
fn layers_of(layers: &ReportLayers, part: Part) -> &Layers {
    match part {
        Part::Text => &layers.text,
        Part::Title => &layers.title,
    }
}

/// Runs every family over every sentence that asserts something.
fn read(report: &Report, layers: &ReportLayers, part: Part, events: &mut events::Events, found: &mut Vec<Claim>) {
    let l = layers_of(layers, part);
    let text = report.part(part);
    let mut memory = counts::Memory { violent: kinds::violent(events.kind()), ..Default::default() };
    let mut quotes = Vec::new();
    let contents = chains::Index::new(l);
    for (index, sentence) in l.sentences.iter().enumerate() {
        let kind = l.paragraphs.get(sentence.paragraph).map(|p| p.kind).unwrap_or_default();
        if part == Part::Text && matches!(kind, ParagraphKind::Heading | ParagraphKind::Credit) {
            continue;
        }
        let Some(s) = Sent::new(text, l, index) else {
            continue;
        };
        for d in sentence_drafts(&s, part, &mut memory, events.kind()) {
            quotes.push(d.span);
            found.extend(finish::place(report, &s, &contents, d, events));
        }
    }
    quotes.sort();
    for (index, d) in said::read(text, l, part, &quotes) {
        let paragraph = l.sentences.get(index).and_then(|s| l.paragraphs.get(s.paragraph));
        if paragraph.is_some_and(|p| matches!(p.kind, ParagraphKind::Heading | ParagraphKind::Credit)) {
            continue;
        }
        if let Some(s) = Sent::new(text, l, index) {
            found.extend(finish::place(report, &s, &contents, d, events));
        }
    }
}

/// Every family over one sentence. Titles assert counts, responsibility and what happened; the rest of them is display.
fn sentence_drafts(s: &Sent<'_>, part: Part, memory: &mut counts::Memory, main: firsthand_types::EventKind) -> Vec<Draft> {
    let mut out = counts::read(s, part, memory);
    out.extend(responsibility::read(s, part));
    out.extend(places::read(s, part, main));
    if part == Part::Text {
        out.extend(counted::read(s, part, &out, &memory.void));
        out.extend(times::read(s, part, main));
        out.extend(weapons::read(s, part));
        out.extend(motive_threat::read(s, part));
        out.extend(warnings::read(s, part));
        out.extend(verification::read(s, part));
        out.extend(people::described(s, part, &out));
        out.extend(people::read(s, part));
        if kinds::violent(main) {
            out.extend(roles::read(s, part));
        }
        out.extend(response::read(s, part));
    }
    out.retain(|d| !d.span.is_empty());
    out
}
