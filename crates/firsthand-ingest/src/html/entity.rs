//! Named and numbered characters: `&eacute;`, `&#233;`, `&#xE9;`.

use crate::mapped::Builder;
use firsthand_types::Span;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Where the characters stand: an attribute leaves `&copy=1` of an address alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Text of an element.
    Text,
    /// The value of an attribute.
    Attribute,
}

/// Decodes the range of `text` and appends it, each character with where it stood.
pub fn decode(text: &str, span: Span, place: Place, out: &mut Builder) {
    let Some(run) = span.of(text) else { return };
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'&', run.as_bytes().get(at..).unwrap_or_default()) {
        let amp = at + next;
        out.literal(run.get(at..amp).unwrap_or_default(), span.start + at);
        let found = first(run.get(amp..).unwrap_or_default(), place);
        let len = match &found {
            Some((piece, len)) => {
                out.made(piece, Span::new(span.start + amp, span.start + amp + len));
                *len
            }
            None => {
                out.literal("&", span.start + amp);
                1
            }
        };
        at = amp + len;
    }
    out.literal(run.get(at..).unwrap_or_default(), span.start + at);
}

/// The decoded words of a range, without their places.
pub fn words(text: &str, span: Span, place: Place) -> String {
    let mut out = Builder::default();
    decode(text, span, place, &mut out);
    out.finish().text
}

/// The character that `text`, which begins with `&`, names, and the length of its name there.
pub fn first(text: &str, place: Place) -> Option<(String, usize)> {
    let rest = text.get(1..)?;
    if let Some(number) = rest.strip_prefix('#') {
        return numbered(number).map(|(c, len)| (c.to_string(), len + 2));
    }
    let run = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(run) == Some(&b';')
        && let Some(found) = table().get(text.get(..run + 2)?)
    {
        return Some(((*found).to_owned(), run + 2));
    }
    // Some old names stand without the semicolon, and even as the beginning of a word.
    for len in (2..=run.min(6)).rev() {
        if let Some(found) = table().get(text.get(..=len)?) {
            let next = rest.as_bytes().get(len);
            let address = place == Place::Attribute && next.is_some_and(|b| *b == b'=' || b.is_ascii_alphanumeric());
            return (!address).then(|| ((*found).to_owned(), len + 1));
        }
    }
    None
}

/// The character of `233;` or `xE9;` and the length.
fn numbered(text: &str) -> Option<(char, usize)> {
    let (digits, radix, skip) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let len = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if len == 0 {
        return None;
    }
    let number = u32::from_str_radix(digits.get(..len.min(16))?, radix).unwrap_or(u32::MAX);
    let end = skip + len + usize::from(digits.as_bytes().get(len) == Some(&b';'));
    Some((legacy(number).or_else(|| char::from_u32(number)).filter(|c| *c != '\0').unwrap_or('\u{FFFD}'), end))
}

/// Numbers 128 to 159 mean what they meant in Windows-1252.
fn legacy(number: u32) -> Option<char> {
    const TABLE: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    TABLE.chars().nth(usize::try_from(number.checked_sub(128)?).ok()?)
}

/// The longest name has 31 letters.
const LONGEST: usize = 32;

fn table() -> &'static HashMap<&'static str, &'static str> {
    static TABLE: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
    TABLE.get_or_init(|| entities::ENTITIES.iter().map(|e| (e.entity, e.characters)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_what_is_none() {
        let check = |given: &str, place, wanted: &str| {
            let mut out = Builder::default();
            decode(given, Span::new(0, given.len()), place, &mut out);
            assert_eq!(out.finish().text, wanted, "{given}");
        };
        check("caf&eacute; &amp; t&ea", Place::Text, "café & t&ea");
        check("&#233;&#xe9;&#XE9 &#150;&#0;&#xD800;&#99999999999999999999;", Place::Text, "ééé –\u{FFFD}\u{FFFD}\u{FFFD}");
        check("AT&T &ampere; R&D; &; &# &#x; &copy2031", Place::Text, "AT&T &ere; R&D; &; &# &#x; ©2031");
        check("?a=1&copy=2&lt=3&amp;x", Place::Attribute, "?a=1&copy=2&lt=3&x");
    }
}
