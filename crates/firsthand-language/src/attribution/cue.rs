//! Cue verbs: their group, their subject, their content.

use super::content::{Opening, clause_end, is_clause, opening, preceding};
use super::{Found, Phrase, Text, is_quote_mark, recent, source, window};
use crate::layers::{CueKind, ParagraphKind, Upos};
use crate::lexicon::{Cue, class, frame, lexicon};
use firsthand_types::Span;

/// Finds the cue verbs of a sentence.
pub(super) fn verbs(text: &Text<'_, '_>, s: usize, from: usize, out: &mut Vec<Found>) {
    let view = text.view;
    let Some(sentence) = view.sentences.get(s).copied() else {
        return;
    };
    let mut subject: Option<(Phrase, Option<Phrase>)> = None;
    let mut spoke = false;
    for at in sentence.first..sentence.last {
        // Whoever spoke last goes on ("... and added"), over subjects inside his words.
        if !spoke && let Some(own) = plain_subject(text, window(sentence, at).0, at) {
            subject = Some(own);
        }
        let Some(cue) = cue_at(text, at) else {
            continue;
        };
        if recent(out, from).iter().any(|f| f.cue.0 <= at && at < f.cue.1) {
            continue;
        }
        let (first, last) = window(sentence, at);
        let verb = Verb { s, first, last, at, cue };
        if let Some(found) = verb.read(text, subject) {
            let nested = recent(out, from).iter().any(|f| f.content.iter().any(|c| c.holds(view.span(at).start)));
            if let Some(p) = found.source.filter(|p| p.first < at && !nested) {
                subject = Some((p, found.stands_for));
                spoke = true;
            }
            out.push(found);
        }
    }
}

/// The cue verb at the token. A few forms that taggers take for nouns count all the same.
fn cue_at(text: &Text<'_, '_>, at: usize) -> Option<Cue> {
    let view = text.view;
    let tag = view.tag(at);
    if matches!(view.word(at), "regarding" | "considering" | "concerning" | "following" | "including") {
        return None;
    }
    if tag == Upos::Verb {
        return lexicon().cue(view.lemma(at));
    }
    if tag == Upos::Noun && crate::chunk::speaks(view, at) {
        return lexicon().cue(view.word(at));
    }
    match view.word(at) {
        // "It alleges that": these are verbs, whatever the tagger says.
        "alleges" => lexicon().cue("allege"),
        "insists" => lexicon().cue("insist"),
        "contends" => lexicon().cue("contend"),
        "asserts" => lexicon().cue("assert"),
        "said" | "says" | "told" | "tweeted" | "tweets" | "vows" | "slams" | "blasts" => lexicon().cue(match view.word(at) {
            "told" => "tell",
            "tweeted" | "tweets" => "tweet",
            "vows" => "vow",
            "slams" => "slam",
            "blasts" => "blast",
            _ => "say",
        }),
        "warns" | "claims" | "reports" | "calls"
            if tag == Upos::Noun && view.kind_of(view.sentence_of(at)) == ParagraphKind::Heading =>
        {
            lexicon().cue(view.word(at).strip_suffix('s').unwrap_or(""))
        }
        _ => None,
    }
}

/// The subject of any finite verb, for cues that share it ("... and added", ", saying").
fn plain_subject(text: &Text<'_, '_>, first: usize, at: usize) -> Option<(Phrase, Option<Phrase>)> {
    let view = text.view;
    let finite = view.tag(at) == Upos::Aux || view.tag(at) == Upos::Verb && !view.word(at).ends_with("ing");
    if !finite || at == first || matches!(view.tag(at - 1), Upos::Aux | Upos::Part) {
        return None;
    }
    let mut edge = at;
    while edge > first && view.tag(edge - 1) == Upos::Adv {
        edge -= 1;
    }
    let ends = text.chunks.ending_at(edge).is_some() || edge > first && matches!(view.word(edge - 1), "," | "who");
    if !ends {
        return None;
    }
    source::before(text, first, at).filter(|(p, _)| source::sourcelike(text, p.head))
}

/// A cue verb in its sentence.
pub(super) struct Verb {
    /// The sentence.
    pub s: usize,
    /// Its first token.
    pub first: usize,
    /// After its last token.
    pub last: usize,
    /// The verb.
    pub at: usize,
    /// What it does and takes.
    pub cue: Cue,
}

/// The auxiliaries and adverbs around a verb.
#[derive(Default)]
pub(super) struct Group {
    /// First token of the group.
    pub first: usize,
    /// "was said".
    pub passive: bool,
    /// "did not say".
    pub negated: bool,
    /// "to say".
    pub infinitive: bool,
}

impl Verb {
    fn read(&self, text: &Text<'_, '_>, shared: Option<(Phrase, Option<Phrase>)>) -> Option<Found> {
        let view = text.view;
        let group = self.group(text);
        if group.passive {
            return self.passive(text, &group);
        }
        if let Some(found) = self.reduced(text, &group) {
            return Some(found);
        }
        // "Three men seen near the bridge": forms that are no finite verb, without their auxiliary.
        if group.first == self.at && matches!(view.word(self.at), "seen" | "known" | "shown" | "written" | "foreseen") {
            return None;
        }
        if group.infinitive && !self.infinitive_speaks(text, &group) {
            return None;
        }
        let inverted = self.inverted(text, &group);
        let trailing = view.word(self.at).ends_with("ing") && group.first > self.first && view.word(group.first - 1) == ",";
        let (source, stands_for, own) = match inverted {
            Some(phrase) => (Some(phrase), None, true),
            None if trailing && shared.is_some() => (shared.map(|s| s.0), shared.and_then(|s| s.1), false),
            None => match source::before(text, self.first, group.first) {
                Some((p, a)) if !group.infinitive => (Some(p), a, true),
                _ => match self.shared(text, &group, shared) {
                    Some((p, a)) => (Some(p), a, false),
                    None => return self.orphan(text, &group),
                },
            },
        };
        let mut source = source?;
        let mut stands_for = stands_for;
        if !self.plausible(text, source, inverted.is_some()) {
            (source, stands_for) = (source::over_relative(text, self.first, group.first)?, None);
        }
        if self.is_own_thought(text, source) {
            return None;
        }
        let end = self.particle(text);
        let after = if inverted.is_some() { source.last } else { end };
        let mut found = Found {
            sentence: self.s,
            source: Some(source),
            stands_for,
            cue: (group.first.max(self.first), end),
            kind: self.cue.kind,
            negated: group.negated,
            ..Found::default()
        };
        if !own && !group.infinitive {
            found.cue.0 = group.first;
        }
        let after = self.addressee(text, after, &mut found);
        self.content(text, &group, source, after, own, inverted.is_some(), &mut found);
        self.anaphor(text, &mut found);
        let refuses = matches!(view.lemma(self.at), "decline" | "refuse");
        (!found.content.is_empty() || refuses && found.kind == CueKind::Order).then_some(found)
    }

    /// "That is what a medic told the Courier": "that" is the sentence before.
    fn told_so(&self, text: &Text<'_, '_>, found: &mut Found) -> bool {
        let view = text.view;
        let first = self.first;
        let opens = matches!(view.word(first), "that" | "this")
            && matches!(view.word(first + 1), "is" | "was" | "'s" | "’s")
            && view.word(first + 2) == "what"
            && found.source.is_some_and(|p| p.first == first + 3);
        let before =
            self.s.checked_sub(1).filter(|b| view.kind_of(*b) == ParagraphKind::Prose).and_then(|b| view.sentences.get(b));
        if let Some(before) = before.filter(|_| opens) {
            found.content = vec![before.span];
        }
        opens
    }

    /// "Venn announced it at noon": "it" is the sentence before.
    fn anaphor(&self, text: &Text<'_, '_>, found: &mut Found) {
        let view = text.view;
        if self.told_so(text, found) {
            return;
        }
        let [only] = found.content.as_slice() else {
            return;
        };
        let first = view.token_from(only.start);
        let bare = matches!(view.word(first), "it" | "this" | "so")
            && (matches!(view.tag(first + 1), Upos::Adp | Upos::Punct)
                || view.is(first + 1, class::WEEKDAY)
                || first + 1 >= self.last);
        // "The consultant who wrote it": the relative clause says nothing.
        let relative = found.source.is_some_and(|p| matches!(view.word(p.head), "who" | "which" | "that"));
        let says = matches!(self.cue.kind, CueKind::Say | CueKind::Confirm) && !relative;
        if !bare || !says || only.start < view.span(self.at).start {
            return;
        }
        let Some(before) = self.s.checked_sub(1).and_then(|s| view.sentences.get(s)) else {
            return;
        };
        if view.kind_of(self.s - 1) == ParagraphKind::Prose {
            found.content.insert(0, before.span);
        }
    }

    fn group(&self, text: &Text<'_, '_>) -> Group {
        let view = text.view;
        let mut group = Group { first: self.at, ..Group::default() };
        let mut be = false;
        while group.first > self.first {
            let i = group.first - 1;
            let word = view.word(i);
            match view.tag(i) {
                Upos::Aux => {
                    be |= matches!(view.lemma(i), "be" | "get")
                        || matches!(word, "was" | "were" | "been" | "is" | "are" | "'s" | "’s" | "being" | "be");
                }
                Upos::Adv if !source::is_time_word(word) && !view.is(i, class::PERSON | class::KINSHIP) => {}
                Upos::Part if matches!(word, "not" | "n't" | "n’t") => group.negated = true,
                Upos::Part if word == "to" && (i + 1 == self.at || group.infinitive) => group.infinitive = true,
                _ => break,
            }
            if matches!(word, "never" | "not" | "n't" | "n’t") {
                group.negated = true;
            }
            group.first = i;
        }
        let participle = !view.word(self.at).ends_with("ing");
        group.passive = be && participle;
        group
    }

    /// `"...," said X` : a comma or closing mark before, a name or noun phrase after that ends the clause.
    fn inverted(&self, text: &Text<'_, '_>, group: &Group) -> Option<Phrase> {
        let view = text.view;
        if self.cue.frames & frame::QUOTE == 0
            || self.cue.frames & frame::ADDRESSEE != 0
            || group.infinitive
            || group.first == self.first
        {
            return None;
        }
        let before = view.word(group.first - 1);
        if !(matches!(before, "," | "?" | "!" | "—" | "–" | "--") || is_quote_mark(before))
            || view.word(self.at).ends_with("ing")
        {
            return None;
        }
        let phrase = source::after(text, self.at + 1, self.last)?;
        let head = phrase.head;
        let quoted = is_quote_mark(before) && view.tag(head) == Upos::Noun;
        if !(source::sourcelike(text, head) || quoted) || view.word(phrase.first) == "that" {
            return None;
        }
        // ", said X was there" is no inversion: a finite verb follows at once.
        let next = view.word(phrase.last);
        let verb = matches!(view.tag(phrase.last), Upos::Aux | Upos::Verb | Upos::Pron)
            && !matches!(next, "," | "." | "who" | "whose" | "which")
            && !view.word(phrase.last).ends_with("ing");
        let quote_before = is_quote_mark(before) || group.first >= 2 && is_quote_mark(view.word(group.first - 2));
        (!verb || quote_before).then_some(phrase)
    }

    /// "went on to say", "took to the radio to accuse": the infinitive is what the subject did; "wants to say" is not.
    fn infinitive_speaks(&self, text: &Text<'_, '_>, group: &Group) -> bool {
        let view = text.view;
        let before = if group.first > self.first { view.word(group.first - 1) } else { "" };
        let strong = matches!(
            self.cue.kind,
            CueKind::Say | CueKind::Allege | CueKind::Confirm | CueKind::Deny | CueKind::Warn | CueKind::Doubt
        ) && self.cue.frames & frame::WEAK == 0;
        let led = matches!(
            before,
            "on" | "continued" | "continues" | "began" | "seemed" | "appeared" | "back" | "out" | "quick" | "first" | "rushed"
        );
        // "took to the radio to say that ...": said, unless it is only wanted, tried or refused.
        let only = (group.first.saturating_sub(3).max(self.first)..group.first).any(|i| {
            matches!(
                view.lemma(i),
                "want"
                    | "decline"
                    | "refuse"
                    | "go"
                    | "have"
                    | "like"
                    | "need"
                    | "able"
                    | "try"
                    | "fail"
                    | "hard"
                    | "difficult"
                    | "too"
                    | "not"
                    | "unwilling"
                    | "easy"
                    | "use"
                    | "expect"
                    | "plan"
                    | "hope"
                    | "seek"
                    | "intend"
                    | "decide"
                    | "ask"
                    | "urge"
                    | "order"
                    | "allow"
                    | "enough"
                    | "ready"
                    | "right"
                    | "time"
                    | "how"
                    | "what"
                    | "n't"
                    | "love"
                    | "wait"
                    | "if"
                    | "would"
            )
        });
        let clear = matches!(view.word(self.at + 1), "that" | ":" | ",")
            || is_quote_mark(view.word(self.at + 1))
            || view.word(self.at) == "say" && opens_clause(text, self.at + 1) && is_clause(text, self.at + 1, self.last);
        if clear && !only && strong && !view.word(self.at).is_empty() {
            return true;
        }
        led && strong
    }

    /// The subject that a coordinated or -ing cue shares with the clause before.
    fn shared(
        &self,
        text: &Text<'_, '_>,
        group: &Group,
        shared: Option<(Phrase, Option<Phrase>)>,
    ) -> Option<(Phrase, Option<Phrase>)> {
        let view = text.view;
        let before = if group.first > self.first { view.word(group.first - 1) } else { "" };
        let ing = view.word(self.at).ends_with("ing");
        let joins = matches!(before, "and" | "but" | "or" | "then")
            || ing
                && matches!(before, "," | "by" | "while" | "in" | "of" | "before" | "after" | "without" | "for" | "—" | "when")
            || group.infinitive
            || ing && group.first > self.first && view.tag(group.first - 1) == Upos::Noun
            || before == "," && !ing;
        if !joins {
            return None;
        }
        shared.filter(|(p, _)| p.last <= group.first)
    }

    /// Whether the subject can hold this cue: anything for the plainest verbs, a possible speaker for the rest.
    fn plausible(&self, text: &Text<'_, '_>, source: Phrase, inverted: bool) -> bool {
        let view = text.view;
        if source::sourcelike(text, source.head) {
            // "It appeared", "it turned out": nobody speaks.
            return !(view.word(source.head) == "it" && matches!(self.cue.kind, CueKind::Believe));
        }
        let plain =
            self.cue.frames & frame::WEAK == 0 && self.cue.frames & frame::ATTITUDE == 0 || view.lemma(self.at) == "tell";
        let states = !matches!(self.cue.kind, CueKind::Believe | CueKind::Find);
        let quoted = matches!(view.lemma(self.at), "say" | "add" | "ask" | "shout" | "write");
        (!inverted || quoted)
            && plain
            && states
            && view.tag(source.head) == Upos::Noun
            && !view.is(source.head, class::EVENT | class::WEAPON | class::VEHICLE | class::SUBSTANCE)
    }

    /// "I think", "you know", "we want" inside a quotation: the speaker's own words, no second source.
    fn is_own_thought(&self, text: &Text<'_, '_>, source: Phrase) -> bool {
        let view = text.view;
        let own = matches!(view.word(source.head), "i" | "we" | "you" | "everyone" | "everybody" | "anyone");
        own && text.quotation_at(view.span(self.at).start).is_some()
    }

    /// After the verb and its particle: "pointed out", "called on", "made clear".
    fn particle(&self, text: &Text<'_, '_>) -> usize {
        let word = text.view.word(self.at + 1);
        let takes = match text.view.lemma(self.at) {
            "point" => matches!(word, "out" | "to"),
            "call" => matches!(word, "for" | "on" | "upon" | "out"),
            "refer" | "allude" | "object" => word == "to",
            "talk" | "speak" | "complain" | "ask" | "joke" | "wonder" | "worry" | "brag" | "boast" | "think" | "warn" => {
                matches!(word, "about" | "of")
            }
            "rule" => word == "out",
            "agree" | "disagree" => word == "with",
            "lash" | "fire" | "hit" | "strike" => matches!(word, "out" | "back"),
            "push" => word == "for",
            "say" => word == "of" && !matches!(text.view.word(self.at + 2), "the"),
            _ => false,
        };
        if takes { self.at + 2 } else { self.at + 1 }
    }

    /// Steps over whom it is said to.
    fn addressee(&self, text: &Text<'_, '_>, at: usize, found: &mut Found) -> usize {
        let view = text.view;
        let (from, direct) = if self.cue.frames & frame::ADDRESSEE != 0 {
            (at, true)
        } else if view.word(at) == "to" && self.cue.frames & frame::CLAUSE != 0 && view.tag(at + 1) != Upos::Verb {
            (at + 1, false)
        } else {
            return at;
        };
        let Some(phrase) = source::after(text, from, self.last) else {
            return at;
        };
        let next = view.word(phrase.last);
        let told = view.lemma(self.at) == "tell";
        let clear = matches!(
            next,
            "that"
                | ","
                | "."
                | ":"
                | "to"
                | "in"
                | "on"
                | "at"
                | "during"
                | "of"
                | "about"
                | "how"
                | "why"
                | "what"
                | "whether"
                | "if"
                | "after"
                | "by"
                | "when"
                | "while"
                | "last"
                | "earlier"
                | "later"
                | "against"
                | "not"
        ) || is_quote_mark(next)
            || phrase.last >= self.last
            || view.tag(phrase.last) == Upos::Adp
            || view.is(phrase.last, class::WEEKDAY | class::MONTH);
        let object = !told && self.cue.frames & frame::NOUN != 0 && (matches!(next, "," | ".") || phrase.last >= self.last);
        if object {
            return at;
        }
        let clause = told && (text.chunks.starting_at(phrase.last).is_some() || view.tag(phrase.last) == Upos::Sconj);
        if !(clear || clause || !direct) {
            return at;
        }
        found.addressee = Some(phrase);
        phrase.last
    }

    #[allow(clippy::too_many_arguments)]
    fn content(
        &self,
        text: &Text<'_, '_>,
        group: &Group,
        source: Phrase,
        after: usize,
        own: bool,
        inverted: bool,
        found: &mut Found,
    ) {
        let view = text.view;
        let frames = self.cue.frames;
        let edge = if own { source.first.min(group.first) } else { group.first };
        let before = if own && frames & frame::QUOTE != 0 { self.preceding(text, edge) } else { None };
        let open = if inverted { self.after_inversion(text, after) } else { opening(text, after, self.last) };
        let weak = frames & frame::WEAK != 0;
        match open {
            Opening::End => found.content.extend(before),
            Opening::Colon(at) if at >= self.last => found.content.extend(self.next_quotation(text)),
            Opening::Colon(at) => {
                // "Three were held, Venn said: two managers and a foreman": both halves.
                found.content.extend(before.filter(|_| !inverted));
                self.run(text, at, found);
            }
            Opening::Quote(at) => {
                found.content.extend(before.filter(|_| inverted));
                if frames & (frame::QUOTE | frame::CLAUSE | frame::NOUN | frame::ATTITUDE) != 0 {
                    self.run(text, at, found);
                }
            }
            Opening::That(at) => {
                let takes = frames & (frame::CLAUSE | frame::NOUN) != 0;
                let other = if view.word(at) == "that" { frame::ATTITUDE } else { frame::ADDRESSEE };
                if takes || frames & other != 0 {
                    self.run(text, at, found);
                }
            }
            Opening::Comma(at) => self.after_comma(text, at, before, found),
            Opening::Infinitive(at) => {
                if frames & frame::INFINITIVE != 0 {
                    self.run(text, at, found);
                } else if frames & frame::ADDRESSEE != 0 && found.addressee.is_some() {
                    found.kind = CueKind::Order;
                    self.run(text, at, found);
                }
            }
            Opening::Bare(at) => {
                let object = text.chunks.starting_at(at).is_some();
                let takes = frames & (frame::NOUN | frame::ATTITUDE) != 0 && object && found.addressee.is_none();
                let goes_on = is_clause(text, at, self.last) && opens_clause(text, at);
                let quoted = before.is_some_and(|b| text.quotation_at(b.end.saturating_sub(1)).is_some());
                if let Some(before) = before.filter(|_| quoted || !takes && !goes_on) {
                    found.content.push(before);
                } else if frames & frame::CLAUSE != 0
                    && is_clause(text, at, self.last)
                    && (goes_on || view.lemma(self.at) == "say")
                    && (!weak
                        || text.chunks.starting_at(at).is_some_and(|c| view.tag(c.head) == Upos::Pron || view.capital(c.head)))
                {
                    self.run(text, at, found);
                } else if frames & (frame::NOUN | frame::ATTITUDE | frame::AS) != 0 && object
                    || frames & frame::GERUND != 0 && view.word(at).ends_with("ing")
                {
                    if !weak || frames & frame::NOUN != 0 && frames & frame::CLAUSE == 0 {
                        self.run(text, at, found);
                    }
                } else if self.particle(text) > self.at + 1 || matches!(view.word(self.at), "said" | "says" | "saying" | "say")
                {
                    self.run(text, at, found);
                }
            }
        }
    }

    /// What follows `"...," said X`: the end, more quotation, or a second clause.
    fn after_inversion(&self, text: &Text<'_, '_>, after: usize) -> Opening {
        match opening(text, after, self.last) {
            Opening::Bare(_) | Opening::That(_) | Opening::Infinitive(_) => Opening::End,
            other => other,
        }
    }

    /// The content before the cue, where it is a clause or a quotation.
    fn preceding(&self, text: &Text<'_, '_>, edge: usize) -> Option<Span> {
        let view = text.view;
        let span = preceding(text, self.first, edge)?;
        let (from, to) = (view.token_from(span.start), view.token_from(span.end));
        let quoted = text.quotation_at(span.end.saturating_sub(1)).is_some();
        let words = matches!(
            view.word(from),
            "in" | "on"
                | "at"
                | "after"
                | "when"
                | "while"
                | "as"
                | "during"
                | "since"
                | "if"
                | "although"
                | "though"
                | "because"
                | "before"
                | "speaking"
                | "asked"
                | "with"
                | "despite"
                | "by"
                | "still"
                | "however"
                | "meanwhile"
                | "but"
                | "and"
                | "for"
                | "until"
                | "unlike"
                | "once"
                | "now"
        );
        // "At least 18 dead, says the Courier": a note has no verb, and its figure is what is said.
        let says = matches!(view.word(self.at), "say" | "says" | "said" | "reports" | "report");
        let words = words && !matches!(view.word(from + 1), "least" | "most");
        let note = says && !words && (from..to.min(from + 5)).any(|i| view.tag(i) == Upos::Num);
        if quoted || note || is_clause(text, from, to) && (!words || is_main_clause(text, from, to)) {
            return Some(span);
        }
        None
    }

    /// `X said, "..."`, `..., X said, adding ...`, `..., X said, and ...`.
    fn after_comma(&self, text: &Text<'_, '_>, comma: usize, before: Option<Span>, found: &mut Found) {
        let view = text.view;
        let next = comma + 1;
        if is_quote_mark(view.word(next)) && text.quotation_opened_by(next).is_some() {
            found.content.extend(before);
            return self.run(text, next, found);
        }
        if before.is_none() && view.word(next) == "that" && found.addressee.is_some() {
            return self.run(text, next, found);
        }
        let participle = !trailing_participle(text, next) && view.tag(next) == Upos::Verb && view.word(next).ends_with("ing");
        match before {
            None if participle => {}
            Some(span) => {
                found.content.push(span);
                // "The fire, Venn said, began at noon": both halves are content.
                let halved = !is_clause(text, view.token_from(span.start), view.token_from(span.end));
                let trails = trailing_participle(text, next);
                let joint = trails
                    || matches!(
                        view.word(next),
                        "and" | "but" | "while" | "which" | "with" | "though" | "although" | "because" | "including"
                    ) && !super::content::breaks(text, comma, self.last)
                        && !super::content::another_counts(text, next, self.last);
                if halved
                    || trails
                    || joint && is_clause(text, next, self.last) && !super::content_has_cue(text, next, self.last)
                {
                    self.run(text, next, found);
                }
            }
            None => {
                let halved = self
                    .halved(text, found)
                    .filter(|_| self.cue.frames & frame::CLAUSE != 0 && self.cue.frames & frame::WEAK == 0);
                if let Some(span) = halved {
                    found.content.push(span);
                    self.run(text, next, found);
                } else if self.cue.frames & frame::CLAUSE != 0
                    && (self.cue.frames & frame::WEAK == 0 || found.addressee.is_some())
                    && is_clause(text, next, self.last)
                {
                    self.run(text, next, found);
                }
            }
        }
    }

    /// The quotation that the next sentence opens with, for a cue and colon that end a paragraph.
    fn next_quotation(&self, text: &Text<'_, '_>) -> Option<Span> {
        let view = text.view;
        let next = view.sentences.get(self.s + 1)?;
        let i = text.quotations.partition_point(|q| q.span.start < next.span.start);
        text.quotations.get(i).filter(|q| q.span.start <= next.span.start + 4).map(|q| q.span)
    }

    /// "The fire, Venn said, began": the subject before the comma.
    fn halved(&self, text: &Text<'_, '_>, found: &Found) -> Option<Span> {
        let source = found.source?;
        let comma = source.first.checked_sub(1).filter(|c| *c > self.first && text.view.word(*c) == ",")?;
        (source.first > self.first && text.chunks.ending_at(comma).is_some()).then(|| text.view.range(self.first, comma))
    }

    /// Content from the token to the clause's end.
    pub(super) fn run(&self, text: &Text<'_, '_>, at: usize, found: &mut Found) {
        let view = text.view;
        let mut end = clause_end(text, at, self.last);
        // An object pronoun before a finite verb is all of the content ("crews that found her say").
        if text.chunks.starting_at(at).is_some_and(|c| matches!(view.word(c.head), "him" | "her" | "them" | "me" | "us"))
            && matches!(view.tag(at + 1), Upos::Verb | Upos::Aux)
        {
            end = at + 1;
        }
        let (mut from, mut to) = (at, end);
        while from < to && is_quote_mark(view.word(from)) {
            from += 1;
        }
        while to > from && is_quote_mark(view.word(to - 1)) {
            to -= 1;
        }
        if to > from {
            found.content.push(view.range(from, to));
        }
    }
}

/// Whether a clause with its own subject can begin at the token, rather than an adjunct ("after meeting", "in August after").
fn opens_clause(text: &Text<'_, '_>, at: usize) -> bool {
    let view = text.view;
    if text.chunks.starting_at(at).is_some()
        || matches!(view.word(at), "there" | "if" | "while" | "although")
        || opens_quantity(text, at)
    {
        return true;
    }
    view.tag(at) == Upos::Adp
        && matches!(view.word(at), "in" | "at" | "by" | "on" | "for" | "under" | "despite" | "with" | "of")
        && text
            .chunks
            .starting_at(at + 1)
            .is_some_and(|c| view.word(c.last) == "," || text.chunks.starting_at(c.last).is_some())
}

/// Whether the bound of a quantity begins here, and so a subject: "at least nine people", "up to 50".
fn opens_quantity(text: &Text<'_, '_>, at: usize) -> bool {
    let next = text.view.word(at + 1);
    match text.view.word(at) {
        "at" => matches!(next, "least" | "most"),
        "up" | "close" => next == "to",
        "as" => matches!(next, "many" | "few"),
        "more" | "fewer" | "less" => next == "than",
        "about" | "around" | "over" | "under" | "nearly" | "almost" | "roughly" | "some" => {
            next.bytes().any(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether a clause that opens with a preposition or conjunction goes on to a main clause after its comma.
fn is_main_clause(text: &Text<'_, '_>, from: usize, to: usize) -> bool {
    let view = text.view;
    if matches!(view.word(from), "but" | "and" | "still" | "however" | "meanwhile" | "now") || opens_quantity(text, from) {
        return true;
    }
    (from..to).any(|i| view.word(i) == "," && is_clause(text, i + 1, to))
        || matches!(view.tag(from), Upos::Adp) && {
            // "In Orvel three people died", "In April the mayor spoke": a clause follows the phrase.
            let dated = view.is(from + 1, class::MONTH | class::WEEKDAY);
            dated
                && (from + 2..from + 5).any(|i| {
                    text.chunks.starting_at(i).is_some_and(|c| view.tag(c.head) != Upos::Num && is_clause(text, i, to))
                })
                || text
                    .chunks
                    .starting_at(from + 1)
                    .is_some_and(|c| text.chunks.starting_at(c.last).is_some() && is_clause(text, c.last, to))
        }
}

/// ", bringing the toll to 98", ", very likely passing the 61": a participle that goes on with what was said.
fn trailing_participle(text: &Text<'_, '_>, at: usize) -> bool {
    let view = text.view;
    let mut i = at;
    while i < at + 3 && view.tag(i) == Upos::Adv {
        i += 1;
    }
    let ing = view.tag(i) == Upos::Verb && view.word(i).ends_with("ing");
    ing && lexicon().cue(view.lemma(i)).is_none()
        && !matches!(
            view.lemma(i),
            "speak" | "accord" | "stand" | "wear" | "sit" | "look" | "hold" | "refer" | "gesture" | "smile" | "nod" | "point"
        )
}
