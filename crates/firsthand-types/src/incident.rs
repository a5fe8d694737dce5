//! Incidents, facts and what follows from them.

use crate::{Bound, ClaimId, FactId, IncidentId, OriginId, ReportId, Slot, Value};
use serde::{Deserialize, Serialize};

/// How rival candidates relate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Conflict {
    #[default]
    None,
    Disagreement,
    Update,
    Scope,
    Rounding,
    Zone,
}

/// How well a fact stands, by independent origins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Two or more independent origins.
    Confirmed,
    /// One origin.
    SingleOrigin,
    /// Origins disagree.
    Contested,
    /// Replaced by a later word of its own origin.
    Superseded,
    /// Taken back by its origin.
    Withdrawn,
    /// Nobody is named.
    #[default]
    Unattributed,
}

/// How directly an origin speaks for a value, the least first: what weighs where numbers of origins do not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Directness {
    /// A party says it of its adversary.
    Accusation,
    /// Passed on by somebody who was not there and whose business it is not.
    Relayed,
    /// A body on its own business: the police on an arrest, a ministry on its count.
    Official,
    /// Saw, treated, counted or obtained it.
    Firsthand,
    /// Said against the speaker's own interest.
    Admission,
}

/// What a fact would be without the word of one of its origins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The origin taken away.
    pub origin: OriginId,
    /// The grade that is left; absent where nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The best value that is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<Value>,
    /// How what is left relates.
    pub conflict: Conflict,
}

/// Airwars' grading of an incident, as far as sources alone can give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AirwarsGrade {
    /// A party has accepted responsibility.
    Confirmed,
    /// Two or more independent origins.
    Fair,
    /// A single origin, or nobody named.
    Weak,
    /// Competing attributions of responsibility.
    Contested,
}

/// An incident's place on Airwars' scale, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Airwars {
    /// The grade.
    pub grade: AirwarsGrade,
    /// In one sentence, why.
    pub why: String,
    /// The claims it rests on, sorted.
    pub claims: Vec<ClaimId>,
}

/// One of the rival values of a fact, with what stands behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The value.
    pub value: Value,
    /// How it is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The latest time for which it is given.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The earliest time for which it is given.
    #[serde(default)]
    pub first_as_of: Option<String>,
    /// The claims, sorted. Never empty (law 1).
    pub claims: Vec<ClaimId>,
    /// The reports that carry them, sorted.
    pub reports: Vec<ReportId>,
    /// The independent origins, sorted.
    pub origins: Vec<OriginId>,
    /// The sides of those origins, sorted, without repeats.
    #[serde(default)]
    pub sides: Vec<String>,
    /// How this candidate stands.
    #[serde(default)]
    pub grade: Grade,
    /// What part of the whole it counts, where not the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<crate::Scope>,
    /// What is counted or described, for slots that hold several things.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// How directly the best placed of its origins speaks; absent where nobody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directness: Option<Directness>,
    /// Its place on the Admiralty scale ("C3"): source B to F by directness, information 1 to 6 by independent origins and sides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub admiralty: String,
}

/// One line of the casualty ledger: what was known at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// For which time, `YYYY-MM-DD` or with a clock time.
    pub as_of: Option<String>,
    /// Lowest figure that stood at that time.
    pub low: Option<Value>,
    /// The figure by the rule.
    pub best: Option<Value>,
    /// Highest figure that stood at that time.
    pub high: Option<Value>,
    /// The claims behind it, sorted.
    pub claims: Vec<ClaimId>,
}

/// A slot of one incident with its rival candidates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Made from incident and slot (and what is counted).
    pub id: FactId,
    /// The slot.
    pub slot: Slot,
    /// The value by the rule, absent where nothing is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<Value>,
    /// Lowest value that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Value>,
    /// Highest value that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Value>,
    /// How well the best value stands.
    pub grade: Grade,
    /// How its candidates relate.
    pub conflict: Conflict,
    /// Rival candidates, the best first.
    pub candidates: Vec<Candidate>,
    /// Over time, for counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<LedgerEntry>,
    /// What is counted, for `counted` facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// The single origin without which the grade would fall ("what would change this").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<OriginId>,
    /// What each origin carries, found by taking it away and making the fact again: those without which it would be another. By
    /// origin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_change: Vec<Change>,
    /// In one sentence, why the best value was chosen and the conflict typed so.
    #[serde(default)]
    pub why: String,
    /// How exactly the best value is known, in the codes of the codebooks; for days, times and places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
}

/// Precision codes of UCDP GED and ACLED for a day or a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Precision {
    /// UCDP GED: `date_prec` 1 to 5, or `where_prec` 1 to 7.
    pub ucdp: u8,
    /// ACLED: `time_precision` or `geo_precision`, 1 to 3.
    pub acled: u8,
    /// First possible day, `YYYY-MM-DD`, for days and times; absent where nothing bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last possible day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

/// A victim, suspect or survivor, named or described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Proper name or the reports' words.
    pub name: String,
    /// `victim`, `suspect`, `survivor`, `witness`.
    pub role: String,
    /// What became of him.
    pub fate: Option<String>,
    /// In years.
    pub age: Option<u32>,
    /// The claims, sorted.
    pub claims: Vec<ClaimId>,
}

/// The lane of the timeline in which an entry stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineLane {
    /// Warnings and plots before.
    Warning,
    /// The incident itself.
    #[default]
    Incident,
    /// What was said about it.
    Statement,
    /// Reports as published.
    Report,
}

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When, in the format of times, as the words give it; of an interval, its beginning; `None` where open.
    pub start: Option<String>,
    /// The end of the interval, or the time before which it was; `None` where it is a point of time, or open.
    pub end: Option<String>,
    /// What.
    pub what: String,
    /// Indexes-free order: `what` of the entries that it is said to come after.
    pub after: Vec<String>,
    /// The claims, sorted.
    pub claims: Vec<ClaimId>,
    /// Where it is drawn.
    #[serde(default)]
    pub lane: TimelineLane,
    /// How the words place it, where not by the clock ("about four hours after the shooting commenced").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed_by: Option<String>,
    /// How the words bound it, where not exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The earliest time that all claims together allow, where that is not `start`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// The latest time that all claims together allow, where that is not `start` or `end`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
}

/// One speaker's positions on one matter over time, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The speaker's origin.
    pub speaker: OriginId,
    /// What the positions are about ("responsibility", "killed").
    pub about: String,
    /// The claims in order of time as far as it is known.
    pub claims: Vec<ClaimId>,
    /// Whether the positions differ.
    pub changed: bool,
}

/// The smallest group of claims about times that cannot all be true: leaving out any one of them removes the contradiction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Clash {
    /// The claims, sorted.
    pub claims: Vec<ClaimId>,
    /// Their origins, sorted, without repeats.
    pub origins: Vec<OriginId>,
    /// In one sentence, what each of them says.
    pub why: String,
}

/// An event that the case is about, or another that its reports mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Made from content.
    pub id: IncidentId,
    /// In the reports' words: kind, place, day.
    pub title: String,
    /// Whether it is the one with most reports in `primary_for`.
    pub primary: bool,
    /// Reports with a claim about it, sorted.
    pub reports: Vec<ReportId>,
    /// Reports whose main incident it is, sorted.
    pub primary_for: Vec<ReportId>,
    /// Its facts, in the order of [`Slot::ALL`].
    pub facts: Vec<Fact>,
    /// Victims, suspects, survivors.
    pub people: Vec<PersonEntry>,
    /// In order of time.
    pub timeline: Vec<TimelineEntry>,
    /// Claims about times that cannot all be true, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes: Vec<Clash>,
    /// Speakers with more than one position.
    #[serde(default)]
    pub accounts: Vec<Account>,
    /// What is not known, each a sentence.
    #[serde(default)]
    pub not_known: Vec<String>,
    /// Reports whose words were the evidence that two mentions are one incident.
    #[serde(default)]
    pub evidence: Vec<ReportId>,
    /// Its place on Airwars' scale, where anybody was killed or hurt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub airwars: Option<Airwars>,
}
