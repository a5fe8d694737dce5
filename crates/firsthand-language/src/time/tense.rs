//! Tense cues around an expression: whether its clause tells of what was or of what is to come.

use super::lex::Tok;
use super::words::W;

/// What the clause around an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Open,
    /// As [`Tense::Past`], and the verb itself says what was done then.
    Done,
    /// The date of an occasion that is told of before it and after, or of what is or holds at any time: the nearest month or day of
    /// the year; the latest weekday.
    Nearest,
}

/// Furthest that cues are looked for, in tokens.
const REACH: usize = 14;

/// What the words just before an expression say of it: "by", "until" and "as soon as" look ahead, unless the clause tells of what
/// was; "a hearing for Monday", "ahead of voting Monday", "opens on Thursday".
pub(crate) fn led(text: &str, toks: &[Tok], first: usize, last: usize) -> Option<Tense> {
    let before = toks.get(first.saturating_sub(REACH)..first).unwrap_or(&[]);
    let led = |n: usize| before.len().checked_sub(n).and_then(|k| before.get(k)).map(|t| t.w);
    let after = toks.get(last..(last + REACH).min(toks.len())).unwrap_or(&[]);
    if matches!(led(1), Some(W::By | W::Until)) || led(1) == Some(W::As) && led(2) == Some(W::Soon) {
        let clause =
            before.iter().rev().take_while(|t| !ends_sentence(t)).chain(after.iter().take_while(|t| !ends_sentence(t)));
        let was = clause.clone().any(|t| matches!(text.get(t.start..t.end), Some("had" | "was" | "were" | "did")));
        return Some(if was { Tense::Past } else { Tense::Future });
    }
    let ahead = led(1) == Some(W::For) || (1..4).any(|n| led(n) == Some(W::Of) && led(n + 1) == Some(W::Ahead));
    let day = toks.get(first).is_some_and(|t| matches!(t.w, W::Weekday(_) | W::WeekdayAbbr(_)));
    // "opens on Thursday"
    let verb = before.len().checked_sub(if led(1) == Some(W::On) { 2 } else { 1 }).and_then(|k| before.get(k));
    let fixed = verb.and_then(|t| text.get(t.start..t.end)).is_some_and(|w| w != "open" && SCHEDULED.contains(&w));
    (day && (ahead || fixed)).then_some(Tense::Future)
}

/// The tense of the clause around tokens `first..last`, where no parse tells it: the nearest cue before it in its sentence, else
/// after it.
pub(crate) fn around(text: &str, toks: &[Tok], first: usize, last: usize) -> Tense {
    let before = toks.get(first.saturating_sub(REACH)..first).unwrap_or(&[]);
    let after = toks.get(last..(last + REACH).min(toks.len())).unwrap_or(&[]);
    for (k, t) in before.iter().enumerate().rev() {
        if ends_sentence(t) {
            break;
        }
        let near = before.len() - k <= if text.get(t.start..t.end).is_some_and(|w| w.ends_with('s')) { 7 } else { 3 };
        if near && text.get(t.start..t.end).is_some_and(|w| SCHEDULED.contains(&w)) {
            return Tense::Future;
        }
        let next = before.get(k + 1);
        match cue(text, t, next) {
            Tense::Open => {}
            // "will be held": the participle is none of the past.
            Tense::Past
                if k > 0 && before.get(k - 1).is_some_and(|b| matches!(text.get(b.start..b.end), Some("be" | "get"))) => {}
            // "had been due to expire", "was to end": what was to come is past by now.
            Tense::Future
                if k > 2
                    && before.get(k - 1).is_some_and(|b| text.get(b.start..b.end) == Some("to"))
                    && before
                        .get(k - 3..k - 1)
                        .unwrap_or(&[])
                        .iter()
                        .any(|b| matches!(text.get(b.start..b.end), Some("was" | "were" | "been" | "had"))) =>
            {
                return Tense::Past;
            }
            // "was scheduled"; but who "was planning" looks ahead.
            Tense::Future
                if k > 0
                    && text.get(t.start..t.end) != Some("planning")
                    && before
                        .get(k - 1)
                        .is_some_and(|b| matches!(text.get(b.start..b.end), Some("was" | "were" | "been" | "had"))) =>
            {
                return Tense::Past;
            }
            tense => return tense,
        }
    }
    for (k, t) in after.iter().enumerate() {
        if ends_sentence(t) {
            break;
        }
        match cue(text, t, after.get(k + 1)) {
            Tense::Open => {}
            // What follows may be of another clause: only the plain future counts there.
            Tense::Future if text.get(t.start..t.end).is_none_or(|w| !ANNOUNCES.contains(&w)) => {}
            tense => return tense,
        }
    }
    Tense::Open
}

/// Whether a verb of what was done governs "in March": "announced in March", but neither "decided to admit it in March" nor "said that in
/// March".
pub(crate) fn done(text: &str, toks: &[Tok], first: usize) -> bool {
    let before = toks.get(first.saturating_sub(REACH)..first).unwrap_or(&[]);
    if before.last().is_none_or(|t| t.w != W::In) {
        return false;
    }
    for (k, t) in before.iter().enumerate().rev().take_while(|(_, t)| !ends_sentence(t)) {
        if t.w == W::To || t.w == W::For {
            return false;
        }
        match cue(text, t, before.get(k + 1)) {
            Tense::Open => {}
            Tense::Past => return text.get(t.start..t.end).is_some_and(|w| !REPORTS.contains(&w)),
            _ => return false,
        }
    }
    false
}

/// Past forms that only report, or whose participle may look ahead.
const REPORTS: &[&str] = &[
    "said", "told", "says", "has", "have", "had", "been", "was", "were", "did", "since", "ago", "set", "put", "read",
    "expected",
];

/// "Wednesday's ruling": what has a day to itself is told of as known, unless it is a fixture still to come ("Tuesday's election").
pub(crate) fn of_what_was(text: &str, toks: &[Tok], last: usize) -> bool {
    let word = |k: usize| toks.get(k).and_then(|t| text.get(t.start..t.end)).unwrap_or("");
    let mark = toks.get(last).is_some_and(|t| matches!(t.w, W::Sym(b'\''))) && word(last + 1) == "s";
    mark && !FIXTURES.contains(&word(last + 2))
}

/// "the Nov. 8 election", "a November contest": whatever is said of it, its date is the nearest one.
pub(crate) fn of_a_fixture(text: &str, toks: &[Tok], last: usize) -> bool {
    let word = |k: usize| toks.get(k).and_then(|t| text.get(t.start..t.end)).unwrap_or("");
    let plain = |k: usize| word(k).bytes().all(|b| b.is_ascii_lowercase());
    FIXTURES.contains(&word(last)) || plain(last) && FIXTURES.contains(&word(last + 1))
}

/// Occasions that are announced with their day.
pub(super) const FIXTURES: &[&str] = &[
    "election",
    "elections",
    "vote",
    "game",
    "match",
    "meeting",
    "hearing",
    "session",
    "debate",
    "summit",
    "deadline",
    "final",
    "race",
    "primary",
    "contest",
    "caucus",
    "referendum",
    "ballot",
    "talks",
    "conference",
    "trial",
    "show",
    "auction",
    "parade",
    "vigil",
    "funeral",
];

fn ends_sentence(t: &Tok) -> bool {
    matches!(t.w, W::Break | W::Sym(b'.' | b';' | b'?' | b'!'))
}

/// The tense that one word shows.
fn cue(text: &str, t: &Tok, next: Option<&Tok>) -> Tense {
    let Some(word) = text.get(t.start..t.end) else {
        return Tense::Open;
    };
    if word.len() > 14 || !word.is_ascii() {
        return Tense::Open;
    }
    let mut buffer = [0u8; 14];
    let Some(lower) = buffer.get_mut(..word.len()) else {
        return Tense::Open;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else {
        return Tense::Open;
    };
    if FUTURE.contains(&lower) {
        return Tense::Future;
    }
    if PAST.contains(&lower) {
        return Tense::Past;
    }
    // "is to resume", "going to", "to be held".
    let next_word = next.and_then(|n| text.get(n.start..n.end)).unwrap_or("");
    if lower == "to" && next_word == "be"
        || matches!(
            lower,
            "is" | "are"
                | "going"
                | "set"
                | "expect"
                | "expects"
                | "plan"
                | "plans"
                | "hope"
                | "hopes"
                | "intend"
                | "want"
                | "wants"
                | "need"
                | "needs"
                | "likely"
                | "ready"
                | "preparing"
                | "agreed"
                | "vowed"
                | "promised"
                | "threatened"
        ) && next_word == "to"
    {
        return Tense::Future;
    }
    let regular = lower.len() > 4 && lower.ends_with("ed") && !NOT_PAST.contains(&lower);
    if regular && t.w == W::Other { Tense::Past } else { Tense::Open }
}

const FUTURE: &[&str] = &[
    "will",
    "ll",
    "shall",
    "would",
    "scheduled",
    "due",
    "expected",
    "expects",
    "upcoming",
    "slated",
    "expires",
    "expire",
    "effective",
    "payable",
    "deadline",
    "intends",
    "planned",
    "planning",
    "may",
    "might",
    "should",
    "must",
    "beginning",
    "starting",
    "delivery",
];

/// Words of the future that count behind a day too: "On Monday, the council will vote".
const ANNOUNCES: &[&str] =
    &["will", "ll", "shall", "is", "are", "would", "may", "might", "should", "plans", "expects", "hopes", "intends", "wants"];

/// Present forms that announce what is to come when a day follows at once ("opens on Thursday").
const SCHEDULED: &[&str] = &[
    "opens", "begins", "starts", "resumes", "resume", "reopens", "reopen", "closes", "ends", "returns", "meets", "votes",
    "takes", "goes", "arrives", "leaves", "open", "begin", "start", "meet", "vote", "holds", "travels", "visits", "heads",
    "plays", "faces", "appears", "departs", "launches", "hosts", "convenes", "airs", "runs", "comes", "travel", "hold",
    "return", "go", "mature", "matures",
];

const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "took", "went", "began", "ran", "fell", "rose", "came", "made", "found", "left",
    "shot", "held", "told", "met", "won", "lost", "got", "gave", "has", "have", "been", "broke", "flew", "struck", "saw",
    "became", "sent", "spoke", "wrote", "died", "led", "brought", "thought", "caught", "fought", "bought", "sold", "drove",
    "blew", "burnt", "sank", "swept", "fled", "stood", "since", "grew", "knew", "kept", "put", "hit", "ago", "read", "set",
    "says",
];

/// Words in "-ed" that are neither past tense nor passive of what was.
const NOT_PAST: &[&str] = &[
    "united", "hundred", "sacred", "indeed", "proceed", "succeed", "exceed", "naked", "limited", "aged", "planned", "proposed",
];
