//! Everything brought together: claims with origin and incident, and each incident with its facts, people, timeline and accounts.

use crate::asof::Timing;
use crate::facts::{Scene, facts};
use crate::incidents::assign::{Draft, assign};
use crate::incidents::cluster::Links;
use crate::incidents::telling::{Telling, telling};
use crate::people::people;
use crate::timeline::timeline;
use crate::unknown::{Known, unknown};
use crate::when;
use crate::words::Words;
use crate::{Options, Reconciled, accounts, copies, origins};
use firsthand_types::{
    Bound, Claim, ClaimId, Incident, IncidentId, Judgement, JudgementId, Noted, Origin, OriginId, Report, ReportClaims,
    ReportId, Slot, Subject, Verdict,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// See [`crate::reconcile`].
pub(crate) fn assemble(
    reports: &[Report],
    claims: Vec<ReportClaims>,
    judgements: &[Judgement],
    options: &Options,
) -> Noted<Reconciled> {
    let mut sorted: Vec<&Report> = reports.iter().collect();
    // By date, so that of many equal texts the first published leads; the undated last.
    let published = |r: &Report| r.published.as_deref().and_then(when::parse).map_or(i64::MAX, when::When::minutes);
    sorted.sort_by(|a, b| (published(a), &a.id, &a.capture, a.item).cmp(&(published(b), &b.id, &b.capture, b.item)));
    let mut read: Vec<ReportClaims> = claims;
    read.sort_by(|a, b| a.report.cmp(&b.report));
    let standing: Vec<&Judgement> = judgements.iter().filter(|j| j.stands()).collect();
    let in_force = Judgement::in_force(judgements);
    let judged = Judged::of(&in_force);
    judged.correct(&mut read);

    let by_report: BTreeMap<&ReportId, &ReportClaims> = read.iter().map(|r| (&r.report, r)).collect();
    let found: Vec<Option<&ReportClaims>> = sorted.iter().map(|r| by_report.get(&r.id).copied()).collect();
    let words: Vec<Words> = sorted.par_iter().map(|r| Words::of(&r.text)).collect();
    let classes = copies::classes(&sorted, &found, &words);
    let copied = copies::find(&sorted, &found, &words, &classes);
    let told: Vec<Telling> = (0..sorted.len())
        .into_par_iter()
        .filter_map(|i| Some(telling(sorted.get(i)?, words.get(i)?, classes.get(i)?)))
        .collect();
    let mut together = judged.links(&sorted);
    // Whatever its date, a copy is about what its original is about. A site's notice under two headlines is about neither.
    let notice = |i: usize| told.get(i).is_some_and(|t| t.notice);
    together.must.extend(copied.links.iter().filter(|l| l.whole && !notice(l.a) && !notice(l.b)).map(|l| (l.a, l.b)));
    let drafts = assign(&sorted, &found, &told, &together);

    let about = about(&drafts, &read);
    let all: Vec<&Claim> = read.iter().flat_map(|r| &r.claims).collect();
    let id = |i: usize| sorted.get(i).map(|r| r.id.clone());
    let links: Vec<(ReportId, ReportId, &copies::Link)> =
        copied.links.iter().filter_map(|l| Some((id(l.a)?, id(l.b)?, l))).collect();
    let index: BTreeMap<&ReportId, &Report> = sorted.iter().map(|r| (&r.id, *r)).collect();
    let usable: Vec<&Claim> = all
        .iter()
        .copied()
        .filter(|c| !judged.rejected.contains(&c.id) && !options.superseded_by.contains_key(&c.report))
        .collect();
    let traced = origins::trace(&index, &read, &usable, &about, &links, judgements);

    let orphaned = judged.orphaned(&standing, &all, &index);
    let lineage = lineages(&links);
    let set = |c: &Claim| {
        let mut c = c.clone();
        c.origin = traced.origin.get(&c.id).cloned();
        c.about = about.get(&c.id).cloned();
        c
    };
    let mut finished: Vec<Claim> = all.iter().map(|c| set(c)).collect();
    finished.sort_by(|a, b| {
        (&a.report, a.part, a.start, a.end, a.slot, &a.id).cmp(&(&b.report, b.part, b.start, b.end, b.slot, &b.id))
    });
    finished.dedup_by(|a, b| a.id == b.id);
    let live: BTreeSet<&ClaimId> = usable.iter().map(|c| &c.id).collect();
    let origin_of: BTreeMap<&OriginId, &Origin> = traced.origins.iter().map(|o| (&o.id, o)).collect();
    let stage = Stage {
        drafts: &drafts,
        claims: &finished,
        live: &live,
        origins: &traced.origins,
        origin_of: &origin_of,
        lineage: &lineage,
        timing: Timing {
            index: &index,
            first_published: &traced.first_published,
            head_as_of: &traced.head_as_of,
            not_before: &crate::undated::not_before(&sorted),
        },
        index: &index,
        options,
    };
    let (incidents, notes) = stage.incidents();
    let reconciled = Reconciled {
        claims: finished,
        copies: copied.copies,
        shared: copied.shared,
        origins: traced.origins,
        incidents,
        orphaned,
    };
    Noted { value: reconciled, notes }
}

/// The incident of each claim, by the event of its report that it is about.
fn about<'a>(drafts: &[Draft], read: &'a [ReportClaims]) -> BTreeMap<&'a ClaimId, IncidentId> {
    let mut of: BTreeMap<(&ReportId, usize), &IncidentId> = BTreeMap::new();
    let mut main: BTreeMap<&ReportId, &IncidentId> = BTreeMap::new();
    for d in drafts {
        of.extend(d.events.iter().map(|(r, k)| ((r, *k), &d.id)));
        main.extend(d.primary_for.iter().map(|r| (r, &d.id)));
    }
    let mut out = BTreeMap::new();
    for r in read {
        for c in &r.claims {
            let incident = of.get(&(&r.report, c.event)).or_else(|| main.get(&r.report));
            if let Some(i) = incident {
                out.insert(&c.id, (*i).clone());
            }
        }
    }
    out
}

/// Each report's lineage by its copies: the smallest id that it is linked with.
fn lineages(links: &[(ReportId, ReportId, &copies::Link)]) -> BTreeMap<ReportId, ReportId> {
    let mut root: BTreeMap<ReportId, ReportId> = BTreeMap::new();
    fn find(root: &BTreeMap<ReportId, ReportId>, id: &ReportId) -> ReportId {
        let mut at = id;
        while let Some(next) = root.get(at).filter(|n| *n != at) {
            at = next;
        }
        at.clone()
    }
    for (a, b, _) in links {
        let (x, y) = (find(&root, a), find(&root, b));
        let (low, high) = if x <= y { (x, y) } else { (y, x) };
        root.entry(a.clone()).or_insert_with(|| a.clone());
        root.entry(b.clone()).or_insert_with(|| b.clone());
        root.insert(high, low);
    }
    root.keys().map(|k| (k.clone(), find(&root, k))).collect()
}

/// What the incidents are made from.
struct Stage<'a> {
    drafts: &'a [Draft],
    claims: &'a [Claim],
    live: &'a BTreeSet<&'a ClaimId>,
    origins: &'a [Origin],
    origin_of: &'a BTreeMap<&'a OriginId, &'a Origin>,
    lineage: &'a BTreeMap<ReportId, ReportId>,
    timing: Timing<'a>,
    index: &'a BTreeMap<&'a ReportId, &'a Report>,
    options: &'a Options,
}

impl Stage<'_> {
    fn incidents(&self) -> (Vec<Incident>, Vec<firsthand_types::Note>) {
        let mut by: BTreeMap<&IncidentId, Vec<&Claim>> = BTreeMap::new();
        for c in self.claims.iter().filter(|c| self.live.contains(&c.id)) {
            if let Some(i) = &c.about {
                by.entry(i).or_default().push(c);
            }
        }
        let empty = Vec::new();
        let made: Vec<(Option<Incident>, Vec<firsthand_types::Note>)> = self
            .drafts
            .par_iter()
            .enumerate()
            .map(|(n, d)| self.incident(d, by.get(&d.id).unwrap_or(&empty), n == 0))
            .collect();
        let mut notes = Vec::new();
        let mut out = Vec::new();
        for (incident, said) in made {
            notes.extend(said);
            out.extend(incident);
        }
        out.sort_by(|a, b| {
            (!a.primary, std::cmp::Reverse(a.reports.len()), &a.id).cmp(&(
                !b.primary,
                std::cmp::Reverse(b.reports.len()),
                &b.id,
            ))
        });
        (out, notes)
    }

    fn scene<'s>(&'s self, d: &'s Draft, claims: &'s [&'s Claim]) -> Scene<'s> {
        Scene {
            incident: &d.id,
            claims,
            origins: self.origin_of,
            lineage: self.lineage,
            first_published: d.primary_for.iter().filter_map(|r| self.index.get(r)?.published.as_deref()).min(),
            rule: self.options.rule,
            kind: d.kind,
        }
    }

    fn incident(&self, d: &Draft, claims: &[&Claim], primary: bool) -> (Option<Incident>, Vec<firsthand_types::Note>) {
        if claims.is_empty() && d.primary_for.is_empty() {
            return (None, Vec::new());
        }
        let mut timed = self.timing.timed(claims);
        // The dated figures first: they bound the undated ones.
        let course = crate::facts::course_of_the_dead(&self.scene(d, &timed.iter().collect::<Vec<_>>()));
        self.timing.place(&course, &mut timed);
        let view: Vec<&Claim> = timed.iter().collect();
        let scene = self.scene(d, &view);
        let facts = facts(&scene);
        let people = people(claims);
        let carried: BTreeSet<&ReportId> = claims.iter().map(|c| &c.report).chain(&d.primary_for).collect();
        let reports: Vec<&Report> = carried.iter().filter_map(|r| self.index.get(*r).copied()).collect();
        let mut notes = Vec::new();
        // By when it had happened says nothing where it is said when it did.
        let dated = |c: &&Claim| matches!(c.slot, Slot::Date | Slot::StartTime) && c.bound != Some(Bound::Before);
        let known = claims.iter().any(|c| dated(c) && c.supports());
        // The clocks of another place, whose zone is not known, put nothing on the line.
        let elsewhere = |c: &Claim| matches!(&c.value, firsthand_types::Value::Text(t) if matches!(c.slot, Slot::StartTime | Slot::EndTime) && crate::facts::zones::elsewhere(c, t));
        let says = |c: &&Claim| scene.timely(c) && !elsewhere(c) && (!known || c.slot != Slot::Date || dated(c));
        let timely: Vec<&Claim> = claims.iter().copied().filter(says).collect();
        let timeline = timeline(&timely, &reports, &facts).take(&mut notes);
        let accounts = accounts::accounts(&view, self.origins, &reports);
        let known = Known { kind: d.kind, claims, facts: &facts, people: &people, timeline: &timeline, origins: self.origins };
        let not_known = if primary { unknown(&known) } else { Vec::new() };
        let incident = Incident {
            id: d.id.clone(),
            title: d.title(&facts),
            primary,
            reports: claims.iter().map(|c| c.report.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
            primary_for: d.primary_for.iter().cloned().collect(),
            airwars: crate::facts::grade::airwars(&facts),
            facts,
            people,
            timeline: timeline.entries,
            clashes: timeline.clashes,
            accounts,
            not_known,
            evidence: d.evidence.iter().cloned().collect(),
        };
        (Some(incident), notes)
    }
}

/// What persons decided, ready to apply.
struct Judged<'a> {
    rejected: BTreeSet<ClaimId>,
    corrected: BTreeMap<ClaimId, firsthand_types::Value>,
    in_force: &'a [&'a Judgement],
}

impl<'a> Judged<'a> {
    fn of(in_force: &'a [&'a Judgement]) -> Self {
        let mut j = Judged { rejected: BTreeSet::new(), corrected: BTreeMap::new(), in_force };
        for judgement in in_force {
            for s in &judgement.subjects {
                let Subject::Claim(c) = s else { continue };
                match &judgement.verdict {
                    Verdict::Reject => drop(j.rejected.insert(c.clone())),
                    Verdict::Correct(v) => drop(j.corrected.insert(c.clone(), (**v).clone())),
                    _ => {}
                }
            }
        }
        j
    }

    /// Puts corrected values in place. The id stays: it names what the machine read.
    fn correct(&self, read: &mut [ReportClaims]) {
        for c in read.iter_mut().flat_map(|r| &mut r.claims) {
            if let Some(v) = self.corrected.get(&c.id) {
                c.value = v.clone();
            }
        }
    }

    /// Reports that must or must not be of one incident, as pairs of indexes.
    fn links(&self, reports: &[&Report]) -> Links {
        let at: BTreeMap<&ReportId, usize> = reports.iter().enumerate().map(|(n, r)| (&r.id, n)).collect();
        let mut links = Links::default();
        for j in self.in_force {
            let some: Vec<usize> =
                j.subjects.iter().filter_map(|s| if let Subject::Report(r) = s { at.get(r).copied() } else { None }).collect();
            let pairs = some.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?)));
            match j.verdict {
                Verdict::MustLink => links.must.extend(pairs),
                Verdict::CannotLink => links
                    .cannot
                    .extend(some.iter().enumerate().flat_map(|(n, a)| some.iter().skip(n + 1).map(move |b| (*a, *b)))),
                _ => {}
            }
        }
        links
    }

    /// Judgements that have a subject which is gone.
    fn orphaned(&self, standing: &[&Judgement], claims: &[&Claim], reports: &BTreeMap<&ReportId, &Report>) -> Vec<JudgementId> {
        let known: BTreeSet<&ClaimId> = claims.iter().map(|c| &c.id).collect();
        let names: BTreeSet<String> = claims.iter().flat_map(|c| &c.sources).map(|s| s.name.to_lowercase()).collect();
        let gone = |s: &Subject| match s {
            Subject::Claim(c) => !known.contains(c),
            Subject::Report(r) => !reports.contains_key(r),
            Subject::Name(n) => !names.contains(&n.to_lowercase()),
        };
        let mut out: Vec<JudgementId> = standing.iter().filter(|j| j.subjects.iter().any(gone)).map(|j| j.id.clone()).collect();
        out.sort();
        out
    }
}
