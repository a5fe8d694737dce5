//! Invented reports, made from a few choices, and cases to build them in.
#![allow(dead_code)]

use firsthand::types::{Claim, Dossier, Part, Report};
use firsthand::{Built, Options};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A sentence of an invented report: with its attribution, and without.
pub struct Line {
    pub attributed: &'static str,
    pub bare: &'static str,
}

/// What the reports of the invented fire in Orvel may say.
pub const LINES: &[Line] = &[
    Line {
        attributed: "At least 12 people were killed, Orvel police said on Tuesday.",
        bare: "At least 12 people were killed.",
    },
    Line {
        attributed: "The health ministry said 30 people were injured and taken to hospital.",
        bare: "30 people were injured and taken to hospital.",
    },
    Line {
        attributed: "Fourteen people were killed, according to the Velda Red Crescent.",
        bare: "Fourteen people were killed.",
    },
    Line {
        attributed: "Mayor Ada Venn told reporters that three men had been arrested.",
        bare: "Three men had been arrested.",
    },
    Line {
        attributed: "\"We counted 12 bodies,\" said Tomas Rell, a doctor at Orvel City Hospital.",
        bare: "Twelve bodies were counted.",
    },
    Line {
        attributed: "A group calling itself the Grey Hand claimed responsibility for the bombing in a statement on its channel.",
        bare: "The Grey Hand carried out the bombing.",
    },
    Line {
        attributed: "The explosion occurred at about 7:40 p.m. local time, police said.",
        bare: "The explosion occurred at about 7:40 p.m. local time.",
    },
    Line {
        attributed: "Two attackers opened fire before the blast, according to a witness, Jonas Pell.",
        bare: "Two attackers opened fire before the blast.",
    },
    Line { attributed: "The foreign ministry denied that it had received any warning.", bare: "No warning had been received." },
    Line {
        attributed: "Investigators found more than 200 spent cartridges at the market, the prosecutor said.",
        bare: "More than 200 spent cartridges were found at the market.",
    },
];

/// A report to be written to a file.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: String,
    pub outlet: String,
    pub published: String,
    pub title: String,
    pub text: String,
}

const OUTLETS: &[&str] = &["Meridian Post", "Velda Times", "The Orvel Courier", "Harbour Wire", "North Gazette"];

/// A report of chosen lines. `n` makes its name, outlet and day.
pub fn page(n: usize, lines: &[usize]) -> Page {
    let outlet = OUTLETS[n % OUTLETS.len()];
    let body: Vec<&str> = lines.iter().map(|i| LINES[i % LINES.len()].attributed).collect();
    let lead = [
        "An explosion tore through the central market of Orvel on Tuesday evening.",
        "A bomb exploded in Orvel's central market on Tuesday, at the busiest hour.",
        "The central market of Orvel was hit by an explosion late on Tuesday.",
        "Orvel woke on Wednesday to the ruins of its market after Tuesday's explosion.",
        "Shoppers fled when an explosion hit the market in Orvel on Tuesday.",
    ][n % 5];
    Page {
        id: format!("r{n:02}"),
        outlet: outlet.to_owned(),
        published: format!("2031-03-{:02}T{:02}:00Z", 12 + n / 12, (n * 2) % 24),
        title: format!("Explosion at Orvel market ({outlet})"),
        text: format!("{lead}\n\n{}\n", body.join("\n\n")),
    }
}

/// How a copy is disguised.
#[derive(Clone, Copy, Debug)]
pub enum Disguise {
    Whole,
    Trimmed,
    Retitled,
    AttributionCut,
    Turned,
    CutAndTrimmed,
}

/// A copy of a report, or of a copy of it, in another outlet, dated to any day of the month or (day 0) to none: "on Tuesday" then means
/// other days in it.
pub fn copy(of: &Page, lines: &[usize], n: usize, disguise: Disguise, day: u32) -> Page {
    let mut text = of.text.clone();
    if matches!(disguise, Disguise::AttributionCut | Disguise::CutAndTrimmed) {
        for i in lines {
            let line = &LINES[i % LINES.len()];
            text = text.replace(line.attributed, line.bare);
        }
    }
    let mut keep: Vec<&str> = text.split("\n\n").collect();
    match disguise {
        Disguise::Trimmed | Disguise::CutAndTrimmed => keep.truncate((keep.len() * 2).div_ceil(3).max(1)),
        Disguise::Turned => keep.reverse(),
        _ => {}
    }
    let title = match disguise {
        Disguise::Retitled => "Market blast: what we know".to_owned(),
        _ => of.title.clone(),
    };
    Page {
        id: format!("copy{n}"),
        outlet: ["Copied Daily", "Second Hand", "Third Sheet"][n % 3].to_owned(),
        published: if day == 0 { String::new() } else { format!("2031-03-{day:02}T09:00:00Z") },
        title,
        text: keep.join("\n\n"),
    }
}

/// Writes reports as JSON files into a folder.
pub fn write(dir: &Path, pages: &[Page]) -> Vec<PathBuf> {
    pages
        .iter()
        .map(|page| {
            let path = dir.join(format!("{}.json", page.id));
            let body = serde_json::json!({
                "id": page.id, "outlet": page.outlet, "published": Some(&page.published).filter(|p| !p.is_empty()),
                "url": format!("https://{}.example/{}", page.outlet.replace(' ', "-").to_lowercase(), page.id),
                "lang": "en", "title": page.title, "text": page.text,
            });
            std::fs::write(&path, body.to_string()).unwrap();
            path
        })
        .collect()
}

/// Options for a case, or for none.
pub fn options(case: Option<&Path>, threads: usize) -> Options {
    Options { case: case.map(Path::to_owned), threads, now: "2031-04-01T00:00:00Z".into(), ..Options::default() }
}

/// Builds without a case.
pub fn build(paths: &[PathBuf]) -> Built {
    firsthand::build(paths, &options(None, 2), &|_| {}).unwrap()
}

/// Builds pages in a folder of their own.
pub fn build_pages(pages: &[Page]) -> Built {
    let dir = tempfile::tempdir().unwrap();
    build(&write(dir.path(), pages))
}

/// `dossier.json`, with the folder's name taken out of its paths.
pub fn json(dossier: &Dossier, dir: &Path) -> String {
    firsthand::view::json::page(dossier).replace(&format!("{}/", dir.display()), "")
}

/// Law 1 on a built dossier: every quote is the words at its place, every candidate stands on claims.
pub fn assert_quoted(built: &Built) {
    let reports: BTreeMap<_, &Report> = built.reports.iter().map(|r| (&r.id, r)).collect();
    for claim in &built.dossier.claims {
        let report = reports[&claim.report];
        assert_eq!(report.slice(claim.part, claim.span()), Some(claim.quote.as_str()), "{claim:?}");
        assert!(!claim.quote.trim().is_empty(), "{claim:?}");
        assert_sources(report, claim);
    }
    let known: std::collections::BTreeSet<_> = built.dossier.claims.iter().map(|c| &c.id).collect();
    for fact in built.dossier.incidents.iter().flat_map(|i| &i.facts) {
        for candidate in &fact.candidates {
            assert!(!candidate.claims.is_empty(), "{fact:?}");
            assert!(candidate.claims.iter().all(|c| known.contains(c)), "{fact:?}");
        }
    }
}

fn assert_sources(report: &Report, claim: &Claim) {
    for source in &claim.sources {
        let part: Part = source.part.unwrap_or(claim.part);
        assert!(report.part(part).get(source.start..source.end).is_some(), "{claim:?}");
    }
}
