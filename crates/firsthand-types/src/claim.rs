//! Claims: what a report's words assert, with the words, and on whose word.

use crate::id::content_id;
use crate::{CaptureId, ClaimId, IncidentId, OriginId, Part, Report, ReportId, Slot, Source, Span, Value};
use serde::{Deserialize, Serialize};

/// How a value is bounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Bound {
    #[default]
    Exact,
    AtLeast,
    MoreThan,
    About,
    UpTo,
    AtMost,
    Range,
    /// For times.
    Before,
    /// For times.
    After,
}

/// What part of the whole a count counts. In the dossier: `total`, `increment`, `superseded` or `subset:...`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole of the incident.
    #[default]
    Total,
    /// Added to an earlier figure ("a further three").
    Increment,
    /// An earlier figure, given as replaced.
    Superseded,
    /// A part, in the report's words ("children", "in critical condition", "at one hospital").
    Subset(String),
}

impl Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Scope::Total => s.serialize_str("total"),
            Scope::Increment => s.serialize_str("increment"),
            Scope::Superseded => s.serialize_str("superseded"),
            Scope::Subset(of) => s.collect_str(&format_args!("subset:{of}")),
        }
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let s = String::deserialize(d)?;
        Ok(match s.as_str() {
            "total" => Scope::Total,
            "increment" => Scope::Increment,
            "superseded" => Scope::Superseded,
            other => Scope::Subset(other.strip_prefix("subset:").unwrap_or(other).to_owned()),
        })
    }
}

/// Whether the words affirm the value, deny it, or say that there was none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Polarity {
    #[default]
    Affirmed,
    Denied,
    Absent,
}

/// How firmly the words put it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Modality {
    #[default]
    Asserted,
    Alleged,
    Possible,
    Planned,
    Predicted,
}

/// On which side of its anchor the words place something in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Before it.
    Before,
    /// At the same time.
    During,
    /// After it.
    #[default]
    After,
}

/// Words of the same sentence that place in time what a claim tells: a time of its own, or an offset or order relative to
/// another event.
///
/// Invariant: `words` is the slice `start..end` of the claim's part; `anchor` is a slice of that part too.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placed {
    /// The words ("approximately four hours after the shooting commenced", "Subsequently").
    pub words: String,
    /// First byte of the words.
    pub start: usize,
    /// After their last byte.
    pub end: usize,
    /// The time they name, in the format of times; then nothing below is given but `bound`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The words that name the event they hang on ("the shooting commenced"); absent: what the text told just before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// On which side of the anchor.
    #[serde(default)]
    pub order: Order,
    /// How many minutes from the anchor, never negative; absent where only the order is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
    /// How `at` or `minutes` is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
}

/// A set of matched points in captured pixels: what a claim rests on where it rests on no words (law 1).
///
/// All places are shares of a picture's width and height (0..1), so that they hold at any size.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pixels {
    /// The frame: a file of footage, with `@seconds` for a clip.
    pub frame: String,
    /// The footage's capture.
    pub sha256: CaptureId,
    /// The reference, named as the frame is.
    pub reference: String,
    /// The reference's capture.
    pub reference_sha256: CaptureId,
    /// The same point of the world in both: x and y in the frame, x and y in the reference.
    pub points: Vec<[f64; 4]>,
    /// Where both agree.
    pub agrees: Vec<PixelRegion>,
    /// Where both should agree and do not.
    pub differs: Vec<PixelRegion>,
}

/// A rectangle of the frame and the same place in the reference: left, top, width, height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PixelRegion {
    pub frame: [f64; 4],
    pub reference: [f64; 4],
}

/// Fewer matched points than this are no evidence: seven fit a scene by themselves.
const FEWEST_POINTS: usize = 8;

/// One assertion in one report, or of one piece of footage: slot and value, its quote and its chain of sources.
///
/// Invariant: `quote` is the slice `start..end` of the report's `part`; every source's span is a slice too. Only
/// [`Claim::new`] makes claims of words, and it takes the quote from the report itself; only [`Claim::of_pixels`] makes claims
/// of pixels, and it takes at least eight matched points (law 1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Made from capture, item, part, start, end, slot and value.
    pub id: ClaimId,
    /// The report it stands in; the file of footage where it rests on pixels.
    pub report: ReportId,
    /// Which part of the report.
    pub part: Part,
    /// First byte of the quote.
    pub start: usize,
    /// After the last byte of the quote.
    pub end: usize,
    /// The words there: the clause that asserts the value. Of pixels: which points of which captures, in the tool's words.
    pub quote: String,
    /// What it is about.
    pub slot: Slot,
    /// What it says.
    pub value: Value,
    /// How a count or a time is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// What part of the whole a count counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// The time for which the value is given: `YYYY-MM-DD` or with a clock time; absent where the report gives no hint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Affirmed, denied or absent.
    pub polarity: Polarity,
    /// Asserted, alleged, possible, planned or predicted.
    pub modality: Modality,
    /// The chain of sources, nearest first; empty where the outlet itself speaks.
    pub sources: Vec<Source>,
    /// Where the chain ends; set by reconciliation.
    #[serde(default)]
    pub origin: Option<OriginId>,
    /// The incident it is about; set by reconciliation.
    #[serde(default)]
    pub about: Option<IncidentId>,
    /// What is counted, in the report's words ("spent cartridges").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// How the sentence places in time what is told, for things said, warned of and done; times of the event itself are values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed: Option<Placed>,
    /// Whether a count of people includes the attackers, where the words say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub includes_attackers: Option<bool>,
    /// Whether the words show that the outlet saw, counted or obtained it itself ("our reporter saw", "a Reuters tally").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub firsthand: bool,
    /// Index into [`crate::ReportClaims::events`]: which of the report's events it is about. Not part of the format.
    #[serde(default)]
    pub event: usize,
    /// The name of the rule that made it ("killed/verb"); shown by `trace`, counted in `eval/rules.csv`.
    #[serde(default)]
    pub rule: String,
    /// What in the report speaks for the value, where several things are weighed against each other ("dateline", "police").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<String>,
    /// The matched points, where it rests on pixels (`part` is then [`Part::Pixels`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<Box<Pixels>>,
}

impl Claim {
    /// A claim whose quote is the slice of `report` at `span`, or `None` where that is no slice (law 1).
    ///
    /// Everything that is not given takes its default: affirmed, asserted, no bound, no scope, no sources, event 0.
    pub fn new(report: &Report, part: Part, span: Span, slot: Slot, value: Value, rule: &str) -> Option<Self> {
        let quote = report.slice(part, span).filter(|q| !q.trim().is_empty())?.to_owned();
        let (start, end) = (span.start, span.end);
        let id = content_id(
            "c",
            &[&report.capture_item(), part.as_str(), &start.to_string(), &end.to_string(), slot.as_str(), &value.key()],
        );
        Some(Claim {
            id: ClaimId(id),
            report: report.id.clone(),
            part,
            start,
            end,
            quote,
            slot,
            value,
            bound: None,
            scope: None,
            as_of: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            sources: Vec::new(),
            origin: None,
            about: None,
            what: None,
            placed: None,
            includes_attackers: None,
            firsthand: false,
            event: 0,
            rule: rule.to_owned(),
            cues: Vec::new(),
            pixels: None,
        })
    }

    /// A claim that rests on matched points of two captures, or `None` where they are too few (law 1).
    pub fn of_pixels(file: &str, pixels: Pixels, slot: Slot, value: Value, rule: &str) -> Option<Self> {
        if pixels.points.len() < FEWEST_POINTS {
            return None;
        }
        let parts = [&pixels.sha256.0, "pixels", &pixels.frame, &pixels.reference_sha256.0, slot.as_str(), &value.key()];
        let id = content_id("c", &parts);
        let quote = format!("{} matched points in {} and {}", pixels.points.len(), pixels.frame, pixels.reference);
        Some(Claim {
            id: ClaimId(id),
            report: ReportId::from(file),
            part: Part::Pixels,
            start: 0,
            end: 0,
            quote,
            slot,
            value,
            bound: None,
            scope: None,
            as_of: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            sources: Vec::new(),
            origin: None,
            about: None,
            what: None,
            placed: None,
            includes_attackers: None,
            firsthand: true,
            event: 0,
            rule: rule.to_owned(),
            cues: Vec::new(),
            pixels: Some(Box::new(pixels)),
        })
    }

    /// The quote's range.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether it affirms and asserts a value that can support a fact: not denied, not planned, not predicted.
    pub fn supports(&self) -> bool {
        self.polarity == Polarity::Affirmed && !matches!(self.modality, Modality::Planned | Modality::Predicted)
    }
}
