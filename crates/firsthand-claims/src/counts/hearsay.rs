//! Figures that the words pass on only to wave them away: "dismissed claims that 50 had been killed", "a rumour that 20 were dead is
//! nonsense". They are nobody's figures, least of all those of whoever waves them away.

use crate::sentence::Sent;
use crate::words::flag::*;

/// Nouns for what is only passed on.
const HEARSAY: &[&str] = &[
    "rumour", "rumours", "rumor", "rumors", "claim", "claims", "report", "reports", "talk", "speculation", "suggestion",
    "suggestions", "assertion", "assertions", "allegation", "allegations", "post", "posts", "message", "messages", "hearsay",
    "stories", "gossip", "chatter", "accusation", "accusations", "insinuations", "propaganda",
];

/// Verbs that wave it away, before it.
const DISMISS: &[&str] = &[
    "dismissed", "dismisses", "dismiss", "dismissing", "denied", "denies", "deny", "denying", "rejected", "rejects", "reject",
    "rejecting", "refuted", "refutes", "refuting", "rebutted", "rebuts", "rebutting", "debunked", "debunks", "debunking",
    "quashed", "quashes", "quashing", "scotched", "contradicted", "disputed", "disputes", "disputing", "discounted",
    "discounts", "condemned", "false", "baseless", "unfounded", "fake", "bogus", "untrue", "erroneous",
];

/// What it is called after it.
const FALSE: &[&str] = &[
    "false", "untrue", "wrong", "incorrect", "inaccurate", "unfounded", "baseless", "groundless", "fabricated", "fabrication",
    "fake", "hoax", "bogus", "nonsense", "garbage", "rubbish", "lies", "lie", "misinformation", "disinformation", "erroneous",
    "dismissed", "denied", "rejected", "debunked", "refuted", "mistaken", "exaggerated", "fiction",
];

/// Whether the figure's words in `from..to` are a clause about which the sentence says so.
pub(super) fn dismissed(s: &Sent<'_>, from: usize, to: usize) -> bool {
    // The clause's "that", and the noun that it hangs on.
    let Some(that) = (from.saturating_sub(4)..=from).rev().find(|i| s.low(*i) == "that" || s.low(*i) == "of") else {
        return false;
    };
    let near = that.saturating_sub(10);
    let Some(noun) = (near..that).rev().find(|i| s.at(*i).is_some_and(|w| w.any(HEARSAY))) else { return false };
    // A clause of its own between the two ("reports from the town where police say that") puts others in charge.
    if s.has(noun + 1, that, BE | HAVE | MODAL | REL) {
        return false;
    }
    let lead = noun.saturating_sub(5);
    let no_truth = s
        .find(lead, noun, &["truth", "evidence", "substance", "basis", "foundation"])
        .is_some_and(|i| s.has(i.saturating_sub(2), i, NEG));
    let named = s.find(to, (to + 14).min(s.words.len()), FALSE);
    let not_true = s
        .find(to, (to + 14).min(s.words.len()), &["true", "accurate", "correct"])
        .is_some_and(|i| s.has(i.saturating_sub(3), i, NEG));
    let called =
        named.is_some_and(|i| !s.has(i.saturating_sub(2), i, NEG) && (s.has(to, i, BE | HAVE) || s.within(to, i, &["as"])));
    s.within(lead, noun, DISMISS) || no_truth || not_true || called
}
