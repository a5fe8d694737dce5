//! Sources that are pronouns still, or no more than "the company": whom they stand for by the chains of coreference.

use firsthand_language::{Entity, Layers, Mention, MentionKind};
use firsthand_types::Source;

/// Most mentions before a pronoun that are looked through, and most attributions before it: a text without end costs no more.
const MOST: usize = 1024;
const SAID: usize = 64;

/// Nouns for a body that was named before.
const BODIES: &[&str] =
    &["company", "firm", "airline", "operator", "carrier", "manufacturer", "contractor", "utility", "bank", "university"];

/// Gives each source that is no more than a pronoun, or one of the nouns above, the name of whom it stands for, where the text names
/// them before; its place in the text stays the pronoun's.
pub fn resolve(text: &str, l: &Layers, chain: &mut Vec<Source>) {
    for source in chain.iter_mut().filter(|s| pronoun(&s.name) || body(&s.name)) {
        let person = ["he", "she"].iter().any(|p| source.name.eq_ignore_ascii_case(p));
        // A chain may go astray: "he" is no paper ("the Courier"), and no person's name has an article.
        let fits = |(m, e): &(&Mention, &Entity)| {
            let before = text.get(..m.span.start).unwrap_or("").trim_end();
            let article = before.len() > 3 && before.get(before.len() - 3..).is_some_and(|w| w.eq_ignore_ascii_case("the"));
            e.name.chars().any(char::is_uppercase) && !(person && article)
        };
        let found = named(l, source.start, source.end).and_then(|m| Some((m, l.entity_of(m)?)));
        if let Some((_, e)) = found.filter(fits) {
            source.name = e.name.clone();
            source.kind = e.source_kind.unwrap_or(source.kind);
            source.role = source.role.take().or_else(|| e.role.clone());
            source.body = source.body.take().or_else(|| e.body.clone());
        } else if source.name.eq_ignore_ascii_case("it")
            && let Some(by) = spoke(l, source.start)
        {
            (source.name, source.kind) = (by.name.clone(), by.kind);
        }
    }
    chain.dedup_by(|b, a| a.name == b.name);
    chain.retain(|source| !owner(&source.name));
}

/// "Scanlink says it took the film down. It rejected suggestions ...": the named body that spoke last, a sentence or two before.
fn spoke(l: &Layers, at: usize) -> Option<&Source> {
    let upto = l.attributions.partition_point(|a| a.content.first().is_some_and(|c| c.start < at));
    let near = l.attributions.get(..upto)?.iter().rev().take(SAID);
    let said = near.filter(|a| !a.stance && a.cue.is_some_and(|c| c.end <= at && at - c.end < 200));
    let last = said.max_by_key(|a| a.cue.map_or(0, |c| c.start))?.chain.last()?;
    let known = l.entities.iter().find(|e| e.name == last.name);
    let body = known.is_some_and(|e| e.kind != MentionKind::Person) && last.name.starts_with(char::is_uppercase);
    body.then_some(last)
}

/// Whether a source's words are a pronoun of the third person.
pub fn pronoun(name: &str) -> bool {
    ["he", "she", "it", "they"].iter().any(|p| name.eq_ignore_ascii_case(p)) || owner(name)
}

/// Whether a source's words are no more than whose a statement is ("its claim").
pub fn owner(name: &str) -> bool {
    ["his", "her", "its", "their"].iter().any(|p| name.eq_ignore_ascii_case(p))
}

/// Whether a source's words are one of the nouns above, with its article at most.
fn body(name: &str) -> bool {
    let low = name.to_lowercase();
    BODIES.contains(&low.strip_prefix("the ").unwrap_or(&low))
}

/// The latest name before the words at these bytes that their chain holds.
fn named(l: &Layers, at: usize, end: usize) -> Option<&Mention> {
    // An article may stand before the words.
    let from = l.spans.partition_point(|m| m.span.start + 4 < at);
    let near = l.spans.get(from..)?.iter().take(8).find(|m| m.span.end == end && m.span.start <= at)?;
    let (chain, from) = (near.entity, l.spans.partition_point(|m| m.span.start < near.span.start));
    let same = l.spans.get(..from)?.iter().rev().take(MOST).filter(|m| m.entity == chain && m.named);
    same.filter_map(|m| {
        let upto = l.mentions.partition_point(|x| x.span.start <= m.head.start);
        l.mentions.iter().take(upto).rev().take(4).find(|x| x.named && x.span.contains(m.head))
    })
    .next()
}
