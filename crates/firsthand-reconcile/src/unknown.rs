//! What is not known of an incident: a list of its own, derived from facts and claims, never invented (law 7).

use crate::timeline::Timeline;
use firsthand_types::{
    Bound, Claim, Conflict, EventKind, Fact, Grade, Origin, OriginId, PersonEntry, Polarity, Roles, Slot, Value,
};
use std::collections::{BTreeMap, BTreeSet};

/// All that is known of one incident, as far as it bears on what is not.
pub(crate) struct Known<'a> {
    /// What kind of event it is: decides which slots matter.
    pub kind: EventKind,
    /// Its claims.
    pub claims: &'a [&'a Claim],
    /// Its facts.
    pub facts: &'a [Fact],
    /// Its people.
    pub people: &'a [PersonEntry],
    /// Its timeline.
    pub timeline: &'a Timeline,
    /// All origins of the case.
    pub origins: &'a [Origin],
}

/// Most names listed in one sentence.
const NAMES: usize = 4;

/// What is not known, each a sentence, in the order of the slots.
pub(crate) fn unknown(known: &Known<'_>) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(known.day());
    out.extend(known.start());
    out.extend(known.place());
    out.extend(known.counts());
    out.extend(known.names());
    if violent(known.kind) {
        out.extend(known.responsibility());
        out.extend(known.missing_fact(Slot::Weapon, "With what it was done: no weapon or means is named."));
        out.extend(known.missing_fact(Slot::Motive, "Why it was done: no motive is given."));
    }
    out.extend(known.verification());
    out.extend(known.timeline.clashes.iter().map(|c| c.why.clone()));
    let mut seen = BTreeSet::new();
    out.retain(|s| seen.insert(s.clone()));
    out
}

/// Kinds of event that somebody does to others.
fn violent(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Shooting | Bombing | Stabbing | Kidnapping | Assault | Airstrike | Battle | Arson | Attack | Poisoning)
}

/// The counts that matter for a kind of event, and how each is asked for.
fn asked(kind: EventKind) -> Vec<(Slot, &'static str)> {
    use EventKind::*;
    let mut list = vec![(Slot::Killed, "How many were killed"), (Slot::Injured, "How many were injured")];
    if matches!(kind, Collapse | Sinking | Flood | Landslide | Earthquake | Storm | Eruption) {
        list.push((Slot::Missing, "How many are missing"));
    }
    if kind == Kidnapping {
        list.push((Slot::Hostages, "How many are held"));
    }
    if matches!(kind, Shooting | Stabbing | Kidnapping | Assault | Attack) {
        list.push((Slot::Attackers, "How many attackers there were"));
    }
    list
}

impl Known<'_> {
    fn fact(&self, slot: Slot) -> Option<&Fact> {
        self.facts.iter().find(|f| f.slot == slot && (f.best.is_some() || !f.candidates.is_empty()))
    }

    fn of(&self, slot: Slot) -> impl Iterator<Item = &Claim> {
        self.claims.iter().copied().filter(move |c| c.slot == slot)
    }

    fn missing_fact(&self, slot: Slot, sentence: &str) -> Option<String> {
        (self.fact(slot).is_none() && self.of(slot).all(|c| c.polarity != Polarity::Affirmed)).then(|| sentence.to_owned())
    }

    fn day(&self) -> Option<String> {
        let dated = |c: &Claim| matches!(&c.value, Value::Text(t) if !t.starts_with('T'));
        match self.fact(Slot::Date) {
            Some(f) if f.conflict == Conflict::Disagreement => {
                Some(format!("The day: the reports do not agree ({}).", rivals(f)))
            }
            Some(f) => bounded(f).map(|day| format!("The day: no report gives it; it had happened by {day}.")),
            None if self.of(Slot::StartTime).any(dated) => None,
            None if self.of(Slot::StartTime).next().is_some() => Some("The day: clock times are given, but no date.".into()),
            None => Some("The day: no report gives a date.".into()),
        }
    }

    fn start(&self) -> Option<String> {
        let Some(f) = self.fact(Slot::StartTime) else {
            return Some("When it began: no time is given.".into());
        };
        if f.conflict == Conflict::Disagreement {
            return Some(format!("When it began: the reports do not agree ({}).", rivals(f)));
        }
        let vague = f.candidates.first().is_some_and(|c| c.bound.is_some_and(|b| b != Bound::Exact))
            && f.candidates.iter().all(|c| c.bound.is_some_and(|b| b != Bound::Exact));
        let quote = f.candidates.first().and_then(|c| self.quote(c.claims.first()?.as_str()));
        quote.filter(|_| vague).map(|q| format!("The exact time at which it began: given only as \u{201c}{q}\u{201d}."))
    }

    fn place(&self) -> Option<String> {
        let Some(f) = self.fact(Slot::Place) else {
            return Some("Where it happened: no place is given.".into());
        };
        match &f.best {
            _ if f.conflict == Conflict::Disagreement => {
                Some(format!("Where it happened: the reports do not agree ({}).", rivals(f)))
            }
            Some(Value::Place(p)) if matches!(p.precision.as_str(), "admin" | "country" | "region") => {
                Some(format!("The exact place: known only as {}.", p.name))
            }
            Some(Value::Place(p)) if p.precision == "town" && p.uncertainty_km.is_some_and(|km| km > 50.0) => {
                let area = p.chain.first().map_or("", String::as_str);
                Some(format!("Where in {area} \u{201c}{}\u{201d} lies: it could not be placed on the map.", p.name))
            }
            Some(Value::Place(p)) if p.precision == "unresolved" => {
                Some(format!("Where \u{201c}{}\u{201d} lies: it could not be placed on the map.", p.name))
            }
            _ => None,
        }
    }

    fn counts(&self) -> Vec<String> {
        asked(self.kind).into_iter().filter_map(|(slot, question)| self.count(slot, question)).collect()
    }

    fn count(&self, slot: Slot, question: &str) -> Option<String> {
        let Some(f) = self.fact(slot) else {
            let none = self.of(slot).all(|c| c.polarity == Polarity::Affirmed);
            return none.then(|| format!("{question}: no figure."));
        };
        match &f.best {
            _ if f.conflict == Conflict::Disagreement => Some(format!("{question}: the reports do not agree ({}).", rivals(f))),
            None => Some(format!("{question}: no figure stands.")),
            Some(Value::Word(w)) => Some(format!("{question}: given only as \u{201c}{}\u{201d}.", w.word)),
            Some(v) if f.grade == Grade::Unattributed => {
                Some(format!("{question}: {} is given, on nobody's word.", v.display()))
            }
            _ => None,
        }
    }

    /// Whether any of the dead is named.
    fn names(&self) -> Option<String> {
        let dead = self.fact(Slot::Killed)?.best.as_ref()?.numbers()?.0 > 0;
        let victim = |p: &PersonEntry| p.role == "victim" && p.fate.as_deref().is_none_or(|f| f == "killed");
        (dead && !self.people.iter().any(victim)).then(|| "Who the dead are: nobody is named or described.".into())
    }

    fn responsibility(&self) -> Option<String> {
        let named = |slot: Slot| -> Vec<&Claim> { self.of(slot).filter(|c| c.polarity == Polarity::Affirmed).collect() };
        let claimed = named(Slot::ClaimOfResponsibility);
        let accused = named(Slot::Accusation);
        let backed = named(Slot::Corroboration);
        let settled = !named(Slot::Admission).is_empty();
        let disputed = [named(Slot::Doubt), named(Slot::Denial)].concat();
        if claimed.is_empty() && accused.is_empty() {
            let said = self.of(Slot::ClaimOfResponsibility).find(|c| c.polarity == Polarity::Absent);
            return match said {
                _ if settled || self.fact(Slot::Perpetrator).is_some() => None,
                Some(c) => Some(format!("Who carried it out: \u{201c}{}\u{201d}.", line(&c.quote))),
                None => Some("Who carried it out: nobody claims it and nobody is accused.".into()),
            };
        }
        if disputed.is_empty() && (!backed.is_empty() || settled) {
            return None;
        }
        let mut parts = Vec::new();
        if !claimed.is_empty() {
            let by: BTreeSet<String> = claimed.iter().map(|c| self.claimant(c)).collect();
            parts.push(format!("{}claimed by {}", if accused.is_empty() { "only " } else { "" }, list(by)));
        }
        let back: Vec<&Claim> = self.of(Slot::ClaimOfResponsibility).filter(|c| c.polarity == Polarity::Denied).collect();
        if !claimed.is_empty() && !back.is_empty() {
            parts.push(format!("taken back by {}", list(back.iter().map(|c| self.claimant(c)).collect())));
        }
        for (accuser, whom) in self.accusations(&accused) {
            parts.push(format!("{accuser} accuses {}", list(whom)));
        }
        for (claims, word) in [(&backed, "supported by"), (&disputed, "doubted or denied by")] {
            if !claims.is_empty() {
                parts.push(format!("{word} {}", list(claims.iter().map(|c| self.claimant(c)).collect())));
            }
        }
        if backed.is_empty() && !settled {
            parts.push("no independent origin".into());
        }
        Some(format!("Who carried it out: {}.", parts.join(", ")))
    }

    fn accusations(&self, accused: &[&Claim]) -> Vec<(String, BTreeSet<String>)> {
        let mut by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for c in accused {
            if let Some(whom) = roles(c).and_then(|r| r.against.clone()) {
                by.entry(self.claimant(c)).or_default().insert(whom);
            }
        }
        by.into_iter().take(NAMES).collect()
    }

    /// Footage that is called authentic by nobody named, and what could not be verified.
    fn verification(&self) -> Vec<String> {
        let mut out = Vec::new();
        let named =
            self.of(Slot::Verification).any(|c| c.polarity == Polarity::Affirmed && roles(c).is_some_and(|r| r.by.is_some()));
        for c in self.of(Slot::Verification) {
            let Some(r) = roles(c) else { continue };
            if c.polarity == Polarity::Denied {
                out.push(format!("Not verified: \u{201c}{}\u{201d}.", line(&c.quote)));
            } else if r.by.is_none() && r.result.as_deref() == Some("verified") && !named {
                let what = r.of.as_deref().unwrap_or("the footage");
                out.push(format!("Who authenticated {}: nobody is named.", line(what)));
            }
        }
        out.sort();
        out
    }

    fn quote(&self, id: &str) -> Option<String> {
        self.claims.iter().find(|c| c.id.as_str() == id).map(|c| line(&c.quote))
    }

    fn claimant(&self, c: &Claim) -> String {
        self.origin(c.origin.as_ref()).or_else(|| roles(c)?.by.clone()).unwrap_or_else(|| "somebody not named".into())
    }

    fn origin(&self, id: Option<&OriginId>) -> Option<String> {
        let o = self.origins.iter().find(|o| Some(&o.id) == id)?;
        (!o.name.is_empty() && o.kind != firsthand_types::UNATTRIBUTED).then(|| o.name.clone())
    }
}

fn roles(c: &Claim) -> Option<&Roles> {
    match &c.value {
        Value::Roles(r) => Some(r),
        _ => None,
    }
}

/// The best day, where the words only say that it had happened by then.
fn bounded(f: &Fact) -> Option<String> {
    f.candidates.first().filter(|c| c.bound == Some(Bound::Before)).map(|c| c.value.display())
}

/// The rival values of a fact, without repeats, as they stand.
fn rivals(f: &Fact) -> String {
    let mut seen = BTreeSet::new();
    let values: Vec<String> = f.candidates.iter().map(|c| c.value.display()).filter(|v| seen.insert(v.clone())).collect();
    shortened(values, ", ")
}

fn list(names: BTreeSet<String>) -> String {
    shortened(names.into_iter().collect(), " and ")
}

fn shortened(mut names: Vec<String>, with: &str) -> String {
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    let text = names.join(with);
    if more > 0 { format!("{text} and {more} more") } else { text }
}

/// A quote on one line.
fn line(quote: &str) -> String {
    quote.split_whitespace().take(30).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand_types::{Part, Report, Span};

    fn claim(quote: &str, slot: Slot, value: Value) -> Claim {
        let report = Report { id: "r".into(), text: quote.into(), ..Report::default() };
        Claim::new(&report, Part::Text, Span::new(0, quote.len()), slot, value, "test").unwrap()
    }

    fn by(name: Option<&str>, result: Option<&str>) -> Value {
        Value::Roles(Roles { by: name.map(str::to_owned), result: result.map(str::to_owned), ..Roles::default() })
    }

    fn of(kind: EventKind, claims: &[Claim]) -> Vec<String> {
        let claims: Vec<&Claim> = claims.iter().collect();
        let timeline = Timeline::default();
        unknown(&Known { kind, claims: &claims, facts: &[], people: &[], timeline: &timeline, origins: &[] })
    }

    #[test]
    fn only_what_matters_for_the_kind_is_asked() {
        let fire = of(EventKind::Fire, &[]);
        assert!(fire.iter().any(|s| s == "How many were killed: no figure."));
        assert!(!fire.iter().any(|s| s.contains("carried it out") || s.contains("attackers")));
        let shooting = of(EventKind::Shooting, &[]);
        assert!(shooting.iter().any(|s| s == "Who carried it out: nobody claims it and nobody is accused."));
    }

    #[test]
    fn a_claim_that_somebody_doubts_stays_open() {
        let claims = [
            claim("The Grey Hand claimed it", Slot::ClaimOfResponsibility, by(Some("the Grey Hand"), None)),
            claim("The mayor doubted it", Slot::Doubt, by(Some("the mayor"), None)),
        ];
        let said = of(EventKind::Shooting, &claims);
        let who = "Who carried it out: only claimed by the Grey Hand, doubted or denied by the mayor, no independent origin.";
        assert!(said.iter().any(|s| s == who), "{said:?}");
    }

    #[test]
    fn a_claim_that_is_taken_back_is_said_to_be() {
        let grey = || by(Some("the Grey Hand"), None);
        let mut back = claim("The Grey Hand withdrew its claim", Slot::ClaimOfResponsibility, grey());
        back.polarity = Polarity::Denied;
        let said = of(EventKind::Shooting, &[claim("The Grey Hand claimed it", Slot::ClaimOfResponsibility, grey()), back]);
        let who = "Who carried it out: only claimed by the Grey Hand, taken back by the Grey Hand, no independent origin.";
        assert!(said.iter().any(|s| s == who), "{said:?}");
    }

    #[test]
    fn footage_authenticated_by_nobody_is_named_as_such() {
        let claims = [claim("footage that was authenticated", Slot::Verification, by(None, Some("verified")))];
        assert!(of(EventKind::Fire, &claims).iter().any(|s| s == "Who authenticated the footage: nobody is named."));
    }
}
