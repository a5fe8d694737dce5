//! Named (and described) victims, suspects and survivors, with age and fate.

use crate::draft::Draft;
use crate::sentence::Sent;
use crate::words::{Pred, flag::*};
use firsthand_language::{Mention, MentionKind, Upos};
use firsthand_types::{Modality, Part, PersonValue, Slot, Span, Value};

/// What it finds: a person's name with an age, "identified as", or what happened to him.
///
/// Example: `Ada Venn, 54, was killed when the roof fell.` gives Ada Venn, victim, 54, killed.
///
/// Wrong where the fate in the clause is another's ("Ada Venn, 54, saw two men shot dead"): only the predicate that the name is
/// subject of, or the words that introduce it, count.
pub fn read(s: &Sent<'_>, part: Part) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut told: Vec<(usize, usize, Fate)> = Vec::new();
    let mut open = Vec::new();
    for m in s.layers.mentions_in(s.span).filter(|m| m.named && m.kind == MentionKind::Person) {
        let (a, b) = (s.token_from(m.span.start), s.token_to(m.span.end));
        if a >= b || b - a > 6 || s.at(b - 1).is_some_and(|w| w.any(PLACES)) || s.within(a, b, BODIES) || the(s, a) {
            continue;
        }
        let (age, mut next) = age_after(s, b).map_or((age_before(s, a), b), |(age, next)| (Some(age), next));
        // "of Orvel," between the age and the verb.
        if s.low(next) == "of" || s.low(next) == "from" {
            next = s.find(next, next + 6, &[","]).map_or(next, |i| i + 1);
        }
        let found = match crate::victims::named_as(s, a) {
            Some(named) => named,
            None => fate(s, a, next, age.is_some()).or_else(|| crate::victims::placed(s, a, next, age.is_some())),
        };
        let sat = || crate::portraits::told(s, (a, b, next), age.is_some()).map(|f| (f, "person/portrait"));
        match found.map(|f| (f, "person/name")).or_else(sat) {
            Some((found, rule)) => {
                told.push((a, next.max(b), found));
                out.push(Draft { rule, ..person(s, part, m, (a, b, next), age, found) });
            }
            None => open.push((m, (a, b, next), age)),
        }
    }
    for (m, (a, b, next), age) in open {
        if let Some(found) = crate::victims::beside(s, (a, next.max(b)), age.is_some(), &told) {
            told.push((a, next.max(b), found));
            out.push(person(s, part, m, (a, b, next), age, found));
        }
    }
    out
}

/// One person, from the words that tell the fate to the end of those set beside the name.
fn person(s: &Sent<'_>, part: Part, m: &Mention, (a, b, next): (usize, usize, usize), age: Option<u32>, found: Fate) -> Draft {
    let (role, fate, to, modality) = found;
    let from = if to < a { to } else { a };
    let span = s.bytes(from, to.max(next).max(b));
    let value = PersonValue { name: full(s, m), role: role.to_owned(), age, fate: fate.map(str::to_owned) };
    let mut d = Draft::new(part, span, Slot::Person, Value::Person(value), "person/name");
    d.modality = modality;
    d
}

/// Last words of names that are places and firms, whatever the language layer took them for.
const PLACES: &[&str] = &[
    "river", "st", "st.", "street", "ave", "ave.", "avenue", "road", "rd", "rd.", "drive", "parish", "county", "park",
    "boulevard", "blvd", "lane", "highway", "hospital", "school", "creek", "lake", "bridge", "pike", "square", "center",
    "fuels", "fuel", "railways", "airlines", "airways", "electric", "energy", "mining", "oil", "gas", "holdings", "inc", "ltd",
    "corp", "industries", "motors", "steel", "chemicals", "shipping", "ferries", "foods", "partners", "logistics", "plc",
    "gmbh", "co", "company",
];

/// Words of names that are buildings and companies, wherever they stand in it ("Meridian Towers North").
const BODIES: &[&str] = &[
    "towers", "apartments", "residences", "condominiums", "fuels", "inc", "inc.", "ltd", "ltd.", "llc", "plc", "corp", "corp.",
    "gmbh", "holdings", "industries", "airlines", "airways", "railways", "petroleum", "logistics", "enterprises", "partners",
    "associates", "energy", "motors", "brigade", "brigades", "front", "party", "jihad", "movement", "league", "council",
    "jamaat", "jamaath", "jamiat", "caliphate",
];

/// Whether a name stands with an article, as those of buildings, ships and firms do: "the Meridian South collapse". "The Ada Venn
/// case" is about her, and tells no fate.
fn the(s: &Sent<'_>, a: usize) -> bool {
    s.before(a, 1).is_some_and(|w| w.low == "the")
}

/// Words for people that describe nobody.
const NOBODY: &[&str] = &[
    "people", "person", "persons", "others", "other", "victims", "victim", "man", "men", "woman", "women", "casualties",
    "survivors", "individuals", "individual", "member", "members", "lives", "bodies", "body", "everyone", "somebody",
    "someone", "souls", "adults", "adult",
];

/// What it finds: a victim who is described, not named, in words that tell one person apart.
///
/// Example: `The soldiers killed a retired teacher.` gives "retired postman", victim, killed.
///
/// Wrong where the count is. "Six priests" and "a soldier" are figures with a noun: nobody can be told by them.
pub fn described(s: &Sent<'_>, part: Part, counts: &[Draft]) -> Vec<Draft> {
    let mut out = Vec::new();
    for c in counts.iter().filter(|c| c.modality == Modality::Asserted) {
        let fate = match c.slot {
            Slot::Killed => "killed",
            Slot::Injured => "injured",
            Slot::Charged => "charged",
            Slot::Arrested => "arrested",
            _ => continue,
        };
        let head = c.head.as_deref().unwrap_or("");
        let count = if head == "couple" { 2 } else { 1 };
        let described = c.value.numbers() == Some((count, Some(count)))
            && crate::words::tag(head).flags & PERSON != 0
            && crate::words::tag(head).flags & ATTACKER == 0
            && !NOBODY.contains(&head);
        let Some(phrase) = c.phrase.filter(|_| described) else { continue };
        let held = matches!(c.slot, Slot::Charged | Slot::Arrested);
        let phrase = if held { with_age(s, phrase) } else { phrase };
        let Some(words) = phrase.of(s.text).and_then(apart) else { continue };
        // "A second man was arrested" tells nobody apart.
        let aged = words.contains(|x: char| x.is_ascii_digit());
        if held && !aged {
            continue;
        }
        let name = match beside(s, phrase) {
            Some(name) => name,
            // Of whose sister the words tell they do not say again.
            None if words.to_lowercase().starts_with("whose ") => continue,
            None => words.to_owned(),
        };
        let role = if held { "suspect" } else { "victim" };
        let value = PersonValue { name, role: role.to_owned(), age: None, fate: Some(fate.to_owned()) };
        let mut d = Draft::new(part, c.span, Slot::Person, Value::Person(value), "person/described");
        d.number = c.number;
        out.push(d);
    }
    out
}

/// "a man in his late 20s", "a woman aged 44": the description with the age behind it.
fn with_age(s: &Sent<'_>, phrase: Span) -> Span {
    let at = s.token_to(phrase.end);
    let own = s.low(at) == "in" && s.at(at + 1).is_some_and(|w| w.any(&["his", "her"]));
    let end = match () {
        () if own => (at + 2..at + 4).find(|&i| s.at(i).is_some_and(|w| w.low.starts_with(|c: char| c.is_ascii_digit()))),
        () if s.low(at) == "aged" => Some(at + 1),
        () => None,
    };
    end.and_then(|i| s.at(i)).map_or(phrase, |w| Span::new(phrase.start, w.span.end))
}

/// The name set beside a description: "his mother, Ms Ada Venn,", "whose son Jonah".
fn beside(s: &Sent<'_>, phrase: Span) -> Option<String> {
    const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr."];
    let mut at = s.token_to(phrase.end);
    if s.low(at) == "," {
        at += 1;
    }
    let from = if s.at(at).is_some_and(|w| w.any(TITLES)) { at + 1 } else { at };
    let start = s.at(from)?.span.start;
    let starts =
        |m: &&Mention| m.named && m.kind == MentionKind::Person && (s.token_from(m.span.start) == at || m.span.start == start);
    let m = s.layers.mentions_in(s.span).filter(starts).max_by_key(|m| m.span.end)?;
    let words = m.span.of(s.text)?;
    let bare =
        words.split_once(' ').filter(|(first, _)| TITLES.contains(&first.to_lowercase().as_str())).map_or(words, |(_, n)| n);
    Some(bare.to_owned())
}

/// The words of a description without those that only count, where more than a bare noun is left.
fn apart(words: &str) -> Option<&str> {
    let mut rest = words.trim();
    while let Some((first, after)) = rest.split_once(' ') {
        if !["one", "another", "a", "an", "the", "other", "third", "second", "1", "fellow"]
            .contains(&first.to_lowercase().as_str())
        {
            break;
        }
        rest = after.trim_start();
    }
    let low = rest.to_lowercase();
    (rest.contains(' ') && !low.starts_with("of ") && !low.contains(" and ")).then_some(rest)
}

fn full(s: &Sent<'_>, m: &Mention) -> String {
    let words = m.span.of(s.text).unwrap_or("").to_owned();
    match s.layers.entity_of(m) {
        Some(e) if e.name.len() > words.len() && e.name.ends_with(words.as_str()) => e.name.clone(),
        _ => words,
    }
}

/// "Ada Venn, 54,", "Ada Venn (54)", "Ada Venn, aged 54".
fn age_after(s: &Sent<'_>, b: usize) -> Option<(u32, usize)> {
    let mut i = b;
    if !s.at(i)?.any(&[",", "(", "aged", "age"]) {
        return None;
    }
    while s.at(i)?.any(&[",", "(", "aged", "age"]) {
        i += 1;
    }
    // "Ada Venn, who was three,", "who is 44".
    let who = s.low(i) == "who" && s.at(i + 1).is_some_and(|w| w.any(&["is", "was"]));
    if let Some(age) = number(s.low(i + 2)).filter(|_| who && s.at(i + 3).is_some_and(|w| w.any(&[","]))) {
        return Some((age, i + 4));
    }
    // "a baker of 36", "a refugee aged five months".
    if let Some(found) = described_age(s, i) {
        return Some(found);
    }
    // "Lena Marsh, an eight-year-old girl".
    if s.at(i).is_some_and(|w| w.any(&["a", "an"])) {
        let low = s.low(i + 1);
        let old = s.find(i + 1, i + 7, &["old"]).map_or(i + 2, |j| j + 1);
        let split = s.within(i + 2, i + 5, &["year", "-year-old"]);
        let age = low.strip_suffix("-year-old").and_then(number).or_else(|| number(low).filter(|_| split))?;
        let close = (old..old + 8).find(|&j| s.at(j).is_none_or(|w| w.punct() || w.is(BE | HAVE)))?;
        return Some((age, if s.at(close).is_some_and(|w| w.punct()) { close + 1 } else { close }));
    }
    let low = s.low(i);
    let age: u32 = low
        .parse()
        .ok()
        .filter(|n| (1..=112).contains(n))
        .or_else(|| low.strip_suffix("-year-old").and_then(number))
        .or_else(|| number(low).filter(|_| s.at(i + 1).is_none_or(|w| w.punct())))?;
    let close = s.at(i + 1).is_none_or(|w| w.punct() || w.any(&["and", "was", "were", "is"]));
    close.then(|| (age, if s.at(i + 1).is_some_and(|w| w.any(&[",", ")"])) { i + 2 } else { i + 1 }))
}

/// "a Corrin baker of 36", "a schoolboy aged 12", "a refugee aged five months" (no year yet): the age within what is set beside a name.
fn described_age(s: &Sent<'_>, i: usize) -> Option<(u32, usize)> {
    s.at(i).filter(|w| w.any(&["a", "an", "the"]))?;
    let noun = (i + 1..i + 5).find(|&j| s.at(j).is_some_and(|w| w.any(&["of", "aged"])))?;
    let plain = (i + 1..noun).all(|j| s.at(j).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Adj | Upos::Propn)));
    let person = noun.checked_sub(1).and_then(|j| s.at(j)).is_some_and(|w| w.upos == Upos::Noun);
    let age = number(s.low(noun + 1)).filter(|_| plain && person)?;
    let months = s.at(noun + 2).is_some_and(|w| w.any(&["months", "weeks", "days", "month", "-month-old"]));
    let unit = months || s.at(noun + 2).is_some_and(|w| w.any(&["years"]));
    let end = noun + if unit { 3 } else { 2 };
    let over = s.at(end).is_none_or(|w| w.punct() || w.any(&["with", "who", "and"]) || w.is(BE | HAVE));
    let age = if months { age / 12 * u32::from(s.low(noun + 2) == "months") } else { age };
    over.then_some((age, if s.low(end) == "," { end + 1 } else { end }))
}

/// An age in figures or in a word: "54", "eight".
fn number(low: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];
    let word = || WORDS.iter().position(|w| *w == low).and_then(|i| u32::try_from(i + 1).ok());
    low.parse().ok().filter(|n| (1..=112).contains(n)).or_else(word)
}

/// "54-year-old Ada Venn", "a 54 year old man, Ada Venn".
fn age_before(s: &Sent<'_>, a: usize) -> Option<u32> {
    // "A baker of 46, Ada Venn,".
    let of = s.before(a, 1).is_some_and(|w| w.any(&[","])) && s.before(a, 3).is_some_and(|w| w.any(&["of", "aged"]));
    if let Some(age) = s.before(a, 2).and_then(|w| number(&w.low)).filter(|_| of) {
        return s.before(a, 4).filter(|w| w.is(ONE | PERSON)).map(|_| age);
    }
    for back in 1..=4 {
        let low = &s.before(a, back)?.low;
        if let Some(n) = low.strip_suffix("-year-old") {
            return n.parse().ok();
        }
        if low == "old" {
            let (k, n) = (back + 1..=back + 5).find_map(|k| Some((k, s.before(a, k)?.low.parse::<u32>().ok()?)))?;
            let unit = |words: &[&str]| (back + 1..k).any(|j| s.before(a, j).is_some_and(|w| w.any(words)));
            return Some(match () {
                () if unit(&["month", "months"]) => n / 12,
                () if unit(&["week", "weeks", "day", "days"]) => 0,
                () => n,
            });
        }
    }
    None
}

/// Role, fate, the end (or a start before the name) of the words that give them, and how firmly.
pub(crate) type Fate = (&'static str, Option<&'static str>, usize, Modality);

/// Whether the name hangs on the noun before it, so that the verb is not its own: "two managers of Brandt Fuels were arrested", "a
/// friend of Ada Venn died". Her body is she.
fn hangs(s: &Sent<'_>, a: usize) -> bool {
    let own = ["body", "bodies", "remains", "head", "case"];
    s.before(a, 1).is_some_and(|w| w.any(&["of", "for", "from", "with", "by"]))
        && s.before(a, 2).is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn) && !w.any(&own))
}

/// Role, fate and the end of the words that give them (a start before the name where the words stand before it).
fn fate(s: &Sent<'_>, a: usize, next: usize, aged: bool) -> Option<Fate> {
    if let Some(found) = (!hangs(s, a)).then(|| predicate(s, next).or_else(|| behind_aside(s, a, next))).flatten() {
        return Some(found);
    }
    // "Among the dead was the wife of Ivo Brandt": it is she.
    let kin = ["wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "friend", "neighbour", "widow"];
    if s.before(a, 1).is_some_and(|w| w.any(&["of"])) && s.before(a, 2).is_some_and(|w| w.any(&kin)) {
        return None;
    }
    // "the murder of Ada Venn", "of 8-year-old Ada Venn".
    let name = a;
    let a = crate::rosters::skip_age(s, a);
    let of = s.before(a, 1).is_some_and(|w| w.any(&["of"]))
        || s.before(a, 2).is_some_and(|w| w.any(&["of"])) && s.before(a, 1).is_some_and(|w| !w.punct());
    let act = &["murder", "assassination", "killing", "death", "slaying", "murders", "deaths", "execution", "homicide"];
    if let Some(i) = s.find(a.saturating_sub(4), a, act).filter(|_| of) {
        return Some(("victim", Some("killed"), i, Modality::Asserted));
    }
    // "the fatal shooting of Ada Venn", "claimed the life of Ada Venn".
    let with = |noun: &[&str], lead: &[&str]| {
        s.find(a.saturating_sub(5), a, noun).filter(|&i| of && s.within(i.saturating_sub(3), i, lead))
    };
    let fatal = with(&["shooting", "stabbing", "shootings"], &["fatal", "deadly"]);
    if let Some(i) = fatal.or_else(|| with(&["life", "lives"], &["claimed", "took", "claiming", "taking"])) {
        return Some(("victim", Some("killed"), i, Modality::Asserted));
    }
    let a = name;
    if let Some(found) = object(s, a).or_else(|| listed(s, a, aged)) {
        return Some(found);
    }
    // "dead at Ada Venn Hospital": a name after such a word says where.
    if s.before(a, 1).is_some_and(|w| w.any(&["at", "in", "near", "outside", "on", "to", "from", "inside"])) {
        return None;
    }
    // "police identified the victim as Ada Venn", "the suspect, Ivo Brandt, 30".
    let lead = a.saturating_sub(14);
    let named = s.find(
        lead,
        a,
        &[
            "identified", "named", "as", "charged", "arrested", "victim", "victims", "suspect", "suspects", "gunman",
            "shooter", "attacker", "killed", "killing", "dead", "body", "remains", "among", "include", "included", "were",
        ],
    );
    named?;
    let suspect = s.find(
        lead,
        a,
        &[
            "suspect", "suspects", "gunman", "shooter", "attacker", "arrested", "charged", "accused", "detained", "assailant",
            "suspected",
        ],
    );
    let victim =
        s.find(lead, a, &["victim", "victims", "dead", "deceased", "killed", "body", "remains", "died", "slain", "casualty"]);
    // "one of the attackers killed by police".
    if victim.is_some_and(|v| s.has(v.saturating_sub(3), v, ATTACKER)) {
        return None;
    }
    match (victim, suspect) {
        (Some(v), t)
            if t.is_none_or(|t| t < v)
                && (aged || s.within(lead, a, &["as", "identified", "named", "of"]))
                && introduced(s, v + 1, a) =>
        {
            let fate = if s.within(lead, a, &["injured", "wounded", "survived"]) { None } else { Some("killed") };
            let certain = s.within(lead, a, &["dead", "deceased", "killed", "body", "remains", "died", "slain"]);
            Some(("victim", fate.filter(|_| certain), v, Modality::Asserted))
        }
        (_, Some(t)) if (aged || s.within(lead, a, &["as", "identified", "named", ","])) && !broken(s, t + 1, a) => {
            let fate = match s.low(t) {
                "arrested" | "detained" => Some("arrested"),
                "charged" => Some("charged"),
                _ => None,
            };
            Some(("suspect", fate, t, Modality::Alleged))
        }
        _ => None,
    }
}

/// Whether something else is told between the word for a suspect and the name: another deed ("arrested on suspicion of selling Brandt a
/// rifle"), the end of a quotation, a speaker, a clause about somebody's kin.
fn broken(s: &Sent<'_>, from: usize, a: usize) -> bool {
    (from..a).any(|i| {
        s.at(i).is_some_and(|w| {
            w.any(&[
                "before", "judge", "justice", "prosecutor", "lawyer", "attorney", "sheriff", "suspicion", "whose", "said",
                "says", "told", "”", "“", "\"", "and",
            ]) || w.upos == Upos::Verb && w.low.ends_with("ing")
        })
    })
}

/// "Ada Venn, an engineer, was shot", "Ivo Brandt, 31, a cleaner, died": the verb of which the name is subject, past what is set beside it.
fn behind_aside(s: &Sent<'_>, a: usize, next: usize) -> Option<Fate> {
    let top = (a..a + 6).find(|&i| crate::tree::rel(s, i).starts_with("nsubj"))?;
    let v = crate::tree::head(s, top).filter(|&v| v > next && v - next < 24)?;
    let group = s.children(v, &["aux", "cop"]).into_iter().filter(|i| (next..v).contains(i)).min().unwrap_or(v);
    let aside = s.before(group, 1).is_some_and(|w| w.any(&[",", ")", "-", "–", "—"]));
    let from = if s.before(group, 1).is_some_and(|w| w.is(ADV)) { group - 1 } else { group };
    (aside || from < group).then(|| predicate(s, from))?.filter(|f| f.2 <= v + 5)
}

/// Words that open a list of names, behind those that say whose.
const OPENERS: &[&str] = &["as", "included", "include", "includes", "including", "are", "were", "is", "was", ":"];

/// "named the dead as Ada Venn, 42; Ivo Brandt, 19, and Jonah Raab, 7", "among the injured is Tomas Weil, 45": an item of a list.
fn listed(s: &Sent<'_>, a: usize, aged: bool) -> Option<Fate> {
    let opens = |i: &usize| s.at(*i).is_some_and(|w| w.any(OPENERS)) && introduced(s, i + 1, a);
    let cue = (a.saturating_sub(40)..a).rev().find(opens)?;
    let fate = |w: &crate::sentence::Word<'_>| match w.low.as_ref() {
        "dead" | "deceased" | "killed" | "fatalities" | "bodies" | "body" | "slain" => Some(Some("killed")),
        "victims" | "victim" | "casualties" => Some(None),
        "injured" | "wounded" | "hurt" => Some(Some("injured")),
        "missing" => Some(Some("missing")),
        _ => None,
    };
    let v = (cue.saturating_sub(12)..cue).rev().find(|&i| s.at(i).is_some_and(|w| fate(w).is_some()))?;
    let whose = s
        .before(v, 1)
        .is_some_and(|w| w.any(&["the", "those", "of", "among", "two", "three", "four", "all"]) || w.num.is_some());
    let plain = (v + 1..cue).all(|i| {
        s.at(i).is_some_and(|w| {
            // "the dead man's killer" is none of the dead.
            !w.any(&["'s", "’s", "'", "’"])
                && w.any(&["identified", "named", "been", "by", "police", "also", "officially", "house"])
                || w.tag.pred == Pred::None && !w.punct() && !w.is(VERB | REL | SUB | CONJ | PRON) && !w.any(&["'s", "’s"])
        })
    });
    let who = s.at(v).and_then(fate)?;
    // "The victims were Ada Venn's pupils" sets no name beside them: an age, or "as", does.
    let set = aged || s.low(cue) == "as" || s.low(cue) == ":" || s.low(cue).starts_with("includ");
    (whose && plain && set).then_some(("victim", who, v, Modality::Asserted))
}

/// Whether only words that lead up to a name stand in `from..a`: "the victim was identified as 23-year-old ...".
fn introduced(s: &Sent<'_>, from: usize, a: usize) -> bool {
    (from..a).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(PERSON | DET | BE | HAVE | ADV | KNOWN | BODY | DEATHS | CONJ)
                || w.capital
                || w.num.is_some()
                || w.punct() && !w.any(&[";", ".", "”", "“", "\""])
                || w.any(&[";"])
                    && s.before(i, 1).is_some_and(|p| p.num.is_some() || p.low.bytes().all(|b| b.is_ascii_digit() || b == b')'))
                || w.any(&["his", "her", "their", "son", "daughter", "wife", "husband", "sister", "brother", "a", "an"])
                || w.is(ONE)
                || w.tag.pred == Pred::Identify
                || w.low.ends_with("old")
                || w.any(&["as", "of", "by", "year", "years", "police", "authorities", "officials", "coroner", "include"])
                || w.any(&["including", "included", "age", "aged", "deputies", "who", "later", "in", "male", "female"])
        })
    })
}

/// "killing Ada Venn", "fatally shot 23-year-old Ada Venn", "shot and killed his wife, Ada Venn": the object of the verb.
fn object(s: &Sent<'_>, a: usize) -> Option<Fate> {
    let v = (a.saturating_sub(9)..a).rev().find(|&i| s.at(i).is_some_and(|w| w.tag.pred != Pred::None))?;
    let between = (v + 1..a).all(|i| {
        s.at(i).is_some_and(|w| {
            w.is(PERSON | DET | ONE) && !w.is(PREP)
                || w.num.is_some()
                || w.capital && !w.is(DAY | PREP)
                || w.low.ends_with("old")
                || w.any(&[",", "-", "year", "girlfriend", "boyfriend", "ex-wife", "ex-girlfriend", "fellow", "month", "aged"])
        })
    });
    let w = s.at(v)?;
    let done = w.is(PAST | ING) || w.low.ends_with('s');
    if !between || !done || crate::counts::object::passive(s, v) || crate::clause::negated(s, v) {
        return None;
    }
    // "killed, Ada Venn" is another clause; "killed his wife, Ada Venn" is not.
    if s.at(v + 1).is_some_and(|w| w.punct()) {
        return None;
    }
    let fatal = s.before(v, 1).is_some_and(|w| w.any(&["fatally"]));
    match w.tag.pred {
        Pred::Kill => Some(("victim", Some("killed"), v, Modality::Asserted)),
        Pred::Shoot if fatal => Some(("victim", Some("killed"), v - 1, Modality::Asserted)),
        Pred::Shoot => Some(("victim", Some("injured"), v, Modality::Asserted)),
        Pred::Injure => Some(("victim", Some("injured"), v, Modality::Asserted)),
        _ => None,
    }
}

/// The predicate that the name is subject of.
pub(crate) fn predicate(s: &Sent<'_>, next: usize) -> Option<Fate> {
    let mut g = crate::counts::Group::default();
    let mut i = next;
    for _ in 0..10 {
        let w = s.at(i)?;
        // "Judge Ada Venn sentenced Brandt" is no sentence of hers.
        let done = g.be || s.at(i + 1).is_none_or(|w| w.punct() || w.any(&["to", "of", "for", "on", "in", "by"]));
        if w.any(&["pleaded", "sentenced", "convicted"]) && (done || w.any(&["pleaded"])) {
            let fate = if w.any(&["pleaded"]) { None } else { Some("convicted") };
            return Some(("suspect", fate, i + 1, Modality::Asserted));
        }
        if w.tag.pred != Pred::None {
            if g.neg || g.modal {
                return None;
            }
            let passive = g.be && w.is(PAST);
            let found: (&str, &str) = match w.tag.pred {
                Pred::Kill if passive => ("victim", "killed"),
                Pred::Die if !w.is(ING) => ("victim", "killed"),
                Pred::Dead => ("victim", "killed"),
                Pred::Injure if passive => ("victim", "injured"),
                Pred::Treat if passive => ("victim", "injured"),
                Pred::Missing if g.be || s.before(i, 1).is_some_and(|w| w.any(&["still", "remains", "remained"])) => {
                    ("victim", "missing")
                }
                Pred::Rescue if passive => ("survivor", "rescued"),
                Pred::Arrest if passive => ("suspect", "arrested"),
                Pred::Charge if passive => ("suspect", "charged"),
                Pred::Convict if passive => ("suspect", "convicted"),
                Pred::Shoot if passive => {
                    let killed = s.find(i + 1, i + 5, &["killed", "death", "dead"]);
                    let fatal = s.before(i, 1).is_some_and(|w| w.any(&["fatally"]));
                    let to = killed.map_or(i + 1, |k| k + 1);
                    let fate = if killed.is_some() || fatal { "killed" } else { "injured" };
                    return Some(("victim", Some(fate), to, Modality::Asserted));
                }
                Pred::Find if passive => {
                    let d = s.find(i + 1, i + 5, &["dead", "shot", "lifeless"])?;
                    return Some(("victim", Some("killed"), d + 1, Modality::Asserted));
                }
                Pred::Carry | Pred::Leave if passive => {
                    i += 1;
                    continue;
                }
                _ => return None,
            };
            return Some((found.0, Some(found.1), i + 1, g.modality()));
        }
        if !(g.take(w) || w.is(ADV | KNOWN | REL) || w.any(&[",", "pronounced", "declared", "fatally", "later"])) {
            return None;
        }
        i += 1;
    }
    None
}
