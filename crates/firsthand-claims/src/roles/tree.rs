//! The sentence as a tree: who is subject, object, agent of a word, by Universal Dependencies; and the words of a noun phrase.

use super::lexicon::HEDGES;
use crate::clause::Phrase;
use crate::sentence::Sent;
use crate::words::flag::*;
use firsthand_language::Upos;

/// A sentence with the dependents of each word.
pub(super) struct Tree<'a, 'b> {
    pub s: &'b Sent<'a>,
    kids: Vec<Vec<usize>>,
}

/// How far up a shared subject is looked for.
const CLIMB: usize = 3;
/// Most words of a list.
const LIST: usize = 30;

impl<'a, 'b> Tree<'a, 'b> {
    /// `None` where no parser ran.
    pub fn new(s: &'b Sent<'a>) -> Option<Self> {
        let mut kids = vec![Vec::new(); s.words.len()];
        let mut any = false;
        for (i, w) in s.words.iter().enumerate() {
            any |= !w.rel.is_empty();
            if let Some(list) = w.head.and_then(|h| kids.get_mut(h)) {
                list.push(i);
            }
        }
        any.then_some(Tree { s, kids })
    }

    pub fn rel(&self, i: usize) -> &'a str {
        self.s.at(i).map_or("", |w| w.rel)
    }

    fn base(&self, i: usize) -> &'a str {
        self.rel(i).split(':').next().unwrap_or("")
    }

    fn upos(&self, i: usize) -> Upos {
        self.s.at(i).map_or(Upos::X, |w| w.upos)
    }

    pub fn lemma(&self, i: usize) -> &'a str {
        self.s.at(i).map_or("", |w| w.lemma)
    }

    pub fn head(&self, i: usize) -> Option<usize> {
        self.s.at(i).and_then(|w| w.head)
    }

    /// The dependents by one of the relations, whole or without its subtype.
    pub fn kids(&self, i: usize, rels: &[&str]) -> Vec<usize> {
        let list = self.kids.get(i).map_or(&[][..], Vec::as_slice);
        list.iter().copied().filter(|k| rels.contains(&self.rel(*k)) || rels.contains(&self.base(*k))).collect()
    }

    /// Whether one of the prepositions marks the word.
    pub fn case(&self, i: usize, words: &[&str]) -> bool {
        self.kids(i, &["case"]).into_iter().any(|k| self.s.at(k).is_some_and(|w| w.any(words)))
    }

    /// A noun with those that "and" joins to it.
    pub fn list(&self, i: usize) -> Vec<usize> {
        let mut out = vec![i];
        let mut next = 0;
        while let Some(&at) = out.get(next) {
            next += 1;
            for k in self.kids(at, &["conj"]) {
                let nominal = matches!(self.upos(k), Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adj);
                if nominal && out.len() < LIST && !out.contains(&k) {
                    out.push(k);
                }
            }
        }
        out
    }

    /// "was attacked", "the house burned by rebels".
    pub fn passive(&self, v: usize) -> bool {
        let low = self.s.low(v);
        !self.kids(v, &["nsubj:pass", "aux:pass"]).is_empty()
            || self.rel(v) == "acl" && (low.ends_with("ed") || matches!(low, "slain" | "shot" | "blown" | "hit"))
    }

    /// Those that "by" names.
    pub fn agents(&self, v: usize) -> Vec<usize> {
        let by = |k: &usize| self.case(*k, &["by"]);
        let read: Vec<usize> = self.kids(v, &["obl", "nmod"]).into_iter().filter(by).flat_map(|k| self.list(k)).collect();
        if read.is_empty() { self.agent_behind(v).into_iter().collect() } else { read }
    }

    /// The agent that the words give where the parse has none: "by" close behind the participle, with times, adverbs and what
    /// stands in brackets between.
    fn agent_behind(&self, v: usize) -> Option<usize> {
        let by = (v + 1..v + 9).find(|k| self.s.at(*k).is_some_and(|w| w.any(&["by"])))?;
        let mut open = false;
        for w in (v + 1..by).filter_map(|k| self.s.at(k)) {
            open |= w.any(&["[", "("]);
            let aside = w.any(&["last", "this", "early", "today", "yesterday", "tonight", "apparently", "on", "in", "-"]);
            if !(open || aside || w.is(DAY | ADV) || matches!(w.upos, Upos::Adv | Upos::Num | Upos::Propn) || w.num.is_some()) {
                return None;
            }
            open &= !w.any(&["]", ")"]);
        }
        let mut at = by + 1;
        while at - by < 8
            && self
                .s
                .at(at)
                .is_some_and(|w| w.is(DET) || w.num.is_some() || matches!(w.upos, Upos::Adj | Upos::Adv | Upos::Det))
        {
            at += 1;
        }
        let noun = |k: usize| matches!(self.upos(k), Upos::Noun | Upos::Propn);
        while noun(at) && noun(at + 1) {
            at += 1;
        }
        noun(at).then_some(at)
    }

    /// The subject that stands before a bracket at which the parse stumbled: "members of the Front [GLF] attacked".
    fn before_bracket(&self, v: usize) -> Option<usize> {
        let close = v.checked_sub(1).filter(|k| self.s.at(*k).is_some_and(|w| w.any(&["]", ")"])))?;
        let open = (close.saturating_sub(8)..close).rev().find(|k| self.s.at(*k).is_some_and(|w| w.any(&["[", "("])))?;
        let mut at = open.checked_sub(1).filter(|k| matches!(self.upos(*k), Upos::Noun | Upos::Propn))?;
        // Up to the noun before "of" ("members of the Front").
        for _ in 0..3 {
            let mut from = at;
            while from > 0 && matches!(self.upos(from - 1), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) {
                from -= 1;
            }
            match from.checked_sub(2).filter(|k| self.s.low(from - 1) == "of" && self.upos(*k) == Upos::Noun) {
                Some(owner) => at = owner,
                None => break,
            }
        }
        Some(at)
    }

    fn relative(&self, i: usize) -> bool {
        self.s.at(i).is_some_and(|w| w.any(&["who", "that", "which"]))
    }

    /// The subject of an active verb, shared ones followed up the tree; a relative pronoun stands for what it is about.
    pub fn subjects(&self, v: usize) -> Vec<usize> {
        let read = self.parsed_subjects(v);
        if read.is_empty() { self.before_bracket(v).into_iter().collect() } else { read }
    }

    fn parsed_subjects(&self, v: usize) -> Vec<usize> {
        let mut at = v;
        for _ in 0..=CLIMB {
            let own: Vec<usize> = self.kids(at, &["nsubj"]).into_iter().filter(|k| self.rel(*k) != "nsubj:pass").collect();
            if let Some(&subject) = own.first() {
                if self.relative(subject) {
                    return self.head(at).filter(|_| self.base(at) == "acl").into_iter().collect();
                }
                return self.list(subject);
            }
            let Some(head) = self.head(at) else { return Vec::new() };
            match self.base(at) {
                "conj" | "xcomp" | "advcl" | "parataxis" if matches!(self.upos(head), Upos::Verb | Upos::Aux) => {
                    if self.passive(head) && self.base(at) != "conj" {
                        return Vec::new();
                    }
                    at = head;
                }
                "acl" if self.s.low(at).ends_with("ing") => return vec![head],
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Whom or what the verb strikes.
    pub fn patients(&self, v: usize) -> Vec<usize> {
        let mut at = v;
        for _ in 0..=CLIMB {
            if !self.passive(at) {
                return if at == v {
                    self.kids(at, &["obj"]).into_iter().flat_map(|k| self.list(k)).collect()
                } else {
                    Vec::new()
                };
            }
            if let Some(&subject) = self.kids(at, &["nsubj:pass"]).first() {
                if self.relative(subject) {
                    return self.head(at).filter(|_| self.base(at) == "acl").into_iter().collect();
                }
                return self.list(subject);
            }
            let Some(head) = self.head(at) else { return Vec::new() };
            match self.base(at) {
                "acl" => return if head < at { self.list(head) } else { Vec::new() },
                "conj" => at = head,
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Whether a word before the head belongs to its phrase: through modifiers alone.
    fn inside(&self, i: usize, head: usize) -> bool {
        let mut at = i;
        for _ in 0..6 {
            if at == head {
                return true;
            }
            let plain = matches!(self.base(at), "amod" | "compound" | "flat" | "nmod" | "advmod" | "punct" | "case" | "nummod");
            let marked = self.base(at) == "nmod"
                && self.kids(at, &["case"]).into_iter().any(|k| self.s.at(k).is_some_and(|w| !w.any(&["'s", "’s", "'", "’"])));
            match self.head(at) {
                Some(h) if plain && !marked => at = h,
                _ => return false,
            }
        }
        false
    }

    /// The words of a noun phrase: head and what modifies it before, without articles, numbers and hedges; with its owner after
    /// "of" where wanted.
    pub fn phrase(&self, head: usize, owner: bool) -> Phrase {
        let s = self.s;
        let mark = |w: &crate::sentence::Word<'_>| w.any(&["'s", "’s", "'", "’"]);
        let mut from = head;
        while from > 0 && head - from < 12 {
            let k = from - 1;
            let Some(w) = s.at(k) else { break };
            let count = w.upos == Upos::Num && !s.before(k, 1).is_some_and(mark);
            if w.is(DET) || w.upos == Upos::Det || count || w.any(HEDGES) {
                break;
            }
            let word = matches!(w.upos, Upos::Adj | Upos::Noun | Upos::Propn)
                || mark(w)
                || w.upos == Upos::Adv && s.at(from).is_some_and(|n| n.upos == Upos::Adj || n.rel == "amod" || n.any(&["-"]))
                || w.upos == Upos::Verb && w.rel == "amod";
            let hyphen = w.any(&["-"]) && k > 0 && (self.inside(k, head) || self.inside(k - 1, head));
            if !(word && self.inside(k, head) || hyphen) {
                break;
            }
            from = k;
        }
        while from < head && s.at(from).is_some_and(|w| mark(w) || w.any(&["-", "\""])) {
            from += 1;
        }
        let mut to = head + 1;
        while s.at(to).is_some_and(|w| matches!(w.rel, "flat" | "compound") && w.head.is_some_and(|h| from <= h && h < to)) {
            to += 1;
        }
        let owned = self.kids(head, &["nmod"]).into_iter().find(|&k| k > head && self.case(k, &["of"]));
        if let Some(end) = owned.filter(|_| owner).map(|k| self.end(k, 0) + 1).filter(|end| end - from < 14) {
            to = to.max(end);
        }
        Phrase { from, to }
    }

    /// The last word of what hangs on a noun: names, compounds, "of".
    fn end(&self, i: usize, depth: usize) -> usize {
        let deeper = self.kids(i, &["flat", "compound", "nmod", "amod"]).into_iter().filter(|&k| {
            k > i && depth < 2 && (self.base(k) != "nmod" || self.case(k, &["of"]) || self.kids(k, &["case"]).is_empty())
        });
        deeper.map(|k| self.end(k, depth + 1)).max().unwrap_or(i).max(i)
    }
}
