//! RSS and Atom, invented.

mod common;

use common::{raw_of, reports};

#[test]
fn rss_items_are_reports() {
    let feed = r#"<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="x"><channel>
      <title>Orvel Post</title><link>https://post.example/</link><language>en-gb</language><image><title>logo</title></image>
      <item><title>Nine die in &quot;Old&quot; market &amp;amp; hall</title><link>https://post.example/a</link><guid isPermaLink="false">post-17</guid>
        <pubDate>Sat, 05 Apr 2031 06:07:08 GMT</pubDate><dc:creator><![CDATA[Jon Pell]]></dc:creator><description>Short.</description>
        <content:encoded><![CDATA[<p>Nine people were <b>killed</b> in Orvel.</p><script>x()</script><p>Three are missing &amp; sought.</p>]]></content:encoded></item>
      <item><title>Second</title><link>https://post.example/b</link><description>&lt;p&gt;Ten people were killed, caf&amp;eacute; owners said.&lt;/p&gt;</description></item>
    </channel></rss>"#;
    let read = reports("desk/orvel.xml", feed);
    assert_eq!(read.len(), 2);
    let [a, b] = read.as_slice() else { panic!() };
    assert_eq!((a.id.as_str(), a.item, b.id.as_str()), ("post-17", 1, "orvel#2"));
    assert_eq!(a.title.as_deref(), Some("Nine die in \"Old\" market & hall"));
    assert_eq!(a.text, "Nine people were killed in Orvel.\n\nThree are missing & sought.");
    assert_eq!(a.published.as_deref(), Some("2031-04-05T06:07:08Z"));
    assert_eq!(
        (a.outlet.as_deref(), a.author.as_deref(), a.language.as_deref()),
        (Some("Orvel Post"), Some("Jon Pell"), Some("en"))
    );
    assert_eq!(raw_of(a, "were killed", feed.as_bytes()), b"were <b>killed");
    assert_eq!(b.text, "Ten people were killed, café owners said.");
    assert_eq!(raw_of(b, "café", feed.as_bytes()), b"caf&amp;eacute;");
    assert_eq!(b.url.as_deref(), Some("https://post.example/b"));
}

#[test]
fn atom_entries_are_reports() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Brenna Wire</title><id>urn:feed</id>
      <entry><id>urn:a</id><title type="html">Fire &lt;i&gt;spreads&lt;/i&gt;</title><link rel="self" href="https://w.example/self"/><link href="https://w.example/a"/>
        <published>2031-04-05T06:07:08Z</published><author><name>Ada Ruun</name><uri>https://x.example</uri></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nine people were killed.</p><p>Three are missing.</p></div></content></entry>
      <entry><title>Second</title><updated>2031-04-06T01:00:00+02:00</updated><summary>Ten people were killed, the army said.</summary></entry></feed>"#;
    let read = reports("wire.atom", feed);
    let [a, b] = read.as_slice() else { panic!("{read:#?}") };
    assert_eq!(
        (a.id.as_str(), a.url.as_deref(), a.author.as_deref()),
        ("urn:a", Some("https://w.example/a"), Some("Ada Ruun"))
    );
    assert_eq!((a.title.as_deref(), a.text.as_str()), (Some("Fire spreads"), "Nine people were killed.\n\nThree are missing."));
    assert_eq!(
        (b.id.as_str(), b.published.as_deref(), b.text.as_str()),
        ("wire#2", Some("2031-04-06T01:00:00+02:00"), "Ten people were killed, the army said.")
    );
}

#[test]
fn rss_one_keeps_items_beside_the_channel() {
    let feed = r#"<?xml version="1.0"?><rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel><title>Orvel</title></channel>
      <item rdf:about="https://o.example/1"><title>One</title><link>https://o.example/1</link><description>Nine people were killed.</description><dc:date>2031-04-05</dc:date></item></rdf:RDF>"#;
    let read = reports("o.rdf", feed);
    assert_eq!(read.len(), 1);
    assert_eq!(
        (read[0].outlet.as_deref(), read[0].published.as_deref(), read[0].text.as_str()),
        (Some("Orvel"), Some("2031-04-05"), "Nine people were killed.")
    );
}

#[test]
fn a_broken_feed_gives_what_it_can() {
    let read = reports(
        "x.rss",
        "<rss><channel><item><title>One<description>Nine people were killed in the fire.</description></item><item><description><![CDATA[Ten people were",
    );
    assert!(!read.is_empty());
    assert!(read.iter().any(|r| r.text.contains("Ten people were")), "{read:#?}");
}
