//! Feeds: RSS 2.0, RSS 1.0 and Atom, one report an item.

use crate::decode::declared;
use crate::html::{self, Id, Mode, NodeKind, Tree};
use crate::mapped::{Builder, Mapped};
use crate::outlet::one_line;
use crate::read::{Door, Draft};
use firsthand_types::{NoteKind, Noted, Report};

/// Reads a feed. XML that is none is one unread report.
pub fn reports(door: &Door<'_>) -> Noted<Vec<Report>> {
    let mut notes = Vec::new();
    let stated = declared(&door.input.bytes);
    let chars = door.decode(stated.as_deref(), &mut notes);
    let tree = Tree::read(&chars.text, Mode::Xml, door.limits.depth);
    let feed = Feed { door, chars: &chars, tree: &tree };
    let Some(channel) = feed.channel() else {
        return door.unread(
            NoteKind::NotRead,
            "The file is XML, but no RSS or Atom feed.",
            "It is kept and listed; save its words as .txt or .html to have them read.",
        );
    };
    let mut read = Noted::<Vec<Report>>::default();
    for (index, item) in feed.items().enumerate() {
        if index >= door.limits.items {
            let note = door.note(NoteKind::TooLarge, format!("Only the first {} items were read.", door.limits.items));
            read.notes.push(note.help("Raise the limit on items (--max-items), or split the file."));
            break;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        read.value.push(door.report(feed.item(item, number, &channel)));
    }
    match read.value.first_mut() {
        Some(first) => first.notes.extend(notes),
        None => return door.unread(NoteKind::Empty, "The feed holds no items.", "Capture it again, or leave it out."),
    }
    read
}

/// What the feed says for all its items.
struct Channel {
    title: Option<String>,
    language: Option<String>,
}

struct Feed<'a, 'i> {
    door: &'a Door<'i>,
    chars: &'a Mapped,
    tree: &'a Tree<'a>,
}

impl Feed<'_, '_> {
    /// The feed's own element with its title, or `None` where the root is no feed's.
    fn channel(&self) -> Option<Channel> {
        let root = self.tree.children(0).find(|id| !self.local(*id).is_empty())?;
        let is_feed = ["rss", "rdf", "feed"].iter().any(|n| self.local(root).eq_ignore_ascii_case(n));
        if !is_feed {
            return None;
        }
        let channel = self.child(root, &["channel"]).unwrap_or(root);
        Some(Channel {
            title: self.words(channel, &["title"]),
            language: self.words(channel, &["language", "dc:language"]).or_else(|| self.tree.words_of(root, "xml:lang")),
        })
    }

    /// The items: `item` or `entry`, wherever the dialect puts them, but not inside each other.
    fn items(&self) -> impl Iterator<Item = Id> + '_ {
        let mut end = 0;
        (1..self.tree.nodes.len()).filter(move |id| {
            let is = *id >= end && ["item", "entry"].iter().any(|n| self.local(*id).eq_ignore_ascii_case(n));
            if is {
                end = self.tree.nodes.get(*id).map_or(0, |n| n.end);
            }
            is
        })
    }

    fn item(&self, item: Id, number: u32, channel: &Channel) -> Draft {
        let url = self.link(item);
        Draft {
            item: number,
            id: self.words(item, &["guid", "id"]),
            outlet: self.words(item, &["source"]).or_else(|| channel.title.clone()),
            author: self.words(item, &["dc:creator", "author", "creator"]),
            published: self.words(item, &["pubDate", "published", "dc:date", "date", "issued", "updated", "modified"]),
            language: self.tree.words_of(item, "xml:lang").or_else(|| channel.language.clone()),
            title: self.child(item, &["title"]).map(|id| self.read(id).text),
            text: self.text(item),
            url,
            ..Draft::default()
        }
    }

    /// The fullest of what the item gives as its words.
    fn text(&self, item: Id) -> Mapped {
        let bodies = ["content:encoded", "content", "xhtml:body", "body", "description", "summary"];
        let mut best = Mapped::default();
        for name in bodies {
            let Some(id) = self.child(item, &[name]) else { continue };
            let found = self.read(id);
            // What comes later in the list is a summary of what came before, unless the first is a stub.
            if found.text.len() > best.text.len().saturating_mul(2) {
                best = found;
            }
        }
        best
    }

    /// An element's words: markup inside it, escaped or not, is read as a page's is.
    fn read(&self, id: Id) -> Mapped {
        let has_elements = self.tree.children(id).any(|c| self.tree.tag(c).is_some());
        let inside = if has_elements { self.source(id) } else { html::decoded(self.tree, id) };
        let inside = inside.through(self.chars);
        html::fragment(&inside, self.door.limits.depth, self.door.limits.text_bytes)
    }

    /// An element's inside as written.
    fn source(&self, id: Id) -> Mapped {
        let nodes = self.tree.nodes.get(id + 1..self.tree.nodes.get(id).map_or(0, |n| n.end)).unwrap_or_default();
        let mut out = Builder::default();
        if let (Some(first), Some(last)) = (nodes.first(), nodes.last()) {
            let span = first.span.cover(last.span);
            out.literal(span.of(&self.chars.text).unwrap_or_default(), span.start);
        }
        out.finish()
    }

    /// The item's own address: the text of `link`, or Atom's `href` of the alternate.
    fn link(&self, item: Id) -> Option<String> {
        let links: Vec<Id> = self.tree.children(item).filter(|c| self.named(*c, "link")).collect();
        let href = |own: &dyn Fn(Option<&str>) -> bool| {
            links.iter().filter(|id| own(self.tree.raw_attribute(**id, "rel"))).find_map(|id| self.tree.words_of(*id, "href"))
        };
        let text = links.iter().find_map(|id| one_line(&html::decoded(self.tree, *id).text));
        text.or_else(|| href(&|rel| rel.is_none_or(|r| r == "alternate")))
            .or_else(|| href(&|_| true))
            .or_else(|| self.words(item, &["guid", "id"]))
            .filter(|url| crate::outlet::host(url).is_some())
    }

    /// The words of the first child of one of these names, on one line.
    fn words(&self, parent: Id, names: &[&str]) -> Option<String> {
        names.iter().filter_map(|n| self.child(parent, &[n])).find_map(|id| {
            // Atom's author holds a name and an address.
            let id = self.child(id, &["name"]).unwrap_or(id);
            one_line(&html::decoded(self.tree, id).text)
        })
    }

    fn child(&self, parent: Id, names: &[&str]) -> Option<Id> {
        self.tree.children(parent).find(|c| names.iter().any(|n| self.named(*c, n)))
    }

    /// A name with a prefix is asked for in full; one without matches a plain element or Atom's under any prefix of its own.
    fn named(&self, id: Id, name: &str) -> bool {
        let written = self.tree.name(id);
        written.eq_ignore_ascii_case(name)
            || (!name.contains(':')
                && written
                    .split_once(':')
                    .is_some_and(|(prefix, local)| prefix.eq_ignore_ascii_case("atom") && local.eq_ignore_ascii_case(name)))
    }

    fn local(&self, id: Id) -> &str {
        let is_element = matches!(self.tree.nodes.get(id).map(|n| n.kind), Some(NodeKind::Element(_)));
        let name = if is_element { self.tree.name(id) } else { "" };
        name.rsplit(':').next().unwrap_or(name)
    }
}
