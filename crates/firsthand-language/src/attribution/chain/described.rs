//! A source that its words describe: the name in them, beside them, or told before, for which they stand.

use super::super::Phrase;
use super::{Resolver, Speaker, by_default, gender, is_common, opens_sentence, strip_article};
use crate::layers::{Entity, MentionKind, Upos};
use crate::lexicon::class;
use crate::mention::{fold, source_kind, tidy};
use firsthand_types::SourceKind;

impl Resolver<'_, '_> {
    /// A source by the words of its phrase: a name in it, an earlier name it stands for, or the words themselves.
    pub(super) fn described(&self, phrase: Phrase) -> Speaker {
        let view = self.view;
        let head = view.span(phrase.head);
        let base = self.base(phrase);
        let span = view.range(base.0, base.1);
        // "The hospital's CEO": a post in capitals is no name.
        let post = matches!(view.word(phrase.head), "ceo" | "cfo" | "coo" | "pm" | "mp" | "mep");
        // "The Public Prosecutor of Orvel, Ada Venn, said": a post in capitals, and whose it is.
        if self.capital_post(phrase)
            && let Some(speaker) = self.apposed(phrase, base.1, strip_article(&tidy(span.of(view.text).unwrap_or(""))))
        {
            return speaker;
        }
        if let Some(m) = self.named_at(head).filter(|_| !post) {
            let mut speaker = self.of_entity(m.entity, m.span);
            if speaker.source.kind == SourceKind::Witness && speaker.source.role.is_none()
                || speaker.source.kind == SourceKind::Anonymous
            {
                let words = view.range(phrase.first, phrase.last).of(view.text).unwrap_or("");
                let medium = view.raw(phrase.first) == "The" && !opens_sentence(view, phrase.first);
                speaker.source.kind = source_kind::of_words(words).unwrap_or(match (speaker.person, medium) {
                    (_, true) => SourceKind::Outlet,
                    (true, _) => by_default(speaker.source.role.is_some()),
                    _ => SourceKind::Government,
                });
            }
            return speaker;
        }
        // "TASS news agency", "the Courier newspaper": the medium's own name.
        if view.is(phrase.head, class::MEDIUM)
            && let Some(m) = self.named_in(base.0, phrase.head)
            && self.entities.get(m.entity).is_some_and(|e| !matches!(e.kind, MentionKind::Place | MentionKind::Person))
        {
            let mut speaker = self.of_entity(m.entity, m.span);
            if speaker.source.kind == SourceKind::Anonymous {
                speaker.source.kind = SourceKind::Outlet;
            }
            return speaker;
        }
        let words = tidy(span.of(view.text).unwrap_or(""));
        let plain = strip_article(&words);
        if let Some(speaker) = self.apposed(phrase, base.1, plain).or_else(|| self.beside(phrase, base.1, plain)) {
            return speaker;
        }
        // A document or a body's unit that carries a name: "a Courier report", "police in Orvel".
        if view.is(phrase.head, class::DOCUMENT)
            && let Some(m) = self.named_in(base.0, phrase.head).or_else(|| self.author(phrase.head, base.1))
            && self.entities.get(m.entity).is_some_and(|e| e.kind != MentionKind::Place && !is_common(&e.name))
        {
            let mut speaker = self.of_entity(m.entity, m.span);
            speaker.source.role = Some(plain.to_owned());
            if speaker.source.kind == SourceKind::Anonymous || speaker.source.kind == SourceKind::Witness {
                speaker.source.kind = SourceKind::Document;
            }
            return speaker;
        }
        if view.word(phrase.first) == "the"
            && base.1 - base.0 <= 3
            && let Some(id) = self.by_post(view.word(phrase.head), span.start)
        {
            let mut speaker = self.of_entity(id, span);
            speaker.source.start = span.start;
            speaker.source.end = span.end;
            return speaker;
        }
        if view.word(phrase.first) == "the" {
            let generic = matches!(
                view.word(phrase.head),
                "group"
                    | "organization"
                    | "organisation"
                    | "agency"
                    | "company"
                    | "department"
                    | "service"
                    | "bureau"
                    | "movement"
                    | "network"
                    | "newspaper"
                    | "ministry"
                    | "firm"
                    | "party"
            );
            if generic
                && (base.1 - base.0 == 2 || base.1 - base.0 == 3 && self.kind_of_group(base.0 + 1))
                && let Some(m) = self.body_before(span.start, view.word(phrase.head))
                && (!matches!(view.word(phrase.head), "ministry" | "department" | "bureau")
                    || self.entities.get(m).is_some_and(|e| fold(&e.name).contains(view.word(phrase.head))))
            {
                let mut speaker = self.of_entity(m, span);
                speaker.source.start = span.start;
                speaker.source.end = span.end;
                return speaker;
            }
        }
        self.by_words(phrase, span, plain)
    }

    /// "the rights group", "the aid agency": a noun that says what kind of body it is.
    fn kind_of_group(&self, at: usize) -> bool {
        matches!(
            self.view.word(at),
            "rights"
                | "aid"
                | "relief"
                | "monitoring"
                | "militant"
                | "news"
                | "charity"
                | "advocacy"
                | "islamist"
                | "rebel"
                | "jihadist"
                | "armed"
        )
    }

    /// A post in capitals, with its article ("The Public Prosecutor of Orvel").
    fn capital_post(&self, phrase: Phrase) -> bool {
        let view = self.view;
        view.tag(phrase.head) == Upos::Propn
            && view.word(phrase.first) == "the"
            && view.is(phrase.head, class::TITLE | class::PERSON)
    }

    /// "his lawyer, Ada Venn,": the name set beside a post, which is its own.
    fn apposed(&self, phrase: Phrase, end: usize, plain: &str) -> Option<Speaker> {
        let view = self.view;
        // "The consultant who wrote it, Ada Venn, warned": past the clause on the post.
        let end = match view.word(end) {
            "who" => (end..phrase.last).find(|i| view.word(*i) == ",").unwrap_or(end),
            _ => end,
        };
        // "The hospital's CEO": a post in capitals.
        let post = matches!(view.word(phrase.head), "ceo" | "cfo" | "coo" | "pm" | "mp" | "mep");
        let post = post || self.capital_post(phrase);
        if view.word(end) != "," || !(post || matches!(view.tag(phrase.head), Upos::Noun | Upos::Adj)) {
            return None;
        }
        // "Its chief pilgrim, the Emir, Ada Venn, told": past a second description.
        let second = view.word(end + 1) == "the" && view.word(end + 3) == ",";
        let end = if second { end + 3 } else { end };
        // "The headmaster, Mr Venn,", "its spokesman, Maj. Ivo Brandt": a title or a rank before the name.
        let titled = matches!(
            view.word(end + 1).trim_end_matches('.'),
            "mr" | "mrs"
                | "ms"
                | "dr"
                | "prof"
                | "professor"
                | "maj"
                | "col"
                | "lt"
                | "gen"
                | "capt"
                | "sgt"
                | "brig"
                | "rev"
                | "adm"
                | "major"
                | "colonel"
                | "general"
                | "captain"
                | "lieutenant"
        );
        let at = view.span(end + 1).start;
        let from = self.mentions.partition_point(|m| m.span.start < at);
        let next = view.span(end + 2).start;
        let m = self
            .mentions
            .get(from..)?
            .iter()
            .take(2)
            .find(|m| m.named && (m.span.start == at || titled && m.span.start == next))?;
        // A name that no list knows, beside a post, is a person's.
        let person = self.entities.get(m.entity).is_some_and(|e| {
            let capitals = e.name.split(' ').filter(|w| w.starts_with(char::is_uppercase)).count();
            let named = (2..=4).contains(&capitals) && e.name.split(' ').count() <= 6;
            e.kind == MentionKind::Person
                || e.kind == MentionKind::Abstract
                    && named
                    && (view.is(phrase.head, class::PERSON | class::TITLE) || view.word(phrase.head).ends_with("man"))
        });
        if !person {
            return None;
        }
        // The name closes the apposition: "his lawyer, Ada Venn, said", "..., said his lawyer, Ada Venn."
        let next = view.token_from(m.span.end);
        if !(matches!(view.word(next), "," | "." | ")" | ";" | ":") || matches!(view.tag(next), Upos::Verb | Upos::Aux)) {
            return None;
        }
        let mut speaker = self.of_entity(m.entity, m.span);
        if speaker.source.kind == SourceKind::Witness || speaker.source.kind == SourceKind::Anonymous {
            speaker.source.kind = source_kind::of_words(plain).unwrap_or(SourceKind::Government);
        }
        speaker.source.role = Some(plain.to_owned());
        if let Some(female) = gender(plain, None) {
            speaker.female = Some(female);
        }
        Some(speaker)
    }

    /// "Ada Venn, the town's fire chief, who thought", "a little-known faction, the Grey Hand, said": the name that the parse sets
    /// beside a description, before it or after it.
    fn beside(&self, phrase: Phrase, end: usize, plain: &str) -> Option<Speaker> {
        let view = self.view;
        if view.tag(phrase.head) != Upos::Noun {
            return None;
        }
        let before = view.head(phrase.head).filter(|h| view.relation(phrase.head) == "appos" && *h < phrase.first);
        let after = (end..end + 8)
            .take_while(|_| view.word(end) == ",")
            .find(|i| view.relation(*i) == "appos" && view.head(*i) == Some(phrase.head));
        let m = before.or(after).filter(|i| view.tag(*i) == Upos::Propn).and_then(|i| self.named_at(view.span(i)))?;
        // "died in the town of Orvel, the sheriff said": what a preposition leads to is not who speaks.
        let led = view.token_from(m.span.start).checked_sub(1).is_some_and(|i| view.tag(i) == Upos::Adp);
        if before.is_some() && led {
            return None;
        }
        let kind = self.entities.get(m.entity)?.kind;
        let post = view.is(phrase.head, class::PERSON | class::TITLE) || view.word(phrase.head).ends_with("man");
        let fits = match kind {
            MentionKind::Person => post,
            MentionKind::Organisation => !post && !view.is(phrase.head, class::DOCUMENT),
            _ => false,
        };
        if !fits {
            return None;
        }
        let mut speaker = self.of_entity(m.entity, m.span);
        if matches!(speaker.source.kind, SourceKind::Witness | SourceKind::Anonymous) {
            speaker.source.kind = source_kind::of_words(plain).unwrap_or(SourceKind::Government);
        }
        speaker.source.role.get_or_insert_with(|| plain.to_owned());
        Some(speaker)
    }

    /// The nearest organisation named before the offset, within a few sentences, that the noun can stand for: a channel or a
    /// document is no group.
    fn body_before(&self, before: usize, noun: &str) -> Option<usize> {
        let upto = self.mentions.partition_point(|m| m.span.start < before);
        let fits = |e: &Entity| {
            let medium = matches!(e.source_kind, Some(SourceKind::Outlet | SourceKind::Agency));
            let channel = matches!(e.source_kind, Some(SourceKind::Document | SourceKind::SocialMedia));
            let spoke = e.kind == MentionKind::Abstract
                && self.speakers.iter().rev().take(8).any(|s| s.source.name == e.name)
                && noun == "group";
            (e.kind == MentionKind::Organisation || spoke)
                && match noun {
                    "newspaper" => medium || e.source_kind.is_none() && source_kind::of_words(&e.name).is_none(),
                    "group" | "movement" | "organization" | "organisation" | "party" => !medium && !channel,
                    _ => !channel,
                }
        };
        self.mentions
            .get(upto.saturating_sub(24)..upto)?
            .iter()
            .rev()
            .take_while(|m| m.span.end + 600 > before)
            .find(|m| m.named && self.entities.get(m.entity).is_some_and(fits))
            .map(|m| m.entity)
    }
}
