//! Bearings and distances: "340 km southwest of Moscow", "about 30 miles north of Orvel".

use super::distance::offset;
use super::words::Word;
use crate::layers::Place;
use firsthand_types::Span;

/// The point that a bearing before a resolved place names, with the span of the whole phrase.
pub(super) fn read(text: &str, words: &[Word], first: usize, place: &Place, name: Span) -> Option<(Span, Place)> {
    let word = |k: usize| words.get(k).and_then(|w| w.span.of(text)).unwrap_or("");
    if word(first.checked_sub(1)?) != "of" && word(first - 1) != "from" {
        return None;
    }
    let (degrees, from) = direction(&word, first - 1)?;
    let (km, start) = distance(text, words, &word, from)?;
    let (lat, lon) = offset((place.lat, place.lon), km, degrees);
    let span = Span::new(words.get(start)?.span.start, name.end);
    let moved = Place {
        geoname: None,
        name: span.of(text)?.to_owned(),
        lat,
        lon,
        precision: "near".into(),
        population: 0,
        uncertainty_km: (km * 0.15).max(5.0).max(place.uncertainty_km),
        ..place.clone()
    };
    Some((span, moved))
}

/// Direction that ends before a word: degrees, and its first word.
fn direction<'a>(word: &dyn Fn(usize) -> &'a str, end: usize) -> Option<(f64, usize)> {
    let last = end.checked_sub(1)?;
    let one = |w: &str| -> Option<f64> {
        Some(match w {
            "north" => 0.0,
            "northeast" => 45.0,
            "east" => 90.0,
            "southeast" => 135.0,
            "south" => 180.0,
            "southwest" => 225.0,
            "west" => 270.0,
            "northwest" => 315.0,
            _ => return None,
        })
    };
    let name = word(last).to_ascii_lowercase();
    // "north-west" and "south east" are two words.
    if let Some(before) = last.checked_sub(1)
        && let Some(d) = one(&format!("{}{name}", word(before).to_ascii_lowercase()))
    {
        return Some((d, before));
    }
    one(&name).map(|d| (d, last))
}

/// Distance in kilometres that ends before a word: the number's first word.
fn distance<'a>(text: &str, words: &[Word], word: &dyn Fn(usize) -> &'a str, end: usize) -> Option<(f64, usize)> {
    // "(210 miles)" may stand between: the nearest unit counts.
    for unit_at in [end.checked_sub(1)?, end.checked_sub(2)?, end.checked_sub(3)?] {
        let factor = match word(unit_at).to_ascii_lowercase().as_str() {
            "km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => 1.0,
            "miles" | "mile" | "mi" => 1.609,
            _ => continue,
        };
        let at = unit_at.checked_sub(1)?;
        let n: f64 = number(text, words, at)?;
        let start = if at > 0
            && words.get(at).zip(words.get(at - 1)).is_some_and(|(w, b)| {
                w.span.start == b.span.end + 1 && text.get(b.span.end..w.span.start).is_some_and(|s| s == "," || s == ".")
            }) {
            at - 1
        } else {
            at
        };
        let start = converted(text, words, word, start).unwrap_or(start);
        return Some((n * factor, start)).filter(|(km, _)| *km > 0.0 && *km < 5000.0);
    }
    None
}

/// First word of the distance that another one in brackets converts: "1,200 miles (1,931 km)".
fn converted<'a>(text: &str, words: &[Word], word: &dyn Fn(usize) -> &'a str, start: usize) -> Option<usize> {
    let unit = start.checked_sub(1)?;
    let between = text.get(words.get(unit)?.span.end..words.get(start)?.span.start)?;
    let units = ["km", "kilometers", "kilometres", "miles", "mile"];
    let n = unit.checked_sub(1)?;
    let digits = |k: usize| word(k).bytes().all(|b| b.is_ascii_digit()) && !word(k).is_empty();
    (between.trim() == "(" && units.contains(&word(unit)) && digits(n)).then(|| {
        let grouped = n
            .checked_sub(1)
            .filter(|k| digits(*k) && words.get(n).zip(words.get(*k)).is_some_and(|(b, a)| b.span.start == a.span.end + 1));
        grouped.unwrap_or(n)
    })
}

fn number(text: &str, words: &[Word], at: usize) -> Option<f64> {
    let w = words.get(at)?;
    let written = w.span.of(text)?;
    let before = at.checked_sub(1).and_then(|k| words.get(k)).filter(|b| b.span.end + 1 == w.span.start);
    if let Some(b) = before {
        let sign = text.get(b.span.end..w.span.start)?;
        let head = b.span.of(text)?;
        if head.bytes().all(|b| b.is_ascii_digit()) && (sign == "," || sign == ".") {
            let joined = if sign == "," { format!("{head}{written}") } else { format!("{head}.{written}") };
            return joined.parse().ok();
        }
    }
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    written.parse().ok().or_else(|| WORDS.iter().position(|n| n.eq_ignore_ascii_case(written)).map(|n| n as f64))
}
