//! What the page says of itself in JSON-LD: schema.org articles, alone, in lists and in graphs.

use super::entity::{self, Place};
use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::json::Json;
use crate::mapped::{Builder, Mapped};
use firsthand_types::Span;
use std::collections::{BTreeMap, VecDeque};

/// The page's own article, as its JSON-LD describes it.
#[derive(Debug, Default)]
pub struct Linked {
    /// `headline`, else `name`.
    pub title: Option<String>,
    /// The publisher's name.
    pub outlet: Option<String>,
    /// The authors' names, joined.
    pub author: Option<String>,
    /// `datePublished`, else `dateCreated`, as written.
    pub published: Option<String>,
    /// `url` or `mainEntityOfPage`.
    pub url: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
    /// `articleBody`, or a live blog's updates, mapped to the page.
    pub text: Mapped,
}

/// The `articleBody` and kin may be markup themselves; the caller says how to read that.
pub type ReadMarkup<'f> = &'f dyn Fn(Mapped) -> Mapped;

/// Reads all JSON-LD of the page and takes the first article that stands highest in it.
pub fn read(tree: &Tree<'_>, depth: usize, markup: ReadMarkup<'_>) -> Option<Linked> {
    let blocks: Vec<(Span, Json)> = tree.all(Tag::Script).filter_map(|id| block(tree, id, depth)).collect();
    let objects = objects(&blocks);
    let named: BTreeMap<&str, &Json> = objects
        .iter()
        .filter_map(|(_, o)| Some((o.get("@id")?.as_str()?, *o)))
        .filter(|(_, o)| o.get("name").is_some())
        .collect();
    let best = objects
        .iter()
        .enumerate()
        .filter_map(|(i, (at, object))| Some((rank(object)?, i, at, object)))
        .min_by_key(|(rank, i, ..)| (*rank, *i));
    let (_, _, at, article) = best?;
    let names = |field: &str| names(article.get(field), &named);
    let outlet = names("publisher").or_else(|| {
        let site = objects.iter().find(|(_, o)| is_type(o, &["NewsMediaOrganization"]))?;
        text(site.1.get("name"))
    });
    Some(Linked {
        title: text(article.get("headline")).or_else(|| text(article.get("name"))),
        outlet,
        author: names("author").or_else(|| names("creator")),
        published: text(article.get("datePublished")).or_else(|| text(article.get("dateCreated"))),
        url: text(article.get("url")).or_else(|| link(article.get("mainEntityOfPage"))),
        language: names("inLanguage"),
        text: body(article, at.start, markup).through(&whole(tree.text)),
    })
}

/// The page as a layer of its own.
fn whole(text: &str) -> Mapped {
    let mut whole = Builder::default();
    whole.literal(text, 0);
    whole.finish()
}

fn block(tree: &Tree<'_>, id: Id, depth: usize) -> Option<(Span, Json)> {
    let kind = tree.raw_attribute(id, "type")?;
    if !kind.to_ascii_lowercase().contains("ld+json") {
        return None;
    }
    let span = tree.nodes.get(tree.children(id).next()?)?.span;
    let mut inside = span.of(tree.text)?;
    // Some wrap it for browsers that are long gone.
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("", ";")] {
        let trimmed = inside.trim();
        if trimmed.starts_with(open) && trimmed.ends_with(close) {
            inside = trimmed.get(open.len()..trimmed.len().saturating_sub(close.len())).unwrap_or(trimmed);
        }
    }
    let start = inside.as_ptr() as usize - tree.text.as_ptr() as usize;
    let json = Json::read(inside, depth).ok()?;
    Some((Span::new(start, start + inside.len()), json))
}

/// Objects looked at; a page with more describes a catalogue.
const MOST_OBJECTS: usize = 20_000;

/// Every object, highest first, with its block's place.
fn objects(blocks: &[(Span, Json)]) -> Vec<(Span, &Json)> {
    let mut found = Vec::new();
    let mut queue: VecDeque<(Span, &Json)> = blocks.iter().map(|(at, json)| (*at, json)).collect();
    while let Some((at, json)) = queue.pop_front() {
        if found.len() >= MOST_OBJECTS {
            break;
        }
        match json {
            Json::Array(items) => queue.extend(items.iter().map(|i| (at, i))),
            Json::Object(members) => {
                found.push((at, json));
                let deeper = members.iter().map(|(_, v)| v).filter(|v| matches!(v, Json::Array(_) | Json::Object(_)));
                queue.extend(deeper.map(|v| (at, v)));
            }
            _ => {}
        }
    }
    found
}

/// How much an object is the page's article; smaller is more.
fn rank(object: &Json) -> Option<u8> {
    if is_type(object, &["LiveBlogPosting"]) {
        return Some(0);
    }
    let article = [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "Report",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "AskPublicNewsArticle",
    ];
    if is_type(object, &article) {
        return Some(1);
    }
    (is_type(object, &["WebPage"]) && object.get("datePublished").is_some()).then_some(2)
}

fn is_type(object: &Json, wanted: &[&str]) -> bool {
    let types = object.get("@type").map(Json::items).unwrap_or_default();
    types.iter().filter_map(Json::as_str).any(|t| wanted.contains(&t.rsplit(['/', ':']).next().unwrap_or(t)))
}

/// A string, with the entities that many sites leave in.
fn text(value: Option<&Json>) -> Option<String> {
    let words = value?.items().first()?.as_str()?;
    let words = entity::words(words, Span::new(0, words.len().min(10_000)), Place::Text);
    crate::outlet::one_line(&words)
}

fn link(value: Option<&Json>) -> Option<String> {
    text(value).or_else(|| text(value?.get("@id"))).or_else(|| text(value?.get("url")))
}

/// The names of people or bodies: strings, objects with a name, references to such objects, or lists of these.
fn names(value: Option<&Json>, named: &BTreeMap<&str, &Json>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for item in value?.items().iter().take(20) {
        let referred = || named.get(item.get("@id")?.as_str()?).copied();
        let name = match item {
            Json::String(_) => text(Some(item)),
            _ => text(item.get("name")).or_else(|| text(referred()?.get("name"))),
        };
        names.extend(name.filter(|n| !names.contains(n)));
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The words of an article, or of a live blog's updates in the order given. Maps to the page, `start` being where the block stands.
fn body(article: &Json, start: usize, markup: ReadMarkup<'_>) -> Mapped {
    let mut out = Builder::default();
    let mut end = None;
    let updates = article.get("liveBlogUpdate").map(Json::items).unwrap_or_default();
    let parts = article
        .get("articleBody")
        .into_iter()
        .chain(updates.iter().flat_map(|u| [u.get("headline"), u.get("articleBody")].into_iter().flatten()));
    for part in parts {
        let Json::String(part) = part else { continue };
        let part = if part.text.contains(['<', '&']) { markup(part.clone()) } else { part.clone() };
        let Some(&(_, first)) = part.map.runs.first() else { continue };
        if let Some(end) = end {
            out.made("\n\n", Span::new(end, (first.start + start).max(end)));
        }
        for &(text, raw) in &part.map.runs {
            let piece = text.of(&part.text).unwrap_or_default();
            let raw = Span::new(raw.start + start, raw.end + start);
            if text.len() == raw.len() {
                out.literal(piece, raw.start)
            } else {
                out.made(piece, raw)
            }
            end = Some(raw.end);
        }
    }
    out.finish()
}
