//! What one report says about which events, before reports are compared.

use crate::{Claim, ReportId, Source, Span};
use serde::{Deserialize, Serialize};

/// The coarse kind of an event, for telling incidents apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum EventKind {
    Shooting,
    Bombing,
    Stabbing,
    Kidnapping,
    Assault,
    Airstrike,
    Battle,
    Vehicle,
    Fire,
    Explosion,
    Collapse,
    Crash,
    Sinking,
    Earthquake,
    Flood,
    Storm,
    Landslide,
    Eruption,
    Outbreak,
    Protest,
    Stampede,
    Poisoning,
    Arson,
    /// An attack of no stated kind.
    Attack,
    #[default]
    Other,
}

/// One event that a report mentions: its main one, or another beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EventMention {
    /// Its coarse kind.
    pub kind: EventKind,
    /// The words that name it, in the text ("the concert hall shooting"); empty where the report names none.
    pub spans: Vec<Span>,
    /// Earliest and latest day on which it began, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `None` where open.
    pub when: Option<(String, String)>,
    /// Names of places, facilities and areas where it happened, as resolved in the report, most specific first.
    pub places: Vec<String>,
    /// Coordinates of the most specific place resolved, degrees north and east.
    pub point: Option<(f64, f64)>,
    /// Country code of the place, where resolved.
    pub country: Option<String>,
    /// Names of people, groups and objects that take part, folded to lower case, sorted.
    pub participants: Vec<String>,
    /// Whether the report is chiefly about it. Exactly one event of a report with claims about any event is main, unless the report is about background only.
    pub main: bool,
    /// Why it is taken to be another event than the main one ("another year", "another place", "a plot foiled").
    pub background: Option<String>,
}

/// Who first wrote the words, as far as the report declares it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Author {
    /// Agency or outlet that is credited ("Associated Press").
    pub name: String,
    /// `byline`, `dateline`, `credit` ("(With inputs from agencies)"), `canonical` (address of another host).
    pub how: String,
    /// Where, in the text; empty for a canonical address.
    pub span: Span,
    /// Whether it says that the whole text is theirs (a byline or dateline credit), or only a part.
    pub whole: bool,
}

/// What a report declares of its own making. Bears on origin and lineage only, never on a claim's chain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Credits found, in order of the text.
    pub credits: Vec<Author>,
    /// Runs of text that are no prose of the report: credits, captions' credits, "sign up", "follow us".
    pub boilerplate: Vec<Span>,
}

/// Everything that the stages before reconciliation know of one report. Made from that report alone, so it can be cached
/// under the capture's hash.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportClaims {
    /// The report.
    pub report: ReportId,
    /// Its claims, sorted by part, start, end, slot, value. `origin` and `about` are still open.
    pub claims: Vec<Claim>,
    /// Its events; `claims[..].event` indexes them.
    pub events: Vec<EventMention>,
    /// What it declares of its making.
    pub provenance: Provenance,
    /// Names of one entity within the report: each inner list is one entity, the fullest name first ("Islamic State",
    /// "IS", "the group"). Only proper names and stated posts, never pronouns.
    pub aliases: Vec<Vec<String>>,
    /// Quoted passages with their speaker, for telling the same statement apart from copied text.
    pub quotations: Vec<(Span, Option<Source>)>,
    /// Sentence boundaries of the text, for views that show a quote in its sentence.
    pub sentences: Vec<Span>,
}
