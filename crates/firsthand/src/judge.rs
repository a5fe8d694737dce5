//! Recording what a person decided: from what he typed to a judgement in the case.

use crate::trace::{Found, find};
use crate::{Error, ErrorKind, Result};
use firsthand_store::{Access, Case};
use firsthand_types::{Claim, Dossier, Judgement, PlaceValue, Range, ReportId, Slot, Subject, Value, Verdict};
use std::collections::BTreeSet;
use std::path::Path;

/// Who decides, when, and why. The caller's clock: there is none in here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub who: String,
    /// When, RFC 3339.
    pub when: String,
    /// Why, in the person's words.
    pub why: String,
}

impl Signed {
    /// Judgements are kept with who, when and why (law 5): one without could not be answered for.
    fn check(&self) -> Result<()> {
        let unsigned = |message: &str, help: &str| Err(Error::new(ErrorKind::Unsigned, message, help));
        if self.who.trim().is_empty() {
            return unsigned(
                "a judgement is kept with who decided, and nobody is named",
                "Add --by \"your name\", or set USER.",
            );
        }
        if self.why.trim().is_empty() {
            return unsigned(
                "a judgement is kept with the reason for it, and none is given",
                "Add --why with the reason in your words, such as --why \"the ministry took this figure back\".",
            );
        }
        Ok(())
    }
}

/// A decision as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The claim is read rightly.
    Accept(String),
    /// The claim is not to be used.
    Reject(String),
    /// The claim's value is this: a number, a range, words, or JSON in the shape of the slot.
    Correct(String, String),
    /// These reports, sources or names are one.
    MustLink(Vec<String>),
    /// These reports, sources or names are not one.
    CannotLink(Vec<String>),
}

/// Makes the judgement that a decision means in this dossier. Claims may be named by the beginning of their id, origins
/// by id or name, reports by id.
///
/// # Errors
/// `Unsigned` where who or why is missing; `Unknown` where a subject is not in the dossier, or a value has not the shape of its slot.
pub fn judgement(dossier: &Dossier, decision: &Decision, signed: &Signed) -> Result<Judgement> {
    signed.check()?;
    let (subjects, verdict) = match decision {
        Decision::Accept(id) => (vec![claim_subject(dossier, id)?], Verdict::Accept),
        Decision::Reject(id) => (vec![claim_subject(dossier, id)?], Verdict::Reject),
        Decision::Correct(id, value) => {
            let claim = claim(dossier, id)?;
            let value = corrected(claim, value)?;
            (vec![Subject::Claim(claim.id.clone())], Verdict::Correct(Box::new(value)))
        }
        Decision::MustLink(of) => (linked(dossier, of)?, Verdict::MustLink),
        Decision::CannotLink(of) => (linked(dossier, of)?, Verdict::CannotLink),
    };
    Ok(Judgement::new(subjects, verdict, &signed.who, &signed.when, &signed.why))
}

/// Records a judgement in a case.
///
/// # Errors
/// Where the case cannot be opened or written.
pub fn record(case: &Path, judgement: &Judgement) -> Result<()> {
    Ok(Case::open(case, Access::Write)?.judge(judgement)?)
}

/// Marks a judgement as undone and returns it.
///
/// # Errors
/// `Unsigned` where who or why is missing; `Unknown` where no judgement, or more than one, has that id, or where it was undone before.
pub fn undo(case: &Path, id: &str, signed: &Signed) -> Result<Judgement> {
    signed.check()?;
    let mut case = Case::open(case, Access::Write)?;
    Ok(case.undo(id, &signed.who, &signed.when, &signed.why)?)
}

/// The judgements of a list that a new one replaces: the later decision holds, and the earlier ones are kept.
pub fn replaced<'a>(all: &'a [Judgement], new: &Judgement) -> Vec<&'a Judgement> {
    Judgement::in_force(all).into_iter().filter(|j| j.id != new.id && new.replaces(j)).collect()
}

/// Every judgement of a case, undone ones too, in the order recorded.
///
/// # Errors
/// Where the case cannot be opened.
pub fn list(case: &Path) -> Result<Vec<Judgement>> {
    Ok(Case::open(case, Access::Read)?.judgements()?)
}

fn claim<'a>(dossier: &'a Dossier, id: &str) -> Result<&'a Claim> {
    match find(dossier, id)? {
        Found::Claim(claim) => Ok(claim),
        Found::Fact(_, fact) => Err(unknown(
            format!("'{id}' is a fact; judgements are stored against claims"),
            format!("See its claims with: firsthand trace {}", fact.id),
        )),
        other => {
            Err(unknown(format!("'{}' is no claim", other.id()), "Give the id of a claim; they begin with c-.".to_owned()))
        }
    }
}

fn claim_subject(dossier: &Dossier, id: &str) -> Result<Subject> {
    Ok(Subject::Claim(claim(dossier, id)?.id.clone()))
}

/// Reports where all are ids of reports; else names, each of which the dossier must know.
fn linked(dossier: &Dossier, of: &[String]) -> Result<Vec<Subject>> {
    let distinct: BTreeSet<&str> = of.iter().map(|s| s.trim()).collect();
    if distinct.len() < 2 {
        return Err(unknown(
            "a link needs two or more different reports, sources or names".to_owned(),
            "For example: firsthand judge must-link \"the ministry\" \"the interior ministry\"".to_owned(),
        ));
    }
    let reports: BTreeSet<&str> = dossier.reports.iter().map(|r| r.id.as_str()).collect();
    if distinct.iter().all(|id| reports.contains(id)) {
        return Ok(distinct.iter().map(|id| Subject::Report(ReportId::from(*id))).collect());
    }
    let names = names(dossier);
    let mut subjects = Vec::new();
    for given in distinct {
        let origin = dossier.origins.iter().find(|o| o.id.as_str() == given);
        let name = origin.map_or(given, |o| o.name.as_str());
        if !names.contains(name) {
            return Err(no_such_name(&names, given));
        }
        subjects.push(Subject::Name(name.to_owned()));
    }
    Ok(subjects)
}

/// Every name that a report gives to a source, a place or a person.
fn names(dossier: &Dossier) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for origin in &dossier.origins {
        names.insert(origin.name.as_str());
        names.extend(origin.aliases.iter().map(String::as_str));
    }
    for claim in &dossier.claims {
        for source in &claim.sources {
            names.insert(source.name.as_str());
            names.extend(source.body.as_deref());
        }
        match &claim.value {
            Value::Person(person) => names.extend([person.name.as_str()]),
            Value::Place(place) => names.extend([place.name.as_str()]),
            Value::Roles(roles) => names.extend(
                [&roles.name, &roles.by, &roles.against, &roles.to, &roles.through].into_iter().flatten().map(String::as_str),
            ),
            Value::Text(text) if matches!(claim.slot, Slot::Target | Slot::Place) => {
                names.insert(text);
            }
            _ => {}
        }
    }
    names
}

fn no_such_name(names: &BTreeSet<&str>, given: &str) -> Error {
    let wanted = given.to_lowercase();
    let near: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| {
            let name = name.to_lowercase();
            name.contains(&wanted) || (name.len() > 3 && wanted.contains(&name))
        })
        .take(6)
        .collect();
    let help = match near.is_empty() {
        true => "Give a report's id, or a name as the reports spell it.".to_owned(),
        false => format!("The reports have: {}.", near.join("; ")),
    };
    unknown(format!("no report and no name in this case is '{given}'"), help)
}

/// The value typed, in the shape of the claim's slot.
fn corrected(claim: &Claim, typed: &str) -> Result<Value> {
    let typed = typed.trim();
    let refused = |wanted: &str| {
        unknown(
            format!("'{typed}' is no value of {}", claim.slot),
            format!("{wanted} The claim now has: {}", claim.value.key()),
        )
    };
    if typed.starts_with('{') {
        let value = serde_json::from_str::<Value>(typed).map_err(|_| refused("That is not the JSON of any value."))?;
        let same = std::mem::discriminant(&value) == std::mem::discriminant(&claim.value);
        let number = claim.slot.is_count() && value.numbers().is_some();
        return if same || number { Ok(value) } else { Err(refused("It has another shape.")) };
    }
    if claim.slot.is_count() {
        return number(typed).ok_or_else(|| refused("Give a number, or a range such as 12-15."));
    }
    match &claim.value {
        Value::Text(_) if !typed.is_empty() => Ok(Value::Text(typed.to_owned())),
        Value::Place(_) if !typed.is_empty() => {
            Ok(Value::Place(PlaceValue { name: typed.to_owned(), precision: "unresolved".to_owned(), ..PlaceValue::default() }))
        }
        _ => Err(refused("Give it as JSON of the same shape.")),
    }
}

/// `137`, `1,200`, `12-15`, `12 to 15`.
fn number(typed: &str) -> Option<Value> {
    let whole = |s: &str| s.trim().replace(',', "").parse::<i64>().ok().filter(|n| *n >= 0);
    if let Some(n) = whole(typed) {
        return Some(Value::Number(n));
    }
    let (min, max) = typed.split_once(" to ").or_else(|| typed.split_once(['-', '–']))?;
    let (min, max) = (whole(min)?, whole(max)?);
    (min <= max).then_some(Value::Range(Range { min, max }))
}

fn unknown(message: String, help: String) -> Error {
    Error::new(ErrorKind::Unknown, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::{Origin, Part, Report, ReportEntry, Span};

    fn dossier() -> Dossier {
        let report = Report { id: "a".into(), text: "12 died".into(), ..Report::default() };
        let claim = Claim::new(&report, Part::Text, Span::new(0, 7), Slot::Killed, Value::Number(12), "t");
        Dossier {
            reports: ["a", "b"].map(|id| ReportEntry { id: id.into(), ..ReportEntry::default() }).to_vec(),
            claims: claim.into_iter().collect(),
            origins: vec![
                Origin { id: "o-1".into(), name: "Orvel police".into(), ..Origin::default() },
                Origin { id: "o-2".into(), name: "the police".into(), ..Origin::default() },
            ],
            ..Dossier::default()
        }
    }

    fn made(decision: &Decision) -> Result<Judgement> {
        judgement(&dossier(), decision, &signed("ana", "misread"))
    }

    fn signed(who: &str, why: &str) -> Signed {
        Signed { who: who.into(), when: "2031-05-01T12:00:00Z".into(), why: why.into() }
    }

    #[test]
    fn nobody_judges_without_a_name_and_a_reason() {
        let link = Decision::MustLink(vec!["a".into(), "b".into()]);
        for (who, why) in [("", "misread"), ("ana", " "), ("", "")] {
            let refused = judgement(&dossier(), &link, &signed(who, why)).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::Unsigned);
            assert!(refused.help().starts_with("Add --"), "{}", refused.help());
        }
    }

    #[test]
    fn claims_are_corrected_in_the_shape_of_their_slot() {
        let id = dossier().claims[0].id.0[..8].to_owned();
        let to = |value: &str| made(&Decision::Correct(id.clone(), value.into())).map(|j| j.verdict);
        assert_eq!(to("1,200").unwrap(), Verdict::Correct(Box::new(Value::Number(1200))));
        let range = Value::Range(Range { min: 12, max: 15 });
        assert_eq!(to("12-15").unwrap(), Verdict::Correct(Box::new(range.clone())));
        assert_eq!(to(r#"{"min":12,"max":15}"#).unwrap(), Verdict::Correct(Box::new(range)));
        assert!(to("many").is_err());
        assert!(to(r#"{"by":"x"}"#).is_err());
        assert!(to("-3").is_err());
    }

    #[test]
    fn links_take_reports_origins_and_names_and_nothing_unknown() {
        let link = |of: &[&str]| made(&Decision::MustLink(of.iter().map(|s| (*s).into()).collect()));
        let reports = link(&["a", "b"]).unwrap().subjects;
        assert_eq!(reports, [Subject::Report("a".into()), Subject::Report("b".into())]);
        let names = link(&["o-1", "the police"]).unwrap().subjects;
        assert_eq!(names, [Subject::Name("Orvel police".into()), Subject::Name("the police".into())]);
        let unknown = link(&["a", "police"]).unwrap_err();
        assert!(link(&["a", "a"]).is_err());
        assert!(!unknown.help().is_empty());
    }
}
