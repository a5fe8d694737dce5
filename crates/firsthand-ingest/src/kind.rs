//! What a capture is, told by its first bytes, and where those leave it open by its file's name.

/// The kinds of capture, as far as reading them differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No bytes, or only white space.
    Empty,
    /// Plain text.
    Text,
    /// A page: HTML or XHTML.
    Html,
    /// One JSON document.
    Json,
    /// One JSON document a line.
    JsonLines,
    /// XML: a feed, or not.
    Xml,
    /// A kind that this version keeps and does not read, with its name.
    NotYet(&'static str),
    /// No text at all, with what it seems to be.
    Binary(&'static str),
    /// Text of a kind that is no report ("a style sheet"), by its name's ending.
    Other,
}

/// Endings of text files.
const TEXT: &[&str] = &["txt", "text", ""];
const HTML: &[&str] = &["html", "htm", "xhtml", "xht", "shtml", "asp", "aspx", "php", "amp"];
const XML: &[&str] = &["xml", "rss", "atom", "rdf", "feed"];

/// Kinds told by their first bytes.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::NotYet("PDF")),
    (b"WARC/", Kind::NotYet("WARC")),
    (b"\xff\xfe\0\0", Kind::NotYet("text in UTF-32")),
    (b"\0\0\xfe\xff", Kind::NotYet("text in UTF-32")),
    (b"PK\x03\x04", Kind::Binary("a zip archive")),
    (b"PK\x05\x06", Kind::Binary("an empty zip archive")),
    (b"\x1f\x8b", Kind::Binary("a gzip archive")),
    (b"BZh", Kind::Binary("a bzip2 archive")),
    (b"\xfd7zXZ\0", Kind::Binary("an xz archive")),
    (b"7z\xbc\xaf", Kind::Binary("a 7z archive")),
    (b"Rar!", Kind::Binary("a rar archive")),
    (b"\x28\xb5\x2f\xfd", Kind::Binary("a zstd archive")),
    (b"\xff\xd8\xff", Kind::Binary("a JPEG picture")),
    (b"\x89PNG", Kind::Binary("a PNG picture")),
    (b"GIF87a", Kind::Binary("a GIF picture")),
    (b"GIF89a", Kind::Binary("a GIF picture")),
    (b"II*\0", Kind::Binary("a TIFF picture")),
    (b"MM\0*", Kind::Binary("a TIFF picture")),
    (b"RIFF", Kind::Binary("a picture, sound or film (RIFF)")),
    (b"OggS", Kind::Binary("sound or film (Ogg)")),
    (b"ID3", Kind::Binary("sound (MP3)")),
    (b"\x1aE\xdf\xa3", Kind::Binary("film (Matroska)")),
    (b"\x7fELF", Kind::Binary("a program")),
    (b"\xca\xfe\xba\xbe", Kind::Binary("a program")),
    (b"\xcf\xfa\xed\xfe", Kind::Binary("a program")),
    (b"SQLite format 3\0", Kind::Binary("a SQLite database")),
    (b"\xd0\xcf\x11\xe0", Kind::Binary("an old Office document")),
    (b"{\\rtf", Kind::NotYet("RTF")),
];

/// The kind of these bytes under this name.
pub fn sniff(path: &str, bytes: &[u8]) -> Kind {
    let ending = ending(path);
    if let Some(kind) = by_magic(&ending, path, bytes) {
        return kind;
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace()) || matches!(bytes, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff") {
        return Kind::Empty;
    }
    if crate::decode::is_utf32(bytes) {
        return Kind::NotYet("text in UTF-32");
    }
    let wide =
        bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || crate::decode::utf16_without_mark(bytes).is_some();
    if !wide && crate::wordless::is_binary(bytes) {
        return Kind::Binary("binary data");
    }
    let head = head(bytes, wide);
    by_words(&ending, head.trim_start_matches('\u{feff}').trim_start(), &head)
}

/// The name's ending in lower case, without the dot; empty where it has none.
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn by_magic(ending: &str, path: &str, bytes: &[u8]) -> Option<Kind> {
    let found = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let found = match found {
        Some(Kind::Binary(_)) if path.to_ascii_lowercase().ends_with(".warc.gz") => Some(Kind::NotYet("WARC")),
        // Office and e-book files are zips; so is what `load` would have unpacked.
        Some(Kind::Binary(_)) if bytes.starts_with(b"PK\x03\x04") => Some(match ending {
            "docx" | "docm" => Kind::NotYet("DOCX"),
            "odt" => Kind::NotYet("ODT"),
            "epub" => Kind::NotYet("EPUB"),
            _ => Kind::Binary("a zip archive"),
        }),
        found => found,
    };
    match (found, bytes.get(4..8)) {
        (None, Some(b"ftyp")) => Some(Kind::Binary("film or picture (MP4)")),
        _ => found,
    }
}

/// The first characters, near enough to look for tags and brackets.
fn head(bytes: &[u8], wide: bool) -> String {
    bytes
        .iter()
        .filter(|b| !wide || (**b != 0 && b.is_ascii()))
        .skip_while(|b| b.is_ascii_whitespace() || matches!(b, 0xef | 0xbb | 0xbf | 0xfe | 0xff))
        .take(2048)
        .map(|&b| char::from(b).to_ascii_lowercase())
        .collect()
}

fn by_words(ending: &str, start: &str, head: &str) -> Kind {
    // A .txt is its own text, whatever it says.
    if ending == "txt" || ending == "text" {
        return Kind::Text;
    }
    match ending {
        "eml" | "mbox" => return Kind::NotYet("mail"),
        "mht" | "mhtml" => return Kind::NotYet("MHTML"),
        "jsonl" | "ndjson" if start.starts_with('{') || start.starts_with('"') => return Kind::JsonLines,
        _ => {}
    }
    if is_html(start, head) {
        return Kind::Html;
    }
    if start.starts_with("<?xml") || ["<rss", "<feed", "<rdf:rdf"].iter().any(|t| start.starts_with(t)) {
        return Kind::Xml;
    }
    if start.starts_with('{') || start.starts_with('[') {
        let json = matches!(ending, "json" | "jsonl" | "ndjson")
            || start.get(1..).is_some_and(|s| s.trim_start().starts_with(['"', '{']));
        if json {
            return if matches!(ending, "jsonl" | "ndjson") { Kind::JsonLines } else { Kind::Json };
        }
    }
    by_ending(ending, start)
}

fn by_ending(ending: &str, start: &str) -> Kind {
    match ending {
        "json" => Kind::Json,
        "jsonl" | "ndjson" => Kind::JsonLines,
        e if HTML.contains(&e) => Kind::Html,
        e if XML.contains(&e) => Kind::Xml,
        "" if ["received:", "return-path:", "delivered-to:", "mime-version:"].iter().any(|h| start.starts_with(h)) => {
            Kind::NotYet("mail")
        }
        e if TEXT.contains(&e) => Kind::Text,
        _ => Kind::Other,
    }
}

/// Whether it begins as a page: after declaration and comments, a doctype of HTML or an element of HTML.
fn is_html(start: &str, head: &str) -> bool {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, r)| r);
        } else if let Some(after) = rest.strip_prefix("<?") {
            rest = after.split_once("?>").map_or("", |(_, r)| r);
        } else {
            break;
        }
    }
    if rest.starts_with("<!doctype") {
        return rest.get(9..).is_some_and(|r| r.trim_start().starts_with("html"));
    }
    ["<html", "<head", "<body", "<meta", "<title", "<article", "<main", "<div", "<p>", "<p "]
        .iter()
        .any(|t| rest.starts_with(t))
        || (head.starts_with('<') && head.contains("<html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        let cases: &[(&str, &[u8], Kind)] = &[
            ("a.html", b"%PDF-1.7", Kind::NotYet("PDF")),
            ("a.json", b"<!doctype html><p>x", Kind::Html),
            ("a.xml", b"<?xml version='1.0'?><html xmlns='x'>", Kind::Html),
            ("a.html", b"<?xml version='1.0'?><rss>", Kind::Xml),
            ("a", b" \n{\"id\": 1}", Kind::Json),
            ("a.jsonl", b"{\"id\": 1}", Kind::JsonLines),
            ("a.txt", b"<html>", Kind::Text),
            ("a.txt", b"  \r\n", Kind::Empty),
            ("a.txt", b"\x89PNG\r\n", Kind::Binary("a PNG picture")),
            ("a.txt", b"ab\0\0\0c\x01d\0\0", Kind::Binary("binary data")),
            ("a.txt", b"o\0n\0e\0\n\0", Kind::Text),
            ("a.txt", b"o\0n\0e\0\n", Kind::Text),
            ("a.txt", b"\x1f\x04>\x046\x040\x04@\x04 \0=\x040\x04 \0", Kind::Text),
            ("a.txt", b"o\0\0\0n\0\0\0e\0\0\0", Kind::NotYet("text in UTF-32")),
            ("x.warc.gz", b"\x1f\x8b\x08", Kind::NotYet("WARC")),
            ("x.css", b"body { }", Kind::Other),
            ("notes", b"[Editor's note] The fire", Kind::Text),
            ("readme.md", b"[Editor's note] The fire", Kind::Other),
        ];
        for (path, bytes, kind) in cases {
            assert_eq!(sniff(path, bytes), *kind, "{path} {}", String::from_utf8_lossy(bytes));
        }
    }
}
