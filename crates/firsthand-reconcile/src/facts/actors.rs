//! Words for those who do a deed and for those who only seem to.

/// Words that hold the attack itself against somebody; censure without one ("criticised the government") names no perpetrator.
pub(super) const ATTACK: &[&str] = &[
    "responsible", "behind", "culprit", "perpetrator", "implicated", "involved", "involvement", "carried out", "mastermind",
    "assassin", "attack", "murder", "kill", "massacre", "bomb", "blast", "explosion", "shoot", "shot", "stab", "kidnap",
    "abduct", "shell", "strike", "struck", "raid", "ambush", "arson", "terror", "poison", "tortur", "crime", "fire", "hit",
    "missile", "rocket", "down", "slain", "slay", "genocide", "slaughter", "death", "incident", "explo", "detonat",
    "planted", "sabotage", "violence", "assault", "plot",
];

/// Last words of phrases that name no one who acts, and words that stand for somebody else.
pub(super) const NO_ACTOR: &[&str] = &[
    "it", "them", "him", "her", "us", "me", "you", "i", "we", "others", "those", "these", "this", "that", "who", "which",
    "attack", "attacks", "assassination", "assassinations", "murder", "murders", "killing", "killings", "massacre",
    "bombing", "action", "actions", "act", "acts", "crime", "crimes", "policy", "policies", "plan", "plans", "fact",
    "visit", "presence", "charge", "charges", "decision", "arrest", "arrests", "execution", "executions", "bloodbath",
    "violence", "type", "culprit", "culprits", "perpetrator", "perpetrators", "responsible", "agreement", "law",
    "statement", "message", "analysis", "leaflets", "spokesman", "spokeswoman", "deserves", "names", "ones", "so", "one", "some", "many", "rival",
    "rivals", "someone", "somebody", "nobody", "anybody", "both", "all", "mother", "father", "brother", "sister", "wife", "husband", "son",
    "daughter", "family", "relatives",
];

/// What stands before a person's name.
pub(super) const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "general", "col", "colonel", "maj", "major", "capt", "captain", "lt", "lieutenant",
    "sgt", "sergeant", "president", "minister", "senator", "commander", "judge", "mayor", "governor", "bishop", "father",
    "sheikh", "imam", "mullah", "professor",
];

/// Words before a name that are none of it.
pub(super) const HEDGES: &[&str] = &[
    "the", "a", "an", "alleged", "suspected", "presumed", "supposed", "self-styled", "styled", "so-called", "that", "at",
    "least", "over", "about", "approximately", "some", "several", "more", "than", "around",
];

/// Those who belong to a group.
pub(super) const MEN: &[&str] =
    &[
    "guerrillas", "rebels", "members", "militants", "fighters", "insurgents", "terrorists", "men", "commandos", "units",
];

/// Words for people of whom no name is given.
pub(super) const PEOPLE: &[&str] = &[
    "man", "men", "woman", "women", "gunman", "gunmen", "attacker", "attackers", "individual", "individuals", "suspect",
    "suspects", "people", "person", "assailant", "assailants", "terrorists", "militants", "rebels", "guerrillas", "driver",
    "pilot", "he", "she", "they", "youths", "teenager", "shooter", "gunwoman", "soldier", "soldiers", "officer", "officers",
    "troops", "policeman", "policemen", "personnel", "members", "bands", "commandos", "fighters", "insurgents",
    "extremists", "partisans", "youth", "students", "colonel", "lieutenants", "agents", "guards", "enemy", "bomber", "bombers", "killer", "killers", "murderer", "murderers", "hijacker", "hijackers", "kidnapper",
    "kidnappers", "sniper", "snipers", "jihadists", "subject", "boy", "girl", "brothers", "teacher", "agent", "police",
];

/// Words that with "group" or "unit" alone describe a band of people and name none.
pub(super) const KINDS: &[&str] = &[
    "group", "groups", "unit", "units", "band", "gang", "gangs", "cell", "armed", "leftist", "rightist", "right", "left",
    "wing", "ultrarightist", "paramilitary", "political", "subversive", "terrorist", "guerrilla", "rebel", "commando",
    "unknown", "unidentified", "irregular", "criminal", "urban", "extremist", "extreme", "far", "militant", "another",
    "same", "small", "death", "squad", "squads", "ultra",
];


/// Beginnings of what is held against somebody who did not do the deed: he shielded, excused, allowed or overlooked it.
pub(super) const ABETTING: &[&str] = &[
    "protect", "shield", "fail", "ignor", "justif", "excus", "cover", "lie", "lying", "hid", "conceal", "support", "fund", "financ",
    "harbour", "harbor", "shelter", "exploit", "misle", "downplay", "neglect", "negligen", "refus", "allow", "an attempt to justify",
    "attempting to justify", "trying to", "turning a blind", "not ", "inaction", "incompeten", "bungl", "politicis", "politiciz",
];

/// Words of those whom the state sends against attackers.
pub(super) const FORCES: &[&str] = &[
    "police", "commando", "commandos", "officer", "officers", "agent", "agents", "trooper", "troopers", "troops", "soldier", "soldiers",
    "marshal", "marshals", "deputies", "deputy", "guard", "guards", "swat", "forces", "force", "unit", "stf", "patrol", "army", "gendarmes",
    "gendarmerie", "constable", "constables", "squad",
];
