//! How far the words of a claim carry the zone of its time.

use firsthand_types::Claim;

/// Names of zones, and what an offset is written behind.
const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "wet", "west", "ist", "msk", "est", "edt", "et", "cst", "cdt", "ct",
    "mst", "mdt", "mt", "pst", "pdt", "pt", "akst", "akdt", "hst", "jst", "kst", "hkt", "sgt", "wib", "wita", "wit", "pkt",
    "aest", "aedt", "acst", "awst", "nzst", "nzdt", "sast", "eat", "cat", "wat", "art", "brt", "clt", "zulu",
];

/// Whether the words name the zone of the time: the offset is theirs, and not that of wherever the report was taken to be of.
pub(crate) fn stated(c: &Claim) -> bool {
    let words: Vec<&str> = c.quote.split(|x: char| !x.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let code = |w: &&str| w.chars().all(|x| !x.is_lowercase()) && ZONES.contains(&w.to_lowercase().as_str());
    words.iter().any(code) || place_time(&words)
}

/// Whether the words give a time by the clocks of a place whose zone is not known ("4:42 p.m. Corvane time"): no clock of the event's.
pub(crate) fn elsewhere(c: &Claim, at: &str) -> bool {
    let words: Vec<&str> = c.quote.split(|x: char| !x.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let zoned = at.get(at.find('T').map_or(0, |t| t + 1)..).is_some_and(|clock| clock.contains(['+', '-', 'Z']));
    !zoned && place_time(&words)
}

/// "Corvane time", behind a clock.
fn place_time(words: &[&str]) -> bool {
    words
        .windows(2)
        .any(|w| matches!(w, [place, time] if place.starts_with(char::is_uppercase) && place.len() > 2 && *time == "time"))
}

/// Whether two clock readings are whole or half hours apart, within what zones can be.
pub(crate) fn zones_apart(a: &str, b: &str) -> bool {
    let minutes = |t: &str| {
        let clock = t.get(t.find('T')? + 1..)?;
        Some(clock.get(..2)?.parse::<i64>().ok()? * 60 + clock.get(3..5)?.parse::<i64>().ok()?)
    };
    matches!((minutes(a), minutes(b)), (Some(x), Some(y)) if x != y && (x - y) % 30 == 0)
}
