//! The nouns of Firsthand and their invariants: spans, reports, claims, facts, judgements, the dossier.
//!
//! Invariants, most of them absences:
//! * No input or output, no algorithm beyond making an id from content: this crate never opens a file.
//! * A [`Report`]'s text is never altered after it was read; every [`Span`] is a half-open **byte** range of it.
//! * Ids are made from content, never from a path, an order or a counter ([`id::content_id`]).
//! * Everything here serialises to the exchange format of `dossier.json`, version 1, and reads back equal.

mod claim;
mod copy;
mod dossier;
mod event;
pub mod id;
mod incident;
mod judgement;
mod note;
mod origin;
mod report;
mod slot;
mod source;
mod span;
mod value;

pub use claim::{Bound, Claim, Modality, Order, PixelRegion, Pixels, Placed, Polarity, Scope};
pub use copy::{CopyEdge, CopyReason};
pub use dossier::{Dossier, FORMAT, ReportEntry, VERSION};
pub use event::{Author, EventKind, EventMention, Provenance, ReportClaims};
pub use id::{CaptureId, ClaimId, FactId, IncidentId, JudgementId, OriginId, ReportId};
pub use incident::{
    Account, Airwars, AirwarsGrade, Candidate, Change, Clash, Conflict, Directness, Fact, Grade, Incident, LedgerEntry,
    PersonEntry, Precision, TimelineEntry, TimelineLane,
};
pub use judgement::{Judgement, Subject, Verdict};
pub use note::{Note, NoteKind, Noted};
pub use origin::{Origin, UNATTRIBUTED};
pub use report::{Limits, Report, SourceMap};
pub use slot::Slot;
pub use source::{Source, SourceKind};
pub use span::{Part, Span};
pub use value::{PersonValue, PlaceValue, Range, Roles, Timed, Value, WordNumber};
