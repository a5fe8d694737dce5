//! CoNLL-U is valid by the basic rules of the Universal Dependencies validator, on prose and on hostile text.

use firsthand_language::{conllu, read};
use firsthand_types::{CaptureId, Report, ReportId};
use proptest::prelude::*;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

const UPOS: &str = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X";
const RELATIONS: &str = "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse \
    dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative \
    xcomp";

fn report(id: &str, text: &str) -> Report {
    Report { id: ReportId(id.to_owned()), capture: CaptureId::default(), text: text.to_owned(), ..Report::default() }
}

fn check(id: &str, text: &str) -> Result<(), String> {
    let report = report(id, text);
    let written = conllu(id, text, &read(&report).value.text);
    validate(&written, text).map_err(|e| format!("{e}\n{written}"))
}

fn want(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// The file's rules: comments, unique sentence ids, blank lines between sentences, normalisation form C.
fn validate(written: &str, text: &str) -> Result<(), String> {
    want(written.nfc().eq(written.chars()), "not in normalisation form C")?;
    want(written.ends_with('\n') && !written.contains("\n\n\n"), "line breaks")?;
    let mut ids = BTreeSet::new();
    let mut end = 0;
    for block in written.split("\n\n").filter(|b| !b.trim().is_empty()) {
        let comments: Vec<&str> = block.lines().take_while(|l| l.starts_with('#') && !l.contains('\t')).collect();
        let value = |key: &str| comments.iter().find_map(|c| c.strip_prefix("# ")?.strip_prefix(key)?.strip_prefix(" = "));
        let Some(id) = value("sent_id") else {
            // A text without words has a head alone.
            want(comments.len() == block.lines().count(), "sent_id is missing")?;
            continue;
        };
        want(!id.is_empty() && !id.contains(char::is_whitespace) && !id.contains('/'), "sent_id is no id")?;
        want(ids.insert(id.to_owned()), "sent_id twice")?;
        let rows: Vec<Vec<&str>> = block.lines().skip(comments.len()).map(|l| l.split('\t').collect()).collect();
        end = sentence(&rows, value("text").ok_or("text is missing")?, text, end)?;
    }
    Ok(())
}

/// One sentence's rules; returns where its bytes end.
fn sentence(rows: &[Vec<&str>], plain: &str, text: &str, after: usize) -> Result<usize, String> {
    let words = rows.iter().filter(|r| !r[0].contains('-')).count();
    let (mut next, mut covered, mut roots, mut end) = (1, 0, 0, after);
    let mut heads = vec![0];
    let mut built = String::new();
    for row in rows {
        want(row.len() == 10, "not ten columns")?;
        want(row.iter().all(|c| !c.is_empty() && c.trim() == *c && !c.contains(char::is_whitespace)), "an empty column")?;
        let bytes = row[9].split('|').find_map(|m| m.strip_prefix("Bytes=")).ok_or("no bytes")?;
        let (start, stop) = bytes.split_once(':').ok_or("no bytes")?;
        let (start, stop): (usize, usize) = (start.parse().unwrap(), stop.parse().unwrap());
        let slice = text.get(start..stop).ok_or("bytes outside the text")?;
        want(slice.nfc().eq(row[1].chars()), "the form is not at its bytes")?;
        let space = !row[9].split('|').any(|m| m == "SpaceAfter=No");
        if let Some((first, last)) = row[0].split_once('-') {
            let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
            want(first == next && last > first && last <= words, "range")?;
            want(row[2..9].iter().all(|c| *c == "_"), "a range has columns")?;
            covered = last;
            built.push_str(row[1]);
        } else {
            want(row[0] == next.to_string(), "ids do not count up")?;
            want(UPOS.split(' ').any(|u| u == row[3]), "unknown tag")?;
            let head: usize = row[6].parse().map_err(|_| "head is no number")?;
            want(head <= words && head != next, "head out of range")?;
            want((head == 0) == (row[7] == "root"), "root and head 0 belong together")?;
            want(RELATIONS.split(' ').any(|r| r == row[7].split(':').next().unwrap()), "unknown relation")?;
            roots += usize::from(head == 0);
            heads.push(head);
            want(start >= end, "tokens overlap")?;
            end = stop;
            next += 1;
            if next - 1 <= covered {
                want(space, "SpaceAfter inside a range")?;
                continue;
            }
            built.push_str(row[1]);
        }
        if space {
            built.push(' ');
        }
    }
    want(roots == 1, "not one root")?;
    for start in 1..heads.len() {
        let steps = std::iter::successors(Some(start), |at| Some(heads[*at]).filter(|h| *h != 0)).take(heads.len() + 1).count();
        want(steps < heads.len(), "a cycle")?;
    }
    want(built.trim_end() == plain, &format!("text differs: {built:?} {plain:?}"))?;
    Ok(end)
}

#[test]
fn prose_is_valid_and_contractions_are_ranges() {
    let text = "They don't know it's over, Orr's aide said.\n\nNobody cannot leave; the drivers' van (a \"loan\") is gone.";
    check("a b/c", text).unwrap();
    let written = conllu("r", text, &read(&report("r", text)).value.text);
    for range in ["2-3\tdon't\t", "5-6\tit's\t", "Orr's\t", "cannot\t", "drivers'\t"] {
        assert!(
            written.lines().any(|l| l.contains(range) && l.split('\t').next().is_some_and(|id| id.contains('-'))),
            "{range}"
        );
    }
}

#[test]
fn strange_text_is_valid() {
    for text in [
        "",
        " \n\t",
        "_",
        "#",
        "# text",
        "\u{301}a\u{301}",
        "e\u{301}te\u{301} 's",
        "a\u{a0}b\u{2028}c",
        "-1 _ _",
        "’s n't 're",
    ] {
        check("", text).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_valid(text in "(\\PC|[.!?#_'’ \t\n]){0,200}", id in "\\PC{0,8}") {
        prop_assert_eq!(check(&id, &text), Ok(()));
    }
}
