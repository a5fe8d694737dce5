//! What a camera or program wrote beside the pixels, and what it did not.
//!
//! Nothing here is trusted because it is present: every value can be edited by anyone. What is absent is said too,
//! because platforms strip it and forgers forget it.

use exif::{Exif, In, Tag, Value};
use serde::{Deserialize, Serialize};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The metadata of a picture; fields that are not in the file are `None` and listed in `absent`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// When the picture was taken, as the camera's clock said: `2024-05-01T10:11:12`, with its offset if given.
    pub taken: Option<String>,
    /// Whether `taken` carries an offset from UTC.
    pub zone_known: bool,
    /// When a satellite fix was made, in UTC.
    pub fix_time: Option<String>,
    /// Latitude, longitude in degrees, north and east positive.
    pub position: Option<[f64; 2]>,
    /// Maker and model of the device.
    pub device: Option<String>,
    /// The program that last wrote the file.
    pub software: Option<String>,
    /// The EXIF orientation (1..8).
    pub orientation: Option<u32>,
    /// The fields that the file does not have, in words.
    pub absent: Vec<String>,
}

/// Reads the metadata of a JPEG, TIFF, PNG, WebP or HEIF file. Never fails: a file without any has all of it absent.
pub fn read(bytes: &[u8]) -> Metadata {
    let exif =
        catch_unwind(AssertUnwindSafe(|| exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok())).ok().flatten();
    let mut found = exif.map(|e| from_exif(&e)).unwrap_or_default();
    let lacks = [
        (found.taken.is_none(), "time taken"),
        (!found.zone_known, "time zone"),
        (found.position.is_none(), "place"),
        (found.device.is_none(), "device"),
        (found.software.is_none(), "software"),
        (found.orientation.is_none(), "orientation"),
    ];
    found.absent = lacks.iter().filter(|(lack, _)| *lack).map(|(_, what)| (*what).to_owned()).collect();
    found
}

fn from_exif(exif: &Exif) -> Metadata {
    let offset = text(exif, Tag::OffsetTimeOriginal).or_else(|| text(exif, Tag::OffsetTime)).filter(|o| is_offset(o));
    let taken = text(exif, Tag::DateTimeOriginal)
        .or_else(|| text(exif, Tag::DateTimeDigitized))
        .or_else(|| text(exif, Tag::DateTime))
        .and_then(|t| iso(&t));
    let zone_known = taken.is_some() && offset.is_some();
    let device = [text(exif, Tag::Make), text(exif, Tag::Model)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Metadata {
        taken: taken.map(|t| t + offset.as_deref().unwrap_or("")),
        zone_known,
        fix_time: fix_time(exif),
        position: position(exif),
        device: (!device.is_empty()).then_some(device),
        software: text(exif, Tag::Software),
        orientation: exif
            .get_field(Tag::Orientation, In::PRIMARY)
            .and_then(|f| f.value.get_uint(0))
            .filter(|o| (1..=8).contains(o)),
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
    (y != "0000" && mo != "00" && d != "00").then(|| format!("{y}-{mo}-{d}T{h}:{mi}:{s}"))
}

fn is_offset(o: &str) -> bool {
    let b = o.as_bytes();
    b.len() == 6 && (b[0] == b'+' || b[0] == b'-') && b[3] == b':' && [1, 2, 4, 5].iter().all(|i| b[*i].is_ascii_digit())
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
        assert_eq!(none.absent.len(), 6);
        assert_eq!(none.taken, None);
    }

    #[test]
    fn dates_are_read_or_refused() {
        assert_eq!(iso("2031:02:03 04:05:06").as_deref(), Some("2031-02-03T04:05:06"));
        for bad in ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "2031:02", "\u{e9}\u{e9}\u{e9}\u{e9}:02:03 04:05:06"] {
            assert_eq!(iso(bad), None, "{bad}");
        }
        assert!(is_offset("+03:00") && !is_offset("+3:00") && !is_offset("") && !is_offset("+0\u{e9}:0"));
    }

    #[test]
    fn a_tiff_with_a_device_and_a_time_gives_both() {
        let bytes = tiff(&[(0x010f, "Maker"), (0x0110, "Model 3"), (0x0132, "2030:01:02 03:04:05")]);
        let m = read(&bytes);
        assert_eq!(m.device.as_deref(), Some("Maker Model 3"));
        assert_eq!(m.taken.as_deref(), Some("2030-01-02T03:04:05"));
        assert!(!m.zone_known && m.absent.contains(&"time zone".to_owned()));
    }

    /// A little-endian TIFF with text fields only.
    fn tiff(fields: &[(u16, &str)]) -> Vec<u8> {
        let mut out = b"II*\0\x08\0\0\0".to_vec();
        out.extend((fields.len() as u16).to_le_bytes());
        let mut data = Vec::new();
        let base = 8 + 2 + 12 * fields.len() + 4;
        for (tag, value) in fields {
            out.extend(tag.to_le_bytes());
            out.extend(2u16.to_le_bytes());
            out.extend((value.len() as u32 + 1).to_le_bytes());
            out.extend(((base + data.len()) as u32).to_le_bytes());
            data.extend(value.as_bytes());
            data.push(0);
        }
        out.extend([0; 4]);
        out.extend(data);
        out
    }
}
