//! Who a named person is, by words that stand further off than his own verb: "named the suspected bomber, ..., as Ivo Brandt, 22",
//! "Tomas Weil, 26, was one of the dead", "without word of her daughter Lena, 15".

use crate::people::Fate;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::Modality;

/// Words for those who did it, or are thought to have.
const CULPRIT: &[&str] = &[
    "suspect", "suspects", "suspected", "bomber", "bombers", "attacker", "attackers", "gunman", "gunmen", "shooter", "killer",
    "assailant", "perpetrator", "perpetrators", "culprit", "mastermind", "hijacker", "arsonist", "accused", "wanted",
];

/// Words for those who died.
pub(crate) const DEAD: &[&str] =
    &["dead", "deceased", "killed", "died", "slain", "body", "bodies", "fatalities", "perished", "murdered", "fatality"];

/// Relatives and friends, by whose words somebody is set beside another.
pub(crate) const KIN: &[&str] = &[
    "daughter", "son", "mother", "father", "mum", "dad", "sister", "brother", "wife", "husband", "cousin", "niece", "nephew",
    "aunt", "uncle", "girlfriend", "boyfriend", "friend", "granddaughter", "grandson", "fiance", "fiancee", "partner",
    "daughters", "sons", "colleague", "friends", "family",
];

/// "Police named the suspected bomber, ..., as Ivo Brandt": what the object of the naming is. The outer answer is whether somebody is
/// named so at all, however far the words lie apart.
pub fn named_as(s: &Sent<'_>, a: usize) -> Option<Option<Fate>> {
    let at = (a.saturating_sub(6)..a).rev().find(|&i| s.low(i) == "as")?;
    let plain = (at + 1..a).all(|i| {
        s.at(i).is_some_and(|w| {
            w.capital
                || w.is(DET | ONE)
                || w.num.is_some()
                || w.low.ends_with("old")
                || w.any(&["year", "-", "and"])
                || w.any(KIN)
        })
    });
    let verb = (0..at).rev().find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "name" | "identify") && !w.is(DET)))?;
    let whole = s.find(verb, at, &[";", "."]).is_none();
    if !plain || !whole {
        return None;
    }
    // The noun that is named stands behind an active verb, and before a passive one.
    let passive = crate::counts::object::passive(s, verb);
    let (from, to) = if passive { (s.clause_start(verb), verb) } else { (verb + 1, at) };
    let noun = (from..to).find(|&i| {
        s.at(i).is_some_and(|w| {
            w.is(PERSON | ONE | ATTACKER | SUSPECT | BODY | DEATHS)
                || w.any(CULPRIT)
                || w.any(&["victim", "victims", "fatality", "defendant"])
        })
    })?;
    // "the killer's mother", "the judge in the trial of the accused", "a passer-by who tackled the suspect".
    let owner = s.within(noun + 1, (noun + 4).min(to), &["'s", "’s", "'", "’"]);
    let other = owner || s.within(from, noun, &["of", "in", "for", "who"]);
    if other {
        return Some(None);
    }
    let behind = s.at(noun + 1).is_some_and(|w| w.any(&["suspected", "wanted", "killed", "found", "shot"]) && !w.is(DET));
    let near = |words: &[&str]| s.within(from, noun + if behind { 4 } else { 1 }, words);
    Some(if near(CULPRIT) {
        Some(("suspect", None, at, Modality::Alleged))
    } else if near(DEAD) {
        Some(("victim", Some("killed"), at, Modality::Asserted))
    } else if near(&["victim", "victims"]) {
        Some(("victim", None, at, Modality::Asserted))
    } else {
        None
    })
}

/// What the sentence makes of a person whose own verb says nothing: the name stands at `a..b`, its age and asides end at `next`.
pub fn placed(s: &Sent<'_>, a: usize, next: usize, aged: bool) -> Option<Fate> {
    among(s, a, next)
        .or_else(|| listed(s, a, aged))
        .or_else(|| verb(s, a, next))
        .or_else(|| sought(s, a, aged))
        .or_else(|| mourned(s, a, aged))
        .or_else(|| whose(s, next))
        .or_else(|| included(s, a, aged))
        .or_else(|| body(s, next))
        .or_else(|| gone(s, a, next))
        .or_else(|| missing(s, a))
        .or_else(|| youngest(s, a))
        .or_else(|| wanted(s, a, aged))
        .or_else(|| relative_clause(s, next))
}

/// "They include lawyer Ada Venn, 42", behind a sentence on the dead; "the dead include Ada Venn".
fn included(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let v = (a.saturating_sub(5)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.lemma == "include"))?;
    let plain = (v + 1..a)
        .all(|i| s.at(i).is_some_and(|w| w.is(DET | ONE | PERSON) || w.upos == Upos::Noun || w.upos == Upos::Adj || w.capital));
    let p = tree::subject(s, v).filter(|p| p.to <= v)?;
    let they = s.within(p.from, p.to, &["they", "victims", "these"]) && p.to - p.from <= 3;
    let dead = s.within(p.from, p.to, DEAD);
    let before = s.index.checked_sub(1).and_then(|k| s.layers.sentences.get(k)).and_then(|n| n.span.of(s.text)).unwrap_or("");
    let low = before.to_lowercase();
    let told = ["murdered", "killed", "killing", "the dead", "who died", "lost their lives", "were slain"]
        .iter()
        .any(|w| low.contains(w));
    let fate = dead || they && told;
    (plain && fate && (aged || dead)).then_some(("victim", Some("killed"), a, Modality::Asserted))
}

/// "Ada Venn's body was found under the rubble".
fn body(s: &Sent<'_>, next: usize) -> Option<Fate> {
    let own = s.at(next).is_some_and(|w| w.any(&["'s", "’s", "'"]));
    let body = s.at(next + 1).is_some_and(|w| w.any(&["body", "remains", "coffin", "funeral"]));
    let be = s.at(next + 2).is_some_and(|w| w.is(BE | HAVE));
    (own && body && be).then_some(("victim", Some("killed"), next + 2, Modality::Asserted))
}

/// "never came home", "was buried on Thursday", "lost a leg".
fn gone(s: &Sent<'_>, a: usize, next: usize) -> Option<Fate> {
    let i = past_asides(s, next);
    let never = s.low(i) == "never" && s.at(i + 1).is_some_and(|w| matches!(w.lemma, "come" | "return" | "make" | "get"));
    if never && s.within(i + 2, i + 4, &["home", "back", "out"]) {
        return Some(("victim", Some("killed"), i + 3, Modality::Asserted));
    }
    let buried = s.at(i).is_some_and(|w| w.is(BE)) && s.at(i + 1).is_some_and(|w| w.any(&["buried", "cremated", "laid"]));
    let under = s.within(i + 1, i + 6, &["alive", "under", "beneath", "rubble"]);
    if buried && !under && (s.low(i + 1) != "laid" || s.follows(i + 2, &["to", "rest"])) {
        return Some(("victim", Some("killed"), i + 2, Modality::Asserted));
    }
    let limb = s.low(i) == "lost"
        && s.at(i + 1).is_some_and(|w| w.any(&["a", "an", "his", "her", "both", "one", "two"]))
        && s.within(
            i + 2,
            i + 4,
            &["leg", "legs", "arm", "arms", "eye", "eyes", "hand", "foot", "fingers", "hearing", "sight"],
        );
    let top = (a..next).any(|j| tree::rel(s, j).starts_with("nsubj"));
    (limb && top).then_some(("victim", Some("injured"), i + 3, Modality::Asserted))
}

/// "The youngest to die was Mia Holt", "the last to be found was Ada Venn".
fn youngest(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let be = a.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(BE)))?;
    let lead = s.find(be.saturating_sub(7), be, &["youngest", "oldest", "eldest", "first", "last", "latest"])?;
    let dead = s.find(lead + 1, be, &["die", "died", "killed", "dead", "perish"])?;
    let plain = (lead + 1..be).all(|i| {
        i == dead
            || s.at(i)
                .is_some_and(|w| w.is(DET | BE | PERSON) || w.any(&["to", "of", "who", "among", "those", "victim", "victims"]))
    });
    plain.then_some(("victim", Some("killed"), lead, Modality::Asserted))
}

/// "Still missing is Ada Venn, 29".
fn missing(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let be = a.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.is(BE)))?;
    (s.low(be.checked_sub(1)?) == "missing" && !s.has(be.saturating_sub(4), be, NEG)).then_some((
        "victim",
        Some("missing"),
        be - 1,
        Modality::Asserted,
    ))
}

/// "Police are looking for Ivo Brandt, 24".
fn wanted(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let law = ["police", "detectives", "fbi", "interpol", "authorities", "officers", "investigators"];
    let seek = s.low(a.checked_sub(1)?) == "for"
        && s.before(a, 2).is_some_and(|w| w.any(&["looking", "searching", "hunting", "hunt", "manhunt"]))
        || s.before(a, 1).is_some_and(|w| w.any(&["hunting", "seeking"]));
    let lost = s.within(0, s.words.len(), &["missing", "rescuers", "parents", "family", "disappeared", "rescue"]);
    (seek && aged && s.within(0, a, &law) && !lost).then_some(("suspect", None, a, Modality::Alleged))
}

/// "Ivo Brandt, 24, who blew himself up": what a relative clause right behind says.
fn relative_clause(s: &Sent<'_>, next: usize) -> Option<Fate> {
    let who = (next.saturating_sub(1)..next + 2).find(|&i| s.low(i) == "who")?;
    let v = (who + 1..who + 4).find(|&i| !s.at(i).is_some_and(|w| w.is(HAVE | ADV | BE)))?;
    let own = s.at(v + 1).is_some_and(|w| w.any(&["himself", "herself", "themselves"]));
    if matches!(s.low(v), "blew" | "blown" | "detonated") && own {
        return Some(("suspect", Some("killed"), v + 2, Modality::Asserted));
    }
    None
}

/// "Ada Venn, 34, and her husband Karl, 36, were among those who died", "was killed along with her son Tom (6)": somebody set beside
/// another whose fate the sentence tells. `told` holds the ranges of names with their fates.
pub fn beside(s: &Sent<'_>, (a, next): (usize, usize), aged: bool, told: &[(usize, usize, Fate)]) -> Option<Fate> {
    let kin = |from: usize, to: usize| {
        (from..to).all(|i| {
            s.at(i).is_some_and(|w| {
                w.any(KIN)
                    || w.is(DET | ONE | PRON)
                    || w.any(&["his", "her", "their", "young", "little", "elder", "younger", "old", "year", "-", ","])
                    || w.num.is_some()
                    || w.low.ends_with("-old")
            })
        })
    };
    told.iter().find_map(|(from, to, fate)| {
        let shared = fate.0 == "victim" && fate.1.is_some();
        // Behind: "and her husband Karl", "along with her son Tom", "with her daughter Mia, 4".
        if *to <= a {
            let link = (*to..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["and", "with", "alongside", ";", ","])))?;
            let beside = s.low(link) == "alongside" && link + 1 == a;
            let near = !s.at(link).is_some_and(|w| w.any(&[";", ","]));
            let close = near
                && (beside
                    || a - link <= 5
                        && a - to <= 14
                        && kin(link + 1, a)
                        && (link + 1..a).any(|i| s.at(i).is_some_and(|w| w.any(KIN))));
            let clean = !(*to..link).any(|i| s.at(i).is_some_and(|w| w.any(&[";", "but", "while", "said"])));
            let verb =
                (next..next + 4).any(|i| s.at(i).is_some_and(|w| w.upos == Upos::Verb) && i < next + 3 && s.low(i) != "were");
            let opened = fate.2 < *from && shared && aged && crate::rosters::list(s, *to, a) && a - to < 60 && !verb;
            return (shared && close && clean && !verb || opened).then_some((fate.0, fate.1, a, fate.3));
        }
        // Before: "Ada Venn, 34, of Tamm; Ivo Brandt, 52, and Lena Marsh, 63, died": a list that one verb closes; and behind the words
        // that open one ("the deaths of Ada Venn, 50, and Ivo Brandt, 51; and their sons ...").
        let joined = |x: usize, y: usize| (x..y).any(|i| s.at(i).is_some_and(|w| w.any(&["and", ";", ","])));
        let series = |x: usize, y: usize| x < y && y - x < 60 && joined(x, y) && crate::rosters::list(s, x, y);
        let verb = *to <= fate.2 && (*to..fate.2).all(|i| !s.at(i).is_some_and(|w| w.any(&["was", "is"])));
        let several =
            s.within(next, *from, &["and"]) && aged && !s.before(a, 1).is_some_and(|w| w.is(PREP) || w.upos == Upos::Verb);
        if shared && verb && several && series(next, *from) {
            return Some((fate.0, fate.1, a, fate.3));
        }
        // Before: "Ada Venn, 34, and her husband Karl, 36, were": one plural verb for both.
        let and = (next..*from).find(|&i| s.low(i) == "and")?;
        let close = *from - next <= 6 && kin(and + 1, *from) && and <= next + 1;
        let plural = (*to..to + 5).any(|i| s.at(i).is_some_and(|w| w.any(&["were", "are", "have", "both"])));
        (shared && close && plural).then_some((fate.0, fate.1, a, fate.3))
    })
}

/// The token behind the asides that follow a name: ", of Tamm,", ", a clerk,".
pub(crate) fn past_asides(s: &Sent<'_>, mut next: usize) -> usize {
    for _ in 0..2 {
        let open = s.before(next, 1).is_some_and(|w| w.any(&[","])) || s.low(next) == ",";
        let from = if s.low(next) == "," { next + 1 } else { next };
        let aside = s.at(from).is_some_and(|w| w.is(DET) || w.any(&["of", "from", "who", "whose"]));
        match (from..from + 14).find(|&i| s.at(i).is_some_and(|w| w.any(&[","]))).filter(|_| open && aside) {
            Some(close) => next = close + 1,
            None => break,
        }
    }
    next
}

/// "Lena Marsh, 8, was among the dead", "was the first of the victims to be named", "was one of the twelve", "was the man arrested".
pub(crate) fn among(s: &Sent<'_>, a: usize, next: usize) -> Option<Fate> {
    let be = past_asides(s, next);
    let be = if s.at(be).is_some_and(|w| w.is(HAVE | ADV)) { be + 1 } else { be };
    s.at(be).filter(|w| w.is(BE))?;
    let end = (be + 12).min(s.words.len());
    let stop = (be + 1..end).find(|&i| s.at(i).is_some_and(|w| w.any(&[",", ";", "and", "but", "when"]))).unwrap_or(end);
    if s.has(be, stop, NEG) || s.has(be, be + 3, MODAL) {
        return None;
    }
    // The fate must be of those among whom he was, not what they did: "one of the men who killed nine", "among relatives of the dead".
    let word = |words: &[&str]| s.find(be + 1, stop, words).filter(|&i| complement(s, be + 1, i));
    let lead = s.find(
        be + 1,
        stop,
        &["among", "one", "first", "youngest", "oldest", "eldest", "last", "only", "latest", "second", "third"],
    );
    if let (Some(_), Some(i)) = (lead, word(DEAD)) {
        return Some(("victim", Some("killed"), i + 1, Modality::Asserted));
    }
    if let (Some(_), Some(i)) = (lead, word(&["victims", "victim"])) {
        return Some(("victim", None, i + 1, Modality::Asserted));
    }
    if let (Some(_), Some(i)) = (lead, word(&["injured", "wounded", "missing"])) {
        let fate = if s.low(i) == "missing" { "missing" } else { "injured" };
        return Some(("victim", Some(fate), i + 1, Modality::Asserted));
    }
    let man = s.find(be + 1, be + 4, &["man", "woman", "driver", "teenager", "person", "boy", "girl"]);
    if let (Some(m), Some(i)) = (man, s.find(be + 1, stop, &["arrested", "detained", "held", "charged"])) {
        let fate = if s.low(i) == "charged" { "charged" } else { "arrested" };
        return (i == m + 1 || s.low(m + 1) == "who").then_some(("suspect", Some(fate), i + 1, Modality::Asserted));
    }
    // "Tomas Weil, 26, was named by friends": somebody whom a disaster has struck, not a minister who takes a post.
    let named = s.at(be + 1).is_some_and(|w| w.any(&["named", "identified"]))
        || s.low(be + 1) == "been" && word(&["named", "identified"]).is_some();
    let post = s.within(be, stop, &["as", "to", "after", "in", "head", "coach"]);
    (named && !post && next > a + 2).then_some(("victim", None, be + 2, Modality::Asserted))
}

/// Whether only articles, numbers and nouns for people stand before a fate: "among the 12 dead", "one of three who died".
fn complement(s: &Sent<'_>, from: usize, i: usize) -> bool {
    let plain = (from..i).all(|j| {
        s.at(j).is_some_and(|w| {
            let who = w.any(&["who"])
                && (j + 1 == i && s.at(i).is_some_and(|x| x.any(&["died", "perished"]))
                    || s.at(j + 1).is_some_and(|x| x.is(BE | HAVE)));
            who || w.num.is_some() && !w.is(ATTACKER | SUSPECT) && !w.any(KIN)
                || w.is(DET | BE | HAVE | KNOWN | ADV) && !w.is(ATTACKER | NEG)
                || w.is(PERSON)
                    && !w.is(ATTACKER | SUSPECT)
                    && !w.any(KIN)
                    && !w.any(&["relatives", "lawyers", "doctors", "firefighters", "officers"])
                || w.any(&[
                    "of", "among", "amongst", "those", "one", "first", "youngest", "oldest", "eldest", "last", "only",
                    "latest", "second", "third",
                ])
        })
    });
    // "one of the dead man's brothers", "among those killed nine".
    plain && s.at(i + 1).is_none_or(|w| !w.any(&["'s", "’s"]) && w.num.is_none() && !w.is(PERSON | ONE))
}

/// "Among the dead were Mira Kern, 15, from Tamm, and Lena Marsh, 43": an item of a list that "among" opens.
fn listed(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let from = a.saturating_sub(36);
    let at = (from..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["among", "amongst"])))?;
    let be = (at + 1..(at + 8).min(a)).find(|&i| s.at(i).is_some_and(|w| w.is(BE)))?;
    let list = (be + 1..a).all(|i| {
        s.at(i).is_some_and(|w| !(w.is(BE | HAVE | MODAL | REL | SUB) || w.any(&[";", "said", "says"])) && w.upos != Upos::Verb)
    });
    // "among those paying tribute to the dead", "the wife of Ivo Brandt".
    let whose = (at + 1..be).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(DET | KNOWN | PERSON) && !w.any(KIN)
                || w.num.is_some()
                || w.any(DEAD)
                || w.any(&[
                    "injured", "wounded", "hurt", "missing", "those", "who", "lost", "their", "lives", "last", "first",
                    "latest", "youngest", "them",
                ])
        })
    });
    let of = s.before(a, 1).is_some_and(|w| w.any(&["of", "by", "for"])) || s.before(a, 2).is_some_and(|w| w.any(&["of"]));
    if !whose || of {
        return None;
    }
    let direct = a - be <= 3;
    if !list || !(aged || direct) {
        return None;
    }
    // Of a later item the quote is its own words.
    let start = if direct { at } else { a };
    if s.within(at, be, DEAD) || s.within(at, be, &["lost"]) {
        return Some(("victim", Some("killed"), start, Modality::Asserted));
    }
    if s.within(at, be, &["injured", "wounded", "hurt"]) {
        return Some(("victim", Some("injured"), start, Modality::Asserted));
    }
    if s.within(at, be, &["missing"]) {
        return Some(("victim", Some("missing"), start, Modality::Asserted));
    }
    // "All who died have been named: among the last were ...".
    let before = s.within(0, at, DEAD) || s.find(0, at, &["lost"]).is_some_and(|i| s.within(i, i + 3, &["lives", "life"]));
    let them = s.within(at + 1, be, &["them", "those", "last", "first", "latest", "youngest"]);
    (before && them).then_some(("victim", Some("killed"), start, Modality::Asserted))
}

/// "did not survive", "blew himself up", "was picked up on Tuesday", "is in a critical condition": what the name's verb says.
fn verb(s: &Sent<'_>, a: usize, next: usize) -> Option<Fate> {
    let i = past_asides(s, next);
    let end = (i + 6).min(s.words.len());
    if s.has(i, i + 2, MODAL) {
        return None;
    }
    let not = s.has(i, i + 3, NEG);
    let over = |v: usize| s.at(v + 1).is_none_or(|w| w.punct() || w.is(CONJ)) || s.has(v + 1, v + 4, EVENT);
    if let Some(v) = s.find(i, i + 4, &["survive", "survived"]).filter(|&v| not && over(v)) {
        return Some(("victim", Some("killed"), v + 1, Modality::Asserted));
    }
    if not {
        return None;
    }
    let verb = |words: &[&str]| (i..end).find(|&j| s.at(j).is_some_and(|w| w.any(words)));
    if let Some(v) = verb(&["lost"]).filter(|&v| s.within(v + 1, v + 3, &["his", "her"]) && s.low(v + 2) == "life") {
        return Some(("victim", Some("killed"), v + 3, Modality::Asserted));
    }
    let blew = verb(&["blew", "blown"]).filter(|&v| s.within(v + 1, v + 3, &["himself", "herself"]));
    if let Some(v) = blew.filter(|&v| v <= i + 1) {
        return Some(("suspect", Some("killed"), v + 3, Modality::Asserted));
    }
    let be = s.at(i).is_some_and(|w| w.is(BE | HAVE));
    if let Some(v) = verb(&["picked", "seized", "captured", "taken", "led"]).filter(|&v| be && v <= i + 2) {
        let law = s.low(v + 1) == "up" && s.low(v) == "picked"
            || s.low(v) == "seized"
            || s.low(v) == "captured"
            || s.low(v + 1) == "away";
        let custody = s.within(v, v + 5, &["custody", "questioning"]);
        let police = [
            "police", "officers", "agents", "detectives", "custody", "militia", "security", "authorities", "questioning",
            "force", "forces",
        ];
        let by_law = s.within(0, s.words.len(), &police);
        // "was taken to hospital", "was seized by gunmen", "was captured on video", "was picked up by a taxi".
        let other = s.within(
            v,
            v + 7,
            &[
                "gunmen", "militants", "kidnappers", "hospital", "ill", "hostage", "video", "camera", "film", "boat", "taxi",
                "helicopter", "rebels", "bus", "ship", "with", "panic", "friend", "friends",
            ],
        );
        let other = other || !by_law;
        return ((law && s.low(v) != "taken" || custody) && !other).then_some((
            "suspect",
            Some("arrested"),
            v + 1,
            Modality::Asserted,
        ));
    }
    let state = verb(&["critical", "serious", "hospital", "intensive"]).filter(|&v| {
        let condition = s.at(v + 1).is_some_and(|w| w.any(&["condition"])) || s.low(v) == "intensive" && s.low(v + 1) == "care";
        let ward = s.low(v) == "hospital" && s.at(v + 1).is_none_or(|w| w.punct() || w.any(&["with", "after"]));
        let inside = s.before(v, 1).is_some_and(|w| w.any(&["in"]))
            || s.before(v, 2).is_some_and(|w| w.any(&["in"])) && s.low(v - 1) == "a";
        be && inside && (condition || ward)
    });
    let top = tree::rel(s, a).starts_with("nsubj") || (a..next).any(|j| tree::rel(s, j).starts_with("nsubj"));
    state.filter(|_| top).map(|v| ("victim", Some("injured"), v + 1, Modality::Asserted))
}

/// "there is no word of her daughter Lena, 15", "the parents of Mira Kern, 32, are asking for news": somebody who is looked for.
fn sought(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let all = s.words.len();
    let silent = (0..all).any(|i| {
        s.follows(i, &["heard", "nothing"])
            || s.follows(i, &["not", "heard"])
            || s.follows(i, &["no", "word"])
            || s.follows(i, &["no", "news"])
            || s.follows(i, &["asking", "for", "news"])
            || s.follows(i, &["waiting", "for", "news"])
            || s.follows(i, &["no", "trace"])
            || s.at(i).is_some_and(|w| w.any(&["searching", "looking", "appealing", "appealed", "search"]))
                && s.at(i + 1).is_some_and(|w| w.any(&["for"]))
    });
    if !silent || !aged {
        return None;
    }
    // Who searches is a speaker or the subject; who is searched for stands behind a kin noun or the search's own "for".
    let lead = s.before(a, 1)?;
    let whose =
        ["family", "parents", "relatives", "mother", "father", "wife", "husband", "daughter", "son", "sister", "brother"];
    let search = s.before(a, 2).is_some_and(|w| w.any(&["searching", "looking", "appealing", "search"]));
    let behind =
        lead.any(KIN) || lead.any(&["for"]) && search || lead.any(&["of"]) && s.before(a, 2).is_some_and(|w| w.any(&whose));
    let law = s.within(0, all, &["police", "suspect", "suspects", "detectives", "wanted", "manhunt"]);
    (behind && !law).then(|| ("victim", Some("missing"), a.saturating_sub(1), Modality::Asserted))
}

/// "Tributes have been paid to Lena Marsh, 18", "a funeral was held for Mira Kern".
fn mourned(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let mut a = a;
    while a > 1
        && s.before(a, 1)
            .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Adj) && !w.any(KIN) || w.any(&["father", "mother"]))
    {
        a -= 1;
    }
    let lead = s.before(a, 1).is_some_and(|w| w.any(&["to", "for", "of"]));
    let at =
        s.find(a.saturating_sub(6), a, &["tribute", "tributes", "funeral", "burial", "vigil", "mourners", "condolences"])?;
    let to = match s.low(at) {
        "tribute" | "tributes" => s.low(a - 1) == "to",
        _ => matches!(s.low(a - 1), "of" | "for"),
    };
    let plain = !(at + 1..a - 1).any(|i| s.at(i).is_some_and(|w| w.any(&["by", "friends", "family", "of"]) || w.capital));
    let alive = s.within(a, a + 12, &["survived", "led", "survivor", "rescued", "retired"]);
    (lead && aged && to && plain && !alive).then_some(("victim", Some("killed"), at, Modality::Asserted))
}

/// "Lena Marsh, 8, whose body was found": the relative clause right behind the name.
fn whose(s: &Sent<'_>, next: usize) -> Option<Fate> {
    let at = (next.saturating_sub(1)..next + 1).find(|&i| s.low(i) == "whose")?;
    let body = s.at(at + 1).is_some_and(|w| w.any(&["body", "remains", "funeral", "death"]));
    let said = s.at(at + 2).is_some_and(|w| w.is(BE | HAVE));
    (body && said).then(|| ("victim", Some("killed"), at + 2, Modality::Asserted))
}
