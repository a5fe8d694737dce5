//! A report's time expressions as TimeML: its title and text with a TIMEX3 element around each (TimeML 1.2.1, ISO 24617-1).
//!
//! The publication date is `t0`, in `DCT`, with `functionInDocument="PUBLICATION_TIME"`; it is left out where it is not known, and
//! then nothing hangs on it. The words between the tags are the report's own, escaped; a character that XML 1.0 cannot hold
//! becomes U+FFFD.

use crate::layers::{Anchor, Layers, ReportLayers, Timex, TimexKind};
use firsthand_types::{Bound, Report};
use std::fmt::Write;

/// The whole report as one TimeML document.
pub fn timeml(report: &Report, layers: &ReportLayers) -> String {
    let mut out = String::with_capacity(report.text.len() + report.text.len() / 4 + 600);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
    out.push_str("xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n");
    let _ = writeln!(out, "<DOCID>{}</DOCID>", escaped(&report.id.0));
    let published = report.published.as_deref().filter(|p| !p.is_empty());
    if let Some(day) = published {
        let (kind, value) = (if day.contains('T') { "TIME" } else { "DATE" }, escaped(day));
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"{kind}\" value=\"{value}\" temporalFunction=\"false\" \
             functionInDocument=\"PUBLICATION_TIME\">{value}</TIMEX3></DCT>"
        );
    }
    let title = report.title.as_deref().unwrap_or("");
    if !title.is_empty() {
        part(&mut out, "TITLE", title, &layers.title, 1, published.is_some());
    }
    part(&mut out, "TEXT", &report.text, &layers.text, 1 + layers.title.timexes.len(), published.is_some());
    out.push_str("</TimeML>\n");
    out
}

/// One part: its words with the elements of its expressions, whose numbers begin at `first`.
fn part(out: &mut String, element: &str, text: &str, layers: &Layers, first: usize, dated: bool) {
    let _ = write!(out, "<{element}>");
    let mut at = 0;
    for (i, t) in layers.timexes.iter().enumerate() {
        let (Some(before), Some(words)) = (text.get(at..t.span.start), t.span.of(text)) else { continue };
        out.push_str(&escaped(before));
        let _ = write!(out, "<TIMEX3 {}>{}</TIMEX3>", attributes(t, first + i, first, dated), escaped(words));
        at = t.span.end;
    }
    out.push_str(&escaped(text.get(at..).unwrap_or("")));
    let _ = writeln!(out, "</{element}>");
}

fn attributes(t: &Timex, number: usize, first: usize, dated: bool) -> String {
    let kind = match t.kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    };
    let mut out = format!("tid=\"t{number}\" type=\"{kind}\" value=\"{}\"", escaped(&t.value));
    let modifier = match (t.bound, t.kind) {
        (Bound::About, _) => Some("APPROX"),
        (Bound::AtLeast, _) => Some("EQUAL_OR_MORE"),
        (Bound::MoreThan, _) => Some("MORE_THAN"),
        (Bound::UpTo | Bound::AtMost, _) => Some("EQUAL_OR_LESS"),
        // "before Friday": the preposition is no part of the expression, and no modifier of it.
        _ => None,
    };
    if let Some(m) = modifier {
        let _ = write!(out, " mod=\"{m}\"");
    }
    let _ = write!(out, " temporalFunction=\"{}\" functionInDocument=\"NONE\"", t.resolved);
    match t.anchor {
        Anchor::Published if dated && t.resolved => out.push_str(" anchorTimeID=\"t0\""),
        Anchor::Timex(i) if first + i != number => {
            let _ = write!(out, " anchorTimeID=\"t{}\"", first + i);
        }
        _ => {}
    }
    out
}

/// Text as XML 1.0 holds it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A carriage return would be read back as a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(title: Option<&str>, text: &str, published: Option<&str>) -> String {
        let report = Report {
            id: "a<b".into(),
            title: title.map(Into::into),
            text: text.into(),
            published: published.map(Into::into),
            read: true,
            ..Report::default()
        };
        timeml(&report, &crate::read(&report).value)
    }

    #[test]
    fn every_expression_has_number_type_and_value() {
        let xml = of(
            Some("Fire in Orvel on Tuesday"),
            "The fire at Pell & Sons began about 7 p.m. on Tuesday, two hours after the alarm.",
            Some("2031-03-27"),
        );
        for part in [
            "<DOCID>a&lt;b</DOCID>",
            "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2031-03-27\" temporalFunction=\"false\" functionInDocument=\"PUBLICATION_TIME\">",
            "<TITLE>Fire in Orvel on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2031-03-25\"",
            "Pell &amp; Sons",
            "tid=\"t2\" type=\"TIME\" value=\"2031-03-25T19:00\" mod=\"APPROX\"",
            "type=\"DURATION\" value=\"PT2H\"",
            "anchorTimeID=\"t0\"",
        ] {
            assert!(xml.contains(part), "{part}\n{xml}");
        }
    }

    #[test]
    fn an_undated_report_has_no_publication_time() {
        let xml = of(None, "It fell on Tuesday.", None);
        assert!(!xml.contains("t0") && !xml.contains("DCT") && !xml.contains("TITLE"), "{xml}");
    }

    proptest! {
        /// Taking the tags out and the escapes back gives the text.
        #[test]
        fn the_words_come_back(text in "(\\PC|[\n\r&<>\"'; ]|on Friday |at 7 p[.]m[.] |two days after the fire |amp;|]]>){0,40}") {
            let xml = of(None, &text, Some("2031-03-27"));
            let body = xml.split_once("<TEXT>").unwrap().1.rsplit_once("</TEXT>").unwrap().0;
            let mut plain = String::new();
            let mut rest = body;
            while let Some((before, tail)) = rest.split_once('<') {
                plain.push_str(before);
                rest = tail.split_once('>').unwrap().1;
            }
            plain.push_str(rest);
            let back = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r").replace("&amp;", "&");
            let held = |c: char| matches!(c, '\t' | '\n' | '\r') || !matches!(c, '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
            let kept: String = text.chars().map(|c| if held(c) { c } else { '\u{fffd}' }).collect();
            prop_assert_eq!(back, kept);
        }
    }
}
