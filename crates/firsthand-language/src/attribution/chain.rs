//! Sources by name, and the chain of them: pronouns and descriptions resolved, nesting followed outwards.

mod described;

use super::{Found, Phrase};
use crate::layers::{Attribution, Entity, Mention, MentionKind, Upos};
use crate::lexicon::class;
use crate::mention::{fold, source_kind, tidy};
use crate::read::Setting;
use crate::view::View;
use firsthand_types::{Source, SourceKind, Span};
use std::collections::BTreeMap;

/// How many attributions back a containing one is looked for.
const WINDOW: usize = 24;
/// Longest chain.
const LONGEST: usize = 6;

/// Resolves sources and chains. `found` is in the order of the text; the result is sorted by content.
pub(super) fn resolve(
    view: &View<'_>,
    mentions: &[Mention],
    entities: &mut [Entity],
    found: &[Found],
    setting: Setting<'_>,
) -> Vec<Attribution> {
    let mut resolver = Resolver { view, mentions, entities, setting, speakers: Vec::new(), posts: BTreeMap::new() };
    resolver.index_posts();
    let own: Vec<Own> = found.iter().map(|f| resolver.own(f)).collect();
    let outer: Vec<Option<usize>> = (0..found.len()).map(|i| container(view, found, i, true)).collect();
    // A stance is nobody's word for what it is about: chains do not go through one.
    let stating: Vec<Option<usize>> = if found.iter().any(|f| f.stance) {
        (0..found.len()).map(|i| container(view, found, i, false)).collect()
    } else {
        outer.clone()
    };
    let mut chains: Vec<Vec<Source>> = Vec::with_capacity(found.len());
    for i in 0..found.len() {
        chains.push(chain_of(i, &own, &stating));
    }
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|i| found.get(*i).map(|f| (f.content.first().map_or(f.cue.0, |c| c.start), f.cue)));
    let mut place = vec![0; found.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*old) {
            *slot = new;
        }
    }
    let mut out = Vec::with_capacity(found.len());
    for i in order {
        let Some(f) = found.get(i) else { continue };
        let outlet = own.get(i).is_some_and(|o| o.outlet.is_some() || o.self_outlet);
        out.push(Attribution {
            source: f.source.map(|p| view.range(p.first, p.last)),
            cue: Some(view.range(f.cue.0, f.cue.1)).filter(|s| !s.is_empty()),
            cue_kind: f.kind,
            content: f.content.clone(),
            chain: chains.get(i).cloned().unwrap_or_default(),
            addressee: f.addressee.filter(|_| !outlet).map(|p| view.range(p.first, p.last)),
            within: outer.get(i).copied().flatten().and_then(|o| place.get(o).copied()),
            negated: f.negated,
            stance: f.stance,
        });
    }
    out
}

/// An attribution's own links: its source, and the outlet it was said to.
#[derive(Clone, Debug, Default)]
struct Own {
    source: Option<Source>,
    outlet: Option<Source>,
    self_outlet: bool,
    cited: Option<Source>,
}

fn chain_of(i: usize, own: &[Own], outer: &[Option<usize>]) -> Vec<Source> {
    let mut levels = vec![i];
    let mut at = i;
    while let Some(Some(o)) = outer.get(at).copied() {
        if levels.contains(&o) || levels.len() >= LONGEST {
            break;
        }
        levels.push(o);
        at = o;
    }
    let mut chain: Vec<Source> = Vec::new();
    for level in levels.into_iter().rev() {
        let Some(links) = own.get(level) else { continue };
        for link in links.outlet.iter().chain(links.source.iter()).chain(links.cited.iter()) {
            if chain.iter().all(|s| s.name != link.name) {
                chain.push(link.clone());
            }
        }
    }
    chain.truncate(LONGEST);
    chain
}

/// The attribution whose content holds this one's cue: the one with the shortest covering range.
fn container(view: &View<'_>, found: &[Found], i: usize, stances: bool) -> Option<usize> {
    let me = found.get(i)?;
    let cue = view.range(me.cue.0, me.cue.1);
    let low = i.saturating_sub(WINDOW);
    let high = (i + WINDOW).min(found.len());
    let mut best: Option<(usize, usize)> = None;
    // "said it had done it, which the ministry says left 12 dead": the aside is the outlet's and the ministry's.
    let aside = me
        .source
        .is_some_and(|p| p.first > 1 && view.word(p.first - 1) == "which" && matches!(view.word(p.first - 2), "," | "—" | "–"));
    for (j, other) in found.iter().enumerate().take(high).skip(low) {
        if j == i || other.stance && !stances {
            continue;
        }
        // "Officials quoted by the Star said": the Star is nearer.
        if let Some(p) = me.source
            && quoted_by(view, p).is_some_and(|at| other.cue.0 == at)
        {
            return Some(j);
        }
        for content in &other.content {
            let other_cue = view.range(other.cue.0, other.cue.1);
            let mutual = me.content.iter().any(|c| c.contains(other_cue));
            // "..., although the mill has not said so": it has said nothing of what stands before.
            let unsaid = other.negated && content.end <= other_cue.start;
            let around =
                aside && content.start < me.source.map_or(0, |p| view.range(p.first, p.last).start) && !quoted(view, *content);
            if unsaid || around {
                continue;
            }
            if content.contains(cue) && !(mutual && j > i) && best.is_none_or(|(len, _)| content.len() < len) {
                best = Some((content.len(), j));
            }
        }
    }
    best.map(|(_, j)| j)
}

/// "Venn said, in an interview with Star Radio, that ...", "Speaking to Radio Orvel, the mayor said": to whom it was said.
fn interviewer_of(view: &View<'_>, found: &Found) -> Option<Phrase> {
    const REACH: usize = 16;
    let sentence = view.sentences.get(found.sentence)?;
    let (from, to) = (found.cue.0.saturating_sub(REACH).max(sentence.first), (found.cue.1 + REACH).min(sentence.last));
    let at = (from..to).find(|&k| {
        let given = view.word(k) == "interview" && matches!(view.word(k + 1), "with" | "to");
        let opens = k == sentence.first && matches!(view.word(k), "speaking" | "talking") && view.word(k + 1) == "to";
        given || opens
    })?;
    let first = if view.word(at + 2) == "the" { at + 3 } else { at + 2 };
    let last = (first..to.min(first + 5)).find(|&k| !view.capital(k)).unwrap_or(to.min(first + 5));
    (last > first && !view.caps).then(|| Phrase { first, last, head: last - 1 })
}

/// Whether content stands between quotation marks: all of it is the speaker's.
fn quoted(view: &View<'_>, content: Span) -> bool {
    let first = view.token_from(content.start);
    super::is_quote_mark(view.word(first)) || first > 0 && super::is_quote_mark(view.word(first - 1))
}

/// "Officials quoted by the Star": the token of "quoted" in a source.
fn quoted_by(view: &View<'_>, p: Phrase) -> Option<usize> {
    (p.first + 1..p.last).find(|&i| matches!(view.word(i), "quoted" | "cited") && view.word(i + 1) == "by")
}

struct Resolver<'a, 'b> {
    view: &'b View<'a>,
    mentions: &'b [Mention],
    entities: &'b mut [Entity],
    setting: Setting<'b>,
    /// Sources named so far, the latest last.
    speakers: Vec<Speaker>,
    /// Head word of a post or body's name to the entities that have it.
    posts: BTreeMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Speaker {
    source: Source,
    person: bool,
    plural: bool,
    female: Option<bool>,
}

impl Resolver<'_, '_> {
    /// "the mayor" -> Ada Venn; "the ministry" -> Ministry of Health.
    fn index_posts(&mut self) {
        for (i, entity) in self.entities.iter().enumerate() {
            let named = entity.name.chars().any(char::is_uppercase);
            if !named {
                continue;
            }
            let words = match entity.kind {
                MentionKind::Person => entity.role.clone().unwrap_or_default(),
                MentionKind::Organisation | MentionKind::Facility => entity.name.clone(),
                _ => continue,
            };
            for word in words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).take(8) {
                let list = self.posts.entry(word.to_lowercase()).or_default();
                if list.len() < 8 && !list.contains(&i) {
                    list.push(i);
                }
            }
        }
    }

    fn own(&mut self, found: &Found) -> Own {
        let mut own = Own::default();
        if let Some(phrase) = found.addressee.or_else(|| interviewer_of(self.view, found))
            && let Some(outlet) = self.outlet(phrase)
        {
            if self.is_self(&outlet.name) {
                own.self_outlet = true;
            } else {
                own.outlet = Some(outlet);
            }
        }
        let Some(phrase) = found.source else {
            return own;
        };
        if self.counted(found, phrase) {
            return own;
        }
        own.cited = found.cites.map(|p| self.speaker(p, None).source);
        // What the outlet itself wrote before is no source of its own ("an earlier version of this post said").
        let before = ["earlier", "previous", "original"].contains(&self.view.word(phrase.head.saturating_sub(1)));
        if before && matches!(self.view.word(phrase.head), "version" | "post" | "story" | "article" | "headline" | "edition") {
            return own;
        }
        // "depending on whom one believes".
        if self.view.word(phrase.head) == "one"
            && phrase.last == phrase.first + 1
            && matches!(self.view.word(phrase.first.saturating_sub(1)), "whom" | "who" | "if")
        {
            return own;
        }
        // "Nobody could say how many": no source.
        if matches!(self.view.word(phrase.head), "nobody" | "none" | "no-one" | "neither")
            || self.view.word(phrase.first) == "no"
        {
            return own;
        }
        let phrase = quoted_by(self.view, phrase).map_or(phrase, |at| Phrase { last: at, ..phrase });
        let speaker = self.speaker(phrase, found.stands_for);
        let me = self.is_self(&speaker.source.name);
        if !me {
            own.source = Some(speaker.source.clone());
        }
        if !found.stance && !self.label(found, phrase) {
            self.speakers.push(speaker);
        }
        own
    }

    /// "the 47 people confirmed dead", "46 continue to be treated": those counted say nothing.
    fn counted(&self, found: &Found, phrase: Phrase) -> bool {
        let view = self.view;
        let fate = matches!(view.word(found.cue.1), "dead" | "missing" | "killed" | "injured" | "safe" | "alive")
            && found.cue.0 == phrase.last
            && (view.tag(phrase.first) == Upos::Num || view.tag(phrase.first + 1) == Upos::Num);
        let number = phrase.last == phrase.first + 1
            && view.tag(phrase.first) == Upos::Num
            && view.lemma(found.cue.1.saturating_sub(1)) == "continue";
        fate || number
    }

    /// Whether the source is the label of a line in a transcript ("PRESENTER:"): whoever speaks there is nobody that "he" in the
    /// line can stand for.
    fn label(&self, found: &Found, phrase: Phrase) -> bool {
        let name = self.view.range(phrase.first, phrase.last).of(self.view.text).unwrap_or("");
        !self.view.caps && self.view.word(found.cue.0) == ":" && name.len() > 2 && !name.chars().any(char::is_lowercase)
    }

    /// The outlet that an addressee names: a medium by lexicon, or a name with a medium's head.
    fn outlet(&self, phrase: Phrase) -> Option<Source> {
        let view = self.view;
        // "Told the press in Orvel" names no outlet.
        if matches!(view.word(phrase.head), "press" | "media" | "newspapers" | "outlets") && !view.capital(phrase.head) {
            return None;
        }
        let media = (phrase.first..phrase.last)
            .any(|i| view.is(i, class::AGENCY | class::OUTLET) || view.is(i, class::MEDIUM) && view.capital(i))
            || view.is(phrase.head, class::MEDIUM);
        let words = view.range(phrase.first, phrase.last).of(view.text).unwrap_or("");
        let named = (phrase.first..phrase.last).any(|i| view.capital(i) && view.tag(i) == Upos::Propn);
        let papers = named
            && words.split_whitespace().any(|w| {
                matches!(
                    w,
                    "Times"
                        | "Post"
                        | "News"
                        | "Herald"
                        | "Tribune"
                        | "Journal"
                        | "Gazette"
                        | "Radio"
                        | "TV"
                        | "Television"
                        | "Press"
                        | "Daily"
                        | "Today"
                        | "Magazine"
                        | "Globe"
                        | "Chronicle"
                        | "Courier"
                        | "Broadcasting"
                )
            });
        if !(media && named || papers || self.interviewer(phrase)) {
            return None;
        }
        let speaker = self.described(phrase);
        Some(speaker.source)
    }

    /// "told Orvela in an interview", "told ONA": a name that is no person's where an interview is given, or an agency's initials.
    fn interviewer(&self, phrase: Phrase) -> bool {
        let view = self.view;
        let names = (phrase.first..phrase.last).all(|i| view.capital(i) && view.tag(i) == Upos::Propn);
        if view.caps || !names || phrase.first >= phrase.last {
            return false;
        }
        let raw = view.raw(phrase.first);
        let initials = phrase.last == phrase.first + 1
            && (2..=5).contains(&raw.len())
            && raw.bytes().all(|b| b.is_ascii_uppercase())
            && !matches!(raw, "US" | "UN" | "EU" | "UK" | "FBI" | "CIA" | "NATO" | "MPs" | "MI" | "UAE");
        let person = self.named_in(phrase.first, phrase.last).is_some_and(|m| {
            self.entities.get(m.entity).is_some_and(|e| e.kind == MentionKind::Person && e.name.contains(' '))
        });
        let interview = (phrase.last..phrase.last + 4).any(|i| view.word(i) == "interview")
            || view.word(phrase.last) == "by"
                && matches!(view.word(phrase.last + 1), "phone" | "telephone" | "email" | "e-mail");
        !person && (initials || interview)
    }

    fn is_self(&self, name: &str) -> bool {
        let key = fold(name);
        if key.is_empty() {
            return false;
        }
        let same = |other: &str| {
            let other = fold(other);
            let near = other.starts_with(&key) || key.starts_with(&other) || other.ends_with(&key);
            other == key || other.len() > 3 && key.len() > 3 && near
        };
        if self.setting.outlet.is_some_and(same) {
            return true;
        }
        // "SNA" of the Sahrat News Agency; "the Herald" of nzherald.
        let outlet = self.setting.outlet.unwrap_or("");
        let short = |long: &str, short: &str| {
            let initials: String =
                long.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
            initials.len() > 2 && initials == short
        };
        let domain = |part: &str| {
            let squeezed: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
            let initials: String = name.split_whitespace().filter_map(|w| w.chars().next()).collect();
            part == squeezed
                // "the Herald" of nzherald, but no "fire service" of a town's fire service.
                || squeezed.len() > 4
                    && part.ends_with(&squeezed)
                    && matches!(source_kind::of_words(name), None | Some(SourceKind::Outlet | SourceKind::Agency))
                || initials.len() > 2 && part.eq_ignore_ascii_case(&initials)
        };
        if short(outlet, name) || outlet.contains('.') && !outlet.contains(' ') && outlet.split('.').any(domain) {
            return true;
        }
        let host = self.setting.url.and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next()).unwrap_or("");
        let squeezed: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
        squeezed.len() > 3 && host.split('.').any(|part| part == squeezed)
    }

    fn speaker(&self, phrase: Phrase, stands_for: Option<Phrase>) -> Speaker {
        let mut speaker = self.spoken(phrase, stands_for);
        if let Some((post, name)) = split_post(&speaker.source.name) {
            speaker.source.role.get_or_insert(post);
            speaker.source.name = name;
            speaker.person = true;
        }
        speaker
    }

    fn spoken(&self, phrase: Phrase, stands_for: Option<Phrase>) -> Speaker {
        let head = self.view.word(phrase.head);
        if self.view.tag(phrase.head) == Upos::Pron
            || matches!(head, "which" | "that" | "his" | "her" | "their" | "its" | "my" | "our")
        {
            if let Some(other) = stands_for {
                return self.described(other);
            }
            if let Some(found) = self.pronoun(phrase, head) {
                return found;
            }
        }
        self.described(phrase)
    }

    /// The latest speaker that the pronoun agrees with.
    fn pronoun(&self, phrase: Phrase, word: &str) -> Option<Speaker> {
        // Who spoke as "they" and was nobody's name says nothing of whom another pronoun stands for.
        let nobody = |s: &Speaker| matches!(s.source.name.to_lowercase().as_str(), "he" | "she" | "it" | "they" | "we" | "i");
        let agrees = |s: &Speaker| match word {
            _ if nobody(s) => false,
            "he" | "his" | "him" | "himself" => s.person && !s.plural && s.female != Some(true),
            "she" | "her" | "herself" => s.person && !s.plural && s.female != Some(false),
            "they" | "their" | "we" | "our" => s.plural || !s.person,
            "it" | "its" => !s.person,
            _ => false,
        };
        let at = self.view.span(phrase.first).start;
        // A person named since the last speaker of this sex spoke is nearer than the speaker himself only if nobody spoke.
        if matches!(word, "he" | "she" | "his" | "her")
            && let Some(subject) = self.subject_before(at, word)
            && self.speakers.last().is_none_or(|s| s.source.end <= subject.source.start)
        {
            let span = self.view.range(phrase.first, phrase.last);
            let mut found = subject;
            found.source.start = span.start;
            found.source.end = span.end;
            return Some(found);
        }
        let spoken = self.speakers.iter().rev().take(12).find(|s| agrees(s));
        let body = if matches!(word, "it" | "its") { self.subject_body(phrase) } else { None };
        let mut found = match (spoken, body) {
            (Some(s), Some(b)) if b.source.start > s.source.start => Some(b),
            (Some(s), _) => Some(s.clone()),
            (None, Some(b)) => Some(b),
            (None, None) => self.person_before(at, word),
        }?;
        let span = self.view.range(phrase.first, phrase.last);
        found.source.start = span.start;
        found.source.end = span.end;
        Some(found)
    }

    /// "The interior ministry raised the toll to 31. ... it said": the body that is the subject of one of the two sentences before.
    fn subject_body(&self, phrase: Phrase) -> Option<Speaker> {
        let view = self.view;
        let here = view.sentence_of(phrase.first);
        (here.saturating_sub(2)..here).rev().find_map(|s| {
            let sentence = view.sentences.get(s)?;
            let subject = (sentence.first..sentence.last.min(sentence.first + 40)).find(|i| {
                view.relation(*i) == "nsubj"
                    && view
                        .head(*i)
                        .is_some_and(|h| matches!(view.relation(h), "root" | "parataxis") && view.tag(h) == Upos::Verb)
            })?;
            let body = view.is(subject, class::ORGANISATION | class::ORG_SUFFIX | class::COURT | class::DOCUMENT)
                || matches!(view.word(subject), "inquiry" | "police" | "company" | "union" | "group" | "brigade" | "operator");
            let mut first = subject;
            while first > sentence.first
                && matches!(view.tag(first - 1), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
                && !view.is(first - 1, class::WEEKDAY)
            {
                first -= 1;
            }
            (body && first < subject).then(|| self.described(Phrase { first, last: subject + 1, head: subject }))
        })
    }

    /// A person who is the subject of the sentence before, named after anybody spoke: the first name of a person near its beginning,
    /// or the name that the parse sets beside its subject ("The spokesman of the army, Ivo Brandt, went further.").
    fn subject_before(&self, at: usize, word: &str) -> Option<Speaker> {
        let here = self.view.sentences.partition_point(|s| s.span.end <= at);
        let before = self.view.sentences.get(here.checked_sub(1)?)?;
        let from = self.mentions.partition_point(|m| m.span.start < before.span.start);
        let agrees = |m: &&Mention| {
            let Some(entity) = self.entities.get(m.entity).filter(|_| m.named) else { return false };
            let female = gender(&entity.name, entity.role.as_deref());
            let fits = match word {
                "he" | "his" => female != Some(true),
                _ => female != Some(false),
            };
            // A name of two words that no list knows is a person's where "he" or "she" follows.
            let two = entity.name.split(' ').count() == 2;
            let unknown =
                entity.kind == MentionKind::Abstract && two && (m.span.start == before.span.start || self.is_subject(m));
            fits && (entity.kind == MentionKind::Person && entity.name.contains(' ') || unknown)
        };
        let mut inside = self.mentions.get(from..)?.iter().take(6).take_while(|m| m.span.start < before.span.end);
        let near = |m: &&Mention| m.span.start <= before.span.start + 24 || self.is_subject(m);
        inside.find(|m| near(m) && agrees(m)).map(|m| self.of_entity(m.entity, m.span))
    }

    /// Whether the parse makes the name the subject of its sentence's main verb, or sets it beside that subject.
    fn is_subject(&self, m: &Mention) -> bool {
        let view = self.view;
        let mut at = view.token_from(m.span.start);
        let beside = view.relation(at) == "appos";
        for _ in 0..4 {
            match (view.relation(at), view.head(at)) {
                // "the spokesman of the army, Ivo Brandt": the parse hangs the name on the nearer noun.
                ("nmod", Some(h)) if beside => at = h,
                ("nsubj" | "nsubj:pass", Some(h)) => return matches!(view.relation(h), "root" | "parataxis"),
                ("appos" | "flat" | "nmod:desc" | "compound", Some(h)) => at = h,
                _ => return false,
            }
        }
        false
    }

    /// The nearest person (or body) named before the offset that the pronoun agrees with.
    fn person_before(&self, at: usize, word: &str) -> Option<Speaker> {
        let upto = self.mentions.partition_point(|m| m.span.start < at);
        self.mentions.get(..upto)?.iter().rev().take(16).find_map(|m| {
            let entity = self.entities.get(m.entity)?;
            let fits = match word {
                "he" | "she" | "his" | "her" => m.named && entity.kind == MentionKind::Person,
                "it" | "its" => m.named && entity.kind == MentionKind::Organisation,
                _ => false,
            };
            let female = gender(&entity.name, entity.role.as_deref());
            let agrees = match word {
                "he" | "his" => female != Some(true),
                "she" | "her" => female != Some(false),
                _ => true,
            };
            (fits && agrees).then(|| self.of_entity(m.entity, m.span))
        })
    }

    fn of_entity(&self, id: usize, span: Span) -> Speaker {
        let entity = self.entities.get(id).cloned().unwrap_or_default();
        // A surname alone that speaks is a person's, as far as the text tells.
        let surname = entity.kind == MentionKind::Abstract && !entity.name.contains(' ');
        let person = entity.kind == MentionKind::Person || surname;
        let kind = entity.source_kind.or_else(|| source_kind::of_words(&entity.name));
        Speaker {
            source: Source {
                name: entity.name.clone(),
                start: span.start,
                end: span.end,
                kind: kind.unwrap_or(if person { by_default(entity.role.is_some()) } else { SourceKind::Anonymous }),
                vague: false,
                part: None,
                role: entity.role.clone(),
                body: entity.body.clone(),
            },
            person,
            plural: false,
            female: if person { gender(&entity.name, entity.role.as_deref()) } else { None },
        }
    }

    fn by_words(&self, phrase: Phrase, span: Span, plain: &str) -> Speaker {
        let view = self.view;
        let vague = view.is(phrase.head, class::VAGUE);
        let all = view.range(phrase.first, phrase.last).of(view.text).unwrap_or("");
        let kind = if vague
            && matches!(view.lemma(phrase.head), "source" | "insider" | "official" | "authority")
            && !mentions_body(all)
        {
            SourceKind::Anonymous
        } else {
            source_kind::of_words(plain).or_else(|| source_kind::of_words(all)).unwrap_or(SourceKind::Anonymous)
        };
        let plural = view.is(phrase.head, class::PEOPLE)
            || matches!(view.tag(phrase.head), Upos::Noun) && view.word(phrase.head) != view.lemma(phrase.head);
        let calling = view.tag(phrase.head) == Upos::Noun
            && !view.is(phrase.head, class::ORGANISATION | class::DOCUMENT | class::MEDIUM)
            && ["er", "or", "ist", "man", "woman", "clerk", "aide"].iter().any(|e| view.word(phrase.head).ends_with(e));
        let person = (view.is(phrase.head, class::PERSON | class::TITLE | class::KINSHIP) || calling) && !plural
            || matches!(view.tag(phrase.head), Upos::Propn) && view.is(phrase.head, class::FIRST);
        let name = if view.tag(phrase.head) == Upos::Pron {
            view.range(phrase.first, phrase.last).of(view.text).unwrap_or("").to_owned()
        } else {
            plain.to_owned()
        };
        Speaker {
            source: Source {
                name,
                start: span.start,
                end: span.end,
                kind,
                vague: vague && is_bare(view, phrase),
                part: None,
                role: None,
                body: body_of(all),
            },
            person: person
                || view.tag(phrase.head) == Upos::Propn && !view.is(phrase.head, class::ORG_SUFFIX | class::ORGANISATION),
            plural,
            female: gender(plain, None),
        }
    }

    /// The phrase without relative clauses and appositions.
    fn base(&self, phrase: Phrase) -> (usize, usize) {
        let view = self.view;
        let mut end = phrase.head + 1;
        while end < phrase.last && !matches!(view.word(end), "," | "who" | "which" | "that" | "(" | "—" | "–" | "--") {
            end += 1;
        }
        (phrase.first, end.min(phrase.last))
    }

    fn named_at(&self, head: Span) -> Option<&Mention> {
        let upto = self.mentions.partition_point(|m| m.span.start <= head.start);
        self.mentions.get(upto.saturating_sub(4)..upto)?.iter().rev().find(|m| m.named && m.span.contains(head))
    }

    fn named_in(&self, first: usize, last: usize) -> Option<&Mention> {
        let range = self.view.range(first, last);
        let from = self.mentions.partition_point(|m| m.span.start < range.start);
        self.mentions.get(from..)?.iter().take(4).find(|m| m.named && range.contains(m.span))
    }

    /// "film from the Courier", "a report by the ministry": the name after the preposition.
    fn author(&self, head: usize, last: usize) -> Option<&Mention> {
        let by = (head + 1..last.min(head + 4)).find(|i| matches!(self.view.word(*i), "from" | "by"))?;
        // "by Orvel's government": what is Orvel's wrote it.
        let owner = |m: &&Mention| !matches!(self.view.word(self.view.token_from(m.span.end)), "'s" | "’s" | "'" | "’");
        self.named_in(by, last).filter(owner)
    }

    /// The entity that a definite description stands for: the latest with this word in its post or name.
    fn by_post(&self, word: &str, before: usize) -> Option<usize> {
        // A person whose post names a body is not that body.
        let body = matches!(
            word,
            "ministry"
                | "department"
                | "agency"
                | "bureau"
                | "company"
                | "police"
                | "army"
                | "government"
                | "hospital"
                | "court"
                | "council"
                | "service"
                | "brigade"
                | "union"
                | "office"
                | "party"
        );
        let list: Vec<usize> = self
            .posts
            .get(word)?
            .iter()
            .copied()
            .filter(|e| !body || self.entities.get(*e).is_some_and(|e| e.kind != MentionKind::Person))
            .collect();
        let upto = self.mentions.partition_point(|m| m.span.start < before);
        let recent = self.mentions.get(upto.saturating_sub(64)..upto)?;
        recent.iter().rev().find(|m| m.named && list.contains(&m.entity)).map(|m| m.entity)
    }
}

/// Whether a vague head stands alone, or with words that name nobody either ("some officials", "local reports").
fn is_bare(view: &View<'_>, phrase: Phrase) -> bool {
    (phrase.first..phrase.last).all(|i| {
        i == phrase.head
            || view.tag(i) == Upos::Det
            || matches!(
                view.word(i),
                "some"
                    | "several"
                    | "many"
                    | "local"
                    | "unnamed"
                    | "various"
                    | "initial"
                    | "early"
                    | "other"
                    | "media"
                    | "news"
                    | "preliminary"
                    | "anonymous"
                    | "multiple"
                    | "unconfirmed"
                    | "most"
                    | "recent"
                    | "all"
                    | "earlier"
            )
    })
}

/// What a person makes where no word tells: with a post an official, without one somebody who was there.
fn by_default(post: bool) -> SourceKind {
    if post { SourceKind::Government } else { SourceKind::Witness }
}

/// "fire brigade spokeswoman Ada Venn": the post in small letters before a name, and the name.
fn split_post(whole: &str) -> Option<(String, String)> {
    use crate::lexicon::lexicon;
    let words: Vec<&str> = whole.split(' ').collect();
    let small = |w: &str| w.chars().next().is_some_and(char::is_lowercase);
    let at = words.iter().rposition(|w| {
        small(w) && !matches!(*w, "de" | "la" | "van" | "von" | "der" | "bin" | "ibn" | "al" | "el" | "da" | "dos")
    })?;
    let (post, name) = (words.get(..=at)?, words.get(at + 1..)?);
    let last = post.last()?.to_ascii_lowercase();
    let person = lexicon().classes(&last) & (class::PERSON | class::TITLE | class::KINSHIP) != 0
        || ["man", "woman", "er", "or", "ist"].iter().any(|e| last.ends_with(e));
    let plain = name.iter().all(|w| {
        let letters = w.chars().filter(|c| c.is_alphabetic()).count();
        small(w) || w.chars().next().is_some_and(char::is_uppercase) && (letters > 1 || w.ends_with('.'))
    });
    (person && plain && !name.is_empty() && name.len() <= 4).then(|| (post.join(" "), name.join(" ")))
}

/// Whether a capital is all that makes the word a name ("State records").
fn is_common(name: &str) -> bool {
    matches!(
        name,
        "State" | "County" | "City" | "Federal" | "Government" | "Police" | "Court" | "Hospital" | "Town" | "Village"
    )
}

fn opens_sentence(view: &View<'_>, token: usize) -> bool {
    view.sentences.get(view.sentence_of(token)).is_some_and(|s| s.first == token)
}

fn strip_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "THE "].iter().find_map(|a| words.strip_prefix(a)).unwrap_or(words)
}

/// "a spokesperson for the ministry": the ministry.
fn body_of(words: &str) -> Option<String> {
    let (_, rest) = words.split_once(" for ").or_else(|| words.split_once(" of ")).or_else(|| words.split_once(" at "))?;
    let body = rest.split([',', '(']).next().unwrap_or(rest).trim();
    (!body.is_empty()).then(|| tidy(body))
}

/// Whether the words name the body an official belongs to ("ministry officials").
fn mentions_body(words: &str) -> bool {
    source_kind::of_words(
        &words
            .replace("officials", "")
            .replace("official", "")
            .replace("authorities", "")
            .replace("sources", "")
            .replace("source", ""),
    )
    .is_some()
}

/// Whether a name is a woman's, as far as the lists tell.
fn gender(name: &str, role: Option<&str>) -> Option<bool> {
    use crate::lexicon::lexicon;
    let words = name.split_whitespace().take(3).chain(role.into_iter().flat_map(|r| r.split_whitespace().take(4)));
    for word in words {
        let low = word.to_ascii_lowercase();
        let bits = lexicon().classes(low.trim_end_matches(['.', ',']));
        if bits & class::FEMALE != 0 {
            return Some(true);
        }
        if matches!(
            low.trim_end_matches('.'),
            "mr" | "sir"
                | "lord"
                | "king"
                | "prince"
                | "father"
                | "brother"
                | "son"
                | "husband"
                | "spokesman"
                | "congressman"
                | "chairman"
                | "councilman"
        ) || bits & class::FIRST != 0
        {
            return Some(false);
        }
    }
    None
}
