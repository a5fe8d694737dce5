//! One self-contained HTML file: a document that can be read without scripts or network, printed, and handed on.
//!
//! * Every string of a report passes through the template's escaping and [`clean`]; no report text is ever markup.
//! * The words of reports stand in a serif face (`q`, `.words`), the tool's own in a sans; the accent is kept for conflict.
//! * No clock and no random ids: the same dossier gives the same bytes.

mod board;
mod conflicts;
mod evidence;
mod facts;
mod footage;
mod ledger;
mod map;
mod matrix;
mod outlines;
mod parts;
mod sources;
mod timeline;

use crate::view::Texts;
use firsthand_types::{Claim, ClaimId, Dossier, Incident, Origin, OriginId, ReportEntry, ReportId};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("style.css");

/// No network, no scripts, no frames: only what stands in the file itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The whole dossier as one HTML page. `texts` gives the words around each quote.
pub fn page(dossier: &Dossier, texts: &dyn Texts) -> String {
    let page = Page::new(dossier, texts);
    let primary = dossier.incidents.iter().find(|i| i.primary);
    let title = primary.map_or("No incident found", |i| i.title.as_str());
    let sections = sections(&page, primary);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="Firsthand";
                title { (clean(title)) " · Firsthand" }
                style { (PreEscaped(STYLE)) @if !dossier.footage.is_empty() { (PreEscaped(crate::footage::figure::STYLE)) } }
            }
            body {
                a.skip href="#known" { "Skip to what is known" }
                div.sheet {
                    (head(&page, title, primary, &sections))
                    main {
                        @for s in &sections {
                            section id=(s.id) aria-labelledby=(format!("h-{}", s.id)) {
                                h2 id=(format!("h-{}", s.id)) { (s.title) }
                                @if !s.lede.is_empty() { p.lede { (s.lede) } }
                                (s.body)
                            }
                        }
                    }
                    (foot(&page))
                }
            }
        }
    }
    .into_string()
}

/// A section that has something to show.
struct Section {
    id: &'static str,
    title: &'static str,
    lede: &'static str,
    body: Markup,
}

/// The sections in reading order; one without content is left out.
fn sections(page: &Page<'_>, primary: Option<&Incident>) -> Vec<Section> {
    let mut out = Vec::new();
    let mut add = |id, title, lede, body: Option<Markup>| {
        if let Some(body) = body {
            out.push(Section { id, title, lede, body });
        }
    };
    if let Some(i) = primary {
        add(
            "conflicts",
            "Where the accounts part",
            "Values that cannot all be true, each with those who stand behind it; below them figures that changed with time.",
            conflicts::conflicts(page, i),
        );
        add(
            "known",
            "What is known",
            "Each value beside the words it rests on. A dot is an independent origin, however many reports repeat it; a ring means that nobody is named.",
            facts::known(page, i),
        );
        add(
            "ledger",
            "The count over time",
            "The figure that stood at each date, between the lowest and the highest that stood then. A count may fall.",
            ledger::ledger(page, i),
        );
        add("responsibility", "Responsibility", "Who says who did it, in what way, and when.", board::board(page, i));
        add(
            "accounts",
            "Changing accounts",
            "One speaker's positions on one matter, in the order in which they were given.",
            board::accounts(page, i),
        );
        add(
            "timeline",
            "Timeline",
            "Solid bars are stated times, pale bars are intervals within which something is said to have happened.",
            timeline::timeline(page, i),
        );
        add("where", "Where", "", map::map(page, i));
        add("people", "People", "", board::people(page, i));
        add(
            "matrix",
            "Who says what",
            "Rows are facts, columns are independent origins. A value in the accent colour differs from the one chosen.",
            matrix::matrix(page, i),
        );
        add("unknown", "What is not known", "Left open rather than guessed.", facts::unknown(page, i));
    }
    add(
        "background",
        "Other events mentioned",
        "Kept apart from the incident: another year, another place, another event.",
        facts::background(page),
    );
    add(
        "footage",
        "Footage checked",
        "Each file beside the reference most like it. What the reports say was verified stands under what is known; this is what the pixels say.",
        footage::footage(page),
    );
    add("sources", "Sources and copies", "Twelve outlets are not twelve sources.", sources::sources(page));
    add(
        "evidence",
        "Evidence",
        "Every claim in its sentence, with its chain of sources, nearest first.",
        evidence::evidence(page),
    );
    add("notes", "Notes on the input", "", sources::notes(page));
    out
}

fn head(page: &Page<'_>, title: &str, primary: Option<&Incident>, sections: &[Section]) -> Markup {
    let d = page.dossier;
    let outlets: std::collections::BTreeSet<&str> = d.reports.iter().filter_map(|r| r.outlet.as_deref()).collect();
    // Footage is an origin too, but no report leads to it.
    let named = |o: &&Origin| o.id.as_str() != firsthand_types::UNATTRIBUTED && !o.reports.is_empty();
    let origins = d.origins.iter().filter(named).count();
    let copies = crate::view::copying(d);
    html! {
        header {
            p.kicker { "Firsthand · dossier" }
            h1 { (clean(title)) }
            p.tally {
                b { (d.reports.len()) } (parts::plural(d.reports.len(), " report", " reports"))
                @if !outlets.is_empty() { " from " b { (outlets.len()) } (parts::plural(outlets.len(), " outlet", " outlets")) }
                " lead back to " b { (origins) } (parts::plural(origins, " independent origin.", " independent origins."))
                @if copies > 0 { " " b { (copies) } (parts::plural(copies, " of the reports copies another.", " of the reports copy others.")) }
            }
            @if let Some(i) = primary { (facts::glance(page, i)) }
            nav.contents aria-label="Contents" {
                @for s in sections { a href=(format!("#{}", s.id)) { (s.title) } }
            }
        }
    }
}

fn foot(page: &Page<'_>) -> Markup {
    let reports = page.dossier.reports.len();
    let captures = page.dossier.reports.iter().map(|r| &r.sha256).collect::<std::collections::BTreeSet<_>>().len();
    html! {
        footer {
            p {
                "Made from " (captures) (parts::plural(captures, " captured file", " captured files"))
                @if captures != reports { ", which hold " (reports) (parts::plural(reports, " report", " reports")) " (a feed or an export holds several)" }
                ". Each is named under Sources by the SHA-256 of its bytes. "
                "Every value above leads to words that stand in a capture; what could not be grounded was left out. "
                span.paper { "This print is a brief: the evidence for each of the " (page.dossier.claims.len()) " claims, the matrix, the other events and the notes stand in the page itself (to print one of them, open it from the list of contents first) and in dossier.json. " }
                "To check every quote again from the captures: " code { "firsthand audit --case DIR" } "."
            }
        }
    }
}

/// The dossier with the look-ups that the sections share.
struct Page<'a> {
    dossier: &'a Dossier,
    texts: &'a dyn Texts,
    claims: BTreeMap<&'a ClaimId, &'a Claim>,
    origins: BTreeMap<&'a OriginId, &'a Origin>,
    reports: BTreeMap<&'a ReportId, (usize, &'a ReportEntry)>,
}

impl<'a> Page<'a> {
    fn new(dossier: &'a Dossier, texts: &'a dyn Texts) -> Self {
        Page {
            dossier,
            texts,
            claims: dossier.claims.iter().map(|c| (&c.id, c)).collect(),
            origins: dossier.origins.iter().map(|o| (&o.id, o)).collect(),
            reports: dossier.reports.iter().enumerate().map(|(n, r)| (&r.id, (n + 1, r))).collect(),
        }
    }

    fn claim(&self, id: &ClaimId) -> Option<&'a Claim> {
        self.claims.get(id).copied()
    }

    /// The claims of a list, the one that best stands for them first: of the body before the title, somebody's word before nobody's,
    /// a named source before an unnamed one, plainly said before alleged, the shortest chain, then in order of publication and report.
    fn claims_of(&self, ids: &[ClaimId]) -> Vec<&'a Claim> {
        let mut found: Vec<&Claim> = ids.iter().filter_map(|id| self.claim(id)).collect();
        let word = |c: &Claim| match c.sources.first() {
            Some(nearest) if nearest.vague => 1,
            Some(_) => 0,
            None if c.firsthand => 0,
            None => 2,
        };
        let plain = |c: &Claim| parts::stance(c).len();
        let published = |c: &Claim| self.published(&c.report).unwrap_or("9999");
        found.sort_by_key(|c| (c.part, word(c), plain(c), c.sources.len(), published(c), &c.report, c.start, &c.id));
        found
    }

    fn published(&self, report: &ReportId) -> Option<&'a str> {
        self.reports.get(report).and_then(|(_, r)| r.published.as_deref())
    }
}

/// Text as a reader may safely see it: control characters, which could hide or reorder words, become visible marks.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ReportTexts;
    use firsthand_types::{Fact, FactId, IncidentId, Part, PersonEntry, Report, ReportEntry, Slot, Span, Value};

    const HOSTILE: &str = "<script>alert(1)</script>\" onload='x' \u{202e}evil\u{0} </style><img src=x onerror=y>";

    fn hostile() -> (Dossier, Vec<Report>) {
        let report = Report {
            id: HOSTILE.into(),
            title: Some(HOSTILE.into()),
            text: HOSTILE.into(),
            outlet: Some(HOSTILE.into()),
            ..Report::default()
        };
        let claim =
            Claim::new(&report, Part::Text, Span::new(0, HOSTILE.len()), Slot::Said, Value::Text(HOSTILE.into()), HOSTILE)
                .unwrap();
        let candidate = serde_json::from_value(serde_json::json!({
            "value": HOSTILE, "claims": [claim.id], "reports": [HOSTILE], "origins": []}))
        .unwrap();
        let fact = Fact {
            id: FactId("f-1".into()),
            slot: Slot::Weapon,
            best: Some(Value::Text(HOSTILE.into())),
            low: None,
            high: None,
            grade: Default::default(),
            conflict: firsthand_types::Conflict::Disagreement,
            candidates: vec![candidate],
            ledger: vec![],
            what: Some(HOSTILE.into()),
            rests_on: None,
            would_change: Vec::new(),
            precision: None,
            why: HOSTILE.into(),
        };
        let person = PersonEntry {
            name: HOSTILE.into(),
            role: "victim".into(),
            fate: Some(HOSTILE.into()),
            age: Some(4),
            claims: vec![claim.id.clone()],
        };
        let incident = Incident {
            id: IncidentId("i-1".into()),
            title: HOSTILE.into(),
            primary: true,
            reports: vec![report.id.clone()],
            primary_for: vec![],
            facts: vec![fact],
            people: vec![person],
            timeline: vec![],
            clashes: vec![],
            accounts: vec![],
            not_known: vec![HOSTILE.into()],
            evidence: vec![],
            airwars: None,
        };
        let entry = ReportEntry {
            id: report.id.clone(),
            path: HOSTILE.into(),
            outlet: report.outlet.clone(),
            title: report.title.clone(),
            ..ReportEntry::default()
        };
        let dossier = Dossier {
            reports: vec![entry],
            claims: vec![claim],
            incidents: vec![incident],
            footage: vec![checked()],
            ..Dossier::default()
        };
        (dossier, vec![report])
    }

    fn checked() -> serde_json::Value {
        let region = serde_json::json!({"frame": [0.1, 0.1, 0.2, 9e99], "reference": [-1, 0.1, 0.2, 0.2], "points": 4,
            "correlation": null, "decisive": true});
        let checked = serde_json::json!({"file": HOSTILE, "sha256": "0".repeat(64), "verdict": "contradicted", "score": 0.9,
            "best": {"frame": HOSTILE, "reference": HOSTILE, "inliers": 9, "guided": 3}, "reference_sha256": null,
            "agrees": [region], "differs": [region], "points": [[0.1, 0.2, 0.3, 0.4]], "frames": 1, "references": 2,
            "metadata": {"taken": HOSTILE, "zone_known": false, "fix_time": null, "position": null, "device": HOSTILE,
                "software": null, "orientation": null, "absent": [HOSTILE]},
            "notes": [{"kind": "unreadable", "subject": HOSTILE, "message": HOSTILE, "help": HOSTILE}]});
        assert!(crate::footage::Checked::read(&checked).is_some());
        checked
    }

    #[test]
    fn nothing_that_a_report_says_becomes_markup() {
        let (dossier, reports) = hostile();
        let page = page(&dossier, &ReportTexts::new(&reports));
        assert!(!page.contains("<script"), "a script tag got through");
        assert!(!page.contains("<img"), "an image tag got through");
        assert!(!page.contains('\u{202e}') && !page.contains('\0'), "a character that hides words got through");
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(page.contains("&lt;script&gt;"), "the words themselves are still to be seen");
    }

    #[test]
    fn an_empty_dossier_still_makes_a_page() {
        let page = page(&Dossier::default(), &ReportTexts::new(&[]));
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("No incident found"));
    }

    #[test]
    fn the_same_dossier_makes_the_same_page() {
        let (dossier, reports) = hostile();
        assert_eq!(page(&dossier, &ReportTexts::new(&reports)), page(&dossier, &ReportTexts::new(&reports)));
    }
}
