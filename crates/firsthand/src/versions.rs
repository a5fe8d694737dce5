//! Which reports a newer version replaced: the same place, or the same address, received again with other bytes.

use firsthand_store::CaptureEntry;
use firsthand_types::{CaptureId, Report, ReportId};
use std::collections::BTreeMap;

/// Each replaced report with the one that replaced it, which is never itself replaced.
///
/// Only a **later build** replaces: among files given together, equal addresses say nothing about which is newer. An item of
/// a feed that the newer feed no longer lists was not replaced, it scrolled off.
pub(crate) fn superseded(entries: &[CaptureEntry], reports: &[Report]) -> BTreeMap<ReportId, ReportId> {
    let mut of_capture: BTreeMap<&CaptureId, Vec<&Report>> = BTreeMap::new();
    for report in reports {
        of_capture.entry(&report.capture).or_default().push(report);
    }
    let by_place = superseded_by_place(entries, &of_capture);
    let mut found = superseded_by_address(entries, &of_capture, &by_place);
    // Whatever replaced a report at its place may have been replaced at its address.
    for (old, new) in by_place {
        let new = found.get(&new).cloned().unwrap_or(new);
        found.insert(old, new);
    }
    found
}

type OfCapture<'a> = BTreeMap<&'a CaptureId, Vec<&'a Report>>;

fn superseded_by_place(entries: &[CaptureEntry], of_capture: &OfCapture<'_>) -> BTreeMap<ReportId, ReportId> {
    let mut newest_at: BTreeMap<&str, &CaptureId> = BTreeMap::new();
    for entry in entries {
        for version in entry.versions.iter().filter(|v| v.newest) {
            newest_at.insert(&version.place, &entry.id);
        }
    }
    let none = Vec::new();
    let mut found = BTreeMap::new();
    for entry in entries.iter().filter(|e| !e.versions.iter().any(|v| v.newest)) {
        let old = of_capture.get(&entry.id).unwrap_or(&none);
        for version in &entry.versions {
            let Some(newer) = newest_at.get(version.place.as_str()) else {
                continue;
            };
            let new = of_capture.get(newer).unwrap_or(&none);
            for report in old {
                if let Some(by) = successor(report, old.len(), new) {
                    found.entry(report.id.clone()).or_insert_with(|| by.id.clone());
                }
            }
        }
    }
    found
}

/// The report of the newer capture that takes the old one's place.
fn successor<'a>(old: &Report, siblings: usize, new: &[&'a Report]) -> Option<&'a Report> {
    if let ([only], 1) = (new, siblings) {
        return Some(only);
    }
    let same = |test: &dyn Fn(&Report) -> bool| new.iter().copied().find(|r| test(r));
    same(&|r| old.url.is_some() && r.url == old.url)
        .or_else(|| same(&|r| base(&r.id) == base(&old.id) && !numbered(&old.id)))
        .or_else(|| same(&|r| !r.text.is_empty() && r.text == old.text && r.title == old.title))
}

/// The id without the digits of its hash that tell it from its namesakes.
fn base(id: &ReportId) -> &str {
    id.as_str().split_once('~').map_or(id.as_str(), |(base, _)| base)
}

/// `file#n`: the number says where it stood in the file, not which report it is.
fn numbered(id: &ReportId) -> bool {
    base(id).rsplit_once('#').is_some_and(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn superseded_by_address(
    entries: &[CaptureEntry],
    of_capture: &OfCapture<'_>,
    replaced: &BTreeMap<ReportId, ReportId>,
) -> BTreeMap<ReportId, ReportId> {
    let mut at: BTreeMap<&str, Vec<(u32, &Report)>> = BTreeMap::new();
    for entry in entries {
        let batch = entry.versions.iter().map(|v| v.batch).max().unwrap_or(0);
        for report in of_capture.get(&entry.id).into_iter().flatten() {
            if let Some(url) = report.url.as_deref().and_then(address)
                && !replaced.contains_key(&report.id)
            {
                at.entry(url).or_default().push((batch, report));
            }
        }
    }
    let mut found = BTreeMap::new();
    for same in at.values() {
        let last = same.iter().map(|(batch, _)| *batch).max().unwrap_or(0);
        let newest = same.iter().filter(|(b, _)| *b == last).map(|(_, r)| *r).min_by_key(|r| &r.id);
        let Some(newest) = newest else { continue };
        for (batch, report) in same {
            if *batch < last && report.capture != newest.capture {
                found.insert(report.id.clone(), newest.id.clone());
            }
        }
    }
    found
}

/// An address that names a page: one that is only a host is shared by all of an outlet's reports and says nothing.
fn address(url: &str) -> Option<&str> {
    let url = url.split('#').next().unwrap_or(url).trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split_once(['/', '?']).map_or("", |(_, path)| path);
    (!path.is_empty()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_store::Version;

    fn entry(sha: &str, versions: &[(&str, u32, u32, bool)]) -> CaptureEntry {
        CaptureEntry {
            id: sha.into(),
            bytes: 1,
            versions: versions
                .iter()
                .map(|(place, n, batch, newest)| Version {
                    place: (*place).into(),
                    n: *n,
                    path: (*place).into(),
                    batch: *batch,
                    newest: *newest,
                    published: None,
                })
                .collect(),
        }
    }

    fn report(id: &str, sha: &str, url: Option<&str>, text: &str) -> Report {
        Report { id: id.into(), capture: sha.into(), url: url.map(str::to_owned), text: text.into(), ..Report::default() }
    }

    fn pairs(found: BTreeMap<ReportId, ReportId>) -> Vec<(String, String)> {
        found.into_iter().map(|(a, b)| (a.0, b.0)).collect()
    }

    #[test]
    fn a_place_that_changed_supersedes_what_stood_there() {
        let entries = [entry("1", &[("p", 1, 1, false)]), entry("2", &[("p", 2, 2, true)])];
        let reports = [report("a~1", "1", None, "x"), report("a~2", "2", None, "y")];
        let found = pairs(superseded(&entries, &reports));
        assert_eq!(found, [("a~1".to_owned(), "a~2".to_owned())]);
    }

    #[test]
    fn an_address_supersedes_across_builds_and_never_within_one() {
        let url = Some("https://meridian.example/fire");
        let reports = [report("a", "1", url, "x"), report("b", "2", url, "y")];
        let apart = [entry("1", &[("p", 1, 1, true)]), entry("2", &[("q", 1, 2, true)])];
        assert_eq!(pairs(superseded(&apart, &reports)), [("a".to_owned(), "b".to_owned())]);
        let together = [entry("1", &[("p", 1, 1, true)]), entry("2", &[("q", 1, 1, true)])];
        assert!(superseded(&together, &reports).is_empty());
        let host = Some("https://meridian.example/");
        let hosts = [report("a", "1", host, "x"), report("b", "2", host, "y")];
        assert!(superseded(&apart, &hosts).is_empty());
    }

    #[test]
    fn items_that_scrolled_off_a_feed_stand() {
        let entries = [entry("1", &[("feed", 1, 1, false)]), entry("2", &[("feed", 2, 2, true)])];
        let reports = [
            report("feed#1", "1", None, "gone"),
            report("feed#2", "1", None, "stays"),
            report("feed#1~2", "2", None, "stays"),
            report("feed#2~2", "2", None, "new"),
        ];
        assert_eq!(pairs(superseded(&entries, &reports)), [("feed#2".to_owned(), "feed#1~2".to_owned())]);
    }

    #[test]
    fn nothing_is_superseded_in_a_circle() {
        let url = Some("https://meridian.example/fire");
        let entries = [
            entry("1", &[("p", 1, 1, false), ("q", 1, 3, false)]),
            entry("2", &[("p", 2, 2, true)]),
            entry("3", &[("q", 2, 4, true)]),
        ];
        let reports = [report("a", "1", url, "x"), report("b", "2", url, "y"), report("c", "3", None, "z")];
        let found = superseded(&entries, &reports);
        assert_eq!(pairs(found), [("a".to_owned(), "b".to_owned())]);
    }
}
