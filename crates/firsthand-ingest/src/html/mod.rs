//! Pages: markup to title, text and what the page says of itself, every character with its place in the page's bytes.
//!
//! Browsers' error handling is followed where it changes what a reader sees. No tree is deeper than a bound, every pass is a
//! loop over nodes in order, and each byte of the page is looked at a fixed number of times.

mod block;
mod body;
mod class_names;
mod entity;
mod junk;
mod linked;
mod meta;
mod tag;
mod text;
mod token;
mod tree;

pub use entity::Place;
pub use token::Mode;
pub use tree::{Id, NodeKind, Tree};

use crate::mapped::Mapped;
use crate::read::{Door, Draft};
use block::Block;
use firsthand_types::{NoteKind, Noted, Report};
use tag::Tag;

/// Reads a page as one report.
pub fn reports(door: &Door<'_>) -> Noted<Vec<Report>> {
    let mut draft = Draft::default();
    let declared = crate::decode::declared(&door.input.bytes);
    let chars = door.decode(declared.as_deref(), &mut draft.notes);
    page(door, &chars, &mut draft);
    Noted::plain(vec![door.report(draft)])
}

/// Fills the draft from the page's characters.
fn page(door: &Door<'_>, chars: &Mapped, draft: &mut Draft) {
    let (depth, limit) = (door.limits.depth, door.limits.text_bytes);
    let tree = Tree::read(&chars.text, Mode::Html, depth);
    let meta = meta::read(&tree);
    let markup = |m: Mapped| fragment(&m, depth, limit);
    let linked = linked::read(&tree, depth, &markup).unwrap_or_default();
    draft.outlet = meta.outlet.or(linked.outlet);
    draft.title = meta.title.or_else(|| linked.title.map(|t| meta::without_site(&t, draft.outlet.as_deref())));
    draft.author = linked.author.or(meta.author);
    draft.url = meta.url.or_else(|| linked.url.filter(|u| crate::outlet::host(u).is_some()));
    draft.language = meta.language.or(linked.language);
    let from_url = linked.published.is_none() && meta.published_from_url;
    draft.published = linked.published.filter(|p| crate::normalise_date(p).is_some()).or(meta.published);
    if let (true, Some(date)) = (from_url, &draft.published) {
        let note =
            door.note(NoteKind::Guessed, format!("The page states no date of publication; {date} was read from its address."));
        draft.notes.push(note.help("Check it against the page."));
    }
    let blocks = body::body(&tree, draft.title.as_deref().unwrap_or(""));
    // Pages that a script fills hold their words in JSON-LD only.
    let written = linked.text.text.chars().filter(|c| !c.is_whitespace()).count();
    let shown: usize = blocks.iter().map(|b| b.chars).sum();
    let text = if written > 200 && written > shown * 2 { linked.text } else { words(&tree, &blocks, limit) };
    draft.text = text.through(chars);
}

/// The words of markup that stands inside something else (a feed's item): all of it but what no reader sees.
pub fn fragment(markup: &Mapped, depth: usize, limit: usize) -> Mapped {
    let tree = Tree::read(&markup.text, Mode::Html, depth);
    let unseen = |id: Id, tag: Tag| junk::is_silent(&tree, id, tag) || junk::is_hidden(&tree, id, tag);
    let blocks = block::blocks(&tree, &unseen);
    words(&tree, &blocks, limit).through(markup)
}

fn words(tree: &Tree<'_>, blocks: &[Block], limit: usize) -> Mapped {
    text::text(tree, blocks, &|id, tag| junk::is_silent(tree, id, tag) || junk::is_hidden(tree, id, tag), limit)
}

/// The words of a range of markup as one text, entities decoded, with their places.
pub fn decoded(tree: &Tree<'_>, id: Id) -> Mapped {
    let mut out = crate::mapped::Builder::default();
    let end = tree.nodes.get(id).map_or(id, |n| n.end);
    for node in tree.nodes.get(id..end).unwrap_or_default() {
        match node.kind {
            NodeKind::Text => entity::decode(tree.text, node.span, Place::Text, &mut out),
            NodeKind::Raw => out.literal(node.span.of(tree.text).unwrap_or_default(), node.span.start),
            NodeKind::Element(_) => {}
        }
    }
    out.finish()
}
