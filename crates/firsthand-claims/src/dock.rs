//! What the law does with somebody who is named: held, charged, tried, found guilty, let go.

use crate::people::Fate;
use crate::portraits::{ACCUSED, LAWYERS, VICTIM, found, owner};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;

/// What a word for an act of the law makes of him whom it is done to.
pub(crate) fn fate_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "arrested" | "detained" | "held" | "remanded" | "extradited" | "captured" => "arrested",
        "charged" | "indicted" | "arraigned" => "charged",
        "convicted" | "sentenced" | "jailed" | "imprisoned" => "convicted",
        _ => return None,
    })
}

/// Words for crimes and acts of violence.
pub(crate) const CRIMES: &[&str] = &[
    "murder", "murders", "murdering", "manslaughter", "homicide", "killing", "killings", "attack", "attacks", "shooting",
    "bombing", "bombings", "massacre", "terrorism", "plotting", "planning", "massacring", "arson", "assault", "stabbing",
    "negligence", "stabbings", "planting", "shootings", "slaying", "slayings", "genocide", "assassination", "assassinating",
];

/// "was being held", "is still in jail", "is accused of the murder of two clerks", "was found guilty", "is on trial".
pub(crate) fn custody(s: &Sent<'_>, i: usize) -> Option<Fate> {
    let w = s.at(i)?;
    let near = |words: &[&str], upto: usize| s.find(i + 1, i + upto, words);
    let cells = ["custody", "jail", "prison", "detention", "cell", "remand"];
    match w.low.as_ref() {
        "held" => {
            let end = s.at(i + 1).is_none_or(|w| w.punct());
            let law =
                near(&cells, 6).or_else(|| near(&["suspicion", "questioning", "police", "connection", "bail", "charges"], 5));
            let hostage =
                near(&["hostage", "captive", "gunpoint", "up", "back", "down", "responsible", "kidnappers"], 6).is_some();
            let end = if end { Some(i) } else { law };
            end.filter(|_| !hostage).and_then(|j| found(ACCUSED, Some("arrested"), j + 1))
        }
        "in" => near(&cells, 5)
            .filter(|&j| j == i + 1 || s.has(i + 1, j, DET) || s.within(i + 1, j, &["police", "pre-trial"]))
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
                s.at(j)
                    .is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "suspects", "victim", "victims", "dead", "driver"]))
            })?;
            let among = s.within(at + 1, noun, &["among", "one"]);
            let plain =
                !owner(s, noun + 1) && (among || !s.within(at + 1, noun, &["of"])) && !s.within(at + 1, noun, &[",", "who"]);
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

/// "charges against Ivo Brandt, 27", "the arrest of Ivo Brandt", "a warrant for Ivo Brandt": what the law does, as a noun.
pub(crate) fn warranted(s: &Sent<'_>, n: usize) -> Option<Fate> {
    let last = n.checked_sub(1)?;
    let (fate, at) = match s.low(last) {
        "against" => (Some("charged"), s.find(last.saturating_sub(3), last, &["charges", "charge", "indictment", "trial"])?),
        "of" => match s.find(
            last.saturating_sub(2),
            last,
            &["arrest", "conviction", "indictment", "sentencing", "trial", "detention"],
        ) {
            Some(i) if matches!(s.low(i), "arrest" | "detention") => (Some("arrested"), i),
            Some(i) if matches!(s.low(i), "conviction" | "sentencing") => (Some("convicted"), i),
            Some(i) => (Some("charged"), i),
            None => return None,
        },
        "for" => (
            None,
            s.find(last.saturating_sub(6), last, &["warrant", "warrants", "manhunt"]).filter(|&i| {
                (i + 1..last).all(|k| s.at(k).is_some_and(|w| w.is(BE | HAVE | PAST) || w.any(&["issued", "arrest"])))
            })?,
        ),
        _ => return None,
    };
    let gone = s.within(at.saturating_sub(4), at, &["dropped", "dismissed", "no", "after", "demanded", "demand", "called"])
        || s.within(last, s.words.len().min(last + 14), &["dropped", "dismissed"]);
    (!gone).then(|| found(ACCUSED, fate, at)).flatten()
}

/// "the judge charged Mr Brandt with negligence", "police arrested Ivo Brandt, 28": whom the law acts on.
pub(crate) fn charged(s: &Sent<'_>, a: usize, b: usize, aged: bool) -> Option<Fate> {
    let mut i = a.checked_sub(1)?;
    while i > 0
        && s.at(i).is_some_and(|w| {
            w.any(&["mr", "mrs", "ms", "mr.", "mrs.", "ms.", "-", "year", "old", "suspect", "man", "a"])
                || w.low.ends_with("-old")
                || w.num.is_some() && w.low.bytes().all(|c| c.is_ascii_digit())
        })
    {
        i -= 1;
    }
    // "officers discovered 19-year-old Ada Venn in the back seat suffering from a gunshot wound".
    if s.at(i).is_some_and(|w| w.any(&["found", "discovered"])) {
        let hurt = s.find(b, b + 16, &["wound", "wounds", "bleeding", "dead", "unconscious", "unresponsive", "lifeless"])?;
        let be = s.before(i, 1).is_some_and(|w| w.is(BE))
            || (b..hurt).any(|k| s.at(k).is_some_and(|w| w.is(BE | SUB) || w.any(&[".", ";", "and"])));
        let dead = s.at(hurt).is_some_and(|w| w.any(&["dead", "lifeless"]));
        return (!be && !owner(s, b)).then(|| found(VICTIM, Some(if dead { "killed" } else { "injured" }), i)).flatten();
    }
    let w = s.at(i).filter(|w| {
        w.any(&["charged", "arrested", "detained", "indicted", "convicted", "sentenced", "jailed", "arraigned", "remanded"])
    })?;
    let be = s.before(i, 1).is_some_and(|w| w.is(BE)) || crate::counts::object::passive(s, i);
    let subject = tree::subject(s, i).is_some_and(|p| p.to <= i);
    let object = (a..b).any(|k| matches!(tree::rel(s, k), "obj" | "iobj")) || aged;
    (!be && subject && object && !owner(s, b) && !s.has(i.saturating_sub(3), i, NEG))
        .then(|| found(ACCUSED, fate_of(&w.low), i))
        .flatten()
}
