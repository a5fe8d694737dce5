//! Weapons and means.

use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_types::{Part, Slot, Value};

/// Nouns that are weapons wherever violence is done with them.
const WEAPONS: &[&str] = &[
    "rifle", "rifles", "pistol", "pistols", "handgun", "handguns", "shotgun", "shotguns", "gun", "guns", "firearm", "firearms",
    "knife", "knives", "machete", "machetes", "axe", "axes", "hatchet", "sword", "bomb", "bombs", "grenade", "grenades",
    "explosive", "explosives", "dynamite", "mine", "mines", "rocket", "rockets", "missile", "missiles", "mortar", "mortars",
    "kalashnikov", "kalashnikovs", "ak-47", "ak-47s", "ar-15", "gasoline", "petrol", "molotov", "acid", "machinegun",
    "machineguns", "machine-guns", "drone", "drones", "artillery", "shells", "ied", "tnt", "revolver", "carbine", "carbines",
    "napalm", "sarin", "novichok", "crossbow", "hammer", "device", "devices", "cocktail", "cocktails", "charges", "torpedo",
    "bazooka", "bazookas", "submachine", "submachineguns", "bullets", "launcher", "launchers", "charge", "sticks", "stick",
    "catapults", "rpg", "rpgs",
];

/// Words right before a weapon that belong to its name.
const BEFORE: &[&str] = &[
    "car", "truck", "suicide", "pipe", "petrol", "hand", "machine", "assault", "automatic", "semi-automatic", "semiautomatic",
    "kitchen", "hunting", "sniper", "explosive", "high-powered", "home-made", "homemade", "improvised", "incendiary",
    "molotov", "kalashnikov", "ar-15", "nail", "time", "parcel", "letter", "high-explosive", "stolen", "fragmentation",
    "surface-to-air", "dynamite", "land", "caliber", "millimeter", "9-mm", "anti-tank", "ballistic", "cruise", "barrel",
    "cluster", "submachine", "powerful", "plastic", "highpower", "small", "medium", "sized", "medium-sized", "grenade",
    "rocket", "missile", "rpg", "ak",
];

/// What it finds: a weapon that somebody is said to have used, carried or set off.
///
/// Example: `Two men armed with hunting rifles burst in.` gives hunting rifles.
///
/// Wrong in a report on gun laws or an arms find; a verb or noun of violence must stand in the sentence.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        let Some(w) = s.at(i).filter(|w| w.any(WEAPONS)) else {
            continue;
        };
        if w.any(&["device", "devices", "charge", "charges", "stick", "sticks", "launcher", "launchers"])
            && !s.before(i, 1).is_some_and(|p| {
                p.any(&[
                    "explosive", "incendiary", "bomb", "detonating", "dynamite", "rocket", "grenade", "missile", "rpg", "tnt",
                ])
            })
            || w.any(&["mine", "mines", "shells", "bullets", "hammer", "drone", "drones"]) && !used(s, i)
            || w.any(&["gun", "guns"])
                && s.at(i + 1).is_some_and(|n| {
                    n.any(&["control", "violence", "laws", "law", "lobby", "owners", "rights", "battle", "reform", "safety"])
                })
            || s.at(i + 1).is_some_and(|n| {
                n.any(&["squad", "threat", "threats", "disposal", "attack", "shelter", "scare", "fragments"])
                    && !n.any(&["attack"])
            })
        {
            continue;
        }
        if of_a_name(s, i) || s.at(i + 1).is_some_and(|n| n.any(WEAPONS)) || !(used(s, i) || violent(s)) {
            continue;
        }
        let mut from = i;
        // "Kalashnikov “AK-74” rifles": a model in quotes belongs to the name too.
        while let Some(p) = s.before(from, 1) {
            let mark = p.any(&["”", "“", "\""]) || s.before(from, 2).is_some_and(|q| q.any(&["“", "\""]));
            let quoted = mark && i - from < 4;
            if p.any(BEFORE)
                || p.low.bytes().any(|b| b.is_ascii_digit()) && p.low.contains('-')
                || quoted
                || p.any(&["ak-74", "-"])
            {
                from -= 1;
            } else {
                break;
            }
        }
        // "average - sized bomb": half a hyphened word is no name.
        while from < i && s.at(from).is_some_and(|w| w.any(&["-", "sized"])) {
            from += 1;
        }
        let span = s.bytes(from, i + 1);
        let name = span.of(s.text).unwrap_or("").trim_matches(['“', '”', '"']).to_owned();
        if out.iter().any(|d| d.value == Value::Text(name.clone())) {
            continue;
        }
        let lead = s.find(i.saturating_sub(6), from, USE).filter(|_| true).unwrap_or(from);
        out.push(Draft::new(part, s.bytes(lead, i + 1), Slot::Weapon, Value::Text(name), "weapon/lexicon"));
    }
    out
}

const USE: &[&str] = &[
    "armed", "wielding", "using", "used", "utilized", "utilised", "equipped", "brandishing", "carrying", "fired", "detonated",
    "threw", "hurled", "planted", "exploded", "launched", "hurling", "throwing", "firing", "detonating", "setting", "with",
    "placed", "dropped", "carried", "had", "packed",
];

/// Whether a weapon's word is written as part of a name ("the Bureau of Salt, Firearms and Explosives", "the Sword of the Hill"): with
/// a capital inside a sentence, where it is none of the words that have one anyway.
fn of_a_name(s: &Sent<'_>, i: usize) -> bool {
    const PROPER: &[&str] =
        &["kalashnikov", "kalashnikovs", "molotov", "novichok", "ak-47", "ak-47s", "ar-15", "rpg", "rpgs", "ied", "tnt"];
    let Some(w) = s.at(i).filter(|w| w.capital && !w.any(PROPER)) else { return false };
    let opens = s.before(i, 1).is_none_or(|p| p.punct() && !p.any(&[",", "&"]));
    let shouted = w.span.of(s.text).is_some_and(|t| t.chars().skip(1).any(char::is_uppercase));
    !opens && !shouted
}

fn used(s: &Sent<'_>, i: usize) -> bool {
    s.find(i.saturating_sub(8), i, USE).is_some()
        || s.within(
            i + 1,
            i + 5,
            &[
                "exploded", "went", "detonated", "blew", "struck", "hit", "killed", "explosion", "was", "attack", "thrown",
                "packed",
            ],
        )
}

fn violent(s: &Sent<'_>) -> bool {
    s.words.iter().any(|w| {
        matches!(w.tag.pred, Pred::Kill | Pred::Shoot | Pred::Injure)
            || w.is(ATTACKER)
            || w.any(&[
                "attack", "attacked", "assault", "fire", "opened", "shooting", "bombing", "explosion", "blast", "exploded",
                "ignite", "stabbing", "rampage", "massacre",
            ])
    })
}
