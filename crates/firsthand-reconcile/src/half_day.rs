//! Clock times whose half of the day the words leave open: "the clock said 6:42" is no time of the morning because it says no
//! "p.m.". Such a time is read as written unless others who tell of the same thing show that the other half is meant.

use firsthand_types::{Claim, Value};

/// Minutes between the two readings.
pub(crate) const HALF: i64 = 720;

/// Whether a claim gives a clock time of the morning by words that may mean the evening: hours and minutes of a twelve-hour
/// clock, without a leading nought, a zone, "a.m." or a word for the part of the day.
pub(crate) fn open(claim: &Claim) -> bool {
    let at = match &claim.value {
        Value::Text(t) => t,
        Value::Timed(t) => &t.at,
        _ => return false,
    };
    let Some((_, clock)) = at.split_once('T') else { return false };
    let hour = clock.get(..2).and_then(|h| h.parse::<u32>().ok());
    let zoned = clock.contains(['+', '-', 'Z', '/']);
    !zoned && matches!(hour, Some(1..=11)) && bare(&claim.quote)
}

/// Whether words hold a clock time such as `6:42` and nothing that says of which half of the day it is.
fn bare(words: &str) -> bool {
    let mut clock = false;
    for word in words.split(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '.')) {
        let low = word.trim_end_matches(['.', ':']).to_lowercase();
        let half =
            ["a.m", "p.m", "am", "pm"].iter().any(|h| low.strip_suffix(h).is_some_and(|d| !d.ends_with(char::is_alphabetic)));
        if half || PARTS.contains(&low.as_str()) {
            return false;
        }
        if let Some((hour, minute)) = low.split_once([':', '.']) {
            let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
            clock |=
                minute.len() == 2 && digits(minute) && matches!(hour.len(), 1 | 2) && digits(hour) && !hour.starts_with('0');
        }
    }
    clock
}

/// Words that say which half of the day is meant, and marks of the 24-hour clock.
const PARTS: &[&str] = &[
    "morning",
    "dawn",
    "sunrise",
    "daybreak",
    "breakfast",
    "afternoon",
    "evening",
    "night",
    "tonight",
    "overnight",
    "dusk",
    "sunset",
    "noon",
    "midday",
    "midnight",
    "hours",
    "hrs",
    "gmt",
    "utc",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_times_of_a_twelve_hour_clock_are_open() {
        for words in ["6:42", "The clock said 6:42 when it began", "at 6.42, he said", "shortly after 11:30"] {
            assert!(bare(words), "{words}");
        }
        for words in [
            "6:42 p.m.",
            "6:42am",
            "at 06:42",
            "at 6:42 in the evening",
            "on Friday night at 6:42",
            "6:42 GMT",
            "at six",
            "version 6.4",
            "",
        ] {
            assert!(!bare(words), "{words}");
        }
    }
}
