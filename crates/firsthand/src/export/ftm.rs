//! The case as FollowTheMoney entities, one JSON object a line, for Aleph and the tools around it.
//!
//! Reports are `Article`, incidents `Event`, places `Address`, victims and suspects by name `Person`, those who speak `Organization`
//! or, where the reports do not show whether a person or a body, `LegalEntity`; `Mention` says in which article which of them is heard, `Note` holds a fact with its grade. Whoever is accused is
//! not linked to an event: that would say more than the reports do. Claims are named in `notes` and once more in the context field
//! `claims`, which the tools keep.

use super::named::Names;
use firsthand_types::id::content_id;
use firsthand_types::{
    Claim, ClaimId, Dossier, Fact, Incident, Origin, PersonEntry, PlaceValue, ReportEntry, ReportId, Slot, UNATTRIBUTED, Value,
};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The entities: articles, events with their places, people and notes, sources, mentions.
pub fn ftm(dossier: &Dossier) -> String {
    let names = Names::of(dossier);
    let mut out: Vec<Entity> = dossier.reports.iter().map(|r| article(r, dossier)).collect();
    for incident in &dossier.incidents {
        of_incident(&mut out, incident, &names);
    }
    for origin in dossier.origins.iter().filter(|o| is_somebody(o)) {
        out.push(source(origin, &names));
        out.extend(mentions(origin, &names));
    }
    out.into_iter().map(Entity::line).collect()
}

/// Whether an origin goes by a name: "one of them" is no entity, and what he says stands in the notes.
fn is_somebody(origin: &Origin) -> bool {
    let named = origin.name.chars().any(char::is_uppercase);
    origin.id.as_str() != UNATTRIBUTED && !origin.vague && named && !origin.claims.is_empty()
}

/// An entity in the making.
struct Entity {
    id: String,
    schema: &'static str,
    properties: Map<String, Json>,
    claims: BTreeSet<String>,
}

impl Entity {
    fn new<'a>(id: String, schema: &'static str, claims: impl IntoIterator<Item = &'a ClaimId>) -> Self {
        Entity { id, schema, properties: Map::new(), claims: claims.into_iter().map(ToString::to_string).collect() }
    }

    /// Adds a property's values; empty ones are left out.
    fn with<S: Into<String>>(mut self, name: &str, values: impl IntoIterator<Item = S>) -> Self {
        let mut values: Vec<String> = values.into_iter().map(Into::into).filter(|v: &String| !v.trim().is_empty()).collect();
        values.sort();
        values.dedup();
        if !values.is_empty() {
            self.properties.insert(name.to_owned(), values.into());
        }
        self
    }

    /// Names the claims in words, for schemata that take notes.
    fn noted(self, more: Option<String>) -> Self {
        let claims: Vec<&str> = self.claims.iter().map(String::as_str).collect();
        let rests = (!claims.is_empty()).then(|| format!("Rests on claims {}", claims.join(", ")));
        self.with("notes", more.into_iter().chain(rests).collect::<Vec<_>>())
    }

    fn line(self) -> String {
        let entity = json!({"id": self.id, "schema": self.schema, "properties": self.properties, "claims": self.claims});
        format!("{entity}\n")
    }
}

fn article_id(report: &ReportId) -> String {
    content_id("article", &[report.as_str()])
}

fn article(report: &ReportEntry, dossier: &Dossier) -> Entity {
    let claims = dossier.claims.iter().filter(|c| c.report == report.id).map(|c| &c.id);
    let file = Path::new(&report.path).file_name().map(|n| n.to_string_lossy().into_owned());
    let language = report.language.as_deref().and_then(language);
    Entity::new(article_id(&report.id), "Article", claims)
        .with("name", [report.title.clone().unwrap_or_else(|| report.id.to_string())])
        .with("title", report.title.clone())
        .with("fileName", file)
        .with("author", report.author.clone())
        .with("publisher", report.outlet.clone())
        .with("sourceUrl", report.url.clone().filter(|u| u.starts_with("http")))
        .with("publishedAt", report.published.as_deref().and_then(day))
        .with("language", language)
        .noted(Some(format!("Report {}, capture SHA-256 {}", report.id, report.sha256)))
}

/// ISO 639-3, as the schema wants it, of what is read.
fn language(code: &str) -> Option<&'static str> {
    const KNOWN: &[(&str, &str)] = &[
        ("ar", "ara"),
        ("bg", "bul"),
        ("bn", "ben"),
        ("ca", "cat"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("et", "est"),
        ("fa", "fas"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hi", "hin"),
        ("hr", "hrv"),
        ("hu", "hun"),
        ("hy", "hye"),
        ("id", "ind"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ka", "kat"),
        ("ko", "kor"),
        ("lt", "lit"),
        ("lv", "lav"),
        ("nl", "nld"),
        ("no", "nor"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("sk", "slk"),
        ("sl", "slv"),
        ("sr", "srp"),
        ("sv", "swe"),
        ("th", "tha"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("ur", "urd"),
        ("vi", "vie"),
        ("zh", "zho"),
    ];
    KNOWN.iter().find(|(two, _)| code == *two).map(|(_, three)| *three)
}

/// The day of a time, where it has one.
fn day(t: &str) -> Option<String> {
    let day = t.get(..10).unwrap_or(t);
    day.starts_with(|c: char| c.is_ascii_digit()).then(|| day.to_owned())
}

fn of_incident(out: &mut Vec<Entity>, incident: &Incident, names: &Names<'_>) {
    let shown = |f: &&Fact| f.slot != Slot::Said && !f.candidates.is_empty();
    let claims: Vec<&ClaimId> = incident.facts.iter().flat_map(|f| &f.candidates).flat_map(|c| &c.claims).collect();
    let best = |slot: Slot| incident.facts.iter().find(|f| f.slot == slot).and_then(|f| f.best.as_ref());
    let place = match best(Slot::Place) {
        Some(Value::Place(place)) => Some(place),
        _ => None,
    };
    let exact = incident.facts.iter().find(|f| f.slot == Slot::Date).and_then(|f| f.precision.as_ref());
    let of_day = |d: Option<&String>| d.and_then(|t| day(t));
    let date = best(Slot::Date).and_then(|v| day(&v.display()));
    let address = incident.facts.iter().find(|f| f.slot == Slot::Place).filter(|_| place.is_some()).map(|f| f.id.to_string());
    let event = Entity::new(incident.id.to_string(), "Event", claims.iter().copied())
        .with("name", [incident.title.clone()])
        .with("date", date)
        .with("startDate", of_day(exact.and_then(|p| p.first.as_ref())))
        .with("endDate", of_day(exact.and_then(|p| p.last.as_ref())))
        .with("location", place.map(|p| Value::Place(p.clone()).display()))
        .with("country", place.and_then(country))
        .with("addressEntity", address.clone())
        .with("summary", best(Slot::Event).map(Value::display))
        .with("proof", articles(&claims, names))
        .noted(None);
    out.push(event);
    if let (Some(id), Some(place), Some(fact)) = (address, place, incident.facts.iter().find(|f| f.slot == Slot::Place)) {
        out.push(address_of(id, place, fact));
    }
    out.extend(incident.facts.iter().filter(shown).map(|f| note(f, incident, names)));
    out.extend(incident.people.iter().filter(|p| is_name(&p.name)).map(|p| person(p, incident, names)));
}

fn address_of(id: String, place: &PlaceValue, fact: &Fact) -> Entity {
    let claims = fact.candidates.iter().filter(|c| matches!(&c.value, Value::Place(p) if p == place)).flat_map(|c| &c.claims);
    let around = place.uncertainty_km.map(|km| format!("within {km} km; precision: {}", place.precision));
    Entity::new(id, "Address", claims)
        .with("name", [place.name.clone()])
        .with("full", [Value::Place(place.clone()).display()])
        .with("city", Some(place.name.clone()).filter(|_| place.precision == "town"))
        .with("region", (place.chain.len() > 1).then(|| place.chain.get(place.chain.len() - 2).cloned()).flatten())
        .with("country", country(place))
        .with("latitude", place.lat.map(|d| d.to_string()))
        .with("longitude", place.lon.map(|d| d.to_string()))
        .with("remarks", around.or_else(|| Some(format!("precision: {}", place.precision))))
        .noted(None)
}

/// The country's code, in lower case as the format has it.
fn country(place: &PlaceValue) -> Option<String> {
    super::country::code(place).map(str::to_lowercase)
}

/// A fact with its grade, beside its event.
fn note(fact: &Fact, incident: &Incident, names: &Names<'_>) -> Entity {
    let claims: Vec<&ClaimId> = fact.candidates.iter().flat_map(|c| &c.claims).collect();
    let name = fact.what.clone().unwrap_or_else(|| fact.slot.as_str().replace('_', " "));
    let said: Vec<String> = fact
        .candidates
        .iter()
        .map(|c| {
            let origins = names.origins(&c.origins);
            let whose = if origins.is_empty() { "nobody named".to_owned() } else { origins.join(", ") };
            let bound =
                c.bound.filter(|b| *b != firsthand_types::Bound::Exact).map(|b| format!("{} ", word(&b))).unwrap_or_default();
            format!("{bound}{} ({}; {whose})", c.value.display(), word(&c.grade))
        })
        .collect();
    let best = fact.best.as_ref().map_or_else(|| "not settled".to_owned(), Value::display);
    Entity::new(content_id("note", &[incident.id.as_str(), fact.id.as_str()]), "Note", claims.iter().copied())
        .with("name", [format!("{name}: {best}")])
        .with("description", [format!("{name}: {best}. Conflict: {}. Given: {}", word(&fact.conflict), said.join("; "))])
        .with("entity", [incident.id.to_string()])
        .with("proof", articles(&claims, names))
        .noted(None)
}

/// An enumeration's word as the dossier spells it, with spaces.
fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.and_then(|v| v.as_str().map(|s| s.replace('_', " "))).unwrap_or_default()
}

/// Whether it is a name, and no description in the reports' words.
fn is_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let upper = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    !matches!(first, "The" | "A" | "An")
        && upper(first)
        && words.next_back().is_some_and(upper)
        && !name.contains(|c: char| c.is_ascii_digit())
}

fn person(person: &PersonEntry, incident: &Incident, names: &Names<'_>) -> Entity {
    let claims: Vec<&ClaimId> = person.claims.iter().collect();
    let age = person.age.map(|a| format!("aged {a}"));
    let said: Vec<String> = [Some(person.role.clone()), person.fate.clone(), age].into_iter().flatten().collect();
    Entity::new(content_id("person", &[incident.id.as_str(), &person.name, &person.role]), "Person", claims.iter().copied())
        .with("name", [person.name.clone()])
        .with("summary", [format!("{}: {}", incident.title, said.join(", "))])
        .with("proof", articles(&claims, names))
        .noted(None)
}

/// One who speaks. Where its kind does not show whether a name is a person or a body, it is a legal entity.
fn source(origin: &Origin, names: &Names<'_>) -> Entity {
    let schema = match origin.kind.as_str() {
        "agency" | "outlet" | "company" | "armed_group" => "Organization",
        _ => "LegalEntity",
    };
    let claims: Vec<&ClaimId> = origin.claims.iter().collect();
    Entity::new(origin.id.to_string(), schema, claims.iter().copied())
        .with("name", [origin.name.clone()])
        .with("alias", origin.aliases.clone())
        .with("summary", [format!("source: {}", origin.kind.replace('_', " "))])
        .with("proof", articles(&claims, names))
        .noted(origin.side.as_ref().map(|s| format!("Side: {s}")))
}

/// In which articles a source is heard.
fn mentions<'a>(origin: &'a Origin, names: &Names<'a>) -> Vec<Entity> {
    let mut by_report: BTreeMap<&ReportId, Vec<&ClaimId>> = BTreeMap::new();
    for claim in origin.claims.iter().filter_map(|id| names.claim(id)).filter(|c| names.report(&c.report).is_some()) {
        by_report.entry(&claim.report).or_default().push(&claim.id);
    }
    let mention = |(report, claims): (&ReportId, Vec<&ClaimId>)| {
        Entity::new(content_id("mention", &[report.as_str(), origin.id.as_str()]), "Mention", claims)
            .with("name", [origin.name.clone()])
            .with("document", [article_id(report)])
            .with("resolved", [origin.id.to_string()])
    };
    by_report.into_iter().map(mention).collect()
}

/// The articles that claims stand in.
fn articles(claims: &[&ClaimId], names: &Names<'_>) -> Vec<String> {
    let of = |c: &Claim| names.report(&c.report).map(|r| article_id(&r.id));
    claims.iter().filter_map(|id| names.claim(id)).filter_map(of).collect()
}
