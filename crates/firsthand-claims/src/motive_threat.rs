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
            .or_else(|| crate::menace::read(s, part, i))
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
    if let Some(d) = reason(s, part, i, end) {
        return Some(d);
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

/// Motives by other words: "because he had been fired", "was revenge for the raid", "driven by jealousy", "out of anger", "stemmed from a
/// dispute", "wanted to punish", "is the answer to the burning of our villages".
///
/// Example: `He did it because he had been fired, prosecutors said.` gives "because he had been fired".
///
/// Wrong for causes of an accident: only deeds of people have such words, and somebody must say it.
fn reason(s: &Sent<'_>, part: Part, i: usize, end: usize) -> Option<Draft> {
    let w = s.at(i)?;
    let next = |words: &[&str]| s.at(i + 1).is_some_and(|n| n.any(words));
    let begin = clause::clause_begin(s, i);
    let deed = |from: usize| {
        s.within(
            from,
            i,
            &[
                "killed", "attacked", "stabbed", "shot", "acted", "opened", "planted", "did", "bombed", "targeted",
                "kidnapped", "murdered", "done", "struck", "shooting", "stabbing", "attack", "killing", "killings", "bombing",
                "murder",
            ],
        )
    };
    let said =
        s.layers.chain_of(w.span).last().is_some() || s.layers.quotations.iter().any(|q| !q.scare && q.span.contains(w.span));
    let clause = |rule: &'static str, from: usize| Some(claim(s, part, Slot::Motive, rule, from, end.max(i + 2)));
    if clause::negated(s, i) || s.within(i.saturating_sub(3), i, &["not", "whether", "if"]) {
        return None;
    }
    if w.any(&["because"]) && said && deed(i.saturating_sub(6)) && !s.within(begin, i, &["could", "died", "would"]) {
        return clause("motive/because", begin.max(i.saturating_sub(6)));
    }
    if w.any(&["revenge", "retaliation", "payback", "punishment", "reprisal", "vengeance", "retribution"])
        && next(&["for"])
        && (s.has(i.saturating_sub(3), i, BE) || s.within(i.saturating_sub(3), i, &["act", "as"]))
        && (said || deed(begin))
    {
        return clause("motive/revenge-for", clause::group_start(s, i).max(i.saturating_sub(4)));
    }
    let drives = [
        "hatred", "jealousy", "anger", "revenge", "racism", "ideology", "hate", "grievance", "grievances", "spite", "greed",
        "envy", "rage", "religion", "religious", "extremist", "racist", "political", "antisemitism", "islamophobia",
        "misogyny",
    ];
    if w.any(&["driven", "prompted", "fuelled", "fueled", "triggered"])
        && next(&["by"])
        && s.within(i + 2, (i + 7).min(end), &drives)
        || w.any(&["out"]) && next(&["of"]) && s.within(i + 2, i + 4, &drives) && deed(i.saturating_sub(8))
    {
        return clause("motive/driven", i);
    }
    if w.any(&["stemmed", "stems", "arose", "resulted", "grew"])
        && next(&["from", "out"])
        && s.within(
            i + 1,
            (i + 7).min(end),
            &["dispute", "argument", "row", "quarrel", "feud", "disagreement", "rivalry", "grudge"],
        )
    {
        return clause("motive/dispute", i);
    }
    if w.any(&["wanted", "sought", "hoped", "intended", "aimed"])
        && next(&["to"])
        && said
        && s.at(i + 2).is_some_and(|n| {
            n.any(&[
                "punish", "frighten", "terrorise", "terrorize", "kill", "spread", "sow", "avenge", "intimidate", "scare",
                "provoke", "wreck", "derail",
            ])
        })
        && !s.within(i.saturating_sub(4), i, &["we", "i"])
    {
        return clause("motive/wanted", i);
    }
    if w.any(&["purpose", "aim", "goal", "intention", "motive"])
        && s.before(i, 1).is_some_and(|p| p.any(&["their", "his", "whose", "'s", "’s"]))
        && (s.at(i + 1).is_some_and(|n| n.is(BE) || n.any(&[","])))
        && s.find(i + 1, (i + 8).min(s.words.len()), &["to"]).is_some_and(|t| s.before(t, 1).is_some_and(|p| p.is(BE)))
    {
        let to = s.find(i + 1, i + 8, &["to"])?;
        return Some(claim(s, part, Slot::Motive, "motive/purpose", i.saturating_sub(1), clause::clause_end(s, to)));
    }
    if w.any(&["answer", "reply"])
        && next(&["to"])
        && s.before(i, 1).is_some_and(|p| p.any(&["the", "an", "our"]))
        && s.has(i.saturating_sub(4), i, BE)
        && said
    {
        return clause("motive/answer", clause::clause_begin(s, i).max(i.saturating_sub(4)));
    }
    if w.any(&["order"])
        && next(&["to"])
        && s.before(i, 1).is_some_and(|p| p.any(&["in"]))
        && s.within(0, i, &["accused", "ordering", "massacre", "attack", "killed", "attacked"])
    {
        return clause("motive/in-order", i - 1);
    }
    None
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
        // "Who threatened workers' lives" endangered them.
        let risk = s.within(i + 1, end, &["lives", "livelihoods", "livelihood"]);
        // "Threatened it with lawyers".
        let suit = s.within(i + 1, end, &["lawyers", "lawyer", "legal", "court", "lawsuit", "eviction", "dismissal", "fines"]);
        return (!nature && !risk && !suit)
            .then(|| claim(s, part, Slot::Threat, "threat/verb", clause::group_start(s, i), end));
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
    let said = s.layers.chain_of(w.span).last().is_some();
    let more = w.any(&["will"])
        && s.follows(i + 1, &["be", "more"])
        && s.at(i + 3).is_some_and(|n| n.any(&["blood", "attacks", "bombs", "deaths", "killings", "martyrs"]));
    let burn = w.any(&["will"]) && s.within(i + 1, i + 3, &["burn", "bleed", "pay", "strike"]) && quoted;
    if more && (quoted || said) || burn {
        return Some(claim(
            s,
            part,
            Slot::Threat,
            "threat/will",
            clause::clause_begin(s, i).max(i.saturating_sub(10)),
            end.max(i + 3).min(s.words.len()),
        ));
    }
    if (safe || first) && quoted {
        let from = clause::clause_begin(s, i).max(i.saturating_sub(12));
        return Some(claim(s, part, Slot::Threat, "threat/words", from, end.max(i + 3).min(s.words.len())));
    }
    if w.any(&["vowed", "vowing", "vows", "pledged", "swore", "promised", "promises", "promising"])
        && s.within(i + 1, i + 7, &["revenge", "attacks", "retaliate", "avenge", "strike", "kill", "retaliation", "vengeance"])
    {
        return Some(claim(s, part, Slot::Threat, "threat/vow", clause::group_start(s, i), end));
    }
    // "a menacing message directed at Russia".
    (w.any(&["message"]) && s.before(i, 1).is_some_and(|p| p.any(&["menacing", "threatening", "chilling"])))
        .then(|| claim(s, part, Slot::Threat, "threat/message", i.saturating_sub(2), end))
}
