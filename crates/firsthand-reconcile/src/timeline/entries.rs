//! From claims to the events of a timeline: which claims tell one event, and how its entry is worded.

use super::moment::{self, Moment};
use firsthand_types::{Bound, Claim, Modality, Placed, Polarity, Slot, TimelineLane, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What an event is to the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Its beginning.
    Start,
    /// Its end.
    End,
    /// A part of it.
    Part,
    /// Something said or done about it afterwards.
    After,
    /// A warning or a plot before it.
    Before,
}

/// One event with the claims that tell it.
#[derive(Clone, Debug)]
pub(super) struct Event<'a> {
    pub role: Role,
    pub lane: TimelineLane,
    /// The entry's words.
    pub what: String,
    /// By id, without repeats.
    pub claims: Vec<&'a Claim>,
}

/// Longest wording taken from a quote, in characters.
const WORDING: usize = 160;

/// The times that a claim gives for its own event.
pub(super) fn stated(claim: &Claim) -> Option<(Moment, Bound)> {
    let (text, bound) = match (&claim.value, claim.slot) {
        (Value::Text(t), Slot::StartTime | Slot::EndTime | Slot::Date) => (t, claim.bound),
        (Value::Timed(t), Slot::Time) => (&t.at, claim.bound),
        _ => {
            let placed = claim.placed.as_ref()?;
            (placed.at.as_ref()?, placed.bound)
        }
    };
    Some((moment::parse(text)?, bound.unwrap_or_default()))
}

/// How a claim's words place its event beside another, where no time is named.
pub(super) fn relative(claim: &Claim) -> Option<&Placed> {
    claim.placed.as_ref().filter(|p| p.at.is_none())
}

/// The events that the claims tell, in a stable order whatever the order of the claims. Claims of copies fall together with
/// those they were copied from: they give the same slot, speaker and time.
pub(super) fn events<'a>(claims: &[&'a Claim], title: &str) -> Vec<Event<'a>> {
    let mut told: Vec<&Claim> = claims.iter().copied().filter(|c| tells(c)).collect();
    told.sort_by(|a, b| a.id.cmp(&b.id));
    told.dedup_by(|a, b| a.id == b.id);
    let mut groups: BTreeMap<Key, Vec<&Claim>> = BTreeMap::new();
    for claim in told {
        groups.entry(key(claim)).or_default().push(claim);
    }
    let mut events: Vec<Event<'a>> = join(groups).into_iter().map(|(key, claims)| event(&key, claims, title)).collect();
    events.sort_by(|a, b| (a.role, first(a)).cmp(&(b.role, first(b))));
    events
}

fn first<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    event.claims.first().map(|c| c.id.as_str())
}

/// Whether a claim tells something that has a place in time.
fn tells(claim: &Claim) -> bool {
    let held = claim.polarity == Polarity::Affirmed && !matches!(claim.modality, Modality::Planned | Modality::Predicted);
    let timed = stated(claim).is_some();
    match claim.slot {
        Slot::Date | Slot::StartTime | Slot::EndTime | Slot::Time => held && timed,
        // Taking a claim back is told, too; that nobody claims it is no statement.
        Slot::ClaimOfResponsibility => held || claim.polarity == Polarity::Denied,
        Slot::Accusation | Slot::Doubt | Slot::Corroboration | Slot::Admission => held,
        Slot::Acquittal | Slot::Threat | Slot::PriorWarning | Slot::FoiledPlot => held,
        Slot::Denial | Slot::Verification => claim.modality != Modality::Planned,
        // What anybody does or says is too much to list but where words give it a place in time.
        Slot::Arrested | Slot::Charged | Slot::Response | Slot::Said => held && (timed || relative(claim).is_some()),
        _ => false,
    }
}

/// What makes two claims tell one event: slot, speaker, matter and time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    slot: Slot,
    speaker: String,
    matter: String,
    time: When,
}

/// A claim's time as far as it tells events apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// No word of it.
    Open,
    /// A time.
    At(String),
    /// Minutes and order, or order alone, beside another event.
    Beside(Option<i64>, firsthand_types::Order, bool),
}

fn key(claim: &Claim) -> Key {
    let when = match (stated(claim), relative(claim)) {
        (Some((m, _)), _) => match (m.utc(), claim.slot) {
            // The beginning and the end are one event each until their times turn out to contradict each other.
            (_, Slot::StartTime | Slot::Date | Slot::EndTime) => When::Open,
            (Some((a, b)), _) => When::At(format!("{a}/{b}")),
            (None, _) => When::At(format!("{} {}/{}", m.dated, m.first, m.last)),
        },
        (None, Some(p)) => When::Beside(p.minutes, p.order, p.anchor.is_some()),
        (None, None) => When::Open,
    };
    let roles = match &claim.value {
        Value::Roles(r) => Some(r),
        _ => None,
    };
    let origin = claim.origin.as_ref().map(|o| o.as_str().to_owned());
    let by = roles.and_then(|r| r.by.as_deref()).map(folded);
    let speaker = match claim.slot {
        Slot::Date | Slot::StartTime | Slot::EndTime | Slot::Time => String::new(),
        Slot::ClaimOfResponsibility | Slot::PriorWarning => by.or(origin).unwrap_or_default(),
        _ => origin.or(by).unwrap_or_default(),
    };
    let matter = match (&claim.value, claim.slot) {
        (Value::Timed(t), _) => folded(&t.what),
        (_, Slot::Accusation) => roles.and_then(|r| r.against.as_deref()).map(folded).unwrap_or_default(),
        (_, Slot::Said | Slot::Response | Slot::Arrested | Slot::Charged) => folded(&claim.value.display()),
        _ => String::new(),
    };
    let slot = if claim.slot == Slot::Date { Slot::StartTime } else { claim.slot };
    Key { slot, speaker, matter, time: when }
}

/// A claim without a time joins the one timed event of its speaker and matter, unless some report tells both of them apart: a
/// copy from which the time was cut adds no event.
fn join(mut groups: BTreeMap<Key, Vec<&Claim>>) -> BTreeMap<Key, Vec<&Claim>> {
    let open: Vec<Key> = groups.keys().filter(|k| k.time == When::Open).cloned().collect();
    for key in open {
        let timed: Vec<Key> = groups
            .range(key.clone()..)
            .skip(1)
            .map(|(k, _)| k)
            .take_while(|k| k.slot == key.slot && k.speaker == key.speaker && k.matter == key.matter)
            .take(2)
            .cloned()
            .collect();
        let [only] = timed.as_slice() else { continue };
        let reports = |k: &Key| -> BTreeSet<_> { groups.get(k).into_iter().flatten().map(|c| &c.report).collect() };
        if reports(&key).is_disjoint(&reports(only)) {
            let more = groups.remove(&key).unwrap_or_default();
            if let Some(list) = groups.get_mut(only) {
                list.extend(more);
                list.sort_by(|a, b| a.id.cmp(&b.id));
            }
        }
    }
    groups
}

fn event<'a>(key: &Key, claims: Vec<&'a Claim>, title: &str) -> Event<'a> {
    let (role, lane) = match key.slot {
        Slot::StartTime => (Role::Start, TimelineLane::Incident),
        Slot::EndTime => (Role::End, TimelineLane::Incident),
        Slot::Time => (Role::Part, TimelineLane::Incident),
        Slot::PriorWarning | Slot::FoiledPlot => (Role::Before, TimelineLane::Warning),
        Slot::Arrested | Slot::Charged | Slot::Response => (Role::After, TimelineLane::Incident),
        _ => (Role::After, TimelineLane::Statement),
    };
    let what = match key.slot {
        Slot::StartTime => named("start", title),
        Slot::EndTime => named("end", title),
        Slot::Time => claims.first().map(|c| timed_what(c)).unwrap_or_default(),
        _ => claims.iter().map(|c| wording(&c.quote)).min_by_key(|w| (w.chars().count(), w.clone())).unwrap_or_default(),
    };
    Event { role, lane, what, claims }
}

fn named(end: &str, title: &str) -> String {
    if title.is_empty() { end.to_owned() } else { format!("{end}: {title}") }
}

fn timed_what(claim: &Claim) -> String {
    match &claim.value {
        Value::Timed(t) => wording(&t.what),
        _ => wording(&claim.quote),
    }
}

/// A quote on one line, cut at a word where it is long.
pub(super) fn wording(quote: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in quote.split_whitespace() {
        length += word.chars().count() + 1;
        if length > WORDING {
            line.push_str(" …");
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_empty() { quote.chars().take(WORDING).collect::<String>().trim().to_owned() } else { line }
}

/// Lower case, letters and digits only, without a leading article: how names and matters are compared here.
pub(super) fn folded(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .filter(|w| !matches!(w.as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her"))
        .collect();
    words.join(" ")
}
