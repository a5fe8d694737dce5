//! The relations that the surface rules find, with those of the parse: one relation a cue.

use super::{Found, Phrase, Text};
use crate::layers::Upos;
use crate::view::View;
use firsthand_types::Span;

/// Most relations of a sentence that one is compared with.
const MOST: usize = 64;

/// Merges the relations of the parse into those of the surface rules, which know more of quotations. `found` is in the order of
/// its sentences.
pub(super) fn merge(text: &Text<'_, '_>, found: &mut Vec<Found>, parsed: Vec<Found>) {
    let mut extra = Vec::new();
    let mut cuts: Vec<(usize, Span, usize)> = Vec::new();
    // First token of each relation that is joined on, with its source, and its cue's, by sentence.
    let begins: Vec<(usize, usize, usize)> = parsed
        .iter()
        .filter(|n| n.joined)
        .map(|n| (n.sentence, n.source.map_or(n.cue.0, |p| p.first.min(n.cue.0)), n.cue.0))
        .collect();
    for new in parsed {
        let from = found.partition_point(|f| f.sentence < new.sentence);
        let same = found
            .iter_mut()
            .enumerate()
            .skip(from)
            .take_while(|(_, f)| f.sentence == new.sentence)
            .find(|(_, f)| f.cue.0 < new.cue.1 && new.cue.0 < f.cue.1);
        match same {
            Some((i, old)) => {
                if let Some(reach) = new.content.iter().copied().reduce(Span::cover) {
                    cuts.push((i, reach, new.sentence));
                }
                join(text.view, old, new);
            }
            // What is said inside a quotation is its speaker's.
            None if text.quotation_at(text.view.span(new.cue.0).start).is_some_and(|q| !q.scare) => {}
            None => extra.push(new),
        }
    }
    for (i, reach, sentence) in cuts {
        let from = begins.partition_point(|b| b.0 < sentence);
        let next = begins.iter().skip(from).take_while(|b| b.0 == sentence).take(MOST);
        let at = next
            .map(|(_, first, cue)| if text.view.span(*first).start < reach.end { *cue } else { *first })
            .filter(|at| text.view.span(*at).start >= reach.end)
            .min();
        if let (Some(at), Some(old)) = (at, found.get_mut(i)) {
            cut(text, old, reach, at);
        }
    }
    found.append(&mut extra);
}

/// Content that runs beyond what the parse gives it, over another relation's cue, ends before that: "praised the plan and called
/// for more".
fn cut(text: &Text<'_, '_>, old: &mut Found, reach: Span, at: usize) {
    let view = text.view;
    let stop = view.span(at).start;
    for content in &mut old.content {
        let quoted = text.quotation_at(content.end.saturating_sub(1)).is_some();
        if quoted || content.start >= reach.end || content.end <= stop || content.overlap(reach) == 0 {
            continue;
        }
        let mut last = at;
        while last > 0
            && view.span(last - 1).start >= reach.end
            && (matches!(view.tag(last - 1), Upos::Cconj | Upos::Punct | Upos::Adv | Upos::Aux | Upos::Part))
        {
            last -= 1;
        }
        let end = view.span(last.saturating_sub(1)).end.max(reach.end);
        *content = Span::new(content.start, end.min(content.end));
    }
}

/// The parse knows the subject and the verb's group; the surface rules how far the words go. What they found stays no stance: claims
/// have always rested on it.
fn join(view: &View<'_>, old: &mut Found, new: Found) {
    // A phrase around the cue itself is no subject of it: the parse went astray.
    if new.source.is_some_and(|p| p.first < old.cue.0 && old.cue.1 < p.last) {
        return;
    }
    // "quoted Venn as saying": the parse hangs "saying" on the paper; the words say whose it is.
    let quoted = view.word(old.cue.0) == "as" && old.cue.1 > old.cue.0 + 1 && old.source.is_some();
    if let Some(source) = new.source.filter(|_| !quoted && (!new.borrowed || old.source.is_none())) {
        old.source = Some(source);
        old.stands_for = new.stands_for;
        // A phrase that the parse gave cannot be whom it was said to.
        if old.addressee.is_some_and(|a| overlaps(a, source)) {
            old.addressee = None;
        }
    }
    old.negated |= new.negated;
    // "Gen. Venn, who heads the agency, said some 200 were missing": the source's own clause is no content.
    let own = new.source.filter(|_| !new.borrowed).map(|p| view.range(p.first, p.last));
    if !new.content.is_empty() {
        old.content.retain(|c| own.is_none_or(|o| !o.contains(*c)));
    }
    if old.content.is_empty() {
        old.content = new.content;
        return;
    }
    halves(view, old, &new);
}

/// "12 are confirmed dead, Venn tells reporters, and nine are missing": the clause before a cue that stands inside is content as
/// much as what follows. "that the firm, warned in May, bears the blame": a participle between commas does not end the clause.
fn halves(view: &View<'_>, old: &mut Found, new: &Found) {
    let cue = view.range(old.cue.0, old.cue.1);
    if !old.content.iter().any(|c| c.end <= cue.start)
        && let Some(before) = new.content.iter().find(|c| c.end <= cue.start && c.len() > 12)
        && view.word(view.token_from(before.end)) == ","
    {
        old.content.insert(0, *before);
    }
    for content in &mut old.content {
        let Some(long) = new.content.iter().find(|c| c.start == content.start && c.end > content.end) else { continue };
        let next = view.token_from(content.end);
        let aside = view.word(next) == "," && view.tag(next + 1) == Upos::Verb && view.relation(next + 1) == "acl";
        if aside {
            *content = *long;
        }
    }
}

fn overlaps(a: Phrase, b: Phrase) -> bool {
    a.first < b.last && b.first < a.last
}
