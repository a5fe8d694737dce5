//! Any bytes at all: no panic, no lost report, no run out of range, and nothing that takes longer than its length.

mod common;

use common::{check_map, has};
use firsthand_ingest::{Input, Limits, normalise_date, read};
use firsthand_types::NoteKind;
use proptest::prelude::*;

const ENDINGS: &[&str] = &["txt", "html", "json", "jsonl", "xml", "", "eml", "zip"];

/// Reads twice; checks what must hold of any input.
fn check(path: &str, bytes: &[u8], limits: &Limits) {
    let input = Input { path: path.into(), bytes: bytes.to_vec() };
    let once = read(&input, limits, Some("2031-04-05"));
    assert_eq!(once, read(&input, limits, Some("2031-04-05")), "a pure function");
    assert!(!once.value.is_empty(), "nothing is lost");
    for report in &once.value {
        check_map(report, bytes);
        assert!(report.text.len() <= limits.text_bytes);
        assert!(report.read || !report.notes.is_empty(), "what is not read says why");
        assert!(!report.id.as_str().is_empty());
    }
}

/// Pieces that markup, JSON and charsets turn on.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let words: &[&[u8]] = &[
        b"<",
        b">",
        b"</",
        b"<p>",
        b"</p>",
        b"<div class=\"",
        b"\"",
        b"'",
        b"=",
        b"&amp;",
        b"&",
        b"&#x",
        b";",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<script>",
        b"</script>",
        b"<title>",
        b"<table><tr><td>",
        b"</table>",
        b"<br>",
        b"<ul><li>",
        b"<a href=x>",
        b"<q>",
        b"<pre>",
        b"\n",
        b"\0",
        b"{\"text\": \"",
        b"\\u",
        b"\\ud83d",
        b"\\",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"<rss><channel><item><description>",
        b"</item>",
        b"<feed><entry>",
        b"<?xml version='1.0' encoding='windows-1252'?>",
        b"<meta charset=shift_jis>",
        b"<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xe4\xbd\xa0",
        b"\xcc\x81",
        b"\xe2\x80\xae",
        b"\xf0\x9f\x98\x80",
        b"\xa4",
        b"\x1b$B",
        b"Nine people were killed in Orvel on Monday, the fire service said; three others are missing.",
        b" ",
        b"<h1>",
        b"<style>",
    ];
    prop_oneof![
        6 => prop::sample::select(words).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), ending in prop::sample::select(ENDINGS)) {
        check(&format!("a.{ending}"), &bytes, &Limits::default());
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..60), ending in prop::sample::select(ENDINGS), limit in prop::sample::select(&[10usize, 1 << 20][..])) {
        let limits = Limits { text_bytes: limit, ..Limits::default() };
        check(&format!("a.{ending}"), &pieces.concat(), &limits);
    }

    #[test]
    fn any_text_as_utf16(text in "\\PC{0,80}", big in any::<bool>()) {
        let mut bytes = if big { vec![0xfe, 0xff] } else { vec![0xff, 0xfe] };
        for unit in text.encode_utf16() {
            bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
        for ending in ["txt", "html", "json"] {
            check(&format!("a.{ending}"), &bytes, &Limits::default());
        }
    }

    #[test]
    fn any_date(text in "\\PC{0,40}") {
        if let Some(date) = normalise_date(&text) {
            prop_assert_eq!(normalise_date(&date), Some(date));
        }
    }

    #[test]
    fn text_in_a_page_comes_back(paragraphs in prop::collection::vec("[A-Z]([aeé][a-zé]{2,6}[’&<> ]{1,2}){8,14}[a-z]\\.", 1..6)) {
        let escape = |s: &String| s.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let body: String = paragraphs.iter().map(|p| format!("<p>{}</p>\n", escape(p))).collect();
        let report = common::report("a.html", format!("<html><body><article>{body}</article></body></html>"));
        let wanted: Vec<String> = paragraphs.iter().map(|p| p.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(report.text, wanted.join("\n\n"));
    }
}

#[test]
fn great_and_deep_input_ends() {
    let n = 200_000;
    let cases: Vec<(&str, String)> = vec![
        ("a.html", "<b>".repeat(n)),
        ("a.html", "<div>".repeat(n)),
        ("a.html", format!("{}{}", "<div>".repeat(n / 4), "</b></p></td>".repeat(n / 4))),
        ("a.html", "<p>x</b>".repeat(n / 4)),
        ("a.html", "<table><tr><td>".repeat(n / 8)),
        ("a.html", "<ul><li>x".repeat(n / 8)),
        ("a.html", format!("<p a=\"{}\">x", "y".repeat(n * 5))),
        ("a.html", format!("<p {}>x", "a=b ".repeat(n))),
        ("a.html", format!("<p>{}</p>", "word ".repeat(n))),
        ("a.html", "<!-- ".repeat(n)),
        ("a.html", "<script>".repeat(n / 4)),
        ("a.html", "&amp".repeat(n)),
        ("a.html", "<a href=x><q>".repeat(n / 4)),
        ("a.html", "<aside><p>x.".repeat(n / 8)),
        ("a.html", format!("<div class=\"{}\">x", "share ".repeat(n))),
        ("a.html", "<script type='application/ld+json'>[[[[{\"@type\":\"Article\"".repeat(n / 40)),
        ("a.json", "[".repeat(n)),
        ("a.json", format!("{{\"text\": \"{}\"}}", "\\u00e9 ".repeat(n / 4))),
        ("a.jsonl", "{\n".repeat(n / 4)),
        ("a.xml", format!("<rss>{}", "<item>".repeat(n / 8))),
        ("a.xml", format!("<rss>{}", "<a:b c='d'>".repeat(n / 8))),
        ("a.txt", "\u{202e}x\u{301}".repeat(n)),
        ("a.txt", "x".repeat(n * 20)),
    ];
    for (path, text) in cases {
        check(path, text.as_bytes(), &Limits::default());
    }
}

#[test]
fn a_page_deeper_than_the_bound_keeps_its_words() {
    let page = format!(
        "{}<p>Nine people were killed in Orvel.</p>{}<p>Three are missing.</p>",
        "<div>".repeat(1000),
        "</div>".repeat(1000)
    );
    let report = common::report("a.html", page);
    assert_eq!(report.text, "Nine people were killed in Orvel.\n\nThree are missing.");
}

#[test]
fn long_texts_are_cut_with_a_note() {
    let input = Input { path: "a.txt".into(), bytes: "é".repeat(100).into_bytes() };
    let report = read(&input, &Limits { text_bytes: 33, ..Limits::default() }, None).value.remove(0);
    assert_eq!(report.text.len(), 32);
    assert!(has(&report, NoteKind::TooLarge));
    check_map(&report, &input.bytes);
}

/// The mark of a charset at a page's end becomes a sign of as many bytes: that the lengths agree makes it no plain text.
#[test]
fn a_shift_of_charset_is_mapped() {
    check("a.html", b"\x0e\t\x1b$B", &Limits { text_bytes: 10, ..Limits::default() });
}
