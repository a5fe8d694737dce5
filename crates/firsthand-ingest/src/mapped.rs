//! A string that remembers where each of its characters came from.
//!
//! Every door of this crate makes its text through [`Builder`], and layers of decoding (charset, then JSON or HTML, then
//! HTML inside a feed) are joined by [`Mapped::through`], so that the last text still points at the capture's own bytes.

use firsthand_types::{SourceMap, Span};

/// A text and where its runs stand in the string or bytes it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapped {
    /// The text.
    pub text: String,
    /// Its runs: every byte of `text` lies in exactly one.
    pub map: SourceMap,
}

impl Mapped {
    /// The same text, mapped through the layer that its own source was made by.
    ///
    /// `self` maps into `outer.text`; the result maps into what `outer` maps into.
    pub fn through(self, outer: &Mapped) -> Mapped {
        Mapped { map: compose(&self.map, &outer.map), text: self.text }
    }

    /// Cuts the text at a character boundary at or before `limit` bytes; whether anything was cut.
    pub fn cut(&mut self, limit: usize) -> bool {
        if self.text.len() <= limit {
            return false;
        }
        let at = floor_boundary(&self.text, limit);
        self.text.truncate(at);
        self.map.runs.retain(|(text, _)| text.start < at);
        if let Some((text, raw)) = self.map.runs.last_mut() {
            let over = text.end.saturating_sub(at);
            if over > 0 && text.len() == raw.len() {
                raw.end -= over;
            }
            text.end = text.end.min(at);
        }
        true
    }

    /// Whether the text is the source itself, byte for byte.
    pub fn is_identity(&self, source_len: usize) -> bool {
        match self.map.runs.as_slice() {
            [] => source_len == 0,
            [(text, raw)] => text == raw && raw.start == 0 && raw.end == source_len,
            _ => false,
        }
    }
}

/// The greatest character boundary of `text` at or before `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Makes a [`Mapped`] from pieces given in order.
#[derive(Debug, Default)]
pub struct Builder {
    out: Mapped,
}

impl Builder {
    /// Appends `piece`, which stands literally at `at` in the source (same length, byte for byte or white space for white space).
    pub fn literal(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        let start = self.out.text.len();
        self.out.text.push_str(piece);
        let text = Span::new(start, self.out.text.len());
        let raw = Span::new(at, at + piece.len());
        match self.out.map.runs.last_mut() {
            Some((t, r)) if t.len() == r.len() && r.end == raw.start => {
                t.end = text.end;
                r.end = raw.end;
            }
            _ => self.out.map.runs.push((text, raw)),
        }
    }

    /// Appends `piece`, which was made from the source's `raw` range (a decoded entity, a break made from a tag).
    pub fn made(&mut self, piece: &str, raw: Span) {
        if piece.is_empty() {
            return;
        }
        let start = self.out.text.len();
        self.out.text.push_str(piece);
        self.out.map.runs.push((Span::new(start, self.out.text.len()), raw));
    }

    /// As [`Builder::made`], but joined to the run before where both are letters of one word made from adjoining bytes.
    ///
    /// Keeps the maps of whole pages in another charset small; a word is the smallest thing that such a map can name.
    pub fn made_word(&mut self, c: char, raw: Span) {
        let joins = self.out.text.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut buffer = [0; 4];
        let piece = &*c.encode_utf8(&mut buffer);
        if let (true, true, Some((t, r))) = (joins, c.is_alphanumeric(), self.out.map.runs.last_mut()) {
            // Equal lengths would read as a literal run, so such a pair is never made by joining.
            let (text_len, raw_len) = (t.len() + piece.len(), raw.end.saturating_sub(r.start));
            if t.len() != r.len() && r.end == raw.start && text_len != raw_len && text_len <= 64 {
                self.out.text.push_str(piece);
                t.end += piece.len();
                r.end = raw.end;
                return;
            }
        }
        self.made(piece, raw);
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.out.text
    }

    /// Bytes so far.
    pub fn len(&self) -> usize {
        self.out.text.len()
    }

    /// The finished text.
    pub fn finish(self) -> Mapped {
        self.out
    }
}

/// Joins two layers: `inner` maps text to a middle string, `outer` maps that string to bytes.
fn compose(inner: &SourceMap, outer: &SourceMap) -> SourceMap {
    let mut joined = Joined::default();
    for &(text, middle) in &inner.runs {
        if text.len() == middle.len() {
            join_literal(text, middle, outer, &mut joined);
        } else {
            // A thing made from an empty range keeps the place where it stands.
            let raw = outer.raw(middle).unwrap_or_else(|| place(outer, middle.start));
            joined.push(text, raw);
        }
    }
    SourceMap { runs: joined.runs }
}

fn join_literal(text: Span, middle: Span, outer: &SourceMap, joined: &mut Joined) {
    let first = outer.runs.partition_point(|(t, _)| t.end <= middle.start);
    for &(t, r) in outer.runs.get(first..).unwrap_or_default() {
        if t.start >= middle.end {
            break;
        }
        let (from, to) = (t.start.max(middle.start), t.end.min(middle.end));
        let piece = Span::new(text.start + (from - middle.start), text.start + (to - middle.start));
        let raw = if t.len() == r.len() { Span::new(r.start + (from - t.start), r.start + (to - t.start)) } else { r };
        joined.push(piece, raw);
    }
}

/// The empty range of bytes where the middle string's offset `at` stands.
fn place(outer: &SourceMap, at: usize) -> Span {
    let next = outer.runs.partition_point(|(t, _)| t.end <= at);
    match outer.runs.get(next) {
        Some(&(t, r)) if t.len() == r.len() && t.start <= at => Span::new(r.start + at - t.start, r.start + at - t.start),
        Some(&(_, r)) => Span::new(r.start, r.start),
        None => {
            let end = outer.runs.last().map_or(0, |(_, r)| r.end);
            Span::new(end, end)
        }
    }
}

#[derive(Default)]
struct Joined {
    runs: Vec<(Span, Span)>,
}

impl Joined {
    fn push(&mut self, text: Span, raw: Span) {
        if let Some((t, r)) = self.runs.last_mut() {
            let literal = t.len() == r.len() && text.len() == raw.len();
            if literal && t.end == text.start && r.end == raw.start {
                t.end = text.end;
                r.end = raw.end;
                return;
            }
        }
        self.runs.push((text, raw));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_join_to_the_first_bytes() {
        // bytes "a&amp;é": the é is one byte of a legacy charset, so the middle string is one byte longer.
        let mut outer = Builder::default();
        outer.literal("a&amp;", 0);
        outer.made_word('é', Span::new(6, 7));
        let outer = outer.finish();
        let mut inner = Builder::default();
        inner.literal("a", 0);
        inner.made("&", Span::new(1, 6));
        inner.literal("é", 6);
        let joined = inner.finish().through(&outer);
        assert_eq!(joined.text, "a&é");
        assert_eq!(joined.map.raw(Span::new(0, 1)), Some(Span::new(0, 1)));
        assert_eq!(joined.map.raw(Span::new(1, 2)), Some(Span::new(1, 6)));
        assert_eq!(joined.map.raw(Span::new(2, 4)), Some(Span::new(6, 7)));
    }

    #[test]
    fn a_cut_keeps_runs_in_range() {
        let mut b = Builder::default();
        b.literal("abcdé", 10);
        let mut m = b.finish();
        assert!(m.cut(5));
        assert_eq!(m.text, "abcd");
        assert_eq!(m.map.runs, vec![(Span::new(0, 4), Span::new(10, 14))]);
    }
}
