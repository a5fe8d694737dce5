//! Time zones as reports name them.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// What a zone's name stands for.
enum Kind {
    /// Minutes east of Greenwich, whatever the season ("EST", "GMT").
    Fixed(i16),
    /// A zone with its daylight rules ("ET", "Moscow time").
    Rules(&'static str),
}
use Kind::{Fixed, Rules};

/// By the index that the lexicon gives, then by name only.
static ZONES: &[(&str, Kind)] = &[
    ("gmt", Fixed(0)),
    ("bst", Fixed(60)),
    ("est", Fixed(-300)),
    ("edt", Fixed(-240)),
    ("et", Rules("America/New_York")),
    ("cst", Fixed(-360)),
    ("cdt", Fixed(-300)),
    ("ct", Rules("America/Chicago")),
    ("mst", Fixed(-420)),
    ("mdt", Fixed(-360)),
    ("mt", Rules("America/Denver")),
    ("pst", Fixed(-480)),
    ("pdt", Fixed(-420)),
    ("pt", Rules("America/Los_Angeles")),
    ("cet", Fixed(60)),
    ("cest", Fixed(120)),
    ("eet", Fixed(120)),
    ("eest", Fixed(180)),
    ("msk", Fixed(180)),
    ("ist", Fixed(330)),
    ("jst", Fixed(540)),
    ("aest", Fixed(600)),
    ("aedt", Fixed(660)),
    ("akdt", Fixed(-480)),
    ("hst", Fixed(-600)),
    ("wib", Fixed(420)),
    ("pkt", Fixed(300)),
    ("wat", Fixed(60)),
    ("sast", Fixed(120)),
    ("eat", Fixed(180)),
    ("nzdt", Fixed(780)),
    ("nzst", Fixed(720)),
    ("wet", Fixed(0)),
    ("akst", Fixed(-540)),
    ("kst", Fixed(540)),
    ("hkt", Fixed(480)),
    ("sgt", Fixed(480)),
    ("trt", Fixed(180)),
    ("eastern", Rules("America/New_York")),
    ("eastern standard", Fixed(-300)),
    ("eastern daylight", Fixed(-240)),
    ("central", Rules("America/Chicago")),
    ("central daylight", Fixed(-300)),
    ("central standard", Fixed(-360)),
    ("mountain", Rules("America/Denver")),
    ("mountain standard", Fixed(-420)),
    ("mountain daylight", Fixed(-360)),
    ("pacific", Rules("America/Los_Angeles")),
    ("pacific standard", Fixed(-480)),
    ("pacific daylight", Fixed(-420)),
    ("central european", Rules("Europe/Paris")),
    ("greenwich mean", Fixed(0)),
    ("british summer", Fixed(60)),
    ("indian standard", Fixed(330)),
    ("east africa", Fixed(180)),
    ("west africa", Fixed(60)),
    ("central africa", Fixed(120)),
    ("south africa standard", Fixed(120)),
    ("central european summer", Fixed(120)),
    ("eastern european", Rules("Europe/Helsinki")),
    ("eastern european summer", Fixed(180)),
    ("japan standard", Fixed(540)),
    ("china standard", Fixed(480)),
    ("arabia standard", Fixed(180)),
    ("pakistan standard", Fixed(300)),
    ("alaska", Rules("America/Anchorage")),
    ("hawaii", Rules("Pacific/Honolulu")),
    ("atlantic", Rules("America/Halifax")),
    ("australian eastern", Rules("Australia/Sydney")),
    ("india", Rules("Asia/Kolkata")),
    ("indian", Rules("Asia/Kolkata")),
    ("uk", Rules("Europe/London")),
    ("british", Rules("Europe/London")),
    ("us eastern", Rules("America/New_York")),
    ("washington", Rules("America/New_York")),
    ("israel", Rules("Asia/Jerusalem")),
    ("japan", Rules("Asia/Tokyo")),
    ("beijing", Rules("Asia/Shanghai")),
    ("kiev", Rules("Europe/Kyiv")),
    ("iran", Rules("Asia/Tehran")),
    ("pakistan", Rules("Asia/Karachi")),
    ("turkish", Rules("Europe/Istanbul")),
    ("spanish", Rules("Europe/Madrid")),
    ("french", Rules("Europe/Paris")),
    ("german", Rules("Europe/Berlin")),
    ("italian", Rules("Europe/Rome")),
    ("egyptian", Rules("Africa/Cairo")),
    ("iraqi", Rules("Asia/Baghdad")),
    ("syrian", Rules("Asia/Damascus")),
    ("ukrainian", Rules("Europe/Kyiv")),
];

/// Index of a zone by its name without "time" ("Moscow", "Pacific Standard"): the table, then any city of the zone data.
pub(crate) fn by_name(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    if let Some(i) = ZONES.iter().position(|(n, _)| *n == lower) {
        return u8::try_from(i).ok();
    }
    let city = CITIES.iter().position(|(n, _)| *n == lower)?;
    u8::try_from(ZONES.len() + city).ok()
}

/// Cities whose name stands in a zone's own name or is commonly said before "time".
static CITIES: &[(&str, &str)] = &[
    ("moscow", "Europe/Moscow"),
    ("london", "Europe/London"),
    ("paris", "Europe/Paris"),
    ("berlin", "Europe/Berlin"),
    ("rome", "Europe/Rome"),
    ("madrid", "Europe/Madrid"),
    ("brussels", "Europe/Brussels"),
    ("amsterdam", "Europe/Amsterdam"),
    ("vienna", "Europe/Vienna"),
    ("stockholm", "Europe/Stockholm"),
    ("oslo", "Europe/Oslo"),
    ("copenhagen", "Europe/Copenhagen"),
    ("helsinki", "Europe/Helsinki"),
    ("athens", "Europe/Athens"),
    ("istanbul", "Europe/Istanbul"),
    ("kyiv", "Europe/Kyiv"),
    ("warsaw", "Europe/Warsaw"),
    ("minsk", "Europe/Minsk"),
    ("lisbon", "Europe/Lisbon"),
    ("dublin", "Europe/Dublin"),
    ("new york", "America/New_York"),
    ("chicago", "America/Chicago"),
    ("denver", "America/Denver"),
    ("los angeles", "America/Los_Angeles"),
    ("toronto", "America/Toronto"),
    ("mexico city", "America/Mexico_City"),
    ("bogota", "America/Bogota"),
    ("lima", "America/Lima"),
    ("caracas", "America/Caracas"),
    ("santiago", "America/Santiago"),
    ("buenos aires", "America/Argentina/Buenos_Aires"),
    ("sao paulo", "America/Sao_Paulo"),
    ("brasilia", "America/Sao_Paulo"),
    ("cairo", "Africa/Cairo"),
    ("nairobi", "Africa/Nairobi"),
    ("lagos", "Africa/Lagos"),
    ("johannesburg", "Africa/Johannesburg"),
    ("tripoli", "Africa/Tripoli"),
    ("jerusalem", "Asia/Jerusalem"),
    ("tel aviv", "Asia/Jerusalem"),
    ("beirut", "Asia/Beirut"),
    ("damascus", "Asia/Damascus"),
    ("baghdad", "Asia/Baghdad"),
    ("tehran", "Asia/Tehran"),
    ("riyadh", "Asia/Riyadh"),
    ("dubai", "Asia/Dubai"),
    ("kabul", "Asia/Kabul"),
    ("karachi", "Asia/Karachi"),
    ("delhi", "Asia/Kolkata"),
    ("kathmandu", "Asia/Kathmandu"),
    ("dhaka", "Asia/Dhaka"),
    ("bangkok", "Asia/Bangkok"),
    ("jakarta", "Asia/Jakarta"),
    ("singapore", "Asia/Singapore"),
    ("manila", "Asia/Manila"),
    ("hong kong", "Asia/Hong_Kong"),
    ("shanghai", "Asia/Shanghai"),
    ("seoul", "Asia/Seoul"),
    ("tokyo", "Asia/Tokyo"),
    ("sydney", "Australia/Sydney"),
    ("melbourne", "Australia/Melbourne"),
    ("perth", "Australia/Perth"),
    ("auckland", "Pacific/Auckland"),
    ("wellington", "Pacific/Auckland"),
];

/// Offset in minutes of a named zone on a civil date and time.
pub(crate) fn minutes(index: u8, at: DateTime) -> Option<i16> {
    let i = usize::from(index);
    match ZONES.get(i) {
        Some((_, Fixed(m))) => Some(*m),
        Some((_, Rules(iana))) => offset(iana, at),
        None => offset(CITIES.get(i - ZONES.len())?.1, at),
    }
}

/// Offset in minutes of an IANA zone on a civil date and time, by its daylight rules.
pub(crate) fn offset(iana: &str, at: DateTime) -> Option<i16> {
    let zone = TimeZone::get(iana).ok()?;
    let offset = zone.to_ambiguous_zoned(at).compatible().ok()?.offset();
    minutes_of(offset)
}

/// Offset in minutes of a zone whose offset does not depend on the date; `None` where it changes over the year.
pub(crate) fn steady(index: u8) -> Option<i16> {
    let i = usize::from(index);
    match ZONES.get(i) {
        Some((_, Fixed(m))) => Some(*m),
        Some((_, Rules(iana))) => steady_iana(iana),
        None => steady_iana(CITIES.get(i - ZONES.len())?.1),
    }
}

/// As [`steady`], for an IANA zone: the same in January and July of a recent year.
pub(crate) fn steady_iana(iana: &str) -> Option<i16> {
    let at = |month| jiff::civil::date(2024, month, 15).at(12, 0, 0, 0);
    let winter = offset(iana, at(1))?;
    (offset(iana, at(7))? == winter).then_some(winter)
}

fn minutes_of(offset: Offset) -> Option<i16> {
    i16::try_from(offset.seconds() / 60).ok()
}

/// An offset as ISO 8601 writes it: `+03:00`.
pub(crate) fn written(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let m = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", m / 60, m % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn daylight_rules_hold_on_their_date() {
        let london = by_name("London").unwrap();
        let on = |m| jiff::civil::date(2024, m, 1).at(12, 0, 0, 0);
        assert_eq!(minutes(london, on(1)), Some(0));
        assert_eq!(minutes(london, on(7)), Some(60));
        assert_eq!(written(minutes(by_name("MOSCOW").unwrap(), on(1)).unwrap()), "+03:00");
    }
}
