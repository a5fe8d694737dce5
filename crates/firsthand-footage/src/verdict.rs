//! From evidence to a word and a probability.
//!
//! The score is a logistic function of two counts, fitted on labelled pairs of places that are not in this
//! repository: how many matches agree both with one rigid scene and with their neighbours, and over how much of
//! both pictures they are spread. Both weights are positive: more agreement never lowers the score.
//!
//! [`Verdict::Same`] needs more than a score: so many points in all, those found by looking again included. Twins (another
//! floor of one building) repeat what is strong, a door, a lamp, a sign, and so score high; what is weak between these they
//! share less, and the second look finds fewer points there. The bar stands well above every false pair and twin that was
//! measured (`eval/footage_calibration.csv`), because a wrong "same" costs more than an honest "not shown".
//!
//! [`Verdict::Contradicted`] is said where the pictures align, `same` is not reached, and a region that both show sharply differs:
//! a detail surrounded by agreement ([`crate::regions`]), or other print in the same place (`signs`).

use crate::regions::{self, Region};
use crate::signs;
use crate::verify::{self, Evidence, Prepared};
use serde::{Deserialize, Serialize};

/// Weight of the logarithm of one plus the anchors.
const ANCHORS: f64 = 1.756;
/// Weight of the logarithm of one plus the cells they cover, in the picture where they cover fewer.
const CELLS: f64 = 0.298;
/// What it takes to break even.
const OFFSET: f64 = -4.446;
/// Scores from here on may be called the same place.
pub const SAME: f64 = 0.97;
/// Matched points, of both looks, that it takes as well: the best of 302 false pairs had 140, the next 97.
pub const CONFIRMED: usize = 160;
/// Below this there is no alignment that could be contradicted.
const ALIGNED: f64 = 0.75;

/// Does the footage show the place?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It does: enough of both pictures agrees.
    Same,
    /// Nothing shown here settles it. The default.
    NotShown,
    /// The pictures align, and something that both must show differs.
    Contradicted,
}

impl Verdict {
    /// The word used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::NotShown => "not_shown",
            Verdict::Contradicted => "contradicted",
        }
    }
}

/// The judged evidence of one pair of pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The word.
    pub verdict: Verdict,
    /// Probability that both show the same place, 0..1, on pairs as often true as false.
    pub score: f64,
}

/// Places of a pair that bear on its verdict.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Where both agree.
    pub agrees: Vec<Region>,
    /// Where both should agree and do not.
    pub differs: Vec<Region>,
}

/// The probability that evidence of this kind comes from one place.
pub fn score(evidence: &Evidence) -> f64 {
    let covered = evidence.cells[0].min(evidence.cells[1]);
    let x = OFFSET + ANCHORS * (evidence.anchors.len() as f64).ln_1p() + CELLS * (covered as f64).ln_1p();
    1.0 / (1.0 + (-x).exp())
}

/// A score as it is told everywhere. Where the verdict is that something differs, the points are not the last word.
pub fn probability(verdict: Verdict, score: f64) -> String {
    match verdict {
        Verdict::Contradicted => format!(
            "By these points alone the probability of one place would be {}; what differs outweighs them",
            percent(score)
        ),
        Verdict::Same | Verdict::NotShown => format!("Probability {}", percent(score)),
    }
}

/// [`probability`] for a line of a list, after the verdict's word.
pub fn probability_short(verdict: Verdict, score: f64) -> String {
    let by = if verdict == Verdict::Contradicted { "probability by the points alone" } else { "probability" };
    format!("{by} {}", percent(score))
}

/// A probability for reading: never rounded up to certainty.
pub fn percent(p: f64) -> String {
    if p > 0.9995 { "above 99.9%".to_owned() } else { format!("{:.1}%", (p * 1000.0).floor() / 10.0) }
}

/// Judges a pair. The places where it differs are looked at only where they can change the word.
pub fn judge(evidence: &Evidence, a: &Prepared, b: &Prepared) -> Judged {
    let score = score(evidence);
    let confirmed = evidence.anchors.len() + evidence.guided.len() >= CONFIRMED;
    let verdict = if score >= SAME && confirmed {
        Verdict::Same
    } else if score >= ALIGNED && places(evidence, a, b).differs.iter().any(|r| r.decisive) {
        Verdict::Contradicted
    } else {
        Verdict::NotShown
    };
    Judged { verdict, score }
}

/// Finds the places where a pair agrees and differs, largest first, other print before all.
pub fn places(evidence: &Evidence, a: &Prepared, b: &Prepared) -> Places {
    let details = verify::details(evidence, a, b);
    let (agrees, mut differs) = regions::find(evidence, &details, a, b);
    if score(evidence) >= ALIGNED {
        let mut other = signs::find(evidence, &details, a, b);
        other.append(&mut differs);
        differs = other;
    }
    Places { agrees, differs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_is_never_rounded_up() {
        assert_eq!(percent(0.0), "0.0%");
        assert_eq!(percent(0.9899), "98.9%");
        assert_eq!(percent(0.9999), "above 99.9%");
        assert_eq!(percent(1.0), "above 99.9%");
        assert_eq!(probability(Verdict::Same, 0.99), "Probability 99.0%");
        assert!(probability(Verdict::Contradicted, 0.99).contains("would be 99.0%"));
        assert_eq!(probability_short(Verdict::NotShown, 0.123), "probability 12.3%");
        assert_eq!(probability_short(Verdict::Contradicted, 0.99), "probability by the points alone 99.0%");
    }
}
