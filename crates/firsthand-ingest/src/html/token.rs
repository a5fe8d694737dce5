//! Markup to tokens, each with its place. Reads as browsers do: nothing is an error, and every byte is looked at once.

use firsthand_types::Span;

/// Whose rules: pages or XML (feeds).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Void elements, raw text in scripts, names in any case.
    Html,
    /// `CDATA` sections; names as written.
    Xml,
}

/// One token. All spans are ranges of the text given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// `<name ...>`; its attributes are in [`Tokens::attributes`].
    Start {
        /// The name.
        name: Span,
        /// From `<` to after `>`.
        all: Span,
        /// Whether it ends in `/>`.
        closed: bool,
    },
    /// `</name>`.
    End {
        /// The name.
        name: Span,
        /// From `<` to after `>`.
        all: Span,
    },
    /// Characters, with entities to be decoded.
    Text(Span),
    /// Characters as they stand: a script's, a style's, a CDATA section's.
    Raw(Span),
    /// A comment's inside.
    Comment(Span),
}

/// Attributes of one tag that are kept; more say nothing of what the page says.
const MOST_ATTRIBUTES: usize = 64;

/// The tokens of a text, in order.
pub struct Tokens<'t> {
    text: &'t str,
    mode: Mode,
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<Span>,
    /// Name and value of each attribute of the last start tag; the value is empty where there is none.
    pub attributes: Vec<(Span, Span)>,
}

impl<'t> Tokens<'t> {
    /// Begins at the beginning.
    pub fn new(text: &'t str, mode: Mode) -> Self {
        Tokens { text, mode, at: 0, raw: None, attributes: Vec::new() }
    }

    /// The next token.
    pub fn next_token(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take() {
            let span = self.raw_text(name);
            if !span.is_empty() {
                let decoded = self.is_name(name, &["title", "textarea"]);
                return Some(if decoded { Token::Text(span) } else { Token::Raw(span) });
            }
        }
        if self.at >= self.text.len() {
            return None;
        }
        Some(self.markup().unwrap_or_else(|| self.characters()))
    }

    /// Everything up to the next `<` that begins markup.
    fn characters(&mut self) -> Token {
        let start = self.at;
        let mut from = start + 1;
        let end = loop {
            match self.find(b'<', from) {
                Some(lt) if self.begins_markup(lt) => break lt,
                Some(lt) => from = lt + 1,
                None => break self.text.len(),
            }
        };
        self.at = end;
        Token::Text(Span::new(start, end))
    }

    fn begins_markup(&self, lt: usize) -> bool {
        match self.byte(lt + 1) {
            Some(b'!' | b'?') => true,
            Some(b'/') => self.byte(lt + 2).is_some_and(|b| b.is_ascii_alphabetic()),
            Some(b) => b.is_ascii_alphabetic() || (self.mode == Mode::Xml && b == b'_'),
            None => false,
        }
    }

    fn markup(&mut self) -> Option<Token> {
        if self.byte(self.at) != Some(b'<') || !self.begins_markup(self.at) {
            return None;
        }
        Some(match self.byte(self.at + 1) {
            Some(b'!') => self.declaration(),
            Some(b'?') => self.until(2, if self.mode == Mode::Xml { "?>" } else { ">" }),
            Some(b'/') => self.end_tag(),
            _ => self.start_tag(),
        })
    }

    fn declaration(&mut self) -> Token {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            return self.until(2, ">");
        }
        if rest.starts_with("<!--") {
            return self.until(4, "-->");
        }
        if self.mode == Mode::Xml && rest.starts_with("<![CDATA[") {
            return match self.until(9, "]]>") {
                Token::Comment(inside) => Token::Raw(inside),
                other => other,
            };
        }
        self.until(2, ">")
    }

    /// Skips to after `close`; without one, to the end.
    fn until(&mut self, skip: usize, close: &str) -> Token {
        let start = self.at + skip;
        let rest = self.text.get(start..).unwrap_or_default();
        let len = memchr::memmem::find(rest.as_bytes(), close.as_bytes());
        let end = len.map_or(self.text.len(), |len| start + len);
        self.at = len.map_or(self.text.len(), |len| start + len + close.len());
        Token::Comment(Span::new(start.min(end), end))
    }

    fn end_tag(&mut self) -> Token {
        let start = self.at;
        let name = self.name(start + 2);
        self.at = self.find(b'>', name.end).map_or(self.text.len(), |gt| gt + 1);
        Token::End { name, all: Span::new(start, self.at) }
    }

    fn start_tag(&mut self) -> Token {
        let start = self.at;
        let name = self.name(start + 1);
        self.at = name.end;
        self.attributes.clear();
        let closed = self.read_attributes();
        if self.mode == Mode::Html
            && self.is_name(name, &["script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes"])
        {
            self.raw = Some(name);
        }
        Token::Start { name, all: Span::new(start, self.at), closed }
    }

    /// Reads attributes up to and with `>`; whether the tag ends in `/>`.
    fn read_attributes(&mut self) -> bool {
        let mut slash = false;
        loop {
            match self.byte(self.at) {
                None => return slash,
                Some(b'>') => {
                    self.at += 1;
                    return slash;
                }
                Some(b'/') => {
                    slash = true;
                    self.at += 1;
                }
                Some(b) if b.is_ascii_whitespace() => self.at += 1,
                Some(_) => {
                    slash = false;
                    self.attribute();
                }
            }
        }
    }

    fn attribute(&mut self) {
        let start = self.at;
        // A stray `=` begins a name, so that every round moves on.
        self.at += 1;
        self.skip(|b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/'));
        let name = Span::new(start, self.at);
        self.skip(|b| b.is_ascii_whitespace());
        let mut value = Span::new(self.at, self.at);
        if self.byte(self.at) == Some(b'=') {
            self.at += 1;
            self.skip(|b| b.is_ascii_whitespace());
            value = self.value();
        }
        if self.attributes.len() < MOST_ATTRIBUTES && name.of(self.text).is_some() {
            self.attributes.push((name, value));
        }
    }

    fn value(&mut self) -> Span {
        match self.byte(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                let start = self.at + 1;
                let end = self.find(quote, start).unwrap_or(self.text.len());
                self.at = (end + 1).min(self.text.len());
                Span::new(start, end)
            }
            _ => {
                let start = self.at;
                self.skip(|b| !b.is_ascii_whitespace() && b != b'>');
                Span::new(start, self.at)
            }
        }
    }

    /// The text up to the end tag of that name, which is left for the next token.
    fn raw_text(&mut self, name: Span) -> Span {
        let start = self.at;
        let wanted = name.of(self.text).unwrap_or_default();
        let mut from = start;
        let end = loop {
            let Some(lt) = self.find(b'<', from) else { break self.text.len() };
            let closes = self.byte(lt + 1) == Some(b'/')
                && self
                    .text
                    .as_bytes()
                    .get(lt + 2..lt + 2 + wanted.len())
                    .is_some_and(|n| n.eq_ignore_ascii_case(wanted.as_bytes()))
                && self.byte(lt + 2 + wanted.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
            if closes {
                break lt;
            }
            from = lt + 1;
        };
        self.at = end;
        Span::new(start, end)
    }

    fn name(&self, start: usize) -> Span {
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let len = bytes.iter().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'/' | b'<')).count();
        Span::new(start, start + len)
    }

    fn is_name(&self, name: Span, names: &[&str]) -> bool {
        name.of(self.text).is_some_and(|n| names.iter().any(|m| n.eq_ignore_ascii_case(m)))
    }

    fn skip(&mut self, keep: impl Fn(u8) -> bool) {
        while self.byte(self.at).is_some_and(&keep) {
            self.at += 1;
        }
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        memchr::memchr(byte, self.text.as_bytes().get(from..)?).map(|at| from + at)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, mode: Mode) -> String {
        let mut tokens = Tokens::new(text, mode);
        let mut out = String::new();
        let of = |s: Span| s.of(text).unwrap_or("?");
        while let Some(token) = tokens.next_token() {
            out += &match token {
                Token::Start { name, closed, .. } => {
                    let attributes: String = tokens.attributes.iter().map(|(n, v)| format!(" {}={}", of(*n), of(*v))).collect();
                    format!("<{}{attributes}{}>", of(name), if closed { "/" } else { "" })
                }
                Token::End { name, .. } => format!("</{}>", of(name)),
                Token::Text(s) => format!("[{}]", of(s)),
                Token::Raw(s) => format!("{{{}}}", of(s)),
                Token::Comment(s) => format!("({})", of(s)),
            };
        }
        out
    }

    #[test]
    fn markup_is_read_as_browsers_read_it() {
        let cases = [
            ("a < b <c d='1>2' e=\"f\" g=h i>x</c >", "[a < b ]<c d=1>2 e=f g=h i=>[x]</c>"),
            ("<br/><img src=a/b/>", "<br/><img src=a/b/>"),
            ("<script>if (a<b) '</p>'</SCRIPT>t", "<script>{if (a<b) '</p>'}</SCRIPT>[t]"),
            ("<title>a &amp; <b></title>", "<title>[a &amp; <b>]</title>"),
            ("<!doctype html><!-- a > b --><!-->x", "(doctype html)( a > b )(--)[x]"),
            ("<p =x ==y>z", "<p =x==y>[z]"),
            ("</3 <3 <", "[</3 <3 <]"),
            ("<a href=\"never closed", "<a href=never closed>"),
            ("<style>never closed", "<style>{never closed}"),
            ("é<p>é", "[é]<p>[é]"),
        ];
        for (given, wanted) in cases {
            assert_eq!(shown(given, Mode::Html), wanted, "{given}");
        }
        assert_eq!(shown("<a:b><![CDATA[<p>x]]></a:b><?y ?>", Mode::Xml), "<a:b>{<p>x}</a:b>(y )");
    }
}
