//! What of a report speaks of its event: neither the furniture of its site, nor the site's name behind the headline, nor a notice
//! (sign in, verify your address) that was captured in the text's stead. Read from the one report alone.

use crate::copies::Class;
use crate::words::Words;
use firsthand_types::Report;
use std::collections::HashSet;

/// The words of one report that speak of its event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// Of the text; none where the text is a notice.
    pub text: Words,
    /// Of the headline.
    pub title: Words,
    /// Whether the text is a notice of the site.
    pub notice: bool,
}

/// Words of a text that can be a notice, at most.
const SHORT: usize = 80;
/// Fewest meaningful words of a headline by which a text can be known for another's.
const HEADLINE: usize = 3;
/// A report repeats a fifth of the words of its own headline.
const KIN: usize = 5;

/// Sorts the words of a report.
pub(crate) fn telling(report: &Report, words: &Words, class: &[Class]) -> Telling {
    let title = Words::of(headline(report));
    let text = own(words, class);
    let notice = notice(&text, &title);
    Telling { text: if notice { Words::default() } else { text }, title, notice }
}

fn own(words: &Words, class: &[Class]) -> Words {
    let keep = |i: &usize| class.get(*i) != Some(&Class::Stock);
    let mut out = Words::default();
    for i in (0..words.len()).filter(keep) {
        out.hash.extend(words.hash.get(i));
        out.start.extend(words.start.get(i));
        out.end.extend(words.end.get(i));
        out.kind.extend(words.kind.get(i));
    }
    out
}

/// Whether a short text has next to nothing of the headline that stands over it.
fn notice(text: &Words, title: &Words) -> bool {
    let heading: HashSet<u32> = title.content().iter().filter_map(|i| title.hash.get(*i as usize).copied()).collect();
    if text.len() > SHORT || heading.len() < HEADLINE {
        return false;
    }
    let said: HashSet<u32> = text.hash.iter().copied().collect();
    heading.intersection(&said).count() * KIN < heading.len()
}

/// The title without the site's name and what follows that.
fn headline(report: &Report) -> &str {
    let title = report.title.as_deref().unwrap_or("");
    let Some(site) = report.outlet.as_deref().map(fold) else { return title };
    let mut from = 0;
    while let Some((at, width)) = divider(title, from) {
        let rest = title.get(at + width..).unwrap_or("");
        let part = divider(rest, 0).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
        if names(&fold(part), &site) {
            return title.get(..at).filter(|head| !head.trim().is_empty()).unwrap_or(title);
        }
        from = at + width;
    }
    title
}

/// The next mark that divides a title, at or after `from`: where it begins and its length in bytes.
fn divider(title: &str, from: usize) -> Option<(usize, usize)> {
    const MARKS: [&str; 6] = [" - ", " – ", " — ", " | ", " : ", " ~ "];
    let rest = title.get(from..)?;
    MARKS.iter().filter_map(|mark| rest.find(mark).map(|at| (from + at, mark.len()))).min()
}

/// Whether a part of a title names the site: its letters are in the host's name, or begin with the name's first label.
fn names(part: &str, site: &str) -> bool {
    const FEWEST: usize = 3;
    if part.len() < FEWEST {
        return false;
    }
    let host = site.strip_prefix("www.").unwrap_or(site);
    let label = host.split('.').next().unwrap_or(host);
    let letters: String = part.chars().filter(|c| *c != '.').collect();
    let bare: String = host.chars().filter(|c| *c != '.').collect();
    bare.contains(&letters) || (label.len() >= FEWEST && letters.starts_with(label))
}

fn fold(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric() || *c == '.').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outlet: &str, title: &str) -> Report {
        Report { outlet: Some(outlet.into()), title: Some(title.into()), ..Report::default() }
    }

    #[test]
    fn the_name_of_the_site_is_no_headline() {
        let cut = |outlet: &str, title: &str| headline(&report(outlet, title)).to_owned();
        assert_eq!(cut("tarnnews4.com", "Mill burns - Tarn News 4 - Tarn, Velia"), "Mill burns");
        assert_eq!(cut("www.ktrn.com", "Mill burns | KTRN 12 Tarn, Velia News"), "Mill burns");
        assert_eq!(cut("ktrn.com", "Mill burns - three hurt - KTRN.com"), "Mill burns - three hurt");
        assert_eq!(cut("ktrn.com", "Mill burns - Tarn, Velia"), "Mill burns - Tarn, Velia");
        assert_eq!(cut("Tarn Post", "Mill burns – Tarn Post"), "Mill burns");
        assert_eq!(cut("ktrn.com", " | KTRN"), " | KTRN");
    }

    #[test]
    fn a_text_that_knows_nothing_of_its_headline_is_a_notice() {
        let told = |text: &str| {
            let report = report("ktrn.com", "Three hurt as mill burns in Tarn");
            let words = Words::of(text);
            telling(&report, &words, &vec![Class::Own; words.len()])
        };
        let wall = told("Please sign in to read on. Your session has ended.");
        assert!(wall.notice && wall.text.len() == 0 && wall.title.len() > 0);
        assert!(!told("The mill burned on Monday. Nobody knows why.").notice);
        assert!(!told(&"Reading goes on at great length. ".repeat(20)).notice, "too long for a notice");
    }
}
