//! Scores a dossier against a hand-written gold file of the bundled example (the same definitions as the shared scorer of
//! whole cases, written anew so that a fresh machine needs no Python).
//!
//! A predicted claim matches a gold claim when report and slot agree, the quotes overlap by at least half of the shorter one,
//! the predicted quote is no longer than 400 bytes or four times the gold's, and, for counts of people, the value is equal.
//! Each claim is matched at most once. Only slots that the gold annotates, and reports that it annotates, count.

use firsthand_types::{Slot, Span};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// One line of a score sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// What was measured.
    pub measure: String,
    /// Its value, rounded to three places; `None` where there was nothing to measure.
    pub value: Option<f64>,
}

struct Matched<'a> {
    pairs: Vec<(&'a Json, &'a Json)>,
    predicted: usize,
    gold: usize,
    counts: Vec<&'a Json>,
}

/// All scores of one dossier.
pub fn score(dossier: &Json, gold: &Json) -> Vec<Score> {
    let matched = match_claims(dossier, gold);
    let primary = list(dossier, "incidents").iter().find(|i| i["primary"] == true).unwrap_or(&Json::Null);
    let found = matched.pairs.len() as f64;
    let mut out = vec![
        line("precision", ratio(found, matched.predicted as f64)),
        line("recall", ratio(found, matched.gold as f64)),
        line("f1", ratio(2.0 * found, (matched.predicted + matched.gold) as f64)),
    ];
    out.push(line("bound", share(matched.pairs.iter().filter(|(_, g)| is_count(g) && number(g).is_some()).map(same_bound))));
    out.push(line("source", share(matched.pairs.iter().map(same_source))));
    out.push(line("chain", share(matched.pairs.iter().filter(|(_, g)| names(g).len() > 1).map(same_chain))));
    let about = |c: &Json| !c["about"].is_null() && c["about"] == primary["id"];
    let incident = |g: &&(&Json, &Json)| g.1["about"] == "incident";
    out.push(line("kept", share(matched.pairs.iter().filter(incident).map(|(c, _)| about(c)))));
    out.push(line("background", background(gold, &matched, &about)));
    out.push(line(
        "traps",
        share(list(gold, "distractors").iter().filter(|d| number(d).is_some()).map(|d| avoided(d, &matched.counts))),
    ));
    out.push(line("copies", copies(dossier, gold)));
    if let Some(last) = gold["incident"]["killed"]["final"].as_f64() {
        let best = fact(primary, "killed")["best"].as_f64();
        out.push(line("final", Some(f64::from(u8::from(best == Some(last))))));
    }
    out.push(line("course", course(primary, gold)));
    out
}

fn match_claims<'a>(dossier: &'a Json, gold: &'a Json) -> Matched<'a> {
    let golds = list(gold, "claims");
    let slots: BTreeSet<&str> = golds.iter().filter_map(|g| g["slot"].as_str()).collect();
    let reports: BTreeSet<&str> = match gold["annotated"].as_array() {
        Some(ids) => ids.iter().filter_map(Json::as_str).collect(),
        None => golds.iter().filter_map(|g| g["report"].as_str()).collect(),
    };
    let predicted: Vec<&Json> = list(dossier, "claims")
        .iter()
        .filter(|c| c["part"] == "text" || c["part"].is_null())
        .filter(|c| c["slot"].as_str().is_some_and(|s| slots.contains(s)))
        .filter(|c| c["report"].as_str().is_some_and(|r| reports.contains(r)))
        .collect();
    let mut used = BTreeSet::new();
    let mut pairs = Vec::new();
    for g in golds {
        let best = predicted
            .iter()
            .enumerate()
            .filter(|(i, c)| !used.contains(i) && fits(c, g))
            .max_by_key(|(i, c)| (span(c).overlap(span(g)), std::cmp::Reverse(*i)));
        if let Some((i, c)) = best {
            used.insert(i);
            pairs.push((*c, g));
        }
    }
    let counts = predicted.iter().copied().filter(|c| is_count(c)).collect();
    Matched { pairs, predicted: predicted.len(), gold: golds.len(), counts }
}

fn fits(c: &Json, g: &Json) -> bool {
    let (p, q) = (span(c), span(g));
    let numbers_agree = !is_count(g) || number(g).is_none_or(|n| number_as(c, g["bound"].as_str()) == Some(n));
    c["report"] == g["report"]
        && c["slot"] == g["slot"]
        && p.overlap(q) * 2 >= p.len().min(q.len())
        && p.overlap(q) > 0
        && p.len() <= (4 * q.len()).max(400)
        && numbers_agree
}

fn is_count(c: &Json) -> bool {
    c["slot"].as_str().and_then(|s| s.parse::<Slot>().ok()).is_some_and(Slot::is_people_count)
}

fn number(c: &Json) -> Option<f64> {
    number_as(c, c["bound"].as_str())
}

fn number_as(c: &Json, bound: Option<&str>) -> Option<f64> {
    let value = &c["value"];
    if value.is_object() {
        let high = matches!(bound, Some("up_to" | "at_most" | "range"));
        return value[if high { "max" } else { "min" }].as_f64();
    }
    value.as_f64()
}

fn same_bound((c, g): &(&Json, &Json)) -> bool {
    let fold = |c: &Json| match c["bound"].as_str() {
        Some("at_least" | "more_than") => "low",
        Some("up_to" | "at_most") => "high",
        Some("about") => "about",
        Some("range") => "range",
        _ => "exact",
    };
    fold(c) == fold(g)
}

fn same_source((c, g): &(&Json, &Json)) -> bool {
    match (names(c).first(), names(g).first()) {
        (None, None) => true,
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    }
}

fn same_chain((c, g): &(&Json, &Json)) -> bool {
    let (p, q) = (names(c), names(g));
    p.len() >= 2
        && p.first().zip(q.first()).is_some_and(|(a, b)| same_name(a, b))
        && p.last().zip(q.last()).is_some_and(|(a, b)| same_name(a, b))
}

/// Share of gold background claims that were found and put outside the primary incident.
fn background(gold: &Json, matched: &Matched<'_>, about: &dyn Fn(&Json) -> bool) -> Option<f64> {
    let all = list(gold, "claims").iter().filter(|g| g["about"] != "incident").count();
    let right = matched.pairs.iter().filter(|(c, g)| g["about"] != "incident" && !c["about"].is_null() && !about(c)).count();
    ratio(right as f64, all as f64)
}

fn avoided(distractor: &Json, counts: &[&Json]) -> bool {
    !counts.iter().any(|c| {
        c["report"] == distractor["report"] && span(c).overlap(span(distractor)) > 0 && number(c) == number(distractor)
    })
}

/// Pairwise F1 over connected groups of reports that share text.
fn copies(dossier: &Json, gold: &Json) -> Option<f64> {
    let found: Vec<Vec<String>> = list(dossier, "copies")
        .iter()
        .filter(|e| e["reason"] != "within")
        .map(|e| strings(&e["reports"]))
        .filter(|r| r.first() != r.last())
        .collect();
    let shared = |g: &&Json| matches!(g["note"].as_str(), Some("shared_official_statement" | "agency_boilerplate"));
    let all = list(gold, "copies");
    let wanted = pairs(&all.iter().filter(|g| !shared(g)).map(|g| strings(&g["reports"])).collect::<Vec<_>>());
    let loose = pairs(&all.iter().map(|g| strings(&g["reports"])).collect::<Vec<_>>());
    let got = pairs(&found);
    let hit = wanted.intersection(&got).count() as f64;
    let wrong = got.difference(&loose).count() as f64;
    let missed = wanted.difference(&got).count() as f64;
    ratio(2.0 * hit, 2.0 * hit + wrong + missed)
}

/// All pairs within the connected components of the links.
fn pairs(links: &[Vec<String>]) -> BTreeSet<(String, String)> {
    let mut group: BTreeMap<String, usize> = BTreeMap::new();
    for (n, link) in links.iter().enumerate() {
        let old: BTreeSet<usize> = link.iter().filter_map(|id| group.get(id).copied()).collect();
        for g in group.values_mut().filter(|g| old.contains(g)) {
            *g = n;
        }
        group.extend(link.iter().map(|id| (id.clone(), n)));
    }
    let mut out = BTreeSet::new();
    for (a, ga) in &group {
        for (b, _) in group.iter().filter(|(b, gb)| *gb == ga && *b > a) {
            out.insert((a.clone(), b.clone()));
        }
    }
    out
}

/// Share of the dated course of the toll that the ledger gives.
fn course(primary: &Json, gold: &Json) -> Option<f64> {
    let mut wanted: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for step in list(&gold["incident"]["killed"], "evolution") {
        let (when, value) = match step.as_array() {
            Some(a) => (a.first().and_then(Json::as_str), a.get(1).and_then(Json::as_f64)),
            None => (step["when"].as_str(), step["value"].as_f64()),
        };
        if let (Some(day), Some(n)) = (when.and_then(|w| w.get(..10)), value) {
            wanted.entry(day.to_owned()).or_default().push(n);
        }
    }
    let fact = fact(primary, "killed");
    let mut ledger: Vec<(&str, Option<f64>)> = list(fact, "ledger")
        .iter()
        .filter_map(|e| Some((e["as_of"].as_str()?.get(..10)?, number_as(&serde_json::json!({"value": e["best"]}), None))))
        .collect();
    ledger.sort_by_key(|(day, _)| *day);
    share(wanted.iter().map(|(day, values)| {
        let stood = ledger.iter().rev().find(|(d, _)| d <= &day.as_str()).and_then(|(_, n)| *n);
        stood.is_some_and(|n| values.contains(&n))
    }))
}

fn fact<'a>(incident: &'a Json, slot: &str) -> &'a Json {
    list(incident, "facts").iter().find(|f| f["slot"] == slot).unwrap_or(&Json::Null)
}

fn names(c: &Json) -> Vec<&str> {
    list(c, "sources").iter().filter_map(|s| s.as_str().or(s["name"].as_str())).collect()
}

const IGNORED: &[&str] =
    &["the", "a", "an", "of", "s", "in", "to", "for", "and", "at", "on", "by", "mr", "ms", "mrs", "us", "u"];

fn same_name(a: &str, b: &str) -> bool {
    let words = |s: &str| -> BTreeSet<String> {
        s.to_lowercase()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|w| !w.is_empty() && !IGNORED.contains(w))
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    both > 0 && both * 2 >= a.len().min(b.len())
}

fn span(c: &Json) -> Span {
    let at = |k: &str| usize::try_from(c[k].as_u64().unwrap_or(0)).unwrap_or(0);
    Span::new(at("start"), at("end"))
}

fn list<'a>(v: &'a Json, key: &str) -> &'a [Json] {
    v[key].as_array().map_or(&[], Vec::as_slice)
}

fn strings(v: &Json) -> Vec<String> {
    v.as_array().into_iter().flatten().filter_map(|s| s.as_str().map(str::to_owned)).collect()
}

fn line(measure: &str, value: Option<f64>) -> Score {
    Score { measure: measure.to_owned(), value: value.map(|v| (v * 1000.0).round() / 1000.0) }
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

fn share(outcomes: impl Iterator<Item = bool>) -> Option<f64> {
    let (mut right, mut all) = (0u32, 0u32);
    for ok in outcomes {
        all += 1;
        right += u32::from(ok);
    }
    ratio(f64::from(right), f64::from(all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn gold() -> Json {
        json!({
            "incident": {"killed": {"final": 9, "evolution": [["2031-05-01", 4], ["2031-05-02", 9]]}},
            "claims": [
                {"report": "a", "slot": "killed", "start": 0, "end": 10, "value": 4, "bound": "at_least",
                 "sources": ["Orvel Courier", "Ada Venn"], "about": "incident"},
                {"report": "b", "slot": "killed", "start": 5, "end": 15, "value": 9, "bound": "exact", "sources": [], "about": "incident"},
                {"report": "b", "slot": "killed", "start": 50, "end": 60, "value": 31, "bound": "exact", "sources": [], "about": "mill fire 1987"},
            ],
            "distractors": [{"report": "b", "slot": "killed", "start": 70, "end": 80, "value": 50, "bound": "about"}],
            "copies": [{"reports": ["a", "b"]}],
        })
    }

    fn oracle() -> Json {
        let mut claims = gold()["claims"].clone();
        for c in claims.as_array_mut().unwrap() {
            c["about"] = if c["about"] == "incident" { json!("i-1") } else { json!("i-2") };
            c["part"] = json!("text");
        }
        json!({
            "claims": claims,
            "incidents": [{"id": "i-1", "primary": true, "facts": [{"slot": "killed", "best": 9, "ledger": [
                {"as_of": "2031-05-01", "best": 4}, {"as_of": "2031-05-02T08:00", "best": 9}]}]}],
            "copies": [{"reports": ["a", "b"], "reason": "copy"}],
        })
    }

    #[test]
    fn the_oracle_scores_one_everywhere() {
        for s in score(&oracle(), &gold()) {
            assert_eq!(s.value, Some(1.0), "{}", s.measure);
        }
    }

    #[test]
    fn an_empty_dossier_scores_nothing() {
        let empty = json!({"claims": [], "incidents": [], "copies": []});
        let by: BTreeMap<String, Option<f64>> = score(&empty, &gold()).into_iter().map(|s| (s.measure, s.value)).collect();
        assert_eq!(by["f1"], Some(0.0));
        assert_eq!(by["copies"], Some(0.0));
        assert_eq!(by["final"], Some(0.0));
        assert_eq!(by["kept"], None);
        assert_eq!(by["traps"], Some(1.0));
    }

    #[test]
    fn a_system_that_takes_the_trap_and_the_outlet_is_marked_down() {
        let mut d = oracle();
        d["claims"].as_array_mut().unwrap().push(json!(
            {"report": "b", "part": "text", "slot": "killed", "start": 70, "end": 80, "value": 50, "sources": [], "about": "i-1"}));
        d["claims"][0]["sources"] = json!([]);
        let by: BTreeMap<String, Option<f64>> = score(&d, &gold()).into_iter().map(|s| (s.measure, s.value)).collect();
        assert_eq!(by["traps"], Some(0.0));
        assert_eq!(by["precision"], Some(0.75));
        assert_eq!(by["chain"], Some(0.0));
        assert_eq!(by["source"], Some(0.667));
    }
}
