//! Prints what the copy finder counts of pairs of reports: id, id, whether they meet as candidates, lengths and counts, one pair a line.
//! For tuning: the pairs are the lines 1 and 2, 3 and 4, ... of the file named first, JSON of {"id","outlet","published","title","text"}.

use firsthand_types::{CaptureId, Report, ReportClaims};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let file = std::fs::read_to_string(&path).unwrap_or_default();
    let read: Vec<(Report, ReportClaims)> = file.lines().filter_map(report).collect();
    let pairs: Vec<[(Report, ReportClaims); 2]> =
        read.chunks(2).filter_map(|pair| <[_; 2]>::try_from(pair.to_vec()).ok()).collect();
    for line in firsthand_reconcile::copy_features(&pairs) {
        println!("{line}");
    }
}

fn report(line: &str) -> Option<(Report, ReportClaims)> {
    let v: serde_json::Value = serde_json::from_str(line).ok()?;
    let get = |k: &str| v.get(k).and_then(|x| x.as_str()).filter(|s| !s.is_empty()).map(str::to_owned);
    let report = Report {
        id: get("id").unwrap_or_default().into(),
        capture: CaptureId::of(line.as_bytes()),
        outlet: get("outlet"),
        published: get("published"),
        url: get("url"),
        title: get("title"),
        text: get("text").unwrap_or_default(),
        language: Some("en".into()),
        read: true,
        ..Report::default()
    };
    let claims = firsthand_claims::claims(&report, &firsthand_language::read(&report).value).value;
    Some((report, claims))
}
