//! One report a capture, one id a report: what only the whole case can settle. Both are free of the order of their input.

use firsthand_types::{Note, NoteKind, Report, ReportId};
use std::collections::{BTreeMap, BTreeSet};

/// Joins reports of byte-identical captures into one that lists every path; sorted by capture and item.
///
/// Where the same bytes were read differently under two names, the reading that gave a text stands, then that of the
/// smaller path.
pub fn merge_duplicates(reports: Vec<Report>) -> Vec<Report> {
    let mut groups: BTreeMap<(String, u32), Vec<Report>> = BTreeMap::new();
    for report in reports {
        groups.entry((report.capture.0.clone(), report.item)).or_default().push(report);
    }
    groups.into_values().filter_map(merge).collect()
}

fn merge(mut same: Vec<Report>) -> Option<Report> {
    same.sort_by(|a, b| (!a.read, &a.paths, &a.id).cmp(&(!b.read, &b.paths, &b.id)));
    let paths: BTreeSet<String> = same.iter().flat_map(|r| r.paths.iter().cloned()).collect();
    let mut first = same.into_iter().next()?;
    let others: Vec<&str> = paths.iter().map(String::as_str).filter(|p| !first.paths.iter().any(|q| q == p)).collect();
    if let (false, Some(path)) = (others.is_empty(), first.paths.first()) {
        let shown = others.iter().take(5).copied().collect::<Vec<_>>().join(", ");
        let more = others.len().saturating_sub(5);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        first.notes.push(Note::new(NoteKind::Duplicate, path, format!("The same bytes were also given as {shown}{more}.")));
    }
    first.paths = paths.into_iter().collect();
    Some(first)
}

/// Gives every report an id of its own: of equal ids, the one whose capture has the smallest SHA-256 keeps it; each other
/// gets `~` and six hex digits of its own, more where those are equal too, and items of one capture their number.
///
/// Call it after [`merge_duplicates`].
pub fn settle_ids(reports: &mut [Report]) {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let key = |r: &Report| (r.id.clone(), r.capture.clone(), r.item);
    order.sort_by_cached_key(|&i| reports.get(i).map(key));
    let mut taken: BTreeSet<ReportId> = reports.iter().map(|r| r.id.clone()).collect();
    let mut kept: Option<ReportId> = None;
    for at in order {
        let Some(report) = reports.get_mut(at) else { continue };
        if kept.as_ref() != Some(&report.id) {
            kept = Some(report.id.clone());
            continue;
        }
        let free = names(report).find(|name| !taken.contains(name));
        if let Some(name) = free {
            taken.insert(name.clone());
            report.id = name;
        }
    }
}

/// Ever longer names; the last holds the whole hash and the item, which no other report has.
fn names(report: &Report) -> impl Iterator<Item = ReportId> + use<> {
    let (id, capture, item) = (report.id.clone(), report.capture.clone(), report.item);
    [6, 12, 24, 64].into_iter().flat_map(move |digits| {
        let plain = format!("{id}~{}", capture.short(digits));
        [ReportId(plain.clone()), ReportId(format!("{plain}#{item}"))]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::CaptureId;

    fn report(id: &str, bytes: &[u8], path: &str, item: u32) -> Report {
        Report { id: id.into(), capture: CaptureId::of(bytes), paths: vec![path.into()], item, read: true, ..Report::default() }
    }

    #[test]
    fn clashes_are_settled_by_hash_whatever_the_order() {
        let given =
            [report("a", b"1", "x/a", 0), report("a", b"2", "y/a", 0), report("b", b"3", "b", 0), report("a", b"1", "x/a", 2)];
        let ids = |order: &[usize]| {
            let mut reports: Vec<Report> = order.iter().filter_map(|&i| given.get(i).cloned()).collect();
            settle_ids(&mut reports);
            let mut ids: Vec<(String, String)> = reports.iter().map(|r| (r.capture_item(), r.id.0.clone())).collect();
            ids.sort();
            ids
        };
        let settled = ids(&[0, 1, 2, 3]);
        assert_eq!(settled, ids(&[3, 2, 1, 0]));
        let distinct: BTreeSet<&String> = settled.iter().map(|(_, id)| id).collect();
        assert_eq!(distinct.len(), 4);
        let smallest = CaptureId::of(b"1").min(CaptureId::of(b"2"));
        assert!(settled.iter().any(|(item, id)| *item == smallest.0 && id == "a"));
    }

    #[test]
    fn equal_bytes_are_one_report() {
        let merged = merge_duplicates(vec![report("b", b"1", "b", 0), report("a", b"1", "a", 0)]);
        assert_eq!(merged.len(), 1);
        assert_eq!((merged[0].id.as_str(), merged[0].paths.len(), merged[0].notes.len()), ("a", 2, 1));
    }
}
