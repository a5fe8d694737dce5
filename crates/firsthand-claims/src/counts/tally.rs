//! Running counts: "the death toll rose to 64 from 58", "raising to 64 the toll", "the missing fell from 41 to 31",
//! "the number killed was put at 12".

use super::Hit;
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Modality, Scope, Slot};

/// Furthest figure, in tokens from the words that name the count.
const REACH: usize = 24;

/// What it finds: every figure that belongs to a running count, with "from" as superseded and "by" as added.
///
/// Example: `The toll went up from 14 to 19 overnight.` gives killed 14 (superseded) and 19.
///
/// Wrong where "toll" stands for something else than people ("the road toll rose to 5 euros").
pub fn read(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    let mut heads: Vec<Head> = (0..s.words.len()).filter_map(|i| head(s, i)).collect();
    // "its list of missing" is one head, not two.
    heads.dedup_by(|later, first| later.from < first.to && later.slot == first.slot);
    for (h, head) in heads.iter().enumerate() {
        let stop = heads.get(h + 1).map_or(s.words.len(), |n| n.from);
        let start = h.checked_sub(1).and_then(|p| heads.get(p)).map_or(0, |p| p.to);
        before(s, head, start, hits);
        after(s, head, stop, hits);
    }
}

/// The words that name a count.
#[derive(Debug)]
struct Head {
    from: usize,
    to: usize,
    slot: Slot,
}

fn head(s: &Sent<'_>, i: usize) -> Option<Head> {
    let w = s.at(i)?;
    if w.num.is_some() && !w.any(&["toll"]) {
        return None;
    }
    if w.any(&["toll", "tolls"]) {
        return toll(s, i);
    }
    if w.any(&["count", "tally"]) && s.before(i, 1).is_some_and(|p| p.any(&["death", "body"])) {
        return Some(Head { from: i - 1, to: i + 1, slot: Slot::Killed });
    }
    if w.any(&["number", "numbers", "count", "counts", "tally", "figure", "total", "list"]) {
        return number_of(s, i);
    }
    // "Deaths now stand at 402", "arrests rose to 12".
    if w.any(&["deaths", "fatalities", "arrests", "injuries"])
        && s.before(i, 1).is_none_or(|p| p.is(DET | KNOWN) || p.punct() || p.any(&["total", "of"]) || p.low.contains(':'))
        && (i + 1..i + 4).any(|j| s.at(j).is_some_and(|w| w.is(MOVES) && !w.any(&["came", "come", "took", "brought", "left"])))
    {
        return Some(Head { from: i, to: i + 1, slot: fate(s, i, i + 1)? });
    }
    let det = s.before(i, 1).is_some_and(|p| p.any(&["the", "of", "those", "confirmed", "known"]));
    // "Missing: 20", "Dead: 64".
    let opens = s.before(i, 1).is_none_or(|p| p.any(&[".", ";", ",", "*", "-", "•", ":", "|", "·"]));
    if opens
        && s.at(i + 1).is_some_and(|w| w.any(&[":", "-", "–", "—", "="]))
        && s.at(i + 2).is_some_and(|w| w.num.is_some())
        && (w.tag.pred != Pred::None || w.is(DEATHS | INJURIES) || w.any(&["arrests"]))
    {
        return Some(Head { from: i, to: i + 1, slot: fate(s, i, i + 1)? });
    }
    // "Among the wounded were 11 soldiers" gives a part.
    if s.within(i.saturating_sub(4), i, &["among", "amongst"]) {
        return None;
    }
    // "First the dead were nine, then 17".
    if det
        && w.any(&["dead", "missing", "injured", "wounded"])
        && s.at(i + 1).is_some_and(|w| w.any(&["were", "are", "numbered"]))
        && (s.at(i + 2).is_some_and(|w| w.num.is_some())
            || s.at(i + 2).is_some_and(|w| w.is(ADV)) && s.at(i + 3).is_some_and(|w| w.num.is_some()))
    {
        return Some(Head { from: i - 1, to: i + 1, slot: fate(s, i, i + 1)? });
    }
    // "the missing fell", "the confirmed dead number at least 97", "taking the victims to 28".
    if det && w.any(&["missing", "dead", "victims", "injured", "wounded"]) {
        let follows = s.at(i + 1)?;
        let moved = follows.any(&["to", "at", "from"]) && s.has(i.saturating_sub(4), i, MOVES);
        let far = (i + 1..(i + 6).min(s.words.len())).any(|j| s.at(j).is_some_and(|w| w.is(MOVES) && !w.is(BE)))
            && follows.tag.flags & (PERSON | THING) == 0
            && follows.any(&[
                "fell", "rose", "have", "has", "had", "number", "numbered", "of", "in", "on", "now", "stood", "went",
                "climbed", "dropped",
            ]);
        if moved || far && w.any(&["missing", "dead", "injured", "wounded"]) {
            let slot = match w.low.as_ref() {
                "missing" => Slot::Missing,
                "injured" | "wounded" => Slot::Injured,
                _ => Slot::Killed,
            };
            return Some(Head { from: i - 1, to: i + 1, slot });
        }
    }
    // "those reported missing fell to 94".
    if w.any(&["missing", "unaccounted", "dead", "killed", "injured"])
        && s.before(i, 2).is_some_and(|p| p.any(&["those", "people"]))
        && s.before(i, 1).is_some_and(|p| p.is(KNOWN) || p.any(&["still"]))
    {
        let next = if s.low(i + 1) == "for" { i + 2 } else { i + 1 };
        if s.at(next)?.is(MOVES) && s.at(i - 2)?.num.is_none() {
            return Some(Head { from: i - 2, to: next, slot: fate(s, i, i + 1)? });
        }
    }
    None
}

fn toll(s: &Sent<'_>, i: usize) -> Option<Head> {
    let from = i.saturating_sub(3);
    if s.within(from, i, &["road", "bridge", "highway", "heavy", "emotional", "take", "takes", "took", "taking", "taken"])
        && !s.within(from, i, &["death", "the"])
    {
        return None;
    }
    let slot = if s.within(from, i, &["injury", "injured", "wounded", "casualty"]) {
        if s.within(from, i, &["casualty"]) {
            return None;
        }
        Slot::Injured
    } else {
        Slot::Killed
    };
    let from = (from..i)
        .find(|&j| {
            (j..i).all(|k| {
                s.at(k).is_some_and(|w| {
                    w.is(DET)
                        || w.any(&[
                            "death", "official", "confirmed", "final", "latest", "current", "human", "overall", "total",
                            "injury", "provisional", "preliminary",
                        ])
                })
            })
        })
        .unwrap_or(i);
    Some(Head { from, to: i + 1, slot })
}

/// "the number of people killed", "the count of those missing", "the number not accounted for", "number of dead".
fn number_of(s: &Sent<'_>, i: usize) -> Option<Head> {
    let end = (i + 9).min(s.words.len());
    let stop = (i + 1..end)
        .find(|&j| {
            // "those known to have died".
            let to_have = s.before(j, 1).is_some_and(|p| p.any(&["to"]));
            let aux = |w: &crate::sentence::Word<'_>| w.is(BE | HAVE | MODAL) && !w.any(&["being"]) && !to_have;
            s.at(j).is_some_and(|w| w.punct() || w.num.is_some() || w.is(SUB) || aux(w))
        })
        .unwrap_or(end);
    let bodies = s.at(i).is_some_and(|w| w.any(&["count"])) && s.before(i, 1).is_some_and(|w| w.any(&["body"]));
    let Some(slot) = (if bodies { Some(Slot::Killed) } else { fate(s, i, stop) }) else {
        let (slot, to) = kept(s, i)?;
        let from = if s.before(i, 1).is_some_and(|w| w.is(DET)) { i - 1 } else { i };
        return Some(Head { from, to, slot });
    };
    let own = |w: &crate::sentence::Word<'_>| w.is(DET) || w.any(&["its", "their", "his", "her", "our"]);
    let from = if s.before(i, 1).is_some_and(own) { i - 1 } else { i };
    let to = (i..stop)
        .rev()
        .find(|&j| s.at(j).is_some_and(|w| w.tag.pred != Pred::None || w.is(DEATHS | INJURIES) || w.any(&["victims", "for"])))
        .map_or(i + 1, |j| j + 1);
    Some(Head { from, to, slot })
}

/// "the number in custody", "of suspects whom they are holding", "of guests it had taken to two hospitals": by where they are.
fn kept(s: &Sent<'_>, i: usize) -> Option<(Slot, usize)> {
    if s.low(i + 1) != "of" {
        return None;
    }
    let end = (i + 2..i + 12).find(|&j| s.at(j).is_none_or(|w| w.punct())).unwrap_or(i + 12);
    let people = (i + 2..i + 5).find(|&j| s.at(j).is_some_and(|w| w.any(&["those"]) || w.is(PERSON | SUSPECT)))?;
    (people + 1..end).find_map(|j| {
        let w = s.at(j)?;
        // "in custody of their parents", "in hospital queues".
        let over = s.at(j + 1).is_none_or(|w| w.punct() || w.is(BE | HAVE | MOVES | CONJ | PREP | ADV) && !w.any(&["of"]));
        let lead = |words: &[&str]| s.within(j.saturating_sub(2).max(people), j, words);
        match w.low.as_ref() {
            "custody" | "detention" if over && lead(&["in", "into"]) => Some((Slot::Arrested, j + 1)),
            "holding" | "detaining" | "questioning" if s.has(people, j, BE) => Some((Slot::Arrested, j + 1)),
            "hospital" | "hospitals" if over && lead(&["in", "to", "into"]) => Some((Slot::Injured, j + 1)),
            _ => None,
        }
    })
}

/// The fate that the words in a range name.
fn fate(s: &Sent<'_>, from: usize, to: usize) -> Option<Slot> {
    (from..to).find_map(|j| {
        let w = s.at(j)?;
        Some(match w.tag.pred {
            Pred::Kill | Pred::Die | Pred::Dead => Slot::Killed,
            Pred::Injure => Slot::Injured,
            Pred::Missing | Pred::Unaccounted => Slot::Missing,
            Pred::Account if s.has(j.saturating_sub(2), j, NEG) => Slot::Missing,
            Pred::Rescue => Slot::Rescued,
            Pred::Carry if s.within(j, j + 3, &["out", "ashore", "land", "shore", "safety"]) => Slot::Rescued,
            Pred::Arrest => Slot::Arrested,
            Pred::Displace => Slot::Displaced,
            Pred::Evacuate => Slot::Evacuated,
            Pred::Kidnap => Slot::Hostages,
            _ if w.is(DEATHS) || w.any(&["victims", "bodies"]) => Slot::Killed,
            _ if w.is(INJURIES) => Slot::Injured,
            _ if w.any(&["held"])
                && s.before(j, 1).is_some_and(|w| w.any(&["number", "people", "suspects", "men", "those", "now", "being"]))
                && !s.within(j + 1, j + 3, &["hostage", "captive", "talks"]) =>
            {
                Slot::Arrested
            }
            _ if w.any(&["lives"]) && s.low(j + 1) == "lost" => Slot::Killed,
            _ if w.any(&["survivors", "rescued", "saved"]) => Slot::Rescued,
            _ if w.any(&["hostages"]) => Slot::Hostages,
            _ if w.any(&["hospitalized", "hospitalised", "inpatients"]) => Slot::Injured,
            _ if w.any(&["arrests"]) => Slot::Arrested,
            _ => return None,
        })
    })
}

/// Figures left of the words: "raising to 64 the toll", "put at 35 the number".
fn before(s: &Sent<'_>, head: &Head, start: usize, hits: &mut [Option<Hit>]) {
    let Some((k, n)) = s.nums.iter().enumerate().rev().find(|(_, n)| n.end <= head.from) else {
        return;
    };
    if n.start < start || n.kind != NumKind::Count || head.from - n.end > 0 || !bare(s, n) {
        return;
    }
    let moved = s.before(n.start, 1).is_some_and(|w| w.any(&["to", "at"])) && s.has(n.start.saturating_sub(4), n.start, MOVES);
    if moved && hits[k].is_none() && !super::foreseen(s, n.start.saturating_sub(4), n.start) {
        hits[k] = Some(Hit::new(head.slot, "tally/before", n.start.saturating_sub(2), head.to));
    }
}

/// Figures right of the words.
fn after(s: &Sent<'_>, head: &Head, stop: usize, hits: &mut [Option<Hit>]) {
    let mut void = super::foreseen(s, head.from.saturating_sub(2), head.from);
    let mut unsure = false;
    // "brought down the number of missing from 80 to 34".
    let particle = s.before(head.from, 1).is_some_and(|w| w.any(&["up", "down"]));
    let mut moved = s.before(head.from, if particle { 2 } else { 1 }).is_some_and(|w| w.is(MOVES));
    let verb_at = if moved { head.from - 1 } else { head.from };
    let mut i = head.to;
    let mut first = true;
    while i < stop.min(head.to + REACH) {
        let Some(w) = s.at(i) else { break };
        if w.any(&[";", "while", "when", "because", "although", "with", "if", "until", "leaving", "killing", "injuring"])
            || w.is(REL) && !first
        {
            break;
        }
        // A comma may part the count from what is moved ("up from 55"), not from another subject.
        if w.any(&["and", "but", ","])
            && !first
            && !s.within(i + 1, i + 3, &["up", "down", "from", "to", "rather", "not", "compared"])
            && !goes_on(s, head, i)
            && !s.at(i + 1).is_some_and(|w| w.is(HAVE | REL) || w.is(MOVES) && !w.is(BE))
        {
            break;
        }
        // "is not 92 but 60": of the first the words say that it is not, of the second that it is.
        let instead = w.is(NEG) && s.at(i + 1).is_some_and(|w| w.num.is_some()) && s.within(i + 2, i + 7, &["but"]);
        // "dropping the estimate to 18": a figure, not a forecast.
        let figure = w.any(&["estimate", "estimates"]) && s.before(i, 1).is_some_and(|p| p.is(DET));
        void |= w.is(FORECAST) && !figure
            || w.any(&["would", "could", "will", "should", "might", "may", "'ll"])
            || w.is(NEG) && !instead;
        unsure |= w.any(&["estimated", "unconfirmed", "believed"]);
        moved |= w.is(MOVES) || w.is(BE) && i > head.to || w.is(BE);
        let Some((k, n)) = w.num.and_then(|k| s.nums.get(k).map(|n| (k, n))).filter(|(_, n)| n.start == i) else {
            i += 1;
            continue;
        };
        if n.kind == NumKind::Count && (bare(s, n) || fits(s, n, head.slot)) {
            let role = role(s, head, n, moved);
            if let Some(scope) = role {
                if hits[k].is_none() {
                    let from = if first && n.end.saturating_sub(verb_at) < 24 { verb_at } else { link(s, n) };
                    let mut h = Hit::new(head.slot, "tally/after", from, n.end);
                    h.scope = scope;
                    // "Cut the toll by some 40, to 90": by how much is no toll.
                    let down = ["cut", "lowered", "reduced", "slashed", "dropped", "fell", "fallen", "shrank", "cuts", "lower"];
                    let by = s.before(n.start, 1).is_some_and(|w| w.any(&["by"]));
                    h.void = void || by && s.within(head.from.saturating_sub(4), n.start, &down);
                    h.modality = if unsure { Modality::Possible } else { Modality::Asserted };
                    hits[k] = Some(h);
                }
                first = false;
            }
        }
        i = n.end.max(i + 1);
    }
}

/// "not 92 but 60", "the toll, which had been 14, was 19": the count goes on behind "but" and behind an aside of its own.
fn goes_on(s: &Sent<'_>, head: &Head, i: usize) -> bool {
    let next = s.at(i + 1);
    let instead = s.low(i) == "but" && next.is_some_and(|w| w.num.is_some());
    instead || s.low(head.to) == "," && next.is_some_and(|w| w.is(BE))
}

/// How the figure hangs on the count.
fn role(s: &Sent<'_>, head: &Head, n: &Num, moved: bool) -> Option<Scope> {
    let mut j = n.start;
    while s.before(j, 1).is_some_and(|w| {
        w.is(ADV | DET) && !w.any(&["from"])
            || w.any(&["present", "about", "previous", "earlier", "current", "only", "just", "least"])
    }) {
        j -= 1;
    }
    // "the toll surpassed 130": the verb is part of the figure's bound.
    if s.at(n.start).is_some_and(|w| w.is(MOVES) && !w.is(ADV)) {
        return Some(Scope::Total);
    }
    let link = s.before(j, 1)?;
    // "an earlier toll of 58", "officials had first put the toll at 58".
    const OLD: &[&str] = &["previous", "earlier", "initial", "original", "first", "initially", "previously", "originally"];
    let named = s.within(head.from.saturating_sub(1), head.to, OLD);
    let said =
        moved && s.within(head.from.saturating_sub(7), head.from, OLD) && s.has(head.from.saturating_sub(5), head.from, MOVES);
    let old = s.within(j, n.start, &["previous", "earlier"])
        || s.within(n.end, n.end + 2, &["earlier", "before", "previously"])
        || named
        || said;
    match link.low.as_ref() {
        "from" | "than" => Some(Scope::Superseded),
        "by" if moved => Some(Scope::Increment),
        "to" | "at" | "as" if moved => Some(if old { Scope::Superseded } else { Scope::Total }),
        "of" | ":" | "," | "(" | "-" | "–" | "—" | "=" if j <= head.to + 2 => {
            Some(if named { Scope::Superseded } else { Scope::Total })
        }
        "past" | "beyond" | "above" if moved => Some(Scope::Total),
        "not" => Some(Scope::Superseded),
        "but" if s.within(head.to, j, &["not"]) => Some(Scope::Total),
        _ if link.is(BE) => {
            let had = s.within(head.to, j, &["had", "earlier", "previously"]) || old;
            Some(if had { Scope::Superseded } else { Scope::Total })
        }
        _ if link.is(MOVES) || link.any(&["reaching", "nearing", "announced", "confirmed"]) => Some(Scope::Total),
        // "the list of the dead has 64 names".
        _ if link.is(HAVE) && n.head.is_some_and(|h| s.low(h) == "names") => Some(Scope::Total),
        _ if j == head.to => Some(Scope::Total),
        _ => None,
    }
}

/// A figure without a noun of its own, or with one for people.
fn bare(s: &Sent<'_>, n: &Num) -> bool {
    let names = n.head.is_some_and(|h| s.low(h) == "names") && s.within(0, n.start, &["list"]);
    n.head.is_none() || names || n.head_is(s, PERSON | DEATHS) && !n.head_is(s, THING)
}

fn fits(s: &Sent<'_>, n: &Num, slot: Slot) -> bool {
    match slot {
        Slot::Killed => n.head_is(s, DEATHS | BODY),
        Slot::Injured => n.head_is(s, INJURIES),
        _ => false,
    }
}

/// The preposition before a figure, for its quote.
fn link(s: &Sent<'_>, n: &Num) -> usize {
    let mut j = n.start;
    while s.before(j, 1).is_some_and(|w| w.is(ADV | DET | PREP) || w.any(&["up", "down", "present"])) && n.start - j < 3 {
        j -= 1;
    }
    j
}
