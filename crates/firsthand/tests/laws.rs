//! The laws, each a property over invented reports and hostile bytes, through the whole pipeline.

mod common;

use common::{Disguise, LINES, Page, assert_quoted, build, build_pages, copy, json, options, page, write};
use firsthand::judge::{Decision, Signed, judgement, list, record, undo};
use firsthand::types::{Claim, Dossier, Fact, NoteKind, OriginId, Slot};
use firsthand::view::terminal::{Look, Next, ask, summary, trace};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Two to seven reports, each of some lines.
fn coverage() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let lines = prop::collection::btree_set(0..LINES.len(), 1..6);
    prop::collection::vec(lines.prop_map(|set| set.into_iter().collect::<Vec<_>>()), 2..7)
}

fn pages(coverage: &[Vec<usize>]) -> Vec<Page> {
    coverage.iter().enumerate().map(|(n, lines)| page(n, lines)).collect()
}

/// One copy or two, the second of the same report or of the first copy.
fn copies() -> impl Strategy<Value = Vec<(bool, Disguise, u32)>> {
    let disguise = prop::sample::select(vec![
        Disguise::Whole,
        Disguise::Trimmed,
        Disguise::Retitled,
        Disguise::AttributionCut,
        Disguise::Turned,
        Disguise::CutAndTrimmed,
    ]);
    prop::collection::vec((any::<bool>(), disguise, 0u32..32), 1..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Laws 1 and 2: quotes are slices; what is attributed stays attributed, and never to the outlet.
    #[test]
    fn quoted_and_attributed(coverage in coverage()) {
        let built = build_pages(&pages(&coverage));
        assert_quoted(&built);
        let outlets: BTreeSet<&str> =
            built.dossier.reports.iter().filter_map(|r| r.outlet.as_deref()).collect();
        for claim in built.dossier.claims.iter().filter(|c| !c.sources.is_empty()) {
            let last = claim.sources.last().map(|s| s.name.as_str()).unwrap_or_default();
            prop_assert!(!outlets.contains(last), "an outlet is credited with what it quotes: {claim:?}");
        }
        for origin in &built.dossier.origins {
            prop_assert!(!outlets.contains(origin.name.as_str()), "no outlet saw anything itself: {origin:?}");
        }
    }

    /// Law 3: copies raise no candidate's count of origins, and taking them away adds nothing to any candidate.
    #[test]
    fn copies_add_nothing(coverage in coverage(), which in 0usize..8, copies in copies()) {
        let pages = pages(&coverage);
        let which = which % pages.len();
        let mut more = pages.clone();
        for (n, (again, disguise, day)) in copies.into_iter().enumerate() {
            let of = more.last().filter(|_| again && n > 0).unwrap_or(&pages[which]);
            let made = copy(of, &coverage[which], n, disguise, day);
            more.push(made);
        }
        let (before, after) = (build_pages(&pages), build_pages(&more));
        let (counts, later) = (candidates(&before.dossier), candidates(&after.dossier));
        for (key, (origins, claims)) in &later {
            // The candidate as it was: by its value, or by its claims where the copy made another wording the commoner one.
            let was = |k: &&String| *k == key || counts[*k].1.is_subset(claims);
            let stood: Vec<&String> = counts.keys().filter(was).collect();
            let had: BTreeSet<_> = stood.iter().flat_map(|k| &counts[*k].0).collect();
            // A figure that the words without their attribution make anew may stand, on nobody's word.
            let named = origins.iter().filter(|o| o.as_str() != firsthand::types::UNATTRIBUTED).count();
            if stood.is_empty() {
                prop_assert_eq!(named, 0, "{} came with a copy, on the word of {:?}: {:?}", key, origins, claims);
            } else {
                prop_assert!(origins.len() <= had.len().max(1), "{key}: {had:?} became {origins:?}");
            }
        }
        for (key, (_, claims)) in &counts {
            let kept = later.values().any(|(_, with)| claims.is_subset(with));
            prop_assert!(kept, "{key}: taking copies away adds {claims:?}");
        }
    }

    /// Law 4: any order, any number of threads, no case, a first build, a rebuild from the cache: the same bytes.
    #[test]
    fn same_in_same_out(coverage in coverage(), threads in 1usize..5, split in 1usize..6) {
        let dir = tempfile::tempdir().unwrap();
        let paths = write(dir.path(), &pages(&coverage));
        let first = json(&build(&paths).dossier, dir.path());
        let mut turned = paths.clone();
        turned.reverse();
        let build_with = |paths: &[PathBuf], case: Option<&Path>, threads| {
            let built = firsthand::build(paths, &options(case, threads), &|_| {}).unwrap();
            (json(&built.dossier, dir.path()), built.counts)
        };
        prop_assert_eq!(&build_with(&turned, None, threads).0, &first);
        let kept = tempfile::tempdir().unwrap();
        let (some, rest) = turned.split_at(split.min(turned.len()));
        build_with(some, Some(kept.path()), threads);
        let (grown, counts) = build_with(rest, Some(kept.path()), 1);
        prop_assert_eq!(&grown, &first);
        prop_assert_eq!(counts.read, rest.len());
        let (again, counts) = build_with(&[], Some(kept.path()), threads);
        prop_assert_eq!(&again, &first);
        prop_assert_eq!(counts.read, 0);
    }

    /// Laws 1 and 6 on hostile words: no panic, nothing lost, nothing that moves a terminal.
    #[test]
    fn hostile_words_are_data(pieces in prop::collection::vec(piece(), 1..60), ending in endings()) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(format!("hostile.{ending}"));
        std::fs::write(&path, pieces.concat()).unwrap();
        survives(&[path]);
    }

    /// Law 6 on bytes that are nothing.
    #[test]
    fn hostile_bytes_are_data(bytes in prop::collection::vec(any::<u8>(), 0..400), ending in endings()) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(format!("bytes.{ending}"));
        std::fs::write(&path, bytes).unwrap();
        survives(&[path]);
    }
}

/// Candidates of the primary incident by slot, what and value: their origins and claims.
fn candidates(dossier: &Dossier) -> BTreeMap<String, (Vec<OriginId>, BTreeSet<String>)> {
    let mut found = BTreeMap::new();
    for fact in dossier.incidents.iter().filter(|i| i.primary).flat_map(|i| &i.facts) {
        // Who did it, the words of the title and of whole statements are a copy's own.
        if matches!(fact.slot, Slot::Said | Slot::Event) {
            continue;
        }
        for candidate in &fact.candidates {
            // "on Tuesday" and "by Tuesday" are two candidates of one day.
            let key = format!("{} {:?} {} {:?}", fact.slot, fact.what, candidate.value.key(), candidate.bound);
            let claims = candidate.claims.iter().map(|c| c.to_string()).collect();
            found.insert(key, (candidate.origins.clone(), claims));
        }
    }
    found
}

/// Words that trip readers: cues, figures, quotes, and every Unicode trap.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "police said ",
        "according to ",
        "killed ",
        "at least ",
        "12 ",
        "dozens of people ",
        "\"",
        "“",
        "”",
        "'",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "19:58 ",
        "on Tuesday ",
        "Orvel ",
        "(",
        ")",
        "<script>alert(1)</script>",
        "</style>",
        "<!--",
        "]]>",
        "\0",
        "\u{1b}[2J",
        "\u{1b}]0;x\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200d}",
        "\u{feff}",
        "\u{fffd}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "🧑‍🚒",
        "مقتل ١٢ شخصًا",
        "死者12人",
        "ß",
        "İ",
        "ǅ",
        "ﬁ",
        "\u{2028}",
        "\r",
        "{\"text\":",
        "&#0;",
        "&lt;",
        "=cmd|' /C calc'!A0",
        "99999999999999999999999 ",
        "-1 ",
        "٣ ",
        "½ ",
        "\u{10ffff}",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => fixed, 1 => "\\PC{0,6}"]
}

fn endings() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["txt", "html", "json", "jsonl", "xml", "zip", "eml", "pdf", "bin"])
}

/// The build ends well, names the file, quotes rightly, and its page has nothing but words and line ends.
fn survives(paths: &[PathBuf]) {
    let built = build(paths);
    assert_quoted(&built);
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let listed = built.dossier.reports.iter().any(|r| r.path.ends_with(&name));
        let noted = built.dossier.notes.iter().any(|n| n.subject.contains(&name));
        assert!(listed || noted, "{name} is lost");
    }
    let look = Look::new(80, false);
    let mut printed = summary(&built.dossier, look, &Next::default());
    for slot in [Slot::Killed, Slot::Said] {
        printed.push_str(&ask(&built.dossier, slot, look));
    }
    let texts = built.texts();
    for claim in built.dossier.claims.iter().take(5) {
        let found = firsthand::trace::Found::Claim(claim);
        printed.push_str(&trace(&built.dossier, &texts, &found, look));
    }
    let moves = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(!printed.contains(moves), "{printed:?}");
    let html = firsthand::view::html::page(&built.dossier, &texts);
    assert!(!html.contains("<script"), "a script came through");
    firsthand::export::csv(&built.dossier);
}

/// Law 6: what is too large, empty, twice there or not there is a note, and the rest goes on.
#[test]
fn every_oddity_is_a_note_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes).unwrap();
    write(dir.path(), &[page(0, &[0, 1])]);
    put("empty.txt", b"");
    put("binary.txt", &[0, 159, 146, 150, 0, 255, 254, 0, 1, 2, 3]);
    put("broken.json", b"{\"text\": \"cut off");
    put("letter.eml", b"From: a@b.example\r\n\r\nhello");
    put("twice-1.txt", b"At least 12 people were killed, police said.");
    put("twice-2.txt", b"At least 12 people were killed, police said.");
    let missing = dir.path().join("missing.txt");
    let built = build(&[dir.path().to_owned(), missing]);
    assert_quoted(&built);
    let all: Vec<(String, NoteKind)> = built
        .dossier
        .reports
        .iter()
        .flat_map(|r| r.notes.iter().map(|n| (r.path.clone(), n.kind)))
        .chain(built.dossier.notes.iter().map(|n| (n.subject.clone(), n.kind)))
        .collect();
    for (name, kind) in [
        ("empty.txt", NoteKind::Empty),
        ("broken.json", NoteKind::Malformed),
        ("letter.eml", NoteKind::NotRead),
        ("twice-1.txt", NoteKind::Duplicate),
        ("missing.txt", NoteKind::Failed),
    ] {
        assert!(all.iter().any(|(p, k)| p.ends_with(name) && *k == kind), "{name}: {all:?}");
    }
    assert!(built.dossier.reports.iter().any(|r| r.id.as_str() == "r00" && r.words > 0));
}

/// Law 6: one line of a megabyte, in the time of any other megabyte.
#[test]
fn a_line_without_end_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let line = "At least 12 people were killed, police said, and \"30 were injured\" ".repeat(16_000);
    std::fs::write(dir.path().join("line.txt"), &line).unwrap();
    std::fs::write(dir.path().join("word.txt"), "a".repeat(1 << 20)).unwrap();
    std::fs::write(dir.path().join("marks.txt"), "\"(“‘[".repeat(100_000)).unwrap();
    let built = build(&[dir.path().to_owned()]);
    assert_eq!(built.dossier.reports.len(), 3);
    assert_quoted(&built);
}

/// Law 5: a judgement outranks the machine, outlives a rebuild, and is undone without a trace in the facts.
#[test]
fn judgements_win_and_can_be_undone() {
    let dir = tempfile::tempdir().unwrap();
    let kept = tempfile::tempdir().unwrap();
    let case = kept.path();
    let paths = write(dir.path(), &[page(0, &[0, 1]), page(1, &[2, 3]), page(2, &[4, 5])]);
    let build = |paths: &[PathBuf]| firsthand::build(paths, &options(Some(case), 2), &|_| {}).unwrap();
    let before = build(&paths);
    let claim = killed(&before.dossier).clone();
    let signed = |when: &str| Signed { who: "ana".into(), when: when.into(), why: "misread".into() };

    let reject = Decision::Reject(claim.id.to_string());
    let reject = judgement(&before.dossier, &reject, &signed("2031-04-02T00:00:00Z")).unwrap();
    record(case, &reject).unwrap();
    for rebuilt in [build(&[]), build(&paths)] {
        assert!(facts_with(&rebuilt.dossier, &claim).is_empty(), "a rejected claim supports nothing");
        assert_eq!(rebuilt.dossier.judgements, std::slice::from_ref(&reject));
        let traced = firsthand::trace::find(&rebuilt.dossier, claim.id.as_str()).unwrap();
        let shown = trace(&rebuilt.dossier, &rebuilt.texts(), &traced, Look::default());
        assert!(shown.contains("rejected") && shown.contains("misread"), "{shown}");
    }
    undo(case, reject.id.as_str(), &signed("2031-04-03T00:00:00Z")).unwrap();
    assert_eq!(build(&[]).dossier, before.dossier);
    assert_eq!(list(case).unwrap().len(), 1);

    let correct = Decision::Correct(claim.id.to_string(), "13".into());
    let correct = judgement(&before.dossier, &correct, &signed("2031-04-04T00:00:00Z")).unwrap();
    record(case, &correct).unwrap();
    let corrected = build(&[]);
    let has = |f: &&&Fact| f.candidates.iter().any(|c| c.value.numbers() == Some((13, Some(13))));
    let facts = corrected.dossier.incidents.iter().flat_map(|i| &i.facts).collect::<Vec<_>>();
    assert!(facts.iter().any(|f| f.slot == Slot::Killed && has(&f)), "the corrected value stands");
}

/// Law 5: a judgement whose subject is gone is shown.
#[test]
fn an_orphaned_judgement_is_shown() {
    let dir = tempfile::tempdir().unwrap();
    let kept = tempfile::tempdir().unwrap();
    let paths = write(dir.path(), &[page(0, &[0, 1]), page(1, &[2, 3])]);
    let build = |paths: &[PathBuf]| firsthand::build(paths, &options(Some(kept.path()), 2), &|_| {}).unwrap();
    let built = build(&paths);
    let claim = built.dossier.claims.iter().find(|c| c.report.as_str() == "r00").unwrap().clone();
    let accept = Decision::Accept(claim.id.to_string());
    let signed = Signed { who: "ana".into(), when: "2031-04-01T00:00:00Z".into(), why: "seen".into() };
    let accept = judgement(&built.dossier, &accept, &signed).unwrap();
    record(kept.path(), &accept).unwrap();
    let mut other = page(0, &[7]);
    other.text = "Nothing of it remains here.".into();
    write(dir.path(), &[other]);
    let built = build(&paths);
    let old = built.dossier.reports.iter().find(|r| r.superseded_by.is_some()).expect("the old version is kept");
    assert_eq!(old.sha256, find_capture(&built, &old.id.0));
    assert!(built.dossier.judgements.contains(&accept));
    let supports = facts_with(&built.dossier, &claim);
    assert!(supports.is_empty(), "a superseded report supports facts no more: {supports:?}");
}

/// Law 7: what no report says is no fact.
#[test]
fn silence_over_invention() {
    let mut quiet = page(0, &[]);
    quiet.text = "The council of Orvel met on Monday and spoke about the new bridge. It will be painted green.".into();
    let built = build_pages(&[quiet]);
    let counted = built.dossier.incidents.iter().flat_map(|i| &i.facts).filter(|f| f.slot.is_people_count());
    assert_eq!(counted.count(), 0);
    assert_quoted(&built);
}

/// Law 2: whoever owns up to a poor response, or is blamed for one, is not shown as having done it.
#[test]
fn a_fault_is_no_deed() {
    let mut said = page(0, &[]);
    said.text = "Gunmen attacked a market in Orvel on Monday and killed 12 people. \"Our response at the scene was \
                 insufficient,\" the chief of police, Ilse Brandt, said. The union says the city council concealed a warning. \
                 The Grey Hand claimed responsibility for the attack."
        .into();
    let built = build_pages(&[said]);
    let claims = &built.dossier.claims;
    assert!(claims.iter().any(|c| c.slot == Slot::Admission) && claims.iter().any(|c| c.slot == Slot::Accusation));
    let facts = built.dossier.incidents.iter().flat_map(|i| &i.facts).filter(|f| f.slot == Slot::Perpetrator);
    let named: String = facts.flat_map(|f| &f.candidates).map(|c| c.value.key().to_lowercase()).collect();
    assert!(named.contains("grey hand"), "{named}");
    assert!(!["brandt", "chief", "council"].iter().any(|w| named.contains(w)), "{named}");
}

fn killed(dossier: &Dossier) -> &Claim {
    let supports = |c: &&Claim| c.slot == Slot::Killed && !facts_with(dossier, c).is_empty();
    dossier.claims.iter().find(supports).expect("somebody was killed, the reports say")
}

fn facts_with<'a>(dossier: &'a Dossier, claim: &Claim) -> Vec<&'a Fact> {
    firsthand::trace::facts_of(dossier, &claim.id).into_iter().map(|(_, fact)| fact).collect()
}

fn find_capture(built: &firsthand::Built, id: &str) -> firsthand::types::CaptureId {
    let report = built.reports.iter().find(|r| r.id.as_str() == id);
    report.map(|r| r.capture.clone()).unwrap_or_default()
}
