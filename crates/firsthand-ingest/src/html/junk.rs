//! What on a page is furniture: by element, role, class words, and a few lines that every site has.

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

/// Whether a class name says furniture: one of its words does, and the name is none of those that page builders and themes
/// put on everything.
fn names_furniture(name: &str) -> bool {
    let words = class_words(name);
    if words.first().is_none_or(|first| MODIFIERS.contains(&first.as_str())) {
        return false;
    }
    words.iter().any(|w| FURNITURE.binary_search(&w.as_str()).is_ok() || begins_furniture(w))
        || words.windows(2).any(|pair| match pair {
            [a, b] => PAIRS.contains(&(a.as_str(), b.as_str())),
            _ => false,
        })
}

/// Words run together: `relatedarticles`, `sharebuttons`.
fn begins_furniture(word: &str) -> bool {
    const BEGINS: &[&str] = &[
        "advert",
        "breadcrumb",
        "comment",
        "cookie",
        "newsletter",
        "outbrain",
        "promobox",
        "recommend",
        "related",
        "sharebutton",
        "sharebar",
        "sharetool",
        "sidebar",
        "sociallink",
        "socialmedia",
        "socialicon",
        "socialshare",
        "sponsor",
        "subscri",
        "taboola",
    ];
    const NOT: &[&str] = &["commentary", "commentator", "relatedness"];
    BEGINS.iter().any(|b| word.starts_with(b)) && !NOT.contains(&word)
}

/// First words of names that say how an element is laid out, what it lacks or what it is filed under, not what it is.
const MODIFIERS: &[&str] = &[
    "has",
    "no",
    "with",
    "without",
    "is",
    "not",
    "hide",
    "js",
    "col",
    "row",
    "grid",
    "page",
    "wp",
    "elementor",
    "vc",
    "et",
    "fusion",
    "sqs",
    "jsx",
    "css",
    "tw",
    "category",
    "tag",
    "cat",
    "topic",
    "format",
    "status",
    "type",
    "postid",
    "term",
    "template",
];

/// The words of a class name in lower case: `article__shareTools` is article, share, tools.
pub fn class_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut lower) = (String::new(), false);
    for c in name.chars().take(100) {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && lower) {
            words.extend(Some(std::mem::take(&mut word)).filter(|w| !w.is_empty()));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        lower = c.is_ascii_lowercase();
    }
    words.extend(Some(word).filter(|w| !w.is_empty()));
    words
}

/// Sorted.
const FURNITURE: &[&str] = &[
    "ad",
    "addthis",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "adwrapper",
    "alsoread",
    "bookmark",
    "breadcrumb",
    "breadcrumbs",
    "byside",
    "carousel",
    "comment",
    "commentform",
    "commentlist",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "dropdown",
    "flyout",
    "footer",
    "gallerynav",
    "gdpr",
    "infobox",
    "inread",
    "jumplink",
    "login",
    "masthead",
    "megamenu",
    "menu",
    "modal",
    "morestories",
    "mostpopular",
    "mostread",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "noprint",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promobox",
    "promos",
    "promotion",
    "ratings",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "reflist",
    "related",
    "relatedcontent",
    "relatedposts",
    "reply",
    "respond",
    "rss",
    "share",
    "sharebar",
    "sharedaddy",
    "shares",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "sitemap",
    "skip",
    "skiplink",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "toolbar",
    "tools",
    "trending",
    "tweet",
    "utilities",
    "utility",
    "widget",
    "widgets",
];

const PAIRS: &[(&str, &str)] = &[
    ("most", "read"),
    ("most", "popular"),
    ("most", "viewed"),
    ("read", "more"),
    ("read", "next"),
    ("read", "also"),
    ("also", "read"),
    ("more", "stories"),
    ("more", "news"),
    ("more", "on"),
    ("more", "from"),
    ("see", "also"),
    ("you", "may"),
    ("up", "next"),
    ("next", "post"),
    ("post", "nav"),
    ("author", "bio"),
    ("author", "box"),
    ("about", "author"),
    ("author", "info"),
    ("sign", "up"),
    ("log", "in"),
    ("call", "to"),
    ("tag", "list"),
    ("post", "tags"),
    ("entry", "tags"),
    ("mw", "editsection"),
    ("edit", "section"),
    ("site", "header"),
    ("global", "header"),
    ("page", "header"),
    ("latest", "news"),
    ("top", "stories"),
    ("editors", "picks"),
    ("hatnote", "navigation"),
    ("screen", "reader"),
    ("sr", "only"),
    ("visually", "hidden"),
    ("photo", "gallery"),
    ("app", "download"),
    ("follow", "us"),
    ("entry", "meta"),
    ("post", "meta"),
    ("link", "list"),
    ("story", "package"),
    ("live", "ticker"),
];

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

fn names_body(name: &str) -> bool {
    let words = class_words(name);
    if words.iter().any(|w| FURNITURE.binary_search(&w.as_str()).is_ok()) {
        return false;
    }
    const ONE: &[&str] = &[
        "articlebody",
        "articlecontent",
        "articletext",
        "storybody",
        "storytext",
        "storycontent",
        "entrycontent",
        "postcontent",
        "postbody",
        "bodycopy",
        "bodytext",
        "maintext",
        "newsbody",
        "newstext",
        "articlebodytext",
        "richtext",
    ];
    const OF: &[&str] = &["article", "story", "entry", "post", "news", "main", "single", "blog", "body"];
    const WHAT: &[&str] = &["body", "content", "text", "copy", "contents"];
    words.iter().any(|w| ONE.contains(&w.as_str()))
        || words
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if OF.contains(&a.as_str()) && WHAT.contains(&b.as_str()) && a != b))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        let mut sorted = FURNITURE.to_vec();
        sorted.sort_unstable();
        assert_eq!(FURNITURE, sorted);
    }

    #[test]
    fn class_names_are_read_word_by_word() {
        for name in [
            "share-tools",
            "ArticleShare",
            "article__related",
            "c-newsletter",
            "post-tags",
            "site-footer",
            "sidebar",
            "related-content",
            "sharebuttons",
        ] {
            assert!(names_furniture(name), "{name}");
        }
        for name in [
            "has-sidebar",
            "no-ads",
            "article-body",
            "upload",
            "header-image",
            "shared-content",
            "printable",
            "roadside",
            "category-social",
            "elementor-widget-text-editor",
            "tag-popular",
        ] {
            assert!(!names_furniture(name), "{name}");
        }
        assert!(names_body("entry-content") && names_body("articleBody") && !names_body("article-body-related"));
    }
}
