//! From the layers of one report to its claims: what its words assert, with the words, and on whose word.
//!
//! Invariants, most of them absences:
//! * One report at a time: nothing here knows of other reports, incidents, facts or the disk.
//! * Every claim's quote is a slice of the report (law 1); every claim is made by [`firsthand_types::Claim::new`].
//! * The outlet is never credited with what it quotes: a chain is what the words state, else it is empty (law 2).
//! * A figure that the words deny, foresee or only suppose is no count.
//! * Same report, same claims: no clock, no locale, no order of a hash map.

mod accomplices;
mod alerts;
mod antecedent;
mod apart;
mod avowals;
mod avowed;
mod beyond;
mod blame;
mod chains;
mod charges;
mod checks;
mod clause;
mod contrition;
mod counted;
mod counts;
mod court;
mod credited;
mod custody;
mod days;
mod deeds;
mod denials;
mod disavowals;
mod disclaims;
mod dock;
mod doubts;
mod draft;
mod elapsed;
mod events;
mod failings;
mod faults;
mod finish;
mod foretold;
mod forewarned;
mod frames;
mod grievance;
mod happenings;
mod intimated;
mod kinds;
mod known_before;
mod left_open;
mod lists;
mod menace;
mod misconduct;
mod motive_threat;
mod motives;
mod named;
mod notified;
mod numbers;
mod omens;
mod onset;
mod own_part;
mod people;
mod phrases;
mod places;
mod pleas;
mod pointed;
mod portraits;
mod provenance;
mod rebuttals;
mod refusals;
mod reproach;
mod response;
mod responsibility;
mod roles;
mod roll;
mod rosters;
mod said;
mod sentence;
mod sites;
mod sketches;
mod steps;
mod tables;
mod times;
mod tree;
mod verification;
mod victims;
mod voiced;
mod vows;
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
        Part::Title => &layers.title,
        // Pixels have no words; nobody asks for their layers.
        Part::Text | Part::Pixels => &layers.text,
    }
}

/// Runs every family over every sentence that asserts something.
fn read(report: &Report, layers: &ReportLayers, part: Part, events: &mut events::Events, found: &mut Vec<Claim>) {
    let l = layers_of(layers, part);
    let text = report.part(part);
    let mut memory = counts::Memory { violent: kinds::violent(events.kind()), ..Default::default() };
    let mut quotes = Vec::new();
    let contents = chains::Index::new(l);
    // Roles are for incidents of violence: elsewhere nobody attacks anybody.
    let names = (kinds::violent(events.kind())
        || roles::tells_of_attacks(l, events.kind() == firsthand_types::EventKind::Other))
    .then(|| roles::Names::new(text, l));
    let mut list: Vec<firsthand_types::Source> = Vec::new();
    for (index, sentence) in l.sentences.iter().enumerate() {
        let kind = l.paragraphs.get(sentence.paragraph).map(|p| p.kind).unwrap_or_default();
        let line = sentence.span.of(text).unwrap_or("").trim_end();
        let open = kind == ParagraphKind::Heading || !line.ends_with(['.', '!', '?', ':', '"', '”']);
        let row = open && index > 0 && is_row(line);
        if part == Part::Text && (matches!(kind, ParagraphKind::Heading) && !row || kind == ParagraphKind::Credit) {
            memory.last = counts::figures::heading(sentence.span.of(text).unwrap_or(""));
            list = Sent::new(text, l, index).map(|s| lists::source(&s)).unwrap_or_default();
            continue;
        }
        let Some(s) = Sent::new(text, l, index) else {
            continue;
        };
        for mut d in sentence_drafts(&s, part, &mut memory, events.kind(), layers.home.as_ref(), names.as_ref()) {
            if row {
                label(&mut d, sentence.span.of(text).unwrap_or(""));
                if d.chain.as_ref().is_none_or(Vec::is_empty) && !list.is_empty() {
                    d.chain = Some(list.clone());
                }
            }
            quotes.push(d.span);
            found.extend(finish::place(report, &s, &contents, d, events));
        }
        // "Kab." is no sentence that ends a list.
        if !row && s.words.len() > 2 {
            list = lists::lead(&s, found);
        }
    }
    let cells = if part == Part::Text { tables::read(text) } else { Vec::new() };
    for d in cells {
        if let Some(s) = l.sentence_at(d.span.start).and_then(|index| Sent::new(text, l, index)) {
            quotes.push(d.span);
            found.extend(finish::place(report, &s, &contents, d, events));
        }
    }
    let roll = if part == Part::Text { roll::read(text, &report.title.clone().unwrap_or_default(), l) } else { Vec::new() };
    for (index, d) in roll {
        let told = |c: &Claim| c.slot == d.slot && c.part == part && c.start < d.span.end && d.span.start < c.end;
        if let Some(s) = Sent::new(text, l, index).filter(|_| !found.iter().any(told)) {
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

/// Whether a line without an end mark is a row of figures ("Upper Pell: 41 dead, 120 injured", "Tull - 9 dead, 11 missing", "1994: a
/// crush kills 270") and no heading.
fn is_row(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '-', '•', '–', '·', ' ']);
    let dash = [" - ", " – ", " — ", " | "].iter().find_map(|d| line.split_once(d));
    let year = |l: &str| l.len() == 4 && (l.starts_with("19") || l.starts_with("20")) && l.bytes().all(|b| b.is_ascii_digit());
    let named = |l: &str| {
        l.split_whitespace().count() <= 5
            && l.split_whitespace()
                .all(|w| w.trim_start_matches('(').starts_with(char::is_uppercase) || matches!(w, "of" | "and"))
    };
    let (label, rest, loose) = match line.split_once(':').map(|(l, r)| (l, r, year(l.trim()))) {
        Some(found) => found,
        None => match dash.filter(|(l, _)| named(l) || year(l)) {
            Some((l, r)) => (l, r, year(l)),
            None => return false,
        },
    };
    let low = line.to_lowercase();
    let fate = [
        "dead", "killed", "deaths", "fatalities", "injured", "injuries", "wounded", "hurt", "missing", "unaccounted",
        "rescued", "evacuated", "displaced", "homeless", "arrested", "arrests", "detained", "lives", "kills", "identified",
        "patients", "bodies",
    ]
    .iter()
    .any(|w| low.contains(w));
    let rest = ["some ", "about ", "over ", "more than ", "at least ", "now ", "up to ", "nearly ", "around "]
        .iter()
        .find_map(|b| rest.trim_start().to_lowercase().strip_prefix(b).map(str::to_owned))
        .unwrap_or_else(|| rest.trim_start().to_owned());
    let digit =
        if loose { rest.contains(|c: char| c.is_ascii_digit()) } else { rest.starts_with(|c: char| c.is_ascii_digit()) };
    let digit = digit || rest.split_whitespace().next().is_some_and(|w| numbers::count_of(w).is_some());
    // "Kab. Dorr | 159 dead": a stop inside a cell ends no sentence.
    let stop = label.contains('.') && !line.contains(" | ");
    label.len() <= 48 && !stop && fate && digit
}

/// A figure in a row: the part that its label names, on nobody's word unless the label is a body's.
fn label(d: &mut Draft, line: &str) {
    let end = [":", " - ", " – ", " — ", " | "].iter().filter_map(|d| line.find(d)).min().unwrap_or(line.len());
    let label = line.get(..end).unwrap_or("").trim().trim_start_matches(['*', '-', '•', '–', '·', ' ']);
    let low = label.to_lowercase();
    let body = ["police", "ministry", "service", "official", "authorit", "agency", "hospital", "brigade", "department"];
    if !body.iter().any(|b| low.contains(b)) {
        d.chain.get_or_insert_with(Vec::new);
    }
    let whole = [
        "total", "overall", "nationwide", "countrywide", "dead", "killed", "injured", "missing", "persons", "casualties",
        "toll",
    ];
    if d.scope == Some(firsthand_types::Scope::Total) && !whole.iter().any(|w| low.contains(w)) {
        d.scope = Some(firsthand_types::Scope::Subset(label.to_owned()));
    }
}

/// A person whom both the frames and the names found is told once, with the age.
fn twice(out: &mut Vec<Draft>) {
    let name = |d: &Draft| match &d.value {
        firsthand_types::Value::Person(p) => Some(p.name.clone()),
        _ => None,
    };
    let named: Vec<(String, firsthand_types::Span)> = out
        .iter()
        .filter(|d| matches!(d.rule, "person/name" | "person/portrait"))
        .filter_map(|d| Some((name(d)?, d.span)))
        .collect();
    out.retain(|d| match d.rule {
        "person/patient" => !named.iter().any(|(n, _)| Some(n) == name(d).as_ref()),
        // "Ada Venn, a Corrin baker, had died": the words describe her who is named.
        "person/described" => !named.iter().any(|(n, at)| Some(n) == name(d).as_ref() || at.overlap(d.span) > 0),
        _ => true,
    });
}

/// Every family over one sentence. Titles assert counts, responsibility and what happened; the rest of them is display.
fn sentence_drafts(
    s: &Sent<'_>,
    part: Part,
    memory: &mut counts::Memory,
    main: firsthand_types::EventKind,
    home: Option<&firsthand_language::place::Home>,
    names: Option<&roles::Names>,
) -> Vec<Draft> {
    let mut out = counts::read(s, part, memory);
    let court = court::read(s, part, main, &out);
    // A list of those arrested counts the whole, not the number in it.
    let whole = |d: &Draft| {
        court.iter().any(|c| c.rule == accomplices::RULE && c.slot == d.slot && c.span.overlap(d.span) > 0)
            && d.slot.is_people_count()
            && !d.span.of(s.text).is_some_and(|q| q.contains("of them") || q.contains("of whom"))
    };
    out.retain(|d| !whole(d));
    out.extend(court);
    out.extend(responsibility::read(s, part));
    out.extend(places::read(s, part, main, home));
    out.extend(days::read(s, part, main));
    if part == Part::Text {
        out.extend(counted::read(s, part, &out, &memory.void));
        out.extend(times::read(s, part, main));
        out.extend(weapons::read(s, part));
        out.extend(motive_threat::read(s, part));
        out.extend(warnings::read(s, part));
        out.extend(verification::read(s, part));
        out.extend(people::described(s, part, &out));
        out.extend(sketches::described(s, part));
        out.extend(people::read(s, part));
        // The frames know what was struck; the words beside an attack only where they name such a thing and the frames do not.
        let roles = names.map(|n| roles::read(s, part, n)).unwrap_or_default();
        let framed = roles.iter().any(|d| d.slot == firsthand_types::Slot::Target);
        out.retain(|d| d.slot != firsthand_types::Slot::Target || !framed && roles::is_struck(s, d));
        out.extend(roles);
        twice(&mut out);
        let persons: Vec<Draft> = out
            .iter()
            .filter(|d| d.slot == firsthand_types::Slot::Person && !matches!(d.rule, "person/described" | "person/portrait"))
            .cloned()
            .collect();
        out.extend(named::counts(s.text, part, &persons, &out, memory.topic.is_some()));
        out.extend(named::told(s, part, &out));
        out.extend(response::read(s, part));
    }
    out.retain(|d| !d.span.is_empty());
    out
}
