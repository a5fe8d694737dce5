//! Clock times by the clocks of the incident's place.
//!
//! An hour without a zone is local time where it happened. The first stages see one report, and take the zone of the town that it
//! speaks of most, which may be a namesake or where a president spoke; the place that all reports agree on says it better. The claims
//! themselves stay as they were read; only what is made of them is put right.

use crate::facts::zones;
use crate::half_day;
use firsthand_types::{Claim, PlaceValue, Slot, Value};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The claims with each hour whose words name no zone in that of the place; whether any was altered.
pub(crate) fn by_clocks_of(place: Option<&PlaceValue>, claims: &[&Claim]) -> (Vec<Claim>, bool) {
    let zone = place.and_then(|p| p.zone.as_deref()).and_then(|z| TimeZone::get(z).ok());
    let mut altered = false;
    let mut put = |c: &Claim| -> Claim {
        let mut claim = c.clone();
        let Some(zone) = zone.as_ref().filter(|_| !zones::stated(c) && !half_day::open(c)) else { return claim };
        let at = match &mut claim.value {
            Value::Text(t) if matches!(c.slot, Slot::StartTime | Slot::EndTime) && !zones::elsewhere(c, t) => Some(t),
            Value::Timed(t) if c.slot == Slot::Time && !zones::elsewhere(c, &t.at) => Some(&mut t.at),
            _ => None,
        };
        let told = claim.placed.as_mut().and_then(|p| p.at.as_mut());
        for t in at.into_iter().chain(told) {
            if let Some(local) = local(t, zone).filter(|l| l != t) {
                *t = local;
                altered = true;
            }
        }
        claim
    };
    (claims.iter().map(|c| put(c)).collect(), altered)
}

/// A dated hour, or a span between two, as the clocks of the zone write it; `None` where no day is given.
fn local(t: &str, zone: &TimeZone) -> Option<String> {
    if let Some((a, b)) = t.split_once('/') {
        return Some(format!("{}/{}", local(a, zone)?, local(b, zone)?));
    }
    let (date, clock) = t.split_once('T').filter(|(date, _)| date.len() == 10)?;
    let clock = clock.split(['+', '-', 'Z']).next().filter(|c| c.len() >= 5)?;
    let at: DateTime = format!("{date}T{clock}").parse().ok()?;
    let minutes = zone.to_ambiguous_zoned(at).compatible().ok()?.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    Some(format!("{date}T{clock}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_takes_the_offset_of_its_day() {
        let zone = TimeZone::get("Asia/Beirut").unwrap();
        assert_eq!(local("2020-08-04T18:08-05:00", &zone).as_deref(), Some("2020-08-04T18:08+03:00"));
        let span = local("2020-12-04T18:08/2020-12-04T18:20", &zone);
        assert_eq!(span.as_deref(), Some("2020-12-04T18:08+02:00/2020-12-04T18:20+02:00"));
        assert_eq!(local("T18:08", &zone), None);
    }
}
