//! Names of invented reports and where they lie.

use super::{Evidence, Hint, Located, distance_km, resolve};
use crate::layers::MentionKind;
use firsthand_types::Span;

fn located(text: &str) -> Vec<Located> {
    resolve(text, &[], Evidence::default()).located
}

fn words<'a>(text: &'a str, found: &[Located]) -> Vec<&'a str> {
    found.iter().filter_map(|l| l.span.of(text)).collect()
}

#[test]
fn a_container_beside_a_name_decides() {
    let text = "The warehouse stood in Paris, Texas, and nobody was hurt.";
    let found = located(text);
    assert_eq!(words(text, &found), ["Paris", "Texas"]);
    assert_eq!(found[0].place.country, "US");
    let text = "The warehouse stood in Paris, and nobody was hurt.";
    assert_eq!(located(text)[0].place.country, "FR");
    let text = "A depot burned in Krasnogorsk, Moscow region, overnight.";
    let found = located(text);
    assert_eq!(found[0].place.chain, ["Moscow Oblast", "Russia"]);
    assert_eq!(found[1].place.precision, "admin");
}

#[test]
fn what_is_listed_in_a_county_that_is_all_one_city_is_its_quarter() {
    let found = located("A depot burned in East Flatbush, New York.");
    assert_eq!(found[0].place.chain, ["Brooklyn", "Kings County", "New York", "United States"]);
    let found = located("A depot burned in Brooklyn, New York.");
    assert_eq!(found[0].place.chain, ["Kings County", "New York", "United States"]);
}

#[test]
fn neighbours_decide_where_no_container_is_named() {
    let text = "Deputies from Edgar County searched Paris for two days. Sheriff's boats came from Terre Haute.";
    let paris = located(text).into_iter().find(|l| l.span.of(text) == Some("Paris")).unwrap();
    assert!(distance_km((paris.place.lat, paris.place.lon), (39.61, -87.69)) < 20.0, "{paris:?}");
}

#[test]
fn people_and_governments_are_no_places() {
    let text =
        "Paris Orvel came first. Then Washington said it was sorry. Officer Ada Houston left early; Houston declined to speak.";
    assert_eq!(words(text, &located(text)), Vec::<&str>::new());
}

#[test]
fn common_words_are_no_places() {
    let text = "Of all that, Reading took longest. Police came. Mobile phones rang. Nice weather held.";
    assert_eq!(words(text, &located(text)), Vec::<&str>::new());
}

#[test]
fn bearings_make_points_with_an_uncertainty() {
    let text = "The helicopter came down 340 km southwest of Moscow on a slope.";
    let found = located(text);
    assert_eq!(words(text, &found), ["340 km southwest of Moscow", "Moscow"]);
    let (point, moscow) = (&found[0].place, &found[1].place);
    assert!((distance_km((point.lat, point.lon), (moscow.lat, moscow.lon)) - 340.0).abs() < 2.0);
    assert!(point.uncertainty_km >= 30.0);
}

#[test]
fn facilities_lie_in_the_town_beside_them() {
    let text = "Smoke rose over Zorvel Theatre, Krasnogorsk, until dawn.";
    let hint = Hint { span: Span::new(16, 30), kind: MentionKind::Facility };
    let found = resolve(text, &[hint], Evidence::default()).located;
    let hall = found.iter().find(|l| l.facility).unwrap();
    assert_eq!(hall.place.precision, "facility");
    assert_eq!(hall.place.chain.first().map(String::as_str), Some("Krasnogorsk"));
}

#[test]
fn a_road_lies_not_in_the_town_of_its_name() {
    let text = "CLEVELAND (Agency) - Two men were shot on Boston Road, Cleveland police said. Cleveland officers found shells.";
    let road = text.find("Boston Road").unwrap_or_default();
    let hints = [Hint { span: Span::new(road, road + 11), kind: MentionKind::Facility }];
    let found = resolve(text, &hints, Evidence::default());
    let roads: Vec<_> = found.located.iter().filter(|l| l.facility).collect();
    assert!(roads.iter().all(|l| l.place.chain.first().is_some_and(|c| c == "Cleveland")), "{roads:?}");
    assert_eq!(found.home.map(|h| h.place.name).as_deref(), Some("Cleveland"));
}

#[test]
fn a_quarter_with_a_namesake_elsewhere_is_no_home() {
    let text = "Two men were shot in Hermosa on Friday. Hermosa was quiet by noon. Chicago police are looking for a gunman.";
    let found = resolve(text, &[], Evidence { beside: Some("Two shot in Hermosa"), ..Evidence::default() });
    assert_eq!(found.home.map(|h| h.place.name).as_deref(), Some("Chicago"));
}

#[test]
fn a_common_word_is_a_town_with_its_state() {
    let text = "FOREST, Miss. (Agency) - Two men were shot in Forest on Friday.";
    let found = resolve(text, &[], Evidence::default());
    assert!(found.located.iter().filter(|l| l.place.name == "Forest").count() == 2, "{:?}", found.located);
}

#[test]
fn what_the_outlet_calls_itself_is_no_place() {
    let of = |title: &str, outlet| {
        let found = resolve(title, &[], Evidence { outlet: Some(outlet), title: true, ..Evidence::default() });
        found.located.into_iter().map(|l| l.place.name).collect::<Vec<_>>()
    };
    assert_eq!(of("Two shot at a market in Memphis (Chicago Post)", "chicagopost.example"), ["Memphis"]);
    assert_eq!(of("Two shot at a market in Memphis | Chicago Post", "Chicago Post"), ["Memphis"]);
    assert_eq!(of("Two shot at a market in Memphis (Chicago Post)", "Orvel Star"), ["Memphis", "Chicago"]);
}

#[test]
fn a_town_that_no_list_holds_lies_in_its_state() {
    let text =
        "Two men were shot in Zorvelton, Ohio, on Friday. Zorvelton police are looking for a gunman. Ada Zorvelton saw it.";
    let found = resolve(text, &[], Evidence::default());
    let towns: Vec<_> = found.located.iter().filter(|l| l.span.of(text) == Some("Zorvelton")).collect();
    assert_eq!(towns.len(), 2, "{:?}", found.located);
    assert!(towns.iter().all(|l| l.place.precision == "town" && l.place.chain.first().is_some_and(|c| c == "Ohio")));
    assert_eq!(found.home.map(|h| h.place.name).as_deref(), Some("Zorvelton"));
    let village = resolve("A barn burned in the small Ohio village of Zorvelton.", &[], Evidence::default());
    assert!(village.located.iter().any(|l| l.place.name == "Zorvelton"), "{:?}", village.located);
    let person = resolve("It was led by Ada Zorvelton, Ohio's chief of police.", &[], Evidence::default());
    assert!(!person.located.iter().any(|l| l.place.name == "Zorvelton"), "{:?}", person.located);
}

#[test]
fn corners_are_named_by_streets() {
    let text = "MEMPHIS (Agency) - Two men were shot at Independence and Pell avenues, Memphis police said.";
    let found = resolve(text, &[], Evidence::default());
    assert!(!found.located.iter().any(|l| l.place.name == "Independence"), "{:?}", found.located);
}

#[test]
fn a_county_may_be_named_without_the_noun() {
    let url = Some("https://www.wsbtv.com/news/1");
    let text = "Two men were shot in DeKalb on Friday. DeKalb County police are looking for a gunman in Decatur.";
    let found = resolve(text, &[], Evidence { url, ..Evidence::default() });
    let states: Vec<_> = found.located.iter().map(|l| l.place.chain.iter().rev().nth(1).cloned()).collect();
    assert!(states.iter().all(|s| s.as_deref() == Some("Georgia")), "{:?}", found.located);
}

#[test]
fn the_town_of_a_dateline_comes_before_its_county() {
    let text =
        "FOREST, Miss. (Agency) - Scott County deputies shot a man. The Scott County sheriff said that Scott County was quiet.";
    let found = resolve(text, &[], Evidence { beside: Some("Scott County deputies shoot a man"), ..Evidence::default() });
    assert_eq!(found.home.map(|h| h.place.name).as_deref(), Some("Forest"));
}

#[test]
fn the_country_and_zone_of_a_report() {
    let text = "KAZAN (Agency) - A dam failed near Kazan. Russian officials spoke in Moscow, and Kazan was dark.";
    let found = resolve(text, &[], Evidence::default());
    assert_eq!(found.country.as_deref(), Some("RU"));
    assert_eq!(found.zone.as_deref(), Some("Europe/Moscow"));
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_text_gives_sorted_slices_of_it(text in "(\\PC|[ \n,.()-]|(?:Paris|, Texas|Moscow|5 km north of |County|U.S.|St. |the|\u{2019}s|RUSSIA)){0,60}") {
            let found = resolve(&text, &[], Evidence { url: Some(&text), ..Evidence::default() });
            let mut last = 0;
            for l in &found.located {
                prop_assert!(l.span.of(&text).is_some_and(|w| !w.is_empty()));
                prop_assert!(l.span.start >= last);
                prop_assert!(l.place.uncertainty_km > 0.0 && l.place.lat.abs() <= 90.0 && l.place.lon.abs() <= 180.0);
                last = l.span.start;
            }
        }

        #[test]
        fn any_name_can_be_looked_up(name in "\\PC{0,90}") {
            for r in crate::place::lookup(&name) {
                prop_assert!(!crate::place::Gazetteer::get().name(&r).is_empty());
            }
            let _ = crate::place::demonym(&name);
        }
    }
}
