//! Footage that was checked, beside what the reports say was verified: verdict, reference, what agrees and differs.

use super::parts::plural;
use super::{Page, clean};
use crate::footage::{Checked, Region, Verdict, figure, probability_short};
use firsthand_types::{Claim, Part, Slot};
use maud::{Markup, PreEscaped, html};

/// Most files listed; the dossier holds them all.
const LIMIT: usize = 500;
/// Regions drawn of each kind.
const DRAWN: usize = 12;
/// Most bytes of pictures on the page; files beyond it are drawn as points alone.
const MOST_BYTES: usize = 24 << 20;
/// Most verification claims repeated beside the footage.
const SAID: usize = 12;

/// One entry a file; nothing where no footage was given.
pub(super) fn footage(page: &Page<'_>) -> Option<Markup> {
    let all: Vec<Checked> = page.dossier.footage.iter().filter_map(Checked::read).collect();
    if all.is_empty() {
        return None;
    }
    let primary = page.dossier.incidents.iter().find(|i| i.primary).map(|i| &i.id);
    let about =
        |c: &&Claim| c.slot == Slot::Verification && c.part != Part::Pixels && c.about.as_ref() == primary && primary.is_some();
    let said: Vec<&Claim> = page.dossier.claims.iter().filter(about).collect();
    let mut pictured = 0;
    Some(html! {
        ul.plain { @for (n, one) in all.iter().take(LIMIT).enumerate() { li { (entry(page, one, n, &mut pictured)) } } }
        @if all.len() > LIMIT { p.by { "and " (all.len() - LIMIT) " more in dossier.json" } }
        @if !said.is_empty() {
            h3 style="margin-top:1.8rem" { "What the reports say was verified" }
            ul.plain { @for c in said.iter().take(SAID) { li { (page.quote(c)) } } }
            @if said.len() > SAID { p.by { "and " (said.len() - SAID) " more under Evidence" } }
        }
    })
}

fn entry(page: &Page<'_>, one: &Checked, number: usize, pictured: &mut usize) -> Markup {
    html! {
        p.said {
            b { (clean(&one.file)) } ": "
            @match one.verdict {
                Some(Verdict::Same) => b { "same place" },
                Some(Verdict::Contradicted) => span.conflict { "contradicted" },
                Some(Verdict::NotShown) => "not shown to be the place",
                None => "could not be read",
            }
            @if let Some(verdict) = one.verdict { " " span.grade { (probability_short(verdict, one.score)) } }
        }
        @if one.verdict == Some(Verdict::Contradicted) { p.by { "The pictures align, and something that both must show differs." } }
        @if one.verdict == Some(Verdict::NotShown) { p.by { "Nothing settles it. That is not a no: another angle, another light or a better copy may settle it." } }
        (beside(one))
        @if let Some(pictures) = pictures(page, one, number, pictured) { (pictures) } @else { (drawing(one)) }
        @for n in &one.notes { p.by { (clean(&n.message)) @if !n.help.is_empty() { " " (clean(&n.help)) } } }
        p.by { (itself(one)) "SHA-256 " code { (one.sha256.short(16)) "…" } }
    }
}

/// The best reference and what was tried, in words.
fn beside(one: &Checked) -> Markup {
    html! {
        p.by {
            (one.frames) (plural(one.frames, " frame", " frames")) " against " (one.references) (plural(one.references, " reference", " references"))
            @if let Some(b) = &one.best {
                ". Closest: " (clean(&b.frame)) " beside " (clean(&b.reference)) ", "
                (b.points()) (plural(b.points(), " matched point", " matched points")) ", " (b.guided) " of them found by looking again; "
                (one.agrees.len()) (plural(one.agrees.len(), " region agrees, ", " regions agree, ")) (one.differs.len()) (plural(one.differs.len(), " differs", " differ"))
                @if let Some(id) = &one.reference_sha256 { " (reference SHA-256 " code { (id.short(16)) "…" } ")" }
            }
            "."
        }
    }
}

/// What the file says of itself.
fn itself(one: &Checked) -> Markup {
    let Some(m) = &one.metadata else { return html! {} };
    let said = m.said();
    html! { @if said.is_empty() { "The file says nothing of itself. " } @else { "The file says of itself: " (clean(&said.join(", "))) ". " } }
}

/// The frame beside its reference, folded: nothing is shown unasked. `pictured` counts the bytes of pictures on the page.
fn pictures(page: &Page<'_>, one: &Checked, number: usize, pictured: &mut usize) -> Option<Markup> {
    let shown = page.texts.pictures(&one.file)?;
    *pictured += figure::weight(shown);
    let drawn = if *pictured <= MOST_BYTES { figure::figure(shown, number) } else { String::new() };
    // The figure escapes every word that comes from files.
    (!drawn.is_empty()).then(|| {
        html! {
            details { summary { "Show the pictures side by side (not screened for what they show)" } (PreEscaped(drawn)) }
        }
    })
}

/// Both pictures as empty frames with their matched points and regions: where the evidence lies, without the pictures.
fn drawing(one: &Checked) -> Markup {
    if one.points.is_empty() || one.verdict.is_none_or(|v| v == Verdict::NotShown) {
        return html! {};
    }
    let dots = |x: usize, left: f64| {
        let put = move |p: &[f64; 4]| (left + p.get(x).unwrap_or(&0.0) * 300.0, p.get(x + 1).unwrap_or(&0.0) * 200.0);
        one.points.iter().map(put).collect::<Vec<_>>()
    };
    let label = format!("Where the {} matched points lie: the frame on the left, the reference on the right", one.points.len());
    html! {
        details { summary { "Where the points lie" }
            figure style="max-width:40rem" {
                svg viewBox="0 0 640 204" role="img" aria-label=(label) {
                    @for (side, left) in [(0, 2.0), (2, 338.0)] {
                        rect.axis x=(left) y="2" width="300" height="200" {}
                        @for (regions, dash) in [(&one.agrees, "4 3"), (&one.differs, "none")] {
                            @for r in regions.iter().take(DRAWN) { (outline(r, side, left, dash)) }
                        }
                        @for (x, y) in dots(side, left) { circle.bar cx=(format!("{x:.1}")) cy=(format!("{:.1}", y + 2.0)) r="1.6" {} }
                    }
                }
                figcaption { "Frame and reference, drawn to one size. Dots are matched points; dashed boxes agree, solid boxes differ." }
            }
        }
    }
}

fn outline(r: &Region, side: usize, left: f64, dash: &str) -> Markup {
    let [x, y, w, h] = if side == 0 { r.frame } else { r.reference };
    let shown = |v: f64| format!("{v:.1}");
    html! {
        rect fill="none" stroke=(if dash == "none" { "var(--accent)" } else { "var(--soft)" }) stroke-dasharray=(dash)
            x=(shown(left + x * 300.0)) y=(shown(2.0 + y * 200.0)) width=(shown(w * 300.0)) height=(shown(h * 200.0)) {}
    }
}
