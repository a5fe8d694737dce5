//! Words of attacks: verbs and nouns, those who do it, what is struck. Lemmas, in lower case.

/// Verbs whose object may be a person who is killed, hurt or taken.
pub(super) const HURT: &[&str] = &[
    "kill", "murder", "assassinate", "slay", "execute", "massacre", "kidnap", "abduct", "machinegun", "wound", "injure",
    "ambush", "shoot", "stab", "torture", "attack", "behead", "strangle", "riddle", "seize", "knife", "lynch",
];

/// Verbs whose object may be a building, a vehicle, a line.
pub(super) const STRIKE: &[&str] = &[
    "attack", "bomb", "dynamite", "burn", "destroy", "damage", "blast", "raid", "storm", "shell", "sabotage", "torch", "blow",
    "ambush", "intercept", "strafe", "wreck", "demolish", "hit", "strike", "shatter", "machinegun", "occupy", "seize",
    "hijack", "ransack", "firebomb",
];

/// Verbs by which a weapon is brought to a place.
pub(super) const PLACING: &[&str] =
    &["place", "plant", "throw", "hurl", "detonate", "explode", "launch", "fire", "toss", "set", "lob", "activate"];

/// Nouns of attack, which take what was struck with "of", "against", "on", "at" and the doer with "by".
pub(super) const NOUNS: &[&str] = &[
    "attack", "bombing", "assassination", "murder", "killing", "kidnapping", "kidnaping", "massacre", "ambush", "raid",
    "assault", "death", "explosion", "execution", "abduction", "slaying", "sabotage", "attempt", "crime", "burning",
    "destruction",
];

/// Of these (and of the verbs), those after which somebody is a victim.
pub(super) const TAKING: &[&str] = &[
    "murder", "assassination", "killing", "kidnapping", "kidnaping", "massacre", "execution", "abduction", "slaying", "death",
];

/// Those after which nobody lives.
pub(super) const FATAL: &[&str] = &[
    "kill", "murder", "assassinate", "slay", "execute", "massacre", "assassination", "killing", "death", "execution",
    "slaying", "die", "dead", "behead", "strangle", "lynch",
];

/// Verbs by which an attack is carried out.
pub(super) const STAGING: &[&str] =
    &["stage", "launch", "perpetrate", "commit", "carry", "conduct", "make", "execute", "plan", "mount", "begin", "unleash"];

/// Nouns for people who do such things.
pub(super) const DOERS: &[&str] = &[
    "terrorist", "narcoterrorist", "mercenary", "guerrilla", "rebel", "gunman", "assassin", "attacker", "assailant",
    "criminal", "subversive", "extremist", "trafficker", "killer", "hitman", "murderer", "kidnapper", "bandit", "gangster",
    "saboteur", "commando", "insurgent", "militant", "bomber", "individual", "man", "person", "youth", "woman", "member",
    "column", "squad", "fighter", "unit", "subject", "soldier", "policeman", "troop", "officer", "personnel", "patrol",
    "element", "delinquent", "thug", "mafia", "group", "gang", "band", "cell", "hooligan", "rioter", "demonstrator", "leftist",
    "knifeman", "arsonist", "teenager", "boy", "student", "jihadist", "separatist", "militiaman", "people", "agent",
    "professional", "rightist", "ultrarightist", "paramilitary", "robber", "hijacker", "sniper", "looter",
];

/// Of these, those before whom an organisation's name says whose they are ("Grey Front guerrillas").
pub(super) const FIGHTERS: &[&str] =
    &["terrorist", "guerrilla", "rebel", "commando", "insurgent", "militant", "fighter", "gunman", "extremist", "subversive"];

/// Of these, those who serve the state.
pub(super) const FORCES: &[&str] =
    &["soldier", "policeman", "troop", "officer", "personnel", "patrol", "agent", "unit", "marine", "guard"];

/// Whom they fight, beside [`FIGHTERS`].
pub(super) const OUTLAWS: &[&str] = &[
    "attacker", "assailant", "criminal", "bandit", "kidnapper", "trafficker", "robber", "suspect", "bomber", "shooter",
    "hijacker", "assassin", "killer", "jihadist", "separatist", "enemy", "knifeman", "hitman", "gangster",
];

/// Of the verbs, those for what the police and an army do on duty.
pub(super) const SEIZING: &[&str] = &["seize", "occupy", "raid", "storm", "intercept"];

/// Auxiliaries under which nothing has been done.
pub(super) const UNREAL_AUX: &[&str] = &["will", "would", "could", "may", "might", "should", "shall", "can", "must", "'ll"];

/// Words whose infinitive tells what somebody means to do.
pub(super) const INTENT: &[&str] = &[
    "threaten", "plan", "intend", "want", "vow", "promise", "swear", "prepare", "plot", "threat", "intention", "order", "urge",
    "call", "refuse", "expect", "decide", "conspire", "hope",
];

/// Of these, those that name a group after "of" ("members of", "a band of").
pub(super) const OF_GROUP: &[&str] =
    &["group", "member", "column", "squad", "band", "gang", "commando", "unit", "element", "man", "cell"];

/// Of these, those that say nothing alone.
pub(super) const BARE: &[&str] =
    &["member", "group", "unit", "element", "person", "officer", "people", "agent", "professional", "student"];

/// Things that are struck.
pub(super) const STRUCK: &[&str] = &[
    "embassy", "building", "house", "home", "office", "residence", "station", "bank", "bridge", "pylon", "tower", "pole",
    "line", "substation", "car", "vehicle", "bus", "truck", "plane", "airplane", "aircraft", "helicopter", "farm", "plant",
    "installation", "hotel", "church", "temple", "mosque", "synagogue", "school", "headquarters", "pipeline", "facility",
    "mansion", "store", "supermarket", "transformer", "restaurant", "ambulance", "train", "factory", "warehouse", "institute",
    "institution", "university", "consulate", "branch", "ranch", "railroad", "powerline", "dam", "refinery", "drugstore",
    "newspaper", "jeep", "van", "wagon", "tanker", "trailer", "garage", "shop", "company", "camp", "hall", "palace",
    "cathedral", "clinic", "hospital", "barracks", "post", "garrison", "base", "mill", "minibus", "taxi", "locomotive",
    "convoy", "ministry", "mall", "theater", "theatre", "market", "hut", "apartment", "monument", "statue", "oilfield",
    "exchange", "checkpoint", "nightclub", "shrine", "depot", "terminal", "stadium", "prison", "court", "courthouse",
    "airport", "kiosk", "cafe", "pub", "dealership", "booth", "pipe", "well", "pharmacy", "brothel", "motorcycle", "boat",
    "ship", "subway", "metro", "railway", "junction", "antenna", "transmitter", "mausoleum", "library", "museum", "mine",
    "club", "agency", "cabin", "bookstore", "bakery", "casino", "structure", "shack",
];

/// Parts of things, which stand for the whole.
pub(super) const PARTS: &[&str] =
    &["section", "part", "stretch", "segment", "window", "facade", "front", "entrance", "gate", "roof"];

/// Of these, those that "of" goes on with ("the house of Judge Venn").
pub(super) const OF_OWNER: &[&str] =
    &["house", "home", "residence", "office", "headquarters", "branch", "building", "mansion", "ministry", "embassy"];

/// Words at the start of a description that do not belong to it.
pub(super) const HEDGES: &[&str] = &[
    "alleged", "various", "several", "suspected", "presumed", "following", "so-called", "certain", "other", "many", "some",
    "called", "named", "another", "same", "entire", "whole", "few",
];

/// Last words of the names of armed groups.
pub(super) const GROUPS: &[&str] =
    &["front", "movement", "cartel", "brigade", "brigades", "army", "path", "state", "command", "militia", "unity", "vanguard"];

/// Words that stand before a group's name and are none of it.
pub(super) const BEFORE_GROUP: &[&str] = &[
    "guerrilla", "guerrillas", "rebel", "rebels", "leftist", "self-styled", "so-called", "terrorist", "organization",
    "organisation", "group", "maoist", "fact", "called", "named", "members", "leader", "militant", "jihadist", "separatist",
];

/// Titles and posts before a person's name.
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "general", "colonel", "col", "lieutenant", "lt", "captain", "capt", "major", "maj",
    "sergeant", "sgt", "corporal", "judge", "magistrate", "president", "vice", "minister", "deputy", "senator", "congressman",
    "mayor", "governor", "father", "priest", "bishop", "archbishop", "monsignor", "reverend", "rev", "engineer", "lawyer",
    "attorney", "professor", "journalist", "reporter", "leader", "commander", "chief", "director", "doctor", "councilman",
    "ambassador", "former", "candidate", "brigadier", "admiral", "prosecutor", "secretary", "don", "dona", "businessman",
    "rancher", "photographer", "cameraman", "student", "peasant", "citizen", "nun", "sister", "brother", "police", "army",
    "navy", "msgr", "comrade", "comrades", "miss", "constable", "officer", "sheriff", "agent", "president-elect",
    "industrialist", "companero", "monsignor", "monsigno",
];

/// Capitalised words that are no part of a person's name.
pub(super) const NO_NAME: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "May", "june", "july", "august", "september", "october", "november", "december", "department", "province", "city", "state",
    "front", "party", "movement", "national", "union", "forces", "force", "government", "embassy", "street", "avenue", "park",
    "church", "university", "bank", "company", "radio", "television", "news", "agency", "today",
];

/// Whether a lemma or its word is in a list, plural or not.
pub(super) fn any(list: &[&str], lemma: &str, low: &str) -> bool {
    let singular = match low {
        "men" => "man",
        "women" => "woman",
        "policemen" => "policeman",
        "gunmen" => "gunman",
        "hitmen" => "hitman",
        _ => low.strip_suffix('s').unwrap_or(low),
    };
    list.contains(&lemma) || list.contains(&low) || list.contains(&singular)
}
