//! What the page says of itself in its head: title, outlet, author, date, address, language.

use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::date::normalise_date;
use crate::outlet::{host, one_line};
use std::collections::BTreeMap;

/// The page's own statements. Where several disagree, the first in the lists of this file stands.
#[derive(Debug, Default)]
pub struct Meta {
    /// The page's title, without the site's name.
    pub title: Option<String>,
    /// The site's name.
    pub outlet: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// The date of publication, as written.
    pub published: Option<String>,
    /// Whether the date was only read from the page's address.
    pub published_from_url: bool,
    /// The canonical address.
    pub url: Option<String>,
    /// The language, as written.
    pub language: Option<String>,
}

/// Reads the head, and of the body what is marked as date, author or headline.
pub fn read(tree: &Tree<'_>) -> Meta {
    let named = Named::of(tree);
    let outlet = named.first(&[
        "og:site_name",
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "twitter:app:name:iphone",
    ]);
    let url = address(tree, &named);
    let (published, published_from_url) = match published(tree, &named) {
        Some(date) => (Some(date), false),
        None => (url.as_deref().and_then(date_in_address), true),
    };
    Meta {
        title: title(tree, &named, outlet.as_deref()),
        author: author(tree, &named),
        language: language(tree, &named),
        published_from_url: published_from_url && published.is_some(),
        outlet,
        published,
        url,
    }
}

/// The meta elements by their name in lower case; the first of each name.
struct Named {
    values: BTreeMap<String, String>,
}

impl Named {
    fn of(tree: &Tree<'_>) -> Self {
        let mut values = BTreeMap::new();
        for id in tree.all(Tag::Meta).take(1000) {
            let Some(content) = tree.words_of(id, "content") else { continue };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                let key = tree.raw_attribute(id, key).map(|k| k.trim().to_ascii_lowercase());
                if let (Some(key), Some(line)) = (key, one_line(&content)) {
                    values.entry(key).or_insert(line);
                }
            }
        }
        Named { values }
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|n| self.values.get(*n)).cloned()
    }
}

fn title(tree: &Tree<'_>, named: &Named, outlet: Option<&str>) -> Option<String> {
    let headings: Vec<String> = tree.all(Tag::H1).take(10).map(|id| tree.words_in(id)).filter(|w| !w.is_empty()).collect();
    let given = named.first(&["og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title"]);
    // A `title` inside a drawing is no title of the page.
    let element = tree.all(Tag::Title).map(|id| tree.words_in(id)).find(|w| !w.is_empty());
    let candidates: Vec<&String> = given.iter().chain(element.iter()).collect();
    // A heading that the page's title contains is the headline as readers see it.
    let is_most =
        |h: &str| candidates.iter().any(|c| c.starts_with(h) || (c.contains(h) && h.len() * 2 > without_site(c, outlet).len()));
    let seen = headings.iter().find(|h| h.len() >= 10 && is_most(h));
    seen.cloned()
        .or_else(|| given.as_deref().map(|t| without_site(t, outlet)))
        .or_else(|| element.as_deref().map(|t| without_site(t, outlet)))
        .or_else(|| (headings.len() == 1).then(|| headings.first().cloned()).flatten())
}

/// A title without the site's name before or after it.
pub fn without_site(title: &str, outlet: Option<&str>) -> String {
    const MARKS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " « "];
    let outlet = outlet.map(str::to_lowercase);
    let is_site = |part: &str| {
        let part = part.trim().to_lowercase();
        !part.is_empty() && outlet.as_ref().is_some_and(|o| *o == part || o.contains(&part) || part.contains(o.as_str()))
    };
    let mut rest = title.trim();
    for _ in 0..3 {
        let last = MARKS.iter().filter_map(|m| rest.rfind(m).map(|at| (at, m.len()))).max();
        let Some((at, len)) = last else { break };
        let (head, tail) = (rest.get(..at).unwrap_or_default(), rest.get(at + len..).unwrap_or_default());
        let bar = rest.get(at..).is_some_and(|r| [" | ", " :: ", " » ", " « "].iter().any(|m| r.starts_with(m)));
        let long_head = head.split_whitespace().count() >= 4;
        if !head.trim().is_empty() && (is_site(tail) || (bar && long_head && tail.split_whitespace().count() <= 4)) {
            rest = head.trim();
        } else {
            break;
        }
    }
    rest.to_owned()
}

fn author(tree: &Tree<'_>, named: &Named) -> Option<String> {
    let given = named.first(&[
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "byl",
        "cxenseparse:author",
        "twitter:creator",
    ]);
    let good = |s: &String| !s.contains("://") && !s.starts_with('@') && !s.starts_with("www.");
    given.filter(good).or_else(|| {
        let marked = |id: &Id| {
            let is = |name: &str, wanted: &str| {
                tree.raw_attribute(*id, name)
                    .is_some_and(|v| v.split_ascii_whitespace().any(|v| v.eq_ignore_ascii_case(wanted)))
            };
            is("itemprop", "author")
                || is("rel", "author")
                || is("class", "byline")
                || is("class", "author-name")
                || is("class", "byline-name")
        };
        let elements = (1..tree.nodes.len()).filter(|id| tree.tag(*id).is_some_and(|t| t != Tag::Meta && t != Tag::Link));
        elements.filter(marked).map(|id| tree.words_in(id)).find(|w| (3..=150).contains(&w.len()))
    })
}

fn published(tree: &Tree<'_>, named: &Named) -> Option<String> {
    const NAMES: &[&str] = &[
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "published_at",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "article_date_original",
        "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime",
        "og:published_time",
        "og:pubdate",
        "datecreated",
        "displaydate",
        "rnews:datepublished",
        "timestamp",
        "ptime",
        "last-modified-original",
    ];
    let readable = |s: &String| normalise_date(s).is_some();
    let stated = NAMES.iter().filter_map(|n| named.values.get(*n)).find(|s| readable(s)).cloned();
    stated.or_else(|| marked_time(tree).filter(readable))
}

/// A date in the page: marked as that of publication, else the first `time` that stands in no comment or list of other stories.
fn marked_time(tree: &Tree<'_>) -> Option<String> {
    let spelled = |id: Id| {
        let given =
            ["datetime", "content", "title"].iter().find_map(|a| tree.words_of(id, a).filter(|v| normalise_date(v).is_some()));
        given.or_else(|| Some(tree.words_in(id)).filter(|w| w.len() < 100 && normalise_date(w).is_some()))
    };
    let is = |id: Id, name: &str, wanted: &str| tree.raw_attribute(id, name).is_some_and(|v| v.eq_ignore_ascii_case(wanted));
    let elements = || (1..tree.nodes.len()).filter(|id| tree.tag(*id).is_some());
    let marked = elements()
        .filter(|id| is(*id, "itemprop", "datePublished") || tree.attribute(*id, "pubdate").is_some())
        .find_map(spelled);
    marked.or_else(|| {
        let own = |id: &Id| {
            let mut at = *id;
            // The tree is no deeper than its bound, so this climb is short.
            while at != 0 {
                let tag = tree.tag(at).unwrap_or(Tag::Other);
                if tag != Tag::Header && (super::junk::is_furniture(tree, at, tag) || tag == Tag::Nav) && tag != Tag::Time {
                    return false;
                }
                at = tree.nodes.get(at).map_or(0, |n| n.parent);
            }
            true
        };
        tree.all(Tag::Time).take(50).filter(own).find_map(spelled)
    })
}

fn address(tree: &Tree<'_>, named: &Named) -> Option<String> {
    let canonical = tree
        .all(Tag::Link)
        .filter(|id| {
            tree.raw_attribute(*id, "rel")
                .is_some_and(|r| r.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case("canonical")))
        })
        .find_map(|id| tree.words_of(id, "href"));
    let saved = || {
        // "saved from url=(0042)https://..."
        let inside = tree.saved_from?.of(tree.text)?;
        inside.split_once("url=(")?.1.split_once(')')?.1.split_whitespace().next().map(str::to_owned)
    };
    let web = |url: &String| host(url).is_some();
    canonical
        .filter(web)
        .or_else(|| named.first(&["og:url", "twitter:url", "dc.identifier", "parsely-link", "mainentityofpage"]).filter(web))
        .or_else(|| saved().filter(web))
        .map(|u| u.trim().to_owned())
        .map(|u| if u.starts_with("//") { format!("https:{u}") } else { u })
}

/// `2031-04-05` of `https://orvel.example/2031/04/05/fire`.
fn date_in_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let steps: Vec<&str> = path.split('/').collect();
    let slashed = steps.windows(3).find_map(|w| {
        let [y, m, d] = w else { return None };
        (y.len() == 4 && m.len() <= 3 && d.len() <= 2)
            .then(|| normalise_date(&format!("{d} {m} {y}")).or_else(|| normalise_date(&format!("{y}-{m}-{d}"))))?
    });
    slashed.or_else(|| steps.iter().find_map(|s| s.get(..10).filter(|d| d.matches('-').count() == 2).and_then(normalise_date)))
}

fn language(tree: &Tree<'_>, named: &Named) -> Option<String> {
    let html = tree.all(Tag::Html).skip(1).find_map(|id| tree.words_of(id, "lang").or_else(|| tree.words_of(id, "xml:lang")));
    html.or_else(|| named.first(&["content-language", "og:locale", "inlanguage", "dc.language", "language"]))
        .or_else(|| tree.all(Tag::Body).find_map(|id| tree.words_of(id, "lang")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_the_site() {
        let cases = [
            ("Nine die in market fire | The Orvel Post", Some("The Orvel Post"), "Nine die in market fire"),
            ("Nine die in market fire - The Orvel Post", Some("Orvel Post"), "Nine die in market fire"),
            ("Nine die in market fire | World | Post", None, "Nine die in market fire"),
            ("Orvel - a city mourns", Some("The Orvel Post"), "Orvel - a city mourns"),
            ("Fire | Post", None, "Fire | Post"),
        ];
        for (given, outlet, wanted) in cases {
            assert_eq!(without_site(given, outlet), wanted);
        }
    }

    #[test]
    fn dates_stand_in_addresses() {
        assert_eq!(date_in_address("https://a.example/2031/04/05/fire").as_deref(), Some("2031-04-05"));
        assert_eq!(date_in_address("https://a.example/2031/apr/05/fire").as_deref(), Some("2031-04-05"));
        assert_eq!(date_in_address("https://a.example/news/2031-04-05-fire").as_deref(), Some("2031-04-05"));
        assert_eq!(date_in_address("https://a.example/123456/fire"), None);
    }
}
