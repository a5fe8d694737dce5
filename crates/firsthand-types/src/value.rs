//! Values of claims and facts, in the shapes of the exchange format.

use serde::{Deserialize, Serialize};

/// A claim's value. Serialises to the bare shapes of `dossier.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number of people or things.
    Number(i64),
    /// A measured quantity that is not whole.
    Decimal(f64),
    /// Words: a name, a statement, a time (`2024-03-22T19:58+03:00`, `T19:58`, `A/B`), a day (`2024-03-22`).
    Text(String),
    /// A number given as a word: "dozens" is `{"word":"dozens","min":24,"max":99}`.
    Word(WordNumber),
    /// A range, with bound `range`.
    Range(Range),
    /// A timed sub-event.
    Timed(Timed),
    /// A place.
    Place(PlaceValue),
    /// A victim, suspect or survivor.
    Person(PersonValue),
    /// The named roles of a responsibility, warning, plot, verification ... claim.
    Roles(Roles),
}

/// A number given as a word, with what it is taken to span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordNumber {
    /// The report's word ("dozens", "several").
    pub word: String,
    /// Smallest number it is taken to mean.
    pub min: i64,
    /// Largest, where it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max: Option<i64>,
}

/// A range of numbers, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Smallest.
    pub min: i64,
    /// Largest.
    pub max: i64,
}

/// A sub-event and its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timed {
    /// When, in the format of times.
    pub at: String,
    /// What, in the report's words.
    pub what: String,
}

/// A place with how well it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceValue {
    /// The name in the report.
    pub name: String,
    /// The places that contain it, smallest first, ending in the country; empty where it was not resolved.
    pub chain: Vec<String>,
    /// Degrees north, where resolved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lat: Option<f64>,
    /// Degrees east, where resolved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lon: Option<f64>,
    /// `facility`, `town`, `near` (so far from a town), `admin`, `country`, `region` or `unresolved`; the codebooks' codes are derived from it.
    pub precision: String,
    /// GeoNames id, where resolved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub geoname: Option<u32>,
    /// IANA time zone, where resolved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub zone: Option<String>,
    /// Kilometres around the coordinates within which it lies, an honest guess from what kind of place it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub uncertainty_km: Option<f64>,
}

impl PlaceValue {
    /// Its name and those of what contains it, each once where a town has the name of its division ("Moscow, Russia").
    pub fn full(&self) -> String {
        let mut names = vec![self.name.as_str()];
        names.extend(self.chain.iter().map(String::as_str));
        names.dedup();
        names.join(", ")
    }

    /// Whether it is `outer` or lies in it, by the names of its chain.
    pub fn lies_in(&self, outer: &PlaceValue) -> bool {
        let same = |a: &str| a.eq_ignore_ascii_case(&outer.name);
        same(&self.name) || self.chain.iter().any(|c| same(c))
    }

    /// The town or area that it is or lies in, by name (in lower case), and the last two of what contains that: what tells towns apart.
    pub fn town(&self) -> (String, &[String]) {
        let inside = match self.precision.as_str() {
            "facility" => true,
            // A road in a county, a quarter of a town.
            "admin" => self.chain.len() > 2,
            "town" => self.chain.len() > 3,
            _ => false,
        };
        let (name, chain) = match self.chain.split_first().filter(|_| inside) {
            Some((first, rest)) => (first, rest),
            None => (&self.name, self.chain.as_slice()),
        };
        let folded = name.to_lowercase();
        let name = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        (name, chain.get(chain.len().saturating_sub(2)..).unwrap_or(chain))
    }
}

/// A person as a report gives him.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonValue {
    /// Proper name, or the report's own words ("six priests").
    pub name: String,
    /// `victim`, `suspect`, `survivor`, `witness`.
    pub role: String,
    /// In whole years: none yet for a child of five months.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub age: Option<u32>,
    /// `killed`, `injured`, `missing`, `rescued`, `survived`, `unharmed`, `arrested`, `released`, `charged`, `convicted`, `acquitted`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fate: Option<String>,
}

/// Named roles of a relational claim. Which are used depends on the slot (see the glossary); all are the report's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Roles {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
    /// `organisation` or `person`, for a perpetrator.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
    /// On the responsibility scale, for a perpetrator.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub through: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub against: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub how: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub result: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub when: Option<String>,
}

impl Value {
    /// The least and greatest number that the value can mean, for counts. The greatest is `None` where it is open.
    pub fn numbers(&self) -> Option<(i64, Option<i64>)> {
        match self {
            Value::Number(n) => Some((*n, Some(*n))),
            Value::Range(r) => Some((r.min, Some(r.max))),
            Value::Word(w) => Some((w.min, w.max)),
            _ => None,
        }
    }

    /// A stable text form, used in ids and for sorting: compact JSON with fields in declaration order.
    pub fn key(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a view prints: "137", "20 to 30", "dozens", a name, a time and what.
    pub fn display(&self) -> String {
        match self {
            Value::Number(n) => n.to_string(),
            Value::Decimal(d) => d.to_string(),
            Value::Text(t) => t.clone(),
            Value::Word(w) => w.word.clone(),
            Value::Range(r) => format!("{} to {}", r.min, r.max),
            Value::Timed(t) => format!("{}: {}", t.at, t.what),
            Value::Place(p) => p.full(),
            Value::Person(p) => match p.age {
                Some(age) => format!("{}, {age}", p.name),
                None => p.name.clone(),
            },
            Value::Roles(r) => r.display(),
        }
    }
}

impl Roles {
    fn display(&self) -> String {
        let parts = [
            (&self.name, ""),
            (&self.by, ""),
            (&self.against, "against "),
            (&self.to, "to "),
            (&self.of, "of "),
            (&self.through, "through "),
            (&self.how, "by "),
            (&self.result, "result: "),
            (&self.when, "when: "),
        ];
        let mut said: Vec<String> = parts.iter().filter_map(|(v, p)| v.as_ref().map(|v| led(p, v))).collect();
        if let (Some(first), Some(status)) = (said.first_mut(), &self.status) {
            first.push_str(&format!(" ({status})"));
        }
        said.join(" · ")
    }
}

/// Words behind the particle that leads them, unless they bring a particle or a conjunction of their own.
fn led(particle: &str, words: &str) -> String {
    const OWN: &[&str] = &["that", "of", "on", "to", "over", "about", "in", "for", "by", "from", "with", "at", "whether"];
    let own = words.split_whitespace().next().is_some_and(|w| OWN.contains(&w));
    if own { words.to_owned() } else { format!("{particle}{words}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_as_words() {
        let said =
            |of: &str| Value::Roles(Roles { by: Some("Pell".into()), of: Some(of.into()), ..Roles::default() }).display();
        assert_eq!(said("any part in it"), "Pell · of any part in it");
        assert_eq!(said("that it had been warned"), "Pell · that it had been warned");
        let name = Some("the Grey Hand".into());
        let accused = Value::Roles(Roles { name, status: Some("charged".into()), ..Roles::default() });
        assert_eq!(accused.display(), "the Grey Hand (charged)");
    }

    #[test]
    fn every_shape_reads_back_as_itself() {
        let shapes = [
            Value::Number(137),
            Value::Decimal(2.5),
            Value::Text("T19:58".into()),
            Value::Word(WordNumber { word: "dozens".into(), min: 24, max: None }),
            Value::Range(Range { min: 20, max: 30 }),
            Value::Timed(Timed { at: "T18:54".into(), what: "entry".into() }),
            Value::Place(PlaceValue { name: "Orvel".into(), precision: "unresolved".into(), ..PlaceValue::default() }),
            Value::Person(PersonValue { name: "Ada Venn".into(), role: "victim".into(), age: Some(54), fate: None }),
            Value::Roles(Roles { by: Some("the Grey Hand".into()), through: Some("Pell".into()), ..Roles::default() }),
        ];
        for shape in shapes {
            let json = serde_json::to_string(&shape).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), shape, "{json}");
        }
    }
}
