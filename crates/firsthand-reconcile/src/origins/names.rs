//! Names of sources across reports: one body under its full name, its acronym, a person under his surname.
//!
//! Two names are one where a report says so (its own aliases), where they are spellings of one name ([`super::spelling`]), where a
//! surname, a post or a body's name cut short fits just one full name of the case, or where a person says so. A word that two names
//! share is no evidence.

use super::fold::{POSTS, body_like, fold, personal};
use super::spelling::{Key, UNITS, described, person, sound};
use super::{offices, origin_id};
use firsthand_types::{Claim, OriginId, ReportClaims, ReportId, Source, SourceKind, UNATTRIBUTED};
use std::collections::{BTreeMap, BTreeSet};

/// A source resolved across reports.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    folded: String,
    pub name: String,
    pub kind: SourceKind,
    pub aliases: Vec<String>,
    pub evidence: Vec<ReportId>,
    pub body: Option<String>,
}

impl Resolved {
    /// The end of claims for which nobody is named.
    pub fn nobody() -> Self {
        Resolved {
            folded: String::new(),
            name: "nobody named".into(),
            kind: SourceKind::Anonymous,
            aliases: vec![],
            evidence: vec![],
            body: None,
        }
    }

    pub fn id(&self) -> OriginId {
        if self.folded.is_empty() { OriginId::from(UNATTRIBUTED) } else { origin_id(&self.folded) }
    }
}

/// All names of a case, grouped.
pub(super) struct Names {
    /// Folded name to the folded name that stands for its group.
    root: BTreeMap<String, String>,
    groups: BTreeMap<String, Resolved>,
    /// Names cut short that stand for different bodies in different reports: whom each report means.
    local: BTreeMap<(ReportId, String), String>,
    /// Posts without a name, in lower case: who holds them.
    held: BTreeMap<(ReportId, String), String>,
}

impl Names {
    pub fn of(read: &[ReportClaims], claims: &[&Claim], must: &[Vec<String>], cannot: &[Vec<String>]) -> Self {
        let sources: Vec<(&Source, &ReportId)> =
            claims.iter().flat_map(|c| c.sources.iter().map(move |s| (s, &c.report))).filter(|(s, _)| !s.vague).collect();
        let known: BTreeSet<String> = sources.iter().map(|(s, _)| fold(&s.name)).filter(|f| !f.is_empty()).collect();
        let parted: BTreeSet<(String, String)> = cannot.iter().flat_map(|l| pairs(l)).collect();
        let mut sets = Sets { root: known.iter().map(|k| (k.clone(), k.clone())).collect(), parted, evidence: BTreeMap::new() };
        for list in must {
            for (a, b) in pairs(list) {
                sets.join(&a, &b, None, true);
            }
        }
        for r in read {
            for list in &r.aliases {
                let folded: Vec<String> = list.iter().map(|n| fold(n)).filter(|f| known.contains(f)).collect();
                for pair in folded.windows(2) {
                    if let [a, b] = pair {
                        sets.join(a, b, Some(&r.report), false);
                    }
                }
            }
        }
        sets.posts(&sources);
        sets.spellings(&sources);
        sets.surnames(&sources);
        sets.ellipses(&sources);
        sets.shortened(&sources);
        super::cut::fragments(&mut sets, &sources);
        super::cut::first_names(&mut sets, &sources);
        sets.finish(&sources)
    }

    /// The group that a source's name belongs to, where a report names it.
    pub fn resolve(&self, s: &Source, report: &ReportId) -> Resolved {
        let folded = fold(&s.name);
        let holder = self.held.get(&(report.clone(), s.name.to_lowercase()));
        let folded = holder.or_else(|| self.local.get(&(report.clone(), folded.clone()))).cloned().unwrap_or(folded);
        // Vague words stand for nobody in particular, whatever else a report calls so.
        let found = self.root.get(&folded).filter(|_| !s.vague).and_then(|r| self.groups.get(r)).cloned();
        found.unwrap_or_else(|| Resolved {
            folded,
            name: s.name.clone(),
            kind: s.kind,
            aliases: vec![],
            evidence: vec![],
            body: s.body.clone(),
        })
    }

    /// An outlet or agency that saw it itself.
    pub fn outlet(&self, name: &str) -> Resolved {
        let folded = fold(name);
        let found = self.root.get(&folded).and_then(|r| self.groups.get(r)).cloned();
        found.unwrap_or_else(|| Resolved {
            folded,
            name: name.to_owned(),
            kind: SourceKind::Outlet,
            aliases: vec![],
            evidence: vec![],
            body: None,
        })
    }

    /// The origin id of a body that somebody speaks for.
    pub fn body(&self, name: &str) -> Option<OriginId> {
        let folded = fold(name);
        let root = self.root.get(&folded).cloned().unwrap_or(folded);
        (!root.is_empty()).then(|| origin_id(&root))
    }
}

pub(super) struct Sets {
    root: BTreeMap<String, String>,
    parted: BTreeSet<(String, String)>,
    evidence: BTreeMap<String, BTreeSet<ReportId>>,
}

impl Sets {
    pub fn find(&self, name: &str) -> String {
        let mut at = name;
        while let Some(next) = self.root.get(at).filter(|n| n.as_str() != at) {
            at = next;
        }
        at.to_owned()
    }

    pub fn join(&mut self, a: &str, b: &str, by: Option<&ReportId>, always: bool) {
        let (x, y) = (self.find(a), self.find(b));
        let apart = self.parted.iter().any(|(p, q)| {
            let (p, q) = (self.find(p), self.find(q));
            (p == x && q == y) || (p == y && q == x)
        });
        if x == y || (apart && !always) {
            return;
        }
        // The longer name stands for both; of equal ones the first in the alphabet.
        let (keep, drop) = if (x.len(), &y) >= (y.len(), &x) { (x, y) } else { (y, x) };
        let moved = self.evidence.remove(&drop).unwrap_or_default();
        let evidence = self.evidence.entry(keep.clone()).or_default();
        evidence.extend(moved);
        evidence.extend(by.cloned());
        self.root.entry(drop.clone()).or_insert_with(|| drop.clone());
        self.root.insert(keep.clone(), keep.clone());
        self.root.insert(drop, keep);
    }

    /// A person under the post as well as the name ("Harbour Minister Ada Venn") joins the name alone.
    fn posts(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut joins: BTreeMap<(String, String), &ReportId> = BTreeMap::new();
        for (s, report) in sources {
            let long = fold(&s.name);
            let Some((rest, last)) = long.rsplit_once(' ') else { continue };
            let Some((_, first)) = rest.rsplit_once(' ') else { continue };
            let short = format!("{first} {last}");
            let lower = s.name.to_lowercase();
            let post = lower.split(|c: char| !c.is_alphanumeric()).rev().skip(2).any(|w| POSTS.contains(&w));
            if post && self.root.contains_key(&short) {
                let by = joins.entry((long, short)).or_insert(report);
                *by = (*by).min(report);
            }
        }
        for ((long, short), by) in joins {
            // The name alone stands for both.
            self.named_as(&short, &long, by);
        }
    }

    fn named_as(&mut self, keep: &str, drop: &str, by: &ReportId) {
        let (x, y) = (self.find(keep), self.find(drop));
        let apart =
            self.parted.iter().any(|(p, q)| [(p, q), (q, p)].iter().any(|(p, q)| self.find(p) == x && self.find(q) == y));
        if x != y && !apart {
            let moved = self.evidence.remove(&y).unwrap_or_default();
            let evidence = self.evidence.entry(x.clone()).or_default();
            evidence.extend(moved);
            evidence.insert(by.clone());
            self.root.insert(y, x);
        }
    }

    /// Names that are spellings of one name join: the first in the alphabet shows the others where they stand.
    fn spellings(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut people: BTreeMap<Vec<String>, BTreeSet<(String, &ReportId)>> = BTreeMap::new();
        let mut bodies: BTreeMap<BTreeSet<String>, BTreeSet<(String, &ReportId)>> = BTreeMap::new();
        let mut owned: BTreeSet<(BTreeSet<String>, String, String, &ReportId)> = BTreeSet::new();
        for (s, report) in sources {
            let folded = fold(&s.name);
            if let Some(sounds) = person(&s.name) {
                people.entry(sounds).or_default().insert((folded, report));
            } else if let Some(key) = Key::of(&s.name) {
                if let Some((own, key)) = described(&s.name).and_then(|own| Some((fold(&own), Key::of(&own)?))) {
                    owned.insert((key.words, own, folded.clone(), report));
                }
                bodies.entry(key.words).or_default().insert((folded, report));
            }
        }
        for alike in people.values().chain(bodies.values()) {
            let names: Vec<&(String, &ReportId)> = alike.iter().collect();
            for pair in names.windows(2) {
                if let [(a, _), (b, by)] = pair {
                    self.join(a, b, Some(by), false);
                }
            }
        }
        // The very name: "Velian rebels" are not Velia.
        for (key, own, folded, by) in owned {
            if bodies.get(&key).is_some_and(|alike| alike.iter().any(|(name, _)| *name == own)) {
                self.named_as(&own, &folded, by);
            }
        }
    }

    /// A body's name cut short, in any order of its words, joins the one longer name of the case that it can stand for.
    fn shortened(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut bodies: BTreeMap<String, (Key, SourceKind, &ReportId)> = BTreeMap::new();
        for (s, report) in sources.iter().filter(|(s, _)| !personal(&s.name)) {
            let Some(key) = Key::of(&s.name) else { continue };
            let entry = bodies.entry(fold(&s.name)).or_insert((key, s.kind, report));
            entry.1 = entry.1.max(s.kind);
            entry.2 = entry.2.min(report);
        }
        let mut by_head: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for (name, (key, ..)) in &bodies {
            by_head.entry(&key.head).or_default().push(name);
        }
        let mut joins = Vec::new();
        for (short, (key, kind, _)) in bodies.iter().filter(|(_, (key, ..))| key.is_body()) {
            let longer = by_head.get(key.head.as_str()).into_iter().flatten().take(LONGER);
            let fits = |f: &&&String| bodies.get(**f).is_some_and(|(long, k, _)| key.shortens(long) && same_kind(*kind, *k));
            let full: Vec<&&String> = longer.filter(fits).collect();
            let roots: BTreeSet<String> = full.iter().map(|f| self.find(f)).collect();
            if let (Some(first), 1) = (full.first(), roots.len()) {
                joins.push((short.clone(), (**first).clone(), bodies.get(**first).map(|(_, _, r)| (*r).clone())));
            }
        }
        for (short, full, by) in joins {
            self.join(&full, &short, by.as_ref(), false);
        }
        for (short, long, by) in without_units(&bodies) {
            self.join(&long, &short, Some(by), false);
        }
    }

    /// A surname alone joins the one full name of a person that ends in it.
    fn surnames(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut shown: BTreeMap<String, BTreeSet<&ReportId>> = BTreeMap::new();
        for (s, report) in sources.iter().filter(|(s, _)| personal(&s.name) && !s.vague) {
            let folded = fold(&s.name);
            if let Some((_, last)) = folded.rsplit_once(' ') {
                full.entry(sound(last)).or_default().insert(folded.clone());
                shown.entry(folded).or_default().insert(report);
            }
        }
        let mut alone: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for name in self.root.keys().filter(|n| !n.contains(' ')) {
            alone.entry(sound(name)).or_default().insert(name.clone());
        }
        for (last, names) in full {
            let roots: BTreeSet<String> = names.iter().map(|n| self.find(n)).collect();
            if let (Some(only), 1) = (names.first(), roots.len()) {
                let by = shown.get(only).and_then(|r| r.first().copied().cloned());
                for surname in alone.get(&last).into_iter().flatten() {
                    self.join(only, surname, by.as_ref(), false);
                }
            }
        }
    }

    /// A body's name cut short ("county officials", "the fire service") joins the one longer name of the case that ends in it.
    fn ellipses(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut bodies: BTreeMap<String, (SourceKind, &ReportId)> = BTreeMap::new();
        for (s, report) in sources.iter().filter(|(s, _)| !s.vague && body_like(s)) {
            let entry = bodies.entry(fold(&s.name)).or_insert((s.kind, report));
            entry.1 = entry.1.min(report);
        }
        let mut longer: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for full in bodies.keys() {
            for (at, _) in full.match_indices(' ') {
                longer.entry(full.get(at + 1..).unwrap_or("")).or_default().insert(full);
            }
        }
        let mut joins = Vec::new();
        for (short, (kind, _)) in &bodies {
            let alike = |f: &&&str| bodies.get(**f).is_some_and(|(k, _)| k == kind);
            let full: Vec<&&str> = longer.get(short.as_str()).into_iter().flatten().filter(alike).collect();
            let roots: BTreeSet<String> = full.iter().map(|f| self.find(f)).collect();
            if let (Some(first), 1) = (full.first(), roots.len()) {
                joins.push((short.clone(), (**first).to_owned(), bodies.get(**first).map(|(_, r)| (*r).clone())));
            }
        }
        for (short, full, by) in joins {
            self.join(&full, &short, by.as_ref(), false);
        }
    }

    /// A body's name cut short that fits several of the case is, in each report, the one that the report itself names in full.
    fn local(&self, sources: &[(&Source, &ReportId)]) -> BTreeMap<(ReportId, String), String> {
        let mut named: BTreeMap<&ReportId, BTreeMap<String, SourceKind>> = BTreeMap::new();
        for (s, report) in sources.iter().filter(|(s, _)| body_like(s)) {
            named.entry(report).or_default().insert(fold(&s.name), s.kind);
        }
        let mut out = BTreeMap::new();
        for (report, bodies) in named {
            for (short, kind) in bodies.iter().filter(|(short, _)| self.find(short) == **short) {
                let ends = |f: &str| f.len() > short.len() && f.strip_suffix(short.as_str()).is_some_and(|r| r.ends_with(' '));
                let full: BTreeSet<String> =
                    bodies.iter().filter(|(f, k)| *k == kind && ends(f)).map(|(f, _)| self.find(f)).collect();
                if let (Some(only), 1) = (full.first(), full.len()) {
                    out.insert((report.clone(), short.clone()), only.clone());
                }
            }
        }
        out
    }

    fn finish(self, sources: &[(&Source, &ReportId)]) -> Names {
        let local = self.local(sources);
        let held = offices::held(&self, sources);
        let mut members: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
        for (s, report) in sources {
            let holder = held.get(&((*report).clone(), s.name.to_lowercase()));
            members.entry(holder.cloned().unwrap_or_else(|| self.find(&fold(&s.name)))).or_default().push(s);
        }
        let root = self.root.keys().map(|k| (k.clone(), self.find(k))).collect();
        let groups = members
            .into_iter()
            .map(|(r, list)| {
                let g = group(&r, &list, self.evidence.get(&r));
                (r, g)
            })
            .collect();
        Names { root, groups, local, held }
    }
}

/// Longer names of one head that are looked at for each name cut short.
const LONGER: usize = 200;

/// Names of places as bodies that go without their unit of administration, with the one name that has it.
fn without_units<'r>(bodies: &BTreeMap<String, (Key, SourceKind, &'r ReportId)>) -> Vec<(String, String, &'r ReportId)> {
    let mut found: BTreeMap<&str, BTreeSet<(&String, &'r ReportId)>> = BTreeMap::new();
    for (long, (_, _, by)) in bodies {
        let short = long.rsplit_once(' ').filter(|(_, unit)| UNITS.contains(unit)).map(|(short, _)| short);
        // A city of a country is not the country.
        let demonym = |s: &str| ["ian", "ean", "yan", "can", "ese", "ish"].iter().any(|end| s.ends_with(end));
        if let Some(short) = short.filter(|s| bodies.contains_key(*s) && !demonym(s)) {
            found.entry(short).or_default().insert((long, by));
        }
    }
    let only = found.into_iter().filter(|(_, longer)| longer.len() == 1);
    only.flat_map(|(short, longer)| longer.into_iter().map(move |(long, by)| (short.to_owned(), long.clone(), by))).collect()
}

/// Whether two names can be of one kind of body. What reports say least of ("anonymous", "document") and the kind that any body
/// is given for want of another fit all.
fn same_kind(a: SourceKind, b: SourceKind) -> bool {
    use SourceKind::{Anonymous, Document, Government};
    a == b || [a, b].iter().any(|k| matches!(k, Anonymous | Document | Government))
}

fn group(root: &str, list: &[&Source], evidence: Option<&BTreeSet<ReportId>>) -> Resolved {
    let mut kinds: BTreeMap<SourceKind, usize> = BTreeMap::new();
    let mut spelled: BTreeMap<&str, usize> = BTreeMap::new();
    for s in list {
        *kinds.entry(s.kind).or_default() += usize::from(s.kind != SourceKind::Anonymous) * 2 + 1;
        if fold(&s.name) == root {
            *spelled.entry(&s.name).or_default() += 1;
        }
    }
    let name = spelled
        .iter()
        .max_by_key(|(n, k)| (**k, std::cmp::Reverse(**n)))
        .map_or_else(|| root.to_owned(), |(n, _)| (*n).to_owned());
    let all: BTreeSet<&str> = list.iter().map(|s| s.name.as_str()).collect();
    Resolved {
        folded: root.to_owned(),
        aliases: all.into_iter().filter(|n| *n != name).map(str::to_owned).collect(),
        kind: kinds.iter().max_by_key(|(k, n)| (**n, std::cmp::Reverse(**k))).map(|(k, _)| *k).unwrap_or_default(),
        evidence: evidence.into_iter().flatten().cloned().collect(),
        body: list.iter().filter_map(|s| s.body.clone()).min(),
        name,
    }
}

fn pairs(list: &[String]) -> Vec<(String, String)> {
    let folded: Vec<String> = list.iter().map(|n| fold(n)).collect();
    folded.windows(2).filter_map(|w| Some((w.first()?.clone(), w.get(1)?.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(given: &[(&str, &str, SourceKind)]) -> Vec<Claim> {
        use firsthand_types::{Part, Report, Slot, Span, Value};
        let one = |(report, name, kind): &(&str, &str, SourceKind)| {
            let r = Report { id: (*report).into(), text: format!("Two died, {name} said."), ..Report::default() };
            let mut c = Claim::new(&r, Part::Text, Span::new(0, 8), Slot::Killed, Value::Number(2), "test").unwrap();
            let (start, end) = (10, 10 + name.len());
            c.sources = vec![Source {
                name: (*name).into(),
                start,
                end,
                kind: *kind,
                vague: false,
                part: None,
                role: None,
                body: None,
            }];
            c
        };
        given.iter().map(one).collect()
    }

    fn names(given: &[(&str, &str, SourceKind)]) -> (Names, Vec<(Source, ReportId)>) {
        let claims = claims(given);
        let found = Names::of(&[], &claims.iter().collect::<Vec<_>>(), &[], &[]);
        (found, claims.iter().map(|c| (c.sources[0].clone(), c.report.clone())).collect())
    }

    #[test]
    fn a_person_under_the_post_is_the_person() {
        use SourceKind::Government;
        let (names, s) = names(&[
            ("a", "Harbour Minister Ada Venn", Government),
            ("b", "Ada Venn", Government),
            ("c", "Rosa Ada Venn", Government),
        ]);
        let id = |n: usize| names.resolve(&s[n].0, &s[n].1).id();
        assert_eq!(id(0), id(1));
        assert_ne!(id(2), id(1), "no post is named");
    }

    #[test]
    fn a_name_cut_short_is_the_body_of_its_own_report() {
        use SourceKind::Government;
        let (names, s) = names(&[
            ("a", "the harbour ministry", Government),
            ("a", "the same ministry", Government),
            ("b", "the salt ministry", Government),
            ("b", "the ministry", Government),
            ("c", "the ministry", Government),
        ]);
        let id = |n: usize| names.resolve(&s[n].0, &s[n].1).id();
        assert_eq!(id(1), id(0));
        assert_eq!(id(3), id(2));
        assert!(id(4) != id(0) && id(4) != id(2), "nothing shows which");
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        use SourceKind::{Anonymous, ArmedGroup, Government, Hospital, Witness};
        let (names, s) = names(&[
            ("a", "Petro Danyuschenko", Government),
            ("b", "Petro Danyushchenko", Witness),
            ("c", "Danyushenko", Government),
            ("a", "the Ministry of Health", Government),
            ("b", "Health Ministry", Hospital),
            ("a", "the Brakk movement al-Ward", ArmedGroup),
            ("b", "Al Ward", Government),
            ("c", "Ward", Anonymous),
            ("a", "Velia Red Cross Society", Anonymous),
            ("b", "Velian Red Cross", Anonymous),
            ("b", "Pavel Danyushchenko", Witness),
        ]);
        let id = |n: usize| names.resolve(&s[n].0, &s[n].1).id();
        assert_eq!(id(0), id(1));
        assert_ne!(id(2), id(0), "two people have the surname");
        assert_eq!(id(3), id(4));
        assert_eq!(id(5), id(6));
        assert_eq!(id(6), id(7));
        assert_eq!(id(8), id(9));
        assert_ne!(id(10), id(1));
    }

    #[test]
    fn a_body_cut_short_is_the_only_one_that_it_can_be() {
        use SourceKind::{Court, Government, Hospital};
        let (names, s) = names(&[
            ("a", "hospital", Hospital),
            ("b", "Queen Rosa Hospital", Government),
            ("a", "judge", Court),
            ("b", "judge of the Harbour Court", Court),
            ("a", "Tarn officials", Government),
            ("b", "Tarn County", Government),
            ("a", "Velian officials", Government),
            ("b", "Velian city officials", Government),
        ]);
        let id = |n: usize| names.resolve(&s[n].0, &s[n].1).id();
        assert_eq!(id(0), id(1));
        assert_ne!(id(2), id(3), "another judge, for all that is known");
        assert_eq!(id(4), id(5));
        assert_ne!(id(6), id(7), "a city of the country");
    }

    #[test]
    fn a_post_alone_is_the_one_who_holds_it() {
        use SourceKind::{Government, Police};
        let given = [
            ("a", "the mayor", Government, None),
            ("b", "Ada Venn", Government, Some("Orvel Mayor")),
            ("a", "the governor", Government, None),
            ("b", "Rosa Dell", Government, Some("governor of Tarn")),
            ("c", "Ivo Brakk", Government, Some("Governor")),
            ("c", "the governor", Government, None),
            ("a", "the police chief", Police, None),
            ("b", "Dana Orme", Police, Some("former police chief")),
        ];
        let plain: Vec<_> = given.iter().map(|(r, n, k, _)| (*r, *n, *k)).collect();
        let mut claims = claims(&plain);
        for (c, (.., role)) in claims.iter_mut().zip(&given) {
            c.sources[0].role = role.map(str::to_owned);
        }
        let names = Names::of(&[], &claims.iter().collect::<Vec<_>>(), &[], &[]);
        let id = |n: usize| names.resolve(&claims[n].sources[0], &claims[n].report).id();
        assert_eq!(id(0), id(1));
        assert!(id(2) != id(3) && id(2) != id(4), "two governors, and nothing shows which");
        assert_eq!(id(5), id(4), "the one of its own report");
        assert_ne!(id(6), id(7), "he no longer is");
    }
}
