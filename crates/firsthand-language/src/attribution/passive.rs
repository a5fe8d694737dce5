//! Cues without a subject of their own: passives, participles with an agent, questions, fragments.

use super::content::{Opening, clause_end, opening};
use super::cue::{Group, Verb};
use super::{Found, Text, is_quote_mark, source};
use crate::layers::CueKind;
use crate::lexicon::frame;

impl Verb {
    /// "the film, praised by the mayor": a participle with an agent, for the phrase before it.
    pub(super) fn reduced(&self, text: &Text<'_, '_>, group: &Group) -> Option<Found> {
        let view = text.view;
        if group.first != self.at
            || view.word(self.at + 1) != "by"
            || view.word(self.at).ends_with("ing")
            || self.at <= self.first + 1
            // "Officers attacked by rebels": with weapons, not with words.
            || matches!(view.lemma(self.at), "attack" | "find" | "see")
        {
            return None;
        }
        let agent = source::after(text, self.at + 2, self.last).filter(|p| source::sourcelike(text, p.head))?;
        let edge = if view.word(self.at - 1) == "," { self.at - 1 } else { self.at };
        let chunk = text.chunks.ending_at(edge).filter(|c| c.first >= self.first)?;
        Some(Found {
            sentence: self.s,
            source: Some(agent),
            cue: (self.at, self.at + 2),
            kind: self.cue.kind,
            content: vec![view.range(chunk.first, chunk.last)],
            ..Found::default()
        })
    }

    /// "Three were killed, it was reported"; "is expected to"; "was accused by X of".
    pub(super) fn passive(&self, text: &Text<'_, '_>, group: &Group) -> Option<Found> {
        let view = text.view;
        let lemma = view.lemma(self.at);
        let agent = (self.at + 1..(self.at + 5).min(self.last))
            .find(|i| view.word(*i) == "by")
            .and_then(|i| source::after(text, i + 1, self.last))
            .filter(|p| source::sourcelike(text, p.head));
        let subject = source::before(text, self.first, group.first).map(|(p, _)| p);
        let mut found = Found {
            sentence: self.s,
            source: agent,
            cue: (group.first, agent.map_or(self.at + 1, |a| a.first)),
            kind: self.cue.kind,
            negated: group.negated,
            ..Found::default()
        };
        let next = agent.map_or(self.at + 1, |a| a.last);
        let impersonal = subject.is_some_and(|p| view.word(p.head) == "it" || view.word(p.head) == "there");
        if matches!(lemma, "ask" | "tell" | "inform" | "notify" | "warn" | "remind" | "assure")
            && self.cue.frames & frame::ADDRESSEE != 0
        {
            // "Residents were told that": said to the subject by nobody named.
            let next = if lemma == "ask" && view.word(next) == "about" { next + 1 } else { next };
            if let Opening::That(at) | Opening::Infinitive(at) | Opening::Quote(at) | Opening::Bare(at) =
                opening(text, next, self.last)
            {
                found.addressee = subject;
                self.run(text, at, &mut found);
            }
            return (!found.content.is_empty()).then_some(found);
        }
        if matches!(
            lemma,
            "expect"
                | "believe"
                | "think"
                | "say"
                | "report"
                | "allege"
                | "suspect"
                | "presume"
                | "know"
                | "estimate"
                | "fear"
                | "rumor"
                | "understand"
                | "accuse"
                | "consider"
                | "see"
                | "describe"
                | "call"
                | "deem"
                | "quote"
                | "suppose"
                | "claim"
                | "feel"
                | "predict"
                | "project"
        ) {
            let rest = match opening(text, next, self.last) {
                Opening::That(at) | Opening::Infinitive(at) | Opening::Bare(at) | Opening::Quote(at) => Some(at),
                _ => None,
            };
            if lemma == "quote" {
                found.source = subject;
                if view.word(next) == "as" {
                    let at = if view.word(next + 1) == "saying" { next + 2 } else { next + 1 };
                    self.run(text, at, &mut found);
                }
                return (!found.content.is_empty() && found.source.is_some()).then_some(found);
            }
            if matches!(lemma, "know" | "see" | "feel" | "understand" | "suppose") && agent.is_none() {
                return None;
            }
            let linked =
                matches!(view.word(next), "to" | "that" | "as" | "of") || matches!(view.word(next), "," | "." | "that");
            if matches!(lemma, "report" | "claim" | "predict" | "project" | "fear") && agent.is_none() && !linked {
                return None;
            }
            if let Some(at) = rest {
                self.run(text, at, &mut found);
            }
            if !impersonal
                && let Some(p) = subject
                && (found.content.is_empty() || view.word(next) == "to" || view.word(next) == "as" || view.word(next) == "of")
            {
                found.content.insert(0, view.range(p.first, p.last));
            }
            if matches!(lemma, "say" | "see" | "call" | "describe" | "consider" | "claim")
                && agent.is_none()
                && !impersonal
                && view.word(next) != "to"
            {
                return None;
            }
            return (!found.content.is_empty()).then_some(found);
        }
        // "The toll was confirmed by the ministry": the agent is the source of the subject.
        // What a team found it need not have told of: "36 bodies were found by rescuers".
        let found_thing = matches!(lemma, "find" | "see" | "hear" | "discover" | "show" | "attack") && view.word(next) != "to";
        if agent.is_some()
            && !found_thing
            && self.cue.frames & (frame::NOUN | frame::CLAUSE | frame::ATTITUDE) != 0
            && let Some(p) = subject
        {
            found.content.push(view.range(p.first, p.last));
            return Some(found);
        }
        if impersonal && let Opening::That(at) = opening(text, next, self.last) {
            self.run(text, at, &mut found);
            return (!found.content.is_empty()).then_some(found);
        }
        None
    }

    /// "Asked if ...", "when asked about ...": a question by nobody named.
    fn question(&self, text: &Text<'_, '_>) -> Option<Found> {
        let mut found = Found { sentence: self.s, cue: (self.at, self.at + 1), kind: CueKind::Order, ..Found::default() };
        let at = match opening(text, self.at + 1, self.last) {
            Opening::That(at) => at,
            _ if matches!(text.view.word(self.at + 1), "about" | "by") => self.at + 2,
            _ => return None,
        };
        let comma = (at..self.last).find(|i| text.view.word(*i) == ",").unwrap_or(self.last);
        let end = clause_end(text, at, comma);
        found.content.push(text.view.range(at, end));
        (end > at).then_some(found)
    }

    /// A cue without a subject of its own: `"..." reads the sign` aside, only a fragment ("Said Venn") or a headline.
    pub(super) fn orphan(&self, text: &Text<'_, '_>, group: &Group) -> Option<Found> {
        let view = text.view;
        if view.word(self.at) == "asked"
            && (group.first == self.first || matches!(view.word(group.first - 1), "when" | "if" | "," | "and"))
        {
            return self.question(text);
        }
        if group.first != self.first
            || self.cue.frames & frame::QUOTE == 0
            || !matches!(view.word(self.at), "said" | "added" | "asked" | "wrote")
        {
            return None;
        }
        let phrase = source::after(text, self.at + 1, self.last).filter(|p| source::sourcelike(text, p.head))?;
        let mut found = Found {
            sentence: self.s,
            source: Some(phrase),
            cue: (self.at, self.at + 1),
            kind: self.cue.kind,
            ..Found::default()
        };
        match opening(text, phrase.last, self.last) {
            Opening::Colon(at) | Opening::Quote(at) | Opening::That(at) => self.run(text, at, &mut found),
            Opening::Comma(at) if is_quote_mark(view.word(at + 1)) => self.run(text, at + 1, &mut found),
            _ => {}
        }
        Some(found).filter(|f| !f.content.is_empty())
    }
}
