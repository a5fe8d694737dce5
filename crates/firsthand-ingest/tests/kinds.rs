//! Text, JSON and JSON lines, charsets, and what is no report at all.

mod common;

use common::{has, raw_of, report, reports};
use firsthand_types::NoteKind;

#[test]
fn a_text_file_is_its_own_text() {
    let bytes = "Nine people were killed in Orvel.\r\n\r\n<b>\tSo</b> the fire service said.\n";
    let r = report("desk/orvel-fire.v2.txt", bytes);
    assert_eq!(r.text, bytes);
    assert_eq!((r.id.as_str(), r.title, r.source_map), ("orvel-fire.v2", None, None));
    assert_eq!((r.outlet, r.language.as_deref(), r.read), (None, Some("en"), true));
}

#[test]
fn marks_and_charsets() {
    let with_mark = b"\xef\xbb\xbfCaf\xc3\xa9 in Orvel burnt down.";
    let r = report("a.txt", with_mark);
    assert_eq!(r.text, "Café in Orvel burnt down.");
    assert_eq!(raw_of(&r, "é", with_mark), b"\xc3\xa9");

    let latin = b"The caf\xe9 \x93Sol\x94 in Orvel burnt down on Monday, the mayor said.";
    let r = report("a.txt", latin);
    assert_eq!(r.text, "The café “Sol” in Orvel burnt down on Monday, the mayor said.");
    assert!(has(&r, NoteKind::Guessed));
    assert_eq!(raw_of(&r, "“Sol”", latin), b"\x93Sol\x94");

    for big in [false, true] {
        for mark in [false, true] {
            let mut wide: Vec<u8> = if !mark {
                vec![]
            } else if big {
                vec![0xfe, 0xff]
            } else {
                vec![0xff, 0xfe]
            };
            for unit in "Nine die in Orvel café 😀 fire.".encode_utf16() {
                wide.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            let r = report("a.txt", &wide);
            assert_eq!(r.text, "Nine die in Orvel café 😀 fire.", "big {big}, mark {mark}");
            assert_eq!(raw_of(&r, "Orvel", &wide).len(), 10);
            assert_eq!(raw_of(&r, "😀", &wide).len(), 4);
        }
    }
}

#[test]
fn damaged_utf8_keeps_its_words() {
    let bytes = b"\xc3\x89tienne said \xff\xfe nine people; caf\xc3\xa9s and \xe2\x80\x9challs\xe2\x80\x9d were hit \xc3\xa0 \xc3\xa9 \xc3\xa8 \xc3\xaa \xc3\xab \xc3\xac \xc3\xad";
    let r = report("a.txt", bytes);
    assert!(r.text.starts_with("Étienne said \u{FFFD}\u{FFFD} nine people; cafés"), "{}", r.text);
    assert!(has(&r, NoteKind::Malformed));
}

#[test]
fn other_charsets_point_at_their_bytes() {
    let sjis = b"<html><head><meta charset=shift_jis><title>t</title></head><body><p>Orvel \x8e\x96\x8c\xcc nine dead.</p></body></html>";
    let r = report("a.html", sjis);
    assert_eq!(r.text, "Orvel 事故 nine dead.");
    assert_eq!(raw_of(&r, "事故", sjis), b"\x8e\x96\x8c\xcc");
    let windows = b"<?xml version='1.0' encoding='windows-1251'?><html><body><p>Nine killed in \xce\xf0\xe2\xe5\xeb, officials said.</p></body></html>";
    let r = report("a.xhtml", windows);
    assert_eq!(r.text, "Nine killed in Орвел, officials said.");
    assert_eq!(raw_of(&r, "Орвел", windows), b"\xce\xf0\xe2\xe5\xeb");
}

#[test]
fn a_json_object_is_a_report() {
    let bytes = r#"{"id": "orvel-1", "url": "https://www.orvel-post.example/a", "outlet": null, "published": "April 5, 2031 6:07 pm",
        "lang": "en", "title": "Fire in  Orvel", "text": "Nine people \"were\" killed.\n\nCaf\u00e9s burnt."}"#;
    let r = report("x.json", bytes);
    assert_eq!((r.id.as_str(), r.item), ("orvel-1", 0));
    assert_eq!(r.text, "Nine people \"were\" killed.\n\nCafés burnt.");
    assert_eq!(r.outlet.as_deref(), Some("orvel-post.example"));
    assert_eq!(r.published.as_deref(), Some("2031-04-05T18:07"));
    assert_eq!(r.title.as_deref(), Some("Fire in Orvel"));
    assert_eq!(raw_of(&r, "Cafés", bytes.as_bytes()), br"Caf\u00e9s");
    assert!(r.notes.is_empty() && r.read);
}

#[test]
fn wrong_types_cost_a_field_and_no_more() {
    let r = report(
        "x.json",
        r#"{"id": 7, "outlet": {"x": 1}, "published": "soon", "title": ["A fire"], "text": "Nine people were killed."}"#,
    );
    assert_eq!((r.id.as_str(), r.title.as_deref(), r.outlet, r.published), ("7", Some("A fire"), None, None));
    assert_eq!(r.notes.len(), 2, "{:?}", r.notes);
    let r = report("x.json", r#"{"id": "a", "text": 12}"#);
    assert!(!r.read && has(&r, NoteKind::Malformed) && r.id.as_str() == "a");
}

#[test]
fn lists_and_lines() {
    let list =
        reports("many.json", r#"[{"text": "Nine people were killed."}, 7, {"id": "b", "text": "Ten people were killed."}]"#);
    let ids: Vec<&str> = list.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["many#1", "many#2", "b"]);
    assert_eq!(list.iter().map(|r| r.read).collect::<Vec<_>>(), [true, false, true]);

    let lines = "{\"text\": \"Nine people were killed.\"}\n\n{\"text\": \"broken\n{\"id\": \"c\", \"text\": \"Ten people were killed.\"}\r\n";
    for path in ["many.jsonl", "many.ndjson", "many.json"] {
        let read = reports(path, lines);
        let ids: Vec<&str> = read.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["many#1", "many#3", "c"], "{path}");
        assert!(has(&read[1], NoteKind::Malformed) && read[1].notes[0].message.contains("Line 3"));
        assert_eq!(raw_of(&read[2], "Ten people", lines.as_bytes()), b"Ten people");
    }
    // A document over many lines under the other ending.
    assert_eq!(report("one.jsonl", "{\n \"text\": \"Nine people were killed.\"\n}").id.as_str(), "one");
}

#[test]
fn malformed_json_says_where() {
    let r = report("x.json", "{\n  \"text\": \"Nine\",\n  oops\n}");
    assert!(!r.read && r.text.is_empty());
    assert!(r.notes[0].message.contains("Line 3, column 3"), "{}", r.notes[0].message);
    assert!(r.notes[0].help.is_some());
}

#[test]
fn what_is_no_report_is_kept_and_said() {
    let cases: &[(&str, &[u8], NoteKind)] = &[
        ("a.txt", b"", NoteKind::Empty),
        ("a.html", b" \n", NoteKind::Empty),
        ("a.html", b"<html><body></body></html>", NoteKind::Empty),
        ("a.json", b"[]", NoteKind::Empty),
        ("a.pdf", b"%PDF-1.4 ...", NoteKind::NotRead),
        ("a.eml", b"From: a@b.example\n\nNine dead", NoteKind::NotRead),
        ("a.warc.gz", b"\x1f\x8b\x08\0", NoteKind::NotRead),
        ("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0", NoteKind::NotRead),
        ("a.css", b"body { color: red }", NoteKind::NotRead),
        ("a.xml", b"<?xml version='1.0'?><catalogue/>", NoteKind::NotRead),
        ("a.xml", b"<?xml version='1.0'?><rss><channel><title>t</title></channel></rss>", NoteKind::Empty),
    ];
    for (path, bytes, kind) in cases {
        let r = report(path, bytes);
        assert!(!r.read && r.text.is_empty() && has(&r, *kind), "{path} {:?}", r.notes);
        assert_eq!(r.id.as_str(), "a");
        assert!(r.notes.iter().all(|n| n.subject == *path && n.help.is_some()));
    }
}

/// Whatever the name says: bytes of no charset, keys and noise are no text, and the note says what to do.
#[test]
fn noise_under_a_text_file_s_name_is_said_to_be_none() {
    let bytes: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let keys: String = bytes.iter().map(|b| char::from(b"ABCDEFGHabcdefgh01234567"[usize::from(*b) % 24])).collect();
    let in_json = format!("{{\"id\": \"a\", \"text\": \"{keys}\"}}");
    let page = [b"<html><body><p>".as_slice(), &bytes].concat();
    let cases: &[(&str, &[u8])] =
        &[("a.txt", &bytes), ("a", &bytes), ("a.html", &page), ("a.txt", keys.as_bytes()), ("a.json", in_json.as_bytes())];
    for (path, bytes) in cases {
        let r = report(path, bytes);
        assert!(!r.read && r.text.is_empty() && r.language.is_none() && has(&r, NoteKind::NotRead), "{path} {:?}", r.notes);
        assert!(r.notes.iter().all(|n| n.subject == *path && n.help.is_some()));
    }
}

/// What is rare but text is read: one line, capitals, marks of the wire and of terminals, alphabets in old charsets, a list of names.
#[test]
fn what_looks_odd_is_read_all_the_same() {
    let cyrillic = b"\xcf\xee\xe6\xe0\xf0 \xed\xe0 \xf0\xfb\xed\xea\xe5, \xe4\xe5\xe2\xff\xf2\xfc \xf7\xe5\xeb\xee\xe2\xe5\xea \xef\xee\xe3\xe8\xe1\xeb\xe8";
    let wire =
        b"\x01ZCZC ORV0412\x02\r\nORVEL, APRIL 5 - NINE PEOPLE WERE KILLED ON MONDAY, THE FIRE SERVICE SAID.\r\n\x03NNNN\x04";
    let cases: &[(&[u8], Option<&str>)] = &[
        (b"9 dead", Some("en")),
        (wire, Some("en")),
        (b"\x1b[1mNine people were killed in Orvel\x1b[0m on Monday.", Some("en")),
        (b"Le caf\xe9 de l\x92h\xf4tel: nine people were killed in Orvel.", Some("en")),
        (cyrillic, Some("ru")),
        ("9人死亡".as_bytes(), None),
    ];
    for (bytes, language) in cases {
        let r = report("a.txt", bytes);
        assert!(!r.text.is_empty(), "{:?}", r.notes);
        assert!(language.is_none() || r.language.as_deref() == *language, "{:?} {:?}", r.language, r.text);
    }
}

/// A file's name is data: what would move a cursor or break a line is no part of an id.
#[test]
fn control_characters_of_a_file_s_name_are_marked_in_the_id() {
    let r = report("desk/\u{1b}[31mfire\nin Orvel.txt", "Nine people were killed in Orvel on Monday, the fire service said.");
    assert_eq!(r.id.as_str(), "\u{fffd}[31mfire\u{fffd}in Orvel");
}
