//! Names of sources across reports: one body under its full name, its acronym, a person under his surname.
//!
//! Two names are one where a report says so (its own aliases), where a surname alone fits just one full name of the case, or where a
//! person says so. A word that two names share is no evidence.

use super::origin_id;
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
        sets.surnames(&sources);
        sets.ellipses(&sources);
        sets.finish(&sources)
    }

    /// The group that a source's name belongs to, where a report names it.
    pub fn resolve(&self, s: &Source, report: &ReportId) -> Resolved {
        let folded = fold(&s.name);
        let local = || self.local.get(&(report.clone(), folded.clone())).cloned();
        let folded = local().unwrap_or(folded);
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

struct Sets {
    root: BTreeMap<String, String>,
    parted: BTreeSet<(String, String)>,
    evidence: BTreeMap<String, BTreeSet<ReportId>>,
}

impl Sets {
    fn find(&self, name: &str) -> String {
        let mut at = name;
        while let Some(next) = self.root.get(at).filter(|n| n.as_str() != at) {
            at = next;
        }
        at.to_owned()
    }

    fn join(&mut self, a: &str, b: &str, by: Option<&ReportId>, always: bool) {
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

    /// A surname alone joins the one full name of a person that ends in it.
    fn surnames(&mut self, sources: &[(&Source, &ReportId)]) {
        let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut shown: BTreeMap<String, BTreeSet<&ReportId>> = BTreeMap::new();
        for (s, report) in sources.iter().filter(|(s, _)| personal(&s.name) && !s.vague) {
            let folded = fold(&s.name);
            if let Some((_, last)) = folded.rsplit_once(' ') {
                full.entry(last.to_owned()).or_default().insert(folded.clone());
                shown.entry(folded).or_default().insert(report);
            }
        }
        for (last, names) in full {
            let roots: BTreeSet<String> = names.iter().map(|n| self.find(n)).collect();
            let only = names.first().filter(|_| self.root.contains_key(&last) && roots.len() == 1);
            if let Some(only) = only {
                let by = shown.get(only).and_then(|r| r.first().copied().cloned());
                self.join(only, &last, by.as_ref(), false);
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
        let mut members: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
        for (s, _) in sources {
            members.entry(self.find(&fold(&s.name))).or_default().push(s);
        }
        let root = self.root.keys().map(|k| (k.clone(), self.find(k))).collect();
        let groups = members
            .into_iter()
            .map(|(r, list)| {
                let g = group(&r, &list, self.evidence.get(&r));
                (r, g)
            })
            .collect();
        Names { root, groups, local }
    }
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

/// Titles and articles that do not tell names apart.
const LEFT_OUT: &[&str] = &[
    "the",
    "a",
    "an",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "gen",
    "general",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "sgt",
    "president",
    "minister",
    "mayor",
    "governor",
    "gov",
    "sen",
    "senator",
    "rep",
    "chief",
    "sheriff",
    "commissioner",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "deputy",
    "vice",
    "prime",
    "same",
];

/// Words of a post that stands before a person's name.
const POSTS: &[&str] = &[
    "minister",
    "president",
    "mayor",
    "governor",
    "gov",
    "senator",
    "chief",
    "sheriff",
    "commissioner",
    "director",
    "secretary",
    "general",
    "colonel",
    "captain",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chairman",
    "chairwoman",
    "commander",
    "attorney",
    "ambassador",
    "premier",
    "chancellor",
    "head",
    "officer",
    "superintendent",
    "inspector",
    "prosecutor",
    "judge",
];

/// Words after which a group's own name for itself stands ("a group that calls itself ...").
const CALLED: &[&str] =
    &["calling itself ", "calling themselves ", "calls itself ", "call themselves ", "styling itself ", "known as "];

/// Words by which a body speaks.
const SPEAKS: &[&str] = &[
    "official",
    "officials",
    "authorities",
    "website",
    "statement",
    "leaders",
    "of",
    "in",
    "for",
    "from",
    "at",
    "spokespeople",
    "lawsuit",
    "suit",
    "complaint",
    "filing",
    "message",
    "communique",
    "communiqu\u{e9}",
    "briefing",
];

/// A name without articles, titles, possessives and punctuation, in lower case.
pub(super) fn fold(name: &str) -> String {
    let lower = name.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
    let called = CALLED.iter().filter_map(|c| lower.split_once(c).map(|(_, own)| own)).find(|own| !own.trim().is_empty());
    let words: Vec<&str> = called
        .unwrap_or(&lower)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|w| w.trim_end_matches("'s").trim_matches('\''))
        .filter(|w| !w.is_empty())
        .collect();
    let kept: Vec<&str> = words.iter().copied().filter(|w| !LEFT_OUT.contains(w)).collect();
    // Initials between two names tell nobody apart.
    let long = kept.iter().filter(|w| w.chars().count() > 1).count();
    let full: Vec<&str> = kept.iter().copied().filter(|w| long < 2 || w.chars().count() > 1).collect();
    // "Tarn officials", "officials in Tarn" and the website of Tarn are Tarn's word.
    let bare: Vec<&str> = full.iter().copied().filter(|w| !SPEAKS.contains(w)).collect();
    let full = if bare.is_empty() { full } else { bare };
    if full.is_empty() { words.join(" ") } else { full.join(" ") }
}

/// Whether a source is a body rather than a person, by its kind and the shape of its name.
fn body_like(s: &Source) -> bool {
    use SourceKind::*;
    matches!(s.kind, Government | Military | Police | Emergency | Hospital | Court | Company) && !personal(&s.name)
}

/// Whether one folded name is another cut short: "police" beside "orvel police".
pub(crate) fn cut_short(short: &str, full: &str) -> bool {
    let (short, full) = (fold(short), fold(full));
    !short.is_empty() && full.len() > short.len() && full.strip_suffix(&short).is_some_and(|rest| rest.ends_with(' '))
}

/// Two or three capitalised words without a word that bodies have: a person's name, as far as its shape shows.
fn personal(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "department",
        "ministry",
        "police",
        "agency",
        "service",
        "office",
        "council",
        "county",
        "city",
        "hospital",
        "rescue",
        "university",
        "institute",
        "company",
        "committee",
        "army",
        "force",
        "forces",
        "news",
        "times",
        "post",
        "group",
        "state",
        "house",
        "bureau",
        "authority",
        "court",
        "party",
        "union",
        "association",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()))
        && !words.iter().any(|w| BODIES.contains(&w.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Countries by their names and adjectives, for the side of a body. Facts of the world, kept short: states whose bodies are often quoted.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("Afghanistan", &["afghanistan", "afghan"]),
    ("China", &["china", "chinese", "beijing"]),
    ("Egypt", &["egypt", "egyptian"]),
    ("France", &["france", "french", "elysee"]),
    ("Germany", &["germany", "german"]),
    ("India", &["india", "indian"]),
    ("Iran", &["iran", "iranian", "tehran"]),
    ("Iraq", &["iraq", "iraqi"]),
    ("Israel", &["israel", "israeli", "idf"]),
    ("Pakistan", &["pakistan", "pakistani"]),
    ("Russia", &["russia", "russian", "kremlin", "moscow", "fsb"]),
    ("Syria", &["syria", "syrian"]),
    ("Turkey", &["turkey", "turkish", "ankara"]),
    ("Ukraine", &["ukraine", "ukrainian", "kyiv"]),
    ("United Kingdom", &["britain", "british", "uk"]),
    ("United States", &["us", "u.s", "america", "american", "pentagon", "fbi", "cia", "washington"]),
];

/// The country that a body's name gives away.
pub(super) fn country(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let words: BTreeSet<&str> = lower.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    COUNTRIES.iter().find(|(_, names)| names.iter().any(|n| words.contains(n))).map(|(c, _)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cut_short_is_known() {
        assert!(cut_short("police", "the Orvel police"));
        assert!(cut_short("county officials", "Officials in Tarn County"));
        assert!(!cut_short("police", "police"));
        assert!(!cut_short("lice", "the Orvel police"));
    }

    fn names(given: &[(&str, &str, SourceKind)]) -> (Names, Vec<(Source, ReportId)>) {
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
        let claims: Vec<Claim> = given.iter().map(one).collect();
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
    fn names_fold_to_what_tells_them_apart() {
        assert_eq!(fold("the Orvel Fire Service"), "orvel fire service");
        assert_eq!(fold("Mayor Ada Venn"), "ada venn");
        assert_eq!(fold("a group calling itself the Salt Column"), "salt column");
        assert_eq!(fold("same ministry"), "ministry");
        assert_eq!(fold("Tarn County's lawsuit"), "tarn county");
        assert_eq!(fold("St Oda’s Hospital"), "st oda hospital");
        assert_eq!(fold("Ada Q. Venn"), "ada venn");
        assert_eq!(fold("the spokesman"), "the spokesman");
        assert_eq!(country("US embassy"), Some("United States"));
        assert_eq!(country("the museum"), None);
    }
}
