//! The event that a length hangs on: "four hours after the shooting began", "minutes before the show was due to begin".

use super::lex::Tok;
use super::words::W;
use firsthand_types::Span;

/// Most tokens that an event's words take.
const LONGEST: usize = 14;

/// How a length stands to what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    After,
    Before,
}

/// The relation word after a length, and the token after it.
pub(crate) fn order(text: &str, toks: &[Tok], first: usize, at: usize) -> Option<(Order, usize)> {
    let within = first.checked_sub(1).and_then(|k| toks.get(k)).is_some_and(|t| t.w == W::Within);
    let word = |k: usize| toks.get(k).and_then(|t| text.get(t.start..t.end)).unwrap_or("");
    match toks.get(at)?.w {
        W::After | W::Following => Some((Order::After, at + 1)),
        W::Of if within => Some((Order::After, at + 1)),
        W::Since => Some((Order::After, at + 1)),
        W::Before => Some((Order::Before, at + 1)),
        W::Previous if word(at + 1) == "to" => Some((Order::Before, at + 2)),
        W::In if word(at) == "into" => Some((Order::After, at + 1)),
        W::From if toks.get(at + 1).map(|t| t.w) == Some(W::The) => Some((Order::After, at + 1)),
        _ => None,
    }
}

/// The event's words: up to the next sign or the next clause.
pub(crate) fn words(text: &str, toks: &[Tok], at: usize) -> Option<Span> {
    let first = toks.get(at)?;
    if matches!(first.w, W::Break | W::Sym(_)) {
        return None;
    }
    let mut end = first.start;
    for (k, t) in toks.iter().enumerate().skip(at).take(LONGEST) {
        let stop = match t.w {
            W::Break => true,
            W::Sym(b'-' | b'\'') if t.gap == super::lex::Gap::None => false,
            W::Sym(_) => true,
            W::And | W::Or => k > at,
            _ => {
                k > at
                    && matches!(
                        text.get(t.start..t.end),
                        Some("when" | "while" | "but" | "which" | "who" | "as" | "because" | "where" | "that")
                    )
            }
        };
        if stop {
            break;
        }
        end = t.end;
    }
    (end > first.start).then(|| Span::new(first.start, end))
}
