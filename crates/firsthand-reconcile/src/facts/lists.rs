//! Slots whose values stand side by side: weapons, accusations, warnings, statements ... One candidate for each thing said, however
//! many reports say it.

use super::headings::{self, heading};
use super::stand_ins::{Claimants, claimant, generic};
use super::{Scene, content_words, matter, named};
use firsthand_types::{Candidate, Claim, Fact, Grade, Polarity, Roles, Slot, UNATTRIBUTED, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Most things of one slot compared with one another; what is beyond stands alone, so that hostile input stays cheap.
const COMPARED: usize = 400;

/// What makes two claims of a slot one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    polarity: Polarity,
    /// Who, and against whom or what, folded.
    by: BTreeSet<String>,
    against: BTreeSet<String>,
    /// What it is about.
    of: BTreeSet<String>,
    clock: Option<String>,
}

/// The fact of a slot that lists things.
pub(super) fn list(scene: &Scene<'_>, slot: Slot, claims: &[&Claim]) -> Option<Fact> {
    // Each with the words of its first quote.
    let mut groups: Vec<(Key, String, Vec<&Claim>)> = Vec::new();
    let mut exact: BTreeMap<(Key, String), usize> = BTreeMap::new();
    let mut sorted = claims.to_vec();
    let claimants = Claimants::of(claims);
    let stands_in = |c: &Claim| claimant(c).is_some_and(generic);
    sorted.sort_by_key(|c| (stands_in(c), std::cmp::Reverse(c.value.key().len()), &c.id));
    for c in sorted {
        let key = key(c, &claimants);
        let words = fold(&c.quote);
        let twin = exact.get(&(key.clone(), words.clone())).copied();
        let alike = || {
            groups.iter().take(COMPARED).position(|(k, quoted, list)| {
                same(slot, k, &key)
                    || list.first().is_some_and(|f| f.slot == c.slot && *quoted == words && k.polarity == key.polarity)
            })
        };
        let at = twin.or_else(alike);
        match at.and_then(|n| groups.get_mut(n).map(|g| (n, g))) {
            Some((n, (_, _, list))) => {
                list.push(c);
                exact.insert((key, words), n);
            }
            None => {
                exact.insert((key.clone(), words.clone()), groups.len());
                groups.push((key, words, vec![c]));
            }
        }
    }
    let stances = matches!(slot, Slot::Denial | Slot::Doubt | Slot::Corroboration);
    let about = |list: &[&Claim]| {
        list.iter().map(|c| matter::of(c, scene.claims)).min().filter(|_| stances).and_then(matter::Matter::name)
    };
    let made = groups
        .iter()
        .filter_map(|(key, _, list)| {
            let what = about(list);
            let c = candidate(scene, list)?;
            Some((key, Candidate { what: what.map(str::to_owned).or_else(|| c.what.clone()), ..c }))
        })
        .collect();
    let mut candidates = withdrawn(slot, made);
    let heads = |c: &Candidate| (slot == Slot::Event).then(|| heading(&c.value.display()));
    candidates.sort_by(|a, b| {
        let key = |c: &Candidate| (heads(c), named(c), c.reports.len());
        (key(b), &a.first_as_of, a.value.key()).cmp(&(key(a), &b.first_as_of, b.value.key()))
    });
    (!candidates.is_empty()).then(|| scene.fact(slot, None, candidates))
}

/// The fullest value stands for all; of an event, the words that head it best.
fn candidate(scene: &Scene<'_>, claims: &[&Claim]) -> Option<Candidate> {
    let first = claims.first().copied()?;
    let first = if first.slot == Slot::Event { headings::head(scene, claims)? } else { first };
    let mut c = scene.candidate(first.value.clone(), first.bound, first.scope.clone(), claims);
    c.what.clone_from(&first.what);
    Some(c)
}

/// A thing that everybody who said it denies later is withdrawn, and so is what they then say. What others deny is not.
fn withdrawn(slot: Slot, made: Vec<(&Key, Candidate)>) -> Vec<Candidate> {
    let known = |c: &Candidate| named(c) > 0 && c.origins.iter().all(|o| o.as_str() != UNATTRIBUTED);
    let mut back: BTreeSet<usize> = BTreeSet::new();
    let denials = made.iter().enumerate().filter(|(_, (k, c))| k.polarity == Polarity::Denied && known(c)).take(COMPARED);
    for (n, (denied, denial)) in denials.filter(|_| slot != Slot::Denial) {
        let affirmed = Key { polarity: Polarity::Affirmed, ..(*denied).clone() };
        for (m, (k, c)) in
            made.iter().enumerate().take(COMPARED).filter(|(_, (k, c))| k.polarity != Polarity::Denied && known(c))
        {
            // What is said again after its denial stands.
            let again = matches!((&c.as_of, &denial.as_of), (Some(said), Some(denied)) if said > denied);
            if !again && same(slot, k, &affirmed) && c.origins.iter().all(|o| denial.origins.contains(o)) {
                back.extend([n, m]);
            }
        }
    }
    let grade = |n: usize, c: Candidate| if back.contains(&n) { Candidate { grade: Grade::Withdrawn, ..c } } else { c };
    made.into_iter().enumerate().map(|(n, (_, c))| grade(n, c)).collect()
}

fn key(c: &Claim, claimants: &Claimants<'_>) -> Key {
    let names = |s: &Option<String>| s.as_deref().map(|n| name_words(claimants.meant(c, n))).unwrap_or_default();
    let mut key = Key { polarity: c.polarity, by: BTreeSet::new(), against: BTreeSet::new(), of: BTreeSet::new(), clock: None };
    match &c.value {
        Value::Roles(Roles { name, by, against, to, of, how, result, .. }) => {
            key.by = names(by);
            key.by.extend(names(name));
            key.against = names(against);
            key.against.extend(names(to));
            for s in [of, how, result].into_iter().flatten() {
                key.of.extend(content_words(s));
            }
        }
        Value::Timed(t) => {
            key.of = content_words(&t.what);
            key.clock = Some(t.at.clone());
        }
        v => key.of = content_words(&v.display()),
    }
    key
}

fn same(slot: Slot, a: &Key, b: &Key) -> bool {
    let open = |x: &BTreeSet<String>, y: &BTreeSet<String>| x.is_empty() || y.is_empty() || x.is_subset(y) || y.is_subset(x);
    if a.polarity != b.polarity || a.clock != b.clock || !open(&a.by, &b.by) || !open(&a.against, &b.against) {
        return false;
    }
    let both = a.of.intersection(&b.of).count();
    let less = a.of.len().min(b.of.len());
    let told = !a.by.is_empty() && !b.by.is_empty();
    match slot {
        // Who claims it, accuses whom: the parties make it one thing.
        Slot::ClaimOfResponsibility | Slot::Accusation | Slot::Acquittal => {
            told && (less == 0 || both * 2 >= less || slot == Slot::ClaimOfResponsibility)
        }
        // Statements are one only where most of their words are.
        Slot::Said | Slot::Motive | Slot::Response | Slot::Threat => less >= 3 && both * 4 >= less * 3,
        // Things by name: "rifles" and "automatic rifles".
        Slot::Weapon | Slot::Target | Slot::Event => less > 0 && both == less,
        _ => less > 0 && both * 5 >= less * 3,
    }
}

/// The words of a name without those that names leave out at will.
pub(super) fn name_words(s: &str) -> BTreeSet<String> {
    const LEFT_OUT: &[&str] = &["the", "a", "an", "of", "and", "for", "in", "by", "its", "his", "her", "their"];
    s.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !w.is_empty() && !LEFT_OUT.contains(&w.as_str()))
        .collect()
}

/// Words alone, lower case: for quotes that copies carry.
fn fold(quote: &str) -> String {
    quote.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
