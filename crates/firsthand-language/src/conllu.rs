//! The layers of a text as CoNLL-U (Universal Dependencies, version 2): one tree a sentence, every token with its bytes.

use crate::layers::{Layers, Sentence, Token};
use firsthand_types::Span;
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;

/// Writes the sentences of a text, `id` naming its report. Columns XPOS, FEATS and DEPS are empty (`_`); MISC carries
/// `Bytes=start:end` of the text for every token, word and contraction, and `SpaceAfter=No`. Forms are in normalisation form C, as
/// the format asks; the bytes lead to the spelling of the text.
pub fn conllu(id: &str, text: &str, layers: &Layers) -> String {
    let id = name(id);
    let mut out = format!("# newdoc id = {id}\n");
    let mut paragraph = None;
    for (number, sentence) in layers.sentences.iter().enumerate() {
        let tokens = layers.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        if tokens.is_empty() {
            continue;
        }
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            let _ = writeln!(out, "# newpar id = {id}-p{}", sentence.paragraph + 1);
        }
        let _ = writeln!(out, "# sent_id = {id}-{}\n# text = {}", number + 1, plain(text, tokens));
        rows(text, layers, sentence, tokens, &mut out);
        out.push('\n');
    }
    out
}

/// A report's id as the format's ids are: no white space, no slash.
fn name(id: &str) -> String {
    let made: String =
        id.chars().map(|c| if c.is_whitespace() || c.is_control() || c == '/' { '_' } else { c }).nfc().collect();
    if made.is_empty() { "_".to_owned() } else { made }
}

/// The sentence with its white space as single blanks.
fn plain(text: &str, tokens: &[Token]) -> String {
    let mut out = String::new();
    for word in groups(text, tokens).into_iter().map(|g| tokens.get(g.0..g.1).unwrap_or(&[])) {
        let (Some(first), Some(last)) = (word.first(), word.last()) else {
            continue;
        };
        out.push_str(&form(text, first.span.cover(last.span)));
        if spaced(text, tokens, last) {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn form(text: &str, span: Span) -> String {
    let made: String = span.of(text).unwrap_or("").nfc().collect();
    if made.is_empty() { "_".to_owned() } else { made }
}

/// Whether white space follows the token within its sentence.
fn spaced(text: &str, tokens: &[Token], token: &Token) -> bool {
    let next = tokens.partition_point(|t| t.span.start < token.span.end);
    let Some(next) = tokens.get(next) else {
        return true;
    };
    Span::new(token.span.end, next.span.start).of(text).is_some_and(|gap| !gap.is_empty())
}

fn rows(text: &str, layers: &Layers, sentence: &Sentence, tokens: &[Token], out: &mut String) {
    let heads = heads(layers, sentence, tokens);
    for (first, last) in groups(text, tokens) {
        let words = tokens.get(first..last).unwrap_or(&[]);
        let (Some(a), Some(z)) = (words.first(), words.last()) else {
            continue;
        };
        let whole = a.span.cover(z.span);
        let glued = if spaced(text, tokens, z) { "" } else { "|SpaceAfter=No" };
        if words.len() > 1 {
            let bytes = format!("Bytes={}:{}{glued}", whole.start, whole.end);
            let _ = writeln!(out, "{}-{last}\t{}\t_\t_\t_\t_\t_\t_\t_\t{bytes}", first + 1, form(text, whole));
        }
        for (i, token) in words.iter().enumerate().map(|(i, t)| (first + i, t)) {
            let (head, rel) = heads.get(i).cloned().unwrap_or((0, "root"));
            let tag = serde_json::to_value(token.upos).ok().and_then(|v| v.as_str().map(str::to_owned));
            let glued = if words.len() > 1 { "" } else { glued };
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t_\t_\t{head}\t{rel}\t_\tBytes={}:{}{glued}",
                i + 1,
                form(text, token.span),
                lemma(token),
                tag.as_deref().unwrap_or("X"),
                token.span.start,
                token.span.end,
            );
        }
    }
}

fn lemma(token: &Token) -> String {
    let made: String = token.lemma.chars().filter(|c| !c.is_whitespace()).nfc().collect();
    if made.is_empty() { "_".to_owned() } else { made }
}

/// Each word's head, counted from one within the sentence (0: root), and relation. Where no parser ran, everything hangs on the
/// first word.
fn heads<'a>(layers: &Layers, sentence: &Sentence, tokens: &'a [Token]) -> Vec<(usize, &'a str)> {
    let local = |token: &Token| token.head.and_then(|h| h.checked_sub(sentence.first)).filter(|h| *h < tokens.len());
    let roots = tokens.iter().filter(|t| local(t).is_none()).count();
    let parsed = roots == 1 && sentence.last <= layers.tokens.len();
    let of = |(i, token): (usize, &'a Token)| match local(token) {
        Some(head) if parsed => (head + 1, token.deprel.as_deref().unwrap_or("dep")),
        _ if parsed || i == 0 => (0, "root"),
        _ => (1, "dep"),
    };
    tokens.iter().enumerate().map(of).collect()
}

/// The sentence's words as orthographic tokens, `first..last`: "do" and "n't" are one.
fn groups(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|p| tokens.get(p));
        if let Some(before) = before
            && before.span.end == token.span.start
            && is_clitic(text, before.span, token.span)
            && let Some(open) = out.last_mut()
        {
            open.1 = i + 1;
            continue;
        }
        out.push((i, i + 1));
    }
    out
}

/// Whether a word that stands right after another is a part of one contraction or possessive with it.
fn is_clitic(text: &str, before: Span, word: Span) -> bool {
    let host = before.of(text).unwrap_or("");
    if !host.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.') || !host.chars().any(char::is_alphanumeric) {
        return false;
    }
    let low = word.of(text).unwrap_or("").to_lowercase().replace(['’', '`'], "'");
    match low.as_str() {
        "'s" | "n't" | "'m" | "'ll" | "'ve" | "'re" | "'d" => true,
        "'" => host.ends_with(['s', 'S', 'x', 'z']),
        // "cannot", "gonna", "dont": two plain words that touch.
        _ => word.of(text).is_some_and(|w| w.chars().all(char::is_alphabetic)) && host.chars().all(char::is_alphabetic),
    }
}
