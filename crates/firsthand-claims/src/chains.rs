//! On whose word a claim stands: the chain of the attribution whose content holds it, or the body that the clause itself says
//! counted, confirmed or published the figure.

use crate::clause::{self, Phrase};
use crate::counts::object::passive;
use crate::credited;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::{Attribution, CueKind, Layers, MentionKind, Upos};
use firsthand_types::{Source, SourceKind, Span};

/// Contents of attributions, for look-up by position: near-linear however many there are.
#[derive(Debug, Default)]
pub struct Index {
    /// Range of content, and its attribution.
    ranges: Vec<(Span, usize)>,
    /// Greatest end of the ranges up to each.
    reach: Vec<usize>,
}

/// Ranges looked at on one look-up; more than this many that overlap is no text.
const LOOK: usize = 256;

impl Index {
    /// Sorts the contents of all attributions.
    pub fn new(layers: &Layers) -> Self {
        let mut ranges: Vec<(Span, usize)> = layers
            .attributions
            .iter()
            .enumerate()
            .filter(|(_, a)| !a.stance)
            .flat_map(|(i, a)| a.content.iter().map(move |c| (*c, i)))
            .collect();
        ranges.sort_by_key(|(c, i)| (c.start, c.end, *i));
        let mut far = 0;
        let reach = ranges
            .iter()
            .map(|(c, _)| {
                far = far.max(c.end);
                far
            })
            .collect();
        Index { ranges, reach }
    }

    /// The attributions whose content covers the span, innermost (shortest content) first.
    fn covering<'l>(&self, layers: &'l Layers, span: Span) -> Vec<&'l Attribution> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut j = self.ranges.partition_point(|(c, _)| c.start <= span.start);
        let mut steps = 0;
        while j > 0 && steps < LOOK && self.reach.get(j - 1).is_some_and(|r| *r >= span.end) {
            j -= 1;
            steps += 1;
            if let Some((c, i)) = self.ranges.get(j).filter(|(c, _)| c.contains(span)) {
                found.push((c.len(), *i));
            }
        }
        found.sort();
        found.into_iter().filter_map(|(_, i)| layers.attributions.get(i)).collect()
    }
}

/// The chain for a quote; `kernel` is the word it turns on, for quotes that reach beyond the attributed content.
pub fn of(s: &Sent<'_>, index: &Index, quote: Span, kernel: Option<Span>) -> Vec<Source> {
    let chain = told(s, index, quote, kernel);
    // Who will not give a figure is no source of it, whichever way his words were read.
    let withheld = |by: &Source| {
        let here = |a: &&Attribution| a.source.is_some_and(|x| x.overlap(Span::new(by.start, by.end)) > 0);
        s.layers.attributions_over(kernel.unwrap_or(quote)).filter(here).any(|a| !gives(s, a))
    };
    match chain.as_slice() {
        // "Rejected claims that 400 had died and put the toll at 41": the second is his.
        [only] if figured(s, quote) && withheld(only) && counter(s, quote).is_none_or(|by| by.name != only.name) => {
            possessor(s, quote).unwrap_or_default()
        }
        _ => chain,
    }
}

/// Whether an attribution gives what it is about: who disputes a figure, asks about it or will not confirm it does not.
fn gives(s: &Sent<'_>, a: &Attribution) -> bool {
    let refuses = a.cue.is_some_and(|c| {
        let (from, to) = (s.token_from(c.start), s.token_to(c.end));
        s.within(from, to, &["declined", "refused", "declines", "refuses"])
    });
    let unsaid = a.negated && matches!(a.cue_kind, CueKind::Confirm | CueKind::Say);
    !refuses && !unsaid && !matches!(a.cue_kind, CueKind::Doubt | CueKind::Deny)
}

/// The chain that the words around a quote give, without asking whether its source gives the figure or withholds it.
fn told(s: &Sent<'_>, index: &Index, quote: Span, kernel: Option<Span>) -> Vec<Source> {
    if presupposed(s, quote) && !vouched(s, quote) || aside(s, quote) && !tree::quoted(s, s.token_from(quote.start)) {
        return Vec::new();
    }
    if let Some(rel) = restrictive(s, quote) {
        // "the minister vowed to punish those behind the attack that killed 12": the toll is the outlet's own; a cue that follows has it.
        let after =
            s.layers.attributions.iter().filter(|a| a.cue.is_some_and(|c| s.span.holds(c.start) && c.start >= quote.end));
        let late = after
            .filter(|a| !a.stance && a.content.iter().any(|c| c.contains(quote)))
            .min_by_key(|a| a.content.first().map(|c| c.len()));
        let before = s.layers.attributions.iter().any(|a| {
            !a.stance
                && a.cue.is_some_and(|c| s.span.holds(c.start) && c.end <= rel && !says(s, c))
                && a.content.iter().any(|c| c.contains(quote))
        });
        if before {
            return late.map(|a| a.chain.clone()).unwrap_or_default();
        }
    }
    let cued = |a: &&Attribution| {
        !a.cue.is_some_and(|c| lives(s, c) || names(s, c))
            && !finds(s, a)
            && !label(s, a)
            && (gives(s, a) || !figured(s, quote))
    };
    let said =
        [kernel, Some(quote)].into_iter().flatten().find_map(|span| index.covering(s.layers, span).into_iter().find(cued));
    // "Parliament heard the governor on the fire, whose toll was lowered to 40 by the ministry": who arrived at the figure, unless
    // somebody plainly says all of it.
    let figure = kernel.and_then(|_| credited::figure(s, quote, kernel));
    if let Some(by) = figure.as_ref().filter(|_| !said.is_some_and(|a| a.cue.is_some_and(|c| says(s, c)))) {
        return vec![by.clone()];
    }
    let stated = said.map(|a| a.chain.clone());
    if let Some(mut chain) = stated.filter(|c| !c.is_empty() && !c.first().is_some_and(|src| thing(s, src))) {
        // "The fire chief said police had counted 40 injured": it is their count that he passes on.
        if let Some(by) = said.filter(|a| a.cue.is_some_and(|c| says(s, c))).and_then(|a| passed_on(s, a, quote)) {
            end_with(&mut chain, by);
        }
        // "The ministry's figure of 23 is too high, the union said": the ministry's, of which the union speaks.
        if let Some(own) = possessor(s, quote).filter(|_| chain.len() == 1) {
            own.into_iter().filter(|by| by.end <= quote.start).for_each(|by| end_with(&mut chain, by));
        }
        return chain;
    }
    let at = kernel.unwrap_or(quote);
    // "An officer said his team had found a bag with ...": who found it stands in the officer's words.
    let finder = index.covering(s.layers, at).into_iter().find(|a| finds(s, a)).and_then(|a| a.source);
    if let Some(outer) = finder.and_then(|x| index.covering(s.layers, x).into_iter().find(cued)).filter(|a| !a.chain.is_empty())
    {
        return outer.chain.clone();
    }
    if let Some(by) = figure.or_else(|| counter(s, quote)) {
        return vec![by];
    }
    if let Some(by) = charges(s, quote) {
        return vec![by];
    }
    trailing(s, at)
        .or_else(|| bracketed(s, at))
        .or_else(|| possessor(s, quote))
        .or_else(|| dashed(s, at))
        .or_else(|| enclosed(s, at))
        .or_else(|| inner(s, quote))
        .or_else(|| feared(s, at))
        .unwrap_or_default()
}

/// Whether a quote gives a number.
fn figured(s: &Sent<'_>, quote: Span) -> bool {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    (a..b).any(|i| s.at(i).is_some_and(|w| w.num.is_some()))
}

/// The chain where the words around a quote state it: what a claimant's own words stand in.
pub fn stated(s: &Sent<'_>, index: &Index, quote: Span, kernel: Option<Span>) -> Vec<Source> {
    let cued = |a: &&Attribution| !a.cue.is_some_and(|c| lives(s, c) || names(s, c)) && !label(s, a);
    let found =
        [kernel, Some(quote)].into_iter().flatten().find_map(|span| index.covering(s.layers, span).into_iter().find(cued));
    found.map(|a| a.chain.clone()).or_else(|| bracketed(s, kernel.unwrap_or(quote))).unwrap_or_default()
}

/// Whether a cue only names a thing ("in what police called an unrelated incident"): it attributes no figure.
fn names(s: &Sent<'_>, cue: Span) -> bool {
    let (a, b) = (s.token_from(cue.start), s.token_to(cue.end));
    s.within(a, b, &["called", "calls", "dubbed", "termed", "labelled", "labeled"])
        && s.before(a, 2).is_some_and(|w| w.any(&["what"])) | s.before(a, 3).is_some_and(|w| w.any(&["what"]))
}

/// Whether the "source" is a label of a transcript ("PRESENTER:") or a role in the outlet ("the newsreader said"): the outlet
/// speaks, and is no source beside itself.
fn label(s: &Sent<'_>, a: &Attribution) -> bool {
    const VOICES: &[&str] =
        &["presenter", "host", "co-host", "anchor", "newsreader", "newscaster", "announcer", "moderator", "interviewer"];
    let words = a.source.and_then(|x| x.of(s.text)).unwrap_or("").to_lowercase();
    if VOICES.contains(&words.trim_start_matches("the ").trim_start_matches("our ")) {
        return true;
    }
    let colon = a.cue.and_then(|c| c.of(s.text)) == Some(":");
    let capitals = |w: &str| w.len() > 2 && w.chars().all(|c| c.is_uppercase() || c == ' ');
    colon && !s.caps && a.source.and_then(|x| x.of(s.text)).is_some_and(capitals)
}

/// "The ministry's figure is 23": whose figure it is.
fn possessor(s: &Sent<'_>, quote: Span) -> Option<Vec<Source>> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    // "the board's tally for Dorr stands at 88": the quote may begin behind the owner.
    let mark = s.find(a.saturating_sub(5), b, &["'s", "’s", "'"])?;
    let noun = s.find(mark + 1, mark + 4, &["figure", "figures", "toll", "count", "tally", "estimate", "number"])?;
    // "disputed the army's figure of 40 dead": close before the quote, with nothing but "of" between.
    let near = noun + 1 >= a || noun + 2 == a && s.low(noun + 1) == "of" || mark + 2 >= a;
    let p = clause::phrase_before(s, mark).filter(|p| near && noun < b && speaker(s, *p))?;
    // "he said, when his agency's tally stood at 844": his who speaks.
    if s.at(p.from).is_some_and(|w| w.any(&["his", "her"])) {
        return clause::spoke_before(s, p).map(|by| vec![by]);
    }
    clause::source(s, p).map(|by| vec![by])
}

/// "17 dead, 40 hurt - fire brigade": in notes and headlines the source stands behind a dash at the end.
fn dashed(s: &Sent<'_>, at: Span) -> Option<Vec<Source>> {
    let n = s.token_from(at.start);
    let end = (n..s.words.len()).rev().find(|&i| s.at(i).is_some_and(|w| !w.punct()))? + 1;
    // "off-duty" has a hyphen, and no space before it.
    let spaced = |i: usize| s.at(i).zip(s.before(i, 1)).is_some_and(|(w, b)| w.span.start > b.span.end);
    let dash = (n..end).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["-", "–", "—"])) && spaced(i))?;
    let p = Phrase { from: dash + 1, to: end };
    let other = |w: &crate::sentence::Word<'_>| w.upos == Upos::Verb || w.num.is_some() || w.is(PREP) || w.any(&["of"]);
    let short = end - dash <= 6 && !(p.from..p.to).any(|i| s.at(i).is_some_and(other));
    // Prose ends with a full stop, and what it sets behind a dash may be the dead.
    let prose = s.words.iter().any(|w| matches!(w.upos, Upos::Verb | Upos::Aux));
    let note = !prose || s.words.last().is_none_or(|w| !w.any(&[".", "!", "?"]));
    let person = s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.named && m.kind == MentionKind::Person);
    (short && note && !person && speaker(s, p)).then(|| clause::source(s, p)).flatten().map(|by| vec![by])
}

/// "14 dead (fire service), 30 injured (hospital)", "More than 200 are injured (Ada Venn, the police prefect)": a source in the brackets
/// that follow a figure before the next one.
fn enclosed(s: &Sent<'_>, at: Span) -> Option<Vec<Source>> {
    let n = s.token_from(at.start);
    let figure = |i: usize| s.at(i).is_some_and(|w| w.num.is_some());
    let number = (n..s.token_to(at.end)).find(|i| figure(*i)).unwrap_or(n);
    let open = (number..(number + 24).min(s.words.len())).find(|&i| s.at(i).is_some_and(|w| w.any(&["("])))?;
    let close = (open..(open + 11).min(s.words.len())).find(|&i| s.at(i).is_some_and(|w| w.any(&[")"])))?;
    let ends = (close + 1..s.words.len()).all(|i| s.at(i).is_some_and(crate::sentence::Word::punct));
    let own = open <= number + 5 && !s.nums.iter().any(|m| (number + 1..open).contains(&m.number));
    let comma = s.find(open + 1, close, &[","]);
    let p = Phrase { from: open + 1, to: comma.unwrap_or(close) };
    let plain = !(open + 1..close).any(|i| s.at(i).is_some_and(|w| w.upos == Upos::Verb || w.num.is_some()));
    let person = s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.named && m.kind == MentionKind::Person);
    // A person in brackets may be one of the dead: a post must stand beside the name.
    let post = comma.is_some_and(|c| speaker(s, Phrase { from: c + 1, to: close }));
    let body = speaker(s, p) || s.within(p.from, p.to, &["opposition", "rebels", "government"]);
    ((ends || own) && plain && body && (!person || post)).then(|| clause::source(s, p)).flatten().map(|by| vec![by])
}

/// Whether a figure stands in an aside on older events: "the deadliest in Tarn since bombers killed 52 people in 2005" is the
/// outlet's, whoever says the rest.
fn aside(s: &Sent<'_>, quote: Span) -> bool {
    let a = s.token_from(quote.start);
    let Some(since) = (a.saturating_sub(10)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["since"]))) else {
        return false;
    };
    let most = |w: &crate::sentence::Word<'_>| {
        w.any(&["deadliest", "worst", "largest", "bloodiest", "biggest", "gravest", "heaviest"])
    };
    let Some(top) = (since.saturating_sub(8)..since).rev().find(|&i| s.at(i).is_some_and(most)) else { return false };
    s.before(top, 1).is_some_and(|w| w.any(&["the"])) && s.before(top, 2).is_some_and(|w| w.any(&[",", "—", "–", "-"]))
}

/// A quote that holds its own source and cue ("The prosecution said the motive was revenge").
fn inner(s: &Sent<'_>, quote: Span) -> Option<Vec<Source>> {
    let first = s.layers.attributions.partition_point(|a| a.content.first().is_some_and(|c| c.end < quote.start));
    let shown = |a: &Attribution| {
        a.source.and_then(|x| x.of(s.text)).is_some_and(|w| {
            let low = w.to_lowercase();
            ["video", "footage", "film", "clip", "image", "photo", "picture"].iter().any(|f| low.contains(f))
        })
    };
    let a = s.layers.attributions.iter().skip(first.saturating_sub(2)).take(8).filter(|a| !shown(a)).find(|a| {
        let opens = a.source.is_some_and(|x| x.start >= quote.start && x.start <= quote.start + 4);
        let cue = a.cue.is_some_and(|c| quote.contains(c));
        // "Their purpose, he said, was to frighten people": the cue stands between.
        let opens = opens || a.content.iter().any(|c| c.start >= quote.start && c.start <= quote.start + 4);
        opens && cue && !a.stance && !a.negated && a.content.iter().any(|c| quote.overlap(*c) * 2 > quote.len())
    })?;
    (!a.chain.is_empty()).then(|| a.chain.clone())
}

/// "Four were charged, with all admitting guilt, as TASS reported": between the content and a cue that follows.
fn bracketed(s: &Sent<'_>, at: Span) -> Option<Vec<Source>> {
    let first = s.layers.attributions.partition_point(|a| a.content.first().is_some_and(|c| c.end < s.span.start));
    let found = s.layers.attributions.iter().skip(first.saturating_sub(2)).take(12).find(|a| {
        !a.chain.is_empty()
            && !a.negated
            && !a.stance
            && a.content.iter().any(|c| s.span.holds(c.start) && c.end <= at.start)
            && a.cue.is_some_and(|c| c.start >= at.end && s.span.holds(c.start))
    })?;
    Some(found.chain.clone())
}

/// Whether a "source" is an unnamed place or thing ("film from the site showed"): it says nothing itself.
fn thing(s: &Sent<'_>, source: &Source) -> bool {
    let span = Span::new(source.start, source.end);
    let people =
        ["people", "residents", "neighbours", "neighbors", "witnesses", "survivors", "those", "villagers", "passengers"];
    // "An officer at the gate" is no place, "film from the scene" is a thing.
    let from = s.token_from(span.start);
    let to = s.token_to(span.end);
    let head = (from..to).find(|&i| s.at(i + 1).is_none_or(|w| w.is(PREP) || w.any(&["of"])) || i + 1 == to);
    let people = s.at(from).is_some_and(|w| w.any(&people))
        || head.and_then(|i| s.at(i)).is_some_and(|w| {
            w.is(PERSON | ONE)
                || ["officer", "official", "doctor", "medic", "nurse", "reporter", "source", "soldier"].contains(&w.lemma)
        });
    !people
        && source.part.is_none()
        && s.layers.mentions_in(s.span).any(|m| {
            !m.named
                && m.kind == MentionKind::Facility
                && m.span.end == span.end
                && span.contains(m.head)
                && matches!(
                    source.kind,
                    SourceKind::Anonymous | SourceKind::Document | SourceKind::SocialMedia | SourceKind::Outlet
                )
        })
}

/// Whether a cue plainly says, so that all of its content is the speaker's.
fn says(s: &Sent<'_>, cue: Span) -> bool {
    let (a, b) = (s.token_from(cue.start), s.token_to(cue.end));
    s.within(
        a,
        b.max(a + 1),
        &["said", "says", "say", "told", "confirmed", "confirms", "announced", "reported", "reports", "according", "put"],
    )
}

/// "Prosecutors said a man accused of killing six has confessed": police and courts answer for what they say somebody is accused of.
fn vouched(s: &Sent<'_>, quote: Span) -> bool {
    s.layers.attributions.iter().filter(|a| a.cue.is_some_and(|c| s.span.holds(c.start) && c.end <= quote.start)).any(|a| {
        a.content.iter().any(|c| c.contains(quote))
            && a.chain.last().is_some_and(|x| matches!(x.kind, SourceKind::Police | SourceKind::Court))
    })
}

/// Whether the words only say of whom a person is one, or what he is accused of: "a man whose father died", "the man accused of
/// killing five".
fn presupposed(s: &Sent<'_>, quote: Span) -> bool {
    let a = s.token_from(quote.start);
    let whose = (a.saturating_sub(3)..=a).rev().find(|&i| s.low(i) == "whose");
    let of_person = whose.is_some_and(|i| {
        let noun = if s.low(i.saturating_sub(1)) == "," { i.saturating_sub(2) } else { i.saturating_sub(1) };
        let kin = s.within(
            i + 1,
            a + 6,
            &[
                "father", "mother", "son", "daughter", "wife", "husband", "brother", "sister", "child", "children", "parents",
                "cousin", "nephew", "niece", "uncle", "aunt", "friend", "fiancee", "partner",
            ],
        );
        kin && s.at(noun).is_some_and(|w| !w.punct())
    });
    let accused = s.at(a).is_some_and(|w| w.low.ends_with("ing"))
        && s.low(a.saturating_sub(1)) == "of"
        && s.before(a, 2).is_some_and(|w| w.any(&["accused", "convicted", "suspected", "guilty"]))
        && s.before(a, 3).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn) || w.any(&[","]));
    // "A man who shot nine guests had a permit, the clerk said": who he is, not what is said of him.
    let who = (a.saturating_sub(2)..=a).find(|&i| s.low(i) == "who");
    let killer = who.is_some_and(|i| {
        s.before(i, 1).is_some_and(|w| w.is(ONE | ATTACKER) && !w.low.ends_with('s'))
            && (i + 1..i + 3).any(|j| s.at(j).is_some_and(|w| w.tag.pred == crate::words::Pred::Kill))
            && s.before(i, 2).is_some_and(|w| w.is(DET) || w.any(&["old", "armed", "lone"]))
            && s.within(0, i.saturating_sub(1), &["the", "a"])
    });
    of_person || accused || killer
}

/// Where the quote stands in a relative clause on the event itself ("the attack that killed 12"): the byte at which that begins.
fn restrictive(s: &Sent<'_>, quote: Span) -> Option<usize> {
    let a = s.token_from(quote.start);
    // "warned of an attack like that on the mill, where 12 people died": what happened at a place, set beside it.
    if a > 1 && (s.low(a - 1) == "where" || s.low(a - 1) == "which" && s.low(a - 2) == "in") {
        let rel = if s.low(a - 1) == "where" { a - 1 } else { a - 2 };
        if rel > 0 && s.low(rel - 1) == "," {
            return s.at(rel).map(|w| w.span.start);
        }
    }
    let rel = (a.saturating_sub(10)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.any(&["that", "which"])))?;
    let plain = (rel + 1..a).all(|i| s.at(i).is_some_and(|w| !w.punct() && !w.is(REL | SUB)));
    let event = (rel.saturating_sub(14)..rel).any(|i| s.at(i).is_some_and(|w| w.is(EVENT)));
    let kills = |i: usize| s.at(i).is_some_and(|w| w.any(&["killed", "claimed"]));
    let event = event || kills(rel + 1) || s.at(rel + 1).is_some_and(|w| w.is(HAVE)) && kills(rel + 2);
    let verb = s.at(rel + 1).is_some_and(|w| w.is(HAVE | ADV | PAST) || w.tag.pred != crate::words::Pred::None);
    (plain && event && verb).then(|| s.at(rel).map_or(quote.start, |w| w.span.start))
}

/// Whether the cue is the "found" of "crews found 15 bodies", which attributes nothing.
fn finds(s: &Sent<'_>, a: &Attribution) -> bool {
    let Some(c) = a.cue else { return false };
    let (from, to) = (s.token_from(c.start), s.token_to(c.end));
    let Some(i) = s.find(from, to.max(from + 1), &["found", "find", "finds", "finding", "discovered", "recovered"]) else {
        return false;
    };
    // "had found a bag with four petrol bombs": an object, by the parse, and no clause.
    let object = !s.children(i, &["obj"]).is_empty() && s.children(i, &["ccomp", "xcomp"]).is_empty();
    object || s.at(i + 1).is_some_and(|w| w.num.is_some() || w.any(&["more", "another", "the", "at", "bodies"]))
}

/// Whether a cue is the "claimed" of "claimed 12 lives" or of "claimed responsibility": these attribute no figure.
fn lives(s: &Sent<'_>, cue: Span) -> bool {
    let (a, b) = (s.token_from(cue.start), s.token_to(cue.end));
    let verbs = ["claimed", "claims", "claiming", "claim", "acknowledged", "acknowledging", "declared", "assumed"];
    s.find(a, b, &verbs)
        .is_some_and(|i| s.within(i + 1, i + 6, &["lives", "life", "responsibility", "credit", "orchestrating", "involvement"]))
}

/// Verbs by which a body states a figure itself.
const COUNTERS: &[&str] = &[
    "raised", "lowered", "put", "puts", "counted", "confirmed", "confirms", "confirming", "gave", "give", "gives", "listed",
    "published", "revised", "reported", "reports", "brought", "recorded", "records", "announced", "registered", "tallied",
    "updated", "lists", "marked", "says",
];

/// Such verbs that are nouns too, or other verbs, but for the parse.
const COUNTING: &[&str] = &[
    "confirm", "report", "counts", "count", "verified", "estimated", "estimates", "estimate", "tallies", "reporting",
    "counting", "giving", "putting", "announcing",
];

/// Verbs of a figure with the preposition that makes them so ("spoke of 40 dead", "has stuck to 275").
const WITH: &[(&str, &str)] = &[
    ("spoke", "of"),
    ("insist", "on"),
    ("insists", "on"),
    ("insisted", "on"),
    ("speak", "of"),
    ("speaks", "of"),
    ("spoken", "of"),
    ("stuck", "to"),
    ("sticks", "to"),
    ("boasted", "of"),
    ("admits", "to"),
    ("admitted", "to"),
    ("owned", "to"),
    ("made", "it"),
    ("makes", "it"),
];

/// Whether the word is a verb by which a body states a figure.
fn counts(s: &Sent<'_>, i: usize, quote: usize) -> bool {
    s.at(i).is_some_and(|w| {
        let verb = w.upos == Upos::Verb
            && (i >= quote || quote - i <= 6 && credited::direct(s, i + 1, quote + 1))
            && s.before(i, 1).is_none_or(|b| !b.is(DET) && !b.any(&["to"]));
        w.any(COUNTERS) || verb && w.any(COUNTING) || verb && WITH.iter().any(|(v, p)| w.any(&[v]) && s.low(i + 1) == *p)
    })
}

/// The body that raised the toll, confirmed the deaths, published the list: the subject of the clause's own verb.
fn counter(s: &Sent<'_>, quote: Span) -> Option<Source> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    let v = (a.saturating_sub(12)..b).rev().find(|&i| {
        counts(s, i, a) && (s.low(i).ends_with("ing") || !passive(s, i)) && s.at(i).is_some_and(|w| w.num.is_none())
    })?;
    if v < a && (v..a).any(|i| s.at(i).is_some_and(|w| w.any(&[";", ":", "—"]) || w.is(REL | SUB) && !w.any(&["that"]))) {
        return None;
    }
    // "Police would not confirm reports that 9 were killed", "declined to confirm the toll".
    if clause::negated(s, v) || s.within(v.saturating_sub(3), v, &["declined", "refused", "declines", "refuses"]) {
        return None;
    }
    // "The board put five officials under investigation": only what is put at a figure is a count.
    if s.at(v).is_some_and(|w| w.lemma == "put")
        && !s.within(v + 1, b + 2, &["at", "to", "above", "below", "between", "near", "as"])
    {
        return None;
    }
    // "City hall, wary of rumours, confirmed 16 deaths": an aside may stand between.
    let p = clause::subject(s, v).filter(|p| speaker(s, *p)).or_else(|| tree::subject(s, v))?;
    // "At midday deputies had counted six bodies": the hour is no part of their name.
    let hour =
        |i: usize| s.at(i).is_some_and(|w| w.any(&["midday", "noon", "midnight", "dawn", "dusk", "nightfall", "yesterday"]));
    let p = if hour(p.from) && p.to > p.from + 1 { Phrase { from: p.from + 1, ..p } } else { p };
    // "She put the number of injured at 64": whoever spoke last.
    if p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.any(&["she", "he"])) {
        return clause::spoke_before(s, p);
    }
    // "Velia puts its losses at 88 dead": a state that puts a figure.
    let state = s.at(v).is_some_and(|w| matches!(w.lemma, "put" | "give" | "count" | "report" | "place"))
        && s.layers.mentions_in(s.bytes(p.from, p.to)).any(|m| m.named && m.kind == MentionKind::Place);
    // "The Gazette has thirty injured": a medium that has a figure gives it.
    (state || speaker(s, p)).then(|| clause::source(s, p)).flatten()
}

/// Whose count a speaker passes on, where his words name who counted.
fn passed_on(s: &Sent<'_>, a: &Attribution, quote: Span) -> Option<Source> {
    let by = counter(s, quote)?;
    let at = Span::new(by.start, by.end);
    let inside = a.content.iter().any(|c| c.contains(at)) && a.source.is_none_or(|x| x.overlap(at) == 0);
    let v = s.token_to(at.end);
    let counted = (v..v + 4).any(|i| {
        s.at(i).is_some_and(|w| {
            matches!(w.lemma, "count" | "confirm" | "report" | "record" | "register" | "list" | "tally" | "put")
        })
    });
    let own = by
        .name
        .split(' ')
        .next()
        .is_some_and(|w| ["his", "her", "its", "their", "our"].iter().any(|p| w.eq_ignore_ascii_case(p)));
    (inside && counted && !own && by.part.is_none()).then_some(by)
}

/// "The flood has drowned eleven villagers, and officials warn of more": who warns that the figure will grow gives it.
fn feared(s: &Sent<'_>, at: Span) -> Option<Vec<Source>> {
    let n = s.token_from(at.start);
    if s.at(n)?.num.is_none() && !(n..n + 4).any(|i| s.at(i).is_some_and(|w| w.num.is_some())) {
        return None;
    }
    let a = s.layers.attributions.iter().find(|a| {
        let Some((cue, source)) = a.cue.zip(a.source).filter(|(c, _)| s.span.holds(c.start) && c.start >= at.end) else {
            return false;
        };
        let (c, x) = (s.token_from(cue.start), s.token_from(source.start));
        let joined = x > 1 && s.low(x - 1) == "and" && s.low(x - 2) == ",";
        let warns =
            s.within(c, s.token_to(cue.end).max(c + 1), &["warn", "warned", "warns", "fear", "feared", "expect", "expected"]);
        let grows = (c..c + 24).any(|i| {
            let more = s.low(i) == "more"
                && s.at(i + 1).is_none_or(|w| {
                    w.punct() || w.any(&["to", "deaths", "dead", "victims", "bodies", "casualties", "people", "will", "would"])
                });
            more || s.at(i).is_some_and(|w| w.any(&["rise", "climb", "grow", "increase", "up"]))
                && s.within(c, i, &["toll", "number", "figure", "count", "it", "numbers"])
        });
        // Relatives who fear more have not counted those before.
        let official = a.chain.last().is_some_and(|x| {
            matches!(
                x.kind,
                SourceKind::Government
                    | SourceKind::Police
                    | SourceKind::Emergency
                    | SourceKind::Hospital
                    | SourceKind::Military
            ) || x.vague && x.name.to_lowercase().ends_with("officials")
        });
        joined && warns && grows && official && !a.negated
    })?;
    Some(a.chain.clone())
}

/// "Prosecutors charged 16 people", "the prosecutor's office ordered the arrest of four clerks": who charges says so by the act.
fn charges(s: &Sent<'_>, quote: Span) -> Option<Source> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    let v = (a.saturating_sub(3)..b).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["charged", "indicted", "ordered"]) && w.upos == Upos::Verb) && !passive(s, i)
    })?;
    let ordered = s.low(v) == "ordered" && !s.within(v + 1, v + 4, &["detention", "arrest", "arrests"]);
    let p = clause::subject(s, v).filter(|_| !ordered)?;
    let office =
        s.within(p.from, p.to, &["prosecutor", "prosecutors", "prosecution", "attorney", "attorneys", "attorney-general"]);
    if office { clause::source(s, p) } else { None }
}

/// Whether a noun phrase names somebody who can state a figure.
pub fn speaker(s: &Sent<'_>, p: Phrase) -> bool {
    let span = s.bytes(p.from, p.to);
    let named = s.layers.mentions_in(s.span).any(|m| {
        m.named
            && span.contains(m.span)
            && m.span.end == span.end
            && matches!(m.kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Abstract)
    });
    let role = (p.from..p.to).any(|i| {
        s.at(i).is_some_and(|w| {
            w.any(&[
                "officials", "official", "authorities", "police", "government", "ministry", "mayor", "governor", "president",
                "county", "department", "chief", "hospital", "spokesman", "spokeswoman", "spokesperson", "agency", "fbi",
                "army", "military", "prosecutors", "investigators", "minister", "coroner", "fire", "rescue", "sheriff",
                "ambulance", "service", "services", "brigade", "coastguard", "coast", "commissioner", "doctors", "nurse",
                "doctor", "firefighters", "rescuers", "office", "authority", "commission", "union", "company", "operator",
                "board", "council", "embassy", "crescent", "cross", "secretary", "commander", "captain", "judge", "court",
                "defence", "defense", "bureau", "officer", "officers", "institute", "center", "centre", "spokeswoman",
                "deputy", "director", "lawyer", "relatives", "hospitals", "medics", "paramedics", "coordinator", "prosecutor",
                "superintendent", "inspector", "report", "inquiry", "investigation", "study", "directorate", "consulate",
                "organisation", "organization", "association", "federation", "foundation", "municipality", "administration",
                "indictment", "verdict", "lawyers", "prosecution", "deputies", "representative", "hall", "prefecture",
                "residents", "villagers", "newspaper", "broadcaster", "station", "defence", "parliament", "envoy",
                "ambassador", "ministers",
            ])
        })
    });
    let surname = p.to - p.from == 1
        && s.at(p.from).is_some_and(|w| w.capital && w.low.len() > 2)
        && s.layers.entities.iter().any(|e| {
            e.kind == MentionKind::Person
                && e.name.rsplit_once(' ').is_some_and(|(_, last)| last.eq_ignore_ascii_case(s.low(p.from)))
        });
    let named = named || surname;
    // "the disaster agency" is no disaster.
    let last = |i: usize| i + 1 == p.to;
    let bad = (p.from..p.to).any(|i| {
        s.at(i).is_some_and(|w| w.is(EVENT) && !w.any(&["fire"]) && last(i) || w.any(&["toll", "deaths", "collapse"]))
    });
    (named || role) && !bad
}

/// A clause that trails an attribution in its sentence: "…, the mayor said, bringing the toll to 12", "X said that …; one more …".
fn trailing(s: &Sent<'_>, at: Span) -> Option<Vec<Source>> {
    let first = s.layers.attributions.partition_point(|a| a.content.first().is_some_and(|c| c.end < s.span.start));
    let near = s.layers.attributions.iter().skip(first.saturating_sub(2)).take(12);
    let a = near
        .filter(|a| {
            !a.chain.is_empty()
                && !a.negated
                && !a.stance
                && a.content.iter().any(|c| s.span.holds(c.start) && c.end <= at.start)
        })
        .max_by_key(|a| a.content.first().map(|c| c.start))?;
    let content = a.content.iter().filter(|c| s.span.holds(c.start)).map(|c| c.end).max()?;
    let end = a.cue.map_or(content, |c| if s.span.holds(c.start) { c.end.max(content) } else { content });
    if end > at.start {
        return None;
    }
    let (from, to) = (s.token_from(end), s.token_from(at.start));
    // What stands between must open a dependent clause, and no other finite clause.
    let open = (from..to.max(from + 1)).find(|&i| s.at(i).is_some_and(|w| w.any(&[",", ";"])))?;
    let dependent = s.low(open) == ";"
        || s.at(open + 1).is_some_and(|w| {
            w.any(&[
                "with", "for", "taking", "bringing", "raising", "leaving", "making", "including", "among", "up", "down", "most",
            ]) || w.num.is_some()
        });
    (dependent && to - open < 16).then(|| a.chain.clone())
}

/// "The official toll": the words name a source, though a vague one.
pub fn official(s: &Sent<'_>, quote: Span) -> Option<Source> {
    let (a, b) = (s.token_from(quote.start), s.token_to(quote.end));
    let i = s.find(a, b, &["official"])?;
    let j = (i + 1..i + 3).find(|&j| s.at(j).is_some_and(|w| w.any(&["toll", "count", "tally", "figure"])))?;
    officially(s, i, j + 1)
}

/// The words from `from` to `to` ("official count") as a source that names nobody.
pub fn officially(s: &Sent<'_>, from: usize, to: usize) -> Option<Source> {
    let span = s.bytes(from, to);
    Some(Source {
        name: span.of(s.text)?.to_owned(),
        start: span.start,
        end: span.end,
        kind: SourceKind::Government,
        vague: true,
        part: None,
        role: None,
        body: None,
    })
}

/// Whether the quote begins a clause of its own after ", and" or ", while" behind a cue that only names an object ("denied any part, and the
/// group claimed it").
pub fn parted(s: &Sent<'_>, quote: Span) -> bool {
    let a = s.token_from(quote.start);
    let joined = s.before(a, 1).is_some_and(|w| w.any(&["and", "while", "but", "though", "although"]))
        && (s.before(a, 2).is_some_and(|w| w.any(&[","])) || s.before(a, 1).is_some_and(|w| !w.any(&["and"])));
    let object = s.layers.attributions.iter().any(|c| {
        !c.stance
            && c.content.iter().any(|x| x.contains(quote))
            && c.cue.is_some_and(|q| {
                s.span.holds(q.start) && q.end <= quote.start && {
                    let next = s.low(s.token_from(q.end)).to_owned();
                    next != "that" && !next.is_empty()
                }
            })
            && matches!(
                c.cue_kind,
                firsthand_language::CueKind::Deny | firsthand_language::CueKind::Allege | firsthand_language::CueKind::Doubt
            )
    });
    joined && object
}

/// Puts a claimant at the far end of a chain, unless he stands in it already.
pub fn end_with(chain: &mut Vec<Source>, by: Source) {
    // "A group calling itself the Grey Hand says": the name is the group's.
    let generic = |s: &Source| {
        matches!(s.name.to_lowercase().as_str(), "group" | "the group" | "a group" | "organisation" | "organization")
    };
    if chain.last().is_some_and(generic) && by.name.chars().any(char::is_uppercase) {
        chain.pop();
    }
    let same = |s: &Source| s.start < by.end && by.start < s.end || s.name.eq_ignore_ascii_case(&by.name);
    // "The expert said he had doubts": he is the expert.
    let himself = crate::antecedent::pronoun(&by.name) && !chain.is_empty();
    if !himself && !chain.iter().any(same) {
        chain.push(by);
    }
}
