//! Fates told in other words than "killed", "hurt" and "missing": "did not survive", "the toll includes three children", "cost 14
//! dockers their lives", "ten firefighters had vanished", "only five got out", "the 43rd to die".

use super::{Hit, Memory};
use crate::clause;
use crate::sentence::{Num, NumKind, Sent};
use crate::tree;
use crate::words::flag::*;
use firsthand_types::{Modality, Slot};

/// What it finds: the slot that such words give.
///
/// Example: `The blast cost 14 dockers their lives.` gives killed 14.
///
/// Wrong where the words are a figure of speech: each reading asks for people, or for a count of them close by.
pub(super) fn read(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    for k in 0..s.nums.len() {
        let Some(n) = s.nums.get(k).filter(|_| hits[k].is_none()) else { continue };
        let people = n.people(s) && n.head_is(s, PERSON | KIND);
        hits[k] = outlived(s, n)
            .or_else(|| cost(s, n))
            .or_else(|| includes(s, n, hits, memory).filter(|_| people))
            .or_else(|| vanished(s, n).filter(|_| people))
            .or_else(|| none_found(s, n, memory))
            .or_else(|| unheard(s, n).filter(|_| people || n.head.is_none()))
            .or_else(|| crushed(s, n).filter(|_| people))
            .or_else(|| martyrs(s, n))
            .or_else(|| crossed(s, n, memory))
            .or_else(|| ordinal(s, n))
            .or_else(|| nobody_among(s, n));
    }
    for (h, n) in hits.iter_mut().zip(&s.nums) {
        with_kin(s, n, h);
    }
}

/// "Her uncle and nine others died": one more than the number says.
fn with_kin(s: &Sent<'_>, n: &Num, hit: &mut Option<Hit>) {
    let Some(h) = hit.as_mut().filter(|h| h.slot == Slot::Killed && !h.void && h.many.is_none()) else { return };
    let others = n.head.and_then(|i| s.at(i)).is_some_and(|w| w.any(&["others"])) || s.low(n.end) == "others";
    let and = n.start.checked_sub(1).filter(|&i| others && s.low(i) == "and");
    let Some(kin) = and.and_then(|i| i.checked_sub(2)) else { return };
    let whose = s.at(kin).is_some_and(|w| w.any(&["my", "his", "her", "our"]));
    let one = s.at(kin + 1).is_some_and(|w| w.is(PERSON) && !w.low.ends_with('s'));
    if let Some((v, _)) = n.value.numbers().filter(|_| whose && one && h.from >= kin) {
        (h.from, h.many) = (kin, Some(v + 1));
    }
}

fn phrase_of(s: &Sent<'_>, n: &Num) -> (usize, usize) {
    (n.start, n.end.max(n.number + 1).min(s.words.len()))
}

/// "a cousin who never woke up", "six of them never came home", "nine who did not make it out".
fn outlived(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let someone = n.head_is(s, PERSON) || n.head.is_none() && n.kind == NumKind::Count;
    if !someone || !matches!(n.kind, NumKind::Count | NumKind::Article) {
        return None;
    }
    let (from, to) = phrase_of(s, n);
    // A relative clause, or the figure as the subject; "of them", "of the crew" may stand between.
    let mut v = to;
    if s.low(v) == "of" {
        v = (v + 1..v + 5).find(|&i| s.at(i).is_some_and(|w| w.is(REL | NEG | HAVE) || w.any(&["did", "never"])))?;
    }
    if s.at(v).is_some_and(|w| w.any(&["who", "that"])) {
        v += 1;
    }
    let never = s.low(v) == "never";
    let not = s.at(v).is_some_and(|w| w.any(&["did", "had", "have", "didn't", "hadn't"]))
        && (v..v + 2).any(|i| s.at(i).is_some_and(|w| w.is(NEG)));
    let verb = (v..v + 4).find(|&i| {
        s.at(i).is_some_and(|w| {
            matches!(w.lemma, "survive" | "outlive") || w.any(&["come", "came", "make", "made", "wake", "woke"])
        })
    })?;
    let end = match s.low(verb) {
        "come" | "came" => s.find(verb + 1, verb + 3, &["home", "back", "out"]).filter(|_| never || not)? + 1,
        "make" | "made" => {
            let it = s.low(verb + 1) == "it";
            let other = s.within(verb + 2, verb + 6, &["to", "into", "onto", "on"]);
            (it && !other).then(|| s.find(verb + 2, verb + 3, &["out", "home"]).unwrap_or(verb + 1) + 1)?
        }
        "wake" | "woke" => s.find(verb + 1, verb + 3, &["up"]).map_or(verb + 1, |i| i + 1),
        _ => verb + 1,
    };
    let sure = !super::foreseen(s, from.saturating_sub(3), end) && !s.within(end, end + 3, &["the", "to", "for"]);
    let rest = s.at(end).is_none_or(|w| w.punct() || w.is(CONJ | SUB | PREP | DAY));
    ((never || not) && sure && rest).then(|| Hit::new(Slot::Killed, "reworded/not-survive", from, end))
}

/// "cost 14 dockers their lives", "which took 24 lives".
fn cost(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if n.kind != NumKind::Count && n.kind != NumKind::Article {
        return None;
    }
    let (from, to) = phrase_of(s, n);
    let verb = from.checked_sub(1).filter(|&v| s.at(v).is_some_and(|w| matches!(w.lemma, "cost" | "take" | "claim")))?;
    let own = s.low(n.number + 1) == "lives";
    let theirs = s.at(verb).is_some_and(|w| w.lemma == "cost")
        && s.at(to).is_some_and(|w| w.any(&["their", "his", "her"]))
        && s.at(to + 1).is_some_and(|w| w.any(&["lives", "life"]));
    let end = if theirs { to + 2 } else { n.number + 2 };
    let sure = !super::foreseen(s, verb.saturating_sub(3), verb) && !clause::negated(s, verb);
    ((own || theirs) && sure).then(|| Hit::new(Slot::Killed, "reworded/cost", verb, end))
}

/// Nouns of those who died, or of their number.
const DEAD: &[&str] = &["toll", "dead", "deaths", "victims", "killed", "fatalities"];

/// "The toll includes three children", "the toll is at 38, three children among them".
fn includes(s: &Sent<'_>, n: &Num, hits: &[Option<Hit>], memory: &Memory) -> Option<Hit> {
    if !matches!(n.kind, NumKind::Count | NumKind::Article) {
        return None;
    }
    let (from, to) = phrase_of(s, n);
    // "The victims of the shooting include a boy": they may be alive.
    let of_dead = |i: usize| {
        s.at(i).is_some_and(|w| w.any(DEAD) && !w.any(&["victims"]))
            && !s.within(i.saturating_sub(3), i, &["injured", "hurt", "missing"])
    };
    if let Some(v) = (from.saturating_sub(8)..from).rev().find(|&i| s.at(i).is_some_and(|w| w.lemma == "include")) {
        let subject = tree::subject(s, v).filter(|p| p.to <= v).is_some_and(|p| (p.from..p.to).any(of_dead));
        let list = (v + 1..from)
            .all(|i| s.at(i).is_some_and(|w| !w.is(BE | HAVE | REL | SUB) && w.upos != firsthand_language::Upos::Verb));
        return (subject && list).then(|| {
            let first = if from == v + 1 { tree::subject(s, v).map_or(v, |p| p.from) } else { from };
            Hit::new(Slot::Killed, "reworded/includes", first, to).part(s.slice(from, to))
        });
    }
    // "…, two pupils of nine and ten among them"
    let among = (to..to + 9)
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["among"])) && s.at(i + 1).is_some_and(|w| w.any(&["them", "those"])))?;
    let comma = from > 0 && s.before(from, 1).is_some_and(|w| w.any(&[",", ";"]));
    let whole =
        hits.iter().zip(&s.nums).any(|(h, m)| h.as_ref().is_some_and(|h| h.slot == Slot::Killed && !h.void) && m.end <= from);
    let before = memory.last.is_some_and(|(slot, ago)| slot == Slot::Killed && ago == 0) && from == 0;
    let clean =
        (to..among).all(|i| s.at(i).is_some_and(|w| !w.is(BE | HAVE | MODAL) && w.upos != firsthand_language::Upos::Verb));
    (comma && (whole || before) && clean)
        .then(|| Hit::new(Slot::Killed, "reworded/among", from, among + 2).part(s.slice(from, to)))
}

/// "a team of 10 firefighters had vanished", "three divers disappeared".
fn vanished(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let (from, to) = phrase_of(s, n);
    let v = (to..to + 14).find(|&i| s.at(i).is_some_and(|w| matches!(w.lemma, "vanish" | "disappear")))?;
    let subject = tree::subject(s, v)?;
    let own = subject.from <= n.number && n.end <= subject.to.max(n.end) && subject.to > n.number;
    let sure = !clause::negated(s, v) && !super::foreseen(s, v.saturating_sub(3), v) && n.kind != NumKind::Zero;
    let team = from >= 3 && s.low(from - 1) == "of";
    let first = if team { subject.from } else { from };
    (own && sure).then(|| Hit::new(Slot::Missing, "reworded/vanished", first, v + 1))
}

/// "Neither of the pair was ever found", "neither of the two men has been seen since".
fn none_found(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    if n.kind != NumKind::Count {
        return None;
    }
    let of = n.start.checked_sub(2).filter(|&i| s.low(i) == "of" && s.low(i + 1) == "the");
    let of = of.or(n.start.checked_sub(1).filter(|&i| s.low(i) == "of"))?;
    let none = of.checked_sub(1).filter(|&i| s.at(i).is_some_and(|w| w.any(&["none", "neither"])))?;
    let v = (n.end..n.end + 5)
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["found", "seen", "located", "traced", "recovered"]) || w.any(&["heard"])))?;
    let passive = s.has(n.end, v, BE | HAVE) && !s.has(n.end, v, MODAL);
    let people = n.head.is_none() || n.head_is(s, PERSON);
    // "none of the two suspects has been found" is of those who fled.
    let fled = n.head_is(s, SUSPECT | ATTACKER)
        || memory.last.is_some_and(|(slot, ago)| ago <= 1 && matches!(slot, Slot::Arrested | Slot::Attackers | Slot::Suspects));
    (passive && people && !fled).then(|| Hit::new(Slot::Missing, "reworded/none-found", none, v + 1))
}

/// "are yet to be heard from", "whom nobody saw again", "nobody has heard from since".
fn unheard(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if n.kind != NumKind::Count && n.kind != NumKind::Article {
        return None;
    }
    let (from, to) = phrase_of(s, n);
    let heard = |i: usize| s.at(i).is_some_and(|w| w.any(&["heard", "seen"]));
    let yet = (to..to + 4).find(|&i| s.follows(i, &["yet", "to", "be"]) && heard(i + 3)).map(|i| i + 3);
    let whom = s.at(to).is_some_and(|w| w.any(&["whom", "who", "that"]));
    let nobody = (to..to + 3)
        .find(|&i| s.at(i).is_some_and(|w| w.any(&["nobody", "no-one"])) || s.follows(i, &["no", "one"]))
        .filter(|_| whom)
        .and_then(|i| (i + 1..i + 5).find(|&k| heard(k)));
    let v = yet.or(nobody)?;
    let end = if s.low(v + 1) == "from" { v + 2 } else { v + 1 };
    Some(Hit::new(Slot::Missing, "reworded/unheard", from, end))
}

/// "A crane crushed 107 worshippers".
fn crushed(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let v = n
        .start
        .checked_sub(1)
        .filter(|&v| s.at(v).is_some_and(|w| w.any(&["crushed", "electrocuted", "drowned", "suffocated"])))?;
    let active = !s.has(v.saturating_sub(2), v, BE) && !clause::negated(s, v) && !super::foreseen(s, v.saturating_sub(3), v);
    let subject = tree::subject(s, v).is_some_and(|p| p.to <= v && !s.has(p.from, p.to, PERSON | PRON));
    // "crushed 40 cars", "crushed a leg" count nobody; the noun is of people.
    (active && subject && n.kind == NumKind::Count).then(|| Hit::new(Slot::Killed, "reworded/crushed", v, n.end))
}

/// "Seven people were made martyrs", "none of ours fell".
fn martyrs(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let (from, to) = phrase_of(s, n);
    let made = (to..to + 3).find(|&i| s.follows(i, &["made", "martyrs"])).map(|i| i + 2);
    let ours = s.low(from + 1) == "of" && s.at(from + 2).is_some_and(|w| w.any(&["ours", "our"])) && n.kind == NumKind::Zero;
    let fell = (to..to + 4).find(|&i| s.at(i).is_some_and(|w| w.any(&["fell", "martyred"]))).filter(|_| ours).map(|i| i + 1);
    let end = made.filter(|_| n.kind == NumKind::Count).or(fell)?;
    Some(Hit::new(Slot::Killed, "reworded/martyrs", from, end))
}

/// "The union's own count passed 80 at dusk": right behind the count it goes on with.
fn crossed(s: &Sent<'_>, n: &Num, memory: &Memory) -> Option<Hit> {
    let last = memory.last.filter(|(slot, ago)| *ago <= 1 && matches!(slot, Slot::Killed | Slot::Missing | Slot::Injured));
    // A tally is of the dead, where they were counted beside others.
    let dead = memory.recent.iter().any(|(slot, _, ago)| *slot == Slot::Killed && *ago <= 1);
    let slot = last.map(|(slot, _)| if dead { Slot::Killed } else { slot })?;
    let v = n.start.checked_sub(1).filter(|&v| {
        s.at(v).is_some_and(|w| w.any(&["crossed", "passed", "topped", "exceeded", "reached", "hit", "surpassed", "neared"]))
    })?;
    let p = tree::subject(s, v).filter(|p| p.to <= v)?;
    let count = (p.from..p.to).rev().take(2).any(|i| s.at(i).is_some_and(|w| w.any(&["tally", "count", "toll", "total"])));
    let bare = super::figures::bare(s, n) && n.kind == NumKind::Count && !s.within(p.from, p.to, &["of"]);
    (count && bare && !super::foreseen(s, v.saturating_sub(3), v)).then(|| Hit::new(slot, "reworded/crossed", p.from, n.end))
}

/// "became the 43rd to die": the place in the row is the toll.
fn ordinal(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    let (from, to) = phrase_of(s, n);
    let die = s.low(to) == "to" && s.at(to + 1).is_some_and(|w| w.any(&["die", "perish", "succumb"]));
    let large = n.value.numbers().is_some_and(|(v, _)| v >= 3);
    (n.kind == NumKind::Ordinal && die && large).then(|| Hit::new(Slot::Killed, "killed/ordinal", from, to + 2))
}

/// "no Dane is known to be among the dead".
fn nobody_among(s: &Sent<'_>, n: &Num) -> Option<Hit> {
    if n.kind != NumKind::Zero {
        return None;
    }
    let (from, to) = phrase_of(s, n);
    let among = (to..to + 9).find(|&i| s.low(i) == "among" || s.low(i) == "amongst")?;
    let dead = (among + 1..among + 4).find(|&i| s.at(i).is_some_and(|w| w.any(DEAD)))?;
    let known = s.within(to, among, &["known", "believed", "thought", "reported", "so", "be", "were", "was", "is", "are"]);
    let people = n.head_is(s, PERSON)
        || n.head.and_then(|h| s.at(h)).is_some_and(|w| w.any(&["citizen", "citizens", "national", "nationals"]));
    let mut hit = Hit::new(Slot::Killed, "reworded/nobody", from, dead + 1).part(s.slice(from, to));
    if s.within(to, among, &["thought", "believed"]) {
        hit.modality = Modality::Possible;
    }
    (known && people).then_some(hit)
}

impl Memory {
    /// The slot of the last counts whose figure is nearest to a bare one, where counts of several kinds stand there: "78 dead and
    /// nearly 4,000 hurt; an hour ago it was still 73".
    pub(super) fn nearest(&self, s: &Sent<'_>, hits: &[Option<Hit>], n: &Num) -> Option<Slot> {
        let (value, _) = n.value.numbers().filter(|(v, _)| *v > 0)?;
        let own = hits.iter().zip(&s.nums).filter(|(_, m)| m.number < n.number).filter_map(|(h, m)| {
            let h = h.as_ref().filter(|h| !h.void)?;
            Some((h.slot, h.many.or_else(|| m.value.numbers().map(|v| v.0))?))
        });
        let inside: Vec<(Slot, i64)> = own.collect();
        let last = self.recent.iter().filter(|(.., ago)| *ago <= 1).map(|(slot, v, _)| (*slot, *v));
        let told: Vec<(Slot, i64)> = if inside.is_empty() { last.collect() } else { inside };
        let whole = |slot: Slot| matches!(slot, Slot::Killed | Slot::Injured | Slot::Missing);
        let mut near: Vec<(f64, Slot)> = told
            .into_iter()
            .filter(|(slot, v)| whole(*slot) && *v > 0)
            .map(|(slot, v)| (((v as f64) / (value as f64)).ln().abs(), slot))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        let first = near.first().copied()?;
        let other = near.iter().find(|(_, slot)| *slot != first.1)?;
        // Within half and double, and clearly nearer than the next.
        (first.0 < 0.7 && other.0 > first.0 + 0.25).then_some(first.1)
    }
}
