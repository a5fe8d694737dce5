//! Pages of many makes, all invented: what is read of them, and what is left out.

mod common;

use common::{raw_of, report};

/// The report's title and text in one string.
fn shown(page: &str) -> (String, String) {
    let r = report("page.html", page);
    (r.title.unwrap_or_default(), r.text)
}

const P1: &str =
    "Nine people were killed when fire swept through the covered market in Orvel on Monday, the fire service said.";
const P2: &str =
    "Three others are missing, according to the mayor, Ada Venn, who spoke to reporters at the scene in the afternoon.";
const P3: &str = "The cause of the blaze is not known; investigators were to begin their work on Tuesday, a spokesman said.";

#[test]
fn a_blog_theme() {
    let page = format!(
        r##"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Nine die in Orvel market fire &#8211; The Orvel Post</title>
        <link rel="canonical" href="https://www.orvelpost.example/2031/04/05/market-fire/">
        <meta property="og:title" content="Nine die in Orvel market fire"><meta property="og:site_name" content="The Orvel Post">
        <meta property="article:published_time" content="2031-04-05T14:02:11+00:00"><meta name="author" content="Jon Pell">
        <style>p {{ color: red }}</style><script>var x = "<p>not words</p>";</script></head>
        <body class="single has-sidebar"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
        <header id="masthead"><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
        <main id="main"><article class="post-1 post type-post"><header class="entry-header"><h1 class="entry-title">Nine die in Orvel market fire</h1>
        <div class="entry-meta">Posted on <time datetime="2031-04-05T14:02:11+00:00">April 5, 2031</time> by <a href="/a">Jon Pell</a></div></header>
        <div class="entry-content"><p>{P1}</p>
        <figure><img src="a.jpg" alt="x"><figcaption>Smoke over the market on Monday. Photograph: M. Tarn</figcaption></figure>
        <p>{P2}</p><h2>What is known</h2><p>{P3}</p>
        <div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div>
        <div class="jp-relatedposts"><h3>Related</h3><p>An older story about another market in another town that burnt, in words enough to be prose.</p></div></div>
        <footer class="entry-footer">Posted in <a href="/c">World</a></footer></article>
        <div id="comments"><h2>2 comments</h2><ol><li><p>I was there and I saw more than twenty people carried out of the hall, believe me, it was far worse.</p></li></ol></div></main>
        <aside class="widget-area"><h2>Most read</h2><p>A long teaser about something else that has nothing at all to do with the fire in Orvel.</p></aside>
        <footer>© 2031 The Orvel Post. All rights reserved, no part of this page may be copied without leave.</footer></body></html>"##
    );
    let r = report("desk/page.html", &page);
    assert_eq!(r.title.as_deref(), Some("Nine die in Orvel market fire"));
    assert_eq!(r.outlet.as_deref(), Some("The Orvel Post"));
    assert_eq!(r.author.as_deref(), Some("Jon Pell"));
    assert_eq!(r.published.as_deref(), Some("2031-04-05T14:02:11Z"));
    assert_eq!(r.url.as_deref(), Some("https://www.orvelpost.example/2031/04/05/market-fire/"));
    assert_eq!(r.language.as_deref(), Some("en"));
    assert_eq!(
        r.text,
        format!("{P1}\n\nSmoke over the market on Monday. Photograph: M. Tarn\n\n{P2}\n\nWhat is known\n\n{P3}")
    );
    assert_eq!(raw_of(&r, P2, page.as_bytes()), P2.as_bytes());
    assert!(r.notes.is_empty(), "{:?}", r.notes);
}

#[test]
fn a_page_of_tables_and_breaks() {
    let page = format!(
        "<html><head><title>Orvel Gazette: fire</title></head><body bgcolor=white><table width=100%><tr><td width=20%>
        <a href=/>Home</a><br><a href=/n>News</a><br><a href=/s>Sport</a></td><td><font size=5><b>Nine dead in market fire</b></font><br><br>
        {P1}<br><br>{P2}<br>{P3}</td></tr><tr><td colspan=2><center><a href=/c>Contact</a> | <a href=/i>Imprint</a></center></td></tr></table>"
    );
    let (title, text) = shown(&page);
    assert_eq!(title, "Orvel Gazette: fire");
    assert_eq!(text, format!("Nine dead in market fire\n\n{P1}\n\n{P2}\n{P3}"));
}

#[test]
fn a_page_whose_words_are_in_json_ld_only() {
    let page = format!(
        r##"<html><head><title>x</title><script type="application/ld+json">{{"@context":"https://schema.org","@graph":[
        {{"@type":"Organization","@id":"#org","name":"Orvel Wire"}},{{"@type":["Thing","NewsArticle"],"headline":"Market fire &amp; after",
        "datePublished":"2031-04-05T14:02:11Z","author":[{{"@type":"Person","name":"Jon Pell"}},{{"name":"Ada Ruun"}}],"publisher":{{"@id":"#org"}},
        "inLanguage":"en","url":"https://wire.example/a","articleBody":"{P1}\n\n{P2} \u201cIt is a black day,\u201d she said."}}]}}</script></head>
        <body><div id="app">Loading…</div><script src="a.js"></script></body></html>"##
    );
    let r = report("page.html", &page);
    assert_eq!(r.text, format!("{P1}\n\n{P2} “It is a black day,” she said."));
    assert_eq!(raw_of(&r, "“It is", page.as_bytes()), br"\u201cIt is");
    assert_eq!(r.outlet.as_deref(), Some("Orvel Wire"));
    assert_eq!(r.author.as_deref(), Some("Jon Pell, Ada Ruun"));
    assert_eq!(r.published.as_deref(), Some("2031-04-05T14:02:11Z"));
    assert_eq!(r.url.as_deref(), Some("https://wire.example/a"));
}

#[test]
fn a_mobile_page() {
    let page = format!(
        r#"<!doctype html><html ⚡ lang="en"><head><title>Fire in Orvel | Brenna Today</title><style amp-boilerplate>body{{-webkit-animation:none}}</style></head>
        <body><amp-sidebar id="sidebar" hidden><ul><li><a href="/">Home</a></li></ul></amp-sidebar><header><h1>Fire in Orvel</h1></header>
        <div class="story-body"><p>{P1}</p><amp-ad width=300></amp-ad><p>{P2}</p><amp-social-share type="x"></amp-social-share></div>
        <section class="recommended"><p>Another long story that is not this one, about an election in a faraway town, with many words.</p></section></body></html>"#
    );
    assert_eq!(shown(&page), ("Fire in Orvel".to_owned(), format!("{P1}\n\n{P2}")));
}

#[test]
fn a_live_page_keeps_every_post() {
    let post = |time: &str, text: &str| {
        format!("<article class=\"live-post\"><time>{time}</time><h3>Update at {time}</h3><p>{text}</p></article>")
    };
    let page = format!(
        "<html><head><title>Orvel fire: live</title></head><body><nav><a href=/>Home</a></nav><main><h1>Orvel fire: live</h1>{}{}{}</main></body></html>",
        post("14:30", P3),
        post("13:10", P2),
        post("12:00", P1)
    );
    let (_, text) = shown(&page);
    for p in [P1, P2, P3, "Update at 13:10"] {
        assert!(text.contains(p), "{text}");
    }
    assert!(!text.contains("Home"));
}

#[test]
fn white_space_entities_and_inline_elements() {
    let page = "<p>Nine&nbsp;people\n   were <b>kil</b><i>led</i> in&#32;Or&shy;vel &mdash; <q>a black day</q>,\tsaid\u{200b} Ada&rsquo;s <a href=x>aide</a> .</p><p>  <br>Second  paragraph: the toll is likely to rise, they said.<br/>\n  Same one.<br><br>Third.</p>";
    let (_, text) = shown(page);
    assert_eq!(
        text,
        "Nine people were killed in Orvel — “a black day”, said Ada’s aide .\n\nSecond paragraph: the toll is likely to rise, they said.\nSame one.\n\nThird."
    );
}

#[test]
fn lists_and_small_tables() {
    let page = format!(
        "<article><p>{P1}</p><ul><li>Nine killed</li><li>Three missing</li></ul><p>{P2}</p>
        <table><tr><th>Day</th><th>Killed</th></tr><tr><td>Monday</td><td>9</td></tr></table><p>{P3}</p></article>"
    );
    let (_, text) = shown(&page);
    assert_eq!(text, format!("{P1}\n\nNine killed\nThree missing\n\n{P2}\n\nDay\tKilled\nMonday\t9\n\n{P3}"));
}

#[test]
fn unclosed_and_misnested_markup() {
    let page = format!(
        "<div class=wrap><h1>Fire</h1><p>{P1}<p>{P2}<ul><li>One person is in hospital<li>Two were sent home</ul><b><p>{P3}</b></div></div></section>"
    );
    let (_, text) = shown(&page);
    assert_eq!(text, format!("{P1}\n\n{P2}\n\nOne person is in hospital\nTwo were sent home\n\n{P3}"));
}

#[test]
fn a_short_page_is_read_whole() {
    assert_eq!(shown("<p>Nine dead in Orvel"), (String::new(), "Nine dead in Orvel".to_owned()));
    let page = "<html><head><title>Fire</title></head><body><nav><a href=/>Home</a></nav><h1>Fire</h1><p>Nine dead.</p><p>Three missing.</p><footer>Imprint</footer></body></html>";
    assert_eq!(shown(page).1, "Nine dead.\n\nThree missing.");
}

#[test]
fn a_hidden_body_is_found() {
    let page = format!("<body><div>Please wait</div><div style='display: none'><p>{P1}</p><p>{P2}</p></div></body>");
    assert_eq!(shown(&page).1, format!("{P1}\n\n{P2}"));
}

#[test]
fn a_page_builder_s_page() {
    let widget = |text: &str| {
        format!(
            "<div class='elementor-element elementor-widget elementor-widget-text-editor' data-id='x'><div class='elementor-widget-container'><p>{text}</p></div></div>"
        )
    };
    let page = format!(
        "<html><head><title>Fire in Orvel market</title></head><body class='category-social tag-related'><div class='elementor'>
        <div class='elementor-widget elementor-widget-heading'><h1>Fire in Orvel market</h1></div>{}{}{}
        <div class='elementor-widget elementor-widget-share-buttons related-posts'><p>A story that many people liked, shared and read on another day.</p></div></div></body></html>",
        widget(P1),
        widget(P2),
        widget(P3)
    );
    let (title, text) = shown(&page);
    assert_eq!(title, "Fire in Orvel market");
    assert_eq!(text, format!("{P1}\n\n{P2}\n\n{P3}"));
}

#[test]
fn teasers_after_the_report_are_left_out() {
    let teaser = |n: u32| {
        format!(
            "<div class=box><a href=/{n}>Headline of another story number {n}</a><p>Some forty words or fewer about story {n}, which is not the one above, and ends.</p></div>"
        )
    };
    let page = format!(
        "<body><div class=x><h2><a href=/>Orvel Post</a></h2><p>{P1}<p>{P2}<p>{P3}<p>{P1}<p>{P2}<p>{P3}</p>{}</div>",
        (0..5).map(teaser).collect::<String>()
    );
    let (_, text) = shown(&page);
    assert!(text.ends_with(P3), "{text}");
    assert!(text.starts_with(P1), "{text}");
}

#[test]
fn dates_where_pages_keep_them() {
    let with =
        |head: &str, body: &str| report("a.html", format!("<html><head>{head}</head><body>{body}<p>{P1}</p></body></html>"));
    let date = |head: &str, body: &str| with(head, body).published.unwrap_or_default();
    assert_eq!(
        date("<meta itemprop=datePublished content='Sat, 05 Apr 2031 06:07:08 +0200'>", ""),
        "2031-04-05T06:07:08+02:00"
    );
    assert_eq!(date("", "<span itemprop='datePublished'>5 April 2031</span>"), "2031-04-05");
    assert_eq!(
        date("", "<aside><time datetime=2030-01-01></time></aside><time datetime='2031-04-05'>today</time>"),
        "2031-04-05"
    );
    let r = with("<link rel=canonical href='https://a.example/2031/4/5/x'>", "");
    assert_eq!(r.published.as_deref(), Some("2031-04-05"));
    assert_eq!(r.notes.len(), 1);
    assert_eq!(date("<meta name=date content=yesterday>", ""), "");
}
