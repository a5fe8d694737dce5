//! What the class names and ids of a page's elements say of them: furniture, or the body.

/// Whether a class name says furniture: one of its words does, and the name is none of those that page builders and themes
/// put on everything.
pub fn names_furniture(name: &str) -> bool {
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
fn class_words(name: &str) -> Vec<String> {
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

/// Whether a class name says that the element is the report's body: `article-body`, `entryContent`.
pub fn names_body(name: &str) -> bool {
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
