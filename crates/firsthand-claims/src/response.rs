//! What authorities and others did about it, by the parse: who sends, orders, closes, visits, resigns, pays.
//!
//! Wrong where the act is another event's; what another event did is told apart later, by its place and time.

use crate::clause;
use crate::deeds::listed;
use crate::draft::Draft;
use crate::frames;
use crate::sentence::Sent;
use crate::tree;
use crate::words::flag::*;
use firsthand_language::Upos;
use firsthand_types::{Modality, Part, Slot, Value};

/// Verbs with what makes a response of them, as object, as subject of the passive or behind "for", "to", "of": dictionary forms.
const ACTS: &[(&str, &str)] = &[
    (
        "declare proclaim impose announce lift extend decree introduce",
        "emergency mourning holiday alert disaster curfew lockdown ban amnesty moratorium blockade blackout silence",
    ),
    (
        "order open launch announce begin start promise commission establish demand pledge hold call appoint set",
        "review inquiry enquiry investigation audit probe inquest evacuation crackdown curfew lockdown inspection commission manhunt \
         taskforce task-force hotline helpline fund appeal fundraiser",
    ),
    (
        "send offer express extend convey pledge promise dispatch fly provide deliver give allocate release earmark donate approve \
         grant pay rush airlift mobilise mobilize",
        "condolence sympathy aid relief help assistance support army navy troop reinforcement rescuer medic doctor soldier rescue-team \
         compensation tent food team loan grant hospital specialist expert engineer supply",
    ),
    (
        "impose tighten step deploy mobilise mobilize reinforce boost increase strengthen raise intensify heighten double",
        "curfew security troop soldier officer firefighter check patrol police army guard level presence alert",
    ),
    (
        "cancel postpone suspend close halt ban block ground abandon scrap shut scale",
        "event concert match game class school college flight service campaign campaigning road airport border station market \
         network media traffic line visit holiday election rally festival celebration tour production operation ceremony ferry \
         train port highway motorway platform website",
    ),
    ("freeze seize confiscate block", "account asset property passport fund bank"),
    (
        "clear evacuate cordon seal empty",
        "building area street house home school scene site station zone flat block neighbourhood village ward",
    ),
    (
        "revoke withdraw suspend terminate cancel",
        "licence license concession contract permit certificate accreditation registration",
    ),
    ("open launch start begin", "file case proceeding trial search rescue disciplinary"),
    ("impose hand give serve pass", "sentence fine penalty term"),
    ("set establish create form", "unit commission committee panel taskforce fund inquiry tribunal team"),
    ("call appeal ask plead request", "aid help calm donor donation assistance volunteer blood intervention restraint"),
    (
        "hold observe convene chair summon attend lead",
        "vigil silence prayer meeting session talk summit service mass ceremony funeral",
    ),
    ("lower fly", "flag half-mast half-staff"),
    (
        "condemn denounce deplore",
        "attack bombing assault killing massacre shooting violence act terrorism atrocity murder stabbing",
    ),
    ("sack dismiss suspend fire remove relieve replace discipline recall", OFFICE),
    (
        "visit tour",
        "victim wounded injured survivor hospital site scene area town village family relative city island camp region",
    ),
    ("comfort console meet", "victim wounded survivor family relative"),
];

/// Those who hold an office.
const OFFICE: &str = "minister official head chief director manager commander officer superintendent commissioner inspector boss executive \
    governor mayor chairman chairwoman president secretary employee staff engineer supervisor general policeman principal";

/// Those who come to see for themselves.
const LEADERS: &str = "president minister king queen prince princess governor mayor pope chancellor premier secretary commissioner \
    ambassador monarch archbishop bishop senator";

/// What is shut, or stays so.
const SHUT: &str = "school airport road border station market bridge university shop office court road highway motorway line port mosque church \
    museum park stadium exchange factory mine plant tunnel station";

/// What is in force.
const ORDER: &str = "emergency curfew lockdown state alert ban order mourning";

/// What it finds: an emergency declared, an inquiry opened, help sent, a school shut, a minister gone.
///
/// Example: `The governor declared a day of mourning.` gives the clause with its subject.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for i in 0..s.words.len() {
        let Some(head) = act(s, i).or_else(|| leaves(s, i)).or_else(|| state(s, i)).or_else(|| comes(s, i)) else { continue };
        // What had been in force before it is no answer to it.
        let before = s.within(clause::group_start(s, i), i, &["had"]);
        let end = clause::clause_end(s, i).max(head + 1).min(i + 30);
        // "Visited the town in May": a month or year gone by.
        let old = !ahead(s, i) && s.layers.timexes_in(s.bytes(i, end)).any(|t| crate::warnings::is_long_ago(&t.value));
        if before || old || clause::negated(s, i) || unreal(s, i) {
            continue;
        }
        let from = tree::subject(s, i).map(|p| p.from).filter(|f| *f < i && i - f < 14).unwrap_or(i);
        // The hour that opens an entry of a log is no part of it.
        let from = (from..i)
            .find(|&k| !s.at(k).is_some_and(|w| w.low.starts_with(|c: char| c.is_ascii_digit()) && w.low.contains([':', '.'])))
            .unwrap_or(from);
        let span = s.bytes(from, end);
        if out.iter().any(|d| d.span.overlap(span) > 0) {
            continue;
        }
        let mut d =
            Draft::new(part, span, Slot::Response, Value::Text(span.of(s.text).unwrap_or("").to_owned()), "response/act");
        if ahead(s, i) {
            d.modality = Modality::Planned;
        }
        out.push(d);
    }
    out
}

/// "Could be sent", "if the schools are closed", "urged it to open an inquiry", "refused to resign": not done.
fn unreal(s: &Sent<'_>, i: usize) -> bool {
    let modal = (clause::group_start(s, i)..i).any(|k| {
        s.at(k).is_some_and(|w| {
            w.is(MODAL) && !w.any(&["will", "'ll", "shall"]) || w.any(&["would", "could", "should", "might", "may"])
        })
    });
    let marked = s.children(i, &["mark"]).into_iter().any(|k| s.at(k).is_some_and(|w| w.any(&["if", "unless", "whether"])));
    let wanted = s.at(i).is_some_and(|w| matches!(w.rel, "xcomp" | "ccomp" | "advcl"))
        && tree::head(s, i).is_some_and(|h| {
            s.at(h).is_some_and(|w| {
                listed("urge refuse decline fail ask call want demand press threaten reject deny need hope", w.lemma)
            })
        });
    modal || marked || wanted
}

fn ahead(s: &Sent<'_>, i: usize) -> bool {
    let group = clause::group_start(s, i);
    s.within(group, i, &["will", "'ll", "shall", "to"])
        || s.at(i).is_some_and(|w| matches!(w.lemma, "promise" | "pledge" | "demand"))
        || s.children(i, &["mark"]).into_iter().any(|k| s.low(k) == "to")
}

/// A verb of the table with one of its objects; the object's token.
fn act(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && !w.rel.is_empty())?;
    let mut objects = s.children(i, &["obj"]);
    let passive = |k: &usize| tree::rel(s, *k) == "nsubj:pass";
    objects.extend(s.children(i, &["nsubj"]).into_iter().filter(passive));
    // The agent of a passive is none of them ("given by the hospital").
    let agent = |k: &usize| s.children(*k, &["case"]).into_iter().any(|c| s.low(c) == "by");
    objects.extend(s.children(i, &["obl", "xcomp"]).into_iter().filter(|k| *k > i && *k < i + 8 && !agent(k)));
    // "a state of emergency", "three days of mourning", "a minute's silence", "an inquiry and a review".
    let inner: Vec<usize> = objects.iter().flat_map(|k| s.children(*k, &["nmod", "conj", "compound"])).collect();
    objects.extend(inner);
    // "a curfew imposed at once": what the participle hangs on.
    if w.rel == "acl" && frames::passive(s, i) {
        objects.extend(tree::head(s, i));
    }
    // "Cleared the town of rebels", "sealed the road into the valley": troops at war.
    let war = listed("clear seal empty", w.lemma)
        && (s.children(i, &["obl"]).into_iter().any(|k| s.children(k, &["case"]).into_iter().any(|c| s.low(c) == "of"))
            || tree::subject(s, i).is_some_and(|p| {
                s.within(
                    p.from,
                    p.to,
                    &["troops", "forces", "army", "opposition", "rebels", "fighters", "goal", "units", "militia"],
                )
            }));
    if war {
        return None;
    }
    let hit = |k: &&usize| {
        let Some(o) = s.at(**k) else { return false };
        ACTS.iter().any(|(verbs, with)| {
            let body = !std::ptr::eq(*with, OFFICE) || !s.has(**k, **k + 1, ATTACKER | SUSPECT);
            listed(verbs, w.lemma) && body && (listed(with, o.lemma) || listed(with, &o.low))
        })
    };
    let found = objects.iter().find(hit).copied()?;
    // "Raised the level of the water", "a toll given by the hospital".
    let other = s.at(found).is_some_and(|w| w.lemma == "level") && s.within(found, found + 4, &["water", "sea", "river"]);
    let fire = w.lemma == "fire" && !frames::undergoer(s, i).is_some_and(|p| s.has(p.from, p.to, DET) && p.to - p.from < 6);
    // "Gave help to the attackers" is a charge; so is "the help they gave".
    let sides = s.has(i, clause::clause_end(s, i), ATTACKER) && matches!(w.lemma, "give" | "provide" | "offer" | "send");
    (!other && !fire && !sides).then_some(found)
}

/// "The water minister resigned", "stepped down", "cut short a trip".
fn leaves(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && !w.rel.is_empty())?;
    let gone = matches!(w.lemma, "resign" | "quit") || w.lemma == "step" && s.low(i + 1) == "down";
    let short = w.lemma == "cut"
        && s.find(i + 1, i + 8, &["short"]).is_some()
        && s.within(i + 1, i + 10, &["trip", "visit", "holiday", "tour", "vacation", "stay"]);
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let office = (p.from..p.to)
        .any(|k| s.at(k).is_some_and(|w| listed(OFFICE, w.lemma) || listed("government cabinet leader board", w.lemma)));
    (short || gone && (office || tree::named_person(s, p))).then_some(i)
}

/// "A state of emergency is in force", "all schools stay shut", "the airport remains closed", "two hundred soldiers are helping".
fn state(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i)?;
    let subject = || tree::child(s, i, &["nsubj"]).filter(|k| *k < i);
    let of = |k: usize, list: &str| {
        s.at(k).is_some_and(|w| listed(list, w.lemma))
            || s.children(k, &["nmod"]).into_iter().any(|n| s.at(n).is_some_and(|w| listed(list, w.lemma)))
    };
    if w.any(&["force", "place", "effect"]) && s.low(i.saturating_sub(1)) == "in" {
        return subject().filter(|k| of(*k, ORDER)).map(|_| i);
    }
    let shut = w.any(&["closed", "shut", "off-limits", "cancelled", "canceled", "suspended"])
        && (!s.children(i, &["cop"]).is_empty()
            || tree::head(s, i).is_some_and(|h| s.at(h).is_some_and(|w| listed("remain stay keep", w.lemma))));
    if shut {
        let at = if s.children(i, &["cop"]).is_empty() { tree::head(s, i)? } else { i };
        return tree::child(s, at, &["nsubj"]).filter(|k| of(*k, SHUT)).map(|_| i);
    }
    let flags = matches!(w.lemma, "fly" | "lower") && subject().is_some_and(|k| of(k, "flag"));
    // "Ordered all dams of this type to be checked", "each family will receive 10,000 crowns".
    let checks = matches!(w.lemma, "order" | "instruct" | "direct")
        && s.children(i, &["xcomp", "ccomp"]).into_iter().any(|k| {
            s.at(k).is_some_and(|w| {
                listed("check inspect close evacuate shut ground stop review test investigate suspend remove", w.lemma)
            })
        });
    let paid = listed("receive get", w.lemma)
        && subject().is_some_and(|k| of(k, "family relative survivor victim household"))
        && s.within(
            i + 1,
            i + 8,
            &["compensation", "crowns", "dollars", "euros", "pounds", "rupees", "lira", "yuan", "payment", "payments", "each"],
        )
        || w.lemma == "set" && s.low(i + 1) == "aside"
        || w.lemma == "take" && s.low(i + 1) == "over" && s.within(i + 2, i + 6, &["guard", "duties", "patrols", "security"]);
    // "Put the harbour master under house arrest", "the search went on", "filed for bankruptcy", "jailed him for life".
    let arrest = listed("tell order place put instruct", w.lemma)
        && s.find(i + 1, i + 12, &["house"]).is_some_and(|k| s.low(k + 1) == "arrest");
    let search = listed("go continue resume enter proceed", w.lemma)
        && subject().is_some_and(|k| {
            let sought = "search rescue hunt manhunt recovery";
            of(k, sought)
                || s.children(k, &["compound", "amod"]).into_iter().any(|c| s.at(c).is_some_and(|w| listed(sought, w.lemma)))
        })
        && (w.lemma != "go" || s.low(i + 1) == "on")
        && w.upos == Upos::Verb;
    let bankrupt = w.lemma == "file" && s.within(i + 1, i + 5, &["bankruptcy", "insolvency", "creditors"]);
    let jailed = listed("jail imprison sentence", w.lemma)
        && w.upos == Upos::Verb
        && s.within(i + 1, i + 8, &["years", "life", "months", "death", "parole"]);
    let settled =
        w.lemma == "settle" && s.within(i + 1, i + 9, &["million", "paying", "court", "claim", "claims", "case", "families"]);
    let told_not = matches!(w.lemma, "order" | "instruct" | "direct" | "tell" | "ban" | "forbid")
        && subject().is_some_and(|k| {
            of(k, "regulator government ministry agency minister authority department commission cabinet watchdog")
        })
        && s.children(i, &["xcomp", "ccomp"])
            .into_iter()
            .any(|k| k > i && s.children(k, &["mark"]).into_iter().any(|m| s.low(m) == "to"));
    if arrest || search || bankrupt || jailed || settled || told_not {
        return Some(i);
    }
    let given =
        w.lemma == "give" && frames::passive(s, i) && subject().is_some_and(|k| of(k, "family relative survivor household"));
    let promised = listed("promise pledge vow", w.lemma)
        && s.children(i, &["xcomp", "ccomp"]).into_iter().any(|k| {
            s.at(k).is_some_and(|w| {
                listed("rehouse rebuild pay compensate help investigate review support reform replace remove publish", w.lemma)
            })
        });
    if flags || checks || paid || given || promised {
        return Some(i);
    }
    let works = w.upos == Upos::Verb
        && listed("help join assist search guard patrol comb scour", w.lemma)
        && subject()
            .is_some_and(|k| of(k, "soldier troop volunteer rescuer firefighter diver army navy officer helicopter team"));
    works.then_some(i)
}

/// "The president will visit the town", "the king travelled to Tamm", "the governor is due in the valley": somebody high comes.
fn comes(s: &Sent<'_>, i: usize) -> Option<usize> {
    let w = s.at(i).filter(|w| w.upos == Upos::Verb && listed("visit travel fly tour arrive go meet pray attend", w.lemma))?;
    let p = tree::subject(s, i).filter(|p| p.to <= i)?;
    let leader = (p.from..p.to).any(|k| s.at(k).is_some_and(|w| listed(LEADERS, w.lemma) || w.any(&["pm", "pope"])));
    let end = clause::clause_end(s, i);
    let to = match w.lemma {
        "visit" | "tour" | "meet" | "attend" => s.children(i, &["obj"]).first().copied(),
        "pray" => s.find(i + 1, end, &["victims", "dead", "families", "injured", "wounded"]),
        _ => s.find(i + 1, end, &["to", "in"]).filter(|k| s.at(k + 1).is_some_and(|n| n.capital || n.is(DET))),
    }?;
    leader.then_some(to)
}
