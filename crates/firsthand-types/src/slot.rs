//! The slots: what a claim can be about.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

macro_rules! slots {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a claim asserts a value of. Spelled in the dossier as [`Slot::as_str`] says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Slot {
            $($(#[$doc])* $variant,)*
        }

        impl Slot {
            /// Every slot, in the order in which views show them.
            pub const ALL: &'static [Slot] = &[$(Slot::$variant,)*];

            /// The name used in the dossier and on the command line.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Slot::$variant => $name,)*
                }
            }
        }
    };
}

slots! {
    /// What happened.
    Event = "event",
    /// Who or what was attacked or struck.
    Target = "target",
    /// The day of the incident.
    Date = "date",
    /// When it began.
    StartTime = "start_time",
    /// When it ended.
    EndTime = "end_time",
    /// Any other timed sub-event: `{"at","what"}`.
    Time = "time",
    /// Where it happened.
    Place = "place",
    /// People who died.
    Killed = "killed",
    /// People who were hurt.
    Injured = "injured",
    /// People unaccounted for.
    Missing = "missing",
    /// People brought to safety.
    Rescued = "rescued",
    /// People ordered or brought out of danger.
    Evacuated = "evacuated",
    /// People held.
    Hostages = "hostages",
    /// People driven from their homes.
    Displaced = "displaced",
    /// People arrested or detained.
    Arrested = "arrested",
    /// People charged.
    Charged = "charged",
    /// People who carried it out.
    Attackers = "attackers",
    /// People suspected.
    Suspects = "suspects",
    /// A named or described victim, suspect or survivor.
    Person = "person",
    /// Weapon or means.
    Weapon = "weapon",
    /// Who did it, on the responsibility scale (a derived fact slot).
    Perpetrator = "perpetrator",
    /// A claim of responsibility: `{"by","through"}`.
    ClaimOfResponsibility = "claim_of_responsibility",
    /// `{"by","against","of"}`.
    Accusation = "accusation",
    /// A denial.
    Denial = "denial",
    /// A doubt cast.
    Doubt = "doubt",
    /// A statement that supports another.
    Corroboration = "corroboration",
    /// An admission.
    Admission = "admission",
    /// `{"by","of"}`.
    Acquittal = "acquittal",
    /// The motive stated.
    Motive = "motive",
    /// A threat made after it, or for the future.
    Threat = "threat",
    /// A warning given beforehand, or its absence.
    PriorWarning = "prior_warning",
    /// A plot foiled.
    FoiledPlot = "foiled_plot",
    /// A check of footage or of a claim: `{"by","of","how","result"}`.
    Verification = "verification",
    /// What authorities or others did about it.
    Response = "response",
    /// Any other counted thing.
    Counted = "counted",
    /// Any other attributed statement.
    Said = "said",
}

impl Slot {
    /// Whether the slot's value is a number of people.
    pub fn is_people_count(self) -> bool {
        use Slot::*;
        matches!(
            self,
            Killed | Injured | Missing | Rescued | Evacuated | Hostages | Displaced | Arrested | Charged | Attackers | Suspects
        )
    }

    /// Whether the slot's value is a number of anything.
    pub fn is_count(self) -> bool {
        self.is_people_count() || self == Slot::Counted
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Slot {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let wanted = s.trim().to_ascii_lowercase().replace([' ', '-'], "_");
        Slot::ALL
            .iter()
            .copied()
            .find(|slot| slot.as_str() == wanted)
            .ok_or_else(|| format!("no slot is called '{s}'; the slots are: {}", names()))
    }
}

fn names() -> String {
    Slot::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", ")
}
