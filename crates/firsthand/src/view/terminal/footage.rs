//! Footage on a terminal: what `match` prints, and one line a file in the summary.

use super::Look;
use super::index::some;
use super::paper::{Paper, Run, bold, conflict, dim, plain};
use super::summary::count;
use crate::footage::{
    Checked, CopiesReport, Copy, FootageNote, MatchReport, Metadata, Region, Verdict, probability, probability_short,
};
use firsthand_types::Dossier;

/// Column of the labels.
const LABELS: usize = 12;
/// Most regions, frames or files listed before "and n more".
const MOST: usize = 6;
/// Most files of the summary and of copies.
const FILES: usize = 20;

/// The verdict of a comparison, and why.
pub fn matched(report: &MatchReport, look: Look) -> String {
    let mut paper = Paper::new(look);
    head(&mut paper, report);
    if let Some(best) = &report.best {
        paper.row("footage", LABELS, &[plain(&best.frame)]);
        paper.row("reference", LABELS, &[plain(&best.reference), dim(format!("best of {}", report.references))]);
        let points = format!("{}, {} of them found by looking again", count(best.points(), "matched point"), best.guided);
        paper.row("points", LABELS, &[plain(points)]);
    }
    regions(&mut paper, "agrees", &report.agrees);
    regions(&mut paper, "differs", &report.differs);
    tried(&mut paper, report);
    for (name, found) in report.metadata.iter().take(MOST) {
        if report.frames.iter().any(|f| f.frame == *name || f.frame.starts_with(&format!("{name}@"))) {
            says_of_itself(&mut paper, name, found);
        }
    }
    notes(&mut paper, &report.notes);
    paper.finish()
}

fn head(paper: &mut Paper, report: &MatchReport) {
    let score = dim(format!("{}.", probability(report.verdict, report.score)));
    match report.verdict {
        Verdict::Same => {
            paper.para(0, 0, &[bold("Same place."), score]);
            paper.para(0, 0, &[plain("Enough of both pictures agrees, more than any look-alike that was measured.")]);
        }
        Verdict::Contradicted => {
            paper.para(0, 0, &[conflict("Contradicted."), score]);
            paper.para(0, 0, &[plain("The pictures align, and something that both must show differs. Look at it below.")]);
        }
        Verdict::NotShown => {
            paper.para(0, 0, &[bold("Not shown."), score]);
            let what = "Nothing here settles whether the footage shows the place. That is not a no: another angle, another \
                        light or a better copy may settle it.";
            paper.para(0, 0, &[plain(what)]);
        }
    }
    paper.blank();
}

fn regions(paper: &mut Paper, label: &str, regions: &[Region]) {
    if regions.is_empty() {
        return;
    }
    let mut runs = vec![plain(count(regions.len(), "region"))];
    runs.extend(
        regions.iter().take(MOST).map(|r| dim(format!("· {}{}", place(r), if r.decisive { " (decisive)" } else { "" }))),
    );
    if regions.len() > MOST {
        runs.push(dim(format!("· and {} more", regions.len() - MOST)));
    }
    paper.row(label, LABELS, &runs);
}

/// Where a region lies in the frame, in words.
fn place(region: &Region) -> String {
    let [x, y, w, h] = region.frame;
    let third = |at: f64, names: [&'static str; 3]| names[if at < 1.0 / 3.0 { 0 } else { usize::from(at > 2.0 / 3.0) + 1 }];
    let (row, column) = (third(y + h / 2.0, ["upper", "middle", "lower"]), third(x + w / 2.0, ["left", "middle", "right"]));
    let spot = if row == column { "middle".to_owned() } else { format!("{row} {column}") };
    format!("{spot}, {:.0}% by {:.0}%", w * 100.0, h * 100.0)
}

/// What was looked at and did not fit.
fn tried(paper: &mut Paper, report: &MatchReport) {
    let best = report.best.as_ref();
    let pairs: usize = report.frames.iter().map(|f| f.tried.len()).sum();
    let frames = count(report.frames.len(), "frame");
    let line = format!("{frames} against {}, {pairs} looked at closely", count(report.references, "reference"));
    paper.row("tried", LABELS, &[plain(line)]);
    let other = |f: &&crate::footage::FrameReport| best.is_none_or(|b| b.frame != f.frame);
    let unsettled: Vec<String> = report
        .frames
        .iter()
        .filter(other)
        .filter(|f| f.tried.iter().all(|t| t.verdict == Verdict::NotShown))
        .map(|f| f.frame.clone())
        .collect();
    if !unsettled.is_empty() {
        paper.row("not found", LABELS, &[plain(some(&unsettled, MOST))]);
    }
}

fn says_of_itself(paper: &mut Paper, name: &str, found: &Metadata) {
    let said = found.said();
    let mut runs: Vec<Run> = vec![plain(format!("{name}:"))];
    match said.is_empty() {
        true => runs.push(dim("says nothing of itself")),
        false => runs.push(plain(said.join(" · "))),
    }
    if !said.is_empty() && !found.absent.is_empty() {
        runs.push(dim(format!("· without {}", found.absent.join(", "))));
    }
    paper.row("metadata", LABELS, &runs);
}

fn notes(paper: &mut Paper, notes: &[FootageNote]) {
    if notes.is_empty() {
        return;
    }
    paper.heading("Notes");
    for note in notes.iter().take(FILES) {
        paper.para(2, 4, &[plain(format!("{}:", note.subject)), plain(&note.message), dim(&note.help)]);
    }
    if notes.len() > FILES {
        paper.para(2, 4, &[dim(format!("and {} more", notes.len() - FILES))]);
    }
}

/// Copies that were found.
pub fn copied(report: &CopiesReport, look: Look) -> String {
    let mut paper = Paper::new(look);
    let looked = format!("{} looked for among {}.", count(report.footage, "file"), report.archive);
    let head = match report.copies.len() {
        0 => "No copy found.".to_owned(),
        n => format!("{} found.", if n == 1 { "1 copy".to_owned() } else { format!("{n} copies") }),
    };
    paper.para(0, 0, &[bold(head), plain(looked)]);
    if report.copies.is_empty() {
        paper.para(0, 0, &[plain("That is not a proof that there is none: only these files were looked at.")]);
    }
    for copy in report.copies.iter().take(FILES) {
        one_copy(&mut paper, copy);
    }
    if report.copies.len() > FILES {
        paper.para(2, 4, &[dim(format!("and {} more: --json lists them all", report.copies.len() - FILES))]);
    }
    notes(&mut paper, &report.notes);
    paper.finish()
}

fn one_copy(paper: &mut Paper, copy: &Copy) {
    paper.blank();
    let at = |time: Option<f64>| time.map(|t| format!(" at {t:.1} s")).unwrap_or_default();
    let [footage, archive] = copy.times;
    let line = format!("{}{}", copy.footage, at(footage));
    paper.para(2, 4, &[bold(line), plain("stands in"), bold(format!("{}{}", copy.archive, at(archive)))]);
    let mut why = vec![copy.turn.clone(), count(copy.frames, "frame")];
    if copy.inliers > 0 {
        why.push(format!("{} fit one move", count(copy.inliers, "point")));
    }
    why.extend(copy.hash_distance.map(|d| format!("hashes {d} of 256 bits apart")));
    if let Some(strength) = copy.grain {
        why.push(format!("the grain of its plain parts agrees, {strength:.0} standard deviations above chance"));
    } else if copy.inliers == 0 && copy.hash_distance.is_none() {
        why.push("too plain for more than its colours, which agree all over".to_owned());
    }
    paper.para(4, 6, &[dim(why.join(" · "))]);
    for line in copy.lines.iter().take(MOST) {
        let ([from, to], [start, end]) = (line.footage, line.archive);
        let speed = match line.rate {
            r if r < 0.0 => ", backwards".to_owned(),
            r if !(0.95..=1.05).contains(&r) => format!(", {r:.2} times as fast"),
            _ => String::new(),
        };
        paper.para(4, 6, &[dim(format!("{from:.1} to {to:.1} s runs as {start:.1} to {end:.1} s there{speed}"))]);
    }
}

/// The summary's lines on footage, one a file.
pub(super) fn checked(paper: &mut Paper, dossier: &Dossier) {
    let all: Vec<Checked> = dossier.footage.iter().filter_map(Checked::read).collect();
    if all.is_empty() {
        return;
    }
    paper.heading("Footage checked");
    for one in all.iter().take(FILES) {
        let beside = one.best.as_ref().map(|b| format!("beside {}, {}", b.reference, count(b.points(), "matched point")));
        let mut runs = vec![plain(&one.file), dim("·")];
        match one.verdict {
            None => runs.push(plain("could not be read")),
            Some(Verdict::Same) => runs.push(bold("same place")),
            Some(Verdict::NotShown) => runs.push(plain("not shown to be the place")),
            Some(Verdict::Contradicted) => runs.push(conflict("contradicted")),
        }
        runs.extend(one.verdict.map(|v| dim(format!("· {}", probability_short(v, one.score)))));
        runs.extend(beside.filter(|_| one.verdict.is_some_and(|v| v != Verdict::NotShown)).map(|b| dim(format!("· {b}"))));
        runs.extend((one.frames == 0).then(|| one.notes.first().map(|n| dim(format!("· {}", n.message)))).flatten());
        paper.para(2, 4, &runs);
    }
    if all.len() > FILES {
        paper.para(2, 4, &[dim(format!("and {} more in the dossier", all.len() - FILES))]);
    }
}
