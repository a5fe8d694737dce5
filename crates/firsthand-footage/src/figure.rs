//! A compared pair as a figure: side by side with matched points, the reference laid over the frame with a movable edge,
//! matched details enlarged, and what differs.
//!
//! Invariants: no script; every word that comes from files is escaped; each picture stands in the markup once and is
//! referred to by its id, so that enlargements cost nothing. [`STYLE`] holds all that the figure needs beside the variables
//! `--soft`, `--rule` and `--accent` of the page it stands in.

use crate::base64;
use crate::page::{count, escape};
use crate::regions::Region;
use crate::report::{Picture, Shown};
use crate::verdict::Verdict;
use std::fmt::Write;

/// The figure's style sheet; all its classes begin with `pf`.
pub const STYLE: &str = include_str!("figure.css");
/// Lines drawn between the two pictures: more, and nobody can follow one.
const LINES: usize = 24;
/// Points that are numbered in both pictures and enlarged.
const NUMBERED: usize = 8;
/// Regions outlined in a picture.
const OUTLINED: usize = 6;
/// Side of an enlargement, as a share of the frame's long side.
const ENLARGEMENT: f64 = 0.13;
/// Neighbours from which the growth of an enlargement is measured.
const NEIGHBOURS: usize = 8;

/// The figure of a pair. `number` tells the pairs of a page apart.
pub fn figure(s: &Shown, number: usize) -> String {
    let mut out = String::from("<div class=\"pf\">");
    if s.frame_picture.is_empty() || s.reference_picture.is_empty() {
        return String::new();
    }
    let chosen = choose(s);
    side_by_side(&mut out, s, number, &chosen);
    if !s.differs.is_empty() {
        differing(&mut out, s, number);
    }
    if !s.warped.is_empty() {
        over(&mut out, s, number);
    }
    enlarged(&mut out, s, number, &chosen);
    out.push_str("</div>");
    out
}

/// Bytes of pictures that the figure carries.
pub fn weight(s: &Shown) -> usize {
    s.frame_picture.jpeg.len() + s.reference_picture.jpeg.len() + s.warped.len()
}

/// Where things lie on the common canvas: both pictures have the frame's height, with a gap between them.
struct Canvas {
    frame: [f64; 2],
    left: f64,
    grow: f64,
    reference: [f64; 2],
    /// A thousandth of the canvas's width.
    unit: f64,
}

impl Canvas {
    fn of(s: &Shown) -> Self {
        let frame = s.frame_picture.size();
        let theirs = s.reference_picture.size();
        let grow = frame[1] / theirs[1].max(1.0);
        let left = frame[0] + 0.012 * (frame[0] + theirs[0] * grow);
        let width = left + theirs[0] * grow;
        Canvas { frame, left, grow, reference: [theirs[0] * grow, frame[1]], unit: width / 1000.0 }
    }

    /// A matched point in both pictures.
    fn ends(&self, l: &[f64; 4]) -> [[f64; 2]; 2] {
        [[l[0], l[1]], [self.left + l[2] * self.grow, l[3] * self.grow]]
    }
}

fn side_by_side(out: &mut String, s: &Shown, number: usize, chosen: &[usize]) {
    let c = Canvas::of(s);
    let width = c.left + c.reference[0];
    let _ = write!(
        out,
        "<figure><svg class=\"pf-side\" viewBox=\"0 0 {width:.0} {:.0}\" role=\"img\" aria-label=\"The frame on the left, the reference on the right, {} joined by lines\">\
         <image id=\"pf-a{number}\" href=\"{}\" width=\"{}\" height=\"{}\"/>\
         <g transform=\"translate({:.2} 0) scale({:.5})\"><image id=\"pf-b{number}\" href=\"{}\" width=\"{}\" height=\"{}\"/></g>",
        c.frame[1],
        count(chosen.len(), "matched point"),
        uri(&s.frame_picture.jpeg),
        c.frame[0],
        c.frame[1],
        c.left,
        c.grow,
        uri(&s.reference_picture.jpeg),
        s.reference_picture.width,
        s.reference_picture.height
    );
    let agrees = s.agrees.iter().filter(|r| !wide(r)).map(|r| (r, "pf-agree")).take(OUTLINED);
    let differs = s.differs.iter().map(|r| (r, "pf-differ")).take(OUTLINED);
    for (r, class) in agrees.chain(differs) {
        rectangle(out, r.frame, [0.0, c.frame[0], c.frame[1]], class);
        rectangle(out, r.reference, [c.left, c.reference[0], c.reference[1]], class);
    }
    for l in &s.lines {
        for [x, y] in c.ends(l) {
            let _ = write!(out, "<circle class=\"pf-dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.2}\"/>", 1.5 * c.unit);
        }
    }
    for l in chosen.iter().filter_map(|i| s.lines.get(*i)) {
        let [[x, y], [u, v]] = c.ends(l);
        let path = format!("M{x:.1} {y:.1}L{u:.1} {v:.1}");
        let _ = write!(out, "<path class=\"pf-halo\" d=\"{path}\"/><path class=\"pf-line\" d=\"{path}\"/>");
    }
    for (n, l) in chosen.iter().take(NUMBERED).filter_map(|i| s.lines.get(*i)).enumerate() {
        for at in c.ends(l) {
            numeral(out, n + 1, at, c.unit, "");
        }
    }
    for (n, r) in s.differs.iter().take(OUTLINED).enumerate() {
        let mark = |r: [f64; 4], left: f64, size: [f64; 2]| [left + r[0] * size[0], r[1] * size[1]];
        letter(out, n, mark(r.frame, 0.0, c.frame), c.unit);
        letter(out, n, mark(r.reference, c.left, c.reference), c.unit);
    }
    let _ = write!(out, "</svg>{}</figure>", caption(s, number, chosen.len()));
}

/// What the lines, dots, numbers and outlines are.
fn caption(s: &Shown, number: usize, joined: usize) -> String {
    let all = s.points.max(s.lines.len());
    let dots = if all == s.lines.len() {
        format!("Each dot is one of the {} matched points", all)
    } else {
        format!("The dots are {} of the {} matched points", s.lines.len(), all)
    };
    let mut agree = String::new();
    if let Some(r) = s.agrees.iter().find(|r| wide(r)) {
        let _ = write!(agree, " Points agree over {:.0}% by {:.0}% of the frame.", 100.0 * r.frame[2], 100.0 * r.frame[3]);
    }
    if s.agrees.iter().any(|r| !wide(r)) {
        agree.push_str(if agree.is_empty() {
            " Outlined: regions that agree."
        } else {
            " Outlined: other regions that agree."
        });
    }
    let differ = if s.differs.is_empty() { "" } else { " Dashed, with letters: places that should agree and do not." };
    format!(
        "<figcaption><b>Figure {}a. Side by side.</b> Left the frame <q>{}</q>, right the reference <q>{}</q>. {dots}; lines join {joined} of them, spread \
         over the picture, and {} are numbered and enlarged below.{agree}{differ}</figcaption>",
        number + 1,
        escape(&s.frame),
        escape(&s.reference),
        joined.min(NUMBERED)
    )
}

/// Whether a region is most of the frame: an outline of that says nothing, and is told in words.
fn wide(r: &Region) -> bool {
    r.frame[2] * r.frame[3] > 0.4
}

fn numeral(out: &mut String, n: usize, [x, y]: [f64; 2], unit: f64, class: &str) {
    let _ = write!(
        out,
        "<circle class=\"pf-plate {class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.2}\"/><text class=\"pf-no {class}\" x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{:.1}\">{n}</text>",
        8.5 * unit,
        y + 4.1 * unit,
        11.5 * unit
    );
}

fn letter(out: &mut String, n: usize, [x, y]: [f64; 2], unit: f64) {
    let _ = write!(
        out,
        "<rect class=\"pf-tab\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/><text class=\"pf-no pf-bad\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\">{}</text>",
        y - 15.0 * unit,
        15.0 * unit,
        15.0 * unit,
        x + 7.5 * unit,
        y - 3.6 * unit,
        11.5 * unit,
        name(n)
    );
}

/// A, B, C ...
fn name(n: usize) -> char {
    char::from(b'A' + (n % 26) as u8)
}

fn rectangle(out: &mut String, r: [f64; 4], [left, w, h]: [f64; 3], class: &str) {
    let (x, y, width, height) = (left + r[0] * w, r[1] * h, r[2] * w, r[3] * h);
    let place = format!("x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"");
    let _ = write!(out, "<rect class=\"pf-under\" {place}/><rect class=\"{class}\" {place}/>");
}

/// The reference as the frame's camera would have seen it, under the frame, whose edge can be dragged or set by key.
fn over(out: &mut String, s: &Shown, number: usize) {
    let [w, h] = s.frame_picture.size();
    let view = format!("viewBox=\"0 0 {w:.0} {h:.0}\"");
    out.push_str(
        "<figure class=\"pf-over\"><div class=\"pf-stops\" role=\"radiogroup\" aria-label=\"How much of the frame is shown\">",
    );
    let stops = [
        ("free", "drag the edge", " checked"),
        ("0", "reference", ""),
        ("1", "\u{bc}", ""),
        ("2", "\u{bd}", ""),
        ("3", "\u{be}", ""),
        ("4", "frame", ""),
    ];
    for (stop, label, checked) in stops {
        let _ = write!(
            out,
            "<label><input type=\"radio\" name=\"pf-stop{number}\" class=\"pf-to{stop}\"{checked}> {label}</label>"
        );
    }
    let _ = write!(
        out,
        "</div><div class=\"pf-stack\" style=\"aspect-ratio:{w}/{h};max-width:{:.1}vh\"><svg {view} role=\"img\" aria-label=\"The reference, warped to the frame's view\"><image href=\"{}\" width=\"{w}\" height=\"{h}\"/></svg>\
         <div class=\"pf-wipe\"><svg {view} role=\"img\" aria-label=\"The frame\"><use href=\"#pf-a{number}\"/></svg></div></div>\
         <figcaption><b>Figure {}b. One over the other.</b> Left of the edge the frame; right of it the reference as the frame's camera would have seen it. \
         <span class=\"pf-screen\">Drag the corner of the edge. </span>Pale: nothing carries the reference there.</figcaption></figure>",
        // A tall picture is kept within the window.
        85.0 * w / h.max(1.0),
        uri(&s.warped),
        number + 1
    );
}

/// Each differing region, cut out of both pictures.
fn differing(out: &mut String, s: &Shown, number: usize) {
    out.push_str("<h3 class=\"pf-h\">What should agree and does not</h3>");
    if s.verdict == Some(Verdict::Same) {
        out.push_str(
            "<p class=\"pf-p\">The rest agrees enough to say \u{201c}same place\u{201d} all the same. What stands in the way, has moved or was changed \
             between the two pictures looks like this; so would another place made alike. Look at each.</p>",
        );
    }
    out.push_str("<div class=\"pf-cuts\">");
    for (i, r) in s.differs.iter().take(OUTLINED).enumerate() {
        out.push_str("<figure class=\"pf-cut\">");
        cut(out, r.frame, s.frame_picture.size(), &format!("pf-a{number}"));
        cut(out, r.reference, s.reference_picture.size(), &format!("pf-b{number}"));
        let _ = write!(
            out,
            "<figcaption><b class=\"pf-word\">{}</b> {}{}. {}</figcaption></figure>",
            name(i),
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

/// The numbered points, enlarged: the frame left, the reference right.
fn enlarged(out: &mut String, s: &Shown, number: usize, chosen: &[usize]) {
    let [w, h] = s.frame_picture.size();
    let side = ENLARGEMENT * w.max(h);
    out.push_str(
        "<h3 class=\"pf-h\">Matched points, enlarged</h3><p class=\"pf-p\">The numbers are those of the pictures above; left the frame, right the \
         reference, at the size at which they show the same thing.</p><div class=\"pf-cuts pf-small\">",
    );
    for (n, l) in chosen.iter().take(NUMBERED).filter_map(|i| s.lines.get(*i)).enumerate() {
        let grown = (side * growth(&s.lines, l)).clamp(side / 4.0, side * 4.0);
        out.push_str("<figure class=\"pf-cut\">");
        square(out, [l[0], l[1]], side, s.frame_picture.size(), &format!("pf-a{number}"));
        square(out, [l[2], l[3]], grown, s.reference_picture.size(), &format!("pf-b{number}"));
        let _ = write!(out, "<figcaption><b>{}</b></figcaption></figure>", n + 1);
    }
    out.push_str("</div>");
}

/// How much larger the reference shows what surrounds a point, from its nearest neighbours.
fn growth(lines: &[[f64; 4]], l: &[f64; 4]) -> f64 {
    let far = |q: &[f64; 4], i: usize| (q[i] - l[i]).hypot(q[i + 1] - l[i + 1]);
    let mut near: Vec<(f64, f64)> = lines.iter().map(|q| (far(q, 0), far(q, 2))).filter(|(a, _)| *a > 0.0).collect();
    near.sort_by(|x, y| x.0.total_cmp(&y.0).then(x.1.total_cmp(&y.1)));
    near.truncate(NEIGHBOURS);
    let mut ratios: Vec<f64> = near.iter().map(|(a, b)| b / a).collect();
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or(1.0).max(0.01)
}

/// A square window on a picture, kept within it, with a cross-hair on its point.
fn square(out: &mut String, at: [f64; 2], side: f64, size: [f64; 2], id: &str) {
    let side = side.min(size[0]).min(size[1]);
    let corner = [0, 1].map(|i| (at[i] - side / 2.0).clamp(0.0, size[i] - side));
    let r = side * 0.09;
    let _ = write!(
        out,
        "<svg viewBox=\"{:.1} {:.1} {side:.1} {side:.1}\" role=\"img\" aria-label=\"Part of the picture\"><use href=\"#{id}\"/>\
         <circle class=\"pf-ringed\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{r:.1}\"/><circle class=\"pf-ring\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{r:.1}\"/></svg>",
        corner[0], corner[1], at[0], at[1], at[0], at[1]
    );
}

fn cut(out: &mut String, r: [f64; 4], [w, h]: [f64; 2], id: &str) {
    let margin = 0.02;
    let (x, y) = ((r[0] - margin).max(0.0) * w, (r[1] - margin).max(0.0) * h);
    let (cw, ch) = (((r[2] + 2.0 * margin) * w).max(8.0), ((r[3] + 2.0 * margin) * h).max(8.0));
    let _ = write!(
        out,
        "<svg viewBox=\"{x:.1} {y:.1} {cw:.1} {ch:.1}\" role=\"img\" aria-label=\"Part of the picture\"><use href=\"#{id}\"/></svg>"
    );
}

/// Which points to join by lines, those to be numbered first: these lie within both pictures so that what surrounds them is seen.
fn choose(s: &Shown) -> Vec<usize> {
    let inside = |x: f64, y: f64, [w, h]: [f64; 2]| {
        let margin = 0.4 * ENLARGEMENT * w.max(h);
        x >= margin && y >= margin && x <= w - margin && y <= h - margin
    };
    let (frame, reference) = (s.frame_picture.size(), s.reference_picture.size());
    let within: Vec<usize> = (0..s.lines.len())
        .filter(|i| s.lines.get(*i).is_some_and(|l| inside(l[0], l[1], frame) && inside(l[2], l[3], reference)))
        .collect();
    let places: Vec<[f64; 4]> = within.iter().filter_map(|i| s.lines.get(*i).copied()).collect();
    let mut chosen: Vec<usize> = spread(&places, NUMBERED).into_iter().filter_map(|i| within.get(i).copied()).collect();
    let more: Vec<usize> = spread(&s.lines, LINES).into_iter().filter(|i| !chosen.contains(i)).collect();
    chosen.extend(more);
    chosen.truncate(LINES);
    chosen
}

/// Points spread out: each next one is the farthest from those already chosen, in the frame.
fn spread(lines: &[[f64; 4]], most: usize) -> Vec<usize> {
    let mut far = vec![f64::INFINITY; lines.len()];
    let mut chosen = Vec::new();
    let mut next = (!lines.is_empty()).then_some(0);
    while let Some(i) = next.filter(|_| chosen.len() < most) {
        chosen.push(i);
        let Some(p) = lines.get(i) else { break };
        for (f, q) in far.iter_mut().zip(lines) {
            *f = f.min((q[0] - p[0]).hypot(q[1] - p[1]));
        }
        next = (0..lines.len()).max_by(|a, b| far[*a].total_cmp(&far[*b]).then(b.cmp(a))).filter(|i| far[*i] > 0.0);
    }
    chosen
}

fn uri(jpeg: &[u8]) -> String {
    let mut out = String::from("data:image/jpeg;base64,");
    base64::encode(jpeg, &mut out);
    out
}

impl Picture {
    fn size(&self) -> [f64; 2] {
        [f64::from(self.width), f64::from(self.height)]
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.jpeg.is_empty() || self.width == 0 || self.height == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown() -> Shown {
        let picture = Picture { jpeg: vec![0xff, 0xd8], width: 100, height: 80 };
        let r = [0.1, 0.1, 0.2, 0.2];
        Shown {
            frame: "<script>.jpg".into(),
            reference: "hall.jpg".into(),
            frame_picture: picture.clone(),
            reference_picture: picture,
            warped: vec![1, 2, 3],
            lines: (0..40).map(|i| [f64::from(i), f64::from(i % 7), f64::from(i * 2), f64::from(i % 7 * 2)]).collect(),
            differs: vec![Region { frame: r, reference: r, points: 4, correlation: None, decisive: true }],
            ..Shown::default()
        }
    }

    #[test]
    fn the_figure_runs_no_script_and_names_cannot_write_markup() {
        let figure = figure(&shown(), 3);
        assert!(!figure.contains("<script") && figure.contains("&lt;script&gt;.jpg"));
        assert_eq!(figure.matches("id=\"pf-a3\"").count(), 1, "each picture stands in it once");
        assert_eq!(figure.matches("data:image").count(), 3);
    }

    #[test]
    fn nothing_to_show_is_no_figure() {
        assert_eq!(figure(&Shown::default(), 0), "");
    }

    #[test]
    fn points_are_spread_and_growth_is_measured() {
        let lines = shown().lines;
        let chosen = spread(&lines, 3);
        assert_eq!(chosen.len(), 3);
        assert_eq!(chosen[1], 39, "the second lies farthest from the first");
        assert!((growth(&lines, &lines[20]) - 2.0).abs() < 1e-9);
        assert_eq!(growth(&[], &[0.0; 4]), 1.0);
    }
}
