//! A deed that one side holds against another: the verb and its doer as the parse gives them, in words that somebody says.
//!
//! `Veliya insists that the bridge was mined by the national guard` accuses without a verb of accusing. What makes it an accusation
//! is the deed (harm, deceit, help to the attackers, a duty left undone), a doer who can be held to account, and a speaker who is
//! neither that doer nor somebody who tells what he found (police, rescuers).

use crate::clause::{self, Phrase};
use crate::frames;
use crate::responsibility::{Found, alleged, draft, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::{MentionKind, Upos};
use firsthand_types::{Part, Roles, Slot, Source, SourceKind};

/// Bodies and sides, by dictionary form: who can be held to account under a common noun.
const PARTY: &str = "army force regime government military rebel militant fighter soldier troop militia terrorist organisation \
    organization state insurgent separatist guerrilla gang agent service intelligence police council city company \
    firm operator owner manager management ministry authority office mayor official landlord contractor developer \
    faction group brigade battalion regiment jet warplane plane aircraft side enemy department hospital airline \
    regulator occupation party administration board leadership leader politician minister organiser organizer \
    promoter saboteur nationalist extremist islamist jihadist commander general bomber officer policeman deputy \
    investigator prosecutor president governor chief head director captain dispatcher employee staff judge court \
    agency institute watchdog network superintendent manufacturer maker designer architect engineer foreman supervisor landlord chairman railroad prosecutor crew driver conductor pilot gunner artillery hall elite builder inspector guard bank security \
    coalition alliance cartel paramilitary mercenary occupier invader defender parliament club school factory mill mine \
    utility railway carrier supplier master coastguard skipper shipowner inspectorate dispatcher bureau prison college university commission ministry lab defendant accused teacher";

/// Forces, that a state's officials speak of as their own.
const FORCES: &str =
    "army force military soldier troop police plane jet aircraft warplane artillery guard security service pilot";

/// Deeds that a single person is accused of, besides the attack itself.
const OFFICE: &str = "shelter harbour harbor finance fund recruit lie breach violate ignore neglect fail conceal mislead deceive \
    falsify fabricate destroy delete shield cover refuse know disregard obstruct tamper betray abandon steal \
    embezzle cheat endanger do help support overlook bypass suppress withhold order pay take accept";

/// Duties of one man, that he is accused of where they are negated.
const CARE: &str = "set follow apply check inspect report warn inform fix repair enforce ensure comply maintain brake slow signal alert lock \
    secure close evacuate order do act";

/// Deeds that nobody tells of a body but to accuse it.
const WRONGS: &str = "bomb shell bombard demolish massacre slaughter butcher torture rape abduct gas poison loot plunder pocket \
    embezzle squander siphon betray deceive mislead cheat conceal falsify fabricate forge sabotage violate breach \
    provoke lure herd persecute terrorise terrorize starve neglect endanger orchestrate mastermind perpetrate \
    sponsor booby-trap misuse stonewall lie steal murder whitewash downplay disregard overlook bypass carpet-bomb \
    tamper obstruct meddle intimidate harass silence shove manhandle scapegoat incite collude bribe overload defraud \
    hoodwink understate dither dawdle";

/// Those of them that are the attack itself.
const ATTACKS: &str = "bomb shell bombard demolish massacre slaughter butcher torture abduct gas poison orchestrate mastermind perpetrate \
    murder carpet-bomb";

/// Deeds that accuse by what they are done with or to: the verb, then the object or what stands behind its preposition.
const DONE: &[(&str, &str)] = &[
    (
        "use deploy drop unleash spray fire launch plant lay detonate set",
        "gas bomb munition weapon explosive agent chemical sarin chlorine napalm phosphorus mine booby-trap shell rocket missile \
         charge torpedo mortar grenade",
    ),
    (
        "bury hide destroy remove burn erase tamper doctor suppress withhold ignore reject dismiss cover disregard delay falsify",
        "evidence body record document footage dead truth warning complaint letter request call alarm report rule plea concern \
         sign number figure survey finding fault crack appeal advice recommendation regulation",
    ),
    (
        "destroy wreck level flatten raze burn torch strike hit attack target mine blast storm shoot kill execute ruin seize",
        "town city village street house home school hospital clinic ward theatre theater church mosque market bridge station \
         building block camp convoy shelter square prisoner detainee civilian villager people man woman child hostage family \
         refugee monastery museum bus train plane airliner ambulance resident passenger protester worshipper we us it they them \
         worker journalist population infrastructure",
    ),
    (
        "shelter harbour harbor support finance fund arm train aid help supply assist recruit equip shield protect smuggle house back",
        "terrorist attacker bomber gunman assailant militant rebel fugitive cell group extremist jihadist killer militia insurgent \
         terrorism plot culprit",
    ),
    ("lock chain block bolt weld seal", "door exit gate way road escape passage route"),
    (
        "put place value rank prioritise prioritize",
        "profit money cost saving convenience schedule speed politics business income",
    ),
    ("cut", "corner cost"),
    ("drop", "ball"),
    ("sit", "advice report warning finding recommendation letter"),
    ("miss overlook squander", "chance opportunity sign warning signal clue"),
    ("skip bypass dodge fake falsify forge", "check inspection test rule maintenance repair procedure"),
    ("abandon desert flee betray", "ship vessel passenger post patient crew ally friend interpreter us it they we"),
    ("send lead", "death"),
    ("waste lose", "hour minute time"),
    ("pass shift deflect evade dodge duck", "buck blame responsibility"),
    ("sow spread", "panic terror fear discord chaos hatred"),
    ("push shove trample crush", "people other they crowd woman man victim reveller"),
    ("delete order", "deletion report evidence file message log"),
    ("shield protect cover", "friend culprit minister official ally colleague guilty responsible"),
    ("use", "force violence baton"),
    ("turn", "eye back"),
    ("pay take accept pocket", "bribe kickback"),
    (
        "carry stage commit mount conduct launch",
        "attack strike bombing massacre crime atrocity raid provocation airstrike assault",
    ),
    ("violate break breach", "law rule ceasefire truce agreement regulation code treaty convention"),
    ("set build keep run", "depot launcher arsenal"),
    ("leave", "open unprotected unguarded undefended exposed vulnerable unlocked unlit"),
    (
        "store stockpile keep hide stash site position",
        "rocket weapon ammunition missile explosive arm arms shell launcher mortar artillery tank",
    ),
    ("let leave", "die burn drown suffocate rot bleed happen perish"),
    ("burn betray abandon starve fail kill murder destroy sell ignore", "we us they them people our victim resident"),
];

/// Duties left undone: the verb, negated, of a body.
const DUTIES: &str = "move act respond listen react intervene help come warn care check inspect maintain evacuate prepare learn protect \
    investigate fix repair send answer bother cut close shut install replace disclose report tell notify ensure follow comply \
    set apply consult anticipate train equip provide brake evacuate secure implement address deal heed enforce stop supervise monitor test sound raise activate alert order pass rescue save";

/// What it finds: a deed held against somebody, on the speaker's word.
///
/// Example: `Veliya insists that the bridge was mined by the national guard.` gives by Veliya, against the national guard.
///
/// Wrong where the speaker tells of his own side under another name.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && !w.rel.is_empty())?;
    let negated = clause::negated(s, i);
    // "felt cheated": what was done to somebody.
    let suffered = tree::rel(s, i) == "xcomp"
        && w.low.ends_with("ed")
        && s.children(i, &["mark"]).is_empty()
        && !s.has(i.saturating_sub(2), i, HAVE);
    let done = !negated
        && !suffered
        && (listed(WRONGS, w.lemma)
            || what(s, i, w.lemma)
            || barred(s, i, w.lemma)
            || misused(s, i)
            || on_purpose(s, i)
            || launched_from(s, i));
    let undone = neglected(s, i, w.lemma, negated);
    if !(done || undone) {
        return None;
    }
    if let Some(found) = raised(s, part, i) {
        return Some(found);
    }
    if ahead(s, i) {
        return None;
    }
    if undone
        && w.lemma != "know"
        && let Some(found) = owned(s, part, i, (clause::group_start(s, i), clause::clause_end(s, i).max(i + 1)))
    {
        return Some(found);
    }
    let speaker = accuser(s, i)?;
    let against = if launched_from(s, i) && frames::doer(s, i).is_none_or(|p| p.to <= i) { origin(s, i) } else { doer(s, i) };
    let against = against.filter(|p| answers(s, *p, i, speaker) && !(violent(s, i, w.lemma) && nameless(s, *p)))?;
    let to = clause::clause_end(s, i).max(against.to).max(i + 1);
    let whole = frames::undergoer(s, i).map_or(i, |p| p.from).min(against.from).min(i);
    let from = if i - whole.min(i) > 20 { against.from.min(i) } else { whole };
    let roles = Roles {
        by: Some(speaker.name.clone()),
        against: role(s, Some(against)),
        of: text(s, clause::group_start(s, i), to),
        ..Roles::default()
    };
    let rule = match undone {
        true => "accusation/undone",
        false if violent(s, i, w.lemma) => "accusation/deed",
        false => "accusation/wrong",
    };
    alleged(s, part, rule, (from, to), None, roles)
}

/// "A bomber struck the hall", "the gunman opened fire": what was done, held against nobody.
fn nameless(s: &Sent<'_>, p: Phrase) -> bool {
    let named = s
        .layers
        .mentions_in(s.bytes(p.from, p.to))
        .any(|m| m.named && matches!(m.kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Place));
    let one = p.to.checked_sub(1).is_some_and(|k| {
        // "The militants" of a war are a side.
        s.at(k).is_some_and(|w| {
            w.low == w.lemma && listed("bomber gunman militant attacker assailant shooter knifeman terrorist", w.lemma)
        })
    });
    !named && one && s.at(p.from).is_some_and(|w| w.is(DET) && w.any(&["a", "an", "the", "another", "one"]))
}

/// A fault that whoever speaks finds with himself: "we failed them", "he conceded that the calls had been ignored".
pub fn owned(s: &Sent<'_>, part: Part, i: usize, (from, to): (usize, usize)) -> Found {
    let p = tree::subject(s, i);
    let we = tree::direct(s, i)
        && p.is_some_and(|p| {
            // "My son did nothing" is said for another.
            s.within(p.from, p.to, &["we", "our", "i"])
                || s.low(p.from) == "my" && s.within(p.from, p.to, &["officers", "men", "staff", "department"])
        });
    let admits = tree::head(s, i).filter(|_| tree::rel(s, i) == "ccomp").filter(|h| {
        s.at(*h).is_some_and(|w| listed("admit concede acknowledge recognise recognize own confess", w.lemma))
            && !clause::negated(s, *h)
    });
    if !we && admits.is_none() {
        return None;
    }
    let by = admits.and_then(|v| tree::subject(s, v)).filter(|p| p.to <= i);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()))?;
    let from = p.map_or(from, |p| p.from).min(admits.unwrap_or(from)).max(from.saturating_sub(14)).min(i);
    let next = (i + 1..to).find(|&k| s.low(k) == "," && s.at(k + 1).is_some_and(|w| w.any(&["and", "but", "while"])));
    let to = next.unwrap_or(to);
    let roles = Roles { by: Some(name), of: text(s, from, to), ..Roles::default() };
    Some((draft(s, part, Slot::Admission, "admission/owned", (from, to), by, roles), to))
}

/// "is said to have ignored a request", "was suspected of having ordered it": on a word that may name nobody.
fn raised(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let v = tree::head(s, i).filter(|_| matches!(tree::rel(s, i), "xcomp" | "advcl" | "ccomp" | "obl"))?;
    let verb = s.at(v)?;
    let said = listed("allege say suspect believe think report claim hold", verb.lemma)
        && frames::passive(s, v)
        && !clause::negated(s, v);
    if !said || !s.has(v + 1, i, HAVE) && !verb.any(&["suspected", "alleged"]) {
        return None;
    }
    let p = frames::undergoer(s, v).filter(|p| p.to <= v && !frames::is_thing(s, *p))?;
    let to = clause::clause_end(s, i).max(i + 1);
    let by = frames::doer(s, v).filter(|b| b.from > v);
    let name = role(s, by).or_else(|| tree::speaker(s, i).map(|c| c.name.clone()));
    let roles = Roles { by: name, against: role(s, Some(p)), of: text(s, i, to), ..Roles::default() };
    alleged(s, part, "accusation/raised", (p.from.max(v.saturating_sub(12)).min(i), to), by, roles)
}

/// Who does it: what "by" hangs on the passive, else the subject that the parse gives.
fn doer(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let p = if frames::passive(s, i) { frames::doer(s, i)? } else { tree::subject(s, i)? };
    let from = (p.from..p.to).find(|&k| !matches!(tree::rel(s, k), "mark" | "case" | "cc" | "punct"))?;
    // "it was the air force that bombed it": what stands behind "was".
    let from = (from..p.to).rev().find(|&k| tree::rel(s, k) == "cop").map_or(from, |k| k + 1);
    Some(Phrase { from, to: p.to })
}

/// Whether a list of dictionary forms, parted by spaces, holds the word.
pub fn listed(list: &str, lemma: &str) -> bool {
    list.split_ascii_whitespace().any(|x| x == lemma)
}

/// Whether the verb does one of the [`DONE`] to, or with, what the parse hangs on it.
fn what(s: &Sent<'_>, i: usize, lemma: &str) -> bool {
    let mut things: Option<Vec<&str>> = None;
    DONE.iter().filter(|(verbs, _)| listed(verbs, lemma)).any(|(_, with)| {
        let things = things.get_or_insert_with(|| objects(s, i));
        things.iter().any(|o| listed(with, o))
    }) || s.low(i + 1) == "up" && matches!(lemma, "blow" | "cover")
        || lemma == "blow" && s.children(i, &["compound"]).into_iter().any(|k| s.low(k) == "up")
}

/// Dictionary forms of what a verb is done to or with: its object, the subject of its passive, its complement, what is counted.
fn objects<'a>(s: &Sent<'a>, i: usize) -> Vec<&'a str> {
    let passive = |k: &usize| tree::rel(s, *k) == "nsubj:pass";
    let mut out = s.children(i, &["obj", "xcomp", "ccomp"]);
    out.extend(s.children(i, &["nsubj"]).into_iter().filter(passive));
    out.extend(s.children(i, &["obl"]).into_iter().filter(|k| {
        s.children(*k, &["case"])
            .into_iter()
            .any(|c| s.at(c).is_some_and(|w| w.any(&["at", "on", "into", "of", "to", "against"])))
    }));
    // "rockets which they had stored", "rockets stored by them": what the clause hangs on.
    let gap = out.iter().any(|k| s.at(*k).is_some_and(|w| w.is(REL)));
    if (out.is_empty() || gap) && tree::rel(s, i).starts_with("acl") {
        out.extend(tree::head(s, i));
    }
    // "two of the bombers": who they are stands behind "of".
    let of: Vec<usize> = out.iter().flat_map(|k| s.children(*k, &["nmod"])).collect();
    out.into_iter().chain(of).filter_map(|k| s.at(k)).map(|w| w.lemma).collect()
}

/// Verbs that attack by what they are done with or to, as in [`DONE`].
const STRUCK: &str = "use deploy drop unleash spray fire launch plant lay detonate set destroy wreck level flatten raze burn torch strike hit \
    attack target mine blast storm shoot kill execute ruin carry stage commit mount conduct blow";

/// Whether a deed is the attack itself, and no lie, theft or help to others.
fn violent(s: &Sent<'_>, i: usize, lemma: &str) -> bool {
    listed(ATTACKS, lemma) || listed(STRUCK, lemma) || launched_from(s, i)
}

/// "stopped people from leaving", "kept them inside".
fn barred(s: &Sent<'_>, i: usize, lemma: &str) -> bool {
    listed("prevent stop bar keep hinder block forbid", lemma)
        && s.children(i, &["obj"]).into_iter().any(|k| {
            s.at(k).is_some_and(|w| w.is(PERSON | PRON) || listed("family civilian resident team convoy ambulance", w.lemma))
        })
        && s.children(i, &["advcl", "xcomp", "obl", "ccomp"])
            .into_iter()
            .any(|k| s.children(k, &["mark", "case"]).into_iter().any(|c| s.low(c) == "from"))
}

/// "did this on purpose", "deliberately aimed at the square".
fn on_purpose(s: &Sent<'_>, i: usize) -> bool {
    let adverb = s
        .children(i, &["advmod"])
        .into_iter()
        .any(|k| s.at(k).is_some_and(|w| listed("deliberately intentionally knowingly", w.lemma)));
    adverb
        || s.children(i, &["obl"]).into_iter().any(|k| s.low(k) == "purpose" && s.before(k, 1).is_some_and(|w| w.any(&["on"])))
}

/// "The missile came from Ostvari stocks", "had been launched from territory held by Velia".
fn launched_from(s: &Sent<'_>, i: usize) -> bool {
    let weapon = |k: &usize| s.at(*k).is_some_and(|w| listed("missile rocket shell bomb drone weapon round mortar", w.lemma));
    s.at(i).is_some_and(|w| listed("come belong originate launch fire", w.lemma))
        && s.children(i, &["nsubj"]).iter().any(weapon)
        && origin(s, i).is_some()
}

/// Where a weapon came from, or whose it was.
fn origin(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let from = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["from", "to"])));
    let k = s.children(i, &["obl"]).into_iter().find(from)?;
    // "territory held by Velia".
    let held = s.children(k, &["acl"]).into_iter().find_map(|v| frames::doer(s, v));
    Some(held.unwrap_or_else(|| frames::bare(s, k)))
}

/// "used them as shields", "kept civilians hostage".
fn misused(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| listed("use hold keep take turn exploit", w.lemma))
        && s.find(
            i + 1,
            (i + 12).min(clause::clause_end(s, i) + 1),
            &[
                "shield", "shields", "position", "cover", "outpost", "hostage", "hostages", "barracks", "depot", "base",
                "headquarters", "office", "store",
            ],
        )
        .is_some_and(|k| s.within(i, k, &["as", "into"]) || s.low(k).starts_with("hostage"))
}

/// A duty left undone: "did not move", "failed to warn", "refused to listen", "had known of the cracks", "did nothing".
fn neglected(s: &Sent<'_>, i: usize, lemma: &str, negated: bool) -> bool {
    let verb = |k: usize| s.at(k).is_some_and(|w| listed(DUTIES, w.lemma) || listed("do take stop prevent", w.lemma));
    let over = || !s.has(clause::group_start(s, i), i, MODAL);
    let none = || s.children(i, &["obj"]).into_iter().any(|k| s.low(k) == "nothing");
    match lemma {
        "fail" | "refuse" | "neglect" => !negated && s.children(i, &["xcomp"]).into_iter().any(verb),
        "know" => {
            !negated
                && over()
                && (s.children(i, &["ccomp"]).into_iter().any(|k| k > i)
                    || !tree::rel(s, i).starts_with("acl")
                        && s.at(i + 1).is_none_or(|n| {
                            n.punct() || n.any(&["it", "this", "that", "everything", "perfectly", "very", "exactly"])
                        })
                    || s.children(i, &["obl"]).into_iter().any(|k| {
                        s.children(k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(&["of", "about"])))
                    }))
        }
        "do" if s
            .children(i, &["obj", "advmod"])
            .into_iter()
            .any(|k| s.low(k) == "little" || negated && s.low(k) == "enough") =>
        {
            over()
        }
        "do" | "learn" => none() && !s.within(i + 1, i + 4, &["wrong"]),
        _ => negated && listed(DUTIES, lemma) && over(),
    }
}

/// Whether the deed lies ahead, or is only supposed.
fn ahead(s: &Sent<'_>, i: usize) -> bool {
    let start = clause::group_start(s, i);
    let have = s.has(start, i, HAVE);
    // "might storm a building" lies ahead, "might be keeping them" and "may have fired" do not.
    let supposed = s.within(start, i, &["may", "might"]) && !have && !s.has(start, i, BE);
    supposed
        || (start..i).any(|k| s.at(k).is_some_and(|w| w.any(&["will", "would", "can", "could", "should", "must", "shall"])))
            && !have
        || s.children(i, &["mark"])
            .into_iter()
            .any(|k| s.at(k).is_some_and(|w| w.any(&["if", "whether", "unless", "to", "lest"])))
}

/// The speaker of a word, if such a one accuses: not those who tell what they found.
pub fn accuser<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    tree::voice(s, i).filter(|c| match c.kind {
        SourceKind::Court => {
            ["lawsuit", "suit", "complaint", "petition", "prosecut", "lawyer"].iter().any(|w| c.name.to_lowercase().contains(w))
        }
        SourceKind::Police => c.name.to_lowercase().contains("investigat"),
        SourceKind::Emergency | SourceKind::Agency => false,
        // A nurse who says that they knew accuses; a hospital that gives a figure does not.
        SourceKind::Hospital => tree::quoted(s, i),
        _ => true,
    })
}

/// Whether a speaker is several ("critics", "the relatives"), for whom no "he" can stand.
fn several(name: &str) -> bool {
    [
        "critics", "relatives", "families", "campaigners", "lawmakers", "republicans", "democrats", "opponents", "residents",
        "survivors",
    ]
    .iter()
    .any(|w| name.ends_with(w))
}

/// Whether a phrase is somebody who can be held to account, and not the speaker's own side.
pub fn answers(s: &Sent<'_>, p: Phrase, i: usize, speaker: &Source) -> bool {
    let said = speaker.name.to_lowercase();
    let stem = |x: &str| x.chars().take(5).collect::<String>();
    let own = s.within(p.from, p.to, &["its"]) && !frames::passive(s, i)
        || s.within(p.from, p.to, &["our", "we", "his", "her", "my", "i", "their"])
        // Between quotation marks "he" is never the speaker.
        || s.within(p.from, p.to, &["he", "she"])
            && !(tree::direct(s, i) || several(&said) || matches!(speaker.kind, SourceKind::Document | SourceKind::Court))
        || s.slice(p.from, p.to).split_whitespace().filter(|x| x.len() > 3).map(|x| x.to_lowercase()).any(|x| {
            said.split_whitespace().any(|y| y.len() > 3 && stem(y) == stem(&x))
        });
    // "a Velian attack": the adjective alone.
    let nation = !s.caps && p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.capital && w.upos == Upos::Adj);
    if own || !nation && frames::is_thing(s, p) {
        return false;
    }
    let they = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["they", "he", "she"]));
    if they {
        return !s.within(p.from, p.to, &["they"]) || tree::direct(s, i) && !matches!(speaker.kind, SourceKind::Document);
    }
    // "an oxygen tank in Velian wards" is a tank.
    let core = (p.from + 1..p.to).find(|&k| tree::rel(s, k) == "case" && s.low(k) != "'s" && s.low(k) != "’s").unwrap_or(p.to);
    let words = || (p.from..core).filter_map(|k| s.at(k));
    let body = words().any(|w| listed(PARTY, w.lemma));
    let official = matches!(speaker.kind, SourceKind::Government | SourceKind::Military);
    // In a text that is all capitals they name nobody.
    let name = !s.caps
        && words()
            .any(|w| w.capital && w.span.start > s.span.start && matches!(w.upos, Upos::Propn | Upos::Adj) && !w.is(DET | DAY));
    let person = s.layers.mentions_in(s.bytes(p.from, core)).any(|m| m.named && m.kind == MentionKind::Person);
    // A minister who tells of "the army" tells of his own.
    let theirs = words().any(|w| listed("separatist rebel enemy insurgent opposition occupation terrorist hostile", w.lemma));
    let forces = !theirs && words().any(|w| listed(FORCES, w.lemma));
    // One man may break his duty or help the bombers; that he shot tells who the attacker is.
    let office = s.at(i).is_some_and(|w| listed(OFFICE, w.lemma) || listed(CARE, w.lemma) && clause::negated(s, i));
    let indefinite = p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["someone", "somebody"]));
    let pushed = s.at(i).is_some_and(|w| listed("push shove trample", w.lemma)) && s.has(p.from, p.to, PERSON);
    pushed || name && (!person || body) || body && (!official || !forces) || person && office || indefinite
}
