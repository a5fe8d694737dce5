//! What happened, told by a verb and what it befell, in other words than a noun of an event: "a road bridge gave way", "a tram
//! left the rails", "a bomb went off outside the ministry", "gunmen opened fire", "there were reports of shots there".
//!
//! A report calls back to its event all the time ("when the bridge collapsed"); what tells it is a first mention: a subject that
//! is new (indefinite, counted, a part of a thing) or the report's opening.

use crate::clause;
use crate::deeds::listed;
use crate::draft::Draft;
use crate::frames;
use crate::kinds;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{EventKind, Part, Slot, Value};

/// Who or what it befalls, the verbs that tell it of that, and the kind it is.
struct Happening {
    things: &'static str,
    verbs: &'static str,
    /// Verbs that need a word right behind them: "give way", "go off".
    phrases: &'static [(&'static str, &'static str)],
    kind: EventKind,
}

/// Things that are built, and their parts.
const BUILT: &str = "bridge viaduct overpass flyover footbridge span deck section stretch slab block building tower house home roof ceiling wall \
    dam embankment levee dyke dike mine shaft tunnel crane scaffold scaffolding stage stand grandstand terrace floor storey balcony \
    staircase stairway escalator walkway chimney stadium warehouse hangar factory road highway motorway canopy facade stay cable \
    mast wing hillside slope mountainside tip glacier pier pillar pylon column beam girder platform gallery railing fence gate barrier \
    tank silo reservoir structure church mosque school mall hotel";
/// The parts alone: "the central pillar came down" tells something new of a bridge that has fallen.
const PARTS: &str = "section stretch span deck slab roof ceiling wall floor storey balcony stay cable pier pillar pylon column beam girder wing \
    stand terrace part chunk portion";
const VEHICLES: &str = "train tram coach bus minibus lorry truck van car suv vehicle plane jet airliner aircraft helicopter boat ferry ship vessel \
    dinghy trawler liner tanker freighter barge carriage wagon locomotive gondola balloon airbus boeing";
const BLASTS: &str = "bomb device grenade charge tank pipeline boiler cylinder depot warehouse firework shell rocket missile mine store stockpile \
    plant refinery nitrate gas meth dynamite tnt fertiliser fertilizer silo reactor transformer volcano";
const FLAMES: &str = "fire blaze flame wildfire inferno bushfire";
const GUNMEN: &str = "gunman attacker assailant shooter militant terrorist man woman bomber driver soldier policeman officer student pupil \
    teenager youth knifeman group men gunmen";
const FORCES: &str =
    "blast explosion shockwave wave quake earthquake tremor avalanche mudslide landslide tornado surge flood storm fireball";
const CROWD: &str = "crowd people fan pilgrim reveller spectator worshipper concertgoer";

const HAPPENINGS: &[Happening] = &[
    Happening {
        things: BUILT,
        verbs: "collapse crumble buckle topple crash snap implode disintegrate subside burst rupture slump tumble plunge fall",
        phrases: &[
            ("give", "way"),
            ("cave", "in"),
            ("come", "down"),
            ("come", "crashing"),
            ("come", "tumbling"),
            ("go", "down"),
            ("go", "slack"),
            ("break", "apart"),
            ("break", "up"),
            ("break", "off"),
            ("fold", "up"),
            ("drop", "into"),
            ("drop", "onto"),
            ("slide", "into"),
            ("slide", "down"),
        ],
        kind: EventKind::Collapse,
    },
    Happening {
        things: VEHICLES,
        verbs: "derail crash collide overturn capsize sink founder plunge explode somersault smash plough plow slam ram career careen ditch \
            nosedive disintegrate",
        phrases: &[
            ("come", "off"),
            ("jump", "the"),
            ("leave", "the"),
            ("run", "aground"),
            ("run", "into"),
            ("run", "off"),
            ("roll", "over"),
            ("roll", "away"),
            ("keel", "over"),
            ("tip", "over"),
            ("turn", "over"),
            ("go", "down"),
            ("go", "under"),
            ("go", "over"),
            ("break", "up"),
            ("break", "apart"),
            ("break", "in"),
            ("burst", "into"),
            ("catch", "fire"),
            ("hit", "a"),
            ("hit", "the"),
            ("strike", "a"),
            ("strike", "the"),
            ("drive", "into"),
            ("veer", "off"),
            ("veer", "into"),
            ("skid", "off"),
            ("fall", "into"),
            ("fall", "off"),
            ("fall", "from"),
            ("blow", "up"),
            ("mow", "down"),
        ],
        kind: EventKind::Crash,
    },
    Happening {
        things: BLASTS,
        verbs: "explode detonate erupt ignite",
        phrases: &[("go", "off"), ("go", "up"), ("blow", "up"), ("tear", "through"), ("rip", "through"), ("blow", "apart")],
        kind: EventKind::Explosion,
    },
    Happening {
        things: FLAMES,
        verbs: "engulf consume gut climb",
        phrases: &[
            ("break", "out"),
            ("tear", "through"),
            ("rip", "through"),
            ("sweep", "through"),
            ("race", "through"),
            ("rage", "through"),
            ("spread", "through"),
            ("spread", "to"),
            ("race", "up"),
        ],
        kind: EventKind::Fire,
    },
    Happening {
        things: GUNMEN,
        verbs: "storm",
        phrases: &[
            ("begin", "to"),
            ("start", "to"),
            ("open", "fire"),
            ("start", "shooting"),
            ("start", "firing"),
            ("begin", "shooting"),
            ("begin", "firing"),
            ("blow", "himself"),
            ("blow", "herself"),
            ("blow", "themselves"),
            ("burst", "into"),
            ("run", "amok"),
            ("go", "on"),
            ("plough", "into"),
            ("drive", "into"),
        ],
        kind: EventKind::Attack,
    },
    Happening {
        things: FORCES,
        verbs: "rock shake devastate flatten level engulf",
        phrases: &[
            ("tear", "through"),
            ("rip", "through"),
            ("sweep", "through"),
            ("sweep", "away"),
            ("hit", "the"),
            ("strike", "the"),
            ("strike", "near"),
            ("crash", "into"),
            ("go", "off"),
        ],
        kind: EventKind::Other,
    },
    Happening {
        things: CROWD,
        verbs: "surge stampede",
        phrases: &[("fall", "on"), ("fall", "over"), ("pile", "up"), ("pile", "on")],
        kind: EventKind::Stampede,
    },
];

/// Nouns for what is heard of an attack or a blast.
const HEARD: &str = "shot gunshot gunfire explosion blast shooting stabbing bang";

/// What it finds: a clause that tells what happened.
///
/// Example: `A road bridge gave way above the harbour.` tells of a bridge that gave way.
///
/// Wrong where the same words tell an effect ("a wall fell in the quake"): the report's kind of event must allow the clause's.
pub fn read(s: &Sent<'_>, part: Part, main: EventKind) -> Option<Draft> {
    (part == Part::Text).then_some(())?;
    (0..s.words.len()).find_map(|i| told(s, i, main).or_else(|| there_was(s, i)).or_else(|| reported(s, i))).map(
        |(from, to)| {
            let span = s.bytes(from, to);
            Draft::new(part, span, Slot::Event, Value::Text(span.of(s.text).unwrap_or("").to_owned()), "event/told")
        },
    )
}

/// "A span of the bridge caved in": subject and verb of one row, told for the first time.
fn told(s: &Sent<'_>, i: usize, main: EventKind) -> Option<(usize, usize)> {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && !w.rel.is_empty() && w.rel != "amod")?;
    // "Ran away down the hill and jumped the tracks": the subject of the verb that it is joined to.
    let joined = tree::head(s, i).filter(|_| w.rel == "conj" && s.children(i, &["nsubj"]).is_empty());
    let k = s.children(joined.unwrap_or(i), &["nsubj"]).into_iter().find(|k| *k < i)?;
    let head = s.at(k)?;
    // "Part of the road", "260 feet of road", "one of its towers": what it is a part of.
    let of = s.children(k, &["nmod"]).into_iter().find(|n| s.children(*n, &["case"]).into_iter().any(|c| s.low(c) == "of"));
    let part = listed(PARTS, head.lemma) || of.is_some() && listed("foot ft metre meter yard half side", head.lemma);
    let thing = |h: &Happening| {
        listed(h.things, head.lemma) || part && of.and_then(|n| s.at(n)).is_some_and(|w| listed(h.things, w.lemma) || w.capital)
    };
    let next = |word: &str| s.low(i + 1) == word || s.children(i, &["compound"]).into_iter().any(|c| s.low(c) == word);
    let verb = |h: &Happening| {
        listed(h.verbs, w.lemma) || h.phrases.iter().any(|(v, word)| *v == w.lemma && next(word) && fits(s, i, v, word))
    };
    let h = HAPPENINGS.iter().find(|h| verb(h) && thing(h))?;
    let p = tree::phrase(s, k);
    if !tells(s, i, p.from) || !(new(s, k, p.from) || part || s.index < 2) || effect(h.kind, main) {
        return None;
    }
    Some((p.from.max(i.saturating_sub(14)), clause::clause_end(s, i).max(i + 2).min(i + 16)))
}

/// Whether the word behind the verb has the sense that is meant: "came off the rails", not "came off well".
fn fits(s: &Sent<'_>, i: usize, verb: &str, word: &str) -> bool {
    let after = |list: &[&str]| s.within(i + 2, i + 6, list);
    match (verb, word) {
        ("come", "off") | ("jump" | "leave", "the") => {
            after(&["rails", "rail", "tracks", "track", "road", "runway", "line", "tarmac", "lights", "kerb"])
        }
        ("fall", "on" | "over") => {
            after(&["each", "one", "top", "those", "others", "another", "them"])
                || s.within(i + 2, i + 3, &["each", "one", "those"])
        }
        ("begin" | "start", "to") => s.within(i + 2, i + 3, &["shoot", "fire", "stab", "attack"]),
        ("go", "on") => after(&["rampage", "spree"]),
        ("hit" | "strike", _) if s.has(i.saturating_sub(6), i, EVENT) => true,
        ("hit" | "strike", _) => after(&[
            "wall", "bridge", "tree", "mountain", "rock", "rocks", "reef", "iceberg", "building", "tower", "pier", "train",
            "bus", "lorry", "truck", "crowd", "buffers", "barrier", "quay",
        ]),
        ("burst", "into") => after(&["flames", "flame"]) || s.at(i + 2).is_some_and(|w| w.is(DET)),
        ("go", "up") => s.at(i + 2).is_none_or(|w| w.punct() || w.any(&["in", "at", "on"])),
        ("go", "down" | "over" | "under") => s.at(i + 2).is_none_or(|w| !w.is(DET)),
        _ => true,
    }
}

/// Whether the clause asserts something that happened: finite, no negation, no "if", no "would".
fn tells(s: &Sent<'_>, i: usize, from: usize) -> bool {
    let start = clause::group_start(s, i).min(i);
    let past = s.has(i, i + 1, PAST) || s.has(start, i, HAVE | BE) || s.at(i).is_some_and(|w| w.low.as_ref() != w.lemma);
    let hanging = s.at(i).is_some_and(|w| w.low.ends_with("ing")) && !s.has(start, i, BE);
    let aside = s
        .children(i, &["mark"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(|w| w.any(&["if", "unless", "whether", "lest", "to"])));
    let hung = tree::rel(s, i).starts_with("acl") || s.within(from.saturating_sub(1), i, &["which", "who", "that", "whose"]);
    past && !aside && !hung && !hanging && !clause::negated(s, i) && !s.has(start, i, MODAL)
}

/// Whether a subject is told of for the first time: "a", a number, a bare plural, and none of "another such".
fn new(s: &Sent<'_>, k: usize, from: usize) -> bool {
    let det = |list: &[&str]| s.children(k, &["det", "nmod:poss"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(list)));
    let owned = !s.children(k, &["nmod:poss"]).is_empty();
    let none = det(&["no", "any", "every", "each", "such", "what", "which"]) || s.within(from, k, &["no", "any", "such"]);
    let indefinite = det(&["a", "an", "another", "some"]) || s.children(k, &["nummod"]).into_iter().any(|n| n < k);
    let plural = s.children(k, &["det"]).is_empty()
        && s.at(k).is_some_and(|w| w.upos == Upos::Noun && (w.low.as_ref() != w.lemma || w.any(&["people"])));
    !none && !owned && (indefinite || plural)
}

/// Whether a clause of this kind only tells what the main event did: walls fall in quakes, cars burn in wildfires.
fn effect(kind: EventKind, main: EventKind) -> bool {
    let nature = matches!(
        main,
        EventKind::Earthquake
            | EventKind::Flood
            | EventKind::Storm
            | EventKind::Landslide
            | EventKind::Eruption
            | EventKind::Fire
    );
    nature && matches!(kind, EventKind::Collapse | EventKind::Crash) && kinds::apart(kind, main)
        || main == EventKind::Fire && kind == EventKind::Collapse
}

/// "There was a second shooting at the inn".
fn there_was(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| w.is(EVENT) && w.upos == Upos::Noun && kinds::of_word(&w.low).is_some())?;
    let there = s.children(i, &["expl"]).first().copied().or_else(|| {
        tree::head(s, i).filter(|h| s.at(*h).is_some_and(|w| w.is(BE))).and_then(|h| s.children(h, &["expl"]).first().copied())
    })?;
    let new = s.children(i, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(&["a", "an", "another"])));
    let was = s.within(there, i, &["was", "were", "been"]);
    let not = s.has(there, i, NEG | MODAL)
        || s.within(there, i, &["no", "never"])
        || s.within(there.saturating_sub(2), there, &["if", "whether"]);
    (new && was && !not && there < i).then(|| (there, clause::clause_end(s, i).max(i + 1).min(i + 12)))
}

/// "Unconfirmed reports of shots there", "shots were heard inside", "shots rang out".
fn reported(s: &Sent<'_>, i: usize) -> Option<(usize, usize)> {
    s.at(i).filter(|w| w.upos == Upos::Noun && listed(HEARD, w.lemma) && w.low.as_ref() != "shot")?;
    let up = tree::head(s, i)?;
    let of = s.at(up).is_some_and(|w| w.any(&["reports", "report"]))
        && s.children(i, &["case"]).into_iter().any(|c| s.low(c) == "of")
        && !s.within(up.saturating_sub(3), up, &["no", "false", "dismissed", "denied"]);
    let verb = s.at(up).is_some_and(|w| listed("fire hear ring", w.lemma))
        && tree::rel(s, i).starts_with("nsubj")
        && (frames::passive(s, up) || s.low(up + 1) == "out");
    if !(of || verb) || s.has(i.saturating_sub(4), i, NEG) || verb && (clause::negated(s, up) || s.has(i, up, MODAL)) {
        return None;
    }
    let from = if of { up.saturating_sub(usize::from(s.before(up, 1).is_some_and(|w| w.upos == Upos::Adj))) } else { i };
    Some((from, clause::clause_end(s, i.max(up)).max(i.max(up) + 1).min(i + 12)))
}
