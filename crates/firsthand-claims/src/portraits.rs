//! Who a person is by words other than a verb of fate: a state ("is in intensive care"), a case in court ("faces four counts"), what
//! is set beside the name ("one of four friends who died"), or before it ("gunman", "the man accused of the attack").

use crate::dock::{charged, custody, fate_of, warranted};
use crate::people::Fate;
use crate::rosters::{among_them, named_with, skip_age, theirs};
use crate::sentence::Sent;
use crate::tree;
use crate::victims::KIN;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::Modality;

pub(crate) const VICTIM: &str = "victim";
pub(crate) const ACCUSED: &str = "suspect";
pub(crate) const SURVIVOR: &str = "survivor";

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
        s.at(i).is_some_and(|w| {
            w.any(&["lost", "losing", "buried", "burying", "mourning", "mourns", "mourned", "body", "remains"])
        })
    })?;
    let plain = (verb + 1..kin).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(DET | ONE | PERSON | ADV)
                || w.any(&["his", "her", "their", "of", "both", "and", ","])
                || w.num.is_some()
                || w.upos == Upos::Adj
                || w.any(KIN)
                || w.capital
        })
    });
    let owned = (verb + 1..kin).any(|i| s.at(i).is_some_and(|w| w.any(&["his", "her", "their", "my", "our"])));
    let contact = s.within(verb + 1, kin, &["contact", "touch", "track"]) || s.has(verb.saturating_sub(3), verb, NEG | MODAL);
    (tight && plain && owned && !contact).then(|| found(VICTIM, Some("killed"), verb)).flatten()
}

/// "Ada Venn's brother".
pub(crate) fn owner(s: &Sent<'_>, b: usize) -> bool {
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
            // "He responded and the suspect opened fire": a verb with a subject of its own tells of that.
            let joined = s.children(v, &["conj"]).into_iter().filter(|&v| s.children(v, &["nsubj"]).is_empty());
            for v in std::iter::once(v).chain(joined) {
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

pub(crate) fn found(role: &'static str, fate: Option<&'static str>, to: usize) -> Option<Fate> {
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
        "recovering" => {
            near(&["hospital", "injuries", "wounds", "surgery"], 6).and_then(|j| found(VICTIM, Some("injured"), j + 1))
        }
        "fighting" => near(&["life"], 4).and_then(|j| found(VICTIM, Some("injured"), j + 1)),
        "taken" | "rushed" | "airlifted" | "flown" | "brought" | "transferred" | "admitted" => {
            near(&["hospital", "clinic", "care"], 9)
                .filter(|&j| s.within(i + 1, j, &["to", "in"]) && !s.within(i + 1, j, &[",", ";", "and", "visit", "body"]))
                .and_then(|j| match s.find(j + 1, j + 9, &["died", "dead", "succumbed", "dies"]) {
                    Some(k) => found(VICTIM, Some("killed"), k + 1),
                    None => found(VICTIM, Some("injured"), j + 1),
                })
        }
        "unaccounted" => found(VICTIM, Some("missing"), i + 1),
        "feared" | "presumed" | "believed" | "thought" => {
            let dead = near(&["dead", "drowned", "killed", "died"], 6).filter(|&j| {
                // "is believed to have killed" somebody.
                let active = s.low(j) == "killed" && s.within(i + 1, j, &["have"]) && !s.within(i + 1, j, &["been"]);
                !active && (i + 1..j).all(|k| s.at(k).is_some_and(|w| w.any(&["to", "have", "been", "be", "among", "the"])))
            })?;
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
        let rest =
            (lead..lead + 9).find(|&j| s.follows(j, &["laid", "to", "rest"]) || s.at(j).is_some_and(|w| w.any(&["buried"])));
        if let Some(j) = rest.filter(|&j| plain(lead + 1, j)) {
            return found(VICTIM, Some("killed"), if s.low(j) == "laid" { j + 3 } else { j + 1 });
        }
        let held = s.find(lead + 1, lead + 5, &["charged", "arrested", "held", "convicted"]).filter(|&j| plain(lead + 1, j));
        if let Some(j) = held {
            return found(ACCUSED, fate_of(s.low(j)), j + 1);
        }
    }
    let noun = (the + 1..the + 5).find(|&j| s.at(j).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "mastermind"])))?;
    (plain(the + 1, noun) && !owner(s, noun + 1) && !s.has(the + 1, noun, NEG))
        .then(|| found(ACCUSED, None, noun + 1))
        .flatten()
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
        "underwent" | "undergoing" => {
            near(&["surgery", "operation", "operations"], 5).and_then(|j| found(VICTIM, Some("injured"), j + 1))
        }
        "vanished" | "disappeared" => found(VICTIM, Some("missing"), i + 1),
        "suffered" | "sustained" | "received" => {
            near(&["burns", "injuries", "wounds", "injury", "wound", "fracture", "fractures"], 8)
                .filter(|&j| !s.within(i + 1, j, &["fatal", "mortal"]))
                .and_then(|j| found(VICTIM, Some("injured"), j + 1))
        }
        // "Ada Venn, 23, appeared before the magistrates": not the lawyer who does.
        "appeared" => near(&["court", "dock", "judge", "magistrate", "magistrates"], 9)
            .filter(|&j| {
                s.within(i + 1, s.words.len(), &["charged", "charge", "charges", "accused", "plea", "murder"])
                    && !s.within(0, i, LAWYERS)
                    && j > i
            })
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
        "escaped"
            if s.at(i + 1).is_some_and(|w| w.any(&["through", "by", "via", "with", "alive", "the", "onto"]))
                && !s.within(i + 1, i + 8, &["prison", "custody", "jail", "police", "justice", "charges", "war"]) =>
        {
            found(SURVIVOR, Some("survived"), i + 2)
        }
        "escaped" | "walked" | "emerged" | "crawled" => {
            let whole = s.find(i + 1, i + 8, &["unhurt", "unharmed", "uninjured", "unscathed", "scratch", "injury"])?;
            let without = !s.at(whole).is_some_and(|w| w.any(&["scratch", "injury"])) || s.within(i + 1, whole, &["without"]);
            without.then(|| found(SURVIVOR, Some("unharmed"), whole + 1)).flatten()
        }
        // "..., who killed 77 people elsewhere" compares, more often than not.
        _ if s.before(i, 1).is_none_or(|w| !w.any(&["who"])) => strikes(s, i).and_then(|to| found(ACCUSED, None, to)),
        _ => None,
    }
}

/// "killed 77 people", "drove his van into the crowd", "carried out the attack": what only he does who attacks.
fn strikes(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i).filter(|w| !w.is(BASE))?;
    let near = |words: &[&str], upto: usize| s.find(i + 1, i + upto, words);
    let many = |to: usize| {
        let several = |n: &&crate::sentence::Num| {
            n.people(s) && n.value.numbers().is_some_and(|(low, _)| low > 1) && !n.head_is(s, ATTACKER | SUSPECT)
        };
        let num = s.nums.iter().filter(|n| n.start > i && n.start < to).find(several)?;
        (!s.within(i + 1, num.start, &[",", ";", "by"])).then_some(num.end)
    };
    let deed = match w.low.as_ref() {
        "killed" | "murdered" | "massacred" | "stabbed" | "wounded" | "shot" => many(i + 6),
        "carried" if s.low(i + 1) == "out" => {
            near(&["attack", "attacks", "bombing", "massacre", "shooting", "shootings", "killings"], 6).map(|j| j + 1)
        }
        "drove" | "rammed" | "ploughed" | "plowed" => {
            let j = near(&["into", "through"], 7)?;
            s.find(j, j + 6, &["crowd", "crowds", "people", "pedestrians", "revellers"]).map(|j| j + 1)
        }
        "detonated" | "planted" => near(&["bomb", "bombs", "device", "vest", "explosives"], 5).map(|j| j + 1),
        _ => None,
    };
    deed.filter(|_| !s.within(0, i, OFFICERS))
}

/// Those who stand in court for others.
pub(crate) const LAWYERS: &[&str] =
    &["lawyer", "attorney", "prosecutor", "counsel", "barrister", "solicitor", "defending", "witness", "judge"];
/// Those who fire in the line of duty.
pub(crate) const OFFICERS: &[&str] = &[
    "officer", "officers", "police", "deputy", "sgt", "sgt.", "sergeant", "soldier", "guard", "trooper", "agent", "troops",
    "army",
];

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
        "crushed" | "trampled" | "electrocuted" | "asphyxiated" | "suffocated" | "engulfed" => {
            s.has(i + 1, i + 2, PREP) || s.at(i + 1).is_none_or(|w| w.punct())
        }
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
        let dead = s
            .find(from + 2, end, &["died", "perished", "killed", "dead"])
            .filter(|&i| !s.at(i + 1).is_some_and(|w| w.is(DET | PERSON) || w.num.is_some()) && (i <= who + 4 || who == end));
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
    let noun = (from..end.min(from + 5))
        .find(|&i| s.at(i).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "mastermind", "survivor", "victim"])))?;
    let lead = (from..noun)
        .all(|i| s.at(i).is_some_and(|w| w.is(DET) || w.upos == Upos::Adj || w.any(&["suspected", "alleged", "accused"])));
    let own = !s.within(noun + 1, noun + 2, &["of", "in"])
        || s.at(noun).is_some_and(|w| !w.any(&["victim"]))
        || s.has(noun + 2, noun + 6, EVENT);
    (lead && from < noun && clean(noun) && own)
        .then(|| match s.low(noun) {
            "survivor" => found(SURVIVOR, Some("survived"), noun + 1),
            "victim" => found(VICTIM, None, noun + 1),
            _ => found(ACCUSED, None, noun + 1),
        })
        .flatten()
}

/// "gunman Ivo Brandt", "victim Ada Venn", "missing 12-year-old Ada Venn", "the murdered clerk Ada Venn".
fn titled(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let mut i = a.checked_sub(1)?;
    // "murder suspect Mr Brandt".
    while i > 0
        && s.at(i).is_some_and(|w| {
            w.any(&["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "-", "year", "old"])
                || w.low.ends_with("-old")
                || w.num.is_some() && w.low.bytes().all(|b| b.is_ascii_digit())
        })
    {
        i -= 1;
    }
    let w = s.at(i)?;
    let one = matches!(
        w.low.as_ref(),
        "gunman"
            | "attacker"
            | "bomber"
            | "shooter"
            | "hijacker"
            | "assassin"
            | "suspect"
            | "killer"
            | "murderer"
            | "perpetrator"
            | "terrorist"
            | "mastermind"
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
    let adjective =
        (i.saturating_sub(2)..=i).rev().find(|&k| s.at(k).is_some_and(|w| w.any(&["missing", "slain", "murdered"])))?;
    let people = (adjective + 1..=i)
        .all(|k| s.at(k).is_some_and(|w| w.is(ONE | PERSON) || w.low.ends_with("-old") || w.upos == Upos::Noun && w.is(ONE)));
    let noun = !s.before(adjective, 1).is_some_and(|w| w.is(BE | HAVE | PRON) || w.any(&["who", "he", "she"]));
    (people && noun)
        .then(|| found(VICTIM, Some(if s.low(adjective) == "missing" { "missing" } else { "killed" }), adjective))
        .flatten()
}

/// "The man accused of the attack, Ivo Brandt, 28", "a woman arrested at the scene, ...": a description that the name closes;
/// "the gunman, who gives his name as Ivo Brandt".
fn introduced(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let last = a.checked_sub(1)?;
    if s.low(last) == "as" && s.before(last, 1).is_some_and(|w| w.any(&["name", "himself", "herself"])) {
        let verb =
            s.find(last.saturating_sub(4), last, &["gives", "gave", "giving", "identified", "identifies", "identifying"])?;
        let deed = ["stormed", "fire", "attacked", "massacre", "slaughter", "killed", "killing", "gunned", "manifesto"];
        let violent = s.words.iter().any(|w| w.is(ATTACKER)) || s.within(0, s.words.len(), &deed);
        let speaker =
            s.within(0, s.words.len(), &["witness", "resident", "survivor", "neighbour", "neighbor", "fighter", "told"]);
        return (violent && !speaker).then_some((ACCUSED, None, verb, Modality::Alleged));
    }
    let age = skip_age(s, a);
    let Some(last) = age.checked_sub(1).filter(|&i| s.low(i) == ",") else { return warranted(s, age) };
    // "Another defendant, Ivo Brandt,".
    let lone = last.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["defendant", "suspect", "accused", "gunman"])));
    if let Some(noun) =
        lone.filter(|&i| s.before(i, 1).is_some_and(|w| w.is(DET | ADV) || w.any(&["second", "third", "main", "first"])))
    {
        let hangs = s.before(noun, 2).is_some_and(|w| w.is(PREP | VERB) || w.upos == Upos::Verb);
        return (!hangs).then_some((ACCUSED, None, noun, Modality::Alleged));
    }
    let from = (last.saturating_sub(14)..last)
        .rev()
        .find(|&i| s.at(i).is_some_and(|w| w.any(&[",", ";", ":", "said", "says", "told"])))
        .map_or(last.saturating_sub(14), |i| i + 1);
    let cue = (from..last).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.any(&[
                "accused", "suspected", "charged", "arrested", "wanted", "convicted", "detained", "killed", "held", "believed",
            ])
        })
    })?;
    let noun = cue.checked_sub(1).filter(|&i| {
        s.at(i).is_some_and(|w| w.is(PERSON | ONE) && !w.is(KIND) || w.any(&["man", "woman", "teenager", "student"]))
    })?;
    // "a lawyer for the man accused of the murder, Ada Venn".
    let start = (from..noun).rev().find(|&i| s.at(i).is_some_and(|w| w.is(DET))).unwrap_or(noun);
    let hangs = s.before(start, 1).is_some_and(|w| w.is(PREP | VERB) || w.upos == Upos::Verb) && start > 0;
    let clause =
        s.low(cue + 1) == "to" || (cue + 1..last).any(|i| s.at(i).is_some_and(|w| w.is(BE | HAVE | MODAL | REL | PRON)));
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
