//! Nouns of events and the coarse kinds they name.

use crate::sentence::Sent;
use firsthand_language::{Layers, ReportLayers};
use firsthand_types::{EventKind, Report};

/// The kind that a lower-case noun (or verb form) names.
pub fn of_word(low: &str) -> Option<EventKind> {
    use EventKind::*;
    Some(match low {
        "shooting" | "shootings" | "gunfire" | "gunshots" | "shootout" => Shooting,
        "shot" | "gunned" => Shooting,
        "bombing" | "bombings" | "bomb" | "bombs" | "suicide-bombing" => Bombing,
        "stabbing" | "stabbings" | "stabbed" | "knifing" => Stabbing,
        "kidnapping" | "kidnapped" | "abduction" | "hostage-taking" => Kidnapping,
        "beating" | "beaten" | "assaulted" => Assault,
        "airstrike" | "airstrikes" | "strike" | "strikes" | "shelling" | "bombardment" | "missile" | "missiles" => Airstrike,
        "battle" | "clash" | "clashes" | "fighting" | "ambush" => Battle,
        "fire" | "fires" | "blaze" | "wildfire" | "wildfires" | "inferno" | "brushfire" | "bushfire" => Fire,
        "explosion" | "explosions" | "blast" | "blasts" => Explosion,
        "collapse" | "collapsed" | "implosion" => Collapse,
        "crash" | "crashed" | "derailment" | "derailed" | "collision" | "collided" | "crashes" => Crash,
        "sinking" | "sank" | "capsized" | "capsizing" | "shipwreck" => Sinking,
        "earthquake" | "quake" | "aftershock" | "tremor" | "temblor" | "earthquakes" => Earthquake,
        "flood" | "floods" | "flooding" | "tsunami" => Flood,
        "storm" | "hurricane" | "tornado" | "cyclone" | "typhoon" | "tornadoes" => Storm,
        "landslide" | "mudslide" | "avalanche" | "rockslide" | "landslides" => Landslide,
        "eruption" | "erupted" => Eruption,
        "outbreak" | "epidemic" => Outbreak,
        "protest" | "protests" | "demonstration" | "riot" | "riots" | "rally" | "march" => Protest,
        "stampede" | "crush" => Stampede,
        "poisoning" | "poisoned" => Poisoning,
        "arson" => Arson,
        "attack" | "attacks" | "assault" | "massacre" | "raid" | "onslaught" | "siege" | "murder" | "killing"
        | "assassination" => Attack,
        _ => return None,
    })
}

/// Whether two kinds cannot be one incident: a tsunami is no fire, but an attack can be a shooting and set a fire.
pub fn apart(a: EventKind, b: EventKind) -> bool {
    use EventKind::*;
    if a == b || a == Other || b == Other {
        return false;
    }
    let family = |k: EventKind| match k {
        Shooting | Bombing | Stabbing | Kidnapping | Assault | Airstrike | Battle | Vehicle | Attack | Arson | Poisoning => 1,
        Fire | Explosion | Collapse | Crash | Sinking | Stampede => 2,
        Earthquake | Flood | Storm | Landslide | Eruption => 3,
        Outbreak => 4,
        Protest => 5,
        Other => 0,
    };
    // Violence may burn, blow up and collapse things; nature may flood and burn. Nature is not violence.
    match (family(a), family(b)) {
        (1, 2) | (2, 1) => false,
        (3, 3) => matches!((a, b), (Storm, Earthquake) | (Earthquake, Storm)),
        (2, 2) => matches!(
            (a, b),
            (Crash, Fire) | (Fire, Crash) | (Crash, Collapse) | (Collapse, Crash) | (Sinking, _) | (_, Sinking)
        ),
        (x, y) => x != y,
    }
}

/// The first noun of an event in a range of tokens, with its kind.
pub fn noun_in(s: &Sent<'_>, from: usize, to: usize) -> Option<(usize, EventKind)> {
    let mut found = None;
    for i in from..to.min(s.words.len()) {
        let Some(w) = s.at(i) else { break };
        if w.is(crate::words::flag::EVENT) {
            let kind = of_word(&w.low).unwrap_or(EventKind::Other);
            if found.is_none_or(|(_, k)| k == EventKind::Other) {
                found = Some((i, kind));
            }
        }
    }
    found
}

/// The kind that a report's title and opening speak of most; a stated kind goes before "attack".
pub fn main_kind(report: &Report, layers: &ReportLayers) -> EventKind {
    let mut tally: Vec<(EventKind, u32)> = Vec::new();
    let mut add = |text: &str, l: &Layers, weight: u32, most: usize| {
        for (i, t) in l.tokens.iter().enumerate().take(most) {
            let Some(word) = t.span.of(text) else {
                continue;
            };
            let low = word.to_lowercase();
            let next = l.tokens.get(i + 1).and_then(|n| n.span.of(text)).unwrap_or("").to_lowercase();
            // "a fire official", "March 3" name no event.
            let body = low == "fire" && FIRE_BODIES.contains(&next.as_str()) || low == "march" && word.starts_with('M');
            if let Some(k) = of_word(&low).filter(|_| !body) {
                match tally.iter_mut().find(|(x, _)| *x == k) {
                    Some(e) => e.1 += weight,
                    None => tally.push((k, weight)),
                }
            }
        }
    };
    add(report.title.as_deref().unwrap_or(""), &layers.title, 4, 60);
    add(&report.text, &layers.text, 2, 120);
    add(&report.text, &layers.text, 1, 600);
    let best = |list: &[(EventKind, u32)], skip: bool| {
        list.iter().filter(|(k, _)| !skip || *k != EventKind::Attack).max_by_key(|(k, n)| (*n, std::cmp::Reverse(*k))).copied()
    };
    match (best(&tally, true), best(&tally, false)) {
        (Some((k, n)), Some((_, m))) if n * 3 >= m => k,
        (_, Some((k, _))) => k,
        _ => EventKind::Other,
    }
}

/// Words that make "fire" the name of those who fight it, or of a fire arm.
const FIRE_BODIES: &[&str] = &[
    "official", "officials", "chief", "rescue", "department", "departments", "brigade", "service", "services", "crews", "crew",
    "officer", "officers", "commissioner", "marshal", "engines", "engine", "truck", "trucks", "station", "authority", "on",
    "at", "captain", "spokesman", "spokeswoman", "spokesperson", "force", "unit", "units", "fighters",
];

/// Whether a kind is violence by people.
pub fn violent(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Shooting | Bombing | Stabbing | Kidnapping | Assault | Airstrike | Battle | Vehicle | Attack)
}
