//! Runs the examples of `tests/spec/*.txt`: a report in a few words, and the claims that it must (and must not) give.
//!
//! ```text
//! = The report's text, one line.
//! killed 12 at_least | words of the quote | nearest source > farthest source
//! ! injured 3
//! ```
//! `=` opens an example; `@ DATE` gives it a day of publication. Every count of people that the rules find must be listed, the
//! other slots may be. A value is matched by its number, or by words that its JSON holds. `background` before the slot says that
//! the claim must be about another event. Edited by hand only.

use firsthand_types::{Claim, Report, ReportClaims};

fn read(text: &str, published: Option<&str>) -> ReportClaims {
    let report = Report {
        id: "r".into(),
        capture: "c".into(),
        published: published.map(str::to_owned),
        text: text.to_owned(),
        read: true,
        ..Report::default()
    };
    let layers = firsthand_language::read(&report).value;
    firsthand_claims::claims(&report, &layers).value
}

struct Wanted {
    not: bool,
    background: bool,
    slot: String,
    value: String,
    bound: Option<String>,
    quote: String,
    source: Option<String>,
    line: String,
}

fn wanted(line: &str) -> Wanted {
    let not = line.starts_with('!');
    let rest = line.trim_start_matches('!').trim();
    let background = rest.starts_with("background ");
    let rest = rest.trim_start_matches("background ").to_owned();
    let mut parts = rest.split('|').map(str::trim);
    let mut head = parts.next().unwrap_or("").split_whitespace();
    let slot = head.next().unwrap_or("").to_owned();
    let mut value: Vec<&str> = head.collect();
    let bounds = ["exact", "at_least", "more_than", "about", "up_to", "at_most", "range", "before"];
    let bound = value.last().filter(|w| bounds.contains(w)).map(|w| (*w).to_owned());
    if bound.is_some() {
        value.pop();
    }
    Wanted {
        not,
        background,
        slot,
        value: value.join(" "),
        bound,
        quote: parts.next().unwrap_or("").to_owned(),
        source: parts.next().map(str::to_owned),
        line: line.to_owned(),
    }
}

fn json(v: &impl serde::Serialize) -> String {
    serde_json::to_string(v).unwrap_or_default()
}

fn same_value(c: &Claim, value: &str) -> bool {
    let number = value.parse::<i64>();
    match (number, c.value.numbers()) {
        (Ok(n), Some((min, max))) => n == min || Some(n) == max,
        (Ok(_), None) => false,
        _ => json(&c.value).to_lowercase().contains(&value.to_lowercase()),
    }
}

fn fits(rc: &ReportClaims, c: &Claim, w: &Wanted) -> bool {
    let source = match w.source.as_deref() {
        None => true,
        Some("-") => c.sources.is_empty(),
        Some(chain) => {
            let (near, far) = chain.split_once(" > ").map_or((chain, None), |(a, b)| (a, Some(b)));
            c.sources.first().is_some_and(|s| s.name.contains(near))
                && far.is_none_or(|f| c.sources.last().is_some_and(|s| s.name.contains(f)))
        }
    };
    c.slot.as_str() == w.slot
        && same_value(c, &w.value)
        && w.bound.as_ref().is_none_or(|b| json(&c.bound).contains(b.as_str()))
        && c.quote.contains(&w.quote)
        && source
        && (!w.background || rc.events.get(c.event).is_some_and(|e| !e.main))
}

fn check(name: &str, spec: &str) -> Vec<String> {
    let mut out = Vec::new();
    for example in spec.split("\n= ").skip(1) {
        let mut lines = example.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let text = lines.next().unwrap_or("").replace("\\n", "\n");
        let mut published = None;
        let mut list = Vec::new();
        for l in lines {
            match l.strip_prefix('@') {
                Some(day) => published = Some(day.trim()),
                None => list.push(wanted(l)),
            }
        }
        let rc = read(&text, published);
        for w in &list {
            let found = rc.claims.iter().any(|c| fits(&rc, c, w));
            if found == w.not {
                let is = rc.claims.iter().filter(|c| c.slot.as_str() == w.slot);
                let is: Vec<_> = is.map(|c| format!("{} {:?} {}", c.value.display(), c.quote, c.rule)).collect();
                let what = if w.not { "must not be" } else { "missing" };
                out.push(format!("{name}: {text}\n    {what}: {}; there are {}", w.line, is.join(", ")));
            }
        }
        for c in rc.claims.iter().filter(|c| c.slot.is_people_count()) {
            if !list.iter().any(|w| !w.not && w.slot == c.slot.as_str() && same_value(c, &w.value)) {
                out.push(format!("{name}: {text}\n    unasked: {} {} \"{}\" ({})", c.slot, c.value.display(), c.quote, c.rule));
            }
        }
    }
    out
}

#[test]
fn every_example_gives_its_claims() {
    let specs = [
        ("counts", include_str!("spec/counts.txt")),
        ("traps", include_str!("spec/traps.txt")),
        ("tolls", include_str!("spec/tolls.txt")),
        ("wire", include_str!("spec/wire.txt")),
        ("frames", include_str!("spec/frames.txt")),
        ("individuals", include_str!("spec/individuals.txt")),
        ("roles", include_str!("spec/roles.txt")),
        ("responsibility", include_str!("spec/responsibility.txt")),
        ("warnings", include_str!("spec/warnings.txt")),
        ("voiced", include_str!("spec/voiced.txt")),
        ("others", include_str!("spec/others.txt")),
        ("days", include_str!("spec/days.txt")),
        ("places", include_str!("spec/places.txt")),
        ("custody", include_str!("spec/custody.txt")),
        ("answers", include_str!("spec/answers.txt")),
        ("other_words", include_str!("spec/other_words.txt")),
        ("count_frames", include_str!("spec/count_frames.txt")),
        ("history", include_str!("spec/history.txt")),
        ("credited", include_str!("spec/credited.txt")),
        ("speakers", include_str!("spec/speakers.txt")),
        ("breadth", include_str!("spec/breadth.txt")),
        ("recall", include_str!("spec/recall.txt")),
        ("onward", include_str!("spec/onward.txt")),
        ("falsities", include_str!("spec/falsities.txt")),
    ];
    let faults: Vec<String> = specs.iter().flat_map(|(n, s)| check(n, s)).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Figures that their own source takes back are kept as what they were, and stand on nobody's word.
#[test]
fn figures_taken_back() {
    use firsthand_types::{Polarity, Scope};
    let taken = [
        "The harbour ministry retracted its earlier figure of 15 dead in the sinking of the ferry.",
        "The ministry withdrew a statement that 15 people had been killed when the ferry sank.",
        "Mayor Ada Venn took back her claim that 15 people had died in the sinking.",
        "The figure of 15 dead was withdrawn on Friday.",
        "The coastguard corrected the death toll to 12 from 15.",
    ];
    let stands = [
        "The army withdrew from the town after 15 people were killed.",
        "The ministry did not retract its figure of 15 dead.",
        "The death toll rose to 15.",
        "The fire, which killed 15 people, was reported after the crew had withdrawn.",
    ];
    let fifteen = |text: &str| {
        let claims = read(text, Some("2031-05-02")).claims;
        let found = claims.into_iter().find(|c| c.value.numbers().is_some_and(|(n, _)| n == 15));
        found.map(|c| (c.polarity == Polarity::Denied, c.scope == Some(Scope::Superseded)))
    };
    for text in taken {
        assert_eq!(fifteen(text), Some((true, true)), "{text}");
    }
    for text in stands {
        assert_eq!(fifteen(text).map(|f| f.0), Some(false), "{text}");
    }
}
