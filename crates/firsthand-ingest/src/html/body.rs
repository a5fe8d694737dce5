//! Which blocks of a page are its report.
//!
//! Every block has a weight: prose counts for itself, links and scraps against. The body is the subtree with the greatest
//! sum, narrowed to what the page itself marks as its body where that holds most of the same prose. Within it, furniture
//! (by element, role and class words, never where it holds most of the page's prose), lists of links, lone headings and the
//! lines that every site has are left out.

use super::block::{Block, blocks};
use super::junk;
use super::tag::Tag;
use super::tree::{Id, NodeKind, Tree};

/// The blocks of the page that are its report, in order.
pub fn body(tree: &Tree<'_>, title: &str) -> Vec<Block> {
    let seen = |id: Id, tag: Tag| junk::is_silent(tree, id, tag) || junk::is_hidden(tree, id, tag);
    let found = among(tree, blocks(tree, &seen), title);
    if prose(&found) >= 200 {
        return found;
    }
    // Some pages hide their body until a script shows it.
    let heard = |id: Id, tag: Tag| junk::is_silent(tree, id, tag);
    let all = among(tree, blocks(tree, &heard), title);
    if prose(&all) > prose(&found) * 2 { all } else { found }
}

/// Characters of prose.
pub fn prose(blocks: &[Block]) -> usize {
    blocks.iter().filter(|b| b.is_prose()).map(Block::plain).sum()
}

fn among(tree: &Tree<'_>, blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let page = Page::new(tree, blocks);
    let kept = page.without_furniture();
    let page = Page::new(tree, kept);
    let mut chosen = page.best();
    let first = chosen.first().map_or(0, |b| b.first);
    match page.headline(title, chosen.last().map_or(0, |b| b.end)) {
        // What stands before the headline belongs to the site, not to the report.
        Some(headline) if headline > first => {
            let before: Vec<Block> = chosen.iter().filter(|b| b.first < headline).cloned().collect();
            if prose(&before) * 3 < prose(&chosen) * 2 {
                chosen.retain(|b| b.first >= headline);
            }
        }
        // A lead between the headline and the body belongs to the report.
        Some(headline) => {
            let lead = page.blocks.iter().filter(|b| b.first > headline && b.first < first && b.is_prose());
            let lead: Vec<Block> = lead.take(5).cloned().collect();
            if prose(&lead) < prose(&chosen) {
                chosen.splice(0..0, lead);
            }
        }
        None => {}
    }
    chosen.truncate(teasers(&chosen));
    clean(tree, chosen, title)
}

/// Where a tail of teasers begins: links and a few words under each, again and again. It is believed only where it is the
/// smaller part.
fn teasers(blocks: &[Block]) -> usize {
    let all = prose(blocks);
    let (mut groups, mut proses, mut size) = (0usize, 0usize, 0usize);
    let (mut begin, mut after_prose) = (blocks.len(), false);
    for (at, block) in blocks.iter().enumerate().rev() {
        if block.is_prose() {
            proses += 1;
            size += block.plain();
            after_prose = true;
        } else if block.linked * 2 > block.chars {
            // Only a link that stands before prose begins a teaser; a list of links is one group.
            groups += usize::from(after_prose);
            after_prose = false;
            if groups >= 3 && groups * 2 >= proses && size * 5 <= all * 2 {
                begin = at;
            }
        }
    }
    begin
}

struct Page<'a, 't> {
    tree: &'a Tree<'t>,
    blocks: Vec<Block>,
    /// Sums of weights and of prose over the blocks before each.
    weights: Vec<i64>,
    proses: Vec<i64>,
}

impl<'a, 't> Page<'a, 't> {
    fn new(tree: &'a Tree<'t>, blocks: Vec<Block>) -> Self {
        let sums = |of: &dyn Fn(&Block) -> i64| {
            let mut sum = 0;
            std::iter::once(0)
                .chain(blocks.iter().map(|b| {
                    sum += of(b);
                    sum
                }))
                .collect()
        };
        // A page of a few words is read whole: there, every word that is no link counts.
        let any = prose(&blocks) >= 150;
        let weights = sums(&|b| weight(b, any));
        let proses = sums(&|b| if b.is_prose() || !any { signed(b.plain()) } else { 0 });
        Page { tree, blocks, weights, proses }
    }

    /// The range of blocks inside a subtree.
    fn range(&self, id: Id) -> (usize, usize) {
        let end = self.tree.nodes.get(id).map_or(id, |n| n.end);
        (self.blocks.partition_point(|b| b.first < id), self.blocks.partition_point(|b| b.first < end))
    }

    fn sum(sums: &[i64], (from, to): (usize, usize)) -> i64 {
        sums.get(to).copied().unwrap_or(0) - sums.get(from).copied().unwrap_or(0)
    }

    fn prose(&self, id: Id) -> i64 {
        Self::sum(&self.proses, self.range(id))
    }

    /// The blocks outside furniture. An element that holds most of the page's prose is none, whatever it is called.
    fn without_furniture(&self) -> Vec<Block> {
        let all = self.prose(0);
        let mut dropped: Vec<(Id, Id)> = Vec::new();
        let mut id = 1;
        while let Some(node) = self.tree.nodes.get(id) {
            let NodeKind::Element(tag) = node.kind else {
                id += 1;
                continue;
            };
            if junk::is_furniture(self.tree, id, tag) && self.prose(id) * 2 <= all && !self.is_caption(id, tag) {
                dropped.push((id, node.end));
                id = node.end.max(id + 1);
            } else {
                id += 1;
            }
        }
        let outside = |b: &&Block| {
            let at = dropped.partition_point(|(from, _)| *from <= b.first);
            at.checked_sub(1).and_then(|i| dropped.get(i)).is_none_or(|(_, end)| b.first >= *end)
        };
        self.blocks.iter().filter(outside).cloned().collect()
    }

    /// A quotation's footer names who is quoted.
    fn is_caption(&self, id: Id, tag: Tag) -> bool {
        let parent = self.tree.nodes.get(id).map_or(0, |n| n.parent);
        tag == Tag::Footer && self.tree.tag(parent) == Some(Tag::Blockquote)
    }

    /// The blocks of the heaviest subtree, narrowed to what the page marks as its body.
    fn best(&self) -> Vec<Block> {
        let mut best = (Self::sum(&self.weights, self.range(0)), 0);
        for (id, node) in self.tree.nodes.iter().enumerate().skip(1) {
            if matches!(node.kind, NodeKind::Element(_)) && node.end > id + 1 {
                let weight = Self::sum(&self.weights, self.range(id));
                // The deeper of two that hold the same.
                if weight >= best.0 {
                    best = (weight, id);
                }
            }
        }
        let best = self.article_in(best.1);
        for mark in [2, 1] {
            let marked = self.marked(best, mark);
            let prose: i64 = marked.iter().map(|r| Self::sum(&self.proses, *r)).sum();
            if prose > 0 && prose * 10 >= self.prose(best) * 7 {
                return marked.iter().flat_map(|(from, to)| self.blocks.get(*from..*to).unwrap_or_default()).cloned().collect();
            }
        }
        let (from, to) = self.range(best);
        self.blocks.get(from..to).unwrap_or_default().to_vec()
    }

    /// The one `article` or `main` inside that holds most of the prose, if there is one.
    fn article_in(&self, best: Id) -> Id {
        let end = self.tree.nodes.get(best).map_or(best, |n| n.end);
        let prose = self.prose(best);
        (best..end)
            .filter(|id| matches!(self.tree.tag(*id), Some(Tag::Article | Tag::Main)))
            .rfind(|id| self.prose(*id) * 10 >= prose * 6)
            .unwrap_or(best)
    }

    /// The outermost marked elements of a subtree, as ranges of blocks.
    fn marked(&self, within: Id, mark: u8) -> Vec<(usize, usize)> {
        let end = self.tree.nodes.get(within).map_or(within, |n| n.end);
        let mut found = Vec::new();
        let mut id = within;
        while id < end {
            let is = self.tree.tag(id).is_some_and(|tag| junk::body_mark(self.tree, id, tag) == mark);
            let (from, to) = if is { self.range(id) } else { (0, 0) };
            if to > from {
                found.push((from, to));
                id = self.tree.nodes.get(id).map_or(id, |n| n.end).max(id + 1);
            } else {
                id += 1;
            }
        }
        found
    }

    /// The last block before `end` that is the page's title as its first heading.
    fn headline(&self, title: &str, end: Id) -> Option<Id> {
        let title = letters(title);
        (title.len() >= 8).then_some(())?;
        let is = |b: &&Block| {
            let words = letters(&self.tree.words_in(b.around));
            words.len() >= 8 && (words == title || title.contains(&words) || words.contains(&title))
        };
        let headings = self.blocks.iter().filter(|b| b.first < end && heading(self.tree, b) == Some(1));
        headings.take(50).filter(is).last().map(|b| b.first)
    }
}

/// What a block adds to the sum of the subtree that holds it.
fn weight(block: &Block, any: bool) -> i64 {
    if block.is_prose() || (!any && block.linked * 2 <= block.chars) {
        // Longer than a paragraph is no better than a paragraph; an endless one must not outweigh the page.
        return signed(block.plain().min(2000));
    }
    if block.linked * 2 > block.chars {
        return -20 - signed(block.linked.min(200)) / 2;
    }
    -5
}

fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The level of the heading that the block is.
fn heading(tree: &Tree<'_>, block: &Block) -> Option<u8> {
    match tree.tag(block.around)? {
        Tag::H1 => Some(1),
        Tag::H2 => Some(2),
        Tag::H3 => Some(3),
        Tag::H4 => Some(4),
        Tag::H5 => Some(5),
        Tag::H6 => Some(6),
        _ => None,
    }
}

/// Leaves out the title where it is repeated, links that are no prose, the lines that every site has, and headings over nothing.
fn clean(tree: &Tree<'_>, blocks: Vec<Block>, title: &str) -> Vec<Block> {
    let title = letters(title);
    let lists = LinkLists::of(tree, &blocks);
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    // A caption that stands under each picture of a series is said once.
    let mut last = String::new();
    for block in blocks {
        let level = heading(tree, &block);
        let mostly_link = block.linked * 10 > block.chars * 7;
        // The site's own name stands as a linked heading above everything.
        if mostly_link && (level.is_none() || kept.is_empty()) {
            continue;
        }
        if level.is_none() && lists.holds(tree, &block) {
            continue;
        }
        if block.chars <= 160 {
            let words = words(tree, &block);
            if std::mem::replace(&mut last, words.clone()) == words {
                continue;
            }
            if junk::is_junk_line(&words) || (level.is_some() && kept.is_empty() && same_title(&letters(&words), &title)) {
                continue;
            }
            if !words.chars().any(char::is_alphanumeric) {
                continue;
            }
        }
        kept.push(block);
    }
    without_lone_headings(tree, kept)
}

/// A heading with nothing under it (a heading of its own level or higher, or the end, comes next) heads what was left out.
fn without_lone_headings(tree: &Tree<'_>, blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut next: Option<u8> = Some(0);
    for block in blocks.into_iter().rev() {
        let level = heading(tree, &block);
        if let (Some(level), Some(next)) = (level, next)
            && next <= level
        {
            continue;
        }
        next = level;
        kept.push(block);
    }
    kept.reverse();
    kept
}

/// Lists whose items are chiefly links: related stories, tags, menus.
struct LinkLists {
    lists: std::collections::BTreeMap<Id, (usize, usize)>,
}

impl LinkLists {
    fn of(tree: &Tree<'_>, blocks: &[Block]) -> Self {
        let mut lists = std::collections::BTreeMap::new();
        for block in blocks {
            if let Some(list) = list(tree, block) {
                let sums: &mut (usize, usize) = lists.entry(list).or_default();
                sums.0 += block.chars;
                sums.1 += block.linked;
            }
        }
        LinkLists { lists }
    }

    fn holds(&self, tree: &Tree<'_>, block: &Block) -> bool {
        list(tree, block).and_then(|l| self.lists.get(&l)).is_some_and(|(chars, linked)| linked * 2 > *chars)
    }
}

/// The list that the block is an item of.
pub fn list(tree: &Tree<'_>, block: &Block) -> Option<Id> {
    (tree.tag(block.around) == Some(Tag::Li)).then(|| tree.nodes.get(block.around).map_or(0, |n| n.parent))
}

fn words(tree: &Tree<'_>, block: &Block) -> String {
    let mut words = String::new();
    for node in tree.nodes.get(block.first..block.end).unwrap_or_default() {
        if node.kind == NodeKind::Text {
            words += &super::entity::words(tree.text, node.span, super::entity::Place::Text);
        }
    }
    words
}

fn same_title(words: &str, title: &str) -> bool {
    let long = words.len() >= 8 && title.len() >= 8;
    words == title || (long && (title.starts_with(words) || words.starts_with(title)))
}

/// Letters and digits in lower case, for comparing titles.
fn letters(words: &str) -> String {
    words.chars().take(400).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
