//! Changing accounts: one speaker's positions on one matter over time, side by side.
//!
//! Silence goes before a reversal that is none: unnamed speakers ("police", "a doctor") may be several, of the figures that a speaker
//! gives in one report only the largest is his, and a figure that falls counts as put right only where it stays.

use crate::facts::matter::{self, Matter};
use crate::when;
use firsthand_types::{
    Account, Bound, Claim, ClaimId, Modality, Order, Origin, OriginId, Polarity, Report, ReportId, Scope, Slot, UNATTRIBUTED,
    Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of origin that hold positions. Outlets, agencies and documents pass on those of others.
const SPEAKERS: &[&str] = &[
    "government",
    "military",
    "police",
    "emergency",
    "hospital",
    "court",
    "company",
    "witness",
    "relative",
    "armed_group",
    "expert",
];

/// Words of where somebody was or went: with a speaker's word on who did it they belong to one account.
const WHEREABOUTS: &[&str] =
    &["en route", "heading", "headed", "fleeing", "fled to", "on their way", "escape", "border", "came from", "crossed"];

/// Speakers with two or more positions on one matter (responsibility, a count), sorted by speaker and matter. `claims` are those of
/// one incident with `origin` set; `origins` are all of the case; `reports` carry the claims. Copies of one statement are one
/// position, shown by the first of its claims.
pub(crate) fn accounts(claims: &[&Claim], origins: &[Origin], reports: &[&Report]) -> Vec<Account> {
    let speakers: BTreeSet<&OriginId> = origins
        .iter()
        .filter(|o| o.id.as_str() != UNATTRIBUTED && SPEAKERS.contains(&o.kind.as_str()) && !o.vague)
        .filter(|o| o.name.chars().any(char::is_uppercase))
        .map(|o| &o.id)
        .collect();
    let published: BTreeMap<&ReportId, &str> = reports.iter().filter_map(|r| Some((&r.id, r.published.as_deref()?))).collect();
    let mut found: BTreeMap<(&OriginId, &str), Vec<Position<'_>>> = BTreeMap::new();
    for claim in claims {
        let Some(origin) = claim.origin.as_ref().filter(|o| speakers.contains(o)) else { continue };
        let Some((matter, stance)) = stance(claim, claims) else { continue };
        found.entry((origin, matter)).or_default().push(Position { at: at(claim, &published), stance, claim });
    }
    found.values_mut().for_each(largest);
    found.into_iter().filter_map(|((speaker, matter), positions)| account(speaker, matter, positions)).collect()
}

/// What a claim says on its matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stance {
    /// Names somebody as having done it.
    Accuses(BTreeSet<String>),
    /// Casts doubt on somebody else's word.
    Doubts,
    /// Denies having done it.
    Denies,
    /// Says that it did it.
    Admits,
    /// Supports somebody else's word.
    Backs,
    /// Takes an accusation back.
    Clears,
    /// Says where they were or went.
    Places(BTreeSet<String>),
    /// Gives a number: the least and the most that it can mean.
    Counts(i64, Option<i64>),
}

/// What orders positions: the time they hold for, then where they stand.
type At<'a> = (bool, &'a str, &'a ReportId, firsthand_types::Part, usize, &'a ClaimId);

struct Position<'a> {
    at: At<'a>,
    stance: Stance,
    claim: &'a Claim,
}

fn at<'a>(claim: &'a Claim, published: &BTreeMap<&ReportId, &'a str>) -> At<'a> {
    let placed = claim.placed.as_ref().and_then(|p| p.at.as_deref()).filter(|t| !t.starts_with('T'));
    let time = claim.as_of.as_deref().or(placed).or_else(|| published.get(&claim.report).copied());
    (time.is_none(), time.unwrap_or(""), &claim.report, claim.part, claim.start, &claim.id)
}

fn stance(claim: &Claim, all: &[&Claim]) -> Option<(&'static str, Stance)> {
    if claim.polarity == Polarity::Absent || matches!(claim.modality, Modality::Planned | Modality::Predicted) {
        return None;
    }
    let against = match &claim.value {
        Value::Roles(r) => r.against.as_deref().or(r.name.as_deref()).unwrap_or(""),
        _ => "",
    };
    let denied = claim.polarity == Polarity::Denied;
    // Whoever denies that a letter reached him takes back no word on who did it.
    if matches!(claim.slot, Slot::Doubt | Slot::Denial | Slot::Corroboration) && matter::of(claim, all) != Matter::Deed {
        return None;
    }
    let stance = match claim.slot {
        Slot::Accusation if denied => Stance::Clears,
        Slot::Accusation => Stance::Accuses(words(against)),
        Slot::Doubt => Stance::Doubts,
        Slot::Denial => Stance::Denies,
        Slot::Admission | Slot::ClaimOfResponsibility if denied => Stance::Denies,
        Slot::Admission | Slot::ClaimOfResponsibility => Stance::Admits,
        Slot::Corroboration => Stance::Backs,
        Slot::Acquittal => Stance::Clears,
        Slot::Said if WHEREABOUTS.iter().any(|w| claim.quote.to_lowercase().contains(w)) => Stance::Places(words(&claim.quote)),
        slot if slot.is_people_count() && !denied && claim.scope.as_ref().is_none_or(|s| *s == Scope::Total) => {
            let (least, most) = meant(claim)?;
            return Some((slot.as_str(), Stance::Counts(least, most)));
        }
        _ => return None,
    };
    Some(("responsibility", stance))
}

/// The least and the most that a count can mean: "at least 5" is 5 and more, "about 250" is what may be rounded to it.
fn meant(claim: &Claim) -> Option<(i64, Option<i64>)> {
    let (least, most) = claim.value.numbers()?;
    Some(match claim.bound.unwrap_or_default() {
        Bound::AtLeast => (least, None),
        Bound::MoreThan => (least.saturating_add(1), None),
        Bound::UpTo | Bound::AtMost => (0, most),
        Bound::About => (least - least / 10, most.map(|m| m + m / 10)),
        _ => (least, most),
    })
}

/// Keeps of the figures that one report gives for a speaker and a time the largest: others are parts, or told as replaced.
fn largest(positions: &mut Vec<Position<'_>>) {
    let of = |p: &Position<'_>| (p.claim.report.clone(), p.at.1.to_owned());
    let mut most: BTreeMap<(ReportId, String), i64> = BTreeMap::new();
    for p in positions.iter() {
        if let Stance::Counts(least, _) = p.stance {
            most.entry(of(p)).and_modify(|m| *m = least.max(*m)).or_insert(least);
        }
    }
    positions.retain(|p| !matches!(p.stance, Stance::Counts(least, _) if most.get(&of(p)).is_some_and(|m| least < *m)));
}

/// Words that tell one name from another.
fn words(name: &str) -> BTreeSet<String> {
    let every = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    every.map(|w| w.to_lowercase().trim_end_matches('s').to_owned()).take(40).collect()
}

/// One speaker on one matter; `None` with fewer than two positions, or with whereabouts alone.
fn account(speaker: &OriginId, matter: &str, mut positions: Vec<Position<'_>>) -> Option<Account> {
    positions.sort_by(|a, b| a.at.cmp(&b.at));
    let mut kept: Vec<Position<'_>> = Vec::new();
    let mut seen = BTreeSet::new();
    for p in positions {
        if seen.insert((p.stance.clone(), occasion(&p))) {
            kept.push(p);
        }
    }
    let on_matter = kept.iter().any(|p| !matches!(p.stance, Stance::Places(_)));
    (kept.len() > 1 && on_matter).then(|| Account {
        speaker: speaker.clone(),
        about: matter.to_owned(),
        changed: changed(&kept),
        claims: kept.iter().map(|p| p.claim.id.clone()).collect(),
    })
}

/// The occasion on which it was said, as far as the words tell: a copy of the statement gives the same.
fn occasion<'a>(p: &Position<'a>) -> Option<(Option<&'a str>, Order, Option<i64>)> {
    p.claim.placed.as_ref().map(|w| (w.at.as_deref(), w.order, w.minutes))
}

/// Whether positions differ in substance: another accused, a denial beside an admission, a name given on another occasion than a
/// doubt, a number that no passing of time explains.
fn changed(positions: &[Position<'_>]) -> bool {
    let after = |i: usize| positions.iter().skip(i + 1).take(64);
    positions.iter().enumerate().any(|(i, a)| after(i).any(|b| differ(a, b) && !regained(a, b, positions)))
}

/// Whether a speaker who gave less than before gives as much again later: what stood between was a part, or old.
fn regained(a: &Position<'_>, b: &Position<'_>, positions: &[Position<'_>]) -> bool {
    let Stance::Counts(stood, _) = a.stance else { return false };
    positions.iter().any(|p| later(b, p) && matches!(p.stance, Stance::Counts(least, _) if least >= stood))
}

/// Whether a position holds for a later time than another: by the clock where both have one, else by the day.
fn later(a: &Position<'_>, b: &Position<'_>) -> bool {
    let (Some(x), Some(y)) = (when::parse(a.at.1), when::parse(b.at.1)) else { return false };
    if x.minute.is_some() && y.minute.is_some() { x.minutes() < y.minutes() } else { x.day < y.day }
}

fn differ(a: &Position<'_>, b: &Position<'_>) -> bool {
    use Stance::*;
    let another_time = a.at.1 != b.at.1 || occasion(a) != occasion(b);
    match (&a.stance, &b.stance) {
        (Accuses(x), Accuses(y)) => another_time && named(a.claim) && named(b.claim) && x.is_disjoint(y),
        (Admits, Denies) | (Denies, Admits) | (Accuses(_), Clears) | (Backs, Doubts | Denies) | (Doubts | Denies, Backs) => {
            true
        }
        (Accuses(_), Doubts) | (Doubts, Accuses(_)) | (Admits, Doubts | Accuses(_)) | (Doubts, Admits) => another_time,
        // A toll that rises with time is brought up to date; one that falls is another account. The missing and the held are found
        // and freed: fewer of them is news. One below the half is rather a part than put right.
        (Counts(least, _), Counts(low, Some(most))) => {
            let falls = !matches!(a.claim.slot, Slot::Missing | Slot::Hostages | Slot::Evacuated | Slot::Displaced);
            falls && most < least && later(a, b) && low.saturating_mul(2) > *least
        }
        _ => false,
    }
}

/// Whether an accusation names somebody, rather than a deed or nobody in particular.
fn named(claim: &Claim) -> bool {
    let against = match &claim.value {
        Value::Roles(r) => r.against.as_deref(),
        _ => None,
    };
    against.is_some_and(|a| a.chars().any(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::{Part, Placed, Roles, Span};

    fn report() -> Report {
        Report {
            id: "r".into(),
            text: "The minister doubted it. Later he accused the Grey Hand. He said 12 died.".into(),
            ..Report::default()
        }
    }

    fn claim(report: &Report, from: usize, to: usize, slot: Slot, value: Value) -> Claim {
        let mut c = Claim::new(report, Part::Text, Span::new(from, to), slot, value, "test").unwrap();
        c.origin = Some("minister".into());
        c
    }

    fn minister() -> Vec<Origin> {
        vec![Origin { id: "minister".into(), name: "The Minister".into(), kind: "government".into(), ..Origin::default() }]
    }

    fn roles(against: &str) -> Value {
        Value::Roles(Roles { against: Some(against.into()), ..Roles::default() })
    }

    #[test]
    fn a_doubt_and_a_later_accusation_are_two_accounts() {
        let r = report();
        let doubt = claim(&r, 0, 23, Slot::Doubt, roles(""));
        let mut accuse = claim(&r, 25, 55, Slot::Accusation, roles("the Grey Hand"));
        accuse.placed = Some(Placed { words: "Later".into(), ..Placed::default() });
        let found = accounts(&[&accuse, &doubt], &minister(), &[&r]);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert!(one.changed);
        assert_eq!((one.about.as_str(), &one.claims), ("responsibility", &vec![doubt.id.clone(), accuse.id.clone()]));
    }

    #[test]
    fn one_position_said_twice_is_no_account() {
        let r = report();
        let (a, b) = (claim(&r, 0, 23, Slot::Doubt, roles("")), claim(&r, 4, 23, Slot::Doubt, roles("")));
        assert!(accounts(&[&a, &b], &minister(), &[&r]).is_empty());
    }

    #[test]
    fn a_rising_toll_is_an_update_and_a_falling_one_a_change() {
        let r = report();
        let count = |from, n, day: &str| {
            let mut c = claim(&r, from, 70, Slot::Killed, Value::Number(n));
            c.as_of = Some(day.into());
            c
        };
        let (a, b) = (count(56, 12, "2031-03-01"), count(57, 15, "2031-03-02"));
        assert!(!accounts(&[&a, &b], &minister(), &[&r])[0].changed);
        let (a, b) = (count(56, 15, "2031-03-01"), count(57, 12, "2031-03-02"));
        assert!(accounts(&[&a, &b], &minister(), &[&r])[0].changed);
    }

    #[test]
    fn a_rounded_figure_a_part_and_an_unnamed_speaker_are_no_reversal() {
        let r = report();
        let count = |from, n, day: &str, bound| {
            let mut c = claim(&r, from, 70, Slot::Killed, Value::Number(n));
            c.as_of = Some(day.into());
            c.bound = Some(bound);
            c
        };
        let (exact, about) = (count(56, 253, "2031-03-01", Bound::Exact), count(57, 250, "2031-03-02", Bound::About));
        assert!(!accounts(&[&exact, &about], &minister(), &[&r])[0].changed);
        // 31, then 20 in one place, then 34: what lay between was a part.
        let (a, b) = (count(56, 31, "2031-03-01", Bound::Exact), count(57, 20, "2031-03-02", Bound::Exact));
        let c = count(58, 34, "2031-03-03", Bound::Exact);
        assert!(accounts(&[&a, &b], &minister(), &[&r])[0].changed);
        assert!(!accounts(&[&a, &b, &c], &minister(), &[&r])[0].changed);
        let police = vec![Origin { name: "police".into(), ..minister().remove(0) }];
        assert!(accounts(&[&a, &b], &police, &[&r]).is_empty());
    }
}
