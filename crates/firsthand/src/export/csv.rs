//! Comma-separated rows (RFC 4180) that a spreadsheet takes as text.

/// First characters that make a spreadsheet compute a cell, in the widths it knows them.
const COMPUTED: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// Rows in the making.
pub(super) struct Sheet {
    out: String,
    columns: usize,
}

impl Sheet {
    pub(super) fn new(columns: &[impl AsRef<str>]) -> Self {
        let mut sheet = Sheet { out: String::new(), columns: columns.len() };
        sheet.row(columns);
        sheet
    }

    /// One row; missing cells are empty, cells beyond the head are left out.
    pub(super) fn row(&mut self, cells: &[impl AsRef<str>]) {
        for i in 0..self.columns {
            if i > 0 {
                self.out.push(',');
            }
            if let Some(value) = cells.get(i) {
                cell(&mut self.out, value.as_ref());
            }
        }
        self.out.push_str("\r\n");
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

fn cell(out: &mut String, value: &str) {
    let computed = value.trim_start_matches([' ', '\n']).starts_with(COMPUTED);
    // A plain negative number (a longitude) is no formula.
    let guard = computed && value.parse::<f64>().is_err();
    let quoted = value.contains([',', '"', '\n', '\r', ';', '\t']) || value.starts_with(' ');
    if quoted {
        out.push('"');
    }
    if guard {
        out.push('\'');
    }
    for c in value.chars().filter(|c| *c != '\0') {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut out = String::new();
        cell(&mut out, value);
        out
    }

    #[test]
    fn cells_are_quoted_where_they_must_and_never_computed() {
        assert_eq!(written("plain"), "plain");
        assert_eq!(written("a, \"b\"\n"), "\"a, \"\"b\"\"\n\"");
        assert_eq!(written("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(written("  @SUM(1,2)"), "\"'  @SUM(1,2)\"");
        assert_eq!(written("＝1"), "'＝1");
        assert_eq!(written("-71.05"), "-71.05");
        assert_eq!(written("-1+cmd|x"), "'-1+cmd|x");
    }
}
