//! The columns of each codebook that can be derived, in the codebook's own names and codes.

use super::codebook::{About, Cell, Codebook, Column};
use firsthand_reconcile::precision::{CodedDate, coded_date, coded_place};
use firsthand_types::{Fact, PlaceValue, Slot, Value};

/// The columns of a codebook, in its order.
pub(super) fn of(codebook: Codebook) -> &'static [Column] {
    match codebook {
        Codebook::Ucdp => UCDP,
        Codebook::Acled => ACLED,
        Codebook::Gtd => GTD,
        Codebook::Airwars => AIRWARS,
    }
}

const fn column(name: &'static str, cell: fn(&About<'_>) -> Cell) -> Column {
    Column { name, cell }
}

const UCDP: &[Column] = &[
    column("year", |a| date_part(a, 0)),
    column("date_start", |a| date(a, |d| d.date_start)),
    column("date_end", |a| date(a, |d| d.date_end)),
    column("date_prec", |a| date(a, |d| d.ucdp.to_string())),
    column("side_a", |a| a.best_as(Slot::Perpetrator, named)),
    // A side is who fights or is fought: what was struck is a place.
    column("side_b", |_| Cell::default()),
    column("where_coordinates", |a| place(a, |p| Some(p.name.clone()))),
    column("where_prec", |a| place(a, |p| coded_place(p).map(|c| c.ucdp.to_string()))),
    column("adm_1", |a| place(a, admin1)),
    column("country", |a| place(a, country)),
    column("latitude", |a| place(a, |p| p.lat.map(|d| d.to_string()))),
    column("longitude", |a| place(a, |p| p.lon.map(|d| d.to_string()))),
    column("number_of_sources", |a| a.origins(Slot::Killed)),
    column("source_article", |a| a.outlets()),
    column("best", |a| a.best_as(Slot::Killed, least)),
    column("low", |a| a.value_as(Slot::Killed, low, least)),
    column("high", |a| a.value_as(Slot::Killed, high, most)),
];

const ACLED: &[Column] = &[
    column("event_date", |a| a.best(Slot::Date)),
    column("year", |a| date_part(a, 0)),
    column("time_precision", |a| date(a, |d| d.acled.to_string())),
    column("actor1", |a| a.best_as(Slot::Perpetrator, named)),
    column("actor2", |_| Cell::default()),
    column("country", |a| place(a, country)),
    column("admin1", |a| place(a, admin1)),
    column("location", |a| place(a, |p| Some(p.name.clone()))),
    column("latitude", |a| place(a, |p| p.lat.map(|d| d.to_string()))),
    column("longitude", |a| place(a, |p| p.lon.map(|d| d.to_string()))),
    column("geo_precision", |a| place(a, |p| coded_place(p).map(|c| c.acled.to_string()))),
    column("source", |a| a.outlets()),
    column("notes", |a| a.best(Slot::Event)),
    column("fatalities", |a| a.best_as(Slot::Killed, least)),
];

const GTD: &[Column] = &[
    column("iyear", |a| date_part(a, 0)),
    column("imonth", |a| date_part(a, 1)),
    column("iday", |a| date_part(a, 2)),
    column("country_txt", |a| place(a, country)),
    column("provstate", |a| place(a, admin1)),
    column("city", |a| place(a, |p| Some(p.name.clone()))),
    column("latitude", |a| place(a, |p| p.lat.map(|d| d.to_string()))),
    column("longitude", |a| place(a, |p| p.lon.map(|d| d.to_string()))),
    column("specificity", |a| place(a, |p| code(p, ["1", "1", "4", "5"]))),
    column("summary", |a| a.best(Slot::Event)),
    column("target1", |a| a.best(Slot::Target)),
    column("gname", |a| a.best_as(Slot::Perpetrator, named)),
    column("motive", |a| a.best(Slot::Motive)),
    column("nperps", |a| a.best_as(Slot::Attackers, least)),
    column("claimed", |a| a.best_as(Slot::ClaimOfResponsibility, |_| Some("1".to_owned()))),
    column("claimmode_txt", |a| a.best_as(Slot::ClaimOfResponsibility, through)),
    column("weapdetail", |a| a.best(Slot::Weapon)),
    column("nkill", |a| a.best_as(Slot::Killed, least)),
    column("nwound", |a| a.best_as(Slot::Injured, least)),
    column("nhostkid", |a| a.best_as(Slot::Hostages, least)),
    column("scite1", |a| a.outlets()),
];

const AIRWARS: &[Column] = &[
    column("incident_date", |a| a.best(Slot::Date)),
    column("location_name", |a| place(a, |p| Some(p.name.clone()))),
    column("country", |a| place(a, country)),
    column("latitude", |a| place(a, |p| p.lat.map(|d| d.to_string()))),
    column("longitude", |a| place(a, |p| p.lon.map(|d| d.to_string()))),
    column("belligerents", |a| a.best_as(Slot::Perpetrator, named)),
    column("killed_min", |a| a.value_as(Slot::Killed, low, least)),
    column("killed_max", |a| a.value_as(Slot::Killed, high, most)),
    column("injured_min", |a| a.value_as(Slot::Injured, low, least)),
    column("injured_max", |a| a.value_as(Slot::Injured, high, most)),
    column("number_of_sources", |a| a.origins(Slot::Killed)),
    column("sources", |a| a.outlets()),
    column("grading", |a| a.airwars(|g| Some(word(&g.grade)))),
    column("grading_reason", |a| a.airwars(|g| Some(g.why.clone()))),
];

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn low(fact: &Fact) -> Option<&Value> {
    fact.low.as_ref().or(fact.best.as_ref())
}

fn high(fact: &Fact) -> Option<&Value> {
    fact.high.as_ref().or(fact.best.as_ref())
}

fn least(value: &Value) -> Option<String> {
    value.numbers().map(|(least, _)| least.to_string())
}

/// An open word ("dozens") has no greatest number: its least stands.
fn most(value: &Value) -> Option<String> {
    value.numbers().map(|(least, most)| most.unwrap_or(least).to_string())
}

fn named(value: &Value) -> Option<String> {
    match value {
        Value::Roles(roles) => roles.name.clone().or_else(|| roles.by.clone()),
        other => Some(other.display()),
    }
}

fn through(value: &Value) -> Option<String> {
    match value {
        Value::Roles(roles) => roles.through.clone(),
        _ => None,
    }
}

fn place(about: &About<'_>, show: fn(&PlaceValue) -> Option<String>) -> Cell {
    about.best_as(Slot::Place, |value| match value {
        Value::Place(place) => show(place),
        _ => None,
    })
}

/// A part of the date as coders enter it.
fn date(about: &About<'_>, show: fn(CodedDate) -> String) -> Cell {
    about.best_as(Slot::Date, |value| coded_date(&value.display()).map(show))
}

fn country(place: &PlaceValue) -> Option<String> {
    match place.precision.as_str() {
        "country" => Some(place.name.clone()),
        _ => place.chain.last().cloned(),
    }
}

/// The place below the country, where the chain has one.
fn admin1(place: &PlaceValue) -> Option<String> {
    let above = place.chain.len().checked_sub(2)?;
    place.chain.get(above).cloned()
}

/// The code for a facility, a town, an administrative area, a country; none where the place was not resolved.
fn code(place: &PlaceValue, codes: [&str; 4]) -> Option<String> {
    let [facility, town, admin, country] = codes;
    let code = match place.precision.as_str() {
        "facility" => facility,
        "town" => town,
        "admin" => admin,
        "country" => country,
        _ => return None,
    };
    Some(code.to_owned())
}

fn date_part(about: &About<'_>, nth: usize) -> Cell {
    about.best_as(Slot::Date, |value| {
        let date = value.display();
        let part = date.split(['T', '/']).next()?.split('-').nth(nth)?;
        part.parse::<u32>().ok().map(|n| n.to_string())
    })
}
