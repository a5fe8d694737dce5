//! Dates and places as coders need them: first and last day, and the precision codes of UCDP GED and ACLED.

use super::moment;
use crate::when;
use firsthand_types::PlaceValue;

/// A date as a coder enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedDate {
    /// First possible day, `YYYY-MM-DD`.
    pub date_start: String,
    /// Last possible day, `YYYY-MM-DD`.
    pub date_end: String,
    /// UCDP GED `date_prec`: 1 the day is known; 2 within two to six days; 3 only the week; 4 within 8 to 31 days, or only the
    /// month; 5 more than a month.
    pub ucdp: u8,
    /// ACLED `time_precision`: 1 the day is known; 2 only the week (or a weekend); 3 only the month, or less.
    pub acled: u8,
}

/// Days and codes of a time or interval in the format of times (`2031-03-22T19:58+03:00`, `2031-03-22`, `2031-03`, `A/B`). `None`
/// where no date is given: a clock time alone is no date.
pub fn coded_date(time: &str) -> Option<CodedDate> {
    let m = moment::parse(time).filter(|m| m.dated)?;
    let (first, last) = (m.first.div_euclid(moment::DAY), m.last.div_euclid(moment::DAY));
    let days = last - first + 1;
    let ucdp = match days {
        1 => 1,
        2..=6 => 2,
        7 => 3,
        8..=31 => 4,
        _ => 5,
    };
    let acled = match days {
        1 => 1,
        2..=7 => 2,
        _ => 3,
    };
    Some(CodedDate { date_start: when::day_text(first), date_end: when::day_text(last), ucdp, acled })
}

/// Precision codes of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodedPlace {
    /// UCDP GED `where_prec`: 1 the exact location; 2 within about 25 km of a known point; 3 a second-order division (district); 4 a
    /// first-order division (province); 5 a larger or linear part of a country; 6 only the country; 7 international waters or
    /// airspace, or several countries.
    pub ucdp: u8,
    /// ACLED `geo_precision`: 1 the town or place itself; 2 near a town, or a small part of a region; 3 a larger region.
    pub acled: u8,
}

/// Codes of a place from how well it was resolved; `None` where it was not, since nothing is invented.
pub fn coded_place(place: &PlaceValue) -> Option<CodedPlace> {
    // A town that no gazetteer lists is known by the area that the words put it in.
    let area = place.precision == "town" && place.uncertainty_km.is_some_and(|km| km > 50.0);
    let (ucdp, acled) = match (place.precision.as_str(), place.chain.len()) {
        ("town", 2..) if area => (4, 3),
        ("facility" | "town", _) => (1, 1),
        ("near", _) => (2, 2),
        // A division inside another than the country is of the second order at least.
        ("admin", 2..) => (3, 2),
        ("admin", _) => (4, 3),
        ("country", _) => (6, 3),
        ("region", 0) => (7, 3),
        ("region", _) => (5, 3),
        _ => return None,
    };
    Some(CodedPlace { ucdp, acled })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_coded_by_their_width() {
        let codes = |t: &str| coded_date(t).map(|c| (c.ucdp, c.acled));
        assert_eq!(codes("2031-03-22T19:58+03:00"), Some((1, 1)));
        assert_eq!(codes("2031-03-22/2031-03-24"), Some((2, 2)));
        assert_eq!(codes("2031-03-17/2031-03-23"), Some((3, 2)));
        assert_eq!(codes("2031-03"), Some((4, 3)));
        assert_eq!(codes("2031"), Some((5, 3)));
        assert_eq!(codes("T19:58"), None);
        let march = coded_date("2031-03").unwrap();
        assert_eq!((march.date_start.as_str(), march.date_end.as_str()), ("2031-03-01", "2031-03-31"));
    }

    #[test]
    fn places_are_coded_by_how_they_were_resolved() {
        let place = |precision: &str, chain: &[&str]| PlaceValue {
            precision: precision.into(),
            chain: chain.iter().map(|c| (*c).to_owned()).collect(),
            ..PlaceValue::default()
        };
        let code = |p: &str, c: &[&str]| coded_place(&place(p, c)).map(|c| c.ucdp);
        assert_eq!(code("facility", &["Orvel", "Tavia"]), Some(1));
        assert_eq!(code("admin", &["Upper Marn", "Tavia"]), Some(3));
        assert_eq!(code("admin", &["Tavia"]), Some(4));
        assert_eq!(code("country", &[]), Some(6));
        assert_eq!(code("unresolved", &[]), None);
        let unlisted = PlaceValue { uncertainty_km: Some(180.0), ..place("town", &["Upper Marn", "Tavia"]) };
        assert_eq!(coded_place(&unlisted).map(|c| c.ucdp), Some(4));
    }
}
