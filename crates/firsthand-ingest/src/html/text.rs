//! Chosen blocks to the report's text, every character with its place on the page.
//!
//! White space is collapsed as a browser does it; blocks are set apart by a blank line, items of a list by a line break,
//! short cells of a table by a tab. Soft hyphens and zero-width spaces, which no reader sees, are left out.

use super::block::Block;
use super::body::list;
use super::entity::{self, Place};
use super::tag::Tag;
use super::tree::{Id, NodeKind, Tree};
use crate::mapped::{Builder, Mapped};
use firsthand_types::Span;

/// The text of the blocks, at most about `limit` bytes of it (one block more at the most).
pub fn text(tree: &Tree<'_>, blocks: &[Block], dropped: &dyn Fn(Id, Tag) -> bool, limit: usize) -> Mapped {
    let mut writer = Writer { tree, out: Builder::default(), space: None, breaks: 0, break_at: None, end: 0 };
    let mut before: Option<&Block> = None;
    for block in blocks {
        if writer.out.len() > limit {
            break;
        }
        if let Some(before) = before {
            let mark = between(tree, before, block);
            writer.set_apart(mark, block.around);
        }
        writer.block(block, dropped);
        before = Some(block);
    }
    writer.out.finish()
}

fn between(tree: &Tree<'_>, before: &Block, block: &Block) -> &'static str {
    if let (Some(a), Some(b)) = (list(tree, before), list(tree, block))
        && a == b
    {
        return "\n";
    }
    let cell = |b: &Block| matches!(tree.tag(b.around), Some(Tag::Td | Tag::Th)) && b.chars <= 80;
    let row = |b: &Block| tree.nodes.get(b.around).map_or(0, |n| n.parent);
    let table = |b: &Block| tree.nodes.get(row(b)).map_or(0, |n| n.parent);
    if cell(before) && cell(block) {
        if row(before) == row(block) {
            return "\t";
        }
        if table(before) == table(block) {
            return "\n";
        }
    }
    "\n\n"
}

struct Writer<'a, 't> {
    tree: &'a Tree<'t>,
    out: Builder,
    /// White space seen since the last word, where it stands.
    space: Option<Span>,
    /// Line breaks since the last word.
    breaks: usize,
    break_at: Option<Span>,
    /// After the last character written, on the page.
    end: usize,
}

impl Writer<'_, '_> {
    /// Sets the next block apart. The break stands for the block's start tag where that lies between.
    fn set_apart(&mut self, mark: &str, around: Id) {
        self.space = None;
        self.breaks = 0;
        self.break_at = None;
        let tag = self.tree.nodes.get(around).map_or(Span::new(self.end, self.end), |n| n.span);
        let at = if tag.start >= self.end { tag } else { Span::new(self.end, self.end) };
        self.out.made(mark, at);
        self.end = self.end.max(at.end);
    }

    fn block(&mut self, block: &Block, dropped: &dyn Fn(Id, Tag) -> bool) {
        let mut id = block.from;
        let mut quotes: Vec<Id> = Vec::new();
        let preformatted = self.tree.tag(block.around) == Some(Tag::Pre);
        let start = self.out.len();
        while let Some(node) = self.tree.nodes.get(id).filter(|_| id < block.end) {
            while quotes.pop_if(|end| *end <= id).is_some() {
                self.close_quote();
            }
            match node.kind {
                NodeKind::Element(tag) if dropped(id, tag) => {
                    id = node.end.max(id + 1);
                    continue;
                }
                NodeKind::Element(Tag::Br) if self.out.len() > start => self.line_break(node.span),
                NodeKind::Element(Tag::Q) => {
                    // Not the whole of `<q>`: it is as long as the mark, and would read as the mark itself.
                    let name = Span::new(node.span.start, node.span.end.min(node.span.start + 2));
                    self.made("“", name);
                    quotes.push(node.end);
                }
                NodeKind::Element(_) => {}
                NodeKind::Text => self.characters(node.span, true, preformatted),
                NodeKind::Raw => self.characters(node.span, false, preformatted),
            }
            id += 1;
        }
        for _ in quotes {
            self.close_quote();
        }
        self.space = None;
    }

    fn line_break(&mut self, at: Span) {
        self.breaks += 1;
        self.break_at = Some(self.break_at.map_or(at, |b| b.cover(at)));
        self.space = None;
    }

    /// Writes a text node: words as they stand, entities decoded.
    fn characters(&mut self, span: Span, entities: bool, preformatted: bool) {
        let Some(run) = span.of(self.tree.text) else { return };
        let mut at = 0;
        while let Some(c) = run.get(at..).and_then(|r| r.chars().next()) {
            let here = span.start + at;
            if c == '&' && entities {
                let (piece, len) = entity::first(run.get(at..).unwrap_or_default(), Place::Text).unwrap_or(("&".to_owned(), 1));
                self.piece(&piece, Span::new(here, here + len));
                at += len;
            } else if c == '\n' && preformatted {
                self.line_break(Span::new(here, here + 1));
                at += 1;
            } else if c.is_whitespace() || is_unseen(c) {
                self.piece(c.encode_utf8(&mut [0; 4]), Span::new(here, here + c.len_utf8()));
                at += c.len_utf8();
            } else {
                let rest = run.get(at..).unwrap_or_default();
                let len =
                    rest.find(|c: char| (c == '&' && entities) || c.is_whitespace() || is_unseen(c)).unwrap_or(rest.len());
                self.literal(rest.get(..len).unwrap_or_default(), here);
                at += len;
            }
        }
    }

    /// A character by itself: white space, one that nobody sees, or a decoded entity.
    fn piece(&mut self, piece: &str, at: Span) {
        if piece.chars().all(is_unseen) {
            return;
        }
        if piece.chars().all(char::is_whitespace) {
            self.space = Some(self.space.map_or(at, |s| s.cover(at)));
        } else {
            self.made(piece, at);
        }
    }

    /// Words as they stand on the page.
    fn literal(&mut self, words: &str, at: usize) {
        self.set_off();
        self.out.literal(words, at);
        self.end = at + words.len();
    }

    /// Words made from something else.
    fn made(&mut self, words: &str, at: Span) {
        self.set_off();
        self.out.made(words, at);
        self.end = at.end;
    }

    /// The mark that browsers set at the end of `<q>`; it stands for no bytes, at the place where the words end.
    fn close_quote(&mut self) {
        self.set_off();
        self.out.made("”", Span::new(self.end, self.end));
    }

    /// Writes the break or the space that is due before the next word.
    fn set_off(&mut self) {
        let (space, breaks) = (self.space.take(), std::mem::take(&mut self.breaks));
        if let Some(span) = self.break_at.take().filter(|_| breaks > 0) {
            self.out.made(if breaks > 1 { "\n\n" } else { "\n" }, span);
            self.end = self.end.max(span.end);
            return;
        }
        let Some(span) = space else { return };
        self.end = self.end.max(span.end);
        let fresh = self.out.text().chars().next_back().is_none_or(char::is_whitespace);
        match (fresh, span.len()) {
            (true, _) => {}
            (false, 1) => self.out.literal(" ", span.start),
            (false, _) => self.out.made(" ", span),
        }
    }
}

/// Characters that take no room: soft hyphen, zero-width space, word joiner, byte-order mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
