//! The page: one HTML file that shows why, without network, readable without scripts and on paper.
//!
//! Invariants: every word that comes from files is escaped; pictures are data URIs made here; the only script is the
//! constant below, named by its hash in the page's own policy.

use crate::regions::Region;
use crate::report::{MatchReport, Shown, Tried};
use crate::verdict::Verdict;
use std::fmt::Write;

/// Moves the edge of the warped picture. Everything else on the page works without it.
const SCRIPT: &str = "for(const r of document.querySelectorAll('input[type=range]')){const f=r.closest('figure');f.classList.add('live');r.addEventListener('input',()=>f.style.setProperty('--at',r.value+'%'))}";
/// SHA-256 of [`SCRIPT`], for the policy.
const SCRIPT_HASH: &str = "vAqYi4ZwSEwX4XwzMZxmzdV2LPKYtqZk418xh9pPkzY=";
const STYLE: &str = include_str!("page.css");
/// Lines drawn between the two pictures: more, and nobody can follow one.
const LINES: usize = 60;
/// Regions outlined in a picture.
const OUTLINED: usize = 6;
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
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{SCRIPT_HASH}'\">\
         <title>{}</title><style>{STYLE}</style></head><body><main>",
        escape(&title)
    );
    head(&mut out, report);
    let mut bytes = 0;
    for (i, shown) in report.shown.iter().enumerate() {
        bytes += shown.frame_picture.0.len() + shown.reference_picture.0.len() + shown.warped.len();
        if bytes <= MOST_BYTES {
            pair(&mut out, shown, i);
        }
    }
    tried(&mut out, report);
    metadata(&mut out, report);
    notes(&mut out, report);
    let _ = writeln!(out, "</main><script>{SCRIPT}</script></body></html>");
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
                "<p class=\"lede\">Best of {}: <q>{}</q> beside <q>{}</q>, {} and {} more where the first ones say they should be. \
                 Probability {}, on pairs that are as often true as false.</p>",
                count(report.frames.len(), "frame"),
                escape(&b.frame),
                escape(&b.reference),
                count(b.inliers, "matched point"),
                b.guided,
                percent(report.score)
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
            "<p>\u{201c}Same place\u{201d} is said from {} on: look-alikes, such as another floor of one building, come close to it. \
             \u{201c}Not shown\u{201d} is not \u{201c}not the place\u{201d}: another angle, another light or a better copy may settle it.</p>",
            percent(crate::verdict::SAME)
        );
    }
    out.push_str("</header>");
}

fn pair(out: &mut String, s: &Shown, number: usize) {
    let verdict = s.verdict.map_or("", word);
    let _ = write!(
        out,
        "<section><h2><span class=\"n\">{}</span> {} <span class=\"beside\">beside</span> {}</h2><p class=\"said\">{verdict}, probability {}. {}, {}.</p>",
        number + 1,
        escape(&s.frame),
        escape(&s.reference),
        percent(s.score),
        count(s.agrees.len(), "agreeing region"),
        count(s.differs.len(), "differing region")
    );
    side_by_side(out, s);
    if !s.warped.is_empty() {
        slider(out, s);
    }
    if !s.differs.is_empty() {
        differing(out, s);
    }
    out.push_str("</section>");
}

/// Both pictures on one canvas with lines between matched points.
fn side_by_side(out: &mut String, s: &Shown) {
    let (fw, fh) = (f64::from(s.frame_picture.1), f64::from(s.frame_picture.2));
    let (rw, rh) = (f64::from(s.reference_picture.1), f64::from(s.reference_picture.2));
    if fw < 1.0 || rw < 1.0 {
        return;
    }
    // Both get the frame's height; a gap between them.
    let grow = fh / rh.max(1.0);
    let gap = fh * 0.03;
    let left = fw + gap;
    let _ = write!(
        out,
        "<figure><svg viewBox=\"0 0 {:.0} {fh:.0}\" role=\"img\" aria-label=\"Frame on the left, reference on the right, {} lines between matched points\">\
         <image href=\"{}\" width=\"{fw}\" height=\"{fh}\"/><image href=\"{}\" x=\"{left:.1}\" width=\"{:.1}\" height=\"{fh}\"/>",
        left + rw * grow,
        s.lines.len().min(LINES),
        data_uri(&s.frame_picture.0),
        data_uri(&s.reference_picture.0),
        rw * grow
    );
    for (regions, class) in [(&s.agrees, "agree"), (&s.differs, "differ")] {
        for r in regions.iter().take(OUTLINED) {
            rectangle(out, r.frame, [0.0, fw, fh], class);
            rectangle(out, r.reference, [left, rw * grow, fh], class);
        }
    }
    let step = s.lines.len().div_ceil(LINES).max(1);
    for l in s.lines.iter().step_by(step) {
        let (x, y) = (left + l[2] * grow, l[3] * grow);
        let _ = write!(
            out,
            "<path class=\"halo\" d=\"M{:.1} {:.1}L{x:.1} {y:.1}\"/><path class=\"line\" d=\"M{:.1} {:.1}L{x:.1} {y:.1}\"/>",
            l[0], l[1], l[0], l[1]
        );
    }
    for l in &s.lines {
        let (x, y) = (left + l[2] * grow, l[3] * grow);
        let _ = write!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.6\"/><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.6\"/>",
            l[0], l[1]
        );
    }
    let _ = write!(
        out,
        "</svg><figcaption>Left the frame, right the reference. Dots are points matched in both; lines join {} of {}. \
         Outlined: regions that agree{}.</figcaption></figure>",
        s.lines.len().div_ceil(step),
        s.lines.len(),
        if s.differs.is_empty() { "" } else { " (solid) and that differ (dashed)" }
    );
}

fn rectangle(out: &mut String, r: [f64; 4], [left, w, h]: [f64; 3], class: &str) {
    let _ = write!(
        out,
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
        left + r[0] * w,
        r[1] * h,
        r[2] * w,
        r[3] * h
    );
}

/// The reference warped over the frame, with a movable edge; without scripts the edge stands in the middle.
fn slider(out: &mut String, s: &Shown) {
    let _ = write!(
        out,
        "<figure class=\"over\"><div class=\"stack\" style=\"aspect-ratio:{}/{}\"><img src=\"{}\" alt=\"The frame\"><img class=\"top\" src=\"{}\" alt=\"The reference, warped to the frame's view\"><span class=\"edge\"></span></div>\
         <label>Move the edge <input type=\"range\" min=\"0\" max=\"100\" value=\"50\"></label>\
         <figcaption>Left of the edge the frame, right of it the reference as the frame's camera would have seen it. Pale: nothing carries the reference there.</figcaption></figure>",
        s.frame_picture.1,
        s.frame_picture.2,
        data_uri(&s.frame_picture.0),
        data_uri(&s.warped)
    );
}

/// Each differing region, cut out of both pictures.
fn differing(out: &mut String, s: &Shown) {
    out.push_str("<h3>What differs where the pictures overlap</h3><div class=\"cuts\">");
    for (i, r) in s.differs.iter().take(OUTLINED).enumerate() {
        out.push_str("<figure class=\"cut\">");
        cut(out, r.frame, &s.frame_picture);
        cut(out, r.reference, &s.reference_picture);
        let _ = write!(
            out,
            "<figcaption><b class=\"conflict\">{}</b> {}{}. {}</figcaption></figure>",
            i + 1,
            count(r.points, "detail"),
            r.correlation.map(|c| format!(", correlation {c:.2}")).unwrap_or_default(),
            why(r)
        );
    }
    out.push_str("</div>");
}

fn why(r: &Region) -> &'static str {
    if r.decisive {
        "Sharp, small and surrounded by agreement."
    } else {
        "May be a matter of viewpoint, light or something in the way."
    }
}

fn cut(out: &mut String, r: [f64; 4], picture: &(Vec<u8>, u32, u32)) {
    let (w, h) = (f64::from(picture.1), f64::from(picture.2));
    let margin = 0.02;
    let (x, y) = ((r[0] - margin).max(0.0) * w, (r[1] - margin).max(0.0) * h);
    let (cw, ch) = (((r[2] + 2.0 * margin) * w).max(8.0), ((r[3] + 2.0 * margin) * h).max(8.0));
    let _ = write!(
        out,
        "<svg viewBox=\"{x:.1} {y:.1} {cw:.1} {ch:.1}\" role=\"img\" aria-label=\"Part of the picture\"><image href=\"{}\" width=\"{w}\" height=\"{h}\"/></svg>",
        data_uri(&picture.0)
    );
}

/// Everything that was compared, so that a reader sees what was looked for and not found.
fn tried(out: &mut String, report: &MatchReport) {
    let _ = write!(
        out,
        "<section><h2>What was tried</h2><p>{} against {}; for each frame the references most like it were examined closely.</p>\
         <table><thead><tr><th>Frame</th><th>Reference</th><th>Word</th><th class=\"num\">Probability</th><th class=\"num\">Looked alike</th><th class=\"num\">Moved together</th><th class=\"num\">Agreed</th></tr></thead><tbody>",
        count(report.frames.len(), "frame"),
        count(report.references, "reference")
    );
    for f in &report.frames {
        if f.tried.is_empty() {
            let _ = write!(
                out,
                "<tr><td>{}</td><td colspan=\"6\">nothing to compare ({})</td></tr>",
                escape(&f.frame),
                count(f.features, "feature")
            );
        }
        for (i, t) in f.tried.iter().enumerate() {
            row(out, if i == 0 { &f.frame } else { "" }, t);
        }
    }
    out.push_str("</tbody></table></section>");
}

fn row(out: &mut String, frame: &str, t: &Tried) {
    let _ = write!(
        out,
        "<tr><td>{}</td><td>{}</td><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td></tr>",
        escape(frame),
        escape(&t.reference),
        word(t.verdict),
        percent(t.score),
        t.tentative,
        t.supported,
        t.inliers
    );
}

fn metadata(out: &mut String, report: &MatchReport) {
    if report.metadata.is_empty() {
        return;
    }
    out.push_str("<section><h2>What the files say of themselves</h2><p>Anyone can write or remove these; they prove nothing alone.</p><table><thead><tr><th>File</th><th>Says</th><th>Does not say</th></tr></thead><tbody>");
    for (name, m) in &report.metadata {
        let zone = if m.zone_known { "" } else { " (no zone)" };
        let said = [
            m.taken.as_ref().map(|t| format!("taken {t}{zone}")),
            m.position.map(|[lat, lon]| format!("at {lat:.5}, {lon:.5}")),
            m.fix_time.as_ref().map(|t| format!("position fixed {t}")),
            m.device.clone(),
            m.software.as_ref().map(|s| format!("written by {s}")),
            m.orientation.filter(|o| *o != 1).map(|o| format!("turned (orientation {o})")),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        let said = if said.is_empty() { "nothing".to_owned() } else { said.join("; ") };
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(name),
            escape(&said),
            escape(&m.absent.join(", "))
        );
    }
    out.push_str("</tbody></table></section>");
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

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// A probability for reading: never rounded up to certainty.
fn percent(p: f64) -> String {
    if p > 0.9995 { "above 99.9%".to_owned() } else { format!("{:.1}%", (p * 1000.0).floor() / 10.0) }
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

fn data_uri(jpeg: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(jpeg.len() * 4 / 3 + 32);
    out.push_str("data:image/jpeg;base64,");
    for chunk in jpeg.chunks(3) {
        let bytes = [chunk.first(), chunk.get(1), chunk.get(2)].map(|b| u32::from(b.copied().unwrap_or(0)));
        let bits = bytes[0] << 16 | bytes[1] << 8 | bytes[2];
        for i in 0..4 {
            if i <= chunk.len() {
                out.push(LETTERS[(bits >> (18 - 6 * i) & 63) as usize] as char);
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_base64() {
        assert!(data_uri(b"hello").ends_with(",aGVsbG8="));
        assert!(data_uri(b"hell").ends_with(",aGVsbA=="));
        assert!(data_uri(b"hel").ends_with(",aGVs"));
    }

    #[test]
    fn the_policy_names_the_script() {
        use sha2::Digest;
        let hash = sha2::Sha256::digest(SCRIPT.as_bytes());
        let uri = data_uri(&hash);
        assert_eq!(uri.split(',').next_back(), Some(SCRIPT_HASH));
    }

    #[test]
    fn file_names_cannot_write_markup() {
        assert_eq!(escape("<script>\u{202e}\"&'"), "&lt;script&gt;&quot;&amp;&#39;");
    }
}
