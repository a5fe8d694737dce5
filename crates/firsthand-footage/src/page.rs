//! The page: one HTML file that shows why, without network, readable without scripts and on paper.
//!
//! Invariants: every word that comes from files is escaped; pictures are data URIs made here; the page runs no script.

use crate::figure::{self, figure};
use crate::report::{MatchReport, Shown, Tried};
use crate::verdict::{self, Verdict};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");
/// Most bytes of pictures on a page; pairs beyond it are told in words only.
const MOST_BYTES: usize = 12 << 20;

/// The page for a comparison.
pub fn page_html(report: &MatchReport) -> String {
    let mut out = String::new();
    let title = match &report.best {
        Some(b) => format!("{} beside {}", b.frame, b.reference),
        None => "Footage beside references".to_owned(),
    };
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\
         <title>{}</title><style>{STYLE}{}</style></head><body><main>",
        escape(&title),
        figure::STYLE
    );
    head(&mut out, report);
    let mut bytes = 0;
    for (i, shown) in report.shown.iter().enumerate() {
        bytes += figure::weight(shown);
        if bytes <= MOST_BYTES {
            pair(&mut out, shown, i);
        }
    }
    tried(&mut out, report);
    files(&mut out, report);
    notes(&mut out, report);
    let _ = writeln!(
        out,
        "<footer><p>Made by <b>firsthand match</b>, version {}, from the files named above and nothing else; the same files give the same page.</p></footer></main></body></html>",
        env!("CARGO_PKG_VERSION")
    );
    out
}

fn head(out: &mut String, report: &MatchReport) {
    let said = match report.verdict {
        Verdict::Same => "The footage shows the place in the references.",
        Verdict::NotShown => "It is not shown that the footage is of this place.",
        Verdict::Contradicted => "The footage aligns with a reference, and something both should show differs.",
    };
    let class = if report.verdict == Verdict::Contradicted { " class=\"conflict\"" } else { "" };
    let _ = write!(out, "<header><p class=\"kind\">Does this footage show that place?</p><h1{class}>{said}</h1>");
    match &report.best {
        Some(b) => {
            let _ = write!(
                out,
                "<p class=\"lede\">Best of {}: <q>{}</q> beside <q>{}</q>. {}: {} agree on one rigid scene, and {} more lie where these \
                 say they should be. {} (on pairs that are as often true as false).</p>",
                count(report.frames.len(), "frame"),
                escape(&b.frame),
                escape(&b.reference),
                count(b.points(), "matched point"),
                b.inliers,
                b.guided,
                verdict::probability(report.verdict, report.score)
            );
        }
        None => {
            let _ =
                write!(out, "<p class=\"lede\">No frame could be compared with {}.</p>", count(report.references, "reference"));
        }
    }
    if report.verdict == Verdict::NotShown {
        let _ = write!(
            out,
            "<p>\u{201c}Same place\u{201d} is said from {} and {} matched points on: look-alikes, such as another floor of one building, come close to it. \
             \u{201c}Not shown\u{201d} is not \u{201c}not the place\u{201d}: another angle, another light or a better copy may settle it.</p>",
            verdict::percent(verdict::SAME),
            verdict::CONFIRMED
        );
    }
    out.push_str("</header>");
}

fn pair(out: &mut String, s: &Shown, number: usize) {
    let verdict = s.verdict.map_or("", word);
    let _ = write!(
        out,
        "<section><h2><span class=\"n\">{}</span> {} <span class=\"beside\">beside</span> {}</h2><p class=\"said\">{verdict}. {}. {}, {}.</p>",
        number + 1,
        escape(&s.frame),
        escape(&s.reference),
        verdict::probability(s.verdict.unwrap_or(Verdict::NotShown), s.score),
        count(s.agrees.len(), "agreeing region"),
        count(s.differs.len(), "differing region")
    );
    out.push_str(&figure(s, number));
    out.push_str("</section>");
}

/// Everything that was compared, so that a reader sees what was looked for and not found.
fn tried(out: &mut String, report: &MatchReport) {
    let _ = write!(
        out,
        "<section><h2>What was tried</h2><p>{} against {}; for each frame the references most like it were examined closely.</p>\
         <table class=\"tried\"><thead><tr><th>Frame</th><th>Reference</th><th>Word</th>{}</tr></thead><tbody>",
        count(report.frames.len(), "frame"),
        count(report.references, "reference"),
        ["Probability", "Looked alike", "Moved together", "One scene", "Looked again", "Matched points"]
            .map(|name| format!("<th class=\"num\">{name}</th>"))
            .concat()
    );
    for f in &report.frames {
        if f.tried.is_empty() {
            let _ = write!(
                out,
                "<tr><td>{}</td><td colspan=\"8\">nothing to compare ({})</td></tr>",
                escape(&f.frame),
                count(f.features, "feature")
            );
        }
        for (i, t) in f.tried.iter().enumerate() {
            row(out, if i == 0 { &f.frame } else { "" }, t);
        }
    }
    out.push_str(
        "</tbody></table><p class=\"key\"><b>Looked alike</b>: details of one picture that resemble one of the other, and no second one as much. \
         <b>Moved together</b>: those of them that moved as their neighbours did. <b>One scene</b>: those that one rigid scene, seen by two cameras, \
         explains. <b>Looked again</b>: further details, found where that scene says they should be. <b>Matched points</b>: the last two together.</p></section>",
    );
}

fn row(out: &mut String, frame: &str, t: &Tried) {
    let numbers = [t.tentative, t.supported, t.inliers, t.guided, t.inliers + t.guided];
    let _ = write!(
        out,
        "<tr><td>{}</td><td>{}</td><td class=\"word\">{}</td><td class=\"num\">{}</td>{}</tr>",
        escape(frame),
        escape(&t.reference),
        word(t.verdict),
        verdict::percent(t.score),
        numbers.map(|n| format!("<td class=\"num\">{n}</td>")).concat()
    );
}

/// The files that were compared: which they were, to the byte, and what they say of themselves.
fn files(out: &mut String, report: &MatchReport) {
    let named: Vec<&str> = report
        .frames
        .iter()
        .flat_map(|f| std::iter::once(f.frame.as_str()).chain(f.tried.iter().map(|t| t.reference.as_str())))
        .collect();
    let compared =
        |file: &str| named.iter().any(|n| n.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('@')));
    let (told, left): (Vec<_>, Vec<_>) = report.metadata.iter().partition(|(name, _)| compared(name));
    if told.is_empty() {
        return;
    }
    out.push_str(
        "<section><h2>The files</h2><p>The SHA-256 says which file was read, to the byte. What files say of themselves anyone can write or remove; \
         it proves nothing alone.</p><table class=\"files\"><thead><tr><th>File</th><th>Says</th><th>Does not say</th></tr></thead><tbody>",
    );
    for (name, m) in told {
        let said = m.said();
        let said = if said.is_empty() { "nothing".to_owned() } else { said.join("; ") };
        let seal = report.files.get(name);
        let seal = seal
            .map(|s| format!("<span class=\"seal\">{} <span>{} bytes</span></span>", s.sha256, s.bytes))
            .unwrap_or_default();
        let _ = write!(
            out,
            "<tr><td>{}{seal}</td><td>{}</td><td>{}</td></tr>",
            escape(name),
            escape(&said),
            escape(&m.absent.join(", "))
        );
    }
    out.push_str("</tbody></table>");
    if !left.is_empty() {
        let _ = write!(
            out,
            "<p class=\"key\">{} beside these: indexed, and never among those most like a frame.</p>",
            count(left.len(), "more file")
        );
    }
    out.push_str("</section>");
}

fn notes(out: &mut String, report: &MatchReport) {
    if report.notes.is_empty() {
        return;
    }
    out.push_str("<section><h2>What could not be done</h2><ul>");
    for n in &report.notes {
        let _ = write!(out, "<li><b>{}</b>: {} {}</li>", escape(&n.subject), escape(&n.message), escape(&n.help));
    }
    out.push_str("</ul></section>");
}

fn word(v: Verdict) -> &'static str {
    match v {
        Verdict::Same => "same place",
        Verdict::NotShown => "not shown",
        Verdict::Contradicted => "contradicted",
    }
}

pub(crate) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Text made safe for HTML text and attributes; control characters and direction overrides are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_cannot_write_markup() {
        assert_eq!(escape("<script>\u{202e}\"&'"), "&lt;script&gt;&quot;&amp;&#39;");
    }
}
