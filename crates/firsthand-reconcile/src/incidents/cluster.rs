//! Reports into incidents: average link over word vectors, weakened by the days between reports, with must-links, cannot-links and
//! hard vetoes. Near-linear: only neighbours found through rare words are ever compared.

use super::group::{
    Group, alone, apart, both, cover, gap, meet, near_in_time, one_front, points_back, same_place, same_toll, spread,
};
use super::neighbours::{by_words, day_and_place};
use super::parting::part;
use super::vectors::{Vector, add, dot};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

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
/// What [`TORN`] is for a report alone, beside a group of [`SEVERAL`] or more: it has no measure of its own.
const LONE: f32 = 0.4;
/// Average similarity to a group from which a report alone can be one of its reports whatever the days between.
const NEAREST: f32 = 0.18;
/// It is where every other group is at most this part as similar to it.
const BY_FAR: f32 = 0.6;
/// It is also where it is this part as similar to the group's reports as they are among themselves. Not where both are of war: its
/// reports are all alike, and only the day and the place tell them apart.
const ONE_OF: f32 = 0.9;
/// What a report of long after gains by naming the day.
const LOOKS_BACK: f32 = 1.4;
/// What two reports of war gain where they were published on one day and name one place. Codebooks of conflict take the day and the
/// place for the unit (UCDP GED, ACLED), and opposed outlets tell of it in words that have little in common.
const HERE: f32 = 0.135;
/// Days over which the reports of such a group may have been published.
const DAY_AND_PLACE: i64 = 1;
/// Days kept that the reports of one group name.
const NAMED: usize = 256;
/// The group of each item: the smallest index in it.
pub(crate) fn cluster(items: &[Item], links: &Links) -> Vec<usize> {
    let mut groups = Groups::new(items, links);
    let mut edges = by_words(&groups.words());
    edges.extend(day_and_place(items));
    edges.par_sort_unstable();
    edges.dedup();
    groups.agglomerate(&edges, JOIN, Groups::front);
    groups.agglomerate(&edges, JOIN, Groups::likeness);
    groups.agglomerate(&edges, SAME_STORY, Groups::story);
    groups.gather(&edges);
    let together = (0..items.len()).map(|i| groups.find(i)).collect();
    part(together, items, links)
}

struct Groups {
    root: Vec<usize>,
    groups: Vec<Group>,
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
        let mut all = Groups { root: (0..items.len()).collect(), groups };
        for (a, b) in &links.must {
            let (a, b) = (all.find(*a), all.find(*b));
            if a != b {
                let days = both(all.groups[a].when, all.groups[b].when);
                all.merge(a, b);
                all.groups[a].when = days;
            }
        }
        all.groups.iter_mut().for_each(Group::speak_once);
        all
    }

    /// The groups that were made beforehand, with their words: copies of one text must not stand before all its other neighbours.
    fn words(&self) -> Vec<(usize, &[(u64, f32)])> {
        let heads = self.root.iter().enumerate().filter(|(i, root)| i == *root);
        heads.filter_map(|(i, _)| Some((i, self.groups.get(i)?.sum.as_slice()))).collect()
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

    /// Joins pairs best first while they score `least` or more.
    fn agglomerate(&mut self, edges: &[(usize, usize)], least: f32, score: fn(&Self, usize, usize) -> f32) {
        for g in &mut self.groups {
            g.near.clear();
        }
        let pairs = self.pairs(edges);
        let scored: Vec<Offer> = pairs.par_iter().map(|(a, b)| self.offer(*a, *b, score)).collect();
        for (a, b) in &pairs {
            self.groups[*a].near.insert(*b);
            self.groups[*b].near.insert(*a);
        }
        let mut heap: BinaryHeap<Offer> = scored.into_iter().filter(|o| o.score >= least).collect();
        let mut asked: BTreeSet<(usize, usize, u32, u32)> = BTreeSet::new();
        while let Some(offer) = heap.pop() {
            let (a, b) = (self.find(offer.a), self.find(offer.b));
            if a == b {
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
        if average < TORN * x.within().min(y.within()) || (alone(x, y) && average < LONE * x.within().max(y.within())) {
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

    /// Puts reports that are still alone with those whose they are by their words, however late they come.
    fn gather(&mut self, edges: &[(usize, usize)]) {
        let mut near: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
        for (a, b) in self.pairs(edges) {
            let (x, y) = (&self.groups[a], &self.groups[b]);
            if x.size.min(y.size) <= 1.0 {
                let average = dot(&x.sum, &y.sum) / (x.size * y.size);
                near.entry(a).or_default().push((average, b));
                near.entry(b).or_default().push((average, a));
            }
        }
        near.values_mut().for_each(|list| list.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1))));
        let mut homes: Vec<(f32, usize, usize)> = near.keys().filter_map(|i| self.home(*i, &near)).collect();
        homes.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, i, j) in homes {
            let (i, j) = (self.find(i), self.find(j));
            if i != j {
                self.merge(i.min(j), i.max(j));
            }
        }
    }

    /// The group whose a report alone is: the nearest by far, or one to whose reports it is as similar as they are among themselves.
    fn home(&self, i: usize, near: &BTreeMap<usize, Vec<(f32, usize)>>) -> Option<(f32, usize, usize)> {
        let one = self.groups.get(i).filter(|g| g.size <= 1.0)?;
        let by_far = |i: usize| {
            let list = near.get(&i)?;
            let (best, next) = (list.first()?, list.get(1).map_or(0.0, |n| n.0));
            (best.0 >= NEAREST && next <= BY_FAR * best.0).then_some(*best)
        };
        let part = |average: f32, y: &Group| if alone(one, y) { average / y.within() } else { f32::INFINITY };
        let fits = |(average, j): &(f32, usize)| {
            let y = &self.groups[*j];
            let mutual = y.size > 1.0 || by_far(*j).is_some_and(|(_, back)| back == i);
            !apart(one.when, y.when) && mutual && part(*average, y) >= LONE
        };
        let one_of = |(average, j): &&(f32, usize)| {
            let y = &self.groups[*j];
            alone(one, y)
                && *average >= NEAREST
                && *average >= ONE_OF * y.within()
                && !apart(one.when, y.when)
                && !(one.war && y.war)
        };
        let found = by_far(i).filter(fits).or_else(|| near.get(&i)?.iter().find(one_of).copied())?;
        Some((found.0, i, found.1))
    }

    /// The pairs of groups between whose members there are edges, sorted.
    fn pairs(&mut self, edges: &[(usize, usize)]) -> Vec<(usize, usize)> {
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
        pairs
    }

    /// Puts `b` into `a`; returns the neighbours whose similarity to it has to be asked again: those of the smaller one.
    fn merge(&mut self, a: usize, b: usize) -> Vec<usize> {
        let taken = std::mem::take(&mut self.groups[b]);
        self.root[b] = a;
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

    #[test]
    fn a_report_alone_is_with_those_that_are_nearest_by_far() {
        // Word 1 is what they share, as much as `share` says; each has another word of its own.
        let told =
            |own: u64, share: f32, day| item(&[(1, share.sqrt()), (own, (1.0 - share).sqrt())], Some(day), "orvel", false);
        let verdict = |share| [told(2, 0.4, 10), told(3, share, 900)];
        assert_eq!(cluster(&verdict(0.4), &Links::default()), [0, 0], "two years later, and nothing else is like it");
        assert_eq!(cluster(&verdict(0.06), &Links::default()), [0, 1], "too little");
        let other = item(&[(3, 0.5), (4, 0.86)], Some(1800), "orvel", false);
        let heap = [told(2, 0.4, 10), told(3, 0.4, 900), other];
        assert_eq!(cluster(&heap, &Links::default()), [0, 1, 2], "another is as like it");
    }

    #[test]
    fn a_report_alone_needs_the_words_of_a_group_of_several() {
        // The town is a third of what the group's reports have in common.
        let group = |own: u64| item(&[(1, 0.4), (2, 0.65), (own, 0.65)], Some(10), "orvel", false);
        let heap = |share: f32| [group(11), group(12), group(13), item(&[(1, share), (20, 0.9)], Some(10), "orvel", false)];
        assert_eq!(cluster(&heap(0.4), &Links::default()), [0, 0, 0, 3], "no more than the town");
        assert_eq!(cluster(&heap(0.8), &Links::default()), [0, 0, 0, 0]);
    }

    #[test]
    fn copies_of_a_report_change_nothing() {
        let told = |own: u64, share: f32| item(&[(1, share.sqrt()), (own, (1.0 - share).sqrt())], Some(10), "orvel", false);
        let heap = || vec![told(2, 0.3), told(3, 0.3), told(4, 0.08)];
        let once = cluster(&heap(), &Links::default());
        for copied in 0..3 {
            let (mut more, mut links) = (heap(), Links::default());
            for n in 0..60 {
                more.push(Item { published: Some(10 + n as i64), ..more[copied].clone() });
                links.must.push((copied, 3 + n));
            }
            assert_eq!(cluster(&more, &links)[..3], once[..], "{copied}");
        }
    }
}
