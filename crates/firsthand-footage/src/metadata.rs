//! What a camera or program wrote beside the pixels, and what it did not.
//!
//! Nothing here is trusted because it is present: every value can be edited by anyone. What is absent is said too,
//! because platforms strip it and forgers forget it.

use crate::credentials::{self, Credentials};
use exif::{Exif, In, Tag, Value};
use serde::{Deserialize, Serialize};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The metadata of a picture; fields that are not in the file are `None` and listed in `absent`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// When the picture was taken (or scanned), as the device's clock said: `2024-05-01T10:11:12`, with its offset if given.
    pub taken: Option<String>,
    /// Whether `taken` carries an offset from UTC.
    pub zone_known: bool,
    /// When the file was last changed, as the program that did it said; its offset if given.
    #[serde(default)]
    pub changed: Option<String>,
    /// When a satellite fix was made, in UTC.
    pub fix_time: Option<String>,
    /// Latitude, longitude in degrees, north and east positive.
    pub position: Option<[f64; 2]>,
    /// Where the device pointed, in degrees clockwise from north (true or magnetic: it seldom says).
    #[serde(default)]
    pub direction: Option<f64>,
    /// Maker and model of the device.
    pub device: Option<String>,
    /// The program that last wrote the file.
    pub software: Option<String>,
    /// The EXIF orientation (1..8).
    pub orientation: Option<u32>,
    /// The content credentials that the file carries.
    #[serde(default)]
    pub credentials: Option<Credentials>,
    /// The fields that the file does not have, in words.
    pub absent: Vec<String>,
}

impl Metadata {
    /// What the file says of itself, in words, one thing each. None of it is more than what somebody wrote there.
    pub fn said(&self) -> Vec<String> {
        let zone = if self.zone_known { "" } else { " (zone not given)" };
        let facts = [
            self.taken.as_ref().map(|t| format!("taken {t}{zone}")),
            self.changed.as_ref().filter(|c| self.taken.as_ref() != Some(c)).map(|t| format!("last changed {t}")),
            self.position.map(|[lat, lon]| format!("at {lat:.5}, {lon:.5}")),
            self.fix_time.as_ref().map(|t| format!("position fixed {t}")),
            self.direction.map(|d| format!("pointing {d:.0} degrees from north")),
            self.device.as_ref().map(|d| format!("by {d}")),
            self.software.as_ref().map(|s| format!("written by {s}")),
            self.orientation.filter(|o| *o != 1).map(|o| format!("turned (orientation {o})")),
            self.credentials.as_ref().map(Credentials::said),
        ];
        facts.into_iter().flatten().collect()
    }
}

/// Reads the metadata of a JPEG, TIFF, PNG, WebP or HEIF file. Never fails: a file without any has all of it absent.
pub fn read(bytes: &[u8]) -> Metadata {
    let exif =
        catch_unwind(AssertUnwindSafe(|| exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok())).ok().flatten();
    let mut found = exif.map(|e| from_exif(&e)).unwrap_or_default();
    found.credentials = credentials::read(bytes);
    let unlooked =
        if credentials::READ { "content credentials" } else { "content credentials (this build does not look for them)" };
    let lacks = [
        (found.taken.is_none(), "time taken"),
        (!found.zone_known, "time zone"),
        (found.position.is_none(), "place"),
        (found.device.is_none(), "device"),
        (found.software.is_none(), "software"),
        (found.orientation.is_none(), "orientation"),
        (found.credentials.is_none(), unlooked),
    ];
    found.absent = lacks.iter().filter(|(lack, _)| *lack).map(|(_, what)| (*what).to_owned()).collect();
    found
}

fn from_exif(exif: &Exif) -> Metadata {
    let at = |time: Tag, offset: Tag| {
        let local = iso(&text(exif, time)?)?;
        Some((local, text(exif, offset).filter(|o| is_offset(o))))
    };
    let taken =
        at(Tag::DateTimeOriginal, Tag::OffsetTimeOriginal).or_else(|| at(Tag::DateTimeDigitized, Tag::OffsetTimeDigitized));
    let zone_known = taken.as_ref().is_some_and(|(_, offset)| offset.is_some());
    let whole = |(local, offset): (String, Option<String>)| local + offset.as_deref().unwrap_or("");
    let device = [text(exif, Tag::Make), text(exif, Tag::Model)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Metadata {
        taken: taken.map(whole),
        zone_known,
        changed: at(Tag::DateTime, Tag::OffsetTime).map(whole),
        fix_time: fix_time(exif),
        position: position(exif),
        direction: first(exif, Tag::GPSImgDirection).filter(|d| (0.0..=360.0).contains(d)),
        device: (!device.is_empty()).then_some(device),
        software: text(exif, Tag::Software),
        orientation: exif
            .get_field(Tag::Orientation, In::PRIMARY)
            .and_then(|f| f.value.get_uint(0))
            .filter(|o| (1..=8).contains(o)),
        credentials: None,
        absent: Vec::new(),
    }
}

/// A text field without its padding, at most 200 characters, control characters left out.
fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let Value::Ascii(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    let joined = parts.iter().map(|p| String::from_utf8_lossy(p)).collect::<Vec<_>>().join(" ");
    let clean: String = joined.chars().filter(|c| !c.is_control()).take(200).collect();
    let clean = clean.trim().to_owned();
    (!clean.is_empty()).then_some(clean)
}

/// `2024:05:01 10:11:12` as `2024-05-01T10:11:12`; `None` where it is blank, zero or no date.
fn iso(text: &str) -> Option<String> {
    let digits = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then_some(part)
    };
    let (y, mo, d) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let (h, mi, s) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?);
    let within = |part: &str, least: u32, most: u32| part.parse::<u32>().is_ok_and(|v| (least..=most).contains(&v));
    let real = within(y, 1, 9999)
        && within(mo, 1, 12)
        && within(d, 1, 31)
        && within(h, 0, 23)
        && within(mi, 0, 59)
        && within(s, 0, 60);
    real.then(|| format!("{y}-{mo}-{d}T{h}:{mi}:{s}"))
}

fn is_offset(o: &str) -> bool {
    let b = o.as_bytes();
    b.len() == 6 && (b[0] == b'+' || b[0] == b'-') && b[3] == b':' && [1, 2, 4, 5].iter().all(|i| b[*i].is_ascii_digit())
}

fn first(exif: &Exif, tag: Tag) -> Option<f64> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(r) => r.first().map(exif::Rational::to_f64).filter(|v| v.is_finite()),
        _ => None,
    }
}

fn rationals(exif: &Exif, tag: Tag) -> Option<[f64; 3]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(r) => {
            let v: Vec<f64> = r.iter().take(3).map(exif::Rational::to_f64).collect();
            let v: [f64; 3] = v.try_into().ok()?;
            v.iter().all(|x| x.is_finite()).then_some(v)
        }
        _ => None,
    }
}

fn position(exif: &Exif) -> Option<[f64; 2]> {
    let degrees = |tag: Tag, side: Tag, minus: &str| {
        let [d, m, s] = rationals(exif, tag)?;
        let sign = if text(exif, side)?.eq_ignore_ascii_case(minus) { -1.0 } else { 1.0 };
        Some(sign * (d + m / 60.0 + s / 3600.0))
    };
    let lat = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S")?;
    let lon = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W")?;
    (lat.abs() <= 90.0 && lon.abs() <= 180.0).then_some([lat, lon])
}

fn fix_time(exif: &Exif) -> Option<String> {
    let date = text(exif, Tag::GPSDateStamp)?;
    let [h, m, s] = rationals(exif, Tag::GPSTimeStamp)?;
    let clock = format!("{:02}:{:02}:{:02}", h as u32 % 24, m as u32 % 60, s as u32 % 60);
    iso(&format!("{date} {clock}")).map(|t| t + "Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_is_said() {
        let none = read(b"no picture at all");
        assert_eq!(none.absent.len(), 7);
        assert!(none.said().is_empty());
        assert_eq!(none.taken, None);
    }

    #[test]
    fn dates_are_read_or_refused() {
        assert_eq!(iso("2031:02:03 04:05:06").as_deref(), Some("2031-02-03T04:05:06"));
        for bad in [
            "",
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "2031:02",
            "2031:13:03 04:05:06",
            "2031:02:03 24:05:06",
            "\u{e9}\u{e9}\u{e9}\u{e9}:02:03 04:05:06",
        ] {
            assert_eq!(iso(bad), None, "{bad}");
        }
        assert!(is_offset("+03:00") && !is_offset("+3:00") && !is_offset("") && !is_offset("+0\u{e9}:0"));
    }

    #[test]
    fn a_tiff_with_a_device_and_a_change_is_not_said_to_be_taken_then() {
        let m = read(&tiff(&[(0x010f, "Maker"), (0x0110, "Model 3"), (0x0132, "2030:01:02 03:04:05")], &[]));
        assert_eq!(m.device.as_deref(), Some("Maker Model 3"));
        assert_eq!((m.taken.as_deref(), m.changed.as_deref()), (None, Some("2030-01-02T03:04:05")));
        assert!(!m.zone_known && m.absent.contains(&"time zone".to_owned()));
    }

    #[test]
    fn a_time_has_its_own_zone_and_no_other() {
        let own = [(0x9003, "2030:01:02 03:04:05"), (0x9011, "+03:00")];
        let m = read(&tiff(&[(0x0132, "2031:01:01 00:00:00")], &own));
        assert_eq!((m.taken.as_deref(), m.zone_known), (Some("2030-01-02T03:04:05+03:00"), true));
        assert_eq!(m.said(), ["taken 2030-01-02T03:04:05+03:00", "last changed 2031-01-01T00:00:00"]);
        let m = read(&tiff(&[], &[(0x9003, "2030:01:02 03:04:05"), (0x9010, "+03:00")]));
        assert_eq!((m.taken.as_deref(), m.zone_known), (Some("2030-01-02T03:04:05"), false));
    }

    /// A little-endian TIFF with text fields only: those of the picture, and those of its EXIF directory.
    fn tiff(fields: &[(u16, &str)], exif: &[(u16, &str)]) -> Vec<u8> {
        let mut out = b"II*\0\x08\0\0\0".to_vec();
        let count = fields.len() + usize::from(!exif.is_empty());
        let after = |at: usize, fields: &[(u16, &str)], count: usize| {
            at + 2 + 12 * count + 4 + fields.iter().map(|f| f.1.len() + 1).sum::<usize>()
        };
        let second = after(8, fields, count);
        directory(&mut out, fields, (!exif.is_empty()).then_some(second));
        if !exif.is_empty() {
            directory(&mut out, exif, None);
        }
        out
    }

    fn directory(out: &mut Vec<u8>, fields: &[(u16, &str)], exif: Option<usize>) {
        let count = fields.len() + usize::from(exif.is_some());
        let base = out.len() + 2 + 12 * count + 4;
        out.extend((count as u16).to_le_bytes());
        let mut data = Vec::new();
        for (tag, value) in fields {
            out.extend(tag.to_le_bytes());
            out.extend(2u16.to_le_bytes());
            out.extend((value.len() as u32 + 1).to_le_bytes());
            out.extend(((base + data.len()) as u32).to_le_bytes());
            data.extend(value.as_bytes());
            data.push(0);
        }
        if let Some(at) = exif {
            out.extend(0x8769u16.to_le_bytes());
            out.extend(4u16.to_le_bytes());
            out.extend(1u32.to_le_bytes());
            out.extend((at as u32).to_le_bytes());
        }
        out.extend([0; 4]);
        out.extend(data);
    }
}
