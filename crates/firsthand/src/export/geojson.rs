//! Where things happened, as GeoJSON (RFC 7946), for maps.
//!
//! A feature an incident and place. A place that the reports name but that could not be put on the map, and an incident without any
//! place, are features without geometry, which the format allows: left out they would look as if they had not been reported.

use super::named::{Names, bare, list};
use firsthand_types::{Candidate, Dossier, Fact, Incident, PlaceValue, Slot, Value};
use serde_json::{Value as Json, json};

/// Slots whose values stand with the feature of an incident.
const BESIDE: &[Slot] = &[Slot::Event, Slot::Date, Slot::StartTime, Slot::Killed, Slot::Injured, Slot::Missing];

/// The collection. Coordinates are longitude and latitude in WGS 84; `uncertainty_km` says how far around them the place may lie.
pub fn geojson(dossier: &Dossier) -> String {
    let names = Names::of(dossier);
    let features: Vec<Json> = dossier.incidents.iter().flat_map(|i| of_incident(i, &names)).collect();
    let collection = json!({"type": "FeatureCollection", "features": features});
    format!("{}\n", serde_json::to_string_pretty(&collection).unwrap_or_default())
}

fn of_incident(incident: &Incident, names: &Names<'_>) -> Vec<Json> {
    let mut out = Vec::new();
    for fact in &incident.facts {
        for candidate in &fact.candidates {
            if let Value::Place(place) = &candidate.value {
                out.push(placed(incident, fact, candidate, place, names));
            }
        }
    }
    if out.is_empty() {
        let claims: Vec<&str> = incident.facts.iter().flat_map(|f| &f.candidates).flat_map(|c| list(&c.claims)).collect();
        let mut properties = about(incident);
        properties["claims"] = json!(sorted(claims));
        out.push(json!({"type": "Feature", "id": incident.id, "geometry": null, "properties": properties}));
    }
    out
}

/// One place that is given for an incident.
fn placed(incident: &Incident, fact: &Fact, candidate: &Candidate, place: &PlaceValue, names: &Names<'_>) -> Json {
    let geometry = match (place.lat, place.lon) {
        (Some(lat), Some(lon)) => json!({"type": "Point", "coordinates": [lon, lat]}),
        _ => Json::Null,
    };
    let mut properties = about(incident);
    let more = json!({
        "fact": fact.id,
        "slot": fact.slot,
        "name": place.name,
        "within": place.chain,
        "country": super::country::code(place),
        "precision": place.precision,
        "uncertainty_km": place.uncertainty_km,
        "geoname": place.geoname,
        "best": fact.best.as_ref() == Some(&candidate.value),
        "grade": candidate.grade,
        "conflict": fact.conflict,
        "origins": names.origins(&candidate.origins),
        "reports": candidate.reports,
        "claims": candidate.claims,
    });
    if let (Some(all), Json::Object(more)) = (properties.as_object_mut(), more) {
        all.extend(more);
    }
    let id = format!("{}:{}", fact.id, candidate.claims.first().map_or("", |c| c.as_str()));
    json!({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
}

/// The incident and the best of what is known of it, each value with its grade and claims.
fn about(incident: &Incident) -> Json {
    let known = |slot: Slot| {
        let fact = incident.facts.iter().find(|f| f.slot == slot)?;
        let best = fact.best.as_ref()?;
        let behind = fact.candidates.iter().find(|c| c.value == *best).or(fact.candidates.first())?;
        let range = |v: &Option<Value>| v.as_ref().map(bare);
        Some(json!({"value": bare(best), "bound": behind.bound, "low": range(&fact.low), "high": range(&fact.high),
            "grade": fact.grade, "conflict": fact.conflict, "claims": behind.claims}))
    };
    let facts: serde_json::Map<String, Json> =
        BESIDE.iter().filter_map(|slot| Some((slot.as_str().to_owned(), known(*slot)?))).collect();
    json!({"incident": incident.id, "title": incident.title, "primary": incident.primary, "known": facts})
}

fn sorted(mut claims: Vec<&str>) -> Vec<&str> {
    claims.sort_unstable();
    claims.dedup();
    claims
}
