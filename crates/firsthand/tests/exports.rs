//! The structured exports of the bundled example's dossier: they parse, keep to their formats, and name claims that exist.

use firsthand::export::{claimreview, ftm, geojson};
use firsthand::types::{Dossier, PlaceValue, Slot, Value as Known};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn example() -> Dossier {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/ardenhal/dossier.golden.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The example with its hall put on the map.
fn placed() -> Dossier {
    let mut dossier = example();
    let on_map = PlaceValue {
        name: "Granary Hall".into(),
        chain: vec!["Ardenhal".into(), "Velmara".into()],
        lat: Some(41.25),
        lon: Some(-3.5),
        precision: "facility".into(),
        uncertainty_km: Some(0.5),
        ..PlaceValue::default()
    };
    for fact in dossier.incidents.iter_mut().take(1).flat_map(|i| &mut i.facts).filter(|f| f.slot == Slot::Place) {
        fact.best = Some(Known::Place(on_map.clone()));
        fact.candidates[0].value = Known::Place(on_map.clone());
    }
    dossier
}

fn known(dossier: &Dossier) -> BTreeSet<&str> {
    dossier.claims.iter().map(|c| c.id.as_str()).collect()
}

/// Every string of a list, each a claim of the dossier; never none.
fn claims<'a>(of: &'a Value, known: &BTreeSet<&str>) -> Vec<&'a str> {
    let claims: Vec<&str> = of.as_array().expect("a list of claims").iter().map(|c| c.as_str().unwrap()).collect();
    assert!(!claims.is_empty(), "nothing without a claim");
    claims.iter().for_each(|c| assert!(known.contains(c), "{c} is no claim"));
    claims
}

#[test]
fn geojson_places_what_is_placed_and_names_claims() {
    let dossier = placed();
    let known = known(&dossier);
    let map: Value = serde_json::from_str(&geojson(&dossier)).unwrap();
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().unwrap();
    let mut incidents = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for f in features {
        assert_eq!(f["type"], "Feature");
        assert!(f.get("geometry").is_some(), "geometry is there, though null");
        assert!(ids.insert(f["id"].as_str().unwrap()), "ids are unique");
        claims(&f["properties"]["claims"], &known);
        incidents.insert(f["properties"]["incident"].as_str().unwrap());
        for value in f["properties"]["known"].as_object().unwrap().values() {
            claims(&value["claims"], &known);
        }
    }
    assert_eq!(incidents.len(), dossier.incidents.len(), "every incident is there");
    let hall: Vec<&Value> = features.iter().filter(|f| !f["geometry"].is_null()).collect();
    assert_eq!(hall.len(), 1);
    assert_eq!(hall[0]["geometry"]["coordinates"], serde_json::json!([-3.5, 41.25]), "longitude first");
    assert_eq!(hall[0]["properties"]["uncertainty_km"], 0.5);
    assert_eq!(hall[0]["properties"]["best"], true);
}

#[test]
fn claimreview_rates_by_the_published_grade_alone() {
    let dossier = example();
    let known = known(&dossier);
    let page: Value = serde_json::from_str(&claimreview(&dossier)).unwrap();
    assert_eq!(page["@context"], "https://schema.org");
    let reviews = page["@graph"].as_array().unwrap();
    assert!(!reviews.is_empty());
    for review in reviews {
        assert_eq!(review["@type"], "ClaimReview");
        let rating = &review["reviewRating"];
        assert_eq!(rating["@type"], "Rating");
        assert!(rating.get("ratingValue").is_none(), "no number is invented");
        let item = &review["itemReviewed"];
        let of: BTreeSet<&str> = claims(&item["identifier"], &known).into_iter().collect();
        let fact = review["identifier"][0].as_str().unwrap();
        let fact = dossier.incidents.iter().flat_map(|i| &i.facts).find(|f| f.id.as_str() == fact).unwrap();
        let candidate =
            fact.candidates.iter().find(|c| c.claims.iter().map(|c| c.as_str()).collect::<BTreeSet<_>>() == of).unwrap();
        let grade = serde_json::to_value(candidate.grade).unwrap();
        let said = rating["alternateName"].as_str().unwrap().to_lowercase();
        assert!(said.starts_with(grade.as_str().unwrap()), "{said} of {grade}");
        assert!(!matches!(grade.as_str().unwrap(), "single_origin" | "unattributed"));
        for work in item["appearance"].as_array().unwrap() {
            assert!(known.contains(work["identifier"][1].as_str().unwrap()));
        }
    }
}

/// Properties of the FollowTheMoney schemata that are used, own and inherited.
fn properties(schema: &str) -> &'static [&'static str] {
    const NAMED: &[&str] = &["name", "alias", "summary", "notes", "proof"];
    match schema {
        "Article" => &["name", "title", "fileName", "author", "publisher", "sourceUrl", "publishedAt", "language", "notes"],
        "Event" => {
            &["name", "date", "startDate", "endDate", "location", "country", "addressEntity", "summary", "proof", "notes"]
        }
        "Address" => &["name", "full", "city", "region", "country", "latitude", "longitude", "remarks", "notes"],
        "Note" => &["name", "description", "entity", "proof", "notes"],
        "Person" | "Organization" | "LegalEntity" => NAMED,
        "Mention" => &["name", "document", "resolved"],
        other => panic!("{other} is no schema that is used"),
    }
}

#[test]
fn ftm_entities_are_of_their_schemata_and_refer_to_each_other() {
    let dossier = placed();
    let known = known(&dossier);
    let page = ftm(&dossier);
    let entities: Vec<Value> = page.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let mut schema: BTreeMap<&str, &str> = BTreeMap::new();
    for e in &entities {
        let (id, kind) = (e["id"].as_str().unwrap(), e["schema"].as_str().unwrap());
        assert!(schema.insert(id, kind).is_none(), "{id} is there twice");
        if kind != "Article" {
            claims(&e["claims"], &known);
        }
        for (name, values) in e["properties"].as_object().unwrap() {
            assert!(properties(kind).contains(&name.as_str()), "{kind} has no {name}");
            assert!(values.as_array().unwrap().iter().all(Value::is_string), "values are strings");
        }
        assert!(e["properties"]["name"].is_array(), "{kind} {id} has no name");
    }
    let refers = [
        ("proof", &["Article"][..]),
        ("document", &["Article"]),
        ("addressEntity", &["Address"]),
        ("entity", &["Event"]),
        ("resolved", &["Person", "Organization", "LegalEntity"]),
    ];
    for e in &entities {
        for (name, kinds) in refers {
            for to in e["properties"][name].as_array().into_iter().flatten() {
                let kind = schema.get(to.as_str().unwrap()).copied().unwrap_or_default();
                assert!(kinds.contains(&kind), "{name} leads to {to}, a {kind:?}");
            }
        }
    }
    for kind in ["Article", "Event", "Address", "Note", "Mention", "LegalEntity"] {
        assert!(schema.values().any(|k| *k == kind), "no {kind}");
    }
}
