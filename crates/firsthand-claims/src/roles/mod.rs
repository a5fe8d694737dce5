//! Who attacked whom or what: the frame of a verb or noun of attack, with its doer, the thing struck and the person hurt.
//!
//! Read off the parse: the subject of an active verb or the agent of a passive one is the doer, the object (the passive's subject,
//! what stands after "of" or "against" with a noun) is what was struck. A sentence that no parser has read gives nothing.

mod lexicon;
mod names;
mod tree;

pub use names::Names;

use crate::clause::{self, Phrase};
use crate::draft::Draft;
use crate::sentence::{Sent, Word};
use firsthand_language::{Mention, MentionKind, Upos};
use firsthand_types::{Claim, Modality, Part, PersonValue, Report, Roles, Slot, Span, Value};
use lexicon::{
    BARE, BEFORE_GROUP, DOERS, FATAL, FIGHTERS, FORCES, GROUPS, HEDGES, HURT, INTENT, NO_NAME, NOUNS, OF_GROUP, OF_OWNER,
    OUTLAWS, PARTS, PLACING, SEIZING, STAGING, STRIKE, STRUCK, TAKING, TITLES, UNREAL_AUX, any,
};
use tree::Tree;

/// All frames of one sentence, as claims of who did it, what was struck and who was hurt.
///
/// What it finds: the doer, the thing and the person of each verb or noun of attack.
///
/// Example: `Hooded gunmen attacked the power station in Brack.` gives perpetrator "Hooded gunmen", target "power station".
///
/// Wrong where the parse is: a list that it joins to the wrong verb, an adjunct that it takes for what was struck.
pub fn read(s: &Sent<'_>, part: Part, names: &Names) -> Vec<Draft> {
    let Some(tree) = Tree::new(s) else { return Vec::new() };
    let mut r = Reader { s, part, names, tree, out: Vec::new() };
    for i in 0..s.words.len() {
        let denied = s.within(i.saturating_sub(8), i, &["denied", "denies", "denying"]);
        if !(clause::negated(s, i) || denied) {
            r.frame(i);
        }
    }
    r.out
}

/// Whether a text tells of attacks, whatever its main event was taken for: `few` words of them are enough where it was taken for
/// nothing.
pub fn tells_of_attacks(layers: &firsthand_language::Layers, few: bool) -> bool {
    const WORDS: &[&str] = &[
        "murder", "assassinate", "assassination", "kidnap", "kidnapping", "terrorist", "guerrilla", "gunman", "assassin",
        "insurgent", "militant", "bomb", "dynamite", "rebel", "massacre", "ambush",
    ];
    const MORE: &[&str] = &["attack", "raid", "shoot", "stab", "kill", "soldier"];
    let need = if few { 1 } else { 3 };
    let tells = |l: &str| WORDS.contains(&l) || few && MORE.contains(&l);
    layers.tokens.iter().filter(|t| tells(&t.lemma)).take(need).count() == need
}

/// Whether what a draft gives as target ends in a word for things that are struck, or is a named place or building.
pub fn is_struck(s: &Sent<'_>, d: &Draft) -> bool {
    let Value::Text(words) = &d.value else { return false };
    let low = words.to_lowercase();
    let last = low.split(" of ").next().unwrap_or("").rsplit(' ').next().unwrap_or("");
    let named = s.layers.mentions_in(d.span).any(|m| {
        m.named
            && m.span.of(s.text).is_some_and(|n| words.ends_with(n))
            && matches!(m.kind, MentionKind::Facility | MentionKind::Organisation)
    });
    any(STRUCK, last, last) || named && !s.caps
}

/// One sentence being read.
struct Reader<'a, 'b> {
    s: &'b Sent<'a>,
    part: Part,
    names: &'b Names,
    tree: Tree<'a, 'b>,
    out: Vec<Draft>,
}

impl Reader<'_, '_> {
    fn frame(&mut self, i: usize) {
        let Some(w) = self.s.at(i) else { return };
        let (lemma, low) = (w.lemma, w.low.as_ref());
        // A lemmatiser that knows no "dynamite" gives "dynamit".
        let is = |list: &[&str]| list.iter().any(|l| *l == lemma || l.strip_suffix('e') == Some(lemma));
        if matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Adj) {
            if lemma == "set" && self.fire(i) {
                // "set fire to the hall", "set the hall on fire".
            } else if is(PLACING) || lemma == "go" && self.s.low(i + 1) == "off" {
                self.placed(i);
            } else if is(HURT) || is(STRIKE) {
                self.verb(i, is(HURT), is(STRIKE));
            } else if lemma == "die" || matches!(low, "dead" | "wounded" | "injured") {
                self.fallen(i);
            }
        }
        if matches!(w.upos, Upos::Noun | Upos::Propn) && is(NOUNS) {
            self.noun(i);
        }
        if matches!(lemma, "life" | "victim") {
            self.victim(i);
        }
        self.responsible(i);
    }

    /// "rebels attacked the farm", "the farm was attacked by rebels".
    fn verb(&mut self, i: usize, hurt: bool, strike: bool) {
        // What is threatened, planned or only possible has been done to nobody.
        if self.unreal(i) {
            return;
        }
        let doers = if self.tree.passive(i) { self.tree.agents(i) } else { self.tree.subjects(i) };
        let patients = self.tree.patients(i);
        // Police who shoot a gunman, soldiers who seize rebels' arms: no attack of theirs.
        let fought = SEIZING.contains(&self.tree.lemma(i))
            || patients
                .iter()
                .any(|h| self.s.at(*h).is_some_and(|w| any(FIGHTERS, w.lemma, &w.low) || any(OUTLAWS, w.lemma, &w.low)));
        for h in doers {
            if !(fought && self.s.at(h).is_some_and(|w| any(FORCES, w.lemma, &w.low))) {
                self.doer(i, h);
            }
        }
        for h in patients {
            if strike {
                self.thing(i, h);
            }
            if hurt {
                self.person(i, h);
            }
        }
    }

    /// Whether what the verb says is only threatened, planned, wanted or possible.
    fn unreal(&self, v: usize) -> bool {
        let mut at = v;
        for _ in 0..3 {
            let modal = |k: usize| self.s.at(k).is_some_and(|w| w.any(UNREAL_AUX));
            if self.tree.kids(at, &["aux"]).into_iter().any(modal) {
                return true;
            }
            let Some(head) = self.tree.head(at) else { return false };
            let infinitive = self.tree.kids(at, &["mark"]).into_iter().any(|k| self.s.low(k) == "to");
            match self.tree.rel(at).split(':').next().unwrap_or("") {
                "xcomp" | "ccomp" | "acl" | "advcl" if infinitive && INTENT.contains(&self.tree.lemma(head)) => return true,
                "xcomp" | "conj" => at = head,
                _ => return false,
            }
        }
        false
    }

    /// "planted a bomb in front of the embassy".
    fn placed(&mut self, i: usize) {
        let passive = self.tree.passive(i);
        let doers = if passive { self.tree.agents(i) } else { self.tree.subjects(i) };
        let unreal = self.unreal(i);
        if unreal {
            return;
        }
        let own = passive || !matches!(self.tree.lemma(i), "explode" | "go");
        for h in doers.into_iter().filter(|_| own) {
            self.doer(i, h);
        }
        let places =
            ["at", "in", "near", "under", "inside", "outside", "against", "on", "front", "of", "into", "behind", "opposite"];
        for k in self.tree.kids(i, &["obl"]) {
            if self.tree.case(k, &places) {
                for h in self.tree.list(k) {
                    self.thing(i, h);
                    // "in front of the residence", "at the gate of the barracks".
                    let side =
                        ["front", "side", "vicinity", "entrance", "door", "garden", "part", "back", "gate", "roof", "yard"];
                    if self.s.at(h).is_some_and(|w| w.any(&side)) {
                        for owner in self.tree.kids(h, &["nmod"]) {
                            self.thing(i, owner);
                        }
                    }
                }
            }
        }
    }

    /// Arson by the verb "set": whether it is; its doers and what burned.
    fn fire(&mut self, i: usize) -> bool {
        let is_fire = |k: &usize| self.s.at(*k).is_some_and(|w| matches!(w.lemma, "fire" | "ablaze" | "alight"));
        let passive = self.tree.passive(i);
        let objects = self.tree.kids(i, &[if passive { "nsubj:pass" } else { "obj" }]);
        let fire = objects.iter().copied().find(|k| is_fire(k));
        let things: Vec<usize> = if let Some(fire) = fire {
            let to = |k: &usize| self.tree.case(*k, &["to"]);
            [i, fire].into_iter().flat_map(|k| self.tree.kids(k, &["obl", "nmod"])).filter(to).collect()
        } else if self.tree.kids(i, &["obl", "xcomp", "advmod", "compound"]).iter().any(is_fire) {
            objects
        } else {
            return false;
        };
        if self.unreal(i) {
            return true;
        }
        for h in if passive { self.tree.agents(i) } else { self.tree.subjects(i) } {
            self.doer(i, h);
        }
        let things: Vec<usize> = things.into_iter().flat_map(|k| self.tree.list(k)).collect();
        for h in things {
            self.thing(i, h);
        }
        true
    }

    /// "claimed the lives of Venn and Marol", "Venn was the victim of an attack".
    fn victim(&mut self, i: usize) {
        let of = self.tree.kids(i, &["nmod"]).into_iter().filter(|k| *k > i && self.tree.case(*k, &["of"]));
        let of: Vec<usize> = of.flat_map(|k| self.tree.list(k)).collect();
        let took = self.tree.head(i).is_some_and(|v| ["claim", "take", "cost"].contains(&self.tree.lemma(v)));
        if self.tree.lemma(i) == "life" && took {
            for h in of {
                self.person(i, h);
            }
        } else if self.tree.lemma(i) == "victim"
            && !self.tree.kids(i, &["cop"]).is_empty()
            && of.iter().any(|h| NOUNS.contains(&self.tree.lemma(*h)))
        {
            for h in self.tree.kids(i, &["nsubj"]) {
                self.person(i, h);
            }
        }
    }

    /// "Venn died", "Venn was found dead".
    fn fallen(&mut self, i: usize) {
        for k in self.tree.kids(i, &["nsubj"]) {
            for h in self.tree.list(k) {
                self.person(i, h);
            }
        }
    }

    /// "the attack on the embassy by rebels", "the murder of Venn", "staged an attack".
    fn noun(&mut self, i: usize) {
        let lemma = self.tree.lemma(i);
        let taking = TAKING.contains(&lemma);
        for k in self.tree.kids(i, &["nmod"]) {
            if self.tree.rel(k) == "nmod:poss" {
                if taking {
                    self.person(i, k);
                }
                continue;
            }
            let (by, at) = (self.tree.case(k, &["by"]), self.tree.case(k, &["of", "against", "on", "at", "in"]));
            let whom = self.tree.case(k, &["of", "against", "on"]);
            for h in self.tree.list(k) {
                if by {
                    self.doer(i, h);
                } else if at {
                    self.thing(i, h);
                }
                if whom {
                    self.person(i, h);
                }
            }
        }
        for k in self.tree.kids(i, &["compound"]) {
            if matches!(lemma, "bombing" | "attack" | "explosion") {
                self.thing(i, k);
            }
        }
        for k in self.tree.kids(i, &["acl"]) {
            for h in self.tree.agents(k) {
                self.doer(i, h);
            }
        }
        let Some(v) = self.tree.head(i).filter(|v| STAGING.contains(&self.tree.lemma(*v)) && !self.unreal(*v)) else { return };
        let doers = match self.tree.rel(i) {
            "obj" => self.tree.subjects(v),
            "nsubj:pass" => self.tree.agents(v),
            _ => Vec::new(),
        };
        for h in doers {
            self.doer(i, h);
        }
    }

    /// "the Grey Front claimed responsibility", "blamed it on the Front".
    fn responsible(&mut self, i: usize) {
        let Some(w) = self.s.at(i) else { return };
        let (mut groups, mut accused) = (Vec::new(), Vec::new());
        if w.any(&["responsibility", "credit"])
            && let Some(v) = self.tree.head(i).filter(|v| ["claim", "take", "assume"].contains(&self.tree.lemma(*v)))
        {
            groups.extend(self.tree.subjects(v));
            groups.extend(self.tree.agents(v));
        }
        if w.any(&["responsible"]) {
            accused.extend(self.tree.kids(i, &["nsubj"]).into_iter().flat_map(|k| self.tree.list(k)));
        }
        let mut accuser = None;
        if w.upos == Upos::Verb && ["attribute", "blame", "accuse"].contains(&w.lemma) {
            let those = self.tree.kids(i, &["obl", "obj", "nsubj:pass"]);
            accused.extend(those.into_iter().flat_map(|k| self.tree.list(k)));
            accuser = self.tree.subjects(i).first().and_then(|h| clause::source(self.s, self.tree.phrase(*h, true)));
        }
        for h in groups {
            self.group(i, h, |d| stand(d, "claimed or admitted"));
        }
        // That somebody is blamed is the word of whoever blames, never the report's.
        for h in accused {
            self.group(i, h, |d| {
                d.modality = Modality::Alleged;
                d.claimant.clone_from(&accuser);
            });
        }
    }

    fn push(&mut self, d: Draft) {
        if !self.out.iter().any(|o| o.slot == d.slot && o.value == d.value) {
            self.out.push(d);
        }
    }

    /// The quote: from the trigger to the phrase, whichever stands first.
    fn span(&self, i: usize, p: Phrase) -> Span {
        self.s.bytes(p.from.min(i), p.to.max(i + 1))
    }

    /// Somebody of a kind by a rule; `said` tells on whose word.
    fn perpetrator(
        &mut self,
        i: usize,
        p: Phrase,
        name: String,
        (kind, rule): (&str, &'static str),
        said: impl FnOnce(&mut Draft),
    ) {
        let roles = Roles { name: Some(name), kind: Some(kind.to_owned()), ..Roles::default() };
        let mut d = Draft::new(self.part, self.span(i, p), Slot::Perpetrator, Value::Roles(roles), rule);
        said(&mut d);
        self.push(d);
    }

    fn doer(&mut self, i: usize, h: usize) {
        let Some(w) = self.s.at(h).filter(|w| w.upos != Upos::Pron) else { return };
        if any(DOERS, w.lemma, &w.low) && group_at(self.s, h).is_none() {
            let of = any(OF_GROUP, w.lemma, &w.low)
                && self.tree.kids(h, &["nmod"]).into_iter().any(|k| k > h && self.tree.case(k, &["of"]));
            let p = self.without_group(self.tree.phrase(h, of), h);
            if p.to - p.from > 1 || !any(BARE, w.lemma, &w.low) {
                let name = self.s.slice(p.from, p.to).to_owned();
                self.perpetrator(i, p, name, ("person", "perpetrator/doer"), |_| {});
            }
        }
        self.group(i, h, |_| {});
        // "the guerrilla organisation Grey Path", "a band of rebels from the Grey Front".
        let whose = ["of", "from"];
        let mut at = h;
        for _ in 0..2 {
            let next = self.tree.kids(at, &["appos", "nmod"]).into_iter().filter(|k| *k > at);
            let next: Vec<usize> = next.filter(|k| self.tree.rel(*k) == "appos" || self.tree.case(*k, &whose)).collect();
            for k in &next {
                self.group(i, *k, |_| {});
            }
            let Some(&last) = next.last() else { break };
            at = last;
        }
    }

    /// A doer's phrase without the organisation that it begins with, which is named apart: "Grey Front urban guerrillas".
    fn without_group(&self, p: Phrase, h: usize) -> Phrase {
        let fighters = self.s.at(h).is_some_and(|w| any(FIGHTERS, w.lemma, &w.low));
        let group = (p.from..h).filter_map(|k| group_at(self.s, k)).map(|g| g.to).filter(|to| *to <= h).max();
        let short = || {
            let mentions = self.s.layers.mentions_in(self.s.bytes(p.from, h));
            let groups = mentions.filter(|m| m.named && m.kind == MentionKind::Organisation);
            groups.map(|m| self.s.token_to(m.span.end)).filter(|to| *to > p.from && *to <= h).max()
        };
        let Some(mut from) = group.or_else(short).filter(|_| fighters) else { return p };
        // The initials that may follow in brackets.
        while from < h
            && self.s.at(from).is_some_and(|w| w.punct() || self.s.before(from, 1).is_some_and(|b| b.any(&["[", "("])))
        {
            from += 1;
        }
        Phrase { from, to: p.to }
    }

    /// The organisation that a doer's phrase names: "members of the Grey Front", "Grey Front rebels".
    fn group(&mut self, i: usize, h: usize, said: impl FnOnce(&mut Draft)) {
        let mut p = self.tree.phrase(h, true);
        // "Armed Forces of Liberation [AFL] group": initials in brackets break the phrase, and belong to it.
        if self.s.before(p.from, 1).is_some_and(|w| w.any(&["]", ")"]))
            && let Some(open) =
                (p.from.saturating_sub(6)..p.from).rev().find(|k| self.s.at(*k).is_some_and(|w| w.any(&["[", "("])))
        {
            p.from = open;
            while p.from > 0 && open - p.from < 10 && self.s.at(p.from - 1).is_some_and(|w| nominal(w) || w.any(&["of"])) {
                p.from -= 1;
            }
        }
        let within = self.s.bytes(p.from, p.to);
        let armed = |m: &&Mention| {
            let words = m.span.of(self.s.text).unwrap_or("");
            let last = words.rsplit(' ').next().unwrap_or("").to_lowercase();
            let short = words.len() <= 5 && words.len() >= 3 && words.bytes().all(|b| b.is_ascii_uppercase());
            let short = short && (!self.s.caps || self.names.is_group(words));
            let known = self.s.layers.entity_of(m).is_some_and(|e| {
                e.source_kind == Some(firsthand_types::SourceKind::ArmedGroup)
                    || e.name.to_lowercase().rsplit(' ').next().is_some_and(|l| GROUPS.contains(&l))
            });
            // "the Movement" alone names no group; nor do "the guerrillas", in whatever letters.
            let bare = !words.contains(' ') && GROUPS.contains(&last.as_str()) || any(DOERS, &last, &last) && last != "group";
            m.named && m.kind == MentionKind::Organisation && !bare && (GROUPS.contains(&last.as_str()) || short || known)
        };
        let named = self.s.layers.mentions_in(within).filter(armed).max_by_key(|m| m.span.len());
        let mentioned = named.and_then(|m| {
            let (mut from, to) = (self.s.token_from(m.span.start), self.s.token_to(m.span.end));
            // "armed", "alleged" before the name are none of it.
            while from + 1 < to
                && self.s.at(from).is_some_and(|w| w.any(HEDGES) || w.any(BEFORE_GROUP) || w.is(crate::words::flag::DET))
            {
                from += 1;
            }
            let words = self.s.slice(from, to);
            let whole = self.s.layers.entity_of(m).map(|e| e.name.as_str());
            let name = whole.filter(|n| same_group(words, n) && n.len() >= words.len()).unwrap_or(words).to_owned();
            let head = name.to_lowercase().rsplit(' ').next().unwrap_or("").to_owned();
            (!any(DOERS, &head, &head) || head == "group").then_some((Phrase { from, to }, name))
        });
        let read = (p.from..p.to).find_map(|k| group_at(self.s, k)).map(|at| (at, self.s.slice(at.from, at.to).to_owned()));
        if let Some((at, name)) = read.or(mentioned) {
            self.perpetrator(i, at, name, ("organisation", "perpetrator/group"), said);
        }
    }

    fn thing(&mut self, i: usize, h: usize) {
        // "a section of the pipeline": what the part belongs to.
        if PARTS.contains(&self.tree.lemma(h)) {
            let mut of = self.tree.kids(h, &["nmod"]);
            of.retain(|k| *k > h && self.tree.case(*k, &["of"]));
            for k in of {
                self.struck(i, k);
            }
        }
        self.struck(i, h);
    }

    fn struck(&mut self, i: usize, h: usize) {
        let Some(w) = self.s.at(h).filter(|w| matches!(w.upos, Upos::Noun | Upos::Propn) && any(STRUCK, w.lemma, &w.low))
        else {
            return;
        };
        // "It is not our policy to attack mosques."
        let meant = self.s.before(i, 1).is_some_and(|w| w.any(&["to"]));
        if meant && self.s.within(i.saturating_sub(7), i, &["policy", "not", "never", "n't"]) {
            return;
        }
        let p = self.tree.phrase(h, any(OF_OWNER, w.lemma, &w.low));
        let value = Value::Text(self.s.slice(p.from, p.to).to_owned());
        let d = Draft::new(self.part, self.span(i, p), Slot::Target, value, "target/struck");
        self.push(d);
    }

    /// The person whom the noun names, or whom a name set beside it or a pronoun stands for.
    fn person(&mut self, i: usize, h: usize) {
        // "Shooter is dead": who did it is none of the victims.
        let Some(w) = self.s.at(h).filter(|w| !w.is(crate::words::flag::ATTACKER)) else { return };
        let found = self.named(h);
        let (at, name) = match (found, w.upos) {
            (Some((span, name)), _) => (Phrase { from: self.s.token_from(span.start), to: self.s.token_to(span.end) }, name),
            (None, Upos::Pron) => match self.meant(w.span).filter(|name| self.may_mean(h, name)) {
                Some(name) => (Phrase { from: h, to: h + 1 }, name),
                None => return,
            },
            _ => return,
        };
        let trigger = self.s.at(i);
        let fate = trigger.and_then(|t| {
            let fatal = FATAL.contains(&t.lemma) || t.lemma == "life" || t.any(&["dead"]);
            let hurt = matches!(t.lemma, "wound" | "injure") || t.any(&["wounded", "injured"]);
            if fatal { Some("killed") } else { hurt.then_some("injured") }
        });
        let value = PersonValue { name, role: "victim".to_owned(), age: None, fate: fate.map(str::to_owned) };
        let d = Draft::new(self.part, self.span(i, at), Slot::Person, Value::Person(value), "person/patient");
        self.push(d);
    }

    /// Whether a pronoun whose fate is told may stand for the name: not for who tells it ("officers came and shot him, Weil said"), nor
    /// for a word that is none ("Shooter"); and what is only wished ("he wished he were dead") is nobody's fate.
    fn may_mean(&self, h: usize, name: &str) -> bool {
        let last = name.split_whitespace().last().unwrap_or(name);
        let culprit = crate::words::tag(&last.to_lowercase()).flags & crate::words::flag::ATTACKER != 0;
        let teller = crate::tree::speaker(self.s, h)
            .is_some_and(|s| s.name == name || s.name.split_whitespace().last().is_some_and(|l| l == last));
        let wished = self.s.low(h + 1) == "were" && self.s.at(h).is_some_and(|w| w.any(&["he", "she", "i"]));
        !culprit && !teller && !wished
    }

    /// The name that a noun phrase gives: the one that ends the words around its head ("the ministry's director Ada Venn"), else
    /// one set beside the head. A name that only qualifies another noun ("a Venn battalion officer") is nobody's here.
    fn named(&self, h: usize) -> Option<(Span, String)> {
        let (mut from, mut to) = (h, h + 1);
        while from > 0 && h - from < 12 && self.s.at(from - 1).is_some_and(nominal) {
            from -= 1;
        }
        while to - h < 12 && self.s.at(to).is_some_and(nominal) {
            to += 1;
        }
        let last = self.names.within(self.s.bytes(from, to)).filter(|n| self.ends(n.0)).last();
        let mut heads = vec![h];
        for k in self.tree.kids(h, &["appos", "flat", "nmod:desc", "compound"]) {
            heads.push(k);
            heads.extend(self.tree.kids(k, &["flat", "appos"]));
        }
        let beside = || heads.iter().find_map(|k| self.names.at(self.s.at(*k)?.span).filter(|n| self.ends(n.0)));
        let known = |n: &&(Span, String)| {
            // In a text of capitals a lone word may be anything: only a title or a fuller name elsewhere makes it somebody's.
            let titled = self.s.before(self.s.token_from(n.0.start), 1).is_some_and(|t| t.any(TITLES));
            !self.s.caps || n.1.contains(' ') || titled
        };
        last.or_else(beside).filter(known).cloned()
    }

    /// Whether no noun follows that the name would belong to.
    fn ends(&self, name: Span) -> bool {
        let next = self.s.at(self.s.token_to(name.end));
        !next.is_some_and(|n| matches!(n.upos, Upos::Noun | Upos::Propn) && !n.is(crate::words::flag::DAY) && !n.any(NO_NAME))
    }

    /// Whom a pronoun stands for, by the model's coreference: the last name before it.
    fn meant(&self, pronoun: Span) -> Option<String> {
        let spans = &self.s.layers.spans;
        let at = spans.partition_point(|m| m.span.start < pronoun.start);
        let me = spans.get(at..)?.iter().take_while(|m| m.span.start == pronoun.start).find(|m| m.span == pronoun)?;
        let before = spans
            .get(at.saturating_sub(400)..at)?
            .iter()
            .rev()
            .filter(|m| m.entity == me.entity && m.kind == MentionKind::Person);
        before.into_iter().find_map(|m| self.names.within(m.span).next().map(|(_, name)| name.clone()))
    }
}

/// Whether a word can stand inside a noun phrase before its last word.
fn nominal(w: &Word<'_>) -> bool {
    matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj) && !w.punct() || w.low.len() == 2 && w.low.ends_with('.')
}

/// Puts a place on the responsibility scale into a perpetrator's value.
fn stand(d: &mut Draft, status: &str) {
    if let Value::Roles(r) = &mut d.value {
        r.status = Some(status.to_owned());
    }
}

/// The name of an armed group that ends at the word: "Grey Liberation Front", "Revolutionary Armed Forces of Orvel".
fn group_at(s: &Sent<'_>, k: usize) -> Option<Phrase> {
    let w = s.at(k)?;
    let forces = w.any(&["forces"]) && s.before(k, 1).is_some_and(|b| b.any(&["armed"]));
    if !(forces || w.any(GROUPS) && matches!(w.upos, Upos::Propn | Upos::Noun)) || !(s.caps || w.capital) {
        return None;
    }
    let mut from = k;
    while let Some(b) = s.before(from, 1) {
        let word = matches!(b.upos, Upos::Adj | Upos::Noun | Upos::Propn) && (s.caps || b.capital);
        if !word || b.is(crate::words::flag::DET) || b.any(BEFORE_GROUP) || k - from >= 7 {
            break;
        }
        from -= 1;
    }
    let mut to = k + 1;
    if s.low(to) == "of"
        && s.at(to + 1).is_some_and(|n| {
            let place = forces && n.upos == Upos::Propn && !n.low.ends_with("ing");
            place || n.any(&["national", "liberation"])
        })
    {
        to += 2;
        while s.at(to).is_some_and(|n| n.any(&["liberation"])) {
            to += 1;
        }
    }
    (to - from >= 2).then_some(Phrase { from, to })
}

/// One report's doers, things and groups by their fullest names: "gunmen" are the "hooded gunmen" of another sentence, "the
/// Front" is the "Grey Liberation Front".
pub fn settle(report: &Report, claims: &mut [Claim]) {
    let kind = |c: &Claim| match (&c.value, c.slot) {
        (Value::Roles(r), Slot::Perpetrator) => r.name.clone().map(|n| (r.kind.clone().unwrap_or_default(), n)),
        (Value::Text(t), Slot::Target) if c.rule == "target/struck" => Some(("target".to_owned(), t.clone())),
        // A bomb that somebody carried is one bomb of several that a report may tell of.
        (Value::Text(t), Slot::Weapon) if c.rule != "weapon/suicide" => Some(("weapon".to_owned(), t.clone())),
        _ => None,
    };
    let mut all: Vec<(String, String)> = claims.iter().filter_map(kind).collect();
    all.sort();
    all.dedup();
    all.truncate(200);
    for c in claims.iter_mut() {
        let Some((k, name)) = kind(c) else { continue };
        let same = |other: &&(String, String)| {
            other.0 == k && if k == "organisation" { same_group(&name, &other.1) } else { head_of(&name) == head_of(&other.1) }
        };
        let best = all.iter().filter(same).max_by_key(|o| (o.1.len(), o.1.clone())).map(|o| o.1.clone());
        let value = match (&c.value, best) {
            (Value::Roles(r), Some(best)) => Value::Roles(Roles { name: Some(best), ..r.clone() }),
            (Value::Text(_), Some(best)) => Value::Text(best),
            _ => continue,
        };
        if value == c.value {
            continue;
        }
        // A claim's id is made from its value.
        if let Some(new) = Claim::new(report, c.part, Span::new(c.start, c.end), c.slot, value, &c.rule) {
            (c.id, c.value) = (new.id, new.value);
        }
    }
}

fn head_of(name: &str) -> String {
    let low = name.to_lowercase();
    let head = low.split(" of ").next().unwrap_or("").rsplit(' ').next().unwrap_or("").to_owned();
    head.strip_suffix('s').map(str::to_owned).unwrap_or(head)
}

/// Whether two names are one group's: one ends or begins with the other, or is its initials.
fn same_group(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let initials = |short: &str, long: &str| {
        let mut first: Vec<char> =
            long.split([' ', '-']).filter(|w| !matches!(*w, "of" | "the")).filter_map(|w| w.chars().next()).collect();
        !short.contains(' ')
            && (3..=5).contains(&short.len())
            && long.contains(' ')
            && short.chars().all(|c| first.iter().position(|f| *f == c).map(|i| first.remove(i)).is_some())
    };
    let part = |short: &str, long: &str| {
        long.strip_suffix(short).is_some_and(|r| r.ends_with(' '))
            || long.strip_prefix(short).is_some_and(|r| r.starts_with(' '))
    };
    a == b || part(&a, &b) || part(&b, &a) || initials(&a, &b) || initials(&b, &a)
}
