//! One named person to whom it happened, as a count of one: "Ada Venn, an engineer, was shot", "Ivo Brandt died in May".

use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_language::MentionKind;
use firsthand_types::{Bound, Modality, Part, Scope, Slot, Value};

/// What it finds: killed, injured, missing or rescued 1, as a part, where the words tell the fate of one named person and no count says it.
///
/// Example: `Naeva Rolt, who ran at him, was killed.` gives killed 1, a part.
///
/// Wrong where the fate is told again and again; the same words about the same person make one count a sentence.
///
/// A name with an age is a portrait of one of those counted, where the report has `counted` anybody: then it makes no count.
pub fn counts(text: &str, part: Part, persons: &[Draft], counts: &[Draft], counted: bool) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for p in persons.iter().filter(|d| d.modality == Modality::Asserted) {
        let Value::Person(who) = &p.value else { continue };
        let Some((slot, rule)) = slot(who.fate.as_deref()).filter(|_| who.role == "victim" || who.role == "survivor") else {
            continue;
        };
        // "The remains were those of Ada Venn" tells who one of those counted was; "her death" names nobody.
        let quote = p.span.of(text).unwrap_or("");
        let first = quote.split_whitespace().next().unwrap_or("").to_lowercase();
        let last = who.name.split_whitespace().last().unwrap_or("");
        if !quote.contains(last) || INTRODUCES.contains(&first.as_str()) {
            continue;
        }
        let number = |w: &str| !w.is_empty() && w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
        if counted && (who.age.is_some() || quote.split(|c: char| !c.is_alphanumeric()).any(number)) {
            continue;
        }
        // A year names another time, more often than not.
        let sentence = text.get(p.span.end..).and_then(|t| t.split(['.', ';', '\n']).next()).unwrap_or("");
        let year =
            |w: &str| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")) && w.bytes().all(|b| b.is_ascii_digit());
        if sentence.split(|c: char| !c.is_alphanumeric()).any(year) {
            continue;
        }
        // "Mara and Lia Tolv drowned": the name stands in a list.
        let after = text.get(p.span.start..).and_then(|t| t.split_once(last)).map_or("", |(_, rest)| rest);
        let lead = text.get(..p.span.start).unwrap_or("").trim_end();
        let listed = after.strip_prefix(" and ").is_some_and(|r| r.starts_with(char::is_uppercase))
            || lead.ends_with(" and") && quote.starts_with(who.name.split(' ').next().unwrap_or("-"));
        if listed {
            continue;
        }
        // Several names of one fate are a list: its total is the words' to tell.
        let same = |d: &&Draft| matches!(&d.value, Value::Person(o) if o.fate == who.fate && o.name != who.name && !o.name.ends_with(&who.name) && !who.name.ends_with(&o.name));
        let told =
            |d: &&Draft| (d.slot == slot || d.slot == Slot::Killed) && d.span.start < p.span.end && p.span.start < d.span.end;
        // A title or a heading tells of him again; the body has the fate.
        if persons.iter().any(|d| same(&d)) || counts.iter().chain(&out).any(|d| told(&d)) || part == Part::Title {
            continue;
        }
        let mut d = Draft::new(part, p.span, slot, Value::Number(1), rule);
        d.bound = Some(Bound::Exact);
        d.scope = Some(Scope::Subset(who.name.clone()));
        d.modality = p.modality;
        out.push(d);
    }
    out
}

/// First words of a quote that introduces a name, and tells no fate of its own.
const INTRODUCES: &[&str] = &[
    "remains", "body", "bodies", "victim", "victims", "dead", "deceased", "casualty", "died", "slain", "missing", "injured",
    "wounded", "hurt",
];

fn slot(fate: Option<&str>) -> Option<(Slot, &'static str)> {
    Some(match fate? {
        "killed" => (Slot::Killed, "killed/named-one"),
        "injured" => (Slot::Injured, "injured/named-one"),
        "missing" => (Slot::Missing, "missing/named-one"),
        "rescued" => (Slot::Rescued, "rescued/named-one"),
        _ => return None,
    })
}

/// What it finds: one person saved, told by a pronoun ("he was pulled out alive"), or dead, told by his body ("Ada Venn's body was found").
///
/// Example: `She was trapped for an hour before she was rescued.` gives rescued 1, a part.
///
/// Wrong where somebody is let go by a court ("he was freed on bail"): verbs of letting go are left out.
pub fn told(s: &Sent<'_>, part: Part, counts: &[Draft]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    if part == Part::Title {
        return out;
    }
    for i in 0..s.words.len() {
        let Some((slot, rule, from, to, who)) = saved(s, i).or_else(|| body(s, i)) else { continue };
        let span = s.bytes(from, to);
        if counts.iter().chain(&out).any(|d| d.slot == slot && d.span.overlap(span) > 0) {
            continue;
        }
        let mut d = Draft::new(part, span, slot, Value::Number(1), rule);
        d.bound = Some(Bound::Exact);
        d.scope = Some(Scope::Subset(who));
        out.push(d);
    }
    out
}

type Told = (Slot, &'static str, usize, usize, String);

fn saved(s: &Sent<'_>, i: usize) -> Option<Told> {
    // "It is not known whether she was rescued" tells of no rescue.
    if s.within(0, i, &["if", "whether", "unless", "once", "until", "unclear", "hope", "hoped", "hopes"]) {
        return None;
    }
    let w = s.at(i).filter(|w| w.any(&["he", "she"]))?;
    let v = (i + 1..i + 5).find(|&j| s.at(j).is_some_and(|w| w.is(PAST) && !w.is(BE | HAVE)))?;
    let group = (i + 1..v).all(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV) && !w.is(NEG | MODAL))) && s.has(i + 1, v, BE);
    let out = s.find(v + 1, v + 4, &["out", "alive", "free", "rubble", "debris", "water", "sea"]);
    let to = match s.at(v)?.tag.pred {
        Pred::Rescue if !s.at(v)?.any(&["freed"]) => v + 1,
        Pred::Carry => out? + 1,
        _ => return None,
    };
    let danger =
        ["rubble", "debris", "water", "sea", "fire", "flames", "building", "wreck", "wreckage", "roof", "river", "mud", "snow"];
    let from = s.low(v + 1) != "from" || s.within(v + 2, v + 6, &danger);
    (group && from && !s.within(v, v + 7, &["dead", "custody", "hospital", "court"]))
        .then(|| (Slot::Rescued, "rescued/pronoun", i, to, w.low.to_string()))
}

fn body(s: &Sent<'_>, i: usize) -> Option<Told> {
    if s.within(0, i, &["if", "whether", "unless", "once", "until", "unclear", "when"]) {
        return None;
    }
    s.at(i).filter(|w| w.any(&["body", "remains"]))?;
    let verbs = ["found", "recovered", "retrieved", "discovered", "pulled"];
    let of = s.low(i + 1) == "of";
    let name = |from: usize, to: usize| {
        let span = s.bytes(from, to);
        s.layers
            .mentions_in(s.span)
            .find(|m| m.named && m.kind == MentionKind::Person && m.span.overlap(span) > 0)
            .map(|m| m.span)
    };
    let who = if of {
        name(i + 2, i + 4)
    } else {
        s.before(i, 1).filter(|p| p.any(&["'s", "’s"])).and_then(|_| name(i.checked_sub(2)?, i - 1))
    }?;
    let (from, next) = if of { (i, s.token_to(who.end)) } else { (s.token_from(who.start), i + 1) };
    let v = (next..next + 5).find(|&j| s.at(j).is_some_and(|w| w.any(&verbs)))?;
    let plain = (next..v).all(|j| s.at(j).is_some_and(|w| w.is(BE | HAVE | ADV) && !w.is(NEG | MODAL))) && v > next;
    plain.then(|| (Slot::Killed, "killed/body-of", from, v + 1, who.of(s.text).unwrap_or("").to_owned()))
}
