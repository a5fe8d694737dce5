//! Attributions over the parse: a cue's subject, complement and group are read off the tree, however far apart they stand.
//!
//! What counts as a relation follows PARC 3.0 and PolNeAR: statements, and beliefs, wishes, plans and stances too. A relation whose
//! cue states nothing ("wants to", "opposes the plan") is a stance: it stands in the layer, and no claim rests on it.

use super::words::{self, Takes};
use super::{Found, Parsed, Phrase, Text, is_quote_mark, source};
use crate::layers::{CueKind, MentionKind, Upos};
use crate::model::ROLES;
use firsthand_types::Span;

/// The column of a cue's first word among the roles; the cue's other words have the next.
const FIRST_CUE: usize = 3;
/// How far a subject is sought up the tree.
const CLIMB: usize = 5;
/// How likely the model's head must find a cue: for any stance, for a weak verb's noun phrase, for a verb that no list knows, and
/// for a participle behind a noun, which mostly describes it. Set on sixty documents of PolNeAR's train part.
const LEAST: f32 = 0.03;
const WEAK: f32 = 0.4;
const OPEN: f32 = 0.5;
const DESCRIBES: f32 = 0.7;

/// A text's trees, with what is looked up in them.
pub(super) struct Tree<'t, 'a, 'b> {
    text: &'t Text<'a, 'b>,
    /// Dependents of each token, in order.
    kids: Vec<Vec<usize>>,
    /// First token of each token's subtree.
    low: Vec<usize>,
    /// After the last token of each token's subtree.
    high: Vec<usize>,
    /// Whether the token heads a mention of a person or organisation.
    speaks: Vec<bool>,
    /// How likely each token is part of a cue, by the model's head; empty where it has none.
    cues: Vec<f32>,
}

/// A subject: its phrase, and whom a relative pronoun stands for.
type Subject = (Phrase, Option<Phrase>);

impl<'t, 'a, 'b> Tree<'t, 'a, 'b> {
    /// The trees of a text; `None` where no parser ran.
    pub(super) fn new(text: &'t Text<'a, 'b>, parsed: Parsed<'_>) -> Option<Self> {
        let tokens = text.view.tokens;
        if !tokens.iter().any(|t| t.head.is_some()) {
            return None;
        }
        let n = tokens.len();
        let mut kids = vec![Vec::new(); n];
        let mut low: Vec<usize> = (0..n).collect();
        let mut high: Vec<usize> = (1..=n).collect();
        for (i, token) in tokens.iter().enumerate() {
            if let Some(list) = token.head.and_then(|h| kids.get_mut(h)) {
                list.push(i);
            }
            // Trees are no deeper than their sentence is long; the bound keeps a broken one from looping.
            let mut at = token.head;
            for _ in 0..256 {
                let Some(h) = at else { break };
                if let (Some(l), Some(e)) = (low.get_mut(h), high.get_mut(h)) {
                    *l = (*l).min(i);
                    *e = (*e).max(i + 1);
                }
                at = tokens.get(h).and_then(|t| t.head);
            }
        }
        let mut speaks = vec![false; n];
        for mention in parsed.spans.iter().filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Organisation)) {
            if let Some(slot) = speaks.get_mut(text.view.token_from(mention.head.start)) {
                *slot = true;
            }
        }
        Some(Tree { text, kids, low, high, speaks, cues: parsed.roles.iter().map(cue_share).collect() })
    }

    /// The relations whose cue stands in the sentence.
    pub(super) fn relations(&self, s: usize, out: &mut Vec<Found>) {
        let Some(sentence) = self.text.view.sentences.get(s) else {
            return;
        };
        for at in sentence.first..sentence.last {
            let found = match self.text.view.tag(at) {
                Upos::Verb => self.verb(at),
                Upos::Adj => self.adjective(at).or_else(|| self.sides(at)),
                Upos::Noun => self.noun(at).or_else(|| self.sides(at)),
                Upos::Propn | Upos::Pron => self.sides(at),
                _ => None,
            };
            if let Some(found) = found.filter(|f| !f.content.is_empty() && (!f.stance || self.likely(f.cue) > LEAST)) {
                let borrowed = found.source.is_some_and(|p| self.rel(p.head) == "nsubj:pass");
                out.push(Found { sentence: s, borrowed, joined: self.base(at) == "conj", ..found });
            }
        }
    }

    /// How likely the tokens hold a cue; 0.5 where the model does not say.
    /// "Police hunting the men who robbed the bank said": where the words before a cue are another verb's object, and the parse gives
    /// the cue a subject further left, that is who speaks.
    pub(super) fn corrected(&self, found: &mut [Found]) {
        for f in found {
            let (Some(p), verb) = (f.source, f.cue.0) else { continue };
            if self.text.view.tag(verb) != Upos::Verb || p.last > verb || !matches!(self.base(p.head), "obj" | "obl") {
                continue;
            }
            let nearest = |of: usize| self.kids(of).iter().copied().filter(|k| *k < p.first && self.rel(*k) == "nsubj").max();
            // Or the participle has it.
            let participle = || self.kids(verb).iter().copied().filter(|k| *k < p.first && self.base(*k) == "advcl").max();
            let comma = |k: &usize| (*k..p.first).any(|i| self.text.view.word(i) == ",");
            let subject = nearest(verb).or_else(|| participle().and_then(nearest).filter(|k| !comma(k)));
            let Some(noun) = subject.filter(|k| self.can_speak(*k)) else { continue };
            let between = self.head(p.head).is_some_and(|h| noun < h && h < p.first && self.text.view.tag(h) == Upos::Verb);
            if between {
                f.source = Some(Phrase { first: self.phrase(noun).first.min(noun), last: noun + 1, head: noun });
                f.stands_for = None;
            }
        }
    }

    fn likely(&self, cue: (usize, usize)) -> f32 {
        self.cues.get(cue.0..cue.1).map_or(0.5, |c| c.iter().copied().fold(0.0, f32::max))
    }

    fn rel(&self, i: usize) -> &str {
        self.text.view.tokens.get(i).and_then(|t| t.deprel.as_deref()).unwrap_or("")
    }

    /// The relation without its subtype.
    fn base(&self, i: usize) -> &str {
        self.rel(i).split(':').next().unwrap_or("")
    }

    fn head(&self, i: usize) -> Option<usize> {
        self.text.view.tokens.get(i).and_then(|t| t.head)
    }

    fn kids(&self, i: usize) -> &[usize] {
        self.kids.get(i).map_or(&[], Vec::as_slice)
    }

    /// The first dependent with one of these relations.
    fn kid(&self, i: usize, rels: &[&str]) -> Option<usize> {
        self.kids(i).iter().copied().find(|k| rels.contains(&self.rel(*k)))
    }

    fn extent(&self, i: usize) -> (usize, usize) {
        (self.low.get(i).copied().unwrap_or(i), self.high.get(i).copied().unwrap_or(i + 1))
    }

    /// "makes it clear that", and any verb that the model takes for a cue.
    fn open(&self, at: usize) -> Option<Takes> {
        let view = self.text.view;
        let clear =
            view.lemma(at) == "make" && self.kid(at, &["xcomp"]).is_some_and(|x| matches!(view.word(x), "clear" | "plain"));
        let known = !self.cues.is_empty() && self.likely((at, at + 1)) > OPEN;
        (clear || known).then_some(words::ANY).map(|any| Takes { stance: !clear, ..any })
    }

    /// A weak verb takes a noun phrase too where the model takes it for a cue.
    fn widened(&self, at: usize, takes: Takes) -> Takes {
        let sure = !self.cues.is_empty() && self.likely((at, at + 1)) > WEAK;
        if takes.noun || !sure { takes } else { Takes { noun: true, attitude: true, ..takes } }
    }

    /// A verb as a cue.
    fn verb(&self, at: usize) -> Option<Found> {
        let view = self.text.view;
        if matches!(self.base(at), "amod" | "compound" | "case" | "fixed" | "mark" | "aux" | "cop" | "advmod" | "flat") {
            return None;
        }
        let takes = words::verb(view.lemma(at)).or_else(|| self.open(at)).map(|t| self.widened(at, t));
        let reduced = self.rel(at) == "acl" && view.word(at).ends_with("ed") || self.kid(at, &["obl:agent"]).is_some();
        if self.kid(at, &["aux:pass", "nsubj:pass", "csubj:pass"]).is_some() || reduced {
            return self.passive(at, takes?);
        }
        if matches!(view.lemma(at), "seem" | "appear") {
            return self.raised(at);
        }
        let (subject, from) = self.subject(at)?;
        let content = self.complement(at, takes, subject.0)?;
        let stance = takes.is_none_or(|t| t.stance) || content.stance;
        // "a group backing Orr", "those hoping to": rather a description than a relation.
        if stance && self.rel(at) == "acl" && self.likely((at, at + 1)) < DESCRIBES {
            return None;
        }
        let kind = takes.map_or(CueKind::Say, |t| t.kind);
        let (cue, negated) = self.group(at, content.preposition);
        let cue = from.map_or(cue, |f| (f.min(cue.0), cue.1));
        Some(Found {
            source: Some(subject.0),
            stands_for: subject.1,
            cue,
            kind,
            content: content.spans,
            negated,
            stance,
            ..Found::default()
        })
    }

    /// "is expected to quit", "was accused by X of lying", "it was announced that".
    fn passive(&self, at: usize, takes: Takes) -> Option<Found> {
        let agent = self.kid(at, &["obl:agent"]).filter(|a| self.can_speak(*a));
        let mut spans = Vec::new();
        let subject =
            self.kid(at, &["nsubj:pass"]).filter(|s| self.text.view.tag(*s) != Upos::Pron || self.text.view.word(*s) != "it");
        let mut clause = false;
        for kid in self.kids(at).iter().copied().filter(|k| *k > at) {
            let good = match self.base(kid) {
                "ccomp" => takes.clause || takes.infinitive,
                "xcomp" => true,
                "csubj" => true,
                "obl" if self.rel(kid) != "obl:agent" => takes.prepositions.contains(&self.case(kid)),
                "obj" => takes.noun,
                _ => false,
            };
            if good {
                clause = true;
                spans.extend(self.span(kid, at));
            }
        }
        if self.kid(at, &["csubj:pass"]).is_some() {
            clause = true;
        }
        if !clause && !(agent.is_some() && (takes.noun || takes.clause)) {
            return None;
        }
        if agent.is_none() && !(takes.clause || takes.infinitive || clause && takes.noun) {
            return None;
        }
        let head = self.head(at);
        if let Some(subject) = subject.filter(|s| {
            self.text.view.tag(*s) != Upos::Pron
                || agent.is_some()
                || !matches!(self.text.view.word(*s), "who" | "which" | "that")
        }) {
            spans.extend(self.span(subject, at));
        } else if subject.is_none()
            && self.rel(at) == "acl"
            && let Some(noun) = head
        {
            let phrase = self.phrase(noun);
            let end = phrase.last.min(self.extent(at).0);
            if end > phrase.first {
                spans.push(self.text.view.range(phrase.first, end));
            }
        }
        let (mut cue, negated) = self.group(at, None);
        let source = agent.map(|a| self.phrase(a));
        if let Some(source) = source
            && source.first > cue.1
            && source.first <= cue.1 + 2
        {
            cue.1 = source.first;
        }
        Some(Found {
            source,
            cue,
            kind: takes.kind,
            content: spans,
            negated,
            stance: takes.stance || agent.is_none(),
            ..Found::default()
        })
    }

    /// "He seemed to agree", "it appears that": nobody's word but the reporter's impression.
    fn raised(&self, at: usize) -> Option<Found> {
        let view = self.text.view;
        let complement = self.kid(at, &["xcomp", "ccomp", "csubj", "advcl"]).filter(|c| *c > at)?;
        let mut spans: Vec<Span> = self.span(complement, at).into_iter().collect();
        if let Some(subject) = self.kid(at, &["nsubj"]).filter(|s| view.word(*s) != "it") {
            spans.extend(self.span(subject, at));
        }
        let (cue, negated) = self.group(at, None);
        Some(Found { cue, kind: CueKind::Believe, content: spans, negated, stance: true, ..Found::default() })
    }

    /// "is confident that", "was critical of", "are against".
    fn adjective(&self, at: usize) -> Option<Found> {
        let view = self.text.view;
        let takes = words::adjective(view.lemma(at))?;
        self.kid(at, &["cop"])?;
        let ((source, stands_for), _) = self.subject(at)?;
        let mut spans = Vec::new();
        let mut preposition = None;
        for kid in self.kids(at).iter().copied().filter(|k| *k > at) {
            let good = match self.base(kid) {
                "ccomp" | "xcomp" => true,
                "advcl" => takes.infinitive && self.case(kid) == "to",
                "obl" => {
                    let case = self.case(kid);
                    let good = takes.prepositions.contains(&case);
                    if good {
                        preposition = self.kid(kid, &["case"]);
                    }
                    good
                }
                _ => false,
            };
            if good {
                spans.extend(self.span(kid, at));
            }
        }
        if view.tag(at) == Upos::Adp {
            return None;
        }
        let cop = self.kid(at, &["cop"])?;
        // "is adamant that there were two", "is satisfied there was one": a fact that somebody vouches for, no stance towards one.
        let clause = self.kids(at).iter().any(|k| *k > at && self.base(*k) == "ccomp");
        let vouches = clause && matches!(view.lemma(at), "adamant" | "satisfied" | "certain");
        let (mut cue, negated) = self.group(at, preposition);
        cue.0 = cue.0.min(cop.max(source.last.min(cop)));
        Some(Found {
            source: Some(source),
            stands_for,
            cue,
            kind: takes.kind,
            content: spans,
            negated,
            stance: !vouches || negated,
            ..Found::default()
        })
    }

    /// "Venn's claim that ...", "its decision to ...", "opposition by X to ...".
    fn noun(&self, at: usize) -> Option<Found> {
        let view = self.text.view;
        let takes = words::noun(view.lemma(at))?;
        if matches!(self.base(at), "compound" | "flat") {
            return None;
        }
        let owner = self.kid(at, &["nmod:poss"]).filter(|o| self.can_speak(*o));
        let mut spans = Vec::new();
        let mut preposition = None;
        let mut agent = None;
        let mut clause = false;
        for kid in self.kids(at).iter().copied().filter(|k| *k > at) {
            let rel = self.rel(kid);
            match rel {
                "acl" | "ccomp" if self.kid(kid, &["mark"]).is_some() => {
                    clause = true;
                    spans.extend(self.span(kid, at));
                }
                "nmod" | "obl" => {
                    let case = self.case(kid);
                    if matches!(case, "by" | "from" | "among" | "between") && agent.is_none() && self.can_speak(kid) {
                        agent = Some(kid);
                    } else if takes.prepositions.contains(&case) && spans.is_empty() {
                        preposition = self.kid(kid, &["case"]);
                        spans.extend(self.span(kid, at));
                    }
                }
                _ => {}
            }
        }
        // "made a call for", "has doubts about": whoever has it.
        let light = self.head(at).filter(|h| {
            owner.is_none()
                && agent.is_none()
                && self.base(at) == "obj"
                && words::is_light(view.lemma(*h))
                && view.tag(*h) == Upos::Verb
        });
        let bearer = light.and_then(|v| self.subject(v).map(|s| (v, s.0)));
        let source = owner.or(agent).map(|o| self.phrase(o)).or(bearer.map(|b| b.1.0));
        let stands_for = bearer.and_then(|b| b.1.1);
        let bare = clause && takes.clause && self.kid(at, &["det"]).is_none_or(|d| !matches!(view.word(d), "a" | "no"));
        if source.is_none() && !bare {
            return None;
        }
        let (mut cue, negated) = self.group(at, preposition);
        // The possessive mark belongs to the source; adjectives before the noun to the cue.
        if owner.is_some() {
            cue.0 = source.map_or(cue.0, |p| p.last).min(at);
        }
        if let Some((verb, _)) = bearer {
            cue.0 = self.group(verb, None).0.0.min(cue.0);
        }
        Some(Found { source, stands_for, cue, kind: takes.kind, content: spans, negated, stance: true, ..Found::default() })
    }

    /// "was for the treaty", "are against it": a noun with a copula and a preposition that takes a side.
    fn sides(&self, at: usize) -> Option<Found> {
        let view = self.text.view;
        let case = self.kid(at, &["case"]).filter(|c| matches!(view.word(*c), "for" | "against" | "behind"))?;
        let cop = self.kid(at, &["cop"])?;
        let ((source, stands_for), _) = self.subject(at)?;
        let (_, last) = self.extent(at);
        let last = trimmed(self.text, case + 1, last);
        (last > case + 1 && cop < case).then(|| Found {
            source: Some(source),
            stands_for,
            cue: (cop, case + 1),
            kind: CueKind::Believe,
            content: vec![view.range(case + 1, last)],
            stance: true,
            ..Found::default()
        })
    }

    /// The word that marks a dependent: its preposition or its subordinator.
    fn case(&self, i: usize) -> &str {
        self.kid(i, &["case", "mark"]).map_or("", |k| self.text.view.word(k))
    }

    /// The cue's tokens: the verb with what stands at its side of auxiliaries, adverbs, negation, particle and preposition; and
    /// whether it is negated.
    fn group(&self, at: usize, preposition: Option<usize>) -> ((usize, usize), bool) {
        let view = self.text.view;
        let helps = |k: usize| {
            matches!(self.base(k), "aux" | "cop" | "advmod")
                || self.base(k) == "mark" && view.word(k) == "to"
                || matches!(self.rel(k), "compound:prt")
        };
        let (mut first, mut last) = (at, at + 1);
        while let Some(before) = first.checked_sub(1) {
            let own = self.head(before) == Some(at) && helps(before) && !source::is_time_word(view.word(before));
            if !own || self.extent(before) != (before, before + 1) {
                break;
            }
            first = before;
        }
        while self.head(last) == Some(at) && (self.rel(last) == "compound:prt" || Some(last) == preposition) {
            last += 1;
        }
        if let Some(p) = preposition.filter(|p| *p == last) {
            last = p + 1;
        }
        let negated = self.kids(at).iter().any(|k| *k < at && matches!(view.word(*k), "not" | "n't" | "n’t" | "never" | "no"));
        ((first, last), negated)
    }

    /// The subject of a verb or predicate, found up the tree where it shares or borrows one; and the first token of the verb
    /// that the cue begins with, where that is another ("put out a statement saying").
    fn subject(&self, at: usize) -> Option<(Subject, Option<usize>)> {
        let mut verb = at;
        let mut from = None;
        for step in 0..CLIMB {
            let subject = if step == 0 {
                // Of two subjects ("(ORVEL) -- ..., authorities say") the nearer one.
                // "Ada Venn, whose home burned, blamed": what is hers is not who blames.
                let whose = |k: usize| self.kids(k).iter().any(|w| self.text.view.word(*w) == "whose");
                let near = self.kids(verb).iter().copied().filter(|k| *k < verb && self.rel(*k) == "nsubj" && !whose(*k)).max();
                // "told the Courier" is never turned round: who stands after it was told.
                let turned = self.text.view.lemma(verb) != "tell";
                near.or_else(|| self.kid(verb, &["nsubj", "nsubj:outer"]).filter(|k| turned || *k < verb))
            } else {
                self.kid(verb, &["nsubj", "nsubj:outer", "nsubj:pass"])
            };
            if let Some(noun) = subject {
                return self.speaker(noun, verb).map(|s| (s, from));
            }
            let head = self.head(verb)?;
            match self.base(verb) {
                "conj" => verb = head,
                "advcl" if self.adverbial(verb) => verb = head,
                "xcomp" => {
                    let object = self.kid(head, &["obj", "iobj"]).filter(|o| *o < verb);
                    if let Some(object) = object {
                        return self.speaker(object, verb).map(|s| (s, from));
                    }
                    verb = head;
                }
                "acl" => {
                    // "put out a statement saying ...": whoever put it out says it.
                    if self.base(head) == "obj"
                        && words::is_vessel(self.text.view.lemma(head))
                        && let Some(outer) = self.head(head)
                    {
                        from = Some(self.group(outer, None).0.0);
                        verb = outer;
                        continue;
                    }
                    if self.base(head) == "obl" && words::is_vessel(self.text.view.lemma(head)) {
                        verb = self.head(head)?;
                        continue;
                    }
                    let whole = self.phrase(head);
                    let last = self.extent(verb).0.min(whole.last);
                    let phrase = Phrase { first: whole.first, last: trimmed(self.text, whole.first, last), head };
                    return (self.can_speak(head) && phrase.last > phrase.first).then_some(((phrase, None), from));
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether an adverbial clause borrows the subject of the clause that it hangs on ("..., saying", "by saying").
    fn adverbial(&self, verb: usize) -> bool {
        let word = self.text.view.word(verb);
        word.ends_with("ing")
            || self.kid(verb, &["mark"]).is_some_and(|m| {
                matches!(self.text.view.word(m), "to" | "by" | "in" | "while" | "after" | "before" | "without")
            })
    }

    /// A noun as a subject, where it can speak.
    fn speaker(&self, noun: usize, verb: usize) -> Option<Subject> {
        let view = self.text.view;
        let word = view.word(noun);
        if matches!(word, "who" | "which" | "that" | "whom") && view.tag(noun) != Upos::Noun {
            let clause = self.relative(verb);
            let stands_for = clause.and_then(|c| self.head(c).map(|h| (c, h))).map(|(c, h)| {
                let whole = self.phrase(h);
                let last = trimmed(self.text, whole.first, self.extent(c).0.clamp(whole.first, whole.last));
                Phrase { first: whole.first, last, head: h }
            });
            let speaks = word == "who" || stands_for.is_some_and(|p| self.can_speak(p.head));
            return speaks
                .then_some((Phrase { first: noun, last: noun + 1, head: noun }, stands_for.filter(|p| p.last > p.first)));
        }
        if !self.can_speak(noun)
            || matches!(word, "it" | "there") && view.tag(noun) == Upos::Pron && self.kid(verb, &["expl"]).is_some()
        {
            return None;
        }
        Some((self.phrase(noun), None))
    }

    /// The relative clause that the verb heads, over coordination.
    fn relative(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..CLIMB {
            match self.rel(at) {
                "acl:relcl" => return Some(at),
                "conj" | "xcomp" | "advcl" => at = self.head(at)?,
                _ => return None,
            }
        }
        None
    }

    /// Whether the noun can be a source: a person or body by the model or by its words.
    fn can_speak(&self, noun: usize) -> bool {
        let view = self.text.view;
        match view.tag(noun) {
            Upos::Pron => !matches!(
                view.word(noun),
                "this" | "these" | "what" | "there" | "something" | "nothing" | "everything" | "anything"
            ),
            _ => {
                self.speaks.get(noun) == Some(&true)
                    || source::sourcelike(self.text, noun)
                    || words::is_vessel(view.lemma(noun))
            }
        }
    }

    /// A noun with all that hangs on it, without its preposition, conjunction and marks.
    fn phrase(&self, noun: usize) -> Phrase {
        let (first, last) = self.extent(noun);
        let mut from = first;
        while from < noun {
            let outer = self.head(from) == Some(noun) && matches!(self.base(from), "case" | "cc" | "punct" | "mark" | "advmod");
            if !outer || self.extent(from) != (from, from + 1) && self.base(from) != "case" {
                break;
            }
            from = self.extent(from).1.max(from + 1);
        }
        Phrase { first: from.min(noun), last: trimmed(self.text, from, last).max(noun + 1), head: noun }
    }

    /// A dependent's words, on its own side of the cue.
    fn span(&self, kid: usize, cue: usize) -> Option<Span> {
        let (mut first, mut last) = self.extent(kid);
        if kid > cue {
            first = first.max(cue + 1);
        } else {
            last = last.min(cue);
        }
        while first < kid && (self.base(first) == "punct" || self.base(first) == "cc" && self.head(first) == Some(kid)) {
            first += 1;
        }
        if self.base(kid) == "obl" && self.kid(kid, &["case"]) == Some(first) {
            first += 1;
        }
        // "showed a boy being lifted": what the parse takes for an object is the clause's subject.
        if self.base(kid) == "ccomp"
            && kid > cue
            && self.kid(kid, &["nsubj", "nsubj:pass", "mark", "expl"]).is_none()
            && let Some(object) =
                self.kids(cue).iter().copied().find(|k| matches!(self.base(*k), "iobj" | "obj") && *k > cue && *k < kid)
            && self.extent(object).1 == first
        {
            first = self.extent(object).0.max(cue + 1);
        }
        let last = trimmed(self.text, first, last);
        (last > first).then(|| self.text.view.range(first, last))
    }
}

/// What a verb says: its spans, and how they hang on it.
struct Content {
    spans: Vec<Span>,
    /// The preposition that the cue takes in.
    preposition: Option<usize>,
    /// Whether this complement states nothing ("refused to", "criticised him").
    stance: bool,
}

impl Tree<'_, '_, '_> {
    /// The complement of an active verb.
    fn complement(&self, at: usize, takes: Option<Takes>, source: Phrase) -> Option<Content> {
        let view = self.text.view;
        let plain = |spans: Vec<Span>| Some(Content { spans, preposition: None, stance: false });
        let clauses: Vec<usize> = self
            .kids(at)
            .iter()
            .copied()
            .filter(|k| self.base(*k) == "ccomp" && !(source.first..source.last).contains(k))
            .collect();
        if !clauses.is_empty()
            && takes.map_or_else(|| !words::is_no_cue(view.lemma(at)), |t| t.clause || t.noun || t.infinitive)
        {
            let spans: Vec<Span> = clauses.iter().filter_map(|c| self.span(*c, at)).collect();
            return plain(spans);
        }
        let takes = takes?;
        if let Some(kid) = self.kid(at, &["xcomp"]).filter(|k| *k > at && takes.infinitive) {
            let mut spans: Vec<Span> = self.span(kid, at).into_iter().collect();
            if takes.noun
                && let Some(object) = self.kid(at, &["obj"]).filter(|o| *o > at)
            {
                spans.extend(self.span(object, at));
            }
            return Some(Content { spans, preposition: None, stance: takes.kind == CueKind::Believe });
        }
        if takes.quote
            && let Some(spans) = self.beside(at)
        {
            return plain(spans);
        }
        let object = self.kid(at, &["obj"]).filter(|o| takes.noun && !(source.first..source.last).contains(o));
        let mut spans = Vec::new();
        let mut preposition = None;
        if let Some(object) = object {
            spans.extend(self.span(object, at));
        }
        for kid in self.kids(at).iter().copied().filter(|k| *k > at) {
            let led = takes.prepositions.contains(&self.case(kid));
            let good = match self.base(kid) {
                "obl" => {
                    led || object.is_some()
                        && matches!(self.case(kid), "of" | "as" | "for" | "over" | "about" | "with" | "against")
                }
                "xcomp" => object.is_some(),
                "advcl" => led || object.is_some() && matches!(self.case(kid), "for" | "of" | "as" | "over"),
                _ => false,
            };
            if good {
                if object.is_none() && preposition.is_none() {
                    preposition = self.kid(kid, &["case", "mark"]);
                }
                spans.extend(self.span(kid, at));
            }
        }
        (!spans.is_empty()).then_some(Content { spans, preposition, stance: takes.attitude || object.is_none() })
    }

    /// What stands beside a cue that is itself parenthetical, or that has its words in apposition: `..., X said`, `X said: "..."`.
    fn beside(&self, at: usize) -> Option<Vec<Span>> {
        if let Some(kid) = self.kids(at).iter().copied().find(|k| self.base(*k) == "parataxis") {
            return self.span(kid, at).map(|s| vec![s]);
        }
        if self.base(at) != "parataxis" {
            return None;
        }
        let head = self.head(at)?;
        let ((first, last), (from, to)) = (self.extent(head), self.extent(at));
        let mut spans = Vec::new();
        for (a, b) in [(first, from.min(last)), (to.max(first), last)] {
            let mut a = a;
            while a < b && (self.base(a) == "punct" || is_quote_mark(self.text.view.word(a))) {
                a += 1;
            }
            let b = trimmed(self.text, a, b);
            if b > a {
                spans.push(self.text.view.range(a, b));
            }
        }
        (!spans.is_empty()).then_some(spans)
    }
}

/// What the head's logits are scaled by: trained on few relations many times, it is surer than it should be. Set on thirty documents
/// of PolNeAR's train part.
const TEMPER: f32 = 0.5;

/// The share that a cue's two roles have of all a token's roles, in 0..=1.
fn cue_share(logits: &[f32; ROLES]) -> f32 {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let parts = logits.map(|l| ((l - top) * TEMPER).exp());
    let (all, cue) = (parts.iter().sum::<f32>(), parts.iter().skip(FIRST_CUE).take(2).sum::<f32>());
    if all.is_finite() && all > 0.0 && cue.is_finite() { cue / all } else { 0.0 }
}

/// The end without marks.
fn trimmed(text: &Text<'_, '_>, first: usize, last: usize) -> usize {
    let view = text.view;
    let mut end = last;
    while end > first
        && (is_quote_mark(view.word(end - 1))
            || matches!(view.word(end - 1), "," | "." | ";" | ":" | "—" | "–" | "--" | "-" | "(" | "!" | "?"))
    {
        end -= 1;
    }
    end
}
