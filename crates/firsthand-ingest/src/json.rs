//! A small JSON reader that keeps where each string stands, so that a report's text can point at its bytes.
//!
//! Lenient where pages and exports are sloppy (raw line breaks in strings, trailing commas, lone surrogates), strict
//! where leniency would lose words. Depth is bounded; a document beyond it is an error, not an overflow.

use crate::mapped::{Builder, Mapped};
use firsthand_types::Span;

/// A JSON value; strings map to the characters they were read from.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string with its place.
    String(Mapped),
    /// An array.
    Array(Vec<Json>),
    /// An object, in the order written.
    Object(Vec<(String, Json)>),
}

/// Where and why reading stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Byte offset in the document.
    pub at: usize,
    /// What was wrong there.
    pub what: &'static str,
}

impl JsonError {
    /// Line and column, both from 1; the column counts characters.
    pub fn line_column(&self, text: &str) -> (usize, usize) {
        let before = text.get(..crate::mapped::floor_boundary(text, self.at)).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let column = before.get(start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

impl Json {
    /// Reads one document; anything after it but white space is an error.
    pub fn read(text: &str, depth: usize) -> Result<Json, JsonError> {
        let mut reader = Reader { text, at: 0, depth };
        let value = reader.value(0)?;
        reader.space();
        match reader.peek() {
            None => Ok(value),
            Some(_) => Err(reader.error("something stands after the end of the value")),
        }
    }

    /// The member of that name; the last one where it is given twice.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The string's text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(s) => Some(&s.text),
            _ => None,
        }
    }

    /// The items of an array; any other value but null is an array of itself.
    pub fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            Json::Null => &[],
            other => std::slice::from_ref(other),
        }
    }

    /// What a person would call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Json, JsonError> {
        if depth > self.depth.min(MOST_DEPTH) {
            return Err(self.error("nested too deeply"));
        }
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Json::String),
            Some(b'-' | b'0'..=b'9') => {
                Ok(Json::Number(self.take(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E'))))
            }
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word(),
            Some(_) => Err(self.error("expected a value")),
            None => Err(self.error("the document ends where a value should stand")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, JsonError> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Json::Object(members));
                }
                Some(b'"') => {}
                Some(b',') if !members.is_empty() => {
                    self.at += 1;
                    continue;
                }
                Some(_) => return Err(self.error("expected a field name in double quotes, or `}`")),
                None => return Err(self.error("the document ends inside an object")),
            }
            let name = self.string()?.text;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.error("expected `:` after a field name"));
            }
            self.at += 1;
            members.push((name, self.value(depth + 1)?));
            self.space();
            match self.peek() {
                Some(b',' | b'}') => {}
                Some(_) => return Err(self.error("expected `,` or `}` after a field")),
                None => return Err(self.error("the document ends inside an object")),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, JsonError> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return Ok(Json::Array(items));
                }
                Some(b',') if !items.is_empty() => {
                    self.at += 1;
                    continue;
                }
                None => return Err(self.error("the document ends inside an array")),
                Some(_) => {}
            }
            items.push(self.value(depth + 1)?);
            self.space();
            match self.peek() {
                Some(b',' | b']') => {}
                Some(_) => return Err(self.error("expected `,` or `]` after an item")),
                None => return Err(self.error("the document ends inside an array")),
            }
        }
    }

    fn word(&mut self) -> Result<Json, JsonError> {
        let start = self.at;
        let word = self.take(|b| b.is_ascii_alphanumeric());
        match word.as_str() {
            "null" | "undefined" | "NaN" | "None" => Ok(Json::Null),
            "true" | "True" => Ok(Json::Bool(true)),
            "false" | "False" => Ok(Json::Bool(false)),
            _ => {
                self.at = start;
                Err(self.error("expected a value; words stand in double quotes"))
            }
        }
    }

    fn string(&mut self) -> Result<Mapped, JsonError> {
        let open = self.at;
        self.at += 1;
        let mut out = Builder::default();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(len) = memchr::memchr2(b'"', b'\\', rest.as_bytes()) else {
                self.at = open;
                return Err(self.error("a string is not closed"));
            };
            out.literal(rest.get(..len).unwrap_or_default(), self.at);
            self.at += len;
            if self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(out.finish());
            }
            self.escape(&mut out)?;
        }
    }

    fn escape(&mut self, out: &mut Builder) -> Result<(), JsonError> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let c = match bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'\'') => '\'',
            Some(b'u') => return self.unicode(out),
            _ => return Err(self.error("no such escape; a backslash is written `\\\\`")),
        };
        self.at += 2;
        out.made(c.encode_utf8(&mut [0; 4]), Span::new(start, self.at));
        Ok(())
    }

    /// `\uXXXX`, or two of them for one character; a lone half becomes U+FFFD.
    fn unicode(&mut self, out: &mut Builder) -> Result<(), JsonError> {
        let start = self.at;
        let Some(first) = self.unit(start) else {
            return Err(self.error("`\\u` is followed by four hex digits"));
        };
        let second = if (0xD800..0xDC00).contains(&first) { self.unit(start + 6) } else { None };
        let pair = second.and_then(|second| char::decode_utf16([first, second]).next().and_then(Result::ok));
        let c = match pair {
            Some(c) => {
                self.at += 12;
                c
            }
            None => {
                self.at += 6;
                char::from_u32(u32::from(first)).unwrap_or('\u{FFFD}')
            }
        };
        out.made(c.encode_utf8(&mut [0; 4]), Span::new(start, self.at));
        Ok(())
    }

    fn unit(&self, at: usize) -> Option<u16> {
        let hex = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u16::from_str_radix(hex, 16).ok()
    }

    fn take(&mut self, keep: impl Fn(u8) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn error(&self, what: &'static str) -> JsonError {
        JsonError { at: self.at, what }
    }
}

/// However deep the caller allows: each level costs a stack frame.
const MOST_DEPTH: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_point_at_their_characters() {
        let text = r#" {"id": "a1", "text": "She said \"no\".\n\u00c9t\ud83d\ude00", "n": [1, -2.5e3, null,],} "#;
        let json = Json::read(text, 8).unwrap();
        let Some(Json::String(said)) = json.get("text") else { panic!("no text") };
        assert_eq!(said.text, "She said \"no\".\nÉt😀");
        let at = said.text.find("no").unwrap();
        let raw = said.map.raw(Span::new(at, at + 2)).unwrap();
        assert_eq!(raw.of(text), Some("no"));
        let raw = said.map.raw(Span::new(said.text.len() - 4, said.text.len())).unwrap();
        assert_eq!(raw.of(text), Some(r"\ud83d\ude00"));
        assert_eq!(json.get("n").map(|n| n.items().len()), Some(3));
    }

    #[test]
    fn faults_are_named_by_line_and_column() {
        let text = "{\n  \"id\": \"é\" \"x\"\n}";
        let error = Json::read(text, 8).unwrap_err();
        assert_eq!(error.line_column(text), (2, 13));
        assert!(error.what.contains('`'));
        assert!(Json::read(&"[".repeat(100_000), 8).is_err());
        assert!(Json::read("\"\\ud800\"", 8).is_ok());
        assert!(Json::read("{\"a\":1} x", 8).is_err());
    }
}
