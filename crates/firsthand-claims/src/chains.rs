//! On whose word a claim stands: the chain of the attribution whose content holds it.

use crate::sentence::Sent;
use firsthand_types::{Source, Span};

/// The chain for a quote; `number` is its kernel, for quotes that reach a little beyond the attributed content.
pub fn of(s: &Sent<'_>, quote: Span, number: Option<Span>) -> Vec<Source> {
    let chain = number.map(|n| s.layers.chain_of(n)).filter(|c| !c.is_empty());
    match chain {
        Some(c) => c.to_vec(),
        None => s.layers.chain_of(quote).to_vec(),
    }
}

/// Puts a claimant at the far end of a chain, unless he stands in it already.
pub fn end_with(chain: &mut Vec<Source>, by: Source) {
    let same = |s: &Source| s.start < by.end && by.start < s.end || s.name.eq_ignore_ascii_case(&by.name);
    if !chain.iter().any(same) {
        chain.push(by);
    }
}
