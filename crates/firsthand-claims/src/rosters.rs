//! Named people of a list: "among them Ivo Brandt", "they include ...", "named Ada Venn, 62, and Ivo Brandt, 52, as the victims".

use crate::dock::fate_of;
use crate::people::Fate;
use crate::portraits::{ACCUSED, VICTIM, found, owner};
use crate::sentence::Sent;
use crate::victims::{DEAD, KIN};
use crate::words::flag::*;
use firsthand_language::Upos;

/// "placed 20 people under investigation, among them Ivo Brandt", "killed 22 people, including Ada Venn, 18".
pub(crate) fn among_them(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let cue = (a.saturating_sub(8)..a).rev().find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["including"]))
            || s.at(i).is_some_and(|w| w.any(&["them", "whom"])) && s.before(i, 1).is_some_and(|w| w.any(&["among", "amongst"]))
    })?;
    let plain = (cue + 1..a).all(|i| {
        s.at(i).is_some_and(|w| {
            (w.is(DET | ONE | PERSON) || w.capital || w.num.is_some() || matches!(w.upos, Upos::Noun | Upos::Adj))
                && !w.is(BE)
                && !w.any(KIN)
        })
    });
    let verb = (cue.saturating_sub(28)..cue).rev().find(|&i| {
        s.at(i).is_some_and(|w| {
            w.any(&[
                "killed", "killing", "murdered", "murdering", "died", "dead", "injured", "wounded", "injuring", "missing",
                "arrested", "charged", "detained", "investigation", "trial", "convicted", "sentenced",
            ])
        })
    })?;
    let clean = !(verb + 1..cue).any(|i| {
        s.at(i).is_some_and(|w| {
            w.any(&[";", "said", "says", "told", "but", "while", "after"]) && s.low(i + 1) != ","
                || w.upos == Upos::Verb && !w.low.ends_with("ing") && s.low(i + 1) != ","
        })
    });
    let counted = (verb.saturating_sub(8)..cue)
        .any(|i| s.at(i).is_some_and(|w| w.num.is_some() && s.nums.get(w.num.unwrap_or(0)).is_some_and(|n| n.people(s))));
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
pub(crate) fn theirs(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let back = |n: usize| {
        let k = s.index.checked_sub(n)?;
        s.layers.sentences.get(k)?.span.of(s.text)
    };
    let plain = |from: usize| {
        (from..a)
            .all(|i| s.at(i).is_some_and(|w| w.is(DET | ONE | PERSON) || w.capital || matches!(w.upos, Upos::Noun | Upos::Adj)))
    };
    let n = skip_age(s, a);
    // "They are Ada Venn, 62, from Tamm, and Ivo Brandt, 52": each of the list.
    let are = (n.saturating_sub(40)..n).rev().find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["are", "were"]))
            && s.before(i, 1).is_some_and(|w| w.any(&["they"]))
            && (i + 1 == n || list(s, i + 1, a))
    });
    let include = (a.saturating_sub(5)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.lemma == "include")).or(are);
    let they = |from: usize| s.before(from, 1).is_some_and(|w| w.any(&["they", "defendants", "accused", "these", "suspects"]));
    let listed = include.filter(|&i| (plain(i + 1) || are == Some(i)) && (they(i) || they(i - 1)));
    let named = (s.before(a, 1).is_some_and(|w| w.any(&["as"]))
        && s.before(a, 2).is_some_and(|w| w.any(&["them", "him", "her"]))
        && s.within(a.saturating_sub(7), a, &["name", "named", "identified", "names", "identify"])
        && (s.before(a, 4).is_some_and(|w| w.any(&["one", "two", "another"]))
            || s.before(a, 2).is_some_and(|w| w.any(&["him", "her"]))))
    .then_some(a.saturating_sub(5));
    let at = listed.or(named)?;
    let low =
        [back(1), back(2).filter(|_| listed.is_some())].into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
    let own = s.span.of(s.text).unwrap_or("").to_lowercase();
    let at = if listed.is_some() && at + 4 < a { a } else { at };
    let has = |words: &[&str]| words.iter().any(|w| low.contains(w));
    let law = has(&[
        "defendants", "on trial", "were charged", "been charged", "under investigation", "arrested", "suspects", "wrongdoing",
        "accused of", "gunman", "attacker", "bomber", "the suspect", "in custody", "was charged", "opened fire",
    ]) || own.starts_with("the defendants")
        || own.starts_with("the accused");
    // "None of the three has been found."
    let after = s.layers.sentences.get(s.index + 1).and_then(|n| n.span.of(s.text)).unwrap_or("").to_lowercase();
    let lost = ["none ", "no one ", "nobody ", "neither "].iter().any(|w| after.starts_with(w))
        && after.contains(" been found")
        || after.contains(" are missing")
        || after.contains(" still missing");
    let dead = DEAD.iter().any(|w| low.split(|c: char| !c.is_alphanumeric()).any(|x| x == *w)) || has(&["victims"]);
    match (law, dead) {
        (true, _) if listed.is_some() || !dead => {
            found(ACCUSED, has(&["charged", "on trial", "defendants", "charges"]).then_some("charged"), at)
        }
        (false, true) => found(VICTIM, Some("killed"), at),
        _ if lost && named.is_some() => found(VICTIM, Some("missing"), a),
        _ => None,
    }
}

/// "Police named Ada Venn, 62, from Tamm, and Ivo Brandt, 52, as the victims": named ones before what they are named as.
pub(crate) fn named_with(s: &Sent<'_>, a: usize, b: usize) -> Option<Fate> {
    let naming = (a.saturating_sub(40)..a)
        .rev()
        .find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "name" | "identify") && w.is(PAST)))?;
    let n = skip_age(s, a);
    if !(naming + 1 == n || list(s, naming + 1, a)) || crate::counts::object::passive(s, naming) {
        return None;
    }
    let at = (b..b + 40).find(|&i| s.low(i) == "as")?;
    if !list(s, b, at) {
        return None;
    }
    let noun = (at + 1..at + 8).find(|&i| {
        s.at(i)
            .is_some_and(|w| w.is(ATTACKER | SUSPECT) || w.any(&["suspect", "suspects", "victim", "victims", "dead", "killed"]))
    })?;
    let plain = (at + 1..noun).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(DET | ADV) || w.num.is_some() || w.upos == Upos::Adj || w.any(&["among", "of", "those", "one"])
        })
    });
    let start = if n == naming + 1 { naming } else { a };
    match (plain && !owner(s, noun + 1), s.low(noun)) {
        (true, "dead" | "killed") => found(VICTIM, Some("killed"), start),
        (true, "victim" | "victims") => found(VICTIM, None, start),
        (true, _) => found(ACCUSED, None, start),
        _ => None,
    }
}

/// Whether only names with ages, homes, trades and kin stand in `from..to`, as in a list of people.
pub(crate) fn list(s: &Sent<'_>, from: usize, to: usize) -> bool {
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

/// The token at which a name begins with the age and the title before it: "8-year-old Ada Venn", "Mr Brandt".
pub(crate) fn skip_age(s: &Sent<'_>, a: usize) -> usize {
    let mut i = a;
    while i > 0
        && a - i < 6
        && s.before(i, 1).is_some_and(|w| {
            w.any(&["mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr.", "-", "year", "old", "aged"])
                || w.low.ends_with("-old")
                || w.low.bytes().all(|b| b.is_ascii_digit())
        })
    {
        i -= 1;
    }
    i
}
