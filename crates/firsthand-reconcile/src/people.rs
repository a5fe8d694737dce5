//! Victims, suspects and survivors of one incident: the claims about one person brought together.

use firsthand_types::{Claim, ClaimId, PersonEntry, PersonValue, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How final a fate is: a later, graver word stands over an earlier one.
const FATES: &[&str] = &["unharmed", "rescued", "missing", "injured", "killed", "released", "arrested", "charged", "convicted"];

/// What a claim says of a person.
type Told<'a> = (&'a PersonValue, &'a Claim);

/// One entry a person: proper names by full name, a surname alone joins the one full name that ends in it; descriptions by their words.
pub(crate) fn people(claims: &[&Claim]) -> Vec<PersonEntry> {
    let told: Vec<(&PersonValue, &Claim)> = claims
        .iter()
        .filter(|c| c.slot == Slot::Person && c.supports())
        .filter_map(|c| match &c.value {
            Value::Person(p) => Some((p, *c)),
            _ => None,
        })
        .collect();
    let full: BTreeSet<Vec<String>> = told.iter().map(|(p, _)| words(&p.name)).filter(|w| w.len() > 1).collect();
    let mut by: BTreeMap<(Vec<String>, bool), Vec<Told<'_>>> = BTreeMap::new();
    for (p, c) in told {
        let own = words(&p.name);
        let mut longer = full.iter().filter(|f| own.len() == 1 && f.last() == own.first());
        let name = match (longer.next(), longer.next()) {
            (Some(only), None) => only.clone(),
            _ => own,
        };
        by.entry((name, p.role == "suspect")).or_default().push((p, c));
    }
    let mut out: Vec<PersonEntry> = by.into_values().filter_map(|list| entry(&list)).collect();
    out.sort_by(|a, b| (&a.role, &a.name, &a.claims).cmp(&(&b.role, &b.name, &b.claims)));
    out
}

fn entry(list: &[(&PersonValue, &Claim)]) -> Option<PersonEntry> {
    let (longest, _) = list.iter().max_by_key(|(p, c)| (p.name.len(), &c.id))?;
    let rank = |f: &str| FATES.iter().position(|x| *x == f);
    let fate = list.iter().filter_map(|(p, _)| p.fate.as_deref()).max_by_key(|f| (rank(f), (*f).to_owned()));
    let mut ages: BTreeMap<u32, usize> = BTreeMap::new();
    for age in list.iter().filter_map(|(p, _)| p.age) {
        *ages.entry(age).or_default() += 1;
    }
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    for (p, _) in list {
        *roles.entry(p.role.as_str()).or_default() += 1;
    }
    let role =
        roles.iter().max_by_key(|(r, n)| (**n, **r == "victim", std::cmp::Reverse(**r))).map(|(r, _)| (*r).to_owned())?;
    let claims: BTreeSet<ClaimId> = list.iter().map(|(_, c)| c.id.clone()).collect();
    Some(PersonEntry {
        name: longest.name.clone(),
        role,
        fate: fate.map(str::to_owned),
        age: ages.iter().max_by_key(|(_, n)| **n).map(|(age, _)| *age),
        claims: claims.into_iter().collect(),
    })
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}
