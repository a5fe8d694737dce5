//! Reports into incidents: average link over word vectors, weakened by the days between reports, with must-links, cannot-links and
//! hard vetoes. Near-linear: only neighbours found through rare words are ever compared.

use super::vectors::{Vector, add, dot};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

/// What is known of one report for clustering.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// Its words.
    pub vector: Vector,
    /// Day of publication.
    pub published: Option<i64>,
    /// First and last day on which its main event can have begun.
    pub when: Option<(i64, i64)>,
    /// Days that its text names with their year, sorted.
    pub named: Vec<i64>,
    /// Large tolls that it gives for its main event, sorted: a later report knows the incident by them.
    pub tolls: Vec<i64>,
    /// Where its main event happened, the most specific names first, folded.
    pub places: Vec<String>,
    /// Whether its main event is one of war, of which a day and a place see several.
    pub war: bool,
    /// Whether it tells of battle or strikes from the air.
    pub battle: bool,
}

/// What people and copies decided beforehand, as pairs of indexes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// Together in any case.
    pub must: Vec<(usize, usize)>,
    /// Never together.
    pub cannot: Vec<(usize, usize)>,
}

/// Average similarity from which two groups are one incident.
const JOIN: f32 = 0.15;
/// Similarity of two groups as wholes from which the days between them no longer matter.
const SAME_STORY: f32 = 0.5;
/// Two groups of several reports are two incidents where the reports of one are to those of the other less than this part as similar
/// as those of the looser one are among themselves: what they share is the subject or the town.
const TORN: f32 = 0.5;
/// The same where only the groups as wholes are alike.
const ALIKE: f32 = 0.8;
/// What a report of long after gains by naming the day.
const LOOKS_BACK: f32 = 1.4;
/// Days after which a report is one of long after.
const LONG: i64 = 21;
/// What two reports of war gain where they were published on one day and name one place. Codebooks of conflict take the day and the
/// place for the unit (UCDP GED, ACLED), and opposed outlets tell of it in words that have little in common.
const HERE: f32 = 0.135;
/// Days over which the reports of such a group may have been published.
const DAY_AND_PLACE: i64 = 1;
/// Days kept that the reports of one group name.
const NAMED: usize = 256;
/// Neighbours kept of each report.
const NEIGHBOURS: usize = 40;
/// Words standing in more reports than this find no neighbours.
const FREQUENT: usize = 400;

/// The group of each item: the smallest index in it.
pub(crate) fn cluster(items: &[Item], links: &Links) -> Vec<usize> {
    let mut groups = Groups::new(items, links);
    let edges = neighbours(items);
    groups.agglomerate(&edges, JOIN, Groups::front);
    groups.agglomerate(&edges, JOIN, Groups::likeness);
    groups.agglomerate(&edges, SAME_STORY, Groups::story);
    (0..items.len()).map(|i| groups.find(i)).collect()
}

#[derive(Default)]
struct Group {
    sum: Vector,
    size: f32,
    /// Similarity of every member with every member, and of each with itself, added up.
    among: f32,
    alone: f32,
    published: Option<(i64, i64)>,
    when: Option<(i64, i64)>,
    named: Vec<i64>,
    tolls: Vec<i64>,
    /// How many of its members name each place, and how many name any.
    places: BTreeMap<String, f32>,
    placed: f32,
    /// How many of its members name each place first.
    leads: BTreeMap<String, f32>,
    war: bool,
    battle: bool,
    near: BTreeSet<usize>,
    version: u32,
}

struct Groups {
    root: Vec<usize>,
    groups: Vec<Group>,
    cannot: BTreeMap<usize, BTreeSet<usize>>,
}

#[derive(PartialEq)]
struct Offer {
    score: f32,
    a: usize,
    b: usize,
    versions: (u32, u32),
}

impl Eq for Offer {}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
            .then_with(|| self.versions.cmp(&other.versions))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Group {
    /// Reports that were put together beforehand, copies above all, count as one from here on: more copies of a text make no average
    /// and no likeness within a group (law 3). Where they exclude each other's day it is open: a copy dated to another week reads
    /// "on Tuesday" as another day.
    fn speak_once(&mut self) {
        self.when = self.when.filter(|(from, to)| from <= to);
        if self.size <= 1.0 {
            return;
        }
        self.sum.iter_mut().for_each(|(_, weight)| *weight /= self.size);
        self.places.values_mut().chain(self.leads.values_mut()).for_each(|n| *n /= self.size);
        self.placed /= self.size;
        self.size = 1.0;
        self.among = dot(&self.sum, &self.sum);
        self.alone = self.among;
    }

    /// Average similarity of two different members; of a single one 0, which excludes nothing.
    fn within(&self) -> f32 {
        if self.size > 1.0 { (self.among - self.alone) / (self.size * (self.size - 1.0)) } else { 0.0 }
    }
}

impl Groups {
    fn new(items: &[Item], links: &Links) -> Self {
        let towns = towns(items);
        let lead = |item: &Item| item.places.first().filter(|p| towns.contains(p.as_str())).map(|p| (p.clone(), 1.0));
        let groups = items
            .iter()
            .map(|item| Group {
                sum: item.vector.clone(),
                size: 1.0,
                among: dot(&item.vector, &item.vector),
                alone: dot(&item.vector, &item.vector),
                published: item.published.map(|d| (d, d)),
                when: item.when,
                named: item.named.clone(),
                tolls: item.tolls.clone(),
                places: item.places.iter().map(|p| (p.clone(), 1.0)).collect(),
                placed: if item.places.is_empty() { 0.0 } else { 1.0 },
                leads: lead(item).into_iter().collect(),
                war: item.war,
                battle: item.battle,
                near: BTreeSet::new(),
                version: 0,
            })
            .collect();
        let mut all = Groups { root: (0..items.len()).collect(), groups, cannot: BTreeMap::new() };
        for (a, b) in &links.cannot {
            all.cannot.entry(*a).or_default().insert(*b);
            all.cannot.entry(*b).or_default().insert(*a);
        }
        for (a, b) in &links.must {
            let (a, b) = (all.find(*a), all.find(*b));
            if a != b && !all.forbidden(a, b) {
                let days = both(all.groups[a].when, all.groups[b].when);
                all.merge(a, b);
                all.groups[a].when = days;
            }
        }
        all.groups.iter_mut().for_each(Group::speak_once);
        all
    }

    fn find(&mut self, i: usize) -> usize {
        let mut at = i;
        while let Some(next) = self.root.get(at).copied().filter(|n| *n != at) {
            let over = self.root.get(next).copied().unwrap_or(next);
            if let Some(slot) = self.root.get_mut(at) {
                *slot = over;
            }
            at = next;
        }
        at
    }

    fn forbidden(&mut self, a: usize, b: usize) -> bool {
        let Some(foes) = self.cannot.get(&a).cloned() else {
            return false;
        };
        foes.into_iter().any(|foe| self.find(foe) == b)
    }

    /// Joins pairs best first while they score `least` or more.
    fn agglomerate(&mut self, edges: &[(usize, usize)], least: f32, score: fn(&Self, usize, usize) -> f32) {
        for g in &mut self.groups {
            g.near.clear();
        }
        let mut pairs: Vec<(usize, usize)> = edges
            .iter()
            .map(|(a, b)| {
                let (a, b) = (self.find(*a), self.find(*b));
                (a.min(b), a.max(b))
            })
            .filter(|(a, b)| a != b)
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let scored: Vec<Offer> = pairs.par_iter().map(|(a, b)| self.offer(*a, *b, score)).collect();
        for (a, b) in &pairs {
            self.groups[*a].near.insert(*b);
            self.groups[*b].near.insert(*a);
        }
        let mut heap: BinaryHeap<Offer> = scored.into_iter().filter(|o| o.score >= least).collect();
        let mut asked: BTreeSet<(usize, usize, u32, u32)> = BTreeSet::new();
        while let Some(offer) = heap.pop() {
            let (a, b) = (self.find(offer.a), self.find(offer.b));
            if a == b || self.forbidden(a, b) {
                continue;
            }
            let (a, b) = (a.min(b), a.max(b));
            let versions = (self.groups[a].version, self.groups[b].version);
            if (offer.a, offer.b, offer.versions) != (a, b, versions) {
                if asked.insert((a, b, versions.0, versions.1)) {
                    let again = self.offer(a, b, score);
                    if again.score >= least {
                        heap.push(again);
                    }
                }
                continue;
            }
            for fresh in self.merge(a, b) {
                let (x, y) = (a.min(fresh), a.max(fresh));
                let offer = self.offer(x, y, score);
                if offer.score >= least {
                    heap.push(offer);
                }
            }
        }
    }

    fn offer(&self, a: usize, b: usize, score: fn(&Self, usize, usize) -> f32) -> Offer {
        Offer { score: score(self, a, b), a, b, versions: (self.groups[a].version, self.groups[b].version) }
    }

    /// Average similarity of the members, weakened by the days between the groups.
    fn likeness(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (&self.groups[a], &self.groups[b]);
        let average = dot(&x.sum, &y.sum) / (x.size * y.size);
        if average < TORN * x.within().min(y.within()) {
            return 0.0;
        }
        if points_back(x, y) || points_back(y, x) || same_toll(x, y) {
            return average * LOOKS_BACK;
        }
        let apart = gap(x.published, y.published);
        let dated = x.published.is_some() && y.published.is_some();
        let one_day = x.war && y.war && dated && apart == 0 && spread(x, y) <= DAY_AND_PLACE;
        let here = if one_day { HERE * same_place(x, y) } else { 0.0 };
        average * near_in_time(apart, x.when, y.when) + here
    }

    /// Average similarity of reports of war that were published on one day and all name the same place first, one of them telling of
    /// battle: they meet before the days around them are looked at, and with hardly a word in common.
    fn front(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (&self.groups[a], &self.groups[b]);
        let dated = x.published.is_some() && y.published.is_some();
        let one = x.war && y.war && (x.battle || y.battle) && dated && spread(x, y) == 0 && one_front(x, y);
        if one { dot(&x.sum, &y.sum) / (x.size * y.size) + JOIN } else { 0.0 }
    }

    /// Similarity of the groups as wholes, for follow-ups long after.
    fn story(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (&self.groups[a], &self.groups[b]);
        let lengths = (dot(&x.sum, &x.sum) * dot(&y.sum, &y.sum)).sqrt();
        if lengths <= 0.0 || apart(x.when, y.when) {
            return 0.0;
        }
        // Of two groups on one subject the sums are alike where no two reports are.
        let average = dot(&x.sum, &y.sum) / (x.size * y.size);
        let several = x.size > 1.0 && y.size > 1.0;
        if several && average < ALIKE * x.within().min(y.within()) {
            return 0.0;
        }
        dot(&x.sum, &y.sum) / lengths
    }

    /// Puts `b` into `a`; returns the neighbours whose similarity to it has to be asked again: those of the smaller one.
    fn merge(&mut self, a: usize, b: usize) -> Vec<usize> {
        let taken = std::mem::take(&mut self.groups[b]);
        self.root[b] = a;
        if let Some(foes) = self.cannot.remove(&b) {
            self.cannot.entry(a).or_default().extend(foes);
        }
        let kept = &mut self.groups[a];
        kept.among += taken.among + 2.0 * dot(&kept.sum, &taken.sum);
        kept.alone += taken.alone;
        kept.sum = add(&kept.sum, &taken.sum);
        kept.size += taken.size;
        kept.published = cover(kept.published, taken.published);
        kept.when = meet(kept.when, taken.when);
        kept.named.extend(taken.named);
        kept.named.sort_unstable();
        kept.named.dedup();
        kept.named.truncate(NAMED);
        kept.tolls.extend(taken.tolls);
        kept.tolls.sort_unstable();
        kept.tolls.dedup();
        // The largest are the rarest.
        kept.tolls.drain(..kept.tolls.len().saturating_sub(NAMED));
        for (place, n) in taken.places {
            *kept.places.entry(place).or_default() += n;
        }
        kept.placed += taken.placed;
        for (place, n) in taken.leads {
            *kept.leads.entry(place).or_default() += n;
        }
        kept.war &= taken.war;
        kept.battle |= taken.battle;
        kept.version += 1;
        let (small, large) = if kept.near.len() < taken.near.len() {
            (std::mem::take(&mut kept.near), taken.near)
        } else {
            (taken.near, std::mem::take(&mut kept.near))
        };
        let fresh: BTreeSet<usize> = small.iter().map(|n| self.find(*n)).filter(|n| *n != a).collect();
        let mut near = large;
        near.extend(small);
        self.groups[a].near = near;
        fresh.into_iter().collect()
    }
}

/// Days over which the reports of two groups were published.
fn spread(x: &Group, y: &Group) -> i64 {
    cover(x.published, y.published).map_or(0, |(a, b)| b - a)
}

/// How far the places of two groups are the same, 0 to 1; 0 where either names none.
fn same_place(x: &Group, y: &Group) -> f32 {
    let both: f32 = x.places.iter().filter_map(|(p, n)| y.places.get(p).map(|m| n * m)).sum();
    if both > 0.0 { (both / (x.placed * y.placed)).min(1.0) } else { 0.0 }
}

/// Whether all reports of both groups name the same place first.
fn one_front(x: &Group, y: &Group) -> bool {
    let only = |g: &Group| -> Option<String> {
        let (place, n) = g.leads.first_key_value()?;
        (*n >= g.size).then(|| place.clone())
    };
    only(x).is_some() && only(x) == only(y)
}

/// Places that reports name first as often as behind another: a country stands behind its towns, and says too little of where.
fn towns(items: &[Item]) -> BTreeSet<&str> {
    let mut named: BTreeMap<&str, i64> = BTreeMap::new();
    for item in items {
        for (n, place) in item.places.iter().enumerate() {
            *named.entry(place).or_default() += if n == 0 { 1 } else { -1 };
        }
    }
    named.into_iter().filter(|(_, n)| *n >= 0).map(|(place, _)| place).collect()
}

/// Whether a report of long after names a day on which the others were first told.
fn points_back(later: &Group, earlier: &Group) -> bool {
    const FIRST_DAYS: i64 = 3;
    let (Some(after), Some(before)) = (later.published, earlier.published) else {
        return false;
    };
    after.0 - before.1 > LONG && later.named.iter().any(|d| (before.0 - FIRST_DAYS..=before.0 + 1).contains(d))
}

/// Whether a report of long after gives a toll that the others gave, of an event that can be theirs.
fn same_toll(x: &Group, y: &Group) -> bool {
    let shared = || x.tolls.iter().any(|t| y.tolls.binary_search(t).is_ok());
    let elsewhere = x.placed > 0.0 && y.placed > 0.0 && !x.places.keys().any(|p| y.places.contains_key(p));
    gap(x.published, y.published) > LONG && !apart(x.when, y.when) && !elsewhere && shared()
}

fn cover(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(y)) => Some((x.0.min(y.0), x.1.max(y.1))),
        (x, y) => x.or(y),
    }
}

/// What both allow; where they exclude each other, what the first allows.
fn meet(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(_)) => both(a, b).filter(|(from, to)| from <= to).or(Some(x)),
        (x, y) => x.or(y),
    }
}

/// What both allow, its end before its beginning where they exclude each other.
fn both(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(x), Some(y)) => Some((x.0.max(y.0), x.1.min(y.1))),
        (x, y) => x.or(y),
    }
}

fn gap(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> i64 {
    match (a, b) {
        (Some(x), Some(y)) => (x.0.max(y.0) - x.1.min(y.1)).max(0),
        _ => 0,
    }
}

/// Whether the events cannot have begun on the same day, nor on neighbouring ones.
fn apart(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> bool {
    gap(a, b) > 1
}

/// 1 for reports of the same days, falling with the gap; events dated alike need no nearness of publication.
fn near_in_time(gap: i64, a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> f32 {
    let g = gap as f32;
    let near = 0.3 + 0.5 * (-g / 15.0).exp() + 0.2 * (-g / 60.0).exp();
    match (a, b) {
        (Some(_), Some(_)) if apart(a, b) => near * 0.6,
        (Some(x), Some(y)) if x.0.max(y.0) <= x.1.min(y.1) => near.max(0.8),
        _ => near,
    }
}

/// Pairs of reports of war that were published on one day and name one place, whatever their words; of very many, each with those
/// beside it.
fn day_and_place(items: &[Item]) -> Vec<(usize, usize)> {
    let mut at: BTreeMap<(i64, &str), Vec<usize>> = BTreeMap::new();
    for (i, item) in items.iter().enumerate().filter(|(_, item)| item.war) {
        for place in item.published.iter().flat_map(|day| item.places.iter().map(move |p| (*day, p.as_str()))) {
            at.entry(place).or_default().push(i);
        }
    }
    let beside = |list: &Vec<usize>| -> Vec<(usize, usize)> {
        let next = |n: usize| list.get(n + 1..).unwrap_or(&[]).iter().take(NEIGHBOURS / 2);
        list.iter().enumerate().flat_map(|(n, i)| next(n).map(move |j| (*i, *j))).collect()
    };
    at.values().flat_map(beside).collect()
}

/// Pairs of items that share rare words, each item's best few.
fn neighbours(items: &[Item]) -> Vec<(usize, usize)> {
    let mut postings: HashMap<u64, Vec<(u32, f32)>> = HashMap::new();
    for (i, item) in items.iter().enumerate() {
        for (term, weight) in &item.vector {
            postings.entry(*term).or_default().push((i as u32, *weight));
        }
    }
    let frequent = FREQUENT.max(if items.len() <= 4_000 { items.len() } else { 0 });
    let mut pairs: Vec<(usize, usize)> = items
        .par_iter()
        .enumerate()
        .flat_map_iter(|(i, item)| {
            let mut scores: HashMap<u32, f32> = HashMap::new();
            for (term, weight) in &item.vector {
                let Some(list) = postings.get(term).filter(|l| l.len() <= frequent) else {
                    continue;
                };
                for (j, w) in list {
                    *scores.entry(*j).or_default() += weight * w;
                }
            }
            best_of(scores, i as u32).into_iter().map(move |j| {
                let j = j as usize;
                (i.min(j), i.max(j))
            })
        })
        .collect();
    pairs.extend(day_and_place(items));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

fn best_of(scores: HashMap<u32, f32>, own: u32) -> Vec<u32> {
    let mut best: Vec<(u32, f32)> = scores.into_iter().filter(|(j, s)| *j != own && *s > 0.04).collect();
    best.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    best.truncate(NEIGHBOURS);
    best.into_iter().map(|x| x.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(vector: &[(u64, f32)], day: Option<i64>, place: &str, war: bool) -> Item {
        Item { vector: vector.to_vec(), published: day, places: vec![place.to_owned()], war, ..Item::default() }
    }

    #[test]
    fn opposed_reports_of_one_day_and_place_of_a_war_meet() {
        let groups = |second: Item| {
            // A tenth of their words in common.
            let first = item(&[(1, 0.32), (2, 0.95)], Some(10), "orvel", true);
            cluster(&[first, second], &Links::default())
        };
        let other = [(1, 0.32), (3, 0.95)];
        assert_eq!(groups(item(&other, Some(10), "orvel", true)), [0, 0]);
        assert_eq!(groups(item(&other, Some(10), "tarn", true)), [0, 1], "another place");
        assert_eq!(groups(item(&other, Some(12), "orvel", true)), [0, 1], "another day");
        assert_eq!(groups(item(&other, None, "orvel", true)), [0, 1], "undated");
        assert_eq!(groups(item(&other, Some(10), "orvel", false)), [0, 1], "not of a war");
        // So little that their words alone would never have them compared.
        let (first, second) = ([(1, 0.16), (2, 0.98)], [(1, 0.16), (3, 0.98)]);
        let silent = |battle| Item { battle, ..item(&[(4, 1.0)], Some(10), "orvel", true) };
        let met = |battle| cluster(&[item(&first, Some(10), "orvel", true), silent(battle)], &Links::default());
        assert_eq!((met(true), met(false)), (vec![0, 0], vec![0, 1]));
        let far = |first: &str, v| Item { places: vec![first.into(), "velia".into()], ..item(&[(v, 1.0)], Some(10), "", true) };
        let country = |v| Item { battle: true, ..item(&[(v, 1.0)], Some(10), "velia", true) };
        let heap = [far("orvel", 5), far("tarn", 6), far("brakk", 7), country(8), country(9)];
        assert_eq!(cluster(&heap, &Links::default()), [0, 1, 2, 3, 4], "a country is no place");
        let pair = [item(&first, Some(10), "orvel", true), item(&second, Some(10), "orvel", true)];
        assert_eq!(cluster(&pair, &Links::default()), [0, 0]);
    }

    #[test]
    fn two_close_groups_with_little_in_common_stay_two() {
        // Word 1 is the town, words 2 and 3 are what happened: alike .9 within, a quarter across.
        let told = |n| item(&[(1, 0.5), (n, 0.866)], Some(10), "orvel", false);
        assert_eq!(cluster(&[told(2), told(2), told(3), told(3)], &Links::default()), [0, 0, 2, 2]);
        assert_eq!(cluster(&[told(2), told(3)], &Links::default()), [0, 0], "single reports have no measure of their own");
    }

    #[test]
    fn a_report_of_a_year_later_is_known_by_its_toll() {
        let first = || Item { tolls: vec![41, 270], ..item(&[(1, 0.37), (2, 0.93)], Some(10), "orvel", false) };
        let later = |tolls: Vec<i64>, when| Item { tolls, when, ..item(&[(1, 0.37), (3, 0.93)], Some(400), "orvel", false) };
        let groups = |second: Item| cluster(&[first(), second], &Links::default());
        assert_eq!(groups(later(vec![270], None)), [0, 0]);
        assert_eq!(groups(later(vec![271], None)), [0, 1], "another toll");
        let dated = Item { when: Some((9, 9)), ..first() };
        let other = later(vec![270], Some((300, 300)));
        assert_eq!(cluster(&[dated, other], &Links::default()), [0, 1], "another day");
    }
}
