//! Blame by what somebody says was lacking, might have been, or must follow: "there were not enough officers", "my brother would be
//! alive if they had come", "residents complained that no help came", "furious with the city", "demanded that the chief resign".

use crate::clause::{self, Phrase};
use crate::deeds::{accuser, answers, listed};
use crate::faults::accuse;
use crate::frames;
use crate::responsibility::{Found, alleged, role, text};
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Part, Roles, Source, SourceKind};

/// What ought to have been there.
const PROVISION: &str = "officer police policeman steward guard control crowd-control sprinkler extinguisher exit hydrant plan safety supervision \
  oversight inspection lifeboat lifejacket life-jacket training barrier protection preparation coordination organisation organization \
  management maintenance ambulance equipment staff marshal security help leadership escape hose detector \
  regulation precaution safeguard crew lifeguard doctor rescuer firefighter measure drill instruction guidance accountability";
/// Anger, as an adjective and as a noun.
const ANGRY: &str = "furious angry outraged livid incensed enraged scathing irate bitter resentful seething critical indignant contemptuous dismissive";
const ANGER: &str = "anger fury outrage criticism resentment rage indignation discontent frustration bitterness";
/// How anger grows, or is voiced.
const GROWS: &str = "grow mount build swell rise simmer erupt flare spread boil turn deepen increase intensify express voice vent direct feel level aim \
    focus there";
/// Ends of an office, that somebody calls for.
const GOING: &str = "resignation dismissal removal sacking head ouster prosecution impeachment arrest jailing ousting departure firing indictment";
/// The same as verbs.
const GOES: &str = "resign go quit sack fire dismiss remove prosecute jail arrest impeach oust try charge punish apologise apologize indict step stand";
/// What those at fault are judged by, as subject or as what is found.
const CONDUCT: &str = "culture oversight maintenance supervision regulation management inspection planning training control communication leadership \
    preparation response handling coordination safety procedure enforcement design workmanship construction evacuation judgement judgment";
/// Adjectives that find it wanting.
const WEAK: &str = "weak poor lax inadequate insufficient deficient shoddy sloppy bad slow confused chaotic botched flawed careless negligent \
    substandard faulty improper failed woeful loose patchy";
/// Nouns for what is found wrong.
const WRONG: &str = "failing shortcoming failure lapse flaw deficiency blunder error mistake weakness breach violation fault omission negligence defect";

/// What it finds: blame that no verb of blaming gives, on the word of those who voice it.
///
/// Example: `There were not enough officers, a stallholder said.` is an accusation by the stallholder, against nobody.
///
/// Wrong where somebody only tells of chaos that he was in: the words must be of what ought to have been.
pub fn read(s: &Sent<'_>, part: Part, i: usize) -> Found {
    crate::pointed::turning_on(s, i, found(s, part, i))
}

fn found(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| !w.rel.is_empty())?;
    let counter = || if_only(s, part, i);
    match w.upos {
        Upos::Verb => counter()
            .or_else(|| complained(s, part, i))
            .or_else(|| demanded(s, part, i))
            .or_else(|| found_wanting(s, part, i))
            .or_else(|| idiom(s, part, i)),
        Upos::Adj => counter().or_else(|| angry(s, part, i)),
        Upos::Noun => lacking(s, part, i)
            .or_else(|| anger(s, part, i))
            .or_else(|| going(s, part, i))
            .or_else(|| waiting_to_happen(s, part, i))
            .or_else(|| before_safety(s, part, i)),
        _ => counter(),
    }
}

fn voice<'a>(s: &Sent<'a>, i: usize) -> Option<&'a Source> {
    accuser(s, i).filter(|c| !matches!(c.kind, SourceKind::Outlet))
}

fn to_end(s: &Sent<'_>, i: usize) -> usize {
    clause::clause_end(s, i).max(i + 1)
}

/// "My brother would be alive if they had come", "more would have lived had the gates been opened", "nobody need have died".
fn if_only(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let start = clause::group_start(s, i);
    let would = s.within(start.saturating_sub(1), i, &["would", "could", "might", "'d", "need"]);
    let have = s.has(start, i, HAVE);
    let not = clause::negated(s, i)
        || tree::subject(s, i).is_some_and(|p| s.within(p.from, p.to, &["nobody", "none", "fewer", "less", "no"]));
    let spared =
        w.any(&["alive", "here"]) || have && listed("live survive save spare rescue escape", w.lemma) && !clause::negated(s, i);
    let averted = not && have && listed("die happen perish burn collapse drown spread lose", w.lemma);
    // "Had they come", "if they had come", "with a working alarm".
    let had = |k: usize| {
        let marked = s.children(k, &["mark"]).into_iter().any(|m| s.at(m).is_some_and(|w| w.any(&["if"])));
        let aux = s.children(k, &["aux"]).first().copied().filter(|a| s.at(*a).is_some_and(|w| w.any(&["had"])));
        let inverted = aux.is_some_and(|a| s.children(k, &["nsubj"]).into_iter().any(|n| n > a));
        (marked && aux.is_some() || inverted).then_some(k)
    };
    let cause = s.children(i, &["advcl", "ccomp", "conj", "parataxis"]).into_iter().find_map(had);
    let need = averted && s.within(start.saturating_sub(1), i, &["need"]);
    if !would || !(spared || averted) || cause.is_none() && !need {
        return None;
    }
    let by = voice(s, i).or_else(|| cause.and_then(|c| voice(s, c)))?;
    let against = cause
        .and_then(|c| {
            if frames::passive(s, c) { frames::doer(s, c) } else { tree::child(s, c, &["nsubj"]).map(|k| tree::phrase(s, k)) }
        })
        .filter(|p| answers(s, *p, i, by));
    let p = tree::subject(s, i).map_or(i, |p| p.from).min(i);
    let to = cause.map_or(0, |c| to_end(s, c)).max(to_end(s, i));
    let from = cause.map_or(p, |c| clause::clause_begin(s, c).min(p)).max(i.saturating_sub(24));
    accuse(s, part, "accusation/if-only", (from, to.min(from + 36)), by, against)
}

/// "There was no crowd control", "there weren't enough officers", "they had no life jackets for us", "too few exits".
fn lacking(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(PROVISION, w.lemma))?;
    let near = |list: &[&str]| s.within(i.saturating_sub(4), i, list);
    let no = s.children(i, &["det"]).into_iter().any(|d| s.at(d).is_some_and(|w| w.any(&["no"])));
    let few = near(&["few"]) && near(&["too"])
        || near(&["enough", "insufficient", "sufficient"]) && (near(&["insufficient"]) || s.has(i.saturating_sub(6), i, NEG));
    let any = near(&["any", "single"]) && s.has(i.saturating_sub(6), i, NEG);
    let v = tree::head(s, i);
    let there = !s.children(i, &["expl"]).is_empty()
        || v.is_some_and(|v| s.at(v).is_some_and(|w| w.is(BE)) && !s.children(v, &["expl"]).is_empty());
    let begin = clause::clause_begin(s, i);
    let was = s.within(begin, i, &["was", "were", "wasn't", "weren't", "had", "been"]);
    let seen = v
        .is_some_and(|v| s.at(v).is_some_and(|w| listed("see have provide find receive", w.lemma)) && tree::rel(s, i) == "obj");
    if !(no || few || any)
        || !was && !there
        || !(there || few && v.is_some_and(|v| s.at(v).is_some_and(|w| w.is(BE | HAVE) || w.lemma == "have")) || seen && few)
    {
        return None;
    }
    let by = voice(s, i)?;
    // Officials who say that there was no security risk, and helpers who lack help, blame nobody.
    let own = matches!(by.kind, SourceKind::Military | SourceKind::Hospital | SourceKind::Emergency);
    let other = s.at(i + 1).is_some_and(|w| w.any(&["risk", "threat", "available", "yet"]))
        || s.has(begin, i, MODAL)
        || s.within(begin, i, &["if"]);
    if own || other || s.within(i, i + 6, &["injured", "hurt", "killed", "casualties"]) {
        return None;
    }
    accuse(s, part, "accusation/lacking", (begin.max(i.saturating_sub(8)), to_end(s, i)), by, None)
}

/// "Residents complained that no help had reached them", "complained of a lack of water": afterwards, not before.
fn complained(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| matches!(w.lemma, "complain" | "protest" | "lament" | "bemoan" | "decry"))?;
    let start = clause::group_start(s, i);
    let c = s.children(i, &["ccomp"]).into_iter().find(|k| *k > i);
    let of = s.find(i + 1, i + 3, &["of", "about", "at", "over"]);
    let lack = of.is_some_and(|o| {
        (o + 1..o + 6).any(|k| {
            s.at(k).is_some_and(|w| {
                listed("lack absence delay slowness neglect chaos shortage response treatment handling failure", w.lemma)
            })
        })
    });
    let bad = c.is_some_and(|c| {
        clause::negated(s, c)
            || s.within(
                i + 1,
                c + 6,
                &[
                    "no", "nobody", "nothing", "late", "slow", "little", "failed", "ignored", "without", "poor", "poorly",
                    "badly", "never", "abandoned",
                ],
            )
    });
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    // What was complained of beforehand is a warning.
    let before = s.within(start, i, &["had"])
        || crate::tree::long_before(s)
        || s.within(start.saturating_sub(2), i, &["repeatedly", "long", "often"]);
    if !(lack || bad) || before || clause::negated(s, i) || s.has(start, i, MODAL) || frames::is_thing(s, p) {
        return None;
    }
    let to = c.map_or(0, |c| to_end(s, c)).max(to_end(s, i));
    let against = c
        .and_then(|c| tree::child(s, c, &["nsubj"]))
        .map(|k| tree::phrase(s, k))
        .filter(|a| clause::source(s, p).is_some_and(|by| answers(s, *a, i, &by)));
    let roles = Roles { by: role(s, Some(p)), against: role(s, against), of: text(s, i + 1, to), ..Roles::default() };
    alleged(s, part, "accusation/complained", (p.from.max(i.saturating_sub(12)), to), Some(p), roles)
}

/// Whom anger is at: behind "at", "with", "against" and the like.
fn whom(s: &Sent<'_>, i: usize, preps: &[&str]) -> Option<Phrase> {
    let case = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.at(c).is_some_and(|w| w.any(preps)));
    let k = s.children(i, &["obl", "nmod"]).into_iter().filter(|k| *k > i).find(case)?;
    let p = frames::bare(s, k);
    let thing = frames::is_thing(s, p) || s.within(p.from, p.to, &["death", "deaths", "loss", "news", "me", "himself", "us"]);
    (!thing).then_some(p)
}

/// "Families are furious with the city", "the judge was scathing about the police".
fn angry(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed(ANGRY, w.lemma))?;
    let against = whom(s, i, &["with", "at", "about", "of", "towards", "toward"])?;
    let v = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed("be become grow remain feel", w.lemma)));
    let cop = !s.children(i, &["cop"]).is_empty() || v.is_some();
    let p = tree::subject(s, if s.children(i, &["cop"]).is_empty() { v? } else { i }).filter(|p| p.to <= i)?;
    // "In critical condition", "critical of himself", "critical of the peace plan".
    let body = clause::source(s, p).is_some_and(|by| answers(s, against, i, &by)) || crate::chains::speaker(s, against);
    if !cop
        || !body
        || clause::negated(s, i)
        || frames::is_thing(s, p)
        || w.lemma == "critical" && !s.low(i + 1).starts_with("of")
    {
        return None;
    }
    let roles = Roles { by: role(s, Some(p)), against: role(s, Some(against)), ..Roles::default() };
    alleged(s, part, "accusation/angry", (p.from.max(i.saturating_sub(12)), to_end(s, i).max(against.to)), Some(p), roles)
}

/// "Anger has grown at the authorities", "voiced their fury at the company".
fn anger(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i).filter(|w| listed(ANGER, w.lemma))?;
    let v = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed(GROWS, w.lemma) || w.is(BE)))?;
    let subject = tree::rel(s, i).starts_with("nsubj");
    let preps: &[&str] = &["at", "against", "towards", "toward", "with", "of", "over"];
    let against = whom(s, i, preps).or_else(|| whom(s, v, preps))?;
    let body = crate::chains::speaker(s, against)
        || (against.from..against.to).any(|k| {
            s.at(k).is_some_and(|w| {
                listed(CONDUCT, w.lemma) || listed("authority official government company council police", w.lemma)
            })
        });
    if !body || clause::negated(s, v) || s.has(clause::group_start(s, v), v, MODAL) || w.lemma == "criticism" && !subject {
        return None;
    }
    let by = if subject { None } else { tree::subject(s, v).filter(|p| p.to <= v && !frames::is_thing(s, *p)) };
    if !subject && by.is_none() {
        return None;
    }
    let from = by.map_or_else(|| tree::phrase(s, i).from, |p| p.from).max(i.min(v).saturating_sub(12));
    let roles = Roles { by: role(s, by), against: role(s, Some(against)), ..Roles::default() };
    alleged(s, part, "accusation/anger", (from, to_end(s, i.max(v)).max(against.to)), by, roles)
}

/// "Called for the minister's resignation", "demanded the head of the inspector".
fn going(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed(GOING, w.lemma) && !w.rel.starts_with("nsubj"))?;
    let v = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed("call demand urge seek want", w.lemma)))?;
    let of = |k: &usize| tree::rel(s, *k) == "nmod:poss" || s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "of");
    let against =
        s.children(i, &["nmod"]).into_iter().find(of).map(|k| frames::bare(s, k)).filter(|p| !frames::is_thing(s, *p))?;
    let p = tree::subject(s, v).filter(|p| p.to <= v && !frames::is_thing(s, *p))?;
    let nobody = s.within(
        against.from,
        against.to,
        &["those", "whoever", "suspects", "attackers", "his", "their", "anyone", "perpetrators"],
    );
    // What courts and prosecutors seek is their trade.
    let court = clause::source(s, p).is_some_and(|c| matches!(c.kind, SourceKind::Court | SourceKind::Police));
    if nobody || court || clause::negated(s, v) || s.has(clause::group_start(s, v), v, MODAL) {
        return None;
    }
    let roles = Roles { by: role(s, Some(p)), against: role(s, Some(against)), of: text(s, i, i + 1), ..Roles::default() };
    alleged(s, part, "accusation/must-go", (p.from.max(v.saturating_sub(12)), to_end(s, v).max(against.to)), Some(p), roles)
}

/// "Demanded that the chief resign", "called on the minister to step down".
fn demanded(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| listed("demand call urge want insist", w.lemma))?;
    let c = s.children(i, &["ccomp", "xcomp", "advcl"]).into_iter().find(|k| {
        *k > i
            && s.at(*k).is_some_and(|w| {
                listed(GOES, w.lemma)
                    && (!matches!(w.lemma, "go" | "try" | "charge" | "fire") || frames::passive(s, *k))
                    && (w.lemma != "step" && w.lemma != "stand" || s.low(k + 1) == "down")
            })
    })?;
    let on = whom(s, i, &["on", "upon", "for"]);
    let object = s.children(i, &["obj"]).first().map(|k| frames::bare(s, *k));
    let inner = tree::child(s, c, &["nsubj"]).map(|k| tree::phrase(s, k));
    let against = on.or(inner).or(object).filter(|p| !frames::is_thing(s, *p))?;
    let nobody = s.within(
        against.from,
        against.to,
        &["those", "whoever", "suspects", "anyone", "perpetrators", "who", "culprits", "it", "people"],
    );
    let p = tree::subject(s, i).filter(|p| p.to <= i && !frames::is_thing(s, *p))?;
    let court = clause::source(s, p).is_some_and(|c| matches!(c.kind, SourceKind::Court | SourceKind::Police));
    if nobody || court || clause::negated(s, i) || clause::negated(s, c) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let roles =
        Roles { by: role(s, Some(p)), against: role(s, Some(against)), of: text(s, c, to_end(s, c)), ..Roles::default() };
    alleged(s, part, "accusation/must-go", (p.from.max(i.saturating_sub(12)), to_end(s, c)), Some(p), roles)
}

/// "Investigators pointed to a weak safety culture", "the report found serious failings at the council".
fn found_wanting(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| {
        listed(
            "point cite list identify highlight find expose uncover reveal blame note detail describe criticise criticize",
            w.lemma,
        )
    })?;
    let mut at = s.children(i, &["obj"]);
    at.extend(s.children(i, &["obl"]).into_iter().filter(|k| s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "to")));
    let more: Vec<usize> = at.iter().flat_map(|k| s.children(*k, &["conj"])).collect();
    at.extend(more);
    let weak = |k: usize| s.children(k, &["amod"]).into_iter().any(|a| s.at(a).is_some_and(|w| listed(WEAK, w.lemma)));
    let k = at.into_iter().find(|k| {
        *k > i
            && s.at(*k).is_some_and(|w| {
                listed(CONDUCT, w.lemma) && weak(*k)
                    || listed(WRONG, w.lemma) && (!s.children(*k, &["nmod", "amod"]).is_empty() || w.low.ends_with('s'))
            })
    })?;
    let p = tree::subject(s, i).filter(|p| p.to <= i && !s.within(p.from, p.to, &["we", "i", "it"]))?;
    let no = s.within(i, k, &["no", "any"]) || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL);
    // A fault in a thing was found before it: that is a warning.
    let thing = s.at(k).is_some_and(|w| matches!(w.lemma, "defect" | "weakness" | "fault" | "flaw" | "deficiency"))
        || crate::tree::long_before(s);
    let by = clause::source(s, p).filter(|c| !matches!(c.kind, SourceKind::Outlet | SourceKind::Agency))?;
    if no || thing {
        return None;
    }
    let against = whom(s, k, &["of", "at", "by", "in"]).filter(|a| answers(s, *a, i, &by));
    let to = to_end(s, k);
    let roles = Roles { by: role(s, Some(p)), against: role(s, against), of: text(s, i, to), ..Roles::default() };
    alleged(s, part, "accusation/found-wanting", (p.from.max(i.saturating_sub(12)), to), Some(p), roles)
}

/// "The dispatcher hung up on us", "turned us away", "slammed the door on them", "dragged its heels", "left us to die".
fn idiom(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let people = [
        "us", "them", "people", "him", "her", "callers", "residents", "families", "survivors", "passengers", "women",
        "children", "everyone",
    ];
    let next = |words: &[&str]| (1..).zip(words).all(|(k, w)| s.low(i + k) == *w);
    let away = matches!(w.lemma, "turn" | "send" | "shoo")
        && s.find(i + 1, i + 4, &["away", "back"]).is_some_and(|k| s.within(i + 1, k, &people));
    let left = matches!(w.lemma, "leave" | "abandon")
        && s.within(i + 1, i + 3, &people)
        && s.find(i + 2, i + 7, &["die", "burn", "drown", "perish", "fend", "fate", "rot"]).is_some();
    let saying = match w.lemma {
        "hang" => next(&["up", "on"]) || next(&["up"]) && s.at(i + 2).is_none_or(crate::sentence::Word::punct),
        "drag" => s.within(i + 2, i + 3, &["heels"]),
        "slam" | "shut" => next(&["the", "door", "on"]) || next(&["the", "door", "in"]),
        "bury" | "stick" => s.within(i + 2, i + 3, &["head", "heads"]) && s.within(i + 3, i + 6, &["sand"]),
        "play" => s.within(i + 1, i + 6, &["lives"]) && s.within(i + 1, i + 3, &["with"]),
        "gamble" => s.within(i + 1, i + 6, &["lives", "safety"]),
        "fall" => next(&["asleep", "at"]),
        _ => false,
    };
    if !(away || left || saying) || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let by = voice(s, i)?;
    let p = tree::subject(s, i).filter(|p| p.to <= i && !frames::is_thing(s, *p))?;
    let own = s.within(p.from, p.to, &["we", "i", "our", "my", "who", "that"])
        || !tree::direct(s, i) && s.within(p.from, p.to, &["he", "she"]);
    (!own).then(|| accuse(s, part, "accusation/idiom", (p.from.max(i.saturating_sub(12)), to_end(s, i)), by, Some(p)))?
}

/// "An accident waiting to happen".
fn waiting_to_happen(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| matches!(w.lemma, "accident" | "disaster" | "tragedy" | "catastrophe"))?;
    let own = tree::head(s, i).filter(|v| s.at(*v).is_some_and(|w| listed("call describe brand label", w.lemma)));
    let p = own.and_then(|v| tree::subject(s, v)).filter(|p| p.to <= i && clause::source(s, *p).is_some());
    if !s.follows(i + 1, &["waiting", "to", "happen"]) || s.has(i.saturating_sub(4), i, NEG) {
        return None;
    }
    let from = p.map_or_else(|| clause::clause_begin(s, i), |p| p.from).max(i.saturating_sub(12));
    let by = match p {
        Some(_) => None,
        None => Some(voice(s, i)?.name.clone()),
    };
    let roles = Roles { by: by.or_else(|| role(s, p)), of: text(s, i, i + 4), ..Roles::default() };
    alleged(s, part, "accusation/waiting-to-happen", (from, i + 4), p, roles)
}

/// "More interested in profit than in safety", "cared more about money than about people".
fn before_safety(s: &Sent<'_>, part: Part, i: usize) -> Found {
    s.at(i).filter(|w| w.any(&["profit", "profits", "money", "costs", "cost", "savings", "image", "schedule"]))?;
    let than = s.find(i + 1, i + 5, &["than", "before", "over", "above", "ahead"])?;
    let safety =
        s.within(than + 1, than + 5, &["safety", "lives", "people", "passengers", "residents", "workers", "tenants", "life"]);
    let begin = clause::clause_begin(s, i);
    let sense = s.within(
        begin,
        i,
        &["more", "rather", "put", "placed", "valued", "prioritised", "prioritized", "ranked", "puts", "putting"],
    );
    if !safety || !sense || s.has(begin, i, NEG) {
        return None;
    }
    let by = voice(s, i)?;
    let v = (begin..i).rev().find(|&k| s.at(k).is_some_and(|w| w.upos == Upos::Verb || w.is(BE)))?;
    let p = tree::subject(s, v).filter(|p| p.to <= i && answers(s, *p, v, by));
    accuse(s, part, "accusation/before-safety", (p.map_or(begin, |p| p.from).min(i), to_end(s, than)), by, p)
}
