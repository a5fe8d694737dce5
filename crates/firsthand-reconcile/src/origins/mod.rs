//! Origins: where each claim's chain of sources, or its copy's lineage, ends.
//!
//! * The farthest source of a chain is its origin; names of one body resolve to one origin across reports ([`names`]).
//! * A claim in a copied passage takes the origin of the same claim in the original ([`lineage`]), whatever the copy cut.
//! * Where nobody is named the claim ends at `unattributed`, and so does one of a vague source ("officials") where a named source
//!   gives the same slot and value, of the same whole or part.
//! * An outlet is an origin only where its words show that it saw, counted or obtained the thing itself.

mod cut;
mod fold;
pub(crate) mod lineage;
mod names;
mod offices;
mod spelling;

use crate::copies::Link;
use firsthand_types::id::content_id;
use firsthand_types::{
    Bound, Claim, ClaimId, IncidentId, Judgement, Origin, OriginId, Part, Polarity, Report, ReportClaims, ReportId, Scope,
    Slot, Source, SourceKind, UNATTRIBUTED, Verdict,
};
pub(crate) use fold::cut_short;
use names::{Names, Resolved};
use std::collections::{BTreeMap, BTreeSet};

/// What the claims of a case rest on.
pub(crate) struct Traced {
    /// By claim.
    pub origin: BTreeMap<ClaimId, OriginId>,
    /// Every origin, by id, with reports and claims.
    pub origins: Vec<Origin>,
    /// For copied claims, the day on which the first of their lineage was published.
    pub first_published: BTreeMap<ClaimId, String>,
    /// For copied claims, the time for which the head of their lineage gives them.
    pub head_as_of: BTreeMap<ClaimId, String>,
}

/// The end of one claim's chain, before names are resolved.
enum End<'a> {
    Named(&'a Source),
    Vague(&'a Source),
    Outlet(String),
    Open,
}

/// Follows every chain and every lineage to its end. `claims` are all claims in a fixed order; `about` is each one's incident.
pub(crate) fn trace(
    reports: &BTreeMap<&ReportId, &Report>,
    read: &[ReportClaims],
    claims: &[&Claim],
    about: &BTreeMap<&ClaimId, IncidentId>,
    links: &[(ReportId, ReportId, &Link)],
    judgements: &[Judgement],
) -> Traced {
    let names =
        Names::of(read, claims, &linked_names(judgements, &Verdict::MustLink), &linked_names(judgements, &Verdict::CannotLink));
    let lineages = lineage::lineages(claims, links, reports);
    let ends: Vec<Ends> = lineages
        .groups
        .iter()
        .map(|group| {
            let members: Vec<&Claim> = group.iter().filter_map(|i| claims.get(*i)).copied().collect();
            let (named, vague) = lineage_ends(&members, reports, read, &names);
            let echo = group.iter().any(|i| lineages.echoes.contains(i));
            Ends { members: group.clone(), named, vague: vague.filter(|_| !echo), echo }
        })
        .collect();
    let ends = one_each(&ends, claims, about);
    let told = named_values(claims, about, &ends);
    let mut traced = Traced {
        origin: BTreeMap::new(),
        origins: Vec::new(),
        first_published: first_published(claims, &lineages, reports),
        head_as_of: head_as_of(claims, &lineages, reports),
    };
    let mut found: BTreeMap<OriginId, (Resolved, bool, Vec<&Claim>)> = BTreeMap::new();
    for (members, resolved, vague) in ends {
        for claim in members.iter().filter_map(|i| claims.get(*i)) {
            let hidden = vague && told.contains(&key(claim, about));
            let resolved = resolved.clone().filter(|_| !hidden).unwrap_or_else(Resolved::nobody);
            let id = resolved.id();
            traced.origin.insert(claim.id.clone(), id.clone());
            let (_, vaguely, list) = found.entry(id).or_insert_with(|| (resolved, true, Vec::new()));
            *vaguely &= vague;
            list.push(claim);
        }
    }
    traced.origins = found.into_iter().map(|(id, (r, vague, list))| origin(id, &r, vague, &list, &names)).collect();
    name_evidence(&mut traced.origins, claims, &lineages);
    traced
}

/// The day on which the first member of each lineage of copies was published.
fn first_published(
    claims: &[&Claim],
    lineages: &lineage::Lineages,
    reports: &BTreeMap<&ReportId, &Report>,
) -> BTreeMap<ClaimId, String> {
    let mut days = BTreeMap::new();
    for group in lineages.groups.iter().filter(|g| g.len() > 1) {
        let members = || group.iter().filter_map(|i| claims.get(*i));
        let published = |c: &&&Claim| reports.get(&c.report).and_then(|r| r.published.clone());
        if let Some(day) = members().filter_map(|c| published(&c)).filter_map(|p| p.get(..10).map(str::to_owned)).min() {
            days.extend(members().map(|c| (c.id.clone(), day.clone())));
        }
    }
    days
}

/// For the copied claims of each lineage, the time for which its first dated member gives the figure.
fn head_as_of(
    claims: &[&Claim],
    lineages: &lineage::Lineages,
    reports: &BTreeMap<&ReportId, &Report>,
) -> BTreeMap<ClaimId, String> {
    let mut times = BTreeMap::new();
    for group in lineages.groups.iter().filter(|g| g.len() > 1) {
        let Some(head) = group.first().and_then(|i| claims.get(*i)) else { continue };
        let dated = reports.get(&head.report).is_some_and(|r| r.published.is_some());
        if let Some(time) = head.as_of.as_ref().filter(|_| dated) {
            let copies = group.iter().filter_map(|i| claims.get(*i)).filter(|c| c.report != head.report);
            times.extend(copies.map(|c| (c.id.clone(), time.clone())));
        }
    }
    times
}

/// Names the reports through which copied claims were given an origin: without one of them two origins might be counted.
fn name_evidence(origins: &mut [Origin], claims: &[&Claim], lineages: &lineage::Lineages) {
    let through: BTreeMap<&ClaimId, &BTreeSet<ReportId>> =
        lineages.through.iter().filter_map(|(i, reports)| Some((&claims.get(*i)?.id, reports))).collect();
    for origin in origins.iter_mut().filter(|o| o.id.as_str() != UNATTRIBUTED) {
        let mut all: BTreeSet<ReportId> = origin.evidence.drain(..).collect();
        all.extend(origin.claims.iter().filter_map(|c| through.get(c)).flat_map(|r| r.iter().cloned()));
        origin.evidence = all.into_iter().collect();
    }
}

const PRONOUNS: &[&str] = &[
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "who",
    "which",
    "that",
    "this",
    "them",
    "him",
    "her",
    "one",
    "some",
    "others",
    "us",
    "me",
    "whose",
    "what",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "nobody",
    "people",
    "all",
    "both",
    "many",
    "most",
    "several",
    "another",
    "these",
    "those",
];

/// Whether a name is no name: a pronoun, "one of them", a clause's beginning, a number of people.
fn names_nobody(name: &str) -> bool {
    let low = name.to_lowercase();
    let first = low.split(' ').next().unwrap_or("");
    let of_them = ["them", "us", "his", "her", "their", "its"].iter().any(|w| {
        ["one of ", "some of ", "two of ", "many of "]
            .iter()
            .any(|o| low.strip_prefix(o).is_some_and(|r| r.split(' ').next() == Some(*w)))
    });
    let officials = low.ends_with("officials") || low.ends_with("sources") || low.ends_with("officers");
    let counted = low.chars().any(|c| c.is_ascii_digit()) && low.ends_with(" people");
    PRONOUNS.contains(&low.as_str())
        || of_them && !officials
        || counted
        || ["that", "whose", "which", "what", "after", "before"].contains(&first)
}

/// Words that name nobody in particular wherever they stand alone; "the group" is whichever the report named.
const NOBODY: &[&str] =
    &["officials", "authorities", "sources", "reports", "group", "the group", "the movement", "the organisation"];

/// Everybody with whom a lineage may end, the likeliest first, and whom its words name vaguely.
///
/// The earliest member that names somebody speaks for all its copies. Where a copy cut the far end of the chain, the longer chain
/// that begins alike goes on to the true end. A title takes the chain of the body's claim.
fn lineage_ends(
    members: &[&Claim],
    reports: &BTreeMap<&ReportId, &Report>,
    read: &[ReportClaims],
    names: &Names,
) -> (Vec<Resolved>, Option<Resolved>) {
    let body: Vec<&Claim> = members.iter().copied().filter(|c| c.part == Part::Text).collect();
    let some = if body.is_empty() { members.to_vec() } else { body };
    let ends: Vec<End<'_>> = some.iter().map(|c| end(c, reports, read)).collect();
    let first = some.iter().zip(&ends).find(|(_, e)| matches!(e, End::Named(_) | End::Outlet(_)));
    let longer = first.and_then(|(head, _)| {
        let chain = |c: &Claim| c.sources.iter().map(|s| names.resolve(s, &c.report).id()).collect::<Vec<_>>();
        let own = chain(head);
        let goes_on = |c: &Claim| c.sources.len() > own.len() && chain(c).starts_with(&own);
        some.iter().zip(&ends).find(|(c, e)| matches!(e, End::Named(_)) && !own.is_empty() && goes_on(c))
    });
    let mut named: Vec<Resolved> = Vec::new();
    for (claim, end) in longer.into_iter().chain(some.iter().zip(&ends)) {
        let resolved = match end {
            End::Named(s) => names.resolve(s, &claim.report),
            End::Outlet(o) => names.outlet(o),
            _ => continue,
        };
        if named.iter().all(|n| n.id() != resolved.id()) {
            named.push(resolved);
        }
    }
    let vague = some.iter().zip(&ends).find_map(|(c, e)| match e {
        End::Vague(s) => Some(names.resolve(s, &c.report)),
        _ => None,
    });
    (named, vague)
}

/// With whom one lineage of claims may end.
struct Ends {
    members: Vec<usize>,
    /// Everybody whom its words name, the likeliest first.
    named: Vec<Resolved>,
    /// Whom they name vaguely.
    vague: Option<Resolved>,
    /// Whether the reading of another text of the same passage lacks the claim.
    echo: bool,
}

/// One end for each lineage. Where copies of one statement name different people, the lineage adds none to those who stand behind
/// the value anyway: no copy, whatever its date, makes two origins of one statement. An echo adds none either, but where nobody else
/// stands behind a figure: there it counts one, whoever is named.
fn one_each(
    ends: &[Ends],
    claims: &[&Claim],
    about: &BTreeMap<&ClaimId, IncidentId>,
) -> Vec<(Vec<usize>, Option<Resolved>, bool)> {
    let first = |e: &Ends| e.members.first().and_then(|i| claims.get(*i)).copied();
    let of = |e: &Ends| first(e).map(|c| (key(c, about), family(c)));
    let mut fixed: BTreeMap<Option<(Key<'_>, u8)>, BTreeSet<OriginId>> = BTreeMap::new();
    for e in ends.iter().filter(|e| !e.echo) {
        if let [only] = e.named.as_slice() {
            fixed.entry(of(e)).or_default().insert(only.id());
        }
    }
    let mut chosen: Vec<Option<Resolved>> = vec![None; ends.len()];
    for echo in [false, true] {
        for (e, slot) in ends.iter().zip(&mut chosen).filter(|(e, _)| e.echo == echo) {
            let stands = fixed.entry(of(e)).or_default();
            let alone = stands.is_empty() && first(e).is_some_and(|c| c.slot.is_people_count());
            let known = e.named.iter().find(|n| stands.contains(&n.id()));
            *slot = known.or(e.named.first().filter(|_| !echo || alone)).cloned();
            stands.extend(slot.iter().map(Resolved::id));
        }
    }
    ends.iter()
        .zip(chosen)
        .map(|(e, chosen)| {
            let vaguely = chosen.is_none() && e.vague.is_some();
            (e.members.clone(), chosen.or_else(|| e.vague.clone()), vaguely)
        })
        .collect()
}

/// The end of a claim's own chain.
fn end<'a>(c: &'a Claim, reports: &BTreeMap<&ReportId, &Report>, read: &[ReportClaims]) -> End<'a> {
    match c.sources.last() {
        // An agency or outlet that states a thing without a source of its own is an origin only where it saw it itself.
        Some(s) if (matches!(s.kind, SourceKind::Agency | SourceKind::Outlet) || own_outlet(s, c, reports)) && !c.firsthand => {
            End::Open
        }
        Some(s) if s.vague || NOBODY.contains(&s.name.to_lowercase().as_str()) => End::Vague(s),
        // A pronoun that nobody could resolve names nobody.
        Some(s) if names_nobody(&s.name) => End::Open,
        Some(s) => End::Named(s),
        // A headline makes no origin of its own.
        None if c.firsthand && c.part == Part::Text => author(c, reports, read).map_or(End::Open, End::Outlet),
        None => End::Open,
    }
}

/// Whether a source is the outlet of its own report, whatever kind of speaker it was read as.
fn own_outlet(s: &Source, c: &Claim, reports: &BTreeMap<&ReportId, &Report>) -> bool {
    let outlet = reports.get(&c.report).and_then(|r| r.outlet.as_deref()).map(fold::fold);
    // A ministry that publishes its own word is the one that gives it.
    let body = || fold::fold(&s.name).split(' ').any(|w| fold::BODIES.contains(&w) && !matches!(w, "news" | "times" | "post"));
    outlet.is_some_and(|o| !o.is_empty() && o == fold::fold(&s.name)) && !body()
}

/// Who saw it, where a report says that its own people did: the agency that is credited with the whole, else the outlet.
fn author(c: &Claim, reports: &BTreeMap<&ReportId, &Report>, read: &[ReportClaims]) -> Option<String> {
    let at = read.binary_search_by(|r| r.report.cmp(&c.report)).ok();
    let credit =
        at.and_then(|n| read.get(n)).and_then(|r| r.provenance.credits.iter().find(|a| a.whole)).map(|a| a.name.clone());
    credit.or_else(|| reports.get(&c.report).and_then(|r| r.outlet.clone()))
}

/// Slot, value and which part of the whole it is said of, in one incident.
type Key<'a> = (Slot, String, String, Option<&'a IncidentId>);

fn key<'a>(c: &Claim, about: &'a BTreeMap<&ClaimId, IncidentId>) -> Key<'a> {
    let part = match &c.scope {
        _ if c.polarity == Polarity::Denied => "denied",
        Some(Scope::Increment) => "more",
        Some(Scope::Superseded) => "before",
        Some(Scope::Subset(of)) => of,
        _ => "",
    };
    (c.slot, c.value.key(), part.to_owned(), about.get(&c.id))
}

/// Figures that are candidates of their own beside the same number: "more than", "up to".
fn family(c: &Claim) -> u8 {
    match c.bound {
        Some(Bound::MoreThan) => 1,
        Some(Bound::UpTo | Bound::AtMost) => 2,
        _ => 0,
    }
}

/// Slots and values that a named source gives.
fn named_values<'a>(
    claims: &[&Claim],
    about: &'a BTreeMap<&ClaimId, IncidentId>,
    ends: &[(Vec<usize>, Option<Resolved>, bool)],
) -> BTreeSet<Key<'a>> {
    let named = ends.iter().filter(|(_, r, vague)| r.is_some() && !vague);
    named.flat_map(|(members, _, _)| members).filter_map(|i| claims.get(*i)).map(|c| key(c, about)).collect()
}

fn origin(id: OriginId, r: &Resolved, vague: bool, claims: &[&Claim], names: &Names) -> Origin {
    let reports: BTreeSet<ReportId> = claims.iter().map(|c| c.report.clone()).collect();
    let ids: BTreeSet<ClaimId> = claims.iter().map(|c| c.id.clone()).collect();
    let nobody = id.as_str() == UNATTRIBUTED;
    Origin {
        id,
        name: r.name.clone(),
        kind: if nobody { UNATTRIBUTED.to_owned() } else { kind_name(kind(r, claims)) },
        side: side(r),
        reports: reports.into_iter().collect(),
        claims: ids.into_iter().collect(),
        aliases: r.aliases.clone(),
        evidence: r.evidence.clone(),
        vague: vague && !nobody,
        speaks_for: r.body.as_ref().and_then(|b| names.body(b)),
    }
}

/// What kind of speaker an origin is: whoever claims the deed for himself is no relative, ministry or passer-by, whatever his name
/// sounds like ("Sons of the Ash").
fn kind(r: &Resolved, claims: &[&Claim]) -> SourceKind {
    let own = |c: &&&Claim| {
        let by = match &c.value {
            firsthand_types::Value::Roles(v) => v.by.as_deref().map(fold::fold),
            _ => None,
        };
        c.slot == Slot::ClaimOfResponsibility
            && c.polarity == Polarity::Affirmed
            && by.is_some_and(|by| by == fold::fold(&r.name))
    };
    let unlike = matches!(r.kind, SourceKind::Relative | SourceKind::Witness | SourceKind::Anonymous | SourceKind::Expert);
    if unlike && claims.iter().any(|c| own(&c)) { SourceKind::ArmedGroup } else { r.kind }
}

fn kind_name(kind: SourceKind) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Bodies of one state are one side; an armed group is its own.
fn side(r: &Resolved) -> Option<String> {
    use SourceKind::*;
    match r.kind {
        Government | Military | Police | Emergency | Court => {
            Some(match fold::country(&r.name).or_else(|| r.body.as_deref().and_then(fold::country)) {
                Some(country) => format!("authorities, {country}"),
                None => "authorities".to_owned(),
            })
        }
        ArmedGroup => Some(r.name.clone()),
        _ => None,
    }
}

/// Pairs of names that a person linked or parted.
fn linked_names(judgements: &[Judgement], verdict: &Verdict) -> Vec<Vec<String>> {
    let name = |s: &firsthand_types::Subject| match s {
        firsthand_types::Subject::Name(n) => Some(n.clone()),
        _ => None,
    };
    Judgement::in_force(judgements)
        .into_iter()
        .filter(|j| j.verdict == *verdict)
        .map(|j| j.subjects.iter().filter_map(name).collect())
        .filter(|l: &Vec<String>| l.len() > 1)
        .collect()
}

/// The id of an origin of a folded name.
fn origin_id(folded: &str) -> OriginId {
    OriginId(content_id("o", &[folded]))
}
