//! The tense of the clause that a time expression belongs to, by the parse: the verb that governs it, its auxiliaries, and whoever
//! governs an infinitive in turn.

use super::tense::{FIXTURES, Tense};
use crate::layers::{Token, Upos};
use firsthand_types::Span;

/// Most steps from an expression up to the verb that tells its tense.
const STEPS: usize = 7;

/// Furthest that auxiliaries stand from their verb, in tokens.
const REACH: usize = 8;

/// What the verb above `span` says; `None` where no parse or no verb tells.
pub(crate) fn tense(text: &str, tokens: &[Token], span: Span) -> Option<Tense> {
    let clause = Clause { text, tokens };
    let range = tokens.partition_point(|t| t.span.end <= span.start)..tokens.partition_point(|t| t.span.start < span.end);
    let top = range.clone().find(|k| clause.head(*k).is_some_and(|h| !range.contains(&h)))?;
    let mut at = clause.head(top)?;
    // Neither "a June agreement" nor what somebody says is done then.
    let named = clause.relation(top) == "compound";
    let apart = !["obl", "nmod", "advmod"].iter().any(|r| clause.relation(top).starts_with(r));
    if let Some(tense) = clause.just_before(range.start) {
        return Some(tense);
    }
    let (mut below, mut direct, mut occasion) = (top, true, false);
    for _ in 0..STEPS {
        let tag = tokens.get(at)?.upos;
        if matches!(tag, Upos::Verb | Upos::Aux) || clause.copula(at) {
            let tense = clause.verb(at, direct && !apart, range.start < at, STEPS);
            // Whatever else is said of an occasion, it may lie on either side.
            return match tense? {
                Tense::Future if direct || occasion => Some(Tense::Future),
                // "At the debate in May, he said": it was.
                Tense::Past | Tense::Done if occasion && clause.stages(below) => Some(Tense::Past),
                _ if occasion => Some(Tense::Nearest),
                Tense::Nearest | Tense::Future if named => None,
                Tense::Future => Some(Tense::Nearest),
                tense => Some(tense),
            };
        }
        if tag == Upos::Noun {
            if clause.children(at).any(|k| k < at && ANNOUNCED.contains(&clause.word(k))) {
                return Some(Tense::Future);
            }
            occasion |= is_occasion(clause.lemma(at));
        }
        (below, at, direct) = (at, clause.head(at)?, false);
    }
    occasion.then_some(Tense::Nearest)
}

struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Clause<'a> {
    fn head(&self, k: usize) -> Option<usize> {
        self.tokens.get(k).and_then(|t| t.head)
    }

    fn lemma(&self, k: usize) -> &'a str {
        self.tokens.get(k).map_or("", |t| &t.lemma)
    }

    fn relation(&self, k: usize) -> &'a str {
        self.tokens.get(k).and_then(|t| t.deprel.as_deref()).unwrap_or("")
    }

    fn word(&self, k: usize) -> &'a str {
        self.tokens.get(k).and_then(|t| t.span.of(self.text)).unwrap_or("")
    }

    /// What hangs on a token close by.
    fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        (at.saturating_sub(REACH)..at + REACH).filter(move |k| self.head(*k) == Some(at))
    }

    fn copula(&self, at: usize) -> bool {
        self.children(at).any(|k| self.relation(k) == "cop")
    }

    /// What the word before the expression at `first` says by itself: "announced Wednesday", "effective Feb. 1".
    fn just_before(&self, first: usize) -> Option<Tense> {
        let mut at = first.checked_sub(1)?;
        let onto = ["to", "through", "into"].contains(&self.word(at));
        if onto || ["on", "in", "at"].contains(&self.word(at)) {
            at = at.checked_sub(1)?;
        }
        let word = self.word(at);
        if onto {
            return MOVED.contains(&self.lemma(at)).then_some(Tense::Future);
        }
        if ["effective", "payable", "due"].contains(&word) || self.opening(at) {
            return Some(Tense::Future);
        }
        if is_occasion(self.lemma(at)) {
            return Some(Tense::Nearest);
        }
        let participle = self.tokens.get(at)?.upos == Upos::Verb
            && word.len() > 4
            && word.ends_with("ed")
            && !is_plan(self.lemma(at))
            && !self.children(at).any(|k| self.relation(k).starts_with("aux"));
        participle.then_some(Tense::Done)
    }

    /// "a fair opening", but not "after meeting".
    fn opening(&self, at: usize) -> bool {
        let led = at.checked_sub(1).and_then(|k| self.tokens.get(k)).is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj));
        !led && self.word(at).ends_with("ing") && COMING.contains(&self.lemma(at))
    }

    /// The tense of the verb, or of the predicate with a copula, at `at`. `direct`: the expression hangs on it itself; `fronted`: it
    /// stands before it.
    fn verb(&self, at: usize, direct: bool, fronted: bool, steps: usize) -> Option<Tense> {
        let done = if direct { Tense::Done } else { Tense::Past };
        let (mut modal, mut past, mut earlier, mut present, mut perfect, mut passive) =
            (false, false, false, false, false, false);
        for k in self.children(at).filter(|k| self.relation(*k).starts_with("aux") || self.relation(*k) == "cop") {
            passive |= self.relation(k) == "aux:pass" || self.relation(k) == "cop";
            match self.word(k).to_ascii_lowercase().as_str() {
                "will" | "'ll" | "’ll" | "wo" | "shall" | "would" | "'d" | "may" | "might" | "should" | "must" => {
                    modal = true;
                }
                "could" if self.hindered(at) => return None,
                "could" => modal = true,
                "was" | "were" | "did" => past = true,
                "had" => (past, earlier) = (true, true),
                "has" | "have" | "'ve" | "’ve" => perfect = true,
                "is" | "are" | "'s" | "’s" | "'re" | "’re" | "am" | "do" | "does" | "can" => present = true,
                _ => {}
            }
        }
        let plan = is_plan(self.lemma(at));
        let steps = steps.checked_sub(1)?;
        match () {
            () if modal => Some(if perfect { Tense::Past } else { Tense::Future }),
            () if self.infinitival(at) && past => Some(Tense::Past),
            () if self.infinitival(at) => self.infinitive(at, fronted, steps),
            () if perfect => Some(if plan { Tense::Future } else { Tense::Past }),
            () if past && plan => Some(if passive { Tense::Nearest } else { Tense::Future }),
            () if past => Some(if earlier { Tense::Past } else { done }),
            () if present && self.word(at).ends_with("ing") && COMING.contains(&self.lemma(at)) => Some(Tense::Future),
            () if present => self.present(at),
            () => self.bare(at, done, fronted, steps),
        }
    }

    /// Whether the occasion at `at` is where something was done: "at the hearing".
    fn stages(&self, at: usize) -> bool {
        const AT: &[&str] = &["at", "during", "in", "after", "following", "before"];
        self.relation(at).starts_with("obl")
            && self
                .children(at)
                .any(|k| k < at && self.relation(k) == "case" && AT.contains(&self.word(k).to_ascii_lowercase().as_str()))
    }

    /// "could not be reached", "could see smoke": of what was, where "could end" looks ahead.
    fn hindered(&self, at: usize) -> bool {
        const SENSES: &[&str] = &["have", "see", "hear", "feel", "smell", "find", "locate", "reach", "tell"];
        SENSES.contains(&self.lemma(at))
            || self.children(at).any(|k| ["not", "n't", "n’t", "never", "neither", "no", "only"].contains(&self.word(k)))
    }

    fn infinitival(&self, at: usize) -> bool {
        self.children(at).any(|k| k < at && self.word(k) == "to" && self.relation(k) == "mark")
    }

    /// A verb without auxiliaries.
    fn bare(&self, at: usize, done: Tense, fronted: bool, steps: usize) -> Option<Tense> {
        let (lemma, word) = (self.lemma(at), self.word(at).to_ascii_lowercase());
        if word == lemma || word.ends_with('s') && word.len() > 3 && !lemma.ends_with('s') {
            return if ALIKE.contains(&lemma) && word == lemma { None } else { self.present(at) };
        }
        if word.ends_with("ing") {
            let head = self.head(at)?;
            let verbal = self.tokens.get(head).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux)) || self.copula(head);
            return if verbal { self.verb(head, false, fronted, steps) } else { Some(Tense::Nearest) };
        }
        Some(if is_plan(lemma) && !fronted { Tense::Future } else { done })
    }

    /// A clause in the present: what it makes depend on a time is to come.
    fn present(&self, at: usize) -> Option<Tense> {
        const AHEAD: &[&str] = &["if", "when", "until", "unless", "once", "before", "after", "till", "whether"];
        let waits = self.children(at).any(|k| k < at && AHEAD.contains(&self.word(k)) && self.relation(k).starts_with("mark"));
        Some(if waits || is_plan(self.lemma(at)) { Tense::Future } else { Tense::Nearest })
    }

    /// "plans to march on Monday", "asked for money to fight it in May": the noun's own clause may tell of what was.
    fn hoped(&self, noun: usize, steps: usize) -> Option<Tense> {
        let above = self.head(noun).and_then(|h| self.verb(h, false, false, steps));
        (!matches!(above, Some(Tense::Past | Tense::Done))).then_some(Tense::Future)
    }

    /// "to win in November": ahead of whoever hopes, plans or agrees to; done where it was managed, begun or let.
    fn infinitive(&self, at: usize, fronted: bool, steps: usize) -> Option<Tense> {
        let head = self.head(at)?;
        let tag = self.tokens.get(head)?.upos;
        let copula = self.copula(head);
        if ABOUT.contains(&self.lemma(at)) {
            return Some(Tense::Past);
        }
        if tag == Upos::Pron {
            return None;
        }
        if tag == Upos::Noun && !copula {
            let told = self.children(head).any(|k| ["first", "last", "latest", "only"].contains(&self.word(k)));
            return if told { Some(Tense::Past) } else { self.hoped(head, steps) };
        }
        let above = if matches!(tag, Upos::Verb | Upos::Aux) || copula {
            self.verb(head, false, fronted, steps)?
        } else {
            self.verb(self.head(head)?, false, fronted, steps)?
        };
        let (purpose, lemma) = (self.relation(at).starts_with("advcl"), self.lemma(head));
        let intends = self.word(head).ends_with("ing") && INTENDED.contains(&lemma);
        Some(match above {
            Tense::Past | Tense::Done if !intends && (purpose || MANAGED.contains(&lemma) || tag == Upos::Adj) => Tense::Past,
            // "was due to", "was to": what was to come is past by now.
            Tense::Nearest if is_plan(lemma) && !purpose => Tense::Past,
            Tense::Past | Tense::Done if lemma == "be" => Tense::Past,
            Tense::Nearest if purpose => Tense::Nearest,
            Tense::Past | Tense::Done if !intends && !INTENDED.contains(&lemma) => return None,
            _ => Tense::Future,
        })
    }
}

/// What stands before an occasion that is to come.
const ANNOUNCED: &[&str] = &["slated", "planned", "scheduled", "upcoming", "proposed", "forthcoming", "expected", "looming"];

/// "extended to Nov. 16", "extended through Monday".
const MOVED: &[&str] = &["extend", "postpone", "delay", "move", "push", "adjourn", "reschedule", "defer", "shift"];

/// What is done about something that was.
const ABOUT: &[&str] = &["mark", "commemorate", "celebrate", "protest", "avenge", "mourn", "remember", "investigate"];

/// Verbs whose past form may be their dictionary form.
const ALIKE: &[&str] =
    &["hit", "put", "cut", "set", "shut", "cost", "beat", "spread", "quit", "read", "let", "hurt", "burst", "split"];

/// Verbs and predicates that say what is to come.
fn is_plan(lemma: &str) -> bool {
    ["schedule", "plan", "expect", "slate", "due", "set", "project", "forecast", "anticipate", "bill"].contains(&lemma)
}

/// What somebody is doing on a day to come: "is meeting on Monday", "a fair opening on Monday".
const COMING: &[&str] = &[
    "meet", "retire", "open", "return", "leave", "travel", "visit", "come", "go", "start", "begin", "end", "close", "resume",
    "arrive", "launch", "expire", "step", "gather", "host", "hold",
];

/// What looks ahead even where it is told as past.
const INTENDED: &[&str] = &[
    "agree", "vow", "promise", "decide", "hope", "intend", "want", "threaten", "propose", "plan", "expect", "arrange",
    "pledge", "aim",
];

/// What was done along with the verb above it.
const MANAGED: &[&str] = &[
    "manage", "fail", "begin", "start", "continue", "get", "lead", "force", "cause", "prompt", "go", "come", "use", "have",
    "help", "happen", "allow", "prove", "appear", "seem", "cease", "return", "rush", "gather", "meet", "vote", "choose",
    "elect", "refuse", "decline", "bother", "dare", "serve", "work", "move", "act", "join", "travel", "fly",
];

/// Occasions that are told of before them and after.
fn is_occasion(lemma: &str) -> bool {
    // A meeting or a vigil is told of afterwards as often.
    let fixture = FIXTURES.contains(&lemma) && !matches!(lemma, "meeting" | "vigil");
    fixture
        || OCCASIONS.contains(&lemma)
        || ["caucus", "arraign", "anniver", "champion"].iter().any(|stem| lemma.starts_with(stem))
}

/// Those that are hardly put beside their date ("the Nov. 8 election").
const OCCASIONS: &[&str] = &[
    "talk",
    "convention",
    "tournament",
    "showdown",
    "runoff",
    "matchup",
    "launch",
    "festival",
    "ceremony",
    "retrial",
    "visit",
    "reopening",
    "midterm",
    "congress",
    "rally",
    "marathon",
    "expiry",
    "sentencing",
    "opening",
];
