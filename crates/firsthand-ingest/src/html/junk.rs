//! What on a page is furniture: by element, role, class words, and a few lines that every site has.

use super::class_names::{names_body, names_furniture};
use super::tag::Tag;
use super::tree::{Id, Tree};

/// Whether an element and all inside it is unseen or never the page's own words.
pub fn is_silent(tree: &Tree<'_>, id: Id, tag: Tag) -> bool {
    if tag.is_silent() {
        return true;
    }
    if let Some(role) = tree.raw_attribute(id, "role") {
        const ROLES: &[&str] = &[
            "navigation",
            "banner",
            "search",
            "menu",
            "menubar",
            "toolbar",
            "dialog",
            "alertdialog",
            "contentinfo",
            "tablist",
            "button",
        ];
        if ROLES.contains(&role.trim().to_ascii_lowercase().as_str()) && !matches!(tag, Tag::Body | Tag::Main | Tag::Article) {
            return true;
        }
    }
    // Footnote marks are no words of the sentence they stand in.
    tag == Tag::Sup && tree.children(id).any(|c| tree.tag(c) == Some(Tag::A))
}

/// Whether an element is hidden from the reader.
pub fn is_hidden(tree: &Tree<'_>, id: Id, tag: Tag) -> bool {
    if matches!(tag, Tag::Body | Tag::Html) {
        return false;
    }
    let hidden = tree.attribute(id, "hidden").is_some()
        || tree.raw_attribute(id, "aria-hidden").is_some_and(|v| v.eq_ignore_ascii_case("true"));
    hidden
        || tree.raw_attribute(id, "style").filter(|s| s.len() < 1000).is_some_and(|s| {
            let s: String = s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            s.contains("display:none") || s.contains("visibility:hidden")
        })
}

/// Whether an element looks like furniture by its tag or its class words. Only believed of parts that do not hold the body.
pub fn is_furniture(tree: &Tree<'_>, id: Id, tag: Tag) -> bool {
    match tag {
        Tag::Html | Tag::Body | Tag::Main | Tag::P | Tag::A => return false,
        Tag::Aside | Tag::Footer => return true,
        _ => {}
    }
    if body_mark(tree, id, tag) > 0 {
        return false;
    }
    if tree
        .raw_attribute(id, "role")
        .is_some_and(|r| r.eq_ignore_ascii_case("complementary") || r.eq_ignore_ascii_case("alert"))
    {
        return true;
    }
    ["class", "id", "data-component", "data-testid"]
        .iter()
        .filter_map(|name| tree.raw_attribute(id, name))
        .filter(|value| value.len() < 2000)
        .flat_map(|value| value.split_ascii_whitespace().take(40))
        .any(names_furniture)
}

/// Whether the element is marked as the body itself, and how plainly: 2 by schema.org, 1 by its class words.
pub fn body_mark(tree: &Tree<'_>, id: Id, tag: Tag) -> u8 {
    if matches!(tag, Tag::Html | Tag::Body | Tag::P | Tag::A) || tag.is_heading() {
        return 0;
    }
    let schema = tree
        .raw_attribute(id, "itemprop")
        .is_some_and(|v| v.split_ascii_whitespace().any(|p| p.eq_ignore_ascii_case("articleBody")));
    if schema {
        return 2;
    }
    let marked = ["class", "id"]
        .iter()
        .filter_map(|name| tree.raw_attribute(id, name))
        .filter(|value| value.len() < 2000)
        .flat_map(|value| value.split_ascii_whitespace().take(40))
        .any(names_body);
    u8::from(marked)
}

/// Whether a line is one of those that every site has and no report means.
pub fn is_junk_line(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let folded = line.trim().trim_end_matches([':', '.', '…', '»', '>', '!', '→']).trim().to_lowercase();
    const WHOLE: &[&str] = &[
        "advertisement",
        "advertising",
        "ad",
        "ads",
        "story continues below advertisement",
        "story continues below",
        "article continues below",
        "continue reading",
        "read more",
        "see also",
        "also read",
        "share",
        "share this",
        "share this article",
        "share this story",
        "tweet",
        "email",
        "e-mail",
        "save",
        "comments",
        "comment",
        "leave a comment",
        "loading",
        "close",
        "menu",
        "search",
        "skip to content",
        "skip to main content",
        "related",
        "related articles",
        "related stories",
        "related content",
        "related topics",
        "more on this story",
        "recommended",
        "recommended stories",
        "most read",
        "most popular",
        "trending",
        "sign up",
        "subscribe",
        "log in",
        "follow us",
        "copy link",
        "link copied",
        "facebook",
        "twitter",
        "whatsapp",
        "linkedin",
        "reddit",
        "telegram",
        "back to top",
        "next",
        "previous",
        "sponsored",
        "promoted",
        "read full story",
        "read the full story",
        "show more",
        "view comments",
        "whatsapp email",
        "image source",
        "play",
        "pause",
        "listen to this article",
        "scroll to continue",
        "scroll down to continue",
        "sponsored content",
        "x",
    ];
    const BEGINS: &[&str] = &[
        "read more:",
        "read also:",
        "also read:",
        "see also:",
        "related:",
        "read next:",
        "recommended:",
        "more:",
        "watch:",
        "sign up for ",
        "sign up to ",
        "subscribe to ",
        "click here to ",
        "click here for ",
        "follow us on ",
        "download our ",
        "get our ",
        "advertisement ",
        "story continues below",
    ];
    WHOLE.contains(&folded.as_str()) || BEGINS.iter().any(|b| folded.starts_with(b))
}
