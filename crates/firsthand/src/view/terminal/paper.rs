//! A sheet of so many columns: words in a few styles, wrapped with hanging indents.

use super::Look;
use super::clean::{clean, width};

/// How words are set. Never the only carrier of a meaning: the same page reads without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// As it is.
    Plain,
    /// Headings and values.
    Bold,
    /// The tool's own small print: ids, labels.
    Dim,
    /// Words of a report.
    Quote,
    /// Conflict, and nothing else.
    Conflict,
}

/// A run of words in one ink. Words of reports are cleaned when the run is made.
pub(crate) struct Run(String, Ink);

/// Plain words.
pub(crate) fn plain(text: impl AsRef<str>) -> Run {
    Run(clean(text.as_ref()), Ink::Plain)
}

/// Words that stand out.
pub(crate) fn bold(text: impl AsRef<str>) -> Run {
    Run(clean(text.as_ref()), Ink::Bold)
}

/// Small print.
pub(crate) fn dim(text: impl AsRef<str>) -> Run {
    Run(clean(text.as_ref()), Ink::Dim)
}

/// Words of a report, in quotation marks.
pub(crate) fn quote(text: impl AsRef<str>) -> Run {
    Run(format!("“{}”", clean(text.as_ref())), Ink::Quote)
}

/// What parts the accounts.
pub(crate) fn conflict(text: impl AsRef<str>) -> Run {
    Run(clean(text.as_ref()), Ink::Conflict)
}

/// The sheet.
pub(crate) struct Paper {
    look: Look,
    out: String,
}

impl Paper {
    pub(crate) fn new(look: Look) -> Self {
        Paper { look, out: String::new() }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    pub(crate) fn columns(&self) -> usize {
        self.look.width
    }

    /// An empty line, never two.
    pub(crate) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A section's heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        self.para(0, 0, &[bold(text)]);
    }

    /// A label in its own column, then words that wrap beside it.
    pub(crate) fn row(&mut self, label: &str, column: usize, runs: &[Run]) {
        let label = clean(label);
        if width(&label) >= column {
            self.para(2, 2, &[dim(&label)]);
            self.para(2 + column, 2 + column, runs);
            return;
        }
        let gap = column - width(&label);
        self.out.push_str("  ");
        self.put(&label, Ink::Dim);
        self.out.extend(std::iter::repeat_n(' ', gap));
        self.wrap(2 + column, 2 + column, runs);
    }

    /// A paragraph: the first line from column `indent`, the others from `hang`.
    pub(crate) fn para(&mut self, indent: usize, hang: usize, runs: &[Run]) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.wrap(indent, hang, runs);
    }

    /// A line as it is, cut by nobody: for lines measured elsewhere.
    pub(crate) fn line(&mut self, pieces: &[(String, Ink)]) {
        for (text, ink) in pieces {
            self.put(text, *ink);
        }
        self.end_line();
    }

    fn wrap(&mut self, mut at: usize, hang: usize, runs: &[Run]) {
        let mut fresh = true;
        for (n, Run(text, ink)) in runs.iter().enumerate() {
            if n > 0 && text.is_empty() {
                continue;
            }
            for word in text.split(' ').filter(|w| !w.is_empty()) {
                let mut word = word;
                if !fresh {
                    if at + 1 + width(word) > self.look.width {
                        self.new_line(hang);
                        at = hang;
                    } else {
                        self.out.push(' ');
                        at += 1;
                    }
                }
                // A word longer than the sheet is broken: an address, or a trick.
                while at + width(word) > self.look.width.max(hang + 8) {
                    let room = self.look.width.max(hang + 8) - at;
                    let cut = break_at(word, room);
                    let (head, tail) = word.split_at(cut);
                    self.put(head, *ink);
                    self.new_line(hang);
                    at = hang;
                    word = tail;
                }
                self.put(word, *ink);
                at += width(word);
                fresh = false;
            }
        }
        self.end_line();
    }

    fn new_line(&mut self, hang: usize) {
        self.end_line();
        self.out.extend(std::iter::repeat_n(' ', hang));
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    fn put(&mut self, text: &str, ink: Ink) {
        let code = match ink {
            _ if !self.look.colour || text.is_empty() => "",
            Ink::Plain => "",
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Quote => "3",
            Ink::Conflict => "1;31",
        };
        if code.is_empty() {
            self.out.push_str(text);
        } else {
            self.out.push_str("\u{1b}[");
            self.out.push_str(code);
            self.out.push('m');
            self.out.push_str(text);
            self.out.push_str("\u{1b}[0m");
        }
    }
}

/// Where to break a word so that its head takes at most so many columns; at least one character.
fn break_at(word: &str, columns: usize) -> usize {
    let mut used = 0;
    for (i, c) in word.char_indices() {
        used += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used > columns && i > 0 {
            return i;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(columns: usize) -> Paper {
        Paper::new(Look { width: columns, colour: false })
    }

    #[test]
    fn words_wrap_with_a_hanging_indent() {
        let mut paper = sheet(20);
        paper.row("killed", 8, &[bold("17"), plain("people, says the ministry")]);
        assert_eq!(paper.finish(), "  killed  17 people,\n          says the\n          ministry\n");
    }

    #[test]
    fn no_line_is_wider_than_the_sheet() {
        let mut paper = sheet(24);
        paper.para(2, 4, &[quote("東京".repeat(30)), plain("x".repeat(90))]);
        for line in paper.finish().lines() {
            assert!(width(line) <= 24, "{line}");
        }
    }
}
