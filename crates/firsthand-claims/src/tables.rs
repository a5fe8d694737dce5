//! Tables of figures in releases and running pages: columns parted by bars or tabs, each with a fate in its head.
//!
//! ```text
//! Hospital | Deaths | In the wards
//! Negom    | 104    | 41
//! ```

use crate::draft::Draft;
use firsthand_types::{Bound, Part, Scope, Slot, Span, Value};

/// Most columns of a table that is read, and most rows: a longer one is a data set, no report.
const COLUMNS: usize = 12;
const ROWS: usize = 400;

/// One line's cells, as ranges of the text.
type Row = Vec<Span>;

/// What it finds: the figure of each cell under a head that names a fate, as that row's part of the whole.
///
/// Example: the table above gives killed 104 and injured 41, of Negom.
///
/// Wrong where a column counts something else than its head says; a head must name the fate, and every row have as many cells.
pub(crate) fn read(text: &str) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut block: Vec<Row> = Vec::new();
    let mut at = 0;
    let mut gap = false;
    for line in text.split_inclusive('\n') {
        let row = cells(line, at);
        at += line.len();
        if row.is_empty() && line.trim().is_empty() {
            gap = true;
            continue;
        }
        // Behind an empty line a row without a figure is the head of another table.
        let headed = gap && !row.is_empty() && !row.iter().any(|c| number(c.of(text).unwrap_or("")).is_some());
        gap = false;
        let same = !headed && block.first().is_none_or(|first| first.len() == row.len());
        if (row.is_empty() || !same || block.len() >= ROWS) && !block.is_empty() {
            table(text, &block, &mut out);
            block.clear();
        }
        if !row.is_empty() {
            block.push(row);
        }
    }
    table(text, &block, &mut out);
    out
}

/// The cells of a line, two or more; none where it has no bars.
fn cells(line: &str, at: usize) -> Row {
    let bar = if line.contains('|') {
        '|'
    } else if line.contains('\t') {
        '\t'
    } else {
        return Row::new();
    };
    let mut start = at;
    let mut row: Row = line
        .split(bar)
        .map(|cell| {
            let lead = cell.len() - cell.trim_start().len();
            let span = Span::new(start + lead, start + lead + cell.trim().len());
            start += cell.len() + 1;
            span
        })
        .collect();
    // Bars at both ends.
    if row.first().is_some_and(|c| c.is_empty()) {
        row.remove(0);
    }
    if row.last().is_some_and(|c| c.is_empty()) {
        row.pop();
    }
    if (2..=COLUMNS).contains(&row.len()) { row } else { Row::new() }
}

fn table(text: &str, rows: &[Row], out: &mut Vec<Draft>) {
    let Some((head, rest)) = rows.split_first() else { return };
    let cell = |span: &Span| span.of(text).unwrap_or("");
    let slots: Vec<Option<Slot>> = head.iter().map(|c| fate(cell(c))).collect();
    // Deaths by year, by cause, by team: no figures of this incident.
    let first = head.first().map(&cell).unwrap_or("").to_lowercase();
    let others = ["year", "cause", "team", "date", "day", "month", "season", "player", "our losses", "type", "age"];
    if first.is_empty() || others.iter().any(|w| first.contains(w)) || head.len() < 2 {
        return;
    }
    if number(cell(head.first().unwrap_or(&Span::new(0, 0)))).is_some() || slots.iter().all(Option::is_none) {
        return;
    }
    for row in rest {
        let name = row.first().map(&cell).unwrap_or("");
        let year = name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
        if name.is_empty() || year {
            continue;
        }
        let whole = name.to_lowercase().contains("total");
        for (column, (span, slot)) in row.iter().zip(&slots).enumerate().skip(1) {
            let (Some(slot), Some(value)) = (slot, number(cell(span))) else { continue };
            let from = row.first().map_or(span.start, |c| c.start);
            let mut d = Draft::new(Part::Text, Span::new(from, span.end), *slot, Value::Number(value), "table/cell");
            d.bound = Some(Bound::Exact);
            let first = slots.iter().position(|other| other == &Some(*slot)) == Some(column);
            d.scope = Some(match (whole, first) {
                (true, true) => Scope::Total,
                (true, false) => Scope::Subset(head.get(column).map(&cell).unwrap_or("").to_owned()),
                _ => Scope::Subset(name.to_owned()),
            });
            d.number = Some(*span);
            out.push(d);
        }
    }
}

/// Words that the head of a column of people may hold.
const HEADS: &[&str] = &[
    "dead", "deaths", "killed", "fatalities", "died", "deceased", "injured", "wounded", "injuries", "hurt", "wards",
    "hospital", "icu", "patients", "inpatients", "admitted", "missing", "unaccounted", "rescued", "evacuated", "evacuees",
    "displaced", "homeless", "arrested", "arrests", "detained", "in", "the", "to", "date", "total", "confirmed", "people",
    "persons", "for", "of", "number", "still", "now", "so", "far", "treated", "and",
];

/// The slot that a column's head names.
fn fate(head: &str) -> Option<Slot> {
    let low = head.to_lowercase();
    // "Deaths last year", "killed cattle", "hospital beds": any other word makes it another count.
    let plain = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|w| HEADS.contains(&w));
    if !plain || low.contains(['%', '$', '€', '£']) {
        return None;
    }
    let has = |words: &[&str]| low.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(&w));
    Some(if has(&["dead", "deaths", "killed", "fatalities", "died", "deceased"]) {
        Slot::Killed
    } else if has(&["injured", "wounded", "injuries", "hurt", "wards", "hospital", "icu", "patients", "inpatients", "admitted"])
    {
        Slot::Injured
    } else if has(&["missing", "unaccounted"]) {
        Slot::Missing
    } else if has(&["rescued"]) {
        Slot::Rescued
    } else if has(&["evacuated", "evacuees"]) {
        Slot::Evacuated
    } else if has(&["displaced", "homeless"]) {
        Slot::Displaced
    } else if has(&["arrested", "arrests", "detained"]) {
        Slot::Arrested
    } else {
        return None;
    })
}

/// A plain number, with or without thousands' marks.
fn number(cell: &str) -> Option<i64> {
    let digits: String = cell.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
    let plain = !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_under_a_fate_are_figures_of_their_row() {
        let text = "By town.\n\nTown | Houses | Deaths | Missing\nDorr | 300 | 1,204 | -\nTamm | 12 | 41 | 3\nTotal | 312 | 1,245 | 3\n\nDone.";
        let found: Vec<(Slot, String, &str, bool)> = read(text)
            .iter()
            .map(|d| (d.slot, d.value.key(), d.span.of(text).unwrap(), d.scope == Some(Scope::Total)))
            .collect();
        let row = |slot, v: &str, quote, whole| (slot, v.to_owned(), quote, whole);
        assert_eq!(
            found,
            [
                row(Slot::Killed, "1204", "Dorr | 300 | 1,204", false),
                row(Slot::Killed, "41", "Tamm | 12 | 41", false),
                row(Slot::Missing, "3", "Tamm | 12 | 41 | 3", false),
                row(Slot::Killed, "1245", "Total | 312 | 1,245", true),
                row(Slot::Missing, "3", "Total | 312 | 1,245 | 3", true),
            ]
        );
        for none in ["a | b", "1 | Deaths\n2 | 3", "Home | Deaths | Sport\nLogin | here", "", "|||\n||"] {
            assert!(read(none).is_empty(), "{none}");
        }
    }
}
