//! The country of a place as other tools want it: by its ISO 3166 code.

use firsthand_language::place::{Gazetteer, Kind, lookup};
use firsthand_types::PlaceValue;

/// Upper-case ISO 3166 alpha-2 code of the country that a place is, or lies in by its chain; none where it was not resolved, or is larger
/// than a country.
pub(super) fn code(place: &PlaceValue) -> Option<&'static str> {
    let name = match place.precision.as_str() {
        "unresolved" | "region" => return None,
        "country" => &place.name,
        _ => place.chain.last()?,
    };
    let country = lookup(name).into_iter().find(|r| r.kind == Kind::Country)?;
    Gazetteer::get().code(country.country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_chain_names_the_country() {
        let place = |name: &str, chain: &[&str], precision: &str| PlaceValue {
            name: name.into(),
            chain: chain.iter().map(|c| (*c).to_owned()).collect(),
            precision: precision.into(),
            ..PlaceValue::default()
        };
        assert_eq!(code(&place("Tamm", &["Maui County", "Hawaii", "United States"], "town")), Some("US"));
        assert_eq!(code(&place("Peru", &[], "country")), Some("PE"));
        assert_eq!(code(&place("Georgia", &["Georgia"], "admin")), Some("GE"));
        assert_eq!(code(&place("Granary Hall", &[], "unresolved")), None);
        assert_eq!(code(&place("Granary Hall", &["Ardenhal", "Velmara"], "facility")), None, "an invented country has no code");
    }
}
