//! Who a person is by words other than a verb of fate: a state ("is in intensive care"), a case in court ("faces four counts"), what
//! is set beside the name ("one of four friends who died"), or before it ("gunman", "the man accused of the attack").

use crate::draft::Draft;
use crate::people::Fate;
use crate::sentence::Sent;
use crate::tree;
use crate::victims::{DEAD, KIN};
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Modality, Part, PersonValue, Slot, Value};

const VICTIM: &str = "victim";
const ACCUSED: &str = "suspect";
const SURVIVOR: &str = "survivor";

/// What it finds: role and fate of the person whose name stands at `a..b`, with its age and comma up to `next`.
///
/// Example: `Ada Venn, 54, is still in intensive care.` gives Ada Venn, victim, 54, injured.
///
/// Wrong where a state is of another kind ("is in hospital to visit"): only the words right behind the verb count.
pub fn told(s: &Sent<'_>, (a, b, next): (usize, usize, usize), aged: bool) -> Option<Fate> {
    let own = (!owner(s, b)).then(|| groups(s, a, next)).into_iter().flatten();
    let own = own.filter_map(|i| verb(s, i).or_else(|| crate::victims::among(s, a, i))).next();
    own.or_else(|| apposed(s, next))
        .or_else(|| titled(s, a))
        .or_else(|| introduced(s, a))
        .or_else(|| among_them(s, a))
        .or_else(|| theirs(s, a))
        .or_else(|| charged(s, a, b, aged))
        .or_else(|| named_with(s, a, b))
        .or_else(|| bereft(s, a))
}

/// "lost her son Ivo, 21", "buried his wife Ada", "identified the body of her brother Karl": kin by whose loss a name is told.
fn bereft(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let n = skip_age(s, a);
    let kin = (n.saturating_sub(4)..n).rev().find(|&i| s.at(i).is_some_and(|w| w.any(KIN)))?;
    let tight = (kin + 1..n).all(|i| s.at(i).is_some_and(|w| w.any(&[","]) || w.num.is_some()));
    let verb = (kin.saturating_sub(9)..kin).rev().find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["lost", "losing", "buried", "burying", "mourning", "mourns", "mourned", "body", "remains"]))
    })?;
    let plain = (verb + 1..kin).all(|i| {
        s.at(i).is_some_and(|w| w.is(DET | ONE | PERSON | ADV) || w.any(&["his", "her", "their", "of", "both", "and", ","]) || w.num.is_some() || w.upos == Upos::Adj || w.any(KIN) || w.capital)
    });
    let owned = (verb + 1..kin).any(|i| s.at(i).is_some_and(|w| w.any(&["his", "her", "their", "my", "our"])));
    let contact = s.within(verb + 1, kin, &["contact", "touch", "track"]) || s.has(verb.saturating_sub(3), verb, NEG | MODAL);
    (tight && plain && owned && !contact).then(|| found(VICTIM, Some("killed"), verb)).flatten()
}

/// "Ada Venn's brother".
fn owner(s: &Sent<'_>, b: usize) -> bool {
    s.at(b).is_some_and(|w| w.any(&["'s", "’s", "'", "’"]))
}

/// Where the verb groups begin whose subject the name is: by itself, as one of several, set beside the subject, or by "who".
fn groups(s: &Sent<'_>, a: usize, next: usize) -> Vec<usize> {
    let mut out = Vec::new();
    let who = (next.saturating_sub(1)..next + 2).find(|&i| s.low(i) == "who");
    out.extend(who.map(|i| i + 1));
    // Behind the asides of a name that begins its clause, where the parse went astray.
    let open = s.before(a, 1).is_none_or(|w| w.any(&[",", ";", ":"]));
    out.extend(Some(crate::victims::past_asides(s, next)).filter(|&i| open && s.at(i).is_some_and(|w| w.is(BE))));
    let Some(mut top) = (a..next).find(|&i| tree::head(s, i).is_none_or(|h| h < a || h >= next)) else { return out };
    for _ in 0..8 {
        let rel = tree::rel(s, top);
        if rel.starts_with("nsubj") {
            let Some(v) = tree::head(s, top) else { break };
            for v in std::iter::once(v).chain(s.children(v, &["conj"])) {
                let first = s.children(v, &["aux", "cop"]).into_iter().filter(|&i| i >= next && i < v).min().unwrap_or(v);
                if first >= next && first - next < 30 {
                    out.push(first);
                }
            }
            break;
        }
        match tree::head(s, top).filter(|_| matches!(rel, "conj" | "appos" | "flat")) {
            Some(h) => top = h,
            None => break,
        }
    }
    out
}

/// What the words of a verb group say of its subject.
fn verb(s: &Sent<'_>, from: usize) -> Option<Fate> {
    let (mut i, mut be, mut not) = (from, false, false);
    while let Some(w) = s.at(i).filter(|w| w.is(BE | HAVE | ADV | NEG) || w.any(&["remains", "remained", "did", "does"])) {
        be |= w.is(BE) || w.any(&["remains", "remained"]);
        not |= w.is(NEG);
        i += 1;
        if i > from + 6 {
            return None;
        }
    }
    if s.has(from, i, MODAL) {
        return None;
    }
    if not {
        return unseen(s, i, be);
    }
    crate::people::predicate(s, from)
        .or_else(|| if be { state(s, i).or_else(|| custody(s, i)) } else { deed(s, i) })
        .or_else(|| perished(s, i))
}

fn found(role: &'static str, fate: Option<&'static str>, to: usize) -> Option<Fate> {
    let modality = if role == ACCUSED && fate.is_none() { Modality::Alleged } else { Modality::Asserted };
    Some((role, fate, to, modality))
}

/// "has not been seen", "was not heard from".
fn unseen(s: &Sent<'_>, i: usize, be: bool) -> Option<Fate> {
    let seen = s.at(i).is_some_and(|w| w.any(&["seen", "found", "located", "traced", "accounted"]))
        || s.low(i) == "heard" && s.low(i + 1) == "from";
    (be && seen).then(|| found(VICTIM, Some("missing"), i + 1)).flatten()
}

/// "is alive", "is in a coma", "is feared dead", "is survived by his wife".
fn state(s: &Sent<'_>, i: usize) -> Option<Fate> {
    let w = s.at(i)?;
    let near = |words: &[&str], upto: usize| s.find(i + 1, i + upto, words);
    match w.low.as_ref() {
        "alive" => found(SURVIVOR, Some("survived"), i + 1),
        "unhurt" | "unharmed" | "uninjured" | "unscathed" => found(SURVIVOR, Some("unharmed"), i + 1),
        "found" => near(&["alive"], 3).and_then(|j| found(SURVIVOR, Some("rescued"), j + 1)),
        "in" => {
            let care = (i + 1..i + 6).find(|&j| {
                s.low(j) == "coma"
                    || s.follows(j, &["intensive", "care"])
                    || s.low(j) == "condition" && s.within(i + 1, j, &["critical", "serious", "stable", "grave", "poor"])
                    || s.low(j) == "hospital"
                        && s.at(j + 1).is_none_or(|w| w.punct() || w.any(&["with", "after", "recovering"]))
            });
            care.filter(|&j| (i + 1..j).all(|k| s.at(k).is_some_and(|w| !w.punct() && !w.is(CONJ))))
                .and_then(|j| found(VICTIM, Some("injured"), j + 1))
        }
        "recovering" => near(&["hospital", "injuries", "wounds", "surgery"], 6).and_then(|j| found(VICTIM, Some("injured"), j + 1)),
        "fighting" => near(&["life"], 4).and_then(|j| found(VICTIM, Some("injured"), j + 1)),
        "taken" | "rushed" | "airlifted" | "flown" | "brought" | "transferred" | "admitted" => near(&["hospital", "clinic", "care"], 9)
            .filter(|&j| s.within(i + 1, j, &["to", "in"]) && !s.within(i + 1, j, &[",", ";", "and", "visit", "body"]))
            .and_then(|j| found(VICTIM, Some("injured"), j + 1)),
        "unaccounted" => found(VICTIM, Some("missing"), i + 1),
        "feared" | "presumed" | "believed" | "thought" => {
            let dead = near(&["dead", "drowned", "killed", "died"], 6)
                .filter(|&j| (i + 1..j).all(|k| s.at(k).is_some_and(|w| w.any(&["to", "have", "been", "be", "among", "the"]))))?;
            // Whom they fear for is missing yet.
            found(VICTIM, Some("missing"), dead + 1)
        }
        "survived" => (s.low(i + 1) == "by" && s.at(i + 2).is_some_and(|w| w.is(DET) || w.num.is_some() || w.any(KIN)))
            .then(|| found(VICTIM, Some("killed"), i + 2))
            .flatten(),
        "the" => only(s, i),
        _ => None,
    }
}

/// "is the only one to have been laid to rest", "was the gunman", "remained the only person charged".
fn only(s: &Sent<'_>, the: usize) -> Option<Fate> {
    let plain = |from: usize, to: usize| {
        (from..to).all(|k| s.at(k).is_some_and(|w| !w.punct() && w.upos != Upos::Verb && !w.is(PREP) || w.low == "to"))
    };
    let lead = s.find(the + 1, the + 4, &["only", "first", "last", "latest", "second", "third", "youngest", "oldest"]);
    if let Some(lead) = lead {
        let rest = (lead..lead + 9).find(|&j| s.follows(j, &["laid", "to", "rest"]) || s.at(j).is_some_and(|w| w.any(&["buried"])));
        if let Some(j) = rest.filter(|&j| plain(lead + 1, j)) {
            return found(VICTIM, Some("killed"), if s.low(j) == "laid" { j + 3 } else { j + 1 });
        }
        let held = s.find(lead + 1, lead + 5, &["charged", "arrested", "held", "convicted"]).filter(|&j| plain(lead + 1, j));
        if let Some(j) = held {
            return found(ACCUSED, fate_of(s.low(j)), j + 1);
        }
    }
    let noun = (the + 1..the + 5).find(|&j| s.at(j).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "mastermind"])))?;
    (plain(the + 1, noun) && !owner(s, noun + 1) && !s.has(the + 1, noun, NEG)).then(|| found(ACCUSED, None, noun + 1)).flatten()
}

/// What a word for an act of the law makes of him whom it is done to.
fn fate_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "arrested" | "detained" | "held" | "remanded" | "extradited" | "captured" => "arrested",
        "charged" | "indicted" | "arraigned" => "charged",
        "convicted" | "sentenced" | "jailed" | "imprisoned" => "convicted",
        _ => return None,
    })
}

/// Words for crimes and acts of violence.
const CRIMES: &[&str] = &[
    "murder", "murders", "murdering", "manslaughter", "homicide", "killing", "killings", "attack", "attacks", "shooting",
    "bombing", "bombings", "massacre", "terrorism", "plotting", "planning", "massacring", "arson", "assault", "stabbing",
    "negligence", "stabbings", "planting", "shootings", "slaying", "slayings", "genocide", "assassination", "assassinating",
];

/// "was being held", "is still in jail", "is accused of the murder of two clerks", "was found guilty", "is on trial".
fn custody(s: &Sent<'_>, i: usize) -> Option<Fate> {
    let w = s.at(i)?;
    let near = |words: &[&str], upto: usize| s.find(i + 1, i + upto, words);
    let cells = ["custody", "jail", "prison", "detention", "cell", "remand"];
    match w.low.as_ref() {
        "held" => {
            let end = s.at(i + 1).is_none_or(|w| w.punct());
            let law = near(&cells, 6).or_else(|| near(&["suspicion", "questioning", "police", "connection", "bail", "charges"], 5));
            let hostage = near(&["hostage", "captive", "gunpoint", "up", "back", "down", "responsible", "kidnappers"], 6).is_some();
            (!hostage).then(|| if end { Some(i) } else { law }).flatten().and_then(|j| found(ACCUSED, Some("arrested"), j + 1))
        }
        "in" => near(&cells, 5).filter(|&j| j == i + 1 || s.has(i + 1, j, DET) || s.within(i + 1, j, &["police", "pre-trial"]))
            .and_then(|j| found(ACCUSED, Some("arrested"), j + 1)),
        "under" => match near(&["investigation", "arrest"], 4) {
            Some(j) => found(ACCUSED, (s.low(j) == "arrest").then_some("arrested"), j + 1),
            None => None,
        },
        "on" => near(&["trial"], 2).and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "accused" | "suspected" | "wanted" => {
            near(CRIMES, 12).filter(|&j| !s.within(i + 1, j, &[",", ";"])).and_then(|j| found(ACCUSED, None, j + 1))
        }
        "found" => near(&["guilty"], 2).and_then(|j| found(ACCUSED, Some("convicted"), j + 1)),
        "given" | "handed" => near(&["years", "sentence", "sentences", "term"], 8)
            .filter(|&j| s.within(i + 1, j + 3, &["life", "prison", "jail", "sentence", "death"]))
            .and_then(|j| found(ACCUSED, Some("convicted"), j + 1)),
        "locked" => near(&["up"], 2).and_then(|j| found(ACCUSED, Some("arrested"), j + 1)),
        "booked" => found(ACCUSED, Some("arrested"), i + 1),
        "acquitted" | "cleared" if s.at(i + 1).is_none_or(|w| w.punct() || w.any(&["of", "by", "on", "in"])) => {
            found(ACCUSED, Some("acquitted"), i + 1)
        }
        "released" => near(&["bail", "charge", "custody", "prison", "jail", "parole"], 6)
            .and_then(|j| found(ACCUSED, Some("released"), j + 1)),
        "tried" | "prosecuted" | "investigated" => s
            .at(i + 1)
            .is_none_or(|w| w.punct() || w.any(&["for", "on", "over", "by", "in"]))
            .then(|| found(ACCUSED, None, i + 1))
            .flatten(),
        "standing" => near(&["trial"], 2).and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "due" => near(&["court", "trial", "dock"], 8)
            .filter(|&j| !s.within(0, i, LAWYERS) && !s.within(i + 1, j, &["testify", "witness"]))
            .and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "remanded" | "jailed" | "imprisoned" | "indicted" | "arraigned" | "extradited" => {
            found(ACCUSED, fate_of(&w.low), i + 1)
        }
        "named" | "identified" => {
            let at = near(&["as"], 6).filter(|&j| !s.within(i + 1, j, &[",", ";"]))?;
            let noun = (at + 1..at + 8).find(|&j| {
                s.at(j).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "suspects", "victim", "victims", "dead", "driver"]))
            })?;
            let among = s.within(at + 1, noun, &["among", "one"]);
            let plain = !owner(s, noun + 1) && (among || !s.within(at + 1, noun, &["of"])) && !s.within(at + 1, noun, &[",", "who"]);
            match plain && s.low(noun) != "driver" {
                true if s.low(noun) == "dead" => found(VICTIM, Some("killed"), noun + 1),
                true if s.low(noun).starts_with("victim") => found(VICTIM, None, noun + 1),
                true => found(ACCUSED, None, noun + 1),
                false => None,
            }
        }
        "planning" | "plotting" | "preparing" => near(&["attack", "attacks", "bombing", "massacre"], 6)
            .filter(|&j| !s.within(i + 1, j, &["against", "after", "to", "for", ","]))
            .and_then(|j| found(ACCUSED, None, j + 1)),
        _ => None,
    }
}

/// "faces four counts of murder", "admitted the charges", "walked out without a scratch", "sustained burns".
fn deed(s: &Sent<'_>, i: usize) -> Option<Fate> {
    let w = s.at(i)?;
    let near = |words: &[&str], upto: usize| {
        s.find(i + 1, i + upto, words).filter(|&j| !s.within(i + 1, j, &[",", ";", "over", "from", "before"]))
    };
    match w.low.as_ref() {
        "faces" | "faced" | "facing" => s
            .find(i + 1, i + 9, &["charges", "charge", "counts", "count", "trial", "prison", "jail"])
            .filter(|&j| !s.within(i + 1, j, &[",", ";", "from", "before", "along"]))
            .filter(|&j| !s.within(i + 1, j + 1, &["calls", "questions"]))
            .and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "admitted" | "denies" | "denied" => near(&["charges", "charge", "counts", "murder", "manslaughter", "murdering"], 7)
            .and_then(|j| found(ACCUSED, (s.low(j).starts_with("c")).then_some("charged"), j + 1)),
        "confessed" => found(ACCUSED, None, i + 1),
        "stands" | "stood" | "goes" | "went" => near(&["trial"], 3).and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "underwent" | "undergoing" => near(&["surgery", "operation", "operations"], 5).and_then(|j| found(VICTIM, Some("injured"), j + 1)),
        "vanished" | "disappeared" => found(VICTIM, Some("missing"), i + 1),
        "suffered" | "sustained" | "received" => {
            near(&["burns", "injuries", "wounds", "injury", "wound", "fracture", "fractures"], 8)
                .filter(|&j| !s.within(i + 1, j, &["fatal", "mortal"]))
                .and_then(|j| found(VICTIM, Some("injured"), j + 1))
        }
        // "Ada Venn, 23, appeared before the magistrates": not the lawyer who does.
        "appeared" => near(&["court", "dock", "judge", "magistrate", "magistrates"], 9)
            .filter(|&j| s.within(i + 1, s.words.len(), &["charged", "charge", "charges", "accused", "plea", "murder"]) && !s.within(0, i, LAWYERS) && j > i)
            .and_then(|j| found(ACCUSED, Some("charged"), j + 1)),
        "opened" => (s.low(i + 1) == "fire" && !s.within(0, i, OFFICERS)).then(|| found(ACCUSED, None, i + 2)).flatten(),
        "survived" => {
            let by = s.low(i + 1) == "by" && s.at(i + 2).is_some_and(|w| !w.is(ING) && !w.low.ends_with("ing"));
            let event = (i + 1..i + 6).find(|&j| s.at(j).is_some_and(|w| w.is(EVENT))).unwrap_or(i);
            (!by).then(|| found(SURVIVOR, Some("survived"), event + 1)).flatten()
        }
        "swam" | "fled" | "escaped" | "ran" | "clung" if near(&["safety"], 6).is_some() => {
            near(&["safety"], 6).and_then(|j| found(SURVIVOR, Some("survived"), j + 1))
        }
        "managed" => near(&["escape"], 3).and_then(|j| found(SURVIVOR, Some("survived"), j + 1)),
        "escaped" if s.at(i + 1).is_some_and(|w| w.any(&["through", "by", "via", "with", "alive", "the", "onto"]))
            && !s.within(i + 1, i + 8, &["prison", "custody", "jail", "police", "justice", "charges", "war"]) =>
        {
            found(SURVIVOR, Some("survived"), i + 2)
        }
        "escaped" | "walked" | "emerged" | "crawled" => {
            let whole = s.find(i + 1, i + 8, &["unhurt", "unharmed", "uninjured", "unscathed", "scratch", "injury"])?;
            let without = !s.at(whole).is_some_and(|w| w.any(&["scratch", "injury"])) || s.within(i + 1, whole, &["without"]);
            without.then(|| found(SURVIVOR, Some("unharmed"), whole + 1)).flatten()
        }
        _ if strikes(s, i) => found(ACCUSED, None, i + 1),
        _ => None,
    }
}

/// "killed 77 people", "drove his van into the crowd", "carried out the attack": what only he does who attacks.
fn strikes(s: &Sent<'_>, i: usize) -> bool {
    let Some(w) = s.at(i).filter(|w| !w.is(BASE)) else { return false };
    let near = |words: &[&str], upto: usize| s.find(i + 1, i + upto, words);
    let many = |to: usize| {
        (i + 1..to).any(|k| {
            let num = s.at(k).and_then(|w| w.num).and_then(|n| s.nums.get(n));
            num.is_some_and(|n| n.people(s) && n.value.numbers().is_some_and(|(low, _)| low > 1) && !n.head_is(s, ATTACKER | SUSPECT))
        }) && !s.within(i + 1, to, &[",", ";", "by"])
    };
    let deed = match w.low.as_ref() {
        "killed" | "murdered" | "massacred" | "stabbed" | "wounded" | "shot" => many(i + 6),
        "carried" => s.low(i + 1) == "out" && near(&["attack", "attacks", "bombing", "massacre", "shooting", "shootings", "killings"], 6).is_some(),
        "drove" | "rammed" | "ploughed" | "plowed" => {
            near(&["into", "through"], 7).is_some_and(|j| s.within(j, j + 6, &["crowd", "crowds", "people", "pedestrians", "revellers"]))
        }
        "detonated" | "planted" => near(&["bomb", "bombs", "device", "vest", "explosives"], 5).is_some(),
        _ => false,
    };
    deed && !s.within(0, i, OFFICERS)
}

/// Those who stand in court for others.
const LAWYERS: &[&str] = &["lawyer", "attorney", "prosecutor", "counsel", "barrister", "solicitor", "defending", "witness", "judge"];
/// Those who fire in the line of duty.
const OFFICERS: &[&str] =
    &["officer", "officers", "police", "deputy", "sgt", "sgt.", "sergeant", "soldier", "guard", "trooper", "agent", "troops", "army"];

/// "fell to his death", "was crushed by a falling wall", "was run over".
fn perished(s: &Sent<'_>, i: usize) -> Option<Fate> {
    let death = (i..i + 7).find(|&j| s.low(j) == "to" && (s.low(j + 1) == "death" || s.low(j + 2) == "death"));
    let own = |j: usize| s.low(j + 1) == "death" || s.at(j + 1).is_some_and(|w| w.any(&["his", "her", "their"]));
    let struck = s.at(i).is_some_and(|w| w.is(PAST) || w.upos == Upos::Verb);
    if let Some(j) = death.filter(|&j| own(j) && struck && !s.within(i, j, &[",", ";", "sentenced", "condemned", "sent"])) {
        return found(VICTIM, Some("killed"), if s.low(j + 1) == "death" { j + 2 } else { j + 3 });
    }
    let be = s.before(i, 1).is_some_and(|w| w.is(BE | ADV));
    let down = s.at(i + 1).is_some_and(|w| w.any(&["over", "down", "away"]));
    let hit = match s.low(i) {
        "crushed" | "trampled" | "electrocuted" | "asphyxiated" | "suffocated" | "engulfed" => s.has(i + 1, i + 2, PREP) || s.at(i + 1).is_none_or(|w| w.punct()),
        "run" | "mown" | "mowed" | "swept" | "knocked" => down,
        _ => false,
    };
    (be && hit).then(|| found(VICTIM, None, i + 2)).flatten()
}

/// ", one of four friends who died", ", the suspected gunman", ", a survivor of the crash": what is set beside the name.
fn apposed(s: &Sent<'_>, next: usize) -> Option<Fate> {
    let from = if s.low(next) == "," { next + 1 } else { next };
    s.before(from, 1).filter(|w| w.any(&[","]))?;
    let end = (from..from + 16).find(|&i| s.at(i).is_none_or(|w| w.any(&[",", ";", "said"])))?;
    let clean = |i: usize| !owner(s, i + 1) && s.at(i + 1).is_none_or(|w| w.upos != Upos::Noun || w.is(EVENT));
    if s.follows(from, &["one", "of"]) {
        let who = s.find(from + 2, end, &["who"]).unwrap_or(end);
        let people = s.has(from + 2, who, PERSON | ONE | SUSPECT | ATTACKER) || s.within(from + 2, who, KIN);
        let dead = s.find(from + 2, end, &["died", "perished", "killed", "dead"]).filter(|&i| {
            !s.at(i + 1).is_some_and(|w| w.is(DET | PERSON) || w.num.is_some()) && (i <= who + 4 || who == end)
        });
        if let Some(i) = dead.filter(|&i| people && clean(i) && !s.has(from + 2, i, NEG) && !s.has(from, i, ATTACKER)) {
            return found(VICTIM, Some("killed"), i + 1);
        }
        let victims = s.find(from + 2, who, &["victims"]).filter(|&i| clean(i));
        if let Some(i) = victims {
            return found(VICTIM, None, i + 1);
        }
        return (from + 2..who)
            .find(|&i| s.at(i).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspects", "defendants", "accused"])))
            .filter(|&i| clean(i) && !s.within(from + 2, i, &["who", "of"]))
            .and_then(|i| found(ACCUSED, None, i + 1));
    }
    let noun = (from..end.min(from + 5)).find(|&i| {
        s.at(i).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "mastermind", "survivor", "victim"]))
    })?;
    let lead = (from..noun).all(|i| s.at(i).is_some_and(|w| w.is(DET) || w.upos == Upos::Adj || w.any(&["suspected", "alleged", "accused"])));
    let own = !s.within(noun + 1, noun + 2, &["of", "in"]) || s.at(noun).is_some_and(|w| !w.any(&["victim"])) || s.has(noun + 2, noun + 6, EVENT);
    (lead && from < noun && clean(noun) && own).then(|| match s.low(noun) {
        "survivor" => found(SURVIVOR, Some("survived"), noun + 1),
        "victim" => found(VICTIM, None, noun + 1),
        _ => found(ACCUSED, None, noun + 1),
    }).flatten()
}

/// "gunman Ivo Brandt", "victim Ada Venn", "missing 12-year-old Ada Venn", "the murdered clerk Ada Venn".
fn titled(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let mut i = a.checked_sub(1)?;
    // "murder suspect Mr Brandt".
    while i > 0 && s.at(i).is_some_and(|w| w.any(&["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "-", "year", "old"]) || w.low.ends_with("-old") || w.num.is_some() && w.low.bytes().all(|b| b.is_ascii_digit())) {
        i -= 1;
    }
    let w = s.at(i)?;
    let one = matches!(
        w.low.as_ref(),
        "gunman" | "attacker" | "bomber" | "shooter" | "hijacker" | "assassin" | "suspect" | "killer" | "murderer" | "perpetrator" | "terrorist" | "mastermind"
    );
    let other = s.before(i, 1).is_some_and(|w| w.any(&["fellow", "'s", "’s", "by", "of"]));
    if one && w.upos != Upos::Verb {
        return Some((ACCUSED, None, i, Modality::Alleged));
    }
    if w.low == "victim" && !other {
        return found(VICTIM, None, i);
    }
    if w.low == "survivor" && !other {
        return found(SURVIVOR, Some("survived"), i);
    }
    let adjective = (i.saturating_sub(2)..=i).rev().find(|&k| s.at(k).is_some_and(|w| w.any(&["missing", "slain", "murdered"])))?;
    let people = (adjective + 1..=i).all(|k| s.at(k).is_some_and(|w| w.is(ONE | PERSON) || w.low.ends_with("-old") || w.upos == Upos::Noun && w.is(ONE)));
    let noun = !s.before(adjective, 1).is_some_and(|w| w.is(BE | HAVE | PRON) || w.any(&["who", "he", "she"]));
    (people && noun).then(|| found(VICTIM, Some(if s.low(adjective) == "missing" { "missing" } else { "killed" }), adjective)).flatten()
}

/// "The man accused of the attack, Ivo Brandt, 28", "a woman arrested at the scene, ...": a description that the name closes;
/// "the gunman, who gives his name as Ivo Brandt".
fn introduced(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let last = a.checked_sub(1)?;
    if s.low(last) == "as" && s.before(last, 1).is_some_and(|w| w.any(&["name", "himself", "herself"])) {
        let verb = s.find(last.saturating_sub(4), last, &["gives", "gave", "giving", "identified", "identifies", "identifying"])?;
        let deed = ["stormed", "fire", "attacked", "massacre", "slaughter", "killed", "killing", "gunned", "manifesto"];
        let violent = s.words.iter().any(|w| w.is(ATTACKER)) || s.within(0, s.words.len(), &deed);
        let speaker = s.within(0, s.words.len(), &["witness", "resident", "survivor", "neighbour", "neighbor", "fighter", "told"]);
        return (violent && !speaker).then_some((ACCUSED, None, verb, Modality::Alleged));
    }
    let age = skip_age(s, a);
    let Some(last) = age.checked_sub(1).filter(|&i| s.low(i) == ",") else { return warranted(s, age) };
    // "Another defendant, Ivo Brandt,".
    let lone = last.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["defendant", "suspect", "accused", "gunman"])));
    if let Some(noun) = lone.filter(|&i| s.before(i, 1).is_some_and(|w| w.is(DET | ADV) || w.any(&["second", "third", "main", "first"]))) {
        let hangs = s.before(noun, 2).is_some_and(|w| w.is(PREP | VERB) || w.upos == Upos::Verb);
        return (!hangs).then_some((ACCUSED, None, noun, Modality::Alleged));
    }
    let from = (last.saturating_sub(14)..last).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&[",", ";", ":", "said", "says", "told"]))).map_or(last.saturating_sub(14), |i| i + 1);
    let cue = (from..last).find(|&i| s.at(i).is_some_and(|w| w.any(&["accused", "suspected", "charged", "arrested", "wanted", "convicted", "detained", "killed", "held", "believed"])))?;
    let noun = cue.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(PERSON | ONE) && !w.is(KIND) || w.any(&["man", "woman", "teenager", "student"])))?;
    // "a lawyer for the man accused of the murder, Ada Venn".
    let start = (from..noun).rev().find(|&i| s.at(i).is_some_and(|w| w.is(DET))).unwrap_or(noun);
    let hangs = s.before(start, 1).is_some_and(|w| w.is(PREP | VERB) || w.upos == Upos::Verb) && start > 0;
    let clause = s.low(cue + 1) == "to" || (cue + 1..last).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL | REL | PRON)));
    if hangs || clause {
        return None;
    }
    match s.low(cue) {
        "killed" => found(VICTIM, Some("killed"), noun),
        "believed" => None,
        "accused" | "suspected" | "wanted" => Some((ACCUSED, None, noun, Modality::Alleged)),
        word => found(ACCUSED, fate_of(word), noun),
    }
}

/// "placed 20 people under investigation, among them Ivo Brandt", "killed 22 people, including Ada Venn, 18".
fn among_them(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let cue = (a.saturating_sub(8)..a).rev().find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["including"]))
            || s.at(i).is_some_and(|w| w.any(&["them", "whom"])) && s.before(i, 1).is_some_and(|w| w.any(&["among", "amongst"]))
    })?;
    let plain = (cue + 1..a).all(|i| s.at(i).is_some_and(|w| (w.is(DET | ONE | PERSON) || w.capital || w.num.is_some() || matches!(w.upos, Upos::Noun | Upos::Adj)) && !w.is(BE) && !w.any(KIN)));
    let verb = (cue.saturating_sub(28)..cue).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["killed", "killing", "murdered", "murdering", "died", "dead", "injured", "wounded", "injuring", "missing", "arrested", "charged", "detained", "investigation", "trial", "convicted", "sentenced"])))?;
    let clean = !(verb + 1..cue).any(|i| s.at(i).is_some_and(|w| w.any(&[";", "said", "says", "told", "but", "while", "after"]) && s.low(i + 1) != "," || w.upos == Upos::Verb && !w.low.ends_with("ing") && s.low(i + 1) != ","));
    let counted = (verb.saturating_sub(8)..cue).any(|i| s.at(i).is_some_and(|w| w.num.is_some() && s.nums.get(w.num.unwrap_or(0)).is_some_and(|n| n.people(s))));
    if !plain || !clean || !counted || s.has(verb.saturating_sub(3), verb, NEG | MODAL) {
        return None;
    }
    match s.low(verb) {
        "killed" | "killing" | "murdered" | "murdering" | "died" | "dead" => found(VICTIM, Some("killed"), cue - 1),
        "injured" | "wounded" | "injuring" => found(VICTIM, Some("injured"), cue - 1),
        "missing" => found(VICTIM, Some("missing"), cue - 1),
        "investigation" => found(ACCUSED, None, cue - 1),
        "trial" => found(ACCUSED, Some("charged"), cue - 1),
        word => found(ACCUSED, fate_of(word), cue - 1),
    }
}

/// "They include Ivo Brandt", "named one of them as Ada Venn": of whom the sentence before tells.
fn theirs(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let back = |n: usize| {
        let k = s.index.checked_sub(n)?;
        s.layers.sentences.get(k)?.span.of(s.text)
    };
    let plain = |from: usize| (from..a).all(|i| s.at(i).is_some_and(|w| w.is(DET | ONE | PERSON) || w.capital || matches!(w.upos, Upos::Noun | Upos::Adj)));
    let n = skip_age(s, a);
    // "They are Ada Venn, 62, from Tamm, and Ivo Brandt, 52": each of the list.
    let are = (n.saturating_sub(40)..n).rev().find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["are", "were"])) && s.before(i, 1).is_some_and(|w| w.any(&["they"])) && (i + 1 == n || list(s, i + 1, a))
    });
    let include = (a.saturating_sub(5)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.lemma == "include")).or(are);
    let they = |from: usize| s.before(from, 1).is_some_and(|w| w.any(&["they", "defendants", "accused", "these", "suspects"]));
    let listed = include.filter(|&i| (plain(i + 1) || are == Some(i)) && (they(i) || they(i - 1)));
    let named = (s.before(a, 1).is_some_and(|w| w.any(&["as"])) && s.before(a, 2).is_some_and(|w| w.any(&["them", "him", "her"]))
        && s.within(a.saturating_sub(7), a, &["name", "named", "identified", "names", "identify"])
        && (s.before(a, 4).is_some_and(|w| w.any(&["one", "two", "another"])) || s.before(a, 2).is_some_and(|w| w.any(&["him", "her"]))))
    .then_some(a.saturating_sub(5));
    let at = listed.or(named)?;
    let low = [back(1), back(2).filter(|_| listed.is_some())].into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
    let own = s.span.of(s.text).unwrap_or("").to_lowercase();
    let at = if listed.is_some() && at + 4 < a { a } else { at };
    let has = |words: &[&str]| words.iter().any(|w| low.contains(w));
    let law = has(&["defendants", "on trial", "were charged", "been charged", "under investigation", "arrested", "suspects", "wrongdoing", "accused of", "gunman", "attacker", "bomber", "the suspect", "in custody", "was charged", "opened fire"])
        || own.starts_with("the defendants") || own.starts_with("the accused");
    // "None of the three has been found."
    let after = s.layers.sentences.get(s.index + 1).and_then(|n| n.span.of(s.text)).unwrap_or("").to_lowercase();
    let lost = ["none ", "no one ", "nobody ", "neither "].iter().any(|w| after.starts_with(w)) && after.contains(" been found")
        || after.contains(" are missing") || after.contains(" still missing");
    let dead = DEAD.iter().any(|w| low.split(|c: char| !c.is_alphanumeric()).any(|x| x == *w)) || has(&["victims"]);
    match (law, dead) {
        (true, _) if listed.is_some() || !dead => found(ACCUSED, has(&["charged", "on trial", "defendants", "charges"]).then_some("charged"), at),
        (false, true) => found(VICTIM, Some("killed"), at),
        _ if lost && named.is_some() => found(VICTIM, Some("missing"), a),
        _ => None,
    }
}

/// The token at which a name begins with the age and the title before it: "8-year-old Ada Venn", "Mr Brandt".
pub fn skip_age(s: &Sent<'_>, a: usize) -> usize {
    let mut i = a;
    while i > 0 && a - i < 6 && s.before(i, 1).is_some_and(|w| {
        w.any(&["mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr.", "-", "year", "old", "aged"])
            || w.low.ends_with("-old")
            || w.low.bytes().all(|b| b.is_ascii_digit())
    }) {
        i -= 1;
    }
    i
}

/// "charges against Ivo Brandt, 27", "the arrest of Ivo Brandt", "a warrant for Ivo Brandt": what the law does, as a noun.
fn warranted(s: &Sent<'_>, n: usize) -> Option<Fate> {
    let last = n.checked_sub(1)?;
    let (fate, at) = match s.low(last) {
        "against" => (Some("charged"), s.find(last.saturating_sub(3), last, &["charges", "charge", "indictment", "trial"])?),
        "of" => match s.find(last.saturating_sub(2), last, &["arrest", "conviction", "indictment", "sentencing", "trial", "detention"]) {
            Some(i) if matches!(s.low(i), "arrest" | "detention") => (Some("arrested"), i),
            Some(i) if matches!(s.low(i), "conviction" | "sentencing") => (Some("convicted"), i),
            Some(i) => (Some("charged"), i),
            None => return None,
        },
        "for" => (None, s.find(last.saturating_sub(6), last, &["warrant", "warrants", "manhunt"]).filter(|&i| {
            (i + 1..last).all(|k| s.at(k).is_some_and(|w| w.is(BE | HAVE | PAST) || w.any(&["issued", "arrest"])))
        })?),
        _ => return None,
    };
    let gone = s.within(at.saturating_sub(4), at, &["dropped", "dismissed", "no", "after", "demanded", "demand", "called"])
        || s.within(last, s.words.len().min(last + 14), &["dropped", "dismissed"]);
    (!gone).then(|| found(ACCUSED, fate, at)).flatten()
}

/// "Police named Ada Venn, 62, from Tamm, and Ivo Brandt, 52, as the victims": named ones before what they are named as.
fn named_with(s: &Sent<'_>, a: usize, b: usize) -> Option<Fate> {
    let naming = (a.saturating_sub(40)..a).rev().find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "name" | "identify") && w.is(PAST)))?;
    let n = skip_age(s, a);
    if !(naming + 1 == n || list(s, naming + 1, a)) || crate::counts::object::passive(s, naming) {
        return None;
    }
    let at = (b..b + 40).find(|&i| s.low(i) == "as")?;
    if !list(s, b, at) {
        return None;
    }
    let noun = (at + 1..at + 8).find(|&i| {
        s.at(i).is_some_and(|w| w.is(ATTACKER | SUSPECT) || w.any(&["suspect", "suspects", "victim", "victims", "dead", "killed"]))
    })?;
    let plain = (at + 1..noun).all(|i| s.at(i).is_some_and(|w| w.is(DET | ADV) || w.num.is_some() || w.upos == Upos::Adj || w.any(&["among", "of", "those", "one"])));
    let start = if n == naming + 1 { naming } else { a };
    match (plain && !owner(s, noun + 1), s.low(noun)) {
        (true, "dead" | "killed") => found(VICTIM, Some("killed"), start),
        (true, "victim" | "victims") => found(VICTIM, None, start),
        (true, _) => found(ACCUSED, None, start),
        _ => None,
    }
}

/// Whether only names with ages, homes, trades and kin stand in `from..to`, as in a list of people.
pub fn list(s: &Sent<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        s.at(i).is_some_and(|w| {
            w.capital && w.upos != Upos::Verb
                || w.num.is_some()
                || w.any(&[",", ";", "and", "of", "from", "(", ")", "-", "aged", "both", "year", "old", "his", "her", "their"])
                || w.low.ends_with("-old")
                || w.any(KIN)
                || w.is(DET | ONE)
                || matches!(w.upos, Upos::Noun | Upos::Adj | Upos::Propn) && !w.is(EVENT | DEATHS)
        })
    })
}

/// "the judge charged Mr Brandt with negligence", "police arrested Ivo Brandt, 28": whom the law acts on.
fn charged(s: &Sent<'_>, a: usize, b: usize, aged: bool) -> Option<Fate> {
    let mut i = a.checked_sub(1)?;
    while i > 0 && s.at(i).is_some_and(|w| w.any(&["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "-", "year", "old", "suspect", "man", "a"]) || w.low.ends_with("-old") || w.num.is_some() && w.low.bytes().all(|c| c.is_ascii_digit())) {
        i -= 1;
    }
    // "officers discovered 19-year-old Ada Venn in the back seat suffering from a gunshot wound".
    if s.at(i).is_some_and(|w| w.any(&["found", "discovered"])) {
        let hurt = s.find(b, b + 16, &["wound", "wounds", "bleeding", "dead", "unconscious", "unresponsive", "lifeless"])?;
        let be = s.before(i, 1).is_some_and(|w| w.is(BE)) || (b..hurt).any(|k| s.at(k).is_some_and(|w| w.is(BE | SUB) || w.any(&[".", ";", "and"])));
        let dead = s.at(hurt).is_some_and(|w| w.any(&["dead", "lifeless"]));
        return (!be && !owner(s, b)).then(|| found(VICTIM, Some(if dead { "killed" } else { "injured" }), i)).flatten();
    }
    let w = s.at(i).filter(|w| w.any(&["charged", "arrested", "detained", "indicted", "convicted", "sentenced", "jailed", "arraigned", "remanded"]))?;
    let be = s.before(i, 1).is_some_and(|w| w.is(BE)) || crate::counts::object::passive(s, i);
    let subject = tree::subject(s, i).is_some_and(|p| p.to <= i);
    let object = (a..b).any(|k| matches!(tree::rel(s, k), "obj" | "iobj")) || aged;
    (!be && subject && object && !owner(s, b) && !s.has(i.saturating_sub(3), i, NEG)).then(|| found(ACCUSED, fate_of(&w.low), i)).flatten()
}

/// What it finds: one or two people who are told apart by words alone, among those of whom a fate is told.
///
/// Example: `A retired postman was among the 22 dead.` gives "retired postman", victim, killed.
///
/// Wrong where the noun is a kind of people rather than somebody: it must stand with "a" and more than the bare noun.
pub fn described(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out = Vec::new();
    for a in (0..s.words.len()).filter(|&i| s.at(i).is_some_and(|w| w.any(&["a", "an"]))) {
        let Some(noun) = (a + 1..a + 7).find(|&i| somebody(s, i)) else { continue };
        let plain = (a + 1..noun).all(|i| {
            s.at(i).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Adp) && !w.is(PREP) || w.low == "off" || w.low == "-")
        });
        let next = noun + 1;
        // "a postman, Ada Venn", "a postman called Venn": the name tells.
        let end = s.at(next).is_none_or(|w| w.is(BE) || w.punct() && !s.at(next + 1).is_some_and(|n| n.capital));
        if !plain || noun < a + 2 || !end {
            continue;
        }
        let Some(found) = crate::victims::among(s, a, next).or_else(|| among_them(s, a)).filter(|f| f.0 == VICTIM) else { continue };
        let to = found.2;
        let span = if to < a { s.bytes(a, next) } else { s.bytes(a, to.max(next)) };
        let value = PersonValue {
            name: s.slice(a + 1, next).to_owned(),
            role: VICTIM.to_owned(),
            age: None,
            fate: found.1.map(str::to_owned),
        };
        out.push(Draft::new(part, span, Slot::Person, Value::Person(value), "person/described"));
    }
    out
}

/// A noun for one person, or a couple, that says more than that it is one.
fn somebody(s: &Sent<'_>, i: usize) -> bool {
    s.at(i).is_some_and(|w| {
        let one = w.is(ONE) || w.any(&["couple", "policewoman", "firewoman", "grandfather", "bride", "groom", "schoolteacher", "aid-worker"]);
        one && !w.is(ATTACKER | SUSPECT) && w.upos == Upos::Noun && s.at(i + 1).is_none_or(|n| n.upos != Upos::Noun)
    })
}
