//! How fast captures become reports: pages and megabytes a second, one thread.
//!
//! `cargo bench -p firsthand-ingest`. All input is made here, from invented sentences.

use divan::counter::{BytesCount, ItemsCount};
use firsthand_ingest::{Input, Limits, read};

fn main() {
    divan::main();
}

const SENTENCE: &str =
    "Nine people were killed when fire swept through the covered market in Orvel on Monday, the mayor’s office said. ";

/// A news page of ordinary weight: 120 KB, of which 5 KB are the report.
fn page() -> Vec<u8> {
    let paragraph = format!("<p class=\"c-text\">{}</p>\n", SENTENCE.repeat(3).replace('’', "&rsquo;"));
    let menu: String =
        (0..200).map(|i| format!("<li class=\"nav-item\"><a href=\"/section/{i}\">Section {i}</a></li>\n")).collect();
    let script = format!("<script>{}</script>", "window.x = window.x || {}; ".repeat(2000));
    let teaser: String =
        (0..60).map(|i| format!("<div class=\"card\"><a href=\"/{i}\"><h3>Another story {i}</h3></a></div>\n")).collect();
    format!(
        "<!doctype html><html lang=en><head><title>Fire | Orvel Post</title><meta property=\"og:title\" content=\"Fire in Orvel\">{script}</head>\
         <body><nav><ul>{menu}</ul></nav><main><article><h1>Fire in Orvel</h1>{}</article></main><section>{teaser}</section>\
         <footer>{menu}</footer>{script}</body></html>",
        paragraph.repeat(15)
    )
    .into_bytes()
}

fn json() -> Vec<u8> {
    let text = format!("{}\\n\\n", SENTENCE.repeat(3)).repeat(15);
    format!("{{\"id\": \"a\", \"outlet\": \"Orvel Post\", \"lang\": \"en\", \"title\": \"Fire\", \"text\": \"{text}\"}}")
        .into_bytes()
}

fn feed() -> Vec<u8> {
    let item =
        format!("<item><title>Fire</title><content:encoded><![CDATA[<p>{}</p>]]></content:encoded></item>", SENTENCE.repeat(6));
    format!("<?xml version=\"1.0\"?><rss><channel><title>Orvel</title>{}</channel></rss>", item.repeat(50)).into_bytes()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[divan::bench(args = ["txt", "txt-windows-1252", "txt-utf16", "html", "json", "rss"])]
fn reads(bencher: divan::Bencher<'_, '_>, kind: &str) {
    let text = format!("{}\n\n", SENTENCE.repeat(3)).repeat(15);
    let (path, bytes) = match kind {
        "html" => ("a.html", page()),
        "json" => ("a.json", json()),
        "rss" => ("a.xml", feed()),
        "txt-utf16" => ("a.txt", wide(&text)),
        "txt-windows-1252" => ("a.txt", encode_1252(&text)),
        _ => ("a.txt", text.into_bytes()),
    };
    let input = Input { path: path.into(), bytes };
    let limits = Limits::default();
    bencher
        .counter(BytesCount::new(input.bytes.len()))
        .counter(ItemsCount::new(1usize))
        .bench_local(|| read(divan::black_box(&input), &limits, None));
}

fn encode_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap_or(b'?') }).collect()
}
