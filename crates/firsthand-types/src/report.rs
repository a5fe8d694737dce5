//! A published document, read from a capture.

use crate::{CaptureId, Note, Part, ReportId, Span};
use serde::{Deserialize, Serialize};

/// A published document read from a capture. `text` and `title` are never altered after reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its name in the dossier.
    pub id: ReportId,
    /// The capture it was read from.
    pub capture: CaptureId,
    /// Which item of the capture, where one capture holds several (feeds, JSON lines): 1-based; 0 for the only one.
    #[serde(default)]
    pub item: u32,
    /// Every path under which these bytes were given, as the user named them, sorted. For zipped files `archive.zip/inner`.
    pub paths: Vec<String>,
    /// Who published it: a name as the page gives it, else the host of its URL.
    pub outlet: Option<String>,
    /// The byline's words, as they stand.
    pub author: Option<String>,
    /// When it was published: ISO 8601, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`.
    pub published: Option<String>,
    /// Where it was published (canonical address).
    pub url: Option<String>,
    /// BCP 47 primary language subtag, as stated or detected ("en", "fr").
    pub language: Option<String>,
    /// The title; `None` for plain text.
    pub title: Option<String>,
    /// The body text. Offsets of spans are bytes of this string.
    pub text: String,
    /// Where the text's bytes stand in the capture, for kinds that are not plain text.
    #[serde(default)]
    pub source_map: Option<SourceMap>,
    /// Whether the language layers and rules read this report (false: kept and listed only, and a note says why).
    pub read: bool,
    /// What was noted while reading it.
    pub notes: Vec<Note>,
}

impl Report {
    /// The words of one part; an absent title is the empty string.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Text => &self.text,
            Part::Title => self.title.as_deref().unwrap_or(""),
            Part::Pixels => "",
        }
    }

    /// The words at a span of one part, or `None` where it is not a slice of it.
    pub fn slice(&self, part: Part, span: Span) -> Option<&str> {
        span.of(self.part(part))
    }

    /// The capture's name with the item number, unique for each report: `sha` or `sha#n`.
    pub fn capture_item(&self) -> String {
        if self.item == 0 { self.capture.0.clone() } else { format!("{}#{}", self.capture, self.item) }
    }
}

/// Where each run of a report's text stands in the bytes of its capture: sorted by `text.start`, without overlap.
///
/// Characters that the page does not hold literally (a line break made from `<p>`, a decoded entity) map to the bytes they
/// were made from; `raw` may then be longer or shorter than `text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    /// Pairs of (range of the report's text, range of the capture's bytes).
    pub runs: Vec<(Span, Span)>,
}

impl SourceMap {
    /// The capture's byte range that the text range came from: the cover of all runs it touches. Offsets inside a run of
    /// equal lengths map one to one.
    pub fn raw(&self, text: Span) -> Option<Span> {
        let first = self.runs.partition_point(|(t, _)| t.end <= text.start);
        let mut found: Option<Span> = None;
        for (t, r) in self.runs.get(first..)?.iter().take_while(|(t, _)| t.start < text.end) {
            let part = if t.len() == r.len() {
                Span::new(r.start + text.start.max(t.start) - t.start, r.start + text.end.min(t.end) - t.start)
            } else {
                *r
            };
            found = Some(found.map_or(part, |f| f.cover(part)));
        }
        found
    }
}

/// Limits on what one run reads. All are counted in work (bytes, items, depth), never in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file read, in bytes. Larger ones are noted and left out.
    pub file_bytes: u64,
    /// Largest text of one report, in bytes; what is beyond is cut at a character boundary, with a note.
    pub text_bytes: usize,
    /// Most items read from one feed, JSON-lines file or archive.
    pub items: usize,
    /// Most bytes unpacked from one archive.
    pub unpacked_bytes: u64,
    /// Deepest nesting of markup, JSON, folders or archives that is followed.
    pub depth: usize,
    /// Most files of one run.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 64 << 20,
            text_bytes: 16 << 20,
            items: 100_000,
            unpacked_bytes: 1 << 30,
            depth: 128,
            files: 1_000_000,
        }
    }
}
