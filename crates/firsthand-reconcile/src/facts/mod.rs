//! Facts of one incident: per slot its rival candidates, how they conflict, best, low and high under the named rule, and grades.
//!
//! * Every candidate has claims; a fact without one is never made (laws 1 and 7).
//! * Origins are counted over the candidate's claims as a set; `unattributed` counts one where nothing else stands behind the
//!   value, else none. A title adds no origin of its own.
//! * The rule ([`crate::Rule`]) changes best, low and high, never candidates or claims.

mod actors;
mod change;
mod counts;
mod course;
pub(crate) mod grade;
mod headings;
mod individuals;
mod lists;
pub(crate) mod matter;
mod part;
mod perpetrator;
mod places;
mod sites;
mod stand_ins;
mod times;
pub(crate) mod zones;

use crate::timeline::precision::{coded_date, coded_place};
use crate::{Rule, when};
use firsthand_types::id::content_id;
use firsthand_types::{
    Bound, Candidate, Claim, Conflict, EventKind, Fact, FactId, Grade, IncidentId, LedgerEntry, Origin, OriginId, Part,
    Precision, ReportId, Scope, Slot, UNATTRIBUTED, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the facts of one incident are made from.
pub(crate) struct Scene<'a> {
    /// The incident.
    pub incident: &'a IncidentId,
    /// Its claims, with origin set, without rejected ones and those of superseded reports.
    pub claims: &'a [&'a Claim],
    /// All origins of the case.
    pub origins: &'a BTreeMap<&'a OriginId, &'a Origin>,
    /// Each report's lineage: reports that copy one another share one. A report that is not in it stands for itself.
    pub lineage: &'a BTreeMap<ReportId, ReportId>,
    /// The day on which the first report of the incident was published, where one is dated: it had begun by then.
    pub first_published: Option<&'a str>,
    /// How best, low and high are chosen.
    pub rule: Rule,
    /// What kind of event it is.
    pub kind: EventKind,
}

/// Every fact of the incident, in the order of [`Slot::ALL`], then of what is counted.
pub(crate) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut out = made(scene, scene.claims);
    for f in &mut out {
        f.would_change = change::would_change(scene, f);
        for c in &mut f.candidates {
            c.admiralty = grade::admiralty(c, scene.origins);
        }
    }
    out
}

/// The facts that some of the incident's claims make.
fn made(scene: &Scene<'_>, claims: &[&Claim]) -> Vec<Fact> {
    let by_slot = by_slot(claims);
    let persons = by_slot.get(&Slot::Person).cloned().unwrap_or_default();
    let mut out = Vec::new();
    for (slot, claims) in &by_slot {
        match slot {
            Slot::Person => {}
            Slot::Counted => out.extend(counts::counted(scene, claims)),
            s if s.is_people_count() => {
                let dead = out.iter().find(|f: &&Fact| f.slot == Slot::Killed).and_then(|f| f.best.as_ref()?.numbers());
                let dead = dead.map_or(0, |(n, _)| n);
                let killed = by_slot.get(&Slot::Killed).map_or(&[][..], Vec::as_slice);
                let telling = individuals::Telling { claims, persons: &persons, killed, dead };
                out.extend(counts::people(scene, *s, &telling));
            }
            Slot::StartTime | Slot::EndTime => out.extend(times::clock(scene, *slot, claims)),
            // Made from the claims of several slots, below.
            Slot::Date | Slot::Perpetrator => {}
            Slot::Place => out.extend(places::place(scene, claims)),
            _ => out.extend(lists::list(scene, *slot, claims)),
        }
    }
    out.extend(times::date(scene, by_slot.get(&Slot::Date), by_slot.get(&Slot::StartTime)));
    out.extend(perpetrator::perpetrator(scene, &by_slot));
    let rank = |s: Slot| Slot::ALL.iter().position(|x| *x == s);
    out.sort_by(|a, b| (rank(a.slot), &a.what, &a.id).cmp(&(rank(b.slot), &b.what, &b.id)));
    out
}

/// Claims by slot, with a place for the dead and the hurt where persons are told of: names may be all that tells of them.
fn by_slot<'c>(claims: &[&'c Claim]) -> BTreeMap<Slot, Vec<&'c Claim>> {
    let mut out: BTreeMap<Slot, Vec<&Claim>> = BTreeMap::new();
    for c in claims.iter().copied() {
        out.entry(c.slot).or_default().push(c);
    }
    if out.contains_key(&Slot::Person) {
        out.entry(Slot::Killed).or_default();
        out.entry(Slot::Injured).or_default();
    }
    out
}

/// The course of those killed, day by day, without the rest of the facts.
pub(crate) fn course_of_the_dead(scene: &Scene<'_>) -> Vec<LedgerEntry> {
    let killed: Vec<&Claim> = scene.claims.iter().copied().filter(|c| c.slot == Slot::Killed).collect();
    counts::count(scene, Slot::Killed, None, &killed).map(|f| f.ledger).unwrap_or_default()
}

impl Scene<'_> {
    /// A candidate of the claims, which must not be empty: reports, origins and sides counted by the laws.
    fn candidate(&self, value: Value, bound: Option<Bound>, scope: Option<Scope>, claims: &[&Claim]) -> Candidate {
        let reports: BTreeSet<&ReportId> = claims.iter().map(|c| &c.report).collect();
        let origins = self.independent(claims);
        let sides: BTreeSet<String> = origins.iter().filter_map(|o| self.origins.get(o)?.side.clone()).collect();
        let as_of: BTreeSet<&str> = claims.iter().filter_map(|c| c.as_of.as_deref()).collect();
        let ids: BTreeSet<_> = claims.iter().map(|c| c.id.clone()).collect();
        Candidate {
            value,
            bound,
            as_of: as_of.last().map(|s| (*s).to_owned()),
            first_as_of: as_of.first().map(|s| (*s).to_owned()),
            claims: ids.into_iter().collect(),
            reports: reports.into_iter().cloned().collect(),
            grade: grade::standing(&origins),
            origins,
            sides: sides.into_iter().collect(),
            scope: scope.filter(|s| *s != Scope::Total),
            what: None,
            directness: grade::directness(claims, self.origins),
            admiralty: String::new(),
        }
    }

    /// The independent origins of a set of claims: titles add none where a body claim stands; `unattributed` only where alone.
    fn independent(&self, claims: &[&Claim]) -> Vec<OriginId> {
        let of = |part: Option<Part>| -> BTreeSet<OriginId> {
            claims.iter().filter(|c| part.is_none_or(|p| c.part == p)).filter_map(|c| c.origin.clone()).collect()
        };
        let body = of(Some(Part::Text));
        let mut origins = if body.is_empty() { of(None) } else { body };
        if origins.len() > 1 {
            origins.remove(&OriginId::from(UNATTRIBUTED));
        }
        // Sources that the words do not tell apart ("officials", "authorities") are not two, and none beside a named one.
        let vague = |o: &OriginId| self.origins.get(o).is_some_and(|x| x.vague);
        let kept = origins.iter().find(|o| !vague(o)).or(origins.first()).cloned();
        origins.retain(|o| !vague(o) || Some(o) == kept.as_ref());
        // A body and the person who speaks for it are one origin for what both say.
        let bodies = origins.clone();
        origins
            .retain(|o| self.origins.get(o).and_then(|x| x.speaks_for.as_ref()).is_none_or(|b| b == o || !bodies.contains(b)));
        // So are a body and its name cut short: that "police" and "the Orvel police" are two the words do not show.
        let name = |o: &OriginId| self.origins.get(o).map_or("", |x| x.name.as_str());
        let same_kind = |o: &OriginId, b: &OriginId| matches!((self.origins.get(o), self.origins.get(b)), (Some(x), Some(y)) if x.kind == y.kind);
        let every: Vec<OriginId> = origins.iter().take(40).cloned().collect();
        origins.retain(|o| !every.iter().any(|b| same_kind(o, b) && crate::origins::cut_short(name(o), name(b))));
        origins.into_iter().collect()
    }

    /// Whether a claim can be one about the incident's beginning: always, but for a day or a start after its first report.
    pub fn timely(&self, c: &Claim) -> bool {
        let begins = matches!(c.slot, Slot::Date | Slot::StartTime);
        !(begins && matches!(&c.value, Value::Text(t) if self.too_late(t)))
    }

    /// Whether a day, or the day of a time, lies after the first report of the incident: then it is no day on which that began.
    fn too_late(&self, t: &str) -> bool {
        // A day's leeway for zones: a report from the west is dated before the day on which it happened in the east.
        let day = |t: &str| when::parse(t).filter(|_| t.len() >= 10).map(|w| w.day);
        matches!((day(t), self.first_published.and_then(day)), (Some(day), Some(first)) if day > first + 1)
    }

    /// Whether a day lies in the week up to the first report, or no report is dated.
    pub(super) fn fresh(&self, t: &str) -> bool {
        let day = |t: &str| when::parse(t).map(|w| w.day);
        match (day(t), self.first_published.and_then(day)) {
            (Some(day), Some(first)) => (first - 7..=first + 1).contains(&day),
            _ => true,
        }
    }

    /// How many days lie between a day and the first report, 0 where either is not known.
    fn days_before_first(&self, t: &str) -> i64 {
        let day = |t: &str| when::parse(t).map(|w| w.day);
        match (day(t), self.first_published.and_then(day)) {
            (Some(day), Some(first)) => (first - day).abs(),
            _ => 0,
        }
    }

    /// How many lineages the claims come from: what weighs where reports do not.
    fn lineages(&self, claims: &[&Claim]) -> usize {
        claims.iter().map(|c| self.lineage.get(&c.report).unwrap_or(&c.report)).collect::<BTreeSet<_>>().len()
    }

    /// A fact of ready candidates, the best first.
    fn fact(&self, slot: Slot, what: Option<String>, candidates: Vec<Candidate>) -> Fact {
        let id = content_id("f", &[self.incident.as_str(), slot.as_str(), what.as_deref().unwrap_or("")]);
        let best = candidates.first();
        let timed = matches!(slot, Slot::Date | Slot::StartTime | Slot::EndTime);
        Fact {
            id: FactId(id),
            slot,
            best: best.map(|c| c.value.clone()),
            low: None,
            high: None,
            grade: best.map_or(Grade::Unattributed, |c| c.grade),
            conflict: Conflict::None,
            rests_on: best.and_then(grade::rests_on),
            would_change: Vec::new(),
            precision: best.filter(|_| timed || slot == Slot::Place).and_then(precision),
            candidates,
            ledger: Vec::new(),
            what,
            why: String::new(),
        }
    }
}

/// How exactly a day, a time or a place is known, in the codebooks' codes. What had happened by a day, and no report says when,
/// is taken to lie within the days before: UCDP's and ACLED's code 2, with an open beginning.
fn precision(c: &Candidate) -> Option<Precision> {
    match &c.value {
        Value::Place(p) => coded_place(p).map(|c| Precision { ucdp: c.ucdp, acled: c.acled, first: None, last: None }),
        Value::Text(t) => {
            let coded = coded_date(t)?;
            let open = c.bound == Some(Bound::Before);
            Some(Precision {
                ucdp: if open { coded.ucdp.max(2) } else { coded.ucdp },
                acled: if open { coded.acled.max(2) } else { coded.acled },
                first: Some(coded.date_start).filter(|_| !open),
                last: Some(coded.date_end),
            })
        }
        _ => None,
    }
}

/// How many named origins stand behind a candidate.
fn named(c: &Candidate) -> usize {
    c.origins.iter().filter(|o| o.as_str() != UNATTRIBUTED).count()
}

/// Words that say what a text is about: lower case, without articles, short words and punctuation.
fn content_words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit()))
        .collect()
}

#[cfg(test)]
mod tests;
