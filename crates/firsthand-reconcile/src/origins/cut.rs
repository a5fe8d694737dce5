//! Names that were cut off, and first names cut short: what of them shows that they are one with a fuller name.

use super::fold::{fold, personal};
use super::names::Sets;
use super::spelling::sound;
use firsthand_types::{ReportId, Source, SourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// "Sons" beside "the Sons of the Ash": a capitalised word that nobody is named by alone is the one longer name that goes on from it.
pub(super) fn fragments(sets: &mut Sets, sources: &[(&Source, &ReportId)]) {
    let mut longer: BTreeMap<String, BTreeMap<String, &ReportId>> = BTreeMap::new();
    for (s, report) in sources.iter().filter(|(s, _)| s.name.contains(" of ")) {
        let first = s.name.split_whitespace().find(|w| w.starts_with(char::is_uppercase) && !matches!(*w, "The" | "A" | "An"));
        if let Some(first) = first.filter(|f| s.name.contains(&format!("{f} of "))) {
            longer.entry(first.to_lowercase()).or_default().insert(fold(&s.name), report);
        }
    }
    for (s, _) in sources.iter().filter(|(s, _)| s.name.starts_with(char::is_uppercase) && !s.name.contains(' ')) {
        let Some(full) = longer.get(&s.name.to_lowercase()) else { continue };
        let roots: BTreeSet<String> = full.keys().map(|f| sets.find(f)).collect();
        if let (Some((only, by)), 1) = (full.iter().next(), roots.len()) {
            sets.join(only, &fold(&s.name), Some(by), false);
        }
    }
}

/// "Raide Venn" and "Ray Venn", of one service and never in one report: one who is called by two forms of his first name.
pub(super) fn first_names(sets: &mut Sets, sources: &[(&Source, &ReportId)]) {
    use SourceKind::{Court, Emergency, Government, Military, Police};
    let mut named: BTreeMap<(String, SourceKind), BTreeMap<String, BTreeSet<&ReportId>>> = BTreeMap::new();
    for (s, report) in sources
        .iter()
        .filter(|(s, _)| personal(&s.name) && matches!(s.kind, Court | Emergency | Government | Military | Police))
    {
        let folded = fold(&s.name);
        if let [_, last] = folded.split(' ').collect::<Vec<_>>().as_slice() {
            named.entry((sound(last), s.kind)).or_default().entry(folded.clone()).or_default().insert(report);
        }
    }
    for names in named.values() {
        let [(a, in_a), (b, in_b)] = names.iter().collect::<Vec<_>>()[..] else { continue };
        let begins = |n: &str| n.chars().take(2).collect::<String>();
        if begins(a) == begins(b) && in_a.is_disjoint(in_b) {
            let by = in_a.union(in_b).min().map(|r| (*r).clone());
            sets.join(a, b, by.as_ref(), false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::Names;
    use super::*;
    use firsthand_types::{Claim, Part, Report, Slot, Span, Value};

    fn ids(given: &[(&str, &str, SourceKind)]) -> Vec<String> {
        let one = |(report, name, kind): &(&str, &str, SourceKind)| {
            let r = Report { id: (*report).into(), text: format!("Two died, {name} said."), ..Report::default() };
            let mut c = Claim::new(&r, Part::Text, Span::new(0, 8), Slot::Killed, Value::Number(2), "test").unwrap();
            let (name, end) = ((*name).to_owned(), 10 + name.len());
            c.sources = vec![Source { name, start: 10, end, kind: *kind, vague: false, part: None, role: None, body: None }];
            c
        };
        let claims: Vec<Claim> = given.iter().map(one).collect();
        let names = Names::of(&[], &claims.iter().collect::<Vec<_>>(), &[], &[]);
        claims.iter().map(|c| names.resolve(&c.sources[0], &c.report).id().to_string()).collect()
    }

    #[test]
    fn a_fragment_is_the_name_that_goes_on_from_it() {
        use SourceKind::{ArmedGroup, Relative};
        let id = ids(&[("a", "Sons", Relative), ("b", "the Sons of the Ash", ArmedGroup), ("c", "sons", Relative)]);
        assert_eq!(id[0], id[1]);
    }

    #[test]
    fn a_short_first_name_is_the_same_officer() {
        use SourceKind::{Emergency, Police};
        let id = ids(&[("a", "Raide Venn", Emergency), ("b", "Ray Venn", Emergency), ("c", "Rosa Venn", Police)]);
        assert_eq!(id[0], id[1]);
        assert_ne!(id[0], id[2]);
    }

    #[test]
    fn an_embassy_is_whose_it_is_and_not_where_it_stands() {
        use SourceKind::Government;
        let id = ids(&[
            ("a", "Corvane's embassy in Castrane", Government),
            ("b", "the embassy of Corvane", Government),
            ("c", "Ostrel's embassy in Castrane", Government),
            ("d", "Castrane's embassy", Government),
        ]);
        assert_eq!(id[0], id[1]);
        assert!(id[2] != id[0] && id[3] != id[0] && id[3] != id[2]);
    }
}
