//! The laws that this stage must hold, over invented reports: copies add nothing (3), same in, same out (4), judgements win (5).

use firsthand_reconcile::{Options, Reconciled, reconcile};
use firsthand_types::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const WORDS: &[&str] = &[
    "harbour",
    "ferry",
    "captain",
    "lantern",
    "market",
    "bridge",
    "granary",
    "signal",
    "divers",
    "pier",
    "cargo",
    "storm",
    "engine",
    "passengers",
    "rope",
    "lifeboat",
    "channel",
    "fog",
    "whistle",
    "tug",
    "barge",
    "crane",
    "warehouse",
    "mayor",
    "chapel",
    "quay",
    "timber",
    "salt",
    "anchor",
    "hull",
    "bell",
    "mast",
    "deck",
    "crew",
    "tide",
    "wreck",
    "buoy",
    "lighthouse",
    "inquiry",
    "village",
];
const SOURCES: &[&str] = &["Ada Venn", "Orvel Coastguard", "Tarn Hospital", "Brakk Dell"];
/// What an invented report says.
#[derive(Clone, Debug)]
struct Story {
    filler: Vec<Vec<usize>>,
    figures: Vec<(i64, Option<usize>)>,
}

fn story() -> impl Strategy<Value = Story> {
    let sentence = (Just((0..WORDS.len()).collect::<Vec<_>>()).prop_shuffle(), 8usize..14)
        .prop_map(|(words, n)| words.into_iter().take(n).collect::<Vec<_>>());
    let figure = (3i64..6, proptest::option::of(0..SOURCES.len()));
    (proptest::collection::vec(sentence, 4..7), proptest::collection::vec(figure, 1..3))
        .prop_map(|(filler, figures)| Story { filler, figures })
}

/// What a copy does to its original.
#[derive(Clone, Copy, Debug)]
struct Copy {
    of: usize,
    /// Sentences left out at the end.
    trim: usize,
    /// Sentences moved from the front to the back.
    turn: usize,
    /// What becomes of the attributions.
    sources: Sources,
    /// Other words for the same things, and another order of the clauses.
    reword: bool,
    day: u32,
    figures_as_words: bool,
    /// Another story that it is mixed with.
    with: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sources {
    Kept,
    Cut,
    /// "Officials said".
    Blurred,
}

fn copy() -> impl Strategy<Value = Copy> {
    let sources = prop::sample::select(vec![Sources::Kept, Sources::Cut, Sources::Blurred]);
    let text = (0usize..3, 0usize..4, any::<bool>(), any::<bool>());
    (0usize..4, text, sources, 1u32..28, proptest::option::of(0usize..4)).prop_map(
        |(of, (trim, turn, reword, figures_as_words), sources, day, with)| Copy {
            of,
            trim,
            turn,
            sources,
            reword,
            day,
            figures_as_words,
            with,
        },
    )
}

/// A sentence with the place of its figure, the figure and its source.
struct Sentence {
    text: String,
    #[allow(clippy::type_complexity)]
    claim: Option<(usize, usize, i64, Option<(usize, &'static str, bool)>)>,
}

fn figure_sentence(figure: i64, source: Option<usize>, how: Option<Copy>) -> Sentence {
    let number = match (figure, how.is_some_and(|c| c.figures_as_words)) {
        (3, true) => "three".to_owned(),
        (4, true) => "four".to_owned(),
        (5, true) => "five".to_owned(),
        (n, _) => n.to_string(),
    };
    let mut text = if how.is_some_and(|c| c.reword) {
        format!("When the Marigold foundered {number} sailors perished")
    } else {
        format!("{number} sailors died when the Marigold sank")
    };
    let end = text.len();
    let treated = how.map_or(Sources::Kept, |c| c.sources);
    let named = source.filter(|_| treated != Sources::Cut).map(|s| match treated {
        Sources::Blurred => ("officials", true),
        _ => (SOURCES[s], false),
    });
    if let Some((name, _)) = named {
        text.push_str(&format!(", {name} said"));
    }
    text.push_str(". ");
    Sentence { text, claim: Some((0, end, figure, named.map(|(name, vague)| (end + 2, name, vague)))) }
}

/// The sentences of a story, as it is or as a copy tells it.
fn sentences(story: &Story, how: Option<Copy>) -> Vec<Sentence> {
    let keep = story.filler.len() - how.map_or(0, |c| c.trim.min(story.filler.len() - 3));
    let mut out = Vec::new();
    for (n, filler) in story.filler.iter().take(keep).enumerate() {
        if let Some((figure, source)) = story.figures.get(n) {
            out.push(figure_sentence(*figure, *source, how));
        }
        let words: Vec<&str> = filler.iter().map(|w| WORDS[*w]).collect();
        let start = if how.is_some_and(|c| c.reword) { "Crews combed the icy" } else { "Men searched the cold" };
        out.push(Sentence { text: format!("{start} {}. ", words.join(" ")), claim: None });
    }
    if let Some(c) = how {
        let by = c.turn % out.len();
        out.rotate_left(by);
    }
    out
}

/// A report with its claims, as the stages before would give them.
fn write(id: &str, stories: &[&Story], day: u32, how: Option<Copy>) -> (Report, ReportClaims) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for s in stories.iter().flat_map(|s| sentences(s, how)) {
        if let Some((start, end, figure, source)) = s.claim {
            let at = text.len();
            marks.push((at + start, at + end, figure, source.map(|(from, name, vague)| (at + from, name, vague))));
        }
        text.push_str(&s.text);
    }
    let report = Report {
        id: id.into(),
        capture: CaptureId::of(format!("{id}{text}").as_bytes()),
        outlet: Some(format!("Outlet {id}")),
        published: Some(format!("2031-05-{day:02}")),
        title: Some(format!("News {id}")),
        text,
        read: true,
        ..Report::default()
    };
    let claims =
        marks.into_iter().filter_map(|(start, end, figure, source)| claim(&report, start, end, figure, source)).collect();
    let event = EventMention { kind: EventKind::Sinking, main: true, ..EventMention::default() };
    let found = ReportClaims { report: report.id.clone(), claims, events: vec![event], ..ReportClaims::default() };
    (report, found)
}

fn claim(report: &Report, start: usize, end: usize, figure: i64, source: Option<(usize, &str, bool)>) -> Option<Claim> {
    let mut claim = Claim::new(report, Part::Text, Span::new(start, end), Slot::Killed, Value::Number(figure), "test")?;
    claim.bound = Some(Bound::Exact);
    claim.scope = Some(Scope::Total);
    claim.sources = source
        .map(|(from, name, vague)| Source {
            name: name.into(),
            start: from,
            end: from + name.len(),
            kind: SourceKind::Government,
            vague,
            part: None,
            role: None,
            body: None,
        })
        .into_iter()
        .collect();
    Some(claim)
}

/// All reports are held to be about one incident, as the law's tests must.
fn run(all: &[(Report, ReportClaims)]) -> Reconciled {
    let reports: Vec<Report> = all.iter().map(|x| x.0.clone()).collect();
    let claims = all.iter().map(|x| x.1.clone()).collect();
    let subjects = reports.iter().map(|r| Subject::Report(r.id.clone())).collect();
    let one = Judgement::new(subjects, Verdict::MustLink, "tester", "2031-06-01T00:00:00Z", "held fixed");
    reconcile(&reports, claims, &[one], &Options::default()).value
}

/// Figure -> (origins, reports).
fn counts(r: &Reconciled) -> BTreeMap<i64, (usize, usize)> {
    let facts = r.incidents.iter().flat_map(|i| &i.facts).filter(|f| f.slot == Slot::Killed);
    let mut out: BTreeMap<i64, (BTreeSet<&OriginId>, BTreeSet<&ReportId>)> = BTreeMap::new();
    // Two candidates may have one number: a total, and a part or people told of one by one.
    for c in facts.flat_map(|f| &f.candidates) {
        if let Some((figure, _)) = c.value.numbers() {
            let (origins, reports) = out.entry(figure).or_default();
            origins.extend(&c.origins);
            reports.extend(&c.reports);
        }
    }
    out.into_iter().map(|(figure, (origins, reports))| (figure, (origins.len(), reports.len()))).collect()
}

fn originals(stories: &[Story]) -> Vec<(Report, ReportClaims)> {
    stories.iter().enumerate().map(|(n, s)| write(&format!("r{n}"), &[s], 10 + n as u32, None)).collect()
}

/// The stories that a copy takes: one, or one mixed with another.
fn told<'s>(stories: &'s [Story], c: &Copy) -> Vec<&'s Story> {
    let of = |n: usize| &stories[n % stories.len()];
    std::iter::once(of(c.of)).chain(c.with.filter(|w| w % stories.len() != c.of % stories.len()).map(of)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_copy_raises_no_count(stories in proptest::collection::vec(story(), 2..4), copies in proptest::collection::vec(copy(), 1..4)) {
        let before = originals(&stories);
        let old = counts(&run(&before));
        let mut after = before.clone();
        for (n, c) in copies.iter().enumerate() {
            after.push(write(&format!("copy{n}"), &told(&stories, c), c.day, Some(*c)));
        }
        for (figure, (origins, _)) in counts(&run(&after)) {
            let was = old.get(&figure).map_or(0, |x| x.0);
            prop_assert!(origins <= was, "{figure}: {was} origins became {origins}");
        }
    }

    #[test]
    fn removing_a_report_adds_no_report(stories in proptest::collection::vec(story(), 2..5), gone in 0usize..5) {
        let all = originals(&stories);
        let with = counts(&run(&all));
        let mut fewer = all.clone();
        fewer.remove(gone % all.len());
        for (figure, (_, reports)) in counts(&run(&fewer)) {
            prop_assert!(reports <= with.get(&figure).map_or(0, |x| x.1));
        }
    }

    #[test]
    fn any_order_gives_the_same(stories in proptest::collection::vec(story(), 2..5), turn in 1usize..5, c in copy()) {
        let mut all = originals(&stories);
        all.push(write("copy", &told(&stories, &c), c.day, Some(c)));
        let one = run(&all);
        let by = turn % all.len();
        all.rotate_left(by);
        let other = run(&all);
        prop_assert_eq!(one, other);
    }
}

#[test]
fn a_rejected_claim_supports_nothing_and_is_kept() {
    let story = Story {
        filler: vec![(0..10).collect(), (10..20).collect(), (20..30).collect(), (30..40).collect()],
        figures: vec![(4, Some(0))],
    };
    let (report, found) = write("r0", &[&story], 10, None);
    let id = found.claims[0].id.clone();
    let no = Judgement::new(vec![Subject::Claim(id.clone())], Verdict::Reject, "tester", "2031-06-01T00:00:00Z", "misread");
    let r = reconcile(&[report], vec![found], &[no], &Options::default()).value;
    assert!(r.claims.iter().any(|c| c.id == id), "kept");
    assert!(counts(&r).is_empty(), "supports nothing");
}

#[test]
fn a_judgement_on_nothing_is_shown_as_orphaned() {
    let no = Judgement::new(
        vec![Subject::Claim("c-000000000000".into())],
        Verdict::Reject,
        "tester",
        "2031-06-01T00:00:00Z",
        "gone",
    );
    let r = reconcile(&[], Vec::new(), std::slice::from_ref(&no), &Options::default()).value;
    assert_eq!(r.orphaned, vec![no.id]);
}
