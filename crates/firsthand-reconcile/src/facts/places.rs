//! Where it happened: names that contain one another support one another; the most specific of the best supported wins.

use super::{Scene, named};
use firsthand_types::{Candidate, Claim, Conflict, Fact, PlaceValue, ReportId, Slot, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How well a place stands: whether it is resolved, said, how specific it is, whether it is said by its own name, and
/// whether something is said to have happened there rather than called after it.
type Rank = (bool, bool, usize, bool, bool);

/// The place of the incident.
pub(super) fn place(scene: &Scene<'_>, claims: &[&Claim]) -> Option<Fact> {
    let mut by: BTreeMap<(String, String), Vec<&Claim>> = BTreeMap::new();
    for c in claims.iter().filter(|c| c.supports()) {
        if let Some((name, country)) = identity(&c.value) {
            by.entry((name, country)).or_default().push(c);
        }
    }
    let groups: Vec<(PlaceValue, Vec<&Claim>)> = by
        .into_values()
        .filter_map(|mut list| {
            let near = |c: &Claim| std::cmp::Reverse(company(scene, c, claims));
            list.sort_by_cached_key(|c| (near(c), std::cmp::Reverse(chain(c)), c.id.clone()));
            let fullest = list.first().map(|c| c.value.clone())?;
            let Value::Place(p) = fullest else { return None };
            Some((p, list))
        })
        .collect();
    let told = |list: &[&Claim]| list.iter().any(|c| c.rule != "place/home" && c.rule != "place/weighed");
    let scene_of = |list: &[&Claim]| list.iter().any(|c| c.rule == "place/preposition");
    let town = |p: &PlaceValue| resolved(p) && matches!(p.precision.as_str(), "town" | "near");
    // The home of a report whose words name no place says nothing where the words of another name the town.
    // A town of another state than the report's home is likely a namesake.
    let state =
        |p: &PlaceValue| (p.chain.len() > 1).then(|| p.chain.get(p.chain.len() - 2..).map(<[String]>::to_vec)).flatten();
    let abroad = |p: &PlaceValue| groups.iter().any(|(o, l)| !told(l) && resolved(o) && state(o) != state(p));
    let some_town = groups.iter().any(|(p, l)| town(p) && told(l) && !abroad(p));
    let towns = super::sites::Towns::new(scene, claims);
    let mut weighed: Vec<(i64, usize, Rank, Candidate)> = groups
        .iter()
        .map(|(p, list)| {
            let agreeing: Vec<&Claim> =
                groups.iter().filter(|(o, _)| p.lies_in(o)).flat_map(|(_, l)| l.iter().copied()).collect();
            // What only the report's home says is weaker than what its words say; what cannot be placed is weakest.
            // A home in the county that the words give is as good as said.
            let said = told(list) || groups.iter().any(|(o, l)| o.precision == "admin" && p.lies_in(o) && told(l));
            let stray = p.precision == "facility" && stray(p, groups.iter().map(|(o, _)| o));
            // A street laid into the outlet's own town, where the words name another.
            let lent =
                p.precision == "facility" && some_town && !groups.iter().any(|(o, l)| town(o) && told(l) && p.lies_in(o));
            let rank =
                (resolved(p) && !stray, said && !coarse(p), if lent { 2 } else { specific(p) }, told(list), scene_of(list));
            let lineages = if some_town && !told(list) { 1 } else { scene.lineages(&agreeing) };
            let weight = towns.weight(p);
            (weight, lineages, rank, scene.candidate(Value::Place(p.clone()), None, None, list))
        })
        .collect();
    // A town that one lineage names does not stand before a place that no gazetteer lists and that many tell of.
    let heard = |c: &Candidate| matches!(&c.value, Value::Place(p) if p.lat.is_some());
    let towns_heard = weighed.iter().filter(|w| heard(&w.3)).map(|w| w.1).max().unwrap_or(0);
    for w in weighed.iter_mut().filter(|w| !heard(&w.3) && w.1 >= 3 && towns_heard <= 1) {
        w.0 = super::sites::TOLD_BY_MANY;
    }
    weighed.sort_by(|a, b| {
        (b.0, b.1, b.2, named(&b.3), b.3.reports.len(), a.3.value.key()).cmp(&(
            a.0,
            a.1,
            a.2,
            named(&a.3),
            a.3.reports.len(),
            b.3.value.key(),
        ))
    });
    // "A crush in northern India": where the words put it into a place there, that says more than the country.
    let place_of = |c: &Candidate| if let Value::Place(p) = &c.value { Some(p.clone()) } else { None };
    if let Some(top) = weighed.first().and_then(|w| place_of(&w.3)).filter(coarse) {
        let inner = weighed.iter().position(|w| {
            place_of(&w.3).is_some_and(|p| p.name != top.name && !coarse(&p) && p.lies_in(&top) && towns.tells(&p))
        });
        if let Some(at) = inner {
            let chosen = weighed.remove(at);
            weighed.insert(0, chosen);
        }
    }
    let best = weighed.first().and_then(|(.., c)| match &c.value {
        Value::Place(p) => Some(p.clone()),
        _ => None,
    })?;
    // A report that names another place beside this one, or beside what contains it, tells of both and parts from nobody; nor does
    // a report's home, which its words do not name.
    let related = |p: &PlaceValue| best.lies_in(p) || p.lies_in(&best);
    let agreeing: BTreeSet<&ReportId> = groups
        .iter()
        .filter(|(p, _)| related(p) && p.precision != "country")
        .flat_map(|(_, l)| l.iter().map(|c| &c.report))
        .collect();
    let apart = groups.iter().any(|(p, list)| {
        let alone = || list.iter().any(|c| !agreeing.contains(&c.report));
        !related(p) && resolved(p) && resolved(&best) && far(p, &best) && told(list) && alone()
    });
    let mut fact = scene.fact(Slot::Place, None, weighed.into_iter().map(|(.., c)| c).collect());
    fact.conflict = if apart { Conflict::Disagreement } else { Conflict::None };
    fact.why = if fact.candidates.len() > 1 {
        towns.why(&best).unwrap_or_else(|| "The most specific place among those that most reports agree on.".into())
    } else {
        String::new()
    };
    Some(fact)
}

fn identity(v: &Value) -> Option<(String, String)> {
    let Value::Place(p) = v else { return None };
    let folded: String = p.name.to_lowercase();
    let name = folded.trim_start_matches("the ").trim().to_owned();
    (!name.is_empty()).then(|| (name, p.chain.last().cloned().unwrap_or_default()))
}

/// Most claims of places that are weighed against each other.
const WEIGHED: usize = 200;

/// How many lineages name a place within some fifty kilometres of this one: of namesakes the one in company is meant.
fn company(scene: &Scene<'_>, c: &Claim, claims: &[&Claim]) -> usize {
    let Value::Place(own) = &c.value else { return 0 };
    let near = |o: &&Claim| matches!(&o.value, Value::Place(p) if resolved(p) && !far(own, p));
    let list: Vec<&Claim> = claims.iter().copied().take(WEIGHED).filter(near).collect();
    if resolved(own) { scene.lineages(&list) } else { 0 }
}

fn chain(c: &Claim) -> usize {
    match &c.value {
        Value::Place(p) => p.chain.len() + usize::from(p.lat.is_some()),
        _ => 0,
    }
}

fn resolved(p: &PlaceValue) -> bool {
    p.lat.is_some()
}

/// Whether a facility lies far from every town that is named, where any is: a namesake of the one that is meant.
fn stray<'p>(p: &PlaceValue, others: impl Iterator<Item = &'p PlaceValue>) -> bool {
    let mut towns = others.filter(|o| resolved(o) && matches!(o.precision.as_str(), "town" | "near")).peekable();
    towns.peek().is_some() && towns.all(|o| far(p, o))
}

/// A country or one of its largest parts: where the words name no more, a report's home town says more.
fn coarse(p: &PlaceValue) -> bool {
    p.precision == "country" || p.precision == "admin" && p.chain.len() < 2
}

/// How specific a place is: a facility before a town before an area.
fn specific(p: &PlaceValue) -> usize {
    match p.precision.as_str() {
        "facility" => 4,
        "town" | "near" => 3,
        "admin" => 2,
        "country" => 1,
        _ => 0,
    }
}

/// More than some fifty kilometres apart, by degrees: enough to tell towns apart.
fn far(a: &PlaceValue, b: &PlaceValue) -> bool {
    match (a.lat, a.lon, b.lat, b.lon) {
        (Some(a0), Some(a1), Some(b0), Some(b1)) => {
            let dy = a0 - b0;
            let dx = (a1 - b1) * a0.to_radians().cos();
            // What lies somewhere in a wide area may lie beside anything there.
            let wide = |p: &PlaceValue| p.uncertainty_km.filter(|km| *km > 50.0).map_or(0.0, |km| km / 111.0);
            dx.hypot(dy) > 0.5 + wide(a).max(wide(b))
        }
        _ => false,
    }
}
