//! Tokens to a light tree: nodes in the order of the page, so that a subtree is a range.

use super::entity::{self, Place};
use super::tag::Tag;
use super::token::{Mode, Token, Tokens};
use firsthand_types::Span;

/// A node's place in [`Tree::nodes`].
pub type Id = usize;

/// An element or a run of text.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The element around it; the root is its own.
    pub parent: Id,
    /// After the last node of its subtree.
    pub end: Id,
    /// The start tag, or the characters.
    pub span: Span,
    /// Its attributes' range in [`Tree::attributes`].
    attributes: (usize, usize),
    /// The element's name.
    name: Span,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An element.
    Element(Tag),
    /// Characters with entities.
    Text,
    /// Characters as they stand.
    Raw,
}

/// A page as a tree over its text.
pub struct Tree<'t> {
    /// The page.
    pub text: &'t str,
    /// All nodes in the order of the page; the first is a root around everything.
    pub nodes: Vec<Node>,
    attributes: Vec<(Span, Span)>,
    /// Where the browser that saved the page says it came from.
    pub saved_from: Option<Span>,
}

impl<'t> Tree<'t> {
    /// Reads the text. `depth` bounds how deep the tree becomes; what lies deeper is kept, flat.
    pub fn read(text: &'t str, mode: Mode, depth: usize) -> Tree<'t> {
        let mut grower = Grower::new(text, mode, depth.clamp(32, 512));
        let mut tokens = Tokens::new(text, mode);
        while let Some(token) = tokens.next_token() {
            match token {
                Token::Start { name, all, closed } => grower.open(name, all, closed, &tokens.attributes),
                Token::End { name, all } => grower.close(name, all),
                Token::Text(span) => grower.leaf(NodeKind::Text, span),
                Token::Raw(span) => grower.leaf(NodeKind::Raw, span),
                Token::Comment(span) => grower.comment(span),
            }
        }
        grower.finish()
    }

    /// The element's tag; `None` for text.
    pub fn tag(&self, id: Id) -> Option<Tag> {
        match self.nodes.get(id)?.kind {
            NodeKind::Element(tag) => Some(tag),
            _ => None,
        }
    }

    /// The element's name as written; empty for text.
    pub fn name(&self, id: Id) -> &'t str {
        self.nodes.get(id).and_then(|n| n.name.of(self.text)).unwrap_or_default()
    }

    /// The raw value of an attribute, by its name in lower case.
    pub fn attribute(&self, id: Id, name: &str) -> Option<Span> {
        let (from, to) = self.nodes.get(id)?.attributes;
        let all = self.attributes.get(from..to)?;
        let is = |n: &Span| n.of(self.text).is_some_and(|n| n.eq_ignore_ascii_case(name));
        all.iter().find(|(n, _)| is(n)).map(|(_, v)| *v)
    }

    /// The value of an attribute as written, entities and all.
    pub fn raw_attribute(&self, id: Id, name: &str) -> Option<&'t str> {
        self.attribute(id, name)?.of(self.text)
    }

    /// The decoded value of an attribute, where it is not empty and not absurdly long.
    pub fn words_of(&self, id: Id, name: &str) -> Option<String> {
        let span = self.attribute(id, name).filter(|s| s.len() < 100_000)?;
        let words = entity::words(self.text, span, Place::Attribute);
        (!words.trim().is_empty()).then_some(words)
    }

    /// The words of a subtree on one line, at most some thousand bytes of them.
    pub fn words_in(&self, id: Id) -> String {
        let mut words = String::new();
        let end = self.nodes.get(id).map_or(id, |n| n.end);
        for node in self.nodes.get(id..end).unwrap_or_default() {
            match node.kind {
                NodeKind::Text => words += &entity::words(self.text, node.span, Place::Text),
                NodeKind::Raw => words += node.span.of(self.text).unwrap_or_default(),
                NodeKind::Element(tag) if tag.is_block() || tag == Tag::Br => words.push(' '),
                NodeKind::Element(_) => {}
            }
            if words.len() > 4096 {
                break;
            }
        }
        crate::outlet::one_line(&words).unwrap_or_default()
    }

    /// All elements with that tag.
    pub fn all(&self, tag: Tag) -> impl Iterator<Item = Id> + '_ {
        self.nodes.iter().enumerate().filter(move |(_, n)| n.kind == NodeKind::Element(tag)).map(|(id, _)| id)
    }

    /// The children of an element.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.nodes.get(id).map_or(0, |n| n.end);
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = next;
            if child >= end {
                return None;
            }
            next = self.nodes.get(child).map_or(end, |n| n.end.max(child + 1));
            Some(child)
        })
    }
}

struct Open {
    id: Id,
    tag: Tag,
    name: Span,
}

struct Grower<'t> {
    tree: Tree<'t>,
    mode: Mode,
    depth: usize,
    stack: Vec<Open>,
    /// Elements beyond the depth that are still to be closed, by nothing but their number.
    flat: usize,
}

impl<'t> Grower<'t> {
    fn new(text: &'t str, mode: Mode, depth: usize) -> Self {
        let none = Span::new(0, 0);
        let root = Node { kind: NodeKind::Element(Tag::Html), parent: 0, end: 1, span: none, attributes: (0, 0), name: none };
        Grower {
            tree: Tree { text, nodes: vec![root], attributes: Vec::new(), saved_from: None },
            mode,
            depth,
            stack: vec![Open { id: 0, tag: Tag::Html, name: none }],
            flat: 0,
        }
    }

    fn open(&mut self, name: Span, all: Span, closed: bool, attributes: &[(Span, Span)]) {
        let tag = match self.mode {
            Mode::Html => Tag::of(name.of(self.tree.text).unwrap_or_default()),
            Mode::Xml => Tag::Other,
        };
        if self.mode == Mode::Html {
            self.close_implied(tag);
        }
        let from = self.tree.attributes.len();
        self.tree.attributes.extend_from_slice(attributes);
        let id = self.push(NodeKind::Element(tag), all);
        let to = self.tree.attributes.len();
        if let Some(node) = self.tree.nodes.get_mut(id) {
            node.attributes = (from, to);
            node.name = name;
        }
        let empty = match self.mode {
            // Browsers ignore the slash of `<a/>`; tools that write pages as XML mean it.
            Mode::Html => tag.is_void() || (closed && matches!(tag, Tag::Other | Tag::A)),
            Mode::Xml => closed,
        };
        if empty {
            return;
        }
        if self.stack.len() >= self.depth {
            self.flat += 1;
        } else {
            self.stack.push(Open { id, tag, name });
        }
    }

    /// Start tags that end what came before: a block ends a paragraph, an item ends the item before it.
    fn close_implied(&mut self, tag: Tag) {
        use Tag::*;
        if self.flat > 0 {
            return;
        }
        match tag {
            A => self.close_back(&[A], &[Table, Td, Th]),
            Li => self.close_back(&[Li], &[Ul, Ol, Menu, Dir]),
            Dd | Dt => self.close_back(&[Dd, Dt], &[Dl]),
            Option => self.close_back(&[Option], &[Select, Datalist, Optgroup]),
            Tr => self.close_back(&[Tr], &[Table]),
            Td | Th => self.close_back(&[Td, Th], &[Table, Tr]),
            Tbody | Thead | Tfoot => self.close_back(&[Tbody, Thead, Tfoot], &[Table]),
            Body => self.close_back(&[Head], &[]),
            _ => {}
        }
        if tag.is_block() && !matches!(tag, Td | Th | Tr | Tbody | Thead | Tfoot | Caption | Html | Body | Head | Title) {
            // Only a paragraph that is still the innermost block is ended.
            let block = self.stack.iter().rposition(|o| o.tag.is_block());
            if let Some(at) = block.filter(|at| self.stack.get(*at).is_some_and(|o| o.tag == P)) {
                self.pop_to(at);
            }
            let heading = self.stack.last().is_some_and(|o| o.tag.is_heading());
            if tag.is_heading() && heading {
                self.pop_to(self.stack.len() - 1);
            }
        }
    }

    /// Closes the innermost of `tags` unless one of `walls` stands before it.
    fn close_back(&mut self, tags: &[Tag], walls: &[Tag]) {
        let at = self.stack.iter().rposition(|o| tags.contains(&o.tag) || walls.contains(&o.tag));
        if let Some(at) = at.filter(|at| self.stack.get(*at).is_some_and(|o| tags.contains(&o.tag))) {
            self.pop_to(at);
        }
    }

    fn close(&mut self, name: Span, all: Span) {
        let text = self.tree.text;
        let written = name.of(text).unwrap_or_default();
        let tag = match self.mode {
            Mode::Html => Tag::of(written),
            Mode::Xml => Tag::Other,
        };
        if self.mode == Mode::Html && tag == Tag::Br {
            self.push(NodeKind::Element(tag), all);
            return;
        }
        if self.mode == Mode::Html && (tag.is_void() || matches!(tag, Tag::Html | Tag::Body)) {
            return;
        }
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        if let Some(at) = self.opened(tag, written) {
            self.pop_to(at);
        }
    }

    /// The innermost open element that this end tag closes. The stack is no deeper than the tree may be.
    fn opened(&self, tag: Tag, written: &str) -> Option<usize> {
        for (at, open) in self.stack.iter().enumerate().skip(1).rev() {
            let same = open.tag == tag
                && (tag != Tag::Other || open.name.of(self.tree.text).is_some_and(|n| n.eq_ignore_ascii_case(written)));
            if same {
                return Some(at);
            }
            if self.mode == Mode::Html {
                // A stray inline end tag does not close the blocks around it, nor any end tag a table cell.
                let wall = if tag.is_table() { open.tag == Tag::Table } else { open.tag.is_wall() };
                if wall || (!tag.is_block() && open.tag.is_block()) {
                    return None;
                }
            }
        }
        None
    }

    fn pop_to(&mut self, at: usize) {
        let end = self.tree.nodes.len();
        for open in self.stack.drain(at.max(1)..) {
            if let Some(node) = self.tree.nodes.get_mut(open.id) {
                node.end = end;
            }
        }
    }

    fn leaf(&mut self, kind: NodeKind, span: Span) {
        self.push(kind, span);
    }

    fn push(&mut self, kind: NodeKind, span: Span) -> Id {
        let id = self.tree.nodes.len();
        let parent = self.stack.last().map_or(0, |o| o.id);
        let none = Span::new(span.start, span.start);
        self.tree.nodes.push(Node { kind, parent, end: id + 1, span, attributes: (0, 0), name: none });
        id
    }

    fn comment(&mut self, span: Span) {
        let inside = span.of(self.tree.text).unwrap_or_default();
        if self.tree.saved_from.is_none() && inside.trim_start().starts_with("saved from url=") {
            self.tree.saved_from = Some(span);
        }
    }

    fn finish(mut self) -> Tree<'t> {
        self.pop_to(1);
        let end = self.tree.nodes.len();
        if let Some(root) = self.tree.nodes.first_mut() {
            root.end = end;
        }
        self.tree
    }
}
