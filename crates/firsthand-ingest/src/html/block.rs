//! A page's words, block by block: what stands between two block boundaries, with how much of it is links.

use super::tag::Tag;
use super::tree::{Id, NodeKind, Tree};

/// A run of words that a reader sees as one paragraph, heading, item or cell.
#[derive(Clone, Debug)]
pub struct Block {
    /// The innermost block element around it.
    pub around: Id,
    /// The first node after the boundary before it: elements in line may stand before its first word.
    pub from: Id,
    /// Its first text node.
    pub first: Id,
    /// After its last text node.
    pub end: Id,
    /// Characters that are no white space.
    pub chars: usize,
    /// Those of them that stand in links.
    pub linked: usize,
    /// Whether it ends as a sentence ends.
    pub sentence: bool,
}

impl Block {
    /// Characters outside links.
    pub fn plain(&self) -> usize {
        self.chars.saturating_sub(self.linked)
    }

    /// Whether it reads as prose: long enough, or a sentence, and not chiefly links.
    pub fn is_prose(&self) -> bool {
        self.linked * 3 <= self.chars && (self.chars >= 80 || (self.chars >= 25 && self.sentence))
    }
}

/// The blocks of the page, in order, without those inside `dropped` subtrees.
///
/// `dropped` says of an element whether nothing of its subtree counts.
pub fn blocks(tree: &Tree<'_>, dropped: &dyn Fn(Id, Tag) -> bool) -> Vec<Block> {
    let mut maker = Maker { tree, blocks: Vec::new(), current: None, from: 1 };
    let mut open: Vec<(Id, Id, bool)> = Vec::new();
    let mut link_end = 0;
    let mut id = 0;
    while let Some(node) = tree.nodes.get(id) {
        while open.last().is_some_and(|(_, end, _)| *end <= id) {
            if let Some((_, _, true)) = open.pop() {
                maker.flush(id);
            }
        }
        match node.kind {
            NodeKind::Element(tag) => {
                if id > 0 && dropped(id, tag) {
                    let next = node.end.max(id + 1);
                    if tag.is_block() {
                        maker.flush(next);
                    }
                    id = next;
                    continue;
                }
                if tag.is_block() {
                    maker.flush(id + 1);
                }
                // Without an address it is no link but an anchor, and often never closed.
                if tag == Tag::A && tree.attribute(id, "href").is_some() {
                    link_end = link_end.max(node.end);
                }
                open.push((id, node.end, tag.is_block()));
            }
            NodeKind::Text | NodeKind::Raw => {
                let around = open.iter().rev().find(|(_, _, block)| *block).map_or(0, |(id, ..)| *id);
                maker.text(id, around, id < link_end);
            }
        }
        id += 1;
    }
    maker.flush(id);
    maker.blocks
}

struct Maker<'a, 't> {
    tree: &'a Tree<'t>,
    blocks: Vec<Block>,
    current: Option<Block>,
    from: Id,
}

impl Maker<'_, '_> {
    fn text(&mut self, id: Id, around: Id, linked: bool) {
        let Some(text) = self.tree.nodes.get(id).and_then(|n| n.span.of(self.tree.text)) else { return };
        let chars = text.chars().filter(|c| !c.is_whitespace()).count();
        if chars == 0 {
            return;
        }
        let block = self.current.get_or_insert(Block {
            around,
            from: self.from,
            first: id,
            end: id + 1,
            chars: 0,
            linked: 0,
            sentence: false,
        });
        block.end = id + 1;
        block.chars += chars;
        if linked {
            block.linked += chars;
        }
        let last = text.trim_end().trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
        let quoted = ["&rdquo;", "&quot;", "&#8221;", "&rsquo;"].iter().any(|q| last.ends_with(q));
        block.sentence = quoted || last.ends_with(['.', '!', '?', '…', ':', '。', '؟']);
    }

    /// Ends the block; the next begins at `from`.
    fn flush(&mut self, from: Id) {
        self.blocks.extend(self.current.take());
        self.from = from;
    }
}
