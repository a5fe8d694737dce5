//! From drafts to claims: chain, event, time for which a count holds, title claims, order.

mod given;
mod placed;
mod told;

use crate::antecedent;
use crate::chains;
use crate::counts::PRONOUN;
use crate::credited;
use crate::draft::Draft;
use crate::events::{Events, MANY_EVENTS};
use crate::provenance;
use crate::sentence::Sent;
use firsthand_language::{Anchor, Layers, MentionKind, ReportLayers};
use firsthand_types::{
    Claim, EventMention, Modality, Part, Report, ReportClaims, Scope, Slot, Source, SourceKind, Span, Value,
};

/// A time a number of minutes after another, within one day: "T19:58+03:00" and 240 give "T23:58+03:00".
fn minutes_after(at: &str, minutes: i64) -> Option<String> {
    let t = at.find('T')?;
    let hour: i64 = at.get(t + 1..t + 3)?.parse().ok()?;
    let minute: i64 = at.get(t + 4..t + 6)?.parse().ok()?;
    let sum = hour * 60 + minute + minutes;
    (0..24 * 60)
        .contains(&sum)
        .then(|| format!("{}T{:02}:{:02}{}", at.get(..t).unwrap_or(""), sum / 60, sum % 60, at.get(t + 6..).unwrap_or("")))
}

/// "claimed it some four hours after the shooting began": the time of the claim, from the start that the report gives.
fn claim_time(s: &Sent<'_>, d: &mut Draft, start: Option<&str>) {
    let (Slot::ClaimOfResponsibility, Value::Roles(roles), Some(start)) = (d.slot, &mut d.value, start) else {
        return;
    };
    let offset = s.layers.timexes_in(s.span).find_map(|t| match t.anchor {
        Anchor::Event { minutes: Some(m), .. } => Some(m),
        _ => None,
    });
    if let (None, Some(m)) = (&roles.when, offset) {
        roles.when = minutes_after(start, m);
    }
}

/// A draft with its chain, its event and its time.
pub fn place(report: &Report, s: &Sent<'_>, index: &chains::Index, mut d: Draft, events: &mut Events) -> Option<Claim> {
    claim_time(s, &mut d, events.start.as_deref());
    told::content(&mut d);
    if let (Slot::StartTime, Value::Text(at)) = (d.slot, &d.value) {
        events.start.get_or_insert_with(|| at.clone());
    }
    let mut c = Claim::new(report, d.part, d.span, d.slot, d.value.clone(), d.rule)?;
    c.bound = d.bound;
    c.as_of = given::as_of(report, s, &d, events.kind());
    c.scope = d.scope;
    c.polarity = d.polarity;
    c.modality = d.modality;
    c.placed = placed::of(s, d.part, d.slot, d.span);
    c.what = d.what;
    c.includes_attackers = d.includes_attackers;
    c.firsthand = d.firsthand;
    // "850, down from 1,000": the comparison with what was is the outlet's.
    let compared = |q: &str| {
        q.starts_with("up from ")
            || q.starts_with("down from ")
            || d.rule == "superseded/from" && (q.starts_with("up ") || q.starts_with("down "))
    };
    if d.span.of(s.text).is_some_and(compared) {
        d.chain.get_or_insert_with(Vec::new);
    }
    c.sources = match d.chain {
        Some(chain) => chain,
        None if d.claimant.is_some() => chains::stated(s, index, d.span, d.number),
        None => chains::of(s, index, d.span, d.number),
    };
    // "Blast at the market - Meridian Post", "(Meridian Post)": what a headline ends with is who printed it.
    if d.part == Part::Title {
        c.sources.retain(|x| !signed(s.text, x) && !is_outlet(report, &x.name));
    }
    // A number speaks for nobody.
    c.sources.retain(|source| source.name.chars().any(char::is_alphabetic));
    // "Four men were charged, with all admitting guilt": those counted are not whose word the count is.
    if let Some(counted) = d.phrase.filter(|_| c.slot.is_people_count()) {
        c.sources.retain(|source| !counted.contains(Span::new(source.start, source.end)));
    }
    // "Film from the hall, the mayor said, shows": pictures give no toll; who speaks of them may.
    if matches!(c.slot, Slot::Killed | Slot::Injured | Slot::Missing) {
        let shown = |x: &Source| {
            // "Getty Images said" is a firm that speaks.
            if x.name.chars().skip(1).any(char::is_uppercase) {
                return false;
            }
            let last = x.name.to_lowercase();
            ["video", "videos", "footage", "film", "images", "photos", "photographs", "pictures", "clip"]
                .iter()
                .any(|w| last.split(' ').next() == Some(w) || last.split(' ').next_back() == Some(w))
        };
        c.sources.retain(|x| !shown(x));
    }
    if c.sources.is_empty() && c.slot.is_people_count() {
        c.sources.extend(chains::official(s, d.span));
    }
    let told = matches!(
        c.slot,
        Slot::Accusation
            | Slot::Denial
            | Slot::Doubt
            | Slot::Threat
            | Slot::PriorWarning
            | Slot::Corroboration
            | Slot::Admission
    );
    if c.sources.is_empty() && d.claimant.is_none() && told {
        c.sources = credited::held(s, d.span);
        // "A video threatening more attacks has appeared": who threatens is not the video.
        if c.slot == Slot::Threat && c.sources.iter().any(|x| matches!(x.kind, SourceKind::Document | SourceKind::SocialMedia))
        {
            c.sources.clear();
        }
    }
    // In a text in the first person its author says what nobody else does.
    if let Some(author) = s.layers.author.as_ref().filter(|a| told && d.part == Part::Text && !a.vague)
        && c.sources.is_empty()
        && d.claimant.is_none()
    {
        c.sources = vec![author.clone()];
    }
    let alone = d.claimant.is_none();
    if let Some(by) = d.claimant {
        // "Pell denied it, and the Grey Hand claimed it": a clause of its own, that the first speaker does not say.
        if chains::parted(s, d.span) {
            c.sources.clear();
        }
        // "The Courier could not verify it", in the Courier: the outlet speaks for itself.
        if d.slot == Slot::Verification && is_outlet(report, &by.name) {
            c.firsthand = true;
        } else {
            chains::end_with(&mut c.sources, by);
        }
    }
    antecedent::resolve(s.text, s.layers, &mut c.sources);
    first_person(s, &mut c);
    own_words(&mut c, alone);
    c.event = match d.slot {
        Slot::Date if d.background.is_some() => events.other_year(s, d.span)?,
        Slot::FoiledPlot => events.other(s, d.span, "a plot foiled"),
        Slot::PriorWarning | Slot::Verification => 0,
        _ if d.rule == crate::counts::gapping::TIME => events.other_year(s, d.span).unwrap_or_else(|| events.of(s, d.span)),
        _ => events.of(s, d.span),
    };
    Some(c)
}

/// "I hold the council responsible", in a text that its author signs: "I" is the author; unsigned, it is the outlet's own word.
fn first_person(s: &Sent<'_>, c: &mut Claim) {
    let Some(author) = s.layers.author.as_ref() else { return };
    let own = |n: &str| matches!(n, "I" | "We" | "we" | "My" | "my" | "Our" | "our" | "us");
    let quoted = |x: &Source| s.layers.quotations.iter().any(|q| !q.scare && q.span.contains(Span::new(x.start, x.end)));
    if c.part != Part::Text {
        return;
    }
    for x in &mut c.sources {
        if own(&x.name) && !quoted(x) {
            *x = author.clone();
        }
    }
    if let Value::Roles(r) = &mut c.value
        && r.by.as_deref().is_some_and(own)
        && c.sources.iter().any(|x| x.name == author.name)
    {
        r.by = Some(author.name.clone());
    }
    c.sources.retain(|x| !(author.vague && x.start == x.end));
}

/// "Police say the group's claim is false": who denies is who says so, where no rule found another denier.
fn own_words(c: &mut Claim, alone: bool) {
    let Some(last) = c.sources.last().filter(|_| alone && c.slot == Slot::Denial) else { return };
    if let Value::Roles(r) = &mut c.value
        && r.by.as_ref().is_some_and(|by| !c.sources.iter().any(|s| s.name.contains(by.as_str()) || by.contains(&s.name)))
    {
        r.by = Some(last.name.clone());
    }
}

/// Whether a name stands behind a dash or in a bracket, and is no body that gives figures.
fn signed(title: &str, source: &Source) -> bool {
    use SourceKind::*;
    let official = matches!(source.kind, Police | Government | Military | Emergency | Hospital | Court | Company);
    let before = title.get(..source.start).unwrap_or("").trim_end();
    !official && before.ends_with(['-', '\u{2013}', '\u{2014}', '(', '|', '['])
}

/// Whether the name is that of the report's outlet.
fn is_outlet(report: &Report, name: &str) -> bool {
    let plain = |n: &str| {
        let low = n.to_lowercase();
        low.trim_start_matches("the ").chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let (outlet, name) = (plain(report.outlet.as_deref().unwrap_or("")), plain(name));
    name.len() > 3 && outlet.len() > 3 && (outlet.starts_with(&name) || name.starts_with(&outlet))
}

/// Everything else that a report's claims carry.
pub fn assemble(report: &Report, layers: &ReportLayers, mut claims: Vec<Claim>, events: Events) -> ReportClaims {
    claims.sort_by_key(key);
    claims.dedup_by(|b, a| a.part == b.part && a.start == b.start && a.end == b.end && a.slot == b.slot && a.value == b.value);
    speakers(layers, &mut claims);
    pronouns(&mut claims);
    described(&mut claims);
    shot(&mut claims);
    go_on(report, layers, &mut claims);
    offices(report, layers, &mut claims);
    titles(&mut claims);
    crate::roles::settle(report, &mut claims);
    let events = events.finish();
    statistics(&mut claims, &events);
    let placed = crate::places::by_home(report, layers, &claims);
    claims.extend(placed);
    crate::sites::weigh(report, layers, &mut claims);
    crate::days::settle(report, layers, &mut claims);
    claims.sort_by_key(key);
    let text = &layers.text;
    ReportClaims {
        report: report.id.clone(),
        events,
        provenance: provenance::read(report, layers),
        aliases: aliases(report, layers),
        quotations: text
            .quotations
            .iter()
            .filter(|q| !q.scare)
            .map(|q| {
                let speaker = q.attribution.and_then(|a| text.attributions.get(a)).and_then(|a| a.chain.first()).cloned();
                (q.span, speaker)
            })
            .collect(),
        sentences: text.sentences.iter().map(|s| s.span).collect(),
        claims,
    }
}

fn key(c: &Claim) -> (Part, usize, usize, Slot, String) {
    (c.part, c.start, c.end, c.slot, c.value.key())
}

/// Whoever speaks in the report is none of its dead, and is not taken for the one arrested: a name that the clause put beside
/// another's fate makes no victim and no suspect (and a suspect who speaks is missed, the lesser wrong). Nor does a lone word that is
/// nobody's surname.
fn speakers(layers: &ReportLayers, claims: &mut Vec<Claim>) {
    let said: Vec<&Source> = layers
        .text
        .attributions
        .iter()
        .filter(|a| !a.stance)
        .flat_map(|a| &a.chain)
        .chain(claims.iter().flat_map(|c| &c.sources))
        .collect();
    let speaks: Vec<(String, usize)> = said.iter().map(|s| (s.name.to_lowercase(), s.start)).collect();
    let persons = layers.text.mentions.iter().filter(|m| m.named && m.kind == MentionKind::Person);
    let surnames: Vec<String> = persons
        .filter_map(|m| layers.text.entity_of(m))
        .filter_map(|e| e.name.to_lowercase().rsplit_once(' ').map(|(_, last)| last.to_owned()))
        .collect();
    claims.retain(|c| {
        let Value::Person(p) = &c.value else { return true };
        if !matches!(c.rule.as_str(), "person/name" | "person/portrait") {
            return true;
        }
        let own = c.rule == "person/name";
        let name = p.name.to_lowercase();
        let lone = !name.contains(' ');
        let same = |other: &str| other == name || lone && other.rsplit(' ').next() == Some(name.as_str());
        let silent = p.fate.as_deref() == Some("killed") || own && p.role == "suspect";
        // Nobody speaks in the words that begin with his name and tell his fate; "arrested at the border, Ada Venn" says.
        let leads = |at: usize| (c.start..c.start + 5).contains(&at);
        let speaker = silent && speaks.iter().any(|(other, at)| same(other) && !leads(*at));
        let nobody = own && lone && p.age.is_none() && !surnames.contains(&name);
        !(speaker || nobody)
    });
}

/// A figure that the report itself puts down to many events ("the nine homicides of this year") counts these wherever it stands.
fn statistics(claims: &mut [Claim], events: &[EventMention]) {
    let many = |c: &Claim| events.get(c.event).is_some_and(|e| e.background.as_deref() == Some(MANY_EVENTS));
    let some = |c: &Claim| c.value.numbers().is_some_and(|(n, _)| n > 2);
    let told: Vec<(Slot, String, usize)> = claims
        .iter()
        .filter(|c| c.slot.is_people_count() && some(c) && many(c))
        .map(|c| (c.slot, c.value.key(), c.event))
        .collect();
    for c in claims.iter_mut().filter(|c| c.event == 0) {
        let key = c.value.key();
        if let Some((.., event)) = told.iter().find(|(slot, value, _)| *slot == c.slot && *value == key) {
            c.event = *event;
        }
    }
}

/// A person who is named is described too: where the report names those to whom it happened, its descriptions of them add nobody
/// who can be told apart.
fn described(claims: &mut Vec<Claim>) {
    let told = |c: &Claim, described: bool| match &c.value {
        Value::Person(p) if (c.rule == "person/described") == described && p.role == "victim" => p.fate.clone(),
        _ => None,
    };
    let named: Vec<(usize, String)> = claims.iter().filter_map(|c| Some((c.event, told(c, false)?))).collect();
    claims.retain(|c| told(c, true).is_none_or(|fate| !named.contains(&(c.event, fate))));
}

/// "He died" counts somebody only where no other words of the report tell of a death: else he is one of those.
fn pronouns(claims: &mut Vec<Claim>) {
    let dead = claims.iter().any(|c| match &c.value {
        Value::Person(p) => p.fate.as_deref() == Some("killed") && p.role == "victim",
        v => c.slot == Slot::Killed && c.rule != PRONOUN && v.numbers().is_some_and(|(n, _)| n > 0),
    });
    claims.retain(|c| !dead || c.rule != PRONOUN);
}

/// Where somebody was killed, "two people were shot" does not say how many of them live: a part, never the injured.
fn shot(claims: &mut [Claim]) {
    let deadly = claims.iter().any(|c| c.slot == Slot::Killed && c.event == 0 && c.value.numbers().is_some_and(|(n, _)| n > 0))
        || claims
            .iter()
            .any(|c| matches!(&c.value, Value::Person(p) if p.fate.as_deref() == Some("killed") && p.role == "victim"));
    for c in claims.iter_mut().filter(|c| deadly && c.slot == Slot::Injured && c.rule.starts_with("injured/shot")) {
        c.scope = Some(Scope::Subset("shot".to_owned()));
    }
}

/// A figure without a source takes the chain of the figure right before it in its paragraph: "..., the mayor said. Three others
/// had been found earlier." goes on with the mayor's account.
///
/// "It was 31 in the morning" goes back to a figure of another day, whoever gave it; and where a release says that its own body
/// can confirm a figure, what follows is the release's.
fn go_on(report: &Report, layers: &ReportLayers, claims: &mut [Claim]) {
    let l = &layers.text;
    let mut last: Option<(usize, usize, Vec<Source>)> = None;
    for c in claims.iter_mut().filter(|c| c.part == Part::Text && c.slot.is_count()) {
        let Some((index, paragraph)) = l.sentence_at(c.start).and_then(|i| l.sentences.get(i).map(|s| (i, s.paragraph))) else {
            continue;
        };
        // A sentence in between parts nothing where nobody who could give a figure stands in it.
        let quiet = |i: usize| {
            let span = l.sentences.get(i).map(|s| s.span);
            let speaks = l.attributions.iter().any(|a| !a.stance && a.cue.zip(span).is_some_and(|(c, s)| s.holds(c.start)));
            let body = |m: &firsthand_language::Mention| {
                m.kind == MentionKind::Organisation || m.named && m.kind == MentionKind::Person
            };
            !speaks && span.is_some_and(|s| !l.mentions_in(s).any(body))
        };
        let near = |i: usize| index - i <= 1 || index - i == 2 && quiet(i + 1) && quiet(index);
        let before = last.as_ref().filter(|(i, p, _)| *p == paragraph && near(*i));
        // "The opposition made it 72": whoever does, it is not who spoke before.
        let own = matches!(c.rule.as_str(), "onward/made" | "figure/put" | "figure/given" | "onward/list");
        let before =
            before.filter(|(i, _, chain)| !own && (*i == index || !opens_anew(&report.text, l, index, c.start, chain)));
        let it = c.quote.get(..3).is_some_and(|q| q.eq_ignore_ascii_case("it "));
        let compared = ["up from ", "down from "].iter().any(|w| c.quote.starts_with(w));
        let back = c.rule == "superseded/from" || c.rule == "ellipsis/it-was" && it || compared;
        // Who charges answers for the charge, not for the toll beside it.
        let act = c.slot == Slot::Charged;
        if let Some((.., chain)) = before.filter(|_| c.sources.is_empty() && c.slot.is_people_count() && c.event == 0 && !back)
        {
            c.sources = chain.clone();
        }
        if !act && !c.sources.is_empty() && !c.sources.iter().all(|x| is_outlet(report, &x.name)) {
            last = Some((index, paragraph, c.sources.clone()));
        }
    }
}

/// Whether a sentence begins with another body than those of the chain ("Officials have since worked with a count of 48"): what it
/// tells is not theirs.
fn opens_anew(text: &str, l: &Layers, index: usize, at: usize, chain: &[Source]) -> bool {
    const BODIES: &[&str] = &[
        "officials", "authorities", "police", "investigators", "prosecutors", "doctors", "medics", "firefighters", "witnesses",
        "residents", "deputies", "detectives",
    ];
    let Some(s) = l.sentences.get(index) else { return false };
    let whole = s.span.of(text).unwrap_or("");
    let words = whole.strip_prefix("The ").unwrap_or(whole);
    let from = s.span.start + whole.len() - words.len();
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let known = |name: &str| chain.iter().any(|c| c.name.to_lowercase().contains(&name.to_lowercase()));
    let body = l.mentions_in(s.span).find(|m| m.span.start <= from);
    let body = body.filter(|m| m.kind == MentionKind::Organisation).and_then(|m| m.span.of(text));
    // "Her neighbour saw nine bodies", "the hospital has 33 injured": somebody else who saw or counts.
    const TELLS: &[&str] =
        &["saw", "has", "had", "reported", "reports", "counted", "counts", "recorded", "received", "lists", "spoke", "put"];
    let other = l.mentions_in(s.span).find(|m| m.span.start <= from + 4 && m.span.end <= at);
    let other = other.filter(|m| {
        let next = text.get(m.span.end..s.span.end).unwrap_or("").split_whitespace().next().unwrap_or("");
        matches!(m.kind, MentionKind::Person | MentionKind::Organisation | MentionKind::Facility)
            && TELLS.contains(&next)
            && !m.span.of(text).is_some_and(|w| w.contains(|c: char| c.is_ascii_digit()) || known(w) || antecedent::pronoun(w))
    });
    other.is_some()
        || BODIES.contains(&first.as_str()) && !known(&first)
        || body.is_some_and(|b| !known(b.trim_start_matches("The ")))
}

/// "The mayor said", where one mayor is named elsewhere in the report: the name is given, the words stay where they are.
fn offices(report: &Report, layers: &ReportLayers, claims: &mut [Claim]) {
    let l = &layers.text;
    let holders: Vec<(&str, &str)> = OFFICES
        .iter()
        .filter_map(|(office, titles)| {
            let mut names: Vec<&str> = l
                .mentions
                .iter()
                .filter(|m| m.named && m.kind == MentionKind::Person)
                .filter_map(|m| {
                    let e = l.entity_of(m)?;
                    let before =
                        report.text.get(m.span.start.saturating_sub(24)..m.span.start).unwrap_or("").trim_end().to_lowercase();
                    let role = e.role.as_deref().unwrap_or("").to_lowercase();
                    let after = report.text.get(m.span.end..).unwrap_or("").split('.').next().unwrap_or("").to_lowercase();
                    let apposed =
                        after.strip_prefix(", the ").is_some_and(|a| a.split(',').next().is_some_and(|a| a.ends_with(office)));
                    let held = titles.iter().any(|t| before.ends_with(t)) || role.ends_with(office) || apposed;
                    (held && e.name.contains(' ')).then_some(e.name.as_str())
                })
                .collect();
            names.sort();
            names.dedup();
            match names.as_slice() {
                [one] => Some((*office, *one)),
                _ => None,
            }
        })
        .collect();
    for s in claims.iter_mut().flat_map(|c| c.sources.iter_mut()) {
        let low = s.name.to_lowercase();
        let plain = low.trim_start_matches("the ");
        if let Some((_, name)) = holders.iter().find(|(office, _)| *office == plain) {
            s.role.get_or_insert_with(|| s.name.clone());
            s.name = (*name).to_owned();
            s.vague = false;
        }
    }
}

/// Offices that one person holds at a time, with the titles that stand before a name.
const OFFICES: &[(&str, &[&str])] = &[
    ("mayor", &["mayor"]),
    ("governor", &["governor", "gov."]),
    ("president", &["president"]),
    ("prime minister", &["prime minister"]),
    ("police chief", &["police chief"]),
    ("fire chief", &["fire chief"]),
    ("sheriff", &["sheriff"]),
    ("interior minister", &["interior minister"]),
    ("attorney general", &["attorney general"]),
];

/// A claim in the title takes the chain of the body's claim with the same slot and value.
fn titles(claims: &mut [Claim]) {
    let body: Vec<(Slot, String, Vec<Source>, bool)> = claims
        .iter()
        .filter(|c| c.part == Part::Text && c.modality != Modality::Predicted)
        .map(|c| (c.slot, c.value.key(), c.sources.clone(), c.firsthand))
        .collect();
    for c in claims.iter_mut().filter(|c| c.part == Part::Title && c.sources.is_empty()) {
        let value = c.value.key();
        if let Some((_, _, sources, _)) = body
            .iter()
            .filter(|(slot, v, ..)| *slot == c.slot && *v == value)
            .min_by_key(|(_, _, sources, _)| sources.is_empty())
        {
            c.sources = sources.clone();
            for s in &mut c.sources {
                s.part.get_or_insert(Part::Text);
            }
        }
    }
}

/// Names of one entity: proper names that the text uses for it, the fullest first.
fn aliases(report: &Report, layers: &ReportLayers) -> Vec<Vec<String>> {
    let l = &layers.text;
    let mut names: Vec<Vec<String>> = l.entities.iter().map(|e| vec![e.name.clone()]).collect();
    let mut named = vec![false; names.len()];
    for m in l.mentions.iter().filter(|m| m.named && !matches!(m.kind, MentionKind::Time | MentionKind::Quantity)) {
        let (Some(list), Some(words)) = (names.get_mut(m.entity), m.span.of(&report.text)) else {
            continue;
        };
        if let Some(n) = named.get_mut(m.entity) {
            *n = true;
        }
        if list.len() < 24 && !list.iter().any(|n| n == words) {
            list.push(words.to_owned());
        }
    }
    let mut out: Vec<Vec<String>> = names
        .into_iter()
        .zip(named)
        .filter(|(list, named)| *named && list.first().is_some_and(|n| !n.is_empty()))
        .map(|(list, _)| list)
        .collect();
    out.sort();
    out.dedup();
    out
}
