//! The laws, on any text: a quote is a slice, a source's words are a slice, nothing panics, the same input gives the same claims.

use firsthand_types::{Claim, Part, Report, ReportClaims, Source, Span};
use proptest::prelude::*;

fn claims(text: &str, title: Option<&str>) -> (Report, ReportClaims) {
    let report = Report {
        id: "r".into(),
        capture: "c".into(),
        published: Some("2024-05-14".into()),
        title: title.map(str::to_owned),
        text: text.to_owned(),
        read: true,
        ..Report::default()
    };
    let layers = firsthand_language::read(&report).value;
    let found = firsthand_claims::claims(&report, &layers).value;
    (report, found)
}

fn grounded(report: &Report, c: &Claim) {
    assert_eq!(report.slice(c.part, c.span()), Some(c.quote.as_str()), "a quote is a slice");
    assert!(!c.rule.is_empty());
    for s in &c.sources {
        let part = s.part.unwrap_or(c.part);
        assert!(report.slice(part, Span::new(s.start, s.end)).is_some(), "a source's words are a slice: {s:?}");
    }
}

fn hold(text: &str, title: Option<&str>) {
    let (report, found) = claims(text, title);
    for c in &found.claims {
        grounded(&report, c);
        assert!(c.event < found.events.len());
        if c.part == Part::Text {
            let inside = found.sentences.iter().any(|s| s.contains(c.span()));
            assert!(inside, "never longer than its sentence: {:?}", c.quote);
        }
    }
    let mut sorted = found.claims.clone();
    sorted.sort_by_key(|c| (c.part, c.start, c.end, c.slot));
    let order = |list: &[Claim]| list.iter().map(|c| (c.part, c.start, c.end, c.slot)).collect::<Vec<_>>();
    assert_eq!(order(&sorted), order(&found.claims), "sorted");
    let again = claims(text, title).1;
    assert_eq!(format!("{again:?}"), format!("{found:?}"), "same in, same out");
}

/// Words that the rules care about, in any order: far likelier to reach odd paths than random letters.
fn soup() -> impl Strategy<Value = String> {
    let words = vec![
        "killed", "12", "people", "were", "the", "toll", "rose", "to", "from", ",", ".", "\"", "said", "police", "a", "boy",
        "and", "dead", "missing", "of", "them", "who", "claimed", "responsibility", "by", "in", "Orvel", "at", "7:58 p.m.",
        "on", "Monday", "not", "no", "one", "more", "than", "at least", "(", ")", ";", ":", "—", "had", "been", "found",
        "bodies", "warned", "sirens", "never", "sounded", "denied", "Ada Venn", "54", "“", "”", "\n\n", "é", "🔥", "第",
        "1960", "tsunami", "deadliest", "since", "another", "including", "children", "it", "up", "down", "lives", "lost",
        "their", "two", "dozen", "hundreds",
    ];
    prop::collection::vec(prop::sample::select(words), 0..60).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_soup_of_words_is_grounded(text in soup(), title in proptest::option::of(soup())) {
        hold(&text, title.as_deref());
    }

    #[test]
    fn any_text_is_grounded(text in "\\PC{0,200}") {
        hold(&text, None);
    }
}

#[test]
fn title_claims_take_the_chain_of_the_body() {
    let (report, found) = claims("Nine people died in the fire, the mayor said.", Some("Nine dead in fire"));
    let title = found.claims.iter().find(|c| c.part == Part::Title && c.slot.is_people_count()).expect("a claim in the title");
    let names: Vec<&str> = title.sources.iter().map(|s: &Source| s.name.as_str()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    grounded(&report, title);
}

#[test]
fn a_long_line_is_read_in_near_linear_time() {
    let line = "At least 12 people were killed and 30 injured in Orvel on Monday, police said. ".repeat(2000);
    hold_quickly(&line);
    hold_quickly(&"killed 12 and ".repeat(8000));
}

fn hold_quickly(text: &str) {
    let (report, found) = claims(text, None);
    for c in &found.claims {
        grounded(&report, c);
    }
}
