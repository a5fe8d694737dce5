//! Counts of people: killed, injured, missing, rescued, evacuated, hostages, displaced, arrested, charged, attackers, suspects.
//!
//! A number is tried in this order: a running toll ([`tally`]), the noun it counts ([`noun`]), the predicate it is subject of
//! ([`subject`]), the verb it is object of ([`object`]), the number it is coordinated with or part of ([`join`]), and what the
//! sentence before was counting ([`ellipsis`]). The first that speaks decides.

// `hits` runs in step with the numbers of the sentence: one index for both reads best.
#![allow(clippy::needless_range_loop)]

mod assailants;
pub mod ellipsis;
pub mod fate_phrase;
pub mod figures;
mod frames;
pub mod gapping;
mod hearsay;
mod history;
mod holds;
pub mod join;
mod kin;
pub mod noun;
pub mod object;
mod onward;
mod outcome;
mod parts;
mod patients;
mod places;
mod refuge;
mod reworded;
mod sequel;
pub mod subject;
mod sums;
mod survivors;
mod taken_back;
pub mod tally;
mod wholes;

use crate::draft::Draft;
use crate::sentence::{NumKind, Sent};
use crate::words::{Pred, flag::*};
use firsthand_types::{Bound, Modality, Part, Polarity, Scope, Slot, Span, Value};

/// What a rule found about one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which slot.
    pub slot: Slot,
    /// Which rule.
    pub rule: &'static str,
    /// First token of the quote.
    pub from: usize,
    /// After the last token of the quote.
    pub to: usize,
    /// How firmly.
    pub modality: Modality,
    /// What part of the whole.
    pub scope: Scope,
    /// Whether the words deny or foresee the figure: known not to be a count, and never a claim.
    pub void: bool,
    /// How many, where a list of people says it and not the number ("both parents and a sister").
    pub many: Option<i64>,
    /// Whose word it is, where a clause without a verb says so ("and the Times at 15").
    pub by: Option<crate::clause::Phrase>,
}

impl Hit {
    /// An asserted total.
    pub fn new(slot: Slot, rule: &'static str, from: usize, to: usize) -> Self {
        Hit { slot, rule, from, to, modality: Modality::Asserted, scope: Scope::Total, void: false, many: None, by: None }
    }

    /// The same, of a part.
    pub fn part(mut self, of: impl Into<String>) -> Self {
        self.scope = Scope::Subset(of.into());
        self
    }
}

/// What the sentences before were counting, for figures that leave it out.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Slot of the last count claim, and how many sentences ago.
    pub last: Option<(Slot, usize)>,
    /// Whether the report is about violence, where "victims" may be alive.
    pub violent: bool,
    /// Figures of the sentence just read that its words deny or foresee: they count nothing.
    pub void: Vec<Span>,
    /// Slot of the last count of killed, injured or missing, and how many sentences ago, however long.
    pub topic: Option<(Slot, usize)>,
    /// Large figures that the report has counted so far: a bare one of them goes back to that count.
    pub counted: std::collections::BTreeMap<i64, Slot>,
    /// Figures of the last sentences that counted, with how many sentences ago: parts are known by their sum.
    pub recent: Vec<(Slot, i64, usize)>,
    /// Whom the list is of that the report spoke of.
    pub list: Option<Slot>,
    /// How many attackers the sentence before told of first.
    pub attackers: Option<i64>,
}

/// All count claims of one sentence.
pub fn read(s: &Sent<'_>, part: Part, memory: &mut Memory) -> Vec<Draft> {
    let mut hits: Vec<Option<Hit>> = vec![None; s.nums.len()];
    tally::read(s, &mut hits);
    for k in 0..s.nums.len() {
        if hits[k].is_none() && s.nums[k].people(s) {
            // "investigating a fire that killed 231 people detained the owners": the verb right before the figure has it.
            let governed = s.before(s.nums[k].start, 1).is_some_and(|w| {
                matches!(w.tag.pred, Pred::Kill | Pred::Injure) && w.is(PAST | ING) && !object::passive(s, s.nums[k].start - 1)
            });
            let first = if governed { object::read(s, k, memory.violent) } else { None };
            hits[k] = first
                .or_else(|| noun::read(s, k, memory.violent))
                .or_else(|| subject::read(s, k, memory.violent))
                .or_else(|| object::read(s, k, memory.violent))
                .or_else(|| subject::parsed(s, k, memory.violent))
                .or_else(|| survivors::read(s, k))
                .or_else(|| frames::read(s, k))
                .or_else(|| patients::read(s, k))
                .or_else(|| refuge::read(s, k))
                .or_else(|| noun::hostages(s, k));
            pronouns(s, k, &mut hits, memory.violent);
        }
    }
    for k in 0..s.nums.len() {
        hits[k] =
            hits[k].take().or_else(|| refuge::homeless(s, k).or_else(|| refuge::unhoused(s, k)).or_else(|| noun::sets(s, k)));
    }
    noun::ordinals(s, &mut hits, memory.violent);
    join::read(s, &mut hits);
    ellipsis::read(s, &mut hits, memory);
    figures::read(s, &mut hits, memory);
    history::read(s, &mut hits, memory);
    parts::read(s, &mut hits, memory);
    places::read(s, &mut hits, memory);
    gapping::read(s, &mut hits);
    join::parts(s, &mut hits);
    sequel::read(s, &mut hits, memory);
    onward::read(s, &mut hits, memory);
    reworded::read(s, &mut hits, memory);
    outcome::read(s, &mut hits, memory);
    assailants::read(s, &mut hits, memory);
    captives(s, &mut hits, memory);
    sums::read(s, &mut hits);
    wholes::shares(s, &mut hits);
    let mut drafts = finish(s, part, &hits);
    drafts.extend(sums::totals(s, part, &hits));
    drafts.extend(wholes::totals(s, part, &hits));
    drafts.extend(assailants::fallen(s, part, &hits));
    for (h, n) in hits.iter().zip(&s.nums).filter_map(|(h, n)| Some((h.as_ref()?, n))).filter(|(h, _)| !h.void) {
        if let Some((value, _)) = n.value.numbers().filter(|(v, _)| *v >= history::LARGE) {
            memory.counted.entry(value).or_insert(h.slot);
        }
    }
    memory.list = onward::listing(s).or(memory.list);
    memory.attackers = assailants::told_of(s, &hits);
    remember(s, &hits, memory);
    memory.void = s.nums.iter().zip(&hits).filter(|(_, h)| h.is_some()).map(|(n, _)| s.bytes(n.number, n.number + 1)).collect();
    memory.last = match (hits.iter().flatten().rfind(|h| !h.void), memory.last) {
        (Some(h), _) => Some((h.slot, 0)),
        (None, Some((slot, ago))) if ago < 2 => Some((slot, ago + 1)),
        _ => None,
    };
    let counted = |h: &&Hit| !h.void && matches!(h.slot, Slot::Killed | Slot::Injured | Slot::Missing);
    memory.topic = match (hits.iter().flatten().rfind(counted), memory.topic) {
        (Some(h), _) => Some((h.slot, 0)),
        (None, topic) => topic.map(|(slot, ago)| (slot, ago + 1)),
    };
    drafts
}

/// "They seized 40; 28 are still held": by those who took them, and not by the law.
fn captives(s: &Sent<'_>, hits: &mut [Option<Hit>], memory: &Memory) {
    let law = ["police", "custody", "detained", "arrested", "suspects", "questioning", "suspicion", "charges"];
    let mut taken = memory.recent.iter().any(|(slot, ..)| *slot == Slot::Hostages);
    for h in hits.iter_mut().flatten() {
        if taken && h.rule == "arrested/held" && !s.within(0, s.words.len(), &law) {
            h.slot = Slot::Hostages;
            h.rule = "hostages/held";
        }
        taken |= h.slot == Slot::Hostages && !h.void;
    }
}

/// Keeps the figures of the last few sentences.
fn remember(s: &Sent<'_>, hits: &[Option<Hit>], memory: &mut Memory) {
    const KEPT: usize = 3;
    memory.recent.iter_mut().for_each(|(.., ago)| *ago += 1);
    memory.recent.retain(|(.., ago)| *ago <= KEPT);
    let told = |(h, n): (&Option<Hit>, &crate::sentence::Num)| {
        let h = h.as_ref().filter(|h| !h.void && places::whole(h.slot))?;
        Some((h.slot, h.many.or_else(|| n.value.numbers().map(|(v, _)| v))?, 0))
    };
    memory.recent.extend(hits.iter().zip(&s.nums).filter_map(told));
}

/// "He died" counts one only where violence is told of, and under a rule of its own: it gives way to all others (see `finish`).
fn pronouns(s: &Sent<'_>, k: usize, hits: &mut [Option<Hit>], violent: bool) {
    let he = s.nums.get(k).is_some_and(|n| n.head.is_none() && s.at(n.number).is_some_and(|w| w.is(PRON)));
    if let Some(hit) = hits.get_mut(k).filter(|_| he) {
        match hit {
            Some(h) if violent && h.slot == Slot::Killed => h.rule = PRONOUN,
            other => *other = None,
        }
    }
}

/// The rule for pronouns.
pub const PRONOUN: &str = "killed/pronoun";

fn finish(s: &Sent<'_>, part: Part, hits: &[Option<Hit>]) -> Vec<Draft> {
    let mut out = Vec::new();
    let killed_total = hits
        .iter()
        .zip(&s.nums)
        .any(|(h, n)| matches!(h, Some(h) if h.slot == Slot::Killed && h.scope == Scope::Total && n.kind != NumKind::Article && !n.head_is(s, BODY)));
    for (k, hit) in hits.iter().enumerate() {
        let (Some(h), Some(n)) = (hit, s.nums.get(k)) else {
            continue;
        };
        if h.void || denied(s, h.from.min(n.start)) || untrue(s, n, h) || apposed(s, k, hits) {
            continue;
        }
        let value = h.many.map_or_else(|| n.value.clone(), Value::Number);
        let mut d = Draft::new(part, s.bytes(h.from, h.to), h.slot, value, h.rule);
        d.bound = Some(match (&n.value, n.bound) {
            (Value::Range(_), Bound::Exact) => Bound::Range,
            (Value::Word(_), Bound::Exact) => Bound::About,
            // "97 should be taken as a minimum", "take 97 as an at least".
            (_, Bound::Exact) if h.rule == "history/again" && s.within(n.end, n.end + 8, &["minimum", "least", "floor"]) => {
                Bound::AtLeast
            }
            (_, b) => b,
        });
        d.scope = Some(scope(s, k, h, killed_total));
        d.modality = h.modality;
        d.chain = h.by.and_then(|p| crate::clause::source(s, p)).map(|by| vec![by]);
        // A figure that its own source takes back is what it was before, and no longer on anybody's word.
        let whole = matches!(d.scope, Some(Scope::Total | Scope::Superseded));
        let back = taken_back::taken_back(s, h.from.min(n.start), h.to.max(n.end));
        if whole
            && (back || d.scope == Some(Scope::Superseded) && taken_back::mistaken(s, h.from.min(n.start), h.to.max(n.end)))
        {
            d.scope = Some(Scope::Superseded);
            d.polarity = Polarity::Denied;
        } else if back {
            d.polarity = Polarity::Denied;
        }
        d.number = Some(s.bytes(n.number, n.number + 1));
        d.phrase = Some(s.bytes(n.start, n.end));
        d.head = n.head.and_then(|i| s.at(i)).map(|w| w.low.to_string());
        if n.head.is_some() {
            d.what = Some(s.slice(n.number + 1, n.end).to_owned()).filter(|w| !w.is_empty());
        }
        if n.head_is(s, ATTACKER) && h.slot != Slot::Attackers {
            d.includes_attackers = Some(true);
        } else if h.slot == Slot::Killed {
            d.includes_attackers = join::says_attackers(s, k);
        }
        out.push(d);
    }
    out
}

/// "Two Danes, a father and a son, had been shot", "two Danes, one of them a boy of eight, were killed": who they were, not more of them.
fn apposed(s: &Sent<'_>, k: usize, hits: &[Option<Hit>]) -> bool {
    let (Some(n), Some(h), Some(before)) = (s.nums.get(k), hits.get(k).and_then(Option::as_ref), k.checked_sub(1)) else {
        return false;
    };
    let (Some(m), Some(other)) = (s.nums.get(before), hits.get(before).and_then(Option::as_ref)) else { return false };
    let same = n.kind == NumKind::Article && other.slot == h.slot && m.kind == NumKind::Count;
    let comma = s.before(n.start, 1).is_some_and(|w| w.any(&[","])) && n.start.checked_sub(m.end).is_some_and(|d| d <= 2);
    let all = n.value.numbers().map(|v| v.0) == m.value.numbers().map(|v| v.0);
    let one_of_them = matches!(m.value, Value::Number(1))
        && s.within(m.number + 1, m.number + 3, &["of"])
        && n.start.checked_sub(m.number).is_some_and(|d| d <= 3);
    same && (comma && all || one_of_them)
}

/// The scope, where the rule left it at total: bodies found are added, and so are further ones; kinds of people are parts.
fn scope(s: &Sent<'_>, k: usize, h: &Hit, killed_total: bool) -> Scope {
    let Some(n) = s.nums.get(k) else {
        return h.scope.clone();
    };
    if h.scope != Scope::Total || h.rule.starts_with("tally") || h.rule == "killed/ordinal" {
        return h.scope.clone();
    }
    // "None of its citizens was among the dead": of the others it says nothing.
    if n.kind == NumKind::Zero
        && let Some(of) = s.find(n.number + 1, n.end + 2, &["of"])
        && s.at(of + 1).is_some_and(|w| w.any(&["its", "our", "his", "her", "their", "my"]))
    {
        return Scope::Subset(s.slice(of + 1, (of + 3).min(s.words.len())).to_owned());
    }
    // "five were treated, including one with a gunshot wound".
    if s.before(n.start, 1).is_some_and(|w| w.any(&["including"])) {
        return Scope::Subset(s.slice(n.number, n.end).to_owned());
    }
    // "115 people or more" is a bound, no addition.
    let bound = (n.start..n.end + 1).any(|i| s.low(i) == "or" && s.low(i + 1) == "more");
    let more = n.increment
        || !bound
            && s.find(n.start, n.end + 1, &["more", "further", "additional", "others", "another", "other"])
                .is_some_and(|i| s.low(i + 1) != "than");
    if n.kind == NumKind::Zero && s.within(n.start, n.end + 2, &["else", "other", "others"]) {
        return Scope::Subset("others".to_owned());
    }
    // "one of the patients died", "three of the victims": a part of those spoken of. Of those who were only there ("nine of the 40
    // passengers died") it is all that there is.
    if let Some(of) = s.find(n.number + 1, n.end + 2, &["of"]).filter(|_| n.kind == NumKind::Count)
        && s.at(of + 1).is_some_and(|w| w.any(&["the", "those", "them", "these", "whom"]) || w.num.is_some_and(|m| m != k))
        // "130 dead, of whom 90 at the hall": the comma parts the whole from its parts.
        && !(n.number + 1..of).any(|i| s.at(i).is_some_and(|w| w.punct()))
    {
        let several = n.value.numbers().is_some_and(|(v, _)| v > 1);
        let there = (of + 1..(of + 6).min(h.to)).any(|i| {
            s.at(i).is_some_and(|w| {
                w.any(&["passengers", "aboard", "board", "miners", "residents", "pupils", "workers", "crew", "guests"])
            })
        });
        let known = (of + 1..of + 6)
            .any(|i| s.at(i).is_some_and(|w| w.is(ATTACKER | SUSPECT | INJURIES) || w.any(&["victims", "patients"])));
        if !(h.slot == Slot::Killed && several && there && !known) {
            return Scope::Subset(s.slice(n.start, n.end.max(of + 2)).to_owned());
        }
    }
    if h.slot == Slot::Killed
        && (more || n.head_is(s, BODY) && (killed_total || s.within(h.from, h.to + 6, &["found", "recovered"])))
    {
        return Scope::Increment;
    }
    if more && matches!(h.slot, Slot::Rescued | Slot::Arrested | Slot::Evacuated) {
        return Scope::Increment;
    }
    if n.kind == NumKind::Article && matches!(h.slot, Slot::Killed | Slot::Injured | Slot::Rescued | Slot::Missing) {
        return Scope::Subset(s.slice(n.start, n.end).to_owned());
    }
    if let Some(kind) = n.head.and_then(|i| s.at(i)).filter(|w| w.is(KIND | ATTACKER))
        && h.slot != Slot::Attackers
        && h.slot != Slot::Charged
        && h.slot != Slot::Arrested
    {
        return Scope::Subset(kind.low.to_string());
    }
    // "Nobody was hurt in Tamm, but three died in Dorr": of one place it says nothing about the rest.
    if n.kind == NumKind::Zero
        && s.at(h.to).is_some_and(|w| w.any(&["in", "at", "on"]))
        && s.at(h.to + 1).is_some_and(|w| w.capital && !w.is(DAY))
        && s.within(h.to + 2, (h.to + 7).min(s.words.len()), &["but", "while", "though", "although", "whereas"])
    {
        return Scope::Subset(s.slice(h.to + 1, h.to + 2).to_owned());
    }
    // "Denmark lost 18 people": its own.
    if h.rule == "killed/lost"
        && let Some(p) = crate::tree::subject(s, h.from)
        && s.at(p.from).is_some_and(|w| w.capital && p.from > 0 || w.upos == firsthand_language::Upos::Propn)
        && s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.place.is_some())
    {
        return Scope::Subset(s.slice(p.from, p.to).to_owned());
    }
    if n.kind == NumKind::Zero && s.within(n.end, s.words.len(), &["since"]) {
        return Scope::Subset("since".to_owned());
    }
    Scope::Total
}

/// Words behind a figure by which somebody waves it away.
const DISMISSED: &[&str] = &[
    "untrue", "false", "wrong", "incorrect", "unfounded", "fabrication", "fabricated", "nonsense", "propaganda", "exaggerated",
    "inflated", "made-up",
];

/// Whether the words around a figure call it wrong: "talk of 100 dead, which was never true", "there are not a hundred dead".
fn untrue(s: &Sent<'_>, n: &crate::sentence::Num, h: &Hit) -> bool {
    let not = h.scope != Scope::Superseded
        && n.kind != NumKind::Zero
        && s.has(n.start.saturating_sub(2), n.start, NEG)
        && !s.within(n.start.saturating_sub(2), n.start, &[",", ";"]);
    let end = (h.to + 9).min(s.words.len());
    let wrong = s.find(h.to, end, DISMISSED).is_some()
        || (h.to..end).any(|i| s.follows(i, &["a", "lie"]))
        || s.find(h.to, end, &["true"]).is_some_and(|i| s.has(i.saturating_sub(3), i, NEG));
    let ours = s.find(h.from.saturating_sub(6), h.to, &["we"]).is_some_and(|i| {
        s.within(i, h.to, &["wrote", "reported", "said", "gave"])
            && (s.within(i, h.to, &["earlier", "previously", "wrongly"]) || s.within(0, h.to, &["corrected", "correction"]))
    });
    let corrected = s.layers.sentences.get(s.index + 1).and_then(|n| n.span.of(s.text)).is_some_and(|next| {
        let next = next.to_lowercase();
        [
            "should have read", "should have said", "that was wrong", "this was wrong", "that was an error",
            "that's not right", "that is not right", "that was incorrect", "not the case",
        ]
        .iter()
        .any(|w| next.contains(w))
    });
    let elsewhere = s.within(h.to, s.words.len(), &["unrelated", "natural"]) && s.within(h.to, s.words.len(), &["causes"])
        || s.find(h.to, s.words.len(), &["other"]).is_some_and(|i| s.low(i + 1) == "causes");
    // "There has been talk of thirty dead", "the chance of more than 1,000 deaths": rumour and odds.
    let lead = h.from.min(n.start);
    let rumour = s.within(
        lead.saturating_sub(4),
        lead,
        &["talk", "rumour", "rumours", "rumor", "rumors", "chance", "probability", "odds", "risk", "likelihood", "whispers"],
    );
    let rumour = rumour
        || s.before(lead, 1).is_some_and(|w| w.any(&["of"]))
            && s.within(lead.saturating_sub(6), lead, &["claims", "reports", "rumours", "rumors", "talk"])
            && s.within(lead.saturating_sub(6), lead, &["night", "morning", "day", "earlier", "online", "yesterday"]);
    not || wrong
        || ours
        || corrected
        || elsewhere
        || rumour
        || unconfirmed(s, n, h)
        || hearsay::dismissed(s, lead, h.to)
        || of_both(s, n, h)
}

/// "110 people were killed or injured", "30 are dead or missing": how many of each, nobody says.
fn of_both(s: &Sent<'_>, n: &crate::sentence::Num, h: &Hit) -> bool {
    const DEAD: &[&str] = &["killed", "dead", "died", "slain"];
    const ELSE: &[&str] = &["injured", "wounded", "hurt", "missing", "unaccounted", "maimed"];
    let Some(last) = h.to.checked_sub(1).filter(|i| *i > n.number) else { return false };
    let next = if s.at(h.to + 1).is_some_and(|w| w.low.ends_with("ly")) { h.to + 2 } else { h.to + 1 };
    // "were killed or went missing".
    let next = if s.at(next).is_some_and(|w| w.any(&["went", "gone", "left", "are", "were"])) { next + 1 } else { next };
    let pair = |a: &[&str], b: &[&str]| s.at(last).is_some_and(|w| w.any(a)) && s.at(next).is_some_and(|w| w.any(b));
    let joined = s.at(h.to).is_some_and(|w| w.any(&["or", "and", "and/or"]));
    joined && (pair(DEAD, ELSE) || pair(ELSE, DEAD))
}

/// `Figures such as "900 dead" are not confirmed`: a figure in quotation marks that the words hold at a distance.
fn unconfirmed(s: &Sent<'_>, n: &crate::sentence::Num, h: &Hit) -> bool {
    let mark = |i: usize| s.at(i).is_some_and(|w| w.any(&["\"", "“", "”", "``", "''"]));
    let quoted = n.start > 0 && mark(n.start - 1) && (h.to..h.to + 2).any(mark);
    let held = s.find(h.to, s.words.len(), &["confirmed", "verified", "supported", "true", "official"]);
    quoted && held.is_some_and(|i| s.has(i.saturating_sub(4), i, NEG))
}

/// Whether a verb before the clause denies or only supposes it: "did not mean 1,000 were dead", "if 20 people died".
fn denied(s: &Sent<'_>, from: usize) -> bool {
    // "It is not true, as the vendor says, that 19 people died".
    let that = s.before(from, 1).is_some_and(|w| w.any(&["that"]));
    let true_at = (from.saturating_sub(12)..from).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["true"])));
    if that && true_at.is_some_and(|t| s.has(t.saturating_sub(3), t, NEG)) {
        return true;
    }
    let start = from.saturating_sub(8);
    let mut j = from;
    while j > start {
        j -= 1;
        let Some(w) = s.at(j) else { break };
        if w.any(&[",", ";", ":"]) {
            return false;
        }
        if w.any(&["if", "unless", "whether"]) && from - j <= 3 {
            return true;
        }
        if w.any(&["mean", "means", "meant", "say", "imply", "true", "suggest"]) && s.has(j.saturating_sub(3), j, NEG) {
            return true;
        }
        let clause = s.low(j + 1) == "that" && from - j <= 6;
        if w.any(&["denied", "denies", "deny", "denying"]) && (from - j <= 3 || clause) {
            return true;
        }
    }
    false
}

/// Verb group left of a predicate, as far as the rules need it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    /// A form of "be" or "get": passive or copular.
    pub be: bool,
    /// A form of "have".
    pub have: bool,
    /// A modal other than "may".
    pub modal: bool,
    /// Negated.
    pub neg: bool,
    /// "feared", "believed", "may".
    pub unsure: bool,
    /// Through a relative pronoun.
    pub rel: bool,
    /// Through "found", "brought", "taken".
    pub found: bool,
    /// Whether the report is about violence, where "victims" may be alive.
    pub violent: bool,
}

impl Group {
    /// Takes a word of the group in; false where it is none.
    pub fn take(&mut self, w: &crate::sentence::Word<'_>) -> bool {
        if w.is(NEG) {
            self.neg = true;
        }
        if w.is(UNSURE) {
            self.unsure = true;
        }
        if w.is(BE) {
            self.be = true;
            true
        } else if w.is(HAVE) {
            self.have = true;
            true
        } else if w.is(MODAL) {
            if !w.any(&["may", "might", "can", "could"]) {
                self.modal = true;
            } else if w.any(&["may", "might"]) {
                self.unsure = true;
            }
            true
        } else {
            w.is(NEG)
        }
    }

    /// The modality that the group gives.
    pub fn modality(&self) -> Modality {
        if self.unsure { Modality::Possible } else { Modality::Asserted }
    }
}

/// Whether a forecast or a modal stands in `from..to`: "expected to", "could", "will".
pub fn foreseen(s: &Sent<'_>, from: usize, to: usize) -> bool {
    (from..to.min(s.words.len())).any(|i| {
        s.at(i).is_some_and(|w| {
            w.is(FORECAST) && !w.any(&["estimate", "fears", "fear", "likely", "forecast"])
                || w.any(&["would", "could", "will", "might", "should", "'ll"])
        })
    })
}
