//! The map: where it happened and what else was named, over outlines that travel inside the program. No tiles, no network.
//!
//! A circle shows how well a place is known; the list beneath says the same in words, and names what has no place.

use super::outlines::{Line, outlines};
use super::parts::plural;
use super::{Page, clean};
use firsthand_types::{Incident, PlaceValue, Slot, Value};
use maud::{Markup, html};

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 420.0;

/// Smallest stretch shown, in degrees of latitude: less would pretend that the outlines are exact.
const SMALLEST: f64 = 2.4;

/// Kilometres to a degree of latitude.
const KM: f64 = 111.2;

/// A place to draw.
struct Spot<'a> {
    place: &'a PlaceValue,
    lat: f64,
    lon: f64,
    primary: bool,
    reports: usize,
}

/// Radius, in kilometres, within which a place lies: as stated with it, else about the size of such places.
fn radius_km(place: &PlaceValue) -> f64 {
    let usual = match place.precision.as_str() {
        "facility" | "town" => 8.0,
        "near" => 25.0,
        "admin" => 80.0,
        _ => 350.0,
    };
    place.uncertainty_km.filter(|km| km.is_finite() && (0.1..20_000.0).contains(km)).unwrap_or(usual)
}

/// How closely a place says where; the map draws the closest only, since a dot in the middle of a country says nothing.
fn fine(place: &PlaceValue) -> u8 {
    match place.precision.as_str() {
        "facility" | "town" | "near" => 0,
        "admin" => 1,
        _ => 2,
    }
}

/// Degrees within which other places are drawn beside the first: about 250 kilometres.
const BESIDE: f64 = 2.3;

/// The map and its list, where at least one place of the incident is resolved or named.
pub(super) fn map(page: &Page<'_>, primary: &Incident) -> Option<Markup> {
    let mut spots = Vec::new();
    let mut unplaced = Vec::new();
    for i in page.dossier.incidents.iter() {
        for c in i.facts.iter().filter(|f| f.slot == Slot::Place).flat_map(|f| &f.candidates) {
            let Value::Place(place) = &c.value else { continue };
            match (place.lat, place.lon) {
                (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                    spots.push(Spot { place, lat, lon, primary: i.id == primary.id, reports: c.reports.len() });
                }
                _ if i.id == primary.id => unplaced.push(place.name.as_str()),
                _ => {}
            }
        }
    }
    // The incident's own order of candidates stands: the best first.
    spots.sort_by_key(|s| (!s.primary, fine(s.place)));
    spots.truncate(24);
    let drawn = drawn(&spots);
    unplaced.sort_unstable();
    unplaced.dedup();
    if spots.iter().all(|s| !s.primary) && unplaced.is_empty() {
        return None;
    }
    Some(html! {
        @if spots.iter().any(|s| s.primary) { figure { (draw(&drawn)) figcaption { "Outlines: Natural Earth, 1:50 million. Places: GeoNames. A circle is the area within which the place lies." } } }
        ul.plain {
            @for s in &spots { li {
                b { (clean(&s.place.name)) } @if !s.place.chain.is_empty() { ", " (clean(&s.place.chain.join(", "))) }
                span.by { " · " (clean(&s.place.precision)) ", within about " (radius_km(s.place).round()) " km · in " (s.reports) (plural(s.reports, " report", " reports"))
                    @if !s.primary { " · another event" }
                    @if !drawn.iter().any(|d| std::ptr::eq(d.place, s.place)) { " · not drawn" } }
            } }
            @for name in &unplaced { li { b { (clean(name)) } span.by { " · named, not placed on the map" } } }
        }
    })
}

/// Those worth a dot: as closely known as the first, and not far from it; one of each name and point.
fn drawn<'a>(spots: &[Spot<'a>]) -> Vec<Spot<'a>> {
    let Some(first) = spots.first() else { return Vec::new() };
    let shrink = first.lat.to_radians().cos().max(0.15);
    let mut out: Vec<Spot<'a>> = Vec::new();
    for s in spots {
        let near = (s.lat - first.lat).abs() < BESIDE && ((s.lon - first.lon) * shrink).abs() < BESIDE;
        let same = out.iter().any(|o| o.place.name == s.place.name);
        if fine(s.place) <= fine(first.place) && near && !same {
            out.push(Spot { ..*s });
        }
    }
    out
}

/// What part of the world is drawn, and how degrees become points.
struct View {
    west: f64,
    north: f64,
    scale_x: f64,
    scale_y: f64,
}

impl View {
    /// Around the spots.
    fn of(spots: &[Spot<'_>]) -> Self {
        let Some(first) = spots.first() else { return View { west: -180.0, north: 90.0, scale_x: 1.0, scale_y: 1.0 } };
        let (mut south, mut north, mut west, mut east) = (first.lat, first.lat, first.lon, first.lon);
        for s in spots {
            let r = radius_km(s.place) / KM;
            south = south.min(s.lat - r);
            north = north.max(s.lat + r);
            west = west.min(s.lon - r);
            east = east.max(s.lon + r);
        }
        let shrink = f64::midpoint(south, north).to_radians().cos().max(0.15);
        let tall = ((north - south) * 1.5).max((east - west) * 1.3 * shrink * HEIGHT / WIDTH).clamp(SMALLEST, 150.0);
        let scale_y = HEIGHT / tall;
        let scale_x = scale_y * shrink;
        let (mid_x, mid_y) = (f64::midpoint(west, east), f64::midpoint(south, north));
        View { west: mid_x - WIDTH / scale_x / 2.0, north: mid_y + tall / 2.0, scale_x, scale_y }
    }

    fn x(&self, lon: f64) -> f64 {
        (lon - self.west) * self.scale_x
    }

    fn y(&self, lat: f64) -> f64 {
        (self.north - lat) * self.scale_y
    }
}

fn draw(spots: &[Spot<'_>]) -> Markup {
    let view = View::of(spots);
    let names: Vec<&str> = spots.iter().filter(|s| s.primary).map(|s| s.place.name.as_str()).collect();
    let (land, coasts, borders) = paths(&view);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(clean(&format!("Map of {}", names.join(", ")))) style="border:1px solid var(--rule);overflow:hidden" {
            path d=(land) fill="var(--wash)" {}
            path d=(coasts) fill="none" stroke="var(--faint)" stroke-width="1" {}
            path d=(borders) fill="none" stroke="var(--faint)" stroke-width="1" stroke-dasharray="4 3" {}
            @for s in spots.iter().rev() {
                @let (x, y) = (view.x(s.lon), view.y(s.lat));
                @let r = (radius_km(s.place) / KM * view.scale_y).min(HEIGHT);
                circle.band cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(format!("{r:.1}")) {}
                @if s.primary { circle.bar cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="4" {} }
                @else { circle.pt cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="3.5" {} }
            }
            @for (x, y, end, name, primary) in labels(&view, spots) {
                text.num[primary] x=(format!("{x:.1}")) y=(format!("{y:.1}")) text-anchor=(if end { "end" } else { "start" }) style="paint-order:stroke;stroke:var(--paper);stroke-width:3px" { (clean(name)) }
            }
            (bar(&view))
        }
    }
}

/// Names beside their dots, each moved down until it touches no other.
fn labels<'a>(view: &View, spots: &[Spot<'a>]) -> Vec<(f64, f64, bool, &'a str, bool)> {
    let mut out: Vec<(f64, f64, bool, &str, bool)> = Vec::new();
    for s in spots {
        let (x, mut y) = (view.x(s.lon), view.y(s.lat) + 4.0);
        if !(0.0..=WIDTH).contains(&x) || !(0.0..=HEIGHT).contains(&y) || out.iter().any(|o| o.3 == s.place.name) {
            continue;
        }
        let end = x > WIDTH * 0.72;
        let at = if end { x - 9.0 } else { x + 9.0 };
        while out.iter().any(|o| (o.1 - y).abs() < 14.0 && (o.0 - at).abs() < 150.0) {
            y += 14.0;
        }
        if y < HEIGHT {
            out.push((at, y, end, &s.place.name, s.primary));
        }
    }
    out
}

/// A bar of a round number of kilometres.
fn bar(view: &View) -> Markup {
    let km = [500.0, 200.0, 100.0, 50.0, 20.0].into_iter().find(|km| km / KM * view.scale_y < WIDTH / 5.0).unwrap_or(10.0);
    let length = km / KM * view.scale_y;
    let y = HEIGHT - 14.0;
    html! {
        path d=(format!("M14 {y}h{length:.1}")) stroke="var(--soft)" stroke-width="1.5" {}
        text x="14" y=(format!("{:.1}", y - 6.0)) { (km) " km" }
    }
}

/// Land, coasts and borders inside the view as path data. Rings are clipped (Sutherland and Hodgman, 1974), lines cut.
fn paths(view: &View) -> (String, String, String) {
    let world = outlines();
    let (mut land, mut coasts, mut borders) = (String::new(), String::new(), String::new());
    for shift in [-360.0, 0.0, 360.0] {
        let project = |line: &Line| -> Line { line.iter().map(|(lon, lat)| (view.x(lon + shift), view.y(*lat))).collect() };
        for ring in &world.rings {
            let clipped = clip(project(ring));
            if clipped.len() > 2 {
                push(&mut land, &clipped);
                land.push('Z');
            }
        }
        for (border, arc) in &world.arcs {
            let out = if *border { &mut borders } else { &mut coasts };
            for run in inside(&project(arc)) {
                push(out, &run);
            }
        }
    }
    (land, coasts, borders)
}

const EDGE: f64 = 20.0;

/// A side of the frame: a coordinate of a point, and the least it may be.
type Side = (fn((f64, f64)) -> f64, f64);

fn clip(mut ring: Line) -> Line {
    let sides: [Side; 4] = [(|p| p.0, -EDGE), (|p| -p.0, -(WIDTH + EDGE)), (|p| p.1, -EDGE), (|p| -p.1, -(HEIGHT + EDGE))];
    for (value, least) in sides {
        let mut out = Line::new();
        for (n, p) in ring.iter().enumerate() {
            let Some(before) = ring.get(if n == 0 { ring.len() - 1 } else { n - 1 }) else { continue };
            let (a, b) = (value(*before) - least, value(*p) - least);
            if (a < 0.0) != (b < 0.0) {
                let t = a / (a - b);
                out.push((before.0 + (p.0 - before.0) * t, before.1 + (p.1 - before.1) * t));
            }
            if b >= 0.0 {
                out.push(*p);
            }
        }
        ring = out;
    }
    ring
}

fn inside(line: &Line) -> Vec<Line> {
    let near = |p: &(f64, f64)| (-EDGE..=WIDTH + EDGE).contains(&p.0) && (-EDGE..=HEIGHT + EDGE).contains(&p.1);
    let mut runs = Vec::new();
    let mut run = Line::new();
    for (n, p) in line.iter().enumerate() {
        let beside =
            near(p) || line.get(n + 1).is_some_and(near) || n.checked_sub(1).and_then(|b| line.get(b)).is_some_and(near);
        if beside {
            run.push(*p);
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs.push(run);
    runs.into_iter().filter(|r| r.len() > 1).collect()
}

fn push(out: &mut String, line: &Line) {
    use std::fmt::Write;
    for (n, (x, y)) in line.iter().enumerate() {
        let _ = write!(out, "{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_cut_at_the_frame() {
        let huge = vec![(-5e3, -5e3), (5e3, -5e3), (5e3, 5e3), (-5e3, 5e3), (-5e3, -5e3)];
        let cut = clip(huge);
        assert!(cut.iter().all(|(x, y)| (-EDGE - 0.1..=WIDTH + EDGE + 0.1).contains(x) && (-EDGE - 0.1..=HEIGHT + EDGE + 0.1).contains(y)));
        assert!(cut.len() >= 4);
        assert!(clip(vec![(-900.0, -900.0), (-800.0, -900.0), (-800.0, -800.0)]).is_empty());
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let place = PlaceValue { name: "Orvel".into(), precision: "town".into(), ..PlaceValue::default() };
        let view = View::of(&[Spot { place: &place, lat: 50.0, lon: 10.0, primary: true, reports: 1 }]);
        assert!(view.y(51.0) < view.y(50.0) && view.x(11.0) > view.x(10.0));
        assert!((view.x(10.0) - WIDTH / 2.0).abs() < 1.0 && (view.y(50.0) - HEIGHT / 2.0).abs() < 1.0);
    }
}
