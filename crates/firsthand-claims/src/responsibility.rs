//! Who claims it, who is accused, who denies, doubts, backs, admits: responsibility on MUC-4's scale, with who says it.
//!
//! A claimant, an accuser and a denier are sources of their claims (they end the chain).

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::TimexKind;
use firsthand_types::{Modality, Part, Polarity, Roles, Slot, SourceKind, Value};

/// All relational claims of responsibility in one sentence.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < s.words.len() {
        let found = claimed(s, part, i)
            .or_else(|| denied(s, part, i))
            .or_else(|| crate::denials::read(s, part, i))
            .or_else(|| crate::pleas::read(s, part, i))
            .or_else(|| crate::rebuttals::read(s, part, i))
            .or_else(|| doubted(s, part, i))
            .or_else(|| backed(s, part, i))
            .or_else(|| admitted(s, part, i))
            .or_else(|| acquitted(s, part, i))
            .or_else(|| accused(s, part, i))
            .or_else(|| crate::reproach::read(s, part, i))
            .or_else(|| crate::disavowals::read(s, part, i))
            .or_else(|| crate::own_part::read(s, part, i))
            .or_else(|| crate::left_open::read(s, part, i))
            .or_else(|| crate::pointed::read(s, part, i))
            .or_else(|| crate::doubts::read(s, part, i))
            .or_else(|| crate::avowals::read(s, part, i))
            .or_else(|| crate::avowed::read(s, part, i))
            .or_else(|| crate::refusals::read(s, part, i))
            .or_else(|| crate::contrition::read(s, part, i))
            .or_else(|| crate::charges::read(s, part, i))
            .or_else(|| crate::deeds::read(s, part, i))
            .or_else(|| crate::faults::read(s, part, i))
            .or_else(|| crate::failings::read(s, part, i))
            .or_else(|| crate::frames::read(s, part, i))
            .or_else(|| crate::grievance::read(s, part, i))
            .or_else(|| crate::disclaims::read(s, part, i))
            .or_else(|| crate::misconduct::read(s, part, i))
            .or_else(|| crate::voiced::read(s, part, i));
        match found {
            Some((d, to)) => {
                if out.iter().any(|o: &Draft| o.slot == d.slot && o.span.overlap(d.span) > 0) {
                    i += 1;
                    continue;
                }
                let finding = d.slot == Slot::Corroboration;
                out.push(d);
                // What a finding says may blame somebody in its turn.
                i = if finding { i + 1 } else { to.max(i + 1) };
            }
            None => i += 1,
        }
    }
    out
}

pub(crate) type Found = Option<(Draft, usize)>;

/// Builds a relational draft; `by` becomes a source of the claim.
pub(crate) fn draft(
    s: &Sent<'_>,
    part: Part,
    slot: Slot,
    rule: &'static str,
    (from, to): (usize, usize),
    by: Option<Phrase>,
    roles: Roles,
) -> Draft {
    let mut d = Draft::new(part, s.bytes(from, to), slot, Value::Roles(roles), rule);
    d.claimant = by.and_then(|p| clause::source(s, p));
    d.number = by.filter(|p| p.from >= from && p.to < to).map(|p| s.bytes(p.to, p.to + 1));
    d
}

/// An accusation, which is alleged by whoever says it.
pub(crate) fn alleged(
    s: &Sent<'_>,
    part: Part,
    rule: &'static str,
    range: (usize, usize),
    by: Option<Phrase>,
    roles: Roles,
) -> Found {
    // A day or a number accuses nobody.
    let by = by.filter(|p| clause::words(s, *p).chars().any(char::is_alphabetic));
    let names = |n: &String| n.chars().any(char::is_alphabetic) && !crate::antecedent::owner(n);
    let roles = Roles { by: roles.by.filter(names), ..roles };
    let mut d = draft(s, part, Slot::Accusation, rule, range, by, roles);
    d.modality = Modality::Alleged;
    // "The mayor withdrew his claim that the Grey Hand was behind it": he accuses it no more.
    let near = range.0.saturating_sub(8);
    let back = s.find(near, range.0 + 1, &["withdrew", "retracted", "withdraws", "retracts", "withdrawn", "recanted"]);
    if back
        .is_some_and(|v| s.within(v + 1, range.0 + 1, &["claim", "claims", "accusation", "allegation", "statement", "charge"]))
    {
        d.polarity = Polarity::Denied;
    }
    Some((d, range.1))
}

pub(crate) fn role(s: &Sent<'_>, p: Option<Phrase>) -> Option<String> {
    p.map(|p| clause::name(s, p)).filter(|n| !n.is_empty())
}

pub(crate) fn text(s: &Sent<'_>, from: usize, to: usize) -> Option<String> {
    Some(s.slice(from, to).trim().to_owned()).filter(|t| !t.is_empty())
}

/// From the subject, where it stands close before the verb, to the end of the clause.
fn extent(s: &Sent<'_>, by: Option<Phrase>, v: usize) -> (usize, usize) {
    let start = clause::group_start(s, v);
    let from = by.map(|p| p.from).filter(|f| *f <= start && start - f <= 12).unwrap_or(start);
    (from, clause::clause_end(s, v))
}

/// What it finds: a group or person that says it did it.
///
/// Example: `The Grey Hand claimed responsibility for the bombing through its Pell channel.` gives by the Grey Hand, through
/// its Pell channel. `No group has claimed responsibility.` is absent.
///
/// Wrong where responsibility is for a policy ("the minister took responsibility for the delay"): such are left out by verb.
fn claimed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = (i + 7).min(s.words.len());
    let noun = s.follows(i + 1, &["of"]);
    let taken =
        w.any(&["claimed"]) && s.follows(i + 1, &["by"]) && s.find(i.saturating_sub(10), i, &["responsibility"]).is_some();
    let by_group = w.any(&["claimed"])
        && s.before(i, 1).is_some_and(|p| p.is(BE) || p.is(ADV))
        && s.follows(i + 1, &["by"])
        && clause::subject(s, i).is_some_and(|p| s.has(p.from, p.to, EVENT));
    let verb = taken
        || by_group
        || !noun
            && w.any(&["claimed", "claims", "claiming", "claim", "assumed"])
            && s.within(i + 1, end, &["responsibility", "credit"])
        || w.any(&["took", "taken", "takes", "taking"])
            && (s.within(i + 1, (i + 3).min(end), &["credit"])
                || s.find(i + 1, (i + 4).min(end), &["responsibility"]).is_some_and(|r| {
                    s.low(r + 1) == "for" && s.has(r + 2, r + 7, EVENT)
                        || s.low(r + 1) != "for" && channel(s, r, r + 6).is_some()
                }))
        || w.any(&["repeated", "reiterated", "renewed"])
            && s.at(i + 1).is_some_and(|n| n.any(&["its", "their", "his"]))
            && s.within(i + 2, i + 4, &["claim"])
        || w.any(&["declared", "acknowledged", "announced", "acknowledging", "declaring", "boasted"])
            && (s.within(i + 1, i + 5, &["involvement", "orchestrating", "responsibility"])
                || s.follows(i + 1, &["carrying", "out"]))
        || w.any(&["claimed", "claiming", "claims"])
            && s.within(i + 1, i + 4, &["attack", "bombing", "assault", "shooting", "killing", "killings", "blast"]);
    // "Claimed responsibility for the crash lay with the driver", "assumed responsibility for the burials".
    let elsewhere = s.find(i + 1, i + 4, &["responsibility"]).is_some_and(|r| {
        s.within(r + 1, r + 10, &["lay", "lies", "rested", "rests"])
            || w.any(&["assumed", "took", "taken", "takes"])
                && s.low(r + 1) == "for"
                && crate::avowals::attack_follows(s, r + 2, r + 5).is_none()
                && !s.has(r + 2, r + 4, EVENT)
    });
    if verb && !elsewhere {
        let passive = s.before(i, 1).is_some_and(|w| w.is(BE));
        let mut by = if passive { agent(s, i) } else { clause::subject(s, i) };
        if by.is_some_and(|p| p.to - p.from == 1 && s.at(p.from).is_some_and(|w| w.any(&["responsibility", "attack"]))) {
            by = None;
        }
        let none = nobody(s, by) || clause::negated(s, i);
        let (mut from, mut to) = extent(s, by, i);
        let through = channel(s, i + 1, s.words.len());
        if let Some((_, t)) = &through {
            to = to.max((*t).min(i + 40));
        }
        if passive {
            from = clause::clause_begin(s, i).max(i.saturating_sub(8));
        }
        let after = s.layers.timexes_in(s.bytes(i, s.words.len()));
        let when = after.filter(|t| t.kind == TimexKind::Time).find_map(|t| t.at.clone());
        let roles = Roles { by: role(s, by), through: through.map(|t| t.0), when, ..Roles::default() };
        let mut d = draft(s, part, Slot::ClaimOfResponsibility, "claim/verb", (from, to), by.filter(|_| !none), roles);
        if let Some(c) = d.claimant.as_mut().filter(|c| matches!(c.kind, SourceKind::Anonymous | SourceKind::Government)) {
            c.kind = SourceKind::ArmedGroup;
            c.vague = false;
        }
        if none {
            d.polarity = Polarity::Absent;
        }
        return Some((d, to));
    }
    // "the group said that it had carried out the attack", "said they were behind it".
    let struck = w.any(&["killed", "bombed", "shot", "targeted", "struck", "attacked", "shelled", "ambushed"])
        && s.before(i, 1).is_some_and(|p| p.any(&["had", "has", "have"]));
    let did = struck
        || w.any(&["carried"]) && s.follows(i + 1, &["out"]) && s.low(i + 2) != "no"
        || w.any(&["behind"]) && s.has(i.saturating_sub(3), i, BE)
        || w.any(&["planted", "detonated", "staged", "conducted", "executed"]) && s.at(i + 1).is_some_and(|n| n.is(DET));
    let own = s.find(i.saturating_sub(5), i, &["they", "it", "its", "he", "we"]);
    let said = own.and_then(|o| {
        (o.saturating_sub(9)..o).rev().find(|&j| {
            s.at(j).is_some_and(|w| {
                w.any(&[
                    "said", "says", "say", "claimed", "claims", "announced", "declares", "declared", "boasts", "boasted",
                    "stated",
                ])
            })
        })
    });
    let ours = own.is_none_or(|o| struck || crate::avowals::whose(s, o));
    // "Behind a cordon", "carried out 40 evacuations": what was done must be an attack.
    let deed = struck
        || crate::avowals::attack_follows(s, i + 1, i + 8).is_some()
        || s.at(if w.any(&["carried"]) { i + 2 } else { i + 1 }).is_some_and(|n| n.any(&["it", "them", "this", "that"]))
        || !w.any(&["carried", "behind", "conducted"]);
    let plain = said.zip(own).is_none_or(|(v, o)| {
        !s.has(v + 1, i, MODAL)
            && !s.within(v + 1, i, &["none", "neither", "nobody", "may", "might"])
            && !s.within(
                v + 1,
                o,
                &["claim", "claims", "allegation", "allegations", "accusation", "report", "reports", "suggestion"],
            )
            && !s.within(0, v, &["withdrew", "retracted", "withdraws", "retracts"])
    });
    if let Some(v) = said.filter(|_| did && ours && deed && plain && !clause::negated(s, i)) {
        let by =
            clause::subject(s, v).filter(|p| !s.at(p.from).is_some_and(|w| w.any(&["police", "officials", "authorities"])))?;
        // "The army said it had killed six": no claim of the attack that the report is about.
        let group = [
            "group", "front", "state", "movement", "brigade", "militia", "faction", "organisation", "organization", "rebels",
            "militants",
        ];
        if struck && !s.within(by.from, by.to, &group) {
            return None;
        }
        let to = clause::clause_end(s, i);
        let through = channel(s, v, i).map(|t| t.0);
        // "The Red Hand first said it had".
        let first = s.at(by.to - 1).is_some_and(|w| w.any(&["first", "later", "then", "also", "now", "initially"]));
        let by = if first && by.to > by.from + 1 { Phrase { to: by.to - 1, ..by } } else { by };
        let none = nobody(s, Some(by));
        let roles = Roles { by: role(s, Some(by)).filter(|_| !none), through, ..Roles::default() };
        let from = if v - by.from <= 12 { by.from } else { v };
        let claimant = Some(by).filter(|_| !none);
        let mut d = draft(s, part, Slot::ClaimOfResponsibility, "claim/said", (from, to), claimant, roles);
        if none {
            d.polarity = Polarity::Absent;
        }
        return Some((d, to));
    }
    // "a claim of responsibility by X", "no claim of responsibility".
    if w.any(&["claim", "claims"]) && s.follows(i + 1, &["of", "responsibility"]) {
        if s.within(i.saturating_sub(5), i, &["withdrawn", "withdraw", "withdrew", "retracted", "retract", "rescinded"]) {
            return None;
        }
        let none = s.within(i.saturating_sub(3), i, &["no", "any"]) || s.has(i.saturating_sub(3), i, NEG);
        let by = agent(s, i);
        if !none && by.is_none() {
            return None;
        }
        let from = if none { i.saturating_sub(1) } else { i };
        let roles = Roles { by: role(s, by), through: channel(s, i + 3, s.words.len()).map(|t| t.0), ..Roles::default() };
        let to = by.map_or(i + 3, |p| p.to);
        let mut d = draft(s, part, Slot::ClaimOfResponsibility, "claim/noun", (from, to), by, roles);
        if none {
            d.polarity = Polarity::Absent;
        }
        return Some((d, to));
    }
    None
}

/// Whether the head of a phrase is no event, time or abstract thing, as far as the model's mentions tell.
fn acts(s: &Sent<'_>, p: Phrase) -> bool {
    use firsthand_language::MentionKind;
    let range = s.bytes(p.from, p.to);
    let inside = s.layers.spans.partition_point(|m| m.span.start < range.start);
    let mut kinds =
        s.layers.spans.iter().skip(inside).take_while(|m| m.span.start <= range.start + 4).filter(|m| range.contains(m.head));
    kinds.next().is_none_or(|m| {
        !matches!(m.kind, MentionKind::Event | MentionKind::Abstract | MentionKind::Time | MentionKind::Quantity)
    })
}

fn nobody(s: &Sent<'_>, by: Option<Phrase>) -> bool {
    by.is_some_and(|p| {
        (p.from.saturating_sub(1)..p.to).any(|i| s.at(i).is_some_and(|w| w.any(&["no", "nobody", "none", "no-one", "neither"])))
    })
}

/// "by X" within reach after the token.
pub(crate) fn agent(s: &Sent<'_>, i: usize) -> Option<Phrase> {
    let by = s.find(i + 1, i + 9, &["by"])?;
    clause::phrase_after(s, by + 1, false)
}

/// "via its Amaq news outlet on Telegram", "in a video posted online", "in a statement".
fn channel(s: &Sent<'_>, from: usize, to: usize) -> Option<(String, usize)> {
    let at = (from..to).find(|&i| {
        s.at(i).is_some_and(|w| w.any(&["via", "through"]))
            || s.at(i).is_some_and(|w| w.any(&["in", "on", "by"]))
                && (s.within(
                    i + 1,
                    i + 6,
                    &[
                        "statement", "video", "message", "communique", "telegram", "leaflet", "leaflets", "letter",
                        "recording", "audio", "post", "channel", "channels", "twitter", "facebook", "website", "account",
                    ],
                ))
                && !s.has(i + 1, i + 2, PREP)
            || s.at(i).is_some_and(|w| w.any(&["telephoned", "phoned", "telephone"]))
    })?;
    let p = clause::phrase_after(s, at + 1, true)?;
    Some((s.slice(p.from, p.to).to_owned(), p.to))
}

/// What it finds: somebody is said to have done it, or to be at fault.
///
/// Example: `Orvel County sued the power company over the fire.` gives by Orvel County, against the power company.
///
/// Wrong where the verb has another sense ("blamed on the weather" is kept, against the weather).
fn accused(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let next = |words: &[&str]| s.at(i + 1).is_some_and(|n| n.any(words));
    let sue =
        w.any(&["sued", "suing", "sues"]) || w.any(&["sue"]) && !s.within(i.saturating_sub(2), i, &["can", "could", "may"]);
    let verb = sue
        || w.any(&["blamed", "blames", "blaming", "accused", "accuses", "accusing", "criticised", "criticized", "condemned"])
            && !(w.any(&["condemned"])
                && s.within(
                    i + 1,
                    i + 6,
                    &[
                        "attack", "attacks", "killing", "killings", "act", "acts", "violence", "bombing", "murder", "murders",
                        "assassination", "kidnapping", "massacre", "crime", "assault", "shooting", "stabbing", "terrorism",
                    ],
                ))
        || w.any(&["alleges", "alleged", "alleging", "allege"])
            && !next(&["attack", "gunman", "attacker", "attackers"])
            && (s.at(i + 1).is_some_and(|n| n.is(DET | REL | PRON))
                || next(&["negligence"])
                || s.at(i + 1).is_some_and(|n| n.capital || n.low.ends_with("ing")))
        || w.any(&["attributed", "attributes", "attributing"]) && s.within(i + 1, i + 8, &["to"])
        || w.any(&["held", "hold", "holds"]) && s.within(i + 2, i + 9, &["responsible", "accountable"])
        || w.any(&["pointed", "points", "pointing"]) && s.within(i + 1, i + 5, &["finger", "fingers"])
        || w.any(&["faulted", "faults", "criticises", "criticizes"])
        || w.any(&["blame", "accuse", "criticise", "criticize"])
            && s.before(i, 1).is_some_and(|p| {
                !p.is(DET | MODAL | NEG | PREP | ADV) && !p.any(&["to", "no", "share", "and", "or"]) && !p.punct()
            })
            && s.at(i + 1).is_some_and(|n| n.is(DET) || n.capital);
    if let Some(found) = crate::blame::read(s, part, i) {
        return Some(found);
    }
    if !verb
        || clause::negated(s, i)
        || s.at(i)?.num.is_some()
        || w.any(&["alleged"]) && s.before(i, 1).is_some_and(|p| p.is(PREP | DET))
    {
        return None;
    }
    let passive = s.before(i, 1).is_some_and(|p| p.is(BE)) && !w.low.ends_with("ing")
        || s.before(i, 2).is_some_and(|p| p.is(BE))
            && s.before(i, 1).is_some_and(|p| p.is(ADV | PRON))
            && !w.low.ends_with("ing");
    // "Mr Veld, the minister, went on blaming the Front": the subject is that of the main clause.
    let hanging = w.low.ends_with("ing") && !s.has(i.saturating_sub(2), i, BE);
    let subject = main_subject(s, i).filter(|_| hanging).or_else(|| clause::subject(s, i));
    let (by, against, of) = if w.any(&["alleges", "alleged", "alleging", "allege"]) {
        // An adjective ("the alleged attacker") is none; whose deed a clause alleges the frames know.
        subject.filter(|_| s.children(i, &["ccomp"]).is_empty())?;
        let start = if s.at(i + 1).is_some_and(|n| n.any(&["that"])) { i + 2 } else { i + 1 };
        (subject, clause::phrase_after(s, start, false), text(s, start, clause::clause_end(s, i)))
    } else if w.any(&["attributed", "attributes", "attributing"]) {
        let to = s.find(i + 1, i + 12, &["to"])?;
        if !s.has(i + 1, to, EVENT) {
            return None;
        }
        (subject, clause::phrase_after(s, to + 1, false), text(s, i + 1, to))
    } else if w.any(&["pointed", "points", "pointing"]) {
        let at = s.find(i + 1, i + 7, &["at"])?;
        (subject, clause::phrase_after(s, at + 1, false), None)
    } else {
        // "accused police of firing": whom, up to what for.
        let accuses = w.any(&[
            "accused", "accuses", "accusing", "accuse", "criticised", "criticized", "criticises", "criticizes", "condemned",
        ]);
        let object = clause::phrase_after(s, i + 1, false).map(|p| {
            let cut = s
                .find(p.from + 1, p.to, &["of", "for"])
                .filter(|&k| accuses && (s.at(k + 1).is_some_and(|n| n.low.ends_with("ing")) || s.low(k) == "for"))
                .or_else(|| s.find(p.from + 1, p.to, &["responsible", "accountable", "liable"]));
            Phrase { from: p.from, to: cut.unwrap_or(p.to) }
        });
        // "eight people accused of kidnapping": a participle, with its object before it.
        let passive = passive
            || w.any(&["accused", "blamed", "criticised", "criticized"])
                && s.at(i + 1).is_some_and(|n| n.any(&["of", "for", "by"]));
        let (by, against) = if passive { (agent(s, i), subject) } else { (subject, object) };
        let of = s.find(i + 1, i + 14, &["of", "for", "over"]).and_then(|p| text(s, p + 1, clause::clause_end(s, p)));
        // "blamed on the weather": what is blamed is the subject.
        match s.at(i + 1).filter(|n| n.any(&["on"])) {
            Some(_) => (None, clause::phrase_after(s, i + 2, false), None),
            None => (by, against, of),
        }
    };
    // "The nine men accused over the raid": who they are, and nobody's word.
    let described = w.any(&["accused", "blamed"]) && w.rel == "acl" && agent(s, i).is_none();
    if described && !s.has(i.saturating_sub(2), i, BE) {
        return None;
    }
    // "where the accused had lived": he who is accused, and nobody says by whom.
    let noun = w.any(&["accused"])
        && s.before(i, 1).is_some_and(|w| w.is(DET) || w.any(&["other"]))
        && !s.at(i + 1).is_some_and(|n| n.any(&["of", "by"]));
    if noun {
        return None;
    }
    against.or(by)?;
    if against.is_some_and(|p| s.within(p.from, p.to, &["none", "nobody", "no"])) {
        return None;
    }
    // Deeds and things said are condemned and criticised; only those who act are accused.
    if against.is_some_and(|p| !acts(s, p) && !s.at(i + 1).is_some_and(|n| n.any(&["on"]))) {
        return None;
    }
    if by.is_none() && against.is_none() || against.is_some_and(|p| s.slice(p.from, p.to).len() > 120) {
        return None;
    }
    let (from, to) = extent(s, subject, i);
    let roles = Roles { by: role(s, by), against: role(s, against), of, ..Roles::default() };
    alleged(s, part, "accusation/verb", (from, to), by, roles)
}

/// What it finds: somebody denies it, or rejects what is held against him.
///
/// Example: `The company rejected the criticism.` gives by the company. `A spokesman declined to comment` gives nothing.
///
/// Wrong where something else is denied ("denied entry"): an object of persons is left out.
fn denied(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let end = (i + 9).min(s.words.len());
    let fault = &[
        "accusation", "accusations", "claim", "claims", "allegation", "allegations", "criticism", "charge", "charges",
        "suggestion", "suggestions", "reports", "report", "blame", "responsibility", "involvement", "notion", "idea", "any",
        "link", "links", "accounts", "account", "rumours", "rumors", "insinuations",
    ];
    let verb = w.any(&["denied", "denies", "denying"])
        && !s.at(i + 1).is_some_and(|n| n.any(&["entry", "access", "bail", "a", "him", "them", "her"]) || n.is(PERSON))
        || w.any(&["deny"]) && !s.within(i.saturating_sub(3), i, &["confirm", "nor", "or"])
        || w.any(&[
            "rejected", "rejects", "reject", "rejecting", "dismissed", "dismiss", "rubbished", "rebuffed", "repudiated",
            "dismisses", "dismissing", "refuted", "refutes", "rebutted", "disputed", "disputes", "bristled", "bristles",
        ]) && (s.within(i + 1, end, fault)
            || s.at(i + 1).is_some_and(|n| n.any(&["that", "this"])) && s.at(i + 2).is_none_or(|n| n.punct()))
        || w.any(&["defended", "defends", "defending"])
            && !s.within(i + 1, i + 3, &["himself", "city", "line"])
            && s.at(i + 1).is_some_and(|n| n.is(DET) || n.low.ends_with("ing") || n.any(&["itself", "how"]))
        || w.any(&["stood", "stands", "standing"])
            && s.follows(i + 1, &["by"])
            && s.within(i + 2, i + 5, &["decision", "handling", "actions", "account", "response", "move"])
        || w.any(&["regrets", "regret"]) && s.before(i, 1).is_some_and(|p| p.any(&["no", "not"]))
        || w.any(&["nothing"]) && s.within(i + 1, i + 5, &["do"]) && s.within(i.saturating_sub(2), i, &["had", "has", "have"])
        || w.any(&["involved", "behind", "responsible"])
            && s.has(i.saturating_sub(3), i, NEG)
            && s.has(i.saturating_sub(4), i, BE);
    if !verb || s.has(i.saturating_sub(3), i, NEG) && w.any(&["denied", "deny", "denies", "rejected", "disputed"]) {
        return None;
    }
    // "had no regrets", "had nothing to do with": the subject is that of the verb before.
    let noun = w.any(&["regrets", "regret", "nothing", "involved", "behind", "responsible"]);
    let v =
        if noun { (i.saturating_sub(4)..i).rev().find(|&j| s.at(j).is_some_and(|w| w.is(HAVE | BE))).unwrap_or(i) } else { i };
    // "One of them may have had nothing to do with it": somebody else reckons so.
    if noun && s.within(v.saturating_sub(4), i, &["may", "might", "probably", "possibly", "could"]) {
        return None;
    }
    let by = clause::subject(s, v).or_else(|| clause::subject(s, i.saturating_sub(2)));
    // "The charge was denied by the army": the frames know who denies.
    if w.upos == firsthand_language::Upos::Verb && !s.children(i, &["nsubj:pass"]).is_empty() {
        return None;
    }
    if by.is_some_and(|p| s.within(p.from, p.to, &["court", "judge", "judges", "jury", "tribunal", "magistrate"])) {
        return None;
    }
    let (from, to) = extent(s, by, i);
    // "His party had no part in it": whoever says so denies it for them.
    let his = |p: Phrase| s.at(p.from).is_some_and(|w| w.any(&["his", "her", "its", "their", "our", "my"]));
    let pronoun = by.is_some_and(|p| p.to == p.from + 1 && s.at(p.from).is_some_and(|w| w.is(PRON)) || his(p));
    let outer = s.layers.chain_of(s.bytes(i, i + 1)).last().cloned();
    let name = if pronoun && outer.is_some() { outer.as_ref().map(|o| o.name.clone()) } else { role(s, by) };
    let roles = Roles { by: name, of: text(s, i + 1, to), ..Roles::default() };
    let mut d = draft(s, part, Slot::Denial, "denial/verb", (from, to), by.filter(|_| !(pronoun && outer.is_some())), roles);
    d.polarity = Polarity::Affirmed;
    Some((d, to))
}

/// What it finds: a doubt cast on an account.
///
/// Example: `The minister voiced scepticism about the group's claim.` gives by the minister.
///
/// Wrong for doubts about anything else than what happened ("doubts about the budget").
fn doubted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let verb = w.any(&["reason", "reasons"])
        && s.follows(i + 1, &["to"])
        && s.at(i + 2).is_some_and(|n| n.any(&["question", "doubt"]))
        || w.any(&["fabrication", "implausible", "unconvincing", "far-fetched", "dubious", "credible", "true", "unlikely"])
            && (w.any(&["fabrication", "implausible", "unconvincing", "far-fetched", "dubious"])
                || s.has(i.saturating_sub(4), i, NEG) && !s.within(i.saturating_sub(3), i, &["is"]) | w.any(&["credible"]))
            && !w.any(&["unlikely"])
            && s.has(i.saturating_sub(4), i, BE)
            && s.within(
                clause::clause_begin(s, i).max(i.saturating_sub(14)),
                i,
                &["claim", "claims", "account", "version", "story", "figure", "statement", "so-called"],
            )
        || w.any(&["skeptical", "sceptical", "unconvinced"]) && s.has(i.saturating_sub(3), i, BE)
        || w.any(&["hard", "difficult"]) && s.follows(i + 1, &["to", "believe"]);
    let quality = w.any(&[
        "fabrication", "implausible", "unconvincing", "far-fetched", "dubious", "credible", "true", "hard", "difficult",
        "reason", "reasons",
    ]);
    let refused = s.has(i.saturating_sub(3), i, NEG) || s.within(i.saturating_sub(4), i, &["no", "without"]);
    if !verb || refused && !w.any(&["credible", "true"]) {
        return None;
    }
    if quality {
        // Whoever says so doubts it: the words around give him.
        let (from, to) = (clause::clause_begin(s, i).max(i.saturating_sub(14)), clause::clause_end(s, i));
        let by = s.layers.chain_of(s.bytes(i, i + 1)).last().map(|c| c.name.clone());
        let roles = Roles { by, of: text(s, from, i), ..Roles::default() };
        return Some((draft(s, part, Slot::Doubt, "doubt/quality", (from, to), None, roles), to));
    }
    let by = clause::subject(s, i);
    let (from, to) = extent(s, by, i);
    let roles = Roles { by: role(s, by), of: text(s, i + 1, to), ..Roles::default() };
    Some((draft(s, part, Slot::Doubt, "doubt/verb", (from, to), by, roles), to))
}

/// The subject of the sentence's first clause, for participles that hang on it.
fn main_subject(s: &Sent<'_>, before: usize) -> Option<Phrase> {
    let v = (0..before).find(|&j| {
        s.at(j).is_some_and(|w| (w.is(PAST | VERB) || w.upos == firsthand_language::Upos::Verb) && !w.low.ends_with("ing"))
    })?;
    clause::subject(s, v)
}

/// What it finds: a statement that bears another out.
///
/// Example: `Its intelligence supports the claim made by the group, two officials confirmed.` gives by its intelligence.
///
/// Wrong for support of a policy: the object must be a claim, an account, a finding.
fn backed(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let claim = &[
        "claim", "claims", "account", "accounts", "version", "findings", "allegation", "allegations", "assertion", "report",
        "reports", "theory", "story", "testimony", "description", "descriptions", "statement",
    ];
    let same = w.any(&["gave", "give", "gives", "told"])
        && s.within(i + 1, i + 4, &["same", "similar", "identical", "matching"])
        && s.within(i + 1, i + 5, claim);
    // A headline's "backs" is often tagged as a noun; the frames read verbs.
    let tagged = w.any(&["backs", "supports"]) && s.within(i + 1, i + 4, claim) && crate::tree::child(s, i, &["obj"]).is_none();
    let verb = tagged
        || w.any(&["confirmed"]) && s.before(i, 1).is_some_and(|p| p.any(&["also", "independently", "separately"]))
        || w.any(&["backs", "backed", "back"])
            && s.at(i + 1).is_some_and(|n| n.any(&["him", "her", "them", "this", "that"]))
            && s.at(i + 2).is_none_or(|n| n.punct() || n.any(&["up"]))
        || seconded(s, i)
        || same
        || w.any(&["confirmed", "confirms"])
            && s.low(i + 1) == "the"
            && s.at(i + 2).is_some_and(|n| n.any(&["figure", "figures"]))
        || w.any(&["reason"]) && s.before(i, 1).is_some_and(|p| p.any(&["no"])) && s.follows(i + 1, &["to", "doubt"])
        || w.any(&["plausible", "credible", "consistent"])
            && s.has(i.saturating_sub(3), i, BE)
            && !s.has(i.saturating_sub(3), i, NEG)
            && s.within(i.saturating_sub(7), i, claim)
        || w.any(&["bears", "bore", "bear"]) && s.within(i + 1, i + 3, &["out"])
        || w.any(&["consistent"]) && s.follows(i + 1, &["with"]) && s.within(i + 2, i + 6, claim);
    let finding = w.any(&["found", "concluded", "ruled", "determined", "established"])
        && s.at(i + 1).is_some_and(|n| n.any(&["that"]))
        && clause::subject(s, i).is_some_and(|p| {
            (p.from.saturating_sub(14)..p.to).any(|j| {
                s.at(j).is_some_and(|w| {
                    w.any(&["investigation", "inquiry", "report", "probe", "investigators", "autopsy", "review", "coroner"])
                })
            })
        });
    // "Seen nothing to bear out the claim".
    let nothing = s.within(i.saturating_sub(4), i, &["nothing", "little"]);
    // "The report found that checks were skipped": fault found with somebody, which the deeds know.
    let fault = finding
        && s.within(
            i,
            clause::clause_end(s, i),
            &[
                "skipped", "failed", "ignored", "negligent", "negligence", "falsified", "breached", "bypassed", "failures",
                "failings", "neglected", "should", "prevented", "avoided", "stopped", "avoidable", "misled", "safety", "cost",
            ],
        );
    // "The minister acknowledged that he had known": he bears nobody out.
    let himself = w.any(&["acknowledged", "acknowledges"])
        && s.children(i, &["ccomp"]).into_iter().any(|c| {
            s.children(c, &["nsubj"])
                .into_iter()
                .any(|k| s.at(k).is_some_and(|w| w.any(&["he", "she", "it", "they", "we", "i"])))
        });
    if !(verb || finding) || nothing || fault || himself || clause::negated(s, i) {
        return None;
    }
    let mut by = clause::subject(s, i);
    if w.any(&["reason"]) {
        by = (i.saturating_sub(4)..i)
            .rev()
            .find(|&j| s.at(j).is_some_and(|w| w.is(HAVE) || w.any(&["sees", "saw", "see"])))
            .and_then(|v| clause::subject(s, v));
    }
    // "told the agency that its services had confirmed": the conjunction is no part of the name.
    by = by.map(|p| if s.low(p.from) == "that" && p.to - p.from > 1 { Phrase { from: p.from + 1, to: p.to } } else { p });
    if finding {
        // "A report by the Bureau of A, B and C found": the report, not the last name.
        let lead = i.saturating_sub(22);
        let noun = (lead..i).find(|&j| {
            s.at(j).is_some_and(|w| {
                w.any(&[
                    "report", "investigation", "inquiry", "probe", "investigators", "autopsy", "review", "coroner", "inquest",
                ])
            })
        });
        by = noun
            .and_then(|j| {
                clause::phrase_before(s, j + 1).map(|p| Phrase {
                    from: p.from,
                    to: s.find(j, i, &[","]).unwrap_or(i).min(clause::group_start(s, i)).max(j + 1),
                })
            })
            .or(by);
    }
    let (from, to) = extent(s, by, i);
    let from = if finding { clause::group_start(s, i) } else { from };
    if w.any(&["plausible", "credible"]) {
        // "The claim was credible, two officials said": the claim itself is no source.
        let name = s.layers.chain_of(s.bytes(i, i + 1)).last().map(|c| c.name.clone());
        let roles = Roles { by: name, of: role(s, by), ..Roles::default() };
        return Some((draft(s, part, Slot::Corroboration, "corroboration/verb", (from, to), None, roles), to));
    }
    let roles = Roles { by: role(s, by), of: text(s, i + 1, to), ..Roles::default() };
    let rule = if finding { "corroboration/finding" } else { "corroboration/verb" };
    Some((draft(s, part, Slot::Corroboration, rule, (from, to), by, roles), to))
}

/// "The regulator confirmed that she had called": what was said before about somebody is borne out; no figure is.
fn seconded(s: &Sent<'_>, i: usize) -> bool {
    // "We matched the tower and so confirmed that they were filmed there" is a check.
    let checked = s.within(0, i, &["matched", "compared", "verified", "geolocated"]);
    let that = !checked && s.at(i).is_some_and(|w| w.any(&["confirmed", "confirms", "acknowledged"])) && s.low(i + 1) == "that";
    let end = clause::clause_end(s, i);
    let responsible = s.within(i + 2, end, &["responsible", "behind"]) && !s.has(i + 2, end, NEG);
    if that && responsible {
        return true;
    }
    let back = (i + 2..(i + 5).min(end)).any(|j| {
        s.at(j).is_some_and(|w| w.any(&["he", "she", "they", "her", "his", "their", "its"]) || w.capital && !w.is(DAY))
    });
    let perfect = s.within(i + 2, end, &["had", "was", "were"]);
    let fate = (i + 2..end).any(|j| s.at(j).is_some_and(|w| w.num.is_some() || w.tag.pred != crate::words::Pred::None));
    that && back && perfect && !fate
}

/// What it finds: suspects who admit it.
///
/// Example: `All three pleaded guilty on Monday.` gives by all three.
///
/// Wrong for admissions of something else ("admitted to hospital" is left out).
fn admitted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    let w = s.at(i)?;
    let verb = w.any(&["confessed", "confesses", "confessing"]) && !s.within(i + 1, i + 3, &["love", "i"])
        || w.any(&["pleaded", "pled", "pleads", "plead", "pleading"]) && s.follows(i + 1, &["guilty"])
        || w.any(&["admitted", "admitting", "admits"])
            && (s.within(
                i + 1,
                i + 6,
                &[
                    "guilt", "guilty", "killing", "shooting", "murder", "involvement", "carrying", "attack", "stabbing",
                    "planting", "setting", "responsibility", "crime",
                ],
            ) || s.follows(i + 1, &["to", "the"]) && s.has(i + 1, i + 6, EVENT))
        || w.any(&["confession", "confessions"])
            && s.has(i + 1, i + 5, PREP)
            && s.within(i.saturating_sub(4), i, &["gave", "made", "signed", "obtained"]);
    if !verb || clause::negated(s, i) || s.within(i.saturating_sub(3), i, &["not"]) {
        return None;
    }
    let by = clause::subject(s, i).or_else(|| clause::phrase_before(s, i));
    let (from, to) = extent(s, by, i);
    // "No one has admitted carrying it out": nobody claims it.
    if nobody(s, by) || by.is_some_and(|p| s.low(p.from) == "no" || s.before(p.from, 1).is_some_and(|w| w.any(&["no"]))) {
        let mut d = draft(s, part, Slot::ClaimOfResponsibility, "claim/nobody", (from, to), None, Roles::default());
        d.polarity = Polarity::Absent;
        return Some((d, to));
    }
    let from = if s.within(from.saturating_sub(2), from, &["with", "all"]) { from.saturating_sub(1) } else { from };
    let roles = Roles { by: role(s, by), of: text(s, i + 1, to), ..Roles::default() };
    // The admission reaches us on the word of whoever reports it; those who admit are named in the value.
    Some((draft(s, part, Slot::Admission, "admission/verb", (from, to), None, roles), to))
}

/// What it finds: suspects cleared.
///
/// Example: `A court in Orvel acquitted Ivo Brandt of murder.` gives by the court, of Ivo Brandt.
///
/// Wrong for charges merely dropped in part.
fn acquitted(s: &Sent<'_>, part: Part, i: usize) -> Found {
    use crate::{frames, tree};
    let w = s.at(i)?;
    let person = |p: Phrase| tree::named_person(s, p) || s.has(p.from, p.to, PERSON | ATTACKER | SUSPECT | PRON);
    let of = || frames::undergoer(s, i).or_else(|| clause::phrase_after(s, i + 1, false));
    let verb = ["acquit", "exonerate", "absolve"].contains(&w.lemma)
        || w.lemma == "clear"
            && (s.low(i + 1) == "of" || of().is_some_and(person))
            && !s.at(i + 1).is_some_and(|n| n.any(&["up", "out"]));
    let guilty = ["find", "rule", "declare", "hold"].contains(&w.lemma)
        && s.find(i + 1, i + 12, &["guilty", "liable"])
            .is_some_and(|g| (1..3).any(|b| s.before(g, b).is_some_and(|w| w.any(&["not"]))));
    if !(verb || guilty) || clause::negated(s, i) || s.has(clause::group_start(s, i), i, MODAL) {
        return None;
    }
    let (by, of) = (frames::doer(s, i), of());
    let charge = s.children(i, &["obl", "xcomp"]).into_iter().filter(|k| *k > i).map(|k| clause::clause_end(s, k)).max();
    let to = clause::clause_end(s, i).max(charge.unwrap_or(0)).max(i + 1).min(i + 30);
    let start = clause::group_start(s, i);
    let from = by.map(|p| p.from).filter(|f| *f <= start && start - f <= 6).unwrap_or(start);
    let roles = Roles { by: role(s, by), of: role(s, of), ..Roles::default() };
    Some((draft(s, part, Slot::Acquittal, "acquittal/verb", (from, to), by, roles), to))
}
