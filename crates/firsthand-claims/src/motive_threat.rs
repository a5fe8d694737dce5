//! Why it was done, as somebody states it, and what is threatened for the future.

use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use crate::{chains, clause};
use firsthand_types::{Modality, Part, Slot, Source, Value};

/// All motives and threats in one sentence.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        if let Some(mut d) = motive(s, part, i)
            .or_else(|| threat(s, part, i))
            .or_else(|| crate::motives::read(s, part, i))
            .or_else(|| crate::vows::read(s, part, i))
            && !out.iter().any(|o| o.slot == d.slot && o.span.overlap(d.span) > 0)
        {
            if d.slot == Slot::Motive {
                d.chain = stated_by(s, i);
            }
            out.push(d);
        }
    }
    out
}

/// Verbs by which a speaker puts a motive forward as his own reading.
const READINGS: &[&str] = &[
    "underscored", "underlined", "stressed", "emphasised", "emphasized", "highlighted", "hinted", "suggested", "described",
    "argued", "cited", "named", "gave", "presented", "explained",
];

/// The speaker whose reading of the motive the clause gives: the subject of such a verb before it.
///
/// Example: `Ada Venn underscored the attack's aim to sow fear.` has Ada Venn as its source.
fn stated_by(s: &Sent<'_>, i: usize) -> Option<Vec<Source>> {
    let v = (0..i).rev().find(|&k| s.at(k).is_some_and(|w| w.any(READINGS)))?;
    let p = clause::subject(s, v).filter(|p| chains::speaker(s, *p))?;
    Some(vec![clause::source(s, p)?])
}

fn claim(s: &Sent<'_>, part: Part, slot: Slot, rule: &'static str, from: usize, to: usize) -> Draft {
    let span = s.bytes(from, to);
    Draft::new(part, span, slot, Value::Text(span.of(s.text).unwrap_or("").to_owned()), rule)
}

/// What it finds: a reason or an aim that somebody gives for it.
///
/// Example: `The bombing was in retaliation for the arrests, the group said.` gives "in retaliation for the arrests".
///
/// Wrong where the aim is that of a response ("an operation in retaliation for the attack" is the next event).
fn motive(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    if w.any(&["retaliation", "revenge", "reprisal", "vengeance", "response"])
        && s.before(i, 1).is_some_and(|p| p.any(&["in", "as", "of"]))
    {
        if w.any(&["response"]) && !(s.follows(i + 1, &["to"]) && s.has(clause::clause_begin(s, i), i, EVENT))
            || s.within(i + 1, end, &["attack", "attacks"]) && !s.has(clause::clause_begin(s, i), i, EVENT)
        {
            return None;
        }
        return Some(claim(s, part, Slot::Motive, "motive/retaliation", i - 1, end));
    }
    if w.any(&["avenge", "avenging"]) {
        return Some(claim(s, part, Slot::Motive, "motive/avenge", i.saturating_sub(1), end));
    }
    if w.any(&["motivated", "inspired"]) && s.at(i + 1).is_some_and(|n| n.any(&["by"])) {
        let d = claim(s, part, Slot::Motive, "motive/motivated", i, end);
        return Some(d);
    }
    if w.any(&["motive", "motives", "motivation"]) {
        let unknown = s.within(
            i.saturating_sub(4),
            (i + 6).min(s.words.len()),
            &["unknown", "unclear", "no", "not", "investigating", "determine", "established"],
        );
        if unknown {
            return None;
        }
        let begin = clause::clause_begin(s, i);
        return s.at(i + 1).filter(|n| n.is(BE) || n.any(&["linked", "behind", "for"])).map(|_| {
            let mut d = claim(s, part, Slot::Motive, "motive/noun", begin.max(i.saturating_sub(6)), end);
            if s.within(begin, i, &["possible", "hinting", "suspected"]) {
                d.modality = Modality::Possible;
            }
            d
        });
    }
    // "the assault's intent to instil fear", "aimed to sow panic", "in order to".
    if w.any(&["intent", "aim", "purpose", "goal", "intention"])
        && s.at(i + 1).is_some_and(|n| n.any(&["to", "was", "of", "is"]))
        && s.has(i.saturating_sub(6), i + 6, EVENT)
    {
        let begin = clause::clause_begin(s, i).max(i.saturating_sub(4));
        let from = if s.at(begin).is_some_and(|w| w.any(READINGS)) { begin + 1 } else { begin };
        return Some(claim(s, part, Slot::Motive, "motive/intent", from, end));
    }
    let aimed = w.any(&["aimed", "intended", "designed", "meant"])
        && s.at(i + 1).is_some_and(|n| n.any(&["to", "at"]))
        && s.has(i.saturating_sub(6), i, EVENT);
    (aimed && s.at(i + 2).is_some_and(|n| !n.is(DET) && !n.capital))
        .then(|| claim(s, part, Slot::Motive, "motive/aimed", i, end))
}

/// What it finds: a threat made after it, or for the future.
///
/// Example: `In the video the group threatened further attacks on Orvel.` gives the words from the verb on.
///
/// Wrong for weather and the like ("threatened by the flames"): the threatened must come after a person's verb.
fn threat(s: &Sent<'_>, part: Part, i: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let end = clause::clause_end(s, i);
    if w.any(&["threatened", "threatening", "threatens"])
        && s.within(i + 1, end, &["attack", "attacks", "kill", "more", "to", "further", "with", "against"])
        && !s.before(i, 1).is_some_and(|p| p.is(BE))
    {
        let subject = clause::subject(s, i)?;
        // A union that threatens to strike walks out.
        let pay = s.within(i + 1, end, &["pay", "wages", "jobs"])
            || s.within(subject.from, subject.to, &["union", "unions", "workers"]);
        let nature =
            pay || s.within(subject.from, subject.to, &["fire", "flames", "flood", "storm", "water", "lava", "winds", "blaze"]);
        return (!nature).then(|| claim(s, part, Slot::Threat, "threat/verb", clause::group_start(s, i), end));
    }
    if w.any(&["threat", "threats"])
        && s.find(i + 1, i + 3, &["against", "to"]).is_some()
        && s.within(
            i.saturating_sub(5),
            i,
            &["fresh", "new", "issued", "made", "making", "heralding", "another", "further", "death"],
        )
        && !s.has(i.saturating_sub(4), i, NEG)
    {
        let from = s.find(i.saturating_sub(5), i, &["heralding", "issued", "made", "making", "a", "new", "fresh"]).unwrap_or(i);
        return Some(claim(s, part, Slot::Threat, "threat/noun", from, end));
    }
    // "No station and no market will be safe", "this was only the first": said by those who did it.
    let safe = w.any(&["safe"])
        && s.before(i, 1).is_some_and(|p| p.any(&["be"]))
        && s.within(i.saturating_sub(9), i, &["no", "nobody", "not", "never"])
        && s.within(i.saturating_sub(4), i, &["will"]);
    let first =
        w.any(&["only"]) && s.follows(i + 1, &["the"]) && s.at(i + 2).is_some_and(|n| n.any(&["first", "beginning", "start"]));
    let quoted = s.layers.quotations.iter().any(|q| q.span.contains(w.span));
    if (safe || first) && quoted {
        let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
        return Some(claim(s, part, Slot::Threat, "threat/words", from, end.max(i + 3).min(s.words.len())));
    }
    if w.any(&["vowed", "vowing", "vows", "pledged", "swore"])
        && s.within(i + 1, i + 7, &["revenge", "attacks", "retaliate", "avenge", "strike", "kill", "retaliation", "vengeance"])
    {
        return Some(claim(s, part, Slot::Threat, "threat/vow", clause::group_start(s, i), end));
    }
    // "a menacing message directed at Russia".
    (w.any(&["message"]) && s.before(i, 1).is_some_and(|p| p.any(&["menacing", "threatening", "chilling"])))
        .then(|| claim(s, part, Slot::Threat, "threat/message", i.saturating_sub(2), end))
}
