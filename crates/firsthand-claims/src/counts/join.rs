//! Numbers that take their slot from the number beside them: coordinated ("ten soldiers and two civilians were killed"),
//! or parts of it ("including four gunmen", "two of them children").

use super::{Hit, fate_phrase};
use crate::sentence::{Num, NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_language::Upos;
use firsthand_types::{Scope, Slot};

/// What it finds: the slot of the neighbouring figure, as a part.
///
/// Example: `The raid killed 11 people, including three policemen.` gives killed 3 of the policemen.
///
/// Wrong where the coordination is of clauses whose second verb is left out for another reason.
pub fn read(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 0..s.nums.len() {
        if hits[k].is_none() && s.nums[k].people(s) {
            hits[k] = part(s, k, hits)
                .or_else(|| rival(s, k, hits))
                .or_else(|| after(s, k, hits))
                .or_else(|| place_row(s, k, hits))
                .or_else(|| shares(s, k, hits))
                .or_else(|| superseded(s, k, hits))
                .or_else(|| as_well(s, k, hits));
        }
    }
    for k in (0..s.nums.len()).rev() {
        if hits[k].is_none() && s.nums[k].people(s) {
            hits[k] = before(s, k, hits);
        }
    }
    for k in 0..s.nums.len() {
        if hits[k].is_none() {
            hits[k] = super::noun::attackers(s, k);
        }
    }
}

/// Replaced figures beside what [`super::ellipsis`] has found.
pub fn later(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 0..s.nums.len() {
        if hits[k].is_none() && s.nums[k].people(s) {
            hits[k] = superseded(s, k, hits);
        }
    }
}

/// Parts of what the readings since [`read`] have found ("all of the 301 have been identified, 21 of them by DNA").
pub fn parts(s: &Sent<'_>, hits: &mut [Option<Hit>]) {
    for k in 0..s.nums.len() {
        if hits[k].is_none() && s.nums[k].people(s) {
            hits[k] = part(s, k, hits).filter(|h| h.slot == Slot::Killed);
        }
    }
}

/// The last figure before number `k` that counts people, with its hit.
fn previous<'h>(s: &Sent<'_>, k: usize, hits: &'h [Option<Hit>]) -> Option<(usize, &'h Hit)> {
    let j = (0..k).rev().find(|&j| s.nums.get(j).is_some_and(|n| n.kind != NumKind::Other))?;
    hits.get(j)?.as_ref().map(|h| (j, h))
}

fn part(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let (p, h) = previous(s, k, hits)?;
    let whole = s.nums.get(p).filter(|w| w.kind != NumKind::Zero)?;
    let lead = n.start.checked_sub(1)?;
    let among = s
        .find(lead.saturating_sub(2), n.start, &["among"])
        .is_some_and(|i| s.at(i + 1).is_some_and(|w| w.any(&["them", "whom"])));
    if (among || s.within(lead.saturating_sub(2), n.start, &["including", "includes", "include"])) && n.start - whole.end < 18 {
        let mut h = sub(s, n, h, "subset/including", lead);
        h.void |= n.kind == NumKind::Zero;
        return Some(h);
    }
    // "a dozen schoolchildren among them".
    if s.low(n.end) == "among" && s.at(n.end + 1).is_some_and(|w| w.any(&["them", "whom"])) && n.head_is(s, PERSON) {
        let mut h = sub(s, n, h, "subset/among-them", n.start);
        h.to = n.end + 2;
        return Some(h);
    }
    // "two of them with critical injuries", "two of them children", "three of whom were police officers", "of whom 130 are critical".
    let whom = s.before(n.start, 2).is_some_and(|w| w.any(&["of"]))
        && s.before(n.start, 1).is_some_and(|w| w.any(&["them", "whom", "these", "those"]));
    if whom
        || s.low(n.end) == "of" && s.at(n.end + 1).is_some_and(|w| w.any(&["them", "whom", "those"]))
        || n.head.is_some_and(|h| s.at(h).is_some_and(|w| w.any(&["them", "whom"])))
    {
        let end = (n.end + 8).min(s.words.len());
        let stop = s.find(n.end, end, &[",", "."]).unwrap_or(end);
        if let Some((i, to)) = (n.end..stop).find_map(|i| Some((i, fate_phrase::condition(s, i)?)))
            && h.slot != Slot::Killed
        {
            let mut h = sub(s, n, h, "subset/condition", n.start);
            (h.slot, h.to) = (Slot::Injured, to + 1);
            h.scope = Scope::Subset(if fate_phrase::grave(s, i, to + 1) { "critical" } else { "in hospital" }.to_owned());
            return Some(h);
        }
        let left = s.within(n.end, stop, &["left", "leave", "discharged", "released", "home"]);
        if left && h.slot == Slot::Injured {
            let mut h = sub(s, n, h, "void", n.start);
            h.void = true;
            return Some(h);
        }
        if let Some(i) = s.find(n.end, stop, &["hospital", "wards", "ward"]).filter(|_| h.slot == Slot::Injured) {
            let mut h = sub(s, n, h, "subset/condition", n.start);
            h.to = i + 1;
            h.scope = Scope::Subset("in hospital".to_owned());
            return Some(h);
        }
        if let Some(i) =
            s.find(n.end, stop, &["under"]).filter(|&i| s.at(i + 1).is_some_and(|w| w.any(&["18", "16", "12", "10"])))
        {
            let mut h = sub(s, n, h, "subset/of-them", n.start);
            h.to = i + 2;
            h.scope = Scope::Subset("children".to_owned());
            return Some(h);
        }
        if let Some(i) = s.find(
            n.end,
            stop,
            &["critical", "serious", "critically", "seriously", "badly", "severe", "severely", "gravely", "condition"],
        ) {
            let mut h = sub(s, n, h, "subset/condition", n.start);
            h.slot = if h.slot == Slot::Killed { return None } else { Slot::Injured };
            h.to = s.find(i, stop, &["injuries", "condition", "wounds", "burns", "injured", "hurt"]).map_or(i + 1, |j| j + 1);
            h.scope = Scope::Subset("critical".to_owned());
            return Some(h);
        }
        if let Some(i) = s.find(n.end, stop, &["recovered", "found", "identified"]).filter(|_| h.slot == Slot::Killed) {
            let mut h = sub(s, n, h, "subset/of-them", n.start);
            h.to = i + 1;
            h.scope = Scope::Subset(s.slice(i, stop).to_owned());
            return Some(h);
        }
        if let Some(i) = (n.end..stop).find(|&i| s.at(i).is_some_and(|w| w.is(KIND))) {
            let mut h = sub(s, n, h, "subset/of-them", n.start);
            h.to = i + 1;
            h.scope = Scope::Subset(s.at(i).map(|w| w.low.to_string()).unwrap_or_default());
            return Some(h);
        }
        let several = n.kind == NumKind::Count && n.value.numbers().is_some_and(|(v, _)| v > 1);
        // "12 of whom serve in the coast guard" tells who they are, not what became of them.
        let state = s.find(n.end, n.end + 4, &["serve", "work", "belong", "live", "study", "serving", "come"]).is_some();
        let told = !matches!(h.slot, Slot::Injured | Slot::Rescued) || state;
        if told && several && !other_fate(s, n.end, stop, h.slot) {
            let mut h = sub(s, n, h, "subset/of-them", n.start);
            h.to = stop.min(n.end + 9);
            return Some(h);
        }
    }
    // "three others critically", "one of them seriously": adverb alone after an injured figure.
    if h.slot == Slot::Injured && s.within(n.end, n.end + 4, &["critically", "seriously", "badly", "severely", "gravely"]) {
        let mut h = sub(s, n, h, "subset/condition", n.start);
        h.to = s.find(n.end, n.end + 4, &["critically", "seriously", "badly", "severely", "gravely"]).map_or(n.end, |i| i + 1);
        h.scope = Scope::Subset("critical".to_owned());
        return Some(h);
    }
    None
}

/// Whether words in the range tell of a fate that is not the whole's: of the injured who went home, of the missing who were found.
pub(super) fn other_fate(s: &Sent<'_>, from: usize, to: usize, slot: Slot) -> bool {
    const GONE: &[&str] = &[
        "survive", "escape", "recover", "release", "discharge", "return", "free", "acquit", "go", "leave", "treat", "clear",
        "bail", "live", "turn", "reappear", "surface", "deny", "charge", "save",
    ];
    let own = |w: &crate::sentence::Word<'_>| match slot {
        Slot::Killed => matches!(w.tag.pred, Pred::Kill | Pred::Die | Pred::Dead | Pred::Find | Pred::Identify | Pred::Shoot),
        Slot::Injured => matches!(w.tag.pred, Pred::Injure | Pred::Shoot | Pred::Suffer),
        Slot::Missing => matches!(w.tag.pred, Pred::Missing),
        // "four of them for murder".
        Slot::Charged | Slot::Arrested => matches!(w.tag.pred, Pred::Kill | Pred::Charge | Pred::Arrest),
        _ => false,
    };
    let well = s.within(from, to, &["safe", "alive", "well", "unhurt", "unharmed", "uninjured", "safely"]);
    well || (from..to).any(|i| {
        s.at(i).is_some_and(|w| GONE.contains(&w.lemma) && w.upos != Upos::Noun || w.tag.pred != Pred::None && !own(w))
    })
}

fn sub(s: &Sent<'_>, n: &Num, of: &Hit, rule: &'static str, from: usize) -> Hit {
    let kind = s.slice(n.number + 1, n.end.max(n.number + 1));
    Hit {
        slot: of.slot,
        rule,
        from: from.min(n.start),
        to: n.end,
        modality: of.modality,
        scope: Scope::Subset(if kind.is_empty() { "some of them".to_owned() } else { kind.to_owned() }),
        void: of.void,
        many: None,
        by: None,
    }
}

/// "…killed ten soldiers and two civilians": the second takes the first's slot.
fn after(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let (p, h) = previous(s, k, hits)?;
    let whole = s.nums.get(p)?;
    // "thirty-seven, a nurse said": she speaks.
    if s.at(n.end).is_some_and(|w| w.any(&["said", "says", "told", "added", "recalled"])) {
        return None;
    }
    if h.rule.starts_with("tally")
        || !joined(s, whole.end, n.start)
        || h.to > whole.end
        || n.head.is_none()
        || !n.head_is(s, PERSON | ATTACKER)
    {
        return None;
    }
    Some(sub(s, n, h, "subset/and", n.start))
}

/// "ten soldiers and two civilians were killed": the first takes the second's slot.
fn before(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let next = s.nums.get(k + 1)?;
    let h = hits.get(k + 1)?.as_ref()?;
    let passive = h.from == next.start && h.to > next.end;
    // "Of 40 passengers, nine died".
    let opens = n.start < 2 || s.before(n.start, 2).is_some_and(|w| w.punct());
    let whole = opens && s.before(n.start, 1).is_some_and(|w| w.any(&["of"]));
    if whole
        || !passive
        || !joined(s, n.end, next.start)
        || n.head.is_none()
        || !n.head_is(s, PERSON | ATTACKER)
        || n.kind == NumKind::Zero
        // "One of them was a woman, and seven people were slain": a clause of its own.
        || s.before(n.start, 1).is_some_and(|w| w.is(BE))
    {
        return None;
    }
    let mut out = sub(s, n, h, "subset/and", n.start);
    out.to = n.end;
    Some(out)
}

/// "21 people were killed, or perhaps as many as 30": how many it may be instead.
fn rival(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && (n.head.is_none() || n.head_is(s, PERSON | DEATHS)))?;
    let (p, h) = previous(s, k, hits)?;
    let from = h.to.max(s.nums.get(p)?.end);
    let or = s.find(from, n.start, &["or", "and"])?;
    let hedge = |i: usize| s.at(i).is_some_and(|w| w.is(UNSURE | ADV) || w.any(&["even", "maybe"]));
    let bound = matches!(n.bound, firsthand_types::Bound::UpTo | firsthand_types::Bound::MoreThan);
    if or > from + 1 || !bound || s.low(or) == "and" && or + 1 == n.start || !(or + 1..n.start).all(hedge) {
        return None;
    }
    let mut out = Hit::new(h.slot, "subset/rival", n.start, n.end);
    out.modality = firsthand_types::Modality::Possible;
    Some(out)
}

/// "98 deaths in Upper Pell, 41 from Nirr and twelve from Dorr": places in a row, each with its share.
///
/// Wrong where the number counts something else that is in a place; a noun of its own keeps that out.
fn place_row(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && n.head.is_none())?;
    let (p, h) = previous(s, k, hits)?;
    let whole = s.nums.get(p)?;
    let there = |at: usize| {
        s.at(at).is_some_and(|w| w.any(&["in", "from", "at"])) && s.at(at + 1).is_some_and(|w| w.capital || w.is(DET))
    };
    let here = s.find(h.to.max(whole.end), n.start, &["in", "from", "at"]).is_some_and(there);
    let between = h.to.max(whole.end);
    let plain = (between..n.start).all(|i| {
        s.at(i).is_some_and(|w| w.capital || w.any(&[",", "and", "in", "from", "at", ";", "reported"]) || w.is(DET))
            || s.at(i).is_some_and(|w| w.any(&["province", "district", "region", "state", "city", "county"]))
    });
    let here = here || h.rule == "subset/place-row";
    let mut out = (here && there(n.end) && plain && between < n.start).then(|| sub(s, n, h, "subset/place-row", n.start))?;
    let end = (n.end + 1..n.end + 4).take_while(|&i| s.at(i).is_some_and(|w| w.capital)).last()?;
    out.to = end + 1;
    out.scope = Scope::Subset(s.slice(n.end + 1, end + 1).to_owned());
    Some(out)
}

/// "26 people died, 16 in the old wing and ten in the new one": shares that add up to the whole.
fn shares(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let p = (0..k).rev().find(|&j| hits.get(j).is_some_and(|h| h.as_ref().is_some_and(|h| h.rule != "subset/share")))?;
    let (whole, h) = (s.nums.get(p)?, hits.get(p)?.as_ref()?);
    let counted = matches!(h.slot, Slot::Killed | Slot::Injured | Slot::Missing | Slot::Rescued | Slot::Arrested);
    let first = s.nums.get(p + 1)?;
    let (total, _) =
        whole.value.numbers().filter(|_| counted && first.start >= h.to.max(whole.end) && first.start < h.to + 12)?;
    let share = |n: &&Num| {
        n.kind == NumKind::Count
            && (n.head.is_none() || n.head_is(s, PERSON))
            && s.at(n.end).is_some_and(|w| w.any(&["in", "at", "from", "on", "near", "inside", "outside", "around", "of"]))
    };
    let row: Vec<&Num> = s.nums.iter().skip(p + 1).take_while(share).collect();
    let sum: i64 = row.iter().filter_map(|n| n.value.numbers()).map(|(v, _)| v).sum();
    // Small figures add up by chance ("two, one in the shoulder and one in the hand").
    let n = s.nums.get(k).filter(|n| row.len() > 1 && total > 5 && sum == total && row.iter().any(|m| m.start == n.start))?;
    let mut out = sub(s, n, h, "subset/share", n.start);
    let next = s.nums.get(k + 1).map_or(s.words.len(), |m| m.start);
    out.to = (n.end..next.min(n.end + 7)).take_while(|&i| s.at(i).is_some_and(|w| !w.punct() && !w.is(CONJ))).last()? + 1;
    out.scope = Scope::Subset(s.slice(n.end + 1, out.to).to_owned());
    Some(out)
}

/// "killed nine guests, all from Tamm, as well as two waiters".
fn as_well(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k).filter(|n| n.kind == NumKind::Count && n.head_is(s, PERSON | KIND))?;
    let h =
        hits.get(..k)?.iter().rev().flatten().next().filter(|h| matches!(h.slot, Slot::Killed | Slot::Injured) && !h.void)?;
    let from = n.start.checked_sub(3).filter(|&i| s.follows(i, &["as", "well", "as"]))?;
    let verb = s.at(n.end).is_some_and(|w| w.is(BE | HAVE | MODAL | PAST))
        || (h.to..from).any(|i| s.at(i).is_some_and(|w| w.upos == firsthand_language::Upos::Verb || w.is(BE | HAVE)))
        || s.nums.iter().any(|m| m.start >= h.to && m.end <= from && m.kind == NumKind::Count);
    (!verb && from.saturating_sub(h.to) < 12).then(|| sub(s, n, h, "subset/as-well", from))
}

/// ", down from about 1,000", ", up from 55": the earlier figure of the same count.
fn superseded(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> Option<Hit> {
    let n = s.nums.get(k)?;
    let (_, h) = previous(s, k, hits)?;
    let lead = s.before(n.start, 1)?;
    let from = lead.any(&["from"]) && s.before(n.start, 2).is_some_and(|w| w.any(&["up", "down", "revised"]));
    let not =
        lead.any(&["not"]) && s.before(n.start, 2).is_some_and(|w| w.any(&[",", "and", "("])) && s.low(n.number + 1) != "of";
    if !(from || not) || n.head.is_some() && !n.head_is(s, PERSON | DEATHS) {
        return None;
    }
    let mut out = sub(s, n, h, "superseded/from", n.start - if from { 2 } else { 1 });
    out.scope = Scope::Superseded;
    Some(out)
}

/// Whether only "and", "or", "as well as" or a comma stand between.
fn joined(s: &Sent<'_>, from: usize, to: usize) -> bool {
    to > from
        && to - from <= 3
        && (from..to).all(|i| s.at(i).is_some_and(|w| w.any(&[",", "and", "or", "as", "well", "plus", "her", "his"])))
}

/// Whether the words around a killed figure say that attackers are, or are not, among them.
pub fn says_attackers(s: &Sent<'_>, k: usize) -> Option<bool> {
    let n = s.nums.get(k)?;
    let next = s.nums.get(k + 1);
    let end = next.map_or(s.words.len(), |m| m.end).min(n.end + 20);
    if let Some(i) = s.find(n.end, end, &["including", "excluding", "besides"])
        && (i..(i + 8).min(s.words.len())).any(|j| s.at(j).is_some_and(|w| w.is(ATTACKER) || w.any(&["suspect", "suspects"])))
    {
        return Some(s.low(i) == "including");
    }
    None
}
