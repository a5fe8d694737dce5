//! People told of one by one: the total where no words give one.
//!
//! Short reports often state no figure: "a 23-year-old man was shot dead", "Ada Venn died at the hospital". Each such claim counts
//! one person (or a pair, or "two women"). Within one report the descriptions and names are put together as far as they can be one
//! person, and what remains apart adds up: a man and a woman are two, "a man" and later "Ivo Brandt, 30" are one. The sum is that
//! report's figure, and no more than a lower bound of care: it is used only where nobody states a total.

use super::Scene;
use firsthand_types::{Claim, Modality, ReportId, Scope, Slot, Value};
use std::collections::BTreeMap;

/// Most people told apart in one report; who names more gives a list, and lists have totals.
const MOST: i64 = 60;

/// Claims that tell of the same number of individuals, over all reports that do.
pub(super) struct Told<'a> {
    /// How many people.
    pub number: i64,
    /// The claims that tell of them.
    pub claims: Vec<&'a Claim>,
    /// How many lineages of reports tell of that many.
    pub lineages: usize,
}

/// What the reports of one incident say of a slot, as far as individuals are concerned.
pub(super) struct Telling<'t, 'a> {
    /// The slot's own claims.
    pub claims: &'t [&'a Claim],
    /// Claims about persons.
    pub persons: &'t [&'a Claim],
    /// Claims of people killed: who was shot and is dead is not among the injured.
    pub killed: &'t [&'a Claim],
    /// How many are known to have been killed, over all reports.
    pub dead: i64,
}

/// One report's individuals.
#[derive(Default)]
struct Report<'a> {
    hurt: Vec<(Person, &'a Claim)>,
    dead: Vec<(Person, &'a Claim)>,
    /// "four people were shot", where somebody was killed: the dead are among them.
    shot: Option<(i64, &'a Claim)>,
    /// The report's own total of the dead.
    killed: Option<(i64, &'a Claim)>,
    /// It states a total of the slot: no sum is needed.
    stated: bool,
}

/// The sums of the reports that tell of individuals and state no total, the one to be believed first: that of most lineages, then
/// the greatest.
pub(super) fn told<'a>(scene: &Scene<'_>, slot: Slot, t: &Telling<'_, 'a>) -> Vec<Told<'a>> {
    if !matches!(slot, Slot::Killed | Slot::Injured) {
        return Vec::new();
    }
    let mut reports: BTreeMap<&ReportId, Report<'a>> = BTreeMap::new();
    for c in t.claims {
        let r = reports.entry(&c.report).or_default();
        match individual(c) {
            Some(p) if slot == Slot::Killed => r.dead.push((p, c)),
            Some(p) => r.hurt.push((p, c)),
            None => r.stated |= matches!(c.scope, None | Some(Scope::Total)) && c.supports(),
        }
        if let (true, Some((n, _))) = (slot == Slot::Injured && is_shot(c), c.value.numbers()) {
            let more = r.shot.is_none_or(|(m, _)| n > m) && n > 1;
            r.shot = if more { Some((n, c)) } else { r.shot };
        }
    }
    // Whom only the object of a verb gives ("killed her") is often hypothetical, or another's words: such are not added up.
    for c in t.persons.iter().filter(|c| &*c.rule != "person/patient") {
        let r = reports.entry(&c.report).or_default();
        r.dead.extend(named(c, "killed").map(|p| (p, *c)));
        r.hurt.extend(named(c, "injured").map(|p| (p, *c)).filter(|_| slot == Slot::Injured));
    }
    for c in t.killed.iter().filter(|_| slot == Slot::Injured) {
        let r = reports.entry(&c.report).or_default();
        match (individual(c), c.value.numbers()) {
            (Some(p), _) => r.dead.push((p, c)),
            (None, Some((n, _))) if c.supports() && matches!(c.scope, None | Some(Scope::Total)) => {
                r.killed = if r.killed.is_none_or(|(m, _)| n > m) { Some((n, c)) } else { r.killed };
            }
            _ => {}
        }
    }
    reports.retain(|_, r| !r.stated);
    let alone: BTreeMap<&ReportId, (i64, Vec<&'a Claim>)> = reports.iter().map(|(id, r)| (*id, r.sum(slot, t.dead))).collect();
    let mut by: BTreeMap<i64, Vec<&'a Claim>> = BTreeMap::new();
    for (id, (own, claims)) in &alone {
        // What a copy leaves out is no smaller figure of its own: it goes with the head of its lineage.
        let head = scene.lineage.get(*id).and_then(|h| alone.get(h)).map_or(*own, |(n, _)| *n);
        by.entry((*own).max(head)).or_default().extend(claims);
    }
    let mut out: Vec<Told<'a>> = by
        .into_iter()
        .filter(|(n, claims)| (1..=MOST).contains(n) && !claims.is_empty())
        .map(|(number, claims)| Told { number, lineages: scene.lineages(&claims), claims })
        .collect();
    out.sort_by_key(|t| std::cmp::Reverse((t.lineages, t.number)));
    out
}

/// Whether a claim counts people who were shot, dead or alive.
fn is_shot(c: &Claim) -> bool {
    c.rule.starts_with("injured/shot") && c.scope == Some(Scope::Subset("shot".to_owned())) && c.supports()
}

impl<'a> Report<'a> {
    /// How many people the report tells of, with the claims.
    fn sum(&self, slot: Slot, dead_anywhere: i64) -> (i64, Vec<&'a Claim>) {
        if slot == Slot::Killed {
            return (distinct(&self.dead), self.dead.iter().map(|(_, c)| *c).collect());
        }
        let told = distinct(&self.dead);
        let killed = self.killed.map_or(told, |(n, _)| n.max(told));
        let silent = killed == 0;
        // "Four were shot, one fatally": three are hurt, and both figures say so.
        if let Some((shot, c)) = self.shot {
            let dead = if silent { dead_anywhere } else { killed };
            let claims = std::iter::once(c).chain(self.killed.map(|(_, k)| k)).chain(self.dead.iter().map(|(_, k)| *k));
            return (shot - dead, claims.collect());
        }
        let claims: Vec<&'a Claim> = self.hurt.iter().map(|(_, c)| *c).collect();
        if silent {
            // Another report knows that who was hurt here has died.
            return (distinct(&self.hurt) - dead_anywhere, claims);
        }
        // "wounded" is not said of the dead; "shot" and "taken to hospital" may be.
        let (plain, open): (Vec<_>, Vec<_>) = self.hurt.iter().cloned().partition(|(_, c)| EXPLICIT.contains(&c.rule.as_str()));
        let both: Vec<_> = self.dead.iter().cloned().chain(open).collect();
        let rest = if told == 0 { distinct(&both) - killed } else { distinct(&both) - told };
        ((rest.max(0) + distinct(&plain)).min(distinct(&self.hurt)), claims)
    }
}

/// Rules whose words say that somebody was hurt and lived when it was told.
const EXPLICIT: &[&str] =
    &["injured/passive", "injured/object", "injured/noun", "injured/injuries", "injured/of", "subset/and"];

/// A person, or several of a kind, as the words describe them.
#[derive(Clone, Debug, Default)]
struct Person {
    /// How many.
    count: i64,
    /// Words of a proper name, lower case.
    name: Vec<String>,
    /// Head noun, lower case.
    noun: String,
    age: Option<u32>,
    female: Option<bool>,
    minor: Option<bool>,
    /// "another": somebody else than those before.
    other: bool,
    /// "the victim", "he": somebody spoken of before.
    known: bool,
}

/// The person that a count of one (or of a kind) describes; `None` for totals and for parts of a stated whole.
fn individual(c: &Claim) -> Option<Person> {
    let part = ["subset/including", "subset/of-them", "subset/condition", "subset/among"].contains(&c.rule.as_str());
    let count = c.value.numbers().filter(|(n, max)| *n > 0 && *max == Some(*n))?.0;
    if part || !matches!(c.value, Value::Number(_)) || c.modality != Modality::Asserted {
        return None;
    }
    let words = match c.scope.as_ref()? {
        Scope::Subset(words) => words,
        Scope::Increment if count == 1 => &c.quote,
        _ => return None,
    };
    let list: Vec<String> = split(words);
    let mut p = Person { count, ..Person::default() };
    for (n, w) in list.iter().enumerate() {
        match NOUNS.iter().find(|(nouns, ..)| nouns.split(' ').any(|x| x == w)) {
            Some((_, female, minor)) => {
                p.female = p.female.or(*female);
                p.minor = p.minor.or(*minor);
                p.noun.clone_from(w);
            }
            None if n + 1 == list.len() && p.noun.is_empty() => p.noun.clone_from(w),
            None => {}
        }
        let years = w.ends_with("-old") || list.get(n + 1).is_some_and(|x| x.starts_with("year"));
        if let Some(age) = years.then(|| digits(w)).flatten() {
            p.age = Some(age);
        }
    }
    if let Some(age) = p.age {
        p.minor = Some(age < 18);
    }
    let first = list.first().map(String::as_str).unwrap_or("");
    p.other = list.iter().any(|w| w == "another" || w == "other");
    p.known = ["the", "he", "she", "him", "that", "this"].contains(&first) || list.get(1).is_some_and(|w| w == "of");
    let describes = p.noun.len() > 1 && !LEFT_OUT.contains(&words.as_str());
    describes.then_some(p)
}

/// Scopes that say how, not who.
const LEFT_OUT: &[&str] =
    &["identified", "shot", "critical", "patients", "some of them", "since", "killed and injured together"];

/// Nouns for people, with whether they say female and minor.
const NOUNS: &[(&str, Option<bool>, Option<bool>)] = &[
    ("man men gentleman guy husband father grandfather uncle brother boyfriend stepfather he him", Some(false), Some(false)),
    ("woman women lady wife mother grandmother aunt sister girlfriend stepmother she her mom", Some(true), Some(false)),
    ("boy boys son stepson nephew", Some(false), Some(true)),
    ("girl girls daughter stepdaughter niece", Some(true), Some(true)),
    ("child children kid kids toddler toddlers baby babies infant infants juvenile minor", None, Some(true)),
    ("teen teens teenager teenagers student students pupil pupils", None, None),
    ("adult adults", None, Some(false)),
];

/// The person that a `person` claim names as a victim of the fate.
fn named(c: &Claim, fate: &str) -> Option<Person> {
    let Value::Person(p) = &c.value else { return None };
    let counts = c.supports() && c.modality == Modality::Asserted && c.rule != "person/described";
    if !counts || p.role != "victim" || p.fate.as_deref() != Some(fate) {
        return None;
    }
    let mut name = split(&p.name);
    name.retain(|w| !["jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr"].contains(&w.as_str()));
    (!name.is_empty()).then(|| Person {
        count: 1,
        name,
        age: p.age,
        minor: p.age.map(|a| a < 18),
        known: p.age.is_none(),
        ..Person::default()
    })
}

/// How many different people a report tells of: names first, then descriptions that nobody named or described before can be.
fn distinct(list: &[(Person, &Claim)]) -> i64 {
    let mut people: Vec<Person> = Vec::new();
    let mut order: Vec<&(Person, &Claim)> = list.iter().collect();
    order.sort_by_key(|(p, c)| (p.name.is_empty(), std::cmp::Reverse(p.name.len()), p.known, p.age.is_none(), c.part, c.start));
    let named = |x: &Person, p: &Person| {
        x.name.last() == p.name.last() || p.name.len() == 1 && p.name.first().is_some_and(|n| x.name.contains(n))
    };
    for (p, _) in order.iter().filter(|(p, _)| !p.name.is_empty()) {
        match people.iter_mut().find(|x| named(x, p)) {
            Some(x) => x.age = x.age.or(p.age),
            None => people.push(p.clone()),
        }
    }
    // A person named can be one person described, not two.
    let mut taken = vec![false; people.len()];
    let names = people.len();
    for (p, _) in order.iter().filter(|(p, _)| p.name.is_empty()) {
        let same = people.iter().skip(names).any(|x| one(x, p) && !p.other);
        if same {
            continue;
        }
        // Those spoken of before are among those counted already, as far as these are enough.
        let before: i64 = people.iter().map(|x| x.count).sum();
        let mut left = if p.known { p.count - before } else { p.count };
        if left <= 0 {
            continue;
        }
        for (used, x) in taken.iter_mut().zip(&people) {
            if !*used && left > 0 && one(x, &Person { count: 1, ..p.clone() }) {
                *used = true;
                left -= 1;
            }
        }
        // Descriptions that names stand for are kept, so that the same words again find them; they count nothing more.
        people.push(Person { name: vec![String::new()], count: left, ..p.clone() });
    }
    people.iter().map(|p| p.count).sum()
}

/// Whether two descriptions can be of one person (or one group, or one of a group).
fn one(a: &Person, b: &Person) -> bool {
    let open = |x: Option<bool>, y: Option<bool>| x.is_none() || y.is_none() || x == y;
    let age = match (a.age, b.age) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    let group = a.count > 1 && b.count > 1 && a.noun != b.noun;
    // A man is no child; but a man of 17 is told of as either.
    let grown = a.age.is_some() || b.age.is_some() || open(a.minor, b.minor);
    age && !group && open(a.female, b.female) && grown
}

fn split(s: &str) -> Vec<String> {
    s.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .map(|w| w.trim_matches(['-', '\'']).to_lowercase())
        .filter(|w| !w.is_empty())
        .collect()
}

fn digits(w: &str) -> Option<u32> {
    w.split('-').next().and_then(|d| d.parse().ok()).filter(|n| *n < 120)
}
