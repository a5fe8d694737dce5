//! Byte ranges of a report's text or title.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 **bytes**, `start..end`, of a report's text or title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an inverted pair becomes the empty range at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this range (equal ranges contain each other).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte offset lies inside this range.
    pub fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Number of bytes that both ranges hold.
    pub fn overlap(self, other: Span) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// The smallest range that contains both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words there, or `None` where the range leaves the text or cuts a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }
}

/// Which part of a report a span points into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The body text.
    #[default]
    Text,
    /// The title.
    Title,
    /// No words: matched points in captured pixels (see [`crate::Pixels`]).
    Pixels,
}

impl Part {
    /// The name used in the dossier: `text`, `title` or `pixels`.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Text => "text",
            Part::Title => "title",
            Part::Pixels => "pixels",
        }
    }
}
