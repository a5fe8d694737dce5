//! A claim in the making: what a rule found, before its chain, its event and its time are added.

use firsthand_types::{Bound, Modality, Part, Polarity, Scope, Slot, Source, Span, Value};

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which part of the report.
    pub part: Part,
    /// The quote's range.
    pub span: Span,
    /// Which slot.
    pub slot: Slot,
    /// Its value.
    pub value: Value,
    /// Bound, for counts and times.
    pub bound: Option<Bound>,
    /// Scope, for counts.
    pub scope: Option<Scope>,
    /// Polarity.
    pub polarity: Polarity,
    /// Modality.
    pub modality: Modality,
    /// What is counted.
    pub what: Option<String>,
    /// Whether a count of people includes the attackers.
    pub includes_attackers: Option<bool>,
    /// The rule's name.
    pub rule: &'static str,
    /// The number alone, where there is one: the chain is looked up there.
    pub number: Option<Span>,
    /// The noun phrase with the number, where the rule counts people.
    pub phrase: Option<Span>,
    /// Head noun of what is counted, lower case.
    pub head: Option<String>,
    /// The chain, where the rule knows it better than the attribution around the quote (a claimant, an accuser).
    pub chain: Option<Vec<Source>>,
    /// Why it is about another event than the main one, where the rule itself knows.
    pub background: Option<&'static str>,
    /// Who claims, accuses, denies ...: ends the chain that the words around the quote give.
    pub claimant: Option<Source>,
    /// Whether the outlet's own words say that it saw, counted or obtained it itself.
    pub firsthand: bool,
}

impl Draft {
    /// An affirmed, asserted draft.
    pub fn new(part: Part, span: Span, slot: Slot, value: Value, rule: &'static str) -> Self {
        Draft {
            part,
            span,
            slot,
            value,
            bound: None,
            scope: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            what: None,
            includes_attackers: None,
            rule,
            number: None,
            phrase: None,
            head: None,
            chain: None,
            background: None,
            claimant: None,
            firsthand: false,
        }
    }

    /// Whose word it is, the word that it turns on says, where no number does.
    pub fn turning_on(mut self, word: Span) -> Self {
        self.number = self.number.or(Some(word));
        self
    }
}
