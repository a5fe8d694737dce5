//! Codebook rules: how best, low and high are chosen from the same candidates. A table, so that changing the rule changes the row
//! and never the evidence.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A named rule for choosing best, low and high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Firsthand's own: the latest word of a good origin.
    #[default]
    Default,
    /// UCDP GED: best, low and high estimates.
    Ucdp,
    /// ACLED: the most conservative reliable figure.
    Acled,
    /// GTD: the figure of most independent origins, else the lowest.
    Gtd,
    /// Airwars: the range of all grades, best left to the lowest of the better ones.
    Airwars,
}

/// How the best figure is picked among those that stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The figure with the latest as-of time; then most independent origins.
    Latest,
    /// The figure with most independent origins; then the latest.
    MostOrigins,
    /// The lowest of the figures that named origins give.
    Lowest,
}

/// One row of the table of rules.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow {
    /// Which rule.
    pub rule: Rule,
    /// How it is called on the command line and in exports.
    pub name: &'static str,
    /// How best is picked.
    pub best: Pick,
    /// Whether figures that only unattributed claims give may be low or high.
    pub unattributed_bounds: bool,
    /// Whether the perpetrators are left out of a count where the words set them apart.
    pub excludes_attackers: bool,
    /// What a word such as "dozens" counts as, where nothing better is known (ACLED 12 for "dozens"); `None`: its least meaning.
    pub words: &'static [(&'static str, i64)],
    /// What the rule is, in one sentence, for `why` and exports.
    pub says: &'static str,
}

/// Every rule.
pub const RULES: &[RuleRow] = &[
    RuleRow {
        rule: Rule::Default,
        name: "default",
        best: Pick::Latest,
        unattributed_bounds: true,
        excludes_attackers: false,
        words: &[],
        says: "the latest word of a good origin",
    },
    RuleRow {
        rule: Rule::Ucdp,
        name: "ucdp",
        best: Pick::Latest,
        unattributed_bounds: true,
        excludes_attackers: false,
        words: &[("several", 3), ("dozens", 24), ("hundreds", 100)],
        says: "UCDP GED: best is the most reliable latest estimate, low and high are the lowest and highest that stand",
    },
    RuleRow {
        rule: Rule::Acled,
        name: "acled",
        best: Pick::Lowest,
        unattributed_bounds: false,
        excludes_attackers: false,
        words: &[("several", 3), ("many", 10), ("dozens", 12), ("hundreds", 100)],
        says: "ACLED: the most conservative figure that a named origin gives",
    },
    RuleRow {
        rule: Rule::Gtd,
        name: "gtd",
        best: Pick::MostOrigins,
        unattributed_bounds: true,
        excludes_attackers: false,
        words: &[],
        says: "GTD: the figure of most independent origins, then the latest; it counts perpetrators in the total",
    },
    RuleRow {
        rule: Rule::Airwars,
        name: "airwars",
        best: Pick::Lowest,
        unattributed_bounds: true,
        excludes_attackers: true,
        words: &[("several", 3), ("dozens", 24)],
        says: "Airwars: a range over all that is reported, best its lowest",
    },
];

impl Rule {
    /// Its row of the table.
    pub fn row(self) -> &'static RuleRow {
        RULES.iter().find(|row| row.rule == self).unwrap_or(&RULES[0])
    }

    /// How it is called on the command line.
    pub fn as_str(self) -> &'static str {
        self.row().name
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let wanted = s.trim().to_ascii_lowercase();
        RULES.iter().find(|row| row.name == wanted).map(|row| row.rule).ok_or_else(|| {
            let names: Vec<&str> = RULES.iter().map(|row| row.name).collect();
            format!("no rule is called '{s}'; the rules are: {}", names.join(", "))
        })
    }
}
