//! "The group said it had carried out the attack": words that stand for the one claimant that the same coverage names.

use firsthand_types::{Claim, ReportId, Roles, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Words of which a stand-in is made, beside articles.
const GENERIC: &[&str] = &[
    "group",
    "groups",
    "organisation",
    "organization",
    "movement",
    "gang",
    "network",
    "faction",
    "outfit",
    "militants",
    "militant",
    "terror",
    "terrorist",
    "armed",
    "rebel",
    "rebels",
    "extremist",
    "jihadist",
    "islamist",
    "separatist",
    "it",
    "they",
    "he",
    "she",
    "who",
    "which",
    "statement",
    "message",
    "latter",
    "same",
];

/// The claimants that reports name, for finding whom a stand-in means.
pub(super) struct Claimants<'a> {
    by_report: BTreeMap<&'a ReportId, BTreeSet<&'a str>>,
    all: BTreeSet<&'a str>,
}

impl<'a> Claimants<'a> {
    pub fn of(claims: &[&'a Claim]) -> Self {
        let mut found = Claimants { by_report: BTreeMap::new(), all: BTreeSet::new() };
        for claim in claims.iter().filter(|c| matches!(c.slot, Slot::ClaimOfResponsibility | Slot::Admission) && c.supports()) {
            if let Some(name) = claimant(claim).filter(|n| !generic(n)) {
                found.by_report.entry(&claim.report).or_default().insert(name);
                found.all.insert(name);
            }
        }
        found
    }

    /// Whom a claimant's words mean: the only one its report names, else the only one anybody names; itself where it is a name.
    pub fn meant<'n>(&self, claim: &Claim, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        if !generic(name) {
            return name;
        }
        let own = self.by_report.get(&claim.report).and_then(only);
        own.or_else(|| only(&self.all)).unwrap_or(name)
    }
}

/// Who claims it by the claim's value.
pub(super) fn claimant(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Roles(Roles { by, name, .. }) => by.as_deref().or(name.as_deref()),
        _ => None,
    }
}

/// Whether words name nobody of themselves.
pub(super) fn generic(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).peekable();
    words.peek().is_some() && words.all(|w| GENERIC.contains(&w.as_str()) || matches!(w.as_str(), "the" | "a" | "an" | "this"))
}

/// The one name of a set whose names are one but for article and case.
fn only<'a>(names: &BTreeSet<&'a str>) -> Option<&'a str> {
    let folded: BTreeSet<BTreeSet<String>> = names.iter().map(|n| super::lists::name_words(n)).collect();
    names.iter().next().copied().filter(|_| folded.len() == 1)
}
