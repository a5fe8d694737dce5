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
            && !(w.any(&["device", "devices"]) && loaded(s, i))
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
        // "Soldiers used explosives to open the door", "the bomb-maker".
        let maker =
            s.at(i + 1).is_some_and(|n| n.any(&["-"])) && s.at(i + 2).is_some_and(|n| n.any(&["maker", "makers", "making"]));
        if maker || by_law(s, i) {
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
    out.extend(suicide(s, part));
    out.extend(driven(s, part));
    out
}

/// "A device packed with nails", "an improvised device", "the device went off": a bomb by another word.
fn loaded(s: &Sent<'_>, i: usize) -> bool {
    s.before(i, 1).is_some_and(|p| p.any(&["improvised", "crude", "home-made", "homemade", "nail", "bomb"]))
        || s.within(i + 1, i + 6, &["packed", "exploded", "detonated", "strapped"])
        || s.within(i + 1, i + 9, &["went"]) && s.within(i + 2, i + 10, &["off"])
        || s.within(i + 1, i + 6, &["hidden"]) && s.within(i + 2, i + 9, &["rucksack", "backpack", "bag", "car", "van"])
}

/// "Soldiers used explosives to open the door", "police carrying rifles": the tools of the law.
fn by_law(s: &Sent<'_>, i: usize) -> bool {
    let v = s.find(i.saturating_sub(6), i, &["used", "using", "fired", "carrying", "with", "armed"]);
    let law = ["officers", "police", "soldiers", "troops", "swat", "commandos"];
    v.is_some_and(|v| s.find(v.saturating_sub(3), v, &law).is_some_and(|l| s.at(l).is_some_and(|w| !w.rel.starts_with("obj"))))
}

/// "A suicide bomber killed", "blew himself up": the means is a bomb carried on the body.
fn suicide(s: &Sent<'_>, part: Part) -> Option<Draft> {
    let i = (0..s.words.len()).find(|&i| {
        s.low(i) == "suicide"
            && s.at(i + 1).is_some_and(|w| w.any(&["bomber", "bombers", "bombing", "bombings", "attacker", "attackers"]))
    });
    let (from, to, value) = match i {
        Some(i) => {
            let noun = s.at(i + 1)?;
            let word = s.slice(i, i + 2).to_owned();
            // "Suicide bomb" stands in the words themselves.
            let bomb = word.find("bomb").and_then(|b| word.get(..b + 4)).map(str::to_owned);
            let from =
                i.saturating_sub(1).max(if s.before(i, 1).is_some_and(|w| w.is(DET) || w.num.is_some()) { 0 } else { i });
            let verb = (i + 2..i + 6)
                .find(|&k| s.at(k).is_some_and(|w| w.tag.pred != Pred::None || w.any(&["attacked", "struck", "hit"])));
            (from, verb.map_or(i + 2, |v| v + 1), if noun.low.starts_with("attack") { word } else { bomb? })
        }
        None => {
            let v = (0..s.words.len()).find(|&k| matches!(s.low(k), "blew" | "blown" | "blows"))?;
            let own = s.at(v + 1).is_some_and(|w| w.any(&["himself", "herself", "themselves"])) && s.low(v + 2) == "up";
            (v, v + 3, own.then(|| s.slice(v, v + 3).to_owned())?)
        }
    };
    // What somebody wanted or feared is no means of this attack.
    let only = s.within(from.saturating_sub(3), from, &["being", "become", "would-be", "potential", "aspiring", "no"]);
    (!only).then(|| Draft::new(part, s.bytes(from, to), Slot::Weapon, Value::Text(value), "weapon/suicide"))
}

/// "Drove a van into pedestrians", "rammed the lorry into the crowd": a vehicle as the means.
fn driven(s: &Sent<'_>, part: Part) -> Option<Draft> {
    const CARS: &[&str] = &["car", "van", "truck", "lorry", "vehicle", "bus", "suv", "pickup", "tractor"];
    let v = (0..s.words.len()).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["drove", "rammed", "ploughed", "plowed", "driving", "ramming", "steered", "drives"]))
    })?;
    let into = s.find(v + 1, v + 7, &["into", "at", "through"])?;
    let crowd = s.within(
        into + 1,
        into + 6,
        &[
            "pedestrians", "crowd", "crowds", "people", "worshippers", "protesters", "revellers", "shoppers", "marchers",
            "families", "cyclists",
        ],
    );
    let car = s.find(v + 1, into, CARS);
    let at = car.unwrap_or(v);
    let value = s.slice(at, car.map_or(into, |c| c + 1)).to_owned();
    let accident = s.within(0, s.words.len(), &["skidded", "brakes", "accident", "control"]);
    (crowd && !accident).then(|| Draft::new(part, s.bytes(v, into + 3), Slot::Weapon, Value::Text(value), "weapon/driven"))
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
