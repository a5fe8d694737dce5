//! Which of the words that reports have for an event may head it: those that name the very place, or any name, and stand by themselves.

use super::Scene;
use firsthand_types::Claim;
use std::cmp::Reverse;

/// How well words for an event stand by themselves; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Heading {
    /// They tell instead of naming ("killing nine people"), or name nothing ("the fire").
    Poor,
    /// They name no place, or only on the day on which they were written ("Thursday's crash").
    Plain,
    /// They hold a name ("the Orvel bombing").
    Named,
    /// They hold the name of a building or the like ("the Meridian Tower collapse").
    Site,
}

/// Nouns for what a place with a name of its own may be.
const SITES: &[&str] = &[
    "tower",
    "towers",
    "building",
    "hall",
    "hotel",
    "church",
    "cathedral",
    "mosque",
    "temple",
    "synagogue",
    "school",
    "college",
    "university",
    "elementary",
    "arena",
    "stadium",
    "theatre",
    "theater",
    "cinema",
    "club",
    "nightclub",
    "bridge",
    "tunnel",
    "station",
    "terminal",
    "airport",
    "port",
    "harbour",
    "market",
    "mall",
    "bazaar",
    "hospital",
    "clinic",
    "factory",
    "plant",
    "depot",
    "mine",
    "dam",
    "camp",
    "square",
    "court",
    "palace",
    "embassy",
    "apartments",
    "house",
    "pier",
    "plaza",
    "bakery",
];

/// Words that stand for a day only beside the date of the report.
const TODAY: &[&str] = &["last", "today", "yesterday", "tonight", "this"];

/// Past forms of verbs that tell what happened: a clause is no heading.
const PAST: &[&str] = &[
    "gave", "came", "fell", "went", "burst", "tore", "swept", "hit", "struck", "broke", "shook", "sank", "ran", "blew",
    "caught", "rose", "was", "were", "had", "began", "shot", "drove", "ploughed", "overran",
];

/// How well these words head an event.
pub(super) fn heading(value: &str) -> Heading {
    let words: Vec<&str> =
        value.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).filter(|w| !w.is_empty()).collect();
    let low: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let article = |w: &str| matches!(w, "the" | "a" | "an" | "this" | "that");
    let bare = low.iter().filter(|w| !article(w)).count() < 2;
    let number = low.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit()));
    let deed = low.first().is_some_and(|w| w.ends_with("ing") && !words[0].starts_with(char::is_uppercase)) && low.len() > 1;
    let tells = low
        .iter()
        .skip(1)
        .any(|w| ["killed", "kills", "kill", "left", "leaves", "says", "said", "claims"].contains(&w.as_str()));
    let clause = (1..low.len()).any(|n| {
        let past = low[n].len() > 4 && low[n].ends_with("ed") || PAST.contains(&low[n].as_str());
        past && !article(&low[n - 1])
    });
    if bare || number || deed || tells || clause {
        return Heading::Poor;
    }
    let day = low.iter().any(|w| TODAY.contains(&w.as_str()) || w.contains("day'") || w.contains("day’"));
    let named = |n: usize| {
        let month = words.get(n).is_some_and(|w| crate::undated::month(w).is_some());
        words.get(n).is_some_and(|w| w.starts_with(char::is_uppercase)) && !month && (n > 0 || !common(&low, n))
    };
    let name = (0..words.len()).any(named);
    // "the Orvel bus terminal", not "a house in Orvel".
    let site = (1..words.len()).any(|n| SITES.contains(&low[n].as_str()) && (n.saturating_sub(2)..n).any(named));
    match (day, name, site) {
        (true, ..) | (_, false, _) => Heading::Plain,
        (false, true, true) => Heading::Site,
        (false, true, false) => Heading::Named,
    }
}

/// Whether the word may have its capital from the beginning of the sentence: an article, or one before a preposition ("Attack on").
fn common(low: &[String], n: usize) -> bool {
    let next = low.get(n + 1).map_or("", String::as_str);
    low.get(n)
        .is_some_and(|w| matches!(w.as_str(), "the" | "a" | "an" | "strong" | "deadly" | "building" | "air" | "bus" | "train"))
        || ["on", "at", "in", "of", "near", "outside", "inside", "against"].contains(&next)
}

/// Of the claims of one event the one whose words head it: the best heading, then what most lineages say so, then the fuller.
pub(super) fn head<'a>(scene: &Scene<'_>, claims: &[&'a Claim]) -> Option<&'a Claim> {
    let told = |c: &Claim| {
        let same: Vec<&Claim> = claims.iter().copied().filter(|o| o.value.key() == c.value.key()).collect();
        scene.lineages(&same)
    };
    claims.iter().copied().max_by_key(|c| {
        let words = c.value.display();
        (heading(&words), told(c), words.len(), Reverse(c.id.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_head_an_event_and_deeds_do_not() {
        let site = ["the Meridian Tower collapse", "Blast at Orvel bus terminal", "fire in the Sarn nightclub"];
        let named = [
            "the Orvel bombing",
            "siege of a house in Orvel",
            "Building collapse in Orvel",
            "Attack on Calder",
            "Orvel market's fire of Saint Ivo",
        ];
        let plain = [
            "collapse of block",
            "Thursday's crash at Tamm",
            "last week's attack in Orvel",
            "A strong earthquake",
            "the March bombing of a hall",
        ];
        let poor = [
            "fire",
            "the blast",
            "killing at least 35 people",
            "A crush of pilgrims near Orvel killed",
            "plotting attack on Orvel",
            "gunmen opened fire inside Orvel Hall",
            "a road bridge over the Orvel gave way",
        ];
        for (list, wanted) in
            [(&site[..], Heading::Site), (&named, Heading::Named), (&plain, Heading::Plain), (&poor, Heading::Poor)]
        {
            for words in list {
                assert_eq!(heading(words), wanted, "{words}");
            }
        }
    }
}
