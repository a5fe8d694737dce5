//! What a denial, a doubt or a support is about: the deed itself, a warning before it, or something else. Whoever denies that a letter
//! reached him denies no part in the deed.

use firsthand_types::{Claim, Roles, Slot, Value};

/// What is denied, doubted or supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Matter {
    /// Who did it, or is to blame for it.
    Deed,
    /// Whether somebody had been warned, or had passed a warning over.
    Warning,
    /// Anything else.
    Other,
}

impl Matter {
    /// How the dossier calls it; nothing for the deed.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Matter::Deed => None,
            Matter::Warning => Some("a warning"),
            Matter::Other => Some("another matter"),
        }
    }
}

/// Rules that read a denial of the deed whatever its words are.
const OF_DEED: &[&str] = &[
    "denial/innocent",
    "denial/plea",
    "denial/no-part",
    "denial/not-ours",
    "denial/own-part",
    "denial/no-forces",
    "denial/rules",
];

/// Beginnings of words for the deed, for guilt and for part in it.
const DEED: &[&str] = &[
    "guilt",
    "charge",
    "involve",
    "responsib",
    "blame",
    "behind",
    "accus",
    "allegation",
    "alleged",
    "negligen",
    "wrongdoing",
    "fault",
    "attack",
    "murder",
    "kill",
    "bomb",
    "massacre",
    "shoot",
    "shelling",
    "strike",
    "assault",
    "complicit",
    "part",
    "role",
    "link",
    "plot",
    "terror",
    "crime",
    "sabotage",
    "arson",
];

/// Beginnings of words for warnings and for what brings them.
const WARNING: &[&str] = &[
    "warn",
    "alert",
    "alarm",
    "siren",
    "letter",
    "complaint",
    "ignor",
    "receiv",
    "reached",
    "notif",
    "forewarn",
    "notice",
    "memo",
    "prior",
    "tip",
];

/// Words that stand for what was said before.
const STANDS_FOR: &[&str] = &[
    "it",
    "that",
    "this",
    "them",
    "so",
    "everything",
    "all of it",
    "the claim",
    "the claims",
    "this claim",
    "any of it",
    "her",
    "him",
    "",
];

/// What a claim is about; `said` are all claims of its report.
pub(crate) fn of(claim: &Claim, said: &[&Claim]) -> Matter {
    let of = match &claim.value {
        Value::Roles(Roles { of, .. }) => of.as_deref().unwrap_or(""),
        _ => "",
    };
    let low = of.to_lowercase();
    let plain = low.trim_matches(|c: char| !c.is_alphanumeric());
    if STANDS_FOR.contains(&plain) {
        return before(claim, said, false);
    }
    let has = |list: &[&str], text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|w| list.iter().any(|l| if *l == "part" { w == "part" } else { w.starts_with(l) }))
    };
    if claim.rule == "denial/not-warned"
        || has(WARNING, &low)
        || plain.starts_with("having been told")
        || plain.contains("knew of")
    {
        return Matter::Warning;
    }
    if OF_DEED.contains(&claim.rule.as_str())
        || has(DEED, &low)
        || plain.starts_with("nothing to do with")
        || plain.starts_with("to do with")
    {
        return Matter::Deed;
    }
    if claim.slot == Slot::Denial || claim.slot == Slot::Corroboration { Matter::Other } else { before(claim, said, true) }
}

/// What stands right before the claim in its report, where `told` says that its words name another thing: who is held to have done it, or a warning.
fn before(claim: &Claim, said: &[&Claim], told: bool) -> Matter {
    const NEAR: usize = 600;
    let near = |c: &&&Claim| {
        c.report == claim.report && c.part == claim.part && c.start <= claim.end && claim.start.saturating_sub(c.start) < NEAR
    };
    let slots = [Slot::Accusation, Slot::ClaimOfResponsibility, Slot::Admission, Slot::Perpetrator, Slot::PriorWarning];
    let last = said.iter().filter(near).filter(|c| slots.contains(&c.slot)).max_by_key(|c| (c.start, &c.id));
    match last.map(|c| c.slot) {
        Some(Slot::PriorWarning) => Matter::Warning,
        Some(_) => Matter::Deed,
        None if claim.slot == Slot::Denial
            && matches!(&claim.value, Value::Roles(r) if r.of.as_deref() == Some("everything")) =>
        {
            Matter::Deed
        }
        // What is doubted without saying what is somebody's word on who did it.
        None if claim.slot == Slot::Doubt && !told => Matter::Deed,
        None => Matter::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::{Part, Report, Span};

    fn denial(of: &str, rule: &'static str) -> Claim {
        let report = Report { id: "r".into(), text: "The harbour board denies it.".into(), ..Report::default() };
        let value = Value::Roles(Roles { by: Some("The harbour board".into()), of: Some(of.into()), ..Roles::default() });
        Claim::new(&report, Part::Text, Span::new(0, 27), Slot::Denial, value, rule).unwrap()
    }

    #[test]
    fn a_denial_of_a_warning_is_none_of_the_deed() {
        let matter = |of: &str| super::of(&denial(of, "denial/verb"), &[]);
        assert_eq!(matter("any involvement in the blast"), Matter::Deed);
        assert_eq!(matter("negligence"), Matter::Deed);
        assert_eq!(matter("having ignored the engineer's letter"), Matter::Warning);
        assert_eq!(matter("that a complaint ever reached him"), Matter::Warning);
        assert_eq!(matter("that the gates were locked"), Matter::Other);
    }

    #[test]
    fn what_it_stands_for_was_said_before() {
        let report = Report {
            id: "r".into(),
            text: "Rebels blame the Grey Hand. The harbour board denies it.".into(),
            ..Report::default()
        };
        let value = Value::Roles(Roles { against: Some("the Grey Hand".into()), ..Roles::default() });
        let accusation = Claim::new(&report, Part::Text, Span::new(0, 26), Slot::Accusation, value, "test").unwrap();
        let denial = denial("it", "denial/verb");
        assert_eq!(super::of(&denial, &[&accusation]), Matter::Deed);
        assert_eq!(super::of(&denial, &[]), Matter::Other);
    }
}
