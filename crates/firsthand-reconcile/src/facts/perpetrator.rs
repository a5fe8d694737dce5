//! Who did it, on the scale of MUC-4: derived from claims of responsibility, admissions, charges, accusations and suspects.
//!
//! The scale is a statement about what is said, never about what is true: "claimed or admitted" stands over "accused", and each
//! candidate keeps its claims, so that a reader sees who says it.

use super::actors::{ABETTING, ATTACK, FORCES, HEDGES, KINDS, MEN, NO_ACTOR, PEOPLE, TITLES};
use super::lists::name_words;
use super::stand_ins::{Claimants, claimant};
use super::{Scene, named};
use firsthand_types::{Candidate, Claim, EventKind, Fact, Grade, Modality, Polarity, Roles, Slot, SourceKind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The scale, the firmest first.
const SCALE: &[&str] = &[
    "reported as fact",
    "claimed or admitted",
    "charged",
    "accused by authorities",
    "suspected or accused",
    "possible",
    "acquitted",
];

/// The derived fact, where anybody is named or described as having done it.
pub(super) fn perpetrator(scene: &Scene<'_>, by_slot: &BTreeMap<Slot, Vec<&Claim>>) -> Option<Fact> {
    // By folded name: the name, its kind, and each claim with where it puts him on the scale.
    type Named<'c> = (String, &'static str, Vec<(usize, &'c Claim)>);
    let mut found: BTreeMap<String, Named<'_>> = BTreeMap::new();
    let every: Vec<&Claim> = by_slot.values().flatten().copied().collect();
    let claimants = Claimants::of(&every);
    let back = taken_back(by_slot, &claimants);
    let dead = victims(by_slot);
    for (slot, claims) in by_slot {
        for c in claims.iter().filter(|c| c.supports()) {
            // Whoever is blamed for an accident is accused of a fault, and carried nothing out.
            let fault = *slot == Slot::Accusation && accident(scene.kind);
            if let Some((name, kind, rank)) =
                named_by(*slot, c).filter(|(name, ..)| !fault && acts(name) && !is_place(scene, c, name))
            {
                let name = plain(claimants.meant(c, &name), kind).to_owned();
                found.entry(fold(&name)).or_insert((name, kind, Vec::new())).2.push((rank, c));
            }
        }
    }
    // Where somebody claims it, "he holds the mayor responsible" is censure.
    let claimed = found.values().any(|(_, _, list)| list.iter().any(|(rank, _)| *rank == 1));
    found.retain(|_, (_, _, list)| !claimed || !list.iter().all(|(_, c)| censure(c)));
    let others = found.values().any(|(name, _, list)| !came_for_them(name, list) && list.iter().any(|(rank, _)| *rank <= 4));
    let slain = |folded: &String, list: &[(usize, &Claim)]| {
        dead.contains(folded) && scene.lineages(&list.iter().map(|(_, c)| *c).collect::<Vec<_>>()) < 2
    };
    found.retain(|folded, (name, _, list)| !(slain(folded, list) || others && came_for_them(name, list)));
    let mut ranked: Vec<(usize, Candidate)> = found
        .into_iter()
        .map(|(folded, (name, kind, list))| {
            // Whoever takes his claim back stands where others put him; where nobody else does, his own word is withdrawn.
            let firm = list.iter().filter(|(_, c)| !back.get(&folded).is_some_and(|later| undone(c, later)));
            let rank = firm.map(|(rank, _)| *rank).min();
            let place = rank.or(list.iter().map(|(rank, _)| *rank).min()).unwrap_or(SCALE.len());
            let status = SCALE.get(place).map(|s| (*s).to_owned());
            let value = Roles { name: Some(name), kind: Some(kind.into()), status, ..Roles::default() };
            let claims: Vec<&Claim> = list.into_iter().map(|(_, c)| c).collect();
            let mut candidate = scene.candidate(Value::Roles(value), None, None, &claims);
            if rank.is_none() {
                candidate.grade = Grade::Withdrawn;
            }
            (rank.unwrap_or(SCALE.len()), candidate)
        })
        .collect();
    // A description ("two gunmen") says less than any name, however firmly it is told.
    let unnamed = |c: &Candidate| matches!(&c.value, Value::Roles(r) if r.name.as_deref().is_some_and(|n| described(n) || !n.chars().any(char::is_uppercase)));
    ranked.sort_by(|(n, a), (m, b)| {
        (unnamed(a), n, named(b), b.reports.len(), a.value.key()).cmp(&(
            unnamed(b),
            m,
            named(a),
            a.reports.len(),
            b.value.key(),
        ))
    });
    let candidates: Vec<Candidate> = ranked.into_iter().map(|(_, c)| c).collect();
    (!candidates.is_empty()).then(|| {
        let mut fact = scene.fact(Slot::Perpetrator, None, candidates);
        fact.why =
            "Derived: names before descriptions, the firmest standing on the responsibility scale first. It says what is said of whom, not what is true."
                .into();
        fact
    })
}

/// Kinds of event that nobody need have done to others.
fn accident(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Fire | Crash | Collapse | Sinking | Flood | Earthquake | Storm | Landslide | Eruption | Outbreak | Stampede)
}

/// The folded names of those told of as killed or hurt by it: one report that puts such a name beside a charge has misled the reader.
fn victims(by_slot: &BTreeMap<Slot, Vec<&Claim>>) -> BTreeSet<String> {
    let person = |c: &&Claim| match &c.value {
        Value::Person(p) if p.role == "victim" && p.fate.is_some() => Some(fold(&p.name)),
        _ => None,
    };
    by_slot.get(&Slot::Person).into_iter().flatten().filter_map(person).collect()
}

/// Claims of responsibility that are taken back, by the folded name of who had made them.
fn taken_back<'a>(by_slot: &BTreeMap<Slot, Vec<&'a Claim>>, claimants: &Claimants<'_>) -> BTreeMap<String, Vec<&'a Claim>> {
    let mut out: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    let claims = by_slot.get(&Slot::ClaimOfResponsibility).into_iter().flatten();
    for c in claims.filter(|c| c.polarity == Polarity::Denied && !c.sources.is_empty()) {
        if let Some(name) = claimant(c) {
            out.entry(fold(plain(claimants.meant(c, name), "organisation"))).or_default().push(c);
        }
    }
    out
}

/// Whether somebody's own word for it is taken back by the same origin, and not given again for a later day.
fn undone(c: &Claim, back: &[&Claim]) -> bool {
    let own = matches!(c.slot, Slot::ClaimOfResponsibility | Slot::Admission);
    let again = |b: &Claim| matches!((&c.as_of, &b.as_of), (Some(said), Some(denied)) if said > denied);
    own && back.iter().any(|b| b.origin == c.origin && !again(b))
}

/// Name, kind and place on the scale that a claim gives, if any.
fn named_by(slot: Slot, c: &Claim) -> Option<(String, &'static str, usize)> {
    let official = c.sources.last().is_some_and(|s| {
        matches!(
            s.kind,
            SourceKind::Government | SourceKind::Police | SourceKind::Military | SourceKind::Court | SourceKind::Emergency
        )
    });
    let accused = if c.modality == Modality::Possible {
        5
    } else if official {
        3
    } else {
        4
    };
    match (&c.value, slot) {
        // Whoever failed, lied or knew did not do it; nor did whoever owns up to that.
        (_, Slot::Accusation | Slot::Admission) if of_fault(c) => None,
        (Value::Roles(r), Slot::Accusation) if abetting(r) || by_himself(r) => None,
        (Value::Roles(r), Slot::Accusation) if !r.against.as_deref().is_some_and(|n| acts(n) && of_attack(c)) => None,
        (Value::Roles(r), Slot::ClaimOfResponsibility) if !r.by.as_ref().or(r.name.as_ref()).is_some_and(|n| acts(n)) => None,
        (Value::Roles(r), Slot::ClaimOfResponsibility | Slot::Admission) => {
            Some((r.by.clone().or(r.name.clone())?, kind(r, c), 1))
        }
        (Value::Roles(r), Slot::Accusation) => Some((r.against.clone()?, kind(r, c), accused)),
        (Value::Roles(r), Slot::Acquittal) => Some((r.of.clone()?, "person", 6)),
        (Value::Roles(r), Slot::Perpetrator) => {
            let rank = r
                .status
                .as_ref()
                .and_then(|s| SCALE.iter().position(|x| x == s))
                .unwrap_or(if c.sources.is_empty() && c.modality == Modality::Asserted { 0 } else { accused });
            Some((r.name.clone()?, kind(r, c), rank))
        }
        (Value::Person(p), Slot::Person) if p.role == "suspect" => {
            let rank = match p.fate.as_deref() {
                Some("charged" | "convicted") => 2,
                _ => 4,
            };
            Some((p.name.clone(), "person", rank))
        }
        _ => None,
    }
}

/// Rules that find fault with somebody, not the deed itself.
const FAULT: &[&str] = &[
    "accusation/wrong",
    "accusation/undone",
    "accusation/raised",
    "accusation/fault",
    "accusation/wanting",
    "accusation/man-made",
    "accusation/avoidable",
    "accusation/ought",
    "accusation/nothing-done",
    "admission/owned",
];

/// Whether an accusation or admission is of a fault: a duty left undone, a lie, help to others.
fn of_fault(c: &Claim) -> bool {
    FAULT.contains(&c.rule.as_str())
}

/// Whether what is held against somebody is that he shielded, excused or allowed it.
fn abetting(r: &Roles) -> bool {
    let of = r.of.as_deref().unwrap_or("").to_lowercase();
    ABETTING.iter().any(|w| of.starts_with(w))
}

/// Whether somebody is only held responsible, and no words say for which deed.
fn censure(c: &Claim) -> bool {
    let quote = c.quote.to_lowercase();
    let of = matches!(&c.value, Value::Roles(r) if r.of.is_some());
    c.slot == Slot::Accusation
        && !of
        && ["responsible", "to blame", "blames", "blamed"].iter().any(|w| quote.contains(w))
        && !quote.contains("responsible for")
}

/// Whether accuser and accused are one: "he" was taken for whoever spoke.
fn by_himself(r: &Roles) -> bool {
    let words = |n: &Option<String>| n.as_deref().map(name_words).unwrap_or_default();
    let (by, against) = (words(&r.by), words(&r.against));
    !by.is_empty() && (by.is_subset(&against) || against.is_subset(&by) && !against.is_empty())
}

/// Whether a name in an accusation is only the place of it ("Kabul strike" accuses no town).
fn is_place(scene: &Scene<'_>, c: &Claim, name: &str) -> bool {
    let places = || scene.claims.iter().filter(|p| p.slot == Slot::Place);
    let named = |p: &&&Claim| match &p.value {
        Value::Place(p) => p.name.eq_ignore_ascii_case(name),
        _ => false,
    };
    c.slot == Slot::Accusation && places().any(|p| named(&p))
}

/// Whether a candidate is a force of the state that nobody accuses, in a case where others claim the deed, are accused or charged: it
/// came for the attackers ("commandos came to the door and killed two").
fn came_for_them(name: &str, claims: &[(usize, &Claim)]) -> bool {
    let low = name.to_lowercase();
    let force = low.split(|c: char| !c.is_alphanumeric()).any(|w| FORCES.contains(&w));
    force && claims.iter().all(|(_, c)| c.slot == Slot::Perpetrator)
}

/// Whether an accusation is of the attack: one of its words begins with a word for such a deed.
fn of_attack(c: &Claim) -> bool {
    let said = c.quote.to_lowercase();
    let words = || said.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    // "blamed it on the Front": what it stands for was told before.
    let it = ["blam", "attribut"].iter().any(|v| said.contains(v)) && words().any(|w| matches!(w, "it" | "this"));
    it || ATTACK.iter().any(|a| match a.len() {
        _ if a.contains(' ') => said.contains(a),
        0..=4 => words().any(|w| w == *a || w.strip_suffix('s') == Some(*a) || w.strip_suffix("ed") == Some(*a)),
        _ => words().any(|w| w.starts_with(a)),
    })
}

/// Whether a name can be that of somebody who does a deed: no pronoun, no deed, no thing said.
fn acts(name: &str) -> bool {
    let low = name.to_lowercase();
    let head = low.split(" of ").next().unwrap_or("").split([',', '(']).next().unwrap_or("").trim();
    let last = head.rsplit(' ').next().unwrap_or("");
    let number = head.chars().all(|c| c.is_ascii_digit());
    let of_them = low.starts_with("one of ") || low.starts_with("some of ");
    !last.is_empty() && !number && !of_them && !NO_ACTOR.contains(&last)
}

/// Organisation or person: what the claim says, else by the words.
fn kind(r: &Roles, c: &Claim) -> &'static str {
    match r.kind.as_deref() {
        Some("person") => return "person",
        Some(_) => return "organisation",
        None => {}
    }
    let name = r.against.as_ref().or(r.by.as_ref()).or(r.name.as_ref()).map(|s| s.to_lowercase()).unwrap_or_default();
    let armed = c.sources.iter().any(|s| s.kind == SourceKind::ArmedGroup && s.name.to_lowercase() == name);
    let titled = name.split_whitespace().next().is_some_and(|w| TITLES.contains(&w.trim_end_matches('.')));
    if (described(&name) || titled) && !armed { "person" } else { "organisation" }
}

/// A name without the words that only hedge or count, and without "a group calling itself", "guerrillas of the".
fn plain<'n>(name: &'n str, kind: &str) -> &'n str {
    let mut rest = name.trim();
    let after =
        |text: &str, mark: &str| text.to_lowercase().find(mark).and_then(|at| text.get(at + mark.len()..).map(str::len));
    for mark in ["calling itself ", "calling themselves ", "which calls itself ", "that calls itself "] {
        if let Some(len) = after(rest, mark) {
            rest = rest.get(rest.len() - len..).unwrap_or(rest);
        }
    }
    if kind == "organisation"
        && let Some(len) = after(rest, " of the ")
        && rest.split_whitespace().next().is_some_and(|w| MEN.contains(&w.to_lowercase().as_str()))
    {
        rest = rest.get(rest.len() - len..).unwrap_or(rest);
    }
    while let Some((first, tail)) = rest.split_once([' ', '-']) {
        let low = first.to_lowercase();
        let hedge = HEDGES.contains(&low.as_str()) || low == "self" && tail.to_lowercase().trim_start().starts_with("styled");
        let counts =
            low.bytes().all(|b| b.is_ascii_digit() || b == b',') && !low.is_empty() && !rest.starts_with(&format!("{first}-"));
        if !(hedge || counts && kind == "person") {
            break;
        }
        rest = tail.trim_start_matches([' ', '-', '"', '“']);
    }
    if rest.is_empty() { name } else { rest }
}

/// Whether a name only describes somebody.
fn described(name: &str) -> bool {
    let low = name.to_lowercase();
    let words = || low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words().any(|w| PEOPLE.contains(&w)) || words().all(|w| KINDS.contains(&w)) && words().count() > 1
}

fn fold(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = lower.trim_start_matches("the ").trim_start_matches("a ").trim_start_matches("an ");
    // "Sons of the Ash" and "Sons of Ash" are one.
    let mut words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "the").collect();
    // "the Grey Path group" is the Grey Path.
    if words.len() > 1 && words.last().is_some_and(|w| matches!(*w, "group" | "organisation" | "organization" | "militants")) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{acts, described, plain};

    #[test]
    fn names_are_plain() {
        assert_eq!(plain("alleged Grey Path", "organisation"), "Grey Path");
        assert_eq!(plain("self-styled Grey Path", "organisation"), "Grey Path");
        assert_eq!(plain("group calling itself the Grey Path", "organisation"), "Grey Path");
        assert_eq!(plain("guerrillas of the Grey Liberation Front", "organisation"), "Grey Liberation Front");
        assert_eq!(plain("members of the Grey Front", "person"), "members of the Grey Front");
        assert_eq!(plain("at least 40 gunmen", "person"), "gunmen");
        assert_eq!(plain("12th Brigade", "organisation"), "12th Brigade");
        assert_eq!(plain("alleged", "person"), "alleged");
    }

    #[test]
    fn deeds_and_pronouns_do_nothing() {
        assert!(acts("Grey Front"));
        assert!(acts("chiefs of the army"));
        assert!(!acts("murder of Ada Venn"));
        assert!(!acts("them"));
        assert!(!acts(""));
    }

    #[test]
    fn bands_are_described() {
        assert!(described("right-wing commando unit"));
        assert!(described("five soldiers"));
        assert!(!described("Grey Path group"));
    }
}
