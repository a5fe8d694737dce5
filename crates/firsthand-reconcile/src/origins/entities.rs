//! Which names of sources are one across reports: full name, surname, acronym, the aliases each report states, and what people
//! decided. Conservative: a surname joins a full name only where just one fits.

use crate::judged::Judged;
use crate::names::{agree, is_acronym, key, words};
use crate::union::Union;
use firsthand_types::{Claim, ReportClaims};
use std::collections::{BTreeMap, BTreeSet};

/// Resolved names. Reports are indexes in the case's fixed order.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    /// Levelled name -> number of its entity.
    of: BTreeMap<String, usize>,
    /// (report, levelled name) -> levelled fullest name stated in that report.
    local: BTreeMap<(usize, String), String>,
    /// Entity -> names, fullest first.
    names: Vec<Vec<String>>,
    /// Entity -> reports whose words joined two of its names.
    evidence: Vec<BTreeSet<usize>>,
}

impl Entities {
    /// Resolves every source, outlet and alias of the case.
    pub fn of(found: &[Option<&ReportClaims>], claims: &[(usize, &Claim)], outlets: &[Option<&str>], judged: &Judged) -> Self {
        let local = local_names(found);
        let mut raw: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut add = |name: &str| {
            let k = key(name);
            if !k.is_empty() {
                raw.entry(k).or_default().insert(name.trim().to_owned());
            }
        };
        for (report, claim) in claims {
            for source in &claim.sources {
                add(&source.name);
                source.body.iter().for_each(|b| add(b));
                if let Some(full) = local.get(&(*report, key(&source.name))) {
                    add(&full.1);
                }
            }
        }
        outlets.iter().flatten().for_each(|o| add(o));
        let keys: Vec<String> = raw.keys().cloned().collect();
        let at = |k: &str| keys.binary_search_by(|x| x.as_str().cmp(k)).ok();
        let mut sets = Union::new(keys.len());
        for (a, b) in &judged.other_names {
            if let (Some(a), Some(b)) = (at(a), at(b)) {
                sets.part(a, b);
            }
        }
        for (a, b) in &judged.same_names {
            if let (Some(a), Some(b)) = (at(a), at(b)) {
                sets.join(a, b);
            }
        }
        let mut merged_by: Vec<(usize, usize)> = Vec::new();
        for ((report, name), (full, _)) in &local {
            if let (Some(a), Some(b)) = (at(name), at(full))
                && distinctive(name)
                && sets.join(a, b)
            {
                merged_by.push((a, *report));
            }
        }
        join_alike(&keys, &raw, &mut sets);
        Self::collect(keys, raw, sets, local, &merged_by)
    }

    fn collect(
        keys: Vec<String>,
        raw: BTreeMap<String, BTreeSet<String>>,
        mut sets: Union,
        local: BTreeMap<(usize, String), (String, String)>,
        merged_by: &[(usize, usize)],
    ) -> Self {
        let mut all = Entities {
            local: local.into_iter().map(|(k, v)| (k, v.0)).collect(),
            ..Entities::default()
        };
        let mut number: BTreeMap<usize, usize> = BTreeMap::new();
        for (i, k) in keys.iter().enumerate() {
            let root = sets.find(i);
            let next = number.len();
            let n = *number.entry(root).or_insert(next);
            if n == all.names.len() {
                all.names.push(Vec::new());
                all.evidence.push(BTreeSet::new());
            }
            if let (Some(names), Some(raw)) = (all.names.get_mut(n), raw.get(k)) {
                names.extend(raw.iter().cloned());
            }
            all.of.insert(k.clone(), n);
        }
        for (i, report) in merged_by {
            let root = sets.find(*i);
            if let Some(set) = number.get(&root).and_then(|n| all.evidence.get_mut(*n)) {
                set.insert(*report);
            }
        }
        for names in &mut all.names {
            names.sort_by_key(|n| (std::cmp::Reverse(words(n).len()), n.starts_with(char::is_lowercase), n.len(), n.clone()));
        }
        all
    }

    /// The entity that a name stands for in a report.
    pub fn resolve(&self, report: usize, name: &str) -> Option<usize> {
        let k = key(name);
        let full = self.local.get(&(report, k.clone()));
        full.and_then(|f| self.of.get(f)).or_else(|| self.of.get(&k)).copied()
    }

    /// A stable name for a role's words: the resolved entity's levelled fullest name, else the words levelled.
    pub fn settled(&self, report: usize, name: &str) -> String {
        let known = self.resolve(report, name).and_then(|n| self.names.get(n)?.first());
        let local = || self.local.get(&(report, key(name))).cloned();
        known.map(|n| key(n)).or_else(local).unwrap_or_else(|| key(name))
    }

    /// All names of an entity, the fullest first.
    pub fn names(&self, entity: usize) -> &[String] {
        self.names.get(entity).map_or(&[], Vec::as_slice)
    }

    /// Reports whose words joined two names of an entity.
    pub fn evidence(&self, entity: usize) -> impl Iterator<Item = usize> + '_ {
        self.evidence.get(entity).into_iter().flatten().copied()
    }

    /// Every levelled name, for judgements.
    pub fn keys(&self) -> BTreeSet<String> {
        self.of.keys().cloned().collect()
    }
}

/// For every report, what its short names stand for: (levelled fullest name, fullest name).
fn local_names(found: &[Option<&ReportClaims>]) -> BTreeMap<(usize, String), (String, String)> {
    let mut local = BTreeMap::new();
    for (report, claims) in found.iter().enumerate() {
        for names in claims.iter().flat_map(|c| &c.aliases) {
            let Some(full) = names.first() else {
                continue;
            };
            for name in names.iter().skip(1) {
                if key(name) != key(full) && !key(full).is_empty() {
                    local.entry((report, key(name))).or_insert_with(|| (key(full), full.trim().to_owned()));
                }
            }
        }
    }
    local
}

/// Whether a levelled name may stand for the same thing in every report: "fsb" may, "mayor" and "group" may not.
fn distinctive(name: &str) -> bool {
    const ROLES: &[&str] = &["mayor", "police", "group", "ministry", "county", "city", "government", "agency", "company", "hospital", "court"];
    let all: Vec<&str> = name.split(' ').collect();
    all.iter().any(|w| w.len() > 1 && !ROLES.contains(w) && crate::words::commonness(crate::words::hash(w)) < 0.02)
        && crate::names::words(name).iter().any(|w| !ROLES.contains(&w.as_str()))
}

/// Joins names by their form alone.
fn join_alike(keys: &[String], raw: &BTreeMap<String, BTreeSet<String>>, sets: &mut Union) {
    let split: Vec<Vec<String>> = keys.iter().map(|k| k.split(' ').map(str::to_owned).collect()).collect();
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, ws) in split.iter().enumerate() {
        if ws.len() >= 2 {
            by_last.entry(ws.last().map_or("", String::as_str)).or_default().push(i);
            by_initials.entry(ws.iter().filter_map(|w| w.chars().next()).collect()).or_default().push(i);
        }
    }
    for list in by_last.values() {
        for (n, i) in list.iter().enumerate() {
            for j in list.iter().skip(n + 1).take(64) {
                if let (Some(a), Some(b)) = (split.get(*i), split.get(*j))
                    && agree(a, b)
                {
                    sets.join(*i, *j);
                }
            }
        }
    }
    for (i, ws) in split.iter().enumerate().filter(|(_, ws)| ws.len() == 1) {
        let Some(one) = ws.first() else {
            continue;
        };
        let written = keys.get(i).and_then(|k| raw.get(k));
        let short = written.into_iter().flatten().find(|r| r.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
        let acronym: Vec<usize> = short.map_or_else(Vec::new, |s| {
            let long = by_initials.get(one).into_iter().flatten();
            long.copied().filter(|j| split.get(*j).is_some_and(|l| is_acronym(&s.replace('.', ""), l))).collect()
        });
        let surname: Vec<usize> = match (short, by_last.get(one.as_str())) {
            (None, Some(list)) => list.clone(),
            _ => Vec::new(),
        };
        for fits in [acronym, surname] {
            let roots: BTreeSet<usize> = fits.iter().map(|j| sets.find(*j)).collect();
            if let (1, Some(j)) = (roots.len(), roots.first()) {
                sets.join(i, *j);
            }
        }
    }
}
